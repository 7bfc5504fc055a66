// Names in one list: what is said of the kind of one is said of the others.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { Phrase } from "@/lib/gazetteer/lexicon";
import { AND, type Document, OF, startsSentence } from "@/lib/geoparse/document";
import { INDEX, type Recognition } from "@/lib/geoparse/recognition/features";
import { cellOf, headingsOf } from "@/lib/geoparse/recognition/tables";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/** Puts two names into one list, which begins with the name of index `i` if neither is in one; what is said of its kind is said of both. */
export function enlist(document: Document, i: number, a: Recognition, b: Recognition, arabicAnd: boolean): void {
  a.features[INDEX.coordinated] = 1;
  b.features[INDEX.coordinated] = 1;
  if (a.list < 0) a.list = i;
  b.list = a.list;
  // "the crossings at Safwan and Ibrahim Khalil", "Anbar and Salahuddin provinces": the plural speaks of all.
  const plural = a.features[INDEX.afterKindOf] || (a.kindBefore !== null && isPlural(document, a.kindBefore));
  if (plural && !b.features[INDEX.afterKindOf] && b.kinds.length === 0) {
    b.features[INDEX.afterKindOf] = 1;
    shareKinds(a, b);
  }
  // Arabic says "villages X and Y".
  if (arabicAnd && a.kindBefore !== null && b.kinds.length === 0 && isPlural(document, a.kindBefore)) {
    b.features[INDEX.afterKind] = 1;
    shareKinds(a, b);
    b.kindBefore = null;
  }
  if (b.features[INDEX.beforeKind] && !a.features[INDEX.beforeKind] && !endsSide(document, a, b)) {
    a.features[INDEX.beforeKind] = 1;
    shareKinds(b, a);
  }
}

/** "north of Baiji, and Qayyarah sub-district": what something lies north of ends there, and one word for a kind is the next name's alone. */
export function endsSide(document: Document, a: Recognition, { kindBehind }: Recognition): boolean {
  return a.features[INDEX.directionOf]! > 0 && kindBehind !== null && !isPlural(document, kindBehind);
}

/** "Gaziantep, Adana and Mersin": a name after a comma that is a town's, too, and goes on to a third, is one of a list. */
export function isListed(
  { tokens }: Document,
  gazetteer: Gazetteer,
  { match }: Recognition,
  next?: Recognition,
): boolean {
  if (next === undefined || tokens.gap[match.end - 1]! > GAP.comma) return false;
  const between = next.match.first - match.end;
  if (between > 1 || (between === 1 && !AND.has(tokens, match.end))) return false;
  return match.names.some(id =>
    gazetteer.nameAt(id).places.some(p => {
      const { kind, source } = gazetteer.placeAt(p);
      return source.startsWith("curated") && (kind === "city" || kind === "town" || kind === "village");
    }),
  );
}

/**
 * Names that head their items ("Kirkuk: two camps closed.", or on a line of their own), open their sentences ("In Najaf, ...") or stand in
 * one column of a table are as good as a list, though sentences stand between them: a report goes through provinces, or through towns.
 */
export function parallel(document: Document, found: readonly Recognition[]): void {
  const { tokens, article } = document;
  const heads = found.length;
  const openers = heads + 1;
  const lines = heads + 2;
  const columns = heads + 3;
  const headings = headingsOf(document);
  for (let i = 0; i < found.length; i++) {
    const recognition = found[i]!;
    const { match, list, kindBehind } = recognition;
    const end = kindBehind?.end ?? match.end;
    const before = match.first - (article[match.first - 1] === 1 ? 2 : 1);
    recognition.opens = before >= 0 && startsSentence(document, before) && IN.has(tokens, before);
    if (tokens.text[tokens.end[end - 1]!] === ":") {
      let first = i;
      while (list >= 0 && first > 0 && found[first - 1]!.list === list) first--;
      const opening = found[first]!.match.first;
      if (startsSentence(document, opening) || (article[opening - 1] === 1 && startsSentence(document, opening - 1)))
        for (let k = first; k <= i; k++) found[k]!.list = heads;
    } else if (list < 0) {
      const cell = cellOf(tokens, match.first, match.end);
      if (cell !== null) {
        recognition.list = columns + cell.column;
        const heading = headings.get(cell.column);
        if (
          heading !== undefined &&
          heading.line < cell.line &&
          cell.line < heading.until &&
          recognition.kinds.length === 0
        )
          recognition.kinds.push(...heading.kinds);
      } else if (recognition.opens) recognition.list = openers;
      else if (recognition.features[INDEX.alone] === 1) recognition.list = lines;
    }
  }
}

/** "In Najaf", in both languages. */
export const IN = new WordSet("in في وفي");

/** One name's kind is said of another, too. */
export function shareKinds(from: Recognition, to: Recognition): void {
  to.kinds.push(...from.kinds);
  to.kindWord = from.kindWord;
}

/** Arabic words for several places of a kind. */
const PLURALS = new Set(
  "محافظات محافظتي اقضيه نواحي ناحيتي مدن مدينتي بلدات بلدتي قري قريتي احيا مناطق منطقتي مخيمات مخيمي معابر معبري منافذ منفذي قواعد قاعدتي حقول حقلي انهار نهري مطارات مطاري مواني مينايي سدود سدي جسور جسري مواقع موقعي جبلي".split(
    " ",
  ),
);

/** Whether words for a kind speak of several: "camps", "provinces of", "قريتي". */
export function isPlural({ tokens, prefix }: Document, { first, end }: Pick<Phrase, "first" | "end">): boolean {
  const word = foldedWord(tokens, first);
  if (tokens.shape[first] === SHAPE.arabic)
    return PLURALS.has(word) || PLURALS.has(word.slice(Math.max(1, prefix[first]!)));
  const of = end - first > 1 && OF.has(tokens, end - 1);
  return /[^s]s$/.test(foldedWord(tokens, of ? end - 2 : end - 1));
}
