// Who did it to whom: by the verbs beside a name, by what belongs to it, and by what was told before.

import { expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();

/** The roles in the last event of the text. */
function rolesIn(text: string): string[] {
  const publishedOn = { from: "2024-05-06", to: "2024-05-06", precision: "day" } as const;
  const incidents = findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn });
  return (incidents.at(-1)?.actors ?? []).map(({ role, id }) => `${role} ${id}`).sort();
}

test.each<[string, string, string[]]>([
  ["who is threatened, in Arabic", "هددت الفصائل بمهاجمة القوات الأميركية في عين الأسد.", ["against us-forces"]],
  ["the base, in Arabic", "سقطت قذيفة داخل القاعدة قرب بلد.", []],
  ["an attack on the base, in Arabic", "لم تقع إصابات في الهجوم على القاعدة قرب بلد.", []],
  ["the group of that name, in Arabic", "قتل ثلاثة من مقاتلي القاعدة في الأنبار.", ["against al-qaeda"]],
  ["the US, by two letters", "The US bombed a base in Hit on Sunday.", ["by us-forces"]],
  ["the U.S., with stops", "The U.S. struck a convoy near al-Qaim on Sunday.", ["by us-forces"]],
  ["the US, by whom it was done", "A general was killed by the US in Baghdad.", ["by us-forces"]],
  [
    "the US, against whom one is",
    "The group wants revenge against the US, which assassinated a general in Baghdad and which bombed a depot in Hit.",
    ["by us-forces"],
  ],
  [
    "soldiers who were shelled",
    "Nobody spoke for the soldiers, who were shelled in Hit on Sunday.",
    ["against iraqi-army"],
  ],
  ["us, who are somebody", "They let us go, a driver said in Hit. A bomb killed a boy.", ["against civilians"]],
  ["US officials, who tell of it", "US officials said a bomb wounded a baker in Hit.", ["against civilians"]],
  [
    "whose deed it is, whatever else is said of him",
    "The PKK lost sympathy through its deadly attack on a post in Zakho on Sunday.",
    ["by pkk"],
  ],
  [
    "their attack is that of the next ones named",
    "The army lost a post in Baiji on Sunday when gunmen began their attack from an orchard.",
    ["against iraqi-army", "by unidentified-gunmen"],
  ],
  [
    "its shelling by others",
    "The peshmerga lost a post near Dibis after its shelling by Islamic State on Sunday.",
    ["against peshmerga", "by isis"],
  ],
  ["a country of which one speaks", "Anger grew at the United States, which bombed a base in Hit.", ["by us-forces"]],
  [
    "a country of which one speaks, in Arabic",
    "نددت بغداد بتركيا التي قصفت قرية قرب زاخو.",
    ["against civilians", "by turkish-army"],
  ],
  [
    "the police of an article that names no place of Iraq",
    "Mayors from Boston and Chicago met. Nobody came. It rained. They flew home. Then the talks ended. Police shot a man dead in his flat.",
    ["against civilians"],
  ],

  ["in Arabic whose attack it is", "أصيب جندي في هجوم لتنظيم داعش قرب الحويجة.", ["against iraqi-army", "by isis"]],
  [
    "in Arabic who shelled whom",
    "طال قصف للطيران التركي موقعا لحزب العمال الكردستاني قرب سيدكان.",
    ["against pkk", "by turkish-army"],
  ],
  [
    "in Arabic those who were killed, before the verb",
    "قالت مصادر إن خمسة من مقاتلي الحشد الشعبي قتلوا في هجوم قرب جرف الصخر.",
    ["against pmf"],
  ],
  [
    "who set up what is hit",
    "Two mortar rounds landed near a roadblock set up by 20 police officers in Buhriz.",
    ["against iraqi-police"],
  ],
  [
    "who is hit, in Arabic",
    "أدى العدوان على كتائب حزب الله في جرف الصخر إلى مقتل اثنين.",
    ["against kataib-hezbollah"],
  ],
  [
    "a crowd that denounces a bombing",
    "On Sunday the marchers in Basra spoke out against Friday's deadly bombing of a mosque in Samarra.",
    ["against civilians"],
  ],
  [
    "gunmen whom nobody knows",
    "Masked gunmen shot dead a baker in Zubair on Friday.",
    ["against civilians", "by unidentified-gunmen"],
  ],
  [
    "in Arabic gunmen who murder",
    "اغتال مجهولون محاميا وسط مدينة العمارة.",
    ["against civilians", "by unidentified-gunmen"],
  ],
  [
    "gunmen by whom it was done, behind the one who was killed",
    "مقتل ضابط شرطة على يد مسلحين في الخالص.",
    ["against iraqi-police", "by unidentified-gunmen"],
  ],
  [
    "an armed attack without a word of whose, in Arabic",
    "إصابة مدني بهجوم مسلح قرب كنعان.",
    ["against civilians", "by unidentified-gunmen"],
  ],
  [
    "gunmen whom soldiers kill",
    "Soldiers killed two gunmen near Udhaim on Monday.",
    ["against unidentified-gunmen", "by iraqi-army"],
  ],
  ["the gunmen of a group", "Gunmen of the Mahdi Army attacked a patrol in Kut.", ["by saraya-al-salam"]],
  [
    "the gunmen told of before",
    "Islamic State attacked a village near Makhmur. The gunmen shot two shepherds.",
    ["against civilians", "by isis"],
  ],
  [
    "tribes that fight each other",
    "Clashes between two tribes in Majar al-Kabir broke out on Friday.",
    ["against tribes", "by tribes"],
  ],
  ["in Arabic", "نزاع عشائري في ناحية الطار يوقع ثلاثة جرحى.", ["against tribes", "by tribes"]],
  [
    "nor those who come between tribes",
    "اندلع نزاع عشائري بين عشيرتين في العزير قبل أن تتدخل قوة من الشرطة.",
    ["against tribes", "by tribes", "involved iraqi-police"],
  ],
  [
    "a tribe and an army",
    "Clashes broke out between the army and tribes in Rutba.",
    ["against tribes", "by iraqi-army"],
  ],
  [
    "who claims behind it what others did",
    "Two drivers were shot by masked men in Kut, the army claimed.",
    ["against civilians", "by unidentified-gunmen"],
  ],
  [
    "who comes after a blast",
    "Police and medics rushed to the bazaar where a car bomb killed five traders in Tuz Khurmatu.",
    ["against civilians", "involved iraqi-police"],
  ],
  ["in Arabic", "هرعت الشرطة إلى مكان انفجار سيارة مفخخة في الكوت.", ["involved iraqi-police"]],
  ["on whom it is blamed", "A drone attack blamed on Iran-backed groups hit a camp near Erbil.", ["by shia-militias"]],
  ["who blames others", "Washington blames Kataib Hezbollah for a rocket attack near Balad.", ["by kataib-hezbollah"]],
  ["in Arabic who accuses", "اتهمت أنقرة حزب العمال الكردستاني بتنفيذ تفجير في إسطنبول.", ["by pkk"]],
  [
    "whose troops came under fire, by his own word",
    "The US military said its troops in Taji came under rocket fire.",
    ["against us-forces"],
  ],
  [
    "whose men were killed, by his own word",
    "The Peshmerga ministry said four of its fighters were wounded in an attack by Islamic State in Garmian.",
    ["against peshmerga", "by isis"],
  ],
  [
    "in Arabic one of whose men was killed",
    "أعلن الجيش الأمريكي أن أحد جنوده قتل بانفجار عبوة في بيجي.",
    ["against us-forces"],
  ],
  [
    "whose name is no verb",
    "Iraqi security forces killed an IS commander in Wadi Hauran.",
    ["against isis", "by iraqi-security-forces"],
  ],
  ["who tells of it with others", "Two shells fell on a market in Hit, police and medics said.", ["against civilians"]],
  [
    "who beats off an attack",
    "The Hashd repelled an Islamic State attack near Naft Khana.",
    ["against pmf", "by isis"],
  ],
  ["in Arabic", "صدت قوات البيشمركة هجوما لداعش قرب كولجو.", ["against peshmerga", "by isis"]],
  ["whom a base houses", "Two rockets hit a base near Taji that hosts US troops.", ["against us-forces"]],
  [
    "the body of a soldier, in Arabic",
    "عثرت الشرطة على جثة جندي قرب بعقوبة.",
    ["against iraqi-army", "involved iraqi-police"],
  ],
  ["none of a force any more, in Arabic", "قتل ضابط سابق في الجيش برصاص مسلحين في تكريت.", ["by unidentified-gunmen"]],
  [
    "who fights others than those who are told of",
    "Rockets fell near a base of the coalition against Islamic State in Taji.",
    ["against us-led-coalition"],
  ],
  ["a place whose name begins like a family's", "Five rockets struck the Ain al-Assad base in Anbar.", []],
  [
    "whose soldiers they are, in Arabic",
    "مقتل ثلاثة منتسبين في الحشد الشعبي بانفجار عبوة قرب سامراء.",
    ["against pmf"],
  ],
  [
    "who is among the dead, in Arabic",
    "مقتل شخصين بينهما شرطي بانفجار سيارة مفخخة في الشرقاط.",
    ["against civilians", "against iraqi-police"],
  ],
  [
    "who is helped by strikes, in Arabic",
    "شنت طائرات التحالف غارات على مواقع داعش دعما لقوات البيشمركة في مخمور.",
    ["against isis", "by us-led-coalition", "involved peshmerga"],
  ],
  [
    "who is helped by strikes",
    "Coalition jets hit the group's tunnels near Makhmour in support of the Peshmerga.",
    ["by us-led-coalition", "involved peshmerga"],
  ],
  [
    "a force and its name in brackets",
    "هاجم داعش حاجزا لقوى الأمن الداخلي (الأسايش) قرب الشدادي.",
    ["against asayish", "by isis"],
  ],
  [
    "in Arabic those who met their deaths",
    "لقي ضابط في البيشمركة وثلاثة من مسلحي داعش مصرعهم قرب كولجو.",
    ["against isis", "against peshmerga"],
  ],
  [
    "gunmen of the tribes, in Arabic",
    "اشتباكات بين قوات سوريا الديمقراطية ومسلحين من العشائر في ذيبان.",
    ["against tribes", "by sdf"],
  ],
  [
    "who does the next thing, too",
    "Police found a launcher near the village of Dulab, and defused two rockets.",
    ["by iraqi-police"],
  ],
  [
    "who says that it was his work",
    "Rockets hit a base near Balad. The Islamic Resistance in Iraq said the attack was its work.",
    ["by islamic-resistance"],
  ],
  ["in Arabic none of whom was hurt", "لم يصب أحد من الجنود في القصف على قاعدة بلد.", ["against iraqi-army"]],
  [
    "neither who vows revenge nor who is threatened",
    "Kataib Hezbollah threatened US forces with revenge after drone strikes on a base of the Hashd killed two in Jurf al-Sakhar.",
    ["against pmf"],
  ],
  [
    "nor in Arabic",
    "هددت كتائب حزب الله بضرب القواعد الأمريكية بعد غارات استهدفت مقرا للحشد الشعبي في القائم يوم السبت.",
    ["against pmf"],
  ],
  [
    "sources that are quoted",
    "Local media quoted police sources as saying that a suicide bomber attacked a market in Hit.",
    ["against civilians"],
  ],
  ["in Arabic its own soldiers", "أعلن الجيش الأمريكي مقتل ثلاثة من جنوده بهجوم في بلد.", ["against us-forces"]],
  [
    "in Arabic a group that targets a post",
    "أفاد مصدر باستهداف عناصر من تنظيم داعش نقطة أمنية للبيشمركة في كفري.",
    ["against peshmerga", "by isis"],
  ],
  [
    "in Arabic what they fired at",
    "اندلعت اشتباكات بعد تسلل عناصر داعش على مواقع البيشمركة في مخمور.",
    ["against peshmerga", "by isis"],
  ],
  [
    "in Arabic who did it to them",
    "شيع أهالي سنجار مدنيين أعدمهم تنظيم داعش في القضاء.",
    ["against civilians", "by isis"],
  ],
  ["in Arabic what is hit", "استهداف رتل إمداد للتحالف الدولي بعبوة ناسفة في المسيب", ["against us-led-coalition"]],
  ["in Arabic what it fell near", "صاروخان يسقطان قرب القوات الأمريكية في التاجي", ["against us-forces"]],
  [
    "in Arabic a state of which somebody tells",
    "أكد الوزير أن إيران قصفت مواقع قرب سوران يوم الأحد.",
    ["by iran-irgc"],
  ],
  ["in Arabic a force that leaves", "انسحاب قوات سوريا الديمقراطية من منبج", ["by sdf"]],
  [
    "what a verb with its own subject is told of",
    "A convoy of the Peshmerga survived an ambush that Islamic State laid near Dibis.",
    ["against peshmerga", "by isis"],
  ],
  ["what is hit", "Air strikes hit four positions of the PKK near Zakho on Friday.", ["against pkk"]],
  [
    "a place of whose it is told beside it",
    "A strike hit the Asos range, a stronghold of the PKK, on Friday.",
    ["against pkk"],
  ],
  [
    "what burned, and not who burned it",
    "Offices of the Badr Organisation went up in flames in Kut on Friday.",
    ["against badr"],
  ],
  ["what planes bomb", "Turkish jets bomb PKK camps in Metina", ["against pkk", "by turkish-army"]],
  [
    "an attack by those whom an adjective tells of, too",
    "A big attack by the outlawed PKK killed three soldiers near Sirnak.",
    ["against turkish-army", "by pkk"],
  ],
  [
    "a name with its abbreviation",
    "Nine Islamic State (IS) fighters were killed in air strikes near Rutba.",
    ["against isis"],
  ],
  [
    "to whom it was done in what is told of",
    "Iran claimed the missile attack on Harir, in which two US soldiers suffered burns.",
    ["against us-forces", "by iran-irgc"],
  ],
  ["who has seen it done to him", "US troops in Anbar have seen six rocket attacks since May.", ["against us-forces"]],
  [
    "those who burn and loot are a crowd, whoever was told of before",
    "Rioters fought with police in Kut on Friday. They also torched two party offices.",
    ["by protesters"],
  ],
  [
    "men killed at a post are soldiers",
    "Islamic State attacked an army post near the village of Sherida, killing four men.",
    ["against iraqi-army", "by isis"],
  ],
  ["who only tells of it", "Shells fell near Amadiya, villagers said.", []],
  [
    "a raid of theirs, in Arabic",
    "استهدفت غارة للطيران التركي موقعا لحزب العمال الكردستاني في سنجار.",
    ["against pkk", "by turkish-army"],
  ],
  ["a country that does it, in Arabic", "قال الوزير إن إيران قصفت أربيل بالصواريخ.", ["by iran-irgc"]],
  [
    "its own soldiers, in Arabic",
    "أعلن الجيش الأمريكي مقتل أربعة من جنوده بانفجار عبوة في بيجي.",
    ["against us-forces"],
  ],
  [
    "the verb behind those who were killed, in Arabic",
    "قال الوزير إن سبعة جنود أتراك قتلوا السبت بغارة قرب إدلب.",
    ["against turkish-army"],
  ],
  [
    "one and the other, in Arabic",
    "سقوط جرحى من الشرطة والجيش في هجوم قرب طوز خورماتو.",
    ["against iraqi-army", "against iraqi-police"],
  ],
  ["who condemns it", "A bomb exploded in Kut on Friday. Iran, Turkey and Israel condemned the bombing.", []],
  ["who condemns it, in Arabic", "أدانت إيران وتركيا التفجير في الكوت.", []],
  ["who withdraws, in Arabic", "انسحاب قوات البيشمركة من كركوك.", ["by peshmerga"]],
  [
    "what would be hit",
    "Nujaba threatened that American bases near Erbil would be hit.",
    ["against us-forces", "by nujaba"],
  ],
  [
    "a base, whose name says whose it is",
    "The Islamic Resistance in Iraq said that its men had attacked the American base at Harir with two drones.",
    ["against us-forces", "by islamic-resistance"],
  ],
  [
    "a name with what describes it, joined to another",
    "Syrian government troops and the Kurdish-led Syrian Democratic Forces exchanged fire near Busayrah.",
    ["against sdf", "by syrian-army"],
  ],
  [
    "its own men, and no civilians",
    "The police lost five men in an attack on a checkpoint near Kut.",
    ["against iraqi-police"],
  ],
  ["those who find a cache", "Soldiers found nine rockets near the village of Dibis on Sunday.", ["by iraqi-army"]],
  [
    "people who were hurt, before places that were near",
    "A bomb went off beside a restaurant in Kut, and three students were killed.",
    ["against civilians"],
  ],
  [
    "the attackers of before",
    "Islamic State shot four shepherds near Hatra on Sunday. The attackers also kidnapped two boys.",
    ["against civilians", "by isis"],
  ],
  [
    "policemen of the force of before",
    "Islamic State attacked a Federal Police post near Rashad on Sunday. Four policemen were killed.",
    ["against federal-police", "by isis"],
  ],
  ["of another state, by noun and adjective", "توغلت دبابات إسرائيلية في بلدة كويا يوم الاثنين.", ["by israel"]],
  ["in the feminine", "قتل راع بغارة تركية قرب العمادية يوم الأحد.", ["against civilians", "by turkish-army"]],
  [
    "killed, and by whose ambush",
    "قتل أربعة من عناصر البيشمركة في كمين نصبه داعش قرب مخمور.",
    ["against peshmerga", "by isis"],
  ],
  ["at the hands of men of a group", "ذبح راعيان على يد مسلحين من داعش في الحضر.", ["against civilians", "by isis"]],
  [
    "who lost their lives when others came",
    "لقي خمسة من أفراد الحشد الشعبي حتفهم حين هاجم داعش حاجزهم قرب بلد.",
    ["against pmf", "by isis"],
  ],
  [
    "its fighters",
    "قال حزب العمال الكردستاني إن مقاتليه قتلوا جنديا تركيا في الزاب.",
    ["against turkish-army", "by pkk"],
  ],
  ["soldiers who kill", "قتل الجنود الأتراك ثلاثة رعاة قرب الزاب.", ["against civilians", "by turkish-army"]],
  ["added that a force of the army", "وأضاف أن قوة من الجيش فككت عبوة ناسفة في الحويجة.", ["by iraqi-army"]],
  ["who is held, not who holds", "Three IS suspects held in Tarmiyah", ["against isis"]],
  ["homes that were looted", "On Sunday houses in Jalawla were looted.", ["against civilians"]],
  ["who was driven back", "Islamic State has twice been driven back from the road near Rawa.", ["against isis"]],
  [
    "who denies a deed of his own",
    "Rockets hit a farm near Harir on Sunday. Tehran denied any role in the attack.",
    ["by iran-irgc"],
  ],
  [
    "whose marks a deed bears",
    "Gunmen shot nine drivers near Muqdadiyah on Sunday, a crime that bore the hallmarks of al-Qaeda.",
    ["against civilians", "by al-qaeda"],
  ],
  [
    "the relative, and not the soldier",
    "The wife of a Turkish sergeant was killed by a bomb in Yuksekova on Sunday.",
    [],
  ],
  [
    "people of whom a clause tells who they were",
    "Two women who were drawing water were killed by a mine near Sinjar on Sunday.",
    ["against civilians"],
  ],
  ["an attack on somebody whom no list knows", "A falconer was murdered in Samawah on Sunday.", ["against civilians"]],
  ["a headline has no auxiliary", "Police captain shot dead in Kut", ["against iraqi-police"]],
  [
    "a base, and who built it",
    "Villagers look up at a base that the Turkish army built above Kani Masi in May.",
    ["by turkish-army"],
  ],
  ["who keeps the peace in Kurdistan", "Security forces arrested a baker in Sulaymaniyah on Sunday.", ["by asayish"]],
  [
    "a night assault of theirs",
    "Nine Hashd fighters died in an IS night assault near Balad.",
    ["against pmf", "by isis"],
  ],
  [
    "in Arabic who announces that a drone hit",
    "واكد جهاز مكافحة الارهاب في اقليم كردستان ان مسيرة مفخخة استهدفت حقل طاوكي.",
    [],
  ],
  [
    "in Arabic who announces the death of civilians",
    "اعلنت الشرطة مقتل ثلاثة مدنيين بانفجار عبوة في المحمودية.",
    ["against civilians"],
  ],
  [
    "in Arabic who tells what was done to his own",
    "كشف الحشد الشعبي عن تعرض مقره في طوزخورماتو لقصف بقذائف هاون.",
    ["against pmf"],
  ],
  [
    "in Arabic whose soldier a ministry speaks of",
    "اعلنت وزارة الدفاع التركية مقتل جندي بانفجار لغم في شرناق قرب حدود العراق.",
    ["against turkish-army"],
  ],
  [
    "in Arabic a post of those who announce",
    "اعلنت البيشمركة ان داعش هاجم نقطة لها في قره تبه.",
    ["against peshmerga", "by isis"],
  ],
  [
    "in Arabic who announces a deed of its own",
    "اعلنت وزارة الدفاع التركية تحييد 4 من مسلحي حزب العمال في متينا.",
    ["against pkk", "by turkish-army"],
  ],
  ["in Arabic martyrs of a force", "ارتقى شهيدان من الشرطة بانفجار عبوة في الطارمية.", ["against iraqi-police"]],
  [
    "in Arabic who aims at a post",
    "افاد مصدر باستهداف مسلحين من داعش حواجز للشرطة في الرشاد.",
    ["against iraqi-police", "by isis"],
  ],
  [
    "in Arabic the subject that the phrase begins",
    "قصف الطيران الحربي التركي قرى في جبل كارة.",
    ["against civilians", "by turkish-army"],
  ],
  ["in Arabic a country that acts", "قصفت ايران مقرا لحزب كومله في زركويز.", ["against komala", "by iran-irgc"]],
  ["in Arabic a soldier near a border", "اصيب جندي بانفجار لغم في ولاية هكاري قرب العراق.", ["against turkish-army"]],
  ["in Arabic men of IS", "قتل ثلاثة دواعش بضربة جوية في جبال حمرين.", ["against isis"]],
  ["in Arabic an air base, and no group", "سقطت صواريخ على القاعدة الجوية في بلد. وأصيب فلاح قرب القاعدة.", []],
  ["in Arabic the base, and no group", "سقط صاروخان على قاعدة عين الاسد. واستهدفت مسيرة القاعدة مرة اخرى.", []],
  ["in Arabic a company of a country", "هاجمت مسيرة حقلا تديره شركة امريكية في بدرة.", []],
  ["in Arabic who claims it, behind the verb", "تبنى جيش العدل هجوما على دورية في سراوان.", ["by jaish-al-adl"]],
  [
    "in Arabic the police who fire on a march",
    "سقط قتيل واربعة جرحى اثر اطلاق الشرطة النار على مظاهرة في الزبير.",
    ["against protesters", "by iraqi-police"],
  ],
  ["in Arabic a village near which it was", "سقطت مسيرة قرب قرية كاني ماسي في دهوك.", []],
  ["in Arabic a village that is shelled", "قصفت المدفعية قرى في برواري بالا.", ["against civilians"]],
  ["in Arabic a reporter who tells of it", "وذكر مراسل القناة ان القصف التركي استهدف جبل متين.", ["by turkish-army"]],
  [
    "in Arabic a leader of what is called a force",
    "مقتل احد القياديين في ما يسمى الحشد الشعبي بعبوة في بلد.",
    ["against pmf"],
  ],
  [
    "whose uniforms they wear",
    "Two men in the uniforms of police commandos kidnapped a baker in Karrada on Tuesday.",
    ["against civilians"],
  ],
  [
    "whose weapons are taken from a place that was overrun",
    "Militiamen overran a police station in Kut, helped themselves to its weapons and drove off.",
    // Militiamen whom nobody names are gunmen whom nobody knows.
    ["against iraqi-police", "by unidentified-gunmen"],
  ],
  [
    "who struck days before",
    "The Peshmerga had recaptured Zumar by Monday, two days after US warplanes began to circle.",
    ["by peshmerga", "involved us-forces"],
  ],
  [
    "who is driven from the town, and who takes it",
    "The army moved in that night, confined the police to barracks and arrested nine officers in Tal Afar.",
    ["by iraqi-army", "involved iraqi-police"],
  ],
  [
    "whose shelters the jets of others attack",
    "The PKK had announced a truce, but on Monday, jets attacked its shelters near Zakho.",
    ["against pkk"],
  ],
  ["who counts the dead", "An officer in the Anbar police put the toll of the bombardment of Rawa at sixty.", []],
  ["who only says it, in a headline", "Three IS suspects held in Anbar, police say", ["against isis"]],
  [
    "who had dug in where shells fall",
    "Shells slammed into a graveyard in Najaf, and smoke hung over the tombs where Mahdi Army fighters had dug in.",
    ["against saraya-al-salam"],
  ],
  [
    "who melts away from a town that others take",
    "Rawa fell to Islamic State on Monday as police melted away.",
    ["against iraqi-police", "by isis"],
  ],
  ["who does so in a headline", "Black flags over Rawa as police melt away", ["against iraqi-police"]],
  [
    "whom 'it' means in the sentence",
    "Islamic State means to draw forces away; on Monday it sent a wave of five bombers at a gate of Camp Speicher.",
    ["by isis"],
  ],
  [
    "who denies what others claim",
    "Islamic State sent a bomber at Camp Speicher and claimed to have reached the runway, which the Joint Operations Command denied.",
    ["by isis"],
  ],
  ["to whom a town is lost", "Rawa was lost to Islamic State on Monday.", ["by isis"]],
  [
    "the one force that a fight is told of",
    "Heavy fighting was under way in Tikrit, where Federal Police edged along the river.",
    ["by federal-police"],
  ],
  [
    "who fell in it",
    "There was a serious exchange of fire in Kirkuk, in which seven Kurdish fighters fell.",
    ["against peshmerga"],
  ],
  [
    "the fighters of the group that the sentence names",
    "Islamic State keeps pockets near Ramadi, where some 90 fighters are holding families as shields.",
    ["against civilians", "by isis"],
  ],
  [
    "who claims it, behind what is told of him",
    "Islamic State, as the local wing styles itself, claimed Sunday's raid on the jail at Taji.",
    ["by isis"],
  ],
  [
    "a brigade of those who are accused",
    "Rockets hit Erbil on Sunday. The directorate accused a brigade of the Popular Mobilisation of having fired them.",
    ["by pmf"],
  ],
  [
    "a capital that strikes",
    "Washington hits Kataib Hezbollah sites near Qaim",
    ["against kataib-hezbollah", "by us-forces"],
  ],
  [
    "from whom ground is taken, told before",
    "Islamic State had held Hit since May. The army retook Hit on Sunday.",
    ["against isis", "by iraqi-army"],
  ],
  [
    "but not by a state from abroad",
    "Islamic State attacked a post near Palmyra on Sunday. Israel seized a hill above Quneitra on Monday.",
    ["by israel"],
  ],
  [
    "to whom a town falls, told before",
    "Islamic State attacked a post near Rawa on Friday. On Sunday Rawa fell.",
    ["by isis"],
  ],
  [
    "but not where others take it",
    "Islamic State attacked a post near Rawa on Friday. On Sunday Rawa fell to armed townsmen.",
    [],
  ],
  ["whose jets come back", "Israeli warplanes bombed Tyre on Monday. At dawn the jets struck Khiam.", ["by israel"]],
  ["a drone may be anybody's", "Turkish jets bombed Metina on Monday. On Tuesday a drone hit a car in Sinjar.", []],
  [
    "those of whom a campaign of murder is told",
    "Nearly a hundred families have fled Hit since Friday, frightened by a campaign of murder that has cost the lives of nine of their number, the governor said.",
    ["against civilians"],
  ],
  [
    "of his own strike who speaks of whom it killed",
    "An Israeli drone hit a car near Tyre on Monday. Israel's military said that it had killed a commander.",
    ["by israel"],
  ],
  [
    "in Arabic whose aircraft come back",
    "قصفت طائرات إسرائيلية بلدة الخيام الاثنين. وفي الفجر أغارت المقاتلات على صور.",
    ["by israel"],
  ],
  [
    "in Arabic to whom it is attributed, behind what is",
    "نسبت السلطات المذبحة في الحصوة إلى تنظيم داعش.",
    ["against civilians", "by isis"],
  ],
  ["in Arabic engineers who defuse a bomb", "فككت مفرزة هندسية عبوة ناسفة في الكرادة.", ["by iraqi-security-forces"]],
  [
    "in Arabic a command that imposes a curfew",
    "فرضت قيادة العمليات حظر التجوال في بعقوبة.",
    ["by iraqi-security-forces"],
  ],
  [
    "in Arabic from whom ground is taken, told before",
    "هاجم تنظيم داعش حاجزا قرب هيت يوم السبت. واستعاد الجيش هيت يوم الأحد.",
    ["against isis", "by iraqi-army"],
  ],
  [
    "whom they chase from the town",
    "Gunmen seized Rawa on Monday and chased police from their posts.",
    ["against iraqi-police"],
  ],
  [
    "offices of several that were ransacked",
    "The offices of the Badr Organisation and Asaib Ahl al-Haq have been ransacked in Kut.",
    ["against asaib-ahl-al-haq", "against badr"],
  ],
  [
    "with whose help ground is taken",
    "Peshmerga retake Zumar with help of US jets",
    ["by peshmerga", "involved us-forces"],
  ],
  ["who buries its own", "Peshmerga bury seven after attack near Dibis", ["against peshmerga"]],
  [
    "suspects of a group who are held, behind who tells it",
    "Intelligence cell: three IS suspects held in Anbar",
    ["against isis"],
  ],
  [
    "in Arabic from whom the shelling comes",
    "تعرضت أحياء في حمص لليوم الرابع لقصف عنيف من القوات السورية.",
    ["by syrian-army"],
  ],
  [
    "in Arabic positions of a group, with a preposition",
    "قصفت المدفعية التركية الإثنين مواقع للتنظيم قرب جرابلس.",
    ["against isis", "by turkish-army"],
  ],
  [
    "in Arabic for whom others laid ambushes",
    "أودت كمائن نصبها مسلحون لدوريات الأمن العام في جبلة بستة عناصر.",
    ["against syrian-army", "by unidentified-gunmen"],
  ],
  [
    "in Arabic one of its soldiers, and others hurt",
    "أعلن الجيش الأمريكي الإثنين أن أحد جنوده قتل وجرح خمسة بانفجار عبوة ناسفة في أبو غريب.",
    ["against us-forces"],
  ],
  [
    "in Arabic a policeman killed by fire",
    "قتل شرطي برصاص مسلحين في بعقوبة.",
    ["against iraqi-police", "by unidentified-gunmen"],
  ],
])("%s: %s", (_, text, expected) => {
  expect(rolesIn(text)).toEqual(expected);
});

/** The sub-type of the last event of the text. */
function kindIn(text: string): string | undefined {
  const publishedOn = { from: "2024-05-06", to: "2024-05-06", precision: "day" } as const;
  return findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn }).at(-1)?.subtype;
}

test.each<[string, string, string | undefined]>([
  [
    "armed men at a demonstration",
    "Armed men in lorries shot at the demonstrators in Tahrir Square on Monday.",
    "attack",
  ],
  ["in Arabic", "أطلق ملثمون يستقلون سيارات حديثة النار على المحتجين في ساحة التحرير.", "attack"],
  [
    "those who demand something, and the police",
    "Police beat nurses who were demanding contracts outside a ministry in Baghdad.",
    "protest-with-intervention",
  ],
  [
    "a shot, and who had come",
    "A demonstrator in Kut died of a gunshot wound after security forces had cleared the bridge.",
    "excessive-force-against-protesters",
  ],
  ["a man with a bomb on him", "A bomber struck a mosque in Kirkuk and killed nine worshippers.", "suicide-bomb"],
  ["a post, and no ground", "Islamic State overran an army outpost near Udhaim on Sunday.", "armed-clash"],
  [
    "the capture of a town",
    "The capture of Ramadi by Islamic State alarmed the villages around.",
    "non-state-actor-overtakes-territory",
  ],
  ["people who drive from a place", "Students were driving from Kut to Baghdad on Sunday.", undefined],
  ["rivals", "Fans hurled bottles at each other in Erbil on Sunday.", "mob-violence"],
  [
    "a militia that takes people",
    "Hashd fighters took two brothers from a camp near Mosul.",
    "abduction-forced-disappearance",
  ],
  [
    "who somebody is",
    "The brother of one of those detained threw a grenade at a patrol in Basra on Sunday.",
    "grenade",
  ],
  ["a search, and whom it found", "Troops combed the orchards near Buhriz and detained three men.", "arrests"],
  ["into the grip of a force", "وقع إرهابيان في قبضة استخبارات الجيش في الموصل.", "arrests"],
  ["made ready, and not used", "ضبطت الشرطة تسعة صواريخ معدة للإطلاق في الحويجة.", "disrupted-weapons-use"],
  [
    "whom a force says it killed, right after its own strike",
    "An Israeli drone hit a car near Tyre on Monday. Israel's military said that it had killed a commander.",
    "air-drone-strike",
  ],
  ["settlers", "اعتدى مستوطنون بالضرب على مزارع قرب نابلس يوم السبت.", "attack"],
])("by its people: %s: %s", (_, text, expected) => {
  expect(kindIn(text)).toBe(expected);
});

test.each<[string, string, string[]]>([
  [
    "whom police hit with gas after stones flew",
    "Protesters threw stones in Kut and police fired tear gas at them.",
    ["against protesters", "by iraqi-police"],
  ],
  ["students, who demonstrate", "Students joined a march in Kut.", ["by protesters"]],
  [
    "those beside whom others march are no more than that",
    "Followers of the Sadrist movement marched in Kut with students.",
    ["against civilians", "by protesters"],
  ],
  [
    "who did it is known, and nobody is added",
    "The march in which the Badr Organisation took part turned to riots in Kut on Sunday.",
    ["by badr"],
  ],
  ["of whom nobody is hurt who was close", "Two guards were among 16 people unhurt when a bomb went off in Kut.", []],
  [
    "a source at the end of a sentence was not hit",
    "A bomb wounded guards in Kut, according to a hospital source.",
    [],
  ],
  ["hurt near a farm", "A bomb wounded guards near a farm in Kut.", ["against civilians"]],
  ["who fled it was not hit", "A bomb went off in Kut, and women fled.", ["involved civilians"]],
  [
    "killed near a school, whoever is told of behind it",
    "A bomb killed two bakers near a school in Kut where pupils learn.",
    ["against civilians"],
  ],
  ["outside whose house it fell", "سقط صاروخ خارج منزل في الكوت.", []],
  ["abducted, whoever they are", "Two were abducted in Kut.", ["against civilians"]],
  ["raped, whoever they are", "Rapes were reported in a camp near Kut.", ["against civilians"]],
  [
    "of the wounded, of whom one speaks",
    "The mayor, who was one of the wounded in Kut, said that a bomb went off.",
    ["involved civilians"],
  ],
])("who takes part by the kind of the event: %s: %s", (_, text, expected) => {
  expect(rolesIn(text)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  [
    "gunmen whose group claims it",
    "Gunmen killed a shepherd near Rutba. Islamic State claimed the attack.",
    ["against civilians", "by isis"],
  ],
  ["in Arabic", "انفجرت عبوة على حافلة قرب تل عبطة. وتبنى تنظيم داعش الهجوم.", ["against civilians", "by isis"]],
  [
    "nobody, where it is denied",
    "Rockets hit a base near Balad. Kataib Hezbollah denied that it was behind the attack.",
    [],
  ],
])("who did it is told behind it: %s", (_, text, expected) => {
  const [first] = findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn: null });
  expect((first?.actors ?? []).map(({ role, id }) => `${role} ${id}`).sort()).toEqual(expected);
});

test.each<[string, string, string[]]>([
  [
    "by whom others were shot",
    "Protesters in Kut set a bank alight; two were shot dead by police.",
    ["by protesters", "involved iraqi-police"],
  ],
  [
    "who claimed what was hours before",
    "Five mosques were firebombed in Kut on Tuesday, hours after a bombing claimed by Islamic State killed nine people at a cafe.",
    [],
  ],
  [
    "who shells the town that others hold",
    "Fighters loyal to al-Qaeda held sway over Rawa on Monday, after the last policemen had shed their uniforms, and soldiers shelled its north.",
    ["against iraqi-police", "by al-qaeda", "involved iraqi-army"],
  ],
])("the first of two events of a sentence: %s", (_, text, expected) => {
  const [first] = findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn: null });
  expect((first?.actors ?? []).map(({ role, id }) => `${role} ${id}`).sort()).toEqual(expected);
});

test.each<[string, string, string[]]>([
  [
    "the forces that were bombed",
    "The premier praised the Hashd - the forces bombed by the US near Qaim on Monday.",
    ["against pmf", "by us-forces"],
  ],
  ["with an adverb", "The Hashd, bombed repeatedly by the US, left Qaim.", ["against pmf", "by us-forces"]],
  [
    "as headlines have it",
    "Peshmerga attacked by Islamic State near Makhmour lost two men.",
    ["against peshmerga", "by isis"],
  ],
  [
    "by night is nobody",
    "The army attacked by night near Hit and killed two militants.",
    ["against unidentified-gunmen", "by iraqi-army"],
  ],
])("without a verb before the participle: %s", (_, text, roles) => {
  expect(rolesIn(text)).toEqual(roles);
});

test.each<[string, string, string[]]>([
  [
    "it, whom the sentence before is about",
    "The PKK keeps its bases in the mountains. It has lately attacked Turkish posts near Metina.",
    ["against turkish-army", "by pkk"],
  ],
  [
    "it, whatever else is told first",
    "Islamic State no longer holds a town. On Friday it raided a hamlet near Daquq and killed two farmers.",
    ["against civilians", "by isis"],
  ],
  [
    "it, after more about whom it is",
    "The army, which has two brigades there, gave no names. It shelled orchards near Hit on Monday.",
    ["against civilians", "by iraqi-army"],
  ],
  [
    "it, and not who did what was told before",
    "Islamic State killed two farmers in Daquq. The army said little. It shelled orchards near Hit on Monday.",
    ["against civilians", "by iraqi-army"],
  ],
  [
    "it, who only tells of others",
    "The army has two brigades there. It said that gunmen had killed two farmers near Daquq on Friday.",
    ["against civilians", "by unidentified-gunmen"],
  ],
  ["it, which took long", "The army has two brigades there. It took an hour until rockets hit Taji.", []],
  [
    "it, which is no one",
    "Kataib Hezbollah has offices there. It is the guns that shelled orchards near Hit.",
    ["against civilians"],
  ],
  [
    "it, after a verb that no list holds",
    "The army rejected that. It shelled orchards near Hit on Monday.",
    ["against civilians", "by iraqi-army"],
  ],
  [
    "it, which is what somebody has",
    "The army's hold on the road is weak. It shelled orchards near Hit.",
    ["against civilians"],
  ],
  [
    "it, which is somebody named before others",
    "The rebel council of the northern districts, which the army has courted, split. It shelled orchards near Hit.",
    ["against civilians"],
  ],
  [
    "it, after those who bear no arms",
    "Protesters have gone home. It arrested nine men in Hit.",
    ["against civilians"],
  ],
  [
    "it, whom the same sentence names",
    "Islamic State has men there. The coalition struck a bridge in Hit on Sunday, and on Monday it shelled orchards in Rawa.",
    ["against civilians", "by us-led-coalition"],
  ],
  [
    "it, by the word of others",
    "Islamic State has men there. Villagers say it shelled orchards near Hit.",
    ["against civilians", "by isis"],
  ],
  [
    "it, beside who did it",
    "Islamic State keeps men there. With it gone the army shelled orchards near Hit.",
    ["against civilians", "by iraqi-army"],
  ],
  ["who says that others did it", "Villagers say that it shelled orchards near Hit.", ["against civilians"]],
])("the sentence before says who it is: %s", (_, text, roles) => {
  expect(rolesIn(text)).toEqual(roles);
});
