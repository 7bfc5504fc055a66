// Sites that go by the name of their town alone: an oil field among oil fields, a camp among camps, a base where troops are told of.

import { type Gazetteer, SITE } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { type Document, NEAR } from "@/lib/geoparse/document";
import type { Hint, Recognition } from "@/lib/geoparse/features";
import type { Place } from "@/lib/types";

/** What a sentence may be about, by the flag of the words that tell it. */
const SUBJECTS = [
  { flag: FLAG.ofFields, kind: "facility", words: ["field", "حقل"] },
  { flag: FLAG.ofCamps, kind: "facility", words: ["camp", "مخيم"] },
  { flag: FLAG.ofBases, kind: "military-base", words: [] },
] as const;

/** Tells the names that sites have, too, of which kinds their lists and sentences speak. */
export function hintSites(
  { tokens, flags, sentence, bounds }: Document,
  gazetteer: Gazetteer,
  found: readonly Recognition[],
): void {
  for (let i = 0; i < found.length; i++) {
    const recognition = found[i]!;
    const { match, list, kinds } = recognition;
    if (kinds.length > 0 || !match.names.some(id => gazetteer.bearersAt(id).site)) continue;
    const hints: Hint[] = [];
    for (let j = i - 1; list >= 0 && j <= i + 1; j += 2) {
      const other = found[j];
      const kind = other?.list === list ? other.kinds.find(kind => SITE.has(kind)) : undefined;
      if (kind !== undefined) hints.push({ kind, words: [other!.kindWord], weight: 2 });
    }
    // What happens near a name happens near the town.
    const near = match.first > 0 && NEAR.has(tokens, match.first - 1);
    const opening = bounds[sentence[match.first]! * 2]!;
    const closing = bounds[sentence[match.first]! * 2 + 1]!;
    for (const { flag, kind, words } of near ? [] : SUBJECTS) {
      let count = 0;
      for (let t = Math.max(opening, match.first - REACH); t < Math.min(closing, match.end + REACH); t++)
        if ((flags[t]! & flag) !== 0) count++;
      if (count > 0) hints.push({ kind, words, weight: Math.min(count, ENOUGH) / ENOUGH });
    }
    if (hints.length > 0) recognition.hints = hints;
  }
}

/** How many words on either side say what a sentence is about, and how many such words make it sure. */
const REACH = 25;
const ENOUGH = 3;

/** How much of the hints speaks for a place. */
export function likeness({ kind, name, nameAr, names }: Place, hints: readonly Hint[]): number {
  let most = 0;
  for (const hint of hints) {
    if (hint.kind !== kind || hint.weight <= most) continue;
    const { words } = hint;
    if (
      words.length === 0 ||
      [name, nameAr, ...names].some(written => words.some(word => written.toLowerCase().includes(word)))
    )
      most = hint.weight;
  }
  return most;
}
