// The values of facets that are not stated as such: bands of numbers, the status of an article, and what values are called. Pure.

import { type ArticleTuple, UNTOLD } from "@/lib/store/tuples";
import type { Language } from "@/lib/types";

/** The status of an article; if several apply, the most telling. */
export function statusOf({ copy, corrected }: ArticleTuple, found: number): string {
  return copy === 1 ? "copy" : corrected === 1 ? "corrected" : found === 0 ? "nothing" : "found";
}

/** Numbers of deaths as a facet has them, and what they are called. */
export const KILLED = {
  none: "Not told",
  some: "Some, not how many",
  "0": "Nobody",
  "1": "1",
  "2-9": "2 to 9",
  "10-49": "10 to 49",
  "50": "50 and more",
};
export function killedBand(deaths: number | null): keyof typeof KILLED {
  if (deaths === null) return "none";
  if (deaths === UNTOLD) return "some";
  if (deaths <= 1) return deaths === 1 ? "1" : "0";
  return deaths < 10 ? "2-9" : deaths < 50 ? "10-49" : "50";
}

/** `none` is for an article in which nothing was found. */
export const BANDS = ["high", "medium", "low", "none"] as const;
export const band = (confidence: number) => (confidence >= 0.8 ? 0 : confidence >= 0.5 ? 1 : 2);
export const SENSES = ["metonymic", "literal", "none"] as const;

export const LANGUAGES: Record<Language, string> = { en: "English", ar: "Arabic" };
const COUNTRIES: Readonly<Record<Language, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames("en", { type: "region", fallback: "code" }),
  ar: new Intl.DisplayNames("ar", { type: "region", fallback: "code" }),
};

/** Newspapers' names, where the register of names has another; and of what lies in no country. */
const USUAL_NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { "": "Across borders", TR: "Turkey", PS: "Palestine" },
  ar: { "": "عبر الحدود", PS: "فلسطين", SA: "السعودية" },
};

/** What a country is called, by its code (ISO 3166 alpha-2); another code stands for itself. */
export function countryName(code: string, language: Language): string {
  return USUAL_NAMES[language][code] ?? (/^[A-Z]{2}$/.test(code) ? (COUNTRIES[language].of(code) ?? code) : code);
}

/** A slug as words: "Violence against civilians". */
export function words(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1).replaceAll("-", " ");
}
