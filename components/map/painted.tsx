"use client";
// The circles, where there are too many to be drawn as elements of the page: painted on a canvas, and felt for under the pointer. The
// one that is pointed at rises: it becomes an element.

import type { ZoomAnimEvent } from "leaflet";
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { useMap } from "react-leaflet";
import { pointAt, pointAway, usePointed } from "@/components/moment";
import type { Mark } from "./drawing";
import { eased, type Frame, frameOf, layerBoxOf, layerPointAfter, ZOOM_MS } from "./frame";
import type { Box, Disc } from "./layout";
import { inksOf, Painter, type Shift, STANDING } from "./painter";
import { membersOf, reachOf, Specimens } from "./symbol-marks";

interface PaintedProps {
  marks: Mark[];
  frame: Frame;
  /** As counts are written. */
  write: (count: number) => string;
}

/** Marks on a canvas, which goes along while the map zooms. */
export function Painted({ marks, frame, write }: PaintedProps) {
  const map = useMap();
  const specimens = useRef<SVGSVGElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter>(null);
  /** Where the marks are on their way, while the map zooms. */
  const repaint = useRef<(() => void) | null>(null);
  const looks = useLooks();
  const latest = useRef({ marks, frame, write });

  useLayoutEffect(
    function paint() {
      if (!canvas.current || !specimens.current) return;
      latest.current = { marks, frame, write };
      painter.current ??= new Painter(canvas.current);
      painter.current.take(looks, () => inksOf(specimens.current as SVGSVGElement));
      if (repaint.current) repaint.current();
      else painter.current.paint(marks, layerBoxOf(map, frame), STANDING, write);
    },
    [map, marks, frame, write, looks],
  );

  useEffect(
    function zoomAlong() {
      let next = 0;
      const paint = (box: Box, shift: Shift, most?: number) =>
        painter.current?.paint(latest.current.marks.slice(0, most), box, shift, latest.current.write);
      const animate = (event: ZoomAnimEvent) => {
        cancelAnimationFrame(next);
        const begun = performance.now();
        // All points move alike: what the layer's corner does tells it of the others.
        const corner = map.layerPointToLatLng([0, 0]);
        const end = layerPointAfter(map, event, corner.lng, corner.lat);
        const grown = map.getZoomScale(event.zoom, map.getZoom());
        const view = layerBoxOf(map, frameOf(map));
        const most = grown < 1 ? CLOSING : undefined;
        repaint.current = () => {
          const way = eased((performance.now() - begun) / ZOOM_MS);
          paint(view, { scale: 1 + (grown - 1) * way, x: end.x * way, y: end.y * way }, most);
        };
        const step = () => {
          repaint.current?.();
          next = requestAnimationFrame(step);
        };
        next = requestAnimationFrame(step);
      };
      const follow = () => {
        cancelAnimationFrame(next);
        repaint.current = null;
        const { frame } = latest.current;
        const scale = map.getZoomScale(map.getZoom(), frame.zoom);
        const [{ x, y }, now] = [frame.origin, map.getPixelOrigin()];
        // What is in sight: the margin comes with the new drawing, a frame behind.
        paint(
          layerBoxOf(map, frameOf(map)),
          { scale, x: x * scale - now.x, y: y * scale - now.y },
          scale < 1 ? CLOSING : undefined,
        );
      };
      map.on("zoomanim", animate);
      map.on("zoom viewreset", follow);
      return () => {
        cancelAnimationFrame(next);
        repaint.current = null;
        map.off("zoomanim", animate);
        map.off("zoom viewreset", follow);
      };
    },
    [map],
  );

  return (
    <>
      <Specimens ref={specimens} />
      <canvas ref={canvas} className="painted" />
    </>
  );
}

/** Most marks painted while the map zooms out. They are the largest; the others are about to join them, and would cost the frames. */
const CLOSING = 800;

/** The mark that is pointed at, here or in a text or list, and stays it until another is: it is drawn as an element. */
export function useRaised(marks: Mark[]): Mark | null {
  const last = useRef("");
  const find = useMemo(() => {
    let byName: Map<string, Mark> | undefined;
    return (name: string): Mark | null => {
      if (name === "" || marks.length === 0) return null;
      byName ??= new Map(marks.flatMap(mark => namesIn(mark.disc).map(id => [id, mark])));
      return byName.get(name) ?? null;
    };
  }, [marks]);
  const pointed = usePointed(find);
  if (pointed) last.current = pointed.disc.id;
  return pointed ?? find(last.current);
}

/** All that a circle answers to. */
const namesIn = ({ id, cluster }: Disc): string[] => [id, ...(cluster?.places.map(place => place.id) ?? [])];

/**
 * Feels for painted marks under the pointer, and takes the clicks that are meant for them. A finger's are meant for whatever symbol
 * `touch` says, painted or not; it gives what to do about it.
 */
export function useFeeling(
  marks: Mark[],
  onPress: (disc: Disc) => void,
  touch: (at: { x: number; y: number }) => { on: boolean; act: () => void } | null,
): void {
  const map = useMap();
  useEffect(
    function feel() {
      const container = map.getContainer();
      const within = (pane: string, { target }: MouseEvent) => map.getPane(pane)?.contains(target as Node) === true;
      const onElement = (event: MouseEvent) => within("symbols", event);
      const raised = ({ target }: MouseEvent) => (target as Element).closest(".raised") !== null;
      const isForMap = (event: MouseEvent) =>
        (event.target === container || within("mapPane", event)) &&
        !within("cards", event) &&
        !container.classList.contains("drawing");
      const markAt = (event: MouseEvent): Mark | null => {
        if (!isForMap(event) || raised(event)) return null;
        const { x, y } = map.mouseEventToLayerPoint(event);
        let [hit, near] = [null as Mark | null, null as Mark | null];
        let nearest = Number.POSITIVE_INFINITY;
        for (const mark of marks) {
          const distance = Math.hypot(mark.disc.x - x, mark.disc.y - y);
          // The last one lies on top.
          if (distance <= mark.disc.r) hit = mark;
          if (distance > reachOf(mark.disc) || distance >= nearest) continue;
          near = mark;
          nearest = distance;
        }
        return hit ?? (onElement(event) ? null : near);
      };
      let named = "";
      const onMove = (event: PointerEvent) => {
        // What is being dragged is not pointed at.
        if (event.buttons !== 0) return;
        const disc = markAt(event)?.disc;
        if (disc) pointAt(disc.id, membersOf(disc));
        // An element tells by itself.
        else if (!onElement(event)) pointAway(named);
        named = disc?.id ?? "";
      };
      const fingerAt = (event: MouseEvent) => {
        const found = isForMap(event) ? touch(map.mouseEventToLayerPoint(event)) : null;
        // The name of a province is touched where it stands, not beside a symbol.
        return found && (found.on || !(event.target as Element).closest(".ground")) ? found.act : null;
      };
      let down = { x: 0, y: 0, finger: false };
      const onDown = ({ clientX: x, clientY: y, pointerType }: PointerEvent) => {
        down = { x, y, finger: pointerType === "touch" };
      };
      const onClick = (event: MouseEvent) => {
        // No pointer's: the button that was pressed answers.
        if (event.detail === 0) return;
        const dragged = Math.hypot(event.clientX - down.x, event.clientY - down.y) > TAP;
        const mark = down.finger ? null : markAt(event);
        const act = down.finger ? fingerAt(event) : mark && (() => onPress(mark.disc));
        // Where a drag ends is no choice.
        if (act || (dragged && onElement(event))) event.stopPropagation();
        if (act && !dragged) act();
      };
      container.addEventListener("pointermove", onMove);
      container.addEventListener("pointerdown", onDown, true);
      // Before anything below takes it.
      container.addEventListener("click", onClick, true);
      return () => {
        container.removeEventListener("pointermove", onMove);
        container.removeEventListener("pointerdown", onDown, true);
        container.removeEventListener("click", onClick, true);
      };
    },
    [map, marks, onPress, touch],
  );
}

/** Pixels between down and up within which a pointer has tapped. */
const TAP = 5;

/** Whether the page is on its way to paper, where every symbol is an element: sharp, and in the colours of print. */
export function usePaper(): boolean {
  const [paper, setPaper] = useState(false);
  useEffect(function turnToPaper() {
    const media = window.matchMedia("print");
    const turn = (on: boolean) => () => flushSync(() => setPaper(on));
    const [before, after] = [turn(true), turn(false)];
    const change = () => setPaper(media.matches);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    media.addEventListener("change", change);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
      media.removeEventListener("change", change);
    };
  }, []);
  return paper;
}

/** What colours hang on, beside the theme that the reader has chosen. */
const LOOKS = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"];
let media: MediaQueryList[] = [];

/** What the page's colours and the screen's resolution are like, in one word. */
const useLooks = (): string => useSyncExternalStore(listenToLooks, looksNow, () => "");

function looksNow(): string {
  if (media.length === 0) media = LOOKS.map(query => window.matchMedia(query));
  const { theme } = document.documentElement.dataset;
  return [theme, devicePixelRatio, ...media.map(({ matches }) => matches)].join();
}

function listenToLooks(listener: () => void): () => void {
  looksNow();
  const changing = [...media, window.matchMedia(`(resolution: ${devicePixelRatio}dppx)`)];
  for (const query of changing) query.addEventListener("change", listener);
  window.addEventListener("resize", listener);
  const theme = new MutationObserver(listener);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    for (const query of changing) query.removeEventListener("change", listener);
    window.removeEventListener("resize", listener);
    theme.disconnect();
  };
}
