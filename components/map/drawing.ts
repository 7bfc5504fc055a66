// What a frame of the map shows, decided before any of it is drawn: circles with their names, chips of areas, words of the ground,
// each where there is room for it. How room is found stands in layout.ts.

import type { PlaceCount } from "@/lib/answers";
import type { Language } from "@/lib/types";
import type { Words } from "../words";
import { areaSlug } from "./areas";
import type { Frame } from "./frame";
import { type GroundName, groundNames, type PrintedArea, type PrintedName } from "./ground-names";
import {
  boxAround,
  chipSpots,
  DEFAULTS,
  type Disc,
  type DiscLabel,
  discOf,
  discsOf,
  fitsInside,
  INSIDE,
  labelSide,
  type PlaceIndex,
  type Project,
  reachOf,
  shifted,
  Taken,
} from "./layout";
import { textWidth } from "./text-width";

/** A disc with the name beside it, where there is room for one. */
export interface Mark {
  disc: Disc;
  side: MarkLabel | null;
}

export type MarkLabel = DiscLabel & { text: string };

/** An area's name and count. */
export interface Chip {
  place: PlaceCount;
  text: string;
  x: number;
  y: number;
  width: number;
}

export interface Drawing {
  /** Largest first, so that small ones lie on top. */
  marks: Mark[];
  chips: Chip[];
  names: PrintedName[];
}

/** What there is to draw. */
export interface Shown {
  /** Places drawn as circles. */
  points: PlaceCount[];
  index: PlaceIndex;
  largestCount: number;
  /** Places drawn by their extent: they get a chip. */
  areas: PlaceCount[];
  /** Governorates, or the areas that are shaded, in the order in which their names take room. */
  printed: PrintedArea[];
  /** Boxes of outlines by slug, for the chips of places that have one. */
  boxes: Map<string, PrintedArea["box"]>;
  ground: GeoJSON.FeatureCollection<GeoJSON.Geometry, GroundName> | undefined;
  /** Numbers by slug, printed with the names of areas; null where circles tell. */
  counts: Map<string, string> | null;
  selected: string;
}

export function drawingOf(
  { points, index, largestCount, areas, printed, boxes, ground, counts, selected }: Shown,
  frame: Frame,
  project: Project,
  words: Words,
  language: Language,
): Drawing {
  const discs = discsOf(index, frame.bounds, frame.zoom, largestCount, project);
  const chosen = points.find(({ id }) => id === selected);
  if (chosen) discs.push(discOf(chosen, largestCount, project));
  const taken = new Taken();
  for (const { x, y, r } of discs)
    taken.take({ left: x - r, right: x + r, top: y - r, bottom: y + r, slight: r < DEFAULTS.countFrom });
  const labels = new Map<string, MarkLabel>();
  const first = (disc: Disc) => disc.id === selected || disc.r >= DEFAULTS.namedFirst;
  const label = (disc: Disc) => {
    const { name, more } = nameOf(disc, words);
    const width = textWidth(name, "name");
    const beside = (text: string, width: number, overSlight = false) => {
      const side = labelSide(disc, width, taken, overSlight);
      if (side) labels.set(disc.id, { ...side, text });
      return side !== null;
    };
    // Measured apart: the same few numbers stand behind all names.
    if (more && beside(name + more, width + textWidth(more, "name"))) return;
    if (beside(name, width)) return;
    if (disc.id === selected) {
      // It lies on another circle: its name is read over that, and the others' names give way.
      const left = disc.x + disc.r + 8;
      taken.take({ left, right: left + width, top: disc.y - 7, bottom: disc.y + 7 });
      labels.set(disc.id, { dx: disc.r + 8, dy: 4, anchor: "start", inside: false, text: name });
      return;
    }
    // What stands in the thick of others can still carry its name itself.
    if (disc.cluster && fitsInside(disc.r, width))
      labels.set(disc.id, { dx: 0, dy: INSIDE.name, anchor: "middle", inside: true, text: name });
    // What is named most is not left without a name for a few that are named once.
    else if (first(disc)) beside(name, width, true);
  };
  // The names that a reader looks for before the chips, those of small places behind them.
  for (const disc of [...discs].sort((a, b) => Number(b.id === selected) - Number(a.id === selected)))
    if (first(disc)) label(disc);
  const chips: Chip[] = [];
  const [west, south, east, north] = frame.bounds;
  const near = areas.filter(({ lon, lat }) => lon > west && lon < east && lat > south && lat < north);
  for (const place of near.sort((a, b) => Number(b.id === selected) - Number(a.id === selected) || b.count - a.count)) {
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
  const names = groundNames(ground, printed, areas, frame, language, counts).filter(name => {
    if (name.look === "town" && said.has(name.text)) return false;
    const at = project(name.lon, name.lat);
    const box = boxAround({ ...at, width: textWidth(name.text, name.look), height: 15 });
    if (!taken.free(box)) return false;
    taken.take(box);
    return true;
  });
  return { marks: discs.map(disc => ({ disc, side: labels.get(disc.id) ?? null })), chips, names };
}

/** What stands beside a circle: its name; for several places the largest's, and behind it how many more, where there is room. */
export function nameOf({ place, cluster }: Disc, words: Words): { name: string; more: string } {
  const largest = cluster?.largest ?? place;
  return {
    name: largest ? words.name(largest)[0] : "",
    more: cluster ? ` +${words.number(cluster.places.length - 1)}` : "",
  };
}
