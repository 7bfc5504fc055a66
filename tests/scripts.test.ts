// What scripts say when they are called with what is not there: one line with the file and the reason, status 2. And how they are started
// where packages are missing.

import { execFile, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
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

describe("every script of package.json does something", () => {
  const scripts: Record<string, string> = JSON.parse(readFileSync("package.json", "utf8")).scripts;
  const data = path.join(folder, "data");
  const article = path.join(folder, "article.md");
  const corpus = path.join(folder, "corpus.jsonl");
  const text = "Gunmen attacked a checkpoint near Baiji on 3 May 2020, killing two soldiers.";
  writeFileSync(article, `# Checkpoint attacked\n\n${text}\n`);
  const toponyms = [
    { phrase: "Baiji", start: text.indexOf("Baiji"), end: text.indexOf("Baiji") + 5, lat: 34.93, lon: 43.49 },
  ];
  writeFileSync(corpus, `${JSON.stringify({ id: "1", text, toponyms })}\n`);

  /** Rows run in their order over one data folder. What would rebuild the repository's own files, or take hours, says only how it is used. */
  const USES: [string, string[], RegExp][] = [
    ["ingest", [article], /stored +1 /],
    ["articles", ["imports"], /1 source, 1 article, 0 rejected/],
    ["articles", ["list"], /Checkpoint attacked/],
    ["reparse", [], /^1 articles: \d+ mentions as before, 0 gained, 0 lost, 0 moved/],
    ["reparse", [], /^0 articles: /],
    ["reparse", ["--again"], /^1 articles: /],
    ["articles", ["remove", "--import", "1"], /^Import 1: 1 article removed/],
    ["geoparse", [article], /"text":"Baiji"/],
    ["evaluate", ["--errors", path.join(folder, "errors.tsv"), corpus], /recall/i],
    ["gazetteer", ["--help"], /^Usage: npm run gazetteer/],
    ["boundaries", ["--help"], /^Usage: npm run boundaries/],
    ["basemap", ["--help"], /^Usage: npm run basemap/],
    ["train", ["--help"], /^Usage: npm run train/],
    ["bench", ["--help"], /^Usage: npm run bench/],
  ];
  test.each(USES)("%s %j", (script, args, says) => {
    const [node, ...command] = scripts[script]?.split(" ") ?? [];
    expect(node).toBe("node");
    const env = { ...process.env, DATELINE_DATA: data };
    const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], { encoding: "utf8", env });
    expect([status, stderr]).toEqual([0, expect.not.stringMatching(/error/i)]);
    expect(stdout).toMatch(says);
  });

  test("none is left out but those that serve, test and format", () => {
    const used = new Set(USES.map(([script]) => script));
    expect(Object.keys(scripts).filter(script => !used.has(script))).toEqual(["start", "test", "dev", "format"]);
  });
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
    for (const file of ["run.mjs", "prepare.mjs", "start.mjs"])
      copyFileSync(`scripts/${file}`, path.join(root, "scripts", file));
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

  test("npm start takes articles that cannot be listed for somebody's own, and loads no samples", async () => {
    const next = "node_modules/next/dist/bin";
    const root = clone("unlisted", `mkdir -p ${next} .next; touch ${next}/next`);
    const data = path.join(root, "data");
    mkdirSync(data);
    // There is a database, and the program that would list what is in it ends before it begins.
    writeFileSync(path.join(data, "dateline.db"), "");
    const port = await new Promise<number>(resolve => {
      const probe = createServer().listen(0, "127.0.0.1", () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
    });
    const env = { ...process.env, PATH: `${root}/bin:${process.env.PATH}`, DATELINE_DATA: data, PORT: String(port) };
    const { status, stderr } = spawnSync(process.execPath, [path.join(root, "scripts/start.mjs")], {
      encoding: "utf8",
      env,
    });
    expect(status).toBe(1);
    expect(stderr).toContain(`The articles in ${path.join(data, "dateline.db")} could not be listed`);
    expect(stderr).toContain("tsx");
    expect(readdirSync(data)).toEqual(["dateline.db"]);
  });
});
