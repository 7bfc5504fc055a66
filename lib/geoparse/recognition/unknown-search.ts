// The search for places that no gazetteer knows: what was found so far, and what its rules ask of the text.

import { AND, type Document } from "@/lib/geoparse/document";
import { saysCapital } from "@/lib/geoparse/recognition/capitals";
import type { Recognition } from "@/lib/geoparse/recognition/features";
import { Whereabouts } from "@/lib/geoparse/recognition/whereabouts";
import { foldedWord, GAP, SHAPE } from "@/lib/text/tokenize";

/** A toponym without a place. */
export interface UnknownToponym {
  start: number;
  end: number;
  /** Why it is taken for a place. */
  note: string;
  /** Index of the recognition that the text puts it near to, or -1. */
  near: number;
  /** Stated distance in km, or 0. */
  km: number;
}

/** Whether a word looks like a name of the region (see lib/gazetteer/look.ts). */
export type Look = (word: string) => number;

/** A document while names that no gazetteer has are looked for in it. */
export class Search {
  /** 1 for each word of a known name, or of one that was reported. */
  readonly taken: Uint8Array;
  readonly whereabouts: Whereabouts;
  /** What was found, in the order of finding. */
  readonly unknown: UnknownToponym[] = [];

  /**
   * @param found what is recognized
   * @param look how much a folded word looks like a name of the region
   * @param misplaced whether the recognition, known by a slip, lies far from the one that the text puts it near to
   */
  constructor(
    readonly document: Document,
    readonly found: readonly Recognition[],
    private readonly look: Look,
    private readonly misplaced: (known: number, near: number) => boolean,
  ) {
    this.taken = new Uint8Array(document.tokens.length);
    for (const { match } of found) for (let t = match.first; t < match.end; t++) this.taken[t] = 1;
    this.whereabouts = new Whereabouts(document, found);
  }

  /**
   * Takes the words `[first, end)` for a name, unless a known name stands there.
   * @param over whether a shorter known name inside, or one that was only guessed at, is not what is meant ("the village of Tall Sabz")
   * @param quoted whether it stands in quotation marks
   */
  report(first: number, end: number, note: string, over: boolean, quoted = false): void {
    const { tokens, prefix, skipped } = this.document;
    if (end <= first || skipped[first]) return;
    const where = this.whereabouts.of(first, end);
    const next = this.whereabouts.following(first);
    for (let i = next; i < this.found.length && this.found[i]!.match.first < end; i++) {
      const { match } = this.found[i]!;
      // Its article belongs to a name, though the name was found without it.
      const own = first + this.document.article[first]!;
      // "the Taji-Dujail sector" lies between two known places.
      if (over && tokens.shape[first] !== SHAPE.arabic && this.#isBetweenHyphens(match.first, match.end, first, end))
        return;
      const apart = quoted || tokens.shape[first] !== SHAPE.arabic;
      const shorter = match.end <= end && match.end - match.first < end - own && apart;
      const guessed = match.form !== "exact" && where.stated && this.misplaced(i, where.near);
      if (!(over && shorter) && !guessed) return;
      this.taken.fill(0, match.first, match.end);
    }
    if (this.taken.subarray(first, end).includes(1)) return;
    this.taken.fill(1, first, end);
    const { near, km } = where;
    this.unknown.push({ start: tokens.start[first]! + prefix[first]!, end: tokens.end[end - 1]!, note, near, km });
  }

  /** Whether a known name fills its place between two hyphens, or a hyphen and an end, of the words `[first, end)`. */
  #isBetweenHyphens(from: number, to: number, first: number, end: number): boolean {
    const { tokens, article } = this.document;
    if (from === first && to === end) return false;
    const joins = (t: number) => tokens.gap[t] === GAP.hyphen && article[t] === 0;
    return (from === first || joins(from - 1)) && (to === end || joins(to - 1));
  }

  /** The words `[first, end)` as written. */
  text(first: number, end: number): string {
    const { tokens } = this.document;
    return tokens.text.slice(tokens.start[first], tokens.end[end - 1]);
  }

  /** How much the likest of the words `[first, end)` looks like a name of the region. */
  looks(first: number, end: number): number {
    const { tokens, article } = this.document;
    let best = -1;
    for (let t = first; t < end; t++) if (!article[t]) best = Math.max(best, this.look(foldedWord(tokens, t)));
    return best;
  }
}

/** Of a name beside a vague word ("the X area"), its likest word. */
export const LEAST_LOOK = -0.1;

/** After a comma, an "and" or both: the next name of a list, or -1. */
export function nextListed(document: Document, end: number): number {
  const { tokens } = document;
  if (end >= tokens.length) return -1;
  const gap = tokens.gap[end - 1]!;
  if (gap > GAP.comma || gap === GAP.stop) return -1;
  const next = AND.has(tokens, end) ? end + 1 : gap === GAP.comma ? end : -1;
  return next > 0 && next < tokens.length && saysCapital(document, next) ? next : -1;
}
