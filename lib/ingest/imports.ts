// Every import as a page lists it, whether the app started it or the command line did: what the jobs know, and what the
// ledger knows.

import path from "node:path";
import { slug } from "@/lib/query";
import {
  type ArticleOfReview,
  type ImportAnswer,
  type ImportRow,
  isAmbiguous,
  type ReviewedArticle,
} from "@/lib/review";
import { isId, type Job, type jobsIn } from "./jobs";
import { type Import, importLabel, importName, type Ledger } from "./ledger";
import { type Held, removeImport } from "./manage";

type Jobs = ReturnType<typeof jobsIn>;

interface Both {
  jobs: Jobs;
  ledger: Ledger;
}

/** Names shown of what was asked for, in a list. */
const SHOWN = 5;

/** Newest first. */
export async function listImports({ jobs, ledger }: Both): Promise<ImportRow[]> {
  const rows = ledger.imports();
  const ofJobs = (await jobs.list()).map(job => {
    const entries = entriesOf(job, rows, jobs);
    for (const entry of entries) rows.splice(rows.indexOf(entry), 1);
    return rowOfJob(job, entries);
  });
  return [...ofJobs, ...rows.map(rowOfEntry)].sort((a, b) => (a.started < b.started ? 1 : -1));
}

/** One import with all that is known of it, or null. */
export async function findImport(id: string, { jobs, ledger }: Both): Promise<ImportAnswer | null> {
  if (!isId(id)) {
    const entry = entryAt(id, ledger);
    if (!entry) return null;
    return {
      ...rowOfEntry(entry),
      ...{ inputs: entry.arguments, sources: entry.sources, source: "", problem: "", documents: [] },
      ...{ files: ledger.documents(entry.id), rejections: ledger.rejections(entry.id), stored: null },
    };
  }
  const job = await jobs.get(id);
  if (!job) return null;
  const entries = entriesOf(job, ledger.imports(), jobs);
  const review = await jobs.review(id);
  const { report } = job;
  const rejections = [...(review?.rejected ?? job.refused), ...entries.flatMap(entry => ledger.rejections(entry.id))];
  return {
    ...rowOfJob(job, entries),
    ...{ inputs: job.asked, sources: job.sources, source: job.source, problem: job.problem },
    documents: (review?.documents ?? []).map(({ name, note, text, articles }) => ({
      ...{ name, note, length: text.length },
      articles: articles.map(summaryOf),
    })),
    files: entries.flatMap(entry => ledger.documents(entry.id)),
    rejections,
    rejected: rejections.length,
    stored: report && {
      ...{ stored: report.stored, known: report.known, alike: report.alike },
      ...{ mentions: report.mentions, incidents: report.incidents },
    },
  };
}

/** Removes an import with the articles that came with it alone; one that waits or runs is given up. The number removed, or null. */
export async function removeAnyImport(id: string, jobs: Jobs, held: Held): Promise<number | null> {
  if (!isId(id)) {
    const entry = entryAt(id, held.ledger);
    return entry ? removeImport(entry.id, held) : null;
  }
  const job = await jobs.get(id);
  if (!job) return null;
  const entries = entriesOf(job, held.ledger.imports(), jobs);
  // First its process, so that nothing more comes in.
  await jobs.remove(id);
  let removed = 0;
  for (const entry of entries) removed += (await removeImport(entry.id, held)) ?? 0;
  return removed;
}

/** The ledger's entry by its number as it is written: "1", and neither "01" nor "1e0". */
function entryAt(id: string, ledger: Ledger): Import | undefined {
  return ledger.imports().find(row => String(row.id) === id);
}

/** The ledger's entries of a job: more than one where storing was taken up again. */
function entriesOf(job: Job, rows: readonly Import[], jobs: Jobs): Import[] {
  const file = path.resolve(jobs.acceptedFile(job.id));
  return rows.filter(row => row.arguments.some(argument => path.resolve(argument) === file));
}

function rowOfJob(job: Job, entries: readonly Import[]): ImportRow {
  const { id, started, state, asked } = job;
  return {
    ...{ id, started, state, asked: asked.slice(0, SHOWN), askedInAll: asked.length },
    articles: entries.length > 0 ? Math.max(...entries.map(entry => entry.articles)) : job.found,
    rejected: job.rejected + entries.reduce((sum, entry) => sum + entry.rejected, 0),
    values: valuesOf(asked, entries),
  };
}

function rowOfEntry(entry: Import): ImportRow {
  const { id, started, finished, arguments: asked, articles, rejected } = entry;
  return {
    ...{ id: String(id), started, state: finished === null ? "unfinished" : "done" },
    ...{ asked: asked.slice(0, SHOWN), askedInAll: asked.length, articles, rejected },
    values: valuesOf(asked, [entry]),
  };
}

/** What the facet of imports calls it: one that was taken up again on another day has two names. */
function valuesOf(asked: readonly string[], entries: readonly Import[]): string[] {
  return [...new Set(entries.map(({ started }) => slug(importLabel(importName(asked), started))))];
}

function summaryOf(article: ReviewedArticle): ArticleOfReview {
  const { accept, title, source, publishedOn, language } = article;
  return {
    ...{ accept, title, source, publishedOn, language, ambiguous: isAmbiguous(article) },
    status: article.status ?? "new",
    alikeTo: article.alikeTo ?? "",
    places: article.places?.length ?? 0,
    incidents: article.incidents ?? 0,
  };
}
