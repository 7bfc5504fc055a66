// npm run ingest: articles into the database, from files and folders.

import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { openGazetteer } from "@/lib/gazetteer/open";
import { type IngestReport, ingest } from "@/lib/ingest/ingest";
import { openLedger } from "@/lib/ingest/ledger";
import { limitsFrom } from "@/lib/ingest/limits";
import { adaptiveParser, inlineParser } from "@/lib/ingest/pool";
import { inputsAt } from "@/lib/ingest/read";
import type { ReadOptions } from "@/lib/ingest/reader";
import { openSqlite } from "@/lib/store/sqlite";

const command = new Command("npm run ingest --")
  .description(
    "Reads articles from text files, Markdown files and folders, finds their places and incidents, and stores them.",
  )
  .argument("[files...]", "files and folders (taken with everything below them)")
  .option("--data <folder>", "folder of the database", process.env.DATELINE_DATA || "var")
  .option("--threads <n>", "worker threads for parsing; 0 parses in the main thread", Number, availableParallelism())
  .addHelpText(
    "after",
    `
Examples:
  npm run ingest -- article.txt            one file; it may hold many articles
  npm run ingest -- clippings/ june.md     a folder with everything in it, and a file

An article that is already stored is not stored again. Exit status: 0 when everything went in,
1 when something was rejected (each with its reason; the rest went in), 2 when nothing could be tried.`,
  );

async function main(): Promise<number> {
  command.parse();
  const files = command.args;
  const { data, threads } = command.opts<{ data: string; threads: number }>();
  if (files.length === 0) {
    command.outputHelp();
    return 2;
  }
  const limits = limitsFrom(process.env);
  mkdirSync(data, { recursive: true });
  const options: ReadOptions = { limits, verbatim: false, fields: {} };
  const gazetteer = await openGazetteer();
  const store = openSqlite(path.join(data, "dateline.db"));
  const ledger = openLedger(path.join(data, "ingest.db"));
  const parser = threads > 0 ? adaptiveParser(gazetteer, options, threads) : inlineParser(gazetteer, options);
  try {
    const progress = progressLine();
    const started = Date.now();
    const report = await ingest(inputsAt(files, options), {
      store,
      ledger,
      gazetteer,
      parser,
      asked: files,
      onProgress: progress.show,
    });
    progress.clear();
    printSummary(report, (Date.now() - started) / 1000);
    return report.rejected.length > 0 ? 1 : 0;
  } finally {
    await parser.close();
    ledger.close();
    await store.close();
  }
}

/** One line on standard error that is rewritten as the work goes on; on a pipe, a line every ten seconds. */
function progressLine() {
  const terminal = process.stderr.isTTY === true;
  let last = Date.now();
  return {
    show(report: IngestReport, source: string) {
      const now = Date.now();
      if (now - last < (terminal ? 100 : 10_000)) return;
      last = now;
      const line = `${report.sources} sources read, ${report.stored} articles stored, ${report.known} already known: ${source}`;
      process.stderr.write(terminal ? `\r\x1b[K${line.slice(0, (process.stderr.columns ?? 100) - 1)}` : `${line}\n`);
    },
    clear() {
      if (terminal) process.stderr.write("\r\x1b[K");
    },
  };
}

function printSummary(report: IngestReport, seconds: number): void {
  const row = (label: string, count: number, rest = "") =>
    console.log(`  ${label.padEnd(16)}${String(count).padStart(7)}${rest === "" ? "" : `   ${rest}`}`);
  console.log(`\nArticles`);
  row(
    "stored",
    report.stored,
    report.stored > 0 ? `${report.mentions} places mentioned, ${report.incidents} incidents` : "",
  );
  row("already known", report.known);
  row("rejected", report.rejected.length);
  for (const { source, reason } of report.rejected) console.log(`    ${printable(source)}: ${printable(reason)}`);
  if (report.notes.length > 0) console.log("Remarks");
  for (const { source, reason } of report.notes) console.log(`    ${printable(source)}: ${printable(reason)}`);
  console.log(`${report.sources} ${report.sources === 1 ? "source" : "sources"} in ${seconds.toFixed(1)} s`);
}

/** A name from outside must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, " ");
}

main().then(
  status => {
    process.exitCode = status;
  },
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
