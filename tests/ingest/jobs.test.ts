// What the app does with uploads: a job reads them, a person changes the review, the job stores what was accepted.
import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobsIn } from "@/lib/ingest/jobs";
import { openLedger } from "@/lib/ingest/ledger";
import { openSqlite } from "@/lib/store/sqlite";

const TEXT =
  "Road reopens\n\nBy Jane Doe\n\nOfficials said on Monday that the road north of Samarra had been reopened after three days of work by engineers, and that lorries were moving again.\n";
let data: string;
beforeAll(() => {
  data = mkdtempSync(path.join(tmpdir(), "dateline-jobs-"));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe("an import by the app", () => {
  it("reads, waits for a person, and stores what was accepted as it was changed", async () => {
    const jobs = jobsIn(data);
    const upload = await jobs.receive();
    const put = (name: string, content: string) => writeFileSync(upload.place(name), content);
    put("../../etc/road.txt", TEXT);
    put("empty.txt", "");
    put(
      "Pasted text",
      "Canal closes\n\nBy John Smith\n\nThe canal east of Ramadi was closed again this week, the directorate said, and farmers were told to wait until the end of the month.",
    );
    upload.refuse({ source: "huge.zip", reason: "too large" });
    const addresses = ["http://127.0.0.1:9/private", "ftp://example.org/a"];
    const started = await upload.begin({ addresses, now: new Date(0) });
    expect(started.state).toBe("reading");
    const state = async () => (await jobs.get(started.id))?.state;
    await expect.poll(state, { timeout: 120_000 }).toBe("ready");
    const review = await jobs.review(started.id);
    expect(review?.documents.map(d => [d.name, d.articles.map(a => [a.title, a.source])])).toEqual([
      ["etc/road.txt", [["Road reopens", "road.txt"]]],
      ["Pasted text", [["Canal closes", "Pasted text"]]],
    ]);
    expect(review?.rejected).toEqual([
      { source: "huge.zip", reason: "too large" },
      { source: "ftp://example.org/a", reason: "only http and https addresses are read" },
      { source: "empty.txt", reason: "the file is empty" },
      { source: "http://127.0.0.1:9/private", reason: expect.stringContaining("not a public address") },
    ]);
    const [road, canal] = review?.documents ?? [];
    if (!road?.articles[0] || !canal?.articles[0]) throw new Error("expected two articles");
    await jobs.edit(started.id, 0, [{ ...road.articles[0], accept: false }]);
    await jobs.edit(started.id, 1, [{ ...canal.articles[0], title: "Canal closed again" }]);
    expect((await jobs.review(started.id))?.documents.map(d => d.articles.map(a => [a.title, a.accept]))).toEqual([
      [["Road reopens", false]],
      [["Canal closed again", true]],
    ]);
    await jobs.accept(started.id, "ticked");
    await expect.poll(state, { timeout: 120_000 }).toBe("done");
    expect((await jobs.get(started.id))?.report).toMatchObject({ stored: 1, rejected: [] });
    const store = openSqlite(path.join(data, "dateline.db"), { readonly: true });
    const [id = ""] = await store.articleIds();
    expect((await store.article(id))?.title).toBe("Canal closed again");
    await store.close();
    expect((await jobs.list()).map(job => job.id)).toEqual([started.id]);
    expect(await jobs.get(started.id)).toMatchObject({ found: 2, rejected: 4 });
    await expect(jobs.accept(started.id, "all")).rejects.toThrow("would have to be ready");
    await expect(jobs.edit(started.id, 0, [])).rejects.toThrow("would have to be ready");
    await jobs.remove(started.id);
    expect(await jobs.list()).toEqual([]);
  }, 180_000);

  /** An import of one article that waits for a person. */
  async function waiting(jobs: ReturnType<typeof jobsIn>): Promise<string> {
    const upload = await jobs.receive();
    writeFileSync(upload.place("road.txt"), TEXT);
    const { id } = await upload.begin({ addresses: [], now: new Date(0) });
    await expect.poll(async () => (await jobs.get(id))?.state, { timeout: 120_000 }).toBe("ready");
    return id;
  }

  it("is changed by one at a time: no change is lost, and it is accepted once", async () => {
    const jobs = jobsIn(path.join(data, "turns"));
    const id = await waiting(jobs);
    const article = (await jobs.review(id))?.documents[0]?.articles[0];
    if (!article) throw new Error("expected an article");
    const editAfter = async (rounds: number, title: string) => {
      for (let round = 0; round < rounds; round++) await new Promise(setImmediate);
      await jobs.edit(id, 0, [{ ...article, title }]);
    };
    // At every moment of the ticking.
    for (let n = 0; n < 120; n++) {
      const title = `Title ${n}`;
      await Promise.all([jobs.tick(id, true), editAfter(n % 40, title)]);
      expect((await jobs.review(id))?.documents[0]?.articles[0]?.title).toBe(title);
    }
    const accepted = await Promise.allSettled([jobs.accept(id, "all"), jobs.accept(id, "all")]);
    expect(accepted.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    await expect.poll(async () => (await jobs.get(id))?.state, { timeout: 120_000 }).toBe("done");
    const ledger = openLedger(path.join(data, "turns", "ingest.db"), { readonly: true });
    expect(ledger.imports()).toHaveLength(1);
    ledger.close();
  }, 180_000);

  it("is removed while what came of its reading is noted", async () => {
    const jobs = jobsIn(path.join(data, "removed"));
    const upload = await jobs.receive();
    writeFileSync(upload.place("road.txt"), TEXT);
    const { id } = await upload.begin({ addresses: [], now: new Date(0) });
    await new Promise<void>((resolve, reject) => {
      const { datelineJobs } = globalThis as { datelineJobs?: Map<string, { child: ChildProcess }> };
      datelineJobs?.get(id)?.child.once("close", () => jobs.remove(id).then(resolve, reject));
    });
    expect(await jobs.get(id)).toBeNull();
    expect(await jobs.list()).toEqual([]);
  }, 180_000);

  it("has failed where its review cannot be read, and can be taken up again", async () => {
    const jobs = jobsIn(path.join(data, "unreadable"));
    const upload = await jobs.receive();
    writeFileSync(upload.place("road.txt"), TEXT);
    const { id } = await upload.begin({ addresses: [], now: new Date(0) });
    mkdirSync(path.join(data, "unreadable/reviews", id, "review.json"));
    const state = async () => (await jobs.get(id))?.state;
    await expect.poll(state, { timeout: 120_000 }).toBe("failed");
    expect((await jobs.get(id))?.problem).toMatch(/^the review cannot be read \(.*EISDIR/);
    expect(await jobs.review(id)).toBeNull();
    await jobs.resume(id);
    await expect.poll(state, { timeout: 120_000 }).toBe("ready");
  }, 300_000);

  it("refuses ids that are none, and reviews that are none", async () => {
    const jobs = jobsIn(data);
    await expect(jobs.get("../../../etc")).rejects.toThrow("not the id");
    expect(await jobs.get("AAAAAAAAAAAA")).toBeNull();
  });
});
