// Why an event that is told as having happened is history, and none of the article's news.

import type { DateRange, Incident, StatedNumber } from "@/lib/types";
import type { Suspect } from "../suspect";
import type { Telling } from "../telling";
import { toDay } from "../when/calendar";
import type { StatedDate } from "../when/dates";
import { isBackground, isLong, isOfCalendar } from "../when/when";
import { recalledBy } from "./recalled";

/**
 * What makes a reported event background, in words; null where it is news.
 * @param date its date, carried over or stated
 * @param dead how many its sentence counts
 */
export function whyPast(telling: Telling, date: Incident["date"], dead: StatedNumber | null): string | null {
  const { sentence, suspect, stated, account, around } = telling;
  const { publishedOn } = around;
  const { last, findings } = account;
  if (suspect.again?.incident.status === "background") return "as the event told before";
  const within = last !== null && last.incident.status === "reported" && account.sentence - last.sentence <= 2;
  const goesOn = within && stated === null;
  // "..., two days after jets had struck": counted back, and still of the news.
  const recent = sentence.apart && date !== null && isOfDay(publishedOn, date, DAYS_BACK);
  if (isBackground(sentence, suspect, date, stated?.after === true && !recent, publishedOn, goesOn, findings))
    return "long before the article, or told as what had happened";
  if (stated !== null && isLongSince(stated, date, publishedOn) && !findings && !isOfCrowd(suspect))
    return "a course of things since long before the article";
  if (suspect.again === undefined) {
    const { court, sentence: now, told } = account;
    const recalled = recalledBy(sentence, suspect, date, told.at(-1), { court, now, publishedOn });
    if (recalled !== null) return recalled;
  }
  if (isTotal(telling, dead)) return "a total of more than what the account tells";
  // In the midst of other news: what was weeks before is recalled.
  if (
    date?.span &&
    last?.incident.date &&
    last.incident.status === "reported" &&
    ((date.precision === "year" &&
      !SINCE.test(sentence.tokens.text.slice(Math.max(0, date.span.start - REACH), date.span.start))) ||
      toDay(last.incident.date.from) - endOf(date, date.span.start - sentence.start) >= RECALLED) &&
    isOfDay(publishedOn, last.incident.date)
  )
    return "weeks before what the account tells";
  return null;
}

/** Sentences over which what is counted is more than the event told. */
const COUNTED = 3;

/** "Twelve have been killed since the beginning of the month", "which raised the total for January to 73", behind the event that adds to it. */
function isTotal({ suspect, where, stated, account }: Telling, dead: StatedNumber | null): boolean {
  const { last, sentence } = account;
  if (stated === null || !isOfCalendar(stated) || (dead?.low ?? 0) < 2 || suspect.again !== undefined) return false;
  if (last === null || last.incident.status !== "reported" || sentence - last.sentence > COUNTED) return false;
  // What is told of a town in a month is told for its own sake.
  if (where !== null && !BROAD.has(where.named.place?.kind ?? "country")) return false;
  const { date } = last.incident;
  return suspect.type !== "strategic-developments" && !TAKEN.test(suspect.subtype) && (date === null || !isLong(date));
}
const TAKEN = /territory$/;
const BROAD = new Set(["country", "region", "admin1", "admin2"]);

/** Days of a course of things that make it none of the news. */
const LONG_SINCE = 120;

/** "has fought for self-rule since 1984" */
function isLongSince({ since }: StatedDate, date: DateRange | null, publishedOn: DateRange | null): boolean {
  if (since === -1 || date === null || date.precision !== "range" || publishedOn === null) return false;
  return toDay(publishedOn.from) - toDay(date.from) > LONG_SINCE;
}

const isOfCrowd = ({ type }: Suspect): boolean => type === "protests" || type === "riots";

/** Days before the news that make an event one that is recalled. */
const RECALLED = 14;
const SINCE = /since|منذ/;
/** Letters of "since the beginning of". */
const REACH = 24;

/** "Last month three were shot", which goes back from the news: as long ago as the middle of it. */
const endOf = ({ from, to, precision }: DateRange, behind: number): number =>
  precision === "month" && behind <= 3 ? (toDay(from) + toDay(to)) / 2 : toDay(to);

/** The news: of the days before the article. */
function isOfDay(publishedOn: DateRange | null, { from }: DateRange, days = NEWS): boolean {
  const age = publishedOn === null ? -1 : toDay(publishedOn.from) - toDay(from);
  return age >= 0 && age <= days;
}
/** Days of the news, and of what it goes back to. */
const NEWS = 10;
const DAYS_BACK = 5;
