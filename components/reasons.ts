"use client";
// Reasons in the reader's language: why a name is this place, why a line was set aside, how a date is known. The rooms that find them
// write English, which is kept with the article; the other language has a sentence for each, with slots for what varies.

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLocale } from "use-intl";

/** By the English sentence; `{why}` and other names in braces stand for what varies. */
export type Sentences = Readonly<Record<string, string>>;

/** A reason as it is shown, and in which language that is. */
export interface Said {
  text: string;
  lang: "en" | "ar";
}

const SLOT = /\{(\w+)\}/g;

/** Several sentences may be joined by semicolons; what fills a slot may be a sentence itself. "" where there is none. */
export function translated(text: string, sentences: Sentences): string {
  if (Object.hasOwn(sentences, text)) return sentences[text] as string;
  for (const { matcher, slots, sentence, words } of patternsOf(sentences)) {
    const [, ...filled] = matcher.exec(text) ?? [];
    if (filled.length === 0) continue;
    const own = filled.map(given => translated(given, sentences));
    // "{where} ({why})" says nothing by itself.
    if (!words && own.every(said => said === "")) continue;
    return sentence.replace(SLOT, (_, name: string) => {
      const index = slots.indexOf(name);
      return own[index] || isolated(filled[index] ?? "");
    });
  }
  const parts = text.split("; ");
  if (parts.length === 1) return "";
  const own = parts.map(part => translated(part, sentences));
  return own.every(said => said === "") ? "" : own.map((said, n) => said || isolated(parts[n] ?? "")).join("؛ ");
}

/** What is told in words of its own runs in its own direction, whatever stands around it. */
const isolated = (text: string) => `\u2068${text}\u2069`;

interface Pattern {
  matcher: RegExp;
  slots: string[];
  sentence: string;
  /** It has words of its own, beside its slots. */
  words: boolean;
}

const known = new WeakMap<Sentences, Pattern[]>();

/** The sentences that have slots; those that say most themselves come first. */
function patternsOf(sentences: Sentences): Pattern[] {
  const made = known.get(sentences);
  if (made) return made;
  const patterns = Object.entries(sentences)
    .map(([pattern, sentence]) => ({ sentence, parts: pattern.split(SLOT) }))
    .filter(({ parts }) => parts.length > 1)
    .map(({ sentence, parts }) => {
      const own = parts.filter((_, n) => n % 2 === 0);
      const plain = parts.map((part, n) => (n % 2 === 1 ? "(.+)" : part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")));
      return {
        sentence,
        matcher: new RegExp(`^${plain.join("")}$`, "su"),
        slots: parts.filter((_, n) => n % 2 === 1),
        words: /\p{L}/u.test(own.join("")),
        length: own.join("").length,
      };
    })
    .sort((a, b) => b.length - a.length);
  known.set(sentences, patterns);
  return patterns;
}

/** The range of a feature's values is for those who train it. */
const withoutRange = (text: string) => text.replace(/ \([^()]*\d to \d[^()]*\)$/, "");

const LATIN = /\p{Script=Latin}/u;

/** What the reader's language has in place of the English sentences; undefined in English, and before it has come. */
function useSentences(): Sentences | undefined {
  const arabic = useLocale().startsWith("ar");
  const { data } = useQuery({
    queryKey: ["reasons"],
    queryFn: async () => (await import("./messages/reasons.ar.json")).default as Sentences,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: arabic,
  });
  return arabic ? data : undefined;
}

/** Says what a text that came in is called: its file's name as it is, and the line or row that it stands in. */
export function useTextNames(): (name: string) => string {
  const sentences = useSentences();
  return useCallback(name => (sentences && translated(name, sentences)) || name, [sentences]);
}

/** Says a reason in the reader's language, or in English where that has no sentence for it. */
export function useReasons(): (text: string) => Said {
  const sentences = useSentences();
  return useCallback(
    text => {
      const inArabic = sentences ? translated(text, sentences) : "";
      return inArabic
        ? { text: inArabic, lang: "ar" }
        : { text: withoutRange(text), lang: LATIN.test(text) ? "en" : "ar" };
    },
    [sentences],
  );
}
