// The interface's sentences by language. English is the shape that the others have to fill.

import type { Messages } from "use-intl";
import type { Language } from "@/lib/types";
import ar from "./ar.json";
import en from "./en.json";

const MESSAGES: Record<Language, Messages> = { en, ar };

/** A page's search parameters, as Next hands them over. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What the shell needs of a request: the language that the URL asks for (else English), its sentences, and the URL's words. */
export async function shellFor(params: SearchParams): Promise<{ lang: Language; messages: Messages; search: string }> {
  const words = Object.entries(await params).flatMap(([word, value]) => [value ?? []].flat().map(text => [word, text]));
  const search = new URLSearchParams(words);
  const lang = search.get("lang") === "ar" ? "ar" : "en";
  return { lang, messages: MESSAGES[lang], search: search.toString() };
}
