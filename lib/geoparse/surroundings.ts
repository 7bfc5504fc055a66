// What stands before and after a name, and who is so named: the features of one match.

import { type Gazetteer, SITE } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import {
  isInsideOrganisation,
  isOfKind,
  isPart,
  isStreet,
  kindOfDefinite,
  opensQuote,
  singular,
} from "@/lib/geoparse/arabic";
import { type Document, isCapitalShape, OF, startsSentence, THE } from "@/lib/geoparse/document";
import { INDEX, type NameMatch, type Recognition } from "@/lib/geoparse/features";
import { isInstitute, isTribesOf } from "@/lib/geoparse/namesakes";
import { isInstitution, isOrganisation, organisationBehind } from "@/lib/geoparse/organisations";
import type { Persons } from "@/lib/geoparse/persons";
import { endsPhrase, isAbbreviation, isCapital, isPossessor, qualifies } from "@/lib/geoparse/qualifiers";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

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

  // The words behind.
  if (tokens.text.startsWith("'s", tokens.end[last]!) || tokens.text.startsWith("’s", tokens.end[last]!))
    features[INDEX.possessive] = 1;
  const gap = tokens.gap[last]!;
  const stop = gap === GAP.stop && isAbbreviation(document, match);
  if (end < tokens.length && (gap <= GAP.hyphen || stop) && document.sentence[end] === document.sentence[first]) {
    const phrase = phrases[end];
    const kinds = phrase?.kindsBehind ?? [];
    if (gap === GAP.hyphen) {
      features[INDEX.hyphenated] = 1;
      if (says && isUnlisted(document, end)) features[INDEX.hyphenCapital] = 1;
    } else if (gap === GAP.space && tokens.shape[end] === SHAPE.lower && flags[end]! & (FLAG.verb | FLAG.will))
      features[INDEX.beforeVerb] = 1;
    else if (gap === GAP.space && flags[end]! & FLAG.dwellers) features[INDEX.beforeDwellers] = 1;
    else if (gap === GAP.space && flags[end]! & FLAG.group) features[INDEX.beforeGroup] = 1;
    else if (tokens.shape[end] === SHAPE.digit) features[INDEX.beforeNumber] = 1;
    if (kinds.length > 0 && features[INDEX.possessive] === 0) {
      features[INDEX.beforeKind] = 1;
      stateKinds(recognition, document, phrase!, kinds);
      recognition.kindBehind = phrase!;
    } else if (
      gap === GAP.space &&
      isCapitalShape(tokens.shape[article[end] && end + 1 < tokens.length ? end + 1 : end]!) &&
      says &&
      features[INDEX.possessive] === 0
    ) {
      features[INDEX.beforeCapital] = 1;
      if (document.words[end]! < 0 || flags[end] === 0) features[INDEX.beforeCapitalUnknown] = 1;
    }
    if (isAbbreviation(document, match) && qualifies(document, end)) features[INDEX.modifier] = 1;
    if (features[INDEX.possessive] === 0 && gap === GAP.space && !arabic) {
      const { makes, until } = organisationBehind(document, end, says);
      if (makes === "place" || makes === "namesake") {
        features[INDEX.beforeFacility] = 1;
        if (says && isCapitalRun(document, end, until))
          recognition.site = { first, end: until, elsewhere: makes === "namesake" };
      } else if (makes !== "") {
        features[INDEX.beforeOrganisation] = 1;
        features[INDEX.organisationNext] = Number(phrase?.end === until);
        recognition.embedded = true;
      }
    }
  }
  if (gap === GAP.comma && !arabic) stateApposed(recognition, document, end);
  const glossed = gap === GAP.other && says ? kindBehindGloss(document, end) : undefined;
  if (glossed !== undefined) {
    features[INDEX.beforeKind] = 1;
    stateKinds(recognition, document, glossed, glossed.kindsBehind);
    recognition.kindBehind = glossed;
  }
  if (gap === GAP.hyphen && first > 0 && tokens.gap[first - 1] === GAP.hyphen) features[INDEX.hyphenated] = 1;
  if (says && first > 0 && tokens.gap[first - 1] === GAP.hyphen && isUnlisted(document, first - 1))
    features[INDEX.hyphenCapital] = 1;

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
  const own = single && !spelledSo && !arabic && says ? phrases[first] : undefined;
  if (own?.end === end) {
    const makes = own.entries.flatMap(entry => (entry.list === "organisation" ? [entry.makes] : []));
    // A party or club has its name from a place or shares it with one, and is called by it: a word of place says which is meant.
    const called = makes.includes("party") || (document.sport && makes.includes("club"));
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
    features[INDEX.inTitledPerson] = Number(persons.inside[first] === 2);
  } else if (single && persons.names.has(foldedWord(tokens, first))) features[INDEX.personElsewhere] = 1;

  return recognition;
}

/** Whether a word beside the name says that it is a place. */
function isPlaced(features: Float32Array): boolean {
  return [
    INDEX.locative,
    INDEX.directionOf,
    INDEX.beforeKind,
    INDEX.beforeDwellers,
    INDEX.afterKind,
    INDEX.afterKindOf,
    INDEX.beforeFacility,
  ].some(f => features[f]! > 0);
}

/** "Tahrir (Liberation) Square": the word for the kind after what a name is told to mean, if there is one. */
function kindBehindGloss({ tokens, phrases }: Document, end: number): Phrase | undefined {
  if (tokens.text.slice(tokens.end[end - 1], tokens.start[end]) !== " (") return undefined;
  for (let t = end; t < tokens.length - 1 && t < end + 3; t++) {
    if (!isCapitalShape(tokens.shape[t]!)) return undefined;
    if (tokens.gap[t]! === GAP.space) continue;
    if (tokens.text.slice(tokens.end[t], tokens.start[t + 1]) !== ") ") return undefined;
    const phrase = phrases[t + 1];
    return isCapitalShape(tokens.shape[t + 1]!) && (phrase?.kindsBehind.length ?? 0) > 0 ? phrase : undefined;
  }
  return undefined;
}

/** "LONDON Talks resumed", "IMMOKALEE - A congressman": in capitals at the head of a report that is not in capitals. */
function headsReport({ tokens }: Document, { first, end }: NameMatch): boolean {
  if (first > 0 && tokens.gap[first - 1]! < GAP.paragraph) return false;
  for (let t = first; t < end; t++) if (tokens.shape[t] !== SHAPE.upper) return false;
  if (tokens.end[end - 1]! - tokens.start[first]! < 5) return false;
  return end < tokens.length && tokens.shape[end] !== SHAPE.upper;
}

function describeBefore(recognition: Recognition, document: Document, before: number, says: boolean): void {
  const { tokens, flags, phraseEnds } = document;
  const { features } = recognition;
  const flag = flags[before]!;
  if (CALLED.has(tokens, before) && !(before > 0 && flags[before - 1]! & FLAG.kind)) features[INDEX.called] = 1;
  if (tokens.gap[before] === GAP.hyphen && !document.article[before]) features[INDEX.hyphenated] = 1;
  // "the" is stepped over: "in the Hamrin mountains".
  let cue = before;
  if (THE.has(tokens, cue) && cue > 0 && tokens.gap[cue - 1] === GAP.space) cue--;
  const cueFlag = flags[cue]!;
  if (cueFlag & FLAG.direction) {
    features[INDEX.afterDirection] = 1;
    const beyond = cue > 0 ? flags[cue - 1]! : 0;
    if (beyond & FLAG.locative) features[INDEX.locative] = 1;
    if (beyond & FLAG.goal) features[INDEX.goal] = 1;
  }
  if (cueFlag & FLAG.goal) features[INDEX.goal] = 1;
  else if (cueFlag & FLAG.locative) {
    features[INDEX.locative] = 1;
    // "the crossing at Safwan": it is called by its town; a camp at a town is not.
    const at = phraseEnds[cue];
    const sites = at?.kindsBefore.filter(kind => SITES.has(kind)) ?? [];
    if (at !== undefined && sites.length > 0 && foldedWord(tokens, cue) === "at") {
      features[INDEX.afterKindOf] = 1;
      stateKinds(recognition, document, at, sites);
    }
  } else if (cueFlag & FLAG.weak) {
    features[INDEX.weakPreposition] = 1;
    if (cue > 0 && flags[cue - 1]! & FLAG.direction) features[INDEX.directionOf] = 1;
    else if (cue > 0 && /^(?:km|kms|kilometers?|kilometres?|miles?|mi)$/.test(foldedWord(tokens, cue - 1)))
      features[INDEX.directionOf] = 1;
    const phrase = OF.has(tokens, cue) ? phraseEnds[cue] : undefined;
    const kinds = phrase?.kindsBefore ?? [];
    if (kinds.length > 0) {
      features[INDEX.afterKindOf] = 1;
      stateKinds(recognition, document, phrase!, kinds);
    } else if (phrase?.entries.some(isOrganisation) && isCapital(document, cue - 1) && says) {
      features[INDEX.afterOrganisation] = 1;
      features[INDEX.weakPreposition] = 0; // the "of" is the organisation's
      recognition.embedded = true;
    }
  }
  const phrase = phraseEnds[before + 1];
  const kinds = phrase?.kindsBefore ?? [];
  // Arabic says "operations-command Nineveh", without "of"; the canal of a lake is a canal, that of a name a broadcaster.
  if (
    tokens.shape[before] === SHAPE.arabic &&
    phrase?.entries.some(entry => entry.list === "organisation" && entry.makes !== "place") &&
    (kinds.length === 0 || features[INDEX.multiword] === 0)
  ) {
    features[INDEX.beforeOrganisation] = 1;
    features[INDEX.arabicOrganisation] = 1;
    recognition.embedded = true;
  }
  if (kinds.length > 0) {
    features[INDEX.afterKind] = 1;
    stateKinds(recognition, document, phrase!, kinds);
    recognition.kindBefore = phrase!;
  }
  // "Naft Maysan", "FC Karbala": the word for a club stands first.
  if (
    says &&
    tokens.gap[before] === GAP.space &&
    isCapital(document, before) &&
    phrase?.entries.some(entry => entry.list === "organisation" && entry.makes === "club")
  ) {
    features[INDEX.afterOrganisation] = 1;
    recognition.embedded = true;
  }
  // "Bank of", "Islamic Resistance in", with the preposition in the list: it is no word of place.
  if (
    says &&
    phrase &&
    phrase.end - phrase.first > 1 &&
    isCapital(document, phrase.first) &&
    phrase.entries.some(isOrganisation) &&
    flags[phrase.end - 1]! & (FLAG.weak | FLAG.locative)
  ) {
    features[INDEX.afterOrganisation] = 1;
    features[INDEX.weakPreposition] = 0;
    features[INDEX.locative] = 0;
    recognition.embedded = true;
  }
  if (phrase !== undefined && phrase.lists & FLAG.title && says) features[INDEX.afterTitle] = 1;
  // In "Baghdad-Basra" each has a capital of its own.
  const paired = tokens.gap[before] === GAP.hyphen && document.words[before]! >= 0;
  if (isCapital(document, before) && says && !paired) {
    if (flag & FLAG.firstName) features[INDEX.afterFirstName] = 1;
    const known = flag & (FLAG.kind | FLAG.direction | FLAG.demonym | FLAG.locative | FLAG.goal | FLAG.weak);
    // "the US Tanf garrison": a country's abbreviation qualifies it.
    const qualifier =
      tokens.shape[before] === SHAPE.upper &&
      document.words[before]! >= 0 &&
      isAbbreviation(document, { first: before, end: before + 1 });
    if (!known && !qualifier && !startsSentence(document, before) && !isPossessor(document, before))
      features[INDEX.afterCapital] = 1;
  }
}

/** "Rashad, a village near Baquba": what an apposition calls it. */
function stateApposed(recognition: Recognition, document: Document, end: number): void {
  const { tokens, phrases } = document;
  const article = end < tokens.length ? foldedWord(tokens, end) : "";
  if (article !== "a" && article !== "an") return;
  for (let t = end + 1; t < tokens.length && t < end + 4; t++) {
    // "a Shiite province"
    if (tokens.gap[t - 1] !== GAP.space || (tokens.shape[t] !== SHAPE.lower && t > end + 1)) return;
    const phrase = phrases[t];
    const settled = phrase?.kindsBefore.filter(kind => APPOSED.has(kind)) ?? [];
    if (settled.length === 0 || recognition.kinds.length > 0) continue;
    stateKinds(recognition, document, phrase!, settled);
    return;
  }
}

const APPOSED = new Set<Kind>(["city", "town", "village", "neighbourhood", "admin1", "admin2"]);

/** Of fewer people than this are places whose name a people's adjective rather is. */
const SMALL_TOWN = 20_000;

/** Words that are capitalised throughout. */
function isCapitalRun(document: Document, first: number, end: number): boolean {
  for (let t = first; t < end; t++) if (!isCapital(document, t)) return false;
  return true;
}

/** A capitalised word that no list and no name knows. */
function isUnlisted(document: Document, t: number): boolean {
  return isCapital(document, t) && document.words[t]! < 0 && document.flags[t] === 0;
}

const SITES = new Set<Kind>(["airport", "border-crossing"]);

function stateKinds(
  recognition: Recognition,
  { tokens, prefix }: Document,
  { end }: Phrase,
  kinds: readonly Kind[],
): void {
  recognition.kinds.push(...kinds);
  if (!kinds.some(kind => SITE.has(kind))) return; // nobody asks for the word of others
  const word = foldedWord(tokens, OF.has(tokens, end - 1) ? end - 2 : end - 1);
  if (tokens.shape[end - 1] === SHAPE.arabic) recognition.kindWord = singular(word, prefix[end - 1]!);
  else recognition.kindWord = word.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
}

const CALLED = new WordSet("called named nicknamed codenamed dubbed");
