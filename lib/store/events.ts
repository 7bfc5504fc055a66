// Reports are not events: which rows of the columns are of one event, and count as one incident. Pure.

import { type Columns, ROW, SILENT } from "@/lib/store/columns";

export interface Events {
  /** By row: equal for reports of one event, and for no others. */
  of: Int32Array;
  /** The rows whose event has several reports, those of one event together. */
  shared: Int32Array;
  /** The same rows as bits: row r is bit r & 31 of word r >> 5. */
  sharedBits: Int32Array;
  /** By row, its range of days; where a report states none, the most exact one that any report of its event states. */
  dates: Int32Array;
  /** The same; where that is none, that of its article, counted on from the number of all ranges. */
  days: Int32Array;
}

/** Every row is an event of its own, but for the given incidents (ascending by article and nth), which share theirs by its name. */
export function eventsFrom(
  columns: Columns,
  reports: readonly (readonly [article: number, nth: number, event: string])[],
): Events {
  const of = Int32Array.from({ length: columns.rows }, (_, row) => row);
  const dates = columns.event.values.slice(0, columns.rows);
  const sharedBits = new Int32Array(Math.ceil(columns.rows / 32));
  const together = [...rowsByEvent(columns, reports).values()].filter(rows => rows.length > 1);
  for (const rows of together) {
    let date = 0;
    for (const row of rows) if (exactness(columns, dates[row]!) > exactness(columns, date)) date = dates[row]!;
    for (const row of rows) {
      of[row] = rows[0]!;
      sharedBits[row >> 5]! |= 1 << (row & 31);
      if (dates[row] === 0) dates[row] = date;
    }
  }
  return { of, shared: Int32Array.from(together.flat()), sharedBits, dates, days: daysOf(columns, dates) };
}

function daysOf({ dateFrom, published, article }: Columns, dates: Int32Array): Int32Array {
  const ranges = dateFrom.length;
  const days = dates.slice();
  for (let row = 0; row < days.length; row++)
    if (days[row] === 0) days[row] = ranges + published.values[article.values[row]!]!;
  return days;
}

function rowsByEvent(
  columns: Columns,
  reports: readonly (readonly [article: number, nth: number, event: string])[],
): Map<string, number[]> {
  const byEvent = new Map<string, number[]>();
  let [article, row, end] = [-1, 0, 0];
  for (const [number, nth, event] of reports) {
    const index = columns.articleIndex(number);
    if (index < 0) continue; // newer than the columns
    if (index !== article) [row, end] = columns.rowsOf(index);
    article = index;
    while (row < end && !(columns.row.values[row] === ROW.incident && columns.nth.values[row] === nth)) row++;
    if (row === end) continue;
    const known = byEvent.get(event);
    if (known) known.push(row);
    else byEvent.set(event, [row]);
  }
  return byEvent;
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
 * Of reports that stand together by event, one of each: with a place, a date and a number of dead, if there is one; of equals that
 * which tells of the most. Written over the others.
 */
export function fullestReports(reports: Int32Array, columns: Columns, { of }: Events): Int32Array {
  const told = (row: number): number => {
    const deaths = columns.deaths.values[row]!;
    return (
      (columns.place.values[row] === 0 ? 0 : 4) +
      (columns.event.values[row] === 0 ? 0 : 2) +
      (deaths === SILENT ? 0 : 1) +
      (deaths > 0 ? 1 - 1 / deaths : 0)
    );
  };
  return bestOfEach(reports, of, told);
}
