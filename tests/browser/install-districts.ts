// Outlines of districts for the browser tests, installed by the command that users have: each governorate cut in two, the west of
// Anbar as the district of al-Qaim, the others by names of their own.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FeatureCollection } from "geojson";
import { type Area, type Box, boxOf, feature, intersection } from "@/lib/geo";

const home = JSON.parse(readFileSync("data/boundaries/governorates.geojson", "utf8")) as FeatureCollection<
  Area,
  { name: string }
>;
const features = home.features.flatMap(({ geometry, properties: { name } }) => {
  const [west, south, east, north] = boxOf(geometry);
  const middle = (west + east) / 2;
  const halves: [string, Box][] = [
    [name === "Anbar" ? "Al-Qaim" : `West of ${name}`, [west, south, middle, north]],
    [`East of ${name}`, [middle, south, east, north]],
  ];
  return halves.flatMap(([half, [w, s, e, n]]) => {
    const corners: [number, number][] = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    const area = intersection(geometry, { type: "Polygon", coordinates: [corners] });
    return area ? [feature(area, { ADM1_EN: name, ADM2_EN: half })] : [];
  });
});

const folder = mkdtempSync(path.join(tmpdir(), "dateline-districts-"));
const file = path.join(folder, "districts.geojson");
writeFileSync(file, JSON.stringify({ type: "FeatureCollection", features }));
execFileSync("node", ["node_modules/tsx/dist/cli.mjs", "scripts/boundaries.ts", file], { stdio: "inherit" });
rmSync(folder, { recursive: true });
