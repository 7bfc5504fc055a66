// Which of a sentence's dates is an event's, and whether that makes it background.

import { GAP, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { DateRange, Incident } from "@/lib/types";
import { clauseBetween, type Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { pluperfect } from "../whether/tense";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";
import { NUMBER_WORDS, toDay } from "./calendar";
import type { StatedDate } from "./dates";

/** An event this much older than its article is told as background. */
const OLD_DAYS = 60;
/** One of a report's findings. */
const OLD_FINDING_DAYS = 400;

/** Where a sentence tells two events, the dates of this one's part; without any, all. */
export function ownDates(dates: readonly StatedDate[], chosen: readonly Suspect[], nth: number): readonly StatedDate[] {
  if (chosen.length === 1) return dates;
  const own = dates.filter(
    ({ word }) =>
      Math.max(
        0,
        chosen.findLastIndex(({ first }) => first <= word),
      ) === nth,
  );
  return own.length > 0 ? own : dates;
}

/** "arrested two men over a bombing last year": of what they are charged with. */
export function isCharge({ tokens }: Pick<Sentence, "tokens">, from: number, to: number): boolean {
  return CHARGE.among(tokens, from, to);
}
const CHARGE = new WordSet(
  "over connection suspicion suspected accused charged linked wanted بتهمه بتهم لتورطه لتورطهم لضلوعه متهم متهما متهمين المتهم المتهمين متورط متورطا " +
    "متورطين المتورط المتورطين شارك شاركوا المدان مدان",
);

/** "sentenced on Monday two men for ...": the day of the ruling. */
export function isRuling({ word, form }: StatedDate, { head }: Suspect): boolean {
  return word < head && form === "weekday";
}

const RELATIVE = new WordSet("which who");
const CONCEDES = new WordSet("though although");

/** The first word of `[from, to)` that a comma stands behind; -1 without one. */
function commaAt(tokens: Tokens, from: number, to: number): number {
  for (let t = from; t < to; t++) if (tokens.gap[t] === GAP.comma) return t;
  return -1;
}

/** "the attack that struck on Thursday": what the event itself did, in Arabic. */
const HAPPENED = new WordSet(
  [..."استهدف ضرب حصد وقع حدث قتل هز نفذ طال اسفر خلف هاجم شن".split(" "), ..."اود جر".split(" ")]
    .flatMap(verb => ["", "ت", "ا", "تا", "ي", "ه", "ها"].map(of => verb + of))
    .join(" "),
);

/** "the looting of homes in a town, which the group had occupied in 2014": of what is told aside. */
export function isAside({ tokens, first, arabic }: Sentence, { head, end }: Suspect, { word }: StatedDate): boolean {
  // "the protests that began a year ago"
  if (word > end && arabic)
    for (let t = word - 1; t > Math.max(end, word - 6); t--)
      if (/^(?:التي|الذي)$/.test(wordOf(tokens, t))) return !HAPPENED.among(tokens, t + 1, word);
  // "Though it was declared beaten in 2017, the group still plants bombs"
  if (word < head && CONCEDES.has(tokens, first) && commaAt(tokens, word, head) !== -1) return true;
  // "The envoy, who landed yesterday, said that ..."
  if (word < head)
    for (let t = word - 1; t >= Math.max(first, word - 6); t--)
      if (RELATIVE.has(tokens, t) && tokens.gap[t - 1] === GAP.comma)
        if (commaAt(tokens, word, head) !== -1) return true;
  if (!arabic && word > end && isWithinPast(tokens, end, word)) return true;
  // A comma after the relative clause ends it.
  for (let t = word - 1, closed = false; t > end; t--) {
    if (RELATIVE.has(tokens, t) && tokens.gap[t - 1] === GAP.comma) return !closed;
    closed ||= tokens.gap[t] === GAP.comma && word - t <= 4;
  }
  return false;
}

/** "continuing a campaign that began in May", "blocks that had closed the street since May": when that began of which the event is told. */
function isWithinPast(tokens: Tokens, from: number, word: number): boolean {
  for (let t = word - 1; t > Math.max(from + 1, word - CLAUSE); t--) {
    if (tokens.gap[t] === GAP.comma) return false;
    if (THAT.has(tokens, t)) return wordOf(tokens, t + 1) === "had" || (BEGAN.has(tokens, t + 1) && t > from + 2);
  }
  return false;
}

const THAT = new WordSet("that which who");
const BEGAN = new WordSet("began started erupted flared");
/** Words of such a clause. */
const CLAUSE = 9;

/** "the bomb that had gone off": what had happened, of something that the sentence tells more of. */
export function isPluperfectAside({ tokens, first, last }: Sentence, { head }: Suspect): boolean {
  for (let t = Math.max(first + 1, head - 3); t < Math.min(last, head + 4); t++)
    if (wordOf(tokens, t) === "had" && /^(?:that|which|who|where)$/.test(wordOf(tokens, t - 1))) return true;
  return false;
}

/** "vowed on Sunday to shoot", "on 28 October he threatened": the day of the vow, not of what is vowed. */
export function isAhead({ head }: Suspect, publishedOn: DateRange | null): (date: StatedDate) => boolean {
  return ({ word, form, from }) =>
    word > head || !(form === "weekday" || (publishedOn !== null && from <= publishedOn.to));
}

/**
 * "A week of rallies", "19 strikes in 72 hours": what took the days that are counted, or is counted itself; not one act in their
 * course, nor an item of a review of some weeks.
 */
export function takesDays(
  { tokens, first, last }: Sentence,
  { head }: Suspect,
  { form, word, span }: StatedDate,
  victims: boolean,
): boolean {
  if (form !== "counted" || victims) return form !== "review";
  let end = word;
  while (end < last && tokens.start[end]! < span.end) end++;
  if (head >= end && head <= end + GOVERNED) return true;
  for (let t = first; t < word; t++) if (isNumber(wordOf(tokens, t))) return true;
  return /^(?:have|has)$/.test(wordOf(tokens, head - 1));
}

const isNumber = (word: string): boolean =>
  /^\d|^(?:dozens|scores|hundreds|عشرات|مئات)$/.test(word) || (NUMBER_WORDS.has(word) && !/^an?$/.test(word));

/** "killed a herder, bringing the number of dead to 40 since March": the time of the count, behind the event. */
export function isOfCount(
  { tokens, last }: Sentence,
  { end }: Suspect,
  { word, precision, since }: StatedDate,
): boolean {
  if (
    word < end ||
    (precision === "day" && since === -1 && !UNTIL.among(tokens, word - 1, Math.min(last, word + SPAN)))
  )
    return false;
  for (let t = end; t < word; t++)
    if (BRINGS.has(tokens, t)) return COUNT.among(tokens, t, Math.min(last, word + SPAN));
  return false;
}
/** Words of a time and of what is counted in it. */
const SPAN = 8;
const UNTIL = new WordSet("حتي وحتي لغايه ولغايه until");
const BRINGS = new WordSet(
  "bringing raising brings raises taking يرتفع ترتفع ليرتفع لترتفع يبلغ تبلغ ليبلغ لتبلغ ليصل لتصل يصل تصل",
);
const COUNT = new WordSet("number toll total tally count عدد العدد حصيله الحصيله اعداد");

/**
 * "announced on Tuesday the destruction of a hideout in a strike carried out on Monday": the day of the words, where that of the deed,
 * which is an earlier one, stands behind what is told.
 */
export function isOfWords(
  sentence: Sentence,
  { head, end, subtype }: Suspect,
  { word, precision, from }: StatedDate,
  dates: readonly StatedDate[],
): boolean {
  const { tokens, first, cues, triggers } = sentence;
  if (word > head || precision !== "day") return false;
  const said = cues.findLast(cue => has(cue, "said") && cue.end <= word);
  if (said === undefined || triggers.some(hit => hit.first >= said.end && hit.end <= word)) return false;
  for (let t = Math.max(first, said.first); t < word; t++) if (STOPS.has(tokens, t)) return false;
  return dates.some(
    deed =>
      deed.word >= end &&
      deed.precision === "day" &&
      deed.from < from &&
      !deed.after &&
      deed.since === -1 &&
      !(subtype === "arrests" && isCharge(sentence, end, deed.word)) &&
      !isCompared(sentence, end, deed.word) &&
      !isParted(sentence, end, deed.word) &&
      !clauseBetween(sentence, head, deed.word),
  );
}
/** Behind these it is told what happened, and when. */
const STOPS = new WordSet("that ان بان انه بانه انها بانها");

/** The date that stands nearest to the trigger; one after "after" is another event's. */
export function nearestDate(sentence: Sentence, dates: readonly StatedDate[], suspect: Suspect): StatedDate | null {
  if (isOfDays(sentence, suspect)) return dates.find(({ after, word }) => after && word < suspect.head) ?? null;
  let best: StatedDate | null = null;
  let distance = Number.POSITIVE_INFINITY;
  const { tokens } = sentence;
  for (const date of dates) {
    if (isCompared(sentence, suspect.end, date.word) || (date.bound && suspect.head < date.since)) continue;
    if (suspect.subtype === "arrests" && date.form !== "weekday" && isCharge(sentence, suspect.end, date.word))
      continue;
    if (date.after) {
      const governs =
        date.word < suspect.head &&
        !/[,،]/.test(tokens.text.slice(date.span.end, tokens.start[suspect.head]!).replace(BY_WHOM, ""));
      if (governs) return date;
      continue;
    }
    const parted =
      isParted(sentence, suspect.head, date.word) ||
      clauseBetween(sentence, Math.min(date.word, suspect.head), Math.max(date.word, suspect.head));
    const gap = Math.abs(date.word - suspect.head) + (parted ? OTHER_CLAUSE : 0);
    if (gap < distance) {
      best = date;
      distance = gap;
    }
  }
  return best;
}

/** ", at the hands of gunmen": goes on about the same. */
const BY_WHOM = /[،,]\s*(?:على (?:يد|أيدي|ايدي)|عندما|حين|برصاص|بنيران|من قبل|when|by|at the hands)(?![\p{L}])/u;

/** "burned mosques since Monday's bombing", "since the siege began on Sunday": of what happened then the day itself, of all else the time since. */
export function sinceOrThen({ tokens, last }: Sentence, { head }: Suspect, date: StatedDate): DateRange {
  const { since, alone, word, span } = date;
  if (alone === null || head <= since) return date;
  if (/^['’]/.test(tokens.text.slice(span.end, span.end + 1)) && head > word && head <= word + GOVERNED) return alone;
  let end = word;
  while (end < last && tokens.start[end]! < span.end) end++;
  if (head >= end && tokens.gap[end - 1] === GAP.comma && /^(?:when|where|as)$/.test(wordOf(tokens, end))) return alone;
  if (word <= since + 3) return date;
  while (end < last && tokens.gap[end - 1] !== GAP.comma) end++;
  return head < end ? alone : date;
}

/** Words between a day and what it is the day of: "Monday's double car bombing". */
const GOVERNED = 4;

/** "recalled the attacks of 1983", "similar to a raid in May": the day of what an event is compared with. */
function isCompared({ tokens }: Sentence, from: number, word: number): boolean {
  for (let t = from; t < word; t++) if (COMPARES.has(tokens, t)) return true;
  return false;
}

const COMPARES = new WordSet(
  "reminiscent recalls recalled recalling resembles resembled resembling similar echoes echoed echoing reminds reminded reminding " +
    "unlike comparable شبيه شبيهه شبيها مشابه مشابهه مشابها يشبه تشبه",
);

/** "pulled out on Sunday after days of clashes": the clashes were before that. */
export function isOfDays({ tokens, first }: Sentence, { head, end }: Suspect): boolean {
  for (let t = end - 1; t > Math.max(first, head - 4); t--)
    if (DAYS.has(tokens, t) && /^(?:of|من)$/.test(wordOf(tokens, t + 1))) {
      for (let u = t - 1; u >= Math.max(first, t - 3); u--) if (AFTER.has(tokens, u)) return true;
      return false;
    }
  return false;
}

const DAYS = new WordSet("days weeks months ايام اسابيع اشهر");
const AFTER = new WordSet("after following بعد عقب وبعد وعقب");

/** Words by which a date of another clause is farther away. */
const OTHER_CLAUSE = 6;

const PARTS = new WordSet("after before when that بعد عقب قبل عندما حين ان بان");

/** "was identified this week after being killed in Hit on 5 May": before "after" stands the day of something else. */
function isParted({ tokens }: Sentence, head: number, word: number): boolean {
  for (let t = word + 1; t < head; t++) if (PARTS.has(tokens, t)) return true;
  return false;
}

/** Old by its date, or past perfect without a fresh date. */
export function isBackground(
  sentence: Sentence,
  suspect: Suspect,
  date: Incident["date"],
  countedBack: boolean,
  publishedOn: DateRange | null,
  within: boolean,
  findings: boolean,
): boolean {
  // "9 March: aircraft strike a cave": an entry of a chronicle says what happened.
  if (date?.span && date.span.start <= sentence.start + 4 && sentence.tokens.text[date.span.end] === ":") return false;
  if (date?.span && publishedOn) {
    const age = toDay(publishedOn.from) - toDay(date.to);
    if (age > (findings ? OLD_FINDING_DAYS : OLD_DAYS)) return true;
    if (findings && age > OLD_DAYS && !pluperfect(sentence, suspect.head)) return false;
    if (age <= 14 && date.precision !== "month" && date.precision !== "year" && !countedBack) return false;
  }
  // What had happened before, in an account that is going on, belongs to it.
  return !within && pluperfect(sentence, suspect.head);
}

/** Days of which more than one course of events is told. */
const WEEKS = 14;

/** "Some 40,000 have died since 1984": a course of weeks that began before the event told before, of which nothing says that it was there. */
export function sumsUp(stated: DateRange, before: DateRange | null): boolean {
  return isLong(stated) && (before === null || (stated.from < before.from && !isLong(before)));
}

/** A month or a year, for which totals are told: "in January", "since the beginning of the month". */
export const isOfCalendar = ({ precision }: DateRange): boolean => precision === "month" || precision === "year";

/** Weeks, months or years. */
export const isLong = ({ from, to }: DateRange): boolean => Date.parse(to) - Date.parse(from) >= WEEKS * 86_400_000;
