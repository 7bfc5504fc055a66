// When an incident happened: dates and relative words of a sentence, resolved against the article's date, never beyond what is stated.
// Weekdays and relations are resolved here; dates with a month's name or in digits in dates-explicit.ts, Arabic in dates-arabic.ts.

import { Vocabulary } from "@/lib/gazetteer/matcher";
import { foldOf } from "@/lib/text/normalize";
import { SHAPE, type Tokens } from "@/lib/text/tokenize";
import type { DateRange, Span } from "@/lib/types";
import {
  type At,
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
} from "./calendar";
import { ARABIC_ORDINALS, readArabicRelative } from "./dates-arabic";
import { readExplicit } from "./dates-explicit";
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
  "following day today yesterday tonight tomorrow overnight ago earlier later last past previous next this same since between early late yesterdays hours days weeks week month year years night morning weekend امس اليوم غدا الماضي الماضيه الجاري الحالي قبل المقبل البارحه الليله ليله صباح مساء نفسه نفسها ذاته يوم فجر المنصرم الفائت خلال المقبله القادم العام الشهر الاسبوع السنه شهر اسبوع عام الحادي منتصف".split(
    " ",
  ),
);

/** With what a date may begin, besides a digit. */
const BEGINNINGS = new Set(
  [WEEKDAYS, MONTHS, ORDINALS, NUMBER_WORDS, ARABIC_ORDINALS]
    .flatMap(words => Object.keys(words))
    .concat([...RELATIVE]),
);

/** The same words by their hash: most words of a text are none, and one look tells so. */
const CALENDAR = new Vocabulary();
for (const word of BEGINNINGS) CALENDAR.add(word);

/** Whether a date may begin with word `t`: a digit, or a word of the calendar. */
function mayBegin(tokens: Tokens, t: number): boolean {
  const sign = foldOf[tokens.text.charCodeAt(tokens.start[t]!)]!;
  // 0: a sign that folding drops; what stands behind it decides.
  return sign === 0 || (sign >= 0x30 && sign <= 0x39) || CALENDAR.find(tokens, t) >= 0;
}

/** Every date of the sentence, left to right. Linear in the sentence's length. */
export function datesOf(sentence: Sentence, context: DateContext): StatedDate[] {
  const { tokens, first, last } = sentence;
  const found: StatedDate[] = [];
  let t = first + datelineOf(sentence);
  while (t < last) {
    const read = mayBegin(tokens, t) ? readDate(sentence, t, context) : null;
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
    } else if (date !== null) {
      const { from, to, precision } = sinceThen(sentence, t, date, context);
      found.push({ from, to, precision, span, note, word: t, after: false });
    }
    t = Math.max(t + 1, end);
    joinRange(sentence, found);
  }
  return found;
}

/** "between June 20 and June 25": one range. */
function joinRange({ tokens, first }: Sentence, found: StatedDate[]): void {
  const [a, b] = [found.at(-2), found.at(-1)];
  if (!a || !b || a.precision !== "day" || b.precision !== "day" || a.from > b.from || a.word === first) return;
  if (
    !/^(?:and|to|until|till|و|الي|حتي)$/.test(wordOf(tokens, b.word - 1)) ||
    tokens.start[b.word - 1]! - a.span.end > 2
  )
    return;
  if (!/^(?:between|from|بين|من)$/.test(wordOf(tokens, a.word - 1))) return;
  found.splice(-2, 2, { ...a, ...range(a.from, b.to), span: { start: a.span.start, end: b.span.end } });
}

/** "since April 23": until the article's date. */
function sinceThen({ tokens, first }: Sentence, t: number, date: DateRange, { publishedOn }: DateContext): DateRange {
  if (publishedOn === null || t === first || !/^(?:since|منذ)$/.test(wordOf(tokens, t - 1))) return date;
  return date.from < publishedOn.to ? range(date.from, publishedOn.to) : date;
}

const DATELINE = /^\s*[\p{Lu}][\p{Lu} .'’-]*(?:\/[\p{Lu} .'-]+)?(?:,[^-–—:]{0,30})?\s?(?:\([^)]{0,30}\)\s?)?[-–—]+\s/u;

/** Words of a dateline ("BAGHDAD, June 3 (Agency) -"): its date is the report's, not the event's. */
export function datelineOf({ tokens, first, last, start, end }: Sentence): number {
  const opening = tokens.text.slice(start, Math.min(end, start + 100));
  const match = /[-–—]/.test(opening) ? DATELINE.exec(opening) : null;
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
  if (!(word in ORDINALS) && tokens.shape[t] !== SHAPE.digit) return null;
  const count = ORDINALS[word] ?? (/^\d{1,2}(?:st|nd|rd|th)$/.test(word) ? Number.parseInt(word, 10) : null);
  if (count === null) return null;
  const before = t > first ? wordOf(tokens, t - 1) : "";
  const next = t + 1 < last ? wordOf(tokens, t + 1) : "";
  return next === "anniversary" || /^(?:ال)?ذكري$/.test(before.replace(/^[وف]?في/, "")) ? count : null;
}

function dayOf(date: DateRange | null): number | null {
  return date !== null && date.precision === "day" ? toDay(date.from) : null;
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
  if (word === "weekend" && /^(?:the|a)$/.test(at(-1)) && published !== null) {
    const saturday = latest(published - (weekdayOf(published) === 6 ? 1 : 0), 6);
    return { end: t + 1, date: range(toIso(saturday), toIso(Math.min(published, saturday + 1))), note };
  }
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
