// What a toponym may mean, and what speaks for each place whatever the rest of the article says.

import { type Gazetteer, NATURAL, SITE } from "@/lib/gazetteer/gazetteer";
import { distanceKm } from "@/lib/geo";
import { agrees, type Recognition } from "@/lib/geoparse/recognition/features";
import {
  INDEX,
  RESOLUTION_FEATURES,
  type ResolutionFeature,
  rank,
  type Scored,
} from "@/lib/geoparse/resolution/scoring";
import { likeness } from "@/lib/geoparse/resolution/sites";
import { Standings } from "@/lib/geoparse/resolution/standing";
import { once } from "@/lib/text/memory";
import { fold } from "@/lib/text/normalize";
import { KINDS, type Kind, type Place } from "@/lib/types";

/** At most this many candidates are weighed, the largest first: the hundredth Springfield never wins. */
const MOST_CANDIDATES = 40;

const SETTLED = new Set<Kind>(["city", "town", "village"]);

/** How many features a row has, and how many of them, up to "curated", are the place's own. */
const WIDTH = RESOLUTION_FEATURES.length;
const OWN_WIDTH = INDEX.curated + 1;
/** How many rows are made at once: memory of its own for each takes longer than filling it. */
const BLOCK = 64;

/** How many lists of candidates are kept before all are dropped. */
const MOST_KEPT = 20_000;

/** The places that a name may mean where its kind is stated so, if at all, and their rows of features one after the other. */
interface Kept {
  /** What is stated, as `statedOf` tells it, and the word for the kind. */
  stated: number;
  kindWord: string;
  places: readonly number[];
  rows: Float32Array;
  /** The same for what else was stated of the name. */
  next: Kept | undefined;
}

/** Bits by kind; one more stands for a container. */
const BIT = new Map(KINDS.map((kind, k) => [kind, 1 << k]));
const CONTAINED = 1 << KINDS.length;

/** Which kinds are stated, and whether a container is: all that decides, but for the word, what a name alone may mean. */
function statedOf({ kinds, container }: Recognition): number {
  let stated = container === null ? 0 : CONTAINED;
  for (const kind of kinds) stated |= BIT.get(kind)!;
  return stated;
}

/** The candidates of a gazetteer's names; those that texts ask for again and again are worked out once. */
class Names {
  readonly #standings: Standings;
  /** What speaks for a place whatever the text says: by its number whether that is known, and rows of it. */
  readonly #known: Uint8Array;
  readonly #priors: Float32Array;
  /** By number of a name. */
  readonly #kept: (Kept | undefined)[];
  #size = 0;
  #block = new Float32Array(0);
  #end = 0;

  private constructor(private readonly gazetteer: Gazetteer) {
    this.#standings = Standings.of(gazetteer);
    this.#known = new Uint8Array(gazetteer.size.places);
    this.#priors = new Float32Array(gazetteer.size.places * OWN_WIDTH);
    this.#kept = new Array(gazetteer.size.names);
  }

  static readonly of = once((gazetteer: Gazetteer) => new Names(gazetteer));

  /** A candidate with the features that its place has whatever the text says. */
  candidate(p: number): Scored {
    const at = p * OWN_WIDTH;
    if (this.#known[p] === 0) {
      this.#priors.set(priorOf(this.gazetteer, this.gazetteer.placeAt(p)), at);
      this.#standings.row(p);
      this.#known[p] = 1;
    }
    const features = this.#rows(1);
    for (let f = 0; f < OWN_WIDTH; f++) features[f] = this.#priors[at + f]!;
    return { place: p, features, score: 0, probability: 0 };
  }

  /** The candidates of a toponym, of which nothing but the kind is told. */
  of(recognition: Recognition): Scored[] {
    const { match, kinds, kindWord } = recognition;
    const name = match.names[0]!;
    const named = this.gazetteer.nameAt(name);
    // Most names are one place's alone.
    if (kinds.length === 0 && kindWord === "" && named.places.length === 1 && named.sites.length === 0) {
      const only = this.candidate(named.places[0]!);
      if (this.gazetteer.mainName[only.place] === name) only.features[INDEX.mainName] = 1;
      return [only];
    }
    const stated = statedOf(recognition);
    let kept = this.#kept[name];
    while (kept !== undefined && (kept.stated !== stated || kept.kindWord !== kindWord)) kept = kept.next;
    if (kept !== undefined) return this.#copies(kept);
    const list = gather(this.gazetteer, recognition);
    const rows = new Float32Array(list.length * WIDTH);
    for (let k = 0; k < list.length; k++) rows.set(list[k]!.features, k * WIDTH);
    if (++this.#size > MOST_KEPT) {
      this.#kept.fill(undefined);
      this.#size = 1;
    }
    const places = list.map(({ place }) => place);
    this.#kept[name] = { stated, kindWord, places, rows, next: this.#kept[name] };
    return list;
  }

  #copies({ places, rows }: Kept): Scored[] {
    const all = this.#rows(places.length);
    all.set(rows);
    const list: Scored[] = [];
    for (let k = 0; k < places.length; k++) {
      const features = places.length === 1 ? all : all.subarray(k * WIDTH, (k + 1) * WIDTH);
      list.push({ place: places[k]!, features, score: 0, probability: 0 });
    }
    return list;
  }

  /** New rows, one after the other. */
  #rows(count: number): Float32Array {
    if (this.#end + count * WIDTH > this.#block.length) {
      this.#block = new Float32Array(Math.max(count, BLOCK) * WIDTH);
      this.#end = 0;
    }
    this.#end += count * WIDTH;
    return this.#block.subarray(this.#end - count * WIDTH, this.#end);
  }
}

/** The places that a toponym may mean, with the features that it and they decide. Where each stands is in `Standings`. */
export function candidates(gazetteer: Gazetteer, recognition: Recognition): Scored[] {
  const { match, kinds, the, hints, site } = recognition;
  const simple = match.names.length === 1 && hints === null && site === null;
  const list = simple ? Names.of(gazetteer).of(recognition) : gather(gazetteer, recognition);
  // "the Riverdale area" says nothing of Riverdale.
  if (the && kinds.length === 0)
    for (const { features } of list) features[INDEX.theSettlement] = features[INDEX.settlement]!;
  if (list.length <= MOST_CANDIDATES) return list;
  rank(list);
  return list.slice(0, MOST_CANDIDATES);
}

function gather(gazetteer: Gazetteer, recognition: Recognition): Scored[] {
  const list: Scored[] = [];
  const made = Names.of(gazetteer);
  const { far } = Standings.of(gazetteer);
  const { names } = recognition.match;
  // A name has a place once; several names may share it.
  const seen = names.length > 1 ? new Map<number, Scored>() : null;
  for (const id of names) {
    const { sites } = gazetteer.nameAt(id);
    for (const p of mayMean(gazetteer, recognition, id)) {
      let candidate = seen?.get(p);
      if (candidate === undefined) {
        candidate = made.candidate(p);
        describeKind(candidate.features, gazetteer.placeAt(p), recognition, far[p] === 1);
        list.push(candidate);
        seen?.set(p, candidate);
      }
      // With the word for its kind beside it, the site's name is written in full.
      const inFull = gazetteer.mainName[p] === id || (candidate.features[INDEX.kindExact] === 1 && sites.includes(p));
      if (inFull) candidate.features[INDEX.mainName] = 1;
    }
  }
  return compare(gazetteer, recognition, list);
}

/** Sets what the candidates of a toponym tell of each other, and returns those that are left. */
function compare(gazetteer: Gazetteer, recognition: Recognition, all: Scored[]): Scored[] {
  let list = all;
  if (list.length > 1 && recognition.container === null && recognition.kinds.length === 0)
    list = withoutNamesakes(gazetteer, list);
  if (recognition.kinds.includes("admin2")) markSeats(gazetteer, list, "admin2");
  else if (recognition.kinds.length > 0 && recognition.kinds.every(kind => kind === "admin1"))
    markSeats(gazetteer, list, "admin1");
  if (!recognition.kinds.includes("admin1") && recognition.kinds.some(kind => kind === "city" || kind === "town"))
    markProvinces(gazetteer, list);
  if (list.length > 1 && list.some(({ features }) => features[INDEX.country] === 1))
    for (const { features } of list) features[INDEX.ofCountry] = features[INDEX.capital]!;
  if (list.length > 1) {
    const { far } = Standings.of(gazetteer);
    overshadow(gazetteer, list);
    // Kent is a county before it is a town of Washington, and Bali an island before it is one of Bengal.
    const cities = list.some(({ features }) => features[INDEX.curated]! * features[INDEX.settlement]! === 1);
    for (const { place, features } of list) {
      if (features[INDEX.curated] === 0 || far[place] === 0) continue;
      const { kind } = gazetteer.placeAt(place);
      const half = kind === "area" || (kind === "admin1" && !cities);
      features[INDEX.knownDistrict] = kind === "admin2" ? 1 : half ? 0.5 : 0;
    }
  }
  return list;
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

/** "Ramadi district" is not the city, which is larger than its district is told to be, and better known; nor is "Basra province". */
function markSeats(gazetteer: Gazetteer, list: readonly Scored[], level: Kind): void {
  for (const { place, features } of list) {
    const seat = gazetteer.placeAt(place);
    if (seat.kind !== "city" && seat.kind !== "town") continue;
    const ofDistrict = list.some(other => {
      const { kind, country, admin1 } = gazetteer.placeAt(other.place);
      return kind === level && country === seat.country && admin1 === seat.admin1;
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
  const { far } = Standings.of(gazetteer);
  let most = 0;
  const people = list.map(({ place, features }) => {
    if (features[INDEX.settlement] === 0 || far[place] === 0) return -1;
    const { population } = gazetteer.placeAt(place);
    most = Math.max(most, population);
    // What a person wrote down is known for more than its people.
    return features[INDEX.curated] === 1 ? -1 : population;
  });
  for (let i = 0; i < list.length; i++)
    if (people[i]! >= 0 && people[i]! < most)
      list[i]!.features[INDEX.overshadowed] = Math.min(3, Math.log10(most / Math.max(people[i]!, LEAST_PEOPLE)));
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
    (kindWord !== "" && CIVIL.test(kindWord)) ||
    (site !== null && !kinds.some(kind => kind === "military-base" || kind === "airport"));
  const places = civil ? all.filter(p => gazetteer.placeAt(p).kind !== "military-base") : all;
  if (sites.length === 0) return places;
  // "The city of Nineveh": where no town is called so, that of old.
  if (kinds.includes("city") && !places.some(p => isTown(gazetteer.placeAt(p))))
    return [...places, ...sites.filter(p => OF_OLD.test(gazetteer.placeAt(p).names.join(" ")))];
  if (!kinds.some(kind => SITE.has(kind) || kind === "admin2" || kind === "neighbourhood")) {
    if (hints === null || kinds.length > 0) return places;
    const hinted = sites.filter(p => likeness(gazetteer.placeAt(p), hints) > 0);
    return hinted.length === 0 ? places : [...places, ...hinted];
  }
  const stated = sites.filter(p => {
    const { kind, name, nameAr, names } = gazetteer.placeAt(p);
    // A quarter is called a district, too, or an area.
    if (kind === "neighbourhood") return kinds.some(stated => QUARTER.has(stated));
    if (!kinds.includes(kind)) return false;
    // A port is no prison, though both are sites.
    if (arabic && kindWord.length > 2) return [nameAr, ...names].some(written => fold(written).includes(kindWord));
    // "AB" is in no name, and in many.
    return arabic || kindWord.length < 4 || [name, ...names].some(written => written.toLowerCase().includes(kindWord));
  });
  return [...places, ...stated];
}

/** What a quarter is called. */
const QUARTER = new Set<Kind>(["neighbourhood", "admin2"]);

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

function priorOf(gazetteer: Gazetteer, place: Place): Float32Array {
  const features = new Float32Array(OWN_WIDTH);
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
function describeKind(features: Float32Array, place: Place, { kinds, hints }: Recognition, far: boolean): void {
  const { kind } = place;
  if (hints !== null && kinds.length === 0 && SITE.has(kind)) {
    const like = likeness(place, hints);
    features[INDEX.likeListed] = Number(like > 1);
    features[INDEX.ofSubject] = like > 1 ? 0 : like;
  }
  if (kinds.every(stated => stated === "area")) return;
  // "The City of Paris" is what a town of Texas calls itself: far from the region the word tells no size.
  if (kinds.includes(kind) || (far && SETTLED.has(kind) && kinds.some(stated => SETTLED.has(stated))))
    features[INDEX.kindExact] = 1;
  if (kinds.some(stated => agrees(stated, kind))) features[INDEX.kindAgrees] = 1;
  else {
    const road = kinds.every(stated => stated === "road" || stated === "area");
    features[road ? INDEX.onRoad : INDEX.kindDisagrees] = 1;
  }
}
