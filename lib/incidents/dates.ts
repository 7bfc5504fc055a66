// When an incident happened: dates and relative words of a sentence, resolved against the article's date, never beyond what is stated.
// chrono-node reads English expressions, of which only the components it knows are used; weekdays and relations are resolved here.

import * as chrono from "chrono-node";
import { foldOf } from "@/lib/text/normalize";
import { SHAPE } from "@/lib/text/tokenize";
import type { DateRange, Span } from "@/lib/types";
import {
  type At,
  calendarDay,
  calendarMonth,
  calendarYear,
  type DateContext,
  dayRange,
  dictionary,
  isYear,
  latest,
  MONTHS,
  NUMBER_WORDS,
  nextWeek,
  ORDINALS,
  type Read,
  range,
  shiftMonth,
  toDay,
  toIso,
  WEEKDAYS,
  weekdayOf,
  yearFrom,
  yearOf,
} from "./calendar";
import { ARABIC_ORDINALS, readArabic, readArabicRelative } from "./dates-arabic";
import { type Sentence, wordOf } from "./sentence";

/** A date as a sentence states it. */
export interface StatedDate extends DateRange {
  span: Span;
  note: string;
  /** The span's first word. */
  word: number;
  /** "a day after ...": the date of what is told behind it. */
  after: boolean;
}

/** Words that may begin or be part of a date; only around them is anything parsed. */
const RELATIVE = new Set(
  "following day today yesterday tonight tomorrow overnight ago earlier later last past previous next this same since between early late yesterdays hours days weeks week month year years night morning امس اليوم غدا الماضي الماضيه الجاري الحالي قبل المقبل البارحه الليله ليله صباح مساء نفسه نفسها ذاته يوم فجر المنصرم الفائت خلال المقبله القادم العام الشهر الاسبوع السنه شهر اسبوع عام الحادي منتصف".split(
    " ",
  ),
);

/** With what a date may begin, besides a digit. */
const BEGINNINGS = new Set(
  [WEEKDAYS, MONTHS, ORDINALS, NUMBER_WORDS, ARABIC_ORDINALS]
    .flatMap(words => Object.keys(words))
    .concat([...RELATIVE]),
);

/** Every date of the sentence, left to right. Linear in the sentence's length. */
export function datesOf(sentence: Sentence, context: DateContext): StatedDate[] {
  const { tokens, first, last } = sentence;
  const found: StatedDate[] = [];
  let t = first + datelineOf(sentence);
  while (t < last) {
    const read = readDate(sentence, t, context);
    if (read === null) {
      t++;
      continue;
    }
    const { end, date, note } = read;
    const span = { start: tokens.start[t]!, end: tokens.end[end - 1]! };
    if (read.daysAfter !== undefined) {
      const base = found.at(-1) ?? context.previous ?? context.publishedOn;
      if (base?.precision === "day")
        found.push({ ...dayRange(toDay(base.from) - read.daysAfter), span, note, word: t, after: true });
    } else if (date !== null)
      found.push({ ...sinceThen(sentence, t, date, context), span, note, word: t, after: false });
    t = Math.max(t + 1, end);
  }
  return found;
}

/** "since April 23": until the article's date. */
function sinceThen({ tokens, first }: Sentence, t: number, date: DateRange, { publishedOn }: DateContext): DateRange {
  if (publishedOn === null || t === first || !/^(?:since|منذ)$/.test(wordOf(tokens, t - 1))) return date;
  return date.from < publishedOn.to ? range(date.from, publishedOn.to) : date;
}

const DATELINE = /^\s*[\p{Lu}][\p{Lu} .'’-]*(?:\/[\p{Lu} .'-]+)?(?:,[^-–—:]{0,30})?\s?(?:\([^)]{0,30}\)\s?)?[-–—]+\s/u;

/** Words of a dateline ("BAGHDAD, June 3 (Agency) -"): its date is the report's, not the event's. */
export function datelineOf({ tokens, first, last, start, end }: Sentence): number {
  const match = DATELINE.exec(tokens.text.slice(start, Math.min(end, start + 100)));
  if (!match) return 0;
  let words = 0;
  while (first + words < last && tokens.start[first + words]! < start + match[0].length) words++;
  return words;
}

const UNIT = /^(?:day|week|month|year|hour|night)s?$/;

/** The date that begins at word `t`, or null. Tries the longest form first. */
function readDate(sentence: Sentence, t: number, context: DateContext): Read | null {
  const { tokens, last } = sentence;
  const word = wordOf(tokens, t);
  const digit = /^\d/.test(word);
  const decade = digit ? /^(1[89]\d0|20\d0)s$/.exec(word) : null;
  if (decade && isYear(Number(decade[1])))
    return { end: t + 1, date: range(`${decade[1]}-01-01`, `${Number(decade[1]) + 9}-12-31`), note: "decade" };
  if (!digit && !BEGINNINGS.has(word)) return null;
  // "a", "one", "two": only before a unit of time.
  if (word in NUMBER_WORDS && t + 1 < last && !UNIT.test(wordOf(tokens, t + 1))) return null;
  const years = anniversaryOf(sentence, t);
  if (years !== null) {
    const year = context.publishedOn === null ? null : Number(context.publishedOn.from.slice(0, 4)) - years;
    return { end: t + 1, date: year === null ? null : calendarYear(year), note: "anniversary" };
  }
  const published = dayOf(context.publishedOn);
  const at = (i: number): string => (t + i < last && t + i >= sentence.first ? wordOf(tokens, t + i) : "");
  const arabic = tokens.shape[t] === SHAPE.arabic || (digit && sentence.arabic);
  return (
    readExplicit(sentence, t, context, arabic) ??
    readWeekday(t, at, published, context) ??
    readRelative(t, at, published, context, sentence)
  );
}

/** "the seventh anniversary", "the 10th anniversary": how many years ago. */
function anniversaryOf({ tokens, first, last }: Sentence, t: number): number | null {
  const word = wordOf(tokens, t);
  const count = ORDINALS[word] ?? (/^\d{1,2}(?:st|nd|rd|th)$/.test(word) ? Number.parseInt(word, 10) : null);
  if (count === null) return null;
  const before = t > first ? wordOf(tokens, t - 1) : "";
  const next = t + 1 < last ? wordOf(tokens, t + 1) : "";
  return next === "anniversary" || /^(?:ال)?ذكري$/.test(before.replace(/^[وف]?في/, "")) ? count : null;
}

function dayOf(date: DateRange | null): number | null {
  return date !== null && date.precision === "day" ? toDay(date.from) : null;
}

/** Dates with a month's name or in digits. English ones are read by chrono from the few words that may belong to them. */
function readExplicit(sentence: Sentence, t: number, context: DateContext, arabic: boolean): Read | null {
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

const DAYTIME = /^(?:night|morning|evening|afternoon|noon|dawn|midnight)$/;

/** "on Monday", "last Friday", "next Thursday", "since Monday", "the night to Sunday", "between Monday and Wednesday". */
function readWeekday(t: number, at: At, published: number | null, { future }: DateContext): Read | null {
  let i = 0;
  let next = future;
  const since = at(0) === "since" || at(0) === "منذ";
  if (since) i++;
  if (at(i) === "next") {
    next = true;
    i++;
    if (at(i) in WEEKDAYS) {
      const date = published === null ? null : dayRange(nextWeek(published, WEEKDAYS[at(i)]!));
      return { end: t + i + 1, date, note: "weekday after the article's date" };
    }
    return null;
  }
  if (at(i) === "last" || at(i) === "past" || at(i) === "this" || at(i) === "يوم" || at(i) === "between") i++;
  if (at(i) === "اليوم" || at(i) === "امس") {
    if (!(at(i + 1) in WEEKDAYS)) return null;
    const shift = at(i) === "امس" ? 1 : 0;
    return {
      end: t + i + 2,
      date: published === null ? null : dayRange(published - shift),
      note: "relative to the article's date",
    };
  }
  const weekday = WEEKDAYS[at(i)];
  if (weekday === undefined || at(i) === "sun" || at(i) === "sat" || at(i) === "mon") return null;
  let end = t + i + 1;
  if (published === null) return { end, date: null, note: "weekday, the article's date is not known" };
  if (/^(?:المقبل|القادم|المقبله)$/.test(at(i + 1))) next = true;
  let day = next ? published + ((weekday - weekdayOf(published) + 7) % 7) : latest(published, weekday);
  // "last Monday" in an article of a Monday
  if (!next && day === published && at(0) === "last") day -= 7;
  const second = at(i + 1) === "and" || at(i + 1) === "to" ? WEEKDAYS[at(i + 2)] : undefined;
  if (second !== undefined && !next) {
    const until = latest(published, second);
    const from = until - ((second - weekday + 7) % 7);
    return { end: end + 2, date: range(toIso(from), toIso(until)), note: "weekdays before the article's date" };
  }
  if (DAYTIME.test(at(i + 1))) end++;
  if (since) return { end, date: range(toIso(day), toIso(published)), note: "since a weekday" };
  return {
    end,
    date: dayRange(day),
    note: next ? "weekday after the article's date" : "weekday before the article's date",
  };
}

const UNIT_DAYS = dictionary({
  day: 1,
  days: 1,
  week: 7,
  weeks: 7,
  hours: 0,
  hour: 0,
  night: 1,
  nights: 1,
});

/** "yesterday", "a day earlier", "two weeks ago", "last month", "over the past week", "the same day". */
function readRelative(
  t: number,
  at: At,
  published: number | null,
  context: DateContext,
  sentence: Sentence,
): Read | null {
  const anchor = context.previous?.precision === "day" ? toDay(context.previous.from) : null;
  const from = (day: number | null, end: number, note: string): Read => ({
    end: t + end,
    date: day === null ? null : dayRange(day),
    note,
  });
  const word = at(0);
  const note = "relative to the article's date";
  if (word === "today" || word === "tonight") return from(published, 1, note);
  if (word === "yesterday") return from(published === null ? null : published - 1, 1, note);
  if (word === "tomorrow") return from(published === null ? null : published + 1, 1, note);
  if (word === "overnight" || (word === "last" && at(1) === "night")) {
    const end = word === "overnight" ? 1 : 2;
    return { end: t + end, date: published === null ? null : range(toIso(published - 1), toIso(published)), note };
  }
  // "during the night", "all night"
  if (
    word === "night" &&
    /^(?:the|all)$/.test(at(-1)) &&
    !/^(?:to|of|before)$/.test(at(1)) &&
    /^(?:during|throughout|in|all)$/.test(at(-1) === "all" ? "all" : at(-2))
  )
    return { end: t + 1, date: published === null ? null : range(toIso(published - 1), toIso(published)), note };
  if (word === "same" || (word === "that" && DAYTIME.test(at(1)))) {
    if (!/^(?:day|night|morning|evening|afternoon|time)$/.test(at(1))) return null;
    return { end: t + 2, date: context.previous, note: "the same day as the event told before" };
  }
  if (word === "this" && DAYTIME.test(at(1))) return from(published, 2, note);
  if ((word === "next" || word === "following") && at(1) === "day")
    return from(anchor === null ? null : anchor + 1, 2, "relative to the event told before");
  if (
    (word === "previous" && at(1) === "day") ||
    (word === "day" && /^(?:before|earlier)$/.test(at(1)) && at(-1) === "the")
  ) {
    const base = anchor ?? published;
    return from(base === null ? null : base - 1, 2, "relative to the event told before");
  }
  if (word === "earlier" && /^(?:today|in)$/.test(at(1))) return null;
  const count = NUMBER_WORDS[word] ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined);
  if (count !== undefined) {
    const unit = at(1);
    const direction = at(2);
    if (unit in UNIT_DAYS && UNIT_DAYS[unit]! > 0 && /^(?:ago|earlier|before|later|previously)$/.test(direction)) {
      const days = count * UNIT_DAYS[unit]!;
      if (direction === "later")
        return from(anchor === null ? null : anchor + days, 3, "relative to the event told before");
      const base = direction === "ago" ? published : (anchor ?? published);
      if (direction === "before" && sentence.tokens.shape[t + 3] !== SHAPE.lower)
        return from(base === null ? null : base - days, 3, note);
      return from(
        base === null ? null : base - days,
        3,
        direction === "ago" ? note : "relative to the event told before",
      );
    }
    if (unit in UNIT_DAYS && UNIT_DAYS[unit]! > 0 && direction === "after")
      return {
        end: t + 3,
        date: null,
        note: "counted back from the day told before",
        daysAfter: count * UNIT_DAYS[unit]!,
      };
    if (/^months?$/.test(unit) && at(2) === "ago" && published !== null) {
      const [year, month] = shiftMonth(published, -count);
      return { end: t + 3, date: calendarMonth(year, month), note };
    }
    if (/^years?$/.test(unit) && at(2) === "ago" && published !== null) {
      return { end: t + 3, date: calendarYear(Number(toIso(published).slice(0, 4)) - count), note };
    }
    return null;
  }
  if (/^(?:last|past|previous|this|next)$/.test(word)) return readPeriod(t, at, published, word, note);
  return readArabicRelative(t, at, published, context);
}

function readPeriod(t: number, at: At, published: number | null, word: string, note: string): Read | null {
  let i = 1;
  let count = 1;
  const stated = NUMBER_WORDS[at(1)] ?? (/^\d{1,3}$/.test(at(1)) ? Number(at(1)) : undefined);
  if (stated !== undefined) {
    count = stated;
    i++;
  }
  const unit = at(i);
  if (!/^(?:weeks?|months?|years?|hours?|days?|weekend)$/.test(unit)) return null;
  const end = t + i + 1;
  if (published === null) return { end, date: null, note: "relative, the article's date is not known" };
  const year = Number(toIso(published).slice(0, 4));
  const monday = published - ((weekdayOf(published) + 6) % 7);
  // "in the past 24 hours", "over the past week", "the last three days"
  if (word === "past" || (word === "last" && stated !== undefined)) {
    const days = unit.startsWith("hour")
      ? Math.max(1, Math.round(count / 24))
      : unit.startsWith("day")
        ? count
        : unit.startsWith("week")
          ? 7 * count
          : unit.startsWith("month")
            ? 30 * count
            : 365 * count;
    return { end, date: range(toIso(published - days), toIso(published)), note };
  }
  if (unit === "weekend")
    return {
      end,
      date: range(toIso(latest(published, 6) - (word === "last" ? 0 : 0)), toIso(latest(published, 6) + 1)),
      note,
    };
  if (unit === "week") {
    const shift = word === "last" || word === "previous" ? -7 : word === "next" ? 7 : 0;
    // This week so far, from Sunday: the region's week.
    if (shift === 0) return { end, date: range(toIso(published - weekdayOf(published)), toIso(published)), note };
    return { end, date: range(toIso(monday + shift), toIso(monday + shift + 6)), note };
  }
  if (unit === "month") {
    const [y, month] = shiftMonth(published, word === "last" || word === "previous" ? -1 : word === "next" ? 1 : 0);
    return { end, date: calendarMonth(y, month), note };
  }
  if (unit === "year")
    return {
      end,
      date: calendarYear(word === "last" || word === "previous" ? year - 1 : word === "next" ? year + 1 : year),
      note,
    };
  if (unit === "day" && word === "previous") return { end, date: dayRange(published - 1), note };
  return null;
}
