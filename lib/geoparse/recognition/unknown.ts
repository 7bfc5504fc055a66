// Places that no gazetteer knows: a name in a place's position ("the village of X, north of Khanaqin", "X, a village near Balad") is a
// toponym all the same. It stays unresolved, with what the text says of where it is.

import { FLAG } from "@/lib/gazetteer/lexicon";
import { AND, type Document } from "@/lib/geoparse/document";
import { INDEX, type Recognition } from "@/lib/geoparse/recognition/features";
import { besideKind, CALLED, called } from "@/lib/geoparse/recognition/unknown-kind"; // beside a word for a kind
import {
  atDistance,
  closing,
  contained,
  GENERICS,
  generic,
  listed,
  located,
} from "@/lib/geoparse/recognition/unknown-position"; // by position alone
import { type Look, Search, type UnknownToponym } from "@/lib/geoparse/recognition/unknown-search"; // what was found
import { GAP, SHAPE } from "@/lib/text/tokenize";

/** The names in the text that no gazetteer has and that are places all the same, by start; the parameters are those of `Search`. */
export function unknownToponyms(
  document: Document,
  found: readonly Recognition[],
  look: Look,
  misplaced: (known: number, near: number) => boolean,
): UnknownToponym[] {
  const { tokens, phrases, phraseEnds, skipped, flags } = document;
  const { shape, gap } = tokens;
  const search = new Search(document, found, look, misplaced);
  const { taken } = search;
  const regional = isRegional(found);
  for (let t = 0; t < tokens.length; t++) {
    if (skipped[t]) continue;
    const phrase = phrases[t];
    if (phrase !== undefined && phrase.lists & FLAG.kind) besideKind(search, t, phrase);
    if (shape[t] === SHAPE.lower) {
      if (CALLED.has(tokens, t)) called(search, t);
    } else if (shape[t] === SHAPE.capital) {
      if (regional && GENERICS.has(tokens, t)) generic(search, t);
    } else if (shape[t] === SHAPE.digit) atDistance(search, t);
    // Not the "in" of an organisation's own name ("Islamic Resistance in").
    const within = phrase !== undefined || phraseEnds[t + 1] !== undefined;
    if (regional && !within && (flags[t]! & (FLAG.locative | FLAG.weak)) !== 0 && !taken[t + 1]) located(search, t);
    if (taken[t] === 0) continue;
    if (regional && !taken[t - 1]) contained(search, t);
    if (gap[t] === GAP.comma && !taken[t + 1]) listed(search, t + 1);
    if (regional && AND.has(tokens, t + 1) && !taken[t + 2]) closing(search, t + 2);
  }
  return search.unknown.sort((a, b) => a.start - b.start);
}

/** Whether most names are those of places of the region. */
function isRegional(found: readonly Recognition[]): boolean {
  let regional = 0;
  for (const { features } of found) if (features[INDEX.focus]! + features[INDEX.region]! > 0) regional++;
  return regional * 2 > found.length;
}
