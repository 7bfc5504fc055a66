// Toponym resolution: which place on earth each toponym means. Candidates get features; a log-linear model scores them against each
// other; what the article's other toponyms mean is evidence, so the scores are computed twice.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import type { Recognition } from "@/lib/geoparse/features";
import { isWithin } from "@/lib/geoparse/neighbours";
import { RESOLUTION } from "@/lib/geoparse/weights";
import { SHAPE } from "@/lib/text/tokenize";
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
  ["onRoad", "a road is stated, and roads are called by the towns on them"],
  ["container", "the province or country is stated"],
  ["containerDisagrees", "another province or country is stated"],
  ["closed", "lies in the distant state that is stated behind the comma (-1 to 1)"],
  ["under", "in the province or country that the sentence opens with (-1 to 1)"],
  ["contains", "it is stated as the container of a place that lies in it"],
  ["containsNothing", "it is stated as the container of a place that does not lie in it"],
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
] as const;

type ResolutionFeature = (typeof RESOLUTION_FEATURES)[number][0];
const INDEX = Object.fromEntries(RESOLUTION_FEATURES.map(([name], i) => [name, i])) as Record<
  ResolutionFeature,
  number
>;

/** The learned weights in the order of RESOLUTION_FEATURES; what has none weighs nothing. */
export const RESOLUTION_WEIGHTS: number[] = RESOLUTION_FEATURES.map(([name]) => RESOLUTION[name] ?? 0);

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

/** Whether a stated kind speaks for a place of another. */
export function agrees(stated: Kind, kind: Kind): boolean {
  return stated === kind || AGREES[stated]?.includes(kind) === true;
}

export const NATURAL = new Set<Kind>(["mountain", "desert", "valley", "river", "lake", "sea", "border", "road"]);
export const SITE = new Set<Kind>(["military-base", "airport", "border-crossing", "facility"]);

/** Scores the candidates of every recognition; the result is in the same order, candidates best first. */
export function resolveToponyms(document: Document, gazetteer: Gazetteer, found: readonly Recognition[]): Scored[][] {
  const rows = featureRows(
    found.reduce(
      (sum, recognition) =>
        recognition.match.names.reduce((sum, id) => sum + mayMean(gazetteer, recognition, id).length, sum),
      0,
    ),
  );
  const scored = found.map(recognition => candidates(gazetteer, recognition, rows));
  for (const list of scored) rank(list);
  const peoples = new Peoples(document, gazetteer);
  // Containers first, then neighbours: two rounds over what the others mean so far.
  for (let round = 0; round < 2; round++) {
    const best = scored.map(list => list[0]);
    const context = new Context(document, gazetteer, found, best, scored, peoples);
    for (let i = 0; i < found.length; i++) {
      // A single candidate needs no comparing, but may contradict what is stated.
      if (scored[i]!.length > 1) for (const candidate of scored[i]!) context.describe(candidate, i);
      else if (scored[i]!.length === 1) context.describeContainer(scored[i]![0]!, i);
    }
    for (const list of scored) if (list.length > 1) rank(list);
  }
  return scored;
}

/** Rows of features for that many candidates, one after the other: memory of its own for each takes longer than filling it. */
function featureRows(count: number): () => Float32Array {
  const width = RESOLUTION_FEATURES.length;
  const all = new Float32Array(count * width);
  let next = 0;
  return () => all.subarray(next++ * width, next * width);
}

/** Whether a place far from the region is stated as the container, and the candidate does not lie in it ("Cairo, Illinois" in Egypt). */
export function contradicts(candidate: Scored, recognition: Recognition): boolean {
  return recognition.closed && candidate.features[INDEX.containerDisagrees] === 1;
}

function rank(list: Scored[]): void {
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

function candidates(gazetteer: Gazetteer, recognition: Recognition, row: () => Float32Array): Scored[] {
  const list: Scored[] = [];
  const seen = new Map<number, Scored>();
  const { names } = recognition.match;
  for (const id of names) {
    const { sites } = gazetteer.nameAt(id);
    for (const p of mayMean(gazetteer, recognition, id)) {
      // A name has a place once; several names may share it.
      let candidate = names.length > 1 ? seen.get(p) : undefined;
      if (candidate === undefined) {
        const features = row();
        describePlace(features, gazetteer, p, recognition);
        candidate = { place: p, features, score: 0, probability: 0 };
        list.push(candidate);
        if (names.length > 1) seen.set(p, candidate);
      }
      // With the word for its kind beside it, the site's name is written in full.
      const inFull = gazetteer.mainName[p] === id || (candidate.features[INDEX.kindExact] === 1 && sites.includes(p));
      if (inFull) candidate.features[INDEX.mainName] = 1;
    }
  }
  if (list.length <= MOST_CANDIDATES) return list;
  rank(list);
  return list.slice(0, MOST_CANDIDATES);
}

/** The places of a name; where the text speaks of sites, or lists several names, also those that have it with the word for their kind. */
function mayMean(gazetteer: Gazetteer, { kinds, list }: Recognition, id: number): readonly number[] {
  const { places, sites } = gazetteer.nameAt(id);
  return sites.length > 0 && (list >= 0 || kinds.some(kind => SITE.has(kind))) ? [...places, ...sites] : places;
}

function set(features: Float32Array, name: ResolutionFeature, value: number | boolean): void {
  features[INDEX[name]] = Number(value);
}

/** What speaks for a place whatever the text says, and the province it is counted in: worked out once a place. */
interface Standing {
  features: Float32Array;
  province: string;
}

const standings = new WeakMap<Place, Standing>();

function standingOf(gazetteer: Gazetteer, place: Place): Standing {
  const known = standings.get(place);
  if (known !== undefined) return known;
  const features = new Float32Array(RESOLUTION_FEATURES.length);
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
  const standing = { features, province: `${place.country}.${place.admin1}` };
  standings.set(place, standing);
  return standing;
}

function describePlace(features: Float32Array, gazetteer: Gazetteer, p: number, { kinds, the }: Recognition): void {
  const place = gazetteer.placeAt(p);
  const { kind } = place;
  features.set(standingOf(gazetteer, place).features);
  // "the Riverdale area" says nothing of Riverdale.
  if (the && kinds.length === 0) features[INDEX.theSettlement] = features[INDEX.settlement]!;
  if (kinds.length > 0) {
    const agreed = kinds.some(stated => agrees(stated, kind));
    const silent = kinds.every(stated => stated === "area");
    set(features, "kindAgrees", agreed && !silent);
    set(features, "kindExact", kinds.includes(kind) && !silent);
    const road = kinds.every(stated => stated === "road" || stated === "area");
    set(features, "kindDisagrees", !agreed && !silent && !road);
    set(features, "onRoad", !agreed && !silent && road);
  }
}

/** The countries whose people or adjectives the article names ("Lebanese officials in Tripoli"). */
class Peoples {
  readonly #countries = new Map<string, number>();
  readonly #sentences = new Map<number, Set<string>>();
  #total = 0;

  constructor({ tokens, flags, phrases, sentence, skipped }: Document, gazetteer: Gazetteer) {
    for (let t = 0; t < tokens.length; t++) {
      if ((flags[t]! & FLAG.demonym) === 0 || skipped[t] || tokens.shape[t] === SHAPE.lower) continue;
      const entry = phrases.get(t)?.entries.find(entry => entry.list === "demonym");
      const country = entry?.list === "demonym" ? gazetteer.place(entry.placeId)?.country : undefined;
      if (!country) continue;
      this.#total++;
      add(this.#countries, country, 1);
      const here = this.#sentences.get(sentence[t]!) ?? new Set();
      this.#sentences.set(sentence[t]!, here.add(country));
    }
  }

  /** Their share of all peoples named, as far as that is evidence: one alone says half. */
  share(country: string): number {
    return this.#total === 0 ? 0 : (this.#countries.get(country) ?? 0) / (this.#total + 1);
  }

  areIn(sentence: number, country: string): boolean {
    return this.#sentences.get(sentence)?.has(country) === true;
  }
}

/** What the article's other toponyms mean so far. */
class Context {
  readonly #countries = new Map<string, number>();
  /** For each list of toponyms, how much of it is of which level. */
  #lists = new Map<number, Map<string, number>>();
  /** By name, the index of the first toponym whose container the text tells: names mean one place in an article. */
  readonly #told = new Map<number, number>();
  /** By sentence, the index of the province or country that it opens with. */
  readonly #openings = new Map<number, number>();
  /** For a toponym that is stated as a container, the index of what it contains. */
  #inner = new Map<number, number>();
  #admin1 = new Map<string, number>();
  #total = 0;
  /** Of what each toponym means so far: its weight (0 where nothing is known), and whether it is too wide to be near to anything. */
  readonly #weights: Float64Array;
  readonly #wide: Uint8Array;

  constructor(
    private readonly document: Document,
    private readonly gazetteer: Gazetteer,
    private readonly found: readonly Recognition[],
    private readonly best: readonly (Scored | undefined)[],
    private readonly scored: readonly Scored[][],
    private readonly peoples: Peoples,
  ) {
    this.#weights = new Float64Array(best.length);
    this.#wide = new Uint8Array(best.length);
    for (let i = 0; i < best.length; i++) {
      const outer = this.#containerOf(i);
      if (outer >= 0) this.#inner.set(outer, i);
      const candidate = best[i];
      if (!candidate) continue;
      const name = found[i]!.match.names[0]!;
      if (outer >= 0 && !this.#told.has(name)) this.#told.set(name, i);
      const place = gazetteer.placeAt(candidate.place);
      if (found[i]!.opens && (place.kind === "country" || place.kind === "admin1"))
        this.#openings.set(document.sentence[found[i]!.match.first]!, i);
      const weight = candidate.probability * found[i]!.probability;
      this.#total += weight;
      this.#weights[i] = weight;
      this.#wide[i] = isWide(place) ? 1 : 0;
      add(this.#countries, place.country, weight);
      if (place.admin1 !== "") add(this.#admin1, standingOf(gazetteer, place).province, weight);
      const { list } = found[i]!;
      if (list < 0 || maybeEither(gazetteer, scored[i]!)) continue;
      const levels = this.#lists.get(list) ?? new Map<string, number>();
      this.#lists.set(list, levels);
      add(levels, levelOf(place), weight);
      add(levels, "", weight);
    }
  }

  /** Sets the features of candidate `candidate` of toponym `i` that depend on the others. */
  describe(candidate: Scored, i: number): void {
    const place = this.gazetteer.placeAt(candidate.place);
    const { features } = candidate;
    const own = this.best[i]!;
    const ownPlace = this.gazetteer.placeAt(own.place);
    const ownWeight = own.probability * this.found[i]!.probability;
    features[INDEX.countryShare] =
      place.country === "" ? 0 : this.#share(this.#countries, place.country, ownPlace.country, ownWeight);
    features[INDEX.admin1Share] =
      place.admin1 === "" || place.kind === "admin1"
        ? 0
        : this.#share(
            this.#admin1,
            standingOf(this.gazetteer, place).province,
            standingOf(this.gazetteer, ownPlace).province,
            ownWeight,
          );
    features[INDEX.people] = Number(
      this.peoples.areIn(this.document.sentence[this.found[i]!.match.first]!, place.country),
    );
    features[INDEX.peopleShare] = this.peoples.share(place.country);
    features[INDEX.beside] = this.#beside(place, i);
    features[INDEX.under] = this.#under(candidate.place, i);
    const told = this.#told.get(this.found[i]!.match.names[0]!);
    if (told !== undefined && told !== i) {
      const there = this.gazetteer.placeAt(this.best[told]!.place);
      features[INDEX.told] = 2 * Math.exp(-kilometres(place, there) / 60) - 1;
    }
    this.describeContainer(candidate, i);
    this.#neighbours(candidate, place, i);
    const levels = this.#lists.get(this.found[i]!.list);
    if (levels === undefined) return;
    // "Karbala, Dhi Qar and Maysan": lists name things of one level, and only provinces are called Dhi Qar.
    const level = levelOf(place);
    const votes = maybeEither(this.gazetteer, this.scored[i]!) ? 0 : ownWeight;
    const others = (levels.get("") ?? 0) - votes;
    const alike = (levels.get(level) ?? 0) - (levelOf(ownPlace) === level ? votes : 0);
    if (others < 0.2) return;
    features[INDEX.alike] = Math.max(0, alike / others);
    features[INDEX.unlike] = 1 - features[INDEX.alike]!;
    if (others >= SEVERAL) features[INDEX.alikeAll] = alike / others > 0.9 ? 1 : alike / others < 0.1 ? -1 : 0;
  }

  /** The share of an area in what the article's toponyms mean. A toponym, which means something in the area `own`, is no evidence for itself. */
  #share(weights: Map<string, number>, area: string, own: string, ownWeight: number): number {
    const rest = Math.max(this.#total - ownWeight, 0);
    if (rest <= 0) return 0;
    return Math.max(0, (weights.get(area) ?? 0) - (area === own ? ownWeight : 0)) / (rest + 0.5);
  }

  /** Index of the toponym that is stated as the container of toponym `i`, or -1. Containers stand directly beside what they contain. */
  #containerOf(i: number): number {
    const { container } = this.found[i]!;
    if (container === null) return -1;
    for (let at = Math.max(0, i - 2); at <= i + 2; at++) if (this.found[at] === container) return at;
    return -1;
  }

  /** Sets the features of candidate `candidate` of toponym `i` that a stated container decides, on either side of it. */
  describeContainer(candidate: Scored, i: number): void {
    const inner = this.#inner.get(i);
    if (inner !== undefined) {
      const contains = this.scored[inner]!.some(({ place }) => holds(this.gazetteer, place, candidate.place));
      candidate.features[INDEX.contains] = contains ? 1 : 0;
      candidate.features[INDEX.containsNothing] = contains ? 0 : 1;
    }
    const at = this.#containerOf(i);
    const outer = at < 0 ? undefined : this.best[at];
    if (!outer) return;
    const within = holds(this.gazetteer, candidate.place, outer.place);
    candidate.features[INDEX.container] = within ? 1 : 0;
    candidate.features[INDEX.containerDisagrees] = within ? 0 : 1;
    candidate.features[INDEX.closed] = this.found[i]!.closed ? (within ? 1 : -1) : 0;
  }

  /** Index of the toponym that the text puts toponym `i` near to, or that it puts near to `i`; or -1. */
  #besideOf(i: number): number {
    const { found } = this;
    const { beside } = found[i]!;
    if (beside !== null && beside === found[i + 1]) return i + 1;
    return found[i - 1]?.beside === found[i] ? i - 1 : -1;
  }

  /** How well a place lies at the distance stated for toponym `i`: 1 well, -1 not at all, 0 if none is stated. */
  #beside(place: Place, i: number): number {
    const other = this.#besideOf(i);
    const meant = other < 0 ? undefined : this.best[other];
    if (meant === undefined) return 0;
    const neighbour = this.gazetteer.placeAt(meant.place);
    if (isWide(neighbour)) return 0;
    const off = Math.abs(kilometres(place, neighbour) - this.found[Math.min(i, other)]!.km);
    return 2 * Math.exp(-off / (this.found[Math.min(i, other)]!.km > 0 ? 40 : 150)) - 1;
  }

  /** 1 for a place in the province or country that the sentence of toponym `i` opens with, -1 for one elsewhere, 0 where none opens it. */
  #under(p: number, i: number): number {
    const opening = this.#openings.get(this.document.sentence[this.found[i]!.match.first]!);
    if (opening === undefined || opening >= i) return 0;
    const { place } = this.best[opening]!;
    return holds(this.gazetteer, p, place) ? 1 : -1;
  }

  #neighbours(candidate: Scored, place: Place, i: number): void {
    const { sentence } = this.document;
    const here = sentence[this.found[i]!.match.first]!;
    let near = 0;
    let nearArticle = 0;
    let countryInSentence = 0;
    // A window of neighbours keeps the work linear in the article's length.
    const last = isWide(place) ? 0 : Math.min(this.found.length, i + 13);
    for (let j = Math.max(0, i - 12); j < last; j++) {
      const weight = this.#weights[j]!;
      const apart = Math.abs(sentence[this.found[j]!.match.first]! - here);
      // Nothing exceeds the weight: most neighbours need no look.
      const mayBeNear = this.#wide[j] === 0 && weight > (apart <= 1 ? near : nearArticle);
      if (!mayBeNear && (apart !== 0 || weight <= countryInSentence)) continue;
      const other = this.best[j]!;
      if (j === i || other.place === candidate.place) continue;
      const neighbour = this.gazetteer.placeAt(other.place);
      if (apart === 0 && weight > countryInSentence && neighbour.country === place.country) countryInSentence = weight;
      if (!mayBeNear) continue;
      const closeness = weight * Math.exp(-kilometres(place, neighbour) / 80);
      if (apart <= 1) near = Math.max(near, closeness);
      nearArticle = Math.max(nearArticle, closeness);
    }
    candidate.features[INDEX.countryInSentence] = countryInSentence;
    candidate.features[INDEX.near] = near;
    candidate.features[INDEX.nearArticle] = nearArticle;
  }
}

/** How far a city's name reaches: "K1 in Kirkuk" may be the city's air base as well as the province's. */
const CITY_KM = 25;

/** Whether place `inner` lies in place `outer`, a province or country, or a settlement round about. */
function holds(gazetteer: Gazetteer, inner: number, outer: number): boolean {
  if (isWithin(gazetteer, inner, outer)) return true;
  const [a, b] = [gazetteer.placeAt(inner), gazetteer.placeAt(outer)];
  return inner !== outer && levelOf(b) === "settlement" && a.country === b.country && kilometres(a, b) < CITY_KM;
}

/** "Kirkuk" is a city and a province: it tells nothing of the others in its list, and they tell what it is. */
function maybeEither(gazetteer: Gazetteer, list: readonly Scored[]): boolean {
  const isOf = (level: string) =>
    list.some(({ place: p }) => {
      const place = gazetteer.placeAt(p);
      return levelOf(place) === level && place.source.startsWith("curated");
    });
  return isOf("admin1") && isOf("settlement");
}

/** The weight of two names that are taken for places with some certainty. */
const SEVERAL = 1.6;

/** Kinds that stand in one list. */
function levelOf({ kind }: Place): string {
  if (kind === "city" || kind === "town" || kind === "village") return "settlement";
  return SITE.has(kind) ? "site" : NATURAL.has(kind) ? "natural" : kind;
}

function isWide(place: Place): boolean {
  return place.kind === "country" || place.kind === "region" || place.kind === "sea";
}

function add(map: Map<string, number>, key: string, weight: number): void {
  map.set(key, (map.get(key) ?? 0) + weight);
}

const RADIANS = Math.PI / 180;

/** Great-circle distance by the equirectangular approximation: exact enough for weighing neighbours, and cheap. */
function kilometres(a: Place, b: Place): number {
  const x = (b.lon - a.lon) * RADIANS * Math.cos(((a.lat + b.lat) / 2) * RADIANS);
  const y = (b.lat - a.lat) * RADIANS;
  return 6371 * Math.sqrt(x * x + y * y);
}
