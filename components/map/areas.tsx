"use client";
// Places that are no points: provinces and districts hatched, ranges and rivers along their course, the rest as areas or
// rings of their radius. Never a pin.

import type { Circle as LeafletCircle, GeoJSON as LeafletGeoJSON, Path } from "leaflet";
import { memo, useEffect, useMemo, useRef } from "react";
import { Circle, GeoJSON, Pane } from "react-leaflet";
import { pointAt, pointAway, usePointedAt } from "@/components/moment";
import { type Outlined, useOutlines } from "@/components/shading";
import type { PlaceCount } from "@/lib/answers";
import { slug } from "@/lib/query";
import type { Kind } from "@/lib/types";

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

interface Outline {
  place: PlaceCount;
  geometry: GeoJSON.Geometry | null;
  ringKm: number;
  /** Of the boundaries, not of the gazetteer; these may come later than the place, and what is drawn is drawn anew. */
  bounded: boolean;
}

type Outlines = GeoJSON.FeatureCollection<GeoJSON.Geometry, Outlined> | undefined;

/** The value of the area that a place itself is, in the facet of provinces or districts; "" where it is none. */
export const areaSlug = (place: PlaceCount, level: "province" | "district"): string =>
  level === "province"
    ? place.kind === "admin1" && place.country === "IQ"
      ? slug(place.admin1 || place.name)
      : ""
    : place.kind === "admin2" && place.district === slug(`${place.admin1} ${place.admin2}`)
      ? place.district
      : "";

/** The outline of each area: the official or default one of a governorate, an official one of a district, its own, or none. */
function outlinesOf(places: PlaceCount[], provinces: Outlines, districts: Outlines): Outline[] {
  const bySlug = (of: Outlines) => new Map(of?.features.map(feature => [feature.properties.slug, feature.geometry]));
  const [byProvince, byDistrict] = [bySlug(provinces), bySlug(districts)];
  return places.filter(isArea).map(place => {
    const { extent } = place;
    // The boundary that is on the map, before any rougher extent of the gazetteer's.
    const area = byProvince.get(areaSlug(place, "province")) ?? byDistrict.get(areaSlug(place, "district"));
    if (area) return { place, geometry: area, ringKm: 0, bounded: true };
    if (extent?.type === "radius") return { place, geometry: null, ringKm: extent.km, bounded: false };
    return { place, geometry: extent, ringKm: 0, bounded: false };
  });
}

const isLine = (geometry: GeoJSON.Geometry) => geometry.type === "LineString" || geometry.type === "MultiLineString";

interface AreasProps {
  places: PlaceCount[];
  selected: string;
  /** Whether there are outlines of districts. */
  districts?: boolean;
  onSelect: (id: string) => void;
}

export const Areas = memo(function Areas({ places, selected, districts = false, onSelect }: AreasProps) {
  const provinces = useOutlines("province").data;
  const smaller = useOutlines("district", districts && places.some(({ kind }) => kind === "admin2")).data;
  const outlines = useMemo(() => outlinesOf(places, provinces, smaller), [places, provinces, smaller]);
  return (
    <Pane name="areas" style={{ zIndex: 420 }}>
      {outlines.map(({ place, geometry, ringKm, bounded }) => (
        <AreaShape
          key={`${place.id} ${bounded}`}
          id={place.id}
          kind={place.kind}
          lon={place.lon}
          lat={place.lat}
          geometry={geometry}
          ringKm={ringKm}
          chosen={place.id === selected}
          onSelect={onSelect}
        />
      ))}
    </Pane>
  );
});

interface AreaShapeProps extends Pick<Outline, "geometry" | "ringKm">, Pick<PlaceCount, "id" | "kind" | "lon" | "lat"> {
  chosen: boolean;
  onSelect: (id: string) => void;
}

/** Keeps still while the counts change: nothing of it tells them. */
const AreaShape = memo(function AreaShape({ id, kind, lon, lat, geometry, ringKm, chosen, onSelect }: AreaShapeProps) {
  const lit = usePointedAt(id);
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
    () => ({ click: () => onSelect(id), mouseover: () => pointAt(id), mouseout: () => pointAway(id) }),
    [id, onSelect],
  );
  const plain = { color: "", fillColor: "" };
  if (ringKm > 0) {
    return (
      <Circle
        ref={shape}
        center={[lat, lon]}
        radius={ringKm * 1000}
        {...plain}
        className="area ring"
        eventHandlers={eventHandlers}
      />
    );
  }
  if (!geometry) return null;
  const line = isLine(geometry);
  const className = line ? "area corridor" : `area ${kind.startsWith("admin") ? "hatched" : "soft"}`;
  const weight = line ? (kind === "mountain" ? 13 : 6) : 1.2;
  return (
    <GeoJSON
      ref={shape}
      data={geometry}
      style={{ ...plain, className, weight, fill: !line }}
      eventHandlers={eventHandlers}
    />
  );
});
