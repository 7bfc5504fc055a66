// What stands before and behind a name: the words for kinds, places, organisations and people beside it.

import { SITE } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import { type Document, isCapitalShape, OF, startsSentence, THE } from "@/lib/geoparse/document";
import { singular } from "@/lib/geoparse/recognition/arabic";
import { INDEX, type NameMatch, type Recognition } from "@/lib/geoparse/recognition/features";
import { isOrganisation, organisationBehind } from "@/lib/geoparse/recognition/organisations";
import { isAbbreviation, isCapital, isPossessor, qualifies } from "@/lib/geoparse/recognition/qualifiers";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/**
 * @param before the word before the name, its article stepped over
 * @param says whether capitals say something in the sentence
 */
export function describeBefore(recognition: Recognition, document: Document, before: number, says: boolean): void {
  const { tokens, flags, phraseEnds } = document;
  const { features, match } = recognition;
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
  if (says && (isHomeOf(document, before) || isHomeFrom(document, before))) features[INDEX.locative] = 1;
  const phrase = phraseEnds[before + 1];
  const kinds = phrase?.kindsBefore ?? [];
  // Arabic says "operations-command Nineveh", without "of"; the canal of a lake is a canal, that of a name a broadcaster.
  if (
    tokens.shape[before] === SHAPE.arabic &&
    !isIn(document, match.first) &&
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
  // "Naft Maysan", "FC Karbala", "Saraya al-Salam": the word for a club or an armed group stands first.
  if (
    says &&
    tokens.gap[before] === GAP.space &&
    isCapital(document, before) &&
    phrase?.entries.some(entry => entry.list === "organisation" && (entry.makes === "club" || entry.makes === "band"))
  ) {
    features[INDEX.afterOrganisation] = 1;
    recognition.embedded = true;
  }
  // "Bank of", "Islamic Resistance in", with the preposition in the list: it is no word of place.
  const body = phraseEnds[cue + 1];
  const listed =
    says &&
    body &&
    body.end - body.first > 1 &&
    isCapital(document, body.first) &&
    body.entries.some(isOrganisation) &&
    flags[body.end - 1]! & (FLAG.weak | FLAG.locative);
  if (listed || (IN.has(tokens, cue) && BRANCHES.has(tokens, cue - 1) && LANDS.has(tokens, match.first))) {
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

const IN = new WordSet("in");
/** "al-Qaida in the Arabian Peninsula": branches that have their names from lands, while "al-Qaida in Basra" is there. */
const BRANCHES = new WordSet("qaeda qaida");
const LANDS = new WordSet("mesopotamia arabian maghreb islamic");

/** "The university in Mosul", in Arabic: "in" is written with the name, which is then no organisation's. */
function isIn({ tokens, prefix }: Document, t: number): boolean {
  return prefix[t] === 1 && tokens.text[tokens.start[t]!] === "ب";
}

/** "Jerry Dale, 76, of Jackson": what stands behind somebody's age and "of" is where he lives. */
function isHomeOf({ tokens, article }: Document, of: number): boolean {
  if (!OF.has(tokens, of) || of < 2 || article[of - 1] === 1) return false;
  const age = of - 1;
  if (tokens.shape[age] !== SHAPE.digit || tokens.gap[age] !== GAP.comma || tokens.gap[age - 1] !== GAP.comma)
    return false;
  return tokens.end[age]! - tokens.start[age]! <= 3 && isCapitalShape(tokens.shape[age - 1]!);
}

/** "a woman from Baxter": what stands behind those who live somewhere and "from" is where. */
function isHomeFrom({ tokens, flags }: Document, from: number): boolean {
  return FROM.has(tokens, from) && from > 0 && (flags[from - 1]! & FLAG.dwellers) !== 0;
}

const FROM = new WordSet("from");

/** @param says whether capitals say something in the sentence */
export function describeBehind(recognition: Recognition, document: Document, says: boolean): void {
  const { tokens, flags, article, phrases } = document;
  const { match, features } = recognition;
  const { first, end } = match;
  const last = end - 1;
  const arabic = tokens.shape[first] === SHAPE.arabic;
  if (tokens.text.startsWith("'s", tokens.end[last]!) || tokens.text.startsWith("’s", tokens.end[last]!))
    features[INDEX.possessive] = 1;
  const gap = tokens.gap[last]!;
  const stop = gap === GAP.stop && isAbbreviation(document, match);
  if (end < tokens.length && (gap <= GAP.hyphen || stop) && document.sentence[end] === document.sentence[first]) {
    const phrase = phrases[end];
    // "the Shuhada Quarter of Mosul": with a capital the word is the name's, though it is "of" Mosul, too.
    const ofNext = phrase !== undefined && says && isCapital(document, end) && OF.has(tokens, phrase.end - 1);
    const kinds = (ofNext ? phrase.kindsBefore : phrase?.kindsBehind) ?? [];
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
      // "Pontiac Mayor Ann Dale" is mayor of the place.
      const office = isOfficeOf(document, end);
      if (!office) features[INDEX.beforeCapital] = 1;
      if (!office && (document.words[end]! < 0 || flags[end] === 0)) features[INDEX.beforeCapitalUnknown] = 1;
    }
    if (isAbbreviation(document, match) && qualifies(document, end)) features[INDEX.modifier] = 1;
    if (features[INDEX.possessive] === 0 && gap === GAP.space && !arabic) {
      const { makes, until } = organisationBehind(document, end, says);
      if (makes === "place" || makes === "namesake") {
        features[INDEX.beforeFacility] = 1;
        if (says && isCapitalRun(document, end, until))
          recognition.site = { first, end: until, elsewhere: makes === "namesake" };
      } else if (makes !== "" || isPaper(document, match, says)) {
        features[INDEX.beforeOrganisation] = 1;
        features[INDEX.organisationNext] = Number(makes === "" || phrase?.end === until);
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
}

/** "The Al Rai daily", "al-Sabah newspaper": what has an Arabic article is called so itself, while "a Basra newspaper" comes out in Basra. */
function isPaper({ tokens, article }: Document, { first, end }: NameMatch, says: boolean): boolean {
  if (!says) return false;
  let name = first;
  if (article[first] !== 1 && first > 0 && article[first - 1] === 1) name--;
  if (article[name] !== 1 || name + 1 >= end) return false;
  // "drove to al-Qaim daily"
  return PAPERS.has(tokens, end) || (OFTEN.has(tokens, end) && name > 0 && THE.has(tokens, name - 1));
}

const PAPERS = new WordSet("newspaper magazine broadcaster channel television radio website");
const OFTEN = new WordSet("daily weekly");

/** Whether a word for who governs a place stands at `t`, and a name behind it. */
function isOfficeOf(document: Document, t: number): boolean {
  const { tokens } = document;
  return OFFICES.has(tokens, t) && tokens.gap[t]! <= GAP.stop && t + 1 < tokens.length && isCapital(document, t + 1);
}

const OFFICES = new WordSet("governor gov mayor sheriff");

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

/** Words that are capitalised throughout. */
export function isCapitalRun(document: Document, first: number, end: number): boolean {
  for (let t = first; t < end; t++) if (!isCapital(document, t)) return false;
  return true;
}

/** A capitalised word that no list and no name knows. */
function isUnlisted(document: Document, t: number): boolean {
  return isCapital(document, t) && document.words[t]! < 0 && document.flags[t] === 0;
}

const SITES = new Set<Kind>(["airport", "border-crossing"]);

/** Keeps the kinds that a word beside the name tells, and that word where it is one for sites. */
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
