"use client";
// The governorates' names by their slug, from the boundaries that the map draws.

import { useMemo } from "react";
import { useGround } from "./answers";

interface ProvinceName {
  slug: string;
  name: string;
  nameAr: string;
}

export function useProvinceNames(): Map<string, ProvinceName> {
  const { data } = useGround<ProvinceName>("governorates.geojson");
  return useMemo(() => new Map(data?.features.map(({ properties }) => [properties.slug, properties])), [data]);
}
