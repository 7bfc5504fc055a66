// Whether what a text speaks of has happened: threatened, denied, recalled, tried. The articles are of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { told } from "./told";

test.each([
  [
    "no fewer than",
    "No fewer than 14 protesters were killed in Nasiriyah.",
    "excessive-force-against-protesters reported @Nasiriyah",
  ],
  [
    "not less than",
    "Not less than nine demonstrators died in Kut.",
    "excessive-force-against-protesters reported @Kut",
  ],
  [
    "does not cease",
    "قال مختار القرية إن الجيش لا يكف عن قصف العمادية.",
    "shelling-artillery-missile-attack reported @العمادية",
  ],
  ["does not stop", "الطيران لا يتوقف عن قصف درعا.", "air-drone-strike reported @درعا"],
  ["no longer at all", "The army says that it does not shell Kut.", "shelling-artillery-missile-attack denied @Kut"],
])("a word for not denies only what it governs: %s", (_, text, expected) => {
  expect(told(text)).toEqual([expected]);
});

test.each([
  ["what they did not do", "Men who refused to pay were executed in Hit.", "attack reported @Hit"],
  ["what he had denied", "A cleric who had denied the charge was shot dead in Hit.", "attack reported @Hit"],
  [
    "but not what a spokesman denies",
    "A spokesman who denied that the town was shelled spoke in Hit.",
    "shelling-artillery-missile-attack denied @Hit",
  ],
  ["what they hang for", "Three to hang for Karrada bombing", "remote-explosive-landmine-ied background @Karrada"],
])("who somebody is by what he did not do: %s", (_, text, expected) => {
  expect(told(text)).toEqual([expected]);
});

test("what they would answer is a condition", () => {
  expect(told("The group told its men in Hit to hold their fire unless they came under attack.")).toEqual([]);
});

test("who dies of what he had suffered before makes it news", () => {
  expect(told("A guard succumbed to injuries that he had suffered in an ambush near Jalawla.")).toEqual([
    "armed-clash reported @Jalawla",
  ]);
});

describe("what is still to come", () => {
  test.each([
    ["is only sought", "Ministers met in Amman to press for a truce in Daraa.", ["agreement threatened @Daraa"]],
    ["was not reached", "Efforts to reach a ceasefire in Idlib failed.", ["agreement threatened @Idlib"]],
    ["is talked about", "فشلت جهود التوصل إلى هدنة في السويداء.", ["agreement threatened @السويداء"]],
    [
      "is expected, behind its noun",
      "A large attack on Tikrit is expected in the coming days.",
      ["armed-clash threatened @Tikrit"],
    ],
    ["is feared", "A Turkish offensive against Manbij is feared.", ["armed-clash threatened @Manbij"]],
    ["is likely", "Israeli strikes on Qaim are likely, diplomats said.", ["air-drone-strike threatened @Qaim"]],
    ["is planned for a day", "A sit-in in Kut is planned for Sunday.", ["peaceful-protest threatened @Kut"]],
    ["can be expected", "Further protests can be expected in Amarah.", ["peaceful-protest threatened @Amarah"]],
    [
      "is due to take place",
      "A march is due to take place in Najaf on Friday.",
      ["peaceful-protest threatened @Najaf"],
    ],
    [
      "will go on",
      "The militia said that its drone attacks on Harir would continue.",
      ["air-drone-strike threatened @Harir"],
    ],
    ["has been called", "The union has called a general strike in Basra.", ["peaceful-protest threatened @Basra"]],
    [
      "and organisers are no protest",
      "Protest organisers in Najaf said that demonstrations would resume next week.",
      ["peaceful-protest threatened @Najaf"],
    ],
    [
      "an offensive has the place that it is to retake",
      "The army is preparing an offensive to retake Mosul.",
      ["change-to-group-activity threatened @Mosul"],
    ],
    [
      "is expected, in Arabic",
      "من المقرر أن تنطلق تظاهرة في ساحة الحبوبي يوم الجمعة.",
      ["peaceful-protest threatened @ساحة الحبوبي"],
    ],
    ["is feared, in Arabic", "يخشى السكان من اندلاع مواجهات مسلحة في كركوك.", ["armed-clash threatened @كركوك"]],
    ["is looming, in Arabic", "تحدث ضابط عن هجوم وشيك لداعش على كفري.", ["armed-clash threatened @كفري"]],
    [
      "a withdrawal, in Arabic from where they are",
      "ستنسحب القوات الأميركية من قاعدة حرير.",
      ["change-to-group-activity threatened @قاعدة حرير"],
    ],
    [
      "but what is to be done about an attack does not make it one to come",
      "تعهد رئيس الوزراء بملاحقة منفذي الهجوم على مقر الشرطة في الرطبة.",
      ["armed-clash reported @الرطبة"],
    ],
    [
      "nor what goes on meanwhile",
      "Fears grow among traders as killings by gunmen shock Kut.",
      ["attack reported @Kut"],
    ],
    [
      "nor is a well planned one",
      "The best planned attack on an army post killed nine soldiers in Rutba.",
      ["armed-clash reported @Rutba"],
    ],
    [
      "cannot be ruled out",
      "An incursion around Haji Omaran cannot be ruled out.",
      ["change-to-group-activity threatened @Haji Omaran"],
    ],
    [
      "threats, of which no more is told",
      "A lawyer in Amarah has received death threats.",
      ["attack threatened @Amarah"],
    ],
    ["a verb of the future, in Arabic", "ستشهد بغداد تظاهرات حاشدة.", ["peaceful-protest threatened @بغداد"]],
    ["before the event", "ستقوم القوات بشن عملية في حوض حمرين.", ["armed-clash threatened @حوض حمرين"]],
    [
      "but the verb for taking ground begins alike",
      "سيطر داعش على الشرقاط يوم الاثنين.",
      ["non-state-actor-overtakes-territory reported @الشرقاط"],
    ],
    ["may happen, in Arabic", "قد تندلع اشتباكات بين الفصائل في بغداد.", ["armed-clash threatened @بغداد"]],
    [
      "had come under fire, in Arabic",
      "قال الضابط إن الموقع قد تعرض لهجوم في كفري يوم الاثنين.",
      ["armed-clash reported @كفري"],
    ],
    [
      "what a crowd threatens to close",
      "هدد المتظاهرون بإغلاق ميناء أم قصر.",
      ["peaceful-protest threatened @ميناء أم قصر"],
    ],
    ["whoever does it does nothing yet", "Anyone who protests is arrested, residents of Kut said.", []],
    ["nor in Arabic", "ستحاسب القوات كل من يعتدي على المواطنين في الكوت.", []],
    [
      "but not who could be seen at it",
      "Gunmen could be seen shooting at a crowd in Kut on Monday.",
      ["excessive-force-against-protesters reported @Kut"],
    ],
    [
      "who will foil a plot",
      "The army will foil a plot to bomb a market in Kut.",
      ["disrupted-weapons-use threatened @Kut"],
    ],
    [
      "who vows to go on with what is known",
      "The army vowed to continue the bombing of Rawa.",
      ["remote-explosive-landmine-ied threatened @Rawa"],
    ],
    ["what is due on a day", "Due on Sunday in Kut is a protest by teachers.", ["peaceful-protest threatened @Kut"]],
    ["what others 'as well' could do", "Rebels as well could attack Rawa.", ["armed-clash threatened @Rawa"]],
    ["tomorrow morning", "There is a protest in Kut tomorrow morning.", ["peaceful-protest threatened @Kut"]],
    [
      "not what comes up long after it",
      "The attack on a police post in Hit, which left two guards and a cook with wounds in the leg and arm, is on the agenda of the council next week.",
      ["armed-clash reported @Hit"],
    ],
    ["not next to a school", "Gunmen shot dead a man next to a school in Kut.", ["attack reported @Kut"]],
    ["nor what came next", "Next came the shelling of Hit.", ["shelling-artillery-missile-attack reported @Hit"]],
    [
      "nor who attacked, whatever is expected",
      "Gunmen attacked Rawa and rain is expected.",
      ["armed-clash reported @Rawa"],
    ],
    [
      "nor an attack behind which a comma parts it from that",
      "The attack on Rawa killed two, and rain is expected.",
      ["attack reported @Rawa"],
    ],
    [
      "nor one told of far before",
      "The attack on Rawa that killed two guards and a cook at a post by the old bridge means that rain is expected.",
      ["armed-clash reported @Rawa"],
    ],
    [
      "nor one that had been expected",
      "The bombing in Rawa had been expected to bring a curfew.",
      ["remote-explosive-landmine-ied reported @Rawa"],
    ],
    ["nor is it one that will not be forgotten", "The attack on Rawa will not go unpunished.", []],
    ["imminent", "Officials call an attack on Rawa imminent.", ["armed-clash threatened @Rawa"]],
    ["is expected to begin", "An attack on Rawa is expected to begin soon.", ["armed-clash threatened @Rawa"]],
    ["in a headline with capitals", "Army Could Attack Rawa", ["armed-clash threatened @Rawa"]],
    ["asked with the first word", "Will Daesh attack Rawa again.", ["armed-clash threatened @Rawa"]],
    ["may", "Teachers may march in Kut.", ["peaceful-protest threatened @Kut"]],
    [
      "not what befell those to whom somebody will speak",
      "The minister will speak to families of those hurt in the attack on Rawa.",
      ["attack reported @Rawa"],
    ],
    [
      "to bomb, behind another verb and 'and'",
      "Rebels vowed to keep the town and bomb the bridge at Hit.",
      ["remote-explosive-landmine-ied threatened @Hit"],
    ],
    ["to hit, which is a past as well", "Rebels threatened again to hit Rawa.", ["armed-clash threatened @Rawa"]],
    ["to get shot", "Farmers fear to get shot in Kut.", ["attack threatened @Kut"]],
    [
      "but what they did behind a comma",
      "Rebels vowed to stay on, firing mortar bombs at Hit.",
      ["shelling-artillery-missile-attack reported @Hit"],
    ],
    [
      "not what others do behind 'and'",
      "The council will appoint a mayor for the town of Hit and militants attack a post nearby.",
      ["armed-clash reported @Hit"],
    ],
    [
      "nor what stands far behind the verb",
      "The council should appoint a mayor for the small town by the river with its many old bridges and attack Rawa.",
      ["armed-clash reported @Rawa"],
    ],
    [
      "may have, in Arabic, is no threat",
      "وقد يكون الجيش قصف سوقا في الكوت.",
      ["shelling-artillery-missile-attack reported @الكوت"],
    ],
    [
      "with which a sentence begins",
      "قد يكون الجيش قصف سوقا في الكوت.",
      ["shelling-artillery-missile-attack reported @الكوت"],
    ],
    [
      "expected polls, in Arabic, are no expected attack",
      "قتل شخصان في هجوم على سوق شعبي وسط الكوت قبيل الانتخابات المرتقبة.",
      ["attack reported @الكوت"],
    ],
    [
      "nor what those lost long before to whom something is promised",
      "The mayor promised new homes for those who lost theirs and their shops and their cars and their fields to the bombing of Hit.",
      ["remote-explosive-landmine-ied reported @Hit"],
    ],
    [
      "nor what he does who could lead them",
      "The man who could lead the group hides and kills guards in Kut.",
      ["armed-clash reported @Kut"],
    ],
    [
      "nor what he did who would lead them",
      "The man who would one day lead the group left and shot a guard in Kut.",
      ["armed-clash reported @Kut"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("what had happened before", () => {
  test.each([
    [
      "where somebody died since, who had not suffered it",
      "A judge died in Kut where gunmen had shot dead a guard.",
      ["armed-clash background @Kut"],
    ],
    [
      "who shows what he had suffered",
      "A guard showed wounds that he had suffered in an ambush near Jalawla.",
      ["armed-clash background @Jalawla"],
    ],
    [
      "of whom it is said behind it",
      "Gunmen had shot dead two bakers in Kut, police said.",
      ["attack background @Kut"],
    ],
    [
      "of whom it is said far before it",
      "Police said in a long note to the families of both men that gunmen had shot dead two bakers in Kut.",
      ["attack background @Kut"],
    ],
    [
      "but not who had his house burned",
      "Farmers had their houses burned in Kut.",
      ["looting-property-destruction reported @Kut"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("what was done, told without a place", () => {
  test.each([
    [
      "what he set off",
      "Rockets hit Taji on Sunday. People slept when the driver set off two tonnes of explosives.",
      ["shelling-artillery-missile-attack reported @Taji", "shelling-artillery-missile-attack reported @Taji"],
    ],
    [
      "but not what it takes to set off",
      "Rockets hit Taji on Sunday. It takes one man to set off a bomb.",
      ["shelling-artillery-missile-attack reported @Taji"],
    ],
    [
      "what a video showed",
      "Rockets hit Taji on Sunday. A video showed a bomb exploding.",
      ["shelling-artillery-missile-attack reported @Taji", "shelling-artillery-missile-attack reported @Taji"],
    ],
    [
      "what they heard",
      "Rockets hit Taji on Sunday. Residents heard shells landing.",
      ["shelling-artillery-missile-attack reported @Taji", "shelling-artillery-missile-attack reported @Taji"],
    ],
    [
      "what they have begun, wherever it is",
      "Rockets hit Taji on Sunday. Drivers have begun a strike.",
      ["shelling-artillery-missile-attack reported @Taji", "peaceful-protest reported @-"],
    ],
    [
      "but not what they have been on",
      "Rockets hit Taji on Sunday. Drivers have been on strike.",
      ["shelling-artillery-missile-attack reported @Taji"],
    ],
    [
      "who have shot somebody, wherever it was",
      "A bomb killed two bakers in Kut on Sunday. Gunmen have shot dead a policeman.",
      ["remote-explosive-landmine-ied reported @Kut", "armed-clash reported @-"],
    ],
    [
      "who has been shot",
      "A bomb killed two bakers in Kut on Sunday. A policeman has been shot dead.",
      ["remote-explosive-landmine-ied reported @Kut", "armed-clash reported @Kut"],
    ],
    [
      "what the group has shelled",
      "A bomb killed two bakers in Kut on Sunday. The group has shelled army posts.",
      ["remote-explosive-landmine-ied reported @Kut", "shelling-artillery-missile-attack reported @-"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("what is done again and again", () => {
  test.each([
    [
      "often, by whom it is said",
      "Turkey frequently bombs camps of the PKK in northern Iraq.",
      ["air-drone-strike background @Iraq"],
    ],
    [
      "still",
      "Islamic State cells still carry out attacks on the police in Tarmiyah.",
      ["armed-clash background @Tarmiyah"],
    ],
    [
      "still, behind a second verb",
      "Fighters still cross the river and attack farmers near Hawija.",
      ["attack background @Hawija"],
    ],
    [
      "and behind a third",
      "Fighters still cross the river, attack farmers and burn crops near Hawija.",
      ["attack background @Hawija", "looting-property-destruction background @Hawija"],
    ],
    [
      "but not what those do who still hold something",
      "Militants, still holding two villages, attack a police post near Hawija.",
      ["armed-clash reported @Hawija"],
    ],
    [
      "nor those of whom a clause says so",
      "Fighters who still hold Rawa attack a police post near Hit.",
      ["armed-clash reported @Hit"],
    ],
    ["nor who still fought", "Gunmen still fought the police in Kut on Monday.", ["armed-clash reported @Kut"]],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("what is denied", () => {
  test.each([
    [
      "a refusal to leave",
      "Turkey says it will not withdraw its troops from Bashiqa.",
      ["change-to-group-activity denied @Bashiqa"],
    ],
    ["in Arabic", "أكدت أنقرة أن قواتها لن تنسحب من بعشيقة.", ["change-to-group-activity denied @بعشيقة"]],
    ["a withdrawal, as a noun", "نفت وزارة الدفاع انسحاب قواتها من سنجار.", ["change-to-group-activity denied @سنجار"]],
    [
      "that there was any",
      "أكد المتحدث عدم وجود أي قصف على قاعدة عين الأسد.",
      ["shelling-artillery-missile-attack denied @قاعدة عين الأسد"],
    ],
    [
      "that any were sent",
      "No troops have been sent to Sinjar, the ministry said.",
      ["change-to-group-activity denied @Sinjar"],
    ],
    [
      "but not what has nothing to do with something else",
      "Gunmen killed a shopkeeper in Kut on Monday, which has nothing to do with the protests.",
      ["attack reported @Kut"],
    ],
    [
      "but not an attack in which nobody was hurt",
      "أكد المتحدث عدم وقوع إصابات في القصف على قاعدة عين الأسد.",
      ["shelling-artillery-missile-attack reported @قاعدة عين الأسد"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("what is history", () => {
  test.each([
    [
      "putting an end to somebody is no court",
      "قتل خمسة مسلحين في عملية للقضاء على خلايا التنظيم في الحويجة.",
      "reported",
    ],
    ["a judge who is killed judges nobody", "اغتال مسلحون القاضي في العمارة، الأحد.", "reported"],
    ["nor one whose car is blown up", "انفجرت عبوة بسيارة قاضي التحقيق في العمارة، الأحد.", "reported"],
    ["a judge who speaks of it does", "مقتل ثلاثة، وقال القاضي إن الدليل في العمارة كاف.", "background"],
    ["and one who stands farther off", "قتل مسلحون موظفا بعد أن ترك القاضي وحده في العمارة، الأحد.", "background"],
    ["the district that was named is no court", "في قضاء عنه قتل راعيان بهجوم في الصحراء الغربية للقضاء.", "reported"],
  ])("%s", (_what, text, status) => expect(told(text)[0]).toContain(` ${status} `));

  test.each([
    [
      "what a court hears",
      "A court in Nasiriyah sentenced two men to death for a bombing in Chibayish in 2015. The judges heard that the pair later shot a policeman. The defendants denied it.",
      [
        "remote-explosive-landmine-ied background @Chibayish",
        "armed-clash background @Chibayish",
        "armed-clash denied @Chibayish",
      ],
    ],
    [
      "but not that prisoners had been sentenced who got away",
      "Gunmen killed twelve guards at a prison in Baquba on Monday and freed forty men, 17 of them sentenced to death.",
      ["armed-clash reported @Baquba"],
    ],
    [
      "what came the morning after something recalled",
      "The gunmen took Ramadi in May 2015. Two of his nephews were beheaded there the next morning.",
      ["non-state-actor-overtakes-territory background @Ramadi", "attack background @Ramadi"],
    ],
    [
      "what came months after something recalled, in Arabic",
      "في عام 2015 قتل مسلحون تاجراً في الكوت. وبعد أشهر قتل مسلحون شقيقه في الكوت.",
      ["attack background @الكوت", "attack background @الكوت"],
    ],
    [
      "but not a museum that is looted",
      "Rioters looted the museum in Mosul on Sunday.",
      ["looting-property-destruction reported @Mosul"],
    ],
    [
      "each year has its own",
      "His father was abducted in Amarah in 2006, and his uncle was gunned down outside a court in 2008.",
      ["abduction-forced-disappearance background @Amarah", "attack background @Amarah"],
    ],
    [
      "a town that fell",
      "Years ago, when Ramadi fell, he was abroad.",
      ["non-state-actor-overtakes-territory background @Ramadi"],
    ],
    ["long ago, by gunmen", "Decades ago gunmen killed his father in Kut.", ["attack background @Kut"]],
    ["long ago, in Arabic", "قبل سنوات قتل مسلحون والده في الكوت.", ["attack background @الكوت"]],
    ["but not rain", "Rain fell in Mosul on Monday, and temperatures in Baghdad fell.", []],
    [
      "somebody who was taken by hands unknown and never seen again",
      "Her son was taken from his shop in Hawija in 2015 and she never saw him again.",
      ["abduction-forced-disappearance background @Hawija"],
    ],
    [
      "whenever",
      "Whenever a rocket hits the airport in Erbil, flights are cancelled.",
      ["shelling-artillery-missile-attack background @Erbil"],
    ],
    [
      "but not what a report has found, as long as it is of a year or so",
      "The group has documented 40 abductions in Hawija since January. In December 2020 gunmen abducted a teacher in Rashad.",
      ["abduction-forced-disappearance reported @Hawija", "abduction-forced-disappearance reported @Rashad"],
    ],
    [
      "what has gone on since long before",
      "The group has fought the army around Hakkari since 1987.",
      ["armed-clash background @Hakkari"],
    ],
    [
      "but not a crowd that is still there",
      "Graduates have held a sit-in in Kut since January.",
      ["peaceful-protest reported @Kut"],
    ],
    [
      "what is still done",
      "The militants still abduct traders in Hit.",
      ["abduction-forced-disappearance background @Hit"],
    ],
    [
      "some time this year, in the news of a day",
      "Gunmen shot dead a farmer in Hawija on Monday. Two shepherds were killed by militants near Rashad earlier this year.",
      ["attack reported @Hawija", "attack background @Rashad"],
    ],
    [
      "but not a crowd that wants an end to something, which is no court",
      "طالب متظاهرون في الكوت بالقضاء على الفساد، وأحرقوا مقر حزب.",
      ["violent-demonstration reported @الكوت"],
    ],
    [
      "but not what a crowd does on an anniversary, and what another item tells",
      "Anniversary rallies turn violent in Kut; bomb kills two in Hit",
      ["violent-demonstration reported @Kut", "remote-explosive-landmine-ied reported @Hit"],
    ],
    [
      "but not the attack that the news is of, when somebody claims it",
      "Two rockets hit the base at Balad on Monday. The last such incident, in April, saw a rocket hit the base. A new group claimed responsibility for the attack.",
      [
        "shelling-artillery-missile-attack reported @Balad",
        "shelling-artillery-missile-attack background @Balad",
        "shelling-artillery-missile-attack reported @Balad",
      ],
    ],
    [
      "last month, which the news goes back from",
      "Gunmen shot dead a farmer in Hawija on Monday. Last month two shepherds were killed by militants near Rashad.",
      ["attack reported @Hawija", "attack background @Rashad"],
    ],
    [
      "a clause with a year in today's news",
      "Masked men killed a lawyer in Amarah on Monday; a judge of the same family was murdered there in 2018.",
      ["attack reported @Amarah", "attack background @Amarah"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

test("a phrase with a gap ends where another clause begins", () => {
  expect(told("The gang threw a clerk from the roof in Basra.")).toEqual(["attack reported @Basra"]);
  expect(told("The bride threw dates, and a cousin sang from the roof in Basra.")).toEqual([]);
});

test.each([
  ["attacked", "Gunmen attacked a court in Kut on Monday.", ["attack reported @Kut"]],
  ["hit", "Rockets hit the criminal court in Rusafa.", ["shelling-artillery-missile-attack reported @Rusafa"]],
  ["judging in the town of Hit", "In Hit the court dealt with an attack on a bank in Kut.", ["attack background @Kut"]],
  ["attacked, in Arabic", "هاجم مسلحون محكمة في الكوت.", ["armed-clash reported @الكوت"]],
  [
    "what it happened outside of, in Arabic",
    "انفجرت عبوة خارج محكمة في الكوت.",
    ["remote-explosive-landmine-ied reported @الكوت"],
  ],
  ["judging, in Arabic", "حكمت محكمة في الكوت على رجلين بتهمة هجوم في هيت.", ["armed-clash background @هيت"]],
])("a court is %s", (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test.each([
  ["who somebody is", "Two men accused of a bombing in Kut fled.", "background"],
  ["whom a sentence blames", "The men were accused of a bombing in Kut.", "reported"],
])("a charge that says %s", (_, text, status) => {
  expect(told(text)).toEqual([`remote-explosive-landmine-ied ${status} @Kut`]);
});

test.each([
  ["asked whether it was", "Did gunmen kill two soldiers in Hit?", []],
  [
    "asked what follows from it",
    "Can the army, after gunmen killed two soldiers in Hit, hold the road?",
    ["armed-clash reported @Hit"],
  ],
])("a question: %s", (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

describe("words of what is to come, of courts and of what had been, by what they are said of", () => {
  test.each([
    ["what is due to be done", "Protesters are due to march in Kut on Friday.", ["peaceful-protest threatened @Kut"]],
    ["whom it is due to be done to", "The army is due to be attacked in Hit.", ["armed-clash threatened @Hit"]],
    [
      "what came of an explosion",
      "Two bakers died in Hit due to an explosion on Sunday.",
      ["remote-explosive-landmine-ied reported @Hit"],
    ],
    ["a planned attack", "The planned attack on Hit was called off.", ["armed-clash threatened @Hit"]],
    ["a well planned one", "The best planned attack in Hit killed two bakers.", ["attack reported @Hit"]],
    ["an attack that will be condemned", "سيندد المجلس بالهجوم على هيت.", ["armed-clash reported @هيت"]],
    ["an attack that will be spoken of", "سيبحث المجلس في هجوم على هيت.", ["armed-clash reported @هيت"]],
    ["what a town will see", "ستشهد الكوت مظاهرات.", ["peaceful-protest threatened @الكوت"]],
    ["what may happen, in Arabic", "قد يهاجم المسلحون هيت.", ["armed-clash threatened @هيت"]],
    [
      "a protest after a ruling",
      "Protesters marched in Kut on Sunday after a court had freed a man.",
      ["peaceful-protest reported @Kut"],
    ],
    [
      "a shooting, and charges of something else",
      "Islamic State gunmen shot a baker in Hit on Sunday, a judge on charges of theft said.",
      ["attack reported @Hit"],
    ],
    [
      "a ministry that condemns, which is the word for a court that convicts",
      "ادانت الوزارة الهجوم الذي قتل خبازا في هيت يوم الأحد.",
      ["attack reported @هيت"],
    ],
    ["a court that convicts", "ادانت محكمة في الكوت رجلا قتل خبازا في هيت.", ["attack background @هيت"]],
    [
      "near a court, in Arabic",
      "انفجرت عبوة قرب محكمة في الكوت يوم الأحد.",
      ["remote-explosive-landmine-ied reported @الكوت"],
    ],
    [
      "near a court",
      "A bomb went off near the court in Kut on Sunday.",
      ["remote-explosive-landmine-ied reported @Kut"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
