"use client";
// Places that are no points: provinces and districts hatched, ranges and rivers along their course, the rest as areas or
// rings of their radius. Never a pin.

import type { Circle as LeafletCircle, GeoJSON as LeafletGeoJSON, Path } from "leaflet";
import { memo, useEffect, useMemo, useRef } from "react";
import { Circle, GeoJSON, Pane } from "react-leaflet";
import { pointAt, usePointedAt } from "@/components/state";
import { type PlaceCount, slug } from "@/lib/query";
import type { Kind } from "@/lib/types";
import { type Province, useProvinces } from "./base-layers";

/** Whether a place is drawn by its extent, and so has a chip instead of a circle: what is no point at map scale. */
export const isArea = ({ kind }: PlaceCount): boolean => NEVER_POINTS.includes(kind);

const NEVER_POINTS: readonly Kind[] = [
  "region",
  "admin1",
  "admin2",
  "mountain",
  "desert",
  "valley",
  "river",
  "lake",
  "sea",
  "border",
  "road",
  "area",
];

type Outline = { place: PlaceCount; geometry: GeoJSON.Geometry | null; ringKm: number };

/** The outline of each area: its own, or the governorate's for a province of the focus country, or none. */
export function outlinesOf(
  places: PlaceCount[],
  provinces: GeoJSON.FeatureCollection<GeoJSON.Geometry, Province> | undefined,
): Outline[] {
  const bySlug = new Map(provinces?.features.map(feature => [feature.properties.slug, feature.geometry]));
  return places.filter(isArea).map(place => {
    const { extent } = place;
    // The boundary that is on the map, before any rougher extent of the gazetteer's.
    const province =
      place.kind === "admin1" && place.country === "IQ" ? bySlug.get(slug(place.admin1 || place.name)) : null;
    if (province) return { place, geometry: province, ringKm: 0 };
    if (extent?.type === "radius") return { place, geometry: null, ringKm: extent.km };
    return { place, geometry: extent, ringKm: 0 };
  });
}

const isLine = (geometry: GeoJSON.Geometry) => geometry.type === "LineString" || geometry.type === "MultiLineString";

interface AreasProps {
  places: PlaceCount[];
  selected: string;
  onSelect: (id: string) => void;
}

export const Areas = memo(function Areas({ places, selected, onSelect }: AreasProps) {
  const provinces = useProvinces();
  const outlines = useMemo(() => outlinesOf(places, provinces.data), [places, provinces.data]);
  return (
    <Pane name="areas" style={{ zIndex: 420 }}>
      {outlines.map(outline => (
        <AreaShape key={outline.place.id} {...outline} chosen={outline.place.id === selected} onSelect={onSelect} />
      ))}
    </Pane>
  );
});

const AreaShape = memo(function AreaShape({
  place,
  geometry,
  ringKm,
  chosen,
  onSelect,
}: Outline & { chosen: boolean; onSelect: (id: string) => void }) {
  const lit = usePointedAt(place.id);
  const shape = useRef<LeafletGeoJSON & LeafletCircle>(null);
  // Leaflet takes a class at birth only.
  useEffect(
    function markState() {
      const paths = shape.current?.eachLayer ? shape.current.getLayers() : [shape.current];
      for (const path of paths as (Path | null)[]) {
        path?.getElement()?.classList.toggle("chosen", chosen);
        path?.getElement()?.classList.toggle("lit", lit);
      }
    },
    [chosen, lit],
  );
  const eventHandlers = useMemo(
    () => ({ click: () => onSelect(place.id), mouseover: () => pointAt(place.id), mouseout: () => pointAt("") }),
    [place.id, onSelect],
  );
  const plain = { color: "", fillColor: "" };
  if (ringKm > 0) {
    return (
      <Circle
        ref={shape}
        center={[place.lat, place.lon]}
        radius={ringKm * 1000}
        {...plain}
        className="area ring"
        eventHandlers={eventHandlers}
      />
    );
  }
  if (!geometry) return null;
  const line = isLine(geometry);
  const className = line ? "area corridor" : `area ${place.kind.startsWith("admin") ? "hatched" : "soft"}`;
  const weight = line ? (place.kind === "mountain" ? 13 : 6) : 1.2;
  return (
    <GeoJSON
      ref={shape}
      data={geometry}
      style={{ ...plain, className, weight, fill: !line }}
      eventHandlers={eventHandlers}
    />
  );
});
