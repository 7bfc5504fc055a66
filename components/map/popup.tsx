"use client";
// Holds the selected place's card beside its symbol: on the side with room, moving with the map, panning only if hidden.

import { DomEvent } from "leaflet";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useMap } from "react-leaflet";
import { layerPoint, moved, useFrame, useZoomAlong } from "./frame";
import { focusAt } from "./symbol-keys";

const WIDTH = 348;
const GAP = 22;
const MARGIN = 12;
/** Pixels that the map's buttons take. */
const CONTROLS = 60;

interface PopupProps {
  placeId: string;
  lon: number;
  lat: number;
  label: string;
  /** Pixels at the map's foot that are covered by something else. */
  covered: number;
  onClose: () => void;
  children: ReactNode;
}

export function Popup({ placeId, lon, lat, label, covered, onClose, children }: PopupProps) {
  const map = useMap();
  const root = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLDivElement>(null);
  /** The map is panned once so that the card does not lie on its own place. */
  const way = useRef<"unasked" | "giving" | "given">("unasked");
  const [offset, setOffset] = useState<{ x: number; y: number } | null>(null);
  useFrame(0); // drawn anew wherever a pan or zoom has ended
  useZoomAlong(root);

  useLayoutEffect(
    function findRoom() {
      const place = () => {
        const element = card.current;
        if (!element || way.current === "giving") return;
        const size = map.getSize();
        const at = map.latLngToContainerPoint([lat, lon]);
        const height = element.offsetHeight;
        // The buttons stand on the side where lines end.
        const [left, right] = document.documentElement.dir === "rtl" ? [CONTROLS, MARGIN] : [MARGIN, CONTROLS];
        const [first, last] = [left, size.x - right - WIDTH];
        const toRight = at.x + GAP <= last;
        const toLeft = at.x - GAP - WIDTH >= first;
        const beside = toRight || toLeft;
        const x = toRight ? GAP : toLeft ? -GAP - WIDTH : Math.max(first, Math.min(last, at.x - WIDTH / 2)) - at.x;
        const lowest = size.y - covered - MARGIN - height;
        const hides = !beside && at.y + GAP > lowest && at.y - GAP - height < MARGIN;
        if (hides && way.current === "unasked" && size.x >= right + left + WIDTH + 3 * GAP) {
          const [toLeave, toCome] = [at.x + GAP - last, first + WIDTH + GAP - at.x];
          map.stop(); // the end of another movement is not the end of this one
          way.current = "giving";
          map.panBy([toLeave <= toCome ? toLeave : -toCome, 0]);
          return;
        }
        const wanted = beside ? at.y - 64 : at.y + GAP > lowest ? at.y - GAP - height : at.y + GAP;
        setOffset({ x, y: Math.max(MARGIN, Math.min(lowest, wanted)) - at.y });
      };
      const settle = () => {
        if (way.current !== "giving") return;
        way.current = "given";
        place();
      };
      map.on("moveend", settle);
      place();
      const observer = new ResizeObserver(place);
      if (card.current) observer.observe(card.current);
      map.on("resize", place);
      return () => {
        observer.disconnect();
        map.off("resize", place);
        map.off("moveend", settle);
      };
    },
    [map, lat, lon, covered],
  );

  const placed = offset !== null;
  useEffect(
    function takeFocus() {
      const element = card.current;
      if (!placed || !element) return;
      DomEvent.disableClickPropagation(element);
      DomEvent.disableScrollPropagation(element);
      const opener = document.activeElement as HTMLElement | null;
      // A link that opens with a place selected leaves the focus where it is, and so does who goes from place to place in an article.
      if (navigator.userActivation.hasBeenActive && !opener?.closest("article")) element.focus({ preventScroll: true });
      return function giveItBack() {
        const within = element.contains(document.activeElement) || document.activeElement === document.body;
        if (!within) return;
        const symbols = map.getPane("symbols");
        const symbol = symbols?.querySelector<HTMLElement>(`[data-place="${CSS.escape(placeId)}"]`);
        const back = opener?.isConnected && opener !== document.body && opener !== map.getContainer() ? opener : symbol;
        (back ?? map.getContainer()).focus({ preventScroll: true });
        // Its symbol is about to join others: arrow keys go on from there, and do not move the map.
        if (!back && symbols) focusAt(map, symbols, { lon, lat });
      };
    },
    [map, placed, placeId, lon, lat],
  );

  const pane = map.getPane("cards");
  if (!pane) return null;
  const at = layerPoint(map, lon, lat);
  const covers = map.getSize().y - covered - 2 * MARGIN;
  return createPortal(
    <div ref={root} className="absolute">
      <div
        className="leaflet-zoom-animated absolute"
        data-lon={lon}
        data-lat={lat}
        style={{ transform: moved(at.x, at.y) }}
      >
        <div
          ref={card}
          role="dialog"
          aria-label={label}
          tabIndex={-1}
          className="card absolute flex cursor-auto flex-col text-[14px] outline-none"
          style={{
            width: WIDTH,
            maxHeight: covers,
            left: offset?.x ?? 0,
            top: offset?.y ?? 0,
            visibility: offset ? "visible" : "hidden",
          }}
          onKeyDown={event => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            onClose();
          }}
        >
          {children}
        </div>
      </div>
    </div>,
    pane,
  );
}
