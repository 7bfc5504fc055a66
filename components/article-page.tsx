"use client";
// The reader alone: the article, and beside it a small map of its places that follows the reading.

import { ArrowLeft } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { formatSearch } from "@/lib/query";
import { useArticle } from "./answers";
import type { Found } from "./article-text";
import { useTold } from "./moment";
import { Failed, Reader } from "./reader";
import { useExplorer, useTitle } from "./state";
import { Toast } from "./toast";
import { useWords } from "./words";

const MiniMap = dynamic(() => import("./map/mini-map"), { ssr: false });

export function ArticlePage({ id }: { id: string }) {
  const t = useTranslations("reader");
  const tList = useTranslations("list");
  const tName = useTranslations();
  const words = useWords();
  const { query, view } = useExplorer();
  const { data, error, refetch } = useArticle(id);
  useTitle("page", data?.title ?? "");
  const told = useTold();
  const [reached, setReached] = useState<Found | null>(null);
  const explorer = `/${view.lang === "ar" ? "?lang=ar" : ""}`;
  return (
    <div className="mx-auto flex min-h-dvh max-w-[1180px] flex-col px-6 max-md:px-4">
      <header className="flex items-center gap-4 py-3">
        <a href={explorer} dir="ltr" className="font-serif text-[22px] font-semibold tracking-tight">
          {tName("name")}
          <span className="text-accent">.</span>
        </a>
        <a href={explorer} className="link flex items-center gap-1.5 text-[13px]">
          <ArrowLeft size={14} aria-hidden="true" className="rtl:-scale-x-100" />
          {t("map")}
        </a>
      </header>
      <p role="status" className="sr-only">
        {told}
      </p>
      <Toast />
      <div className="flex grow gap-10 pt-5 max-lg:flex-col max-lg:gap-6">
        <main className="min-w-0 grow" data-testid="reader">
          {error ? (
            <Failed error={error} heading="h1" onRetry={() => void refetch()} />
          ) : data ? (
            <Reader article={data} heading="h1" mention="" onChoose={setReached} onReach={setReached} />
          ) : (
            <p className="text-soft">{tList("loading")}</p>
          )}
        </main>
        {data && (
          <aside
            aria-label={t("miniMap")}
            className="sticky top-5 w-[380px] shrink-0 self-start max-lg:static max-lg:-order-1 max-lg:w-full"
          >
            <div className="card h-[460px] overflow-hidden max-lg:h-64">
              <MiniMap article={data} at={reached} />
            </div>
            {reached?.place && (
              <p className="mt-2 text-[13px]">
                <a
                  className="link"
                  href={`/?${formatSearch({ ...query, place: reached.place.id }, { ...view, article: id })}`}
                >
                  {t("showOnMap")}: <bdi>{words.name(reached.place)[0]}</bdi>
                </a>
              </p>
            )}
          </aside>
        )}
      </div>
    </div>
  );
}
