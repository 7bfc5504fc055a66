"use client";
// An article's text in stretches: its places and the words that tell of incidents marked, what is known of a chosen one below its stretch.

import { type ComponentProps, memo } from "react";
import { useTranslations } from "use-intl";
import type { ArticleAnswer, IncidentView } from "@/lib/answers";
import type { Span } from "@/lib/types";
import { IncidentLine, pieces } from "./excerpt";
import { pointAt, usePointedAt } from "./moment";
import { useWhereabouts } from "./province-names";
import { Reason } from "./reason";
import { useReasons } from "./reasons";
import { typeColour } from "./type-glyph";
import { Correct, Verdict, WhyHere } from "./why-here";
import { WhyIncident } from "./why-incident";
import { useWords } from "./words";

export type Found = ArticleAnswer["found"][number];

export interface Stretch extends Span {
  text: string;
  /** Why it is set aside, or "". */
  reason: string;
}

/** What can be chosen in the text: a place, or what happened where no place is named. */
export function choiceOf({ found, happened }: ArticleAnswer, id: string): (Span & { id: string }) | undefined {
  const told = happened.find(each => each.id === id);
  return found.find(each => each.id === id) ?? (told && { ...told.trigger, id });
}

export const chosenWithin = ({ start, end }: Span, choice: (Span & { id: string }) | undefined) =>
  choice && choice.start >= start && choice.end <= end ? choice.id : "";

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
    const { id, incident } = event;
    const look = {
      className: "trigger",
      title: words.subtype(incident),
      style: { textDecorationColor: typeColour(incident.type) },
    };
    // Where it has a place, that leads to it.
    if (incident.placeStart !== null)
      return (
        <mark key={piece.start} {...look}>
          {piece.text}
        </mark>
      );
    return (
      <Choosable
        key={piece.start}
        {...look}
        className={`trigger cursor-pointer rounded-[3px] ${id === chosen ? "bg-wash outline-2 outline-accent" : ""}`}
        data-incident={id}
        chosen={id === chosen}
        onChoose={() => onChoose(id)}
      >
        {piece.text}
      </Choosable>
    );
  });
}

/** What happened where the mention says: told in its sentence, or elsewhere and placed by it. */
const happenedAt =
  ({ start, end, place }: Found) =>
  (happened: ArticleAnswer["happened"][number]): boolean =>
    happened.incident.placeStart === start ||
    (happened.placeId === place?.id && start >= happened.start && end <= happened.end);

/** What is known of the chosen mention, or of what happened nowhere that is named, below its stretch. */
export function Detail({ article, chosen }: Pick<ParagraphProps, "article" | "chosen">) {
  const t = useTranslations("reader");
  const saidOf = useReasons();
  const nowhere = article.happened.find(({ id }) => id === chosen);
  if (nowhere)
    return (
      <aside className="card mb-5 p-3 font-sans" dir="auto">
        <Happened key={chosen} article={article} incident={nowhere.incident} open />
      </aside>
    );
  const open = article.found.find(({ id }) => id === chosen);
  if (!open) return null;
  const written = article.text.slice(open.start, open.end);
  return (
    <aside className="card mb-5 p-3 font-sans" dir="auto">
      <MentionDetail found={open} text={written} />
      {article.happened.filter(happenedAt(open)).map(({ id, incident }, _, { length }) => (
        <Happened key={id} article={article} incident={incident} quoted={length > 1} />
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

interface HappenedProps {
  article: ArticleAnswer;
  incident: IncidentView;
  /** One of several, told apart by their words. */
  quoted?: boolean;
  open?: boolean;
}

/** What happened in a line; behind it why that is thought, and what a reader may say against it. */
function Happened({ article, incident, quoted = false, open = false }: HappenedProps) {
  const t = useTranslations("reader");
  return (
    <details open={open || incident.status === "dismissed"} className="group mb-1">
      <summary className="flex min-h-6 list-none items-start gap-1.5">
        <span className="min-w-0">
          <IncidentLine incident={incident} />
          {quoted && (
            <bdi className="block ps-[22px] font-serif text-[12.5px]" lang={article.language}>
              {t("trigger", { words: incident.trigger })}
            </bdi>
          )}
        </span>
        <span aria-hidden="true" className="text-soft transition-transform group-open:rotate-90 rtl:-scale-x-100">
          ›
        </span>
      </summary>
      <div className="mt-1 mb-3">
        <WhyIncident incident={incident} articleId={article.id} carried={null} />
        <Verdict articleId={article.id} incident={incident} />
      </div>
    </details>
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
    <Choosable
      data-mention={found.id}
      data-place={placeId}
      chosen={chosen}
      onChoose={() => onChoose(found.id)}
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
    </Choosable>
  );
}

interface ChoosableProps extends ComponentProps<"span"> {
  chosen: boolean;
  onChoose: () => void;
  [data: `data-${string}`]: string;
}

/** Words that are chosen as a button is. */
function Choosable({ chosen, onChoose, ...rest }: ChoosableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would not break across lines as words do
    <span
      {...rest}
      role="button"
      tabIndex={0}
      aria-pressed={chosen}
      onClick={onChoose}
      onKeyDown={event => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onChoose();
      }}
    />
  );
}
