// From names to leftmost-longest matches. A vocabulary gives each word of a name a number; a trie over these numbers, kept in one
// open-addressed hash table, gives each sequence of words the names that are written so.
//
// Leftmost-longest: of "New York City", "New York" and "York", the text "New York City Hall" matches the first, "New York Times" the
// second, and never "York" alone.

import { foldOf } from "@/lib/text/normalize";
import { GAP, SHAPE, type Tokens } from "@/lib/text/tokenize";

/** Words numbered from 0 in the order they were added. Lookup is by hash, and verified: a collision is never a match. */
export class Vocabulary {
  #ids = new Map<string, number>();
  #pool = new Uint16Array(1 << 16);
  #poolEnd = 0;
  #offset = new Int32Array(1 << 12);
  #hash = new Int32Array(1 << 12);
  #table = new Int32Array(0);
  #mask = 0;
  #bitmap = new Uint32Array(0);

  get size(): number {
    return this.#ids.size;
  }

  /** Number of a folded word, added if new. */
  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(word, id);
    if (id + 1 >= this.#offset.length) {
      this.#offset = widen(this.#offset);
      this.#hash = widen(this.#hash);
    }
    while (this.#poolEnd + word.length > this.#pool.length) {
      const pool = new Uint16Array(this.#pool.length * 2);
      pool.set(this.#pool);
      this.#pool = pool;
    }
    let hash = 0x811c9dc5;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      hash = Math.imul(hash ^ code, 0x01000193);
      this.#pool[this.#poolEnd++] = code;
    }
    this.#offset[id + 1] = this.#poolEnd;
    this.#hash[id] = hash;
    this.#table = new Int32Array(0);
    return id;
  }

  /** Number of a folded word, or -1. */
  idOf(word: string): number {
    return this.#ids.get(word) ?? -1;
  }

  /** Calls back for every word with its number. */
  forEach(visit: (word: string, id: number) => void): void {
    for (const [word, id] of this.#ids) visit(word, id);
  }

  /** Number of a word of a text, or -1, straight from the text. */
  find(tokens: Tokens, index: number): number {
    if (this.#table.length === 0) this.#freeze();
    const hash = tokens.hash[index]!;
    // Most words of a text are in no name: one bit tells so for nearly all of them.
    const bit = (hash ^ (hash >>> 15)) & (this.#bitmap.length * 32 - 1);
    if ((this.#bitmap[bit >>> 5]! & (1 << (bit & 31))) === 0) return -1;
    let slot = mix(hash) & this.#mask;
    for (;;) {
      const id = this.#table[slot]! - 1;
      if (id < 0) return -1;
      if (this.#hash[id] === hash && this.#same(id, tokens.text, tokens.start[index]!, tokens.end[index]!)) return id;
      slot = (slot + 1) & this.#mask;
    }
  }

  #same(id: number, text: string, start: number, end: number): boolean {
    let at = this.#offset[id]!;
    const stop = this.#offset[id + 1]!;
    for (let i = start; i < end; i++) {
      const folded = foldOf[text.charCodeAt(i)]!;
      if (folded === 0) continue;
      if (at === stop || this.#pool[at] !== folded) return false;
      at++;
    }
    return at === stop;
  }

  #freeze(): void {
    const count = this.#ids.size;
    const size = powerOfTwo(count * 2 + 16);
    this.#table = new Int32Array(size);
    this.#mask = size - 1;
    this.#bitmap = new Uint32Array(Math.max(1, powerOfTwo(count * 16) >>> 5));
    for (let id = 0; id < count; id++) {
      const hash = this.#hash[id]!;
      const bit = (hash ^ (hash >>> 15)) & (this.#bitmap.length * 32 - 1);
      this.#bitmap[bit >>> 5]! |= 1 << (bit & 31);
      let slot = mix(hash) & this.#mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#table[slot] = id + 1;
    }
  }
}

/** A set of word sequences, each with the payloads (numbers of names) that were added under it. */
export class PhraseTrie {
  #from = new Int32Array(1 << 12);
  #word = new Int32Array(1 << 12);
  #to = new Int32Array(1 << 12);
  #mask = (1 << 12) - 1;
  #edges = 0;
  #states = 1;
  /** state -> first payload cell + 1; cells are linked. */
  #head = new Int32Array(1 << 10);
  #cells: number[] = [];
  #next: number[] = [];
  /** Per symbol: bit 1, some sequence begins with it; bit 2, some sequence has it further on. */
  #starts = new Uint8Array(1 << 10);

  /** Adds one payload under a sequence of symbols (non-negative numbers). An empty sequence is refused. */
  add(symbols: readonly number[], payload: number): void {
    if (symbols.length === 0) throw new Error("PhraseTrie.add: got an empty sequence, expected at least one symbol");
    let state = 0;
    for (const symbol of symbols) state = this.#advance(state, symbol);
    for (let i = 0; i < symbols.length; i++) {
      const symbol = symbols[i]!;
      if (symbol >= this.#starts.length) {
        const starts = new Uint8Array(powerOfTwo(symbol + 1));
        starts.set(this.#starts);
        this.#starts = starts;
      }
      this.#starts[symbol]! |= i === 0 ? 1 : 2;
    }
    for (let cell = this.#head[state]!; cell !== 0; cell = this.#next[cell - 1]!)
      if (this.#cells[cell - 1] === payload) return;
    this.#cells.push(payload);
    this.#next.push(this.#head[state]!);
    this.#head[state] = this.#cells.length;
  }

  /** Whether any sequence begins with the symbol. */
  starts(symbol: number): boolean {
    return symbol >= 0 && (this.#starts[symbol]! & 1) !== 0;
  }

  /** Whether any sequence has the symbol behind its first place. */
  continues(symbol: number): boolean {
    return symbol >= 0 && (this.#starts[symbol]! & 2) !== 0;
  }

  /** The state behind `state` on `symbol`, or -1. The root is state 0. */
  step(state: number, symbol: number): number {
    let slot = mix(Math.imul(state, 0x9e3779b1) ^ symbol) & this.#mask;
    for (;;) {
      const to = this.#to[slot]!;
      if (to === 0) return -1;
      if (this.#from[slot] === state && this.#word[slot] === symbol) return to;
      slot = (slot + 1) & this.#mask;
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

  #advance(state: number, symbol: number): number {
    const known = this.step(state, symbol);
    if (known !== -1) return known;
    if ((this.#edges + 1) * 2 > this.#mask) this.#rehash();
    const to = this.#states++;
    if (to >= this.#head.length) this.#head = widen(this.#head);
    this.#insert(state, symbol, to);
    this.#edges++;
    return to;
  }

  #insert(state: number, symbol: number, to: number): void {
    let slot = mix(Math.imul(state, 0x9e3779b1) ^ symbol) & this.#mask;
    while (this.#to[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#from[slot] = state;
    this.#word[slot] = symbol;
    this.#to[slot] = to;
  }

  #rehash(): void {
    const [from, word, to] = [this.#from, this.#word, this.#to];
    const size = to.length * 2;
    this.#from = new Int32Array(size);
    this.#word = new Int32Array(size);
    this.#to = new Int32Array(size);
    this.#mask = size - 1;
    for (let slot = 0; slot < to.length; slot++) if (to[slot] !== 0) this.#insert(from[slot]!, word[slot]!, to[slot]!);
  }
}

/** Finds the words of names in texts. */
export interface Match {
  /** First word and the word behind the last, indices into the tokens. */
  first: number;
  end: number;
  state: number;
}

/**
 * Leftmost-longest matches of the trie's sequences over a column of symbols (one a word, -1 where the word is in none).
 * Names are not matched across commas, brackets or blank lines; a full stop is crossed only behind an abbreviation of up to three letters.
 */
export function matchLongest(trie: PhraseTrie, tokens: Tokens, symbols: Int32Array): Match[] {
  const matches: Match[] = [];
  let t = 0;
  while (t < tokens.length) {
    const match = longestAt(trie, tokens, symbols, t);
    if (match === null) t++;
    else {
      matches.push(match);
      t = match.end;
    }
  }
  return matches;
}

/** The longest match that begins at word `t`, or null. */
export function longestAt(trie: PhraseTrie, tokens: Tokens, symbols: Int32Array, t: number): Match | null {
  if (!trie.starts(symbols[t]!)) return null;
  let state = 0;
  let best: Match | null = null;
  for (let u = t; u < tokens.length; u++) {
    const symbol = symbols[u]!;
    if (symbol < 0) break;
    state = trie.step(state, symbol);
    if (state === -1) break;
    if (trie.ends(state)) best = { first: t, end: u + 1, state };
    if (!joinsNext(tokens, u)) break;
  }
  return best;
}

/** Whether the word and the next can belong to one name. */
export function joinsNext(tokens: Tokens, t: number): boolean {
  const gap = tokens.gap[t]!;
  if (gap <= GAP.newline) return true;
  if (gap !== GAP.stop) return false;
  return tokens.end[t]! - tokens.start[t]! <= 3 && tokens.shape[t] !== SHAPE.lower && tokens.shape[t] !== SHAPE.digit;
}

function widen(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(column.length * 2);
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
