// What is kept of answers about words, and that it stays bounded.

import { describe, expect, it } from "vitest";
import { Memory, once } from "@/lib/text/memory";

describe("memory", () => {
  it("gives back what it was told to keep, and undefined before", () => {
    const memory = new Memory<number | null>();
    expect(memory.get("hit")).toBeUndefined();
    expect(memory.keep("hit", 3)).toBe(3);
    expect(memory.keep("rawa", null)).toBeNull();
    expect([memory.get("hit"), memory.get("rawa"), memory.get("ana")]).toEqual([3, null, undefined]);
  });

  it("knows a word that was cut out of a text by its letters", () => {
    const memory = new Memory<number>();
    const text = "the governorate of Sulaymaniyah, al-Sulaymaniyah and \ud800 halves of characters \udc00";
    for (const [start, end] of [
      [19, 31],
      [33, 48],
      [53, text.length],
    ] as const) {
      memory.keep(text.slice(start, end), start);
      expect(memory.get(text.slice(start, end))).toBe(start);
    }
  });

  it("forgets all when full, and never holds more", () => {
    const memory = new Memory<number>(100);
    for (let i = 0; i < 1_000; i++) {
      memory.keep(`word ${i}`, i);
      expect(memory.size).toBeLessThanOrEqual(100);
    }
    expect(memory.get("word 0")).toBeUndefined();
    expect(memory.get("word 999")).toBe(999);
  });
});

describe("once", () => {
  it("answers one question for each object, whatever the answer, and keeps objects apart", () => {
    const asked: object[] = [];
    const answer = once((of: { word: string | null }) => {
      asked.push(of);
      return of.word;
    });
    const [one, none, same] = [{ word: "hit" }, { word: null }, { word: "hit" }];
    expect([one, none, same, one, none].map(answer)).toEqual(["hit", null, "hit", "hit", null]);
    expect(asked).toEqual([one, none, same]);
  });
});
