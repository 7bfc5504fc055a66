"use client";
// The governorates' names, from the boundaries that the map draws; and how a place's whereabouts are said.

import { useCallback, useMemo } from "react";
import { useLocale } from "use-intl";
import type { Excerpt } from "@/lib/answers";
import { useGround } from "./answers";

interface ProvinceName {
  slug: string;
  name: string;
  nameAr: string;
}

/** By slug. */
export function useProvinceNames(): Map<string, ProvinceName> {
  const { data } = useGround<ProvinceName>("governorates.geojson");
  return useMemo(() => new Map(data?.features.map(({ properties }) => [properties.slug, properties])), [data]);
}

/** A governorate, and the country unless it is the focus country, in the reader's language. */
export function useWhereabouts(): (
  place: Pick<NonNullable<Excerpt["place"]>, "kind" | "admin1" | "country">,
) => string[] {
  const provinces = useProvinceNames();
  const locale = useLocale();
  return useCallback(
    ({ kind, admin1, country }) => {
      const known = [...provinces.values()].find(({ name }) => name === admin1);
      const province = known && locale.startsWith("ar") ? known.nameAr : admin1;
      const abroad = /^[A-Z]{2}$/.test(country) && country !== "IQ" && kind !== "country";
      const land = abroad ? (new Intl.DisplayNames([locale], { type: "region" }).of(country) ?? country) : "";
      return [kind === "admin1" ? "" : province, land].filter(Boolean);
    },
    [provinces, locale],
  );
}
