// Arrow keys among the symbols of the map: the nearest in the arrow's direction, straight ahead before aside.
import { describe, expect, test } from "vitest";
import { nearestTo } from "@/components/map/symbol-keys";

const RIGHT = [1, 0] as const;
const UP = [0, -1] as const;
const at = { x: 100, y: 100 };

describe("the next symbol", () => {
  test.each<[string, [x: number, y: number][], readonly [number, number], number]>([
    ["none at all", [], RIGHT, -1],
    ["none but itself", [[100, 100]], RIGHT, -1],
    ["none in that direction", [[50, 100]], RIGHT, -1],
    [
      "the nearer of two",
      [
        [200, 100],
        [150, 100],
      ],
      RIGHT,
      1,
    ],
    [
      "straight ahead before nearer but aside",
      [
        [140, 130],
        [160, 100],
      ],
      RIGHT,
      1,
    ],
    ["more beside it than ahead belongs to another arrow", [[110, 60]], RIGHT, -1],
    ["which comes to it", [[110, 60]], UP, 0],
  ])("%s", (_, spots, arrow, expected) => {
    expect(
      nearestTo(
        at,
        spots.map(([x, y]) => ({ x, y })),
        arrow,
      ),
    ).toBe(expected);
  });
});
