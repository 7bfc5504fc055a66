// Counts over the columns: which filters a row fails, as bits; then every answer is a pass over these bits. A row that fails
// nothing counts everywhere; a row that fails one facet alone counts in that facet, which makes facet counts disjunctive.

import { boxAround, insideBox, insideRing } from "@/lib/geo";
import { FACETS, type Facet, perFacet, type Query, type TimelineAnswer, type Totals, type Unit } from "@/lib/query";
import {
  type Columns,
  dayName,
  dayNumber,
  type FacetColumn,
  ROW,
  rowsOfUnit,
  SHOWN,
  UNDATED,
} from "@/lib/store/columns";
import { INCIDENT_TYPES, type IncidentType } from "@/lib/types";

// Bits 0 to 8 are the facets, in their order.
const DATE = 1 << FACETS.length;
/** Text and area: no answer ever sets these aside. */
const OTHER = DATE << 1;
const facetBit = (facet: Facet) => 1 << FACETS.indexOf(facet);

/** One look at every row under a query. It serves all units: which rows a unit counts is looked at later. */
export interface Scan {
  /** Which filters each row fails. */
  failed: Uint16Array;
  /** The rows that fail nothing, ascending. */
  pass: Int32Array;
  /** The rows that fail one filter at most, ascending: those that count somewhere. */
  near: Int32Array;
}

/** `matching` tells for each article whether it matches the query's text; null where no text is asked for. */
export function scan(columns: Columns, query: Query, matching: Uint8Array | null): Scan {
  const { rows } = columns;
  const failed = new Uint16Array(rows);
  for (const facet of FACETS) {
    const { only, not } = query.facets[facet];
    if (only.length > 0 || not.length > 0) failFacet(failed, columns, facet, only, not);
  }
  if (query.from || query.to || !query.undated) failDates(failed, columns, query);
  if (matching) failWhere(failed, columns.article.values, matching, 0);
  if (query.bbox || query.area) failWhere(failed, columns.place.values, placesOutside(columns, query), 1);

  const pass = new Int32Array(rows);
  const near = new Int32Array(rows);
  let passing = 0;
  let nearby = 0;
  for (let r = 0; r < rows; r++) {
    const f = failed[r]!;
    if ((f & (f - 1)) !== 0 || f === OTHER) continue;
    near[nearby++] = r;
    if (f === 0) pass[passing++] = r;
  }
  return { failed, pass: pass.slice(0, passing), near: near.slice(0, nearby) };
}

/** Text and area: the rows whose article or place is marked. */
function failWhere(failed: Uint16Array, of: Int32Array, marks: Uint8Array, mark: number): void {
  for (let r = 0; r < failed.length; r++) if (marks[of[r]!] === mark) failed[r]! |= OTHER;
}

function failFacet(failed: Uint16Array, columns: Columns, facet: Facet, only: string[], not: string[]): void {
  const values = columns.facets[facet];
  const bit = facetBit(facet);
  const chosen = new Uint8Array(values.slugs.length);
  const fails = new Uint16Array(values.slugs.length);
  for (const value of only) if (values.find(value) >= 0) chosen[values.find(value)] = 1;
  if (only.length > 0) for (let code = 0; code < fails.length; code++) fails[code] = chosen[code] === 1 ? 0 : bit;
  const excluded = not.map(value => values.find(value)).filter(code => code >= 0);
  for (const code of excluded) fails[code] = bit;
  const { codes, of, starts } = columns.facetColumn(facet);
  if (!starts) {
    if (of) for (let r = 0; r < failed.length; r++) failed[r]! |= fails[codes[of[r]!]!]!;
    else for (let r = 0; r < failed.length; r++) failed[r]! |= fails[codes[r]!]!;
    return;
  }
  // Of several values, one that is wanted is enough, and one that is not is too many.
  for (let r = 0; r < failed.length; r++) {
    let fail = only.length > 0 ? bit : 0;
    for (let i = starts[r]!; i < starts[r + 1]!; i++) {
      if (fails[codes[i]!] === 0) fail = 0;
    }
    for (let i = starts[r]!; excluded.length > 0 && i < starts[r + 1]!; i++) {
      if (excluded.includes(codes[i]!)) fail = bit;
    }
    failed[r]! |= fail;
  }
}

/** A date of a month or year passes when any of its days is asked for. */
function failDates(failed: Uint16Array, columns: Columns, query: Query): void {
  const from = query.from ? dayNumber(query.from) : UNDATED;
  const to = query.to ? dayNumber(query.to) : 2 ** 31 - 1;
  const undated = query.undated ? 0 : DATE;
  const [starts, ends, of] = dateColumns(columns, query.dates);
  for (let r = 0; r < failed.length; r++) {
    const d = of ? of[r]! : r;
    const start = starts[d]!;
    if (start === UNDATED) failed[r]! |= undated;
    else if (start > to || ends[d]! < from) failed[r]! |= DATE;
  }
}

/** First and last days, by row or by what the third column names for the row. */
function dateColumns(columns: Columns, dates: Query["dates"]): [Int32Array, Int32Array, Int32Array | null] {
  return dates === "event"
    ? [columns.eventFrom.values, columns.eventTo.values, null]
    : [columns.publishedFrom.values, columns.publishedTo.values, columns.article.values];
}

/** Only what the map can draw is inside an area. */
function placesOutside(columns: Columns, query: Query): Uint8Array {
  const around = query.area && boxAround(query.area);
  return Uint8Array.from(columns.places, (place, p) => {
    if (place === null || SHOWN[columns.shown.values[p]!] !== "map") return 1;
    const position: [number, number] = [place.lon, place.lat];
    if (query.bbox && !insideBox(position, query.bbox)) return 1;
    if (query.area && around && !(insideBox(position, around) && insideRing(position, query.area))) return 1;
    return 0;
  });
}

/** Everything that passes, in one unit, by where it can be shown; an article by its best-placed row. */
export function countTotals(columns: Columns, { pass }: Scan, unit: Unit): Totals {
  const shown = columns.shown.values;
  const place = columns.place.values;
  const article = columns.article.values;
  const kinds = columns.row.values;
  const wanted = rowsOfUnit(unit);
  const counts = [0, 0, 0];
  let current = -1;
  let best = 3;
  for (let i = 0; i < pass.length; i++) {
    const r = pass[i]!;
    if ((kinds[r]! & wanted) === 0) continue;
    const where = shown[place[r]!]!;
    if (unit !== "articles") counts[where]!++;
    else if (article[r] === current) best = Math.min(best, where);
    else {
      if (current >= 0) counts[best]!++;
      current = article[r]!;
      best = where;
    }
  }
  if (current >= 0) counts[best]!++;
  const [map = 0, elsewhere = 0, unlocated = 0] = counts;
  return { all: map + elsewhere + unlocated, map, elsewhere, unlocated };
}

export interface PlaceTally {
  /** Index into Columns.places. */
  place: number;
  counts: Record<Unit, number>;
  leading: IncidentType | null;
}

/** What passes at each place that has any of it, in every unit, with the leading type among the incidents there. */
export function countPlaces(columns: Columns, { pass }: Scan): PlaceTally[] {
  const place = columns.place.values;
  const article = columns.article.values;
  const kinds = columns.row.values;
  const type = columns.type.values;
  const size = columns.places.length;
  const types = columns.facets.type.slugs;
  const mentions = new Int32Array(size);
  const incidents = new Int32Array(size);
  const articles = new Int32Array(size);
  const lastArticle = new Int32Array(size).fill(-1);
  const byType = new Int32Array(size * types.length);
  for (let i = 0; i < pass.length; i++) {
    const r = pass[i]!;
    const p = place[r]!;
    if (kinds[r] === ROW.mention) mentions[p]!++;
    else if (kinds[r] === ROW.incident) {
      incidents[p]!++;
      byType[p * types.length + type[r]!]!++;
    }
    if (lastArticle[p] !== article[r]) {
      lastArticle[p] = article[r]!;
      articles[p]!++;
    }
  }
  const tallies: PlaceTally[] = [];
  for (let p = 1; p < size; p++) {
    if (articles[p] === 0) continue;
    const counts = { incidents: incidents[p]!, mentions: mentions[p]!, articles: articles[p]! };
    tallies.push({ place: p, counts, leading: leadingType(byType.subarray(p * types.length), types) });
  }
  return tallies;
}

/** Ties go to the type that INCIDENT_TYPES names first. */
function leadingType(counts: Int32Array, types: readonly string[]): IncidentType | null {
  let leading: IncidentType | null = null;
  let most = 0;
  for (const type of INCIDENT_TYPES) {
    const code = types.indexOf(type);
    if (code >= 0 && counts[code]! > most) {
      most = counts[code]!;
      leading = type;
    }
  }
  return leading;
}

/** Each value's count with the facet's own choice set aside. Values without rows are left out, unless chosen. */
export function countFacets(
  columns: Columns,
  scan: Scan,
  query: Query,
): Record<Facet, { value: string; label: string; count: number }[]> {
  return perFacet(facet => {
    const values = columns.facets[facet];
    const chosen = [...query.facets[facet].only, ...query.facets[facet].not];
    const aside = chosen.length > 0 ? facetBit(facet) : 0;
    const counts = countBy(columns, scan, aside, query.unit, columns.facetColumn(facet), values.slugs.length);
    const listed = values.slugs.map((value, code) => ({
      value,
      label: values.labels[code] ?? value,
      count: counts[code] ?? 0,
    }));
    for (const value of chosen) if (values.find(value) < 0) listed.push({ value, label: value, count: 0 });
    return listed
      .filter(({ value, count }) => count > 0 || chosen.includes(value))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  });
}

/** How many of a unit there are for each code, among the rows that fail nothing but what is set `aside`. */
function countBy(
  columns: Columns,
  { failed, pass, near }: Scan,
  aside: number,
  unit: Unit,
  { codes, of, starts }: FacetColumn,
  size: number,
): Int32Array {
  const counts = new Int32Array(size);
  const kinds = columns.row.values;
  const article = columns.article.values;
  const wanted = rowsOfUnit(unit);
  const rows = aside === 0 ? pass : near;
  const others = ~aside;
  // An article counts once for a value: rows of one article stand together, so the last one seen tells.
  const last = unit === "articles" ? new Int32Array(size).fill(-1) : null;
  for (let n = 0; n < rows.length; n++) {
    const r = rows[n]!;
    if ((failed[r]! & others) !== 0 || (kinds[r]! & wanted) === 0) continue;
    const from = starts ? starts[r]! : of ? of[r]! : r;
    const to = starts ? starts[r + 1]! : from + 1;
    for (let i = from; i < to; i++) {
      const code = codes[i]!;
      if (last) {
        if (last[code] === article[r]) continue;
        last[code] = article[r]!;
      }
      counts[code]!++;
    }
  }
  return counts;
}

export const BINS = ["day", "week", "month", "year"] as const;

/**
 * Counts over time with the query's own dates set aside, so that a brush keeps its surroundings. A date of a month or year
 * counts in the bin of its first day. Without `bin`, the finest that gives at most about a hundred bins.
 */
export function countTimeline(
  columns: Columns,
  scan: Scan,
  query: Query,
  bin: TimelineAnswer["bin"] | null,
): TimelineAnswer {
  const [days, , of] = dateColumns(columns, query.dates);
  const kinds = columns.row.values;
  const wanted = rowsOfUnit(query.unit);
  const aside = query.from || query.to || !query.undated ? DATE : 0;
  const rows = aside === 0 ? scan.pass : scan.near;
  let first = 2 ** 31 - 1;
  let latest = UNDATED;
  for (let n = 0; n < rows.length; n++) {
    const r = rows[n]!;
    if ((scan.failed[r]! & ~aside) !== 0 || (kinds[r]! & wanted) === 0) continue;
    const day = days[of ? of[r]! : r]!;
    if (day === UNDATED) continue;
    if (day < first) first = day;
    if (day > latest) latest = day;
  }
  const span = latest < first ? 0 : latest - first + 1;
  const chosen = bin ?? (span <= 92 ? "day" : span <= 731 ? "week" : span <= 3700 ? "month" : "year");
  const starts: number[] = [];
  const binOfDay = new Int32Array(span);
  for (let day = first; span > 0 && day <= latest; ) {
    const next = binEnd(day, chosen);
    starts.push(binStart(day, chosen));
    binOfDay.fill(starts.length - 1, day - first, Math.min(next - first, span));
    day = next;
  }
  const undated = starts.length;
  const codes = new Int32Array(of ? columns.articleCount : columns.rows);
  for (let i = 0; i < codes.length; i++) {
    const day = days[i]!;
    codes[i] = day === UNDATED ? undated : day < first || day > latest ? 0 : binOfDay[day - first]!; // outside: not counted
  }
  const counts = countBy(columns, scan, aside, query.unit, { codes, of, starts: null }, undated + 1);
  const bins = starts.map((start, b) => ({ from: dayName(start), count: counts[b]! })).filter(({ count }) => count > 0);
  return { bin: chosen, bins, undated: counts[undated]! };
}

function binStart(day: number, bin: TimelineAnswer["bin"]): number {
  if (bin === "day") return day;
  if (bin === "week") return day - ((((day + 3) % 7) + 7) % 7); // 1970-01-01 was a Thursday; weeks begin on Monday
  const name = dayName(day);
  return dayNumber(bin === "month" ? `${name.slice(0, -2)}01` : `${name.slice(0, -5)}01-01`);
}

/** The first day behind the bin: from its start it is at most 366 days off, and no bin is shorter than the step. */
function binEnd(day: number, bin: TimelineAnswer["bin"]): number {
  const start = binStart(day, bin);
  if (bin === "day") return start + 1;
  if (bin === "week") return start + 7;
  return binStart(start + (bin === "month" ? 31 : 366), bin);
}
