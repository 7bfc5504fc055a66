// What columns consist of: growing arrays of integers, numbered values of a facet, and what incidents say.

import { type Facet, slug } from "@/lib/query";
import type { Place } from "@/lib/types";

/** A column that grows; read `values` up to `length`. */
export class Ints {
  length = 0;
  values: Int32Array<ArrayBuffer> = new Int32Array(0);

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Int32Array(Math.max(1024, this.length * 2));
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  contents(): Int32Array<ArrayBuffer> {
    return this.values.subarray(0, this.length);
  }

  take(contents: Int32Array<ArrayBuffer>): void {
    this.values = contents;
    this.length = contents.length;
  }
}

export interface ValuesContents {
  slugs: string[];
  labels: string[];
  labelsAr: string[];
  /** By slug, and by name. */
  codes: Map<string, number>;
  codesByName: Map<string, number>;
}

/** The values of one facet, numbered in order of appearance. */
export class Values {
  constructor(
    private readonly held: ValuesContents = {
      slugs: [],
      labels: [],
      labelsAr: [],
      codes: new Map(),
      codesByName: new Map(),
    },
  ) {}

  get slugs(): readonly string[] {
    return this.held.slugs;
  }
  get labels(): readonly string[] {
    return this.held.labels;
  }
  get labelsAr(): readonly string[] {
    return this.held.labelsAr;
  }

  /** `name` is slugged; `label` is what a reader sees. */
  code(name: string, label: () => string = () => name, labelAr = ""): number {
    const { slugs, labels, labelsAr, codes, codesByName } = this.held;
    let code = codesByName.get(name);
    if (code !== undefined) return code;
    const value = slug(name);
    code = codes.get(value);
    if (code === undefined) {
      code = slugs.length;
      slugs.push(value);
      labels.push(label());
      labelsAr.push(labelAr);
      codes.set(value, code);
    }
    codesByName.set(name, code);
    return code;
  }

  /** -1 where no row has the value. */
  find(value: string): number {
    return this.held.codes.get(value) ?? -1;
  }

  contents(): ValuesContents {
    return this.held;
  }
}

/** A facet's codes belong to places, articles or signatures; `of` names the one of each row. */
export interface FacetColumn {
  codes: Int32Array;
  of: Int32Array;
  /** How many places, articles or signatures there are. */
  owners: number;
  /** Where there may be several codes: owner o has codes[starts[o]] up to codes[starts[o + 1]]. */
  starts: Int32Array | null;
}

/** Everything that columns hold, as plain data. */
export interface ColumnsContents {
  /** By the names of the fields. */
  ints: Map<string, Int32Array<ArrayBuffer>>;
  facets: Record<Facet, ValuesContents>;
  byNumber: Int32Array<ArrayBuffer>;
  places: (Place | null)[];
  byId: Map<string, number>;
  byPlaceNumber: Map<number, number>;
  saidOf: Map<string, Said>;
  signatures: Map<number, number>;
  dates: Map<string, number>;
}

/** The facets that say who took part in an incident; it may be several. */
export const PARTIES = ["actor", "by", "against"] as const;
export type Party = (typeof PARTIES)[number];

/** What an incident says of its own row and of its mentions' rows, as codes. */
export interface Said {
  number: number;
  type: number;
  subtype: number;
  killed: number;
  /** Ascending, each once. */
  who: Record<Party, number[]>;
}
