// Which rows pass each filter of a query, as bits. A click changes one filter: the bits of the others are kept, and what passes
// all of them, or all but one that is set aside, is found 32 rows at a time. Pure.

import { boxAround, insideBox, insideRing } from "@/lib/geo";
import { FACETS, type Facet, type Query, takesUndated, type Unit } from "@/lib/query";
import type { Columns } from "@/lib/store/columns";
import type { Events } from "@/lib/store/events";
import { dayNumber, rowsOfUnit, SHOWN, UNDATED } from "@/lib/store/rows";

/** Row r is bit r & 31 of word r >> 5. */
export type Bits = Int32Array;

/** What an answer may set aside: a facet's own choice, or the dates. */
export type Aside = Facet | "dates";

/** The filters of one question. */
export interface Filtered {
  columns: Columns;
  kept: KeptBits;
  events: Events;
  /** Of incidents, all reports of an event pass what it passes, by the place and sub-type that it has among them. */
  filters: { name: Aside | "area" | "text" | "place"; bits: Bits; incidents: Bits }[];
  /** Rows without a date of their own, in articles of the days that are asked for; see `takesUndated`. */
  undated: () => Bits;
}

/** So many are remembered; eight of a million rows take a megabyte. */
const KEPT = 64;

/** The bits that the last questions needed, while the columns stay as they are; and room for the rows that an answer goes through. */
export class KeptBits {
  private readonly bits = new Map<string, Bits>();
  private readonly words: Bits;
  private readonly list: Int32Array;

  /** Of rows that come while an answer waits, it knows nothing. */
  constructor(readonly rows: number) {
    this.words = new Int32Array(Math.ceil(rows / 32));
    this.list = new Int32Array(rows);
  }

  get(key: string): Bits | undefined {
    const bits = this.bits.get(key);
    if (bits) this.set(key, bits);
    return bits;
  }

  /** What was asked for longest ago goes. */
  set(key: string, bits: Bits): Bits {
    this.bits.delete(key);
    this.bits.set(key, bits);
    const [oldest] = this.bits.keys();
    if (this.bits.size > KEPT && oldest !== undefined) this.bits.delete(oldest);
    return bits;
  }

  /** The rows that are in all of the bits, ascending; written over by the next call, since fresh memory costs more than the rows. */
  rowsIn(all: readonly [Bits, ...Bits[]]): Int32Array {
    this.intersectAll(all);
    return this.list.subarray(0, listRows(this.list, this.words));
  }

  /** The same, but the rows whose event has several reports behind the others, those of one event together. */
  rowsByEvent(all: readonly [Bits, ...Bits[]], { shared, sharedBits }: Events): Int32Array {
    this.intersectAll(all);
    for (let word = 0; word < sharedBits.length; word++) this.words[word]! &= ~sharedBits[word]!;
    let length = listRows(this.list, this.words);
    this.intersectAll(all);
    for (let n = 0; n < shared.length; n++) {
      const row = shared[n]!;
      if ((this.words[row >> 5]! >>> (row & 31)) & 1) this.list[length++] = row;
    }
    return this.list.subarray(0, length);
  }

  /** The rows of the last call, as bits of their own. */
  lastRows(): Bits {
    return this.words.slice();
  }

  private intersectAll([first, ...others]: readonly [Bits, ...Bits[]]): void {
    this.words.set(first);
    for (const bits of others) intersect(this.words, bits);
  }
}

/** `text` are the rows of the articles that match the query's text; null where none is asked for. */
export function filterRows(
  columns: Columns,
  kept: KeptBits,
  events: Events,
  query: Query,
  text: Bits | null,
): Filtered {
  const { place } = columns;
  const filters: Filtered["filters"] = [];
  const once = (asked: readonly unknown[], make: () => Bits): Bits => {
    const key = JSON.stringify(asked);
    return kept.get(key) ?? kept.set(key, make());
  };
  const add = (
    name: Filtered["filters"][number]["name"],
    asked: unknown,
    of: Int32Array,
    passing: () => Uint8Array,
  ) => {
    const bits = once([name, asked], () => bitsOf(kept.rows, of, passing()));
    const ofEvents = among("incidents", columns, events, of);
    const shared = () => bitsOfShared(bits, events, ofEvents, passing());
    filters.push({ name, bits, incidents: ofEvents === of ? bits : once([name, asked, "incidents"], shared) });
  };
  for (const facet of FACETS) {
    const { only, not } = query.facets[facet];
    if (only.length + not.length === 0) continue;
    add(facet, [only, not], columns.facetColumn(facet).of, () => passFacet(columns, facet, only, not));
  }
  const { from, to, dates } = query;
  const dated = (which: WhichDates): Bits =>
    once(["dates", dates, from, to, which], () => {
      const { of, passing } = passDates(columns, events, query, which);
      return bitsOf(kept.rows, of, passing);
    });
  const which = takesUndated(query) ? "all" : "dated";
  if (from || to || which === "dated") filters.push(forBoth("dates", dated(which)));
  if (query.bbox || query.area) add("area", [query.bbox, query.area], place.values, () => passArea(columns, query));
  if (text) filters.push(forBoth("text", text));
  return { columns, kept, events, filters, undated: () => dated("undated") };
}

/** A filter that a report passes by itself. */
const forBoth = (name: "dates" | "text", bits: Bits) => ({ name, bits, incidents: bits });

/** The same column as a unit has it: of incidents that of their events. */
export function among(unit: Unit, columns: Columns, events: Events, of: Int32Array): Int32Array {
  if (unit !== "incidents") return of;
  return of === columns.place.values ? events.place : of === columns.signature.values ? events.signature : of;
}

/** The same at one place alone. */
export function atPlace(filtered: Filtered, id: string): Filtered {
  const { columns, kept, events, filters } = filtered;
  const key = JSON.stringify(["place", id]);
  const passing = () => Uint8Array.from(columns.places, place => (place?.id === id ? 1 : 0));
  const bits = kept.get(key) ?? kept.set(key, bitsOf(kept.rows, columns.place.values, passing()));
  const shared = () => bitsOfShared(bits, events, events.place, passing());
  const incidents = kept.get(`${key} incidents`) ?? kept.set(`${key} incidents`, shared());
  return { ...filtered, filters: [...filters, { name: "place", bits, incidents }] };
}

/**
 * The rows of a unit that pass every filter but the one set aside; of articles, all their rows. Those that are counted as one stand
 * together: `ownersIn` tells them. Written over by the next call for the same columns.
 */
export function rowsThatPass(
  { columns, kept, events, filters }: Filtered,
  unit: Unit,
  aside: Aside | null = null,
): Int32Array {
  const key = `unit ${unit}`;
  const wanted = rowsOfUnit(unit);
  const ofUnit = () => Uint8Array.from({ length: 8 }, (_, kind) => ((kind & wanted) === 0 ? 0 : 1));
  const bits = kept.get(key) ?? kept.set(key, bitsOf(kept.rows, columns.row.values, ofUnit()));
  const asked = filters.filter(({ name }) => name !== aside);
  const all: [Bits, ...Bits[]] = [bits, ...asked.map(each => (unit === "incidents" ? each.incidents : each.bits))];
  return unit === "incidents" ? kept.rowsByEvent(all, events) : kept.rowsIn(all);
}

/** The same with what has no date of its own instead of what passes the dates. */
export function undatedOf(filtered: Filtered): Filtered {
  const others = filtered.filters.filter(({ name }) => name !== "dates");
  return { ...filtered, filters: [...others, forBoth("dates", filtered.undated())] };
}

/** By row, what of a unit it counts for; null where each row counts. */
export function ownersIn({ columns, events }: Filtered, unit: Unit): Int32Array | null {
  return unit === "articles" ? columns.article.values : unit === "incidents" ? events.of : null;
}

// What passes a filter is found once for each place, article, signature or date, then for the rows that these are `of`. The loops
// over rows stand in functions of their own, without choices inside: the compiler then makes the most of them.

/** `passing` is 1 where what a row is of passes, else 0. */
export function bitsOf(rows: number, of: Int32Array, passing: Uint8Array): Bits {
  const bits = new Int32Array(Math.ceil(rows / 32));
  const whole = rows - (rows % 8);
  for (let r = 0; r < whole; r += 8) {
    // Eight at once: twice as fast as one after another.
    const eight =
      passing[of[r]!]! |
      (passing[of[r + 1]!]! << 1) |
      (passing[of[r + 2]!]! << 2) |
      (passing[of[r + 3]!]! << 3) |
      (passing[of[r + 4]!]! << 4) |
      (passing[of[r + 5]!]! << 5) |
      (passing[of[r + 6]!]! << 6) |
      (passing[of[r + 7]!]! << 7);
    bits[r >> 5]! |= eight << (r & 31);
  }
  for (let r = whole; r < rows; r++) bits[r >> 5]! |= passing[of[r]!]! << (r & 31);
  return bits;
}

/** The same bits, but where rows share an event those of what that is of. */
function bitsOfShared(bits: Bits, { shared }: Events, of: Int32Array, passing: Uint8Array): Bits {
  const own = bits.slice();
  for (let n = 0; n < shared.length; n++) {
    const row = shared[n]!;
    const bit = 1 << (row & 31);
    if (passing[of[row]!]) own[row >> 5]! |= bit;
    else own[row >> 5]! &= ~bit;
  }
  return own;
}

function intersect(words: Bits, bits: Bits): void {
  for (let word = 0; word < words.length; word++) words[word]! &= bits[word]!;
}

/** Tells how long the list has become. */
function listRows(list: Int32Array, words: Bits): number {
  let length = 0;
  for (let word = 0; word < words.length; word++) {
    for (let bits = words[word]!; bits !== 0; bits &= bits - 1)
      list[length++] = (word << 5) + 31 - Math.clz32(bits & -bits);
  }
  return length;
}

/** Of several values, one that is wanted is enough, and one that is not is too many. */
function passFacet(columns: Columns, facet: Facet, only: string[], not: string[]): Uint8Array {
  const wanted = columns.facets[facet].slugs.map(value => only.length === 0 || only.includes(value));
  const unwanted = columns.facets[facet].slugs.map(value => not.includes(value));
  const { codes, owners, starts } = columns.facetColumn(facet);
  const passing = new Uint8Array(owners);
  for (let o = 0; o < owners; o++) {
    let some = false;
    let bad = false;
    for (let i = starts ? starts[o]! : o; i < (starts ? starts[o + 1]! : o + 1); i++) {
      if (wanted[codes[i]!]) some = true;
      if (unwanted[codes[i]!]) bad = true;
    }
    if (some && !bad) passing[o] = 1;
  }
  return passing;
}

/** Rows whose own date passes, those that have none in articles whose date does, or both. */
type WhichDates = "dated" | "undated" | "all";

/** Of days or articles. A range that is a month or a year passes when any of its days is asked for; what has no date, always. */
function passDates(columns: Columns, { days }: Events, query: Query, which: WhichDates) {
  const { dateFrom, dateTo, published, article, articleCount } = columns;
  const from = query.from ? dayNumber(query.from) : UNDATED;
  const to = query.to ? dayNumber(query.to) : Number.POSITIVE_INFINITY;
  const ranges = dateFrom.length;
  const within = new Uint8Array(ranges).fill(1);
  for (let date = 1; date < ranges; date++)
    within[date] = dateFrom.values[date]! <= to && dateTo.values[date]! >= from ? 1 : 0;
  if (query.dates === "event") {
    const passing = new Uint8Array(2 * ranges);
    if (which !== "undated") passing.set(within);
    if (which !== "dated") passing.set(within, ranges);
    return { of: days, passing };
  }
  const passing = new Uint8Array(articleCount);
  for (let a = 0; a < articleCount; a++) {
    const date = published.values[a]!;
    if (which === "all" || which === (date === 0 ? "undated" : "dated")) passing[a] = within[date]!;
  }
  return { of: article.values, passing };
}

/** Of places. Only what the map can draw is inside an area. */
function passArea(columns: Columns, { bbox, area }: Query): Uint8Array {
  const around = area && boxAround(area);
  return Uint8Array.from(columns.places, (place, p) => {
    if (place === null || SHOWN[columns.shown.values[p]!] !== "map") return 0;
    const position: [number, number] = [place.lon, place.lat];
    const inBox = !bbox || insideBox(position, bbox);
    const inArea = !area || !around || (insideBox(position, around) && insideRing(position, area));
    return inBox && inArea ? 1 : 0;
  });
}
