// lib/geo: rows of geometry whose answers can be worked out by hand, and invariants on seeded points.
import type { Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import {
  areaFinder,
  areaKm2,
  boxAround,
  boxesOverlap,
  boxOf,
  circleAround,
  clippedArea,
  clippedLines,
  collection,
  distanceKm,
  distanceToLineKm,
  feature,
  innerPoint,
  insideArea,
  insideBox,
  insideRing,
  intersection,
  isWound,
  pointAt,
  ringAreaKm2,
  rounded,
  selfCrossings,
  simplified,
  together,
  wind,
  without,
} from "@/lib/geo";
import type { Position } from "@/lib/types";

const square = (west: number, south: number, side: number): Polygon => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});
const BAGHDAD: Position = [44.394, 33.34];
const BASRA: Position = [47.78, 30.508];

describe("distances", () => {
  test.each<[string, Position, Position, number]>([
    ["the same point", BAGHDAD, BAGHDAD, 0],
    ["Baghdad to Basra", BAGHDAD, BASRA, 448.6],
    ["one degree of the equator", [0, 0], [1, 0], 111.2],
    ["one degree of longitude at 60 N", [0, 60], [1, 60], 55.6],
    ["pole to pole", [0, 90], [0, -90], 20015],
  ])("%s", (_, a, b, km) => {
    expect(distanceKm(a, b)).toBeCloseTo(km, km > 1000 ? -1 : 0);
  });

  test("25 km south of Baghdad is due south, and 25 km away", () => {
    const point = pointAt(BAGHDAD, 25, 180);
    expect(point[0]).toBeCloseTo(BAGHDAD[0], 6);
    expect(point[1]).toBeLessThan(BAGHDAD[1]);
    expect(distanceKm(BAGHDAD, point)).toBeCloseTo(25, 6);
  });

  test("to a line: its nearest part, not its nearest vertex", () => {
    const coordinates = [
      [44, 33],
      [46, 33],
    ];
    expect(distanceToLineKm([45, 33.1], { type: "LineString", coordinates })).toBeCloseTo(11.1, 0);
    const far = [
      [10, 10],
      [11, 10],
    ];
    expect(distanceToLineKm([45, 33.1], { type: "MultiLineString", coordinates: [far, coordinates] })).toBeCloseTo(
      11.1,
      0,
    );
  });
});

describe("boxes", () => {
  test("around positions, and around nothing", () => {
    expect(boxAround([BAGHDAD, BASRA])).toEqual([44.394, 30.508, 47.78, 33.34]);
    expect(() => boxAround([])).toThrow("at least one position");
  });

  test.each<[string, Position, boolean]>([
    ["inside", [45, 33], true],
    ["on the edge", [44, 33], true],
    ["on the corner", [44, 32], true],
    ["west of it", [43.999, 33], false],
    ["north of it", [45, 34.001], false],
  ])("%s", (_, point, expected) => {
    expect(insideBox(point, [44, 32, 46, 34])).toBe(expected);
  });

  test("touching boxes overlap, distant ones do not", () => {
    expect(boxesOverlap([0, 0, 1, 1], [1, 1, 2, 2])).toBe(true);
    expect(boxesOverlap([0, 0, 1, 1], [1.1, 0, 2, 1])).toBe(false);
  });
});

describe("areas", () => {
  const ring = square(0, 0, 1).coordinates[0] as Position[];
  const withHole: Polygon = {
    type: "Polygon",
    coordinates: [ring, (square(0.4, 0.4, 0.2).coordinates[0] as Position[]).toReversed()],
  };

  test.each<[string, Position, boolean]>([
    ["in the middle of the ground", [0.2, 0.2], true],
    ["on the outline", [0, 0.5], true],
    ["in the hole", [0.5, 0.5], false],
    ["outside", [1.2, 0.5], false],
  ])("%s", (_, point, expected) => {
    expect(insideArea(point, withHole)).toBe(expected);
  });

  test("a drawn ring, its edge included", () => {
    expect(insideRing([0.5, 0.5], ring)).toBe(true);
    expect(insideRing([0, 0], ring)).toBe(true);
    expect(insideRing([2, 2], ring)).toBe(false);
  });

  test("a degree square on the equator has 12,364 km2; the hole is subtracted; winding makes the sign", () => {
    expect(areaKm2(square(0, 0, 1))).toBeCloseTo(12364, -1);
    expect(areaKm2(withHole)).toBeCloseTo(12364 * 0.96, -1);
    expect(ringAreaKm2(ring)).toBeGreaterThan(0);
    expect(ringAreaKm2(ring.toReversed())).toBeLessThan(0);
  });

  test("winding is put right and recognised", () => {
    const backwards: Polygon = { type: "Polygon", coordinates: [ring.toReversed()] };
    expect(isWound(backwards)).toBe(false);
    expect(isWound(wind(backwards))).toBe(true);
    expect(backwards.coordinates[0]).toEqual(ring.toReversed());
  });

  test("a bow tie crosses itself once, a square never", () => {
    const bowTie: Polygon = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    };
    expect(selfCrossings(bowTie)).toEqual(expect.arrayContaining([[0.5, 0.5]]));
    expect(selfCrossings(square(0, 0, 1))).toEqual([]);
  });

  test("together, shared and left over add up", () => {
    const [a, b] = [square(0, 0, 2), square(1, 0, 2)];
    const shared = intersection(a, b);
    const left = without(a, b);
    expect(shared && left && areaKm2(shared) + areaKm2(left)).toBeCloseTo(areaKm2(a), 3);
    expect(areaKm2(together([a, b]))).toBeCloseTo(areaKm2(a) + areaKm2(b) - areaKm2(shared as Polygon), 3);
    expect(intersection(a, square(5, 5, 1))).toBeNull();
    expect(without(a, square(-1, -1, 5))).toBeNull();
    expect(() => together([])).toThrow("at least one area");
  });

  test("the name of a crescent stands on the crescent", () => {
    const crescent: Polygon = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [3, 0],
          [3, 1],
          [1, 1],
          [1, 2],
          [3, 2],
          [3, 3],
          [0, 3],
          [0, 0],
        ],
      ],
    };
    expect(insideArea(innerPoint(crescent), crescent)).toBe(true);
    expect(innerPoint(square(0, 0, 2))).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
  });

  test("a circle keeps its distance all round", () => {
    const circle = circleAround(BAGHDAD, 30);
    expect(circle.coordinates[0]).toHaveLength(65);
    for (const p of circle.coordinates[0] as Position[]) expect(distanceKm(BAGHDAD, p)).toBeCloseTo(30, 3);
  });
});

describe("cutting and thinning", () => {
  test("lines are cut at the box, what is outside falls away", () => {
    expect(
      clippedLines(
        [
          [
            [-1, 0.5],
            [0.5, 0.5],
          ],
          [
            [5, 5],
            [6, 6],
          ],
        ],
        [0, 0, 1, 1],
      ),
    ).toEqual([
      [
        [0, 0.5],
        [0.5, 0.5],
      ],
    ]);
    expect(
      clippedLines(
        [
          [
            [5, 5],
            [6, 6],
          ],
        ],
        [0, 0, 1, 1],
      ),
    ).toEqual([]);
  });

  test("areas are cut along the box", () => {
    const [part, ...others] = clippedArea(square(-1, -1, 4), [0, 0, 1, 1]);
    expect(others).toEqual([]);
    expect(part && boxOf(part)).toEqual([0, 0, 1, 1]);
    expect(clippedArea(square(5, 5, 1), [0, 0, 1, 1])).toEqual([]);
  });

  test("rounding drops vertices that fall together; thinning keeps the ends", () => {
    const line = {
      type: "LineString" as const,
      coordinates: [
        [0, 0],
        [0.00001, 0.00001],
        [1, 0.0004],
        [2, 0],
      ],
    };
    expect(rounded(line, 3).coordinates).toEqual([
      [0, 0],
      [2, 0],
    ]);
    expect(simplified(line, 0.01).coordinates).toEqual([
      [0, 0],
      [2, 0],
    ]);
    expect(line.coordinates).toHaveLength(4);
  });
});

test("areaFinder finds what trying every area finds", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const areas = collection(
    Array.from({ length: 12 }, (_, i) => feature(square(random() * 8, random() * 8, 0.5 + random() * 2), { i })),
  );
  const find = areaFinder(areas);
  for (let n = 0; n < 500; n++) {
    const point: Position = [random() * 10, random() * 10];
    const naive = areas.features.find(f => insideArea(point, f.geometry)) ?? null;
    expect(find(point)).toBe(naive);
  }
});
