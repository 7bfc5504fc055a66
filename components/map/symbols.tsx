"use client";
// The symbols and names of the map, drawn as one SVG that hangs in a Leaflet pane: discs, chips of areas, names of the
// ground where nothing else stands. What stands where is decided in layout.ts.

import { LatLngBounds, type Map as LeafletMap, Point } from "leaflet";
import { memo, useMemo, useRef } from "react";
import { createPortal } from "react-dom";
import { useMap } from "react-leaflet";
import Supercluster from "supercluster";
import { useLocale, useTranslations } from "use-intl";
import { useGround } from "@/components/answers";
import { pointAt, useBehind, usePointedAt } from "@/components/state";
import { GlyphPath, typeColour } from "@/components/type-glyph";
import { useWords, type Words } from "@/components/words";
import type { PlaceCount, Unit } from "@/lib/query";
import { areaSlug } from "./areas";
import { type Frame, frameOf, layerPoint, moved, useFrame, useZoomAlong } from "./frame";
import { type GroundName, groundNames, type PrintedArea, type PrintedName } from "./ground-names";
import {
  addSum,
  boxAround,
  type Cluster,
  type ClusterSum,
  chipSpots,
  DEFAULTS,
  type Disc,
  type DiscLabel,
  discOf,
  discsOf,
  fitsInside,
  INSIDE,
  labelSide,
  largestFirst,
  type PlaceIndex,
  reachOf,
  shifted,
  sumOf,
  Taken,
} from "./layout";
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

interface Chip {
  place: PlaceCount;
  text: string;
  x: number;
  y: number;
  width: number;
}

/** A disc with the name beside it, where there is room for one. */
interface Mark {
  disc: Disc;
  side: (DiscLabel & { text: string }) | null;
  inSight: boolean;
}

interface Drawing {
  frame: Frame | null;
  marks: Mark[];
  chips: Chip[];
  names: PrintedName[];
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
  const frame = useFrame(0.25);
  const root = useRef<SVGSVGElement>(null);
  useZoomAlong(root);
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
  const drawing = useMemo((): Drawing => {
    const project = (lon: number, lat: number) => layerPoint(map, lon, lat);
    const discs = discsOf(index, frame.bounds, frame.zoom, largestCount, project);
    const chosen = points.find(({ id }) => id === selected);
    if (chosen) discs.push(discOf(chosen, largestCount, project));
    const taken = new Taken();
    for (const { x, y, r } of discs) taken.take({ left: x - r, right: x + r, top: y - r, bottom: y + r });
    const labels = new Map<string, DiscLabel & { text: string }>();
    const label = (disc: Disc) => {
      for (const text of namesOf(disc, words)) {
        const side = labelSide(disc, textWidth(text, "name"), taken);
        if (side) return labels.set(disc.id, { ...side, text });
      }
      // What stands in the thick of others can still carry its name itself.
      const text = namesOf(disc, words).at(-1) ?? "";
      if (disc.cluster && fitsInside(disc.r, textWidth(text, "name")))
        labels.set(disc.id, { dx: 0, dy: INSIDE.name, anchor: "middle", inside: true, text });
    };
    const first = (disc: Disc) => disc.id === selected || disc.r >= DEFAULTS.namedFirst;
    // The names that a reader looks for before the chips, those of small places behind them.
    for (const disc of [...discs].sort((a, b) => Number(b.id === selected) - Number(a.id === selected)))
      if (first(disc)) label(disc);
    const chips: Chip[] = [];
    const [west, south, east, north] = frame.bounds;
    const near = areas.filter(({ lon, lat }) => lon > west && lon < east && lat > south && lat < north);
    for (const place of near.sort(
      (a, b) => Number(b.id === selected) - Number(a.id === selected) || b.count - a.count,
    )) {
      const text = `${words.name(place)[0]} · ${words.number(place.count)}`;
      const width = textWidth(text, "chip") + 18;
      const { x, y } = project(place.lon, place.lat);
      const box = boxAround({ x, y, width, height: 22 });
      // It may step aside within its area; one that finds no room gives way, and the area stays clickable.
      const reach = reachOf(place, boxes.get(areaSlug(place, "province") || areaSlug(place, "district")), project);
      const free = chipSpots(reach).find(([dx, dy]) => place.id === selected || taken.free(shifted(box, dx, dy)));
      if (!free) continue;
      taken.take(shifted(box, ...free));
      chips.push({ place, text, x: x + free[0], y: y + free[1], width });
    }
    for (const disc of discs) if (!first(disc)) label(disc);
    // A town that has a symbol of its name is not printed beside it again.
    const said = new Set([...labels.values()].map(({ text }) => text.replace(/ \+\S+$/, "")));
    const names = groundNames(ground.data, printed, areas, frame, language, counts).filter(name => {
      if (name.look === "town" && said.has(name.text)) return false;
      const at = project(name.lon, name.lat);
      const box = boxAround({ ...at, width: textWidth(name.text, name.look), height: 15 });
      if (!taken.free(box)) return false;
      taken.take(box);
      return true;
    });
    const [left, bottom, right, top] = frameOf(map).bounds;
    const inSight = ({ lon, lat }: Disc) => lon > left && lon < right && lat > bottom && lat < top;
    const marks = discs.map((disc): Mark => ({ disc, side: labels.get(disc.id) ?? null, inSight: inSight(disc) }));
    return { frame, marks, chips, names };
  }, [
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
  ]);

  const behind = useBehind(drawing, NOTHING);
  const marks = useMemo(() => inSightFirst(drawing, behind), [drawing, behind]);

  const pane = map.getPane("symbols");
  if (!pane) return null;
  return createPortal(
    // biome-ignore lint/a11y/useSemanticElements: a group inside an SVG has no element of its own
    <svg ref={root} className="symbols" role="group" aria-label={t("label")} lang={language}>
      <Defs />
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
      {marks.map(({ disc, side }) => (
        <DiscMark
          key={disc.id}
          disc={disc}
          name={namesOf(disc, words)[0] ?? ""}
          side={side}
          selected={disc.id === selected}
          count={words.number(disc.count)}
          label={
            disc.cluster
              ? say.cluster(
                  words.count("places", disc.cluster.places.length),
                  words.name(disc.cluster.largest)[0],
                  words.count(unit, disc.count),
                )
              : disc.place
                ? say.symbol(...spoken(disc.place, words), words.count(unit, disc.count))
                : ""
          }
          onPress={() => {
            if (disc.place) onSelect(disc.place.id);
            else if (disc.cluster) open(map, disc.cluster, onSelect);
          }}
        />
      ))}
    </svg>,
    pane,
  );
});

/** Nothing is drawn yet. */
const NOTHING: Drawing = { frame: null, marks: [], chips: [], names: [] };

/**
 * The marks of a drawing, while `behind` is the last that was drawn whole. Half of them lie beyond the edge, for the next pan: these
 * come after a change has been painted where it is seen. A drawing of another frame is all new.
 */
function inSightFirst(drawing: Drawing, behind: Drawing): Mark[] {
  const held = behind === NOTHING || behind.frame === drawing.frame;
  if (behind === drawing || !held) return drawing.marks;
  const first = drawing.marks.filter(({ inSight }) => inSight);
  const seen = new Set(first.map(({ disc }) => disc.id));
  const rest = behind.marks.filter(({ disc, inSight }) => !inSight && !seen.has(disc.id));
  return [...rest, ...first].sort((a, b) => largestFirst(a.disc, b.disc));
}

/** Zooms to a cluster's bounds. Places that no zoom takes apart are begun with the largest. */
function open(map: LeafletMap, { largest, places }: Cluster, onSelect: (id: string) => void): void {
  const bounds = new LatLngBounds(places.map(({ lat, lon }) => [lat, lon]));
  const room = { padding: [70, 70] as [number, number], maxZoom: map.getMaxZoom() };
  if (Math.min(map.getBoundsZoom(bounds, false, new Point(140, 140)), map.getMaxZoom()) <= map.getZoom())
    onSelect(largest.id);
  else map.fitBounds(bounds, room);
}

/** What may stand beside a circle: for several places the largest and how many more, or the largest alone. */
const namesOf = ({ place, cluster }: Disc, words: Words): string[] => {
  const largest = cluster?.largest ?? place;
  const name = largest ? words.name(largest)[0] : "";
  return cluster ? [`${name} +${words.number(cluster.places.length - 1)}`, name] : [name];
};

const spoken = (place: PlaceCount, words: Words) => [words.name(place)[0], words.kind(place.kind)] as const;

/** A sentence with three gaps, translated once: it is said of hundreds of symbols at a time. */
function sentence(translate: (...gaps: [string, string, string]) => string): typeof translate {
  const [first, second, third] = ["\uE000", "\uE001", "\uE002"] as const; // no text holds these
  const pattern = translate(first, second, third).split(/([\uE000-\uE002])/);
  return (a, b, c) =>
    pattern.map(part => (part === first ? a : part === second ? b : part === third ? c : part)).join("");
}

interface MarkProps {
  selected: boolean;
  label: string;
}

const DiscMark = memo(
  function DiscMark({
    disc,
    name,
    side,
    selected,
    count,
    label,
    onPress,
  }: MarkProps & {
    disc: Disc;
    name: string;
    side: (DiscLabel & { text: string }) | null;
    count: string;
    onPress: () => void;
  }) {
    const members = useMemo(
      () => (disc.cluster ? { has: (id: string) => !!disc.cluster?.places.some(place => place.id === id) } : null),
      [disc.cluster],
    );
    const pointed = usePointedAt(disc.id, members);
    const { x, y, r, leading } = disc;
    const shown =
      side ?? (pointed || selected ? { dx: r + 4, dy: 4, anchor: "start" as const, inside: false, text: name } : null);
    const counted = r >= DEFAULTS.countFrom;
    const size = disc.cluster ? 11 : Math.min(12, 7 + r / 5);
    return (
      <g
        className={`symbol leaflet-zoom-animated ${leading === "explosions" ? "on-light" : ""}`}
        data-lon={disc.lon}
        data-lat={disc.lat}
        data-place={disc.place ? disc.id : undefined}
        style={{ transform: moved(x, y) }}
        {...button(label, onPress)}
        onPointerEnter={() => pointAt(disc.id, members)}
        onPointerLeave={() => pointAt("")}
      >
        {/* A finger is wider than a small circle. */}
        {!disc.cluster && <circle r={Math.max(r + 2, 12)} fill="transparent" />}
        {selected && <circle className="ring" r={r + 4} />}
        {pointed && <circle className="pulse" r={r + 2} />}
        {disc.cluster && (
          <circle r={r + 3} fill="transparent" stroke={typeColour(leading)} strokeWidth="1.5" strokeOpacity="0.55" />
        )}
        <circle className="disc" r={r} fill={typeColour(leading)} />
        {!disc.cluster && leading && r >= 14 && <GlyphPath type={leading} y={-6} scale={0.8} />}
        {!counted && r >= 6 && <GlyphPath type={leading} scale={Math.min(0.9, r / 9)} />}
        {counted && (
          <text
            className="count"
            y={side?.inside ? INSIDE.count : !disc.cluster && leading && r >= 14 ? 9 : 4}
            fontSize={size}
          >
            {count}
          </text>
        )}
        {shown && (
          <text
            className={shown.inside ? "inside" : "name"}
            fontSize={shown.inside ? INSIDE.size : undefined}
            x={shown.dx}
            y={shown.dy}
            textAnchor={shown.anchor}
          >
            {pointed ? name : shown.text}
            {pointed && !counted && ` · ${count}`}
          </text>
        )}
      </g>
    );
  },
  (a, b) =>
    a.disc.id === b.disc.id &&
    a.disc.x === b.disc.x &&
    a.disc.y === b.disc.y &&
    a.disc.r === b.disc.r &&
    a.disc.leading === b.disc.leading &&
    a.selected === b.selected &&
    a.label === b.label &&
    a.side?.dx === b.side?.dx &&
    a.side?.dy === b.side?.dy &&
    a.side?.anchor === b.side?.anchor &&
    a.side?.inside === b.side?.inside &&
    a.side?.text === b.side?.text,
);

function ChipMark({ chip, selected, label, onSelect }: MarkProps & { chip: Chip; onSelect: (id: string) => void }) {
  const { place, text, x, y, width } = chip;
  const pointed = usePointedAt(place.id);
  const line = place.extent?.type.endsWith("LineString");
  return (
    <g
      className="symbol leaflet-zoom-animated"
      data-lon={place.lon}
      data-lat={place.lat}
      data-place={place.id}
      style={{ transform: moved(x, y) }}
      {...button(label, () => onSelect(place.id))}
      onPointerEnter={() => pointAt(place.id)}
      onPointerLeave={() => pointAt("")}
    >
      <rect
        x={-width / 2}
        y={-11}
        width={width}
        height={22}
        rx={11}
        fill="var(--panel)"
        stroke={selected || pointed ? "var(--ink)" : "var(--hatch)"}
        strokeWidth={selected ? 2 : 1}
      />
      <text
        textAnchor="middle"
        y={4}
        fill="var(--ink)"
        fontSize="11.5"
        fontWeight="600"
        fontStyle={line ? "italic" : "normal"}
      >
        {text}
      </text>
    </g>
  );
}

/** A button inside an SVG. Out of the tab order: the list holds the same places for the keyboard. */
const button = (label: string, press: () => void) => ({
  role: "button",
  tabIndex: -1,
  "aria-label": label,
  onClick: (event: { stopPropagation(): void }) => {
    event.stopPropagation();
    press();
  },
  onDoubleClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
});

/** The patterns that the style sheet paints areas with. */
function Defs() {
  return (
    <defs>
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" fill="var(--hatch)" fillOpacity="0.03" />
        <line x1="0" y1="0" x2="0" y2="7" stroke="var(--hatch)" strokeOpacity="0.2" strokeWidth="1.5" />
      </pattern>
      <pattern id="stipple" width="7" height="7" patternUnits="userSpaceOnUse">
        <rect width="7" height="7" fill="var(--hatch)" fillOpacity="0.03" />
        <circle cx="2" cy="2" r="0.9" fill="var(--hatch)" fillOpacity="0.36" />
      </pattern>
    </defs>
  );
}
