// When an incident happened: dates and relative words of a sentence, resolved against the article's date, never beyond what is stated.
// Weekdays and relations are resolved here; dates with a month's name or in digits in dates-explicit.ts, Arabic in dates-arabic.ts.

import { Vocabulary } from "@/lib/gazetteer/matcher";
import { foldOf } from "@/lib/text/normalize";
import { GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { DateRange, Span } from "@/lib/types";
import {
  type At,
  calendarYear,
  type DateContext,
  dayRange,
  isYear,
  latest,
  MONTHS,
  NUMBER_WORDS,
  nextWeek,
  ORDINALS,
  type Read,
  range,
  toDay,
  toIso,
  WEEKDAYS,
  weekdayOf,
} from "./calendar";
import { ARABIC_ORDINALS } from "./dates-arabic";
import { readExplicit } from "./dates-explicit";
import { DAYTIME, readRelative, SEASONS } from "./dates-relative";
import type { Hit } from "./rules";
import { has, type Sentence, wordOf, wordsFrom } from "./sentence";

/** A date as a sentence states it. */
export interface StatedDate extends DateRange {
  span: Span;
  note: string;
  /** The span's first word. */
  word: number;
  /** "a day after ...": the date of what is told after it. */
  after: boolean;
}

/** Words that may begin or be part of a date; only around them is anything parsed. */
const RELATIVE = new Set(
  "just half hour minutes following preceding afternoon evening dawn noon new christmas day today yesterday tonight tomorrow overnight ago earlier later last past previous next this same since between early late yesterdays hours days weeks week month year years night morning weekend امس اليوم غدا الماضي الماضيه الجاري الحالي قبل المقبل البارحه الليله ليله صباح مساء نفسه نفسها ذاته يوم فجر المنصرم الفايت خلال المقبله القادم العام الشهر الاسبوع السنه شهر اسبوع عام الحادي منتصف اول هذا بعد الايام الساعات ساعه ال الاسبوعين صيف شتاء ربيع خريف التالي تشرين كانون مطلع بدايه نهايه اواخر اوايل اليومين الليل ذلك تلك ذاك".split(
    " ",
  ),
);

/** With what a date may begin, besides a digit. */
const BEGINNINGS = new Set(
  [WEEKDAYS, MONTHS, ORDINALS, NUMBER_WORDS, ARABIC_ORDINALS, SEASONS]
    .flatMap(words => Object.keys(words))
    .concat([...RELATIVE]),
);

/** The same words by their hash: most words of a text are none, and one look tells so. */
const CALENDAR = new Vocabulary();
for (const word of BEGINNINGS) CALENDAR.add(word);

/** Whether a date may begin with word `t`: a digit, or a word of the calendar. */
function mayBegin(tokens: Tokens, t: number): boolean {
  const sign = foldOf[tokens.text.charCodeAt(tokens.start[t]!)]!;
  // 0: a sign that folding drops; what stands after it decides.
  if (sign === 0 || isDigit(sign) || CALENDAR.find(tokens, t) >= 0) return true;
  // "the 24 hours", written as one word in Arabic
  return tokens.shape[t] === SHAPE.arabic && isDigit(foldOf[tokens.text.charCodeAt(tokens.end[t]! - 1)]!);
}

const isDigit = (sign: number): boolean => sign >= 0x30 && sign <= 0x39;

/** Every date of the sentence, left to right. Linear in the sentence's length. */
export function datesOf(sentence: Sentence, context: DateContext): StatedDate[] {
  const { tokens, first, last } = sentence;
  const found: StatedDate[] = [];
  let t = first + datelineOf(sentence);
  // "died on 19 February of wounds received three days earlier": counted from the day told in the sentence.
  let counted = context;
  while (t < last) {
    const read = mayBegin(tokens, t) ? readDate(sentence, t, counted) : null;
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
    } else if (date !== null && !isAttribute(sentence, t, end, date, context)) {
      const { from, to, precision } = sinceThen(sentence, t, date, context);
      found.push({ from, to, precision, span, note, word: t, after: false });
    }
    t = Math.max(t + 1, end);
    joinRange(sentence, found);
    const told = found.findLast(({ precision, after }) => precision === "day" && !after);
    counted = told ? { ...context, previous: told } : context;
  }
  // "In 1991, Scuds came down on 18 January", "last week on Friday": what frames the day.
  const framed = found.findIndex(
    frame =>
      (frame.note === "year" || toDay(frame.to) - toDay(frame.from) >= WEEK) &&
      found.some(
        ({ from, to, note, precision, word }) =>
          frame.from <= from &&
          to <= frame.to &&
          (frame.note === "year" ? note !== "year" : precision === "day" && Math.abs(word - frame.word) <= FRAME),
      ),
  );
  if (framed !== -1) found.splice(framed, 1);
  const clock = found.length === 0 ? CLOCK.exec(tokens.text.slice(sentence.start, sentence.start + 8)) : null;
  if (clock !== null && context.publishedOn?.precision === "day" && !context.future) {
    const span = { start: sentence.start, end: sentence.start + clock[0].length };
    found.push({
      ...context.publishedOn,
      span,
      note: "the hour of a report as things happen",
      word: first,
      after: false,
    });
  }
  if (found.length === 0 && context.near && context.previous !== null) {
    const part = daytimeIn(sentence);
    if (part !== null) {
      const span = { start: tokens.start[part.first]!, end: tokens.end[part.end - 1]! };
      const note = "the same day as the event told before";
      found.push({ ...context.previous, span, note, word: part.first, after: false });
    }
  }
  return found;
}

const WEEK = 6;
/** Words between a week or a month and the day of it. */
const FRAME = 4;
/** "07:25 Security forces ...": a report as things happen. */
const CLOCK = /^(?:[01]?\d|2[0-3]):[0-5]\d(?= \p{Lu})/u;
const LATER = new Set("hour hours minute minutes moments soon shortly".split(" "));
/** With what such words begin. */
const BEFORE_DAYTIME = new Set([...LATER, ..."in by before towards until خلال في قبل بعد".split(" ")]);

/** "an hour", "minutes" after what was told. */
const AFTERWARDS = /^(?:ساعه|ساعات|ساعتين|دقايق|دقيقتين|لحظات|قليل)$/;

/** "at five in the afternoon", in Arabic with the hour in words. */
const HOUR = /^(?:الواحده|الثانيه|الثالثه|الرابعه|الخامسه|السادسه|السابعه|الثامنه|التاسعه|العاشره|الحاديه|\d{1,2})$/;
const OF_DAY = /^(?:صباحا|مسا|عصرا|ظهرا|فجرا|ليلا|الصباح|المسا|العصر|الظهر|الفجر|الليل|صباح|فجر|عصر)$/;

function hourAt({ tokens, last }: Pick<Sentence, "tokens" | "last">, from: number): number | null {
  let t = from;
  while (/^(?:حوالي|نحو|قرابه|حدود|تمام|الساعه|عند|في)$/.test(wordOf(tokens, t)) && t - from < 3) t++;
  if (t >= last || !HOUR.test(wordOf(tokens, t))) return null;
  for (let u = t + 1; u < Math.min(last, t + 6); u++) if (OF_DAY.test(wordOf(tokens, u))) return u + 1;
  return null;
}

/** "by nightfall", "in the afternoon": a part of the day that the account is at. */
function daytimeIn({ tokens, first, last }: Sentence): { first: number; end: number } | null {
  for (let t = first; t < last; t++) {
    const word = wordOf(tokens, t);
    const hour = /^[وف]?(?:في|عند|بحدود|قرابه|حوالي|نحو)$/.test(word) ? hourAt({ tokens, last }, t + 1) : null;
    if (hour !== null) return { first: t, end: hour };
    if (!BEFORE_DAYTIME.has(word)) continue;
    const next = wordOf(tokens, t + 1);
    if (/^(?:hours?|minutes?|moments)$/.test(word) && /^(?:later|on|earlier|before|afterwards)$/.test(next))
      return { first: t, end: t + 2 };
    if (/^(?:soon|shortly)$/.test(word) && /^(?:after|afterwards|before)$/.test(next)) return { first: t, end: t + 2 };
    if (LATER.has(word)) continue;
    const from = next === "the" ? t + 2 : t + 1;
    const part = wordOf(tokens, from);
    // Of Arabic "after noon" alone is a part of the day.
    if (word === "بعد" && AFTERWARDS.test(part)) return { first: t, end: from + 1 };
    if (word === "بعد" && part !== "الظهر") continue;
    if (DAYTIME.test(part) || /^(?:sunset|sunrise|dark|المسا|الصباح|الظهر|الليل|الفجر|ساعات|ساعه)$/.test(part))
      return { first: t, end: from + 1 };
  }
  return null;
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
  if (!/^(?:between|from|بين|من)$/.test(wordOf(tokens, a.word - 1)) && wordOf(tokens, a.word) !== "between") return;
  found.splice(-2, 2, { ...a, ...range(a.from, b.to), span: { start: a.span.start, end: b.span.end } });
}

/**
 * A time that is no event's: "last month's vote", "the October demonstrators", "left over from the 1990s", "the worst day since
 * November".
 */
function isAttribute(
  { tokens, triggers, cues, first, last }: Sentence,
  t: number,
  end: number,
  { precision }: DateRange,
  { heading }: DateContext,
): boolean {
  const at = wordsFrom(tokens, 0, first, last);
  if (/^['’]s?/.test(tokens.text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + 2)) && !tellsAt(triggers, end))
    return true;
  // "the ministry said on Saturday": the day of the words.
  let said = t - 1;
  while (/^(?:on|late|early|in|a|statement|here|the|صدر|صباح|مسا|يوم|في)$/.test(at(said)) && t - said < 5) said--;
  if (
    precision === "day" &&
    !heading &&
    SPOKE.test(at(said)) &&
    cues.some(cue => has(cue, "said") && cue.first <= said && said < cue.end)
  )
    return true;
  const before = at(t - 1) === "the" ? t - 2 : t - 1;
  if (at(before) === "from" && /^(?:over|left|dating|dated|back|remnants|relics?)$/.test(at(before - 1))) return true;
  // "a group founded in the 1980s"
  if (/^(?:founded|formed|created|established|born|built|set)$/.test(at(at(before) === "in" ? before - 1 : before)))
    return true;
  const lead = at(t) === "since" ? t : at(t - 1) === "since" ? t - 1 : sinceOf(tokens, first, t);
  if (lead !== -1) for (let u = lead - 1; u >= lead - 6; u--) if (SUPERLATIVE.test(at(u))) return true;
  return (
    precision === "month" &&
    end === t + 1 &&
    at(t - 1) === "the" &&
    tokens.shape[end] === SHAPE.lower &&
    tokens.gap[t] === GAP.space &&
    at(end) !== "" &&
    !tellsAt(triggers, end) &&
    !/^(?:and|or|in|at|on|when|as|after|before|while)$/.test(at(end))
  );
}

/** Whether an event is told of at word `u` or directly behind it. */
function tellsAt(triggers: readonly Hit[], u: number): boolean {
  return triggers.some(hit => hit.first >= u && hit.first <= u + 2);
}

const SPOKE =
  /^(?:said|says|announced|tweeted|reported|wrote|stated|added|confirmed|statement|told|بيان|قال|قالت|اعلن|اعلنت)$/;

const SUPERLATIVE =
  /^(?:worst|first|deadliest|biggest|largest|bloodiest|most|highest|lowest|heaviest|fiercest|strongest|only|seen|longest)$/;

/** "since April 23": until the article's date. */
function sinceThen({ tokens, first }: Sentence, t: number, date: DateRange, { publishedOn }: DateContext): DateRange {
  if (publishedOn === null || t === first) return date;
  const before = wordOf(tokens, t - 1);
  if (/^(?:early|mid|late)$/.test(before) && date.precision === "month" && wordOf(tokens, t - 2) === "since") {
    const from = `${date.from.slice(0, 8)}${before === "early" ? "01" : before === "mid" ? 15 : 21}`;
    return from < publishedOn.to ? range(from, publishedOn.to) : date;
  }
  const lead = /^(?:the|مطلع|بدايه|اوايل|يوم)$/.test(before) ? wordOf(tokens, t - 2) : before;
  if (!/^(?:since|منذ)$/.test(lead) && !(/^(?:day|month)$/.test(date.precision) && sinceOf(tokens, first, t) !== -1))
    return date;
  return date.from < publishedOn.to ? range(date.from, publishedOn.to) : date;
}

/** "have killed 40 since the operation began at Metina on April 3": where it says from when it counts; -1 elsewhere. */
function sinceOf(tokens: Tokens, first: number, t: number): number {
  for (let u = t - 1; u >= Math.max(first, t - SINCE); u--) {
    if (tokens.gap[u] === GAP.comma) return -1;
    if (SINCE_WORD.has(tokens, u)) return BEGAN.test(tokens.text.slice(tokens.start[u]!, tokens.start[t]!)) ? u : -1;
  }
  return -1;
}

const SINCE_WORD = new WordSet("since منذ");
/** Words of such a clause. */
const SINCE = 12;
const BEGAN =
  /\b(?:began|begun|started|broke out|erupted|escalated|launched|took|seized|fell|resumed)\b|(?:بد|انطل|اندل)/;

const DATELINE = /^\s*[\p{Lu}][\p{Lu} .'’-]*(?:\/[\p{Lu} .'-]+)?(?:,[^-–—:]{0,30})?\s?(?:\([^)]{0,30}\)\s?)?[-–—]+\s/u;

/** Words of a dateline ("BAGHDAD, June 3 (Agency) -"): its date is the report's, not the event's. */
function datelineOf({ tokens, first, last, start, end }: Sentence): number {
  const opening = tokens.text.slice(start, Math.min(end, start + 100));
  const match = /[-–—]/.test(opening) ? DATELINE.exec(opening) : null;
  if (!match) return 0;
  let words = 0;
  while (first + words < last && tokens.start[first + words]! < start + match[0].length) words++;
  return words;
}

/** What stands behind a number that is part of a date: a month, a unit of time, another number, or what joins two. */
const BEHIND_NUMBER = new Set([
  ...Object.keys(MONTHS),
  ..."of the to and or hour hours minute minutes day days week weeks month months year years".split(" "),
  ..."night nights fortnight decade decades".split(" "),
]);

/** "12 people": most numbers are none of a date, and the word behind them tells so. */
function maySay(tokens: Tokens, t: number): boolean {
  const word = wordOf(tokens, t);
  return BEHIND_NUMBER.has(word) || isDigit(word.charCodeAt(0));
}

const UNIT = /^(?:day|week|month|year|hour|night|fortnight|decade)s?$/;

/** The date that begins at word `t`, or null. Tries the longest form first. */
function readDate(sentence: Sentence, t: number, context: DateContext): Read | null {
  const { tokens, last } = sentence;
  const word = wordOf(tokens, t);
  const digit = /^\d/.test(word);
  const decade = digit ? /^(1[89]\d0|20\d0)s$/.exec(word) : null;
  if (decade && isYear(Number(decade[1])))
    return { end: t + 1, date: range(`${decade[1]}-01-01`, `${Number(decade[1]) + 9}-12-31`), note: "decade" };
  if (!digit && !BEGINNINGS.has(word) && !/^ال\d/.test(word)) return null;
  if (/^\d{1,3}$/.test(word) && !sentence.arabic && !maySay(tokens, t + 1)) return null;
  if (word === "new" || word === "christmas") return holidayAt(sentence, t, context);
  // "a", "one", "two": only before a unit of time.
  if (word in NUMBER_WORDS && t + 1 < last && !UNIT.test(wordOf(tokens, t + 1))) return null;
  const years = anniversaryOf(sentence, t);
  if (years !== null) {
    const year = context.publishedOn === null ? null : Number(context.publishedOn.from.slice(0, 4)) - years;
    return { end: t + 1, date: year === null ? null : calendarYear(year), note: "anniversary" };
  }
  const published = dayOf(context.publishedOn);
  const at = wordsFrom(tokens, t, sentence.first, last);
  const arabic = tokens.shape[t] === SHAPE.arabic || (digit && sentence.arabic);
  return (
    readExplicit(sentence, t, context, arabic) ??
    readWeekday(t, at, published, context) ??
    readRelative(t, at, published, context, sentence)
  );
}

/** "New Year's Eve", "Christmas Day". */
function holidayAt({ tokens }: Sentence, t: number, { publishedOn }: DateContext): Read | null {
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
  if (!next && at(i + 1) === "before" && at(i + 2) === "last") {
    const before = day === published ? day - 14 : day - 7;
    return { end: end + 2, date: dayRange(before), note: "weekday before the article's date" };
  }
  // "the night from Sunday to Monday", in Arabic without a word between.
  const night = /^(?:ليل|ليله)$/.test(at(-1)) ? WEEKDAYS[at(i + 1)] : undefined;
  const joined = /^وال/.test(at(i + 1)) ? WEEKDAYS[at(i + 1).slice(1)] : undefined;
  if (joined !== undefined && !next) {
    const until = latest(published, joined);
    const from = until - ((joined - weekday + 7) % 7);
    return { end: end + 1, date: range(toIso(from), toIso(until)), note: "weekdays before the article's date" };
  }
  const second =
    night ?? (/^(?:and|to|into|through|until|till|و|الي|علي|حتي)$/.test(at(i + 1)) ? WEEKDAYS[at(i + 2)] : undefined);
  if (night !== undefined && !next) end--;
  if (second !== undefined && !next) {
    const until = latest(published, second);
    const from = until - ((second - weekday + 7) % 7);
    const behind = end + (night === undefined ? 2 : 1);
    // The night from Thursday to Friday is Thursday's; "overnight" is of the morning.
    if (/^(?:ليل|ليله|night)$/.test(at(-1)) || (/^(?:of|from)$/.test(at(-1)) && at(-2) === "night"))
      return { end: behind, date: dayRange(from), note: "weekdays before the article's date" };
    if (at(-1) === "overnight" || (/^(?:of|from)$/.test(at(-1)) && at(-2) === "overnight"))
      return { end: behind, date: dayRange(until), note: "weekdays before the article's date" };
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
