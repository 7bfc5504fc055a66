// Words and sentences of a text, with offsets into it. The tokenizer folds and hashes each word in the same pass.

import { CLASS, classOf, foldOf, traitsOf } from "@/lib/text/normalize";

/** What a word looks like. */
export const SHAPE = { lower: 0, capital: 1, upper: 2, mixed: 3, digit: 4, arabic: 5, other: 6 } as const;

/** What stands between a word and the next: the weaker it is, the rather the two belong to one name. */
export const GAP = {
  /** Nothing but spaces. */
  space: 0,
  hyphen: 1,
  /** One line break: text may be broken inside a name. */
  newline: 2,
  /** A full stop directly behind the word ("St. Petersburg", "U.S."), with or without space. */
  stop: 3,
  comma: 4,
  /** Anything else: brackets, quotation marks, other punctuation. */
  other: 5,
  /** A blank line, or the end of the text. */
  paragraph: 6,
} as const;

/** The words of a text as parallel columns; only the first `length` rows hold. */
export interface Tokens {
  readonly text: string;
  length: number;
  /** Offsets, half-open, UTF-16 code units. */
  start: Int32Array;
  end: Int32Array;
  /** 32-bit FNV-1a over the folded code units. */
  hash: Int32Array;
  shape: Uint8Array;
  gap: Uint8Array;
}

/** Splits a text into words. A possessive 's is not part of its word. Never throws. Linear in the length of the text. */
export function tokenize(text: string): Tokens {
  let capacity = (text.length >> 2) + 16;
  const tokens: Tokens = {
    text,
    length: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    hash: new Int32Array(capacity),
    shape: new Uint8Array(capacity),
    gap: new Uint8Array(capacity),
  };
  const size = text.length;
  let { start: starts, end: ends, hash: hashes, shape: shapes, gap: gaps } = tokens;
  let count = 0;
  let i = 0;
  while (i < size) {
    // Between words: find the kind of gap.
    let gap = -1;
    let newlines = 0;
    let kind: number = CLASS.separator;
    let code = 0;
    while (i < size) {
      code = text.charCodeAt(i);
      kind = classOf[code]!;
      if (kind >= CLASS.lower && kind <= CLASS.other) break;
      if (kind === CLASS.newline) {
        if (code !== 0x0d || text.charCodeAt(i + 1) !== 0x0a) newlines++;
      } else if (kind === CLASS.hyphen) {
        // A dash between spaces, or doubled, parts clauses; a hyphen joins words.
        const joins = gap === -1 && newlines === 0 && count > 0 && ends[count - 1] === i && code !== 0x2014;
        gap = joins ? GAP.hyphen : GAP.other;
      } else if (kind === CLASS.space) {
        if (gap === GAP.hyphen) gap = GAP.other;
      } else if (kind === CLASS.separator || kind === CLASS.apostrophe) {
        if (code === 0x2e && gap === -1 && newlines === 0) gap = GAP.stop;
        else if ((code === 0x2c || code === 0x060c) && gap === -1) gap = GAP.comma;
        else if (code === 0x2c && gap === GAP.stop) gap = GAP.comma;
        else gap = GAP.other;
      }
      i++;
    }
    if (count > 0) {
      gaps[count - 1] =
        newlines > 1
          ? GAP.paragraph
          : newlines === 1
            ? gap === -1
              ? GAP.newline
              : GAP.other
            : gap === -1
              ? GAP.space
              : gap;
    }
    if (i >= size) break;

    const start = i;
    let end = i;
    let hash = 0x811c9dc5;
    let lower = 0;
    let upper = 0;
    let other =
      kind === CLASS.arabic
        ? SHAPE.arabic
        : kind === CLASS.digit
          ? SHAPE.digit
          : kind === CLASS.other
            ? SHAPE.other
            : -1;
    const firstUpper = kind === CLASS.upper;
    while (i < size) {
      let traits = traitsOf[text.charCodeAt(i)]!;
      kind = traits >> 16;
      if (kind === CLASS.lower) {
        // The rest of most words.
        do {
          hash = Math.imul(hash ^ (traits & 0xffff), 0x01000193);
          traits = ++i < size ? traitsOf[text.charCodeAt(i)]! : 0;
        } while (traits >> 16 === CLASS.lower);
        lower = 1;
        end = i;
        continue;
      }
      if (kind === CLASS.upper) upper++;
      else if (kind === CLASS.apostrophe) {
        const next = classOf[text.charCodeAt(i + 1)]!; // NaN at the end reads undefined: no letter
        if (!(next >= CLASS.lower && next <= CLASS.other)) break;
        if (isPossessive(text, i)) break;
      } else if (kind < CLASS.lower || kind > CLASS.mark) break;
      else if (other === -1 && kind === CLASS.arabic) other = SHAPE.arabic;
      const folded = traits & 0xffff;
      if (folded !== 0) hash = Math.imul(hash ^ folded, 0x01000193);
      i++;
      end = i;
    }
    if (end === start) {
      i++; // cannot happen for letters; keeps the loop moving whatever the tables say
      continue;
    }
    if (count === capacity) {
      capacity *= 2;
      tokens.start = grow(tokens.start, capacity);
      tokens.end = grow(tokens.end, capacity);
      tokens.hash = grow(tokens.hash, capacity);
      tokens.shape = growBytes(tokens.shape, capacity);
      tokens.gap = growBytes(tokens.gap, capacity);
      ({ start: starts, end: ends, hash: hashes, shape: shapes, gap: gaps } = tokens);
    }
    starts[count] = start;
    ends[count] = end;
    hashes[count] = hash;
    shapes[count] =
      other >= 0 && lower + upper === 0
        ? other
        : upper === 0
          ? SHAPE.lower
          : lower === 0
            ? upper === 1
              ? SHAPE.capital
              : SHAPE.upper
            : firstUpper && upper === 1
              ? SHAPE.capital
              : SHAPE.mixed;
    count++;
    // Skip a possessive, so that "s" is no word of its own.
    if (classOf[text.charCodeAt(i)] === CLASS.apostrophe && isPossessive(text, i)) i += 2;
  }
  if (count > 0) gaps[count - 1] = GAP.paragraph;
  tokens.length = count;
  return tokens;
}

/** Whether an apostrophe at `i` begins a possessive 's that ends its word. */
function isPossessive(text: string, i: number): boolean {
  const s = text.charCodeAt(i + 1);
  if (s !== 0x73 && s !== 0x53) return false;
  const after = classOf[text.charCodeAt(i + 2)];
  return after === undefined || after < CLASS.lower || after > CLASS.mark;
}

function grow(column: Int32Array, capacity: number): Int32Array {
  const wider = new Int32Array(capacity);
  wider.set(column);
  return wider;
}

function growBytes(column: Uint8Array, capacity: number): Uint8Array {
  const wider = new Uint8Array(capacity);
  wider.set(column);
  return wider;
}

/** The folded form of one word of a text. */
export function foldedWord(tokens: Tokens, index: number): string {
  let out = "";
  for (let i = tokens.start[index]!; i < tokens.end[index]!; i++) {
    const folded = foldOf[tokens.text.charCodeAt(i)]!;
    if (folded !== 0) out += String.fromCharCode(folded);
  }
  return out;
}

// Words whose full stop does not end a sentence.
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof rev hon st mt ft gen lt col maj sgt cpl capt cmdr adm brig gov sen rep pres amb jr sr vs etc no nos vol fig " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun approx dept est inc ltd co corp e.g i.e " +
    "calif fla tex mass conn pa va md ill mich minn wis ariz colo wash ore tenn ky la ala ga okla ark kan neb mont nev ind"
  ).split(" "),
);

/** Sentences of tokenized text, as `[first word, word behind the last)` pairs in one flat column. */
export function sentenceBounds(tokens: Tokens): Int32Array {
  const bounds: number[] = [];
  let first = 0;
  let lineStart = 0;
  for (let t = 0; t < tokens.length; t++) {
    const last = t === tokens.length - 1;
    const gap = tokens.gap[t]!;
    let ends = last || gap === GAP.paragraph;
    if (!ends && gap !== GAP.space && gap !== GAP.hyphen) {
      const from = tokens.end[t]!;
      const to = tokens.start[t + 1]!;
      const between = tokens.text.slice(from, Math.min(to, from + 24));
      const newline = /[\n\r\u2028\u2029]/.test(between);
      const stop = /[.!?\u061f\u06d4\u2026]/.test(between);
      if (stop && (newline || startsSentence(tokens, t, between))) ends = true;
      else if (newline && breaksLine(tokens, t, lineStart, between)) ends = true;
      if (newline) lineStart = to;
    }
    if (ends) {
      bounds.push(first, t + 1);
      first = t + 1;
      if (!last) lineStart = tokens.start[t + 1]!;
    }
  }
  return Int32Array.from(bounds);
}

function startsSentence(tokens: Tokens, t: number, between: string): boolean {
  if (!/[\s"”’»)\]]/.test(between)) return false; // "U.S", "ejmagnier.com", "3.5"
  const next = tokens.shape[t + 1]!;
  const quote = /["“«]/.test(between);
  if (next === SHAPE.lower && !quote) return false;
  if (/[!?\u061f\u06d4]/.test(between)) return true;
  const word = tokens.text.slice(tokens.start[t]!, tokens.end[t]!);
  if (word.length === 1 && tokens.shape[t] === SHAPE.capital) {
    // An initial ("J. Smith") or the end of "U.S.": only a clear beginning behind it ends the sentence.
    return tokens.text[tokens.start[t]! - 1] === "." && next === SHAPE.capital && isFunctionWord(tokens, t + 1);
  }
  return !ABBREVIATIONS.has(word.toLowerCase());
}

const OPENERS = new Set(
  "the a an in on at it he she they we i this that these those but and as for after when while there his her its".split(
    " ",
  ),
);

function isFunctionWord(tokens: Tokens, t: number): boolean {
  return OPENERS.has(tokens.text.slice(tokens.start[t]!, tokens.end[t]!).toLowerCase());
}

/** A single line break ends a sentence behind a short line (headline, list item), not inside wrapped text. */
function breaksLine(tokens: Tokens, t: number, lineStart: number, between: string): boolean {
  if (/[:;]/.test(between)) return true;
  const length = tokens.end[t]! - lineStart;
  if (tokens.shape[t + 1] === SHAPE.lower) return false;
  return length < 55;
}
