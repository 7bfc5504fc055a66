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
  for (const [pattern, sentence] of Object.entries(sentences)) {
    const slots = [...pattern.matchAll(SLOT)].map(([, name = ""]) => name);
    if (slots.length === 0) continue;
    const [, ...filled] = text.match(matcherOf(pattern)) ?? [];
    if (filled.length === 0) continue;
    return sentence.replace(SLOT, (_, name: string) => {
      const given = filled[slots.indexOf(name)] ?? "";
      return translated(given, sentences) || given;
    });
  }
  const parts = text.split("; ");
  if (parts.length === 1) return "";
  return parts.map(part => translated(part, sentences) || part).join("؛ ");
}

const matchers = new Map<string, RegExp>();

function matcherOf(pattern: string): RegExp {
  const known = matchers.get(pattern);
  if (known) return known;
  const plain = pattern
    .split(SLOT)
    .map((part, n) => (n % 2 === 1 ? "(.+)" : part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")));
  const matcher = new RegExp(`^${plain.join("")}$`, "su");
  matchers.set(pattern, matcher);
  return matcher;
}

/** The range of a feature's values is for those who train it. */
const withoutRange = (text: string) => text.replace(/ \([^()]*\d to \d[^()]*\)$/, "");

const LATIN = /\p{Script=Latin}/u;

/** Says a reason in the reader's language, or in English where that has no sentence for it. */
export function useReasons(): (text: string) => Said {
  const arabic = useLocale().startsWith("ar");
  const { data } = useQuery({
    queryKey: ["reasons"],
    queryFn: async () => (await import("./messages/reasons.ar.json")).default as Sentences,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: arabic,
  });
  return useCallback(
    text => {
      const inArabic = arabic && data ? translated(text, data) : "";
      return inArabic
        ? { text: inArabic, lang: "ar" }
        : { text: withoutRange(text), lang: LATIN.test(text) ? "en" : "ar" };
    },
    [arabic, data],
  );
}
