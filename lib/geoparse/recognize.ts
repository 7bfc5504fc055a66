// Toponym recognition: which of the names that stand in the text name a place there. Every match gets features (what speaks for and
// against), a logistic model weighs them; the weights are learned by scripts/train.ts from the development corpora.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG, type LexiconEntry } from "@/lib/gazetteer/lexicon";
import { markArabicPersons } from "@/lib/geoparse/arabic";
import type { Document, Phrase } from "@/lib/geoparse/document";
import type { NameMatch } from "@/lib/geoparse/match";
import { RECOGNITION } from "@/lib/geoparse/weights";
import { foldedWord, GAP, SHAPE } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/** What speaks for and against a name being a place here; each 0 or 1 unless said otherwise. */
export const RECOGNITION_FEATURES = [
  ["bias", "before any evidence"],
  ["multiword", "the name has several words"],
  ["spelled", "found by its sound, not its letters"],
  ["fuzzy", "found as a misspelling"],
  ["fuzzyDistance", "how far off the misspelling is (0 to 1.5)"],
  ["look", "only sounds like a name of the region, or is one of a small place, and looks so (-1 to 1)"],
  ["alone", "the line is this name and nothing else"],
  ["shortName", "a name of three letters or fewer"],
  ["lowercase", "written without a capital"],
  ["caseless", "capitals say nothing in this sentence"],
  ["common", "also an ordinary word"],
  ["commonAtStart", "also an ordinary word, at the start of a sentence"],
  ["commonCapital", "an ordinary word with a capital inside a sentence, and a place of the region"],
  ["curatedCommon", "known to need context"],
  ["sentenceStart", "at the start of a sentence"],
  ["firstName", "also a first name"],
  ["surname", "also a surname"],
  ["nisba", "also a family or tribal name"],
  ["afterTitle", "behind a person's title"],
  ["afterFirstName", "behind a first name"],
  ["afterCapital", "behind another capitalised word"],
  ["beforeCapital", "before another capitalised word"],
  ["beforeCapitalUnknown", "before a capitalised word in no list"],
  ["inPerson", "inside a person's name"],
  ["inTitledPerson", "inside a person's name behind a title"],
  ["personElsewhere", "a person's name in this article"],
  ["beforeOrganisation", "an organisation is named after it"],
  ["afterOrganisation", "part of an organisation's name"],
  ["institution", "the name of a university, company or council"],
  ["institutionUnsupported", "the name of a university, company or council, and no word of place beside it"],
  ["beforeFacility", "a building or site is named after it"],
  ["beforeKind", "a word for a kind of place behind it"],
  ["afterKind", "a word for a kind of place before it"],
  ["afterKindOf", '"city of", "province of" before it'],
  ["locative", "a word of place before it"],
  ["weakPreposition", "a preposition before it"],
  ["afterDirection", "a direction before it"],
  ["directionOf", '"north of", "km from" before it'],
  ["commaContainer", "its country or province stated behind it"],
  ["contained", "stated as the container of the name before it"],
  ["coordinated", "in a list with other places"],
  ["hyphenated", "joined by a hyphen to another word"],
  ["hyphenCapital", "joined by a hyphen to a capitalised word in no list"],
  ["possessive", "with a possessive"],
  ["beforeNumber", "a number directly behind it"],
  ["modifier", 'an abbreviation that qualifies the noun behind it ("US troops")'],
  ["country", "name of a country"],
  ["admin1", "name of a province or state"],
  ["population", "size of the largest place so named (0 to 1)"],
  ["focus", "a place of the country in focus is so named"],
  ["region", "a place of the region is so named"],
  ["curated", "a curated place is so named"],
  ["arabic", "in Arabic script"],
  ["arabicPrefix", "with an Arabic preposition"],
  ["article", "with the Arabic article"],
  ["demonym", "also a demonym"],
  ["elsewhere", "the same name has strong evidence elsewhere in the article (0 to 1)"],
  ["acronym", "written in capitals, as no place of this name is"],
  ["theSettlement", '"the" before a name that only towns have'],
  ["demonymSmall", "a demonym, and no place of note is so named"],
  ["beforeGroup", "before a word for a party or its people"],
  ["beforeVerb", "the subject of a verb"],
  ["pairedElsewhere", "part of a run of capitalised words elsewhere in the article, as names of people are"],
  ["abroad", "a name of the region in an article about other places (0 to 1)"],
  ["spelledAbroad", "found by sound or slip in an article about other places (0 to 1)"],
  ["personUnsupported", "a person's name, and no word of place beside it"],
  ["commonUnsupported", "an ordinary word, and no word of place beside it"],
  ["spelledUnsupported", "found by sound or slip, and no word of place beside it"],
  ["contextUnsupported", "known to need context, and no word of place beside it"],
  ["smallUnsupported", "no place of the region and no larger place is so named, and no word of place beside it"],
] as const;

export type RecognitionFeature = (typeof RECOGNITION_FEATURES)[number][0];
const INDEX = Object.fromEntries(RECOGNITION_FEATURES.map(([name], i) => [name, i])) as Record<
  RecognitionFeature,
  number
>;

/** The learned weights in the order of RECOGNITION_FEATURES; what has none weighs nothing. */
export const RECOGNITION_WEIGHTS: number[] = RECOGNITION_FEATURES.map(([name]) => RECOGNITION[name] ?? 0);

/** A name match with what speaks for it. */
export interface Recognition {
  match: NameMatch;
  /** Values in the order of RECOGNITION_FEATURES. */
  features: Float32Array;
  /** Probability that it names a place. */
  probability: number;
  /** Kinds that a word beside the name tells. */
  kinds: Kind[];
  /** The phrase directly before or behind the name that tells its kind ("Lake", "air base"), if any. */
  kindBefore: Phrase | null;
  kindBehind: Phrase | null;
  /** What the text states as its container ("Qaim, Anbar"), if anything. */
  container: Recognition | null;
  /** The container is a state of a country far from the region, and can only be a container there ("Cairo, Illinois,"). */
  closed: boolean;
  /** "Mosul" in "University of Mosul": part of another name. */
  embedded: boolean;
  /** Number of the list that it stands in ("Karbala, Najaf and Basra"), or -1. */
  list: number;
  /** "the" stands directly before it. */
  the: boolean;
  /** "Colchester General Hospital": behind which word the name of the site ends; `elsewhere` for what need not stand in the place it is named after. */
  site: { end: number; elsewhere: boolean } | null;
}

/** Weighs every match; the caller keeps those above its threshold. */
export function recognizeToponyms(document: Document, gazetteer: Gazetteer, matches: NameMatch[]): Recognition[] {
  const persons = findPersons(document, matches, gazetteer);
  // A word that only sounds like a place, and is a person's name in this article, is the person's ("Soleimani" is not Sulaimani).
  // In Arabic, where no capital tells a name, a word inside a person's name is always the person's.
  const isPerson = ({ first, end, form }: NameMatch) =>
    (form !== "exact" && end - first === 1 && persons.names.has(foldedWord(document.tokens, first))) ||
    (document.tokens.shape[first] === SHAPE.arabic && persons.inside[first] === 1 && persons.inside[end - 1] === 1);
  // One piece of memory for all features: asking for it takes longer than filling it.
  const width = RECOGNITION_FEATURES.length;
  const rows = new Float32Array(matches.length * width);
  const found = matches
    .filter(match => !isPerson(match))
    .map((match, i) => describe(document, gazetteer, match, persons, rows.subarray(i * width, (i + 1) * width)));
  relate(document, gazetteer, found);
  compare(document, found);
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

function weigh(features: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += features[i]! * RECOGNITION_WEIGHTS[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/** What the probability would be if no organisation were named after the place: for embedded names. */
export function aloneProbability({ features }: Recognition): number {
  const alone = features.slice();
  for (const name of [
    "modifier",
    "beforeOrganisation",
    "afterOrganisation",
    "beforeCapital",
    "beforeCapitalUnknown",
  ] as const)
    alone[INDEX[name]] = 0;
  return weigh(alone);
}

const LATIN_CAPITAL = (shape: number) => shape === SHAPE.capital || shape === SHAPE.upper || shape === SHAPE.mixed;

/** Words that are part of a person's name: `inside` by word (2 behind a title), and the folded last names seen. */
interface Persons {
  inside: Uint8Array;
  names: Set<string>;
}

/** Title or first name, then capitalised words: a person. */
function findPersons(document: Document, matches: NameMatch[], gazetteer: Gazetteer): Persons {
  const { tokens, flags, article, caseless, phrases } = document;
  const inside = new Uint8Array(tokens.length);
  const names = new Set<string>();
  const strong = new Set<number>();
  for (const match of matches) {
    if (match.form === "exact" && match.names.some(id => gazetteer.bearersAt(id).country)) {
      for (let t = match.first; t < match.end; t++) strong.add(t);
    }
  }
  for (let t = 0; t < tokens.length; t++) {
    if (inside[t] || caseless[t] || !LATIN_CAPITAL(tokens.shape[t]!)) continue;
    const phrase = phrases.get(t);
    let first = -1;
    if (phrase?.entries.some(entry => entry.list === "title") && tokens.gap[phrase.end - 1]! <= GAP.stop)
      first = phrase.end;
    else if (
      flags[t]! & FLAG.firstName &&
      (!strong.has(t) || beforeSurname(document, t)) &&
      !(flags[t]! & FLAG.common && startsSentence(document, t))
    )
      first = t;
    if (first < 0) continue;
    let end = first;
    while (end < tokens.length && end < first + 6) {
      const capital = LATIN_CAPITAL(tokens.shape[end]!);
      if (!capital && !article[end] && !(end > first && PARTICLES.has(foldedWord(tokens, end)))) break;
      if (strong.has(end) && end > first && !(flags[end]! & (FLAG.surname | FLAG.firstName))) break;
      if (end > first && document.flags[end]! & (FLAG.kind | FLAG.organisation | FLAG.demonym) && !article[end - 1])
        break;
      end++;
      const gap = tokens.gap[end - 1]!;
      if (gap > GAP.hyphen && !(gap === GAP.stop && tokens.end[end - 1]! - tokens.start[end - 1]! <= 2)) break;
    }
    while (end > first && !LATIN_CAPITAL(tokens.shape[end - 1]!)) end--;
    // A first name alone is no person's name; behind a title one word is.
    const words = end - first;
    if (words < 1 || (first === t && words < 2)) continue;
    for (let u = first; u < end; u++) inside[u] = first === t ? 1 : 2;
    names.add(foldedWord(tokens, end - 1));
  }
  markArabicPersons(document, inside);
  return { inside, names };
}

/** "Jordan Ellis": a country's name that is a first name too, directly before a capitalised word that names nothing else. */
function beforeSurname({ tokens, flags, phrases }: Document, t: number): boolean {
  if (t + 1 >= tokens.length || tokens.gap[t] !== GAP.space || tokens.shape[t + 1] !== SHAPE.capital) return false;
  const other =
    FLAG.kind | FLAG.organisation | FLAG.demonym | FLAG.direction | FLAG.locative | FLAG.weak | FLAG.common | FLAG.will;
  return (flags[t + 1]! & other) === 0 && !phrases.has(t + 1);
}

const PARTICLES = new Set("bin ibn bint abu abd van von der den de la del da di el al ul".split(" "));

function startsSentence(document: Document, t: number): boolean {
  return t === 0 || document.bounds[document.sentence[t]! * 2] === t;
}

function describe(
  document: Document,
  gazetteer: Gazetteer,
  match: NameMatch,
  persons: Persons,
  features: Float32Array,
): Recognition {
  const { tokens, flags, article, caseless, prefix, phrases } = document;
  const recognition: Recognition = {
    match,
    features,
    probability: 0,
    kinds: [],
    kindBefore: null,
    kindBehind: null,
    container: null,
    closed: false,
    embedded: false,
    list: -1,
    the: false,
    site: null,
  };
  const { first, end } = match;
  const last = end - 1;
  const single = end - first === 1;
  const shape = tokens.shape[first]!;
  const says = !caseless[first];
  const arabic = shape === SHAPE.arabic;
  features[INDEX.bias] = 1;
  features[INDEX.multiword] = Number(!single);
  features[INDEX.spelled] = Number(match.form === "spelled");
  features[INDEX.fuzzy] = Number(match.form === "fuzzy");
  features[INDEX.fuzzyDistance] = Number(match.distance);
  const sentence = document.sentence[first]! * 2;
  const opening = document.bounds[sentence]!;
  features[INDEX.alone] = Number(
    end === document.bounds[sentence + 1] && (opening === first || (opening === first - 1 && article[opening] === 1)),
  );
  features[INDEX.shortName] = Number(single && tokens.end[first]! - tokens.start[first]! <= 3);
  features[INDEX.caseless] = Number(caseless[first]! === 1 && !arabic);
  let lower = !arabic;
  const start = startsSentence(document, first);
  // The capital of a sentence's "The" is the sentence's.
  for (let t = start && !single && isThe(document, first) ? first + 1 : first; t < end; t++)
    if (LATIN_CAPITAL(tokens.shape[t]!) || tokens.shape[t] === SHAPE.digit) lower = false;
  features[INDEX.lowercase] = Number(lower);
  features[INDEX.sentenceStart] = Number(start && !arabic);
  if (single) {
    const flag = flags[first]!;
    // "US" is not "us".
    const common = (flag & FLAG.common) !== 0 && !(says && shape === SHAPE.upper);
    features[INDEX.common] = Number(common);
    features[INDEX.commonAtStart] = Number(common && start);
    features[INDEX.firstName] = Number(flag & FLAG.firstName ? 1 : 0);
    features[INDEX.surname] = Number(flag & FLAG.surname ? 1 : 0);
    features[INDEX.nisba] = Number(flag & FLAG.nisba ? 1 : 0);
    features[INDEX.demonym] = Number(flag & FLAG.demonym ? 1 : 0);
  } else features[INDEX.institution] = Number(isInstitution(document, match));
  features[INDEX.arabic] = Number(arabic);
  features[INDEX.arabicPrefix] = Number(prefix[first]! > 0);

  // The word before, stepping over the article.
  let before = first - 1;
  if (before >= 0 && article[before] && tokens.gap[before]! <= GAP.hyphen) {
    features[INDEX.article] = 1;
    before--;
  }
  const joined =
    before >= 0 && tokens.gap[before]! <= GAP.newline && document.sentence[before] === document.sentence[first];
  if (joined) describeBefore(recognition, document, before, says);

  // The words behind.
  if (tokens.text.startsWith("'s", tokens.end[last]!) || tokens.text.startsWith("’s", tokens.end[last]!))
    features[INDEX.possessive] = 1;
  const gap = tokens.gap[last]!;
  const stop = gap === GAP.stop && isAbbreviation(document, match);
  if (end < tokens.length && (gap <= GAP.hyphen || stop) && document.sentence[end] === document.sentence[first]) {
    const phrase = phrases.get(end);
    const behind = kindOf(phrase, "behind");
    if (gap === GAP.hyphen) {
      features[INDEX.hyphenated] = 1;
      if (says && isUnlisted(document, end)) features[INDEX.hyphenCapital] = 1;
    } else if (gap === GAP.space && tokens.shape[end] === SHAPE.lower && flags[end]! & (FLAG.verb | FLAG.will))
      features[INDEX.beforeVerb] = 1;
    else if (gap === GAP.space && flags[end]! & FLAG.group) features[INDEX.beforeGroup] = 1;
    else if (tokens.shape[end] === SHAPE.digit) features[INDEX.beforeNumber] = 1;
    if (behind.kinds.length > 0 && features[INDEX.possessive] === 0) {
      features[INDEX.beforeKind] = 1;
      recognition.kinds.push(...behind.kinds);
      recognition.kindBehind = phrase!;
    } else if (
      gap === GAP.space &&
      LATIN_CAPITAL(tokens.shape[article[end] && end + 1 < tokens.length ? end + 1 : end]!) &&
      says &&
      features[INDEX.possessive] === 0
    ) {
      features[INDEX.beforeCapital] = 1;
      if (document.words[end]! < 0 || flags[end] === 0) features[INDEX.beforeCapitalUnknown] = 1;
    }
    const noun = tokens.shape[end] === SHAPE.lower && (flags[end]! & (FLAG.locative | FLAG.weak | FLAG.will)) === 0;
    if (
      isAbbreviation(document, match) &&
      (gap === GAP.hyphen ||
        (gap <= GAP.stop && noun && (flags[end]! & FLAG.verb) === 0 && !FOLLOWERS.has(foldedWord(tokens, end))))
    )
      features[INDEX.modifier] = 1;
    if (features[INDEX.possessive] === 0 && gap === GAP.space) {
      const { makes, until } = organisationBehind(document, end, says);
      if (makes === "place" || makes === "namesake") {
        features[INDEX.beforeFacility] = 1;
        if (says && isCapitalRun(document, end, until))
          recognition.site = { end: until, elsewhere: makes === "namesake" };
      } else if (makes !== "") {
        features[INDEX.beforeOrganisation] = 1;
        recognition.embedded = true;
      }
    }
  }
  if (gap === GAP.hyphen && first > 0 && tokens.gap[first - 1] === GAP.hyphen) features[INDEX.hyphenated] = 1;
  if (says && first > 0 && tokens.gap[first - 1] === GAP.hyphen && isUnlisted(document, first - 1))
    features[INDEX.hyphenCapital] = 1;

  // Who is so named.
  let population = 0;
  let settled = true;
  const acronym = says && single && shape === SHAPE.upper && tokens.end[first]! - tokens.start[first]! > 1;
  const letters = acronym ? tokens.text.slice(tokens.start[first], tokens.end[first]) : "";
  let spelledSo = false;
  for (const id of match.names) {
    const known = gazetteer.bearersAt(id);
    population = Math.max(population, known.population);
    if (!known.settled) settled = false;
    if (known.country) features[INDEX.country] = 1;
    if (known.admin1) features[INDEX.admin1] = 1;
    if (known.focus) features[INDEX.focus] = 1;
    if (known.region) features[INDEX.region] = 1;
    if (known.curated) features[INDEX.curated] = 1;
    if (known.common) features[INDEX.curatedCommon] = 1;
    if (!acronym) continue;
    for (const p of gazetteer.nameAt(id).places) {
      const place = gazetteer.placeAt(p);
      if (place.name === letters || place.names.includes(letters)) spelledSo = true;
    }
  }
  features[INDEX.acronym] = Number(acronym && !spelledSo);
  recognition.the = joined && isThe(document, before) && endsPhrase(document, end);
  features[INDEX.theSettlement] = Number(settled && recognition.the);
  features[INDEX.demonymSmall] = Number(
    features[INDEX.demonym] === 1 && features[INDEX.curated] === 0 && features[INDEX.country] === 0,
  );
  const ofRegion = features[INDEX.focus] === 1 || features[INDEX.region] === 1;
  if (
    single &&
    !arabic &&
    ofRegion &&
    features[INDEX.common] === 0 &&
    (match.form !== "exact" || features[INDEX.curated] === 0)
  )
    features[INDEX.look] = Number(Math.max(-1, Math.min(1, gazetteer.look(foldedWord(tokens, first)))));
  const regional = features[INDEX.curated] === 1 && (features[INDEX.focus] === 1 || features[INDEX.region] === 1);
  features[INDEX.commonCapital] = Number(features[INDEX.common] === 1 && regional && says && !start && !lower);
  features[INDEX.population] = Number(Math.log10(population + 1) / 7);
  if (persons.inside[first] && persons.inside[last]) {
    features[INDEX.inPerson] = 1;
    features[INDEX.inTitledPerson] = Number(persons.inside[first] === 2);
  } else if (single && persons.names.has(foldedWord(tokens, first))) features[INDEX.personElsewhere] = 1;

  return recognition;
}

function describeBefore(recognition: Recognition, document: Document, before: number, says: boolean): void {
  const { tokens, flags, phraseEnds } = document;
  const { features } = recognition;
  const flag = flags[before]!;
  if (tokens.gap[before] === GAP.hyphen && !document.article[before]) features[INDEX.hyphenated] = 1;
  // "the" is stepped over: "in the Hamrin mountains".
  let cue = before;
  if (isThe(document, cue) && cue > 0 && tokens.gap[cue - 1] === GAP.space) cue--;
  const cueFlag = flags[cue]!;
  if (cueFlag & FLAG.direction) {
    features[INDEX.afterDirection] = 1;
    const beyond = cue > 0 ? flags[cue - 1]! : 0;
    if (beyond & FLAG.locative) features[INDEX.locative] = 1;
  }
  if (cueFlag & FLAG.locative) {
    features[INDEX.locative] = 1;
    // "the crossing at Safwan": a site is called by its town.
    const site =
      foldedWord(tokens, cue) === "at"
        ? kindOf(phraseEnds.get(cue), "before").kinds.filter(kind => SITES.has(kind))
        : [];
    if (site.length > 0) {
      features[INDEX.afterKindOf] = 1;
      recognition.kinds.push(...site);
    }
  } else if (cueFlag & FLAG.weak) {
    features[INDEX.weakPreposition] = 1;
    if (cue > 0 && flags[cue - 1]! & FLAG.direction) features[INDEX.directionOf] = 1;
    else if (cue > 0 && /^(?:km|kms|kilometers?|kilometres?|miles?|mi)$/.test(foldedWord(tokens, cue - 1)))
      features[INDEX.directionOf] = 1;
    const phrase = isOf(document, cue) ? phraseEnds.get(cue) : undefined;
    const kind = kindOf(phrase, "before");
    if (kind.kinds.length > 0) {
      features[INDEX.afterKindOf] = 1;
      recognition.kinds.push(...kind.kinds);
    } else if (phrase?.entries.some(isOrganisation) && isCapital(document, cue - 1) && says) {
      features[INDEX.afterOrganisation] = 1;
      recognition.embedded = true;
    }
  }
  const phrase = phraseEnds.get(before + 1);
  const kind = kindOf(phrase, "before");
  // Arabic says "operations-command Nineveh", without "of"; the canal of a lake is a canal, that of a name a broadcaster.
  if (
    tokens.shape[before] === SHAPE.arabic &&
    phrase?.entries.some(entry => entry.list === "organisation" && entry.makes !== "place") &&
    (kind.kinds.length === 0 || features[INDEX.multiword] === 0)
  ) {
    features[INDEX.beforeOrganisation] = 1;
    recognition.embedded = true;
  }
  if (kind.kinds.length > 0) {
    features[INDEX.afterKind] = 1;
    recognition.kinds.push(...kind.kinds);
    recognition.kindBefore = phrase!;
  }
  // "Bank of", "Treaty of", with the "of" in the list.
  if (
    says &&
    phrase &&
    isCapital(document, phrase.first) &&
    phrase.entries.some(isOrganisation) &&
    isOf(document, phrase.end - 1)
  ) {
    features[INDEX.afterOrganisation] = 1;
    recognition.embedded = true;
  }
  if (phrase?.entries.some(entry => entry.list === "title") && says) features[INDEX.afterTitle] = 1;
  if (isCapital(document, before) && says) {
    if (flag & FLAG.firstName) features[INDEX.afterFirstName] = 1;
    const known = flag & (FLAG.kind | FLAG.direction | FLAG.demonym | FLAG.locative | FLAG.weak);
    if (!known && !startsSentence(document, before) && !isPossessor(document, before)) features[INDEX.afterCapital] = 1;
  }
}

function isPossessor({ tokens }: Document, t: number): boolean {
  return /^['’]s?(?!\p{L})/u.test(tokens.text.slice(tokens.end[t], tokens.end[t]! + 3));
}

/** Whether no noun follows that the words before would qualify: "in the Atlantic." and not "the Riverdale area". */
function endsPhrase({ tokens, flags }: Document, end: number): boolean {
  if (end >= tokens.length || tokens.gap[end - 1]! > GAP.hyphen) return true;
  if (tokens.gap[end - 1] === GAP.hyphen || tokens.shape[end] !== SHAPE.lower) return false;
  return (
    (flags[end]! & (FLAG.locative | FLAG.weak | FLAG.verb | FLAG.will)) !== 0 || FOLLOWERS.has(foldedWord(tokens, end))
  );
}

const WHOLE_PROBABILITY = 0.9;

/** Whether the article is this name and nothing else, and the name no ordinary word in small letters. */
function isWhole({ tokens, article }: Document, { match, features }: Recognition): boolean {
  const first = match.first > 0 && article[match.first - 1] ? match.first - 1 : match.first;
  const ordinary = features[INDEX.common]! > 0 && features[INDEX.lowercase]! > 0;
  return first === 0 && match.end === tokens.length && !ordinary;
}

/** Words that are capitalised throughout. */
function isCapitalRun(document: Document, first: number, end: number): boolean {
  for (let t = first; t < end; t++) if (!isCapital(document, t)) return false;
  return true;
}

/** A capitalised word that no list and no name knows. */
function isUnlisted(document: Document, t: number): boolean {
  return isCapital(document, t) && document.words[t]! < 0 && document.flags[t] === 0;
}

const SITES = new Set<Kind>(["military-base", "airport", "border-crossing", "facility"]);

function isCapital(document: Document, t: number): boolean {
  return t >= 0 && LATIN_CAPITAL(document.tokens.shape[t]!);
}

function isThe(document: Document, t: number): boolean {
  const { tokens } = document;
  return (
    tokens.end[t]! - tokens.start[t]! === 3 && tokens.text.slice(tokens.start[t], tokens.end[t]).toLowerCase() === "the"
  );
}

function isOf(document: Document, t: number): boolean {
  const { tokens } = document;
  return (
    tokens.end[t]! - tokens.start[t]! === 2 && tokens.text.slice(tokens.start[t], tokens.end[t]).toLowerCase() === "of"
  );
}

function kindOf(phrase: Phrase | undefined, position: "before" | "behind"): { kinds: Kind[] } {
  const kinds: Kind[] = [];
  for (const entry of phrase?.entries ?? []) {
    if (entry.list !== "kind" || (entry.position !== position && entry.position !== "both")) continue;
    if (entry.kind === "any") kinds.push("area");
    else kinds.push(entry.kind);
  }
  return { kinds };
}

/** A word of an organisation, treaty or event, and not of a thing that stands somewhere. */
function isOrganisation(entry: LexiconEntry): boolean {
  return entry.list === "organisation" && entry.makes !== "place" && entry.makes !== "namesake";
}

/** "Baghdad University", "University of Mosul": a name in which a word for an organisation stands. */
function isInstitution({ phrases }: Document, { first, end }: NameMatch): boolean {
  for (let t = first; t < end; t++) {
    if (phrases.get(t)?.entries.some(isOrganisation)) return true;
  }
  return false;
}

/** "Basra Oil Company": what the capitalised words behind a name make of it, or "", and behind which word that ends. */
function organisationBehind(document: Document, end: number, says: boolean): { makes: string; until: number } {
  const { tokens, phrases } = document;
  for (let t = end; t < tokens.length && t < end + 5; t++) {
    const phrase = phrases.get(t);
    const makes = phrase?.entries.find(entry => entry.list === "organisation");
    if (
      makes?.list === "organisation" &&
      (isCapital(document, t) ||
        tokens.shape[t] === SHAPE.digit ||
        !says ||
        makes.makes === "place" ||
        makes.makes === "namesake")
    )
      return { makes: makes.makes, until: phrase!.end };
    if (!isCapital(document, t) && !CONNECTORS.has(foldedWord(tokens, t))) break;
    if (tokens.gap[t]! > GAP.hyphen) break;
  }
  return { makes: "", until: end };
}

/** Words behind a country's abbreviation that show it is a noun itself. */
const FOLLOWERS = new Set(
  "and or nor is was are were be been being but who which that as if when while than also now then not so because after before since until".split(
    " ",
  ),
);

/** "US", "U.S.", "UAE": capitals only. */
function isAbbreviation({ tokens, caseless }: Document, { first, end }: NameMatch): boolean {
  if (caseless[first]) return false;
  for (let t = first; t < end; t++) {
    const length = tokens.end[t]! - tokens.start[t]!;
    if (tokens.shape[t] === SHAPE.upper ? length > 4 : !(tokens.shape[t] === SHAPE.capital && length === 1))
      return false;
  }
  return true;
}

const CONNECTORS = new Set(["of", "for", "and", "the"]);

/** What neighbouring matches tell of each other: containers, lists, plural kind words. */
function relate(document: Document, gazetteer: Gazetteer, found: Recognition[]): void {
  const { tokens } = document;
  for (let i = 0; i + 1 < found.length; i++) {
    const a = found[i]!;
    const b = found[i + 1]!;
    const last = a.match.end - 1;
    const between = b.match.first - a.match.end;
    const gap = tokens.gap[last]!;
    if (between > 3 || document.sentence[last] !== document.sentence[b.match.first]) continue;
    const words: string[] = [];
    for (let t = a.match.end; t < b.match.first; t++) if (!document.article[t]) words.push(foldedWord(tokens, t));
    const middle = words.join(" ");
    if (
      (gap === GAP.comma && middle === "") ||
      (gap === GAP.space && (middle === "in" || middle === "in the" || middle === "of"))
    ) {
      const closed = gap === GAP.comma && middle === "" && closes(document, gazetteer, b);
      if (closed || mayContain(gazetteer, b, a)) {
        a.closed = closed;
        a.features[INDEX.commaContainer] = 1;
        b.features[INDEX.contained] = 1;
        a.container = b;
      }
    }
    const listed =
      middle === "and" ||
      middle === "or" ||
      middle === "و" ||
      (middle === "" && (gap === GAP.comma || gap === GAP.hyphen));
    const arabicAnd = middle === "" && document.prefix[b.match.first]! > 0;
    if (listed || arabicAnd) {
      a.features[INDEX.coordinated] = 1;
      b.features[INDEX.coordinated] = 1;
      if (a.list < 0) a.list = i;
      b.list = a.list;
      // "the crossings at Safwan and Ibrahim Khalil", "Anbar and Salahuddin provinces": the plural speaks of all.
      if (a.features[INDEX.afterKindOf] && !b.features[INDEX.afterKindOf] && b.kinds.length === 0) {
        b.features[INDEX.afterKindOf] = 1;
        b.kinds.push(...a.kinds);
      }
      // Arabic says "villages X and Y".
      if (arabicAnd && a.kindBefore !== null && b.kinds.length === 0 && isPlural(document, a.kindBefore)) {
        b.features[INDEX.afterKind] = 1;
        b.kinds.push(...a.kinds);
        b.kindBefore = null;
      }
      if (b.features[INDEX.beforeKind] && !a.features[INDEX.beforeKind]) {
        a.features[INDEX.beforeKind] = 1;
        a.kinds.push(...b.kinds);
      }
    }
  }
  for (let i = found.length - 2; i >= 0; i--) {
    // The plural carries through longer lists, from the back.
    const a = found[i]!;
    const b = found[i + 1]!;
    if (a.kinds.length === 0 && b.kinds.length > 0 && a.features[INDEX.coordinated] && b.features[INDEX.beforeKind]) {
      const between = b.match.first - a.match.end;
      if (between <= 1) a.kinds.push(...b.kinds);
    }
  }
}

/** Words beside a name that only a place has. */
const SUPPORT = (
  ["locative", "directionOf", "beforeKind", "afterKind", "afterKindOf", "commaContainer", "contained"] as const
).map(name => INDEX[name]);

/** What the whole article tells of its names: where it is set, who is who, and which names nothing beside them supports. */
function compare(document: Document, found: readonly Recognition[]): void {
  const { tokens } = document;
  const is = ({ features }: Recognition, name: RecognitionFeature) => features[INDEX[name]]! > 0;
  // One region's name more than there are: a text that names nothing else is taken to be about the region.
  let regional = 1;
  let all = 1;
  const paired = new Set<string>();
  for (const recognition of found) {
    const { first, end, form } = recognition.match;
    const capital = LATIN_CAPITAL(tokens.shape[first]!) && !document.caseless[first];
    if (form === "exact" && !is(recognition, "common") && !is(recognition, "lowercase")) {
      all++;
      if (is(recognition, "focus") || is(recognition, "region")) regional++;
    }
    if (
      end - first === 1 &&
      capital &&
      (is(recognition, "afterCapital") || is(recognition, "beforeCapitalUnknown")) &&
      !is(recognition, "beforeOrganisation") &&
      !is(recognition, "beforeFacility")
    )
      paired.add(foldedWord(tokens, first));
  }
  const abroad = 1 - regional / all;
  for (const recognition of found) {
    const { features, match } = recognition;
    const inexact = match.form !== "exact";
    if (is(recognition, "focus") || is(recognition, "region")) features[INDEX.abroad] = abroad;
    if (inexact) features[INDEX.spelledAbroad] = abroad;
    const single = match.end - match.first === 1;
    if (
      single &&
      !is(recognition, "afterCapital") &&
      !is(recognition, "beforeCapitalUnknown") &&
      paired.has(foldedWord(tokens, match.first))
    )
      features[INDEX.pairedElsewhere] = 1;
    if (SUPPORT.some(f => features[f]! > 0)) continue;
    if (is(recognition, "firstName") || is(recognition, "surname") || is(recognition, "nisba"))
      features[INDEX.personUnsupported] = 1;
    if (is(recognition, "common")) features[INDEX.commonUnsupported] = 1;
    if (inexact) features[INDEX.spelledUnsupported] = 1;
    if (is(recognition, "curatedCommon")) features[INDEX.contextUnsupported] = 1;
    if (is(recognition, "institution")) features[INDEX.institutionUnsupported] = 1;
    if (!is(recognition, "curated") && !is(recognition, "country") && features[INDEX.population]! < SMALL)
      features[INDEX.smallUnsupported] = 1;
  }
}

/** A town of 50,000, as the population feature counts. */
const SMALL = Math.log10(50_001) / 7;

/** Arabic words for several places of a kind. */
const PLURALS = new Set(
  "محافظات محافظتي اقضيه نواحي ناحيتي مدن مدينتي بلدات بلدتي قري قريتي احياء مناطق منطقتي مخيمات مخيمي معابر معبري منافذ قواعد حقول حقلي".split(
    " ",
  ),
);

function isPlural({ tokens, prefix }: Document, { first }: Phrase): boolean {
  const word = foldedWord(tokens, first);
  return PLURALS.has(word) || PLURALS.has(word.slice(Math.max(1, prefix[first]!)));
}

/**
 * "in Cairo, Illinois, a storm": the name behind the comma is a state of a country far from the region, and punctuation closes it. It
 * contains the name before it even if the gazetteer knows no such town. Nearer provinces stand in lists too often to be sure.
 */
function closes({ tokens }: Document, gazetteer: Gazetteer, { match }: Recognition): boolean {
  if (match.form !== "exact" || tokens.gap[match.end - 1]! <= GAP.hyphen) return false;
  return match.names.some(id =>
    gazetteer.nameAt(id).places.some(p => {
      const place = gazetteer.placeAt(p);
      return place.kind === "admin1" && !gazetteer.region.countries.includes(place.country);
    }),
  );
}

/** Whether some reading of `outer` is the country or province of some reading of `inner`. */
function mayContain(gazetteer: Gazetteer, outer: Recognition, inner: Recognition): boolean {
  for (const id of outer.match.names) {
    for (const p of gazetteer.nameAt(id).places) {
      const place = gazetteer.placeAt(p);
      if (place.kind !== "country" && place.kind !== "admin1" && place.kind !== "admin2" && place.kind !== "region")
        continue;
      for (const innerId of inner.match.names) {
        for (const q of gazetteer.nameAt(innerId).places) if (p !== q && isWithin(gazetteer, q, p)) return true;
      }
    }
  }
  return false;
}

/** Whether place `inner` lies in place `outer` by what the gazetteer says of countries and provinces. */
export function isWithin(gazetteer: Gazetteer, inner: number, outer: number): boolean {
  const a = gazetteer.placeAt(inner);
  const b = gazetteer.placeAt(outer);
  if (b.country === "" || a.country !== b.country) return false;
  if (b.kind === "country") return true;
  if (b.kind === "admin1") return a.admin1 === b.admin1 || a.admin1 === b.name;
  if (b.kind === "admin2") return a.admin1 === b.admin1 && a.admin2 !== "" && b.name.startsWith(a.admin2);
  return b.kind === "region" && a.country === b.country;
}
