// How an account goes on: sentences that speak of an event without naming it, clauses with events of their own, days and places handed
// on; the article is of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

function find(text: string) {
  const mentions = geoparse(text, gazetteer);
  const incidents = findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY });
  return incidents.map(incident => ({
    ...incident,
    place: incident.mention === null ? "-" : mentions[incident.mention]!.text,
  }));
}

/** "subtype status @place day" of each incident. */
const told = (text: string): string[] =>
  find(text).map(({ subtype, status, place, date }) => `${subtype} ${status} @${place} ${date?.from ?? "none"}`);

const ROCKETS = "Five rockets were fired at the base in Balad on Sunday.";
const ROCKETS_AGAIN = "shelling-artillery-missile-attack reported @Balad 2021-06-27";
const MARCH = "Several hundred teachers marched through Kut on Monday to ask for their wages.";
const MARCH_AGAIN = "peaceful-protest reported @Kut 2021-06-28";
const RAID = "Gunmen attacked a police station in Hillah on Saturday and killed two officers.";
const RAID_AGAIN = "armed-clash reported @Hillah 2021-06-26";
const SEIZED = "Militants abducted three fishermen near Rawa on Friday.";

describe("goes on from what was told", () => {
  test.each([
    ["its victims", ROCKETS, "A Czech cook was flown to hospital in Germany.", ROCKETS_AGAIN],
    ["their number", ROCKETS, "The health office put the number of wounded at four.", ROCKETS_AGAIN],
    ["the weapon", ROCKETS, "Neither of the parties took the blame for the rockets.", ROCKETS_AGAIN],
    ["who is blamed", ROCKETS, "The deputy governor blamed a militia from the south.", ROCKETS_AGAIN],
    ["who condemns it, elsewhere", ROCKETS, "An adviser in Baghdad condemned the rocket fire.", ROCKETS_AGAIN],
    ["who did it", RAID, "The attackers fled in two stolen lorries.", RAID_AGAIN],
    ["how it began", RAID, "It began as the guard was being changed.", RAID_AGAIN],
    ["the fight by another name", RAID, "The gunbattle went on for most of the morning.", RAID_AGAIN],
    ["those who march", MARCH, "They carried candles and a coffin made of cardboard.", MARCH_AGAIN],
    ["the crowd", MARCH, "The marchers left the square by noon.", MARCH_AGAIN],
    [
      "who was taken",
      SEIZED,
      "Two of the men were released after a ransom was paid.",
      "abduction-forced-disappearance reported @Rawa 2021-06-25",
    ],
    [
      "an Arabic reaction",
      "سقطت ثلاثة صواريخ على قاعدة بلد يوم الأحد.",
      "واتهم المحافظ فصيلا لم يسمه.",
      "shelling-artillery-missile-attack reported @قاعدة بلد 2021-06-27",
    ],
    [
      "Arabic victims",
      "انفجرت سيارة مفخخة في الحلة يوم السبت.",
      "ونقل الجرحى إلى مستشفيات قريبة.",
      "remote-explosive-landmine-ied reported @الحلة 2021-06-26",
    ],
    ["what broke", ROCKETS, "A water tank caught fire.", ROCKETS_AGAIN],
    ["what it was meant for", ROCKETS, "Officers think that the target was a fuel depot.", ROCKETS_AGAIN],
    ["from where", ROCKETS, "They had been launched from a melon field.", ROCKETS_AGAIN],
    ["who is suspected", RAID, "Investigators suspect a cell from the hills.", RAID_AGAIN],
    ["how long", RAID, "Fighting continued until the evening.", RAID_AGAIN],
    ["one who died of it later", RAID, "A third officer died in hospital on Monday.", RAID_AGAIN],
    ["the toll of a later day", RAID, "By Monday the death toll had risen to five.", RAID_AGAIN],
    [
      "who was arrested",
      "Police arrested a bomb maker in Kut on Monday.",
      "The suspect is being questioned.",
      "arrests reported @Kut 2021-06-28",
    ],
    [
      "one who died later, in Arabic",
      "انفجرت سيارة مفخخة في الحلة يوم السبت.",
      "وتوفي أحد المصابين صباح الاثنين.",
      "remote-explosive-landmine-ied reported @الحلة 2021-06-26",
    ],
    [
      "whose marks it bears, in Arabic",
      "انفجرت سيارة مفخخة في الحلة يوم السبت.",
      "ويحمل ما جرى بصمات التنظيم.",
      "remote-explosive-landmine-ied reported @الحلة 2021-06-26",
    ],
  ])("%s", (_, event, sequel, expected) => {
    const [, again] = told(`${event} ${sequel}`);
    expect(again).toBe(expected);
  });

  test("what is condemned is one raid, and not what is done again and again", () => {
    const RAIDS = "Turkish jets often bomb the group's bases in Iraq.";
    expect(told(`Turkish jets bombed a camp in Makhmour on Sunday. ${RAIDS} Baghdad condemned the raid.`).at(-1)).toBe(
      "air-drone-strike reported @Makhmour 2021-06-27",
    );
  });
  test("who denies it denies", () => {
    expect(told(`${RAID} The tribe's council denied any role.`)[1]).toBe("armed-clash denied @Hillah 2021-06-26");
  });

  test.each([
    ["the way to where it was", RAID, "An ambulance drove to the scene of the attack."],
    ["a promise", RAID, "The governor promised an inquiry."],
    ["a wish of theirs", MARCH, "They hope for an answer within a week."],
    [
      "a hospital of another story",
      ROCKETS,
      "Cotton prices fell. Rain is due. The city opened a clinic for treatment of burns.",
    ],
    ["a quarrel about money", ROCKETS, "The ministry of trade rejected the tender."],
    ["those who march as object of another deed", MARCH, "The ministry will pay the marchers nothing."],
  ])("nothing of what was told: %s", (_, event, sentence) => {
    expect(told(`${event} ${sentence}`)).toHaveLength(1);
  });
});

test.each([
  [
    "the place of 'the town' behind a bearing",
    "Two mosques in Khanaqin were bombed on Friday. Doctors counted 30 dead in the mainly Kurdish town, about 140 km northeast of Baghdad.",
    "Khanaqin",
  ],
  [
    "the southern city",
    "Activists met in Kut. Hasan Jabir was shot dead in Basra. His cousin was shot dead in the southern city.",
    "Basra",
  ],
])("where it was: %s", (_, text, place) => {
  expect(find(text).at(-1)!.place).toBe(place);
});

test.each([
  [
    "closer to it, by who tells it",
    "اندلع نزاع عشائري في محافظة البصرة فجر الأحد. وقال مصدر أمني إن نزاعاً بين عشيرتين اندلع في الهارثة.",
    "2021-06-27",
  ],
  [
    "behind a relative clause that a comma closes",
    "Rockets were fired at the base in Balad, which hosts advisers, late on Monday.",
    "2021-06-28",
  ],
])("when it was: %s", (_, text, day) => {
  expect(find(text).at(-1)!.date?.from).toBe(day);
});

test("who is hurt by what was told as an accident is no victim of violence", () => {
  expect(
    told("A stampede outside the stadium in Basra killed two people. One more was killed and 60 were hurt."),
  ).toEqual([]);
});

test.each([
  [
    "a bomb of the second clause is none of the shots of the first",
    "In Hillah, gunmen with silenced pistols shot two clerks on Monday, and a bomb left at a cafe in Kut killed three customers.",
    ["@Hillah", "@Kut"],
  ],
  [
    "two verbs of one headline",
    "Militants burn orchards, clash with army near Hawija",
    ["looting-property-destruction", "armed-clash"],
  ],
  [
    "each place of two sentences with a semicolon",
    "In Kirkuk three people were shot dead on Friday; in Baiji four died when police fired on a crowd.",
    ["@Kirkuk", "@Baiji"],
  ],
  [
    "what was found and who was arrested",
    "Troops found two caches in the hills near Khanaqin on Monday and arrested the owner of the farm.",
    ["disrupted-weapons-use", "arrests"],
  ],
  [
    "sent there, and taken",
    "The army sent tanks to Rawa on Monday and seized the town of Anah the same day.",
    ["change-to-group-activity", "government-regains-territory"],
  ],
])("clauses with events of their own: %s", (_, text, expected) => {
  const found = told(text);
  expect(found).toHaveLength(expected.length);
  for (const [i, part] of expected.entries()) expect(found[i]).toContain(part);
});

test.each([
  [
    "what follows it is told aside",
    `${RAID} The attack follows an air strike near Samarra two weeks ago.`,
    [RAID_AGAIN, RAID_AGAIN, "air-drone-strike background @Samarra 2021-06-15"],
  ],
  [
    "several at once",
    "A car bomb went off in Hillah on Saturday. Another bomb exploded in Kut on Saturday. Nobody has claimed the bombings.",
    [
      "remote-explosive-landmine-ied reported @Hillah 2021-06-26",
      "remote-explosive-landmine-ied reported @Kut 2021-06-26",
      "remote-explosive-landmine-ied reported @Hillah 2021-06-26",
      "remote-explosive-landmine-ied reported @Kut 2021-06-26",
    ],
  ],
  [
    "a hospital is where the wounded die",
    `${RAID} A cook died of his wounds at Azadi hospital.`,
    [RAID_AGAIN, RAID_AGAIN],
  ],
  [
    "where those who were arrested are brought",
    "Police arrested four militants in Kut on Monday. They were taken to Baghdad for questioning.",
    ["arrests reported @Kut 2021-06-28", "arrests reported @Kut 2021-06-28"],
  ],
  [
    "others judge what the article tells first",
    `${RAID} A mortar shell hit a school in Amara on Sunday. The Arab League condemned the attack.`,
    [RAID_AGAIN, "shelling-artillery-missile-attack reported @Amara 2021-06-27", RAID_AGAIN],
  ],
  [
    "the toll of a bomb and of the one that went off beside it is that of the first",
    "A suicide bomber blew himself up in Hillah on Saturday. A roadside bomb then exploded beside an ambulance. Doctors put the toll at nine.",
    [
      "suicide-bomb reported @Hillah 2021-06-26",
      "remote-explosive-landmine-ied reported @Hillah 2021-06-26",
      "suicide-bomb reported @Hillah 2021-06-26",
    ],
  ],
  [
    "what is denied is what was told",
    `Police fired live rounds at protesters in Kut on Monday. The ministry denied that its men had shot anybody.`,
    [
      "excessive-force-against-protesters reported @Kut 2021-06-28",
      "excessive-force-against-protesters denied @Kut 2021-06-28",
    ],
  ],
  [
    "the deed itself is not what it is compared with",
    `${ROCKETS} It was the third rocket attack of the week on a base of the coalition.`,
    [ROCKETS_AGAIN, ROCKETS_AGAIN],
  ],
  [
    "one like it is of its kind",
    "A drone bombed a car in Sinjar on Sunday. A similar attack on Saturday killed a driver in Baaj.",
    ["air-drone-strike reported @Sinjar 2021-06-27", "air-drone-strike reported @Baaj 2021-06-26"],
  ],
  [
    "all three, and not their sum",
    "Three bombs went off in Baghdad on Sunday. One bomb exploded in Karrada on Sunday. A second exploded in Sadr City on Sunday. Another bomb exploded in Dora on Sunday. Daesh claimed the three bombings.",
    [
      "remote-explosive-landmine-ied reported @Baghdad 2021-06-27",
      ...Array.from({ length: 2 }, () =>
        ["Karrada", "Sadr City", "Dora"].map(place => `remote-explosive-landmine-ied reported @${place} 2021-06-27`),
      ).flat(),
    ],
  ],
  [
    "an Arabic ministry that condemns is no court",
    "هاجم مسلحون مركز شرطة في الحلة يوم السبت. وأدانت الوزارة الهجوم.",
    ["armed-clash reported @الحلة 2021-06-26", "armed-clash reported @الحلة 2021-06-26"],
  ],
  [
    "the one at the place that is named again",
    `${RAID} ${ROCKETS} The attack in Hillah was the work of five men.`,
    [RAID_AGAIN, ROCKETS_AGAIN, RAID_AGAIN],
  ],
  [
    "the one of the day that is named again",
    `${RAID} Gunmen attacked a bank in Kut on Sunday. Saturday's attack lasted an hour.`,
    [RAID_AGAIN, "attack reported @Kut 2021-06-27", RAID_AGAIN],
  ],
  [
    "what burned during it is part of it",
    `${RAID} Sheep were sold as usual. Two cars were set on fire during the attack.`,
    [RAID_AGAIN, "looting-property-destruction reported @Hillah 2021-06-26"],
  ],
  [
    "the year of what it is compared with is not its own",
    "The bombing in Hillah recalled the attacks in Beirut in 1983.",
    ["remote-explosive-landmine-ied reported @Hillah none"],
  ],
  [
    "a killing is none of a fight that killed nobody",
    "Soldiers clashed with gunmen in Hit on Saturday. The assassination of two judges moved the ministry to act.",
    ["armed-clash reported @Hit 2021-06-26"],
  ],
])("an event spoken of again: %s", (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test.each([
  ["a new act in the scene", `${RAID} Police arrested four men.`, "@Hillah 2021-06-26"],
  [
    "at a place told before",
    `${ROCKETS} A drone was shot down over Harir on Saturday. A soldier of the guard opened fire at a car in Balad.`,
    "@Balad 2021-06-27",
  ],
  [
    "told together, then one by one",
    "A wave of bombings across Iraq on Sunday killed 30 people. A car bomb in Hillah killed nine. In Kut, gunmen shot dead a judge.",
    "@Kut 2021-06-27",
  ],
])("the day is handed on: %s", (_, text, expected) => {
  expect(told(text).at(-1)).toContain(expected);
});

test.each([
  ["a new event elsewhere", `${RAID} A bomb wounded a farmer near Rutba.`],
  ["a course of things", `${RAID} The army has since closed the road to Rutba.`],
])("the day is not handed on: %s", (_, text) => {
  for (const { date, place } of find(text).slice(1)) if (place === "Rutba") expect(date).toBeNull();
});

test.each([
  [
    "raids in an account of air strikes",
    "Warplanes bombed Rawa on Monday. A raid on a house in Anah killed five people.",
    "air-drone-strike",
  ],
  [
    "taken without a fight",
    "The militia took the village of Bartella on Monday without a shot.",
    "non-violent-transfer-of-territory",
  ],
  [
    "blown up by those who clear bombs",
    "A bomb in Kut was blown up by army engineers on Monday.",
    "disrupted-weapons-use",
  ],
  [
    "families that a group took",
    "Relatives wait for the farmers that Islamic State took from Rawa on Friday.",
    "abduction-forced-disappearance",
  ],
  [
    "offices that burn where a crowd was told of",
    "Thousands of demonstrators fought with police in Kut on Friday. The offices of two parties were ransacked.",
    "violent-demonstration",
  ],
  [
    "a base that is left and handed over",
    "US troops left the Besmaya base on Sunday and handed it over to the Iraqi army.",
    "non-violent-transfer-of-territory",
  ],
  [
    "a town that is left by those who hand over whom they held",
    "Fighters withdrew from Rawa on Sunday and handed nine captives to the army.",
    "change-to-group-activity",
  ],
  ["a town that fell", "Tikrit fell on Wednesday.", "non-state-actor-overtakes-territory"],
  [
    "tyres set alight, traffic blocked",
    "A crowd had set tyres alight in Kut on Sunday and blocked traffic.",
    "violent-demonstration",
  ],
])("by its company: %s", (_, text, expected) => {
  expect(find(text).at(-1)?.subtype).toBe(expected);
});

test.each([
  ["Kirkuk: joint force finds two caches near the river on Monday.", "Kirkuk"],
  ["Anbar: the army found a cache in Rutba on Monday.", "Rutba"],
  ["Strikers stood at the gate of the Baiji refinery on Monday to demand back pay.", "Baiji refinery"],
  ["Baghdad and Erbil signed an agreement on joint patrols on Monday.", "-"],
])("where: %s", (text, expected) => {
  expect(find(text)[0]?.place).toBe(expected);
});

test.each([
  ["The army shelled a hill near Daraa in Syria on Monday.", "syrian-army", "by"],
  ["The army shelled a hill near Hawija on Monday.", "iraqi-army", "by"],
  [`${ROCKETS} The governor accused Kataib Hezbollah.`, "kataib-hezbollah", "by"],
  ["Police said that Islamic State fighters shelled a village near Hawija on Monday.", "isis", "by"],
])("who: %s", (text, id, role) => {
  expect(find(text).at(-1)?.actors).toContainEqual(expect.objectContaining({ id, role }));
});
