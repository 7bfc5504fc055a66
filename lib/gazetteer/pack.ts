// The compact form of a gazetteer: one place a line, tab-separated, names parted by "|". Written by scripts/gazetteer.ts, read at start.

import { type Extent, KINDS, type Kind, type Place } from "@/lib/types";

/** A place as it lies in the file, before its extent is looked up. */
export interface PackedPlace {
  place: Place;
  /** Names that are also ordinary words or people's names, and need more evidence than their spelling. */
  common: boolean;
}

export const COLUMNS = [
  "id",
  "name",
  "nameAr",
  "kind",
  "feature",
  "country",
  "admin1",
  "admin2",
  "lon",
  "lat",
  "extent",
  "population",
  "accuracyKm",
  "common",
  "source",
  "names",
] as const;

/** One line of the file. `extent` is "", "r:<km>" or "g:<name in extents.geojson>". */
export function formatPlace({ place, common }: PackedPlace, extent: string): string {
  return [
    place.id,
    place.name,
    place.nameAr,
    place.kind,
    `${place.featureClass}.${place.featureCode}`,
    place.country,
    place.admin1,
    place.admin2,
    round(place.lon),
    round(place.lat),
    extent,
    place.population || "",
    place.accuracyKm || "",
    common ? "1" : "",
    place.source,
    place.names.join("|"),
  ].join("\t");
}

/** Reads the file. Throws with the line's number where a line is not of the form. */
export function readPack(text: string, extents: ReadonlyMap<string, Extent>): PackedPlace[] {
  const lines = text.split("\n");
  if (lines[0] !== COLUMNS.join("\t"))
    throw new Error(`expected the columns ${COLUMNS.join(", ")}; rebuild with \`npm run gazetteer\``);
  const places: PackedPlace[] = [];
  for (let i = 1; i < lines.length; i++) if (lines[i] !== "") places.push(readPlace(lines[i]!, extents, i + 1));
  return places;
}

/** Reads one line; its number is for the message where it is not of the form. */
export function readPlace(line: string, extents: ReadonlyMap<string, Extent>, number: number): PackedPlace {
  const cells = line.split("\t");
  if (cells.length !== COLUMNS.length)
    throw new Error(`line ${number}: got ${cells.length} columns, expected ${COLUMNS.length}`);
  const cell = (column: (typeof COLUMNS)[number]): string => cells[COLUMN_INDEX[column]]!;
  const kind = KIND_OF.get(cell("kind"));
  if (kind === undefined) throw new Error(`line ${number}: unknown kind "${cell("kind")}"`);
  const feature = cell("feature");
  const names = cell("names");
  return {
    place: {
      id: cell("id"),
      name: cell("name"),
      nameAr: cell("nameAr"),
      names: names === "" ? [] : names.split("|"),
      kind,
      featureClass: shared(feature.slice(0, 1)),
      featureCode: shared(feature.slice(2)),
      country: shared(cell("country")),
      admin1: shared(cell("admin1")),
      admin2: shared(cell("admin2")),
      lon: Number(cell("lon")),
      lat: Number(cell("lat")),
      extent: readExtent(cell("extent"), extents, number),
      population: Number(cell("population")),
      accuracyKm: Number(cell("accuracyKm")),
      source: shared(cell("source")),
    },
    common: cell("common") === "1",
  };
}

/** Kinds by their names: one string each for all places, so that two kinds are compared by their address alone. */
const KIND_OF: ReadonlyMap<string, Kind> = new Map(KINDS.map(kind => [kind, kind]));

/** What many places have in common is one string for all of them: it is compared by its address, and takes its memory once. */
function shared(text: string): string {
  const known = SHARED.get(text);
  if (known !== undefined) return known;
  SHARED.set(text, text);
  return text;
}

const SHARED = new Map<string, string>();

const COLUMN_INDEX = Object.fromEntries(COLUMNS.map((name, index) => [name, index])) as Record<
  (typeof COLUMNS)[number],
  number
>;

function readExtent(cell: string, extents: ReadonlyMap<string, Extent>, line: number): Extent | null {
  if (cell === "") return null;
  if (cell.startsWith("r:")) return { type: "radius", km: Number(cell.slice(2)) };
  const extent = extents.get(cell.slice(2));
  if (extent === undefined) throw new Error(`line ${line}: no extent named "${cell.slice(2)}" in extents.geojson`);
  return extent;
}

function round(degrees: number): string {
  return String(Math.round(degrees * 1e5) / 1e5);
}
