// All places and their names: built once, then only read. Two tries find names in texts: one by exact (folded) words, one by
// spelling keys for the names of the region, where one name is written in many ways.

import { FuzzyIndex } from "@/lib/gazetteer/fuzzy";
import { Lexicon, type WordLists, wordsOf } from "@/lib/gazetteer/lexicon";
import { PhraseTrie, Vocabulary } from "@/lib/gazetteer/matcher";
import type { PackedPlace } from "@/lib/gazetteer/pack";
import { arabicReadings, isArticle, spellingKey } from "@/lib/text/spelling";
import type { Kind, Place } from "@/lib/types";

/** One written form and the places that have it. */
export interface Name {
  /** Folded words, joined by spaces. */
  form: string;
  words: readonly string[];
  arabic: boolean;
  /** Indices into `places`. */
  places: number[];
  /** Whether it is found by its sound too. */
  spelled: boolean;
}

/** What makes it this region and no other. */
export interface Region {
  name: string;
  /** ISO 3166 alpha-2 of the country in focus. */
  focus: string;
  /** The focus and its neighbours. */
  countries: readonly string[];
  admin1: Readonly<Record<string, string>>;
}

const ARABIC_LETTERS = /[\u0600-\u06ff]/;

export class Gazetteer {
  readonly places: readonly Place[];
  readonly names: readonly Name[];
  readonly vocabulary = new Vocabulary();
  /** Spelling keys, numbered. */
  readonly keys = new Vocabulary();
  /** Sequences of words -> names. */
  readonly exact = new PhraseTrie();
  /** Sequences of spelling keys, articles left out -> names. */
  readonly spelled = new PhraseTrie();
  readonly lexicon: Lexicon;
  /** Place -> the index of its usual name in `names`. */
  readonly mainName: Int32Array;
  /** Word -> its key's number, or -1: also for ordinary words, which are never a place by their sound alone. */
  readonly keyOfWord: Int32Array;
  /** 1 where the curated file says that the place's names are also ordinary words or people's names. */
  readonly common: Uint8Array;
  readonly #byId = new Map<string, number>();
  #fuzzy: FuzzyIndex | null = null;

  /**
   * @param packed places in the order of the file
   * @param lists the word lists of the region pack
   * @param version hash of all that data
   */
  constructor(
    packed: readonly PackedPlace[],
    readonly region: Region,
    /** Texts of the word lists, by path without ending ("titles", "incidents/triggers.ar"). */
    readonly lists: WordLists,
    readonly version: string,
  ) {
    this.places = packed.map(({ place }) => place);
    this.common = Uint8Array.from(packed, ({ common }) => (common ? 1 : 0));
    this.lexicon = new Lexicon(this.vocabulary, lists);
    const names: Name[] = [];
    this.mainName = new Int32Array(packed.length).fill(-1);
    const byForm = new Map<string, number>();
    const regional = new Set(region.countries);
    for (let p = 0; p < this.places.length; p++) {
      const place = this.places[p]!;
      this.#byId.set(place.id, p);
      const forms = [place.name, place.nameAr, ...place.names, ...customaryForms(place)].map(written =>
        written === "" ? [] : bareName(wordsOf(written), place.kind),
      );
      const own = new Set(forms.map(words => words.join(" ")));
      for (let f = 0; f < forms.length; f++) {
        const words = forms[f]!;
        // The usual names (the first two) stand as they are, and so do names of things that are named by their kind.
        if (words.length === 0 || (f > 1 && GENERIC_APART.has(place.kind) && this.#isGenericVariant(words, own)))
          continue;
        const form = words.join(" ");
        let id = byForm.get(form);
        if (id === undefined) {
          id = names.length;
          byForm.set(form, id);
          names.push({ form, words, arabic: ARABIC_LETTERS.test(form), places: [], spelled: false });
          this.#addExact(names[id]!, id);
        }
        const name = names[id]!;
        if (this.mainName[p] === -1) this.mainName[p] = id;
        if (!name.places.includes(p)) name.places.push(p);
        if (!name.arabic && !name.spelled && regional.has(place.country)) {
          name.spelled = true;
          this.#addSpelled(name, id);
        }
      }
    }
    this.names = names;
    this.keyOfWord = this.#keysOfVocabulary();
    Object.freeze(this.places);
  }

  place(id: string): Place | undefined {
    const index = this.#byId.get(id);
    return index === undefined ? undefined : this.places[index];
  }

  /** Index of a place in `places`, or -1. */
  indexOf(id: string): number {
    return this.#byId.get(id) ?? -1;
  }

  /** Names of one word (or written as one) near to a spelling key. The index is made when first asked for. */
  near(key: string) {
    if (this.#fuzzy === null) {
      this.#fuzzy = new FuzzyIndex();
      for (let id = 0; id < this.names.length; id++) {
        const name = this.names[id]!;
        if (!name.spelled) continue;
        for (const sequence of spelledSequences(name.words))
          if (sequence.length === 1) this.#fuzzy.add(sequence[0]!, id);
      }
    }
    return this.#fuzzy.near(key);
  }

  /** "Erbil city" beside "Erbil": the word for the kind is evidence that a text gives, not part of the name. */
  #isGenericVariant(words: readonly string[], own: ReadonlySet<string>): boolean {
    if (words.length < 2) return false;
    const last = words.at(-1)!;
    if (this.lexicon.isGeneric(last) && own.has(words.slice(0, -1).join(" "))) return true;
    if (!this.lexicon.isGeneric(words[0]!)) return false;
    const rest = words.slice(words[1] === "of" && words.length > 2 ? 2 : 1).join(" ");
    return own.has(rest) || own.has(`ال${rest}`);
  }

  #addExact(name: Name, nameId: number): void {
    const symbols = name.words.map(word => this.vocabulary.add(name.arabic ? arabicStem(word) : word));
    this.exact.add(symbols, nameId);
  }

  #addSpelled(name: Name, nameId: number): void {
    for (const sequence of spelledSequences(name.words)) {
      this.spelled.add(
        sequence.map(key => this.keys.add(key)),
        nameId,
      );
    }
  }

  #keysOfVocabulary(): Int32Array {
    const column = new Int32Array(this.vocabulary.size).fill(-1);
    this.vocabulary.forEach((word, id) => {
      if (!ARABIC_LETTERS.test(word)) column[id] = this.keys.idOf(spellingKey(word));
    });
    return column;
  }
}

/** Kinds whose generic word is no part of the name. */
const GENERIC_APART = new Set<Kind>(["region", "admin1", "admin2", "city", "town", "village", "neighbourhood", "area"]);

/** What any newspaper makes of such a name: "Karbala Civil Airport" of "Karbala airport", "borders" of a border. */
function customaryForms({ kind, name, names }: Place): string[] {
  const all = [name, ...names];
  if (kind === "border")
    return all
      .filter(form => /border$/i.test(form))
      .flatMap(form => [`${form}s`, form.replace(/border$/i, "frontier")]);
  if (kind !== "airport") return [];
  const bases = new Set(all.flatMap(form => /^(.*?)(?: international| civil)? airport$/i.exec(form)?.[1] ?? []));
  return [...bases].flatMap(base =>
    ["", " International", " Civil", " Military"].map(sort => `${base}${sort} Airport`),
  );
}

const LEVEL = new Set("governorate province district subdistrict محافظه قضاء قضا ناحيه".split(" "));
const SETTLED = new Set("city town village مدينه بلده قريه العاصمه".split(" "));

/** Provinces, districts and towns are called by their bare name, too; the word for their level is evidence that the text gives. */
function bareName(words: string[], kind: Kind): string[] {
  if (words.length < 2) return words;
  if (kind === "admin1" || kind === "admin2") {
    if (LEVEL.has(words.at(-1)!)) return words.slice(0, -1);
    return LEVEL.has(words[0]!) ? words.slice(words[1] === "of" ? 2 : 1) : words;
  }
  if ((kind === "city" || kind === "town" || kind === "village") && SETTLED.has(words[0]!)) {
    if (words[1] === "of") return words.slice(2);
    return ARABIC_LETTERS.test(words[0]!) ? words.slice(1) : words;
  }
  return words;
}

/** An Arabic word of a name without its article: names are found with and without it. */
export function arabicStem(word: string): string {
  return (
    arabicReadings(word).find(
      reading => word.startsWith("ال") && reading.skip === 0 && reading.stem.length === word.length - 2,
    )?.stem ?? word
  );
}

/**
 * The key sequences under which a name is found: articles left out; articles glued to their word ("Alqaim"); words glued
 * together ("Talafar", "Direzzor").
 */
function spelledSequences(words: readonly string[]): string[][] {
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
