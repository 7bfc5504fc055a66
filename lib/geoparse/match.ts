// Where names of the gazetteer stand in the text: exactly, or by their sound. First stage of recognition; no judgement yet.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { joinsNext, longestAt } from "@/lib/gazetteer/matcher";
import type { Document } from "@/lib/geoparse/document";
import { spellingKey } from "@/lib/text/spelling";
import { foldedWord, SHAPE } from "@/lib/text/tokenize";

/** Words of the text that are written as a name of the gazetteer, or sound like one. */
export interface NameMatch {
  /** First word, and the word behind the last. */
  first: number;
  end: number;
  /** Indices into the gazetteer's names. */
  names: number[];
  /** How the name was found. */
  form: "exact" | "spelled" | "fuzzy";
  /** Edit distance of the keys; 0 but for "fuzzy". */
  distance: number;
}

/** Leftmost-longest matches; of an exact and a spelled match of one length the exact one. */
export function matchNames(document: Document, gazetteer: Gazetteer): NameMatch[] {
  const { tokens, words, skipped } = document;
  const matches: NameMatch[] = [];
  let t = 0;
  while (t < tokens.length) {
    if (skipped[t]) {
      t++;
      continue;
    }
    const exact = longestAt(gazetteer.exact, tokens, words, t);
    const spelled = longestSpelled(document, gazetteer, t);
    if (exact !== null && (spelled === null || exact.end >= spelled.end)) {
      matches.push({
        first: t,
        end: exact.end,
        names: gazetteer.exact.payloads(exact.state),
        form: "exact",
        distance: 0,
      });
      t = exact.end;
    } else if (spelled !== null) {
      matches.push({
        first: t,
        end: spelled.end,
        names: gazetteer.spelled.payloads(spelled.state),
        form: "spelled",
        distance: 0,
      });
      t = spelled.end;
    } else {
      const near = nearestSpelling(document, gazetteer, t);
      if (near !== null) matches.push(near);
      t++;
    }
  }
  return matches;
}

/** A capitalised word that nothing knows, one slip away from a name of the region. */
function nearestSpelling(document: Document, gazetteer: Gazetteer, t: number): NameMatch | null {
  const { tokens, words, flags, article, caseless } = document;
  if (words[t]! >= 0 || flags[t] !== 0 || article[t]) return null;
  const shape = tokens.shape[t]!;
  const length = tokens.end[t]! - tokens.start[t]!;
  if (
    length < 5 ||
    length > 24 ||
    !(shape === SHAPE.capital || shape === SHAPE.upper || (shape === SHAPE.lower && caseless[t]))
  )
    return null;
  const word = foldedWord(tokens, t);
  if (gazetteer.vocabulary.idOf(word.replace(/s$/, "")) >= 0) return null; // a plural is no misprint
  const near = gazetteer.near(spellingKey(word));
  if (near.length === 0) return null;
  const { distance } = near[0]!;
  return {
    first: t,
    end: t + 1,
    names: near.filter(name => name.distance === distance).map(({ name }) => name),
    form: "fuzzy",
    distance,
  };
}

/** The longest match by spelling keys from word `t`, stepping over articles ("Ain al-Asad" is found as "Ain Asad"). */
function longestSpelled(document: Document, gazetteer: Gazetteer, t: number): { end: number; state: number } | null {
  const { tokens, keys, article } = document;
  if (!gazetteer.spelled.starts(keys[t]!) || article[t]) return null;
  let state = 0;
  let best: { end: number; state: number } | null = null;
  for (let u = t; u < tokens.length; u++) {
    if (!(article[u] && u > t)) {
      if (keys[u]! < 0) break;
      state = gazetteer.spelled.step(state, keys[u]!);
      if (state === -1) break;
      if (gazetteer.spelled.ends(state)) best = { end: u + 1, state };
    }
    if (!joinsNext(tokens, u)) break;
  }
  if (best === null) return null;
  // A single word that is short, or an ordinary one, is no name by its sound alone.
  if (best.end === t + 1 && (tokens.end[t]! - tokens.start[t]! < 4 || document.flags[t]! & FLAG.common)) return null;
  return best;
}
