"use client";
// Who is named in an incident, in the reader's language. The incident keeps the English name of its list of actors.

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { EventView } from "@/lib/answers";
import { ROLES } from "@/lib/types";

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

/** Who did it, to whom, and who else took part, a phrase each; names alone where no role is known. */
export function useActorPhrases(): (incident: Pick<EventView, "actors">) => string[] {
  const t = useTranslations("incident");
  const nameOf = useActorNames();
  return useCallback(
    ({ actors }) => {
      const known = new Set(actors.flatMap(({ name, role }) => (role === "involved" ? [] : [name])));
      return ROLES.flatMap(role => {
        // What somebody did tells more than that they took part.
        const own = actors.filter(actor => actor.role === role && !(role === "involved" && known.has(actor.name)));
        if (own.length === 0) return [];
        const names = [...new Set(own.map(({ name }) => nameOf(name)))].join(t("and"));
        return [role === "involved" && known.size === 0 ? names : t(role, { names })];
      });
    },
    [t, nameOf],
  );
}
