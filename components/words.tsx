"use client";
// How things are said in the reader's language: types, kinds, dates, places. The sentences stand in messages/.

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import type { Toll } from "@/lib/answers";
import type { Unit } from "@/lib/query";
import {
  type DateRange,
  INCIDENT_TYPES,
  type IncidentType,
  KINDS,
  type Kind,
  type Language,
  SUBTYPES,
} from "@/lib/types";
import type en from "./messages/en.json";

/** Days before months, and digits that stand in columns, in both. */
export const LOCALES = { en: "en-GB", ar: "ar-IQ-u-nu-latn" } as const;

declare module "use-intl" {
  interface AppConfig {
    Locale: (typeof LOCALES)[Language];
    Messages: typeof en;
  }
}

export interface Words {
  /** The name to lead with, and the one in the other script, or "". */
  name(place: { name: string; nameAr: string }): [name: string, other: string];
  kind(kind: Kind): string;
  type(type: IncidentType | null): string;
  /** An incident's sub-type, else its type. */
  subtype(incident: { type: IncidentType; subtype: string }): string;
  /** A slug for which there is no translation: "air-drone-strike" becomes "Air drone strike". */
  plain(slug: string): string;
  /** As precise as it is known: "28 Jun 2021", "Jun 2021", "2021", "3 Jan – 9 Feb 2020". */
  date(range: DateRange): string;
  day(day: string): string;
  /** Of people, at least. */
  count(unit: Unit | "places" | "excerpts" | "killed" | "wounded", count: number): string;
  /** What is told of people: nothing of whom there are none. */
  toll(toll: Toll): string[];
  number(count: number): string;
  /** With its tenths, also where they are none: what stands beside other such numbers. */
  tenths(number: number): string;
  hundredths(number: number): string;
}

const WordsContext = createContext<Words | null>(null);

/** One for the whole page: what formats numbers and dates takes long to make. */
export function WordsProvider({ children }: { children: ReactNode }) {
  return <WordsContext value={useOwnWords()}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords needs a <WordsProvider> above it.");
  return words;
}

function useOwnWords(): Words {
  const locale = useLocale();
  const format = useFormatter();
  const t = useTranslations();
  return useMemo(() => {
    const at = (day: string) => new Date(`${day}T00:00:00Z`);
    const numbers = new Intl.NumberFormat(locale);
    const plurals = new Intl.PluralRules(locale);
    /** What stands around the number, by unit and plural form: a sentence takes long to put together, and a map says hundreds. */
    const around = new Map<string, string[]>();
    const said = new Map<string, string>();
    /** A map says the same few counts and kinds of hundreds of places at once. */
    const once = (key: string, say: () => string) => {
      const known = said.get(key) ?? say();
      if (said.size > 10_000) said.clear();
      said.set(key, known);
      return known;
    };
    const day = (text: string) => format.dateTime(at(text), { day: "numeric", month: "short", year: "numeric" });
    const count: Words["count"] = (unit, count) => {
      const whole = () => t(`counts.${unit}`, { count });
      // The smallest may have words of their own.
      if (count <= 2) return once(`${unit} ${count}`, whole);
      const number = numbers.format(count);
      const form = `${unit} ${plurals.select(count)}`;
      const parts = around.get(form) ?? whole().split(number);
      around.set(form, parts);
      return parts.length === 2 ? parts.join(number) : whole();
    };
    return {
      name: ({ name, nameAr }) => (locale.startsWith("ar") && nameAr ? [nameAr, name] : [name, nameAr]),
      kind: kind => once(kind, () => (KINDS.includes(kind) ? t(`kinds.${kind}`) : plain(kind))),
      type: type => (type && INCIDENT_TYPES.includes(type) ? t(`types.${type}`) : t("types.none")),
      subtype: ({ type, subtype }) =>
        Object.hasOwn(SUBTYPES, subtype) ? t(`subtypes.${subtype as keyof typeof SUBTYPES}`) : plain(subtype || type),
      plain,
      day,
      date: ({ from, to, precision }) => {
        if (precision === "year") return from.slice(0, 4);
        if (precision === "month") return format.dateTime(at(from), { month: "short", year: "numeric" });
        if (precision === "day" || from === to) return day(from);
        return format.dateTimeRange(at(from), at(to), { day: "numeric", month: "short", year: "numeric" });
      },
      count,
      toll: toll => (["killed", "wounded"] as const).filter(of => toll[of] > 0).map(of => count(of, toll[of])),
      number: count => numbers.format(count),
      tenths: number => format.number(number, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
      hundredths: number => format.number(number, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    };
  }, [locale, format, t]);
}

const plain = (slug: string) => {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
