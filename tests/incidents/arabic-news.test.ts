// Words and turns of Arabic news: what reports an event in them, and what only sounds like one. The articles are of 29 June 2021.

import { describe, expect, test } from "vitest";
import { actorsIn, incidentsIn, told } from "./told";

describe("what is told in rarer words", () => {
  test.each([
    ["a foray that is beaten off", "كسر لواء في الحشد زحفاً لداعش شمالي الحضر.", ["armed-clash reported @الحضر"]],
    [
      "infiltrators who are foiled, with those who did it between",
      "أحبط مقاتلو الحشد الشعبي محاولة تسلل قرب جلولاء.",
      ["armed-clash reported @جلولاء"],
    ],
    ["who is driven out", "اندحر التنظيم من كبيسة بعد أسبوع.", ["government-regains-territory reported @كبيسة"]],
    [
      "a quarter that is blown up",
      "نسفت قوة إسرائيلية قرية بأكملها قرب يارون.",
      ["remote-explosive-landmine-ied reported @يارون"],
    ],
    ["a rigged lorry", "أصابت مركبة ملغمة سوراً في هيت.", ["remote-explosive-landmine-ied reported @هيت"]],
    ["rigged drones", "أصابت مسيرتان ملغومتان خزاناً في زاخو.", ["air-drone-strike reported @زاخو"]],
    [
      "splinters of a shell",
      "قتلت عجوز بشظايا مقذوف إيراني في جومان.",
      ["shelling-artillery-missile-attack reported @جومان"],
    ],
    ["cruelty", "نكل مسلحون بعائلة في مندلي.", ["attack reported @مندلي"]],
    [
      "nothing heard of them any more",
      "انقطع الاتصال بمهندسين اثنين في مأرب.",
      ["abduction-forced-disappearance reported @مأرب"],
    ],
    ["who gives himself up", "سلّم تسعة من عناصر داعش أنفسهم في سنجار.", ["arrests reported @سنجار"]],
    [
      "prisoners who get away",
      "هرب أربعة موقوفين من مركز احتجاز في الصويرة.",
      ["change-to-group-activity reported @الصويرة"],
    ],
    ["tents of a sit-in", "أقام خريجون خيام الاعتصام في الكحلاء.", ["peaceful-protest reported @الكحلاء"]],
    ["an ambush they run into", "وقعت سرية للجيش في كمين محكم قرب الرطبة.", ["armed-clash reported @الرطبة"]],
    [
      "an oil field that is set on fire",
      "استهداف حقل طاوكي أمس، واندلع فيه حريق.",
      ["remote-explosive-landmine-ied reported @حقل طاوكي"],
    ],
    ["before the house of films", "اعتصم ممثلون أمام دائرة السينما في بغداد.", ["peaceful-protest reported @بغداد"]],
    ["those brought down by the police", "أطاحت مفارز الشرطة بأحد الفارين في الشطرة.", ["arrests reported @الشطرة"]],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });
});

describe("what only sounds like an event", () => {
  test.each([
    ["a wave of heat behind what it sweeps", "اجتاحت تلعفر رياح قوية أمس."],
    ["a flood that goes on", "غمرت السيول أزقة العمادية ودمرت مزارع فيها."],
    ["a manager who is ousted", "أطيح برئيس النادي في زاخو بعد سلسلة إخفاقات."],
    ["a vote that sweeps away", "أطاحت صناديق الاقتراع بنواب قدامى في البصرة."],
    ["ministers who resign", "قدمت وزيرة استقالتها احتجاجاً على القرار في بيروت."],
    ["a march in honour of a day", "نظمت مدرسة مسيرة طلابية احتفاء بيوم الشجرة في كربلاء."],
    ["those who go on a trip", "خرج آلاف المصطافين إلى شواطئ صور."],
    ["goods that win markets", "اقتحمت تمور البصرة الأسواق الأوروبية هذا الموسم."],
    ["an ill that is fought", "تصدت الشرطة في الكوت لظاهرة الغش."],
    ["work that is stopped", "أوقفت البلدية في الحلة منح رخص البناء."],
    ["quarrels that break out", "تفجرت خلافات داخل اتحاد الكرة في أربيل."],
    ["talents", "فجر الكاتب طاقات ممثليه في عمان."],
    ["scenes that are filmed", "صورت مشاهد الانفجارات في استوديو بدمشق."],
    ["a counter-attack on the field", "شن الضيوف هجمات مرتدة سريعة في البصرة."],
    ["a childbirth", "توفيت شابة أثناء الولادة في السماوة."],
    ["a martyr of old", "أحيت كربلاء ذكرى استشهاد الإمام الكاظم."],
  ])("%s", (_, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe("who does it, and to whom", () => {
  test.each([
    [
      "men of a group, and those whom they take",
      "اختطف عناصر من التنظيم ثلاثة صيادين قرب راوة.",
      ["by isis", "against civilians"],
    ],
    ["who finds bodies", "وجدت الشرطة جثتي شابين في الكوت.", ["involved iraqi-police", "against civilians"]],
    [
      "whose dress they wear",
      "ذبح مسلحون راعياً في هيت وهم بزي الجيش.",
      ["by unidentified-gunmen", "against civilians"],
    ],
    ["a soldier picked off", "قنص جندي من الجيش اللبناني قرب عرسال.", ["against lebanese-army"]],
    ["where they gather", "تجمع نازحون أمام مكتب الأمم المتحدة في دهوك.", ["involved un", "by protesters"]],
    [
      "villages that are emptied, by whom nobody knows",
      "هجر مجهولون عوائل من قرية قرب مندلي.",
      ["against civilians", "by unidentified-gunmen"],
    ],
    ["who beats them off", "أفشل الحشد تعرضاً لعناصر داعش قرب آمرلي.", ["against pmf", "by isis"]],
    ["who is captured, by people without a name", "أسر العشائريون أربعة من عناصر قسد في الشدادي.", ["against sdf"]],
    ["who denies a part in it", "نفى مصدر في كتائب سيد الشهداء أي ضلوع في قصف مطار أربيل.", ["by sayyid-al-shuhada"]],
    ["whose attack it was", "صد هجوم حوثي واسع غربي مأرب.", ["by houthis"]],
    ["whose a shell is", "سقط مقذوف حوثي على حيس.", ["by houthis"]],
  ])("%s", (_, text, actors) => {
    expect(actorsIn(text)).toEqual(actors);
  });
});

test.each([
  ["two and ninety", "مقتل اثنين وتسعين مدنياً بقصف على تعز.", "اثنين وتسعين"],
  ["two and forty, as subject", "قتل اثنان وأربعون شخصاً بقصف على تعز.", "اثنان وأربعون"],
  ["two who met their end", "قضى جنديان نحبهما بانفجار عبوة في هيت.", "جنديان"],
])("how many fell: %s", (_, text, dead) => {
  expect(incidentsIn(text)[0]?.deaths?.text).toBe(dead);
});

test("the dead since the fighting began died in it", () => {
  expect(told("بلغت حصيلة القتلى منذ بدء المعارك في مأرب أربعين.")).toEqual(["armed-clash reported @مأرب"]);
});

test("live rounds at those who are dispersed", () => {
  expect(told("استخدمت الشرطة الرصاص الحي لتفريق المحتشدين في الكوت.")).toEqual([
    "excessive-force-against-protesters reported @الكوت",
  ]);
});

test("snipers among the dead shot nobody", () => {
  expect(told("قتل أثناء الاقتحام ستون من عناصر التنظيم، بينهم قناصون أجانب، قرب هيت.")).toEqual([
    "armed-clash reported @هيت",
  ]);
});

test.each([
  [
    "a camp, and not another one that begins like it",
    "اشتد القتال في مخيم عين الحلوة.",
    ["armed-clash reported @مخيم عين الحلوة"],
  ],
  [
    "brigades that were deployed",
    "القوات التي نشرها الجيش في بعشيقة ثلاثة ألوية.",
    ["change-to-group-activity reported @بعشيقة"],
  ],
  ["forced, and no town", "وقعت ست حالات اختفاء قسري قرب جومان.", ["abduction-forced-disappearance reported @جومان"]],
])("where it was: %s", (_, text, events) => {
  expect(told(text)).toEqual(events);
});
