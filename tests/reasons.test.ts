// Reasons in the reader's language: each that geoparser and ingest can give has its sentence, and the slots are filled.
import { describe, expect, test } from "vitest";
import ar from "@/components/messages/ar.json";
import en from "@/components/messages/en.json";
import reasons from "@/components/messages/reasons.ar.json";
import { translated } from "@/components/reasons";
import { RESOLUTION_FEATURES } from "@/lib/geoparse/candidates";
import { RECOGNITION_FEATURES } from "@/lib/geoparse/features";
import { METONYMY_FEATURES } from "@/lib/geoparse/metonymy";
import { METONYMY, RECOGNITION, RESOLUTION } from "@/lib/geoparse/weights";
import { REASONS } from "@/lib/ingest/boilerplate";
import { FOREIGN_HABITS, SPELLING_RULES } from "@/lib/text/spelling";

const FEATURES = [...RECOGNITION_FEATURES, ...RESOLUTION_FEATURES, ...METONYMY_FEATURES];

test("every feature that weighs has a note in English", () => {
  const noted = new Set<string>(FEATURES.map(([feature]) => feature));
  const weighing = [RECOGNITION, RESOLUTION, METONYMY].flatMap(weights => Object.keys(weights));
  expect(weighing.filter(feature => !noted.has(feature))).toEqual([]);
});

describe("in Arabic there is a sentence for", () => {
  test.each<[string, readonly string[]]>([
    ["every feature", FEATURES.map(([, note]) => note)],
    ["every rule of spelling", [...SPELLING_RULES, ...FOREIGN_HABITS].map(({ note }) => note)],
    ["every reason to set a line aside", REASONS],
  ])("%s", (_, notes) => {
    expect(notes.length).toBeGreaterThan(10);
    for (const note of notes) expect(translated(note, reasons), note).toMatch(/\p{Script=Arabic}/u);
  });
});

test.each<[string, string, string]>([
  ["a name", 'written as the name "Tal Sabha"', "مكتوب كالاسم «Tal Sabha»"],
  [
    "a name and a rule, in the reader's language",
    'sounds like "Tal Sabha": ph is f; doubled letters count once',
    "يشبه لفظُه «Tal Sabha»: ph هي f؛ الحرف المضاعف يُعدّ مرة واحدة",
  ],
  ["a reason within a reason", "after the article's end (tags)", "بعد نهاية المقالة (وسوم)"],
  ["a number", "stands in 14 articles of the file", "مكرر في 14 من مقالات الملف"],
  ["several reasons", "tags; copyright", "وسوم؛ حقوق النشر"],
  ["a date's evidence with a note", "date line (no year stated)", "سطر التاريخ (السنة غير مذكورة)"],
  ["what nobody has a sentence for", "because of the moon", ""],
])("slots: %s", (_, text, said) => {
  expect(translated(text, reasons)).toBe(said);
});

test("both languages say the same things", () => {
  const keys = (messages: object, above = ""): string[] =>
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "object" ? keys(value, `${above}${key}.`) : `${above}${key}`,
    );
  expect(keys(ar)).toEqual(keys(en));
});
