// The words printed on the ground: countries, waters and provinces, each from the zoom at which it helps.

import type { PlaceCount } from "@/lib/query";
import { slug } from "@/lib/query";
import type { Language } from "@/lib/types";
import type { Province } from "./base-layers";
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
  /** Its slug, where a click filters by it; else "". */
  province: string;
}

/** A governorate with the point its name stands on, and its box: west, south, east, north. */
export interface PrintedProvince {
  province: Province;
  lon: number;
  lat: number;
  box: [number, number, number, number];
}

/** Names within the frame, in the order in which they may take room. */
export function groundNames(
  labels: GeoJSON.FeatureCollection<GeoJSON.Geometry, GroundName> | undefined,
  provinces: PrintedProvince[],
  areas: PlaceCount[],
  { zoom, bounds: [west, south, east, north] }: Frame,
  language: Language,
  /** As a choropleth each province carries its count. */
  counts: Map<string, string> | null,
): PrintedName[] {
  // A province that carries a chip need not be named twice.
  const chipped = new Set(areas.filter(({ kind }) => kind === "admin1").map(({ name }) => slug(name)));
  const names: PrintedName[] = [];
  for (const [index, { geometry, properties }] of (labels?.features ?? []).entries()) {
    if (geometry.type !== "Point") continue;
    const { name, nameAr, kind, minZoom, maxZoom } = properties;
    if (zoom < minZoom || zoom > maxZoom) continue;
    // Over shades, only what helps to read them.
    if (counts && kind !== "country" && kind !== "sea") continue;
    const [lon = 0, lat = 0] = geometry.coordinates;
    const text = language === "ar" && nameAr ? nameAr : name;
    names.push({
      id: `ground:${index}`,
      text: kind === "country" && language === "en" ? text.toUpperCase() : text,
      look: kind === "country" ? "country" : kind === "city" ? "town" : "water",
      lon,
      lat,
      province: "",
    });
  }
  if (zoom >= 6 || counts) {
    for (const { province, lon, lat } of provinces) {
      if (chipped.has(province.slug)) continue;
      const name = language === "ar" ? province.nameAr : province.name;
      const text = counts ? `${name} · ${counts.get(province.name) ?? "0"}` : name;
      names.push({
        id: `province:${province.slug}`,
        text,
        look: counts ? "counted" : "province",
        lon,
        lat,
        province: province.slug,
      });
    }
  }
  // What carries a count takes room before what does not.
  if (counts) names.reverse();
  return names.filter(({ lon, lat }) => lon > west && lon < east && lat > south && lat < north);
}
