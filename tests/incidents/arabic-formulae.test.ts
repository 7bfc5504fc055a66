// Formulae of Arabic agencies and ministries: who kills whom, how many, when, and what a crowd or a force does. The articles are of 29 June 2021.

import { describe, expect, test } from "vitest";
import { incidentsIn, told } from "./told";

/** "subtype dead/hurt" of each incident, with its actors: + did it, - suffered it, ~ took part. */
function tolls(text: string): string[] {
  const sign = { by: "+", against: "-", involved: "~" };
  return incidentsIn(text).map(({ subtype, deaths, injuries, actors }) =>
    [
      subtype,
      `${deaths?.low ?? "?"}/${injuries?.low ?? "?"}`,
      ...actors.map(({ role, id }) => sign[role] + id).sort(),
    ].join(" "),
  );
}

/** The days of each incident. */
const days = (text: string): string[] =>
  incidentsIn(text).map(({ date }) => (date === null ? "-" : `${date.from}..${date.to}`));

describe("one verb for killing and being killed", () => {
  test.each([
    ["the group's fighters", "قتل مقاتلو داعش أربعة مزارعين قرب كفري.", ["attack 4/? +isis -civilians"]],
    ["gunmen of the group", "قتل مسلحون من داعش أربعة مزارعين قرب كفري.", ["attack 4/? +isis -civilians"]],
    ["its men", "وقتل عناصر التنظيم داعش راعيين قرب كفري.", ["attack 2/? +isis -civilians"]],
    ["of another force", "قتل مقاتلو البيشمركة ستة من داعش قرب كفري.", ["armed-clash 6/? +peshmerga -isis"]],
    [
      "and others, who died with them",
      "قتل عناصر البيشمركة وأربعة مزارعين في هجوم لداعش قرب كفري.",
      ["armed-clash 4/? +isis -peshmerga"],
    ],
    ["a place behind them", "قتل عناصر البيشمركة قرب قرية في كفري.", ["armed-clash ?/? -peshmerga"]],
    ["nobody behind them", "قتل عناصر من البيشمركة في هجوم لداعش قرب كفري.", ["armed-clash ?/? +isis -peshmerga"]],
  ])("%s", (_, text, events) => {
    expect(tolls(text)).toEqual(events);
  });

  test.each([
    [
      "with whom they are said to have worked",
      "أقدم داعش على إعدام شابين اثنين بتهمة العمل مع الشرطة في الرطبة.",
      ["attack 2/? +isis -civilians"],
    ],
    [
      "in English, too",
      "Islamic State beheaded two shepherds accused of spying for the army near Rutba.",
      ["attack 2/? +isis -civilians"],
    ],
  ])("%s", (_, text, events) => {
    expect(tolls(text)).toEqual(events);
  });
});

describe("how many, by the form of a word", () => {
  test.each([
    ["a father and his children", "هاجم داعش قرية قرب المقدادية فقتل الأب وطفلاه.", ["attack 3/? +isis -civilians"]],
    [
      "of whom a verb tells what befell him",
      "نعت الوزارة ضابطا برتبة نقيب قتل بعبوة ناسفة في الطارمية.",
      ["remote-explosive-landmine-ied 1/?"],
    ],
    [
      "not who killed others",
      "خطف ملثمون مختارا قتل فلاحين في هيت.",
      ["abduction-forced-disappearance ?/? +unidentified-gunmen -civilians"],
    ],
    [
      "an imam, written like 'in front of'",
      "قتل امام جامع في الرمادي برصاص مجهولين.",
      ["attack 1/? +unidentified-gunmen -civilians"],
    ],
    ["one who leads and preaches", "اغتيال إمام وخطيب مسجد في الزبير.", ["attack 1/? -civilians"]],
    [
      "two where another one is the third",
      "أدى القصف إلى مقتل مدنيين وإصابة ثالث في هيت.",
      ["shelling-artillery-missile-attack 2/1 -civilians"],
    ],
    [
      "and nobody knows how many without him",
      "أدى القصف إلى مقتل مدنيين وإصابة خمسة في هيت.",
      ["shelling-artillery-missile-attack ?/5 -civilians"],
    ],
    [
      "behind units, which begin as 'and' does",
      "أدت غارة تركية إلى مقتل قيادي في وحدات مقاومة سنجار ومرافقه في سنجار.",
      ["air-drone-strike 2/? +turkish-army -yazidi-units"],
    ],
  ])("%s", (_, text, events) => {
    expect(tolls(text)).toEqual(events);
  });
});

describe("when", () => {
  test.each([
    ["the last twenty days", "نفذ التحالف غارة في كركوك خلال العشرين يوما الماضية.", ["2021-06-09..2021-06-29"]],
    ["five and twenty", "نفذ التحالف غارة في كركوك خلال الخمسة والعشرين يوماً الماضية.", ["2021-06-04..2021-06-29"]],
    ["three weeks", "نفذ التحالف غارة في كركوك خلال الأسابيع الثلاثة الماضية.", ["2021-06-08..2021-06-29"]],
    ["a father, and not August", "قتل أب وابنه بهجوم مسلح في حي الزهور ببغداد.", ["-"]],
    ["August as that alone is written", "وقع انفجار في الكاظمية في آب.", ["2020-08-01..2020-08-31"]],
    ["August, as the month it is called", "وقع انفجار في الكاظمية في شهر اب.", ["2020-08-01..2020-08-31"]],
  ])("%s", (_, text, found) => {
    expect(days(text)).toEqual(found);
  });
});

describe("what a crowd does in Arabic, the verb first", () => {
  test.each([
    [
      "residents at a police post",
      "اقتحم أهالي القرية مخفراً للشرطة في سوق الشيوخ احتجاجاً على مقتل راع.",
      ["violent-demonstration reported @سوق الشيوخ"],
    ],
    ["followers of a force", "اقتحم أنصار الحشد الشعبي المنطقة الخضراء.", ["mob-violence reported @المنطقة الخضراء"]],
    ["angry people", "أحرق غاضبون مقر الحزب الشيوعي في الكرادة.", ["violent-demonstration reported @الكرادة"]],
    [
      "dozens of residents",
      "هاجم العشرات من الأهالي منزل المتهم بقتل الطفلة في الزبير.",
      ["mob-violence reported @الزبير"],
    ],
    [
      "bottles that burn",
      "أطلق محتجون قنابل المولوتوف على مبنى المحافظة في الكوت.",
      ["violent-demonstration reported @الكوت"],
    ],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });

  test.each([
    ["whom the accused killed is no victim of the mob", "هاجم أهالي الحي منزل المتهم بقتل الطفلة في الزبير.", "?/?"],
    ["nor are families of the dead", "نظم العشرات من ذوي الشهداء وقفة احتجاجية في كربلاء.", "?/?"],
    ["those who died, without a word of how", "قال مسؤول إن أربعة متظاهرين قضوا وأصيب العشرات في الكوت.", "4/?"],
    ["and not who spent the night there", "قضوا الليل في العراء بعد مقتل أربعة متظاهرين في الكوت.", "4/?"],
  ])("%s", (_, text, toll) => {
    expect(tolls(text).map(line => line.split(" ")[1])).toEqual([toll]);
  });
});

describe("what a force does", () => {
  test.each([
    [
      "who seizes a cell",
      "أعلنت الداخلية الكويتية ضبط خلية إرهابية من أربعة أشخاص في الجهراء.",
      ["arrests reported @الجهراء"],
    ],
    [
      "who brings down an emir of a 'province'",
      "أعلن الجهاز الإطاحة بأمير ما يسمى ولاية الجنوب في أبو غريب.",
      ["arrests reported @أبو غريب"],
    ],
    [
      "who ends a feud and takes some in",
      "شهد قضاء المجر الكبير نزاعاً عشائرياً. وتدخل الجيش لفض النزاع واعتقل سبعة من المتورطين فيه.",
      ["armed-clash reported @المجر الكبير", "arrests reported @المجر الكبير"],
    ],
    [
      "who searches a house and finds weapons",
      "قامت قوة من الجيش بمداهمة منزل في سامراء وضبطت بداخله حزاماً ناسفاً.",
      ["disrupted-weapons-use reported @سامراء"],
    ],
    [
      "who kills smugglers",
      "قتلت القوات الأردنية أربعة مهربين قرب الرويشد وضبطت مخدرات.",
      ["attack reported @الرويشد"],
    ],
    ["a policeman in a quarrel of theirs", "قتل شرطي في مشاجرة بين مهربي مخدرات في البصرة.", []],
    [
      "who makes a barracks of a school",
      "حولت قوات روسية مدرسة في القامشلي إلى ثكنة.",
      ["headquarters-or-base-established reported @القامشلي"],
    ],
    [
      "who takes people away",
      "أقدم مسلحو قسد على اختطاف عشرة شبان من الشدادي لسوقهم إلى التجنيد.",
      ["abduction-forced-disappearance reported @الشدادي"],
    ],
    [
      "and asks for a ransom",
      "طالب الخاطفون ذوي الصائغ بفدية في بلدروز.",
      ["abduction-forced-disappearance reported @بلدروز"],
    ],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });
});

describe("an attack by whom it is aimed at, and what it is made with", () => {
  test.each([
    [
      "claimed, by a word that also builds",
      "تبنى تنظيم داعش الهجوم على نقطة التفتيش في ناحية العلم.",
      ["armed-clash reported @العلم"],
    ],
    ["that struck a house", "هجوم مسلح يستهدف منزل مسؤول محلي في الكوت.", ["attack reported @الكوت"]],
    [
      "that struck a market",
      "دان الرئيس الهجوم الإرهابي الذي استهدف سوقاً شعبية في مدينة الصدر.",
      ["attack reported @مدينة الصدر"],
    ],
    [
      "that struck a post in a village",
      "هجوم لداعش على نقطة للجيش قرب قرية في الحويجة.",
      ["armed-clash reported @الحويجة"],
    ],
    ["with a silenced pistol", "استهدف مجهولون بسلاح كاتم ضابطاً في الأمن الوطني في زيونة.", ["attack reported @زيونة"]],
    [
      "in English, too",
      "Unknown men targeted an army officer with a silenced pistol in Kut.",
      ["attack reported @Kut"],
    ],
    [
      "fire at a patrol",
      "أطلق مسلحون النار على دورية للشرطة في حي التأميم بالرمادي.",
      ["armed-clash reported @التأميم"],
    ],
    [
      "fire at a guarded car whose driver died",
      "فتح مجهولون النار على عجلة تابعة لشركة أمنية في بعقوبة فأردوا سائقها قتيلاً.",
      ["attack reported @بعقوبة"],
    ],
    ["fire at a car", "فتح مسلحون النار على سيارة مدنية في بعقوبة.", ["attack reported @بعقوبة"]],
    [
      "with guns",
      "اعتدت القوات التركية بالمدفعية على قرى أبو راسين.",
      ["shelling-artillery-missile-attack reported @أبو راسين"],
    ],
    [
      "a raid that others vow to answer",
      "توعدت الفصائل بالرد على الغارة الأمريكية في القائم.",
      ["air-drone-strike reported @القائم"],
    ],
    ["one brother by another", "قتل شخص شقيقه بسبب خلاف على الميراث في الصويرة.", []],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });
});

describe("who has which part", () => {
  test.each([
    [
      "with whose participation",
      "انطلقت في الحضر عملية أمنية بمشاركة الجيش والحشد.",
      ["change-to-group-activity ?/? +iraqi-army +pmf"],
    ],
    [
      "with whom it had been agreed",
      "انتشر الجيش السوري في الرقة باتفاق مع قسد.",
      ["change-to-group-activity ?/? +syrian-army -sdf"],
    ],
    [
      "of whom so many were put out of action",
      "أعلن الجيش التركي تحييد سبعة عناصر من حزب العمال الكردستاني في غارة على منطقة متينا.",
      ["air-drone-strike 7/? +turkish-army -pkk"],
    ],
    [
      "who vows to answer",
      "توعدت كتائب حزب الله بالرد على الغارة الأمريكية في القائم.",
      ["air-drone-strike ?/? +us-forces ~kataib-hezbollah"],
    ],
    [
      "whose coast guard it is, and whom it hurt",
      "أطلق خفر السواحل الكويتي النار على صيادين في خور عبد الله وأصاب أحدهم.",
      ["attack ?/1 +kuwait-forces -civilians"],
    ],
    [
      "the occupier of whom it is told",
      "قصفت قوات الاحتلال التركي بالمدفعية أبو راسين.",
      ["shelling-artillery-missile-attack ?/? +turkish-army"],
    ],
  ])("%s", (_, text, events) => {
    expect(tolls(text)).toEqual(events);
  });

  test("a truce of a town and those who rule", () => {
    expect(told("توصلت اللجنة المركزية في درعا والنظام إلى اتفاق بوقف إطلاق النار.")).toEqual([
      "agreement reported @درعا",
    ]);
  });
});

describe("one verb behind another", () => {
  test.each([
    [
      "killed so many, hurt so many",
      "هاجم مسلحون حاجزا في هيت وقتلوا أربعة وأصابوا ستة.",
      ["armed-clash 4/6 +unidentified-gunmen"],
    ],
    [
      "two, and others",
      "هاجم مسلحون حاجزا في هيت وقتلوا شرطيين وأصابوا ستة.",
      ["armed-clash 2/6 +unidentified-gunmen -iraqi-police"],
    ],
    [
      "in the present",
      "صاروخ كاتيوشا يسقط على منزل في الجادرية ويصيب طفلة بجروح.",
      ["shelling-artillery-missile-attack ?/1 -civilians"],
    ],
    [
      "those who rose to heaven",
      "انفجر لغم بسيارة في حماة وأسفر عن ارتقاء ستة مدنيين.",
      ["remote-explosive-landmine-ied 6/? -civilians"],
    ],
    [
      "one body, and others who are held",
      "قسد تعتقل 20 شخصا بتهمة الانتماء لداعش في مخيم الهول، والعثور على جثة لاجئة مقتولة.",
      ["arrests ?/? +sdf -civilians -isis", "attack 1/? +sdf -civilians"],
    ],
    [
      "whom the group had taken",
      "عثرت الشرطة على جثث ثلاثة رعاة كان داعش قد خطفهم في هيت.",
      ["attack 3/? +isis -civilians ~iraqi-police"],
    ],
    ["at the hands of its cells", "مقتل شابين في هيت على يد خلايا داعش.", ["attack 2/? +isis -civilians"]],
  ])("%s", (_, text, events) => {
    expect(tolls(text)).toEqual(events);
  });

  test.each([
    [
      "stopped a bus and took some away",
      "قال شهود إن مسلحين أوقفوا حافلة قرب بيجي وأنزلوا ركابها واقتادوا سبعة منهم.",
      ["abduction-forced-disappearance reported @بيجي"],
    ],
    ["stopped a man, and held him", "أوقفت الشرطة متهما قرب بيجي.", ["arrests reported @بيجي"]],
    ["attack villages", "مسلحو داعش يهاجمون قرى في ناحية قره تبه.", ["attack reported @قره تبه"]],
    [
      "bring down an aircraft",
      "وحدات حماية الشعب تسقط طائرة استطلاع تركية في كوباني.",
      ["disrupted-weapons-use reported @كوباني"],
    ],
    ["an aircraft that falls", "تسقط طائرة استطلاع على نقطة للأسايش في كوباني.", ["air-drone-strike reported @كوباني"]],
    [
      "order a curfew",
      "أصدر المجلس الوزاري قرارا بحظر التجوال في البصرة.",
      ["change-to-group-activity reported @البصرة"],
    ],
    [
      "for fear of rallies",
      "شددت القوات إجراءاتها قرب المنطقة الخضراء تحسبا لتظاهرات.",
      ["peaceful-protest threatened @المنطقة الخضراء"],
    ],
  ])("%s", (_, text, events) => {
    expect(told(text)).toEqual(events);
  });

  test.each([
    [
      "the police into the air",
      "تظاهر المئات في البصرة. وأطلقت الشرطة النار في الهواء لتفريقهم.",
      "protest-with-intervention reported @البصرة",
    ],
    [
      "men of the security service, too",
      "تظاهر المئات في البصرة. وأطلق عناصر الأمن الرصاص في الهواء لتفريقهم.",
      "protest-with-intervention reported @البصرة",
    ],
    [
      "and one died of it",
      "تظاهر المئات في البصرة. وأطلقت الشرطة النار في الهواء فقتل متظاهر.",
      "excessive-force-against-protesters reported @البصرة",
    ],
    [
      "with gas",
      "تظاهر المئات في البصرة. وتوفي متظاهر متأثرا بإصابته بقنبلة غاز في ساحة البحرية.",
      "excessive-force-against-protesters reported @ساحة البحرية",
    ],
  ])("force at a rally: %s", (_, text, event) => {
    expect(told(text).slice(1)).toEqual([event]);
  });

  test.each([
    [
      "who helps",
      "قبضت الشرطة على ممول لداعش في السليمانية بالتنسيق مع الأسايش.",
      ["arrests ?/? +iraqi-police -isis ~asayish"],
    ],
    [
      "whose load it was",
      "عبوة تستهدف رتلا يحمل معدات للجيش الأمريكي في الناصرية.",
      ["remote-explosive-landmine-ied ?/? -us-forces"],
    ],
    [
      "whose guns these are",
      "استهدفت مدفعية الجيش التركي قاعدة بامرني.",
      ["shelling-artillery-missile-attack ?/? +turkish-army"],
    ],
    [
      "who was hurt by stones",
      "أصيب أربعة من أفراد الشرطة بعد رشقهم بالحجارة من قبل محتجين في الكوت.",
      ["violent-demonstration ?/4 +protesters -iraqi-police"],
    ],
  ])("%s", (_, text, events) => {
    expect(tolls(text)).toEqual(events);
  });
});

describe("what there was beside it", () => {
  test.each([
    [
      "along with it",
      "اندلاع معارك بين الجيش وقسد قرب سد تشرين تزامنا مع قصف مدفعي متبادل.",
      ["armed-clash ?/? +syrian-army -sdf"],
    ],
    [
      "amid the raids of others",
      "شنت فصائل الجيش الوطني هجوماً على مواقع قسد قرب سد تشرين، وسط غارات تركية مكثفة.",
      ["armed-clash ?/? +sna -sdf ~turkish-army"],
    ],
    ["in the middle of a town", "غارات تركية وسط سنجار.", ["air-drone-strike ?/? +turkish-army"]],
  ])("%s", (_, text, events) => {
    expect(tolls(text)).toEqual(events);
  });
});
