// What is known of a word wherever it stands: its numbers in names and lists, and which letters of it are a name. Texts repeat their words,
// so each way to write one is read once and kept.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import type { PhraseTrie } from "@/lib/gazetteer/matcher";
import { once } from "@/lib/text/memory";
import { fold, foldOf } from "@/lib/text/normalize";
import {
  arabicReadings,
  foreignReadings,
  hasMarkedLetters,
  isArticleForm,
  isHead,
  spellingKey,
} from "@/lib/text/spelling";
import { foldedWord, SHAPE, type Tokens } from "@/lib/text/tokenize";

/**
 * What may begin with a word, in bits, so that one look passes nearly all words of a text: a name, that is this word alone or goes on behind it; the
 * same by its sound; a phrase of the lists, an article, a name of several words whatever the gazetteer has ("Tal").
 */
export const BEGINS = {
  name: 1,
  nameAlone: 2,
  nameGoesOn: 4,
  sound: 8,
  soundAlone: 16,
  soundGoesOn: 32,
  phrase: 64,
  article: 128,
  head: 256,
} as const;

/** What is known of the words of a text, as columns. */
export interface ReadColumns {
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
  /** Bits of BEGINS. */
  begins: Uint16Array;
}

/** The same of one word. */
interface Reading {
  word: number;
  plain: number;
  key: number;
  flags: number;
  prefix: number;
  suffix: number;
}

/** Numbers of a row: the hash of the folded word, where its letters begin and how many they are (0: a free row), then the reading. */
const ROW = 8;
const HASH = 0;
const LETTERS = 1;
const LENGTH = 2;
const WORD = 3;
const PLAIN = 4;
const KEY = 5;
const FLAGS = 6;
/** Bits of BEGINS, and from the sixteenth and the twenty-fourth bit on the letters of prefix and suffix. */
const REST = 7;

/** Longer words are not repeated. */
const LONGEST_KEPT = 40;
/** Words kept before all are dropped, so that memory stays bounded for any text. */
const MOST_KEPT = 1 << 16;
const FEWEST_ROWS = 1 << 12;

/** Reads the words of texts, and keeps what it read. */
export class Readings {
  /** In open addressing, at most half of them filled; one more row behind them is for words too long to be kept. */
  #rows = emptyRows(FEWEST_ROWS);
  /** The words as they are written, one after the other. */
  #letters = new Uint16Array(8 * FEWEST_ROWS);
  #kept = 0;
  #end = 0;

  private constructor(private readonly gazetteer: Gazetteer) {}

  static readonly of = once((gazetteer: Gazetteer) => new Readings(gazetteer));

  /** Fills in what is known of each word of a text, and returns the flags that some word has. */
  read(tokens: Tokens, { words, plain, keys, flags, prefix, suffix, begins }: ReadColumns): number {
    const { text, start, end, hash, length } = tokens;
    let some = 0;
    for (let t = 0; t < length; t++) {
      const known = this.#find(text, start[t]!, end[t]!, hash[t]!);
      const at = known === -1 ? this.#add(tokens, t) : known;
      const rows = this.#rows;
      words[t] = rows[at + WORD]!;
      plain[t] = rows[at + PLAIN]!;
      keys[t] = rows[at + KEY]!;
      flags[t] = rows[at + FLAGS]!;
      some |= rows[at + FLAGS]!;
      const rest = rows[at + REST]!;
      begins[t] = rest & 0xffff;
      prefix[t] = (rest >>> 16) & 0xff;
      suffix[t] = rest >>> 24;
    }
    return some;
  }

  /** Where the row of the word `[start, end)` of a text is, or -1. */
  #find(text: string, start: number, end: number, hash: number): number {
    const rows = this.#rows;
    const letters = this.#letters;
    const length = end - start;
    const size = rows.length - ROW;
    for (let at = slotOf(hash, size); rows[at + LENGTH] !== 0; at = (at + ROW) & (size - 1)) {
      if (rows[at + HASH] !== hash || rows[at + LENGTH] !== length) continue;
      const from = rows[at + LETTERS]!;
      let same = 0;
      while (same < length && letters[from + same] === text.charCodeAt(start + same)) same++;
      if (same === length) return at;
    }
    return -1;
  }

  /** Reads a word, keeps it if it is not too long, and returns where its row is. */
  #add(tokens: Tokens, t: number): number {
    const length = tokens.end[t]! - tokens.start[t]!;
    const at = length > LONGEST_KEPT ? this.#rows.length - ROW : this.#newRow(tokens, t, length);
    const { gazetteer } = this;
    const { word, plain, key, flags, prefix, suffix } = readWord(gazetteer, tokens, t);
    const folded = foldedWord(tokens, t);
    const begins =
      bitsOf(gazetteer.exact, word, BEGINS.name, BEGINS.nameAlone, BEGINS.nameGoesOn) |
      bitsOf(gazetteer.spelled, key, BEGINS.sound, BEGINS.soundAlone, BEGINS.soundGoesOn) |
      (gazetteer.lexicon.starts(plain) ? BEGINS.phrase : 0) |
      (isArticleForm(folded) ? BEGINS.article : 0) |
      (isHead(folded) ? BEGINS.head : 0);
    this.#rows.set([word, plain, key, flags, begins | (prefix << 16) | (suffix << 24)], at + WORD);
    return at;
  }

  #newRow({ text, start, hash }: Tokens, t: number, length: number): number {
    if (this.#kept === MOST_KEPT) {
      this.#rows = emptyRows(FEWEST_ROWS);
      this.#kept = 0;
      this.#end = 0;
    }
    if (2 * ++this.#kept * ROW > this.#rows.length) this.#widen();
    if (this.#end + length > this.#letters.length) {
      const letters = new Uint16Array(this.#letters.length * 2);
      letters.set(this.#letters);
      this.#letters = letters;
    }
    const at = freeRow(this.#rows, hash[t]!);
    this.#rows.set([hash[t]!, this.#end, length], at);
    for (let i = start[t]!; i < start[t]! + length; i++) this.#letters[this.#end++] = text.charCodeAt(i);
    return at;
  }

  #widen(): void {
    const rows = this.#rows;
    this.#rows = emptyRows((2 * rows.length) / ROW - 2);
    for (let at = 0; at < rows.length - ROW; at += ROW)
      if (rows[at + LENGTH] !== 0) this.#rows.set(rows.subarray(at, at + ROW), freeRow(this.#rows, rows[at + HASH]!));
  }
}

/** Of the sequences of a trie: whether some begins with the symbol, some is the symbol alone, some goes on with it. */
function bitsOf(trie: PhraseTrie, symbol: number, begins: number, alone: number, goesOn: number): number {
  const further = trie.continues(symbol) ? goesOn : 0;
  if (!trie.starts(symbol)) return further;
  return further | begins | (trie.ends(trie.step(0, symbol)) ? alone : 0);
}

/** So many rows, a power of two, and one behind them. */
function emptyRows(count: number): Int32Array {
  return new Int32Array(ROW * (count + 1));
}

function freeRow(rows: Int32Array, hash: number): number {
  const size = rows.length - ROW;
  let at = slotOf(hash, size);
  while (rows[at + LENGTH] !== 0) at = (at + ROW) & (size - 1);
  return at;
}

/** Where a word of that hash is looked for first in rows of so many numbers. */
function slotOf(hash: number, size: number): number {
  return ((hash ^ (hash >>> 15)) * ROW) & (size - 1);
}

function readWord(gazetteer: Gazetteer, tokens: Tokens, t: number): Reading {
  const { vocabulary, lexicon, keyOfWord } = gazetteer;
  const word = vocabulary.find(tokens, t);
  const shape = tokens.shape[t]!;
  if (shape === SHAPE.arabic) return readArabicWord(gazetteer, tokens, t, word);
  const length = tokens.end[t]! - tokens.start[t]!;
  const reading = { word, plain: word, key: -1, flags: word < 0 ? 0 : lexicon.flags(word), prefix: 0, suffix: 0 };
  if (word >= 0) {
    // A short ordinary word is never part of a name by its sound ("in al-Asad" is not "Ain al-Asad").
    const sounds = (reading.flags & FLAG.common) === 0 || length >= 4;
    if (sounds || (shape === SHAPE.capital && isHead(foldedWord(tokens, t)))) reading.key = keyOfWord[word]!;
  } else if (shape !== SHAPE.digit && shape !== SHAPE.other && length <= LONGEST_KEPT)
    reading.key = keyOfUnknown(gazetteer, tokens, t);
  return reading;
}

/** A word that is in no name as it stands may be one by its key; of its readings by other habits the first that is some name's counts. */
function keyOfUnknown({ keys }: Gazetteer, tokens: Tokens, t: number): number {
  const written = tokens.text.slice(tokens.start[t], tokens.end[t]);
  const key = keys.idOf(spellingKey(foldedWord(tokens, t)));
  if (tokens.shape[t] === SHAPE.lower || (key >= 0 && !hasMarkedLetters(written))) return key;
  // "AlAnbar", "ElHol": the capital shows where the article ends.
  const behind = /^[AEU]l(\p{Lu}\p{Ll}.+)$/u.exec(written)?.[1];
  if (behind !== undefined) return keys.idOf(spellingKey(fold(behind)));
  for (const { word } of foreignReadings(written)) {
    const other = keys.idOf(spellingKey(word));
    if (other >= 0) return other;
  }
  return key;
}

/** Inhabitants of a city whose name may have two letters. */
export const GREAT = 500_000;

/** Of the ways to read an Arabic word as prefix + word, takes the first whose word is in a name; the lists are asked for the whole word first. */
function readArabicWord(gazetteer: Gazetteer, tokens: Tokens, t: number, whole: number): Reading {
  const { vocabulary, lexicon, exact } = gazetteer;
  let plain = whole;
  let flags = lexicon.flags(whole);
  const word = foldedWord(tokens, t);
  // "about him" is written as the town of Ana is without its dots.
  if (tokens.end[t]! - tokens.start[t]! === 3 && tokens.text.startsWith("عنه", tokens.start[t])) flags |= FLAG.common;
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

const CUES = FLAG.kind | FLAG.locative | FLAG.goal | FLAG.weak | FLAG.direction;

/** A word of three letters may be a conjunction or preposition and a word of two: "wa-tal", "bi-hayy". */
function shortReadings(word: string): { stem: string; skip: number }[] {
  const whole = { stem: word, skip: 0 };
  return "وفبلك".includes(word[0]!) ? [whole, { stem: word.slice(1), skip: 1 }] : [whole];
}
