// Imports the official dumps of GeoNames, a country's or the world's, into an overlay of the gazetteer (imported.tsv). Rows and names
// are joined bucket by bucket on disk, so that memory stays bounded whatever the size of the dump.

import { once } from "node:events";
import { createWriteStream, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { ARABIC, alternateNames, arabicName, LATIN, skeleton } from "@/lib/gazetteer/build/alternates";
import { Buckets } from "@/lib/gazetteer/build/buckets";
import { misleading } from "@/lib/gazetteer/build/build";
import { readCurated } from "@/lib/gazetteer/build/curated";
import { DumpError, linesOf } from "@/lib/gazetteer/build/dump";
import { kindOf, REACH_KM } from "@/lib/gazetteer/build/features";
import { readAdmin1Names, readWords } from "@/lib/gazetteer/build/rows";
import type { Region } from "@/lib/gazetteer/gazetteer";
import { COLUMNS, formatPlace, readPack } from "@/lib/gazetteer/pack";
import { distanceKm } from "@/lib/geo";
import { fold } from "@/lib/text/normalize";
import type { Extent, Kind, Place } from "@/lib/types";

export interface ImportOptions {
  /** IQ.zip, IQ.txt, allCountries.zip ...: the main table, 19 columns. */
  rows: string;
  /** alternateNamesV2.zip or a country's part of it; null: only the names in the main table. */
  names: string | null;
  /** The overlay to write; the previous one stays if the import fails. */
  out: string;
  /** Outside the region and the file's own country, settlements with fewer people are left out, and everything that is not a settlement. */
  least: number;
  /** Called now and then with the number of lines read so far. */
  progress: (stage: string, lines: number) => void;
}

export interface ImportReport {
  read: number;
  kept: number;
  byKind: Map<string, number>;
  /** Rows that were left out on purpose, by reason. */
  left: Map<string, number>;
  /** Malformed rows: counts by reason, and the first of them with their line numbers. */
  refused: { total: number; first: string[] };
  names: { read: number; kept: number; refused: { total: number; first: string[] } };
}

/** If more than this share of a table is malformed, it is not the table it claims to be. */
const REFUSED_SHARE = 0.05;
const SHOWN = 20;
const PROGRESS_LINES = 500_000;
/** GeoNames' ids are below 14 million; more than this is not an id. */
const MAX_ID = 1 << 26;

/** If a file is not a GeoNames dump, throws DumpError and leaves the old overlay. */
export async function importGeoNames(options: ImportOptions): Promise<ImportReport> {
  const { rows, names, out, progress } = options;
  mkdirSync(path.dirname(out), { recursive: true });
  const draft = `${out}.${process.pid}`;
  const buckets = new Buckets(`${draft}.parts`);
  try {
    const report: ImportReport = {
      read: 0,
      kept: 0,
      byKind: new Map(),
      left: new Map(),
      refused: { total: 0, first: [] },
      names: { read: 0, kept: 0, refused: { total: 0, first: [] } },
    };
    const taken = await takeRows(buckets, rows, readScope(rows, options.least), report, progress);
    if (names !== null) await takeNames(buckets, names, taken, report, progress);
    await writeOverlay(buckets, draft, readWorld(), report);
    if (report.kept === 0)
      throw new DumpError(`${rows}: of ${report.read} rows none can be used; the gazetteer stays as it was`);
    renameSync(draft, out);
    return report;
  } finally {
    buckets.remove();
    rmSync(draft, { force: true });
  }
}

/** Which rows an import wants. */
interface Scope {
  /** Countries that are taken whole. */
  whole: ReadonlySet<string>;
  least: number;
}

function readScope(rows: string, least: number): Scope {
  const [, own] = /^([A-Z]{2})\.(?:zip|txt)$/.exec(path.basename(rows)) ?? [];
  const { countries } = readRegion();
  return { whole: new Set(own ? [...countries, own] : countries), least };
}

function readRegion(): Region {
  return JSON.parse(readFileSync(path.resolve("data/region.json"), "utf8")) as Region;
}

/** What an import must know of the gazetteer that it adds to. */
interface World {
  pack: Region;
  admin1: ReadonlyMap<string, string>;
  words: ReadonlySet<string>;
  /** Lines of the countries, by id. */
  countries: ReadonlyMap<string, string>;
  curated: CuratedPlaces;
  misleads: (place: Place, name: string) => boolean;
}

function readWorld(): World {
  const data = path.resolve("data/gazetteer");
  const text = readFileSync(path.join(data, "places.tsv"), "utf8");
  const lines = text.split("\n").filter(line => line.startsWith("country:"));
  const anyExtent = { get: () => ({ type: "radius", km: 1 }) } as unknown as ReadonlyMap<string, Extent>;
  const places = readPack(text, anyExtent).map(({ place }) => place);
  const isCurated = ({ id }: Place) => !/^(gn|country|airport):/.test(id);
  const blocks = readCurated(path.join(data, "curated")).map(({ block }) => block);
  return {
    pack: readRegion(),
    admin1: readAdmin1Names(),
    words: readWords(),
    countries: new Map(lines.map(line => [line.slice(0, line.indexOf("\t")), line])),
    curated: new CuratedPlaces(
      places.filter(isCurated),
      blocks.flatMap(({ geonames }) => geonames ?? []),
    ),
    misleads: misleading(places, isCurated),
  };
}

/** First pass: well-formed and wanted rows go to the buckets. Returns their ids, one bit each. */
async function takeRows(
  buckets: Buckets,
  file: string,
  scope: Scope,
  report: ImportReport,
  progress: ImportOptions["progress"],
): Promise<Uint8Array> {
  const taken = new Uint8Array(MAX_ID >>> 3);
  let number = 0;
  for await (const line of linesOf(file)) {
    number++;
    if (number % PROGRESS_LINES === 0) progress("rows", number);
    if (line === "" || line.startsWith("#")) continue;
    report.read++;
    const problem = rowProblem(line);
    if (problem !== "") {
      refuse(report.refused, `line ${number}: ${problem}`);
      if (report.read === SHOWN && report.refused.total === SHOWN) break;
      continue;
    }
    const cells = line.split("\t");
    const reason = leftOut(cells, scope);
    if (reason !== "") {
      leave(report, reason);
      continue;
    }
    const id = Number(cells[0]);
    taken[id >>> 3]! |= 1 << (id & 7);
    buckets.add("row", id, line);
  }
  checkForm(file, "19 tab-separated columns as in GeoNames' country dumps", report.read, report.refused);
  return taken;
}

/** Why a line is not a row of the main table, or "". */
function rowProblem(line: string): string {
  const cells = line.split("\t");
  if (cells.length !== 19) return `${cells.length} columns, expected 19`;
  const [id = "", name = "", , , lat = "", lon = "", featureClass = ""] = cells;
  if (!/^\d+$/.test(id) || Number(id) === 0 || Number(id) >= MAX_ID) return `"${id.slice(0, 20)}" is no GeoNames id`;
  if (name === "") return "no name";
  if (lat === "" || !(Math.abs(Number(lat)) <= 90)) return `latitude "${lat.slice(0, 20)}"`;
  if (lon === "" || !(Math.abs(Number(lon)) <= 180)) return `longitude "${lon.slice(0, 20)}"`;
  if (!/^[A-Z]?$/.test(featureClass)) return `feature class "${featureClass.slice(0, 20)}"`;
  return "";
}

/** Why a well-formed row is not wanted, or "". */
function leftOut(cells: readonly string[], { whole, least }: Scope): string {
  const [featureClass, code, country] = [cells[6]!, cells[7]!, cells[8]!];
  const people = Number(cells[14]);
  const kind = kindOf(featureClass, code, people);
  if (kind === null) return `feature ${featureClass || "without a class"}: news hardly names it`;
  if (whole.has(country) || kind === "admin1" || kind === "country") return "";
  if (featureClass !== "P") return "outside the region: only settlements and provinces are taken";
  return people >= least ? "" : `outside the region: fewer than ${least} people`;
}

/** Languages whose names are read in articles; "" is a name without a language, "abbr" an abbreviation. */
const LANGUAGES = new Set(["en", "ar", "ku", "ckb", "abbr", ""]);

/** Second pass: names of the rows that were taken. */
async function takeNames(
  buckets: Buckets,
  file: string,
  taken: Uint8Array,
  report: ImportReport,
  progress: ImportOptions["progress"],
): Promise<void> {
  const { names } = report;
  let number = 0;
  for await (const line of linesOf(file)) {
    number++;
    if (number % PROGRESS_LINES === 0) progress("names", number);
    if (line === "") continue;
    names.read++;
    const cells = line.split("\t");
    const [, id = "", language = "", name = "", preferred = ""] = cells;
    if (cells.length < 8 || cells.length > 10 || !/^\d+$/.test(id) || name === "") {
      refuse(
        names.refused,
        `line ${number}: ${cells.length} columns, id "${id.slice(0, 20)}"; expected 8 to 10 columns with an id and a name`,
      );
      if (names.read === SHOWN && names.refused.total === SHOWN) break;
      continue;
    }
    const wanted = Number(id) < MAX_ID && (taken[Number(id) >>> 3]! & (1 << (Number(id) & 7))) !== 0;
    if (wanted && LANGUAGES.has(language)) {
      buckets.add("name", Number(id), `${language}\t${preferred}\t${name}`);
    }
  }
  checkForm(file, "the columns of GeoNames' alternateNamesV2", names.read, names.refused);
}

/** Last pass: every row with its names, in the order of the dump. */
async function writeOverlay(buckets: Buckets, file: string, world: World, report: ImportReport): Promise<void> {
  const out = createWriteStream(file);
  const write = async (line: string) => {
    if (!out.write(`${line}\n`)) await once(out, "drain");
  };
  const written = new Set<string>();
  await write(COLUMNS.join("\t"));
  for (const { line, others } of joinedRows(buckets)) {
    const place = placeOf(line.split("\t"), others, world);
    if (place.kind === "country") {
      const key = `country:${place.country}`;
      const known = world.countries.get(key);
      if (known === undefined || written.has(key)) {
        leave(report, "a country without a code, or a second row for it");
        continue;
      }
      written.add(key);
      await write(withNames(known, place));
    } else if (world.curated.hold(place)) {
      leave(report, "a curated place already");
      continue;
    } else {
      const reach = REACH_KM[place.kind];
      await write(formatPlace({ place, common: false }, reach ? `r:${reach}` : ""));
    }
    report.kept++;
    report.names.kept += place.names.length;
    report.byKind.set(place.kind, (report.byKind.get(place.kind) ?? 0) + 1);
  }
  out.end();
  await once(out, "close");
}

interface NameRow {
  language: string;
  name: string;
}

/** Every row with its names, preferred ones first; of rows with the same id the last. */
function* joinedRows(buckets: Buckets): Generator<{ line: string; others: NameRow[] }> {
  for (const [rows, names] of buckets.read("row", "name")) {
    for (const [id, lines] of rows!) {
      const others = (names!.get(id) ?? []).map(cells => {
        const [language = "", preferred = "", name = ""] = cells.split("\t");
        return { language, name, preferred: Number(preferred === "1") };
      });
      yield { line: lines.at(-1)!, others: others.sort((a, b) => b.preferred - a.preferred) };
    }
  }
}

function placeOf(cells: readonly string[], others: readonly NameRow[], world: World): Place {
  const [id, written, ascii, alternates, lat, lon, featureClass, featureCode, country] = cells as string[];
  const { pack, words } = world;
  const inRegion = pack.countries.includes(country!);
  const people = Number(cells[14]) || 0;
  const clean = (name: string) => name.replace(/[|\t]/g, " ").trim();
  const name = clean((inRegion && ascii) || written!);
  const arabic = others.filter(({ language, name }) => language === "ar" && ARABIC.test(name)).map(({ name }) => name);
  const loose = [
    written!,
    ascii!,
    ...alternates!.split(","),
    ...others.filter(({ language }) => language === "").map(({ name }) => name),
  ];
  const place: Place = {
    id: `gn:${id}`,
    name,
    nameAr: clean(arabic[0] ?? arabicName(alternates!.split(","))),
    names: [],
    kind: kindOf(featureClass!, featureCode!, people)!,
    featureClass: featureClass!,
    featureCode: featureCode!,
    country: country!,
    admin1: admin1Of(country!, cells[10]!, world),
    admin2: "",
    lon: Number(lon),
    lat: Number(lat),
    extent: null,
    population: people,
    accuracyKm: 0,
    source: "GeoNames",
  };
  const names = [
    ...others.filter(other => isReadable(other, words)).map(other => clean(other.name)),
    ...alternateNames(name, loose, { inRegion, people, words }).map(clean),
  ];
  place.names = [...new Set(names)].filter(
    other => other !== name && other !== place.nameAr && !world.misleads(place, other),
  );
  if (place.kind !== "country" && world.misleads(place, place.nameAr)) place.nameAr = "";
  return place;
}

/** Whether a name of a stated language is one that an article may hold. */
function isReadable({ language, name }: NameRow, words: ReadonlySet<string>): boolean {
  if (language === "abbr") return /^\p{Lu}[\p{Lu}\d.&-]{1,7}$/u.test(name);
  if (language === "" || fold(name).length < 3 || words.has(fold(name))) return false;
  return language === "en" ? LATIN.test(name) : ARABIC.test(name) || LATIN.test(name);
}

function admin1Of(country: string, code: string, { pack, admin1 }: World): string {
  if (country === pack.focus) return pack.admin1[code] ?? "";
  return admin1.get(`${country}.${code}`) ?? "";
}

/** A country's own line with more names: its kind, point and usual names stay. */
function withNames(line: string, { name, nameAr, names }: Place): string {
  const cells = line.split("\t");
  const at = COLUMNS.indexOf("names");
  const known = [cells[COLUMNS.indexOf("name")]!, cells[COLUMNS.indexOf("nameAr")]!];
  const all = new Set([...cells[at]!.split("|"), name, nameAr, ...names]);
  cells[at] = [...all].filter(other => other !== "" && !known.includes(other)).join("|");
  return cells.join("\t");
}

/** Curated places by the sound of their names: a row for one of them must not make a second dot. */
class CuratedPlaces {
  readonly #bySound = new Map<string, Place[]>();
  readonly #claimed: ReadonlySet<string>;

  /** @param claimed GeoNames ids that curated blocks name */
  constructor(places: readonly Place[], claimed: readonly number[]) {
    this.#claimed = new Set(claimed.map(id => `gn:${id}`));
    for (const place of places) {
      for (const heard of new Set([place.name, ...place.names].map(sound))) {
        if (heard.length < 2) continue;
        const key = `${place.country} ${heard}`;
        this.#bySound.set(key, [...(this.#bySound.get(key) ?? []), place]);
      }
    }
  }

  hold(row: Place): boolean {
    if (this.#claimed.has(row.id)) return true;
    return [row.name, ...row.names].some(name =>
      (this.#bySound.get(`${row.country} ${sound(name)}`) ?? []).some(
        place =>
          likeKinds(place.kind, row.kind) && distanceKm([place.lon, place.lat], [row.lon, row.lat]) < nearKm(row.kind),
      ),
    );
  }
}

/** Provinces and districts have their level in their official names, and none in the curated ones. */
const LEVELS = /\b(?:muhafazat|ustan e|qada|nahiyat|liwa|governorate|province|district|subdistrict)\b/g;
const sound = (name: string): string => skeleton(fold(name).replace(LEVELS, " ").trim());

const SETTLED: readonly Kind[] = ["city", "town", "village", "neighbourhood", "area"];
const FIELDS: readonly Kind[] = ["airport", "military-base"];
const likeKinds = (a: Kind, b: Kind) => a === b || [SETTLED, FIELDS].some(like => like.includes(a) && like.includes(b));

/** The distance within which two points of one name are the same thing. */
function nearKm(kind: Kind): number {
  if (kind === "river" || kind === "desert" || kind === "admin1" || kind === "sea" || kind === "road") return 400;
  return kind === "admin2" || (REACH_KM[kind] ?? 0) >= 10 || kind === "mountain" || kind === "lake" ? 60 : 12;
}

function leave(report: ImportReport, reason: string): void {
  report.left.set(reason, (report.left.get(reason) ?? 0) + 1);
}

function refuse(refused: { total: number; first: string[] }, reason: string): void {
  refused.total++;
  if (refused.first.length < SHOWN) refused.first.push(reason);
}

function checkForm(file: string, expected: string, read: number, refused: { total: number; first: string[] }): void {
  if (read === 0) throw new DumpError(`${file}: the file is empty; expected ${expected}`);
  if (refused.total > REFUSED_SHARE * read) {
    throw new DumpError(
      `${file}: ${refused.total} of ${read} lines are not of the form (expected ${expected}); the gazetteer stays as it was\n  ${refused.first.join("\n  ")}`,
    );
  }
}
