// Literal or metonymic: "fighting in Baghdad" names a city, "talks with Baghdad" a government.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import type { Recognition } from "@/lib/geoparse/recognize";
import { foldedWord, GAP, SHAPE } from "@/lib/text/tokenize";
import type { Mention, Place } from "@/lib/types";

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

/**
 * "Moscow and Washington have agreed": what is said of the last of a list is said of all. Marks the names before a metonymic one in a
 * list, as far as they can stand for a government and no preposition makes them a place.
 *
 * @param mentions in the order of `found`; changed in place
 */
export function spreadMetonymy(
  document: Document,
  gazetteer: Gazetteer,
  found: readonly Recognition[],
  mentions: readonly Mention[],
): void {
  for (let i = mentions.length - 2; i >= 0; i--) {
    const mention = mentions[i]!;
    const next = mentions[i + 1]!;
    if (!mention.literal || next.literal || mention.resolution.type !== "resolved") continue;
    const place = gazetteer.place(mention.resolution.placeId);
    if (!place || !governs(gazetteer, place)) continue;
    const between = document.tokens.text.slice(mention.end, next.start);
    const { first } = found[i]!.match;
    const introduced = first > 0 && (document.flags[first - 1]! & (FLAG.locative | FLAG.weak | FLAG.direction)) !== 0;
    if (introduced || !/^(?:,? and |, | or |،? ?و?)$/.test(between)) continue;
    mention.literal = false;
    mention.evidence.push({
      feature: "metonymic",
      value: 1,
      weight: 0,
      note: `in a list with ${next.text}, which stands for a government`,
    });
  }
}

function governs(gazetteer: Gazetteer, place: Place): boolean {
  return (
    place.kind === "country" || place.featureCode === "PPLC" || place.kind === "region" || isSeat(gazetteer, place)
  );
}

/** Seats of regional governments speak too ("Erbil rejected"). */
function isSeat(gazetteer: Gazetteer, place: Place): boolean {
  return place.kind === "city" && place.country === gazetteer.region.focus && place.population > 500_000;
}

function recognitionText(document: Document, { match }: Recognition): string {
  return document.tokens.text.slice(document.tokens.start[match.first]!, document.tokens.end[match.end - 1]!);
}
