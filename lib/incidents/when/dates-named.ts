// Days called by a name: weekdays, feasts, and anniversaries.

import { SHAPE } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import {
  type At,
  anchorOf,
  calendarDay,
  type DateContext,
  dayRange,
  isYear,
  latest,
  NUMBER_WORDS,
  nextWeek,
  ORDINALS,
  type Read,
  range,
  toIso,
  WEEKDAYS,
  weekdayOf,
  yearFrom,
} from "./calendar";
import { DAYTIME } from "./dates-relative";

/** "New Year's Eve", "Christmas Day". */
export function holidayAt({ tokens }: Sentence, t: number, { publishedOn }: DateContext): Read | null {
  const christmas = wordOf(tokens, t) === "christmas";
  if (!christmas && !(wordOf(tokens, t) === "new" && /^years?$/.test(wordOf(tokens, t + 1)))) return null;
  let end = christmas ? t + 1 : t + 2;
  if (wordOf(tokens, end) === "s") end++;
  const day = wordOf(tokens, end);
  if (day !== "day" && day !== "eve") return null;
  const written = christmas ? (day === "eve" ? "12-24" : "12-25") : day === "eve" ? "12-31" : "01-01";
  const year = Number(publishedOn?.to.slice(0, 4));
  if (!isYear(year)) return { end: end + 1, date: null, note: "holiday, the article's date is not known" };
  const iso = `${year}-${written}` <= publishedOn!.to ? `${year}-${written}` : `${year - 1}-${written}`;
  return { end: end + 1, date: { from: iso, to: iso, precision: "day" }, note: "holiday" };
}

/** "on this day in 2014", "seven years ago today": the article's day of another year. */
export function readThisDay(t: number, at: At, { publishedOn }: DateContext): Read | null {
  const day = publishedOn?.precision === "day" ? publishedOn.from : null;
  const on = (end: number, year: number): Read => {
    const [, month = 1, nth = 1] = (day ?? "").split("-").map(Number);
    return { end, date: day === null ? null : calendarDay(year, month, nth), note: "the same day of another year" };
  };
  const now = Number(day?.slice(0, 4));
  const size =
    at(0) === "this" && at(1) === "day" ? 2 : at(0) === "هذا" && at(1) === "اليوم" && at(-1) === "مثل" ? 2 : 0;
  if (size === 0) {
    const [count, unit] = [NUMBER_WORDS.get(at(0)) ?? (/^\d{1,2}$/.test(at(0)) ? Number(at(0)) : undefined), at(1)];
    return count !== undefined && /^years?$/.test(unit) && at(2) === "ago" && at(3) === "today"
      ? on(t + 4, now - count)
      : null;
  }
  const lead = /^(?:in|of|من|في)$/.test(at(size)) ? size + 1 : size;
  const named = /^(?:عام|سنه|العام)$/.test(at(lead)) ? lead + 1 : lead;
  const year = yearFrom(at(named));
  if (year !== null && named > size) return on(t + named + 1, year);
  if (/^(?:last year|العام الماضي)$/.test(`${at(lead)} ${at(lead + 1)}`)) return on(t + lead + 2, now - 1);
  const arabic = at(size) === "قبل";
  const count = agoOf(i => at((arabic ? size + 1 : size) + i), arabic);
  return count === null ? null : on(t + size + (arabic ? 1 : 0) + count.size, now - count.years);
}

/** "seven years ago", in Arabic behind its "ago" with a dual. */
function agoOf(at: At, arabic: boolean): { years: number; size: number } | null {
  const count = NUMBER_WORDS.get(at(0)) ?? (/^\d{1,2}$/.test(at(0)) ? Number(at(0)) : undefined);
  if (!arabic)
    return count !== undefined && /^(?:years?|summers|winters)$/.test(at(1)) && at(2) === "ago"
      ? { years: count, size: 3 }
      : null;
  if (/^(?:عام|سنه)$/.test(at(0))) return { years: 1, size: 1 };
  if (/^(?:عامين|سنتين)$/.test(at(0))) return { years: 2, size: 1 };
  return count !== undefined && /^(?:اعوام|سنوات|عاما|سنه|عام)$/.test(at(1)) ? { years: count, size: 2 } : null;
}

/** "the seventh anniversary", "the 10th anniversary": how many years ago. */
export function anniversaryOf({ tokens, first, last }: Sentence, t: number): number | null {
  const word = wordOf(tokens, t);
  if (!ORDINALS.has(word) && tokens.shape[t] !== SHAPE.digit) return null;
  const count = ORDINALS.get(word) ?? (/^\d{1,2}(?:st|nd|rd|th)$/.test(word) ? Number.parseInt(word, 10) : null);
  if (count === null) return null;
  const before = t > first ? wordOf(tokens, t - 1) : "";
  const next = t + 1 < last ? wordOf(tokens, t + 1) : "";
  return next === "anniversary" || /^(?:ال)?ذكري$/.test(before.replace(/^[وف]?في/, "")) ? count : null;
}

/** "on Monday", "last Friday", "next Thursday", "since Monday", "the night to Sunday", "between Monday and Wednesday". */
export function readWeekday(t: number, at: At, published: number | null, context: DateContext): Read | null {
  const { future } = context;
  let i = 0;
  let next = future;
  const since = at(0) === "since" || at(0) === "منذ";
  if (since) i++;
  if (at(i) === "next") {
    next = true;
    i++;
    if (WEEKDAYS.has(at(i))) {
      const date = published === null ? null : dayRange(nextWeek(published, WEEKDAYS.get(at(i))!));
      return { end: t + i + 1, date, form: "weekday", note: "weekday after the article's date" };
    }
    return null;
  }
  if (at(i) === "last" || at(i) === "past" || at(i) === "this" || at(i) === "يوم" || at(i) === "between") i++;
  if (at(i) === "اليوم" || at(i) === "امس") {
    if (!WEEKDAYS.has(at(i + 1))) return null;
    const shift = at(i) === "امس" ? 1 : 0;
    return {
      end: t + i + 2,
      date: published === null ? null : dayRange(published - shift),
      note: "relative to the article's date",
    };
  }
  const weekday = WEEKDAYS.get(at(i));
  if (weekday === undefined || at(i) === "sun" || at(i) === "sat" || at(i) === "mon") return null;
  let end = t + i + 1;
  // "on that Sunday", "on the Thursday": of the days of which has been told.
  const told = i === 0 && /^(?:that|the)$/.test(at(-1)) && /^(?:on|by)$/.test(at(-2)) ? anchorOf(context) : null;
  if (told !== null) {
    const days = (weekday - weekdayOf(told) + 7) % 7;
    const date = dayRange(at(-1) === "that" && days > 3 ? told + days - 7 : told + days);
    return { end: DAYTIME.hasWord(at(1)) ? end + 1 : end, date, note: "relative to the event told before" };
  }
  if (published === null) return { end, date: null, form: "weekday", note: "weekday, the article's date is not known" };
  if (/^(?:المقبل|القادم|المقبله)$/.test(at(i + 1))) next = true;
  let day = next ? published + ((weekday - weekdayOf(published) + 7) % 7) : latest(published, weekday);
  // "last Monday" in an article of a Monday
  if (!next && day === published && at(0) === "last") day -= 7;
  if (!next && at(i + 1) === "before" && at(i + 2) === "last") {
    const before = day === published ? day - 14 : day - 7;
    return { end: end + 2, date: dayRange(before), form: "weekday", note: "weekday before the article's date" };
  }
  if (!next && at(i + 1) === "قبل" && /^الماضيه?$/.test(at(i + 2)))
    return { end: end + 2, date: dayRange(day - 7), form: "weekday", note: "weekday before the article's date" };
  // "the night from Sunday to Monday", in Arabic without a word between.
  const night = /^(?:ليل|ليله)$/.test(at(-1)) ? WEEKDAYS.get(at(i + 1)) : undefined;
  let joined: number | undefined;
  // "Saturday and Sunday and Monday"
  for (let k = i + 1; /^وال/.test(at(k)) && WEEKDAYS.get(at(k).slice(1)) !== undefined; k++) {
    joined = WEEKDAYS.get(at(k).slice(1));
    end = t + k;
  }
  if (joined !== undefined && !next) {
    const until = latest(published, joined);
    const from = until - ((joined - weekday + 7) % 7);
    return {
      end: end + 1,
      date: range(toIso(from), toIso(until)),
      form: "weekday",
      note: "weekdays before the article's date",
    };
  }
  const second =
    night ??
    (/^(?:and|to|into|through|until|till|و|الي|علي|حتي)$/.test(at(i + 1)) ? WEEKDAYS.get(at(i + 2)) : undefined);
  if (night !== undefined && !next) end--;
  if (second !== undefined && !next) {
    const until = latest(published, second);
    const from = until - ((second - weekday + 7) % 7);
    const behind = end + (night === undefined ? 2 : 1);
    // The night from Thursday to Friday is Thursday's; "overnight" is of the morning.
    if (/^(?:ليل|ليله|night)$/.test(at(-1)) || (/^(?:of|from)$/.test(at(-1)) && at(-2) === "night"))
      return { end: behind, date: dayRange(from), form: "weekday", note: "weekdays before the article's date" };
    if (at(-1) === "overnight" || (/^(?:of|from)$/.test(at(-1)) && at(-2) === "overnight"))
      return { end: behind, date: dayRange(until), form: "weekday", note: "weekdays before the article's date" };
    return {
      end: end + 2,
      date: range(toIso(from), toIso(until)),
      form: "weekday",
      note: "weekdays before the article's date",
    };
  }
  if (DAYTIME.hasWord(at(i + 1))) end++;
  if (since) return { end, date: range(toIso(day), toIso(published)), note: "since a weekday" };
  return {
    end,
    date: dayRange(day),
    form: "weekday",
    note: next ? "weekday after the article's date" : "weekday before the article's date",
  };
}
