// Incidents as communiqués, monitors, agencies and headlines tell them in their fixed phrases: an article of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { actorsIn, incidentsIn, told } from "./told";

/** "deaths/injuries" of each incident. */
const tolls = (text: string): string[] =>
  incidentsIn(text).map(({ deaths, injuries }) => `${deaths?.low ?? "-"}/${injuries?.low ?? "-"}`);

const days = (text: string): string[] =>
  incidentsIn(text).map(({ date }) => (date === null ? "-" : `${date.from} ${date.to}`));

describe("what happened", () => {
  test.each<[string, string, string[]]>([
    [
      "so many strikes",
      "Coalition forces conducted three strikes near Al Bukamal, destroying two vehicles and an ISIS headquarters.",
      ["air-drone-strike reported @Al Bukamal"],
    ],
    [
      "strikes that engage a unit, and destroy a bomb that others had",
      "Near Raqqah, five strikes engaged two ISIS tactical units and destroyed a fighting position and a VBIED.",
      ["air-drone-strike reported @Raqqah"],
    ],
    [
      "strikes that destroy weapons are no weapons found",
      "Near Mosul, four strikes engaged an ISIS tactical unit and destroyed two mortar systems and a supply cache.",
      ["air-drone-strike reported @Mosul"],
    ],
    ["a strike by what it hit", "A strike hit a market in Raqqa on Monday.", ["air-drone-strike reported @Raqqa"]],
    [
      "an air operation",
      "Three PKK members were neutralised in an air operation in the Zap region.",
      ["air-drone-strike reported @Zap"],
    ],
    [
      "a shell that lay there",
      "An old shell exploded near a school in Hamdaniya, killing two boys.",
      ["remote-explosive-landmine-ied reported @Hamdaniya"],
    ],
    [
      "a shell that was left behind",
      "A mortar shell left behind by the army exploded in Baiji, killing a boy.",
      ["remote-explosive-landmine-ied reported @Baiji"],
    ],
    [
      "a shell of the remnants of war",
      "A mortar round, a remnant of the war, exploded in Baiji, killing a boy.",
      ["remote-explosive-landmine-ied reported @Baiji"],
    ],
    [
      "a projectile of the remnants of war, in Arabic",
      "انفجر مقذوف من مخلفات الحرب في سنجار وأدى إلى مقتل طفلين.",
      ["remote-explosive-landmine-ied reported @سنجار"],
    ],
    [
      "what is old is not what was hit",
      "Shells hit an old market in Hit, killing two.",
      ["shelling-artillery-missile-attack reported @Hit"],
    ],
    [
      "whose attacks they are, whoever has aircraft",
      "US forces stayed after the ISIS attacks near Samarra.",
      ["armed-clash reported @Samarra"],
    ],
    [
      "fighters of whom the sentence before told",
      "Three militants hid in a cave near Hamrin. Some were killed by Iraqi security forces and others fled.",
      ["armed-clash reported @Hamrin"],
    ],
    [
      "others of whom the sentence before told",
      "Two fishermen were stopped near Fao. Both of them were killed by the security forces.",
      ["attack reported @Fao"],
    ],
    [
      "nobody of whom the sentence before told",
      "It was dark in Buhriz on Sunday. Two of them were killed by the security forces.",
      ["attack reported @Buhriz"],
    ],
    [
      "the vehicle of people without arms",
      "Two civilians were injured when unidentified gunmen opened fire at their vehicle in Al-Madain.",
      ["attack reported @Al-Madain"],
    ],
    [
      "the vehicle of policemen",
      "Two policemen were injured when gunmen opened fire at their vehicle in Al-Madain.",
      ["armed-clash reported @Al-Madain"],
    ],
    [
      "a convoy of goods, and what was burned in the attack",
      "ISIS attacked an oil convoy near Athriya, burning three tankers and killing seven drivers.",
      ["attack reported @Athriya"],
    ],
    [
      "an arrest, whoever helped from the air",
      "SDF arrested 11 people in a raid in Shuhayl, backed by coalition helicopters.",
      ["arrests reported @Shuhayl"],
    ],
    [
      "no game where shells fall on a pitch",
      "Two killed, five hurt in mortar attack on football pitch in Khanaqin",
      ["shelling-artillery-missile-attack reported @Khanaqin"],
    ],
    [
      "no bombardment where a game is told of",
      "The goalkeeper was injured as the visitors faced a bombardment in the last match of the league.",
      [],
    ],
  ])("%s: %s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("whether it did, and where", () => {
  test.each<[string, string, string[]]>([
    [
      "protests that closed something",
      "Schools in Diwaniyah were closed due to protests on Sunday.",
      ["peaceful-protest reported @Diwaniyah"],
    ],
    ["protests to come", "Protests due on Friday in Basra were called off.", ["peaceful-protest threatened @Basra"]],
    [
      "who denies that it was his",
      "Two strikes killed four people in Hajin; the Coalition denied responsibility.",
      ["air-drone-strike reported @Hajin"],
    ],
    [
      "who denies a part in it, with nobody else to tell of it",
      "Iran denied any role in the rocket attack on Erbil airport on Monday.",
      ["shelling-artillery-missile-attack denied @Erbil airport"],
    ],
    [
      "a bombing that is called after its town",
      "ISIS claims responsibility for Baghdad bombing",
      ["remote-explosive-landmine-ied reported @Baghdad"],
    ],
    [
      "a burial, which is elsewhere",
      "The victims of Sunday's bombing were buried in Najaf on Monday.",
      ["remote-explosive-landmine-ied reported @-"],
    ],
  ])("%s: %s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

test.each<[string, string, string[]]>([
  [
    "at the end of a year",
    "Bombs killed 20 people in Kirkuk in the last three months of 2020.",
    ["2020-10-01 2020-12-31"],
  ],
  [
    "at the end of last year",
    "In the last three months of last year, 20 civilians were killed in Kirkuk by bombs.",
    ["2020-10-01 2020-12-31"],
  ],
  [
    "the months before the article",
    "Bombs killed 20 people in Kirkuk in the last three months.",
    ["2021-03-31 2021-06-29"],
  ],
])("when: %s: %s", (_, text, expected) => {
  expect(days(text)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  [
    "a commander and his aides",
    "Militants attacked a checkpoint near Jalawla, killing a commander and two senior aides.",
    ["3/-"],
  ],
  ["two participles", "Two killed, five hurt in mortar attack near Khanaqin", ["2/5"]],
  ["and one of his", "A child was killed and his brother injured in a blast in Zummar.", ["1/1"]],
  [
    "all of a day, and of each its own",
    "At least 10 people were killed in attacks across Iraq on Monday, including a car bomb in Hilla that killed four and an ambush near Baiji in which three soldiers died.",
    ["4/-", "3/-"],
  ],
  [
    "all of one, and a part of them, before what did it",
    "Ten people were killed, including two women, when a car bomb went off in Hilla.",
    ["10/-"],
  ],
  ["all of one, and a part of them", "A blast killed ten people in Hilla, including three women.", ["10/-"]],
])("how many: %s: %s", (_, text, expected) => {
  expect(tolls(text)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ["whose name the attack has", "US forces were asked to stay after the ISIS attacks near Samarra.", ["by isis"]],
  ["who died in it", "Police died in an Islamic State ambush near Daquq.", ["against iraqi-police", "by isis"]],
  ["who died before", "Five policemen died after the ISIS attacks near Daquq.", ["against iraqi-police", "by isis"]],
  [
    "who is hurt as it goes on",
    "Soldiers were wounded as ISIS attacks near Daquq went on.",
    ["against iraqi-army", "by isis"],
  ],
  [
    "whose supporters riot",
    "Supporters of the Hashd stormed and burned the KDP headquarters in Karrada.",
    ["by protesters"],
  ],
  [
    "whose agents they were",
    "A Kurdish politician was shot dead by Iranian agents in Sulaimani.",
    ["against civilians", "by iran-irgc"],
  ],
  ["what strikes destroyed", "Near Ramadi, two strikes destroyed an ISIS vehicle bomb.", ["against isis"]],
  [
    "who claims it behind",
    "A bomb killed 15 soldiers in Hilla; the Islamic State claimed responsibility.",
    ["against iraqi-army", "by isis"],
  ],
  ["whose ground is struck", "Jets bombed Qanus island, which was infested by ISIS.", ["against isis"]],
  ["who only complains of it", "Turkey complained of the PKK attacks in Hakkari.", ["by pkk"]],
  ["what strikes engaged", "Near Mosul, four strikes engaged an ISIS tactical unit.", ["against isis"]],
  [
    "whose house strikes destroyed",
    "Coalition forces conducted three strikes near Al Bukamal, destroying an ISIS headquarters.",
    ["by us-led-coalition", "against isis"],
  ],
  ["who ends an abduction", "Police freed a kidnapped child in Najaf.", ["involved iraqi-police", "against civilians"]],
  ["who finds a mass grave", "Farmers found a mass grave with 30 bodies near Sinjar on Thursday.", []],
  [
    "militiamen whom nobody names",
    "A female detainee was raped by militiamen in Al-Hasakah.",
    ["by unidentified-gunmen", "against civilians"],
  ],
  [
    "who raids and arrests",
    "The SDF raided a house in Diban and detained two brothers.",
    ["by sdf", "against civilians"],
  ],
  [
    "of whom an arrest is",
    "Police announced the arrest of four ISIS members in Kirkuk.",
    ["by iraqi-police", "against isis"],
  ],
  [
    "who helps from the air",
    "SDF arrested 11 people in a raid in Shuhayl, backed by coalition helicopters.",
    ["by sdf", "against civilians", "involved us-led-coalition"],
  ],
])("who: %s: %s", (_, text, expected) => {
  expect(actorsIn(text)).toEqual(expected);
});

test("one who died, and not the mob that stands before him", () => {
  const [incident] = incidentsIn(
    "Syrian refugees' shops were attacked by a mob in Ankara after a fight in which a youth was stabbed to death.",
  );
  expect(incident?.deaths?.text).toBe("youth");
});
