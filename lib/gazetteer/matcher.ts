// From names to leftmost-longest matches. A vocabulary gives each word of a name a number; a trie over these numbers, kept in one
// open-addressed hash table, gives each sequence of words the names that are written that way.
//
// Leftmost-longest: of "New York City", "New York" and "York", the text "New York City Hall" matches the first, "New York Times" the
// second, and never "York" alone.

import type { Column, Columns } from "@/lib/gazetteer/columns";
import { foldOf } from "@/lib/text/normalize";
import { GAP, hashOf, SHAPE, type Tokens } from "@/lib/text/tokenize";

/** Words numbered from 0 in the order they were added. Lookup is by hash, and verified: a collision is never a match. */
export class Vocabulary {
  #size = 0;
  /** The words' letters, one after the other; word `id` is [offset[id], offset[id + 1]). */
  #pool = new Uint16Array(1 << 10);
  #offset = new Int32Array(1 << 10);
  /**
   * Open addressing, at most half full: id + 1 (0: a free slot), the word's hash, and where its letters begin and end. What is read
   * together is stored together.
   */
  #slots = new Int32Array(SLOT << 10);
  /** One bit a hash: most words of a text are in no name, and one lookup shows this for nearly all of them. Made when first needed. */
  #bitmap = new Int32Array(0);

  static of(columns: Columns): Vocabulary {
    const vocabulary = new Vocabulary();
    vocabulary.#pool = columns.pool as Uint16Array<ArrayBuffer>;
    vocabulary.#offset = columns.offset as Int32Array<ArrayBuffer>;
    vocabulary.#slots = columns.slots as Int32Array<ArrayBuffer>;
    vocabulary.#bitmap = columns.bitmap as Int32Array<ArrayBuffer>;
    vocabulary.#size = vocabulary.#offset.length - 1;
    return vocabulary;
  }

  columns(): Columns {
    if (this.#bitmap.length === 0) this.#makeBitmap();
    return {
      pool: this.#pool.slice(0, this.#offset[this.#size]),
      offset: this.#offset.slice(0, this.#size + 1),
      slots: this.#slots,
      bitmap: this.#bitmap,
    };
  }

  get size(): number {
    return this.#size;
  }

  /** Number of a folded word, added if new. */
  add(word: string): number {
    const hash = hashOf(word);
    const known = this.#lookUp(word, hash);
    if (known !== -1) return known;
    const id = this.#size++;
    if (id + 1 >= this.#offset.length) this.#offset = widened(this.#offset);
    let end = this.#offset[id]!;
    if (end + word.length > this.#pool.length) this.#pool = widened(this.#pool, end + word.length);
    for (let i = 0; i < word.length; i++) this.#pool[end++] = word.charCodeAt(i);
    this.#offset[id + 1] = end;
    if (this.#size * 2 * SLOT > this.#slots.length) this.#widen();
    this.#insert(id, hash, this.#offset[id]!, end);
    this.#bitmap = new Int32Array(0);
    return id;
  }

  /** Number of a folded word, or -1. */
  idOf(word: string): number {
    return this.#lookUp(word, hashOf(word));
  }

  /** Calls back for every word with its number. */
  forEach(visit: (word: string, id: number) => void): void {
    for (let id = 0; id < this.#size; id++) {
      visit(String.fromCharCode(...this.#pool.subarray(this.#offset[id], this.#offset[id + 1])), id);
    }
  }

  /** Number of a word of a text, or -1, straight from the text. */
  find(tokens: Tokens, index: number): number {
    if (this.#bitmap.length === 0) this.#makeBitmap();
    const hash = tokens.hash[index]!;
    const bit = (hash ^ (hash >>> 15)) & (this.#bitmap.length * 32 - 1);
    return (this.#bitmap[bit >>> 5]! & (1 << (bit & 31))) === 0 ? -1 : this.#probe(tokens, index);
  }

  /** The numbers of all words of a text, or -1, into a column with at least as many rows. */
  findAll(tokens: Tokens, numbers: Int32Array): void {
    if (this.#bitmap.length === 0) this.#makeBitmap();
    const bitmap = this.#bitmap;
    const mask = bitmap.length * 32 - 1;
    const { hash: hashes, length } = tokens;
    for (let t = 0; t < length; t++) {
      const hash = hashes[t]!;
      const bit = (hash ^ (hash >>> 15)) & mask;
      numbers[t] = (bitmap[bit >>> 5]! & (1 << (bit & 31))) === 0 ? -1 : this.#probe(tokens, t);
    }
  }

  #probe(tokens: Tokens, index: number): number {
    const slots = this.#slots;
    const hash = tokens.hash[index]!;
    const mask = slots.length / SLOT - 1;
    let slot = mix(hash) & mask;
    for (;;) {
      const at = slot * SLOT;
      const id = slots[at]! - 1;
      if (id < 0) return -1;
      if (slots[at + 1] === hash && this.#same(at, tokens.text, tokens.start[index]!, tokens.end[index]!)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** Whether the word of a slot is the folded form of the one in a text. */
  #same(slot: number, text: string, start: number, end: number): boolean {
    let at = this.#slots[slot + 2]!;
    const stop = this.#slots[slot + 3]!;
    for (let i = start; i < end; i++) {
      const folded = foldOf[text.charCodeAt(i)]!;
      if (folded === 0) continue;
      if (at === stop || this.#pool[at] !== folded) return false;
      at++;
    }
    return at === stop;
  }

  #lookUp(word: string, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length / SLOT - 1;
    let slot = mix(hash) & mask;
    for (;;) {
      const at = slot * SLOT;
      const id = slots[at]! - 1;
      if (id < 0) return -1;
      if (slots[at + 1] === hash && this.#is(at, word)) return id;
      slot = (slot + 1) & mask;
    }
  }

  #is(slot: number, word: string): boolean {
    const start = this.#slots[slot + 2]!;
    if (this.#slots[slot + 3]! - start !== word.length) return false;
    for (let i = 0; i < word.length; i++) if (this.#pool[start + i] !== word.charCodeAt(i)) return false;
    return true;
  }

  #insert(id: number, hash: number, from: number, until: number): void {
    const slots = this.#slots;
    const mask = slots.length / SLOT - 1;
    let slot = mix(hash) & mask;
    while (slots[slot * SLOT] !== 0) slot = (slot + 1) & mask;
    const at = slot * SLOT;
    slots[at] = id + 1;
    slots[at + 1] = hash;
    slots[at + 2] = from;
    slots[at + 3] = until;
  }

  #widen(): void {
    const slots = this.#slots;
    this.#slots = new Int32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += SLOT)
      if (slots[at] !== 0) this.#insert(slots[at]! - 1, slots[at + 1]!, slots[at + 2]!, slots[at + 3]!);
  }

  #makeBitmap(): void {
    const slots = this.#slots;
    this.#bitmap = new Int32Array(powerOfTwo(this.#size * 16) >>> 5 || 1);
    for (let at = 0; at < slots.length; at += SLOT) {
      if (slots[at] === 0) continue;
      const hash = slots[at + 1]!;
      const bit = (hash ^ (hash >>> 15)) & (this.#bitmap.length * 32 - 1);
      this.#bitmap[bit >>> 5]! |= 1 << (bit & 31);
    }
  }
}

/** Numbers a slot of the vocabulary has. */
const SLOT = 4;

/** A set of word sequences, each with the payloads (numbers of names) that were added under it. */
export class PhraseTrie {
  /** By symbol, the state that it leads to from the root: most words begin no sequence, and one lookup shows this. 0: none. */
  #first = new Int32Array(1 << 10);
  /** All other edges, in open addressing: from a state, by a symbol, to a state (0: a free slot). The three are read together, so they are stored side by side. */
  #edges = new Int32Array(EDGE << 10);
  #used = 0;
  #states = 1;
  /** state -> first payload cell + 1; cells are linked. */
  #head = new Int32Array(1 << 10);
  #cells = new Int32Array(1 << 10);
  #next = new Int32Array(1 << 10);
  #payloads = 0;
  /** Per symbol: 1 if some sequence has it after its first place. */
  #continues = new Uint8Array(1 << 10);

  static of(columns: Columns): PhraseTrie {
    const trie = new PhraseTrie();
    trie.#first = columns.first as Int32Array<ArrayBuffer>;
    trie.#edges = columns.edges as Int32Array<ArrayBuffer>;
    trie.#head = columns.head as Int32Array<ArrayBuffer>;
    trie.#cells = columns.cells as Int32Array<ArrayBuffer>;
    trie.#next = columns.next as Int32Array<ArrayBuffer>;
    trie.#continues = columns.continues as Uint8Array<ArrayBuffer>;
    trie.#states = trie.#head.length;
    for (let at = EDGE - 1; at < trie.#edges.length; at += EDGE) if (trie.#edges[at] !== 0) trie.#used++;
    trie.#payloads = trie.#cells.length;
    return trie;
  }

  columns(): Columns {
    return {
      first: this.#first,
      edges: this.#edges,
      head: this.#head.slice(0, this.#states),
      cells: this.#cells.slice(0, this.#payloads),
      next: this.#next.slice(0, this.#payloads),
      continues: this.#continues,
    };
  }

  /** How many states there are. */
  get states(): number {
    return this.#states;
  }

  /** Adds one payload under a sequence of symbols (non-negative numbers). An empty sequence is refused. */
  add(symbols: readonly number[], payload: number): void {
    if (symbols.length === 0) throw new Error("PhraseTrie.add: got an empty sequence, expected at least one symbol");
    let state = this.#begin(symbols[0]!);
    for (let i = 1; i < symbols.length; i++) state = this.#advance(state, symbols[i]!);
    for (let cell = this.#head[state]!; cell !== 0; cell = this.#next[cell - 1]!)
      if (this.#cells[cell - 1] === payload) return;
    if (this.#payloads === this.#cells.length) {
      this.#cells = widened(this.#cells);
      this.#next = widened(this.#next);
    }
    this.#cells[this.#payloads] = payload;
    this.#next[this.#payloads] = this.#head[state]!;
    this.#head[state] = ++this.#payloads;
  }

  /** Whether any sequence begins with the symbol. */
  starts(symbol: number): boolean {
    return symbol >= 0 && this.#first[symbol]! > 0;
  }

  /** Whether any sequence has the symbol after its first place. */
  continues(symbol: number): boolean {
    return symbol >= 0 && this.#continues[symbol] === 1;
  }

  /** The state that follows `state` on `symbol`, or -1. The root is state 0. */
  step(state: number, symbol: number): number {
    if (state === 0) return this.starts(symbol) ? this.#first[symbol]! : -1;
    // The word after a name's first word is hardly ever one with which any name continues.
    if (!this.continues(symbol)) return -1;
    const edges = this.#edges;
    const mask = edges.length / EDGE - 1;
    let slot = mix(Math.imul(state, 0x9e3779b1) ^ symbol) & mask;
    for (;;) {
      const at = slot * EDGE;
      const to = edges[at + 2]!;
      if (to === 0) return -1;
      if (edges[at] === state && edges[at + 1] === symbol) return to;
      slot = (slot + 1) & mask;
    }
  }

  /** Whether a sequence ends in the state. */
  ends(state: number): boolean {
    return this.#head[state]! !== 0;
  }

  /** The payloads of the sequence that ends in the state. */
  payloads(state: number): number[] {
    const found: number[] = [];
    for (let cell = this.#head[state]!; cell !== 0; cell = this.#next[cell - 1]!) found.push(this.#cells[cell - 1]!);
    return found;
  }

  #begin(symbol: number): number {
    if (symbol >= this.#first.length) this.#first = widened(this.#first, symbol + 1);
    if (this.#first[symbol] === 0) this.#first[symbol] = this.#newState();
    return this.#first[symbol]!;
  }

  #advance(state: number, symbol: number): number {
    if (symbol >= this.#continues.length) this.#continues = widened(this.#continues, symbol + 1);
    this.#continues[symbol] = 1;
    const known = this.step(state, symbol);
    if (known !== -1) return known;
    if ((this.#used + 1) * 2 * EDGE > this.#edges.length) this.#rehash();
    const to = this.#newState();
    this.#insert(state, symbol, to);
    this.#used++;
    return to;
  }

  #newState(): number {
    if (this.#states >= this.#head.length) this.#head = widened(this.#head);
    return this.#states++;
  }

  #insert(state: number, symbol: number, to: number): void {
    const mask = this.#edges.length / EDGE - 1;
    let slot = mix(Math.imul(state, 0x9e3779b1) ^ symbol) & mask;
    while (this.#edges[slot * EDGE + 2] !== 0) slot = (slot + 1) & mask;
    const at = slot * EDGE;
    this.#edges[at] = state;
    this.#edges[at + 1] = symbol;
    this.#edges[at + 2] = to;
  }

  #rehash(): void {
    const edges = this.#edges;
    this.#edges = new Int32Array(edges.length * 2);
    for (let at = 0; at < edges.length; at += EDGE)
      if (edges[at + 2] !== 0) this.#insert(edges[at]!, edges[at + 1]!, edges[at + 2]!);
  }
}

/** Numbers an edge of the trie has. */
const EDGE = 3;

/** Finds the words of names in texts. */
export interface Match {
  /** First word and the word after the last, as indices into the tokens. */
  first: number;
  end: number;
  state: number;
}

/**
 * Leftmost-longest matches of the trie's sequences over a column of symbols (one a word, -1 where the word is in none).
 * Names are not matched across commas, brackets or blank lines; a full stop is crossed only after an abbreviation of up to three letters.
 */
export function matchLongest(trie: PhraseTrie, tokens: Tokens, symbols: Int32Array): Match[] {
  const matches: Match[] = [];
  const { length } = tokens;
  let t = 0;
  while (t < length) {
    // Most words of a text are in no name.
    const match = symbols[t]! < 0 ? null : longestAt(trie, tokens, symbols, t);
    if (match === null) t++;
    else {
      matches.push(match);
      t = match.end;
    }
  }
  return matches;
}

/** The longest match that begins at word `t` and ends at `stop` at the latest, or null; `root`: what its sequence begins with. */
export function longestAt(
  trie: PhraseTrie,
  tokens: Tokens,
  symbols: Int32Array,
  t: number,
  stop = tokens.length,
  root = 0,
): Match | null {
  if (root === 0 && !trie.starts(symbols[t]!)) return null;
  let state = root;
  let end = -1;
  let last = 0;
  for (let u = t; u < stop; u++) {
    state = trie.step(state, symbols[u]!);
    if (state === -1) break;
    if (trie.ends(state)) {
      end = u + 1;
      last = state;
    }
    if (!joinsNext(tokens, u)) break;
  }
  return end < 0 ? null : { first: t, end, state: last };
}

/** Whether the word and the next can belong to one name. */
export function joinsNext(tokens: Tokens, t: number): boolean {
  const gap = tokens.gap[t]!;
  if (gap <= GAP.newline) return true;
  if (gap !== GAP.stop) return false;
  return tokens.end[t]! - tokens.start[t]! <= 3 && tokens.shape[t] !== SHAPE.lower && tokens.shape[t] !== SHAPE.digit;
}

/** The same column with room for more. */
function widened<C extends Column>(column: C, least = column.length + 1): C {
  const wider = new (column.constructor as new (length: number) => C)(powerOfTwo(least));
  wider.set(column);
  return wider;
}

function powerOfTwo(least: number): number {
  let size = 16;
  while (size < least) size *= 2;
  return size;
}

/** Spreads a hash's entropy to its low bits (the finalizer of MurmurHash3). */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
