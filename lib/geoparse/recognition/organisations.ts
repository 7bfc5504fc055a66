// What is named after a place and is none: universities, companies, parties, clubs.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { LexiconEntry } from "@/lib/gazetteer/lexicon";
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
