// Imports that the app starts: every one is a process of its own that runs the same command a person would, so that no file
// can slow down or bring down the server. A job is a folder; it outlives restarts of the server, and so does its review.

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Review, type ReviewedArticle, ReviewSchema } from "./formats/review";
import type { IngestReport } from "./ingest";
import { importName } from "./ledger";
import { messageOf, type Rejection } from "./reader";

export interface Job {
  id: string;
  /** ISO 8601. */
  started: string;
  /** `reading` makes the review, `ready` waits for a person, `storing` puts the accepted articles in. */
  state: "reading" | "ready" | "storing" | "done" | "failed";
  /** Files, pasted texts and addresses, by the names that a person knows them by. */
  asked: string[];
  /** What was asked for and could not be taken. */
  refused: Rejection[];
  addresses: string[];
  /** Sources read so far, and the last one. */
  sources: number;
  source: string;
  /** Why it failed, or "". */
  problem: string;
  /** Articles found, and things rejected, once there is a review. */
  found: number;
  rejected: number;
  /** What was stored, once `done`. */
  report: IngestReport | null;
}

/** An import whose files are still coming in. */
export interface Upload {
  /** Makes room for a file, and returns the path to write it to. */
  place(name: string): string;
  /** Notes that something cannot be taken; it stands among the review's rejections. */
  refuse(rejection: Rejection): void;
  /** Everything is there: the review is made. Addresses other than of http and https are rejected in it. */
  begin(rest: { addresses: readonly string[]; now: Date }): Promise<Job>;
  discard(): Promise<void>;
}

/** Something was asked of an import that is not in the right state for it. */
export class JobError extends Error {
  constructor(
    message: string,
    readonly status: 404 | 409 = 409,
  ) {
    super(message);
  }
}

/** Digits in the name of an uploaded file's folder. */
const SHELF = 6;

interface Live {
  job: Job;
  child: ChildProcess;
  /** When the process has ended and what came of it is noted; never rejects. */
  ended: Promise<void>;
}

/**
 * Jobs whose process this server started and has not seen end, the last change that is under way at each job, and the review that was read
 * last; on globalThis, as modules are loaded more than once.
 */
const held = globalThis as typeof globalThis & {
  datelineJobs?: Map<string, Live>;
  datelineTurns?: Map<string, Promise<void>>;
  datelineReview?: { file: string; changed: number; review: Review };
};
held.datelineJobs ??= new Map();
const running = held.datelineJobs;
held.datelineTurns ??= new Map();
const turns = held.datelineTurns;

/** Changes one job when all changes to it that were asked for before have ended: each sees what the one before has left. */
async function inTurn<T>(id: string, change: () => Promise<T>): Promise<T> {
  const changed = (turns.get(id) ?? Promise.resolve()).then(change);
  const over = changed.then(
    () => {},
    () => {},
  );
  turns.set(id, over);
  try {
    return await changed;
  } finally {
    if (turns.get(id) === over) turns.delete(id);
  }
}

/** Jobs under a data folder. */
export function jobsIn(data: string) {
  const root = path.join(/* turbopackIgnore: true */ data, "reviews");
  const at = (id: string, ...rest: string[]) => path.join(/* turbopackIgnore: true */ root, checked(id), ...rest);

  /** Begins an import: files are put in one by one, then it is begun or discarded. */
  async function receive(): Promise<Upload> {
    const id = randomBytes(9).toString("base64url");
    await mkdir(at(id, "in"), { recursive: true });
    const asked: string[] = [];
    const refused: Rejection[] = [];
    return {
      place(name) {
        // A folder for each file keeps the order and allows equal names.
        const shelf = at(id, "in", String(asked.length).padStart(SHELF, "0"));
        const clean = safePath(name);
        asked.push(clean);
        mkdirSync(path.dirname(path.join(/* turbopackIgnore: true */ shelf, clean)), { recursive: true });
        return path.join(/* turbopackIgnore: true */ shelf, clean);
      },
      refuse: rejection => void refused.push(rejection),
      async begin({ addresses, now }) {
        const web = addresses.filter(address => /^https?:\/\//i.test(address));
        for (const address of addresses)
          if (!web.includes(address))
            refused.push({ source: address, reason: "only http and https addresses are read" });
        const job: Job = {
          ...{ id, started: now.toISOString(), state: "reading", asked: [...asked, ...addresses], refused },
          ...{ addresses: web, sources: 0, source: "", problem: "" },
          ...{ found: 0, rejected: 0, report: null },
        };
        return read(job);
      },
      discard: () => rm(at(id), { recursive: true, force: true }),
    };
  }

  /** Makes the review. */
  async function read(job: Job): Promise<Job> {
    await rm(at(job.id, "review.json"), { recursive: true, force: true });
    const given = await readdir(at(job.id, "in"));
    if (given.length === 0 && job.addresses.length === 0) {
      const nothing: Review = { dateline: "review", version: 1, documents: [], rejected: [] };
      await write(at(job.id, "review.json"), nothing);
      const ready: Job = { ...job, state: "ready", rejected: job.refused.length };
      await save(ready);
      return ready;
    }
    const reading: Job = { ...job, state: "reading", sources: 0, source: "", problem: "" };
    await save(reading);
    const inputs = given.length > 0 ? [at(job.id, "in")] : [];
    run(reading, ["--review", at(job.id, "review.json"), ...inputs, ...job.addresses], () =>
      existsSync(at(job.id, "review.json")) ? "ready" : "failed",
    );
    return reading;
  }

  /** Stores the articles that are ticked, or all. */
  function accept(id: string, which: "ticked" | "all"): Promise<Job> {
    return inTurn(id, async () => {
      const job = await inState(id, "ready");
      const review = await fold(id, article => article.accept || which === "all");
      const accepted = review.documents.flatMap(({ articles }) => articles).filter(article => article.accept);
      if (accepted.length === 0) throw new JobError("no article is ticked, so there is nothing to store");
      await write(at(id, "accepted.json"), ReviewSchema.parse(review));
      return put(job);
    });
  }

  async function put(job: Job): Promise<Job> {
    const storing: Job = { ...job, state: "storing", sources: 0, source: "", problem: "" };
    await save(storing);
    // Behind "=": a name may begin like an option.
    run(storing, [acceptedFile(job.id), `--known-as=${importName(job.asked)}`], (_status, report) =>
      report ? "done" : "failed",
    );
    return storing;
  }

  /** Takes up again what failed or was interrupted, where it stood. */
  function resume(id: string): Promise<Job> {
    return inTurn(id, async () => {
      const job = await inState(id, "failed");
      return existsSync(acceptedFile(id)) ? put(job) : read(job);
    });
  }

  /** The file that the command is given to store; the ledger lists the import under this name. */
  const acceptedFile = (id: string) => at(id, "accepted.json");

  async function get(id: string): Promise<Job | null> {
    const live = running.get(id)?.job;
    const text = live ? "" : await readFile(at(id, "job.json"), "utf8").catch(() => null);
    if (text === null) return null;
    const job = live ?? (JSON.parse(text) as Job);
    if (!live && (job.state === "reading" || job.state === "storing")) {
      return { ...job, state: "failed", problem: "interrupted, as the server was stopped; what was stored is safe" };
    }
    return { ...job, source: shown(id, job.source) };
  }

  async function inState(id: string, state: Job["state"]): Promise<Job> {
    const job = await get(id);
    if (!job) throw new JobError(`there is no import ${id}`, 404);
    if (job.state !== state) throw new JobError(`this import is ${job.state}; it would have to be ${state}`);
    return job;
  }

  /** The review with a person's changes; null while there is none. */
  async function review(id: string): Promise<Review | null> {
    const first = await firstReview(id);
    const job = first && (await get(id));
    if (!job) return null;
    const edits = await editsOf(id);
    return {
      ...first,
      documents: first.documents.map((document, n) => ({ ...document, articles: edits.get(n) ?? document.articles })),
      rejected: [...job.refused, ...first.rejected],
    };
  }

  /** Replaces the articles of one document of the review. */
  function edit(id: string, number: number, articles: ReviewedArticle[]): Promise<void> {
    return inTurn(id, async () => {
      await inState(id, "ready");
      if (!(await firstReview(id))?.documents[number])
        throw new JobError(`there is no document ${number} in this import`, 404);
      await mkdir(at(id, "edits"), { recursive: true });
      await write(at(id, "edits", `${number}.json`), articles);
    });
  }

  /** Ticks every article, or none. */
  function tick(id: string, accept: boolean): Promise<void> {
    return inTurn(id, async () => {
      await inState(id, "ready");
      await fold(id, () => accept);
    });
  }

  /** Writes the changes into the review itself, with the given ticks. */
  async function fold(id: string, accepts: (article: ReviewedArticle) => boolean): Promise<Review> {
    const [first, changed] = [await firstReview(id), await review(id)];
    if (!first || !changed) throw new JobError("this import has no review yet");
    const documents = changed.documents.map(document => ({
      ...document,
      articles: document.articles.map(article => ({ ...article, accept: accepts(article) })),
    }));
    const folded = { ...first, documents };
    await write(at(id, "review.json"), folded);
    await rm(at(id, "edits"), { recursive: true, force: true });
    return folded;
  }

  /** What the reading gave; kept in memory while one review is being worked on. */
  async function firstReview(id: string): Promise<Review | null> {
    const file = at(id, "review.json");
    const changed = (await stat(file).catch(() => null))?.mtimeMs;
    if (changed === undefined) return null;
    const before = held.datelineReview;
    if (before?.file === file && before.changed === changed) return before.review;
    const { documents, rejected, ...rest } = JSON.parse(await readFile(file, "utf8")) as Review;
    const review = {
      ...rest,
      documents: documents.map(document => ({ ...document, name: shown(id, document.name) })),
      rejected: rejected.map(({ source, reason }) => ({ source: shown(id, source), reason })),
    };
    held.datelineReview = { file, changed, review };
    return review;
  }

  async function editsOf(id: string): Promise<Map<number, ReviewedArticle[]>> {
    const names = await readdir(at(id, "edits")).catch(() => []);
    const edits = names.flatMap(name => /^(\d+)\.json$/.exec(name)?.[1] ?? []);
    return new Map(
      await Promise.all(
        edits.map(
          async number =>
            [Number(number), JSON.parse(await readFile(at(id, "edits", `${number}.json`), "utf8"))] as const,
        ),
      ),
    );
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

  /** Ends its process where one runs, and removes its files. What it stored stays. */
  function remove(id: string): Promise<void> {
    return inTurn(id, async () => {
      const live = running.get(id);
      live?.child.kill();
      await live?.ended;
      await rm(at(id), { recursive: true, force: true });
    });
  }

  async function save(job: Job): Promise<void> {
    await write(at(job.id, "job.json"), job);
  }

  function run(
    job: Job,
    args: string[],
    end: (status: number | null, report: IngestReport | null) => Job["state"],
  ): void {
    const home = /* turbopackIgnore: true */ process.cwd();
    const command = [
      path.join(/* turbopackIgnore: true */ home, "node_modules/tsx/dist/cli.mjs"),
      path.join(/* turbopackIgnore: true */ home, "scripts/ingest.ts"),
    ];
    const child = spawn(process.execPath, [...command, "--json", "--data", data, ...args], {
      cwd: home,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const live: Live = {
      job,
      child,
      ended: new Promise(resolve => child.on("close", status => resolve(close(status)))),
    };
    running.set(job.id, live);
    const stop = () => void child.kill();
    process.once("exit", stop);
    let rest = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const { progress, report } = parseLine(line);
        live.job = { ...live.job, ...progress, ...(report && { report }) };
      }
    });
    child.stderr.on("data", chunk => {
      errors = (errors + chunk).slice(-2000);
    });
    child.on("error", error => {
      errors += messageOf(error);
    });
    /** Notes what came of it. */
    async function close(status: number | null): Promise<void> {
      process.removeListener("exit", stop);
      const ended = await outcome(status).catch(async error => {
        await rm(at(job.id, "review.json"), { recursive: true, force: true }).catch(() => {});
        return { ...live.job, state: "failed" as const, problem: `the review cannot be read (${messageOf(error)})` };
      });
      // A job that was removed meanwhile has no folder any more.
      if (existsSync(at(job.id))) await save(ended).catch(() => {});
      // Reported only now, so that a caller who continues at once is not overtaken by this end.
      live.job = ended;
      running.delete(job.id);
    }

    async function outcome(status: number | null): Promise<Job> {
      const state = end(status, live.job.report);
      const problem = state === "failed" ? errors.trim() || `ended with status ${status}` : "";
      const made = state === "ready" ? await review(job.id) : null;
      const found = made?.documents.reduce((sum, { articles }) => sum + articles.length, 0);
      const told = made && { found: found ?? 0, rejected: made.rejected.length };
      return { ...live.job, ...told, state, problem };
    }
  }

  return { receive, accept, resume, get, review, edit, tick, list, remove, acceptedFile };
}

/** Whole or not at all: a page may read it at any moment. */
async function write(file: string, value: unknown): Promise<void> {
  const part = `${file}.${randomBytes(4).toString("hex")}`;
  await writeFile(part, JSON.stringify(value));
  await rename(part, file);
}

function parseLine(line: string): { progress?: { sources: number; source: string }; report?: IngestReport } {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}

/** A file's path within what was dropped, short enough for any file system, and without what one or a terminal
 * might take amiss. */
function safePath(name: string): string {
  const parts = name.split(/[\\/]/).map(part =>
    part
      .replace(/[\p{Cc}\p{Cf}:*?"<>|]/gu, " ")
      .trim()
      .replace(/^\.+/, "")
      .slice(0, 80),
  );
  return path.join(...parts.filter(part => part.trim() !== "").slice(-8)) || "file";
}

export function isId(id: string): boolean {
  return /^[A-Za-z0-9_-]{12}$/.test(id);
}

function checked(id: string): string {
  if (!isId(id)) throw new JobError("not the id of an import", 404);
  return id;
}
