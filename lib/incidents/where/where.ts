// Where: the mention that an event happened at, told apart from origins, destinations, courts and speakers.

import { distanceKm } from "@/lib/geo";
import type { Place } from "@/lib/types";
import type { Named, Sentence } from "../sentence";
import type { Suspect, Whereabouts } from "../suspect";
import { scoreOf } from "./points"; // what speaks for a place
import { isDateline, isSideOf } from "./standing"; // how a place stands in its sentence

/** With no more points than these it was not there. */
const LEAST = -0.6;

/** The city of a dateline, for a sentence that names no other place; null without one. */
export function datelinePlace(sentence: Sentence): Named | null {
  const [named] = sentence.named;
  if (!named || named.place === null || !named.mention.literal || !isDateline(sentence, named)) return null;
  const others = sentence.named
    .slice(1)
    .some(
      ({ first, mention, place }) =>
        mention.literal && place !== null && place.kind !== "country" && first - named.end > 3,
    );
  return others || named.place.kind === "country" || saysWhere(sentence) ? null : named;
}

/** "in the mountainous east of the country", "in the country's south", "in two provinces", "at the Syrian border": where it was, in words that name no place. */
function saysWhere({ tokens, start, end }: Sentence): boolean {
  return ELSEWHERE.test(tokens.text.slice(start, end));
}
const SIDE = "(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?";
const ELSEWHERE = new RegExp(
  `\\b(?:in|across|from) (?:the |its )?(?:[a-z-]+ ){0,2}${SIDE} of the (?:country|kingdom)\\b|` +
    `\\b(?:country|kingdom)['’]s (?:[a-z-]+ ){0,2}${SIDE}\\b|` +
    "\\b(?:in|across) (?:two|three|four|several|both|many) (?:[a-z-]+ )?(?:provinces|governorates|cities|towns|districts)\\b|" +
    "\\bborder (?:area|areas|region|strip|zone)\\b|" +
    `\\b(?:in|into) (?:the )?(?:far )?${SIDE} [A-Z][a-z]+\\b|` +
    "(?:شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي) (?:البلاد|المملكة)",
);

/** "Two soldiers killed by Iraq bomb", "Fear returns to Iraq's squares": the country that a headline names, and that does not do what it tells; null without one. */
export function countryOfHeadline({ named: all, tokens }: Sentence): Named | null {
  return (
    all.find(
      ({ mention, place }) =>
        place?.kind === "country" && (mention.literal || /^['’]/.test(tokens.text.slice(mention.end, mention.end + 1))),
    ) ?? null
  );
}

/** The place of the event among those that the sentence names, or null. Asked more than once, so kept with the suspect. */
export function placeOf(sentence: Sentence, suspect: Suspect): Whereabouts | null {
  if (suspect.where === undefined) suspect.where = bestPlace(sentence, suspect);
  return suspect.where;
}

/** The best place among the words `[from, to)`: the part of one event in a sentence that tells of more; null without one there. */
export function placeWithin(sentence: Sentence, suspect: Suspect, from: number, to: number): Whereabouts | null {
  return bestPlace(sentence, suspect, from, to);
}

function bestPlace(
  sentence: Sentence,
  suspect: Suspect,
  from = sentence.first,
  to = sentence.last,
): Whereabouts | null {
  let best: Whereabouts | null = null;
  for (const named of sentence.named) {
    if (named.first < from || named.end > to) continue;
    if (named.place === null && named.mention.resolution.type !== "unresolved") continue;
    // Where those who threaten are is not where they would strike.
    if (suspect.note === "a threat" && named.first < suspect.end) continue;
    const { score, note } = scoreOf(sentence, suspect, named);
    if (best === null || score > best.score) best = { named, score, note };
  }
  if (best === null || best.score <= LEAST) return null;
  const city = saidToBeIn(best, sentence);
  if (city !== null) return { ...best, named: city };
  const meant = whoseSide(best, sentence, suspect);
  if (meant !== null) return meant;
  return closerThan(best, sentence, suspect, from, to) ?? best;
}

/** "the base north-west of Kirkuk was hit": the second name only tells where the first is, and the event was at the first unless that is ruled out. */
function whoseSide({ named }: Whereabouts, sentence: Sentence, suspect: Suspect): Whereabouts | null {
  if (!isSideOf(sentence, named)) return null;
  const whole = sentence.named[sentence.named.indexOf(named) - 1]!;
  if (liesIn(named.place, whole.place)) return null;
  const { score, note } = scoreOf(sentence, suspect, whole);
  return score <= LEAST ? null : { named: whole, score, note };
}

/** Kilometres within which what a city has may lie. */
const OF_CITY = 60;

/** "in front of the parliament building in Basra": the city, where what is known by that name is in another one. */
function saidToBeIn({ named: { place, mention, end } }: Whereabouts, { named: all, tokens }: Sentence): Named | null {
  if (place === null || !(place.kind === "facility" || place.kind === "neighbourhood")) return null;
  const next = all.find(({ first }) => first >= end);
  if (!next?.place || !next.mention.literal || !/^(?:city|town|admin1)$/.test(next.place.kind)) return null;
  if (
    !/^ (?:in|of|في) (?:the )?(?:(?:city|town) of |central |مدينة |محافظة |وسط )?$/.test(
      tokens.text.slice(mention.end, next.mention.start),
    )
  )
    return null;
  const away = distanceKm([place.lon, place.lat], [next.place.lon, next.place.lat]) > OF_CITY;
  return away && provinceOf(place) !== provinceOf(next.place) ? next : null;
}

/** "In Basra, in the far south, in Baradiyah": of two places at which it is said to have happened, the one that lies in the other. */
function closerThan(
  { named: outer, score }: Whereabouts,
  sentence: Sentence,
  suspect: Suspect,
  from: number,
  to: number,
): Whereabouts | null {
  if (score < CLEAR || outer.place === null || sentence.named.length < 2) return null;
  for (const named of sentence.named) {
    if (named === outer || named.first < from || named.end > to) continue;
    if (!liesIn(named.place, outer.place) && !standsIn(named.place, outer.place)) continue;
    const inner = scoreOf(sentence, suspect, named);
    if (inner.score >= CLEAR) return { named, score: inner.score, note: inner.note };
  }
  return null;
}

/** A square, a bridge or a quarter of the town. */
function standsIn(site: Place | null, { kind, lon, lat }: Place): boolean {
  if (site === null || !/^(?:facility|neighbourhood)$/.test(site.kind) || !/^(?:city|town)$/.test(kind)) return false;
  return distanceKm([site.lon, site.lat], [lon, lat]) <= IN_TOWN;
}
const IN_TOWN = 15;

/** From so many points on it is said to have happened there. */
const CLEAR = 0.3;

/** One place in another one, as far as kinds and provinces tell. */
export function liesIn(inner: Place | null | undefined, outer: Place | null | undefined): boolean {
  if (!inner || !outer || inner.id === outer.id || inner.country !== outer.country) return false;
  if (outer.kind === "country") return true;
  if (provinceOf(inner) !== provinceOf(outer)) return false;
  return outer.kind === "admin1" || (outer.kind === "city" && inner.kind === "neighbourhood");
}

/** The name of the province that a place lies in, or is. */
export function provinceOf({ kind, name, admin1 }: Place): string {
  return kind === "admin1" ? name : admin1;
}
