// What is found in one article: mentions, incidents, and the places they name. The same for an import, a preview and a reparse.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import { actorNames } from "@/lib/incidents/listed";
import type { ParsedArticle } from "@/lib/store/store";
import type { Article, Incident, Mention, Place } from "@/lib/types";
import { type Correction, corrected, isGrouping } from "./corrections";
import { judged } from "./verdicts";

export type Findings = Omit<ParsedArticle, "places">;

/** Mentions and incidents of an article; what readers have corrected by hand is as they said. */
export function findingsOf(article: Article, gazetteer: Gazetteer, corrections: readonly Correction[] = []): Findings {
  const { text, language, boilerplate: skip, publishedOn } = article;
  const mentions = corrected(geoparse(text, gazetteer, { skip, language }), corrections, text, gazetteer);
  const incidents = findIncidents(text, mentions, gazetteer, { publishedOn, skip, language });
  const judgedIncidents = judged(incidents, mentions, corrections, actorNames(gazetteer));
  return { article, mentions, incidents: judgedIncidents, groupings: corrections.filter(isGrouping) };
}

/** Every place that mentions and incidents are at, as the store wants them. */
export function placesOf(
  { mentions, incidents }: Pick<ParsedArticle, "mentions" | "incidents">,
  gazetteer: Gazetteer,
): Place[] {
  return placesById(placeIdsOf(mentions, incidents), gazetteer);
}

export function placesById(ids: readonly string[], gazetteer: Gazetteer): Place[] {
  return ids.flatMap(id => gazetteer.place(id) ?? []);
}

/** The ids of all places that are told of, in whatever way. */
export function placeIdsOf(mentions: readonly Mention[], incidents: readonly Incident[]): string[] {
  const ids = new Set<string>();
  for (const { resolution, runnersUp } of mentions) {
    if (resolution.type === "resolved") ids.add(resolution.placeId);
    else if (resolution.near) ids.add(resolution.near.placeId);
    for (const candidate of runnersUp) ids.add(candidate.placeId);
  }
  for (const { described } of incidents) if (described) ids.add(described.placeId);
  return [...ids];
}
