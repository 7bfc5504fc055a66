// Stated numbers: digits of any script, words, ranges, "at least", "dozens".

import { GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import { WEEKDAYS } from "../when/calendar";
import { wordOf } from "../words/folded";
import type { Hit, PhraseList } from "../words/rules";
import type { Words } from "../words/words";

/** A number in a sentence: words `[first, end)`; `bare` is where the number itself begins, after "at least". */
export interface Quantity {
  first: number;
  bare: number;
  end: number;
  low: number | null;
  high: number | null;
}

/** Numbers of a sentence that are looked at. */
const MOST = 60;
/** More dead than this in one event is a misreading. */
const LARGEST = 10_000_000;

const AT_LEAST = new Set([
  "at least",
  "more than",
  "no fewer than",
  "no less than",
  "not less than",
  "over",
  "upwards of",
  "in excess of",
  "اكثر من",
  "ما لا يقل عن",
]);
const AT_MOST = new Set(["up to", "as many as", "at most", "no more than", "fewer than", "less than", "اقل من"]);
const ABOUT = new Set([
  "about",
  "around",
  "some",
  "nearly",
  "almost",
  "roughly",
  "approximately",
  "an estimated",
  "estimated",
  "another",
  "a further",
  "the",
  "all",
  "other",
  "all of",
  "نحو",
  "حوالي",
  "قرابه",
  "زها",
]);
const BEHIND_AT_LEAST = new Set(["at least", "or more", "and more", "علي الاقل", "فاكثر"]);

/** With what the phrases before a number end, and those after it begin. */
const WIDENS = new WordSet([...AT_LEAST, ...AT_MOST, ...ABOUT].map(phrase => phrase.split(" ").at(-1)).join(" "));
const WIDENS_BEHIND = new WordSet([...BEHIND_AT_LEAST].map(phrase => phrase.split(" ")[0]).join(" "));

/** The numbers of a sentence, from left to right. */
export function quantitiesOf(sentence: Sentence, words: Words, numbers: PhraseList): Quantity[] {
  const { tokens, first, last } = sentence;
  const found: Quantity[] = [];
  let t = first;
  while (t < last && found.length < MOST) {
    const read = readNumber(tokens, words, numbers, t, last);
    if (read === null) {
      t++;
      continue;
    }
    t = read.end;
    if (read.value === "unit") continue;
    const counted = found.at(-1);
    if (read.value === 2 && counted?.end === read.first) {
      // "6 policemen" in the form of two: what is counted.
      if (PAIR.test(wordOf(tokens, read.first))) continue;
      // "two policemen, two of them" is how Arabic says two.
      if (counted.low === 2 && PAIR.test(wordOf(tokens, counted.bare))) {
        counted.end = read.end;
        continue;
      }
    }
    const quantity: Quantity = {
      first: read.first,
      bare: read.first,
      end: read.end,
      low: read.value,
      high: read.value,
    };
    widen(sentence, quantity);
    const before = found.at(-1);
    if (before && isRange(sentence, before, quantity)) {
      before.end = quantity.end;
      before.high = quantity.low;
      continue;
    }
    found.push(quantity);
  }
  return found;
}

const PAIR = /^(?!اثن)\S+(?:ين|ان)$/;

interface ReadNumber {
  first: number;
  end: number;
  /** null: a number in words only ("dozens"); "unit": a number that counts nothing (an ordinal, a part of a name). */
  value: number | null | "unit";
}

function readNumber(tokens: Tokens, words: Words, numbers: PhraseList, t: number, last: number): ReadNumber | null {
  const joined = tokens.shape[t] === SHAPE.arabic && isDigit(tokens.text.charCodeAt(tokens.end[t]! - 1));
  if (joined || tokens.shape[t] === SHAPE.digit) {
    // In Arabic "and12" is one word.
    let digits = joined ? wordOf(tokens, t).slice(1) : wordOf(tokens, t);
    let end = t + 1;
    if (!/^\d{1,9}$/.test(digits) || isTime(tokens, t) || NUMBERED.has(tokens, t - 1))
      return { first: t, end, value: "unit" };
    while (end < last && tokens.gap[end - 1] === GAP.comma && isThousands(tokens, end)) digits += wordOf(tokens, end++);
    if (end < last && tokens.gap[end - 1] === GAP.hyphen && tokens.shape[end] !== SHAPE.digit)
      return { first: t, end, value: "unit" };
    const value = Number(digits);
    const scaled = end < last ? scaleOf(wordOf(tokens, end)) : 1;
    if (scaled > 1) end++;
    const counts = value * scaled <= LARGEST && !isHour(tokens, end);
    return { first: t, end, value: counts ? value * scaled : "unit" };
  }
  const hit = numbers.at(tokens, words, t);
  if (hit === null) return null;
  // "the fifteenth", "the twenty-third"
  if (ORDINAL.has(tokens, t - 1) && TENS.has(tokens, t)) return { first: t, end: hit.end, value: "unit" };
  if (tokens.shape[t] === SHAPE.arabic && isWeekday(tokens, t)) return { first: t, end: hit.end, value: "unit" };
  // "as many as 40" says no number of its own.
  if (hit.senses[0]!.value === "?")
    return {
      first: t,
      end: hit.end,
      value: wordOf(tokens, t - 1) === "as" && wordOf(tokens, t + 1) === "as" ? "unit" : null,
    };
  let total = 0;
  let current = 0;
  let end = t;
  let next: Hit | null = hit;
  while (next !== null && next.senses[0]!.value !== "?") {
    const value = Number(next.senses[0]!.value);
    // "seven policemen" in the form of two: what is counted.
    if (value === 2 && current > 0 && PAIR.test(wordOf(tokens, next.first))) break;
    if (value === 12 && end > t)
      current *= 12; // "two dozen"
    // "two young men, two of them", as Arabic says it: two.
    else if (value === 2 && current === 2 && PAIR.test(wordOf(tokens, t))) current = 2;
    else if (value === 100 && current > 0 && current < 100) current *= 100;
    else if (value === 1000) {
      total += Math.max(1, current) * 1000;
      current = 0;
    } else if (current > 0 && current % 10 !== 0 && value < 20 && tokens.shape[t] !== SHAPE.arabic)
      break; // "one two"
    else current += value;
    end = next.end;
    let ahead = end;
    if (ahead < last && /^(?:and|و)$/.test(wordOf(tokens, ahead)) && current >= 100) ahead++;
    if (ahead >= last || tokens.gap[end - 1]! > GAP.hyphen) break;
    next = numbers.at(tokens, words, ahead);
  }
  return { first: t, end, value: isHour(tokens, end) ? "unit" : total + current };
}

/** "about 9 a.m.", "at nine o'clock", "five p.m.": what stands behind a number that is a time of day, as Arabic says "5 in the evening". */
function isHour(tokens: Tokens, end: number): boolean {
  if (end >= tokens.length || tokens.gap[end - 1]! > GAP.hyphen) return false;
  return HALF_OF_DAY.has(tokens, end);
}
const HALF_OF_DAY = new WordSet("am pm a.m p.m o'clock oclock gmt utc صباحا مسا ظهرا عصرا فجرا ليلا");

/** "at 6:45", in Arabic "the hour 7": a time of day. */
function isTime(tokens: Tokens, t: number): boolean {
  const colon = (u: number): boolean =>
    u >= 0 &&
    tokens.text[tokens.end[u]!] === ":" &&
    tokens.start[u + 1] === tokens.end[u]! + 1 &&
    tokens.shape[u] === SHAPE.digit &&
    tokens.shape[u + 1] === SHAPE.digit;
  return colon(t) || colon(t - 1) || HOUR.has(tokens, t - 1);
}
const HOUR = new WordSet("الساعه", "و ف ب ل");
/** What has a number for its name: a brigade, a road. */
const NUMBERED = new WordSet(
  "لوا فرقه فوج كتيبه سريه قاطع رقم ماده brigade battalion regiment division unit route highway article resolution no",
  "و ف ب ل ال وال بال لل",
);

const ORDINAL = new WordSet(
  "الحادي الحاديه الثاني الثانيه الثالث الثالثه الرابع الرابعه الخامس الخامسه السادس السادسه السابع السابعه الثامن الثامنه التاسع التاسعه",
  "و ب ل",
);
const TENS = new WordSet(
  "عشر عشره والعشرين والثلاثين والاربعين والخمسين والستين والسبعين والثمانين والتسعين والعشرون والثلاثون",
);

/** A digit, Latin or Arabic. */
const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0x660 && code <= 0x669);

/** "Monday" and "Wednesday" are numbers with an article; "the two civilians" are two. */
function isWeekday(tokens: Tokens, t: number): boolean {
  return WEEKDAYS.has(wordOf(tokens, t)) && !/^ال.*ين$/.test(wordOf(tokens, t - 1));
}

function isThousands(tokens: Tokens, t: number): boolean {
  return (
    tokens.start[t] === tokens.end[t - 1]! + 1 && tokens.shape[t] === SHAPE.digit && /^\d{3}$/.test(wordOf(tokens, t))
  );
}

function scaleOf(word: string): number {
  return word === "thousand" || word === "الف"
    ? 1000
    : word === "million" || word === "مليون"
      ? 1_000_000
      : word === "dozen"
        ? 12
        : 1;
}

/** "at least", "about" before the number, "at least" after it. */
function widen(sentence: Sentence, quantity: Quantity): void {
  const { tokens, first, last } = sentence;
  // "over a hundred"
  const bare = wordOf(tokens, quantity.bare - 1) === "a" ? quantity.bare - 1 : quantity.bare;
  for (let size = bare > first && WIDENS.has(tokens, bare - 1) ? 4 : 0; size >= 1; size--) {
    const from = bare - size;
    if (from < first) continue;
    // In Arabic "and" is written together with "more".
    const phrase = phraseOf(tokens, from, bare).replace(/^[وف](?=اكثر|نحو|حوالي|ما |قرابه|اقل)/, "");
    if (AT_LEAST.has(phrase)) quantity.high = null;
    else if (AT_MOST.has(phrase)) quantity.low = null;
    else if (!ABOUT.has(phrase)) continue;
    quantity.first = from;
    break;
  }
  // "killed at least another 12"
  if (
    quantity.first < quantity.bare &&
    quantity.first - 2 >= first &&
    AT_LEAST.has(phraseOf(tokens, quantity.first - 2, quantity.first))
  ) {
    quantity.high = null;
    quantity.first -= 2;
  }
  // "seven of the policemen at least", and not "seven dead and more than ten hurt"
  for (let from = quantity.end; from <= quantity.end + AT_LEAST_REACH; from++) {
    if (from > quantity.end + 1 && tokens.gap[from - 1]! > GAP.space) break;
    for (let size = from < last && WIDENS_BEHIND.has(tokens, from) ? 2 : 0; size >= 1; size--)
      if (
        from + size <= last &&
        BEHIND_AT_LEAST.has(phraseOf(tokens, from, from + size)) &&
        wordOf(tokens, from + size) !== "than"
      )
        quantity.high = null;
    // "ten were killed and more than 100 wounded": of another one.
    if (from > quantity.end && /^(?:and|or|و)/.test(wordOf(tokens, from))) break;
    if (from >= quantity.end + 1 && /^(?:and|or|و)/.test(wordOf(tokens, from + 1))) break;
  }
}

/** Words between a number and "at least" behind it. */
const AT_LEAST_REACH = 4;

function phraseOf(tokens: Tokens, from: number, to: number): string {
  let phrase = "";
  for (let t = from; t < to; t++) phrase += (t > from ? " " : "") + wordOf(tokens, t);
  return phrase;
}

/** "3-5", "20 to 30", "between 20 and 30". */
function isRange({ tokens }: Sentence, a: Quantity, b: Quantity): boolean {
  if (a.low === null || b.low === null || a.low >= b.low || a.low !== a.high) return false;
  // A dash between two ("Nov. 4 -- Nine ...") begins something else.
  if (b.bare === a.end)
    return (
      tokens.gap[a.end - 1] === GAP.hyphen ||
      (tokens.shape[a.bare] === tokens.shape[b.bare] &&
        /^ ?[–-] ?$/.test(tokens.text.slice(tokens.end[a.end - 1]!, tokens.start[b.bare]!)))
    );
  if (b.bare !== a.end + 1) return false;
  const joint = wordOf(tokens, a.end);
  if (joint === "to" || joint === "or" || joint === "الي" || joint === "او") return true;
  return (joint === "and" || joint === "و") && a.bare > 0 && /^(?:between|بين)$/.test(wordOf(tokens, a.bare - 1));
}
