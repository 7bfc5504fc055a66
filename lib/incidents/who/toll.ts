// The toll of an event as it stands: "raised the toll to 51", in Arabic "the number of those killed rose to 98".

import { GAP, WordSet } from "@/lib/text/tokenize";
import { clauseBetween, type Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import type { Quantity } from "./quantities";

/** Words between those for a toll and its number, and before them those that say that it rose. */
const REACH = 16;
const RISEN = 6;

/** The number to which the count of the dead has come; null where none is told. */
export function tollOf(sentence: Sentence, quantities: readonly Quantity[]): Quantity | null {
  if (quantities.length === 0) return null;
  const { tokens, first, last, arabic } = sentence;
  for (let t = first; t < last; t++) {
    if (!(arabic ? isTollArabic(sentence, t) : isToll(sentence, t))) continue;
    const from = Math.max(first, t - RISEN);
    for (const number of quantities) {
      if (number.bare <= t + 1 || number.first > t + REACH) continue;
      if (clauseBetween(sentence, t, number.first) || HURT.has(tokens, number.end)) break;
      // "bringing the number of deaths since Monday to 15": of more than what is told.
      if (ADDING.among(tokens, from, number.first) && SINCE.among(tokens, t, Math.min(last, number.end + SUMMED)))
        break;
      const reached = COMES.among(tokens, from, number.first);
      const to = number.first > first && TO.has(tokens, number.first - 1);
      if (to ? reached || RISES.among(tokens, from, number.first) : reached) return number;
    }
  }
  return null;
}

/** Whether a sentence speaks of the toll: that is of the whole event, and no more dead besides those told of. */
export function tellsToll(sentence: Sentence): boolean {
  for (let t = sentence.first; t < sentence.last; t++)
    if (sentence.arabic ? isTollArabic(sentence, t) : isToll(sentence, t)) return true;
  return false;
}

/** "toll", "the deaths", "the number of dead", "taking the count there to" */
function isToll({ tokens, first }: Sentence, t: number): boolean {
  if (TOLL.has(tokens, t)) return t === first || !OF_OTHERS.has(tokens, t - 1);
  if (NUMBER.has(tokens, t)) return wordOf(tokens, t + 1) === "of" && DEAD.among(tokens, t + 2, t + 4);
  const the = wordOf(tokens, t - 1) === "the";
  if (DEATHS.has(tokens, t)) return the || t === first;
  return COUNT.has(tokens, t) && the && t - 2 >= first && TAKING.has(tokens, t - 2);
}

/** "the toll", "the number of those killed", "of those who died" */
function isTollArabic({ tokens }: Sentence, t: number): boolean {
  if (TOLL_ARABIC.has(tokens, t)) return !HURT.has(tokens, t + 1);
  if (!NUMBER_ARABIC.has(tokens, t) || tokens.gap[t]! > GAP.space) return false;
  const of = wordOf(tokens, t + 1) === "من" ? t + 2 : t + 1;
  return DEAD_ARABIC.has(tokens, of);
}

const ADDING = new WordSet("bringing taking raising pushing ليرتفع لترتفع ليصل لتصل ليبلغ لتبلغ");
const SINCE = new WordSet("since منذ");
/** Words behind a number with which it is told of what time it is. */
const SUMMED = 3;
const TOLL = new WordSet("toll tolls");
/** A toll that is not of the dead alone. */
const OF_OTHERS = new WordSet("injury casualty casualties wounded road");
const NUMBER = new WordSet("number numbers");
const DEAD = new WordSet("dead deaths killed victims fatalities");
const DEATHS = new WordSet("deaths fatalities");
const COUNT = new WordSet("count tally");
const TAKING = new WordSet("taking took takes bringing brought brings pushing pushed raising raised");
const TO = new WordSet("to at الي");
const RISES = new WordSet(
  "rise rises rose risen rising climb climbs climbed climbing raise raises raised raising put puts putting bring brings brought bringing take takes " +
    "took taking push pushes pushed pushing jump jumps jumped grow grows grew grown stand stands stood mount mounts mounted went goes gone " +
    "ارتفع ارتفعت ارتفاع يرتفع ترتفع ليرتفع لترتفع زاد زادت رفع رفعت",
  "و ف ب ل",
);
/** Of these the number stands behind without "to". */
const COMES = new WordSet("بلغ بلغت وصل وصلت يبلغ تبلغ ليبلغ لتبلغ تجاوز تجاوزت", "و ف");
const HURT = new WordSet(
  "wounded injured hurt injuries wounds جرحي الجرحي جريح جريحا مصاب مصابا مصابين المصابين اصابه اصابات الاصابات",
);
const TOLL_ARABIC = new WordSet("حصيله", "و ف ب ل ال بال لل وال");
const NUMBER_ARABIC = new WordSet("عدد", "و ف ب ل ال");
const DEAD_ARABIC = new WordSet("قتلي ضحايا شهدا قتلوا قضوا استشهدوا سقطوا ماتوا وفيات قتيل", "ال");
