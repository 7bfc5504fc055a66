// The tense of the verb that tells of an event: done, had been done, still done.

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";

/** Words between "had" or "will" and its verb. */
export const NEAR = 4;

/** A verb in the past. */
export const FINITE =
  /(?:ed|struck|shot|fought|blew|took|taken|threw|went|fell|beat|stole|drove|broke|hit|retook|overran|burnt|fired|found|caught|held|fled|built|dug|lost|won|met|came|gave|sent|led|brought|withdrew|swept|tore)$/;

/** In Arabic after "قد": a verb of the present, so that it may happen; some verbs of the past begin with "ت", too. */
export function isPresent(word: string): boolean {
  return /^ي|^ت(?:ت|ن|ست|[^ا]ت)\S{2,}/.test(word);
}

/** A verb in the present, behind "still". */
const isOfHabit = (verb: string): boolean => !FINITE.test(verb) && !/(?:ing|^in|^on|^at|^under)$/.test(verb);

/** "still plant bombs, stage attacks and abduct people" */
export function isStillDone({ tokens, first }: Sentence, head: number): boolean {
  if (!isOfHabit(wordOf(tokens, head))) return false;
  const joined = wordOf(tokens, head - 1) === "and" || tokens.gap[head - 1] === GAP.comma;
  for (let t = head - 1; t >= Math.max(first, head - (joined ? 12 : 1)); t--)
    if (wordOf(tokens, t) === "still") return isOfHabit(wordOf(tokens, t + 1));
  return false;
}

const HAD = new WordSet("had hadn قد");
const WAS = new WordSet("was were");
const WAS_OR_HAS = new WordSet("was were has have had");
const AHEAD = new WordSet("to will would can could may might shall should must not be");

/** A verb in the past, or a participle with "was" or "have": something done. */
export function isDone({ tokens, first, last }: Sentence, { head, end }: Suspect): boolean {
  for (let t = head; t < Math.min(last, Math.max(end, head + 1)); t++)
    if (WAS.has(tokens, t) || FINITE.test(wordOf(tokens, t))) return true;
  // "when the driver set off two tonnes of explosives"
  if (wordOf(tokens, head) === "set" && wordOf(tokens, head + 1) === "off" && !AHEAD.has(tokens, head - 1)) return true;
  // "a video showed a bomb exploding"
  if (wordOf(tokens, Math.max(head, end - 1)).endsWith("ing"))
    for (let t = first; t < head; t++)
      if (/^(?:showed|shows|showing|filmed|saw|seen|heard|video|footage|witnessed)$/.test(wordOf(tokens, t)))
        return true;
  for (let t = head - 1; t >= Math.max(first, head - NEAR); t--) if (WAS_OR_HAS.has(tokens, t)) return true;
  return false;
}

/** "has waged a campaign": a course of things rather than one event. */
export function isPerfect({ tokens, first }: Sentence, head: number): boolean {
  for (let t = head - 1; t >= Math.max(first, head - 2); t--) {
    const word = wordOf(tokens, t);
    if (word === "has" || word === "have") return wordOf(tokens, t + 1) !== "been";
  }
  return false;
}

const SUFFERED = new WordSet("suffered sustained received incurred");
const DIES = new WordSet("succumbed succumbs died dies");

/** Past perfect before the trigger: "had seized"; not after "said that", where it is a past. */
export function pluperfect({ tokens, first, cues }: Sentence, head: number): boolean {
  for (let t = head - 1; t >= Math.max(first, head - NEAR); t--)
    // "succumbed to injuries he had suffered in an ambush": who dies of it makes it news.
    if (SUFFERED.has(tokens, t + 1) && DIES.among(tokens, first, t)) return false;
    else if (HAD.has(tokens, t) && !(wordOf(tokens, t) === "قد" && isPresent(wordOf(tokens, t + 1))))
      // "had their houses burned": what was done to them.
      return (
        !/^(?:his|her|its|their)$/.test(wordOf(tokens, t + 1)) &&
        !cues.some(cue => has(cue, "said") && cue.end <= t && t - cue.end <= 6)
      );
  return false;
}
