// What a toponym may mean, and what speaks for each place whatever the rest of the article says.

import { type Gazetteer, NATURAL, SITE } from "@/lib/gazetteer/gazetteer";
import { distanceKm } from "@/lib/geo";
import type { Recognition } from "@/lib/geoparse/features";
import { likeness } from "@/lib/geoparse/sites";
import { RESOLUTION } from "@/lib/geoparse/weights";
import { fold } from "@/lib/text/normalize";
import type { Kind, Place } from "@/lib/types";

/** What speaks for a candidate; 0 or 1 unless said otherwise. */
export const RESOLUTION_FEATURES = [
  ["population", "population (0 to 1, logarithmic)"],
  ["country", "a country"],
  ["capital", "a capital"],
  ["admin1", "a province"],
  ["admin2", "a district"],
  ["settlement", "a city, town or village"],
  ["village", "a village"],
  ["neighbourhood", "a neighbourhood"],
  ["site", "a base, airport or other site"],
  ["natural", "a river, lake, mountain, desert or road"],
  ["focus", "in the country in focus"],
  ["region", "in the region"],
  ["curated", "in the curated gazetteer"],
  ["mainName", "it is the place's usual name"],
  ["kindAgrees", "the kind of place is stated"],
  ["kindExact", "exactly this kind of place is stated"],
  ["kindDisagrees", "another kind of place is stated"],
  ["seatOfStated", "a city or town, where its district is stated"],
  ["provinceOfStated", "a province, where a city in it is stated that is so called"],
  ["onRoad", "a road is stated, and roads are called by the towns on them"],
  ["container", "the province or country is stated"],
  ["containerDisagrees", "another province or country is stated"],
  ["closed", "lies in the distant state that is stated behind the comma (-1 to 1)"],
  ["under", "in the province or country that the sentence opens with (-1 to 1)"],
  ["contains", "it is stated as the container of a place that lies in it"],
  ["containsNothing", "it is stated as the container of a place that does not lie in it"],
  ["focusAlone", "in the country in focus, and the article names no other place"],
  ["countryShare", "the article's other places are in this country (0 to 1)"],
  ["admin1Share", "the article's other places are in this province (0 to 1)"],
  ["near", "near another place of the sentence (0 to 1)"],
  ["countryInSentence", "another place of this country in the sentence (0 to 1)"],
  ["beside", "near the place that the text puts it near to (-1 to 1)"],
  ["people", "the country's people or adjective stand in the sentence"],
  ["peopleShare", "the article's peoples and adjectives are of this country (0 to 1)"],
  ["nearArticle", "near another place of the article (0 to 1)"],
  ["told", "where the article tells what lies round this name, it is there (-1 to 1)"],
  ["alike", "the others of the list are of the same kind (0 to 1)"],
  ["unlike", "the others of the list are of another kind (0 to 1)"],
  ["alikeAll", "two others of the list or more are all of the same kind, or none of them (-1 to 1)"],
  ["theSettlement", 'a city, town or village behind "the"'],
  ["ofCountry", "a capital that its country is called by, too"],
  ["adjoins", 'near to the name that is joined to it by "and", a comma or a hyphen (0 to 1)'],
  ["likeListed", "a site, and the word for its kind stands beside another name of the list"],
  ["ofSubject", "a site of the kind that the sentence speaks of (0 to 1)"],
  ["provinceWords", "a province called by its seat, and the sentence has words for what provinces have (0 to 1)"],
  ["ofVotes", "a province called by its seat, in an article that counts votes"],
  ["dateline", "a province called by its seat, where a report comes from"],
  ["townWords", "a province called by its seat, and the sentence has words for what towns have (0 to 1)"],
  ["headProvince", "a province called by its seat, where what it is said of is what provinces have"],
  ["headTown", "a province called by its seat, where what it is said of is what towns have"],
  ["measured", 'a province called by its seat, with "north of" or "km from" before it'],
  ["partOf", "a province called by its seat, with a direction before it"],
  ["moved", "a province called by its seat, and somebody goes there or comes from there"],
  ["within", 'a province called by its seat, with "in" before it'],
  ["holdsFar", "a province called by its seat, and a place of the sentence lies in it, far from the seat (0 to 1)"],
  ["holdsBeside", "a province called by its seat, and the next name lies in it, far from the seat (0 to 1)"],
  ["holdsNear", "a province called by its seat, and a place of the sentence lies in or at the seat (0 to 1)"],
  ["amongProvinces", "a province called by its seat, in a sentence with other provinces (0 to 1)"],
  ["provincesTold", "a province called by its seat, in an article that names other provinces (0 to 1)"],
  ["saidProvince", "a province called by its seat, and the article says which of the two it means (-1 to 1)"],
  ["knownDistrict", "a district (1), island or province (0.5) far from the region, in the curated gazetteer"],
  ["cluster", "far from the region, and the article names other places round it or in it (0 to 1)"],
  ["saidThere", "the article says of this name in which distant state it lies, and this is it"],
  ["inCounty", "far from the region, in a county or district that the article names"],
  ["countyOf", "a county or district far from the region, and the article names a town that may lie in it (0 to 1)"],
  [
    "overshadowed",
    "far from the region, and how much smaller than the largest town there of this name (0 to 3, logarithmic)",
  ],
] as const;

type ResolutionFeature = (typeof RESOLUTION_FEATURES)[number][0];
/** Where a feature stands. */
export const INDEX = Object.fromEntries(RESOLUTION_FEATURES.map(([name], i) => [name, i])) as Record<
  ResolutionFeature,
  number
>;

/** What the corpora have too rarely to learn from: weights given by hand, until training gives them others. */
const GIVEN: Readonly<Record<string, number>> = {
  seatOfStated: -2,
  provinceOfStated: -6,
  ofVotes: 2,
  dateline: -4,
  focusAlone: 1,
  knownDistrict: 3,
  cluster: 4,
  saidThere: 6,
  inCounty: 5,
  countyOf: 3,
  overshadowed: -1.5,
};

/** The learned weights in the order of RESOLUTION_FEATURES; what has none weighs nothing. */
export const RESOLUTION_WEIGHTS: number[] = RESOLUTION_FEATURES.map(([name]) => RESOLUTION[name] ?? GIVEN[name] ?? 0);

/** A candidate of one toponym with its features and score. */
export interface Scored {
  place: number;
  features: Float32Array;
  score: number;
  /** Softmax over the toponym's candidates. */
  probability: number;
}

/** At most this many candidates are weighed, the largest first: the hundredth Springfield never wins. */
const MOST_CANDIDATES = 40;

/** Which kinds a stated kind word speaks for. */
const AGREES: Partial<Record<Kind, readonly Kind[]>> = {
  country: ["country"],
  region: ["region", "area", "admin1"],
  admin1: ["admin1", "region"],
  // Sub-districts are known by their town.
  admin2: ["admin2", "neighbourhood", "town", "village"],
  city: ["city", "town"],
  town: ["town", "city", "village"],
  village: ["village", "town"],
  neighbourhood: ["neighbourhood", "village", "town"],
  "military-base": ["military-base", "airport", "facility"],
  airport: ["airport", "military-base"],
  "border-crossing": ["border-crossing", "town"],
  facility: ["facility", "area", "military-base"],
  mountain: ["mountain", "area"],
  desert: ["desert", "area"],
  valley: ["valley", "river", "area"],
  river: ["river", "valley"],
  lake: ["lake", "facility"],
  sea: ["sea", "lake"],
  border: ["border", "border-crossing"],
  road: ["road", "facility"],
};

const SETTLED = new Set<Kind>(["city", "town", "village"]);

/** Whether a stated kind speaks for a place of another. */
export function agrees(stated: Kind, kind: Kind): boolean {
  return stated === kind || AGREES[stated]?.includes(kind) === true;
}

/** The rows of a block: memory of its own for each takes longer than filling it. */
const BLOCK = 64;

/** Makes rows of features, each filled in with what speaks for a place whatever the text says. */
export function featureRows(gazetteer: Gazetteer): (place: number) => Float32Array {
  const width = RESOLUTION_FEATURES.length;
  const known = priors.get(gazetteer) ?? new Array<Float32Array | undefined>(gazetteer.size.places);
  priors.set(gazetteer, known);
  let block = new Float32Array(0);
  let end = 0;
  return p => {
    if (end === block.length) {
      block = new Float32Array(BLOCK * width);
      end = 0;
    }
    end += width;
    const row = block.subarray(end - width, end);
    known[p] ??= priorOf(gazetteer, gazetteer.placeAt(p));
    const prior = known[p];
    for (let f = 0; f < prior.length; f++) row[f] = prior[f]!;
    return row;
  };
}

/** Scores candidates by their features, best first. */
export function rank(list: Scored[]): void {
  const weights = RESOLUTION_WEIGHTS;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of list) {
    const { features } = candidate;
    let score = 0;
    for (let f = 0; f < features.length; f++) score += features[f]! * weights[f]!;
    candidate.score = score;
    if (score > most) most = score;
  }
  let sum = 0;
  for (const candidate of list) sum += candidate.probability = Math.exp(candidate.score - most);
  for (const candidate of list) candidate.probability /= sum;
  // Few candidates, and nearly in order already: inserting takes less than sorting.
  for (let i = 1; i < list.length; i++) {
    const one = list[i]!;
    let at = i;
    for (; at > 0; at--) {
      const before = list[at - 1]!;
      if (before.score > one.score || (before.score === one.score && before.place < one.place)) break;
      list[at] = before;
    }
    list[at] = one;
  }
}

/**
 * The places that a toponym may mean, with the features that it and they decide.
 *
 * @param row as `featureRows` makes them
 */
export function candidates(
  gazetteer: Gazetteer,
  recognition: Recognition,
  row: (place: number) => Float32Array,
): Scored[] {
  let list: Scored[] = [];
  const { names } = recognition.match;
  // A name has a place once; several names may share it.
  const seen = names.length > 1 ? new Map<number, Scored>() : null;
  for (const id of names) {
    const { sites } = gazetteer.nameAt(id);
    for (const p of mayMean(gazetteer, recognition, id)) {
      let candidate = seen?.get(p);
      if (candidate === undefined) {
        const features = row(p);
        describeKind(features, gazetteer.placeAt(p), recognition, isFar(gazetteer, gazetteer.placeAt(p)));
        candidate = { place: p, features, score: 0, probability: 0 };
        list.push(candidate);
        seen?.set(p, candidate);
      }
      // With the word for its kind beside it, the site's name is written in full.
      const inFull = gazetteer.mainName[p] === id || (candidate.features[INDEX.kindExact] === 1 && sites.includes(p));
      if (inFull) candidate.features[INDEX.mainName] = 1;
    }
  }
  if (list.length > 1 && recognition.container === null && recognition.kinds.length === 0)
    list = withoutNamesakes(gazetteer, list);
  if (recognition.kinds.includes("admin2")) markSeats(gazetteer, list);
  if (!recognition.kinds.includes("admin1") && recognition.kinds.some(kind => kind === "city" || kind === "town"))
    markProvinces(gazetteer, list);
  if (list.length > 1 && list.some(({ features }) => features[INDEX.country] === 1))
    for (const { features } of list) features[INDEX.ofCountry] = features[INDEX.capital]!;
  if (list.length > 1) {
    overshadow(gazetteer, list);
    // Kent is a county before it is a town of Washington, and Bali an island before it is one of Bengal.
    const cities = list.some(({ features }) => features[INDEX.curated]! * features[INDEX.settlement]! === 1);
    for (const { place, features } of list) {
      if (features[INDEX.curated] === 0 || !isFar(gazetteer, gazetteer.placeAt(place))) continue;
      const { kind } = gazetteer.placeAt(place);
      const half = kind === "area" || (kind === "admin1" && !cities);
      features[INDEX.knownDistrict] = kind === "admin2" ? 1 : half ? 0.5 : 0;
    }
  }
  if (list.length <= MOST_CANDIDATES) return list;
  rank(list);
  return list.slice(0, MOST_CANDIDATES);
}

/**
 * The Atlantic, the White House and Heathrow are known for themselves: a small town far from the region that has such a name is not meant
 * where nothing says so.
 */
function withoutNamesakes(gazetteer: Gazetteer, list: Scored[]): Scored[] {
  if (!list.some(isThing) || list.every(({ features }) => features[INDEX.curated] === 1)) return list;
  const places = list.map(({ place }) => gazetteer.placeAt(place));
  const things = places.filter((_, i) => isThing(list[i]!));
  return list.filter((_, i) => {
    const place = places[i]!;
    if (place.population >= KNOWN || place.source.startsWith("curated") || place.kind === "country") return true;
    if (gazetteer.region.countries.includes(place.country)) return true;
    return things.some(thing => distanceKm([thing.lon, thing.lat], [place.lon, place.lat]) < BESIDE_KM);
  });
}

/** "Ramadi district" is not the city, which is larger than its district is told to be, and better known. */
function markSeats(gazetteer: Gazetteer, list: readonly Scored[]): void {
  for (const { place, features } of list) {
    const seat = gazetteer.placeAt(place);
    if (seat.kind !== "city" && seat.kind !== "town") continue;
    const ofDistrict = list.some(other => {
      const { kind, country, admin1 } = gazetteer.placeAt(other.place);
      return kind === "admin2" && country === seat.country && admin1 === seat.admin1;
    });
    features[INDEX.seatOfStated] = Number(ofDistrict);
  }
}

/** A natural thing or a site that a person wrote down. */
function isThing({ features }: Scored): boolean {
  return features[INDEX.curated] === 1 && (features[INDEX.natural] === 1 || features[INDEX.site] === 1);
}

/** "The city of Nineveh" is what stands in the province of that name, if anything does: the ruins of it. */
function markProvinces(gazetteer: Gazetteer, list: readonly Scored[]): void {
  for (const { place, features } of list) {
    const province = gazetteer.placeAt(place);
    if (province.kind !== "admin1") continue;
    const holdsCity = list.some(other => {
      const { kind, country, admin1 } = gazetteer.placeAt(other.place);
      const city = kind === "city" || kind === "town" || kind === "facility";
      return city && country === province.country && admin1 === province.name;
    });
    features[INDEX.provinceOfStated] = Number(holdsCity);
  }
}

/** Manchester is the city before it is one of twenty towns: what is known of the largest far from the region is held against the others. */
function overshadow(gazetteer: Gazetteer, list: readonly Scored[]): void {
  let most = 0;
  const people = list.map(({ place, features }) => {
    const { population } = gazetteer.placeAt(place);
    if (features[INDEX.settlement] === 0 || !isFar(gazetteer, gazetteer.placeAt(place))) return -1;
    most = Math.max(most, population);
    // What a person wrote down is known for more than its people.
    return features[INDEX.curated] === 1 ? -1 : population;
  });
  for (let i = 0; i < list.length; i++)
    if (people[i]! >= 0 && people[i]! < most)
      list[i]!.features[INDEX.overshadowed] = Math.min(3, Math.log10(most / Math.max(people[i]!, LEAST_PEOPLE)));
}

/** Outside the region and the countries akin to it. */
function isFar({ region: { countries, akin } }: Gazetteer, { country }: Place): boolean {
  return country !== "" && !countries.includes(country) && !akin?.includes(country);
}

/** Of a village whose people nobody counted. */
const LEAST_PEOPLE = 1000;

/** A town beside the thing may be the thing itself in another source. */
const BESIDE_KM = 30;
/** So large a town is known for itself, too. */
const KNOWN = 100_000;

/** The places of a name; where the text speaks of a kind of site, also the sites that have the name with that word ("Laylan camp"). */
function mayMean(gazetteer: Gazetteer, recognition: Recognition, id: number): readonly number[] {
  const { kinds, kindWord, hints, site } = recognition;
  const { places: all, sites, arabic } = gazetteer.nameAt(id);
  // A hospital is called by whom the base is called by, and is no base.
  const civil =
    CIVIL.test(kindWord) || (site !== null && !kinds.some(kind => kind === "military-base" || kind === "airport"));
  const places = civil ? all.filter(p => gazetteer.placeAt(p).kind !== "military-base") : all;
  if (sites.length === 0) return places;
  // "The city of Nineveh": where no town is called so, that of old.
  if (kinds.includes("city") && !places.some(p => isTown(gazetteer.placeAt(p))))
    return [...places, ...sites.filter(p => OF_OLD.test(gazetteer.placeAt(p).names.join(" ")))];
  if (!kinds.some(kind => SITE.has(kind) || kind === "admin2")) {
    if (hints === null || kinds.length > 0) return places;
    const hinted = sites.filter(p => likeness(gazetteer.placeAt(p), hints) > 0);
    return hinted.length === 0 ? places : [...places, ...hinted];
  }
  const stated = sites.filter(p => {
    const { kind, name, nameAr, names } = gazetteer.placeAt(p);
    if (!kinds.includes(kind)) return false;
    // A port is no prison, though both are sites.
    if (arabic && kindWord.length > 2) return [nameAr, ...names].some(written => fold(written).includes(kindWord));
    // "AB" is in no name, and in many.
    return arabic || kindWord.length < 4 || [name, ...names].some(written => written.toLowerCase().includes(kindWord));
  });
  return [...places, ...stated];
}

/** Words for sites that stand in no base's name. */
const CIVIL =
  /^(?:hospital|clinic|school|mosque|church|shrine|hotel|market|museum|مستشفي|مدرسه|جامع|مسجد|كنيسه|مرقد|فندق|سوق|متحف)$/;

function isTown({ kind }: Place): boolean {
  return kind === "city" || kind === "town" || kind === "village";
}

const OF_OLD = /\b(?:ancient|ruins)\b/;

function set(features: Float32Array, name: ResolutionFeature, value: number | boolean): void {
  features[INDEX[name]] = Number(value);
}

/** What speaks for a place whatever the text says, by its number; worked out once a place. */
const priors = new WeakMap<Gazetteer, (Float32Array | undefined)[]>();

/** The features up to this one are the place's own. */
const OWN: ResolutionFeature = "curated";

function priorOf(gazetteer: Gazetteer, place: Place): Float32Array {
  const features = new Float32Array(INDEX[OWN] + 1);
  const { kind } = place;
  set(features, "population", Math.log10(place.population + 1) / 7);
  set(features, "country", kind === "country");
  set(features, "capital", place.featureCode === "PPLC");
  set(features, "admin1", kind === "admin1" || kind === "region");
  set(features, "admin2", kind === "admin2");
  set(features, "settlement", kind === "city" || kind === "town" || kind === "village");
  set(features, "village", kind === "village");
  set(features, "neighbourhood", kind === "neighbourhood");
  set(features, "site", SITE.has(kind));
  set(features, "natural", NATURAL.has(kind));
  set(features, "focus", place.country === gazetteer.region.focus);
  set(features, "region", gazetteer.region.countries.includes(place.country));
  set(features, "curated", place.source.startsWith("curated"));
  return features;
}

/** What the words beside the name say of its kind, and what its list and sentence are about. */
function describeKind(features: Float32Array, place: Place, { kinds, the, hints }: Recognition, far: boolean): void {
  const { kind } = place;
  if (hints !== null && kinds.length === 0 && SITE.has(kind)) {
    const like = likeness(place, hints);
    features[INDEX.likeListed] = Number(like > 1);
    features[INDEX.ofSubject] = like > 1 ? 0 : like;
  }
  // "the Riverdale area" says nothing of Riverdale.
  if (the && kinds.length === 0) features[INDEX.theSettlement] = features[INDEX.settlement]!;
  if (kinds.length > 0) {
    const agreed = kinds.some(stated => agrees(stated, kind));
    const silent = kinds.every(stated => stated === "area");
    if (silent) return;
    const road = kinds.every(stated => stated === "road" || stated === "area");
    if (agreed) features[INDEX.kindAgrees] = 1;
    // "The City of Paris" is what a town of Texas calls itself: far from the region the word tells no size.
    if (kinds.includes(kind) || (far && SETTLED.has(kind) && kinds.some(stated => SETTLED.has(stated))))
      features[INDEX.kindExact] = 1;
    if (!agreed) features[road ? INDEX.onRoad : INDEX.kindDisagrees] = 1;
  }
}
