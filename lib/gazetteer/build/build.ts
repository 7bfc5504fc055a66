// Makes the gazetteer's compact form: rows of the open sources with the curated blocks laid over them.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { skeleton } from "@/lib/gazetteer/build/alternates";
import { type Block, readCurated } from "@/lib/gazetteer/build/curated";
import { FEATURE } from "@/lib/gazetteer/build/features";
import {
  bareDivision,
  type Entry,
  readAirports,
  readCities,
  readCountries,
  readDivisions,
  readFirstNames,
} from "@/lib/gazetteer/build/rows";
import { readSmallPlaces } from "@/lib/gazetteer/build/small-places";
import type { Region } from "@/lib/gazetteer/gazetteer";
import { COLUMNS, formatPlace } from "@/lib/gazetteer/pack";
import { distanceKm } from "@/lib/geo";
import { fold } from "@/lib/text/normalize";
import { spellingKey, withoutArticles } from "@/lib/text/spelling";
import type { Kind, Place } from "@/lib/types";

const DATA = path.resolve("data/gazetteer");

/** Lays the curated blocks over the rows: what a block says goes before what a row says; names of both are kept. */
function applyCurated(
  blocks: Block[],
  cities: Map<number, Entry>,
  countries: Map<string, Entry>,
  pack: Region,
): Entry[] {
  const entries: Entry[] = [];
  for (const block of blocks) {
    const country = block.id.startsWith("country:") ? countries.get(block.id.slice(8)) : undefined;
    const row = country ?? (block.geonames === undefined ? undefined : cities.get(block.geonames));
    const own = [...(block.names ?? []), ...(block.namesAr ?? []), ...(block.former ?? [])];
    const clean = own
      .map(name =>
        String(name)
          .replace(/[|\t\n]/g, " ")
          .trim(),
      )
      .filter(Boolean);
    if (country) {
      country.place.names = [...new Set([...clean, ...country.place.names])];
      if (block.name) country.place.name = block.name;
      if (block.nameAr) country.place.nameAr = block.nameAr;
      if (block.common) country.common = true;
      if (block.at) [country.place.lon, country.place.lat] = block.at;
      continue;
    }
    const at = block.at ?? (row ? [row.place.lon, row.place.lat] : undefined);
    const kind = block.kind ?? row?.place.kind;
    const name = block.name ?? row?.place.name;
    if (!at || !kind || !name)
      throw new Error(`${block.id}: needs name, kind and at (or a geonames row that gives them)`);
    const [featureClass, featureCode] =
      row && (block.kind === undefined || row.place.kind === kind)
        ? [row.place.featureClass, row.place.featureCode]
        : FEATURE[kind].split(".");
    const inherited = row ? [row.place.name, ...row.place.names] : [];
    const nameAr = block.nameAr ?? row?.place.nameAr ?? "";
    entries.push({
      extent: block.line
        ? `g:${block.line}`
        : block.area && kind !== "admin1" && kind !== "admin2"
          ? `g:${block.area}`
          : block.radius
            ? `r:${block.radius}`
            : "",
      common: block.common === true,
      own: new Set(clean),
      place: {
        id: block.id,
        name,
        nameAr,
        names: [...new Set([...clean, ...inherited])].filter(other => other !== name && other !== nameAr),
        kind,
        featureClass: featureClass!,
        featureCode: featureCode!,
        country: block.country ?? row?.place.country ?? pack.focus,
        admin1: block.admin1 ?? row?.place.admin1 ?? "",
        admin2: block.admin2 ?? "",
        lon: at[0]!,
        lat: at[1]!,
        extent: null,
        population: block.population ?? row?.place.population ?? 0,
        accuracyKm: block.accuracy ?? 0,
        source: `curated: ${[block.source, block.unsure && `unsure: ${block.unsure}`]
          .filter(Boolean)
          .join("; ")
          .replace(/[\t\n]/g, " ")}`,
      },
    });
    if (row && block.geonames !== undefined) cities.delete(block.geonames);
  }
  return entries;
}

/**
 * An inherited alternate name that is the usual name of a far larger place, or of a curated place of the same country, would send the
 * larger one's mentions astray, and so would that of a river (Sanandaj is "Seine" somewhere): GeoNames calls Arak "Iraq" and Husaybah "Al Qaim" somewhere. The answer tells whether a place's name is
 * such a one; so is the Arabic name that Lebanon in Pennsylvania shares with the country.
 */
export function misleading(
  places: Iterable<Place>,
  isCurated: (place: Place) => boolean,
): (place: Place, name: string) => boolean {
  const weight = (place: Place) =>
    place.kind === "country" ? 1e9 : Math.max(place.population, place.kind === "admin1" ? 1e6 : 1);
  const usual = new Map<string, Place[]>();
  for (const place of places) {
    for (const name of [place.name, place.nameAr]) {
      const form = fold(name);
      if (form !== "") usual.set(form, [...(usual.get(form) ?? []), place]);
    }
  }
  return (place, name) =>
    usual
      .get(fold(name))
      ?.some(
        owner =>
          owner.id !== place.id &&
          (weight(owner) >= 20 * weight(place) ||
            (isCurated(owner) && (owner.country === place.country || owner.kind === "river"))),
      ) === true;
}

/**
 * An inherited alternate name that is somebody's first name (Seoul is "Saul" somewhere, Leicester "Lester"), and not merely another
 * spelling of the place's own.
 */
function personal(place: Place, name: string, firstNames: ReadonlySet<string>): boolean {
  const form = fold(name);
  return firstNames.has(form) && spellingKey(form) !== spellingKey(fold(place.name));
}

function dropMisleadingNames(entries: readonly Entry[], curated: ReadonlySet<Place>): void {
  const misleads = misleading(
    entries.map(({ place }) => place),
    place => curated.has(place),
  );
  const firstNames = readFirstNames();
  for (const { place, own } of entries) {
    place.names = place.names.filter(
      name => own?.has(name) || !(misleads(place, name) || personal(place, name, firstNames)),
    );
    if (!curated.has(place) && misleads(place, place.nameAr)) place.nameAr = "";
  }
}

/** The curated provinces, and the regions that go for one, by country and each of their names. */
function provincesByName(curated: readonly Entry[]): Map<string, string> {
  const provinces = new Map<string, string>();
  for (const { place } of curated) {
    if (place.country === "" || (place.kind !== "admin1" && place.kind !== "region" && place.kind !== "area")) continue;
    for (const name of [place.name, ...place.names]) {
      const key = `${place.country} ${fold(bareDivision(name))}`;
      if (!provinces.has(key) || place.kind === "admin1") provinces.set(key, place.name);
    }
  }
  return provinces;
}

/** What the open sources file under "Benue State" or "São Paulo" lies in the province that the curated files call Benue or Sao Paulo. */
function nameProvinces(
  entries: Iterable<Entry>,
  provinces: ReadonlyMap<string, string>,
  without: ReadonlySet<string>,
): void {
  for (const { place } of entries) {
    if (place.admin1 === "" || without.has(place.country)) continue;
    place.admin1 = provinces.get(`${place.country} ${fold(bareDivision(place.admin1))}`) ?? place.admin1;
  }
}

/** The same for the countries whose names are found by their sound: "Şırnak", "Riyadh Region" and "Bekaa" are the provinces that the curated files have. */
function nameProvincesNear(entries: readonly Entry[], curated: readonly Entry[], near: ReadonlySet<string>): void {
  const provinces = new Map<string, string>();
  const ofProvince = (country: string, name: string) =>
    `${country} ${withoutArticles(fold(bareDivision(name)).split(" "))
      .map(spellingKey)
      .join("")}`;
  const known = new Set<string>();
  for (const { place } of curated) {
    if (place.kind !== "admin1" || !near.has(place.country)) continue;
    known.add(`${place.country} ${place.name}`);
    for (const name of [place.name, ...place.names]) {
      const key = ofProvince(place.country, name);
      if (!provinces.has(key)) provinces.set(key, place.name);
    }
  }
  for (const { place } of entries) {
    if (place.admin1 === "" || !near.has(place.country) || known.has(`${place.country} ${place.admin1}`)) continue;
    place.admin1 = provinces.get(ofProvince(place.country, place.admin1)) ?? place.admin1;
  }
}

/** English writes "St. Albans", "Mt. Somers" and "Ft. Myer" for the Saint, Mount and Fort of its towns, or the other way round. */
function shortened({ name, names, country }: Place): string[] {
  if (!/^(?:US|CA|GB|IE|AU|NZ)$/.test(country)) return [];
  const short = name
    .replace(/^Saint /, "St. ")
    .replace(/^Mount /, "Mt. ")
    .replace(/^Fort /, "Ft. ");
  const long = name
    .replace(/^St\.? /, "Saint ")
    .replace(/^Mt\.? /, "Mount ")
    .replace(/^Ft\.? /, "Fort ");
  return [short, long].filter(other => other !== name && !names.includes(other));
}

/** All names of settlements, by country. */
function settledNames(...settlements: Iterable<Entry>[]): Set<string> {
  const names = new Set<string>();
  for (const entries of settlements)
    for (const { place } of entries)
      for (const name of [place.name, ...place.names]) names.add(`${place.country} ${fold(name)}`);
  return names;
}

function readExtentNames(): Set<string> {
  const file = path.join(DATA, "extents.geojson");
  if (!existsSync(file)) return new Set();
  const { features } = JSON.parse(readFileSync(file, "utf8")) as { features: { properties: { name: string } }[] };
  return new Set(features.map(feature => feature.properties.name));
}

function sameName(a: Place, b: Place): boolean {
  const names = new Set([a.name, ...a.names].map(skeleton).filter(key => key.length > 1));
  return [b.name, ...b.names].some(name => names.has(skeleton(name)));
}

const SETTLEMENT = new Set<Kind>(["city", "town", "village", "neighbourhood"]);
const FIELD = new Set<Kind>(["airport", "military-base"]);

/** A built gazetteer, and what a person should know of it. */
export interface Built {
  /** The compact form, as readPack reads it. */
  text: string;
  entries: readonly Entry[];
  curated: ReadonlySet<Entry>;
  region: Region;
  /** What was merged or left out, a line each. */
  notes: string[];
}

/** Builds the region's gazetteer, or with `world` one of the settlements of the whole world. Equal inputs give equal texts. */
export async function buildGazetteer({ world = false } = {}): Promise<Built> {
  const pack = JSON.parse(readFileSync(path.resolve("data/region.json"), "utf8")) as Region;
  const region = new Set(pack.countries);
  const cities = readCities(world ? 0 : 15_000, pack);
  const countries = readCountries();
  const blocks = readCurated(path.join(DATA, "curated")).map(({ block }) => block);
  const curated = applyCurated(blocks, cities, countries, pack);
  const notes: string[] = [];
  // A row that a curated block describes without naming its id would put two dots on one town.
  for (const [id, { place }] of cities) {
    const own = region.has(place.country) && describing(curated, place, SETTLEMENT, 12);
    if (!own) continue;
    if (!own.place.source.includes(String(id)))
      notes.push(`merged: GeoNames ${id} ${place.name} is ${own.place.id}; name the row in the block's source`);
    cities.delete(id);
  }
  const airports = (await readAirports(region)).filter(
    ({ place }) => !curated.some(own => FIELD.has(own.place.kind) && kilometres(own.place, place) < 6),
  );
  const small = world
    ? readSmallPlaces([...curated, ...cities.values()], new Set([...region, ...(pack.akin ?? [])]))
    : [];
  const provinces = provincesByName(curated);
  const near = new Set([...region, ...(pack.akin ?? [])]);
  nameProvinces(cities.values(), provinces, near);
  nameProvinces(small, provinces, near);
  const divisions = world
    ? readDivisions(region, new Set(provinces.keys()), settledNames(cities.values(), small))
    : new Map<string, Entry>();
  nameProvinces(divisions.values(), provinces, near);
  const entries = [...countries.values(), ...curated, ...cities.values(), ...small, ...airports, ...divisions.values()];
  if (world) for (const { place } of entries) place.names.push(...shortened(place));
  nameProvincesNear(entries, curated, near);
  dropMisleadingNames(entries, new Set(curated.map(({ place }) => place)));
  const extents = readExtentNames();
  for (const entry of curated) {
    if (!entry.extent.startsWith("g:") || extents.has(entry.extent.slice(2))) continue;
    notes.push(`${entry.place.id}: extents.geojson has no "${entry.extent.slice(2)}"; the place stays a point`);
    entry.extent = "";
  }
  const lines = entries.map(entry => formatPlace(entry, entry.extent));
  notes.push(
    `${entries.length} places (${curated.length} curated, ${countries.size} countries, ${cities.size + small.length} settlements, ${airports.length} airports, ${divisions.size} divisions)`,
  );
  return {
    text: `${COLUMNS.join("\t")}\n${lines.join("\n")}\n`,
    entries,
    curated: new Set(curated),
    region: pack,
    notes,
  };
}

/** The curated place of one of the kinds, in the same country and near, that has a name in common with the row. */
function describing(curated: readonly Entry[], row: Place, kinds: ReadonlySet<Kind>, km: number): Entry | undefined {
  return curated.find(
    ({ place }) =>
      kinds.has(place.kind) && place.country === row.country && kilometres(place, row) < km && sameName(place, row),
  );
}

const kilometres = (a: Place, b: Place): number => distanceKm([a.lon, a.lat], [b.lon, b.lat]);
