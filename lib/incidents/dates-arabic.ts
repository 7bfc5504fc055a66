// Dates of Arabic sentences: months of both calendars' names, days in words, "yesterday", "the past week".

import {
  type At,
  calendarDay,
  calendarMonth,
  calendarYear,
  type DateContext,
  dayRange,
  dictionary,
  MONTHS,
  NUMBER_WORDS,
  type Read,
  range,
  shiftMonth,
  toIso,
  weekdayOf,
  yearFrom,
  yearOf,
} from "./calendar";
import { type Sentence, wordOf } from "./sentence";

/** "28 June 2021" in Arabic: names of both calendars' months, digits of any script, "in the year". */
export function readArabic(sentence: Sentence, t: number, context: DateContext): Read | null {
  const { tokens, last } = sentence;
  const at = (i: number): string => (t + i < last ? wordOf(tokens, t + i) : "");
  let i = 0;
  let day: number | null = null;
  const number = /^\d{1,2}$/.test(at(0)) ? Number(at(0)) : null;
  if (number !== null) {
    day = number;
    i = 1;
    if (at(1) === "من" || at(1) === "شهر") i = 2;
    if (
      /^\d{1,2}$/.test(at(1)) &&
      yearFrom(at(2)) !== null &&
      /^[/.-]/.test(tokens.text.slice(tokens.end[t]!, tokens.end[t]! + 1))
    ) {
      return { end: t + 3, date: calendarDay(Number(at(2)), Number(at(1)), day), note: "stated" };
    }
  }
  const ordinal = number === null ? arabicOrdinal(at) : null;
  if (ordinal !== null) {
    day = ordinal.day;
    i = ordinal.size;
    if (at(i) === "منه" || at(i) === "من" || at(i) === "شهر") {
      const base =
        at(i) === "منه"
          ? (context.previous?.to ?? null)
          : at(i + 1) === "الشهر"
            ? (context.publishedOn?.to ?? null)
            : null;
      if (base !== null) {
        const [year = 0, month = 1] = base.split("-").map(Number);
        const back = at(i) === "من" && /^(?:الماضي|المنصرم|الفائت)$/.test(at(i + 2)) ? 1 : 0;
        const [y, m] = back && month === 1 ? [year - 1, 12] : [year, month - back];
        return {
          end: t + i + (at(i) === "منه" ? 1 : 3),
          date: calendarDay(y, m, day),
          note: "day of a month told before",
        };
      }
      i++;
      if (at(i) === "شهر") i++;
    }
    if (arabicMonth(at(i), at(i + 1))[0] === null) return null;
  }
  const [month, size] = arabicMonth(at(i), at(i + 1));
  if (month !== null) {
    let end = t + i + size;
    let year: number | null = null;
    const ahead = (k: number): string => (end + k < last ? wordOf(tokens, end + k) : "");
    if (yearFrom(ahead(0)) !== null) year = yearFrom(ahead(0));
    else if (/^(?:عام|سنه)$/.test(ahead(0)) && yearFrom(ahead(1)) !== null) {
      year = yearFrom(ahead(1));
      end++;
    }
    if (year !== null) end++;
    else if (/^(?:الماضي|المنصرم|الجاري|الحالي)$/.test(ahead(0))) end++;
    year ??= yearOf(month, day ?? 1, context);
    const date = year === null ? null : day === null ? calendarMonth(year, month) : calendarDay(year, month, day);
    return { end, date, note: "stated" };
  }
  const year = yearFrom(at(0));
  const before = t > sentence.first ? wordOf(tokens, t - 1) : "";
  if (year !== null && /(?:عام|سنه|العام)$/.test(before)) return { end: t + 1, date: calendarYear(year), note: "year" };
  return null;
}

export const ARABIC_ORDINALS = dictionary();
for (const [i, name] of "الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split(" ").entries())
  ARABIC_ORDINALS[name] = i + 1;
ARABIC_ORDINALS.الحادي = 1;
ARABIC_ORDINALS.العشرين = 20;
ARABIC_ORDINALS.الثلاثين = 30;

/** "the fifteenth", "the twenty-third": a day of a month in words. */
function arabicOrdinal(at: At): { day: number; size: number } | null {
  const first = ARABIC_ORDINALS[at(0)] ?? ARABIC_ORDINALS[at(0).replace(/^[وفب]/, "")];
  if (first === undefined) return null;
  if (first < 10 && /^عشر/.test(at(1))) return { day: 10 + first, size: 2 };
  if (first < 10 && at(1) === "والعشرين") return { day: 20 + first, size: 2 };
  if (first < 10 && at(1) === "والثلاثين") return { day: 30 + first, size: 2 };
  return { day: first, size: 1 };
}

function arabicMonth(word: string, next: string): [month: number | null, size: number] {
  if (word === "كانون") return next === "الاول" ? [12, 2] : next === "الثاني" ? [1, 2] : [null, 0];
  if (word === "تشرين") return next === "الاول" ? [10, 2] : next === "الثاني" ? [11, 2] : [null, 0];
  const bare = word.replace(/^[وبل]/, "");
  const month = MONTHS[word] ?? (bare.length > 2 ? MONTHS[bare] : undefined);
  return month === undefined || !/[\u0600-\u06ff]/.test(word) ? [null, 0] : [month, 1];
}

export function readArabicRelative(
  t: number,
  at: At,
  published: number | null,
  { previous }: DateContext,
): Read | null {
  const note = "relative to the article's date";
  const from = (day: number | null, end: number): Read => ({
    end: t + end,
    date: day === null ? null : dayRange(day),
    note,
  });
  const word = at(0);
  if (word === "امس" || word === "البارحه") {
    if (at(1) === "الاول") return from(published === null ? null : published - 2, 2);
    return from(published === null ? null : published - 1, 1);
  }
  if (word === "الليله" && at(1) === "الماضيه")
    return { end: t + 2, date: published === null ? null : range(toIso(published - 1), toIso(published)), note };
  if (word === "اليوم" && /^(?:نفسه|ذاته)$/.test(at(1)))
    return { end: t + 2, date: previous, note: "the same day as the event told before" };
  if (word === "الليله" && at(1) === "نفسها")
    return { end: t + 2, date: previous, note: "the same day as the event told before" };
  if (word === "اليوم") return from(published, 1);
  if (word === "غدا") return from(published === null ? null : published + 1, 1);
  if (word === "قبل" || word === "منذ") {
    const count = NUMBER_WORDS[at(1)] ?? (/^\d{1,2}$/.test(at(1)) ? Number(at(1)) : undefined);
    if (at(1) === "يوم" || at(1) === "يومين")
      return from(published === null ? null : published - (at(1) === "يوم" ? 1 : 2), 2);
    if (at(1) === "اسبوع" || at(1) === "اسبوعين")
      return from(published === null ? null : published - (at(1) === "اسبوع" ? 7 : 14), 2);
    if (count !== undefined && /^ايام$/.test(at(2))) return from(published === null ? null : published - count, 3);
    return null;
  }
  const period = word.replace(/^ال/, "");
  if (/^(?:اسبوع|شهر|عام|سنه)$/.test(period) && /^(?:الماضي|المنصرم|الفائت|الماضيه)$/.test(at(1))) {
    if (published === null) return { end: t + 2, date: null, note };
    const year = Number(toIso(published).slice(0, 4));
    if (period === "شهر") {
      const [y, month] = shiftMonth(published, -1);
      return { end: t + 2, date: calendarMonth(y, month), note };
    }
    if (period !== "اسبوع") return { end: t + 2, date: calendarYear(year - 1), note };
    const monday = published - ((weekdayOf(published) + 6) % 7);
    return { end: t + 2, date: range(toIso(monday - 7), toIso(monday - 1)), note };
  }
  return null;
}
