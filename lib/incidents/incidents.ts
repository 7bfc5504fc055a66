// From an article's sentences and mentions to the incidents it reports.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { DateRange, Incident, Language, Mention, Span } from "@/lib/types";

export interface IncidentOptions {
  publishedOn: DateRange | null;
  skip?: readonly Span[];
  language?: Language;
}

/** Finds the incidents that an article reports. Pure; never throws on any text. */
export function findIncidents(
  _text: string,
  _mentions: readonly Mention[],
  _gazetteer: Gazetteer,
  _options: IncidentOptions,
): Incident[] {
  return [];
}
