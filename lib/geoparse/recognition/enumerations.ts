// How an article goes through places: what stands between the names of a list, and which word for a kind announces it.

import { SITE } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import { AND, type Document, isCapitalShape, OF } from "@/lib/geoparse/document";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/** The words from one name of a list to the next. */
export interface Between {
  /** The first word that counts; figures and remarks in brackets directly behind a name are stepped over. */
  from: number;
  /** A comma stands there. */
  comma: boolean;
}

/** So many words a remark in brackets has at most. */
const REMARK = 6;

/** What stands behind a name that ends before word `end`: "Anbar (4,256 families), followed by Baghdad". */
export function betweenFrom({ tokens }: Document, end: number): Between {
  const { text } = tokens;
  const plain = { from: end, comma: false };
  if (tokens.gap[end - 1] !== GAP.other || end >= tokens.length) return plain;
  if (text.slice(tokens.end[end - 1], tokens.start[end]) !== " (") return plain;
  for (let t = end; t < tokens.length && t < end + REMARK; t++) {
    if (tokens.gap[t]! <= GAP.hyphen) continue;
    const behind = text.slice(tokens.end[t], tokens.start[t + 1]);
    const closing = behind.indexOf(")");
    if (closing >= 0) return { from: t + 1, comma: /^\) ?[,،] $/.test(behind.slice(closing)) };
    if (behind.includes("(")) return plain;
  }
  return plain;
}

/** Whether brackets hold the words from `first` to `end` and nothing else: "Sinjar (Ninewa)". */
export function isBracketed({ tokens }: Document, first: number, end: number): boolean {
  const { text } = tokens;
  return (
    first > 0 &&
    /^ ?\($/.test(text.slice(tokens.end[first - 1], tokens.start[first])) &&
    text[tokens.end[end - 1]!] === ")"
  );
}

/**
 * Whether one name lies on one side and the next on another: "Diyala to the north, Wasit to the east", "ومن الشمال كركوك". What borders on
 * something is told of in a list.
 */
export function isOnAnotherSide({ tokens, flags }: Document, from: number, to: number): boolean {
  if (to - from < 2 || to - from > 5) return false;
  let sides = 0;
  for (let t = from; t < to; t++) {
    if ((flags[t]! & FLAG.direction) !== 0) sides++;
    else if (!SIDES.has(tokens, t) && !((flags[t]! & FLAG.kind) !== 0 && tokens.shape[t] === SHAPE.arabic))
      return false;
  }
  return sides > 0 && (SIDES.has(tokens, from) || AND.has(tokens, from));
}

const SIDES = new WordSet("to on in from the by and with من ومن الي والي علي في وفي");

/**
 * "The southern provinces (Basra, Dhi Qar)", "districts such as Sinjar", "three towns: Hit, Ana": the word for a kind that announces the list
 * which begins with word `first`.
 */
export function announcing({ tokens, phrases, phraseEnds, flags }: Document, first: number): Phrase | undefined {
  if (first === 0) return undefined;
  let end = first;
  if (/^(?: \(|: )$/.test(tokens.text.slice(tokens.end[first - 1], tokens.start[first]))) {
    // "the provinces (of the) south (Basra ...": Arabic puts the adjective behind.
    const adjective = tokens.shape[first - 1] === SHAPE.arabic && phraseEnds[first] === undefined;
    end = adjective && tokens.gap[first - 2] === GAP.space ? first - 1 : first;
  } else if (tokens.gap[first - 1]! > GAP.newline) return undefined;
  else if (SUCH.has(tokens, first - 1)) end = first - 1;
  else if (first > 1 && foldedWord(tokens, first - 1) === "as" && foldedWord(tokens, first - 2) === "such")
    end = first - 2;
  else return undefined;
  if (end > 0 && tokens.gap[end - 1] === GAP.comma && end === first) return undefined;
  for (let t = Math.max(0, end - 2); t < end; t++) {
    const phrase = phrases[t];
    // Of "camps such as Khanke" the town is as near as its camp.
    if (phrase?.end === end && (flags[t]! & FLAG.kind) !== 0 && !phrase.kindsBehind.some(kind => SITE.has(kind)))
      return phrase;
  }
  return undefined;
}

/**
 * "The villages of Lelkan, Karakan and Siran": the word for the kind of a list of small places in which names that no gazetteer has stand before
 * the one that begins with word `first`.
 */
export function kindOfList({ tokens, phraseEnds, article, sentence }: Document, first: number): Phrase | undefined {
  let t = first;
  while (t > 0 && t > first - LONGEST && sentence[t - 1] === sentence[first] && tokens.gap[t - 1]! <= GAP.comma) {
    const before = t - 1;
    if (!AND.has(tokens, before) && !isCapitalShape(tokens.shape[before]!) && article[before] !== 1) break;
    t--;
  }
  if (t === first || tokens.gap[t - 1] !== GAP.space) return undefined;
  const phrase = phraseEnds[t];
  return phrase !== undefined && OF.has(tokens, t - 1) && phrase.kindsBefore.some(kind => SMALL.has(kind))
    ? phrase
    : undefined;
}

const SMALL = new Set<Kind>(["village", "town", "neighbourhood"]);
/** How many words of such a list are looked back over. */
const LONGEST = 24;

const SUCH = new WordSet("including namely like مثل منها");
