// What is particular to the SQLite file: opening it, refusing it, and what a killed writer leaves.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { makeArticles } from "@/bench/corpus";
import { EMPTY } from "@/lib/query";
import { APPLICATION_ID, MIGRATIONS } from "@/lib/store/schema";
import { openSqlite } from "@/lib/store/sqlite";

const folder = mkdtempSync(path.join(tmpdir(), "dateline-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => path.join(folder, name);

describe("opening", () => {
  test("what was stored is there the next time", async () => {
    const first = openSqlite(file("kept.db"));
    for (const parsed of makeArticles({ seed: 1, articles: 5, mentions: 3, places: 20 }))
      await first.addArticle(parsed);
    const before = [await first.version(), await first.places(EMPTY), await first.facets(EMPTY)];
    await first.close();
    const second = openSqlite(file("kept.db"));
    expect([await second.version(), await second.places(EMPTY), await second.facets(EMPTY)]).toEqual(before);
    await second.close();
  });

  test("a database of an older version is migrated, with its contents", async () => {
    const parsed = [...makeArticles({ seed: 2, articles: 60, mentions: 3, places: 20 })];
    const now = openSqlite(file("now.db"));
    for (const one of parsed) await now.addArticle(one);
    const expected = await now.places(EMPTY);
    const counted = { ...EMPTY, unit: "incidents" as const };
    const { facets } = await now.facets(counted);
    expect(facets.killed.map(({ value }) => value)).toContain("2-9");
    await now.close();
    // The same contents as the first version held them: mentions named their place by its id.
    const old = new Database(file("old.db"));
    old.pragma(`application_id = ${APPLICATION_ID}`);
    old.pragma("user_version = 1");
    old.exec(MIGRATIONS[0] ?? "");
    old.exec(`ATTACH '${file("now.db")}' AS now; DELETE FROM corpus`);
    old.exec(`INSERT INTO main.articles SELECT article, id, title, author, source, url, language, published_from, published_to,
      published_precision, date_evidence, digest FROM now.articles`);
    for (const table of ["corpus", "places", "texts", "incident_actors"]) {
      old.exec(`INSERT INTO main.${table} SELECT * FROM now.${table}`);
    }
    old.exec(`INSERT INTO main.incidents SELECT article, nth, type, subtype, status, mention, confidence, date_from, date_to,
      sentence_start, sentence_end, event_group FROM now.incidents`);
    old.exec(`INSERT INTO main.mentions SELECT article, nth, (SELECT id FROM now.places WHERE number = place), literal,
      confidence, "start", "end" FROM now.mentions`);
    // The original went before links went with it.
    old.prepare("INSERT INTO article_duplicates VALUES (?, 'gone')").run(parsed[0]?.article.id);
    old.close();
    expect(() => openSqlite(file("old.db"), { readonly: true })).toThrow(
      /has schema 1, expected \d+: open it once for writing/,
    );
    const migrated = openSqlite(file("old.db"));
    expect(await migrated.places(EMPTY)).toEqual(expected);
    expect((await migrated.facets(counted)).facets.killed).toEqual(facets.killed);
    expect((await migrated.facets(EMPTY)).facets.status.map(({ value }) => value)).not.toContain("copy");
    const columns = new Database(file("old.db"), { readonly: true });
    const placesOfIncidents = (name: string) =>
      columns.prepare(`SELECT article, nth, place FROM ${name}.incidents ORDER BY article, nth`).all();
    columns.exec(`ATTACH '${file("now.db")}' AS now`);
    expect(placesOfIncidents("main")).toEqual(placesOfIncidents("now"));
    for (const people of ["injuries", "deaths_most"]) {
      const told = (name: string) =>
        columns.prepare(`SELECT ${people} FROM ${name}.incidents ORDER BY article, nth`).pluck().all();
      expect(told("main")).toEqual(told("now"));
      expect(new Set(told("main"))).toContain(-1);
      expect(Math.max(...(told("main") as number[]))).toBeGreaterThan(1);
    }
    expect(placesOfIncidents("main")).toContainEqual(expect.objectContaining({ place: expect.any(Number) }));
    columns.close();
    expect(await migrated.removeArticle(parsed[0]?.article.id ?? "")).toBe(true);
    await migrated.close();
    await openSqlite(file("old.db"), { readonly: true }).close();
  });

  test.each([
    [
      "a text",
      (name: string) => writeFileSync(name, "Not a database, but a long enough text to look into. ".repeat(40)),
      /not a database/,
    ],
    [
      "another program's database",
      (name: string) => new Database(name).exec("CREATE TABLE songs (title)").close(),
      /another program's database/,
    ],
    [
      "a newer version's database",
      (name: string) => {
        void openSqlite(name).close();
        const db = new Database(name);
        db.pragma("user_version = 999");
        db.close();
      },
      /has schema 999, this Dateline knows up to \d+: update Dateline/,
    ],
    [
      "a damaged database",
      (name: string) => {
        void openSqlite(name).close();
        const bytes = readFileSync(name);
        bytes.fill(0xff, 100, 4096); // the schema's own page
        writeFileSync(name, bytes);
      },
      /malformed/,
    ],
  ])("%s is refused, by its name, with advice, and left alone", (kind, make, message) => {
    const name = file(`${kind}.db`);
    make(name);
    const before = readFileSync(name);
    expect(() => openSqlite(name)).toThrow(message);
    expect(() => openSqlite(name)).toThrow(name);
    expect(() => openSqlite(name)).toThrow(/DATELINE_DATA/);
    expect(readFileSync(name).equals(before)).toBe(true);
  });

  test("a folder that is not there", () => {
    expect(() => openSqlite(file("nowhere/x.db"))).toThrow(/cannot open .*nowhere.* expected a folder/);
    expect(() => openSqlite(file("absent.db"), { readonly: true })).toThrow(/absent\.db/);
  });
});

test("rows that could not be counted are counted as soon as they can be", async () => {
  const name = file("missing-place.db");
  const store = openSqlite(name);
  const [first, second] = makeArticles({ seed: 3, articles: 2, mentions: 6, places: 20 });
  await store.addArticle(first!);
  await store.places(EMPTY);
  await store.addArticle(second!);
  const other = new Database(name);
  other.pragma("foreign_keys = OFF");
  const lastPlace = other.prepare("SELECT max(number) FROM places").pluck().get();
  other.exec(`CREATE TEMP TABLE aside AS SELECT * FROM places WHERE number = ${lastPlace}`);
  other.exec(`DELETE FROM places WHERE number = ${lastPlace}`);
  for (let round = 0; round < 2; round++)
    await expect(store.places(EMPTY)).rejects.toThrow(/expected place \d+ to be added/);
  other.exec("INSERT INTO places SELECT * FROM aside");
  other.close();
  const anew = openSqlite(name, { readonly: true });
  expect(await store.places(EMPTY)).toEqual(await anew.places(EMPTY));
  await anew.close();
  await store.close();
});

/** Ends when the process does. */
const ended = (child: ChildProcess) => new Promise<void>(resolve => child.on("exit", () => resolve()));

test("a writer that is killed leaves whole articles, and readers never wait for it", async () => {
  const name = file("killed.db");
  const reader = openSqlite(name);
  const writer = spawn(
    process.execPath,
    ["--import", "tsx", path.join(import.meta.dirname, "endless-writer.ts"), name],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const gone = ended(writer);
  let seen = 0;
  while (seen < 200 && writer.exitCode === null) {
    const { units } = await reader.places(EMPTY);
    expect(units.articles).toBeGreaterThanOrEqual(seen);
    seen = units.articles;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  writer.kill("SIGKILL");
  await gone;
  expect(seen).toBeGreaterThanOrEqual(200);

  const written = new Map<string, number>();
  for (const { article, mentions } of makeArticles({ seed: 3, articles: 20_000, mentions: 4, places: 50 })) {
    written.set(article.id, mentions.length);
  }
  const db = new Database(name);
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  const rows = db
    .prepare(
      `SELECT id, (SELECT count(*) FROM mentions WHERE mentions.article = articles.article) AS mentions,
       (SELECT count(*) FROM texts WHERE texts.article = articles.article) AS texts,
       (SELECT count(*) FROM prose WHERE prose.rowid = articles.article) AS prose FROM articles`,
    )
    .all() as { id: string; mentions: number; texts: number; prose: number }[];
  db.close();
  expect(rows.length).toBeGreaterThanOrEqual(200);
  for (const row of rows) expect(row).toEqual({ id: row.id, mentions: written.get(row.id), texts: 1, prose: 1 });
  expect((await reader.places(EMPTY)).units.articles).toBe(rows.length);
  await reader.close();
});
