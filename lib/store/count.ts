// Counts over the rows that pass a question's filters. A facet counts with its own filter set aside, which makes its counts
// disjunctive; the timeline with the dates set aside.

import type { AreasAnswer, FacetsAnswer, TimelineAnswer, Toll, Totals } from "@/lib/answers";
import { FACETS, type Facet, type Level, perFacet, type Query, type Unit } from "@/lib/query";
import { type Columns, dayName, dayNumber, ROW, UNDATED } from "@/lib/store/columns";
import { bestOfEach, exactness } from "@/lib/store/events";
import { type Filtered, ownersIn, rowsThatPass } from "@/lib/store/filters";
import { Sums, tollOf } from "@/lib/store/toll";
import { INCIDENT_TYPES } from "@/lib/types";

/** Everything that passes, in one unit, by where it can be shown; an article or incident by its best-placed row. */
export function countTotals(filtered: Filtered, unit: Unit): Totals {
  const { columns } = filtered;
  const rows = rowsThatPass(filtered, unit);
  const shown = columns.shown.values;
  const place = columns.place.values;
  const owner = ownersIn(filtered, unit);
  const placed = new Placed();
  for (let i = 0; i < rows.length; i++) {
    const r = rows[i]!;
    placed.add(owner === null ? r : owner[r]!, shown[place[r]!]!);
  }
  return placed.totals();
}

/** Counts what several rows may be of by its best-placed row; the rows of one come one after the other. */
class Placed {
  private readonly counts = [0, 0, 0];
  private current = -1;
  private best = 0;

  /** `where` is an index into SHOWN. */
  add(owner: number, where: number): void {
    if (owner === this.current) {
      if (where < this.best) this.best = where;
      return;
    }
    if (this.current >= 0) this.counts[this.best]!++;
    this.current = owner;
    this.best = where;
  }

  totals(): Totals {
    const counts = [...this.counts];
    if (this.current >= 0) counts[this.best]!++;
    return totalsOf(counts);
  }
}

/** `perArticle` summed over the articles in which anything passes. */
export function sumOverArticles(filtered: Filtered, perArticle: Int32Array): number {
  const article = filtered.columns.article.values;
  const rows = rowsThatPass(filtered, "articles");
  let sum = 0;
  let current = -1;
  for (let i = 0; i < rows.length; i++) {
    const a = article[rows[i]!]!;
    if (a === current) continue;
    sum += perArticle[a] ?? 0;
    current = a;
  }
  return sum;
}

/** Columns by place: index into Columns.places. */
export interface PlaceCounts {
  counts: Record<Unit, Int32Array>;
  /** The type that leads among the incidents there, as an index into INCIDENT_TYPES; -1 where none does. */
  leading: Int8Array;
  totals: Record<Unit, Totals>;
  /** At least, by place and altogether: see Sums. */
  killed: Float64Array;
  wounded: Float64Array;
  toll: Toll;
}

/** What passes at each place, in every unit. */
export function countPlaces(filtered: Filtered): PlaceCounts {
  const { columns } = filtered;
  const size = columns.places.length;
  const { incidents, totals, ...told } = countIncidents(filtered);
  const rows = rowsThatPass(filtered, "articles");
  const place = columns.place.values;
  const article = columns.article.values;
  const kinds = columns.row.values;
  const shown = columns.shown.values;
  const mentions = new Int32Array(size);
  const articles = new Int32Array(size);
  const lastArticle = new Int32Array(size).fill(-1);
  const placed = new Placed();
  for (let i = 0; i < rows.length; i++) {
    const r = rows[i]!;
    const p = place[r]!;
    const a = article[r]!;
    if (kinds[r] === ROW.mention) mentions[p]!++;
    if (lastArticle[p] !== a) {
      lastArticle[p] = a;
      articles[p]!++;
    }
    placed.add(a, shown[p]!);
  }
  const named = [0, 0, 0];
  for (let p = 0; p < size; p++) named[shown[p]!]! += mentions[p]!;
  return {
    ...told,
    counts: { incidents, mentions, articles },
    totals: { incidents: totals, mentions: totalsOf(named), articles: placed.totals() },
  };
}

/** The incidents that pass at each place, each once, whatever the number of its reports there; the type that leads; and their toll. */
function countIncidents(
  filtered: Filtered,
): Omit<PlaceCounts, "counts" | "totals"> & { incidents: Int32Array; totals: Totals } {
  const { columns } = filtered;
  const rows = rowsThatPass(filtered, "incidents");
  const place = columns.place.values;
  const type = columns.type.values;
  const signature = columns.signature.values;
  const shown = columns.shown.values;
  const { of: events } = filtered.events;
  const size = columns.places.length;
  const types = columns.facets.type.slugs.length;
  const incidents = new Int32Array(size);
  const last = new Int32Array(size).fill(-1);
  const byType = new Int32Array(size * types);
  const placed = new Placed();
  const killed = new Sums(size, columns.deaths.values, events);
  const wounded = new Sums(size, columns.injuries.values, events);
  for (let i = 0; i < rows.length; i++) {
    const r = rows[i]!;
    const p = place[r]!;
    const event = events[r]!;
    if (last[p] !== event) {
      last[p] = event;
      incidents[p]!++;
      byType[p * types + type[signature[r]!]!]!++;
    }
    placed.add(event, shown[p]!);
    killed.add(p, r);
    wounded.add(p, r);
  }
  const codes = INCIDENT_TYPES.map(known => columns.facets.type.find(known));
  const leading = new Int8Array(size);
  for (let p = 0; p < size; p++) leading[p] = incidents[p] === 0 ? -1 : leadingType(byType, p * types, codes);
  const toll = tollOf(filtered, rows);
  return { incidents, leading, totals: placed.totals(), killed: killed.at, wounded: wounded.at, toll };
}

/** `counts` by SHOWN. */
function totalsOf([map = 0, elsewhere = 0, unlocated = 0]: readonly number[]): Totals {
  return { all: map + elsewhere + unlocated, map, elsewhere, unlocated };
}

/** The counts of a place begin at `start`. Ties go to the type that INCIDENT_TYPES names first; -1 where there is none. */
function leadingType(counts: Int32Array, start: number, codes: readonly number[]): number {
  let leading = -1;
  let most = 0;
  for (let t = 0; t < codes.length; t++) {
    const count = codes[t]! < 0 ? 0 : counts[start + codes[t]!]!;
    if (count <= most) continue;
    most = count;
    leading = t;
  }
  return leading;
}

/** What passes in each area of a level, in every unit, its facet's own choice set aside; an article or incident once in each. */
export function countAreas(filtered: Filtered, level: Level): AreasAnswer["areas"] {
  const { columns } = filtered;
  const { slugs, labels, labelsAr } = columns.facets[level];
  const codes = columns[level].values;
  const place = columns.place.values;
  const article = columns.article.values;
  const kinds = columns.row.values;
  const mentions = new Int32Array(slugs.length);
  const incidents = new Int32Array(slugs.length);
  const articles = new Int32Array(slugs.length);
  const { of: events } = filtered.events;
  const lastEvent = new Int32Array(slugs.length).fill(-1);
  const killed = new Sums(slugs.length, columns.deaths.values, events);
  const wounded = new Sums(slugs.length, columns.injuries.values, events);
  const reports = rowsThatPass(filtered, "incidents", level);
  for (let i = 0; i < reports.length; i++) {
    const r = reports[i]!;
    const code = codes[place[r]!]!;
    killed.add(code, r);
    wounded.add(code, r);
    if (lastEvent[code] === events[r]) continue;
    lastEvent[code] = events[r]!;
    incidents[code]!++;
  }
  const lastArticle = new Int32Array(slugs.length).fill(-1);
  const rows = rowsThatPass(filtered, "articles", level);
  for (let i = 0; i < rows.length; i++) {
    const r = rows[i]!;
    const code = codes[place[r]!]!;
    if (kinds[r] === ROW.mention) mentions[code]!++;
    if (lastArticle[code] === article[r]) continue;
    lastArticle[code] = article[r]!;
    articles[code]!++;
  }
  return slugs
    .map((value, code) => ({
      value,
      label: labels[code] ?? value,
      ...(labelsAr[code] && { labelAr: labelsAr[code] }),
      counts: { incidents: incidents[code]!, mentions: mentions[code]!, articles: articles[code]! },
      toll: { killed: killed.at[code]!, wounded: wounded.at[code]! },
    }))
    .filter(({ counts }) => counts.articles > 0)
    .sort((a, b) => b.counts.mentions - a.counts.mentions || (a.value < b.value ? -1 : 1));
}

/** Each value's count with the facet's own choice set aside. Values without rows are left out, unless chosen. */
export function countFacets(filtered: Filtered, query: Query): FacetsAnswer["facets"] {
  const { columns } = filtered;
  const chosen = perFacet(facet => [...query.facets[facet].only, ...query.facets[facet].not]);
  const owner = ownersIn(filtered, query.unit);
  const count = (rows: Int32Array, facets: readonly Facet[]) =>
    owner === null ? countRows(columns, rows, facets) : countOwned(columns, rows, owner, facets);
  const loose = FACETS.filter(facet => chosen[facet].length === 0);
  const counts = count(rowsThatPass(filtered, query.unit), loose);
  for (const facet of FACETS) {
    if (chosen[facet].length === 0) continue;
    counts[facet] = count(rowsThatPass(filtered, query.unit, facet), [facet])[facet];
  }
  return perFacet(facet => {
    const values = columns.facets[facet];
    const listed = values.slugs.map((value, code) => ({
      value,
      label: values.labels[code] ?? value,
      ...(values.labelsAr[code] && { labelAr: values.labelsAr[code] }),
      count: counts[facet][code] ?? 0,
    }));
    for (const value of chosen[facet]) if (values.find(value) < 0) listed.push({ value, label: value, count: 0 });
    return listed
      .filter(({ value, count }) => count > 0 || chosen[facet].includes(value))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  });
}

/** For each code of the given facets, how many of the rows have it. */
function countRows(columns: Columns, rows: Int32Array, facets: readonly Facet[]): Record<Facet, Int32Array> {
  const counts = perFacet(facet => new Int32Array(columns.facets[facet].slugs.length));
  // Counted by place, article and signature first; what these share by value is then added up.
  const byOwner = new Map<Int32Array, Int32Array>();
  for (const facet of facets) {
    const { codes, of, owners, starts } = columns.facetColumn(facet);
    const owned = byOwner.get(of) ?? countOwners(new Int32Array(owners), rows, of);
    byOwner.set(of, owned);
    const into = counts[facet];
    for (let o = 0; o < owners; o++) {
      if (owned[o] === 0) continue;
      for (let i = starts ? starts[o]! : o; i < (starts ? starts[o + 1]! : o + 1); i++) into[codes[i]!]! += owned[o]!;
    }
  }
  return counts;
}

function countOwners(counts: Int32Array, rows: Int32Array, of: Int32Array): Int32Array {
  for (let n = 0; n < rows.length; n++) counts[of[rows[n]!]!]!++;
  return counts;
}

/** Rows that are scanned once for each facet in turn; this many stay in the processor's cache. */
const BLOCK = 8192;

/** The same for articles or incidents, each counted once per value. Their rows stand together, so remembering the last owner suffices. */
function countOwned(
  columns: Columns,
  rows: Int32Array,
  owner: Int32Array,
  facets: readonly Facet[],
): Record<Facet, Int32Array> {
  const counts = perFacet(facet => new Int32Array(columns.facets[facet].slugs.length));
  const last = perFacet(facet => new Int32Array(counts[facet].length).fill(-1));
  for (let start = 0; start < rows.length; start += BLOCK) {
    const block = rows.subarray(start, start + BLOCK);
    for (const facet of facets) {
      const { codes, of, starts } = columns.facetColumn(facet);
      if (starts) countSeveral(counts[facet], last[facet], block, codes, of, starts, owner);
      else countOne(counts[facet], last[facet], block, codes, of, owner);
    }
  }
  return counts;
}

type Column = Int32Array;

function countOne(counts: Column, last: Column, rows: Column, codes: Column, of: Column, owner: Column): void {
  for (let n = 0; n < rows.length; n++) {
    const r = rows[n]!;
    const code = codes[of[r]!]!;
    counts[code]! += last[code] === owner[r] ? 0 : 1;
    last[code] = owner[r]!;
  }
}

function countSeveral(
  counts: Column,
  last: Column,
  rows: Column,
  codes: Column,
  of: Column,
  starts: Column,
  owner: Column,
): void {
  for (let n = 0; n < rows.length; n++) {
    const r = rows[n]!;
    const one = of[r]!;
    for (let i = starts[one]!; i < starts[one + 1]!; i++) {
      const code = codes[i]!;
      counts[code]! += last[code] === owner[r] ? 0 : 1;
      last[code] = owner[r]!;
    }
  }
}

export const BINS = ["day", "week", "month", "year"] as const;
type Bin = TimelineAnswer["bin"];

export interface TimelineAsked {
  /** Without it the finest that gives at most about a hundred bins. */
  bin?: Bin | null;
  /** Whether the query's own dates bound the course. */
  within?: boolean;
}

/**
 * Counts over time with the query's own dates set aside, so that a brush keeps its surroundings; or, where `within` is asked, between
 * these dates alone. A date of a month or year counts in the bin of its first day (at the earliest, the first); `coarse` tells how many
 * of a bin's have a date that is not all within the bin. An incident counts once, by the most exact date of its reports, of equally
 * exact ones the earliest.
 */
export function countTimeline(
  filtered: Filtered,
  query: Query,
  { bin = null, within = false }: TimelineAsked,
): TimelineAnswer {
  const { columns } = filtered;
  const passing = rowsThatPass(filtered, query.unit, within ? null : "dates");
  const dateOf = (row: number): number =>
    query.dates === "event" ? filtered.events.dates[row]! : columns.published.values[columns.article.values[row]!]!;
  const rows =
    query.unit === "incidents"
      ? bestOfEach(passing, filtered.events.of, row => exactness(columns, dateOf(row)))
      : passing;
  const dates = rows.map(dateOf);
  const course = courseOf(columns, dates, within ? query : null);
  const bins = binsOver(course, bin ?? binFor(course));
  const undated = bins.starts.length;
  const { dateFrom, dateTo, article } = columns;
  const binOf = Int32Array.from({ length: dateFrom.length }, (_, date) => bins.of(dateFrom.values[date]!));
  const isExact = Uint8Array.from({ length: dateFrom.length }, (_, date) => {
    const b = binOf[date]!;
    if (b === undated) return 1;
    return dateFrom.values[date]! >= bins.starts[b]! && dateTo.values[date]! < bins.ends[b]! ? 1 : 0;
  });
  const ofBin = dates.map(date => binOf[date]!);
  const coarse = dates.filter(date => isExact[date] === 0);
  const owners = query.unit === "articles" ? rows.map(row => article.values[row]!) : null;
  const ownersOf = (kept: (position: number) => boolean) => owners?.filter((_, n) => kept(n)) ?? null;
  const counts = tally(undated + 1, ofBin, owners);
  const exact = tally(
    undated + 1,
    ofBin.filter((_, n) => isExact[dates[n]!] === 1),
    ownersOf(n => isExact[dates[n]!] === 1),
  );
  const spanned = tally(
    dateFrom.length,
    coarse,
    ownersOf(n => isExact[dates[n]!] === 0),
  );
  return {
    bin: bins.bin,
    bins: bins.starts
      .map((start, b) => ({ from: dayName(start), count: counts[b]!, coarse: counts[b]! - exact[b]! }))
      .filter(({ count }) => count > 0),
    spans: Array.from(spanned.keys())
      .filter(date => spanned[date]! > 0)
      .map(date => ({
        from: dayName(dateFrom.values[date]!),
        to: dayName(dateTo.values[date]!),
        count: spanned[date]!,
      }))
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1)),
    undated: counts[undated]!,
  };
}

/** How often each number stands in a list; of one owner, whose rows follow on one another, once. */
function tally(size: number, numbers: Int32Array, owners: Int32Array | null): Int32Array {
  const counts = new Int32Array(size);
  if (owners === null) {
    for (let n = 0; n < numbers.length; n++) counts[numbers[n]!]!++;
    return counts;
  }
  const last = new Int32Array(size).fill(-1);
  for (let n = 0; n < numbers.length; n++) {
    const number = numbers[n]!;
    if (last[number] === owners[n]) continue;
    last[number] = owners[n]!;
    counts[number]!++;
  }
  return counts;
}

/** Days of a course of time: the first and the last of any date, and the window that bounds them. */
interface Course {
  first: number;
  last: number;
  /** How many days are to be shown; 0 where there are no dates. */
  days: number;
}

/** Of the given dates (indexes into the columns' ranges); within a window none begins before it, and all of it is to be shown. */
function courseOf({ dateFrom }: Columns, dates: Int32Array, window: Pick<Query, "from" | "to"> | null): Course {
  let first = Number.POSITIVE_INFINITY;
  let last = UNDATED;
  for (let n = 0; n < dates.length; n++) {
    const day = dateFrom.values[dates[n]!]!;
    if (day === UNDATED) continue;
    if (day > last) last = day;
    if (day < first) first = day;
  }
  if (last < first) return { first: 0, last: -1, days: 0 };
  const from = window?.from ? dayNumber(window.from) : first;
  const to = window?.to ? dayNumber(window.to) : last;
  const inside = (day: number): number => Math.min(Math.max(day, from), to);
  return { first: inside(first), last: inside(last), days: to - from + 1 };
}

function binFor({ days }: Course): Bin {
  return days <= 92 ? "day" : days <= 731 ? "week" : days <= 3700 ? "month" : "year";
}

interface Bins {
  bin: Bin;
  /** First days, and the days behind the last. */
  starts: number[];
  ends: number[];
  /** The bin of a day, the first for days before it; `starts.length` for UNDATED. */
  of: (day: number) => number;
}

function binsOver({ first, last }: Course, bin: Bin): Bins {
  const starts: number[] = [];
  const ends: number[] = [];
  const ofDay = new Int32Array(last - first + 1);
  for (let day = first; day <= last; ) {
    const next = binEnd(day, bin);
    ofDay.fill(starts.length, day - first, Math.min(next - first, ofDay.length));
    starts.push(binStart(day, bin));
    ends.push(next);
    day = next;
  }
  const of = (day: number): number =>
    day === UNDATED ? starts.length : (ofDay[Math.max(0, day - first)] ?? starts.length);
  return { bin, starts, ends, of };
}

function binStart(day: number, bin: Bin): number {
  if (bin === "day") return day;
  if (bin === "week") return day - ((((day + 3) % 7) + 7) % 7); // 1970-01-01 was a Thursday; weeks begin on Monday
  const name = dayName(day);
  return dayNumber(bin === "month" ? `${name.slice(0, -2)}01` : `${name.slice(0, -5)}01-01`);
}

/** The first day after the bin. It is at most 366 days from the start, and no bin is shorter than the step. */
function binEnd(day: number, bin: Bin): number {
  const start = binStart(day, bin);
  if (bin === "day") return start + 1;
  if (bin === "week") return start + 7;
  return binStart(start + (bin === "month" ? 31 : 366), bin);
}
