// How near a candidate lies to what stands around it in the text.

import { INDEX } from "@/lib/geoparse/resolution/scoring";
import { COORDINATES, kmBetween, type Standings } from "@/lib/geoparse/resolution/standing";

/** Over that many kilometres closeness falls to a third. */
const NEAR_KM = 80;

/** How many toponyms on either side are neighbours: a window of them keeps the work linear in the article's length. */
const WINDOW = 12;

/** Where the candidate lies that is looked at. */
const lookedAt = new Float64Array(COORDINATES);

/** What the toponyms of an article mean so far, in the order of the text. Memory grows with the longest article and is kept for the next. */
export class Meanings {
  size = 0;
  /** The number of the place, or -1 where nothing is known. */
  place = new Int32Array(0);
  /** How much that weighs; 0 where nothing is known. */
  weight = new Float64Array(0);
  sentence = new Int32Array(0);
  /** The logarithm of the weight, less than any other where the place is too wide to be near to anything. */
  #log = new Float64Array(0);
  /** Where the places lie, in rows as `kmBetween` reads them. */
  #where = new Float64Array(0);
  /** Of the toponym that is looked at: its neighbours, those in its sentence and the ones beside it, and those in its own. */
  first = 0;
  end = 0;
  #firstNear = 0;
  #endNear = 0;
  firstHere = 0;
  endHere = 0;

  /** Makes room for the toponyms of an article. */
  reset(size: number): void {
    this.size = size;
    if (size <= this.place.length) return;
    this.place = new Int32Array(2 * size);
    this.weight = new Float64Array(2 * size);
    this.sentence = new Int32Array(2 * size);
    this.#log = new Float64Array(2 * size);
    this.#where = new Float64Array(2 * size * COORDINATES);
  }

  /** Sets what toponym `i` means. */
  set(i: number, standings: Standings, p: number, weight: number): void {
    this.place[i] = p;
    this.weight[i] = weight;
    const near = p >= 0 && standings.wide[p] === 0;
    this.#log[i] = near ? Math.log(weight) : Number.NEGATIVE_INFINITY;
    if (near) standings.coordinates(p, this.#where, i);
  }

  /** Looks at what stands around toponym `i`. */
  lookAround(i: number): void {
    const { sentence } = this;
    const here = sentence[i]!;
    this.first = Math.max(0, i - WINDOW);
    this.end = Math.min(this.size, i + WINDOW + 1);
    let from = i;
    while (from > this.first && sentence[from - 1] === here) from--;
    this.firstHere = from;
    while (from > this.first && here - sentence[from - 1]! <= 1) from--;
    this.#firstNear = from;
    let to = i + 1;
    while (to < this.end && sentence[to] === here) to++;
    this.endHere = to;
    while (to < this.end && sentence[to]! - here <= 1) to++;
    this.#endNear = to;
  }

  /**
   * Sets how near the candidate lies to another place of the sentence and of the article, and whether one of the sentence is in its country.
   *
   * @param i the toponym that is looked at, of which the candidate is one
   * @param seat what has its name, too, and is no other place: of a province its town, else the candidate itself
   */
  describe(i: number, standings: Standings, features: Float32Array, p: number, seat: number): void {
    if (standings.wide[p] === 1) {
      features[INDEX.countryInSentence] = 0;
      features[INDEX.near] = 0;
      features[INDEX.nearArticle] = 0;
      return;
    }
    features[INDEX.countryInSentence] = this.#countryInSentence(i, standings, p);
    standings.coordinates(p, lookedAt);
    const near = this.#closest(i, p, seat, this.#firstNear, this.#endNear);
    const before = this.#closest(i, p, seat, this.first, this.#firstNear);
    const behind = this.#closest(i, p, seat, this.#endNear, this.end);
    features[INDEX.near] = near;
    features[INDEX.nearArticle] = Math.max(near, before, behind);
  }

  /**
   * The closeness of the closest of some neighbours: its weight by e^-x for the distance. Those are compared by their logarithms, so that
   * it is worked out once.
   */
  #closest(i: number, p: number, seat: number, first: number, end: number): number {
    let most = Number.NEGATIVE_INFINITY;
    let weight = 0;
    let distance = 0;
    for (let j = first; j < end; j++) {
      if (this.place[j] === p || this.place[j] === seat || j === i) continue;
      const km = kmBetween(lookedAt, 0, this.#where, j) / NEAR_KM;
      if (this.#log[j]! - km <= most) continue;
      most = this.#log[j]! - km;
      weight = this.weight[j]!;
      distance = km;
    }
    return weight * Math.exp(-distance);
  }

  /** The greatest weight of another place of the sentence in the country of place `p`. */
  #countryInSentence(i: number, { country }: Standings, p: number): number {
    const { place, weight } = this;
    let most = 0;
    for (let j = this.firstHere; j < this.endHere; j++) {
      const q = place[j]!;
      if (j !== i && q >= 0 && q !== p && weight[j]! > most && country[q] === country[p]) most = weight[j]!;
    }
    return most;
  }
}
