// The words of a text as the lists number them, Arabic ones also without what is written together with them.

import { joinsNext, type Vocabulary } from "@/lib/gazetteer/matcher";
import type { Memory } from "@/lib/text/memory";
import { foldedWord, SHAPE, type Tokens } from "@/lib/text/tokenize";

/** What the lists know of words. */
export interface WordBook {
  vocabulary: Vocabulary;
  /** Per word of the vocabulary: the bits of the lists of which a phrase begins with it, is it, or has it as the second word. */
  bits: { begins: Uint8Array; alone: Uint8Array; second: Uint8Array };
  /** Arabic words met before, with their numbers without what is written together with them. */
  stems: Memory<Stem>;
}

/** The words of a text as numbers in the vocabulary, or -1. */
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

export function wordNumbers({ vocabulary, bits, stems: known }: WordBook, tokens: Tokens): Words {
  const { length } = tokens;
  const whole = new Int32Array(length);
  const stem = new Int32Array(length).fill(-1);
  const nominal = new Uint8Array(length);
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
  return { whole, stem, nominal, begins: beginnings(tokens, whole, stem, bits) };
}

/** From right to left, so that what the next word may go on with is known. */
function beginnings(
  tokens: Tokens,
  whole: Int32Array,
  stem: Int32Array,
  { begins, alone, second }: WordBook["bits"],
): Uint8Array {
  const found = new Uint8Array(tokens.length);
  let next = 0;
  for (let t = tokens.length - 1; t >= 0; t--) {
    const [a, b] = [whole[t]!, stem[t]!];
    if (a < 0) {
      next = 0;
      continue;
    }
    if (!joinsNext(tokens, t)) next = 0;
    found[t] = alone[a]! | (begins[a]! & next) | (b < 0 ? 0 : alone[b]! | (begins[b]! & next));
    next = second[a]! | (b < 0 ? 0 : second[b]!);
  }
  return found;
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

function stemOf(vocabulary: Vocabulary, word: string): Stem {
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
    const feminine = stem.endsWith("ت") ? vocabulary.idOf(`${stem.slice(0, -1)}ه`) : -1;
    if (feminine >= 0) return feminine;
  }
  return -1;
}
