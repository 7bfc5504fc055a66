// How many people incidents killed and wounded, added up as far as reports state it. Pure.

import type { Toll } from "@/lib/answers";
import type { Filtered } from "@/lib/store/filters";

/**
 * Sums of least numbers for each of several bins, places or areas. An incident counts once in a bin, by the highest number that
 * any of its reports there gives, or by that which a reader has set: tolls rise from one report to the next, and two numbers for one event are
 * never added.
 */
class Sums {
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

/** The tolls of several places or areas. */
export class Tolls {
  private readonly killed: Sums;
  private readonly wounded: Sums;

  constructor({ events }: Filtered, bins: number) {
    this.killed = new Sums(bins, events.killed, events.of);
    this.wounded = new Sums(bins, events.wounded, events.of);
  }

  /** A report of an incident; those of one incident come one after the other. */
  add(bin: number, row: number): void {
    this.killed.add(bin, row);
    this.wounded.add(bin, row);
  }

  of(bin: number): Toll {
    return { killed: this.killed.at[bin]!, wounded: this.wounded.at[bin]! };
  }
}

/** Of all the given reports. */
export function tollOf(filtered: Filtered, reports: Int32Array): Toll {
  const tolls = new Tolls(filtered, 1);
  for (let n = 0; n < reports.length; n++) tolls.add(0, reports[n]!);
  return tolls.of(0);
}
