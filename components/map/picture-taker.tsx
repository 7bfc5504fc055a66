"use client";
// Saves the map as a picture when it is asked to, with what it shows, its days in words and what its colours mean.

import type { LatLngBounds } from "leaflet";
import { useMap } from "react-leaflet";
import { useLocale, useTranslations } from "use-intl";
import { useFacets, useTimeline } from "@/components/answers";
import { useActiveFilters } from "@/components/chips";
import { EXTENTS, useShadeWords } from "@/components/legend";
import { tell, useMove } from "@/components/moment";
import { useShading } from "@/components/shading";
import { useExplorer } from "@/components/state";
import { useWords } from "@/components/words";
import type { PlacesAnswer } from "@/lib/answers";
import { type Extent, INCIDENT_TYPES } from "@/lib/types";
import type { KeyItem } from "./picture";

export function PictureTaker({ answer }: { answer: PlacesAnswer | undefined }) {
  const map = useMap();
  const t = useTranslations("picture");
  const tPrint = useTranslations("print");
  const locale = useLocale();
  const words = useWords();
  const { query } = useExplorer();
  const filters = useActiveFilters(query, useFacets(query).data);
  const { data: time } = useTimeline(query);
  const key = useKey(answer);
  const save = async () => {
    const labels = filters.map(({ label }) => label);
    const say = (from = "") =>
      from && time ? words.date({ from, to: from, precision: time.bin === "week" ? "day" : time.bin }) : "";
    // A window is among the filters.
    const windowed = query.from !== "" || query.to !== "";
    const days = windowed ? [] : [...new Set([say(time?.bins[0]?.from), say(time?.bins.at(-1)?.from)])].filter(Boolean);
    const shown = [
      ...(labels.length > 0 ? labels : [tPrint("everything")]),
      words.count(query.unit, answer?.totals.all ?? 0),
      days.join(" – "),
    ];
    // Seldom wanted, so not among what the first map loads.
    const { pictureOf } = await import("./picture");
    const blob = await pictureOf(map.getContainer(), {
      shown: shown.filter(Boolean).join(" · "),
      key: key(map.getBounds()),
      credits: `Dateline · ${map.attributionControl?.getContainer()?.textContent ?? ""}`,
      isRtl: locale.startsWith("ar"),
    }).catch(() => null);
    tell(t(blob ? "saved" : "failed"));
    if (!blob) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `dateline-${new Date().toISOString().slice(0, 10)}.png`;
    link.click();
    // When the browser has taken it.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  useMove("picture", save);
  return null;
}

/** Which of the legend's signs an extent has. */
const signOf = ({ type }: Extent): (typeof EXTENTS)[number] =>
  type === "radius" ? "ring" : type.endsWith("LineString") ? "line" : "hatched";

/** What the colours in a part of the map mean: the classes of its shades, else the types that lead at its places. */
function useKey(answer: PlacesAnswer | undefined): (bounds: LatLngBounds) => KeyItem[] {
  const t = useTranslations("legend");
  const words = useWords();
  const shadeWords = useShadeWords();
  const { query } = useExplorer();
  const shading = useShading(answer);
  return bounds => {
    if (shading) {
      const { sentence, classes } = shadeWords(shading);
      return [{ text: sentence, sign: null }, ...classes.map((text, sign) => ({ text, sign }))];
    }
    const inside = (answer?.features ?? []).filter(
      ({ properties: { shown, lat, lon } }) => shown === "map" && bounds.contains([lat, lon]),
    );
    const types = [...INCIDENT_TYPES, null].filter(type =>
      inside.some(({ properties }) => properties.leading === type),
    );
    const extents = EXTENTS.filter(sign =>
      inside.some(({ properties: { extent } }) => extent && signOf(extent) === sign),
    );
    return [
      { text: t("one", { unit: t(query.unit) }), sign: null },
      ...types.map(type => ({ text: words.type(type), sign: type ?? ("none" as const) })),
      ...extents.map(sign => ({ text: t(sign), sign })),
    ];
  };
}
