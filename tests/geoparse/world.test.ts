// The world pack: that it is built, opened and refused as it should be, and that namesakes all over the world are told apart.
//
// The whole pack takes a minute to compile. Here it is built in full, and only the places that share a name with something in the sentences
// below are compiled, with every country, province and curated place: whatever could be taken for a place there is in it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildGazetteer } from "@/lib/gazetteer/build/build";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { COLUMNS } from "@/lib/gazetteer/pack";
import { geoparse } from "@/lib/geoparse/geoparse";
import { fold } from "@/lib/text/normalize";

/** A sentence, and each name it should give with the country and the province or state of its place, "?" where none is sure. */
const ROWS: [why: string, text: string, expected: string][] = [
  ["the city, where nothing else is said", "The gallery in Paris reopens in May.", "Paris: FR Île-de-France"],
  ["the state behind the comma", "The gallery in Paris, Texas, reopens in May.", "Paris: US Texas; Texas: US"],
  [
    "what was said once holds for the article",
    "The library in Paris, Texas, burned. Firefighters came from Powderly. The mayor of Paris wept, and so did half of Paris.",
    "Paris: US Texas; Texas: US; Powderly: US Texas; Paris: US Texas; Paris: US Texas",
  ],
  [
    "a county that is named, though its name is that of four",
    "A creek in Lamar County rose. A baker from Paris sent bread.",
    "Lamar County: US Texas; Paris: US Texas",
  ],
  [
    "the towns around",
    "The road from Rome to Cedartown and Rockmart was closed.",
    "Rome: US Georgia; Cedartown: US Georgia; Rockmart: US Georgia",
  ],
  [
    "a state written short",
    "She keeps bees in Mattoon, IL and in Branson, Mo.",
    "Mattoon: US Illinois; IL: US; Branson: US Missouri; Mo.: US",
  ],
  [
    "a state without a comma",
    "Lebanon NH - A barn burned near Hanover.",
    "Lebanon: US New Hampshire; NH: US; Hanover: US New Hampshire",
  ],
  [
    "a province of Canada",
    "Cattle were sold in Nelson, B.C., and in Creston.",
    "Nelson: CA British Columbia; B.C.: CA; Creston: CA British Columbia",
  ],
  ["a state that holds no such town", "A bridge in Cairo, Vermont, was painted.", "Cairo: ?; Vermont: US"],
  [
    "a list of states and territories",
    "Letters came from Guam, Alaska and Hawaii.",
    "Guam: GU; Alaska: US; Hawaii: US",
  ],
  ["who lives there", "A Cedartown woman won the pie contest.", "Cedartown: US Georgia"],
  ["somebody's age and home", "The winner was Ann Dale, 61, of Humboldt, Tenn.", "Humboldt: US Tennessee; Tenn.: US"],
  ["who governs it", "Texas Gov. Ann Dale met farmers in Lubbock.", "Texas: US; Lubbock: US Texas"],
  [
    "an island's and a city's word",
    "The ship went from Zamboanga City to Leyte Island.",
    "Zamboanga City: PH Zamboanga Peninsula; Leyte Island: PH",
  ],
  ["what is written in capitals is no village", "NATO sent doctors when MERS came to Seoul.", "Seoul: KR Seoul"],
  [
    "a numbered road elsewhere",
    "A truck lay on Route 8 near Pittsburgh and Johnstown.",
    "Pittsburgh: US Pennsylvania; Johnstown: US Pennsylvania",
  ],
  ["a side is no town", "The West was wet, and the North was dry, said a farmer in Omaha.", "Omaha: US Nebraska"],
  [
    "prefectures of West Africa",
    "Nurses left Conakry for Macenta and Kissidougou, and others left Monrovia for Lofa County, Liberia.",
    "Conakry: GN Conakry; Macenta: GN Nzérékoré Region; Kissidougou: GN Faranah; Monrovia: LR Montserrado County; Lofa County: LR; Liberia: LR",
  ],
  [
    "provinces of China",
    "Ducks died in Hunan and Liaoning, and geese near Jinzhou.",
    "Hunan: CN; Liaoning: CN; Jinzhou: CN Liaoning",
  ],
  ["a village of some hundred people", "A barn burned in Guide Rock, Neb.", "Guide Rock: US Nebraska; Neb.: US"],
  [
    "a village in the county that is named",
    "Deputies of Decatur County drove through Attapulgus to Bainbridge.",
    "Decatur County: US Georgia; Attapulgus: US Georgia; Bainbridge: US Georgia",
  ],
  [
    "a town that the lists have as a district alone",
    "Mozambique has clinics in Nhamatanda and Quelimane.",
    "Mozambique: MZ; Nhamatanda: MZ Sofala; Quelimane: MZ Zambezia Province",
  ],
  [
    "a small town of a country that is named, though it speaks",
    "Rain fell on central Italy. The mayor of Norcia said little.",
    "Italy: IT; Norcia: IT Umbria",
  ],
  [
    "where somebody is from",
    "A driver from Lodge Grass was towed to Hardin, Mont.",
    "Lodge Grass: US Montana; Hardin: US Montana; Mont.: US",
  ],
  ["a saint written short", "A barn burned in St. Xavier, Mont.", "St. Xavier: US Montana; Mont.: US"],
  [
    "a river and a province far away",
    "Ducks died in North Jeolla and by the Tumen River.",
    "North Jeolla: KR; Tumen River: ",
  ],
  [
    "a university, whose post office has its name",
    "Mississippi State won again, said a coach from Starkville.",
    "Mississippi: US; Starkville: US Mississippi",
  ],
];

const words = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const told = new Set(ROWS.flatMap(([, text]) => words(text)));

let folder: string;
let text: string;
let gazetteer: Gazetteer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "world-"));
  ({ text } = await buildGazetteer({ world: true }));
  const at = { kind: COLUMNS.indexOf("kind"), source: COLUMNS.indexOf("source"), name: COLUMNS.indexOf("name") };
  const [heading, ...lines] = text.split("\n").filter(line => line !== "");
  const some = lines.filter(line => {
    const cells = line.split("\t");
    if (cells[at.source]!.startsWith("curated") || ["country", "admin1"].includes(cells[at.kind]!)) return true;
    return [cells[at.name]!, ...cells.at(-1)!.split("|")].some(name => words(name).every(word => told.has(word)));
  });
  writeFileSync(path.join(folder, "world.tsv"), `${[heading, ...some].join("\n")}\n`);
  gazetteer = await openGazetteer({ world: path.join(folder, "world.tsv"), made: folder, imported: false });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the world pack", () => {
  it("has the towns of all countries, each place once", () => {
    const ids = text
      .split("\n")
      .slice(1, -1)
      .map(line => line.slice(0, line.indexOf("\t")));
    expect(ids.length).toBeGreaterThan(150_000);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(ROWS)("%s: %s", (_, sentence, expected) => {
    const found = geoparse(sentence, gazetteer).map(({ text, resolution }) => {
      const place = resolution.type === "resolved" ? gazetteer.place(resolution.placeId) : undefined;
      return `${text}: ${place === undefined ? "?" : [place.country, place.admin1].filter(Boolean).join(" ")}`;
    });
    expect(found.join("; ")).toBe(expected);
  });

  it("opens again from its snapshot as it was", async () => {
    const again = await openGazetteer({ world: path.join(folder, "world.tsv"), made: folder, imported: false });
    expect(again.size).toEqual(gazetteer.size);
    expect(again.version).toBe(gazetteer.version);
  });
});

describe("a world pack that cannot be read says which and why", () => {
  const refuse = (name: string, contents: string | null) => {
    const made = path.join(folder, name);
    mkdirSync(made);
    const file = path.join(made, "world.tsv");
    if (contents !== null) writeFileSync(file, contents);
    return expect(openGazetteer({ world: file, made, imported: false })).rejects;
  };
  const heading = COLUMNS.join("\t");

  it("none", async () => {
    await refuse("none", null).toThrow(/No gazetteer at .*none.*world\.tsv.*npm run gazetteer -- --world/);
  });
  it("of other columns", async () => {
    await refuse("columns", "id\tname\n").toThrow(/columns.*world\.tsv: expected the columns id, name/);
  });
  it("cut off within a line", async () => {
    await refuse("cut", `${heading}\ngn:1\tOmaha\t\tcity`).toThrow(
      /cut.*world\.tsv: line 2: got 4 columns, expected 16/,
    );
  });
  it("of an unknown kind", async () => {
    const line = ["gn:1", "Omaha", "", "planet", "P.PPL", "US", "Nebraska", ...Array(9).fill("")].join("\t");
    await refuse("kind", `${heading}\n${line}\n`).toThrow(/kind.*world\.tsv: line 2: unknown kind "planet"/);
  });
});
