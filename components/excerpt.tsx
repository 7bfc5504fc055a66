"use client";
// The parts of an excerpt, wherever it is read (popup, list, reader): the marked sentence, what happened, where it comes
// from, and why here.

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Excerpt, IncidentView } from "@/lib/query";
import type { Span } from "@/lib/types";
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

/** The sentence with its marks. Always text: nothing in an article is ever taken as markup. */
export function ExcerptText({ excerpt, className = "" }: { excerpt: Excerpt; className?: string }) {
  return (
    <span
      className={`prose font-serif ${className}`}
      lang={excerpt.language}
      dir={excerpt.language === "ar" ? "rtl" : "ltr"}
    >
      {pieces(excerpt.text, excerpt.marks).map(piece =>
        piece.marks.length > 0 ? (
          <mark key={piece.start} className={piece.marks.join(" ")}>
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
export function IncidentLine({ incident }: { incident: IncidentView }) {
  const t = useTranslations("incident");
  const counts = useTranslations("counts");
  const words = useWords();
  const said = [
    incident.status === "reported" ? "" : t(incident.status),
    incident.date ? words.date(incident.date) : t("undated"),
    incident.deaths && t("deaths", { number: incident.deaths }),
    incident.injuries && t("injuries", { number: incident.injuries }),
    incident.actors.map(actor => actor.name).join(", "),
    incident.reports > 1 ? counts("reports", { count: incident.reports }) : "",
  ].filter(Boolean);
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 text-[12px] text-soft" title={incident.dateNote}>
      <TypeGlyph type={incident.type} />
      <span>
        <span className="font-medium text-ink">{words.subtype(incident)}</span>
        {said.map(part => (
          <span key={part}> · {part}</span>
        ))}
      </span>
    </span>
  );
}

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

type Reasoned = Pick<Excerpt, "evidence" | "runnersUp" | "confidence" | "literal">;

/** Why this place and no other: evidence in words with what it weighed, then who lost and by how much. */
export function WhyHere({ found }: { found: Reasoned }) {
  const t = useTranslations("popup");
  const runnersUp = found.runnersUp.slice(0, 5);
  const [all, setAll] = useState(false);
  return (
    <div className="text-[12.5px] text-soft" lang="en" dir="ltr">
      <p>
        {t("confidence", { value: found.confidence.toFixed(2) })}
        {!found.literal && <> · {t("metonymic")}</>}
      </p>
      <ul className="mt-1 space-y-0.5">
        {(all ? found.evidence : found.evidence.slice(0, 5)).map(({ feature, value, weight, note }) => (
          <li key={feature + note} className="flex gap-2">
            <span className="w-10 shrink-0 text-end tabular-nums">{signed(value * weight)}</span>
            <span>{note || feature}</span>
          </li>
        ))}
      </ul>
      {found.evidence.length > 5 && !all && (
        <button type="button" className="link ms-12" onClick={() => setAll(true)}>
          {t("moreEvidence", { count: found.evidence.length - 5 })}
        </button>
      )}
      {runnersUp.length === 0 ? (
        <p className="mt-1.5">{t("noRunnersUp")}</p>
      ) : (
        <>
          <p className="mt-1.5">{t("runnersUp")}</p>
          <ul className="mt-0.5 space-y-0.5">
            {runnersUp.map(({ placeId, name, admin1, country, score }) => (
              <li key={placeId} className="flex gap-2">
                <span className="w-10 shrink-0 text-end tabular-nums">{score.toFixed(2)}</span>
                <span>{[name, admin1, country].filter(Boolean).join(", ")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
