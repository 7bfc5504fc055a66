// Worker threads for parsing: all cores, a time limit for every input, and no input that takes the process with it.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { Tinypool } from "tinypool";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { ParsedSource } from "./parse";
import { inlineParser, type Parser } from "./parser";
import { readerOf } from "./read";
import { type Input, messageOf, type ReadOptions } from "./reader";
import type { Task } from "./worker";

/** So many bytes of plain text are parsed sooner here than threads start. */
const SOON = 2_000_000;

/** Formats that are always read in time proportional to their size. */
const SIMPLE = new Set(["text", "review"]);

/**
 * Parses a little plain text in this thread, and everything else in worker threads, which start when they are needed:
 * much text for the speed, other formats for the limits on their time and memory.
 */
export function adaptiveParser(gazetteer: Gazetteer, options: ReadOptions, threads = availableParallelism()): Parser {
  const inline = inlineParser(gazetteer, options);
  let threaded: Parser | null = null;
  let bytes = 0;
  return {
    width: threads,
    parse(inputs) {
      for (const input of inputs) bytes += input.bytes.length;
      const small = bytes <= SOON && inputs.every(input => SIMPLE.has(readerOf(input).id));
      if (small && !threaded) return inline.parse(inputs);
      threaded ??= threadedParser(options, threads);
      return threaded.parse(inputs);
    },
    async close() {
      await threaded?.close();
    },
  };
}

/** Parses in worker threads, one a core. */
export function threadedParser(options: ReadOptions, threads = availableParallelism()): Parser {
  const pool = workerFile().then(
    filename =>
      new Tinypool({
        filename,
        minThreads: 1,
        maxThreads: threads,
        idleTimeout: 60_000,
        // Flags of this process load what a thread does not need.
        execArgv: [],
        // Most of what geoparsing makes is soon forgotten: room for it saves a fifth of the time.
        resourceLimits: { maxOldGenerationSizeMb: 1500, maxYoungGenerationSizeMb: 96 },
      }),
  );
  /** Ends the thread when one input takes too long; the clock begins anew with each. */
  const run = async (inputs: Input[]): Promise<ParsedSource[]> => {
    const { port1: begun, port2: begins } = new MessageChannel();
    const overdue = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    begun.on("message", () => {
      clearTimeout(timer);
      timer = setTimeout(() => overdue.abort(), options.limits.milliseconds);
    });
    const task: Task = { inputs: inputs.map(({ budget: _, ...input }) => input), options, begins };
    try {
      return await (await pool).run(task, { signal: overdue.signal, transferList: [begins] });
    } finally {
      clearTimeout(timer);
      begun.close();
    }
  };
  return {
    width: threads,
    async parse(inputs) {
      try {
        return await run(inputs);
      } catch (error) {
        if (inputs.length === 1) return [failed(inputs[0] as Input, error, options)];
        // One of them is at fault: each alone, so that the others go in.
        const results: ParsedSource[] = [];
        for (const input of inputs)
          results.push(
            await run([input]).then(
              ([one]) => one as ParsedSource,
              reason => failed(input, reason, options),
            ),
          );
        return results;
      }
    },
    async close() {
      await (await pool).destroy();
    },
  };
}

/** Address of what a thread runs. Where it cannot be bundled, a runtime for TypeScript in every thread. */
async function workerFile(): Promise<string> {
  try {
    return pathToFileURL(await bundled("lib/ingest/worker.ts")).href;
  } catch {
    return new URL("./worker.mjs", import.meta.url).href;
  }
}

/**
 * Path of one file of JavaScript with the module `entry` (from the project's folder) and everything of ours that it imports: it starts in half
 * the time that a runtime for TypeScript needs, and runs faster.
 */
export async function bundled(entry: string): Promise<string> {
  const { build } = await import("esbuild");
  const root = process.cwd();
  const { outputFiles } = await build({
    entryPoints: [path.join(root, entry)],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": root },
    logLevel: "silent",
  });
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  const folder = path.join(root, "node_modules/.cache/dateline");
  const digest = createHash("sha256").update(contents).digest("hex").slice(0, 16);
  const file = path.join(folder, `${path.parse(entry).name}-${digest}.mjs`);
  if (!existsSync(file)) {
    // Whole or not at all: other processes start threads, too.
    await mkdir(folder, { recursive: true });
    await writeFile(`${file}.${process.pid}`, contents);
    await rename(`${file}.${process.pid}`, file);
  }
  return file;
}

function failed(input: Input, error: unknown, { limits }: ReadOptions): ParsedSource {
  const message = messageOf(error);
  const reason = /abort|terminat/i.test(message)
    ? `took longer than ${limits.milliseconds / 1000} s (DATELINE_MAX_SECONDS)`
    : /memory/i.test(message)
      ? "took too much memory"
      : message;
  return { parsed: [], notes: [], rejected: [{ source: input.name, reason }] };
}
