"use client";
// What can be asked: every facet with exact counts and thin bars. A tick leaves only the ticked, "exclude" leaves one out.

import { Ban } from "lucide-react";
import { memo, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { FacetsAnswer } from "@/lib/answers";
import { FACETS, type Facet, KNOWN_VALUES, type Query } from "@/lib/query";
import type { IncidentType } from "@/lib/types";
import { useFacets } from "./answers";
import { Chips } from "./chips";
import { HOME, useFacetLabels } from "./facet-labels";
import { useProvinceNames } from "./province-names";
import { useRowKeys } from "./row-keys";
import { ask, askMapFirst, choose, foresee, useAsked, useExplorer } from "./state";
import { TypeGlyph } from "./type-glyph";
import { useWords } from "./words";

type Value = FacetsAnswer["facets"][Facet][number];

/** Values shown before "more", and from how many on a facet can be searched. */
const SHOWN: Partial<Record<Facet, number>> = { province: 12, type: 7, killed: 7 };
const SHOWN_ELSE = 5;
const SEARCHED_FROM = 15;
/** From how many on nobody reads them all, and the search is there at once. */
const LONG = 30;
/** Open from the start; the others tell their name only. */
const OPEN: readonly Facet[] = ["province", "type", "kind", "source"];

export const Facets = memo(function Facets() {
  const t = useTranslations("facets");
  const { query } = useExplorer();
  const { data } = useFacets(query);
  const provinces = useProvinceNames();
  const unreported = data?.unreported ?? 0;
  const corrected = data?.facets.status.some(({ value }) => value === "corrected");
  const noteOf = (facet: Facet, values: Value[]): ReactNode => {
    if (facet === "type" && unreported > 0)
      return t.rich("unreported", {
        count: unreported,
        // Those articles, in which a dismissal is seen and taken back; where there are none, nothing was dismissed.
        by: words =>
          corrected ? (
            <button type="button" className="link min-h-6 text-start" onClick={showCorrected}>
              {words}
            </button>
          ) : (
            words
          ),
      });
    return facet === "import" && values.some(({ value }) => value === "none") ? t("noImportNote") : "";
  };
  return (
    <nav aria-label={t("label")} className="flex flex-col gap-5 p-4">
      <Chips facets={data} />
      {FACETS.map(facet => {
        const values = inOrder(facet, data?.facets[facet] ?? []);
        if (facet === "province") {
          const home = values.filter(({ value }) => provinces.has(value));
          const outside = lastHome(values.filter(({ value }) => !provinces.has(value)));
          return [
            <FacetGroup key="province" facet="province" title={t("province")} values={home} answer={data} />,
            outside.length > 0 && (
              <FacetGroup key="outside" facet="province" title={t("outside")} values={outside} answer={data} shut />
            ),
          ];
        }
        if (values.length < 2 && query.facets[facet].only.length + query.facets[facet].not.length === 0) return null;
        return (
          <FacetGroup
            key={facet}
            facet={facet}
            title={t(facet)}
            values={values}
            answer={data}
            shut={!OPEN.includes(facet)}
            note={noteOf(facet, values)}
          />
        );
      })}
    </nav>
  );
});

const showCorrected = () => ask(now => choose(now, "status", "corrected", "only"), { list: "articles", pinned: true });

/** Abroad comes first, then what is at home in no one province, then what has no place. */
function lastHome(values: Value[]): Value[] {
  const rank = ({ value }: Value) => (value === "none" ? 2 : value === HOME ? 1 : 0);
  return [...values].sort((a, b) => rank(a) - rank(b));
}

const mostlyNotKnown = (facet: Facet) => facet === "district" || facet === "subdistrict" || facet === "killed";

/** Numbers go by their size, all else by its count. */
function inOrder(facet: Facet, values: Value[]): Value[] {
  if (facet !== "killed") return lastNotKnown(facet, values);
  const order = KNOWN_VALUES[facet] ?? [];
  return [...values].sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
}

/** Most of a corpus has no district, and tells of no deaths: that is told last, and does not make the other bars short. */
function lastNotKnown(facet: Facet, values: Value[]): Value[] {
  if (!mostlyNotKnown(facet)) return values;
  return [...values.filter(({ value }) => value !== "none"), ...values.filter(({ value }) => value === "none")];
}

interface FacetGroupProps {
  facet: Facet;
  title: string;
  values: Value[];
  answer: FacetsAnswer | undefined;
  shut?: boolean;
  note?: ReactNode;
}

function FacetGroup({ facet, title, values, answer, shut = false, note = "" }: FacetGroupProps) {
  const t = useTranslations("facets");
  const { query } = useExplorer();
  const labelOf = useFacetLabels(answer);
  const [all, setAll] = useState(false);
  const [sought, setSought] = useState("");
  const choice = query.facets[facet];
  const chosen = values.filter(({ value }) => choice.only.includes(value) || choice.not.includes(value));
  const limit = SHOWN[facet] ?? SHOWN_ELSE;
  const matching = sought
    ? values.filter(({ value }) => labelOf(facet, value).toLowerCase().includes(sought.toLowerCase()))
    : values;
  // What is chosen stays in sight, however small its count.
  const shown = all || sought ? matching : [...new Set([...matching.slice(0, limit), ...chosen])];
  const { stopIn, ...keys } = useRowKeys(shown.map(({ value }) => value));
  const known = values.filter(({ value }) => value !== "none" || !mostlyNotKnown(facet));
  const most = Math.max(1, ...known.map(({ count }) => count));
  const clear = () =>
    ask(now => {
      const drop = new Set(values.map(({ value }) => value));
      const { only, not } = now.facets[facet];
      const kept = { only: only.filter(value => !drop.has(value)), not: not.filter(value => !drop.has(value)) };
      return { facets: { ...now.facets, [facet]: kept } };
    });
  return (
    <section aria-label={title} className="relative">
      {chosen.length > 0 && (
        <button
          type="button"
          className="link absolute end-0 -top-1 z-10 min-h-6 text-[12px]"
          onClick={clear}
          aria-label={`${t("clear")}: ${title}`}
        >
          {t("clear")}
        </button>
      )}
      <details open={!shut || chosen.length > 0} className="group">
        <summary className="mb-1.5 flex list-none items-center justify-between">
          <h2 className="eyebrow">{title}</h2>
          {chosen.length === 0 && (
            <span aria-hidden="true" className="text-soft transition-transform group-open:rotate-90 rtl:-scale-x-100">
              ›
            </span>
          )}
        </summary>
        {(values.length >= LONG || (values.length >= SEARCHED_FROM && (all || sought))) && (
          <input
            type="search"
            value={sought}
            onChange={event => setSought(event.target.value)}
            placeholder={t("find", { facet: title })}
            aria-label={t("find", { facet: title })}
            className="mb-1.5 h-8 w-full rounded-md border border-rule bg-paper px-2.5 text-[13px]"
          />
        )}
        <div role="toolbar" aria-orientation="vertical" aria-label={title} {...keys}>
          <ul>
            {shown.map(({ value, count }) => (
              <FacetRow
                key={value}
                facet={facet}
                value={value}
                count={count}
                label={labelOf(facet, value)}
                share={Math.min(100, (100 * count) / most)}
                ticked={choice.only.includes(value)}
                excluded={choice.not.includes(value)}
                stop={stopIn(value)}
              />
            ))}
          </ul>
        </div>
        {!sought && matching.length > limit && (
          <button type="button" className="link ms-[25px] py-1 text-[12.5px]" onClick={() => setAll(!all)}>
            {all ? t("fewer") : t("more", { count: matching.length - shown.length })}
          </button>
        )}
        {note && <p className="mt-1 ms-[25px] text-[12px] text-soft">{note}</p>}
      </details>
    </section>
  );
}

interface FacetRowProps {
  facet: Facet;
  value: string;
  count: number;
  label: string;
  /** Length of the bar, in percent. */
  share: number;
  ticked: boolean;
  excluded: boolean;
  /** Which of its controls Tab comes to, or -1. */
  stop: number;
}

/** Keeps still while another value is ticked: a click has to show at once. */
const FacetRow = memo(function FacetRow(props: FacetRowProps) {
  const { facet, value, count, label, share, stop } = props;
  const ticked = useAsked(({ facets }) => facets[facet].only.includes(value), props.ticked);
  const excluded = useAsked(({ facets }) => facets[facet].not.includes(value), props.excluded);
  const tabIndex = (part: number) => (part === stop ? 0 : -1);
  const tick = (now: Query) => choose(now, facet, value, ticked ? "either" : "only");
  const t = useTranslations("facets");
  const words = useWords();
  return (
    <li data-value={value} className="group/row relative flex items-center">
      <label
        className="relative flex min-h-[27px] min-w-0 grow items-center gap-2 py-0.5"
        // A finger that comes down may be about to scroll.
        onPointerDown={event => event.pointerType === "mouse" && event.button === 0 && foresee(tick)}
      >
        <input
          type="checkbox"
          checked={ticked}
          onChange={() => askMapFirst(tick)}
          tabIndex={tabIndex(0)}
          className="size-[15px] shrink-0 accent-accent"
        />
        {facet === "type" && <TypeGlyph type={value === "none" ? null : (value as IncidentType)} size={15} />}
        <span className={`min-w-0 grow leading-tight break-words ${excluded ? "text-soft line-through" : ""}`}>
          <bdi>{label}</bdi>
        </span>
        <span className="text-soft tabular-nums">{words.number(count)}</span>
        <span aria-hidden="true" className="bars absolute inset-x-0 bottom-0 ms-[25px] h-px">
          <span className="block h-px bg-accent opacity-45" style={{ width: `${share}%` }} />
        </span>
      </label>
      <span className="absolute end-7 flex gap-0.5 bg-panel opacity-0 focus-within:opacity-100 group-hover/row:opacity-100 pointer-coarse:static pointer-coarse:ms-2 pointer-coarse:opacity-100">
        <button
          type="button"
          tabIndex={tabIndex(1)}
          className="link min-h-6 rounded px-1.5 text-[11.5px]"
          aria-label={t("onlyThis", { value: label })}
          onClick={() => askMapFirst(now => ({ facets: { ...now.facets, [facet]: { only: [value], not: [] } } }))}
        >
          {t("only")}
        </button>
        <button
          type="button"
          tabIndex={tabIndex(2)}
          className="link grid size-6 place-items-center rounded"
          aria-pressed={excluded}
          title={t(excluded ? "includeThis" : "excludeThis", { value: label })}
          aria-label={t(excluded ? "includeThis" : "excludeThis", { value: label })}
          onClick={() => askMapFirst(now => choose(now, facet, value, excluded ? "either" : "not"))}
        >
          <Ban size={13} aria-hidden="true" />
        </button>
      </span>
    </li>
  );
});
