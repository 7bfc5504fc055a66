// Imports official boundaries (OCHA COD-AB, geoBoundaries, any GeoJSON of admin areas): finds the name fields, checks the file
// as a whole, refuses it with reasons, or returns what the app draws. Reading and writing files is the caller's.

import { createRequire } from "node:module";
import type { Feature, FeatureCollection, Position as RawPosition } from "geojson";
import {
  type Area,
  areaFinder,
  areaKm2,
  type Box,
  boxesOverlap,
  boxOf,
  collection,
  feature,
  innerPoint,
  insideArea,
  insideBox,
  isWound,
  polygonsOf,
  ringsOf,
  selfCrossings,
  wind,
} from "@/lib/geo";
import { districtSlug } from "@/lib/store/districts";
import type { District, OfficialArea, Position } from "@/lib/types";
import { type Governorate, simplifyTogether } from "@/scripts/governorates";
import { nameKey, recogniseDistricts } from "@/scripts/recognise-districts";

const DEFAULTS = {
  stepDegrees: 0.1, // grid on which coverage is measured: about 4,200 points in Iraq
  covered: 0.95, // of the country, at least
  twice: 0.02, // of the country may lie in two areas
  outside: 0.05, // of the file's ground may lie outside the country
  detailed: 20000, // vertices: above, borders are simplified for the screen
  simplify: 4e-7, // square degrees, about 0.004 km²
  reasons: 12, // of each kind are spelt out
};

/** Fields of the file; found by themselves where left out. */
export interface FieldMapping {
  level?: 1 | 2 | 3;
  name?: string;
  nameAr?: string;
  code?: string;
  parent?: string;
}

export type ImportResult =
  | { accepted: true; boundaries: FeatureCollection<Area, OfficialArea>; report: string[] }
  | { accepted: false; reasons: string[] };

// Official files, newest spelling first; {n} is the level. HDX' COD-AB (two generations), geoBoundaries, GADM, our own, plain.
const FIELDS: Record<"name" | "nameAr" | "code" | "parent", string[]> = {
  name: [
    "adm{n}_en",
    "adm{n}_name",
    "shapename",
    "name_{n}",
    "adm{n}_name_en",
    "gov@1",
    "governorate@1",
    "district@2",
    "subdistrict@3",
    "name_en",
    "name:en",
    "name",
  ],
  nameAr: [
    "adm{n}_ar",
    "adm{n}_name1",
    "nl_name_{n}",
    "gov_ar@1",
    "district_ar@2",
    "subdistrict_ar@3",
    "name_ar",
    "name:ar",
    "namear",
  ],
  code: ["adm{n}_pcode", "shapeiso@1", "shapeid", "iso_{n}", "hasc_{n}", "district_pcode@2", "pcode", "iso@1", "code"],
  parent: ["adm1_en", "adm1_name", "adm1_name_en", "name_1", "gov", "governorate", "province"],
};

/** How a field is named on the command line. */
const FLAGS = {
  name: "--name-field",
  nameAr: "--name-ar-field",
  code: "--code-field",
  parent: "--parent-field",
} satisfies Record<keyof typeof FIELDS, string>;

type Loose = Feature<Area, Record<string, unknown>>;

/**
 * Checks a parsed GeoJSON file and maps it to boundaries. `home` is the country as the default governorates draw it; a
 * governorate is recognised by the seat that lies in it, so that spellings do not matter, and a district as one of `known`.
 */
export function importBoundaries(
  file: unknown,
  mapping: FieldMapping,
  home: FeatureCollection<Area>,
  governorates: Governorate[],
  known: readonly District[] = [],
): ImportResult {
  const broken = checkForm(file);
  if (broken.length > 0) return { accepted: false, reasons: broken };
  const features = (file as FeatureCollection<Area, Record<string, unknown>>).features.map(flat);
  const level = mapping.level ?? guessLevel(features);
  const { fields, problems } = chooseFields(features, mapping, level);
  problems.push(...checkShapes(features, f => textOf(f, fields.name) || "an area without a name"));
  if (problems.length > 0) return { accepted: false, reasons: problems };

  const coverage = measureCoverage(features, home);
  const uncovered = checkCoverage(coverage);
  if (uncovered.length > 0) return { accepted: false, reasons: uncovered };

  const parents = level === 1 ? features.map(() => "") : parentsOf(features, fields, mapping, home, governorates);
  const recognised =
    level === 2
      ? recogniseDistricts(
          features.map((f, i) => ({
            names: [textOf(f, fields.name), textOf(f, fields.nameAr)].filter(Boolean),
            parent: parents[i] ?? "",
            geometry: f.geometry,
          })),
          known,
        )
      : [];
  const mapped = features.map((f, i) => {
    const governorate = level === 1 ? governorateIn(f.geometry, governorates) : undefined;
    return officialArea(f, fields, level, { parent: parents[i] ?? "", governorate, district: recognised[i]?.district });
  });
  const unnamed = checkNames(mapped, fields.name);
  if (unnamed.length > 0) return { accepted: false, reasons: unnamed };

  const whole = collection(mapped);
  const vertices = countVertices(whole);
  const boundaries =
    vertices > DEFAULTS.detailed ? (simplifyTogether(whole, DEFAULTS.simplify) as typeof whole) : whole;
  const rewound = features.filter(f => !isWound(f.geometry)).length;
  const slugs = new Set(mapped.map(f => f.properties.slug));
  const unseated = level === 1 ? governorates.filter(g => !slugs.has(g.slug)).map(g => g.name) : [];
  return {
    accepted: true,
    boundaries,
    report: [
      `level ${level}: ${mapped.length} areas, ${Math.round(mapped.reduce((sum, f) => sum + areaKm2(f.geometry), 0))} km²`,
      `fields: name "${fields.name}", Arabic ${quoted(fields.nameAr)}, code ${quoted(fields.code)}${fields.parent ? `, parent "${fields.parent}"` : ""}`,
      `covers ${percent(coverage.covered)} of Iraq; ${percent(coverage.twice)} twice; ${percent(coverage.outside)} of its ground outside`,
      `vertices: ${vertices}${boundaries === whole ? "" : `, simplified to ${countVertices(boundaries)}`}; winding put right in ${rewound} areas`,
      ...describeRecognised(mapped, recognised, known),
      ...(unseated.length > 0 ? [`not told apart in this file: ${unseated.join(", ")}`] : []),
    ],
  };
}

/** The fields of a file that say what; only the name must be there. */
interface Fields {
  name: string;
  nameAr?: string | undefined;
  code?: string | undefined;
  parent?: string | undefined;
}

/** The fields as asked for, else by their usual names; `problems` says what the file does not have. */
function chooseFields(
  features: readonly Loose[],
  mapping: FieldMapping,
  level: 1 | 2 | 3,
): { fields: Fields; problems: string[] } {
  const present = Object.keys(features[0]?.properties ?? {});
  const problems = Object.entries(mapping).flatMap(([flag, field]) =>
    typeof field === "string" && !present.includes(field)
      ? [`${FLAGS[flag as keyof typeof FLAGS]}: the file has no field "${field}"; it has ${present.join(", ")}`]
      : [],
  );
  const pick = (key: keyof typeof FIELDS) => mapping[key] ?? findField(present, FIELDS[key], level);
  const name = pick("name");
  if (!name) problems.push(`found no name field among ${present.join(", ")}; say which with ${FLAGS.name}`);
  const parent = level === 1 ? undefined : pick("parent");
  return { fields: { name: name ?? "", nameAr: pick("nameAr"), code: pick("code"), parent }, problems };
}

/** The governorate that each area lies in. */
function parentsOf(
  features: readonly Loose[],
  fields: Fields,
  mapping: FieldMapping,
  home: FeatureCollection<Area>,
  governorates: readonly Governorate[],
): string[] {
  const governorateAt = areaFinder(home);
  const byName = new Map(governorates.flatMap(g => [g.name, g.nameAr].map(own => [nameKey(own), g.name])));
  // A field that was asked for is trusted. A guessed one counts only if it names a governorate; otherwise the position decides.
  return features.map(
    f =>
      (mapping.parent && textOf(f, mapping.parent)) ||
      byName.get(nameKey(textOf(f, fields.parent))) ||
      String(governorateAt(innerPoint(f.geometry))?.properties?.name ?? ""),
  );
}

/** The governorate whose seat lies in an area. Files without Halabja have its seat in Sulaymaniyah's area, which stays Sulaymaniyah. */
function governorateIn(area: Area, governorates: readonly Governorate[]): Governorate | undefined {
  const seated = governorates.filter(g => insideArea(g.seat, area));
  return seated.length > 1 ? seated.find(g => g.slug !== "halabja") : seated[0];
}

/** What an area of a file is: within what, and which of our own. */
interface Recognised {
  parent: string;
  governorate: Governorate | undefined;
  district: District | null | undefined;
}

/** One area as the app draws it: under the name of the governorate or district that it is, else under the file's. */
function officialArea(
  f: Loose,
  fields: Fields,
  level: 1 | 2 | 3,
  { parent, governorate, district }: Recognised,
): Feature<Area, OfficialArea> {
  const official = textOf(f, fields.name);
  const within = district?.admin1 ?? parent;
  const slug =
    governorate?.slug ??
    (district
      ? districtSlug(district.admin1, district.name)
      : [within, official].filter(Boolean).map(slugOf).join("-"));
  return feature(wind(f.geometry), {
    slug,
    name: governorate?.name ?? district?.name ?? official,
    nameAr: district?.nameAr || textOf(f, fields.nameAr) || (governorate?.nameAr ?? ""),
    official,
    level,
    code: textOf(f, fields.code),
    parent: within,
  });
}

/** Areas without a name, and areas that could not be told apart. */
function checkNames(mapped: readonly Feature<Area, OfficialArea>[], nameField: string): string[] {
  const slugs = mapped.map(f => f.properties.slug);
  const twice = new Set(slugs.filter((slug, i) => slugs.indexOf(slug) !== i));
  return [
    ...mapped.flatMap((f, i) => (f.properties.official === "" ? [`area ${i + 1} has an empty "${nameField}"`] : [])),
    ...[...twice].map(slug => `two areas are both "${slug}": give the field that tells them apart with ${FLAGS.name}`),
  ];
}

/** Which districts are the gazetteer's, for the reader of the report to check. */
function describeRecognised(
  mapped: readonly Feature<Area, OfficialArea>[],
  recognised: readonly ReturnType<typeof recogniseDistricts>[number][],
  known: readonly District[],
): string[] {
  if (recognised.length === 0 || known.length === 0) return [];
  const is = (by: "name" | "position") => mapped.filter((_, i) => recognised[i]?.by === by);
  const unknown = mapped.filter((_, i) => !recognised[i]).map(f => `${f.properties.official} (${f.properties.parent})`);
  const found = new Set(recognised.map(r => r?.district));
  const absent = known.filter(district => !found.has(district)).map(({ name, admin1 }) => `${name} (${admin1})`);
  const byPosition = is("position").map(f => `${f.properties.official} is ${f.properties.name}`);
  return [
    `districts that the gazetteer knows: ${is("name").length} by name${byPosition.length > 0 ? `, ${byPosition.length} by position (${byPosition.join("; ")})` : ""}`,
    ...(unknown.length > 0 ? [`districts that it does not know: ${unknown.join(", ")}`] : []),
    ...(absent.length > 0
      ? [`districts of the gazetteer without an area here (their places go by position): ${absent.join(", ")}`]
      : []),
  ];
}

/** What makes a file no collection of areas at all. */
function checkForm(file: unknown): string[] {
  const form = file as { type?: unknown; features?: unknown };
  if (form?.type !== "FeatureCollection" || !Array.isArray(form.features))
    return [`expected a GeoJSON FeatureCollection, got ${JSON.stringify(form?.type ?? typeof file)}`];
  if (form.features.length === 0) return ["the file holds no areas"];
  const gjv = createRequire(import.meta.url)("geojson-validation") as {
    valid(file: unknown, trace: true): string[] | boolean;
  };
  const said = gjv.valid(file, true);
  if (Array.isArray(said) && said.length > 0)
    return said.slice(0, DEFAULTS.reasons).map(reason => `not valid GeoJSON: ${reason}`);
  return (form.features as Feature[])
    .map((f, i) => ({ i, type: f.geometry?.type ?? "no geometry" }))
    .filter(({ type }) => type !== "Polygon" && type !== "MultiPolygon")
    .slice(0, DEFAULTS.reasons)
    .map(({ i, type }) => `feature ${i + 1}: expected a Polygon or MultiPolygon, got ${type}`);
}

/** Without heights, which some files carry. */
function flat(f: Loose): Loose {
  const ring = (line: RawPosition[]) => line.map(([x, y]) => [x as number, y as number]);
  const geometry: Area =
    f.geometry.type === "Polygon"
      ? { type: "Polygon", coordinates: f.geometry.coordinates.map(ring) }
      : { type: "MultiPolygon", coordinates: f.geometry.coordinates.map(p => p.map(ring)) };
  return { type: "Feature", properties: f.properties ?? {}, geometry };
}

/** What geojson-validation lets through: values out of range, NaN, open rings, holes outside, outlines that cross themselves. */
function checkShapes(features: Loose[], nameOf: (f: Loose) => string): string[] {
  const reasons: string[] = [];
  for (const f of features) {
    const wrong = ringsOf(f.geometry)
      .flat()
      .find(([x = Number.NaN, y = Number.NaN]) => !(Math.abs(x) <= 180 && Math.abs(y) <= 90));
    if (wrong) {
      reasons.push(
        `${nameOf(f)}: [${wrong.join(", ")}] is no longitude and latitude; expected degrees (WGS 84), longitude first`,
      );
      continue;
    }
    const open = ringsOf(f.geometry).find(ring => ring.length < 4 || `${ring[0]}` !== `${ring.at(-1)}`);
    if (open) {
      reasons.push(`${nameOf(f)}: a ring of ${open.length} positions is not closed`);
      continue;
    }
    for (const {
      coordinates: [outer = [], ...holes],
    } of polygonsOf(f.geometry)) {
      if (holes.some(hole => !insideArea(hole[0] as Position, { type: "Polygon", coordinates: [outer] })))
        reasons.push(`${nameOf(f)}: a hole lies outside its outline`);
    }
    const crossings = selfCrossings(f.geometry);
    if (crossings.length > 0)
      reasons.push(
        `${nameOf(f)}: the outline crosses itself ${crossings.length} times, first at [${crossings[0]?.map(x => x.toFixed(4)).join(", ")}]`,
      );
  }
  return reasons.length > DEFAULTS.reasons
    ? [...reasons.slice(0, DEFAULTS.reasons), `and ${reasons.length - DEFAULTS.reasons} more`]
    : reasons;
}

/** Shares of the country covered, covered twice, and of the file's ground outside the country; counted on a grid. */
function measureCoverage(
  features: Loose[],
  home: FeatureCollection<Area>,
): { covered: number; twice: number; outside: number } {
  const inHome = areaFinder(home);
  const boxed = features.map(f => ({ geometry: f.geometry, box: boxOf(f.geometry) }));
  const all = features.map(f => boxOf(f.geometry)).concat([boxOf(home)]);
  // A file of another country must not make the grid endless.
  const near = all.filter(box => boxesOverlap(box, boxOf(home)));
  const [west, south, east, north] = near.reduce<Box>(
    (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    boxOf(home),
  );
  let [country, covered, twice, ground, outside] = [0, 0, 0, 0, 0];
  for (let y = south + DEFAULTS.stepDegrees / 2; y < north; y += DEFAULTS.stepDegrees) {
    for (let x = west + DEFAULTS.stepDegrees / 2; x < east; x += DEFAULTS.stepDegrees) {
      const weight = Math.cos((y * Math.PI) / 180);
      const holders = boxed.filter(
        ({ box, geometry }) => insideBox([x, y], box) && insideArea([x, y], geometry),
      ).length;
      const athome = inHome([x, y]) !== null;
      if (athome) country += weight;
      if (athome && holders > 0) covered += weight;
      if (athome && holders > 1) twice += weight;
      if (holders > 0) ground += weight;
      if (holders > 0 && !athome) outside += weight;
    }
  }
  return { covered: covered / country, twice: twice / country, outside: ground === 0 ? 1 : outside / ground };
}

/** Why a file is refused for what it covers. */
function checkCoverage({ covered, twice, outside }: ReturnType<typeof measureCoverage>): string[] {
  const reasons: string[] = [];
  if (covered < DEFAULTS.covered)
    reasons.push(
      `covers ${percent(covered)} of Iraq, expected at least ${percent(DEFAULTS.covered)}: another country, or areas are missing`,
    );
  if (twice > DEFAULTS.twice)
    reasons.push(
      `${percent(twice)} of Iraq lies in two areas, expected at most ${percent(DEFAULTS.twice)}: levels mixed, or areas overlap`,
    );
  if (outside > DEFAULTS.outside)
    reasons.push(`${percent(outside)} of its ground lies outside Iraq, expected at most ${percent(DEFAULTS.outside)}`);
  return reasons;
}

/** The deepest level whose own field names the file uses; else by number: Iraq has 19 governorates and about 120 districts. */
function guessLevel(features: Loose[]): 1 | 2 | 3 {
  const fields = Object.keys(features[0]?.properties ?? {});
  const stated = String(features[0]?.properties.shapeType ?? "").match(/^ADM([123])$/)?.[1];
  if (stated) return Number(stated) as 1 | 2 | 3;
  for (const level of [3, 2, 1] as const) {
    const own = FIELDS.name.filter(f => f.includes("{n}") || f.endsWith(`@${level}`));
    if (findField(fields, own, level)) return level;
  }
  return features.length <= 25 ? 1 : features.length <= 160 ? 2 : 3;
}

function findField(fields: string[], among: string[], level: number): string | undefined {
  for (const pattern of among) {
    const [form = "", only] = pattern.split("@");
    if (only && Number(only) !== level) continue;
    const found = fields.find(f => f.toLowerCase() === form.replace("{n}", String(level)));
    if (found) return found;
  }
  return undefined;
}

function textOf(f: Loose, field: string | undefined): string {
  return field === undefined ? "" : String(f.properties[field] ?? "").trim();
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const quoted = (field: string | undefined) => (field ? `"${field}"` : "none");

const slugOf = (name: string) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

const countVertices = (areas: FeatureCollection<Area>) =>
  areas.features.reduce((sum, f) => sum + ringsOf(f.geometry).reduce((n, ring) => n + ring.length, 0), 0);
