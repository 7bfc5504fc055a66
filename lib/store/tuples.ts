// What a backend hands over of the corpus, articles by ascending number. Dates are `YYYY-MM-DD`.

import type { Language, Role } from "@/lib/types";

export interface ArticleTuple {
  number: number;
  source: string;
  language: Language;
  publishedFrom: string | null;
  publishedTo: string | null;
  /** What brought it in, or "". */
  import: string;
  /** Whether a name or an incident in it was corrected by hand; whether it is a near duplicate of another. */
  corrected: 0 | 1;
  copy: 0 | 1;
}
/** `place` is the place's number, or null: unresolved. A tuple, because there are millions. */
export type MentionTuple = [
  article: number,
  nth: number,
  place: number | null,
  literal: 0 | 1,
  confidence: number,
  start: number,
];
/** Only incidents with status "reported". */
export interface IncidentTuple {
  article: number;
  nth: number;
  type: string;
  subtype: string;
  mention: number | null;
  confidence: number;
  dateFrom: string | null;
  dateTo: string | null;
  sentenceStart: number;
  sentenceEnd: number;
  /** Killed at least, and wounded at least; UNTOLD where some were, and null where nothing is said of it. */
  deaths: number | null;
  injuries: number | null;
  /** Killed at most; UNTOLD where no upper bound is told of those killed. */
  deathsMost: number | null;
  /** The number of the place that it happened at; null where it is not known. */
  place: number | null;
  actors: { id: string; name: string; role: Role }[];
}

/** Of deaths or injuries that are told without a number. */
export const UNTOLD = -1;
