// What a reader sets of tolls and actors leads the event in every count, whatever its other reports tell: on made-up reports, seeded.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EMPTY, type Query } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";
import type { ParsedArticle, Store } from "@/lib/store/store";
import type { Actor, ByHand, Incident, Place } from "@/lib/types";
import { type Random, seeded } from "../random";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dateline-"));
  store = openSqlite(path.join(folder, "by-hand.db"));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const INCIDENTS: Query = { ...EMPTY, unit: "incidents" };
const TEXT = "A bomb exploded in Hillah, killing four.";
const PLACE: Place = {
  ...{ id: "t:hillah", name: "Hillah", nameAr: "", names: [], kind: "city", featureClass: "P", featureCode: "PPL" },
  ...{ country: "IQ", admin1: "Babil", admin2: "", lon: 44.4, lat: 32.5, extent: null, population: 0 },
  ...{ accuracyKm: 0, source: "" },
};
const number = (low: number): NonNullable<Incident["deaths"]> => ({ low, high: low, text: "four", start: 35, end: 39 });
const actor = (n: number): Actor => ({ id: `actor-${n}`, name: `Actor ${n}`, role: "by", start: 0, end: 1 });

/** Reports of a few days and tolls that lie near to each other, so that many are of one event. */
function report(random: Random, n: number): ParsedArticle {
  const day = `2021-06-0${1 + random.below(3)}`;
  const incident: Incident = {
    ...{ type: "explosions", subtype: "grenade", status: "reported", relation: null, mention: 0 },
    ...{ sentence: { start: 0, end: TEXT.length }, trigger: { start: 2, end: 15 }, confidence: 0.9, evidence: [] },
    date: { from: day, to: day, precision: "day", span: null, note: "" },
    deaths: random.chance(0.8) ? number(4 + random.below(4)) : null,
    injuries: random.chance(0.5) ? number(random.below(9)) : null,
    actors: random.chance(0.6) ? [actor(random.below(3))] : [],
  };
  return {
    article: {
      ...{ id: `r${n}`, title: `r${n}`, author: "", source: random.pick(["one", "two"]), url: "" },
      ...{ publishedOn: null, dateEvidence: "", language: "en", text: TEXT, boilerplate: [] },
    },
    mentions: [
      {
        ...{ start: 19, end: 25, text: "Hillah", literal: true, confidence: 0.9, evidence: [], runnersUp: [] },
        resolution: { type: "resolved", placeId: PLACE.id },
      },
    ],
    incidents: [incident],
    places: [PLACE],
  };
}

/** The same with a toll and actors that a reader has set. */
function set(parsed: ParsedArticle, random: Random): ParsedArticle {
  const incidents = parsed.incidents.map((incident): Incident => {
    const { type, subtype, date, deaths, injuries, actors, trigger } = incident;
    const people = random.chance(0.2) ? null : { low: 100 + random.below(50), high: null };
    const byHand: ByHand = {
      ...{ ...trigger, at: 19, on: "2024-05-06T07:08:09Z", by: "local", deaths: people },
      ...(random.chance(0.5) && { actors: [{ id: "actor-9", role: "against" as const }] }),
      found: { type, subtype, date, deaths, injuries, actors },
    };
    const said = people && { ...people, text: "", start: 2, end: 2 };
    const who = byHand.actors ? [{ ...actor(9), role: "against" as const }] : actors;
    return { ...incident, deaths: said, actors: who, byHand };
  });
  return { ...parsed, incidents };
}

const listed = async (query: Query) =>
  (await store.excerpts(query, { limit: 200, after: null, sort: "killed", together: true })).excerpts;

test.each([1, 2, 3, 4, 5, 6, 7, 8])("neither parts nor joins events, and leads each: seed %i", async seed => {
  const random = seeded(seed);
  const articles = Array.from({ length: 14 }, (_, n) => report(random, n));
  for (const parsed of articles) await store.addArticle(parsed);
  const eventOf = async (id: string) => (await store.article(id))!.happened[0]!.incident.event;
  const events = new Map<string, string>();
  for (const { article } of articles) events.set(article.id, await eventOf(article.id));
  expect(new Set(events.values()).size).toBeLessThan(articles.length);

  const plain = (await store.placeCounts(INCIDENTS)).toll;
  const now = new Map(articles.map(parsed => [parsed.article.id, parsed]));
  for (const parsed of random.some(articles, 3, 5)) {
    const said = set(parsed, random);
    now.set(parsed.article.id, said);
    await store.replaceFindings(said);
  }
  for (const [id, event] of events) expect(await eventOf(id)).toBe(event);

  // The plain way: of an event what was set counts alone, the most of it; else the most that is told.
  const byEvent = new Map<string, Incident[]>();
  for (const [id, event] of events) byEvent.set(event, [...(byEvent.get(event) ?? []), now.get(id)!.incidents[0]!]);
  const telling = (its: Incident[], fact: "deaths" | "actors") => {
    const set = its.filter(({ byHand }) => byHand?.[fact] !== undefined);
    return set.length > 0 ? set : its;
  };
  const dead = (its: Incident[]) => Math.max(0, ...telling(its, "deaths").map(({ deaths }) => deaths?.low ?? 0));
  const who = (its: Incident[]) => new Set(telling(its, "actors").flatMap(({ actors }) => actors.map(({ id }) => id)));
  const wanted = [...byEvent.values()];
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const { toll, totals } = await store.placeCounts(INCIDENTS);
  expect([totals.all, toll.killed]).toEqual([wanted.length, sum(wanted.map(dead))]);
  expect((await store.areas(INCIDENTS, "province")).areas[0]?.toll.killed).toBe(toll.killed);
  const { facets } = await store.facets(INCIDENTS);
  const ofActor = Object.fromEntries(facets.actor.map(({ value, count }) => [value, count]));
  for (const id of ["actor-0", "actor-1", "actor-2", "actor-9"])
    expect(ofActor[id] ?? 0, id).toBe(wanted.filter(its => who(its).has(id)).length);
  expect(sum(facets.killed.map(({ count }) => count))).toBe(wanted.length);
  const rows = await listed(INCIDENTS);
  expect(rows.map(({ event }) => event?.deaths?.counted ?? 0)).toEqual(wanted.map(dead).sort((a, b) => b - a));
  for (const { incident, event } of rows) {
    const its = byEvent.get(incident!.event)!;
    expect(new Set(event!.actors.map(({ name }) => name.toLowerCase().replace(" ", "-")))).toEqual(who(its));
    expect(event!.byHand.includes("deaths")).toBe(its.some(({ byHand }) => byHand?.deaths !== undefined));
  }

  // Also where a filter leaves others of its reports alone.
  for (const source of ["one", "two"]) {
    const only: Query = { ...INCIDENTS, facets: { ...EMPTY.facets, source: { only: [source], not: [] } } };
    const some = await listed(only);
    for (const { incident, event } of some) {
      const its = byEvent.get(incident!.event)!;
      if (its.some(({ byHand }) => byHand?.deaths !== undefined)) expect(event!.deaths?.counted ?? 0).toBe(dead(its));
    }
    expect((await store.placeCounts(only)).toll.killed).toBe(sum(some.map(({ event }) => event?.deaths?.counted ?? 0)));
  }

  for (const parsed of articles) await store.replaceFindings(parsed);
  expect((await store.placeCounts(INCIDENTS)).toll).toEqual(plain);
});
