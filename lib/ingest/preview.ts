// What a review says of one article: whether it is known, what it is like, which places are in it; and the same again after a
// person has changed where articles begin and end.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { eventsIn } from "@/lib/incidents/groupings";
import type { Store } from "@/lib/store/store";
import type { Span } from "@/lib/types";
import { findingsAside } from "./aside";
import { asSaid } from "./corrections";
import { bandsOf, SAME, signatureOf, similarity } from "./duplicates";
import type { Findings } from "./findings";
import { acceptedArticles, type Review, type ReviewedArticle, type WantedArticle } from "./formats/review";
import type { Ledger } from "./ledger";
import { baseName, type FoundArticle, splitArticles } from "./split";

/** The store and ledger to compare with, where there are any. */
export interface Stored {
  store: Store | null;
  ledger: Ledger | null;
}

/** An article as a review lists it: boilerplate moved to offsets into the document. */
export function reviewed({
  id: _id,
  text: _text,
  boilerplate,
  corrections,
  ...article
}: FoundArticle): ReviewedArticle {
  const moved = <T extends Span>(spans: readonly T[]): T[] =>
    spans.map(span => ({ ...span, start: span.start + article.start, end: span.end + article.start }));
  return {
    ...{ accept: true, ...article, boilerplate: moved(boilerplate) },
    ...(corrections && { corrections: moved(corrections) }),
  };
}

/** Compares with the store, and with the articles that were compared before. */
export function comparison({ store, ledger }: Stored) {
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

/** The places and incidents found in an article, counted. */
export function preview(
  { mentions, incidents, groupings }: Findings,
  gazetteer: Gazetteer,
): Pick<ReviewedArticle, "places" | "unresolved" | "incidents"> {
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
  places.sort((a, b) => b.mentions - a.mentions);
  return { places, unresolved: [...unresolved], incidents: eventsIn(incidents, mentions, groupings) };
}

/** A wish that cannot be granted. */
export class RevisionError extends Error {}

type Document = Review["documents"][number];

/**
 * A document's articles as a person wants them, in the order of the text, with what a review says of each. Throws
 * RevisionError for articles that overlap or lie outside the text.
 */
export async function revise(
  { name, text, articles: before }: Document,
  wanted: readonly WantedArticle[],
  { store, ledger, gazetteer }: Stored & { gazetteer: Gazetteer },
): Promise<ReviewedArticle[]> {
  const compare = comparison({ store, ledger });
  const revised: ReviewedArticle[] = [];
  let end = 0;
  for (const wish of [...wanted].sort((a, b) => a.start - b.start)) {
    if (wish.start < end || wish.end <= wish.start || wish.end > text.length) {
      throw new RevisionError(
        `${name}: an article from ${wish.start} to ${wish.end} overlaps another or lies outside the text, which has ${text.length} characters`,
      );
    }
    end = wish.end;
    const article = wish.title.trim() === "" ? readAnew(name, text, wish) : wish;
    const same = before.find(one => one.start === article.start && contentOf(one) === contentOf(article));
    if (same) {
      revised.push({ ...same, ...article });
      continue;
    }
    const [found] = acceptedArticles({ name, note: "", text, articles: [{ ...article, accept: true }] });
    if (!found) throw new RevisionError(`${name}: no text from ${wish.start} to ${wish.end}`);
    revised.push({
      ...reviewed(found),
      accept: article.accept,
      ...(await compare(found)),
      ...preview(await findingsAside(found, gazetteer, asSaid(found.corrections ?? [], new Date())), gazetteer),
    });
  }
  return revised;
}

/** What the findings and the identity of an article depend on. */
function contentOf({ start, end, title, language, publishedOn, boilerplate, corrections = [] }: WantedArticle): string {
  const spans = boilerplate.map(span => [span.start, span.end]);
  return JSON.stringify([start, end, title, language, publishedOn?.from, publishedOn?.to, spans, corrections]);
}

/** What the text itself says of an article that was split off, or has no title; a date that is known already stays. */
function readAnew(name: string, whole: string, wish: WantedArticle): WantedArticle {
  const text = whole.slice(wish.start, wish.end);
  const [found] = splitArticles(text, { fileName: name, whole: true });
  if (!found) throw new RevisionError(`${name}: there is no text from ${wish.start} to ${wish.end}`);
  const { title, author, source, url, language, boilerplate } = found;
  const { publishedOn, dateEvidence } = wish.publishedOn ? wish : found;
  return {
    ...wish,
    ...{ title, author: author || wish.author, url: url || wish.url, publishedOn, dateEvidence, language },
    source: source === baseName(name) ? wish.source : source,
    boilerplate: boilerplate.map(span => ({
      ...span,
      start: span.start + found.start + wish.start,
      end: span.end + found.start + wish.start,
    })),
  };
}
