// The sentence that a reader sees, and the words of a search.
import { describe, expect, test } from "vitest";
import { articleAnswer, excerptOf, type StoredArticle, sentenceAround } from "@/lib/store/excerpt";
import { hits, indexable, readSearch } from "@/lib/store/search";
import type { Place } from "@/lib/types";
import { seeded } from "../random";

const LONG = `${"word ".repeat(200)}Tikrit ${"word ".repeat(200)}end.`;

describe("sentenceAround", () => {
  test.each([
    [
      "the middle one of three",
      "It rained. The convoy reached Tikrit at noon. It left.",
      "Tikrit",
      "The convoy reached Tikrit at noon.",
    ],
    ["the first", "Tikrit was quiet. Nothing else.", "Tikrit", "Tikrit was quiet."],
    ["the last, without a full stop", "Nothing. Then Tikrit", "Tikrit", "Then Tikrit"],
    ["a headline", "Attack near Tikrit\n\nThe army said so.", "Tikrit", "Attack near Tikrit"],
    ["quotation marks belong to their sentence", 'He left. "We saw Tikrit." She stayed.', "Tikrit", '"We saw Tikrit."'],
    ["the next one's opening mark does not", 'He saw Tikrit. "We stay," she said.', "Tikrit", "He saw Tikrit."],
    ["Arabic", "وصلت القافلة. كانت القائم هادئة. غادرت.", "القائم", "كانت القائم هادئة."],
  ])("%s", (_, text, name, expected) => {
    const start = text.indexOf(name);
    const sentence = sentenceAround(text, { start, end: start + name.length });
    expect(text.slice(sentence.start, sentence.end)).toBe(expected);
  });

  test("a sentence without end is cut between words, around the name", () => {
    const start = LONG.indexOf("Tikrit");
    const cut = sentenceAround(LONG, { start, end: start + 6 });
    const text = LONG.slice(cut.start, cut.end);
    expect(text.length).toBeLessThanOrEqual(600);
    expect(text.length).toBeGreaterThan(500);
    expect(text).toMatch(/^word .*Tikrit.* word$/);
  });

  test("any span of any text lies within its sentence, which is short and without space around it", () => {
    const random = seeded(4);
    const pieces = [
      "Tikrit",
      "القائم",
      " ",
      ". ",
      "\n",
      "\n\n",
      '"',
      "(",
      "a",
      "\ud83d\ude80",
      "\ud800",
      ",",
      "!",
      "x".repeat(300),
      "St. ",
      "\u200f",
    ];
    for (let i = 0; i < 3000; i++) {
      const text = Array.from({ length: 1 + random.below(40) }, () => random.pick(pieces)).join("");
      const start = random.below(text.length);
      const end = Math.min(text.length, start + 1 + random.below(8));
      const sentence = sentenceAround(text, { start, end });
      expect(sentence.start).toBeLessThanOrEqual(start);
      expect(sentence.end).toBeGreaterThanOrEqual(end);
      expect(sentence.start >= 0 && sentence.end <= text.length).toBe(true);
      expect(sentence.end - sentence.start).toBeLessThanOrEqual(600);
    }
  });
});

const bridge: Place = {
  ...{ id: "iq:hit-bridge", name: "Hit Bridge", nameAr: "", names: [], kind: "facility" },
  ...{ featureClass: "S", featureCode: "BDG", country: "IQ", admin1: "Anbar", admin2: "", lon: 42.8, lat: 33.6 },
  ...{ extent: null, population: 0, accuracyKm: 1, source: "curated: test" },
};

describe("an incident whose place another sentence names", () => {
  const text = "Gunmen held the bridge at Hit. Two days later they shot four guards. They left.";
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const mention = {
    ...spanOf("Hit"),
    text: "Hit",
    literal: true,
    confidence: 0.9,
    resolution: { type: "unresolved", reason: "a test", near: null },
    evidence: [],
    runnersUp: [],
  } as const;
  const stored: StoredArticle = {
    article: {
      ...{ id: "a", title: "", author: "", source: "s", url: "", publishedOn: null, dateEvidence: "" },
      ...{ language: "en", text, boilerplate: [] },
    },
    mentions: [{ ...mention, evidence: [], runnersUp: [] }],
    incidents: [
      {
        ...{ type: "battles", subtype: "armed-clash", status: "reported", mention: 0, relation: null, confidence: 0.6 },
        sentence: spanOf("Two days later they shot four guards."),
        trigger: spanOf("shot"),
        date: {
          ...{ from: "2020-05-03", to: "2020-05-03", precision: "day" },
          ...{ span: spanOf("Two days later"), note: "counted" },
        },
        actors: [{ id: "guards", name: "Guards", role: "against", ...spanOf("guards") }],
        deaths: { ...spanOf("four"), text: "four", low: 4, high: 4 },
        injuries: null,
        evidence: [{ feature: "rule-shot", value: 1, weight: 0.8, note: "people shot" }],
      },
    ],
    events: [{ id: "k1:i0", reports: 1, sentences: 1, groupings: [] }],
    alsoIn: [],
  };

  test("has that sentence with the name in it, and its own words and rules", () => {
    const { placeFrom, placeConfidence, confidence, incident } = excerptOf(stored, { incident: 0 }, () => null, []);
    expect(placeFrom).toEqual({
      text: "Gunmen held the bridge at Hit.",
      textStart: 0,
      name: { start: 26, end: 29 },
    });
    expect([confidence, placeConfidence]).toEqual([0.6, 0.9]);
    expect(incident).toMatchObject({
      trigger: "shot",
      dateWords: "Two days later",
      actors: [{ name: "Guards", role: "against", words: "guards" }],
      deathsRange: { low: 4, high: 4 },
      injuriesRange: null,
      evidence: [{ feature: "rule-shot", note: "people shot" }],
    });
  });

  test("is at the site that the text describes, and its mention where it is", () => {
    const described = { ...spanOf("the bridge at Hit"), placeId: "iq:hit-bridge" };
    const there = { ...stored, incidents: stored.incidents.map(incident => ({ ...incident, described })) };
    const find = (id: string) => (id === described.placeId ? bridge : null);
    expect(excerptOf(there, { incident: 0 }, find, []).place?.id).toBe("iq:hit-bridge");
    expect(excerptOf(there, { mention: 0 }, find, []).place).toBeNull();
    expect(articleAnswer(there, find).happened[0]!.placeId).toBe("iq:hit-bridge");
  });

  test("is marked in the words that describe it, whole", () => {
    const held = stored.incidents.map(incident => {
      const sentence = spanOf("Gunmen held the bridge at Hit.");
      return { ...incident, sentence, described: { ...spanOf("the bridge at Hit"), placeId: "iq:hit-bridge" } };
    });
    const { text, marks } = excerptOf({ ...stored, incidents: held }, { incident: 0 }, () => null, []);
    const toponyms = marks.filter(({ mark }) => /toponym/.test(mark)).map(({ start, end }) => text.slice(start, end));
    expect(toponyms).toEqual(["the bridge at Hit"]);
  });

  test("the mention's own excerpt has none", () => {
    expect(excerptOf(stored, { mention: 0 }, () => null, []).placeFrom).toBeNull();
  });
});

describe("search", () => {
  test.each([
    ["convoy", [{ all: [{ words: ["convoy"], exact: false }], none: [] }]],
    ["of", [{ all: [{ words: ["of"], exact: true }], none: [] }]],
    [
      '"Al-Qa\u2019im road" -Dog',
      [{ all: [{ words: ["al", "qaim", "road"], exact: true }], none: [{ words: ["dog"], exact: false }] }],
    ],
    [
      "a OR OR b",
      [
        { all: [{ words: ["a"], exact: true }], none: [] },
        { all: [{ words: ["b"], exact: true }], none: [] },
      ],
    ],
    ['"unclosed phrase', [{ all: [{ words: ["unclosed", "phrase"], exact: true }], none: [] }]],
    [
      'دبابة أو "طريق بغداد" -سوق',
      [
        { all: [{ words: ["دبابه"], exact: false }], none: [] },
        { all: [{ words: ["طريق", "بغداد"], exact: true }], none: [{ words: ["سوق"], exact: false }] },
      ],
    ],
    ["OR", []],
    ["  ", []],
  ])("%j", (q, expected) => {
    expect(readSearch(q)).toEqual(expected);
  });

  test("hits are whole words in the text's own spelling, the longest first", () => {
    const text = "Al-Qā’im, القائِم and CONVOYS on the al Qaim road.";
    const found = hits(text, readSearch('"al-qaim road" OR "al qaim" OR القائم OR convoy'));
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      "Al-Qā’im",
      "القائِم",
      "CONVOYS",
      "al Qaim road",
    ]);
    expect(hits(text, readSearch("-convoy"))).toEqual([]);
  });

  test("what is skipped is not indexed", () => {
    expect(indexable("One two. Three's four", [{ start: 4, end: 8 }])).toBe("one three four");
  });
});
