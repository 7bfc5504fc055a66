// Places that no gazetteer knows: a capitalised name in a place's position ("the village of X, north of Khanaqin") is a toponym all
// the same. It stays unresolved, with what the text tells of where it is.

import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import type { Recognition } from "@/lib/geoparse/recognize";
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

/** Kinds whose word before "of", or behind the name, makes an unknown capitalised word a place. */
const SETTLED = new Set(["village", "town", "city", "neighbourhood", "admin2"]);

export function unknownToponyms(document: Document, found: readonly Recognition[]): UnknownToponym[] {
  const { tokens, phrases, skipped } = document;
  const taken = new Uint8Array(tokens.length);
  for (const { match } of found) taken.fill(1, match.first, match.end);
  const following = firstFoundAt(tokens.length, found);
  const unknown: UnknownToponym[] = [];
  const report = (first: number, end: number, note: string) => {
    taken.fill(1, first, end);
    unknown.push({
      start: tokens.start[first]!,
      end: tokens.end[end - 1]!,
      note,
      ...whereabouts(document, found, following[end]!, end),
    });
  };
  for (let t = 0; t < tokens.length; t++) {
    if (skipped[t]) continue;
    const phrase = phrases.get(t);
    const kind = phrase?.entries.find(entry => entry.list === "kind" && SETTLED.has(entry.kind));
    if (!phrase || kind?.list !== "kind") continue;
    const arabic = tokens.shape[t] === SHAPE.arabic;
    // "the village of X"; in Arabic the name follows directly.
    let first = phrase.end;
    if (!arabic && foldedWord(tokens, first - 1) === "of") first = phrase.end;
    else if (
      !arabic &&
      first < tokens.length &&
      foldedWord(tokens, first) === "of" &&
      tokens.gap[first - 1] === GAP.space
    )
      first++;
    else if (!arabic) first = -1;
    if (first > 0 && first < tokens.length && tokens.gap[first - 1]! <= GAP.newline) {
      const end = arabic ? arabicName(document, first) : capitalisedRun(document, first);
      // "the village of Tall Sabz": a shorter known name inside is not what is meant.
      const inside = shorterWithin(found, following[first]!, first, end);
      if (inside && !arabic && kind.kind === "village") taken.fill(0, inside.match.first, inside.match.end);
      const free = end > first && !taken.subarray(first, end).includes(1);
      if (free && kind.position !== "behind") report(first, end, `"${text(document, t, phrase.end)}" before it`);
    }
    // "X village": a capitalised word directly before, in lower-case company.
    if (
      !arabic &&
      kind.position !== "before" &&
      tokens.shape[t] === SHAPE.lower &&
      t > 0 &&
      tokens.gap[t - 1] === GAP.space
    ) {
      let start = t;
      while (start > 0 && start > t - 3 && isName(document, start - 1) && tokens.gap[start - 1] === GAP.space) start--;
      if (start < t && document.article[start - 1] === 1) start--;
      const opens = document.bounds[document.sentence[start]! * 2] === start;
      if (start < t && !opens && !taken.subarray(start, t).includes(1))
        report(start, t, `"${text(document, t, phrase.end)}" behind it`);
    }
  }
  return unknown.sort((a, b) => a.start - b.start);
}

function text({ tokens }: Document, first: number, end: number): string {
  return tokens.text.slice(tokens.start[first], tokens.end[end - 1]);
}

function isName({ tokens, flags, caseless }: Document, t: number): boolean {
  const shape = tokens.shape[t];
  if (shape !== SHAPE.capital && shape !== SHAPE.mixed) return false;
  return (
    !caseless[t] &&
    (flags[t]! & (FLAG.common | FLAG.title | FLAG.demonym | FLAG.direction | FLAG.kind | FLAG.organisation)) === 0
  );
}

/** Behind "the village of" a capital is enough, even of an ordinary word ("Tall Sabz"). */
function isCapitalised({ tokens, caseless }: Document, t: number): boolean {
  const shape = tokens.shape[t];
  return !caseless[t] && (shape === SHAPE.capital || shape === SHAPE.mixed);
}

/** End of a run of capitalised words (articles and "Abu" inside) from word `first`; `first` itself if there is none. */
function capitalisedRun(document: Document, first: number): number {
  const { tokens, article } = document;
  let end = first;
  while (end < tokens.length && end < first + 4) {
    if (
      !isCapitalised(document, end) &&
      !(article[end] && end + 1 < tokens.length && tokens.shape[end + 1] !== SHAPE.lower)
    )
      break;
    end++;
    if (tokens.gap[end - 1]! > GAP.hyphen) break;
  }
  return end;
}

/** An Arabic name behind "village": one word, or two where the second has an article or the first is "Abu", "Umm", "Tell". */
function arabicName(document: Document, first: number): number {
  const { tokens, flags } = document;
  if (
    tokens.shape[first] !== SHAPE.arabic ||
    flags[first]! & (FLAG.common | FLAG.locative | FLAG.weak | FLAG.direction)
  )
    return first;
  const joins = /^(?:ابو|ام|تل|بني|ال|البو|الشيخ|سيد)$/.test(foldedWord(tokens, first));
  const second =
    first + 1 < tokens.length && tokens.gap[first]! === GAP.space && tokens.shape[first + 1] === SHAPE.arabic;
  return joins && second ? first + 2 : first + 1;
}

/** For every word, and the end, the index of the first recognition that begins there or behind: one pass, not a search a word. */
function firstFoundAt(size: number, found: readonly Recognition[]): Int32Array {
  const following = new Int32Array(size + 1).fill(found.length);
  for (let t = size, i = found.length - 1; t >= 0; t--) {
    while (i >= 0 && found[i]!.match.first >= t) i--;
    following[t] = i + 1;
  }
  return following;
}

/** A recognition from the `next` on that lies within the words, but is not all of them. */
function shorterWithin(
  found: readonly Recognition[],
  next: number,
  first: number,
  end: number,
): Recognition | undefined {
  for (let i = next; i < found.length && found[i]!.match.first < end; i++) {
    const { match } = found[i]!;
    if (match.end <= end && match.end - match.first < end - first) return found[i];
  }
  return undefined;
}

/** "north of Khanaqin", "25 km from Tikrit", "near Balad", "in Diyala" behind the name: the known place that follows in the sentence. */
function whereabouts(
  document: Document,
  found: readonly Recognition[],
  next: number,
  from: number,
): { near: number; km: number } {
  const { tokens, sentence } = document;
  const nearest = found[next];
  if (nearest === undefined) return { near: -1, km: 0 };
  const { first } = nearest.match;
  if (first > from + 9 || sentence[first] !== sentence[from - 1]) return { near: -1, km: 0 };
  let km = 0;
  for (let t = from; t < first; t++) {
    if (tokens.shape[t] !== SHAPE.digit || t + 1 >= first) continue;
    const unit = foldedWord(tokens, t + 1);
    const value = Number(tokens.text.slice(tokens.start[t], tokens.end[t]));
    if (/^(?:km|kms|kilomet(?:er|re)s?|كم|كيلومترا?)$/.test(unit)) km = value;
    else if (/^(?:miles?|mi)$/.test(unit)) km = value * 1.609;
  }
  return { near: next, km: Number.isFinite(km) && km < 500 ? km : 0 };
}
