// Reports are not events: which incidents, of one article or of many, speak of the same event. Pure; the store keeps the groups.

import type { DateRange, Evidence, Incident, Kind, Mention, Place, StatedNumber } from "@/lib/types";

/** An incident as far as it tells one event from another. */
export interface Report {
  /** The article's id, and the incident's index in it. */
  articleId: string;
  nth: number;
  type: Incident["type"];
  subtype: string;
  placeId: string;
  /** Whether the place is an area in which much happens on one day (a country, a province). */
  broad: boolean;
  date: DateRange;
  actors: readonly string[];
  deaths: StatedNumber | null;
  injuries: StatedNumber | null;
  /** Speaks again of an event that the article told before. */
  again?: boolean;
  /** Is said to be another one than those told before. */
  apart?: boolean;
}

/** An incident as an article has it, with the place that it happened at; null where that is not known. */
export interface Told {
  articleId: string;
  nth: number;
  incident: Incident;
  place: Pick<Place, "id" | "kind"> | null;
}

/** Kinds of places in which much happens on one day. */
export const BROAD: ReadonlySet<Kind> = new Set<Kind>([
  "country",
  "region",
  "admin1",
  "admin2",
  "sea",
  "river",
  "border",
  "desert",
]);

/** The evidence of an incident that is a sentence's second word about an event that its article told before. */
export const AGAIN = "told-again";
/** Of one that has no place, and of one that has only the place from where it is told. */
export const UNLOCATED = "unlocated";
export const DATELINE = "place-dateline";
/** That of one which its sentence sets apart from those told before: "in a separate attack", "another bomb". */
export const APART = "told-apart";

/** Evidence that a feature was there. */
export function piece(feature: string, note: string, weight = 0): Evidence {
  return { feature, value: 1, weight, note };
}

/** Dates wider than this ("in 2014") say too little to say that two reports mean the same. */
const WIDEST_DAYS = 31;
/** Reports of the same day differ by a few as the count goes on. */
const COUNT_TOLERANCE = 0.34;
/** Who is named in nearly every report says nothing. */
export const NOBODY = new Set(["civilians", "protesters", "unidentified-gunmen", "tribes"]);

/** The id of the place that an incident happened at: what the text describes, else what its mention means; null where it is not known. */
export function placeIdOf({ described, mention }: Incident, mentions: readonly Mention[]): string | null {
  if (described !== undefined) return described.placeId;
  const resolution = mention === null ? undefined : mentions[mention]?.resolution;
  return resolution?.type === "resolved" ? resolution.placeId : null;
}

/**
 * Whether it is told as having happened, even if a reader says that it is none: what is dismissed counts nowhere, but the reports that it
 * joins stay one event. So a dismissal never makes two of one.
 */
function isTold({ status, byHand }: Incident): boolean {
  return status === "reported" || (status === "dismissed" && (byHand?.found.status ?? "reported") === "reported");
}

/**
 * How many it killed and wounded and who took part, as the rules found it. What a reader sets of these is told and counted, but makes no two
 * events of one, and no one of two.
 */
function asFound(incident: Incident): Pick<Incident, "deaths" | "injuries" | "actors"> {
  return incident.byHand === undefined ? incident : { ...incident, ...incident.byHand.found };
}

/** The report of an incident, or null where it did not happen, has no place or no date that is narrow enough. */
export function reportOf({ articleId, nth, incident, place }: Told): Report | null {
  const { type, subtype, date, evidence } = incident;
  const { deaths, injuries, actors } = asFound(incident);
  if (!isTold(incident) || date === null || place === null || daysOf(date) > WIDEST_DAYS) return null;
  const { from, to, precision } = date;
  return {
    ...{ articleId, nth, type, subtype, deaths, injuries },
    ...{ placeId: place.id, broad: BROAD.has(place.kind), date: { from, to, precision } },
    again: evidence.some(({ feature }) => feature === AGAIN),
    apart: evidence.some(({ feature }) => feature === APART),
    actors: actors.map(({ id }) => id).filter(id => !NOBODY.has(id)),
  };
}

type Days = Pick<DateRange, "from" | "to">;

/** Whether both may be of one day; what has no date may be of any. */
export function daysAgree(a: Days | null, b: Days | null): boolean {
  return a === null || b === null || (a.from <= b.to && b.from <= a.to);
}

/**
 * Whether two reports speak of the same event: same type, place and day within the stated precision, nothing that contradicts, and
 * actors or numbers that agree. Where neither is told by one of them, the same sub-type on the same day at a narrow place is enough,
 * except within one article, which tells two events apart by telling them twice, unless it says that it speaks of one again.
 */
export function sameEvent(a: Report, b: Report): boolean {
  if (a.type !== b.type || a.placeId !== b.placeId) return false;
  if (!daysAgree(a.date, b.date)) return false;
  const agree = a.articleId === b.articleId ? tollsAgree : numbersAgree;
  const deaths = agree(a.deaths, b.deaths);
  const injuries = agree(a.injuries, b.injuries);
  if (deaths === false || injuries === false) return false;
  const numbers = deaths === true || injuries === true;
  if (a.articleId === b.articleId) {
    const again = (a.again || b.again) === true && (a.apart || b.apart) !== true;
    return numbers || (again && a.subtype === b.subtype);
  }
  const shared = a.actors.some(id => b.actors.includes(id));
  if (a.actors.length > 0 && b.actors.length > 0 && !shared && !numbers) return false;
  if (shared || numbers) return shared || a.subtype === b.subtype || !a.broad;
  return a.subtype === b.subtype && !(a.broad || b.broad) && daysOf(a.date) <= 2 && daysOf(b.date) <= 2;
}

/** So many dead are hardly told of two events in one article. */
const RARE_TOLL = 10;
/** So many are not, at one place and time. */
const TOLL = 3;

/**
 * Whether two sentences of an article give the toll of one event under two types or at two places ("an attack on a checkpoint south of
 * Kirkuk", "the explosion at the village"): exactly as many dead, nothing else that contradicts, and either a toll that is rare,
 * the same number of injured as well, or the same place. One sentence that gives the same number for two places tells of two.
 */
function sameToll(a: Told, b: Told): boolean {
  const [one, two] = [a.incident, b.incident];
  const [its, other] = [asFound(one), asFound(two)];
  if (a.articleId !== b.articleId || its.deaths === null || other.deaths === null) return false;
  const dead = its.deaths.low;
  if (dead === null || dead < TOLL || dead !== other.deaths.low || its.deaths.high !== other.deaths.high) return false;
  if (!daysAgree(one.date, two.date)) return false;
  const injured = [its.injuries, other.injuries].map(number => number?.low ?? null);
  if (injured.every(number => number !== null) && injured[0] !== injured[1]) return false;
  const samePlace = a.place === null || b.place === null || a.place.id === b.place.id;
  if (samePlace) return true;
  if (one.sentence.start === two.sentence.start) return false;
  return dead >= RARE_TOLL || (injured[0] !== null && injured[0] === injured[1]);
}

/**
 * Incidents by the event that they report, those of one event together; what has not happened is left out, and what a reader has dismissed
 * is among those that it joins. Reports of one event are those that sameEvent, sameToll or an article's `again` leads to from one another,
 * over however many.
 */
export function byEvent<T extends Told>(told: readonly T[]): T[][] {
  const happened = told.filter(({ incident }) => isTold(incident));
  const leader = happened.map((_, i) => i);
  const leaderOf = (i: number): number => {
    let at = i;
    while (leader[at] !== at) at = leader[at] = leader[leader[at]!]!;
    return at;
  };
  const join = (a: number, b: number): void => {
    leader[leaderOf(b)] = leaderOf(a);
  };
  // What differs in these is never of one event: only the others are compared with each other.
  const alike = new Map<string, { report: Report; i: number }[]>();
  const tolls = new Map<string, number[]>();
  const byPosition = new Map(happened.map(({ articleId, nth }, i) => [`${articleId} ${nth}`, i]));
  for (const [i, each] of happened.entries()) {
    const { articleId, incident } = each;
    // What a sentence speaks of again is the same event, wherever and whenever it was.
    const { again } = incident;
    const before = typeof again === "number" ? byPosition.get(`${articleId} ${again}`) : undefined;
    if (before !== undefined) join(before, i);
    // Held against the others of its article: nothing more is of one event with it there.
    const held = again !== undefined;
    const dead = asFound(incident).deaths?.low;
    if (dead && !held) {
      const key = `${articleId} ${dead}`;
      const others = tolls.get(key) ?? [];
      for (const other of others)
        if (leaderOf(other) !== leaderOf(i) && sameToll(happened[other]!, each)) join(other, i);
      others.push(i);
      tolls.set(key, others);
    }
    const report = reportOf(each);
    if (report === null) continue;
    const key = `${report.type} ${report.placeId}`;
    const others = alike.get(key) ?? [];
    for (const other of others)
      if (
        leaderOf(other.i) !== leaderOf(i) &&
        !(held && other.report.articleId === articleId) &&
        sameEvent(other.report, report)
      )
        join(other.i, i);
    others.push({ report, i });
    alike.set(key, others);
  }
  const groups = new Map<number, T[]>();
  for (const [i, each] of happened.entries()) {
    const group = groups.get(leaderOf(i));
    if (group) group.push(each);
    else groups.set(leaderOf(i), [each]);
  }
  return [...groups.values()];
}

/** The reports of each event that an article reports as having happened, dismissed ones among them. */
export function eventsOf(incidents: readonly Incident[], mentions: readonly Mention[]): Told[][] {
  return byEvent(
    incidents.map((incident, nth) => {
      const id = placeIdOf(incident, mentions);
      // Whether a place is broad tells events of different articles apart, never those of one: any kind will do.
      return { articleId: "", nth, incident, place: id === null ? null : { id, kind: "area" } };
    }),
  );
}

/** The name of a group: that of its smallest report, so that it does not depend on the order of arrival. */
export function eventId(group: readonly { articleId: string; nth: number }[]): string {
  return group.map(({ articleId, nth }) => `${articleId}:i${nth}`).reduce((least, id) => (id < least ? id : least));
}

function daysOf({ from, to }: DateRange): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

/**
 * The same within one article, which counts a little differently only where it tells of two: true where one number may be both ("at least
 * 12" and 13), false where none is, or where they are of two people ("a judge", "a baker").
 */
export function tollsAgree(a: StatedNumber | null, b: StatedNumber | null): boolean | null {
  if (a === null || b === null || (a.low ?? a.high) === null || (b.low ?? b.high) === null) return null;
  const [least, most] = [Math.max(a.low ?? 0, b.low ?? 0), Math.min(a.high ?? FROM_HERE, b.high ?? FROM_HERE)];
  if (least > most || (isSomebody(a) && isSomebody(b) && a.text !== b.text)) return false;
  return numbersAgree(a, b);
}
const FROM_HERE = Number.POSITIVE_INFINITY;

/** Who is told of in the singular, by a word and not by a number. */
function isSomebody({ low, high, text }: StatedNumber): boolean {
  return low === 1 && high === 1 && !COUNTED.test(text);
}
/** "one", "a third", "another": who it was is not told. */
const COUNTED = /\d|\b(?:one|other|another|second|third|fourth|fifth)\b|واحد|[اآ]خر|ثان|ثالث|رابع|خامس/i;

/** Who is named as acting, or as acted on, and not by a word for anybody. */
export function idsOf({ actors }: Pick<Incident, "actors">, role: "by" | "against"): string[] {
  return actors.filter(actor => actor.role === role && !NOBODY.has(actor.id)).map(({ id }) => id);
}

/** true: they agree; false: they contradict; null: nothing to compare. Zero is a number like others. */
export function numbersAgree(a: StatedNumber | null, b: StatedNumber | null): boolean | null {
  if (a === null || b === null) return null;
  const [x, y] = [a.low ?? a.high, b.low ?? b.high];
  if (x === null || y === null) return null;
  return Math.abs(x - y) <= Math.max(1, COUNT_TOLERANCE * Math.max(x, y)) && (x === 0) === (y === 0);
}
