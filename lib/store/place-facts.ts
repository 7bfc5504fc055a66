// A place as the map's answer tells of it: what is always so, worked out once, and what a question counts there.

import type { PlaceCount, PlacesAnswer } from "@/lib/answers";
import type { Unit } from "@/lib/query";
import type { Columns } from "@/lib/store/columns";
import type { PlaceCounts } from "@/lib/store/count";
import { SHOWN } from "@/lib/store/rows";
import { INCIDENT_TYPES, type Place } from "@/lib/types";

type Feature = PlacesAnswer["features"][number];
/** What a question counts at a place. */
type Counted = Pick<PlaceCount, "counts" | "toll" | "leading">;

/** What an answer says of a place beside its counts. */
export interface PlaceFacts extends Pick<Feature, "id" | "geometry"> {
  properties: Omit<PlaceCount, "count" | keyof Counted>;
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

export function countedAt({ counts, tolls, leading }: PlaceCounts, p: number): Counted {
  return {
    counts: { incidents: counts.incidents[p]!, mentions: counts.mentions[p]!, articles: counts.articles[p]! },
    toll: tolls.of(p),
    leading: INCIDENT_TYPES[leading[p]!] ?? null,
  };
}

export function featureOf({ id, geometry, properties }: PlaceFacts, counted: Counted, unit: Unit): Feature {
  return {
    ...{ type: "Feature", id, geometry },
    properties: { ...properties, count: counted.counts[unit], ...counted },
  };
}

/** JSON of `featureOf`, character for character. */
export function writtenFeature({ written }: PlaceFacts, { counts, toll, leading }: Counted, unit: Unit): string {
  const { incidents, mentions, articles } = counts;
  const here = `{"incidents":${incidents},"mentions":${mentions},"articles":${articles}}`;
  const people = `{"killed":${toll.killed},"wounded":${toll.wounded}}`;
  return `${written},"count":${counts[unit]},"counts":${here},"toll":${people},"leading":${leading === null ? "null" : `"${leading}"`}}}`;
}
