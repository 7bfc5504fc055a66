// What scripts say when they are called with what is not there: one line with the file and the reason, status 2. And how they are started
// where packages are missing.

import { execFile, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "dateline-scripts-"));
const notes = path.join(folder, "notes.md");
const empty = path.join(folder, "empty.jsonl");
writeFileSync(empty, "\n");
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
    ["evaluate, an empty file", ["evaluate", empty], `${empty}: expected articles with marked places, found none`],
    ["evaluate variants, an empty file", ["evaluate", "variants", empty], `${empty}: expected spellings, found none`],
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

describe("a script in a clone without packages", () => {
  /** A clone whose `npm` writes down when it began and ended, and installs as little as it can. */
  function clone(name: string, npm: string): string {
    const root = path.join(folder, name);
    for (const each of ["scripts", "bin"]) mkdirSync(path.join(root, each), { recursive: true });
    for (const file of ["run.mjs", "prepare.mjs"]) copyFileSync(`scripts/${file}`, path.join(root, "scripts", file));
    writeFileSync(path.join(root, "package-lock.json"), "{}");
    writeFileSync(
      path.join(root, "scripts/echo.cjs"),
      "process.stdin.on('data', all => process.stdout.write(process.argv.slice(2) + ': ' + all)); process.exitCode = 3;",
    );
    writeFileSync(path.join(root, "bin/npm"), `#!/bin/sh\necho begun >> npm.log\n${npm}\necho ended >> npm.log\n`, {
      mode: 0o755,
    });
    return root;
  }

  function echo(root: string, hear = (_: string) => {}): Promise<{ status: unknown; stdout: string; stderr: string }> {
    const env = { ...process.env, PATH: `${root}/bin:${process.env.PATH}` };
    return new Promise(resolve => {
      const child = execFile(
        process.execPath,
        [path.join(root, "scripts/run.mjs"), "scripts/echo.cjs", "--jsonl", "x"],
        { env },
        (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr }),
      );
      child.stderr?.on("data", hear);
      child.stdin?.end("lines");
    });
  }

  const npmLog = (root: string) => readFileSync(path.join(root, "npm.log"), "utf8").trim().split("\n");

  test("installs them once, though two start together, and then says nothing", async () => {
    const root = clone("both", "until [ -e other ]; do sleep 0.1; done; mkdir -p node_modules");
    const hear = (line: string) => line.startsWith("Another") && writeFileSync(path.join(root, "other"), "");
    const both = await Promise.all([echo(root, hear), echo(root, hear)]);
    for (const { status, stdout } of both) expect([status, stdout]).toEqual([3, "--jsonl,x: lines"]);
    expect(both.map(({ stderr }) => stderr.split(" ")[0]).sort()).toEqual(["Another", "Installing"]);
    expect(npmLog(root)).toEqual(["begun", "ended"]);
    expect(await echo(root)).toEqual({ status: 3, stdout: "--jsonl,x: lines", stderr: "" });
    expect(existsSync(path.join(root, "var/setting-up"))).toBe(false);
  });

  test("says why they could not be installed, and tries again the next time", async () => {
    const root = clone("broken", "[ -e network ] || { echo no network; exit 1; }; mkdir -p node_modules");
    const failed = await echo(root);
    expect([failed.status, failed.stdout]).toEqual([1, ""]);
    expect(failed.stderr).toContain("The packages could not be installed.\n\nno network");
    writeFileSync(path.join(root, "network"), "");
    expect(await echo(root)).toMatchObject({ status: 3, stdout: "--jsonl,x: lines" });
  });
});
