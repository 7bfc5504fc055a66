// What columns consist of: growing arrays of integers, and numbered values of a facet.

import { slug } from "@/lib/query";

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
