"use client";
// What is known of an article, set as it will be read, and changed where it is wrong.

import { Pencil } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { isAhead, isAmbiguous, type ReviewedArticle, rangeOf, twoDays } from "@/lib/review";
import { DateField } from "../date-field";
import { Reason } from "../reason";
import { useReasons } from "../reasons";
import { useWords } from "../words";
import { Standing } from "./article-list";
import { Tick } from "./tick";

interface ArticleHeadProps {
  article: ReviewedArticle;
  current: boolean;
  onChange: (make: (article: ReviewedArticle) => ReviewedArticle) => void;
}

export function ArticleHead({ article, current, onChange }: ArticleHeadProps) {
  const t = useTranslations("review");
  const tMore = useTranslations("imports");
  const words = useWords();
  const saidOf = useReasons();
  const [editing, setEditing] = useState(false);
  const fields = useId();
  const {
    accept,
    title,
    author,
    source,
    publishedOn,
    dateEvidence,
    language,
    url,
    status,
    alikeTo,
    places = [],
  } = article;
  const name = title || t("unread");
  const put = (change: Partial<ReviewedArticle>) => onChange(now => ({ ...now, ...change }));
  const changeDate = () => {
    setEditing(true);
    // The fields come with the next drawing; of these the first that is chosen from is the date's.
    requestAnimationFrame(() => document.getElementById(fields)?.querySelector("select")?.focus());
  };
  const byline = [source, author && t("by", { author }), t(language)].filter(Boolean);
  return (
    <header
      className={`mb-4 rounded-lg border px-4 py-3 font-sans ${current ? "border-soft bg-panel" : "border-rule bg-panel"}`}
    >
      <div className="flex items-start gap-3">
        <Tick
          className="mt-2 size-[18px]"
          label={t("tick", { title: name })}
          checked={accept}
          onTick={value => put({ accept: value })}
        />
        <div className="min-w-0 grow">
          <h2 tabIndex={-1} className="font-serif text-[21px]/[1.3] font-semibold break-words">
            <bdi lang={language}>{name}</bdi>
          </h2>
          <p className="mt-0.5 text-[13px] text-soft">
            {byline.map((part, index) => (
              <span key={part}>
                {index > 0 && " · "}
                <bdi>{part}</bdi>
              </span>
            ))}
          </p>
          <p className="text-[13px] text-soft">
            {publishedOn ? words.date(publishedOn) : t("undated")}
            {dateEvidence && <> {t.rich("dateFrom", { evidence: () => <Reason {...saidOf(dateEvidence)} /> })}</>}
          </p>
          {isAhead(publishedOn, new Date().toISOString().slice(0, 10)) && (
            <p className="text-[13px] text-accent">
              {t("aheadNote")}{" "}
              <button type="button" className="link min-h-6" onClick={changeDate}>
                {t("changeDate")}
              </button>
            </p>
          )}
          <Standing status={status ?? "new"} alikeTo={alikeTo ?? ""} />
          <Ambiguous article={article} onChoose={put} />
          {places.length > 0 && (
            <p className="mt-1 text-[13px] xl:hidden">
              <span className="text-soft">{t("places")}:</span>{" "}
              {places
                .slice(0, 12)
                .map(place => place.name)
                .join(", ")}
              {places.length > 12 && ` ${tMore("more", { count: places.length - 12 })}`}
            </p>
          )}
        </div>
        <button
          type="button"
          className="button shrink-0"
          aria-expanded={editing}
          aria-controls={fields}
          onClick={() => setEditing(!editing)}
        >
          <Pencil size={13} aria-hidden="true" />
          {t("edit")}
        </button>
      </div>
      <div id={fields} hidden={!editing}>
        {editing && (
          <div className="mt-3 grid grid-cols-2 gap-x-4 gap-y-3 border-t border-rule pt-3 max-md:grid-cols-1">
            <TextField label={t("field.title")} value={title} wide needed onPut={value => put({ title: value })} />
            <TextField label={t("field.author")} value={author} onPut={value => put({ author: value })} />
            <TextField label={t("field.source")} value={source} needed onPut={value => put({ source: value })} />
            <DateField
              range={publishedOn}
              onPut={range => put({ publishedOn: range, dateEvidence: range ? evidenceOf(dateEvidence) : "" })}
            />
            <label className="block text-[13px]">
              {t("field.language")}
              <select
                className="field mt-1 w-full"
                value={language}
                onChange={event => put({ language: event.target.value === "ar" ? "ar" : "en" })}
              >
                <option value="en">{t("en")}</option>
                <option value="ar">{t("ar")}</option>
              </select>
            </label>
            <TextField label={t("field.url")} value={url} wide onPut={value => put({ url: value })} />
          </div>
        )}
      </div>
    </header>
  );
}

/** A date that may be meant in two ways: the reader decides, and may decide again. */
function Ambiguous({
  article: { dateEvidence, publishedOn },
  onChoose,
}: {
  article: ReviewedArticle;
  onChoose: (change: Partial<ReviewedArticle>) => void;
}) {
  const t = useTranslations("review");
  const words = useWords();
  const days = twoDays(dateEvidence);
  if (!days || !/ambiguous|chosen/.test(dateEvidence)) return null;
  const open = isAmbiguous({ dateEvidence, publishedOn });
  const choose = (day: string) =>
    onChoose({ publishedOn: rangeOf("day", day), dateEvidence: `${days.written}: chosen in review` });
  return (
    // biome-ignore lint/a11y/useSemanticElements: one line of a text
    <div
      role="group"
      aria-label={t("whichDay", { written: days.written })}
      className="mt-1.5 flex flex-wrap items-center gap-1.5"
    >
      <span className={`text-[13px] ${open ? "text-accent" : "text-soft"}`}>
        {t("whichDay", { written: days.written })}
      </span>
      {[days.dayFirst, days.monthFirst].map(day => (
        <button
          key={day}
          type="button"
          className="button min-h-7!"
          aria-pressed={publishedOn?.precision === "day" && publishedOn.from === day}
          onClick={() => choose(day)}
        >
          {words.day(day)}
        </button>
      ))}
    </div>
  );
}

/** A date that was set by hand says so; one with two readings keeps how it was written. */
function evidenceOf(before: string): string {
  const days = twoDays(before);
  return days ? `${days.written}: chosen in review` : "set in review";
}

interface TextFieldProps {
  label: string;
  value: string;
  /** May not be left empty. */
  needed?: boolean;
  wide?: boolean;
  onPut: (value: string) => void;
}

/** Taken when one leaves it, or at Enter: a change is one step to take back. */
function TextField({ label, value, needed = false, wide = false, onPut }: TextFieldProps) {
  return (
    <label className={`block text-[13px] ${wide ? "col-span-full" : ""}`}>
      {label}
      <input
        key={value}
        className="field mt-1 w-full"
        dir="auto"
        required={needed}
        defaultValue={value}
        onKeyDown={event => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
        onBlur={event => {
          const next = event.target.value.trim();
          if (next === "" && needed) event.target.value = value;
          else if (next !== value) onPut(next);
        }}
      />
    </label>
  );
}
