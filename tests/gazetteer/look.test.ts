// Whether a word looks like a name of the region: learned from two sets of words, and what the default pack makes of words in neither.

import { beforeAll, describe, expect, it } from "vitest";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { lookColumns, looksRegional } from "@/lib/gazetteer/look";
import { openGazetteer } from "@/lib/gazetteer/open";

describe("look", () => {
  const columns = lookColumns(new Set(["qara", "qala", "both"]), new Set(["ten", "hen", "both"]));

  it("is above zero for what resembles the first set, below for the second", () => {
    expect(looksRegional(columns, "qaral")).toBeGreaterThan(0);
    expect(looksRegional(columns, "tenhen")).toBeLessThan(0);
  });

  it("counts a word of both sets for the first", () => {
    expect(looksRegional(columns, "both")).toBeGreaterThan(0);
  });

  it("says nothing of no letters, and does not mind others", () => {
    expect(Math.abs(looksRegional(columns, ""))).toBeLessThan(0.5);
    expect(Number.isFinite(looksRegional(columns, "٣ـé9😀"))).toBe(true);
  });
});

describe("look in the default pack", () => {
  let gazetteer: Gazetteer;
  beforeAll(async () => {
    gazetteer = await openGazetteer();
  });

  const rows: [word: string, regional: boolean][] = [
    ["tawqan", true],
    ["jurfiyah", true],
    ["khirbat", true],
    ["hamloud", true],
    ["zurayban", true],
    ["coffey", false],
    ["wrangling", false],
    ["cowherd", false],
    ["stopwatches", false],
    // A village name of the north, known by its like since more of them are in the gazetteer.
    ["gumbatlan", true],
  ];
  it.each(rows)("%s", (word, regional) => {
    expect(gazetteer.look(word) > -0.2).toBe(regional);
  });
});
