// How many were killed and hurt: tolls, those with whom a clause begins, one more besides a number, and what Arabic says by the form of a word.

import { expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import type { StatedNumber } from "@/lib/types";

const gazetteer = await openGazetteer();

/** "4", "12+", "said" for a word, "-" for none. */
function written(number: StatedNumber | null): string {
  if (number === null) return "-";
  if (number.low === null) return "said";
  return number.high === number.low ? `${number.low}` : `${number.low}+`;
}

/** "deaths/injuries" of each event of the text. */
function counts(text: string): string[] {
  const publishedOn = { from: "2024-05-06", to: "2024-05-06", precision: "day" } as const;
  return findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn }).map(
    ({ deaths, injuries }) => `${written(deaths)}/${written(injuries)}`,
  );
}

test("a number alike behind it is no part of it", () => {
  const text = "Two guards fled, two soldiers were killed by a bomb in Kut.";
  const [incident] = findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn: null });
  expect(incident?.deaths?.text).toBe("two");
});

test.each<[string, string, string[]]>([
  ["one, and who tells of him", "A bomb went off in Kut, killing a soldier, the White Helmets said.", ["1/-"]],
  [
    "who mourns: the commander died, and not they",
    "Thousands attended the funeral of a commander killed in a raid near Hit.",
    ["1/-"],
  ],
  [
    "who mourns, in Arabic: the commander died, and not they",
    "شيع المئات في كربلاء قائدا قتل بغارة قرب القائم.",
    ["1/-"],
  ],
  ["mourners who die", "Three people who had attended the funeral were killed by a bomb near Hit.", ["3/-"]],
  [
    "told once more by its parts, between dashes",
    "Eleven people - six labourers, four traders and a boy who sold tea - were killed when a bomb went off in Kut.",
    ["11/-"],
  ],
  [
    "between commas",
    "Twelve people, seven soldiers and five policemen, were wounded when a bomb went off in Kut.",
    ["-/12"],
  ],
  ["with one of them alone", "Five people - four soldiers and a boy - were killed by a bomb in Kut.", ["5/-"]],
  ["behind a colon", "A bomb in Kut killed nine people: four soldiers, three women and two boys.", ["9/-"]],
  [
    "no parts, for they come to more",
    "Two guards, four soldiers and a boy were killed when a bomb went off in Kut.",
    ["5/-"],
  ],
  [
    "of whom only some are counted",
    "The victims, including five women and nine children, were killed by air strikes in Kut on Sunday.",
    ["-/-"],
  ],
  ["by its parts, in Arabic", "أحد عشر شخصا، سبعة جنود وأربعة مدنيين، قتلوا بانفجار عبوة في الكوت.", ["11/-"]],
  [
    "of whom only some are counted, in Arabic",
    "الضحايا، بينهم خمس نساء وتسعة أطفال، قتلوا بغارات جوية في الكوت.",
    ["-/-"],
  ],
  [
    "which is none of the numbers behind it",
    "Seven guards fled, four soldiers and five policemen were killed when a bomb went off in Kut.",
    ["9/-"],
  ],
  ["of animals, which are no dead", "Shells killed 200 sheep and wounded a farmer in Kut.", ["-/1"]],
  [
    "of animals alone, which are no event",
    "Gunmen shot dead two farmers in Kut. Around 200 sheep were also killed.",
    ["2/-"],
  ],
  ["a toll that rises", "The toll of Sunday's bombing in Kut climbed to 31.", ["31/-"]],
  [
    "a number of dead that is put at",
    "Two bombs went off in Kut. A doctor put the number of dead at eleven.",
    ["-/-", "11/-"],
  ],
  ["in a headline", "Death toll of Hillah market blast rises to nine", ["9/-"]],
  ["a time of day is none", "A policeman was killed near 8 o'clock in Hit when a bomb went off.", ["1/-"]],
  ["nor is one by its half", "Gunmen killed at about 9 am a shopkeeper in Mosul.", ["1/-"]],
  ["nor one with points", "A baker was shot and killed around 5 p.m. in Mosul by gunmen.", ["1/-"]],
  ["nor one in Arabic", "قتل مدني نحو 5 مساء في هيت برصاص مسلحين.", ["1/-"]],
  ["what the victim is accused of", "Gunmen shot dead a man accused of killing nine people in Kut.", ["1/-"]],
  ["at least", "Gunmen shot dead a man suspected of killing at least nine people in Kut.", ["1/-"]],
  ["in Arabic", "ارتفع عدد قتلى التفجير في الكوت إلى 17 شخصا.", ["17/-"]],
  ["in Arabic without 'to'", "بلغ عدد من قضوا في التفجير في الكوت أحد عشر شخصا.", ["11/-"]],
  ["of the wounded, in Arabic, it is no toll", "انفجرت عبوة في الكوت وارتفع عدد الجرحى إلى 17.", ["-/17"]],
  [
    "nor is one of the wounded a toll",
    "A bomb went off in Kut on Sunday. The toll rose to 17 wounded.",
    ["-/-", "-/17"],
  ],
  ["nor in Arabic", "انفجرت عبوة في الكوت وارتفعت حصيلة الجرحى إلى 17.", ["-/17"]],
  [
    "with which a sentence begins",
    "A bomb killed five bakers in Kut on Sunday, by a road. Toll rises after two more died on Monday to seven.",
    ["5/-", "7/-"],
  ],
  ["in a headline, behind another number", "Toll of Kut bombing rises as two more die, to seven", ["7/-"]],
  [
    "told as deaths",
    "A bomb went off in Kut on Sunday. Deaths in the bombing, in which two bakers had been hurt, rose to nine.",
    ["-/-", "9/2"],
  ],
  [
    "told as the deaths",
    "A bomb went off in Kut on Sunday. Two more died on Monday, and the deaths rose to seven.",
    ["-/-", "7/-"],
  ],
  [
    "told as the number of dead",
    "A bomb went off in Kut on Sunday. Two more died on Monday, and the number of dead rose to seven.",
    ["-/-", "7/-"],
  ],
  ["told as a count that is taken on", "A bomb killed five bakers in Kut, bringing the count there to nine.", ["9/-"]],
  [
    "'since' is not of the sum where nothing is added",
    "A bomb went off in Kut on Sunday. Two more died on Monday, and the toll, since five had died at once, rose to seven.",
    ["-/-", "7/-"],
  ],
  [
    "in Arabic, behind those who died of their wounds",
    "انفجرت عبوة في الكوت يوم الأحد. وتوفي جريحان يوم الاثنين لترتفع حصيلة التفجير إلى سبعة.",
    ["-/-", "7/2"],
  ],
  ["nor are rents", "A bomb killed two bakers in Kut, the toll being two, while rents rose to 400.", ["2/-"]],
  ["nor shops", "A bomb killed two bakers in Kut and the number of shops that burned down rose to 40.", ["2/-"]],
  ["nor deaths on the roads", "A bomb killed two bakers in Kut, where deaths on the roads rose to 40.", ["2/-"]],
  ["nor a price", "A bomb killed two bakers in Kut, bringing the price of bread to 40 dinars.", ["2/-"]],
  ["nor any count", "A bomb killed two bakers in Kut on Sunday, and a vote put the count at nine.", ["2/-"]],
  [
    "nor the wounded whom somebody comes to see",
    "A bomb killed two bakers in Kut on Sunday. The toll of the bombing may rise, said doctors in both hospitals of the town late at night after the minister had come to 40 of the wounded.",
    ["2/-", "-/40"],
  ],
  [
    "nor a height of water, in Arabic",
    "قتل خبازان بعبوة في الكوت يوم الأحد، ونقل قتلى التفجير بعد ارتفاع المياه إلى 40 سنتيمترا.",
    ["2/-"],
  ],
  [
    "who is killed in one place and in the next",
    "Four people were killed by bombs in Hit and nine in Rawa on Sunday.",
    ["4/-", "9/-"],
  ],
  [
    "who is hurt in one place and in the next",
    "Four people were wounded by bombs in Hit and nine in Rawa on Sunday.",
    ["-/4", "-/9"],
  ],
  [
    "whom the arrested are charged with killing make no event of an arrest without place and day",
    "The arrest of a man accused of killing nine soldiers was welcomed.",
    [],
  ],
  [
    "who died, and not who fled",
    "Nearly a hundred families have fled Hit since Friday, frightened by a campaign of murder that has cost the lives of nine of their number, the governor said.",
    ["9/-"],
  ],
  [
    "not one of more than the event",
    "Gunmen killed two bakers in Kut, bringing the number of deaths since March to 40.",
    ["2/-"],
  ],
  ["of the wounded who died", "A bomb went off in Kut on Friday. Two of the wounded died in hospital.", ["2/-"]],
  ["of one who was wounded and died", "A tailor who was wounded in the bombing in Kut died of his injuries.", ["1/-"]],
  ["a number before its noun", "A bomb went off in Kut; doctors spoke of six dead and some forty wounded.", ["6/40"]],
  ["'and more than' is of the next", "The bomb in Kut left four dead and more than 30 wounded.", ["4/30+"]],
  ["not some of them", "Seven shepherds, among them two boys, were killed by a mine in Hit.", ["7/-"]],
  ["soldiers who are lost", "The brigade lost nine men in clashes in Hit on Sunday.", ["9/-"]],
  ["who fell in a fight", "Three conscripts fell in an ambush near Hit on Sunday.", ["3/-"]],
  ["who attained martyrdom", "Four conscripts attained martyrdom in a clash near Hit on Sunday.", ["4/-"]],
  ["a leg that a mine cost", "A mine near Hit cost two shepherds their legs on Sunday.", ["-/2"]],
  ["over a hundred", "A blast in Kut wounded over a hundred.", ["-/100+"]],
  ["in Arabic with 'and' before 'more than'", "سقط ستة قتلى وأكثر من ثلاثين جريحا بتفجير في الكوت.", ["6/30+"]],
  ["lives that were taken, and who was hurt", "The blasts in Kut took 40 lives and left nine hurt.", ["40/9"]],
  [
    "a day that is the worst of a year",
    "Forty people have been killed in a bombing in Kut, the deadliest attack this year.",
    ["40/-"],
  ],
  [
    "with whom the clause begins, whatever is told of them",
    "Two engineers on the way back from Hit were stopped at a roadblock near Balad and shot dead.",
    ["2/-"],
  ],
  ["not with whom another clause does", "Two surveyors said that their driver had been shot dead near Balad.", ["1/-"]],
  [
    "those killed, and not those who did what is told before",
    "Protesters in Kut set a bank alight; four were shot dead by police.",
    ["-/-", "4/-"],
  ],
  [
    "all of those among whom some were",
    "Two cooks were among nine people killed when gunmen attacked a camp near Hit.",
    ["9/-"],
  ],
  ["a woman and her sons", "A shell killed a woman and her three sons in Kut.", ["4/-"]],
  ["behind the verb, where the number is close", "A shell hit Kut, killing a mother and two girls.", ["3/-"]],
  ["before the verb", "A mother and her two daughters were killed by a shell in Kut.", ["3/-"]],
  [
    "one more, behind what describes the others",
    "Three fighters of the Sinjar Resistance Units and a cook were killed near Sinjar.",
    ["4/-"],
  ],
  [
    "the wife of a soldier, and not the soldier",
    "The wife of a Turkish sergeant and their two sons were killed by a bomb in Hakkari.",
    ["3/-"],
  ],
  ["a third", "A bomb killed two soldiers and wounded a third near Rashad.", ["2/1"]],
  ["no number of legs", "Two boys died and a third lost both legs when a mine went off near Hit.", ["2/1"]],
  ["a girl and not her years", "A rocket fell on Taza, killing a three-year-old girl.", ["1/-"]],
  ["a crew of five", "A rocket hit a Humvee near Hit and killed its crew of five.", ["5/-"]],
  ["workers by the day", "A bomb in Kut took the lives of at least nine day labourers.", ["9+/-"]],
  ["whose corpses they were", "Islamic State threw the corpses of policemen into the river at Hit.", ["-/-"]],
  ["as many as", "Islamic State massacred as many as 90 cadets near Tikrit, and many still seek them.", ["said/-"]],
  ["in Arabic one and his wife, by a bomb", "قتلت عبوة ناسفة مزارعا وزوجته قرب بهرز.", ["2/-"]],
  ["in Arabic by gunmen", "قتل مسلحون مجهولون معلما وابنه في بعقوبة.", ["2/-"]],
  ["in Arabic by a crowd", "قتل حشد غاضب فتى في الرفاعي.", ["1/-"]],
  ["in Arabic two or more are not told apart", "اغتال مسلحون محاميين وسط البصرة.", ["-/-"]],
  ["in Arabic a woman and her children", "استهدفت غارة منزلا في عيناتا فقتلت امرأة وأطفالها الثلاثة.", ["4/-"]],
  ["in Arabic his own", "هاجم داعش قرية قرب مخمور وقتل مختارها.", ["1/-"]],
  ["in Arabic a force's name has no woman in it", "أعدمت قوات الأمن السورية ثلاثة مدنيين في جبلة.", ["3/-"]],
  ["in Arabic one and the other", "انفجر لغم بمزارعين قرب خانقين فقتل أحدهما وجرح الآخر.", ["1/1"]],
  [
    "in Arabic what others did for years is no day of theirs",
    "أغارت مقاتلات روسية على حلب للمرة الأولى منذ عام 2016، فقتل تسعة مدنيين.",
    ["9/-"],
  ],
  ["in Arabic whom a group puts to death", "داعش يعدم سبعة مدنيين في الحويجة.", ["7/-"]],
  ["in Arabic young men, with a preposition", "أودت عبوة قرب مقهى في الغزالية بأربعة شبان.", ["4/-"]],
  ["a member of something", "Gunmen shot dead a member of the council in Kut on Monday.", ["1/-"]],
  [
    "a suspect who is arrested is no victim",
    "A bomb killed a baker and a suspect was arrested in Kut on Monday.",
    ["1/-", "-/-"],
  ],
  ["who is hurt behind 'and' is not killed", "A bomb killed a baker and a guard was wounded in Kut.", ["1/1"]],
  ["but both of whom one verb tells", "A woman and her son was killed by a bomb in Kut.", ["2/-"]],
  ["a name, and then another noun", "Gunmen killed Hussam Darraji opponents in Kut.", ["-/-"]],
  ["three, each with one name", "Gunmen killed Hussam, Ali and Omar in Kut.", ["-/-"]],
  ["who speaks behind the comma was not killed", "Guards were killed, Omar Husseini in Kut said.", ["-/-"]],
  ["a day with a name is nobody", "Soldiers died Easter Sunday in Kut.", ["-/-"]],
  ["nor is a group", "Gunmen killed Al Qaeda in Kut.", ["-/-"]],
  ["those at a sit-in are not one", "Police wounded people at the sit-in in Kut.", ["-/-"]],
  ["nor is no baker", "Gunmen killed no baker in Kut.", ["-/-"]],
  ["nor is another attack", "Gunmen wounded guards in Kut in another attack.", ["-/-"]],
  ["nor a third day", "Protesters were killed on the third day of a sit-in in Kut.", ["-/-"]],
  ["nor a third of them", "A third of the guards were wounded by a bomb in Kut.", ["-/-"]],
  ["nor are soldiers by their patrols", "Gunmen wounded Iraqi soldier patrols in Kut.", ["-/-"]],
  ["but a soldier by name", "Gunmen wounded soldier Ali Hasan in Kut.", ["-/1"]],
  ["a driver of a bus", "A bomb wounded a bus driver in Kut.", ["-/1"]],
  ["a doctor, whoever speaks next", "Gunmen in Kut wounded a doctor. Police said it was dark.", ["-/1"]],
  ["not the doctor who speaks, with his name", "A bomb wounded guards in Kut, doctor Ali Hasan said.", ["-/-"]],
  ["nor a source", "A bomb in Kut wounded guards, a hospital source in the town believes.", ["-/-"]],
  ["a woman and her baby, told by its months", "A bomb killed a woman and her four-month-old son in Kut.", ["2/-"]],
  ["not whose dog it was", "A bomb killed a baker and a dog of a policeman in Kut.", ["1/-"]],
  ["nor his house", "A bomb wounded a guard and his house burned down in Kut.", ["-/1", "-/-"]],
  ["two, whatever was counted before", "Two bombs in Kut killed a baker and a cook.", ["2/-"]],
  ["nor the one of whom another verb tells", "Gunmen shot dead a baker hurting a cook and a boy in Kut.", ["1/2"]],
  ["who was later shot", "Hussam al-Darraji was later shot dead in Kut.", ["1/-"]],
  ["who was shot", "Hussam al-Darraji was shot dead in Kut.", ["1/-"]],
  ["what was hurt need not be somebody", "Work was hurt by a bomb in Kut.", ["-/-"]],
  ["news of a death, in Arabic", "انفجرت عبوة في الكوت وسط أنباء عن وفاة.", ["-/-"]],
  ["who fell ill, in Arabic", "أعلن عن إصابته بالمرض بعد انفجار عبوة في الكوت.", ["-/-"]],
  ["who was hurt by wounds, in Arabic", "انفجرت عبوة في الكوت ما أدى إلى إصابته بجروح.", ["-/1"]],
  ["two who met their death, in Arabic", "انفجرت عبوة ناسفة في الكوت ما أدى إلى مصرعهما.", ["2/-"]],
  ["the first of the dead is not their number, in Arabic", "كان أول قتيل بانفجار عبوة في الكوت.", ["-/-"]],
  ["one dead and two hurt, in Arabic", "سقط قتيل وجريحان بانفجار عبوة في الكوت.", ["1/2"]],
  [
    "a number of people, whatever the next sentence counts",
    "A bomb in Kut killed two. Minutes later police came.",
    ["2/-"],
  ],
  ["nor what a bracket counts", "A bomb in Kut wounded 12 (5 minutes passed before help came).", ["-/12"]],
  ["a day of a month, in Arabic", "قتل محتجون في الكوت خلال العشرين من تشرين.", ["-/-"]],
  ["in a month", "Gunmen killed two in May in Kut.", ["2/-"]],
  ["a day without 'on'", "Guards were killed 12 May in Kut.", ["-/-"]],
  [
    "a month with which the sentence before ends",
    "Nobody was hurt in May. 12 guards were killed by a bomb in Kut.",
    ["12/-"],
  ],
  ["a month behind which a comma stands", "In May, 12 guards were killed in Kut.", ["12/-"]],
  ["a share", "A bomb in Kut killed 30% of the guards.", ["-/-"]],
  ["a sum of money", "Gunmen killed guards and took $400 in Kut.", ["-/-"]],
  ["these two", "Gunmen killed these two guards in Kut.", ["2/-"]],
  ["two among others", "A bomb went off in Kut, and among families two were killed.", ["2/-"]],
  ["two of them", "A bomb hit guards in Kut and killed two of them.", ["2/-"]],
  ["two of the guards, behind a comma", "At dawn, two of the guards were shot dead in Kut.", ["2/-"]],
  ["three with them", "In Kut, three with them were wounded by a bomb.", ["-/3"]],
  ["who some of the dead were", "A bomb killed guards in Kut, and two of the dead were cooks.", ["-/-"]],
  ["a week ago", "They shot dead two a week ago in Kut.", ["2/-"]],
  ["where some of them were", "Soldiers, three in a bus, were wounded by a bomb in Kut.", ["-/-"]],
  ["an age, in Arabic", "قتل شاب عشرون عمره بانفجار عبوة في الكوت.", ["1/-"]],
  ["in a place that has a channel", "In Kurdistan three guards were killed by a bomb near Zakho.", ["3/-"]],
  ["an hour", "Guards were killed at 5 in Kut.", ["-/-"]],
  [
    "an hour, where people are told of later",
    "Guards were killed by a bomb at 5 in Kut, where the streets were full of people.",
    ["-/-"],
  ],
  ["three of a family", "Gunmen killed three family members in Kut.", ["3/-"]],
  ["with which the clause ends", "A bomb in Kut wounded 12, police said.", ["-/12"]],
  ["behind a comma", "In Kut, 12 were wounded by a bomb.", ["-/12"]],
  ["between commas, in words", "On Sunday, three, all of them guards, were killed by a bomb in Kut.", ["3/-"]],
  ["thousands", "Shelling killed 3,000 in Kut.", ["3000/-"]],
  ["as many as a year has", "Shelling killed 2,000 people in Kut.", ["2000/-"]],
  ["a year before those killed", "In 2019 protesters were killed in Kut.", ["-/-"]],
  ["a year of a war", "Guards died by bombs in the 2019 war in Kut.", ["-/-"]],
  ["nor a group of so many", "Guards were killed by the Group of 20 in Kut.", ["-/-"]],
  ["nor an attack of two", "Guards were killed by an attack of two in Kut.", ["-/-"]],
  ["nor a division by its number", "Soldiers of the 9 Division were killed in Kut.", ["-/-"]],
  [
    "not those among whom somebody stood",
    "The judge walked among 16 people who saw gunmen kill a guard in Kut.",
    ["1/-"],
  ],
  ["nor houses among which", "Guards were killed in Kut among 16 houses.", ["-/-"]],
  ["an age, and a number behind it", "A boy aged 7 died and 3 guards were hurt by a bomb in Kut.", ["1/3"]],
  ["behind 'including' those who saw it", "Residents, including women, saw two guards shot dead in Kut.", ["2/-"]],
  [
    "behind the bracket that 'including' is in",
    "A bomb hit a bus (including women) and nine guards were killed in Kut.",
    ["9/-"],
  ],
])("%s: %s", (_, text, expected) => {
  expect(counts(text)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ["one and so many who are told more of", "A bomb killed a sheikh and four young guards in Kut.", ["5/-"]],
  ["one and hers", "Gunmen killed a woman and her two small sons in Kut.", ["3/-"]],
  ["one and so many of a kind", "A bomb wounded a baker and two tall cooks in Kut.", ["-/3"]],
  ["animals beside one", "A bomb killed a baker and three cats in Kut.", ["1/-"]],
  ["animals of his", "A mine killed a shepherd and 40 of his sheep in Kut.", ["1/-"]],
  ["cars of a force, which burned", "A bomb killed a guard and two police cars burned in Kut.", ["1/-", "-/-"]],
  ["things behind what is said of them", "A bomb killed a guard and two big houses fell in Kut.", ["1/-"]],
  ["people called by their trade in things", "A bomb killed three car dealers in Kut.", ["3/-"]],
  ["things behind a comma", "A rocket killed two children, cars burned in Kut.", ["2/-"]],
  ["who is said in brackets not to be hurt", "A bomb wounded a driver in Kut; his son, not hurt, fled.", ["-/1"]],
  ["who was not hurt", "A bomb went off in Kut; the mayor was not wounded.", ["-/-"]],
  ["one who was not hurt beside one who was", "A bomb wounded a driver in Kut; his son was not hurt.", ["-/1"]],
])("whom a number counts: %s", (_, text, expected) => {
  expect(counts(text)).toEqual(expected);
});
