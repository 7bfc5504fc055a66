// One Tab stop for all symbols of the map: arrow keys go from the one in focus to the nearest that lies in their direction. Where none is
// in sight there, the map moves to the next that is out of sight; where there is none at all, nothing happens. A symbol that goes while it
// has the focus leaves it to another.

import type { Map as LeafletMap } from "leaflet";
import { type KeyboardEvent, type RefObject, useEffect } from "react";

/** Across and down, as an arrow points. */
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Pixels between the map's edge and a symbol that it was moved to. */
const ROOM = 90;

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

/** Where a place of the map lies. */
interface Lying {
  lon: number;
  lat: number;
}

/** By how much a key zooms. */
const ZOOMS: Record<string, number> = { "+": 1, "=": 1, "-": -1 };

/** Takes the keys of the symbols below `root`: the map's own reach it only there. `places`: what has a symbol, in sight or not. */
export function walkSymbols(event: KeyboardEvent, map: LeafletMap, root: Element, places: readonly Lying[]): void {
  const [arrow, zoom] = [ARROWS[event.key], ZOOMS[event.key]];
  if ((!arrow && !zoom) || event.altKey || event.ctrlKey || event.metaKey || (arrow && event.shiftKey)) return;
  event.preventDefault();
  event.stopPropagation();
  const here = (event.target as Element).closest<SVGGElement>(".symbol");
  if (zoom) {
    const at = here ? { lon: Number(here.dataset.lon), lat: Number(here.dataset.lat) } : null;
    map.setZoomAround(at ? [at.lat, at.lon] : map.getCenter(), map.getZoom() + zoom);
    return;
  }
  if (arrow) goAlong(arrow, here, map, root, places);
}

function goAlong(
  arrow: readonly [number, number],
  here: Element | null,
  map: LeafletMap,
  root: Element,
  places: readonly Lying[],
): void {
  const seen = symbolsInSight(map, root);
  const view = map.getContainer().getBoundingClientRect();
  const middle = { x: view.left + view.width / 2, y: view.top + view.height / 2 };
  // From outside, the first press comes to the one in the middle.
  const next = here ? seen[nearestTo(spotOf(here), seen, arrow)] : closestTo(middle, seen);
  if (next) {
    next.symbol.focus({ preventScroll: true });
    uncover(map, next);
    return;
  }
  const unseen = places.map(place => ({ ...place, ...screenSpot(map, place) })).filter(spot => !isWithin(view, spot));
  const beyond = unseen[nearestTo(here ? spotOf(here) : middle, unseen, arrow)];
  if (!beyond) return;
  map.panInside([beyond.lat, beyond.lon], { padding: [ROOM, ROOM], animate: false });
  focusAt(map, root, beyond);
}

type Seen = Spot & { symbol: SVGGElement };

function symbolsInSight(map: LeafletMap, root: Element): Seen[] {
  const view = map.getContainer().getBoundingClientRect();
  return [...root.querySelectorAll<SVGGElement>(".symbol[role]")]
    .map(symbol => ({ symbol, ...spotOf(symbol) }))
    .filter(spot => isWithin(view, spot));
}

const isWithin = ({ left, right, top, bottom }: DOMRect, { x, y }: Spot): boolean =>
  x > left && x < right && y > top && y < bottom;

/** Where a place lies on the screen. */
function screenSpot(map: LeafletMap, { lon, lat }: Lying): Spot {
  const { left, top } = map.getContainer().getBoundingClientRect();
  const { x, y } = map.latLngToContainerPoint([lat, lon]);
  return { x: left + x, y: top + y };
}

function closestTo<T extends Spot>({ x, y }: Spot, spots: readonly T[]): T | undefined {
  let [closest, least] = [undefined as T | undefined, Number.POSITIVE_INFINITY];
  for (const spot of spots) {
    const distance = Math.hypot(spot.x - x, spot.y - y);
    if (distance >= least) continue;
    closest = spot;
    least = distance;
  }
  return closest;
}

/** What lies under the timeline or the legend is brought to the middle of the map's height. */
function uncover(map: LeafletMap, { x, y }: Spot): void {
  const over = document.elementFromPoint(x, y);
  if (!over || map.getPane("mapPane")?.contains(over) || over === map.getContainer()) return;
  const { top, height } = map.getContainer().getBoundingClientRect();
  map.panBy([0, y - top - height / 2], { animate: false });
}

/** Frames within which what the map has come to is drawn. */
const DRAWN_WITHIN = 30;
/** Pixels from a place to the circle that stands for it and others. */
const JOINED = 60;

/** Gives the focus to the symbol of a place that the map has just come to, or that it has joined, once that is drawn. */
export function focusAt(map: LeafletMap, root: Element, place: Lying): void {
  const before = document.activeElement;
  let frames = 0;
  const look = () => {
    const active = document.activeElement;
    // Somebody has gone elsewhere meanwhile.
    if (active !== before && active !== document.body && !root.contains(active)) return;
    const at = screenSpot(map, place);
    const closest = closestTo(at, symbolsInSight(map, root));
    const isThere = closest && Math.hypot(closest.x - at.x, closest.y - at.y) < JOINED;
    if (!isThere && frames++ < DRAWN_WITHIN) {
      requestAnimationFrame(look);
      return;
    }
    if (!closest) return;
    closest.symbol.focus({ preventScroll: true });
    uncover(map, closest);
  };
  requestAnimationFrame(look);
}

/**
 * A symbol that has the focus may go: it joins others, rises above the painted ones, or the map has moved on. The focus would fall to the
 * page; the symbol nearest to where it stood takes it, or all of them as one where none is left in sight.
 */
export function useKeptFocus(map: LeafletMap, root: RefObject<HTMLDivElement | null>): void {
  useEffect(
    function keepFocus() {
      const symbols = root.current;
      if (!symbols) return;
      let last: SVGGElement | null = null;
      const note = ({ target }: FocusEvent) => {
        last = (target as Element).closest<SVGGElement>(".symbol");
      };
      const leave = () => {
        const left = last;
        // What is being taken out of the page tells that it has lost the focus while it is still there: a moment later it is gone.
        setTimeout(() => {
          if (last === left && left?.isConnected && left !== document.activeElement) last = null;
        });
      };
      const observer = new MutationObserver(() => {
        if (!last || last.isConnected || document.activeElement !== document.body) return;
        const place = { lon: Number(last.dataset.lon), lat: Number(last.dataset.lat) };
        last = null;
        const heir = closestTo(screenSpot(map, place), symbolsInSight(map, symbols));
        (heir?.symbol ?? symbols.querySelector<SVGElement>("svg[tabindex]"))?.focus({ preventScroll: true });
      });
      symbols.addEventListener("focusin", note);
      symbols.addEventListener("focusout", leave);
      observer.observe(symbols, { childList: true, subtree: true });
      return () => {
        symbols.removeEventListener("focusin", note);
        symbols.removeEventListener("focusout", leave);
        observer.disconnect();
      };
    },
    [map, root],
  );
}
