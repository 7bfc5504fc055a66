// All places and their names: built once, then only read.

import type { Place } from "@/lib/types";

export interface Gazetteer {
  /** Hash of the data, part of the corpus version. */
  readonly version: string;
  place(id: string): Place | undefined;
}
