// Which events an incident could be one with, though nothing joins them: those told in its article, and those near to it in place and time, the
// likeliest first. Pure.

import { distanceKm } from "@/lib/geo";
import { BROAD } from "@/lib/incidents/events";
import type { Columns } from "@/lib/store/columns";
import { type Events, fullestReports, reportsOf } from "@/lib/store/events";
import { ROW, SHOWN, UNDATED } from "@/lib/store/rows";

/** So far apart reports still may mean one place. */
const NEAR_KM = 75;
/** Days by which reports of one event may differ. */
const NEAR_DAYS = 3;
/** A range of more days says too little. */
const WIDEST_DAYS = 31;

/** What speaks for one event. */
const WORTH = { article: 1.5, place: 3, area: 1.5, day: 2, type: 1.5, subtype: 0.5, toll: 1.5, otherToll: -1 };

/** Of each event the report that tells most of it. */
export function alikeRows(columns: Columns, events: Events, row: number, limit: number): number[] {
  const { article, deaths, signature, row: kinds } = columns;
  const nearness = nearnessOfPlaces(columns, events.place[row]!);
  const typeOf = (of: number) => columns.type.values[events.signature[of]!];
  const subtypeOf = (of: number) => columns.subtype.values[events.signature[of]!];
  const days = daysOf(columns, events, row);
  const best = new Map<number, { row: number; worth: number }>();
  for (let other = 0; other < signature.length; other++) {
    if ((kinds.values[other]! & ROW.incident) === 0 || events.of[other] === events.of[row]) continue;
    const isHere = article.values[other] === article.values[row];
    const near = nearness[events.place[other]!]!;
    if (near < 0 && !isHere) continue;
    const isSameType = typeOf(other) === typeOf(row);
    const apart = daysBetween(days, daysOf(columns, events, other));
    // What is not known of one of them must be made up for by the rest.
    const mayBe =
      apart === null
        ? isSameType && near === WORTH.place
        : apart <= (near > 0 ? NEAR_DAYS : 0) && (near > 0 || isSameType);
    if (!mayBe && !isHere) continue;
    const worth =
      Math.max(near, 0) +
      (isHere ? WORTH.article : 0) +
      (apart === null ? 0 : WORTH.day * Math.max(0, 1 - apart / (NEAR_DAYS + 1))) +
      (isSameType ? WORTH.type : 0) +
      (subtypeOf(other) === subtypeOf(row) ? WORTH.subtype : 0) +
      tollWorth(deaths.values[row]!, deaths.values[other]!);
    const known = best.get(events.of[other]!);
    if (!known || worth > known.worth) best.set(events.of[other]!, { row: other, worth });
  }
  return [...best.values()]
    .sort((a, b) => b.worth - a.worth || a.row - b.row)
    .slice(0, limit)
    .map(({ row: other }) => fullestReports(Int32Array.from(reportsOf(other, events)), columns, events)[0]!);
}

/** By place how near it is: WORTH.place for the same, less with the distance; 0 where one of both is not known; below 0 where it is far. */
function nearnessOfPlaces(columns: Columns, here: number): Float64Array {
  const place = columns.places[here];
  const isDrawn = (p: number) => columns.shown.values[p] === SHOWN.indexOf("map");
  return Float64Array.from(columns.places, (other, p) => {
    if (!place || !other) return 0;
    if (p === here) return isDrawn(p) ? WORTH.place : WORTH.area;
    if (!isDrawn(p) || !isDrawn(here)) return -1;
    if (BROAD.has(place.kind) || BROAD.has(other.kind))
      return columns.province.values[p] === columns.province.values[here] ? WORTH.area : -1;
    const km = distanceKm([place.lon, place.lat], [other.lon, other.lat]);
    return km > NEAR_KM ? -1 : WORTH.place - (WORTH.place - 1) * (km / NEAR_KM) - 0.1;
  });
}

type Days = readonly [from: number, to: number] | null;

/** The days of a row's event, else those of its article; null where they say too little. */
function daysOf({ dateFrom, dateTo }: Columns, events: Events, row: number): Days {
  const range = events.days[row]! % dateFrom.length;
  const [from, to] = [dateFrom.values[range]!, dateTo.values[range]!];
  return from === UNDATED || to - from >= WIDEST_DAYS ? null : [from, to];
}

function daysBetween(a: Days, b: Days): number | null {
  return a === null || b === null ? null : Math.max(0, a[0] - b[1], b[0] - a[1]);
}

function tollWorth(dead: number, other: number): number {
  if (dead <= 0 || other <= 0) return 0;
  if (dead === other) return WORTH.toll;
  return Math.abs(dead - other) <= Math.max(1, Math.max(dead, other) / 3) ? WORTH.toll / 3 : WORTH.otherToll;
}
