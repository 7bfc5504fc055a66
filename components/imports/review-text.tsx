"use client";
// A text with the articles in it: where each begins and ends, its head, its paragraphs. What lies outside every article stays
// to be seen, and can be taken in.

import { Fragment, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import {
  correct,
  edgeRange,
  join,
  moveEdge,
  paragraphsIn,
  paragraphsOf,
  type ReviewedArticle,
  type ReviewedDocument,
  type Side,
  setAside,
  split,
} from "@/lib/review";
import type { Span } from "@/lib/types";
import { type Markable, MarkOffer, MarkPanel, useSelectedName } from "../mark";
import { tell } from "../moment";
import { ArticleHead } from "./article-head";
import { useFindings } from "./asks";
import { Boundary } from "./boundary";
import { Paragraph } from "./paragraph";

type Make = (articles: ReviewedArticle[]) => ReviewedArticle[];

interface ReviewTextProps {
  document: ReviewedDocument;
  active: number;
  onActive: (article: number) => void;
  onChange: (make: Make) => void;
}

/** A boundary that is being dragged, and the paragraph it would come to. */
export interface Dragged {
  side: Side;
  to: number;
}

/** How near to the edge it begins to scroll, and how far at each move of the pointer; in pixels. */
const EDGE = 44;
const STEP = 16;

export function ReviewText({ document, active, onActive, onChange }: ReviewTextProps) {
  const t = useTranslations("review");
  const { text, articles } = document;
  const root = useRef<HTMLDivElement>(null);
  const paragraphs = useMemo(() => paragraphsOf(text), [text]);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  /** Where the pointer was, to tell which way it goes. */
  const height = useRef(0);
  useReached(root, articles.length, onActive);

  /** The paragraph whose edge is nearest to a height on the screen. */
  const paragraphAt = (side: Side, y: number) => {
    let best = { to: 0, distance: Number.POSITIVE_INFINITY };
    for (const element of root.current?.querySelectorAll<HTMLElement>("[data-paragraph]") ?? []) {
      const { top, bottom } = element.getBoundingClientRect();
      const distance = Math.abs((side === "start" ? top : bottom) - y);
      if (distance < best.distance) best = { to: Number(element.dataset.paragraph), distance };
    }
    return best.to;
  };
  /** A boundary that is dragged to the edge of what one sees takes the text along. */
  const drag = (side: Side, y: number | null) => {
    setDragged(y === null ? null : { side, to: paragraphAt(side, y) });
    const pane = root.current?.parentElement;
    if (y === null || !pane) return;
    const scrolls = pane.scrollHeight > pane.clientHeight + 1;
    const { top, bottom } = scrolls ? pane.getBoundingClientRect() : { top: 0, bottom: window.innerHeight };
    const by = y > bottom - EDGE && y >= height.current ? STEP : y < top + EDGE && y <= height.current ? -STEP : 0;
    height.current = y;
    (scrolls ? pane : window).scrollBy(0, by);
  };
  const move = (index: number, side: Side, to: number) => {
    onActive(index);
    onChange(now => moveEdge(now, index, paragraphs, side, to));
  };
  const comeTo = (index: number) =>
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`[data-article="${index}"] h2`)?.focus());

  const outside = (from: number, to: number) => {
    const lines = paragraphs.slice(from, to + 1);
    if (lines.length === 0) return null;
    return (
      <div key={`outside-${from}`} className="my-3 border-s-2 border-dashed border-rule ps-4 text-soft">
        <p className="text-[12px]">{t("outside")}</p>
        {lines.map((line, i) => (
          <p
            key={line.start}
            data-paragraph={from + i}
            className={`font-serif text-[15px]/[1.55] break-words ${edge(dragged, from + i)}`}
            dir="auto"
          >
            {text.slice(line.start, line.end)}
          </p>
        ))}
      </div>
    );
  };

  const parts: React.ReactNode[] = [];
  let next = 0;
  for (const [index, article] of articles.entries()) {
    const { first, last } = paragraphsIn(article, paragraphs);
    parts.push(outside(next, first - 1));
    next = last + 1;
    parts.push(
      <ArticlePart
        key={`article-${index}`}
        {...{ document, index, paragraphs, first, last, dragged, onChange, onActive }}
        current={index === active}
        onDrag={drag}
        onDrop={(side, y) => {
          setDragged(null);
          move(index, side, paragraphAt(side, y));
        }}
        onMove={(side, to) => move(index, side, to)}
        onJoin={() => {
          onChange(now => join(now, index - 1));
          tell(t("joined"));
          comeTo(index - 1);
        }}
        onSplit={at => {
          onChange(now => split(now, index, paragraphs, at));
          tell(t("wasSplit"));
          onActive(index + 1);
          comeTo(index + 1);
        }}
      />,
    );
  }
  parts.push(outside(next, paragraphs.length - 1));
  return (
    // At its sides there is room for the tools of a paragraph.
    <div ref={root} className="mx-auto max-w-[840px] px-20 pt-4 pb-16 max-lg:px-6 max-md:px-4">
      {parts}
    </div>
  );
}

interface ArticlePartProps {
  document: ReviewedDocument;
  index: number;
  paragraphs: readonly Span[];
  first: number;
  last: number;
  current: boolean;
  dragged: Dragged | null;
  onChange: (make: Make) => void;
  onActive: (article: number) => void;
  onDrag: (side: Side, y: number | null) => void;
  onDrop: (side: Side, y: number) => void;
  onMove: (side: Side, to: number) => void;
  onJoin: () => void;
  onSplit: (paragraph: number) => void;
}

function ArticlePart(props: ArticlePartProps) {
  const { document, index, paragraphs, first, last, current, dragged, onChange, onActive, onJoin, onSplit } = props;
  const t = useTranslations("review");
  const { text, articles } = document;
  const article = articles[index] as ReviewedArticle;
  const root = useRef<HTMLElement>(null);
  const near = useNear(root);
  const { data: findings } = useFindings(text, article, near && article.title !== "");
  // One paragraph's tools at a time are on the way of the Tab key; the arrows lead to the others.
  const [reached, setReached] = useState(first);
  const at = Math.min(Math.max(reached, first), last);
  const change = (make: (article: ReviewedArticle) => ReviewedArticle) =>
    onChange(now => now.map((other, i) => (i === index ? make(other) : other)));
  const { start, end, boilerplate } = article;
  const markable = useMemo(
    (): Markable | null =>
      findings
        ? {
            ...{ text, within: { start, end }, boilerplate },
            found: findings.mentions.map(mention => ({ start: mention.start + start, end: mention.end + start })),
          }
        : null,
    [findings, text, start, end, boilerplate],
  );
  const selected = useSelectedName(root, markable);
  /** Words that are being marked as a place, null: they are yet to be told; and the paragraph below which that is done. */
  const [marking, setMarking] = useState<{ at: Span | null; below: number } | null>(null);
  const [marked, setMarked] = useState<Span | null>(null);
  const beginMarking = (at: Span | null, below: number) => {
    window.getSelection()?.removeAllRanges();
    setMarking({ at, below });
  };
  const endMarking = () => {
    setMarking(null);
    if (marking) setReached(marking.below);
  };
  useEffect(
    function comeToMarked() {
      // Once the article has been read anew.
      const name = marked && root.current?.querySelector<HTMLElement>(`[data-name="${marked.start - start}"]`);
      if (!name || !markable?.found.some(found => found.start === marked.start && found.end === marked.end)) return;
      setMarked(null);
      name.focus({ preventScroll: true });
    },
    [marked, markable, start],
  );
  const wordsAt = (paragraph: number) => {
    const span = paragraphs[paragraph];
    return span ? text.slice(span.start, Math.min(span.end, span.start + 60)) : "";
  };
  /** To the same tool of another paragraph. */
  const walk = (tool: string, paragraph: number) => {
    const to = Math.min(Math.max(paragraph, first), last);
    setReached(to);
    const row = root.current?.querySelector(`[data-paragraph="${to}"]`)?.parentElement;
    requestAnimationFrame(() =>
      (
        row?.querySelector<HTMLElement>(`[data-tool="${tool}"]`) ?? row?.querySelector<HTMLElement>("[data-tool]")
      )?.focus(),
    );
  };
  const boundary = (side: Side) => (
    <Boundary
      side={side}
      index={index}
      range={edgeRange(articles, index, paragraphs, side)}
      wordsAt={wordsAt}
      onMove={to => props.onMove(side, to)}
      onDrag={y => props.onDrag(side, y)}
      onDrop={y => props.onDrop(side, y)}
      onJoin={side === "start" && index > 0 ? onJoin : null}
    />
  );
  return (
    <section
      ref={root}
      data-article={index}
      aria-label={t("article", { number: index + 1 })}
      onFocus={() => onActive(index)}
      className={`relative scroll-mt-2 ${article.accept ? "" : "opacity-75"}`}
    >
      {boundary("start")}
      <ArticleHead article={article} current={current} onChange={change} />
      <div
        lang={article.language}
        dir={article.language === "ar" ? "rtl" : "ltr"}
        className="font-serif text-[16.5px]/[1.6]"
      >
        {paragraphs.slice(first, last + 1).map((paragraph, i) => {
          const number = first + i;
          return (
            <Fragment key={paragraph.start}>
              <Paragraph
                number={number}
                text={text}
                span={{
                  start: Math.max(paragraph.start, article.start),
                  end: Math.min(paragraph.end, article.end),
                }}
                article={article}
                mentions={findings?.mentions ?? NONE}
                marking={marking?.below === number ? marking.at : null}
                reachable={number === at}
                edge={edge(dragged, number)}
                onSplit={number > first ? () => onSplit(number) : null}
                onCorrect={(span, place) => change(now => correct(now, span, place))}
                onSetAside={(span, reason) => change(now => setAside(now, span, reason))}
                onMark={() => beginMarking(null, number)}
                onWalk={walk}
              />
              {markable && marking?.below === number && (
                <MarkPanel
                  key={marking.at?.start}
                  article={markable}
                  at={marking.at}
                  onClose={() => {
                    endMarking();
                    walk("mark", number);
                  }}
                  onSay={(names, place, told) => {
                    change(now => names.reduce<ReviewedArticle>((made, name) => correct(made, name, place), now));
                    tell(told);
                    endMarking();
                    setMarked(names[0]);
                  }}
                />
              )}
            </Fragment>
          );
        })}
      </div>
      {selected && (
        <MarkOffer
          {...selected}
          onMark={() => beginMarking(selected.span, paragraphsIn(selected.span, paragraphs).first)}
        />
      )}
      {boundary("end")}
    </section>
  );
}

const NONE: never[] = [];

/** Shows where a dragged boundary would come to lie. */
function edge(dragged: Dragged | null, paragraph: number): string {
  if (dragged?.to !== paragraph) return "";
  return dragged.side === "start" ? "shadow-[0_-2px_0_var(--accent)]" : "shadow-[0_2px_0_var(--accent)]";
}

/** Whether something has come near the window, once and for all. */
function useNear(element: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(
    function watch() {
      if (near || !element.current) return;
      const observer = new IntersectionObserver(entries => setNear(entries.some(entry => entry.isIntersecting)), {
        rootMargin: "600px",
      });
      observer.observe(element.current);
      return () => observer.disconnect();
    },
    [near, element],
  );
  return near;
}

/** Tells which article one has read to. */
function useReached(
  root: React.RefObject<HTMLElement | null>,
  count: number,
  onReach: (article: number) => void,
): void {
  const told = useRef(onReach);
  told.current = onReach;
  useEffect(
    function watch() {
      const observer = new IntersectionObserver(
        entries => {
          const reached = entries.find(entry => entry.isIntersecting)?.target as HTMLElement | undefined;
          if (reached) told.current(Number(reached.dataset.article));
        },
        // A band where one reads.
        { rootMargin: "-22% 0px -70% 0px" },
      );
      for (const part of root.current?.querySelectorAll("[data-article]") ?? []) observer.observe(part);
      return () => observer.disconnect();
    },
    [root, count],
  );
}
