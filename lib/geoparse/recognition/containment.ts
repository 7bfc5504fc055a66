// Which of two names may be of a place that lies in the other's.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import { distanceKm } from "@/lib/geo";
import { AND, type Document, THE } from "@/lib/geoparse/document";
import type { Recognition } from "@/lib/geoparse/recognition/features";
import { foldedWord, GAP, SHAPE } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/** "the Cukurca district of Hakkari", "Debaga camp in Erbil": a word for a kind and "of" or "in" stand between. */
export function isKindWithin({ tokens, flags, article }: Document, a: Recognition, b: Recognition): boolean {
  const kind = a.match.end;
  const last = b.match.first - 1 - Number(article[b.match.first - 1] === 1);
  if (last !== kind + 1 || (flags[kind]! & FLAG.kind) === 0 || tokens.gap[kind]! > GAP.newline) return false;
  if (tokens.gap[a.match.end - 1]! > GAP.newline) return false;
  const word = foldedWord(tokens, last);
  return word === "of" || word === "in";
}

/** Whether a word for a kind is part of the name before it: "[Nasr District] of ...". */
export function isInside({ tokens }: Document, kind: Phrase | null, { match: { first, end } }: Recognition): boolean {
  return kind !== null && kind.first > first && kind.first < end && tokens.shape[first] !== SHAPE.lower;
}

/** "the Karama quarter of ...": behind "the" the word is the name's before it, whatever the gazetteer knows there. */
export function isCalledQuarter({ tokens, phrases }: Document, { match: { first, end } }: Recognition): boolean {
  if (first === 0 || !THE.has(tokens, first - 1) || tokens.shape[end] !== SHAPE.lower) return false;
  const kinds = phrases[end]?.kindsBefore ?? [];
  return kinds.length > 0 && kinds.every(kind => kind === "neighbourhood" || kind === "admin2");
}

/**
 * "in Cairo, Illinois, a storm": the name after the comma is a state of a country far from the region, and punctuation closes it. It
 * contains the name before it even if the gazetteer knows no such town; so it does where the sentence goes on with a small word that
 * continues no list ("Sharon, Vermont has"). Nearer provinces stand in lists too often to be sure.
 */
export function closes({ tokens }: Document, gazetteer: Gazetteer, { match }: Recognition): boolean {
  if (match.form !== "exact") return false;
  const goesOn = match.end < tokens.length && tokens.gap[match.end - 1] === GAP.space;
  if (tokens.gap[match.end - 1]! <= GAP.hyphen && !(goesOn && tokens.shape[match.end] === SHAPE.lower)) return false;
  if (goesOn && (AND.has(tokens, match.end) || foldedWord(tokens, match.end) === "or")) return false;
  return match.names.some(id =>
    gazetteer.nameAt(id).places.some(p => {
      const place = gazetteer.placeAt(p);
      return place.kind === "admin1" && !gazetteer.region.countries.includes(place.country);
    }),
  );
}

/** "Guam, Alaska and Hawaii": what is a country or a state and nothing else lies in no state. */
export function mayLieInside(gazetteer: Gazetteer, { match }: Recognition): boolean {
  return match.names.some(id => gazetteer.nameAt(id).places.some(p => !WHOLE.has(gazetteer.placeAt(p).kind)));
}

const WHOLE = new Set<Kind>(["country", "admin1", "region", "sea"]);
const OUTER = new Set<Kind>(["country", "admin1", "admin2", "region", "area"]);

/** Whether some reading of `outer` is the country or province of some reading of `inner`. */
export function mayContain(gazetteer: Gazetteer, outer: Recognition, inner: Recognition): boolean {
  for (const id of outer.match.names) {
    for (const p of gazetteer.nameAt(id).places) {
      const place = gazetteer.placeAt(p);
      if (!OUTER.has(place.kind)) continue;
      for (const innerId of inner.match.names) {
        for (const q of gazetteer.nameAt(innerId).places) if (p !== q && isWithin(gazetteer, q, p)) return true;
      }
    }
  }
  return false;
}

/** Whether some reading of `outer` is a town in which a quarter lies that some reading of `inner` is. */
export function isTownOf(gazetteer: Gazetteer, outer: Recognition, inner: Recognition): boolean {
  const placesOf = ({ match }: Recognition) =>
    match.names
      .flatMap(id => gazetteer.nameAt(id))
      .flatMap(({ places, sites }) => [...places, ...sites].map(p => gazetteer.placeAt(p)));
  const quarters = placesOf(inner).filter(({ kind }) => kind === "neighbourhood");
  if (quarters.length === 0) return false;
  return placesOf(outer).some(
    ({ kind, country, lon, lat }) =>
      (kind === "city" || kind === "town") &&
      quarters.some(
        quarter => quarter.country === country && distanceKm([lon, lat], [quarter.lon, quarter.lat]) < TOWN_KM,
      ),
  );
}

/** How far from its town's centre a quarter lies. */
const TOWN_KM = 25;

/** Whether place `inner` lies in place `outer` by what the gazetteer says of countries and provinces. */
export function isWithin(gazetteer: Gazetteer, inner: number, outer: number): boolean {
  const a = gazetteer.placeAt(inner);
  const b = gazetteer.placeAt(outer);
  if (b.country === "" || a.country !== b.country) return false;
  if (b.kind === "country") return true;
  if (b.kind === "admin1") return a.admin1 === b.admin1 || a.admin1 === b.name;
  if (b.kind === "admin2") return a.admin1 === b.admin1 && a.admin2 !== "" && b.name.startsWith(a.admin2);
  // Sicily and Normandy are areas of their own, and their towns are filed under them.
  if (b.kind === "area") return a.admin1 !== "" && a.admin1 === b.name;
  return b.kind === "region";
}
