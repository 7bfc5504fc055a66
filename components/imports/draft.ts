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

  const { put, change, flush } = useMemo(() => {
    /** What is to be saved, by text; the changes whose texts are still to come; and the save that runs. */
    const wanted = new Map<number, ReviewedArticle[]>();
    const coming = new Set<Promise<void>>();
    let running = Promise.resolve();
    const fail = (failure: unknown) => {
      setState("failed");
      setProblem((failure as Error).message);
    };
    const saveAll = async () => {
      await Promise.all(coming);
      for (const [number, articles] of wanted) {
        wanted.delete(number);
        try {
          const answer = await revise(id, number, articles);
          // Where something newer waits, its own answer will follow.
          if (!wanted.has(number)) client.setQueryData(documentOf(id, number).queryKey, answer);
        } catch (failure) {
          if (!wanted.has(number)) wanted.set(number, articles);
          fail(failure);
          throw failure;
        }
      }
      // What the server tells before all is saved would show what was changed as it was.
      if (coming.size > 0) return;
      void client.invalidateQueries({ queryKey: ["import", id] });
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
    const change: Draft["change"] = (number, make) => {
      const { queryKey } = documentOf(id, number);
      const apply = ({ articles }: ReviewedDocument) => {
        const next = make(articles);
        if (JSON.stringify(next) === JSON.stringify(articles)) return;
        setPast(steps => [...steps.slice(-STEPS), { number, articles }]);
        put(number, next);
      };
      const known = client.getQueryData<ReviewedDocument>(queryKey);
      if (known) return apply(known);
      setState("saving");
      const load = client
        .ensureQueryData(documentOf(id, number))
        // Another change may have come to it meanwhile.
        .then(loaded => apply(client.getQueryData<ReviewedDocument>(queryKey) ?? loaded))
        .finally(() => coming.delete(load));
      coming.add(load);
      load.then(flush).catch(failure => {
        fail(failure);
        void client.invalidateQueries({ queryKey: ["import", id] });
      });
    };
    return { put, change, flush };
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
    ...{ state, problem, change, flush, canUndo: past.length > 0 },
    undo() {
      const before = past.at(-1);
      if (!before) return null;
      setPast(steps => steps.slice(0, -1));
      put(before.number, before.articles);
      return before.number;
    },
  };
}
