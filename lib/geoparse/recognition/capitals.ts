// Runs of capitalised words that may be a name, whether any gazetteer has it or not.

import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/** "in the town of X, Saturday Dec. 25": days, and no names. */
const CALENDAR = new WordSet(
  "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december " +
    "jan feb mar apr jun jul aug sept sep oct nov dec",
);

/** Whether some word is in no name: what is in one was weighed already, and found to be no place here. */
export function isUnlisted(document: Document, first: number, end: number): boolean {
  for (let t = first; t < end; t++) if (!document.article[t] && document.words[t]! < 0) return true;
  return false;
}

/** Whether "'s" stands behind word `t`. */
export function hasGenitive(document: Document, t: number): boolean {
  const { tokens } = document;
  return /^['’]s/.test(tokens.text.slice(tokens.end[t], tokens.end[t]! + 2));
}

/** A capitalised word that nothing makes a title, a people, a kind or an organisation. */
export function isName(document: Document, t: number): boolean {
  const none = FLAG.common | FLAG.title | FLAG.demonym | FLAG.direction | FLAG.kind | FLAG.organisation;
  return saysCapital(document, t) && (document.flags[t]! & none) === 0;
}

/** "Tal", "Wadi", "Hay": a word for a kind that names begin with. */
export function isHeadWord(document: Document, t: number): boolean {
  const { phrases, flags } = document;
  if (!saysCapital(document, t) || (flags[t]! & FLAG.kind) === 0) return false;
  return phrases[t]?.entries.some(entry => entry.list === "kind" && entry.position === "before") === true;
}

/** A word that may stand inside a name: one like a name, a word that names begin with, an article. */
export function isPartOfName(document: Document, t: number): boolean {
  return isName(document, t) || isHeadWord(document, t) || document.article[t] === 1;
}

/** After "the village of" a capital is enough, even of an ordinary word ("Tall Sabz"). */
export function saysCapital(document: Document, t: number): boolean {
  const { tokens, caseless } = document;
  const shape = tokens.shape[t];
  return !caseless[t] && (shape === SHAPE.capital || shape === SHAPE.mixed);
}

/** End of a run of capitalised words (articles and "Abu" inside) from word `first`; `first` itself if there is none. */
export function capitalisedRun(document: Document, first: number): number {
  const { tokens, article } = document;
  let end = first;
  while (end < tokens.length && end < first + 4) {
    const before = article[end] && end + 1 < tokens.length && tokens.shape[end + 1] !== SHAPE.lower;
    if ((!saysCapital(document, end) && !before) || CALENDAR.has(tokens, end)) break;
    end++;
    if (tokens.gap[end - 1]! > GAP.hyphen || hasGenitive(document, end - 1)) break;
  }
  return end;
}
