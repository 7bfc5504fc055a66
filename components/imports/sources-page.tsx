"use client";
// What is in the corpus and where it came from: imports, sources, articles; each can be taken out again.

import { useQueryClient } from "@tanstack/react-query";
import { ChevronRight, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ArticleRow } from "@/lib/answers";
import { EMPTY, type Query } from "@/lib/query";
import type { ImportRow } from "@/lib/review";
import { useArticles, useFacets } from "../answers";
import { usePath } from "../head";
import { tell, useTold } from "../moment";
import { Problem } from "../reason";
import { articleUrl, useExplorer } from "../state";
import { useWords } from "../words";
import { removeArticle, removeImport, useImport, useImports } from "./asks";
import { Confirm } from "./confirm";
import { ImportLine } from "./import-line";
import { PageHead } from "./page-head";
import { Rejections } from "./rejections";

const EVERYTHING: Query = { ...EMPTY, unit: "articles" };

const ofSource = (source: string): Query => ({
  ...EVERYTHING,
  facets: { ...EMPTY.facets, source: { only: [source], not: [] } },
});

export function SourcesPage() {
  const t = useTranslations("sources");
  const words = useWords();
  const path = usePath();
  const told = useTold();
  const { data: facets, error } = useFacets(EVERYTHING);
  const { data: list, error: listError } = useImports();
  const failure = error ?? listError;
  const sources = facets?.facets.source ?? [];
  const known = new Set(facets?.facets.import.map(({ value }) => value));
  return (
    <div className="flex min-h-dvh flex-col">
      <PageHead at="sources" />
      <main id="main" className="mx-auto w-full max-w-[860px] grow px-6 pt-8 pb-20 max-md:px-4 max-md:pt-5">
        <h1 className="font-serif text-[29px]/[1.2] font-semibold">{t("title")}</h1>
        <p className="mt-1.5 text-[15px] text-soft">
          {facets
            ? t("summary", { articles: words.count("articles", facets.totals.all), sources: sources.length })
            : t("loading")}
        </p>
        {failure && <Problem message={failure.message} className="mt-3" />}
        <p role="status" className="sr-only">
          {told}
        </p>
        <section aria-labelledby="imports" className="mt-8">
          <h2 id="imports" className="eyebrow">
            {t("imports")}
          </h2>
          {list?.imports.length === 0 && (
            <p className="mt-2 text-soft">
              {t("noImports")}{" "}
              <a className="link" href={path("/add")}>
                {t("add")}
              </a>
            </p>
          )}
          <ul className="mt-1 border-t border-rule" data-testid="imports">
            {list?.imports.map(row => (
              <ImportItem key={row.id} row={row} known={known} />
            ))}
          </ul>
        </section>
        <section aria-labelledby="by-source" className="mt-10">
          <h2 id="by-source" className="eyebrow">
            {t("bySource")}
          </h2>
          <ul className="mt-1 border-t border-rule" data-testid="sources">
            {sources.map(({ value, label, count }) => (
              <SourceItem key={value} value={value} label={label} count={count} />
            ))}
          </ul>
        </section>
        <section aria-labelledby="anew" className="mt-10 max-w-[64ch]">
          <h2 id="anew" className="eyebrow">
            {t("anew")}
          </h2>
          <p className="mt-1 text-soft">
            {t("anewNote")} <code dir="ltr">npm run reparse</code>
          </p>
        </section>
      </main>
    </div>
  );
}

function useForgotten() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [["imports"], ["facets"], ["articles"], ["places"]].map(queryKey => client.invalidateQueries({ queryKey })),
    );
}

/** `known`: the imports that the map can be asked for. */
function ImportItem({ row, known }: { row: ImportRow; known: ReadonlySet<string> }) {
  const t = useTranslations("sources");
  const words = useWords();
  const path = usePath();
  const values = row.values.filter(value => known.has(value));
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const forget = useForgotten();
  const what = row.asked[0] ?? row.id;
  return (
    <li className="border-b border-rule py-2.5">
      <div className="flex items-center gap-2">
        <Unfold open={open} onTurn={() => setOpen(!open)} label={t("details", { name: what })} />
        <div className="min-w-0 grow">
          <ImportLine row={row} />
        </div>
        {values.length > 0 && (
          <a
            className="link flex min-h-6 items-center px-1 text-[13px]"
            href={path(`/?import=${values.map(encodeURIComponent)}`)}
          >
            {t("map")}
          </a>
        )}
        <Remove label={t("removeImport", { name: what })} onClick={() => setAsking(true)} />
      </div>
      {open && <ImportDetail id={row.id} />}
      {asking && (
        <Confirm
          title={t("removeImportTitle")}
          note={t("removeImportNote", { articles: words.count("articles", row.articles) })}
          action={t("remove")}
          onConfirm={async () => {
            const { removed } = await removeImport(row.id);
            tell(t("removed", { articles: words.count("articles", removed) }));
            await forget();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

/** Rows of files that are drawn. */
const SHOWN = 200;

function ImportDetail({ id }: { id: string }) {
  const t = useTranslations("sources");
  const words = useWords();
  const { data, error } = useImport(id);
  if (error) return <Problem message={error.message} className="py-2 ps-9" />;
  if (!data) return <p className="py-2 ps-9 text-soft">{t("loading")}</p>;
  return (
    <div className="pt-1 pb-2 ps-9 max-md:ps-2">
      <ul>
        {data.files.slice(0, SHOWN).map(({ name, articles }) => (
          <li key={name} className="flex gap-3 py-1 text-[13px]">
            <bdi className="min-w-0 grow text-left rtl:text-right truncate" title={name}>
              {name}
            </bdi>
            <span className="text-soft">{words.count("articles", articles)}</span>
          </li>
        ))}
        {data.files.length > SHOWN && (
          <li className="py-1 text-[13px] text-soft">{t("more", { count: data.files.length - SHOWN })}</li>
        )}
      </ul>
      <Rejections answer={data} className="mt-3" />
      {data.files.length === 0 && data.rejections.length === 0 && <p className="text-soft">{t("nothing")}</p>}
    </div>
  );
}

function SourceItem({ value, label, count }: { value: string; label: string; count: number }) {
  const t = useTranslations("sources");
  const words = useWords();
  const path = usePath();
  const [open, setOpen] = useState(false);
  return (
    <li className="border-b border-rule py-1.5">
      <div className="flex items-center gap-2">
        <Unfold open={open} onTurn={() => setOpen(!open)} label={t("articlesOf", { name: label })} />
        <bdi className="min-w-0 grow text-left rtl:text-right truncate font-medium">{label}</bdi>
        <span className="text-[13px] text-soft">{words.count("articles", count)}</span>
        <a
          className="link flex min-h-6 items-center px-1 text-[13px]"
          href={path(`/?source=${encodeURIComponent(value)}`)}
        >
          {t("map")}
        </a>
      </div>
      {open && <Articles source={value} />}
    </li>
  );
}

function Articles({ source }: { source: string }) {
  const t = useTranslations("sources");
  const { data, hasNextPage, fetchNextPage, isFetching } = useArticles(ofSource(source), "date");
  const articles = data?.pages.flatMap(page => page.articles) ?? [];
  return (
    <>
      <ul className="ps-9 max-md:ps-2">
        {articles.map(article => (
          <ArticleItem key={article.id} article={article} />
        ))}
      </ul>
      {hasNextPage && (
        <button
          type="button"
          className="link min-h-8 ps-9 text-[13px]"
          disabled={isFetching}
          onClick={() => void fetchNextPage()}
        >
          {t("moreArticles")}
        </button>
      )}
    </>
  );
}

function ArticleItem({ article }: { article: ArticleRow }) {
  const t = useTranslations("sources");
  const words = useWords();
  const { view } = useExplorer();
  const [asking, setAsking] = useState(false);
  const forget = useForgotten();
  const { id, title, publishedOn, mentions, incidents } = article;
  return (
    <li className="flex items-center gap-2 border-t border-rule py-1.5">
      <div className="min-w-0 grow">
        <a className="font-serif text-[15px] hover:text-accent" href={articleUrl(id, view.lang)} dir="auto">
          {title}
        </a>
        <p className="text-[12px] text-soft">
          {[
            publishedOn ? words.date(publishedOn) : t("undated"),
            words.count("mentions", mentions),
            words.count("incidents", incidents),
          ].join(" · ")}
        </p>
      </div>
      <Remove label={t("removeArticle", { title })} onClick={() => setAsking(true)} />
      {asking && (
        <Confirm
          title={t("removeArticleTitle", { title })}
          note={t("removeArticleNote")}
          action={t("remove")}
          onConfirm={async () => {
            await removeArticle(id);
            tell(t("removed", { articles: words.count("articles", 1) }));
            await forget();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function Unfold({ open, label, onTurn }: { open: boolean; label: string; onTurn: () => void }) {
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-label={label}
      className="rounded p-1 text-soft hover:bg-wash"
      onClick={onTurn}
    >
      <ChevronRight
        size={17}
        aria-hidden="true"
        className={`transition-transform ${open ? "rotate-90" : "rtl:-scale-x-100"}`}
      />
    </button>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="shrink-0 rounded p-1.5 text-soft hover:bg-wash hover:text-accent"
      onClick={onClick}
    >
      <Trash2 size={15} aria-hidden="true" />
    </button>
  );
}
