"use client";
// What a facet's values are called in the reader's language: in the panel, on chips, on the card of a place.

import { useCallback } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { FacetsAnswer } from "@/lib/answers";
import { type Facet, KNOWN_VALUES } from "@/lib/query";
import { PASTED } from "@/lib/review";
import type { IncidentType, Kind } from "@/lib/types";
import { useActorNames } from "./actor-names";
import { useProvinceNames } from "./province-names";
import { useWords } from "./words";

/** The value of rows that are somewhere in the region's own country. */
export const HOME = "iraq";

/** What is said of rows without a value. */
const NONE: Partial<Record<Facet, "noIncident" | "noActor" | "noDistrict" | "noImport">> = {
  subtype: "noIncident",
  actor: "noActor",
  by: "noActor",
  against: "noActor",
  district: "noDistrict",
  subdistrict: "noDistrict",
  import: "noImport",
};

/** The label of a facet's value in the reader's language. */
export function useFacetLabels(answer: FacetsAnswer | undefined): (facet: Facet, value: string) => string {
  const t = useTranslations("facets");
  const words = useWords();
  const locale = useLocale();
  const provinces = useProvinceNames();
  const actorOf = useActorNames();
  const importOf = useImportNames();
  return useCallback(
    (facet, value) => {
      if (facet === "type") return words.type(value === "none" ? null : (value as IncidentType));
      if (facet === "killed") return KNOWN_VALUES[facet]?.includes(value) ? t(`numbers.${value as "1"}`) : value;
      if (value === "none") return t(NONE[facet] ?? "unlocated");
      if (facet === "province" && value === HOME) return t("noProvince");
      if (facet === "subtype") return words.subtype({ type: "battles", subtype: value });
      if (facet === "kind") return words.kind(value as Kind);
      if (facet === "language" || facet === "confidence" || facet === "sense" || facet === "status") {
        return KNOWN_VALUES[facet]?.includes(value) ? t(value as "en") : value;
      }
      const given = answer?.facets[facet].find(known => known.value === value);
      if ((facet === "actor" || facet === "by" || facet === "against") && given) return actorOf(given.label);
      if (facet === "import" && given) return importOf(given.label);
      if (locale.startsWith("ar")) {
        const nameAr = given?.labelAr || (facet === "province" && provinces.get(value)?.nameAr);
        if (nameAr) return nameAr;
      }
      return given?.label ?? provinces.get(value)?.name ?? words.plain(value);
    },
    [answer, t, words, locale, provinces, actorOf, importOf],
  );
}

/** What an import is called, with its day as the reader writes days. */
function useImportNames(): (label: string) => string {
  const t = useTranslations("imports");
  const words = useWords();
  return useCallback(
    label => {
      const [, name = label, day] = /^(.*) · (\d{4}-\d\d-\d\d)$/s.exec(label) ?? [];
      const said = name === PASTED ? t("pasted") : name;
      return day ? `${said} · ${words.day(day)}` : said;
    },
    [t, words],
  );
}
