"use client";
// What is shown as a file, on paper, or as a map inside another page; and, on a phone, everything that is done with the view in one menu.

import * as Menu from "@radix-ui/react-dropdown-menu";
import { Download, Menu as MenuSign } from "lucide-react";
import { useTranslations } from "use-intl";
import { EMPTY_VIEW, formatSearch } from "@/lib/query";
import { copy } from "./copy";
import { usePath } from "./head";
import { moveMap, tell } from "./moment";
import { useExplorer } from "./state";
import { turnTheme, useOtherLanguage, useShare } from "./tools";

const ITEM =
  "block cursor-pointer rounded px-2.5 py-1.5 text-[13px] outline-none data-[highlighted]:bg-wash max-md:py-2.5 max-md:text-[14px]";
const LABEL = "eyebrow px-2.5 pt-1.5 pb-1";
const CARD = "card z-[1300] min-w-44 p-1";

export function TakeAway() {
  const t = useTranslations("header");
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <button type="button" className="button" title={t("export")}>
          <Download size={14} aria-hidden="true" />
          <span className="md:max-xl:sr-only">{t("export")}</span>
        </button>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content align="end" sideOffset={6} className={CARD}>
          <Files />
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Where there is no room for the buttons side by side. It stands in the header, to which it belongs. */
export function ToolsMenu() {
  const t = useTranslations("header");
  const path = usePath();
  const { copied, share } = useShare();
  const language = useOtherLanguage();
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <button type="button" className="button px-2.5!" aria-label={t("menu")} title={t("menu")}>
          <MenuSign size={15} aria-hidden="true" />
        </button>
      </Menu.Trigger>
      <Menu.Content
        align="end"
        sideOffset={6}
        collisionPadding={10}
        className={`${CARD} max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto`}
      >
        <Menu.Item
          className={ITEM}
          onSelect={event => {
            // It stays to say that it is done.
            event.preventDefault();
            void share();
          }}
        >
          {t(copied ? "copied" : "shareLink")}
        </Menu.Item>
        <Menu.Item asChild>
          <a className={ITEM} {...language}>
            {t("language")}
          </a>
        </Menu.Item>
        <Menu.Item className={ITEM} onSelect={turnTheme}>
          {t("theme")}
        </Menu.Item>
        <Menu.Item asChild>
          <a className={ITEM} href={path("/add")}>
            {t("add")}
          </a>
        </Menu.Item>
        <Menu.Separator className="my-1 h-px bg-rule" />
        <Files />
      </Menu.Content>
    </Menu.Root>
  );
}

function Files() {
  const t = useTranslations("header");
  const { query, view } = useExplorer();
  // The list that is on screen, as far as the query goes: what the map shows moves no number.
  const search = formatSearch(query, { ...EMPTY_VIEW, list: view.list, sort: view.sort });
  const copyEmbed = async () => {
    const shown = formatSearch(query, { ...EMPTY_VIEW, at: view.at, layer: view.layer, lang: view.lang });
    const address = `${window.location.origin}/embed${shown ? `?${shown}` : ""}`;
    const code = `<iframe src="${address.replaceAll("&", "&amp;")}" width="720" height="520" style="border:0" title="Dateline"></iframe>`;
    tell(t((await copy(code)) ? "embedCopied" : "notCopied"));
  };
  return (
    <>
      <Menu.Label className={LABEL}>{t("asFile")}</Menu.Label>
      {(["geojson", "csv", "kml"] as const).map(format => (
        <Menu.Item key={format} asChild>
          <a className={ITEM} href={`/api/export?format=${format}${search ? `&${search}` : ""}`} download>
            {t(format)}
          </a>
        </Menu.Item>
      ))}
      <Menu.Item className={ITEM} onSelect={() => moveMap("picture")}>
        {t("png")}
      </Menu.Item>
      <Menu.Separator className="my-1 h-px bg-rule" />
      <Menu.Label className={LABEL}>{t("asPage")}</Menu.Label>
      <Menu.Item asChild>
        <a className={ITEM} href={`/print?${formatSearch(query, view)}`} target="_blank" rel="noopener">
          {t("print")}
        </a>
      </Menu.Item>
      <Menu.Item className={ITEM} onSelect={() => void copyEmbed()}>
        {t("embed")}
      </Menu.Item>
    </>
  );
}
