"use client";
// One import through its life: being read, waiting for a person, being stored, done.

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl";
import type { ImportAnswer } from "@/lib/review";
import { isMissing } from "../ask";
import { usePath } from "../head";
import { Problem, Reason } from "../reason";
import { useReasons } from "../reasons";
import { useWords } from "../words";
import { isRunning, resume, useImport } from "./asks";
import { GiveUp } from "./give-up";
import { Asked } from "./import-line";
import { PageHead } from "./page-head";
import { Rejections } from "./rejections";
import { Review } from "./review";

export function ImportPage({ id }: { id: string }) {
  const t = useTranslations("import");
  const tError = useTranslations("error");
  const { data, error } = useImport(id);
  const path = usePath();
  if (data?.state === "ready" && data.documents.length > 0) {
    return (
      <div className="flex min-h-dvh flex-col lg:h-dvh">
        <PageHead at="add" />
        <Review answer={data} />
      </div>
    );
  }
  return (
    <div className="flex min-h-dvh flex-col">
      <PageHead at="add" />
      <main id="main" className="mx-auto w-full max-w-[780px] grow px-6 pt-8 pb-20 max-md:px-4">
        {error ? (
          <>
            <h1 className="font-serif text-[27px]/[1.2] font-semibold">
              {isMissing(error) ? t("missing") : tError("title")}
            </h1>
            <Problem message={error.message} className="mt-2" />
            <p className="mt-4">
              <a className="button" href={path("/add")}>
                {t("back")}
              </a>
            </p>
          </>
        ) : data ? (
          <Stage answer={data} />
        ) : (
          <p className="text-soft">{t("loading")}</p>
        )}
      </main>
    </div>
  );
}

function Stage({ answer }: { answer: ImportAnswer }) {
  if (isRunning(answer.state)) return <Running answer={answer} />;
  if (answer.state === "done" || answer.state === "unfinished") return <Done answer={answer} />;
  return <Stuck answer={answer} />;
}

function Title({ children, answer }: { children: ReactNode; answer: ImportAnswer }) {
  return (
    <>
      <h1 className="font-serif text-[27px]/[1.2] font-semibold">{children}</h1>
      <p className="mt-1 text-soft">
        <Asked row={answer} />
      </p>
    </>
  );
}

/** Rows of files that are drawn. */
const SHOWN = 300;

function Running({ answer }: { answer: ImportAnswer }) {
  const t = useTranslations("import");
  const { state, inputs, source, sources } = answer;
  // Inputs come one behind the other; what is read last may be a member of one.
  const at = inputs.findLastIndex(name => source === name || source.startsWith(`${name}/`));
  const done = state === "reading" ? Math.max(0, at + 1) : 0;
  const said = source === "" ? t("starting") : t("progress", { count: sources });
  return (
    <>
      <Title answer={answer}>{t(state === "reading" ? "reading" : "storing")}</Title>
      <progress
        className="mt-5 h-1.5 w-full"
        aria-label={t("reading")}
        max={inputs.length}
        {...(state === "reading" && at >= 0 && { value: done })}
      />
      <p role="status" className="mt-1 text-[13px] text-soft tabular-nums">
        {said}
      </p>
      {state === "reading" && (
        <ul className="mt-4 border-y border-rule">
          {inputs.slice(0, SHOWN).map((name, index) => (
            <li key={index} className="flex gap-3 border-b border-rule py-1.5 last:border-0">
              <bdi className="min-w-0 grow text-left rtl:text-right truncate">{name}</bdi>
              <span className={index < done ? "" : "text-soft"}>
                {t(index < done ? "isRead" : index === done && at >= 0 ? "isBeingRead" : "waits")}
              </span>
            </li>
          ))}
          {inputs.length > SHOWN && <li className="py-1.5 text-soft">{t("more", { count: inputs.length - SHOWN })}</li>}
        </ul>
      )}
      <p className="mt-6">
        <GiveUp answer={answer} />
      </p>
    </>
  );
}

/** Nothing to review, or it failed. */
function Stuck({ answer }: { answer: ImportAnswer }) {
  const t = useTranslations("import");
  const client = useQueryClient();
  const saidOf = useReasons();
  const failed = answer.state === "failed";
  const again = async () => client.setQueryData(["import", answer.id], await resume(answer.id));
  return (
    <>
      <Title answer={answer}>{t(failed ? "failed" : "nothing")}</Title>
      {failed && (
        <p role="alert" className="mt-3 whitespace-pre-wrap" dir="auto">
          <Reason {...saidOf(answer.problem)} />
        </p>
      )}
      <p className="mt-5 flex flex-wrap gap-2">
        {failed && (
          <button type="button" className="button primary" onClick={() => void again()}>
            {t("again")}
          </button>
        )}
        <GiveUp answer={answer} />
      </p>
      <Rejections answer={answer} className="mt-8" />
    </>
  );
}

function Done({ answer }: { answer: ImportAnswer }) {
  const t = useTranslations("import");
  const words = useWords();
  const path = usePath();
  const client = useQueryClient();
  const { stored, values } = answer;
  useEffect(
    function forgetOldAnswers() {
      for (const queryKey of [["facets"], ["articles"], ["places"]]) void client.invalidateQueries({ queryKey });
    },
    [client],
  );
  // What was known before belongs to what brought it then.
  const map = (stored?.stored ?? 0) > 0 ? `/?import=${values.map(encodeURIComponent)}&unit=articles` : "/";
  return (
    <>
      <Title answer={answer}>
        {stored ? t("done", { articles: words.count("articles", stored.stored) }) : t("doneBefore")}
      </Title>
      {stored && (
        <div role="status" className="mt-4 space-y-1 text-[15px]">
          <p>
            {t("found", {
              mentions: words.count("mentions", stored.mentions),
              incidents: words.count("incidents", stored.incidents),
            })}
          </p>
          {stored.alike > 0 && <p>{t("alike", { count: stored.alike })}</p>}
          {stored.known > 0 && <p>{t("known", { count: stored.known })}</p>}
        </div>
      )}
      <p className="mt-6 flex flex-wrap gap-2">
        <a className="button primary" href={path(map)}>
          {t("map")}
        </a>
        <a className="button" href={path("/add")}>
          {t("more_articles")}
        </a>
        <a className="button" href={path("/sources")}>
          {t("sources")}
        </a>
      </p>
      {answer.files.length > 0 && (
        <section className="mt-8">
          <h2 className="eyebrow">{t("files")}</h2>
          <ul className="mt-1 border-y border-rule">
            {answer.files.slice(0, SHOWN).map(({ name, articles }) => (
              <li key={name} className="flex gap-3 border-b border-rule py-1.5 last:border-0">
                <bdi className="min-w-0 grow text-left rtl:text-right truncate">{name}</bdi>
                <span className="text-soft">{words.count("articles", articles)}</span>
              </li>
            ))}
            {answer.files.length > SHOWN && (
              <li className="py-1.5 text-soft">{t("more", { count: answer.files.length - SHOWN })}</li>
            )}
          </ul>
        </section>
      )}
      <Rejections answer={answer} className="mt-8" />
    </>
  );
}
