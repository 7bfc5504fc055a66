"use client";
// One paragraph of a text under review: its places marked, its boilerplate struck through with the reason, and what can be
// done with it.

import { Scissors, Strikethrough } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import type { FoundMention, ReviewedArticle } from "@/lib/review";
import type { Span } from "@/lib/types";
import { pieces } from "../excerpt";
import { useReasons } from "../reasons";
import { Reason } from "../why-here";

interface ParagraphProps {
  number: number;
  text: string;
  /** The part of the paragraph that is the article's. */
  span: Span;
  article: ReviewedArticle;
  /** Offsets into the article. */
  mentions: readonly FoundMention[];
  /** Its tools are on the way of the Tab key. */
  reachable: boolean;
  edge: string;
  onSplit: (() => void) | null;
  onSetAside: (span: Span, reason: string) => void;
  onWalk: (from: HTMLElement, paragraph: number) => void;
}

const TOOL =
  "rounded p-1 text-soft hover:bg-wash hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 opacity-0";

export const Paragraph = memo(
  function Paragraph(props: ParagraphProps) {
    const { number, text, span, article, mentions, reachable, edge, onSplit, onSetAside, onWalk } = props;
    const t = useTranslations("review");
    const saidOf = useReasons();
    const own = text.slice(span.start, span.end);
    const aside = article.boilerplate.filter(({ start, end }) => start < span.end && end > span.start);
    const marks = [
      ...aside.map(part => ({ ...shifted(part, -span.start), mark: "aside" })),
      ...mentions.map(mention => ({
        ...shifted(mention, article.start - span.start),
        mark: mention.place ? "place" : "unplaced",
      })),
    ].map(mark => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(own.length, mark.end) }));
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
        onWalk(event.currentTarget, number + step);
      },
    };
    return (
      <div className="group relative mb-[0.75em]">
        <p data-paragraph={number} className={`break-words ${edge}`}>
          {pieces(own, marks).map(piece =>
            piece.marks.includes("aside") ? (
              <s key={piece.start} className="text-soft decoration-1">
                {piece.text}
              </s>
            ) : piece.marks.includes("place") ? (
              <mark key={piece.start} className="rounded-[3px] bg-mark box-decoration-clone px-[2px] text-inherit">
                {piece.text}
              </mark>
            ) : piece.marks.includes("unplaced") ? (
              <span key={piece.start} className="underline decoration-soft decoration-dotted underline-offset-4">
                {piece.text}
              </span>
            ) : (
              piece.text
            ),
          )}
        </p>
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
    before.reachable === now.reachable &&
    before.edge === now.edge &&
    (before.onSplit === null) === (now.onSplit === null),
);

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
