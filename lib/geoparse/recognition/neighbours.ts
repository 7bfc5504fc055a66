// What neighbouring names tell of each other: which contains which ("Qaim, Anbar"), which stand in one list.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { type Document, NEAR } from "@/lib/geoparse/document";
import {
  closes,
  isCalledQuarter,
  isInside,
  isKindWithin,
  isTownOf,
  mayContain,
  mayLieInside,
} from "@/lib/geoparse/recognition/containment";
import {
  announcing,
  betweenFrom,
  isBracketed,
  isOnAnotherSide,
  kindOfList,
} from "@/lib/geoparse/recognition/enumerations";
import { INDEX, type Recognition } from "@/lib/geoparse/recognition/features";
import { endsSide, enlist, IN, isListed, isPlural, parallel, shareKinds } from "@/lib/geoparse/recognition/lists";
import { onlyPlaceWords, statedKm } from "@/lib/geoparse/recognition/whereabouts";
import { foldedWord, GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";

/** What neighbouring matches tell of each other: containers, distances, lists, plural kind words. */
export function relate(document: Document, gazetteer: Gazetteer, matches: readonly Recognition[]): void {
  const { tokens } = document;
  // "Atlanta is the capital of Georgia": somewhere is a town called Capital, and the word stands between two names all the same.
  const found = matches.filter(
    ({ features, match: { first, end } }) =>
      (features[INDEX.common] === 0 || tokens.shape[first] !== SHAPE.lower) &&
      !(features[INDEX.arabicCommon] === 1 && end === first + 1 && (document.flags[first]! & FLAG.direction) !== 0),
  );
  for (let i = 0; i + 1 < found.length; i++) relateNext(document, gazetteer, found, i);
  ofListedKind(document, found);
  carryBack(document, found);
  parallel(document, found);
}

/** What the name of index `i` and the next one tell of each other. */
function relateNext(document: Document, gazetteer: Gazetteer, found: readonly Recognition[], i: number): void {
  const a = found[i]!;
  const b = found[i + 1]!;
  announce(document, a);
  if (containInBrackets(document, gazetteer, found, i)) return;
  if (isBeside(document, a, b)) {
    a.beside = b;
    a.km = statedKm(document, a.match.end, b.match.first);
  }
  const joint = jointOf(document, a, b);
  if (joint === null) return;
  containBehind(document, gazetteer, joint, found[i + 2]);
  containKind(document, gazetteer, joint);
  containOwned(document, gazetteer, joint);
  const and = isArabicAnd(document, joint);
  if (and || isInOneList(document, joint)) enlist(document, i, a, b, and);
  // "and to the north-west Kirkuk", in Arabic: it lies on that side, and nothing lies north-west of it.
  if (joint.side) b.features[INDEX.afterDirection] = 0;
}

/** Two names that stand close together in one sentence, and what stands between them. */
interface Joint {
  a: Recognition;
  b: Recognition;
  /** The first word between them that counts, and how many there are. */
  from: number;
  between: number;
  /** The words between them without articles and figures. */
  words: readonly string[];
  middle: string;
  gap: number;
  /** A comma, and no word. */
  comma: boolean;
  /** The one lies on one side, and the other on another. */
  side: boolean;
  /** "is the capital of" stands between them. */
  capital: boolean;
  /** "then" stands before the second. */
  next: boolean;
}

/** What stands between two names; null where it is too much to tell anything of both. */
function jointOf(document: Document, a: Recognition, b: Recognition): Joint | null {
  const { tokens, sentence, flags, article } = document;
  const last = a.match.end - 1;
  const { first } = b.match;
  const { from, comma: closed } = betweenFrom(document, a.match.end);
  const between = first - from;
  const side = isOnAnotherSide(document, from, first);
  const next = NEXT.has(tokens, first - 1);
  // Only a capital is told of in so many words, and its last is "of" or "the".
  if (between > 3 && !side && !(between < 6 && next) && (between > 6 || (flags[first - 1]! & FLAG.weak) === 0))
    return null;
  if (sentence[last] !== sentence[first]) return null;
  const words: string[] = [];
  // "Basra 43 percent, Nineveh 53, Kirkuk 66": figures stand between the names of a list.
  for (let t = from; t < first; t++) if (!article[t] && !isFigure(tokens, t)) words.push(foldedWord(tokens, t));
  const middle = words.length === 0 ? "" : words.join(" ");
  const capital = between > 1 && CAPITAL_OF.test(middle);
  if (between > 3 && !capital && !side && !next) return null;
  const gap =
    closed || b.match.short !== undefined || tokens.gap[first - 1]! === GAP.comma ? GAP.comma : tokens.gap[last]!;
  const comma = gap === GAP.comma && middle === "";
  return { a, b, from, between, words, middle, gap, comma, side, capital, next: between > 0 && next };
}

/** "the towns: Hit, Ana": the kind of which a plural announces a list. */
function announce(document: Document, a: Recognition): void {
  if (a.kinds.length > 0) return;
  const kind = announcing(document, a.match.first - Number(document.article[a.match.first - 1] === 1));
  if (kind === undefined || !isPlural(document, kind)) return;
  a.kinds.push(...kind.kindsBehind);
  a.features[INDEX.afterKindOf] = 1;
}

/** "Jalawla (Diyala)": what brackets hold right behind the name of index `i` contains it. */
function containInBrackets(
  document: Document,
  gazetteer: Gazetteer,
  found: readonly Recognition[],
  i: number,
): boolean {
  const a = found[i]!;
  const b = found[i + 1]!;
  if (!isBracketed(document, b.match.first, b.match.end) || !mayContain(gazetteer, b, a)) return false;
  if (b.match.first !== (a.kindBehind?.end ?? a.match.end) || a.container !== null) return false;
  contain(b, a);
  a.features[INDEX.commaContainer] = 1;
  // "Jalawla (Diyala) and Sinjar (Ninewa)" lists two.
  const behind = found[i + 2];
  if (behind !== undefined && joins(document, b.match.end, behind.match.first)) enlist(document, i, a, behind, false);
  return true;
}

function contain(outer: Recognition, inner: Recognition): void {
  inner.container = outer;
  outer.features[INDEX.contained] = 1;
}

/** "Qaim, Anbar", "Kut, the capital of Wasit", "Rawa in Anbar": the second contains the first. */
function containBehind(
  document: Document,
  gazetteer: Gazetteer,
  { a, b, from, between, middle, gap, comma, capital }: Joint,
  third: Recognition | undefined,
): void {
  // In Arabic "in" is as often said of the verb: a word for its kind stands before what lies there.
  const lies = LIES_IN.test(middle) || (middle === "في" && a.kindBefore !== null);
  if (!((comma && between === 0 && from === a.match.end) || (gap === GAP.space && lies) || capital)) return;
  const closing = comma && closes(document, gazetteer, b) && mayLieInside(gazetteer, a);
  const inList = comma && isListed(document, gazetteer, b, third);
  if (inList || !(closing || mayContain(gazetteer, b, a))) return;
  contain(b, a);
  a.closed = closing;
  a.features[INDEX.commaContainer] = 1;
}

/** "the Cukurca district of Hakkari": the second contains the first, and the word between them is not said of it. */
function containKind(document: Document, gazetteer: Gazetteer, { a, b }: Joint): void {
  const lying =
    isKindWithin(document, a, b) &&
    a.container === null &&
    (mayContain(gazetteer, b, a) || isTownOf(gazetteer, b, a) || isCalledQuarter(document, a));
  if (lying) {
    contain(b, a);
    // "of Hakkari" says where the district lies, not what Hakkari is.
    if (a.kinds.length === 0 && b.kinds.length > 0) {
      a.features[INDEX.beforeKind] = 1;
      shareKinds(b, a);
    }
  }
  if (!lying && !isInside(document, b.kindBefore, a)) return;
  b.features[INDEX.afterKindOf] = 0;
  b.kinds.length = 0;
  b.kindBefore = null;
  // "villages in Amadiya district": what stands after it is still said of it.
  if (b.kindBehind === null) b.kindWord = "";
  else b.kinds.push(...b.kindBehind.kindsBehind);
}

/** "Iraq's western province of Anbar": the first contains the second. */
function containOwned(document: Document, gazetteer: Gazetteer, { a, b }: Joint): void {
  if (a.features[INDEX.possessive] !== 1 || !onlyPlaceWords(document, a.match.end, b.match.first)) return;
  if (b.container === null && mayContain(gazetteer, a, b)) contain(a, b);
}

/** In Arabic "and" is written together with the name. */
function isArabicAnd({ tokens, prefix }: Document, { b, middle }: Joint): boolean {
  return middle === "" && prefix[b.match.first]! > 0 && tokens.text[tokens.start[b.match.first]!] === "و";
}

/** Whether what stands between two names puts them into one list. */
function isInOneList(document: Document, joint: Joint): boolean {
  const { a, middle, gap, comma, side, next } = joint;
  return (
    comma ||
    side ||
    middle === "and" ||
    middle === "or" ||
    middle === "و" ||
    (gap === GAP.comma && middle === "followed by") ||
    (middle === "" && gap === GAP.hyphen) ||
    // "29 cases in Dhi Qar, then Basra with 16": an order is a list, too.
    next ||
    (middle.endsWith("in") &&
      COUNTED.test(middle) &&
      (gap === GAP.comma || middle.startsWith("and ")) &&
      isIn(document, a)) ||
    sharesPreposition(document, joint)
  );
}

/** "81% from Dahuk, 18% from Ninewa": a figure and the same preposition before each. */
function sharesPreposition({ tokens }: Document, { a, from, between, words, middle }: Joint): boolean {
  const { first, end } = a.match;
  return (
    words.length > 0 &&
    between > words.length &&
    /^(?:and )?(?:from|in|to)$/.test(middle) &&
    /^(?:,| and\b)/.test(tokens.text.slice(tokens.end[end - 1], tokens.start[from])) &&
    first > 0 &&
    foldedWord(tokens, first - 1) === words.at(-1)
  );
}

/** "The villages of Lelkan, Karakan and Siran", of which the first are known to no gazetteer: villages, too. */
function ofListedKind(document: Document, found: readonly Recognition[]): void {
  for (const { kinds, match, features } of found) {
    if (kinds.length > 0 || document.tokens.shape[match.first] === SHAPE.arabic) continue;
    const kind = kindOfList(document, match.first);
    if (kind === undefined || !isPlural(document, kind)) continue;
    kinds.push(...kind.kindsBefore);
    features[INDEX.afterKindOf] = 1;
  }
}

/** The plural behind the last name of a list is said of all, from the back. */
function carryBack(document: Document, found: readonly Recognition[]): void {
  for (let i = found.length - 2; i >= 0; i--) {
    const a = found[i]!;
    const b = found[i + 1]!;
    if (a.kinds.length === 0 && b.kinds.length > 0 && a.features[INDEX.coordinated] && b.features[INDEX.beforeKind]) {
      const between = b.match.first - a.match.end;
      if (between <= 1 && !endsSide(document, a, b)) shareKinds(b, a);
    }
  }
}

/** What stands between a place and the one that it lies in. */
const LIES_IN = /^(?:of|(?:(?:is|are|was|were|lies?|lay|(?:is|are) (?:located|situated)) )?(?:in|within)(?: the)?)$/;

/** "two in Kirkuk, one in Wasit and another three in Basra": counts stand between the names of a list. */
const COUNTED =
  /^(?:and )?(?:another |a further )?(?:one |two |three |four |five |six |seven |eight |nine |ten |several |dozens )?in$/;

/** Whether a comma or "and" joins what ends before word `end`, and the bracket behind that, to the name of word `first`. */
function joins({ tokens }: Document, end: number, first: number): boolean {
  const behind = tokens.text.slice(tokens.end[end - 1], tokens.start[first]);
  return /^\),? (?:and |or |و)?$|^\)، (?:و)?$/.test(behind);
}

/** Whether "in" stands before a name. */
function isIn({ tokens, article }: Document, { match }: Recognition): boolean {
  const before = match.first - 1 - Number(match.first > 0 && article[match.first - 1] === 1);
  return before >= 0 && IN.has(tokens, before);
}

/** A number, or the word for what it counts. */
function isFigure(tokens: Tokens, t: number): boolean {
  return tokens.shape[t] === SHAPE.digit || PERCENT.has(tokens, t);
}

/** Arabic "then", "followed by". */
const NEXT = new WordSet("ثم تليها يليها تلتها تليه يليه");
const PERCENT = new WordSet("percent بالميه بالمايه الميه");

/** "Atlanta is the capital of Georgia", "Kut, the capital of Wasit". */
const CAPITAL_OF = /^(?:is |was )?(?:the )?(?:\w+ )?(?:capital|centre|center|seat) of(?: the)?$/;

/** Whether the text puts one place near to the next: "X, 25 km from Tikrit", "X, a town north of Balad", "X near Rawa". */
function isBeside(document: Document, { match }: Recognition, next: Recognition): boolean {
  const { tokens, sentence } = document;
  const { first } = next.match;
  if (first - match.end > 12 || first <= match.end || sentence[match.first] !== sentence[first]) return false;
  const before = first - 1 - Number(document.article[first - 1] === 1);
  const near = (document.flags[before]! & FLAG.locative) !== 0 && NEAR.has(tokens, before);
  const side = next.features[INDEX.directionOf]! > 0 || near || isArabicSide(document, match.end, first);
  return side && onlyPlaceWords(document, match.end, first);
}

/** "X, west (of the city of) Raqqa", which Arabic says without "of". */
function isArabicSide({ tokens, flags }: Document, end: number, first: number): boolean {
  if (tokens.shape[first] !== SHAPE.arabic) return false;
  const at =
    (flags[first - 1]! & FLAG.direction) === 0 && (flags[first - 1]! & FLAG.kind) !== 0 ? first - 2 : first - 1;
  return at >= end && (flags[at]! & FLAG.direction) !== 0;
}
