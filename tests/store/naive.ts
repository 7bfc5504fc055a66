// The question answered the plain way, one article after another, straight from what was put into the store: what the
// scan over the columns is held against.

import type { Toll, Totals } from "@/lib/answers";
import { BROAD } from "@/lib/incidents/events";
import { EMPTY, FACETS, type Facet, KNOWN_VALUES, perFacet, type Query, shownAs, slug, type Unit } from "@/lib/query";
import type { ParsedArticle } from "@/lib/store/store";
import type { Place } from "@/lib/types";
import type { Random } from "../random";

interface NaiveRow {
  article: string;
  id: string;
  /** Of an incident there are two: the event as incidents count it, and the report as its article has it. */
  unit: "mentions" | "incidents" | "reports" | "nothing";
  /** Of an incident: what its other reports share. */
  told: string;
  place: Place | null;
  values: Record<Facet, string[]>;
  event: { from: string; to: string } | null;
  published: { from: string; to: string } | null;
  toll: Toll;
  /** Killed at least: -1 where some were, -2 where nothing is said of it. */
  dead: number;
}

const COUNTRIES: Record<string, string> = {
  ...{ IQ: "iraq", SY: "syria", IR: "iran", TR: "turkey", JO: "jordan", KW: "kuwait", SA: "saudi-arabia" },
  "": "across-borders",
};

/** @param eventOf the event of an incident by its id; without it each is its own */
export function naiveRows(
  { article, mentions, incidents, places, import: brought = "" }: ParsedArticle,
  eventOf: (id: string) => string = id => id,
): NaiveRow[] {
  const placeOfMention = (m: number) => {
    const resolution = mentions[m]?.resolution;
    return resolution?.type === "resolved" ? (places.find(({ id }) => id === resolution.placeId) ?? null) : null;
  };
  const band = (c: number) => (c >= 0.8 ? "high" : c >= 0.5 ? "medium" : "low");
  const killed = (incident: ParsedArticle["incidents"][number] | null) => {
    if (!incident?.deaths) return "none";
    const { low } = incident.deaths;
    if (low === null) return "some";
    return low >= 50 ? "50" : low >= 10 ? "10-49" : low >= 2 ? "2-9" : String(low);
  };
  const row = (
    unit: NaiveRow["unit"],
    nth: number,
    m: number | null,
    incident: ParsedArticle["incidents"][number] | null,
    confidence: string,
    sense: string,
  ): NaiveRow => {
    const place = m === null ? null : placeOfMention(m);
    const province = !place
      ? "none"
      : place.country === "IQ" && place.admin1
        ? slug(place.admin1)
        : (COUNTRIES[place.country] ?? "?");
    const named = (role?: "by" | "against") => {
      const its = incident?.actors.filter(actor => !role || actor.role === role) ?? [];
      return its.length > 0 ? [...new Set(its.map(({ id }) => slug(id)))] : ["none"];
    };
    const id = unit === "incidents" ? `${article.id}:i${nth}` : `${article.id}:${nth}`;
    return {
      ...{ article: article.id, id, unit, told: unit === "incidents" ? eventOf(id) : id },
      place,
      values: {
        province: [province],
        district: [place?.country === "IQ" && place.admin2 ? slug(`${place.admin1} ${place.admin2}`) : "none"],
        subdistrict: ["none"],
        type: [incident?.type ?? "none"],
        subtype: [incident?.subtype ?? "none"],
        killed: [killed(incident)],
        kind: [place?.kind ?? "none"],
        actor: named(),
        by: named("by"),
        against: named("against"),
        source: [slug(article.source)],
        import: [slug(brought)],
        language: [article.language],
        confidence: [confidence],
        sense: [sense],
        status: [
          mentions.length + incidents.filter(({ status }) => status === "reported").length > 0 ? "found" : "nothing",
        ],
      },
      event: incident ? incident.date : article.publishedOn,
      published: article.publishedOn,
      toll: {
        killed: (unit === "incidents" && incident?.deaths?.low) || 0,
        wounded: (unit === "incidents" && incident?.injuries?.low) || 0,
      },
      dead: incident?.deaths ? (incident.deaths.low ?? -1) : -2,
    };
  };
  const reported = incidents.filter(({ status }) => status === "reported");
  const rows = mentions.map((mention, m) => {
    const its =
      reported.find(incident => incident.mention === m) ??
      reported.find(({ sentence }) => sentence.start <= mention.start && mention.start < sentence.end) ??
      null;
    return row("mentions", m, m, its, band(mention.confidence), mention.literal ? "literal" : "metonymic");
  });
  for (const [i, incident] of incidents.entries()) {
    if (incident.status !== "reported") continue;
    const literal = incident.mention === null || mentions[incident.mention]?.literal;
    rows.push(
      row("incidents", i, incident.mention, incident, band(incident.confidence), literal ? "literal" : "metonymic"),
    );
  }
  return rows.length > 0 ? rows : [row("nothing", 0, null, null, "none", "none")];
}

/**
 * The rows with those of incidents as their events are, and as they are themselves for articles: an event has the place of the report that
 * is placed best, the facts of the one that tells most, its most exact date, the most dead and everybody who took part.
 */
export function asEvents(rows: readonly NaiveRow[]): NaiveRow[] {
  const worth = ({ place, event, dead }: NaiveRow) => {
    const placed = !place ? 0 : shownAs(place) !== "map" ? 4 : BROAD.has(place.kind) ? 8 : 12;
    return placed + (event ? 2 : 0) + (dead === -2 ? 0 : 1) + (dead > 0 ? 1 - 1 / dead : 0);
  };
  const ofEvent = groupBy(
    rows.filter(({ unit }) => unit === "incidents"),
    ({ told }) => told,
  );
  return rows.flatMap(row => {
    if (row.unit !== "incidents") return [row];
    const reports = ofEvent.get(row.told) ?? [row];
    const lead = reports.reduce((a, b) => (worth(b) > worth(a) ? b : a));
    const named = (of: "actor" | "by" | "against") => {
      const actors = new Set(reports.flatMap(({ values }) => values[of]));
      if (actors.size > 1) actors.delete("none");
      return [...actors];
    };
    const deadliest = reports.reduce((a, b) => (b.dead > a.dead ? b : a));
    const [dated] = naiveDated(reports, "incidents", ({ event }) => event);
    const event = dated?.event ?? null;
    const values = {
      ...row.values,
      ...perFacetOf(["province", "district", "subdistrict", "kind", "type", "subtype", "confidence", "sense"], lead),
      killed: deadliest.values.killed,
      ...{ actor: named("actor"), by: named("by"), against: named("against") },
    };
    const asReport: NaiveRow = { ...row, unit: "reports", told: row.id, event, toll: { killed: 0, wounded: 0 } };
    return [{ ...row, place: lead.place, values, event }, asReport];
  });
}

const perFacetOf = (facets: readonly Facet[], { values }: NaiveRow) =>
  Object.fromEntries(facets.map(facet => [facet, values[facet]]));

const within = (lon: number, lat: number, ring: [number, number][]): boolean => {
  let inside = false; // even-odd rule
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[x1, y1], [x2, y2]] = [ring[i] as [number, number], ring[j] as [number, number]];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
};

/** `aside` names what is not asked: a facet, or the dates. The text search is not looked at. */
export function naivePasses(row: NaiveRow, query: Query, aside: Facet | "dates" | null = null): boolean {
  for (const facet of FACETS) {
    if (facet === aside) continue;
    const { only, not } = query.facets[facet];
    if (only.length > 0 && !row.values[facet].some(value => only.includes(value))) return false;
    if (row.values[facet].some(value => not.includes(value))) return false;
  }
  const stated = query.dates === "event" ? row.event : row.published;
  if (aside !== "dates") {
    if (!stated && !(query.undated ?? (query.from === "" && query.to === ""))) return false;
    // What has no date goes by its article's.
    const date = stated ?? row.published;
    if (date && query.from && date.to < query.from) return false;
    if (date && query.to && date.from > query.to) return false;
  }
  if (query.bbox || query.area) {
    const { place } = row;
    if (!place || shownAs(place) !== "map") return false;
    const [w, s, e, n] = query.bbox ?? [-180, -90, 180, 90];
    if (place.lon < w || place.lon > e || place.lat < s || place.lat > n) return false;
    if (query.area && !within(place.lon, place.lat, query.area)) return false;
  }
  return true;
}

export function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}

const ofUnit = (row: NaiveRow, unit: Unit) => (unit === "articles" ? row.unit !== "incidents" : row.unit === unit);

/** What rows are counted as: one event, one article, each mention. */
const ownerOf = (row: NaiveRow, unit: Unit) => (unit === "articles" ? row.article : row.told);

export function naiveCount(rows: NaiveRow[], unit: Unit): number {
  return new Set(rows.filter(row => ofUnit(row, unit)).map(row => ownerOf(row, unit))).size;
}

/** Of the reports of each event, the one whose date is the most exact; of equals the earliest. Of other units all rows. */
export function naiveDated(
  rows: NaiveRow[],
  unit: Unit,
  date: (row: NaiveRow) => { from: string; to: string } | null,
): NaiveRow[] {
  if (unit !== "incidents") return rows.filter(row => ofUnit(row, unit));
  const days = (row: NaiveRow) => {
    const is = date(row);
    return is ? Date.parse(is.to) - Date.parse(is.from) : Number.POSITIVE_INFINITY;
  };
  const isBefore = (a: NaiveRow, b: NaiveRow) =>
    days(a) < days(b) || (days(a) === days(b) && (date(a)?.from ?? "") < (date(b)?.from ?? ""));
  const ofEvent = groupBy(
    rows.filter(row => ofUnit(row, unit)),
    ({ told }) => told,
  );
  return [...ofEvent.values()].map(reports => reports.reduce((a, b) => (isBefore(b, a) ? b : a)));
}

/** The highest numbers of each event, added up. */
export function naiveToll(rows: NaiveRow[]): Toll {
  const events = [...groupBy(rows, ({ told }) => told).values()];
  const sum = (of: keyof Toll) => events.reduce((all, its) => all + Math.max(...its.map(({ toll }) => toll[of])), 0);
  return { killed: sum("killed"), wounded: sum("wounded") };
}

export function naiveTotals(rows: NaiveRow[], unit: Unit): Totals {
  const totals: Totals = { all: 0, map: 0, elsewhere: 0, unlocated: 0 };
  const where = (row: NaiveRow) => (row.place ? shownAs(row.place) : "unlocated");
  const counted = rows.filter(row => ofUnit(row, unit));
  for (const group of groupBy(counted, row => ownerOf(row, unit)).values()) {
    const best = (["map", "elsewhere", "unlocated"] as const).find(place => group.some(row => where(row) === place));
    totals.all++;
    if (best) totals[best]++;
  }
  return totals;
}

export function naiveFacets(rows: NaiveRow[], query: Query): Record<Facet, Record<string, number>> {
  return perFacet(facet => {
    const passing = rows.filter(row => naivePasses(row, query, facet));
    const values = new Set(passing.flatMap(row => row.values[facet]));
    const { only, not } = query.facets[facet];
    const counts: Record<string, number> = {};
    for (const value of [...values, ...only, ...not]) {
      const count = naiveCount(
        passing.filter(row => row.values[facet].includes(value)),
        query.unit,
      );
      if (count > 0 || only.includes(value) || not.includes(value)) counts[value] = count;
    }
    return counts;
  });
}

/** A question about a made-up corpus (bench/corpus.ts): mostly loose, so that something passes. */
export function randomQuestion(random: Random, unit: Unit): Query {
  const values: Partial<Record<Facet, readonly string[]>> = {
    ...KNOWN_VALUES,
    province: [
      "anbar",
      "baghdad",
      "diyala",
      "salah-al-din",
      "syria",
      "turkey",
      "iraq",
      "across-borders",
      "none",
      "atlantis",
    ],
    district: ["anbar-district-1", "baghdad-district-2", "diyala-district-3", "none"],
    subdistrict: ["none"],
    subtype: ["armed-clash", "shelling", "attack", "none"],
    actor: ["actor-1", "actor-2", "actor-3", "none"],
    by: ["actor-1", "actor-2", "actor-3", "none"],
    against: ["actor-4", "actor-5", "none"],
    source: ["bulletin-1", "bulletin-2", "bulletin-3", "bulletin-4"],
    import: ["folder-1", "folder-2", "none"],
  };
  const day = () => `${2014 + random.below(10)}-0${1 + random.below(9)}-${10 + random.below(18)}`;
  const [from = "", to = ""] = [day(), day()].sort();
  const [w, s] = [39 + random.below(40) / 10, 29 + random.below(40) / 10];
  return {
    ...EMPTY,
    unit,
    facets: perFacet(facet => ({
      only: random.chance(0.15) ? random.some(values[facet] ?? [], 1, 6) : [],
      not: random.chance(0.1) ? random.some(values[facet] ?? [], 1, 2) : [],
    })),
    from: random.chance(0.3) ? from : "",
    to: random.chance(0.3) ? to : "",
    dates: random.pick(["event", "published"]),
    undated: random.pick([null, null, true, false]),
    bbox: random.chance(0.15) ? [w, s, w + 1 + random.below(6), s + 1 + random.below(6)] : null,
    area: random.chance(0.15)
      ? [
          [w, s],
          [w + 6.03, s + 0.51],
          [w + 3.01, s + 5.03],
          [w + 2.53, s + 1.51],
          [w, s],
        ]
      : null,
  };
}
