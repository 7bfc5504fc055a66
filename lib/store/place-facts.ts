// A place as the map's answer tells of it: what is always so, worked out once, and what a question counts there.

import type { PlaceCount, PlacesAnswer } from "@/lib/answers";
import type { Unit } from "@/lib/query";
import { type Columns, SHOWN } from "@/lib/store/columns";
import { INCIDENT_TYPES, type Place } from "@/lib/types";

type Feature = PlacesAnswer["features"][number];
type Counts = Record<Unit, number>;

/** What an answer says of a place beside its counts. */
export interface PlaceFacts extends Pick<Feature, "id" | "geometry"> {
  properties: Omit<PlaceCount, "count" | "counts" | "leading">;
  /** The same as the beginning of a feature's JSON. */
  written: string;
}

export function factsOf(columns: Columns, p: number, place: Place): PlaceFacts {
  const { id, name, nameAr, kind, country, admin1, admin2, lon, lat, extent } = place;
  const known = (facet: "district" | "subdistrict") => {
    const value = columns.facets[facet].slugs[columns[facet].values[p] ?? 0];
    return value !== "none" && { [facet]: value };
  };
  const geometry: PlaceFacts["geometry"] = { type: "Point", coordinates: [lon, lat] };
  const properties: PlaceFacts["properties"] = {
    ...{ id, name, nameAr, kind, country, admin1, admin2 },
    ...known("district"),
    ...known("subdistrict"),
    ...{ lon, lat, extent },
    shown: SHOWN[columns.shown.values[p] ?? 0] === "map" ? "map" : "elsewhere",
  };
  // What is left open takes the counts.
  const written = JSON.stringify({ type: "Feature", id, geometry, properties }).slice(0, -2);
  return { id, geometry, properties, written };
}

export const countsAt = (counts: Record<Unit, Int32Array>, p: number): Counts => ({
  incidents: counts.incidents[p]!,
  mentions: counts.mentions[p]!,
  articles: counts.articles[p]!,
});

/** `leading` is an index into INCIDENT_TYPES; -1 where none leads. */
export function featureOf(facts: PlaceFacts, counts: Counts, unit: Unit, leading: number): Feature {
  const { id, geometry, properties } = facts;
  const counted = { count: counts[unit], counts, leading: INCIDENT_TYPES[leading] ?? null };
  return { type: "Feature", id, geometry, properties: { ...properties, ...counted } };
}

/** JSON of `featureOf`, character for character. */
export function writtenFeature({ written }: PlaceFacts, counts: Counts, unit: Unit, leading: number): string {
  const { incidents, mentions, articles } = counts;
  const here = `{"incidents":${incidents},"mentions":${mentions},"articles":${articles}}`;
  return `${written},"count":${counts[unit]},"counts":${here},"leading":${TYPES[leading] ?? "null"}}}`;
}

const TYPES = INCIDENT_TYPES.map(type => JSON.stringify(type));
