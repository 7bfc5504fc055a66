// Imports that the app starts: every one is a process of its own that runs the same command a person would, so that no file
// can slow down or bring down the server. A job is a folder; it outlives restarts of the server.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Review, ReviewSchema } from "./formats/review";
import type { IngestReport } from "./ingest";
import { messageOf } from "./reader";

export interface Job {
  id: string;
  /** ISO 8601. */
  started: string;
  /** `reading` makes the review, `ready` waits for a person, `storing` puts the accepted articles in. */
  state: "reading" | "ready" | "storing" | "done" | "failed";
  /** Files, pasted texts and addresses, by the names that a person knows them by. */
  asked: string[];
  /** Sources read so far, and the last one. */
  sources: number;
  source: string;
  /** Why it failed, or "". */
  problem: string;
  /** What was stored, once `done`. */
  report: IngestReport | null;
}

export interface Asked {
  files: { name: string; bytes: Uint8Array }[];
  /** http and https; anything else is rejected in the review. */
  addresses: string[];
  /** Pasted text, or "". */
  text: string;
}

/** Digits in the name of an uploaded file's folder. */
const SHELF = 5;

/** Jobs whose process this server started and has not seen end; on globalThis, as modules are loaded more than once. */
const held = globalThis as typeof globalThis & { datelineJobs?: Set<string> };
held.datelineJobs ??= new Set();
const running = held.datelineJobs;

/** Jobs under a data folder. */
export function jobsIn(data: string) {
  const root = path.join(data, "reviews");
  const at = (id: string, ...rest: string[]) => path.join(root, checked(id), ...rest);

  async function start({ files, addresses, text }: Asked, now: Date): Promise<Job> {
    const id = randomBytes(9).toString("base64url");
    await mkdir(at(id, "in"), { recursive: true });
    const asked = [...files.map(file => file.name), ...(text.trim() === "" ? [] : ["Pasted text"]), ...addresses];
    // A folder each keeps the order and lets names be equal.
    const put = async (n: number, name: string, bytes: Uint8Array | string) => {
      const shelf = at(id, "in", String(n).padStart(SHELF, "0"));
      await mkdir(shelf);
      await writeFile(path.join(shelf, name), bytes);
    };
    for (const [n, { name, bytes }] of files.entries()) await put(n, safeName(name), bytes);
    if (text.trim() !== "") await put(files.length, "Pasted text", text);
    const job: Job = {
      id,
      started: now.toISOString(),
      state: "reading",
      asked,
      sources: 0,
      source: "",
      problem: "",
      report: null,
    };
    await save(job);
    const web = addresses.filter(address => /^https?:\/\//i.test(address));
    const inputs = files.length > 0 || text.trim() !== "" ? ["in"] : [];
    run(job, ["--review", "review.json", ...inputs, ...web], () =>
      existsSync(at(id, "review.json")) ? "ready" : "failed",
    );
    return job;
  }

  /** Stores what a person accepted. Throws where the review is not of the form. */
  async function accept(id: string, review: unknown): Promise<Job> {
    const job = await get(id);
    if (!job) throw new Error(`there is no import ${id}`);
    if (job.state !== "ready") throw new Error(`this import is ${job.state}; only one that is ready can be accepted`);
    await writeFile(at(id, "accepted.json"), JSON.stringify(ReviewSchema.parse(review)));
    const storing: Job = { ...job, state: "storing", sources: 0, source: "" };
    await save(storing);
    run(storing, ["accepted.json"], (_status, report) => (report ? "done" : "failed"));
    return storing;
  }

  async function get(id: string): Promise<Job | null> {
    const text = await readFile(at(id, "job.json"), "utf8").catch(() => null);
    if (text === null) return null;
    const job = JSON.parse(text) as Job;
    if ((job.state === "reading" || job.state === "storing") && !running.has(id)) {
      return {
        ...job,
        state: "failed",
        problem: "interrupted, as the server was stopped; what was stored is safe, start it again",
      };
    }
    return { ...job, source: shown(id, job.source) };
  }

  async function review(id: string): Promise<Review | null> {
    const text = await readFile(at(id, "review.json"), "utf8").catch(() => null);
    if (text === null) return null;
    const { documents, rejected, ...rest } = JSON.parse(text) as Review;
    return {
      ...rest,
      documents: documents.map(document => ({ ...document, name: shown(id, document.name) })),
      rejected: rejected.map(({ source, reason }) => ({ source: shown(id, source), reason })),
    };
  }

  /** A source as a person named it: without the folders of the job. */
  function shown(id: string, source: string): string {
    const folder = `${at(id, "in")}${path.sep}`;
    return source.startsWith(folder) ? source.slice(folder.length + SHELF + 1) : source;
  }

  /** Newest first. */
  async function list(): Promise<Job[]> {
    const names = await readdir(root).catch(() => []);
    const jobs = await Promise.all(names.filter(isId).map(get));
    return jobs.filter(job => job !== null).sort((a, b) => (a.started < b.started ? 1 : -1));
  }

  async function remove(id: string): Promise<void> {
    await rm(at(id), { recursive: true, force: true });
  }

  /** Whole or not at all: a page may read it at any moment. */
  async function save(job: Job): Promise<void> {
    const file = at(job.id, "job.json");
    const part = `${file}.${randomBytes(4).toString("hex")}`;
    await writeFile(part, JSON.stringify(job));
    await rename(part, file);
  }

  function run(
    job: Job,
    args: string[],
    end: (status: number | null, report: IngestReport | null) => Job["state"],
  ): void {
    const home = process.cwd();
    const command = [path.join(home, "node_modules/tsx/dist/cli.mjs"), path.join(home, "scripts/ingest.ts")];
    const paths = args.map(arg => (arg === "in" || arg.endsWith(".json") ? at(job.id, arg) : arg));
    const child = spawn(process.execPath, [...command, "--json", "--data", data, ...paths], {
      cwd: home,
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(job.id);
    let rest = "";
    let errors = "";
    let current = job;
    let saving = Promise.resolve();
    const update = (change: Partial<Job>) => {
      current = { ...current, ...change };
      const next = current;
      saving = saving.then(() => save(next)).catch(() => {});
    };
    child.stdout.on("data", (chunk: Buffer) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const said = parseLine(line);
        if (said.progress) update(said.progress);
        if (said.report) update({ report: said.report });
      }
    });
    child.stderr.on("data", chunk => {
      errors = (errors + chunk).slice(-2000);
    });
    child.on("error", error => update({ state: "failed", problem: messageOf(error) }));
    child.on("close", status => {
      const state = end(status, current.report);
      update({ state, problem: state === "failed" ? errors.trim() || `ended with status ${status}` : "" });
      void saving.then(() => running.delete(job.id));
    });
  }

  return { start, accept, get, review, list, remove };
}

function parseLine(line: string): { progress?: { sources: number; source: string }; report?: IngestReport } {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}

/** A file's own name, without folders and without what a file system or a terminal might take amiss. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return (
    last
      .replace(/[\p{Cc}\p{Cf}:*?"<>|]/gu, " ")
      .replace(/^\.+/, "")
      .trim()
      .slice(0, 120) || "file"
  );
}

function isId(id: string): boolean {
  return /^[A-Za-z0-9_-]{12}$/.test(id);
}

function checked(id: string): string {
  if (!isId(id)) throw new Error("not the id of an import");
  return id;
}
