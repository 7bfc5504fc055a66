// The word lists of data/words/incidents, ready to be asked what phrases a text has.

import { type Columns, TextColumn } from "@/lib/gazetteer/columns";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { joinsNext, longestAt, PhraseTrie, Vocabulary } from "@/lib/gazetteer/matcher";
import { Memory, once } from "@/lib/text/memory";
import { GAP, type Tokens, WordSet } from "@/lib/text/tokenize";
import {
  beginningOf,
  CLAUSE,
  type CompiledLists,
  compiledOf,
  LISTS,
  type Meaning,
  MOST_MEANINGS,
  VERBAL,
} from "./compile";
import type { WordBook, Words } from "./words";

/** What a phrase tells in a text. */
export interface Sense extends Meaning {
  /** What must follow within REACH, by the number of its set of tails, or null. */
  tail: number | null;
}

/** The one place where senses are made: they are read more than anything else, and the engine reads objects made alike fastest. */
export function senseOf({ value, part, name }: Meaning, tail: number | null = null): Sense {
  return { value, part, name, tail };
}

/** A phrase of a list in a text; words `[first, end)`. */
export interface Hit {
  first: number;
  /** After the words before the phrase's "...", what fills it and what follows; without one, `end`. */
  head: number;
  end: number;
  senses: Sense[];
}

export function isWeapon(hit: Hit): boolean {
  return hit.senses.some(sense => sense.part === "weapon");
}

/** The phrase means something else than its words; not where more of the sentence than the phrase says what it means. */
export function isMetaphor({ senses }: Hit): boolean {
  const [lead] = senses;
  return senses.some(({ value, tail }) => value === "metaphor" && (tail === null) === (lead!.tail === null));
}

const CLAUSE_AND = new WordSet("and");
/** How many words may stand in a phrase's "...". */
const REACH = 9;

/** Phrases that begin with one word and are tried, the longest first; kept between calls. */
const MOST_ENDS = 16;
const ends = new Int32Array(MOST_ENDS);
const states = new Int32Array(MOST_ENDS);

interface Senses {
  plain: Sense[];
  open: Sense[];
}

/** The phrases of all lists. */
class Phrases {
  readonly trie: PhraseTrie;
  readonly tails: PhraseTrie;
  readonly #tailSets: Int32Array;
  readonly #meanings: readonly Meaning[];
  /** Numbers of the words with which another clause begins. */
  readonly #clauses: ReadonlySet<number>;
  /** By state; allocated in full, because an array with wide gaps becomes a hash table. */
  readonly #senses: (Senses | undefined)[];
  /** By number, the senses of a phrase that has that meaning alone: most have one. */
  readonly #single: Senses[];

  constructor(compiled: CompiledLists, vocabulary: Vocabulary) {
    this.trie = PhraseTrie.of(compiled.phrases);
    this.tails = PhraseTrie.of(compiled.tails);
    this.#tailSets = compiled.tailSets.numbers as Int32Array;
    this.#senses = new Array(this.trie.states);
    const meanings = JSON.parse(new TextColumn(compiled.meanings, "json").at(0)) as Meaning[];
    this.#meanings = meanings.map(({ value, part, name }) => ({ value: asKey(value), part: asKey(part), name }));
    this.#single = this.#meanings.map(meaning => ({ plain: [senseOf(meaning)], open: [] }));
    this.#clauses = new Set(CLAUSE.map(word => vocabulary.idOf(word)));
  }

  /** The senses of a state of the trie, those with a "..." apart; put together when first asked for. */
  sensesAt(state: number): Senses {
    let senses = this.#senses[state];
    if (senses === undefined) {
      senses = this.#sensesOf(this.trie.payloads(state));
      this.#senses[state] = senses;
    }
    return senses;
  }

  #sensesOf(payloads: readonly number[]): Senses {
    if (payloads.length === 1 && payloads[0]! < MOST_MEANINGS) return this.#single[payloads[0]!]!;
    const senses: Senses = { plain: [], open: [] };
    for (const payload of payloads) {
      const meaning = this.#meanings[payload % MOST_MEANINGS]!;
      const tail = Math.floor(payload / MOST_MEANINGS);
      if (tail === 0) senses.plain.push(senseOf(meaning));
      else senses.open.push(senseOf(meaning, this.#tailSets[tail - 1]!));
    }
    return senses;
  }

  /**
   * After the first words of `[from, until)` that are a tail of the set; 0 where none of it follows.
   * @param list the list of which a phrase may begin with "and": in Arabic another clause
   */
  tailEnd(tail: number, tokens: Tokens, words: Words, from: number, until: number, list: PhraseList): number {
    const { whole, begins } = words;
    const root = this.tails.step(0, tail);
    for (let t = from; t < Math.min(until, from + REACH); t++) {
      const match = longestAt(this.tails, tokens, whole, t, until, root);
      if (match !== null) return match.end;
      if (this.#clauses.has(whole[t]!)) break;
      if (t > from && (begins[t]! & list.bit) !== 0 && tokens.text[tokens.start[t]!] === "و" && list.begins(words, t))
        break;
      // "threw sweets, and a girl read from the roof": what begins so is another clause.
      if (tokens.gap[t] === GAP.comma && CLAUSE_AND.has(tokens, t + 1)) break;
      if (tokens.gap[t]! >= GAP.stop && tokens.gap[t] !== GAP.comma && tokens.gap[t] !== GAP.other) break;
    }
    return 0;
  }
}

/** The same string as the engine keeps it for names of properties: two such are told apart by their address alone. */
function asKey(text: string): string {
  const keys: Record<string, true> = Object.create(null);
  keys[text] = true;
  return Object.keys(keys)[0]!;
}

/** One list of phrases. */
export class PhraseList {
  /** The list's own bit among those of all lists. */
  readonly bit: number;

  constructor(
    private readonly phrases: Phrases,
    private readonly number: number,
  ) {
    this.bit = 1 << number;
  }

  /** Whether a phrase begins with word `t` and the next one: what `Words` has of it is a guess. */
  begins({ whole, stem }: Words, t: number): boolean {
    const { trie } = this.phrases;
    for (const word of [whole[t]!, stem[t]!]) {
      const state = word < 0 ? -1 : trie.step(0, beginningOf(this.number, word));
      if (state === -1) continue;
      if (trie.ends(state)) return true;
      for (const next of [whole[t + 1]!, stem[t + 1]!]) if (next >= 0 && trie.step(state, next) !== -1) return true;
    }
    return false;
  }

  /** The longest phrase at word `t` and before word `until`, or null. Senses whose "..." is fulfilled come first. */
  at(tokens: Tokens, words: Words, t: number, until = tokens.length): Hit | null {
    if ((words.begins[t]! & this.bit) === 0) return null;
    const stem = words.stem[t]!;
    const hit = this.#longest(tokens, words, t, words.whole[t]!, until);
    if (words.nominal[t] === 0) return hit ?? (stem < 0 ? null : this.#longest(tokens, words, t, stem, until));
    // A word that no list has as written stands in `whole` by its stem.
    if (stem < 0) return withoutVerbs(hit);
    return hit ?? withoutVerbs(this.#longest(tokens, words, t, stem, until));
  }

  /** Tries the longest phrase that begins with that word first; one whose "..." is not fulfilled leaves the word to shorter ones. */
  #longest(tokens: Tokens, words: Words, t: number, word: number, until: number): Hit | null {
    const { trie } = this.phrases;
    const { whole, stem } = words;
    let count = 0;
    let state = word < 0 ? -1 : trie.step(0, beginningOf(this.number, word));
    for (let u = t; state !== -1 && count < MOST_ENDS; ) {
      if (trie.ends(state)) {
        ends[count] = u + 1;
        states[count++] = state;
      }
      if (!joinsNext(tokens, u) || ++u >= until || whole[u]! < 0) break;
      const next = trie.step(state, whole[u]!);
      state = next === -1 && stem[u]! >= 0 ? trie.step(state, stem[u]!) : next;
    }
    for (let k = count - 1; k >= 0; k--) {
      const hit = this.#hit(tokens, words, t, ends[k]!, states[k]!, until);
      if (hit !== null) return hit;
    }
    return null;
  }

  #hit(tokens: Tokens, words: Words, t: number, last: number, state: number, until: number): Hit | null {
    const { plain, open } = this.phrases.sensesAt(state);
    let end = last;
    let tailed: Sense[] | null = null;
    for (const sense of open) {
      const found = this.phrases.tailEnd(sense.tail!, tokens, words, last, until, this);
      if (found === 0) continue;
      tailed ??= [];
      tailed.push(sense);
      end = Math.max(end, found);
    }
    if (tailed !== null) return { first: t, head: last, end, senses: [...tailed, ...plain] };
    return plain.length === 0 ? null : { first: t, head: last, end, senses: plain };
  }
}

/** Of a noun, what it means as one. */
export function withoutVerbs(hit: Hit | null): Hit | null {
  const senses = hit?.senses.filter(({ part }) => !VERBAL.has(part));
  return hit && senses && senses.length > 0 ? { ...hit, senses } : null;
}

/** After the last phrase of each list that is asked; kept between calls. */
const behind = new Int32Array(LISTS.length);

/** Every phrase of each list among the words `[first, end)`, leftmost-longest, in one walk. */
export function hitsOfLists(
  lists: readonly PhraseList[],
  tokens: Tokens,
  words: Words,
  first: number,
  end: number,
): Hit[][] {
  const { begins } = words;
  const hits: Hit[][] = [];
  let asked = 0;
  for (let k = 0; k < lists.length; k++) {
    hits.push([]);
    behind[k] = first;
    asked |= lists[k]!.bit;
  }
  for (let t = first; t < end; t++) {
    const begun = begins[t]! & asked;
    if (begun === 0) continue;
    for (let k = 0; k < lists.length; k++) {
      const list = lists[k]!;
      if ((begun & list.bit) === 0 || t < behind[k]!) continue;
      const hit = list.at(tokens, words, t, end);
      if (hit === null) continue;
      hits[k]!.push(hit);
      // Words inside a "..." may be phrases of their own.
      if (hit.senses[0]!.tail === null) behind[k] = hit.end;
    }
  }
  return hits;
}

/** All lists, ready to be asked. */
export interface Rules extends WordBook {
  /** Triggers, acts and metaphors: one list, so that a metaphor hides the words in it. */
  triggers: PhraseList;
  numbers: PhraseList;
  /** What is said of an event without naming it. */
  sequels: PhraseList;
  /**
   * What a sentence is read by besides its triggers: words of harm alone ("killed in an ambush" is one trigger, and its dead are counted
   * all the same), cues, persons, places and actors.
   */
  standing: readonly PhraseList[];
}

/** The rules of a gazetteer's word lists. Without lists nothing is ever found. */
export const rulesOf = once((gazetteer: Gazetteer): Rules => rulesFrom(compiledOf(gazetteer)));

/** From the columns that `compile` makes. */
export function rulesFrom(compiled: CompiledLists): Rules {
  const vocabulary = Vocabulary.of(compiled.vocabulary);
  const phrases = new Phrases(compiled, vocabulary);
  const list = (name: (typeof LISTS)[number]) => new PhraseList(phrases, LISTS.indexOf(name));
  const { begins, alone, pairs } = compiled.bits as Columns & WordBook["bits"];
  return {
    vocabulary,
    triggers: list("triggers"),
    numbers: list("numbers"),
    sequels: list("sequels"),
    standing: [list("harms"), list("cues"), list("persons"), list("places"), list("actors")],
    bits: { begins, alone, pairs },
    stems: new Memory(),
  };
}

/** Whether a hit has the value, as that part of speech if one is given. */
export function has({ senses }: Hit, value: string, part?: string): boolean {
  for (let i = 0; i < senses.length; i++) {
    const sense = senses[i]!;
    if (sense.value === value && (part === undefined || sense.part === part)) return true;
  }
  return false;
}

/** Whether any of the hits has the value. */
export function anyHas(hits: readonly Hit[], value: string, part?: string): boolean {
  for (let i = 0; i < hits.length; i++) if (has(hits[i]!, value, part)) return true;
  return false;
}

/** Hits of a value, in order. */
export const hitsOf = (hits: readonly Hit[], value: string, part?: string): Hit[] =>
  hits.filter(hit => has(hit, value, part));
