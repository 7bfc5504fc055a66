// What the article's other toponyms mean, as evidence for one of them: containers, lists, neighbours, peoples.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { INDEX, type Scored } from "@/lib/geoparse/candidates";
import type { Document } from "@/lib/geoparse/document";
import { INDEX as RECOGNIZED, type Recognition } from "@/lib/geoparse/features";
import type { Pair } from "@/lib/geoparse/levels";
import { AroundIt } from "@/lib/geoparse/nearness";
import { isWithin } from "@/lib/geoparse/neighbours";
import { DISTRICT, PROVINCE, SETTLEMENT, Standings } from "@/lib/geoparse/standing";
import { SHAPE } from "@/lib/text/tokenize";

/** The countries whose people or adjectives the article names ("Lebanese officials in Tripoli"). */
export class Peoples {
  readonly #countries = new Map<string, number>();
  readonly #sentences = new Map<number, Set<string>>();
  #total = 0;

  constructor({ tokens, flags, phrases, sentence, skipped }: Document, gazetteer: Gazetteer) {
    for (let t = 0; t < tokens.length; t++) {
      if ((flags[t]! & FLAG.demonym) === 0 || skipped[t] || tokens.shape[t] === SHAPE.lower) continue;
      const entry = phrases[t]?.entries.find(entry => entry.list === "demonym");
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
  readonly #standings: Standings;
  /** By country and by province, as numbers, how much of the article's toponyms means something there. */
  readonly #countries = new Map<number, number>();
  readonly #provinces = new Map<number, number>();
  /** By name, what its mentions together add to the countries and provinces: a name said ten times is no evidence for itself. */
  readonly #own = new Map<number, { countries: Map<number, number>; provinces: Map<number, number>; all: number }>();
  #total = 0;
  /** For each list of toponyms, how much of it is of which level, and how much there is. */
  readonly #lists = new Map<number, { levels: Map<number, number>; all: number }>();
  /** By name, the index of the first toponym whose container the text states: names mean one place in an article. */
  readonly #told = new Map<number, number>();
  /** By sentence, the index of the province or country that it opens with. */
  readonly #openings = new Map<number, number>();
  /** For a toponym that is stated as a container, the index of what it contains. */
  readonly #inner = new Map<number, number>();
  /** How much of the article's toponyms are provinces that no town is called by. */
  #provincesNamed = 0;
  /** By name, how often a word for a kind says that the province (1) or the town (-1) is meant. */
  readonly #said = new Map<number, number>();
  /** By district far from the region, the names of the article that may be the district's, and those of what may lie in it. */
  readonly #counties = new Map<number, { own: Set<number>; inside: Set<number> }>();
  /** Of what each toponym means so far, its weight; 0 where nothing is known. */
  readonly #weights: Float64Array;

  constructor(
    private readonly document: Document,
    private readonly gazetteer: Gazetteer,
    private readonly found: readonly Recognition[],
    private readonly best: readonly (Scored | undefined)[],
    private readonly scored: readonly Scored[][],
    private readonly peoples: Peoples,
    private readonly pairs: readonly (Pair | null)[],
  ) {
    const standings = Standings.of(gazetteer);
    this.#standings = standings;
    this.#weights = new Float64Array(best.length);
    for (let i = 0; i < best.length; i++) {
      const outer = this.#containerOf(i);
      if (outer >= 0) this.#inner.set(outer, i);
      const candidate = best[i];
      if (!candidate) continue;
      const name = found[i]!.match.names[0]!;
      if (outer >= 0 && !this.#told.has(name)) this.#told.set(name, i);
      const p = standings.row(candidate.place);
      if (found[i]!.opens && standings.isArea(p)) this.#openings.set(document.sentence[found[i]!.match.first]!, i);
      const weight = candidate.probability * found[i]!.probability;
      this.#total += weight;
      this.#weights[i] = weight;
      const own = this.#own.get(name) ?? { countries: new Map<number, number>(), provinces: new Map(), all: 0 };
      this.#own.set(name, own);
      own.all += weight;
      add(this.#countries, standings.country[p]!, weight);
      add(own.countries, standings.country[p]!, weight);
      if (standings.province[p] !== 0) {
        add(this.#provinces, standings.province[p]!, weight);
        add(own.provinces, standings.province[p]!, weight);
      }
      const { list } = found[i]!;
      // "Kirkuk" is a city and a province: it says nothing of the others in its list, and they say what it is.
      if (pairs[i] !== null) this.#say(i);
      else if (standings.level[p] === PROVINCE) this.#provincesNamed += weight;
      if (list < 0 || pairs[i] !== null) continue;
      const share = this.#lists.get(list) ?? { levels: new Map<number, number>(), all: 0 };
      this.#lists.set(list, share);
      add(share.levels, standings.level[p]!, weight);
      share.all += weight;
    }
    this.#gatherCounties();
  }

  /**
   * "Lamar County" has namesakes in four states, and so has Paris, but in one state alone they lie together: which districts far from the
   * region the article may name, and what may lie in them.
   */
  #gatherCounties(): void {
    const { far, level, district } = this.#standings;
    if (!this.scored.some(list => list.some(({ features }) => features[INDEX.admin2] === 1))) return;
    for (let i = 0; i < this.scored.length; i++) {
      const name = this.found[i]!.match.names[0]!;
      for (const { place } of this.scored[i]!) {
        const p = this.#standings.row(place);
        if (far[p] === 0 || district[p] === 0) continue;
        const county = this.#counties.get(district[p]!) ?? { own: new Set<number>(), inside: new Set<number>() };
        this.#counties.set(district[p]!, county);
        if (level[p] !== DISTRICT) county.inside.add(name);
        else if (this.#isCalledCounty(i)) county.own.add(name);
      }
    }
  }

  /** "Lamar County", "Kent county": the text itself says what it is. */
  #isCalledCounty(i: number): boolean {
    const { features, kinds } = this.found[i]!;
    return kinds.includes("admin2") || features[RECOGNIZED.kindInside] === 1;
  }

  /** Sets what the article's counties tell of a candidate of the name `name`. */
  #county(features: Float32Array, p: number, name: number): void {
    const { far, level, district } = this.#standings;
    const county = far[p] === 1 && district[p] !== 0 ? this.#counties.get(district[p]!) : undefined;
    const isCounty = level[p] === DISTRICT;
    features[INDEX.inCounty] = Number(
      county !== undefined && !isCounty && county.own.size > Number(county.own.has(name)),
    );
    const inside = county === undefined || !isCounty ? 0 : county.inside.size - Number(county.inside.has(name));
    features[INDEX.countyOf] = inside === 0 ? 0 : inside / (inside + 0.5);
  }

  /** Sets the features of the candidates of toponym `i` that depend on the others. */
  describe(i: number): void {
    const count = this.#neighboursOf(i);
    const { names, first } = this.found[i]!.match;
    const told = this.#told.get(names[0]!);
    const there = told === undefined || told === i ? -1 : this.best[told]!.place;
    const here = this.document.sentence[first]!;
    const share = this.#lists.get(this.found[i]!.list);
    for (const candidate of this.scored[i]!) {
      const { features } = candidate;
      const p = this.#standings.row(candidate.place);
      this.#shares(features, p, i);
      if (!this.peoples.none) {
        const { country } = this.gazetteer.placeAt(p);
        features[INDEX.people] = Number(this.peoples.areIn(here, country));
        features[INDEX.peopleShare] = this.peoples.share(country);
      }
      features[INDEX.beside] = this.#beside(p, i);
      features[INDEX.under] = this.#under(p, i);
      if (there >= 0) {
        features[INDEX.told] = 2 * Math.exp(-this.#standings.km(p, there) / 60) - 1;
        features[INDEX.saidThere] = Number(this.found[told!]!.closed && p === there);
      }
      this.describeContainer(candidate, i);
      features[INDEX.adjoins] = this.#adjoins(p, i);
      around.describe(this.#standings, features, p);
      features[INDEX.cluster] = this.#cluster(p, count);
      if (this.#counties.size > 0) this.#county(features, p, names[0]!);
      if (share !== undefined) this.#alike(features, p, i, share);
    }
    const pair = this.pairs[i]!;
    if (pair !== null) this.#level(pair, i, count);
  }

  /** Counts what a word for a kind beside toponym `i` says of its name: "Kirkuk province". */
  #say(i: number): void {
    const { kinds, match } = this.found[i]!;
    const said = Number(kinds.includes("admin1")) - Number(kinds.includes("city") || kinds.includes("town"));
    if (said !== 0) add(this.#said, match.names[0]!, said);
  }

  /** Of a province that is called by its seat, what the article's other places tell: those in it far from the seat, and other provinces. */
  #level({ province, town }: Pair, i: number, count: number): void {
    const { features } = province;
    const { level, province: provinces, wide } = this.#standings;
    const { place, weight, apart } = neighbours;
    const p = this.#standings.row(province.place);
    const seat = this.#standings.row(town);
    let [far, near, among] = [0, 0, 0];
    for (let n = 0; n < count; n++) {
      const q = place[n]!;
      if (apart[n] !== 0 || q === p || q === seat || wide[q] === 1) continue;
      if (level[q] === PROVINCE) {
        if (provinces[q] !== provinces[p]) among = Math.max(among, weight[n]!);
      } else if (provinces[q] === provinces[p]) {
        const km = this.#standings.km(q, seat);
        if (km > AFAR_KM) far = Math.max(far, weight[n]!);
        else if (km < SEAT_KM) near = Math.max(near, weight[n]!);
      }
    }
    features[INDEX.holdsFar] = far;
    features[INDEX.holdsNear] = near;
    features[INDEX.amongProvinces] = among;
    features[INDEX.provincesTold] = this.#provincesNamed / (this.#provincesNamed + 2);
    const { kinds, match } = this.found[i]!;
    if (kinds.length === 0) features[INDEX.saidProvince] = Math.sign(this.#said.get(match.names[0]!) ?? 0);
  }

  /** The share of the candidate's country and province in what the article's toponyms mean. A toponym is no evidence for itself. */
  #shares(features: Float32Array, p: number, i: number): void {
    const { country, province, level } = this.#standings;
    const own = this.#own.get(this.found[i]!.match.names[0]!)!;
    const rest = this.#total - own.all;
    const [c, a] = [country[p]!, province[p]!];
    features[INDEX.countryShare] =
      c === 0 || rest <= 0 ? 0 : shareOf(this.#countries.get(c) ?? 0, own.countries.get(c) ?? 0, rest);
    // An article that names nothing else is taken to be about the country in focus.
    const alone = rest < 0.01 && this.peoples.none && (level[p] === SETTLEMENT || level[p] === PROVINCE);
    features[INDEX.focusAlone] = Number(alone && features[INDEX.focus] === 1);
    features[INDEX.admin1Share] =
      a === 0 || level[p] === PROVINCE || rest <= 0
        ? 0
        : shareOf(this.#provinces.get(a) ?? 0, own.provinces.get(a) ?? 0, rest);
  }

  /** "Karbala, Dhi Qar and Maysan": lists name things of one level, and only provinces are called Dhi Qar. */
  #alike(features: Float32Array, p: number, i: number, share: { levels: Map<number, number>; all: number }): void {
    const { level } = this.#standings;
    const votes = this.pairs[i] !== null ? 0 : this.#weights[i]!;
    const others = share.all - votes;
    if (others < 0.2) return;
    const own = level[this.best[i]!.place] === level[p] ? votes : 0;
    const alike = ((share.levels.get(level[p]!) ?? 0) - own) / others;
    features[INDEX.alike] = Math.max(0, alike);
    features[INDEX.unlike] = 1 - features[INDEX.alike]!;
    if (others >= SEVERAL) features[INDEX.alikeAll] = alike > 0.9 ? 1 : alike < 0.1 ? -1 : 0;
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
    // "Moscow, Idaho": the larger namesake is out of the question.
    if (within) candidate.features[INDEX.overshadowed] = 0;
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
  #beside(p: number, i: number): number {
    const other = this.#besideOf(i);
    const meant = other < 0 ? undefined : this.best[other];
    if (meant === undefined || this.#standings.wide[meant.place] === 1) return 0;
    const off = Math.abs(this.#standings.km(p, meant.place) - this.found[Math.min(i, other)]!.km);
    return 2 * Math.exp(-off / (this.found[Math.min(i, other)]!.km > 0 ? 40 : 150)) - 1;
  }

  /** "between Yaarubiyah and Rabia": how near a place lies to what the name directly before or after in the list of toponym `i` means. */
  #adjoins(p: number, i: number): number {
    const { list } = this.found[i]!;
    let closest = 0;
    if (list < 0 || this.#standings.wide[p] === 1) return 0;
    for (let j = i - 1; j <= i + 1; j += 2) {
      const other = this.best[j];
      if (this.found[j]?.list !== list || other === undefined) continue;
      const q = this.#standings.row(other.place);
      if (q === p || this.#standings.wide[q] === 1) continue;
      closest = Math.max(closest, this.#weights[j]! * Math.exp(-this.#standings.km(p, q) / ADJOINING_KM));
    }
    return closest;
  }

  /** 1 for a place in the province or country that the sentence of toponym `i` opens with, -1 for one elsewhere, 0 where none opens it. */
  #under(p: number, i: number): number {
    const opening = this.#openings.get(this.document.sentence[this.found[i]!.match.first]!);
    if (opening === undefined || opening >= i) return 0;
    return holds(this.gazetteer, p, this.best[opening]!.place) ? 1 : -1;
  }

  /** Gathers the neighbours of toponym `i` and returns how many there are. A window of them keeps the work linear in the article's length. */
  #neighboursOf(i: number): number {
    const { sentence } = this.document;
    const here = sentence[this.found[i]!.match.first]!;
    const { place, weight, apart } = neighbours;
    const last = Math.min(this.found.length, i + WINDOW + 1);
    let count = 0;
    around.clear();
    for (let j = Math.max(0, i - WINDOW); j < last; j++) {
      if (j === i || this.#weights[j] === 0) continue;
      const p = this.best[j]!.place;
      const away = Math.abs(sentence[this.found[j]!.match.first]! - here);
      if (this.#standings.wide[p] === 1 && away !== 0) continue;
      place[count] = p;
      weight[count] = this.#weights[j]!;
      apart[count++] = away;
      around.add(this.#standings, p, this.#weights[j]!, away);
    }
    return count;
  }

  /**
   * "Rome, Cartersville, Cedartown": of a town or province far from the region, how many of the neighbours lie round it or in it; a local
   * newspaper names its own towns without saying where they are. Each name counts once.
   */
  #cluster(p: number, count: number): number {
    const { wide, far, level, province, country } = this.#standings;
    if (wide[p] === 1 || far[p] === 0) return 0;
    const { place, weight } = neighbours;
    const area = level[p] === PROVINCE;
    let sum = 0;
    for (let n = 0; n < count; n++) {
      const q = place[n]!;
      if (q === p || wide[q] === 1 || country[q] !== country[p] || level[q] === PROVINCE) continue;
      if (area ? province[q] !== province[p] : this.#standings.km(p, q) > LOCAL_KM) continue;
      let told = false;
      for (let m = 0; m < n && !told; m++) told = place[m] === q;
      if (!told) sum += weight[n]!;
    }
    return sum < 0.5 ? 0 : sum / (sum + 1.5);
  }
}

/** How many kilometres round a town its newspaper reports on. */
const LOCAL_KM = 75;
/** How far what stands side by side in a list often lies apart. */
const ADJOINING_KM = 25;

/** From where on a place lies far from the seat of its province, and up to where at it. */
const AFAR_KM = 20;
const SEAT_KM = 10;

/** How many toponyms on either side are neighbours. */
const WINDOW = 12;

/** Of the toponym that is looked at, the neighbours that may count: what they mean, their weight, and how far off in sentences. */
const neighbours = {
  place: new Int32Array(2 * WINDOW),
  weight: new Float64Array(2 * WINDOW),
  apart: new Int32Array(2 * WINDOW),
};

/** The same by what they mean. */
const around = new AroundIt(2 * WINDOW);

/** How far a city's name reaches: "K1 in Kirkuk" may be the city's air base as well as the province's. */
const CITY_KM = 25;

/** Whether place `inner` lies in place `outer`, a province or country, or a settlement round about. */
function holds(gazetteer: Gazetteer, inner: number, outer: number): boolean {
  if (isWithin(gazetteer, inner, outer)) return true;
  const standings = Standings.of(gazetteer);
  const [a, b] = [standings.row(inner), standings.row(outer)];
  if (a === b || standings.level[b] !== SETTLEMENT || standings.country[a] !== standings.country[b]) return false;
  return standings.km(a, b) < CITY_KM;
}

/** The weight of two names that are taken for places with some certainty. */
const SEVERAL = 1.6;

/** A toponym's part in what all others mean: `own` is what it has said itself. */
function shareOf(all: number, own: number, rest: number): number {
  return Math.max(0, all - own) / (rest + 0.5);
}

function add<Key>(map: Map<Key, number>, key: Key, weight: number): void {
  map.set(key, (map.get(key) ?? 0) + weight);
}
