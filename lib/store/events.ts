// Reports are not events: which rows of the columns are of one event, and count as one incident. Pure.

import { BROAD } from "@/lib/incidents/events";
import type { Columns } from "@/lib/store/columns";
import { ROW, SHOWN, SILENT } from "@/lib/store/rows";
import { FACTS, type Fact } from "@/lib/types";

/** A stored report of an event that has several; `said` are the facts that a reader has set, bit n that of FACTS[n]. */
export type StoredReport = readonly [article: number, nth: number, event: string, said: number];

export interface Events {
  /** By row: equal for reports of one event, and for no others. */
  of: Int32Array;
  /** The rows whose event has several reports, those of one event together. */
  shared: Int32Array;
  /** Where in that the reports of an event begin, by its number in `of`. */
  starts: ReadonlyMap<number, number>;
  /** The same rows as bits: row r is bit r & 31 of word r >> 5. */
  sharedBits: Int32Array;
  /** Of those, which a reader has said anything of but that it is none, with the facts as bits. */
  byHand: ReadonlyMap<number, number>;
  /**
   * By row, what its event is among incidents, the same for all its reports: one place, one sub-type, one date, and the highest numbers of
   * people; what a reader has set goes before what others tell. Of other rows their own.
   */
  place: Int32Array;
  signature: Int32Array;
  deaths: Int32Array;
  injuries: Int32Array;
  /** By row, with how many its report counts in tolls: its own number, or that which a reader has set for its event. */
  killed: Int32Array;
  wounded: Int32Array;
  /** The same of the killed at most. */
  killedMost: Int32Array;
  /** The range of days. */
  dates: Int32Array;
  /** The same; where that is none, that of its article, counted on from the number of all ranges. */
  days: Int32Array;
}

/** Every row is an event of its own, but for the given incidents (ascending by article and nth), which share theirs by its name. */
export function eventsFrom(columns: Columns, reports: readonly StoredReport[]): Events {
  const { rows } = columns;
  const own = (column: { values: Int32Array }) => column.values.slice(0, rows);
  const of = Int32Array.from({ length: rows }, (_, row) => row);
  const [dates, place, signature] = [own(columns.event), own(columns.place), own(columns.signature)];
  const [deaths, injuries] = [own(columns.deaths), own(columns.injuries)];
  const sharedBits = new Int32Array(Math.ceil(rows / 32));
  const [killed, wounded, killedMost] = [deaths.slice(), injuries.slice(), own(columns.deathsMost)];
  const { byEvent, byHand } = rowsByEvent(columns, reports);
  const isSet = (row: number, fact: Fact) => isSaid(byHand.get(row), fact);
  const together = [...byEvent.values()].filter(rows => rows.length > 1);
  for (const rows of together) {
    const best = (worth: (row: number) => number) => rows.reduce((a, b) => (worth(b) > worth(a) ? b : a));
    const told = (row: number) => tellsOf(columns, row);
    /** The rows that tell a fact of the event: those of which a reader has set it, else all. */
    const telling = (fact: Fact) => {
      const set = rows.filter(row => isSet(row, fact));
      return set.length > 0 ? set : rows;
    };
    const most = (of: Int32Array, fact: Fact) => Math.max(...telling(fact).map(row => of[row]!));
    const lead = best(row => told(row) + (isSet(row, "subtype") ? BY_HAND : 0));
    const dated = best(row => (isSet(row, "date") ? Number.POSITIVE_INFINITY : exactness(columns, dates[row]!)));
    const at = place[best(told)]!;
    const [dead, hurt] = [most(deaths, "deaths"), most(injuries, "injuries")];
    const is = columns.signatureOfEvent(lead, rows, dead, telling("actors"));
    const date = dates[dated]!;
    const [deadSet, hurtSet] = [telling("deaths") !== rows, telling("injuries") !== rows];
    const deadMost = deadSet ? most(killedMost, "deaths") : 0;
    for (const row of rows) {
      of[row] = rows[0]!;
      sharedBits[row >> 5]! |= 1 << (row & 31);
      [place[row], signature[row], dates[row], deaths[row], injuries[row]] = [at, is, date, dead, hurt];
      if (deadSet) [killed[row], killedMost[row]] = [dead, deadMost];
      if (hurtSet) wounded[row] = hurt;
    }
  }
  const shared = Int32Array.from(together.flat());
  const starts = new Map<number, number>();
  for (let n = shared.length - 1; n >= 0; n--) starts.set(of[shared[n]!]!, n);
  const days = daysOf(columns, dates);
  const people = { deaths, injuries, killed, wounded, killedMost };
  return { of, shared, starts, sharedBits, byHand, place, signature, ...people, dates, days };
}

/** Whether a fact is among those that a reader has set. */
const isSaid = (said: number | undefined, fact: Fact): boolean => (((said ?? 0) >> FACTS.indexOf(fact)) & 1) === 1;

/** Of a row's event the reports that a reader has set anything of, whatever they pass; none where it is alone. */
export function saidWith(row: number, events: Events): number[] {
  if (events.byHand.size === 0 || !events.starts.has(events.of[row]!)) return [];
  return reportsOf(row, events).filter(other => events.byHand.has(other));
}

/** All reports of a row's event; itself where it is alone. */
export function reportsOf(row: number, { of, shared, starts }: Events): number[] {
  const start = starts.get(of[row]!);
  if (start === undefined) return [row];
  const reports: number[] = [];
  for (let n = start; n < shared.length && of[shared[n]!] === of[row]; n++) reports.push(shared[n]!);
  return reports;
}

/** The same among those that pass, given as bits. */
export function reportsWith(row: number, events: Events, passing: Int32Array): number[] {
  const reports = reportsOf(row, events);
  if (!events.starts.has(events.of[row]!)) return reports;
  return reports.filter(other => (passing[other >> 5]! >>> (other & 31)) & 1);
}

function daysOf({ dateFrom, published, article }: Columns, dates: Int32Array): Int32Array {
  const ranges = dateFrom.length;
  const days = dates.slice();
  for (let row = 0; row < days.length; row++)
    if (days[row] === 0) days[row] = ranges + published.values[article.values[row]!]!;
  return days;
}

function rowsByEvent(columns: Columns, reports: readonly StoredReport[]) {
  const byEvent = new Map<string, number[]>();
  const byHand = new Map<number, number>();
  let [article, row, end] = [-1, 0, 0];
  for (const [number, nth, event, said] of reports) {
    const index = columns.articleIndex(number);
    if (index < 0) continue; // newer than the columns
    if (index !== article) [row, end] = columns.rowsOf(index);
    article = index;
    while (row < end && !(columns.row.values[row] === ROW.incident && columns.nth.values[row] === nth)) row++;
    if (row === end) continue;
    if (said > 0) byHand.set(row, said);
    const known = byEvent.get(event);
    if (known) known.push(row);
    else byEvent.set(event, [row]);
  }
  return { byEvent, byHand };
}

/** What a reader has said goes before all that is told. */
const BY_HAND = 100;

/**
 * How much a report tells of its event: a place that the map can draw, the better if it is no province or river; else a country; then a
 * date, then a number of dead, the more the better.
 */
function tellsOf(columns: Columns, row: number): number {
  const p = columns.place.values[row]!;
  const place = columns.places[p];
  const isDrawn = columns.shown.values[p] === SHOWN.indexOf("map");
  const placed = !place ? 0 : !isDrawn ? 4 : BROAD.has(place.kind) ? 8 : 12;
  const deaths = columns.deaths.values[row]!;
  return (
    placed + (columns.event.values[row] === 0 ? 0 : 2) + (deaths === SILENT ? 0 : 1) + (deaths > 0 ? 1 - 1 / deaths : 0)
  );
}

/** More than there are days in any calendar. */
const DAYS = 2 ** 26;

/** How exact a range of days is: the fewer days the more, of as many the earlier the more, so that no two are equal; none is the least. */
export function exactness({ dateFrom, dateTo }: Columns, date: number): number {
  if (date === 0) return Number.NEGATIVE_INFINITY;
  const first = dateFrom.values[date]!;
  return (first - dateTo.values[date]!) * DAYS - first;
}

/** Of rows that stand together by owner, the one of each with the highest worth, the first of equals. Written over the others. */
export function bestOfEach(rows: Int32Array, owner: Int32Array, worth: (row: number) => number): Int32Array {
  let length = 0;
  let most = 0;
  for (let n = 0; n < rows.length; n++) {
    const row = rows[n]!;
    const its = worth(row);
    const known = length > 0 && owner[rows[length - 1]!] === owner[row];
    if (known && its <= most) continue;
    if (!known) length++;
    rows[length - 1] = row;
    most = its;
  }
  return rows.subarray(0, length);
}

/**
 * Of reports that stand together by event, one of each: that of which a reader has said something, then the best-placed, with a date and a
 * number of dead, if there is one; of equals that which tells of the most. Written over the others.
 */
export function fullestReports(reports: Int32Array, columns: Columns, { of, byHand }: Events): Int32Array {
  return bestOfEach(reports, of, row => tellsOf(columns, row) + (byHand.has(row) ? BY_HAND : 0));
}
