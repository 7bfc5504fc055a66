// Rows of the list: a sentence stands once however many places it names, and begins near what it is about.
import { describe, expect, test } from "vitest";
import { beginning, placesIn, runsOf, sentenceOf } from "@/components/sentences";
import type { Excerpt } from "@/lib/answers";

/** An excerpt of an article's text whose own name is in [brackets], and others in {braces}. */
function excerpt(id: string, written: string, more: Partial<Excerpt> = {}): Excerpt {
  const marks: Excerpt["marks"] = [];
  let text = "";
  for (const part of written.split(/([[{][^\]}]*[\]}])/)) {
    const bare = part.replace(/[[\]{}]/g, "");
    if (bare !== part)
      marks.push({
        start: text.length,
        end: text.length + bare.length,
        mark: part.startsWith("[") ? "toponym" : "other-toponym",
      });
    text += bare;
  }
  const own = marks.find(({ mark }) => mark === "toponym");
  const name = own ? text.slice(own.start, own.end) : "";
  const where = { id: name.toLowerCase(), name, nameAr: "", kind: "city" as const, admin1: "", country: "IQ" };
  return {
    ...{ id, articleId: "a", title: "", source: "", author: "", url: "", language: "en", publishedOn: null },
    ...{ text, textStart: 100, marks, place: own ? { ...where, lon: 44, lat: 33 } : null, literal: true, name: null },
    ...{ placeTold: null, event: null },
    ...{ confidence: 1, placeConfidence: 1, placeFrom: null, evidence: [], runnersUp: [], incident: null },
    ...more,
  };
}

const road = [
  excerpt("a:0", "The road from [Kut] to {Amarah} was shut."),
  excerpt("a:1", "The road from {Kut} to [Amarah] was shut."),
] as const;

describe("runs of one sentence", () => {
  const later = { textStart: 160 };
  const moved = { textStart: 114 };
  test.each<[string, readonly Excerpt[], string[]]>([
    ["nothing", [], []],
    ["two places of one sentence", road, ["a:0 a:1"]],
    ["two sentences", [road[0], excerpt("a:2", "[Kut] is calm.", later)], ["a:0", "a:2"]],
    ["one sentence in two articles", [road[0], { ...road[1], articleId: "b" }], ["a:0", "a:1"]],
    ["a long sentence cut elsewhere", [road[0], excerpt("a:1", "Kut to [Amarah] was shut.", moved)], ["a:0 a:1"]],
    ["a name beyond the cut", [excerpt("a:0", "The road from [Kut] to"), road[1]], ["a:0", "a:1"]],
    ["another between them", [road[0], excerpt("a:2", "[Kut].", later), road[1]], ["a:0", "a:2", "a:1"]],
  ])("%s", (_, excerpts, runs) => {
    expect(runsOf(excerpts).map(run => run.map(({ id }) => id).join(" "))).toEqual(runs);
  });

  test("what must be alike keeps them apart", () => {
    expect(runsOf(road, ({ place }) => place?.id ?? "")).toHaveLength(2);
  });
});

test("a sentence has every place marked and named once, and each name leads to its excerpt", () => {
  const again = excerpt("a:2", "The road from {Kut} to {Amarah} was shut.");
  const sentence = sentenceOf([...road, { ...again, place: road[0].place, marks: road[0].marks }]);
  expect(sentence.excerpt.id).toBe("a:0");
  expect(sentence.excerpt.marks.map(({ start, mark }) => [start, mark])).toEqual([
    [14, "toponym"],
    [21, "toponym"],
  ]);
  expect(sentence.named.map(({ id, written, times }) => [id, written, times])).toEqual([
    ["a:0", "Kut", 2],
    ["a:1", "Amarah", 1],
  ]);
  expect([...sentence.at].map(([start, { id }]) => [start, id])).toEqual([
    [14, "a:0"],
    [21, "a:1"],
  ]);
  expect([...sentence.ids]).toEqual(["a:0", "a:1", "a:2"]);
  expect([...(placesIn(sentence) ?? [])]).toEqual(["kut", "amarah"]);
});

test("marks of a sentence that was cut elsewhere come to stand where they belong", () => {
  const { excerpt: whole } = sentenceOf([road[0], excerpt("a:1", "{Kut} to [Amarah] was shut.", { textStart: 114 })]);
  expect(whole.marks.map(({ start, end }) => whole.text.slice(start, end))).toEqual(["Kut", "Amarah"]);
});

describe("where a reader begins", () => {
  const long = "word ".repeat(40);
  const arabic = "كلمة ".repeat(40);
  test.each<[string, Excerpt, string]>([
    ["a name near the beginning", excerpt("a:0", "Early in the day [Kut] was calm."), "Early in the day"],
    ["a name far in: between words", excerpt("a:0", `${long}[Kut] was calm.`), "word word"],
    [
      "at a pause, where one is near",
      excerpt("a:0", `${long}and, by noon, all of the way to the old [Kut]`),
      "by noon",
    ],
    ["Arabic", excerpt("a:0", `${arabic}ثم، بعد ساعات من الانتظار على الطريق [الكوت]`), "بعد ساعات"],
    ["one word without end", excerpt("a:0", `${"x".repeat(400)} [Kut]`), "Kut"],
    ["no name at all", excerpt("a:0", long), "word word"],
  ])("%s", (_, found, begins) => {
    const from = beginning(found);
    expect(found.text.slice(from)).toMatch(new RegExp(`^${begins}`));
    const own = found.marks.find(({ mark }) => mark === "toponym");
    if (own) expect(own.start - from).toBeLessThanOrEqual(120);
    else expect(from).toBe(0);
  });

  test("another name is not cut in two, and what was sought before the name is seen", () => {
    const other = excerpt("a:0", `${long}{Umm Qasr in the far south of the land} and then [Kut]`);
    expect(other.text.slice(beginning(other))).toMatch(/^(word |Umm Qasr)/);
    const sought = excerpt("a:0", `${long}convoy ${"word ".repeat(16)}[Kut]`);
    const at = sought.text.indexOf("convoy");
    const from = beginning({ ...sought, marks: [{ start: at, end: at + 6, mark: "hit" }, ...sought.marks] });
    expect(from).toBeLessThanOrEqual(at);
    expect(from).toBeGreaterThan(0);
  });
});
