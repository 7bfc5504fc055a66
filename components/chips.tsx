"use client";
// The active filters as removable chips, and the same list for whoever must know which filter left nothing.

import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { FacetsAnswer } from "@/lib/answers";
import { EMPTY, FACETS, formatQuery, type Query } from "@/lib/query";
import { useFacetLabels } from "./facets";
import { choose, useExplorer } from "./state";
import { useWords } from "./words";

export interface ActiveFilter {
  key: string;
  label: string;
  /** The query without it. */
  without: Query;
}

/** Every filter of a query, in the order of the panel. The selected place is no filter of the map, so not among them. */
export function useActiveFilters(query: Query, facets: FacetsAnswer | undefined): ActiveFilter[] {
  const t = useTranslations("chips");
  const tFacets = useTranslations("facets");
  const words = useWords();
  const labelOf = useFacetLabels(facets);
  const filters: ActiveFilter[] = [];
  const add = (key: string, label: string, change: Partial<Query>) =>
    filters.push({ key, label, without: { ...query, ...change } });
  if (query.q) add("q", t("text", { q: query.q }), { q: "" });
  for (const facet of FACETS) {
    const { only, not } = query.facets[facet];
    for (const value of only) add(`${facet}=${value}`, labelOf(facet, value), choose(query, facet, value, "either"));
    for (const value of not) {
      const label = tFacets("excluded", { value: labelOf(facet, value) });
      add(`${facet}=-${value}`, label, choose(query, facet, value, "either"));
    }
  }
  if (query.from || query.to) {
    const from = query.from && words.day(query.from);
    const to = query.to && words.day(query.to);
    const dates = from && to ? t("dates", { from, to }) : from ? t("since", { from }) : t("until", { to });
    add("dates", query.dates === "published" ? t("published", { dates }) : dates, { from: "", to: "" });
  }
  if (query.undated !== null) add("undated", t(query.undated ? "undated" : "dated"), { undated: null });
  if (query.bbox) add("bbox", t("box"), { bbox: null });
  if (query.area) add("area", t("area"), { area: null });
  return filters;
}

/** Nothing asked but the unit and which date is meant. */
export const unfiltered = (query: Query): Query => ({
  ...EMPTY,
  unit: query.unit,
  dates: query.dates,
  place: query.place,
});

/** Whether anything is asked that leaves something out. The selected place does not. */
export const narrows = (query: Query): boolean =>
  formatQuery({ ...query, place: "" }).toString() !== formatQuery(unfiltered({ ...query, place: "" })).toString();

export function Chips({ facets }: { facets: FacetsAnswer | undefined }) {
  const t = useTranslations();
  const { query, ask } = useExplorer();
  const filters = useActiveFilters(query, facets);
  if (filters.length === 0) return null;
  return (
    <ul aria-label={t("chips.label")} className="flex flex-wrap gap-1.5">
      {filters.map(({ key, label, without }) => (
        <li key={key}>
          <button
            type="button"
            className="chip hover:text-accent"
            onClick={() => ask(without)}
            aria-label={t("facets.remove", { value: label })}
          >
            <bdi>{label}</bdi>
            <X size={12} aria-hidden="true" className="text-soft" />
          </button>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <button type="button" className="link min-h-[26px] px-1 text-[12px]" onClick={() => ask(unfiltered)}>
            {t("facets.clearAll")}
          </button>
        </li>
      )}
    </ul>
  );
}
