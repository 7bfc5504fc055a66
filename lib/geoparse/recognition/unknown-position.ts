// Places that no gazetteer knows, by where a name stands alone: behind a word of place, before a town that it lies in, in a list of known places.

import { FLAG } from "@/lib/gazetteer/lexicon";
import { AND, isCapitalShape, OF } from "@/lib/geoparse/document";
import {
  capitalisedRun,
  hasGenitive,
  isHeadWord,
  isName,
  isPartOfName,
  isUnlisted,
  saysCapital,
} from "@/lib/geoparse/recognition/capitals";
import { INDEX, type Recognition } from "@/lib/geoparse/recognition/features";
import { LEAST_LOOK, nextListed, type Search } from "@/lib/geoparse/recognition/unknown-search";
import { UNIT } from "@/lib/geoparse/recognition/whereabouts";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/** "near X", "in X and Y": a word that looks like a name of the region after a word of place, in an article about the region. */
export function located(search: Search, t: number): void {
  const { tokens, flags, article } = search.document;
  const first = t + 1;
  if (
    first >= tokens.length ||
    tokens.gap[t]! > GAP.newline ||
    !(saysCapital(search.document, first) || article[first])
  )
    return;
  // "a resident of X"
  const home = OF.has(tokens, t) && t > 0 && DWELLERS.has(tokens, t - 1);
  if (!home && !NEARBY.has(tokens, t)) return;
  let end = first;
  while (
    end < tokens.length &&
    end < first + 3 &&
    (isName(search.document, end) || isHeadWord(search.document, end) || article[end] === 1)
  ) {
    end++;
    if (tokens.gap[end - 1]! > GAP.hyphen) break;
  }
  while (end > first && article[end - 1] === 1) end--;
  const other = FLAG.firstName | FLAG.surname | FLAG.nisba | FLAG.group;
  if (
    end === first ||
    tokens.shape[first] === SHAPE.mixed ||
    hasGenitive(search.document, end - 1) ||
    (end - first === 1 && (flags[first]! & other) !== 0)
  )
    return;
  if (end < tokens.length && tokens.gap[end - 1] === GAP.space && isCapitalShape(tokens.shape[end]!)) return;
  if (search.looks(first, end) < SURE_LOOK) return;
  search.report(first, end, `"${search.text(t, first)}" before it, and it looks like a name of the region`, false);
}

const NEARBY = new WordSet("in near inside outside around at");

const DWELLERS = new WordSet("resident residents villager villagers inhabitants native");

/** "attacked X in Daquq", "the road to X in Daquq": what looks like a name of the region, after a word of place or motion and before a town it is in. */
export function contained(search: Search, t: number): void {
  const { tokens, flags, article } = search.document;
  const end = t - Number(article[t - 1] === 1) - 1;
  if (end < 2 || !IN.has(tokens, end) || tokens.gap[end - 1] !== GAP.space || search.taken[end - 1]) return;
  let start = end;
  while (
    start > 0 &&
    start > end - 3 &&
    (isName(search.document, start - 1) || (start < end && article[start - 1] === 1))
  ) {
    start--;
    if (tokens.gap[start - 1]! > GAP.hyphen) break;
  }
  while (start < end && article[start] === 1 && start + 1 === end) start++;
  if (start === end || start === 0 || tokens.gap[start - 1]! > GAP.newline) return;
  const person = FLAG.firstName | FLAG.surname | FLAG.nisba | FLAG.title;
  for (let u = start; u < end; u++) if (flags[u]! & person || search.taken[u]) return;
  const placed = (flags[start - 1]! & (FLAG.goal | FLAG.locative)) !== 0 || REACHED.has(tokens, start - 1);
  if (!placed || !isUnlisted(search.document, start, end) || search.looks(start, end) < SURE_LOOK) return;
  search.report(start, end, `"${search.text(end, end + 1)}" and a known place behind it`, false);
}

/** Of a name that nothing but "in" or "near" stands beside. */
const SURE_LOOK = 0.15;
const IN = new WordSet("in");
const REACHED = new WordSet("to of on from");
/** "in Khanaqin, X and Jalawla": between two known places of a list. */
export function listed(search: Search, first: number): void {
  const { tokens, flags } = search.document;
  if (first >= tokens.length || !isName(search.document, first)) return;
  const end = capitalisedRun(search.document, first);
  const person = FLAG.firstName | FLAG.surname | FLAG.nisba | FLAG.title;
  if (end === first || end - first > 2) return;
  const next = nextListed(search.document, end);
  const before = search.found[search.whereabouts.following(first) - 1];
  const after = next < 0 ? undefined : search.found[search.whereabouts.following(next)];
  if (before === undefined || after === undefined || after.match.first - next > 1) return;
  if (before.match.end !== first || !(isLocal(before) && isLocal(after))) return;
  for (let u = first; u < end; u++) if (search.taken[u] || flags[u]! & person) return;
  if (!isUnlisted(search.document, first, end) || search.looks(first, end) < LEAST_LOOK) return;
  search.report(first, end, "known places before and behind it in a list", false);
}

/** "moved to Chelki and X.": what ends a list behind a known place, and the clause with it. */
export function closing(search: Search, first: number): void {
  const { tokens, flags, sentence, article } = search.document;
  if (first >= tokens.length || sentence[first] !== sentence[first - 2] || article[first]) return;
  const end = capitalisedRun(search.document, first);
  if (end === first || end - first > 2 || tokens.gap[end - 1]! <= GAP.hyphen) return;
  const before = search.found[search.whereabouts.following(first) - 1];
  if (before === undefined || before.match.end !== first - 1 || !isLocal(before)) return;
  if (PLACED.every(f => before.features[f] === 0)) return;
  const other =
    FLAG.firstName | FLAG.surname | FLAG.nisba | FLAG.title | FLAG.demonym | FLAG.organisation | FLAG.common;
  for (let u = first; u < end; u++) if (search.taken[u] || flags[u]! & other) return;
  if (!isUnlisted(search.document, first, end) || search.looks(first, end) < LEAST_LOOK) return;
  search.report(first, end, "a known place before it in a list", false);
}

/** What puts something at a place. */
const PLACED = [INDEX.locative, INDEX.goal, INDEX.afterKindOf, INDEX.weakPreposition];

/** A place of the region that is no country: lists of such places name places. */
function isLocal({ features }: Recognition): boolean {
  return features[INDEX.country] === 0 && features[INDEX.focus]! + features[INDEX.region]! > 0;
}

/** "around Tal Hadid", "on Umm Tina and Harem": names of the region begin with words for mounds, springs and monasteries. */
export function generic(search: Search, t: number): void {
  const { tokens, flags, article } = search.document;
  if (t === 0 || tokens.gap[t]! > GAP.hyphen) return;
  let end = t + 1;
  while (end < tokens.length && end < t + 5 && (isName(search.document, end) || article[end] === 1)) {
    end++;
    if (tokens.gap[end - 1]! > GAP.hyphen || hasGenitive(search.document, end - 1)) break;
  }
  while (article[end - 1] === 1) end--;
  if (end === t + 1 || (tokens.gap[end - 1] === GAP.space && end < tokens.length && saysCapital(search.document, end)))
    return;
  // "Umm Ahmad" may be somebody's mother, unless something is near or in her.
  const before = tokens.gap[t - 1]! <= GAP.newline ? flags[t - 1]! : 0;
  const listed =
    (AND.has(tokens, t - 1) && search.taken[t - 2] === 1) ||
    (tokens.gap[t - 1] === GAP.comma && search.taken[t - 1] === 1) ||
    (nextListed(search.document, end) > 0 && search.taken[nextListed(search.document, end)] === 1);
  if (!listed && (before & (FLAG.locative | FLAG.goal | FLAG.kind)) === 0 && !ONTO.has(tokens, t - 1)) return;
  search.report(t, end, `"${search.text(t, t + 1)}" begins names of the region`, true);
}

/** Mound, mother (of a thing), spring, monastery, village, ruin, well, palace, khan, valley, hill; Arabic and Kurdish. */
export const GENERICS = new WordSet(
  "tal tall tel tell umm um ain ein ayn deir dayr kafr kfar khirbet khirbat bir khan qasr wadi gird girde gire kani albu",
);
const ONTO = new WordSet("on onto toward towards against");

/** "at X, 14 km west of Balad": a locative before, a stated distance from a known place behind. */
export function atDistance(search: Search, t: number): void {
  const { tokens, flags, article } = search.document;
  if (t + 2 >= tokens.length || !UNIT.test(foldedWord(tokens, t + 1))) return;
  let end = t;
  while (end > 0 && end > t - 3 && tokens.shape[end - 1] === SHAPE.lower) end--; // "some", "about"
  if (end === 0 || tokens.gap[end - 1] !== GAP.comma) return;
  let start = end;
  while (
    start > 0 &&
    start > end - 4 &&
    isPartOfName(search.document, start - 1) &&
    (start === end || tokens.gap[start - 1]! <= GAP.hyphen)
  )
    start--;
  if (start === end || start === 0 || (flags[start - 1]! & FLAG.locative) === 0) return;
  if (article[end - 1]) return;
  const { near, km } = search.whereabouts.of(start, end);
  if (near >= 0 && km > 0) search.report(start, end, "a distance to a known place behind it", true);
}
