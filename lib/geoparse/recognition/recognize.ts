// Toponym recognition: which of the names that stand in the text name a place there. Every match gets features (what speaks for and
// against), a logistic model weighs them; the weights are learned by scripts/train.ts from the development corpora.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { AND, type Document, isCapitalShape, isScore } from "@/lib/geoparse/document";
import { INDEX, type NameMatch, RECOGNITION_FEATURES, type Recognition } from "@/lib/geoparse/recognition/features"; // what is asked
import { isAboutClubs, isJourney, namesakesOf } from "@/lib/geoparse/recognition/namesakes"; // what is called after places
import { relate } from "@/lib/geoparse/recognition/neighbours"; // what names tell of each other
import { namesNoPlace } from "@/lib/geoparse/recognition/no-place"; // what is no place at all
import { findPersons } from "@/lib/geoparse/recognition/persons"; // who is a person
import { believeNearby } from "@/lib/geoparse/recognition/setting"; // where it is set
import { describe } from "@/lib/geoparse/recognition/surroundings"; // what stands beside a name
import { isDateline, isStrangeWord, markVouched } from "@/lib/geoparse/recognition/vouched"; // which ordinary words are names
import { RECOGNITION } from "@/lib/geoparse/weights";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/** What the corpora have too rarely to learn from: weights given by hand, until training gives them others. */
const GIVEN: Readonly<Record<string, number>> = {
  arabicFarUnsupported: -1.2,
  arabicOrganisation: -2.6,
  arabicClub: -2,
  namesakeElsewhere: -3,
  ordinary: -9,
  acronymUnsupported: -3,
  lowercaseRegional: 3.8,
  beforeDwellers: 1.6,
  commonCity: 2,
  commonSubject: 2.4,
};

/** The learned weights in the order of RECOGNITION_FEATURES; what has none weighs nothing. */
export const RECOGNITION_WEIGHTS: number[] = RECOGNITION_FEATURES.map(
  ([name]) => RECOGNITION[name] ?? GIVEN[name] ?? 0,
);
/** Weighs every match; the caller keeps those above its threshold. */
export function recognizeToponyms(document: Document, gazetteer: Gazetteer, matches: NameMatch[]): Recognition[] {
  const persons = findPersons(document, matches, gazetteer);
  markVouched(document, gazetteer, matches);
  // One piece of memory for all features: asking for it takes longer than filling it.
  const width = RECOGNITION_FEATURES.length;
  const rows = new Float32Array(matches.length * width);
  const found: Recognition[] = [];
  for (let i = 0; i < matches.length; i++) {
    const match = matches[i]!;
    if (namesNoPlace(document, gazetteer, persons, matches, i)) continue;
    const at = found.length * width;
    found.push(describe(document, gazetteer, match, persons, rows.subarray(at, at + width)));
  }
  relate(document, gazetteer, found);
  compare(document, gazetteer, found);
  leaveOut(document, gazetteer, found);
  if (document.sport) markClubs(found);
  for (const recognition of found) recognition.probability = weigh(recognition.features);
  if (believeNearby(gazetteer, found))
    for (const recognition of found) recognition.probability = weigh(recognition.features);
  // A text that is nothing but a name asks for the place.
  const [only] = found;
  if (only && found.length === 1 && isWhole(document, only))
    only.probability = Math.max(only.probability, WHOLE_PROBABILITY);
  // A name that is clearly a place once is rather a place again.
  const best = new Map<number, number>();
  for (const { match, probability } of found) {
    const name = match.names[0]!;
    best.set(name, Math.max(best.get(name) ?? 0, probability));
  }
  for (const recognition of found) {
    const elsewhere = best.get(recognition.match.names[0]!)!;
    if (elsewhere > recognition.probability) {
      recognition.features[INDEX.elsewhere] = elsewhere;
      recognition.probability = weigh(recognition.features);
    }
  }
  return found;
}

/**
 * "Route 8", "Highway 1": where an article is about other countries, the road of that number is theirs. "The West", "North": what is called by a side
 * alone is no small town of the name. Changes the list.
 */
function leaveOut(document: Document, gazetteer: Gazetteer, found: Recognition[]): void {
  let kept = 0;
  for (const recognition of found)
    if (!isOurRoad(gazetteer, recognition) && !isMereSide(document, recognition)) found[kept++] = recognition;
  found.length = kept;
}

function isOurRoad(gazetteer: Gazetteer, { match, features }: Recognition): boolean {
  return (
    features[INDEX.abroad]! > MOSTLY &&
    match.names.every(id => /\d/.test(gazetteer.nameAt(id).form) && isRoad(gazetteer, id))
  );
}

function isMereSide({ flags }: Document, { match: { first, end }, features }: Recognition): boolean {
  if (end - first !== 1 || (flags[first]! & FLAG.direction) === 0 || features[INDEX.curated] !== 0) return false;
  return SUPPORT.every(f => f === INDEX.locative || features[f] === 0);
}

function isRoad(gazetteer: Gazetteer, id: number): boolean {
  return gazetteer.nameAt(id).places.every(p => gazetteer.placeAt(p).kind === "road");
}

/** From this share of names of other countries on, an article is not about the region. */
const MOSTLY = 0.4;

function weigh(features: Float32Array): number {
  let sum = 0;
  // Of a hundred features a dozen are not 0.
  for (let i = 0; i < features.length; i++) if (features[i] !== 0) sum += features[i]! * RECOGNITION_WEIGHTS[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/** "US" in "US troops" is said of the troops, as "American" is: whatever speaks for a place, it is a demonym. */
export function isAdjective({ features }: Recognition): boolean {
  return features[INDEX.modifier]! > 0 && features[INDEX.country]! > 0;
}

/** What the probability would be if no organisation were named after the place: for embedded names. */
export function aloneProbability({ features }: Recognition): number {
  const alone = features.slice();
  for (const name of [
    "modifier",
    "beforeOrganisation",
    "organisationNext",
    "arabicOrganisation",
    "afterOrganisation",
    "beforeCapital",
    "beforeCapitalUnknown",
  ] as const)
    alone[INDEX[name]] = 0;
  return weigh(alone);
}
const WHOLE_PROBABILITY = 0.9;

/** Whether the article is this name and nothing else, and the name no ordinary word in small letters. */
function isWhole({ tokens, article }: Document, { match, features }: Recognition): boolean {
  const first = match.first > 0 && article[match.first - 1] ? match.first - 1 : match.first;
  const ordinary = features[INDEX.common]! > 0 && tokens.shape[match.first] === SHAPE.lower;
  return first === 0 && match.end === tokens.length && !ordinary;
}

/** Words beside a name that only a place has. */
const SUPPORT = (
  [
    "locative",
    "goal",
    "directionOf",
    "beforeKind",
    "afterKind",
    "afterKindOf",
    "commaContainer",
    "contained",
    "kindInside",
  ] as const
).map(name => INDEX[name]);

function isSupported(features: Float32Array): boolean {
  for (const f of SUPPORT) if (features[f]! > 0) return true;
  return false;
}

/** "Zakho lost to Duhok", "a win over Karbala": a word for what teams do stands beside the name, or before the preposition that is. */
function playsHere({ tokens, flags, sentence }: Document, { first, end }: NameMatch): boolean {
  const behind = end < tokens.length && ADVERBS.has(tokens, end) ? end + 1 : end;
  if (behind < tokens.length && sentence[behind] === sentence[first]) {
    if (flags[behind]! & FLAG.fixture || isScore(tokens, behind)) return true;
    if (tokens.gap[end - 1] === GAP.space && TEAM.has(tokens, end)) return true;
  }
  if (first > 1 && isScore(tokens, first - 2)) return true;
  if (first > 0 && foldedWord(tokens, first - 1) === "from") return false; // "a club from Baquba"
  for (let t = first - 1; t >= 0 && t > first - 5 && sentence[t] === sentence[first]; t--) {
    if ((flags[t]! & FLAG.fixture) !== 0) return true;
    if (t === first - 1 ? (flags[t]! & FLAG.locative) !== 0 : isCapitalShape(tokens.shape[t]!)) return false;
  }
  return false;
}

const ADVERBS = new WordSet("also then again later");
/** Who plays and who cheers for a club. */
const TEAM = new WordSet("players fans supporters coach captain striker goalkeeper defender midfielder");

/**
 * "Dohuk tied with Zakho": what is called by a town and plays is a club, and so it is wherever the article names it without a word of place
 * or motion beside it. Changes the features.
 */
function markClubs(found: readonly Recognition[]): void {
  const playing = new Set<number>();
  for (const { match, features } of found)
    if (features[INDEX.fixture]! > 0 && features[INDEX.club]! > 0) for (const name of match.names) playing.add(name);
  for (const recognition of found) {
    const { match, features } = recognition;
    if (features[INDEX.club] === 0 || features[INDEX.arabic] === 1 || !match.names.some(name => playing.has(name)))
      continue;
    if (features[INDEX.fixture] === 0 && features[INDEX.weakPreposition]! > 0) continue;
    features[INDEX.afterOrganisation] = 1;
    recognition.embedded = true;
  }
}

/** What the whole article says of its names: where it is set, who is who, and which names nothing beside them supports. */
function compare(document: Document, gazetteer: Gazetteer, found: readonly Recognition[]): void {
  const { tokens } = document;
  // One region's name more than there are: a text that names nothing else is taken to be about the region.
  let regional = 1;
  let all = 1;
  const paired = new Set<string>();
  for (const recognition of found) {
    const { first, end, form } = recognition.match;
    const capital = isCapitalShape(tokens.shape[first]!) && !document.caseless[first];
    if (form === "exact" && !is(recognition, INDEX.common) && tokens.shape[first] !== SHAPE.lower) {
      all++;
      if (is(recognition, INDEX.focus) || is(recognition, INDEX.region)) regional++;
    }
    if (
      end - first === 1 &&
      capital &&
      (is(recognition, INDEX.afterCapital) || is(recognition, INDEX.beforeCapitalUnknown)) &&
      !is(recognition, INDEX.beforeOrganisation) &&
      !is(recognition, INDEX.beforeFacility)
    )
      paired.add(foldedWord(tokens, first));
  }
  const abroad = 1 - regional / all;
  const namesakes = namesakesOf(document, gazetteer, found);
  const clubs = isAboutClubs(document);
  for (let i = 0; i < found.length; i++) {
    const recognition = found[i]!;
    const { features, match } = recognition;
    const inexact = match.form !== "exact";
    if (is(recognition, INDEX.focus) || is(recognition, INDEX.region)) features[INDEX.abroad] = abroad;
    if (inexact) features[INDEX.spelledAbroad] = abroad;
    const single = match.end - match.first === 1;
    if (
      single &&
      !is(recognition, INDEX.afterCapital) &&
      !is(recognition, INDEX.beforeCapitalUnknown) &&
      paired.has(foldedWord(tokens, match.first))
    )
      features[INDEX.pairedElsewhere] = 1;
    if (document.sport && !is(recognition, INDEX.country) && playsHere(document, match)) features[INDEX.fixture] = 1;
    if (isCommonCity(document, recognition)) features[INDEX.commonCity] = 1;
    if (isCommonSubject(document, recognition, found[i + 1])) features[INDEX.commonSubject] = 1;
    if (is(recognition, INDEX.arabicCommon) && is(recognition, INDEX.afterKind)) features[INDEX.commonOfKind] = 1;
    if (is(recognition, INDEX.arabic)) {
      if (isDateline(document, match)) features[INDEX.locative] = 1;
      if (isStrangeWord(document, gazetteer, recognition, found)) features[INDEX.ordinary] = 1;
    }
    const before = found[i - 1];
    if (before?.match.end === match.first && sharesOrganisation(document, before, recognition)) {
      features[INDEX.beforeOrganisation] = 1;
      features[INDEX.arabicOrganisation] = 1;
      recognition.embedded = true;
    }
    if (isSupported(features)) continue;
    // "Two matches in Najaf and Zakho": the second is as much in a place as the first.
    const listed =
      is(recognition, INDEX.arabicPrefix) && before?.match.end === match.first && is(before, INDEX.locative);
    if (listed && clubs) continue;
    if (document.sport && !is(recognition, INDEX.country)) features[INDEX.club] = 1;
    if (
      (clubs || namesakes.size > 0) &&
      is(recognition, INDEX.arabic) &&
      !is(recognition, INDEX.country) &&
      !isHeading(document, match)
    ) {
      if (clubs && !isJourney(document, match)) features[INDEX.arabicClub] = 1;
      if (match.names.some(name => namesakes.has(name))) features[INDEX.namesakeElsewhere] = 1;
    }
    if (is(recognition, INDEX.firstName) || is(recognition, INDEX.surname) || is(recognition, INDEX.nisba))
      features[INDEX.personUnsupported] = 1;
    if (is(recognition, INDEX.common)) features[INDEX.commonUnsupported] = 1;
    const unnoted = !is(recognition, INDEX.curated) && !is(recognition, INDEX.focus) && !is(recognition, INDEX.region);
    const short = tokens.end[match.first]! - tokens.start[match.first]! <= ACRONYM;
    if (is(recognition, INDEX.acronym) && unnoted && short) features[INDEX.acronymUnsupported] = 1;
    if (is(recognition, INDEX.caseless)) features[INDEX.caselessUnsupported] = 1;
    if (is(recognition, INDEX.arabic)) {
      features[INDEX.arabicUnsupported] = 1;
      const far = !is(recognition, INDEX.focus) && !is(recognition, INDEX.region) && !is(recognition, INDEX.curated);
      const small = features[INDEX.population]! < LARGE;
      if (single && far && small && !is(recognition, INDEX.country)) features[INDEX.arabicFarUnsupported] = 1;
      if (is(recognition, INDEX.common) || is(recognition, INDEX.curatedCommon))
        features[INDEX.arabicCommonUnsupported] = 1;
    }
    if (inexact) features[INDEX.spelledUnsupported] = 1;
    if (is(recognition, INDEX.curatedCommon)) features[INDEX.contextUnsupported] = 1;
    if (is(recognition, INDEX.institution)) features[INDEX.institutionUnsupported] = 1;
    const known = is(recognition, INDEX.curated) || is(recognition, INDEX.country);
    if (!known && features[INDEX.population]! < SMALL && !match.names.some(id => gazetteer.bearersAt(id).seat))
      features[INDEX.smallUnsupported] = 1;
  }
}

function is({ features }: Recognition, feature: number): boolean {
  return features[feature]! > 0;
}

/** Of more letters than this are words in capitals no acronyms, but words. */
const ACRONYM = 5;

/** "met in Reading on Tuesday": an ordinary word with a capital behind a word of place, and a city far from the region is so called. */
function isCommonCity({ tokens, caseless }: Document, { match: { first, end, form }, features }: Recognition): boolean {
  if (features[INDEX.common] === 0 || features[INDEX.locative] === 0 || form !== "exact") return false;
  if (tokens.shape[first] !== SHAPE.capital || caseless[first] || features[INDEX.population]! < CITY) return false;
  if (features[INDEX.article] === 1 || features[INDEX.focus] === 1 || features[INDEX.region] === 1) return false;
  const gap = tokens.gap[end - 1]!;
  return gap !== GAP.hyphen && !(gap <= GAP.newline && end < tokens.length && isCapitalShape(tokens.shape[end]!));
}

/**
 * "Hit was retaken", "Hit and Haditha were", "Hit residents": no verb at the start of a sentence, as in "Hit by a shell", but what the sentence
 * is about.
 */
function isCommonSubject({ tokens }: Document, { match: { end }, features }: Recognition, next?: Recognition): boolean {
  if (features[INDEX.commonAtStart] === 0 || features[INDEX.arabic] === 1 || features[INDEX.caseless] === 1)
    return false;
  if (features[INDEX.curated] === 0 || features[INDEX.focus] === 0) return false;
  if (features[INDEX.beforeDwellers] === 1 || features[INDEX.beforeKind] === 1) return true;
  const gap = tokens.gap[end - 1]!;
  if (gap === GAP.space && (SAID_OF.has(tokens, end) || (FELL.has(tokens, end) && TO.has(tokens, end + 1))))
    return true;
  const joined = gap === GAP.comma ? end : gap === GAP.space && AND.has(tokens, end) ? end + 1 : -1;
  return joined !== -1 && next?.match.first === joined && next.match.form === "exact" && !is(next, INDEX.common);
}

/** Verbs of a town as the subject. */
const SAID_OF = new WordSet("was is has had will remains remained saw witnessed lies hospital police council");
const FELL = new WordSet("fell");
const TO = new WordSet("to");

/** "The (two) courts of appeal (of) Babil and Qadisiyah": in Arabic, what a plural or dual of a word for an organisation speaks of. */
function sharesOrganisation({ tokens, phraseEnds }: Document, before: Recognition, { features }: Recognition): boolean {
  if (before.features[INDEX.arabicOrganisation] === 0 || features[INDEX.arabicPrefix] === 0) return false;
  const phrase = phraseEnds[before.match.first];
  return phrase !== undefined && ORGANISATIONS.test(foldedWord(tokens, phrase.first));
}

const ORGANISATIONS = /^[وفبل]?(?:محاكم|اندي|فرق|.{3,}(?:تي|تا|يي|ات)$)/;

/** "Dohuk - ", "Baghdad: " at the beginning of a line: where a report comes from. */
function isHeading({ tokens }: Document, { first, end }: NameMatch): boolean {
  const [start, behind] = [tokens.start[first]!, tokens.end[end - 1]!];
  return (start === 0 || tokens.text[start - 1] === "\n") && /^ ?[-–—:/(|]/.test(tokens.text.slice(behind, behind + 2));
}

/** A town of 50,000, as the population feature counts. */
const SMALL = Math.log10(50_001) / 7;
/** A city of 90,000. */
const CITY = Math.log10(90_001) / 7;
/** A city of 200,000. */
const LARGE = Math.log10(200_001) / 7;
