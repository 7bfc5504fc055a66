// What is no place at all, whatever is called so: a person, a tribe, a day, a side, an ordinary word. Told before anything is weighed.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { AND, type Document, isCapitalShape, OF, THE } from "@/lib/geoparse/document";
import { isAgreeing, isBank } from "@/lib/geoparse/recognition/arabic";
import type { NameMatch } from "@/lib/geoparse/recognition/features";
import { isOutlet } from "@/lib/geoparse/recognition/namesakes";
import { isLarge, type Persons } from "@/lib/geoparse/recognition/persons";
import { isBareVerb, isHalfName, isIndefinite, isOfArts, isOrdinaryWord } from "@/lib/geoparse/recognition/vouched";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/** Whether the match of that number names no place. */
export function namesNoPlace(
  document: Document,
  gazetteer: Gazetteer,
  persons: Persons,
  matches: readonly NameMatch[],
  i: number,
): boolean {
  const match = matches[i]!;
  if (isPerson(document, gazetteer, persons, match) || isWord(document, gazetteer, match, matches[i + 1])) return true;
  return document.tokens.shape[match.first] === SHAPE.arabic && isArabicWord(document, gazetteer, match, matches);
}

/**
 * A word that only sounds like a place, and is a person's name in this article, is the person's ("Soleimani" is not Sulaimani). In Arabic, where
 * no capital tells a name, a word inside a person's name is always the person's.
 */
function isPerson({ tokens }: Document, gazetteer: Gazetteer, { inside, names }: Persons, match: NameMatch): boolean {
  const { first, end, form } = match;
  if (inside[first] === 3 && !isLarge(gazetteer, match)) return true;
  if (form !== "exact" && end - first === 1 && names.has(foldedWord(tokens, first))) return true;
  return inside[first] === 1 && inside[end - 1] === 1 && tokens.shape[first] === SHAPE.arabic;
}

/** "Hay al-Jihad" is a quarter and not the town of al-Hay; "5500 B.C." is a year. */
function isWord(document: Document, gazetteer: Gazetteer, match: NameMatch, next: NameMatch | undefined): boolean {
  const { first, end } = match;
  if (isEra(document, first, end) || isDate(document, first, end) || isSide(document, first, end)) return true;
  if (isTribe(document, gazetteer, match)) return true;
  if (match.form !== "exact" || end - first !== 1 || !tellsQuarter(document, first)) return false;
  return next !== undefined && (next.first === end || next.first === behindArticle(document, end));
}

/** In Arabic, what no capital tells apart from an ordinary word. */
function isArabicWord(
  document: Document,
  gazetteer: Gazetteer,
  match: NameMatch,
  matches: readonly NameMatch[],
): boolean {
  return (
    isAgreeing(document, gazetteer, match) ||
    isBank(document, match) ||
    isOrdinaryWord(document, gazetteer, match) ||
    isHalfName(document, match) ||
    isIndefinite(document, gazetteer, match) ||
    isOfArts(document, match) ||
    isBareVerb(document, gazetteer, match, matches) ||
    isOutlet(document, gazetteer, match)
  );
}

function isEra({ tokens }: Document, first: number, end: number): boolean {
  if (first === 0 || tokens.shape[first - 1] !== SHAPE.digit || tokens.shape[end - 1] === SHAPE.lower) return false;
  return /^B\.?C\.?$/.test(tokens.text.slice(tokens.start[first], tokens.end[end - 1]));
}

/** "Eastern Karabilah": with a capital, too, a side of the place behind it is no province that is called "Eastern". */
function isSide({ tokens, flags, phrases, words }: Document, first: number, end: number): boolean {
  const side = FLAG.direction | FLAG.common;
  if (end !== first + 1 || (flags[first]! & side) !== side || tokens.shape[first] === SHAPE.arabic) return false;
  const named = end < tokens.length && tokens.gap[first] === GAP.space && isCapitalShape(tokens.shape[end]!);
  return named && words[end]! >= 0 && (flags[end]! & FLAG.common) === 0 && phrases[end] === undefined;
}

/**
 * "The sheikhs of the Ubayd", "the Aqidat tribal confederation", "the Jubur and the Ubayd": a tribe, unless what has "the" before its name is a
 * river, a plain or a region ("the tribes of the Euphrates"), and what has the word behind it a town ("the Ramadi tribes").
 */
function isTribe(document: Document, gazetteer: Gazetteer, { first, end, form, names }: NameMatch): boolean {
  const { tokens, article } = document;
  const called = end < tokens.length && tokens.gap[end - 1]! <= GAP.newline && isTribeWord(document, end);
  const the = first - 1 - Number(first > 0 && article[first - 1] === 1 && !THE.has(tokens, first - 1));
  if (!called && (the < 0 || !THE.has(tokens, the))) return false;
  if (form === "exact" && !names.every(id => gazetteer.bearersAt(id).settled)) return false;
  if (called) return form !== "exact" || names.every(id => isHamlet(gazetteer, id));
  if (the >= 2 && OF.has(tokens, the - 1) && TRIBES.has(tokens, the - 2)) return true;
  // What has "the" before each of its names is no list of towns.
  return (
    names.every(id => isHamlet(gazetteer, id)) &&
    (isJoined(document, the - 1, first) || (end + 2 < tokens.length && isJoined(document, end, end + 2)))
  );
}

/** "(the Jubur) and the (Ubayd)": whether "and" stands at word `and`, and "the" and a capital behind it. */
function isJoined({ tokens }: Document, and: number, name: number): boolean {
  if (and < 2 || !AND.has(tokens, and) || !THE.has(tokens, and + 1) || !isCapitalShape(tokens.shape[name]!))
    return false;
  const before = and - (isCapitalShape(tokens.shape[and - 1]!) ? 2 : 0);
  return before >= 0 && before < and && THE.has(tokens, before) && tokens.gap[and - 1] === GAP.space;
}

/** A word for one tribe, behind its name; "the Hawija tribes" are those of the town. */
function isTribeWord({ tokens }: Document, t: number): boolean {
  if (TRIBE.has(tokens, t)) return true;
  return t + 1 < tokens.length && foldedWord(tokens, t) === "tribal" && foldedWord(tokens, t + 1) === "confederation";
}

/** Whether nothing of the name has an official's seat or many people: its tribe is as well known. */
function isHamlet(gazetteer: Gazetteer, id: number): boolean {
  const { country, admin1, population } = gazetteer.bearersAt(id);
  return !country && !admin1 && population < HAMLET;
}

const HAMLET = 20_000;
const TRIBE = new WordSet("tribe clan");
const TRIBES = new WordSet("sheikhs sheiks shaikhs sheikh elders tribe tribes tribesmen clan clans chiefs chieftains");

/** "On July 17", "17 تموز": quarters and bridges are called by days, and the word for one stands beside them. */
function isDate({ tokens, phrases, phraseEnds }: Document, first: number, end: number): boolean {
  if (end !== first + 2 || (tokens.shape[first] !== SHAPE.digit && tokens.shape[end - 1] !== SHAPE.digit)) return false;
  if (!MONTHS.has(tokens, first) && !MONTHS.has(tokens, end - 1)) return false;
  return (phrases[end]?.kindsBehind.length ?? 0) + (phraseEnds[first]?.kindsBefore.length ?? 0) === 0;
}

const MONTHS = new WordSet(
  "january february march april may june july august september october november december شباط اذار نيسان ايار حزيران تموز اب ايلول يناير فبراير " +
    "مارس ابريل مايو يونيو يونيه يوليو يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
);

/** Whether the word is one for a quarter that stands before its name, with a space after it. */
function tellsQuarter({ tokens, phrases }: Document, t: number): boolean {
  const phrase = phrases[t];
  return tokens.gap[t] === GAP.space && phrase?.end === t + 1 && phrase.kindsBefore.includes("neighbourhood");
}

function behindArticle({ article }: Document, t: number): number {
  return article[t] === 1 ? t + 1 : t;
}
