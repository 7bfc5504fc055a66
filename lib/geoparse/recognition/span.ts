// Where a toponym begins and ends in the text: which of the words around the name belong to it.

import { NATURAL, SITE } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import { type Document, isCapitalShape, OF } from "@/lib/geoparse/document";
import { agrees, type Recognition } from "@/lib/geoparse/recognition/features";
import { isPlural } from "@/lib/geoparse/recognition/lists";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Kind, Place, Span } from "@/lib/types";

/**
 * The span of a toponym. An article before the name belongs to it ("al-Qaim"), an Arabic preposition does not. A word for the kind belongs
 * to it where it names the thing itself ("Hamrin mountains", "Ain al-Asad air base", "Lake Tharthar"), and not where it only tells the
 * level of a province, district or settlement ("Anbar province", "the city of Mosul").
 *
 * @param place what the toponym is taken for, if known
 */
export function spanOf(
  document: Document,
  recognition: Recognition,
  place: Place | undefined,
  regional: boolean,
): Span {
  const { tokens, article, prefix, suffix, flags, caseless } = document;
  const { first, end: behind } = recognition.match;
  let start = tokens.start[first]! + prefix[first]!;
  // The stroke that lengthens a preposition is the preposition's.
  while (prefix[first]! > 0 && tokens.text[start] === TATWEEL) start++;
  let end = tokens.end[behind - 1]! - suffix[behind - 1]!;
  if (
    first > 0 &&
    article[first - 1] &&
    (regional || tokens.gap[first - 1] === GAP.hyphen) &&
    tokens.gap[first - 1]! <= GAP.hyphen &&
    tokens.shape[first] !== SHAPE.arabic
  ) {
    start = tokens.start[first - 1]!;
  }
  // A direction in small letters is no part of a name ("eastern Ghouta"), one with a capital inside a sentence is ("West Wales").
  // So is an English "the", and the word for a level after the name ("the Netherlands", "Plateau state").
  if (behind - first > 1 && !caseless[first]) {
    const open = tokens.shape[first] === SHAPE.lower;
    let inner = first;
    while (open && inner < behind - 1 && tokens.shape[inner] === SHAPE.lower && isLoose(document, inner)) inner++;
    if (inner > first && tokens.shape[inner] !== SHAPE.lower) start = tokens.start[inner]!;
    if (place && LEVELS.has(place.kind) && tokens.shape[behind - 1] === SHAPE.lower && flags[behind - 1]! & FLAG.kind)
      end = tokens.end[behind - 2]!;
  }
  // field "Khabbaz": the mark that closes belongs to it as the one that opens does.
  if (behind - first > 1 && tokens.shape[first] === SHAPE.arabic && tokens.gap[first] === GAP.other)
    end += closing(tokens.text, end);
  // "The quarter (of) al-Husayn", where the gazetteer writes the name with the word for its level.
  if (behind - first > 1 && tokens.shape[first] === SHAPE.arabic && place && tellsLevel(document, first))
    start = tokens.start[first + 1]!;
  if (directed(document, first)) start = tokens.start[first - 1]!;
  // "U.S." keeps its last full stop: a single letter after a full stop. "Va." keeps it if the gazetteer writes it so.
  if (tokens.text[end] === ".") {
    const letters = tokens.text[end - 2] === "." && tokens.end[behind - 1]! - tokens.start[behind - 1]! === 1;
    if (letters || recognition.match.short || (place && isWritten(place, tokens.text.slice(start, end + 1)))) end++;
  }
  const { site } = recognition;
  if (site && !(place && isCounty(recognition, place, regional)))
    return { start: Math.min(start, tokens.start[site.first]! + prefix[site.first]!), end: tokens.end[site.end - 1]! };
  if (place && (NATURAL.has(place.kind) || SITE.has(place.kind))) {
    const { kindBefore, kindBehind } = recognition;
    if (kindBehind && names(document, kindBehind, "behind", place.kind)) end = tokens.end[kindBehind.end - 1]!;
    // "The road (of the) Omar field": where the name has its own word for the kind, the one before is another thing's.
    const own =
      SITE.has(place.kind) &&
      tokens.shape[first] === SHAPE.arabic &&
      document.phrases[first]?.end === first + 1 &&
      (document.phrases[first]?.kindsBefore.length ?? 0) > 0 &&
      behind - first > 1;
    if (kindBefore && !own && names(document, kindBefore, "before", place.kind))
      start = tokens.start[kindBefore.first]! + prefix[kindBefore.first]!;
    const adjectives = SITE.has(place.kind) ? behindAdjectives(document, behind) : behind;
    if (adjectives > behind) end = tokens.end[adjectives - 1]!;
    // Camp (Barzinja): the mark that closes, as above.
    if (start < tokens.start[first]! && first > 0 && tokens.gap[first - 1] === GAP.other)
      end += closing(tokens.text, end);
  } else if (place && siteOf(document, recognition, place)) {
    const { kindBefore, kindBehind } = recognition;
    if (kindBehind) end = tokens.end[kindBehind.end - 1]!;
    else if (kindBefore) {
      start = tokens.start[kindBefore.first]! + prefix[kindBefore.first]!;
      end = tokens.end[behindAdjectives(document, behind) - 1]!;
      if (tokens.gap[first - 1] === GAP.other) end += closing(tokens.text, end);
    }
  } else if (place && recognition.kindBehind) {
    // "New York City", "Morris County": the gazetteer knows the longer name, and the text writes it with a capital.
    const longer = tokens.end[recognition.kindBehind.end - 1]!;
    const level = regional && (place.kind === "admin1" || place.kind === "admin2");
    const whole = !regional && IN_FULL.has(tokens, recognition.kindBehind.first);
    if (
      !level &&
      isCapitalShape(tokens.shape[behind]!) &&
      (whole || isWritten(place, tokens.text.slice(start, longer)))
    )
      end = longer;
  }
  return { start, end };
}

/** "Dehloran County": where the county is known, and in the region, where counties are called by their seats, it is not elsewhere. */
export function isCounty({ kinds }: Recognition, { kind }: Place, regional: boolean): boolean {
  return kinds.includes("admin2") && (kind === "admin2" || kind === "admin1" || regional);
}

/** How many characters from an offset close a quotation or bracket. */
export function closing(text: string, at: number): number {
  return /["“”»’')\]]/.test(text[at] ?? "") ? 1 : 0;
}

function tellsLevel({ phrases, tokens }: Document, t: number): boolean {
  const phrase = phrases[t];
  return (
    phrase?.end === t + 1 &&
    !/^[وفبك]?ال|^و?لل/.test(foldedWord(tokens, t)) &&
    !/مدين/.test(foldedWord(tokens, t)) && // "Madinat al-Sadr" is called so
    phrase.entries.some(entry => entry.list === "kind" && entry.position === "before" && PARTS.has(entry.kind))
  );
}

/** After which word the adjectives end that Arabic puts after the name of a site ("field Majnoon the-oily", "crossing Arar the-border"). */
export function behindAdjectives({ tokens }: Document, behind: number): number {
  let end = behind;
  while (end < tokens.length && tokens.gap[end - 1] === GAP.space && OF_SITES.has(tokens, end)) end++;
  return end;
}

const OF_SITES = new WordSet(
  "النفطي الغازي النفطيه الغازيه الدولي الحدودي الحدوديه البري البريه البحري البحريه الجوي الجويه العسكري العسكريه المركزي المركزيه الكبير التجاري التعليمي العام الجاف",
);

/**
 * "Taji airport" where the gazetteer knows only the town: the words for the kind say what is named. A checkpoint, hospital or station of a
 * town is one of many; in Arabic, where the kind stands first, it is part of the name.
 */
function siteOf(document: Document, { kindBefore, kindBehind }: Recognition, place: Place): boolean {
  const phrase = kindBehind ?? kindBefore;
  if (phrase === null) return false;
  const position = kindBehind ? "behind" : "before";
  const arabic = document.tokens.shape[phrase.first] === SHAPE.arabic;
  // "Lake Oroville": the lake of a town lies at it.
  if (!arabic && kindBehind === null && isLake(document, phrase) && place.kind !== "country") return true;
  if (!SETTLED.has(place.kind) && (!arabic || place.kind === "country")) return false;
  if (arabic && NATURAL_THINGS.some(kind => names(document, phrase, position, kind))) return true;
  // A pipeline is called by its ends, as a road is.
  if (arabic && PIPELINE.has(document.tokens, phrase.first)) return false;
  const crossing = !arabic && WORKS.has(document.tokens, phrase.first);
  return [...SITE].some(
    kind =>
      (arabic || crossing || kind !== "facility") &&
      phrase.entries.some(entry => entry.list === "kind" && entry.kind === kind) &&
      names(document, phrase, position, kind),
  );
}

const PIPELINE = new WordSet("انبوب وانبوب");
/** Of a town that has one such thing, or is known for it. */
const WORKS = new WordSet("bridge dam barrage");

function isLake({ tokens }: Document, { first, end }: Phrase): boolean {
  return end === first + 1 && foldedWord(tokens, first) === "lake" && tokens.shape[first] === SHAPE.capital;
}

const SETTLED = new Set<Kind>(["city", "town", "village", "neighbourhood"]);
/** Of the kinds of nature those that are often called after a place beside them. */
const NATURAL_THINGS: readonly Kind[] = ["mountain", "valley", "river", "lake"];
/** "Walker Township", "Zamboanga City", "Leyte Island": far from the region a capital makes the word part of the name. */
const IN_FULL = new WordSet("township twp city island islands peninsula");
const TATWEEL = "\u0640";

/** Levels that Arabic names before the name and outside it; countries have theirs inside ("the Kingdom of Saudi Arabia"). */
const PARTS = new Set<Kind | "any">(["admin1", "admin2", "town", "village", "neighbourhood"]);
const LEVELS = new Set<Kind>(["country", "admin1", "admin2", "city", "town", "village"]);

/** A word in small letters that is no part of the name after it: a direction, "the", or an ordinary word ("ancient Babylon"). */
function isLoose({ tokens, flags, article }: Document, t: number): boolean {
  if (article[t] === 1) return false;
  const flag = flags[t]!;
  if ((flag & FLAG.common) !== 0 && (flag & FLAG.kind) === 0) return true;
  return (flag & FLAG.direction) !== 0 || tokens.text.slice(tokens.start[t], tokens.end[t]) === "the";
}

/** Whether the name is one of those that the gazetteer gives to the place, letter by letter. */
function isWritten(place: Place, name: string): boolean {
  return place.name === name || place.names.includes(name);
}

/** Whether the word before is a direction that belongs to the name: capitalised inside a sentence whose capitals say something. */
function directed({ tokens, flags, caseless, sentence, bounds }: Document, first: number): boolean {
  return (
    first > 0 &&
    !caseless[first] &&
    tokens.shape[first - 1] === SHAPE.capital &&
    (flags[first - 1]! & FLAG.direction) !== 0 &&
    tokens.gap[first - 1] === GAP.space &&
    sentence[first - 1] === sentence[first] &&
    bounds[sentence[first]! * 2] !== first - 1
  );
}

/**
 * Whether the words for a kind belong to the name of a place of that kind: "Taji camp", and not "port of", nor the plural of "Laylan and
 * Yahyawa camps". Mountains are many by themselves.
 */
function names(document: Document, phrase: Phrase, position: "before" | "behind", kind: Kind): boolean {
  const { tokens } = document;
  if (OF.has(tokens, phrase.end - 1)) return false;
  if ((!NATURAL.has(kind) || tokens.shape[phrase.first] === SHAPE.arabic) && isPlural(document, phrase)) return false;
  return phrase.entries.some(
    entry =>
      entry.list === "kind" &&
      entry.kind !== "any" &&
      (entry.position === position || entry.position === "both") &&
      agrees(entry.kind, kind),
  );
}
