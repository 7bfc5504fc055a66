// The word lists of data/words/incidents, compiled once per gazetteer: every list a trie of word sequences with their senses.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { joinsNext, longestAt, PhraseTrie, Vocabulary } from "@/lib/gazetteer/matcher";
import { Memory } from "@/lib/text/memory";
import { foldedWord, GAP, SHAPE, type Tokens } from "@/lib/text/tokenize";
import { ARABIC, everyForm, inflections, type Verbs, verbsOf } from "./inflections";

/** What a phrase tells. `value` is a sub-event type, an act, a cue, a class of people, a relation, an actor's id or a number. */
export interface Sense {
  value: string;
  /** Of a trigger: "verb", "noun" or "weapon"; of an actor: its class. */
  part: string;
  /** For an actor: its name for a reader. */
  name: string;
  /** What must follow within REACH, by its number among the list's tails, or null. */
  tail: number | null;
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

/** How many words may stand in a phrase's "...". */
const REACH = 9;

/** Words with which another clause begins. */
const CLAUSE = ["after", "when", "while", "before", "because", "who", "which", "although"];

/** Phrases that begin with one word and are tried, the longest first; kept between calls. */
const MOST_ENDS = 16;
const ends = new Int32Array(MOST_ENDS);
const states = new Int32Array(MOST_ENDS);

/** Parts under which a word with "+" is a verb. */
const VERBAL = new Set(["verb", "gather", "move"]);

/** One list of phrases. */
export class PhraseList {
  readonly #trie = new PhraseTrie();
  /** What must follow phrases: the number of a tail, then the words. One trie for all, for there are thousands. */
  readonly #tails = new PhraseTrie();
  #tailed = 0;
  readonly #senses: Sense[] = [];
  readonly #states = new Map<number, { plain: Sense[]; open: Sense[] }>();
  /** Numbers of the words with which another clause begins. */
  readonly #clauses: ReadonlySet<number>;

  constructor(
    private readonly vocabulary: Vocabulary,
    /** The list's own bit among those of all lists. */
    readonly bit: number,
  ) {
    this.#clauses = new Set(CLAUSE.map(word => vocabulary.add(word)));
  }

  add(phrase: string, sense: Omit<Sense, "tail">): void {
    const [head = "", behind] = phrase.split("...").map(part => part.trim());
    const verbal = VERBAL.has(sense.part);
    const tails = behind ? this.#symbolsOf(behind, verbal) : [];
    for (const symbols of this.#symbolsOf(head, verbal)) {
      // One sense a phrase and meaning, with all that may follow its "..." under one number.
      let known = this.#sensesOf(symbols).find(
        ({ value, part, tail }) => value === sense.value && part === sense.part && (tail === null) === !behind,
      );
      if (known === undefined) {
        const { value, part, name } = sense;
        known = { value: asKey(value), part: asKey(part), name, tail: behind ? this.#tailed++ : null };
        this.#senses.push(known);
        this.#trie.add(symbols, this.#senses.length - 1);
      }
      for (const words of tails) this.#tails.add([known.tail!, ...words], 0);
    }
  }

  #sensesOf(symbols: readonly number[]): Sense[] {
    let state = 0;
    for (const symbol of symbols) {
      state = this.#trie.step(state, symbol);
      if (state === -1) return [];
    }
    return this.#trie.payloads(state).map(payload => this.#senses[payload]!);
  }

  #symbolsOf(phrase: string, verbal: boolean): number[][] {
    return inflections(phrase, verbal).map(form => form.map(word => this.vocabulary.add(word)));
  }

  /** The longest phrase at word `t`, or null. Senses whose "..." is fulfilled come first. */
  at(tokens: Tokens, { whole, stem, nominal }: Words, t: number): Hit | null {
    const hit = whole[t]! < 0 ? null : this.#longest(tokens, whole, stem, t);
    // A word that no list has as written stands in `whole` by its stem.
    const nouns = nominal[t] === 1;
    if (hit !== null || stem[t]! < 0) return nouns && stem[t]! < 0 ? withoutVerbs(hit) : hit;
    const written = whole[t]!;
    whole[t] = stem[t]!;
    const bare = this.#longest(tokens, whole, stem, t);
    whole[t] = written;
    return nouns ? withoutVerbs(bare) : bare;
  }

  /** Tries the longest phrase first; one whose "..." is not fulfilled leaves the word to shorter ones. */
  #longest(tokens: Tokens, words: Int32Array, stem: Int32Array, t: number): Hit | null {
    if (!this.#trie.starts(words[t]!)) return null;
    let count = 0;
    let state = 0;
    for (let u = t; u < tokens.length && words[u]! >= 0 && count < MOST_ENDS; u++) {
      let next = this.#trie.step(state, words[u]!);
      if (next === -1 && u > t && stem[u]! >= 0) next = this.#trie.step(state, stem[u]!);
      if (next === -1) break;
      state = next;
      if (this.#trie.ends(state)) {
        ends[count] = u + 1;
        states[count++] = state;
      }
      if (!joinsNext(tokens, u)) break;
    }
    for (let k = count - 1; k >= 0; k--) {
      const hit = this.#hit(tokens, words, t, ends[k]!, states[k]!);
      if (hit !== null) return hit;
    }
    return null;
  }

  #hit(tokens: Tokens, words: Int32Array, t: number, last: number, state: number): Hit | null {
    const { plain, open } = this.#sensesAt(state);
    let end = last;
    let tailed: Sense[] | null = null;
    for (const sense of open) {
      const found = this.#tailEnd(sense.tail!, tokens, words, last);
      if (found === 0) continue;
      tailed ??= [];
      tailed.push(sense);
      end = Math.max(end, found);
    }
    if (tailed !== null) return { first: t, head: last, end, senses: [...tailed, ...plain] };
    return plain.length === 0 ? null : { first: t, head: last, end, senses: plain };
  }

  /** The senses of a state, those with a "..." apart; put together when first asked for. */
  #sensesAt(state: number): { plain: Sense[]; open: Sense[] } {
    let senses = this.#states.get(state);
    if (senses === undefined) {
      const all = [...this.#trie.payloads(state)].map(payload => this.#senses[payload]!);
      senses = { plain: all.filter(({ tail }) => tail === null), open: all.filter(({ tail }) => tail !== null) };
      this.#states.set(state, senses);
    }
    return senses;
  }

  /** After the first words from word `from` on that a tail is of; 0 where none of it follows. */
  #tailEnd(tail: number, tokens: Tokens, words: Int32Array, from: number): number {
    const root = this.#tails.step(0, tail);
    for (let t = from; t < Math.min(tokens.length, from + REACH); t++) {
      const match = longestAt(this.#tails, tokens, words, t, tokens.length, root);
      if (match !== null) return match.end;
      if (this.#clauses.has(words[t]!)) break;
      if (tokens.gap[t]! >= GAP.stop && tokens.gap[t] !== GAP.comma && tokens.gap[t] !== GAP.other) break;
    }
    return 0;
  }

  /** Whether a phrase begins with the symbol. */
  starts(symbol: number): boolean {
    return this.#trie.starts(symbol);
  }
}

/** The same string as the engine keeps it for names of properties: two such are told apart by their address alone. */
function asKey(text: string): string {
  const keys: Record<string, true> = Object.create(null);
  keys[text] = true;
  return Object.keys(keys)[0]!;
}

/** Of a noun, what it means as one. */
function withoutVerbs(hit: Hit | null): Hit | null {
  const senses = hit?.senses.filter(({ part }) => !VERBAL.has(part));
  return hit && senses && senses.length > 0 ? { ...hit, senses } : null;
}

/** After the last phrase of each list that is asked; kept between calls. */
const behind = new Int32Array(8);

/** Every phrase of each list among the words `[first, end)`, leftmost-longest, in one walk. */
export function hitsOfLists(
  { beginnings }: Rules,
  lists: readonly PhraseList[],
  tokens: Tokens,
  words: Words,
  first: number,
  end: number,
): Hit[][] {
  const { whole, stem } = words;
  const hits: Hit[][] = [];
  let asked = 0;
  for (let k = 0; k < lists.length; k++) {
    hits.push([]);
    behind[k] = first;
    asked |= lists[k]!.bit;
  }
  for (let t = first; t < end; t++) {
    const a = whole[t]!;
    const b = stem[t]!;
    const begun = ((a < 0 ? 0 : beginnings[a]!) | (b < 0 ? 0 : beginnings[b]!)) & asked;
    if (begun === 0) continue;
    for (let k = 0; k < lists.length; k++) {
      const list = lists[k]!;
      if ((begun & list.bit) === 0 || t < behind[k]!) continue;
      const hit = list.at(tokens, words, t);
      if (hit === null) continue;
      hits[k]!.push(hit);
      // Words inside a "..." may be phrases of their own.
      if (hit.senses[0]!.tail === null) behind[k] = hit.end;
    }
  }
  return hits;
}

/** All lists, ready to be asked. */
export interface Rules {
  vocabulary: Vocabulary;
  /** Triggers, acts and metaphors: one list, so that a metaphor hides the words in it. */
  triggers: PhraseList;
  /** Words of harm alone: "killed in an ambush" is one trigger, and its dead are counted all the same. */
  harms: PhraseList;
  cues: PhraseList;
  persons: PhraseList;
  places: PhraseList;
  actors: PhraseList;
  numbers: PhraseList;
  /** What is said of an event without naming it. */
  sequels: PhraseList;
  /** What a sentence is read by besides its triggers: harms, cues, persons, places and actors. */
  standing: readonly PhraseList[];
  /** Per word of the vocabulary: the bits of the lists of which a phrase begins with it. */
  beginnings: Uint8Array;
  /** Arabic words met before, with their numbers without what is written together with them. */
  stems: Memory<Stem>;
}

const compiled = new WeakMap<Gazetteer, Rules>();

/** The rules of a gazetteer's word lists. Without lists nothing is ever found. */
export function rulesOf(gazetteer: Gazetteer): Rules {
  let rules = compiled.get(gazetteer);
  if (rules === undefined) {
    rules = compile(gazetteer.lists);
    compiled.set(gazetteer, rules);
  }
  return rules;
}

/** From the lists' texts by name ("incidents/triggers", "incidents/triggers.ar" ...). */
export function compile(lists: Readonly<Record<string, string>>): Rules {
  const vocabulary = new Vocabulary();
  let made = 0;
  const list = () => new PhraseList(vocabulary, 1 << made++);
  const rules: Rules = {
    ...{ vocabulary, triggers: list(), harms: list(), cues: list(), persons: list() },
    ...{
      places: list(),
      actors: list(),
      numbers: list(),
      sequels: list(),
      standing: [],
      beginnings: new Uint8Array(),
      stems: new Memory(),
    },
  };
  const verbs = verbsOf(
    Object.entries(lists).flatMap(([file, text]) => (/\/(?:triggers|acts|persons)$/.test(file) ? [text] : [])),
  );
  for (const [file, text] of Object.entries(lists)) {
    const name = /^incidents\/([\w-]+?)(?:\.ar)?$/.exec(file)?.[1];
    if (name === "triggers") addSections(text, rules.triggers, { verbs });
    else if (name === "acts") {
      addSections(text, rules.triggers);
      addSections(text, rules.harms, { only: HARM });
    } else if (name === "metaphors") addSections(`[metaphor verb]\n${text}`, rules.triggers);
    else if (name === "cues") addSections(text, rules.cues, { part: "verb" });
    else if (name === "persons") addSections(text, rules.persons);
    else if (name === "places") addSections(text, rules.places);
    else if (name === "actors") addActors(text, rules.actors);
    else if (name === "sequels") addSections(text, rules.sequels);
    else if (name === "numbers") {
      for (const line of linesOf(text)) {
        const [, phrase = "", value = ""] = /^(.+)\s+(\S+)$/.exec(line) ?? [];
        rules.numbers.add(phrase, { value, part: "", name: "" });
      }
    }
  }
  rules.standing = [rules.harms, rules.cues, rules.persons, rules.places, rules.actors];
  const asked = [rules.triggers, rules.sequels, ...rules.standing];
  rules.beginnings = Uint8Array.from({ length: vocabulary.size }, (_, word) =>
    asked.reduce((bits, other) => (other.starts(word) ? bits | other.bit : bits), 0),
  );
  return rules;
}

/** Headings of words of harm. */
const HARM = new Set(["death", "injury", "none"]);

interface Reading {
  /** What phrases are under a heading that does not say. */
  part?: string;
  /** The headings that are taken; without it, all. */
  only?: ReadonlySet<string>;
  /** Verbs by their forms: a phrase that begins with one is meant in every form. */
  verbs?: Verbs;
}

function addSections(text: string, list: PhraseList, { part: otherwise = "", only, verbs }: Reading = {}): void {
  let value = "";
  let part = "";
  for (const line of linesOf(text)) {
    const heading = /^\[(\S+)(?:\s+(\S+))?\]$/.exec(line);
    if (heading) [value, part] = [heading[1]!, heading[2] ?? otherwise];
    else if (only === undefined || only.has(value))
      for (const written of line.split(",").map(phrase => phrase.trim())) {
        if (written === "") continue;
        for (const phrase of verbs && VERBAL.has(part) ? everyForm(written, verbs) : [written])
          for (const form of withSubject(phrase)) list.add(form, { value, part, name: "" });
      }
  }
}

/** Arabic puts the subject after the verb: "أحبط+ هجوما" is "أحبط+ ... هجوما", too. */
function withSubject(phrase: string): string[] {
  const verb = /^([^ +]+\+) (?!\.\.\.)(.+)$/.exec(phrase);
  return verb && ARABIC.test(phrase) && !phrase.includes("...") ? [phrase, `${verb[1]} ... ${verb[2]}`] : [phrase];
}

function addActors(text: string, list: PhraseList): void {
  let forces: string[] = [];
  for (const line of linesOf(text)) {
    if (line.startsWith("{forces}")) {
      forces = line
        .slice("{forces}".length)
        .split(",")
        .map(word => word.trim());
      continue;
    }
    const [id = "", name = "", part = "", names = ""] = line.split("|").map(column => column.trim());
    for (const written of names.split(";")) {
      const phrases = written.includes("{forces}")
        ? forces.map(force => written.replace("{forces}", force))
        : [written];
      for (const phrase of phrases) list.add(phrase, { value: id, part, name });
    }
  }
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map(line => line.replace(/^#.*$/, "").trim())
    .filter(line => line !== "");
}

/** The words of a text as numbers in the vocabulary, or -1. */
export interface Words {
  /** As written; an Arabic word that no list has so, without the prefixes written together with it. */
  whole: Int32Array;
  /** An Arabic word that a list has as written, without prefixes; else -1. */
  stem: Int32Array;
  /** 1 for an Arabic word that without its article or its feminine ending is one of a list: a noun, and no verb. */
  nominal: Uint8Array;
}

export function wordNumbers({ vocabulary, stems: known }: Rules, tokens: Tokens): Words {
  const whole = new Int32Array(tokens.length);
  const stem = new Int32Array(tokens.length).fill(-1);
  const nominal = new Uint8Array(tokens.length);
  vocabulary.findAll(tokens, whole);
  const group = vocabulary.idOf("isis");
  for (let t = 0; t < tokens.length; t++) {
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
  return { whole, stem, nominal };
}

function isGroupName({ text, start, end, shape, length }: Tokens, t: number): boolean {
  if (end[t]! - start[t]! !== 2 || !text.startsWith("IS", start[t])) return false;
  return !(t > 0 && shape[t - 1] === SHAPE.upper) && !(t + 1 < length && shape[t + 1] === SHAPE.upper);
}

/** An Arabic word without what is written together with it. */
interface Stem {
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
