// Word lists: what a line of each file makes of words and phrases in a text.

import { describe, expect, it } from "vitest";
import { FLAG, Lexicon, wordsOf } from "@/lib/gazetteer/lexicon";
import { Vocabulary } from "@/lib/gazetteer/matcher";
import { tokenize } from "@/lib/text/tokenize";

const vocabulary = new Vocabulary();
const lexicon = Lexicon.read(vocabulary, {
  "common-words": "# a comment\nhit\nthe # behind a word\n\n",
  "common-words.ar": "مدينة",
  "first-names": "Omar",
  surnames: "Smith",
  nisbas: "al-Tikriti",
  titles: "Gen\nprime minister",
  organisations: "University organisation\nOil Company organisation\nhospital place",
  kinds: "air base military-base behind\ncity of city before\nprovince admin1 both\nlake lake both",
  "kinds.ar": "محافظة admin1 before",
  demonyms: "Iraqi country:IQ",
  cues: "near locative\nin locative\nof weak\nnonsense unknowncue",
});

const flagsOf = (word: string) => lexicon.flags(vocabulary.idOf(word));

/** The phrase that begins at a text's first word, as its entries' lists, and how many words it has. */
function phraseIn(text: string) {
  const tokens = tokenize(text);
  const words = Int32Array.from({ length: tokens.length }, (_, t) => vocabulary.find(tokens, t));
  const found = lexicon.phraseAt(tokens, words, 0);
  return found && { words: found.end, entries: found.entries };
}

describe("single words", () => {
  const rows: [word: string, list: keyof typeof FLAG][] = [
    ["hit", "common"],
    ["the", "common"],
    ["مدينه", "common"],
    ["omar", "firstName"],
    ["smith", "surname"],
    ["tikriti", "nisba"],
    ["gen", "title"],
    ["university", "organisation"],
    ["hospital", "organisation"],
    ["lake", "kind"],
    ["province", "kind"],
    ["provinces", "kind"],
    ["iraqi", "demonym"],
    ["near", "locative"],
    ["of", "weak"],
  ];
  it.each(rows)("%s is in %s", (word, list) => {
    expect(flagsOf(word) & FLAG[list]).toBe(FLAG[list]);
  });

  it.each(["behind", "comment", "al", "oil", "air", "nonsense", "mosul"])("%s is in none", word => {
    expect(flagsOf(word)).toBe(0);
  });

  it("kinds and organisations are generic, people are not", () => {
    expect(["lake", "hospital", "omar", "mosul"].map(word => lexicon.isGeneric(word))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("phrases", () => {
  const rows: [text: string, words: number, entry: object][] = [
    ["Prime Minister Haider", 2, { list: "title" }],
    ["Oil Company", 2, { list: "organisation", makes: "organisation" }],
    ["hospital", 1, { list: "organisation", makes: "place" }],
    ["air base", 2, { list: "kind", kind: "military-base", position: "behind" }],
    ["air bases", 2, { list: "kind", kind: "military-base", position: "behind" }],
    ["city of Mosul", 2, { list: "kind", kind: "city", position: "before" }],
    ["cities of Mosul and Erbil", 2, { list: "kind", kind: "city", position: "before" }],
    ["provinces", 1, { list: "kind", kind: "admin1", position: "both" }],
    ["محافظة الأنبار", 1, { list: "kind", kind: "admin1", position: "before" }],
    ["Iraqi army", 1, { list: "demonym", placeId: "country:IQ" }],
  ];
  it.each(rows)("%s", (text, words, entry) => {
    expect(phraseIn(text)).toEqual({ words, entries: [entry] });
  });

  it.each(["Prime, Minister", "air raid", "Mosul", "oil (company)"])("none in %s", text => {
    expect(phraseIn(text)).toBeNull();
  });
});

describe("words of a name", () => {
  const rows: [string, string[]][] = [
    ["Ain al-Asad", ["ain", "al", "asad"]],
    ["Ba'quba", ["baquba"]],
    ["صلاح الدّين", ["صلاح", "الدين"]],
    ["  ", []],
  ];
  it.each(rows)("%s", (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });
});
