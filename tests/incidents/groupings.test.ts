// Which reports are of one event as readers have said: a table, and what holds for whatever was said, seeded.

import { expect, test } from "vitest";
import { groupedAsSaid, inOrderSaid, nthOf } from "@/lib/incidents/groupings";
import type { Grouping } from "@/lib/types";
import { type Random, seeded } from "../random";

/** Groups written as "ab c": each a word, by its letters. */
const groups = (words: string) => words.split(" ").map(word => [...word]);
const written = (grouped: { reports: readonly string[] }[]) =>
  grouped
    .map(({ reports }) => [...reports].sort().join(""))
    .sort()
    .join(" ");
const grouped = (found: string, said: string) => groupedAsSaid(groups(found), said === "" ? [] : groups(said));

test.each([
  ["nothing was said", "ab c", "", "ab c"],
  ["two are one", "a b c", "ab", "ab c"],
  ["with all that each is one with", "ab cd e", "bc", "abcd e"],
  ["one with another, and that with a third", "a b c", "ab bc", "abc"],
  ["the same from the third's side", "a b c", "cb ab", "abc"],
  ["one is set apart", "abc", "a", "a bc"],
  ["the rest stays together, also what it had joined", "abc d", "cd a", "a bcd"],
  ["set apart though alone", "a b", "a", "a b"],
  ["each is set apart", "abc", "a b", "a b c"],
  ["set apart, and one with another event", "abc d", "a ad", "ad bc"],
  ["set apart, and one with the rest after all", "abc", "a ab", "abc"],
  ["made one, and set apart after all", "a b", "ab a", "a b"],
  ["what was made one stays so without what made it", "ab cd", "bc b", "acd b"],
  ["said of what is one already", "ab", "ab", "ab"],
  ["said of a report that is in no group", "ab", "ax x", "ab"],
])("%s", (_, found, said, wanted) => {
  expect(written(grouped(found, said))).toBe(wanted);
});

test.each([
  ["of two made one", "a b", "ab", { ab: [0] }],
  ["of more, whatever part of them was pointed at", "a b c", "ab bc", { abc: [0, 1] }],
  ["of one set apart, not of the rest", "abc", "a", { a: [0], bc: [] }],
  ["not where the one that was made one was set apart later", "a b", "ab a", { a: [1], b: [] }],
  ["but where it had brought others along", "ax b", "ab a", { a: [1], bx: [0] }],
  ["of what is one as found, too", "ab", "ab", { ab: [0] }],
  ["set apart twice, the later", "ab", "a ab a", { a: [2], b: [] }],
])("tells what was said: %s", (_, found, said, wanted) => {
  const told = grouped(found, said).map(group => [[...group.reports].sort().join(""), group.said]);
  expect(Object.fromEntries(told)).toEqual(wanted);
});

const REPORTS = [..."abcdefghijkl"];

/** Reports as found in groups, each in one. */
function someGroups(random: Random): string[][] {
  const found: string[][] = [];
  for (const report of REPORTS) {
    const group = random.chance(0.4) ? undefined : found[random.below(found.length + 1)];
    if (group) group.push(report);
    else found.push([report]);
  }
  return found;
}

const someWord = (random: Random): string[] =>
  random.chance(0.4) ? [random.pick(REPORTS)] : [random.pick(REPORTS), random.pick(REPORTS)];

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])("invariants: seed %i", seed => {
  const random = seeded(seed);
  for (let round = 0; round < 60; round++) {
    const found = someGroups(random);
    const said = Array.from({ length: random.below(9) }, () => someWord(random));
    const before = JSON.stringify([found, said]);
    const now = groupedAsSaid(found, said);
    expect(JSON.stringify([found, said])).toBe(before);
    // No report is lost, none is in two events.
    expect(now.flatMap(({ reports }) => reports).sort()).toEqual(REPORTS);
    expect(now.every(({ reports }) => reports.length > 0)).toBe(true);

    // The last word holds.
    const [last, other] = said.at(-1) ?? [];
    const eventOf = (report: string) => now.findIndex(({ reports }) => reports.includes(report));
    if (last && other) expect(eventOf(last)).toBe(eventOf(other));
    else if (last) expect(now[eventOf(last)]!.reports).toEqual([last]);
    // What is told of an event is of one of its reports, or of one with which they came.
    for (const [n, word] of said.entries())
      if (word.length === 1 && !said.slice(n + 1).some(([a, b]) => b === undefined && a === word[0]))
        expect(now[eventOf(word[0]!)]!.said).toContain(n);

    // Said once more is no different.
    expect(written(groupedAsSaid(found, [...said, ...said.slice(-1)]))).toBe(written(now));

    // What is said of other reports may come before or behind.
    const parts = [REPORTS.slice(0, 6), REPORTS.slice(6)].map(its => {
      const of = found.map(group => group.filter(report => its.includes(report))).filter(group => group.length > 0);
      return { of, said: said.filter(words => words.every(report => its.includes(report))) };
    });
    const apart = parts.flatMap(({ of }) => of);
    const [one, two] = parts.map(part => part.said) as [string[][], string[][]];
    const mixed = random.some([...[...one, ...two].keys()], one.length, one.length);
    const [its, others] = [one.values(), two.values()];
    const inTurn = [...one, ...two].map((_, n) => (mixed.includes(n) ? its.next().value! : others.next().value!));
    expect(written(groupedAsSaid(apart, inTurn))).toBe(written(groupedAsSaid(apart, [...one, ...two])));
    // So may words of one kind.
    for (const length of [1, 2]) {
      const alike = said.filter(words => words.length === length);
      expect(written(groupedAsSaid(found, [...alike].reverse()))).toBe(written(groupedAsSaid(found, alike)));
    }
  }
});

test("what was said is put in order by its time, of one moment the same way always", () => {
  const word = (start: number, on: string): Grouping => ({
    reports: [{ article: "a", start, end: start + 1, at: null }],
    ...{ on, by: "local" },
  });
  const said = [
    word(3, "2024-05-06T07:08:09.001Z"),
    word(2, "2024-05-06T07:08:09.001Z"),
    word(9, "2024-05-06T07:08:08Z"),
  ];
  const order = (of: Grouping[]) => inOrderSaid(of).map(({ reports: [{ start }] }) => start);
  expect(order(said)).toEqual([9, 2, 3]);
  expect(order([...said].reverse())).toEqual([9, 2, 3]);
});

test.each([
  ["by its trigger and its place", { start: 10, end: 15, at: 20 }, 0],
  ["of a list of places, each", { start: 10, end: 15, at: 30 }, 1],
  ["by words that overlap its trigger", { start: 12, end: 18, at: 30 }, 1],
  ["by its trigger alone where no other has it", { start: 40, end: 45, at: 99 }, 2],
  ["not where several have it", { start: 10, end: 15, at: 99 }, -1],
  ["without a place", { start: 60, end: 62, at: null }, 3],
  ["not where nothing is told", { start: 90, end: 95, at: null }, -1],
])("a report is found %s", (_, report, wanted) => {
  const found = [
    { trigger: { start: 10, end: 15 }, mention: 0 },
    { trigger: { start: 10, end: 15 }, mention: 1 },
    { trigger: { start: 40, end: 45 }, mention: 1 },
    { trigger: { start: 60, end: 65 }, mention: null },
  ];
  expect(nthOf(report, found, [{ start: 20 }, { start: 30 }])).toBe(wanted);
});
