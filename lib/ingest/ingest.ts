// From source texts to stored articles: split, geoparse, find incidents, store. The one place where geoparse and store meet.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import type { ParsedArticle, Store } from "@/lib/store/store";
import type { Article, Incident, Mention, Place } from "@/lib/types";
import type { Limits } from "./limits";
import { messageOf, type Reading, type Rejection } from "./read";
import { type FoundArticle, splitArticles } from "./split";

export interface IngestReport {
  /** Files and other sources read. */
  sources: number;
  stored: number;
  known: number;
  mentions: number;
  incidents: number;
  rejected: Rejection[];
  /** Remarks on what went in ("read as windows-1256"). */
  notes: Rejection[];
}

export interface IngestOptions {
  store: Store;
  gazetteer: Gazetteer;
  limits: Limits;
  /** Called after each source. */
  onProgress?: (report: IngestReport, source: string) => void;
}

/** Stores every article of the readings once. What cannot go in is in `rejected`; everything else still goes in. */
export async function ingest(readings: AsyncIterable<Reading>, options: IngestOptions): Promise<IngestReport> {
  const report: IngestReport = { sources: 0, stored: 0, known: 0, mentions: 0, incidents: 0, rejected: [], notes: [] };
  for await (const reading of readings) {
    report.sources++;
    if (reading.type === "rejected") report.rejected.push(reading.rejection);
    else await ingestDocument(reading.document, options, report);
    const source = reading.type === "rejected" ? reading.rejection.source : reading.document.name;
    options.onProgress?.(report, source);
  }
  return report;
}

async function ingestDocument(
  document: (Reading & { type: "document" })["document"],
  { store, gazetteer, limits }: IngestOptions,
  report: IngestReport,
): Promise<void> {
  const { name, text, whole, known } = document;
  if (document.note !== "") report.notes.push({ source: name, reason: document.note });
  const articles = splitArticles(text, { fileName: baseName(name), whole, known });
  if (articles.length === 0) report.rejected.push({ source: name, reason: "no article found in it" });
  for (const found of articles) {
    const problem = problemOf(found, limits);
    if (problem) {
      report.rejected.push({ source: `${name}: ${found.title}`, reason: problem });
      continue;
    }
    if (await store.has(found.id)) {
      report.known++;
      continue;
    }
    try {
      const parsed = parseArticle(toArticle(found), gazetteer);
      const result = await store.addArticle(parsed);
      report[result]++;
      if (result === "stored") {
        report.mentions += parsed.mentions.length;
        report.incidents += parsed.incidents.length;
      }
    } catch (error) {
      report.rejected.push({ source: `${name}: ${found.title}`, reason: messageOf(error) });
    }
  }
}

/** Everything that is found in an article, with the places it names. */
export function parseArticle(article: Article, gazetteer: Gazetteer): ParsedArticle {
  const { text, language, boilerplate: skip, publishedOn } = article;
  const mentions = geoparse(text, gazetteer, { skip, language });
  const incidents = findIncidents(text, mentions, gazetteer, { publishedOn, skip, language });
  return { article, mentions, incidents, places: placesOf(mentions, incidents, gazetteer) };
}

function placesOf(mentions: readonly Mention[], _incidents: readonly Incident[], gazetteer: Gazetteer): Place[] {
  const ids = new Set<string>();
  for (const { resolution, runnersUp } of mentions) {
    if (resolution.type === "resolved") ids.add(resolution.placeId);
    else if (resolution.near) ids.add(resolution.near.placeId);
    for (const candidate of runnersUp) ids.add(candidate.placeId);
  }
  return [...ids].flatMap(id => gazetteer.place(id) ?? []);
}

/** The article without its place in the file. */
export function toArticle({ start: _start, end: _end, ...article }: FoundArticle): Article {
  return article;
}

function problemOf(found: FoundArticle, limits: Limits): string | null {
  if (found.text.length > limits.articleLength) {
    return `an article of ${found.text.length} characters; the limit is ${limits.articleLength} (DATELINE_MAX_ARTICLE_KB)`;
  }
  return null;
}

function baseName(name: string): string {
  return name.split(/[\\/]/).at(-1) || name;
}
