"use client";
// The explorer's page: what can be asked on the left, the map with time at its foot, what is read on the right.

import { X } from "lucide-react";
import dynamic from "next/dynamic";
import {
  type CSSProperties,
  memo,
  type ReactNode,
  type RefCallback,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useTranslations } from "use-intl";
import type { PlacesAnswer } from "@/lib/answers";
import { useAskAhead, useFacets, usePlaces } from "./answers";
import { narrows, useActiveFilters } from "./chips";
import { Empty } from "./empty";
import { Facets } from "./facets";
import { usePath } from "./head";
import { Header, Units } from "./header";
import { Keys } from "./keys";
import { Legend } from "./legend";
import { List } from "./list";
import { moveMap, useStanding, useTold } from "./moment";
import { useBehind } from "./paint";
import { PlaceCard } from "./place-card";
import { Reason } from "./reason";
import { useReasons } from "./reasons";
import { SHEET_HEIGHT, Sheet } from "./sheet";
import { look, MapFirst, selectPlace, useExplorer, useTitle } from "./state";
import { Toast } from "./toast";
import { useWords } from "./words";

type Bounds = [west: number, south: number, east: number, north: number];

// What the first map does not wait for comes after it.
const ArticlePanel = dynamic(() => import("./article-panel").then(module => module.ArticlePanel));
const Timeline = dynamic(() => import("./timeline").then(module => module.Timeline), { ssr: false });
const loadAtlas = () => import("./map/atlas");
// Asked for now, not when the page around it has been brought to life.
if (typeof window !== "undefined") void loadAtlas();
const Atlas = dynamic(loadAtlas, {
  ssr: false,
  loading: () => <div className="h-full bg-[var(--sea)]" />,
});

/** Pixels, until it is measured. */
const TIMELINE_HEIGHT = 104;

export function Explorer() {
  const t = useTranslations("facets");
  const words = useWords();
  const { query, view, problem } = useExplorer();
  useAskAhead();
  const { data: places, error, refetch } = usePlaces(query);
  // The map is painted first; what else tells of the places is drawn behind it.
  const told = useBehind(places);
  const [bounds, setBounds] = useState<Bounds | null>(null);
  // The reader takes room from the map: what the list shows stays as it was until the way back.
  const reading = useRef(false);
  reading.current = view.article !== "";
  const follow = useCallback((next: Bounds) => {
    if (!reading.current) setBounds(next);
  }, []);
  const phone = useMedia("(max-width: 767px)");
  const [time, timeHeight] = useHeight(TIMELINE_HEIGHT);
  // Pixels at the foot of the map that something else covers, and those below its credits.
  const covered = phone ? (query.place ? Math.round(window.innerHeight * 0.48) : SHEET_HEIGHT) : timeHeight + 24;
  const feet = { "--covered": phone ? "4px" : `${covered}px`, "--sheet": phone ? `${SHEET_HEIGHT}px` : "0px" };
  const [filtering, setFiltering] = useState(false);
  const openFilters = useCallback(() => setFiltering(true), []);
  const selected = places?.features.find(({ id }) => id === query.place)?.properties;
  // The reader was opened last: it lies over the list of the place, or of all.
  useEscape(() => {
    if (view.article) look({ article: "" });
    else if (query.place) selectPlace("");
  });

  const wasReading = useRef(view.article !== "");
  useEffect(
    function leaveFocusToList() {
      const isClosed = view.article === "" && wasReading.current;
      wasReading.current = view.article !== "";
      // Unless the place's card or a row has taken it.
      if (isClosed && document.activeElement === document.body)
        document.getElementById("list")?.focus({ preventScroll: true });
    },
    [view.article],
  );

  const map = (
    <main className="relative min-w-0 grow bg-[var(--sea)]" style={feet as CSSProperties}>
      <MapFirst>
        <PlacesMap covered={covered} card={!phone} onView={follow} />
      </MapFirst>
      <div className="pointer-events-none absolute inset-x-3 bottom-6 z-[500] flex flex-col items-start gap-2.5 rtl:items-end *:pointer-events-auto max-md:hidden">
        {/* The card of a place needs the room. */}
        {!selected && (
          <div className="short:hidden">
            <Legend places={told} />
          </div>
        )}
        <div ref={time} className="w-full">
          <Timeline />
        </div>
      </div>
      <FitOffer />
      <div className="pointer-events-none absolute inset-x-4 top-1/4 z-[900] flex justify-center">
        {problem ? (
          <Stopped message={problem.message} heading="url" field={problem.field} />
        ) : error ? (
          <Stopped message={error.message} heading="title" onRetry={() => void refetch()} />
        ) : places?.totals.all === 0 ? (
          <Empty />
        ) : null}
      </div>
    </main>
  );

  if (phone) {
    const overList = view.article !== "" || selected !== undefined;
    return (
      <div className="relative flex h-dvh flex-col overflow-hidden">
        <Header places={told} onFilters={openFilters} />
        {map}
        <Sheet atLeast={view.article ? "full" : query.place ? "half" : "peek"}>
          {/* The list keeps its rows under card and reader, so that the way back leads to the same row. */}
          <div
            inert={overList}
            className={`flex min-h-0 flex-col ${overList ? "invisible absolute inset-x-0 top-7 bottom-0" : "grow"}`}
          >
            <List places={told} bounds={bounds} />
          </div>
          {selected && !view.article && (
            <SheetCard key={selected.id} label={words.name(selected)[0]}>
              <PlaceCard place={selected} />
            </SheetCard>
          )}
          {view.article && <ArticlePanel />}
        </Sheet>
        {filtering && <Drawer places={places} onClose={() => setFiltering(false)} />}
        <Titled />
        <Live places={told} />
      </div>
    );
  }
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <Header places={told} onFilters={openFilters} />
      <div className="flex min-h-0 grow">
        <aside
          aria-label={t("label")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
          tabIndex={0}
          className="no-print w-[304px] shrink-0 overflow-y-auto border-e border-rule bg-panel -outline-offset-2 max-lg:hidden"
        >
          <Facets />
        </aside>
        {map}
        <aside
          className={`relative flex shrink-0 flex-col border-s border-rule bg-panel ${view.article ? "w-[min(46%,620px)]" : "w-[392px] max-lg:w-[330px]"}`}
        >
          {/* The list keeps its width and its rows under the reader, so that the way back leads to the same row. */}
          <div
            inert={view.article !== ""}
            className={`flex min-h-0 flex-col ${view.article ? "invisible absolute inset-y-0 start-0 w-[391px] max-lg:w-[329px]" : "grow"}`}
          >
            <List places={told} bounds={bounds} />
          </div>
          {view.article && <ArticlePanel />}
        </aside>
      </div>
      {filtering && <Drawer places={places} onClose={() => setFiltering(false)} />}
      <Keys />
      <Titled />
      <Live places={told} />
    </div>
  );
}

/** The map of what it shows by now, which the page around it may not yet do. */
function PlacesMap(props: { covered: number; card: boolean; onView: (bounds: Bounds) => void }) {
  const { query } = useExplorer();
  const { data: places } = usePlaces(query);
  return <Atlas answer={places} {...props} />;
}

/** Filters leave the map where it is: what they leave may lie outside it, or be small in it. */
function FitOffer() {
  const t = useTranslations("map");
  const { query } = useExplorer();
  const words = useWords();
  const { outside, small } = useStanding();
  if (!narrows(query) || (outside === 0 && !small)) return null;
  return (
    <p
      className="card no-print absolute start-3 top-3 z-[500] flex max-w-[min(20rem,calc(100%-5rem))] flex-wrap items-center gap-x-2 px-3 py-1.5 text-[12.5px] max-md:top-[76px]"
      data-testid="fit-offer"
    >
      {outside > 0 && <span>{t("outside", { count: words.count("places", outside) })}</span>}
      <button type="button" className="link min-h-6 font-medium" onClick={() => moveMap("fit")}>
        {t("fit")}
      </button>
    </p>
  );
}

/** A selected place in the sheet: a dialog, as beside its symbol on a wide screen. */
function SheetCard({ label, children }: { label: string; children: ReactNode }) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(function takeFocus() {
    // A link that opens with a place selected leaves the focus where it is.
    if (navigator.userActivation.hasBeenActive) card.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={card} role="dialog" aria-label={label} tabIndex={-1} className="flex min-h-0 grow flex-col outline-none">
      {children}
    </div>
  );
}

/** The filters where there is no room for them beside the map. */
function Drawer({ places, onClose }: { places: PlacesAnswer | undefined; onClose: () => void }) {
  const t = useTranslations("facets");
  const words = useWords();
  const { query } = useExplorer();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(function openAtOnce() {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={t("label")}
      className="m-0 h-dvh max-h-none w-[340px] max-w-[92vw] bg-panel text-ink shadow-card backdrop:bg-black/30"
    >
      <div className="sticky top-0 z-10 flex items-center justify-between border-b border-rule bg-panel px-4 py-2">
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t("show", { count: places ? words.count(query.unit, places.totals.all) : "" })}
        </button>
        <button
          type="button"
          aria-label={t("close")}
          className="rounded p-2 text-soft"
          onClick={() => dialog.current?.close()}
        >
          <X size={17} aria-hidden="true" />
        </button>
      </div>
      <div className="px-4 pt-4">
        <Units
          places={places}
          className="w-full [&>label]:grow [&>label>span]:px-1.5! [&>label>span]:text-center [&>label>span]:text-[12px]!"
        />
      </div>
      <Facets />
      <div className="px-4 pb-4 md:hidden">
        <Timeline />
        <div className="mt-4">
          <Legend places={places} bare />
        </div>
      </div>
    </dialog>
  );
}

interface StoppedProps {
  message: string;
  heading: "url" | "title";
  /** The word of the address that cannot be read. */
  field?: string;
  onRetry?: () => void;
}

/** In place of the answer: why there is none, and ways on. */
function Stopped({ message, heading, field, onRetry }: StoppedProps) {
  const t = useTranslations("error");
  const saidOf = useReasons();
  const path = usePath();
  const without = () => {
    const words = new URLSearchParams(window.location.search);
    words.delete(field ?? "");
    window.location.search = words.toString();
  };
  return (
    <div role="alert" className="card pointer-events-auto max-w-md p-4">
      <h2 className="font-serif text-[18px] font-semibold">{t(heading)}</h2>
      <p className="mt-1 break-words text-soft">
        <Reason {...saidOf(message)} />
      </p>
      <p className="mt-3 flex gap-2">
        {onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            {t("retry")}
          </button>
        )}
        {field && (
          <button type="button" className="button" onClick={without}>
            {t("without", { word: field })}
          </button>
        )}
        <a className="button" href={path("/")}>
          {t("anew")}
        </a>
      </p>
    </div>
  );
}

/** The filters as the page's name: a bookmark or an entry of the history tells what it asks. */
const Titled = memo(function Titled() {
  const { query } = useExplorer();
  const filters = useActiveFilters(query, useFacets(query).data);
  const labels = filters.map(({ label }) => label);
  useTitle("question", labels.slice(0, TOLD).join(" · ") + (labels.length > TOLD ? " …" : ""));
  return null;
});

/** Filters that a title tells. */
const TOLD = 4;

/** Says what a change of the question did, for those who do not see the map. */
const Live = memo(function Live({ places }: { places: PlacesAnswer | undefined }) {
  const t = useTranslations("live");
  const words = useWords();
  const { query } = useExplorer();
  const told = useTold();
  const tCounts = useTranslations("counts");
  const result = places
    ? t("result", {
        count: words.count(query.unit, places.totals.all),
        places: tCounts("places", { count: places.features.length }),
      })
    : "";
  return (
    <>
      <p role="status" className="sr-only">
        {told || result}
      </p>
      <Toast />
    </>
  );
});

/** Escape ends the innermost thing; what is inside a dialog or a field has already taken it. */
function useEscape(end: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if ((event.target as HTMLElement).closest("input, dialog, [role=menu]")) return;
      end();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}

/** How high what `ref` is given to stands; `otherwise` while there is nothing. */
function useHeight(otherwise: number): [RefCallback<HTMLElement>, number] {
  const [height, setHeight] = useState(otherwise);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (element.offsetHeight > 0) setHeight(element.offsetHeight);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, height];
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    listener => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
