// Counts of the gazetteer by kind and by governorate, as the tables of data/README.md.

import type { Region } from "@/lib/gazetteer/gazetteer";
import { KINDS, type Kind, type Place } from "@/lib/types";

/** Columns of the second table: kinds that are read together. */
const GROUPS: readonly (readonly [heading: string, kinds: readonly Kind[]])[] = [
  ["districts", ["admin2"]],
  ["cities, towns", ["city", "town"]],
  ["villages", ["village"]],
  ["neighbourhoods", ["neighbourhood"]],
  ["bases, airports", ["military-base", "airport"]],
  ["crossings", ["border-crossing"]],
  ["facilities", ["facility"]],
  ["nature, areas", ["mountain", "desert", "valley", "river", "lake", "sea", "area", "region", "border", "road"]],
];

/** Two Markdown tables. Curated places are those that have a block of their own. */
export function countTables(places: readonly Place[], region: Region): string {
  const isCurated = ({ source }: Place) => source.startsWith("curated");
  const inFocus = places.filter(({ country }) => country === region.focus);
  const around = new Set(region.countries);
  const byKind = KINDS.map(kind => {
    const all = places.filter(place => place.kind === kind);
    const counts = [
      all.filter(place => place.country === region.focus && isCurated(place)),
      all.filter(({ country }) => country === region.focus),
      all.filter(({ country }) => country !== region.focus && around.has(country)),
      all.filter(({ country }) => !around.has(country)),
    ];
    return [kind, ...counts.map(({ length }) => length)];
  });
  const byGovernorate = [...Object.values(region.admin1).sort(), ""].map(admin1 => {
    const here = inFocus.filter(
      place => place.admin1 === admin1 && place.kind !== "admin1" && place.kind !== "country",
    );
    const counts = GROUPS.map(([, kinds]) => here.filter(({ kind }) => kinds.includes(kind)).length);
    return [admin1 || "across several", here.length, ...counts];
  });
  return [
    table(["kind", "Iraq, curated", "Iraq", "neighbours", "elsewhere"], withSum(byKind)),
    table(["governorate", "all", ...GROUPS.map(([heading]) => heading)], withSum(byGovernorate)),
  ].join("\n\n");
}

type Row = readonly (string | number)[];

function withSum(rows: readonly Row[]): Row[] {
  const columns = rows[0]!.slice(1).map((_, i) => rows.reduce((sum, row) => sum + Number(row[i + 1]), 0));
  return [...rows, ["all", ...columns]];
}

function table(head: readonly string[], rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.map(cell => cell.toLocaleString("en")).join(" | ")} |`;
  return [line(head), `| --- |${" ---: |".repeat(head.length - 1)}`, ...rows.map(line)].join("\n");
}
