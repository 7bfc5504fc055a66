// What the list asks, and the rows that an answer makes: under headings, in an order.

import type { Excerpt, PlaceCount, PlacesAnswer } from "@/lib/answers";
import type { LISTS, Query } from "@/lib/query";
import { dateOf, type Row } from "./list-row";
import { cardQuery } from "./place-card";
import { runsOf, sentenceOf } from "./sentences";
import type { Words } from "./words";

/** What the map shows. */
export type Bounds = [west: number, south: number, east: number, north: number];

/** The list asks in its own unit, within the map's view unless a place is selected. */
export function listQuery(query: Query, list: (typeof LISTS)[number], bounds: Bounds | null): Query {
  const unit =
    list === "articles" ? "articles" : list === "incidents" ? "incidents" : cardQuery(query, query.place).unit;
  if (query.place || !bounds) return { ...query, unit };
  return { ...query, unit, bbox: query.bbox ? overlap(query.bbox, bounds) : bounds };
}

const overlap = (a: Bounds, b: Bounds): Bounds => {
  const west = Math.max(a[0], b[0]);
  const south = Math.max(a[1], b[1]);
  return [west, south, Math.max(west, Math.min(a[2], b[2])), Math.max(south, Math.min(a[3], b[3]))];
};

/**
 * Sentences under a heading for each month or place, as the sort asks. Under a place a sentence stands for that place alone; it also
 * stands again where what it tells has another date.
 */
export function excerptRows(
  excerpts: Excerpt[],
  {
    sort,
    dates,
    words,
    unlocated,
    undated,
  }: { sort: string; dates: Query["dates"]; words: Words; unlocated: string; undated: string },
): Row[] {
  const headingOf = (excerpt: Excerpt): string => {
    if (sort === "place") return excerpt.place ? words.name(excerpt.place)[0] : unlocated;
    if (sort !== "date") return "";
    const date = dateOf(excerpt, dates);
    return date ? words.date(date.precision === "day" ? { ...date, precision: "month" } : date) : undated;
  };
  const alike = (excerpt: Excerpt) => {
    const date = dateOf(excerpt, dates);
    return `${headingOf(excerpt)} ${date?.from} ${date?.to}`;
  };
  let group = "";
  return runsOf(excerpts, alike).flatMap((run): Row[] => {
    const { id: key, articleId, place } = run[0];
    const row: Row = { type: "excerpt", key, placeId: place?.id ?? "", articleId, sentence: sentenceOf(run) };
    const heading = headingOf(run[0]);
    const begins = heading !== "" && heading !== group;
    group = heading;
    return begins ? [{ type: "heading", key: `heading:${heading}:${key}`, text: heading }, row] : [row];
  });
}

export function placeRows(
  answer: PlacesAnswer | undefined,
  selected: string,
  bounds: Bounds | null,
  sort: string,
  elsewhere: string,
  /** What stands on the map is left out. */
  alone: boolean,
): Row[] {
  const all = answer?.features.map(({ properties }) => properties) ?? [];
  const inside = ({ id, lon, lat }: PlaceCount) =>
    selected
      ? id === selected
      : !bounds || (lon >= bounds[0] && lat >= bounds[1] && lon <= bounds[2] && lat <= bounds[3]);
  const order = (a: PlaceCount, b: PlaceCount) =>
    sort === "place"
      ? a.name.localeCompare(b.name)
      : (sort === "killed" ? b.toll.killed - a.toll.killed : 0) || b.count - a.count;
  const toRow = (place: PlaceCount): Row => ({ type: "place", key: place.id, placeId: place.id, articleId: "", place });
  const onMap = alone ? [] : all.filter(place => place.shown === "map" && inside(place)).sort(order);
  const others = all.filter(place => place.shown === "elsewhere" && (!selected || place.id === selected)).sort(order);
  const heading: Row[] =
    others.length > 0 && !alone ? [{ type: "heading", key: "heading:elsewhere", text: elsewhere }] : [];
  return [...onMap.map(toRow), ...heading, ...others.map(toRow)];
}
