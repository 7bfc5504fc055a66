// Which of the events of a sentence a number of victims is of.

import { type Tokens, WordSet } from "@/lib/text/tokenize";
import type { StatedNumber } from "@/lib/types";
import type { Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { isCharge } from "../when/when";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";
import { type Casualties, casualtiesOf } from "./numbers";
import type { Quantity } from "./quantities";

/** The numbers of victims that stand in an event's part of the sentence. */
export function shareOf(
  sentence: Sentence,
  { deaths, injuries }: Casualties,
  chosen: readonly Suspect[],
  nth: number,
): Casualties {
  return {
    deaths: isOfEvent(sentence, deaths, "death", chosen, nth) ? deaths : null,
    injuries: isOfEvent(sentence, injuries, "injury", chosen, nth) ? injuries : null,
  };
}

/** "arrested two men accused of killing a judge", "shot a man accused of killing nine": the victims of what somebody is charged with are not the event's. */
export function withoutCharges(
  { tokens }: Sentence,
  { subtype, first, end }: Suspect,
  victims: Casualties,
): Casualties {
  const uncharged = (number: StatedNumber | null): StatedNumber | null => {
    if (number === null) return null;
    let t = first;
    while (tokens.start[t]! < number.start) t++;
    const charged = subtype === "arrests" ? isCharge({ tokens }, first, t) : isDeedCharged(tokens, t, end);
    return charged ? null : number;
  };
  return { deaths: uncharged(victims.deaths), injuries: uncharged(victims.injuries) };
}

/** "accused of killing | nine", behind the words of the event itself. */
function isDeedCharged(tokens: Tokens, t: number, from: number): boolean {
  return (
    t - 3 >= from &&
    DEED.has(tokens, t - 1) &&
    /^(?:of|with|for)$/.test(wordOf(tokens, t - 2)) &&
    isCharge({ tokens }, t - 3, t - 2)
  );
}
const DEED = new WordSet("killing murdering shooting wounding injuring beheading executing kidnapping abducting");

/** "Ten were killed in attacks across the country, including a car bomb that killed four and an ambush in which three died": of each what its part tells. */
export function withoutTotal(
  sentence: Sentence,
  quantities: readonly Quantity[],
  chosen: readonly Suspect[],
  nth: number,
  own: Casualties,
): Casualties {
  const { tokens, first, last, harms } = sentence;
  if (sentence.arabic) return own;
  const suspect = chosen[nth]!;
  let including = suspect.first - 1;
  while (including > first && !INCLUDING.has(tokens, including)) including--;
  if (including <= first || !ATTACKS.among(tokens, first, including)) return own;
  if (!harms.some(hit => hit.end <= including)) return own;
  const from =
    nth > 0 && chosen[nth - 1]!.first > including ? partBefore(tokens, chosen[nth - 1]!, suspect) : including + 1;
  const next = chosen[nth + 1];
  const to = next === undefined ? last : partBefore(tokens, suspect, next);
  const within = (one: { first: number; end: number }) => one.first >= from && one.end <= to;
  return casualtiesOf({ ...sentence, first: from, last: to, harms: harms.filter(within) }, quantities.filter(within));
}
const INCLUDING = new WordSet("including");
/** What many die of who are counted together. */
const ATTACKS = new WordSet(
  "attacks bombings blasts explosions shootings incidents violence clashes raids strikes airstrikes",
);

/** Where the part of the second of two events begins: behind the last "and" between them. */
function partBefore(tokens: Tokens, { end }: Suspect, { first }: Suspect): number {
  for (let t = first - 1; t >= end; t--) if (wordOf(tokens, t) === "and") return t + 1;
  return first;
}

/** "four were killed in X and nine in Y": the second number counts what the first does, where that counts one thing. */
export function countedAs({ deaths, injuries }: Casualties, number: StatedNumber | undefined): Casualties {
  const none: Casualties = { deaths: null, injuries: null };
  if (number === undefined || (deaths === null) === (injuries === null)) return none;
  return deaths === null ? { ...none, injuries: number } : { ...none, deaths: number };
}

/** Whether a number of victims stands in the part of the sentence that tells of event `nth`. */
function isOfEvent(
  sentence: Sentence,
  number: Casualties["deaths"],
  kind: "death" | "injury",
  chosen: readonly Suspect[],
  nth: number,
): boolean {
  if (number === null) return false;
  const { start } = sentence.tokens;
  const at = Math.max(
    0,
    chosen.findLastIndex(({ first }) => start[first]! <= number.end),
  );
  // "they set it alight; three were shot dead": the word of harm behind the number is the next event itself.
  const next = chosen[at + 1];
  const harm = sentence.harms.find(hit => start[hit.first]! >= number.end && has(hit, kind));
  const isNext = harm !== undefined && next !== undefined && harm.first >= next.first && harm.first < next.end;
  return (isNext ? at + 1 : at) === nth;
}
