"use client";

// One box for places and text. A place is suggested under any of its names; whatever is typed can be sought in the text.

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCombobox } from "downshift";
import { MapPin, Search as SearchIcon, TextSearch, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { PlaceCount } from "@/lib/answers";
import { placesOf, type Suggestion, suggestionsFor, usePlaces } from "./answers";
import { narrows, unfiltered } from "./chips";
import { useWhereabouts } from "./province-names";
import { selectPlace, useExplorer } from "./state";
import { useWords } from "./words";

/** `beyond`: a place that the filters leave nothing of; its count is that without them. */
type Item = { type: "text"; q: string } | { type: "place" | "beyond"; place: PlaceCount };

/** Quoted, excluding or with alternatives: asked of the text, whatever places are called so. */
const FOR_THE_TEXT = /["“”«»]|(^|\s)(-|OR\s|أو\s)/u;

/** As many places as are read in a menu, and as many beyond the filters. */
const PLACES = 8;
const BEYOND = 3;

/**
 * What can be chosen for what is typed: the places of that name, else the text comes first, then what else it may mean. The first is
 * what Enter takes.
 */
function itemsFor(
  sought: string,
  places: readonly PlaceCount[],
  suggested: readonly Suggestion[],
  /** All places, where filters leave some out. */
  all: readonly PlaceCount[],
): Item[] {
  if (!sought) return [];
  const plain = plainly(sought);
  const known = new Map(places.map(place => [place.id, place]));
  const named = suggested
    .filter(({ named }) => named && !FOR_THE_TEXT.test(sought))
    .flatMap(({ id }) => known.get(id) ?? []);
  const holding = places.filter(place => plainly(place.name).includes(plain) || place.nameAr.includes(sought));
  const others = [
    ...holding.sort((a, b) => b.count - a.count),
    ...suggested.flatMap(({ id }) => known.get(id) ?? []),
  ].filter(place => !named.includes(place));
  const asItem = (place: PlaceCount): Item => ({ type: "place", place });
  const leftOut = new Map(all.filter(({ id }) => !known.has(id)).map(place => [place.id, place]));
  const beyond = suggested
    .filter(({ named }) => named && !FOR_THE_TEXT.test(sought))
    .flatMap(({ id }): Item[] => {
      const place = leftOut.get(id);
      return place ? [{ type: "beyond", place }] : [];
    });
  const first = named.slice(0, PLACES);
  return [
    ...first.map(asItem),
    { type: "text", q: sought },
    ...[...new Set(others)].slice(0, PLACES - first.length).map(asItem),
    ...beyond.slice(0, BEYOND),
  ];
}

/** Marks and case aside, as a reader types in haste. */
const plainly = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}'’ʿʾ-]/gu, "")
    .toLowerCase();

/** Milliseconds without a letter after which it is counted what a text would find. */
const PAUSE = 180;

export function Search() {
  const t = useTranslations("search");
  const words = useWords();
  const whereabouts = useWhereabouts();
  const { query, ask } = useExplorer();
  const [typed, setTyped] = useState(query.q);
  useEffect(() => setTyped(query.q), [query.q]);
  const input = useRef<HTMLInputElement>(null);
  const places = usePlaces(query).data;
  const client = useQueryClient();
  const sought = typed.trim();
  const { data: suggested } = useQuery({ ...suggestionsFor(sought), enabled: sought.length >= 2 });
  const settled = useSettled(sought, PAUSE);
  const { data: found } = useQuery({
    ...placesOf({ ...query, q: settled }),
    enabled: settled.length >= 2 && settled !== query.q,
  });
  const counted = settled !== sought ? undefined : settled === query.q ? places : found;

  const filtered = narrows(query);
  const { data: whole } = useQuery({
    ...placesOf({ ...unfiltered(query), place: "" }),
    enabled: filtered && sought.length >= 2,
  });
  const all = useMemo(
    () => (filtered ? (whole?.features.map(({ properties }) => properties) ?? []) : []),
    [filtered, whole],
  );
  const placesInQuestion = useMemo(() => places?.features.map(({ properties }) => properties) ?? [], [places]);
  const items = useMemo(
    () => itemsFor(sought, placesInQuestion, suggested ?? [], all),
    [sought, placesInQuestion, suggested, all],
  );

  /** Whether the reader has gone to an item by arrow or pointer since the last letter; else Enter takes the first. */
  const led = useRef(false);
  const accept = (item: Item) => {
    if (item.type === "text") ask({ q: item.q });
    else if (item.type === "place") selectPlace(item.place.id);
    else ask(now => ({ ...unfiltered(now), place: item.place.id }), { excerpt: "" });
    setTyped(item.type === "text" ? item.q : item.type === "place" ? query.q : "");
    input.current?.blur();
  };
  const box = useCombobox({
    items,
    inputValue: typed,
    defaultHighlightedIndex: 0,
    itemToString: item => (item === null ? "" : item.type === "text" ? item.q : words.name(item.place)[0]),
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return;
      accept(selectedItem);
      box.selectItem(null as unknown as Item);
    },
    stateReducer: (_state, { type, changes }) => {
      const { InputKeyDownArrowDown, InputKeyDownArrowUp, ItemMouseMove, InputKeyDownEscape, InputBlur } =
        useCombobox.stateChangeTypes;
      if (type === InputKeyDownArrowDown || type === InputKeyDownArrowUp || type === ItemMouseMove) led.current = true;
      // Escape and Tab shut the menu and leave the words; downshift would wipe them, or take what nobody chose.
      const leaves = type === InputKeyDownEscape || type === InputBlur;
      return leaves ? { ...changes, inputValue: typed, selectedItem: null } : changes;
    },
  });

  /** Takes the first item for what stands in the box, once it is known what that is; where it cannot be, the text is searched. */
  const enter = async (written: string) => {
    const answer = await client.fetchQuery(suggestionsFor(written)).catch(() => []);
    if (input.current?.value.trim() !== written) return;
    const [first] = itemsFor(written, placesInQuestion, answer, []);
    box.closeMenu();
    if (first) accept(first);
  };

  useEffect(function slashSearches() {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || target.matches("input, textarea, select")) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <search className="min-w-0 grow md:relative">
      <div className="relative">
        <SearchIcon size={15} aria-hidden="true" className="pointer-events-none absolute start-3 top-[9px] text-soft" />
        <input
          {...box.getInputProps({
            ref: input,
            placeholder: t("placeholder"),
            maxLength: 500,
            "aria-label": t("label"),
            // At once, not when the menu has heard of it: letters typed fast would be lost.
            onChange: event => {
              led.current = false;
              setTyped(event.currentTarget.value);
            },
            onKeyDown: event => {
              const written = event.currentTarget.value.trim();
              if (event.key === "Enter" && !written && query.q) ask({ q: "" });
              if (event.key === "Enter" && written && !event.nativeEvent.isComposing && !(led.current && box.isOpen)) {
                Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
                void enter(written);
              }
              if (event.key === "Escape" && !box.isOpen) {
                // What stands in the box is what is asked, not what was given up.
                setTyped(query.q);
                input.current?.blur();
              }
            },
          })}
          className="h-[33px] w-full rounded-[7px] border border-rule bg-paper ps-9 pe-9 text-[13.5px] max-md:ps-8 max-md:pe-7 text-ellipsis placeholder:text-soft"
        />
        {query.q || typed ? (
          <button
            type="button"
            aria-label={t("clear")}
            className="absolute end-1.5 top-1 rounded p-1.5 text-soft hover:text-ink"
            onClick={() => {
              setTyped("");
              if (query.q) ask({ q: "" });
            }}
          >
            <X size={14} aria-hidden="true" />
          </button>
        ) : (
          <kbd className="absolute end-2.5 top-[7px] rounded border border-rule px-1.5 text-[11px] text-soft max-md:hidden">
            /
          </kbd>
        )}
      </div>
      <ul
        {...box.getMenuProps({ "aria-label": t("label") })}
        className={`card absolute start-0 top-[38px] z-[1200] w-full overflow-hidden p-1 max-md:top-[calc(100%+6px)] md:min-w-[440px] ${box.isOpen && items.length > 0 ? "" : "hidden"}`}
      >
        {box.isOpen &&
          items.map((item, index) => (
            <li
              key={item.type === "text" ? "text" : item.place.id}
              {...box.getItemProps({ item, index })}
              className="flex cursor-pointer items-center gap-2.5 rounded px-2.5 py-1.5 whitespace-nowrap aria-selected:bg-wash"
            >
              {item.type !== "text" ? (
                <>
                  <MapPin size={14} aria-hidden="true" className="shrink-0 text-soft" />
                  <bdi className="truncate font-medium">{words.name(item.place)[0]}</bdi>
                  <bdi className="max-w-[40%] shrink-0 truncate font-arabic text-soft">{words.name(item.place)[1]}</bdi>
                  <span className="min-w-0 shrink-[3] grow basis-0 truncate text-[12px] text-soft">
                    {[words.kind(item.place.kind), ...whereabouts(item.place)].join(" · ")}
                  </span>
                  {item.type === "beyond" && <span className="shrink-0 text-[12px] text-accent">{t("beyond")}</span>}
                  <span className="text-soft tabular-nums">{words.number(item.place.count)}</span>
                </>
              ) : (
                <>
                  <TextSearch size={14} aria-hidden="true" className="shrink-0 text-soft" />
                  <span className="truncate">{t("text", { q: item.q })}</span>
                  <span aria-hidden="true" className="grow truncate text-[11.5px] text-soft max-md:hidden">
                    <bdi>{t("hint")}</bdi>
                  </span>
                  <span className="ms-auto shrink-0 text-soft tabular-nums">
                    {counted ? words.number(counted.totals.all) : sought.length >= 2 ? "…" : ""}
                  </span>
                </>
              )}
            </li>
          ))}
      </ul>
    </search>
  );
}

/** `value`, once it has stayed the same for so many milliseconds. */
function useSettled<T>(value: T, pause: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
