"use client";
// A small map of one article's places, which moves to the place that reading has come to.

import "leaflet/dist/leaflet.css";
import { LatLngBounds } from "leaflet";
import { useEffect, useMemo } from "react";
import { AttributionControl, MapContainer, useMap } from "react-leaflet";
import { pointAt } from "@/components/moment";
import type { ArticleAnswer, PlaceCount } from "@/lib/answers";
import { shownAs } from "@/lib/query";
import type { IncidentStatus, IncidentType } from "@/lib/types";
import type { Found } from "../article-text";
import { Areas, isArea } from "./areas";
import { BaseLayers, Outlines, SHEET } from "./base-layers";
import { Panes } from "./frame";
import { Symbols } from "./symbols";

/** What the map has to know of an article. */
interface Mapped {
  found: Pick<ArticleAnswer["found"][number], "place">[];
  happened: { placeId: string | null; incident: { type: IncidentType; status: IncidentStatus } }[];
}

export default function MiniMap({ article, at }: { article: Mapped; at: Found | null }) {
  const places = useMemo(() => placesOf(article), [article]);
  const [points, areas] = useMemo(() => [places.filter(place => !isArea(place)), places.filter(isArea)], [places]);
  const bounds = useMemo(() => {
    // Beyond the sheet there is nothing to see around a place.
    const sheet = new LatLngBounds(SHEET);
    const bounds = new LatLngBounds([]);
    for (const { lat, lon } of places) if (sheet.contains([lat, lon])) bounds.extend([lat, lon]);
    return bounds.isValid()
      ? bounds.pad(0.25)
      : new LatLngBounds([
          [29, 38.8],
          [37.45, 48.6],
        ]);
  }, [places]);
  return (
    <MapContainer
      className="atlas h-full w-full"
      bounds={bounds}
      minZoom={4}
      maxZoom={12}
      zoomSnap={0.5}
      attributionControl={false}
      zoomControl={false}
    >
      <AttributionControl prefix={false} />
      <BaseLayers choice="drawn" />
      <Panes>
        <Outlines level="province" asked={NONE} />
        <Areas places={areas} selected={at?.place?.id ?? ""} onSelect={nothing} />
        <Symbols
          points={points}
          areas={areas}
          printed={NONE}
          districts={NONE}
          unit="mentions"
          counts={null}
          selected={at?.place?.id ?? ""}
          onSelect={nothing}
          onArea={nothing}
        />
      </Panes>
      <Follow at={at} />
    </MapContainer>
  );
}

const NONE: never[] = [];
const nothing = () => {};

function Follow({ at }: { at: Found | null }) {
  const map = useMap();
  const place = at?.place;
  useEffect(
    function moveAlong() {
      if (!place || shownAs(place) !== "map") return;
      map.panInside([place.lat, place.lon], { padding: [60, 60] });
      pointAt(place.id);
    },
    [map, place],
  );
  return null;
}

/** The article's places with their counts, as the map takes them. */
function placesOf({ found, happened }: Mapped): PlaceCount[] {
  const counts = new Map<string, PlaceCount>();
  for (const { place } of found) {
    if (!place || shownAs(place) !== "map") continue;
    const known = counts.get(place.id);
    if (known) {
      known.count++;
      known.counts.mentions++;
      continue;
    }
    const incidents = happened.filter(
      ({ placeId, incident }) => placeId === place.id && incident.status === "reported",
    );
    counts.set(place.id, {
      ...place,
      admin2: "",
      extent: null,
      count: 1,
      counts: { mentions: 1, incidents: incidents.length, articles: 1 },
      toll: { killed: 0, wounded: 0 },
      leading: incidents[0]?.incident.type ?? null,
      shown: "map",
    });
  }
  return [...counts.values()];
}
