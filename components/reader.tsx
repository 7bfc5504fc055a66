"use client";
// The article itself, in type made for reading: its places and incidents marked, boilerplate folded, always as text.

import { ChevronDown, ChevronUp, MapPinPlus } from "lucide-react";
import { Fragment, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ArticleAnswer } from "@/lib/answers";
import type { Span } from "@/lib/types";
import { choiceOf, chosenWithin, Detail, type Found, Line, Paragraph, spanWithin, stretchesOf } from "./article-text";
import { isMissing } from "./ask";
import { Unsaid, useSaying } from "./correct";
import { MarkOffer, MarkPanel, useSelectedName } from "./mark";
import { tell } from "./moment";
import { Problem, Reason } from "./reason";
import { useReasons } from "./reasons";
import { articleUrl, useExplorer } from "./state";
import { useWords } from "./words";

interface ReaderProps {
  article: ArticleAnswer;
  /** The mention that was come for, or the incident that has none; or "". */
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
  const choice = choiceOf(article, chosen);
  const selected = useSelectedName(root, article);
  /** The words that are being marked as a place; null: they are yet to be told. */
  const [marking, setMarking] = useState<Span | null | undefined>();
  const [marked, setMarked] = useState<Span | undefined>();
  const saying = useSaying(article.id);
  const beginMarking = (span: Span | null) => {
    document.getSelection()?.removeAllRanges();
    setMarking(span);
  };
  const marker = (
    <MarkPanel
      key={marking?.start}
      article={article}
      at={marking ?? null}
      busy={saying.busy}
      onClose={() => setMarking(undefined)}
      onSay={(names, place, told) =>
        void saying.say(names, place, () => {
          tell(told);
          setMarking(undefined);
          setMarked(names[0]);
        })
      }
    >
      <Unsaid problem={saying.problem} />
    </MarkPanel>
  );

  const show = (id: string, focus: boolean) => {
    const named = CSS.escape(id);
    const mark = root.current?.querySelector<HTMLElement>(`[data-mention="${named}"], [data-incident="${named}"]`);
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
              chosen={chosenWithin(headline, choice)}
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
      {headline && <Detail article={article} chosen={chosenWithin(headline, choice)} />}
      {headline && spanWithin(headline, marking) && marker}
      <div className="mb-5 flex items-center gap-1 border-y border-rule py-1 text-[12.5px] text-soft">
        <span className="grow">
          {t("found", {
            places: words.count("mentions", article.found.length),
            incidents: words.count("incidents", article.incidents),
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
                chosen={chosenWithin(stretch, choice)}
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

/** Where the article should stand: that there is none, or why it did not come. */
export function Failed({
  error,
  heading: Heading,
  onRetry,
}: {
  error: Error;
  heading: "h1" | "h2";
  onRetry: () => void;
}) {
  const t = useTranslations("reader");
  const tError = useTranslations("error");
  const missing = isMissing(error);
  return (
    <>
      <Heading className="font-serif text-2xl font-semibold">{missing ? t("missing") : tError("title")}</Heading>
      {!missing && (
        <>
          <Problem message={error.message} className="mt-2" />
          <button type="button" className="button mt-3" onClick={onRetry}>
            {tError("retry")}
          </button>
        </>
      )}
    </>
  );
}
