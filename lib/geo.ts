// Geometry for every room: boxes, distances, point in polygon, areas, FeatureCollections. The only user of turf.
// Longitude first throughout; distances in km, areas in km², on a sphere of radius 6,371.0088 km (error under 0.6 %).

import {
  bbox,
  bboxClip,
  booleanPointInPolygon,
  centerOfMass,
  circle,
  cleanCoords,
  destination,
  difference,
  distance,
  intersect,
  kinks,
  pointOnFeature,
  pointToLineDistance,
  rewind,
  simplify,
  truncate,
  union,
} from "@turf/turf";
import type {
  Feature,
  FeatureCollection,
  GeoJsonProperties,
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Polygon,
  Position as RawPosition,
} from "geojson";
import type { Position } from "@/lib/types";

/** West, south, east, north in degrees; west is never above east (nothing here crosses the date line). */
export type Box = [west: number, south: number, east: number, north: number];

/** What covers ground. */
export type Area = Polygon | MultiPolygon;

const EARTH_RADIUS_KM = 6371.0088; // IUGG mean radius, as turf uses
const RADIANS = Math.PI / 180;

/** Great-circle distance between two points, in km (haversine). */
export function distanceKm(a: Position, b: Position): number {
  return distance(a, b, { units: "kilometers" });
}

/** The point `km` away from `from`; `bearing` in degrees clockwise from north. */
export function pointAt(from: Position, km: number, bearing: number): Position {
  const [lon, lat] = destination(from, km, bearing, { units: "kilometers" }).geometry.coordinates as Position;
  return [lon, lat];
}

/** The smallest box around positions. Throws if there are none. */
export function boxAround(positions: readonly Position[]): Box {
  const first = positions[0];
  if (!first) throw new Error("boxAround: expected at least one position, got none");
  const box: Box = [first[0], first[1], first[0], first[1]];
  for (const [lon, lat] of positions) {
    if (lon < box[0]) box[0] = lon;
    if (lat < box[1]) box[1] = lat;
    if (lon > box[2]) box[2] = lon;
    if (lat > box[3]) box[3] = lat;
  }
  return box;
}

/** The smallest box around a geometry, a Feature or a FeatureCollection. Infinite and inverted for what is empty. */
export function boxOf(shape: Geometry | Feature | FeatureCollection): Box {
  const [west, south, east, north] = bbox(shape) as Box;
  return [west, south, east, north];
}

/** Edges belong to the box. */
export function insideBox([lon, lat]: Position, [west, south, east, north]: Box): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Boxes that touch overlap. */
export function boxesOverlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

/** Is the point in the polygon? Points on the outline count as inside, points in holes do not. */
export function insideArea(point: Position, area: Area): boolean {
  return booleanPointInPolygon(point, area);
}

/** `ring` is closed: its last position is its first. Its edge belongs to it. */
export function insideRing(position: Position, ring: readonly Position[]): boolean {
  return booleanPointInPolygon(position, { type: "Polygon", coordinates: [[...ring]] });
}

/** Distance from a point to the nearest part of a line, in km. */
export function distanceToLineKm(point: Position, line: LineString | MultiLineString): number {
  const parts = line.type === "LineString" ? [line.coordinates] : line.coordinates;
  return Math.min(
    ...parts.map(coordinates =>
      pointToLineDistance(point, { type: "LineString", coordinates }, { units: "kilometers" }),
    ),
  );
}

/**
 * Looks up which area a point lies in, boxes first (about twelve times faster than testing every outline).
 * Where areas share an outline, the first in the collection's order wins; null where none holds the point.
 */
export function areaFinder<P extends GeoJsonProperties>(
  areas: FeatureCollection<Area, P>,
): (point: Position) => Feature<Area, P> | null {
  const boxed = areas.features.map(area => ({ box: boxOf(area.geometry), area }));
  return point =>
    boxed.find(({ box, area }) => insideBox(point, box) && insideArea(point, area.geometry))?.area ?? null;
}

/** Rings of an area, outer rings and holes alike, each closed. */
export function ringsOf(area: Area): RawPosition[][] {
  return area.type === "Polygon" ? area.coordinates : area.coordinates.flat();
}

/** Polygons of an area, each as a Polygon of its own. */
export function polygonsOf(area: Area): Polygon[] {
  const parts = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
  return parts.map(coordinates => ({ type: "Polygon", coordinates }));
}

/**
 * Signed area of a ring in km², positive for counter-clockwise rings.
 * Method: Chamberlain & Duquette, "Some Algorithms for Polygons on a Sphere" (JPL 07-03, 2007), for short edges.
 */
export function ringAreaKm2(ring: RawPosition[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [lon1, lat1] = ring[i - 1] as Position;
    const [lon2, lat2] = ring[i] as Position;
    sum -= (lon2 - lon1) * RADIANS * (2 + Math.sin(lat1 * RADIANS) + Math.sin(lat2 * RADIANS));
  }
  return (sum * EARTH_RADIUS_KM * EARTH_RADIUS_KM) / 2;
}

/** Area in km², holes subtracted, whatever the winding. */
export function areaKm2(area: Area): number {
  return polygonsOf(area).reduce((total, { coordinates: [outer, ...holes] }) => {
    const held = holes.reduce((sum, hole) => sum + Math.abs(ringAreaKm2(hole)), 0);
    return total + Math.abs(ringAreaKm2(outer ?? [])) - held;
  }, 0);
}

/** Outer rings counter-clockwise, holes clockwise: RFC 7946, section 3.1.6. */
export function wind(area: Area): Area {
  return rewind(area, { mutate: false }) as Area;
}

/** Does every outer ring run counter-clockwise and every hole clockwise? */
export function isWound(area: Area): boolean {
  return polygonsOf(area).every(({ coordinates }) =>
    coordinates.every((ring, i) => (i === 0 ? ringAreaKm2(ring) > 0 : ringAreaKm2(ring) < 0)),
  );
}

/** Points at which the outline of an area crosses itself. */
export function selfCrossings(area: Area): Position[] {
  return polygonsOf(area).flatMap(polygon => kinks(polygon).features.map(f => f.geometry.coordinates as Position));
}

/** What both areas cover; null where they share no ground. */
export function intersection(a: Area, b: Area): Area | null {
  return intersect(collection([feature(a), feature(b)]))?.geometry ?? null;
}

/** What `a` covers and `b` does not; null where nothing is left. */
export function without(a: Area, b: Area): Area | null {
  return difference(collection([feature(a), feature(b)]))?.geometry ?? null;
}

/** What any of the areas covers. Throws on an empty list. */
export function together(areas: Area[]): Area {
  const [first, ...rest] = areas;
  if (!first) throw new Error("together: expected at least one area, got none");
  if (rest.length === 0) return first;
  const joined = union(collection(areas.map(area => feature(area))));
  if (!joined) throw new Error(`together: ${areas.length} areas have no union; check them for self-crossings`);
  return joined.geometry;
}

/** With fewer vertices: none moves by more than `tolerance` degrees (Douglas-Peucker). Borders of neighbours drift apart. */
export function simplified<G extends Geometry>(geometry: G, tolerance: number): G {
  return simplify(geometry, { tolerance, highQuality: true, mutate: false });
}

/** The parts of lines inside the box; none where there are none. */
export function clippedLines(lines: RawPosition[][], box: Box): RawPosition[][] {
  const inside = bboxClip({ type: "MultiLineString", coordinates: lines }, box).geometry as
    | LineString
    | MultiLineString;
  const parts = inside.type === "LineString" ? [inside.coordinates] : inside.coordinates;
  return parts.filter(part => part.length > 1);
}

/** The part of an area inside the box, as polygons; none where there is none. Cut edges run along the box. */
export function clippedArea(area: Area, box: Box): Polygon[] {
  return polygonsOf(bboxClip(area, box).geometry as Area).filter(polygon => (polygon.coordinates[0]?.length ?? 0) > 3);
}

/** Coordinates rounded to the given decimals (4: 11 m, 3: 111 m); vertices that coincide are kept once. */
export function rounded<G extends Geometry>(geometry: G, decimals: number): G {
  return cleanCoords(truncate(geometry, { precision: decimals, coordinates: 2, mutate: false }));
}

/** A circle of `km` around a point, as a polygon with the given number of edges: the ring drawn for a place known by its radius. */
export function circleAround(center: Position, km: number, edges = 64): Polygon {
  return circle(center, km, { steps: edges, units: "kilometers" }).geometry;
}

/** A point inside the area to put its name on: the centre of mass where that lies inside, else a point of its own. */
export function innerPoint(area: Area): Position {
  const center = centerOfMass(area).geometry.coordinates as Position;
  return insideArea(center, area) ? center : (pointOnFeature(area).geometry.coordinates as Position);
}

/** A Feature, for short. */
export function feature<G extends Geometry, P extends GeoJsonProperties = Record<string, never>>(
  geometry: G,
  properties: P = {} as P,
): Feature<G, P> {
  return { type: "Feature", properties, geometry };
}

/** A FeatureCollection, for short. */
export function collection<G extends Geometry, P extends GeoJsonProperties>(
  features: Feature<G, P>[],
): FeatureCollection<G, P> {
  return { type: "FeatureCollection", features };
}
