// The words printed on the ground: countries, waters and provinces, each from the zoom at which it helps.

import type { Outlined } from "@/components/shading";
import type { PlaceCount } from "@/lib/answers";
import { slug } from "@/lib/query";
import type { Language } from "@/lib/types";
import type { Frame } from "./frame";

/** Properties of data/basemap/labels.json. */
export interface GroundName {
  name: string;
  nameAr?: string;
  kind: "country" | "sea" | "city" | "lake" | "river" | "range" | "desert";
  /** Zooms from and up to which the name is printed. */
  minZoom: number;
  maxZoom: number;
}

export interface PrintedName {
  id: string;
  text: string;
  look: "country" | "province" | "counted" | "town" | "water";
  lon: number;
  lat: number;
  /** The slug of an area, where a click filters by it; else "". */
  area: string;
}

/** A governorate or district with the point its name stands on, and its box: west, south, east, north. */
export interface PrintedArea {
  area: Outlined;
  lon: number;
  lat: number;
  box: [number, number, number, number];
}

/** Pixels within which two equal names read as one said twice. */
const BESIDE = 90;

/** Names within the frame, in the order in which they may take room. */
export function groundNames(
  labels: GeoJSON.FeatureCollection<GeoJSON.Geometry, GroundName> | undefined,
  printed: PrintedArea[],
  areas: PlaceCount[],
  { zoom, bounds: [west, south, east, north] }: Frame,
  language: Language,
  /** By slug: where areas are shaded, each carries its number. */
  counts: Map<string, string> | null,
): PrintedName[] {
  // A province that carries a chip need not be named twice.
  const chipped = new Set(areas.filter(({ kind }) => kind === "admin1").map(({ name }) => slug(name)));
  const names: PrintedName[] = [];
  const beside = (BESIDE * 360) / (256 * 2 ** zoom);
  for (const [index, { geometry, properties }] of (labels?.features ?? []).entries()) {
    if (geometry.type !== "Point") continue;
    const { name, nameAr, kind, minZoom, maxZoom } = properties;
    if (zoom < minZoom || zoom > maxZoom) continue;
    // Over shades, only what helps to read them.
    if (counts && kind !== "country" && kind !== "sea") continue;
    const [lon = 0, lat = 0] = geometry.coordinates;
    // The shaded areas say which country they are.
    if (counts && printed.some(({ box: [w, s, e, n] }) => lon > w && lon < e && lat > s && lat < n)) continue;
    const text = language === "ar" && nameAr ? nameAr : name;
    names.push({
      id: `ground:${index}`,
      text: kind === "country" && language === "en" ? text.toUpperCase() : text,
      look: kind === "country" ? "country" : kind === "city" ? "town" : "water",
      lon,
      lat,
      area: "",
    });
  }
  if (zoom >= 6 || counts) {
    for (const { area, lon, lat } of printed) {
      if (chipped.has(area.slug)) continue;
      const name = (language === "ar" && area.nameAr) || area.name;
      const text = counts ? `${name} · ${counts.get(area.slug) ?? "0"}` : name;
      // Its seat beside it says the same.
      if (names.some(town => town.text === text && Math.hypot(town.lon - lon, town.lat - lat) < beside)) continue;
      names.push({
        id: `area:${area.slug}`,
        text,
        look: counts ? "counted" : "province",
        lon,
        lat,
        area: area.slug,
      });
    }
  }
  // What carries a count takes room before what does not.
  if (counts) names.sort((a, b) => Number(b.area !== "") - Number(a.area !== ""));
  return names.filter(({ lon, lat }) => lon > west && lon < east && lat > south && lat < north);
}

/** A point near the middle of a shape (the centroid of its largest ring), and that ring's box. */
export function middle(geometry: GeoJSON.Geometry): Omit<PrintedArea, "area"> {
  const polygons =
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  let best: Omit<PrintedArea, "area"> & { size: number } = { lon: 0, lat: 0, size: 0, box: [0, 0, 0, 0] };
  for (const [ring = []] of polygons) {
    let [area, lon, lat] = [0, 0, 0];
    for (const [index, [x1 = 0, y1 = 0]] of ring.entries()) {
      const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? [];
      const cross = x1 * y2 - x2 * y1;
      area += cross / 2;
      lon += ((x1 + x2) * cross) / 6;
      lat += ((y1 + y2) * cross) / 6;
    }
    if (Math.abs(area) <= Math.abs(best.size)) continue;
    const xs = ring.map(([x = 0]) => x);
    const ys = ring.map(([, y = 0]) => y);
    best = {
      lon: lon / area,
      lat: lat / area,
      size: area,
      box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    };
  }
  const { lon, lat, box } = best;
  return { lon, lat, box };
}
