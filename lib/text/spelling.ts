// Transliteration: one Arabic or Kurdish name is written in Latin letters in many ways. Each rule below undoes one habit of
// transcribers; together they give a key that all spellings of a name share. The rules are applied to names and texts alike.
// They follow the tables of the common systems (BGN/PCGN 1956, IJMES, ISO 233, newspapers' usage) read backwards.

import { fold } from "@/lib/text/normalize";

export interface SpellingRule {
  id: string;
  /** In words, for a reader who asks why two spellings are the same name. */
  note: string;
  apply: (word: string) => string;
}

/**
 * The words with which names of several words begin (mound, village, hill, ruin ...), each in the spellings that no other rule brings
 * together; the first stands for all.
 */
const HEADS: ReadonlyMap<string, string> = new Map(
  [
    "tal tel tell tall",
    "kafr kafar kafer kefr kefer kfar kfr kufr kofr",
    "khirbat khirbet kherbet kherbat kharbat kharbet khurbat khorbat kherbit",
    "sheikh sheik shayk shaik cheik cheikh chaikh chekh",
    "jabal jabel jebal jebel jibal djabal djebel jbel gabal gebel",
    "jisr jesr jusr djisr gisr jser",
    "abu ebu ebou",
    "bani beni",
    "nahr nahir naher",
    "qasr qaser qasir ksar kasir",
    "hawsh hawish hawesh",
  ].flatMap(line => line.split(" ").map(word => [word, line.slice(0, line.indexOf(" "))] as const)),
);

/** Whether a folded word begins names of several words: even a short ordinary word can, in another spelling ("Bet Jala"). */
export function isHead(word: string): boolean {
  return HEADS.has(word) || SHORT_HEADS.has(word);
}

const SHORT_HEADS = new Set("bet der om um bir ein".split(" "));

/** The rules, in order, over one folded word (lower-case, no diacritics or apostrophes). */
export const SPELLING_RULES: readonly SpellingRule[] = [
  {
    id: "head",
    note: "tell and tall, kfar and kafr, khirbet and kharbat are one word",
    apply: w => HEADS.get(w) ?? w.replace(/^k[aeu]?f[ae]?r(?=[^aeiou][a-z]{3})/, "kafr"),
  },
  { id: "x-kh", note: "Kurdish x is kh", apply: w => w.replace(/x/g, "kh") },
  {
    id: "q-k",
    note: "q, qu and k are the same sound to a transcriber",
    apply: w => w.replace(/qu(?=[aei])|q/g, "k").replace(/c(?!h)/g, "k"),
  },
  { id: "ch", note: "tch and ch are one", apply: w => w.replace(/tch/g, "ch") },
  { id: "emphatic", note: "dh and th stand for d and t", apply: w => w.replace(/dh/g, "d").replace(/th/g, "t") },
  { id: "gh-g", note: "gh and g are one", apply: w => w.replace(/gh/g, "g") },
  { id: "dj-j", note: "dj, zh and j are one", apply: w => w.replace(/dj|zh/g, "j") },
  { id: "ph-f", note: "ph is f", apply: w => w.replace(/ph/g, "f").replace(/v/g, "w") },
  { id: "final-a", note: "-ah, -eh, -e and -a are one ending", apply: w => w.replace(/(..)(?:ah|eh|(?<!e)e)$/, "$1a") },
  {
    id: "diphthong-u",
    note: "au, aw, ow, ou, oo, o and u are one vowel, and before another one w",
    apply: w =>
      w
        .replace(/(?<=[aei])ou(?=[aeiy])|(?<=a)u(?=[aeiy])|(?<=^|[^aeiouy])o?u(?=[aeiy])/g, "w")
        .replace(/[aeo]w(?![aeiouy])|a?ou|au|oo|o/g, "u")
        .replace(/uw(?=[aeiy])/g, "w"),
  },
  {
    id: "diphthong-i",
    note: "ai, ay, ae, ei, ey, ee, ie, e, i and y are one vowel, and ey before another one is ay",
    apply: w =>
      w
        .replace(/ey+(?=[aou].)/g, "ay")
        .replace(/[iey]+/g, "i")
        .replace(/ai(?![aou])/g, "i"),
  },
  { id: "doubled", note: "doubled letters count once", apply: w => w.replace(/(.)\1+/g, "$1") },
];

/**
 * What transcribers into other languages write, each converted to English habits. They contradict each other and the rules above (a German
 * j is an English y), so they are tried one by one, and only if a word matches no name as it is.
 */
export const FOREIGN_HABITS: readonly SpellingRule[] = [
  {
    id: "diacritics",
    note: "ş, š is sh, ç, č is ch, ž is zh, and beside them c is j",
    apply: w => {
      const plain = w.replace(/[şșšçčžǧġḡğḫḵẖṯḏẕ]/g, letter => DIGRAPHS[letter]!);
      return plain === w && !/[ıəêîûöü]/.test(w) ? w : plain.replace(/c(?!h)/g, "j");
    },
  },
  {
    id: "german",
    note: "German dsch is j, tsch is ch, sch is sh, j is y",
    apply: w =>
      /sch/.test(w)
        ? w.replace(/j/g, "y").replace(/dsch/g, "j").replace(/tsch/g, "ch").replace(/sch/g, "sh")
        : w.replace(/j(?=[aeiou])/g, "y"),
  },
  { id: "turkish-c", note: "Turkish and Kurdish c is j", apply: w => w.replace(/c(?!h)/g, "j") },
  { id: "french-ch", note: "French ch is sh, gu is g", apply: w => w.replace(/ch/g, "sh").replace(/gu(?=[ei])/g, "g") },
  { id: "gulf-g", note: "Egyptian and Gulf g is j", apply: w => w.replace(/g(?!h)/g, "j") },
];

const DIGRAPHS: Record<string, string> = {
  ...{ ş: "sh", ș: "sh", š: "sh", ç: "ch", č: "ch", ž: "zh", ǧ: "j", ġ: "gh", ḡ: "gh", ğ: "gh" },
  ...{ ḫ: "kh", ḵ: "kh", ẖ: "kh", ṯ: "th", ḏ: "dh", ẕ: "z" },
};

const MARKED = /[şșšçčžǧġḡğḫḵẖṯḏẕ]/i;

/** No habit concerns a word without one of these. */
const TELLING = /[cgjşșšçčžǧġḡğḫḵẖṯḏẕ]/i;

/** Whether a word as written has letters that lose their sound when they are folded to a plain one ("Şengal"). */
export function hasMarkedLetters(written: string): boolean {
  return MARKED.test(written);
}

/** The folded words that a written one may stand for by the habits of other languages, without the word itself. */
export function foreignReadings(written: string): { word: string; rule: SpellingRule }[] {
  if (!TELLING.test(written)) return [];
  const lower = written.toLowerCase().normalize("NFC");
  const plain = fold(lower).replaceAll(" ", "");
  const readings: { word: string; rule: SpellingRule }[] = [];
  for (const rule of FOREIGN_HABITS) {
    const word = fold(rule.apply(lower)).replaceAll(" ", "");
    if (word !== plain && !readings.some(reading => reading.word === word)) readings.push({ word, rule });
  }
  return readings;
}

/** Forms of the Arabic article in Latin letters, before assimilation and after it. */
const ARTICLES = new Set("al el ul il as es ash esh ad ed adh at et ath ar er an en az ez aş".split(" "));

/** Whether a folded word is written as the Arabic article may be. */
export function isArticleForm(word: string): boolean {
  return ARTICLES.has(word);
}

/** Whether a folded word is the Arabic article ("al", "el", or assimilated as "as" before s, "ad" before d ...). */
export function isArticle(word: string, next: string): boolean {
  if (!ARTICLES.has(word)) return false;
  if (word.endsWith("l")) return true;
  return next.startsWith(word.slice(1, 2));
}

/** The words of a name that are no article. */
export function withoutArticles(words: readonly string[]): string[] {
  return words.filter((word, i) => !isArticle(word, words[i + 1] ?? ""));
}

const keys = new Map<string, string>();
const KEYS_KEPT = 200_000;

/** The key of one folded Latin word: spellings that differ only by habits of transcription share it. */
export function spellingKey(word: string): string {
  let key = keys.get(word);
  if (key === undefined) {
    key = word;
    for (const rule of SPELLING_RULES) key = rule.apply(key);
    if (keys.size >= KEYS_KEPT) keys.clear(); // a bounded memory, whatever text comes
    keys.set(word, key);
  }
  return key;
}

/**
 * The rules that give two different spellings the same key, in order, a habit of another language first; empty if they are equal or have different keys.
 *
 * @param written a word as written in the text
 * @param b a folded word
 */
export function rulesBetween(written: string, b: string): SpellingRule[] {
  const a = fold(written);
  if (a === b) return [];
  if (spellingKey(a) !== spellingKey(b)) {
    const foreign = foreignReadings(written).find(({ word }) => spellingKey(word) === spellingKey(b));
    return foreign === undefined ? [] : [foreign.rule, ...rulesBetween(foreign.word, b)];
  }
  const used: SpellingRule[] = [];
  let left = a;
  let right = b;
  for (const rule of SPELLING_RULES) {
    const nextLeft = rule.apply(left);
    const nextRight = rule.apply(right);
    if (nextLeft !== left || nextRight !== right) used.push(rule);
    left = nextLeft;
    right = nextRight;
    if (left === right) return used.filter(rule => matters(rule, a, b));
  }
  return left === right ? used : [];
}

/** Whether the two would have different keys without the rule. */
function matters(rule: SpellingRule, a: string, b: string): boolean {
  let left = a;
  let right = b;
  for (const other of SPELLING_RULES) {
    if (other === rule) continue;
    left = other.apply(left);
    right = other.apply(right);
  }
  return left !== right;
}

/**
 * The same sequences as transcribers of other habits have them: with z for the emphatic dh ("Zahab" of "Dhahab"), and with the ending of a
 * word that is not the last said or not ("Mansuriya Shatt" of "Mansuriyat al-Shatt", "Maaret" of "Maarrat").
 */
export function otherSequences(words: readonly string[]): string[][] {
  const bare = withoutArticles(words);
  const found: string[][] = [];
  const vary = (sequence: readonly string[]) => {
    if (sequence.length === 2) found.push([spellingKey(sequence.join(""))]);
    found.push(sequence.map(spellingKey));
  };
  if (bare.some(word => word.includes("dh"))) vary(bare.map(word => word.replaceAll("dh", "z")));
  for (let i = 0; i + 1 < bare.length; i++) {
    const stem = /^(.{2,}[^aeiou])(?:at|et|it|ah?|eh?)$/.exec(bare[i]!)?.[1];
    if (stem === undefined || HEADS.has(bare[i]!)) continue;
    for (const ending of ["a", "at", "et"])
      if (stem + ending !== bare[i]) vary([...bare.slice(0, i), stem + ending, ...bare.slice(i + 1)]);
  }
  return found.filter(sequence => sequence.every(key => key !== ""));
}

/** A key with one letter per sound: kh, sh and ch are one consonant each (as x, q and c, which no key has otherwise). */
export function soundsOf(key: string): string {
  return key.replace(/[ksc]h/g, digraph => SOUND[digraph]!);
}

const SOUND: Record<string, string> = { kh: "x", sh: "q", ch: "c" };

/**
 * The consonants of a key, to search for spellings that no rule explains: without vowels, names whose short vowels were misheard fall into
 * the same bucket.
 */
export function consonants(key: string): string {
  return key.replace(/[aiuw]/g, "").replace(/(.)\1+/g, "$1");
}

/** The prefixes that Arabic writes together with a word: conjunctions, prepositions, article; shortest first, so that most of the word stays. */
const ARABIC_PREFIXES = "و ف ب ل ك ال لل وب وك ول فب فل وال فال بال كال ولل فلل وبال فبال وكال".split(" ");

/**
 * The ways to read a folded Arabic word as prefix + word, the whole word first, then by length of the prefix. `skip` counts the letters
 * before the name (conjunction and preposition, not the article); `stem` is the word without any of them and without the article.
 */
export function arabicReadings(word: string): { stem: string; skip: number }[] {
  const readings = [{ stem: word, skip: 0 }];
  for (const prefix of ARABIC_PREFIXES) {
    if (!word.startsWith(prefix)) continue;
    const stem = word.slice(prefix.length);
    if (stem.length < (prefix === "ك" ? 4 : 3)) continue; // "Karim" is nobody "like Rim"
    const article = prefix.endsWith("ال") || prefix.endsWith("لل");
    // The article belongs to the name; of "لل" (l + al) the second lam stands for it.
    readings.push({ stem, skip: article ? prefix.length - (prefix.endsWith("ال") ? 2 : 1) : prefix.length });
  }
  return readings;
}

/**
 * The key sequences under which a name is found: articles left out; articles glued to their word ("Alqaim"); words glued
 * together ("Talafar", "Direzzor").
 */
export function spelledSequences(words: readonly string[]): string[][] {
  const bare: string[] = [];
  const glued: string[] = [];
  let article = "";
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (isArticle(word, words[i + 1] ?? "")) {
      article = word;
      continue;
    }
    bare.push(spellingKey(word));
    glued.push(spellingKey(article + word));
    article = "";
  }
  const sequences = [bare];
  if (glued.join() !== bare.join()) sequences.push(glued);
  if (bare.length === 2) {
    const joined = words.join("");
    sequences.push([spellingKey(joined)], [spellingKey(bare.join(""))]);
  } else if (bare.length === 1 && words.length === 1 && bare[0]!.length >= 4) {
    sequences.push([spellingKey(`al${words[0]}`)]);
  }
  return sequences.filter(sequence => sequence.length > 0 && sequence.every(key => key.length > 0));
}

/** An Arabic word of a name without its article: names are found with and without it. */
export function arabicStem(word: string): string {
  return (
    arabicReadings(word).find(
      reading => word.startsWith("ال") && reading.skip === 0 && reading.stem.length === word.length - 2,
    )?.stem ?? word
  );
}
