// The words that events leave in the sentences behind them, by classes (data/words/incidents/traces.txt). They are kept apart from the other
// lists: there are many, and an Arabic word that is known to one list is no longer taken apart for the others.

import { TextColumn } from "@/lib/gazetteer/columns";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { longestAt, PhraseTrie, Vocabulary } from "@/lib/gazetteer/matcher";
import { once } from "@/lib/text/memory";
import type { Tokens } from "@/lib/text/tokenize";
import { type CompiledLists, compiledOf } from "./compile";
import { type Hit, type Sense, senseOf } from "./rules";

export class Traces {
  readonly #vocabulary: Vocabulary;
  readonly #phrases: PhraseTrie;
  readonly #classes: readonly Sense[];
  /** By state of the trie, put together when first asked for. */
  readonly #senses: (Sense[] | undefined)[];
  /** The words of the text that is read now, as far as they were asked for. */
  #numbers = new Int32Array(1 << 10);

  constructor({ traceWords, traces, traceClasses }: CompiledLists) {
    this.#vocabulary = Vocabulary.of(traceWords);
    this.#phrases = PhraseTrie.of(traces);
    const names = JSON.parse(new TextColumn(traceClasses, "json").at(0)) as string[];
    this.#classes = names.map(value => senseOf({ value, part: "", name: "" }));
    this.#senses = new Array(this.#phrases.states);
  }

  /** The phrases among the words `[first, end)`, leftmost-longest. */
  find(tokens: Tokens, first: number, end: number): Hit[] {
    if (this.#numbers.length < end) this.#numbers = new Int32Array(2 * end);
    const numbers = this.#numbers;
    for (let t = first; t < end; t++) numbers[t] = this.#vocabulary.find(tokens, t);
    const hits: Hit[] = [];
    for (let t = first; t < end; ) {
      const match = numbers[t]! < 0 ? null : longestAt(this.#phrases, tokens, numbers, t, end);
      if (match !== null) hits.push({ first: t, head: match.end, end: match.end, senses: this.#sensesAt(match.state) });
      t = match?.end ?? t + 1;
    }
    return hits;
  }

  #sensesAt(state: number): Sense[] {
    this.#senses[state] ??= this.#phrases.payloads(state).map(number => this.#classes[number]!);
    return this.#senses[state];
  }
}

/** The traces of a gazetteer's word lists. */
export const tracesOf = once((gazetteer: Gazetteer) => new Traces(compiledOf(gazetteer)));
