"use client";
// A map file of the user's own (PMTiles) as the ground: vector tiles are drawn in a quiet style, raster tiles as they are.
// The libraries that read it are loaded when it is asked for.

import { useQuery } from "@tanstack/react-query";
import type { Layer } from "leaflet";
import { useEffect, useSyncExternalStore } from "react";
import { useMap } from "react-leaflet";
import { useExplorer } from "@/components/state";

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
  const { view } = useExplorer();
  const dark = useDark();
  const { lang } = view;
  useEffect(
    function addMapFile() {
      let layer: Layer | null = null;
      let gone = false;
      void (async () => {
        const { PMTiles, leafletRasterLayer } = await import("pmtiles");
        const source = new PMTiles(ADDRESS);
        const [{ tileType, maxZoom }, metadata] = await Promise.all([source.getHeader(), source.getMetadata()]);
        if (gone) return;
        const credit = (metadata as { attribution?: unknown } | null)?.attribution;
        const options = { pane: "ground", ...(typeof credit === "string" && { attribution: credit }) };
        if (tileType === VECTOR) {
          const { leafletLayer } = await import("protomaps-leaflet");
          const flavor = dark ? "dark" : "light";
          // Beyond the archive's last zoom its tiles are drawn larger.
          const drawn = leafletLayer({ ...options, url: source, flavor, lang, maxDataZoom: maxZoom });
          layer = drawn as unknown as Layer;
        } else {
          layer = leafletRasterLayer(source, { ...options, maxNativeZoom: maxZoom }) as unknown as Layer;
        }
        if (!gone) layer.addTo(map);
      })();
      return function removeMapFile() {
        gone = true;
        layer?.remove();
      };
    },
    [map, dark, lang],
  );
  return null;
}

/** The page's own choice of light, else the system's. */
function useDark(): boolean {
  return useSyncExternalStore(
    listener => {
      const media = window.matchMedia("(prefers-color-scheme: dark)");
      const observer = new MutationObserver(listener);
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
      media.addEventListener("change", listener);
      return () => {
        observer.disconnect();
        media.removeEventListener("change", listener);
      };
    },
    () => {
      const { theme } = document.documentElement.dataset;
      return theme ? theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    },
    () => false,
  );
}
