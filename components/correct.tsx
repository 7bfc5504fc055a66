"use client";
// A reader's word against the rules': what a name means after all. Kept with the article, before whatever is found there later.

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Excerpt } from "@/lib/answers";
import { BY_HAND, type Span } from "@/lib/types";
import { send } from "./imports/asks";
import { TokenDialog } from "./imports/token";
import { useWhereabouts } from "./province-names";
import { look, selectPlace, tell } from "./state";
import { useWords } from "./words";

export interface CorrectProps {
  articleId: string;
  /** Where the article names the place. */
  span: Span;
  /** As it stands there. */
  written: string;
  placed: boolean;
  found: Pick<Excerpt, "evidence" | "runnersUp">;
  /** The excerpt at whose place one stands: the map goes along to the new one. */
  excerpt?: string;
}

/** What a correction changes; the ground stays. */
const CHANGED = ["places", "facets", "areas", "timeline", "excerpts", "articles", "article"];

export default function Correct({ articleId, span, written, placed, found, excerpt }: CorrectProps) {
  const t = useTranslations("correct");
  const words = useWords();
  const whereabouts = useWhereabouts();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const byHand = found.evidence.some(({ feature }) => feature === BY_HAND);

  const say = async (place: string | null | undefined, told: string) => {
    setBusy(true);
    setProblem("");
    try {
      await send("PUT", `/api/articles/${encodeURIComponent(articleId)}/corrections`, { ...span, place });
      tell(told);
      setOpen(false);
      if (excerpt) {
        if (place) selectPlace(place, excerpt);
        else look({ excerpt: "" }, "replace");
      }
      await client.invalidateQueries({ predicate: ({ queryKey }) => CHANGED.includes(String(queryKey[0])) });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="mt-2 text-[12.5px]">
      <button type="button" className="link min-h-6" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(placed ? "not" : "other")}
      </button>
      {open && (
        <fieldset disabled={busy} className="mt-1 rounded-[6px] border border-rule p-2 disabled:opacity-60">
          <legend className="px-1 font-medium text-ink">{t.rich("means", { name: () => <bdi>{written}</bdi> })}</legend>
          <ul className="space-y-0.5">
            {found.runnersUp.map(place => {
              const [name] = words.name(place);
              return (
                <li key={place.placeId}>
                  <Choice onChoose={() => void say(place.placeId, t("done", { place: name }))}>
                    <bdi className="text-ink">{name}</bdi>
                    {[words.kind(place.kind), ...whereabouts(place)].map(part => (
                      <span key={part}> · {part}</span>
                    ))}
                  </Choice>
                </li>
              );
            })}
            {placed && (
              <li>
                <Choice onChoose={() => void say(null, t("doneNone"))}>{t("none")}</Choice>
              </li>
            )}
            {byHand && (
              <li>
                <Choice onChoose={() => void say(undefined, t("doneBack"))}>{t("back")}</Choice>
              </li>
            )}
          </ul>
          <p aria-live="polite" className="mt-1 px-1 text-soft">
            {t(busy ? "busy" : "note")}
          </p>
        </fieldset>
      )}
      {problem && (
        <p role="alert" dir="auto" className="mt-1 text-accent">
          {problem}
        </p>
      )}
      <TokenDialog />
    </div>
  );
}

function Choice({ onChoose, children }: { onChoose: () => void; children: React.ReactNode }) {
  return (
    <button type="button" onClick={onChoose} className="min-h-6 w-full rounded px-1 text-start hover:bg-wash">
      {children}
    </button>
  );
}
