// What a reader types, and which names it means.
import { describe, expect, test } from "vitest";
import { hear, nearness } from "@/lib/gazetteer/suggest";

const NAMES = [
  "Al-Qaim",
  "Fallujah",
  "Deir ez-Zor",
  "Amman",
  "Armenia",
  "Rome",
  "Qaladiza",
  "K1",
  "Tal Afar",
  "القائم",
  "Al-Qaim border crossing",
  "Çemçemal",
  "Royal Cemetery at Ur",
];
const near = (typed: string) =>
  Object.fromEntries(
    nearness(typed, NAMES.map(hear)).flatMap((nearness, n) => (nearness ? [[NAMES[n], nearness]] : [])),
  );

describe("suggestions", () => {
  test.each([
    ["fallujah", "a name", { Fallujah: "named" }],
    ["Fal", "its beginning", { Fallujah: "named" }],
    [
      "qaem",
      "another spelling of it, and no name that only goes on like it",
      { "Al-Qaim": "named", "Al-Qaim border crossing": "sounds" },
    ],
    [
      "al-qa",
      "its beginning behind the article",
      { "Al-Qaim": "named", "Al-Qaim border crossing": "named", Qaladiza: "named" },
    ],
    ["chamcha", "the beginning of another spelling that tells", {}],
    ["fellujeh", "a spelling that shares its consonants", { Fallujah: "consonants" }],
    ["fallooj", "the beginning of another spelling", { Fallujah: "named" }],
    ["deir al-zour", "several words", { "Deir ez-Zor": "named" }],
    ["القا", "either script", { القائم: "named" }],
    ["afar", "a later word", { "Tal Afar": "holds" }],
    ["women", "a word that only sounds a little like a name", { Amman: "consonants" }],
    ["army", "a word that a name begins like", { Armenia: "begins" }],
    ["killed", "a word", { Qaladiza: "consonants" }],
    ["q", "a letter", {}],
    ["", "nothing", {}],
  ])("%s: %s", (typed, _, expected) => {
    expect(near(typed)).toEqual(expected);
  });
});
