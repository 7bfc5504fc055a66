"use client";
// The view on paper: what was asked and how much it is, the map, its legend, the excerpts or the incidents with their sources, and the
// stamp of corpus and day.

import { Printer } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import type { Excerpt } from "@/lib/answers";
import { formatSearch, sortOf, UNITS } from "@/lib/query";
import { useActorPhrases } from "./actor-names";
import { useExcerpts, useFacets, usePlaces } from "./answers";
import { narrows, useActiveFilters } from "./chips";
import { actorsOf, ExcerptText, IncidentLine, Provenance, useNumber } from "./excerpt";
import { Legend } from "./legend";
import { cardQuery } from "./place-card";
import { useWhereabouts } from "./province-names";
import { runsOf, sentenceOf } from "./sentences";
import { useExplorer, useTitle } from "./state";
import { TypeGlyph } from "./type-glyph";
import { useWords } from "./words";

const Atlas = dynamic(() => import("./map/atlas"), { ssr: false });

/** More than anybody reads on paper; the page says how many there are. */
const MOST = 300;

export function PrintPage() {
  const t = useTranslations("print");
  const words = useWords();
  useTitle("page", t("title"));
  const { query, view } = useExplorer();
  const { data: places } = usePlaces(query);
  const { data: facets } = useFacets(query);
  const filters = useActiveFilters(query, facets);
  const ofIncidents = view.list === "incidents";
  const asked = ofIncidents ? { ...query, unit: "incidents" as const } : cardQuery(query, query.place);
  const excerpts = useExcerpts(asked, sortOf(view, query), true, ofIncidents);
  const shown = excerpts.data?.pages.flatMap(page => page.excerpts).slice(0, MOST) ?? [];
  const total = excerpts.data?.pages[0]?.total ?? 0;
  const { hasNextPage, isFetching, fetchNextPage } = excerpts;
  const wantsMore = hasNextPage && !isFetching && shown.length < MOST;
  useEffect(
    function readAll() {
      if (wantsMore) void fetchNextPage();
    },
    [wantsMore, fetchNextPage],
  );
  const whole = places !== undefined && excerpts.data !== undefined && !wantsMore && !isFetching;
  // A selected place limits what is read, not what the map shows.
  const selected = places?.features.find(({ id }) => id === query.place)?.properties;
  const units = selected?.counts ?? places?.units;
  const toll = selected?.toll ?? places?.toll;
  const sources = [...new Set(shown.map(({ source }) => source))].sort();
  const today = words.day(new Date().toISOString().slice(0, 10));
  return (
    <main className="mx-auto max-w-[820px] px-6 py-8 print:max-w-none print:p-0">
      <p className="no-print mb-6 flex gap-2">
        <button type="button" className="button" disabled={!whole} onClick={() => window.print()}>
          <Printer size={14} aria-hidden="true" /> {t("print")}
        </button>
        <a className="button" href={`/?${formatSearch(query, view)}`}>
          {t("back")}
        </a>
      </p>
      <h1 className="font-serif text-[27px]/[1.2] font-semibold">{t(ofIncidents ? "incidentsTitle" : "title")}</h1>
      <p className="mt-2">
        <span className="font-semibold">{t("asked")}:</span>{" "}
        {filters.length > 0 ? filters.map(({ label }) => label).join(" · ") : t("everything")}
      </p>
      <p data-testid="in-all">
        <span className="font-semibold">{t("totals")}:</span>{" "}
        <span className="tabular-nums">
          {units && toll
            ? [...UNITS.map(unit => words.count(unit, units[unit])), ...words.toll(toll)].join(" · ")
            : "…"}
        </span>
      </p>
      <p className="text-[12.5px] text-soft">
        {t("stamp", { date: today, version: places?.version.slice(0, 12) ?? "" })} ·{" "}
        <bdi>{`?${formatSearch(query)}`}</bdi>
      </p>
      <div className="mt-5 h-[520px] overflow-hidden border border-rule">
        <Atlas answer={places} covered={0} card={false} bare fitFirst={narrows(query)} onView={nothing} />
      </div>
      <div className="mt-3">
        <Legend places={places} bare />
      </div>
      <h2 className="mt-7 mb-1 font-serif text-[19px] font-semibold">
        {t(ofIncidents ? "incidents" : "excerpts")}
        {total > 0 && (
          <span className="font-normal text-soft tabular-nums">
            {" "}
            · {words.count(asked.unit === "incidents" && !ofIncidents ? "excerpts" : asked.unit, total)}
          </span>
        )}
      </h2>
      {shown.length < total && <p className="text-[12.5px] text-soft">{t("first", { shown: shown.length, total })}</p>}
      {ofIncidents ? <Incidents rows={shown} /> : <Excerpts rows={shown} />}
      <h2 className="mt-6 mb-1 font-serif text-[19px] font-semibold">{t("sources")}</h2>
      <ul className="columns-2 text-[12.5px]">
        {sources.map(source => (
          <li key={source}>
            <bdi>{source}</bdi>
          </li>
        ))}
      </ul>
    </main>
  );
}

const nothing = () => {};

function Excerpts({ rows }: { rows: Excerpt[] }) {
  const words = useWords();
  return (
    <ol>
      {runsOf(rows)
        .map(sentenceOf)
        .map(({ excerpt, named }) => (
          <li key={excerpt.id} className="break-inside-avoid border-b border-rule py-3">
            {named.map(({ id, place, incident }) => (
              <p key={id} className="flex flex-wrap items-baseline gap-x-3 text-[13px]">
                <bdi className="font-semibold">{place && words.name(place)[0]}</bdi>
                {incident && <IncidentLine incident={incident} />}
              </p>
            ))}
            <p className="mt-1 text-[15px]/[1.5]">
              <ExcerptText excerpt={excerpt} className="block" />
            </p>
            <p className="text-[12px] text-soft">
              <bdi>{excerpt.title}</bdi> · <Provenance excerpt={excerpt} />
            </p>
          </li>
        ))}
    </ol>
  );
}

/** One row for each incident, told by the report that tells most. */
function Incidents({ rows }: { rows: Excerpt[] }) {
  const t = useTranslations("print");
  const tList = useTranslations("list");
  const words = useWords();
  const numberOf = useNumber();
  const phrasesOf = useActorPhrases();
  const whereabouts = useWhereabouts();
  return (
    <table className="w-full border-collapse text-[12px]/[1.4] [&_td]:px-1.5 [&_td]:py-1.5 [&_td]:align-top [&_th]:px-1.5 [&_th]:py-1 [&_th]:text-start [&_th]:align-bottom">
      <thead className="border-b border-ink">
        <tr>
          {COLUMNS.map(column => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, place, incident, event, title, source, publishedOn }) => {
          if (!incident) return null;
          const { date, reports } = incident;
          return (
            <tr key={id} className="break-inside-avoid border-b border-rule">
              <td className="whitespace-nowrap tabular-nums">{date ? words.date(date) : tList("undated")}</td>
              <td>
                <bdi className="font-semibold">{place ? words.name(place)[0] : tList("unlocated")}</bdi>
                {place && <span className="block text-soft">{whereabouts(place).join(" · ")}</span>}
              </td>
              <td>
                <span className="inline-flex items-start gap-1.5">
                  <TypeGlyph type={incident.type} size={13} />
                  {words.subtype(incident)}
                </span>
              </td>
              <td className="tabular-nums">{numberOf("deaths", incident, event)}</td>
              <td className="tabular-nums">{numberOf("injuries", incident, event)}</td>
              <td>
                {phrasesOf({ actors: actorsOf(incident, event) }).map(phrase => (
                  <bdi key={phrase} className="block">
                    {phrase}
                  </bdi>
                ))}
              </td>
              <td className="tabular-nums">{words.number(reports)}</td>
              <td>
                <bdi>{title}</bdi>
                <span className="block text-soft">
                  <Provenance excerpt={{ source, publishedOn }} />
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const COLUMNS = ["date", "place", "type", "killed", "wounded", "actors", "reports", "source"] as const;
