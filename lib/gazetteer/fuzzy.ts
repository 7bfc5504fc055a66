// Spellings that no rule explains: misprints, swapped letters, vowels heard differently. The last resort of matching, asked only for
// capitalised words that nothing else knows. Deletion neighbourhoods (SymSpell, Garbe 2012) over the spelling keys of the region's names.

/** A name near to a word in spelling. */
export interface NearName {
  name: number;
  /** Damerau-Levenshtein distance of the keys, a vowel for a vowel counting half. */
  distance: number;
}

export class FuzzyIndex {
  readonly #deletions = new Map<string, number[]>();
  readonly #keys: string[] = [];
  readonly #names: number[][] = [];
  readonly #ids = new Map<string, number>();

  /** Adds a name under its key; keys shorter than four letters are left out, since everything is near to them. */
  add(key: string, name: number): void {
    if (key.length < 4) return;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#keys.length;
      this.#ids.set(key, id);
      this.#keys.push(key);
      this.#names.push([]);
      for (const deleted of deletions(key)) {
        const list = this.#deletions.get(deleted);
        if (list === undefined) this.#deletions.set(deleted, [id]);
        else list.push(id);
      }
    }
    this.#names[id]!.push(name);
  }

  /** Names whose key is within the distance allowed for its length, nearest first; ties in the order of adding. */
  near(key: string): NearName[] {
    if (key.length < 4 || key.length > 24) return [];
    const allowed = key.length >= 7 ? 1.5 : 1;
    const seen = new Set<number>();
    const found: NearName[] = [];
    for (const deleted of [key, ...deletions(key)]) {
      for (const id of this.#deletions.get(deleted) ?? []) {
        if (seen.has(id)) continue;
        seen.add(id);
        const other = this.#keys[id]!;
        if (other[0] !== key[0] && !(isVowel(other[0]!) && isVowel(key[0]!))) continue;
        const distance = spellingDistance(key, other);
        if (distance > 0 && distance <= allowed) for (const name of this.#names[id]!) found.push({ name, distance });
      }
    }
    return found.sort((a, b) => a.distance - b.distance || a.name - b.name);
  }
}

/** The word, and the word without one letter. */
function deletions(key: string): string[] {
  const all = [key];
  for (let i = 0; i < key.length; i++) all.push(key.slice(0, i) + key.slice(i + 1));
  return all;
}

function isVowel(letter: string): boolean {
  return letter === "a" || letter === "i" || letter === "u";
}

/** Optimal string alignment; a vowel for another costs half, as does a vowel too many. */
export function spellingDistance(a: string, b: string): number {
  const width = b.length + 1;
  const table = new Float64Array((a.length + 1) * width);
  const cost = (letter: string) => (isVowel(letter) ? 0.5 : 1);
  for (let j = 1; j <= b.length; j++) table[j] = table[j - 1]! + cost(b[j - 1]!);
  for (let i = 1; i <= a.length; i++) {
    const left = a[i - 1]!;
    table[i * width] = table[(i - 1) * width]! + cost(left);
    for (let j = 1; j <= b.length; j++) {
      const right = b[j - 1]!;
      const swap = left === right ? 0 : isVowel(left) && isVowel(right) ? 0.5 : 1;
      let best = Math.min(
        table[(i - 1) * width + j]! + cost(left),
        table[i * width + j - 1]! + cost(right),
        table[(i - 1) * width + j - 1]! + swap,
      );
      if (i > 1 && j > 1 && left === b[j - 2] && a[i - 2] === right)
        best = Math.min(best, table[(i - 2) * width + j - 2]! + 1);
      table[i * width + j] = best;
    }
  }
  return table[a.length * width + b.length]!;
}
