// What the app does with uploads: a job reads them, a person changes the review, the job stores what was accepted.
import { mkdtempSync, rmSync } from "node:fs";
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
    const files = [
      { name: "../../etc/road.txt", bytes: Buffer.from(TEXT) },
      { name: "empty.txt", bytes: new Uint8Array() },
    ];
    const started = await jobs.start(
      {
        files,
        addresses: ["http://127.0.0.1:9/private"],
        text: "Canal closes\n\nBy John Smith\n\nThe canal east of Ramadi was closed again this week, the directorate said, and farmers were told to wait until the end of the month.",
      },
      new Date(0),
    );
    expect(started.state).toBe("reading");
    const state = async () => (await jobs.get(started.id))?.state;
    await expect.poll(state, { timeout: 60_000 }).toBe("ready");
    const review = await jobs.review(started.id);
    expect(review?.documents.map(d => [d.name, d.articles.map(a => [a.title, a.source])])).toEqual([
      ["road.txt", [["Road reopens", "road.txt"]]],
      ["Pasted text", [["Canal closes", "Pasted text"]]],
    ]);
    expect(review?.rejected).toEqual([
      { source: "empty.txt", reason: "the file is empty" },
      { source: "http://127.0.0.1:9/private", reason: expect.stringContaining("not a public address") },
    ]);
    const [road, canal] = review?.documents ?? [];
    if (!road?.articles[0] || !canal?.articles[0]) throw new Error("expected two articles");
    road.articles[0].accept = false;
    canal.articles[0].title = "Canal closed again";
    await jobs.accept(started.id, review);
    await expect.poll(state, { timeout: 60_000 }).toBe("done");
    expect((await jobs.get(started.id))?.report).toMatchObject({ stored: 1, rejected: [] });
    const store = openSqlite(path.join(data, "dateline.db"), { readonly: true });
    const [id = ""] = await store.articleIds();
    expect((await store.article(id))?.title).toBe("Canal closed again");
    await store.close();
    expect((await jobs.list()).map(job => job.id)).toEqual([started.id]);
    await expect(jobs.accept(started.id, review)).rejects.toThrow("only one that is ready");
    await jobs.remove(started.id);
    expect(await jobs.list()).toEqual([]);
  }, 180_000);

  it("refuses ids that are none, and reviews that are none", async () => {
    const jobs = jobsIn(data);
    await expect(jobs.get("../../../etc")).rejects.toThrow("not the id");
    expect(await jobs.get("AAAAAAAAAAAA")).toBeNull();
  });
});
