// What a reader says of a stored article: what a name in it means, that an incident is none, or what it is, when it was, how many it killed and
// who took part. Each is kept in the ledger, and the article is found anew with it.

import type { ArticleAnswer } from "@/lib/answers";
import { actorNames } from "@/lib/incidents/listed";
import { MOST_PEOPLE, peopleIn, rangeOf } from "@/lib/review";
import {
  type DateRange,
  FACTS,
  type Fact,
  type Grouping,
  type ReportRef,
  type Span,
  TYPE_OF,
  type Verdict,
} from "@/lib/types";
import { findingsAside } from "./aside";
import { isGrouping, isOfName, isVerdict, type NameCorrection, overlap } from "./corrections";
import { type Findings, placesOf } from "./findings";
import { articleOf, type Held, originalOf } from "./manage";

/** A reader's verdict on one name: the place it means, null for no place, undefined to take a correction back. */
export interface Said extends Span {
  placeId: string | null | undefined;
}

/** A correction that cannot be. The message says why. */
export class CorrectionError extends Error {
  override name = "CorrectionError";
}

/** Longer names are no names. */
const LONGEST_NAME = 200;

/**
 * Corrects what a name of an article means, marks one that was not found, or takes either back; the article is found anew with it, so
 * that its incidents follow. How many corrections the article has now; null where there is no such article. Throws CorrectionError.
 */
export async function correctArticle(
  id: string,
  { start, end, placeId }: Said,
  held: Held,
  now: Date,
): Promise<{ article: string; corrections: number } | null> {
  const { ledger, gazetteer } = held;
  const answer = await correctable(id, held);
  if (!answer) return null;
  if (placeId && !gazetteer.place(placeId)) throw new CorrectionError(`place: the gazetteer has no "${placeId}"`);
  const names = ledger.corrections(id).filter(isOfName);
  const isHere = (each: Span) => each.start === start && each.end === end;
  if (!names.some(isHere) && !answer.found.some(isHere)) {
    const why = placeId
      ? whyUnmarkable({ start, end }, answer, names)
      : `no name was found at ${start} to ${end} of this article`;
    if (why) throw new CorrectionError(`start, end: ${why}`);
  }
  return findWith(answer, held, () => {
    if (placeId === undefined) ledger.uncorrect(id, { start, end });
    else ledger.correct(id, { start, end, placeId, on: now.toISOString(), by: "local" });
  });
}

/** What a reader says of one incident, all of it; nothing: it is as found. */
export type SaidOfIncident = Omit<Verdict, "on" | "by">;

/** Where it is said: of an incident the trigger, and where its place is named. */
type SaidAt = Pick<Verdict, "start" | "end" | "at">;

/**
 * Says what an incident is, when it was, how many it killed and who took part, or that it is none, or takes that back; what goes with it follows
 * (see judged). How many corrections the article has now; null where there is no such article. Throws CorrectionError.
 */
export async function judgeIncident(
  id: string,
  said: SaidOfIncident,
  held: Held,
  now: Date,
): Promise<{ article: string; corrections: number } | null> {
  const answer = await correctable(id, held);
  return answer && findWith(answer, held, verdictOn(answer, said, held, now));
}

/** The note of a verdict, to be made. With `keep`, what else was said of the incident before stays. Throws CorrectionError. */
function verdictOn(
  answer: ArticleAnswer,
  said: SaidOfIncident,
  { ledger, gazetteer }: Held,
  now: Date,
  { keep = false } = {},
): () => void {
  const { id } = answer;
  const { start, end, at } = said;
  const told = answer.happened.find(isAt(said));
  // What was said before may stand at other words, or without a place, if the rules or a name have changed since.
  const before = ledger
    .corrections(id)
    .filter(isVerdict)
    .filter(each => (each.at === at || told?.incident.byHand?.at === each.at) && overlap(each, said));
  if (!told && !before.some(each => each.start === start && each.end === end))
    throw new CorrectionError(`start, end: no incident was found at ${start} to ${end} of this article`);
  const { dismissed, ...facts } = keep ? { ...before[0], ...said } : said;
  checkFacts(facts, actorNames(gazetteer));
  return () => {
    for (const verdict of before) ledger.unjudge(id, verdict);
    if (!dismissed && FACTS.every(fact => facts[fact] === undefined)) return;
    const verdict = { ...facts, start, end, at, dismissed: dismissed || undefined };
    ledger.correct(id, { ...verdict, on: now.toISOString(), by: "local" });
  };
}

type Happened = ArticleAnswer["happened"][number];

const isAt =
  ({ start, end, at }: SaidAt) =>
  ({ trigger, incident }: Happened): boolean =>
    trigger.start === start && trigger.end === end && incident.placeStart === at;

/** How far a dismissal goes: this word alone, the event as the article tells it, or the event wherever it is told. */
export const REACHES = ["report", "article", "everywhere"] as const;
export type Reach = (typeof REACHES)[number];

/** What was said by one dismissal: as much as is to be taken back with it, each with the reach "report". */
export interface Dismissed {
  article: string;
  corrections: number;
  said: ({ article: string } & SaidAt)[];
}

/**
 * Says that an event is none, or takes that back, whatever else was said of it: with all its reports as far as `reach` goes. Article by
 * article: where one fails, what was said of those before it stays. Null where there is no such article. Throws CorrectionError.
 */
export async function dismissIncident(
  id: string,
  { start, end, at, dismissed }: SaidAt & { dismissed: boolean },
  held: Held,
  now: Date,
  reach: Reach = "article",
): Promise<Dismissed | null> {
  const here = { start, end, at };
  const answer = await correctable(id, held);
  if (!answer) return null;
  const event = reach === "report" ? undefined : answer.happened.find(isAt(here))?.incident.event;
  const said: Dismissed["said"] = [];
  const sayIn = async (answer: ArticleAnswer, report: SaidAt): Promise<void> => {
    let [asked, next]: [ArticleAnswer | null, SaidAt | undefined] = [answer, report];
    for (let n = 0; asked && next && n <= answer.happened.length; n++) {
      await findWith(asked, held, verdictOn(asked, { ...next, dismissed }, held, now, { keep: true }));
      said.push({ article: asked.id, ...next });
      // The other reports went with it, but for those that only other articles join to it.
      asked = event === undefined ? null : await held.store.article(asked.id);
      next = asked ? reportsOf(asked, event, dismissed)[0] : undefined;
    }
  };
  await sayIn(answer, here);
  const others = event !== undefined && reach === "everywhere" ? await held.store.articlesTelling(event) : [];
  for (const other of others) {
    const its = other === id ? null : await held.store.article(other);
    const [first] = its ? reportsOf(its, event, dismissed) : [];
    if (its && first) await sayIn(its, first);
  }
  return { article: id, corrections: held.ledger.corrections(id).length, said };
}

/** Where an article's reports of an event are dismissed, or where they were. */
function reportsOf({ happened }: ArticleAnswer, event: string | undefined, dismissed: boolean): SaidAt[] {
  return happened
    .filter(({ incident }) => incident.event === event && incident.status === (dismissed ? "reported" : "dismissed"))
    .map(({ trigger, incident: { placeStart, byHand } }) => {
      const { start, end, at } = !dismissed && byHand ? byHand : { ...trigger, at: placeStart };
      return { start, end, at };
    });
}

/** What was said of which reports are of one event: when, so that it can be taken back, and of which articles. */
export interface Grouped {
  article: string;
  corrections: number;
  on: string;
  articles: string[];
  /** The id of the place at which the event of the article's report is counted now; null where that is not known. */
  place: string | null;
}

/**
 * Says that two reports are of one event, with all that each is of one event with, or that one is of another event than the rest. Null where there
 * is no such article. Throws CorrectionError.
 */
export async function groupReports(reports: Grouping["reports"], held: Held, now: Date): Promise<Grouped | null> {
  const [report, other] = reports;
  const its: Happened[] = [];
  const answers = new Map<string, ArticleAnswer>();
  for (const each of reports) {
    const answer = await correctable(each.article, held);
    if (!answer && each === report) return null;
    const told = answer?.happened.find(isAt(each));
    const at = each === report ? "start, end" : "with";
    if (!answer || !told)
      throw new CorrectionError(`${at}: no incident was found at ${each.start} to ${each.end} of ${each.article}`);
    if (told.incident.status !== "reported")
      throw new CorrectionError(`${at}: what is ${told.incident.status} is no event that counts`);
    answers.set(answer.id, answer);
    its.push(told);
  }
  const [event, otherEvent] = its.map(({ incident }) => incident.event);
  if (other && event === otherEvent) throw new CorrectionError("with: both are of one event already");
  if (!other && !(await isToldAgain(report, event!, answers.get(report.article)!, held)))
    throw new CorrectionError("start, end: no other report is of one event with it");
  const on = now.toISOString();
  return regrouped(report, [...answers.values()], on, held, () =>
    held.ledger.correct(report.article, { reports, on, by: "local" }),
  );
}

/** Takes back what was said at a time of which reports are of one event, of one of an article's. Throws CorrectionError. */
export async function ungroupReports(id: string, on: string, held: Held): Promise<Grouped | null> {
  const { store, ledger } = held;
  if (!(await correctable(id, held))) return null;
  const grouping = ledger
    .corrections(id)
    .filter(isGrouping)
    .find(said => said.on === on);
  if (!grouping) throw new CorrectionError(`takeBack: nothing was said of events of this article on ${on}`);
  const answers: ArticleAnswer[] = [];
  for (const article of new Set(grouping.reports.map(({ article }) => article))) {
    const answer = await store.article(article);
    if (answer && (await originalOf(article, held)) === null) answers.push(answer);
  }
  const report = grouping.reports.find(({ article }) => article === id) ?? grouping.reports[0];
  return regrouped(report, answers, on, held, () => ledger.ungroup(grouping));
}

/** Whether any other report, of its article or of another, is of one event with it, those among them that are dismissed. */
async function isToldAgain({ article }: ReportRef, event: string, { happened }: ArticleAnswer, { store }: Held) {
  if (happened.filter(({ incident }) => incident.event === event).length > 1) return true;
  return (await store.articlesTelling(event)).some(other => other !== article);
}

async function regrouped(
  report: ReportRef,
  answers: readonly ArticleAnswer[],
  on: string,
  held: Held,
  say: () => void,
): Promise<Grouped> {
  const { article } = report;
  await findAllWith(answers, held, say);
  const corrections = held.ledger.corrections(article).length;
  const { place = null } = (await held.store.alike(report, 0)) ?? {};
  return { article, corrections, on, articles: answers.map(({ id }) => id), place };
}

/** So many take part in no event that a reader can tell. */
export const MOST_ACTORS = 30;

function checkFacts({ subtype, date, actors, ...said }: Pick<Verdict, Fact>, known: ReadonlyMap<string, string>): void {
  if (subtype !== undefined && !Object.hasOwn(TYPE_OF, subtype))
    throw new CorrectionError(`subtype: there is no sub-type "${subtype}" of incidents`);
  if (date) checkDate(date);
  for (const fact of ["deaths", "injuries"] as const) {
    const people = said[fact];
    if (!people || peopleIn(people)) continue;
    throw new CorrectionError(
      `${fact}: expected whole numbers of 0 to ${MOST_PEOPLE} or null, one of them a number, the first not above the second, got ${people.low} to ${people.high}`,
    );
  }
  const unknown = actors?.find(({ id }) => !known.has(id));
  if (unknown) throw new CorrectionError(`actors: the list of actors has no "${unknown.id}"`);
  const twice = actors?.find(({ id, role }, n) =>
    actors.slice(0, n).some(each => each.id === id && each.role === role),
  );
  if (twice) throw new CorrectionError(`actors: "${twice.id}" is named twice as ${twice.role}`);
}

/** Years outside of these are slips. */
const YEARS = { first: "1900", last: "2100" };

function checkDate({ precision, from, to }: DateRange): void {
  const whole = rangeOf(precision, from, to);
  if (!whole || whole.from < YEARS.first || whole.to.slice(0, 4) > YEARS.last)
    throw new CorrectionError(
      `date: expected days of ${YEARS.first} to ${YEARS.last} as YYYY-MM-DD, the first not after the last, got "${from}" and "${to}"`,
    );
  if (whole.from !== from || whole.to !== to)
    throw new CorrectionError(
      `date: this ${precision} is from ${whole.from} to ${whole.to}, not from ${from} to ${to}`,
    );
}

/** An article that a reader may correct; null where there is none. */
async function correctable(id: string, held: Held): Promise<ArticleAnswer | null> {
  const answer = await held.store.article(id);
  if (answer && (await originalOf(id, held)) !== null)
    throw new CorrectionError("this article tells the same as another and counts with it: correct that one");
  return answer;
}

/** Lets a reader have said something of a stored article, and finds it anew with that. Where that fails, nothing was said. */
async function findWith(
  answer: ArticleAnswer,
  held: Held,
  say: () => void,
): Promise<{ article: string; corrections: number }> {
  await findAllWith([answer], held, say);
  return { article: answer.id, corrections: held.ledger.corrections(answer.id).length };
}

/** The same of several at once. */
async function findAllWith(
  answers: readonly ArticleAnswer[],
  { store, ledger, gazetteer }: Held,
  say: () => void,
): Promise<void> {
  const before = answers.map(({ id }) => [id, ledger.corrections(id)] as const);
  say();
  try {
    const found: Findings[] = [];
    for (const answer of answers)
      found.push(await findingsAside(articleOf(answer), gazetteer, ledger.corrections(answer.id)));
    const parsed = found.map(each => ({ ...each, places: placesOf(each, gazetteer) }));
    if (parsed[0] && parsed.length === 1) await store.replaceFindings(parsed[0]);
    else
      await store.together(async writer => {
        for (const each of parsed) await writer.replaceFindings(each);
      });
  } catch (error) {
    for (const [id, said] of before) ledger.setCorrections(id, said);
    throw error;
  }
}

/** Why words of an article cannot be marked as a place, or "". */
function whyUnmarkable(span: Span, { text, boilerplate }: ArticleAnswer, names: readonly NameCorrection[]): string {
  const { start, end } = span;
  const words = text.slice(start, end);
  if (start >= end || end > text.length) return `there are no words at ${start} to ${end} of this article`;
  if (words.length > LONGEST_NAME) return `a name has at most ${LONGEST_NAME} characters, not ${words.length}`;
  if (!/\p{L}/u.test(words) || /^\s|\s$|\n/u.test(words))
    return `a name has letters, stands in one line and has no space around it, unlike "${words}"`;
  if (boilerplate.some(aside => overlap(aside, span))) return `"${words}" stands in a part that is set aside`;
  const other = names.find(each => each.placeId !== null && overlap(each, span));
  return other ? `"${text.slice(other.start, other.end)}" was said by hand already; take that back first` : "";
}
