// One input to everything found in it: texts, articles, mentions, incidents. Runs in the main thread or in a worker.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { isAhead, type SaidMeaning } from "@/lib/review";
import { packMentions } from "@/lib/store/pack";
import type { ParsedArticle } from "@/lib/store/store";
import type { Article } from "@/lib/types";
import { signatureOf } from "./duplicates";
import { findingsOf, placeIdsOf } from "./findings";
import type { Limits } from "./limits";
import { readInput } from "./read";
import { type Input, messageOf, type ReadOptions, type Rejection, type SourceDocument } from "./reader";
import { type FoundArticle, markRepeated, splitArticles } from "./split";

/** An article with what was found in it, cheap to hand over: mentions without evidence (it is in `packed`), places as ids. */
export interface Parsed extends Omit<ParsedArticle, "places"> {
  packed: string;
  placeIds: string[];
  /** Where it was found: file, or member of an archive. */
  source: string;
  start: number;
  end: number;
  /** What a person has said in a review that names of it mean. */
  corrections: SaidMeaning[];
  /** MinHash of its words, for near duplicates. */
  signature: Uint32Array;
}

export interface ParsedSource {
  parsed: Parsed[];
  rejected: Rejection[];
  notes: Rejection[];
}

/** Reads, splits and geoparses one input. Failures of parts are in `rejected`. */
export async function parseInput(input: Input, gazetteer: Gazetteer, options: ReadOptions): Promise<ParsedSource> {
  const { limits } = options;
  const { found, rejected, notes } = await findArticles(input, options);
  const parsed: Parsed[] = [];
  for (const { source, article: whole } of found) {
    const { start, end, corrections = [], ...article } = whole;
    try {
      const tooLong = lengthProblem(article, limits);
      if (tooLong) throw new Error(tooLong);
      parsed.push({
        ...lightly(findingsOf(article, gazetteer)),
        source,
        start,
        end,
        corrections,
        signature: signatureOf(article),
      });
    } catch (error) {
      rejected.push({ source: `${source}: ${article.title}`, reason: messageOf(error) });
    }
  }
  return { parsed, rejected, notes };
}

/** Why a text that could be read did not go in. */
export const NO_ARTICLE = "no article found in it";

/** How the remark on an article begins whose stated date is none. */
export const NO_DATE = "no date: ";

/** How the remark on an article begins whose stated date lies in the future. */
export const AHEAD = "a date in the future: ";

/** What an import says of an article's date, or "". */
function remarkOnDate({ title, publishedOn, dateEvidence }: FoundArticle, today: string): string {
  if (!publishedOn) return dateEvidence && `${NO_DATE}${dateEvidence}`;
  return isAhead(publishedOn, today) ? `${AHEAD}${publishedOn.from}, of "${title}"` : "";
}

/** Why an article is too long to go in, or "". */
export function lengthProblem({ text }: Pick<Article, "text">, { articleLength }: Limits): string {
  if (text.length <= articleLength) return "";
  return `an article of ${text.length} characters; the limit is ${articleLength} (DATELINE_MAX_ARTICLE_KB)`;
}

function lightly({ article, mentions, incidents }: Omit<ParsedArticle, "places">) {
  return {
    article,
    mentions: mentions.map(mention => ({ ...mention, evidence: [], runnersUp: [] })),
    incidents,
    packed: packMentions(mentions),
    placeIds: placeIdsOf(mentions, incidents),
  };
}

/** The articles of one input, with the documents they stand in. */
export async function findArticles(input: Input, options: ReadOptions) {
  const found: { source: string; article: FoundArticle; document: SourceDocument }[] = [];
  const rejected: Rejection[] = [];
  const notes: Rejection[] = [];
  const today = new Date().toISOString().slice(0, 10);
  for await (const reading of readInput(input, options)) {
    if (reading.type === "rejected") {
      rejected.push(reading.rejection);
      continue;
    }
    const { document } = reading;
    const { name: source, note } = document;
    if (note !== "") notes.push({ source, reason: note });
    const articles = splitDocument(document);
    if (articles.length === 0) rejected.push({ source, reason: NO_ARTICLE });
    for (const article of articles) {
      found.push({ source, article, document });
      const remark = remarkOnDate(article, today);
      if (remark !== "") notes.push({ source, reason: remark });
    }
  }
  // Items of one feed, chapters of one book: what they repeat is not theirs.
  const documents = new Set(found.map(({ document }) => document));
  if (documents.size > 1) {
    const marked = markRepeated(found.map(({ article }) => article));
    for (const [i, one] of found.entries()) one.article = marked[i] as FoundArticle;
  }
  return { found, rejected, notes };
}

/** Articles of one document: as it says itself (a review), else as they are found. */
export function splitDocument(document: SourceDocument): FoundArticle[] {
  const { text, file, whole, shaped, known, boilerplate, articles } = document;
  return articles ?? splitArticles(text, { fileName: file, whole, shaped, known, boilerplate });
}
