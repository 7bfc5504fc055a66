// Spellings that no rule explains: misprints, swapped letters, misheard vowels, one consonant taken for its neighbour. The last resort
// of matching, used only for capitalised words that nothing else knows. Candidates are found in two ways over the sounds of the spelling
// keys: by deletion neighbourhoods (SymSpell, Garbe 2012), and by the bare consonants.

import { consonants, soundsOf } from "@/lib/text/spelling";

/** A name near to a word in spelling. */
export interface NearName {
  name: number;
  /** Damerau-Levenshtein distance of the sounds; a vowel counts half, and so does a consonant for its neighbour. */
  distance: number;
}

export class FuzzyIndex {
  readonly #deletions = new Map<string, number[]>();
  readonly #skeletons = new Map<string, number[]>();
  readonly #sounds: string[] = [];
  readonly #names: number[][] = [];
  readonly #ids = new Map<string, number>();

  /** Adds a name under its key; keys of fewer than four sounds are left out, because everything is near them. */
  add(key: string, name: number): void {
    const sounds = soundsOf(key);
    if (sounds.length < 4) return;
    let id = this.#ids.get(sounds);
    if (id === undefined) {
      id = this.#sounds.length;
      this.#ids.set(sounds, id);
      this.#sounds.push(sounds);
      this.#names.push([]);
      for (const deleted of deletions(sounds)) push(this.#deletions, deleted, id);
      const skeleton = consonants(sounds);
      if (skeleton.length >= LEAST_CONSONANTS) push(this.#skeletons, skeleton, id);
    }
    this.#names[id]!.push(name);
  }

  /** Names whose key is within the distance allowed for its length, nearest first; ties in the order of adding. */
  near(key: string): NearName[] {
    const sounds = soundsOf(key);
    if (sounds.length < 4 || sounds.length > 24) return [];
    const seen = new Set<number>();
    const found: NearName[] = [];
    const consider = (id: number) => {
      if (seen.has(id)) return;
      seen.add(id);
      const other = this.#sounds[id]!;
      const distance = spellingDistance(sounds, other);
      if (distance > 0 && distance <= allowedDistance(sounds, other))
        for (const name of this.#names[id]!) found.push({ name, distance });
    };
    for (const deleted of deletions(sounds)) for (const id of this.#deletions.get(deleted) ?? []) consider(id);
    for (const id of this.#skeletons.get(consonants(sounds)) ?? []) consider(id);
    return found.sort((a, b) => a.distance - b.distance || a.name - b.name);
  }
}

/** Names with fewer consonants are not found by their consonants alone. */
const LEAST_CONSONANTS = 3;

/** How far apart two words of sounds may be and still be one name; -1 if their beginnings differ. */
export function allowedDistance(sounds: string, other: string): number {
  if (substitution(sounds[0]!, other[0]!) > 0.5) return -1;
  const length = Math.min(sounds.length, other.length);
  const skeleton = consonants(sounds);
  if (skeleton.length >= LEAST_CONSONANTS && skeleton === consonants(other)) return length >= 7 ? 2 : 1.5;
  return length >= 7 ? 1.5 : 1;
}

function push(map: Map<string, number[]>, key: string, id: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [id]);
  else list.push(id);
}

/** The word, and the word without one letter. */
function deletions(sounds: string): string[] {
  const all = [sounds];
  for (let i = 0; i < sounds.length; i++) all.push(sounds.slice(0, i) + sounds.slice(i + 1));
  return all;
}

function isVowel(letter: string): boolean {
  return letter === "a" || letter === "i" || letter === "u";
}

/** Consonants that transcribers and dialects take for each other (x is kh, q is sh, c is ch). */
const NEIGHBOURS = new Set(
  "xh xk kg gj cj cq qs sz zd dt bp fw".split(" ").flatMap(pair => [pair, pair[1]! + pair[0]!]),
);

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  return (isVowel(a) && isVowel(b)) || NEIGHBOURS.has(a + b) ? 0.5 : 1;
}

/** Optimal string alignment of two words of sounds; replacing a vowel costs half, as do an extra vowel or h, and neighbouring consonants. */
export function spellingDistance(a: string, b: string): number {
  const width = b.length + 1;
  const table = new Float64Array((a.length + 1) * width);
  const cost = (letter: string) => (isVowel(letter) || letter === "h" ? 0.5 : 1);
  for (let j = 1; j <= b.length; j++) table[j] = table[j - 1]! + cost(b[j - 1]!);
  for (let i = 1; i <= a.length; i++) {
    const left = a[i - 1]!;
    table[i * width] = table[(i - 1) * width]! + cost(left);
    for (let j = 1; j <= b.length; j++) {
      const right = b[j - 1]!;
      let best = Math.min(
        table[(i - 1) * width + j]! + cost(left),
        table[i * width + j - 1]! + cost(right),
        table[(i - 1) * width + j - 1]! + substitution(left, right),
      );
      // A vowel before or after its consonant is one more way to break up a cluster ("Kafr", "Kfar").
      if (i > 1 && j > 1 && left === b[j - 2] && a[i - 2] === right)
        best = Math.min(
          best,
          table[(i - 2) * width + j - 2]! + (i > 2 && j > 2 && isVowel(left) !== isVowel(right) ? 0.5 : 1),
        );
      table[i * width + j] = best;
    }
  }
  return table[a.length * width + b.length]!;
}
