// What the text says that a place lies in, or on a side of, and whether it lies elsewhere: "the Qadisiyah district of Tikrit".

import { FLAG } from "@/lib/gazetteer/lexicon";
import { distanceKm } from "@/lib/geo";
import { type Document, OF, THE } from "@/lib/geoparse/document";
import { closesQuote, opensQuote } from "@/lib/geoparse/recognition/arabic";
import type { Recognition } from "@/lib/geoparse/recognition/features";
import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Kind, Place } from "@/lib/types";

export function isSettlement({ kind }: Place): boolean {
  return kind === "city" || kind === "town" || kind === "village" || kind === "neighbourhood";
}

/** Whether the text states that what is here lies in, or on a side of, what lies elsewhere. */
export function isOutside(
  document: Document,
  inner: Recognition,
  next: Recognition,
  here: Place,
  outer: Place,
): boolean {
  // The countryside of a province is a region of it; other regions have no province.
  const province = outer.kind === "admin1" ? outer.name : outer.admin1;
  if (outer.country === "" || outer.kind === "country" || (outer.kind === "region" && province === "")) return false;
  const called = isCalledSmall(document, inner) || isCalledArea(inner);
  const wide = here.kind === "area" || here.kind === "region";
  if (!isSettlement(here) && !(wide && inner.kindBefore !== null)) return false;
  const quarter = here.kind === "neighbourhood";
  const area = outer.kind === "admin1" || outer.kind === "admin2" || outer.kind === "region";
  const inside = here.country === outer.country && here.admin1 === province;
  const km = distanceKm([here.lon, here.lat], [outer.lon, outer.lat]);
  const stated = statesOuter(document, inner, next);
  if (!stated) {
    // "The village of Safra, east of Tikrit"
    if (inner.beside !== next || !isSettlement(here) || !(called || quarter) || inside) return false;
    return km > BESIDE_TOWN_KM + inner.km + (area ? PROVINCE_KM : 0);
  }
  if (!quarter && !called && !(wide && !inside) && !(stated === "strictly" && here.kind !== "city")) return false;
  if (outer.kind === "admin2" && inside && !quarter && stated === "strictly")
    return here.admin2 !== "" && outer.admin2 !== "" && here.admin2 !== outer.admin2 && km > DISTRICT_KM;
  if (inside && (area || !quarter)) return false;
  if (quarter && !area) return km >= QUARTER_KM;
  return km >= (outer.kind === "admin2" && stated === "strictly" ? BORDER_KM : UNCONTAINED_KM);
}

/** From how far on a place is none of a district of its own province, and of one beyond the province's border. */
const DISTRICT_KM = 45;
const BORDER_KM = 20;
/** How far "east of" a town or, more than that, of a province's middle reaches. */
const BESIDE_TOWN_KM = 80;
const PROVINCE_KM = 70;

/** How far from its town's centre a quarter lies at most. */
const QUARTER_KM = 35;

/**
 * Whether "of" or "in" stands between two names, and nothing else but words for their kinds: "X quarter of the city of Y", "X بمحافظة Y"; strictly
 * where so is said of a district, province or countryside, and in Arabic not of the verb: "X in Y district", "X التابعة لقضاء Y", "X بقضاء Y".
 */
export function statesOuter(
  { tokens, flags, article, prefix }: Document,
  { match, kindBefore }: Recognition,
  next: Recognition,
): "strictly" | "loosely" | "" {
  const { first } = next.match;
  if (first - match.end > 5) return "";
  let stated = prefix[first]! > 0 && IN_LETTER.test(tokens.text[tokens.start[first]!]!);
  let strict = false;
  let belongs = false;
  for (let t = match.end; t < first; t++) {
    if (tokens.gap[t - 1]! > GAP.newline && !closesQuote(tokens, t - 1)) return "";
    const kind = (flags[t]! & FLAG.kind) !== 0;
    const letter = tokens.text[tokens.start[t]!]!;
    if (BELONGS.has(tokens, t)) belongs = true;
    else if (OF.has(tokens, t) || INSIDE.has(tokens, t)) {
      stated = true;
      const area = t + 1 < first || (flags[first]! & FLAG.kind) !== 0;
      if (tokens.shape[t] === SHAPE.arabic ? area && kindBefore !== null : isArea(next)) strict = true;
    } else if (
      kind &&
      (prefix[t]! > 0 || AREAS.has(tokens, t)) &&
      (IN_LETTER.test(letter) || (belongs && letter === "ل"))
    ) {
      stated = true;
      strict ||= AREAS.has(tokens, t);
    } else if (!kind && !article[t] && !THE.has(tokens, t)) return "";
  }
  if (!stated || !(tokens.gap[first - 1]! <= GAP.newline || opensQuote(tokens, first - 1))) return "";
  return strict ? "strictly" : "loosely";
}

/** "Tarmiyah district" */
function isArea({ kindBehind }: Recognition): boolean {
  return kindBehind?.kindsBehind.some(kind => kind === "admin1" || kind === "admin2") === true;
}

const BELONGS = new WordSet("التابعه التابع الواقعه الواقع");
const AREAS = new WordSet("بقضا لقضا بناحيه لناحيه بمحافظه لمحافظه بريف لريف بمركز لمركز باقليم لاقليم بولايه لولايه");

const INSIDE = new WordSet("in في داخل ضمن وسط");
/** The letter that Arabic writes "in" with. */
const IN_LETTER = /ب/;

export const UNCONTAINED_KM = 60;

/** Whether the text calls a name a small place, beside it or, in Arabic, by the name's own first word ("the quarter (of) al-Muthanna"). */
export function isCalledSmall({ phrases, tokens }: Document, { kinds, match: { first, end } }: Recognition): boolean {
  if (kinds.some(kind => SMALL.has(kind))) return true;
  const own =
    kinds.length === 0 && end > first + 1 && tokens.shape[first] === SHAPE.arabic ? phrases[first] : undefined;
  return own?.end === first + 1 && own.kindsBefore.some(kind => kind === "village" || kind === "neighbourhood");
}

/** A village, quarter or sub-district. */
const SMALL = new Set<Kind>(["village", "neighbourhood", "admin2"]);

/** "The area (of) Hulwan"; the words that may stand before anything ("the centre of") tell no area. */
export function isCalledArea({ kindBefore, kindBehind }: Recognition): boolean {
  return [kindBefore, kindBehind].some(
    phrase => phrase?.entries.some(entry => entry.list === "kind" && entry.kind === "area") === true,
  );
}
