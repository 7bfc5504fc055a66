"use client";
// Why an incident: the words that tell its type, whether it happened, when, how many and who, with the rules that read them; and the
// sentence that names its place, where that is another.

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Excerpt, GroupingView, IncidentView } from "@/lib/answers";
import { BY_HAND, type Evidence } from "@/lib/types";
import { useActorNames, useActorPhrases } from "./actor-names";
import { pieces, useStated } from "./excerpt";
import { Reason } from "./reason";
import { useReasons } from "./reasons";
import { TakeBack } from "./why-here";
import { useWords } from "./words";

interface WhyIncidentProps {
  incident: IncidentView;
  /** Where what readers have said of its event can be taken back; and the excerpt that is read at its place. */
  articleId?: string | undefined;
  excerpt?: string | undefined;
  /** The sentence that names the place, and whether it stands before this one; null where this one names it. */
  carried: { from: NonNullable<Excerpt["placeFrom"]>; before: boolean; language: Excerpt["language"] } | null;
}

export function WhyIncident({ incident, articleId, excerpt, carried }: WhyIncidentProps) {
  const t = useTranslations("why");
  const tIncident = useTranslations("incident");
  const words = useWords();
  const actorOf = useActorNames();
  const phrasesOf = useActorPhrases();
  const saidOf = useReasons();
  const tDate = useTranslations("date");
  const { date, dateNote, dateWords, actors, byHand } = incident;
  // What a reader has set is told with what was found.
  const evidence = incident.evidence.filter(({ feature }) => !feature.endsWith(BY_HAND));
  const day = byHand ? words.day(byHand.on.slice(0, 10)) : "";
  const numbers = (["deaths", "injuries"] as const).filter(of => incident[`${of}Range`] || byHand?.[of] !== undefined);
  const quoted = (text: string) => <bdi className="font-serif text-ink">{t("words", { text })}</bdi>;
  const rules = evidence.filter(({ feature }) => feature.startsWith("rule-"));
  const whether = evidence.filter(({ feature }) => feature === "status" || feature === "history");
  const where = evidence.filter(({ feature }) => feature.startsWith("place") || feature === "unlocated");
  const behind = evidence.filter(piece => ![...rules, ...whether, ...where].includes(piece));
  const reasons = (pieces: Evidence[]) =>
    pieces.map(({ feature, note }) => (
      <span key={feature + note} className="block">
        <Reason {...saidOf(listed(note))} />
      </span>
    ));
  return (
    <div className="text-[12.5px] text-soft">
      <dl className="grid grid-cols-[auto_1fr] gap-x-2.5 gap-y-1 [&_dt]:font-medium">
        <Line name={t("type")}>
          <span className="text-ink">{words.subtype(incident)}</span> · {quoted(incident.trigger)}
          {byHand?.subtype !== undefined && (
            <span className="block">{t("setByHand", { day, found: words.subtype(byHand.found) })}</span>
          )}
          {reasons(rules)}
        </Line>
        <Line name={t("status")}>
          <span className="text-ink">{tIncident(incident.status)}</span>
          {reasons(whether)}
        </Line>
        <Line name={t("dated")}>
          {byHand?.date !== undefined ? (
            <>
              <span className="text-ink">{date ? words.date(date) : tDate("none")}</span>
              <span className="block">
                {byHand.found.date
                  ? t("setByHand", { day, found: words.date(byHand.found.date) })
                  : t("datedByHand", { day })}
              </span>
            </>
          ) : date ? (
            <>
              <span className="text-ink">{words.date(date)}</span>
              {dateWords && <> · {quoted(dateWords)}</>}
              <span className="block">
                <Reason {...saidOf(dateNote)} />
              </span>
            </>
          ) : (
            t("noDate")
          )}
        </Line>
        {numbers.length > 0 && (
          <Line name={t("numbers")}>
            {numbers.map(of => (
              <People key={of} of={of} incident={incident} day={day} />
            ))}
            {reasons(behind)}
          </Line>
        )}
        {(actors.length > 0 || byHand?.actors !== undefined) && (
          <Line name={t("actors")}>
            {actors.length === 0 && <span className="block text-ink">{t("noActors")}</span>}
            {actors.map(({ name, role, words: as }) => (
              <span key={role + name} className="block">
                {t.rich(role, { names: () => <bdi className="text-ink">{actorOf(name)}</bdi> })}
                {as && as !== name && <> · {quoted(as)}</>}
              </span>
            ))}
            {byHand?.actors !== undefined && (
              <span className="block">
                {byHand.found.actors?.length
                  ? t("setByHand", { day, found: phrasesOf({ actors: byHand.found.actors }).join(tIncident("and")) })
                  : t("noActorFound", { day })}
              </span>
            )}
          </Line>
        )}
        {(carried || where.length > 0) && (
          <Line name={t("placed")}>
            {carried && (
              <>
                {t(carried.before ? "carriedBefore" : "carriedBehind")}
                <bdi
                  lang={carried.language}
                  className="prose my-0.5 block border-s-2 border-rule ps-2 font-serif text-ink"
                >
                  {pieces(carried.from.text, [{ ...carried.from.name, mark: "toponym" }]).map(piece =>
                    piece.marks.length > 0 ? (
                      <mark key={piece.start} className="toponym">
                        {piece.text}
                      </mark>
                    ) : (
                      piece.text
                    ),
                  )}
                </bdi>
              </>
            )}
            {reasons(where)}
          </Line>
        )}
        {incident.groupings.length > 0 && (
          <Line name={t("event")}>
            {incident.groupings.map(grouping => (
              <span key={grouping.on + grouping.reports[0]?.start} className="block" data-testid="grouping">
                <Grouping grouping={grouping} />
                {articleId && <TakeBack articleId={articleId} excerpt={excerpt} grouping={grouping} />}
              </span>
            ))}
          </Line>
        )}
      </dl>
      <p className="mt-1">{t("confidenceOfIncident", { value: words.hundredths(incident.confidence) })}</p>
    </div>
  );
}

/** That two reports are of one event by a reader's word, or one of another than the rest. */
function Grouping({ grouping: { on, reports } }: { grouping: GroupingView }) {
  const t = useTranslations("why");
  const words = useWords();
  const [one, other] = reports.map(({ title, trigger }) =>
    t.rich("reportIn", {
      words: () => <bdi className="font-serif text-ink">{trigger}</bdi>,
      title: () => <bdi className="text-ink">{title}</bdi>,
    }),
  );
  const day = words.day(on.slice(0, 10));
  return t.rich(other ? "joined" : "setApart", { day, one: () => one, other: () => other });
}

/** How many: by the text's words, or as a reader has set it. */
function People({ of, incident, day }: { of: "deaths" | "injuries"; incident: IncidentView; day: string }) {
  const t = useTranslations("why");
  const tIncident = useTranslations("incident");
  const stated = useStated();
  const { byHand, [of]: text, [`${of}Range` as const]: range } = incident;
  const found = byHand?.found[of];
  const number = (words: string, people: typeof range) => tIncident(of, { number: stated(words, people) });
  return (
    <span className="block">
      <span className={byHand?.[of] === undefined ? "" : "text-ink"}>
        {range ? number(text, range) : t(of === "deaths" ? "noKilled" : "noWounded")}
      </span>
      {text && (
        <>
          {" · "}
          <bdi className="font-serif text-ink">{t("words", { text })}</bdi>
        </>
      )}
      {byHand?.[of] !== undefined && (
        <span className="block">
          {found ? t("setByHand", { day, found: stated(found.text, found) }) : t("noNumberFound", { day })}
        </span>
      )}
    </span>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

/** What speaks for a place is told with commas between, and a cue's own words in quotation marks. */
export const listed = (note: string): string => note.replace(/, (?=(?:[^"]*"[^"]*")*[^"]*$)/g, "; ");
