// How near a candidate lies to what stands around it in the text. Articles name few places again and again, and each is compared once.

import { INDEX } from "@/lib/geoparse/candidates";
import { COORDINATES, kmBetween, type Standings } from "@/lib/geoparse/standing";

/** Over that many kilometres closeness falls to a third. */
const NEAR_KM = 80;

/** Where the candidate lies that is looked at. */
const lookedAt = new Float64Array(COORDINATES);

/**
 * What stands around one toponym; kept between toponyms. How much a neighbour counts falls with its distance as e^-x does: that of a weight is
 * compared by its logarithm less the distance, and worked out of the greatest alone.
 */
export class AroundIt {
  /** The neighbours as they follow each other: what they mean, their weight, and how far off in sentences. */
  count = 0;
  readonly place: Int32Array;
  readonly weight: Float64Array;
  readonly apart: Int32Array;
  /** Which of them stand in the same sentence. */
  #inSentence = 0;
  readonly #here: Int32Array;
  /** What they mean, each place once, but for what is too wide to be near to anything; where it lies, in rows as `kmBetween` reads them. */
  #rows = 0;
  readonly #placeOfRow: Int32Array;
  readonly #where: Float64Array;
  /** The greatest weight in the sentence and those beside it, and anywhere, and their logarithms. */
  readonly #near: Float64Array;
  readonly #all: Float64Array;
  readonly #logNear: Float64Array;
  readonly #logAll: Float64Array;
  /** By place its row, if that row says so, too. */
  readonly #rowOfPlace: Int32Array;

  /** @param most neighbours */
  constructor(
    private readonly standings: Standings,
    most: number,
  ) {
    this.place = new Int32Array(most);
    this.weight = new Float64Array(most);
    this.apart = new Int32Array(most);
    this.#here = new Int32Array(most);
    this.#placeOfRow = new Int32Array(most);
    this.#where = new Float64Array(most * COORDINATES);
    this.#near = new Float64Array(most);
    this.#all = new Float64Array(most);
    this.#logNear = new Float64Array(most);
    this.#logAll = new Float64Array(most);
    this.#rowOfPlace = new Int32Array(standings.size);
  }

  clear(): void {
    this.count = 0;
    this.#inSentence = 0;
    this.#rows = 0;
  }

  /**
   * Adds a neighbour, which means place `p`.
   *
   * @param log logarithm of its weight
   * @param apart how many sentences off it stands
   */
  add(p: number, weight: number, log: number, apart: number): void {
    const n = this.count++;
    this.place[n] = p;
    this.weight[n] = weight;
    this.apart[n] = apart;
    if (apart === 0) this.#here[this.#inSentence++] = n;
    if (this.standings.wide[p] === 1) return;
    let row = this.#rowOfPlace[p]!;
    if (row >= this.#rows || this.#placeOfRow[row] !== p) {
      row = this.#rows++;
      this.#rowOfPlace[p] = row;
      this.#placeOfRow[row] = p;
      this.standings.coordinates(p, this.#where, row);
      this.#near[row] = 0;
      this.#all[row] = 0;
      this.#logNear[row] = Number.NEGATIVE_INFINITY;
      this.#logAll[row] = Number.NEGATIVE_INFINITY;
    }
    if (apart <= 1 && weight > this.#near[row]!) {
      this.#near[row] = weight;
      this.#logNear[row] = log;
    }
    if (weight > this.#all[row]!) {
      this.#all[row] = weight;
      this.#logAll[row] = log;
    }
  }

  /** Sets how near the candidate lies to another place of the sentence and of the article, and whether one of the sentence is in its country. */
  describe(features: Float32Array, p: number): void {
    if (this.standings.wide[p] === 1) {
      features[INDEX.countryInSentence] = 0;
      features[INDEX.near] = 0;
      features[INDEX.nearArticle] = 0;
      return;
    }
    features[INDEX.countryInSentence] = this.#countryInSentence(p);
    const row = this.standings.coordinates(p, lookedAt);
    const logNear = this.#logNear;
    const logAll = this.#logAll;
    let near = -1;
    let all = -1;
    let nearest = Number.NEGATIVE_INFINITY;
    let nearestOfAll = Number.NEGATIVE_INFINITY;
    let nearKm = 0;
    let allKm = 0;
    for (let n = 0; n < this.#rows; n++) {
      if (this.#placeOfRow[n] === p) continue;
      const km = kmBetween(row, 0, this.#where, n) / NEAR_KM;
      if (logNear[n]! - km > nearest) {
        nearest = logNear[n]! - km;
        near = n;
        nearKm = km;
      }
      if (logAll[n]! - km > nearestOfAll) {
        nearestOfAll = logAll[n]! - km;
        all = n;
        allKm = km;
      }
    }
    features[INDEX.near] = near < 0 ? 0 : this.#near[near]! * Math.exp(-nearKm);
    features[INDEX.nearArticle] = all < 0 ? 0 : this.#all[all]! * Math.exp(-allKm);
  }

  /** The greatest weight of another place of the sentence in the country of place `p`. */
  #countryInSentence(p: number): number {
    const { country } = this.standings;
    let most = 0;
    for (let k = 0; k < this.#inSentence; k++) {
      const n = this.#here[k]!;
      const q = this.place[n]!;
      if (q !== p && this.weight[n]! > most && country[q] === country[p]) most = this.weight[n]!;
    }
    return most;
  }
}
