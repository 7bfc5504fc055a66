// Builds data/gazetteer/extents.geojson: the shapes that gazetteer entries name by `line:` or `area:`, from whatever source has
// them: rivers and lakes (waters.ts), borders (borders.ts), and our own outlines in extents.yaml.

import { readFileSync } from "node:fs";
import type { Feature, FeatureCollection, Geometry, LineString, Polygon } from "geojson";
import { parse } from "yaml";
import { collection, feature, simplified, wind } from "@/lib/geo";
import type { Position } from "@/lib/types";
import type { BorderProperties } from "@/scripts/borders";
import type { WaterProperties } from "@/scripts/waters";

const TOLERANCE = 0.004; // degrees, about 400 m: extents travel with every answer, the basemap has the full lines

/** `name` is the slug that gazetteer entries use. */
export interface ExtentProperties {
  name: string;
  kind: "river" | "wadi" | "lake" | "marsh" | "range" | "desert" | "region" | "border" | "road";
  /** Drawn by us in outline; for roads and ranges always. */
  schematic: boolean;
  note: string;
  /** Ranges: how far the range reaches on both sides of its line. */
  widthKm?: number;
}

interface Drawn {
  slug: string;
  note: string;
  kind?: "desert" | "region";
  widthKm?: number;
  line?: Position[];
  outline?: Position[];
}

/** Every named shape, ready to be written to data/gazetteer/extents.geojson. */
export function buildExtents(
  rivers: FeatureCollection<Geometry, WaterProperties>,
  lakes: FeatureCollection<Geometry, WaterProperties>,
  borders: FeatureCollection<Geometry, BorderProperties>,
): FeatureCollection<Geometry, ExtentProperties> {
  const drawn: { ranges: Drawn[]; areas: Drawn[]; roads: Drawn[] } = parse(
    readFileSync("data/gazetteer/extents.yaml", "utf8"),
  );
  const features: Feature<Geometry, ExtentProperties>[] = [
    ...[...rivers.features, ...lakes.features]
      .filter(f => f.properties.slug !== "")
      .map(({ geometry, properties: { slug, kind, schematic, name } }) =>
        feature(simplified(geometry, TOLERANCE), {
          name: slug,
          kind,
          schematic,
          note: schematic ? `${name}: own outline` : name,
        }),
      ),
    ...borders.features
      .filter(f => f.properties.slug !== "")
      .map(({ geometry, properties: { slug, name, status } }) =>
        feature(simplified(geometry, TOLERANCE), {
          name: slug,
          kind: "border" as const,
          schematic: false,
          note: `${name}: ${status}`,
        }),
      ),
    ...drawn.ranges.map(range => line(range, "range")),
    ...drawn.roads.map(road => line(road, "road")),
    ...drawn.areas.map(({ slug, note, kind = "region", outline = [] }) => {
      const first = outline[0];
      if (!first) throw new Error(`extents.yaml: ${slug} has no outline`);
      const geometry = wind({ type: "Polygon", coordinates: [[...outline, first]] }) as Polygon;
      return feature(geometry, { name: slug, kind, schematic: true, note });
    }),
  ];
  const names = features.map(f => f.properties.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new Error(`extents: two shapes are named "${twice}"`);
  return collection(features);
}

function line(
  { slug, note, widthKm, line: coordinates }: Drawn,
  kind: "range" | "road",
): Feature<LineString, ExtentProperties> {
  if (!coordinates || coordinates.length < 2) throw new Error(`extents.yaml: ${slug} has no line`);
  const width = widthKm === undefined ? {} : { widthKm };
  return feature({ type: "LineString", coordinates }, { name: slug, kind, schematic: true, note, ...width });
}
