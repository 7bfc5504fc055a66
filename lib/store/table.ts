// A table of the incidents that pass: how many are in each row and column, and whom they killed. Pure.

import { type Dimension, type Division, isTime, type Time } from "@/lib/division";
import type { Query } from "@/lib/query";
import { among, type Filtered, rowsThatPass } from "@/lib/store/filters";
import { dayName, UNDATED } from "@/lib/store/rows";
import type { TableAnswer, TableCell, TableLine } from "@/lib/table";

/** So many rows or columns can be read; the others are told by their number. */
export const MOST_LINES = 100;

/** What divides rows: of row r, codes[starts[of[r]]] up to codes[starts[of[r] + 1]]. */
interface Axis {
  of: Int32Array;
  codes: Int32Array;
  starts: Int32Array;
  values: Omit<TableLine, keyof TableCell>[];
}

/** An axis with the lines that are shown; `line` is by code, -1 where it is none of them. */
interface Shown {
  axis: Axis;
  line: Int32Array;
  values: Axis["values"];
  several: number;
  undated: number;
  leftOut: number;
}

/** An incident counts once in each cell that any of its passing reports is in. */
export function countTable(filtered: Filtered, query: Query, division: Division): TableAnswer {
  const passing = rowsThatPass(filtered, "incidents");
  const rows = shownOf(filtered, query, division.rows, passing);
  const columns = shownOf(filtered, query, division.columns, passing);
  // The last line of each is what all of them hold together.
  const width = columns.values.length + 1;
  const counted = tally(filtered, passing, rows, columns);
  const cells = rows.values.map((_, r) => columns.values.map((_, c) => counted.of(r * width + c)));
  const all = rows.values.length;
  return {
    ...division,
    lines: {
      rows: rows.values.map((value, r) => ({ ...value, ...counted.of(r * width + width - 1) })),
      columns: columns.values.map((value, c) => ({ ...value, ...counted.of(all * width + c) })),
    },
    cells,
    total: counted.of(all * width + width - 1),
    several: { rows: rows.several, columns: columns.several },
    undated: { rows: rows.undated, columns: columns.undated },
    leftOut: { rows: rows.leftOut, columns: columns.leftOut },
  };
}

function tally(filtered: Filtered, passing: Int32Array, rows: Shown, columns: Shown): Cells {
  const { events } = filtered;
  const width = columns.values.length + 1;
  const all = rows.values.length;
  const cells = new Cells((all + 1) * width);
  for (let n = 0; n < passing.length; n++) {
    const row = passing[n]!;
    const event = events.of[row]!;
    const [low, most] = [events.killed[row]!, events.killedMost[row]!];
    const across = columns.axis.of[row]!;
    const [first, end] = [columns.axis.starts[across]!, columns.axis.starts[across + 1]!];
    const down = rows.axis.of[row]!;
    const last = rows.axis.starts[down + 1]!;
    for (let i = rows.axis.starts[down]!; i <= last; i++) {
      const r = i === last ? all : rows.line[rows.axis.codes[i]!]!;
      if (r < 0) continue;
      for (let j = first; j <= end; j++) {
        const c = j === end ? width - 1 : columns.line[columns.axis.codes[j]!]!;
        if (c >= 0) cells.add(r * width + c, event, low, most);
      }
    }
  }
  return cells;
}

/** Sums by cell. The rows of an event come one after the other; in a cell it counts once, with the least and the most that they tell. */
class Cells {
  private readonly count: Int32Array;
  private readonly told: Int32Array;
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly open: Int32Array;
  private readonly last: Int32Array;
  /** Of the last event of each cell; -1 before it tells a number. */
  private readonly least: Int32Array;
  private readonly most: Int32Array;

  constructor(size: number) {
    this.count = new Int32Array(size);
    this.told = new Int32Array(size);
    this.low = new Float64Array(size);
    this.high = new Float64Array(size);
    this.open = new Int32Array(size);
    this.last = new Int32Array(size).fill(-1);
    this.least = new Int32Array(size);
    this.most = new Int32Array(size);
  }

  add(cell: number, event: number, low: number, most: number): void {
    if (this.last[cell] !== event) {
      this.last[cell] = event;
      this.count[cell]!++;
      this.least[cell] = -1;
      this.most[cell] = -1;
    }
    // Neither a number nor a bound.
    if (low < 0 && most < 0) return;
    if (most < 0) this.open[cell] = 1;
    const from = Math.max(low, 0);
    const to = Math.max(low, most);
    const least = this.least[cell]!;
    if (least < 0) this.told[cell]!++;
    if (least < 0 || from < least) {
      this.low[cell]! += from - Math.max(least, 0);
      this.least[cell] = from;
    }
    if (to > this.most[cell]!) {
      this.high[cell]! += to - Math.max(this.most[cell]!, 0);
      this.most[cell] = to;
    }
  }

  of(cell: number): TableCell {
    const [count, told] = [this.count[cell]!, this.told[cell]!];
    return { count, told, low: this.low[cell]!, high: this.high[cell]!, open: this.open[cell] === 1 };
  }
}

/** The lines of a dimension: those that the question has chosen where it has, the most incidents first; of times the latest, in order. */
function shownOf(filtered: Filtered, query: Query, dimension: Dimension, passing: Int32Array): Shown {
  const axis = isTime(dimension) ? timesOf(filtered, query, dimension) : facetOf(filtered, dimension);
  const { counts, several, undated } = countLines(filtered, axis, passing);
  const only = isTime(dimension) ? [] : query.facets[dimension].only;
  const some = Array.from(counts.keys()).filter(
    code => counts[code]! > 0 && (only.length === 0 || only.includes(axis.values[code]!.value)),
  );
  const byCount = (a: number, b: number) =>
    counts[b]! - counts[a]! || (axis.values[a]!.value < axis.values[b]!.value ? -1 : 1);
  const shown = isTime(dimension) ? some.slice(-MOST_LINES) : some.sort(byCount).slice(0, MOST_LINES);
  const line = new Int32Array(axis.values.length).fill(-1);
  for (const [l, code] of shown.entries()) line[code] = l;
  return {
    axis,
    line,
    values: shown.map(code => axis.values[code]!),
    several,
    undated,
    leftOut: some.length - shown.length,
  };
}

/** How many incidents each line holds, how many are in several, and in none. */
function countLines({ events }: Filtered, { of, codes, starts, values }: Axis, passing: Int32Array) {
  const counts = new Int32Array(values.length);
  const last = new Int32Array(values.length).fill(-1);
  let [several, undated, event, lines] = [0, 0, -1, 1];
  const close = () => {
    if (lines > 1) several++;
    if (lines === 0) undated++;
  };
  for (let n = 0; n < passing.length; n++) {
    const row = passing[n]!;
    if (events.of[row] !== event) {
      close();
      event = events.of[row]!;
      lines = 0;
    }
    for (let i = starts[of[row]!]!; i < starts[of[row]! + 1]!; i++) {
      const code = codes[i]!;
      if (last[code] === event) continue;
      last[code] = event;
      counts[code]!++;
      lines++;
    }
  }
  close();
  return { counts, several, undated };
}

function facetOf({ columns, events }: Filtered, dimension: Exclude<Dimension, Time>): Axis {
  const { codes, of, owners, starts } = columns.facetColumn(dimension);
  const { slugs, labels, labelsAr } = columns.facets[dimension];
  return {
    of: among("incidents", columns, events, of),
    codes,
    starts: starts ?? Int32Array.from({ length: owners + 1 }, (_, owner) => owner),
    values: slugs.map((value, code) => ({
      value,
      label: labels[code] ?? value,
      ...(labelsAr[code] && { labelAr: labelsAr[code] }),
    })),
  };
}

/** Days of which no calendar tells news: what is dated so is in no line. */
const EARLIEST = -365_250;
const LATEST = 365_250;

/** A date is of every month or year that it may be in, as a filter on these days takes it. */
function timesOf({ columns, events }: Filtered, query: Query, time: Time): Axis {
  const { dateFrom, dateTo, published, article } = columns;
  const bins = new Map<string, number>();
  const firsts: string[] = [];
  const lists: string[][] = [];
  for (let date = 0; date < dateFrom.length; date++) {
    const [from, to] = [dateFrom.values[date]!, dateTo.values[date]!];
    const isKnown = from !== UNDATED && from > EARLIEST && to < LATEST;
    const its = isKnown ? binsBetween(time, later(dayName(from), query.from), sooner(dayName(to), query.to)) : [];
    lists.push(its);
    for (const bin of its) if (!bins.has(bin)) bins.set(bin, firsts.push(bin));
  }
  firsts.sort();
  for (const [code, first] of firsts.entries()) bins.set(first, code);
  const starts = new Int32Array(lists.length + 1);
  const codes = Int32Array.from(
    lists.flatMap((list, date) => {
      starts[date + 1] = starts[date]! + list.length;
      return list.map(bin => bins.get(bin)!);
    }),
  );
  const publishedOf = () => {
    const of = new Int32Array(columns.rows);
    for (let row = 0; row < of.length; row++) of[row] = published.values[article.values[row]!]!;
    return of;
  };
  const values = firsts.map(value => ({ value, label: value.slice(0, time === "year" ? 4 : 7) }));
  return { of: query.dates === "event" ? events.dates : publishedOf(), codes, starts, values };
}

const later = (day: string, than: string) => (than > day ? than : day);
const sooner = (day: string, than: string) => (than && than < day ? than : day);

/** The first days of all months or years that these days are in. */
function binsBetween(time: Time, from: string, to: string): string[] {
  const bins: string[] = [];
  let [year = 0, month = 0] = from.split("-").map(Number);
  if (time === "year") month = 1;
  for (;;) {
    const first = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
    if (first > to) return bins;
    bins.push(first);
    if (time === "year" || month === 12) [year, month] = [year + 1, 1];
    else month++;
  }
}
