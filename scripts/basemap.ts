// `npm run basemap`: rebuilds data/basemap/*.json and data/gazetteer/extents.geojson from world-atlas, gshhg.geojson and our
// own outlines. Same packages, same files: nothing here depends on clock, network or chance.

import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { FeatureCollection, Geometry } from "geojson";
import type { Area } from "@/lib/geo";
import { buildLandAndBorders } from "@/scripts/borders";
import { buildExtents } from "@/scripts/extents";
import { formatCollection } from "@/scripts/governorates";
import { buildLabels, buildUrban } from "@/scripts/labels";
import { buildLakes, buildRivers } from "@/scripts/waters";

const governorates = JSON.parse(
  readFileSync("data/boundaries/governorates.geojson", "utf8"),
) as FeatureCollection<Area>;
const { land, borders } = buildLandAndBorders(governorates);
const rivers = buildRivers();
const lakes = buildLakes();
const extents = buildExtents(rivers, lakes, borders);

const layers: Record<string, FeatureCollection<Geometry>> = {
  land,
  borders,
  rivers,
  lakes,
  urban: buildUrban(),
  labels: buildLabels(rivers, lakes),
};
let total = 0;
for (const [name, layer] of Object.entries(layers)) {
  const text = `${formatCollection(layer)}\n`;
  writeFileSync(`data/basemap/${name}.json`, text);
  const packed = gzipSync(text, { level: 9 }).length;
  total += packed;
  console.log(
    `${name.padEnd(8)} ${String(layer.features.length).padStart(5)} features ${(packed / 1000).toFixed(1).padStart(7)} kB gzip`,
  );
}
console.log(`all      ${(total / 1000).toFixed(1).padStart(22)} kB gzip; extents: ${extents.features.length} shapes`);
