// Times longer than a day, and days counted in them: "the first week of May", "last month", "the fifth of this month".

import {
  type At,
  calendarMonth,
  calendarYear,
  type DateContext,
  dayRange,
  latest,
  MONTHS,
  NUMBER_WORDS,
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

/** "in the second half of the month", "in the first week of May". */
export function readPartOfMonth(
  t: number,
  at: At,
  published: number | null,
  context: DateContext,
  unit: "half" | "week",
): Read | null {
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
  const named = MONTHS[at(2)];
  const end = t + 3 + (named === undefined ? 1 : yearFrom(at(3)) === null ? 0 : 1);
  if (named === undefined && !(/^(?:the|this|last)$/.test(at(2)) && at(3) === "month")) return null;
  let year: number | null;
  let month: number;
  if (named !== undefined) {
    month = named;
    year = yearFrom(at(3)) ?? yearOf(month, 1, context);
  } else {
    // "the month" is the one that the account is in: of a report in its first days the one before.
    if (published === null) return { end, date: null, note: "part of a month, the article's date is not known" };
    const base = at(2) === "the" ? (context.previous === null ? published : toDay(context.previous.from)) : published;
    [year, month] = shiftMonth(base, at(2) === "last" ? -1 : 0);
  }
  if (year === null) return { end, date: null, note: "part of a month, the article's date is not known" };
  const nth = ["first", "second", "third", "fourth"].indexOf(which);
  const date =
    unit === "half"
      ? partOfMonth(year, month, which === "first" ? 1 : 16, which === "first" ? 15 : null)
      : which === "last"
        ? partOfMonth(year, month, 22, null)
        : partOfMonth(year, month, 7 * nth + 1, 7 * nth + 7);
  return { end, date, note: "part of a month" };
}

export function readPeriod(t: number, at: At, published: number | null, word: string, note: string): Read | null {
  let i = 1;
  let count = 1;
  const stated = NUMBER_WORDS[at(1)] ?? (/^\d{1,3}$/.test(at(1)) ? Number(at(1)) : undefined);
  if (stated !== undefined) {
    count = stated;
    i++;
  }
  const unit = at(i);
  if (!/^(?:weeks?|months?|years?|hours?|days?|weekend|fortnight)$/.test(unit)) return null;
  // "in the last week of May": read from the week on.
  if (/^(?:week|day)$/.test(unit) && at(i + 1) === "of") return null;
  const end = t + i + 1;
  if (published === null) return { end, date: null, note: "relative, the article's date is not known" };
  const year = Number(toIso(published).slice(0, 4));
  const monday = published - ((weekdayOf(published) + 6) % 7);
  // "in the past 24 hours", "over the past week", "the last three days"
  if (word === "past" || (word === "last" && (stated !== undefined || unit === "fortnight"))) {
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
  if (unit === "day" && word === "previous") return { end, date: dayRange(published - 1), note };
  return null;
}
