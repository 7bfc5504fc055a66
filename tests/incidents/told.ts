// What the tables of these tests compare: the incidents of a short article of 29 June 2021, a Tuesday, in the order of the text.

import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import type { Incident, Mention } from "@/lib/types";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** "subtype status @place" of each incident. */
export function told(text: string): string[] {
  const mentions = geoparse(text, gazetteer);
  return found(text, mentions).map(
    ({ subtype, status, mention }) => `${subtype} ${status} @${mention === null ? "-" : mentions[mention]!.text}`,
  );
}

export const incidentsIn = (text: string): Incident[] => found(text, geoparse(text, gazetteer));

/** "role actor" of all incidents, each once. */
export const actorsIn = (text: string): string[] => [
  ...new Set(incidentsIn(text).flatMap(({ actors }) => actors.map(({ role, id }) => `${role} ${id}`))),
];

function found(text: string, mentions: Mention[]): Incident[] {
  return findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY });
}
