// What is asked about every name that stands in the text: the features of recognition, and what is known of a name once they are filled in.

import type { Phrase } from "@/lib/gazetteer/lexicon";
import type { Kind } from "@/lib/types";

/** Words of the text that are written as a name of the gazetteer, or sound like one. */
export interface NameMatch {
  /** First word, and the word after the last. */
  first: number;
  end: number;
  /** Indices into the gazetteer's names. */
  names: readonly number[];
  /** How the name was found. */
  form: "exact" | "spelled" | "fuzzy";
  /** Edit distance of the keys; 0 but for "fuzzy". */
  distance: number;
  /** In an Arabic list, and known only with the word for its kind, of which the list has the plural ("the quarters (of) Zuhur and Narjis"). */
  listed?: true;
  /** An ordinary word in Arabic, and what stands beside it says that a place is named. */
  vouched?: true;
  /** A state written short behind its town; true if the full stop after it belongs to it ("Mo."). */
  short?: boolean;
}

/** A kind of site, by its kind and the words that are in such sites' names, and how much speaks for it: 2 by its list, up to 1 by its sentence. */
export interface Hint {
  kind: Kind;
  words: readonly string[];
  weight: number;
}

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
  ["lowercase", "written without a capital where capitals say something"],
  ["lowercaseRegional", "without a capital, but a listed place's name that looks like the region's and no word"],
  ["caseless", "capitals say nothing in this sentence"],
  ["caselessCommon", "also an ordinary word, and capitals say nothing in this sentence"],
  ["caselessUnsupported", "no word of place beside it, and capitals say nothing in this sentence"],
  ["common", "also an ordinary word"],
  ["arabicCommon", "also an ordinary word in Arabic"],
  ["commonAtStart", "also an ordinary word, at the start of a sentence"],
  ["commonCapital", "an ordinary word with a capital inside a sentence, and a place of the region"],
  ["commonCity", "an ordinary word with a capital behind a word of place, and a city far from the region is so called"],
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
  ["inTitledPerson", "inside a person's name behind a title or a word for kin"],
  ["personElsewhere", "a person's name in this article"],
  ["beforeOrganisation", "an organisation is named after it"],
  ["organisationNext", "the word directly behind it makes it an organisation"],
  ["afterOrganisation", "part of an organisation's name"],
  ["institution", "the name of a university, company or council"],
  ["institutionUnsupported", "the name of a university, company or council, and no word of place beside it"],
  ["beforeFacility", "a building or site is named after it"],
  ["kindInside", "a word for a kind of place is part of the name"],
  ["commonOfKind", "also an ordinary word in Arabic, and a word for a kind of place before it"],
  ["beforeKind", "a word for a kind of place behind it"],
  ["beforeDwellers", "those who live there behind it"],
  ["afterKind", "a word for a kind of place before it"],
  ["afterKindOf", '"city of", "province of" before it'],
  ["locative", "a word of place before it"],
  ["goal", "the object of a verb that is done to places"],
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
  ["acronymUnsupported", "written in capitals, as no place of note of this name is, and no word of place beside it"],
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
  ["arabicUnsupported", "in Arabic, where no capital tells a name, and no word of place beside it"],
  ["arabicCommonUnsupported", "also an ordinary word in Arabic, and no word of place beside it"],
  ["contextUnsupported", "known to need context, and no word of place beside it"],
  ["club", "no country, in an article about sport, and no word of place beside it"],
  [
    "arabicFarUnsupported",
    "a place far from the region in Arabic, where ordinary words are written so, and no word of place beside it",
  ],
  ["fixture", "no country, in an article about sport, beside a word for what teams do"],
  ["arabicOrganisation", "directly behind a word that makes it an organisation in Arabic"],
  ["arabicClub", "no country, in an Arabic article about matches of clubs, and no word of place beside it"],
  ["namesakeElsewhere", "a club or tribe is so named in this article, and no word of place beside it"],
  ["ordinary", "an ordinary word in Arabic, and no word for a kind of place before it"],
  ["called", '"called", "named" before it'],
  [
    "commonSubject",
    "an ordinary word at the start of a sentence, and what is behind it is said of a place of the country in focus",
  ],
  ["smallUnsupported", "no place of the region and no larger place is so named, and no word of place beside it"],
] as const;

export type RecognitionFeature = (typeof RECOGNITION_FEATURES)[number][0];
/** Where a feature stands. */
export const INDEX = numbered<RecognitionFeature>(RECOGNITION_FEATURES);

/**
 * The number of each feature by its name. Spread, because engines keep what is made from entries as a hash table, and these are asked a hundred
 * times a name.
 */
export function numbered<Feature extends string>(
  features: readonly (readonly [Feature, string])[],
): Readonly<Record<Feature, number>> {
  return { ...Object.fromEntries(features.map(([name], i) => [name, i])) } as Record<Feature, number>;
}

/** A name match with what speaks for it. */
export interface Recognition {
  match: NameMatch;
  /** Values in the order of RECOGNITION_FEATURES. */
  features: Float32Array;
  /** Probability that it names a place. */
  probability: number;
  /** Kinds that a word beside the name tells, and that word, folded, of one ("camp"). */
  kinds: Kind[];
  kindWord: string;
  /** What sites the list or the sentence speaks of, where the name may stand for one ("Zubair" in a list of oil fields). */
  hints: readonly Hint[] | null;
  /** The phrase directly before or after the name that states its kind ("Lake", "air base"), if any. */
  kindBefore: Phrase | null;
  kindBehind: Phrase | null;
  /** What the text states as its container ("Qaim, Anbar"), if anything. */
  container: Recognition | null;
  /** The container is a state of a country far from the region, and can only be a container there ("Cairo, Illinois,"). */
  closed: boolean;
  /** "Mosul" in "University of Mosul": part of another name. */
  embedded: boolean;
  /** What the text puts it near to ("Qaim, 25 km from Rawa", "Tripoli, north of Beirut"), and the stated distance in km (0: none). */
  beside: Recognition | null;
  km: number;
  /** It opens its sentence with "in": "In Diyala, gunmen ...". */
  opens: boolean;
  /** Number of the list that it stands in ("Karbala, Najaf and Basra"), or -1. */
  list: number;
  /** "the" stands directly before it. */
  the: boolean;
  /**
   * "Colchester General Hospital", "Camp Manila": at which word the name of the site begins and after which it ends; `elsewhere` for what
   * need not stand in the place it is named after.
   */
  site: { first: number; end: number; elsewhere: boolean } | null;
}

/** Which kinds a stated kind word speaks for. */
const AGREES: Partial<Record<Kind, readonly Kind[]>> = {
  country: ["country"],
  region: ["region", "area", "admin1"],
  admin1: ["admin1", "region"],
  // Sub-districts are known by their town.
  admin2: ["admin2", "neighbourhood", "town", "village"],
  city: ["city", "town"],
  town: ["town", "city", "village"],
  village: ["village", "town"],
  neighbourhood: ["neighbourhood", "village", "town"],
  "military-base": ["military-base", "airport", "facility"],
  airport: ["airport", "military-base"],
  "border-crossing": ["border-crossing", "town"],
  facility: ["facility", "area", "military-base"],
  mountain: ["mountain", "area"],
  desert: ["desert", "area"],
  valley: ["valley", "river", "area"],
  river: ["river", "valley"],
  lake: ["lake", "facility"],
  sea: ["sea", "lake"],
  border: ["border", "border-crossing"],
  road: ["road", "facility"],
};

/** Whether a stated kind speaks for a place of another. */
export function agrees(stated: Kind, kind: Kind): boolean {
  return stated === kind || AGREES[stated]?.includes(kind) === true;
}
