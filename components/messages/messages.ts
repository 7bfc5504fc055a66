// The interface's sentences by language. English is the shape that the others have to fill.

import type { Messages } from "use-intl";
import type { Language } from "@/lib/types";
import ar from "./ar.json";
import en from "./en.json";

const MESSAGES: Record<Language, Messages> = { en, ar };

/** The language that a URL's `lang` asks for; English for anything else. */
export function messagesFor(lang: unknown): { lang: Language; messages: Messages } {
  const language = lang === "ar" ? "ar" : "en";
  return { lang: language, messages: MESSAGES[language] };
}
