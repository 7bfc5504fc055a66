// One event told first in a word and then more closely, and two events that look alike: how many an article of 29 June 2021, a Tuesday, tells.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { eventsIn } from "@/lib/incidents/groupings";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

function events(text: string): number {
  const mentions = geoparse(text, gazetteer);
  return eventsIn(findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY }), mentions);
}

describe("one event, told more closely", () => {
  test.each([
    [
      "where some of them landed",
      "Some twelve rockets were fired at Erbil on Monday evening. Some landed inside Erbil International Airport, where troops are stationed.",
    ],
    [
      "what it was, some sentences on",
      "Two men blew themselves up among porters on Tayaran Square in Baghdad on Monday morning. More than thirty were killed and about a hundred wounded. It was the first attack of this size in the capital since spring.",
    ],
    [
      "the district of the province, by a source",
      "Gunmen killed three policemen in Diyala province on Monday, officials said. A police captain said the attackers opened fire on a checkpoint in Abu Saida.",
    ],
    [
      "the article",
      "Turkish aircraft struck a group of fighters in Duhok province on Sunday. The strike hit a truck near Kani Masi, the mayor said.",
    ],
    [
      "a headline without a day",
      "Roadside bomb hits lorries in Anbar\n\nA bomb went off beside a convoy of lorries near Rutba on Saturday, wounding a driver.",
    ],
    [
      "a base that the lead does not name",
      "Rockets were fired at a base in Salah al-Din province on Monday. A security source said four rockets had landed inside Balad air base.",
    ],
    [
      "the same dead",
      "Five soldiers died when a mine exploded in Nineveh province on Sunday. An officer said a mine had gone off under their lorry near Baaj, killing the five.",
    ],
    [
      "the quarter of the town",
      "A car bomb exploded in Baghdad on Sunday. The car blew up near a market in Karrada, police said.",
    ],
    [
      "a fight that is an attack to the next sentence",
      "قتل ثلاثة من عناصر الشرطة في هجوم مسلح بمحافظة ديالى، الاثنين. وقال مصدر أمني إن مسلحين هاجموا نقطة تفتيش في ناحية أبي صيدا.",
    ],
    [
      "an Arabic headline",
      "اغتيال ناشط في البصرة\n\nأفاد مصدر أمني باغتيال ناشط مدني على يد مسلحين مجهولين في قضاء أبي الخصيب مساء الأحد.",
    ],
    [
      "the Arabic article",
      "انفجرت عبوة ناسفة في محافظة الأنبار يوم السبت. وأوضح المصدر أن العبوة انفجرت قرب الرطبة وأصابت سائقا.",
    ],
    [
      "the shelling, which was from the air",
      "قصفت طائرات تركية مواقع في محافظة دهوك، الأحد. وأضاف المصدر أن القصف استهدف محيط قرية في ناحية كاني ماسي.",
    ],
    [
      "a thing that the lead brought up",
      "Six policemen were killed in an attack on a checkpoint near Mosul on Sunday. Gunmen in four cars stormed the checkpoint in Qayyara at dawn.",
    ],
    [
      "a headline with the number, and a region that is no circle",
      "Drones hit oil field in Kurdistan\n\nA drone exploded at an oil field near Zakho on Sunday, the operator said.",
    ],
    [
      "the same people on both sides, told more widely",
      "The Turkish army shelled PKK positions at Metina on Sunday. Turkish guns shelled PKK hideouts in northern Iraq, the ministry said.",
    ],
    [
      "an Arabic headline with a stop within",
      "ديالى.. داعش يهاجم الشرطة في المقدادية\n\nهاجم عناصر من داعش نقطة للشرطة في قضاء المقدادية، مساء الأحد.",
    ],
    [
      "who was there is told with others who were hurt",
      "هجوم في خانقين\n\nقتل شخصان وأصيب 12 آخرون بجروح إثر هجوم مسلح في قضاء خانقين بمحافظة ديالى.",
    ],
  ])("%s", (_, text) => {
    expect(events(text)).toBe(1);
  });
});

describe("one event, told in the lead and then by somebody who knows more", () => {
  test.each([
    [
      "with one of the dead",
      "Seven people, an elder among them, were killed in a tribal feud in Maysan province on Saturday. A police source said that the fighting had begun in Majar al-Kabir over a field and that an elder had been killed.",
    ],
    [
      "who did it",
      "Police fired on a crowd of demonstrators in Kut on Monday, killing two. The policemen who fired on the demonstrators came from Baghdad, a lawyer said.",
    ],
    [
      "with the weapon",
      "Militants attacked a police station in Hawija on Saturday. The militants threw grenades at the gate of the station and killed a guard.",
    ],
    [
      "where they were on their way to",
      "Armed men ambushed a convoy of the border guard in Wasit province on Sunday. The convoy was on its way to Badra when it came under fire.",
    ],
    [
      "other sources tell of no other event",
      "Shots were fired at a base near Rawa on Sunday. Other sources said that shots had been fired at a base near Rawa at noon.",
    ],
    [
      "in Arabic",
      "قتل ستة أشخاص بينهم شيخ في نزاع عشائري بمحافظة ميسان، السبت. وقال مصدر أمني إن النزاع اندلع بين عشيرتين في قضاء المجر الكبير، وقتل فيه شيخ.",
    ],
  ])("%s", (_, text) => {
    expect(events(text)).toBe(1);
  });

  test.each([
    [
      "the city of the dateline",
      "BAGHDAD (Agency) - Gunmen ambushed an army patrol on Sunday, killing four soldiers. The attack on the patrol took place in Mushahada, a colonel said.",
    ],
    [
      "no place",
      "Gunmen ambushed an army patrol on Sunday, killing four soldiers. The attack on the patrol took place in Mushahada.",
    ],
  ])("a lead that has %s is at the place that is told behind it", (_, text) => {
    const mentions = geoparse(text, gazetteer);
    const [lead, behind] = findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY });
    expect(mentions[lead!.mention!]!.text).toBe("Mushahada");
    expect(lead!.evidence.map(({ note }) => note)).toContain("named in the sentence behind");
    expect(behind!.again).toBe(0);
  });

  test("a lead with a place of its own keeps it", () => {
    const text =
      "Gunmen shot at a patrol in Baiji on Sunday. The attack on the patrol took place in Tikrit, said others.";
    const mentions = geoparse(text, gazetteer);
    const [lead] = findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY });
    expect(mentions[lead!.mention!]!.text).toBe("Baiji");
  });
});

describe("one event, by all that speaks for it", () => {
  test.each([
    [
      "the big city, and then the town on the side of it that was named",
      "Bomb kills two soldiers west of Baghdad\n\nA roadside bomb killed two soldiers near Khalidiya on Sunday, the army said.",
    ],
    [
      "a third day is not a third event",
      "Militants shelled Khanaqin on Sunday, killing a shepherd. The shelling, for a third day, also wounded two boys.",
    ],
    [
      "the bombing",
      "A car bomb killed six people at a market in Tal Afar on Sunday. Nobody has claimed the bombing, which set shops on fire.",
    ],
    [
      "in Arabic, the headline and the claim",
      "تفجير سيارة مفخخة في تلعفر\n\nقتل ستة أشخاص بانفجار سيارة مفخخة في سوق بتلعفر، الأحد. وتبنى تنظيم داعش التفجير.",
    ],
    [
      "in Arabic, a thing that the lead brought up",
      "هاجم مسلحون مستودعا في محافظة الأنبار، السبت. وذكر مصدر أن المسلحين هاجموا المستودع قرب هيت.",
    ],
  ])("%s", (_, text) => {
    expect(events(text)).toBe(1);
  });

  test("the evidence says what spoke for it", () => {
    const text = "A bomb exploded in Samarra on Sunday, killing four farmers. Nobody has claimed the blast.";
    const mentions = geoparse(text, gazetteer);
    const [, again] = findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY });
    const note = again!.evidence.find(({ feature }) => feature === "one-event")!.note;
    expect(note).toMatch(/^one event with what was told before: .*spoken of again/);
    expect(note).toMatch(/same kind/);
    expect(note).not.toMatch(/another/);
  });
});

describe("two events that look alike", () => {
  test.each([
    [
      "the other side of the city",
      "Bomb kills two soldiers west of Baghdad\n\nA roadside bomb wounded a teacher near Baqubah on Sunday, the police said.",
    ],
    [
      "mourners of the first",
      "Gunmen shot dead a singer in Basra on Saturday. Gunmen shot at the mourners in Basra on Sunday, wounding nine.",
    ],
    [
      "a sum of weeks",
      "Ninety people have been killed in Kirkuk since April. Gunmen killed a grocer in Kirkuk on Sunday.",
    ],
    [
      "in Arabic, a second bomb",
      "انفجرت عبوة ناسفة في سامراء وأصابت تاجرا، الأحد. وانفجرت عبوة ثانية في سامراء وقتلت سائقا.",
    ],
    ["in Arabic, another day", "قتل مسلحون خبازا في كركوك، السبت. وقتل مسلحون حلاقا في كركوك، الأحد."],
    [
      "what was before that, in Arabic",
      "استهدف مسلحون نقطة للشرطة في محافظة ديالى مساء الأحد. وقبل ذلك هاجم المسلحون النقطة العسكرية في محيط بعقوبة.",
    ],
    [
      "what was before that",
      "Gunmen attacked a police post in Diyala province on Sunday. Before that, the gunmen had attacked the post of the army near Baquba.",
    ],
    [
      "a separate attack at the same place, and the first again",
      "Gunmen shot at a patrol in Baqubah on Sunday. In a separate attack gunmen shot at a cafe in Baqubah on Sunday. No group claimed the attack on the cafe.",
    ],
    [
      "another thing",
      "Gunmen attacked a checkpoint near Mosul on Sunday. Militants stormed the church in Qayyara at dawn.",
    ],
    ["another", "A bomb killed a policeman in Mosul on Monday. Another bomb killed a soldier in Hamdaniya."],
    [
      "other victims, nothing that makes them known",
      "Gunmen shot dead a teacher in Baqubah on Sunday. In Muqdadiyah gunmen shot dead a farmer.",
    ],
    ["later", "Militants attacked a village in Kirkuk province on Monday. Later they attacked a checkpoint in Hawija."],
    [
      "another day",
      "A drone hit a car in Sinjar on Sunday. On Monday a drone struck a post in Nineveh province, officials said.",
    ],
    [
      "another toll",
      "Rockets hit the airport in Baghdad on Sunday and killed three. Police said that rockets hit a house in Abu Ghraib and killed a family of five.",
    ],
    [
      "an article that is of something else",
      "Militants shot two guards near Baqubah on Sunday. Three shepherds were seized at the edge of Buhriz and found murdered.",
    ],
    [
      "a sum of two days, and each of them",
      "Bombs killed six people in Diyala province on Sunday. A bomb went off in a market in Khalis on Saturday, and a bomb hit a bus near Muqdadiyah on Sunday.",
    ],
    [
      "other victims of another trade",
      "Gunmen killed an engineer in Samawah on Sunday. Gunmen killed a barber in Samawah on Sunday.",
    ],
    [
      "other victims at one place",
      "Gunmen killed a judge in Basra on Sunday. Gunmen killed a baker in Basra on Sunday.",
    ],
    ["in Arabic, as well", "انفجرت عبوة ناسفة في الموصل وقتلت شرطيا. كما انفجرت عبوة أخرى في تلعفر وقتلت جنديا."],
    [
      "in Arabic, a separate incident",
      "هاجم مسلحون قرية في محافظة كركوك، الاثنين. وفي حادث منفصل هاجم مسلحون حاجزا في الحويجة.",
    ],
    [
      "a week of attacks, and one of them",
      "Attacks by Islamic State were frequent in Diyala in the week of June 14 to June 20. On June 16 militants overran the outpost near Udhaim.",
    ],
  ])("%s", (_, text) => {
    expect(events(text)).toBeGreaterThan(1);
  });
});

/** Of each incident the number of the one that it is another report of, and whether it is said to be told as another: "null", "0", "null apart". */
function links(text: string): string[] {
  const mentions = geoparse(text, gazetteer);
  return findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY }).map(
    ({ again, evidence }) => `${again}${evidence.some(({ feature }) => feature === "told-apart") ? " apart" : ""}`,
  );
}

const FARMERS = "A bomb killed four farmers in Samarra on Sunday.";
const RAIN = "The mayor spoke. The school is shut. Shops are open. It rained.";

test.each([
  ["within some sentences it goes on", `${FARMERS} ${RAIN} The bomb killed the four farmers on Sunday.`, ["null", "0"]],
  [
    "eight sentences on it no longer does",
    `${FARMERS} ${RAIN} The river rose. The moon was full. Trains ran. Bread is cheap. The bomb killed the four farmers in Samarra on Sunday.`,
    ["null", "null"],
  ],
  ["what is only feared is no report", `${FARMERS} An attack on Samarra is feared.`, ["null", "undefined"]],
  [
    "the items of a list have nothing from each other",
    "HIT - A bomb killed two policemen on Sunday.\nHIT - A bomb killed two policemen on Sunday.\nRAWA - Gunmen shot a teacher dead on Sunday.",
    ["undefined", "undefined", "undefined"],
  ],
  [
    "before that another one was killed",
    "Gunmen killed a judge in Kut on Sunday. Before that, gunmen killed a clerk in Kut.",
    ["null", "null apart"],
  ],
  ["and in Arabic", "قتل مسلحون قاضيا في الكوت يوم الأحد. وقبلها قتل مسلحون كاتبا في الكوت.", ["null", "null apart"]],
  [
    "the first of an article is no other than those before",
    "Another attack in Kut killed a clerk on Sunday.",
    ["null"],
  ],
])("which reports are of one event: %s", (_, text, expected) => {
  expect(links(text)).toEqual(expected);
});
