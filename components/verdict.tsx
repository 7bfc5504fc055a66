"use client";
// A reader's word on an incident: that it is none, or what it is and when it was. Kept with the article, before what is found there later.

import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { IncidentView } from "@/lib/answers";
import { type DateRange, INCIDENT_TYPES, SUBTYPES } from "@/lib/types";
import { Unsaid, useWord, wordPath } from "./correct";
import { DateField } from "./date-field";
import { offer, tell } from "./moment";
import { look } from "./state";
import { useWords } from "./words";

/** What a dismissal said, and of which reports. */
interface Dismissed {
  said: { article: string; start: number; end: number; at: number | null }[];
}

interface VerdictProps {
  articleId: string;
  incident: IncidentView;
  /** The excerpt at whose place one stands: once it is dismissed, another is read there. */
  excerpt?: string;
}

export default function Verdict({ articleId, incident, excerpt }: VerdictProps) {
  const t = useTranslations("verdict");
  const tCorrect = useTranslations("correct");
  const { busy, problem, put } = useWord(articleId);
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { byHand, triggerStart: start, placeStart: at } = incident;
  const dismissed = incident.status === "dismissed";
  const here = { start, end: start + incident.trigger.length, at };
  // What was said of the report that it goes with is taken back there.
  const saidAt = byHand ? { start: byHand.start, end: byHand.end, at: byHand.at } : here;
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const dismiss = (none: boolean, reach: "article" | "everywhere" = "article") =>
    void put<Dismissed>("dismissals", [{ ...(none ? here : saidAt), dismissed: none, reach }], ([answer]) => {
      const articles = new Set(answer?.said.map(({ article }) => article)).size;
      const [done, undone] = [t("done", { count: articles }), t("restored")];
      tell(none ? done : undone);
      setOpen(false);
      setAsking(false);
      if (excerpt) look({ excerpt: "" }, "replace");
      const undo = (answer?.said ?? []).map(({ article, ...at }) => ({
        path: wordPath(article, "dismissals"),
        said: { ...at, dismissed: !none, reach: "report" },
      }));
      offer(none ? { text: done, undo, undone } : { text: undone, undo, undone: done });
    });
  // What other articles report, too, may be meant there or not.
  const several = !dismissed && incident.reports > 1;
  const judge = (said: object, told: string) =>
    void put("verdicts", [said], () => {
      tell(told);
      close();
      if (excerpt) look({ excerpt }, "replace");
    });
  return (
    <div className="mt-1 text-[12.5px]">
      <div className="flex flex-wrap gap-x-4">
        {/* One button, so that the focus stays on it. */}
        <button
          type="button"
          className="link min-h-6"
          aria-disabled={busy}
          aria-expanded={several ? asking : undefined}
          onClick={() => (several ? setAsking(!asking) : !busy && dismiss(!dismissed))}
        >
          {t(dismissed ? "restore" : "not")}
        </button>
        {!dismissed && (
          <button
            ref={opener}
            type="button"
            className="link min-h-6"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t("other")}
          </button>
        )}
      </div>
      {several && asking && (
        <fieldset disabled={busy} className="mt-1 rounded-[6px] border border-rule p-2 font-sans disabled:opacity-60">
          <legend className="px-1 font-medium text-ink">{t("where")}</legend>
          <div className="flex flex-wrap gap-2">
            <button type="button" className="button" onClick={() => dismiss(true)}>
              {t("here")}
            </button>
            <button type="button" className="button" onClick={() => dismiss(true, "everywhere")}>
              {t("everywhere", { count: incident.reports })}
            </button>
          </div>
        </fieldset>
      )}
      {open && !dismissed && (
        <Facts
          incident={incident}
          inherited={byHand !== null && (byHand.start !== start || byHand.at !== at)}
          busy={busy}
          onClose={close}
          onSay={(facts, told) => judge({ ...here, ...facts }, told)}
          onTakeBack={() => judge(saidAt, tCorrect("doneBack"))}
        />
      )}
      <Unsaid problem={problem} />
    </div>
  );
}

interface FactsProps {
  incident: IncidentView;
  /** What was said of it was said of the report that it goes with. */
  inherited: boolean;
  busy: boolean;
  onClose: () => void;
  /** What it is and when it was, as far as that is not as found; and what a screen reader is told of it. */
  onSay: (facts: { subtype?: string; date?: DateRange | null }, told: string) => void;
  onTakeBack: () => void;
}

function Facts({ incident, inherited, busy, onClose, onSay, onTakeBack }: FactsProps) {
  const t = useTranslations("verdict");
  const tCorrect = useTranslations("correct");
  const tDate = useTranslations("date");
  const words = useWords();
  const id = useId();
  const [subtype, setSubtype] = useState(incident.subtype);
  const [date, setDate] = useState(incident.date);
  const root = useRef<HTMLFieldSetElement>(null);
  useEffect(function comeIntoSight() {
    root.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const { byHand } = incident;
  const found = byHand?.found ?? incident;
  // What goes with another report is as found only if that is said of it.
  const isSaid = (what: "subtype" | "date", same: boolean) => !same || (inherited && byHand?.[what] !== undefined);
  const save = () => {
    if (subtype === incident.subtype && isSameDate(date, incident.date)) return onClose();
    const facts = {
      ...(isSaid("subtype", subtype === found.subtype) && { subtype }),
      ...(isSaid("date", isSameDate(date, found.date)) && { date }),
    };
    const what = words.subtype({ type: incident.type, subtype });
    onSay(facts, t("corrected", { what, date: date ? words.date(date) : tDate("none") }));
  };
  return (
    <fieldset
      ref={root}
      disabled={busy}
      className="mt-1 rounded-[6px] border border-rule p-2 font-sans disabled:opacity-60"
      onKeyDown={event => {
        if (event.key !== "Escape") return;
        // What stands around it stays open.
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <legend className="px-1 font-medium text-ink">{t("legend")}</legend>
      <label htmlFor={id} className="block text-[13px]">
        {t("type")}
      </label>
      <select
        id={id}
        className="field mt-1 mb-2 w-full"
        value={subtype}
        onChange={event => setSubtype(event.target.value)}
      >
        {INCIDENT_TYPES.map(type => (
          <optgroup key={type} label={words.type(type)}>
            {Object.entries(SUBTYPES).map(
              ([name, its]) =>
                its === type && (
                  <option key={name} value={name}>
                    {words.subtype({ type, subtype: name })}
                  </option>
                ),
            )}
          </optgroup>
        ))}
      </select>
      <DateField range={date} onPut={setDate} />
      <div className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1">
        <button type="button" className="button" onClick={save}>
          {t("save")}
        </button>
        {byHand && (
          <button type="button" className="link min-h-6" onClick={onTakeBack}>
            {tCorrect("back")}
          </button>
        )}
      </div>
      <p aria-live="polite" className="mt-2 text-soft">
        {tCorrect(busy ? "busy" : "note")}
      </p>
    </fieldset>
  );
}

const isSameDate = (a: DateRange | null, b: DateRange | null) =>
  a === null || b === null ? a === b : a.from === b.from && a.to === b.to && a.precision === b.precision;
