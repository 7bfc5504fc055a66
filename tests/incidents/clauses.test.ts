// Several events in one English sentence: clauses and verbs with places of their own, and lists that leave out the verb; the article is of
// 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** "subtype @place day deaths/injuries" of each incident. */
function told(text: string): string[] {
  const mentions = geoparse(text, gazetteer);
  return findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY }).map(
    ({ subtype, mention, date, deaths, injuries }) =>
      `${subtype} @${mention === null ? "-" : mentions[mention]!.text} ${date?.from ?? "none"} ${deaths?.low ?? "-"}/${injuries?.low ?? "-"}`,
  );
}

describe("clauses with a subject, a verb and a place of their own", () => {
  test.each([
    [
      "behind a comma and 'and'",
      "Gunmen shot dead a tailor in Kut on Sunday, and a bomb in a dustbin wounded four people in Hillah.",
      ["attack @Kut 2021-06-27 1/-", "remote-explosive-landmine-ied @Hillah 2021-06-27 -/4"],
    ],
    [
      "behind 'while', with the place in front",
      "Two mortar rounds fell on a barracks near Balad, while in Samarra three farmers were shot dead by gunmen.",
      ["shelling-artillery-missile-attack @Balad none -/-", "attack @Samarra none 3/-"],
    ],
    [
      "behind a semicolon, a week later",
      "A mine killed two shepherds near Samawah on 4 June; a week later another wounded a boy in Zubair.",
      ["remote-explosive-landmine-ied @Samawah 2021-06-04 2/-", "remote-explosive-landmine-ied @Zubair 2021-06-11 -/1"],
    ],
    [
      "behind 'as'",
      "Jets bombed a weapons store in Hawija as hundreds of people marched in Basra to demand jobs.",
      ["air-drone-strike @Hawija none -/-", "peaceful-protest @Basra none -/-"],
    ],
    [
      "behind a colon, with the sum in front",
      "At least 12 people were killed across Iraq on Sunday: a car bomb in Kirkuk killed seven, gunmen shot dead two brothers in Mosul, " +
        "and three soldiers died in an ambush near Fallujah.",
      [
        "remote-explosive-landmine-ied @Kirkuk 2021-06-27 7/-",
        "attack @Mosul 2021-06-27 2/-",
        "armed-clash @Fallujah 2021-06-27 3/-",
      ],
    ],
    [
      "one verb behind another",
      "Protesters burned tyres in Nasiriyah and stormed a police station in Diwaniyah.",
      ["violent-demonstration @Nasiriyah none -/-", "violent-demonstration @Diwaniyah none -/-"],
    ],
    [
      "with a list of places between subject and verb",
      "Rockets landed near Taji on Sunday, and students in Najaf, Kufa and Samawah marched through the streets.",
      [
        "shelling-artillery-missile-attack @Taji 2021-06-27 -/-",
        "peaceful-protest @Samawah 2021-06-27 -/-",
        "peaceful-protest @Najaf 2021-06-27 -/-",
        "peaceful-protest @Kufa 2021-06-27 -/-",
      ],
    ],
    [
      "where what began elsewhere spread to",
      "The army clashed with gunmen in Basra, and fighting spread to Kut and Hillah.",
      ["armed-clash @Basra none -/-", "armed-clash @Kut none -/-", "armed-clash @Hillah none -/-"],
    ],
    [
      "another one, that injures",
      "A mine killed a farmer in Khanaqin on 3 June; four days later a second one injured three children near Jalawla.",
      [
        "remote-explosive-landmine-ied @Khanaqin 2021-06-03 1/-",
        "remote-explosive-landmine-ied @Jalawla 2021-06-07 -/3",
      ],
    ],
    [
      "in the place that they went to",
      "The army took Qaim and the militants fell back to Rawa, where a car bomb killed two people.",
      ["government-regains-territory @Qaim none -/-", "remote-explosive-landmine-ied @Rawa none 2/-"],
    ],
    [
      "what was done in a town that was taken",
      "Militants seized Hit on Sunday and executed 15 men.",
      ["non-state-actor-overtakes-territory @Hit 2021-06-27 -/-", "attack @Hit 2021-06-27 15/-"],
    ],
    [
      "what it answered",
      "Drones struck a camp in Qaim on Sunday in answer to a rocket attack on Balad.",
      ["air-drone-strike @Qaim 2021-06-27 -/-", "shelling-artillery-missile-attack @Balad 2021-06-27 -/-"],
    ],
    [
      "the same somewhere else the day before",
      "Gunmen shot dead a teacher in Hit on Sunday, a day after militants shot others in Rawa.",
      ["attack @Hit 2021-06-27 1/-", "attack @Rawa 2021-06-26 -/-"],
    ],
    [
      "what it followed, of another kind",
      "A curfew was imposed in Kut after crowds torched a bank.",
      ["other @Kut none -/-", "violent-demonstration @Kut none -/-"],
    ],
    [
      "what those who were fought did then",
      "Troops killed six insurgents in Rawa before the militants pulled out of the town.",
      ["armed-clash @Rawa none 6/-", "change-to-group-activity @Rawa none -/-"],
    ],
    [
      "people carried off besides",
      "Their men lay mines and abduct farmers in Diyala.",
      ["remote-explosive-landmine-ied @Diyala none -/-", "abduction-forced-disappearance @Diyala none -/-"],
    ],
    [
      "what was found beside arrests for something else",
      "Soldiers on Sunday detained three suspected militants in Baiji and seized a van packed with rockets.",
      ["arrests @Baiji 2021-06-27 -/-", "disrupted-weapons-use @Baiji 2021-06-27 -/-"],
    ],
    [
      "checkpoints set up and arms seized",
      "The army set up four new checkpoints in Zubair and seized 30 rifles.",
      ["headquarters-or-base-established @Zubair none -/-", "disrupted-weapons-use @Zubair none -/-"],
    ],
    [
      "what those who retook it were backed by",
      "Troops backed by air strikes retook three hamlets near Dibis.",
      ["air-drone-strike @Dibis none -/-", "government-regains-territory @Dibis none -/-"],
    ],
    [
      "a raid by others than those who arrested",
      "Gunmen raided a hamlet near Hit, and police arrested two men.",
      ["attack @Hit none -/-", "arrests @Hit none -/-"],
    ],
    [
      "the fall of another town",
      "Militants seized Rutba on Sunday after the fall of the nearby town of Haditha.",
      [
        "non-state-actor-overtakes-territory @Rutba 2021-06-27 -/-",
        "non-state-actor-overtakes-territory @Haditha 2021-06-27 -/-",
      ],
    ],
    [
      "the fall of the town that an attack is to win back",
      "Soldiers prepared a counter-attack near Mosul after the fall of Tal Afar.",
      ["armed-clash @Mosul none -/-", "non-state-actor-overtakes-territory @Tal Afar none -/-"],
    ],
    ["a fall that is none of a town", "The fall of the cabinet in Erbil surprised nobody.", []],
    [
      "shelling and clashes, of which one sum is told",
      "The council put the dead of three days' shelling and clashes in Tal Afar at forty.",
      ["shelling-artillery-missile-attack @Tal Afar 2021-06-27 -/-", "armed-clash @Tal Afar 2021-06-27 -/-"],
    ],
    [
      "shelling and clashes, in Arabic with a word between them",
      "شهد ريف حماة قصفاً عنيفاً واشتباكات يوم الأحد.",
      ["shelling-artillery-missile-attack @حماة 2021-06-27 -/-", "armed-clash @حماة 2021-06-27 -/-"],
    ],
    [
      "who was taken, whatever they had come for, and found dead",
      "Three engineers who had gone to inspect a dam near Mosul were kidnapped on Sunday and found murdered.",
      ["abduction-forced-disappearance @Mosul 2021-06-27 -/-", "attack @Mosul 2021-06-27 3/-"],
    ],
    [
      "a fight after which people were held",
      "Tribal leaders in Hawija were in custody after a gun battle on Sunday.",
      ["arrests @Hawija 2021-06-27 -/-", "armed-clash @Hawija 2021-06-27 -/-"],
    ],
    [
      "defenders who slipped away had no accident",
      "Two villages near Kirkuk were cleared on Sunday after their defenders slipped away.",
      ["government-regains-territory @Kirkuk 2021-06-27 -/-"],
    ],
    [
      "a town taken and a massacre in it, in Arabic",
      "اجتاح التنظيم بلدة القيارة وارتكب مجزرة بحق سكانها عام 2014.",
      ["non-state-actor-overtakes-territory @القيارة 2014-01-01 -/-", "attack @القيارة 2014-01-01 -/-"],
    ],
    [
      "what was elsewhere",
      "Two guards were killed on Sunday in a rocket attack on a depot in Kut, and eight people died in violence elsewhere in the country.",
      ["shelling-artillery-missile-attack @Kut 2021-06-27 2/-", "attack @- 2021-06-27 -/-"],
    ],
    [
      "what was elsewhere in the same town",
      "Gunmen shot dead three men in Hit and wounded two elsewhere in the town.",
      ["attack @Hit none 3/2"],
    ],
    [
      "two weapons that are used often",
      "Drones and rockets often hit the air base at Harir.",
      ["air-drone-strike @Harir none -/-", "shelling-artillery-missile-attack @Harir none -/-"],
    ],
    [
      "two weapons, so many times",
      "Zakho has been attacked with missiles and drones more than 20 times since May.",
      ["shelling-artillery-missile-attack @Zakho 2021-05-01 -/-", "air-drone-strike @Zakho 2021-05-01 -/-"],
    ],
  ])("%s", (_what, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("clauses that tell of one event", () => {
  test.each([
    [
      "a toll",
      "In Anbar two policemen lost their lives and three others were hurt when a device exploded near Rutba.",
      ["remote-explosive-landmine-ied @Rutba none 2/3"],
    ],
    [
      "what they were doing",
      "Gunmen killed a clerk in Karrada as he drove home through Baghdad.",
      ["attack @Karrada none 1/-"],
    ],
    [
      "what those who took a place asked for",
      "Militants seized Hit on Sunday and demanded the release of prisoners.",
      ["non-state-actor-overtakes-territory @Hit 2021-06-27 -/-"],
    ],
    [
      "where the wounded were taken",
      "A bomb wounded three people in Dibis, and they were taken to Kirkuk, where one of them died.",
      ["remote-explosive-landmine-ied @Dibis none 1/3"],
    ],
    [
      "a raid in which people were arrested",
      "Soldiers raided homes in Dora, arresting nine suspects.",
      ["arrests @Dora none -/-"],
    ],
    [
      "which of two says enough",
      "Fighters attacked the barracks at dawn, setting off clashes that went on for hours.",
      ["armed-clash @- none -/-"],
    ],
    [
      "two weapons in one attack",
      "Drones and rockets hit the air base at Harir on Sunday.",
      ["air-drone-strike @Harir 2021-06-27 -/-"],
    ],
    [
      "since what it has gone on",
      "Forty people have been killed in Hit since the protests began.",
      ["excessive-force-against-protesters @Hit none 40/-"],
    ],
    ["what they were dressed as", "Men dressed as soldiers killed a mayor in Rawa.", ["attack @Rawa none 1/-"]],
    [
      "where they came from",
      "A patrol set out from Taji and was hit by a roadside bomb in Tarmiyah.",
      ["remote-explosive-landmine-ied @Tarmiyah none -/-"],
    ],
  ])("%s", (_what, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("lists that leave out the verb", () => {
  test.each([
    [
      "numbers by place",
      "Police killed five protesters in Nasiriyah on Sunday, three in Najaf and one in Kut.",
      [
        "excessive-force-against-protesters @Nasiriyah 2021-06-27 5/-",
        "excessive-force-against-protesters @Najaf 2021-06-27 3/-",
        "excessive-force-against-protesters @Kut 2021-06-27 1/-",
      ],
    ],
    [
      "days by place",
      "Drones hit a car near Sinjar on 11 June and a house in Makhmour on 13 June.",
      ["air-drone-strike @Sinjar 2021-06-11 -/-", "air-drone-strike @Makhmour 2021-06-13 -/-"],
    ],
    [
      "what the first place lies in between them",
      "Jets bombed a depot in Rutba in western Anbar and another in Samarra on Sunday.",
      ["air-drone-strike @Rutba 2021-06-27 -/-", "air-drone-strike @Samarra 2021-06-27 -/-"],
    ],
    [
      "two more, with a day of their own",
      "Two drones were downed near Erbil airport, and two more on Sunday as they approached Ain al-Asad.",
      ["disrupted-weapons-use @Erbil airport 2021-06-27 -/-", "disrupted-weapons-use @Ain al-Asad 2021-06-27 -/-"],
    ],
    [
      "bodies",
      "The bodies of three men were found in Dora and those of two others in Shaab.",
      ["attack @Dora none 3/-", "attack @Shaab none 2/-"],
    ],
    ["a part of the number", "Gunmen killed four people in Baghdad, two of them in Dora.", ["attack @Dora none 4/-"]],
  ])("%s", (_what, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
