// Land and country borders of the region: world-atlas (Natural Earth 1:10m), Iraq's outline as the governorates have it, and the
// status of borders from data/basemap/borders.yaml.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { feature as fromTopology, merge, mesh } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";
import type {
  GeometryCollection,
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from "topojson-specification";
import { parse } from "yaml";
import {
  type Area,
  areaFinder,
  areaKm2,
  type Box,
  boxesOverlap,
  boxOf,
  clippedArea,
  clippedLines,
  collection,
  distanceKm,
  feature,
  pointAt,
  polygonsOf,
  ringsOf,
  rounded,
  together,
  wind,
} from "@/lib/geo";
import type { Position } from "@/lib/types";

/** West, south, east, north of the basemap. */
export const REGION: Box = [25, 12, 63, 42];

const DEFAULTS = {
  simplify: 6e-6, // square degrees (Visvalingam): takes out the steps of world-atlas' grid of 0.0036 x 0.0017 degrees
  decimals: 3, // 111 m; world-atlas is no finer
  islandKm2: 1.5, // smaller islands are left out
  outsideKm: 4, // a neighbour is looked for this far outside Iraq's outline
  shortRun: 4, // edges: shorter runs of another neighbour are taken as noise
  joinKm: 3, // borders of two neighbours that end this near to Iraq's outline are drawn on to it
};

export interface BorderProperties {
  /** `iraq-syria` for the borders that the gazetteer names, "" for the others. */
  slug: string;
  /** "Iraq - Syria". */
  name: string;
  status: string;
}

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;

function readWorld(): Countries {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-10m.json");
  const world = JSON.parse(readFileSync(file, "utf8")) as Countries;
  const countries = world.objects.countries;
  const near = (fromTopology(world, countries) as FeatureCollection<Area>).features.map(f =>
    boxesOverlap(boxOf(f.geometry), REGION),
  );
  countries.geometries = countries.geometries.filter((_, i) => near[i]);
  return simplify(presimplify(world), DEFAULTS.simplify) as Countries;
}

/** Land as one MultiPolygon, and every border between two countries as a MultiLineString, within REGION. */
export function buildLandAndBorders(governorates: FeatureCollection<Area>): {
  land: FeatureCollection<MultiPolygon>;
  borders: FeatureCollection<MultiLineString, BorderProperties>;
} {
  const world = readWorld();
  const shapes = world.objects.countries.geometries as (
    | TopoPolygon<{ name: string }>
    | TopoMultiPolygon<{ name: string }>
  )[];
  const dryland = polygonsOf(merge(world, shapes))
    .filter(polygon => areaKm2(polygon) >= DEFAULTS.islandKm2 && boxesOverlap(boxOf(polygon), REGION))
    .flatMap(polygon => clippedArea(polygon, REGION))
    .map(polygon => wind(rounded(polygon, DEFAULTS.decimals)) as Polygon)
    .map(polygon => polygon.coordinates);
  const land = collection([feature({ type: "MultiPolygon" as const, coordinates: dryland }, {})]);

  const status = new Map<string, string>();
  for (const { between, status: said } of parse(readFileSync("data/basemap/borders.yaml", "utf8")) as {
    between: string[];
    status: string;
  }[]) {
    status.set(between.join(" - "), said);
  }
  const outline = governorates.features.map(f => f.geometry);
  const iraq = ringsOf(together(outline)).toSorted((a, b) => b.length - a.length)[0] as Position[];
  const byPair = new Map<string, Position[][]>(splitByNeighbour(iraq, world));
  shapes.forEach((a, i) => {
    for (const b of shapes.slice(i + 1)) {
      const names = [a.properties?.name ?? "", b.properties?.name ?? ""].sort();
      if (names.includes("Iraq")) continue;
      const shared = mesh(world, { type: "GeometryCollection", geometries: [a, b] }, (p, q) => p !== q);
      if (shared.coordinates.length > 0)
        byPair.set(names.join(" - "), joinTo(iraq, shared.coordinates as Position[][]));
    }
  });
  const borders = [...byPair].flatMap(([name, lines]) => {
    const parts = clippedLines(lines, REGION);
    if (parts.length === 0) return [];
    const named = name.includes("Iraq") || name === "Syria - Turkey";
    const slug = named ? name.toLowerCase().replace(" - ", "-").replaceAll(" ", "-") : "";
    const line: MultiLineString = { type: "MultiLineString", coordinates: parts };
    return feature(rounded(line, DEFAULTS.decimals), {
      slug: ORDER[slug] ?? slug,
      name,
      status: status.get(name) ?? "international",
    });
  });
  for (const pair of status.keys()) {
    if (!byPair.has(pair)) throw new Error(`borders.yaml: world-atlas has no border "${pair}" in the region`);
  }
  return { land, borders: collection(borders.sort((a, b) => (a.properties.name < b.properties.name ? -1 : 1))) };
}

// Names are alphabetical; the gazetteer puts Iraq first.
const ORDER: Record<string, string> = { "iran-iraq": "iraq-iran" };

/** Cuts Iraq's outline into the stretches that face one neighbour; coast is left out. */
function splitByNeighbour(outline: Position[], world: Countries): [string, Position[][]][] {
  const { features } = fromTopology(world, world.objects.countries) as FeatureCollection<Area, { name: string }>;
  const find = areaFinder(collection(features.filter(f => f.properties.name !== "Iraq")));
  const faces = outline.slice(1).map((b, i) => {
    const a = outline[i] as Position;
    const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    // The ring runs counter-clockwise: outside is on the right of each edge.
    const heading = (Math.atan2((b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180), b[1] - a[1]) * 180) / Math.PI;
    for (const km of [1, 2, DEFAULTS.outsideKm]) {
      const found = find(pointAt(middle, km, heading + 90));
      if (found) return found.properties.name;
    }
    return "";
  });
  const runs: { name: string; from: number; to: number }[] = [];
  faces.forEach((name, i) => {
    const last = runs.at(-1);
    if (last?.name === name) last.to = i + 1;
    else runs.push({ name, from: i, to: i + 1 });
  });
  const steady = runs.filter((run, i) => i === 0 || i === runs.length - 1 || run.to - run.from >= DEFAULTS.shortRun);
  const stretches = new Map<string, Position[][]>();
  steady.forEach((run, i) => {
    if (run.name === "") return;
    const end = steady[i + 1]?.name === "" ? run.to : (steady[i + 1]?.from ?? run.to);
    const name = ["Iraq", run.name].sort().join(" - ");
    stretches.set(name, [...(stretches.get(name) ?? []), outline.slice(run.from, end + 1)]);
  });
  return [...stretches].map(([name, parts]) => [name, joinEnds(parts)]);
}

/** The ring starts somewhere: two parts that meet there are one. */
function joinEnds(parts: Position[][]): Position[][] {
  const last = parts.at(-1);
  if (parts.length < 2 || !last || `${last.at(-1)}` !== `${parts[0]?.[0]}`) return parts;
  return [[...last, ...(parts[0] as Position[]).slice(1)], ...parts.slice(1, -1)];
}

/** Draws lines that end beside Iraq's outline on to its nearest vertex. */
function joinTo(outline: Position[], lines: Position[][]): Position[][] {
  const near = (p: Position) => outline.map(q => ({ q, km: distanceKm(p, q) })).reduce((a, b) => (b.km < a.km ? b : a));
  return lines.map(line => {
    const first = near(line[0] as Position);
    const last = near(line.at(-1) as Position);
    return [
      ...(first.km > 0 && first.km < DEFAULTS.joinKm ? [first.q] : []),
      ...line,
      ...(last.km > 0 && last.km < DEFAULTS.joinKm ? [last.q] : []),
    ];
  });
}
