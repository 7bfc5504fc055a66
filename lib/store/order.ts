// The orders a list can have: a key for every row, smallest first. Keys by date and by place are made once for a corpus and
// serve every page; a page is then a selection among the rows that pass, without sorting them all. Pure.

import type { Query } from "@/lib/query";
import type { Columns } from "@/lib/store/columns";
import { SILENT, UNDATED } from "@/lib/store/rows";
import { UNTOLD } from "@/lib/store/tuples";

/** A row's key; no two rows share one. */
export type Order = (row: number) => number;

/**
 * Newest first, undated last; within a day as the articles came in, and down their text.
 * @param event by row the range of days in which it happened
 */
export function ranksByDate(columns: Columns, dates: Query["dates"], event: Int32Array): Int32Array {
  const { rows } = columns;
  const published = columns.published.values;
  const article = columns.article.values;
  const days = columns.dateFrom.values;
  const keys = new Int32Array(rows);
  let first = 2 ** 31 - 1;
  let latest = UNDATED;
  for (let r = 0; r < rows; r++) {
    const day = days[dates === "event" ? event[r]! : published[article[r]!]!]!;
    keys[r] = day;
    if (day === UNDATED) continue;
    if (day < first) first = day;
    if (day > latest) latest = day;
  }
  const last = latest < first ? 0 : latest - first + 1;
  for (let r = 0; r < rows; r++) keys[r] = keys[r] === UNDATED ? last : latest - keys[r]!;
  return ranks(keys, last + 1, null);
}

/** By the name of the place of each row, rows without a place last; within a place as `then` ranks them. */
export function ranksByPlace(columns: Columns, place: Int32Array, then: Int32Array): Int32Array {
  const byName = columns.places
    .map((place, p) => ({ name: place?.name ?? "", id: place?.id ?? "", p }))
    .filter(({ p }) => p > 0)
    .sort((a, b) => a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1));
  const rank = new Int32Array(columns.places.length).fill(byName.length);
  for (const [position, { p }] of byName.entries()) rank[p] = position;
  const keys = new Int32Array(columns.rows);
  for (let r = 0; r < keys.length; r++) keys[r] = rank[place[r]!]!;
  return ranks(keys, byName.length + 1, then);
}

/** More than any report may tell, so that keys stay exact. */
const MOST = 2 ** 20;

/** What comes after numbers of people. */
const AFTER = [UNTOLD, 0, SILENT];

/** The highest number first, then what is told without one, then nobody, then what is not told; within equals as `then` ranks them. */
export function byNumber(columns: Columns, numbers: Int32Array, then: Int32Array): Order {
  const { rows } = columns;
  return row => {
    const number = numbers[row] ?? SILENT;
    const behind = number > 0 ? MOST - Math.min(number, MOST) : MOST + AFTER.indexOf(number);
    return behind * rows + then[row]!;
  };
}

/** Indexes of the places, by id. */
export function placesById({ places }: Columns): number[] {
  const id = (p: number) => places[p]?.id ?? "";
  return [...places.keys()].slice(1).sort((a, b) => (id(a) < id(b) ? -1 : 1));
}

/** The given articles in their order, then the others; within an article, in the order of the text. */
export function byArticles(columns: Columns, articles: readonly number[]): Order {
  const position = new Int32Array(columns.articleCount).fill(articles.length);
  for (let i = articles.length - 1; i >= 0; i--) position[articles[i]!] = i;
  const article = columns.article.values;
  const { rows } = columns;
  return row => position[article[row]!]! * rows + row;
}

/** A list of its own of all the rows, smallest key first. */
export function inOrder(rows: Int32Array, order: Order): Int32Array {
  const keys = Float64Array.from(rows, order);
  const sorted = Int32Array.from(rows.keys()).sort((a, b) => keys[a]! - keys[b]!);
  return sorted.map(n => rows[n]!);
}

/** The rows that are chosen before all others; each part in the given order, whose keys are below `behind`. */
export function chosenFirst(order: Order, chosen: ReadonlySet<number>, behind: number): Order {
  return row => (chosen.has(row) ? order(row) : behind + order(row));
}

/** Where each row stands when sorted by its key (in [0, size)), then by `then`. Counting sort: linear. */
function ranks(keys: Int32Array, size: number, then: Int32Array | null): Int32Array {
  const next = new Int32Array(size + 1);
  for (let r = 0; r < keys.length; r++) next[keys[r]! + 1]!++;
  for (let key = 0; key < size; key++) next[key + 1]! += next[key]!;
  const rank = new Int32Array(keys.length);
  if (!then) {
    for (let r = 0; r < keys.length; r++) rank[r] = next[keys[r]!]!++;
    return rank;
  }
  const order = new Int32Array(keys.length);
  for (let r = 0; r < keys.length; r++) order[then[r]!] = r;
  for (let i = 0; i < order.length; i++) rank[order[i]!] = next[keys[order[i]!]!]!++;
  return rank;
}

/** Keeps the `limit` smallest of the keys that it is given, with what they are the keys of. */
export class Smallest {
  private kept: { key: number; value: number }[] = [];
  private bound = Number.POSITIVE_INFINITY;
  constructor(private readonly limit: number) {}

  offer(key: number, value: number): void {
    if (key >= this.bound) return;
    this.kept.push({ key, value });
    if (this.kept.length >= 2 * this.limit + 16) this.trim();
  }

  /** The values, smallest key first. */
  values(): number[] {
    this.trim();
    return this.kept.map(({ value }) => value);
  }

  private trim(): void {
    this.kept.sort((a, b) => a.key - b.key);
    this.kept.length = Math.min(this.kept.length, this.limit);
    if (this.kept.length === this.limit) this.bound = this.kept.at(-1)?.key ?? this.bound;
  }
}
