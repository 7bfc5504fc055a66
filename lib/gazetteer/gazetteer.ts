// All places and their names: compiled once (lib/gazetteer/compile.ts), then only read. Two tries find names in texts: one by exact
// (folded) words, one by spelling keys for the names of the region, where one name is written in many ways. Places and names
// stay in columns until they are asked for.

import { type Columns, ListColumn, TextColumn } from "@/lib/gazetteer/columns";
import { FuzzyIndex } from "@/lib/gazetteer/fuzzy";
import { Lexicon, type WordLists, wordsOf } from "@/lib/gazetteer/lexicon";
import { looksRegional } from "@/lib/gazetteer/look";
import { PhraseTrie, Vocabulary } from "@/lib/gazetteer/matcher";
import { readPlace } from "@/lib/gazetteer/pack";
import { arabicStem, spelledSequences } from "@/lib/text/spelling";
import type { Extent, Kind, Place } from "@/lib/types";

/** One written form and the places that have it. */
export interface Name {
  /** Folded words, joined by spaces. */
  form: string;
  words: readonly string[];
  arabic: boolean;
  /** Places by their number. */
  places: readonly number[];
  /** Sites that have the name and a word for their kind ("Safwan crossing" for "Safwan"): not among its places. */
  sites: readonly number[];
  /** Whether it is found by its sound too. */
  spelled: boolean;
}

/** What recognition needs to know about the places of a name. */
export interface Bearers {
  /** Of the largest. */
  population: number;
  /** All are cities, towns, villages or neighbourhoods. */
  settled: boolean;
  /** Some place is of that kind, in the country in focus, elsewhere in the region, of the curated files, known to need context. */
  country: boolean;
  admin1: boolean;
  focus: boolean;
  region: boolean;
  curated: boolean;
  common: boolean;
  /** A capital, or a town from which a province is governed. */
  seat: boolean;
  /** All are told apart in the gazetteer by a bracket behind an Arabic name that is an ordinary word, too. */
  apart: boolean;
  /** Some site has it, or goes by it in articles about its town. */
  site: boolean;
  /** Some quarter goes by it in articles about its city. */
  quarter: boolean;
}

/** Kinds of sites, and of natural and linear features; the others are settlements and areas. */
export const NATURAL = new Set<Kind>(["mountain", "desert", "valley", "river", "lake", "sea", "border", "road"]);
export const SITE = new Set<Kind>(["military-base", "airport", "border-crossing", "facility"]);
const SETTLEMENT = new Set<Kind>(["city", "town", "village", "neighbourhood"]);

/** Juneau and Iqaluit are known for what they are, though small; the seats of the smallest provinces are villages. */
function isSeat({ featureCode, population }: Place): boolean {
  return featureCode === "PPLC" || (featureCode === "PPLA" && population >= 5000);
}

/** What makes it this region and no other. */
export interface Region {
  name: string;
  /** ISO 3166 alpha-2 of the country in focus. */
  focus: string;
  /** The focus and its neighbours. */
  countries: readonly string[];
  /** Other countries of the same languages, whose names are written in as many ways. */
  akin?: readonly string[];
  /** What nearly every town of the focus has a quarter of the name of: battles, virtues, trades; in Arabic. */
  usualQuarters?: readonly string[];
  admin1: Readonly<Record<string, string>>;
}

/** The gazetteer in columns, by part. */
export type Compiled = Record<
  "vocabulary" | "keys" | "exact" | "spelled" | "lexicon" | "phrases" | "names" | "places" | "words" | "look",
  Columns
>;

/**
 * Gives what `make` makes out of the word lists, for the room of that name. Where there is a place to keep it, it is made once for all
 * processes.
 */
export type Keep = (room: string, make: () => Record<string, Columns>) => Record<string, Columns>;

export class Gazetteer {
  readonly vocabulary: Vocabulary;
  /** Spelling keys, numbered. */
  readonly keys: Vocabulary;
  /** Sequences of words -> names. */
  readonly exact: PhraseTrie;
  /** Sequences of spelling keys, articles left out -> names. */
  readonly spelled: PhraseTrie;
  readonly lexicon: Lexicon;
  /** Place -> the number of its usual name. */
  readonly mainName: Int32Array;
  /** Word -> its key's number, or -1: also for ordinary words, which are never a place by their sound alone. */
  readonly keyOfWord: Int32Array;
  /** 1 if the curated file says that the place's names are also ordinary words or people's names. */
  readonly common: Uint8Array;
  /** How many places and how many written forms there are. */
  readonly size: { readonly places: number; readonly names: number };
  readonly #look: Columns;
  readonly #lines: TextColumn;
  /** All ids, a line each. */
  readonly #ids: TextColumn;
  readonly #forms: TextColumn;
  readonly #script: Uint8Array;
  readonly #placesOfName: ListColumn;
  readonly #sitesOfName: ListColumn;
  /** What was asked for so far, by number. Allocated in full, because an array with wide gaps becomes a hash table. */
  readonly #places: (Place | undefined)[];
  readonly #names: (Name | undefined)[];
  readonly #bearers: (Bearers | undefined)[];
  #byId: Map<string, number> | null = null;
  /** Those that were read, by the very string that their places carry: found without comparing letters. */
  readonly #read = new Map<string, Place>();
  #fuzzy: FuzzyIndex | null = null;

  /**
   * @param compiled what `compile` makes
   * @param lists the word lists that it was made with
   * @param version hash of all that data
   * @param kept what other rooms make out of the lists
   */
  constructor(
    compiled: Compiled,
    private readonly extents: ReadonlyMap<string, Extent>,
    readonly region: Region,
    readonly lists: WordLists,
    readonly version: string,
    readonly kept: Keep = (_, make) => make(),
  ) {
    this.vocabulary = Vocabulary.of(compiled.vocabulary);
    this.keys = Vocabulary.of(compiled.keys);
    this.exact = PhraseTrie.of(compiled.exact);
    this.spelled = PhraseTrie.of(compiled.spelled);
    this.lexicon = Lexicon.of(this.vocabulary, compiled.lexicon, compiled.phrases);
    this.mainName = compiled.places.mainName as Int32Array;
    this.common = compiled.places.common as Uint8Array;
    this.keyOfWord = compiled.words.key as Int32Array;
    this.#look = compiled.look;
    this.#lines = new TextColumn(compiled.places, "line");
    this.#ids = new TextColumn(compiled.places, "ids");
    this.#forms = new TextColumn(compiled.names, "form");
    this.#script = compiled.names.script as Uint8Array;
    this.#placesOfName = new ListColumn(compiled.names, "places");
    this.#sitesOfName = new ListColumn(compiled.names, "sites");
    this.size = { places: this.common.length, names: this.#script.length };
    this.#places = new Array(this.size.places);
    this.#names = new Array(this.size.names);
    this.#bearers = new Array(this.size.names);
  }

  /** The place of that id. */
  place(id: string): Place | undefined {
    const known = this.#read.get(id);
    if (known !== undefined) return known;
    const index = this.indexOf(id);
    return index === -1 ? undefined : this.placeAt(index);
  }

  /** Number of a place, or -1. */
  indexOf(id: string): number {
    this.#byId ??= new Map(
      this.#ids
        .at(0)
        .split("\n")
        .map((id, p) => [id, p]),
    );
    return this.#byId.get(id) ?? -1;
  }

  /** The place of a number below `size.places`. */
  placeAt(index: number): Place {
    let place = this.#places[index];
    if (place === undefined) {
      place = readPlace(this.#lines.at(index), this.extents, index + 2).place;
      this.#places[index] = place;
      this.#read.set(place.id, place);
    }
    return place;
  }

  /** The numbers of the places that are written in just these words, of which Arabic ones may have their article or not. */
  called(name: string): readonly number[] {
    let state = 0;
    for (const word of wordsOf(name)) {
      const id = this.vocabulary.idOf(arabicStem(word));
      state = id === -1 ? -1 : this.exact.step(state, id);
      if (state === -1) return [];
    }
    return this.exact.ends(state) ? this.exact.payloads(state).flatMap(id => this.nameAt(id).places) : [];
  }

  /** The written form of a number below `size.names`. */
  nameAt(id: number): Name {
    let name = this.#names[id];
    if (name === undefined) {
      const form = this.#forms.at(id);
      const script = this.#script[id]!;
      const places = this.#placesOfName.at(id);
      const sites = this.#sitesOfName.at(id);
      name = { form, words: form.split(" "), arabic: (script & 1) !== 0, places, sites, spelled: (script & 2) !== 0 };
      this.#names[id] = name;
    }
    return name;
  }

  /** What the places of the name of a number have in common. */
  bearersAt(id: number): Bearers {
    let bearers = this.#bearers[id];
    if (bearers === undefined) {
      const { focus, countries } = this.region;
      const { places: numbers, sites } = this.nameAt(id);
      const places = numbers.map(p => this.placeAt(p));
      bearers = {
        population: places.reduce((most, { population }) => Math.max(most, population), 0),
        settled: places.every(({ kind }) => SETTLEMENT.has(kind)),
        country: places.some(({ kind }) => kind === "country"),
        admin1: places.some(({ kind }) => kind === "admin1"),
        focus: places.some(({ country }) => country === focus),
        region: places.some(({ country }) => country !== focus && countries.includes(country)),
        curated: places.some(({ source }) => source.startsWith("curated")),
        seat: places.some(isSeat),
        common: numbers.some(p => this.common[p] === 1),
        apart: (this.#script[id]! & 4) !== 0,
        site: [...places, ...sites.map(p => this.placeAt(p))].some(({ kind }) => SITE.has(kind)),
        quarter: sites.some(p => this.placeAt(p).kind === "neighbourhood"),
      };
      this.#bearers[id] = bearers;
    }
    return bearers;
  }

  /** How much a folded word looks like a name of the region: above 0 it does, an English word has about -0.6. */
  look(word: string): number {
    return looksRegional(this.#look, word);
  }

  /** Names of one word (or written as one) near to a spelling key. The index is made when first asked for. */
  near(key: string) {
    if (this.#fuzzy === null) {
      this.#fuzzy = new FuzzyIndex();
      for (let id = 0; id < this.size.names; id++) {
        if ((this.#script[id]! & 2) === 0) continue;
        for (const sequence of spelledSequences(this.#forms.at(id).split(" ")))
          if (sequence.length === 1) this.#fuzzy.add(sequence[0]!, id);
      }
    }
    return this.#fuzzy.near(key);
  }
}
