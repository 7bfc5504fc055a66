// Areas shaded by what they count: classes that begin at round numbers, per article where asked, nothing where nothing is.
import { describe, expect, test } from "vitest";
import { classRanges, countClasses, evenClasses, shadedBy, shadingOf } from "@/components/shading";
import type { AreasAnswer } from "@/lib/answers";
import { EMPTY, EMPTY_VIEW, type Unit, type View } from "@/lib/query";

describe("classes of counts", () => {
  test.each<[string, number[], number[]]>([
    ["nothing", [], []],
    ["one area", [3], [1, 2, 3]],
    ["few", [1, 2, 5], [1, 2, 3, 4, 5]],
    ["some", [1, 7, 12], [1, 2, 4, 8]],
    ["many, by squares and round", [1, 30, 120], [1, 5, 20, 40, 80]],
    ["thousands", [4, 52_310], [1, 2100, 8400, 19_000, 33_000]],
  ])("%s", (_, counts, classes) => {
    expect(countClasses(counts)).toEqual(classes);
  });
});

test.each<[string, number[], number[]]>([
  ["nothing", [], []],
  ["all the same", [2, 2], [2]],
  ["from the least to the most", [1, 6], [1, 2, 3, 4, 5]],
])("classes per article: %s", (_, numbers, classes) => {
  expect(evenClasses(numbers)).toEqual(classes);
});

const area = (slug: string) => ({ slug, name: slug, nameAr: "" });
const counted = (value: string, mentions: number, articles: number, killed = 0): AreasAnswer["areas"][number] => ({
  value,
  label: value,
  counts: { incidents: 0, mentions, articles },
  toll: { killed, wounded: 0 },
});
const outlined = ["anbar", "babil", "wasit"].map(area);
const answer = [counted("anbar", 12, 8), counted("babil", 5, 1), counted("syria", 40, 30)];

test("every outline has its number and class; what has no outline is not shaded", () => {
  const shading = shadingOf("province", outlined, answer, "mentions", "count");
  expect([...shading.shades].map(([slug, shade]) => [slug, shade.number, shade.class])).toEqual([
    ["anbar", 12, 4],
    ["babil", 5, 3],
    ["wasit", 0, 0],
  ]);
  expect(shading.outside).toBe(40);
  expect(classRanges(shading)).toEqual([
    { from: 1, to: 1 },
    { from: 2, to: 3 },
    { from: 4, to: 7 },
    { from: 8, to: 12 },
  ]);
});

test("by the people killed, whatever the number of incidents", () => {
  const killing = [counted("anbar", 12, 8, 3), counted("babil", 5, 1, 40), counted("syria", 40, 30, 7)];
  const shading = shadingOf("province", outlined, killing, "incidents", "killed");
  expect([...shading.shades.values()].map(({ number }) => number)).toEqual([3, 40, 0]);
  expect(shading.outside).toBe(7);
});

test.each<[Unit, View["shade"], View["shade"]]>([
  ["incidents", "killed", "killed"],
  ["mentions", "killed", "count"],
  ["mentions", "per-article", "per-article"],
  ["articles", "per-article", "count"],
])("%s that a link asks to shade by %s are shaded by %s", (unit, shade, by) => {
  expect(shadedBy({ ...EMPTY, unit }, { ...EMPTY_VIEW, shade })).toBe(by);
});

test("per article: the count over the articles that name a place of the area", () => {
  const shading = shadingOf("province", outlined, answer, "mentions", "per-article");
  expect([...shading.shades.values()].map(({ number }) => number)).toEqual([1.5, 5, 0]);
  expect(shading.shades.get("babil")?.class).toBe(shading.classes.length);
  expect(shading.shades.get("wasit")?.class).toBe(0);
  expect(classRanges(shading).at(-1)?.to).toBe(5);
});
