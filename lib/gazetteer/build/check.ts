// Checks the curated places against the rows of GeoNames, a reference table, the outlines of the governorates, and themselves.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FeatureCollection } from "geojson";
import { buildGazetteer } from "@/lib/gazetteer/build/build";
import { type Block, readCurated } from "@/lib/gazetteer/build/curated";
import { GEONAMES_COLUMN, geoNamesRows, readWords } from "@/lib/gazetteer/build/rows";
import type { Region } from "@/lib/gazetteer/gazetteer";
import { type Area, areaFinder, distanceKm, distanceToLineKm, ringsOf } from "@/lib/geo";
import { fold } from "@/lib/text/normalize";
import { arabicStem, spellingKey, withoutArticles } from "@/lib/text/spelling";
import type { Kind, Place, Position } from "@/lib/types";

/** What was found doubtful, by heading, one line each. */
export type Findings = Map<string, string[]>;

/** A difference this small means two points on the same place. */
const TOLERANCE_KM = 5;
/** Farther away, a place of the same name in the same governorate is another place. */
const NAMESAKE_KM = 40;
/** Outlines are generalised: a border town may lie this far outside. */
const OUTLINE_KM = 3;

const POINTS = new Set<Kind>(["city", "town", "village", "neighbourhood"]);
const GROUPS: readonly (readonly Kind[])[] = [
  ["country"],
  ["admin1"],
  ["admin2"],
  ["city", "town", "village", "neighbourhood", "area"],
  ["military-base", "airport"],
  ["border-crossing"],
  ["facility"],
  ["mountain"],
  ["desert", "valley"],
  ["river", "lake", "sea"],
  ["border", "road"],
  ["region"],
];
const groupOf = (kind: Kind): number => GROUPS.findIndex(group => group.includes(kind));

/** @param reference a table with the columns name, name_ar, lat, lon, admin1, country and altnames (parted by "|") */
export async function checkGazetteer(reference: string | null): Promise<Findings> {
  const data = path.resolve("data");
  const region = JSON.parse(readFileSync(path.join(data, "region.json"), "utf8")) as Region;
  const blocks = new Map(readCurated(path.join(data, "gazetteer/curated")).map(item => [item.block.id, item]));
  const { entries, curated, notes } = await buildGazetteer();
  const places = [...curated].map(({ place }) => place);
  const findings: Findings = new Map();

  const rows = geoNamesWitnesses(region);
  const file = (place: Place) => `${place.id} (${blocks.get(place.id)?.file})`;
  const compare = (heading: string, witnesses: readonly Witness[]) => {
    const lines = differences(places, witnesses, region.focus).flatMap(({ place, witness, km }) => {
      const block = blocks.get(place.id)?.block;
      if (block && isExplained(block, km)) return [];
      return [`${file(place)} ${place.name}: ${km.toFixed(1)} km from ${witness.name} [${witness.at.join(", ")}]`];
    });
    findings.set(heading, lines);
  };
  compare(`Differ from GeoNames by more than ${TOLERANCE_KM} km`, rows);
  if (reference !== null) {
    compare(`Differ from ${path.basename(reference)} by more than ${TOLERANCE_KM} km`, readReference(reference));
  }
  findings.set(
    "Outside their governorate",
    outside(places, path.join(data, "boundaries/governorates.geojson"), region.focus),
  );
  findings.set("The same place twice", twins(places, file));
  findings.set(
    "Notes of the build",
    notes.slice(0, -1).filter(note => !note.endsWith("stays a point")),
  );
  findings.set(
    "Extents that do not exist",
    notes.filter(note => note.endsWith("stays a point")),
  );
  findings.set("Names made of a direction and a place", directionNames(places, region.focus, file));
  const common = readWords();
  findings.set(
    "English words without `common: true`",
    [...curated]
      .filter(entry => !entry.common)
      .flatMap(({ place }) =>
        [place.name, ...place.names].filter(name => common.has(fold(name))).map(name => `${file(place)}: ${name}`),
      ),
  );
  const names = new Map<string, Set<string>>();
  for (const { place } of entries) {
    for (const name of [place.name, place.nameAr, ...place.names]) {
      const form = fold(name);
      if (form !== "") names.set(form, (names.get(form) ?? new Set()).add(place.id));
    }
  }
  const listed = [...names].map(([form, ids]) => ({ form, ids: [...ids] }));
  const shown = ({ form, ids }: { form: string; ids: string[] }) =>
    `${form}: ${ids.length} (${ids.slice(0, 6).join(", ")}${ids.length > 6 ? ", ..." : ""})`;
  findings.set(
    "The 60 most ambiguous names (to look at)",
    listed
      .sort((a, b) => b.ids.length - a.ids.length)
      .slice(0, 60)
      .map(shown),
  );
  findings.set(
    "The 60 shortest names (to look at)",
    listed
      .sort((a, b) => a.form.length - b.form.length || (a.form < b.form ? -1 : 1))
      .slice(0, 60)
      .map(shown),
  );
  return findings;
}

/** A place as another source has it. */
interface Witness {
  name: string;
  names: string[];
  admin1: string;
  at: Position;
  /** GeoNames id, or 0. */
  id: number;
}

function geoNamesWitnesses(region: Region): Witness[] {
  const witnesses: Witness[] = [];
  for (const cells of geoNamesRows()) {
    if (cells[GEONAMES_COLUMN.country] !== region.focus) continue;
    witnesses.push({
      name: `GeoNames ${cells[0]} ${cells[GEONAMES_COLUMN.ascii]}`,
      names: [cells[GEONAMES_COLUMN.ascii]!, ...cells[GEONAMES_COLUMN.alternates]!.split(",")],
      admin1: region.admin1[cells[GEONAMES_COLUMN.admin1]!] ?? "",
      at: [Number(cells[GEONAMES_COLUMN.lon]), Number(cells[GEONAMES_COLUMN.lat])],
      id: Number(cells[0]),
    });
  }
  return witnesses;
}

function readReference(file: string): Witness[] {
  if (!existsSync(file)) throw new Error(`No reference table at ${file}`);
  const [head = "", ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  const cell = (cells: string[], name: string): string => {
    const index = columns.indexOf(name);
    if (index === -1) throw new Error(`${file}: no column "${name}" among ${columns.join(", ")}`);
    return cells[index] ?? "";
  };
  return lines.map(line => {
    const cells = line.split("\t");
    return {
      name: cell(cells, "name"),
      names: [cell(cells, "name"), cell(cells, "name_ar"), ...cell(cells, "altnames").split("|")],
      admin1: cell(cells, "admin1"),
      at: [Number(cell(cells, "lon")), Number(cell(cells, "lat"))],
      id: 0,
    };
  });
}

/** Places of the focus country that the witnesses know by name in the same governorate, but only elsewhere. */
function differences(places: readonly Place[], witnesses: readonly Witness[], focus: string) {
  const byName = new Map<string, Witness[]>();
  for (const witness of witnesses) {
    for (const key of new Set(witness.names.map(nameKey)))
      if (key !== "")
        byName.set(`${witness.admin1} ${key}`, [...(byName.get(`${witness.admin1} ${key}`) ?? []), witness]);
  }
  const found: { place: Place; witness: Witness; km: number }[] = [];
  for (const place of places) {
    if (place.country !== focus || !POINTS.has(place.kind)) continue;
    const keys = new Set([place.name, place.nameAr, ...place.names].map(nameKey));
    const same = [...keys].flatMap(key => byName.get(`${place.admin1} ${key}`) ?? []);
    const nearest = same
      .map(witness => ({ place, witness, km: distanceKm([place.lon, place.lat], witness.at) }))
      .sort((a, b) => a.km - b.km)[0];
    if (nearest && nearest.km > TOLERANCE_KM && nearest.km < NAMESAKE_KM) found.push(nearest);
  }
  return found;
}

/** A difference is explained if the block says how far it may be off, or why it does not follow the source. */
function isExplained(block: Block, km: number): boolean {
  if (block.unsure !== undefined || km <= (block.accuracy ?? 0)) return true;
  return /\b(differs|not followed|puts it|another place)\b/.test(block.source ?? "");
}

/** One key for all spellings of a name: Arabic words without articles, or spelling keys. */
function nameKey(name: string): string {
  const arabic = /[\u0600-\u06ff]/.test(name);
  return withoutArticles(fold(name).split(" "))
    .map(word => (arabic ? arabicStem(word) : spellingKey(word)))
    .join(" ");
}

function outside(places: readonly Place[], file: string, focus: string): string[] {
  const outlines = JSON.parse(readFileSync(file, "utf8")) as FeatureCollection<Area, { name: string }>;
  const find = areaFinder(outlines);
  return places.flatMap(place => {
    const outline = outlines.features.find(({ properties }) => properties.name === place.admin1);
    if (!outline || place.country !== focus || /\boffshore\b/.test(place.source)) return [];
    const at: Position = [place.lon, place.lat];
    const found = find(at);
    if (found?.properties.name === place.admin1) return [];
    const rings = ringsOf(outline.geometry).map(ring => ring as Position[]);
    const km = distanceToLineKm(at, { type: "MultiLineString", coordinates: rings });
    if (km <= OUTLINE_KM) return [];
    return [
      `${place.id} ${place.name} [${at.join(", ")}]: ${km.toFixed(1)} km outside ${place.admin1}, in ${found?.properties.name ?? "no governorate"}`,
    ];
  });
}

/** Two blocks for what seems to be one place: the same group of kinds, a name in common, at most 5 km apart. */
function twins(places: readonly Place[], file: (place: Place) => string): string[] {
  const byName = new Map<string, Place[]>();
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const place of places) {
    for (const key of new Set([place.name, place.nameAr, ...place.names].map(nameKey))) {
      if (key === "") continue;
      const group = `${groupOf(place.kind)} ${key}`;
      for (const other of byName.get(group) ?? []) {
        const km = distanceKm([place.lon, place.lat], [other.lon, other.lat]);
        const pair = `${other.id} ${place.id}`;
        if (km > TOLERANCE_KM || seen.has(pair) || other.country !== place.country) continue;
        seen.add(pair);
        lines.push(`${file(other)} and ${file(place)}: ${other.name} / ${place.name}, ${km.toFixed(1)} km`);
      }
      byName.set(group, [...(byName.get(group) ?? []), place]);
    }
  }
  return lines;
}

const DIRECTION = /^(?:(?:north|south)?-?(?:east|west)|north|south|central)(?:ern)?\s+(.*)$/i;
const DIRECTION_AR = /^(?:شمال|جنوب|شرق|غرب|وسط)ي?\s+(.*)$/;
/** These have such names on purpose: West Qurna is an oil field, Hamza al-Sharqi a town. */
const LOOSE = new Set<Kind>(["region", "area", "neighbourhood"]);

/** "western Anbar": what a text says of a governorate or town, not a name. */
function directionNames(places: readonly Place[], focus: string, file: (place: Place) => string): string[] {
  const inFocus = places.filter(place => place.country === focus);
  const settled = inFocus.filter(({ kind }) => kind === "admin1" || kind === "city" || kind === "town");
  const known = new Set(settled.flatMap(({ name, nameAr }) => [nameKey(name), nameKey(nameAr)]));
  return inFocus
    .filter(({ kind }) => LOOSE.has(kind))
    .flatMap(place =>
      [place.name, place.nameAr, ...place.names]
        .filter(name => known.has(nameKey((DIRECTION.exec(name) ?? DIRECTION_AR.exec(name))?.[1] ?? "-")))
        .map(name => `${file(place)}: ${name}`),
    );
}
