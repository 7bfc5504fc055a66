// A name and who is so called: the features of one match, with what beside.ts tells of the words around it.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { type Document, isCapitalShape, startsSentence, THE } from "@/lib/geoparse/document";
import {
  isInsideOrganisation,
  isOfKind,
  isPart,
  isStreet,
  kindOfDefinite,
  opensQuote,
} from "@/lib/geoparse/recognition/arabic";
import { describeBefore, describeBehind, isCapitalRun } from "@/lib/geoparse/recognition/beside";
import { INDEX, type NameMatch, type Recognition } from "@/lib/geoparse/recognition/features";
import { isInstitute, isTribesOf } from "@/lib/geoparse/recognition/namesakes";
import { isBeforeHouse, isInstitution } from "@/lib/geoparse/recognition/organisations";
import type { Persons } from "@/lib/geoparse/recognition/persons";
import { endsPhrase } from "@/lib/geoparse/recognition/qualifiers";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/** Fills in the features of one match that it and the words beside it decide. */
export function describe(
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
    kindWord: "",
    hints: null,
    kindBefore: null,
    kindBehind: null,
    container: null,
    closed: false,
    beside: null,
    km: 0,
    opens: false,
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
  // Arabic leaves out short vowels: "Aden" has three letters.
  features[INDEX.shortName] = Number(single && tokens.end[first]! - tokens.start[first]! <= (arabic ? 2 : 3));
  features[INDEX.caseless] = Number(caseless[first]! === 1 && !arabic);
  let lower = !arabic;
  const start = startsSentence(document, first);
  // The capital of a sentence's "The" is the sentence's.
  for (let t = start && !single && THE.has(tokens, first) ? first + 1 : first; t < end; t++)
    if (isCapitalShape(tokens.shape[t]!) || tokens.shape[t] === SHAPE.digit) lower = false;
  features[INDEX.lowercase] = Number(lower && says);
  features[INDEX.sentenceStart] = Number(start && !arabic);
  if (single) {
    const flag = flags[first]!;
    // "US" is not "us".
    const common = (flag & FLAG.common) !== 0 && !(says && shape === SHAPE.upper);
    features[INDEX.common] = Number(common);
    features[INDEX.arabicCommon] = Number(common && arabic);
    features[INDEX.commonAtStart] = Number(common && start);
    features[INDEX.caselessCommon] = Number(common && !says && !arabic);
    features[INDEX.firstName] = Number(flag & FLAG.firstName ? 1 : 0);
    features[INDEX.surname] = Number(flag & FLAG.surname ? 1 : 0);
    features[INDEX.nisba] = Number(flag & FLAG.nisba ? 1 : 0);
    features[INDEX.demonym] = Number(flag & FLAG.demonym ? 1 : 0);
  } else {
    features[INDEX.institution] = Number(isInstitution(document, gazetteer, match));
    if (arabic && isPart(document, match)) recognition.kinds.push(...kindOfDefinite(document, gazetteer, first));
    features[INDEX.kindInside] = Number((flags[first]! & FLAG.kind) !== 0 || (flags[last]! & FLAG.kind) !== 0);
  }
  features[INDEX.arabic] = Number(arabic);
  features[INDEX.arabicPrefix] = Number(prefix[first]! > 0);

  // The word before, stepping over the article.
  let before = first - 1;
  if (before >= 0 && article[before] && tokens.gap[before]! <= GAP.hyphen) {
    features[INDEX.article] = 1;
    before--;
  }
  const joined =
    before >= 0 &&
    (tokens.gap[before]! <= GAP.newline || (arabic && opensQuote(tokens, before))) &&
    document.sentence[before] === document.sentence[first];
  if (joined) describeBefore(recognition, document, before, says);
  if (features[INDEX.arabicOrganisation] === 1 && isTribesOf(document, gazetteer, match)) {
    features[INDEX.beforeOrganisation] = 0;
    features[INDEX.arabicOrganisation] = 0;
    recognition.embedded = false;
  }
  if (arabic && (isInsideOrganisation(document, match) || isInstitute(document, match))) {
    features[INDEX.beforeOrganisation] = 1;
    features[INDEX.arabicOrganisation] = Math.max(
      features[INDEX.arabicOrganisation]!,
      Number(isInstitute(document, match)),
    );
    recognition.embedded = true;
  }

  describeBehind(recognition, document, says);
  const ofOrganisation = ORGANISED.some(f => features[f] === 1);
  if (ofOrganisation && isBeforeHouse(document, gazetteer, match)) {
    for (const f of ORGANISED) features[f] = 0;
    features[INDEX.beforeCapital] = 0;
    features[INDEX.beforeCapitalUnknown] = 0;
    features[INDEX.locative] = 1;
    recognition.embedded = false;
  }

  // Who is so named.
  let population = 0;
  let settled = true;
  const heads = says && headsReport(document, match);
  if (heads) {
    features[INDEX.beforeCapital] = 0;
    features[INDEX.beforeCapitalUnknown] = 0;
    // "BASRA - A fire": a report tells first where it was written.
    const dashed = /^\.? ?(?:[-–—]|--|\()/.test(tokens.text.slice(tokens.end[last], tokens.end[last]! + 4));
    if (dashed && match.form === "exact" && features[INDEX.common] === 0) features[INDEX.locative] = 1;
  }
  const acronym = says && !heads && single && shape === SHAPE.upper && tokens.end[first]! - tokens.start[first]! > 1;
  const letters = acronym ? tokens.text.slice(tokens.start[first], tokens.end[first]) : "";
  for (const id of match.names) {
    const known = gazetteer.bearersAt(id);
    population = Math.max(population, known.population);
    if (!known.settled) settled = false;
    if (known.country) features[INDEX.country] = 1;
    if (known.admin1) features[INDEX.admin1] = 1;
    if (known.focus) features[INDEX.focus] = 1;
    if (known.region) features[INDEX.region] = 1;
    if (known.curated) features[INDEX.curated] = 1;
    // "With Saudi Arabia": behind a preposition stands no adjective.
    if (known.country && arabic && before >= 0 && PREPOSITIONS.has(tokens, before)) features[INDEX.demonym] = 0;
    // Of several words, Arabic leaves no doubt: "sturdy" is an ordinary word, "Mount Metina" is not.
    if (known.common && !(arabic && !single)) features[INDEX.curatedCommon] = 1;
  }
  const spelledSo =
    acronym &&
    match.names.some(id =>
      gazetteer.nameAt(id).places.some(p => {
        const place = gazetteer.placeAt(p);
        return place.name === letters || place.names.includes(letters);
      }),
    );
  features[INDEX.acronym] = Number(acronym && !spelledSo);
  // "FAO" is not Fao, "al-Qaeda" no village of Yemen; but Fao is Fao.
  const doubtful = acronym || features[INDEX.curated] === 0 || match.form !== "exact";
  const whole = features[INDEX.article] === 1 && phrases[first - 1]?.end === end ? first - 1 : first;
  const own = (single || document.sport) && !spelledSo && !arabic && says ? phrases[whole] : undefined;
  if (own?.end === end) {
    const makes = own.entries.flatMap(entry => (entry.list === "organisation" ? [entry.makes] : []));
    // A party, broadcaster or club has its name from a place or shares it with one, and is called by it: a word of place says which is meant.
    const called = makes.includes("party") || makes.includes("outlet") || (document.sport && makes.includes("club"));
    if ((doubtful && makes.includes("org")) || (called && !isPlaced(features))) features[INDEX.afterOrganisation] = 1;
    // "Imam Hussain": a title that is a town's name, too.
    if (features[INDEX.beforeCapital] === 1 && own.lists & FLAG.title) {
      features[INDEX.inPerson] = 1;
      features[INDEX.inTitledPerson] = 1;
    }
  }
  recognition.the = joined && THE.has(tokens, before) && endsPhrase(document, end);
  features[INDEX.theSettlement] = Number(settled && recognition.the);
  features[INDEX.demonymSmall] = Number(
    features[INDEX.demonym] === 1 &&
      features[INDEX.country] === 0 &&
      (features[INDEX.curated] === 0 ||
        (arabic && settled && population < SMALL_TOWN && features[INDEX.afterKind] === 0)),
  );
  const ofRegion = features[INDEX.focus] === 1 || features[INDEX.region] === 1;
  // "Camp Manila" may be anywhere; one named after a place of the region is at that place.
  const { kindBefore } = recognition;
  if (
    kindBefore !== null &&
    says &&
    recognition.kinds.includes("military-base") &&
    tokens.gap[kindBefore.end - 1] === GAP.space &&
    isCapitalRun(document, kindBefore.first, end)
  )
    recognition.site = { first: kindBefore.first, end, elsewhere: !ofRegion };
  // In Arabic, too, a street is called after a place and stands elsewhere.
  else if (kindBefore !== null && isStreet(document, kindBefore))
    recognition.site = { first: kindBefore.first, end, elsewhere: true };
  if (
    single &&
    !arabic &&
    ofRegion &&
    features[INDEX.common] === 0 &&
    (match.form !== "exact" || features[INDEX.curated] === 0)
  )
    features[INDEX.look] = Number(Math.max(-1, Math.min(1, gazetteer.look(foldedWord(tokens, first)))));
  // "The district of Tyre", where Tyre is written as "pictures" are: beside the word for its kind it is the name.
  const named = match.listed === true || match.vouched === true;
  if (named || (arabic && features[INDEX.afterKind] === 1 && isOfKind(document, gazetteer, recognition))) {
    features[INDEX.common] = 0;
    if (named) features[INDEX.demonym] = 0;
    features[INDEX.curatedCommon] = 0;
  }
  const regional = features[INDEX.curated] === 1 && (features[INDEX.focus] === 1 || features[INDEX.region] === 1);
  // "near baghdad", "in al-latifiya": written in haste.
  const behindArticle = article[first] === 1 && end === first + 2;
  const hasty =
    lower && says && (single || behindArticle) && regional && match.form === "exact" && features[INDEX.common] === 0;
  features[INDEX.lowercaseRegional] = Number(
    hasty && features[INDEX.curatedCommon] === 0 && gazetteer.look(foldedWord(tokens, end - 1)) > 0,
  );
  features[INDEX.commonCapital] = Number(features[INDEX.common] === 1 && regional && says && !start && !lower);
  features[INDEX.population] = Number(Math.log10(population + 1) / 7);
  if (persons.inside[first] && persons.inside[last]) {
    features[INDEX.inPerson] = 1;
    features[INDEX.inTitledPerson] = Number(persons.inside[first]! >= 2);
  } else if (single && persons.names.has(foldedWord(tokens, first))) features[INDEX.personElsewhere] = 1;

  return recognition;
}

/** What tells that an organisation is named after the place. */
const ORGANISED = [
  INDEX.beforeOrganisation,
  INDEX.organisationNext,
  INDEX.arabicOrganisation,
  INDEX.afterOrganisation,
  INDEX.institution,
];

/** Whether a word beside the name says that it is a place. */
function isPlaced(features: Float32Array): boolean {
  return PLACING.some(f => features[f]! > 0);
}

const PLACING = [
  INDEX.locative,
  INDEX.directionOf,
  INDEX.beforeKind,
  INDEX.beforeDwellers,
  INDEX.afterKind,
  INDEX.afterKindOf,
  INDEX.beforeFacility,
];

/** "LONDON Talks resumed", "IMMOKALEE - A congressman": in capitals at the head of a report that is not in capitals. */
function headsReport({ tokens }: Document, { first, end }: NameMatch): boolean {
  if (first > 0 && tokens.gap[first - 1]! < GAP.paragraph) return false;
  for (let t = first; t < end; t++) if (tokens.shape[t] !== SHAPE.upper) return false;
  if (tokens.end[end - 1]! - tokens.start[first]! < 5) return false;
  return end < tokens.length && tokens.shape[end] !== SHAPE.upper;
}

const PREPOSITIONS = new WordSet("مع من الي علي عن في بين ضد داخل خارج نحو");

/** Of fewer people than this are places whose name a people's adjective rather is. */
const SMALL_TOWN = 20_000;
