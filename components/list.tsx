"use client";
// The right-hand page: excerpts, incidents, articles or places, in the map's view or at the selected place. Only the rows in
// sight are drawn.

import { useVirtualizer } from "@tanstack/react-virtual";
import { X } from "lucide-react";
import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { PlacesAnswer } from "@/lib/answers";
import { EMPTY, EMPTY_VIEW, formatQuery, formatSearch, LISTS, SORTS, type Sort, sortOf } from "@/lib/query";
import { tableQuery } from "@/lib/table";
import { useArticles, useExcerpts } from "./answers";
import { holds, type Row, RowView } from "./list-row";
import { type Bounds, excerptRows, listQuery, placeRows } from "./list-rows";
import { pointAt } from "./moment";
import { placesIn } from "./sentences";
import { look, selectPlace, useExplorer } from "./state";
import { useWayBack } from "./way-back";
import { useWords } from "./words";

interface ListProps {
  places: PlacesAnswer | undefined;
  /** What the map shows, or null before it has said so. */
  bounds: Bounds | null;
}

export const List = memo(function List({ places, bounds }: ListProps) {
  const t = useTranslations("list");
  const tCounts = useTranslations("counts");
  const tEmpty = useTranslations("empty");
  const words = useWords();
  const { query, view } = useExplorer();
  const sort = sortOf(view, query);
  const asked = useMemo(
    () => listQuery(query, view.list, view.pinned ? null : bounds),
    [query, view.list, view.pinned, bounds],
  );
  const ready = bounds !== null || view.pinned || query.place !== "";
  const ofArticles = view.list === "articles";
  const ofElsewhere = view.list === "elsewhere";
  const ofPlaces = view.list === "places" || ofElsewhere;
  // A row is a sentence, which may count more than once, and an incident may have several.
  const together = view.list === "incidents";
  const counted = ofPlaces ? "places" : asked.unit === "incidents" && !together ? "excerpts" : asked.unit;
  const excerpts = useExcerpts(asked, sort, ready && !ofArticles && !ofPlaces, together);
  const articles = useArticles(asked, sort, ready && ofArticles);
  const answer = ofArticles ? articles : excerpts;

  const rows = useMemo((): Row[] => {
    if (ofPlaces) return placeRows(places, query.place, view.pinned ? null : bounds, sort, t("elsewhere"), ofElsewhere);
    if (ofArticles) {
      return (articles.data?.pages.flatMap(page => page.articles) ?? []).map(article => ({
        type: "article",
        key: article.id,
        placeId: "",
        articleId: article.id,
        article,
      }));
    }
    return excerptRows(excerpts.data?.pages.flatMap(page => page.excerpts) ?? [], {
      sort,
      dates: query.dates,
      words,
      unlocated: t("unlocated"),
      undated: t("undated"),
    });
  }, [
    ofPlaces,
    ofElsewhere,
    ofArticles,
    places,
    query.place,
    query.dates,
    view.pinned,
    sort,
    bounds,
    articles.data,
    excerpts.data,
    words,
    t,
  ]);
  const sorts = ofPlaces ? PLACE_SORTS : !ofArticles && asked.unit === "incidents" ? SORTS : OTHER_SORTS;
  const people = excerpts.data?.pages[0]?.toll;
  const toll = !ofArticles && !ofPlaces && people ? words.toll(people) : null;
  const known = ofPlaces ? places !== undefined : answer.data !== undefined;
  const total = ofPlaces
    ? rows.filter(({ type }) => type !== "heading").length
    : ((ofArticles ? articles.data?.pages[0]?.total : excerpts.data?.pages[0]?.total) ?? 0);
  // A selected place that the filters leave nothing of still has its name in the excerpts without them.
  const isAsked = !places || answer.isFetching;
  const selected =
    places?.features.find(({ id }) => id === query.place)?.properties ?? excerpts.data?.pages[0]?.excerpts[0]?.place;
  const named = selected?.id === query.place ? selected : null;
  const unfiltered = useExcerpts({ ...EMPTY, place: query.place }, "date", query.place !== "" && !named && !isAsked);
  const place = named ?? unfiltered.data?.pages[0]?.excerpts[0]?.place;
  const at = place?.id === query.place ? words.name(place)[0] : t("thisPlace");

  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (rows[index]?.type === "heading" ? 34 : ofPlaces ? 46 : ofArticles ? 84 : 150),
    getItemKey: index => rows[index]?.key ?? index,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const question = `${view.list} ${sort} ${formatQuery(asked)}`;
  /** The rows answer the question, not the one before it. */
  const settled = ofPlaces || !answer.isPlaceholderData;
  const leave = useWayBack(question, rows, virtual, scroller, {
    atPlace: query.place !== "",
    underReader: view.article !== "",
    settled,
    more: !ofPlaces && answer.hasNextPage ? answer.fetchNextPage : null,
  });

  const lastSeen = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetching, fetchNextPage } = answer;
  /** Other rows are on their way; those that are shown stay as easy to read. */
  const isLate = isFetching && rows.length > 0;
  const wantsMore = !ofPlaces && hasNextPage && !isFetching && lastSeen >= rows.length - 10;
  useEffect(
    function readOn() {
      if (wantsMore) void fetchNextPage();
    },
    [wantsMore, fetchNextPage],
  );

  // At a selected place the first excerpt is read until another is turned to.
  const reading = view.excerpt || (query.place ? (rows.find(({ type }) => type === "excerpt")?.key ?? "") : "");
  const broughtInSight = useRef("");
  useEffect(
    function bringReadRowInSight() {
      // Once: rows that come later must not take whoever reads on back to it.
      const wanted = `${question} ${reading}`;
      if (!settled || broughtInSight.current === wanted) return;
      const index = rows.findIndex(row => holds(row, reading));
      if (reading && index < 0) return;
      broughtInSight.current = wanted;
      if (index >= 0) virtual.scrollToIndex(index, { align: "auto" });
    },
    [question, settled, reading, rows, virtual],
  );

  const [active, setActive] = useActiveRow(rows, question, reading, virtual.scrollToIndex, scroller, leave);
  const openAt = useCallback(
    (row: Row, index: number, at?: { placeId: string; excerpt: string }) => {
      setActive(index);
      if (at || opens(row)) leave(index);
      if (at) selectPlace(at.placeId, at.excerpt);
      else open(row);
    },
    [setActive, leave],
  );

  return (
    <section id="list" tabIndex={-1} aria-label={t("label")} className="flex min-h-0 grow flex-col" data-testid="list">
      <header
        className={`flex flex-wrap items-center gap-x-2 gap-y-1.5 border-b px-4 py-2.5 ${isLate ? "border-accent" : "border-rule"}`}
      >
        <h2
          className="min-w-0 grow basis-0 font-serif text-[16px]/[1.35] font-semibold"
          aria-live="polite"
          data-testid="list-title"
        >
          {query.place ? t("at", { place: at }) : t(ofElsewhere ? "elsewhere" : view.pinned ? "everywhere" : "inView")}:{" "}
          {known ? tCounts(counted, { count: total }) : "…"}
        </h2>
        {query.place ? (
          <button type="button" className="chip" onClick={() => selectPlace("")}>
            <X size={12} aria-hidden="true" /> {t("whole")}
          </button>
        ) : (
          <button
            type="button"
            className="chip aria-pressed:font-medium"
            aria-pressed={!view.pinned}
            onClick={() => look({ pinned: !view.pinned })}
          >
            <span aria-hidden="true">{view.pinned ? "○" : "✓"}</span> {t("follow")}
          </button>
        )}
        {toll && toll.length > 0 && (
          <p className="w-full text-[12.5px] text-soft tabular-nums" title={t("toll")} data-testid="toll">
            {toll.join(" · ")}
          </p>
        )}
        <div className="flex w-full items-center gap-1 text-[12.5px]">
          <fieldset className="-ms-1.5 flex grow">
            <legend className="sr-only">{t("mode")}</legend>
            {LISTS.filter(mode => mode !== "elsewhere" || ofElsewhere).map(mode => (
              <button
                key={mode}
                type="button"
                aria-pressed={view.list === mode}
                onClick={() => look({ list: mode })}
                className="rounded px-1.5 py-0.5 max-md:min-h-10 pointer-coarse:min-h-10 text-soft hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
              >
                {t(mode)}
              </button>
            ))}
            <a
              href={`/table?${formatSearch(tableQuery(asked), { ...EMPTY_VIEW, rows: view.rows, columns: view.columns, cells: view.cells, lang: view.lang })}`}
              className="rounded px-1.5 py-0.5 max-md:min-h-10 pointer-coarse:min-h-10 text-soft hover:text-ink max-md:grid max-md:place-items-center"
            >
              {t("table")}
            </a>
          </fieldset>
          <label className="text-soft">
            <span className="sr-only">{t("sort")}</span>
            <select
              value={sorts.includes(sort) ? sort : "date"}
              onChange={event => {
                const chosen = event.target.value as Sort;
                look({ sort: chosen === sortOf({ sort: null }, query) ? null : chosen });
              }}
              className="select max-md:min-h-10 pointer-coarse:min-h-10"
            >
              {sorts.map(sort => (
                <option key={sort} value={sort}>
                  {t(ofPlaces && sort !== "killed" ? (sort === "place" ? "name" : "count") : sort)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </header>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
        tabIndex={0}
        aria-label={t(view.list)}
        aria-busy={isLate}
        className="min-h-0 grow overflow-y-auto"
      >
        {rows.length === 0 ? (
          <p className="px-4 py-6 text-soft">
            {!ready || isFetching
              ? t("loading")
              : places?.totals.all === 0
                ? tEmpty("title")
                : t(query.place ? "emptyPlace" : "emptyView")}
          </p>
        ) : (
          <ul style={{ height: virtual.getTotalSize() }} className="relative">
            {items.map(item => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                <li
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  aria-setsize={hasNextPage && !ofPlaces ? -1 : rows.length}
                  aria-posinset={item.index + 1}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <RowView
                    row={row}
                    active={item.index === active}
                    current={holds(row, reading)}
                    unit={asked.unit}
                    tolls={asked.unit === "incidents" || sort === "killed"}
                    dates={query.dates}
                    index={item.index}
                    onOpen={openAt}
                  />
                </li>
              );
            })}
          </ul>
        )}
      </section>
    </section>
  );
});

/** Places have no date: they go by count, by name, or by the people killed there. */
const PLACE_SORTS: readonly Sort[] = ["date", "place", "killed"];
/** Mentions and articles tell of nobody. */
const OTHER_SORTS: readonly Sort[] = ["date", "relevance", "place"];

const opens = (row: Row): boolean => row.type !== "heading" && (row.type !== "place" || row.placeId !== "");

/** An article opens in the reader, and so does what has no place; anything else selects its place. */
function open(row: Row): void {
  if (row.type === "article") look({ article: row.articleId });
  else if (row.type === "excerpt" && !row.placeId) look({ article: row.articleId, excerpt: row.key });
  else if (row.type !== "heading" && row.placeId) selectPlace(row.placeId, row.type === "excerpt" ? row.key : "");
}

/**
 * j and k walk the rows, Enter selects the row's place, o opens its article; from anywhere but a field. Where none was walked to yet, as
 * in the list of a place just selected, they begin at the excerpt that is read.
 */
function useActiveRow(
  rows: Row[],
  question: string,
  reading: string,
  scrollTo: (index: number, options: { align: "auto" }) => void,
  scroller: { current: HTMLElement | null },
  /** Is told of a row that is opened. */
  leave: (index: number) => void,
): [number, (index: number) => void] {
  /** The rows of another question are others. */
  const [walked, setWalked] = useState({ question: "", index: -1 });
  const setActive = useCallback((index: number) => setWalked({ question, index }), [question]);
  const active = walked.question === question ? walked.index : -1;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input, textarea, select, [role=menuitem]"))
        return;
      // The list keeps its place while the reader lies over it, and leaves the keys alone.
      if (!scroller.current || scroller.current.closest("[inert]")) return;
      // The row in focus, wherever that was put by hand.
      const focused = target.closest<HTMLElement>("[data-index]")?.dataset.index;
      const at =
        focused !== undefined ? Number(focused) : active >= 0 ? active : rows.findIndex(row => holds(row, reading));
      if (event.key === "j" || event.key === "k") {
        const step = event.key === "j" ? 1 : -1;
        let next = at + step;
        while (rows[next]?.type === "heading") next += step;
        const row = rows[next];
        if (!row) return;
        event.preventDefault();
        setActive(next);
        scrollTo(next, { align: "auto" });
        if (row.type !== "heading") pointAt(row.placeId, row.type === "excerpt" ? placesIn(row.sentence) : null);
        requestAnimationFrame(() =>
          scroller.current
            ?.querySelector<HTMLElement>(`[data-index="${next}"] [data-row]`)
            ?.focus({ preventScroll: true }),
        );
      }
      const row = rows[at];
      if (!row) return;
      if (event.key === "o" && row.type !== "heading" && row.articleId) {
        leave(at);
        // It begins at the row's own sentence.
        const excerpt = holds(row, reading) ? reading : row.key;
        look({ article: row.articleId, ...(row.type === "excerpt" && { excerpt }) });
      }
      if (event.key === "Enter" && !target.closest("button, a, summary, [role=dialog]") && opens(row)) {
        leave(at);
        open(row);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
  return [active, setActive];
}
