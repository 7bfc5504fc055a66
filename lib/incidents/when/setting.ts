// The day that sentences set which tell of no event themselves: "It was the night of Friday the 13th. Men in masks stormed the square."

import type { DateRange } from "@/lib/types";
import type { Account } from "../account/account";
import type { Sentence } from "../sentence";
import { type DateContext, toDay } from "./calendar";
import { datesOf } from "./dates";

/** Sentences over which "that night" and "two days later" are counted from such a day. */
const REACH = 2;

/** A day that the account has come to without an event. */
export interface Setting {
  day: DateRange;
  /** The only time that its sentence states. */
  sole: boolean;
  /** The sentence, and by how many sentences it lies before the one that is read. */
  sentence: Sentence;
  back: number;
}

/**
 * The day of the sentences since the event told last; null where they state none. Looks back over few sentences, and only when asked.
 * @param sentenceAt a sentence of the text by its number; null where it states no time
 */
export function settingOf(
  { sentence: now, last, told, item }: Account,
  sentenceAt: (nth: number) => Sentence | null,
  context: DateContext,
): Setting | null {
  const latest = Math.max(last?.sentence ?? -1, told.at(-1)?.sentence ?? -1);
  for (let nth = now - 1; nth > latest && nth >= Math.max(0, now - REACH); nth--) {
    const sentence = sentenceAt(nth);
    if (sentence === null) continue;
    if (item !== null && sentence.start < item.start) return null;
    const dates = datesOf(sentence, context).filter(({ after }) => !after);
    const day = dates.at(-1);
    if (day === undefined) continue;
    const { from, to, precision } = day;
    return { day: { from, to, precision }, sole: dates.length === 1, sentence, back: now - nth };
  }
  return null;
}

/** Whether what is told without a day is of the day that the sentence before has set. */
export function setsDay({ day, sole, back }: Setting, publishedOn: DateRange | null): boolean {
  return (
    sole && back === 1 && day.precision === "day" && (publishedOn === null || toDay(day.from) <= toDay(publishedOn.to))
  );
}
