// Reasons in the reader's language: each that geoparser and ingest can give has its sentence, and the slots are filled.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { UNREACHED } from "@/components/ask";
import actors from "@/components/messages/actors.ar.json";
import ar from "@/components/messages/ar.json";
import en from "@/components/messages/en.json";
import reasons from "@/components/messages/reasons.ar.json";
import { translated } from "@/components/reasons";
import { METONYMY_FEATURES } from "@/lib/geoparse/metonymy";
import { RECOGNITION_FEATURES } from "@/lib/geoparse/recognition/features";
import { RESOLUTION_FEATURES } from "@/lib/geoparse/resolution/scoring";
import { METONYMY, RECOGNITION, RESOLUTION } from "@/lib/geoparse/weights";
import { ONE_EVENT } from "@/lib/incidents/account/link-weights";
import { SIGNS } from "@/lib/incidents/account/signs";
import { REASONS } from "@/lib/ingest/boilerplate";
import { NO_ARTICLE } from "@/lib/ingest/parse";
import { QueryError } from "@/lib/query";
import { FOREIGN_HABITS, SPELLING_RULES } from "@/lib/text/spelling";
import { TYPE_OF } from "@/lib/types";

/** What ingest says where something does not go in, as its sources have it; what varies is filled with a number. */
function reasonsOfRejections(): string[] {
  const root = path.join(__dirname, "../lib/ingest");
  const said = /(?:rejected\([^,()]+,|refused\(|\breason(?: =|:))\s*(?:"([^"]+)"|`([^`]+)`)/g;
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter(file => file.endsWith(".ts") && file !== "split.ts")
    .flatMap(file => [...readFileSync(path.join(root, file), "utf8").matchAll(said)])
    .map(([, plain, template]) => plain ?? template?.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "7") ?? "")
    .filter(text => /\p{L}{3}/u.test(text));
}

/** What the rules of incidents say, as their sources have it; what varies is filled with a word. */
function reasonsOfIncidents(): string[] {
  const root = path.join(__dirname, "../lib/incidents");
  const said = [
    /\bnotes?(?: =|:) (?:"([^"]+)"|`([^`]+)`)/g,
    /\bpiece\([^;]*?, (?:"([^"]+)"|`([^`]+)`)[,)]/g,
    /\[[^[\]"]*(?:SCORE\.|-\d)[^[\]"]*,\s*"([^"]+)"/g,
    /\badd\(\s*[^;]*?, hit,\s[^;]*?"[a-z]+",\s*(?:"([^"]+)"|`([^`]+)`)/g,
  ];
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter(file => file.endsWith(".ts"))
    .map(file => readFileSync(path.join(root, file), "utf8"));
  // `denied: "not"`: with the words of the text that say so.
  const because = sources.flatMap(source => [...source.matchAll(/\bbecause\("[a-z]+", "([^"]+)"/g)]);
  return (
    sources
      .flatMap(source => said.flatMap(pattern => [...source.matchAll(pattern)]))
      .map(([, plain, template]) => plain ?? template?.replace(/\$\{[^{}]*\}/g, "word") ?? "")
      .concat(because.map(([, what]) => `${what}: "word"`))
      .filter(text => text !== 'word: "word"')
      // A cue is the text's own words.
      .filter(text => /\p{L}{3}/u.test(text) && !text.startsWith('"'))
  );
}

/** What a source says in strings or templates that the patterns find; what varies is filled with a number. */
function saidIn(sources: readonly string[], patterns: readonly RegExp[]): string[] {
  const literal = '(?:"((?:[^"\\\\\\n]|\\\\.)+)"|`((?:[^`\\\\]|\\\\.)+)`)';
  return sources
    .map(file => readFileSync(path.join(__dirname, "..", file), "utf8"))
    .flatMap(source =>
      patterns.flatMap(({ source: before }) => [...source.matchAll(new RegExp(before + literal, "g"))]),
    )
    .map(([, plain, template]) =>
      (plain ?? template ?? "").replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "7").replaceAll("\\`", "`"),
    )
    .filter(text => /\p{L}{3}/u.test(text));
}

/** What the API says where it refuses or fails, as its sources have it. */
function reasonsOfTheApi(): string[] {
  const routes = readdirSync(path.join(__dirname, "../app/api"), { recursive: true, encoding: "utf8" })
    .filter(file => file.endsWith(".ts"))
    .map(file => `app/api/${file}`);
  const thrown = /new (?:Upload|Job|Revision|Correction|Store)Error\(\s*(?:\d+,\s*)?/;
  return [
    ...saidIn(routes, [/failure\(\s*\d+,\s*/, /message: /, /\.message : /, thrown]),
    ...saidIn(
      ["upload", "jobs", "preview", "correct"].map(name => `lib/ingest/${name}.ts`),
      [thrown],
    ),
    ...saidIn(["lib/store/schema.ts"], [thrown]),
    UNREACHED,
  ];
}

/** What a word of the address should have been. */
function reasonsOfAddresses(): string[] {
  const expected = [/\bexpected: /, /new QueryError\([^()]*(?:\([^()]*\)[^()]*)*, /];
  return saidIn(
    [
      "lib/query.ts",
      "app/api/respond.ts",
      "app/api/export/route.ts",
      "lib/store/answers.ts",
      "app/api/articles/[id]/alike/route.ts",
    ],
    expected,
  ).flatMap(each => [new QueryError("from", "7", each).message, new QueryError("from", "", each).message]);
}

/** Those that are put together elsewhere in ingest. */
const OTHER_REASONS = [
  "dismissed by hand on 2024-05-06 (local); found as: reported",
  "type set by hand on 2024-05-06 (local); found as: armed-clash",
  "date set by hand on 2024-05-06 (local); found as: no date",
  "date set by hand on 2024-05-06 (local); found as: 2021-05-01 to 2021-05-31",
  NO_ARTICLE,
  'no date: field ("2021-02-31" could not be read as a date)',
  "not text: it is a PNG picture",
  "not text: it is an old Office document; save it as .docx or text",
  "not text: it is an RTF document; save it as .docx or text",
  "program code, no prose",
  "XML of a kind that is not read; save it as a web page, a feed, JSON or text",
  "a folder, not a file",
  "encrypted",
  "its path leads out of the archive",
  "XML that declares entities is not read",
  "took too much memory",
  "took too long to answer",
  "took longer than 120 s (DATELINE_MAX_SECONDS)",
  "no such file or folder",
  "no permission to read it",
  "a link that leads to itself",
  "an article of 900000 characters; the limit is 400000 (DATELINE_MAX_ARTICLE_KB)",
  "too large: 80 MB, the limit is 50 MB; split it, or set DATELINE_MAX_FILE_MB",
  "the rest was not read: more than 2.0 GB or 100000 files in one archive (DATELINE_MAX_UNPACKED_MB, DATELINE_MAX_MEMBERS)",
  "interrupted, as the server was stopped; what was stored is safe",
  "there is no import AAAAAAAAAAAA",
  "There is nothing at /api/imports/AAAAAAAAAAAA.",
  "this import is done; it would have to be ready",
  "no article is ticked, so there is nothing to store",
  "nothing was sent: expected files, text or a url",
  "more than 500 MB at once: send it in parts, or give a folder to npm run ingest",
];

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
    ["every rule of incidents", reasonsOfIncidents()],
    ["every reason to set a line aside", REASONS],
    ["every reason why something does not go in", reasonsOfRejections()],
    ["those that are put together", OTHER_REASONS],
    ["what the API says where it refuses or fails", reasonsOfTheApi()],
    ["what a word of the address should have been", reasonsOfAddresses()],
  ])("%s", (_, notes) => {
    expect(notes.length).toBeGreaterThan(10);
    for (const note of notes) expect(translated(note, reasons), note).toMatch(/\p{Script=Arabic}/u);
  });
});

test("every sub-type of incidents has a name", () => {
  expect(Object.keys(en.subtypes).sort()).toEqual(Object.keys(TYPE_OF).sort());
});

test("in Arabic every sign that may be a reason for one event is told", () => {
  const signs = SIGNS.filter(sign => (ONE_EVENT[sign] ?? 0) > 0);
  expect(signs.length).toBeGreaterThan(10);
  for (const sign of signs)
    expect(translated(`one event with what was told before: ${sign}; ${sign}`, reasons)).not.toMatch(
      /\p{Script=Latin}/u,
    );
});

test("every actor has a name in Arabic", () => {
  const lines = readFileSync(path.join(__dirname, "../data/words/incidents/actors.txt"), "utf8").split("\n");
  const names = lines.filter(line => /^[^#{|]+\|/.test(line)).map(line => line.split("|")[1]?.trim() ?? "");
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter(name => !Object.hasOwn(actors, name))).toEqual([]);
  expect(Object.keys(actors).filter(name => !names.includes(name))).toEqual([]);
  for (const name of Object.values(actors)) expect(name).toMatch(/^[\p{Script=Arabic} ()]+$/u);
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
  ["a reader and what it met", "could not be read as web page: 5 < 7", "تعذرت قراءته (صفحة ويب): 5 < 7"],
  ["a line of a file", "a b.jsonl, line 2", "a b.jsonl، السطر 2"],
  ["a row of a file", "table.csv, row 3", "table.csv، الصف 3"],
  ["several reasons", "tags; copyright", "وسوم؛ حقوق النشر"],
  ["a date's evidence with a note", "date line (no year stated)", "سطر التاريخ (السنة غير مذكورة)"],
  ["what nobody has a sentence for", "because of the moon", ""],
  ["what nobody has a sentence for, with an aside", "because of the moon (full)", ""],
  ["several of them", "because of the moon; for no reason", ""],
  ["the sentence that says most of it", "one of the words from, to", "إحدى الكلمات from, to"],
])("slots: %s", (_, text, said) => {
  expect(translated(text, reasons).replace(/[\u2066-\u2069]/g, "")).toBe(said);
});

test("what fills a slot in words of its own runs in its own direction", () => {
  expect(translated('from: expected a day as YYYY-MM-DD, got "soon."', reasons)).toBe(
    "\u2068from\u2069: المتوقع يوم بالصيغة YYYY-MM-DD، والمعطى «\u2068soon.\u2069»",
  );
});

/** Each message with its name, "review.tick". */
const messagesOf = (messages: object, above = ""): [name: string, text: string][] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "object" ? messagesOf(value, `${above}${key}.`) : [[`${above}${key}`, value as string]],
  );

test("in Arabic, what is counted has the form of its number", () => {
  const counted = messagesOf(ar).filter(([, text]) => text.includes(", plural,"));
  expect(counted.length).toBeGreaterThan(15);
  const forms = ["zero", "one", "two", "few", "many", "other"];
  const lacking = counted.flatMap(([name, text]) =>
    forms.filter(form => !text.includes(`${form} {`)).map(form => `${name}: ${form}`),
  );
  expect(lacking).toEqual([]);
});

test("in Arabic, what is quoted runs in its own direction", () => {
  const quoted = messagesOf(ar).flatMap(([name, text]) =>
    [...text.matchAll(/«\{\w+\}»/g)].map(([quote]) => name + quote),
  );
  expect(messagesOf(ar).some(([, text]) => /«\u2068\{q\}\u2069»/.test(text))).toBe(true);
  expect(quoted).toEqual([]);
});

test("both languages ask for the same values", () => {
  const asked = (text: string) =>
    [...new Set([...text.matchAll(/\{(\w+)[,}]|<(\w+)>/g)].map(([, a, b]) => a ?? b))].sort();
  const english = new Map(messagesOf(en));
  for (const [name, text] of messagesOf(ar)) expect(asked(text), name).toEqual(asked(english.get(name) ?? ""));
});

test("both languages say the same things", () => {
  const keys = (messages: object, above = ""): string[] =>
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "object" ? keys(value, `${above}${key}.`) : `${above}${key}`,
    );
  expect(keys(ar)).toEqual(keys(en));
});
