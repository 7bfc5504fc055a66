// Taking articles out again, and finding everything anew after a change of gazetteer or rules.

import Database from "better-sqlite3";
import type { ArticleAnswer } from "@/lib/answers";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { EMPTY } from "@/lib/query";
import { rangeOf } from "@/lib/review";
import type { ParsedArticle, Store } from "@/lib/store/store";
import { type Article, type DateRange, type Mention, type Span, TYPE_OF, type Verdict } from "@/lib/types";
import { findingsAside } from "./aside";
import { type Correction, isVerdict, overlap } from "./corrections";
import { findingsOf, placesOf } from "./findings";
import type { Ledger } from "./ledger";

export interface Held {
  store: Store;
  ledger: Ledger;
  gazetteer: Gazetteer;
}

/** Removes an article. A copy of it that was kept without findings takes its place. False where there is no such article. */
export async function removeArticle(id: string, { store, ledger, gazetteer }: Held): Promise<boolean> {
  const copies = await storedOf(ledger.copiesOf(id), store);
  const [first] = copies;
  const heir = first === undefined ? null : await store.article(first);
  if (!heir) {
    if (!(await store.removeArticle(id))) return false;
    ledger.forgetArticle(id, null);
    return true;
  }
  const found = findingsOf(articleOf(heir), gazetteer, ledger.corrections(heir.id));
  const parsed = { ...found, places: placesOf(found, gazetteer), import: ledger.importOf(heir.id) };
  const removed = await store.together(async writer => {
    if (!(await writer.removeArticle(id))) return false;
    await writer.replaceFindings(parsed);
    for (const copy of copies.slice(1)) await writer.addDuplicate(copy, heir.id);
    return true;
  });
  if (removed) ledger.forgetArticle(id, heir.id);
  return removed;
}

/**
 * The stored article that this one tells the same as, or null. If that one is gone and its removal broke off before the ledger knew, the
 * ledger learns it now.
 */
async function originalOf(id: string, { store, ledger }: Held): Promise<string | null> {
  const original = ledger.originalOf(id);
  if (original === null || (await store.has(original))) return original;
  const [heir = null] = await storedOf(ledger.copiesOf(original), store);
  ledger.forgetArticle(original, heir);
  return ledger.originalOf(id);
}

async function storedOf(ids: readonly string[], store: Store): Promise<string[]> {
  const stored: string[] = [];
  for (const id of ids) if (await store.has(id)) stored.push(id);
  return stored;
}

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
  const names = ledger.corrections(id).filter(said => !isVerdict(said));
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
 * Says what an incident is and when it was, that it is none, or takes that back; what goes with it follows (see judged). How many corrections
 * the article has now; null where there is no such article. Throws CorrectionError.
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
  { ledger }: Held,
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
  const { dismissed, subtype, date } = keep ? { ...before[0], ...said } : said;
  if (subtype !== undefined && !Object.hasOwn(TYPE_OF, subtype))
    throw new CorrectionError(`subtype: there is no sub-type "${subtype}" of incidents`);
  if (date) checkDate(date);
  return () => {
    for (const verdict of before) ledger.unjudge(id, verdict);
    if (!dismissed && subtype === undefined && date === undefined) return;
    const verdict = { start, end, at, dismissed: dismissed || undefined, subtype, date };
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
  { store, ledger, gazetteer }: Held,
  say: () => void,
): Promise<{ article: string; corrections: number }> {
  const { id } = answer;
  const before = ledger.corrections(id);
  say();
  try {
    const found = await findingsAside(articleOf(answer), gazetteer, ledger.corrections(id));
    await store.replaceFindings({ ...found, places: placesOf(found, gazetteer) });
  } catch (error) {
    ledger.setCorrections(id, before);
    throw error;
  }
  return { article: id, corrections: ledger.corrections(id).length };
}

/** Why words of an article cannot be marked as a place, or "". */
function whyUnmarkable(span: Span, { text, boilerplate }: ArticleAnswer, corrections: readonly Correction[]): string {
  const { start, end } = span;
  const words = text.slice(start, end);
  if (start >= end || end > text.length) return `there are no words at ${start} to ${end} of this article`;
  if (words.length > LONGEST_NAME) return `a name has at most ${LONGEST_NAME} characters, not ${words.length}`;
  if (!/\p{L}/u.test(words) || /^\s|\s$|\n/u.test(words))
    return `a name has letters, stands in one line and has no space around it, unlike "${words}"`;
  if (boilerplate.some(aside => overlap(aside, span))) return `"${words}" stands in a part that is set aside`;
  const other = corrections.find(each => !isVerdict(each) && each.placeId !== null && overlap(each, span));
  return other ? `"${text.slice(other.start, other.end)}" was said by hand already; take that back first` : "";
}

/** Removes what came with an import and with no other, and the import's row. The number of articles removed, or null. */
export async function removeImport(id: number, held: Held): Promise<number | null> {
  const articles = held.ledger.articlesOnlyOf(id);
  if (!held.ledger.imports().some(row => row.id === id)) return null;
  let removed = 0;
  for (const article of articles) {
    if (await removeArticle(article, held)) removed++;
    // A server that removes many answers others in between.
    await new Promise(setImmediate);
  }
  held.ledger.forgetImport(id);
  return removed;
}

/** The article as it was stored, out of what the store shows of it. */
export function articleOf(answer: ArticleAnswer): Article {
  const { id, title, author, source, url, publishedOn, dateEvidence, language, text, boilerplate } = answer;
  return { id, title, author, source, url, publishedOn, dateEvidence, language, text, boilerplate };
}

/** What a reparse changed. `moved`: the same words now mean another place. */
export interface ReparseReport {
  articles: number;
  gained: number;
  lost: number;
  moved: number;
  kept: number;
  /** How many incidents the map counted before, and counts now. */
  incidentsBefore: number;
  incidentsAfter: number;
  /** A few of each, for people. */
  examples: { change: "gained" | "lost" | "moved"; article: string; text: string; from: string; to: string }[];
}

export interface ReparseOptions extends Held {
  /** Names the gazetteer and rules; work done under the same name is not done again. */
  version: string;
  /** A file for findings that wait until all are made; removed by the caller when done. */
  staging: string;
  onProgress?: (done: number, total: number, stage: "finding" | "writing") => void;
}

const EXAMPLES = 10;

/**
 * Finds everything in every article anew. The new findings wait aside until all are made, and are then written in one step:
 * readers see the old ones until then, and never some of each. An interrupted reparse goes on where it was.
 */
export async function reparse({ version, staging, onProgress, ...held }: ReparseOptions): Promise<ReparseReport> {
  const { store, ledger, gazetteer } = held;
  const report: ReparseReport = {
    articles: 0,
    gained: 0,
    lost: 0,
    moved: 0,
    kept: 0,
    incidentsBefore: 0,
    incidentsAfter: 0,
    examples: [],
  };
  const incidentsOnMap = async () => (await store.placeCounts(EMPTY)).units.incidents;
  const staged = openStaging(staging, version);
  try {
    const ids: string[] = [];
    for (const id of await store.articleIds())
      if (!ledger.isReparsed(id, version) && (await originalOf(id, held)) === null) ids.push(id);
    let done = 0;
    for (const id of ids) {
      done++;
      const said = ledger.corrections(id);
      if (!staged.has(id, said)) {
        const found = await findAnew(id, said, held);
        // Removed meanwhile, by someone else.
        if (!found) continue;
        staged.put(id, said, found);
      }
      onProgress?.(done, ids.length, "finding");
    }
    done = 0;
    report.incidentsBefore = await incidentsOnMap();
    await store.together(async writer => {
      for (const id of ids) {
        done++;
        const waiting = staged.get(id);
        if (!waiting || !(await writer.has(id))) continue;
        const { article, kept, changes } = waiting;
        // What a reader has corrected since its turn is found with that.
        const said = ledger.corrections(id);
        const { mentions, incidents } = staged.has(id, said) ? waiting : findingsOf(article, gazetteer, said);
        const places = placesOf({ mentions, incidents }, gazetteer);
        await writer.replaceFindings({ article, mentions, incidents, places, import: ledger.importOf(id) });
        report.articles++;
        report.kept += kept;
        for (const change of changes) note(report, article.title, change);
        onProgress?.(done, ids.length, "writing");
      }
    });
    ledger.inTransaction(() => {
      for (const id of ids) ledger.setReparsed(id, version);
    });
    report.incidentsAfter = await incidentsOnMap();
    return report;
  } finally {
    staged.close();
  }
}

/** What is in a stored article by the rules and by what readers said of it, beside what was found before; null where it is not stored. */
async function findAnew(id: string, said: readonly Correction[], { store, gazetteer }: Held): Promise<Staged | null> {
  const before = await store.article(id);
  if (!before) return null;
  const found = findingsOf(articleOf(before), gazetteer, said);
  return { ...found, ...compare(before, found.mentions, gazetteer) };
}

type Change = Omit<ReparseReport["examples"][number], "article">;

function note(report: ReparseReport, article: string, { change, text, from, to }: Change): void {
  report[change]++;
  const shown = report.examples.filter(example => example.change === change).length;
  if (shown < EXAMPLES) report.examples.push({ change, article, text, from, to });
}

function compare(before: ArticleAnswer, mentions: readonly Mention[], gazetteer: Gazetteer) {
  const key = (start: number, end: number) => `${start}-${end}`;
  const old = new Map(before.found.map(found => [key(found.start, found.end), found]));
  const changes: Change[] = [];
  let kept = 0;
  for (const { start, end, text, resolution } of mentions) {
    const place = resolution.type === "resolved" ? gazetteer.place(resolution.placeId) : undefined;
    const same = old.get(key(start, end));
    old.delete(key(start, end));
    const to = place?.name ?? "unresolved";
    if (!same) changes.push({ change: "gained", text, from: "", to });
    else if ((same.place?.id ?? null) !== (place?.id ?? null))
      changes.push({ change: "moved", text, from: same.place?.name ?? "unresolved", to });
    else kept++;
  }
  for (const { start, end, place } of old.values())
    changes.push({ change: "lost", text: before.text.slice(start, end), from: place?.name ?? "unresolved", to: "" });
  return { kept, changes };
}

/** What waits of one article until all are made. */
interface Staged extends Omit<ParsedArticle, "places"> {
  kept: number;
  changes: Change[];
}

/** Findings that wait, each with the corrections it was made with; a file of another version is emptied first. */
function openStaging(file: string, version: string) {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = NORMAL");
  db.exec("CREATE TABLE IF NOT EXISTS version (name TEXT NOT NULL)");
  // Its form is a part of the version: what an older program left is made anew.
  const name = `${version} 3`;
  if (db.prepare("SELECT name FROM version").pluck().get() !== name) {
    db.exec(`DROP TABLE IF EXISTS staged; DELETE FROM version;
      CREATE TABLE staged (article TEXT PRIMARY KEY, corrections TEXT NOT NULL, findings TEXT NOT NULL)`);
    db.prepare("INSERT INTO version VALUES (?)").run(name);
  }
  const has = db.prepare("SELECT 1 FROM staged WHERE article = ? AND corrections = ?").pluck();
  const put = db.prepare("INSERT OR REPLACE INTO staged VALUES (?, ?, ?)");
  const get = db.prepare("SELECT findings FROM staged WHERE article = ?").pluck();
  return {
    /** Whether the article's findings wait, made with these corrections. */
    has: (id: string, said: readonly Correction[]) => has.get(id, JSON.stringify(said)) !== undefined,
    put: (id: string, said: readonly Correction[], staged: Staged) =>
      void put.run(id, JSON.stringify(said), JSON.stringify(staged)),
    get(id: string): Staged | null {
      const row = get.get(id) as string | undefined;
      return row === undefined ? null : JSON.parse(row);
    },
    close: () => void db.close(),
  };
}
