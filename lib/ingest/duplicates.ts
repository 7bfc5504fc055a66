// Near duplicates: MinHash over word shingles (Broder 1997), candidates by banding (Leskovec, Rajaraman, Ullman,
// "Mining of Massive Datasets", section 3.4).

import type { Article } from "@/lib/types";

const SHINGLE_WORDS = 4;
/** 16 bands of 4 rows: pairs at 0.8 similarity meet with probability 0.9998, pairs at 0.3 with 0.12. */
const BANDS = 16;
const ROWS = 4;
/** Estimated share of common shingles from which two articles count as near duplicates. */
export const SAME = 0.7;

/** Seeds of the hash functions, fixed: signatures are stored and compared over years. */
const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 0);

/** The MinHash signature of an article's own words; all ones where it has fewer words than one shingle. */
export function signatureOf({ text, boilerplate }: Pick<Article, "text" | "boilerplate">): Uint32Array {
  let body = "";
  let at = 0;
  for (const { start, end } of boilerplate) {
    body += `${text.slice(at, start)} `;
    at = end;
  }
  body += text.slice(at);
  const hashes: number[] = [];
  for (const word of body
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [])
    hashes.push(hashWord(word));
  const signature = new Uint32Array(SEEDS.length).fill(0xffffffff);
  for (let i = 0; i + SHINGLE_WORDS <= hashes.length; i++) {
    let shingle = 0;
    for (let k = 0; k < SHINGLE_WORDS; k++) shingle = Math.imul(shingle ^ (hashes[i + k] as number), 0x85ebca6b) + k;
    for (let s = 0; s < SEEDS.length; s++) {
      const value = mix(shingle ^ (SEEDS[s] as number));
      if (value < (signature[s] as number)) signature[s] = value;
    }
  }
  return signature;
}

/** Estimated share of common shingles, 0 to 1. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) same++;
  return same / a.length;
}

/** Keys under which articles that are alike are likely to meet: one a band. Nothing for an article too short to judge. */
export function bandsOf(signature: Uint32Array): number[] {
  if (signature[0] === 0xffffffff) return [];
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band + 1;
    for (let row = 0; row < ROWS; row++)
      key = Math.imul(key ^ (signature[band * ROWS + row] as number), 0xc2b2ae35) ^ (key >>> 15);
    // 40 bits: band number and key.
    return band * 2 ** 32 + (mix(key) >>> 0);
  });
}

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** The finalizer of MurmurHash3 (Austin Appleby, public domain). */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
