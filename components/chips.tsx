"use client";
// The active filters as removable chips, and the same list for whoever must know which filter left nothing.

import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { FacetsAnswer } from "@/lib/answers";
import { EMPTY, FACETS, formatQuery, type Query } from "@/lib/query";
import { useFacetLabels } from "./facet-labels";
import { choose, useExplorer } from "./state";
import { useWords } from "./words";

export interface ActiveFilter {
  key: string;
  label: string;
  /** The query without it. */
  without: Query;
  /** The query with it alone. */
  alone: Query;
}

/** Every filter of a query, in the order of the panel. The selected place is no filter of the map, so not among them. */
export function useActiveFilters(query: Query, facets: FacetsAnswer | undefined): ActiveFilter[] {
  const t = useTranslations("chips");
  const tFacets = useTranslations("facets");
  const words = useWords();
  const labelOf = useFacetLabels(facets);
  const filters: ActiveFilter[] = [];
  const none = unfiltered(query);
  const add = (key: string, label: string, without: Partial<Query>, alone: Partial<Query>) =>
    filters.push({ key, label, without: { ...query, ...without }, alone: { ...none, ...alone } });
  /** Words of the query that make one filter, each on its own in it. */
  const only = <K extends keyof Query>(...words: K[]): Partial<Query> =>
    Object.fromEntries(words.map(word => [word, query[word]]));
  if (query.q) add("q", t("text", { q: query.q }), { q: "" }, only("q"));
  for (const facet of FACETS) {
    const { only: ticked, not } = query.facets[facet];
    const addValue = (written: string, label: string, value: string, as: "only" | "not") =>
      add(`${facet}=${written}`, label, choose(query, facet, value, "either"), choose(none, facet, value, as));
    for (const value of ticked) addValue(value, labelOf(facet, value), value, "only");
    for (const value of not) addValue(`-${value}`, tFacets("excluded", { value: labelOf(facet, value) }), value, "not");
  }
  if (query.from || query.to) {
    const from = query.from && words.day(query.from);
    const to = query.to && words.day(query.to);
    const dates = from && to ? t("dates", { from, to }) : from ? t("since", { from }) : t("until", { to });
    const label = query.dates === "published" ? t("published", { dates }) : dates;
    add("dates", label, { from: "", to: "" }, only("from", "to"));
  }
  if (query.undated !== null)
    add("undated", t(query.undated ? "undated" : "dated"), { undated: null }, only("undated"));
  if (query.bbox) add("bbox", t("box"), { bbox: null }, only("bbox"));
  if (query.area) add("area", t("area"), { area: null }, only("area"));
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
