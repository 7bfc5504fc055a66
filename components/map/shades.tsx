"use client";
// Areas shaded by what they count. A click filters by the area; the legend lists the same areas for keys and readers.

import type { Layer, GeoJSON as LeafletGeoJSON, Path } from "leaflet";
import { useEffect, useMemo, useRef } from "react";
import { GeoJSON } from "react-leaflet";
import { type Outlined, type Shading, useOutlines } from "@/components/shading";
import { still } from "./base-layers";

interface ShadesProps {
  shading: Shading;
  /** Values of the level's facet that are asked for. */
  asked: readonly string[];
  onChoose: (slug: string) => void;
  describe: (slug: string) => string;
}

export function Shades({ shading: { level, shades }, asked, onChoose, describe }: ShadesProps) {
  const outlines = useOutlines(level);
  const drawn = useRef<LeafletGeoJSON>(null);
  const told = useRef(describe);
  const hasData = outlines.data !== undefined;
  const style = useMemo(() => still(`${level} shaded`), [level]);
  // Leaflet takes class and data at birth only; what a question changes is changed on the paths, not drawn anew.
  useEffect(
    function shadeAreas() {
      told.current = describe;
      if (!hasData) return;
      drawn.current?.eachLayer(layer => {
        const path = layer as Path & { feature: GeoJSON.Feature<GeoJSON.Geometry, Outlined> };
        const { slug } = path.feature.properties;
        const classes = path.getElement()?.classList;
        classes?.toggle("asked", asked.includes(slug));
        for (let shade = 1; shade <= 5; shade++) classes?.toggle(`shade-${shade}`, shades.get(slug)?.class === shade);
      });
    },
    [asked, shades, describe, hasData],
  );
  if (!outlines.data) return null;
  return (
    <GeoJSON
      key={level}
      ref={drawn}
      data={outlines.data}
      pane="provinces"
      style={style}
      onEachFeature={(feature, layer: Layer) => {
        const { slug } = feature.properties as Outlined;
        layer.on("click", () => onChoose(slug));
        layer.bindTooltip(() => told.current(slug), { sticky: true, className: "card" });
      }}
    />
  );
}
