// Reports of one event are counted across articles; copies of a text count once.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqlite } from "@/lib/store/sqlite";
import type { ParsedArticle, Store } from "@/lib/store/store";
import type { Incident, Place } from "@/lib/types";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dateline-"));
  store = openSqlite(path.join(folder, "events.db"));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const HILLAH: Place = {
  ...{ id: "t:hillah", name: "Hillah", nameAr: "", names: [], kind: "city", featureClass: "P", featureCode: "PPL" },
  ...{
    country: "IQ",
    admin1: "Babil",
    admin2: "",
    lon: 44.4,
    lat: 32.5,
    extent: null,
    population: 0,
    accuracyKm: 0,
    source: "",
  },
};
const TEXT = "A bomb exploded in Hillah, killing four.";

/** An article that reports one bomb in Hillah. */
function report(id: string, { day = "2021-06-28", deaths = 4 }: { day?: string; deaths?: number } = {}): ParsedArticle {
  const incident: Incident = {
    ...{ type: "explosions", subtype: "remote-explosive-landmine-ied", status: "reported", relation: null, actors: [] },
    ...{ sentence: { start: 0, end: TEXT.length }, trigger: { start: 2, end: 15 }, mention: 0, injuries: null },
    date: { from: day, to: day, precision: "day", span: null, note: "" },
    deaths: { low: deaths, high: deaths, text: "four", start: 35, end: 39 },
    ...{ confidence: 0.9, evidence: [] },
  };
  return {
    article: {
      ...{
        id,
        title: id,
        author: "",
        source: "t",
        url: "",
        publishedOn: null,
        dateEvidence: "",
        language: "en",
        text: TEXT,
      },
      boilerplate: [],
    },
    mentions: [
      {
        ...{ start: 19, end: 25, text: "Hillah", literal: true, confidence: 1, evidence: [], runnersUp: [] },
        resolution: { type: "resolved", placeId: HILLAH.id },
      },
    ],
    incidents: [incident],
    places: [HILLAH],
  };
}

const reportsOf = async (id: string) => (await store.article(id))?.happened.map(({ incident }) => incident.reports);

test("reports that agree are one event, whatever the order they came in", async () => {
  for (const parsed of [report("c"), report("a", { deaths: 6 }), report("b", { deaths: 5 })])
    await store.addArticle(parsed);
  for (const id of ["a", "b", "c"]) expect(await reportsOf(id)).toEqual([3]);
});

test("another day or quite another count is another event", async () => {
  for (const parsed of [report("a"), report("b", { day: "2021-06-30" }), report("c", { deaths: 40 })])
    await store.addArticle(parsed);
  for (const id of ["a", "b", "c"]) expect(await reportsOf(id)).toEqual([1]);
});

test("a copy of an article counts with it", async () => {
  for (const parsed of [report("a"), report("b"), report("copy")]) await store.addArticle(parsed);
  await store.addDuplicate("copy", "a");
  for (const id of ["a", "b", "copy"]) expect(await reportsOf(id)).toEqual([2]);
});

test("what is replaced or removed no longer counts", async () => {
  for (const parsed of [report("a"), report("b"), report("c")]) await store.addArticle(parsed);
  await store.replaceFindings(report("b", { day: "2021-06-30" }));
  expect(await reportsOf("a")).toEqual([2]);
  expect(await reportsOf("b")).toEqual([1]);
  await store.removeArticle("c");
  expect(await reportsOf("a")).toEqual([1]);
});
