// Places that no gazetteer knows, beside a word for a kind of place or behind "called": "the village of X", "the X area", "a hamlet called X".

import { NATURAL, SITE } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import { AND, type Document, OF } from "@/lib/geoparse/document";
import {
  capitalisedRun,
  hasGenitive,
  isHeadWord,
  isName,
  isPartOfName,
  saysCapital,
} from "@/lib/geoparse/recognition/capitals";
import { isPlural } from "@/lib/geoparse/recognition/lists";
import { arabicNamesAfter, isMound } from "@/lib/geoparse/recognition/unknown-arabic";
import { LEAST_LOOK, nextListed, type Search } from "@/lib/geoparse/recognition/unknown-search";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/** Kinds whose word beside an unknown capitalised word makes it a place; the vague ones only where the name looks like the region's. */
const SETTLED = new Set<Kind | "any">(["village", "town", "city", "neighbourhood", "admin2"]);
const VAGUE = new Set<Kind | "any">(["area", ...NATURAL, ...SITE]);
/** Kinds whose word is part of the name of a thing: "Zendura Hill", "Aqrab checkpoint". */
const THING = new Set<Kind | "any">([...NATURAL, ...SITE]);

/** What stands beside a word for a kind, or is called so. */
export function besideKind(search: Search, t: number, phrase: Phrase): void {
  const { tokens } = search.document;
  const kind = phrase.entries.find(
    entry =>
      entry.list === "kind" && (SETTLED.has(entry.kind) || VAGUE.has(entry.kind) || isMound(search.document, phrase)),
  );
  if (kind?.list !== "kind") return;
  const vague = !SETTLED.has(kind.kind);
  if (tokens.shape[t] === SHAPE.arabic) {
    if (kind.position !== "behind") behindArabicKind(search, t, phrase.end, vague);
    return;
  }
  if (kind.position !== "behind" && !vague) behindKind(search, t, phrase.end, kind.kind);
  const organisation = (phrase.lists & FLAG.organisation) !== 0;
  // "the Chalmir area of Mount Sinjar": "area of" is a phrase of the lists, and the area has its name before it.
  const ofNext = phrase.end === t + 2 && OF.has(tokens, t + 1);
  if ((kind.position !== "before" || ofNext) && !organisation)
    beforeKind(search, t, ofNext ? t + 1 : phrase.end, kind.kind);
  if (!vague) apposed(search, t, phrase.end);
}

/** "the village of X", "the villages of X, Y and Z". */
function behindKind(search: Search, t: number, end: number, kind: Kind | "any"): void {
  const { tokens } = search.document;
  let first = end;
  if (!OF.has(tokens, first - 1)) {
    const such =
      first < tokens.length && isPlural(search.document, { first: t, end }) ? behindSuch(search.document, first) : -1;
    const of = first < tokens.length && OF.has(tokens, first) && tokens.gap[first - 1] === GAP.space;
    if (!of && such < 0) return;
    first = of ? first + 1 : such;
  }
  const note = `"${search.text(t, end)}" before it`;
  let listed = capitalisedRun(search.document, first);
  search.report(first, listed, note, kind === "village");
  // The others of the list; known ones are stepped over.
  for (let more = 0; listed > first && more < 12; more++) {
    first = nextListed(search.document, listed);
    if (first < 0) break;
    listed = capitalisedRun(search.document, first);
    search.report(first, listed, note, kind === "village");
  }
}

/** "villages including X", "villages, such as X": the word behind what announces a list at word `t`, or -1. */
function behindSuch(document: Document, t: number): number {
  const { tokens } = document;
  const { gap } = tokens;
  if (gap[t - 1] !== GAP.space && gap[t - 1] !== GAP.comma) return -1;
  const such = foldedWord(tokens, t) === "such" && t + 1 < tokens.length && foldedWord(tokens, t + 1) === "as";
  if (!such && !SUCH.has(tokens, t)) return -1;
  const behind = t + (such ? 2 : 1);
  return behind < tokens.length && gap[behind - 1] === GAP.space ? behind : -1;
}

const SUCH = new WordSet("including like namely");

/** "X village", "the X area", "X Hill": capitalised words directly before. */
function beforeKind(search: Search, t: number, end: number, kind: Kind | "any"): void {
  const { tokens, article, bounds, sentence } = search.document;
  const thing = THING.has(kind);
  const capital = thing && saysCapital(search.document, t);
  if ((tokens.shape[t] !== SHAPE.lower && !capital) || t === 0 || tokens.gap[t - 1] !== GAP.space) return;
  let start = t;
  while (
    start > 0 &&
    start > t - 4 &&
    tokens.gap[start - 1]! <= GAP.hyphen &&
    !hasGenitive(search.document, start - 1) &&
    (isName(search.document, start - 1) ||
      (start < t && (article[start - 1] === 1 || isHeadWord(search.document, start - 1))))
  )
    start--;
  while (start < t && article[start] === 1 && start + 1 >= t) start++;
  if (start < t && SETTLED.has(kind) && isPlural(search.document, { first: t, end }))
    listedBefore(search, start, t, end);
  if (start === t || bounds[sentence[start]! * 2] === start) return;
  // "Sumerian cities" are not called so; behind the "and" of a list stands a name.
  const listed = start > 1 && AND.has(tokens, start - 1) && search.taken[start - 2] === 1;
  const plural = isPlural(search.document, { first: t, end });
  if (plural && !listed && t === start + 1 && PEOPLE.test(foldedWord(tokens, start))) return;
  if (!SETTLED.has(kind) && !capital && search.looks(start, t) < LEAST_LOOK) return;
  // After "Hill" another capital makes it a longer name, of whatever.
  if (capital && tokens.gap[end - 1] === GAP.space && end < tokens.length && saysCapital(search.document, end)) return;
  const behind = capital || (thing && !isPlural(search.document, { first: t, end })) ? end : t;
  search.report(start, behind, `"${search.text(t, end)}" behind it`, !thing || capital);
}

/** How adjectives of peoples end. */
const PEOPLE = /(?:ian|ean|ese|ish|ite)s?$/;

/** "the A, B and C districts": the others of the list whose last name begins at word `last`; known ones are stepped over. */
function listedBefore(search: Search, last: number, t: number, end: number): void {
  const { tokens, article, bounds, sentence, flags } = search.document;
  const opening = bounds[sentence[last]! * 2]!;
  for (let more = 0, next = last; more < 12; more++) {
    let behind = next;
    if (behind - 1 > opening && AND.has(tokens, behind - 1)) behind--;
    else if (tokens.gap[behind - 1] !== GAP.comma) return;
    let start = behind;
    while (
      start > opening &&
      start > behind - 3 &&
      (start === behind || tokens.gap[start - 1]! <= GAP.hyphen) &&
      (search.taken[start - 1] === 1 ||
        isName(search.document, start - 1) ||
        (start < behind && article[start - 1] === 1))
    )
      start--;
    if (start === behind) return;
    const person = FLAG.firstName | FLAG.surname | FLAG.nisba;
    const single = behind - start === 1 && (flags[start]! & person) === 0;
    if (!search.taken[start] && (single || search.looks(start, behind) >= LEAST_LOOK))
      search.report(start, behind, `"${search.text(t, end)}" behind it`, false);
    next = start;
  }
}

/** "X, a village near Balad". */
function apposed(search: Search, t: number, end: number): void {
  const { tokens } = search.document;
  let a = t - 1;
  while (a > t - 4 && a > 0 && tokens.shape[a] === SHAPE.lower && !INDEFINITE.has(tokens, a)) a--;
  if (a < 1 || !INDEFINITE.has(tokens, a) || tokens.gap[a - 1] !== GAP.comma) return;
  let start = a;
  while (
    start > 0 &&
    start > a - 4 &&
    isPartOfName(search.document, start - 1) &&
    (start === a || tokens.gap[start - 1]! <= GAP.hyphen)
  )
    start--;
  if (start === a || search.looks(start, a) < LEAST_LOOK) return;
  search.report(start, a, `called ${search.text(a, end)}`, true);
}

const INDEFINITE = new WordSet("a an the another");

/** "a hamlet called X", "the hill known as X": after a word for a kind or a place. */
export function called(search: Search, t: number): void {
  const { tokens, flags } = search.document;
  let first = t + 1;
  while (first < tokens.length && first < t + 3 && AS.has(tokens, first)) first++;
  const placed = t > 0 && tokens.gap[t - 1]! <= GAP.newline && (flags[t - 1]! & FLAG.kind || PLACES.has(tokens, t - 1));
  if (!placed || first >= tokens.length || flags[first]! & FLAG.common) return;
  search.report(first, capitalisedRun(search.document, first), `"${search.text(t, first)}" before it`, true);
}

export const CALLED = new WordSet("called named known dubbed");
const AS = new WordSet("locally as to only");

const PLACES = new WordSet(
  "place places spot hamlet farm farms cluster crossroads compound location settlement outpost",
);
/** In Arabic the name follows directly, or after "called": "قرية X", "قريتي X وY". */
function behindArabicKind(search: Search, t: number, end: number, vague: boolean): void {
  const { prefix } = search.document;
  for (const name of arabicNamesAfter(search.document, search.taken, t, end, vague)) {
    if (name.prefix > 0) prefix[name.first] = name.prefix;
    search.report(name.first, name.end, `"${search.text(t, end)}" before it`, true, name.quoted);
  }
}
