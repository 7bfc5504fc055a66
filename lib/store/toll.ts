// How many people incidents killed and wounded, added up as far as reports state it. Pure.

import type { Toll } from "@/lib/answers";
import { type Columns, SILENT } from "@/lib/store/columns";
import { type Filtered, rowsThatPass } from "@/lib/store/filters";
import type { Order } from "@/lib/store/order";
import { UNTOLD } from "@/lib/store/tuples";

/**
 * Sums of least numbers for each of several bins, places or areas. An incident counts once in a bin, by the highest number that
 * any of its reports there gives: tolls rise from one report to the next, and two numbers for one event are never added.
 */
export class Sums {
  readonly at: Float64Array;
  private readonly last: Int32Array;
  private readonly most: Int32Array;

  constructor(
    bins: number,
    private readonly numbers: Int32Array,
    private readonly events: Int32Array,
  ) {
    this.at = new Float64Array(bins);
    this.last = new Int32Array(bins).fill(-1);
    this.most = new Int32Array(bins);
  }

  /** The rows of an event come one after the other. */
  add(bin: number, row: number): void {
    const event = this.events[row]!;
    if (this.last[bin] !== event) {
      this.last[bin] = event;
      this.most[bin] = 0;
    }
    const more = this.numbers[row]! - this.most[bin]!;
    if (more <= 0) return;
    this.at[bin]! += more;
    this.most[bin]! += more;
  }
}

/** Of the incidents that pass. */
export function tollOf(filtered: Filtered, reports = rowsThatPass(filtered, "incidents")): Toll {
  const { columns, events } = filtered;
  const killed = new Sums(1, columns.deaths.values, events.of);
  const wounded = new Sums(1, columns.injuries.values, events.of);
  for (let n = 0; n < reports.length; n++) {
    killed.add(0, reports[n]!);
    wounded.add(0, reports[n]!);
  }
  return { killed: killed.at[0]!, wounded: wounded.at[0]! };
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
