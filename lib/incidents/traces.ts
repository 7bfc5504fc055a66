// The words that events leave in the sentences behind them, by classes (data/words/incidents/traces.txt). They are kept apart from the other
// lists: there are many, and an Arabic word that is known to one list is no longer taken apart for the others.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { joinsNext } from "@/lib/gazetteer/matcher";
import { once } from "@/lib/text/memory";
import { hashOf, type Tokens } from "@/lib/text/tokenize";
import { ARABIC, inflections } from "./inflections";
import type { Hit, Sense } from "./rules";

/** A beginning of phrases. */
interface Beginning {
  /** What it means where it ends here. */
  senses: Sense[];
  /** Whether a longer phrase begins so. */
  goesOn: boolean;
}

/** The hash of a phrase with one word more. */
const joined = (phrase: number, word: number): number => (Math.imul(phrase, 0x01000193) ^ word) | 0;

const FILTER = 1 << 14;

export class Traces {
  /** By the hash of its words. */
  readonly #beginnings = new Map<number, Beginning>();
  /** By the last bits of the first word's hash, 1 where some phrase has them. */
  readonly #first = new Uint8Array(FILTER);

  add(value: string, words: readonly string[]): void {
    let hash = 0;
    for (const [nth, word] of words.entries()) {
      hash = nth === 0 ? hashOf(word) : joined(hash, hashOf(word));
      if (nth === 0) this.#first[hash & (FILTER - 1)] = 1;
      let beginning = this.#beginnings.get(hash);
      if (beginning === undefined) {
        beginning = { senses: [], goesOn: false };
        this.#beginnings.set(hash, beginning);
      }
      if (nth < words.length - 1) beginning.goesOn = true;
      else if (!beginning.senses.some(sense => sense.value === value))
        beginning.senses.push({ value, part: "", name: "", tail: null });
    }
  }

  /** The phrases among the words `[first, end)`, leftmost-longest. */
  find(tokens: Tokens, first: number, end: number): Hit[] {
    const hits: Hit[] = [];
    for (let t = first; t < end; t++) {
      let hash = tokens.hash[t]!;
      if (this.#first[hash & (FILTER - 1)] === 0) continue;
      let found: Hit | null = null;
      for (let u = t; ; ) {
        const beginning = this.#beginnings.get(hash);
        if (beginning === undefined) break;
        if (beginning.senses.length > 0) found = { first: t, head: u + 1, end: u + 1, senses: beginning.senses };
        if (!beginning.goesOn || u + 1 >= end || !joinsNext(tokens, u)) break;
        hash = joined(hash, tokens.hash[++u]!);
      }
      if (found === null) continue;
      hits.push(found);
      t = found.end - 1;
    }
    return hits;
  }
}

/** What Arabic writes together with a word: "and", "in", "to", "as". */
const PREFIXES = ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل"];

/** The traces of a gazetteer's word lists. */
export const tracesOf = once(({ lists }: Gazetteer): Traces => {
  const traces = new Traces();
  for (const list of ["incidents/traces", "incidents/traces.ar"]) {
    let value = "";
    for (const line of (lists[list] ?? "").split("\n")) {
      const heading = /^\[(\w+)\]$/.exec(line)?.[1];
      if (heading !== undefined) value = heading;
      else if (line !== "" && !line.startsWith("#"))
        for (const phrase of line.split(","))
          for (const words of inflections(phrase, false)) addForms(traces, value, words);
    }
  }
  return traces;
});

function addForms(traces: Traces, value: string, words: string[]): void {
  const [first = "", ...rest] = words;
  if (!ARABIC.test(first)) {
    traces.add(value, words);
    return;
  }
  // "to the" is written with both lams and without the alef.
  for (const prefix of PREFIXES)
    traces.add(value, [
      prefix.endsWith("ل") && first.startsWith("ال") ? prefix + first.slice(1) : prefix + first,
      ...rest,
    ]);
}
