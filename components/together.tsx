"use client";
// Which reports are of one event, as a reader says: the same as another one near it, or another than the rest; and how that is taken back.

import { useTranslations } from "use-intl";
import type { Excerpt, GroupingView, IncidentView } from "@/lib/answers";
import type { ReportRef } from "@/lib/types";
import { useAlike } from "./answers";
import { Unsaid, useWord, WordBox, wordPath } from "./correct";
import { ExcerptText, FurtherParts, Provenance, usePeople } from "./excerpt";
import { type Counted, offer, tell } from "./moment";
import { beginning } from "./sentences";
import { isRead, look, selectPlace } from "./state";
import { TypeGlyph } from "./type-glyph";
import { useWords } from "./words";

/** A report as it is pointed at. */
const refOf = (article: string, { trigger, triggerStart: start, placeStart: at }: IncidentView): ReportRef => ({
  ...{ article, start, end: start + trigger.length, at },
});

/** What is put, at the first one's article. */
function wordOn({ start, end, at }: ReportRef, other?: ReportRef) {
  const report = { start, end, at };
  if (!other) return report;
  return { ...report, with: { article: other.article, start: other.start, end: other.end, at: other.at } };
}

interface Grouped extends Counted {
  /** When it was said. */
  on: string;
}

/** Says which reports are of one event, and takes it back; offers to undo either. Who reads an excerpt goes on with it where it is counted then. */
export function useGrouping(articleId: string, excerpt = "") {
  const t = useTranslations("verdict");
  const { busy, problem, put } = useWord(articleId);
  const goAlong = ({ place }: Counted) => {
    if (!excerpt) return;
    if (place) selectPlace(place, excerpt);
    else look({ excerpt: "" }, "replace");
  };
  // Who has gone on to something else by then stays there.
  const follow = (now: Counted) => isRead(excerpt) && goAlong(now);
  const group = (report: ReportRef, other: ReportRef | undefined, done: () => void) =>
    void put<Grouped>("groupings", [wordOn(report, other)], ([answer]) => {
      const text = t(other ? "one" : "alone");
      tell(text);
      done();
      if (answer) goAlong(answer);
      const undo = [{ path: wordPath(articleId, "groupings"), said: { takeBack: answer?.on } }];
      offer({ text, undo, undone: t("takenBack"), follow });
    });
  const takeBack = ({ on, reports: [report, other] }: GroupingView) =>
    void put<Grouped>("groupings", [{ takeBack: on }], ([answer]) => {
      const text = t("takenBack");
      tell(text);
      if (answer) goAlong(answer);
      if (!report) return;
      const undo = [{ path: wordPath(report.article, "groupings"), said: wordOn(report, other) }];
      offer({ text, undo, undone: t(other ? "one" : "alone"), follow });
    });
  return { busy, problem, group, takeBack };
}

interface TakeBackProps {
  articleId: string;
  /** The excerpt at whose place one stands. */
  excerpt?: string | undefined;
  grouping: GroupingView;
}

/** Takes back what was said of an event. */
export function TakeBack({ articleId, excerpt, grouping }: TakeBackProps) {
  const t = useTranslations("verdict");
  const { busy, problem, takeBack } = useGrouping(articleId, excerpt);
  return (
    <span className="block">
      <button type="button" className="link min-h-6" aria-disabled={busy} onClick={() => !busy && takeBack(grouping)}>
        {t("takeBack")}
      </button>
      <Unsaid problem={problem} />
    </span>
  );
}

interface AlikeProps {
  articleId: string;
  incident: IncidentView;
  busy: boolean;
  /** The report that is of one event with it. */
  onChoose: (other: ReportRef) => void;
  onClose: () => void;
}

/** The events that it could be one with, each by one of its reports. */
export function Alike({ articleId, incident, busy, onChoose, onClose }: AlikeProps) {
  const t = useTranslations("verdict");
  const tCorrect = useTranslations("correct");
  const { data, error } = useAlike(articleId, refOf(articleId, incident));
  const shown = data?.excerpts.length ?? 0;
  return (
    <WordBox legend={t("which")} busy={busy} shown={shown} onClose={onClose}>
      <ul className="max-h-[340px] divide-y divide-rule overflow-y-auto" data-testid="alike">
        {data?.excerpts.map(excerpt => (
          <li key={excerpt.id}>
            <Choice
              excerpt={excerpt}
              isHere={excerpt.articleId === articleId}
              onChoose={() => excerpt.incident && onChoose(refOf(excerpt.articleId, excerpt.incident))}
            />
          </li>
        ))}
      </ul>
      {!data && !error && <p className="px-1 text-soft">…</p>}
      {data && shown === 0 && <p className="px-1 text-soft">{t("noneAlike")}</p>}
      <p aria-live="polite" className="mt-1 px-1 text-soft">
        {error ? error.message : shown > 0 && tCorrect(busy ? "busy" : "note")}
      </p>
    </WordBox>
  );
}

/** An event in two lines: where, what, when and how many, and the sentence that tells it. */
function Choice({ excerpt, isHere, onChoose }: { excerpt: Excerpt; isHere: boolean; onChoose: () => void }) {
  const t = useTranslations("verdict");
  const tList = useTranslations("list");
  const words = useWords();
  const people = usePeople();
  const { incident, place, event } = excerpt;
  const told = incident
    ? [
        words.subtype(incident),
        incident.date ? words.date(incident.date) : tList("undated"),
        ...people(incident, event),
      ]
    : [];
  return (
    <button type="button" onClick={onChoose} className="block w-full rounded px-1 py-1.5 text-start hover:bg-wash">
      <span className="flex items-start gap-1.5 text-[12px]/[1.45] text-soft">
        <TypeGlyph type={incident?.type ?? null} size={14} />
        <span>
          <bdi className="font-semibold text-ink">{place ? words.name(place)[0] : tList("unlocated")}</bdi>
          <FurtherParts parts={told} />
        </span>
      </span>
      <ExcerptText
        excerpt={excerpt}
        from={beginning(excerpt)}
        className="mt-0.5 line-clamp-3 text-[14px]/[1.45] text-ink"
      />
      <span className="mt-0.5 block truncate text-[12px] text-soft">
        {isHere ? (
          t("inThisArticle")
        ) : (
          <>
            <bdi className="text-ink">{excerpt.title}</bdi> · <Provenance excerpt={excerpt} />
          </>
        )}
      </span>
    </button>
  );
}
