"use client";
// A filter drawn on the map: a box by dragging, a polygon by its corners. Longitude first as soon as it leaves this file.

import { DomEvent, type LatLng, LatLngBounds, type Point } from "leaflet";
import { useEffect, useRef, useState } from "react";
import { CircleMarker, Polygon, Rectangle, useMap } from "react-leaflet";
import { useTranslations } from "use-intl";
import { useExplorer } from "@/components/state";
import type { Query } from "@/lib/query";
import { onEarth } from "./frame";

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

/** Pixels between down and up within which a pointer has tapped, and around the first corner within which a tap closes. */
const TAP = 5;
const CLOSE = 14;

/** While a mode is on, the map draws instead of panning: by mouse, finger or pen, or by keys. */
export function Draw({ mode, onDone }: { mode: Exclude<DrawMode, null>; onDone: () => void }) {
  const map = useMap();
  const t = useTranslations("map");
  const { ask } = useExplorer();
  const [corners, setCorners] = useState<LatLng[]>([]);
  const [tip, setTip] = useState<LatLng | null>(null);
  const finish = useRef(() => {});
  const hint = useRef<HTMLDivElement>(null);

  useEffect(
    function drawInsteadOfPanning() {
      let drawn: LatLng[] = [];
      let down: Point | null = null;
      const keep = (next: LatLng[]) => {
        drawn = next;
        setCorners(next);
      };
      finish.current = () => {
        if (mode === "box" && drawn[0] && drawn[1]) {
          const bounds = new LatLngBounds(drawn[0], drawn[1]);
          const [west, south, east, north] = onEarth([
            round(bounds.getWest()),
            round(bounds.getSouth()),
            round(bounds.getEast()),
            round(bounds.getNorth()),
          ]);
          if (west !== east && south !== north) ask({ bbox: [west, south, east, north], area: null });
        }
        if (mode === "polygon" && drawn.length >= 3) {
          const ring = drawn.map(({ lng, lat }): [number, number] => {
            const [lon, south] = onEarth([lng, lat, lng, lat]);
            return [round(lon), round(south)];
          });
          ask({ area: [...ring, ring[0] as [number, number]], bbox: null });
        }
        onDone();
      };
      const container = map.getContainer();
      /** Buttons and cards over the map are no ground to draw on. */
      const offGround = ({ target }: PointerEvent) =>
        target instanceof Element && target.closest("button, a, [role=dialog], [role=status]") !== null;
      const begin = (event: PointerEvent) => {
        if (!event.isPrimary || event.button !== 0 || offGround(event)) return;
        down = map.mouseEventToContainerPoint(event);
        if (mode === "box") keep([drawn[0] ?? map.mouseEventToLatLng(event)]);
      };
      const move = (event: PointerEvent) => {
        const at = map.mouseEventToLatLng(event);
        if (mode === "polygon") setTip(at);
        else if (drawn[0]) keep([drawn[0], at]);
      };
      const end = (event: PointerEvent) => {
        if (!down) return;
        const at = map.mouseEventToContainerPoint(event);
        const tapped = at.distanceTo(down) < TAP;
        down = null;
        const here = map.mouseEventToLatLng(event);
        const [first] = drawn;
        const fromFirst = first ? map.latLngToContainerPoint(first).distanceTo(at) : 0;
        if (mode === "box" && first) {
          // A tap is a corner, and the next one the other: where there is no dragging, or no steady hand.
          if (fromFirst < TAP) return keep([first]);
          keep([first, here]);
          finish.current();
        }
        if (mode === "polygon" && tapped) {
          if (drawn.length >= 3 && fromFirst < CLOSE) return finish.current();
          // The second tap of a double one is no corner of its own.
          const last = drawn.at(-1);
          if (last && map.latLngToContainerPoint(last).distanceTo(at) < TAP) return finish.current();
          keep([...drawn, here]);
        }
      };
      const onKey = (event: KeyboardEvent) => {
        if (event.key === "Escape") onDone();
        if (event.key !== "Enter" || (event.target as Element).closest("[role=status]")) return;
        if (mode === "box") {
          // Keys have the map's frame to draw with.
          const bounds = map.getBounds();
          keep([bounds.getSouthWest(), bounds.getNorthEast()]);
        }
        event.preventDefault();
        finish.current();
      };
      map.dragging.disable();
      map.doubleClickZoom.disable();
      container.classList.add("drawing");
      container.addEventListener("pointerdown", begin);
      container.addEventListener("pointermove", move);
      container.addEventListener("pointerup", end);
      window.addEventListener("keydown", onKey);
      return () => {
        container.removeEventListener("pointerdown", begin);
        container.removeEventListener("pointermove", move);
        container.removeEventListener("pointerup", end);
        window.removeEventListener("keydown", onKey);
        // The click that follows the last tap still belongs to the drawing.
        setTimeout(() => {
          map.dragging.enable();
          map.doubleClickZoom.enable();
          container.classList.remove("drawing");
        });
      };
    },
    [map, mode, ask, onDone],
  );

  useEffect(function keepClicksOffTheMap() {
    if (hint.current) DomEvent.disableClickPropagation(hint.current);
  }, []);

  const line = mode === "polygon" && tip ? [...corners, tip] : corners;
  return (
    <>
      {mode === "box" && corners[0] && corners[1] && (
        <Rectangle bounds={new LatLngBounds(corners[0], corners[1])} {...style} />
      )}
      {mode === "polygon" && line.length > 1 && <Polygon positions={line} {...style} />}
      {mode === "polygon" && corners[0] && <CircleMarker center={corners[0]} radius={5} {...style} />}
      <div
        ref={hint}
        role="status"
        className="no-print card absolute end-[60px] top-3 z-[800] w-56 cursor-auto px-3 py-2 text-[12.5px] max-md:top-[76px]"
      >
        {t(mode === "box" ? "drawBox" : "drawPolygon")}
        <p className="mt-1.5 flex gap-3">
          {mode === "polygon" && corners.length >= 3 && (
            <button type="button" className="link min-h-6 font-medium" onClick={() => finish.current()}>
              {t("drawDone")}
            </button>
          )}
          <button type="button" className="link min-h-6" onClick={onDone}>
            {t("drawEnd")}
          </button>
        </p>
      </div>
    </>
  );
}
