"use client";
// The head of the page: name, search, what is counted, and what can be taken away.

import { Check, Keyboard, Link2, Moon, Plus, SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { memo } from "react";
import { useTranslations } from "use-intl";
import type { PlacesAnswer } from "@/lib/answers";
import { UNITS } from "@/lib/query";
import { ChoiceOfFew, SkipLink, usePath, Wordmark } from "./head";
import { openKeys } from "./keys";
import { Search } from "./search";
import { useExplorer } from "./state";
import { turnTheme, useOtherLanguage, useShare } from "./tools";
import { useWords } from "./words";

// Its menu is a fifth of a library; the first map does not wait for it.
const TakeAway = dynamic(() => import("./take-away").then(module => module.TakeAway), {
  ssr: false,
  loading: () => <span className="button w-24 opacity-60 md:max-xl:w-10" />,
});

const ToolsMenu = dynamic(() => import("./take-away").then(module => module.ToolsMenu), {
  ssr: false,
  loading: () => <span className="button w-9 opacity-60" />,
});

export const Header = memo(function Header({
  places,
  onFilters,
}: {
  places: PlacesAnswer | undefined;
  onFilters: () => void;
}) {
  const t = useTranslations("header");
  return (
    <header className="no-print flex items-center gap-x-4 border-b border-rule bg-panel px-4 py-2 max-md:absolute max-md:inset-x-2.5 max-md:top-2.5 max-md:z-[1100] max-md:gap-2 max-md:rounded-xl max-md:border max-md:px-3 max-md:shadow-card">
      {(["list", "map"] as const).map(part => (
        <SkipLink key={part} to={part}>
          {t(part === "list" ? "skip" : "skipToMap")}
        </SkipLink>
      ))}
      <h1>
        <Wordmark label={t("home")} />
      </h1>
      <div className="flex min-w-0 max-w-[520px] grow max-md:max-w-none">
        <Search />
      </div>
      <Units places={places} />
      <span className="grow max-md:hidden" />
      <div className="flex items-center gap-2">
        <button
          type="button"
          className="button px-2.5! lg:hidden"
          onClick={onFilters}
          aria-label={t("filters")}
          title={t("filters")}
        >
          <SlidersHorizontal size={15} aria-hidden="true" />
        </button>
        <div className="flex items-center gap-2 max-md:hidden">
          <Tools />
        </div>
        <div className="md:hidden">
          <ToolsMenu />
        </div>
      </div>
    </header>
  );
});

/** Beside the search there is room for pictures alone, until the page is wide. */
const SHORT = "md:max-xl:sr-only";

/** What is done with the view: share it, take it away, have it in another language or light; and the keys. */
function Tools() {
  const t = useTranslations("header");
  const path = usePath();
  return (
    <>
      <a className="button" href={path("/add")} title={t("add")}>
        <Plus size={14} aria-hidden="true" />
        <span className={SHORT}>{t("add")}</span>
      </a>
      <Share />
      <TakeAway />
      <Language />
      <Theme />
      <button type="button" className="button px-2.5!" aria-label={t("keys")} title={t("keys")} onClick={openKeys}>
        <Keyboard size={15} aria-hidden="true" />
      </button>
    </>
  );
}

/** What is counted, with how much there is of it under the filters. */
export function Units({
  places,
  className = "max-lg:hidden",
}: {
  places: PlacesAnswer | undefined;
  className?: string;
}) {
  const t = useTranslations("units");
  const words = useWords();
  const { query, ask } = useExplorer();
  return (
    <ChoiceOfFew
      name="unit"
      label={t("label")}
      values={UNITS}
      chosen={query.unit}
      onChoose={unit => ask({ unit })}
      className={`shrink-0 ${className}`}
      part="px-3 py-1.5 text-[13px] whitespace-nowrap"
    >
      {unit => (
        <>
          {t(unit)} <span className="tabular-nums">{places ? words.number(places.units[unit]) : ""}</span>
        </>
      )}
    </ChoiceOfFew>
  );
}

function Share() {
  const t = useTranslations("header");
  const { copied, share } = useShare();
  return (
    <button type="button" className="button" title={t("share")} onClick={() => void share()}>
      {copied ? <Check size={14} aria-hidden="true" /> : <Link2 size={14} aria-hidden="true" />}
      <span className={copied ? "" : SHORT}>{t(copied ? "copied" : "share")}</span>
    </button>
  );
}

export function Language() {
  const t = useTranslations("header");
  return (
    <a className="button" {...useOtherLanguage()}>
      {t("language")}
    </a>
  );
}

export function Theme() {
  const t = useTranslations("header");
  return (
    <button type="button" className="button px-2.5!" aria-label={t("theme")} title={t("theme")} onClick={turnTheme}>
      <Moon size={15} aria-hidden="true" />
    </button>
  );
}
