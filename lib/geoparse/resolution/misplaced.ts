// What a name cannot mean: a place that lies far from where the text puts it is not the one meant, and the name is left unresolved.

import { type Gazetteer, NATURAL, SITE } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { distanceKm } from "@/lib/geo";
import { AND, type Document, THE } from "@/lib/geoparse/document";
import { statesDistrict } from "@/lib/geoparse/recognition/arabic";
import { INDEX, type Recognition } from "@/lib/geoparse/recognition/features";
import {
  isCalledArea,
  isCalledSmall,
  isOutside,
  isSettlement,
  statesOuter,
  UNCONTAINED_KM,
} from "@/lib/geoparse/resolution/outside";
import type { Scored } from "@/lib/geoparse/resolution/scoring";
import { LONG } from "@/lib/geoparse/resolution/standing";
import { once } from "@/lib/text/memory";
import { fold } from "@/lib/text/normalize";
import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Mention, Place } from "@/lib/types";

type Near = Extract<Mention["resolution"], { type: "unresolved" }>["near"];

/** The toponyms of an article as they are read so far. */
interface Reading {
  document: Document;
  gazetteer: Gazetteer;
  found: readonly Recognition[];
  known: readonly Mention[];
  /** What each of them means; nothing where it is unresolved. */
  places: (Place | undefined)[];
  /** What each of them may mean, best first. */
  scored: readonly (readonly Scored[])[];
}

/**
 * Leaves unresolved what is misplaced, and returns what was no place but a guess. Changes the mentions, and `places`, which says what each
 * of them means.
 */
export function leaveMisplaced(
  document: Document,
  gazetteer: Gazetteer,
  found: readonly Recognition[],
  known: readonly Mention[],
  places: (Place | undefined)[],
  scored: readonly (readonly Scored[])[],
): ReadonlySet<Mention> {
  const reading = { document, gazetteer, found, known, places, scored };
  leaveOtherKinds(reading);
  leaveAbroad(reading);
  const guesses = leaveFarGuesses(reading);
  leaveUncontained(reading);
  leaveOutside(reading);
  leaveNamesakes(reading);
  leaveOutliers(reading);
  leaveOtherQuarters(reading);
  return guesses;
}

function leave(reading: Reading, i: number, near: Near): void {
  const { known, places } = reading;
  const mention = known[i]!;
  const namesake = near === null ? undefined : namesakeAt(reading, i, near);
  if (namesake !== undefined) {
    mention.resolution = { type: "resolved", placeId: namesake.id };
    mention.confidence = Math.min(mention.confidence, NAMESAKE_CONFIDENCE);
    places[i] = namesake;
    return;
  }
  mention.resolution = { type: "unresolved", reason: "no place of this name is known there", near };
  mention.literal = true;
  mention.confidence = Math.min(mention.confidence, 0.5);
  places[i] = undefined;
}

/** Another place of the name, in the gazetteer's own files, that lies where the text puts it: the nearest of them. */
function namesakeAt({ gazetteer, scored, places }: Reading, i: number, near: NonNullable<Near>): Place | undefined {
  const there = gazetteer.place(near.placeId);
  if (there === undefined) return undefined;
  let best: Place | undefined;
  let least = near.radiusKm;
  for (const { place } of scored[i]!) {
    const other = gazetteer.placeAt(place);
    if (other === places[i] || !isSettlement(other) || !other.source.startsWith("curated")) continue;
    const km = distanceKm([other.lon, other.lat], [there.lon, there.lat]);
    if (km > least || other.country !== there.country) continue;
    best = other;
    least = km;
  }
  return best;
}

/** What is taken for the place that the text states, though more speaks for a namesake. */
const NAMESAKE_CONFIDENCE = 0.7;

/**
 * "Nile village" is not the river: what is stated to be a town, village or quarter is no country and no thing of nature, and no province either
 * where the name only sounds like one.
 */
function leaveOtherKinds(reading: Reading): void {
  const { document, gazetteer, found, places } = reading;
  for (let i = 0; i < found.length; i++) {
    const { kinds, kindBefore, match, features } = found[i]!;
    // "The villages (of the) Euphrates", in Arabic: those on it.
    if (kindBefore !== null && VILLAGES.has(document.tokens, kindBefore.first)) continue;
    const place = places[i];
    if (kinds.length === 0 || place === undefined) continue;
    // A "nahiya" or "qada" is a district, and no quarter of a town.
    if (place.kind === "neighbourhood" && kindBefore !== null && DISTRICTS.has(document.tokens, kindBefore.first)) {
      leave(reading, i, besidePlaceBehind(reading, i));
      continue;
    }
    if (!kinds.every(kind => kind === "town" || kind === "village" || kind === "neighbourhood")) continue;
    const { kind, country } = place;
    const other = kind === "country" || kind === "sea" || kind === "river" || kind === "lake";
    // "Chirakh village" is no ruin that is called Charax, and no canal.
    const thing = match.form !== "exact" && (SITE.has(kind) || NATURAL.has(kind));
    // "The village of Ore" is not Oregon; "Punjab towns" are those in it.
    const abroad = features[INDEX.afterKindOf] === 1 && !gazetteer.region.countries.includes(country);
    if (other || thing || (kind === "admin1" && (match.form !== "exact" || abroad))) leave(reading, i, null);
  }
}

/**
 * "Bahla, north of Basra" is no town in Oman, nor "Mansur, west of Raqqa" a quarter of Baghdad: a place abroad, or a small one in another country
 * of the region, that lies far from the one of the region that the text puts it near to is not what is meant, and the name is left
 * unresolved near that one.
 */
function leaveAbroad(reading: Reading): void {
  const { gazetteer, found, places } = reading;
  for (let i = 0; i + 1 < found.length; i++) {
    if (found[i]!.beside === null || found[i]!.beside !== found[i + 1]) continue;
    const there = places[i];
    const near = places[i + 1];
    if (there === undefined || near === undefined) continue;
    const { countries } = gazetteer.region;
    if (!countries.includes(near.country) || !isSettlement(there)) continue;
    const exact = found[i]!.match.form === "exact";
    if (countries.includes(there.country) && (!exact || there.kind === "city" || there.country === near.country))
      continue;
    if (near.kind === "country" || near.kind === "region" || near.kind === "sea" || LONG.has(near.kind)) continue;
    if (distanceKm([there.lon, there.lat], [near.lon, near.lat]) < MISPLACED_KM + found[i]!.km) continue;
    const radiusKm = Math.round(Math.max(found[i]!.km * 1.3, NEAR_KM));
    leave(reading, i, { placeId: near.id, radiusKm });
  }
}

const VILLAGES = new WordSet("قري بلدات مدن احيا وقري وبلدات ومدن بقري");

const DISTRICTS = new WordSet("ناحيه بناحيه لناحيه وناحيه قضا بقضا لقضا وقضا");

const MISPLACED_KM = 300;

/**
 * What only sounds like a small place's name ("Thebah", in an article on Deir ez-Zor, like a Taybeh of Galilee) is that place where the article
 * is near to it; far from all that it names, the name is left unresolved. Returns those who "said" something: they were taken for places
 * by their sound alone.
 */
function leaveFarGuesses(reading: Reading): ReadonlySet<Mention> {
  const { document, found, known, places } = reading;
  const guesses = new Set<Mention>();
  if (found.every(({ match }) => match.form === "exact")) return guesses;
  const sure = places.filter(
    (place, i): place is Place =>
      place !== undefined &&
      found[i]!.match.form === "exact" &&
      !(place.kind === "country" || place.kind === "region" || place.kind === "sea"),
  );
  if (sure.length < FEW) return guesses;
  // Each place once: a long article names few again and again.
  const others = [...new Set(sure)];
  for (let i = 0; i < known.length; i++) {
    const place = found[i]!.match.form === "exact" ? undefined : places[i];
    if (place === undefined || !isSettlement(place)) continue;
    const inCountry = others.some(other => other.country === place.country);
    const { form, first, end } = found[i]!.match;
    // Two words that both sound so are no guess.
    if (form === "spelled" && end - first > 1 && inCountry) continue;
    const large = inCountry ? LARGE : METROPOLIS;
    if (place.population >= large) continue;
    if (others.some(other => distanceKm([place.lon, place.lat], [other.lon, other.lat]) < GUESS_KM)) continue;
    leave(reading, i, null);
    if (found[i]!.features[INDEX.spelledUnsupported] === 1 && SAYS.has(document.tokens, end)) guesses.add(known[i]!);
  }
  return guesses;
}

const SAYS = new WordSet("said says told tells added adds explained stated noted warned wrote argued claimed");

/** How many places an article must name before they show where it is set, and how far from them a guess may lie. */
const FEW = 2;
const GUESS_KM = 150;
/** So large a town is in the news anywhere in its country, and anywhere. */
const LARGE = 50_000;
const METROPOLIS = 1_000_000;

/**
 * "The village of Mansuriyah in the sub-district of Mulla Abdullah" is not that of another province: in Arabic, a village whose district is
 * stated after it and lies elsewhere is left unresolved near that district.
 */
function leaveUncontained(reading: Reading): void {
  const { document, found, places } = reading;
  for (let i = 0; i + 1 < found.length; i++) {
    const { match } = found[i]!;
    if (!isCalledSmall(document, found[i]!)) continue;
    const { kindBefore } = found[i + 1]!;
    if (kindBefore === null || !found[i + 1]!.kinds.some(kind => kind === "admin1" || kind === "admin2")) continue;
    if (!statesDistrict(document, match.end, kindBefore)) continue;
    const here = places[i];
    const outer = places[i + 1];
    if (here === undefined || outer === undefined) continue;
    if (outer.admin1 === "" || here.admin1 === outer.admin1) continue;
    if (distanceKm([here.lon, here.lat], [outer.lon, outer.lat]) < UNCONTAINED_KM) continue;
    leave(reading, i, { placeId: outer.id, radiusKm: NEAR_KM });
  }
}

/**
 * "The Qadisiyah district of Tikrit" is not that of Mosul, nor "the village of Mansuriyah in Kirkuk province" that of Diyala: what the text
 * puts into a town or province is left unresolved near it where the one known lies elsewhere.
 */
function leaveOutside(reading: Reading): void {
  const { document, found, places } = reading;
  for (let i = 0; i + 1 < found.length; i++) {
    const here = places[i];
    const outer = places[i + 1];
    if (here === undefined || outer === undefined) continue;
    // "The Qadisiyah quarter of Kirkuk" is no province.
    if (here.kind === "admin1" && outer.kind !== "country" && outer.kind !== "region") {
      if (isCalledSmall(document, found[i]!) && statesOuter(document, found[i]!, found[i + 1]!))
        leave(reading, i, { placeId: outer.id, radiusKm: NEAR_KM });
      continue;
    }
    if (isOutside(document, found[i]!, found[i + 1]!, here, outer))
      leave(reading, i, { placeId: outer.id, radiusKm: NEAR_KM });
  }
}

/**
 * "The area (of) Hulwan", in an Arabic article that is set in Diyala, is no city in Egypt, nor "the village of Aziziyah", among villages near Aleppo, a town in
 * Iraq: what is said to be a village, a quarter or an area, and
 * what is small and in no curated list, is left unresolved where it lies in a country of which the article names nothing else, far from all
 * that it names.
 */
function leaveNamesakes(reading: Reading): void {
  const { document, gazetteer, found, places } = reading;
  const doubtful: { i: number; place: Place }[] = [];
  for (let i = 0; i < places.length; i++) {
    const place = places[i];
    if (place === undefined || !isSettlement(place)) continue;
    const arabic = document.tokens.shape[found[i]!.match.first] === SHAPE.arabic;
    // What the country in focus has, and what capitals tell, is doubtful only where it is told to be small.
    const sure = place.country === gazetteer.region.focus || !arabic;
    const listed = sure || place.source.startsWith("curated") || place.population >= LARGE;
    if (sure && !isCalledSmall(document, found[i]!) && !(isCalledArea(found[i]!) && !arabic)) continue;
    if (!listed || isCalledSmall(document, found[i]!) || isCalledArea(found[i]!)) doubtful.push({ i, place });
  }
  if (doubtful.length === 0) return;
  // Each place once; an article that names very many is set nowhere.
  const named = new Set<Place>();
  for (const place of places) if (place !== undefined && named.add(place).size > MANY) return;
  const all = [...named];
  const told = all.filter(({ kind }) => kind !== "country" && kind !== "region" && kind !== "sea");
  for (const { i, place } of doubtful) {
    const others = told.filter(other => other !== place);
    // Of a village the places round it tell more than its country.
    const village = found[i]!.kinds.includes("village") && found[i]!.container === null;
    if (others.length < (village ? 1 : FEW)) continue;
    if (!village && others.some(other => other.country === place.country)) continue;
    if (!village && all.some(({ id }) => id === `country:${place.country}`)) continue;
    if (others.some(other => distanceKm([place.lon, place.lat], [other.lon, other.lat]) < GUESS_KM)) continue;
    leave(reading, i, besidePlaceBefore(reading, i));
  }
}

/** Beside what the sentence names directly behind toponym `i`, if it names anything there that is known. */
function besidePlaceBehind({ document: { sentence }, found, places }: Reading, i: number): Near {
  const behind = places[i + 1];
  const same = behind && sentence[found[i + 1]!.match.first] === sentence[found[i]!.match.first];
  return same ? { placeId: behind.id, radiusKm: NEAR_KM } : null;
}

/** Beside what the sentence names directly before toponym `i`, if it names anything there that is known. */
function besidePlaceBefore({ document: { sentence }, found, places }: Reading, i: number): Near {
  const before = i > 0 ? places[i - 1] : undefined;
  const same = before && sentence[found[i - 1]!.match.first] === sentence[found[i]!.match.first];
  return same ? { placeId: before.id, radiusKm: NEAR_KM } : null;
}

/**
 * "The villages of Saida, Yadudah and Taybah": of small places in one list, most of which lie side by side, one that lies far from all others is a
 * namesake, and is left unresolved near them.
 */
function leaveOutliers(reading: Reading): void {
  const { document, found, places } = reading;
  const lists: number[][] = [];
  for (let i = 0; i < found.length; i++) {
    const opens = i === 0 || !isListedAfter(document, found[i - 1]!, found[i]!);
    const small = found[i]!.kinds.includes("town") || isCalledSmall(document, found[i]!);
    if (opens && small) lists.push([]);
    else if (opens || lists.length === 0 || lists.at(-1)!.at(-1) !== i - 1) continue;
    if (lists.at(-1)!.length < MANY) lists.at(-1)!.push(i);
  }
  for (const listed of lists) {
    const list = listed.filter(i => {
      const place = places[i];
      return place !== undefined && (isSettlement(place) || place.kind === "area" || place.kind === "admin2");
    });
    if (list.length < 3) continue;
    const listedPlaces = list.map(i => places[i]!);
    const nearest = listedPlaces.map(a =>
      Math.min(
        ...listedPlaces.map(b => (a === b ? Number.POSITIVE_INFINITY : distanceKm([a.lon, a.lat], [b.lon, b.lat]))),
      ),
    );
    const home = nearest.filter(km => km < BESIDE_KM).length;
    const anchor = listedPlaces[nearest.findIndex(km => km < BESIDE_KM)];
    if (anchor === undefined || home < 2 || home * 2 <= list.length) continue;
    for (let k = 0; k < list.length; k++)
      if (nearest[k]! > OUTLYING_KM) leave(reading, list[k]!, { placeId: anchor.id, radiusKm: NEAR_KM });
  }
}

/**
 * "In Yarmouk", in an article on Maysan: many towns have a quarter of the name, and the one that is known lies in a province of which the
 * article names nothing. It is left unresolved near what the article names before it in the same sentence.
 */
function leaveOtherQuarters(reading: Reading): void {
  const { gazetteer, found, known, places } = reading;
  const { focus } = gazetteer.region;
  const quarters: number[] = [];
  for (let i = 0; i < places.length; i++) {
    const place = places[i];
    if (place?.kind === "neighbourhood" && place.country === focus)
      if (isUsualQuarter(gazetteer, place) || usualNames(gazetteer.region).has(writtenQuarter(reading, i)))
        quarters.push(i);
  }
  if (quarters.length === 0) return;
  const told = new Set<Place>();
  const provinces = new Set<string>();
  const doubtful = new Set(quarters);
  for (let i = 0; i < places.length; i++) {
    const place = known[i]!.literal && !doubtful.has(i) ? places[i] : undefined;
    if (place === undefined || place.admin1 === "") continue;
    told.add(place);
    if (place.country === focus) provinces.add(place.admin1);
  }
  // One town does not show where an article is set that names a quarter of another.
  if (told.size < FEW) return;
  for (const i of quarters) {
    const quarter = places[i]!;
    if (found[i]!.container !== null) continue;
    if (provinces.has(quarter.admin1)) continue;
    leave(reading, i, besidePlaceBefore(reading, i));
  }
}

/** Whether a quarter is called by a battle, a virtue or a trade, as one of nearly every town is. */
function isUsualQuarter({ region }: Gazetteer, quarter: Place): boolean {
  return usualNames(region).has(foldedQuarter(quarter));
}

/** As the text has it: of a quarter that has a longer name besides ("the old city"). */
const writtenQuarter = ({ document, known }: Reading, i: number): string =>
  quarterOf(document.tokens.text.slice(known[i]!.start, known[i]!.end));

const usualNames = once(({ usualQuarters }: Gazetteer["region"]) => new Set((usualQuarters ?? []).map(quarterOf)));
const foldedQuarter = once(({ nameAr }: Place) => quarterOf(nameAr));

/** The name of a quarter, folded, without the word for it and without the article. */
function quarterOf(name: string): string {
  return fold(name).replace(/^(?:حي |منطقه )?(?:ال)?/, "");
}

/** Whether nothing but names, "and" and words for kinds stand between two names: names that no gazetteer has do not part a list. */
function isListedAfter(
  { tokens, flags, sentence, article }: Document,
  { match }: Recognition,
  next: Recognition,
): boolean {
  const { first } = next.match;
  if (first - match.end > 4 || sentence[first] !== sentence[match.first] || tokens.gap[match.end - 1]! > GAP.comma)
    return false;
  const place = FLAG.locative | FLAG.weak | FLAG.direction;
  for (let t = match.end; t < first; t++) {
    if (tokens.shape[t] === SHAPE.digit || tokens.gap[t]! > GAP.comma) return false;
    if (AND.has(tokens, t) || THE.has(tokens, t)) continue;
    const word = tokens.shape[t] === SHAPE.lower && article[t] === 0 && (flags[t]! & FLAG.kind) === 0;
    if (word || (flags[t]! & place) !== 0) return false;
  }
  return true;
}

/** How near to each other the small places of one list lie, and how far off a namesake. */
const BESIDE_KM = 40;
const OUTLYING_KM = 80;

/** So many places an article may name and still be set somewhere. */
const MANY = 60;

/** Whether a mention is resolved to a town or village further from another's place than a village is from the town it is told to be near to. */
export function areApart(gazetteer: Gazetteer, a: Mention, b: Mention): boolean {
  const [from, to] = [a, b].map(({ resolution }) =>
    resolution.type === "resolved" ? gazetteer.place(resolution.placeId) : undefined,
  );
  if (from === undefined || to === undefined || !isSettlement(from)) return false;
  // A town of the other's own governorate may lie at its far end.
  if (from.admin1 !== "" && from.admin1 === to.admin1 && from.country === to.country) return false;
  return distanceKm([from.lon, from.lat], [to.lon, to.lat]) > FAR_KM;
}

const FAR_KM = 75;

/** How far from a place "near" reaches where the text states no distance. */
export const NEAR_KM = 30;
