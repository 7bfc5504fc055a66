// The words of a text as the lists number them, Arabic ones also without what is written together with them.

import { joinsNext, type Vocabulary } from "@/lib/gazetteer/matcher";
import type { Memory } from "@/lib/text/memory";
import { foldedWord, SHAPE, type Tokens } from "@/lib/text/tokenize";
import { pairOf } from "./compile";

/** What the lists know of words. */
export interface WordBook {
  vocabulary: Vocabulary;
  /** The bits of the lists of which a phrase begins with a word, is it, or may begin with two of that `pairOf`. */
  bits: { begins: Uint8Array; alone: Uint8Array; pairs: Uint8Array };
  /** Arabic words met before, with their numbers without what is written together with them. */
  stems: Memory<Stem>;
}

/** The words of a text as numbers in the vocabulary, or -1. Only as many rows are valid as the text has words. */
export interface Words {
  /** As written; an Arabic word that no list has so, without the prefixes written together with it. */
  whole: Int32Array;
  /** An Arabic word that a list has as written, without prefixes; else -1. */
  stem: Int32Array;
  /** 1 for an Arabic word that without its article or its feminine ending is one of a list: a noun, and no verb. */
  nominal: Uint8Array;
  /** Bits of the lists of which a phrase may begin at the word: the next one does not rule it out. */
  begins: Uint8Array;
}

const columns = (rows: number): Words => ({
  whole: new Int32Array(rows),
  stem: new Int32Array(rows),
  nominal: new Uint8Array(rows),
  begins: new Uint8Array(rows),
});

/** The columns of the text that is read now: allocating them takes longer than filling them. */
let kept = columns(0);

/** The words of a text. What it returned for another text is overwritten. */
export function wordNumbers({ vocabulary, bits, stems: known }: WordBook, tokens: Tokens): Words {
  const { length } = tokens;
  if (kept.whole.length < length) kept = columns(2 * length);
  const { whole, stem, nominal } = kept;
  stem.fill(-1, 0, length);
  nominal.fill(0, 0, length);
  vocabulary.findAll(tokens, whole);
  const group = vocabulary.idOf("isis");
  for (let t = 0; t < length; t++) {
    // "IS" in capitals, among words that are not, is the group.
    if (tokens.shape[t] === SHAPE.upper && isGroupName(tokens, t)) whole[t] = group;
    if (tokens.shape[t] !== SHAPE.arabic) continue;
    const word = foldedWord(tokens, t);
    const { bare, noun, cut } = known.get(word) ?? known.keep(word, stemOf(vocabulary, word));
    if (bare < 0) continue;
    if (noun || (cut && tokens.text.endsWith("ة", tokens.end[t]!))) nominal[t] = 1;
    if (whole[t]! < 0) whole[t] = bare;
    else stem[t] = bare;
  }
  markBeginnings(tokens, kept, bits);
  return kept;
}

/** Where phrases may begin: with a word that is one, or with two that stand together in one. From right to left. */
function markBeginnings(tokens: Tokens, words: Words, { begins, alone, pairs }: WordBook["bits"]): void {
  const { whole, stem } = words;
  let next = -1;
  let nextStem = -1;
  const bitsOf = (word: number): number => {
    const bits = alone[word]!;
    const open = next < 0 ? 0 : begins[word]! & ~bits;
    if (open === 0) return bits;
    return bits | (open & (pairs[pairOf(word, next)]! | (nextStem < 0 ? 0 : pairs[pairOf(word, nextStem)]!)));
  };
  for (let t = tokens.length - 1; t >= 0; t--) {
    if (!joinsNext(tokens, t)) next = -1;
    const word = whole[t]!;
    const bare = stem[t]!;
    words.begins[t] = (word < 0 ? 0 : bitsOf(word)) | (bare < 0 ? 0 : bitsOf(bare));
    next = word;
    nextStem = bare;
  }
}

function isGroupName({ text, start, end, shape, length }: Tokens, t: number): boolean {
  if (end[t]! - start[t]! !== 2 || !text.startsWith("IS", start[t])) return false;
  return !(t > 0 && shape[t - 1] === SHAPE.upper) && !(t + 1 < length && shape[t + 1] === SHAPE.upper);
}

/** An Arabic word without what is written together with it. */
export interface Stem {
  /** Its number, or -1. */
  bare: number;
  /** It is known without its article alone. */
  noun: boolean;
  /** It is known without its ending alone. */
  cut: boolean;
}

/** "after that": not "by a lack", with what is written together with it. */
const AFTER = /^[وف]?بعدما$/;

function stemOf(vocabulary: Vocabulary, word: string): Stem {
  if (AFTER.test(word)) return { bare: -1, noun: false, cut: false };
  const tried = [word];
  if (/^[وف]/.test(word)) tried.push(word.slice(1));
  for (const form of [...tried]) if (/^س[تين]/.test(form)) tried.push(form.slice(1)); // "will"
  for (const form of [...tried]) {
    if (/^لل/.test(form)) tried.push(`ال${form.slice(2)}`);
    else if (/^[بلك]/.test(form)) tried.push(form.slice(1));
  }
  const nouns = tried.filter(form => form.startsWith("ال")).map(form => form.slice(2));
  for (const [forms, noun] of [
    [tried.slice(1), false],
    [nouns, true],
  ] as const)
    for (const form of forms) {
      const bare = form.length < 2 ? -1 : vocabulary.idOf(form);
      if (bare >= 0) return { bare, noun, cut: false };
    }
  const bare = withoutSuffix(vocabulary, tried);
  return bare < 0
    ? { bare: withoutSuffix(vocabulary, nouns), noun: true, cut: true }
    : { bare, noun: false, cut: true };
}

/** "its explosion", "they arrested": what is written together with a word after it. */
function withoutSuffix(vocabulary: Vocabulary, tried: readonly string[]): number {
  for (const form of tried) {
    const suffix = /(?:هما|هم|هن|ها|ه|وا|ا|ين|ان|ون|ت)$/.exec(form);
    if (!suffix || form.length - suffix[0].length < 3) continue;
    const stem = form.slice(0, suffix.index);
    const bare = vocabulary.idOf(stem);
    if (bare >= 0) return bare;
    // "they abducted him": the alef of the plural is not written before it.
    const plural = stem.endsWith("و") ? vocabulary.idOf(`${stem}ا`) : -1;
    if (plural >= 0) return plural;
    const feminine = stem.endsWith("ت") ? vocabulary.idOf(`${stem.slice(0, -1)}ه`) : -1;
    if (feminine >= 0) return feminine;
  }
  return -1;
}
