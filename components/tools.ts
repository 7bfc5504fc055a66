"use client";
// What is done with the view, by the buttons of a wide page and the menu of a phone: its link, the other language, light or dark.

import { type ComponentProps, useState } from "react";
import { useTranslations } from "use-intl";
import { EMPTY_VIEW, formatSearch } from "@/lib/query";
import { copy } from "./copy";
import { CHOSEN } from "./messages/language";
import { tell } from "./moment";
import { useExplorer } from "./state";

/** Copies the address of the view; `copied` for a moment after that. */
export function useShare(): { copied: boolean; share: () => Promise<void> } {
  const t = useTranslations("header");
  const [copied, setCopied] = useState(false);
  const share = async () => {
    const done = await copy(window.location.href);
    tell(t(done ? "copied" : "notCopied"));
    if (!done) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return { copied, share };
}

/** In seconds. */
const YEAR = 365 * 86_400;

/** A link to the view in the other language: a whole new page, since direction and sentences change together. */
export function useOtherLanguage(): Required<Pick<ComponentProps<"a">, "lang" | "hrefLang" | "href" | "onClick">> {
  const { query, view } = useExplorer();
  const lang = view.lang === "ar" ? "en" : "ar";
  const rest = formatSearch(query, { ...view, lang: EMPTY_VIEW.lang });
  return {
    lang,
    hrefLang: lang,
    // Said also where it is the default: an address without a language is shown in the reader's.
    href: `?${rest && `${rest}&`}lang=${lang}`,
    onClick: () => {
      // biome-ignore lint/suspicious/noDocumentCookie: the server reads it, and not every browser has another way
      document.cookie = `${CHOSEN}=${lang}; path=/; max-age=${YEAR}; samesite=lax`;
    },
  };
}

export function turnTheme(): void {
  const root = document.documentElement;
  const dark =
    getComputedStyle(root).colorScheme === "dark" ||
    (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}
