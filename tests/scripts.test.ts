// What scripts say when they are called with what is not there: one line with the file and the reason, status 2.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "dateline-scripts-"));
const notes = path.join(folder, "notes.md");
const torn = path.join(folder, "torn.jsonl");
writeFileSync(notes, "# Notes\n\nNothing is marked here.\n");
writeFileSync(torn, '{"id": "1",\n');
afterAll(() => rmSync(folder, { recursive: true }));

test("a reader that goes away early is no error", () => {
  const command = `"${process.execPath}" --import tsx scripts/ingest.ts --help | true`;
  expect(spawnSync("sh", ["-c", command], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
});

describe("a script that cannot begin", () => {
  test.each<[string, string[], string]>([
    ["train, no such corpus", ["train", "gone.md"], "gone.md: no such file or folder"],
    ["train, a corpus without marks", ["train", notes], `${notes}: expected articles with marked places, found none`],
    ["evaluate, no such corpus", ["evaluate", "gone.md"], "gone.md: no such file or folder"],
    ["evaluate, a folder", ["evaluate", folder], `${folder}: a folder, not a file`],
    ["evaluate, a broken line", ["evaluate", torn], `${torn}, line 1: expected JSON`],
    [
      "evaluate incidents, a corpus without marks",
      ["evaluate", "incidents", notes],
      `${notes}: expected articles with marked incidents, found none`,
    ],
    ["evaluate variants, no such list", ["evaluate", "variants", "gone.tsv"], "gone.tsv: no such file or folder"],
    ["boundaries, no such file", ["boundaries", "gone.geojson"], "gone.geojson: no such file or folder"],
  ])("%s", (_, [script, ...args], says) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", `scripts/${script}.ts`, ...args],
      { encoding: "utf8" },
    );
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.trim().split("\n")).toEqual([expect.stringContaining(says)]);
  });
});
