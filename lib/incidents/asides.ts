// Clauses that tell of something else than their sentence does: of somebody or something that it names, of another time, of what it answers.

import { GAP, type Tokens, WordSet } from "@/lib/text/tokenize";
import { type Relative, type Sentence, writtenBehind } from "./sentence";
import { wordOf } from "./words/folded";
import { type Hit, has } from "./words/rules";

const PRONOUN = new WordSet("who whom whose which");
const THAT = new WordSet("that");
const GOVERNS = new WordSet("in of for by to from with at on under during after against through around where");
/** "one of which", "the latter of whom" */
const PART_OF = new WordSet(
  "the one two three four five six some many most all both several none each latter former dozens scores hundreds",
);
/** Verbs that are finite by themselves. */
const FINITE = new WordSet("was were is are has have had will would could can may might did does do");
const JOINS = new WordSet("and or but then later also since now");
/** What opens a clause within the clause. */
const OPENS = new WordSet("that when after as where before because since while if who whom whose which until than");
/** What a subject begins with. */
const SUBJECT = new WordSet("the a an it they he she we you i his her its their this these those some many several");
/** Words before "that" that no relative clause describes. */
const TELLS = new WordSet("said says say saying so now such claimed warned reported announced denied told sure aware");

/** The relative clauses of an English sentence, in order. */
export function relativesOf(sentence: Sentence): readonly Relative[] {
  sentence.relatives ??= find(sentence);
  return sentence.relatives;
}

/** The innermost relative clause around a word; null where it is in none. */
export function relativeAround(sentence: Sentence, t: number): Relative | null {
  return relativesOf(sentence).findLast(({ first, end }) => first <= t && t < end) ?? null;
}

function find(sentence: Sentence): Relative[] {
  const { tokens, first, last } = sentence;
  const found: Relative[] = [];
  for (let t = first + 1; t < last - 1; t++) {
    if (!PRONOUN.has(tokens, t) && !(THAT.has(tokens, t) && relates(sentence, t))) continue;
    const governed = GOVERNS.has(tokens, t - 1) && !THAT.has(tokens, t) && tokens.gap[t - 1] === GAP.space;
    let begin = governed ? t - 1 : t;
    while (governed && begin > first + 1 && PART_OF.has(tokens, begin - 1) && tokens.gap[begin - 1] === GAP.space)
      begin--;
    found.push({ first: begin, end: endOf(sentence, t), pronoun: t, governed });
  }
  return found;
}

/** "that" with a verb right behind it, and no verb of saying before it. */
function relates({ tokens, triggers }: Sentence, t: number): boolean {
  if (tokens.gap[t - 1] === GAP.comma || TELLS.has(tokens, t - 1)) return false;
  return FINITE.has(tokens, t + 1) || triggers.some(hit => hit.first === t + 1 && isVerb(hit));
}

const isVerb = (hit: Hit): boolean => hit.senses.some(({ part }) => part === "verb") || has(hit, "death");

/** Where the clause of a pronoun ends: at a comma that goes on with no list, at a dash or a bracket, or before a second verb without an "and". */
function endOf(sentence: Sentence, pronoun: number): number {
  const { tokens, last, triggers } = sentence;
  let verb = wordOf(tokens, pronoun) !== "whose" && !SUBJECT.has(tokens, pronoun + 1) && !isName(sentence, pronoun + 1);
  let nested = false;
  for (let t = pronoun + 1; t < last; t++) {
    const gap = tokens.gap[t - 1]!;
    if (t > pronoun + 1 && (gap === GAP.paragraph || (gap === GAP.comma && !isListed(sentence, t)))) return t;
    if (gap === GAP.other && STOPS.test(writtenBehind(tokens, t - 1))) return t;
    nested ||= OPENS.has(tokens, t);
    const begins = FINITE.has(tokens, t) || triggers.some(hit => hit.first === t && isVerb(hit) && acts(tokens, hit));
    if (!begins || t === pronoun + 1) continue;
    if (verb && !nested && !JOINS.has(tokens, t - 1) && !FINITE.has(tokens, t - 1)) return t;
    verb = true;
  }
  return last;
}
const STOPS = /[;:()—–]| -/;

/** "killed three", "stormed a post": of one who acts, and not "shot by", "found dead". */
function acts(tokens: Tokens, { first, end }: Hit): boolean {
  if (/^(?:been|be|being|to|not)$/.test(wordOf(tokens, first - 1)) || wordOf(tokens, first).endsWith("ing"))
    return false;
  return /^(?:\d+|an?|the|at|its|their|two|three|four|five|six|seven|eight|nine|ten|dozens|several)$/.test(
    wordOf(tokens, end),
  );
}

const isName = ({ named, actors }: Sentence, t: number): boolean =>
  named.some(({ first }) => first === t) || actors.some(({ first }) => first === t);

/** "in Hit, Rawa and Anah", "the army, the police and the Hashd": a comma between two of a list; not "an attack by the group, the army shelled". */
function isListed({ named, actors, tokens }: Sentence, t: number): boolean {
  if (named.some(({ end }) => end === t) && named.some(({ first }) => first === t)) return true;
  const next = actors.find(({ first }) => first === t);
  if (next === undefined || !actors.some(({ end }) => end === t)) return false;
  return LISTS.has(tokens, next.end) || tokens.gap[next.end - 1] === GAP.comma;
}
const LISTS = new WordSet("and or");

/** A clause of time: "after soldiers had shot at a march", "two days before the town fell". */
export interface Timed {
  /** Its conjunction. */
  first: number;
  end: number;
  /** "two days after", "hours before", "since": of another time than what the sentence tells. */
  apart: boolean;
}

const TIME = new WordSet("after since before until following");
const SPAN = new WordSet("minutes hour hours day days week weeks month months year years soon shortly long");

/** The clause of time around a word; null where it is in none. */
export function timedAround(sentence: Sentence, t: number): Timed | null {
  const { tokens, first, last } = sentence;
  for (let u = t; u >= first; u--) {
    if (u < t && ends(sentence, u + 1)) return null;
    if (!TIME.has(tokens, u)) continue;
    let end = t + 1;
    while (end < last && !ends(sentence, end)) end++;
    return { first: u, end, apart: wordOf(tokens, u) === "since" || SPAN.has(tokens, u - 1) };
  }
  return null;
}

/** A clause that tells when or where something else happened: "after soldiers had left", "where the army has a base". */
export interface Circumstance {
  /** Its conjunction. */
  first: number;
  end: number;
  /** "while", "as", "where", and not "after" and "before": of the time or place of what the sentence tells. */
  same: boolean;
}

const BEFORE_OR_AFTER = new WordSet("after since before until following once بعد بعدما قبل قبيل عقب منذ ريثما", "و ف");
const MEANWHILE = new WordSet("while when where whilst as بينما فيما حيث عندما حين حينما لما اثناء وقت", "و ف");
/** Before "as": what somebody is dressed or known as, and no clause. */
const DRESSED = new WordSet(
  "disguised dressed posing posed masquerading described known seen regarded viewed identified named such same so well far just " +
    "served serving worked working used treated soon",
);
/** Words from "as" to the subject of its clause. */
const AS = 4;

/** The clause of time or place around a word, in either language; null where it is in none. */
export function circumstanceAround(sentence: Sentence, t: number): Circumstance | null {
  const { tokens, first, last } = sentence;
  for (let u = t - 1; u >= first; u--) {
    if (ends(sentence, u + 1)) return null;
    const same = MEANWHILE.has(tokens, u);
    if (!same && !BEFORE_OR_AFTER.has(tokens, u)) continue;
    if (wordOf(tokens, u) === "as" && (t - u > AS || DRESSED.has(tokens, u - 1))) return null;
    let end = t + 1;
    while (end < last && !ends(sentence, end)) end++;
    return { first: u, end, same };
  }
  return null;
}

const REASON = new WordSet(
  "retaliation revenge reprisal reprisals response answer reply ردا كرد انتقاما ثارا خلفيه",
  "و",
);
const AVENGES = new WordSet("avenge avenging");
/** "in retaliation for", "ردا على"; "انتقاما لمقتل" is written with its word. */
const FOR = new WordSet("for to علي من");

/** Whether a word is in what an event was done for or answered: "in retaliation for the killing of", "to avenge", in Arabic "ردا على". */
export function isInReason(sentence: Sentence, t: number): boolean {
  const { tokens, first } = sentence;
  for (let u = t; u >= first; u--) {
    if (u < t && ends(sentence, u + 1)) return false;
    if (AVENGES.has(tokens, u)) return u < t;
    if (!REASON.has(tokens, u) || u >= t - 1) continue;
    if (FOR.has(tokens, u + 1)) return true;
    if (/^ل./.test(wordOf(tokens, u + 1)) || wordOf(tokens, u - 1) === "علي") return true;
  }
  return false;
}

/** A comma of no list, or a stop, in front of a word. */
function ends(sentence: Sentence, t: number): boolean {
  const { tokens } = sentence;
  const gap = tokens.gap[t - 1]!;
  if (gap === GAP.comma) return !isListed(sentence, t);
  return gap === GAP.paragraph || (gap === GAP.other && STOPS.test(writtenBehind(tokens, t - 1)));
}
