// The ledger of imports: what was read when, which articles came of it, what was rejected, which articles are alike. It
// is a file of its own beside the store; losing it loses no article.

import Database from "better-sqlite3";
import type { Fact, Grouping, Span, Verdict } from "@/lib/types";
import { type Correction, isGrouping, isVerdict, type NameCorrection } from "./corrections";
import { bandsOf, SAME, similarity } from "./duplicates";
import { isRunning, type Runner, thisProcess } from "./process";
import { messageOf, type Rejection } from "./reader";

export interface Import {
  id: number;
  /** ISO 8601. */
  started: string;
  /** null while it runs, and after an interruption until somebody notes that. */
  finished: string | null;
  /** What was asked for: paths, feeds. */
  arguments: string[];
  sources: number;
  articles: number;
  rejected: number;
}

export interface SourceRow {
  import: number;
  name: string;
  articles: number;
}

/** Names of what was asked for that an import is called by. */
const NAMED = 3;

/** What an import is called: the ends of what was asked for. */
export function importName(asked: readonly string[]): string {
  const endOf = (name: string) =>
    name
      .replace(/^https?:\/\//i, "")
      .split(/[\\/]+/)
      .filter(Boolean)
      .slice(-2)
      .join("/");
  return asked.slice(0, NAMED).map(endOf).join(", ") + (asked.length > NAMED ? ` +${asked.length - NAMED}` : "");
}

/** The same among imports of other days, as the explorer's facet has it, with the day as this machine counts days; `started` is an ISO 8601 time. */
export function importLabel(name: string, started: string): string {
  const time = new Date(started);
  const [month, day] = [time.getMonth() + 1, time.getDate()].map(number => String(number).padStart(2, "0"));
  return `${name} · ${time.getFullYear()}-${month}-${day}`;
}

/** The address of a feed or page with what its server said last, for polite questions. */
export interface Seen {
  etag: string;
  modified: string;
  /** Milliseconds since 1970. */
  checked: number;
}

/** Of an incident that has no place. */
const NOWHERE = -1;

/** `said`: as JSON, whether the incident is dismissed and its facts, as far as they are said. Of what could not be said once, nothing is. */
const VERDICTS = `verdicts (
    article TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "at" INTEGER NOT NULL, said TEXT NOT NULL, "on" TEXT NOT NULL,
    "by" TEXT NOT NULL, PRIMARY KEY (article, "start", "end", "at")
  ) WITHOUT ROWID`;

/** `reports`: as JSON, of which they are the articles' ids; the second is null where one report is set apart. */
const GROUPINGS = `groupings (
    "on" TEXT NOT NULL, reports TEXT NOT NULL, "by" TEXT NOT NULL, article TEXT NOT NULL, other TEXT, PRIMARY KEY ("on", reports)
  ) WITHOUT ROWID`;

/** All that could be said once. */
const DISMISSALS = `INSERT OR IGNORE INTO verdicts SELECT article, "start", "end", "at", '{"dismissed":true}', "on", "by" FROM dismissals`;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS imports (id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, arguments TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS runners (import INTEGER PRIMARY KEY REFERENCES imports ON DELETE CASCADE, host TEXT NOT NULL, pid INTEGER NOT NULL, began TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS sources (
    import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE, name TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (import, name, digest)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sources_by_digest ON sources (digest);
  CREATE TABLE IF NOT EXISTS found (
    import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE, digest TEXT NOT NULL, source TEXT NOT NULL,
    article TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (import, digest, source, article, "start")
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS found_by_article ON found (article);
  CREATE TABLE IF NOT EXISTS rejections (import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE, source TEXT NOT NULL, reason TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS signatures (article TEXT PRIMARY KEY, signature BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS bands (key INTEGER NOT NULL, article TEXT NOT NULL, PRIMARY KEY (key, article)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS duplicates (article TEXT PRIMARY KEY, of_article TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS duplicates_of ON duplicates (of_article);
  CREATE TABLE IF NOT EXISTS seen (address TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL, checked INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS corrections (
    article TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, place TEXT, "on" TEXT NOT NULL, "by" TEXT NOT NULL,
    PRIMARY KEY (article, "start", "end")
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS ${VERDICTS};
  CREATE TABLE IF NOT EXISTS ${GROUPINGS};
  CREATE INDEX IF NOT EXISTS groupings_by_article ON groupings (article);
  CREATE INDEX IF NOT EXISTS groupings_by_other ON groupings (other);
  CREATE TABLE IF NOT EXISTS reparsed (article TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID;
`;

export type Ledger = ReturnType<typeof openLedger>;

const hasTable = (db: Database.Database, name: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined;

/** Another process may do so at the same time: only one has something to move. */
function moveDismissals(db: Database.Database): void {
  db.transaction(() => {
    if (hasTable(db, "dismissals")) db.exec(`${DISMISSALS}; DROP TABLE dismissals`);
  }).immediate();
}

/** Opens or creates the ledger's file. Throws with the file's name and what to do where it cannot be used. */
export function openLedger(path: string, { readonly = false }: { readonly?: boolean } = {}) {
  let db: Database.Database;
  try {
    db = new Database(path, { timeout: 15_000, readonly, fileMustExist: readonly });
    db.pragma("foreign_keys = ON");
    if (!readonly) {
      db.pragma("journal_mode = WAL");
      db.pragma("synchronous = NORMAL");
      db.exec(SCHEMA);
      if (hasTable(db, "dismissals")) moveDismissals(db);
    } else {
      // A file that no program has written to since these are kept.
      if (!hasTable(db, "verdicts")) {
        db.exec(`CREATE TEMP TABLE ${VERDICTS}`);
        if (hasTable(db, "dismissals")) db.exec(DISMISSALS);
      }
      if (!hasTable(db, "groupings")) db.exec(`CREATE TEMP TABLE ${GROUPINGS}`);
    }
  } catch (error) {
    throw new Error(
      `cannot use ${path} (${messageOf(error)}): expected a file of Dateline's in a folder that may be written; move it away, or set DATELINE_DATA`,
    );
  }
  const sql = {
    begin: db.prepare("INSERT INTO imports (started, arguments) VALUES (?, ?)"),
    finish: db.prepare("UPDATE imports SET finished = ? WHERE id = ?"),
    source: db.prepare("INSERT OR IGNORE INTO sources VALUES (?, ?, ?)"),
    found: db.prepare("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?, ?)"),
    reject: db.prepare("INSERT INTO rejections VALUES (?, ?, ?)"),
    digest: db.prepare("SELECT import FROM sources WHERE digest = ? ORDER BY import DESC LIMIT 1").pluck(),
    ofDigest: db.prepare(`SELECT source, article, "start", "end" FROM found WHERE import = ? AND digest = ?`),
    sign: db.prepare("INSERT OR IGNORE INTO signatures VALUES (?, ?)"),
    band: db.prepare("INSERT OR IGNORE INTO bands VALUES (?, ?)"),
    near: db
      .prepare(
        "SELECT DISTINCT article FROM bands WHERE key IN (SELECT value FROM json_each(?)) AND article <> ? LIMIT 200",
      )
      .pluck(),
    signature: db.prepare("SELECT signature FROM signatures WHERE article = ?").pluck(),
    link: db.prepare("INSERT OR REPLACE INTO duplicates VALUES (?, ?)"),
    original: db.prepare("SELECT of_article FROM duplicates WHERE article = ?").pluck(),
    copies: db.prepare("SELECT article FROM duplicates WHERE of_article = ? ORDER BY article").pluck(),
    imports: db.prepare(`SELECT id, started, finished, arguments,
      (SELECT count(*) FROM sources WHERE import = id) AS sources,
      (SELECT count(DISTINCT article) FROM found WHERE import = id) AS articles,
      (SELECT count(*) FROM rejections WHERE import = id) AS rejected FROM imports ORDER BY id`),
    sources: db.prepare(`SELECT sources.import, sources.name, count(DISTINCT article) AS articles
      FROM sources LEFT JOIN found ON found.import = sources.import AND found.digest = sources.digest
      WHERE sources.import = ? GROUP BY sources.name, sources.digest ORDER BY sources.name`),
    documents: db.prepare(`SELECT source AS name, count(DISTINCT article) AS articles FROM found WHERE import = ?
      GROUP BY source ORDER BY source`),
    rejections: db.prepare("SELECT source, reason FROM rejections WHERE import = ?"),
    only: db
      .prepare(`SELECT DISTINCT article FROM found AS mine WHERE import = ?
      AND NOT EXISTS (SELECT 1 FROM found WHERE article = mine.article AND import <> mine.import)`)
      .pluck(),
    first: db.prepare(
      `SELECT started, arguments FROM imports WHERE id = (SELECT min(import) FROM found WHERE article = ?)`,
    ),
    forgetImport: db.prepare("DELETE FROM imports WHERE id = ?"),
    forgetFound: db.prepare("DELETE FROM found WHERE article = ?"),
    forgetBands: db.prepare("DELETE FROM bands WHERE key IN (SELECT value FROM json_each(?)) AND article = ?"),
    forgetSignature: db.prepare("DELETE FROM signatures WHERE article = ?"),
    unlink: db.prepare("DELETE FROM duplicates WHERE article = ?"),
    relink: db.prepare("UPDATE duplicates SET of_article = ? WHERE of_article = ?"),
    forgetReparsed: db.prepare("DELETE FROM reparsed WHERE article = ?"),
    corrections: db.prepare(
      `SELECT "start", "end", place AS placeId, "on", "by" FROM corrections WHERE article = ? ORDER BY "start"`,
    ),
    correct: db.prepare("INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?)"),
    uncorrect: db.prepare(`DELETE FROM corrections WHERE article = ? AND "start" = ? AND "end" = ?`),
    verdicts: db.prepare(
      `SELECT "start", "end", nullif("at", ${NOWHERE}) AS "at", said, "on", "by" FROM verdicts WHERE article = ? ORDER BY "start", "at"`,
    ),
    judge: db.prepare("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?)"),
    unjudge: db.prepare(`DELETE FROM verdicts WHERE article = ? AND "start" = ? AND "end" = ? AND "at" = ?`),
    groupings: db.prepare(
      `SELECT reports, "on", "by" FROM groupings WHERE article = @article OR other = @article ORDER BY "on", reports`,
    ),
    group: db.prepare("INSERT OR REPLACE INTO groupings VALUES (?, ?, ?, ?, ?)"),
    ungroup: db.prepare(`DELETE FROM groupings WHERE "on" = ? AND reports = ?`),
    ungroupAll: db.prepare("DELETE FROM groupings WHERE article = @article OR other = @article"),
    uncorrectAll: db.prepare("DELETE FROM corrections WHERE article = ?"),
    unjudgeAll: db.prepare("DELETE FROM verdicts WHERE article = ?"),
    seen: db.prepare("SELECT etag, modified, checked FROM seen WHERE address = ?"),
    see: db.prepare("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)"),
    reparsed: db.prepare("SELECT 1 FROM reparsed WHERE article = ? AND version = ?").pluck(),
    reparse: db.prepare("INSERT OR REPLACE INTO reparsed VALUES (?, ?)"),
  };
  const signatureOf = (article: string): Uint32Array | null => {
    const blob = sql.signature.get(article) as Buffer | undefined;
    return blob ? new Uint32Array(blob.buffer.slice(blob.byteOffset, blob.byteOffset + blob.byteLength)) : null;
  };
  const correct = (article: string, correction: Correction): void => {
    if (isGrouping(correction)) {
      const [one, other] = correction.reports;
      return void sql.group.run(
        correction.on,
        reportsOf(correction),
        correction.by,
        one.article,
        other?.article ?? null,
      );
    }
    const { start, end, on, by } = correction;
    if (!isVerdict(correction)) return void sql.correct.run(article, start, end, correction.placeId, on, by);
    const { at, dismissed, subtype, date, deaths, injuries, actors } = correction;
    const said = JSON.stringify({ dismissed, subtype, date, deaths, injuries, actors });
    sql.judge.run(article, start, end, at ?? NOWHERE, said, on, by);
  };
  const reportsOf = ({ reports }: Pick<Grouping, "reports">): string =>
    JSON.stringify(reports.map(({ article, start, end, at }) => ({ article, start, end, at })));
  const imports = (): Import[] =>
    (sql.imports.all() as (Omit<Import, "arguments"> & { arguments: string })[]).map(row => ({
      ...row,
      arguments: JSON.parse(row.arguments) as string[],
    }));
  return {
    /** Notes that this process begins an import; returns its number. */
    begin: db.transaction((asked: readonly string[], now: Date): number => {
      const id = Number(sql.begin.run(now.toISOString(), JSON.stringify(asked)).lastInsertRowid);
      const { host, pid, began } = thisProcess();
      db.prepare("INSERT INTO runners VALUES (?, ?, ?, ?)").run(id, host, pid, began);
      return id;
    }),
    finish: (id: number, now: Date): void => void sql.finish.run(now.toISOString(), id),

    /** Everything noted while `work` runs is noted at its end, or not at all where it fails. */
    inTransaction: <T>(work: () => T): T => db.transaction(work).immediate(),

    /** Notes one source with the articles it held; in one step, after they are stored. */
    addSource: db.transaction(
      (
        id: number,
        name: string,
        digest: string,
        articles: readonly { source: string; article: string; start: number; end: number }[],
      ) => {
        sql.source.run(id, name, digest);
        for (const { source, article, start, end } of articles) sql.found.run(id, digest, source, article, start, end);
      },
    ),
    reject: (id: number, { source, reason }: Rejection): void => void sql.reject.run(id, source, reason),

    /** The articles that a source with these bytes gave when it was last read, or null. */
    articlesOf(digest: string): { source: string; article: string; start: number; end: number }[] | null {
      const last = sql.digest.get(digest);
      return last === undefined
        ? null
        : (sql.ofDigest.all(last, digest) as { source: string; article: string; start: number; end: number }[]);
    },

    /** The stored article that this one is a near duplicate of, by the estimated share of common shingles, or null. */
    alike(article: string, signature: Uint32Array): string | null {
      const keys = bandsOf(signature);
      if (keys.length === 0) return null;
      let best: { article: string; share: number } | null = null;
      for (const other of sql.near.all(JSON.stringify(keys), article) as string[]) {
        const theirs = signatureOf(other);
        const share = theirs ? similarity(signature, theirs) : 0;
        if (share < SAME || share <= (best?.share ?? 0)) continue;
        const told = (sql.original.get(other) as string | undefined) ?? other;
        // What was noted before an interruption may name this very article.
        if (told !== article) best = { article: told, share };
      }
      return best?.article ?? null;
    },
    addSignature: db.transaction((article: string, signature: Uint32Array) => {
      sql.sign.run(article, Buffer.from(signature.buffer, signature.byteOffset, signature.byteLength));
      for (const key of bandsOf(signature)) sql.band.run(key, article);
    }),
    link: (article: string, of: string): void => void sql.link.run(article, of),
    originalOf: (article: string): string | null => (sql.original.get(article) as string | undefined) ?? null,
    copiesOf: (article: string): string[] => sql.copies.all(article) as string[],

    imports,
    /** Imports that are not finished and that no process runs any more. */
    interrupted(): Import[] {
      const runner = db.prepare("SELECT host, pid, began FROM runners WHERE import = ?");
      return imports().filter(({ id, finished }) => {
        if (finished !== null) return false;
        const its = runner.get(id) as Runner | undefined;
        // One of before that was noted runs no more.
        return !its || !isRunning(its);
      });
    },
    /** The sources of one import, with the number of articles in each. */
    sources: (id: number): SourceRow[] => sql.sources.all(id) as SourceRow[],
    /** The texts in which its articles stood (files, members of archives), with the number of articles in each. */
    documents: (id: number): { name: string; articles: number }[] =>
      sql.documents.all(id) as { name: string; articles: number }[],
    rejections: (id: number): Rejection[] => sql.rejections.all(id) as Rejection[],
    /** Articles that came with this import and with no other. */
    articlesOnlyOf: (id: number): string[] => sql.only.all(id) as string[],
    /** What brought the article first, as the explorer's facet has it; "" where that is not known. */
    importOf(article: string): string {
      const row = sql.first.get(article) as { started: string; arguments: string } | undefined;
      return row ? importLabel(importName(JSON.parse(row.arguments) as string[]), row.started) : "";
    },
    forgetImport: (id: number): boolean => sql.forgetImport.run(id).changes > 0,
    /** Forgets an article that was removed. Of its copies, the heir is one no more, and the others are copies of the heir. */
    forgetArticle: db.transaction((article: string, heir: string | null) => {
      const signature = signatureOf(article);
      if (signature) sql.forgetBands.run(JSON.stringify(bandsOf(signature)), article);
      for (const statement of [sql.forgetSignature, sql.forgetFound, sql.unlink, sql.forgetReparsed])
        statement.run(article);
      if (heir === null) return;
      sql.unlink.run(heir);
      sql.relink.run(heir, article);
    }),

    /** What readers have said of the article. It outlives the article: the same text, brought in again, is corrected again. */
    corrections: (article: string): Correction[] => [
      ...(sql.corrections.all(article) as NameCorrection[]),
      ...(sql.verdicts.all(article) as (Verdict & { said: string })[]).map(({ said, ...verdict }) => ({
        ...verdict,
        ...(JSON.parse(said) as Pick<Verdict, "dismissed" | Fact>),
      })),
      ...(sql.groupings.all({ article }) as (Omit<Grouping, "reports"> & { reports: string })[]).map(grouping => ({
        ...grouping,
        reports: JSON.parse(grouping.reports) as Grouping["reports"],
      })),
    ],
    correct,
    /** Takes back what was said of a name. */
    uncorrect: (article: string, { start, end }: Span): void => void sql.uncorrect.run(article, start, end),
    /** Takes back what was said of an incident. */
    unjudge: (article: string, { start, end, at }: Pick<Verdict, "start" | "end" | "at">): void =>
      void sql.unjudge.run(article, start, end, at ?? NOWHERE),
    /** Takes back what was said of which reports are of one event. */
    ungroup: (grouping: Pick<Grouping, "reports" | "on">): void =>
      void sql.ungroup.run(grouping.on, reportsOf(grouping)),
    /** Readers have said these things of the article, and nothing else. */
    setCorrections: db.transaction((article: string, corrections: readonly Correction[]) => {
      sql.uncorrectAll.run(article);
      sql.unjudgeAll.run(article);
      sql.ungroupAll.run({ article });
      for (const correction of corrections) correct(article, correction);
    }),

    seen: (address: string): Seen | null => (sql.seen.get(address) as Seen | undefined) ?? null,
    see: (address: string, { etag, modified, checked }: Seen): void =>
      void sql.see.run(address, etag, modified, checked),

    /** Whether an article's findings were made by this version of gazetteer and rules. */
    isReparsed: (article: string, version: string): boolean => sql.reparsed.get(article, version) !== undefined,
    setReparsed: (article: string, version: string): void => void sql.reparse.run(article, version),

    close: (): void => void db.close(),
  };
}
