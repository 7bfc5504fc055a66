"use client";
// The map as shades: what each area counts and in which class that falls. Map, legend and list of areas read the same.

import { useMemo } from "react";
import type { AreasAnswer, PlacesAnswer } from "@/lib/answers";
import type { Level, Query, Unit, View } from "@/lib/query";
import { useAreas, useGround } from "./answers";
import { useExplorer } from "./state";

/** What an outline of governorates, districts or sub-districts carries; `slug` is its value in the facet. */
export interface Outlined {
  slug: string;
  name: string;
  nameAr: string;
  /** English name of the governorate a smaller area belongs to. */
  parent?: string;
}

const FILES: Record<Level, string> = {
  province: "governorates.geojson",
  district: "districts.geojson",
  subdistrict: "subdistricts.geojson",
};

/** Outlines are fetched when they are first drawn; those of districts are large. */
export const useOutlines = (level: Level, wanted = true) => useGround<Outlined>(FILES[level], wanted);

export interface Shade {
  area: Outlined;
  counts: Record<Unit, number>;
  /** What is shaded: see Shading.by. 0 where nothing passes. */
  number: number;
  /** 1 and up; 0: nothing. */
  class: number;
}

export interface Shading {
  level: Level;
  /** What the numbers are: counts, counts per article that names a place of the area, or people killed. */
  by: View["shade"];
  /** By slug, one for each outline. */
  shades: Map<string, Shade>;
  /** Where each class begins, ascending. */
  classes: number[];
  /** What is counted in no outline; of articles it is not known, since one may be in several areas. */
  outside: number;
}

const LEVEL_OF: Record<View["layer"], Level | null> = {
  circles: null,
  provinces: "province",
  districts: "district",
  subdistricts: "subdistrict",
};

/** The level that the view shades; null for circles, and where there are no outlines of it here. */
function shadedLevel(view: View, places: PlacesAnswer | undefined): Level | null {
  const level = LEVEL_OF[view.layer];
  return level && (level === "province" || places?.levels.includes(level)) ? level : null;
}

/** What each unit can be shaded by: articles are counted once anyway, and only incidents kill. */
export const SHADES_OF: Record<Unit, readonly View["shade"][]> = {
  incidents: ["count", "per-article", "killed"],
  mentions: ["count", "per-article"],
  articles: ["count"],
};

/** As the view asks, where the unit has that. */
export const shadedBy = ({ unit }: Query, { shade }: View): View["shade"] =>
  SHADES_OF[unit].includes(shade) ? shade : "count";

/** null for circles; without shades until the counts are there. */
export function useShading(places: PlacesAnswer | undefined): Shading | null {
  const { query, view } = useExplorer();
  const level = shadedLevel(view, places);
  const outlines = useOutlines(level ?? "province", level !== null).data;
  const { data: answer } = useAreas(query, level);
  const by = shadedBy(query, view);
  return useMemo(() => {
    if (!level) return null;
    const areas = outlines?.features.map(({ properties }) => properties) ?? [];
    return shadingOf(level, areas, answer?.level === level ? answer.areas : [], query.unit, by);
  }, [level, outlines, answer, query.unit, by]);
}

type Counted = Pick<AreasAnswer["areas"][number], "counts" | "toll">;
const NOTHING: Counted = { counts: { incidents: 0, mentions: 0, articles: 0 }, toll: { killed: 0, wounded: 0 } };

/** Each outline with its number and class. */
export function shadingOf(
  level: Level,
  outlined: readonly Outlined[],
  counted: AreasAnswer["areas"],
  unit: Unit,
  by: View["shade"],
): Shading {
  const numberOf = ({ counts, toll }: Counted): number =>
    by === "killed"
      ? toll.killed
      : by === "per-article"
        ? Math.round((10 * counts[unit]) / Math.max(1, counts.articles)) / 10
        : counts[unit];
  const bySlug = new Map(counted.map(area => [area.value, area]));
  const numbered = outlined.map(area => {
    const here = bySlug.get(area.slug) ?? NOTHING;
    return { area, counts: here.counts, number: numberOf(here) };
  });
  const numbers = numbered.map(({ number }) => number).filter(number => number > 0);
  const classes = by === "per-article" ? evenClasses(numbers) : countClasses(numbers);
  const drawn = new Set(outlined.map(({ slug }) => slug));
  const outside = counted
    .filter(({ value }) => !drawn.has(value))
    .reduce((sum, { counts, toll }) => sum + (by === "killed" ? toll.killed : counts[unit]), 0);
  return {
    level,
    by,
    classes,
    outside: unit === "articles" ? 0 : outside,
    shades: new Map(
      numbered.map(shade => [
        shade.area.slug,
        { ...shade, class: shade.number > 0 ? classes.filter(from => from <= shade.number).length : 0 },
      ]),
    ),
  };
}

const CLASSES = 5;

/** Counts are few in most areas and many in some: classes grow by the square, with round beginnings. */
export function countClasses(counts: readonly number[]): number[] {
  const most = Math.max(0, ...counts);
  const steps = Array.from({ length: CLASSES }, (_, k) =>
    most <= CLASSES ? k + 1 : k === 0 ? 1 : rounded(most * (k / CLASSES) ** 2),
  );
  return [...new Set(steps)].filter(from => from <= most);
}

/** To one digit that counts, and two above a hundred. */
function rounded(number: number): number {
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(number)) - (number >= 100 ? 1 : 0));
  return Math.max(2, Math.round(number / digits) * digits);
}

/** Equal steps from the least to the most, in tenths. */
export function evenClasses(numbers: readonly number[]): number[] {
  if (numbers.length === 0) return [];
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const steps = Array.from(
    { length: CLASSES },
    (_, k) => Math.round(10 * (least + (k * (most - least)) / CLASSES)) / 10,
  );
  return [...new Set(steps)];
}

/** The first and last number of each class, for a legend; the last of a count is one below the next class. */
export function classRanges({ classes, shades, by }: Shading): { from: number; to: number }[] {
  const most = Math.max(0, ...[...shades.values()].map(({ number }) => number));
  const step = by === "per-article" ? 0.1 : 1;
  return classes.map((from, k) => {
    const next = classes[k + 1];
    return { from, to: next === undefined ? most : Math.round(10 * (next - step)) / 10 };
  });
}
