// One Tab stop for all symbols of the map: arrow keys go from the one in focus to the nearest that lies in their direction. Where none is
// in sight there, the map moves.

import type { Map as LeafletMap } from "leaflet";
import type { KeyboardEvent } from "react";

/** Across and down, as an arrow points. */
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Pixels that the map is moved at once. */
const STEP = 120;

export interface Spot {
  x: number;
  y: number;
}

/** Index of the nearest spot that lies in a direction from `at`, and more along it than across; -1 where there is none. */
export function nearestTo(at: Spot, spots: readonly Spot[], [across, down]: readonly [number, number]): number {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { x, y }] of spots.entries()) {
    const along = (x - at.x) * across + (y - at.y) * down;
    const aside = Math.abs((x - at.x) * down) + Math.abs((y - at.y) * across);
    if (along < 1 || aside > along) continue;
    // What lies straight ahead before what is a little nearer but aside.
    const far = along + 2 * aside;
    if (far >= least) continue;
    nearest = index;
    least = far;
  }
  return nearest;
}

/** The anchor of a symbol on the screen: its circle, or the middle of its chip. */
function spotOf(symbol: Element): Spot {
  const { left, top, width, height } = (symbol.querySelector(".disc, rect, .reach") ?? symbol).getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Takes the arrow keys of the group of symbols and of each of them. */
export function walkSymbols(event: KeyboardEvent<SVGSVGElement>, map: LeafletMap): void {
  const arrow = ARROWS[event.key];
  if (!arrow || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  const view = map.getContainer().getBoundingClientRect();
  const seen = [...event.currentTarget.querySelectorAll<SVGGElement>(".symbol")]
    .map(symbol => ({ symbol, ...spotOf(symbol) }))
    .filter(({ x, y }) => x > view.left && x < view.right && y > view.top && y < view.bottom);
  const here = (event.target as Element).closest(".symbol");
  // From outside, the first press comes to the one in the middle.
  const middle = { x: view.left + view.width / 2, y: view.top + view.height / 2 };
  const distance = ({ x, y }: Spot) => Math.hypot(x - middle.x, y - middle.y);
  const next = here
    ? seen[nearestTo(spotOf(here), seen, arrow)]
    : seen.reduce<(typeof seen)[number] | undefined>(
        (best, spot) => (best && distance(best) <= distance(spot) ? best : spot),
        undefined,
      );
  if (next) next.symbol.focus({ preventScroll: true });
  else map.panBy([arrow[0] * STEP, arrow[1] * STEP]);
}
