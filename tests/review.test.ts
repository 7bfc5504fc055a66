// What a person may change in a review: joining, splitting, shifting, setting aside; dates with two readings.
import { describe, expect, it } from "vitest";
import {
  correct,
  edgeRange,
  isAhead,
  join,
  moveEdge,
  paragraphsOf,
  rangeOf,
  setAside,
  split,
  twoDays,
  type WantedArticle,
} from "@/lib/review";
import { seeded } from "./random";

const TEXT = "one\n\n  two \nthree\r\n\nfour\n\t\nfive";
const PARAGRAPHS = paragraphsOf(TEXT);

function article(from: number, to: number, rest: Partial<WantedArticle> = {}): WantedArticle {
  return {
    ...{ accept: true, title: "T", author: "A", source: "S", url: "", publishedOn: null, dateEvidence: "" },
    language: "en",
    boilerplate: [],
    ...rest,
    start: PARAGRAPHS[from]?.start ?? 0,
    end: PARAGRAPHS[to]?.end ?? 0,
  };
}
/** The paragraphs of each article, as their words. */
const shown = (articles: readonly WantedArticle[]) =>
  articles.map(({ start, end }) => TEXT.slice(start, end).split(/\s+/).join(" "));

describe("paragraphs", () => {
  it("are the lines that hold something, without the white space around them", () => {
    expect(PARAGRAPHS.map(({ start, end }) => TEXT.slice(start, end))).toEqual(["one", "two", "three", "four", "five"]);
    expect(paragraphsOf(" \n\t\n")).toEqual([]);
  });
});

describe("boundaries", () => {
  const two = () => [article(0, 1), article(2, 4)];
  const apart = () => [article(0, 0), article(3, 4)];
  it.each([
    ["joined", join(two(), 0), ["one two three four five"]],
    ["joined over a gap", join(apart(), 0), ["one two three four five"]],
    ["the last has none to join", join(two(), 1), ["one two", "three four five"]],
    ["split", split(two(), 1, PARAGRAPHS, 3), ["one two", "three", "four five"]],
    ["not split before its first paragraph", split(two(), 1, PARAGRAPHS, 2), ["one two", "three four five"]],
    ["not split by another's paragraph", split(two(), 1, PARAGRAPHS, 1), ["one two", "three four five"]],
    [
      "beginning later leaves a paragraph outside",
      moveEdge(two(), 1, PARAGRAPHS, "start", 3),
      ["one two", "four five"],
    ],
    [
      "beginning earlier takes from the one before",
      moveEdge(two(), 1, PARAGRAPHS, "start", 1),
      ["one", "two three four five"],
    ],
    ["which keeps at least one", moveEdge(two(), 1, PARAGRAPHS, "start", 0), ["one", "two three four five"]],
    [
      "beginning earlier takes what is outside",
      moveEdge(apart(), 1, PARAGRAPHS, "start", 1),
      ["one", "two three four five"],
    ],
    ["an article keeps its last paragraph", moveEdge(two(), 0, PARAGRAPHS, "start", 4), ["two", "three four five"]],
    [
      "ending later takes from the one behind",
      moveEdge(two(), 0, PARAGRAPHS, "end", 3),
      ["one two three four", "five"],
    ],
    ["which keeps at least one, too", moveEdge(two(), 0, PARAGRAPHS, "end", 9), ["one two three four", "five"]],
    ["ending earlier leaves a paragraph outside", moveEdge(two(), 1, PARAGRAPHS, "end", 3), ["one two", "three four"]],
    [
      "the first may begin with the text",
      moveEdge([article(2, 3)], 0, PARAGRAPHS, "start", -3),
      ["one two three four"],
    ],
    ["the last may end with it", moveEdge([article(2, 3)], 0, PARAGRAPHS, "end", 99), ["three four five"]],
  ])("%s", (_name, articles, expected) => {
    expect(shown(articles)).toEqual(expected);
  });

  it("what is known of the first is said of both, and what is known of one is not said of what was split off", () => {
    const day = rangeOf("day", "2020-04-03");
    const known = article(0, 1, { title: "First", author: "Ann", publishedOn: day, dateEvidence: "date line" });
    const [joined] = join([known, article(2, 4, { title: "Second", author: "Bob" })], 0);
    expect(joined).toMatchObject({ title: "First", author: "Ann", publishedOn: day });
    const [first, second] = split([known], 0, PARAGRAPHS, 1);
    expect(first).toMatchObject({ title: "First", author: "Ann", publishedOn: day });
    expect(second).toMatchObject({ title: "", author: "", publishedOn: null, dateEvidence: "", source: "S" });
  });

  it("whatever is done, articles stay in order, apart, and with boilerplate inside them", () => {
    const chance = seeded(7);
    let articles = [article(0, 4, { boilerplate: [{ start: 5, end: 12, reason: "byline" }] })];
    for (let step = 0; step < 3000; step++) {
      const index = chance.below(articles.length);
      const at = chance.below(7) - 1;
      const span = PARAGRAPHS[Math.max(0, Math.min(4, at))] ?? { start: 0, end: 3 };
      articles = chance.pick([
        () => join(articles, index),
        () => split(articles, index, PARAGRAPHS, at),
        () => moveEdge(articles, index, PARAGRAPHS, "start", at),
        () => moveEdge(articles, index, PARAGRAPHS, "end", at),
        () => articles.map((one, i) => (i === index ? setAside(one, span, "by hand") : one)),
      ])();
      let end = 0;
      for (const [i, one] of articles.entries()) {
        expect(one.start).toBeGreaterThanOrEqual(end);
        expect(TEXT.slice(one.start, one.end).trim()).not.toBe("");
        for (const part of one.boilerplate) {
          expect(part.start).toBeGreaterThanOrEqual(one.start);
          expect(part.end).toBeLessThanOrEqual(one.end);
        }
        const [begins, ends] = [edgeRange(articles, i, PARAGRAPHS, "start"), edgeRange(articles, i, PARAGRAPHS, "end")];
        expect(begins.first <= begins.now && begins.now <= begins.last).toBe(true);
        expect(ends.first <= ends.now && ends.now <= ends.last).toBe(true);
        end = one.end;
      }
    }
  });
});

describe("boilerplate", () => {
  it("is set aside with its reason, and taken back by whatever touches it", () => {
    const [one, two] = PARAGRAPHS;
    if (!one || !two) throw new Error("expected paragraphs");
    const aside = setAside(setAside(article(0, 4), two, "caption"), one, "byline");
    expect(aside.boilerplate.map(({ reason }) => reason)).toEqual(["byline", "caption"]);
    expect(setAside(aside, { start: two.start + 1, end: two.end }, "").boilerplate).toEqual([
      { ...one, reason: "byline" },
    ]);
  });
});

describe("what a name means by a person's word", () => {
  const [one, two, , four] = PARAGRAPHS;
  if (!one || !two || !four) throw new Error("expected paragraphs");
  const said = () => correct(correct(article(0, 4), four, null), one, "t:one");

  it.each([
    [
      "is said of each name once",
      correct(said(), one, "t:other"),
      [
        { ...one, place: "t:other" },
        { ...four, place: null },
      ],
    ],
    ["is taken back", correct(said(), one, undefined), [{ ...four, place: null }]],
    [
      "stays when the article is shortened, as far as it lies within",
      moveEdge([said()], 0, PARAGRAPHS, "end", 2)[0],
      [{ ...one, place: "t:one" }],
    ],
    ["goes with the part that is split off", split([said()], 0, PARAGRAPHS, 3)[1], [{ ...four, place: null }]],
    ["stays with what is left", split([said()], 0, PARAGRAPHS, 3)[0], [{ ...one, place: "t:one" }]],
    ["is joined", join(split([said()], 0, PARAGRAPHS, 3), 0)[0], said().corrections],
  ])("%s", (_name, now, expected) => {
    expect(now?.corrections).toEqual(expected);
  });
});

describe("dates", () => {
  it.each([
    ["none", null, false],
    ["yesterday", rangeOf("day", "2026-02-27"), false],
    ["tomorrow, which has begun elsewhere", rangeOf("day", "2026-03-01"), false],
    ["the day after", rangeOf("day", "2026-03-02"), true],
    ["this year, of which more is to come", rangeOf("year", "2026-01-01"), false],
    ["next year", rangeOf("year", "2027-01-01"), true],
    ["a range that ends later", rangeOf("range", "2026-02-01", "2026-05-01"), false],
  ])("whether they lie in the future: %s", (_, date, expected) => {
    expect(isAhead(date, "2026-02-28")).toBe(expected);
  });

  it.each([
    ["date line (03/04/2020: day and month ambiguous)", ["03/04/2020", "2020-04-03", "2020-03-04"]],
    ["byline (5-6-2021: day and month ambiguous)", ["5-6-2021", "2021-06-05", "2021-05-06"]],
    ["03/04/2020: chosen in review", ["03/04/2020", "2020-04-03", "2020-03-04"]],
    ["date line", null],
    ["date line (day first, as other dates in the file)", null],
    ["", null],
  ])("%j has its two readings", (evidence, expected) => {
    const days = twoDays(evidence);
    expect(days && [days.written, days.dayFirst, days.monthFirst]).toEqual(expected);
  });

  it.each([
    ["day", "2020-04-03", undefined, ["2020-04-03", "2020-04-03"]],
    ["day", "2020-02-30", undefined, null],
    ["day", "", undefined, null],
    ["month", "2020-02-17", undefined, ["2020-02-01", "2020-02-29"]],
    ["month", "2020-13-01", undefined, null],
    ["year", "2020-02-17", undefined, ["2020-01-01", "2020-12-31"]],
    ["year", "20", undefined, null],
    ["range", "2020-04-03", "2020-05-01", ["2020-04-03", "2020-05-01"]],
    ["range", "2020-05-03", "2020-05-01", null],
  ] as const)("%s %s %s", (precision, from, to, expected) => {
    const range = rangeOf(precision, from, to);
    expect(range && [range.from, range.to]).toEqual(expected);
  });
});
