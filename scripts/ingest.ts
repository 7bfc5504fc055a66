// npm run ingest: articles into the database, from files, folders, archives, feeds and pages.

import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import type { Review } from "@/lib/ingest/formats/review";
import { type IngestReport, ingest } from "@/lib/ingest/ingest";
import { openLedger } from "@/lib/ingest/ledger";
import { limitsFrom } from "@/lib/ingest/limits";
import { inlineParser } from "@/lib/ingest/parser";
import { adaptiveParser } from "@/lib/ingest/pool";
import { inputsAt } from "@/lib/ingest/read";
import type { InputReading, ReadOptions } from "@/lib/ingest/reader";
import { reviewInputs } from "@/lib/ingest/review";
import { watch } from "@/lib/ingest/watch";
import { isAhead } from "@/lib/review";
import { openSqlite } from "@/lib/store/sqlite";
import type { DateRange } from "@/lib/types";
import { commandOf, counted, dataOption, positiveNumber, printable, run, wholeNumber } from "@/scripts/command";

const FIELDS = ["text", "title", "author", "source", "date", "url", "language"] as const;

interface Options {
  data: string;
  threads: number;
  fields?: ReadOptions["fields"];
  dryRun?: boolean;
  review?: string;
  watch?: boolean;
  json?: boolean;
  knownAs?: string;
  interval: number;
  feedInterval: number;
}

const command = commandOf("ingest", "Reads articles, finds their places and incidents, and stores each article once.")
  .argument("[what...]", "files, folders (with everything below them), addresses of pages and feeds")
  .option("--dry-run", "print what would go in, write nothing")
  .option("--review <file>", "write what would go in to a file that you can change and hand back; nothing is stored")
  .addOption(
    new Option("--watch", "stay, and take what appears in the folders and feeds").conflicts(["dryRun", "review"]),
  )
  .option("--interval <seconds>", "with --watch: time between looks at the folders", positiveNumber, 5)
  .option("--feed-interval <minutes>", "with --watch: least time between two questions to one feed", positiveNumber, 15)
  .option("--fields <list>", "for tables and JSON: which field holds what, e.g. text=body,title=head", fields)
  .option("--json", "print progress and result as JSON lines, for programs")
  .addOption(new Option("--known-as <name>", "what readers call the inputs").hideHelp())
  .option("--threads <n>", "worker threads; 0 does everything in one", wholeNumber, availableParallelism())
  .addOption(dataOption())
  .addHelpText(
    "after",
    `
Formats, told by their content: plain text and Markdown (one article or many in a file), web pages (HTML, MHTML),
feeds (RSS, Atom, JSON), mail (EML, mbox), JSON, JSON Lines, CSV, TSV, PDF with text, Word (docx), EPUB, zip, tar, gzip.

Examples:
  npm run ingest -- article.txt                       one file; it may hold many articles
  npm run ingest -- clippings/ june.zip               a folder with everything in it, and an archive
  npm run ingest -- --dry-run clippings/              what would go in
  npm run ingest -- --review june.json clippings/     the same as a file: change titles, dates, boundaries ("start", "end"),
  npm run ingest -- june.json                         set "accept" to false, then hand it back
  npm run ingest -- --watch inbox/ https://example.org/feed.xml

An article that is already stored is not stored again. Exit status: 0 when everything went in, 1 when something was
rejected (each with its reason; the rest went in), 2 when nothing could be done.`,
  );

async function main(): Promise<number> {
  command.parse();
  const what = command.args;
  if (what.length === 0) {
    command.outputHelp();
    return 2;
  }
  const given = command.opts<Options>();
  const read: ReadOptions = { limits: limitsFrom(process.env), verbatim: false, fields: given.fields ?? {} };
  const previews = given.dryRun || given.review !== undefined;
  if (!previews) makeFolder(given.data);
  const gazetteer = await openGazetteer();
  return previews ? preview(what, given, read, gazetteer) : store(what, given, read, gazetteer);
}

async function store(what: string[], given: Options, read: ReadOptions, gazetteer: Gazetteer): Promise<number> {
  const opened = openSqlite(path.join(given.data, "dateline.db"));
  const ledger = openLedger(path.join(given.data, "ingest.db"));
  const parser = given.threads > 0 ? adaptiveParser(gazetteer, read, given.threads) : inlineParser(gazetteer, read);
  const progress = given.json ? progressJson() : progressLine();
  const take = async (inputs: AsyncIterable<InputReading>, asked: string[]): Promise<IngestReport> => {
    const report = await ingest(inputs, {
      store: opened,
      ledger,
      gazetteer,
      parser,
      asked,
      knownAs: given.knownAs,
      originals: path.join(given.data, "originals"),
      onProgress: progress.show,
    });
    progress.clear();
    return report;
  };
  try {
    for (const { id, started, arguments: asked } of ledger.interrupted()) {
      say(`The import of ${started.slice(0, 16).replace("T", " ")} was interrupted (${asked.join(" ")}).`);
      say("Everything it stored is there; run it again to take up the rest.");
      ledger.finish(id, new Date());
    }
    if (given.watch) return await stayAndWatch(what, given, read, ledger, take);
    const started = Date.now();
    const report = await take(inputsAt(what, read), what);
    if (given.json) printJson({ report });
    else printSummary(report, (Date.now() - started) / 1000);
    return report.rejected.length > 0 ? 1 : 0;
  } finally {
    progress.clear();
    await parser.close();
    ledger.close();
    await opened.close();
  }
}

async function stayAndWatch(
  what: string[],
  given: Options,
  read: ReadOptions,
  ledger: ReturnType<typeof openLedger>,
  take: (inputs: AsyncIterable<InputReading>, asked: string[]) => Promise<IngestReport>,
): Promise<number> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  say(`Watching ${what.join(", ")}; Ctrl-C ends it.`);
  await watch(what, {
    ledger,
    read,
    interval: given.interval * 1000,
    feedInterval: given.feedInterval * 60_000,
    retryInterval: 60_000,
    onProblem: message => say(`${new Date().toTimeString().slice(0, 8)}  ${message}`),
    signal: stop.signal,
    async take(inputs, names) {
      const { stored, known, rejected } = await take(inputs, names);
      const time = new Date().toTimeString().slice(0, 8);
      if (stored + known + rejected.length > 0)
        console.log(`${time}  ${stored} stored, ${known} already known, ${rejected.length} rejected`);
      for (const { source, reason } of rejected) console.log(`          ${printable(source)}: ${printable(reason)}`);
    },
  });
  return 0;
}

/** Whole or not at all: the server shows the review as soon as there is one. What is no file, as a pipe, is written as it comes. */
function writeWhole(file: string, text: string): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  if (existsSync(target) && !statSync(target).isFile()) {
    writeFileSync(target, text);
    return;
  }
  const part = `${target}.part`;
  try {
    writeFileSync(part, text);
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

async function preview(what: string[], given: Options, read: ReadOptions, gazetteer: Gazetteer): Promise<number> {
  const file = path.join(given.data, "dateline.db");
  const ledgerFile = path.join(given.data, "ingest.db");
  const opened = existsSync(file) ? openSqlite(file, { readonly: true }) : null;
  const ledger = opened && existsSync(ledgerFile) ? openLedger(ledgerFile, { readonly: true }) : null;
  try {
    let sources = 0;
    const onProgress = (source: string) => {
      sources++;
      if (given.json) printJson({ progress: { sources, source } });
    };
    const review = await reviewInputs(inputsAt(what, read), { gazetteer, read, store: opened, ledger, onProgress });
    if (given.review !== undefined) writeWhole(given.review, `${JSON.stringify(review, null, 1)}\n`);
    if (given.json) return review.rejected.length > 0 ? 1 : 0;
    printReview(review);
    if (given.review !== undefined) {
      console.log(`\nWritten to ${given.review}. Change it as you like, then: npm run ingest -- ${given.review}`);
    } else console.log("\nNothing was stored.");
    return review.rejected.length > 0 ? 1 : 0;
  } finally {
    ledger?.close();
    await opened?.close();
  }
}

function printReview({ documents, rejected }: Review): void {
  const today = new Date().toISOString().slice(0, 10);
  const isEarly = ({ publishedOn }: { publishedOn: DateRange | null }) => isAhead(publishedOn, today);
  for (const { name, note, articles } of documents) {
    console.log(`\n${printable(name)}${note === "" ? "" : `  (${note})`}`);
    articles.forEach((article, i) => {
      const status =
        article.status === "known"
          ? "  [already known]"
          : article.status === "alike"
            ? `  [tells the same as "${printable(article.alikeTo ?? "")}"]`
            : "";
      console.log(`  ${String(i + 1).padStart(3)}. ${printable(article.title)}${status}`);
      const by = [
        article.author,
        article.source,
        formatDate(article.publishedOn, article.dateEvidence),
        article.language,
      ];
      console.log(`       ${by.filter(Boolean).map(printable).join(" · ")}`);
      if (isEarly(article)) console.log("       warning: this date lies in the future");
      console.log(
        `       characters ${article.start} to ${article.end}, ${article.boilerplate.length} stretches of boilerplate, ${article.incidents ?? 0} incidents`,
      );
      const places = (article.places ?? []).map(({ name: place, mentions }) =>
        mentions > 1 ? `${place} (${mentions})` : place,
      );
      const shown = places.slice(0, 8).join(", ") + (places.length > 8 ? ` and ${places.length - 8} more` : "");
      if (places.length > 0) console.log(`       places: ${shown}`);
    });
  }
  const articles = documents.flatMap(document => document.articles);
  const count = (status: string) => articles.filter(article => article.status === status).length;
  console.log("\nWould be");
  row(
    "stored",
    count("new") + count("alike"),
    count("alike") > 0 ? `${count("alike")} of them tell the same as another` : "",
  );
  row("already known", count("known"));
  row("rejected", rejected.length);
  for (const { source, reason } of rejected) console.log(`    ${printable(source)}: ${printable(reason)}`);
  const early = articles.filter(isEarly).length;
  if (early > 0) console.log(`Warning: ${counted(early, "article")} with a date in the future`);
}

function formatDate(range: DateRange | null, evidence: string): string {
  if (!range) return evidence === "" ? "no date stated" : `no date: ${evidence}`;
  const written = {
    day: range.from,
    month: range.from.slice(0, 7),
    year: range.from.slice(0, 4),
    range: `${range.from} to ${range.to}`,
  };
  return `${written[range.precision]} (${evidence})`;
}

/** One line on standard error that is rewritten as the work goes on; on a pipe, a line every ten seconds. */
function progressLine() {
  const terminal = process.stderr.isTTY === true;
  const started = Date.now();
  let last = started;
  return {
    show(report: IngestReport, source: string) {
      const now = Date.now();
      if (now - last < (terminal ? 100 : 10_000)) return;
      last = now;
      const rate = Math.round((report.stored + report.known) / ((now - started) / 1000));
      const line = `${report.sources} sources read, ${report.stored} articles stored, ${report.known} already known, ${rate} a second: ${printable(source)}`;
      process.stderr.write(terminal ? `\r\x1b[K${line.slice(0, (process.stderr.columns ?? 100) - 1)}` : `${line}\n`);
    },
    clear() {
      if (terminal) process.stderr.write("\r\x1b[K");
    },
  };
}

/** The same for programs: a line for every source. */
function progressJson() {
  return {
    show: ({ sources }: IngestReport, source: string) => printJson({ progress: { sources, source } }),
    clear() {},
  };
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function printSummary(report: IngestReport, time: number): void {
  console.log("\nArticles");
  row(
    "stored",
    report.stored,
    report.stored > 0 ? `${report.mentions} places mentioned, ${report.incidents} incidents` : "",
  );
  if (report.alike > 0)
    row("  of them alike", report.alike, "tell the same as another article; linked to it, not counted twice");
  row("already known", report.known);
  row("rejected", report.rejected.length);
  for (const { source, reason } of report.rejected) console.log(`    ${printable(source)}: ${printable(reason)}`);
  if (report.notes.length > 0) console.log("Remarks");
  for (const { source, reason } of report.notes.slice(0, 20))
    console.log(`    ${printable(source)}: ${printable(reason)}`);
  if (report.notes.length > 20) console.log(`    and ${report.notes.length - 20} more`);
  console.log(`${counted(report.sources, "source")} in ${time.toFixed(1)} s`);
}

function row(label: string, count: number, rest = ""): void {
  console.log(`  ${label.padEnd(16)}${String(count).padStart(7)}${rest === "" ? "" : `   ${rest}`}`);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new Error(
      `cannot write into the folder ${folder} (${error instanceof Error ? error.message : error}): set DATELINE_DATA to a folder that may be written`,
    );
  }
}

function fields(list: string): ReadOptions["fields"] {
  const mapping: ReadOptions["fields"] = {};
  for (const pair of list.split(",")) {
    const [key = "", value = ""] = pair.split("=").map(part => part.trim());
    const known = FIELDS.find(name => name === key);
    if (!known || value === "") throw new InvalidArgumentError(`"${pair}": expected ${FIELDS.join("=..., ")}=...`);
    mapping[known] = value;
  }
  return mapping;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

await run(main);
