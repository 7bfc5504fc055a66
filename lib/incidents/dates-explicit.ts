// Dates with a month's name or in digits, read by chrono-node from the few words that may belong to them; of what it returns only the
// components that are stated are used.

import * as chrono from "chrono-node";
import { foldOf } from "@/lib/text/normalize";
import { SHAPE } from "@/lib/text/tokenize";
import type { DateRange } from "@/lib/types";
import {
  calendarDay,
  calendarMonth,
  calendarYear,
  type DateContext,
  MONTHS,
  type Read,
  range,
  WEEKDAYS,
  yearFrom,
  yearOf,
} from "./calendar";
import { readArabic } from "./dates-arabic";
import { type Sentence, wordOf } from "./sentence";

/** Dates with a month's name or in digits. English ones are read by chrono from the few words that may belong to them. */
export function readExplicit(sentence: Sentence, t: number, context: DateContext, arabic: boolean): Read | null {
  const { tokens, last } = sentence;
  const at = (i: number): string => (t + i < last ? wordOf(tokens, t + i) : "");
  if (arabic) return readArabic(sentence, t, context);
  const word = at(0);
  const digits = /^\d/.test(word);
  const ahead = monthAhead(sentence, t);
  if (word === "between" && /^\d+$/.test(at(1)) && at(2) === "and" && /^\d+$/.test(at(3)) && at(4) in MONTHS) {
    return dayPair(Number(at(1)), Number(at(3)), MONTHS[at(4)]!, at(5), t, context);
  }
  if ((word === "early" || word === "late") && !(at(1) in MONTHS)) return null;
  // "April and May", "April to June 2020"
  if (
    word in MONTHS &&
    isMonthHere(sentence, t) &&
    /^(?:and|to|through|until|till)$/.test(at(1)) &&
    at(2) in MONTHS &&
    isMonthHere(sentence, t + 2) &&
    !/^\d{1,2}$/.test(at(3))
  ) {
    const year = yearFrom(at(3)) ?? yearOf(MONTHS[at(2)]!, 28, context);
    const from = year === null ? null : calendarMonth(MONTHS[word]! > MONTHS[at(2)]! ? year - 1 : year, MONTHS[word]!);
    const to = year === null ? null : calendarMonth(year, MONTHS[at(2)]!);
    return {
      end: t + 3 + (yearFrom(at(3)) === null ? 0 : 1),
      date: from && to ? range(from.from, to.to) : null,
      note: "months",
    };
  }
  if (!digits && !(word in MONTHS && isMonthHere(sentence, t)) && !(word in WEEKDAYS && ahead)) return null;
  if (digits && !ahead) {
    const year = yearFrom(word);
    const written = tokens.text.slice(tokens.start[t]!, tokens.end[t]! + 7);
    if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(written))
      return byChrono(sentence, t, context) ?? { end: t + 3, date: null, note: "no such day" };
    if (year !== null && isYearHere(sentence, t)) return { end: t + 1, date: calendarYear(year), note: "year" };
    return null;
  }
  return byChrono(sentence, t, context);
}

/** "17 March", "Saturday 19 December", "27th of June": a month's name within the next words. */
function monthAhead(sentence: Sentence, t: number): boolean {
  const { tokens, last } = sentence;
  const inDay = wordOf(tokens, t) in WEEKDAYS;
  for (let u = t + 1; u < Math.min(last, t + (inDay ? 5 : 5)); u++) {
    const word = wordOf(tokens, u);
    if (word in MONTHS) return isMonthHere(sentence, u);
    if (!/^(?:\d{1,2}(?:st|nd|rd|th)?|of|the|to|and)$/.test(word)) return false;
  }
  return false;
}

/** "may" and "march" are months with a capital letter, and beside a number or a word of time. */
function isMonthHere({ tokens, first }: Sentence, t: number): boolean {
  if (tokens.shape[t] !== SHAPE.capital && tokens.shape[t] !== SHAPE.upper) return false;
  const word = wordOf(tokens, t);
  if (word !== "may" && word !== "march" && word !== "august") return true;
  const before = t > first ? wordOf(tokens, t - 1) : "";
  const next = t + 1 < tokens.length ? wordOf(tokens, t + 1) : "";
  return (
    /^(?:\d{1,2}(?:st|nd|rd|th)?|in|of|since|last|early|late|mid|this|next|by|until|and|from|to|through|during)$/.test(
      before,
    ) || /^\d{1,4}$/.test(next)
  );
}

function isYearHere({ tokens, first, last }: Sentence, t: number): boolean {
  const before = t > first ? wordOf(tokens, t - 1) : "";
  const next = t + 1 < last ? wordOf(tokens, t + 1) : "";
  return (
    /^(?:in|since|of|from|early|late|until|by|the|year|summer|autumn|spring|winter|during|a|and|mid|s)$/.test(before) &&
    !/^(?:people|civilians|families|men|women|soldiers|fighters|troops|km|kilometres|protesters|displaced|km)$/.test(
      next,
    )
  );
}

function dayPair(a: number, b: number, month: number, maybeYear: string, t: number, context: DateContext): Read {
  const year = yearFrom(maybeYear) ?? yearOf(month, b, context);
  const from = year === null ? null : calendarDay(year, month, a);
  const to = year === null ? null : calendarDay(year, month, b);
  const end = t + 5 + (yearFrom(maybeYear) === null ? 0 : 1);
  return { end, date: from && to && from.from <= to.to ? range(from.from, to.to) : null, note: "days of a month" };
}

const REFERENCE = new Date(2000, 0, 15, 12);

/** Written forms that chrono is asked for; of its parsers only those that know one of them are run. */
const FORMS = [
  "17 March 2020",
  "17 March",
  "March 17, 2020",
  "March 17",
  "March 2020",
  "March",
  "17/3/2020",
  "2020-03-17",
  "2020/03/17",
];

function forDates(reader: chrono.Chrono): chrono.Chrono {
  const context = { option: {}, text: "", reference: {}, debug: () => {} } as unknown as chrono.ParsingContext;
  const parsers = reader.parsers.filter(parser =>
    FORMS.some(form => parser.pattern(context).exec(form)?.[0].length === form.length),
  );
  return new chrono.Chrono({ parsers, refiners: reader.refiners });
}

const MONTH_FIRST = forDates(chrono.en.casual);
const DAY_FIRST = forDates(chrono.en.GB);

/** Reads up to 40 characters with chrono; takes what it knows and nothing it implies. */
function byChrono(sentence: Sentence, t: number, context: DateContext): Read | null {
  const { tokens, last } = sentence;
  const start = tokens.start[t]!;
  const text = tokens.text.slice(start, Math.min(start + 40, tokens.end[Math.min(last, t + 8) - 1]!));
  // Digits alone are day first, as the region writes; "June 28" is not June 2028.
  const reader = /^[\d٠-٩]{1,4}[-/.][\d٠-٩]/.test(text) ? DAY_FIRST : MONTH_FIRST;
  const result = reader.parse(ascii(text), REFERENCE)[0];
  let end = t;
  // "31 February 2021" is no day, and not the whole month either.
  if (/^[\d٠-٩]/.test(text) && result?.index !== 0) {
    while (end < Math.min(last, t + 5) && !(wordOf(tokens, end) in MONTHS)) end++;
    if (end + 1 < last && yearFrom(wordOf(tokens, end + 1)) !== null) end++;
    return { end: Math.min(last, end + 1), date: null, note: "no such day" };
  }
  if (!result || result.index > 14) return null;
  while (end < last && tokens.start[end]! < start + result.index + result.text.length) end++;
  const from = known(result.start, context);
  const to = result.end ? known(result.end, context) : from;
  const note = text.slice(0, tokens.end[end - 1]! - start);
  if (from === null || to === null || from.from > to.to) return { end, date: null, note };
  return { end, date: result.end ? range(from.from, to.to) : from, note: "stated" };
}

/** Arabic-Indic digits as ASCII, unit by unit. */
function ascii(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, digit => String.fromCharCode(foldOf[digit.charCodeAt(0)]!));
}

function known(components: chrono.ParsedComponents, context: DateContext): DateRange | null {
  const month = components.isCertain("month") ? components.get("month") : null;
  const day = components.isCertain("day") ? components.get("day") : null;
  if (month === null) return null;
  const year = components.isCertain("year") ? components.get("year") : yearOf(month, day ?? 1, context);
  if (year === null) return null;
  return day === null ? calendarMonth(year, month) : calendarDay(year, month, day);
}
