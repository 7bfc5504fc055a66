// What the article's other toponyms mean, as evidence for one of them: containers, lists, neighbours, peoples.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import { isWithin } from "@/lib/geoparse/recognition/containment";
import { INDEX as RECOGNIZED, type Recognition } from "@/lib/geoparse/recognition/features";
import type { Pair } from "@/lib/geoparse/resolution/levels";
import { Meanings } from "@/lib/geoparse/resolution/nearness";
import { INDEX, type Scored } from "@/lib/geoparse/resolution/scoring";
import { DISTRICT, PROVINCE, SETTLEMENT, Standings } from "@/lib/geoparse/resolution/standing";
import { Tally } from "@/lib/geoparse/resolution/tally";
import { SHAPE } from "@/lib/text/tokenize";
import { KINDS } from "@/lib/types";

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

/** What the article's other toponyms mean so far. Toponyms go by their index. */
export class Context {
  readonly #standings: Standings;
  readonly #meanings = meanings;
  /** The first toponym of the same name: names mean one place in an article, and one said ten times is no evidence for itself. */
  readonly #first: number[] = [];
  /** How much of the article's toponyms means something in each country and province, and how much of it each name has said. */
  readonly #countries = countries;
  readonly #provinces = provinces;
  /** The number of each toponym's list, or -1, and how many there are; how much of each list is of which level. */
  readonly #list: number[] = [];
  readonly #lists: number;
  readonly #levels = levels;
  /** By first toponym of a name, the first whose container the text states. */
  readonly #told = new Map<number, number>();
  /** By sentence, the province or country that it opens with. */
  readonly #openings = new Map<number, number>();
  /** For a toponym that is stated as a container, what it contains. */
  readonly #inner = new Map<number, number>();
  /** How much of the article's toponyms are provinces that no town is called by. */
  #provincesNamed = 0;
  /** By first toponym of a name, how often a word for a kind says that the province (1) or the town (-1) is meant. */
  readonly #said = new Map<number, number>();
  /** By district far from the region, the names of the article that may be the district's, and those of what may lie in it. */
  readonly #counties = new Map<number, { own: Set<number>; inside: Set<number> }>();

  /**
   * @param scored by toponym its candidates, best first; they change as the meanings do
   * @param pairs by toponym the province and the town that it may be, if it may be both
   */
  constructor(
    private readonly document: Document,
    private readonly gazetteer: Gazetteer,
    private readonly found: readonly Recognition[],
    private readonly scored: readonly Scored[][],
    private readonly peoples: Peoples,
    private readonly pairs: readonly (Pair | null)[],
  ) {
    const standings = Standings.of(gazetteer);
    this.#standings = standings;
    this.#meanings.reset(found.length);
    const byName = new Map<number, number>();
    const lists = new Map<number, number>();
    for (let i = 0; i < found.length; i++) {
      const { match, list } = found[i]!;
      this.#meanings.sentence[i] = document.sentence[match.first]!;
      this.#first.push(numberIn(byName, match.names[0]!, i));
      this.#list.push(list < 0 ? -1 : numberIn(lists, list, lists.size));
      const outer = this.#containerOf(i);
      if (outer < 0) continue;
      this.#inner.set(outer, i);
      if (scored[i]!.length > 0) numberIn(this.#told, this.#first[i]!, i);
    }
    this.#lists = lists.size;
    if (!peoples.none) this.#describePeoples();
  }

  /** Takes each toponym to mean its best candidate, as far as that is probable. */
  weigh(): void {
    const { found, scored, pairs } = this;
    const standings = this.#standings;
    const { country, province, level } = standings;
    this.#countries.reset(found.length, standings.countries, found.length);
    this.#provinces.reset(found.length, standings.provinces, found.length);
    this.#levels.reset(this.#lists, KINDS.length, found.length);
    this.#openings.clear();
    this.#said.clear();
    this.#provincesNamed = 0;
    for (let i = 0; i < found.length; i++) {
      const best = scored[i]![0];
      const p = best === undefined ? -1 : best.place;
      const weight = best === undefined ? 0 : best.probability * found[i]!.probability;
      this.#meanings.set(i, standings, p, weight);
      if (best === undefined) continue;
      if (found[i]!.opens && standings.isArea(p)) this.#openings.set(this.#meanings.sentence[i]!, i);
      const first = this.#first[i]!;
      this.#countries.add(first, country[p]!, weight);
      if (province[p] !== 0) this.#provinces.add(first, province[p]!, weight);
      // "Kirkuk" is a city and a province: it says nothing of the others in its list, and they say what it is.
      if (pairs[i] !== null) {
        this.#say(i);
        continue;
      }
      if (level[p] === PROVINCE) this.#provincesNamed += weight;
      const list = this.#list[i]!;
      if (list >= 0) this.#levels.add(list, level[p]!, weight);
    }
    this.#gatherCounties();
  }

  /** Sets what the peoples that the article names tell of candidates; that does not change with what its toponyms mean. */
  #describePeoples(): void {
    for (let i = 0; i < this.scored.length; i++) {
      if (this.scored[i]!.length < 2) continue;
      const here = this.document.sentence[this.found[i]!.match.first]!;
      for (const { place, features } of this.scored[i]!) {
        const { country } = this.gazetteer.placeAt(place);
        features[INDEX.people] = Number(this.peoples.areIn(here, country));
        features[INDEX.peopleShare] = this.peoples.share(country);
      }
    }
  }

  /**
   * "Lamar County" has namesakes in four states, and so has Paris, but in one state alone they lie together: which districts far from the
   * region the article may name, and what may lie in them.
   */
  #gatherCounties(): void {
    const { far, level, district } = this.#standings;
    this.#counties.clear();
    if (!this.scored.some(mayBeDistrict)) return;
    for (let i = 0; i < this.scored.length; i++) {
      const name = this.found[i]!.match.names[0]!;
      for (const { place } of this.scored[i]!) {
        if (far[place] === 0 || district[place] === 0) continue;
        const county = this.#counties.get(district[place]!) ?? { own: new Set<number>(), inside: new Set<number>() };
        this.#counties.set(district[place]!, county);
        if (level[place] !== DISTRICT) county.inside.add(name);
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
    this.#meanings.lookAround(i);
    const meant = this.#meanings.place;
    const told = this.#told.get(this.#first[i]!);
    const there = told === undefined || told === i ? -1 : meant[told]!;
    const opening = this.#openings.get(this.#meanings.sentence[i]!) ?? i;
    const beside = this.#besideOf(i);
    const pair = this.pairs[i]!;
    for (const candidate of this.scored[i]!) {
      const { features, place } = candidate;
      this.#shares(features, place, i);
      if (beside >= 0) features[INDEX.beside] = this.#beside(place, i, beside);
      if (opening < i) features[INDEX.under] = holds(this.gazetteer, place, meant[opening]!) ? 1 : -1;
      else features[INDEX.under] = 0;
      if (there >= 0) {
        features[INDEX.told] = 2 * Math.exp(-this.#standings.km(place, there) / 60) - 1;
        features[INDEX.saidThere] = Number(this.found[told!]!.closed && place === there);
      }
      this.describeContainer(candidate, i);
      if (this.#list[i]! >= 0) features[INDEX.adjoins] = this.#adjoins(place, i);
      // "KIRKUK - ... in southern Kirkuk": the town, named again, says nothing of its province.
      this.#meanings.describe(i, this.#standings, features, place, pair?.province.place === place ? pair.town : place);
      features[INDEX.cluster] = this.#cluster(place, i);
      if (this.#counties.size > 0) this.#county(features, place, this.found[i]!.match.names[0]!);
      if (this.#list[i]! >= 0) this.#alike(features, place, i);
    }
    if (pair !== null) this.#level(pair, i);
  }

  /** Counts what a word for a kind beside toponym `i` says of its name: "Kirkuk province". */
  #say(i: number): void {
    const { kinds } = this.found[i]!;
    const said = Number(kinds.includes("admin1")) - Number(kinds.includes("city") || kinds.includes("town"));
    if (said !== 0) add(this.#said, this.#first[i]!, said);
  }

  /** Of a province that is called by its seat, what the article's other places tell: those in it far from the seat, and other provinces. */
  #level({ province, town: seat }: Pair, i: number): void {
    const { features } = province;
    const { country, level, province: provinces, wide } = this.#standings;
    const { place, weight, firstHere, endHere } = this.#meanings;
    const p = province.place;
    let [far, near, among] = [0, 0, 0];
    for (let n = firstHere; n < endHere; n++) {
      const q = place[n]!;
      if (n === i || q < 0 || q === p || q === seat || wide[q] === 1) continue;
      if (level[q] === PROVINCE) {
        if (country[q] === country[p] && provinces[q] !== provinces[p]) among = Math.max(among, weight[n]!);
      } else if (provinces[q] === provinces[p]) {
        const km = this.#standings.km(q, seat);
        if (km > AFAR_KM) far = Math.max(far, weight[n]!);
        else if (km < SEAT_KM) near = Math.max(near, weight[n]!);
      }
    }
    features[INDEX.holdsFar] = far;
    // What the article names in the province speaks for both.
    const share = this.scored[i]!.find(({ place: candidate }) => candidate === seat)?.features[INDEX.admin1Share];
    features[INDEX.admin1Share] = share ?? 0;
    // "Hawija in Kirkuk", "in Kirkuk, above all around Hawija"; not "from Hawija to Kirkuk".
    const astray = features[INDEX.moved] === 1 || features[INDEX.measured] === 1;
    features[INDEX.holdsBeside] = astray ? 0 : Math.max(this.#holds(p, seat, i, -1), this.#holds(p, seat, i, 1));
    features[INDEX.holdsNear] = near;
    features[INDEX.amongProvinces] = among;
    features[INDEX.provincesTold] = this.#provincesNamed / (this.#provincesNamed + 2);
    if (this.found[i]!.kinds.length === 0)
      features[INDEX.saidProvince] = Math.sign(this.#said.get(this.#first[i]!) ?? 0);
  }

  /**
   * How surely the name before (-1) or behind (1) toponym `i` in its sentence, or one of its list, lies in province `p` far from the seat:
   * "Nawa, Jasim and Tafas in Daraa".
   */
  #holds(p: number, seat: number, i: number, step: -1 | 1): number {
    const { place, weight, firstHere, endHere } = this.#meanings;
    const { level, province, wide } = this.#standings;
    const list = this.#list[i + step] ?? -1;
    let most = 0;
    for (let n = i + step; n >= firstHere && n < endHere; n += step) {
      if (n !== i + step && (list < 0 || this.#list[n] !== list)) break;
      const q = place[n]!;
      if (q < 0 || wide[q] === 1 || level[q] === PROVINCE || province[q] !== province[p]) continue;
      if (this.#standings.km(q, seat) > AFAR_KM) most = Math.max(most, weight[n]!);
    }
    return most;
  }

  /** The share of the candidate's country and province in what the article's toponyms mean. A toponym is no evidence for itself. */
  #shares(features: Float32Array, p: number, i: number): void {
    const { country, province, level } = this.#standings;
    const first = this.#first[i]!;
    const rest = this.#countries.total - this.#countries.rowSum(first);
    const [c, a] = [country[p]!, province[p]!];
    features[INDEX.countryShare] = c === 0 || rest <= 0 ? 0 : shareOf(this.#countries, c, first, rest);
    // An article that names nothing else is taken to be about the country in focus.
    const alone = rest < 0.01 && this.peoples.none && (level[p] === SETTLEMENT || level[p] === PROVINCE);
    features[INDEX.focusAlone] = Number(alone && features[INDEX.focus] === 1);
    features[INDEX.admin1Share] =
      a === 0 || level[p] === PROVINCE || rest <= 0 ? 0 : shareOf(this.#provinces, a, first, rest);
  }

  /** "Karbala, Dhi Qar and Maysan": lists name things of one level, and only provinces are called Dhi Qar. */
  #alike(features: Float32Array, p: number, i: number): void {
    const { level } = this.#standings;
    const list = this.#list[i]!;
    const votes = this.pairs[i] !== null ? 0 : this.#meanings.weight[i]!;
    const others = this.#levels.rowSum(list) - votes;
    if (others < 0.2) return;
    const own = level[this.#meanings.place[i]!] === level[p] ? votes : 0;
    const alike = (this.#levels.part(list, level[p]!) - own) / others;
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
    const outer = at < 0 ? -1 : this.#meanings.place[at]!;
    if (outer < 0) return;
    const within = holds(this.gazetteer, candidate.place, outer);
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

  /** How well a place lies at the distance that is stated between toponyms `i` and `other`: 1 well, -1 not at all. */
  #beside(p: number, i: number, other: number): number {
    const q = this.#meanings.place[other]!;
    if (q < 0 || this.#standings.wide[q] === 1) return 0;
    const { km } = this.found[Math.min(i, other)]!;
    const off = Math.abs(this.#standings.km(p, q) - km);
    const well = 2 * Math.exp(-off / (km > 0 ? 40 : 150)) - 1;
    // "east of the Euphrates": as far as it flows.
    return this.#standings.long[q] === 1 ? Math.max(0, well) : well;
  }

  /** "between Yaarubiyah and Rabia": how near a place lies to what the name directly before or after in the list of toponym `i` means. */
  #adjoins(p: number, i: number): number {
    const { wide } = this.#standings;
    let closest = 0;
    if (wide[p] === 1) return 0;
    for (let j = Math.max(0, i - 1); j < this.found.length && j <= i + 1; j++) {
      const q = this.#meanings.place[j]!;
      if (j === i || this.#list[j] !== this.#list[i] || q < 0 || q === p || wide[q] === 1) continue;
      closest = Math.max(closest, this.#meanings.weight[j]! * Math.exp(-this.#standings.km(p, q) / ADJOINING_KM));
    }
    return closest;
  }

  /**
   * "Rome, Cartersville, Cedartown": of a town or province far from the region, how many of the neighbours lie round it or in it; a local
   * newspaper names its own towns without saying where they are. Each name counts once.
   */
  #cluster(p: number, i: number): number {
    const { wide, far, level, province, country } = this.#standings;
    if (wide[p] === 1 || far[p] === 0) return 0;
    const { place, weight, first, end } = this.#meanings;
    const area = level[p] === PROVINCE;
    let sum = 0;
    for (let n = first; n < end; n++) {
      const q = place[n]!;
      if (n === i || q < 0 || q === p || wide[q] === 1 || country[q] !== country[p] || level[q] === PROVINCE) continue;
      if (area ? province[q] !== province[p] : this.#standings.km(p, q) > LOCAL_KM) continue;
      let told = false;
      for (let m = first; m < n && !told; m++) told = m !== i && place[m] === q && weight[m]! > 0;
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

/** What is reckoned of one article after the other. */
const meanings = new Meanings();
const countries = new Tally();
const provinces = new Tally();
const levels = new Tally();

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

/** The part of a number in what all other names mean: what the name of that row has said itself is left out. */
function shareOf(tally: Tally, number: number, row: number, rest: number): number {
  return Math.max(0, tally.sum(number) - tally.part(row, number)) / (rest + 0.5);
}

function mayBeDistrict(list: readonly Scored[]): boolean {
  for (const { features } of list) if (features[INDEX.admin2] === 1) return true;
  return false;
}

/** What a map holds for a key; first it is put there. */
function numberIn(map: Map<number, number>, key: number, otherwise: number): number {
  const known = map.get(key);
  if (known !== undefined) return known;
  map.set(key, otherwise);
  return otherwise;
}

function add<Key>(map: Map<Key, number>, key: Key, weight: number): void {
  map.set(key, (map.get(key) ?? 0) + weight);
}
