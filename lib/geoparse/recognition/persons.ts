// Names of people in English text. A place inside one is no mention of the place (the Arabic ones: arabic.ts).

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { AND, type Document, isCapitalShape, startsSentence } from "@/lib/geoparse/document";
import { markArabicPersons } from "@/lib/geoparse/recognition/arabic";
import type { NameMatch } from "@/lib/geoparse/recognition/features";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/** Words that are part of a person's name: `inside` by word (2 after a title, 3 of one who was killed), and the folded last names seen. */
export interface Persons {
  inside: Uint8Array;
  names: Set<string>;
}

/** Bits of a word that stands in a country's name, and in a place's after its first: "Kamal" of "Albu Kamal" begins no person's name. */
const STRONG = 1;
const WITHIN = 2;

/** Title or first name, then capitalised words: a person. */
export function findPersons(document: Document, matches: NameMatch[], gazetteer: Gazetteer): Persons {
  const { tokens, flags, article, caseless, phrases } = document;
  const inside = new Uint8Array(tokens.length);
  const names = new Set<string>();
  const places = new Uint8Array(tokens.length);
  /** By first word, the end of a name of several words that a province or large town has ("Salah al-Din"). */
  const wholes = new Map<number, number>();
  for (const match of matches) {
    if (match.end - match.first > 1 && isLarge(gazetteer, match)) wholes.set(match.first, match.end);
    if (match.form !== "exact") continue;
    for (let t = match.first + 1; t < match.end; t++) places[t]! |= WITHIN;
    if (isCountry(gazetteer, match)) for (let t = match.first; t < match.end; t++) places[t]! |= STRONG;
  }
  for (let t = 0; t < tokens.length; t++) {
    if (inside[t] || caseless[t] || !isCapitalShape(tokens.shape[t]!)) continue;
    const phrase = phrases[t];
    let first = -1;
    if (phrase !== undefined && phrase.lists & FLAG.title && tokens.gap[phrase.end - 1]! <= GAP.stop)
      first = phrase.end;
    else if (
      flags[t]! & FLAG.firstName &&
      (places[t]! & WITHIN) === 0 &&
      ((places[t]! & STRONG) === 0 || beforeSurname(document, t)) &&
      !(flags[t]! & FLAG.common && startsSentence(document, t))
    )
      first = t;
    // "the killing of Soleimani": whom, and not where.
    const slain =
      (first < 0 || first === t) && OF.has(tokens, t - 1) && SLAYING.has(tokens, t - 2) && (places[t]! & STRONG) === 0;
    if (slain) first = t;
    if (first < 0) continue;
    let end = first;
    while (end < tokens.length && end < first + 6) {
      const capital = isCapitalShape(tokens.shape[end]!);
      if (!capital && !article[end] && !(end > first && PARTICLES.has(tokens, end))) break;
      if (places[end]! & STRONG && end > first && !(flags[end]! & (FLAG.surname | FLAG.firstName))) break;
      if (end > first && document.flags[end]! & (FLAG.kind | FLAG.organisation | FLAG.demonym) && !article[end - 1])
        break;
      end++;
      const gap = tokens.gap[end - 1]!;
      if (gap > GAP.hyphen && !(gap === GAP.stop && tokens.end[end - 1]! - tokens.start[end - 1]! <= 2)) break;
    }
    while (end > first && !isCapitalShape(tokens.shape[end - 1]!)) end--;
    // A first name alone is no person's name; after a title one word is, and as the one who was killed.
    const words = end - first;
    if (words < 1 || (first === t && words < 2 && !slain) || (slain && !isAlone(document, end))) continue;
    for (let u = first; u < end; u++) inside[u] = slain ? 3 : first === t ? 1 : 2;
    names.add(foldedWord(tokens, end - 1));
  }
  if (document.someFlags & FLAG.kin) markKin(document, inside, names);
  if (document.someFlags & FLAG.firstName) markArabicPersons(document, gazetteer, inside, names, wholes);
  return { inside, names };
}

/** Of a province or a large town. */
export function isLarge(gazetteer: Gazetteer, { names }: NameMatch): boolean {
  return names.some(id => gazetteer.bearersAt(id).admin1 || gazetteer.bearersAt(id).population >= LARGE);
}

function isCountry(gazetteer: Gazetteer, { names }: NameMatch): boolean {
  for (const id of names) if (gazetteer.bearersAt(id).country) return true;
  return false;
}

const LARGE = 50_000;

/** "Jordan Ellis": a country's name that is a first name too, directly before a capitalised word that names nothing else. */
function beforeSurname({ tokens, flags, phrases }: Document, t: number): boolean {
  if (t + 1 >= tokens.length || tokens.gap[t] !== GAP.space || tokens.shape[t + 1] !== SHAPE.capital) return false;
  const other =
    FLAG.kind | FLAG.organisation | FLAG.demonym | FLAG.direction | FLAG.locative | FLAG.weak | FLAG.common | FLAG.will;
  return (flags[t + 1]! & other) === 0 && phrases[t + 1] === undefined;
}

/** "his wife, Chelsea", "a daughter, Sydney, in Cork", "their sons Uday and Qusay": who is named after a word for kin is a person. */
function markKin({ tokens, flags, caseless }: Document, inside: Uint8Array, names: Set<string>): void {
  for (let t = 0; t + 1 < tokens.length; t++) {
    if (tokens.shape[t] !== SHAPE.lower || (flags[t]! & FLAG.kin) === 0) continue;
    if (tokens.gap[t] !== GAP.space && tokens.gap[t] !== GAP.comma) continue;
    const several = /(?:s|ren)$/.test(foldedWord(tokens, t));
    for (let u = t + 1; u < tokens.length && u < t + 9; u++) {
      const joins = AND.has(tokens, u);
      if (!joins && (tokens.shape[u] !== SHAPE.capital || caseless[u] || flags[u]! & (FLAG.demonym | FLAG.title)))
        break;
      if (!joins) {
        if (POSSESSIVE.test(tokens.text.slice(tokens.end[u], tokens.end[u]! + 2))) break;
        inside[u] = 2;
        names.add(foldedWord(tokens, u));
      }
      if (tokens.gap[u]! > GAP.comma || (tokens.gap[u] === GAP.comma && !several)) break;
    }
  }
}

/** Behind a name nothing that it would tell more of: "the killing of Basra residents" names a town. */
function isAlone({ tokens }: Document, end: number): boolean {
  if (POSSESSIVE.test(tokens.text.slice(tokens.end[end - 1], tokens.end[end - 1]! + 2))) return false;
  return (
    end >= tokens.length ||
    tokens.gap[end - 1]! > GAP.hyphen ||
    BEHIND_NAME.has(tokens, end) ||
    /ed$/.test(foldedWord(tokens, end))
  );
}

const OF = new WordSet("of");
const SLAYING = new WordSet("killing assassination murder slaying death execution burial shooting");
const BEHIND_NAME = new WordSet(
  "in on at by and or but who whom whose which that was is has had were near outside during after before as with from would will could may " +
    "last this earlier a the when while until since to",
);
const POSSESSIVE = /^['’]s/;
const PARTICLES = new WordSet("bin ibn bint abu abd van von der den de la del da di el al ul");
