// Words that are not places but show whether a name beside them is one: titles, first names, organisations, kinds, demonyms.
// The lists are data (data/words); this file reads them and answers for the words of a text.

import { type Columns, TextColumn, textColumns } from "@/lib/gazetteer/columns";
import { longestAt, PhraseTrie, type Vocabulary } from "@/lib/gazetteer/matcher";
import { foldedWord, type Tokens, tokenize } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/** One bit a list; a word's flags say which lists contain it on its own. */
export const FLAG = {
  common: 1,
  firstName: 2,
  surname: 4,
  title: 8,
  organisation: 16,
  kind: 32,
  demonym: 64,
  nisba: 128,
  /**
   * Cues (data/words/cues.txt): a place follows, may follow; a side of a place; what governments do; what is done to them; other verbs;
   * parties and their people; what is done to places; relatives; sport; what provinces have; what towns have; what is said of oil
   * fields, of camps, of bases; what teams do to each other; who lives there.
   */
  locative: 256,
  weak: 512,
  direction: 1024,
  will: 2048,
  address: 4096,
  verb: 8192,
  group: 16384,
  goal: 32768,
  kin: 65536,
  sport: 131072,
  ofProvinces: 262144,
  ofTowns: 524288,
  ofFields: 1048576,
  ofCamps: 2097152,
  ofBases: 4194304,
  fixture: 8388608,
  dwellers: 16777216,
} as const;

/** What a list says of a word or phrase. */
export type LexiconEntry =
  | { list: "title" }
  /** `makes`: what the name becomes with this word after or before it; "place" keeps the place meant. */
  | { list: "organisation"; makes: string }
  | { list: "kind"; kind: Kind | "any"; position: "before" | "behind" | "both" }
  | { list: "demonym"; placeId: string };

/** What the lists say of a phrase, in any text. */
interface Senses {
  entries: readonly LexiconEntry[];
  /** Bits of FLAG: which of the lists hold it. */
  lists: number;
  /** The kinds of place that it indicates for a name after it, and for one before it; "any" means an area. */
  kindsBefore: readonly Kind[];
  kindsBehind: readonly Kind[];
}

/** A phrase of the lists in a text: its first word, and the word after its last. */
export interface Phrase extends Senses {
  first: number;
  end: number;
}

/** The lists' texts, by file name without ".txt". */
export type WordLists = Readonly<Record<string, string>>;

export class Lexicon {
  /** By word; words behind its end are in no list. */
  #flags = new Int32Array(0);
  #trie = new PhraseTrie();
  #entries: LexiconEntry[] = [];
  /** By the state of the trie in which a phrase ends, as far as texts had it. Allocated in full: with wide gaps it would be a hash table. */
  #senses: (Senses | undefined)[] = [];

  private constructor(private readonly vocabulary: Vocabulary) {}

  /** From columns, as `columns` and `phrases` give them. */
  static of(vocabulary: Vocabulary, columns: Columns, phrases: Columns): Lexicon {
    const lexicon = new Lexicon(vocabulary);
    lexicon.#flags = columns.flags as Int32Array<ArrayBuffer>;
    lexicon.#trie = PhraseTrie.of(phrases);
    lexicon.#entries = JSON.parse(new TextColumn(columns, "entries").at(0)) as LexiconEntry[];
    return lexicon;
  }

  columns(): Columns {
    return { flags: this.#flags, ...textColumns("entries", [JSON.stringify(this.#entries)]) };
  }

  /** The trie of the titles, organisations, kinds and demonyms. */
  phrases(): Columns {
    return this.#trie.columns();
  }

  /** From the lists' texts; their words are added to the vocabulary. */
  static read(vocabulary: Vocabulary, lists: WordLists): Lexicon {
    const lexicon = new Lexicon(vocabulary);
    lexicon.#read(lists);
    return lexicon;
  }

  #read(lists: WordLists): void {
    for (const [file, text] of Object.entries(lists)) {
      const list = file.replace(/\.ar$/, "");
      for (const raw of text.split("\n")) {
        const line = raw.replace(/\s+#.*$|^#.*$/, "").trim();
        if (line === "") continue;
        if (list === "common-words") this.#flag(line, FLAG.common);
        else if (list === "first-names") this.#flag(line, FLAG.firstName);
        else if (list === "surnames") this.#flag(line, FLAG.surname);
        else if (list === "nisbas") this.#flag(line, FLAG.nisba);
        else if (list === "cues") {
          const [word, cue] = line.split(/\s+/);
          if (word && cue && cue in FLAG) this.#flag(word, FLAG[cue as keyof typeof FLAG]);
        } else if (list === "titles") this.#phrase(line, { list: "title" }, FLAG.title);
        else if (list === "organisations") {
          const [, word, makes] = /^(.*?)\s+([\w-]+)$/.exec(line) ?? [];
          if (word && makes) this.#phrase(word, { list: "organisation", makes }, FLAG.organisation);
        } else if (list === "kinds") {
          const [, word, kind, position] = /^(.*?)\s+([\w-]+)\s+(before|behind|both)$/.exec(line) ?? [];
          if (word && kind && position) {
            const entry = {
              list: "kind",
              kind: kind as Kind | "any",
              position: position as "before" | "behind" | "both",
            } as const;
            this.#phrase(word, entry, FLAG.kind);
            // "provinces", "cities", "villages of": lists name several at once.
            const plural = pluralOf(word);
            if (plural !== word) this.#phrase(plural, entry, FLAG.kind);
          }
        } else if (list === "demonyms") {
          const [, word, placeId] = /^(.*?)\s+(\S+:\S+)$/.exec(line) ?? [];
          if (word && placeId) this.#phrase(word, { list: "demonym", placeId }, FLAG.demonym);
        }
      }
    }
  }

  /** Whether a folded word on its own is a word for a kind of place or organisation. */
  isGeneric(word: string): boolean {
    return (this.flags(this.vocabulary.idOf(word)) & (FLAG.kind | FLAG.organisation)) !== 0;
  }

  /** What the lists say of exactly these folded words. */
  entriesOf(words: readonly string[]): readonly LexiconEntry[] {
    let state = 0;
    for (const word of words) {
      const id = this.vocabulary.idOf(word);
      state = id < 0 ? -1 : this.#trie.step(state, id);
      if (state === -1) return [];
    }
    return this.#trie.ends(state) ? this.#trie.payloads(state).map(i => this.#entries[i]!) : [];
  }

  /** Bits of FLAG for a word of the vocabulary; 0 if no list has it. */
  flags(word: number): number {
    return this.#flags[word] ?? 0;
  }

  /** Whether any phrase of the lists begins with a word of the vocabulary. */
  starts(word: number): boolean {
    return this.#trie.starts(word);
  }

  /** The longest phrase of the title, organisation, kind and demonym lists that begins at word `t`. */
  phraseAt(tokens: Tokens, words: Int32Array, t: number): Phrase | null {
    const match = longestAt(this.#trie, tokens, words, t);
    if (match === null) return null;
    const { state, end } = match;
    if (this.#senses.length === 0) this.#senses = new Array(this.#trie.states);
    let senses = this.#senses[state];
    if (senses === undefined) {
      senses = sensesOf(this.#trie.payloads(state).map(i => this.#entries[i]!));
      this.#senses[state] = senses;
    }
    const { entries, lists, kindsBefore, kindsBehind } = senses;
    return { first: t, end, entries, lists, kindsBefore, kindsBehind };
  }

  #flag(line: string, flag: number): void {
    const words = wordsOf(line);
    // In "al-Tikriti" the last word decides; the article says nothing.
    const word = words.at(-1);
    if (word === undefined) return;
    const id = this.vocabulary.add(word);
    this.#mark(id, flag);
  }

  #mark(word: number, flag: number): void {
    if (word >= this.#flags.length) {
      const flags = new Int32Array(2 * word + 16);
      flags.set(this.#flags);
      this.#flags = flags;
    }
    this.#flags[word]! |= flag;
  }

  #phrase(phrase: string, entry: LexiconEntry, flag: number): void {
    const words = wordsOf(phrase);
    if (words.length === 0) return;
    const ids = words.map(word => this.vocabulary.add(word));
    if (ids.length === 1) this.#mark(ids[0]!, flag);
    this.#entries.push(entry);
    this.#trie.add(ids, this.#entries.length - 1);
  }
}

function sensesOf(entries: readonly LexiconEntry[]): Senses {
  const kindsAt = (position: "before" | "behind") =>
    entries.flatMap(entry => {
      if (entry.list !== "kind" || (entry.position !== position && entry.position !== "both")) return [];
      return entry.kind === "any" ? ["area" as const] : [entry.kind];
    });
  return {
    entries,
    lists: entries.reduce((bits, { list }) => bits | FLAG[list], 0),
    kindsBefore: kindsAt("before"),
    kindsBehind: kindsAt("behind"),
  };
}

/** English plural of the word for a kind ("air base" -> "air bases", "city of" -> "cities of"); Arabic is left as it is. */
function pluralOf(phrase: string): string {
  if (/[\u0600-\u06ff]/.test(phrase)) return phrase;
  const [, noun = phrase, of = ""] = /^(.*?)( of)?$/.exec(phrase) ?? [];
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies${of}`;
  return noun.endsWith("s") ? phrase : `${noun}s${of}`;
}

/** The folded words of a name, split as the tokenizer does. */
export function wordsOf(name: string): string[] {
  // As it is; word lists have few others.
  if (/^[a-z]+$/.test(name)) return [name];
  const tokens = tokenize(name);
  return Array.from({ length: tokens.length }, (_, t) => foldedWord(tokens, t)).filter(word => word !== "");
}
