"use client";
// The places of the article that is being looked at: on a small map, and by name.

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { GeoparseAnswer, ReviewedDocument } from "@/lib/review";
import { pointAt } from "../moment";
import { useWhereabouts } from "../province-names";
import { useWords } from "../words";
import { useFindings } from "./asks";

const MiniMap = dynamic(() => import("../map/mini-map"), { ssr: false });

export function FoundPlaces({ document, active }: { document: ReviewedDocument; active: number }) {
  const t = useTranslations("review");
  const words = useWords();
  const whereabouts = useWhereabouts();
  const article = document.articles[active];
  const { data } = useFindings(document.text, article ?? NONE, article !== undefined);
  const shown = useMemo(() => asShown(data), [data]);
  const places = useMemo(() => counted(data), [data]);
  if (!article) return null;
  const unresolved = [...new Set(data?.mentions.filter(({ place }) => !place).map(({ text }) => text))];
  return (
    <div className="pb-8">
      <div className="h-[290px] border-b border-rule">
        {shown.found.length > 0 ? (
          <MiniMap key={`${article.start}-${article.end}`} article={shown} at={null} />
        ) : (
          <p className="grid h-full place-items-center px-6 text-center text-soft">{data ? t("noPlaces") : ""}</p>
        )}
      </div>
      <div className="px-4 pt-3">
        <h2 className="font-serif text-[15.5px]/[1.35] font-semibold">
          <bdi lang={article.language}>{article.title}</bdi>
        </h2>
        <p className="mt-0.5 text-[12.5px] text-soft">
          {data
            ? t("found", {
                mentions: words.count("mentions", data.mentions.length),
                incidents: words.count("incidents", data.incidents.length),
              })
            : t("looking")}
        </p>
        <ul className="mt-2">
          {places.map(({ place, count }) => {
            const [name, other] = words.name(place);
            return (
              <li
                key={place.id}
                className="flex items-baseline gap-2 border-b border-rule py-1.5"
                onPointerEnter={() => pointAt(place.id)}
                onPointerLeave={() => pointAt("")}
              >
                <span className="min-w-0 grow">
                  <bdi className="font-medium">{name}</bdi>{" "}
                  <bdi className="font-arabic text-[13px] text-soft">{other}</bdi>
                  <span className="block text-[12px] text-soft">
                    {[words.kind(place.kind), ...whereabouts(place)].join(" · ")}
                  </span>
                </span>
                <span className="text-[12.5px] text-soft tabular-nums">{words.number(count)}</span>
              </li>
            );
          })}
        </ul>
        {unresolved.length > 0 && (
          <p className="mt-3 text-[12.5px] text-soft">
            {t("unresolved")} <bdi>{unresolved.join(", ")}</bdi>
          </p>
        )}
      </div>
    </div>
  );
}

const NONE = {
  ...{
    accept: false,
    start: 0,
    end: 0,
    title: "",
    author: "",
    source: "",
    url: "",
    publishedOn: null,
    dateEvidence: "",
  },
  language: "en" as const,
  boilerplate: [],
};

/** As the small map takes an article. */
function asShown(answer: GeoparseAnswer | undefined) {
  return {
    found: answer?.mentions.map(({ place }) => ({ place })) ?? [],
    happened: answer?.incidents.map(incident => ({ placeId: incident.place?.id ?? null, incident })) ?? [],
  };
}

function counted(answer: GeoparseAnswer | undefined) {
  const counts = new Map<string, { place: NonNullable<GeoparseAnswer["mentions"][number]["place"]>; count: number }>();
  for (const { place } of answer?.mentions ?? []) {
    if (place) counts.set(place.id, { place, count: (counts.get(place.id)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
