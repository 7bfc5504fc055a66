"use client";
// The ground: land, lakes, rivers, borders, built-up land and provinces, from files of this machine. Styled by class.

import type { GeoJSON as LeafletGeoJSON, Path, PathOptions } from "leaflet";
import { Fragment, memo, useEffect, useMemo, useRef, useState } from "react";
import { GeoJSON, Pane, Rectangle, TileLayer, useMap, useMapEvents } from "react-leaflet";
import { useGround } from "@/components/answers";
import { MapFile } from "@/components/map/map-file";
import { afterPaint } from "@/components/paint";
import { type Outlined, useOutlines } from "@/components/shading";
import type { Level } from "@/lib/query";

interface Water {
  kind: "river" | "wadi" | "lake" | "marsh";
  /** Zoom from which it matters. */
  minZoom: number;
}

interface Border {
  /** "international", or what Natural Earth says else: "disputed", "line of control" ... */
  status: string;
}

/** South-west and north-east of the sheet: the basemap's files hold nothing beyond. */
export const SHEET: [[number, number], [number, number]] = [
  [12, 25],
  [42, 63],
];

/** What lies under the symbols: our own drawing, tiles from the network, or a map file of the user's. */
export type GroundChoice = "drawn" | "online" | "file";

/** Files that every map is drawn from. */
export const GROUND = [
  ...["land.json", "governorates.geojson", "urban.json", "lakes.json", "rivers.json", "borders.json"],
  "labels.json",
];

export const BaseLayers = memo(function BaseLayers({ choice }: { choice: GroundChoice }) {
  const detail = useDetail();
  const land = useGround("land.json");
  const home = useOutlines("province");
  const urban = useGround("urban.json");
  const lakes = useGround<Water>("lakes.json");
  const rivers = useGround<Water>("rivers.json");
  const borders = useGround<Border>("borders.json");
  // Paths lie in the order in which they are drawn, so nothing is drawn before all of it is there.
  if (![land, home, urban, lakes, rivers, borders].every(({ isFetched }) => isFetched)) return null;
  return (
    <Pane name="ground" style={{ zIndex: 150 }}>
      {choice === "file" && <MapFile />}
      {choice === "online" && (
        <TileLayer
          className="online"
          // Else no picture could be made of the map.
          crossOrigin="anonymous"
          url="https://tile.openstreetmap.org/{z}/{x}/{y}.png"
          maxZoom={19}
          attribution='© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap contributors</a>'
        />
      )}
      {choice === "drawn" && (
        <>
          <Rectangle bounds={SHEET} interactive={false} {...still("open-sea")} />
          {land.data && <Ground data={land.data} className="land" />}
          {home.data && <Ground data={home.data} className="home" />}
          {urban.data && <Ground data={urban.data} className="urban" detail={detail} />}
          {lakes.data && <Ground data={lakes.data} className={lakeLook} detail={detail} />}
          {rivers.data && <Ground data={rivers.data} className={riverLook} detail={detail} />}
        </>
      )}
      {/* Anew on every ground: paths that stayed would lie below what comes after them. */}
      <Fragment key={choice}>{borders.data && <Ground data={borders.data} className={borderLook} />}</Fragment>
      {choice === "drawn" && <Rectangle bounds={SHEET} interactive={false} {...still("neatline")} />}
    </Pane>
  );
});

const lakeLook = ({ kind }: Water) => `lake ${kind}`;
const riverLook = ({ kind, minZoom }: Water) => `river ${kind} ${minZoom > 6 ? "minor" : ""}`;
const borderLook = ({ status }: Border) => (status === "international" ? "border" : "border disputed");

/** The whole zoom, up to which files tell apart what matters; beyond 8 everything is drawn. The symbols are drawn before it changes. */
function useDetail(): number {
  const map = useMap();
  const [zoom, setZoom] = useState(map.getZoom());
  const stop = useRef(() => {});
  useMapEvents({
    zoomend() {
      stop.current();
      stop.current = afterPaint(() => {
        stop.current = afterPaint(() => setZoom(map.getZoom()));
      });
    },
  });
  useEffect(() => () => stop.current(), []);
  return Math.min(8, Math.floor(zoom));
}

/** Leaflet's own colours are switched off: `className` brings ours. */
export const still = (className: string): PathOptions => ({ className, color: "", fillColor: "" });

interface GroundProps<P> {
  data: GeoJSON.FeatureCollection<GeoJSON.Geometry, P>;
  className: string | ((properties: P) => string);
  /** Features whose `minZoom` is above are left out. */
  detail?: number;
}

function Ground<P>({ data, className, detail }: GroundProps<P>) {
  const drawn = useMemo(() => {
    const from = (properties: P | { minZoom?: number }) => (properties as { minZoom?: number })?.minZoom ?? 0;
    const shown = data.features.filter(({ properties }) => detail === undefined || from(properties) <= detail);
    return byLook(shown, ({ properties }) => (typeof className === "string" ? className : className(properties)));
  }, [data, className, detail]);
  return (
    <GeoJSON
      key={detail ?? "all"}
      data={drawn}
      interactive={false}
      style={feature => ({ ...still(feature?.properties.look), fillRule: "nonzero" })}
    />
  );
}

/** What looks alike as one path: to make one for each of a thousand rivers takes longer than the frame after a zoom has. */
function byLook<P>(
  features: GeoJSON.Feature<GeoJSON.Geometry, P>[],
  lookOf: (feature: GeoJSON.Feature<GeoJSON.Geometry, P>) => string,
): GeoJSON.FeatureCollection<GeoJSON.Geometry, { look: string }> {
  const looks = new Map<string, { lines: GeoJSON.Position[][]; polygons: GeoJSON.Position[][][] }>();
  for (const feature of features) {
    const { geometry } = feature;
    const look = lookOf(feature);
    const parts = looks.get(look) ?? { lines: [], polygons: [] };
    looks.set(look, parts);
    if (geometry.type === "LineString") parts.lines.push(geometry.coordinates);
    else if (geometry.type === "MultiLineString") parts.lines.push(...geometry.coordinates);
    else if (geometry.type === "Polygon") parts.polygons.push(geometry.coordinates);
    else if (geometry.type === "MultiPolygon") parts.polygons.push(...geometry.coordinates);
  }
  return {
    type: "FeatureCollection",
    features: [...looks].flatMap(([look, { lines, polygons }]) => {
      const feature = (geometry: GeoJSON.Geometry) => ({ type: "Feature" as const, properties: { look }, geometry });
      return [
        ...(polygons.length > 0 ? [feature({ type: "MultiPolygon", coordinates: polygons })] : []),
        ...(lines.length > 0 ? [feature({ type: "MultiLineString", coordinates: lines })] : []),
      ];
    }),
  };
}

interface OutlinesProps {
  level: Level;
  /** Values of the level's facet that are asked for. */
  asked: readonly string[];
  /** Draws those alone. */
  askedOnly?: boolean;
  /** Over the shades of smaller areas: they must stand out. */
  over?: boolean;
}

/** Outlines of governorates, or of the smaller areas that are asked for. */
export function Outlines({ level, asked, askedOnly = false, over = false }: OutlinesProps) {
  const wanted = !askedOnly || asked.length > 0;
  const outlines = useOutlines(level, wanted);
  const drawn = useRef<LeafletGeoJSON>(null);
  const hasData = outlines.data !== undefined;
  // Leaflet takes class and data at birth only; what a question changes is changed on the paths, not drawn anew.
  useEffect(
    function markAsked() {
      if (!hasData) return;
      drawn.current?.eachLayer(layer => {
        const path = layer as Path & { feature: GeoJSON.Feature<GeoJSON.Geometry, Outlined> };
        path.getElement()?.classList.toggle("asked", asked.includes(path.feature.properties.slug));
      });
    },
    [asked, hasData],
  );
  // The same object as long as it says the same: Leaflet would set it on every path.
  const style = useMemo(
    () => still(`${level} ${askedOnly ? "asked" : ""} ${over ? "over" : ""}`),
    [level, askedOnly, over],
  );
  if (!outlines.data || !wanted) return null;
  return (
    <GeoJSON
      key={askedOnly ? asked.join() : `${level} ${over}`}
      ref={drawn}
      data={outlines.data}
      pane="provinces"
      interactive={false}
      filter={feature => !askedOnly || asked.includes((feature.properties as Outlined).slug)}
      style={style}
    />
  );
}
