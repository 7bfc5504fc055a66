// The work grows with the length of the text and not faster. No clock is asked: the engine counts how often each block of our code is
// run, for a text and for one of four times its length. What the engine does by itself is counted in letters and members that it
// passes: searching strings and lists, copying and folding them.

import { Session } from "node:inspector";
import { afterAll, describe, expect, it } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";

const PUBLISHED = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;
const gazetteer = await openGazetteer();

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
afterAll(() => session.disconnect());

/** Letters and members that built-in functions passed since the last call. */
let passed = 0;

type Cost<T> = (self: T, args: readonly unknown[], result: unknown, lastIndex: number) => number;

/** Until the end, each call of a built-in function counts what it passes. */
function counted<T extends object>(owner: T, name: string, cost: Cost<never>): void {
  const original = Object.getOwnPropertyDescriptor(owner, name)!;
  const run = original.value as (...args: unknown[]) => unknown;
  Object.defineProperty(owner, name, {
    ...original,
    value(this: never, ...args: unknown[]) {
      const { lastIndex = 0 } = this as { lastIndex?: number };
      const result = run.apply(this, args);
      passed += cost(this, args, result, lastIndex);
      return result;
    },
  });
  afterAll(() => Object.defineProperty(owner, name, original));
}

const whole: Cost<{ length: number }> = self => self.length;
const upTo: Cost<{ length: number }> = (self, [, from = 0], at) => {
  const end = typeof at === "number" && at >= 0 ? at + 1 : self.length;
  return Math.max(0, end - Number(from));
};
const backTo: Cost<{ length: number }> = (self, [, from = self.length], at) =>
  Math.max(0, Math.min(self.length, Number(from)) - Number(at));
counted(String.prototype, "indexOf", upTo);
counted(String.prototype, "includes", upTo);
counted(String.prototype, "lastIndexOf", backTo);
for (const name of ["split", "replace", "replaceAll", "normalize", "toLowerCase", "toUpperCase", "trim"])
  counted(String.prototype, name, whole);
counted(RegExp.prototype, "exec", (self: RegExp, [text], found, lastIndex) => {
  const hit = found as RegExpExecArray | null;
  const from = self.global || self.sticky ? lastIndex : 0;
  if (hit) return hit.index + hit[0].length - from;
  return self.sticky ? 1 : String(text).length - from;
});
counted(Array.prototype, "indexOf", upTo);
counted(Array.prototype, "includes", upTo);
for (const name of ["slice", "concat", "join", "reverse"]) counted(Array.prototype, name, whole);

/** How often blocks of lib/ were run since the last call, and what built-in functions passed. */
function stepsTaken(): number {
  let steps = passed;
  session.post("Profiler.takePreciseCoverage", (_, { result }) => {
    for (const { url, functions } of result)
      if (url.includes("/lib/")) for (const { ranges } of functions) for (const { count } of ranges) steps += count;
  });
  passed = 0;
  return steps;
}

/** A unit, and how often it stands in the shorter text. */
const TEXTS: [name: string, unit: string, times: number][] = [
  ["news", "A convoy from Mosul to Tal Afar was hit near Sinjar in Nineveh, and Omar Salih left. ", 60],
  ["one letter", "a", 4_000],
  ["names in a row", "Baghdad ", 500],
  ["names that begin alike", "New York City New ", 250],
  ["one name again and again", "Mosul, ", 500],
  ["containers", "Hit, Anbar, ", 300],
  ["distances", "Rawa, 20 km north of Hit, ", 150],
  ["titles and first names", "General Omar ", 500],
  ["kin", "his sons Uday and Qusay and ", 250],
  ["homonyms", "Rashidiya near Salam and ", 150],
  ["openings", "In Najaf, rain. ", 250],
  ["heads", "Kirkuk: closed.\n", 250],
  ["unknown villages", "the village of Zabrqan, ", 200],
  ["unknown villages in a list", "the villages of Zabrqan and Tall Warqan and ", 150],
  ["organisations", "Basra Oil Company of the ", 250],
  ["kinds", "village of the city of the ", 300],
  ["cells of a table", "Mosul | district | ", 300],
  ["lines of a table", "Mosul\tdistrict\n", 300],
  ["spaces", "Mosul    Hit    ", 300],
  ["quotation marks, nested", "\u201c\u2018", 2_000],
  ["possessives", "Anbar's Hit's ", 300],
  ["hyphens", "Baghdad-Basra-", 300],
  ["governments", "Moscow and Washington and ", 250],
  ["Arabic without a stop", "الموصل قال ", 400],
  ["Arabic prefixes", "وبالموصل ", 400],
  ["Arabic villages", "قرى المحمرقة والمحسنقة ", 250],
  ["Arabic people", "محمد علي حسين ", 300],
  ["a fight", "a bomb killed 3 people near Mosul on 3 May and 14 more in Balad, ", 60],
];
/** Four times the text may take that many times the steps; words of the ends, and tables that widen, are the rest. */
const MOST = 4.25;

describe("four times the text", () => {
  it.each(TEXTS)("%s", (_, unit, times) => {
    const texts = [unit.repeat(times), unit.repeat(4 * times)];
    // Read once before, so that both find remembered what is remembered of words and places.
    const mentions = texts.map(text => geoparse(text, gazetteer));
    for (const [i, text] of texts.entries()) findIncidents(text, mentions[i]!, gazetteer, { publishedOn: PUBLISHED });
    stepsTaken();
    const parsing = texts.map(text => {
      geoparse(`${text} `, gazetteer);
      return stepsTaken();
    });
    const finding = texts.map((text, i) => {
      findIncidents(text, mentions[i]!, gazetteer, { publishedOn: PUBLISHED });
      return stepsTaken();
    });
    expect(parsing[1]! / parsing[0]!).toBeLessThan(MOST);
    expect(finding[1]! / finding[0]!).toBeLessThan(MOST);
  });
});
