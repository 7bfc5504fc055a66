// The pipeline, from text to mentions.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { Language, Mention, Span } from "@/lib/types";

export interface GeoparseOptions {
  /** Stretches that are not searched for toponyms. */
  skip?: readonly Span[];
  language?: Language;
}

/** Finds the toponyms of one article and decides which place each means. Pure; never throws on any text. */
export function geoparse(_text: string, _gazetteer: Gazetteer, _options: GeoparseOptions = {}): Mention[] {
  return [];
}
