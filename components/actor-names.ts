"use client";
// Who is named in an incident, in the reader's language. The incident keeps the English name of its list of actors.

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLocale } from "use-intl";

export function useActorNames(): (name: string) => string {
  const arabic = useLocale().startsWith("ar");
  const { data } = useQuery({
    queryKey: ["actors"],
    queryFn: async () => (await import("./messages/actors.ar.json")).default as Readonly<Record<string, string>>,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: arabic,
  });
  return useCallback(
    name => (arabic && data && Object.hasOwn(data, name) ? (data[name] as string) : name),
    [arabic, data],
  );
}
