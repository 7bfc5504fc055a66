// Words and sentences of a text, with offsets into it. The tokenizer folds and hashes each word in the same pass.

import { CLASS, classOf, foldOf, TRAIT, traitsOf } from "@/lib/text/normalize";

/** What a word looks like. */
export const SHAPE = { lower: 0, capital: 1, upper: 2, mixed: 3, digit: 4, arabic: 5, other: 6 } as const;

/** What separates a word from the next: the weaker it is, the more likely the two belong to one name. */
export const GAP = {
  /** Nothing but spaces. */
  space: 0,
  hyphen: 1,
  /** One line break: text may be broken inside a name. */
  newline: 2,
  /** A full stop directly after the word ("St. Petersburg", "U.S."), with or without space. */
  stop: 3,
  comma: 4,
  /** Anything else: brackets, quotation marks, other punctuation. */
  other: 5,
  /** A blank line, or the end of the text. */
  paragraph: 6,
} as const;

/** The words of a text as parallel columns; only the first `length` rows are valid. */
export interface Tokens {
  text: string;
  length: number;
  /** Offsets, half-open, UTF-16 code units. */
  start: Int32Array;
  end: Int32Array;
  /** 32-bit FNV-1a over the folded code units. */
  hash: Int32Array;
  shape: Uint8Array;
  gap: Uint8Array;
}

/** Columns for `tokenizeInto` to fill. */
export function emptyTokens(): Tokens {
  return { text: "", length: 0, ...columns(0) };
}

function columns(rows: number) {
  const buffer = new ArrayBuffer(rows * 14);
  return {
    start: new Int32Array(buffer, 0, rows),
    end: new Int32Array(buffer, rows * 4, rows),
    hash: new Int32Array(buffer, rows * 8, rows),
    shape: new Uint8Array(buffer, rows * 12, rows),
    gap: new Uint8Array(buffer, rows * 13, rows),
  };
}

/** What `tokenize` fills before it knows how many words there are: allocating columns takes longer than filling them. */
const scratch = emptyTokens();

/** The text that was read last, with its words and sentences: its incidents are usually asked for right after its places. Read-only. */
let kept: { tokens: Tokens; bounds: Int32Array | null } | null = null;
/** A longer text is not kept. */
const LONGEST_KEPT = 1 << 17;

/** Splits a text into words. A possessive 's is not part of its word. Never throws. Linear in the length of the text. */
export function tokenize(text: string): Tokens {
  if (kept !== null && kept.tokens.text === text) return kept.tokens;
  tokenizeInto(text, scratch);
  const { length } = scratch;
  const tokens: Tokens = { text, length, ...columns(length) };
  tokens.start.set(scratch.start.subarray(0, length));
  tokens.end.set(scratch.end.subarray(0, length));
  tokens.hash.set(scratch.hash.subarray(0, length));
  tokens.shape.set(scratch.shape.subarray(0, length));
  tokens.gap.set(scratch.gap.subarray(0, length));
  scratch.text = "";
  kept = text.length > LONGEST_KEPT ? null : { tokens, bounds: null };
  return tokens;
}

/** The same into the columns of `tokens`, which are widened if they are too short: for many texts, one after the other. */
export function tokenizeInto(text: string, tokens: Tokens): void {
  const traits = traitsOf;
  const size = text.length;
  // There is always something between two words.
  const most = (size >> 1) + 1;
  if (tokens.start.length < most) Object.assign(tokens, columns(most + (most >> 1)));
  const { start: starts, end: ends, hash: hashes, shape: shapes, gap: gaps } = tokens;
  tokens.text = text;
  let count = 0;
  let i = 0;
  let trait = size > 0 ? traits[text.charCodeAt(0)]! : 0;
  while (i < size) {
    // Between words: nearly always one space.
    const from = i;
    let gap: number = GAP.space;
    if (trait >> 16 === CLASS.space) trait = ++i < size ? traits[text.charCodeAt(i)]! : 0;
    if (trait < TRAIT.letter) {
      while (++i < size) {
        trait = traits[text.charCodeAt(i)]!;
        if (trait >= TRAIT.letter) break;
      }
      if (count > 0) gap = gapBetween(text, ends[count - 1]!, from, i < size ? i : size);
    }
    if (count > 0) gaps[count - 1] = gap;
    if (i >= size) break;

    starts[count] = i;
    let hash = 0x811c9dc5;
    let lower = 0;
    let upper = 0;
    const first = (trait >> 16) & 0xf;
    let other = -1;
    if (trait < TRAIT.lower && first !== CLASS.upper)
      other = first === CLASS.arabic ? SHAPE.arabic : first === CLASS.digit ? SHAPE.digit : SHAPE.other;
    for (;;) {
      if (trait >= TRAIT.lower) {
        // The rest of most words.
        do {
          hash = Math.imul(hash ^ (trait & 0xffff), 0x01000193);
          trait = ++i < size ? traits[text.charCodeAt(i)]! : 0;
        } while (trait >= TRAIT.lower);
        lower = 1;
      }
      const kind = (trait >> 16) & 0xf;
      if (trait < TRAIT.part) {
        if (kind !== CLASS.apostrophe || i + 1 >= size) break;
        if (traits[text.charCodeAt(i + 1)]! < TRAIT.letter || isPossessive(text, i)) break;
      } else if (kind === CLASS.upper) upper++;
      else if (other === -1 && kind === CLASS.arabic) other = SHAPE.arabic;
      const folded = trait & 0xffff;
      if (folded !== 0) hash = Math.imul(hash ^ folded, 0x01000193);
      trait = ++i < size ? traits[text.charCodeAt(i)]! : 0;
    }
    ends[count] = i;
    hashes[count] = hash;
    shapes[count] =
      upper === 0
        ? lower === 0 && other >= 0
          ? other
          : SHAPE.lower
        : lower === 0
          ? upper === 1
            ? SHAPE.capital
            : SHAPE.upper
          : first === CLASS.upper && upper === 1
            ? SHAPE.capital
            : SHAPE.mixed;
    count++;
    // Skip a possessive, so that "s" is no word of its own.
    if (trait >> 16 === CLASS.apostrophe && isPossessive(text, i)) {
      i += 2;
      trait = i < size ? traits[text.charCodeAt(i)]! : 0;
    }
  }
  if (count > 0) gaps[count - 1] = GAP.paragraph;
  tokens.length = count;
}

/** What kind of gap the units `[from, to)` are, after a word that ends at `end` (before a possessive, if it has one). */
function gapBetween(text: string, end: number, from: number, to: number): number {
  let gap = -1;
  let newlines = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const kind = classOf[code]!;
    if (kind === CLASS.newline) {
      if (code !== 0x0d || i + 1 === text.length || text.charCodeAt(i + 1) !== 0x0a) newlines++;
    } else if (kind === CLASS.hyphen) {
      // A dash between spaces, or doubled, separates clauses; a hyphen joins words, also after an abbreviation ("U.S.-led").
      gap = (i === end || (i === end + 1 && gap === GAP.stop)) && code !== 0x2014 ? GAP.hyphen : GAP.other;
    } else if (kind === CLASS.space) {
      if (gap === GAP.hyphen && !(i === end + 1 && isArticleBefore(text, end))) gap = GAP.other;
    } else if (code === 0x23 && i + 1 === to && i > end && classOf[text.charCodeAt(to)] === CLASS.arabic) {
      // Arabic posts put the hash before names inside their sentences.
    } else if (code === 0x5f && i === end && to === end + 1) {
      // "#Al_Anbar": the underscore takes the place of a space.
      gap = GAP.space;
    } else if (kind === CLASS.apostrophe && gap === GAP.hyphen && i + 1 === to && i === end + 1) {
      // "al-'Adil": the apostrophe is a letter that English lacks.
    } else if (kind === CLASS.apostrophe && gap === -1 && i + 1 === to && i > end && isLetterMark(text, i)) {
      // "Tall ‘Afar", "near 'Ana"
    } else if (kind === CLASS.apostrophe && i === end && i + 1 < to && (text.charCodeAt(i - 1) | 0x20) === 0x73) {
      // "the Workers' Party"
    } else if (kind === CLASS.separator || kind === CLASS.apostrophe) {
      if (code === 0x2e && gap === -1 && newlines === 0) gap = GAP.stop;
      else if ((code === 0x2c || code === 0x060c) && gap === -1) gap = GAP.comma;
      else if (code === 0x2c && gap === GAP.stop) gap = GAP.comma;
      else gap = GAP.other;
    }
  }
  if (newlines > 1) return GAP.paragraph;
  if (newlines === 1) return gap === -1 || (gap === GAP.hyphen && isArticleBefore(text, end)) ? GAP.newline : GAP.other;
  return gap === -1 ? GAP.space : gap;
}

/** Whether an Arabic article ends at `end`: a space or line break may follow its hyphen ("al- Bab"). */
function isArticleBefore(text: string, end: number): boolean {
  if (end < 2 || (end > 2 && traitsOf[text.charCodeAt(end - 3)]! >= TRAIT.part)) return false;
  return /^[aeu]l$/i.test(text.slice(end - 2, end));
}

/** How far a quotation is looked for. */
const QUOTED = 120;

/**
 * Whether an apostrophe before a word stands for the letter ayn, and opens no quotation: no other one closes it. Those of transcription are never
 * quotation marks.
 */
function isLetterMark(text: string, at: number): boolean {
  const mark = text.charCodeAt(at);
  if (mark === 0x02bf || mark === 0x02bb || mark === 0x02be || mark === 0x02bc) return true;
  if (classOf[text.charCodeAt(at + 1)] !== CLASS.upper) return false;
  for (let i = at + 2; i < text.length && i < at + QUOTED; i++) {
    const kind = classOf[text.charCodeAt(i)]!;
    if (kind === CLASS.newline) return true;
    if (kind !== CLASS.apostrophe) continue;
    const behind = i + 1 < text.length ? traitsOf[text.charCodeAt(i + 1)]! : 0;
    if (behind >= TRAIT.part) {
      // Another one that opens before any has closed.
      if (traitsOf[text.charCodeAt(i - 1)]! < TRAIT.part) return true;
    } else if (!isPlural(text, i)) return false;
  }
  return true;
}

/** "the workers' march": an apostrophe behind an s closes nothing for sure, but a sentence's end does not follow it. */
function isPlural(text: string, at: number): boolean {
  return (text.charCodeAt(at - 1) | 0x20) === 0x73 && classOf[text.charCodeAt(at + 1)] === CLASS.space;
}

/** Whether an apostrophe at `i` begins a possessive 's that ends its word. */
function isPossessive(text: string, i: number): boolean {
  if (i + 1 >= text.length) return false;
  const s = text.charCodeAt(i + 1);
  if (s !== 0x73 && s !== 0x53) return false;
  return i + 2 >= text.length || traitsOf[text.charCodeAt(i + 2)]! < TRAIT.part;
}

/** Folded words met last, by the last bits of their hash: texts repeat their words, and one that is met again needs no new string. */
const met: string[] = new Array(1 << 13).fill("");

/** The folded form of one word of a text. */
export function foldedWord(tokens: Tokens, index: number): string {
  const { text } = tokens;
  const start = tokens.start[index]!;
  const end = tokens.end[index]!;
  const slot = tokens.hash[index]! & (met.length - 1);
  const known = met[slot]!;
  if (known !== "" && isWritten(known, text, start, end)) return known;
  const word = folded(text, start, end);
  // Nobody repeats longer ones, and they would be kept.
  if (end - start <= LONGEST_MET) met[slot] = word;
  return word;
}

const LONGEST_MET = 40;

/** Whether the letters `[start, end)` of a text fold to the word. */
function isWritten(word: string, text: string, start: number, end: number): boolean {
  let at = 0;
  for (let i = start; i < end; i++) {
    const letter = foldOf[text.charCodeAt(i)]!;
    if (letter !== 0 && letter !== word.charCodeAt(at++)) return false;
  }
  return at === word.length;
}

function folded(text: string, start: number, end: number): string {
  // A long slice would keep the whole text in memory wherever the word is kept.
  if (end - start > 12) return foldedLetters(text, start, end);
  let same = true;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    // Letters beyond ASCII, and apostrophes, are looked up one by one; most words have none.
    if (code > 0x7f || code === 0x27 || code === 0x60) return foldedLetters(text, start, end);
    if (code !== foldOf[code]) same = false;
  }
  const word = text.slice(start, end);
  return same ? word : word.toLowerCase();
}

function foldedLetters(text: string, start: number, end: number): string {
  let out = "";
  for (let i = start; i < end; i++) {
    const folded = foldOf[text.charCodeAt(i)]!;
    if (folded !== 0) out += String.fromCharCode(folded);
  }
  return out;
}

/** As `tokenize` hashes the words of a text. */
export function hashOf(folded: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), 0x01000193);
  return hash | 0;
}

function joined(word: string, before: string): string[] {
  return before === "" || word < "\u0600" ? [] : before.split(" ").map(letters => letters + word);
}

/** A few words to look for among many: for nearly all others, the hash already shows that they are none of these. */
export class WordSet {
  readonly #words: ReadonlySet<string>;
  /** By the last bits of a hash, 1 if some word has them: wide enough that hardly any other word does. */
  readonly #hashed: Uint8Array;
  readonly #mask: number;

  /**
   * @param words folded, separated by spaces
   * @param before what may be written together with each of the Arabic ones ("و", "بال"), separated by spaces
   */
  constructor(words: string, before = "") {
    this.#words = new Set(words.split(" ").flatMap(word => [word, ...joined(word, before)]));
    let width = 256;
    while (width < 32 * this.#words.size) width *= 2;
    this.#hashed = new Uint8Array(width);
    this.#mask = width - 1;
    for (const word of this.#words) this.#hashed[hashOf(word) & this.#mask] = 1;
  }

  /** Whether word `t` of a text is one of them; outside the text there is none. */
  has(tokens: Tokens, t: number): boolean {
    return (
      t >= 0 &&
      t < tokens.length &&
      this.#hashed[tokens.hash[t]! & this.#mask] === 1 &&
      this.#words.has(foldedWord(tokens, t))
    );
  }

  /** Whether a folded word is one of them. */
  hasWord(word: string): boolean {
    return this.#words.has(word);
  }

  /** Whether any word of `[first, last)` is one of them. */
  among(tokens: Tokens, first: number, last: number): boolean {
    for (let t = first; t < last; t++) if (this.has(tokens, t)) return true;
    return false;
  }
}

// Words whose full stop does not end a sentence.
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof rev hon st mt ft gen lt col maj sgt cpl capt cmdr adm brig gov sen rep pres amb jr sr vs etc no nos vol fig " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun approx dept est inc ltd co corp e.g i.e " +
    "calif fla tex mass conn pa va md ill mich minn wis ariz colo wash ore tenn ky la ala ga okla ark kan neb mont nev ind"
  ).split(" "),
);

const LONGEST_ABBREVIATION = Math.max(...[...ABBREVIATIONS].map(word => word.length));

/** Sentences of tokenized text, as `[first word, word after the last)` pairs in one flat column. */
export function sentenceBounds(tokens: Tokens): Int32Array {
  if (kept?.tokens !== tokens) return boundsOf(tokens);
  kept.bounds ??= boundsOf(tokens);
  return kept.bounds;
}

/** What signs between two words tell of the sentence, in bits. */
const SIGN = { newline: 1, stop: 2, loud: 4, parting: 8, quote: 16, colon: 32 } as const;

/** SIGN of every code unit. */
const signOf = new Uint8Array(65536);

for (const [sign, units] of [
  [SIGN.newline, "\n\r\u2028\u2029"],
  [SIGN.stop, ".!?\u061f\u06d4\u2026"],
  [SIGN.loud, "!?\u061f\u06d4"],
  // What a sentence's stop has behind it, and that of "U.S", "ejmagnier.com", "3.5" has not.
  [SIGN.parting, '"”’»)]\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'],
  [SIGN.parting, "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"],
  [SIGN.quote, '"“«'],
  [SIGN.colon, ":;"],
] as const)
  for (let i = 0; i < units.length; i++) signOf[units.charCodeAt(i)]! |= sign;

/** Signs further behind a word say nothing of its sentence. */
const FARTHEST_SIGN = 24;

function boundsOf(tokens: Tokens): Int32Array {
  const { text, length, start, end, gap } = tokens;
  const bounds: number[] = [];
  let first = 0;
  let lineStart = 0;
  for (let t = 0; t < length; t++) {
    const last = t === length - 1;
    let ends = last || gap[t] === GAP.paragraph;
    if (!ends && gap[t] !== GAP.space && gap[t] !== GAP.hyphen) {
      let signs = 0;
      const to = Math.min(start[t + 1]!, end[t]! + FARTHEST_SIGN);
      for (let i = end[t]!; i < to; i++) signs |= signOf[text.charCodeAt(i)]!;
      const newline = (signs & SIGN.newline) !== 0;
      if ((signs & SIGN.stop) !== 0 && (newline || startsSentence(tokens, t, signs))) ends = true;
      else if (newline && breaksLine(tokens, t, lineStart, signs)) ends = true;
      if (newline) lineStart = start[t + 1]!;
    }
    if (ends) {
      bounds.push(first, t + 1);
      first = t + 1;
      if (!last) lineStart = start[t + 1]!;
    }
  }
  return Int32Array.from(bounds);
}

/** @param signs bits of SIGN: what stands between word `t` and the next */
function startsSentence(tokens: Tokens, t: number, signs: number): boolean {
  if ((signs & SIGN.parting) === 0) return false;
  const next = tokens.shape[t + 1]!;
  if (next === SHAPE.lower && (signs & SIGN.quote) === 0) return false;
  if ((signs & SIGN.loud) !== 0) return true;
  const length = tokens.end[t]! - tokens.start[t]!;
  if (length === 1 && tokens.shape[t] === SHAPE.capital) {
    // An initial ("J. Smith") or the end of "U.S.": only a clear beginning after it ends the sentence.
    return tokens.text[tokens.start[t]! - 1] === "." && next === SHAPE.capital && isFunctionWord(tokens, t + 1);
  }
  if (length > LONGEST_ABBREVIATION) return true;
  return !ABBREVIATIONS.has(tokens.text.slice(tokens.start[t]!, tokens.end[t]!).toLowerCase());
}

const OPENERS = new Set(
  "the a an in on at it he she they we i this that these those but and as for after when while there his her its".split(
    " ",
  ),
);

function isFunctionWord(tokens: Tokens, t: number): boolean {
  return OPENERS.has(tokens.text.slice(tokens.start[t]!, tokens.end[t]!).toLowerCase());
}

/** A single line break ends a sentence after a short line (headline, list item), not inside wrapped text. */
function breaksLine(tokens: Tokens, t: number, lineStart: number, signs: number): boolean {
  if ((signs & SIGN.colon) !== 0) return true;
  const length = tokens.end[t]! - lineStart;
  if (tokens.shape[t + 1] === SHAPE.lower) return false;
  // Nobody wraps lines as long as paragraphs.
  if (length < 55 || length > 120) return true;
  // A headline over a much longer line: wrapped lines have about the same width.
  const next = tokens.start[t + 1]!;
  const line = /[\n\r\u2028\u2029]/.exec(tokens.text.slice(next, next + 2 * length));
  return line === null ? tokens.text.length - next >= 2 * length : line.index > 1.5 * length;
}
