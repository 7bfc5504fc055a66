// Counts over time: the course of the dates that pass, its bins, and what falls into each. Pure.

import type { TimelineAnswer } from "@/lib/answers";
import type { Query } from "@/lib/query";
import type { Columns } from "@/lib/store/columns";
import { bestOfEach, exactness } from "@/lib/store/events";
import { type Filtered, rowsThatPass } from "@/lib/store/filters";
import { dayName, dayNumber, UNDATED } from "@/lib/store/rows";

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
  const { dateFrom, dateTo, published, article } = columns;
  const ofRow = query.dates === "event" ? filtered.events.dates : taken(published.values, article.values);
  const rows =
    query.unit === "incidents"
      ? bestOfEach(passing, filtered.events.of, row => exactness(columns, ofRow[row]!))
      : passing;
  const dates = taken(ofRow, rows);
  const owners = query.unit === "articles" ? taken(article.values, rows) : null;
  const course = courseOf(columns, dates, within ? query : null);
  const bins = binsOver(course, bin ?? binFor(course));
  const undated = bins.starts.length;
  const binOf = new Int32Array(dateFrom.length);
  const exactBinOf = new Int32Array(dateFrom.length).fill(-1);
  const coarseOf = new Int32Array(dateFrom.length).fill(-1);
  for (let date = 0; date < dateFrom.length; date++) {
    const b = bins.of(dateFrom.values[date]!);
    binOf[date] = b;
    if (b === undated || (dateFrom.values[date]! >= bins.starts[b]! && dateTo.values[date]! < bins.ends[b]!))
      exactBinOf[date] = b;
    else coarseOf[date] = date;
  }
  const counts = tally(undated + 1, dates, binOf, owners);
  const exact = tally(undated + 1, dates, exactBinOf, owners);
  const spanned = tally(dateFrom.length, dates, coarseOf, owners);
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

// The loops over rows are plain ones in functions of their own: a million rows passed through callbacks take ten times as long.

/** The values at the given positions. */
function taken(values: Int32Array, positions: Int32Array): Int32Array {
  const at = new Int32Array(positions.length);
  for (let n = 0; n < positions.length; n++) at[n] = values[positions[n]!]!;
  return at;
}

/** How many dates are of each group, -1 being of none; of one owner, whose dates follow on one another, a group counts one. */
function tally(groups: number, dates: Int32Array, groupOf: Int32Array, owners: Int32Array | null): Int32Array {
  const counts = new Int32Array(groups);
  const last = new Int32Array(groups).fill(-1);
  for (let n = 0; n < dates.length; n++) {
    const group = groupOf[dates[n]!]!;
    if (group < 0) continue;
    if (owners !== null) {
      if (last[group] === owners[n]) continue;
      last[group] = owners[n]!;
    }
    counts[group]!++;
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
