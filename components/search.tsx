"use client";

// One box for places and text. A place is suggested under any of its names; whatever is typed can be sought in the text.

import { useQuery } from "@tanstack/react-query";
import { useCombobox } from "downshift";
import { MapPin, Search as SearchIcon, TextSearch, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { PlaceCount } from "@/lib/query";
import { placesOf, usePlaces, useSuggestions } from "./answers";
import { useWhereabouts } from "./province-names";
import { selectPlace, useExplorer } from "./state";
import { useWords } from "./words";

type Item = { type: "text"; q: string } | { type: "place"; place: PlaceCount };

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
  const suggested = useSuggestions(typed);
  const sought = typed.trim();
  const settled = useSettled(sought, PAUSE);
  const { data: found } = useQuery({
    ...placesOf({ ...query, q: settled }),
    enabled: settled.length >= 2 && settled !== query.q,
  });
  const counted = settled !== sought ? undefined : settled === query.q ? places : found;

  const items = useMemo((): Item[] => {
    if (!sought) return [];
    const known = new Map(places?.features.map(({ properties }) => [properties.id, properties]));
    const plain = plainly(sought);
    const direct = [...known.values()].filter(
      place => plainly(place.name).includes(plain) || place.nameAr.includes(sought),
    );
    const byAnyName = (suggested ?? []).flatMap(id => known.get(id) ?? []);
    const found = [...new Set([...direct.sort((a, b) => b.count - a.count), ...byAnyName])].slice(0, 8);
    return [...found.map((place): Item => ({ type: "place", place })), { type: "text", q: sought }];
  }, [sought, places, suggested]);

  const accept = (item: Item) => {
    if (item.type === "text") ask({ q: item.q });
    else selectPlace(item.place.id);
  };
  const box = useCombobox({
    items,
    inputValue: typed,
    defaultHighlightedIndex: 0,
    itemToString: item => (item === null ? "" : item.type === "text" ? item.q : words.name(item.place)[0]),
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return;
      accept(selectedItem);
      setTyped(selectedItem.type === "text" ? selectedItem.q : query.q);
      box.selectItem(null as unknown as Item);
      input.current?.blur();
    },
    stateReducer: (_state, { type, changes }) =>
      // Escape shuts the menu and leaves the words; downshift would wipe them.
      type === useCombobox.stateChangeTypes.InputKeyDownEscape
        ? { ...changes, inputValue: typed, selectedItem: null }
        : changes,
  });

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
            onChange: event => setTyped(event.currentTarget.value),
            onKeyDown: event => {
              if (event.key === "Enter" && !typed.trim() && query.q) ask({ q: "" });
              if (event.key === "Escape" && !box.isOpen) input.current?.blur();
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
              {item.type === "place" ? (
                <>
                  <MapPin size={14} aria-hidden="true" className="shrink-0 text-soft" />
                  <bdi className="truncate font-medium">{words.name(item.place)[0]}</bdi>
                  <bdi className="max-w-[40%] shrink-0 truncate font-arabic text-soft">{words.name(item.place)[1]}</bdi>
                  <span className="min-w-0 shrink-[3] grow basis-0 truncate text-[12px] text-soft">
                    {[words.kind(item.place.kind), ...whereabouts(item.place)].join(" · ")}
                  </span>
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
