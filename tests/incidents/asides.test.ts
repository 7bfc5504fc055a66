// What a sentence tells in a clause of its own, of somebody it describes or of another time, has its own people, weapons and days; the
// articles are of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** "subtype @place day: roles" of each incident. */
function told(text: string): string[] {
  const mentions = geoparse(text, gazetteer);
  return findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY }).map(
    ({ subtype, mention, date, actors, status }) =>
      `${status === "reported" ? "" : `${status} `}${subtype} @${mention === null ? "-" : mentions[mention]!.text} ${date?.from ?? "none"}: ` +
      actors
        .map(({ role, id }) => `${role} ${id}`)
        .sort()
        .join(", "),
  );
}

describe("relative clauses", () => {
  test.each([
    [
      "whom the one killed had helped",
      "Gunmen shot dead a trader who had sold grain to the peshmerga in Kirkuk on Sunday.",
      ["attack @Kirkuk 2021-06-27: against civilians, by unidentified-gunmen"],
    ],
    [
      "what he was",
      "Gunmen shot dead a man who was a member of the Badr Organisation in Kirkuk on Sunday.",
      ["attack @Kirkuk 2021-06-27: against badr, against civilians, by unidentified-gunmen"],
    ],
    [
      "in what he served",
      "Gunmen shot dead a man who served the Iraqi army as a cook in Kirkuk on Sunday.",
      ["attack @Kirkuk 2021-06-27: against civilians, against iraqi-army, by unidentified-gunmen"],
    ],
    [
      "what his brother is",
      "Gunmen shot dead a man whose brother is an officer of the Badr Organisation in Kirkuk on Sunday.",
      ["attack @Kirkuk 2021-06-27: against civilians, by unidentified-gunmen"],
    ],
    [
      "for whom he worked who was attacked in his town",
      "An attack on Monday on a man from Hit who had worked for the army wounded two.",
      ["attack @- 2021-06-28: against civilians"],
    ],
    [
      "whom those fought who are attacked now",
      "Jets bombed fighters of the PKK, which had routed a patrol of the peshmerga, near Zakho on Sunday.",
      ["air-drone-strike @Zakho 2021-06-27: against pkk"],
    ],
    [
      "who fell in the attack itself",
      "Houthi fighters staged an attack on a camp in Marib on Sunday in which four Yemeni soldiers died.",
      ["armed-clash @Marib 2021-06-27: against yemen-forces, by houthis"],
    ],
    [
      "who fell in the other attack that it answers",
      "The shelling of Hit on Sunday was revenge for the raid on Rawa in which four Iraqi soldiers died.",
      ["shelling-artillery-missile-attack @Hit 2021-06-27: "],
    ],
    [
      "what is done to those who guard a bridge, told behind that they do",
      "Four Iraqi soldiers who were guarding a bridge in Hit were killed on Sunday by a car bomb that went off at noon.",
      ["remote-explosive-landmine-ied @Hit 2021-06-27: against iraqi-army"],
    ],
    [
      "who leaves by an accord",
      "Damascus and the SDF signed an accord in Raqqa on Sunday under which Russian forces leave the airport.",
      ["agreement @Raqqa 2021-06-27: by sdf"],
    ],
    [
      "who only speaks of those that fired",
      "The army spoke of men who fired mortar bombs at a market in Kut on Sunday.",
      ["shelling-artillery-missile-attack @Kut 2021-06-27: against civilians"],
    ],
    [
      "who attacked, of whom others say so",
      "Police in Kut arrested a man who had shot at a crowd.",
      ["arrests @Kut none: against civilians, by iraqi-police"],
    ],
    [
      "who lived under those who lost the town",
      "The army on Sunday took Rawa, whose people had lived under Islamic State for two years.",
      ["government-regains-territory @Rawa 2021-06-27: against isis, by iraqi-army"],
    ],
    [
      "whom those who took the town had shelled",
      "Rawa fell on Sunday to Islamic State, which had shelled the Iraqi army for days.",
      ["non-state-actor-overtakes-territory @Rawa 2021-06-27: against iraqi-army, by isis"],
    ],
    [
      "civilians, in whatever clause they are",
      "The mayor thanked the Iraqi army, which said that it had caught men who shelled Hit on Sunday.",
      ["shelling-artillery-missile-attack @Hit 2021-06-27: involved civilians"],
    ],
    [
      "who only follow those who fired",
      "Men who fired mortar bombs at Hit on Sunday were followed by the Iraqi army.",
      ["shelling-artillery-missile-attack @Hit 2021-06-27: "],
    ],
    [
      "far from whose name the clause begins",
      "Fighters of the Badr Organisation from the south of the country who shelled Hit on Sunday fled.",
      ["shelling-artillery-missile-attack @Hit 2021-06-27: "],
    ],
    [
      "whom the one killed backs, in the clause before",
      "A man who backed the Badr Organisation was killed by a bomb in Kut.",
      ["remote-explosive-landmine-ied @Kut none: against civilians"],
    ],
    [
      "who fell in an attack that is the one told",
      "Gunmen stormed a post in Kut on Sunday, an attack that killed two Iraqi soldiers.",
      ["armed-clash @Kut 2021-06-27: against iraqi-army, by unidentified-gunmen"],
    ],
    [
      "who were fighting, which is not done to them",
      "Two Iraqi soldiers who were guarding a bridge were fighting in Hit on Sunday when a bomb went off.",
      ["remote-explosive-landmine-ied @Hit 2021-06-27: by iraqi-army"],
    ],
    [
      "what he was at when he was shot",
      "Gunmen shot dead a man who was helping the Badr Organisation in Kut.",
      ["attack @Kut none: against civilians, by unidentified-gunmen"],
    ],
    [
      "by whom he was hunted before",
      "Gunmen shot dead a man who was hunted by the Badr Organisation in Kut.",
      ["attack @Kut none: against civilians, by unidentified-gunmen"],
    ],
  ])("%s", (_name, text, expected) => expect(told(text)).toEqual(expected));
});

describe("clauses of time", () => {
  test.each([
    [
      "whom others struck since",
      "It was the third rocket attack on Taji since the US killed an Iranian general at Baghdad airport.",
      ["shelling-artillery-missile-attack @Taji none: "],
    ],
    [
      "who came since, of whose coming nothing more is told",
      "Two soldiers were wounded in Hit on Monday, the first since Islamic State came to the town.",
      ["armed-clash @Hit 2021-06-28: against iraqi-army"],
    ],
    [
      "of soldiers who fell since others attacked others",
      "Ten Iraqi soldiers have died in Hit since Islamic State attacked a village of the peshmerga near Dibis.",
      [
        "armed-clash @Hit none: against iraqi-army",
        "attack @Dibis none: against civilians, against peshmerga, by isis",
      ],
    ],
    [
      "who is told of in the event before",
      "Turkish jets bombed a valley in Metina on Sunday after a mine hurt two of the peshmerga.",
      ["air-drone-strike @Metina 2021-06-27: by turkish-army"],
    ],
  ])("%s", (_name, text, expected) => expect(told(text)).toEqual(expected));
});

describe("clauses of hours or days before", () => {
  test.each([
    [
      "have a weapon, a day and people of their own",
      "Houthi gunners shelled Hays on Sunday, two days after Saudi jets had bombed a barracks.",
      [
        "shelling-artillery-missile-attack @Hays 2021-06-27: by houthis",
        "air-drone-strike @Hays 2021-06-25: by saudi-forces",
      ],
    ],
    [
      "and what is told next goes on from what came first",
      "Rockets hit Taji on Sunday, hours after Turkish jets bombed a cave in Metina. No group claimed responsibility.",
      [
        "shelling-artillery-missile-attack @Taji 2021-06-27: ",
        "air-drone-strike @Metina 2021-06-27: by turkish-army",
        "shelling-artillery-missile-attack @Taji 2021-06-27: ",
      ],
    ],
    [
      "of what nobody is said to have burned",
      "Five mosques were firebombed in Kut on Sunday, hours after a bombing claimed by Islamic State killed nine people at a cafe.",
      [
        "looting-property-destruction @Kut 2021-06-27: ",
        "remote-explosive-landmine-ied @Kut 2021-06-27: against civilians, by isis",
      ],
    ],
    [
      "after mourners, which the article goes on about",
      "Hundreds walked behind coffins in Kut on Sunday, two days after a suicide bomber killed four worshippers in Hit. A branch of Islamic State said that it had carried it out.",
      [
        "peaceful-protest @Kut 2021-06-27: by protesters",
        "suicide-bomb @Hit 2021-06-25: against civilians",
        "suicide-bomb @Hit 2021-06-25: against civilians, by isis",
      ],
    ],
    [
      "that had happened, and are of the news",
      "Gunmen shot dead a judge in Kut on Sunday, two days after police had killed four militants in Hit.",
      [
        "attack @Kut 2021-06-27: against civilians, by unidentified-gunmen",
        "armed-clash @Hit 2021-06-25: against unidentified-gunmen, by iraqi-police",
      ],
    ],
    [
      "but of one man it is one event",
      "A cleric was found dead in Kut on Sunday, a day after he was taken from his home.",
      ["attack @Kut 2021-06-27: against civilians"],
    ],
    [
      "and a third event behind them",
      "Rockets hit Taji on Sunday, hours after Turkish jets bombed a cave in Metina, and gunmen shot dead a judge in Kut.",
      [
        "shelling-artillery-missile-attack @Taji 2021-06-27: ",
        "air-drone-strike @Metina 2021-06-27: by turkish-army",
        "attack @Kut 2021-06-27: against civilians, by unidentified-gunmen",
      ],
    ],
    [
      "that had happened eight days before, are history",
      "Gunmen shot dead a judge in Kut on Sunday, eight days after police had killed four militants in Hit.",
      [
        "attack @Kut 2021-06-27: against civilians, by unidentified-gunmen",
        "background armed-clash @Hit 2021-06-19: against unidentified-gunmen, by iraqi-police",
      ],
    ],
    [
      "weeks ago are history",
      "Gunmen shot dead a judge in Kut on Sunday, five weeks after police had killed four militants in Hit.",
      [
        "attack @Kut 2021-06-27: against civilians, by unidentified-gunmen",
        "background armed-clash @Hit 2021-05-23: against unidentified-gunmen, by iraqi-police",
      ],
    ],
  ])("%s", (_name, text, expected) => expect(told(text)).toEqual(expected));
});
