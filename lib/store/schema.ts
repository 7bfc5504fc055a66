// The tables of the SQLite store, and the check that a file is one of ours before anything is read from it.

import Database from "better-sqlite3";

/** A file that cannot be used as a store. The message says which file, why, and what to do. */
export class StoreError extends Error {
  override name = "StoreError";
}

/** "DTLN", in the file's header: distinguishes our files from other programs' (sqlite.org, PRAGMA application_id). */
export const APPLICATION_ID = 0x44544c4e;

/** A step without SQL: the tables stay as they are, and the version alone tells older programs that they cannot read what is in them. */
const NOTHING = "";

/** Each step leads from one version of the schema to the next; steps that have been released never change. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE corpus (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    content TEXT NOT NULL,      -- sum of the digests of everything stored, 64 hex digits: equal contents, equal sums
    rewrites INTEGER NOT NULL   -- counts changes other than new articles: who kept numbers in memory must read them again
  );
  INSERT INTO corpus VALUES (1, '${"0".repeat(64)}', 0);

  CREATE TABLE places (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- ascending in order of arrival
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, name_ar TEXT NOT NULL, names TEXT NOT NULL,
    kind TEXT NOT NULL, feature_class TEXT NOT NULL, feature_code TEXT NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, admin2 TEXT NOT NULL,
    lon REAL NOT NULL, lat REAL NOT NULL, extent TEXT,
    population INTEGER NOT NULL, accuracy_km REAL NOT NULL, source TEXT NOT NULL,
    digest TEXT NOT NULL
  );

  -- article: the number below, never used twice; stands for the article's id in every table.
  CREATE TABLE articles (
    article INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, author TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL, language TEXT NOT NULL,
    published_from TEXT, published_to TEXT, published_precision TEXT, date_evidence TEXT NOT NULL,
    digest TEXT NOT NULL
  );
  -- Apart from the columns that are scanned: text, and what was found as JSON with all its evidence.
  CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    text TEXT NOT NULL, boilerplate TEXT NOT NULL, mentions TEXT NOT NULL, incidents TEXT NOT NULL
  );
  CREATE TABLE mentions (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,
    place TEXT REFERENCES places (id),
    literal INTEGER NOT NULL, confidence REAL NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (article, nth)
  ) WITHOUT ROWID;
  CREATE TABLE incidents (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,
    type TEXT NOT NULL, subtype TEXT NOT NULL, status TEXT NOT NULL,
    mention INTEGER, confidence REAL NOT NULL,
    date_from TEXT, date_to TEXT,
    sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    event_group TEXT,           -- reports of one event share it; null where not grouped
    PRIMARY KEY (article, nth)
  ) WITHOUT ROWID;
  CREATE INDEX incidents_of_event ON incidents (event_group) WHERE event_group IS NOT NULL;
  CREATE TABLE incident_actors (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY (article, nth, actor, role)
  ) WITHOUT ROWID;
  CREATE TABLE article_duplicates (
    article_id TEXT NOT NULL, of_id TEXT NOT NULL,
    PRIMARY KEY (article_id, of_id)
  ) WITHOUT ROWID;
  CREATE INDEX duplicates_of ON article_duplicates (of_id);

  -- Folded words (see search.ts), so the tokenizer only splits at spaces.
  CREATE VIRTUAL TABLE prose USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'unicode61');
  `,
  // Mentions name their place by its number: a third less to read when counting starts.
  `
  CREATE TABLE numbered_mentions (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,
    place INTEGER REFERENCES places,
    literal INTEGER NOT NULL, confidence REAL NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (article, nth)
  ) WITHOUT ROWID;
  INSERT INTO numbered_mentions SELECT article, nth, (SELECT number FROM places WHERE id = place), literal, confidence, "start", "end"
    FROM mentions;
  DROP TABLE mentions;
  ALTER TABLE numbered_mentions RENAME TO mentions;
  `,
  // To find the reports of an event among what is stored.
  `
  CREATE INDEX reports_by_day ON incidents (type, date_from) WHERE status = 'reported';
  `,
  // From here on mentions are packed (pack.ts). Those of before are read as they are; older versions cannot read the new ones.
  NOTHING,
  // Reports of an event are looked for at its place: what happened elsewhere in the same month is far more.
  `
  ALTER TABLE incidents ADD COLUMN place INTEGER REFERENCES places;
  UPDATE incidents SET place = (SELECT place FROM mentions
    WHERE mentions.article = incidents.article AND mentions.nth = incidents.mention);
  DROP INDEX reports_by_day;
  CREATE INDEX reports_at ON incidents (place, type, date_from) WHERE status = 'reported';
  `,
  // The import that brought an article, as readers know it; and whether a name in it was corrected by hand.
  `
  ALTER TABLE articles ADD COLUMN import TEXT NOT NULL DEFAULT '';
  ALTER TABLE articles ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;
  UPDATE articles SET corrected = 1 WHERE article IN (SELECT article FROM texts WHERE mentions LIKE '%"by-hand"%');
  `,
  // How many an incident killed at least; -1 where some were and no number is told, null where nothing is said of it.
  `
  ALTER TABLE incidents ADD COLUMN deaths INTEGER;
  UPDATE incidents SET deaths = (SELECT CASE json_type(texts.incidents, '$[' || nth || '].deaths')
    WHEN 'object' THEN coalesce(json_extract(texts.incidents, '$[' || nth || '].deaths.low'), -1) END
    FROM texts WHERE texts.article = incidents.article);
  `,
  // And how many it wounded at least, in the same way.
  `
  ALTER TABLE incidents ADD COLUMN injuries INTEGER;
  UPDATE incidents SET injuries = (SELECT CASE json_type(texts.incidents, '$[' || nth || '].injuries')
    WHEN 'object' THEN coalesce(json_extract(texts.incidents, '$[' || nth || '].injuries.low'), -1) END
    FROM texts WHERE texts.article = incidents.article);
  `,
  // Links used to outlive the articles that they link.
  `
  DELETE FROM article_duplicates
    WHERE article_id NOT IN (SELECT id FROM articles) OR of_id NOT IN (SELECT id FROM articles);
  `,
  // What a reader has dismissed still joins the reports of its event.
  `
  DROP INDEX reports_at;
  CREATE INDEX reports_at ON incidents (place, type, date_from) WHERE status IN ('reported', 'dismissed');
  `,
  // How many an incident killed at most; -1 where that is open, null where nothing is said of it.
  `
  ALTER TABLE incidents ADD COLUMN deaths_most INTEGER;
  UPDATE incidents SET deaths_most = (SELECT CASE json_type(texts.incidents, '$[' || nth || '].deaths')
    WHEN 'object' THEN coalesce(json_extract(texts.incidents, '$[' || nth || '].deaths.high'), -1) END
    FROM texts WHERE texts.article = incidents.article) WHERE deaths IS NOT NULL;
  `,
  // What readers have said of which reports are of one event.
  `
  ALTER TABLE incidents ADD COLUMN said_group TEXT; -- the event as readers have said; null where it is as found
  CREATE INDEX incidents_as_said ON incidents (said_group) WHERE said_group IS NOT NULL;
  CREATE TABLE groupings (
    grouping INTEGER PRIMARY KEY,
    said TEXT NOT NULL UNIQUE,  -- as JSON
    digest TEXT NOT NULL,
    event TEXT                  -- that comes of it; null where none does, because a report is gone or something else was said later
  );
  CREATE INDEX groupings_of_event ON groupings (event) WHERE event IS NOT NULL;
  -- Of an article that is stored no more, or found otherwise by now, nth is null.
  CREATE TABLE grouped_reports (
    grouping INTEGER NOT NULL REFERENCES groupings ON DELETE CASCADE,
    side INTEGER NOT NULL,
    article_id TEXT NOT NULL,
    nth INTEGER,
    PRIMARY KEY (grouping, side)
  ) WITHOUT ROWID;
  CREATE INDEX groupings_of_article ON grouped_reports (article_id);
  `,
];

/** Gives every article as columns hold it (ArticleTuple): what is read into them, and what a snapshot of them is held against. */
export const ARTICLE_TUPLES = `SELECT article AS number, source, language, published_from AS publishedFrom,
  published_to AS publishedTo, import, corrected,
  EXISTS (SELECT 1 FROM article_duplicates WHERE article_id = id) AS copy FROM articles`;

/** Opens a store's file, creates or migrates it where it may be written. Throws StoreError. */
export function openDatabase(path: string, { readonly }: { readonly: boolean }): Database.Database {
  let db: Database.Database;
  try {
    db = new Database(path, { readonly, fileMustExist: readonly, timeout: 15_000 });
  } catch (error) {
    // What is neither of the file nor of its folder is of the library, which loads its binary part with the first database.
    if (!(error instanceof Database.SqliteError || error instanceof TypeError))
      throw new StoreError(
        `the database library better-sqlite3 cannot be loaded (${reason(error).split(/[.] Tried:|\n/)[0]}): if packages are being installed, wait for that and try again; otherwise install them with npm ci`,
      );
    throw new StoreError(`cannot open ${path} (${reason(error)}): expected a folder that exists and may be written`);
  }
  try {
    check(db, path, readonly);
    if (!readonly) {
      db.pragma("journal_mode = WAL");
      db.pragma("synchronous = NORMAL");
    }
    db.pragma("foreign_keys = ON");
    db.pragma("cache_size = -64000");
    return db;
  } catch (error) {
    db.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      `cannot read ${path} (${reason(error)}): expected a Dateline database. Move the file away and ingest again, or set DATELINE_DATA to another folder`,
    );
  }
}

function check(db: Database.Database, path: string, readonly: boolean): void {
  const version = versionOf(db, path);
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      `${path} has schema ${version}, this Dateline knows up to ${MIGRATIONS.length}: update Dateline, or set DATELINE_DATA to another folder`,
    );
  }
  if (version === MIGRATIONS.length) return;
  if (readonly) {
    throw new StoreError(
      `${path} has schema ${version}, expected ${MIGRATIONS.length}: open it once for writing, which migrates it`,
    );
  }
  // Another process may migrate at the same time: the version is read again under the lock.
  db.transaction(() => {
    for (const step of MIGRATIONS.slice(versionOf(db, path))) db.exec(step);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
  }).immediate();
}

/** 0 for a new, empty file. */
function versionOf(db: Database.Database, path: string): number {
  const application = db.pragma("application_id", { simple: true });
  const version = Number(db.pragma("user_version", { simple: true }));
  const tables = db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get();
  if (application === APPLICATION_ID) return version;
  if (application === 0 && version === 0 && tables === 0) return 0;
  throw new StoreError(`${path} is another program's database: set DATELINE_DATA to another folder`);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
