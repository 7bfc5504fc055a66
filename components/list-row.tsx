"use client";
// One row of the list: an excerpt, an article, a place, or the heading of a group.

import { memo } from "react";
import { useTranslations } from "use-intl";
import type { ArticleRow, Excerpt, PlaceCount, Query } from "@/lib/query";
import { ExcerptText, Provenance } from "./excerpt";
import { useWhereabouts } from "./province-names";
import { pointAt, usePointedAt } from "./state";
import { TypeGlyph } from "./type-glyph";
import { useWords } from "./words";

export type Row =
  | { type: "heading"; key: string; text: string }
  | { type: "excerpt"; key: string; placeId: string; articleId: string; excerpt: Excerpt }
  | { type: "article"; key: string; placeId: string; articleId: string; article: ArticleRow }
  | { type: "place"; key: string; placeId: string; articleId: string; place: PlaceCount };

/** The date that the query speaks of: an incident has its own, a mere mention that of its article. */
export const dateOf = ({ incident, publishedOn }: Excerpt, dates: Query["dates"]) =>
  dates === "event" && incident ? incident.date : publishedOn;

interface RowViewProps {
  row: Row;
  index: number;
  active: boolean;
  current: boolean;
  dates: Query["dates"];
  /** The same function always, so that rows keep still. */
  onOpen: (row: Row, index: number) => void;
}

export const RowView = memo(function RowView({ row, index, active, current, dates, onOpen }: RowViewProps) {
  const lit = usePointedAt(row.type === "heading" ? "" : row.placeId);
  if (row.type === "heading") return <h3 className="eyebrow bg-paper px-4 pt-2.5 pb-1.5">{row.text}</h3>;
  return (
    <button
      type="button"
      data-row={row.key}
      data-place={row.placeId}
      aria-current={current || undefined}
      onClick={() => onOpen(row, index)}
      onPointerEnter={() => pointAt(row.placeId)}
      onPointerLeave={() => pointAt("")}
      className={`block w-full border-b border-rule px-4 py-3 text-start -outline-offset-2 ${
        current ? "bg-mark-faint" : lit || active ? "bg-wash" : "hover:bg-wash"
      }`}
    >
      {row.type === "excerpt" && <ExcerptRow excerpt={row.excerpt} dates={dates} />}
      {row.type === "article" && <ArticleLine article={row.article} />}
      {row.type === "place" && <PlaceLine place={row.place} />}
    </button>
  );
});

function ExcerptRow({ excerpt, dates }: { excerpt: Excerpt; dates: Query["dates"] }) {
  const words = useWords();
  const t = useTranslations("list");
  const { incident, place } = excerpt;
  const date = dateOf(excerpt, dates);
  return (
    <>
      <span className="flex items-center gap-2 text-[12px]">
        <TypeGlyph type={incident?.type ?? null} size={15} />
        <bdi className="max-w-[62%] shrink-0 truncate text-[13px] font-semibold">
          {place ? words.name(place)[0] : t("unlocated")}
        </bdi>
        <span className="truncate text-soft">{incident ? words.subtype(incident) : ""}</span>
        <span className="grow" />
        <span className="shrink-0 text-soft tabular-nums">{date ? words.date(date) : t("undated")}</span>
      </span>
      <ExcerptText excerpt={excerpt} className="mt-1.5 line-clamp-5 text-[15px]/[1.5]" />
      <span className="mt-1 block truncate text-[12px] text-soft">
        <Provenance excerpt={excerpt} />
      </span>
    </>
  );
}

function ArticleLine({ article }: { article: ArticleRow }) {
  const words = useWords();
  return (
    <>
      <bdi lang={article.language} className="block font-serif text-[15.5px]/[1.4] font-semibold">
        {article.title}
      </bdi>
      <span className="mt-1 block text-[12px] text-soft">
        <Provenance excerpt={article} /> · {words.count("mentions", article.mentions)} ·{" "}
        {words.count("incidents", article.incidents)}
      </span>
    </>
  );
}

function PlaceLine({ place }: { place: PlaceCount }) {
  const words = useWords();
  const whereabouts = useWhereabouts();
  const [name, other] = words.name(place);
  return (
    <span className="flex items-baseline gap-2">
      <TypeGlyph type={place.leading} size={14} />
      <bdi className="font-medium">{name}</bdi>
      <bdi className="font-arabic text-soft">{other}</bdi>
      <span className="grow truncate text-[12px] text-soft">
        {[words.kind(place.kind), ...whereabouts(place)].join(" · ")}
      </span>
      <span className="tabular-nums">{words.number(place.count)}</span>
    </span>
  );
}
