// Rivers and lakes with names: data/basemap/waters.yaml traced along the nameless lines of data/basemap/gshhg.geojson.
// Used by the basemap (rivers.json, lakes.json) and by the gazetteer's extents.

import { readFileSync } from "node:fs";
import type { Feature, FeatureCollection, LineString, MultiLineString, Polygon } from "geojson";
import { parse } from "yaml";
import { collection, distanceKm, feature, insideArea, rounded, wind } from "@/lib/geo";
import type { Position } from "@/lib/types";

const DEFAULTS = {
  reachKm: 10, // a waypoint this near to a line means the line; farther, it is a point of its own
  straightKm: 60, // waypoints that no line joins are joined straight up to this, else the river has a gap
  bridgeKm: 7, // lines end short of each other (confluences, bin edges, lakes): gaps up to this are bridged
  bridgeCost: 3, // a bridged kilometre counts as this many along a line
  minorLevel: 4, // WDB II: 1 major ... 4 minor permanent; drawn without a name where no named river runs
  wadiLevel: 6, // 5 and 6: intermittent; above are 7 minor intermittent and canals, left out
  seaKm2: 50000, // the Caspian is sea in the basemap's land
  besideKm: 2.5, // nameless lines this near to a named river ...
  besideShare: 0.7, // ... for this share of their vertices are left out
  namelessKm2: 100, // lakes without a name of ours are drawn from this area
};

/** What the map and the gazetteer know of a river or lake. */
export interface WaterProperties {
  slug: string;
  name: string;
  nameAr: string;
  kind: "river" | "wadi" | "lake" | "marsh";
  /** Zoom from which it is drawn. */
  minZoom: number;
  /** Drawn by us in outline, not taken from a survey. */
  schematic: boolean;
}

const NAMELESS = { slug: "", name: "", nameAr: "", schematic: false };

type Line = LineString | MultiLineString;

interface Water {
  slug: string;
  name: string;
  nameAr: string;
  zoom: number;
  schematic?: boolean;
  wadi?: boolean;
  marsh?: boolean;
  via?: Position[];
  at?: Position;
  outline?: Position[];
}

type Source = FeatureCollection<LineString | Polygon, { kind: "river" | "lake"; level?: number; km2?: number }>;

const read = () => JSON.parse(readFileSync("data/basemap/gshhg.geojson", "utf8")) as Source;
const written = () => parse(readFileSync("data/basemap/waters.yaml", "utf8")) as { rivers: Water[]; lakes: Water[] };

/** Named rivers and wadis as lines, in the order of waters.yaml, then what no named river covers, nameless. */
export function buildRivers(): FeatureCollection<LineString | MultiLineString, WaterProperties> {
  const lines = read().features.filter(
    (f): f is Feature<LineString, { kind: "river"; level: number }> => f.properties.kind === "river",
  );
  const network = joinLines(lines.map(f => f.geometry.coordinates as Position[]));
  const traced = new Map<string, Position[]>();
  const named = written().rivers.map(({ slug, name, nameAr, zoom, schematic = false, wadi = false, via = [] }) => {
    const [only, ...others] = schematic ? [via] : trace(network, via);
    if (!only)
      throw new Error(`waters.yaml: ${slug} has no course; give it waypoints nearer to a line, or schematic: true`);
    if (!schematic)
      for (const p of [only, ...others].flat()) traced.set(cellOf(p), [...(traced.get(cellOf(p)) ?? []), p]);
    const line: Line =
      others.length === 0
        ? { type: "LineString", coordinates: only }
        : { type: "MultiLineString", coordinates: [only, ...others] };
    return feature<Line, WaterProperties>(line, {
      slug,
      name,
      nameAr,
      kind: wadi ? "wadi" : "river",
      minZoom: zoom,
      schematic,
    });
  });
  const nameless = lines
    .filter(f => f.properties.level <= DEFAULTS.wadiLevel)
    .filter(f => !followsNamed(f.geometry.coordinates as Position[], traced))
    .map(f => {
      const wadi = f.properties.level > DEFAULTS.minorLevel;
      const minZoom = wadi ? 8 : f.properties.level === DEFAULTS.minorLevel ? 7 : 6;
      return feature<Line, WaterProperties>(rounded(f.geometry, 3), {
        ...NAMELESS,
        kind: wadi ? "wadi" : "river",
        minZoom,
      });
    });
  return collection([...named, ...nameless]);
}

/** Is this the same river again: its other bank, an arm beside it, or the traced line itself? */
function followsNamed(line: Position[], traced: Map<string, Position[]>): boolean {
  const near = (p: Position) =>
    cellsAround(p).some(cell => traced.get(cell)?.some(q => distanceKm(p, q) <= DEFAULTS.besideKm));
  return line.filter(near).length >= line.length * DEFAULTS.besideShare;
}

/** Named lakes and marshes, then the nameless lakes above 100 km². */
export function buildLakes(): FeatureCollection<Polygon, WaterProperties> {
  const surveyed = read().features.filter(
    (f): f is Feature<Polygon, { kind: "lake"; km2: number }> => f.properties.kind === "lake",
  );
  const used = new Set<unknown>();
  const named = written().lakes.map(({ slug, name, nameAr, zoom, at, outline, marsh = false }) => {
    const kind = marsh ? "marsh" : "lake";
    const properties: WaterProperties = { slug, name, nameAr, kind, minZoom: zoom, schematic: outline !== undefined };
    if (outline?.[0])
      return feature(wind({ type: "Polygon", coordinates: [[...outline, outline[0]]] }) as Polygon, properties);
    const found = surveyed.find(f => at && insideArea(at, f.geometry));
    if (!found)
      throw new Error(`waters.yaml: gshhg.geojson has no lake at ${at} for ${slug}; move the point or give an outline`);
    used.add(found);
    return feature(wind(found.geometry) as Polygon, properties);
  });
  const nameless = surveyed
    .filter(f => !used.has(f) && f.properties.km2 >= DEFAULTS.namelessKm2 && f.properties.km2 < DEFAULTS.seaKm2)
    .map(f => {
      const minZoom = f.properties.km2 >= 1000 ? 4 : 6;
      return feature<Polygon, WaterProperties>(wind(f.geometry) as Polygon, { ...NAMELESS, kind: "lake", minZoom });
    });
  return collection([...named, ...nameless]);
}

interface Network {
  vertices: Position[];
  edges: { to: number; cost: number }[][];
}

/** Every vertex of every line, joined along the lines and across small gaps at their ends. */
function joinLines(lines: Position[][]): Network {
  const index = new Map<string, number>();
  const vertices: Position[] = [];
  const edges: Network["edges"] = [];
  const at = (p: Position) => {
    const known = index.get(`${p}`);
    if (known !== undefined) return known;
    index.set(`${p}`, vertices.length);
    edges.push([]);
    return vertices.push(p) - 1;
  };
  const join = (a: number, b: number, factor: number) => {
    const cost = factor * distanceKm(vertices[a] as Position, vertices[b] as Position);
    edges[a]?.push({ to: b, cost });
    edges[b]?.push({ to: a, cost });
  };
  for (const line of lines) for (const [i, p] of line.entries()) if (i > 0) join(at(line[i - 1] as Position), at(p), 1);
  const cells = new Map<string, number[]>();
  for (const [i, p] of vertices.entries()) cells.set(cellOf(p), [...(cells.get(cellOf(p)) ?? []), i]);
  for (const end of lines.flatMap(line => [line[0], line.at(-1)])) {
    if (!end) continue;
    for (const near of cellsAround(end).flatMap(cell => cells.get(cell) ?? [])) {
      const km = distanceKm(end, vertices[near] as Position);
      if (km > 0 && km <= DEFAULTS.bridgeKm) join(at(end), near, DEFAULTS.bridgeCost);
    }
  }
  return { vertices, edges };
}

/** Cells of a tenth of a degree, wider than every distance looked for: what is near lies in a cell around. */
const cellOf = ([x, y]: Position) => `${Math.floor(x * 10)} ${Math.floor(y * 10)}`;
const cellsAround = ([x, y]: Position) =>
  [-0.1, 0, 0.1].flatMap(dx => [-0.1, 0, 0.1].map(dy => cellOf([x + dx, y + dy])));

/** The river's line, in parts where it has gaps. */
function trace(network: Network, via: Position[]): Position[][] {
  const parts: Position[][] = [];
  let from: { point: Position; vertex: number | null } | null = null;
  for (const point of via) {
    const vertex = nearest(network, point);
    const own = vertex === null ? point : (network.vertices[vertex] as Position);
    const along = from && from.vertex !== null && vertex !== null ? shortest(network, from.vertex, vertex) : null;
    const broken = from === null || (along === null && distanceKm(from.point, own) > DEFAULTS.straightKm);
    if (broken) parts.push([own]);
    else parts.at(-1)?.push(...(along?.slice(1) ?? [own]));
    from = { point: own, vertex };
  }
  return parts.map(withoutSpurs).filter(part => part.length > 1);
}

/** A waypoint beside the course makes the trace go there and back: where it meets itself, what lies between is cut. */
function withoutSpurs(line: Position[]): Position[] {
  const kept: Position[] = [];
  for (const p of line) {
    const met = kept.findIndex(q => `${q}` === `${p}`);
    if (met >= 0) kept.length = met;
    kept.push(p);
  }
  return kept;
}

function nearest(network: Network, point: Position): number | null {
  let best: number | null = null;
  let bestKm = DEFAULTS.reachKm;
  network.vertices.forEach((vertex, i) => {
    if (Math.abs(vertex[0] - point[0]) > 0.2 || Math.abs(vertex[1] - point[1]) > 0.2) return;
    const km = distanceKm(point, vertex);
    if (km < bestKm) {
      best = i;
      bestKm = km;
    }
  });
  return best;
}

/** Dijkstra between two vertices; null where no way is shorter than about four times the straight line. */
function shortest({ vertices, edges }: Network, from: number, to: number): Position[] | null {
  const limit = 4 * distanceKm(vertices[from] as Position, vertices[to] as Position) + 40;
  const cost = new Map([[from, 0]]);
  const previous = new Map<number, number>();
  const open = new Set([from]);
  while (open.size > 0) {
    let at = -1;
    for (const v of open) if (at < 0 || (cost.get(v) ?? 0) < (cost.get(at) ?? 0)) at = v;
    open.delete(at);
    if (at === to) {
      const path: Position[] = [];
      for (let v: number | undefined = to; v !== undefined; v = previous.get(v)) path.unshift(vertices[v] as Position);
      return path;
    }
    for (const edge of edges[at] ?? []) {
      const sum = (cost.get(at) ?? 0) + edge.cost;
      if (sum < Math.min(limit, cost.get(edge.to) ?? limit)) {
        cost.set(edge.to, sum);
        previous.set(edge.to, at);
        open.add(edge.to);
      }
    }
  }
  return null;
}
