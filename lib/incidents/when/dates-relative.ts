// Relative words of English sentences: "yesterday", "a day earlier", "the following morning", "last month", "last summer".

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import {
  type At,
  anchorOf,
  calendarMonth,
  calendarYear,
  countedFrom,
  type DateContext,
  dictionary,
  latest,
  MONTHS,
  NUMBER_WORDS,
  nightBefore,
  type Read,
  range,
  seasonOf,
  shifted,
  shiftMonth,
  toDay,
  toIso,
  WEEKDAYS,
  weekAround,
  weekdayOf,
  weekOf,
  yearFrom,
} from "./calendar";
import { readArabicRelative } from "./dates-arabic";
import { readPartOfMonth, readPeriod } from "./dates-period";

/** Parts of a day. */
export const DAYTIME = new WordSet("night morning evening afternoon noon dawn midnight midday dusk nightfall");

function isPartOfDay(word: string): boolean {
  return word === "day" || DAYTIME.hasWord(word);
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
  fortnight: 14,
});

const OF_ARTICLE = "relative to the article's date";
const OF_EVENT = "relative to the event told before";

/** "yesterday", "a day earlier", "two weeks ago", "last month", "over the past week", "the same day". */
export function readRelative(
  t: number,
  at: At,
  published: number | null,
  context: DateContext,
  sentence: Sentence,
): Read | null {
  const anchor = () => anchorOf(context);
  const word = at(0);
  const note = OF_ARTICLE;
  const from = countedFrom(t, note);
  if (word === "weekend" && /^(?:the|a)$/.test(at(-1)) && published !== null) {
    const saturday = latest(published - (weekdayOf(published) === 6 ? 1 : 0), 6);
    return { end: t + 1, date: range(toIso(saturday), toIso(Math.min(published, saturday + 1))), note };
  }
  if (word === "today" || word === "tonight") return from(published, 1, note);
  if (word === "yesterday") return from(published === null ? null : published - 1, 1, note);
  if (
    /^(?:first|second|third|fourth|last)$/.test(at(-1)) &&
    (word === "half" || word === "week" || word === "quarter" || at(1) === "months")
  ) {
    const part = readPartOfMonth(t, at, published, context, word);
    if (part !== null) return part;
  }
  // "riot police have just fired"
  if (word === "just") return /^(?:have|has)$/.test(at(-1)) ? from(published, 1, note) : null;
  if (/^(?:hours?|minutes?)$/.test(word)) return at(1) === "ago" ? from(published, 2, note) : null;
  // "at the beginning of the month", "by the end of the year"
  if (/^(?:week|month|year)$/.test(word) && at(-1) === "the" && at(-2) === "of" && published !== null) {
    const [year, month] = shiftMonth(published, 0);
    const date =
      word === "week" ? weekOf(published) : word === "month" ? calendarMonth(year, month) : calendarYear(year);
    if (/^(?:beginning|start|middle|turn)$/.test(at(-3)) || (at(-3) === "end" && context.future))
      return { end: t + 1, date, note };
  }
  if (SEASONS.has(word)) return readSeason(t, at, published, note);
  if (word === "tomorrow") return from(published === null ? null : published + 1, 1, note);
  const night = readNight(t, at, published, context);
  if (night !== undefined) return night;
  if (word === "same" && at(1) === "week") return { end: t + 2, date: weekAround(anchor()), note };
  if (word === "same" || (word === "that" && (DAYTIME.hasWord(at(1)) || at(1) === "day"))) {
    if (!/^(?:day|night|morning|evening|afternoon|time|hour|moment|minute|instant)$/.test(at(1))) return null;
    return { end: t + 2, date: context.previous, note: "the same day as the event told before" };
  }
  if (word === "this" && DAYTIME.hasWord(at(1))) return from(published, 2, note);
  const told = OF_EVENT;
  if ((word === "next" || word === "following") && isPartOfDay(at(1))) return from(shifted(anchor(), 1), 2, told);
  if ((word === "previous" || word === "preceding") && isPartOfDay(at(1))) {
    const base = anchor() ?? published;
    return from(base === null ? null : base - 1, 2, told);
  }
  if (isPartOfDay(at(0)) && at(-1) === "the" && /^(?:before|earlier)$/.test(at(1))) {
    if (at(2) === "last" && word === "night") return from(published === null ? null : published - 2, 3, note);
    if (at(2) === "yesterday") return from(published === null ? null : published - 2, 3, note);
    const base = anchor() ?? published;
    return from(base === null ? null : base - 1, 2, told);
  }
  const before = readPeriodBefore(t, at, published, context);
  if (before !== null) return before;
  // "The day after, gunmen ..."; "the day after the vote" tells of a day that nobody counts.
  if (isPartOfDay(at(0)) && at(-1) === "the" && at(1) === "after" && (sentence.tokens.gap[t + 1] ?? 0) >= GAP.comma)
    return from(shifted(anchor(), 1), 2, told);
  if (/^(?:earlier|later)$/.test(word) && at(1) === "in" && at(2) === "the" && at(3) === "day")
    return { end: t + 4, date: context.previous, note: "the same day as the event told before" };
  // "earlier in the week", "earlier this week": before the day of the article.
  const size = at(1) === "in" && at(2) === "the" ? 3 : at(1) === "this" ? 2 : 0;
  if (word === "earlier" && size > 0 && at(size) === "week" && published !== null) {
    const monday = toDay(weekOf(published).from);
    return { end: t + size + 1, date: range(toIso(Math.min(monday, published - 1)), toIso(published - 1)), note };
  }
  if (word === "earlier" && /^(?:today|in)$/.test(at(1))) return null;
  const count = NUMBER_WORDS.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined);
  if (count !== undefined) return readCounted(t, at, published, context, sentence, count);
  if (word === "last" && MONTHS.has(at(1)) && yearFrom(at(2)) === null && published !== null) {
    const [year, month] = shiftMonth(published, 0);
    return { end: t + 2, date: calendarMonth(MONTHS.get(at(1))! < month ? year : year - 1, MONTHS.get(at(1))!), note };
  }
  if (/^(?:last|past|previous|this|next)$/.test(word) && SEASONS.has(at(1))) return null;
  if (/^(?:last|past|previous|this|next)$/.test(word)) return readPeriod(t, at, published, word, note);
  return readArabicRelative(t, at, published, context);
}

/** "overnight", "last night", "during the night"; undefined where no night is told. */
function readNight(t: number, at: At, published: number | null, context: DateContext): Read | null | undefined {
  const anchor = () => anchorOf(context);
  const word = at(0);
  const note = OF_ARTICLE;
  const from = countedFrom(t, note);
  if (word === "overnight" || (word === "last" && at(1) === "night")) {
    const end = word === "overnight" ? 1 : 2;
    // "overnight from Sunday to Monday"
    if ([1, 2, 3].some(i => WEEKDAYS.has(at(end - 1 + i)))) return null;
    // A night is of the day on which it began; "overnight" is of the morning.
    if (end === 2) return from(published === null ? null : published - 1, end, note);
    const had = [-1, -2, -3, -4, -5].some(i => at(i) === "had");
    return had && context.near && anchor() !== null ? from(anchor(), end, OF_EVENT) : from(published, end, note);
  }
  // "during the night", "all night"
  if (
    word === "night" &&
    /^(?:the|all)$/.test(at(-1)) &&
    !/^(?:to|of|before|from|between|on)$/.test(at(1)) &&
    /^(?:during|throughout|in|all)$/.test(at(-1) === "all" ? "all" : at(-2))
  )
    return from(nightBefore(published, context), 1, note);
  return undefined;
}

/** "the month before", "the week before last". */
function readPeriodBefore(t: number, at: At, published: number | null, context: DateContext): Read | null {
  const anchor = () => anchorOf(context);
  const word = at(0);
  const note = OF_ARTICLE;
  const told = OF_EVENT;
  // "the month before"
  if (
    /^(?:week|month|year)$/.test(word) &&
    at(-1) === "the" &&
    /^(?:before|earlier)$/.test(at(1)) &&
    (anchor() ?? published) !== null
  ) {
    if (at(2) === "last" && published !== null) {
      const [year, month] = shiftMonth(published, word === "month" ? -2 : -24);
      const before =
        word === "week" ? weekOf(published - 14) : word === "month" ? calendarMonth(year, month) : calendarYear(year);
      return { end: t + 3, date: before, note };
    }
    const base = (anchor() ?? published)!;
    if (word === "week") return { end: t + 2, date: weekOf(base - 7), note: told };
    const [year, month] = shiftMonth(base, word === "month" ? -1 : -12);
    return { end: t + 2, date: word === "month" ? calendarMonth(year, month) : calendarYear(year), note: told };
  }
  return null;
}

/** "two days ago", "a week earlier", "three days after that", "ten years ago". */
function readCounted(
  t: number,
  at: At,
  published: number | null,
  context: DateContext,
  sentence: Sentence,
  count: number,
): Read | null {
  const anchor = () => anchorOf(context);
  const note = OF_ARTICLE;
  const told = OF_EVENT;
  const from = countedFrom(t, note);
  const unit = at(1);
  const direction = at(2);
  const days = count * (UNIT_DAYS.get(unit) ?? 0);
  if (/^(?:hours?|minutes?)$/.test(unit) && direction === "ago") return from(published, 3, note);
  // "held it for a day before it pulled back", "more than a week ago"
  if (at(-1) === "for" || at(-1) === "over" || (at(-1) === "than" && /^(?:more|less)$/.test(at(-2)))) return null;
  if (days > 0 && /^(?:ago|earlier|before|later|previously|afterwards|afterward)$/.test(direction)) {
    if (/^(?:later|afterwards?)$/.test(direction)) return from(shifted(anchor(), days), 3, told);
    const event =
      /^(?:the|his|her|its|their)$/.test(at(3)) && context.event?.precision === "day"
        ? toDay(context.event.from)
        : null;
    const base = direction === "ago" ? published : (event ?? anchor() ?? published);
    if (direction === "before" && sentence.tokens.shape[t + 3] !== SHAPE.lower)
      return from(base === null ? null : base - days, 3, note);
    return from(base === null ? null : base - days, 3, direction === "ago" ? note : told);
  }
  // "clashed after two nights of air strikes"
  if (days > 0 && direction === "of" && at(-1) === "after")
    return { end: t + 3, date: null, note: "so many days before", daysLong: days };
  if (days > 0 && direction === "after" && at(3) === "that") return from(shifted(anchor(), days), 4, told);
  if (days > 0 && direction === "after")
    return {
      end: t + 3,
      date: null,
      note: "counted back from the day told before",
      daysAfter: days,
    };
  if (/^months?$/.test(unit) && at(2) === "ago" && published !== null) {
    const [year, month] = shiftMonth(published, -count);
    return { end: t + 3, date: calendarMonth(year, month), note };
  }
  if (/^decades?$/.test(unit) && at(2) === "ago" && published !== null)
    return { end: t + 3, date: calendarYear(Number(toIso(published).slice(0, 4)) - 10 * count), note };
  // "a year earlier": counted from an event, so with its month.
  if (/^years?$/.test(unit) && /^(?:earlier|before)$/.test(at(2)) && (anchor() ?? published) !== null) {
    const [year, month] = shiftMonth((anchor() ?? published)!, -12 * count);
    return { end: t + 3, date: calendarMonth(year, month), note: told };
  }
  if (/^months?$/.test(unit) && /^(?:earlier|before)$/.test(at(2)) && (anchor() ?? published) !== null) {
    const [year, month] = shiftMonth((anchor() ?? published)!, -count);
    return { end: t + 3, date: calendarMonth(year, month), note: told };
  }
  if (/^years?$/.test(unit) && at(2) === "ago" && published !== null) {
    return { end: t + 3, date: calendarYear(Number(toIso(published).slice(0, 4)) - count), note };
  }
  return null;
}

/** First month of a season. */
export const SEASONS = dictionary({ spring: 3, summer: 6, autumn: 9, winter: 12 });

/** "in the summer of 2014", "last winter". */
function readSeason(t: number, at: At, published: number | null, note: string): Read | null {
  const first = SEASONS.get(at(0))!;
  const year = yearFrom(at(1)) ?? (at(1) === "of" ? yearFrom(at(2)) : null);
  if (year !== null) return { end: t + (at(1) === "of" ? 3 : 2), date: seasonOf(year, first), note: "season" };
  if (at(-1) !== "last" || published === null) return null;
  const [now, month] = shiftMonth(published, 0);
  return { end: t + 1, date: seasonOf(month > first + 2 ? now : now - 1, first), note };
}
