// How drawings of ours hang on Leaflet's map: at layer points, moved along while it zooms. Latitude first only in here.

import type { LatLng, Map as LeafletMap, ZoomAnimEvent } from "leaflet";
import { type ReactNode, useEffect, useState } from "react";
import { useMap } from "react-leaflet";

/** What the map shows: zoom, and the bounds with a margin, so that a pan shows no gaps at once. */
export interface Frame {
  zoom: number;
  bounds: [west: number, south: number, east: number, north: number];
}

export function frameOf(map: LeafletMap, margin = 0): Frame {
  const bounds = map.getBounds().pad(margin);
  return {
    zoom: map.getZoom(),
    bounds: onEarth([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]),
  };
}

/**
 * What of a box lies on the one sheet that is drawn: Leaflet goes on counting degrees beyond the 180th meridian and the poles,
 * where there is nothing of ours to see, and no question or URL holds such degrees.
 */
export function onEarth([west, south, east, north]: Frame["bounds"]): Frame["bounds"] {
  return [within(west, 180), within(south, 90), within(east, 180), within(north, 90)];
}

const within = (degrees: number, most: number) => Math.max(-most, Math.min(most, degrees));

/** Anew after each pan or zoom has ended. */
export function useFrame(margin: number): Frame {
  const map = useMap();
  const [frame, setFrame] = useState(() => frameOf(map, margin));
  useEffect(
    function followMap() {
      const update = () => setFrame(frameOf(map, margin));
      map.on("moveend resize", update);
      // It may have moved between drawing and here.
      setFrame(drawn => {
        const now = frameOf(map, margin);
        return now.zoom === drawn.zoom && now.bounds.join() === drawn.bounds.join() ? drawn : now;
      });
      return () => {
        map.off("moveend resize", update);
      };
    },
    [map, margin],
  );
  return frame;
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
      const animate = ({ zoom, center }: ZoomAnimEvent) =>
        each((lon, lat) =>
          // As Leaflet's own markers do; the method is theirs, but not in the published types.
          (map as unknown as ZoomingMap)._latLngToNewLayerPoint({ lat, lng: lon } as LatLng, zoom, center),
        );
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

interface ZoomingMap {
  _latLngToNewLayerPoint(point: LatLng, zoom: number, center: LatLng): { x: number; y: number };
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
