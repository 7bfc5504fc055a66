// What is named after a place and is none: universities, companies, parties, clubs.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG, type LexiconEntry } from "@/lib/gazetteer/lexicon";
import { longestAt } from "@/lib/gazetteer/matcher";
import { AND, type Document } from "@/lib/geoparse/document";
import type { NameMatch } from "@/lib/geoparse/recognition/features";
import { isCapital } from "@/lib/geoparse/recognition/qualifiers";
import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/** A word of an organisation, treaty or event, and not of a thing that stands somewhere. */
export function isOrganisation(entry: LexiconEntry): boolean {
  return (
    entry.list === "organisation" && entry.makes !== "place" && entry.makes !== "namesake" && entry.makes !== "band"
  );
}

const UNIONS = new WordSet("union republic republics الاتحاد اتحاد");

/**
 * "Baghdad University", "North Oil Company": a site's or union's name in which a word for an organisation stands, and not "United States" or
 * "West Bank".
 */
export function isInstitution(
  { phrases, tokens }: Document,
  gazetteer: Gazetteer,
  { first, end, names }: NameMatch,
): boolean {
  for (let t = first; t < end; t++) {
    if (!phrases[t]?.entries.some(isOrganisation)) continue;
    const union = UNIONS.has(tokens, t);
    return names.every(id =>
      gazetteer.nameAt(id).places.every(p => {
        const { kind } = gazetteer.placeAt(p);
        return kind === "facility" || (union && kind === "region");
      }),
    );
  }
  return false;
}

/** "the foreign ministry in Baghdad": an office by a name in which its town stands, and is what is named. */
export function isOfficeIn(
  { phrases, tokens, words }: Document,
  gazetteer: Gazetteer,
  first: number,
  end: number,
): boolean {
  for (let t = first; t + 2 < end; t++) {
    if (!phrases[t]?.entries.some(isOrganisation) || !IN.has(tokens, t + 1)) continue;
    return longestAt(gazetteer.exact, tokens, words, t + 2, end)?.end === end;
  }
  return false;
}

const IN = new WordSet("in");

/**
 * "Outside the Basra Oil Company", "in front of (the building of) Kirkuk University": what one stands before is a house, and an organisation's
 * house is where its name says. Not its country ("outside the Bank of America"); in Arabic no court, since "in front of" is "before" there, too.
 */
export function isBeforeHouse(document: Document, gazetteer: Gazetteer, { first, names }: NameMatch): boolean {
  if (document.sport || names.some(id => isLand(gazetteer, id))) return false;
  const { tokens, flags, phraseEnds, prefix, sentence, bounds } = document;
  const arabic = tokens.shape[first] === SHAPE.arabic;
  const opening = bounds[sentence[first]! * 2]!;
  for (let t = first - 1; t >= Math.max(opening, first - HOUSE_REACH) && tokens.gap[t]! <= GAP.newline; t--) {
    if (GATES.has(tokens, t) || isBefore(document, t)) return true;
    if (COURTS.has(tokens, t) || phraseEnds[t + 1]?.entries.some(isCalledSo)) return false;
    if (arabic ? prefix[t] !== 0 || (flags[t]! & ENDS_ARABIC) !== 0 : !isCapital(document, t) && !LEADS.has(tokens, t))
      return false;
  }
  return false;
}

/** Whether a country or a region of several provinces is so named, after which things are called anywhere. */
function isLand(gazetteer: Gazetteer, id: number): boolean {
  return gazetteer.nameAt(id).places.some(p => /^(?:country|region)$/.test(gazetteer.placeAt(p).kind));
}

/** Whether "outside", "in front of" or the like ends with word `t`. */
function isBefore({ tokens }: Document, t: number): boolean {
  if (BEFORE.has(tokens, t)) return tokens.text[tokens.start[t]!] !== "إ"; // an imam
  return FRONT.has(tokens, t) && t > 0 && IN.has(tokens, t - 1);
}

/** A party, club, band or broadcaster that has its name behind it. */
function isCalledSo(entry: LexiconEntry): boolean {
  return entry.list === "organisation" && entry.makes !== "org" && entry.makes !== "place";
}

/** Words between "in front of" and the name. */
const HOUSE_REACH = 7;
const BEFORE = new WordSet("outside opposite امام قباله");
const FRONT = new WordSet("front");
const GATES = new WordSet("gate gates entrance بوابه بوابات مدخل باب");
const COURTS = new WordSet("محكمه محاكم قاضي قضاء");
const LEADS = new WordSet("the of to for and building buildings headquarters office offices main");
const ENDS_ARABIC = FLAG.weak | FLAG.locative | FLAG.goal | FLAG.direction | FLAG.will | FLAG.verb;

/** "Basra Oil Company": what the capitalised words after a name make of it, or "", and after which word that ends. */
export function organisationBehind(document: Document, end: number, says: boolean): { makes: string; until: number } {
  const { tokens, phrases } = document;
  for (let t = end; t < tokens.length && t < end + 5; t++) {
    const phrase = phrases[t];
    // A band's own name stands behind its word, and no other before it.
    const makes = phrase?.entries.find(entry => entry.list === "organisation" && entry.makes !== "band");
    if (
      makes?.list === "organisation" &&
      (isCapital(document, t) ||
        tokens.shape[t] === SHAPE.digit ||
        !says ||
        makes.makes === "place" ||
        (makes.makes === "party" && t === end) ||
        makes.makes === "namesake")
    )
      return { makes: makes.makes, until: phrase!.end };
    if (!isCapital(document, t)) {
      // "Israel and Hezbollah" are two.
      if (!CONNECTORS.has(tokens, t) || (AND.has(tokens, t) && phrases[t + 1]?.entries.some(isOrganisation))) break;
    }
    if (tokens.gap[t]! > GAP.hyphen) break;
  }
  return { makes: "", until: end };
}

const CONNECTORS = new WordSet("of for and the");
