// Dates as articles state them: English and Arabic forms to a DateRange of honest precision. Used by split and the readers.

import type { DateRange, Span } from "@/lib/types";

/** The order of day and month in a file's numeric dates, as far as the file itself shows it. */
export type DateOrder = "day-first" | "month-first" | "unknown";

/** A date found in a text. `range` is null where day and month stand without a year. */
export interface StatedDate extends Span {
  range: DateRange | null;
  /** Month and day of a date without a year, else null. */
  monthDay: { month: number; day: number } | null;
  /** What a reader should know about the reading ("day and month ambiguous", "Hijri date ..."), or "". */
  note: string;
}

const ENGLISH_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Levantine and Iraqi names first, then Egyptian and Maghrebi ones; folded by `foldArabic`. */
const ARABIC_MONTHS: Record<string, number> = {
  "كانون الثاني": 1,
  شباط: 2,
  اذار: 3,
  نيسان: 4,
  ايار: 5,
  حزيران: 6,
  تموز: 7,
  اب: 8,
  ايلول: 9,
  "تشرين الاول": 10,
  "تشرين الثاني": 11,
  "كانون الاول": 12,
  يناير: 1,
  فبراير: 2,
  مارس: 3,
  ابريل: 4,
  افريل: 4,
  مايو: 5,
  ماي: 5,
  يونيو: 6,
  يونيه: 6,
  جوان: 6,
  يوليو: 7,
  يوليه: 7,
  جويليه: 7,
  اغسطس: 8,
  اوت: 8,
  سبتمبر: 9,
  شتنبر: 9,
  اكتوبر: 10,
  نوفمبر: 11,
  نونبر: 11,
  ديسمبر: 12,
  دجنبر: 12,
};

/** Months of the Islamic calendar, in Arabic (folded) and in English transliteration (letters only). */
const HIJRI_MONTHS: Record<string, number> = {
  محرم: 1,
  صفر: 2,
  "ربيع الاول": 3,
  "ربيع الثاني": 4,
  "ربيع الاخر": 4,
  "جمادي الاولي": 5,
  "جمادي الاول": 5,
  "جمادي الثانيه": 6,
  "جمادي الاخره": 6,
  رجب: 7,
  شعبان: 8,
  رمضان: 9,
  شوال: 10,
  "ذو القعده": 11,
  "ذي القعده": 11,
  "ذو الحجه": 12,
  "ذي الحجه": 12,
  muharram: 1,
  safar: 2,
  "rabi al-awwal": 3,
  "rabi al-thani": 4,
  "jumada al-awwal": 5,
  "jumada al-thani": 6,
  rajab: 7,
  shaban: 8,
  ramadan: 9,
  shawwal: 10,
  "dhu al-qadah": 11,
  "dhu al-hijjah": 12,
};

const MONTH_EN =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const alternatives = (names: Iterable<string>): string => [...names].sort((a, b) => b.length - a.length).join("|");
const MONTH_AR = `(${alternatives(Object.keys(ARABIC_MONTHS))})`;
const MONTH_HIJRI = `(${alternatives(Object.keys(HIJRI_MONTHS))})`;
const YEAR = "((?:19|20)\\d{2})(?!\\d)";
const DAY = "(?<!\\d)(\\d{1,2})(?!\\d)(?:st|nd|rd|th)?";

/** One written form: its pattern over the folded text and what its groups mean. Earlier forms win at the same place. */
interface Form {
  pattern: RegExp;
  read(m: RegExpMatchArray, order: DateOrder): Omit<StatedDate, "start" | "end"> | null;
}

const FORMS: Form[] = [
  // 2021-06-29, 2021-06-29T10:00:00Z, 2021/06/29
  {
    pattern: /(?<![\d/.-])((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?:t\d{2}:\d{2}\S*)?(?![\d/])/g,
    read: m => dayOf(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  // 29/06/2021, 29.06.2021, 6-29-2021
  {
    pattern: /(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d{2})(?!\d|[-/]\d)/g,
    read: (m, order) => numericDate(Number(m[1]), Number(m[3]), Number(m[4]), m[0], order),
  },
  // 18 ذو القعدة 1442, 18 Dhu al-Qadah 1442
  {
    pattern: new RegExp(`${DAY}\\s+(?:من\\s+)?(?:شهر\\s+)?${MONTH_HIJRI}[\\s,،]+(1[34]\\d{2})(?!\\d)`, "g"),
    read: m => hijriDay(Number(m[3]), HIJRI_MONTHS[m[2] ?? ""] ?? 0, Number(m[1])),
  },
  // 29 June 2021, 29th of June, 2021
  {
    pattern: new RegExp(`${DAY}(?:\\s+of)?[\\s-]+${MONTH_EN}[\\s,-]+${YEAR}`, "g"),
    read: m => dayOf(Number(m[3]), englishMonth(m[2]), Number(m[1])),
  },
  // June 29, 2021
  {
    pattern: new RegExp(`\\b${MONTH_EN}\\s+${DAY}[\\s,]+${YEAR}`, "g"),
    read: m => dayOf(Number(m[3]), englishMonth(m[1]), Number(m[2])),
  },
  // 29 حزيران 2021, 29 حزيران/يونيو 2021
  {
    pattern: new RegExp(
      `${DAY}\\s+(?:من\\s+)?(?:شهر\\s+)?${MONTH_AR}(?:\\s*[/(]\\s*${MONTH_AR}\\)?)?[\\s,،]+(?:عام\\s+|سنه\\s+)?${YEAR}`,
      "g",
    ),
    read: m => dayOf(Number(m[4]), ARABIC_MONTHS[m[2] ?? ""] ?? 0, Number(m[1])),
  },
  // June 2021; حزيران 2021
  {
    pattern: new RegExp(`\\b${MONTH_EN},?\\s+${YEAR}`, "g"),
    read: m => monthOf(Number(m[2]), englishMonth(m[1])),
  },
  {
    pattern: new RegExp(`(?<![\\p{L}])${MONTH_AR}(?:\\s*[/(]\\s*${MONTH_AR}\\)?)?[\\s,،]+${YEAR}`, "gu"),
    read: m => monthOf(Number(m[3]), ARABIC_MONTHS[m[1] ?? ""] ?? 0),
  },
  // 29 June, June 29, 29 حزيران: no year
  {
    pattern: new RegExp(`${DAY}(?:\\s+of)?\\s+${MONTH_EN}(?![a-z])`, "g"),
    read: m => withoutYear(englishMonth(m[2]), Number(m[1])),
  },
  {
    pattern: new RegExp(`\\b${MONTH_EN}\\s+${DAY}(?!\\d)`, "g"),
    read: m => withoutYear(englishMonth(m[1]), Number(m[2])),
  },
  {
    pattern: new RegExp(`${DAY}\\s+(?:من\\s+)?${MONTH_AR}(?![\\p{L}])`, "gu"),
    read: m => withoutYear(ARABIC_MONTHS[m[2] ?? ""] ?? 0, Number(m[1])),
  },
];

/**
 * Every date stated in `text`, in order, without overlaps; offsets are into `text`. Numeric dates whose day and month
 * cannot be told apart keep only their year, and say so.
 */
export function findDates(text: string, order: DateOrder = "unknown"): StatedDate[] {
  const found: StatedDate[] = [];
  if (!/[\d٠-٩۰-۹]/.test(text)) return found;
  const folded = fold(text);
  for (const form of FORMS) {
    for (const m of folded.matchAll(form.pattern)) {
      const start = m.index;
      const end = start + m[0].length;
      if (found.some(other => start < other.end && other.start < end)) continue;
      const date = form.read(m, order);
      if (date) found.push({ start, end, ...date });
    }
  }
  // A Hijri date beside a Gregorian one says the same day twice; the Gregorian one needs no conversion.
  return found.sort(
    (a, b) => Number(a.note.startsWith("Hijri")) - Number(b.note.startsWith("Hijri")) || a.start - b.start,
  );
}

/** Which order the numeric dates of a text show: 29/06 can only be day-first, 06/29 only month-first; both or neither settle nothing. */
export function dateOrder(text: string): DateOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const m of text.matchAll(
    /(?<![\d٠-٩۰-۹/.-])([\d٠-٩۰-۹]{1,2})([-/.])([\d٠-٩۰-۹]{1,2})\2(?:19|20|١٩|٢٠|۱۹|۲۰)[\d٠-٩۰-۹]{2}(?![\d٠-٩۰-۹])/g,
  )) {
    const [a, b] = [Number(fold(m[1] ?? "")), Number(fold(m[3] ?? ""))];
    if (a > 12 && a <= 31 && b <= 12) dayFirst++;
    if (b > 12 && b <= 31 && a <= 12) monthFirst++;
  }
  if (dayFirst > 0 && monthFirst === 0) return "day-first";
  if (monthFirst > 0 && dayFirst === 0) return "month-first";
  return "unknown";
}

/** The whole year as a range of precision "year". */
export function yearOf(year: number): DateRange {
  return { from: `${year}-01-01`, to: `${year}-12-31`, precision: "year" };
}

/** The whole month, or null where the calendar has no such month. */
export function monthRange(year: number, month: number): DateRange | null {
  const first = dayRange(year, month, 1);
  if (!first) return null;
  const to = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: first.from, to, precision: "month" };
}

/** The day, or null where the calendar has no such day. */
export function dayRange(year: number, month: number, day: number): DateRange | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (month < 1 || month > 12 || day < 1 || date.getUTCMonth() !== month - 1) return null;
  const iso = date.toISOString().slice(0, 10);
  return { from: iso, to: iso, precision: "day" };
}

function dayOf(year: number, month: number, day: number): Omit<StatedDate, "start" | "end"> | null {
  const range = dayRange(year, month, day);
  return range && { range, monthDay: null, note: "" };
}

function monthOf(year: number, month: number): Omit<StatedDate, "start" | "end"> | null {
  const range = monthRange(year, month);
  return range && { range, monthDay: null, note: "" };
}

function withoutYear(month: number, day: number): Omit<StatedDate, "start" | "end"> | null {
  // 2000 is a leap year: 29 February passes.
  return dayRange(2000, month, day) && { range: null, monthDay: { month, day }, note: "no year stated" };
}

function numericDate(a: number, b: number, year: number, written: string, order: DateOrder) {
  const dayFirst = b <= 12 ? dayOf(year, b, a) : null;
  const monthFirst = a <= 12 ? dayOf(year, a, b) : null;
  if (!dayFirst || !monthFirst || a === b) return dayFirst ?? monthFirst;
  if (order === "day-first") return { ...dayFirst, note: "day first, as other dates in the file" };
  if (order === "month-first") return { ...monthFirst, note: "month first, as other dates in the file" };
  return { range: yearOf(year), monthDay: null, note: `${written}: day and month ambiguous` };
}

const HIJRI = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  day: "numeric",
  month: "numeric",
  year: "numeric",
  timeZone: "UTC",
});

/** Umm al-Qura conversion; local sightings differ by a day, so the range is three days wide. */
function hijriDay(year: number, month: number, day: number): Omit<StatedDate, "start" | "end"> | null {
  if (month < 1 || day < 1 || day > 30) return null;
  const dayMs = 86_400_000;
  // Mean length of an Islamic year is 354.36667 days; the estimate is a few days off at most, so search around it.
  const estimate = Date.UTC(622, 6, 19) + ((year - 1) * 354.36667 + (month - 1) * 29.5306 + day - 1) * dayMs;
  for (let offset = -5; offset <= 5; offset++) {
    const at = estimate + offset * dayMs;
    const parts = HIJRI.formatToParts(at);
    const part = (type: string) => Number(parts.find(p => p.type === type)?.value.match(/\d+/)?.[0]);
    if (part("day") !== day || part("month") !== month || part("year") !== year) continue;
    const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    return {
      range: { from: iso(at - dayMs), to: iso(at + dayMs), precision: "range" },
      monthDay: null,
      note: `Hijri date ${day}/${month}/${year}, converted`,
    };
  }
  return null;
}

function englishMonth(name: string | undefined): number {
  return ENGLISH_MONTHS.indexOf((name ?? "").slice(0, 3)) + 1;
}

/** Lower case, Latin digits, Arabic letters without hamza or marks, plain spaces; every replacement keeps its length. */
function fold(text: string): string {
  return text
    .replace(/[A-Z]/g, c => c.toLowerCase())
    .replace(/[٠-٩]/g, c => String(c.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, c => String(c.charCodeAt(0) - 0x6f0))
    .replace(/[أإآ]/g, "ا")
    .replace(/ة/g, "ه")
    .replace(/ى/g, "ي")
    .replace(/[\u00a0\u2007\u202f\t]/g, " ")
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/['’ʿʾ]/g, "'");
}
