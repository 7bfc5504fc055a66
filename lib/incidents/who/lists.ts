// Who is named in one list with others has one part with them: "the army, the police and the Hashd", "the security forces (police and Asayish)".

import { GAP, WordSet } from "@/lib/text/tokenize";
import { type Sentence, writtenBehind } from "../sentence";
import { wordOf } from "../words/folded";
import type { Trigger } from "./asked";
import { isForce, type Named } from "./referred";

/** Words `[first, end)` of a list that are asked for the role of all in it, or of one who is in none. */
export interface Listed {
  first: number;
  end: number;
}

const AND = new WordSet("and or");
/** What may stand between two of a list. */
const BETWEEN = new WordSet("and or the a an of both also as well");
const AND_ARABIC = /^و../;
/** What two do to each other. */
const EACH_OTHER = new WordSet(
  "clash clashes clashed clashing exchange exchanged exchanging trade traded trading fight fighting fought battle battled battles battling " +
    "firefight firefights skirmish skirmishes skirmished duel duels اشتباكات اشتبك اشتبكت اشتباك معارك مواجهات مواجهه تبادل تبادلت قتال اقتتال نزاع مناوشات",
  "ال و ف ب ل",
);

/** Of each of those named, who are in order, the list in which he stands, or his own words. */
export function listsOf(sentence: Sentence, trigger: Trigger, told: readonly Named[]): Listed[] {
  const lists: Listed[] = [];
  while (lists.length < told.length) {
    const begin = lists.length;
    const head = told[begin]!;
    let end = begin + 1;
    let joined = opensBefore(sentence, head.first);
    for (; end < told.length && isOfCamp(head, told[end]!); end++) {
      const joint = jointOf(sentence, told[end - 1]!.end, told[end]!.first);
      if (joint === null || (trigger.first < head.first && actsNext(sentence, told[end]!))) break;
      joined ||= joint === "and";
    }
    const pair = end - begin === 2 && EACH_OTHER.among(sentence.tokens, trigger.first, trigger.end);
    const whole = joined && !pair && end - begin > 1;
    for (const one of told.slice(begin, end))
      lists.push(whole ? wordsOf(sentence, head.first, told[end - 1]!.end) : { first: one.first, end: one.end });
  }
  return lists;
}

/** Rebels and a state's forces are on no list together. */
const isOfCamp = (a: Named, b: Named): boolean =>
  isForce(a) && isForce(b) && (a.part === "insurgent") === (b.part === "insurgent");

/** "A and B", "A (B", "A, B", in Arabic an "and" written with B; null where more stands between. */
function jointOf({ tokens, arabic }: Sentence, end: number, first: number): "and" | "comma" | null {
  let joint: "and" | "comma" | null = arabic && AND_ARABIC.test(wordOf(tokens, first)) ? "and" : null;
  if (first < end) return null;
  for (let t = end; t <= first; t++) {
    const gap = tokens.gap[t - 1]!;
    if (gap === GAP.comma) joint ??= "comma";
    else if (gap === GAP.other && isOpening(tokens, t)) joint = "and";
    else if (gap > GAP.newline) return null;
    if (t === first) break;
    if (!BETWEEN.has(tokens, t)) return null;
    if (AND.has(tokens, t)) joint = "and";
  }
  return joint;
}

/** "the army attacked the group and the police arrested two": he begins a clause of his own. */
const actsNext = ({ triggers, harms }: Sentence, { end }: Named): boolean =>
  triggers.some(hit => hit.first === end && hit.senses.some(({ part }) => part === "verb")) ||
  harms.some(hit => hit.first === end);

/** A bracket, or a dash, in front of a word. */
function isOpening(tokens: Sentence["tokens"], t: number): boolean {
  return /[(—–]/.test(writtenBehind(tokens, t - 1));
}

/** A bracket before somebody, or his article. */
function opensBefore({ tokens, first: from }: Sentence, first: number): boolean {
  const t = BETWEEN.has(tokens, first - 1) ? first - 1 : first;
  return t > from && tokens.gap[t - 1] === GAP.other && isOpening(tokens, t);
}

/** Of a list between dashes the word before it, of which it says who is meant: "three factions — A, B and C — fired". */
function wordsOf({ tokens, first: from }: Sentence, first: number, end: number): Listed {
  const t = BETWEEN.has(tokens, first - 1) ? first - 1 : first;
  const dashed = /[—–]/.test(writtenBehind(tokens, end - 1));
  return dashed && t > from && isOpening(tokens, t) ? { first: t - 1, end: t } : { first, end };
}
