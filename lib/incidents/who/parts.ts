// A number of people told once more by its parts: "eleven people - six labourers, four traders and a boy - were killed".

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import type { Quantity } from "./quantities";

/** Words of a part, from its number to the next one's: "four traders from Kut and". */
const PART = 7;
/** Words from a number to the first of its parts. */
const WHOLE = 4;
const ONE = new WordSet("a an one");

/** The numbers of a sentence, those that only part another one taken into it. */
export function withoutParts(sentence: Sentence, quantities: readonly Quantity[]): readonly Quantity[] {
  for (const [nth, whole] of quantities.entries()) {
    const end = partsEnd(sentence, quantities, whole);
    if (end === -1) continue;
    const parts = (one: Quantity) => one.first >= whole.end && one.end <= end;
    const last = quantities.findLast(parts) ?? whole;
    // Where what befell them is told behind the parts, the number stands there.
    const behind = sentence.harms.some(hit => hit.first >= end);
    const before = sentence.harms.some(hit => hit.end <= whole.first && whole.first - hit.end <= PART);
    const told = behind && !before ? { ...whole, bare: last.bare, end } : whole;
    return [...quantities.slice(0, nth), told, ...quantities.slice(nth + 1).filter(one => !parts(one))];
  }
  return quantities;
}

/** Behind a comma, a colon, a dash or a bracket numbers of people that come to the whole: where their last one ends; -1 where there are none. */
function partsEnd(
  { tokens, last, persons }: Sentence,
  quantities: readonly Quantity[],
  { end, low }: Quantity,
): number {
  if (low === null) return -1;
  let t = end;
  while (t < Math.min(last, end + WHOLE) && tokens.gap[t - 1]! < GAP.comma) t++;
  if (t === end || tokens.gap[t - 1]! < GAP.comma || tokens.gap[t - 1]! > GAP.other) return -1;
  let sum = 0;
  let parts = 0;
  for (let from = t; t < last && t - from <= PART; t++) {
    const part = quantities.find(({ first }) => first === t);
    const value = part === undefined ? (ONE.has(tokens, t) ? 1 : 0) : (part.low ?? 0);
    if (value === 0) continue;
    const people = persons.find(({ first }) => first >= t && first <= (part?.end ?? t + 1) + 1);
    if (people === undefined) return -1;
    sum += value;
    parts++;
    if (sum >= low) return sum === low && parts > 1 ? people.end : -1;
    from = t = people.end - 1;
  }
  return -1;
}

/** "including five women and nine children": the second of two parts that are told of a whole; in Arabic the first, too. */
export function isPartTold({ tokens, first: from, arabic }: Sentence, first: number): boolean {
  if (arabic ? !/^و/.test(wordOf(tokens, first)) : wordOf(tokens, first - 1) !== "and")
    return arabic && INCLUDING.has(tokens, first - 1);
  for (let t = first - 1; t > Math.max(from, first - PART); t--) {
    if (tokens.gap[t]! > GAP.comma) return false;
    if (INCLUDING.has(tokens, t)) return true;
  }
  return false;
}
const INCLUDING = new WordSet("including بينهم بينهن", "و");
