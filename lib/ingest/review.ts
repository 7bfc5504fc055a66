// What an import would do, without doing it: the articles found, compared with what is stored, with a preview of the places.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { Store } from "@/lib/store/store";
import { asSaid } from "./corrections";
import { findingsOf } from "./findings";
import type { Review } from "./formats/review";
import type { Ledger } from "./ledger";
import { findArticles, lengthProblem } from "./parse";
import { comparison, preview, reviewed } from "./preview";
import type { InputReading, ReadOptions, SourceDocument } from "./reader";

export interface ReviewOptions {
  gazetteer: Gazetteer;
  read: ReadOptions;
  /** The store and ledger to compare with, where there are any. */
  store: Store | null;
  ledger: Ledger | null;
  onProgress?: (source: string) => void;
}

/** What an import of these inputs would do. Writes nothing. */
export async function reviewInputs(inputs: AsyncIterable<InputReading>, options: ReviewOptions): Promise<Review> {
  const { gazetteer, read, onProgress } = options;
  const review: Review = { dateline: "review", version: 1, documents: [], rejected: [] };
  const compare = comparison(options);
  for await (const reading of inputs) {
    if (reading.type === "rejected") {
      review.rejected.push(reading.rejection);
      continue;
    }
    const { found, rejected } = await findArticles(reading.input, read);
    review.rejected.push(...rejected);
    const entries = new Map<SourceDocument, Review["documents"][number]>();
    for (const { source, document, article } of found) {
      const tooLong = lengthProblem(article, read.limits);
      if (tooLong) {
        review.rejected.push({ source: `${source}: ${article.title}`, reason: tooLong });
        continue;
      }
      let entry = entries.get(document);
      if (!entry) {
        entry = { name: document.name, note: document.note, text: document.text, articles: [] };
        entries.set(document, entry);
        review.documents.push(entry);
      }
      const inside = findingsOf(article, gazetteer, asSaid(article.corrections ?? [], new Date()));
      entry.articles.push({ ...reviewed(article), ...(await compare(article)), ...preview(inside, gazetteer) });
    }
    onProgress?.(reading.input.name);
  }
  return review;
}
