"use client";
// Nothing found: which filter is responsible, and what there would be without it.

import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { placesOf, useFacets } from "./answers";
import { unfiltered, useActiveFilters } from "./chips";
import { useExplorer } from "./state";
import { useWords } from "./words";

export function Empty() {
  const t = useTranslations("empty");
  const words = useWords();
  const { query, view, ask } = useExplorer();
  const { data: facets } = useFacets(query);
  const filters = useActiveFilters(query, facets);
  const answers = useQueries({ queries: filters.map(({ without }) => placesOf(without)) });
  // The filter whose removal brings back the most.
  const best = filters
    .map((filter, index) => ({ filter, count: answers[index]?.data?.totals.all ?? 0 }))
    .sort((a, b) => b.count - a.count)[0];
  // Where no one's does, several are to blame: what each would leave by itself.
  const together = filters.length > 1 && best?.count === 0 && answers.every(({ isSuccess }) => isSuccess);
  const alone = useQueries({ queries: together ? filters.map(({ alone }) => placesOf(alone)) : [] });
  return (
    <div role="status" className="card pointer-events-auto max-w-sm p-4" data-testid="empty">
      <h2 className="font-serif text-[18px] font-semibold">{t(filters.length > 0 ? "title" : "corpus")}</h2>
      {filters.length === 0 && (
        <p className="mt-1">
          <a className="link" href={view.lang === "ar" ? "/add?lang=ar" : "/add"}>
            {t("corpusNote")}
          </a>
        </p>
      )}
      {best && best.count > 0 && (
        <p className="mt-1.5">
          {t("because", { filter: best.filter.label, count: words.count(query.unit, best.count) })}{" "}
          <button type="button" className="link font-medium" onClick={() => ask(best.filter.without)}>
            {t("remove")}
          </button>
        </p>
      )}
      {together && (
        <>
          <p className="mt-1.5">{t("together")}</p>
          <ul className="mt-1">
            {filters.map(({ key, label, alone: query }, index) => {
              const count = alone[index]?.data?.totals.all;
              return (
                <li key={key} className="flex min-h-6 items-baseline gap-3">
                  <bdi className="grow text-left rtl:text-right">{label}</bdi>
                  <span className="text-soft tabular-nums">{count === undefined ? "…" : words.number(count)}</span>
                  <button
                    type="button"
                    className="link disabled:invisible"
                    disabled={!count}
                    aria-label={t("keepThis", { filter: label })}
                    onClick={() => ask(query)}
                  >
                    {t("keep")}
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {filters.length > 0 && (
        <button type="button" className="button mt-3" onClick={() => ask(unfiltered)}>
          {t("all")}
        </button>
      )}
    </div>
  );
}
