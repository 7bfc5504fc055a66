"use client";
// What a selected place answers, in this order: where, what and when, the sentence, where it comes from, why here.
// Drawn beside the symbol on a wide screen, in the sheet on a phone.

import { ChevronDown, ChevronLeft, ChevronRight, X, ZoomIn } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Excerpt, PlaceCount } from "@/lib/answers";
import { type Query, slug, sortOf } from "@/lib/query";
import { useExcerpts, useFacets } from "./answers";
import { ExcerptText, IncidentLine, Provenance } from "./excerpt";
import { useFacetLabels } from "./facet-labels";
import { moveMap, useStanding } from "./moment";
import { useWhereabouts } from "./province-names";
import { beginning } from "./sentences";
import { articleUrl, choose, selectPlace, turnTo, useExplorer, useTitle } from "./state";
import { Verdict, WhyHere } from "./why-here";
import { WhyIncident } from "./why-incident";
import { useWords } from "./words";

/** The card's question: this place's rows in the unit on screen; an article is read by its mentions. */
export const cardQuery = (query: Query, place: string): Query => ({
  ...query,
  place,
  unit: query.unit === "articles" ? "mentions" : query.unit,
});

/** The district, and whether an outline tells it or the gazetteer; "" where it is not known or the place itself. */
function useDistrict(place: PlaceCount): string {
  const t = useTranslations("popup");
  const { query } = useExplorer();
  const labelOf = useFacetLabels(useFacets(query).data);
  if (!place.district || place.kind === "admin2") return "";
  const district = labelOf("district", place.district);
  return place.admin2 && place.district === slug(`${place.admin1} ${place.admin2}`)
    ? t("district", { district })
    : t("districtByPosition", { district });
}

/** The place's name as the sentence has it, this one or that from which the place was carried over. */
function writtenIn({ text, marks, placeFrom }: Excerpt): string {
  if (placeFrom) return placeFrom.text.slice(placeFrom.name.start, placeFrom.name.end);
  const named = marks.find(({ mark }) => mark === "toponym");
  return named ? text.slice(named.start, named.end) : "";
}

/** Of an incident first what happened; then, of every excerpt, the place. */
function Why({ excerpt, bare }: { excerpt: Excerpt; bare: boolean }) {
  const t = useTranslations("why");
  const words = useWords();
  const { incident, placeFrom, textStart, language } = excerpt;
  const { name, articleId, id } = excerpt;
  const place = (
    <WhyHere
      found={excerpt}
      confidence={excerpt.placeConfidence}
      written={writtenIn(excerpt)}
      correct={
        name && !bare
          ? { articleId, span: name, now: (excerpt.placeTold ?? excerpt.place)?.id ?? "", excerpt: id }
          : undefined
      }
    />
  );
  if (!incident) return <div className="pt-1.5">{place}</div>;
  return (
    <div className="pt-1.5" data-testid="why">
      <h3 className="eyebrow mb-1">{t("whyIncident")}</h3>
      <WhyIncident
        incident={incident}
        articleId={bare ? undefined : articleId}
        excerpt={id}
        carried={placeFrom && { from: placeFrom, before: placeFrom.textStart < textStart, language }}
      />
      {!bare && <Verdict articleId={articleId} incident={incident} excerpt={id} />}
      <h3 className="eyebrow mt-3 mb-1">{t("whyPlace")}</h3>
      {excerpt.placeTold && excerpt.place && (
        <p className="mb-1 text-[12.5px] text-soft">
          {t.rich("elsewhere", {
            told: () => <bdi className="text-ink">{words.name(excerpt.placeTold ?? excerpt.place!)[0]}</bdi>,
            drawn: () => <bdi className="text-ink">{words.name(excerpt.place!)[0]}</bdi>,
          })}
        </p>
      )}
      {place}
    </div>
  );
}

interface PlaceCardProps {
  place: PlaceCount;
  /** No reader stands beside the map: the article opens in a page of its own. */
  bare?: boolean;
  /** Told which runners-up to draw lines to; [] when "Why here?" is shut. */
  onRunnersUp?: (to: { lon: number; lat: number; name: string }[]) => void;
}

export function PlaceCard({ place, bare = false, onRunnersUp }: PlaceCardProps) {
  const t = useTranslations("popup");
  const words = useWords();
  const { query, view, ask, look } = useExplorer();
  useTitle("place", bare ? "" : words.name(place)[0]);
  const [why, setWhy] = useState(false);
  /** The excerpt that is read from its sentence's beginning, however far from the name that is. */
  const [whole, setWhole] = useState("");
  // Beside the reader the map is narrow, and the excerpt is read there: the card closes to its heading until it is asked for.
  const [unfolded, setUnfolded] = useState("");
  const folded = view.article !== "" && unfolded !== view.article;
  const read = useRef<HTMLButtonElement>(null);
  const beforeReader = useRef(view.article === "");
  useEffect(
    function takeFocusBack() {
      const isClosed = view.article === "" && !beforeReader.current;
      beforeReader.current = view.article === "";
      // The reader has taken the focus with it.
      if (isClosed && document.activeElement === document.body) read.current?.focus({ preventScroll: true });
    },
    [view.article],
  );
  const answer = useExcerpts(cardQuery(query, place.id), sortOf(view, query));
  const excerpts =
    answer.data?.pages.flatMap(page => page.excerpts).filter(({ place: at }) => at?.id === place.id) ?? [];
  const total = answer.data?.pages[0]?.total ?? 0;

  const reading = view.excerpt;
  const found = excerpts.findIndex(({ id }) => id === reading);
  const index = Math.max(0, found);
  const excerpt = excerpts[index];
  const { hasNextPage, isFetching, fetchNextPage } = answer;
  const wantsMore = hasNextPage && !isFetching && (index >= excerpts.length - 3 || (reading !== "" && found < 0));
  useEffect(
    function readOn() {
      if (wantsMore) void fetchNextPage();
    },
    [wantsMore, fetchNextPage],
  );

  const turn = (by: -1 | 1) => {
    const next = excerpts[index + by];
    if (next) turnTo(next.id);
  };
  const { crowded } = useStanding();
  const close = () => selectPlace("");
  useArrowKeys(turn);

  useEffect(
    function showRunnersUp() {
      onRunnersUp?.(why && excerpt ? excerpt.runnersUp : []);
    },
    [why, excerpt, onRunnersUp],
  );

  const id = useId();
  const [name, other] = words.name(place);
  const provinceSlug = place.country === "IQ" && place.admin1 ? slug(place.admin1) : "";
  const whereabouts = useWhereabouts();
  const where = [words.kind(place.kind), useDistrict(place), ...whereabouts(place)].filter(Boolean);
  const counts = (["incidents", "mentions", "articles"] as const).map(unit => words.count(unit, place.counts[unit]));
  return (
    <section aria-labelledby={id} className="flex min-h-0 grow flex-col" data-testid="place-card">
      <header className={`flex items-start gap-3 px-4 pt-3.5 ${folded ? "pb-3" : ""}`}>
        <div className="min-w-0 grow">
          <h2 id={id} className="font-serif text-[21px]/[1.25] font-semibold">
            <bdi>{name}</bdi>
            {other && (
              <span className="ms-2 font-normal text-soft">
                <bdi lang={other === place.nameAr ? "ar" : "en"} className="font-arabic text-[17px]">
                  {other}
                </bdi>
              </span>
            )}
          </h2>
          <p className="mt-0.5 text-[12.5px] text-soft">
            {where.join(" · ")}
            <br />
            {[...counts, ...words.toll(place.toll)].join(" · ")}
          </p>
          {crowded && (
            <button
              type="button"
              className="link flex min-h-6 items-center gap-1 text-[12.5px]"
              onClick={() => moveMap("alone")}
            >
              <ZoomIn size={13} aria-hidden="true" /> {t("alone")}
            </button>
          )}
        </div>
        {view.article !== "" && (
          <button
            type="button"
            aria-expanded={!folded}
            aria-label={t("fold")}
            className="-mt-1 rounded p-2 text-soft hover:text-ink"
            onClick={() => setUnfolded(folded ? view.article : "")}
          >
            <ChevronDown size={17} aria-hidden="true" className={folded ? "" : "rotate-180"} />
          </button>
        )}
        <button
          type="button"
          onClick={close}
          aria-label={t("close")}
          className="-me-2 -mt-1 rounded p-2 text-soft hover:text-ink"
        >
          <X size={17} aria-hidden="true" />
        </button>
      </header>

      <div hidden={folded} className="min-h-0 grow overflow-y-auto px-4 pt-2.5" aria-live="polite">
        {excerpt ? (
          <>
            {excerpt.incident && <IncidentLine incident={excerpt.incident} event={excerpt.event} />}
            <blockquote
              tabIndex={-1}
              dir={excerpt.language === "ar" ? "rtl" : "ltr"}
              className="mt-2 border-s-[3px] ps-3 text-[16px]/[1.5] outline-none"
              style={{ borderColor: `var(--${excerpt.incident?.type ?? "rule"})` }}
            >
              <ExcerptText
                excerpt={excerpt}
                className="block"
                from={whole === excerpt.id ? 0 : beginning(excerpt)}
                ellipsis={
                  <button
                    type="button"
                    aria-label={t("beginning")}
                    title={t("beginning")}
                    className="link me-1 min-h-6 min-w-6 font-sans"
                    onClick={event => {
                      // The button goes away: the focus stays with the sentence.
                      event.currentTarget.closest("blockquote")?.focus();
                      setWhole(excerpt.id);
                    }}
                  >
                    …
                  </button>
                }
              />
            </blockquote>
            <p className="mt-2 text-[12.5px] text-soft">
              <bdi className="font-medium text-ink">{excerpt.title}</bdi>
              <br />
              <Provenance excerpt={excerpt} />
            </p>
          </>
        ) : (
          <p className="py-3 text-soft">{answer.isFetching ? "…" : t("none")}</p>
        )}
        {excerpt && (
          <details
            open={why}
            onToggle={event => setWhy(event.currentTarget.open)}
            className="mt-2.5 border-t border-rule py-2"
          >
            <summary className="text-[12.5px] font-semibold">{t("whyHere")}</summary>
            <Why key={excerpt.id} excerpt={excerpt} bare={bare} />
          </details>
        )}
      </div>

      <footer
        className={`${folded ? "hidden" : "flex"} items-center gap-1 border-t border-rule px-2.5 py-1.5 text-[12.5px]`}
      >
        <Turn label={t("previous")} disabled={index === 0} onClick={() => turn(-1)}>
          <ChevronLeft size={17} aria-hidden="true" className="rtl:-scale-x-100" />
        </Turn>
        <span className="min-w-14 text-center text-soft" data-testid="position">
          {total > 0 && t("position", { index: words.number(index + 1), total: words.number(total) })}
        </span>
        <Turn label={t("next")} disabled={index >= excerpts.length - 1} onClick={() => turn(1)}>
          <ChevronRight size={17} aria-hidden="true" className="rtl:-scale-x-100" />
        </Turn>
        <span className="grow" />
        {provinceSlug && (
          <button
            type="button"
            className="link px-1.5 py-1"
            onClick={() => ask(now => choose(now, "province", provinceSlug, "only"))}
          >
            {t("only", { province: whereabouts({ ...place, kind: "city" })[0] ?? place.admin1 })}
          </button>
        )}
        {excerpt && bare && (
          <a
            className="link px-1.5 py-1 font-medium"
            href={articleUrl(excerpt.articleId, view.lang)}
            target="_blank"
            rel="noopener"
          >
            {t("read")}
          </a>
        )}
        {excerpt && !bare && (
          <button
            ref={read}
            type="button"
            className="link px-1.5 py-1 font-medium"
            onClick={() => look({ article: excerpt.articleId })}
          >
            {t("read")}
          </button>
        )}
      </footer>
    </section>
  );
}

function Turn({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string;
  disabled: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      className="rounded p-1.5 hover:bg-wash disabled:opacity-35"
    >
      {children}
    </button>
  );
}

/** Left and right turn the page, unless a field, a slider or the map itself wants them. */
function useArrowKeys(turn: (by: -1 | 1) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const target = event.target as HTMLElement;
      if (
        event.defaultPrevented ||
        target.matches("input, textarea, select, [role=slider], [role=radio], .leaflet-container")
      )
        return;
      const onwards = (event.key === "ArrowRight") === (document.documentElement.dir !== "rtl");
      event.preventDefault();
      turn(onwards ? 1 : -1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}
