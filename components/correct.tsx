"use client";
// A reader's word against the rules': what a name means after all. Kept with the article, before whatever is found there later.

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, type RefObject, useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Excerpt } from "@/lib/answers";
import type { FoundPlace } from "@/lib/review";
import { BY_HAND, MARKED_BY_HAND, type Span } from "@/lib/types";
import { useGazetteer } from "./answers";
import { send } from "./imports/asks";
import { TokenDialog } from "./imports/token";
import { tell } from "./moment";
import { useWhereabouts } from "./province-names";
import { Problem } from "./reason";
import { look, selectPlace } from "./state";
import { useWords } from "./words";

export interface CorrectProps {
  articleId: string;
  /** Where the article names the place. */
  span: Span;
  /** As it stands there. */
  written: string;
  /** The id of the place that it is taken for, or "". */
  now: string;
  found: Pick<Excerpt, "evidence" | "runnersUp">;
  /** The excerpt at whose place one stands: the map goes along to the new one. */
  excerpt?: string;
}

/** What a correction changes; the ground stays. */
const CHANGED = ["places", "facets", "areas", "timeline", "excerpts", "articles", "article", "alike"];

/** Where something is said of an article. */
export const wordPath = (articleId: string, of: "corrections" | "dismissals" | "verdicts" | "groupings") =>
  `/api/articles/${encodeURIComponent(articleId)}/${of}`;

/**
 * Puts what a reader says, one after the other; then all that it changes is asked anew. `done`, with the answers, comes before that. Of
 * several, those before one that fails are said.
 */
export async function saidAnew<T>(
  client: QueryClient,
  puts: readonly { path: string; said: object }[],
  done: (answers: T[]) => void = () => {},
): Promise<void> {
  try {
    const answers: T[] = [];
    for (const { path, said } of puts) answers.push(await send<T>("PUT", path, said));
    done(answers);
  } finally {
    await client.invalidateQueries({ predicate: ({ queryKey }) => CHANGED.includes(String(queryKey[0])) });
  }
}

/** Puts what a reader says of an article, each at a route below it. `done` comes before all is asked anew. */
export function useWord(articleId: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const put = async <T = unknown>(
    of: Parameters<typeof wordPath>[1],
    said: readonly object[],
    done: (answers: T[]) => void,
  ) => {
    setBusy(true);
    setProblem("");
    const puts = said.map(one => ({ path: wordPath(articleId, of), said: one }));
    try {
      await saidAnew(client, puts, done);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return { busy, problem, put };
}

/** Says what names of an article mean: a place by its id, null for none, undefined for what was found. */
export function useSaying(articleId: string) {
  const { busy, problem, put } = useWord(articleId);
  const say = (spans: readonly Span[], place: string | null | undefined, done: () => void) =>
    put(
      "corrections",
      spans.map(({ start, end }) => ({ start, end, place })),
      done,
    );
  return { busy, problem, say };
}

/** How it is known by a reader's word: what was found was corrected, or nothing was and the name is their mark. */
export type ByHand = "" | "corrected" | "marked";

export function byHandOf(evidence: Excerpt["evidence"]): ByHand {
  const said = evidence.find(({ feature }) => feature === BY_HAND);
  return !said ? "" : said.note.startsWith(MARKED_BY_HAND) ? "marked" : "corrected";
}

export default function Correct({ articleId, span, written, now, found, excerpt }: CorrectProps) {
  const t = useTranslations("correct");
  const [open, setOpen] = useState(false);
  const { busy, problem, say } = useSaying(articleId);
  const onSay = (place: string | null | undefined, told: string) =>
    void say([span], place, () => {
      tell(told);
      setOpen(false);
      if (!excerpt) return;
      if (place) selectPlace(place, excerpt);
      else look({ excerpt: "" }, "replace");
    });

  return (
    <div className="mt-2 text-[12.5px]">
      <button type="button" className="link min-h-6" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(now ? "not" : "other")}
      </button>
      {open && (
        <Meanings
          written={written}
          now={now}
          likely={found.runnersUp.map(({ placeId, ...place }) => ({ ...place, id: placeId }))}
          byHand={byHandOf(found.evidence)}
          busy={busy}
          onSay={onSay}
        />
      )}
      <Unsaid problem={problem} />
    </div>
  );
}

interface WordBoxProps {
  legend: ReactNode;
  busy: boolean;
  /** How much it shows: it comes into sight where that is something, and again with more. */
  shown?: number;
  /** Where Escape shuts it, and nothing around it. */
  onClose?: () => void;
  root?: RefObject<HTMLFieldSetElement | null>;
  children: ReactNode;
}

/** What a reader may say, in a box of its own within what it is said of. */
export function WordBox({ legend, busy, shown = 1, onClose, root, children }: WordBoxProps) {
  const own = useRef<HTMLFieldSetElement>(null);
  const box = root ?? own;
  useEffect(
    function comeIntoSight() {
      if (shown > 0) box.current?.scrollIntoView({ block: "nearest" });
    },
    [shown, box],
  );
  return (
    <fieldset
      ref={box}
      disabled={busy}
      className="mt-1 min-w-0 rounded-[6px] border border-rule p-2 font-sans disabled:opacity-60"
      onKeyDown={event => {
        if (event.key !== "Escape" || !onClose) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <legend className="px-1 font-medium text-ink">{legend}</legend>
      {children}
    </fieldset>
  );
}

/** Why it could not be said, and the token that saying it may need. */
export function Unsaid({ problem }: { problem: string }) {
  return (
    <>
      {problem && <Problem message={problem} className="mt-1" />}
      <TokenDialog />
    </>
  );
}

type Meaning = Pick<FoundPlace, "id" | "name" | "nameAr" | "kind" | "admin1" | "country">;

interface MeaningsProps {
  written: string;
  /** The id of the place that it is taken for, or "". */
  now: string;
  /** What it could also have been, the likeliest first. */
  likely: readonly Meaning[];
  byHand: ByHand;
  busy: boolean;
  /** A place, null for none, undefined for what was found; and what a screen reader is told of it. */
  onSay: (place: string | null | undefined, told: string) => void;
}

/** Namesakes that are offered before anything is sought, beside the likely ones; and places found by a name. */
const NAMESAKES = 4;
const FOUND = 8;

/** What a name could mean: what was nearly chosen, its namesakes, and any other place of the gazetteer by its name. */
export function Meanings({ written, now, likely, byHand, busy, onSay }: MeaningsProps) {
  const t = useTranslations("correct");
  const words = useWords();
  const whereabouts = useWhereabouts();
  const [typed, setTyped] = useState("");
  const sought = useDeferredValue(typed.trim());
  const { data: named } = useGazetteer(sought || written);
  const others = (named ?? []).filter(({ id }) => id !== now && (sought || likely.every(place => place.id !== id)));
  const places: Meaning[] = sought
    ? others.slice(0, FOUND)
    : [...likely.filter(({ id }) => id !== now), ...others.slice(0, NAMESAKES)];
  return (
    <WordBox legend={t.rich("means", { name: () => <bdi>{written}</bdi> })} busy={busy} shown={places.length}>
      <input
        type="search"
        value={typed}
        maxLength={200}
        onChange={event => setTyped(event.target.value)}
        placeholder={t(now ? "search" : "searchAny")}
        aria-label={t(now ? "search" : "searchAny")}
        className="mb-1 h-8 w-full rounded-md border border-rule bg-paper px-2.5 text-[13px] text-ink"
      />
      <ul className="space-y-0.5">
        {places.map(place => {
          const [name, other] = words.name(place);
          return (
            <li key={place.id}>
              <Choice onChoose={() => onSay(place.id, t("done", { place: name }))}>
                <bdi className="text-ink">{name}</bdi> {sought && <bdi className="font-arabic">{other}</bdi>}
                {[words.kind(place.kind), ...whereabouts(place)].map(part => (
                  <span key={part}> · {part}</span>
                ))}
              </Choice>
            </li>
          );
        })}
        {named?.length === 0 && (sought.length >= 2 || places.length === 0) && (
          <li className="px-1 text-soft">{t("nowhere")}</li>
        )}
        {now && byHand !== "marked" && !sought && (
          <li>
            <Choice onChoose={() => onSay(null, t("doneNone"))}>{t("none")}</Choice>
          </li>
        )}
        {byHand && !sought && (
          <li>
            <Choice onChoose={() => onSay(undefined, t(byHand === "marked" ? "doneUnmark" : "doneBack"))}>
              {t(byHand === "marked" ? "unmark" : "back")}
            </Choice>
          </li>
        )}
      </ul>
      <p aria-live="polite" className="mt-1 px-1 text-soft">
        {t(busy ? "busy" : "note")}
      </p>
    </WordBox>
  );
}

function Choice({ onChoose, children }: { onChoose: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onChoose} className="min-h-6 w-full rounded px-1 text-start text-soft hover:bg-wash">
      {children}
    </button>
  );
}
