// Why a part of a file is set aside, in words for a reader. The interface translates each of them.

/** The values of Boilerplate.reason. */
export const REASONS = [
  "related items",
  "link to another item",
  "share buttons",
  "advertisement",
  "copyright",
  "proofreading or translation note",
  "tags",
  "donation appeal",
  "newsletter or cookie notice",
  "disclaimer",
  "picture caption",
  "line of a database record",
  "bare link",
  "navigation",
  "links only",
  "comments",
  "on several pages",
  "beside the article",
  "title line",
  "author line",
  "source line",
  "date line",
  "url line",
  "language line",
  "byline",
  "title repeated",
  "note about the author",
  "rule",
  "after the article's end",
] as const;

export type Reason = (typeof REASONS)[number];

/** Reasons with a variable part. */
export type LongerReason = Reason | `after the article's end (${Reason})` | `stands in ${number} articles of the file`;
