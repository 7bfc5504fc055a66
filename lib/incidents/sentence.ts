// One sentence as the rules see it: its words, what the lists say of them, and the places named in it.

import { GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Mention, Place, Span } from "@/lib/types";
import { wordOf } from "./words/folded";
import {
  endsInPlace,
  isCount,
  isCountryThatActs,
  isDisguise,
  isFilledBy,
  isForeign,
  isIndirectFire,
  isName,
  isNamesake,
  isOfName,
  isPartOf,
  isPlace,
  isShell,
  isSponsor,
  isUsOfOthers,
  namesTown,
  overlapsAny,
} from "./words/meant"; // what they do not mean where they stand
import { type Hit, has, hitsOfLists, isMetaphor, type Rules, withoutVerbs } from "./words/rules";
import type { Words } from "./words/words";

/** A mention with a known place. */
export interface Named {
  /** Index into the article's mentions. */
  index: number;
  mention: Mention;
  place: Place | null;
  /** Words `[first, end)`. */
  first: number;
  end: number;
}

/** A relative clause: "a lawyer who had defended them", "the attack in which five died". */
export interface Relative {
  /** Its words `[first, end)`, with what stands before the pronoun: "in which", "one of whom". */
  first: number;
  end: number;
  /** The word "who", "which" or "that". */
  pronoun: number;
  /** "in which", "of whom": it tells what happened in the course of something, or to some of many. */
  governed: boolean;
}

export interface Sentence extends Span {
  tokens: Tokens;
  /** Words `[first, last)`. */
  first: number;
  last: number;
  /** Triggers and acts; metaphors are gone. */
  triggers: Hit[];
  /** Words of harm, those inside longer triggers too. */
  harms: Hit[];
  cues: Hit[];
  persons: Hit[];
  places: Hit[];
  actors: Hit[];
  /** Armed people whose group is not told. */
  unnamed: Hit[];
  named: Named[];
  arabic: boolean;
  /** An item of a round-up, under the name of its place. */
  item: boolean;
  /** The sentence of which this is one clause; null for a whole one. */
  whole: Sentence | null;
  /** A clause of another time than what the sentence tells ("..., two days after gunmen had shot a judge"). */
  apart: boolean;
  /** Kept by `relativesOf`. */
  relatives: readonly Relative[] | undefined;
}

/** Words of a sentence that are looked at; a longer "sentence" is a table or a list without stops. */
export const LONGEST = 160;

/** Reads one sentence, words `[first, last)`. `mentions` are those of the article, by start, with their `places`; `from` the first that may be in it. */
export function readSentence(
  rules: Rules,
  tokens: Tokens,
  words: Words,
  bounds: readonly [first: number, last: number],
  triggers: readonly Hit[],
  mentions: readonly Mention[],
  from: number,
  places: readonly (Place | undefined)[],
): Sentence {
  const [first] = bounds;
  const last = Math.min(bounds[1], first + LONGEST);
  const start = tokens.start[first]!;
  const end = sentenceEnd(tokens, last);
  const named: Named[] = [];
  for (let m = from; m < mentions.length && mentions[m]!.start < end; m++) {
    const mention = mentions[m]!;
    if (mention.end <= start) continue;
    let t = named.at(-1)?.end ?? first;
    while (t < last && tokens.end[t]! <= mention.start) t++;
    let u = t;
    while (u < last && tokens.start[u]! < mention.end) u++;
    named.push({ index: m, mention, place: places[m] ?? null, first: t, end: u });
  }
  const hits = hitsOfLists(rules.standing, tokens, words, first, last);
  const [harmHits, cueHits, allPersons, placeHits, allActors] = hits as [Hit[], Hit[], Hit[], Hit[], Hit[]];
  const settled = tokens.shape[first] === SHAPE.arabic && named.length > 0;
  const personHits = settled ? allPersons.filter(hit => !namesTown(named, hit)) : allPersons;
  const unnamed = allActors.filter(isUnnamed);
  const actorHits = unnamed.length === 0 ? allActors : allActors.filter(hit => !isUnnamed(hit));
  const metaphors = triggers.filter(isMetaphor);
  const told: Hit[] = [];
  for (const hit of triggers)
    if (
      hit.end <= last &&
      !metaphors.includes(hit) &&
      !isFilledBy(hit, metaphors) &&
      !isPlace(named, hit) &&
      !endsInPlace(named, hit) &&
      !isName(tokens, hit, first) &&
      !isCount(tokens, hit) &&
      !isOfName(tokens, actorHits, hit)
    ) {
      // "Shell signed a deal": nobody is told to shell.
      const meant = hit.first === first && isShell(tokens, first) ? withoutVerbs(hit) : hit;
      if (meant !== null) told.push(meant);
    }
  const harms: Hit[] = [];
  for (const hit of harmHits) if (!isPlace(named, hit) && !overlapsAny(hit, metaphors)) harms.push(hit);
  const actors: Hit[] = [];
  for (const hit of actorHits)
    if (
      (!isPlace(named, hit, tokens) || isCountryThatActs(tokens, hit, first)) &&
      !isNamesake(tokens, hit) &&
      !isUsOfOthers(tokens, hit) &&
      !isForeign(tokens, hit, first) &&
      !isDisguise(tokens, hit, first) &&
      !isIndirectFire(tokens, hit) &&
      !isSponsor(tokens, hit, first)
    )
      actors.push(hit);
  return {
    tokens,
    first,
    last,
    start,
    end,
    named,
    triggers: told,
    harms,
    cues: cueHits,
    persons:
      actorHits.length === 0
        ? personHits
        : personHits.filter(hit => !(has(hit, "folk") && actorHits.some(actor => isPartOf(hit, actor)))),
    places: placeHits,
    actors,
    unnamed,
    item: false,
    whole: null,
    apart: false,
    relatives: undefined,
    arabic: tokens.shape[first] === SHAPE.arabic || tokens.shape[Math.min(first + 1, last - 1)] === SHAPE.arabic,
  };
}

/** The words of a sentence before word `last`, as a clause of it. */
export function headOf(sentence: Sentence, last: number): Sentence {
  const before = <T extends { end: number }>(hits: T[]): T[] => hits.filter(({ end }) => end <= last);
  return {
    ...sentence,
    last,
    end: sentence.tokens.end[last - 1]!,
    named: before(sentence.named),
    triggers: before(sentence.triggers),
    harms: before(sentence.harms),
    cues: before(sentence.cues),
    persons: before(sentence.persons),
    places: before(sentence.places),
    actors: before(sentence.actors),
    unnamed: before(sentence.unnamed),
    whole: sentence.whole ?? sentence,
    relatives: undefined,
  };
}

const isUnnamed = ({ senses }: Hit): boolean => senses[0]!.part === "unnamed";

/** After the sentence's own stop and closing quotation mark. */
function sentenceEnd(tokens: Tokens, last: number): number {
  let end = tokens.end[last - 1]!;
  const limit = last < tokens.length ? tokens.start[last]! : tokens.text.length;
  while (end < limit && STOPS.includes(tokens.text[end]!)) end++;
  return end;
}

const STOPS = '.!?؟…"”’»)]';

/** A word of the sentence; empty outside it. */
export function wordIn({ tokens, first, last }: Sentence, t: number): string {
  return t >= first && t < last ? wordOf(tokens, t) : "";
}

/** "The attackers", "the site": who or what with its article is known from before. */
const KNOWN = new WordSet("attackers assailants bombers killers kidnappers site scene same target");
const KNOWN_ARABIC = new WordSet(
  "المهاجمين المهاجمون المواجهات الاشتباكات الهجوم الانفجار القصف التظاهره الضربه الضربات الحادث والمواجهات " +
    "والاشتباكات",
);

/** Speaks of those who did what was told, or of where it was, as known. */
export function namesKnown({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < last; t++)
    if (
      KNOWN_ARABIC.has(tokens, t) ||
      (wordOf(tokens, t - 1) === "the" &&
        (KNOWN.has(tokens, t) ||
          (ATTACKS.has(tokens, t) && wordOf(tokens, t - 2) === "of" && wordOf(tokens, t - 3) === "one")))
    )
      return true;
  return false;
}

/** Of which "one of the ..." is one that was told of. */
const ATTACKS = new WordSet("raids strikes rockets missiles shells blasts attacks bombs explosions bombings drones");

const CROWD = new WordSet("they them some others there بعضهم منهم عليهم ردت رد فردت فرد وردت ورد");

/** "They", "some of them", after a sentence about a crowd. */
export function refersToCrowd({ tokens, first, last, whole }: Sentence): boolean {
  // In Arabic "and burned tyres": a verb of many that names nobody.
  if (whole === null && /^[وف]?[^يتن].{2,}وا$/.test(wordOf(tokens, first))) return true;
  for (let t = first; t < last; t++) if (CROWD.has(tokens, t)) return true;
  return false;
}

export function spanOf({ tokens }: { tokens: Tokens }, first: number, end: number): Span {
  return { start: tokens.start[first]!, end: tokens.end[end - 1]! };
}

export function textOf({ tokens }: { tokens: Tokens }, first: number, end: number): string {
  return tokens.text.slice(tokens.start[first]!, tokens.end[end - 1]!);
}

/**
 * Whether a clause ends between the words `a` and `b` (a < b): a semicolon, colon or dash, or a comma with a conjunction; what stands between
 * two dashes is passed over.
 */
export function clauseBetween({ tokens }: Sentence, a: number, b: number): boolean {
  for (let t = a; t < b; t++) {
    const gap = tokens.gap[t]!;
    if (gap === GAP.other) {
      const between = writtenBehind(tokens, t);
      const closing = /[—–]/.test(between) ? nextDash(tokens, t + 1, b) : -1;
      if (closing > t) {
        t = closing;
        continue;
      }
      if (/[;:؛—–]/.test(between)) return true;
    }
    if (gap === GAP.comma && t + 1 < b && CONJUNCTION.has(tokens, t + 1)) return true;
  }
  return false;
}
/** The word before the next dash, up to `b`; -1 where there is none. */
function nextDash(tokens: Tokens, from: number, b: number): number {
  for (let t = from; t < b; t++) if (tokens.gap[t] === GAP.other && /[—–]/.test(writtenBehind(tokens, t))) return t;
  return -1;
}

/** The signs and spaces between a word and the next; "" behind the last. */
export const writtenBehind = ({ text, start, end }: Tokens, t: number): string =>
  text.slice(end[t]!, start[t + 1] ?? end[t]!);

const CONJUNCTION = new WordSet("and but while when as so yet which who where although though whereas");

/** In Arabic "fought, amid heavy shelling", "along with raids": what there was beside it begins with word `t`. */
export function isAmid({ tokens, first, arabic }: Sentence, t: number): boolean {
  if (!arabic || t - 1 <= first || tokens.gap[t - 1]! > GAP.space) return false;
  if (wordOf(tokens, t - 1) === "وسط") return tokens.gap[t - 2]! >= GAP.comma;
  return wordOf(tokens, t - 1) === "مع" && ALONG.has(tokens, t - 2);
}
const ALONG = new WordSet("تزامنا بالتزامن بالتوازي توازيا مترافقا مترافقه ترافقت ترافق تزامنت تزامن متزامنا", "و");
