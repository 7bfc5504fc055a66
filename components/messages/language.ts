// In which language a page is shown whose address names none: as the reader chose here before, else as their browser asks.

import type { Language } from "@/lib/types";

/** The cookie that keeps a reader's choice. */
export const CHOSEN = "lang";

const isOurs = (language: string | undefined): language is Language => language === "en" || language === "ar";

/** `accept` is the header that a browser sends ("ar-IQ,ar;q=0.9,en;q=0.8"); what it likes best of what we speak, else English. */
export function readersLanguage(chosen: string | undefined, accept: string | null): Language {
  if (isOurs(chosen)) return chosen;
  let best: { language: Language; weight: number } = { language: "en", weight: 0 };
  for (const wish of (accept ?? "").split(",")) {
    const [range = "", ...parameters] = wish.split(";").map(part => part.trim().toLowerCase());
    const [language] = range.split("-");
    const written = parameters.find(parameter => parameter.startsWith("q="))?.slice(2);
    const weight = written === undefined ? 1 : Number(written);
    // The first of several that are liked as well.
    if (isOurs(language) && weight > best.weight) best = { language, weight };
  }
  return best.language;
}
