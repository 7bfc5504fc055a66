// Literal or metonymic: "fighting in Baghdad" names a city, "talks with Baghdad" a government.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import type { Recognition } from "@/lib/geoparse/recognize";
import { foldedWord, GAP, SHAPE } from "@/lib/text/tokenize";
import type { Place } from "@/lib/types";

/** Why a toponym is taken as the name of a government or people, or "" where it is taken literally. */
export function metonymyOf(document: Document, gazetteer: Gazetteer, recognition: Recognition, place: Place): string {
  const { tokens, flags, article, prefix } = document;
  const governs =
    place.kind === "country" || place.featureCode === "PPLC" || place.kind === "region" || isSeat(gazetteer, place);
  if (!governs) return "";
  const { first, end } = recognition.match;
  if (recognition.kinds.length > 0) return "";
  let before = first - 1;
  if (before >= 0 && article[before]) before--;
  if (before >= 0 && tokens.gap[before]! <= GAP.newline) {
    let cue = before;
    if (foldedWord(tokens, cue) === "the" && cue > 0) cue--;
    const flag = flags[cue]!;
    if (flag & FLAG.address && !(flag & FLAG.locative))
      return `"${foldedWord(tokens, cue)} ${recognitionText(document, recognition)}"`;
    if (flag & (FLAG.locative | FLAG.direction)) return "";
    if (prefix[first]! > 0) return "";
    if (flag & FLAG.weak) {
      // "talks with Baghdad", "relations between Washington and Baghdad"
      for (let t = cue - 1; t >= Math.max(0, cue - 4); t--) {
        if (document.sentence[t] !== document.sentence[first]) break;
        if (flags[t]! & FLAG.address) return `"${foldedWord(tokens, t)} ${foldedWord(tokens, cue)}"`;
      }
      if (foldedWord(tokens, cue) !== "and") return "";
    }
  } else if (prefix[first]! > 0) return "";
  if (tokens.shape[first] === SHAPE.arabic) {
    // In Arabic the verb comes first: "wa-da'at Tahran", "adanat Iran wa-Turkiya".
    for (let t = first - 1; t >= Math.max(0, first - 3); t--) {
      if (document.sentence[t] !== document.sentence[first] || tokens.gap[t]! > GAP.newline) break;
      if (flags[t]! & FLAG.will) return `"${foldedWord(tokens, t)}" before it`;
      if (flags[t]! & (FLAG.locative | FLAG.weak | FLAG.kind | FLAG.direction)) break;
    }
  }
  // The subject of a verb of will: directly behind, or behind an adverb.
  for (let t = end; t < Math.min(tokens.length, end + 2); t++) {
    if (t > end - 1 && tokens.gap[t - 1]! > GAP.newline) break;
    if (document.sentence[t] !== document.sentence[first]) break;
    if (flags[t]! & FLAG.will) return `"${foldedWord(tokens, t)}" behind it`;
  }
  return "";
}

/** Seats of regional governments speak too ("Erbil rejected"). */
function isSeat(gazetteer: Gazetteer, place: Place): boolean {
  return place.kind === "city" && place.country === gazetteer.region.focus && place.population > 500_000;
}

function recognitionText(document: Document, { match }: Recognition): string {
  return document.tokens.text.slice(document.tokens.start[match.first]!, document.tokens.end[match.end - 1]!);
}
