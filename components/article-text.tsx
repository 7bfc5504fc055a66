"use client";
// An article's text in stretches: its places and the words that tell of incidents marked, what is known of a chosen one below its stretch.

import { memo } from "react";
import { useTranslations } from "use-intl";
import type { ArticleAnswer } from "@/lib/answers";
import type { Span } from "@/lib/types";
import { IncidentLine, pieces } from "./excerpt";
import { pointAt, usePointedAt } from "./moment";
import { useWhereabouts } from "./province-names";
import { Reason } from "./reason";
import { useReasons } from "./reasons";
import { typeColour } from "./type-glyph";
import { Correct, Dismiss, WhyHere } from "./why-here";
import { useWords } from "./words";

export type Found = ArticleAnswer["found"][number];

export interface Stretch extends Span {
  text: string;
  /** Why it is set aside, or "". */
  reason: string;
}

export const chosenWithin = ({ start, end }: Span, found: Found | undefined) =>
  found && found.start >= start && found.end <= end ? found.id : "";

export const spanWithin = ({ start, end }: Span, span: Span | null | undefined) =>
  span && span.start >= start && span.end <= end ? span : undefined;

/** The text as paragraphs and folded boilerplate, in order, each with its place in the text. What is set aside in a row is one. */
export function stretchesOf({ text, boilerplate }: Pick<ArticleAnswer, "text" | "boilerplate">): Stretch[] {
  const stretches: Stretch[] = [];
  const paragraphs = (from: number, to: number) => {
    for (const { 0: line, index } of text.slice(from, to).matchAll(/[^\n]+/g)) {
      if (line.trim()) stretches.push({ start: from + index, end: from + index + line.length, text: line, reason: "" });
    }
  };
  let at = 0;
  for (const { start, end, reason } of [...boilerplate].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    paragraphs(at, start);
    at = end;
    const folded = text.slice(start, end).trim();
    if (!folded) continue;
    const before = stretches.at(-1);
    if (!before?.reason) {
      stretches.push({ start, end, text: folded, reason: reason || "…" });
      continue;
    }
    before.end = end;
    before.text += `\n${folded}`;
    if (!before.reason.split("; ").includes(reason)) before.reason += `; ${reason}`;
  }
  paragraphs(at, text.length);
  return stretches;
}

interface ParagraphProps {
  stretch: Stretch;
  article: ArticleAnswer;
  chosen: string;
  /** Words that are being marked as a place. */
  marking: Span | undefined;
  onChoose: (id: string) => void;
}

export const Paragraph = memo(function Paragraph(props: ParagraphProps) {
  const { stretch, article, chosen } = props;
  return (
    <>
      <p className="mb-[0.9em]" data-line={stretch.start}>
        <Line {...props} />
      </p>
      <Detail article={article} chosen={chosen} />
    </>
  );
});

const foundWithin = <T extends Span>(spans: T[], stretch: Span): T[] =>
  spans.filter(({ start, end }) => start < stretch.end && end > stretch.start);

/** The words of a stretch with what was found in them. */
export function Line({ stretch, article, chosen, marking, onChoose }: ParagraphProps) {
  const words = useWords();
  const found = foundWithin(article.found, stretch);
  const happened = foundWithin(article.happened, stretch);
  const shift = <T extends Span>(span: T) => ({ start: span.start - stretch.start, end: span.end - stretch.start });
  const marks = [
    ...found.map(each => ({ ...shift(each), mark: `f:${each.id}` })),
    ...happened.map(each => ({ ...shift(each.trigger), mark: `h:${each.id}` })),
    ...(marking ? [{ ...shift(marking), mark: "marking" }] : []),
  ];
  return pieces(stretch.text, marks).map(piece => {
    const toponym = found.find(({ id }) => piece.marks.includes(`f:${id}`));
    if (toponym)
      return (
        <ToponymMark
          key={piece.start}
          found={toponym}
          text={piece.text}
          chosen={toponym.id === chosen}
          onChoose={onChoose}
        />
      );
    if (piece.marks.includes("marking"))
      return (
        <mark key={piece.start} className="marking">
          {piece.text}
        </mark>
      );
    const event = happened.find(({ id }) => piece.marks.includes(`h:${id}`));
    if (!event) return piece.text;
    return (
      <mark
        key={piece.start}
        className="trigger"
        title={words.subtype(event.incident)}
        style={{ textDecorationColor: typeColour(event.incident.type) }}
      >
        {piece.text}
      </mark>
    );
  });
}

/** What happened where the mention says: told in its sentence, or elsewhere and placed by it. */
const happenedAt =
  ({ start, end, place }: Found) =>
  (happened: ArticleAnswer["happened"][number]): boolean =>
    happened.incident.placeStart === start ||
    (happened.placeId === place?.id && start >= happened.start && end <= happened.end);

/** What is known of the chosen mention, below its stretch. */
export function Detail({ article, chosen }: Pick<ParagraphProps, "article" | "chosen">) {
  const t = useTranslations("reader");
  const saidOf = useReasons();
  const open = article.found.find(({ id }) => id === chosen);
  if (!open) return null;
  const written = article.text.slice(open.start, open.end);
  return (
    <aside className="card mb-5 p-3 font-sans" dir="auto">
      <MentionDetail found={open} text={written} />
      {article.happened.filter(happenedAt(open)).map(({ id, incident }, _, { length }) => (
        <div key={id} className="mb-1">
          <IncidentLine incident={incident} />
          {length > 1 && (
            <bdi className="ms-1.5 font-serif text-[12.5px]" lang={article.language}>
              {t("trigger", { words: incident.trigger })}
            </bdi>
          )}
          <Dismiss articleId={article.id} incident={incident} />
        </div>
      ))}
      {open.place ? (
        <WhyHere
          key={open.id}
          found={open}
          confidence={open.confidence}
          written={written}
          correct={{ articleId: article.id, span: { start: open.start, end: open.end }, now: open.place.id }}
        />
      ) : (
        <>
          <p className="text-[12.5px] text-soft">
            {t.rich("unresolved", { reason: () => <Reason {...saidOf(open.reason)} /> })}
          </p>
          <Correct
            key={open.id}
            articleId={article.id}
            span={{ start: open.start, end: open.end }}
            written={written}
            now=""
            found={open}
          />
        </>
      )}
    </aside>
  );
}

function MentionDetail({ found: { place }, text }: { found: Found; text: string }) {
  const words = useWords();
  const whereabouts = useWhereabouts();
  if (!place) return <h2 className="font-serif text-[17px] font-semibold">{text}</h2>;
  const [name, other] = words.name(place);
  return (
    <h2 className="mb-1 font-serif text-[17px]/[1.4] font-semibold">
      <bdi>{name}</bdi> <bdi className="font-arabic text-[15px] font-normal text-soft">{other}</bdi>{" "}
      <span className="font-sans text-[12.5px] font-normal text-soft">
        {[words.kind(place.kind), ...whereabouts(place)].join(" · ")}
      </span>
    </h2>
  );
}

interface ToponymMarkProps {
  found: Found;
  text: string;
  chosen: boolean;
  onChoose: (id: string) => void;
}

/** A place in the running text: a button that reads like the words it is. */
function ToponymMark({ found, text, chosen, onChoose }: ToponymMarkProps) {
  const placeId = found.place?.id ?? "";
  const lit = usePointedAt(placeId);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would not break across lines as words do
    <span
      role="button"
      tabIndex={0}
      data-mention={found.id}
      data-place={placeId}
      aria-pressed={chosen}
      onClick={() => onChoose(found.id)}
      onKeyDown={event => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onChoose(found.id);
      }}
      onPointerEnter={() => pointAt(placeId)}
      onPointerLeave={() => pointAt("")}
      onFocus={() => pointAt(placeId)}
      onBlur={() => pointAt("")}
      className={`cursor-pointer box-decoration-clone rounded-[3px] px-[2px] ${
        placeId
          ? `border-b-2 border-mark ${lit || chosen ? "bg-mark" : found.literal ? "bg-mark-faint" : ""}`
          : "underline decoration-soft decoration-dotted underline-offset-4"
      } ${chosen ? "outline-2 outline-accent" : ""}`}
    >
      {text}
    </span>
  );
}
