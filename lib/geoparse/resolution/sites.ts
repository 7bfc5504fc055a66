// Sites that go by the name of their town alone: an oil field among oil fields, a camp among camps, a base where troops are told of; and
// quarters that go by a battle's or a province's name in reports from their city.

import { type Gazetteer, SITE } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { distanceKm } from "@/lib/geo";
import { type Document, NEAR } from "@/lib/geoparse/document";
import type { Hint, Recognition } from "@/lib/geoparse/recognition/features";
import type { Scored } from "@/lib/geoparse/resolution/scoring";
import type { Place, Position } from "@/lib/types";

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
  /** Where the city lies that was named last. */
  let city: Position | null = null;
  for (let i = 0; i < found.length; i++) {
    const recognition = found[i]!;
    const { match, list, kinds } = recognition;
    const quarter = kinds.length === 0 && isQuarterOf(gazetteer, recognition, city);
    const hints: Hint[] = quarter ? [{ kind: "neighbourhood", words: [], weight: 1 }] : [];
    if (quarter) recognition.hints = hints;
    else city = cityOf(gazetteer, recognition) ?? city;
    if (kinds.length > 0 || !match.names.some(id => gazetteer.bearersAt(id).site)) continue;
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

/** Where the city or town lies that a name is, as a person wrote it down for the region; null for what is no such name. */
function cityOf(gazetteer: Gazetteer, { match }: Recognition): Position | null {
  for (const id of match.names)
    for (const p of gazetteer.nameAt(id).places) {
      const { kind, source, lon, lat } = gazetteer.placeAt(p);
      if ((kind === "city" || kind === "town") && source.startsWith("curated")) return [lon, lat];
    }
  return null;
}

/** "Qadisiyah", where the last city told of has a quarter of the name, and nothing else near it is called so. */
function isQuarterOf(gazetteer: Gazetteer, { match }: Recognition, city: Position | null): boolean {
  if (city === null || !match.names.some(id => gazetteer.bearersAt(id).quarter)) return false;
  const liesWithin = (km: number) => (p: number) => {
    const { lon, lat } = gazetteer.placeAt(p);
    return distanceKm([lon, lat], city) <= km;
  };
  return (
    match.names.some(id =>
      gazetteer.nameAt(id).sites.some(p => gazetteer.placeAt(p).kind === "neighbourhood" && liesWithin(CITY_KM)(p)),
    ) && !match.names.some(id => gazetteer.nameAt(id).places.some(liesWithin(ROUND_KM)))
  );
}

/** How far from the middle of its city a quarter lies, one of the capital's suburbs, and what is told of in its news. */
const CITY_KM = 12;
const SUBURB_KM = 25;
const ROUND_KM = 50;

/**
 * "In Kirkuk he was shot in the Domiz quarter": where the sentence names the city of one of the quarters that a name may mean, those of
 * other cities are out of the question.
 */
export function inTheirCities(
  { sentence }: Document,
  gazetteer: Gazetteer,
  found: readonly Recognition[],
  scored: readonly Scored[][],
): Scored[][] {
  const cities = found.map(recognition => cityOf(gazetteer, recognition));
  const sentenceOf = (i: number) => sentence[found[i]!.match.first];
  return scored.map((list, i) => {
    const quarters = list
      .map(({ place }) => gazetteer.placeAt(place))
      .map(at => (at.kind === "neighbourhood" ? at : null));
    if (quarters.filter(quarter => quarter !== null).length < 2) return list;
    const near = new Set<Place>();
    for (let j = Math.max(0, i - AROUND); j <= Math.min(found.length - 1, i + AROUND); j++) {
      const city = cities[j];
      if (j === i || !city || sentenceOf(j) !== sentenceOf(i)) continue;
      for (const at of quarters) if (at !== null && distanceKm([at.lon, at.lat], city) <= SUBURB_KM) near.add(at);
    }
    return near.size === 0 ? list : list.filter((_, k) => quarters[k] === null || near.has(quarters[k]!));
  });
}

/** How many names of the sentence on either side may be the city's. */
const AROUND = 6;

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
