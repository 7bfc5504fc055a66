"use client";
// The review: on the left what was found, in the middle the text it was found in, on the right its places.

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type ImportAnswer, isAmbiguous, type ReviewedArticle } from "@/lib/review";
import { useTold } from "../moment";
import { Problem } from "../reason";
import { useWords } from "../words";
import { ArticleList } from "./article-list";
import { accept, documentOf, tickAll } from "./asks";
import { useDraft } from "./draft";
import { FoundPlaces } from "./found-places";
import { GiveUp } from "./give-up";
import { Rejections } from "./rejections";
import { ReviewText } from "./review-text";

export function Review({ answer }: { answer: ImportAnswer }) {
  const t = useTranslations("review");
  const words = useWords();
  const client = useQueryClient();
  const draft = useDraft(answer.id);
  const told = useTold();
  const [number, setNumber] = useFile(answer.documents.length);
  const { data: document, error } = useQuery({ ...documentOf(answer.id, number), staleTime: 60_000, retry: false });
  const [active, setActive] = useState(0);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const text = useRef<HTMLElement>(null);

  // What is being changed shows at once; the other texts are as the server has them.
  const documents = useMemo(
    () =>
      answer.documents.map((known, n) =>
        n === number && document ? { ...known, articles: document.articles.map(inList) } : known,
      ),
    [answer.documents, document, number],
  );
  const articles = documents.flatMap(known => known.articles);
  const ticked = articles.filter(article => article.accept).length;

  const goTo = (file: number, article: number) => {
    setNumber(file);
    setActive(article);
    // The text may still have to come.
    requestAnimationFrame(() => show(text.current, article));
  };
  const doing = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setProblem("");
    try {
      await draft.flush();
      await act();
    } catch (failure) {
      setProblem((failure as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const store = (which: "ticked" | "all") =>
    doing(async () => client.setQueryData(["import", answer.id], await accept(answer.id, which)));
  const tick = (all: boolean) =>
    doing(async () => {
      client.setQueryData(["import", answer.id], await tickAll(answer.id, all));
      await client.invalidateQueries({ queryKey: ["document", answer.id] });
    });
  const tickOne = (file: number, article: number, value: boolean) => {
    const ticked = <T extends { accept: boolean }>(now: T[]) =>
      now.map((one, i) => (i === article ? { ...one, accept: value } : one));
    // The list of a text that is not open comes from here; it shows the tick before the server knows of it.
    void client.cancelQueries({ queryKey: ["import", answer.id] });
    client.setQueryData<ImportAnswer>(["import", answer.id], now => {
      const documents = now?.documents.map((known, n) =>
        n === file ? { ...known, articles: ticked(known.articles) } : known,
      );
      return now && documents && { ...now, documents };
    });
    draft.change(file, ticked);
  };
  const back = () => {
    const file = draft.undo();
    if (file !== null) setNumber(file);
  };

  return (
    <main id="main" className="flex min-h-0 grow flex-col">
      <div className="sticky top-0 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-rule bg-panel px-4 py-2">
        <h1 className="font-serif text-[20px] font-semibold">{t("title")}</h1>
        <p className="grow text-[13px] text-soft max-md:basis-full max-md:order-last">
          {t("summary", {
            articles: words.count("articles", articles.length),
            files: documents.length,
          })}
          {answer.rejections.length > 0 && (
            <>
              {" · "}
              <a className="link underline underline-offset-2" href="#rejected">
                {t("rejected", { count: answer.rejections.length })}
              </a>
            </>
          )}
          {" · "}
          <span role="status" className={draft.state === "failed" ? "text-accent" : ""}>
            {t(draft.state)}
          </span>
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <button
            type="button"
            className="button px-2.5!"
            disabled={!draft.canUndo}
            aria-label={t("undo")}
            title={t("undo")}
            onClick={back}
          >
            <Undo2 size={15} aria-hidden="true" className="rtl:-scale-x-100" />
          </button>
          <GiveUp answer={answer} />
          {ticked < articles.length && (
            <button type="button" className="button" disabled={busy} onClick={() => void store("all")}>
              {t("all", { count: articles.length })}
            </button>
          )}
          <button
            type="button"
            className="button primary"
            disabled={busy || ticked === 0}
            onClick={() => void store("ticked")}
          >
            {t(ticked === articles.length ? "all" : "ticked", { count: ticked })}
          </button>
        </div>
        {(problem || draft.problem) && (
          <Problem message={problem || draft.problem} className="basis-full">
            {" "}
            {draft.state === "failed" && (
              <button type="button" className="link font-medium" onClick={() => void draft.flush().catch(() => {})}>
                {t("saveAgain")}
              </button>
            )}
          </Problem>
        )}
        <p role="status" className="sr-only">
          {told}
        </p>
      </div>
      <div className="flex min-h-0 grow max-lg:flex-col">
        <aside
          aria-label={t("list")}
          className="flex w-[330px] shrink-0 flex-col border-e border-rule bg-panel max-lg:max-h-[38dvh] max-lg:w-full max-lg:border-e-0 max-lg:border-b"
        >
          <ArticleList
            documents={documents}
            number={number}
            active={active}
            onGo={goTo}
            onTick={tickOne}
            onTickAll={value => void tick(value)}
          />
        </aside>
        <section
          ref={text}
          aria-label={t("text")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
          tabIndex={0}
          className="min-w-0 grow overflow-y-auto -outline-offset-2"
          data-testid="text"
        >
          {error ? (
            <Problem message={error.message} className="p-6" />
          ) : document ? (
            <ReviewText
              key={number}
              document={document}
              active={active}
              onActive={setActive}
              onChange={make => draft.change(number, make)}
            />
          ) : (
            <p className="p-6 text-soft">{t("loading")}</p>
          )}
          {answer.rejections.length > 0 && (
            <Rejections answer={answer} className="mx-auto max-w-[720px] px-6 pt-8 pb-12 max-md:px-4" />
          )}
        </section>
        <aside
          aria-label={t("places")}
          className="w-[340px] shrink-0 overflow-y-auto border-s border-rule bg-panel max-xl:hidden"
        >
          {document && <FoundPlaces document={document} active={Math.min(active, document.articles.length - 1)} />}
        </aside>
      </div>
    </main>
  );
}

/** An article of the open text as the list shows it. */
function inList(article: ReviewedArticle) {
  const { accept: ticked, title, source, publishedOn, language, status, alikeTo, places, incidents } = article;
  return {
    ...{ accept: ticked, title, source, publishedOn, language, ambiguous: isAmbiguous(article) },
    ...{ status: status ?? ("new" as const), alikeTo: alikeTo ?? "", places: places?.length ?? 0 },
    incidents: incidents ?? 0,
  };
}

function show(pane: HTMLElement | null, article: number): void {
  pane?.querySelector(`[data-article="${article}"]`)?.scrollIntoView({ block: "start" });
}

/** The open text stands in the URL, so that a reload opens it again. */
function useFile(count: number): [number, (file: number) => void] {
  const params = useSearchParams();
  const given = Number(params.get("file") ?? 1) - 1;
  const number = Number.isInteger(given) && given >= 0 && given < count ? given : 0;
  const set = useCallback((file: number) => {
    const next = new URLSearchParams(window.location.search);
    next.set("file", String(file + 1));
    window.history.replaceState(null, "", `?${next}`);
  }, []);
  return [number, set];
}
