// Ingest is killed without warning, again and again at random moments. After each kill every article that was told as
// stored is there, whole, once; what was not is taken up by the next run; at the end nothing is missing and nothing is double.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { ingest } from "@/lib/ingest/ingest";
import { openLedger } from "@/lib/ingest/ledger";
import { DEFAULT_LIMITS } from "@/lib/ingest/limits";
import { inlineParser } from "@/lib/ingest/parser";
import { inputsAt } from "@/lib/ingest/read";
import { parseQuery } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";
import { type Random, seeded } from "../random";

/** Fewer on a person's own machine, where somebody waits. */
const KILLS = Number(process.env.DATELINE_KILLS || (process.env.CI ? 200 : 40));
const FILES = 700;
const READ = { limits: DEFAULT_LIMITS, verbatim: false, fields: {} };
const ALL = parseQuery(new URLSearchParams());

let folder: string;
let gazetteer: Gazetteer;
const at = (name: string) => path.join(folder, name);

/** A short article of its own words; now and then a copy of an earlier one with another title and end. */
function writeCorpus(random: Random, into: string): void {
  const places = ["Samarra", "Ramadi", "Baquba", "Mosul", "Kirkuk", "Basra", "Tikrit", "Anbar", "Erbil", "Karbala"];
  const words = Array.from({ length: 400 }, () =>
    Array.from({ length: 2 + random.below(3) }, () =>
      random.pick(["ba", "ko", "ri", "ten", "lu", "sha", "mi", "dor"]),
    ).join(""),
  );
  const bodies: string[] = [];
  const article = (n: number) => {
    const sentence = () =>
      `Officials ${Array.from({ length: 8 }, () => random.pick(words)).join(" ")} near ${random.pick(places)} on Monday.`;
    const copied = bodies.length > 20 && random.chance(0.05);
    const body = copied ? `${random.pick(bodies)} One more.` : Array.from({ length: 6 }, sentence).join(" ");
    if (!copied) bodies.push(body);
    return `Report ${n} from ${random.pick(places)}\n\nBy Jane Doe\n\n${body}\n`;
  };
  for (let n = 0; n < FILES; n++) {
    const text = [article(n), ...(random.chance(0.3) ? [article(n + FILES)] : [])].join("\nRelated News\n\n");
    writeFileSync(path.join(into, `${String(n).padStart(4, "0")}.txt`), text);
  }
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dateline-kill-"));
  for (const name of ["in", "made", "whole"]) mkdirSync(at(name), { recursive: true });
  writeCorpus(seeded(9), at("in"));
  gazetteer = await openGazetteer({ made: at("made") });
  // One file of plain JavaScript starts in a tenth of the time.
  await build({
    entryPoints: ["tests/ingest/kill-child.ts"],
    outfile: path.resolve("node_modules/.cache/dateline-kill-child.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": process.cwd() },
    logLevel: "silent",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  acknowledged: string[];
  done: boolean;
}

/** When the clock of a kill begins: with the process, when the databases are open, when the first article is stored. */
type From = "start" | "ready" | "stored";

/** Runs the child; kills it `delay` milliseconds later, if it still runs then. */
function run(database: string, delay: number, from: From): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.resolve("node_modules/.cache/dateline-kill-child.mjs"), at("in"), at("made"), database],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let output = "";
    let errors = "";
    const begins = { start: 0, ready: 1, stored: 2 }[from];
    let timer: NodeJS.Timeout | null = from === "start" ? setTimeout(() => child.kill("SIGKILL"), delay) : null;
    child.stdout.on("data", chunk => {
      output += chunk;
      if (timer === null && output.split("\n").length > begins) timer = setTimeout(() => child.kill("SIGKILL"), delay);
    });
    child.stderr.on("data", chunk => {
      errors += chunk;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (timer) clearTimeout(timer);
      if (signal !== "SIGKILL" && code !== 0) reject(new Error(`the child failed: ${errors}`));
      const lines = output.split("\n").slice(0, -1);
      resolve({
        acknowledged: lines.filter(line => line !== "ready" && line !== "done"),
        done: lines.includes("done"),
      });
    });
  });
}

/** What an undisturbed import stores: text and numbers of findings by id, and the duplicates. */
async function undisturbed() {
  const store = openSqlite(at("whole/dateline.db"));
  const ledger = openLedger(at("whole/ingest.db"));
  const report = await ingest(inputsAt([at("in")], READ), {
    store,
    ledger,
    gazetteer,
    parser: inlineParser(gazetteer, READ),
    asked: [],
  });
  const articles = new Map<string, string>();
  for (const id of await store.articleIds()) articles.set(id, JSON.stringify(await store.article(id)));
  const places = (await store.places(ALL)).features;
  ledger.close();
  await store.close();
  return { articles, places, report };
}

it(`survives ${KILLS} kills`, async () => {
  const expected = await undisturbed();
  expect(expected.report.rejected).toEqual([]);
  expect(expected.report.alike).toBeGreaterThan(10);
  const random = seeded(20210629);
  let kills = 0;
  let rounds = 0;
  let withProgress = 0;
  while (kills < KILLS) {
    const database = at(`round-${rounds++}`);
    mkdirSync(database);
    const acknowledged = new Set<string>();
    for (let done = false; !done; ) {
      // The last run of the test, too, is left to its end.
      const spare = kills >= KILLS;
      const from = random.chance(0.85) ? "stored" : random.pick(["start", "ready"] as const);
      const outcome = await run(database, spare ? 600_000 : random.below(250), from);
      done = outcome.done;
      if (!done) kills++;
      if (!done && outcome.acknowledged.length > 0) withProgress++;
      for (const id of outcome.acknowledged) {
        // An article is told once: it cannot be stored again.
        expect(acknowledged.has(id)).toBe(false);
        acknowledged.add(id);
      }
      await checkDatabase(database, acknowledged, expected.articles, done);
    }
    const store = openSqlite(path.join(database, "dateline.db"), { readonly: true });
    expect((await store.places(ALL)).features).toEqual(expected.places);
    await store.close();
    rmSync(database, { recursive: true });
  }
  expect(kills).toBe(KILLS);
  // Most kills must fall into the work, not into its beginning.
  expect(withProgress).toBeGreaterThan(KILLS / 3);
  console.log(
    `${kills} kills in ${rounds} corpora of ${expected.articles.size} articles; ${withProgress} fell between two stored articles`,
  );
}, 1_800_000);

/** Every acknowledged article is there; every one that is there is whole; at the end all are. */
async function checkDatabase(
  database: string,
  acknowledged: Set<string>,
  expected: Map<string, string>,
  done: boolean,
): Promise<void> {
  const file = path.join(database, "dateline.db");
  let store: ReturnType<typeof openSqlite>;
  try {
    store = openSqlite(file);
  } catch (error) {
    // Killed before the file was made.
    if (acknowledged.size === 0) return;
    throw error;
  }
  const ids = await store.articleIds();
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of acknowledged) expect(ids).toContain(id);
  for (const id of done ? ids : ids.slice(-25)) {
    const { alsoIn: _, ...stored } = JSON.parse(JSON.stringify(await store.article(id)));
    const { alsoIn, ...whole } = JSON.parse(expected.get(id) ?? "null");
    expect(stored).toEqual(whole);
    if (done) expect(JSON.parse(JSON.stringify((await store.article(id))?.alsoIn))).toEqual(alsoIn);
  }
  if (done) expect(ids.length).toBe(expected.size);
  await store.close();
  const db = new Database(file, { readonly: true });
  expect(db.pragma("quick_check")).toEqual([{ quick_check: "ok" }]);
  expect(db.pragma("foreign_key_check")).toEqual([]);
  db.close();
}
