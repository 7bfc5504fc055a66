"use client";
// The map in somebody else's page: its cards, a legend, one line that says what is counted, and the way to the whole explorer.

import { ExternalLink } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { formatSearch } from "@/lib/query";
import { useFacets, usePlaces } from "./answers";
import { narrows, useActiveFilters } from "./chips";
import { Empty } from "./empty";
import { Legend } from "./legend";
import { useExplorer } from "./state";
import { useWords } from "./words";

const Atlas = dynamic(() => import("./map/atlas"), { ssr: false });

export function Embed() {
  const t = useTranslations("embed");
  const words = useWords();
  const { query, view } = useExplorer();
  const { data } = usePlaces(query);
  const filters = useActiveFilters(query, useFacets(query).data);
  const counted = data ? words.count(query.unit, data.totals.all) : "";
  return (
    <main className="flex h-dvh flex-col">
      <div className="relative min-h-0 grow">
        <Atlas answer={data} covered={0} card bare fitFirst={narrows(query)} onView={nothing} />
        {!query.place && (
          <div className="absolute bottom-6 left-3 z-[500] max-h-[80%] overflow-y-auto">
            <Legend places={data} still />
          </div>
        )}
        {data?.totals.all === 0 && (
          <div className="pointer-events-none absolute inset-x-4 top-1/4 z-[900] flex justify-center">
            <Empty />
          </div>
        )}
      </div>
      <div className="flex flex-wrap items-baseline gap-x-4 border-t border-rule bg-panel px-3 py-1.5 text-[12.5px]">
        <h1 className="grow" data-testid="caption">
          <span className="font-semibold tabular-nums">{counted}</span>
          {filters.length > 0 && (
            <span className="text-soft">
              {filters.map(({ key, label }) => (
                <span key={key}>
                  {" · "}
                  <bdi>{label}</bdi>
                </span>
              ))}
            </span>
          )}
        </h1>
        <a
          className="link inline-flex min-h-6 items-center gap-1 font-medium"
          href={`/?${formatSearch(query, view)}`}
          target="_blank"
          rel="noopener"
        >
          {t("whole")} <ExternalLink size={13} aria-hidden="true" />
        </a>
      </div>
    </main>
  );
}

const nothing = () => {};
