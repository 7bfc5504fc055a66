// What neighbouring names tell of each other: which contains which ("Qaim, Anbar"), which stand in one list.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import { distanceKm } from "@/lib/geo";
import { AND, type Document, NEAR, OF, startsSentence, THE } from "@/lib/geoparse/document";
import {
  announcing,
  betweenFrom,
  isBracketed,
  isOnAnotherSide,
  kindOfList,
} from "@/lib/geoparse/recognition/enumerations";
import { INDEX, type Recognition } from "@/lib/geoparse/recognition/features";
import { cellOf, headingsOf } from "@/lib/geoparse/recognition/tables";
import { foldedWord, GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/** What neighbouring matches tell of each other: containers, distances, lists, plural kind words. */
export function relate(document: Document, gazetteer: Gazetteer, matches: readonly Recognition[]): void {
  const { tokens } = document;
  // "Atlanta is the capital of Georgia": somewhere is a town called Capital, and the word stands between two names all the same.
  const found = matches.filter(
    ({ features, match: { first, end } }) =>
      (features[INDEX.common] === 0 || tokens.shape[first] !== SHAPE.lower) &&
      !(features[INDEX.arabicCommon] === 1 && end === first + 1 && (document.flags[first]! & FLAG.direction) !== 0),
  );
  for (let i = 0; i + 1 < found.length; i++) {
    const a = found[i]!;
    const b = found[i + 1]!;
    const last = a.match.end - 1;
    if (a.kinds.length === 0) {
      const kind = announcing(document, a.match.first - Number(document.article[a.match.first - 1] === 1));
      if (kind !== undefined && isPlural(document, kind)) {
        a.kinds.push(...kind.kindsBehind);
        a.features[INDEX.afterKindOf] = 1;
      }
    }
    if (isBracketed(document, b.match.first, b.match.end) && mayContain(gazetteer, b, a)) {
      const behind = found[i + 2];
      const kind = a.kindBehind?.end ?? a.match.end;
      if (b.match.first === kind && a.container === null) {
        a.container = b;
        a.features[INDEX.commaContainer] = 1;
        b.features[INDEX.contained] = 1;
        // "Jalawla (Diyala) and Sinjar (Ninewa)" lists two.
        if (behind !== undefined && joins(document, b.match.end, behind.match.first))
          enlist(document, i, a, behind, false);
        continue;
      }
    }
    const { from, comma: closed } = betweenFrom(document, a.match.end);
    const between = b.match.first - from;
    if (isBeside(document, a, b)) {
      a.beside = b;
      a.km = statedKm(document, a.match.end, b.match.first);
    }
    const side = isOnAnotherSide(document, from, b.match.first);
    // Only a capital is told of in so many words, and its last is "of" or "the".
    if (
      between > 3 &&
      !side &&
      !(between < 6 && NEXT.has(tokens, b.match.first - 1)) &&
      (between > 6 || (document.flags[b.match.first - 1]! & FLAG.weak) === 0)
    )
      continue;
    if (document.sentence[last] !== document.sentence[b.match.first]) continue;
    const words: string[] = [];
    // "Basra 43 percent, Nineveh 53, Kirkuk 66": figures stand between the names of a list.
    for (let t = from; t < b.match.first; t++)
      if (!document.article[t] && !isFigure(tokens, t)) words.push(foldedWord(tokens, t));
    const gap =
      closed || b.match.short !== undefined || tokens.gap[b.match.first - 1]! === GAP.comma
        ? GAP.comma
        : tokens.gap[last]!;
    const middle = words.length === 0 ? "" : words.join(" ");
    const capital = between > 1 && CAPITAL_OF.test(middle);
    if (between > 3 && !capital && !side && !NEXT.has(tokens, b.match.first - 1)) continue;
    const comma = gap === GAP.comma && middle === "";
    // In Arabic "in" is as often said of the verb: a word for its kind stands before what lies there.
    const lies = LIES_IN.test(middle) || (middle === "في" && a.kindBefore !== null);
    if ((comma && between === 0 && from === a.match.end) || (gap === GAP.space && lies) || capital) {
      const closing = comma && closes(document, gazetteer, b) && mayLieInside(gazetteer, a);
      const inList = comma && isListed(document, gazetteer, b, found[i + 2]);
      if (!inList && (closing || mayContain(gazetteer, b, a))) {
        a.closed = closing;
        a.features[INDEX.commaContainer] = 1;
        b.features[INDEX.contained] = 1;
        a.container = b;
      }
    }
    const within = isKindWithin(document, a, b);
    const lying =
      within &&
      a.container === null &&
      (mayContain(gazetteer, b, a) || isTownOf(gazetteer, b, a) || isCalledQuarter(document, a));
    if (lying) {
      a.container = b;
      b.features[INDEX.contained] = 1;
      // "of Hakkari" says where the district lies, not what Hakkari is.
      if (a.kinds.length === 0 && b.kinds.length > 0) {
        a.features[INDEX.beforeKind] = 1;
        shareKinds(b, a);
      }
    }
    if (lying || isInside(document, b.kindBefore, a)) {
      b.features[INDEX.afterKindOf] = 0;
      b.kinds.length = 0;
      b.kindBefore = null;
      // "villages in Amadiya district": what stands after it is still said of it.
      if (b.kindBehind === null) b.kindWord = "";
      else b.kinds.push(...b.kindBehind.kindsBehind);
    }
    const owned = a.features[INDEX.possessive] === 1 && onlyPlaceWords(document, a.match.end, b.match.first);
    if (owned && b.container === null && mayContain(gazetteer, a, b)) {
      b.container = a;
      a.features[INDEX.contained] = 1;
    }
    const counted =
      middle.endsWith("in") &&
      COUNTED.test(middle) &&
      (gap === GAP.comma || middle.startsWith("and ")) &&
      isIn(document, a);
    // "81% from Dahuk, 18% from Ninewa": a figure and the same preposition before each.
    const shared =
      words.length > 0 &&
      between > words.length &&
      /^(?:and )?(?:from|in|to)$/.test(middle) &&
      /^(?:,| and\b)/.test(tokens.text.slice(tokens.end[last], tokens.start[from])) &&
      a.match.first > 0 &&
      foldedWord(tokens, a.match.first - 1) === words.at(-1);
    const listed =
      counted ||
      shared ||
      middle === "and" ||
      middle === "or" ||
      middle === "و" ||
      comma ||
      (gap === GAP.comma && middle === "followed by") ||
      (middle === "" && gap === GAP.hyphen) ||
      side;
    const arabicAnd =
      middle === "" && document.prefix[b.match.first]! > 0 && tokens.text[tokens.start[b.match.first]!] === "و";
    // "29 cases in Dhi Qar, then Basra with 16": an order is a list, too.
    const ordered = between > 0 && NEXT.has(tokens, b.match.first - 1);
    if (listed || arabicAnd || ordered) enlist(document, i, a, b, arabicAnd);
    // "and to the north-west Kirkuk", in Arabic: it lies on that side, and nothing lies north-west of it.
    if (side) b.features[INDEX.afterDirection] = 0;
  }
  for (const a of found) {
    if (a.kinds.length > 0 || tokens.shape[a.match.first] === SHAPE.arabic) continue;
    const kind = kindOfList(document, a.match.first);
    if (kind === undefined || !isPlural(document, kind)) continue;
    a.kinds.push(...kind.kindsBefore);
    a.features[INDEX.afterKindOf] = 1;
  }
  for (let i = found.length - 2; i >= 0; i--) {
    // The plural carries through longer lists, from the back.
    const a = found[i]!;
    const b = found[i + 1]!;
    if (a.kinds.length === 0 && b.kinds.length > 0 && a.features[INDEX.coordinated] && b.features[INDEX.beforeKind]) {
      const between = b.match.first - a.match.end;
      if (between <= 1 && !endsSide(document, a, b)) shareKinds(b, a);
    }
  }
  parallel(document, found);
}

/** Puts two names into one list, which begins with the name of index `i` if neither is in one; what is said of its kind is said of both. */
function enlist(document: Document, i: number, a: Recognition, b: Recognition, arabicAnd: boolean): void {
  a.features[INDEX.coordinated] = 1;
  b.features[INDEX.coordinated] = 1;
  if (a.list < 0) a.list = i;
  b.list = a.list;
  // "the crossings at Safwan and Ibrahim Khalil", "Anbar and Salahuddin provinces": the plural speaks of all.
  const plural = a.features[INDEX.afterKindOf] || (a.kindBefore !== null && isPlural(document, a.kindBefore));
  if (plural && !b.features[INDEX.afterKindOf] && b.kinds.length === 0) {
    b.features[INDEX.afterKindOf] = 1;
    shareKinds(a, b);
  }
  // Arabic says "villages X and Y".
  if (arabicAnd && a.kindBefore !== null && b.kinds.length === 0 && isPlural(document, a.kindBefore)) {
    b.features[INDEX.afterKind] = 1;
    shareKinds(a, b);
    b.kindBefore = null;
  }
  if (b.features[INDEX.beforeKind] && !a.features[INDEX.beforeKind] && !endsSide(document, a, b)) {
    a.features[INDEX.beforeKind] = 1;
    shareKinds(b, a);
  }
}

/** "north of Baiji, and Qayyarah sub-district": what something lies north of ends there, and one word for a kind is the next name's alone. */
function endsSide(document: Document, a: Recognition, { kindBehind }: Recognition): boolean {
  return a.features[INDEX.directionOf]! > 0 && kindBehind !== null && !isPlural(document, kindBehind);
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

/** "the Cukurca district of Hakkari", "Debaga camp in Erbil": a word for a kind and "of" or "in" stand between. */
function isKindWithin({ tokens, flags, article }: Document, a: Recognition, b: Recognition): boolean {
  const kind = a.match.end;
  const last = b.match.first - 1 - Number(article[b.match.first - 1] === 1);
  if (last !== kind + 1 || (flags[kind]! & FLAG.kind) === 0 || tokens.gap[kind]! > GAP.newline) return false;
  if (tokens.gap[a.match.end - 1]! > GAP.newline) return false;
  const word = foldedWord(tokens, last);
  return word === "of" || word === "in";
}

/** Whether a word for a kind is part of the name before it: "[Nasr District] of ...". */
function isInside({ tokens }: Document, kind: Phrase | null, { match: { first, end } }: Recognition): boolean {
  return kind !== null && kind.first > first && kind.first < end && tokens.shape[first] !== SHAPE.lower;
}

/** "the Karama quarter of ...": behind "the" the word is the name's before it, whatever the gazetteer knows there. */
function isCalledQuarter({ tokens, phrases }: Document, { match: { first, end } }: Recognition): boolean {
  if (first === 0 || !THE.has(tokens, first - 1) || tokens.shape[end] !== SHAPE.lower) return false;
  const kinds = phrases[end]?.kindsBefore ?? [];
  return kinds.length > 0 && kinds.every(kind => kind === "neighbourhood" || kind === "admin2");
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

/** "Gaziantep, Adana and Mersin": a name after a comma that is a town's, too, and goes on to a third, is one of a list. */
function isListed({ tokens }: Document, gazetteer: Gazetteer, { match }: Recognition, next?: Recognition): boolean {
  if (next === undefined || tokens.gap[match.end - 1]! > GAP.comma) return false;
  const between = next.match.first - match.end;
  if (between > 1 || (between === 1 && !AND.has(tokens, match.end))) return false;
  return match.names.some(id =>
    gazetteer.nameAt(id).places.some(p => {
      const { kind, source } = gazetteer.placeAt(p);
      return source.startsWith("curated") && (kind === "city" || kind === "town" || kind === "village");
    }),
  );
}

/**
 * Names that head their items ("Kirkuk: two camps closed.", or on a line of their own), open their sentences ("In Najaf, ...") or stand in one column of a table are as
 * good as a list, though sentences stand between them: a report goes through provinces, or through towns.
 */
function parallel(document: Document, found: readonly Recognition[]): void {
  const { tokens, article } = document;
  const heads = found.length;
  const openers = heads + 1;
  const lines = heads + 2;
  const columns = heads + 3;
  const headings = headingsOf(document);
  for (let i = 0; i < found.length; i++) {
    const recognition = found[i]!;
    const { match, list, kindBehind } = recognition;
    const end = kindBehind?.end ?? match.end;
    const before = match.first - (article[match.first - 1] === 1 ? 2 : 1);
    recognition.opens = before >= 0 && startsSentence(document, before) && IN.has(tokens, before);
    if (tokens.text[tokens.end[end - 1]!] === ":") {
      let first = i;
      while (list >= 0 && first > 0 && found[first - 1]!.list === list) first--;
      const opening = found[first]!.match.first;
      if (startsSentence(document, opening) || (article[opening - 1] === 1 && startsSentence(document, opening - 1)))
        for (let k = first; k <= i; k++) found[k]!.list = heads;
    } else if (list < 0) {
      const cell = cellOf(tokens, match.first, match.end);
      if (cell !== null) {
        recognition.list = columns + cell.column;
        const heading = headings.get(cell.column);
        if (
          heading !== undefined &&
          heading.line < cell.line &&
          cell.line < heading.until &&
          recognition.kinds.length === 0
        )
          recognition.kinds.push(...heading.kinds);
      } else if (recognition.opens) recognition.list = openers;
      else if (recognition.features[INDEX.alone] === 1) recognition.list = lines;
    }
  }
}

const IN = new WordSet("in في وفي");

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

/** Whether only words of place, other names and numbers stand from one word to another. */
export function onlyPlaceWords({ tokens, flags, article }: Document, from: number, to: number): boolean {
  const place = FLAG.locative | FLAG.weak | FLAG.direction | FLAG.kind;
  for (let t = from; t < to; t++) {
    const shape = tokens.shape[t];
    if (shape === SHAPE.digit || shape === SHAPE.capital || shape === SHAPE.mixed || article[t]) continue;
    const word = foldedWord(tokens, t);
    if ((flags[t]! & place) !== 0 && !MOTION.test(word)) continue;
    if (!UNIT.test(word) && !FILLERS.has(word)) return false;
  }
  return true;
}

/** The distance in km that is stated between two words, or 0. */
export function statedKm({ tokens }: Document, from: number, to: number): number {
  let km = 0;
  for (let t = from; t + 1 < to; t++) {
    if (tokens.shape[t] !== SHAPE.digit) continue;
    const unit = foldedWord(tokens, t + 1);
    const digits = tokens.text.slice(tokens.start[t], tokens.end[t]);
    const value = Number(digits.replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660)));
    if (UNIT.test(unit)) km = unit.startsWith("mi") ? value * 1.609 : value;
  }
  return Number.isFinite(km) && km < 500 ? km : 0;
}

export const UNIT = /^(?:km|kms|kilomet(?:er|re)s?|miles?|mi|كم|كيلومتر|كيلومترا|كيلومترات)$/;
/** Words of place that say where somebody goes, not where something is. */
const MOTION = /^(?:towards?|into|left|نحو|باتجاه|الي|من)$/;
const FILLERS = new Set(
  "one two three four five six seven eight nine ten twelve fifteen twenty thirty forty a an the just some about around roughly nearly both few kilometers lies located situated which that is its road main town's away far not on التي تبعد تقع الواقعه القريبه القريب التابعه التابع علي بعد نحو حوالي".split(
    " ",
  ),
);

/** One name's kind is said of another, too. */
function shareKinds(from: Recognition, to: Recognition): void {
  to.kinds.push(...from.kinds);
  to.kindWord = from.kindWord;
}

/** Arabic words for several places of a kind. */
const PLURALS = new Set(
  "محافظات محافظتي اقضيه نواحي ناحيتي مدن مدينتي بلدات بلدتي قري قريتي احيا مناطق منطقتي مخيمات مخيمي معابر معبري منافذ منفذي قواعد قاعدتي حقول حقلي انهار نهري مطارات مطاري مواني مينايي سدود سدي جسور جسري مواقع موقعي جبلي".split(
    " ",
  ),
);

/** Whether words for a kind speak of several: "camps", "provinces of", "قريتي". */
export function isPlural({ tokens, prefix }: Document, { first, end }: Pick<Phrase, "first" | "end">): boolean {
  const word = foldedWord(tokens, first);
  if (tokens.shape[first] === SHAPE.arabic)
    return PLURALS.has(word) || PLURALS.has(word.slice(Math.max(1, prefix[first]!)));
  const of = end - first > 1 && OF.has(tokens, end - 1);
  return /[^s]s$/.test(foldedWord(tokens, of ? end - 2 : end - 1));
}

/**
 * "in Cairo, Illinois, a storm": the name after the comma is a state of a country far from the region, and punctuation closes it. It
 * contains the name before it even if the gazetteer knows no such town; so it does where the sentence goes on with a small word that
 * continues no list ("Sharon, Vermont has"). Nearer provinces stand in lists too often to be sure.
 */
function closes({ tokens }: Document, gazetteer: Gazetteer, { match }: Recognition): boolean {
  if (match.form !== "exact") return false;
  const goesOn = match.end < tokens.length && tokens.gap[match.end - 1] === GAP.space;
  if (tokens.gap[match.end - 1]! <= GAP.hyphen && !(goesOn && tokens.shape[match.end] === SHAPE.lower)) return false;
  if (goesOn && (AND.has(tokens, match.end) || foldedWord(tokens, match.end) === "or")) return false;
  return match.names.some(id =>
    gazetteer.nameAt(id).places.some(p => {
      const place = gazetteer.placeAt(p);
      return place.kind === "admin1" && !gazetteer.region.countries.includes(place.country);
    }),
  );
}

/** "Guam, Alaska and Hawaii": what is a country or a state and nothing else lies in no state. */
function mayLieInside(gazetteer: Gazetteer, { match }: Recognition): boolean {
  return match.names.some(id => gazetteer.nameAt(id).places.some(p => !WHOLE.has(gazetteer.placeAt(p).kind)));
}

const WHOLE = new Set<Kind>(["country", "admin1", "region", "sea"]);
const OUTER = new Set<Kind>(["country", "admin1", "admin2", "region", "area"]);

/** Whether some reading of `outer` is the country or province of some reading of `inner`. */
function mayContain(gazetteer: Gazetteer, outer: Recognition, inner: Recognition): boolean {
  for (const id of outer.match.names) {
    for (const p of gazetteer.nameAt(id).places) {
      const place = gazetteer.placeAt(p);
      if (!OUTER.has(place.kind)) continue;
      for (const innerId of inner.match.names) {
        for (const q of gazetteer.nameAt(innerId).places) if (p !== q && isWithin(gazetteer, q, p)) return true;
      }
    }
  }
  return false;
}

/** Whether some reading of `outer` is a town in which a quarter lies that some reading of `inner` is. */
function isTownOf(gazetteer: Gazetteer, outer: Recognition, inner: Recognition): boolean {
  const placesOf = ({ match }: Recognition) =>
    match.names
      .flatMap(id => gazetteer.nameAt(id))
      .flatMap(({ places, sites }) => [...places, ...sites].map(p => gazetteer.placeAt(p)));
  const quarters = placesOf(inner).filter(({ kind }) => kind === "neighbourhood");
  if (quarters.length === 0) return false;
  return placesOf(outer).some(
    ({ kind, country, lon, lat }) =>
      (kind === "city" || kind === "town") &&
      quarters.some(
        quarter => quarter.country === country && distanceKm([lon, lat], [quarter.lon, quarter.lat]) < TOWN_KM,
      ),
  );
}

/** How far from its town's centre a quarter lies. */
const TOWN_KM = 25;

/** Whether place `inner` lies in place `outer` by what the gazetteer says of countries and provinces. */
export function isWithin(gazetteer: Gazetteer, inner: number, outer: number): boolean {
  const a = gazetteer.placeAt(inner);
  const b = gazetteer.placeAt(outer);
  if (b.country === "" || a.country !== b.country) return false;
  if (b.kind === "country") return true;
  if (b.kind === "admin1") return a.admin1 === b.admin1 || a.admin1 === b.name;
  if (b.kind === "admin2") return a.admin1 === b.admin1 && a.admin2 !== "" && b.name.startsWith(a.admin2);
  // Sicily and Normandy are areas of their own, and their towns are filed under them.
  if (b.kind === "area") return a.admin1 !== "" && a.admin1 === b.name;
  return b.kind === "region";
}
