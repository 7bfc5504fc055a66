// What Arabic asks of recognition beside the words themselves: people without capitals, and the article, which a name has or has not.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import { arabicReadings } from "@/lib/text/spelling";
import { foldedWord, GAP, SHAPE } from "@/lib/text/tokenize";

/**
 * Marks the words of people's names in Arabic: a first name, then first names, "bin", "abu" and family names ("al-Karbalai"). Behind a
 * word for a kind of place or "in" it is a place that is called after a person ("Ali al-Gharbi").
 *
 * @param wholes by first word, the end of a province's or large town's name: with no more behind it that is what is meant ("Salah al-Din")
 */
export function markArabicPersons(document: Document, inside: Uint8Array, wholes: ReadonlyMap<number, number>): void {
  const { tokens, flags } = document;
  for (let t = 0; t < tokens.length; t++) {
    if (inside[t] || !isFirstName(document, t)) continue;
    let first = t;
    while (first > 0 && joined(document, first - 1) && KUNYA.test(foldedWord(tokens, first - 1))) first--;
    const before = first > 0 && tokens.gap[first - 1]! <= GAP.newline ? flags[first - 1]! : 0;
    if (before & (FLAG.kind | FLAG.locative | FLAG.goal) && (before & FLAG.title) === 0) continue;
    let end = t + 1;
    while (end < tokens.length && end < t + 5 && joined(document, end - 1) && isNamePart(document, end)) end++;
    // "Omed Khoshnaw said": one word that no list holds, before the "that" of what he said.
    if (end === t + 1 && endsSubject(document, end)) end++;
    if (end - first < 2 || wholes.get(first) === end) continue;
    inside.fill(1, first, end);
  }
}

const KUNYA = /^و?(?:ابو|ابي|ابا|ام|ابن|بن)$/;
const PARTICLE = /^(?:بن|ابن|ال|ابو|عبد|الله|الدين)$/;

function isFirstName({ tokens, flags }: Document, t: number): boolean {
  return tokens.shape[t] === SHAPE.arabic && (flags[t]! & FLAG.firstName) !== 0 && (flags[t]! & FLAG.common) === 0;
}

function isNamePart(document: Document, t: number): boolean {
  const { tokens, flags } = document;
  if (tokens.shape[t] !== SHAPE.arabic) return false;
  if (isFirstName(document, t)) return true;
  const word = foldedWord(tokens, t);
  if (PARTICLE.test(word)) return true;
  // A nisba, unless it is an ordinary adjective ("the Iraqi") or tells a direction.
  return /^ال.{2,}ي$/.test(word) && (flags[t]! & (FLAG.common | FLAG.demonym | FLAG.kind | FLAG.direction)) === 0;
}

function endsSubject(document: Document, t: number): boolean {
  const { tokens, flags } = document;
  if (t + 1 >= tokens.length || !joined(document, t - 1) || !joined(document, t)) return false;
  return tokens.shape[t] === SHAPE.arabic && flags[t] === 0 && /^(?:ان|بان)$/.test(foldedWord(tokens, t + 1));
}

function joined({ tokens }: Document, t: number): boolean {
  return tokens.gap[t]! <= GAP.newline;
}

/**
 * Of the names that an Arabic word may be, those that have an article where it has one: "the Pacific" is not "quiet", nor "the island" the
 * name "Jazira". Behind a preposition that takes the article's alif ("lil-") the article is there.
 */
export function withSameArticle(gazetteer: Gazetteer, names: readonly number[], written: string): number[] {
  const article = /^[وف]?(?:[بك]?ال|لل)/.test(written);
  return names.filter(name => {
    const { form } = gazetteer.nameAt(name);
    return form.startsWith("ال") === article || written.endsWith(form);
  });
}

/**
 * Reads word `t`, which is only known from further on in some name ("bi-Baghdad" from "the embassy in Baghdad"), as a preposition and the
 * beginning of a name, if there is one. Changes the document.
 */
export function readAsBeginning(
  { tokens, words, prefix }: Document,
  { vocabulary, exact }: Gazetteer,
  t: number,
): void {
  if (words[t]! < 0 || exact.starts(words[t]!)) return;
  for (const { stem, skip } of arabicReadings(foldedWord(tokens, t))) {
    const id = skip === 0 ? -1 : vocabulary.idOf(stem);
    if (!exact.starts(id)) continue;
    words[t] = id;
    prefix[t] = skip;
    return;
  }
}
