// Findings for a server that answers others meanwhile: what is long is read by a process of its own (find.ts), with a time limit.

import { spawn } from "node:child_process";
import path from "node:path";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { Article } from "@/lib/types";
import { type Correction, isGrouping } from "./corrections";
import { type Findings, findingsOf } from "./findings";
import { limitsFrom } from "./limits";
import { UploadError } from "./upload";

/** A text of so many characters is read here, in half a second, sooner than a process starts. */
const SOON = 30_000;

/** The reading that was asked for last: one process at a time, in the order of the questions. */
let last: Promise<unknown> = Promise.resolve();

/**
 * As findingsOf, without keeping this process from other work for long. Throws UploadError if it takes longer than DATELINE_MAX_SECONDS, and
 * Error with the reason if the text cannot be read.
 */
export async function findingsAside(
  article: Article,
  gazetteer: Gazetteer,
  corrections: readonly Correction[] = [],
): Promise<Findings> {
  if (article.text.length <= SOON) return findingsOf(article, gazetteer, corrections);
  const found = last.then(() => inProcess(article, corrections));
  last = found.catch(() => {});
  return { article, ...(await found), groupings: corrections.filter(isGrouping) };
}

function inProcess(
  article: Article,
  corrections: readonly Correction[],
): Promise<Pick<Findings, "mentions" | "incidents">> {
  const { milliseconds } = limitsFrom(process.env);
  const home = /* turbopackIgnore: true */ process.cwd();
  return new Promise((resolve, reject) => {
    const file = path.join(/* turbopackIgnore: true */ home, "lib/ingest/find.ts");
    const child = spawn(process.execPath, ["--import", "tsx", file], { cwd: home });
    const stop = () => void child.kill("SIGKILL");
    process.once("exit", stop);
    let overdue = false;
    const timer = setTimeout(() => {
      overdue = true;
      stop();
    }, milliseconds);
    const output: Buffer[] = [];
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => void output.push(chunk));
    child.stderr.on("data", chunk => {
      errors = (errors + chunk).slice(-2000);
    });
    // It may end before it has read everything; how it ended is told below.
    child.stdin.on("error", () => {});
    child.on("error", reject);
    child.on("close", status => {
      clearTimeout(timer);
      process.removeListener("exit", stop);
      if (overdue) reject(new UploadError(413, `took longer than ${milliseconds / 1000} s (DATELINE_MAX_SECONDS)`));
      else if (status !== 0) reject(new Error(errors.trim() || `${file} ended with status ${status}`));
      else resolve(JSON.parse(Buffer.concat(output).toString("utf8")));
    });
    child.stdin.end(JSON.stringify({ article, corrections }));
  });
}
