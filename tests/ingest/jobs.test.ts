// What the app does with uploads: a job reads them, a person changes the review, the job stores what was accepted.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobsIn } from "@/lib/ingest/jobs";
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

  it("refuses ids that are none, and reviews that are none", async () => {
    const jobs = jobsIn(data);
    await expect(jobs.get("../../../etc")).rejects.toThrow("not the id");
    expect(await jobs.get("AAAAAAAAAAAA")).toBeNull();
  });
});
