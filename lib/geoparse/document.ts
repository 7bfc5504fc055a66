// The article as the recognizer sees it: words with their numbers, keys and lexicon flags, sentences, and what is skipped.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import { BEGINS, type ReadColumns, Readings } from "@/lib/geoparse/readings";
import { isArticle } from "@/lib/text/spelling";
import { foldedWord, GAP, SHAPE, sentenceBounds, type Tokens, tokenize, WordSet } from "@/lib/text/tokenize";
import type { Span } from "@/lib/types";

export interface Document extends ReadColumns {
  tokens: Tokens;
  /** The lexicon flags that some word has: what no word has need not be looked for. */
  someFlags: number;
  /** 1 for an Arabic article written in Latin letters. */
  article: Uint8Array;
  /** Index of the sentence, and per sentence `[first, end)` words. */
  sentence: Int32Array;
  bounds: Int32Array;
  /** 1 where capitals say nothing: the sentence is all capitals, or all lower-case, or title case. */
  caseless: Uint8Array;
  /** 1 for words outside the prose (boilerplate). */
  skipped: Uint8Array;
  /** Whether the article reports on matches, where teams are called by their towns and countries. */
  sport: boolean;
  /** By word, the phrase of the lists that begins there, if any, and the first one that ends before it. */
  phrases: (Phrase | undefined)[];
  phraseEnds: (Phrase | undefined)[];
}

/** Articles that are seen without a hyphen: "as", "at" and "an" are English, too. The assimilated ones stand before a capital alone. */
const ARTICLES = new WordSet("al el ul");
const ASSIMILATED = new WordSet("ad adh ar ash ath az");
/** English words, too: articles after a preposition and before a known name that begins with their sound ("in as Samawah"). */
const AMBIGUOUS = new WordSet("as an at");
const PREPOSITIONS = new WordSet("in of from near to around outside inside");

export function readDocument(text: string, gazetteer: Gazetteer, skip: readonly Span[]): Document {
  const tokens = tokenize(text);
  const size = tokens.length;
  // One piece of memory for all columns: asking for it takes longer than filling it.
  const memory = new ArrayBuffer(size * 27);
  const words = new Int32Array(memory, 0, size);
  const plain = new Int32Array(memory, size * 4, size);
  const keys = new Int32Array(memory, size * 8, size);
  const sentence = new Int32Array(memory, size * 12, size);
  const flags = new Uint32Array(memory, size * 16, size);
  const begins = new Uint16Array(memory, size * 20, size);
  const prefix = new Uint8Array(memory, size * 22, size);
  const suffix = new Uint8Array(memory, size * 23, size);
  const article = new Uint8Array(memory, size * 24, size);
  const skipped = new Uint8Array(memory, size * 25, size);
  const caseless = new Uint8Array(memory, size * 26, size);
  const someFlags = Readings.of(gazetteer).read(tokens, { words, plain, keys, flags, prefix, suffix, begins });
  for (let t = 0; t + 1 < size; t++) {
    if ((begins[t]! & BEGINS.article) === 0) continue;
    const length = tokens.end[t]! - tokens.start[t]!;
    if (length > 4 || tokens.shape[t] === SHAPE.arabic || tokens.gap[t]! > GAP.newline) continue;
    const next = tokens.shape[t + 1]!;
    if (next === SHAPE.arabic || next === SHAPE.digit) continue;
    const sure =
      tokens.gap[t] === GAP.hyphen ||
      ARTICLES.has(tokens, t) ||
      (next === SHAPE.capital && ASSIMILATED.has(tokens, t)) ||
      (next === SHAPE.capital &&
        AMBIGUOUS.has(tokens, t) &&
        t > 0 &&
        PREPOSITIONS.has(tokens, t - 1) &&
        (flags[t + 1]! & FLAG.common) === 0 &&
        keys[t + 1]! >= 0);
    if (sure && isArticle(foldedWord(tokens, t), foldedWord(tokens, t + 1))) article[t] = 1;
  }
  for (const span of skip) {
    for (let t = firstAtOrAfter(tokens, span.start); t < size && tokens.start[t]! < span.end; t++) skipped[t] = 1;
  }
  const bounds = sentenceBounds(tokens);
  for (let s = 0; s < bounds.length; s += 2) {
    const says = capitalsSaySomething(tokens, bounds[s]!, bounds[s + 1]!);
    for (let t = bounds[s]!; t < bounds[s + 1]!; t++) {
      sentence[t] = s >> 1;
      caseless[t] = says ? 0 : 1;
    }
  }
  const phrases = new Array<Phrase | undefined>(size);
  const phraseEnds = new Array<Phrase | undefined>(size + 1);
  for (let t = 0; t < size; t++) {
    if ((begins[t]! & BEGINS.phrase) === 0) continue;
    const phrase = gazetteer.lexicon.phraseAt(tokens, plain, t);
    if (phrase === null) continue;
    phrases[t] = phrase;
    phraseEnds[phrase.end] ??= phrase;
  }
  return {
    tokens,
    someFlags,
    words,
    plain,
    keys,
    flags,
    prefix,
    suffix,
    begins,
    article,
    sentence,
    bounds,
    caseless,
    skipped,
    sport: (someFlags & FLAG.sport) !== 0 && isAboutSport(tokens, flags),
    phrases,
    phraseEnds,
  };
}

/** How many different words of sport make an article one about sport. */
const LEAST_SPORT = 3;

function isAboutSport(tokens: Tokens, flags: Uint32Array): boolean {
  const words = new Set<string>();
  for (let t = 0; t < tokens.length; t++) {
    if (flags[t]! & FLAG.sport) words.add(foldedWord(tokens, t));
    else if (tokens.shape[t] === SHAPE.digit && isScore(tokens, t)) words.add("a score");
  }
  return words.size >= LEAST_SPORT;
}

/** "2-1": two figures of one or two digits, and no more. */
export function isScore(tokens: Tokens, t: number): boolean {
  if (!isShort(tokens, t) || t + 1 >= tokens.length || tokens.gap[t] !== GAP.hyphen || !isShort(tokens, t + 1))
    return false;
  return tokens.gap[t + 1] !== GAP.hyphen && (t === 0 || tokens.gap[t - 1] !== GAP.hyphen);
}

function isShort({ shape, start, end }: Tokens, t: number): boolean {
  return shape[t] === SHAPE.digit && end[t]! - start[t]! <= 2;
}

/** First word that begins at or after an offset. */
function firstAtOrAfter(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.start[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In headlines in capitals, in title case and in texts without capitals, a capital letter is no evidence for a name. */
function capitalsSaySomething(tokens: Tokens, first: number, end: number): boolean {
  let lower = 0;
  let longLower = 0;
  let upper = 0;
  let capital = 0;
  for (let t = first; t < end; t++) {
    const shape = tokens.shape[t];
    if (shape === SHAPE.lower) {
      lower++;
      if (tokens.end[t]! - tokens.start[t]! > 4) longLower++;
    } else if (shape === SHAPE.upper && tokens.end[t]! - tokens.start[t]! > 1) upper++;
    else if (shape === SHAPE.capital || shape === SHAPE.mixed) capital++;
  }
  if (upper >= 3 && upper > (lower + capital) * 1.5) return false;
  if (capital + upper === 0) return false;
  // A heading in title case has no full stop.
  if (tokens.text[tokens.end[end - 1]!] === ".") return true;
  return !(capital >= 4 && longLower === 0 && capital > lower);
}

/** Words that names are asked about again and again. */
export const THE = new WordSet("the");
export const OF = new WordSet("of");
export const AND = new WordSet("and");
export const NEAR = new WordSet("near outside قرب");

/** Whether a word's shape has a Latin capital. */
export function isCapitalShape(shape: number): boolean {
  return shape === SHAPE.capital || shape === SHAPE.upper || shape === SHAPE.mixed;
}

/** Whether word `t` is the first of its sentence. */
export function startsSentence({ bounds, sentence }: Document, t: number): boolean {
  return t === 0 || bounds[sentence[t]! * 2] === t;
}
