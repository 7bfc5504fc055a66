// Where each place stands in the world, as columns of numbers: the context asks it of every candidate against all its neighbours.

import { type Gazetteer, NATURAL, SITE } from "@/lib/gazetteer/gazetteer";
import { once } from "@/lib/text/memory";
import { KINDS, type Kind } from "@/lib/types";

const WIDE = new Set<Kind>(["country", "region", "sea"]);
/** Kinds that one point says little of: what lies far from it may still lie beside them. */
export const LONG: ReadonlySet<Kind> = new Set<Kind>(["river", "road", "border"]);

/** Kinds that stand in one list are of one level: that of the kind that stands for them. */
const LEVEL = new Map<Kind, number>(
  KINDS.map(kind => [kind, KINDS.indexOf(NATURAL.has(kind) ? "mountain" : SITE.has(kind) ? "facility" : kind)]),
);
export const SETTLEMENT = KINDS.indexOf("city");
export const PROVINCE = KINDS.indexOf("admin1");
export const DISTRICT = KINDS.indexOf("admin2");
const COUNTRY = KINDS.indexOf("country");
LEVEL.set("town", SETTLEMENT).set("village", SETTLEMENT);

/** Kilometres of a degree of latitude, on a sphere. */
const KM_PER_DEGREE = (6371 * Math.PI) / 180;

/** Rows by the place's number in the gazetteer. A row is filled when its place is first asked for by `row`. */
export class Standings {
  /** Of country and province, a number each; 0 for none. */
  readonly country: Int32Array;
  readonly province: Int32Array;
  /** Of a district the number of its name in its province, of any other place that of the district it lies in; 0 for none. */
  readonly district: Int32Array;
  readonly level: Uint8Array;
  /** 1 for what is too wide to be near to anything. */
  readonly wide: Uint8Array;
  /** 1 for a river, a road, a border. */
  readonly long: Uint8Array;
  /** 1 for what lies in the region, or in no country. */
  readonly regional: Uint8Array;
  /** 1 for what lies outside the region and the countries akin to it. */
  readonly far: Uint8Array;
  readonly #known: Uint8Array;
  /** Where each place lies, in rows as `kmBetween` reads them. */
  readonly #rows: Float64Array;
  readonly #countries = new Map([["", 0]]);
  readonly #provinces = new Map<string, number>();
  readonly #districts = new Map<string, number>();

  private constructor(private readonly gazetteer: Gazetteer) {
    const { places } = gazetteer.size;
    this.country = new Int32Array(places);
    this.province = new Int32Array(places);
    this.district = new Int32Array(places);
    this.level = new Uint8Array(places);
    this.wide = new Uint8Array(places);
    this.long = new Uint8Array(places);
    this.regional = new Uint8Array(places);
    this.far = new Uint8Array(places);
    this.#known = new Uint8Array(places);
    this.#rows = new Float64Array(places * COORDINATES);
  }

  static readonly of = once((gazetteer: Gazetteer) => new Standings(gazetteer));

  /** How many places there are. */
  get size(): number {
    return this.#known.length;
  }

  /** How many numbers countries and provinces have by now. */
  get countries(): number {
    return this.#countries.size;
  }

  get provinces(): number {
    return this.#provinces.size + 1;
  }

  /** The place's own number again, its row filled. */
  row(p: number): number {
    if (this.#known[p] === 1) return p;
    const { country, admin1: filed, admin2, kind, name, lon, lat } = this.gazetteer.placeAt(p);
    const { countries, akin } = this.gazetteer.region;
    const regional = country === "" || countries.includes(country);
    this.regional[p] = regional ? 1 : 0;
    this.far[p] = regional || akin?.includes(country) ? 0 : 1;
    const admin1 = filed === "" && kind === "admin1" ? name : filed;
    this.country[p] = numberOf(this.#countries, country);
    this.province[p] = admin1 === "" ? 0 : numberOf(this.#provinces, `${country}.${admin1}`) + 1;
    const district = kind === "admin2" ? name : admin2;
    this.district[p] = district === "" ? 0 : numberOf(this.#districts, `${country}.${admin1}.${district}`) + 1;
    this.level[p] = LEVEL.get(kind)!;
    this.wide[p] = WIDE.has(kind) ? 1 : 0;
    this.long[p] = LONG.has(kind) ? 1 : 0;
    this.#rows.set([lon, lat, Math.cos((lat * Math.PI) / 360), Math.sin((lat * Math.PI) / 360)], p * COORDINATES);
    this.#known[p] = 1;
    return p;
  }

  /** Whether it is a country or a province. */
  isArea(p: number): boolean {
    return this.level[p] === COUNTRY || this.level[p] === PROVINCE;
  }

  /** Copies where a place lies to row `at` of rows, and returns these. */
  coordinates(p: number, rows: Float64Array, at = 0): Float64Array {
    for (let i = 0; i < COORDINATES; i++) rows[at * COORDINATES + i] = this.#rows[p * COORDINATES + i]!;
    return rows;
  }

  km(a: number, b: number): number {
    return kmBetween(this.#rows, a, this.#rows, b);
  }
}

/** Numbers in a row: longitude, latitude, and cosine and sine of half the latitude, for what is read together lies together. */
export const COORDINATES = 4;

/**
 * Great-circle distance between two rows by the equirectangular approximation: exact enough for weighing neighbours, and cheap. The cosine
 * of the mean latitude is made from those of the halves without a call.
 */
export function kmBetween(some: Float64Array, a: number, others: Float64Array, b: number): number {
  const at = a * COORDINATES;
  const to = b * COORDINATES;
  const x = (others[to]! - some[at]!) * (some[at + 2]! * others[to + 2]! - some[at + 3]! * others[to + 3]!);
  const y = others[to + 1]! - some[at + 1]!;
  return KM_PER_DEGREE * Math.sqrt(x * x + y * y);
}

function numberOf(numbers: Map<string, number>, name: string): number {
  let number = numbers.get(name);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(name, number);
  }
  return number;
}
