// Words of an article that a reader marks as a place: which words are meant, and where else they stand.
import { describe, expect, test } from "vitest";
import { nameIn, placesOf } from "@/components/mark";
import type { Span } from "@/lib/types";

const TEXT =
  "Barges [two-masted (old)] reached Hor Zubda. At hor  zubda, and in Zubdan, they waited.\nSource: Hor Zubda daily\nإلى هور زبدة وبزبدة";
const spanOf = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length };
};
const span = (words: string) => ({ ...spanOf(words) });

const found = (words: string) => [span(words)];
const article = (known: Span[] = []) => ({
  text: TEXT,
  boilerplate: [span("Source: Hor Zubda daily")],
  found: known,
});

describe("what is selected is", () => {
  test.each<[string, { start: number; end: number }, string | null]>([
    ["the words themselves", span("Hor Zubda"), "Hor Zubda"],
    ["without what a double click takes along", span(" Hor Zubda. "), "Hor Zubda"],
    ["whole words where a finger took parts", span("r Zub"), "Hor Zubda"],
    ["an Arabic name without what is written onto it", { ...spanOf("زبدة", TEXT.indexOf("وبزبدة")) }, "زبدة"],
    ["nothing but spaces and points", span(". "), null],
    ["more than a line", span("waited.\nSource"), null],
    ["in what is set aside", { ...spanOf("Hor Zubda", TEXT.indexOf("Source")) }, null],
  ])("%s", (_, selected, words) => {
    const name = nameIn(article(), selected);
    expect(name && TEXT.slice(name.start, name.end)).toBe(words);
  });

  test("no new name where it is marked already, and a wider one beside it is", () => {
    expect(nameIn(article(found("Hor Zubda")), span("Hor Zubda"))).toBeNull();
    expect(nameIn(article(found("Zubda")), span("Hor Zubda"))).toEqual(span("Hor Zubda"));
  });

  test("no name where it is longer than names are", () => {
    const text = "word ".repeat(40).trim();
    expect(nameIn({ text, boilerplate: [], found: [] }, { start: 0, end: text.length })).toBeNull();
  });
});

describe("words stand", () => {
  test.each<[string, string, string[], number, number]>([
    ["in any case and width of space, not within words, not in what is set aside", "Hor Zubda", [], 2, 2],
    ["marked, or not yet", "hor zubda", ["Hor Zubda"], 2, 1],
    ["in part of what is marked", "Zubda", ["Hor Zubda"], 2, 1],
    ["nowhere", "Hor Zubdan", [], 0, 0],
    ["nowhere as signs alone", ".", [], 0, 0],
    ["as they are, with signs that mean something elsewhere", "Zubda. At", [], 1, 1],
    ["with brackets and a hyphen", "[two-masted (old)]", [], 1, 1],
    ["in Arabic", "هور زبدة", [], 1, 1],
  ])("%s", (_, words, known, all, free) => {
    const places = placesOf(article(known.flatMap(found)), words);
    expect([places.all, places.free.length]).toEqual([all, free]);
  });

  test("within one article of a text that holds several", () => {
    const within = { start: TEXT.indexOf("At hor"), end: TEXT.length };
    expect(placesOf({ ...article(), within }, "Hor Zubda").free).toEqual([spanOf("hor  zubda")]);
  });
});
