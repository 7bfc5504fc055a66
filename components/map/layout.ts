// Where symbols and names stand on the map: clusters only where circles would overlap, names only where there is room.
// Pure: screen positions in, a drawing list out.

import type Supercluster from "supercluster";
import type { PlaceCount } from "@/lib/query";
import { INCIDENT_TYPES, type IncidentType } from "@/lib/types";

export const DEFAULTS = {
  /** Pixels of the largest and the smallest circle's radius. */
  largest: 21,
  smallest: 5,
  /** A circle at least this large carries its count. */
  countFrom: 10.5,
  /** Circles may share this part of the smaller one's diameter before they become one cluster. */
  overlap: 0.3,
  /** Pixels within which supercluster looks for company; the overlap decides whether it is kept. */
  radius: 32,
  /** A cluster of more places than this is kept without asking each pair. */
  askUpTo: 40,
};

/** What supercluster sums up over a cluster's places. */
export interface ClusterSum {
  count: number;
  types: Partial<Record<IncidentType | "none", number>>;
  largest: string;
  largestCount: number;
}
export type PlaceIndex = Supercluster<PlaceCount, ClusterSum>;

/** A circle of the map: one place, or several that cannot be told apart at this zoom. */
export interface Disc {
  id: string;
  lon: number;
  lat: number;
  x: number;
  y: number;
  r: number;
  count: number;
  leading: IncidentType | null;
  place: PlaceCount | null;
  cluster: { id: number; places: number; name: string } | null;
}

/** A name at a fixed point: a chip over an area, or a word of the ground. */
export interface Name {
  id: string;
  x: number;
  y: number;
  lon: number;
  lat: number;
  width: number;
  height: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Pixels of radius so that the area is proportional to the count, the largest count having the largest circle. */
export const radiusOf = (count: number, largestCount: number): number =>
  Math.max(DEFAULTS.smallest, DEFAULTS.largest * Math.sqrt(count / Math.max(1, largestCount, 12)));

export const sumOf = (place: PlaceCount): ClusterSum => ({
  count: place.count,
  types: { [place.leading ?? "none"]: place.count },
  largest: place.name,
  largestCount: place.count,
});

/** Adds `other` to `sum` in place, as supercluster's reduce asks. */
export function addSum(sum: ClusterSum, other: ClusterSum): void {
  sum.count += other.count;
  const types = { ...sum.types };
  for (const [type, count] of Object.entries(other.types)) {
    types[type as IncidentType] = (types[type as IncidentType] ?? 0) + count;
  }
  sum.types = types;
  if (other.largestCount > sum.largestCount) {
    sum.largest = other.largest;
    sum.largestCount = other.largestCount;
  }
}

const leadingOf = (types: ClusterSum["types"]): IncidentType | null => {
  let leading: IncidentType | null = null;
  for (const type of INCIDENT_TYPES) if ((types[type] ?? 0) > (leading ? (types[leading] ?? 0) : 0)) leading = type;
  return leading;
};

export type Project = (lon: number, lat: number) => { x: number; y: number };

/** A place's own circle. */
export const discOf = (place: PlaceCount, largestCount: number, project: Project): Disc => ({
  id: place.id,
  lon: place.lon,
  lat: place.lat,
  ...project(place.lon, place.lat),
  r: radiusOf(place.count, largestCount),
  count: place.count,
  leading: place.leading,
  place,
  cluster: null,
});

/** The circles within `bounds` ([west, south, east, north]) at `zoom`, largest first so that small ones lie on top. */
export function discsOf(
  index: PlaceIndex,
  bounds: [number, number, number, number],
  zoom: number,
  largestCount: number,
  project: Project,
): Disc[] {
  const ofFeature = (feature: ClusterOrPlace): Disc => {
    if (!isCluster(feature.properties)) return discOf(feature.properties, largestCount, project);
    const { cluster_id, point_count, count, types, largest } = feature.properties;
    const [lon, lat] = feature.geometry.coordinates as [number, number];
    return {
      id: `cluster:${cluster_id}`,
      lon,
      lat,
      ...project(lon, lat),
      r: Math.min(27, Math.max(DEFAULTS.countFrom + 1, radiusOf(count, largestCount))),
      count,
      leading: leadingOf(types),
      place: null,
      cluster: { id: cluster_id, places: point_count, name: largest },
    };
  };
  /** Takes a cluster apart as far as its parts stay apart on the screen. */
  const settle = (feature: ClusterOrPlace): Disc[] => {
    const disc = ofFeature(feature);
    if (!disc.cluster) return [disc];
    if (disc.cluster.places <= DEFAULTS.askUpTo) {
      const leaves = index.getLeaves(disc.cluster.id, DEFAULTS.askUpTo).map(ofFeature);
      if (apart(leaves)) return leaves;
    }
    const parts = index.getChildren(disc.cluster.id);
    return apart(parts.map(ofFeature)) ? parts.flatMap(settle) : [disc];
  };
  return index
    .getClusters(bounds, Math.floor(zoom))
    .flatMap(settle)
    .sort((a, b) => b.r - a.r || (a.id < b.id ? -1 : 1));
}

type ClusterOrPlace = ReturnType<PlaceIndex["getClusters"]>[number];

const isCluster = (
  properties: ClusterOrPlace["properties"],
): properties is Exclude<ClusterOrPlace["properties"], PlaceCount> => "cluster" in properties;

const apart = (discs: Disc[]): boolean =>
  discs.every((a, index) =>
    discs.slice(index + 1).every(b => {
      const gap = Math.hypot(a.x - b.x, a.y - b.y);
      return gap >= a.r + b.r - DEFAULTS.overlap * 2 * Math.min(a.r, b.r);
    }),
  );

/** Boxes already taken on the screen. A few hundred at most, so each is simply asked. */
export class Taken {
  private readonly boxes: Box[] = [];
  free({ left, top, right, bottom }: Box): boolean {
    return this.boxes.every(box => right <= box.left || left >= box.right || bottom <= box.top || top >= box.bottom);
  }
  take(box: Box): void {
    this.boxes.push(box);
  }
}

export interface DiscLabel {
  dx: number;
  dy: number;
  anchor: "start" | "middle" | "end";
}

/** Right, left, below, above: the first side with room; null where there is none. The box is taken. */
export function labelSide(disc: Pick<Disc, "x" | "y" | "r">, width: number, taken: Taken): DiscLabel | null {
  const { x, y, r } = disc;
  const gap = 4;
  const half = 7;
  const sides: [DiscLabel, Box][] = [
    [
      { dx: r + gap, dy: 4, anchor: "start" },
      { left: x + r + 1, right: x + r + gap + width, top: y - half, bottom: y + half },
    ],
    [
      { dx: -r - gap, dy: 4, anchor: "end" },
      { left: x - r - gap - width, right: x - r - 1, top: y - half, bottom: y + half },
    ],
    [
      { dx: 0, dy: r + 13, anchor: "middle" },
      { left: x - width / 2, right: x + width / 2, top: y + r + 1, bottom: y + r + 16 },
    ],
    [
      { dx: 0, dy: -r - 5, anchor: "middle" },
      { left: x - width / 2, right: x + width / 2, top: y - r - 16, bottom: y - r - 1 },
    ],
  ];
  for (const [label, box] of sides) {
    if (!taken.free(box)) continue;
    taken.take(box);
    return label;
  }
  return null;
}

export const boxAround = ({ x, y, width, height }: Pick<Name, "x" | "y" | "width" | "height">): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

export const shifted = ({ left, top, right, bottom }: Box, dx: number, dy: number): Box => ({
  left: left + dx,
  right: right + dx,
  top: top + dy,
  bottom: bottom + dy,
});

/** Where a chip may stand, nearest first: its own point, then rings around it out to `reach` pixels. */
export function chipSpots(reach: number): [dx: number, dy: number][] {
  const spots: [number, number][] = [[0, 0]];
  for (let ring = 24; ring <= Math.min(reach, 140); ring += 24) {
    for (const [x, y] of AROUND) spots.push([x * ring * 1.6, y * ring]);
  }
  return spots;
}

const AROUND = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [0.7, 0.7],
  [-0.7, 0.7],
  [0.7, -0.7],
  [-0.7, -0.7],
] as const;

/** Pixels from an area's point within which its chip is still about it: half the smaller side of its box. */
export function reachOf(
  { extent, lon, lat }: PlaceCount,
  /** The box of its outline: west, south, east, north. */
  own: [number, number, number, number] | undefined,
  project: Project,
): number {
  const across = extent?.type === "radius" ? extent.km / 111 : 0;
  const [west, south, east, north] = own ?? [lon - across, lat - across, lon + across, lat + across];
  const [a, b] = [project(west, north), project(east, south)];
  return Math.min(b.x - a.x, b.y - a.y) / 2;
}
