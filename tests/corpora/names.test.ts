// The corpora of spellings, Arabic sentences and unknown places: readable, about places of the gazetteer, and parted for good.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readVariants } from "@/scripts/evaluate-variants";
import { readCorpus } from "@/tests/corpora/read";

const file = (name: string) => path.join(import.meta.dirname, name);
const ids = new Set(
  readFileSync("data/gazetteer/places.tsv", "utf8")
    .split("\n")
    .map(line => line.slice(0, line.indexOf("\t"))),
);

describe("spellings", () => {
  const parts = ["spellings-dev.tsv", "spellings-frozen.tsv"].map(name => readVariants(file(name)));

  it("are many, each with a position in the region and its governorate", () => {
    expect(parts.map(part => part.length)).toEqual([296, 147]);
    for (const { at, governorate } of parts.flat()) {
      expect(at![0]).toBeGreaterThan(34);
      expect(at![1]).toBeLessThan(40);
      expect(governorate).not.toBe(null);
    }
  });

  it("stand in one part alone", () => {
    const surfaces = parts.flat().map(({ surface }) => surface);
    expect(new Set(surfaces).size).toBe(surfaces.length);
  });

  const folder = mkdtempSync(path.join(tmpdir(), "dateline-spellings-"));
  it.each([
    ["a heading without positions", "name\tlat\n", 'expected columns "surface"'],
    ["a position that is no number", "surface\tlat\tlon\nMosul\tnorth\t43\n", "line 2: unreadable"],
  ])("refuses %s", (name, text, message) => {
    const bad = path.join(folder, `${name.replaceAll(" ", "-")}.tsv`);
    writeFileSync(bad, text);
    expect(() => readVariants(bad)).toThrow(message);
  });
});

describe.each(["arabic", "unknown"])("%s", name => {
  const parts = ["dev", "frozen"].map(part => readCorpus(readFileSync(file(`${name}-${part}.md`), "utf8")));

  it("names places of the gazetteer", () => {
    const named = parts
      .flat()
      .flatMap(({ toponyms }) => toponyms.flatMap(({ placeId, near }) => placeId ?? near ?? []));
    expect(named.filter(id => !ids.has(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(100);
  });

  it("has a frozen third of other articles", () => {
    const [dev, frozen] = parts.map(articles => new Set(articles.map(({ id }) => id)));
    expect([...frozen!].filter(id => dev!.has(id))).toEqual([]);
    expect(frozen!.size * 2).toBe(dev!.size);
  });
});
