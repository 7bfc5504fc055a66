// Which names of the gazetteer a word may be that is written as one: with the article or without, in another spelling that is better known.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { longestAt } from "@/lib/gazetteer/matcher";
import type { Document } from "@/lib/geoparse/document";
import { withSameArticle, withSameLetters } from "@/lib/geoparse/recognition/arabic-readings";
import { once } from "@/lib/text/memory";
import { foldedWord, GAP, SHAPE } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/**
 * The names that are written so, and where none of these is a curated place's of the region, the curated places of the region that sound so: "Busayra" is
 * a village in Jordan, and "Busayrah" in Syria the place that is in the news.
 */
export function writtenSo(
  document: Document,
  gazetteer: Gazetteer,
  t: number,
  exact: { end: number; state: number },
  spelled: { state: number } | null,
): readonly number[] {
  const { tokens } = document;
  if (tokens.shape[t] === SHAPE.arabic) {
    const names = gazetteer.exact.payloads(exact.state);
    // What ends as an indefinite object ("a den") is no name, nor is the word for what the name after it is ("city Erbil").
    if (INDEFINITE.test(tokens.text.slice(tokens.start[t], tokens.end[t]))) return [];
    // "The area (of the) countryside" is called so, and "the area (of) countryside Homs" is not.
    if (exact.end > t + 1) {
      const last = exact.end - 1;
      const ofThe = (name: number) => gazetteer.nameAt(name).words.at(-1)!.startsWith("ال");
      if (ARTICLE.test(foldedWord(tokens, last))) return names;
      if ((document.flags[last]! & (FLAG.kind | FLAG.direction)) === FLAG.kind)
        return names.filter(name => !ofThe(name));
      // "The base at (noon)" is not "the base (of) al-Anad": what is of something has no article of its own.
      if (!ARTICLE.test(foldedWord(tokens, t))) return names;
      return names.filter(name => !ofThe(name) || gazetteer.nameAt(name).words[0]!.startsWith("ال"));
    }
    if (tellsKind(document, t)) return [];
    // "An island" is none in particular.
    const kind =
      (document.flags[t]! & (FLAG.kind | FLAG.direction)) === FLAG.kind && document.phrases[t]?.end === t + 1;
    if (kind && !/^(?:[وفبك]?ال|و?لل)/.test(foldedWord(tokens, t)) && t > 0) return [];
    return withSameLetters(document, gazetteer, withSameArticle(gazetteer, names, foldedWord(tokens, t)), t);
  }
  const article = document.article[t] === 1;
  const known = writtenIn(gazetteer);
  const before = known.get(exact.state);
  if (before !== undefined && before.sound === spelled?.state && before.article === article) return before.names;
  const names = inLatin(document, gazetteer, t, exact, spelled);
  known.set(exact.state, { sound: spelled?.state, article, names });
  return names;
}

const ARTICLE = /^(?:[وفبك]?ال|[وف]?لل)/;

/** What names a sequence of words in Latin letters may be, its article read as one or not, and with the names that sound so. */
interface Written {
  sound: number | undefined;
  article: boolean;
  names: readonly number[];
}

/** By the state of the trie, what was asked of it last: the words that matched, and nothing else of the text, decide. */
const writtenIn = once((_: Gazetteer) => new Map<number, Written>());

function inLatin(
  document: Document,
  gazetteer: Gazetteer,
  t: number,
  exact: { end: number; state: number },
  spelled: { state: number } | null,
): number[] {
  const names = gazetteer.exact.payloads(exact.state);
  if (spelled === null) return names;
  // "Al Shuhadaa" is a quarter of Mosul and "Shuhada" one of Fallujah: of quarters each is written either way.
  const quarters = names.every(name => isQuarter(gazetteer, name));
  // "Al-Qahtaniyah" is written so for one town, and "Qahtaniyah" for its namesake: the article tells no two apart.
  if (!quarters && document.article[t] === 1 && names.some(name => isCurated(gazetteer, name)))
    return [...names, ...withoutArticle(document, gazetteer, t, exact.end)];
  if (!quarters && names.some(name => isCurated(gazetteer, name) || isWorldly(gazetteer, name))) return names;
  const sounding = gazetteer.spelled
    .payloads(spelled.state)
    .filter(name => !names.includes(name) && isCurated(gazetteer, name));
  if (sounding.length === 0) return names;
  if (!quarters) return [...names, ...sounding];
  const countries = new Set(names.flatMap(name => countriesOf(gazetteer, name)));
  return [
    ...names,
    ...sounding.filter(
      name => isQuarter(gazetteer, name) && countriesOf(gazetteer, name).every(country => countries.has(country)),
    ),
  ];
}

/** The towns and villages of the region, written down by a person, that are called so without the article at word `t`. */
function withoutArticle({ tokens, words }: Document, gazetteer: Gazetteer, t: number, end: number): number[] {
  const bare = longestAt(gazetteer.exact, tokens, words, t + 1, end);
  if (bare?.end !== end) return [];
  return gazetteer.exact
    .payloads(bare.state)
    .filter(
      name =>
        isCurated(gazetteer, name) &&
        !gazetteer.bearersAt(name).common &&
        gazetteer.nameAt(name).places.every(p => isTown(gazetteer.placeAt(p).kind)),
    );
}

function isTown(kind: Kind): boolean {
  return kind === "city" || kind === "town" || kind === "village";
}

/** A name of the region that a person wrote down. */
function isCurated(gazetteer: Gazetteer, name: number): boolean {
  const { curated, focus, region } = gazetteer.bearersAt(name);
  return curated && (focus || region);
}

/** Nobody writes a village that sounds like a country, a great city or a river as that is written ("Turkey" is no Turki, "Accra" no Aqrah). */
function isWorldly(gazetteer: Gazetteer, name: number): boolean {
  const { country, curated, population } = gazetteer.bearersAt(name);
  if (country || !(curated || population >= METROPOLIS)) return country;
  return gazetteer.nameAt(name).places.some(p => {
    const { source, population } = gazetteer.placeAt(p);
    return gazetteer.mainName[p] === name && (source.startsWith("curated") || population >= METROPOLIS);
  });
}

/** Only quarters are called so. */
export function isQuarter(gazetteer: Gazetteer, name: number): boolean {
  return gazetteer.nameAt(name).places.every(p => gazetteer.placeAt(p).kind === "neighbourhood");
}

function countriesOf(gazetteer: Gazetteer, name: number): string[] {
  return gazetteer.nameAt(name).places.map(p => gazetteer.placeAt(p).country);
}

/** A city that all the world writes alike. */
const METROPOLIS = 500_000;

/** Whether an Arabic word is one for a kind of place, directly before another word; with an article it is not what that one is. */
export function tellsKind({ tokens, phrases }: Document, t: number): boolean {
  if (t + 1 >= tokens.length || tokens.gap[t]! > GAP.newline || tokens.shape[t + 1] !== SHAPE.arabic) return false;
  if (/^[وفبك]?ال|^لل/.test(foldedWord(tokens, t))) return false;
  const phrase = phrases[t];
  return phrase?.end === t + 1 && phrase.entries.some(entry => entry.list === "kind" && entry.position === "before");
}

const INDEFINITE = /(?:\u0627\u064b|\u064b\u0627)$/;
