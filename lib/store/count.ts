// Counts over the columns: which filters a row fails, as bits; then every answer is a pass over these bits. A row that fails
// nothing counts everywhere; a row that fails one facet alone counts in that facet, which makes facet counts disjunctive.

import { boxAround, insideBox, insideRing } from "@/lib/geo";
import {
  type AreasAnswer,
  FACETS,
  type Facet,
  type FacetsAnswer,
  type Level,
  perFacet,
  type Query,
  type TimelineAnswer,
  type Totals,
  type Unit,
} from "@/lib/query";
import { type Columns, dayName, dayNumber, ROW, rowsOfUnit, SHOWN, UNDATED } from "@/lib/store/columns";
import { INCIDENT_TYPES, type IncidentType } from "@/lib/types";

// The lowest bits are the facets, in their order.
const DATE = 1 << FACETS.length;
/** Text and area: no answer ever sets these aside. */
const OTHER = DATE << 1;
const facetBit = (facet: Facet) => 1 << FACETS.indexOf(facet);

/** One look at every row under a query. It serves all units: which rows a unit counts is looked at later. */
export interface Scan {
  /** How many rows there were. */
  rows: number;
  /** The rows that fail nothing, ascending. */
  pass: Int32Array;
  /** How many rows fail one filter at most, one that can be set aside; the room lists them. -1 until somebody asks. */
  nearby: number;
  /** Holds the above and, for each row, what it fails. Another scan may be written over it once this one is of no more use. */
  room: ScanRoom;
}

/** Memory for a scan. Fresh memory costs more than the scan itself, so it is handed on. */
export class ScanRoom {
  readonly failed: Uint16Array;
  readonly pass: Int32Array;
  readonly near: Int32Array;
  readonly nearFails: Uint16Array;
  /** For lists that one answer makes and no other reads. */
  readonly counted: Int32Array;
  readonly aside: Int32Array;
  constructor(readonly rows: number) {
    this.failed = new Uint16Array(rows);
    this.pass = new Int32Array(rows);
    this.near = new Int32Array(rows);
    this.nearFails = new Uint16Array(rows);
    this.counted = new Int32Array(rows);
    this.aside = new Int32Array(rows);
  }
}

/** By the set of failed filters: 1 where it is empty; 1 where it has one filter at most, and one that can be set aside. */
const PASSES = Uint8Array.from({ length: OTHER << 1 }, (_, f) => (f === 0 ? 1 : 0));
const NEAR = Uint8Array.from({ length: OTHER << 1 }, (_, f) => ((f & (f - 1)) === 0 && f !== OTHER ? 1 : 0));

/** Rows that are gone through several times before the next: so many stay in the processor's cache. */
const BLOCK = 8192;

/** `matching` tells for each article whether it matches the query's text; null where no text is asked for. */
export function scan(columns: Columns, query: Query, matching: Uint8Array | null, used: ScanRoom | null = null): Scan {
  const { rows } = columns;
  const room = used && used.rows >= rows ? used : new ScanRoom(columns.row.values.length);
  const { failed, pass } = room;

  // What fails a place, an article or a signature is found once for each of them, not for each row.
  const { place, article, eventFrom, eventTo } = columns;
  const ofPlace = new Uint16Array(columns.places.length);
  const ofArticle = new Uint16Array(columns.articleCount);
  const ofSignature = new Uint16Array(columns.type.length);
  const asked = new Map<Int32Array, Uint16Array>(); // only those that a filter looks at
  const failsOf = (of: Int32Array): Uint16Array => {
    const fails = of === place.values ? ofPlace : of === article.values ? ofArticle : ofSignature;
    asked.set(of, fails);
    return fails;
  };
  for (const facet of FACETS) {
    const { only, not } = query.facets[facet];
    if (only.length + not.length > 0) failFacet(failsOf(columns.facetColumn(facet).of), columns, facet, only, not);
  }
  if (query.bbox || query.area) failOutside(failsOf(place.values), columns, query);
  if (matching) failUnmatched(failsOf(article.values), matching);
  const dated = Boolean(query.from || query.to || !query.undated);
  if (dated && query.dates === "published") {
    const { publishedFrom, publishedTo } = columns;
    failDates(failsOf(article.values), 0, ofArticle.length, publishedFrom.values, publishedTo.values, query);
  }

  let passing = 0;
  for (let start = 0; start < rows; start += BLOCK) {
    const end = Math.min(rows, start + BLOCK);
    failed.fill(0, start, end);
    for (const [of, fails] of asked) addFails(failed, start, end, fails, of);
    if (dated && query.dates === "event") failDates(failed, start, end, eventFrom.values, eventTo.values, query);
    passing = listPassing(failed, start, end, pass, passing);
  }
  return { rows, room, pass: pass.subarray(0, passing), nearby: -1 };
}

// The loops over rows stand in functions of their own, without choices inside: the compiler then makes the most of them. What
// does not belong to a list is written over by the next row, since whether a row belongs is as good as random.

function addFails(failed: Uint16Array, start: number, end: number, fails: Uint16Array, of: Int32Array): void {
  for (let r = start; r < end; r++) failed[r]! |= fails[of[r]!]!;
}

/** Tells how long the list has become. */
function listPassing(failed: Uint16Array, start: number, end: number, pass: Int32Array, length: number): number {
  let passing = length;
  for (let r = start; r < end; r++) {
    pass[passing] = r;
    passing += PASSES[failed[r]!]!;
  }
  return passing;
}

function listNear({ failed, near, nearFails }: ScanRoom, rows: number): number {
  let nearby = 0;
  for (let r = 0; r < rows; r++) {
    const f = failed[r]!;
    near[nearby] = r;
    nearFails[nearby] = f;
    nearby += NEAR[f]!;
  }
  return nearby;
}

/** Of several values, one that is wanted is enough, and one that is not is too many. */
function failFacet(failed: Uint16Array, columns: Columns, facet: Facet, only: string[], not: string[]): void {
  const wanted = columns.facets[facet].slugs.map(value => only.length === 0 || only.includes(value));
  const unwanted = columns.facets[facet].slugs.map(value => not.includes(value));
  const { codes, starts } = columns.facetColumn(facet);
  const bit = facetBit(facet);
  for (let o = 0; o < failed.length; o++) {
    let some = false;
    let bad = false;
    for (let i = starts ? starts[o]! : o; i < (starts ? starts[o + 1]! : o + 1); i++) {
      if (wanted[codes[i]!]) some = true;
      if (unwanted[codes[i]!]) bad = true;
    }
    if (!some || bad) failed[o]! |= bit;
  }
}

function failUnmatched(failed: Uint16Array, matching: Uint8Array): void {
  for (let a = 0; a < failed.length; a++) if (matching[a] === 0) failed[a]! |= OTHER;
}

/** A date of a month or year passes when any of its days is asked for. */
function failDates(
  failed: Uint16Array,
  start: number,
  end: number,
  firstDays: Int32Array,
  lastDays: Int32Array,
  query: Query,
): void {
  const from = query.from ? dayNumber(query.from) : UNDATED;
  const to = query.to ? dayNumber(query.to) : 2 ** 31 - 1;
  const undated = query.undated ? 0 : DATE;
  for (let i = start; i < end; i++) {
    const day = firstDays[i]!;
    failed[i]! |= day === UNDATED ? undated : day > to || lastDays[i]! < from ? DATE : 0;
  }
}

/** First days, by row or by what the second column names for the row. */
function dateColumn(columns: Columns, dates: Query["dates"]): [Int32Array, Int32Array | null] {
  return dates === "event" ? [columns.eventFrom.values, null] : [columns.publishedFrom.values, columns.article.values];
}

/** Only what the map can draw is inside an area. */
function failOutside(failed: Uint16Array, columns: Columns, query: Query): void {
  const around = query.area && boxAround(query.area);
  for (const [p, place] of columns.places.entries()) {
    const position: [number, number] = [place?.lon ?? 0, place?.lat ?? 0];
    const drawn = place !== null && SHOWN[columns.shown.values[p]!] === "map";
    const inBox = !query.bbox || insideBox(position, query.bbox);
    const inArea = !query.area || !around || (insideBox(position, around) && insideRing(position, query.area));
    if (!(drawn && inBox && inArea)) failed[p]! |= OTHER;
  }
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
  return totalsOf(counts);
}

export interface PlaceTally {
  /** Index into Columns.places. */
  place: number;
  counts: Record<Unit, number>;
  leading: IncidentType | null;
}

/** What passes at each place that has any of it, in every unit, with the leading type among the incidents there; and totals. */
export function countPlaces(columns: Columns, { pass }: Scan): { tallies: PlaceTally[]; totals: Record<Unit, Totals> } {
  const place = columns.place.values;
  const article = columns.article.values;
  const kinds = columns.row.values;
  const type = columns.type.values;
  const signature = columns.signature.values;
  const shown = columns.shown.values;
  const size = columns.places.length;
  const types = columns.facets.type.slugs;
  const mentions = new Int32Array(size);
  const incidents = new Int32Array(size);
  const articles = new Int32Array(size);
  const lastArticle = new Int32Array(size).fill(-1);
  const byType = new Int32Array(size * types.length);
  /** Articles by their best-placed row. */
  const placed = [0, 0, 0];
  let current = -1;
  let best = 3;
  for (let i = 0; i < pass.length; i++) {
    const r = pass[i]!;
    const p = place[r]!;
    const a = article[r]!;
    const kind = kinds[r]!;
    if (kind === ROW.mention) mentions[p]!++;
    else if (kind === ROW.incident) {
      incidents[p]!++;
      byType[p * types.length + type[signature[r]!]!]!++;
    }
    if (lastArticle[p] !== a) {
      lastArticle[p] = a;
      articles[p]!++;
    }
    if (a !== current) {
      if (current >= 0) placed[best]!++;
      current = a;
      best = 3;
    }
    if (shown[p]! < best) best = shown[p]!;
  }
  if (current >= 0) placed[best]!++;
  const codes = INCIDENT_TYPES.map(known => types.indexOf(known));
  const tallies: PlaceTally[] = [];
  const reached = { incidents: [0, 0, 0], mentions: [0, 0, 0] };
  for (let p = 0; p < size; p++) {
    reached.incidents[shown[p]!]! += incidents[p]!;
    reached.mentions[shown[p]!]! += mentions[p]!;
    if (p === 0 || articles[p] === 0) continue;
    const counts = { incidents: incidents[p]!, mentions: mentions[p]!, articles: articles[p]! };
    tallies.push({ place: p, counts, leading: leadingType(byType, p * types.length, codes) });
  }
  const { incidents: i, mentions: m } = reached;
  return { tallies, totals: { incidents: totalsOf(i), mentions: totalsOf(m), articles: totalsOf(placed) } };
}

/** `counts` by SHOWN. */
function totalsOf([map = 0, elsewhere = 0, unlocated = 0]: readonly number[]): Totals {
  return { all: map + elsewhere + unlocated, map, elsewhere, unlocated };
}

/** The counts of a place begin at `start`. Ties go to the type that INCIDENT_TYPES names first. */
function leadingType(counts: Int32Array, start: number, codes: readonly number[]): IncidentType | null {
  let leading = -1;
  let most = 0;
  for (let t = 0; t < codes.length; t++) {
    if (codes[t]! < 0 || counts[start + codes[t]!]! <= most) continue;
    most = counts[start + codes[t]!]!;
    leading = t;
  }
  return INCIDENT_TYPES[leading] ?? null;
}

/** What passes in each area of a level, in every unit, its facet's own choice set aside; an article once in each. */
export function countAreas(columns: Columns, scan: Scan, query: Query, level: Level): AreasAnswer["areas"] {
  const { only, not } = query.facets[level];
  const aside = only.length + not.length > 0 ? facetBit(level) : 0;
  const rows = rowsThatCount(columns, scan, aside, "articles", scan.room.aside);
  const { slugs, labels, labelsAr } = columns.facets[level];
  const codes = columns[level].values;
  const place = columns.place.values;
  const article = columns.article.values;
  const kinds = columns.row.values;
  const mentions = new Int32Array(slugs.length);
  const incidents = new Int32Array(slugs.length);
  const articles = new Int32Array(slugs.length);
  const lastArticle = new Int32Array(slugs.length).fill(-1);
  for (let i = 0; i < rows.length; i++) {
    const r = rows[i]!;
    const code = codes[place[r]!]!;
    if (kinds[r] === ROW.mention) mentions[code]!++;
    else if (kinds[r] === ROW.incident) incidents[code]!++;
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
    }))
    .filter(({ counts }) => counts.articles > 0)
    .sort((a, b) => b.counts.mentions - a.counts.mentions || (a.value < b.value ? -1 : 1));
}

/** Each value's count with the facet's own choice set aside. Values without rows are left out, unless chosen. */
export function countFacets(columns: Columns, scan: Scan, query: Query): FacetsAnswer["facets"] {
  const chosen = perFacet(facet => [...query.facets[facet].only, ...query.facets[facet].not]);
  const loose = FACETS.filter(facet => chosen[facet].length === 0);
  const passing = rowsThatCount(columns, scan, 0, query.unit, scan.room.counted);
  const count = query.unit === "articles" ? countArticles : countRows;
  const counts = count(columns, passing, loose);
  for (const facet of FACETS) {
    if (chosen[facet].length === 0) continue;
    const rows = rowsThatCount(columns, scan, facetBit(facet), query.unit, scan.room.aside);
    counts[facet] = count(columns, rows, [facet])[facet];
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

/** The rows of a unit that fail nothing but what is set `aside`, ascending; of articles, all their rows. Written into `list`. */
function rowsThatCount(columns: Columns, scan: Scan, aside: number, unit: Unit, list: Int32Array): Int32Array {
  if (aside === 0 && unit === "articles") return scan.pass;
  const wanted = rowsOfUnit(unit);
  const ofUnit = Uint8Array.from({ length: 8 }, (_, kind) => ((kind & wanted) === 0 ? 0 : 1));
  const kinds = columns.row.values;
  if (aside === 0) return list.subarray(0, listKinds(list, scan.pass, kinds, ofUnit));
  if (scan.nearby < 0) scan.nearby = listNear(scan.room, scan.rows);
  const alone = Uint8Array.from(NEAR, (_, f) => ((f & ~aside) === 0 ? 1 : 0));
  const near = scan.room.near.subarray(0, scan.nearby);
  return list.subarray(0, listAside(list, near, scan.room.nearFails, alone, kinds, ofUnit));
}

function listKinds(list: Int32Array, rows: Int32Array, kinds: Int32Array, ofUnit: Uint8Array): number {
  let length = 0;
  for (let n = 0; n < rows.length; n++) {
    const r = rows[n]!;
    list[length] = r;
    length += ofUnit[kinds[r]!]!;
  }
  return length;
}

function listAside(
  list: Int32Array,
  near: Int32Array,
  nearFails: Uint16Array,
  alone: Uint8Array,
  kinds: Int32Array,
  ofUnit: Uint8Array,
): number {
  let length = 0;
  for (let n = 0; n < near.length; n++) {
    const r = near[n]!;
    list[length] = r;
    length += alone[nearFails[n]!]! & ofUnit[kinds[r]!]!;
  }
  return length;
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

/** The same in articles: one counts once for a value. Rows of one article stand together, so the last one seen tells. */
function countArticles(columns: Columns, rows: Int32Array, facets: readonly Facet[]): Record<Facet, Int32Array> {
  const counts = perFacet(facet => new Int32Array(columns.facets[facet].slugs.length));
  const article = columns.article.values;
  const last = perFacet(facet => new Int32Array(counts[facet].length).fill(-1));
  for (let start = 0; start < rows.length; start += BLOCK) {
    const block = rows.subarray(start, start + BLOCK);
    for (const facet of facets) {
      const { codes, of, starts } = columns.facetColumn(facet);
      if (starts) countSeveral(counts[facet], last[facet], block, codes, of, starts, article);
      else countOne(counts[facet], last[facet], block, codes, of, article);
    }
  }
  return counts;
}

type Column = Int32Array;

function countOne(counts: Column, last: Column, rows: Column, codes: Column, of: Column, article: Column): void {
  for (let n = 0; n < rows.length; n++) {
    const r = rows[n]!;
    const code = codes[of[r]!]!;
    counts[code]! += last[code] === article[r] ? 0 : 1;
    last[code] = article[r]!;
  }
}

function countSeveral(
  counts: Column,
  last: Column,
  rows: Column,
  codes: Column,
  of: Column,
  starts: Column,
  article: Column,
): void {
  for (let n = 0; n < rows.length; n++) {
    const r = rows[n]!;
    const owner = of[r]!;
    for (let i = starts[owner]!; i < starts[owner + 1]!; i++) {
      const code = codes[i]!;
      counts[code]! += last[code] === article[r] ? 0 : 1;
      last[code] = article[r]!;
    }
  }
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
  const [days, of] = dateColumn(columns, query.dates);
  const aside = query.from || query.to || !query.undated ? DATE : 0;
  const rows = rowsThatCount(columns, scan, aside, query.unit, scan.room.counted);
  const dated = scan.room.aside; // the days of these rows
  for (let n = 0; n < rows.length; n++) dated[n] = days[of ? of[rows[n]!]! : rows[n]!]!;
  let first = 2 ** 31 - 1;
  let latest = UNDATED;
  for (let n = 0; n < rows.length; n++) {
    const day = dated[n]!;
    if (day > latest) latest = day;
    if (day < first && day !== UNDATED) first = day;
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
  const counts = new Int32Array(undated + 1);
  const last = new Int32Array(undated + 1).fill(-1);
  const article = columns.article.values;
  const articles = query.unit === "articles";
  for (let n = 0; n < rows.length; n++) {
    const b = dated[n] === UNDATED ? undated : binOfDay[dated[n]! - first]!;
    const a = article[rows[n]!]!;
    counts[b]! += articles && last[b] === a ? 0 : 1;
    last[b] = a;
  }
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
