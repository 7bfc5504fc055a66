// What the article's other toponyms mean, as evidence for one of them: containers, lists, neighbours, peoples.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { INDEX, NATURAL, type Scored, SITE, standingOf } from "@/lib/geoparse/candidates";
import type { Document } from "@/lib/geoparse/document";
import type { Recognition } from "@/lib/geoparse/features";
import { isWithin } from "@/lib/geoparse/neighbours";
import { SHAPE } from "@/lib/text/tokenize";
import type { Place } from "@/lib/types";

/** The countries whose people or adjectives the article names ("Lebanese officials in Tripoli"). */
export class Peoples {
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

  get none(): boolean {
    return this.#total === 0;
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
export class Context {
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
    private readonly either: readonly boolean[],
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
      if (list < 0 || either[i]) continue;
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
    if (!this.peoples.none) {
      const here = this.document.sentence[this.found[i]!.match.first]!;
      features[INDEX.people] = Number(this.peoples.areIn(here, place.country));
      features[INDEX.peopleShare] = this.peoples.share(place.country);
    }
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
    const votes = this.either[i] ? 0 : ownWeight;
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
export function maybeEither(gazetteer: Gazetteer, list: readonly Scored[]): boolean {
  let [province, settlement] = [false, false];
  for (const { place: p } of list) {
    const { kind, source } = gazetteer.placeAt(p);
    if (kind === "admin1") province ||= source.startsWith("curated");
    else if (kind === "city" || kind === "town" || kind === "village") settlement ||= source.startsWith("curated");
    if (province && settlement) return true;
  }
  return false;
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
