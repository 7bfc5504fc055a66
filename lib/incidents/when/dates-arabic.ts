// Dates of Arabic sentences: months of both calendars' names, days in words, "yesterday", "the past week".

import { WordSet } from "@/lib/text/tokenize";
import type { DateRange } from "@/lib/types";
import type { Sentence } from "../sentence";
import { wordOf, wordsFrom } from "../words/folded";
import {
  type At,
  anchorOf,
  calendarDay,
  calendarMonth,
  calendarYear,
  countedFrom,
  type DateContext,
  dayRange,
  dictionary,
  MONTHS,
  monthOf,
  NUMBER_WORDS,
  nightBefore,
  type Read,
  range,
  seasonOf,
  shifted,
  shiftMonth,
  toDay,
  toIso,
  weekAround,
  weekdayOf,
  weekOf,
  yearFrom,
  yearOf,
} from "./calendar";

/** "28 June 2021" in Arabic: names of both calendars' months, digits of any script, "in the year". */
export function readArabic(sentence: Sentence, t: number, at: At, context: DateContext): Read | null {
  const { tokens, last } = sentence;
  let i = 0;
  let day: number | null = null;
  const number = /^\d{1,2}$/.test(at(0)) ? Number(at(0)) : null;
  const days = arabicDays(at);
  if (days !== null) {
    const { from, to, month, size } = days;
    const year = yearFrom(at(size)) ?? yearOf(month, to, context);
    const [a, b] = year === null ? [null, null] : [calendarDay(year, month, from), calendarDay(year, month, to)];
    return {
      end: t + size + (yearFrom(at(size)) === null ? 0 : 1),
      date: a && b ? range(a.from, b.to) : null,
      note: "days of a month",
    };
  }
  if (number !== null) {
    day = number;
    i = 1;
    if (at(1) === "من" || at(1) === "شهر") i = 2;
    if (
      /^\d{1,2}$/.test(at(1)) &&
      yearFrom(at(2)) !== null &&
      /^[/.-]/.test(tokens.text.slice(tokens.end[t]!, tokens.end[t]! + 1))
    ) {
      return { end: t + 3, date: calendarDay(Number(at(2)), Number(at(1)), day), form: "explicit", note: "stated" };
    }
  }
  const ordinal =
    number === null
      ? arabicOrdinal(at)
      : at(1) === "منه" || (at(1) === "من" && (at(2) === "الشهر" || (at(2) === "هذا" && at(3) === "الشهر")))
        ? { day: number, size: 1 }
        : null;
  if (ordinal !== null) {
    day = ordinal.day;
    i = ordinal.size;
    if (at(i) === "منه" || at(i) === "من" || at(i) === "شهر") {
      const of = dayOfMonthTold(t, i, day, at, context);
      if (of !== null) return of;
      i++;
      if (at(i) === "شهر") i++;
    }
    if (arabicMonth(at(i), at(i + 1))[0] === null) {
      // "the night of the twenty-third"
      const before = t > sentence.first ? wordOf(tokens, t - 1) : "";
      if (!/^(?:ليله|ليل|فجر|صباح|مسا)$/.test(before) || context.publishedOn?.precision !== "day") return null;
      const [year = 0, month = 1, today = 1] = context.publishedOn.to.split("-").map(Number);
      const [y, m] = day <= today ? [year, month] : month === 1 ? [year - 1, 12] : [year, month - 1];
      return { end: t + i, date: calendarDay(y, m, day), form: "explicit", note: "day of the month" };
    }
  }
  const [month, size] = arabicMonth(at(i), at(i + 1));
  // "the quarter of 9 April": a place.
  const named = number === null ? (/^\d{1,2}$/.test(wordOf(tokens, t - 1)) ? t - 2 : -1) : t - 1;
  if (month !== null && named >= sentence.first && NAMED_BY_DAYS.has(tokens, named)) return null;
  if (month !== null) {
    let end = t + i + size;
    // One month by the names of both calendars.
    const [other, more] = end < last ? arabicMonth(wordOf(tokens, end), wordOf(tokens, end + 1)) : [null, 0];
    if (other === month) end += more;
    let year: number | null = null;
    const ahead = wordsFrom(tokens, end, 0, last);
    if (yearFrom(ahead(0)) !== null) year = yearFrom(ahead(0));
    else {
      const of = ahead(0) === "من" ? 1 : 0;
      if (/^(?:ال)?(?:عام|سنه)$/.test(ahead(of))) {
        const past = /^(?:الماضي|الماضيه|المنصرم|الفايت)$/.test(ahead(of + 1)) ? context.publishedOn : null;
        year = yearFrom(ahead(of + 1)) ?? (past === null ? null : Number(past.to.slice(0, 4)) - 1);
        if (year !== null) end += of + 1;
      }
    }
    // "a father": one word with August where it is not written as that alone is.
    const father =
      month === 8 && day === null && year === null && !/^[وبل]?آب/.test(tokens.text.slice(tokens.start[t]!));
    if (father && wordOf(tokens, t - 1) !== "شهر" && !/^(?:الماضي|المنصرم|الجاري|الحالي)$/.test(ahead(0))) return null;
    if (year !== null) end++;
    else if (/^(?:الماضي|المنصرم|الجاري|الحالي)$/.test(ahead(0))) end++;
    year ??= yearOf(month, day ?? 1, context);
    const date = year === null ? null : day === null ? calendarMonth(year, month) : calendarDay(year, month, day);
    return { end, date, form: "explicit", note: "stated" };
  }
  const year = yearFrom(at(0));
  const before = t > sentence.first ? wordOf(tokens, t - 1) : "";
  if (year !== null && /(?:عام|سنه|العام)$/.test(before))
    return { end: t + 1, date: calendarYear(year), form: "year", note: "year" };
  return null;
}

/** "the eleventh of it", "the fifth of this month", "the seventeenth of the month": of the month told before, or of the article's. */
function dayOfMonthTold(t: number, i: number, day: number, at: At, context: DateContext): Read | null {
  const told = { form: "explicit", note: "day of a month told before" } as const;
  const published = context.publishedOn?.precision === "day" ? toDay(context.publishedOn.to) : null;
  if (at(i) === "منه") {
    const before = context.previous;
    return { end: t + i + 1, date: before && calendarDay(...shiftMonth(toDay(before.to), 0), day), ...told };
  }
  const here = at(i + 1) === "هذا" ? 1 : 0;
  if (at(i + 1 + here) !== "الشهر") return null;
  const which = at(i + 2 + here);
  const end = t + i + 2 + here;
  const past = /^(?:الماضي|المنصرم|الفايت)$/.test(which);
  if (here === 1 || past || /^(?:الجاري|الحالي)$/.test(which)) {
    const month = published === null ? null : shiftMonth(published, past ? -1 : 0);
    return { end: here === 1 ? end : end + 1, date: month && calendarDay(...month, day), ...told };
  }
  const month = monthOf(day, context);
  return { end: /^(?:نفسه|ذاته)$/.test(which) ? end + 1 : end, date: month && calendarDay(...month, day), ...told };
}

/** "3 و5 حزيران", "3 الى 5 حزيران", "الثالث والخامس من حزيران": two days of one month; null where it is none. */
function arabicDays(at: At): { from: number; to: number; month: number; size: number } | null {
  const dayAt = (i: number): { day: number; size: number } | null =>
    /^\d{1,2}$/.test(at(i))
      ? { day: Number(at(i)), size: 1 }
      : /^و\d{1,2}$/.test(at(i))
        ? { day: Number(at(i).slice(1)), size: 1 }
        : arabicOrdinal(k => at(i + k));
  const one = dayAt(0);
  if (one === null) return null;
  let i = one.size;
  if (/^(?:الي|حتي|و)$/.test(at(i))) i++;
  else if (!/^و/.test(at(i))) return null;
  const two = dayAt(i);
  if (two === null || two.day <= one.day) return null;
  i += two.size;
  while (/^(?:من|شهر)$/.test(at(i))) i++;
  const [month, size] = arabicMonth(at(i), at(i + 1));
  return month === null ? null : { from: one.day, to: two.day, month, size: i + size };
}

export const ARABIC_ORDINALS = dictionary();
for (const [i, name] of "الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split(" ").entries())
  ARABIC_ORDINALS.set(name, i + 1);
ARABIC_ORDINALS.set("الحادي", 1);
ARABIC_ORDINALS.set("العشرين", 20);
ARABIC_ORDINALS.set("الثلاثين", 30);

/** "the fifteenth", "the twenty-third": a day of a month in words. */
function arabicOrdinal(at: At): { day: number; size: number } | null {
  const first = ARABIC_ORDINALS.get(at(0)) ?? ARABIC_ORDINALS.get(at(0).replace(/^[وفب]/, ""));
  if (first === undefined) return null;
  if (first < 10 && /^عشر/.test(at(1))) return { day: 10 + first, size: 2 };
  if (first < 10 && at(1) === "والعشرين") return { day: 20 + first, size: 2 };
  if (first < 10 && at(1) === "والثلاثين") return { day: 30 + first, size: 2 };
  return { day: first, size: 1 };
}

/** What is called by a day. */
const NAMED_BY_DAYS = new WordSet("منطقه حي ساحه جسر شارع مجمع ملعب محله جامعه");

function arabicMonth(word: string, next: string): [month: number | null, size: number] {
  if (word === "كانون") return next === "الاول" ? [12, 2] : next === "الثاني" ? [1, 2] : [null, 0];
  if (word === "تشرين") return next === "الاول" ? [10, 2] : next === "الثاني" ? [11, 2] : [null, 0];
  const bare = word.replace(/^[وبل]/, "");
  const month = MONTHS.get(word) ?? (bare.length > 2 ? MONTHS.get(bare) : undefined);
  return month === undefined || !/[\u0600-\u06ff]/.test(word) ? [null, 0] : [month, 1];
}

const SEASONS_AR = dictionary({ ربيع: 3, صيف: 6, خريف: 9, شتاء: 12 });

const TENS: ReadonlyMap<string, number> = new Map(
  "عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين".split(" ").map((ten, i) => [ten, 10 * (i + 2)]),
);

/** "in the last three days", "in the past 24 hours", "the last two weeks". */
function readArabicSpan(t: number, at: At, published: number | null, note: string): Read | null {
  let i = 0;
  let count: number | null = null;
  let unit = 0;
  for (; i < 6; i++) {
    const word = at(i);
    if (/^(?:الماضيه|الاخيره|الماضيين|الاخيرين|المنصرمه)$/.test(word)) break;
    if (/^(?:ال|و)$/.test(word)) continue;
    const bare = word.replace(/^و?ال/, "");
    if (bare === "يومين") {
      [unit, count] = [1, 2];
      continue;
    }
    const number = NUMBER_WORDS.get(bare) ?? (/^\d{1,3}$/.test(bare) ? Number(bare) : undefined);
    if (/^(?:ايام|يوما?)$/.test(bare)) unit = 1;
    else if (/^(?:اسابيع|اسبوعا)$/.test(bare)) unit = 7;
    else if (/^(?:ساعات|ساعه)$/.test(bare)) unit = 1 / 24;
    else if (bare === "اسبوعين") [unit, count] = [7, 2];
    else if (TENS.has(bare)) count = (count ?? 0) + TENS.get(bare)!;
    else if (number !== undefined) count = number;
    else return null;
  }
  if (i === 6 || unit === 0 || count === null) return null;
  const days = Math.max(1, Math.round(count * unit));
  return { end: t + i + 1, date: published === null ? null : range(toIso(published - days), toIso(published)), note };
}

/** "the week before the last" and the like. */
const BEFORE_LAST: Readonly<Record<string, (published: number) => DateRange | null>> = Object.assign(
  Object.create(null),
  {
    الليله: (published: number) => dayRange(published - 2),
    الاسبوع: (published: number) => weekOf(published - 14),
    الشهر: (published: number) => calendarMonth(...shiftMonth(published, -2)),
    العام: (published: number) => calendarYear(shiftMonth(published, -24)[0]),
  },
);

export function readArabicRelative(t: number, at: At, published: number | null, context: DateContext): Read | null {
  const note = "relative to the article's date";
  const from = countedFrom(t, note);
  const word = at(0);
  const near = "relative to the event told before";
  const anchor = () => anchorOf(context);
  if (word === "اول" && at(at(1) === "من" ? 2 : 1) === "امس")
    return from(published === null ? null : published - 2, at(1) === "من" ? 3 : 2);
  const beforeLast = BEFORE_LAST[word];
  if (beforeLast !== undefined && at(1) === "قبل" && /^الماضيه?$/.test(at(2)) && published !== null)
    return { end: t + 3, date: beforeLast(published), note };
  if (/^(?:اليوم|الليله)$/.test(word) && /^(?:التالي|التاليه|اللاحق)$/.test(at(1)))
    return from(shifted(anchor(), 1), 2, near);
  if (/^(?:اليوم|الليله)$/.test(word) && /^(?:السابق|السابقه)$/.test(at(1)))
    return from(shifted(anchor(), -1), 2, near);
  // "on the morrow of the killing of ...", "a day after the fall of ..."
  if (word === "غداه") return { end: t + 1, date: null, note: "counted back from the day told before", daysAfter: 1 };
  if (word === "بعد") {
    const one = at(1) === "يوم" ? 1 : at(1) === "يومين" ? 2 : at(1) === "اسبوع" ? 7 : at(1) === "اسبوعين" ? 14 : 0;
    const days = one > 0 ? one : at(2) === "ايام" ? (NUMBER_WORDS.get(at(1)) ?? 0) : 0;
    const size = one === 0 || at(2) === "واحد" || at(2) === "فقط" ? 3 : 2;
    if (days > 0 && /^(?:من|علي)$/.test(at(size)))
      return { end: t + size + 1, date: null, note: "counted back from the day told before", daysAfter: days };
  }
  // "a day after the visit" tells of a day that nobody counts.
  if (word === "بعد" && !/^(?:من|علي)$/.test(at(at(2) === "واحد" ? 3 : 2))) {
    const days = at(1) === "يوم" ? 1 : at(1) === "يومين" ? 2 : at(1) === "اسبوع" ? 7 : null;
    if (days !== null) return from(shifted(anchor(), days), 2, near);
    const count = NUMBER_WORDS.get(at(1));
    if (count !== undefined && at(2) === "ايام" && at(3) !== "من") return from(shifted(anchor(), count), 3, near);
  }
  const season = SEASONS_AR.get(word);
  if (season !== undefined) {
    const i = /^(?:عام|سنه)$/.test(at(1)) ? 2 : 1;
    const year = yearFrom(at(i));
    return year === null ? null : { end: t + i + 1, date: seasonOf(year, season), note: "season" };
  }
  const last = readArabicSpan(t, at, published, note);
  if (last !== null) return last;
  if (word === "امس" || word === "البارحه") {
    if (at(1) === "الاول") return from(published === null ? null : published - 2, 2);
    return from(published === null ? null : published - 1, 1);
  }
  if (word === "الليله" && at(1) === "الماضيه") return from(published === null ? null : published - 1, 2);
  if (/^(?:ذلك|تلك|ذاك)$/.test(word) && /^(?:اليوم|الليله|المسا|الصباح)$/.test(at(1)))
    return { end: t + 2, date: context.previous, note: "the same day as the event told before" };
  if (word === "الاسبوع" && /^(?:نفسه|ذاته)$/.test(at(1)))
    return { end: t + 2, date: weekAround(anchor()), note: near };
  if (word === "اليوم" && /^(?:نفسه|ذاته)$/.test(at(1)))
    return { end: t + 2, date: context.previous, note: "the same day as the event told before" };
  if (word === "الليله" && at(1) === "نفسها")
    return { end: t + 2, date: context.previous, note: "the same day as the event told before" };
  if (word === "اليوم") return from(published, 1);
  if (word === "غدا") return from(published === null ? null : published + 1, 1);
  // "during the night"
  if (word === "الليل" && /^(?:خلال|اثنا|طوال)$/.test(at(-1))) return from(nightBefore(published, context), 1);
  // "at the beginning of the month"
  const part = /^(?:مطلع|منتصف|نهايه|بدايه|اواخر|اوايل)$/.test(at(-1)) && !/^(?:الجاري|الحالي)$/.test(at(1));
  if (/^(?:الشهر|العام|السنه|الاسبوع)$/.test(word) && part && published !== null) {
    const past = /^(?:الماضي|المنصرم|الفايت|الماضيه|المنصرمه)$/.test(at(1));
    const [year, month] = shiftMonth(published, past && word === "الشهر" ? -1 : 0);
    const date =
      word === "الشهر"
        ? calendarMonth(year, month)
        : word === "الاسبوع"
          ? weekOf(past ? published - 7 : published)
          : calendarYear(past ? year - 1 : year);
    return { end: t + (past ? 2 : 1), date, note };
  }
  if ((word === "قبل" || word === "منذ") && /^(?:نحو|حوالي|قرابه)$/.test(at(1))) {
    return readArabicRelative(t + 1, i => (i === 0 ? word : at(i + 1)), published, context);
  }
  if (word === "قبل" || word === "منذ") {
    const count = NUMBER_WORDS.get(at(1)) ?? (/^\d{1,2}$/.test(at(1)) ? Number(at(1)) : undefined);
    if (at(1) === "يوم" || at(1) === "يومين")
      return from(published === null ? null : published - (at(1) === "يوم" ? 1 : 2), 2);
    if (at(1) === "اسبوع" || at(1) === "اسبوعين")
      return from(published === null ? null : published - (at(1) === "اسبوع" ? 7 : 14), 2);
    if (count !== undefined && /^ايام$/.test(at(2))) return from(published === null ? null : published - count, 3);
    if (count !== undefined && /^(?:اسابيع)$/.test(at(2)))
      return from(published === null ? null : published - 7 * count, 3);
    const months = /^شهر$/.test(at(1)) ? 1 : at(1) === "شهرين" ? 2 : /^اشهر$/.test(at(2)) ? count : undefined;
    if (months !== undefined && published !== null) {
      const [y, month] = shiftMonth(published, -months);
      return { end: t + (count === undefined ? 2 : 3), date: calendarMonth(y, month), note };
    }
    const years = /^(?:عام|سنه)$/.test(at(1))
      ? 1
      : /^(?:عامين|سنتين)$/.test(at(1))
        ? 2
        : /^(?:اعوام|سنوات)$/.test(at(2))
          ? count
          : undefined;
    if (years !== undefined && published !== null)
      return {
        end: t + (count === undefined ? 2 : 3),
        date: calendarYear(Number(toIso(published).slice(0, 4)) - years),
        note,
      };
    return null;
  }
  // "this month", "the current year"
  const current = word === "هذا" ? at(1) : /^(?:الجاري|الحالي|الجاريه|الحاليه)$/.test(at(1)) ? word : "";
  if (/^(?:الشهر|العام|السنه|الاسبوع)$/.test(current) && published !== null) {
    const [year, month] = shiftMonth(published, 0);
    const date =
      current === "الشهر"
        ? calendarMonth(year, month)
        : current === "الاسبوع"
          ? range(toIso(published - weekdayOf(published)), toIso(published))
          : calendarYear(year);
    return { end: t + 2, date, note };
  }
  const period = word.replace(/^ال/, "");
  if (/^(?:اسبوع|شهر|عام|سنه)$/.test(period) && /^(?:الماضي|المنصرم|الفايت|الماضيه)$/.test(at(1))) {
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
