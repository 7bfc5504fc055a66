// Near spellings: which names a slip still reaches, and that the index misses none that comparing with all would find.

import { describe, expect, it } from "vitest";
import { allowedDistance, FuzzyIndex, spellingDistance } from "@/lib/gazetteer/fuzzy";
import { seeded } from "@/tests/random";

describe("distance", () => {
  const rows: [name: string, a: string, b: string, distance: number][] = [
    ["equal", "tikrit", "tikrit", 0],
    ["a vowel for a vowel", "tikrit", "takrit", 0.5],
    ["a vowel too many", "tikrit", "tikirit", 0.5],
    ["a consonant for another", "tikrit", "tibrit", 1],
    ["a consonant missing", "tikrit", "tikit", 1],
    ["two letters swapped", "tikrit", "tirkit", 1],
    ["a vowel for a consonant", "tikrit", "tikait", 1],
    ["a consonant at the end", "tikrit", "tikriti", 0.5],
    ["nothing and something", "", "tik", 2.5],
    ["far", "tikrit", "basra", 4],
    ["a consonant for its neighbour", "tikrit", "tigrit", 0.5],
    ["an h too many", "tikrit", "tikhrit", 0.5],
    ["one sound of two letters for another", "qirkat", "cirkat", 0.5],
  ];
  it.each(rows)("%s", (_, a, b, distance) => {
    expect(spellingDistance(a, b)).toBe(distance);
    expect(spellingDistance(b, a)).toBe(distance);
  });

  it("is symmetric and zero for equals alone", () => {
    const random = seeded(1);
    const word = () => Array.from({ length: random.below(9) }, () => random.pick([..."aiukrtbs"])).join("");
    for (let i = 0; i < 2000; i++) {
      const [a, b] = [word(), word()];
      expect(spellingDistance(a, b)).toBe(spellingDistance(b, a));
      expect(spellingDistance(a, b) === 0).toBe(a === b);
    }
  });
});

describe("index", () => {
  it("finds names by their consonants, however the vowels were heard", () => {
    const index = new FuzzyIndex();
    index.add("khasham", 1);
    index.add("khasham al gharbi", 2);
    expect(index.near("khishim").map(({ name }) => name)).toEqual([1]);
    expect(index.near("khshum").map(({ name }) => name)).toEqual([1]);
  });

  it("gives the nearest first, then in the order of adding", () => {
    const index = new FuzzyIndex();
    index.add("tikrit", 7);
    index.add("takrit", 3);
    index.add("tibrit", 1);
    index.add("tukrit", 2);
    expect(index.near("tikrit")).toEqual([
      { name: 2, distance: 0.5 },
      { name: 3, distance: 0.5 },
      { name: 1, distance: 1 },
    ]);
  });

  const rows: [name: string, asked: string, found: boolean][] = [
    ["itself is no near spelling", "baghdad", false],
    ["one slip", "bagdad", true],
    ["a vowel missing and a letter too many in a long name", "bghdadr", true],
    ["vowels alone, as many as there are", "bighdud", true],
    ["a vowel and a consonant", "bughdat", false],
    ["two consonants changed", "bughmal", false],
    ["another first consonant", "maghdad", false],
    ["the first consonant's neighbour", "paghdad", true],
    ["too short to ask", "bag", false],
    ["too long to ask", "b".repeat(25), false],
    ["nothing", "", false],
  ];
  it.each(rows)("%s", (_, asked, found) => {
    const index = new FuzzyIndex();
    index.add("baghdad", 0);
    expect(index.near(asked).length > 0).toBe(found);
  });

  it("leaves out names that everything is near to", () => {
    const index = new FuzzyIndex();
    index.add("hit", 0);
    expect(index.near("hita")).toEqual([]);
  });

  it.each([1, 2, 3])("finds what is one deletion, swap or exchange away, like comparing with all (seed %i)", seed => {
    const random = seeded(seed);
    const word = () => Array.from({ length: 4 + random.below(5) }, () => random.pick([..."aiukrt"])).join("");
    const keys = [...new Set(Array.from({ length: 400 }, word))];
    const index = new FuzzyIndex();
    keys.forEach((key, i) => {
      index.add(key, i);
    });
    for (let i = 0; i < 100; i++) {
      const asked = word();
      const found = index.near(asked);
      const all = keys.flatMap((key, name) => {
        const distance = spellingDistance(asked, key);
        return distance > 0 && distance <= allowedDistance(asked, key) ? [{ name, distance }] : [];
      });
      // Nothing is found that is too far, and one slip away (with the first letter kept) nothing is missed.
      for (const near of found) expect(all).toContainEqual(near);
      const slips = all.filter(({ name }) => isOneSlip(asked, keys[name]!) && keys[name]![0] === asked[0]);
      for (const near of slips) expect(found).toContainEqual(near);
    }
  });

  /** One letter left out, added, changed, or two neighbours swapped. */
  function isOneSlip(a: string, b: string): boolean {
    if (Math.abs(a.length - b.length) > 1) return false;
    let from = 0;
    while (from < Math.min(a.length, b.length) && a[from] === b[from]) from++;
    const [restA, restB] = [a.slice(from), b.slice(from)];
    return (
      restA.slice(1) === restB.slice(1) ||
      restA.slice(1) === restB ||
      restA === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    );
  }
});
