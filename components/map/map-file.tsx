"use client";
// A map file of the user's own (PMTiles) as the ground: vector tiles are drawn in a quiet style, raster tiles as they are.
// The libraries that read it are loaded when it is asked for.

import { useQuery } from "@tanstack/react-query";
import type { Layer } from "leaflet";
import { useEffect } from "react";
import { useMap } from "react-leaflet";

const ADDRESS = "/basemap/pmtiles";

/** Whether the data folder holds a map file. */
export function useMapFile(): boolean {
  const { data } = useQuery({
    queryKey: ["map-file"],
    queryFn: async () => (await fetch(ADDRESS, { method: "HEAD" })).status === 200,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data === true;
}

/** Tile types of the format that are pictures; 1 is vector tiles. */
const VECTOR = 1;

export function MapFile() {
  const map = useMap();
  useEffect(
    function addMapFile() {
      let layer: Layer | null = null;
      let gone = false;
      void (async () => {
        const { PMTiles, leafletRasterLayer } = await import("pmtiles");
        const source = new PMTiles(ADDRESS);
        const { tileType } = await source.getHeader();
        if (gone) return;
        if (tileType === VECTOR) {
          const { leafletLayer } = await import("protomaps-leaflet");
          const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
          layer = leafletLayer({ url: ADDRESS, flavor: dark ? "dark" : "light", lang: "en" }) as unknown as Layer;
        } else {
          layer = leafletRasterLayer(source, { pane: "ground" }) as unknown as Layer;
        }
        if (!gone) layer.addTo(map);
      })();
      return function removeMapFile() {
        gone = true;
        layer?.remove();
      };
    },
    [map],
  );
  return null;
}
