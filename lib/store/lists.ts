// The rows of a list: which they are, in which order, and where a page begins. Pure.

import type { Toll } from "@/lib/answers";
import { type Query, QueryError, type Unit } from "@/lib/query";
import type { Columns } from "@/lib/store/columns";
import { fullestReports } from "@/lib/store/events";
import { among, atPlace, type Bits, type Filtered, rowsThatPass } from "@/lib/store/filters";
import type { Loaded } from "@/lib/store/loaded";
import { byArticles, byNumber, chosenFirst, type Order, ranksByDate, ranksByPlace } from "@/lib/store/order";
import type { SearchGroup } from "@/lib/store/search";
import type { Listing, Page } from "@/lib/store/store";
import { tollOf } from "@/lib/store/toll";

/** A question, with what passes its filters. */
export interface Asked {
  search: SearchGroup[];
  filtered: Filtered;
  /** The articles by relevance, where that is asked for. */
  best: number[] | null;
  now: Loaded;
}

/** A list has no rows for articles: it has their mentions. */
export const unitListed = ({ unit }: Query) => (unit === "incidents" ? unit : "mentions");

/** A place that is selected limits lists. */
export const filteredAt = ({ filtered }: Asked, { place }: Query): Filtered =>
  place ? atPlace(filtered, place) : filtered;

/** The rows of a list with their order; written over by the next question, like all lists of rows, but for the reports. */
export function rowsListed(
  question: Asked,
  query: Query,
  { sort, together }: Required<Listing>,
  holding: ReadonlySet<number> | null,
): { rows: Int32Array; order: Order; toll: Toll | null; reports: Bits | null } {
  const { columns } = question.now;
  const unit = unitListed(query);
  const plain = orderOf(question, sort, query.dates, unit);
  const order = holding ? chosenFirst(plain, holding, (columns.articleCount + 1) * columns.rows) : plain;
  const filtered = filteredAt(question, query);
  const passing = rowsThatPass(filtered, unit);
  if (unit !== "incidents") return { rows: passing, order, toll: null, reports: null };
  const reports = filtered.kept.lastRows();
  const toll = tollOf(filtered, passing);
  const rows = together ? fullestReports(passing, columns, filtered.events) : passing;
  return { rows, order, toll, reports };
}

/** The articles of a list by their index, with the key of each in its order. */
export function articlesListed(question: Asked, query: Query, sort: Page["sort"]): Map<number, number> {
  const order = orderOf(question, sort, "published", "articles");
  const articleOf = question.now.columns.article.values;
  const first = new Map<number, number>();
  for (const row of rowsThatPass(filteredAt(question, query), "articles")) {
    const key = order(row);
    if (key < (first.get(articleOf[row]!) ?? Number.POSITIVE_INFINITY)) first.set(articleOf[row]!, key);
  }
  return first;
}

export interface ExcerptNumber {
  id: string;
  article: number;
  kind: number;
  nth: number;
}

export function rowOfExcerpt(columns: Columns, { id, article, kind, nth }: ExcerptNumber): number {
  const index = columns.articleIndex(article);
  const [from, to] = index < 0 ? [0, 0] : columns.rowsOf(index);
  for (let row = from; row < to; row++) {
    if (columns.row.values[row] === kind && columns.nth.values[row] === nth) return row;
  }
  throw unknownPage(id);
}

/** Incidents are in the order of their events. */
function orderOf(
  { best, filtered: { events }, now: { columns, ranks } }: Asked,
  sort: Page["sort"],
  dates: Query["dates"],
  unit: Unit,
): Order {
  if (best)
    return byArticles(
      columns,
      best.map(number => columns.articleIndex(number)).filter(article => article >= 0),
    );
  const once = (key: string, make: () => Int32Array): Int32Array => {
    const kept = ranks.get(key);
    if (kept?.length === columns.rows) return kept;
    const made = make();
    ranks.set(key, made);
    return made;
  };
  const isEvents = unit === "incidents";
  const key = `${dates} ${isEvents ? "events" : "rows"}`;
  const happened = isEvents ? events.dates : columns.event.values;
  const byDate = () => once(`date ${key}`, () => ranksByDate(columns, dates, happened));
  if (sort === "killed") return byNumber(columns, events.deaths, byDate());
  if (sort === "wounded") return byNumber(columns, events.injuries, byDate());
  const place = among(unit, columns, events, columns.place.values);
  const rank = sort === "place" ? once(`place ${key}`, () => ranksByPlace(columns, place, byDate())) : byDate();
  return row => rank[row]!;
}

export function unknownPage(after: string | null): QueryError {
  return new QueryError("after", after ?? "", "the `next` of an earlier page of a corpus that has not changed since");
}
