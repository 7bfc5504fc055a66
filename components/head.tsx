"use client";
// What the heads of all pages have in common: the name that leads to the map, the ways over the head, a choice between few.

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useExplorer } from "./state";

/** A path with the reader's language. */
export function usePath(): (path: string) => string {
  const { view } = useExplorer();
  return path => (view.lang === "ar" ? `${path}${path.includes("?") ? "&" : "?"}lang=ar` : path);
}

/** The name, as the way to the map with nothing asked; `label` is what it is announced with. */
export function Wordmark({ label }: { label: string }) {
  const t = useTranslations();
  const path = usePath();
  return (
    <a
      href={path("/")}
      aria-label={label}
      dir="ltr"
      className="font-serif text-[22px] font-semibold tracking-tight max-md:text-[19px]"
    >
      {t("name")}
      <span className="text-accent">.</span>
    </a>
  );
}

/** For whoever goes by keys: shown when it is come to. */
export function SkipLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a
      href={`#${to}`}
      className="sr-only z-[2000] focus:not-sr-only focus:absolute focus:start-3 focus:top-3 focus:rounded focus:bg-panel focus:px-3 focus:py-2"
    >
      {children}
    </a>
  );
}

interface ChoiceOfFewProps<T extends string> {
  name: string;
  label: string;
  values: readonly T[];
  chosen: T;
  onChoose: (value: T) => void;
  className?: string;
  /** Of what stands in each part. */
  part: string;
  /** Words of which one is underlined, for what changes a drawing and no number. */
  quiet?: boolean;
  children: (value: T) => ReactNode;
}

/** Parts side by side, one of which is chosen. */
export function ChoiceOfFew<T extends string>(props: ChoiceOfFewProps<T>) {
  const { name, label, values, chosen, onChoose, className = "", part, quiet = false, children } = props;
  return (
    <fieldset className={`flex ${quiet ? "" : "overflow-hidden rounded-[7px] border border-rule"} ${className}`}>
      <legend className="sr-only">{label}</legend>
      {values.map(value => (
        <label
          key={value}
          className={`cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent ${
            quiet
              ? "text-soft hover:text-ink has-checked:font-semibold has-checked:text-ink has-checked:underline has-checked:decoration-accent has-checked:decoration-2 has-checked:underline-offset-4"
              : "has-checked:bg-ink has-checked:text-panel"
          }`}
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
            className="sr-only"
          />
          <span className={`block ${part}`}>{children(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}
