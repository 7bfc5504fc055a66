// Whether a name is a noun of its own or qualifies the noun after it: "in the Atlantic" and "the Riverdale area", "the US has" and "US troops".

import { FLAG } from "@/lib/gazetteer/lexicon";
import { AND, type Document, isCapitalShape } from "@/lib/geoparse/document";
import { foldedWord, GAP, SHAPE } from "@/lib/text/tokenize";

/** Whether no noun follows that the words before would qualify: "in the Atlantic." and not "the Riverdale area". */
export function endsPhrase({ tokens, flags }: Document, end: number): boolean {
  if (end >= tokens.length || tokens.gap[end - 1]! > GAP.hyphen) return true;
  if (tokens.gap[end - 1] === GAP.hyphen || tokens.shape[end] !== SHAPE.lower) return false;
  return (
    (flags[end]! & (FLAG.locative | FLAG.goal | FLAG.weak | FLAG.verb | FLAG.will)) !== 0 ||
    FOLLOWERS.has(foldedWord(tokens, end))
  );
}

/** Words after a name that no noun begins with, beside those of the cues: the name is a noun itself. */
const FOLLOWERS = new Set(
  `and or nor but is was are were be been being who whom whose which that as if when while where why how than also now then not so because
  after before since until unless although though whether do does did has had have can cannot could may might must shall should will would
  still yet too instead again only never ever just even always already both all either once itself alone alike here there this today
  yesterday tomorrow out away up down off plus versus v vs per`.split(/\s+/),
);
/** Words that begin a noun's phrase: what stands before one is no noun but a verb. */
const DETERMINERS = new Set(
  "the a an its their his her any no every this these those it them they itself more".split(" "),
);

/**
 * Whether the abbreviation that ends before word `end` qualifies what follows, as an adjective does ("US troops", "U.S. Navy", "UAE-based"),
 * and is no noun ("the US has", "the US out of", "urged the US to leave", "the US shows no", "US seeking to", "US-Iran").
 */
export function qualifies(document: Document, end: number): boolean {
  const { tokens, flags } = document;
  const gap = tokens.gap[end - 1]!;
  if (isPossessor(document, end - 1) || gap > GAP.stop) return false;
  if (gap === GAP.hyphen)
    return (
      (tokens.shape[end] === SHAPE.lower && foldedWord(tokens, end) !== "and") || (flags[end]! & FLAG.demonym) !== 0
    );
  if (tokens.shape[end] !== SHAPE.lower) return isCapital(document, end) && !document.article[end];
  // "U.S. and Iraqi forces": both are said of the forces.
  if (AND.has(tokens, end) && end + 2 < tokens.length && tokens.gap[end + 1] === GAP.space)
    return (flags[end + 1]! & FLAG.demonym) !== 0 && tokens.shape[end + 2] === SHAPE.lower;
  if (flags[end]! & (FLAG.locative | FLAG.goal | FLAG.weak | FLAG.verb | FLAG.will)) return false;
  const word = foldedWord(tokens, end);
  if (FOLLOWERS.has(word) || (/.{2}[^e]ed$|.{4}(?:al|[cdenrst])ly$/.test(word) && word !== "allied")) return false;
  if (end + 1 === tokens.length || tokens.gap[end] !== GAP.space) return true;
  const next = foldedWord(tokens, end + 1);
  return !DETERMINERS.has(next) && !(word.endsWith("ing") && next === "to");
}

/** "US", "U.S.", "UAE": capitals only. */
export function isAbbreviation(
  { tokens, caseless }: Document,
  { first, end }: { first: number; end: number },
): boolean {
  if (caseless[first]) return false;
  for (let t = first; t < end; t++) {
    const length = tokens.end[t]! - tokens.start[t]!;
    if (tokens.shape[t] === SHAPE.upper ? length > 4 : !(tokens.shape[t] === SHAPE.capital && length === 1))
      return false;
  }
  return true;
}

/** Whether a possessive ends word `t`. */
export function isPossessor({ tokens }: Document, t: number): boolean {
  return /^['’]s?(?!\p{L})/u.test(tokens.text.slice(tokens.end[t], tokens.end[t]! + 3));
}

export function isCapital(document: Document, t: number): boolean {
  return t >= 0 && isCapitalShape(document.tokens.shape[t]!);
}
