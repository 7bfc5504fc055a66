// Compiles the word lists of data/words/incidents: every phrase in each of its forms, all lists in one trie. It takes half a second;
// the gazetteer keeps the columns for the next process.

import { type Columns, textColumns } from "@/lib/gazetteer/columns";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { PhraseTrie, Vocabulary } from "@/lib/gazetteer/matcher";
import { once } from "@/lib/text/memory";
import { ARABIC, everyForm, inflections, type Verbs, verbsOf } from "./inflections";

/** The lists by their numbers, under which their phrases stand in the trie. */
export const LISTS = ["triggers", "harms", "cues", "persons", "places", "actors", "numbers", "sequels"] as const;

/** What a phrase tells. `value` is a sub-event type, an act, a cue, a class of people, a relation, an actor's id or a number. */
export interface Meaning {
  value: string;
  /** Of a trigger: "verb", "noun" or "weapon"; of an actor: its class. */
  part: string;
  /** For an actor: its name for a reader. */
  name: string;
}

/** A payload of the trie is a meaning's number, and above it the row among `tailSets` of what must follow, counted from 1, or 0. */
export const MOST_MEANINGS = 1 << 12;

/** What a phrase begins with in the trie: its list and its first word in one, so that the lists of one word stand side by side. */
export function beginningOf(list: number, word: number): number {
  return word * LISTS.length + list;
}

/** Words with which another clause begins. */
export const CLAUSE = ["after", "when", "while", "before", "because", "who", "which", "although"].concat([
  "ثم",
  "فيما",
  "بينما",
  "كما",
  "عندما",
  "حيث",
]);

/** Parts under which a word with "+" is a verb. */
export const VERBAL: ReadonlySet<string> = new Set(["verb", "gather", "move"]);

/**
 * `phrases`: `beginningOf` a list and the first word, then the other words; `tails`: the number of a set of tails, then the words of one of
 * them. `bits`: for each word of the
 * vocabulary, the lists (1 << number) of which a phrase begins with it, or is it; and for two words, by `pairOf`, those of which a phrase
 * may begin with them. `traces`: words of a vocabulary of their own, `traceWords`, with the number of a class as payload.
 */
export type CompiledLists = Record<
  "vocabulary" | "phrases" | "tails" | "tailSets" | "bits" | "meanings" | "traceWords" | "traces" | "traceClasses",
  Columns
>;

/** The lists of a gazetteer, as it keeps them. */
export const compiledOf = once(
  (gazetteer: Gazetteer) => gazetteer.kept("incidents", () => compile(gazetteer.lists)) as CompiledLists,
);

/** From the lists' texts by name ("incidents/triggers", "incidents/triggers.ar" ...). */
export function compile(lists: Readonly<Record<string, string>>): CompiledLists {
  const phrases = new Phrases();
  const to = (list: (typeof LISTS)[number]): Add => {
    const number = LISTS.indexOf(list);
    return (phrase, meaning) => phrases.add(number, phrase, meaning);
  };
  const verbs = verbsOf(
    Object.entries(lists).flatMap(([file, text]) => (/\/(?:triggers|acts|persons)$/.test(file) ? [text] : [])),
  );
  for (const [file, text] of Object.entries(lists)) {
    const name = /^incidents\/([\w-]+?)(?:\.ar)?$/.exec(file)?.[1];
    if (name === "triggers") addSections(text, to("triggers"), { verbs });
    else if (name === "acts") {
      addSections(text, to("triggers"));
      addSections(text, to("harms"), { only: HARM });
    } else if (name === "metaphors") addSections(`[metaphor verb]\n${text}`, to("triggers"));
    else if (name === "cues") addSections(text, to("cues"), { part: "verb" });
    else if (name === "persons") addSections(text, to("persons"));
    else if (name === "places") addSections(text, to("places"));
    else if (name === "actors") addActors(text, to("actors"));
    else if (name === "sequels") addSections(text, to("sequels"));
    else if (name === "numbers") addNumbers(text, to("numbers"));
  }
  return { ...phrases.columns(), ...compileTraces(lists) };
}

/** What Arabic writes together with a word: "and", "in", "to", "as". */
const PREFIXES = ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل"];

function compileTraces(
  lists: Readonly<Record<string, string>>,
): Pick<CompiledLists, "traceWords" | "traces" | "traceClasses"> {
  const vocabulary = new Vocabulary();
  const phrases = new PhraseTrie();
  const classes: string[] = [];
  const add = (words: readonly string[]) =>
    phrases.add(
      words.map(word => vocabulary.add(word)),
      classes.length - 1,
    );
  for (const list of ["incidents/traces", "incidents/traces.ar"])
    for (const line of (lists[list] ?? "").split("\n")) {
      const heading = /^\[(\w+)\]$/.exec(line)?.[1];
      if (heading !== undefined) classes.push(heading);
      else if (line !== "" && !line.startsWith("#"))
        for (const phrase of line.split(","))
          for (const words of inflections(phrase, false)) for (const form of prefixed(words)) add(form);
    }
  return {
    traceWords: vocabulary.columns(),
    traces: phrases.columns(),
    traceClasses: textColumns("json", [JSON.stringify(classes)]),
  };
}

/** An Arabic phrase with whatever may be written together with it; "to the" has both lams and no alef. */
function prefixed(words: readonly string[]): readonly (readonly string[])[] {
  const [first = "", ...rest] = words;
  if (!ARABIC.test(first)) return [words];
  return PREFIXES.map(prefix => [
    prefix.endsWith("ل") && first.startsWith("ال") ? prefix + first.slice(1) : prefix + first,
    ...rest,
  ]);
}

/** Where two words stand among the pairs, with a few others: the trie knows which of them it has, and is asked much less. */
export function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - PAIR_BITS);
}
const PAIR_BITS = 17;
const PAIRS = 1 << PAIR_BITS;

type Add = (phrase: string, meaning: Meaning) => void;

/** The phrases of all lists, while they are read. */
class Phrases {
  readonly #vocabulary = new Vocabulary();
  readonly #trie = new PhraseTrie();
  /** What may follow each phrase with a "..." in each of its meanings: words as their numbers. */
  readonly #tails: Set<string>[] = [];
  readonly #meanings: Meaning[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #begins: number[] = [];
  readonly #alone: number[] = [];
  readonly #pairs = new Uint8Array(PAIRS);

  constructor() {
    for (const word of CLAUSE) this.#vocabulary.add(word);
  }

  /** Adds a phrase, "..." and what must follow included, to the list of that number. */
  add(list: number, phrase: string, meaning: Meaning): void {
    const [head = "", behind] = phrase.split("...").map(part => part.trim());
    const verbal = VERBAL.has(meaning.part);
    const tails = behind ? this.#symbolsOf(behind, verbal) : [];
    const number = this.#numberOf(meaning);
    for (const words of this.#symbolsOf(head, verbal)) {
      const [first = 0, ...rest] = words;
      const symbols = [beginningOf(list, first), ...rest];
      // One payload a phrase and meaning, with all that may follow its "...".
      let payload = this.#payloadsOf(symbols).find(
        known => known % MOST_MEANINGS === number && known >= MOST_MEANINGS === Boolean(behind),
      );
      if (payload === undefined) {
        payload = number + MOST_MEANINGS * (behind ? this.#tails.push(new Set()) : 0);
        this.#trie.add(symbols, payload);
        this.#mark(1 << list, words);
      }
      const open = this.#tails[Math.floor(payload / MOST_MEANINGS) - 1];
      for (const tail of tails) open!.add(tail.join(" "));
    }
  }

  columns(): Omit<CompiledLists, "traceWords" | "traces" | "traceClasses"> {
    const { size } = this.#vocabulary;
    const column = (bits: readonly number[]) => Uint8Array.from({ length: size }, (_, word) => bits[word] ?? 0);
    return {
      vocabulary: this.#vocabulary.columns(),
      phrases: this.#trie.columns(),
      ...this.#tailColumns(),
      bits: { begins: column(this.#begins), alone: column(this.#alone), pairs: this.#pairs },
      meanings: textColumns("json", [JSON.stringify(this.#meanings)]),
    };
  }

  /** Many phrases may be followed by the same: each set of tails is kept once, so that all of them lie close together. */
  #tailColumns(): Pick<CompiledLists, "tails" | "tailSets"> {
    const trie = new PhraseTrie();
    const numbers = new Map<string, number>();
    const sets = this.#tails.map(tails => {
      const key = [...tails].sort().join();
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(key, number);
      for (const tail of tails) trie.add([number, ...tail.split(" ").map(Number)], 0);
      return number;
    });
    return { tails: trie.columns(), tailSets: { numbers: Int32Array.from(sets) } };
  }

  #mark(bit: number, [first = 0, second]: readonly number[]): void {
    this.#begins[first] = (this.#begins[first] ?? 0) | bit;
    if (second === undefined) this.#alone[first] = (this.#alone[first] ?? 0) | bit;
    else this.#pairs[pairOf(first, second)]! |= bit;
  }

  #numberOf(meaning: Meaning): number {
    const key = `${meaning.value} ${meaning.part}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#meanings.push(meaning) - 1;
      if (number >= MOST_MEANINGS)
        throw new Error(`the word lists of incidents have more than ${MOST_MEANINGS} meanings`);
      this.#numbers.set(key, number);
    }
    return number;
  }

  #payloadsOf(symbols: readonly number[]): number[] {
    let state = 0;
    for (const symbol of symbols) {
      state = this.#trie.step(state, symbol);
      if (state === -1) return [];
    }
    return this.#trie.payloads(state);
  }

  #symbolsOf(phrase: string, verbal: boolean): number[][] {
    return inflections(phrase, verbal).map(form => form.map(word => this.#vocabulary.add(word)));
  }
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

function addSections(text: string, add: Add, { part: otherwise = "", only, verbs }: Reading = {}): void {
  let value = "";
  let part = "";
  const classes = new Map<string, string[]>();
  for (const line of linesOf(text)) {
    const [, name, words] = /^\{(\w+)\} = (.+)$/.exec(line) ?? [];
    if (name !== undefined) {
      classes.set(name, [...(classes.get(name) ?? []), ...words!.split(",").map(word => word.trim())]);
      continue;
    }
    const heading = /^\[(\S+)(?:\s+(\S+))?\]$/.exec(line);
    if (heading) [value, part] = [heading[1]!, heading[2] ?? otherwise];
    else if (only === undefined || only.has(value))
      for (const written of line.split(",").map(phrase => phrase.trim())) {
        if (written === "") continue;
        for (const filled of withClasses(written, classes))
          for (const phrase of verbs && VERBAL.has(part) ? everyForm(filled, verbs) : [filled])
            for (const form of withSubject(phrase)) add(form, { value, part, name: "" });
      }
  }
}

/** "{foil} ... {plots}" with each word of the classes: "foil+ ... bombing", "thwart+ ... bombing" ... */
function withClasses(phrase: string, classes: ReadonlyMap<string, readonly string[]>): string[] {
  const slot = /\{(\w+)\}/.exec(phrase);
  if (slot === null) return [phrase];
  const words = classes.get(slot[1]!);
  if (words === undefined) throw new Error(`"${phrase}" names a class that no line above it defines: ${slot[0]}`);
  return words.flatMap(word => withClasses(phrase.replace(slot[0], word), classes));
}

/** Arabic puts the subject after the verb: "أحبط+ هجوما" is "أحبط+ ... هجوما", too. */
function withSubject(phrase: string): string[] {
  const verb = /^([^ +]+\+) (?!\.\.\.)(.+)$/.exec(phrase);
  return verb && ARABIC.test(phrase) && !phrase.includes("...") ? [phrase, `${verb[1]} ... ${verb[2]}`] : [phrase];
}

function addActors(text: string, add: Add): void {
  const lists: Partial<Record<string, string[]>> = {};
  for (const line of linesOf(text)) {
    const [, list, words] = /^\{(\w+)\} (.+)$/.exec(line) ?? [];
    if (list !== undefined) {
      lists[list] = words!.split(",").map(word => word.trim());
      continue;
    }
    const [id = "", name = "", part = "", names = ""] = line.split("|").map(column => column.trim());
    for (const written of names.split(";"))
      for (const phrase of withForces(written.trim(), lists)) add(phrase, { value: id, part, name });
  }
}

/** "us {forces}": "us troops", "us drone" ...; in Arabic "{forces} تركي" with the adjective as each of the words wants it. */
function withForces(
  written: string,
  { forces, masculine, feminine, persons }: Partial<Record<string, string[]>>,
): string[] {
  if (!written.includes("{forces}")) return [written];
  if (!ARABIC.test(written)) return (forces ?? []).map(force => written.replace("{forces}", force));
  const adjective = written.replace("{forces}", "").trim();
  return [
    ...(masculine ?? []).map(force => `${force} ${adjective}`),
    ...(feminine ?? []).map(force => `${force} ${adjective}ة`),
    ...(persons ?? []).flatMap(force => [`${force} ${adjective}ين`, `${force} ${adjective}ون`]),
  ];
}

function addNumbers(text: string, add: Add): void {
  for (const line of linesOf(text)) {
    const [, phrase = "", value = ""] = /^(.+)\s+(\S+)$/.exec(line) ?? [];
    add(phrase, { value, part: "", name: "" });
  }
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map(line => line.replace(/^#.*$/, "").trim())
    .filter(line => line !== "");
}
