"use client";
// One import in a list: when, what, how far.

import { useFormatter, useTranslations } from "use-intl";
import { type ImportRow, PASTED } from "@/lib/review";
import { usePath } from "../head";
import { useWords } from "../words";

export function ImportLine({ row }: { row: ImportRow }) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const words = useWords();
  const path = usePath();
  const { id, state, started, articles, rejected } = row;
  const isOfApp = !/^\d+$/.test(id);
  const name = <Asked row={row} />;
  return (
    <div className="min-w-0">
      <p className="truncate font-medium">
        {isOfApp ? (
          <a className="hover:text-accent" href={path(`/add/${id}`)}>
            {name}
          </a>
        ) : (
          name
        )}
      </p>
      <p className="text-[12.5px] text-soft">
        <time dateTime={started}>
          {format.dateTime(new Date(started), { dateStyle: "medium", timeStyle: "short" })}
        </time>
        {" · "}
        <span className={state === "ready" || state === "failed" ? "text-accent" : ""}>{t(state)}</span>
        {" · "}
        {words.count("articles", articles)}
        {rejected > 0 && ` · ${t("rejected", { count: rejected })}`}
      </p>
    </div>
  );
}

/** What was asked for, by its names. */
export function Asked({ row: { asked, askedInAll } }: { row: Pick<ImportRow, "asked" | "askedInAll"> }) {
  const t = useTranslations("imports");
  const shown = asked.slice(0, 3);
  const rest = askedInAll - shown.length;
  return (
    <>
      {shown.map((name, index) => (
        <span key={index}>
          {index > 0 && ", "}
          <bdi>{name === PASTED ? t("pasted") : name}</bdi>
        </span>
      ))}
      {rest > 0 && ` ${t("more", { count: rest })}`}
    </>
  );
}
