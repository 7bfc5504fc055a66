"use client";
// How many people, as precisely as it is known: a number, bounds, or nothing.

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { MOST_PEOPLE, peopleIn } from "@/lib/review";
import type { PeopleSaid } from "@/lib/types";
import { useWords } from "./words";

/** `words`: as the text has it, which tells no number ("dozens"). */
const KINDS = ["exactly", "range", "least", "most", "untold"] as const;
type Kind = (typeof KINDS)[number] | "words";

interface PeopleFieldProps {
  label: string;
  people: PeopleSaid | null;
  /** The text's words where they tell no number, else "". */
  words: string;
  /** Whether what cannot be is told at once: somebody wants to keep it. */
  tried: boolean;
  /** undefined: what stands there is no number of people. */
  onPut: (people: PeopleSaid | null | undefined) => void;
}

export function PeopleField({ label, people, words: told, tried, onPut }: PeopleFieldProps) {
  const t = useTranslations("people");
  const words = useWords();
  const id = useId();
  const [kind, setKind] = useState<Kind>(kindOf(people, told));
  const [low, setLow] = useState(written(people?.low ?? people?.high));
  const [high, setHigh] = useState(written(people?.high ?? people?.low));
  const [left, setLeft] = useState(false);
  const isWrong = saidBy(kind, low, high) === undefined;
  const shown = isWrong && (tried || left);
  const put = (as: Kind, from: string, to: string) => {
    setKind(as);
    setLow(from);
    setHigh(to);
    onPut(saidBy(as, from, to));
  };
  const number = (name: string, value: string, onType: (typed: string) => void) => (
    <input
      type="number"
      inputMode="numeric"
      min={0}
      max={MOST_PEOPLE}
      step={1}
      className="field w-20 min-w-0 grow"
      aria-label={`${label}: ${name}`}
      aria-invalid={shown || undefined}
      aria-describedby={shown ? `${id}-wrong` : undefined}
      value={value}
      onChange={event => onType(event.target.value)}
      onBlur={() => setLeft(true)}
    />
  );
  return (
    <div className="mt-2 text-[13px]">
      <label htmlFor={id}>{label}</label>
      <div className="mt-1 flex flex-wrap gap-1.5">
        <select
          id={id}
          className="field"
          value={kind}
          onChange={event => {
            setLeft(false);
            put(event.target.value as Kind, low, high);
          }}
        >
          {told && <option value="words">{t("words", { words: told })}</option>}
          {KINDS.map(each => (
            <option key={each} value={each}>
              {t(each)}
            </option>
          ))}
        </select>
        {(kind === "exactly" || kind === "range" || kind === "least") &&
          number(t(kind === "range" ? "from" : "number"), low, typed => put(kind, typed, high))}
        {(kind === "range" || kind === "most") &&
          number(t(kind === "range" ? "to" : "number"), high, typed => put(kind, low, typed))}
      </div>
      {shown && (
        <p id={`${id}-wrong`} className="mt-1 text-[12.5px] text-accent">
          {t(kind === "range" ? "wrongRange" : "wrong", { most: words.number(MOST_PEOPLE) })}
        </p>
      )}
    </div>
  );
}

const written = (number: number | null | undefined) => String(number ?? "");

function kindOf(people: PeopleSaid | null, words: string): Kind {
  if (people === null) return "untold";
  const { low, high } = people;
  if (low === null) return high === null ? (words ? "words" : "untold") : "most";
  return high === null ? "least" : low === high ? "exactly" : "range";
}

function saidBy(kind: Kind, low: string, high: string): PeopleSaid | null | undefined {
  if (kind === "untold") return null;
  if (kind === "words") return { low: null, high: null };
  // An empty field is no nought.
  const [from, to] = [low, high].map(typed => (/^\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN)) as [
    number,
    number,
  ];
  const said = {
    low: kind === "most" ? null : from,
    high: kind === "most" || kind === "range" ? to : kind === "exactly" ? from : null,
  };
  return peopleIn(said) ? said : undefined;
}
