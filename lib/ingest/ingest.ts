// From inputs to stored articles: batches go to the parser, results are stored in the order of the inputs, and the ledger records
// which articles each input gave. The one place where geoparse and store meet.

import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { eventsIn } from "@/lib/incidents/groupings";
import { packMentions } from "@/lib/store/pack";
import type { Store } from "@/lib/store/store";
import type { Article } from "@/lib/types";
import { asSaid } from "./corrections";
import { findingsOf, placeIdsOf, placesById } from "./findings";
import { importLabel, importName, type Ledger } from "./ledger";
import { AHEAD, NO_DATE, type Parsed, type ParsedSource } from "./parse";
import type { Parser } from "./parser";
import { readerOf } from "./read";
import { type Input, type InputReading, messageOf, type Rejection } from "./reader";

export interface IngestReport {
  /** Inputs read: files, members of archives. */
  sources: number;
  stored: number;
  known: number;
  /** How many of those stored are near duplicates of another article. */
  alike: number;
  mentions: number;
  incidents: number;
  rejected: Rejection[];
  /** Remarks on what went in ("read as windows-1256"). */
  notes: Rejection[];
}

export interface IngestOptions {
  store: Store;
  ledger: Ledger;
  gazetteer: Gazetteer;
  parser: Parser;
  /** What was asked for, as the ledger lists it; and what readers call that, where it is something else. */
  asked: readonly string[];
  knownAs?: string | undefined;
  /** Folder for the originals of everything whose stored text is not the file itself, or null. */
  originals?: string | null;
  /** Called after each source. */
  onProgress?: (report: IngestReport, source: string) => void;
  /** Called when an article is in the store for good. */
  onStored?: (articleId: string) => void;
}

/** A batch goes to a worker when it holds this much, so that handing it over costs little compared with parsing. */
const BATCH = { inputs: 16, bytes: 200_000 };

/** A source in progress: being parsed, or not parsed at all because the same bytes came before. */
type Pending =
  | { type: "rejected"; rejection: Rejection }
  | { type: "batch"; sources: (Input & { digest: string })[]; results: Promise<ParsedSource[]> }
  | { type: "known"; name: string; digest: string; articles: NonNullable<ReturnType<Ledger["articlesOf"]>> };

/** Stores every article once, in the order of the inputs. What cannot go in is in `rejected`; everything else still goes in. */
export async function ingest(inputs: AsyncIterable<InputReading>, options: IngestOptions): Promise<IngestReport> {
  const { ledger, asked, knownAs = importName(asked), onProgress } = options;
  const report: IngestReport = {
    sources: 0,
    stored: 0,
    known: 0,
    alike: 0,
    mentions: 0,
    incidents: 0,
    rejected: [],
    notes: [],
  };
  const now = new Date();
  const importId = ledger.begin(asked, now);
  const label = importLabel(knownAs, now.toISOString());
  const reject = (rejection: Rejection) => {
    report.rejected.push(rejection);
    ledger.reject(importId, rejection);
  };
  const noteSource = (input: Input & { digest: string }, result: ParsedSource, failures: Map<Parsed, string>) => {
    const { parsed, rejected, notes } = result;
    report.sources++;
    for (const one of parsed) {
      const reason = failures.get(one);
      if (reason !== undefined) reject({ source: `${one.source}: ${one.article.title}`, reason });
    }
    for (const rejection of rejected) reject(rejection);
    report.notes.push(...notes);
    const found = parsed
      .filter(one => !failures.has(one))
      .map(({ source, article, start, end }) => ({ source, article: article.id, start, end }));
    // A source with a rejected part is read again next time, because the part may go in then.
    if (rejected.length === 0) ledger.addSource(importId, input.name, input.digest, found);
  };
  for await (const pending of inOrder(inputs, options)) {
    if (pending.type === "rejected") {
      report.sources++;
      reject(pending.rejection);
      onProgress?.(report, pending.rejection.source);
    } else if (pending.type === "known") {
      report.sources++;
      report.known += pending.articles.length;
      ledger.addSource(importId, pending.name, pending.digest, pending.articles);
      onProgress?.(report, pending.name);
    } else {
      const results = await pending.results;
      const failures = await storeArticles(
        results.flatMap(({ parsed }) => parsed),
        label,
        options,
        report,
      );
      try {
        for (const [i, input] of pending.sources.entries()) {
          const { parsed, notes } = results[i] as ParsedSource;
          if (parsed.some(one => !failures.has(one)) && isTransformed(input, notes))
            await keepOriginal(options.originals ?? null, input);
        }
        ledger.inTransaction(() => {
          for (const [i, input] of pending.sources.entries()) noteSource(input, results[i] as ParsedSource, failures);
        });
      } catch (error) {
        clearly(error);
      }
      for (const { name } of pending.sources) onProgress?.(report, name);
    }
  }
  ledger.finish(importId, new Date());
  return report;
}

/** Forms batches, keeps the parser's threads busy, and gives the results in the order of the inputs. */
async function* inOrder(
  inputs: AsyncIterable<InputReading>,
  { parser, ledger, store }: IngestOptions,
): AsyncGenerator<Pending> {
  const queue: Pending[] = [];
  let batch: (Input & { digest: string })[] = [];
  let bytes = 0;
  let running = 0;
  let wake = () => {};
  const send = async () => {
    if (batch.length === 0) return;
    const inputsOfBatch = batch;
    batch = [];
    bytes = 0;
    while (running >= parser.width) {
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
    running++;
    const results = parser.parse(inputsOfBatch).finally(() => {
      running--;
      wake();
    });
    // It is awaited later; until then a failure must not count as unhandled.
    results.catch(() => {});
    queue.push({ type: "batch", sources: inputsOfBatch, results });
  };
  for await (const reading of inputs) {
    if (reading.type === "rejected") {
      await send();
      queue.push(reading);
    } else {
      const digest = createHash("sha256").update(reading.input.bytes).digest("hex");
      const articles = await stillStored(ledger.articlesOf(digest), store);
      if (articles) {
        await send();
        queue.push({ type: "known", name: reading.input.name, digest, articles });
      } else {
        batch.push({ ...reading.input, digest });
        bytes += reading.input.bytes.length;
        if (batch.length >= BATCH.inputs || bytes >= BATCH.bytes) await send();
      }
    }
    while (queue.length > parser.width + 1 || (queue.length > 0 && queue[0]?.type !== "batch"))
      yield queue.shift() as Pending;
  }
  await send();
  yield* queue;
}

/** The articles that a source gave before, if all of them are still stored. */
async function stillStored<T extends { article: string }>(articles: T[] | null, store: Store): Promise<T[] | null> {
  if (!articles || articles.length === 0) return null;
  for (const { article } of articles) if (!(await store.has(article))) return null;
  return articles;
}

/** Articles stored in one transaction. Other writers wait that long. */
const STEP = 32;

/** Stores articles, in order. The result: what could not be stored, and why. */
async function storeArticles(
  parsed: readonly Parsed[],
  label: string,
  options: IngestOptions,
  report: IngestReport,
): Promise<Map<Parsed, string>> {
  const failures = new Map<Parsed, string>();
  for (let at = 0; at < parsed.length; at += STEP) {
    const step = parsed.slice(at, at + STEP);
    try {
      await storeStep(step, label, options, report);
    } catch (error) {
      if (isDiskProblem(error)) clearly(error);
      // One of them is at fault: each is stored alone, so that the others go in.
      for (const one of step) {
        await storeStep([one], label, options, report).catch(reason => {
          if (isDiskProblem(reason)) clearly(reason);
          failures.set(one, messageOf(reason));
        });
      }
    }
    // Meanwhile the parsing threads get their next work.
    await nextTurn();
  }
  return failures;
}

const nextTurn = () => new Promise(resolve => setImmediate(resolve));

/** An article that was corrected by hand and then removed comes back as corrected. */
function asCorrected<T extends Parsed & { sameAs: string | null }>(one: T, ledger: Ledger, gazetteer: Gazetteer): T {
  const corrections = one.sameAs === null ? ledger.corrections(one.article.id) : [];
  if (corrections.length === 0) return one;
  const { mentions, incidents, groupings } = findingsOf(one.article, gazetteer, corrections);
  return {
    ...one,
    mentions,
    incidents,
    groupings,
    packed: packMentions(mentions),
    placeIds: placeIdsOf(mentions, incidents),
  };
}

/**
 * Stores articles that are not known, all of them or none. A near duplicate is stored with its text and a link to the
 * original, but without its findings, so that nothing is counted twice.
 */
async function storeStep(
  parsed: readonly Parsed[],
  label: string,
  { store, ledger, gazetteer, onStored }: IngestOptions,
  report: IngestReport,
): Promise<void> {
  const fresh = new Map<string, Parsed & { sameAs: string | null }>();
  /** Known ones of whose names something new is said. */
  const said: Article[] = [];
  const now = new Date();
  // Links and signatures are written first: without the article they do no harm, and no article is ever without its link.
  for (const one of parsed) {
    const { article, signature } = one;
    if (fresh.has(article.id)) continue;
    for (const said of asSaid(one.corrections, now)) ledger.correct(article.id, said);
    if (await store.has(article.id)) {
      if (one.corrections.length > 0) said.push(article);
      // The ledger may have been lost.
      ledger.addSignature(article.id, signature);
      continue;
    }
    const like = ledger.alike(article.id, signature);
    const sameAs = like !== null && (fresh.has(like) || (await store.has(like))) ? like : null;
    if (sameAs !== null) ledger.link(article.id, sameAs);
    ledger.addSignature(article.id, signature);
    fresh.set(article.id, { ...(sameAs === null ? one : withoutFindings(one)), sameAs });
  }
  for (const article of said) {
    if (ledger.originalOf(article.id) !== null) continue;
    const found = findingsOf(article, gazetteer, ledger.corrections(article.id));
    await store.replaceFindings({
      ...found,
      places: placesById(placeIdsOf(found.mentions, found.incidents), gazetteer),
    });
  }
  const list = [...fresh.values()].map(one => asCorrected(one, ledger, gazetteer));
  const outcomes = await store.addArticles(
    list.map(one => ({ ...one, import: label, places: placesById(one.placeIds, gazetteer) })),
  );
  report.known += parsed.length - list.length;
  for (const [i, outcome] of outcomes.entries()) {
    const { article, sameAs, mentions, incidents, groupings } = list[i] as (typeof list)[number];
    report[outcome]++;
    if (outcome === "known") continue;
    if (sameAs !== null) report.alike++;
    report.mentions += mentions.length;
    report.incidents += eventsIn(incidents, mentions, groupings);
    onStored?.(article.id);
  }
}

function withoutFindings(one: Parsed): Parsed {
  return { ...one, mentions: [], incidents: [], placeIds: [], packed: packMentions([]) };
}

/** Formats out of which text was extracted, and text that was re-encoded or rejoined. */
function isTransformed(input: Input, notes: readonly Rejection[]): boolean {
  const format = readerOf(input).id;
  const changed = notes.some(({ reason }) => !reason.startsWith(NO_DATE) && !reason.startsWith(AHEAD));
  return format !== "json" && format !== "review" && (format !== "text" || changed);
}

/** Keeps a file as it came, under the hash of its bytes; whole or not at all. */
async function keepOriginal(folder: string | null, { bytes, digest }: Input & { digest: string }): Promise<void> {
  if (folder === null) return;
  const place = path.join(folder, digest.slice(0, 2), digest);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(`${place}.part`, bytes);
  await rename(`${place}.part`, place);
}

function clearly(error: unknown): never {
  throw isDiskProblem(error) ? new Error(diskMessage(error)) : error;
}

function isDiskProblem(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return (
    /^SQLITE_(?:FULL|IOERR|READONLY|CORRUPT|NOTADB|BUSY|LOCKED|CANTOPEN)/.test(code) ||
    /^(?:ENOSPC|EROFS|EDQUOT)$/.test(code)
  );
}

function diskMessage(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const said = messageOf(error);
  if (/FULL|ENOSPC|EDQUOT/.test(code))
    return `the disk is full (${said}). Everything reported as stored is safe; make room and run the same command again`;
  if (/BUSY|LOCKED/.test(code))
    return `another program holds the database (${said}). Everything reported as stored is safe; try again when it is done`;
  if (/READONLY|EROFS|CANTOPEN/.test(code))
    return `the database's folder cannot be written (${said}). Check its permissions, or set DATELINE_DATA to another folder`;
  return `the database cannot be used (${said}). Move it away and ingest again, or restore a copy`;
}
