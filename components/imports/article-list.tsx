"use client";
// What was found, file by file: a tick each, and the way to its text. Only the rows in sight are drawn.

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { type ImportAnswer, isAhead, PASTED } from "@/lib/review";
import { useTextNames } from "../reasons";
import { useWords } from "../words";
import { Tick } from "./tick";

type Documents = ImportAnswer["documents"];

interface ArticleListProps {
  documents: Documents;
  /** The open text, and the article in it that is being looked at. */
  number: number;
  active: number;
  onGo: (file: number, article: number) => void;
  onTick: (file: number, article: number, value: boolean) => void;
  onTickAll: (value: boolean) => void;
}

type Row = { file: number; article: number | null };

export function ArticleList({ documents, number, active, onGo, onTick, onTickAll }: ArticleListProps) {
  const t = useTranslations("review");
  const tImports = useTranslations("imports");
  const nameOf = useTextNames();
  const rows = useMemo(
    () =>
      documents.flatMap(({ articles }, file): Row[] => [
        { file, article: null },
        ...articles.map((_, article) => ({ file, article })),
      ]),
    [documents],
  );
  const scroller = useRef<HTMLUListElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (rows[index]?.article === null ? 34 : 76),
    getItemKey: index => `${rows[index]?.file}/${rows[index]?.article ?? ""}`,
    overscan: 8,
  });
  useEffect(
    function keepInSight() {
      const index = rows.findIndex(({ file, article }) => file === number && article === active);
      if (index >= 0) virtual.scrollToIndex(index, { align: "auto" });
    },
    // Only where one goes, not when a title changes.
    [number, active],
  );
  const all = documents.flatMap(({ articles }) => articles);
  const ticked = all.filter(({ accept }) => accept).length;
  return (
    <>
      <p className="flex items-center gap-2 border-b border-rule px-4 py-2">
        <label className="flex min-h-6 items-center gap-2 text-[13px]">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={ticked === all.length && all.length > 0}
            ref={box => {
              if (box) box.indeterminate = ticked > 0 && ticked < all.length;
            }}
            onChange={event => onTickAll(event.target.checked)}
          />
          {t("count", { ticked, all: all.length })}
        </label>
      </p>
      <ul
        ref={scroller}
        aria-label={t("list")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
        tabIndex={0}
        className="min-h-0 grow overflow-y-auto -outline-offset-2"
        data-testid="articles"
      >
        {/* Room for what is not drawn, as a row of its own: a list holds rows alone. */}
        <li aria-hidden="true" style={{ height: virtual.getVirtualItems()[0]?.start ?? 0 }} />
        {virtual.getVirtualItems().map(item => {
          const { file, article } = rows[item.index] as Row;
          const document = documents[file] as Documents[number];
          return (
            <li key={item.key} data-index={item.index} ref={virtual.measureElement}>
              {article === null ? (
                <p
                  className="truncate bg-paper px-4 pt-2 pb-1 text-[12px] text-soft"
                  title={document.note || document.name}
                >
                  <bdi>{document.name === PASTED ? tImports("pasted") : nameOf(document.name)}</bdi>
                  {document.note && (
                    <>
                      {" · "}
                      <bdi>{nameOf(document.note)}</bdi>
                    </>
                  )}
                </p>
              ) : (
                <ArticleRow
                  article={document.articles[article] as Documents[number]["articles"][number]}
                  current={file === number && article === active}
                  onGo={() => onGo(file, article)}
                  onTick={value => onTick(file, article, value)}
                />
              )}
            </li>
          );
        })}
        <li
          aria-hidden="true"
          style={{ height: virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0) }}
        />
      </ul>
    </>
  );
}

interface ArticleRowProps {
  article: Documents[number]["articles"][number];
  current: boolean;
  onGo: () => void;
  onTick: (value: boolean) => void;
}

function ArticleRow({ article, current, onGo, onTick }: ArticleRowProps) {
  const t = useTranslations("review");
  const words = useWords();
  const { accept, title, publishedOn, ambiguous, language, status, alikeTo, places, incidents } = article;
  const name = title || t("unread");
  return (
    <div className={`flex gap-2.5 border-b border-rule px-4 py-2 ${current ? "bg-mark-faint" : "hover:bg-wash"}`}>
      <Tick className="mt-1 size-4" label={t("tick", { title: name })} checked={accept} onTick={onTick} />
      <button
        type="button"
        aria-current={current ? "true" : undefined}
        onClick={onGo}
        className={`min-w-0 grow text-start ${accept ? "" : "text-soft"}`}
      >
        <span
          className={`line-clamp-2 font-serif text-[14.5px]/[1.35] font-semibold ${accept ? "" : "line-through decoration-1"}`}
        >
          <bdi lang={language}>{name}</bdi>
        </span>
        <span className="block truncate text-[12px] text-soft">
          {[
            ambiguous ? t("ambiguous") : publishedOn ? words.date(publishedOn) : t("undated"),
            isAhead(publishedOn, new Date().toISOString().slice(0, 10)) ? t("ahead") : "",
            t("placeCount", { count: places }),
            incidents > 0 ? words.count("incidents", incidents) : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <Standing status={status} alikeTo={alikeTo} />
      </button>
    </div>
  );
}

/** What the corpus has of it already. */
export function Standing({ status, alikeTo }: Pick<ArticleRowProps["article"], "status" | "alikeTo">) {
  const t = useTranslations("review");
  if (status === "new") return null;
  return (
    <span className="mt-0.5 block truncate text-[12px] text-accent" title={alikeTo}>
      {status === "known" ? t("known") : t("alsoIn", { title: alikeTo })}
    </span>
  );
}
