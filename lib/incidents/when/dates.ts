// When an incident happened: dates and relative words of a sentence, resolved against the article's date, never beyond what is stated.
// Weekdays and relations are resolved here; dates with a month's name or in digits in dates-explicit.ts, Arabic in dates-arabic.ts.

import { Vocabulary } from "@/lib/gazetteer/matcher";
import { foldOf } from "@/lib/text/normalize";
import { SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { DateRange, Span } from "@/lib/types";
import type { Sentence } from "../sentence";
import { wordOf, wordsFrom } from "../words/folded";
import { has } from "../words/rules";
import {
  type At,
  anchorOf,
  calendarYear,
  type DateContext,
  type DateForm,
  dayRange,
  isYear,
  MONTHS,
  NUMBER_WORDS,
  ORDINALS,
  type Read,
  range,
  toDay,
  toIso,
  WEEKDAYS,
} from "./calendar";
import { ARABIC_ORDINALS } from "./dates-arabic";
import { isAttribute, sinceThen } from "./dates-aside";
import { daytimeIn } from "./dates-daytime";
import { readExplicit } from "./dates-explicit";
import { joinRange, joinSince } from "./dates-joined";
import { anniversaryOf, holidayAt, readThisDay, readWeekday } from "./dates-named";
import { durationIn, readDayOfPeriod } from "./dates-period";
import { readRelative, SEASONS } from "./dates-relative";

/** A date as a sentence states it. */
export interface StatedDate extends DateRange {
  span: Span;
  form: DateForm | null;
  note: string;
  /** The span's first word. */
  word: number;
  /** "a day after ...": the date of what is told after it. */
  after: boolean;
  /** The word "since" of a time that lasts since then; -1 where it has none. */
  since: number;
  /** The time itself that stands behind "since", which is that of what happened then. */
  alone: DateRange | null;
  /** Of nothing but what happened then. */
  bound: boolean;
}

/** One that lasts from nothing and comes after nothing, unless said. */
function stated(
  { from, to, precision }: DateRange,
  {
    span,
    word,
    note,
    ...told
  }: Pick<StatedDate, "span" | "word" | "note"> & Partial<Omit<StatedDate, keyof DateRange>>,
): StatedDate {
  const { form = null, after = false, since = -1, alone = null, bound = false } = told;
  return { from, to, precision, span, form, note, word, after, since, alone, bound };
}

/** Words that may begin or be part of a date; only around them is anything parsed. */
const RELATIVE = new Set(
  "just half quarter hour minutes following preceding afternoon evening dawn noon new christmas day today yesterday tonight tomorrow overnight ago earlier later last past previous next this same since between early late yesterdays hours days weeks week month year years night morning weekend امس اليوم غدا الماضي الماضيه الجاري الحالي قبل المقبل البارحه الليله ليله صباح مساء نفسه نفسها ذاته يوم فجر المنصرم الفايت خلال المقبله القادم العام الشهر الاسبوع السنه شهر اسبوع عام الحادي منتصف اول هذا بعد الايام الساعات ساعه ال الاسبوعين صيف شتاء ربيع خريف التالي تشرين كانون الاسابيع الثلاثه الاربعه الخمسه السته السبعه الثمانيه العشره مطلع بدايه نهايه اواخر اوايل اليومين الليل ذلك تلك ذاك غداه".split(
    " ",
  ),
);

/** With what a date may begin, besides a digit. */
const BEGINNINGS = new Set(
  [WEEKDAYS, MONTHS, ORDINALS, NUMBER_WORDS, ARABIC_ORDINALS, SEASONS]
    .flatMap(words => [...words.keys()])
    .concat([...RELATIVE]),
);

/** Words that may begin a date with "and" written together with them: not months, which so written are verbs, too. */
const JOINED = new Set([...RELATIVE, ...WEEKDAYS.keys()].filter(word => word >= "\u0600"));

/** The same words by their hash: most words of a text are none, and one look tells so. */
const CALENDAR = new Vocabulary();
for (const word of BEGINNINGS) CALENDAR.add(word);
for (const word of JOINED) for (const and of "وف") CALENDAR.add(and + word);

/** The word without the "and" that is written together with it: "ومنذ". */
function bare(word: string): string {
  if (!(word.startsWith("و") || word.startsWith("ف"))) return word;
  const rest = word.slice(1);
  return JOINED.has(rest) || isDigit(rest.charCodeAt(0)) ? rest : word;
}

/** Whether a date may begin with word `t`: a digit, or a word of the calendar. */
function mayBegin(tokens: Tokens, t: number): boolean {
  const sign = foldOf[tokens.text.charCodeAt(tokens.start[t]!)]!;
  // 0: a sign that folding drops; what stands after it decides.
  if (sign === 0 || isDigit(sign) || CALENDAR.find(tokens, t) >= 0) return true;
  // "the 24 hours", written as one word in Arabic
  return tokens.shape[t] === SHAPE.arabic && isDigit(foldOf[tokens.text.charCodeAt(tokens.end[t]! - 1)]!);
}

const isDigit = (sign: number): boolean => sign >= 0x30 && sign <= 0x39;

/** Whether any date may stand among the words; one look at each. */
export function mayState(tokens: Tokens, first: number, last: number): boolean {
  for (let t = first; t < last; t++) if (mayBegin(tokens, t)) return true;
  return false;
}

/** Every date of the sentence, left to right; where it has none, what its time is counted from. Linear in the sentence's length. */
export function datesOf(sentence: Sentence, context: DateContext): StatedDate[] {
  const found = datesNamed(sentence, context);
  dropFrame(found);
  if (found.length > 0) return found;
  const only = hourOfReport(sentence, context) ?? timeOfTelling(sentence, context);
  return only === null ? [] : [only];
}

function datesNamed(sentence: Sentence, context: DateContext): StatedDate[] {
  const { tokens, first, last } = sentence;
  const found: StatedDate[] = [];
  let t = first + datelineOf(sentence);
  // "died on 19 February of wounds received three days earlier": counted from the day told in the sentence.
  let counted = context;
  while (t < last) {
    const read = mayBegin(tokens, t) ? readDate(sentence, t, counted) : null;
    if (read === null) {
      if (found.length > 0) joinSince(sentence, t, found, context);
      t++;
      continue;
    }
    const date = dateRead(sentence, t, read, found, context);
    if (date !== null) found.push(date);
    t = Math.max(t + 1, read.end);
    dropName(sentence, found);
    joinRange(sentence, found);
    const told = dayAmong(found, sentence.arabic);
    counted = told ? new CountedOn(context, told) : context;
  }
  return found;
}

/** The last day that is told of what the sentence tells first; in Arabic ("the tenth of it"), without one, the day since which it was. */
function dayAmong(found: readonly StatedDate[], arabic: boolean): DateRange | undefined {
  const day = found.findLast(({ precision, after }) => precision === "day" && !after);
  return day ?? (arabic ? found.findLast(({ alone }) => alone?.precision === "day")?.alone : null) ?? undefined;
}

/** What was read at word `t`, behind the dates that were found before it; null where it is no date of an event. */
function dateRead(
  sentence: Sentence,
  t: number,
  { end, date, form, note, daysAfter, daysLong }: Read,
  found: readonly StatedDate[],
  context: DateContext,
): StatedDate | null {
  const told = { span: spanOf(sentence, t, end), word: t, note };
  if (daysAfter !== undefined) {
    const base = found.at(-1) ?? context.previous ?? context.publishedOn;
    return base?.precision === "day" ? stated(dayRange(toDay(base.from) - daysAfter), { ...told, after: true }) : null;
  }
  if (daysLong !== undefined) {
    const day = dayAmong(found, false);
    if (day === undefined) return null;
    const until = toDay(day.from);
    return stated(range(toIso(until - daysLong), toIso(until - 1)), { ...told, after: true });
  }
  if (date === null || isAttribute(sentence, t, end, date, context)) return null;
  const { lasting, since, bound } = sinceThen(sentence, t, date, context);
  // Weekdays are read with their "since".
  const alone = since === -1 ? null : since === t ? dayRange(toDay(date.from)) : date;
  if (isLabel(sentence, t, end, date))
    return stated(lasting, { ...told, form: "review", note: "the time of all that is told", since, alone, bound });
  return stated(lasting, { ...told, form: form ?? null, since, alone, bound });
}

/** "In 1991, Scuds came down on 18 January", "last week on Friday": what frames the day goes. */
function dropFrame(found: StatedDate[]): void {
  const framed = found.findIndex(
    frame =>
      (frame.form === "year" || toDay(frame.to) - toDay(frame.from) >= WEEK) &&
      found.some(
        ({ from, to, form, precision, word }) =>
          frame.from <= from &&
          to <= frame.to &&
          (frame.form === "year" ? form !== "year" : precision === "day" && Math.abs(word - frame.word) <= FRAME),
      ),
  );
  if (framed !== -1) found.splice(framed, 1);
}

/** Of "07:25 Security forces ...": the article's day. */
function hourOfReport({ tokens, start, first }: Sentence, { publishedOn, future }: DateContext): StatedDate | null {
  const clock = CLOCK.exec(tokens.text.slice(start, start + 8));
  if (clock === null || publishedOn?.precision !== "day" || future) return null;
  const span = { start, end: start + clock[0].length };
  return stated(publishedOn, { span, word: first, note: "the hour of a report as things happen" });
}

/** The time of a sentence that names none but counts it from the event told before. */
function timeOfTelling(sentence: Sentence, context: DateContext): StatedDate | null {
  // Whether the account goes on is asked last: it may take a look at the sentences before.
  const since = sinceThenAt(sentence);
  if (since !== -1 && context.near === true) return sinceTold(sentence, since, context);
  return daysUpTo(sentence, context) ?? daytimeOf(sentence, context);
}

/** "Since then": from the event told before to the article's date. */
function sinceTold(sentence: Sentence, since: number, { told, previous, publishedOn }: DateContext): StatedDate | null {
  const event = told ?? previous;
  if (event?.precision !== "day" || publishedOn?.precision !== "day" || event.from >= publishedOn.to) return null;
  return stated(range(event.from, publishedOn.to), {
    span: spanOf(sentence, since, since + 2),
    word: since,
    note: "since the event told before",
    since,
    alone: { ...event },
  });
}

/** "After a week of clashes": so many days up to the event told before, else to the article's date. */
function daysUpTo(sentence: Sentence, context: DateContext): StatedDate | null {
  const lasting = durationIn(sentence);
  const until = lasting === null ? null : (anchorOf(context) ?? dayOf(context.publishedOn));
  if (lasting === null || until === null || context.future) return null;
  return stated(range(toIso(until - lasting.days), toIso(until)), {
    span: spanOf(sentence, lasting.first, lasting.end),
    form: "counted",
    word: lasting.first,
    note: "so many days up to the event told before",
  });
}

/** "At noon": of the day of the event told before; after a night, "shortly after sunrise" is of the next. */
function daytimeOf(sentence: Sentence, context: DateContext): StatedDate | null {
  const part = daytimeIn(sentence);
  const day = part === null || context.near !== true ? null : context.previous;
  if (part === null || day === null || toDay(day.to) - toDay(day.from) > BRIEF) return null;
  const told = { span: spanOf(sentence, part.first, part.end), word: part.first };
  if (part.early && context.night === true && day.precision === "day")
    return stated(dayRange(toDay(day.from) + 1), { ...told, note: "relative to the event told before" });
  if (part.counted) return stated(day, { ...told, note: "the same day as the event told before" });
  return stated(day, { ...told, form: "daytime", note: "a time of the day of the event told before" });
}

/** Of the words `[first, end)`. */
const spanOf = ({ tokens }: Sentence, first: number, end: number): Span => ({
  start: tokens.start[first]!,
  end: tokens.end[end - 1]!,
});

/** The same context with another day before. What the account is at is asked of the first one, and only where somebody asks. */
class CountedOn implements DateContext {
  readonly publishedOn: DateRange | null;
  readonly told: DateRange;
  readonly future: boolean;
  readonly night = false;
  readonly heading: boolean;

  constructor(
    private readonly first: DateContext,
    readonly previous: DateRange,
  ) {
    this.publishedOn = first.publishedOn;
    this.told = previous;
    this.future = first.future;
    this.heading = first.heading === true;
  }

  get near(): boolean {
    return this.first.near === true;
  }
}

/** Days over which one event may last of which a time of the day is told. */
const BRIEF = 3;
const WEEK = 6;
/** Words between a week or a month and the day of it. */
const FRAME = 4;
/** "07:25 Security forces ...": a report as things happen. */
const CLOCK = /^(?:[01]?\d|2[0-3])[:.][0-5]\d(?=:? [\p{Lu}"“])/u;
const SINCE = new WordSet("since منذ ومنذ");

/** "since then", "since the explosion": the word; -1 elsewhere. */
function sinceThenAt({ tokens, first, last, triggers }: Sentence): number {
  for (let t = first; t < last - 1; t++) {
    if (!SINCE.has(tokens, t)) continue;
    const next = wordOf(tokens, t + 1);
    if (/^(?:then|ذلك|حينها|حينه)$/.test(next)) return t;
    if (
      /^(?:the|that|this)$/.test(next) &&
      triggers.some(hit => hit.end <= t && !has(hit, "use") && !has(hit, "none")) &&
      triggers.some(hit => hit.first > t + 1 && hit.first <= t + 4 && !has(hit, "use") && !has(hit, "none"))
    )
      return t;
  }
  return -1;
}

/** "Weekly review: May 3 - May 10, 2020: ...": the time of a whole review, whose items have their own. */
function isLabel({ tokens, first }: Sentence, t: number, end: number, { precision }: DateRange): boolean {
  return precision === "range" && t - first <= LABEL && tokens.text.charCodeAt(tokens.end[end - 1]!) === COLON;
}

/** Words of such a label before its time. */
const LABEL = 6;
const COLON = 0x3a;

/** "Friday the 13th of December", in Arabic with nothing between: the weekday only names the day that follows. */
function dropName({ tokens }: Sentence, found: StatedDate[]): void {
  const [name, day] = [found.at(-2), found.at(-1)];
  if (name?.form !== "weekday" || day?.precision !== "day" || day.form !== "explicit") return;
  if (/^[\s,،(]*(?:the|الموافق)?\s*$/.test(tokens.text.slice(name.span.end, day.span.start))) found.splice(-2, 1);
}

const DATELINE = /^\s*[\p{Lu}][\p{Lu} .'’-]*(?:\/[\p{Lu} .'-]+)?(?:,[^-–—:]{0,30})?\s?(?:\([^)]{0,30}\)\s?)?[-–—]+\s/u;

/** "April 13, 2006 -- The ministry says ..." */
const DATED_LINE = /^(?:\p{Lu}\p{L}{2,8}\.? \d{1,2},? \d{4}|\d{1,2} \p{Lu}\p{L}{2,8}\.? \d{4}) ?(?:--|[–—]) /u;

/** Words of a dateline ("BAGHDAD, June 3 (Agency) -"): its date is the report's, not the event's. */
function datelineOf({ tokens, first, last, start, end }: Sentence): number {
  const opening = tokens.text.slice(start, Math.min(end, start + 100));
  const match = /[-–—]/.test(opening) ? DATELINE.exec(opening) : null;
  const dated = match ?? (/--|[–—]/.test(opening) ? DATED_LINE.exec(opening) : null);
  if (!dated) return 0;
  let words = 0;
  while (first + words < last && tokens.start[first + words]! < start + dated[0].length) words++;
  return words;
}

/** What stands behind a number that is part of a date: a month, a unit of time, another number, or what joins two. */
const BEHIND_NUMBER = new Set([
  ...MONTHS.keys(),
  ..."of the to and or hour hours minute minutes day days week weeks month months year years".split(" "),
  ..."night nights fortnight decade decades".split(" "),
]);

/** "12 people": most numbers are none of a date, and the word behind them tells so. */
function maySay(tokens: Tokens, t: number): boolean {
  const word = wordOf(tokens, t);
  return BEHIND_NUMBER.has(word) || isDigit(word.charCodeAt(0));
}

const UNIT = new WordSet(
  "day days week weeks month months year years hour hours night nights fortnight fortnights decade decades",
);

/** The date that begins at word `t`, or null. Tries the longest form first. */
function readDate(sentence: Sentence, t: number, context: DateContext): Read | null {
  const { tokens, last } = sentence;
  const word = bare(wordOf(tokens, t));
  const digit = isDigit(word.charCodeAt(0));
  const decade = digit ? /^(1[89]\d0|20\d0)s$/.exec(word) : null;
  if (decade && isYear(Number(decade[1])))
    return { end: t + 1, date: range(`${decade[1]}-01-01`, `${Number(decade[1]) + 9}-12-31`), note: "decade" };
  if (!digit && !BEGINNINGS.has(word) && !/^ال\d/.test(word)) return null;
  if (digit && !sentence.arabic && /^\d{1,3}$/.test(word) && !maySay(tokens, t + 1)) return null;
  if (word === "new" || word === "christmas") return holidayAt(sentence, t, context);
  // "a", "one", "two": only before a unit of time.
  if (NUMBER_WORDS.has(word) && t + 1 < last && !UNIT.has(tokens, t + 1) && !ORDINALS.has(wordOf(tokens, t + 1)))
    return null;
  const years = anniversaryOf(sentence, t);
  if (years !== null) {
    const year = context.publishedOn === null ? null : Number(context.publishedOn.from.slice(0, 4)) - years;
    return { end: t + 1, date: year === null ? null : calendarYear(year), note: "anniversary" };
  }
  const published = dayOf(context.publishedOn);
  const words = wordsFrom(tokens, t, sentence.first, last);
  const at: At = i => (i === 0 ? word : words(i));
  const arabic = tokens.shape[t] === SHAPE.arabic || (digit && sentence.arabic);
  return (
    readThisDay(t, at, context) ??
    readDayOfPeriod(t, at, context) ??
    nightOf(at, readExplicit(sentence, t, at, context, arabic)) ??
    readWeekday(t, at, published, context) ??
    readRelative(t, at, published, context, sentence)
  );
}

/** "the night of 5 to 6 June" is of the day on which it began, "overnight from 5 to 6 June" of the morning. */
function nightOf(at: At, read: Read | null): Read | null {
  if (read?.date?.precision !== "range" || toDay(read.date.to) - toDay(read.date.from) !== 1) return read;
  const { from, to } = read.date;
  for (let i = -1; i >= -3; i--) {
    if (/^(?:night|ليله|ليل)$/.test(at(i))) return { ...read, date: range(from, from) };
    if (at(i) === "overnight") return { ...read, date: range(to, to) };
    if (!/^(?:of|from|between|the|من|بين)$/.test(at(i))) return read;
  }
  return read;
}

function dayOf(date: DateRange | null): number | null {
  return date !== null && date.precision === "day" ? toDay(date.from) : null;
}
