// Where symbols and names stand on the map: clusters only where circles would overlap, names only where there is room.
// Pure: screen positions in, a drawing list out.

import type Supercluster from "supercluster";
import type { PlaceCount } from "@/lib/answers";
import { INCIDENT_TYPES, type IncidentType } from "@/lib/types";

export const DEFAULTS = {
  /** Pixels of the largest and the smallest circle's radius. */
  largest: 21,
  smallest: 5,
  /** A circle at least this large carries its count. */
  countFrom: 10.5,
  /** A circle at least this large is named before areas are. */
  namedFirst: 13,
  /** Circles may share this part of the smaller one's diameter before they become one cluster. */
  overlap: 0.3,
  /** Pixels within which supercluster takes places together at once: the smallest circles would touch. */
  radius: 10,
  /** Pixels of the largest cluster's radius. */
  largestCluster: 27,
};

/** What supercluster sums up over a cluster's places. */
export interface ClusterSum {
  count: number;
  types: Partial<Record<IncidentType | "none", number>>;
  largest: PlaceCount;
}
export type PlaceIndex = Supercluster<PlaceCount, ClusterSum>;

/** A circle of the map: one place, or several that would overlap at this zoom. */
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
  cluster: Cluster | null;
}

/** Places that share a circle. It stands on the largest of them. */
export interface Cluster {
  largest: PlaceCount;
  places: PlaceCount[];
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
  largest: place,
});

/** Adds `other` to `sum` in place, as supercluster's reduce asks. */
export function addSum(sum: ClusterSum, other: ClusterSum): void {
  sum.count += other.count;
  const types = { ...sum.types };
  for (const [type, count] of Object.entries(other.types)) {
    types[type as IncidentType] = (types[type as IncidentType] ?? 0) + count;
  }
  sum.types = types;
  if (comesFirst(other.largest, sum.largest)) sum.largest = other.largest;
}

const comesFirst = (a: PlaceCount, b: PlaceCount) => a.count > b.count || (a.count === b.count && a.id < b.id);

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

/** A circle while others may still join it. */
interface Joining {
  sum: ClusterSum;
  x: number;
  y: number;
  r: number;
  /** What supercluster knows it as: places, and clusters of them. */
  parts: ClusterOrPlace[];
}

/** The circles within `bounds` ([west, south, east, north]) at `zoom`, largest first so that small ones lie on top. */
export function discsOf(
  index: PlaceIndex,
  bounds: [number, number, number, number],
  zoom: number,
  largestCount: number,
  project: Project,
): Disc[] {
  const begun = index.getClusters(bounds, Math.ceil(zoom)).map((part): Joining => {
    const sum = isCluster(part.properties) ? { ...part.properties } : sumOf(part.properties);
    const alone = !isCluster(part.properties);
    return { sum, ...project(sum.largest.lon, sum.largest.lat), r: sizeOf(sum, alone, largestCount), parts: [part] };
  });
  return joined(begun, largestCount)
    .map(({ sum, x, y, r, parts }): Disc => {
      const [only] = parts;
      if (only && parts.length === 1 && !isCluster(only.properties))
        return discOf(only.properties, largestCount, project);
      const places = parts.flatMap(({ properties }) =>
        isCluster(properties)
          ? index.getLeaves(properties.cluster_id, Number.POSITIVE_INFINITY).map(leaf => leaf.properties)
          : [properties],
      );
      const { lon, lat } = sum.largest;
      const leading = leadingOf(sum.types);
      const cluster = { largest: sum.largest, places };
      return { id: `cluster:${sum.largest.id}`, lon, lat, x, y, r, count: sum.count, leading, place: null, cluster };
    })
    .sort(largestFirst);
}

/** The order of drawing, so that small ones lie on top. */
const largestFirst = (a: Disc, b: Disc) => b.r - a.r || (a.id < b.id ? -1 : 1);

const sizeOf = ({ count }: ClusterSum, alone: boolean, largestCount: number) =>
  alone
    ? radiusOf(count, largestCount)
    : Math.min(DEFAULTS.largestCluster, Math.max(DEFAULTS.countFrom + 1, radiusOf(count, largestCount)));

/** Lets a circle join the nearest larger one that it would overlap, until none overlaps another. */
function joined(discs: Joining[], largestCount: number): Joining[] {
  const cell = 2 * DEFAULTS.largestCluster;
  let rest = discs;
  for (let before = -1; before !== rest.length; ) {
    before = rest.length;
    const kept: Joining[] = [];
    const grid = new Map<number, Joining[]>();
    for (const disc of rest.sort((a, b) => (comesBefore(a, b) ? -1 : 1))) {
      const [column, row] = [Math.floor(disc.x / cell), Math.floor(disc.y / cell)];
      let host: Joining | null = null;
      let nearest = Number.POSITIVE_INFINITY;
      for (let c = column - 1; c <= column + 1; c++) {
        for (let r = row - 1; r <= row + 1; r++) {
          for (const other of grid.get(squareOf(c, r)) ?? []) {
            // Squared: there are many, and roots are dear.
            const gap = (other.x - disc.x) ** 2 + (other.y - disc.y) ** 2;
            const reach = other.r + disc.r - DEFAULTS.overlap * 2 * Math.min(other.r, disc.r);
            if (gap >= reach * reach || gap >= nearest) continue;
            host = other;
            nearest = gap;
          }
        }
      }
      if (host) {
        addSum(host.sum, disc.sum);
        host.parts.push(...disc.parts);
        host.r = sizeOf(host.sum, false, largestCount);
        continue;
      }
      kept.push(disc);
      const near = grid.get(squareOf(column, row));
      if (near) near.push(disc);
      else grid.set(squareOf(column, row), [disc]);
    }
    rest = kept;
  }
  return rest;
}

const comesBefore = ({ sum: a }: Joining, { sum: b }: Joining) =>
  a.count > b.count || (a.count === b.count && a.largest.id < b.largest.id);

type ClusterOrPlace = ReturnType<PlaceIndex["getClusters"]>[number];

const isCluster = (
  properties: ClusterOrPlace["properties"],
): properties is Exclude<ClusterOrPlace["properties"], PlaceCount> => "cluster" in properties;

/** Boxes already taken on the screen, by the square of a grid: a box is asked against its neighbours only. */
export class Taken {
  private readonly squares = new Map<number, (Box & { slight?: boolean })[]>();
  /** `overSlight`: what is slight may lie below. */
  free(box: Box, overSlight = false): boolean {
    const [right, bottom] = [Math.floor(box.right / SQUARE), Math.floor(box.bottom / SQUARE)];
    for (let column = Math.floor(box.left / SQUARE); column <= right; column++) {
      for (let row = Math.floor(box.top / SQUARE); row <= bottom; row++) {
        const boxes = this.squares.get(squareOf(column, row));
        if (boxes?.some(other => meet(box, other) && !(overSlight && other.slight))) return false;
      }
    }
    return true;
  }
  take(box: Box & { slight?: boolean }): void {
    const [right, bottom] = [Math.floor(box.right / SQUARE), Math.floor(box.bottom / SQUARE)];
    for (let column = Math.floor(box.left / SQUARE); column <= right; column++) {
      for (let row = Math.floor(box.top / SQUARE); row <= bottom; row++) {
        const boxes = this.squares.get(squareOf(column, row));
        if (boxes) boxes.push(box);
        else this.squares.set(squareOf(column, row), [box]);
      }
    }
  }
}

/** Pixels: about as high as a name is long, so that a box lies in few squares and a square holds few boxes. */
const SQUARE = 64;

/** One number for a square of a grid; a screen has fewer rows. */
const squareOf = (column: number, row: number) => column * 100_003 + row;

const meet = (a: Box, b: Box) => a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;

export interface DiscLabel {
  dx: number;
  dy: number;
  anchor: "start" | "middle" | "end";
  /** Within the circle, below its count. */
  inside: boolean;
  /** Over small circles: to be drawn above them. */
  over?: boolean;
}

/** Where count and name stand inside a circle, and how large the name is set, in pixels. */
export const INSIDE = { count: 0, name: 11, size: 9.5 };

/** The second ring of a circle that stands for several places. */
export const HALO = { gap: 3, width: 1.5, opacity: 0.55 };

/** What a circle carries: its type's glyph, its count, or the one above the other, as its size allows. */
export function insideOf(
  { r, leading, cluster }: Pick<Disc, "r" | "leading" | "cluster">,
  named: boolean,
): { glyph: { y: number; scale: number } | null; count: { y: number; size: number } | null } {
  const both = r >= 14 && !cluster && leading !== null;
  const counted = r >= DEFAULTS.countFrom;
  const size = cluster ? 11 : Math.min(12, Math.round(14 + r / 2.5) / 2);
  return {
    glyph: both ? { y: -6, scale: 0.8 } : !counted && r >= 6 ? { y: 0, scale: Math.min(0.9, r / 9) } : null,
    count: counted ? { y: named ? INSIDE.count : both ? 9 : 4, size } : null,
  };
}

/** Whether a name `width` pixels wide in its usual size has room in the lower half of a circle. */
export const fitsInside = (r: number, width: number): boolean =>
  r >= 20 && (width * INSIDE.size) / 11.5 <= 2 * Math.sqrt(r * r - (INSIDE.name + 1) ** 2) - 4;

/**
 * Right, left, below, above, then between these: the first side with room; null where there is none. The box is taken. `overSlight`: small
 * circles may lie below the name.
 */
export function labelSide(
  { x, y, r }: Pick<Disc, "x" | "y" | "r">,
  width: number,
  taken: Taken,
  overSlight = false,
): DiscLabel | null {
  for (const [across, down] of SIDES) {
    // Beside the circle's edge; on a diagonal, nearer by as much as the circle is round.
    const reach = across !== 0 && down !== 0 ? 0.72 * (r + 3) : r + 4;
    const label: DiscLabel = {
      dx: across * reach,
      dy: across === 0 ? (down > 0 ? r + 13 : -r - 5) : 4 + down * (0.72 * r + 5),
      anchor: across > 0 ? "start" : across < 0 ? "end" : "middle",
      inside: false,
      ...(overSlight && { over: true }),
    };
    const left = x + label.dx - (across > 0 ? 0 : across < 0 ? width : width / 2);
    const box = { left, right: left + width, top: y + label.dy - 11, bottom: y + label.dy + 3 };
    if (!taken.free(box, overSlight)) continue;
    taken.take(box);
    return label;
  }
  return null;
}

const SIDES = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

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
