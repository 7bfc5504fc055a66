// How fast names are found in raw text: 118,000 names of one to four words, 32 MB of seeded text, on one core. Our matcher folds case
// and accents as it goes and gives offsets into the raw text; the others are given what they can do. Counts are checked
// against each other where they answer the same question.

import { createRequire } from "node:module";
import { wordsOf } from "@/lib/gazetteer/lexicon";
import { matchLongest, PhraseTrie, Vocabulary } from "@/lib/gazetteer/matcher";
import { emptyTokens, tokenizeInto } from "@/lib/text/tokenize";
import { type Random, seeded } from "@/tests/random";
import { processorTime } from "./timing";

const SIZE = { seed: 1, names: 118_000, megabytes: 32, chunk: 5_000, namesInWords: 0.03 };
const RUNS = 5;
/** Slower engines get a part of the text; figures are per megabyte. */
const NAIVE_MEGABYTES = 2;

const SYLLABLES = (
  "ba bar bi dah dal du fa far gha haj ham hir ja jal jur ka kar kha kir la lat ma mad maq mo nah naj qa qas qui ra rab rum sa sal " +
  "sha shir sul ta tar tik tuz um wa war ya yar za zub"
).split(" ");
const PROSE = (
  "the of and to in that a said were had his forces after on by with from for it as was near they been not an officials district " +
  "residents morning convoy road attack police army military command statement village town city market school hospital north south"
).split(" ");

function word(random: Random): string {
  let made = "";
  for (let n = 2 + random.below(3); n > 0; n--) made += random.pick(SYLLABLES);
  return made;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Names by seed, all different; no word of prose is in any. */
function makeNames(random: Random): string[] {
  const words = Array.from({ length: 60_000 }, () => word(random));
  const names = new Set<string>();
  while (names.size < SIZE.names) {
    const length = random.chance(0.55) ? 1 : random.chance(0.7) ? 2 : 3;
    names.add(Array.from({ length }, () => random.pick(words)).join(" "));
    if (random.chance(0.3)) names.add(word(random));
  }
  return [...names].slice(0, SIZE.names);
}

/** Articles of about `chunk` letters, prose with names strewn in, sentences and lines as newspapers have them. */
function makeTexts(random: Random, names: readonly string[]): string[] {
  const texts: string[] = [];
  for (let total = 0; total < SIZE.megabytes * 1e6; ) {
    let text = "";
    while (text.length < SIZE.chunk) {
      text += capital(random.pick(PROSE));
      for (let n = 8 + random.below(20); n > 0; n--) {
        const named = random.chance(SIZE.namesInWords);
        text += ` ${named ? random.pick(names).split(" ").map(capital).join(" ") : random.pick(PROSE)}`;
        if (random.chance(0.06)) text += ",";
      }
      text += random.chance(0.2) ? ".\n\n" : ". ";
    }
    texts.push(text);
    total += text.length;
  }
  return texts;
}

interface Result {
  engine: string;
  megabytes: number;
  /** By the clock, sorted; and of the processor, the least. */
  seconds: number[];
  processor: number;
  found: number;
}

/** Best and median of several runs over the same texts, after a warm-up over a tenth of them. */
function measure(engine: string, texts: readonly string[], runs: number, count: (text: string) => number): Result {
  for (const text of texts.slice(0, texts.length / 10)) count(text);
  const seconds: number[] = [];
  let found = 0;
  const processor = processorTime(runs, () => {
    found = 0;
    const started = performance.now();
    for (const text of texts) found += count(text);
    seconds.push((performance.now() - started) / 1000);
  });
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  return { engine, megabytes, seconds: seconds.sort((a, b) => a - b), processor: processor / 1000, found };
}

function same(a: Result, b: Result): void {
  if (a.found !== b.found) throw new Error(`${a.engine} found ${a.found}, ${b.engine} ${b.found}`);
}

interface KeywordProcessor {
  addKeyword(keyword: string, clean: string): void;
  extractKeywords(text: string): unknown[];
}
interface AhoCorasick {
  search(text: string): [end: number, found: string[]][];
}

export default async function benchMatcher(): Promise<void> {
  const random = seeded(SIZE.seed);
  const names = makeNames(random);
  const texts = makeTexts(random, names);
  const few = texts.slice(0, Math.ceil((NAIVE_MEGABYTES * 1e6) / SIZE.chunk));

  const vocabulary = new Vocabulary();
  const trie = new PhraseTrie();
  names.forEach((name, i) => {
    trie.add(
      wordsOf(name).map(part => vocabulary.add(part)),
      i,
    );
  });
  const tokens = emptyTokens();
  let symbols = new Int32Array(0);
  let sink = 0;
  const ours = (text: string) => {
    tokenizeInto(text, tokens);
    if (symbols.length < tokens.length) symbols = new Int32Array(tokens.length * 2);
    vocabulary.findAll(tokens, symbols);
    const matches = matchLongest(trie, tokens, symbols);
    for (const { first, end } of matches) sink ^= tokens.start[first]! ^ tokens.end[end - 1]!;
    return matches.length;
  };

  // Naive: slices of the text, a Map, the longest of up to three words at each.
  const known = new Set(names);
  const naive = (text: string) => {
    const words = Array.from(text.matchAll(/[a-z]+/gi), match => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    const joined = (t: number) => text.slice(words[t]!.end, words[t + 1]!.start) === " ";
    let found = 0;
    for (let t = 0; t < words.length; t++) {
      let last = t;
      while (last + 1 < words.length && last < t + 2 && joined(last)) last++;
      for (; last >= t; last--) {
        if (!known.has(text.slice(words[t]!.start, words[last]!.end).toLowerCase())) continue;
        found++;
        sink ^= words[t]!.start ^ words[last]!.end;
        t = last;
        break;
      }
    }
    return found;
  };

  const require = createRequire(import.meta.url);
  const Flashtext = require("flashtext.js") as new () => KeywordProcessor;
  const flash = new Flashtext();
  for (const name of names) flash.addKeyword(name, name);
  const Automaton = require("ahocorasick") as new (keywords: string[]) => AhoCorasick;
  const automaton = new Automaton(names);

  const results = [
    measure("Dateline: tokenize, find, longest match", texts, RUNS, ours),
    measure("naive: regular expression, slices, Set", few, 2, naive),
    measure("flashtext.js: trie over letters in Maps", few, 2, text => flash.extractKeywords(text).length),
    measure("ahocorasick (all occurrences, inside words too)", few, 2, text =>
      automaton.search(text.toLowerCase()).reduce((sum, [, found]) => sum + found.length, 0),
    ),
  ];
  const [first, second] = results as [Result, Result, Result, Result];
  same(measure("Dateline", few, 1, ours), second);
  const speed = ({ megabytes, processor }: Result) => megabytes / processor;
  console.log(`## Matching ${names.length} names in ${first.megabytes.toFixed(1)} MB, one core (check ${sink})\n`);
  console.log("| engine | MB | found | MB a processor's second | best MB/s by the clock | median | Dateline is |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const result of results) {
    const median = result.megabytes / result.seconds[result.seconds.length >> 1]!;
    console.log(
      `| ${result.engine} | ${result.megabytes.toFixed(1)} | ${result.found} | ${speed(result).toFixed(1)} | ${(result.megabytes / result.seconds[0]!).toFixed(1)} | ${median.toFixed(1)} | ${(speed(first) / speed(result)).toFixed(1)} x |`,
    );
  }
}
