// Which district a place is in: what the gazetteer says first, an outline second, and never across a governorate's border.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Area } from "@/lib/geo";
import { EMPTY, perFacet } from "@/lib/query";
import { type DistrictSources, NO_DISTRICTS, type OfficialAreas, whereaboutsFrom } from "@/lib/store/districts";
import { openSqlite } from "@/lib/store/sqlite";
import type { District, Mention, OfficialArea, Place } from "@/lib/types";

const square = (west: number, south: number): Area => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [west + 1, south],
      [west + 1, south + 1],
      [west, south + 1],
      [west, south],
    ],
  ],
});

const outlines = (...areas: [slug: string, name: string, parent: string, geometry: Area][]): OfficialAreas => ({
  type: "FeatureCollection",
  features: areas.map(([slug, name, parent, geometry]) => {
    const properties: OfficialArea = { slug, name, nameAr: `${name} ar`, official: name, level: 2, code: "", parent };
    return { type: "Feature", properties, geometry };
  }),
});

const known: District[] = ["West", "East", "New"].map(name => ({
  ...{ name, nameAr: `${name} ar`, admin1: "Anbar", at: [41.5, 33.5], names: [] },
}));

const place = (id: string, more: Partial<Place>): Place => ({
  ...{ id, name: id, nameAr: "", names: [], kind: "town", featureClass: "P", featureCode: "PPL", country: "IQ" },
  ...{ admin1: "Anbar", admin2: "", lon: 41.5, lat: 33.5, extent: null, population: 0, accuracyKm: 0, source: "" },
  ...more,
});

const LISTED: DistrictSources = { ...NO_DISTRICTS, known };
/** Two districts of Anbar, and one of Nineveh beside them; the gazetteer's "New" is not among them. */
const OFFICIAL: DistrictSources = {
  version: "v1",
  known,
  districts: outlines(
    ["anbar-west", "West", "Anbar", square(41, 33)],
    ["anbar-east", "East", "Anbar", square(42, 33)],
    ["nineveh-south", "South", "Nineveh", square(41, 34)],
  ),
  subdistricts: outlines(["anbar-bank", "Bank", "Anbar", square(41, 33)]),
};

describe("without official outlines", () => {
  const where = whereaboutsFrom(LISTED, "IQ");
  test.each<[string, Partial<Place>, string | null]>([
    ["the gazetteer's district", { admin2: "East" }, "anbar-east"],
    ["one that the list does not have keeps its name", { admin2: "Far" }, "anbar-far"],
    ["not known", {}, null],
    ["abroad", { country: "SY", admin2: "East" }, null],
    ["a whole country", { admin1: "", admin2: "" }, null],
  ])("%s", (_, more, expected) => {
    expect(where(place("x", more)).district?.value ?? null).toBe(expected);
  });

  test("with both names", () => {
    expect(where(place("x", { admin2: "East" }))).toEqual({
      district: { value: "anbar-east", label: "East", labelAr: "East ar" },
      subdistrict: null,
    });
  });
});

describe("with official outlines", () => {
  const where = whereaboutsFrom(OFFICIAL, "IQ");
  test.each<[string, Partial<Place>, string | null]>([
    ["the gazetteer goes before the position", { admin2: "East" }, "anbar-east"],
    ["by position where the gazetteer does not say", {}, "anbar-west"],
    ["by position where the outlines do not have the gazetteer's district", { admin2: "New" }, "anbar-west"],
    ["a new district itself", { kind: "admin2", admin2: "New" }, "anbar-west"],
    ["never into another governorate", { lat: 34.5 }, null],
    ["outside of all", { lon: 50 }, null],
    ["a river has no district by one of its points", { kind: "river" }, null],
    ["a governorate has none", { kind: "admin1" }, null],
    ["abroad", { country: "SY" }, null],
  ])("%s", (_, more, expected) => {
    expect(where(place("x", more)).district?.value ?? null).toBe(expected);
  });

  test("sub-districts by position alone", () => {
    expect(where(place("x", { admin2: "East" })).subdistrict?.value).toBe("anbar-bank");
    expect(where(place("x", { lon: 42.5 })).subdistrict).toBeNull();
  });
});

describe("in the store", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "dateline-districts-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const stored = [
    place("t:one", { admin2: "East" }),
    place("t:two", { admin2: "New" }),
    place("t:three", { lat: 34.5 }),
    place("t:far", { country: "SY", admin1: "Homs" }),
  ];

  const text = stored.map(({ id }) => id).join(" ");

  test("the facet, the areas, the filter and the version follow the outlines", async () => {
    const file = path.join(folder, "d.db");
    const written = openSqlite(file, { districts: LISTED });
    await written.addArticle({
      article: {
        ...{ id: "a", title: "", author: "", source: "S", url: "", dateEvidence: "", language: "en", boilerplate: [] },
        ...{ publishedOn: null, text },
      },
      mentions: stored.map(({ id }): Mention => {
        const start = text.indexOf(id);
        return {
          ...{ start, end: start + id.length, text: id, literal: true, confidence: 1, evidence: [], runnersUp: [] },
          resolution: { type: "resolved", placeId: id },
        };
      }),
      incidents: [],
      places: stored,
    });
    const listed = await written.facets(EMPTY);
    expect(listed.facets.district).toEqual([
      { value: "none", label: "Not known", count: 2 },
      { value: "anbar-east", label: "East", labelAr: "East ar", count: 1 },
      { value: "anbar-new", label: "New", labelAr: "New ar", count: 1 },
    ]);
    expect((await written.places(EMPTY)).levels).toEqual(["province"]);
    const before = await written.version();
    await written.close();

    const store = openSqlite(file, { districts: OFFICIAL });
    const NOBODY = { killed: 0, wounded: 0 };
    expect((await store.areas(EMPTY, "district")).areas).toEqual([
      { value: "none", label: "Not known", counts: { incidents: 0, mentions: 2, articles: 1 }, toll: NOBODY },
      {
        value: "anbar-east",
        label: "East",
        labelAr: "East ar",
        counts: { incidents: 0, mentions: 1, articles: 1 },
        toll: NOBODY,
      },
      {
        value: "anbar-west",
        label: "West",
        labelAr: "West ar",
        counts: { incidents: 0, mentions: 1, articles: 1 },
        toll: NOBODY,
      },
    ]);
    const { features, levels } = await store.places({
      ...EMPTY,
      facets: perFacet(facet => (facet === "district" ? { only: ["anbar-west"], not: [] } : EMPTY.facets[facet])),
    });
    expect(features.map(({ id, properties }) => [id, properties.district, properties.subdistrict])).toEqual([
      ["t:two", "anbar-west", "anbar-bank"],
    ]);
    expect(levels).toEqual(["province", "district", "subdistrict"]);
    expect(await store.version()).not.toBe(before);
    await store.close();
  });
});
