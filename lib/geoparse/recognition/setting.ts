// Where far from the region an article is set: small towns there are believed where it surely names their state or a town near them.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { distanceKm } from "@/lib/geo";
import { isWithin } from "@/lib/geoparse/recognition/containment";
import { INDEX, type Recognition } from "@/lib/geoparse/recognition/features";
import type { Place } from "@/lib/types";

/** From this probability on a name is surely a place. */
const SURE = 0.75;
/** How near a small town lies to a place that is surely named. */
const AROUND_KM = 60;
/** A town is what its name means if it is so many times larger than the next. */
const LEADS = 5;
/** An article that names more towns than that is set nowhere. */
const MANY = 60;
/** So many towns of one name lie in every state; they need more than that. */
const FEW = 12;
/** A country is large: of a name that it is enough for there are no more than these. */
const RARE = 2;

/**
 * "Ozark" in a report on Alabama: takes what speaks against a small town's name from those that lie in a state the article names, or near a
 * town it names, and from a rare name that lies in a country it names. Names of people and ordinary words stay as they are. Tells whether any feature changed.
 */
export function believeNearby(gazetteer: Gazetteer, found: readonly Recognition[]): boolean {
  // Who "said" and "had" is somebody, wherever the article names him; but the mayor of Norcia is not Norcia.
  const acting = new Set<number>();
  for (const { match, features } of found)
    if (features[INDEX.beforeVerb]! > 0 && features[INDEX.weakPreposition] === 0) acting.add(match.names[0]!);
  const doubtful = found.filter(recognition => isSmall(recognition) && !acting.has(recognition.match.names[0]!));
  if (doubtful.length === 0) return false;
  const states = new Set<string>();
  const countries = new Set<string>();
  const towns = new Map<string, Place>();
  for (const recognition of found) {
    if (recognition.probability < SURE || recognition.features[INDEX.smallUnsupported]! > 0) continue;
    const place = surely(gazetteer, recognition);
    if (place === undefined || gazetteer.region.countries.includes(place.country)) continue;
    if (place.kind === "country") countries.add(place.country);
    else if (place.kind === "admin1") states.add(`${place.country}.${place.name}`);
    else if (place.admin1 !== "") towns.set(place.id, place);
  }
  if (towns.size > MANY) towns.clear();
  if (states.size === 0 && countries.size === 0 && towns.size === 0) return false;
  let changed = false;
  for (const { match, features } of doubtful) {
    const places = match.names.flatMap(id => gazetteer.nameAt(id).places.map(p => gazetteer.placeAt(p)));
    const near = places.some(
      place =>
        (places.length <= FEW && states.has(`${place.country}.${place.admin1}`)) ||
        (places.length <= RARE && countries.has(place.country)) ||
        [...towns.values()].some(
          town =>
            town.country === place.country && distanceKm([town.lon, town.lat], [place.lon, place.lat]) < AROUND_KM,
        ),
    );
    if (!near) continue;
    features[INDEX.smallUnsupported] = 0;
    changed = true;
  }
  return changed;
}

/** Names that people or ordinary things have, too. */
const OTHERWISE = (
  [
    "firstName",
    "surname",
    "nisba",
    "common",
    "demonym",
    "afterTitle",
    "inPerson",
    "personElsewhere",
    "pairedElsewhere",
  ] as const
).map(name => INDEX[name]);

function isSmall({ match, features }: Recognition): boolean {
  if (features[INDEX.smallUnsupported] === 0 || match.form !== "exact") return false;
  return features[INDEX.lowercase] === 0 && features[INDEX.caseless] === 0 && OTHERWISE.every(f => features[f] === 0);
}

/** The place that a name means whatever else the article says: the one in its container, the only one, or by far the largest. */
function surely(gazetteer: Gazetteer, { match, container }: Recognition): Place | undefined {
  const numbers = match.names.flatMap(id => gazetteer.nameAt(id).places);
  if (container !== null) {
    const outer = container.match.names.flatMap(id => gazetteer.nameAt(id).places);
    const inside = numbers.filter(p => outer.some(q => p !== q && isWithin(gazetteer, p, q)));
    if (inside.length === 1) return gazetteer.placeAt(inside[0]!);
  }
  const places = numbers.map(p => gazetteer.placeAt(p));
  const known = places.find(
    ({ kind, source }) => kind === "country" || (kind === "admin1" && source.startsWith("curated")),
  );
  if (known !== undefined) return known;
  const [first, second] = places.sort((a, b) => b.population - a.population);
  return second === undefined || first!.population >= LEADS * second.population ? first : undefined;
}
