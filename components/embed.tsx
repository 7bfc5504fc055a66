"use client";
// The map with its cards and nothing else.

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { usePlaces } from "./answers";
import { Empty } from "./empty";
import { useExplorer } from "./state";

const Atlas = dynamic(() => import("./map/atlas"), { ssr: false });

export function Embed() {
  const t = useTranslations("map");
  const { query } = useExplorer();
  const { data } = usePlaces(query);
  return (
    <main className="relative h-dvh">
      <h1 className="sr-only">{t("label")}</h1>
      <Atlas answer={data} covered={0} card bare onView={nothing} />
      {data?.totals.all === 0 && (
        <div className="pointer-events-none absolute inset-x-4 top-1/4 z-[900] flex justify-center">
          <Empty />
        </div>
      )}
    </main>
  );
}

const nothing = () => {};
