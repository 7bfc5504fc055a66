// What neighbouring names tell of each other: which contains which ("Qaim, Anbar"), which stand in one list.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { Document, Phrase } from "@/lib/geoparse/document";
import { INDEX, type Recognition } from "@/lib/geoparse/features";
import { foldedWord, GAP } from "@/lib/text/tokenize";

/** What neighbouring matches tell of each other: containers, lists, plural kind words. */
export function relate(document: Document, gazetteer: Gazetteer, found: readonly Recognition[]): void {
  const { tokens } = document;
  for (let i = 0; i + 1 < found.length; i++) {
    const a = found[i]!;
    const b = found[i + 1]!;
    const last = a.match.end - 1;
    const between = b.match.first - a.match.end;
    const gap = tokens.gap[last]!;
    if (between > 3 || document.sentence[last] !== document.sentence[b.match.first]) continue;
    const words: string[] = [];
    for (let t = a.match.end; t < b.match.first; t++) if (!document.article[t]) words.push(foldedWord(tokens, t));
    const middle = words.join(" ");
    if (
      (gap === GAP.comma && middle === "") ||
      (gap === GAP.space && (middle === "in" || middle === "in the" || middle === "of"))
    ) {
      const closed = gap === GAP.comma && middle === "" && closes(document, gazetteer, b);
      if (closed || mayContain(gazetteer, b, a)) {
        a.closed = closed;
        a.features[INDEX.commaContainer] = 1;
        b.features[INDEX.contained] = 1;
        a.container = b;
      }
    }
    const listed =
      middle === "and" ||
      middle === "or" ||
      middle === "و" ||
      (middle === "" && (gap === GAP.comma || gap === GAP.hyphen));
    const arabicAnd = middle === "" && document.prefix[b.match.first]! > 0;
    if (listed || arabicAnd) {
      a.features[INDEX.coordinated] = 1;
      b.features[INDEX.coordinated] = 1;
      if (a.list < 0) a.list = i;
      b.list = a.list;
      // "the crossings at Safwan and Ibrahim Khalil", "Anbar and Salahuddin provinces": the plural speaks of all.
      if (a.features[INDEX.afterKindOf] && !b.features[INDEX.afterKindOf] && b.kinds.length === 0) {
        b.features[INDEX.afterKindOf] = 1;
        b.kinds.push(...a.kinds);
      }
      // Arabic says "villages X and Y".
      if (arabicAnd && a.kindBefore !== null && b.kinds.length === 0 && isPlural(document, a.kindBefore)) {
        b.features[INDEX.afterKind] = 1;
        b.kinds.push(...a.kinds);
        b.kindBefore = null;
      }
      if (b.features[INDEX.beforeKind] && !a.features[INDEX.beforeKind]) {
        a.features[INDEX.beforeKind] = 1;
        a.kinds.push(...b.kinds);
      }
    }
  }
  for (let i = found.length - 2; i >= 0; i--) {
    // The plural carries through longer lists, from the back.
    const a = found[i]!;
    const b = found[i + 1]!;
    if (a.kinds.length === 0 && b.kinds.length > 0 && a.features[INDEX.coordinated] && b.features[INDEX.beforeKind]) {
      const between = b.match.first - a.match.end;
      if (between <= 1) a.kinds.push(...b.kinds);
    }
  }
}
/** Arabic words for several places of a kind. */
const PLURALS = new Set(
  "محافظات محافظتي اقضيه نواحي ناحيتي مدن مدينتي بلدات بلدتي قري قريتي احياء مناطق منطقتي مخيمات مخيمي معابر معبري منافذ قواعد حقول حقلي".split(
    " ",
  ),
);

function isPlural({ tokens, prefix }: Document, { first }: Phrase): boolean {
  const word = foldedWord(tokens, first);
  return PLURALS.has(word) || PLURALS.has(word.slice(Math.max(1, prefix[first]!)));
}

/**
 * "in Cairo, Illinois, a storm": the name behind the comma is a state of a country far from the region, and punctuation closes it. It
 * contains the name before it even if the gazetteer knows no such town. Nearer provinces stand in lists too often to be sure.
 */
function closes({ tokens }: Document, gazetteer: Gazetteer, { match }: Recognition): boolean {
  if (match.form !== "exact" || tokens.gap[match.end - 1]! <= GAP.hyphen) return false;
  return match.names.some(id =>
    gazetteer.nameAt(id).places.some(p => {
      const place = gazetteer.placeAt(p);
      return place.kind === "admin1" && !gazetteer.region.countries.includes(place.country);
    }),
  );
}

/** Whether some reading of `outer` is the country or province of some reading of `inner`. */
function mayContain(gazetteer: Gazetteer, outer: Recognition, inner: Recognition): boolean {
  for (const id of outer.match.names) {
    for (const p of gazetteer.nameAt(id).places) {
      const place = gazetteer.placeAt(p);
      if (place.kind !== "country" && place.kind !== "admin1" && place.kind !== "admin2" && place.kind !== "region")
        continue;
      for (const innerId of inner.match.names) {
        for (const q of gazetteer.nameAt(innerId).places) if (p !== q && isWithin(gazetteer, q, p)) return true;
      }
    }
  }
  return false;
}

/** Whether place `inner` lies in place `outer` by what the gazetteer says of countries and provinces. */
export function isWithin(gazetteer: Gazetteer, inner: number, outer: number): boolean {
  const a = gazetteer.placeAt(inner);
  const b = gazetteer.placeAt(outer);
  if (b.country === "" || a.country !== b.country) return false;
  if (b.kind === "country") return true;
  if (b.kind === "admin1") return a.admin1 === b.admin1 || a.admin1 === b.name;
  if (b.kind === "admin2") return a.admin1 === b.admin1 && a.admin2 !== "" && b.name.startsWith(a.admin2);
  return b.kind === "region" && a.country === b.country;
}
