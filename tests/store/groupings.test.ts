// What readers say of which reports are of one event, in the store: put over what was found, counted the same everywhere, and taken back whole.
// Made-up reports, seeded.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { groupedAsSaid, inOrderSaid } from "@/lib/incidents/groupings";
import { EMPTY, type Query } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";
import type { ParsedArticle, Store } from "@/lib/store/store";
import type { Grouping, Incident, Place, ReportRef } from "@/lib/types";
import { type Random, seeded } from "../random";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dateline-"));
  store = openSqlite(path.join(folder, "groupings.db"));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const INCIDENTS: Query = { ...EMPTY, unit: "incidents" };
const place = (n: number): Place => ({
  ...{ id: `t:${n}`, name: `Town ${n}`, nameAr: "", names: [], kind: "city", featureClass: "P", featureCode: "PPL" },
  ...{ country: "IQ", admin1: ["Babil", "Anbar"][n % 2]!, admin2: "", lon: 44 + n / 10, lat: 32.5, extent: null },
  ...{ population: 0, accuracyKm: 0, source: "" },
});
const PLACES = [0, 1, 2].map(place);
/** Each sentence is of the same length: one names its place at 2, its trigger stands at 10. */
const SENTENCE = "In Townxx bombs went off and killed somebody. ";

interface Told {
  at: number;
  day: number;
  dead: number;
  status?: Incident["status"];
}

/** An article that reports so many events, each in a sentence. */
function article(id: string, told: readonly Told[], groupings?: Grouping[]): ParsedArticle {
  return {
    article: {
      ...{
        id,
        title: `On ${id}`,
        author: "",
        source: Number(id.slice(1)) % 2 ? "odd" : "even",
        url: "",
        publishedOn: null,
      },
      ...{ dateEvidence: "", language: "en", text: SENTENCE.repeat(told.length), boilerplate: [] },
    },
    mentions: told.map(({ at }, nth) => ({
      ...{
        start: nth * SENTENCE.length + 3,
        end: nth * SENTENCE.length + 9,
        text: "Townxx",
        literal: true,
        confidence: 1,
      },
      ...{ evidence: [], runnersUp: [], resolution: { type: "resolved", placeId: PLACES[at]!.id } },
    })),
    incidents: told.map(({ day, dead, status = "reported" }, nth): Incident => {
      const start = nth * SENTENCE.length;
      const on = `2021-06-0${day}`;
      return {
        ...{ type: "explosions", subtype: "grenade", status, relation: null, actors: [], mention: nth, injuries: null },
        ...{ sentence: { start, end: start + 45 }, trigger: { start: start + 10, end: start + 15 }, confidence: 0.9 },
        date: { from: on, to: on, precision: "day", span: null, note: "" },
        deaths: { low: dead, high: dead, text: "", start, end: start },
        evidence: [],
      };
    }),
    places: PLACES,
    ...(groupings && { groupings }),
  };
}

const ref = (id: string, nth = 0): ReportRef => ({
  ...{ article: id, start: nth * SENTENCE.length + 10, end: nth * SENTENCE.length + 15, at: nth * SENTENCE.length + 3 },
});
let clock = 0;
const word = (...reports: ReportRef[]): Grouping => ({
  reports: reports as unknown as Grouping["reports"],
  on: new Date(Date.UTC(2024, 4, 6) + clock++).toISOString(),
  by: "local",
});

const eventOf = async (id: string, nth = 0) => (await store.article(id))!.happened[nth]!.incident.event;
const groupingsOf = async (id: string, nth = 0) => (await store.article(id))!.happened[nth]!.incident.groupings;
const counted = async (query = INCIDENTS) => {
  const { totals, toll } = await store.placeCounts(query);
  return [totals.all, toll.killed];
};
const BOMB = { at: 0, day: 1, dead: 4 };

describe("what readers say", () => {
  test("makes one event of two, with their others, and tells it of each", async () => {
    for (const [id, told] of [
      ["a1", BOMB],
      ["a2", BOMB],
      ["a3", { at: 1, day: 2, dead: 9 }],
    ] as const)
      await store.addArticle(article(id, [told]));
    expect(await counted()).toEqual([2, 13]);
    const said = word(ref("a2"), ref("a3"));
    await store.replaceFindings(article("a2", [BOMB], [said]));
    expect(await counted()).toEqual([1, 9]);
    expect(new Set([await eventOf("a1"), await eventOf("a2"), await eventOf("a3")]).size).toBe(1);
    const named = said.reports.map(report => ({ ...report, title: `On ${report.article}`, trigger: "bombs" }));
    for (const id of ["a1", "a2", "a3"]) {
      expect(await groupingsOf(id)).toEqual([{ reports: named, on: said.on, by: "local" }]);
      expect((await store.article(id))!.happened[0]!.incident.reports).toBe(3);
      expect(await store.articlesTelling(await eventOf(id))).toEqual(["a1", "a3", "a2"]);
    }
    await store.replaceFindings(article("a2", [BOMB], []));
    expect(await counted()).toEqual([2, 13]);
    expect(await groupingsOf("a3")).toEqual([]);
  });

  test("sets a report apart, and leaves the rest together under a name of its own", async () => {
    for (const id of ["a1", "a2", "a3"]) await store.addArticle(article(id, [BOMB]));
    expect(await counted()).toEqual([1, 4]);
    await store.replaceFindings(article("a1", [BOMB], [word(ref("a1"))]));
    expect(await counted()).toEqual([2, 8]);
    expect(await eventOf("a2")).toBe(await eventOf("a3"));
    expect([(await groupingsOf("a1")).length, (await groupingsOf("a2")).length]).toEqual([1, 0]);
    const { reports, sentences } = (await store.article("a1"))!.happened[0]!.incident;
    expect([reports, sentences, await store.articlesTelling("a1:i0")]).toEqual([1, 1, ["a1"]]);
    // What comes in later is not drawn to it.
    await store.addArticle(article("a4", [BOMB]));
    expect([await counted(), await eventOf("a4")]).toEqual([[2, 8], await eventOf("a2")]);
  });

  test("waits for a report that is not stored, and goes with what is taken out", async () => {
    const said = word(ref("a1"), ref("a2"));
    const other = { at: 1, day: 5, dead: 2 };
    await store.addArticle(article("a1", [BOMB], [said]));
    const alone = await store.version();
    await store.addArticle(article("a2", [other], [said]));
    expect(await counted()).toEqual([1, 4]);
    expect(await store.removeArticle("a2")).toBe(true);
    expect([await counted(), await store.version()]).toEqual([[1, 4], alone]);
    expect(await groupingsOf("a1")).toEqual([]);
    await store.addArticle(article("a2", [other]));
    expect([await counted(), (await groupingsOf("a1")).length]).toEqual([[1, 4], 1]);
    await store.removeArticle("a1");
    await store.removeArticle("a2");
    expect(await store.version()).toBe("0".repeat(16));
  });

  test("holds where a report stands elsewhere by now, and not where it did not happen", async () => {
    const said = word(ref("a1", 1), ref("a2"));
    const other = { at: 1, day: 5, dead: 2 };
    await store.addArticle(article("a2", [other]));
    await store.addArticle(article("a1", [BOMB, { ...BOMB, at: 2 }], [said]));
    expect(await counted()).toEqual([2, 8]);
    const one = article("a1", [{ ...BOMB, at: 2 }], [said]);
    const moved = { ...one, article: { ...one.article, text: SENTENCE.repeat(2) } };
    moved.mentions = [article("a1", [BOMB, { ...BOMB, at: 2 }]).mentions[1]!];
    moved.incidents = [{ ...article("a1", [BOMB, { ...BOMB, at: 2 }]).incidents[1]!, mention: 0 }];
    await store.replaceFindings(moved);
    expect(await counted()).toEqual([1, 4]);
    await store.replaceFindings(article("a1", [BOMB, { ...BOMB, at: 2, status: "background" }], [said]));
    expect(await counted()).toEqual([2, 6]);
    expect(await groupingsOf("a1", 1)).toEqual([]);
    await store.replaceFindings(article("a1", [BOMB, { ...BOMB, at: 2, status: "dismissed" }], [said]));
    expect(await counted()).toEqual([2, 6]);
    expect(await eventOf("a1", 1)).toBe(await eventOf("a2"));
  });

  test("is seen by what writes several at once when that ends", async () => {
    for (const id of ["a1", "a2"]) await store.addArticle(article(id, [BOMB]));
    const said = word(ref("a2"));
    await store.together(async writer => {
      for (const id of ["a1", "a2"]) await writer.replaceFindings(article(id, [BOMB], id === "a2" ? [said] : []));
    });
    expect(await counted()).toEqual([2, 8]);
    await expect(
      store.together(async writer => {
        await writer.replaceFindings(article("a2", [BOMB], []));
        throw new Error("broken off");
      }),
    ).rejects.toThrow("broken off");
    expect(await counted()).toEqual([2, 8]);
  });
});

/** Every report, by its article and sentence. */
interface Corpus {
  told: Map<string, Told[]>;
  said: Grouping[];
}

const touching = ({ said }: Corpus, id: string) =>
  said.filter(({ reports }) => reports.some(report => report.article === id));
const parsed = (corpus: Corpus, id: string) => article(id, corpus.told.get(id)!, touching(corpus, id));

function someCorpus(random: Random): Corpus {
  const told = new Map(
    Array.from({ length: 9 }, (_, n) => [
      `a${n}`,
      Array.from({ length: 1 + random.below(3) }, () => ({
        ...{ at: random.below(3), day: 1 + random.below(3), dead: 1 + random.below(12) },
        status: random.chance(0.1) ? ("dismissed" as const) : ("reported" as const),
      })),
    ]),
  );
  return { told, said: [] };
}

const refs = ({ told }: Corpus): ReportRef[] => [...told].flatMap(([id, its]) => its.map((_, nth) => ref(id, nth)));
const key = ({ article: id, start }: ReportRef) => `${id}:i${(start - 10) / SENTENCE.length}`;

async function events({ told }: Corpus): Promise<Map<string, string[]>> {
  const groups = new Map<string, string[]>();
  for (const id of told.keys())
    for (const { id: report, incident } of (await store.article(id))!.happened)
      groups.set(incident.event, [...(groups.get(incident.event) ?? []), report].sort());
  return groups;
}
const written = (groups: Iterable<readonly string[]>) => [...groups].map(group => [...group].sort().join(" ")).sort();

test.each([1, 2, 3, 4, 5, 6])("every count follows, and all is restored: seed %i", async seed => {
  const random = seeded(seed);
  const corpus = someCorpus(random);
  for (const id of corpus.told.keys()) await store.addArticle(parsed(corpus, id));
  const found = [...(await events(corpus)).values()];
  const answers = async () =>
    Promise.all([
      store.places(INCIDENTS).then(({ version: _, ...rest }) => rest),
      ...[store.facets(INCIDENTS), store.areas(INCIDENTS, "province"), store.timeline(INCIDENTS)],
      events(corpus),
    ]);
  const plain = await answers();
  const version = await store.version();

  const say = async (said: Grouping[], about: Grouping) => {
    corpus.said = said;
    for (const id of new Set(about.reports.map(report => report.article)))
      await store.replaceFindings(parsed(corpus, id));
  };
  for (let n = 0; n < 8; n++) {
    const some = random.some(refs(corpus), 1, 2);
    const said = word(...(some.length === 2 && random.chance(0.5) ? some.reverse() : some));
    await say([...corpus.said, said], said);

    const wanted = groupedAsSaid(
      found,
      inOrderSaid(corpus.said).map(({ reports }) => reports.map(key)),
    );
    const now = await events(corpus);
    expect(written(now.values())).toEqual(written(wanted.map(({ reports }) => reports)));
    for (const [event, reports] of now) expect(event).toBe(reports[0]);

    // The plain way.
    const told = (report: string) => corpus.told.get(report.split(":")[0]!)![Number(report.split(":i")[1])]!;
    const counting = [...now.values()]
      .map(reports => reports.map(told).filter(({ status }) => status === "reported"))
      .filter(reports => reports.length > 0);
    const killed = counting.reduce((sum, reports) => sum + Math.max(...reports.map(({ dead }) => dead)), 0);
    expect(await counted()).toEqual([counting.length, killed]);
    const { facets } = await store.facets(INCIDENTS);
    const sum = (values: { count: number }[]) => values.reduce((total, { count }) => total + count, 0);
    for (const facet of ["province", "type", "killed", "kind"] as const)
      expect(sum(facets[facet]), facet).toBe(counting.length);
    expect(
      (await store.areas(INCIDENTS, "province")).areas.reduce((all, { counts }) => all + counts.incidents, 0),
    ).toBe(counting.length);
    const { bins, undated } = await store.timeline(INCIDENTS);
    expect(sum(bins) + undated).toBe(counting.length);
    expect((await store.table(INCIDENTS, { rows: "province", columns: "type" })).total.count).toBe(counting.length);
    const listed = await store.excerpts(INCIDENTS, { limit: 200, after: null, sort: "date", together: true });
    expect([listed.total, listed.toll?.killed]).toEqual([counting.length, killed]);
    expect(new Set(listed.excerpts.map(({ incident }) => incident!.event)).size).toBe(counting.length);
  }

  // An article that is found anew, taken out or brought in again is of the same events.
  const before = await answers();
  const later = await store.version();
  for (const id of random.some([...corpus.told.keys()], 2, 4)) {
    await store.replaceFindings(parsed(corpus, id));
    await store.removeArticle(id);
    await store.addArticle(parsed(corpus, id));
  }
  expect(await answers()).toEqual(before);
  expect(await store.version()).toBe(later);
  await store.close();
  store = openSqlite(path.join(folder, "groupings.db"));
  expect(await answers()).toEqual(before);

  // In any order.
  while (corpus.said.length > 0) {
    const gone = random.pick(corpus.said);
    await say(
      corpus.said.filter(said => said !== gone),
      gone,
    );
  }
  expect(await answers()).toEqual(plain);
  expect(await store.version()).toBe(version);
});

describe("events that an incident could be one with", () => {
  const alike = async (report: ReportRef, limit = 12) =>
    (await store.alike(report, limit))?.excerpts.map(({ id }) => id);

  test("are those of its article and those near in place and time, the likeliest first", async () => {
    await store.addArticle(
      article("a1", [
        { at: 0, day: 3, dead: 4 },
        { at: 2, day: 9, dead: 1 },
      ]),
    );
    await store.addArticle(article("a2", [{ at: 1, day: 3, dead: 30 }]));
    await store.addArticle(article("a3", [{ at: 0, day: 4, dead: 4 }]));
    await store.addArticle(article("a4", [{ at: 0, day: 8, dead: 4 }]));
    await store.addArticle(article("a5", [{ at: 0, day: 4, dead: 4 }]));
    expect(await alike(ref("a1"))).toEqual(["a3:i0", "a2:i0", "a1:i1"]);
    expect(await alike(ref("a1"), 1)).toEqual(["a3:i0"]);
    // One that is one with it is none that it could be one with.
    await store.replaceFindings(article("a2", [{ at: 1, day: 3, dead: 30 }], [word(ref("a1"), ref("a2"))]));
    expect(await alike(ref("a1"))).toEqual(["a3:i0", "a1:i1"]);
  });

  test("are none where there is no such incident, or it counts nowhere", async () => {
    await store.addArticle(article("a1", [{ ...BOMB, status: "background" }, BOMB]));
    expect(await alike(ref("a1"))).toBeUndefined();
    expect(await alike(ref("a9"))).toBeUndefined();
    expect(await alike({ ...ref("a1"), start: 0, end: 1 })).toBeUndefined();
    expect(await alike(ref("a1", 1))).toEqual([]);
  });
});
