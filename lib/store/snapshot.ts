// The columns as a file beside the database, so that a server that starts does not count a million rows again. A snapshot is
// valid as long as the articles and places it was made from are unchanged; what came later is appended as usual.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type Database from "better-sqlite3";
import type { Snapshots } from "@/lib/store/answers";
import type { Columns, ColumnsContents } from "@/lib/store/columns";
import type { DistrictSources } from "@/lib/store/districts";

interface Snapshot {
  /** Of what was read: see stampOf. */
  stamp: string;
  lastArticle: number;
  lastPlace: number;
  contents: ColumnsContents;
}

/** Columns are saved again when they have grown by this share, and by at least this many rows. */
const GROWTH = { part: 1 / 4, rows: 10_000 };

/** What decides, besides the database, what the columns are. */
const CODE = [
  ...["lib/store/columns.ts", "lib/store/facet-values.ts", "lib/store/values.ts", "lib/store/districts.ts"],
  ...["lib/query.ts", "lib/geo.ts", "lib/types.ts"],
];

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
  const articles = db.prepare("SELECT article, digest FROM articles WHERE article <= ? ORDER BY article").raw();
  const places = db.prepare("SELECT number, digest FROM places WHERE number <= ? ORDER BY number").raw();
  let rowsKept = 0;

  /** Equal for equal articles and places up to these numbers, under equal numbers, put into columns by the same code. */
  function stampOf({ lastArticle, lastPlace }: Pick<Columns, "lastArticle" | "lastPlace">): string {
    const hash = createHash("sha256").update(`${process.version} ${focus} ${districts.version} `);
    hash.update(JSON.stringify(districts.known));
    for (const name of CODE) {
      const source = path.join(/* turbopackIgnore: true */ process.cwd(), name);
      if (existsSync(source)) hash.update(readFileSync(source));
    }
    for (const row of articles.iterate(lastArticle)) hash.update(`${row}\n`);
    for (const row of places.iterate(lastPlace)) hash.update(`${row}\n`);
    return hash.digest("hex");
  }

  return {
    restore(empty) {
      const snapshot = read(file);
      if (snapshot === null || snapshot.stamp !== stampOf(snapshot)) return null;
      const columns = empty.take(snapshot.contents);
      rowsKept = columns.rows;
      return columns;
    },

    keep(columns, { content, rewrites }) {
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
