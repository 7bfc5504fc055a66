// The columns as a file beside the database, so that a server that starts does not count a million rows again. A snapshot is
// valid as long as everything that it was made from is unchanged; what came later is appended as usual.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type Database from "better-sqlite3";
import type { Columns } from "@/lib/store/columns";
import type { DistrictSources } from "@/lib/store/districts";
import type { Snapshots } from "@/lib/store/loaded";
import { ARTICLE_TUPLES } from "@/lib/store/schema";
import type { ColumnsContents } from "@/lib/store/values";

interface Snapshot {
  /** Of what was read: see stampOf. */
  stamp: string;
  lastArticle: number;
  lastPlace: number;
  contents: ColumnsContents;
}

/** Columns are saved again when they have grown by this share, and by at least this many rows. */
const GROWTH = { part: 1 / 4, rows: 10_000 };

/** Where the code begins that makes columns out of a database. */
const ENTRY = "lib/store/sqlite.ts";

/** Bytes of the checksum in front. */
const CHECKSUM = 32;

/** Snapshots of the database at `database`, in `<database>-columns`. */
export function snapshotsBeside(
  db: Database.Database,
  database: string,
  focus: string,
  districts: DistrictSources,
): Snapshots {
  const file = `${database}-columns`;
  const state = db.prepare("SELECT content, rewrites FROM corpus");
  const articles = db
    .prepare(`SELECT digest, tuple.* FROM (${ARTICLE_TUPLES}) AS tuple JOIN articles ON article = number
    WHERE number <= ? ORDER BY number`)
    .raw();
  const places = db.prepare("SELECT number, digest FROM places WHERE number <= ? ORDER BY number").raw();
  // Of the code that runs now: its sources may be replaced while it does.
  const code = digestOfSources();
  let rowsKept = 0;

  /**
   * Equal for equal articles, as columns hold them, and equal places up to these numbers, under equal numbers, put into columns by the
   * same code.
   */
  function stampOf({ lastArticle, lastPlace }: Pick<Columns, "lastArticle" | "lastPlace">): string {
    const hash = createHash("sha256").update(`${process.version} ${code} ${focus} ${districts.version} `);
    hash.update(JSON.stringify(districts.known));
    for (const row of articles.iterate(lastArticle)) hash.update(`${JSON.stringify(row)}\n`);
    for (const row of places.iterate(lastPlace)) hash.update(`${row}\n`);
    return hash.digest("hex");
  }

  return {
    restore(empty) {
      const snapshot = code === null ? null : read(file);
      if (snapshot === null || snapshot.stamp !== stampOf(snapshot)) return null;
      const columns = empty.take(snapshot.contents);
      rowsKept = columns.rows;
      return columns;
    },

    keep(columns, { content, rewrites }) {
      if (code === null) return;
      if (columns.rows === rowsKept || columns.rows < rowsKept * (1 + GROWTH.part) + (rowsKept && GROWTH.rows)) return;
      // In one transaction, so that the stamp is of what was read.
      const stamp = db.transaction(() => {
        const now = state.get() as { content: string; rewrites: number };
        return now.content === content && now.rewrites === rewrites ? stampOf(columns) : null;
      })();
      if (stamp === null) return;
      rowsKept = columns.rows;
      const { lastArticle, lastPlace } = columns;
      write(file, { stamp, lastArticle, lastPlace, contents: columns.contents() });
    },
  };
}

/**
 * The names of the source files that the store's code consists of, by the import statements that lead from one to the next; null where
 * one is not there, and nothing tells whether the code is still the same.
 */
export function sourcesOfStore(): string[] | null {
  const found = new Set([ENTRY]);
  for (const name of found) {
    const source = sourceOf(name);
    if (source === null) return null;
    for (const [, kind, target = ""] of source
      .toString()
      .matchAll(/^(?:import|export)\b[^;"]*?\bfrom "(@\/|\.)([^"]+)"/gm)) {
      const file = kind === "@/" ? target : path.posix.join(path.posix.dirname(name), `.${target}`);
      found.add(/\.\w+$/.test(file) ? file : `${file}.ts`);
    }
  }
  return [...found].sort();
}

/** Of the store's sources and the versions of the packages that they use; null where they are not all there. */
function digestOfSources(): string | null {
  const hash = createHash("sha256");
  const names = sourcesOfStore();
  if (names === null) return null;
  for (const name of [...names, "package-lock.json"]) {
    const source = sourceOf(name);
    if (source === null) return null;
    hash.update(`${name} ${source.length}\n`).update(source);
  }
  return hash.digest("hex");
}

function sourceOf(name: string): Buffer | null {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), name);
  return existsSync(file) ? readFileSync(file) : null;
}

/** null where there is none, or it is damaged. */
function read(file: string): Snapshot | null {
  if (!existsSync(file)) return null;
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(CHECKSUM);
    return checksum(body).equals(bytes.subarray(0, CHECKSUM)) ? (deserialize(body) as Snapshot) : null;
  } catch {
    return null; // unreadable, or from another version of Node: the database has the same data
  }
}

/** Whole or not at all. Where nothing can be written, the next start reads the database again. */
function write(file: string, snapshot: Snapshot): void {
  const draft = `${file}.${process.pid}`;
  try {
    const body = serialize(snapshot);
    writeFileSync(draft, checksum(body));
    writeFileSync(draft, body, { flag: "a" });
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true });
  }
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
