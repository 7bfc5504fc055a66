// What an import would do, without doing it: the articles found, compared with what is stored, with a preview of the places.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { Store } from "@/lib/store/store";
import type { Mention } from "@/lib/types";
import { bandsOf, SAME, signatureOf, similarity } from "./duplicates";
import { findingsOf } from "./findings";
import type { Review, ReviewedArticle } from "./formats/review";
import type { Ledger } from "./ledger";
import { findArticles } from "./parse";
import type { InputReading, ReadOptions } from "./reader";
import type { FoundArticle } from "./split";

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
    for (const { document, article } of found) {
      let entry = review.documents.find(d => d.name === document.name && d.text === document.text);
      if (!entry) {
        entry = { name: document.name, note: document.note, text: document.text, articles: [] };
        review.documents.push(entry);
      }
      const { mentions, incidents } = findingsOf(article, gazetteer);
      entry.articles.push({
        ...reviewed(article),
        ...(await compare(article)),
        ...preview(mentions, gazetteer),
        incidents: incidents.length,
      });
    }
    onProgress?.(reading.input.name);
  }
  return review;
}

/** An article as a review lists it: boilerplate moved to offsets into the document. */
function reviewed({ id: _id, text: _text, boilerplate, ...article }: FoundArticle): ReviewedArticle {
  const spans = boilerplate.map(({ start, end, reason }) => ({
    start: start + article.start,
    end: end + article.start,
    reason,
  }));
  return { accept: true, ...article, boilerplate: spans };
}

/** Compares with the store, and with the articles earlier in the same review. */
function comparison({ store, ledger }: ReviewOptions) {
  const ids = new Set<string>();
  const bands = new Map<number, { title: string; signature: Uint32Array }[]>();
  return async (article: FoundArticle): Promise<Pick<ReviewedArticle, "status" | "alikeTo">> => {
    if (ids.has(article.id) || (await store?.has(article.id))) return { status: "known" };
    ids.add(article.id);
    const signature = signatureOf(article);
    const stored = ledger?.alike(article.id, signature);
    const other = stored ? await store?.article(stored) : null;
    const keys = bandsOf(signature);
    const here = keys.flatMap(key => bands.get(key) ?? []).find(one => similarity(one.signature, signature) >= SAME);
    for (const key of keys) bands.set(key, [...(bands.get(key) ?? []), { title: article.title, signature }]);
    const alikeTo = other?.title ?? here?.title;
    return alikeTo === undefined ? { status: "new" } : { status: "alike", alikeTo };
  };
}

function preview(mentions: readonly Mention[], gazetteer: Gazetteer): Pick<ReviewedArticle, "places" | "unresolved"> {
  const counts = new Map<string, number>();
  const unresolved = new Set<string>();
  for (const { resolution, text } of mentions) {
    if (resolution.type === "resolved") counts.set(resolution.placeId, (counts.get(resolution.placeId) ?? 0) + 1);
    else unresolved.add(text);
  }
  const places = [...counts].flatMap(([id, count]) => {
    const place = gazetteer.place(id);
    return place ? [{ name: place.name, admin1: place.admin1, country: place.country, mentions: count }] : [];
  });
  return { places: places.sort((a, b) => b.mentions - a.mentions), unresolved: [...unresolved] };
}
