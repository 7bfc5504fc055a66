"use client";
// A date as precisely as it is known: a day, a month, a year, a range, or none.

import { useId, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { rangeOf } from "@/lib/review";
import type { DateRange } from "@/lib/types";

type Precision = DateRange["precision"] | "none";
const PRECISIONS: Precision[] = ["day", "month", "year", "range", "none"];

export function DateField({ range, onPut }: { range: DateRange | null; onPut: (range: DateRange | null) => void }) {
  const t = useTranslations("date");
  const format = useFormatter();
  const id = useId();
  const [precision, setPrecision] = useState<Precision>(range?.precision ?? "none");
  const from = range?.from ?? "";
  const to = range?.to ?? "";
  const put = (change: { from?: string; to?: string }, as: Precision = precision) => {
    if (as === "none") return onPut(null);
    const made = rangeOf(as, change.from ?? from, change.to ?? (to || (change.from ?? from)));
    if (made) onPut(made);
  };
  const day = (label: string, value: string, key: "from" | "to") => (
    <input
      key={`${key}${value}`}
      type="date"
      aria-label={label}
      className="field min-w-0 grow"
      defaultValue={value}
      onBlur={event => put({ [key]: event.target.value })}
    />
  );
  return (
    <div className="text-[13px]">
      <label htmlFor={id}>{t("label")}</label>
      <div className="mt-1 flex flex-wrap gap-1.5">
        <select
          id={id}
          className="field"
          value={precision}
          onChange={event => {
            const as = event.target.value as Precision;
            setPrecision(as);
            if (from || as === "none") put({}, as);
          }}
        >
          {PRECISIONS.map(value => (
            <option key={value} value={value}>
              {t(value)}
            </option>
          ))}
        </select>
        {(precision === "day" || precision === "range") && day(t(precision === "day" ? "day" : "from"), from, "from")}
        {precision === "range" && day(t("to"), to, "to")}
        {precision === "month" && (
          <select
            aria-label={t("month")}
            className="field min-w-0 grow"
            value={from.slice(5, 7) || "01"}
            onChange={event => put({ from: `${from.slice(0, 4) || THIS_YEAR}-${event.target.value}-01` })}
          >
            {Array.from({ length: 12 }, (_, month) => (
              <option key={month} value={String(month + 1).padStart(2, "0")}>
                {format.dateTime(new Date(Date.UTC(2020, month, 1)), { month: "long" })}
              </option>
            ))}
          </select>
        )}
        {(precision === "month" || precision === "year") && (
          <input
            key={from}
            type="number"
            min={1900}
            max={2100}
            aria-label={t("year")}
            className="field w-24"
            defaultValue={from.slice(0, 4)}
            onBlur={event => put({ from: `${event.target.value}-${from.slice(5, 7) || "01"}-01` })}
          />
        )}
      </div>
    </div>
  );
}

const THIS_YEAR = new Date().getFullYear();
