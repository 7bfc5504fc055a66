"use client";
// A reader's word on an incident: that it is none, or what it is, when it was, how many it killed and who took part, or with which reports it is
// one event. Kept with the article, before what is found there later.

import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { IncidentView } from "@/lib/answers";
import type { ReportRef } from "@/lib/types";
import { Unsaid, useWord, wordPath } from "./correct";
import { Facts } from "./facts";
import { offer, tell } from "./moment";
import { look } from "./state";
import { Alike, useGrouping } from "./together";

/** What a dismissal said, and of which reports. */
interface Dismissed {
  said: { article: string; start: number; end: number; at: number | null }[];
}

interface VerdictProps {
  articleId: string;
  incident: IncidentView;
  /** The excerpt at whose place one stands: once it is dismissed, another is read there. */
  excerpt?: string;
}

export default function Verdict({ articleId, incident, excerpt }: VerdictProps) {
  const t = useTranslations("verdict");
  const tCorrect = useTranslations("correct");
  const { busy: isJudging, problem, put } = useWord(articleId);
  const grouping = useGrouping(articleId, excerpt);
  const busy = isJudging || grouping.busy;
  const [open, setOpen] = useState<"" | "facts" | "alike">("");
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const alikeOpener = useRef<HTMLButtonElement>(null);
  const { byHand, triggerStart: start, placeStart: at } = incident;
  const dismissed = incident.status === "dismissed";
  const here = { start, end: start + incident.trigger.length, at };
  // What was said of the report that it goes with is taken back there.
  const saidAt = byHand ? { start: byHand.start, end: byHand.end, at: byHand.at } : here;
  const report = { article: articleId, ...here };
  const close = () => {
    setOpen("");
    (open === "alike" ? alikeOpener : opener).current?.focus();
  };
  const dismiss = (none: boolean, reach: "article" | "everywhere" = "article") =>
    void put<Dismissed>("dismissals", [{ ...(none ? here : saidAt), dismissed: none, reach }], ([answer]) => {
      const articles = new Set(answer?.said.map(({ article }) => article)).size;
      const [done, undone] = [t("done", { count: articles }), t("restored")];
      tell(none ? done : undone);
      setOpen("");
      setAsking(false);
      if (excerpt) look({ excerpt: "" }, "replace");
      const undo = (answer?.said ?? []).map(({ article, ...at }) => ({
        path: wordPath(article, "dismissals"),
        said: { ...at, dismissed: !none, reach: "report" },
      }));
      offer(none ? { text: done, undo, undone } : { text: undone, undo, undone: done });
    });
  // What other articles report, too, may be meant there or not.
  const several = !dismissed && incident.reports > 1;
  const judge = (said: object, told: string) =>
    void put("verdicts", [said], () => {
      tell(told);
      close();
      if (excerpt) look({ excerpt }, "replace");
    });
  const group = (other?: ReportRef) =>
    // The button that sets a report apart goes away with that.
    grouping.group(report, other, () => (open ? close() : alikeOpener.current?.focus()));
  return (
    <div className="mt-1 text-[12.5px]">
      <div className="flex flex-wrap gap-x-4">
        {/* One button, so that the focus stays on it. */}
        <button
          type="button"
          className="link min-h-6"
          aria-disabled={busy}
          aria-expanded={several ? asking : undefined}
          onClick={() => (several ? setAsking(!asking) : !busy && dismiss(!dismissed))}
        >
          {t(dismissed ? "restore" : "not")}
        </button>
        {incident.status === "reported" && incident.sentences > 1 && (
          <button type="button" className="link min-h-6" aria-disabled={busy} onClick={() => !busy && group()}>
            {t("apart")}
          </button>
        )}
        {incident.status === "reported" && (
          <button
            ref={alikeOpener}
            type="button"
            className="link min-h-6"
            aria-expanded={open === "alike"}
            onClick={() => setOpen(open === "alike" ? "" : "alike")}
          >
            {t("same")}
          </button>
        )}
        {/* Behind it comes what it opens. */}
        {!dismissed && (
          <button
            ref={opener}
            type="button"
            className="link min-h-6"
            aria-expanded={open === "facts"}
            onClick={() => setOpen(open === "facts" ? "" : "facts")}
          >
            {t("other")}
          </button>
        )}
      </div>
      {several && asking && (
        <fieldset disabled={busy} className="mt-1 rounded-[6px] border border-rule p-2 font-sans disabled:opacity-60">
          <legend className="px-1 font-medium text-ink">{t("where")}</legend>
          <div className="flex flex-wrap gap-2">
            <button type="button" className="button" onClick={() => dismiss(true)}>
              {t("here")}
            </button>
            <button type="button" className="button" onClick={() => dismiss(true, "everywhere")}>
              {t("everywhere", { count: incident.reports })}
            </button>
          </div>
        </fieldset>
      )}
      {open === "alike" && incident.status === "reported" && (
        <Alike articleId={articleId} incident={incident} busy={busy} onClose={close} onChoose={group} />
      )}
      {open === "facts" && !dismissed && (
        <Facts
          incident={incident}
          inherited={byHand !== null && (byHand.start !== start || byHand.at !== at)}
          busy={busy}
          onClose={close}
          onSay={(facts, told) => judge({ ...here, ...facts }, told)}
          onTakeBack={() => judge(saidAt, tCorrect("doneBack"))}
        />
      )}
      <Unsaid problem={problem || grouping.problem} />
    </div>
  );
}
