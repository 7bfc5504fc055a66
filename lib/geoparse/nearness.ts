// How near a candidate lies to what stands around it in the text. Articles name few places again and again, and each is compared once.

import { INDEX } from "@/lib/geoparse/candidates";
import { COORDINATES, kmBetween, type Standings } from "@/lib/geoparse/standing";

/** Over that many kilometres closeness falls to a third. */
const NEAR_KM = 80;

/** Where the candidate lies that is looked at. */
const lookedAt = new Float64Array(COORDINATES);

/** What the neighbours of one toponym mean, each place once; kept between toponyms. */
export class AroundIt {
  #count = 0;
  readonly #place: Int32Array;
  /** Where the places lie, in rows as `kmBetween` reads them. */
  readonly #rows: Float64Array;
  /** The greatest weight in the sentence, in it and those beside it, and anywhere. */
  readonly #here: Float64Array;
  readonly #near: Float64Array;
  readonly #all: Float64Array;

  /** @param most places */
  constructor(most: number) {
    this.#place = new Int32Array(most);
    this.#rows = new Float64Array(most * COORDINATES);
    this.#here = new Float64Array(most);
    this.#near = new Float64Array(most);
    this.#all = new Float64Array(most);
  }

  clear(): void {
    this.#count = 0;
  }

  /** Adds what a neighbour means, some sentences apart. */
  add(standings: Standings, p: number, weight: number, apart: number): void {
    let n = 0;
    while (n < this.#count && this.#place[n] !== p) n++;
    if (n === this.#count) {
      this.#count++;
      this.#place[n] = p;
      standings.coordinates(p, this.#rows, n);
      this.#here[n] = 0;
      this.#near[n] = 0;
      this.#all[n] = 0;
    }
    if (apart === 0 && weight > this.#here[n]!) this.#here[n] = weight;
    if (apart <= 1 && weight > this.#near[n]!) this.#near[n] = weight;
    if (weight > this.#all[n]!) this.#all[n] = weight;
  }

  /** Sets how near the candidate lies to another place of the sentence and of the article, and whether one of the sentence is in its country. */
  describe(standings: Standings, features: Float32Array, p: number): void {
    const { country, wide } = standings;
    const own = country[p]!;
    const row = standings.coordinates(p, lookedAt);
    let nearest = 0;
    let nearestOfAll = 0;
    let countryInSentence = 0;
    for (let n = wide[p] === 1 ? this.#count : 0; n < this.#count; n++) {
      const q = this.#place[n]!;
      if (q === p) continue;
      if (this.#here[n]! > countryInSentence && country[q] === own) countryInSentence = this.#here[n]!;
      if (wide[q] === 1) continue;
      const near = this.#near[n]!;
      const all = this.#all[n]!;
      // Of e^-x one knows without working it out that 1 / (1 + x²/2) exceeds it: most neighbours need no look.
      const km = kmBetween(row, 0, this.#rows, n) / NEAR_KM;
      const least = 1 + (km * km) / 2;
      if (near <= nearest * least && all <= nearestOfAll * least) continue;
      const closeness = Math.exp(-km);
      nearest = Math.max(nearest, near * closeness);
      nearestOfAll = Math.max(nearestOfAll, all * closeness);
    }
    features[INDEX.countryInSentence] = countryInSentence;
    features[INDEX.near] = nearest;
    features[INDEX.nearArticle] = nearestOfAll;
  }
}
