"use client";
// One paragraph of a text under review: its places marked, each to be asked and corrected; its boilerplate struck through with the
// reason; and what can be done with it.

import { MapPinPlus, Scissors, Strikethrough } from "lucide-react";
import { memo, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { FoundMention, ReviewedArticle } from "@/lib/review";
import type { Span } from "@/lib/types";
import { byHandOf, Meanings } from "../correct";
import { pieces } from "../excerpt";
import { pointAt, tell } from "../moment";
import { afterPaint } from "../paint";
import { useWhereabouts } from "../province-names";
import { Reason } from "../reason";
import { useReasons } from "../reasons";
import { useWords } from "../words";

interface ParagraphProps {
  number: number;
  text: string;
  /** The part of the paragraph that is the article's. */
  span: Span;
  article: ReviewedArticle;
  /** Offsets into the article. */
  mentions: readonly FoundMention[];
  /** Words that are being marked as a place; offsets into the text. */
  marking: Span | null;
  /** Its tools are on the way of the Tab key. */
  reachable: boolean;
  edge: string;
  onSplit: (() => void) | null;
  onSetAside: (span: Span, reason: string) => void;
  /** A name, by its span in the text, means a place by its id; null: none; undefined: what was found. */
  onCorrect: (span: Span, place: string | null | undefined) => void;
  /** Begins to mark a name that was not found. */
  onMark: () => void;
  onWalk: (tool: string, paragraph: number) => void;
}

const TOOL =
  "grid size-6 place-items-center rounded text-soft hover:bg-wash hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 opacity-0";

export const Paragraph = memo(
  function Paragraph(props: ParagraphProps) {
    const { number, text, span, article, mentions, marking, reachable, edge } = props;
    const { onSplit, onSetAside, onCorrect, onMark, onWalk } = props;
    /** Where the name begins that is asked about. */
    const [asked, setAsked] = useState<number | null>(null);
    const root = useRef<HTMLDivElement>(null);
    const t = useTranslations("review");
    const tMark = useTranslations("mark");
    const saidOf = useReasons();
    const own = text.slice(span.start, span.end);
    const aside = article.boilerplate.filter(({ start, end }) => start < span.end && end > span.start);
    const marks = [
      ...aside.map(part => ({ ...shifted(part, -span.start), mark: "aside" })),
      ...mentions.map(mention => ({
        ...shifted(mention, article.start - span.start),
        mark: mention.place ? "place" : "unplaced",
      })),
      ...(marking ? [{ ...shifted(marking, -span.start), mark: "marking" }] : []),
    ].map(mark => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(own.length, mark.end) }));
    /** The name that a piece of the paragraph is of. */
    const nameAt = (start: number) =>
      mentions.find(mention => {
        const { start: from, end } = shifted(mention, article.start - span.start);
        return from <= start && start < end;
      });
    const open = mentions.find(({ start }) => start === asked);
    const reasons = [...new Set(aside.map(({ reason }) => reason))];
    const words = own.slice(0, 40);
    const tool = {
      type: "button" as const,
      tabIndex: reachable ? 0 : -1,
      className: TOOL,
      onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        onWalk(event.currentTarget.dataset.tool ?? "", number + step);
      },
    };
    return (
      <div ref={root} className="group relative mb-[0.75em]">
        <p data-paragraph={number} data-line={span.start} className={`break-words ${edge}`}>
          {pieces(own, marks).map(piece =>
            piece.marks.includes("aside") ? (
              <s key={piece.start} className="text-soft decoration-1">
                {piece.text}
              </s>
            ) : piece.marks.includes("marking") ? (
              <mark key={piece.start} className="marking">
                {piece.text}
              </mark>
            ) : piece.marks.length > 0 ? (
              <NameMark
                key={piece.start}
                mention={nameAt(piece.start)}
                text={piece.text}
                open={open !== undefined && nameAt(piece.start) === open}
                reachable={reachable}
                onAsk={start => setAsked(start === asked ? null : start)}
              />
            ) : (
              piece.text
            ),
          )}
        </p>
        {open && (
          <NameDetail
            key={open.start}
            mention={open}
            onSay={(place, told) => {
              onCorrect(shifted(open, article.start), place);
              setAsked(null);
              tell(told);
              // The way back, when what closes has moved the text: one stays with the article that one is in.
              const name = root.current?.querySelector<HTMLElement>(`[data-name="${open.start}"]`);
              afterPaint(() => name?.focus({ preventScroll: true }));
            }}
          />
        )}
        {reasons.length > 0 && (
          // In the reader's language and direction, whichever the text has.
          <p dir="auto" className="font-sans text-[12px] text-soft" data-testid="set-aside">
            {t.rich("setAside", { reason: () => <Reason {...saidOf(reasons.join("; "))} /> })}{" "}
            <button
              {...tool}
              className="link min-h-6 px-1"
              data-tool="aside"
              aria-label={t("takeBack", { words })}
              onClick={() => onSetAside(span, "")}
            >
              {t("takeBackShort")}
            </button>
          </p>
        )}
        <div className="absolute end-full top-0 me-1 flex font-sans max-lg:static max-lg:me-0 max-lg:justify-end">
          {aside.length === 0 && (
            <button
              {...tool}
              data-tool="aside"
              aria-label={t("putAside", { words })}
              title={t("putAsideShort")}
              onClick={() => onSetAside(span, t("byHand"))}
            >
              <Strikethrough size={15} aria-hidden="true" />
            </button>
          )}
          {aside.length === 0 && (
            <button {...tool} data-tool="mark" aria-label={t("mark", { words })} title={tMark("open")} onClick={onMark}>
              <MapPinPlus size={15} aria-hidden="true" />
            </button>
          )}
          {onSplit && (
            <button
              {...tool}
              data-tool="split"
              aria-label={t("split", { words })}
              title={t("splitShort")}
              onClick={onSplit}
            >
              <Scissors size={15} aria-hidden="true" />
            </button>
          )}
        </div>
      </div>
    );
  },
  (before, now) =>
    before.text === now.text &&
    before.number === now.number &&
    before.span.start === now.span.start &&
    before.span.end === now.span.end &&
    before.article === now.article &&
    before.mentions === now.mentions &&
    before.marking === now.marking &&
    before.reachable === now.reachable &&
    before.edge === now.edge &&
    (before.onSplit === null) === (now.onSplit === null),
);

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

interface NameMarkProps {
  mention: FoundMention | undefined;
  text: string;
  open: boolean;
  reachable: boolean;
  onAsk: (start: number) => void;
}

/** A name in the running text: a button that reads like the words it is. */
function NameMark({ mention, text, open, reachable, onAsk }: NameMarkProps) {
  const words = useWords();
  const place = mention?.place;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would not break across lines as words do
    <span
      role="button"
      tabIndex={reachable ? 0 : -1}
      aria-expanded={open}
      title={place ? words.name(place)[0] : undefined}
      data-name={mention?.start}
      onClick={() => mention && onAsk(mention.start)}
      onKeyDown={event => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        if (mention) onAsk(mention.start);
      }}
      onPointerEnter={() => place && pointAt(place.id)}
      onPointerLeave={() => pointAt("")}
      className={`cursor-pointer rounded-[3px] box-decoration-clone px-[2px] ${
        place
          ? "bg-mark hover:shadow-[0_2px_0_var(--accent)]"
          : "underline decoration-soft decoration-dotted underline-offset-4"
      } ${open ? "outline-2 outline-accent" : ""}`}
    >
      {text}
    </span>
  );
}

/** What a name is taken for, and what else it could mean. */
function NameDetail({
  mention: { text, place, evidence, reason },
  onSay,
}: {
  mention: FoundMention;
  onSay: (place: string | null | undefined, told: string) => void;
}) {
  const t = useTranslations("review");
  const locale = useLocale();
  const words = useWords();
  const whereabouts = useWhereabouts();
  const saidOf = useReasons();
  return (
    // In the reader's language and direction, whichever the text has.
    <div
      lang={locale}
      dir={locale.startsWith("ar") ? "rtl" : "ltr"}
      className="card my-2 p-2.5 font-sans text-[12.5px]"
      data-testid="meaning"
    >
      <p className="px-1">
        {place ? (
          <>
            {t.rich("takenFor", { place: () => <bdi className="font-medium">{words.name(place)[0]}</bdi> })}
            <span className="text-soft"> · {[words.kind(place.kind), ...whereabouts(place)].join(" · ")}</span>
          </>
        ) : (
          <Reason {...saidOf(reason ?? "")} />
        )}
      </p>
      <Meanings
        written={text}
        now={place?.id ?? ""}
        likely={[]}
        byHand={byHandOf(evidence)}
        busy={false}
        onSay={onSay}
      />
    </div>
  );
}
