// Numbers of dead and injured that are no one event's: of a month, of years, of a war, of many places.

import { GAP, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { StatedNumber } from "@/lib/types";
import { clauseBetween, type Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { NUMBER_WORDS } from "../when/calendar";
import type { StatedDate } from "../when/dates";
import { isLong, isOfCalendar } from "../when/when";
import { wordOf } from "../words/folded";
import type { Casualties } from "./numbers";

/** The numbers that are the event's: not those that sum up more (its own day is no such time, nor its place all of theirs), nor another's. */
export function withoutTotals(
  sentence: Sentence,
  suspect: Suspect,
  { deaths, injuries }: Casualties,
  dates: readonly StatedDate[],
  own: StatedDate | null,
  broad: boolean,
): Casualties {
  if (deaths === null && injuries === null) return { deaths, injuries };
  // "Reinforcements came after the killing of eleven soldiers": they are another event's.
  if (suspect.type === "strategic-developments") return { deaths: null, injuries: null };
  const ofEvent = (number: StatedNumber | null) =>
    number === null || isTotal(sentence, suspect, number, dates, own, broad) ? null : number;
  return { deaths: ofEvent(deaths), injuries: ofEvent(injuries) };
}

/** Whether a number of victims is that of weeks and more, of a war, or of several provinces. */
function isTotal(
  sentence: Sentence,
  suspect: Suspect,
  number: StatedNumber,
  dates: readonly StatedDate[],
  own: StatedDate | null,
  broad: boolean,
): boolean {
  const { tokens, first, last } = sentence;
  if (number.high === 0) return false;
  let from = first;
  while (from < last && tokens.end[from]! <= number.start) from++;
  let to = from;
  while (to < last && tokens.start[to]! < number.end) to++;
  if (!broad && isOfMany(tokens, to, last)) return true;
  // An event of those weeks ("115 were killed in attacks in January") is their sum itself, other than what adds to it.
  const sum = own !== null && isLong(own);
  if (sum && !(suspect.rule !== "harm" && RAISES.among(tokens, Math.max(first, from - RAISED), from))) return false;
  return (
    isOfTime(
      sentence,
      from,
      to,
      dates.filter(date => isLong(date) || isOfCalendar(date)),
    ) || isOfWar(sentence, suspect, from)
  );
}
/** "raised to 53 the number of officers killed this month" */
const RAISES = new WordSet(
  "raised raises raising brought brings bringing took takes pushed pushes lifted رفع رفعت ترفع يرفع ليرفع لترفع",
  "و ف",
);
const RAISED = 8;

/** "61 have been killed this month", "raised to 53 the number of officers killed since May" */
function isOfTime(sentence: Sentence, from: number, to: number, long: readonly StatedDate[]): boolean {
  const { tokens, first, last } = sentence;
  return long.some(({ word, since }) => {
    if (clauseBetween(sentence, Math.min(word, from), Math.max(word, from))) return false;
    // "the bloodiest day this year", in Arabic "for the first time since 2016, and nine were killed": of something else.
    if (MOST.among(tokens, Math.max(first, word - COMPARED), word)) return false;
    if (word < from && isNextTold(sentence, word, from)) return false;
    // "killed a guard, bringing to 40 the number ... since May": the guard is one of them.
    if (ADDS.among(tokens, to, word)) return false;
    if (since !== -1) return true;
    const [start, end] = [
      Math.max(first, Math.min(word, from) - SUM_REACH),
      Math.min(last, Math.max(word, to) + SUM_REACH),
    ];
    return (
      SUMS.among(tokens, start, end) || HAVE.among(tokens, Math.max(first, from - 2), Math.min(last, to + SUM_REACH))
    );
  });
}
const MOST = new WordSet(
  "bloodiest deadliest worst heaviest biggest largest highest fiercest gravest most الاكثر الاعنف الاسوا الاعلي الاكبر ادمي اعنف اكبر",
);
/** Words between what is said to be the most and the time in which it is. */
const COMPARED = 6;

/** In Arabic a verb behind a comma that goes on with "and": what is told next. */
function isNextTold({ tokens, arabic, harms }: Sentence, word: number, from: number): boolean {
  if (!arabic) return false;
  for (let t = word; t < from; t++)
    if (tokens.gap[t] === GAP.comma && harms.some(({ first }) => first === t + 1) && /^ف/.test(wordOf(tokens, t + 1)))
      return true;
  return false;
}

const ADDS = new WordSet(
  "bringing raising taking pushing lifting putting brings raises takes ليرتفع لترتفع ليصل لتصل ليرفع لترفع ليبلغ لتبلغ يرفع يرتفع ترتفع يبلغ",
);
const SUM_REACH = 6;
const SUMS = new WordSet("number numbers total totals tally count figure toll عدد حصيله اجمالي مجموع", "و ف ب ل ال");
const HAVE = new WordSet("have has");

/** "14 dead across six provinces", "in three cities" */
function isOfMany(tokens: Tokens, to: number, last: number): boolean {
  for (let t = to; t < Math.min(last - 1, to + MANY_REACH); t++) {
    if (tokens.gap[t - 1]! > GAP.space && t > to) return false;
    if (!MANY_IN.has(tokens, t)) continue;
    let at = t + 1;
    while (at < Math.min(last, t + 3) && (wordOf(tokens, at) === "the" || wordOf(tokens, at) === "all")) at++;
    const count = wordOf(tokens, at);
    if (!/^\d{1,2}$/.test(count) && (NUMBER_WORDS.get(count) ?? 0) < 2 && !SEVERAL.has(tokens, at)) continue;
    for (let u = at + 1; u < Math.min(last, at + 3); u++) if (PARTS.has(tokens, u)) return true;
  }
  return false;
}
const MANY_REACH = 6;
const MANY_IN = new WordSet("across in over throughout في عبر");
const SEVERAL = new WordSet("several many various عده خمس ست سبع ثماني تسع عشر ثلاث اربع");
const PARTS = new WordSet("provinces governorates cities towns countries regions محافظات مدن بلدات دول مناطق");

/** "the war, which has cost 4,000 American lives" */
function isOfWar({ tokens, first }: Sentence, { head }: Suspect, from: number): boolean {
  for (let t = from - 1; t > Math.max(first, from - WAR_REACH); t--) {
    if (!WHICH.has(tokens, t)) continue;
    for (let u = t - 1; u >= Math.max(first, t - WAR_REACH); u--) if (WARS.has(tokens, u)) return u !== head;
    return false;
  }
  return false;
}
const WAR_REACH = 8;
const WHICH = new WordSet("which that التي الذي");
const WARS = new WordSet(
  "war wars invasion occupation insurgency conflict الحرب الغزو الاحتلال الصراع النزاع",
  "و ف ب ل",
);
