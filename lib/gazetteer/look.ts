// Whether a word looks like a name of the region or like any other word, by its sequences of three letters: "Tawqan" does, "Coffey" does
// not. A word that is only similar to a name in spelling is accepted only if it looks like one.

import type { Columns } from "@/lib/gazetteer/columns";

const LETTERS = 27;
/** Added to every count: no sequence is impossible. */
const SMOOTHING = 0.3;
/** Log ratios are stored as bytes, 128 for zero. */
const STEP = 1 / 32;

/** Learns from two sets of folded words; words of both count for the region. */
export function lookColumns(regional: ReadonlySet<string>, ordinary: ReadonlySet<string>): Columns {
  const counts = [regional, new Set([...ordinary].filter(word => !regional.has(word)))].map(words => {
    const sequences = new Float64Array(LETTERS ** 3).fill(SMOOTHING);
    const beginnings = new Float64Array(LETTERS ** 2).fill(SMOOTHING * LETTERS);
    for (const word of words) {
      eachSequence(word, at => {
        sequences[at]!++;
        beginnings[(at / LETTERS) | 0]!++;
      });
    }
    return sequences.map((count, at) => Math.log(count / beginnings[(at / LETTERS) | 0]!));
  });
  const ratio = counts[0]!.map((log, at) => Math.round((log - counts[1]![at]!) / STEP) + 128);
  return { ratio: Uint8Array.from(ratio, value => Math.min(255, Math.max(0, value))) };
}

/** The mean log ratio over the letters of a folded word: above 0 it looks like a name of the region (0.3 is usual), an English word has about -0.6. */
export function looksRegional(columns: Columns, word: string): number {
  const ratio = columns.ratio!;
  let sum = 0;
  let two = 0;
  for (let i = 0; i <= word.length; i++) {
    const letter = letterAt(word, i);
    sum += (ratio[two * LETTERS + letter]! - 128) * STEP;
    two = (two % LETTERS) * LETTERS + letter;
  }
  return sum / (word.length + 1);
}

/** Visits the sequences of a word and of its end. */
function eachSequence(word: string, visit: (at: number) => void): void {
  let two = 0;
  for (let i = 0; i <= word.length; i++) {
    const letter = letterAt(word, i);
    visit(two * LETTERS + letter);
    two = (two % LETTERS) * LETTERS + letter;
  }
}

/** 1 to 26 for a to z; 0 for all else, which splits a word, and for its end. */
function letterAt(word: string, i: number): number {
  const code = i < word.length ? word.charCodeAt(i) - 96 : 0;
  return code > 0 && code < LETTERS ? code : 0;
}
