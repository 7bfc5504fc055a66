"use client";
// The reader beside the map: hovering a place lights its symbol, a click flies there.

import { ArrowLeft, ExternalLink } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useArticle } from "./answers";
import type { Found } from "./article-text";
import { pointAt } from "./moment";
import { Failed, Reader } from "./reader";
import { articleUrl, selectPlace, useExplorer, useTitle } from "./state";

/** The map beside it follows the reading: the place that it has come to lights up. */
const lightUp = ({ place }: Found) => pointAt(place?.id ?? "");

export function ArticlePanel() {
  const t = useTranslations("reader");
  const tList = useTranslations("list");
  const { query, view, look } = useExplorer();
  const { data, error, refetch } = useArticle(view.article);
  useTitle("article", data?.title ?? "");
  const scroller = useRef<HTMLElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  /** What was chosen in the text: of the names of the selected place this one. */
  const chosen = useRef("");
  useEffect(
    function startAtTop() {
      if (view.article) scroller.current?.scrollTo({ top: 0 });
      // A link that opens with an article leaves the focus where it is.
      if (navigator.userActivation.hasBeenActive) back.current?.focus({ preventScroll: true });
    },
    [view.article],
  );
  const atPlace = data?.found.filter(({ place }) => place && place.id === query.place) ?? [];
  // The mention that the excerpt stood around; an incident's excerpt leads to its place, or to itself where it has none.
  const mention =
    data?.found.find(({ id }) => id === view.excerpt)?.id ??
    data?.happened.find(({ id, incident }) => id === view.excerpt && incident.placeStart === null)?.id ??
    atPlace.find(({ id }) => id === chosen.current)?.id ??
    atPlace[0]?.id ??
    "";
  return (
    <div className="flex min-h-0 grow flex-col" data-testid="reader">
      <div className="flex items-center gap-3 border-b border-rule px-4 py-2 text-[13px]">
        <button
          ref={back}
          type="button"
          className="link flex items-center gap-1.5 py-1"
          onClick={() => look({ article: "" })}
        >
          <ArrowLeft size={14} aria-hidden="true" className="rtl:-scale-x-100" />
          {t("back")}
        </button>
        <span className="grow" />
        <a className="link flex items-center gap-1.5 py-1" href={articleUrl(view.article, view.lang)}>
          {t("alone")}
          <ExternalLink size={13} aria-hidden="true" />
        </a>
      </div>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
        tabIndex={0}
        aria-label={data?.title ?? ""}
        className="min-h-0 grow overflow-y-auto px-7 pt-6 -outline-offset-2 max-md:px-4"
      >
        {error ? (
          <Failed error={error} heading="h2" onRetry={() => void refetch()} />
        ) : data ? (
          <Reader
            article={data}
            heading="h2"
            mention={mention}
            onChoose={({ id, place }) => {
              chosen.current = id;
              if (place) selectPlace(place.id);
            }}
            onReach={lightUp}
          />
        ) : (
          <p className="text-soft">{tList("loading")}</p>
        )}
      </section>
    </div>
  );
}
