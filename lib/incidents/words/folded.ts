// The words of the text that is read now, each folded once.

import { foldedWord, type Tokens } from "@/lib/text/tokenize";

/** Folded words of the text that is read now. */
let read: Tokens | null = null;
let folded: (string | undefined)[] = [];

/** The folded form of word `t`, made once while one text is read; "" outside the text. */
export function wordOf(tokens: Tokens, t: number): string {
  if (!(t >= 0 && t < tokens.length)) return "";
  if (read !== tokens) {
    read = tokens;
    folded = new Array(tokens.length);
  }
  const known = folded[t];
  if (known !== undefined) return known;
  const word = foldedWord(tokens, t);
  folded[t] = word;
  return word;
}

/** The words around word `t`, counted from it, as far as they are among `[first, last)`; "" outside. */
export function wordsFrom(tokens: Tokens, t: number, first: number, last: number): (i: number) => string {
  return i => (t + i >= first && t + i < last ? wordOf(tokens, t + i) : "");
}

/** Lets go of the text that was read last. */
export function forgetWords(): void {
  read = null;
  folded = [];
}
