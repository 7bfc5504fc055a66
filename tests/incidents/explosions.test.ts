// Bombs, shells and strikes from the air: the words that tell of them, what they are told beside, and what only sounds like them; the
// article is of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { told } from "./told";

const DRONES = "Four drones hit a gas field near Chamchamal on Sunday.";
const DRONES_AGAIN = "air-drone-strike reported @Chamchamal";

describe("what tells of one", () => {
  test.each([
    [
      "ten vehicles are no aircraft",
      "Four officers were killed when a roadside bomb exploded near Hit as a 10-vehicle convoy drove by.",
      "remote-explosive-landmine-ied reported @Hit",
    ],
    ["a gunship", "An AC-130 pounded the orchards of Jurf al-Sakhar.", "air-drone-strike reported @Jurf al-Sakhar"],
    ["who has aircraft pounds from them", "Turkey pounded the hills of Zap.", "air-drone-strike reported @Zap"],
    [
      "charges that bring a house down",
      "In Hawija a row of charges brought down two houses on Monday.",
      "remote-explosive-landmine-ied reported @Hawija",
    ],
    [
      "the sound of guns",
      "In Tuz Khurmatu the rumble of artillery went on all night.",
      "shelling-artillery-missile-attack reported @Tuz Khurmatu",
    ],
    [
      "belts that are set off",
      "Two attackers pulled the cords of their vests inside a school in Mosul.",
      "suicide-bomb reported @Mosul",
    ],
    ["bombers break things", "Bombers on Sunday wrecked a shrine in Samarra.", "suicide-bomb reported @Samarra"],
    [
      "who has aircraft strikes from them",
      "US Central Command struck a militia's depot in Qaim on Sunday.",
      "air-drone-strike reported @Qaim",
    ],
    [
      "what they answer with",
      "The group vowed to answer with chemical weapons against Erbil.",
      "chemical-weapon threatened @Erbil",
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

describe("strikes, and what is struck", () => {
  test.each([
    [
      "a strike on a house",
      "A strike on a house in Tyre left three dead on Monday.",
      ["air-drone-strike reported @Tyre"],
    ],
    [
      "a strike near one",
      "A strike near a bakery in Tyre resulted in nine fatalities.",
      ["air-drone-strike reported @Tyre"],
    ],
    [
      "in which nobody was hurt",
      "No one was hurt in the overnight strike on Hajin.",
      ["air-drone-strike reported @Hajin"],
    ],
    [
      "the dead that are recovered from it",
      "An air strike levelled a house in Mosul on Sunday. The civil defence said nine bodies had been recovered from its cellar.",
      ["air-drone-strike reported @Mosul", "air-drone-strike reported @Mosul"],
    ],
    [
      "the dead in a quarter of the town",
      "An air strike levelled a house in Mosul on Sunday. The civil defence said nine bodies had been recovered from a cellar in the Zanjili quarter.",
      ["air-drone-strike reported @Mosul", "air-drone-strike reported @Zanjili"],
    ],
    [
      "not those who were shot elsewhere",
      "An air strike levelled a house in Mosul on Sunday. Two bodies with gunshot wounds were recovered from a river in Rawa.",
      ["air-drone-strike reported @Mosul", "attack reported @Rawa"],
    ],
    [
      "a hull that is holed",
      "A limpet mine holed the hull of a tanker off Hodeidah on Monday.",
      ["remote-explosive-landmine-ied reported @Hodeidah"],
    ],
    ["a strike of those who work", "The strike at the bakery in Tyre is in its third week.", []],
    [
      "a building that was struck",
      "The town hall in Tyre was packed when the building was hit on Monday, and the mayor was killed.",
      ["air-drone-strike reported @Tyre"],
    ],
    [
      "guns that return fire",
      "Howitzers returned fire at Kilis on Monday.",
      ["shelling-artillery-missile-attack reported @Kilis"],
    ],
    [
      "a state that fires on a town",
      "Turkey fired on Kobane on Monday.",
      ["shelling-artillery-missile-attack reported @Kobane"],
    ],
    ["gunmen who fire on people", "Gunmen fired on shoppers in Kobane on Monday.", ["attack reported @Kobane"]],
    ["soldiers who return fire", "Soldiers returned fire at Kilis on Monday.", ["armed-clash reported @Kilis"]],
    [
      "bombs destroyed by those who clear them",
      "Nine bombs were destroyed in controlled blasts in Sirnak on Monday.",
      ["disrupted-weapons-use reported @Sirnak"],
    ],
    [
      "recruits whom a drone hits",
      "Five recruits of the army lost their lives when a drone slammed into a barracks near Erbil.",
      ["air-drone-strike reported @Erbil"],
    ],
    [
      "drones, from where and at what",
      "The drones were launched from Kut at the base in Hit on Sunday.",
      ["air-drone-strike reported @Hit"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("told beside something else", () => {
  test.each([
    [
      "what two sides do from afar",
      "Jets bombed the ridge at Makhmur, while gunmen answered with mortars.",
      ["air-drone-strike reported @Makhmur", "shelling-artillery-missile-attack reported @Makhmur"],
    ],
    [
      "what something of another kind came after, without a place of its own",
      "Shops were burned in Balad on Monday, a day after two blasts at a bakery.",
      ["looting-property-destruction reported @Balad", "remote-explosive-landmine-ied reported @Balad"],
    ],
    [
      "what ended it",
      "Gunmen stormed a police post in Kut on Monday but were driven off by an air strike.",
      ["armed-clash reported @Kut", "air-drone-strike reported @Kut"],
    ],
    [
      "some of those who did it",
      "Militants fought from a school in Tal Afar on Monday, and two detonated their belts.",
      ["armed-clash reported @Tal Afar", "suicide-bomb reported @Tal Afar"],
    ],
    [
      "the one told before, by which only the time is told",
      "A bomb went off in Buhriz on Sunday. Militants fired on a patrol in Kanaan an hour after the blast.",
      ["remote-explosive-landmine-ied reported @Buhriz", "armed-clash reported @Kanaan"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("the line above a report", () => {
  test.each([
    ["without a place", "Two blasts shut oil terminal\n\nWork stopped for a day.", 1],
    ["none where it has a stop", "Bombings are what he writes about.\n\nThe novel sold well.", 0],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toHaveLength(expected);
  });
});

test("of what the dead of the line above a report died, the report says", () => {
  expect(told("Hillah: bodies under rubble\n\nA bomb on a bus killed 40 people in Hillah on Monday.")).toEqual([
    "remote-explosive-landmine-ied reported @Hillah",
    "remote-explosive-landmine-ied reported @Hillah",
  ]);
});

describe("gone on from without a word for it", () => {
  test.each([
    ["one of several", "One landed among the workers' cabins.", DRONES_AGAIN],
    ["it", "It came down behind the offices, a guard said.", DRONES_AGAIN],
  ])("%s", (_, next, expected) => {
    expect(told(`${DRONES} ${next}`)).toEqual([DRONES_AGAIN, expected]);
  });
});

describe("sounds like one", () => {
  test.each([
    ["what goes off well", "The pilgrimage to Karbala went off quietly on Sunday."],
    ["a station off the air", "A radio station in Kirkuk went off the air on Monday."],
    ["prices", "Rents in Erbil exploded from 300 to 700 dollars."],
    ["questions", "Deputies in Baghdad shelled the minister with questions on Monday."],
    ["tanks that hold oil", "Storage tanks at Zubair were hit by rust on Monday."],
    ["where planes land", "Two planes with freed prisoners landed in Sanaa on Monday."],
    ["what planes bring", "Planes dropped food and blankets on Sinjar on Monday."],
    ["what is hammered out", "The two parties hammered out a budget in Najaf on Monday."],
  ])("%s", (_, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe("of one kind in the whole article", () => {
  test.each<[string, string, string[]]>([
    [
      "a bombing, of which a sentence behind tells that a bomber made it",
      "A bombing killed nine people at a market in Hillah on Sunday. An attacker had blown himself up at the market in Hillah on Sunday, a doctor said.",
      ["suicide-bomb reported @Hillah", "suicide-bomb reported @Hillah"],
    ],
    [
      "a bombing that is called by its kind when it is named again",
      "A bombing killed nine people at a market in Hillah on Sunday. The suicide bombing was condemned by the governor.",
      ["suicide-bomb reported @Hillah", "suicide-bomb reported @Hillah"],
    ],
    [
      "a bomb that was laid there, too: another one",
      "A roadside bomb killed two people in Hillah on Sunday. An attacker blew himself up in Hillah on Sunday and killed nine.",
      ["remote-explosive-landmine-ied reported @Hillah", "suicide-bomb reported @Hillah"],
    ],
    [
      "another number of dead: another one",
      "An explosion killed two people in Hillah on Sunday. An attacker blew himself up in Hillah on Sunday and killed nine.",
      ["remote-explosive-landmine-ied reported @Hillah", "suicide-bomb reported @Hillah"],
    ],
    [
      "a line of its own that tells of the dead and not of what they died of",
      "Fourteen killed in Hillah attack\n\nDrones killed fourteen people in Hillah on Sunday, police said.",
      ["air-drone-strike reported @Hillah", "air-drone-strike reported @Hillah"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
