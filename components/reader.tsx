"use client";
// The article itself, in type made for reading: its places and incidents marked, boilerplate folded, always as text.

import { ChevronDown, ChevronUp, MapPinPlus } from "lucide-react";
import { Fragment, memo, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ArticleAnswer } from "@/lib/answers";
import type { Span } from "@/lib/types";
import { IncidentLine, pieces } from "./excerpt";
import { MarkOffer, MarkPanel, useSelectedName } from "./mark";
import { useWhereabouts } from "./province-names";
import { useReasons } from "./reasons";
import { articleUrl, pointAt, useExplorer, usePointedAt } from "./state";
import { typeColour } from "./type-glyph";
import { Correct, Reason, WhyHere } from "./why-here";
import { useWords } from "./words";

export type Found = ArticleAnswer["found"][number];

interface ReaderProps {
  article: ArticleAnswer;
  /** The mention that was come for, or "". */
  mention: string;
  /** The heading's level: the page's own, or a part of it. */
  heading: "h1" | "h2";
  /** A mention was chosen by click or key. */
  onChoose: (found: Found) => void;
  /** The mention that reading has come to. */
  onReach?: (found: Found) => void;
}

export function Reader({ article, mention, heading: Heading, onChoose, onReach }: ReaderProps) {
  const t = useTranslations("reader");
  const tMark = useTranslations("mark");
  const words = useWords();
  const { view } = useExplorer();
  const root = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<string>(mention);
  const saidOf = useReasons();
  const stretches = useMemo(() => stretchesOf(article), [article]);
  // A text that begins with its own headline is headed by that line, marks and all.
  const [first] = stretches;
  const headline = first && !first.reason && inSpaces(first.text) === inSpaces(article.title) ? first : null;
  const found = article.found.find(({ id }) => id === chosen);
  const selected = useSelectedName(root, article);
  /** The words that are being marked as a place; null: they are yet to be told. */
  const [marking, setMarking] = useState<Span | null | undefined>();
  const [marked, setMarked] = useState<Span | undefined>();
  const beginMarking = (span: Span | null) => {
    document.getSelection()?.removeAllRanges();
    setMarking(span);
  };
  const marker = (
    <MarkPanel
      key={marking?.start}
      article={article}
      at={marking ?? null}
      onClose={() => setMarking(undefined)}
      onMarked={span => {
        setMarking(undefined);
        setMarked(span);
      }}
    />
  );

  const show = (id: string, focus: boolean) => {
    const mark = root.current?.querySelector<HTMLElement>(`[data-mention="${CSS.escape(id)}"]`);
    mark?.scrollIntoView({ block: "center" });
    if (focus) mark?.focus({ preventScroll: true });
  };
  useEffect(
    function comeToMention() {
      setChosen(mention);
      if (mention) show(mention, false);
    },
    [mention],
  );

  const choose = (id: string) => {
    const next = article.found.find(known => known.id === id);
    setChosen(id);
    if (next) onChoose(next);
  };
  useEffect(
    function comeToMarked() {
      // Once the article has been found anew.
      const next = marked && article.found.find(({ start, end }) => start === marked.start && end === marked.end);
      if (!next) return;
      setMarked(undefined);
      choose(next.id);
      requestAnimationFrame(() => show(next.id, true));
    },
    [article, marked],
  );
  const step = (by: 1 | -1) => {
    const index = article.found.findIndex(({ id }) => id === chosen);
    const next = article.found[index < 0 ? (by === 1 ? 0 : article.found.length - 1) : index + by];
    if (!next) return;
    show(next.id, true);
    choose(next.id);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input, textarea, select")) return;
      if (event.key === "n") step(1);
      if (event.key === "p") step(-1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });

  useEffect(
    function followReading() {
      if (!onReach || !root.current) return;
      const byId = new Map(article.found.map(known => [known.id, known]));
      const observer = new IntersectionObserver(
        entries => {
          const reached = entries.find(({ isIntersecting }) => isIntersecting)?.target as HTMLElement | undefined;
          const known = byId.get(reached?.dataset.mention ?? "");
          if (known) onReach(known);
        },
        // A band in the upper half, where one reads.
        { rootMargin: "-25% 0px -55% 0px" },
      );
      for (const mark of root.current.querySelectorAll("[data-mention]")) observer.observe(mark);
      return () => observer.disconnect();
    },
    [article, onReach],
  );

  const byline = [
    article.source,
    article.author && t("by", { author: article.author }),
    article.publishedOn ? words.date(article.publishedOn) : t("noDate"),
  ].filter(Boolean);
  return (
    <article ref={root} className="relative mx-auto w-full max-w-[66ch] pb-24">
      <header className="pb-5" lang={article.language} dir={article.language === "ar" ? "rtl" : "ltr"}>
        <Heading className="prose font-serif text-[27px]/[1.25] font-semibold text-balance" data-line={headline?.start}>
          {headline ? (
            <Line
              stretch={headline}
              article={article}
              chosen={chosenWithin(headline, found)}
              marking={spanWithin(headline, marking)}
              onChoose={choose}
            />
          ) : (
            article.title
          )}
        </Heading>
        <p
          className="mt-2 text-[13px] text-soft"
          title={article.dateEvidence && t("dateFrom", { evidence: saidOf(article.dateEvidence).text })}
        >
          {byline.map((part, index) => (
            <span key={part}>
              {index > 0 && " · "}
              <bdi>{part}</bdi>
            </span>
          ))}
          {/^https?:\/\//.test(article.url) && (
            <>
              {" · "}
              <a className="link" href={article.url} rel="noreferrer noopener">
                {t("original")}
              </a>
            </>
          )}
        </p>
      </header>
      {headline && <Detail stretch={headline} article={article} chosen={chosenWithin(headline, found)} />}
      {headline && spanWithin(headline, marking) && marker}
      <div className="mb-5 flex items-center gap-1 border-y border-rule py-1 text-[12.5px] text-soft">
        <span className="grow">
          {t("found", {
            places: words.count("mentions", article.found.length),
            incidents: words.count("incidents", article.happened.length),
          })}
        </span>
        <button
          type="button"
          className="rounded p-1.5 hover:bg-wash"
          aria-label={tMark("open")}
          title={tMark("open")}
          aria-expanded={marking !== undefined}
          // What is selected stays so while the pointer goes down.
          onMouseDown={event => event.preventDefault()}
          onClick={() => beginMarking(selected?.span ?? null)}
        >
          <MapPinPlus size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="rounded p-1.5 hover:bg-wash"
          aria-label={t("previous")}
          title={t("previous")}
          onClick={() => step(-1)}
        >
          <ChevronUp size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="rounded p-1.5 hover:bg-wash"
          aria-label={t("next")}
          title={t("next")}
          onClick={() => step(1)}
        >
          <ChevronDown size={16} aria-hidden="true" />
        </button>
      </div>
      {marking === null && marker}
      <div
        lang={article.language}
        dir={article.language === "ar" ? "rtl" : "ltr"}
        className="prose font-serif text-[17.5px]/[1.65]"
      >
        {(headline ? stretches.slice(1) : stretches).map(stretch =>
          stretch.reason ? (
            <details key={stretch.start} className="my-4 border-s-2 border-rule ps-3 text-[13.5px]/[1.5] text-soft">
              <summary dir="auto" className="font-sans text-[12.5px]">
                {t.rich("folded", { reason: () => <Reason {...saidOf(stretch.reason)} /> })}
              </summary>
              <p className="mt-1 whitespace-pre-wrap">{stretch.text}</p>
            </details>
          ) : (
            <Fragment key={stretch.start}>
              <Paragraph
                stretch={stretch}
                article={article}
                chosen={chosenWithin(stretch, found)}
                marking={spanWithin(stretch, marking)}
                onChoose={choose}
              />
              {spanWithin(stretch, marking) && marker}
            </Fragment>
          ),
        )}
      </div>
      {selected && <MarkOffer {...selected} onMark={() => beginMarking(selected.span)} />}
      {article.alsoIn.length > 0 && (
        <footer className="mt-8 border-t border-rule pt-3 text-[13px]">
          <h2 className="eyebrow mb-1">{t("alsoIn")}</h2>
          <ul>
            {article.alsoIn.map(other => (
              <li key={other.id}>
                <a className="link" href={articleUrl(other.id, view.lang)}>
                  <bdi>{other.title}</bdi>
                </a>{" "}
                <bdi className="text-soft">{other.source}</bdi>
              </li>
            ))}
          </ul>
        </footer>
      )}
    </article>
  );
}

/** Spaces of every width are one. */
const inSpaces = (text: string) => text.trim().replace(/\s+/g, " ");

interface Stretch extends Span {
  text: string;
  /** Why it is set aside, or "". */
  reason: string;
}

const chosenWithin = ({ start, end }: Span, found: Found | undefined) =>
  found && found.start >= start && found.end <= end ? found.id : "";

const spanWithin = ({ start, end }: Span, span: Span | null | undefined) =>
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

const Paragraph = memo(function Paragraph(props: ParagraphProps) {
  const { stretch, article, chosen } = props;
  return (
    <>
      <p className="mb-[0.9em]" data-line={stretch.start}>
        <Line {...props} />
      </p>
      <Detail stretch={stretch} article={article} chosen={chosen} />
    </>
  );
});

const foundWithin = <T extends Span>(spans: T[], stretch: Span): T[] =>
  spans.filter(({ start, end }) => start < stretch.end && end > stretch.start);

/** The words of a stretch with what was found in them. */
function Line({ stretch, article, chosen, marking, onChoose }: ParagraphProps) {
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

/** What is known of the chosen mention, below its stretch. */
function Detail({ stretch, article, chosen }: Omit<ParagraphProps, "onChoose" | "marking">) {
  const t = useTranslations("reader");
  const saidOf = useReasons();
  const open = article.found.find(({ id }) => id === chosen);
  if (!open) return null;
  const written = article.text.slice(open.start, open.end);
  return (
    <aside className="card mb-5 p-3 font-sans" dir="auto">
      <MentionDetail found={open} text={written} />
      {foundWithin(article.happened, stretch)
        .filter(({ placeId, start, end }) => placeId === open.place?.id && open.start >= start && open.end <= end)
        .map(({ id, incident }) => (
          <p key={id} className="mb-1">
            <IncidentLine incident={incident} />
          </p>
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
