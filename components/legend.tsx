"use client";
// What one mark means and counts, and where everything is that has no mark: map + elsewhere + unlocated = all.

import { memo } from "react";
import { useTranslations } from "use-intl";
import type { PlacesAnswer } from "@/lib/answers";
import { INCIDENT_TYPES, type IncidentType } from "@/lib/types";
import { ChoiceOfFew } from "./head";
import { classRanges, SHADES_OF, type Shading, useShading } from "./shading";
import { choose, useExplorer, useRemembered } from "./state";
import { TypeGlyph } from "./type-glyph";
import { useWords } from "./words";

export const Legend = memo(function Legend({
  places,
  bare = false,
  still = false,
}: {
  places: PlacesAnswer | undefined;
  bare?: boolean;
  /** No list beside it that could show what has no place on the map. */
  still?: boolean;
}) {
  const t = useTranslations("legend");
  const words = useWords();
  const { query, ask, look } = useExplorer();
  const unit = t(query.unit);
  const [open, remember] = useRemembered(still ? "legend-still" : bare ? "legend-bare" : "legend", !still);
  const totals = places?.totals;
  // An article counts once, where it is best placed, and may name places elsewhere all the same.
  const nothingMore = query.unit !== "articles";
  // Beside the filters, which name the types, their glyphs are enough.
  const named = still || bare;
  const shading = useShading(places);
  return (
    <details
      open={open}
      onToggle={event => remember(event.currentTarget.open)}
      className={`group text-[11.5px]/[1.4] ${bare ? "max-w-[420px]" : "card max-w-[306px] px-3 py-2"}`}
      data-testid="legend"
    >
      <summary className="flex list-none items-center justify-between gap-4">
        <h2 className="font-serif text-[12.5px]/[1.35] italic group-not-open:not-italic rtl:not-italic">
          <span className="print:hidden">{open ? t(shading ? "welcomeShades" : "welcome") : t("title")}</span>
          <span className="hidden font-semibold not-italic print:inline">{t("title")}</span>
        </h2>
        <span
          aria-hidden="true"
          className="no-print text-soft transition-transform group-open:rotate-90 rtl:-scale-x-100"
        >
          ›
        </span>
      </summary>
      {shading ? (
        <ShadeLegend shading={shading} />
      ) : (
        <ul className="mt-1.5 grid grid-cols-2 gap-x-3 gap-y-1">
          <li className="col-span-2">{t("one", { unit })}</li>
          <li className="col-span-2 flex flex-wrap items-center gap-x-2 gap-y-0.5">
            {named && <span className="w-full text-soft">{t("colourIs")}</span>}
            {[...INCIDENT_TYPES, null].map(type => (
              <span key={type ?? "none"} title={words.type(type)} className="inline-flex items-center gap-1">
                <Sign kind={type ?? "none"} />
                <span className={named ? "" : "sr-only"}>{words.type(type)}</span>
              </span>
            ))}
            {!named && <span className="text-soft">{t("colour")}</span>}
          </li>
          {EXTENTS.map(kind => (
            <Sample key={kind} text={t(kind)}>
              <Sign kind={kind} />
            </Sample>
          ))}
          <Sample text={t("cluster")}>
            <SmallDrawing>
              <circle cx="11" cy="6" r="3.6" fill="var(--none)" />
              <circle cx="11" cy="6" r="5.2" fill="none" stroke="var(--none)" strokeOpacity="0.6" />
            </SmallDrawing>
          </Sample>
        </ul>
      )}
      {totals && (
        <p className="mt-1.5 border-t border-rule pt-1.5 text-soft tabular-nums" data-testid="totals">
          {t("map", { count: words.number(totals.map) })} +{" "}
          <button
            type="button"
            disabled={still || (nothingMore && totals.elsewhere === 0)}
            className="link disabled:text-inherit disabled:no-underline"
            title={t("elsewhereNote")}
            onClick={() => look({ list: "elsewhere", pinned: true })}
          >
            {t("elsewhere", { count: words.number(totals.elsewhere) })}
          </button>{" "}
          +{" "}
          <button
            type="button"
            disabled={still || (nothingMore && totals.unlocated === 0)}
            className="link disabled:text-inherit disabled:no-underline"
            title={t(query.unit === "incidents" ? "unlocatedIncidents" : "unlocatedNote")}
            onClick={() => ask(now => choose(now, "province", "none", "only"), { list: "excerpts", pinned: true })}
          >
            {t("unlocated", { count: words.number(totals.unlocated) })}
          </button>{" "}
          <span className="whitespace-nowrap">
            = <span className="font-medium text-ink">{words.count(query.unit, totals.all)}</span>
          </span>
        </p>
      )}
    </details>
  );
});

const SAID = {
  count: { choice: "count", sentence: "shade" },
  "per-article": { choice: "perArticle", sentence: "shadePerArticle" },
  killed: { choice: "killed", sentence: "shadeKilled" },
} as const;

/** What shades say, and each of their classes, the one of nothing first. */
export function useShadeWords(): (shading: Shading) => { sentence: string; classes: string[] } {
  const t = useTranslations("legend");
  const words = useWords();
  const { query } = useExplorer();
  return shading => {
    const { level, by } = shading;
    const number = by === "per-article" ? words.tenths : words.number;
    const classes = classRanges(shading).map(({ from, to }) =>
      from >= to ? number(from) : t("range", { from: number(from), to: number(to) }),
    );
    return {
      sentence: t(SAID[by].sentence, { unit: t(query.unit), area: t(level) }),
      classes: [t("none"), ...classes],
    };
  };
}

/** What the shades say, in classes; what is shaded by; and the areas as a list, for whoever does not see or point. */
function ShadeLegend({ shading }: { shading: Shading }) {
  const t = useTranslations("legend");
  const words = useWords();
  const { query, ask, look } = useExplorer();
  const { level, by, shades, outside } = shading;
  const number = by === "per-article" ? words.tenths : words.number;
  const { sentence, classes } = useShadeWords()(shading);
  const listed = [...shades.values()]
    .filter(({ number }) => number > 0)
    .sort((a, b) => b.number - a.number || (a.area.slug < b.area.slug ? -1 : 1));
  const asked = query.facets[level].only;
  return (
    <div className="mt-1.5" data-testid="shades">
      <p>{sentence}</p>
      {SHADES_OF[query.unit].length > 1 && (
        <div className="mt-1 flex items-baseline gap-2">
          <span aria-hidden="true" className="text-soft">
            {t("by")}
          </span>
          <ChoiceOfFew
            name="shade"
            label={t("by")}
            values={SHADES_OF[query.unit]}
            chosen={by}
            onChoose={shade => look({ shade })}
            className="gap-2.5"
            part="min-h-6 py-0.5"
            quiet
          >
            {shade => t(SAID[shade].choice)}
          </ChoiceOfFew>
        </div>
      )}
      <ul className="mt-1.5 flex flex-wrap gap-x-2.5 gap-y-1 tabular-nums">
        {classes.map((range, k) => (
          <li key={range} className="flex items-center gap-1">
            <Sign kind={k} />
            {range}
          </li>
        ))}
      </ul>
      {outside > 0 && (
        <p className="mt-1 text-soft">
          {t("unshaded", { count: words.count(by === "killed" ? "killed" : query.unit, outside), area: t(level) })}
        </p>
      )}
      <details className="group/areas mt-1.5">
        <summary className="link list-none">{t("areas")}</summary>
        <ul className="mt-1 max-h-44 overflow-y-auto">
          {listed.map(({ area, number: counted }) => (
            <li key={area.slug}>
              <button
                type="button"
                aria-pressed={asked.includes(area.slug)}
                className="flex min-h-6 w-full items-baseline justify-between gap-3 rounded px-1 text-start hover:bg-wash aria-pressed:font-semibold"
                onClick={() => ask(now => choose(now, level, area.slug, asked.includes(area.slug) ? "either" : "only"))}
              >
                <bdi>{words.name(area)[0]}</bdi>
                <span className="tabular-nums">{number(counted)}</span>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** How places are drawn that are more than a point. */
export const EXTENTS = ["hatched", "line", "ring"] as const;

/** The type of a circle, the class of a shade, or how an extent is drawn. */
export type SignKind = IncidentType | "none" | number | (typeof EXTENTS)[number];

/** A sign of the map beside what it means. */
export function Sign({ kind }: { kind: SignKind }) {
  if (typeof kind === "number")
    return (
      <svg width="16" height="11" aria-hidden="true" className="atlas">
        <rect width="16" height="11" fill="var(--home)" />
        <path d="M.5.5h15v10h-15z" className={`swatch shaded shade-${kind}`} />
      </svg>
    );
  if (kind === "hatched")
    return (
      <SmallDrawing>
        <rect x="1" y="1" width="20" height="10" fill="url(#hatch)" stroke="var(--hatch)" />
      </SmallDrawing>
    );
  if (kind === "line")
    return (
      <SmallDrawing>
        <path
          d="M1 9C7 1 14 11 21 3"
          fill="none"
          stroke="var(--hatch)"
          strokeOpacity="0.45"
          strokeWidth="4"
          strokeLinecap="round"
        />
      </SmallDrawing>
    );
  if (kind === "ring")
    return (
      <SmallDrawing>
        <ellipse cx="11" cy="6" rx="9" ry="5" fill="none" stroke="var(--hatch)" strokeDasharray="3 2" />
      </SmallDrawing>
    );
  return <TypeGlyph type={kind === "none" ? null : kind} size={15} />;
}

function SmallDrawing({ children }: { children: React.ReactNode }) {
  return (
    <svg width="22" height="12" aria-hidden="true" className="shrink-0">
      {children}
    </svg>
  );
}

function Sample({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      {children}
      {text}
    </li>
  );
}
