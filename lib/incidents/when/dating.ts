// What the dates of a sentence are counted from: the article's date, the event told before, and what the account has come to since.

import type { DateRange } from "@/lib/types";
import { type Account, HOLDS } from "../account/account";
import type { Around } from "../where/around";
import type { DateContext } from "./calendar";
import { saysNight } from "./dates-daytime";

/** What the dates of a sentence are counted from. */
export class Dating implements DateContext {
  readonly publishedOn: DateRange | null;
  readonly #last: Account["last"];
  readonly #events: Account["told"];
  readonly #told: boolean;

  constructor(
    { last, told, sentence }: Account,
    /** The day of the event told before. */
    readonly event: DateRange | null,
    readonly future: boolean,
    private readonly around: Around,
    private readonly text: string,
  ) {
    this.publishedOn = around.publishedOn;
    this.#last = last;
    this.#events = told;
    this.#told = last !== null && last.incident.date !== null && sentence - last.sentence <= HOLDS;
  }

  // A headline, which has no day of its own, leaves it to the report below it.
  get near(): boolean {
    return this.#told || this.around.setting() !== null;
  }

  get night(): boolean {
    const span = this.#last?.incident.date?.span;
    return span != null && this.around.setting() === null && saysNight(this.text, span);
  }

  get told(): DateRange | null {
    return this.#events.at(-1)?.incident.date ?? null;
  }

  /** What the sentences since have come to, looked for only where a date is counted from it. */
  get previous(): DateRange | null {
    const day = this.around.setting()?.day;
    return day !== undefined && (day.precision === "day" || this.event === null) ? day : this.event;
  }
}
