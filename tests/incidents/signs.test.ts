// What speaks for a report's being one more of an event, and what against: of the last report of a short article of 29 June 2021, a Tuesday, beside
// the event that its first report tells.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { SIGNS } from "@/lib/incidents/account/signs";
import { findIncidents } from "@/lib/incidents/incidents";

type Sign = (typeof SIGNS)[number];

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** @param linked whether reports are taken for one event meanwhile, or each for its own */
function signsIn(text: string, linked = false): Sign[] {
  let signs: Sign[] = [];
  findIncidents(text, geoparse(text, gazetteer), gazetteer, {
    publishedOn: TUESDAY,
    weigh: ({ reports: [first] }, _, found) => {
      if (first!.nth === 0) signs = found.map(sign => SIGNS[sign]!);
      return linked ? 1 : -1;
    },
  });
  return signs;
}

/** One text has the sign and the other, which is compared too, has not. */
function marks(sign: Sign, has: string, lacks: string): void {
  expect(signsIn(has)).toContain(sign);
  const others = signsIn(lacks);
  expect(others).toContain("event");
  expect(others).not.toContain(sign);
}

const KIRKUK = "Gunmen attacked a police post in Kirkuk on Sunday, killing four policemen.";

describe("what is said of it", () => {
  test.each<[string, Sign, string, string]>([
    [
      "the next report behind the lead, and one that another stands before",
      "right behind the lead",
      `${KIRKUK} The mayor spoke. An officer said that gunmen had attacked the post.`,
      `${KIRKUK} A bomb hurt a boy in Hit on Monday. An officer said that gunmen had attacked the post.`,
    ],
    [
      "behind the lead at last",
      "of the lead",
      `${KIRKUK} A bomb hurt a boy in Hit on Monday. An officer said that gunmen had attacked the post.`,
      `${KIRKUK} An officer said that gunmen had attacked the post.`,
    ],
    [
      "fewer dead than were told",
      "fewer dead",
      `${KIRKUK} An officer said that gunmen had killed two policemen in Kirkuk.`,
      `${KIRKUK} An officer said that gunmen had killed six policemen in Kirkuk.`,
    ],
    [
      "more dead",
      "more dead",
      `${KIRKUK} An officer said that gunmen had killed six policemen in Kirkuk.`,
      `${KIRKUK} An officer said that gunmen had killed two policemen in Kirkuk.`,
    ],
    [
      "as many dead and as many wounded",
      "same dead and injured",
      "A bomb killed four people and wounded nine in Hit on Sunday. Police said that the bomb in Hit had killed four and wounded nine.",
      "A bomb killed four people and wounded nine in Hit on Sunday. Police said that the bomb in Hit had killed four and wounded six.",
    ],
    [
      "a man of another trade, who is brought up as the first was",
      "another one killed",
      "Gunmen killed a judge in Basra on Sunday. Gunmen killed a baker in Basra on Sunday.",
      "Gunmen killed a judge in Basra on Sunday. Gunmen had followed the man and killed him in Basra, police said.",
    ],
    [
      "the same trade again",
      "another one killed",
      "Gunmen killed a judge in Basra on Sunday. Gunmen killed a baker in Basra on Sunday.",
      "Gunmen killed a judge in Basra on Sunday. Gunmen in a car killed a judge in Basra, police said.",
    ],
    [
      "where the others are counted, a trade is of none of them",
      "another one killed",
      "Gunmen killed a judge in Basra on Sunday. Gunmen killed a baker in Basra on Sunday.",
      "Gunmen killed two people in Basra on Sunday. Gunmen killed a baker in Basra on Sunday.",
    ],
    [
      "where nobody died before, one who dies is no other",
      "another one killed",
      "Gunmen killed a judge in Basra on Sunday. Gunmen killed a baker in Basra on Sunday.",
      "Gunmen attacked a court in Basra on Sunday. Gunmen killed a judge in Basra on Sunday.",
    ],
    [
      "known by the article in Arabic",
      "another one killed",
      "قتل مسلحون قاضيا في البصرة، الأحد. وقتل مسلحون خبازا في البصرة، الأحد.",
      "قتل مسلحون قاضيا في البصرة، الأحد. وقتل مسلحون القاضي في البصرة، الأحد.",
    ],
    [
      "that gunmen did it, which is said, and the gunmen",
      "told as known",
      `${KIRKUK} The mayor spoke. He slept. Police said that the gunmen had attacked the post.`,
      `${KIRKUK} The mayor spoke. He slept. Police said that gunmen had attacked the post.`,
    ],
    [
      "in Arabic too, where no article stands before him",
      "another one killed",
      "قتل مسلحون قاضيا في البصرة، الأحد. وقتل مسلحون خبازا في البصرة، الأحد.",
      "قتل مسلحون قاضيا في البصرة، الأحد. وقال شهود إن مسلحين قتلوا القاضي في البصرة.",
    ],
    [
      "known, and of no day",
      "told as known, on no day",
      `${KIRKUK} The attack in Kirkuk wounded nine.`,
      `${KIRKUK} The attack in Kirkuk wounded nine on Sunday.`,
    ],
    [
      "known, with a place that it names",
      "told as known, at a place of its own",
      "Gunmen attacked an army patrol in Anbar province on Sunday. The attack on the patrol took place in Hit.",
      "Gunmen attacked an army patrol in Anbar province on Sunday. The attack on the patrol lasted an hour.",
    ],
    [
      "another attack, and another source",
      "told as another",
      `${KIRKUK} Another attack wounded nine in Kirkuk.`,
      `${KIRKUK} Another source said that the attack wounded nine in Kirkuk.`,
    ],
    [
      "other attacks, and other local sources",
      "told as another",
      `${KIRKUK} In other attacks gunmen killed two policemen in Kirkuk.`,
      `${KIRKUK} Other local sources said that the attack wounded nine in Kirkuk.`,
    ],
    [
      "separate attacks, and separate areas",
      "told as another",
      "Bombs killed six people in Baghdad on Sunday. Bombs in separate attacks wounded nine in Baghdad.",
      "Bombs killed six people in Baghdad on Sunday. Bombs in separate areas wounded nine in Baghdad.",
    ],
    [
      "in Arabic the source stands before the word",
      "told as another",
      "انفجرت عبوة ناسفة في كركوك، الأحد. وانفجرت عبوة أخرى في كركوك.",
      "انفجرت عبوة ناسفة في كركوك، الأحد. وقالت مصادر أخرى إن العبوة انفجرت في كركوك.",
    ],
    [
      "in Arabic the source and what it is",
      "told as another",
      "انفجرت عبوة ناسفة في كركوك، الأحد. وانفجرت عبوة أخرى في كركوك.",
      "انفجرت عبوة ناسفة في كركوك، الأحد. وقالت مصادر محلية أخرى إن العبوة انفجرت في كركوك.",
    ],
  ])("%s", (_, sign, has, lacks) => marks(sign, has, lacks));
});

describe("how its place lies", () => {
  const IN_DIYALA = "Gunmen attacked a police post in Diyala province on Sunday.";
  const IN_KHALIS = "Gunmen attacked a police post in Khalis on Sunday.";
  test.each<[string, Sign, string, string]>([
    [
      "in the province, and in another one",
      "names a place in it",
      `${IN_DIYALA} A source said that gunmen had attacked a post in Khalis.`,
      `${IN_DIYALA} A source said that gunmen had attacked a post in Hit.`,
    ],
    [
      "a town beside the first is no place in it",
      "names its place",
      `${IN_KHALIS} A source said that gunmen had attacked a post in Baqubah.`,
      `${IN_DIYALA} A source said that gunmen had attacked a post in Khalis.`,
    ],
    [
      "where none was told, to name one speaks neither for nor against",
      "names its place",
      `${IN_KHALIS} A source said that gunmen had attacked a post in Baqubah.`,
      "Gunmen attacked a police post on Sunday. A source said that gunmen had attacked a post in Baqubah.",
    ],
    [
      "the city of a dateline is no place that was told",
      "place told behind",
      "BAGHDAD (Agency) - Gunmen attacked a police post on Sunday. A source said that gunmen had attacked a post in Baqubah.",
      "Gunmen attacked a police post in Baghdad on Sunday. A source said that gunmen had attacked a post in Baqubah.",
    ],
    [
      "nearer to it is a place in the province, and not the next town",
      "told more closely, by a source",
      `${IN_DIYALA} A source said that gunmen had attacked a post in Khalis.`,
      `${IN_KHALIS} A source said that gunmen had attacked a post in Baqubah.`,
    ],
    [
      "a source, and one who speaks later",
      "told more closely, by a source",
      `${IN_DIYALA} A source said that gunmen had attacked a post in Khalis.`,
      `${IN_DIYALA} The mayor spoke. A source said that gunmen had attacked a post in Khalis.`,
    ],
    [
      "what was of another kind is nothing told more closely",
      "told more closely, by a source",
      `${IN_DIYALA} A source said that gunmen had attacked a post in Khalis.`,
      `${IN_DIYALA} A source said that people had demonstrated in Khalis.`,
    ],
    [
      "who says near a town may mean the next one",
      "told more closely, by a source",
      "Gunmen attacked a police post near Khalis on Sunday. A source said that gunmen had attacked a post in Baqubah.",
      `${IN_KHALIS} A source said that gunmen had attacked a post in Baqubah.`,
    ],
  ])("%s", (_, sign, has, lacks) => marks(sign, has, lacks));
});

describe("a summary", () => {
  const SUM: Sign = "a summary of several places";
  const BOMBS = "Bombs killed six people in Diyala province on Sunday.";
  test.each<[string, boolean, string]>([
    ["of two towns", true, `${BOMBS} A bomb hit a market in Khalis on Sunday. A bomb hit a bus in Khanaqin on Sunday.`],
    [
      "not of one town",
      false,
      `${BOMBS} A bomb hit a market in Khalis on Sunday. A bomb hit a bus in Khalis on Sunday.`,
    ],
    [
      "not of what was on another day",
      false,
      `${BOMBS} A bomb hit a market in Khalis on Sunday. A bomb hit a bus in Khanaqin on Friday.`,
    ],
    [
      "not of a place and what lies in it",
      false,
      "Bombs killed six people on Sunday. A bomb hit a market in Diyala province on Sunday. A bomb hit a market in Khalis on Sunday.",
    ],
    [
      "not of its own place",
      false,
      "Bombs killed six people in Garmian on Sunday. A bomb hit a market in Garmian on Sunday. A bomb hit a bus in Kalar on Sunday.",
    ],
  ])("%s", (_, is, text) => {
    const signs = signsIn(text);
    expect(signs).toContain("event");
    expect(signs.includes(SUM)).toBe(is);
  });
});
