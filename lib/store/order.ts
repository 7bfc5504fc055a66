// The orders a list can have, as row numbers over the whole corpus: made once, walked by every page. Pure.

import type { Query } from "@/lib/query";
import { type Columns, UNDATED } from "@/lib/store/columns";

/** Newest first, undated last; within a day as the articles came in, and down their text. */
export function rowsByDate(columns: Columns, dates: Query["dates"]): Int32Array {
  const { rows } = columns;
  const event = columns.eventFrom.values;
  const published = columns.publishedFrom.values;
  const article = columns.article.values;
  const keys = new Int32Array(rows);
  let first = 2 ** 31 - 1;
  let latest = UNDATED;
  for (let r = 0; r < rows; r++) {
    const day = dates === "event" ? event[r]! : published[article[r]!]!;
    keys[r] = day;
    if (day === UNDATED) continue;
    if (day < first) first = day;
    if (day > latest) latest = day;
  }
  const last = latest < first ? 0 : latest - first + 1;
  for (let r = 0; r < rows; r++) keys[r] = keys[r] === UNDATED ? last : latest - keys[r]!;
  return sortedBy(upTo(rows), keys, last + 1);
}

/** By the place's name, rows without a place last; within a place as `then` has them. */
export function rowsByPlace(columns: Columns, then: Int32Array): Int32Array {
  const byName = columns.places
    .map((place, p) => ({ name: place?.name ?? "", id: place?.id ?? "", p }))
    .filter(({ p }) => p > 0)
    .sort((a, b) => a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1));
  const rank = new Int32Array(columns.places.length).fill(byName.length);
  for (const [position, { p }] of byName.entries()) rank[p] = position;
  const place = columns.place.values;
  const keys = new Int32Array(columns.rows);
  for (let r = 0; r < keys.length; r++) keys[r] = rank[place[r]!]!;
  return sortedBy(then, keys, byName.length + 1);
}

/** The rows of the given articles, in their order, down their text. */
export function rowsOfArticles(columns: Columns, articles: readonly number[]): Int32Array {
  const spans = articles.map(article => columns.rowsOf(article));
  const order = new Int32Array(spans.reduce((sum, [from, to]) => sum + to - from, 0));
  let at = 0;
  for (const [from, to] of spans) for (let r = from; r < to; r++) order[at++] = r;
  return order;
}

function upTo(length: number): Int32Array {
  const rows = new Int32Array(length);
  for (let r = 0; r < length; r++) rows[r] = r;
  return rows;
}

/** Counting sort: stable, linear; keys (by row) are in [0, size). */
function sortedBy(order: Int32Array, keys: Int32Array, size: number): Int32Array {
  const starts = new Int32Array(size + 1);
  for (let r = 0; r < keys.length; r++) starts[keys[r]! + 1]!++;
  for (let key = 0; key < size; key++) starts[key + 1]! += starts[key]!;
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) sorted[starts[keys[order[i]!]!]!++] = order[i]!;
  return sorted;
}
