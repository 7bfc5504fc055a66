// Text search: a reader's words to terms, terms to an expression of SQLite's FTS5, and the hits in a piece of text. Text and
// terms are folded alike (lib/text), so what the index finds is what the excerpt highlights. Pure.

import { foldedWord, tokenize } from "@/lib/text/tokenize";
import type { Span } from "@/lib/types";

/** Folded words that stand one after another; the last may go on ("convoy" finds "convoys") unless it was quoted. */
interface Term {
  words: string[];
  exact: boolean;
}

/** An article matches when for one group it has every term of `all` and no term of `none`. */
export interface SearchGroup {
  all: Term[];
  none: Term[];
}

/** Shorter words would go on to too many others. */
const SHORTEST_PREFIX = 3;

/**
 * Reads `convoy "road side bomb" -drill OR القائم`: words are all wanted, quotation marks make an exact phrase, a minus
 * excludes, OR (in Arabic أو) parts alternatives. Every text is a search; one without words asks for nothing and gives no groups.
 */
export function readSearch(q: string): SearchGroup[] {
  const groups: SearchGroup[] = [{ all: [], none: [] }];
  for (const [, minus, phrase, word = ""] of q.matchAll(/(-?)(?:["“”«»]([^"“”«»]*)["“”«»]?|([^\s"“”«»]+))/gu)) {
    if (word === "OR" || word === "أو") {
      groups.push({ all: [], none: [] });
      continue;
    }
    const words = foldedWords(phrase ?? word).map(({ word }) => word);
    if (words.length === 0) continue;
    const exact = phrase !== undefined || (words.at(-1)?.length ?? 0) < SHORTEST_PREFIX;
    groups.at(-1)?.[minus ? "none" : "all"].push({ words, exact });
  }
  return groups.filter(({ all, none }) => all.length + none.length > 0);
}

/** A group's wanted terms, or its unwanted ones, as an FTS5 expression. */
export function ftsAll(terms: readonly Term[]): string {
  return terms.map(fts).join(" AND ");
}
export function ftsAny(terms: readonly Term[]): string {
  return terms.map(fts).join(" OR ");
}
function fts({ words, exact }: Term): string {
  return `"${words.join(" ")}"${exact ? "" : "*"}`; // folded words are letters and digits: nothing to escape
}

/** What goes into the index for a text, without the stretches to skip (sorted by start). */
export function indexable(text: string, skip: readonly Span[]): string {
  let s = 0;
  let out = "";
  for (const { start, word } of foldedWords(text)) {
    while (s < skip.length && (skip[s]?.end ?? 0) <= start) s++;
    if ((skip[s]?.start ?? Number.POSITIVE_INFINITY) <= start) continue;
    out += out === "" ? word : ` ${word}`;
  }
  return out;
}

/** Where the wanted terms stand in a text, in order, without overlaps. */
export function hits(text: string, groups: readonly SearchGroup[]): Span[] {
  const terms = groups.flatMap(({ all }) => all);
  if (terms.length === 0) return [];
  const words = foldedWords(text);
  const found: Span[] = [];
  for (let w = 0; w < words.length; w++) {
    let length = 0;
    for (const term of terms) if (term.words.length > length && standsAt(words, w, term)) length = term.words.length;
    if (length === 0) continue;
    found.push({ start: words[w]?.start ?? 0, end: words[w + length - 1]?.end ?? 0 });
    w += length - 1;
  }
  return found;
}

function standsAt(words: readonly { word: string }[], at: number, { words: wanted, exact }: Term): boolean {
  return wanted.every((want, i) => {
    const word = words[at + i]?.word ?? "";
    return word === want || (!exact && i === wanted.length - 1 && word.startsWith(want));
  });
}

function foldedWords(text: string): (Span & { word: string })[] {
  const tokens = tokenize(text);
  const words: (Span & { word: string })[] = [];
  for (let t = 0; t < tokens.length; t++) {
    const word = foldedWord(tokens, t);
    if (word !== "") words.push({ start: tokens.start[t] ?? 0, end: tokens.end[t] ?? 0, word });
  }
  return words;
}
