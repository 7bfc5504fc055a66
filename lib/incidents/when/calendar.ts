// Names of days and months, and arithmetic with calendar days: what reading dates stands on, in any language.

import { foldOf } from "@/lib/text/normalize";
import type { DateRange } from "@/lib/types";

export interface DateContext {
  /** The article's date, or null. */
  publishedOn: DateRange | null;
  /** Date of the incident told before: what "a day earlier" and "the same day" refer to. */
  readonly previous: DateRange | null;
  /** Of it alone, whatever the account has come to since: what "a day before the attack" is counted from. */
  readonly event?: DateRange | null;
  /** Of the event told last, whatever it was: what "since then" is counted from. */
  readonly told?: DateRange | null;
  /** The event is still to come. */
  future: boolean;
  /** The account of that incident is still going on. */
  near?: boolean;
  /** That incident was in the evening or at night. */
  readonly night?: boolean;
  /** A line above others, in which what is "reported on Monday" is of Monday. */
  heading?: boolean;
}

const DAY_MS = 86_400_000;
const DAYS_KEPT = 1000;
/** Years before this or this far after the article's date are misreadings. */
const FIRST_YEAR = 1900;

/** A dictionary for the words of a text. */
export const dictionary = (entries: Readonly<Record<string, number>> = {}): Map<string, number> =>
  new Map(Object.entries(entries));

export const WEEKDAYS = dictionary();
for (const [day, names] of [
  "sunday sun الاحد",
  "monday mon الاثنين",
  "tuesday tue tues الثلاثاء",
  "wednesday wed الاربعاء",
  "thursday thu thurs الخميس",
  "friday fri الجمعه",
  "saturday sat السبت سبت",
].entries())
  for (const name of names.split(" ")) WEEKDAYS.set(foldAll(name), day);

export const MONTHS = dictionary();
for (const [month, names] of [
  "january jan يناير",
  "february feb فبراير شباط",
  "march mar مارس اذار",
  "april apr ابريل نيسان",
  "may مايو ايار",
  "june jun يونيو حزيران",
  "july jul يوليو تموز",
  "august aug اغسطس اب",
  "september sep sept سبتمبر ايلول",
  "october oct اكتوبر",
  "november nov نوفمبر",
  "december dec ديسمبر",
].entries())
  for (const name of names.split(" ")) MONTHS.set(foldAll(name), month + 1);

export const ORDINALS = dictionary();
for (const names of [
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth " +
    "seventeenth eighteenth nineteenth twentieth",
  "الاولي الثانيه الثالثه الرابعه الخامسه السادسه السابعه الثامنه التاسعه العاشره",
])
  for (const [i, name] of names.split(" ").entries()) ORDINALS.set(name, i + 1);

ORDINALS.set("thirtieth", 30);

/** "fifth", "5th", "twenty-third": a day of a month, and how many words it takes. */
export function ordinalOf(at: At): { day: number; size: number } | null {
  const tens = at(0) === "twenty" ? 20 : at(0) === "thirty" ? 30 : 0;
  const one = ORDINALS.get(at(tens === 0 ? 0 : 1));
  if (tens > 0) return one !== undefined && one < 10 ? { day: tens + one, size: 2 } : null;
  if (/^\d{1,2}(?:st|nd|rd|th)$/.test(at(0))) return { day: Number.parseInt(at(0), 10), size: 1 };
  return one !== undefined && at(0) < "\u0600" ? { day: one, size: 1 } : null;
}

export const NUMBER_WORDS = dictionary({
  ...Object.fromEntries(
    "one two three four five six seven eight nine ten eleven twelve".split(" ").map((word, i) => [word, i + 1]),
  ),
  a: 1,
  an: 1,
  couple: 2,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  ثلاثه: 3,
  ثلاث: 3,
  اربعه: 4,
  اربع: 4,
  خمسه: 5,
  خمس: 5,
  سته: 6,
  ست: 6,
  سبعه: 7,
  سبع: 7,
  ثمانيه: 8,
  ثماني: 8,
  ثمان: 8,
  تسعه: 9,
  تسع: 9,
  عشره: 10,
  عشر: 10,
});

function foldAll(word: string): string {
  let out = "";
  for (const char of word) {
    const folded = foldOf[char.charCodeAt(0)]!;
    if (folded !== 0) out += String.fromCharCode(folded);
  }
  return out;
}

// Days as numbers since 1970-01-01.
export const toDay = remembered((iso: string) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS));
export const toIso = remembered((day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10));

/** Articles speak of few days again and again: the last results are kept. */
function remembered<In, Out>(compute: (input: In) => Out): (input: In) => Out {
  const known = new Map<In, Out>();
  return input => {
    let output = known.get(input);
    if (output === undefined) {
      if (known.size >= DAYS_KEPT) known.clear();
      output = compute(input);
      known.set(input, output);
    }
    return output;
  };
}
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

function lastOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

/** A calendar day, or null where there is none such (31 February) or the year is absurd. */
export function calendarDay(year: number, month: number, day: number): DateRange | null {
  if (!isYear(year) || month < 1 || month > 12 || day < 1 || day > lastOfMonth(year, month)) return null;
  const iso = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return { from: iso, to: iso, precision: "day" };
}

export function calendarMonth(year: number, month: number): DateRange | null {
  if (!isYear(year) || month < 1 || month > 12) return null;
  const prefix = `${pad(year, 4)}-${pad(month)}`;
  return { from: `${prefix}-01`, to: `${prefix}-${pad(lastOfMonth(year, month))}`, precision: "month" };
}

export function calendarYear(year: number): DateRange | null {
  return isYear(year) ? { from: `${year}-01-01`, to: `${year}-12-31`, precision: "year" } : null;
}

/** Three months from the first one of a season. */
export function seasonOf(year: number, first: number): DateRange | null {
  const from = calendarMonth(year, first);
  const to = calendarMonth(first + 2 > 12 ? year + 1 : year, ((first + 1) % 12) + 1);
  return from && to && range(from.from, to.to);
}

export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= 2100;
}

/** The first or the second half of a month, or a week of it. */
export function partOfMonth(year: number, month: number, from: number, to: number | null): DateRange | null {
  const whole = calendarMonth(year, month);
  if (whole === null) return null;
  const prefix = whole.from.slice(0, 8);
  return range(`${prefix}${pad(from)}`, to === null ? whole.to : `${prefix}${pad(to)}`);
}

export const dayRange = (day: number): DateRange => ({ from: toIso(day), to: toIso(day), precision: "day" });
export const range = (from: string, to: string): DateRange => ({ from, to, precision: from === to ? "day" : "range" });

export function yearFrom(word: string): number | null {
  return /^\d{4}$/.test(word) && isYear(Number(word)) && Number(word) <= 2099 ? Number(word) : null;
}

/** Days within which something that is announced by its month and day alone is to come. */
const AHEAD = 200;

/** Days before the article from which on an account is a history. */
const HISTORY = 400;

/** The day that an account of years ago is at; null where it tells of the article's time. */
function historyOf({ told, previous }: DateContext, { from }: DateRange): string | null {
  if (told == null || previous === null || previous.precision === "year" || told.precision === "year") return null;
  const old = (date: DateRange): boolean => toDay(from) - toDay(date.to) > HISTORY;
  return old(told) && old(previous) ? told.from : null;
}

/** The year of a month and day without one: the latest that is not after the article's date; null where that is not known. */
export function yearOf(month: number, day: number, context: DateContext): number | null {
  const { publishedOn, future } = context;
  if (publishedOn === null || publishedOn.precision === "range") return null;
  if (publishedOn.precision === "year") return null;
  const told = future ? null : historyOf(context, publishedOn);
  if (told !== null) return Number(told.slice(0, 4)) + (month < Number(told.slice(5, 7)) ? 1 : 0);
  const year = Number(publishedOn.to.slice(0, 4));
  const iso = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  // What is to come is so in the next months: "had been threatened in June" is told in August.
  if (future) return iso < publishedOn.from && toDay(publishedOn.from) - toDay(iso) > 366 - AHEAD ? year + 1 : year;
  return iso.slice(0, 7) > publishedOn.to.slice(0, 7) ||
    (iso > publishedOn.to && publishedOn.precision === "day" && day < 28)
    ? year - 1
    : year;
}

/** The latest such weekday, the article's own day included. */
export function latest(published: number, weekday: number): number {
  return published - ((weekdayOf(published) - weekday + 7) % 7);
}

/** That weekday of the next calendar week (from Monday). */
export function nextWeek(published: number, weekday: number): number {
  const monday = published - ((weekdayOf(published) + 6) % 7);
  return monday + 7 + ((weekday + 6) % 7);
}

export function shiftMonth(day: number, months: number): [year: number, month: number] {
  const [year = 0, month = 1] = toIso(day).split("-").map(Number);
  const index = year * 12 + (month - 1) + months;
  return [Math.floor(index / 12), (index % 12) + 1];
}

/**
 * How a date is told, as far as a rule asks: by a weekday's name, by its day of a month, as a bare year; as days that are counted up
 * to the event told before; as a time of the day of that event; as the time of all that a review tells.
 */
export type DateForm = "weekday" | "explicit" | "year" | "counted" | "daytime" | "review";

export interface Read {
  end: number;
  date: DateRange | null;
  form?: DateForm;
  note: string;
  /** Of "two days after": how many days what follows lies before the rest of the sentence. */
  daysAfter?: number;
  /** Of "after two nights of": how many days what follows lasted, before the rest of the sentence. */
  daysLong?: number;
}

export type At = (i: number) => string;

/** What a word at `t` is read as: the day, and how many words it takes. */
export const countedFrom =
  (t: number, note: string) =>
  (day: number | null, size: number, otherNote = note): Read => ({
    end: t + size,
    date: day === null ? null : dayRange(day),
    note: otherNote,
  });

/** The week of a day, from Monday. */
export function weekOf(day: number): DateRange {
  const monday = day - ((weekdayOf(day) + 6) % 7);
  return range(toIso(monday), toIso(monday + 6));
}

/** A month that an account is at, unless it is farther than this from the article: of a report in its first days the month before. */
const MONTH_BEFORE = 62;

/** The month of a day that is told by its number alone: the one told before, else the latest in which it is past. */
export function monthOf(
  day: number,
  { publishedOn, previous, future }: DateContext,
): [year: number, month: number] | null {
  if (publishedOn?.precision !== "day") return null;
  const published = toDay(publishedOn.to);
  const before = previous === null ? null : toDay(previous.to);
  const base = before !== null && before <= published && published - before <= MONTH_BEFORE ? before : published;
  const [year, month] = shiftMonth(base, 0);
  const date = calendarDay(year, month, day);
  return date !== null && date.from > publishedOn.to && !future ? shiftMonth(base, -1) : [year, month];
}

/** The day told before, from which "two days later" is counted; null where none is known. */
export function anchorOf({ previous }: DateContext): number | null {
  return previous?.precision === "day" ? toDay(previous.from) : null;
}

/** "during the night": of the event told shortly before, else the last one. */
export function nightBefore(published: number | null, context: DateContext): number | null {
  const told = context.near === true ? anchorOf(context) : null;
  if (published === null) return told;
  return told !== null && told < published ? told : published - 1;
}

/** Some days after a day that is known. */
export const shifted = (day: number | null, days: number): number | null => (day === null ? null : day + days);

export const weekAround = (day: number | null): DateRange | null => (day === null ? null : weekOf(day));
