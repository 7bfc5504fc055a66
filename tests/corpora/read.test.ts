import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCorpus } from "./read";

const SMALL = `# Heading of the file

Words about the file are skipped.

## a-1 | wire | en | 2016-03-14
Clashes near [[Khanaqin|iq:khanaqin]]
[[Washington|gn:4140963|metonymic]] was told.

Shots fell in [[Tall Sabz|?near:iq:khanaqin]] and [[Nowhere|?]], far from [[Lambourn|@51.5,-1.5]].

## a-2 | press | ar | 2017-01-02
عنوان
وصل إلى [[بغداد|iq:baghdad]].
`;

describe("the corpus reader", () => {
  it("gives the text without marks, and spans into it", () => {
    const [first, second] = readCorpus(SMALL);
    expect(first?.text).toBe(
      "Clashes near Khanaqin\n\nWashington was told.\n\nShots fell in Tall Sabz and Nowhere, far from Lambourn.",
    );
    expect(first?.toponyms.map(({ phrase, placeId, near, literal }) => ({ phrase, placeId, near, literal }))).toEqual([
      { phrase: "Khanaqin", placeId: "iq:khanaqin", near: null, literal: true },
      { phrase: "Washington", placeId: "gn:4140963", near: null, literal: false },
      { phrase: "Tall Sabz", placeId: null, near: "iq:khanaqin", literal: true },
      { phrase: "Nowhere", placeId: null, near: null, literal: true },
      { phrase: "Lambourn", placeId: null, near: null, literal: true },
    ]);
    expect(first?.toponyms.map(({ at }) => at)).toEqual([null, null, null, null, { lat: 51.5, lon: -1.5 }]);
    expect(second).toMatchObject({ id: "a-2", outlet: "press", language: "ar", publishedOn: "2017-01-02" });
    for (const article of [first, second])
      for (const { start, end, phrase } of article?.toponyms ?? [])
        expect(article?.text.slice(start, end)).toBe(phrase);
  });

  it.each([
    ["an unknown language", "## x | wire | fr | 2016-01-01\nT\nB", /language is "fr"/],
    ["an unknown sense", "## x | wire | en | 2016-01-01\nT\n[[A|iq:a|sure]]", /expected \|metonymic/],
    ["a point that is none", "## x | wire | en | 2016-01-01\nT\n[[A|@51.5]]", /expected @latitude,longitude/],
    ["a mark without an id", "## x | wire | en | 2016-01-01\nT\n[[A]] and so on", /unreadable mark/],
  ])("refuses %s", (_name, markdown, message) => {
    expect(() => readCorpus(markdown)).toThrow(message);
  });

  it.each([
    "iraq-dev.md",
    "iraq-frozen.md",
    "news-dev.md",
    "news-frozen.md",
    "field-dev.md",
    "field-frozen.md",
    "press-dev.md",
    "press-frozen.md",
    "desk-dev.md",
    "desk-frozen.md",
    "long-dev.md",
    "long-frozen.md",
    "levels-dev.md",
    "levels-frozen.md",
  ])("reads %s whole", file => {
    const articles = readCorpus(readFileSync(new URL(file, import.meta.url), "utf8"));
    expect(articles.length).toBeGreaterThanOrEqual(8);
    expect(new Set(articles.map(article => article.id)).size).toBe(articles.length);
    for (const article of articles) {
      expect(article.publishedOn).toMatch(/^\d{4}-\d\d-\d\d$|^undated$/);
      for (const { start, end, phrase, placeId } of article.toponyms) {
        expect(article.text.slice(start, end)).toBe(phrase);
        expect(placeId ?? "unknown", `${article.id}: ${phrase}`).toMatch(
          /^(unknown|gn:\d+|country:[A-Z]{2}|([a-z]{2}|world|airport):[a-z0-9-]+)$/,
        );
      }
    }
  });
});
