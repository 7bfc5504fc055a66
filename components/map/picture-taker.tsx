"use client";
// Saves the map as a picture when it is asked to, with what it shows and its days in words.

import { useCallback } from "react";
import { useMap } from "react-leaflet";
import { useLocale, useTranslations } from "use-intl";
import { useFacets, useTimeline } from "@/components/answers";
import { useActiveFilters } from "@/components/chips";
import { tell, useMove } from "@/components/moment";
import { useExplorer } from "@/components/state";
import { useWords } from "@/components/words";
import type { PlacesAnswer } from "@/lib/answers";

export function PictureTaker({ answer }: { answer: PlacesAnswer | undefined }) {
  const map = useMap();
  const t = useTranslations("picture");
  const tPrint = useTranslations("print");
  const locale = useLocale();
  const words = useWords();
  const { query } = useExplorer();
  const filters = useActiveFilters(query, useFacets(query).data);
  const { data: time } = useTimeline(query);
  const save = useCallback(async () => {
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
  }, [map, t, tPrint, locale, words, query, filters, time, answer]);
  useMove("picture", save);
  return null;
}
