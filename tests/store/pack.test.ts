// Mentions are stored packed: what comes out is what went in, whoever packed them and however old the database is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { makeArticles } from "@/bench/corpus";
import { packMentions, unpackMentions } from "@/lib/store/pack";
import { openSqlite } from "@/lib/store/sqlite";
import type { Mention } from "@/lib/types";

const folder = mkdtempSync(path.join(tmpdir(), "dateline-pack-"));
afterAll(() => rmSync(folder, { recursive: true }));

const CORPUS = [...makeArticles({ seed: 4, articles: 30, mentions: 8, places: 40 })];
const WITH_RUNNERS_UP: Mention[] = CORPUS.flatMap(({ mentions }) => mentions)
  .slice(0, 12)
  .map((mention, i) => ({
    ...mention,
    evidence: [
      { feature: "population", value: 0.25 * i, weight: -1.5, note: "the same note" },
      { feature: "other", value: 1, weight: 0, note: "the same note" },
      { feature: "population", value: 1, weight: 2, note: `a note of its own, "${i}"` },
    ],
    runnersUp: [{ placeId: `made:${i}`, score: -0.5, evidence: i % 2 ? [] : mention.evidence }],
  }));

test.each([
  ["no mentions", []],
  ["mentions with runners-up", WITH_RUNNERS_UP],
  ...CORPUS.slice(0, 5).map(({ article, mentions }): [string, Mention[]] => [`article ${article.id}`, mentions]),
])("%s come back as they were", (_, mentions) => {
  expect(unpackMentions(packMentions(mentions))).toEqual(mentions);
  expect(unpackMentions(JSON.stringify(mentions))).toEqual(mentions);
});

test("packing pays where evidence repeats itself", () => {
  const many = Array.from({ length: 40 }, () => WITH_RUNNERS_UP[0] as Mention);
  expect(packMentions(many).length).toBeLessThan(JSON.stringify(many).length / 2);
});

test("who packs beforehand, gets the same article and the same version of the store", async () => {
  const plain = openSqlite(path.join(folder, "plain.db"));
  const packed = openSqlite(path.join(folder, "packed.db"));
  await plain.addArticles(CORPUS);
  await packed.addArticles(
    CORPUS.map(one => ({
      ...one,
      mentions: one.mentions.map(mention => ({ ...mention, evidence: [], runnersUp: [] })),
      packed: packMentions(one.mentions),
    })),
  );
  expect(await packed.version()).toBe(await plain.version());
  for (const { article } of CORPUS) expect(await packed.article(article.id)).toEqual(await plain.article(article.id));
  await plain.close();
  await packed.close();
});

test("what an older version stored as plain JSON is read", async () => {
  const file = path.join(folder, "older.db");
  const store = openSqlite(file);
  await store.addArticles(CORPUS);
  const id = CORPUS.find(({ mentions }) => mentions.length > 2)?.article.id ?? "";
  const before = await store.article(id);
  const db = new Database(file);
  const rows = db.prepare("SELECT article, mentions FROM texts").all() as { article: number; mentions: string }[];
  const plain = db.prepare("UPDATE texts SET mentions = ? WHERE article = ?");
  for (const { article, mentions } of rows) plain.run(JSON.stringify(unpackMentions(mentions)), article);
  db.close();
  expect(await store.article(id)).toEqual(before);
  expect(before?.found.length).toBeGreaterThan(2);
  await store.close();
});
