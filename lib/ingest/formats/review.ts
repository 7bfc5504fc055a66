// A review: everything that an import would store, as a file that a person may change and hand back. Boundaries and
// boilerplate are offsets into each document's text, so shifting one leaves the others right.

import { z } from "zod";
import { documented, head, type Reader, rejected } from "../reader";
import { articleId, type FoundArticle } from "../split";

const day = z.iso.date("expected a day as YYYY-MM-DD");
const offset = z.int().nonnegative();

const ReviewedArticle = z.object({
  /** false leaves the article out. */
  accept: z.boolean(),
  start: offset,
  end: offset,
  title: z.string().min(1),
  author: z.string(),
  source: z.string(),
  url: z.string(),
  publishedOn: z
    .object({ from: day, to: day, precision: z.enum(["day", "month", "year", "range"]) })
    .refine(({ from, to }) => from <= to, "expected from not after to")
    .nullable(),
  dateEvidence: z.string(),
  language: z.enum(["en", "ar"]),
  boilerplate: z.array(z.object({ start: offset, end: offset, reason: z.string() })),
  /** What names mean, by a person's word: a place of the gazetteer, or null for none. */
  corrections: z
    .array(z.object({ start: offset, end: offset, place: z.string().min(1).max(200).nullable() }))
    .optional(),
  /** What the store has of it; of no effect when the review is handed back. */
  status: z.enum(["new", "known", "alike"]).optional(),
  alikeTo: z.string().optional(),
  places: z
    .array(z.object({ name: z.string(), admin1: z.string(), country: z.string(), mentions: z.number() }))
    .optional(),
  unresolved: z.array(z.string()).optional(),
  incidents: z.number().optional(),
});

export const ReviewSchema = z.object({
  dateline: z.literal("review"),
  version: z.literal(1),
  documents: z.array(
    z.object({ name: z.string(), note: z.string(), text: z.string(), articles: z.array(ReviewedArticle) }),
  ),
  rejected: z.array(z.object({ source: z.string(), reason: z.string() })),
});
export type Review = z.infer<typeof ReviewSchema>;
export type ReviewedArticle = z.infer<typeof ReviewedArticle>;

/** An article as a person wants it. One without a title is read anew: it was split off another. */
export const WantedArticle = ReviewedArticle.omit({
  ...{ status: true, alikeTo: true, places: true, unresolved: true, incidents: true },
}).extend({ title: z.string() });
export type WantedArticle = z.infer<typeof WantedArticle>;

export const review: Reader = {
  id: "review",
  name: "review",
  container: false,
  detect: input => /^(?:\xef\xbb\xbf)?\s*\{\s*"dateline"\s*:\s*"review"/.test(head(input, 200)),
  async *read(input) {
    let value: unknown;
    try {
      value = JSON.parse(
        Buffer.from(input.bytes)
          .toString("utf8")
          .replace(/^\ufeff/, ""),
      );
    } catch (error) {
      yield rejected(input.name, `a review that is not valid JSON: ${error instanceof Error ? error.message : error}`);
      return;
    }
    const parsed = ReviewSchema.safeParse(value);
    if (!parsed.success) {
      yield rejected(
        input.name,
        `a review that was changed beyond reading: ${z.prettifyError(parsed.error).slice(0, 400)}`,
      );
      return;
    }
    for (const document of parsed.data.documents) {
      try {
        const articles = acceptedArticles(document);
        if (articles.length > 0) yield documented({ ...input, name: document.name }, document.text, { articles });
      } catch (error) {
        yield rejected(input.name, error instanceof Error ? error.message : String(error));
      }
    }
  },
};

/** The accepted articles of a reviewed document, with ids of what they are now. Offsets outside the text are an error. */
export function acceptedArticles(document: Review["documents"][number]): FoundArticle[] {
  const { text: whole, name } = document;
  return document.articles
    .filter(article => article.accept)
    .map(article => {
      const { start, end, title, author, source, url, publishedOn, dateEvidence, language } = article;
      if (start >= end || end > whole.length) {
        throw new Error(
          `${name}: "${title}" is said to be at ${start} to ${end}, the text has ${whole.length} characters`,
        );
      }
      const text = whole.slice(start, end);
      const boilerplate = article.boilerplate
        .map(span => ({
          ...span,
          start: Math.max(0, span.start - start),
          end: Math.min(text.length, span.end - start),
        }))
        .filter(span => span.start < span.end)
        .sort((a, b) => a.start - b.start);
      const id = articleId(title, text, boilerplate);
      const corrections = (article.corrections ?? [])
        .map(said => ({ ...said, start: said.start - start, end: said.end - start }))
        .filter(said => said.start >= 0 && said.start < said.end && said.end <= text.length);
      return {
        ...{ id, title, author, source, url, publishedOn, dateEvidence, language, text, boilerplate, start, end },
        ...(corrections.length > 0 && { corrections }),
      };
    });
}
