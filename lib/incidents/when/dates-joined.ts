// Two times of a sentence that are the ends of one, and a day that lasts: "between 20 and 25 June", "since Monday and until Friday".

import { WordSet } from "@/lib/text/tokenize";
import type { DateRange, Span } from "@/lib/types";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { type DateContext, range } from "./calendar";

/** What is known of a date that may be the end of a longer time. */
interface End extends DateRange {
  span: Span;
  word: number;
  since: number;
  alone: DateRange | null;
  bound: boolean;
}

/** "on 1 December and in the days since": until the article's date. */
export function joinSince<T extends End>(
  { tokens }: Sentence,
  t: number,
  found: T[],
  { publishedOn }: DateContext,
): void {
  const day = found.at(-1);
  if (wordOf(tokens, t) !== "since" || day?.precision !== "day" || publishedOn === null || day.from >= publishedOn.to)
    return;
  if (!/^(?:hours|days|weeks|months)$/.test(wordOf(tokens, t - 1)) || tokens.start[t]! - day.span.end > SINCE_GAP)
    return;
  found.splice(-1, 1, {
    ...day,
    ...range(day.from, publishedOn.to),
    span: { start: day.span.start, end: tokens.end[t]! },
  });
}

/** Letters of "and in the days since". */
const SINCE_GAP = 24;

/** "between June 20 and June 25", "since the fifth and until the tenth of it": one range. */
export function joinRange<T extends End>(sentence: Sentence, found: T[]): void {
  const [a, b] = [found.at(-2), found.at(-1)];
  if (!a || !b) return;
  const [from, to] = [itself(a), itself(b)];
  if (from.precision !== "day" || to.precision !== "day" || from.from > to.from) return;
  if (!(leadsTo(sentence, a, b) || isBetween(sentence, a, b))) return;
  const span = { start: a.span.start, end: b.span.end };
  found.splice(-2, 2, { ...a, ...range(from.from, to.to), span, since: -1, alone: null, bound: false });
}

/** What stands behind "since", without what has been since. */
const itself = (date: End): DateRange => date.alone ?? date;

/** "since Monday, and until Wednesday evening": nothing between the two but that it is the end. */
function leadsTo({ tokens }: Sentence, a: End, b: End): boolean {
  if (a.since === -1) return false;
  let until = false;
  for (let t = b.word - 1; tokens.start[t]! >= a.span.end; t--) {
    if (b.word - t > END) return false;
    if (UNTIL.has(tokens, t)) until = true;
    else if (!PART.has(tokens, t)) return false;
  }
  return until;
}
/** Words of "and until the evening of". */
const END = 5;
const UNTIL = new WordSet("until till to through حتي لغايه الي لحد", "و");
const PART = new WordSet(
  "and the evening morning night end of up on يوم ليل ليله مسا صباح فجر ظهر عصر نهايه غايه ساعات ساعه من",
);

/** "between 28 May and 3 June", "from Monday to Friday". */
function isBetween({ tokens, first }: Sentence, a: End, b: End): boolean {
  if (a.word === first || a.precision !== "day" || b.precision !== "day") return false;
  // "28 أيار و3 حزيران": "and" is written together with the day.
  const joint = /^و\d/.test(wordOf(tokens, b.word)) ? b.word : b.word - 1;
  if (!(joint === b.word || BETWEEN.has(tokens, joint)) || tokens.start[joint]! - a.span.end > 2) return false;
  return /^(?:between|from|بين|من)$/.test(wordOf(tokens, a.word - 1)) || wordOf(tokens, a.word) === "between";
}
const BETWEEN = new WordSet("and to until till و الي حتي");
