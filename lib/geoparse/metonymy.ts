// Literal or metonymic: "fighting in Baghdad" names a city, "talks with Baghdad" a government. What stands around the name is weighed by
// a logistic model; the weights are learned by scripts/train.ts from corpora that tell the two apart.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { AND, type Document, THE } from "@/lib/geoparse/document";
import { metonymic } from "@/lib/geoparse/evidence";
import { numbered, type Recognition } from "@/lib/geoparse/recognition/features";
import { METONYMY } from "@/lib/geoparse/weights";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Mention, Place } from "@/lib/types";

/** What speaks for a government or people (or against it); each 0 or 1. */
export const METONYMY_FEATURES = [
  ["bias", "before any evidence"],
  ["country", "a country"],
  ["capital", "a capital"],
  ["seat", "a great city of the country in focus"],
  ["region", "a region or union of countries"],
  ["province", "a province"],
  ["settlement", "a city, town or village"],
  ["kindStated", "the kind of place is stated"],
  ["locative", "a word of place before it"],
  ["direction", "a direction before it"],
  ["to", '"to" before it'],
  ["from", '"from" before it'],
  ["of", '"of" before it'],
  ["with", '"with", "between" or "against" before it'],
  ["by", '"by" before it'],
  ["otherPreposition", "another preposition before it"],
  ["addressed", "a word of dealings with governments before it"],
  ["addressedOver", "a word of dealings with governments and a preposition before it"],
  ["object", "the object of a verb of will"],
  ["will", "the subject of a verb of will"],
  ["verb", "the subject of another verb"],
  ["being", '"is" or "was" and a participle behind it'],
  ["be", '"is" or "was" behind it'],
  ["past", "a word like a past tense behind it"],
  ["state", "a country, capital or seat as the subject of a verb"],
  ["verbFirst", "an Arabic verb of will before it"],
  ["possessive", "with a possessive"],
  ["owns", "with a possessive, before a word of dealings with governments"],
  ["opens", "at the start of a sentence"],
  ["closes", "at the end of a sentence"],
  ["contained", "with a comma and what contains it behind, or as such a container"],
  ["hyphenated", "joined by a hyphen to another word"],
  ["arabic", "in Arabic script"],
  ["team", "a country without a word of place before it, in an article about sport"],
] as const;

type MetonymyFeature = (typeof METONYMY_FEATURES)[number][0];
const INDEX = numbered<MetonymyFeature>(METONYMY_FEATURES);

/** The learned weights in the order of METONYMY_FEATURES; what has none weighs nothing. */
export const METONYMY_WEIGHTS: number[] = METONYMY_FEATURES.map(([name]) => METONYMY[name] ?? 0);

/** From this probability on a mention is taken as metonymic. */
const LEAST_PROBABILITY = 0.5;

/** Why a toponym is taken as the name of a government or people, or "" where it is taken literally. */
export function metonymyOf(document: Document, gazetteer: Gazetteer, recognition: Recognition, place: Place): string {
  const features = describeSense(document, gazetteer, recognition, place);
  if (probabilityOf(features) < LEAST_PROBABILITY) return "";
  // The strongest of what was seen beside the name; what sort of place it is only prepares for it.
  let best: number = INDEX.country;
  for (let f = INDEX.locative; f < features.length; f++)
    if (features[f] && METONYMY_WEIGHTS[f]! > (best === INDEX.country ? 0 : METONYMY_WEIGHTS[best]!)) best = f;
  return METONYMY_FEATURES[best]?.[1] ?? "";
}

function probabilityOf(features: Float32Array): number {
  let sum = 0;
  for (let f = 0; f < features.length; f++) sum += features[f]! * METONYMY_WEIGHTS[f]!;
  return 1 / (1 + Math.exp(-sum));
}

/** What was seen of the last mention: typed arrays of their own for each cost more than filling them. */
const seen = new Float32Array(METONYMY_FEATURES.length);

/** Values in the order of METONYMY_FEATURES; they stand until the next call. */
export function describeSense(
  document: Document,
  gazetteer: Gazetteer,
  recognition: Recognition,
  place: Place,
): Float32Array {
  const features = seen.fill(0);
  const { tokens, flags, sentence, bounds, prefix } = document;
  const { first, end } = recognition.match;
  features[INDEX.bias] = 1;
  if (place.kind === "country") features[INDEX.country] = 1;
  else if (place.featureCode === "PPLC") features[INDEX.capital] = 1;
  else if (isSeat(gazetteer, place)) features[INDEX.seat] = 1;
  else if (place.kind === "region") features[INDEX.region] = 1;
  else if (place.kind === "admin1") features[INDEX.province] = 1;
  else if (place.kind === "city" || place.kind === "town" || place.kind === "village") features[INDEX.settlement] = 1;
  if (recognition.kinds.length > 0) features[INDEX.kindStated] = 1;
  if (recognition.container !== null) features[INDEX.contained] = 1;
  const opening = bounds[sentence[first]! * 2]!;
  const before = cueBefore(document, first, opening);
  if (before !== null) features[INDEX[before]] = 1;
  if (prefix[first]! > 0) features[INDEX.otherPreposition] = 1;
  if (document.sport && place.kind === "country" && before !== "locative" && before !== "direction")
    features[INDEX.team] = 1;
  const last = end - 1;
  if (tokens.shape[first] === SHAPE.arabic) {
    features[INDEX.arabic] = 1;
    // In Arabic the verb comes first: "wa-da'at Tahran", "adanat Iran wa-Turkiya".
    for (let t = first - 1; t >= Math.max(opening, first - 3) && prefix[first] === 0; t--) {
      if (tokens.gap[t]! > GAP.newline) break;
      if (flags[t]! & FLAG.will) features[INDEX.verbFirst] = 1;
      if (flags[t]! & (FLAG.will | FLAG.locative | FLAG.goal | FLAG.weak | FLAG.kind | FLAG.direction)) break;
    }
  }
  if (end >= bounds[sentence[first]! * 2 + 1]!) features[INDEX.closes] = 1;
  else if (tokens.gap[last] === GAP.hyphen) {
    features[INDEX.hyphenated] = 1;
    // "Tehran-backed militias" have a government behind them.
    if (BACKED.has(tokens, end)) features[INDEX.will] = 1;
  }
  if (endsPossessive(tokens.text, tokens.end[last]!)) {
    features[INDEX.possessive] = 1;
    const owned = end + (end < tokens.length && S.has(tokens, end) ? 1 : 0);
    if (owned < tokens.length && flags[owned]! & FLAG.address) features[INDEX.owns] = 1;
    if (ownsPlace(document, owned)) features[INDEX.kindStated] = 1;
  } else {
    const behind = verbBehind(document, end);
    if (behind !== null) features[INDEX[behind]] = 1;
    // Of towns, verbs are said as of ground ("Mosul saw", "Denver lies").
    if (
      behind !== null &&
      behind !== "be" &&
      (features[INDEX.country] || features[INDEX.capital] || features[INDEX.seat])
    )
      features[INDEX.state] = 1;
  }
  return features;
}

/** Whether "'s" stands at an offset. */
function endsPossessive(text: string, at: number): boolean {
  const mark = text[at];
  return (mark === "'" || mark === "’") && text[at + 1] === "s";
}

/** "Jordan's border", "Iraq's second-largest city", "Syria's three northern provinces": what is owned is a part of the land. */
function ownsPlace({ tokens, flags, phrases }: Document, owned: number): boolean {
  for (let t = owned; t < tokens.length && t < owned + 5; t++) {
    if (t > owned && tokens.gap[t - 1]! > GAP.hyphen) return false;
    if (flags[t]! & (FLAG.verb | FLAG.will | FLAG.address | FLAG.organisation | FLAG.title | FLAG.weak | FLAG.locative))
      return false;
    // "border guards", "city council" are people.
    if (phrases[t]?.entries.some(entry => entry.list === "kind"))
      return (
        phrases[t]!.end >= tokens.length ||
        tokens.gap[phrases[t]!.end - 1]! > GAP.hyphen ||
        isEnded(flags, tokens, phrases[t]!.end)
      );
  }
  return false;
}

/** Whether what was owned ends before word `t`, which goes on with the sentence. */
function isEnded(flags: Uint32Array, tokens: Document["tokens"], t: number): boolean {
  return (
    tokens.shape[t] !== SHAPE.lower ||
    (flags[t]! & (FLAG.locative | FLAG.weak | FLAG.verb | FLAG.will | FLAG.goal)) !== 0 ||
    GOES_ON.has(tokens, t)
  );
}

const GOES_ON = new WordSet("and or is are was were has had have that which where who but when while as");

/** What is left of a possessive that is written apart. */
const S = new WordSet("s");
const WITH = new Set("with between against toward towards".split(" "));

/** What stands before the name. */
function cueBefore(document: Document, first: number, opening: number): MetonymyFeature | null {
  const { tokens, flags, article } = document;
  let cue = first - 1;
  if (cue >= opening && article[cue]) cue--;
  if (cue > opening && THE.has(tokens, cue)) cue--;
  if (cue < opening || THE.has(tokens, cue)) return "opens";
  if (tokens.gap[cue]! > GAP.newline) return null;
  const word = foldedWord(tokens, cue);
  // "pro-Tehran groups" have to do with a government.
  if (tokens.gap[cue] === GAP.hyphen && !article[cue]) return SIDES.has(tokens, cue) ? "addressed" : "hyphenated";
  const flag = flags[cue]!;
  if (liesBetween(document, cue, opening)) return "locative";
  if (flag & FLAG.direction) return "direction";
  if (flag & (FLAG.locative | FLAG.goal)) return "locative";
  if (flag & FLAG.address) return "addressed";
  if (flag & FLAG.weak) {
    // "talks with Baghdad", "relations between Washington and Baghdad"
    for (let t = cue - 1; t >= Math.max(opening, cue - 4); t--) {
      if (flags[t]! & FLAG.address) return "addressedOver";
      if (flags[t]! & (FLAG.locative | FLAG.goal)) break;
    }
  }
  if (word === "to" || word === "from" || word === "of" || word === "by") return word;
  if (WITH.has(word)) return "with";
  if (flag & FLAG.weak) return word === "and" || word === "or" ? null : "otherPreposition";
  return flag & (FLAG.will | FLAG.verb) ? "object" : null;
}

const SIDES = new WordSet("pro anti");

/** "the crossing between Syria and Iraq": what lies between two places, before the first or the second of them. */
function liesBetween({ tokens, phraseEnds }: Document, cue: number, opening: number): boolean {
  let t = cue;
  if (AND.has(tokens, t)) while (t > opening && t > cue - 5 && !BETWEEN.has(tokens, t)) t--;
  return t > opening && BETWEEN.has(tokens, t) && phraseEnds[t]?.entries.some(entry => entry.list === "kind") === true;
}

const BETWEEN = new WordSet("between");

const BACKED = new WordSet("backed linked aligned allied affiliated sponsored supported funded friendly led");

const BE = new Set("is are was were".split(" "));

const ON = new WordSet("on");
const DAYS = new WordSet("monday tuesday wednesday thursday friday saturday sunday");

/** The verb after a name; adverbs, auxiliaries and the day ("Iraq on Sunday closed") are stepped over. */
function verbBehind({ tokens, flags, sentence }: Document, end: number): MetonymyFeature | null {
  const from =
    end + 1 < tokens.length && tokens.gap[end - 1] === GAP.space && ON.has(tokens, end) && DAYS.has(tokens, end + 1)
      ? end + 2
      : end;
  for (let t = from; t < tokens.length && t < from + 3; t++) {
    if (tokens.gap[t - 1]! > GAP.newline || tokens.gap[t - 1] === GAP.hyphen || sentence[t] !== sentence[end - 1])
      return null;
    if (flags[t]! & FLAG.will) return "will";
    if (tokens.shape[t] !== SHAPE.lower) return null;
    const word = foldedWord(tokens, t);
    if (BE.has(word)) {
      // "Damascus is courting both", "Tehran is likely to press"
      const next = t + 1 < tokens.length && tokens.gap[t]! <= GAP.newline ? foldedWord(tokens, t + 1) : "";
      return /^\p{L}{3,}ing$/u.test(next) || (next !== "" && flags[t + 1]! & FLAG.will) ? "being" : "be";
    }
    if (flags[t]! & FLAG.verb) return "verb";
    if (/^\p{L}{2,}ed$/u.test(word)) return "past";
    if (!/ly$|^(?:also|now|still|once|again|then|not|never)$/.test(word)) return null;
  }
  return null;
}

/**
 * "Moscow and Washington have agreed": what is said of one of a list is said of all. Marks the names beside a metonymic one in a
 * list, as far as they can stand for a government and no preposition makes them a place.
 *
 * @param mentions in the order of `found`; changed in place
 */
export function spreadMetonymy(
  document: Document,
  gazetteer: Gazetteer,
  found: readonly Recognition[],
  mentions: readonly Mention[],
): void {
  const spread = (i: number, from: number): void => {
    const mention = mentions[i]!;
    const next = mentions[from]!;
    if (!mention.literal || next.literal || mention.resolution.type !== "resolved") return;
    const place = gazetteer.place(mention.resolution.placeId);
    if (!place || !governs(gazetteer, place)) return;
    const between = document.tokens.text.slice(Math.min(mention.end, next.end), Math.max(mention.start, next.start));
    const { first } = found[i]!.match;
    // "and" joins and does not introduce.
    const introduced =
      first > 0 &&
      (document.flags[first - 1]! & (FLAG.locative | FLAG.goal | FLAG.weak | FLAG.direction)) !== 0 &&
      !/^(?:and|or)$/.test(foldedWord(document.tokens, first - 1));
    if (introduced || !/^(?:,?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?|\s+or\s+(?:the\s+)?|،? ?و?)$/.test(between)) return;
    mention.literal = false;
    mention.evidence.push(metonymic(`in a list with ${next.text}, which stands for a government`));
  };
  for (let i = mentions.length - 2; i >= 0; i--) spread(i, i + 1);
  for (let i = 1; i < mentions.length; i++) spread(i, i - 1);
}

function governs(gazetteer: Gazetteer, place: Place): boolean {
  return (
    place.kind === "country" || place.featureCode === "PPLC" || place.kind === "region" || isSeat(gazetteer, place)
  );
}

/** Seats of regional governments speak too ("Erbil rejected"). */
function isSeat(gazetteer: Gazetteer, place: Place): boolean {
  return place.kind === "city" && place.country === gazetteer.region.focus && place.population > 500_000;
}
