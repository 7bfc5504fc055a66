"use client";
// One row of the list: an excerpt, an article, a place, or the heading of a group.

import { type MouseEvent, memo, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ArticleRow, Excerpt, PlaceCount } from "@/lib/answers";
import type { Query, Unit } from "@/lib/query";
import { useActorPhrases } from "./actor-names";
import { actorsOf, ExcerptText, Provenance, usePeople } from "./excerpt";
import { pointAt, usePointedAt } from "./moment";
import { useWhereabouts } from "./province-names";
import { beginning, type Named, placesIn, type Sentence } from "./sentences";
import { TypeGlyph } from "./type-glyph";
import { useWords } from "./words";

export type Row =
  | { type: "heading"; key: string; text: string }
  | { type: "excerpt"; key: string; placeId: string; articleId: string; sentence: Sentence }
  | { type: "article"; key: string; placeId: string; articleId: string; article: ArticleRow }
  | { type: "place"; key: string; placeId: string; articleId: string; place: PlaceCount };

/** The date that the query speaks of: an incident has its own, a mere mention that of its article. */
export const dateOf = ({ incident, publishedOn }: Excerpt, dates: Query["dates"]) =>
  dates === "event" && incident ? incident.date : publishedOn;

/** The excerpts that a row stands for: a sentence may have several. */
export const holds = (row: Row | undefined, excerpt: string): boolean =>
  row?.type === "excerpt" && row.sentence.ids.has(excerpt);

interface RowViewProps {
  row: Row;
  index: number;
  active: boolean;
  current: boolean;
  /** What the list counts. */
  unit: Unit;
  /** Whether places tell how many were killed there. */
  tolls: boolean;
  dates: Query["dates"];
  /** The same function always, so that rows keep still. `at`: one of the row's places, or its first. */
  onOpen: (row: Row, index: number, at?: { placeId: string; excerpt: string }) => void;
}

export const RowView = memo(function RowView({
  row,
  index,
  active,
  current,
  unit,
  tolls,
  dates,
  onOpen,
}: RowViewProps) {
  const members = useMemo(() => (row.type === "excerpt" ? placesIn(row.sentence) : null), [row]);
  const lit = usePointedAt(row.type === "heading" ? "" : row.placeId, members);
  if (row.type === "heading") return <h3 className="eyebrow bg-paper px-4 pt-2.5 pb-1.5">{row.text}</h3>;
  const several = row.type === "excerpt" && row.sentence.named.length > 1;
  const look = current ? "bg-mark-faint" : lit || active ? "bg-wash" : "hover:bg-wash";
  const press = (event: MouseEvent) => {
    // A name in the sentence is a way to its own place.
    const mark = several && (event.target as Element).closest<HTMLElement>("mark.toponym");
    const named = mark ? row.sentence.at.get(Number(mark.dataset.start)) : undefined;
    onOpen(row, index, named?.place ? { placeId: named.place.id, excerpt: named.id } : undefined);
  };
  const button = {
    type: "button" as const,
    "data-row": row.key,
    "data-place": row.placeId,
    "aria-current": current || undefined,
    onClick: press,
  };
  const pointed = {
    onPointerEnter: () => pointAt(row.placeId, members),
    onPointerLeave: () => pointAt(""),
  };
  if (several)
    return (
      <div className={`border-b border-rule ${look}`} {...pointed}>
        <SeveralPlaces
          sentence={row.sentence}
          dates={dates}
          onPlace={({ id, place }) => place && onOpen(row, index, { placeId: place.id, excerpt: id })}
          onAway={pointed.onPointerEnter}
        />
        <button {...button} className="block w-full px-4 pb-3 text-start -outline-offset-2">
          <SentenceText sentence={row.sentence} unit={unit} />
        </button>
      </div>
    );
  return (
    <button
      {...button}
      {...pointed}
      className={`block w-full border-b border-rule px-4 py-3 text-start -outline-offset-2 ${look}`}
    >
      {row.type === "excerpt" && <ExcerptRow sentence={row.sentence} unit={unit} dates={dates} />}
      {row.type === "article" && <ArticleLine article={row.article} />}
      {row.type === "place" && <PlaceLine place={row.place} tolls={tolls} />}
    </button>
  );
});

function ExcerptRow({ sentence, unit, dates }: { sentence: Sentence; unit: Unit; dates: Query["dates"] }) {
  const words = useWords();
  const t = useTranslations("list");
  const { incident, place } = sentence.excerpt;
  const date = dateOf(sentence.excerpt, dates);
  return (
    <>
      <span className="flex items-center gap-2 text-[12px]">
        <TypeGlyph type={incident?.type ?? null} size={15} />
        <bdi className="max-w-[62%] shrink-0 truncate text-[13px] font-semibold">
          {place ? words.name(place)[0] : t("unlocated")}
        </bdi>
        <span className="truncate text-soft">{incident ? words.subtype(incident) : ""}</span>
        <span className="grow" />
        <span className="shrink-0 text-soft tabular-nums">{date ? words.date(date) : t("undated")}</span>
      </span>
      <SentenceText sentence={sentence} unit={unit} />
    </>
  );
}

/** The sentence, who did what it tells to whom, and where it comes from; how much it counts for, where that is more than once. */
function SentenceText({ sentence: { excerpt, named, ids }, unit }: { sentence: Sentence; unit: Unit }) {
  const words = useWords();
  const people = usePeople();
  const counts = useTranslations("counts");
  const phrasesOf = useActorPhrases();
  const sides = new Set(
    named.flatMap(({ incident, event }) => (incident ? phrasesOf({ actors: actorsOf(incident, event) }) : [])),
  );
  const told = new Set(
    named.flatMap(({ incident, event }) => [
      ...(incident ? people(incident, event) : []),
      ...(incident && incident.reports > 1 ? [counts("reports", { count: incident.reports })] : []),
    ]),
  );
  return (
    <>
      {sides.size > 0 && (
        <span className="mt-0.5 line-clamp-2 text-[12px] text-soft" data-testid="actors">
          {[...sides].map((phrase, index) => (
            <span key={phrase}>
              {index > 0 && " · "}
              <bdi>{phrase}</bdi>
            </span>
          ))}
        </span>
      )}
      <ExcerptText excerpt={excerpt} from={beginning(excerpt)} className="mt-1.5 line-clamp-5 text-[15px]/[1.5]" />
      <span className="mt-1 flex gap-2 text-[12px] text-soft">
        <span className="min-w-0 grow truncate">
          <Provenance excerpt={excerpt} />
        </span>
        {[...told].map(words => (
          <span key={words} className="shrink-0 font-medium text-ink tabular-nums">
            {words}
          </span>
        ))}
        {ids.size > 1 && <span className="shrink-0 tabular-nums">{words.count(unit, ids.size)}</span>}
      </span>
    </>
  );
}

/** The places of a sentence side by side, each a way to its own. */
function SeveralPlaces({
  sentence: { excerpt, named },
  dates,
  onPlace,
  onAway,
}: {
  sentence: Sentence;
  dates: Query["dates"];
  onPlace: (named: Named) => void;
  /** The pointer is on the row again. */
  onAway: () => void;
}) {
  const words = useWords();
  const t = useTranslations("list");
  const date = dateOf(excerpt, dates);
  const told = (incident: Named["incident"]) => (incident ? words.subtype(incident) : "");
  // What happened is told once where it is the same everywhere.
  const same = named.every(({ incident }) => told(incident) === told(named[0]?.incident ?? null));
  return (
    <div className="flex items-start gap-2 px-4 pt-2.5 text-[12px]">
      <ul aria-label={t("named")} className="-ms-1.5 flex min-w-0 grow flex-wrap items-center gap-x-1">
        {named.map(one => {
          const face = (
            <>
              <TypeGlyph type={one.incident?.type ?? null} size={15} />
              <bdi className="max-w-full shrink-0 truncate text-[13px] font-semibold">
                {one.place ? words.name(one.place)[0] : one.written || t("unlocated")}
              </bdi>
              {!one.place && one.written && <span className="text-soft">{t("unlocated")}</span>}
              {!same && one.incident && <span className="truncate text-soft">{told(one.incident)}</span>}
            </>
          );
          const look = "flex min-h-6 max-w-full items-center gap-1.5 rounded px-1.5";
          const { id, place } = one;
          return (
            <li key={id} className="max-w-full">
              {place ? (
                <button
                  type="button"
                  onClick={() => onPlace(one)}
                  onPointerEnter={() => pointAt(place.id)}
                  onPointerLeave={onAway}
                  className={`${look} hover:text-accent hover:underline`}
                >
                  {face}
                </button>
              ) : (
                <span className={look}>{face}</span>
              )}
            </li>
          );
        })}
        {same && named[0]?.incident && <li className="truncate px-1.5 text-soft">{told(named[0].incident)}</li>}
      </ul>
      <span className="mt-1 shrink-0 text-soft tabular-nums">{date ? words.date(date) : t("undated")}</span>
    </div>
  );
}

function ArticleLine({ article }: { article: ArticleRow }) {
  const words = useWords();
  return (
    <>
      <bdi lang={article.language} className="block font-serif text-[15.5px]/[1.4] font-semibold">
        {article.title}
      </bdi>
      <span className="mt-1 block text-[12px] text-soft">
        <Provenance excerpt={article} /> · {words.count("mentions", article.mentions)} ·{" "}
        {words.count("incidents", article.incidents)}
      </span>
    </>
  );
}

function PlaceLine({ place, tolls }: { place: PlaceCount; tolls: boolean }) {
  const words = useWords();
  const whereabouts = useWhereabouts();
  const [name, other] = words.name(place);
  return (
    <>
      <span className="flex items-baseline gap-2">
        <TypeGlyph type={place.leading} size={14} />
        <bdi className="max-w-[60%] shrink-0 truncate font-medium">{name}</bdi>
        <bdi className="max-w-[35%] shrink-0 truncate font-arabic text-soft">{other}</bdi>
        <span className="min-w-0 grow truncate text-[12px] text-soft">
          {[words.kind(place.kind), ...whereabouts(place)].join(" · ")}
        </span>
        <span className="tabular-nums" data-testid="row-count">
          {words.number(place.count)}
        </span>
      </span>
      {tolls && place.toll.killed > 0 && (
        <span className="block ps-[22px] text-[12px] text-soft tabular-nums">
          {words.count("killed", place.toll.killed)}
        </span>
      )}
    </>
  );
}
