"use client";
// What is shown as a file, on paper, or as a map inside another page.

import * as Menu from "@radix-ui/react-dropdown-menu";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { EMPTY_VIEW, formatSearch } from "@/lib/query";
import { copy } from "./copy";
import { tell } from "./moment";
import { useExplorer } from "./state";

const ITEM = "block cursor-pointer rounded px-2.5 py-1.5 text-[13px] outline-none data-[highlighted]:bg-wash";

export function TakeAway() {
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
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <button type="button" className="button" title={t("export")}>
          <Download size={14} aria-hidden="true" />
          <span className="md:max-xl:sr-only">{t("export")}</span>
        </button>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content align="end" sideOffset={6} className="card z-[1300] min-w-44 p-1">
          <Menu.Label className="eyebrow px-2.5 pt-1.5 pb-1">{t("asFile")}</Menu.Label>
          {(["geojson", "csv", "kml"] as const).map(format => (
            <Menu.Item key={format} asChild>
              <a className={ITEM} href={`/api/export?format=${format}${search ? `&${search}` : ""}`} download>
                {t(format)}
              </a>
            </Menu.Item>
          ))}
          <Menu.Separator className="my-1 h-px bg-rule" />
          <Menu.Label className="eyebrow px-2.5 pt-1.5 pb-1">{t("asPage")}</Menu.Label>
          <Menu.Item asChild>
            <a className={ITEM} href={`/print?${formatSearch(query, view)}`} target="_blank" rel="noopener">
              {t("print")}
            </a>
          </Menu.Item>
          <Menu.Item className={ITEM} onSelect={() => void copyEmbed()}>
            {t("embed")}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
