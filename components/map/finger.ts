// Which symbol a finger means. It is wider than most circles, and a name is as good a place to touch as its circle: both are felt for to a
// finger's breadth, and what is nearest is meant. Pure: screen positions in, a symbol out.

import type { Chip, Mark } from "./drawing";
import type { Disc } from "./layout";

/** Half of a finger's breadth, in pixels. */
const HALF = 20;

/** What was touched, and whether the finger came down on what is seen of it. */
export type Touched = { disc: Disc; on: boolean } | { chip: Chip; on: boolean };

interface Point {
  x: number;
  y: number;
}

/** A rectangle by its middle. */
interface Plate extends Point {
  width: number;
  height: number;
}

/** The symbol that is meant by a touch at a point, or null. `widthOf`: of a name, in pixels. */
export function touchedAt(
  at: Point,
  { marks, chips }: { marks: readonly Mark[]; chips: readonly Chip[] },
  widthOf: (name: string) => number,
): Touched | null {
  let [touched, least] = [null as Touched | null, Number.POSITIVE_INFINITY];
  /** What is drawn over other things goes before them. */
  const take = (found: Touched, far: number, rank: number) => {
    const cost = found.on ? -rank : far;
    if (cost > least) return;
    touched = found;
    least = cost;
  };
  for (const { disc, side } of marks) {
    const far = Math.hypot(disc.x - at.x, disc.y - at.y);
    if (far <= Math.max(disc.r, HALF)) take({ disc, on: far <= disc.r }, Math.max(0, far - disc.r), 3);
    if (!side || side.inside) continue;
    const width = widthOf(side.text);
    const middle = disc.x + side.dx + (side.anchor === "middle" ? 0 : side.anchor === "start" ? width / 2 : -width / 2);
    const beside = awayFrom(at, { x: middle, y: disc.y + side.dy - 4, width, height: 14 });
    if (beside !== null) take({ disc, on: beside === 0 }, beside, 1);
  }
  for (const chip of chips) {
    const far = awayFrom(at, { x: chip.x, y: chip.y, width: chip.width, height: 22 });
    if (far !== null) take({ chip, on: far === 0 }, far, 2);
  }
  return touched;
}

/** Pixels from a plate that a finger there would cover; null where it would not. */
function awayFrom(at: Point, { x, y, width, height }: Plate): number | null {
  const [across, down] = [Math.abs(at.x - x), Math.abs(at.y - y)];
  if (across > Math.max(width / 2, HALF) || down > Math.max(height / 2, HALF)) return null;
  return Math.hypot(Math.max(0, across - width / 2), Math.max(0, down - height / 2));
}
