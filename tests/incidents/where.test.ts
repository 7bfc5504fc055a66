// Which of the places that a text names an event was at: those who tell of it, ways, charges and conditions are elsewhere, and "the town"
// is one that was named; the article is of 29 June 2021, a Tuesday.

import { expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** The places of the incidents, "-" where there is none. */
function places(text: string): string {
  const mentions = geoparse(text, gazetteer);
  return findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY })
    .map(({ mention }) => (mention === null ? "-" : mentions[mention]!.text))
    .join(", ");
}

const BASE = "Rockets hit Ain al-Asad air base on Monday.";
const KUT = "Gunmen killed a judge in Kut on Monday.";

test.each([
  [
    "a headquarters that tells of it",
    "Troops fought gunmen in Ramadi on Sunday. The Pentagon said aircraft had bombed a bunker near the city.",
    "Ramadi, Ramadi",
  ],
  ["a headquarters that is hit", "A drone hit the Pentagon on Monday.", "Pentagon"],
  [
    "the river that a bridge leads over",
    "Troops fought gunmen in Tikrit on Monday. The gunmen blew up a bridge over the Tigris.",
    "Tikrit, Tikrit",
  ],
  [
    "the river that a bridge leads over, in Arabic",
    "اشتبك الجيش مع مسلحين في تكريت، الاثنين. وفجر المسلحون جسراً على نهر دجلة.",
    "تكريت, تكريت",
  ],
  [
    "a river on which it was",
    "Troops fought gunmen in Tikrit on Sunday. Gunmen shot at a boat on the Tigris.",
    "Tikrit, Tigris",
  ],
  [
    "two verbs, each with its place",
    "Jets killed a commander in Baghdad and bombed several depots of the militia at Hit.",
    "Baghdad, Hit",
  ],
  ["two verbs, one place", "Gunmen killed a judge in Baghdad and fled.", "Baghdad"],
  [
    "an institution that tells of it, and no other place",
    "Kirkuk's police command said on Monday that two bakers had been shot dead by gunmen.",
    "-",
  ],
  ["where a force had come to before", "The force that had come to Rawa withdrew from Hit on Monday.", "Hit"],
  ["where a force withdrew from, wherever to", "Iraqi forces withdrew from Kirkuk towards Erbil on Monday.", "Kirkuk"],
  ["the same in Arabic", "انسحب مسلحو داعش من هيت نحو القائم.", "هيت"],
  ["where it withdrew to, where nothing else is told", "The Peshmerga pulled back to Dohuk on Monday.", "Dohuk"],
  ["where it left for", "US troops left for Kuwait on Monday.", "Kuwait"],
  ["where others were sent to", "The army sent two brigades from Basra to Mosul on Monday.", "Mosul"],
  ["where those were sent who took over posts", "Those sent to Rawa took over posts in Hit on Monday.", "Hit"],
  ["a base on a road, and where that leads", "The army opened a base on the way to Hit on Monday.", "Hit"],
  [
    "a base at a place, and where the road leads",
    "The army set up a base in Rawa on Monday on the road that leads to Hit.",
    "Rawa",
  ],
  ["where the road leads that was blocked", "Protesters in Sinjar blocked the road to Tal Afar on Sunday.", "Sinjar"],
  ["where the road leads, and nothing else", "A bomb went off on the road to Tal Afar on Sunday.", "Tal Afar"],
  ["where they came to and went on", "Troops arrived in Hit on Monday and killed two gunmen near Rawa.", "Hit"],
  ["a country whose people they are", "Two Iraq bakers were killed on Monday.", "-"],
  [
    "what it is compared to",
    "New groups have carried out attacks on convoys in a manner reminiscent of the militants of Lebanon.",
    "-",
  ],
  ["what it is compared to, beside its own place", "Gunmen attacked a bank in Kut in the style of Baghdad.", "Kut"],
  ["what it is compared to, in Arabic", "نفذت جماعات جديدة هجمات على أرتال أجنبية على غرار ما جرى في لبنان.", "-"],
  [
    "where the victim had been before",
    "Masked men killed a baker who had fled from Ramadi near his shop in Hit.",
    "Hit",
  ],
  ["where the victim had been hiding", "Police in Baghdad detained a man who had been hiding in Yarmouk.", "Yarmouk"],
  [
    "a spokesman",
    `${BASE} A spokesman in Baghdad said that six rockets had hit the base.`,
    "Ain al-Asad air base, Ain al-Asad air base",
  ],
  ["for whose sake a crowd comes together", "Thousands rally for Gaza in Amman", "Amman"],
  ["for whose sake, in Arabic", "تظاهر المئات تضامنا مع غزة في صنعاء يوم الجمعة.", "صنعاء"],
  ["for whom, in Arabic", "تظاهرات حاشدة لأجل غزة في إسطنبول.", "إسطنبول"],
  ["for whose people", "Hundreds marched in support of the people of Gaza in Sanaa on Friday.", "Sanaa"],
  ["with whom", "Lawyers protested in solidarity with Gaza in Tripoli on Friday.", "Tripoli"],
  ["where they were pulled from", `${KUT} Two bodies were pulled from the Tigris in Suwayra.`, "Kut, Suwayra"],
  ["an official behind the event", "A mortar shell wounded a boy in Hit on Monday, an official in Ramadi said.", "Hit"],
  ["where a crowd lives, in Arabic", "تظاهر العشرات من أهالي قضاء الرفاعي للمطالبة بالماء.", "الرفاعي"],
  ["a crowd of a town, in Arabic", "خرج العشرات من أبناء مدينة الكوت في تظاهرة للمطالبة بالتعيين.", "الكوت"],
  [
    "an arrest by an article of the law, in Arabic",
    "ألقت مفارز الاستخبارات القبض على مطلوب وفق أحكام المادة 4 إرهاب في حي القادسية بالموصل.",
    "القادسية",
  ],
  ["an office, in Arabic", "قتل صياد بانفجار لغم في الفاو الأحد، كما قالت مديرية الصحة في البصرة.", "الفاو"],
  [
    "a source, in Arabic, of what was told",
    "قتل شرطي بهجوم في الغزالية. وقال مصدر في بغداد إن المهاجمين فروا بعد الهجوم.",
    "الغزالية, الغزالية",
  ],
  [
    "the police of a place, where nothing says more",
    "A police officer in Samarra said that gunmen had killed a baker.",
    "Samarra",
  ],
  [
    "the police of another province",
    `${KUT} A police source in Basra said that a bomb had wounded two men.`,
    "Kut, Basra",
  ],
  [
    "somebody who says from elsewhere that",
    `${KUT} A baker said from his bed in Hilla that the gunmen had shot his brother.`,
    "Kut, Kut",
  ],
  ["residents, who saw it", "Residents of Hawija said that militants had executed two men.", "Hawija"],
  [
    "who runs a district of the province, in Arabic",
    "قتل راع بهجوم في محافظة الأنبار الأحد. وقال قائمقام الرطبة إن مسلحين خطفوا ثلاثة رعاة.",
    "الأنبار, الرطبة",
  ],
])("who tells of it: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  [
    "fired from a place near another",
    "Mortar shells fired from an orchard near Buhriz hit Baqubah on Monday.",
    "Baqubah",
  ],
  [
    "taken to a hospital in another",
    "Gunmen shot a guard in Balad on Monday and he was taken to a clinic in Samarra.",
    "Balad",
  ],
  ["fled", "Militants shot at families who fled Rawa.", "-"],
  ["from the direction of", "Shells that came from the direction of Yathrib fell on Balad.", "Balad"],
  ["parts of a town, in Arabic", "قصفت المدفعية الأحياء الشرقية من الرقة يوم الأحد.", "الرقة"],
  ["a crowd that goes to a square", "في بغداد خرج مئات الطلبة إلى ساحة الخلاني يوم الأحد.", "ساحة الخلاني"],
  ["what crashed into", "A drone that took off in Anbar crashed into Harir air base.", "Harir air base"],
  ["a road called after its ends", "At Balad, dozens of protesters blocked the Baghdad-Samarra road.", "Balad"],
  ["a road called after its ends, in Arabic", "عثر على جثة صياد على طريق بغداد كركوك قرب العظيم.", "العظيم"],
  [
    "from a direction",
    "A shell fell on Balad on Monday. The mayor says that the shell came from the direction of Yathrib.",
    "Balad, Balad",
  ],
  [
    "the road to",
    "Gunmen killed a farmer in Daquq on Monday. Hundreds of mourners blocked the road to Kirkuk.",
    "Daquq, Daquq",
  ],
  [
    "what rockets are fired towards",
    "Two rockets were launched from Tal Afar towards Harir air base.",
    "Harir air base",
  ],
  [
    "what they drove into",
    "Troops drove into the Qadisiyah quarter of Tikrit on Monday and raised the flag.",
    "Qadisiyah",
  ],
  [
    "where two drones set out, in Arabic",
    "استهدفت طائرة مسيرة حقلا نفطيا في زاخو. وقال مسؤول إن المسيرتين أطلقتا من شرق الحويجة، ودعا إلى التحقيق في القصف.",
    "زاخو, زاخو",
  ],
  ["where two rockets set out, in Arabic", "وقال إن الصاروخين انطلقا من غرب بعقوبة وسقطا في خانقين.", "خانقين"],
  ["meant for a place", "A mortar shell meant for Balad air base struck a greenhouse in Yathrib on Monday.", "Yathrib"],
  ["out of a place", "Shells out of Afrin wounded a baker at Kilis on Monday.", "Kilis"],
  ["driven out of a place", "The army drove the gunmen out of the town of Rawa on Monday.", "Rawa"],
  [
    "where people were come together",
    "A man with an explosive belt killed nine mourners at a funeral in Tarmiyah.",
    "Tarmiyah",
  ],
  ["where the hurt were brought", `${KUT} A clerk who was shot there died at a hospital in Hilla.`, "Kut, Kut"],
])("on the way: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  ["lives where", "He lives in Dujail, where a bomb wounded his son on Monday.", "Dujail"],
  ["of an arrest's charge", "In Kuwait the police arrested a man for filming a camp in Jahra.", "Kuwait"],
  ["of a condition", "The group threatened to bomb the bases of the army if it stays in Sinjar.", "-"],
  ["a state before its name", "Rockets hit a post in the occupied Golan on Monday.", "Golan"],
  ["behind what about, in Arabic", "أما في العمارة فقد أحرق شبان إطارات.", "العمارة"],
  ["a building of another city", "احتشد محتجون أمام مبنى مجلس النواب في البصرة وأحرقوا سيارة.", "البصرة"],
  ["where they mourn", "Hundreds mourned in Karbala a commander killed by a drone on Monday.", "-"],
  ["where they mourn, and where he died", "A funeral was held in Najaf for a fighter killed in Syria.", "Syria"],
  ["mourners who are attacked", "Mourners in Karbala carried the coffin when a bomb killed two of them.", "Karbala"],
  [
    "where the crowd was on which they fired",
    "Residents of Manbij demonstrated on Tuesday; one protester was killed when fighters opened fire.",
    "Manbij",
  ],
  ["the house of a company", "Graduates protested outside the gates of the Maysan Oil Company.", "Maysan"],
  ["the house of an office, in Arabic", "احتج العشرات أمام دائرة صحة ديالى.", "ديالى"],
  ["what suffers it", "Tuz Khurmatu has been shelled nine times since the war in Syria began.", "Tuz Khurmatu"],
  ["what suffers it, in Arabic", "تعرضت بلدة يثرب وسط صلاح الدين لقصف بقذائف الهاون.", "يثرب"],
  [
    "what suffers it, and no government",
    "Erbil has been attacked with drones since Sunday, because of the war in Gaza.",
    "Erbil",
  ],
  [
    "a war that is called after it",
    "Jets struck a depot in Hit on Monday. The air strikes had nothing to do with the war in Gaza.",
    "Hit, Hit",
  ],
  [
    "where somebody works",
    "A teacher of history at Mustansiriya was bundled out of his car in Haifa Street on Sunday.",
    "Haifa Street",
  ],
  ["what is done to it, and from where", "From positions in Balad the army shelled Dhuluiya on Monday.", "Dhuluiya"],
  ["what fell, and on what it lies", "Dhuluiya, on the Tigris, fell to the army on Monday.", "Dhuluiya"],
  [
    "a river that was named before",
    "Fishermen on the Euphrates tell of the past. Gunmen killed four guards on Monday.",
    "-",
  ],
  [
    "told again of a whole province",
    "Gunmen killed a guard in Tikrit on Monday. The attack was the worst in Salahuddin province this year.",
    "Tikrit, Tikrit",
  ],
  [
    "what the crowd told of has done since",
    "Protesters blocked a road in Kut on Monday. The protesters have called for an end to power cuts.",
    "Kut, Kut",
  ],
  [
    "a site in the city that was told of",
    "Gunmen shot at a patrol in Sulaymaniyah on Monday. Police arrested a singer after storming the Lalezar hotel, where he had hidden.",
    "Sulaymaniyah, Lalezar hotel, Lalezar hotel",
  ],
  ["a region as large as a province", "قتل جنديان بهجوم في منطقة سهل نينوى شرقي الموصل.", "سهل نينوى"],
  ["the outskirts of a town", "The fighters captured the northern outskirts of Rawa, a trader from Hit said.", "Rawa"],
])("told of: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  ["a side of a town", "تعرض حقل عكاز جنوب القائم مساء الاثنين لقصف بطائرة مسيرة.", "حقل عكاز"],
  ["another sense of the preposition", "قال تاجر من سامراء بأن مسلحين قتلوا راعيا في الدور.", "الدور"],
  ["on a river", "The gunmen killed a judge in Baghdadi, downriver from Haditha.", "Baghdadi"],
  ["of a quarter of a town", "A sniper shot two boys in the Baghdad suburb of Sadr City on Monday.", "Sadr City"],
])("where another place lies: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  ["a street", "Two men were shot dead in Hilla on Monday. A bomb exploded in Falafel Street at noon.", "Hilla, Hilla"],
  ["a quarter of a town", "A bomb exploded in the Zinjar quarter of Hilla on Monday.", "Hilla"],
  [
    "a village is none of the town",
    "Two men were shot dead in Hilla. A bomb exploded near the village of Zinjar.",
    "Hilla, Zinjar",
  ],
])("what the gazetteer does not know: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  ["of the same sentence", "Families in Jalawla said that men abducted two brothers outside the town.", "Jalawla"],
  ["behind after", "Families camp at Bzeibiz bridge after militants from Khalidiya captured the town.", "Khalidiya"],
  [
    "a thing by its name",
    "Workers stood at the gate of Baiji refinery. In Samarra it was quiet. A bomb hit the refinery on Monday.",
    "Baiji refinery",
  ],
  ["the capital", `${KUT} Baghdad and Basra were calm. On Monday students protested in the capital.`, "Kut, Baghdad"],
  [
    "that a relative clause tells apart",
    `${KUT} Militiamen burned the village from which the shots had come.`,
    "Kut, Kut",
  ],
  ["there", "The army is in Hatra. Two soldiers were killed there on Monday.", "Hatra"],
  [
    "a quarter",
    "Families came back to Adhamiyah. Samarra was calm. On Monday a sniper shot a boy dead in the quarter.",
    "Adhamiyah",
  ],
  [
    "a province that was named",
    `Gunmen in Diyala province shot a judge dead in Buhriz on Monday. Two farmers were abducted in the province an hour later.`,
    "Buhriz, Diyala",
  ],
  ["a capital that was never named", `${KUT} It was the first such murder outside the capital.`, "Kut, Kut"],
  [
    "a base, and how far it is from a city",
    "American troops left Camp Taji on Monday. The base, 20 km north of Baghdad, had been the site of frequent rocket attacks by militias.",
    "Camp Taji, Camp Taji",
  ],
  [
    "the city, and where a road leads",
    `${KUT} Marchers closed the road to Numaniyah. Two guards were shot dead in the city.`,
    "Kut, Kut, Kut",
  ],
])("ground: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  [
    "many towns",
    "Iraq buried its dead. On Monday soldiers shot dead six protesters in more than a dozen towns.",
    "Iraq",
  ],
  [
    "the whole country",
    `${KUT} Iraq has seen the like. Ten judges were killed across the country last year.`,
    "Kut, Iraq",
  ],
  ["civilians are no cities, in Arabic", "أصيب عشرات المدنيين بنيران قناصة في الكوت.", "الكوت"],
  ["many provinces, in Arabic", "هدوء في العراق. واعتقلت الشرطة 40 متظاهرا في عدة محافظات.", "العراق"],
])("told of many places: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  [
    "after what the same people did",
    "The police arrested a trader on Monday after storming a farm in Buhriz.",
    "Buhriz, Buhriz",
  ],
  ["calm", "Calm returned to Safwan on Monday after a night of clashes.", "Safwan"],
  ["calm, in Arabic", "عاد الهدوء إلى سفوان بعد ليلة من الاشتباكات.", "سفوان"],
])("of the clause: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  ["in it", "Car bomb hits ceremony in Iraq\nIt went off at noon.", "Iraq, Iraq"],
  ["before a noun", "Three officers killed in Iraq mortar attack\nNo more is known.", "Iraq"],
  ["whose it is", "Iraq's shopkeepers shot dead one by one\nNobody knows why.", "Iraq"],
  ["that does it", "Turkey kills three fighters\nNo more is known.", "-"],
  ["a side of it, in Arabic", "مقتل ثلاثة جنود بهجوم شمالي العراق\nلا تفاصيل.", "العراق"],
])("the country of a headline: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  ["of a report", "BAGHDAD: Gunmen killed a judge in Kut on Monday.", "Kut"],
  ["of a report, if no place is named", "SAMAWAH: Gunmen killed a judge on Monday.", "SAMAWAH"],
  ["a country in the report", "BAGHDAD: Rockets hit a base in Iraq on Monday.", "Iraq"],
  ["an abbreviated month", "BAGHDAD, Nov. 3 (Agency) -- Rockets hit a base in Iraq on Monday.", "Iraq"],
  ["behind it a low line", "BAGHDAD, Iraq _Rockets hit a base in Kut on Monday.", "Kut"],
  ["not of a line in small letters", "Samawah: Rockets hit a base in Iraq on Monday.", "Samawah"],
])("a dateline: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  ["what a government calls it", "Two guards died on Monday in what Erbil called an ambush.", "-"],
  ["the bridge of the city, in Arabic", "هددت تنسيقيات الناصرية بإغلاق جسر الحضارات الأحد المقبل.", "جسر الحضارات"],
  [
    "what somebody is arrested for",
    "Two clerks were arrested on Monday over the bombs that wrecked a bank in Kut.",
    "-",
  ],
  ["where it happened, and not what for", "Police arrested a clerk in Kut on Monday for a theft in Hit.", "Kut"],
  ["what a government judges", "Though Baghdad declared it beaten, its men still plant bombs around Kut.", "Kut"],
  [
    "the city told by its building",
    "A crowd rallied in Kut on Monday. They set fire to the city's court house and blocked the road at Zubaidiyah.",
    "Kut, Kut",
  ],
  [
    "what happened first",
    "Nine bodies have been found in Kut since gunmen stormed a mosque in Hit on Sunday.",
    "Kut, Hit",
  ],
  ["called after its place", "Toll from Baquba church bombing rises to 12.", "Baquba"],
  ["a truce called after its place", "Idlib truce holds on Monday.", "Idlib"],
  ["where they work", "Nurses at the hospital in Kut went on strike on Monday to demand their pay.", "Kut"],
  ["the streets of a city, in Arabic", "خرج المئات إلى شوارع الكوت للتنديد بالحرب في غزة.", "الكوت"],
  ["each of two that fall", "Rawa falls, Anah changes hands, and Baghdad is silent.", "Rawa, Anah"],
  [
    "from which prisoners were freed",
    "Gunmen freed hundreds of inmates from Badush prison on Monday.",
    "Badush prison",
  ],
  ["between the words of the event", "اغتيل قاض في الكوت مساء الاثنين على يد شرطي هتف بنصرة الحويجة.", "الكوت"],
])("the place of the event's own words: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  ["the spot, at another time", `${KUT} Gunmen had shot four people dead at the spot on March 3.`, "Kut, Kut"],
  ["the same place, in Arabic", "قتل قاض في الكوت الأحد. وأصيب شرطيان في المكان نفسه في 3 آذار.", "الكوت, الكوت"],
  ["the capital, which is not named", `${KUT} A crowd marched to parliament in the capital on Tuesday.`, "Kut, -"],
  [
    "the city round it",
    "Rockets hit Ghuwayran prison in Hasakah on Monday. Some fled towards Raqqa. A jet bombed a school in the city.",
    "Ghuwayran prison, Hasakah",
  ],
])("ground that was named: %s", (_, text, expected) => expect(places(text)).toBe(expected));

test.each([
  ["separate", `${KUT} In a separate incident, a bomb killed a soldier.`, "Kut, -"],
  ["separate, in Arabic", "قتل قاض بهجوم في الكوت الأحد. وفي حادث منفصل قتل جندي بانفجار عبوة.", "الكوت, -"],
  ["suspects, found anywhere", `${KUT} The police arrested two suspects.`, "Kut, -"],
  ["what sums up months", `${KUT} More than 900 officers have been killed since March.`, "Kut, -"],
  ["what sums up months, in Arabic", "قتل قاض بهجوم في الكوت الأحد. وقتل 40 قاضيا منذ آذار الماضي.", "الكوت, -"],
  ["what sums up months there", `${KUT} Nine judges have been killed in the city since March.`, "Kut, Kut"],
  ["what sums up days", `${KUT} Four officers have been killed since Saturday.`, "Kut, Kut"],
  ["those who did it", `${KUT} They then abducted his guard.`, "Kut, Kut"],
  [
    "where they tell of it in another country",
    `${KUT} The British foreign office in London was appalled. Three clerks were shot dead on Monday.`,
    "Kut, Kut",
  ],
])("what is not carried over: %s", (_, text, expected) => expect(places(text)).toBe(expected));
