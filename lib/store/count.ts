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
const ALL = (OTHER << 1) - 1;
const facetBit = (facet: Facet) => 1 << FACETS.indexOf(facet);

/** Which filters each row fails. Row bits of another unit are not looked at: the same scan serves all units. */
export type Scan = Uint16Array;

/** `matching` tells for each article whether it matches the query's text; null where no text is asked for. */
export function scan(columns: Columns, query: Query, matching: Uint8Array | null): Scan {
  const { rows } = columns;
  const failed = new Uint16Array(rows);
  for (const facet of FACETS) {
    const { only, not } = query.facets[facet];
    if (only.length > 0 || not.length > 0) failFacet(failed, columns, facet, only, not);
  }
  if (query.from || query.to || !query.undated) failDates(failed, columns, query);
  if (matching) {
    const article = columns.article.values;
    for (let r = 0; r < rows; r++) if (matching[article[r]!] === 0) failed[r]! |= OTHER;
  }
  if (query.bbox || query.area) {
    const outside = placesOutside(columns, query);
    const place = columns.place.values;
    for (let r = 0; r < rows; r++) if (outside[place[r]!] === 1) failed[r]! |= OTHER;
  }
  return failed;
}

function failFacet(failed: Scan, columns: Columns, facet: Facet, only: string[], not: string[]): void {
  const values = columns.facets[facet];
  const bit = facetBit(facet);
  const chosen = new Uint8Array(values.slugs.length);
  const excluded = new Uint8Array(values.slugs.length);
  for (const value of only) if (values.find(value) >= 0) chosen[values.find(value)] = 1;
  for (const value of not) if (values.find(value) >= 0) excluded[values.find(value)] = 1;
  const { codes, of, starts } = columns.facetColumn(facet);
  if (starts) {
    for (let r = 0; r < failed.length; r++) {
      let passes = only.length === 0;
      const end = r + 1 < failed.length ? starts[r + 1]! : columns.actors.length;
      for (let i = starts[r]!; i < end; i++) {
        if (excluded[codes[i]!] === 1) {
          passes = false;
          break;
        }
        if (chosen[codes[i]!] === 1) passes = true;
      }
      if (!passes) failed[r]! |= bit;
    }
    return;
  }
  const fails = new Uint16Array(values.slugs.length);
  for (let code = 0; code < fails.length; code++) {
    if ((only.length > 0 && chosen[code] === 0) || excluded[code] === 1) fails[code] = bit;
  }
  if (of) for (let r = 0; r < failed.length; r++) failed[r]! |= fails[codes[of[r]!]!]!;
  else for (let r = 0; r < failed.length; r++) failed[r]! |= fails[codes[r]!]!;
}

/** A date of a month or year passes when any of its days is asked for. */
function failDates(failed: Scan, columns: Columns, query: Query): void {
  const from = query.from ? dayNumber(query.from) : UNDATED;
  const to = query.to ? dayNumber(query.to) : 2 ** 31 - 1;
  const [starts, ends, of] = dateColumns(columns, query.dates);
  for (let r = 0; r < failed.length; r++) {
    const d = of ? of[r]! : r;
    const start = starts[d]!;
    if (start === UNDATED ? !query.undated : start > to || ends[d]! < from) failed[r]! |= DATE;
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

/** Whether a row passes the whole query, as a row of this unit. */
export function passes(columns: Columns, failed: Scan, unit: Unit): (row: number) => boolean {
  const kinds = columns.row.values;
  const wanted = rowsOfUnit(unit);
  return row => failed[row] === 0 && (kinds[row]! & wanted) !== 0;
}

/** Everything that passes, in one unit, by where it can be shown; an article by its best-placed row. */
export function countTotals(columns: Columns, failed: Scan, unit: Unit): Totals {
  const { shown, place, article, row } = columns;
  const wanted = rowsOfUnit(unit);
  const counts = [0, 0, 0];
  let current = -1;
  let best = 3;
  for (let r = 0; r < failed.length; r++) {
    if (failed[r] !== 0 || (row.values[r]! & wanted) === 0) continue;
    const where = shown.values[place.values[r]!]!;
    if (unit !== "articles") counts[where]!++;
    else if (article.values[r] === current) best = Math.min(best, where);
    else {
      if (current >= 0) counts[best]!++;
      current = article.values[r]!;
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
export function countPlaces(columns: Columns, failed: Scan): PlaceTally[] {
  const { place, article, row, type } = columns;
  const size = columns.places.length;
  const types = columns.facets.type.slugs;
  const mentions = new Int32Array(size);
  const incidents = new Int32Array(size);
  const articles = new Int32Array(size);
  const lastArticle = new Int32Array(size).fill(-1);
  const byType = new Int32Array(size * types.length);
  for (let r = 0; r < failed.length; r++) {
    if (failed[r] !== 0) continue;
    const p = place.values[r]!;
    if (row.values[r] === ROW.mention) mentions[p]!++;
    else if (row.values[r] === ROW.incident) {
      incidents[p]!++;
      byType[p * types.length + type.values[r]!]!++;
    }
    if (lastArticle[p] !== article.values[r]) {
      lastArticle[p] = article.values[r]!;
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
  failed: Scan,
  query: Query,
): Record<Facet, { value: string; label: string; count: number }[]> {
  return perFacet(facet => {
    const { slugs, labels, find } = columns.facets[facet];
    const counts = countBy(
      columns,
      failed,
      ALL & ~facetBit(facet),
      query.unit,
      columns.facetColumn(facet),
      slugs.length,
    );
    const { only, not } = query.facets[facet];
    const listed = slugs.map((value, code) => ({ value, label: labels[code] ?? value, count: counts[code] ?? 0 }));
    for (const value of [...only, ...not]) {
      if (find.call(columns.facets[facet], value) < 0) listed.push({ value, label: value, count: 0 });
    }
    const chosen = new Set([...only, ...not]);
    return listed
      .filter(({ value, count }) => count > 0 || chosen.has(value))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  });
}

/** How many of a unit there are for each code, among the rows that fail nothing of `care`. */
function countBy(
  columns: Columns,
  failed: Scan,
  care: number,
  unit: Unit,
  { codes, of, starts }: FacetColumn,
  size: number,
): Int32Array {
  const counts = new Int32Array(size);
  const kinds = columns.row.values;
  const article = columns.article.values;
  const wanted = rowsOfUnit(unit);
  // An article counts once for a value: rows of one article stand together, so the last one seen tells.
  const last = unit === "articles" ? new Int32Array(size).fill(-1) : null;
  for (let r = 0; r < failed.length; r++) {
    if ((failed[r]! & care) !== 0 || (kinds[r]! & wanted) === 0) continue;
    const from = starts ? starts[r]! : of ? of[r]! : r;
    const to = !starts ? from + 1 : r + 1 < failed.length ? starts[r + 1]! : columns.actors.length;
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
  failed: Scan,
  query: Query,
  bin: TimelineAnswer["bin"] | null,
): TimelineAnswer {
  const [days, , of] = dateColumns(columns, query.dates);
  const kinds = columns.row.values;
  const wanted = rowsOfUnit(query.unit);
  const care = ALL & ~DATE;
  let first = 2 ** 31 - 1;
  let latest = UNDATED;
  for (let r = 0; r < failed.length; r++) {
    if ((failed[r]! & care) !== 0 || (kinds[r]! & wanted) === 0) continue;
    const day = days[of ? of[r]! : r]!;
    if (day === UNDATED) continue;
    if (day < first) first = day;
    if (day > latest) latest = day;
  }
  const span = latest < first ? 0 : latest - first + 1;
  const chosen = bin ?? (span <= 92 ? "day" : span <= 731 ? "week" : span <= 3700 ? "month" : "year");
  const starts: number[] = [];
  const binOfDay = new Int32Array(span);
  for (let d = 0; d < span; d++) {
    const start = binStart(first + d, chosen);
    if (starts.at(-1) !== start) starts.push(start);
    binOfDay[d] = starts.length - 1;
  }
  const undated = starts.length;
  const codes = Int32Array.from(days.subarray(0, of ? columns.articleCount : failed.length), day => {
    return day === UNDATED ? undated : (binOfDay[day - first] ?? 0);
  });
  const counts = countBy(columns, failed, care, query.unit, { codes, of, starts: null }, undated + 1);
  const bins = starts.map((start, b) => ({ from: dayName(start), count: counts[b]! })).filter(({ count }) => count > 0);
  return { bin: chosen, bins, undated: counts[undated]! };
}

function binStart(day: number, bin: TimelineAnswer["bin"]): number {
  if (bin === "day") return day;
  if (bin === "week") return day - ((((day + 3) % 7) + 7) % 7); // 1970-01-01 was a Thursday; weeks begin on Monday
  const name = dayName(day);
  return dayNumber(bin === "month" ? `${name.slice(0, 7)}-01` : `${name.slice(0, 4)}-01-01`);
}
