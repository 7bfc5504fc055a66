// Reports of one event are counted across articles; copies of a text count once.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EMPTY, type Query } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";
import type { ParsedArticle, Store } from "@/lib/store/store";
import type { Incident, Place } from "@/lib/types";
import { type Random, seeded } from "../random";

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

const INCIDENTS: Query = { ...EMPTY, unit: "incidents" };
const PAGE = { limit: 50, after: null, sort: "date" } as const;

test("an incident counts once, however many articles report it", async () => {
  const last = report("c");
  for (const parsed of [report("a"), report("b"), { ...last, article: { ...last.article, source: "other" } }])
    await store.addArticle(parsed);
  await store.addArticle(report("d", { day: "2021-07-03" }));
  const { features, totals, units } = await store.places(INCIDENTS);
  expect(features.map(({ properties: { counts } }) => counts)).toEqual([{ incidents: 2, mentions: 4, articles: 4 }]);
  expect([totals.all, units]).toEqual([2, { incidents: 2, mentions: 4, articles: 4 }]);
  const { facets } = await store.facets(INCIDENTS);
  expect(facets.type).toMatchObject([{ value: "explosions", count: 2 }]);
  // Each source reports the first one.
  expect(facets.source.map(({ value, count }) => [value, count])).toEqual([
    ["t", 2],
    ["other", 1],
  ]);
  expect((await store.areas(INCIDENTS, "province")).areas).toMatchObject([{ counts: { incidents: 2 } }]);
  expect((await store.timeline(INCIDENTS, { bin: "year" })).bins).toEqual([
    { from: "2021-01-01", count: 2, coarse: 0 },
  ]);
});

test("one that is left by another filter still counts", async () => {
  const other = report("b");
  for (const parsed of [report("a"), { ...other, article: { ...other.article, source: "other" } }])
    await store.addArticle(parsed);
  const only = { ...INCIDENTS, facets: { ...EMPTY.facets, source: { only: ["other"], not: [] } } };
  expect((await store.facets(only)).totals.all).toBe(1);
});

test("the list has its sentences, or one of each incident", async () => {
  for (const parsed of [report("a"), report("b"), report("c", { day: "2021-07-03" })]) await store.addArticle(parsed);
  const all = await store.excerpts(INCIDENTS, PAGE);
  expect([all.total, all.excerpts.map(({ id }) => id)]).toEqual([3, ["c:i0", "a:i0", "b:i0"]]);
  const each = await store.excerpts(INCIDENTS, { ...PAGE, together: true });
  expect([each.total, each.excerpts.map(({ id }) => id)]).toEqual([2, ["c:i0", "a:i0"]]);
  const first = await store.excerpts(INCIDENTS, { ...PAGE, limit: 1, together: true });
  const next = await store.excerpts(INCIDENTS, { ...PAGE, limit: 1, after: first.next, together: true });
  expect([first.next, next.next, next.excerpts[0]?.id]).toEqual(["c:i0", null, "a:i0"]);
});

test("of reports that tell as much, the one with the most dead stands for the incident, and its toll is theirs", async () => {
  for (const parsed of [report("a", { deaths: 4 }), report("b", { deaths: 5 })]) await store.addArticle(parsed);
  const { excerpts, total, toll } = await store.excerpts(INCIDENTS, { ...PAGE, together: true });
  expect([total, excerpts.map(({ id }) => id), toll]).toEqual([1, ["b:i0"], { killed: 5, wounded: 0 }]);
});

/** The same, and a sentence behind that speaks of it again, with neither place nor day. */
function retold(id: string): ParsedArticle {
  const parsed = report(id);
  const again = " Nobody has claimed the blast.";
  parsed.article.text += again;
  const [told] = parsed.incidents;
  parsed.incidents.push({
    ...told!,
    ...{
      sentence: { start: TEXT.length + 1, end: TEXT.length + again.length },
      mention: null,
      date: null,
      deaths: null,
    },
    ...{ trigger: { start: TEXT.length + 24, end: TEXT.length + 29 }, again: 0 },
  });
  return parsed;
}

test("what an article tells again is the same incident, in the place and on the day of the first", async () => {
  for (const parsed of [retold("a"), retold("b")]) await store.addArticle(parsed);
  const { totals } = await store.facets(INCIDENTS);
  expect(totals).toEqual({ all: 1, map: 1, elsewhere: 0, unlocated: 0 });
  const { bins, undated } = await store.timeline(INCIDENTS, { bin: "year" });
  expect([bins.map(({ count }) => count), undated]).toEqual([[1], 0]);
  expect(await reportsOf("a")).toEqual([2, 2]); // articles, not sentences
  const { articles } = await store.articles(INCIDENTS, PAGE);
  expect(articles.map(({ incidents }) => incidents)).toEqual([1, 1]);
  const [row, ...more] = (await store.excerpts(INCIDENTS, { ...PAGE, together: true })).excerpts;
  expect([row?.id, more]).toEqual(["a:i0", []]);
});

test.each(["mention", "date", "deaths"] as const)(
  "of two reports the one that tells the %s stands for both",
  async lacks => {
    const parsed = report("a");
    const [told] = parsed.incidents;
    parsed.incidents = [{ ...told!, [lacks]: null, again: 1 }, told!];
    await store.addArticle(parsed);
    const { excerpts } = await store.excerpts(INCIDENTS, { ...PAGE, together: true });
    expect(excerpts.map(({ id }) => id)).toEqual(["a:i1"]);
  },
);

const KARBALA: Place = { ...HILLAH, id: "t:karbala", name: "Karbala", admin1: "Karbala", lon: 44, lat: 32.6 };
const BABIL: Place = { ...HILLAH, id: "t:babil", name: "Babil", kind: "admin1" };

/** The same, and reports of the event before and behind that one, each at a place of its own; `more` is of the last. */
function toldAt(id: string, before: Place, behind: Place, more: Partial<Incident> = {}): ParsedArticle {
  const parsed = report(id);
  const [own] = parsed.incidents;
  const [name] = parsed.mentions;
  for (const at of [before, behind]) {
    parsed.mentions.push({ ...name!, resolution: { type: "resolved", placeId: at.id } });
    parsed.places.push(at);
  }
  parsed.incidents = [
    { ...own!, mention: 1 },
    { ...own!, again: 0 },
    { ...own!, mention: 2, again: 1, ...more },
  ];
  return parsed;
}
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("an event whose reports are at several places", () => {
  const number = (low: number): Incident["deaths"] => ({ low, high: low, text: String(low), start: 35, end: 39 });

  test("is drawn and counted at one of them, where dots, provinces, facets, timeline, list and toll agree", async () => {
    for (const parsed of [toldAt("a", BABIL, KARBALA), report("b"), report("c", { day: "2021-07-03" })])
      await store.addArticle(parsed);
    const { features, totals, toll } = await store.places(INCIDENTS);
    expect(features.map(({ id, properties }) => [id, properties.counts.incidents, properties.toll.killed])).toEqual([
      ["t:hillah", 2, 8],
    ]);
    expect([totals.all, toll.killed]).toEqual([2, 8]);
    const { facets } = await store.facets(INCIDENTS);
    for (const facet of ["province", "kind", "type", "subtype", "killed", "confidence"] as const)
      expect(sum(facets[facet].map(({ count }) => count)), facet).toBe(2);
    const { areas } = await store.areas(INCIDENTS, "province");
    expect(areas.map(({ value, counts, toll }) => [value, counts.incidents, toll.killed])).toEqual([
      ["babil", 2, 8],
      ["karbala", 0, 0],
    ]);
    expect(sum((await store.timeline(INCIDENTS)).bins.map(({ count }) => count))).toBe(2);
    // What is chosen is what was counted.
    const only = (province: string) => ({
      ...INCIDENTS,
      facets: { ...EMPTY.facets, province: { only: [province], not: [] } },
    });
    expect((await store.excerpts(only("babil"), { ...PAGE, together: true })).total).toBe(2);
    expect((await store.excerpts(only("karbala"), PAGE)).total).toBe(0);
    const here = await store.excerpts({ ...INCIDENTS, place: "t:hillah" }, PAGE);
    expect(here.excerpts.map(({ id, place, placeTold }) => [id, place?.name, placeTold?.name])).toEqual([
      ["c:i0", "Hillah", undefined],
      ["a:i0", "Hillah", "Babil"],
      ["a:i1", "Hillah", undefined],
      ["a:i2", "Hillah", "Karbala"],
      ["b:i0", "Hillah", undefined],
    ]);
    // Mentions and articles count where they name a place.
    const articles = await store.places({ ...INCIDENTS, unit: "articles" });
    expect(articles.features.map(({ id, properties }) => [id, properties.counts.articles])).toEqual([
      ["t:hillah", 3],
      ["t:babil", 1],
      ["t:karbala", 1],
    ]);
  });

  test("has the sub-type and the day that a reader has set on one of them, wherever that is placed", async () => {
    const said = { start: 2, end: 15, at: 19, on: "2024-05-06T07:08:09Z", by: "local" };
    const found = { type: "explosions", subtype: "suicide-bomb", date: null } as const;
    const set = { subtype: "grenade", date: { from: "2021-06-01", to: "2021-06-30", precision: "month" } } as const;
    const byHand = { ...said, ...set, found };
    const day = { ...set.date, span: null, note: "" };
    await store.addArticle(toldAt("a", HILLAH, BABIL, { subtype: "grenade", date: day, byHand }));
    const { facets } = await store.facets(INCIDENTS);
    expect(facets.subtype.map(({ value, count }) => [value, count])).toEqual([["grenade", 1]]);
    const [row] = (await store.excerpts(INCIDENTS, { ...PAGE, together: true })).excerpts;
    expect([row?.id, row?.incident?.subtype, row?.place?.id]).toEqual(["a:i2", "grenade", "t:hillah"]);
    expect((await store.timeline(INCIDENTS, { bin: "day" })).bins).toEqual([
      { from: "2021-06-01", count: 1, coarse: 1 },
    ]);
  });

  test("tells the lowest and the highest number, and everybody who took part, by the reports that pass", async () => {
    const army = { id: "army", name: "Army", role: "involved", start: 0, end: 1 } as const;
    const last = { deaths: number(9), injuries: number(29), actors: [army, { ...army, id: "x", name: "X" }] };
    const more = report("b", { deaths: 3 });
    more.incidents = more.incidents.map(incident => ({ ...incident, actors: [{ ...army, role: "by" as const }] }));
    await store.addArticle(toldAt("a", HILLAH, HILLAH, last));
    await store.addArticle({ ...more, article: { ...more.article, source: "other" } });
    const listed = async (query: Query) => (await store.excerpts(query, { ...PAGE, together: true })).excerpts[0];
    const all = await listed(INCIDENTS);
    expect(all?.event).toEqual({
      deaths: { low: 3, high: 9, counted: 9, differ: true },
      injuries: { low: 29, high: 29, counted: 29, differ: false },
      actors: [
        { name: "X", role: "involved" },
        { name: "Army", role: "by" },
      ],
      byHand: [],
    });
    expect((await store.places(INCIDENTS)).toll).toEqual({ killed: 9, wounded: 29 });
    expect((await listed(INCIDENTS))?.incident?.event).toBe("a:i0");
    const only = { ...INCIDENTS, facets: { ...EMPTY.facets, source: { only: ["other"], not: [] } } };
    expect((await listed(only))?.event?.deaths).toEqual({ low: 3, high: 3, counted: 3, differ: false });
    expect((await store.places(only)).toll).toEqual({ killed: 3, wounded: 0 });
  });
});

/** The same as a reader leaves it who says of some incidents that they are none; nothing is told of any: of all. */
function dismissed(parsed: ParsedArticle, nths: readonly number[] = [...parsed.incidents.keys()]): ParsedArticle {
  const incidents = parsed.incidents.map((incident, nth): Incident => {
    const { type, subtype, status, trigger } = incident;
    if (!nths.includes(nth)) return incident;
    const byHand = { ...trigger, at: 19, dismissed: true, on: "2024-05-06T07:08:09Z", by: "local" };
    return { ...incident, status: "dismissed", byHand: { ...byHand, found: { type, subtype, date: null, status } } };
  });
  return { ...parsed, incidents };
}

const counted = async () => {
  const { totals, toll } = await store.placeCounts(INCIDENTS);
  return [totals.all, toll.killed];
};

describe("what a reader dismisses", () => {
  test("still joins the reports of its event, which keeps its name, and reports nothing", async () => {
    // The first and the last are told of as one event only by the one between.
    const chain = [report("a", { deaths: 10 }), report("b", { deaths: 13 }), report("c", { deaths: 17 })];
    for (const parsed of chain) await store.addArticle(parsed);
    expect(await counted()).toEqual([1, 17]);
    const eventOf = async (id: string) => (await store.article(id))?.happened[0]?.incident.event;
    await store.replaceFindings(dismissed(chain[1]!));
    expect(await counted()).toEqual([1, 17]);
    expect([await reportsOf("a"), await reportsOf("c")]).toEqual([[2], [2]]);
    await store.replaceFindings(dismissed(chain[0]!));
    expect([await counted(), await reportsOf("c")]).toEqual([[1, 17], [1]]);
    expect(await eventOf("c")).toBe("a:i0");
    expect(await store.articlesTelling("a:i0")).toEqual(["c", "b", "a"]);
    await store.replaceFindings(dismissed(chain[2]!));
    expect(await counted()).toEqual([0, 0]);
    for (const parsed of chain) await store.replaceFindings(parsed);
    expect(await counted()).toEqual([1, 17]);
  });

  test("does not join what a threat did not join", async () => {
    const threat = report("b", { deaths: 13 });
    threat.incidents = threat.incidents.map(incident => ({ ...incident, status: "threatened" }));
    const others = [report("a", { deaths: 10 }), report("c", { deaths: 17 })];
    for (const parsed of [...others, dismissed(threat)]) await store.addArticle(parsed);
    expect(await counted()).toEqual([2, 27]);
  });

  /** Reports of a few days and tolls, some of which speak again of one before. */
  const randomReport = (random: Random, id: string): ParsedArticle => {
    const day = () => `2021-06-0${1 + random.below(6)}`;
    const told = () => report(id, { day: day(), deaths: 4 + random.below(30) });
    const parsed = told();
    for (let nth = 1; nth <= random.below(3); nth++)
      parsed.incidents.push({
        ...told().incidents[0]!,
        ...(random.chance(0.5) && { again: random.below(nth) }),
        ...(random.chance(0.3) && { deaths: null }),
      });
    return parsed;
  };

  test.each([1, 2, 3, 4, 5, 6])("never makes more events nor more victims, whatever it is: seed %i", async seed => {
    const random = seeded(seed);
    const articles = Array.from({ length: 8 }, (_, n) => randomReport(random, `r${n}`));
    for (const parsed of articles) await store.addArticle(parsed);
    let [events = 0, killed = 0] = await counted();
    expect(events).toBeGreaterThan(1);
    const gone = new Map<number, number[]>();
    for (let step = 0; step < 12; step++) {
      const n = random.below(articles.length);
      gone.set(n, [...(gone.get(n) ?? []), random.below(articles[n]!.incidents.length)]);
      await store.replaceFindings(dismissed(articles[n]!, gone.get(n)));
      const [fewer = 0, less = 0] = await counted();
      expect(fewer).toBeLessThanOrEqual(events);
      expect(less).toBeLessThanOrEqual(killed);
      [events, killed] = [fewer, less];
    }
  });
});
