// The last stage of `npm run geoparse -- --explain`: the incidents of a text with what stands behind each, for a person.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import { languageOf } from "@/lib/ingest/split";
import type { DateRange, Incident, Mention, StatedNumber } from "@/lib/types";

/** The incidents as text; `colour` adds terminal colours. The text's own date is not known, so that "on Monday" is no day. */
export function explainIncidents(text: string, gazetteer: Gazetteer, colour: boolean): string {
  const paint = (code: number, part: string) => (colour ? `\x1b[${code}m${part}\x1b[0m` : part);
  const bold = (part: string) => paint(1, part);
  const language = languageOf(text);
  const mentions = geoparse(text, gazetteer, { language });
  const incidents = findIncidents(text, mentions, gazetteer, { publishedOn: null, language });
  const lines = ["", bold("Incidents")];
  if (incidents.length === 0) lines.push("  none");
  for (const incident of incidents) {
    const { trigger, actors, date, deaths, injuries, evidence } = incident;
    lines.push(
      `  ${trigger.start}-${trigger.end}  ${bold(text.slice(trigger.start, trigger.end))}  ${incident.type}, ${incident.subtype}  ${incident.status}  confidence ${incident.confidence}`,
      `      place     ${placeOf(incident, mentions, text, gazetteer)}`,
      `      date      ${date ? `${formatDate(date)}  ${paint(2, date.note)}` : "not told"}`,
      `      deaths    ${numberOf(deaths)}`,
      `      injuries  ${numberOf(injuries)}`,
      `      actors    ${actors.map(({ name, role }) => `${name} (${role})`).join(", ") || "none told"}`,
      ...evidence.map(({ feature, note }) => `        ${feature}  ${note}`),
    );
  }
  return `${lines.join("\n")}\n`;
}

function placeOf(
  { mention, described, relation }: Incident,
  mentions: readonly Mention[],
  text: string,
  gazetteer: Gazetteer,
): string {
  const named = mention === null ? undefined : mentions[mention];
  const id = described?.placeId ?? (named?.resolution.type === "resolved" ? named.resolution.placeId : undefined);
  const place = id === undefined ? undefined : gazetteer.place(id);
  const words = described ? text.slice(described.start, described.end) : named?.text;
  if (words === undefined) return "not told";
  const what = place
    ? `${place.name} (${[place.kind, place.admin1, place.country].filter(Boolean).join(", ")})`
    : "unresolved";
  return `${what}  "${words}"${relation ? `, ${relation.text}` : ""}`;
}

function numberOf(stated: StatedNumber | null): string {
  if (stated === null) return "not told";
  const { low, high, text } = stated;
  const number = low === high ? `${low ?? "some"}` : `${low ?? "?"} to ${high ?? "?"}`;
  return `${number}  "${text}"`;
}

/** A date as precise as it is known: "2021-06-29", "2021-06", "2021", or a range "a/b" (ISO 8601). */
export function formatDate(date: DateRange): string {
  if (date.precision === "day") return date.from;
  if (date.precision === "month") return date.from.slice(0, 7);
  if (date.precision === "year") return date.from.slice(0, 4);
  return `${date.from}/${date.to}`;
}
