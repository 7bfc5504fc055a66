// What Arabic accounts carry from sentence to sentence, and what their turns mean; the articles are of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { actorsIn, incidentsIn, told } from "./told";

/** The days of what a text reports, in its order: a day, "from..to" or "-". */
const daysOf = (text: string): string =>
  incidentsIn(text)
    .map(({ date }) => (date === null ? "-" : date.from === date.to ? date.from : `${date.from}..${date.to}`))
    .join(" ");

describe("times with two ends", () => {
  test.each([
    [
      "since a day and until another of its month",
      "اعتقلت الشرطة منذ الرابع من حزيران ولغاية الثامن منه خمسة مطلوبين في هيت.",
      "2021-06-04..2021-06-08",
    ],
    [
      "names of two months",
      "قتل ستة في هيت بغارات منذ 29 مايو ولغاية الثاني من شهر يونيو الجاري.",
      "2021-05-29..2021-06-02",
    ],
    ["since a weekday until yesterday", "قتلت الشرطة مسلحين في هيت منذ السبت ولغاية أمس.", "2021-06-26..2021-06-28"],
    [
      "until the evening of a weekday",
      "قتلت الشرطة مسلحين في هيت منذ الجمعة وحتى مساء الأحد.",
      "2021-06-25..2021-06-27",
    ],
    ["until now", "قتلت الشرطة مسلحين في هيت منذ السبت وحتى الآن.", "2021-06-26..2021-06-29"],
    ["in English", "Police shot nine gunmen in Hit since Friday and until Sunday evening.", "2021-06-25..2021-06-27"],
  ])("%s", (_, text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });
});

describe("the day of the words and that of the deed", () => {
  test.each([
    [
      "a noun of what was done, and the day behind it",
      "أعلن متحدث عسكري، اليوم الثلاثاء، تدمير وكر للإرهابيين بضربة جوية نفذتها طائرات أف 16 أمس في الرطبة.",
      "2021-06-28",
    ],
    [
      "revealed, of a death",
      "كشف مصدر أمني، الثلاثاء، عن مقتل ثلاثة في انفجار عبوة ناسفة قرب الرطبة السبت.",
      "2021-06-26",
    ],
    ["a day alone", "أعلن متحدث عسكري، اليوم الثلاثاء، تدمير كهف للإرهابيين بضربة جوية في الرطبة.", "2021-06-29"],
    [
      "of an arrest the day behind is that of the charge",
      "أعلنت الشرطة، الثلاثاء، اعتقال متهمين بتفجير مقهى في الرطبة السبت.",
      "2021-06-29",
    ],
    [
      "another clause has its own",
      "أعلن الجيش اليوم الثلاثاء مقتل خمسة من داعش في الرطبة، فيما قتل جندي أمس في هيت.",
      "2021-06-29 2021-06-28",
    ],
    [
      "a clause with no day but one told aside",
      "جرح محتج بالرصاص في الكوت أمس، فيما اغتيل ناشط في الحلة، مهد المظاهرات التي بدأت قبل عام.",
      "2021-06-28 2021-06-28",
    ],
  ])("%s", (_, text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });
});

describe("those who die of it later", () => {
  const raid = "هاجم مسلحون دورية للجيش في هيت مساء الأحد. ";
  test.each([
    ["parted from life", "وفارق أحد الجنود الحياة متأثراً بجراحه اليوم."],
    ["the two of them, who were wounded during it", "وأصيب جنديان أثناء الهجوم، لكنهما فارقا الحياة صباح الثلاثاء."],
    ["breathed their last", "وأصيب جنديان أثناء الهجوم ولفظا أنفاسهما اليوم."],
  ])("%s", (_, text) => {
    expect(daysOf(raid + text)).toBe("2021-06-27 2021-06-27");
  });

  test("what else there was on that day has its own", () => {
    expect(daysOf(`${raid}وأصيب جنديان اليوم بالهجوم على الرطبة.`)).toBe("2021-06-27 2021-06-29");
  });
});

describe("a source that goes on tells of the same day", () => {
  const shot = "أطلقت الشرطة النار على متظاهرين في الكوت أمس. ";
  test.each([
    ["of another kind of deed near by", `${shot}وأضاف المصدر أن ناشطاً خطف في النعمانية.`, "2021-06-28 2021-06-28"],
    ["not of what is set apart", `${shot}وأضاف المصدر في سياق آخر أن ناشطاً خطف في النعمانية.`, "2021-06-28 -"],
    ["not of what is far away", `${shot}وأضاف المصدر أن ناشطاً خطف في سنجار.`, "2021-06-28 -"],
    ["nor another source", `${shot}وقال شاهد إن ناشطاً خطف في النعمانية.`, "2021-06-28 -"],
    [
      "over the border of two provinces",
      "ألقت مسيرة قنبلة على سيارة في ميس الجبل أمس. ولفتت الوكالة إلى أن مسيرة ألقت قنبلة على بلدة الضهيرة.",
      "2021-06-28 2021-06-28",
    ],
  ])("%s", (_, text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });
});

test('"after" that begins like "by a lack of" denies nothing', () => {
  expect(told("نجا ضابط بعدما انفجرت عبوة بسيارته في هيت.")).toEqual(["remote-explosive-landmine-ied reported @هيت"]);
  expect(told("جرح راع في هيت وبعدما قصفت مدفعية منزله.")[0]).toMatch(/ reported /);
});

test("who works at a court is not tried there", () => {
  expect(told("أطلق مسلحون النار على قاض في محكمة هيت، الأحد.")[0]).toMatch(/ reported /);
  expect(told("نظر القاضي في محكمة هيت بقضية قتل راعيين بعبوة.").join()).not.toMatch(/ reported /);
});

/** "role actor, ..." of each incident, in order. */
const rolesOf = (text: string): string[] =>
  incidentsIn(text).map(({ actors }) => actors.map(({ role, id }) => `${role} ${id}`).join(", "));

describe("who did it", () => {
  test.each([
    ["by a squad of theirs", "تم اعتقال مهربين من قبل مفرزة تابعة للأمن الوطني في هيت.", ["by iraqi-security-forces"]],
    [
      "who announces what others struck",
      "أعلنت البيشمركة مقتل اثنين من حزب العمال الكردستاني بغارة تركية في زاخو.",
      ["against pkk", "by turkish-army"],
    ],
    [
      "who announces the enemy's death, and no other is named",
      "أعلنت البيشمركة مقتل اثنين من حزب العمال الكردستاني في زاخو.",
      ["by peshmerga", "against pkk"],
    ],
    [
      "whom they clash with, told by his fighters",
      "قتل جنديان في اشتباكات مع مقاتلي حزب العمال في زاخو.",
      ["against iraqi-army", "by pkk"],
    ],
    ["gunmen who destroy", "أقدم مسلحون على تفجير منزل مواطن في هيت.", ["against civilians", "by unidentified-gunmen"]],
    ["who laid it for them", "قتل ستة في كمين نصبه لهم مقاتلون في تنظيم داعش قرب هيت.", ["by isis"]],
    ["who fell in it", "قتل ستة من عناصر داعش في كمين نصبه لهم أهالي قرية قرب هيت.", ["against isis"]],
    ["an army that shells, one word with its shelling", "قصف الجيش التركي تلالاً في زاخو.", ["by turkish-army"]],
    ["a group that shells positions", "قصف داعش مواقع البيشمركة في هيت.", ["by isis", "against peshmerga"]],
    ["the shelling of a group", "قصف تنظيم داعش في هيت.", ["against isis"]],
    [
      "an officer of a ministry",
      "اغتال مسلحون ضابطاً في وزارة الداخلية في هيت.",
      ["against iraqi-police", "by unidentified-gunmen"],
    ],
  ])("%s", (_, text, roles) => {
    expect(actorsIn(text)).toEqual(roles);
  });

  test("who comes to the scene in a clause of his own, and what he does there", () => {
    expect(rolesOf("هاجم مسلحون نقطة للشرطة في هيت، بينما فرض الجيش حظراً للتجوال.")).toEqual([
      "against iraqi-police, involved iraqi-army, by unidentified-gunmen",
      "by iraqi-army",
    ]);
    expect(rolesOf("هاجم مسلحون نقطة للشرطة في هيت، بينما قتل الجيش اثنين.")[0]).not.toContain("involved");
  });
});

describe("names that are words, too, and places beside the event's", () => {
  test.each([
    ["a town called the homes", "هاجم مسلحون نقطة للشرطة في الدور أمس.", ["armed-clash reported @الدور"]],
    [
      "a town called like one who sits in",
      "صد الجيش هجوماً لتنظيم داعش على ناحية المعتصم جنوب سامراء.",
      ["armed-clash reported @المعتصم"],
    ],
    [
      "villages that belong to a town",
      "سيطر الحشد الشعبي على قريتين تابعتين لهيت غربي الأنبار أمس.",
      ["government-regains-territory reported @هيت"],
    ],
    [
      "whose government it is",
      "أصيب سبعة متظاهرين برصاص أمن حكومة بغداد في الناصرية.",
      ["excessive-force-against-protesters reported @الناصرية"],
    ],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });

  test("what is told of several provinces is not where the account is", () => {
    const bomb = "انفجرت عبوة في هيت فأصيب شرطي. وأعلن متحدث مقتل تسعة إرهابيين بضربات جوية";
    expect(told(`${bomb} في ثلاث محافظات.`)[1]).toBe("air-drone-strike reported @-");
    expect(told(`${bomb}.`)[1]).toBe("air-drone-strike reported @هيت");
  });
});

test("aircraft that support struck nothing, unless it is said", () => {
  const landing = "اعتقلت قوة من الجيش، بإسناد من طيران التحالف، مهرباً في هيت بعد أن نفذت إنزالاً.";
  expect(told(landing)).toEqual(["arrests reported @هيت"]);
  expect(told("قتل أربعة من داعش بقصف نفذه طيران التحالف في هيت.")).toEqual(["air-drone-strike reported @هيت"]);
});

test("weapons that are seized, the verb in the passive", () => {
  expect(told("صودرت عشر بنادق وكمية من العتاد كانت مخبأة في شاحنة في هيت.")).toEqual([
    "disrupted-weapons-use reported @هيت",
  ]);
});
