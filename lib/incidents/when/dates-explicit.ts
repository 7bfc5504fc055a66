// Dates with a month's name or in digits, read by chrono-node from the few words that may belong to them; of what it returns only the
// components that are stated are used.

import type { ParsedComponents, ParsedResult, ParsingContext } from "chrono-node";
import * as chrono from "chrono-node/en";
import { Memory } from "@/lib/text/memory";
import { foldOf } from "@/lib/text/normalize";
import { GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { DateRange } from "@/lib/types";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import {
  type At,
  calendarDay,
  calendarMonth,
  calendarYear,
  type DateContext,
  MONTHS,
  ORDINALS,
  ordinalOf,
  type Read,
  range,
  WEEKDAYS,
  yearFrom,
  yearOf,
} from "./calendar";
import { readArabic } from "./dates-arabic";

/** Dates with a month's name or in digits. English ones are read by chrono from the few words that may belong to them. */
export function readExplicit(
  sentence: Sentence,
  t: number,
  at: At,
  context: DateContext,
  arabic: boolean,
): Read | null {
  const { tokens } = sentence;
  if (arabic) return readArabic(sentence, t, at, context);
  const word = at(0);
  const digits = /^\d/.test(word);
  const ordinal = ordinalOf(at);
  if (!digits && !MONTHS.has(word) && !WEEKDAYS.has(word) && ordinal === null && word !== "between") return null;
  const ahead = monthAhead(sentence, t);
  if (word === "between" && /^\d+$/.test(at(1)) && at(2) === "and" && /^\d+$/.test(at(3)) && MONTHS.has(at(4))) {
    return dayPair(Number(at(1)), Number(at(3)), MONTHS.get(at(4))!, at(5), t, context);
  }
  // "5 and 6 June", "June 5 and 7"
  if (/^\d{1,2}$/.test(word) && /^(?:and|to|or)$/.test(at(1)) && /^\d{1,2}$/.test(at(2)) && MONTHS.has(at(3)))
    return {
      ...dayPair(Number(word), Number(at(2)), MONTHS.get(at(3))!, at(4), t, context),
      end: t + 4 + (yearFrom(at(4)) === null ? 0 : 1),
    };
  if (
    MONTHS.has(word) &&
    /^\d{1,2}$/.test(at(1)) &&
    /^(?:and|to)$/.test(at(2)) &&
    /^\d{1,2}$/.test(at(3)) &&
    Number(at(1)) < Number(at(3)) &&
    !MONTHS.has(at(4)) &&
    !isCounted(sentence, t + 4)
  )
    return {
      ...dayPair(Number(at(1)), Number(at(3)), MONTHS.get(word)!, at(4), t, context),
      end: t + 4 + (yearFrom(at(4)) === null ? 0 : 1),
    };
  // "between the 10th and the 12th of April"
  const [one, two] = [dayIn(word), dayIn(at(3))];
  if (
    one !== null &&
    two !== null &&
    one < two &&
    /^(?:and|to)$/.test(at(1)) &&
    at(2) === "the" &&
    at(4) === "of" &&
    MONTHS.has(at(5))
  ) {
    const pair = dayPair(one, two, MONTHS.get(at(5))!, at(6), t, context);
    return { ...pair, end: t + 6 + (yearFrom(at(6)) === null ? 0 : 1) };
  }
  // "the third of June", "the twenty-third of June"
  if (ordinal !== null && !digits) {
    const { day, size } = ordinal;
    const month = at(size) === "of" ? MONTHS.get(at(size + 1)) : undefined;
    if (month !== undefined && isMonthHere(sentence, t + size + 1)) {
      const stated = yearFrom(at(size + 2));
      const year = stated ?? yearOf(month, day, context);
      const date = year === null ? null : calendarDay(year, month, day);
      return { end: t + size + (stated === null ? 2 : 3), date, form: "explicit", note: "stated" };
    }
    return null;
  }
  if (/^\d{1,2}(?:st|nd|rd|th)$/.test(word) && !ahead) return dayOfMonth(sentence, t, context);
  // "April and May", "April to June 2020"
  if (
    MONTHS.has(word) &&
    isMonthHere(sentence, t) &&
    /^(?:and|to|through|until|till)$/.test(at(1)) &&
    MONTHS.has(at(2)) &&
    isMonthHere(sentence, t + 2) &&
    !/^\d{1,2}$/.test(at(3))
  ) {
    const year = yearFrom(at(3)) ?? yearOf(MONTHS.get(at(2))!, 28, context);
    const from =
      year === null ? null : calendarMonth(MONTHS.get(word)! > MONTHS.get(at(2))! ? year - 1 : year, MONTHS.get(word)!);
    const to = year === null ? null : calendarMonth(year, MONTHS.get(at(2))!);
    return {
      end: t + 3 + (yearFrom(at(3)) === null ? 0 : 1),
      date: from && to ? range(from.from, to.to) : null,
      note: "months",
    };
  }
  if (!digits && !(MONTHS.has(word) && isMonthHere(sentence, t)) && !(WEEKDAYS.has(word) && ahead)) return null;
  if (digits && !ahead) {
    const year = yearFrom(word);
    const written = tokens.text.slice(tokens.start[t]!, tokens.end[t]! + 7);
    if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(written))
      return byChrono(sentence, t, context) ?? { end: t + 3, date: null, note: "no such day" };
    if (year !== null && (isYearHere(sentence, t) || at(-1) === "between"))
      return readYears(sentence, t, year) ?? { end: t + 1, date: calendarYear(year), form: "year", note: "year" };
    return null;
  }
  return byChrono(sentence, t, context);
}

/** "17 March", "Saturday 19 December", "27th of June": a month's name within the next words. */
function monthAhead(sentence: Sentence, t: number): boolean {
  const { tokens, last } = sentence;
  const inDay = WEEKDAYS.has(wordOf(tokens, t));
  for (let u = t + 1; u < Math.min(last, t + (inDay ? 5 : 5)); u++) {
    const word = wordOf(tokens, u);
    if (MONTHS.has(word)) return isMonthHere(sentence, u);
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

/** "between 2006 and 2008", "in 2006-07". */
function readYears({ tokens, last }: Sentence, t: number, from: number): Read | null {
  const hyphen =
    tokens.gap[t] === GAP.hyphen || /^[–-]$/.test(tokens.text.slice(tokens.end[t]!, tokens.start[t + 1] ?? 0));
  const next = hyphen ? t + 1 : t + 2;
  if (next >= last || (!hyphen && !/^(?:and|to|until|through)$/.test(wordOf(tokens, t + 1)))) return null;
  const word = wordOf(tokens, next);
  const to = yearFrom(word) ?? (hyphen && /^\d\d$/.test(word) ? Math.floor(from / 100) * 100 + Number(word) : null);
  if (to === null || to <= from || to - from > 60) return null;
  return { end: next + 1, date: range(`${from}-01-01`, `${to}-12-31`), note: "years" };
}

/** "on the 5th": of the article's month, or of the one before. */
function dayOfMonth({ tokens, first, last }: Sentence, t: number, { publishedOn }: DateContext): Read | null {
  if (
    publishedOn?.precision !== "day" ||
    t - 1 < first ||
    wordOf(tokens, t - 1) !== "the" ||
    !(/^(?:on|of)$/.test(wordOf(tokens, t - 2)) || /^(?:was|saw|brought)$/.test(wordOf(tokens, t + 1)))
  )
    return null;
  if (
    t + 1 < last &&
    tokens.gap[t] === GAP.space &&
    (ORDERED.has(tokens, t + 1) || tokens.shape[t + 1] === SHAPE.capital)
  )
    return null;
  const day = Number.parseInt(wordOf(tokens, t), 10);
  const [year = 0, month = 1, today = 1] = publishedOn.to.split("-").map(Number);
  const date =
    day <= today
      ? calendarDay(year, month, day)
      : calendarDay(month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1, day);
  return { end: t + 1, date, form: "explicit", note: "day of the month" };
}

/** What is counted by the order it stands in: "on the 5th floor". */
const ORDERED = new WordSet(
  "floor floors storey day night week month year anniversary avenue street road century division brigade regiment " +
    "battalion army corps time attempt attack of minute hour round place consecutive straight birthday parallel session " +
    "meeting line lap hole green",
);

/** "on June 5 and 7 people": a number of something. */
function isCounted({ tokens, first, last }: Sentence, t: number): boolean {
  return (
    t < last &&
    t > first &&
    tokens.gap[t - 1] === GAP.space &&
    tokens.shape[t] === SHAPE.lower &&
    !/^(?:in|at|on|near|by|when|as|and|after|before)$/.test(wordOf(tokens, t))
  );
}

/** "10th", "tenth" */
function dayIn(word: string): number | null {
  if (/^\d{1,2}(?:st|nd|rd|th)$/.test(word)) return Number.parseInt(word, 10);
  return ORDINALS.get(word) ?? null;
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

/** Parsers of spans of time ("three minutes ago") know none of them, and their patterns take long to compile. */
const SPAN = /minute/;

function forDates(reader: chrono.Chrono): chrono.Chrono {
  const context = { option: {}, text: "", reference: {}, debug: () => {} } as unknown as ParsingContext;
  const parsers = reader.parsers.filter(parser => {
    const pattern = parser.pattern(context);
    return !SPAN.test(pattern.source) && FORMS.some(form => pattern.exec(form)?.[0].length === form.length);
  });
  return new chrono.Chrono({ parsers, refiners: reader.refiners });
}

/** Made when the first text states such a date. */
let readers: { monthFirst: chrono.Chrono; dayFirst: chrono.Chrono } | null = null;

/** Texts name few days, again and again. */
const known = new Memory<ParsedResult | null>(10_000);

function parsed(text: string): ParsedResult | null {
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  // Digits alone are day first, as the region writes; "June 28" is not June 2028.
  readers ??= { monthFirst: forDates(chrono.casual), dayFirst: forDates(chrono.GB) };
  const reader = /^[\d٠-٩]{1,4}[-/.][\d٠-٩]/.test(text) ? readers.dayFirst : readers.monthFirst;
  return known.keep(text, reader.parse(ascii(text), REFERENCE)[0] ?? null);
}

/** A word that may be part of a date with a month's name or in digits. */
function mayBelong(word: string): boolean {
  return /^\d/.test(word) || MONTHS.has(word) || WEEKDAYS.has(word) || ORDINALS.has(word) || JOINTS.has(word);
}
const JOINTS = new Set("of the to and until through till st nd rd th ad bc".split(" "));

/** "January 22, 37 of them": a number that counts something else, behind a day and its month; years have four digits. */
function countsOther(tokens: Tokens, from: number, t: number): boolean {
  if (t < from + 2 || !/^\d{1,3}$/.test(wordOf(tokens, t)) || tokens.gap[t - 1] === GAP.hyphen) return false;
  const [one, two] = [wordOf(tokens, t - 2), wordOf(tokens, t - 1)];
  if (/^\d/.test(one) && MONTHS.has(two)) return tokens.gap[t - 2] === GAP.space;
  return MONTHS.has(one) && /^\d/.test(two);
}

/** Reads up to 40 characters with chrono; takes what it knows and nothing it implies. */
function byChrono(sentence: Sentence, t: number, context: DateContext): Read | null {
  const { tokens, last } = sentence;
  const start = tokens.start[t]!;
  let until = t + 1;
  while (until < Math.min(last, t + 8) && mayBelong(wordOf(tokens, until)) && !countsOther(tokens, t, until)) until++;
  while (until > t + 1 && JOINTS.has(wordOf(tokens, until - 1))) until--;
  const text = tokens.text.slice(start, Math.min(start + 40, tokens.end[until - 1]!));
  const result = parsed(text);
  let end = t;
  // "31 February 2021" is no day, and not the whole month either.
  if (/^[\d٠-٩]/.test(text) && result?.index !== 0) {
    while (end < Math.min(last, t + 5) && !MONTHS.has(wordOf(tokens, end))) end++;
    if (end + 1 < last && yearFrom(wordOf(tokens, end + 1)) !== null) end++;
    return { end: Math.min(last, end + 1), date: null, note: "no such day" };
  }
  if (!result || result.index > 14) return null;
  while (end < last && tokens.start[end]! < start + result.index + result.text.length) end++;
  const from = knownOf(result.start, context);
  const to = result.end ? knownOf(result.end, context) : from;
  const year = yearBehind(sentence, end, context) ?? yearBefore(sentence, t, end);
  if (year !== null && from !== null && !result.end && !result.start.isCertain("year")) {
    const [, month = 1, day = 1] = from.from.split("-").map(Number);
    const date = from.precision === "month" ? calendarMonth(year.year, month) : calendarDay(year.year, month, day);
    return { end: year.end, date, form: "explicit", note: "stated" };
  }
  const note = text.slice(0, tokens.end[end - 1]! - start);
  if (from === null || to === null || from.from > to.to) return { end, date: null, note };
  return { end, date: result.end ? range(from.from, to.to) : from, form: "explicit", note: "stated" };
}

/** "In 1991, ... on 18 January": the year that the sentence began with. */
function yearBefore(sentence: Sentence, t: number, end: number): { year: number; end: number } | null {
  for (let u = t - 1; u > sentence.first; u--) {
    const year = yearFrom(wordOf(sentence.tokens, u));
    if (year !== null) return wordOf(sentence.tokens, u - 1) === "in" ? { year, end } : null;
  }
  return null;
}

/** "in June last year", "in May of this year". */
function yearBehind(
  { tokens, last }: Sentence,
  end: number,
  { publishedOn }: DateContext,
): { year: number; end: number } | null {
  const t = wordOf(tokens, end) === "of" ? end + 1 : end;
  if (publishedOn === null || t + 1 >= last || wordOf(tokens, t + 1) !== "year") return null;
  const word = wordOf(tokens, t);
  if (word !== "last" && word !== "this") return null;
  return { year: Number(publishedOn.to.slice(0, 4)) - (word === "last" ? 1 : 0), end: t + 2 };
}

/** Arabic-Indic digits as ASCII, unit by unit. */
function ascii(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, digit => String.fromCharCode(foldOf[digit.charCodeAt(0)]!));
}

function knownOf(components: ParsedComponents, context: DateContext): DateRange | null {
  const month = components.isCertain("month") ? components.get("month") : null;
  const day = components.isCertain("day") ? components.get("day") : null;
  if (month === null) return null;
  const year = components.isCertain("year") ? components.get("year") : yearOf(month, day ?? 1, context);
  if (year === null) return null;
  return day === null ? calendarMonth(year, month) : calendarDay(year, month, day);
}
