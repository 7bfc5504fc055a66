"use client";
// The parts of an excerpt, wherever it is read (popup, list, reader): the marked sentence, what happened, where it comes from.

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { EventView, Excerpt, IncidentView, StatedRange } from "@/lib/answers";
import type { Span } from "@/lib/types";
import { useActorPhrases } from "./actor-names";
import { useReasons } from "./reasons";
import { TypeGlyph } from "./type-glyph";
import { useWords } from "./words";

type Mark = Span & { mark: string };

/** Cuts a text at every mark's ends; marks may overlap, pieces do not. */
export function pieces(text: string, marks: Mark[]): { start: number; text: string; marks: string[] }[] {
  const inside = marks.filter(({ start, end }) => start >= 0 && end <= text.length && start < end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const over = inside.filter(mark => mark.start <= start && mark.end >= end);
    return { start, text: text.slice(start, end), marks: [...new Set(over.map(({ mark }) => mark))] };
  });
}

interface ExcerptTextProps {
  excerpt: Excerpt;
  className?: string;
  /** Begins so far into the sentence; "…" stands for what is left out. */
  from?: number;
  /** What stands for it, where that can be asked for. */
  ellipsis?: ReactNode;
}

/** The sentence with its marks. Always text: nothing in an article is ever taken as markup. */
export function ExcerptText({ excerpt, className = "", from = 0, ellipsis = "… " }: ExcerptTextProps) {
  const marks = excerpt.marks.map(mark => ({ ...mark, start: mark.start - from, end: mark.end - from }));
  return (
    <span
      className={`prose font-serif ${className}`}
      lang={excerpt.language}
      dir={excerpt.language === "ar" ? "rtl" : "ltr"}
    >
      {from > 0 && ellipsis}
      {pieces(excerpt.text.slice(from), marks).map(piece =>
        piece.marks.length > 0 ? (
          <mark key={piece.start} className={piece.marks.join(" ")} data-start={from + piece.start}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </span>
  );
}

/** What the sentence reports, in one line: type, status where it did not simply happen, date, casualties, reports. */
export function IncidentLine({ incident, event = null }: { incident: IncidentView; event?: EventView | null }) {
  const t = useTranslations("incident");
  const counts = useTranslations("counts");
  const words = useWords();
  const saidOf = useReasons();
  const phrasesOf = useActorPhrases();
  const people = usePeople();
  const said = [
    incident.relation && t("relation", { words: incident.relation }),
    incident.status === "reported" ? "" : t(incident.status),
    incident.date ? words.date(incident.date) : t("undated"),
    ...people(incident, event, true),
    ...phrasesOf({ actors: actorsOf(incident, event) }),
    incident.reports > 1 ? counts("reports", { count: incident.reports }) : "",
  ].filter(Boolean);
  return (
    <span
      className="inline-flex max-w-full items-start gap-1.5 text-[12px]/[1.45] text-soft [&_svg]:mt-px"
      title={incident.dateNote && t("dateFrom", { note: saidOf(incident.dateNote).text })}
    >
      <TypeGlyph type={incident.type} />
      <span>
        <span className="font-medium text-ink">{words.subtype(incident)}</span>
        <FurtherParts parts={said} />
      </span>
    </span>
  );
}

/** What a line goes on with, each behind a dot. */
export const FurtherParts = ({ parts }: { parts: readonly string[] }) =>
  parts.map(part => (
    <span key={part}>
      {" · "}
      <bdi>{part}</bdi>
    </span>
  ));

/** Who took part, by a report alone or by all of its event. */
export const actorsOf = (incident: IncidentView, event: EventView | null): EventView["actors"] =>
  event?.actors ?? incident.actors;

type People = "deaths" | "injuries";

/** How many: by a report alone, or by all of its event, from the lowest number to the highest where they differ; "" where nothing is told. */
export function useNumber(): (of: People, incident: IncidentView, event: EventView | null) => string {
  const t = useTranslations("incident");
  const stated = useStated();
  return (of, incident, event) => {
    const told = event?.[of] ?? null;
    // What a reader has set goes before the report's own words.
    const number = event?.byHand.includes(of) ? stated("", told) : stated(incident[of], told ?? incident[`${of}Range`]);
    return told?.differ ? t("asReported", { number }) : number;
  };
}

/** The same of the killed and of the wounded, in words. Where it `heads` what is read they end with whose numbers they are, unless a reader has set them. */
export function usePeople(): (incident: IncidentView, event: EventView | null, heads?: boolean) => string[] {
  const t = useTranslations("incident");
  const numberOf = useNumber();
  return (incident, event, heads = false) => {
    const told = (["deaths", "injuries"] as const)
      .map(of => ({ of, number: numberOf(of, incident, event) }))
      .filter(({ number }) => number !== "");
    const last = told.at(-1);
    if (heads && last && !event?.[last.of]?.differ && !isSetByHand(last.of, incident, event))
      last.number = t("asReported", { number: last.number });
    return told.map(({ of, number }) => t(of, { number }));
  };
}

const isSetByHand = (of: People, { byHand }: IncidentView, event: EventView | null): boolean =>
  event ? event.byHand.includes(of) : byHand?.[of] !== undefined;

/** A number of victims as digits, with its bounds; the text's words where they tell no number ("dozens"). */
export function useStated(): (text: string, range: StatedRange | null) => string {
  const t = useTranslations("incident");
  const words = useWords();
  return (text, range) => {
    const [low, high] = [range?.low ?? null, range?.high ?? null];
    if (low === null && high === null) return inLine(text);
    if (low !== null && high !== null)
      return low === high ? words.number(low) : t("between", { low: words.number(low), high: words.number(high) });
    return low === null
      ? t("atMost", { number: words.number(high ?? 0) })
      : t("atLeast", { number: words.number(low) });
  };
}

/** Words of the text's own that may have begun a sentence there: "At least twelve". */
const inLine = (words: string) => words.replace(/^\p{Lu}(?=\p{Ll})/u, letter => letter.toLowerCase());

/** Source, author and date as far as they are stated. */
export function Provenance({ excerpt }: { excerpt: Pick<Excerpt, "source" | "publishedOn"> }) {
  const words = useWords();
  const t = useTranslations("reader");
  return (
    <span>
      <bdi>{excerpt.source}</bdi> · {excerpt.publishedOn ? words.date(excerpt.publishedOn) : t("noDate")}
    </span>
  );
}
