// Cases that a journalist can write, one line each: cases.txt must hold; known-failures.txt must still fail, so that a line
// that was mended moves over.

import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";

let gazetteer: Gazetteer;
beforeAll(async () => {
  gazetteer = await openGazetteer();
});

function readCases(file: string): [sentence: string, expected: string][] {
  return readFileSync(path.join(import.meta.dirname, file), "utf8")
    .split("\n")
    .filter(line => line.trim() !== "" && !line.startsWith("#"))
    .map(line => {
      const [sentence = "", expected, ...more] = line.split(" =>");
      if (expected === undefined || more.length > 0) throw new Error(`${file}: expected one " => " in "${line}"`);
      return [sentence, expected.trim()].map(part => part.replaceAll("\\n", "\n")) as [string, string];
    });
}

/** What was found, written as in the file. Only for names that are marked "~" is the sense judged. */
function found(sentence: string, expected: string): string {
  const metonymic = new Set(Array.from(expected.matchAll(/([^;]+?)~/g), ([, text = ""]) => text.trim()));
  return geoparse(sentence, gazetteer)
    .map(({ text, literal, resolution }) => {
      const place = resolution.type === "resolved" ? resolution.placeId : "?";
      return `${text}${!literal && metonymic.has(text) ? "~" : "="}${place}`;
    })
    .join("; ");
}

const cases = readCases("cases.txt");
const failures = readCases("known-failures.txt");

describe("cases", () => {
  it("are many, and each stands once", () => {
    expect(cases.length).toBeGreaterThanOrEqual(100);
    const sentences = [...cases, ...failures].map(([sentence]) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it("name places of the gazetteer", () => {
    const ids = [...cases, ...failures].flatMap(([, expected]) => expected.match(/[=~]\S+:[^;\s]+/g) ?? []);
    expect(ids.map(id => id.slice(1)).filter(id => !gazetteer.place(id))).toEqual([]);
  });

  it.each(cases)("%s", (sentence, expected) => {
    expect(found(sentence, expected)).toBe(expected);
  });
});

describe("known failures", () => {
  it.each(failures)("%s", (sentence, expected) => {
    expect(found(sentence, expected)).not.toBe(expected);
  });
});
