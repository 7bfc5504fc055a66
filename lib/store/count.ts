// Counts over the rows that pass a question's filters. A facet counts with its own filter set aside, which makes its counts
// disjunctive.

import type { AreasAnswer, FacetsAnswer, Toll, Totals } from "@/lib/answers";
import { FACETS, type Facet, type Level, perFacet, type Query, type Unit } from "@/lib/query";
import type { Columns } from "@/lib/store/columns";
import { among, type Filtered, ownersIn, rowsThatPass } from "@/lib/store/filters";
import { ROW } from "@/lib/store/rows";
import { Tolls, tollOf } from "@/lib/store/toll";
import type { FacetColumn } from "@/lib/store/values";
import { INCIDENT_TYPES } from "@/lib/types";

/** Everything that passes, in one unit, by where it can be shown; an article by its best-placed row. */
export function countTotals(filtered: Filtered, unit: Unit): Totals {
  const { columns, events } = filtered;
  const rows = rowsThatPass(filtered, unit);
  const shown = columns.shown.values;
  const place = among(unit, columns, events, columns.place.values);
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
  /** By place, and altogether. */
  tolls: Tolls;
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

/** The incidents that pass at each place, each at one, whatever the number of its reports; the type that leads; and their toll. */
function countIncidents(
  filtered: Filtered,
): Omit<PlaceCounts, "counts" | "totals"> & { incidents: Int32Array; totals: Totals } {
  const { columns } = filtered;
  const rows = rowsThatPass(filtered, "incidents");
  const type = columns.type.values;
  const shown = columns.shown.values;
  const { of: events, place, signature } = filtered.events;
  const size = columns.places.length;
  const types = columns.facets.type.slugs.length;
  const incidents = new Int32Array(size);
  const last = new Int32Array(size).fill(-1);
  const byType = new Int32Array(size * types);
  const placed = new Placed();
  const tolls = new Tolls(filtered, size);
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
    tolls.add(p, r);
  }
  const codes = INCIDENT_TYPES.map(known => columns.facets.type.find(known));
  const leading = new Int8Array(size);
  for (let p = 0; p < size; p++) leading[p] = incidents[p] === 0 ? -1 : leadingType(byType, p * types, codes);
  return { incidents, leading, totals: placed.totals(), tolls, toll: tollOf(filtered, rows) };
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
  const { of: events, place: placeOf } = filtered.events;
  const lastEvent = new Int32Array(slugs.length).fill(-1);
  const tolls = new Tolls(filtered, slugs.length);
  const reports = rowsThatPass(filtered, "incidents", level);
  for (let i = 0; i < reports.length; i++) {
    const r = reports[i]!;
    const code = codes[placeOf[r]!]!;
    tolls.add(code, r);
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
      toll: tolls.of(code),
    }))
    .filter(({ counts }) => counts.articles + counts.incidents > 0)
    .sort((a, b) => b.counts.mentions - a.counts.mentions || (a.value < b.value ? -1 : 1));
}

/** Each value's count with the facet's own choice set aside. Values without rows are left out, unless chosen. */
export function countFacets(filtered: Filtered, query: Query): FacetsAnswer["facets"] {
  const { columns, events } = filtered;
  const chosen = perFacet(facet => [...query.facets[facet].only, ...query.facets[facet].not]);
  const owner = ownersIn(filtered, query.unit);
  const columnOf = (facet: Facet): FacetColumn => {
    const column = columns.facetColumn(facet);
    return { ...column, of: among(query.unit, columns, events, column.of) };
  };
  const count = (rows: Int32Array, facets: readonly Facet[]) =>
    owner === null ? countRows(columns, rows, facets, columnOf) : countOwned(columns, rows, owner, facets, columnOf);
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
function countRows(
  columns: Columns,
  rows: Int32Array,
  facets: readonly Facet[],
  columnOf: (facet: Facet) => FacetColumn,
): Record<Facet, Int32Array> {
  const counts = perFacet(facet => new Int32Array(columns.facets[facet].slugs.length));
  // Counted by place, article and signature first; what these share by value is then added up.
  const byOwner = new Map<Int32Array, Int32Array>();
  for (const facet of facets) {
    const { codes, of, owners, starts } = columnOf(facet);
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
  columnOf: (facet: Facet) => FacetColumn,
): Record<Facet, Int32Array> {
  const counts = perFacet(facet => new Int32Array(columns.facets[facet].slugs.length));
  const last = perFacet(facet => new Int32Array(counts[facet].length).fill(-1));
  for (let start = 0; start < rows.length; start += BLOCK) {
    const block = rows.subarray(start, start + BLOCK);
    for (const facet of facets) {
      const { codes, of, starts } = columnOf(facet);
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
