"use client";
// A review as a person is changing it: shown at once, saved behind, taken back step by step.

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { ReviewedArticle, ReviewedDocument } from "@/lib/review";
import { documentOf, revise } from "./asks";

export interface Draft {
  /** Changes the articles of one text, by its number. */
  change: (number: number, make: (articles: ReviewedArticle[]) => ReviewedArticle[]) => void;
  /** Takes the last change back; the number of the text that it was made in. */
  undo: () => number | null;
  canUndo: boolean;
  state: "saved" | "saving" | "failed";
  /** Why it could not be saved, or "". */
  problem: string;
  /** Saves what waits; throws where that fails. */
  flush: () => Promise<void>;
}

/** Time after the last change before it is saved, in milliseconds. */
const PAUSE = 350;
/** Steps that can be taken back. */
const STEPS = 100;

export function useDraft(id: string): Draft {
  const client = useQueryClient();
  const [past, setPast] = useState<{ number: number; articles: ReviewedArticle[] }[]>([]);
  const [state, setState] = useState<Draft["state"]>("saved");
  const [problem, setProblem] = useState("");
  const timer = useRef(0);

  const { put, flush } = useMemo(() => {
    /** What is to be saved, by text; and the save that runs. */
    const wanted = new Map<number, ReviewedArticle[]>();
    let running = Promise.resolve();
    const saveAll = async () => {
      for (const [number, articles] of wanted) {
        wanted.delete(number);
        try {
          const answer = await revise(id, number, articles);
          // Where something newer waits, its own answer will follow.
          if (!wanted.has(number)) client.setQueryData(documentOf(id, number).queryKey, answer);
        } catch (failure) {
          if (!wanted.has(number)) wanted.set(number, articles);
          setState("failed");
          setProblem((failure as Error).message);
          throw failure;
        }
        void client.invalidateQueries({ queryKey: ["import", id] });
      }
      setState("saved");
      setProblem("");
    };
    const flush = (): Promise<void> => {
      window.clearTimeout(timer.current);
      running = running.catch(() => {}).then(saveAll);
      return running;
    };
    const put = (number: number, articles: ReviewedArticle[]) => {
      const { queryKey } = documentOf(id, number);
      client.setQueryData<ReviewedDocument>(queryKey, now => now && { ...now, articles });
      wanted.set(number, articles);
      setState("saving");
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void flush().catch(() => {}), PAUSE);
    };
    return { put, flush };
  }, [client, id]);

  useEffect(
    function leave() {
      return () => void flush().catch(() => {});
    },
    [flush],
  );
  useEffect(
    function warn() {
      if (state === "saved") return;
      const ask = (event: BeforeUnloadEvent) => event.preventDefault();
      window.addEventListener("beforeunload", ask);
      return () => window.removeEventListener("beforeunload", ask);
    },
    [state],
  );

  return {
    ...{ state, problem, flush, canUndo: past.length > 0 },
    change(number, make) {
      const { queryKey } = documentOf(id, number);
      const apply = ({ articles }: ReviewedDocument) => {
        const next = make(articles);
        if (JSON.stringify(next) === JSON.stringify(articles)) return;
        setPast(steps => [...steps.slice(-STEPS), { number, articles }]);
        put(number, next);
      };
      const known = client.getQueryData<ReviewedDocument>(queryKey);
      if (known) return apply(known);
      client.ensureQueryData(documentOf(id, number)).then(apply, failure => {
        setState("failed");
        setProblem((failure as Error).message);
      });
    },
    undo() {
      const before = past.at(-1);
      if (!before) return null;
      setPast(steps => steps.slice(0, -1));
      put(before.number, before.articles);
      return before.number;
    },
  };
}
