// Times longer than a day, and days counted in them: "the first week of May", "last month", "the fifth of this month".

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import {
  type At,
  calendarDay,
  calendarMonth,
  calendarYear,
  type DateContext,
  latest,
  MONTHS,
  monthOf,
  NUMBER_WORDS,
  ordinalOf,
  partOfMonth,
  type Read,
  range,
  shiftMonth,
  toDay,
  toIso,
  weekdayOf,
  yearFrom,
  yearOf,
} from "./calendar";

/** "the fifth of this month", "the 23rd of last month", "the last day of May". */
export function readDayOfPeriod(t: number, at: At, context: DateContext): Read | null {
  const last = at(0) === "last" && at(1) === "day" ? { day: 0, size: 1 } : null;
  const nth = last ?? (at(-1) === "the" ? ordinalOf(at) : null);
  if (nth === null) return null;
  const { day, size } = nth;
  let i = at(size) === "day" ? size + 1 : size;
  if (at(i) !== "of") return null;
  const named = MONTHS.get(at(i + 1));
  if (named !== undefined && i === size) return null;
  const which = at(i + 1);
  i += 2;
  let month: [year: number, month: number] | null = null;
  if (named !== undefined) {
    const year = yearFrom(at(i)) ?? yearOf(named, day === 0 ? 28 : day, context);
    month = year === null ? null : [year, named];
    if (yearFrom(at(i)) !== null) i++;
  } else {
    if (!/^(?:this|the|that|last|same|previous|next)$/.test(which)) return null;
    if (/^(?:same|current)$/.test(at(i))) i++;
    if (at(i++) !== "month") return null;
    const published = context.publishedOn?.precision === "day" ? toDay(context.publishedOn.to) : null;
    month =
      /^(?:the|that)$/.test(which) || published === null
        ? monthOf(Math.max(1, day), context)
        : shiftMonth(published, /^(?:last|previous)$/.test(which) ? -1 : which === "next" ? 1 : 0);
  }
  const told = { form: "explicit", note: "day of the month" } as const;
  if (month === null) return { end: t + i, date: null, ...told };
  const whole = calendarMonth(...month);
  return { end: t + i, date: day > 0 ? calendarDay(...month, day) : whole && range(whole.to, whole.to), ...told };
}

/** "in the first quarter of the year", "during the first half of 2020", "in the first three months of 2021". */
function readPartOfYear(t: number, at: At, published: number | null, nth: number): Read | null {
  const count = NUMBER_WORDS.get(at(0)) ?? (/^\d{1,2}$/.test(at(0)) ? Number(at(0)) : undefined);
  const months = at(0) === "quarter" ? 3 : at(0) === "half" ? 6 : at(1) === "months" ? count : undefined;
  const size = at(1) === "months" ? 2 : 1;
  if (months === undefined || months > 12 || at(size) !== "of") return null;
  const stated = yearFrom(at(size + 1));
  const [which, unit] = [at(size + 1), at(size + 2)];
  if (stated === null && !(unit === "year" && /^(?:the|this|last)$/.test(which))) return null;
  const end = t + size + (stated === null ? 3 : 2);
  const now = published === null ? null : Number(toIso(published).slice(0, 4)) - (which === "last" ? 1 : 0);
  const year = stated ?? now;
  const first = nth === 0 ? 13 - months : months * (nth - 1) + 1;
  const [from, to] =
    year === null || first + months > 13
      ? [null, null]
      : [calendarMonth(year, first), calendarMonth(year, first + months - 1)];
  return { end, date: from && to && range(from.from, to.to), note: "part of a year" };
}

/** "in the second half of the month", "in the first week of May". */
export function readPartOfMonth(
  t: number,
  at: At,
  published: number | null,
  context: DateContext,
  unit: string,
): Read | null {
  const nths = ["last", "first", "second", "third", "fourth"].indexOf(at(-1));
  const year = nths === -1 ? null : readPartOfYear(t, at, published, nths);
  if (year !== null) return year;
  if (unit !== "half" && unit !== "week") return null;
  const which = /^(?:first|second|third|fourth|last)$/.test(at(-1)) ? at(-1) : "";
  if (
    which === "" ||
    at(1) !== "of" ||
    (unit === "half" && which !== "first" && which !== "second" && which !== "last")
  )
    return null;
  const whole = unit === "week" ? yearFrom(at(2)) : null;
  if (whole !== null && (which === "first" || which === "last"))
    return {
      end: t + 3,
      date: partOfMonth(whole, which === "first" ? 1 : 12, which === "first" ? 1 : 25, which === "first" ? 7 : null),
      note: "part of a year",
    };
  const named = MONTHS.get(at(2));
  const end = t + 3 + (named === undefined ? 1 : yearFrom(at(3)) === null ? 0 : 1);
  if (named === undefined && !(/^(?:the|this|last)$/.test(at(2)) && at(3) === "month")) return null;
  let inYear: number | null;
  let month: number;
  if (named !== undefined) {
    month = named;
    inYear = yearFrom(at(3)) ?? yearOf(month, 1, context);
  } else {
    // "the month" is the one that the account is in: of a report in its first days the one before.
    if (published === null) return { end, date: null, note: "part of a month, the article's date is not known" };
    const base = at(2) === "the" ? (context.previous === null ? published : toDay(context.previous.from)) : published;
    [inYear, month] = shiftMonth(base, at(2) === "last" ? -1 : 0);
  }
  if (inYear === null) return { end, date: null, note: "part of a month, the article's date is not known" };
  const nth = ["first", "second", "third", "fourth"].indexOf(which);
  const date =
    unit === "half"
      ? partOfMonth(inYear, month, which === "first" ? 1 : 16, which === "first" ? 15 : null)
      : which === "last"
        ? partOfMonth(inYear, month, 22, null)
        : partOfMonth(inYear, month, 7 * nth + 1, 7 * nth + 7);
  return { end, date, note: "part of a month" };
}

export function readPeriod(t: number, at: At, published: number | null, word: string, note: string): Read | null {
  let i = 1;
  let count = 1;
  const stated = NUMBER_WORDS.get(at(1)) ?? (/^\d{1,3}$/.test(at(1)) ? Number(at(1)) : undefined);
  if (stated !== undefined) {
    count = stated;
    i++;
  }
  const unit = at(i);
  if (!/^(?:weeks?|months?|years?|hours?|days?|weekend|fortnight)$/.test(unit)) return null;
  // "in the last week of May": read from the week on.
  if (/^(?:week|day)$/.test(unit) && at(i + 1) === "of") return null;
  // "in the last three months of last year": read from "three" on.
  if (unit === "months" && at(i + 1) === "of" && (yearFrom(at(i + 2)) !== null || at(i + 3) === "year")) return null;
  const end = t + i + 1;
  if (published === null) return { end, date: null, note: "relative, the article's date is not known" };
  const year = Number(toIso(published).slice(0, 4));
  const monday = published - ((weekdayOf(published) + 6) % 7);
  // "in the past 24 hours", "over the past week", "the last three days", "over the last week"
  const counted = stated !== undefined || unit === "fortnight" || (at(-1) === "the" && OVER.hasWord(at(-2)));
  if (word === "past" || (word === "last" && counted)) {
    const days = unit.startsWith("hour")
      ? Math.max(1, Math.round(count / 24))
      : unit.startsWith("day")
        ? count
        : unit === "fortnight"
          ? 14 * count
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
      date: range(toIso(latest(published, 6)), toIso(latest(published, 6) + 1)),
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
  return null;
}

const OVER = new WordSet("over during within throughout");
const LENGTHS = new WordSet("day days night nights hour hours week weeks يومين ايام ليلتين ليالي ساعه اسبوعين اسابيع");
/** Before "two days" it says how often, or for how long somebody does something. */
const NO_TIME_OF_EVENTS = new WordSet("every each for per after before about بعد قبل كل لمده مده منذ");
/** "a day's work", "the days of the monarchy": no count. */
const COUNTS = new WordSet("final last first full whole long straight consecutive");
const WITHIN = new WordSet("in within over during through inside خلال في غضون ظرف");

/** "two days' bombardment", "19 strikes in 72 hours", "three days of fighting": days that something took, before the last. */
export function durationIn({ tokens, first, last }: Sentence): { first: number; end: number; days: number } | null {
  for (let t = first + 1; t < last; t++) {
    if (!LENGTHS.has(tokens, t)) continue;
    const unit = wordOf(tokens, t);
    const dual = /^(?:يومين|ليلتين|اسبوعين)$/.test(unit);
    let from = dual ? t : t - 1;
    while (from > first && COUNTS.has(tokens, from)) from--;
    const word = wordOf(tokens, from);
    const count = dual ? 2 : (NUMBER_WORDS.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : 0));
    if (count === 0) continue;
    let lead = from - 1;
    while (lead > first && /^(?:the|these|those|just|only|about|some|نحو|حوالي)$/.test(wordOf(tokens, lead))) lead--;
    if (NO_TIME_OF_EVENTS.has(tokens, lead)) continue;
    const counted = tokens.gap[t - 1] === GAP.hyphen && t + 1 < last && tokens.gap[t] === GAP.space;
    const of =
      /^(?:of|من)$/.test(wordOf(tokens, t + 1)) ||
      /^['’]/.test(tokens.text.slice(tokens.end[t]!, tokens.end[t]! + 1)) ||
      (counted && !/^old$/.test(wordOf(tokens, t + 1)));
    const closes = !/^(?:ago|later|earlier|before|after|old|from|الماضيه|الاخيره)$/.test(wordOf(tokens, t + 1));
    const weeks = /^(?:week|اسب)/.test(unit);
    // "the third in a week"
    if (!of && !(WITHIN.has(tokens, lead) && closes && !weeks && count > 1)) continue;
    const hours = /^(?:hours?|ساعه)$/.test(unit);
    if (hours && count < 24) continue;
    const days = hours ? Math.max(2, Math.round(count / 24)) : weeks ? 7 * count + 1 : count;
    return days > 1 && days <= LONGEST_COUNT ? { first: from, end: t + 1, days: days - 1 } : null;
  }
  return null;
}

/** Days of which somebody counts what happened in all. */
const LONGEST_COUNT = 60;
