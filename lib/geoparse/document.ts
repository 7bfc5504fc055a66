// The article as the recognizer sees it: words with their numbers, keys and lexicon flags, sentences, and what is skipped.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import { Memory } from "@/lib/text/memory";
import { fold, foldOf } from "@/lib/text/normalize";
import { arabicReadings, foreignReadings, hasMarkedLetters, isArticle, isHead, spellingKey } from "@/lib/text/spelling";
import { foldedWord, GAP, SHAPE, sentenceBounds, type Tokens, tokenize, WordSet } from "@/lib/text/tokenize";
import type { Span } from "@/lib/types";

export interface Document {
  tokens: Tokens;
  /** Word number in the vocabulary as names have it, or -1. For Arabic the number of the stem. */
  words: Int32Array;
  /** Word number as the lexicon's lists have it, or -1: Arabic with its article. */
  plain: Int32Array;
  /** Number of the spelling key, or -1. */
  keys: Int32Array;
  /** Lexicon flags. */
  flags: Uint32Array;
  /** Letters of an Arabic word before the name in it ("b" of "bi-l-Mawsil"). */
  prefix: Uint8Array;
  /** Letters of a Kurdish word behind the name in it ("da" of "Hewlêrda"). */
  suffix: Uint8Array;
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
  const memory = new ArrayBuffer(size * 25);
  const words = new Int32Array(memory, 0, size);
  const plain = new Int32Array(memory, size * 4, size);
  const keys = new Int32Array(memory, size * 8, size);
  const sentence = new Int32Array(memory, size * 12, size);
  const flags = new Uint32Array(memory, size * 16, size);
  const prefix = new Uint8Array(memory, size * 20, size);
  const article = new Uint8Array(memory, size * 21, size);
  const skipped = new Uint8Array(memory, size * 22, size);
  const caseless = new Uint8Array(memory, size * 23, size);
  const suffix = new Uint8Array(memory, size * 24, size);
  const { vocabulary, lexicon } = gazetteer;
  const known = readingsOf(gazetteer);
  vocabulary.findAll(tokens, plain);
  for (let t = 0; t < size; t++) {
    keys[t] = -1;
    const shape = tokens.shape[t]!;
    const word = plain[t]!;
    if (shape === SHAPE.arabic) {
      const written = text.slice(tokens.start[t], tokens.end[t]);
      const reading = known.get(written) ?? known.keep(written, readArabicWord(gazetteer, tokens, t, word));
      words[t] = reading.word;
      plain[t] = reading.plain;
      prefix[t] = reading.prefix;
      suffix[t] = reading.suffix;
      flags[t] = reading.flags;
      continue;
    }
    words[t] = word;
    if (word >= 0) {
      const flag = lexicon.flags(word);
      flags[t] = flag;
      // A short ordinary word is never part of a name by its sound ("in al-Asad" is not "Ain al-Asad").
      const length = tokens.end[t]! - tokens.start[t]!;
      if ((flag & FLAG.common) === 0 || length >= 4 || (shape === SHAPE.capital && isHead(foldedWord(tokens, t))))
        keys[t] = gazetteer.keyOfWord[word]!;
    } else if (shape !== SHAPE.digit && shape !== SHAPE.other && tokens.end[t]! - tokens.start[t]! <= 40) {
      const written = text.slice(tokens.start[t], tokens.end[t]);
      keys[t] = (known.get(written) ?? known.keep(written, readLatinWord(gazetteer, tokens, t, written))).key;
    }
  }
  for (let t = 0; t + 1 < size; t++) {
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
    const phrase = lexicon.phraseAt(tokens, plain, t);
    if (phrase === null) continue;
    phrases[t] = phrase;
    phraseEnds[phrase.end] ??= phrase;
  }
  return {
    tokens,
    words,
    plain,
    keys,
    flags,
    prefix,
    suffix,
    article,
    sentence,
    bounds,
    caseless,
    skipped,
    sport: isAboutSport(tokens, flags),
    phrases,
    phraseEnds,
  };
}

/** What a word is that is in no name as it stands: the same wherever it stands. */
interface Reading {
  word: number;
  plain: number;
  flags: number;
  key: number;
  prefix: number;
  suffix: number;
}

const readings = new WeakMap<Gazetteer, Memory<Reading>>();

function readingsOf(gazetteer: Gazetteer): Memory<Reading> {
  let known = readings.get(gazetteer);
  if (known === undefined) {
    known = new Memory();
    readings.set(gazetteer, known);
  }
  return known;
}

/** A word that is in no name as it stands may be one by its key; of its readings by other habits the first that is some name's counts. */
function readLatinWord({ keys }: Gazetteer, tokens: Tokens, t: number, written: string): Reading {
  const none = { word: -1, plain: -1, flags: 0, prefix: 0, suffix: 0 };
  const key = keys.idOf(spellingKey(foldedWord(tokens, t)));
  if (tokens.shape[t] === SHAPE.lower || (key >= 0 && !hasMarkedLetters(written))) return { ...none, key };
  // "AlAnbar", "ElHol": the capital shows where the article ends.
  const behind = /^[AEU]l(\p{Lu}\p{Ll}.+)$/u.exec(written)?.[1];
  if (behind !== undefined) return { ...none, key: keys.idOf(spellingKey(fold(behind))) };
  for (const { word } of foreignReadings(written)) {
    const other = keys.idOf(spellingKey(word));
    if (other >= 0) return { ...none, key: other };
  }
  return { ...none, key };
}

/** Inhabitants of a city whose name may have two letters. */
export const GREAT = 500_000;

/** Of the ways to read an Arabic word as prefix + word, takes the first whose word is in a name; the lists are asked for the whole word first. */
function readArabicWord(gazetteer: Gazetteer, tokens: Tokens, t: number, whole: number): Reading {
  const { vocabulary, lexicon, exact } = gazetteer;
  let plain = whole;
  let flags = lexicon.flags(whole);
  const word = foldedWord(tokens, t);
  // "And in" is hardly ever the name Wafi.
  const particle = word.length === 3 && /^[وف]/.test(word) ? vocabulary.idOf(word.slice(1)) : -1;
  if (particle >= 0 && lexicon.flags(particle) & (FLAG.locative | FLAG.weak))
    return { word: -1, plain: particle, flags: lexicon.flags(particle), key: -1, prefix: 0, suffix: 0 };
  for (const { stem, skip } of word.length === 3 ? shortReadings(word) : arabicReadings(word)) {
    const id = vocabulary.idOf(stem);
    if (id < 0) continue;
    const listed = lexicon.flags(id);
    // "bi-madina", "wa-min": a listed word after a preposition; it says more than that the whole is an ordinary word.
    if ((flags & ~FLAG.common) === 0 && (flags === 0 ? listed : listed & CUES) !== 0) {
      plain = id;
      // "al-Qasim" is no first name.
      flags = skip + stem.length === word.length ? listed : listed & ~FLAG.firstName;
    }
    // Of two letters are beginnings of names ("Tal"), not names, but for a great city's that is no word (Qom).
    const state = exact.step(0, id);
    if (stem.length < 3 && state === -1) continue;
    if (stem.length < 3 && exact.ends(state)) {
      const great = exact.payloads(state).some(name => gazetteer.bearersAt(name).population >= GREAT);
      if (skip > 0 || flags !== 0 || !great) continue;
    }
    if (exact.starts(id) || exact.continues(id)) return { word: id, plain, flags, key: -1, prefix: skip, suffix: 0 };
  }
  const none = { word: -1, plain, flags, key: -1, prefix: 0, suffix: 0 };
  return flags === 0 ? readKurdishWord(gazetteer, tokens, t, none) : none;
}

/** Sorani writes "in", "from", "also" and the ezafe behind the name and together with it: "Hewlêrda", "Hewlêrewe", "Hewlêrî". */
function readKurdishWord({ vocabulary, lexicon, exact }: Gazetteer, tokens: Tokens, t: number, none: Reading): Reading {
  const written = tokens.text.slice(tokens.start[t], tokens.end[t]);
  if (!(KURDISH.test(written) || WITHIN.test(written))) return none;
  const word = foldedWord(tokens, t);
  for (const ending of KURDISH_ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < 4) continue;
    const id = vocabulary.idOf(word.slice(0, -ending.length));
    if (id >= 0 && (exact.starts(id) || exact.continues(id)))
      return {
        ...none,
        word: id,
        flags: lexicon.flags(id) & FLAG.common,
        suffix: written.length - cutBefore(written, ending.length),
      };
  }
  return none;
}

/** Letters that only Kurdish has; and "in", behind letters that Persian has, too. */
const KURDISH = /[ەێۆڕڵ]/;
const WITHIN = /[کیگچپژ].*دا$/;
const KURDISH_ENDINGS = ["هوه", "وه", "يش", "دا", "ي"];

/** Where the last letters of a word begin, marks not counted. */
function cutBefore(written: string, letters: number): number {
  let at = written.length;
  for (let left = letters; left > 0; left--) {
    at--;
    while (at > 0 && foldOf[written.charCodeAt(at)] === 0) at--;
  }
  return at;
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

const CUES = FLAG.kind | FLAG.locative | FLAG.goal | FLAG.weak | FLAG.direction;

/** A word of three letters may be a conjunction or preposition and a word of two: "wa-tal", "bi-hayy". */
function shortReadings(word: string): { stem: string; skip: number }[] {
  const whole = { stem: word, skip: 0 };
  return "وفبلك".includes(word[0]!) ? [whole, { stem: word.slice(1), skip: 1 }] : [whole];
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
