// The columns that are kept beside the database: used where they fit, never where they do not.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { makeArticles } from "@/bench/corpus";
import { EMPTY, type Query } from "@/lib/query";
import { Columns } from "@/lib/store/columns";
import { NO_DISTRICTS } from "@/lib/store/districts";
import { snapshotsBeside, sourcesOfStore } from "@/lib/store/snapshot";
import { openSqlite } from "@/lib/store/sqlite";
import type { ParsedArticle, Store } from "@/lib/store/store";
import { seeded } from "../random";
import { randomQuestion } from "./naive";

const folder = mkdtempSync(path.join(tmpdir(), "dateline-"));
afterAll(() => rmSync(folder, { recursive: true }));

const parsed = [...makeArticles({ seed: 21, articles: 60, mentions: 5, places: 40 })];
const FIRST = 40;
let made = 0;

/** A database of the first articles, with its snapshot. */
async function kept(): Promise<string> {
  const file = path.join(folder, `${++made}.db`);
  const store = openSqlite(file, { snapshot: true });
  await store.addArticles(parsed.slice(0, FIRST));
  await store.places(EMPTY);
  await store.close();
  expect(existsSync(`${file}-columns`)).toBe(true);
  return file;
}

/** How many articles the snapshot brings, or null where it is refused. */
function restored(file: string, focus = "IQ"): number | null {
  const db = new Database(file);
  try {
    const columns = snapshotsBeside(db, file, focus, NO_DISTRICTS).restore(new Columns(focus));
    return columns?.articleCount ?? null;
  } finally {
    db.close();
  }
}

async function everything(store: Store, query: Query) {
  return {
    places: await store.places(query),
    counts: await store.placeCounts(query),
    facets: await store.facets(query),
    areas: await store.areas(query, "province"),
    timeline: await store.timeline(query),
    excerpts: await store.excerpts(query, { limit: 20, after: null, sort: "date" }),
    articles: await store.articles(query, { limit: 20, after: null, sort: "place" }),
  };
}

/** Every answer is that of a store that keeps nothing. */
async function expectSameAnswers(file: string): Promise<void> {
  const [plain, restoring] = [openSqlite(file), openSqlite(file, { snapshot: true })];
  const random = seeded(5);
  const questions = [EMPTY, ...Array.from({ length: 20 }, () => randomQuestion(random, "incidents"))];
  for (const query of questions) expect(await everything(restoring, query)).toEqual(await everything(plain, query));
  await plain.close();
  await restoring.close();
}

const change = async (file: string, work: (store: Store) => Promise<unknown>) => {
  const store = openSqlite(file);
  await work(store);
  await store.close();
};
const at = (n: number) => parsed[n] as ParsedArticle;

describe("a snapshot of the columns", () => {
  test.each<[name: string, spoil: (file: string) => unknown, articles: number | null]>([
    ["of the corpus as it is", () => {}, FIRST],
    ["of the corpus before more articles", file => change(file, s => s.addArticles(parsed.slice(FIRST))), FIRST],
    ["of an article that is gone", file => change(file, s => s.removeArticle(at(3).article.id)), null],
    [
      "of an article that was read anew",
      file => change(file, s => s.replaceFindings({ ...at(3), mentions: at(3).mentions.slice(0, 1), incidents: [] })),
      null,
    ],
    [
      "of a place that is another now",
      file =>
        change(file, s =>
          s.addArticle({ ...at(50), places: at(50).places.map(place => ({ ...place, name: `New ${place.name}` })) }),
        ),
      null,
    ],
    [
      "of an article that is a copy now",
      file => change(file, s => s.addDuplicate(at(3).article.id, at(2).article.id)),
      null,
    ],
    [
      "of another database with the same articles, in another order",
      async file => {
        for (const ending of ["", "-wal", "-shm"]) rmSync(file + ending, { force: true });
        await change(file, s => s.addArticles(parsed.slice(0, FIRST).reverse()));
      },
      null,
    ],
    [
      "with one byte wrong",
      file => {
        const bytes = readFileSync(`${file}-columns`);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        writeFileSync(`${file}-columns`, bytes);
      },
      null,
    ],
    ["cut short", file => writeFileSync(`${file}-columns`, readFileSync(`${file}-columns`).subarray(0, 1000)), null],
    ["that is empty", file => writeFileSync(`${file}-columns`, ""), null],
    [
      "that is no file",
      file => {
        rmSync(`${file}-columns`);
        mkdirSync(`${file}-columns`);
      },
      null,
    ],
    ["that is not there", file => rmSync(`${file}-columns`), null],
  ])("%s", async (_, spoil, articles) => {
    const file = await kept();
    await spoil(file);
    expect(restored(file)).toBe(articles);
    await expectSameAnswers(file);
    expect(readdirSync(folder).filter(name => /-columns\.\d+$/.test(name))).toEqual([]);
  });

  test("is made by all of the store's code and what that imports, and by no other", () => {
    const sources = sourcesOfStore() ?? [];
    expect(sources).toEqual(
      expect.arrayContaining(["lib/geo.ts", "lib/query.ts", "lib/types.ts", "lib/incidents/events.ts"]),
    );
    const store = readdirSync("lib/store").map(name => `lib/store/${name}`);
    expect(sources.filter(name => name.startsWith("lib/store/"))).toEqual(store.sort());
    expect(sources.filter(name => !existsSync(name) || /^lib\/(?:ingest|gazetteer|geoparse)\//.test(name))).toEqual([]);
  });

  test("of provinces that another country's facets tell apart", async () => {
    const file = await kept();
    expect(restored(file)).toBe(FIRST);
    expect(restored(file, "SY")).toBeNull();
  });

  test("one that is refused is written anew", async () => {
    const file = await kept();
    writeFileSync(`${file}-columns`, "not one");
    expect(restored(file)).toBeNull();
    await expectSameAnswers(file);
    expect(restored(file)).toBe(FIRST);
  });

  test("nothing is kept of a corpus that changed while it was read", async () => {
    const file = await kept();
    const db = new Database(file);
    rmSync(`${file}-columns`);
    const columns = new Columns("IQ");
    columns.append(
      [
        {
          number: 1,
          source: "a",
          language: "en",
          publishedFrom: null,
          publishedTo: null,
          import: "",
          corrected: 0,
          copy: 0,
        },
      ],
      [],
      [],
    );
    snapshotsBeside(db, file, "IQ", NO_DISTRICTS).keep(columns, { content: "before", rewrites: 0 });
    db.close();
    expect(existsSync(`${file}-columns`)).toBe(false);
  });
});
