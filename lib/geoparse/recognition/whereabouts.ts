// Where a name that no gazetteer knows is: which known place the text puts it near to.

import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import type { Recognition } from "@/lib/geoparse/recognition/features";
import { foldedWord, SHAPE } from "@/lib/text/tokenize";

/** What a text says of where words of it are. */
export class Whereabouts {
  /** For every word, and the end, the index of the first recognition that begins there or behind: one pass, not a search a word. */
  readonly #following: Int32Array;

  constructor(
    private readonly document: Document,
    private readonly found: readonly Recognition[],
  ) {
    const size = document.tokens.length;
    this.#following = new Int32Array(size + 1).fill(found.length);
    for (let t = size, i = found.length - 1; t >= 0; t--) {
      while (i >= 0 && found[i]!.match.first >= t) i--;
      this.#following[t] = i + 1;
    }
  }

  /** Index of the first recognition that begins at word `t` or behind it; how many there are if none does. */
  following(t: number): number {
    return this.#following[t]!;
  }

  /**
   * The known place that the text puts the name near to. Stated is what follows by words of place alone ("north of Khanaqin", ", 25 km from
   * Tikrit", "in Diyala"); else it is the place named before it in the sentence, or the one that follows.
   */
  of(first: number, end: number): { near: number; km: number; stated: boolean } {
    const { sentence } = this.document;
    const here = sentence[end - 1]!;
    const next = this.following(end);
    const nearest = this.found[next];
    const within = nearest !== undefined && nearest.match.first <= end + 12 && sentence[nearest.match.first] === here;
    if (within && onlyPlaceWords(this.document, end, nearest.match.first))
      return { near: next, km: statedKm(this.document, end, nearest.match.first), stated: true };
    const before = this.following(first) - 1;
    const previous = this.found[before];
    const apart = previous === undefined ? Number.POSITIVE_INFINITY : here - sentence[previous.match.first]!;
    if (apart === 0) return { near: before, km: 0, stated: false };
    if (within) return { near: next, km: 0, stated: false };
    // Of an article's sentences, one goes on from the other.
    return { near: apart === 1 ? before : -1, km: 0, stated: false };
  }
}

/** Whether only words of place, other names and numbers stand from one word to another. */
export function onlyPlaceWords({ tokens, flags, article }: Document, from: number, to: number): boolean {
  const place = FLAG.locative | FLAG.weak | FLAG.direction | FLAG.kind;
  for (let t = from; t < to; t++) {
    const shape = tokens.shape[t];
    if (shape === SHAPE.digit || shape === SHAPE.capital || shape === SHAPE.mixed || article[t]) continue;
    const word = foldedWord(tokens, t);
    if ((flags[t]! & place) !== 0 && !MOTION.test(word)) continue;
    if (!UNIT.test(word) && !FILLERS.has(word)) return false;
  }
  return true;
}

/** The distance in km that is stated between two words, or 0. */
export function statedKm({ tokens }: Document, from: number, to: number): number {
  let km = 0;
  for (let t = from; t + 1 < to; t++) {
    if (tokens.shape[t] !== SHAPE.digit) continue;
    const unit = foldedWord(tokens, t + 1);
    const digits = tokens.text.slice(tokens.start[t], tokens.end[t]);
    const value = Number(digits.replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660)));
    if (UNIT.test(unit)) km = unit.startsWith("mi") ? value * 1.609 : value;
  }
  return Number.isFinite(km) && km < 500 ? km : 0;
}

export const UNIT = /^(?:km|kms|kilomet(?:er|re)s?|miles?|mi|كم|كيلومتر|كيلومترا|كيلومترات)$/;
/** Words of place that say where somebody goes, not where something is. */
const MOTION = /^(?:towards?|into|left|نحو|باتجاه|الي|من)$/;
const FILLERS = new Set(
  "one two three four five six seven eight nine ten twelve fifteen twenty thirty forty a an the just some about around roughly nearly both few kilometers lies located situated which that is its road main town's away far not on التي تبعد تقع الواقعه القريبه القريب التابعه التابع علي بعد نحو حوالي".split(
    " ",
  ),
);
