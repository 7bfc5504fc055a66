// Where the account is: the last place that still holds for what is told without one.

import { distanceKm } from "@/lib/geo";
import { WordSet } from "@/lib/text/tokenize";
import type { DateRange, Incident, Kind, Mention, Place } from "@/lib/types";
import { type Account, BROAD, HOLDS } from "./account";
import { type Sentence, wordOf } from "./sentence";
import { provinceOf } from "./where";

/** Sentences over which "the city" is remembered. */
const REMEMBERED = 8;

/** Kinds of places by the words that stand for one named before. */
const KINDS: Readonly<Record<string, readonly Kind[]>> = Object.assign(Object.create(null), {
  city: ["city", "town"],
  town: ["town", "city", "village"],
  village: ["village", "town"],
  district: ["neighbourhood", "admin2", "town"],
  neighbourhood: ["neighbourhood"],
  province: ["admin1"],
  governorate: ["admin1"],
  base: ["military-base"],
  airbase: ["military-base", "airport"],
  camp: ["military-base", "facility"],
  airport: ["airport"],
  airfield: ["airport", "military-base"],
  crossing: ["border-crossing"],
  mountain: ["mountain"],
  mountains: ["mountain"],
  range: ["mountain"],
  المدينه: ["city", "town"],
  البلده: ["town", "village"],
  القريه: ["village", "town"],
  المحافظه: ["admin1"],
  القاعده: ["military-base"],
  المطار: ["airport"],
  الناحيه: ["town", "admin2"],
  القضا: ["admin2", "town"],
} satisfies Record<string, readonly Kind[]>);

const THERE = new WordSet("there هناك");
const SAME = new WordSet("the this that same latter");

/** "The city", "the base", "there": a place named before is meant; of these kinds, or of any; null where none is. */
function groundMeant({ tokens, first, last }: Sentence): readonly Kind[] | null {
  for (let t = first; t < last; t++) {
    if (THERE.has(tokens, t)) return [];
    const word = wordOf(tokens, t);
    const definite =
      word.startsWith("ال") ||
      (t > first && SAME.has(tokens, t - 1)) ||
      (t > first + 1 &&
        wordOf(tokens, t - 2) === "the" &&
        /^(?:southern|northern|eastern|western|central|port|holy|border|oil)$/.test(wordOf(tokens, t - 1)));
    if (!definite || wordOf(tokens, t + 1) === "of") continue;
    const kinds = KINDS[word];
    if (kinds) return kinds;
    if (/^(?:bridge|square|area|المنطقه)$/.test(word)) return [];
  }
  return null;
}

/** "in different provinces": no one place. */
function namesElsewhere({ tokens, start, end }: Sentence): boolean {
  return /\b(?:different|various|several|many|other|all) (?:\w+ )?(?:provinces|areas|places|parts|regions|cities|towns|countries|governorates)\b|مختلف المحافظات|عدة محافظات|محافظات عدة|عدد من المحافظات/.test(
    tokens.text.slice(start, end),
  );
}

/** The last place that still holds: one of the kind that is meant, else of the event told before, else the scene that was named. */
export function heldPlace(
  sentence: Sentence,
  { last, starts, from, item, sentence: now }: Account,
  status: Incident["status"],
  stated: DateRange | null,
  mentions: readonly Mention[],
  places: readonly (Place | undefined)[],
): { mention: number; note: string } | null {
  if (namesElsewhere(sentence)) return null;
  const meant = groundMeant(sentence);
  if (status === "background" && meant === null) return null;
  const kindOf = (mention: number): Kind | undefined =>
    mentions[mention]!.literal ? places[mention]?.kind : undefined;
  // What is of quite another day is another event: where, the place named last may tell.
  const moved = stated !== null && last !== null && last.incident.date !== null && differ(stated, last.incident.date);
  /** The last place of a kind, or of any that sets a scene, in so many sentences before. */
  const scene = (kind: Kind | null, reach: number): number | null => {
    const start = Math.max(starts[Math.max(0, now - reach)] ?? 0, item?.start ?? 0);
    for (let m = from - 1; m >= 0 && mentions[m]!.start >= start; m--) {
      const known = kindOf(m);
      if (known !== undefined && (kind === null ? !BROAD.has(known) : known === kind)) return m;
    }
    return null;
  };
  const event =
    last !== null && last.incident.mention !== null && now - last.sentence <= HOLDS && !moved
      ? last.incident.mention
      : null;
  if (meant !== null && meant.length > 0) {
    // "The province": the event is somewhere in it.
    if (event !== null && meant[0] === "admin1") return { mention: event, note: "the place of the event told before" };
    for (const kind of meant) {
      if (event !== null && kindOf(event) === kind)
        return { mention: event, note: "the place of the event told before" };
      const named = scene(kind, REMEMBERED);
      if (named !== null) return { mention: named, note: `the last ${kind} named before` };
    }
  }
  if (event !== null) {
    const closer = toldCloser(sentence.tokens.text, last!.incident, from, mentions, places);
    return closer === null
      ? { mention: event, note: "the place of the event told before" }
      : { mention: closer, note: "a closer place that the account came to since" };
  }
  const named = status === "reported" ? scene(null, HOLDS) : null;
  return named === null ? null : { mention: named, note: "the last place named before" };
}

/** Kinds of places that lie in a town or beside it. */
const CLOSE = new Set<Kind>(["village", "neighbourhood", "facility", "military-base", "airport", "border-crossing"]);
const TOWNS = new Set<Kind>(["city", "town", "admin2"]);
/** How far from a town such a place may lie, in km. */
const NEAR_KM = 30;
/** Before a place where people of the account are; and before one that only names an office. */
const BEING_AT =
  /(?:^|[\s“"])(?:in|at|near|inside|outside|around|reached|entered|to|of|قرب|في|داخل|إلى|الى|من)\s(?:the\s)?(?:\w+\s)?(?:(?:village|town|sub-?district|district|neighbou?rhood|area|valley|hamlet)\s(?:of\s)?|(?:ال)?(?:قرية|بلدة|ناحية|حي|منطقة|قضاء)\s)?$|['’]s\s$/;
const OFFICE =
  /\b(?:officials?|mayor|head|chief|chieftain|governor|director|manager|commander|police|council|sources?|spokes\w+|from|road|highway)\b[^,.;]*$|(?:مدير|قائد|رئيس|محافظ|قائمقام|مصدر|شرطة|من أهالي|طريق)[^،.؛]*$/;

/** "A raid in the province. ... He was at the spring of Harithah. The raid ...": where in it or beside it the account has come to since. */
function toldCloser(
  text: string,
  { mention, sentence }: Incident,
  from: number,
  mentions: readonly Mention[],
  places: readonly (Place | undefined)[],
): number | null {
  const known = (m: number) => (mentions[m]!.literal ? places[m] : undefined);
  const wide = known(mention!);
  if (wide === undefined) return null;
  const inProvince = wide.kind === "admin1" || (wide.kind === "area" && wide.admin1 !== "");
  if (!inProvince && !TOWNS.has(wide.kind)) return null;
  for (let m = from - 1; m >= 0 && mentions[m]!.start >= sentence.end; m--) {
    const place = known(m);
    if (place === undefined || place.country !== wide.country || provinceOf(place) !== provinceOf(wide)) continue;
    const within = inProvince
      ? CLOSE.has(place.kind) || TOWNS.has(place.kind)
      : CLOSE.has(place.kind) && distanceKm([wide.lon, wide.lat], [place.lon, place.lat]) <= NEAR_KM;
    const before = text.slice(Math.max(sentence.end, mentions[m]!.start - 60), mentions[m]!.start);
    if (within && BEING_AT.test(before) && !OFFICE.test(before)) return m;
  }
  return null;
}

/** Days after which what happens is no part of the same course of events. */
const COURSE = 3;

function differ(a: DateRange, b: DateRange): boolean {
  const days = Math.max(Date.parse(a.from) - Date.parse(b.to), Date.parse(b.from) - Date.parse(a.to)) / 86_400_000;
  return days >= COURSE;
}
