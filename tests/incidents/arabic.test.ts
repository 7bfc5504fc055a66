// How Arabic news strings its events together, and what each of its words tells; the date of publication is 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import type { DateRange } from "@/lib/types";

const gazetteer = await openGazetteer();
const TUESDAY: DateRange = { from: "2021-06-29", to: "2021-06-29", precision: "day" };

function find(text: string) {
  const mentions = geoparse(text, gazetteer);
  return { mentions, incidents: findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY }) };
}

/** "sub-type @place" of each incident; with its status where it is not reported. */
function told(text: string): string[] {
  const { mentions, incidents } = find(text);
  return incidents.map(
    ({ subtype, status, mention }) =>
      `${status === "reported" ? "" : `${status} `}${subtype} @${mention === null ? "-" : mentions[mention]!.text}`,
  );
}

describe("several events in one sentence", () => {
  test.each([
    [
      "joined by and, with places of their own",
      "قتل جندي بلغم في جلولاء وأصيب ثلاثة شرطيين بسقوط قذيفة هاون على العظيم.",
      ["remote-explosive-landmine-ied @جلولاء", "shelling-artillery-missile-attack @العظيم"],
    ],
    [
      "while, in the meantime, besides",
      "اغتيل تاجر في الزعفرانية، فيما انفجرت عبوة قرب مطعم في الغزالية، إلى جانب القبض على مطلوبين في الرضوانية.",
      ["attack @الزعفرانية", "remote-explosive-landmine-ied @الغزالية", "arrests @الرضوانية"],
    ],
    [
      "also, and at the same time",
      "فكك خبراء الجيش عبوة في سنجار كما خطف مسلحون راعيا في تلعفر، في حين احتج خريجون في الموصل.",
      ["disrupted-weapons-use @سنجار", "abduction-forced-disappearance @تلعفر", "peaceful-protest @الموصل"],
    ],
    [
      "a place that stands first",
      "أضرم محتجون النار في مقر حزب في الشطرة، وفي الرفاعي قتل متظاهر برصاص القوات الأمنية.",
      ["violent-demonstration @الشطرة", "excessive-force-against-protesters @الرفاعي"],
    ],
    [
      "what flies in one clause does not fly in the next",
      "دكت مدفعية النظام بلدة كنصفرة واستهدفت الطائرات محيط البارة.",
      ["shelling-artillery-missile-attack @كنصفرة", "air-drone-strike @البارة"],
    ],
    [
      "what followed",
      "فجر انتحاري نفسه في هيت، أعقبه هجوم لمسلحين على مركز شرطة في كبيسة.",
      ["suicide-bomb @هيت", "armed-clash @كبيسة"],
    ],
    [
      "a place that stands first, with its own victims",
      "اندلع نزاع عشائري في القرنة أوقع قتيلين، وفي ميسان أصيب ثلاثة بانفجار عبوة.",
      ["armed-clash @القرنة", "remote-explosive-landmine-ied @ميسان"],
    ],
    [
      "the dead and the wounded of one event",
      "قتل أربعة وأصيب ستة بتفجير سيارة مفخخة في القائم.",
      ["remote-explosive-landmine-ied @القائم"],
    ],
    ["a list of places", "اندلعت اشتباكات في هيت وراوة.", ["armed-clash @هيت", "armed-clash @راوة"]],
    [
      "what goes on at the same place",
      "هاجم مسلحون حاجزا في الدبس وقتلوا شرطيين وأحرقوا عجلة.",
      ["armed-clash @الدبس"],
    ],
    [
      "where they were taken to",
      "أصيب مدنيان بانفجار لغم في خانقين ونقلا إلى مستشفى في بعقوبة.",
      ["remote-explosive-landmine-ied @خانقين"],
    ],
    [
      "while he was doing something",
      "اغتال مجهولون محاميا في الكرادة بينما كان عائدا من عيادة في الرصافة.",
      ["attack @الكرادة"],
    ],
    [
      "what is demanded strings nothing",
      "دعا النواب إلى تحرير المخطوفين في تلعفر وملاحقة القتلة في سنجار.",
      ["threatened abduction-forced-disappearance @تلعفر"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test("each is in the whole sentence, and of the day that it states, or of the day before it", () => {
    const text = "انفجرت عبوة في الطارمية أمس، كما عثرت الشرطة على جثة في الحسينية، فيما خطف تاجر في التاجي اليوم.";
    const { incidents } = find(text);
    expect(incidents.map(({ date }) => date?.from)).toEqual(["2021-06-28", "2021-06-28", "2021-06-29"]);
    for (const { sentence } of incidents) expect(text.slice(sentence.start, sentence.end)).toBe(text);
  });
});

describe("what a sentence tells", () => {
  test.each([
    ["a body found of one who was taken", "خطف مسلحون مزارعا قرب خانقين وعثر على جثته بعد ساعات.", ["attack @خانقين"]],
    [
      "people taken away after a fight",
      "هاجم مسلحون ثكنة في الدبس ثم اختطفوا اثنين من الرعاة.",
      ["armed-clash @الدبس", "abduction-forced-disappearance @الدبس"],
    ],
    ["an attack with aircraft on a post", "تعرضت ثكنة إلى هجوم بثلاث مسيرات في جمجمال.", ["air-drone-strike @جمجمال"]],
    ["a grenade out of an aircraft", "ألقت طائرة مسيرة قنبلة على سيارة في القائم.", ["air-drone-strike @القائم"]],
    ["a town that is spelt like a word of a phrase", "أعلنت الوزارة مقتل حارس في الحلة.", ["armed-clash @الحلة"]],
    ["the dead of a force", "خمسة قتلى من قوات النظام في بادية السخنة.", ["armed-clash @بادية السخنة"]],
    [
      "ground taken from a group by fighters who are no state's",
      "انتزعت قسد السيطرة على بلدة الهول من التنظيم.",
      ["non-state-actor-overtakes-territory @الهول"],
    ],
    [
      "ground taken by a state's forces",
      "سيطرت القوات الأمنية على قرية البشير.",
      ["government-regains-territory @البشير"],
    ],
    ["who demands threatens nobody", "طالب المحتجون في السماوة بإقالة المدير.", ["peaceful-protest @السماوة"]],
    [
      "the dead who are carried to the grave",
      "شيع مئات المتظاهرين جثامين رفاقهم في الكوت.",
      ["peaceful-protest @الكوت"],
    ],
    ["a street and its city", "فتح مسلحون النار على متسوقين في شارع الرشيد وسط بغداد.", ["attack @شارع الرشيد"]],
    ["a column that comes in", "دخل رتل تركي من معبر كفر لوسين.", ["change-to-group-activity @معبر كفر لوسين"]],
    ["people in front of a court", "تجمهر ذوو الضحايا أمام محكمة في السليمانية.", ["peaceful-protest @السليمانية"]],
    ["a man shot dead, who is not named again", "أرداه مسلحون قتيلا أمام محله في الشرقاط.", ["attack @الشرقاط"]],
    ["an attack on a village", "شن داعش هجوما على قرية في داقوق.", ["attack @داقوق"]],
    ["a raid with arrests", "داهمت قوة من قسد، ليلا، منزلا في ذيبان واعتقلت شابين.", ["arrests @ذيبان"]],
    ["gunmen who stop a bus", "احتجز مسلحون حافلة في السويداء.", ["abduction-forced-disappearance @السويداء"]],
    [
      "gunmen who set fire to an office",
      "مجهولون يحرقون مكتب نائب في السماوة.",
      ["looting-property-destruction @السماوة"],
    ],
    [
      "what those who are arrested are charged with",
      "اعتقال المتورطين بتفجير السوق في مدينة أربيل.",
      ["arrests @أربيل"],
    ],
    [
      "ground in the hands of rebels",
      "أضحت ناحية زمار في قبضة التنظيم.",
      ["non-state-actor-overtakes-territory @زمار"],
    ],
    [
      "stones and the answer",
      "رشق محتجون مبنى في الكوت بالحجارة، فردت الشرطة بالغاز المسيل للدموع.",
      ["violent-demonstration @الكوت", "protest-with-intervention @الكوت"],
    ],
    ["who is driven out of a town", "طرد الجيش السوري المسلحين من بلدة حيان.", ["government-regains-territory @حيان"]],
    ["an hour after that", "وبعد ساعة انفجرت عبوتان في سوق بالنجف.", ["remote-explosive-landmine-ied @النجف"]],
    ["lorries that come into a port", "دخلت شاحنات الطحين ميناء أم قصر.", []],
    ["the present of a hollow verb", "الأمن يطيح بخلية إرهابية في الحويجة.", ["arrests @الحويجة"]],
    ["a brawl of two families", "مشاجرة بين عائلتين في قضاء الهندية توقع أربعة جرحى.", ["mob-violence @الهندية"]],
    ["a brawl of two men", "قتل شاب في مشاجرة بالحلة.", []],
    ["fear, a league table, antiquities", "سيطر الخوف على سكان هيت.", []],
    ["countries that agree on trade", "وقع العراق والأردن اتفاقية للنقل البري.", []],
    ["gas that leaks", "اختنق عمال بتسرب غاز الكلور في محطة ماء بالكوت.", []],
    [
      "somebody whose captors are written together with the verb",
      "ترصدوا الصائغ واختطفوه في سوق هيت.",
      ["abduction-forced-disappearance @هيت"],
    ],
    ["a house shot at by nobody known", "مسلحون يستهدفون دار محام بالرصاص في القرنة.", ["attack @القرنة"]],
    ["a doctor who comes under fire", "تعرض طبيب لإطلاق نار في الزبير.", ["attack @الزبير"]],
    ["a post that comes under fire", "تعرضت ثكنة لإطلاق نار في الزبير.", ["armed-clash @الزبير"]],
    ["who wore a belt and was killed", "القوات تقتل إرهابيا يرتدي حزاما ناسفا قرب راوة.", ["armed-clash @راوة"]],
    ["men killed in an operation", "مقتل إرهابيين اثنين خلال عملية أمنية قرب بيجي.", ["armed-clash @بيجي"]],
    ["a den that is raided", "داهمت قوة من الشرطة وكرا لداعش وعثرت على أسلحة في هيت.", ["disrupted-weapons-use @هيت"]],
    [
      "fire answered with shells",
      "ردت القوات التركية على مصدر النيران بقصف قرية في عفرين.",
      ["shelling-artillery-missile-attack @عفرين"],
    ],
    ["people who set a fire", "أشعل متظاهرون النيران في مدخل دائرة في الكوت.", ["violent-demonstration @الكوت"]],
    [
      "a road closed with burning tyres",
      "متظاهرون يغلقون طريقا في الشطرة بالإطارات المحترقة.",
      ["violent-demonstration @الشطرة"],
    ],
    [
      "the families of a blast's victims",
      "أغلق أهالي ضحايا تفجير الكرادة مدخل وزارة الداخلية.",
      ["peaceful-protest @الكرادة"],
    ],
    ["a clan's shots at a house", "دكة عشائرية على منزل مدرس في أبي الخصيب.", ["attack @أبي الخصيب"]],
    [
      "one who falls into the hands of the police",
      "سقوط ناقل انتحاريين بقبضة الشرطة في الفلوجة.",
      ["arrests @الفلوجة"],
    ],
    ["aircraft shot down", "تصدت الدفاعات لطائرتين مسيرتين فوق مطار أربيل.", ["disrupted-weapons-use @مطار أربيل"]],
    ["a tunnel that is found", "الجيش يعثر على نفق في سنجار.", ["disrupted-weapons-use @سنجار"]],
    ["stubborn fighting with prisoners", "اتفقت فصائل في جرابلس على تبادل المحتجزين.", ["agreement @جرابلس"]],
    ["a forger's gang", "القبض على عصابة لتزوير العملة في الكوت.", []],
    ["dogs", "هاجمت كلاب سائبة تلميذا في بلد.", []],
    ["a company that leaves", "انسحبت شركة توتال من حقل الحلفاية.", []],
    ["a candidate who leaves", "انسحب المرشح الثالث من السباق في كركوك.", []],
    [
      "a cordon and what was done within it",
      "فرضت قوة من الشرطة طوقا حول حي في الشرقاط واعتقلت ستة مطلوبين.",
      ["arrests @الشرقاط"],
    ],
    [
      "bombs blown up by those who clear them",
      "تم تفجير تسع عبوات ناسفة موقعيا من قبل الجهد الهندسي في جلولاء.",
      ["disrupted-weapons-use @جلولاء"],
    ],
    ["what was used in a fight", "دارت معارك في كفرنبل بين فصيلين استخدمت فيها قذائف الهاون.", ["armed-clash @كفرنبل"]],
    ["a rain of bullets", "أمطر ملثمون المحامي بوابل من الرصاص في المجر الكبير.", ["attack @المجر الكبير"]],
    [
      "a strike and what it targeted",
      "قضى الجيش الإسرائيلي على قيادي في ضربة استهدفت مقر الحزب في مدينة صور.",
      ["air-drone-strike @صور"],
    ],
    [
      "forces that go to where it was",
      "انفجرت عبوة في جلولاء. وأرسل الجيش تعزيزات إلى المنطقة.",
      ["remote-explosive-landmine-ied @جلولاء", "change-to-group-activity @جلولاء"],
    ],
    [
      "fire as what came of a blast",
      "انفجرت عبوة في سوق بلد. وأدى الانفجار إلى احتراق ثلاثة محال.",
      ["remote-explosive-landmine-ied @بلد", "remote-explosive-landmine-ied @بلد"],
    ],
    [
      "they, who are only in the verb",
      "تظاهر عاطلون في الشطرة. وأحرقوا إطارات وأغلقوا مدخل الدائرة.",
      ["peaceful-protest @الشطرة", "violent-demonstration @الشطرة"],
    ],
    ["a healer of carpets", "نجار يعالج جراح الخشب في سوق الكاظمية.", []],
    ["a shop that is handed on", "يتسلم حفيده المحل في الحلة.", []],
    ["shots of joy", "سمعت عيارات نارية في الزبير ابتهاجا بفوز المرشح.", []],
    ["a trader in drugs", "أطاحت مفارز مكافحة المخدرات بتاجر وبحوزته كرستال في البصرة.", []],
    [
      "reinforcements at the scene",
      "هاجم مسلحون حاجزا في داقوق. وقال المصدر إن تعزيزات وصلت إلى مكان الحادث.",
      ["armed-clash @داقوق", "change-to-group-activity @داقوق"],
    ],
    ["after an accident", "لقي اثنان مصرعهما باصطدام حافلة بشاحنة في الدبس. وأوقفت الشرطة سائق الشاحنة.", []],
    ["a surgeon's operation", "انطلاق عملية جراحية معقدة في مستشفى الرمادي.", []],
    ["tickets of the traffic police", "تحرير المخالفات بحق سائقين في الحلة.", []],
    ["a private crime", "مقتل رجل على يد شقيقه في طويريج.", []],
    ["an exercise", "نفذت الشرطة ممارسة أمنية في كربلاء.", []],
    ["one who drowned", "العثور على جثة غريق في نهر الغراف بالشطرة.", []],
    ["a note of protest", "سلمت بغداد السفير مذكرة احتجاج في أنقرة.", []],
  ])("%s", (_name, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test("the hour of the next event is of the day of the one before", () => {
    const { incidents } = find(
      "فجر الأحد داهمت قوة من الجيش منزلا في الحويجة واعتقلت مطلوبين. وفي الساعة التاسعة صباحا انفجرت عبوة في الرياض.",
    );
    expect(incidents.map(({ date }) => date?.from)).toEqual(["2021-06-27", "2021-06-27"]);
  });
});

describe("classes of words", () => {
  test.each([
    ["died of what was done to him", "قضى بقال برصاصة قناص في المقدادية.", ["attack @المقدادية"]],
    ["died in a blast", "وقد قضت عجوز في انفجار لغم قرب سنجار.", ["remote-explosive-landmine-ied @سنجار"]],
    ["what a court decided", "قضت محكمة في الكرخ بسجن متهم خمسة أعوام.", []],
    ["what reaped lives", "حصدت سيارة مفخخة أرواح تسعة في الحلة.", ["remote-explosive-landmine-ied @الحلة"]],
    ["who was finished off", "أجهز ملثمون على بائع أسماك في الحضر.", ["attack @الحضر"]],
    ["a group and whom it killed", "ذبح التنظيم أربعة عمال في راوة.", ["attack @راوة"]],
    ["shells that rain", "انهمرت القذائف على أحياء الفلوجة.", ["shelling-artillery-missile-attack @الفلوجة"]],
    ["rain that falls", "تساقط الأمطار يغرق شوارع الفلوجة.", []],
    ["shelling taken up again", "عاودت المدفعية قصف سراقب.", ["shelling-artillery-missile-attack @سراقب"]],
    ["done to a field", "هوجم معسكر في تلعفر بمسيرة مفخخة.", ["air-drone-strike @تلعفر"]],
    ["gunmen without aircraft", "أغار مسلحون على ثكنة في الحويجة.", ["armed-clash @الحويجة"]],
    ["fighting that spreads to a town", "امتدت المعارك إلى الكوت.", ["armed-clash @الكوت"]],
    ["fighting that comes back", "عادت الاشتباكات إلى بلدة الشدادي.", ["armed-clash @الشدادي"]],
    ["skirmishes of an army", "دارت مناوشات بين الجيش ومسلحين في البوكمال.", ["armed-clash @البوكمال"]],
    ["a pipeline blown up", "نسف مجهولون أنبوبا للنفط في بيجي.", ["remote-explosive-landmine-ied @بيجي"]],
    [
      "made to get into a car",
      "أرغم ملثمون طبيبا على الصعود إلى سيارة في المنصور.",
      ["abduction-forced-disappearance @المنصور"],
    ],
    ["people in front of an office", "احتشد المئات أمام مقر الشركة في السماوة.", ["peaceful-protest @السماوة"]],
    ["people at a bakery", "احتشد الناس أمام المخابز في السماوة.", []],
    ["a square full of them", "اكتظت ساحة الحبوبي بالمحتجين.", ["peaceful-protest @ساحة الحبوبي"]],
    ["farmers who cut a road", "قطع مزارعون الطريق في الشطرة.", ["peaceful-protest @الشطرة"]],
    ["farmers who cut trees", "قطع مزارعون أغصان الزيتون في الشطرة.", []],
    ["driven out of a square", "أخرجت الشرطة المعتصمين من ساحة التحرير.", ["protest-with-intervention @ساحة التحرير"]],
    ["offices burnt", "حرق محتجون مقار ثلاثة أحزاب في العمارة.", ["violent-demonstration @العمارة"]],
    ["a consulate burnt", "إحراق القنصلية في كربلاء", ["violent-demonstration @كربلاء"]],
    ["a curfew", "فرضت السلطات حظرا شاملا للتجوال في كربلاء.", ["change-to-group-activity @كربلاء"]],
    ["the end of a curfew", "ألغت القيادة حظر التجوال في الناصرية.", ["other @الناصرية"]],
    ["the end of a curfew", "رفعت القيادة حظر التجوال في الناصرية.", ["other @الناصرية"]],
    ["a curfew only named", "توجه الباعة إلى سوق الناصرية رغم حظر التجوال.", []],
    ["whose sway it is now", "بسط مقاتلو داعش نفوذهم على تكريت.", ["non-state-actor-overtakes-territory @تكريت"]],
    ["who lost a town", "خسر الجيش السوري بلدة سراقب.", ["non-state-actor-overtakes-territory @سراقب"]],
    ["who lost it of the others", "خسر تنظيم داعش بلدة هجين.", ["government-regains-territory @هجين"]],
    ["a town that was left", "دخل الجيش السوري الرقة بعد انسحاب قسد.", ["non-violent-transfer-of-territory @الرقة"]],
    ["prisoners exchanged", "تبادل الحوثيون والحكومة أربعين أسيرا في مأرب.", ["agreement @مأرب"]],
    ["how many are held", "بلغ عدد الموقوفين في كركوك عشرين.", ["arrests @كركوك"]],
    ["a grave found", "عثر أهالي تلعفر على مقبرة جماعية قرب الطريق.", ["other @تلعفر"]],
    [
      "a grave, and what it is of",
      "فتح مقبرة جماعية في الفلوجة لمدنيين أعدمهم تنظيم داعش",
      ["other @الفلوجة", "background attack @الفلوجة"],
    ],
    [
      "what a consulate is exposed to",
      "علقت الوزارة على تعرض مطار أربيل إلى هجوم بطائرتين مسيرتين.",
      ["air-drone-strike @مطار أربيل"],
    ],
    ["an unarmed man who came under attack", "وقالت إن الصحفي والمصور تعرضا لهجوم مسلح في الكوت.", ["attack @الكوت"]],
    ["families, and none captured", "قدم المحافظ تعازيه لأسر الضحايا في الكوت.", []],
    ["guns on both sides", "تراشق بالأسلحة الخفيفة بين طرفين في القرنة", ["armed-clash @القرنة"]],
    ["words on both sides", "تراشق بالتصريحات بين نائبين في البصرة", []],
    ["a raid on smugglers", "نفذت طائرات أردنية غارة على مهربي مخدرات قرب السويداء.", ["air-drone-strike @السويداء"]],
    ["those who burnt an office", "محتجون يضرمون النار في مكتب حزب وسط الشطرة.", ["violent-demonstration @الشطرة"]],
    [
      "a crowd against another one",
      "قتل ثلاثة أشخاص في صدامات بين متظاهرين وأنصار أحد الأحزاب في الكوت.",
      ["mob-violence @الكوت"],
    ],
    ["a line between two governments", "تقع البلدة على خط النزاع السياسي قرب مخمور.", []],
    ["sticks", "انهال شبان بالعصي على مصور في الكوت.", ["mob-violence @الكوت"]],
    [
      "an operation on the ground",
      "شنت تركيا عملية عسكرية ضد حزب العمال الكردستاني في حفتانين.",
      ["armed-clash @حفتانين"],
    ],
    [
      "an operation of a state of which somebody tells",
      "قال الوزير إن تركيا شنت عملية عسكرية ضد حزب العمال الكردستاني في متينا يوم الأحد.",
      ["armed-clash @متينا"],
    ],
    [
      "what unarmed people are exposed to",
      "تعرض مدرسون في كركوك إلى عملية خطف يوم الأحد.",
      ["abduction-forced-disappearance @كركوك"],
    ],
    [
      "a column of a clan's sons",
      "أفادت الشرطة بأن رتلا من أبناء العشائر في هيت تحرك باتجاه الرمادي يوم الأحد.",
      ["change-to-group-activity @الرمادي"],
    ],
    ["fire that hit a soldier", "جرح جندي جراء إطلاق نار من قناص في داقوق.", ["armed-clash @داقوق"]],
    ["an office burnt, by whom is not told", "حرق مقر حزب في المثنى", ["violent-demonstration @المثنى"]],
    ["a blast of the heat", "انفجار كدس عتاد في التاجي بسبب سوء الخزن", []],
    ["a court's sentence", "قضت محكمة في الرصافة بالمؤبد على موظف مختلس.", []],
    [
      "a command of operations",
      "انفجرت عبوة في بلد. وزارت قيادة العمليات مدرسة.",
      ["remote-explosive-landmine-ied @بلد"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("how many", () => {
  test.each([
    ["a number written together with and", "أسفر هجوم في هيت عن 3 قتلى و12 جريحا.", "3/12"],
    ["two numbers of one toll", "مقتل 4 شرطيين و9 مسلحين في اشتباكات قرب الدور.", "13/-"],
    ["two of one kind", "مقتل ثلاثة جنود وضابطين في هجوم قرب الدور.", "5/-"],
    ["those killed, and one hurt", "مقتل شخصين وإصابة امرأة بانفجار عبوة في المدائن.", "2/1"],
    ["his death", "لقي الرابع حتفه بانفجار لغم في بدرة.", "1/-"],
    ["an official", "اغتيال مسؤول برصاص مسلحين في العمارة.", "1/-"],
    ["who escaped", "نجا ثلاثة ناشطين من محاولة اغتيال في العمارة.", "-/-"],
    ["one dead, and one who is not", "قتيل وجريح بانفجار عبوة في المدائن.", "1/1"],
    ["a word for a number of both", "عشرات القتلى والجرحى بتفجير في المدائن.", "null/null"],
    ["no one dead", "نفى المحافظ سقوط أي قتيل في القصف على المدائن.", "-/-"],
    ["nobody", "سقطت قذيفة على سنجار دون وجود خسائر بشرية.", "0/0"],
    ["two, in the form of the word before another", "مقتل عنصري شرطة وإصابة ثالث بانفجار عبوة ناسفة في هيت.", "2/1"],
    ["two women", "أصيبت امرأتان بقصف مدفعي على قرية قرب زاخو.", "-/2"],
    ["two, said twice", "استشهاد شرطيين اثنين بهجوم لداعش قرب الدور.", "2/-"],
    ["a third one", "قتل شرطيان وأصيب ثالث بهجوم في الحويجة.", "2/1"],
    ["another one", "قتلت امرأة وأصيبت أخرى بقصف على عفرين.", "1/1"],
    ["one and three", "مقتل ضابط وثلاثة من حمايته بانفجار عبوة في الطارمية.", "4/-"],
    ["one and three, behind a verb", "قتل ضابط وثلاثة جنود بانفجار عبوة في الطارمية.", "4/-"],
    ["one who is told more of, and four of his", "قتل شيخ عشيرة وأربعة من حراسه بانفجار عبوة في الطارمية.", "5/-"],
    ["one and so many in digits", "أصيب شرطي و3 مدنيين بانفجار عبوة في الطارمية.", "-/4"],
    ["one and so many in digits apart", "أصيب ضابط و 4 مدنيين بانفجار عبوة في الطارمية.", "-/5"],
    ["one, of whom others are hurt", "قتل جندي وأصيب ثلاثة بانفجار عبوة في الطارمية.", "1/3"],
    ["a gunman who kills three", "قتل مسلح ثلاثة جنود في الطارمية.", "3/-"],
    ["one and his animals", "قتل راع وعشرون رأسا من الأغنام بانفجار لغم في الطارمية.", "1/-"],
    ["one and one", "قتل شيخ عشيرة ونجله برصاص مسلحين في بعقوبة.", "2/-"],
    ["one and two of hers", "مقتل امرأة وطفليها بقصف على منزل في إدلب.", "3/-"],
    ["one with others, before the verb", "قالت مصادر إن رجلاً وطفليه فارقوا الحياة جراء انفجار لغم في التبني.", "3/-"],
    ["with two of his", "وأفادت بأن المدني عبد الكريم قُتل مع اثنين من أطفاله بانفجار لغم في التبني.", "3/-"],
    ["not at two places", "مقتل شرطي في هيت وجندي في راوة بهجومين.", "1/-"],
    ["his son", "قتل رجل وأصيب ابنه بقصف على رأس العين.", "1/1"],
    ["one behind those who did it", "اغتال ملثمون يستقلون دراجة نارية مهندسا في البصرة.", "1/-"],
    ["one of many", "قتل أحد عناصر الشرطة بهجوم في الحويجة.", "1/-"],
    ["his being killed", "أطلق مسلح النار على صاحب صيدلية في العمارة ما أدى إلى مقتله.", "1/-"],
    ["shot him dead", "فتح مسلحون النار على تاجر في سوق الحويجة فأردوه قتيلا.", "1/-"],
    ["one before the verb, and not the armed attack", "أفاد مصدر بأن مزارعا قتل بهجوم مسلح شمالي بعقوبة.", "1/-"],
    ["an armed attack", "قتل عناصر من داعش بهجوم مسلح في الرطبة.", "-/-"],
    ["two or many", "مقتل مهندسين بقصف على سنجار.", "-/-"],
    ["dead and wounded in one number", "انفجار سيارة مفخخة في بلد يخلف 14 قتيلا وجريحا.", "-/-"],
    ["three dead and one wounded", "انفجار سيارة مفخخة في بلد يخلف 3 قتلى وجريحا.", "3/1"],
    ["killed and hurt in one number", "مقتل وإصابة ثمانية أشخاص بانفجار سيارة مفخخة في بلد.", "-/-"],
    ["each with a number", "قتل شخصان وأصيبت امرأة بانفجار عبوة في بلد.", "2/1"],
    ["dead, wounded and missing", "سقط 9 أشخاص بين قتيل وجريح ومفقود بتفجير في تلعفر.", "-/-"],
    ["dozens, killed and hurt", "قتل وجرح العشرات بتفجير في المدائن.", "null/null"],
    ["eleven", "جرح أحد عشر مدنيا بانفجار عبوة في المدائن.", "-/11"],
    ["the fifteenth", "في الخامس عشر من شباط قتل متعاقد بصاروخ سقط على أربيل.", "1/-"],
    ["bullets", "اغتيل الناشط حيدر حسن بعشرين رصاصة في البصرة.", "1/-"],
    ["a network with a number", 'مقتل امرأة وإصابة طفلها بقصف على إدلب، حسب شبكة "فرات 24".', "1/1"],
    ["a year", "قتل مقاتلون من الحشد في عام 2017 بقصف على القائم.", "-/-"],
    ["the first of two numbers", "أعلن الجيش مصرع سبعة من جنوده في بغداد بعد العثور على 40 جثة.", "7/-"],
    ["whom one who is held has killed", "القبض على متهم بقتل ثلاثة جنود في الموصل.", "-/-"],
    ["who the victims were, and not how many", "سقوط ضحايا مدنيين بقصف على سنجار.", "-/-"],
  ])("%s", (_name, text, expected) => {
    const [{ deaths, injuries } = { deaths: null, injuries: null }] = find(text).incidents;
    expect([deaths, injuries].map(number => (number ? `${number.low}` : "-")).join("/")).toBe(expected);
  });
});

describe("a word that is no deed of anybody", () => {
  test.each([
    ["what deteriorates", "بسبب تردي الاوضاع المعيشية غادر مئات الشبان مدينة السماوة.", []],
    ["a statement published", "ينشر الحشد اليوم احصائية عن عملياته في الحويجة.", []],
    ["what it published", "وبحسب ما نشره جهاز مكافحة الارهاب على موقعه فان قوة تجولت في داقوق.", []],
    ["brigades deployed", "نشر الجيش ثلاثة الوية في صحراء الرطبة.", ["change-to-group-activity @الرطبة"]],
    ["waves that took somebody", "خطفت امواج دجلة شابا في الكريعات.", []],
    ["snow that held people", "حاصرت الثلوج سائقين في جبل قنديل.", []],
    ["rain that wrecked houses", "دمرت الامطار عشرات المنازل في قضاء مندلي.", []],
    ["a flag raised by pupils", "رفع الطلبة العلم الكردي في جامعة كركوك.", []],
    [
      "a flag raised by an army",
      "رفع الجيش العراقي العلم فوق مبنى المحافظة في الرمادي.",
      ["government-regains-territory @الرمادي"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("drones", () => {
  test.each([
    [
      "an attack launched with them",
      "كشف مصدر عن شن هجوم بمسيرتين على مصفاة لاناز في اربيل.",
      ["air-drone-strike @مصفاة لاناز"],
    ],
    [
      "by means of one",
      "شن مجهولون هجوما باستخدام ثلاث طائرات مسيرة على حقل نفطي في زمار.",
      ["air-drone-strike @زمار"],
    ],
    ["who comes under their attack", "تعرض حقلها في طاوكي لهجوم بمسيرة للمرة الثانية.", ["air-drone-strike @طاوكي"]],
    [
      "a similar attack",
      "وقع هجوم بطائرة مسيرة على مقر في سنجار. واستهدف هجوم مماثل مصفى في كلار.",
      ["air-drone-strike @سنجار", "air-drone-strike @كلار"],
    ],
    ["fired at", "فتحت حماية الحقل النار على طائرة مسيرة قرب كورمور.", ["disrupted-weapons-use @كورمور"]],
    [
      "fired at with no effect told",
      "الشرطة النهرية اطلقت نيرانها صوب درون مجهول في الفاو.",
      ["disrupted-weapons-use @الفاو"],
    ],
    [
      "where they were launched",
      "استهدفت مسيرتان مطار اربيل. واضاف ان الطائرتين انطلقتا من سهل نينوى.",
      ["air-drone-strike @مطار اربيل", "air-drone-strike @مطار اربيل"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("what nothing came of", () => {
  test.each([
    [
      "a plot, described between the words",
      "تمكنت من احباط اخطر مخطط ارهابي لاستهداف الاسواق في بغداد.",
      ["disrupted-weapons-use @بغداد"],
    ],
    [
      "an attack that was planned",
      "احبطت القوات الامنية هجوما كان داعش يخطط لتنفيذه على معبر القائم.",
      ["disrupted-weapons-use @معبر القائم"],
    ],
    ["those who plot", "ضبطت السلطات الكويتية خلية كانت تخطط لتفجير مسجد في الجهراء.", ["arrests @الجهراء"]],
    ["smugglers who slip in", "احبط حرس الحدود، فجر اليوم، محاولة تسلل وتهريب كميات من المخدرات قرب الرمثا.", []],
    ["an operation against drugs", "تاتي هذه العملية بعد يوم من ضبط معمل للكبتاغون في زحلة.", []],
    ["an attack that was beaten off", "احبطت قوات الحشد تعرضا لداعش في جلولاء.", ["armed-clash @جلولاء"]],
    [
      "a bridge closed by dozens",
      "قطع العشرات من الخريجين جسر الزيتون في الناصرية.",
      ["peaceful-protest @جسر الزيتون"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
