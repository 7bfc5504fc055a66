// Mentions and incidents as they leave the house, from the command line and from the API: with places instead of ids.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { Incident, Mention, Place } from "@/lib/types";

/** A place as it leaves the house. */
export function printedPlace({ id, name, nameAr, kind, country, admin1, lat, lon }: Place) {
  return { id, name, nameAr, kind, country, admin1, lat, lon };
}

/** A mention with its place instead of an id; `shift` is added to every offset. */
export function printedMention(mention: Mention, gazetteer: Gazetteer, shift: number) {
  const place = mention.resolution.type === "resolved" ? gazetteer.place(mention.resolution.placeId) : undefined;
  return {
    start: mention.start + shift,
    end: mention.end + shift,
    text: mention.text,
    literal: mention.literal,
    confidence: mention.confidence,
    place: place ? printedPlace(place) : null,
    ...(mention.resolution.type === "unresolved"
      ? { reason: mention.resolution.reason, near: mention.resolution.near }
      : {}),
    evidence: mention.evidence,
  };
}

/** An incident with its place and the words of its trigger. `text` is the article's, `shift` as above. */
export function printedIncident(
  incident: Incident,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
  text: string,
  shift: number,
) {
  const mention = incident.mention === null ? undefined : mentions[incident.mention];
  const { described } = incident;
  const there = described && gazetteer.place(described.placeId);
  const move = <T extends { start: number; end: number }>(span: T): T => ({
    ...span,
    start: span.start + shift,
    end: span.end + shift,
  });
  return {
    ...incident,
    sentence: move(incident.sentence),
    trigger: { ...move(incident.trigger), text: text.slice(incident.trigger.start, incident.trigger.end) },
    place: there ? printedPlace(there) : mention ? printedMention(mention, gazetteer, shift).place : null,
    ...(described && { described: move(described) }),
    relation: incident.relation && move(incident.relation),
    date: incident.date && { ...incident.date, span: incident.date.span && move(incident.date.span) },
    actors: incident.actors.map(move),
    deaths: incident.deaths && move(incident.deaths),
    injuries: incident.injuries && move(incident.injuries),
  };
}
