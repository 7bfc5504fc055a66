"use client";
// The symbols and names of the map, drawn as one SVG that hangs in a Leaflet pane: discs, chips of areas, names of the
// ground where nothing else stands. Discs that are many are painted on a canvas instead. What stands where is decided in layout.ts.

import { LatLngBounds, type Map as LeafletMap, Point } from "leaflet";
import { type KeyboardEvent, memo, useCallback, useMemo, useRef } from "react";
import { createPortal } from "react-dom";
import { useMap } from "react-leaflet";
import Supercluster from "supercluster";
import { useLocale, useTranslations } from "use-intl";
import { useGround } from "@/components/answers";
import { useBehind } from "@/components/paint";
import { useWords, type Words } from "@/components/words";
import type { PlaceCount } from "@/lib/answers";
import type { Unit } from "@/lib/query";
import { type Drawing, drawingOf, type Mark, nameOf } from "./drawing";
import { touchedAt } from "./finger";
import { frameOf, layerPoint, MARGIN, moved, useFrame, useZoomAlong } from "./frame";
import type { GroundName, PrintedArea } from "./ground-names";
import { addSum, type Cluster, type ClusterSum, DEFAULTS, type Disc, type PlaceIndex, sumOf } from "./layout";
import { Painted, useFeeling, usePaper, useRaised } from "./painted";
import { useKeptFocus, walkSymbols } from "./symbol-keys";
import { ChipMark, DiscButton, DiscMark, Patterns } from "./symbol-marks";
import { textWidth, useMeasured } from "./text-width";

interface SymbolsProps {
  /** Places drawn as circles. */
  points: PlaceCount[];
  /** Places drawn by their extent: they get a chip. */
  areas: PlaceCount[];
  /** Governorates, or the areas that are shaded, in the order in which their names take room. */
  printed: PrintedArea[];
  /** Boxes of further outlines, for the chips of places that have one. */
  districts: PrintedArea[];
  unit: Unit;
  /** Numbers by slug, printed with the names of areas; null where circles tell. */
  counts: Map<string, string> | null;
  selected: string;
  onSelect: (id: string) => void;
  onArea: (slug: string) => void;
}

/** Drawn anew for what changes on it, not for every change of the question. */
export const Symbols = memo(function Symbols({
  points,
  areas,
  printed,
  districts,
  unit,
  counts,
  selected,
  onSelect,
  onArea,
}: SymbolsProps) {
  const map = useMap();
  const words = useWords();
  const language = useLocale().startsWith("ar") ? "ar" : "en";
  const t = useTranslations("map");
  const say = useMemo(
    () => ({
      symbol: sentence((name, kind, count) => t("symbol", { name, kind, count })),
      cluster: sentence((places, name, count) => t("cluster", { places, name, count })),
    }),
    [t],
  );
  const frame = useFrame(MARGIN);
  const root = useRef<HTMLDivElement>(null);
  useZoomAlong(root);
  useKeptFocus(map, root);
  const ground = useGround<GroundName>("labels.json");
  const measured = useMeasured();

  // Of this zoom alone: the next is as quickly made as all of them are kept.
  const level = Math.ceil(frame.zoom);
  const index = useMemo(() => {
    const supercluster: PlaceIndex = new Supercluster<PlaceCount, ClusterSum>({
      radius: DEFAULTS.radius,
      extent: 256,
      minZoom: level,
      maxZoom: level,
      map: sumOf,
      reduce: addSum,
    });
    return supercluster.load(
      // The selected place stands by itself, whatever is near.
      points
        .filter(({ id }) => id !== selected)
        .map(place => ({
          type: "Feature",
          geometry: { type: "Point", coordinates: [place.lon, place.lat] },
          properties: place,
        })),
    );
  }, [points, selected, level]);
  const largestCount = useMemo(() => points.reduce((most, { count }) => Math.max(most, count), 1), [points]);

  const boxes = useMemo(
    () => new Map([...printed, ...districts].map(({ area, box }) => [area.slug, box])),
    [printed, districts],
  );

  // Words are as wide as the fonts that are there by now.
  const drawing = useMemo(
    (): Drawing =>
      drawingOf(
        { points, index, largestCount, areas, printed, boxes, ground: ground.data, counts, selected },
        frame,
        (lon, lat) => layerPoint(map, lon, lat),
        words,
        language,
      ),
    [
      map,
      index,
      points,
      frame,
      largestCount,
      areas,
      printed,
      boxes,
      ground.data,
      words,
      language,
      selected,
      counts,
      measured,
    ],
  );

  const paper = usePaper();
  const crowd = !paper && drawing.marks.length > ELEMENTS;
  const painted = crowd ? drawing.marks : NONE;
  const pointed = useRaised(painted);
  // What lies over the painted ones: the one that is pointed at, and the selected one.
  const [raised, onCanvas] = useMemo(() => {
    const rises = (mark: Mark) => mark === pointed || mark.disc.id === selected;
    return [painted.filter(rises), painted.filter(mark => !rises(mark))];
  }, [painted, pointed, selected]);
  const press = useCallback(
    ({ place, cluster }: Disc) => {
      if (place) onSelect(place.id);
      else if (cluster) open(map, cluster, onSelect);
    },
    [map, onSelect],
  );
  const touch = useCallback(
    (at: { x: number; y: number }) => {
      const touched = touchedAt(at, drawing, name => textWidth(name, "name"));
      if (!touched) return null;
      return { on: touched.on, act: () => ("disc" in touched ? press(touched.disc) : onSelect(touched.chip.place.id)) };
    },
    [drawing, press, onSelect],
  );
  useFeeling(onCanvas, press, touch);

  const labelOf = useCallback(
    ({ place, cluster, count }: Disc) =>
      cluster
        ? say.cluster(
            words.count("places", cluster.places.length),
            words.name(cluster.largest)[0],
            words.count(unit, count),
          )
        : place
          ? say.symbol(...spoken(place, words), words.count(unit, count))
          : "",
    [say, words, unit],
  );
  const draw = ({ disc, side }: Mark, raised = false) => {
    const { name, more } = nameOf(disc, words);
    return (
      <DiscMark
        key={disc.id}
        disc={disc}
        name={name + more}
        side={side && raised ? { ...side, over: false } : side}
        selected={disc.id === selected}
        count={words.number(disc.count)}
        label={labelOf(disc)}
        onPress={press}
      />
    );
  };

  const walk = (event: KeyboardEvent) => {
    if (root.current) walkSymbols(event, map, root.current, [...points, ...areas]);
  };

  const pane = map.getPane("symbols");
  if (!pane) return null;
  return createPortal(
    <div ref={root}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group inside an SVG has no element of its own */}
      <svg
        className="symbols"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: one stop for all symbols, which arrow keys then go through
        tabIndex={0}
        aria-label={t("symbols")}
        lang={language}
        onKeyDown={walk}
      >
        <Patterns />
        {drawing.names.map(name => {
          const { x, y } = layerPoint(map, name.lon, name.lat);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the province filter is in the panel, for keys and readers
            <text
              key={name.id}
              className={`ground ${name.look} leaflet-zoom-animated`}
              data-lon={name.lon}
              data-lat={name.lat}
              style={{ transform: moved(x, y) }}
              textAnchor="middle"
              dominantBaseline="middle"
              onClick={name.area ? () => onArea(name.area) : undefined}
            >
              {name.text}
            </text>
          );
        })}
        {drawing.chips.map(chip => (
          <ChipMark
            key={chip.place.id}
            chip={chip}
            selected={chip.place.id === selected}
            onSelect={onSelect}
            label={say.symbol(...spoken(chip.place, words), words.count(unit, chip.place.count))}
          />
        ))}
        {crowd ? (
          <DiscButtons marks={onCanvas} labelOf={labelOf} onPress={press} />
        ) : (
          drawing.marks.map(mark => draw(mark))
        )}
        {!crowd && drawing.marks.map(overName)}
      </svg>
      {onCanvas.length > 0 && <Painted marks={onCanvas} frame={frame} write={words.number} />}
      {raised.length > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: its symbols are buttons, which the arrow keys go through
        <svg className="symbols raised" role="presentation" lang={language} onKeyDown={walk}>
          {raised.map(mark => draw(mark, true))}
        </svg>
      )}
    </div>,
    pane,
  );
});

/** A name that lies over small circles, above all of them. */
function overName({ disc, side }: Mark) {
  if (!side?.over) return null;
  return (
    <g
      key={`name:${disc.id}`}
      className="leaflet-zoom-animated pointer-events-none"
      data-lon={disc.lon}
      data-lat={disc.lat}
      style={{ transform: moved(disc.x, disc.y) }}
    >
      <text className="name" x={side.dx} y={side.dy} textAnchor={side.anchor}>
        {side.text}
      </text>
    </g>
  );
}

/** Most symbols that are elements of the page. A browser takes longer over each than a painter, and nobody tells more apart. */
const ELEMENTS = 150;
const NONE: Mark[] = [];

/** The largest in sight of what is painted, as buttons that a screen reader finds; they follow behind the paint. */
const DiscButtons = memo(function DiscButtons({
  marks,
  labelOf,
  onPress,
}: {
  marks: Mark[];
  labelOf: (disc: Disc) => string;
  onPress: (disc: Disc) => void;
}) {
  const map = useMap();
  const painted = useBehind(marks, NONE);
  const largest = useMemo(() => {
    const [west, south, east, north] = frameOf(map).bounds;
    return painted
      .filter(({ disc: { lon, lat } }) => lon > west && lon < east && lat > south && lat < north)
      .slice(0, ELEMENTS);
  }, [map, painted]);
  return largest.map(({ disc }) => <DiscButton key={disc.id} disc={disc} label={labelOf(disc)} onPress={onPress} />);
});

/** Zooms to a cluster's bounds. Places that no zoom takes apart are begun with the largest. */
function open(map: LeafletMap, { largest, places }: Cluster, onSelect: (id: string) => void): void {
  const bounds = new LatLngBounds(places.map(({ lat, lon }) => [lat, lon]));
  const room = { padding: [70, 70] as [number, number], maxZoom: map.getMaxZoom() };
  if (Math.min(map.getBoundsZoom(bounds, false, new Point(140, 140)), map.getMaxZoom()) <= map.getZoom())
    onSelect(largest.id);
  else {
    // The symbol that was pressed goes with the zoom. By keyboard one goes on from what stands in its place, by pointer from the map.
    if (!document.activeElement?.matches(".symbol:focus-visible")) map.getContainer().focus({ preventScroll: true });
    map.fitBounds(bounds, room);
  }
}

const spoken = (place: PlaceCount, words: Words) => [words.name(place)[0], words.kind(place.kind)] as const;

/** A sentence with three gaps, translated once: it is said of hundreds of symbols at a time. */
function sentence(translate: (...gaps: [string, string, string]) => string): typeof translate {
  const [first, second, third] = ["\uE000", "\uE001", "\uE002"] as const; // no text holds these
  const pattern = translate(first, second, third).split(/([\uE000-\uE002])/);
  return (a, b, c) =>
    pattern.map(part => (part === first ? a : part === second ? b : part === third ? c : part)).join("");
}
