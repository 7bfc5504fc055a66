"use client";
// The head of the pages beside the map: where one is, and the ways between them.

import { useTranslations } from "use-intl";
import { SkipLink, usePath, Wordmark } from "../head";
import { Language, Theme } from "../header";
import { useTitle } from "../state";
import { TokenDialog } from "./token";

const PAGES = [
  ["map", "/"],
  ["add", "/add"],
  ["sources", "/sources"],
] as const;

interface PageHeadProps {
  at: "add" | "sources" | "table";
  /** Where the map leads, if not to everything. */
  map?: string;
}

export function PageHead({ at, map }: PageHeadProps) {
  const t = useTranslations("pages");
  const path = usePath();
  useTitle("page", t(at));
  return (
    <header className="no-print flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-rule bg-panel px-4 py-2 max-md:gap-x-1.5 max-md:px-3">
      <SkipLink to="main">{t("skip")}</SkipLink>
      <Wordmark label={t("home")} />
      <nav aria-label={t("label")} className="grow">
        <ul className="flex gap-1 max-md:gap-0">
          {PAGES.map(([page, href]) => (
            <li key={page}>
              <a
                href={page === "map" && map !== undefined ? map : path(href)}
                aria-current={page === at ? "page" : undefined}
                className="block rounded px-2 py-1.5 text-[13px] text-soft hover:bg-wash aria-[current]:font-medium aria-[current]:text-ink max-md:px-1.5"
              >
                {t(page)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex items-center gap-2">
        <Language />
        <span className="max-md:hidden">
          <Theme />
        </span>
      </div>
      <TokenDialog />
    </header>
  );
}
