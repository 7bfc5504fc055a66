// Times of a day that name no day: "by nightfall", "after the noon prayer", "hours later". They are of the day that the account is at.

import { type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Span } from "@/lib/types";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { DAYTIME } from "./dates-relative";

/** Words `[first, end)` that state a time of the day. */
export interface Daytime {
  first: number;
  end: number;
  /** Of the first half of a day: behind a night it is the next one's. */
  early: boolean;
  /** Counted from the event told before, "hours later", or as the account goes on from it, "by nightfall". */
  counted: boolean;
}

const both = (words: string): string =>
  words
    .split(" ")
    .flatMap(word => (word >= "\u0600" ? ["", "و", "ف"].map(and => and + word) : [word]))
    .join(" ");

/** With what such words begin. */
const BEGIN = new WordSet(
  both(
    "in by before towards toward until till at after since around about near throughout through into from all " +
      "hour hours minute minutes moments soon shortly " +
      "في عند بحدود قرابه حوالي نحو قبل بعد خلال منذ حتي طوال مع قبيل بعيد فجرا ظهرا عصرا صباحا ليلا",
  ),
);

const BETWEEN = new WordSet("the early late mid just shortly about around");
const PART = new WordSet(
  "dawn daybreak sunrise sunup noon midday morning afternoon evening night nightfall dusk sunset sundown midnight dark darkness lunchtime",
);
const EARLY = new WordSet(both("dawn daybreak sunrise sunup morning light الصباح الفجر صباحا فجرا"));
/** With what a time ends that is counted from the event told before. */
const COUNTED = new WordSet(
  "later on earlier before after afterwards لاحق ساعه ساعات ساعتين دقيقه دقايق دقيقتين لحظات قليل بساعه بساعات بساعتين بدقايق بلحظات بقليل",
);
/** "by nightfall": by when the account has come on. */
const GOES_ON = new WordSet("by towards toward");
/** "at the noon prayer", "after evening prayers" */
const PRAYER = new WordSet("prayer prayers");
/** With these before it, a part of the day is a habit, or a way of seeing: "by night", "in dark clothes". */
const HABIT = new WordSet("night dark darkness");

const PART_ARABIC = new WordSet("المسا الصباح الظهر الظهيره العصر الليل الفجر الغروب المغرب الظلام ساعات ساعه");
const AROUND_ARABIC = new WordSet("حلول ساعات ساعه منتصف اثنا");
const PRAYERS_ARABIC = new WordSet("الظهر العصر المغرب العشا الفجر التراويح");
const ADVERB_ARABIC = new WordSet(both("فجرا ظهرا عصرا صباحا ليلا"));

const NUMBER =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|\d{1,2}|\d{1,2}(?:am|pm)|[01]\d\d\d|2[0-3]\d\d)$/;
const CLOCK = new WordSet("oclock am pm gmt hours");

/** "at five in the afternoon", in Arabic with the hour in words. */
const HOUR = /^(?:الواحده|الثانيه|الثالثه|الرابعه|الخامسه|السادسه|السابعه|الثامنه|التاسعه|العاشره|الحاديه|\d{1,2})$/;
const OF_DAY = new WordSet("صباحا مسا عصرا ظهرا فجرا ليلا الصباح المسا العصر الظهر الفجر الليل صباح فجر عصر");

function hourAt({ tokens, last }: Pick<Sentence, "tokens" | "last">, from: number): number | null {
  let t = from;
  while (/^(?:حوالي|نحو|قرابه|حدود|تمام|الساعه|عند|في)$/.test(wordOf(tokens, t)) && t - from < 3) t++;
  if (t >= last || !HOUR.test(wordOf(tokens, t))) return null;
  for (let u = t + 1; u < Math.min(last, t + 6); u++) if (OF_DAY.has(tokens, u)) return u + 1;
  return null;
}

/** The first time of the day that the sentence states; null where it states none. */
export function daytimeIn(sentence: Sentence): Daytime | null {
  const { tokens, first, last } = sentence;
  for (let t = first; t < last; t++) {
    if (!BEGIN.has(tokens, t)) continue;
    const end = wordOf(tokens, t) >= "\u0600" ? arabicAt(sentence, t) : englishAt(tokens, t, last);
    if (end === null || end > last) continue;
    return {
      first: t,
      end,
      early: EARLY.among(tokens, t, end) || isPastMidnight(tokens, t, end),
      counted: COUNTED.has(tokens, end - 1) || GOES_ON.has(tokens, t),
    };
  }
  return null;
}

/** Where a time of the day ends that begins at word `t`; null where none does. */
function englishAt(tokens: Tokens, t: number, last: number): number | null {
  const word = wordOf(tokens, t);
  const next = wordOf(tokens, t + 1);
  if (/^(?:hours?|minutes?|moments)$/.test(word))
    return /^(?:later|on|earlier|before|afterwards)$/.test(next) ? t + 2 : null;
  if (/^(?:soon|shortly)$/.test(word)) {
    if (!/^(?:after|afterwards|before)$/.test(next)) return null;
    return englishAt(tokens, t + 1, last) ?? t + 2;
  }
  let u = t + 1;
  while (u < Math.min(last, t + 4) && BETWEEN.has(tokens, u)) u++;
  if (NUMBER.test(wordOf(tokens, u))) {
    if (word === "in" || word === "through" || word === "all" || word === "near") return null;
    if (/[ap]m$/.test(wordOf(tokens, u))) return u + 1;
    if (CLOCK.has(tokens, u + 1) && !/^hours$/.test(wordOf(tokens, u + 1))) return u + 2;
    return /^[ap]$/.test(wordOf(tokens, u + 1)) && wordOf(tokens, u + 2) === "m" ? u + 3 : null;
  }
  if (wordOf(tokens, u) === "first" && wordOf(tokens, u + 1) === "light") return u + 2;
  if (!(PART.has(tokens, u) || DAYTIME.has(tokens, u))) return null;
  if (PRAYER.has(tokens, u + 1)) return u + 2;
  if (/^(?:from|near|about|into)$/.test(word) && u === t + 1) return null;
  if (HABIT.has(tokens, u) && /^(?:by|in|at|all|since|around)$/.test(word) && u === t + 1) return null;
  return word === "all" && !/^(?:morning|afternoon|evening)$/.test(wordOf(tokens, u)) ? null : u + 1;
}

/** "an hour", "minutes" after what was told. */
const AFTERWARDS = new WordSet("ساعه ساعات ساعتين دقايق دقيقتين لحظات قليل");
const SO_MANY = /^(?:\d{1,2}|ربع|نصف|ثلث|ثلاث|اربع|خمس|ست|سبع|ثماني|تسع|عشر|عشرين|ثلاثين|بضع|عده|اقل|نحو)$/;
const MINUTES = new WordSet("ساعه ساعات دقايق دقيقه");
const BY_SO_MUCH = new WordSet("بساعه بساعات بساعتين بدقايق بلحظات بقليل");

function arabicAt(sentence: Sentence, t: number): number | null {
  const { tokens } = sentence;
  if (ADVERB_ARABIC.has(tokens, t)) return t + 1;
  const word = wordOf(tokens, t).replace(
    /^[وف](?=في|عند|بحدود|قرابه|حوالي|نحو|قبل|بعد|خلال|منذ|حتي|طوال|مع|قبيل|بعيد)/,
    "",
  );
  // "five minutes later", "half an hour after that"
  if (word === "بعد" && SO_MANY.test(wordOf(tokens, t + 1)) && MINUTES.has(tokens, t + 2)) return t + 3;
  const hour = /^(?:في|عند|بحدود|قرابه|حوالي|نحو|قبل|بعد)$/.test(word) ? hourAt(sentence, t + 1) : null;
  if (hour !== null) return hour;
  const next = wordOf(tokens, t + 1);
  // "at a later time", "hours before that"
  if (word === "في" && next === "وقت") return wordOf(tokens, t + 2) === "لاحق" ? t + 3 : null;
  if (/^(?:قبل|بعد)$/.test(word) && /^(?:ذلك|ذاك)$/.test(next)) return BY_SO_MUCH.has(tokens, t + 2) ? t + 3 : null;
  if (word === "بعد" && AFTERWARDS.hasWord(next)) return t + 2;
  if (/^(?:بعد|قبل|عقب|خلال)$/.test(word) && next === "صلاه") return PRAYERS_ARABIC.has(tokens, t + 2) ? t + 3 : null;
  let u = t + 1;
  while (AROUND_ARABIC.has(tokens, u) && PART_ARABIC.has(tokens, u + 1) && u < t + 3) u++;
  if (!PART_ARABIC.has(tokens, u)) return null;
  if (/^(?:حوالي|نحو|قرابه|بحدود|مع)$/.test(word) && u === t + 1) return null;
  // Of Arabic "after noon" alone is a part of the day, and "for hours" is none.
  if (word === "بعد" && u === t + 1 && next !== "الظهر") return null;
  if (/^(?:منذ|طوال|حتي)$/.test(word) && /^ساع/.test(wordOf(tokens, u))) return null;
  return u + 1;
}

/** "after midnight", "in the small hours" */
function isPastMidnight(tokens: Tokens, from: number, to: number): boolean {
  const midnight = wordOf(tokens, to - 1);
  if (midnight === "midnight") return /^(?:after|past)$/.test(wordOf(tokens, to - 2));
  if (!(midnight === "الليل" && wordOf(tokens, to - 2) === "منتصف")) return false;
  for (let t = from; t < to; t++) if (/^[وف]?بعد$/.test(wordOf(tokens, t))) return true;
  return false;
}

const NIGHT = /\b(?:night|evening|nightfall|dusk|sunset|midnight)\b|\blate (?:on )?(?=\p{Lu})|مساء|ليل/u;
/** Letters before a day in which it says that it was at night. */
const BEFORE_DAY = 9;

/** Whether the text says of a day, stated at `span`, that it was in the evening or at night. */
export function saysNight(text: string, { start, end }: Span): boolean {
  return NIGHT.test(text.slice(Math.max(0, start - BEFORE_DAY), end));
}
