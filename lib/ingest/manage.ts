// Taking articles out again, and finding everything anew after a change of gazetteer or rules.

import Database from "better-sqlite3";
import type { ArticleAnswer } from "@/lib/answers";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { EMPTY } from "@/lib/query";
import type { ParsedArticle, Store } from "@/lib/store/store";
import type { Article, Mention } from "@/lib/types";
import { type Correction, isGrouping } from "./corrections";
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
export async function originalOf(id: string, { store, ledger }: Held): Promise<string | null> {
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
        const groupings = said.filter(isGrouping);
        await writer.replaceFindings({ article, mentions, incidents, groupings, places, import: ledger.importOf(id) });
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
