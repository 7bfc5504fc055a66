// Who did it, where others are named beside him: in clauses of time and place, in lists and brackets, as those who find the dead.

import { describe, expect, test } from "vitest";
import { incidentsIn } from "./told";

/** The roles of the first event of a text. */
const first = (text: string): string =>
  (incidentsIn(text)[0]?.actors ?? [])
    .map(({ role, id }) => `${role} ${id}`)
    .sort()
    .join(", ");

const each = (rows: readonly [text: string, expected: string][]) =>
  test.each(rows)("%s", (text, expected) => expect(first(text)).toBe(expected));

describe("who did no harm in a clause of time or place did not do it", () => {
  each([
    ["Gunmen killed two people in Baquba after police left the area.", "against civilians, by unidentified-gunmen"],
    [
      "Islamic State fighters kidnapped a shepherd near Hawija while the army was busy elsewhere.",
      "against civilians, by isis",
    ],
    ["Three men were shot dead by gunmen in Kut while police watched.", "against civilians, by unidentified-gunmen"],
    [
      "Islamic State killed two farmers near Khanaqin after the army and the Popular Mobilisation Forces had pulled out of the village.",
      "against civilians, by isis",
    ],
    [
      "Houthi rebels executed four prisoners in Marib before the Saudi-led coalition opened the road.",
      "against civilians, by houthis",
    ],
    [
      "Unknown assailants torched a clinic in Hilla when the guards of the federal police were at prayer.",
      "by unidentified-gunmen",
    ],
    [
      "Gunmen stormed a house in Abu Ghraib, where the army has a base, and killed a teacher.",
      "against civilians, by unidentified-gunmen",
    ],
    ["قتل مسلحون شخصين في بعقوبة بعد أن غادرت الشرطة المنطقة.", "against civilians, by unidentified-gunmen"],
    ["خطف تنظيم داعش راعيا قرب الحويجة بينما كان الجيش منشغلا في مكان آخر.", "against civilians, by isis"],
    ["أعدم تنظيم داعش أربعة مدنيين في الحضر بعدما انسحب الجيش العراقي من البلدة.", "against civilians, by isis"],
    ["أطلق مسلحون النار على معلم في أبو غريب حيث ينتشر الجيش.", "against civilians, by unidentified-gunmen"],
  ]);

  describe("but he may be whom it was done to", () => {
    each([
      ["Turkish jets bombed a cave near Amadiya where PKK fighters were sleeping.", "against pkk, by turkish-army"],
      [
        "Gunmen ambushed a convoy near Rutba as soldiers were heading home.",
        "against iraqi-army, by unidentified-gunmen",
      ],
      [
        "A roadside bomb went off in Mosul when a police patrol arrived, wounding two officers.",
        "against iraqi-police",
      ],
      ["A bomb killed three people in Tal Afar as soldiers were distributing aid.", "against civilians"],
      ["هاجم تنظيم داعش حاجزا حيث كانت الشرطة الاتحادية تبدل نوباتها.", "against federal-police, by isis"],
      // Not those who are on the same side.
      ["US jets bombed Hawija as Iraqi soldiers were moving towards it.", "by us-forces, involved iraqi-army"],
    ]);
  });

  describe("and who did harm in it did it", () => {
    each([
      ["Three men were killed in Basra after gunmen attacked their car.", "against civilians, by unidentified-gunmen"],
      ["A farmer died near Zakho when Turkish jets bombed his orchard.", "against civilians, by turkish-army"],
      [
        "A child was killed in Duhok where Turkish troops were shelling the hills.",
        "against civilians, by turkish-army",
      ],
      ["قتل سبعة من عناصر داعش قرب سنجار بعد أن اقتحم الجيش مخبأهم.", "against isis, by iraqi-army"],
      ["هاجم تنظيم داعش سوقا في هيت قبل أن يهاجم الشرطة.", "against iraqi-police, by isis"],
      ["قتل مدني في الموصل بعد أن قصف الجيش حيا سكنيا.", "against civilians, by iraqi-army"],
      [
        "Islamic State fighters shelled a market in Hit while they attacked the police.",
        "against civilians, against iraqi-police, by isis",
      ],
      ["Islamic State killed as many as 40 soldiers near Mosul.", "against iraqi-army, by isis"],
    ]);
  });
});

describe("all of one list have one part", () => {
  each([
    [
      "Forces of the alliance (the peshmerga, the Asayish and the federal police) attacked an Islamic State hideout near Kirkuk on Monday.",
      "against isis, by asayish, by federal-police, by peshmerga",
    ],
    [
      "Three factions — Kataib Hezbollah, Asaib Ahl al-Haq and Harakat al-Nujaba — fired rockets at Ain al-Asad on Monday.",
      "by asaib-ahl-al-haq, by kataib-hezbollah, by nujaba",
    ],
    [
      "The security forces (the army, the police and the Hashd) killed six Islamic State members near Hawija.",
      "against isis, by iraqi-army, by iraqi-police, by pmf",
    ],
    [
      "The army, the peshmerga, and the Hashd attacked an Islamic State camp in the Hamrin mountains.",
      "against isis, by iraqi-army, by peshmerga, by pmf",
    ],
    [
      "Gunmen attacked posts of the security forces (police, army and Asayish) in Kirkuk.",
      "against asayish, against iraqi-army, against iraqi-police, by unidentified-gunmen",
    ],
    [
      "قتلت القوات الأمنية (الجيش والشرطة والحشد الشعبي) ستة من عناصر داعش قرب الحويجة.",
      "against isis, by iraqi-army, by iraqi-police, by pmf",
    ],
    [
      "هاجمت قوات التحالف (البيشمركة والأسايش والشرطة الاتحادية) مخبأ لتنظيم داعش قرب كركوك.",
      "against isis, by asayish, by federal-police, by peshmerga",
    ],
  ]);

  describe("but not two sides, nor who acts in a clause of his own", () => {
    each([
      ["The army and Islamic State clashed near Hawija.", "against isis, by iraqi-army"],
      ["Clashes broke out between the peshmerga and the Hashd near Kirkuk.", "against pmf, by peshmerga"],
      ["The peshmerga and the Hashd exchanged fire near Kirkuk.", "against pmf, by peshmerga"],
      ["Gunmen attacked the army and the police shot three of them in Kirkuk.", "against iraqi-army, by iraqi-police"],
      ["Gunmen — two of them on motorcycles — shot dead a judge in Kut.", "against civilians, by unidentified-gunmen"],
    ]);
  });
});

describe("who finds, moves, names or buries the dead did not kill them", () => {
  each([
    ["Policemen took photographs of the body of a lawyer shot dead in Basra.", "against civilians"],
    ["Police removed the bodies of three people killed by gunmen in Kut.", "against civilians, by unidentified-gunmen"],
    ["Seven bodies were found by police in Baghdad on Sunday, all of them shot in the head.", "against civilians"],
    [
      "The Iraqi army identified the bodies of three soldiers killed by Islamic State near Rutba.",
      "against iraqi-army, by isis",
    ],
    ["Soldiers who were searching an orchard near Taji stumbled on two corpses with bound hands.", "against civilians"],
    ["The federal police buried eleven men executed in Mosul.", "against civilians, involved federal-police"],
    ["دفنت الشرطة الاتحادية أحد عشر رجلا أعدموا في الموصل.", "against civilians, involved federal-police"],
    ["انتشل الجيش جثث خمسة مزارعين قتلهم تنظيم داعش قرب الحويجة.", "against civilians, by isis, involved iraqi-army"],
    ["عثرت دورية لحرس الحدود على جثة راع قتل رميا بالرصاص قرب بدرة.", "against civilians, involved iraqi-police"],
  ]);

  describe("but who threw their bodies away did, and who killed before", () => {
    each([
      ["Soldiers dumped the bodies of three men whom they had shot in Samarra.", "against civilians, by iraqi-army"],
      ["Police dumped the body of a student shot dead in Kut.", "against civilians, by iraqi-police"],
      ["Soldiers killed a smuggler near Rabia and buried his body in the desert.", "against civilians, by iraqi-army"],
      ["رمت الشرطة جثة طالب قتل بالرصاص في الكوت.", "against civilians, by iraqi-police"],
      ["قتلت الشرطة ثلاثة رجال في بعقوبة ونقلت جثثهم.", "against civilians, by iraqi-police"],
      ["Police found the bodies of two soldiers near Samarra.", "against iraqi-army"],
    ]);
  });
});

describe("from whose ground it came does not say who did it", () => {
  each([
    ["Rockets were fired at Kilis from an area held by Islamic State.", "involved isis"],
    [
      "Gunmen fired at a convoy in Jurf al-Sakhar from a village run by Asaib Ahl al-Haq.",
      "by unidentified-gunmen, involved asaib-ahl-al-haq",
    ],
    [
      "The shells came from the direction of a peshmerga base and killed a boy in Tuz Khurmatu.",
      "against civilians, involved peshmerga",
    ],
    [
      "Rockets were launched from a truck parked near a base of the federal police and fell on the Green Zone.",
      "involved federal-police",
    ],
    ["انطلق الصاروخ الذي أصاب مطار أربيل من منطقة خاضعة لسيطرة الحشد الشعبي.", "involved pmf"],
    ["أطلقت صواريخ من شاحنة قرب مقر للشرطة الاتحادية على المنطقة الخضراء.", "involved federal-police"],
  ]);

  describe("but by whom, and whose fire", () => {
    each([
      ["Rockets were fired at Erbil from a hill near Sinjar by Kataib Hezbollah.", "by kataib-hezbollah"],
      ["Three soldiers were killed near Zakho when they came under fire from the PKK.", "against iraqi-army, by pkk"],
      [
        "Islamic State fired mortars from the part of Mosul that it holds, killing four people.",
        "against civilians, by isis",
      ],
    ]);
  });
});

describe("what it answers or avenges was done by others", () => {
  each([
    ["Turkish jets bombed camps near Amadiya in retaliation for an attack by the PKK in Ankara.", "by turkish-army"],
    [
      "Gunmen shot dead a tribal leader in Diyala in revenge for his help to the army.",
      "against civilians, by unidentified-gunmen",
    ],
    ["Israel bombed Baalbek to avenge rockets fired by Hezbollah.", "by israel"],
    [
      "In response to an attack by Islamic State, the army shelled villages near Hawija.",
      "against civilians, by iraqi-army",
    ],
    ["قصفت طائرات تركية مواقع قرب العمادية ردا على هجوم نفذه حزب العمال الكردستاني في أنقرة.", "by turkish-army"],
    ["فجر عناصر داعش منزل ضابط قرب تكريت انتقاما من عملية شنتها الشرطة الاتحادية.", "by isis"],
    ["قتل داعش ستة قرويين قرب مخمور انتقاما لتعاونهم مع البيشمركة.", "against civilians, by isis"],
    ["اغتال مسلحون شيخ عشيرة في ديالى على خلفية تعاونه مع الجيش.", "against civilians, by unidentified-gunmen"],
  ]);

  describe("but a force's response is its own", () => {
    each([
      ["Four people were wounded during a PKK ambush near Hit on Sunday.", "against civilians, by pkk"],
      ["The response of the army killed three gunmen near Rutba.", "against unidentified-gunmen, by iraqi-army"],
      [
        "Two men were killed in revenge by militiamen of Asaib Ahl al-Haq in Basra.",
        "against civilians, by asaib-ahl-al-haq",
      ],
    ]);
  });
});

describe("by whose men and weapons", () => {
  each([
    ["Two men were killed near Zakho by gunmen of the PKK.", "against civilians, by pkk"],
    ["A teacher was kidnapped in Diyala by fighters of the Islamic State.", "against civilians, by isis"],
    ["An officer was killed in Hit by two gunmen from al-Qaeda.", "by al-qaeda"],
    ["A smuggler was shot dead near Rabia by a patrol of the Iraqi army.", "against civilians, by iraqi-army"],
    ["Three shepherds were executed near Hatra by militants loyal to Islamic State.", "against civilians, by isis"],
    [
      "Four people died at the hands of militiamen of Kataib Hezbollah in Jurf al-Sakhar.",
      "against civilians, by kataib-hezbollah",
    ],
    // And not whom it was done to.
    ["Three fighters of the PKK were killed near Zakho by Turkish jets.", "against pkk, by turkish-army"],
    ["A car bomb killed three members of the Badr Organisation in Baquba.", "against badr"],
    ["A judge was killed in Kut by a bomb, and two soldiers of the army were wounded.", "against iraqi-army"],
    [
      "A driver was wounded in Kut by a bomb outside the gate of the police.",
      "against civilians, against iraqi-police",
    ],
  ]);
});

describe("by whose forces, where one word for them stands behind two names", () => {
  each([
    ["Syrian and Russian aircraft bombed Idlib on Sunday.", "by russia, by syrian-army"],
    [
      "American and British troops shot dead three gunmen in Basra.",
      "against unidentified-gunmen, by british-forces, by us-forces",
    ],
    ["Iraqi and US troops stormed Tal Afar on Sunday.", "by iraqi-army, by us-forces"],
    ["Iraqi and Kurdish forces attacked Islamic State near Makhmour.", "against isis, by iraqi-army, by peshmerga"],
    ["Turkish and Syrian soldiers were killed near Idlib by a drone.", "against syrian-army, against turkish-army"],
    ["Two men were killed near Qaim by a missile from a Reaper.", "against civilians, by us-forces"],
  ]);
});

describe("among whom a bomber blows himself up", () => {
  each([
    ["فجر انتحاري نفسه بين المصلين في بعقوبة.", "against civilians"],
    ["فجر انتحاري نفسه بين جنود في بعقوبة.", "against iraqi-army"],
    ["فجر انتحاري نفسه وسط موكب عزاء في طوزخورماتو.", "against civilians"],
    ["A mortar bomb fell among peshmerga fighters near Zumar.", "against peshmerga"],
  ]);
});

describe("what the group had", () => {
  /** The roles of the last event of a text. */
  const last = (text: string) =>
    incidentsIn(text)
      .at(-1)
      ?.actors.map(({ role, id }) => `${role} ${id}`)
      .sort()
      .join(", ");
  test.each([
    [
      "Islamic State seized Hit on Monday. On Friday US aircraft struck artillery of the group near Erbil.",
      "against isis, by us-forces",
    ],
    [
      "Islamic State has lost Mosul. Rawa, the last town held by the group, was retaken by the army on Friday.",
      "against isis, by iraqi-army",
    ],
    ["Fighters led by Hayat Tahrir al-Sham took Souran on Tuesday.", "by hts"],
    // "The party", told of before; and no other.
    [
      "قصفت تركيا مواقع حزب العمال الكردستاني في زاخو. وأعلن الحزب أنه قتل جنديين تركيين قرب متينا.",
      "against turkish-army, by pkk",
    ],
    ["قصفت تركيا مواقع حزب العمال الكردستاني في زاخو. وفي متينا قصفت طائرات مقرا للحزب.", "against pkk"],
    ["أطلق حزب الله صواريخ على صفد. واغتالت مسيرة إسرائيلية قياديا في الحزب قرب صور.", "against hezbollah, by israel"],
    [
      "قصفت تركيا مواقع حزب العمال الكردستاني في زاخو. وأعلن الحزب الديمقراطي أنه قتل جنديين تركيين قرب متينا.",
      "against turkish-army",
    ],
    ["أحرق محتجون مقرا في الكوت. وأعلن الحزب أنه قتل جنديين تركيين قرب متينا.", "against turkish-army"],
  ])("%s", (text, expected) => expect(last(text)).toBe(expected));
});

describe("residents who riot are civilians, and other crowds protesters", () => {
  each([
    ["Residents threw stones at the convoy of the governor in Kut.", "by civilians"],
    ["رشق الأهالي موكب المحافظ بالحجارة في الكوت.", "by civilians"],
    [
      "Angry relatives pelted the car of Governor Salim Haddad with stones in Kut on Sunday, and his driver knocked two of them down as he fled.",
      "by civilians",
    ],
    ["Students set fire to a party office in Kut.", "by protesters"],
    ["اعتدى ذوو مريض بالضرب على طبيب في مستشفى الناصرية.", "against civilians, by protesters"],
    ["Residents of Kut blocked a road on Sunday over power cuts.", "by protesters"],
  ]);
});

/** The sub-types of a text's events. */
const kinds = (text: string): string[] => incidentsIn(text).map(({ subtype }) => subtype);

describe("in Arabic who holds an office bears no arms", () => {
  test.each([
    ["أطلق مسلحون مجهولون النار على مدير ناحية في كركوك وأردوه قتيلا.", "attack"],
    ["استهدف مسلحون سيارة مدير بلدية الفلوجة.", "attack"],
    ["أطلق مسلحون النار على عميد كلية وعلى سائقه في تكريت.", "attack"],
    ["أطلقت الشرطة النار على مسلحين في ديالى.", "armed-clash"],
  ])("%s", (text, expected) => expect(kinds(text)).toEqual([expected]));
});

describe("in Arabic a burial is no protest, unless the crowd chants", () => {
  test.each([
    ["شيع المئات في النجف جثمان ضابط توفي في الموصل.", []],
    ["وشيعت كركوك اليوم شهداءها.", []],
    ["وشيع أهالي الكوت قتيلهم ورددوا هتافات ضد الحكومة.", ["peaceful-protest"]],
    ["شيع آلاف المتظاهرين رفيقهم في الحلة.", ["peaceful-protest"]],
    ["شيع المئات ضحايا المجزرة في الناصرية مرددين هتافات ضد الأحزاب.", ["peaceful-protest"]],
  ])("%s", (text, expected) => expect(kinds(text)).toEqual(expected));
});
