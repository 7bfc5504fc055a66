// How drawings of ours hang on Leaflet's map: at layer points, moved along while it zooms. Latitude first only in here.

import type { LatLng, Map as LeafletMap, ZoomAnimEvent } from "leaflet";
import { type ReactNode, useEffect, useState } from "react";
import { useMap } from "react-leaflet";
import { afterPaint } from "@/components/paint";
import type { Box } from "./layout";

/** What the map shows: zoom, and the bounds with a margin, so that a pan shows no gaps at once. */
export interface Frame {
  zoom: number;
  bounds: [west: number, south: number, east: number, north: number];
  /** From where Leaflet counts the pixels of its layer. */
  origin: { x: number; y: number };
}

export function frameOf(map: LeafletMap, margin = 0): Frame {
  const bounds = map.getBounds().pad(margin);
  return {
    zoom: map.getZoom(),
    bounds: onEarth([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]),
    origin: map.getPixelOrigin(),
  };
}

/** How much is drawn beyond each edge, as a share of what is seen: so far a pan needs nothing new. */
export const MARGIN = 0.25;

/** The frame's corners in pixels of the map's layer. */
export function layerBoxOf(map: LeafletMap, { bounds: [west, south, east, north] }: Frame): Box {
  const [{ x: left, y: top }, { x: right, y: bottom }] = [layerPoint(map, west, north), layerPoint(map, east, south)];
  return { left, top, right, bottom };
}

/**
 * What of a box lies on the one sheet that is drawn: Leaflet goes on counting degrees beyond the 180th meridian and the poles,
 * where there is nothing of ours to see, and no question or URL holds such degrees.
 */
export function onEarth([west, south, east, north]: Frame["bounds"]): Frame["bounds"] {
  return [within(west, 180), within(south, 90), within(east, 180), within(north, 90)];
}

const within = (degrees: number, most: number) => Math.max(-most, Math.min(most, degrees));

/** Anew after each zoom, and whenever the map is moved beyond what the last frame held. */
export function useFrame(margin: number): Frame {
  const map = useMap();
  const [frame, setFrame] = useState(() => frameOf(map, margin));
  useEffect(
    function followMap() {
      const renew = () => setFrame(drawn => (holds(drawn, frameOf(map)) ? drawn : frameOf(map, margin)));
      // What has come along is painted where it stands now; the new drawing is made behind that.
      let stop = () => {};
      const renewBehind = () => {
        stop();
        stop = afterPaint(renew);
      };
      // Under the hand, too, so that no edge is seen; while it zooms, what is drawn goes along.
      const keepUp = () =>
        setFrame(drawn => (drawn.zoom !== map.getZoom() || holds(drawn, frameOf(map)) ? drawn : frameOf(map, margin)));
      const ended = margin > 0 ? renewBehind : renew;
      map.on("moveend resize", ended);
      if (margin > 0) map.on("move", keepUp);
      // It may have moved between drawing and here.
      renew();
      return () => {
        stop();
        map.off("moveend resize", ended);
        map.off("move", keepUp);
      };
    },
    [map, margin],
  );
  return frame;
}

/** Whether what is seen lies within what has been drawn, at the same zoom. */
function holds(drawn: Frame, seen: Frame): boolean {
  const [west, south, east, north] = drawn.bounds;
  return (
    drawn.zoom === seen.zoom &&
    drawn.origin.x === seen.origin.x &&
    drawn.origin.y === seen.origin.y &&
    seen.bounds[0] >= west &&
    seen.bounds[1] >= south &&
    seen.bounds[2] <= east &&
    seen.bounds[3] <= north
  );
}

export function layerPoint(map: LeafletMap, lon: number, lat: number): { x: number; y: number } {
  const { x, y } = map.latLngToLayerPoint([lat, lon]);
  return { x, y };
}

export const moved = (x: number, y: number) => `translate(${Math.round(x)}px, ${Math.round(y)}px)`;

/** While the map zooms, moves every element below `root` that carries data-lon and data-lat to where it will stand. */
export function useZoomAlong(root: { current: Element | null }): void {
  const map = useMap();
  useEffect(
    function zoomAlong() {
      const each = (move: (lon: number, lat: number) => { x: number; y: number }) => {
        for (const element of root.current?.querySelectorAll<HTMLElement>("[data-lon]") ?? []) {
          const { x, y } = move(Number(element.dataset.lon), Number(element.dataset.lat));
          element.style.transform = moved(x, y);
        }
      };
      const animate = (event: ZoomAnimEvent) => each((lon, lat) => layerPointAfter(map, event, lon, lat));
      const follow = () => each((lon, lat) => layerPoint(map, lon, lat));
      map.on("zoomanim", animate);
      map.on("zoom viewreset", follow);
      return () => {
        map.off("zoomanim", animate);
        map.off("zoom viewreset", follow);
      };
    },
    [map, root],
  );
}

/** Where a point will stand when a zoom has ended. */
export const layerPointAfter = (map: LeafletMap, { zoom, center }: ZoomAnimEvent, lon: number, lat: number) =>
  // As Leaflet's own markers do; the method is theirs, but not in the published types.
  (map as unknown as ZoomingMap)._latLngToNewLayerPoint({ lat, lng: lon } as LatLng, zoom, center);

interface ZoomingMap {
  _latLngToNewLayerPoint(point: LatLng, zoom: number, center: LatLng): { x: number; y: number };
}

/** Milliseconds that a zoom takes, in Leaflet's style sheet and timers. */
export const ZOOM_MS = 250;

/** How far a zoom has come after a share of its time: the curve of Leaflet's style sheet, cubic-bezier(0, 0, 0.25, 1). */
export function eased(share: number): number {
  if (share >= 1) return 1;
  // The curve gives the share of time at `t`; halving finds the `t` of a share.
  let [low, high] = [0, 1];
  for (let step = 0; step < 12; step++) {
    const t = (low + high) / 2;
    if (0.75 * (1 - t) * t * t + t ** 3 < share) low = t;
    else high = t;
  }
  return 3 * (1 - low) * low * low + low ** 3;
}

/** Our panes, bottom to top, there before anything is drawn into them. */
export function Panes({ children }: { children: ReactNode }): ReactNode {
  const map = useMap();
  useState(() => {
    for (const [name, zIndex] of [
      ["provinces", "400"],
      ["symbols", "600"],
      ["cards", "700"],
    ] as const) {
      const pane = map.getPane(name) ?? map.createPane(name);
      pane.style.zIndex = zIndex;
    }
  });
  return children;
}
