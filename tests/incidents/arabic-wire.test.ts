// Turns of Arabic agencies: sources without a name, distances in brackets, what a place sees in general. The articles are of 29 June 2021.

import { describe, expect, test } from "vitest";
import { actorsIn, incidentsIn, told } from "./told";

describe("a source that is not named denies nothing", () => {
  test.each([
    [
      "who prefers not to be known",
      "قال ضابط رفض الكشف عن اسمه، مفضلا عدم كشف هويته، إن عبوة انفجرت في هيت.",
      ["remote-explosive-landmine-ied reported @هيت"],
    ],
    [
      "who asks that his name is left out",
      "وذكر شاهد طلب عدم ذكر اسمه أن قذيفة سقطت في الرطبة.",
      ["shelling-artillery-missile-attack reported @الرطبة"],
    ],
    [
      "kilometres, which begin like a word for not",
      "على بعد 30 كلم قتل مسلحون راعياً شمال هيت.",
      ["attack reported @هيت"],
    ],
    ["what was not done", "أكد قائد عدم قصف أي منزل في هيت.", ["shelling-artillery-missile-attack denied @هيت"]],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });
});

describe("what only tells where a place lies", () => {
  test.each([
    [
      "in brackets",
      "في مدينة راوة (260 كلم غرب بغداد) خطف ملثمون طبيباً.",
      ["abduction-forced-disappearance reported @راوة"],
    ],
    [
      "in a clause of its own",
      "إن ناحية كبيسة والتي تبعد ٦٠ كم غرب مدينة الرمادي شهدت انفجار عبوة.",
      ["remote-explosive-landmine-ied reported @كبيسة"],
    ],
    [
      "behind another one of what the base has",
      "إن قاعدة بلد الجوية، التي تضم مدربين ومخازن وقود ومهابط جديدة ومساكن للجنود، وتقع 80 كيلومترا شمال مدينة بغداد قصفت بمسيرة.",
      ["air-drone-strike reported @قاعدة بلد الجوية"],
    ],
    [
      "an area that has no other name",
      "في محافظة صلاح الدين خطف ملثمون راعياً في منطقة تبعد 15 كلم شمال بيجي.",
      ["abduction-forced-disappearance reported @بيجي"],
    ],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });

  test("in English brackets, too", () => {
    expect(told("In the town of Rawa (260 km west of Baghdad), masked men kidnapped a doctor.")).toEqual([
      "abduction-forced-disappearance reported @Rawa",
    ]);
  });

  test("where the other side has its bases", () => {
    const raid = "قصفت المدفعية التركية أمس قرية في العمادية. ";
    expect(told(`${raid}ويأتي هذا القصف ضمن حملة ضد المسلحين، حيث يحتفظ المسلحون بكهوف في جبال قنديل.`)).toEqual([
      "shelling-artillery-missile-attack reported @العمادية",
      "shelling-artillery-missile-attack reported @العمادية",
    ]);
    expect(told(`${raid}وطال القصف جبال قنديل حيث يحتفظ المسلحون بكهوف.`)[1]).toMatch(/قنديل$/);
  });
});

describe("what goes on in general is background", () => {
  test.each([
    ["what a province sees", "وتشهد محافظة ميسان نزاعات عشائرية بسبب المياه.", ["armed-clash background @ميسان"]],
    [
      "what it has seen for hours",
      "وتشهد محافظة ميسان منذ ساعات نزاعات عشائرية بسبب المياه.",
      ["armed-clash reported @ميسان"],
    ],
    [
      "what a base is exposed to",
      "وتتعرض قاعدة بلد الجوية إلى هجمات بالصواريخ.",
      ["shelling-artillery-missile-attack background @قاعدة بلد الجوية"],
    ],
    [
      "one of them",
      "تعرضت قاعدة بلد الجوية إلى هجوم بالصواريخ.",
      ["shelling-artillery-missile-attack reported @قاعدة بلد الجوية"],
    ],
    ["what a group still does", "إن داعش ما تزال تشن هجمات في الحويجة.", ["armed-clash background @الحويجة"]],
    [
      "what came of it, with what a force still does behind it",
      "قتل شرطيان في هجوم قرب الحويجة، وما زالت القوات تطوق المنطقة وتشن عمليات تفتيش.",
      ["armed-clash reported @الحويجة", "change-to-group-activity reported @الحويجة"],
    ],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });

  test.each([
    [
      "what was said of it then, and added",
      "وكانت القاعدة في بلد تعرضت في كانون الثاني الماضي لهجوم صاروخي. وقال حينها مسؤول إن صواريخ أصابت مخزناً في بلد. وأضاف أن مقذوفاً سقط في بلد.",
      ["background", "background", "background"],
    ],
    [
      "and what is told now",
      "وكانت القاعدة في بلد تعرضت في كانون الثاني الماضي لهجوم صاروخي. وقال مسؤول إن صواريخ أصابت مخزناً في بلد أمس.",
      ["background", "reported"],
    ],
    [
      "in English",
      "The base at Balad had come under rocket fire in January. An officer said at the time that rockets hit a depot at Balad. He added that a rocket struck a house in Balad.",
      ["background", "background", "background"],
    ],
  ])("%s", (_, text, status) => {
    expect(incidentsIn(text).map(incident => incident.status)).toEqual(status);
  });
});

describe("words that have another meaning in their company", () => {
  test.each([["who asks for something besides", "تحدث موظف طالباً عدم نشر صورته أمام دائرة الصحة في الكوت."]])(
    "%s",
    (_, text) => {
      expect(told(text)).toEqual([]);
    },
  );

  test("a school called after somebody who fell, and one who falls", () => {
    expect(
      told('داهمت قوات سوريا الديمقراطية مدرسة "الشهيد كامل" في مدينة البصيرة، واعتقلت شباناً يسكنون فيها.'),
    ).toEqual(["arrests reported @البصيرة"]);
    expect(told("أعلنت الشرطة سقوط شهيد بهجوم مسلح في هيت.")).toEqual(["armed-clash reported @هيت"]);
  });

  test("teams of doctors, and police who scatter", () => {
    expect(told("وزعت الفرق التطوعية الماء على المتظاهرين في الكوت.")).toEqual([]);
    expect(told("فرقت الشرطة محتجين في الكوت.")).toEqual(["protest-with-intervention reported @الكوت"]);
  });

  test("drones that only fly over, behind a strike", () => {
    expect(told("ألقت مسيرة قنبلة على بلدة الخيام، فيما سجل تحليق للطيران المسير فوق بلدة النميرية.")).toEqual([
      "air-drone-strike reported @الخيام",
    ]);
    expect(told("ألقت مسيرة قنبلة على بلدة الخيام، فيما قصف الطيران المسير بلدة النميرية.")).toEqual([
      "air-drone-strike reported @الخيام",
      "air-drone-strike reported @النميرية",
    ]);
    expect(told("حلقت مسيرة فوق العمادية ثم ضربت منزلاً.")).toEqual(["air-drone-strike reported @العمادية"]);
  });

  test("a car that burns after a shell", () => {
    expect(
      told("سقطت قذائف مدفعية على بستان في هيت مما ألحق أضراراً بسوره وإحراق سيارة مالكه، فيما نجا المالك وأولاده."),
    ).toEqual(["shelling-artillery-missile-attack reported @هيت"]);
    expect(told("أقدم محتجون على إحراق سيارة حكومية في هيت.")).toEqual(["violent-demonstration reported @هيت"]);
  });
});

describe("who it is done to makes it a fight", () => {
  test.each([
    [
      "a soldier who falls by shots in a village",
      "مقتل جندي برصاص مسلحين في قرية قرب هيت.",
      ["armed-clash reported @هيت"],
    ],
    ["a farmer", "مقتل مزارع برصاص مسلحين في قرية قرب هيت.", ["attack reported @هيت"]],
    [
      "fighters in a car that is shot at",
      "وفتحت القوة النار على العجلة، ما أدى إلى مقتل ثلاثة من عناصر داعش في هيت.",
      ["armed-clash reported @هيت"],
    ],
    ["teachers in it", "وفتح مسلحون النار على العجلة، ما أدى إلى مقتل ثلاثة معلمين في هيت.", ["attack reported @هيت"]],
    [
      "a post beside a town, attacked by them",
      "إن مسلحي داعش هاجموا مقر اللواء قرب مدينة الدور.",
      ["armed-clash reported @الدور"],
    ],
    ["men of one clan", "قتل ستة أشخاص في نزاع بين أبناء عشيرة بسبب بستان في الكوت.", ["armed-clash reported @الكوت"]],
    ["a quarrel without arms", "نزاع بين شركتين على عقد في الكوت.", []],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });
});

describe("who did it", () => {
  test.each([
    [
      "who carried out the operation",
      "اعتقال ثمانية مطلوبين خلال عملية نفذتها قوة من الشرطة في الشرقاط.",
      ["by iraqi-police"],
    ],
    ["whom it was carried out against", "اعتقال ثمانية من الشرطة في الشرقاط.", ["against iraqi-police"]],
    [
      "a coalition against a group, in quotation marks",
      'أعلن التحالف الدولي ضد تنظيم "الدولة الإسلامية" سقوط صاروخ في هيت.',
      [],
    ],
    ["numbers of demonstrators", "توافدت أعداد من المتظاهرين إلى الساحة في الكوت.", ["by protesters"]],
  ])("%s", (_, text, roles) => {
    expect(actorsIn(text)).toEqual(roles);
  });

  test("police against riots, and no riot of theirs", () => {
    expect(actorsIn("قتل متظاهر في اشتباكات مع قوات الشغب في الكوت.")).toContain("by iraqi-police");
  });
});

describe("a village in which a post is attacked is not attacked itself", () => {
  test.each([
    ["a post", "هاجم عناصر داعش نقطة أمنية في قرية السعدونية.", ["armed-clash reported @السعدونية"]],
    ["barracks, and who died", "هاجم مسلحون ثكنة للجيش قرب قرية السعدونية.", ["armed-clash reported @السعدونية"]],
    ["the village itself", "هاجم عناصر داعش قرية السعدونية.", ["attack reported @السعدونية"]],
    ["people in a village", "هاجم مسلحون مدنيين في قرية السعدونية.", ["attack reported @السعدونية"]],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });
});
