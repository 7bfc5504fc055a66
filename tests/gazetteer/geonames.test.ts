// The import of GeoNames' dumps: what is kept, what is refused, and that a bad file changes nothing.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type ImportReport, importGeoNames } from "@/lib/gazetteer/build/geonames";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { zipOf } from "@/tests/ingest/containers";

const FIXTURES = path.resolve("tests/fixtures/geonames");
const rows = path.join(FIXTURES, "IQ.txt");
const names = path.join(FIXTURES, "alternateNamesV2.txt");
const made = mkdtempSync(path.join(tmpdir(), "dateline-geonames-"));
const out = path.join(made, "gazetteer", "imported.tsv");
const quiet = { least: 1000, progress: () => {} };

/** A pack of a few hundred places and no word lists, so that opening it takes no time. */
const folder = path.join(made, "pack");

function makePack(): void {
  mkdirSync(path.join(folder, "gazetteer"), { recursive: true });
  copyFileSync("data/region.json", path.join(folder, "region.json"));
  const [head = "", ...lines] = readFileSync("data/gazetteer/places.tsv", "utf8").split("\n");
  const few = lines.filter(line => /^(?:country|iq):|\tSY\t/.test(line) && !line.includes("\tg:"));
  writeFileSync(path.join(folder, "gazetteer/places.tsv"), `${[head, ...few].join("\n")}\n`);
}

let report: ImportReport;
let gazetteer: Gazetteer;

beforeAll(async () => {
  makePack();
  report = await importGeoNames({ rows, names, out, ...quiet });
  gazetteer = await openGazetteer({ folder, made });
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

describe("an imported place", () => {
  it.each([
    [60000001, "Zarfayah", "town"],
    [60000002, "Qaryat Tuwaylin", "village"],
    [60000003, "Hayy Bandur", "neighbourhood"],
    [60000004, "Zarfayah Airfield", "airport"],
    [60000005, "Mu`askar Zarfayah", "military-base"],
    [60000006, "Haql Zarfayah", "facility"],
    [60000007, "Jabal Quzman", "mountain"],
    [60000008, "Wadi Quzman", "valley"],
    [60000009, "Sadd Zarfayah", "facility"],
    [60000010, "Buhayrat Zarfayah", "lake"],
    [60000011, "Jisr Zarfayah", "facility"],
    [60000012, "Manfadh Zarfayah", "border-crossing"],
    [60000018, "Zarfton", "village"],
  ])("gn:%i %s is a %s", (id, name, kind) => {
    expect(gazetteer.place(`gn:${id}`)).toMatchObject({ name, kind, source: "GeoNames" });
  });

  test("has its province's English name, its point, and a reach where it is no point", () => {
    expect(gazetteer.place("gn:60000001")).toMatchObject({ admin1: "Anbar", lon: 41.2, lat: 31.5, extent: null });
    expect(gazetteer.place("gn:60000008")?.extent).toMatchObject({ type: "radius" });
  });

  test("takes the preferred Arabic name, and names in English, Arabic, Kurdish and without a language", () => {
    const place = gazetteer.place("gn:60000001");
    expect(place?.nameAr).toBe("زرفايا");
    expect(place?.names).toEqual(expect.arrayContaining(["Zarfaya Town", "زرفايه", "زەرفایە", "ZRF", "Zarfaiyah"]));
    // Another language, a link, a name that sounds otherwise, an ordinary word.
    for (const name of ["Zarfaïe", "Сарфая", "https://example.org/zarfaya", "Murgab", "the"])
      expect(place?.names).not.toContain(name);
  });

  test("is not made of what the gazetteer holds already", () => {
    for (const id of ["gn:98182", "gn:60000015", "gn:60000016", "gn:99237"])
      expect(gazetteer.place(id), id).toBeUndefined();
    expect(gazetteer.place("iq:baghdad")?.name).toBe("Baghdad");
    expect(gazetteer.place("country:IQ")).toMatchObject({ name: "Iraq", kind: "country" });
    expect(gazetteer.place("country:IQ")?.names).toContain("Land of the Two Rivers Example");
  });

  test("is not made of what news hardly names, nor of small places elsewhere", () => {
    for (const id of [60000013, 60000014, 60000017, 60000019])
      expect(gazetteer.place(`gn:${id}`), `${id}`).toBeUndefined();
  });
});

test("the report counts every row once, and says which are refused and why", () => {
  const left = [...report.left.values()].reduce((a, b) => a + b, 0);
  expect(report.kept + left + report.refused.total).toBe(report.read);
  expect([...report.byKind.values()].reduce((a, b) => a + b, 0)).toBe(report.kept);
  expect(report.refused.first).toEqual(["line 21: 3 columns, expected 19", 'line 31: latitude "131.5"']);
  expect(report.names.refused.first).toEqual([
    'line 6: 1 columns, id ""; expected 8 to 10 columns with an id and a name',
  ]);
});

test("a zip archive gives the same overlay", async () => {
  const zipped = path.join(made, "IQ.zip");
  const zippedNames = path.join(made, "alternateNamesV2.zip");
  writeFileSync(
    zipped,
    zipOf([
      { name: "readme.txt", bytes: "A long readme. ".repeat(2000) },
      { name: "IQ.txt", bytes: readFileSync(rows) },
    ]),
  );
  writeFileSync(zippedNames, zipOf([{ name: "alternateNamesV2.txt", bytes: readFileSync(names) }]));
  const other = path.join(made, "zipped", "imported.tsv");
  await importGeoNames({ rows: zipped, names: zippedNames, out: other, ...quiet });
  expect(readFileSync(other, "utf8")).toBe(readFileSync(out, "utf8"));
});

test("a place of GeoNames that the gazetteer has is replaced by the imported row", async () => {
  const [, id = ""] =
    /^gn:(\d+)\t.*\tSY\t/m.exec(readFileSync(path.join(folder, "gazetteer/places.tsv"), "utf8")) ?? [];
  const other = path.join(made, "replacing");
  mkdirSync(other);
  const dump = path.join(other, "IQ.txt");
  const row = [
    id,
    "Otherwise",
    "Otherwise",
    "",
    "30.1",
    "42.1",
    "P",
    "PPL",
    "SY",
    "",
    "03",
    "",
    "",
    "",
    "12",
    "",
    "",
    "",
    "",
  ];
  writeFileSync(dump, `${row.join("\t")}\n`);
  await importGeoNames({ rows: dump, names: null, out: path.join(other, "gazetteer/imported.tsv"), ...quiet });
  const replaced = await openGazetteer({ folder, made: other });
  expect(replaced.place(`gn:${id}`)).toMatchObject({ name: "Otherwise", lon: 42.1, population: 12 });
  const plain = await openGazetteer({ folder, made: path.join(other, "plain"), imported: false });
  expect(plain.place(`gn:${id}`)).toBeDefined();
  expect(replaced.size.places).toBe(plain.size.places);
});

describe("a bad file is refused with reasons, and the old overlay stays", () => {
  const bad = (name: string, bytes: Uint8Array | string) => {
    const file = path.join(made, name);
    writeFileSync(file, bytes);
    return file;
  };
  it.each([
    ["no such file", () => path.join(made, "nowhere.txt"), /no such file/],
    ["an empty file", () => bad("empty.txt", ""), /the file is empty/],
    ["another table", () => bad("table.csv", "a,b,c\n1,2,3\n".repeat(30)), /line 1: 1 columns, expected 19/],
    ["a zip that is none", () => bad("none.zip", "PK but no archive"), /not a readable zip archive/],
    ["a zip without a table", () => bad("other.zip", zipOf([{ name: "a.png", bytes: "x" }])), /expected a \.txt table/],
    [
      "a zip cut short",
      () => bad("cut.zip", zipOf([{ name: "IQ.txt", bytes: readFileSync(rows) }]).subarray(0, 900)),
      /zip/,
    ],
    [
      "rows that are all left out",
      () =>
        bad(
          "NE.txt",
          readFileSync(rows, "utf8")
            .split("\n")
            .filter(l => l.includes("\tHTL\t"))
            .join("\n"),
        ),
      /none can be used/,
    ],
  ])("%s", async (_, file, message) => {
    const before = readFileSync(out, "utf8");
    await expect(importGeoNames({ rows: file(), names: null, out, ...quiet })).rejects.toThrow(message);
    expect(readFileSync(out, "utf8")).toBe(before);
    expect(readdirSync(path.dirname(out)).filter(name => name.startsWith("imported.tsv."))).toEqual([]);
  });

  it("names that are none", async () => {
    const before = readFileSync(out, "utf8");
    await expect(importGeoNames({ rows, names: bad("names.txt", "x\n".repeat(40)), out, ...quiet })).rejects.toThrow(
      /alternateNamesV2/,
    );
    expect(readFileSync(out, "utf8")).toBe(before);
  });
});

describe("the snapshot", () => {
  const kept = path.join(made, "gazetteer");
  const snapshots = () => readdirSync(kept).filter(name => name.endsWith(".bin"));

  test("is made by the first opening and gives the same gazetteer to the next", async () => {
    await openGazetteer({ folder, made });
    const first = snapshots();
    expect(first).toHaveLength(1);
    const again = await openGazetteer({ folder, made });
    expect(snapshots()).toEqual(first);
    expect(again.size).toEqual(gazetteer.size);
    for (let p = 0; p < again.size.places; p += 7) expect(again.placeAt(p)).toEqual(gazetteer.placeAt(p));
    for (let n = 0; n < again.size.names; n += 7) expect(again.nameAt(n)).toEqual(gazetteer.nameAt(n));
  });

  test("is of the files as they are now, also where one changed without growing", async () => {
    const before = snapshots();
    const words = path.join(folder, "words");
    mkdirSync(words, { recursive: true });
    const versions: string[] = [];
    for (const list of ["first\n", "other\n"]) {
      writeFileSync(path.join(words, "stamped.txt"), list);
      const opened = await openGazetteer({ folder, made });
      expect(opened.lists.stamped).toBe(list);
      versions.push(opened.version, (await openGazetteer({ folder, made })).version);
    }
    expect(versions[1]).toBe(versions[0]);
    expect(versions[2]).not.toBe(versions[0]);
    expect(versions[3]).toBe(versions[2]);
    rmSync(words, { recursive: true });
    await openGazetteer({ folder, made });
    expect(snapshots()).toEqual(before);
  });

  test("is known again though its stamp is gone or is none", async () => {
    const before = snapshots();
    for (const written of [null, "", '{"snapshot":"region-0.bin","version":"0"}']) {
      const stamp = path.join(kept, "region.json");
      if (written === null) rmSync(stamp);
      else writeFileSync(stamp, written);
      expect((await openGazetteer({ folder, made })).version).toBe(gazetteer.version);
      expect(snapshots()).toEqual(before);
    }
  });

  test("that is damaged is made anew", async () => {
    const file = path.join(kept, snapshots()[0]!);
    const bytes = readFileSync(file);
    const whole = Buffer.from(bytes);
    bytes[bytes.length >> 1]! ^= 0xff;
    writeFileSync(file, bytes);
    expect((await openGazetteer({ folder, made })).place("iq:mosul")?.name).toBe("Mosul");
    expect(readFileSync(file).equals(whole)).toBe(true);
    writeFileSync(file, whole.subarray(0, 100));
    expect((await openGazetteer({ folder, made })).place("iq:mosul")?.name).toBe("Mosul");
    expect(existsSync(file)).toBe(true);
  });

  test("is kept of what another room makes of the lists, too: once, and anew of other lists or where it is damaged", async () => {
    const words = path.join(folder, "words");
    mkdirSync(words, { recursive: true });
    const timesMade = async () => {
      let times = 0;
      const parts = (await openGazetteer({ folder, made })).kept("incidents", () => {
        times++;
        return { part: { numbers: Int32Array.of(1, 2, 3) } };
      });
      expect(parts.part!.numbers).toEqual(Int32Array.of(1, 2, 3));
      return times;
    };
    writeFileSync(path.join(words, "kept.txt"), "first\n");
    expect([await timesMade(), await timesMade()]).toEqual([1, 0]);
    writeFileSync(path.join(words, "kept.txt"), "other\n");
    expect([await timesMade(), await timesMade()]).toEqual([1, 0]);
    const files = snapshots().filter(name => name.startsWith("incidents-"));
    expect(files).toHaveLength(1);
    writeFileSync(path.join(made, "gazetteer", files[0]!), "damaged");
    expect([await timesMade(), await timesMade()]).toEqual([1, 0]);
    rmSync(words, { recursive: true });
  });
});
