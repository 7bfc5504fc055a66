// Tables in running text, as situation reports have them: cells separated by bars, tabs or several spaces. The names of one column are of one
// level, and its heading may say of which.

import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import type { Tokens } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/** Where a cell stands: its column, from 0, and the offset at which its line begins. */
interface Cell {
  column: number;
  line: number;
}

const PARTED = /[ \t]*[\t|][ \t]*| {2,}/;
/** No table is wider: looking further back would cost more than it tells. */
const WIDEST = 400;

/** "Dahuk    Zakho    17,090": the cell that the words from `first` to before `behind` fill, or null if they fill none. */
export function cellOf({ text, start, end }: Tokens, first: number, behind: number): Cell | null {
  const from = start[first]!;
  const to = end[behind - 1]!;
  const opens = from === 0 || text[from - 1] === "\n";
  const before = opens || partsCells(text, from - 2) || text[from - 1] === "\t" || text[from - 1] === "|";
  if (!before) return null;
  if (!partsCells(text, to) && (opens || (to < text.length && text[to] !== "\n"))) return null;
  const back = text.slice(Math.max(0, from - WIDEST), from);
  const inner = back.slice(back.lastIndexOf("\n") + 1);
  const line = from - inner.length;
  if (inner.length === WIDEST) return null;
  return { column: inner === "" ? 0 : inner.split(PARTED).length - 1, line };
}

/** Two spaces, a tab or a bar. */
function partsCells(text: string, at: number): boolean {
  const sign = text[at];
  return sign === "\t" || sign === "|" || (sign === " " && (text[at + 1] === " " || text[at + 1] === "|"));
}

/** What a column's heading says of the names below it. */
export interface Heading {
  line: number;
  /** Where the table ends at the latest: the next empty line. */
  until: number;
  kinds: readonly Kind[];
}

/** By column, the last heading that is a word for a kind of place ("Governorate | District | Families"). */
export function headingsOf(document: Document): Map<number, Heading> {
  const { tokens, phrases } = document;
  const headings = new Map<number, Heading>();
  let until = 0; // phrases stand in the text's order, and so do the empty lines behind them
  for (const phrase of phrases) {
    if (phrase === undefined || (phrase.lists & FLAG.kind) === 0) continue;
    const cell = cellOf(tokens, phrase.first, phrase.end);
    if (cell === null) continue;
    const kinds = phrase.entries.flatMap(entry => (entry.list === "kind" && entry.kind !== "any" ? [entry.kind] : []));
    if (kinds.length === 0) continue;
    if (cell.line >= until) {
      const empty = tokens.text.indexOf("\n\n", cell.line);
      until = empty < 0 ? tokens.text.length : empty;
    }
    headings.set(cell.column, { line: cell.line, until, kinds });
  }
  return headings;
}
