// Round-ups: a list of items, each under the name of its place ("MOSUL - Two men were shot ..."), all of the day that stands above them.

import type { Mention } from "@/lib/types";

/** What stands between the name that an item is under and its text. */
const UNDER = /^(?:,[^.;:\n]{0,25})?\s?(?:\([^)\n]{0,30}\)\s?)?(?:[-–—]{1,2}\s|\s?[–—]|:\s)/;
/** Items that make a list: a report has one dateline. */
const FEWEST = 3;
/** Signs before an item ("* ", "1) "). */
const BULLET = 4;

/** "NEAR KIRKUK -" */
const BESIDE = /(?:NEAR|OUTSIDE|Near|Outside) $/;

/** Where the items of a list begin, by their first sign; empty where the text is none. */
export function itemsOf(text: string, mentions: readonly Mention[]): ReadonlySet<number> {
  const items = new Set<number>();
  if (mentions.length < FEWEST) return items;
  for (const { start, end } of mentions) {
    if (!UNDER.test(text.slice(end, end + 64))) continue;
    const from = start - (BESIDE.exec(text.slice(Math.max(0, start - 8), start))?.[0].length ?? 0);
    if (opensLine(text, from) || opensSentence(text, from, end)) items.add(from);
  }
  return items.size < FEWEST ? new Set() : items;
}

const LETTER = /\p{L}/u;

/** Nothing but signs stands before it in its line. */
function opensLine(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - BULLET), start);
  const line = before.lastIndexOf("\n");
  return (line !== -1 || start <= BULLET) && !LETTER.test(before.slice(line + 1));
}

/** "... said. TIKRIT - Gunmen": in capitals behind a stop, where the lines of a list were joined. */
function opensSentence(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  return (
    /[.!?"”)]\s$/.test(text.slice(Math.max(0, start - 2), start)) && name === name.toUpperCase() && /\p{Lu}/u.test(name)
  );
}
