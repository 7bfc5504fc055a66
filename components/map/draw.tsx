"use client";
// A filter drawn on the map: a box by dragging, a polygon by its corners. Longitude first as soon as it leaves this file.

import type { LatLng, LeafletMouseEvent } from "leaflet";
import { useEffect, useState } from "react";
import { Polygon, Rectangle, useMap } from "react-leaflet";
import { useExplorer } from "@/components/state";
import type { Query } from "@/lib/query";

export type DrawMode = "box" | "polygon" | null;

/** About a metre is more than a drawn line means; a URL is read by people. */
const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;

const style = { className: "drawn", color: "", fillColor: "", interactive: false };

/** The filter's outline as it stands in the query. */
export function DrawnFilter({ query }: { query: Query }) {
  return (
    <>
      {query.bbox && (
        <Rectangle
          key={query.bbox.join()}
          bounds={[
            [query.bbox[1], query.bbox[0]],
            [query.bbox[3], query.bbox[2]],
          ]}
          {...style}
        />
      )}
      {query.area && (
        <Polygon key={query.area.join()} positions={query.area.map(([lon, lat]) => [lat, lon])} {...style} />
      )}
    </>
  );
}

/** While a mode is on, the map draws instead of panning. */
export function Draw({ mode, onDone }: { mode: Exclude<DrawMode, null>; onDone: () => void }) {
  const map = useMap();
  const { ask } = useExplorer();
  const [corners, setCorners] = useState<LatLng[]>([]);
  const [tip, setTip] = useState<LatLng | null>(null);

  useEffect(
    function drawInsteadOfPanning() {
      let drawn: LatLng[] = [];
      const keep = (next: LatLng[]) => {
        drawn = next;
        setCorners(next);
      };
      const finish = () => {
        if (mode === "box" && drawn[0] && drawn[1]) {
          const [a, b] = [drawn[0], drawn[1]];
          const [west, east] = [Math.min(a.lng, b.lng), Math.max(a.lng, b.lng)].map(round);
          const [south, north] = [Math.min(a.lat, b.lat), Math.max(a.lat, b.lat)].map(round);
          if (west !== east && south !== north) {
            ask({ bbox: [west as number, south as number, east as number, north as number], area: null });
          }
        }
        if (mode === "polygon" && drawn.length >= 3) {
          const ring = drawn.map(({ lng, lat }): [number, number] => [round(lng), round(lat)]);
          ask({ area: [...ring, ring[0] as [number, number]], bbox: null });
        }
        onDone();
      };
      const handlers = {
        mousedown: ({ latlng }: LeafletMouseEvent) => {
          if (mode === "box") keep([drawn[0] ?? latlng, latlng]);
        },
        mousemove: ({ latlng }: LeafletMouseEvent) => {
          if (mode === "box" && drawn[0]) keep([drawn[0], latlng]);
          else setTip(latlng);
        },
        mouseup: () => {
          if (mode !== "box" || !drawn[0] || !drawn[1]) return;
          const [a, b] = [map.latLngToContainerPoint(drawn[0]), map.latLngToContainerPoint(drawn[1])];
          // A tap is a corner, and the next one the other: where there is no dragging, or no steady hand.
          if (a.distanceTo(b) < 4) keep([drawn[0]]);
          else finish();
        },
        click: ({ latlng }: LeafletMouseEvent) => {
          if (mode === "polygon") keep([...drawn, latlng]);
        },
        dblclick: () => {
          // The two clicks of a double click left the last corner twice.
          if (mode === "polygon") keep(drawn.slice(0, -1));
          finish();
        },
      };
      const onKey = (event: KeyboardEvent) => {
        if (event.key === "Escape") onDone();
        if (event.key !== "Enter") return;
        if (mode === "box") {
          // Keys have the map's frame to draw with.
          const bounds = map.getBounds();
          keep([bounds.getSouthWest(), bounds.getNorthEast()]);
        }
        event.preventDefault();
        finish();
      };
      map.dragging.disable();
      map.doubleClickZoom.disable();
      map.getContainer().style.cursor = "crosshair";
      map.on(handlers);
      window.addEventListener("keydown", onKey);
      return () => {
        map.off(handlers);
        window.removeEventListener("keydown", onKey);
        map.dragging.enable();
        map.doubleClickZoom.enable();
        map.getContainer().style.cursor = "";
      };
    },
    [map, mode, ask, onDone],
  );

  if (mode === "box") {
    return corners[0] && corners[1] ? (
      <Rectangle
        bounds={[corners[0], corners[1]].map(({ lat, lng }) => [lat, lng]) as [[number, number], [number, number]]}
        {...style}
      />
    ) : null;
  }
  const line = tip ? [...corners, tip] : corners;
  return line.length > 1 ? <Polygon positions={line} {...style} /> : null;
}
