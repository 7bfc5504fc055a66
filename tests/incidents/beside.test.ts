// What stands beside an event in its sentence, or in the one before, and says something of it or does not; the articles are of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import type { StatedNumber } from "@/lib/types";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** "subtype status @place month-day +dead by who against whom" of each incident, what is not told left out. */
function lines(text: string): string[] {
  const mentions = geoparse(text, gazetteer);
  return findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY }).map(
    ({ subtype, status, mention, date, deaths, actors }) => {
      const roles = (["by", "against", "involved"] as const).flatMap(role => {
        const ids = actors.filter(actor => actor.role === role).map(({ id }) => id);
        return ids.length === 0 ? [] : [`${role} ${ids.join(",")}`];
      });
      const place = `@${mention === null ? "-" : mentions[mention]!.text}`;
      return [subtype, status, place, date?.from.slice(5), dead(deaths), ...roles].filter(Boolean).join(" ");
    },
  );
}

const dead = (number: StatedNumber | null): string => (number?.low == null ? "" : `+${number.low}`);

describe("what else there was at the time", () => {
  test.each([
    [
      "says nothing of the attack's place, day and people",
      "A car bomb killed four policemen in Karrada on Sunday. The attack comes as the Iraqi army fights Islamic State in Mosul.",
      [
        "remote-explosive-landmine-ied reported @Karrada 06-27 +4 against iraqi-police",
        "remote-explosive-landmine-ied reported @Karrada 06-27 against iraqi-police",
        "armed-clash background @Mosul by iraqi-army against isis",
      ],
    ],
    [
      "nor its number, where no event of its own is told",
      "A car bomb wounded a guard in Karrada on Sunday. The attack came weeks after a visit to Mosul by 12 deputies.",
      [
        "remote-explosive-landmine-ied reported @Karrada 06-27",
        "remote-explosive-landmine-ied reported @Karrada 06-27",
      ],
    ],
    [
      "but the victims are the attack's where it goes on there",
      "A mortar round hit a market in Hit on Monday. The attack came as shoppers queued for bread, killing five.",
      [
        "shelling-artillery-missile-attack reported @Hit 06-28 against civilians",
        "shelling-artillery-missile-attack reported @Hit 06-28 +5 against civilians",
      ],
    ],
    [
      "the day before it is the attack's",
      "A bomber killed a general in Basra. Sunday's attack came after the army had won battles in Anbar.",
      [
        "suicide-bomb reported @Basra 06-27 +1",
        "suicide-bomb reported @Basra 06-27",
        "armed-clash background @Anbar by iraqi-army",
      ],
    ],
    [
      "in Arabic",
      "قتل أربعة من الشرطة بانفجار عبوة ناسفة في الكرادة الأحد. ويأتي الهجوم فيما تخوض القوات العراقية معارك في الموصل.",
      [
        "remote-explosive-landmine-ied reported @الكرادة 06-27 +4 against iraqi-police",
        "remote-explosive-landmine-ied reported @الكرادة 06-27 against iraqi-police",
        "armed-clash background @الموصل by iraqi-security-forces",
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });
});

describe("a dateline divides no sentence", () => {
  test.each([
    [
      "into who was killed, and by what",
      "ERBIL (Agency) – Two policemen were killed and three hurt when a landmine destroyed their car near Shaddadi.",
      ["@Shaddadi"],
    ],
    [
      "as the place of another event does",
      "ERBIL (Agency) – Two policemen were killed in Hit, and a landmine wounded three herders near Shaddadi.",
      ["@Hit", "@Shaddadi"],
    ],
  ])("%s", (_, text, expected) => {
    expect(lines(text).map(line => /@\S+/.exec(line)![0])).toEqual(expected);
  });
});

describe("the places of a list", () => {
  test.each([
    [
      "have the day that one of them has from the event before",
      "Crowds burned tyres in Kut on Sunday. Protests in Kut and Hit took a violent turn.",
      ["@Kut 06-27", "@Hit 06-27", "@Kut 06-27"],
    ],
    [
      "but none where none of them has one",
      "Crowds burned tyres in Kut on Sunday. Protests in Rawa and Hit took a violent turn.",
      ["@Kut 06-27", "@Hit", "@Rawa"],
    ],
  ])("%s", (_, text, expected) => {
    expect(lines(text).map(line => /@\S+(?: \d\d-\d\d)?/.exec(line)![0])).toEqual(expected);
  });
});

describe("what there has been, without a time, is background", () => {
  test.each([
    ["seen", "The area has seen clashes between smugglers and guards.", "armed-clash background @-"],
    ["seen in some time", "Rawa has seen clashes since Sunday.", "armed-clash reported @Rawa"],
    ["before", "The group has bombed markets in Hit before.", "remote-explosive-landmine-ied background @Hit"],
    [
      "the war's",
      "Anbar was the site of some of the war's most intense fighting between troops and gunmen in Rawa.",
      "armed-clash background @Rawa",
    ],
    ["before something", "Gunmen have attacked a police post in Kut before dawn.", "armed-clash reported @Kut"],
    [
      "in the past",
      "The group has carried out bombings in Kut in the past.",
      "remote-explosive-landmine-ied background @Kut",
    ],
    [
      "in the past, first",
      "In the past it has bombed a market in Hit.",
      "remote-explosive-landmine-ied background @Hit",
    ],
    ["in the past days", "Aircraft have bombed Hit in the past two days.", "air-drone-strike reported @Hit"],
  ])("%s", (_, text, expected) => {
    expect(lines(text).map(line => line.split(" ").slice(0, 3).join(" "))).toEqual([expected]);
  });
});

describe("who is named for something else", () => {
  test.each([
    ["who finds the dead", "Police said they found the bodies of three men in Kirkuk.", "against civilians"],
    [
      "and who killed them",
      "Police said they killed three gunmen in Kirkuk.",
      "by iraqi-police against unidentified-gunmen",
    ],
    ["whom the victim fought", "A bomber killed the general leading the fight against al-Qaida in Basra.", ""],
    ["and who is hit in that fight", "Jets bombed al-Qaida in Basra in the fight against it.", "against al-qaeda"],
    [
      "at whom a finger is pointed",
      "Eight people died in the shelling of Hodeidah, officials said, pointing the finger at the Iran-backed Houthis.",
      "by houthis against civilians",
    ],
    [
      "who claims what an arrest is for",
      "Police arrested two officers in Kut over a bombing claimed by Islamic State.",
      "by iraqi-police",
    ],
    [
      "who counts the dead",
      "A bomb went off in Hit on Monday, said police officials, who gave a death toll of four.",
      "against civilians",
    ],
    ["who is sent", "Reinforcements of the army were deployed from Kut to Hit.", "by iraqi-army"],
    [
      "who was on his way when it came under fire",
      "The convoy of security forces was heading east from Hit when it came under attack.",
      "against iraqi-security-forces",
    ],
    ["the army of Yemen", "Gunmen ambushed an army patrol in Ataq.", "by unidentified-gunmen against yemen-forces"],
  ])("%s", (_, text, expected) => {
    const [line = ""] = lines(text);
    expect(/ (?:by|against|involved) .*/.exec(line)?.[0].trim() ?? "").toBe(expected);
  });
});

describe("a dateline is no place of what is told to be elsewhere", () => {
  test.each([
    [
      "in the east of the country, and the next sentence says where",
      "SANAA - Gunmen ambushed a patrol in the mountainous east of the country on Monday. The attack took place in Ataq.",
      "armed-clash reported @Ataq",
    ],
    [
      "in the kingdom's desert",
      "AMMAN - The army killed two smugglers in the kingdom's eastern desert.",
      "attack reported @-",
    ],
    [
      "nor the town of which a province lies to the west",
      "A series of attacks in Iraq's Anbar Province, west of Baghdad, killed 15.",
      "attack reported @Anbar",
    ],
    ["in two provinces", "ERBIL - Counterterrorism units arrested six men in two provinces.", "arrests reported @-"],
    ["in Arabic", "بغداد - قتل جنديان بهجوم شمالي البلاد.", "armed-clash reported @-"],
    ["in the east of the town", "HIT - Gunmen shot dead a teacher in the east of the town.", "attack reported @HIT"],
    ["nowhere", "KUT - Gunmen shot dead a teacher.", "attack reported @KUT"],
  ])("%s", (_, text, expected) => {
    expect(lines(text)[0]?.split(" ").slice(0, 3).join(" ")).toBe(expected);
  });
});

describe("the day", () => {
  test.each([
    [
      "on which it was reported to happen",
      "Air strikes were reported on Sunday in Hama, the mission said on Monday.",
      "06-27",
    ],
    ["and not on which somebody reported it", "The mission reported on Sunday that air strikes hit Hama.", ""],
    ["of the last seven days", "Gunmen killed two judges in Hit over the last week.", "06-22"],
    ["and of the week before", "Gunmen killed two judges in Hit last week.", "06-21"],
  ])("%s", (_, text, expected) => {
    expect(/\d\d-\d\d/.exec(lines(text)[0] ?? "")?.[0] ?? "").toBe(expected);
  });
});

describe("two events of one sentence", () => {
  test.each([
    [
      "a crowd, and what the town saw for whose sake it comes together",
      "Crowds flocked to Tahrir Square in Baghdad on Monday in solidarity with the people of Kut, which saw ten protesters killed last week.",
      ["peaceful-protest reported @Tahrir Square 06-28", "excessive-force-against-protesters reported @Kut 06-21 +10"],
    ],
    [
      "but one where it is of the same town",
      "Gunmen shot a judge in Kut, which saw four people killed on Monday.",
      ["attack reported @Kut +4"],
    ],
    [
      "what the same people did later",
      "Gunmen shot a guard in Hit on Monday and later kidnapped a driver in Rawa.",
      ["armed-clash reported @Hit 06-28", "abduction-forced-disappearance reported @Rawa 06-28"],
    ],
    [
      "but not where they went",
      "Gunmen shot a guard in Hit on Monday and later fled to Rawa.",
      ["armed-clash reported @Hit 06-28"],
    ],
    [
      "a curfew behind what it was for",
      "After two soldiers were killed in the south-east, a curfew went into effect on Monday in the Silvan district.",
      ["other reported @Silvan 06-28"],
    ],
  ])("%s", (_, text, expected) => {
    expect(lines(text).map(line => line.replace(/ (?:by|against|involved) .*/, ""))).toEqual(expected);
  });
});

describe("no event, and one all the same", () => {
  test.each([
    ["whom somebody would hit", "The areas are the prime target for the Houthis in Hodeidah.", []],
    ["before anybody could", "Forces want to break up the cells before these are, or were, able to strike in Kut.", []],
    ["what others hold", "A cell smuggled families to the Turkish-occupied areas near Raqqa.", []],
    ["sheep that graze", "The shepherd did not return from grazing with his sheep in Rawa.", []],
    ["those on strike", "Striking teachers gathered in Kut.", ["peaceful-protest reported @Kut"]],
    [
      "what somebody failed to prevent",
      "The minister blamed the police for shortcomings in preventing the attack on a market in Hit, which killed four.",
      ["attack reported @Hit"],
    ],
    [
      "what somebody prevented",
      "The army prevented an attack by gunmen in Hit.",
      ["disrupted-weapons-use reported @Hit"],
    ],
  ])("%s", (_, text, expected) => {
    const told = lines(text).map(line =>
      line
        .split(" ")
        .slice(0, line.includes("Square") ? 4 : 3)
        .join(" "),
    );
    expect(told.map(line => (/ reported /.test(line) ? line : "-"))).toEqual(expected);
  });
});

describe("who escaped unharmed", () => {
  test.each([
    ["while others died", "Gunmen killed four guards in Ana, while the mayor escaped unharmed.", " +4"],
    ["alone", "The mayor escaped unharmed when a bomb went off in Hit.", " +0"],
  ])("%s", (_, text, expected) => {
    expect(/ \+\d+/.exec(lines(text)[0] ?? "")?.[0]).toBe(expected);
  });
});
