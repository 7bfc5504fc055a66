// What a reader says of an incident: that it is none, or what it is, when it was, how many it killed and wounded and who took part. A verdict is
// kept by article, by the incident's trigger and by where its place is named, and overrides whatever the rules find, now and after a reparse.
// Pure.

import { piece } from "@/lib/incidents/events";
import { eventsAsSaid, saidWithin } from "@/lib/incidents/groupings";
import {
  type Actor,
  BY_HAND,
  type DateRange,
  FACTS,
  type Fact,
  type Incident,
  type Mention,
  type PeopleSaid,
  TYPE_OF,
  type Verdict,
} from "@/lib/types";
import { type Correction, isGrouping, isVerdict, overlap } from "./corrections";

/** Of the list of actors, the names by their ids. */
export type ActorNames = ReadonlyMap<string, string>;

/**
 * The incidents as judged. What a reader says is none is kept as dismissed, with every report of the same event in the article and what
 * speaks again of it. What else a reader says holds for all reports of the event in the article that were wrong in the same way: of the same
 * type, of a day that may be the same, with as many people, with the same actors. What was said of a report itself goes before what was said
 * of others.
 */
export function judged(
  found: readonly Incident[],
  mentions: readonly Mention[],
  corrections: readonly Correction[],
  names: ActorNames = new Map(),
): Incident[] {
  const verdicts = corrections.filter(isVerdict);
  if (verdicts.length === 0) return [...found];
  const own = saidOfEach(found, mentions, verdicts);
  /** By incident those that report the same event; itself where it is not told as having happened. */
  const together = found.map((_, nth) => [nth]);
  const groupings = corrections.filter(isGrouping);
  const events = eventsAsSaid(found, mentions, groupings);
  for (const reports of events) for (const nth of reports) together[nth] = reports;
  const happened = new Set(events.flat());
  const apart = new Set(saidWithin(found, mentions, groupings).flatMap(nths => (nths.length === 1 ? nths : [])));
  /** Whether a reader has parted them. */
  const areApart = (nth: number, other: number) =>
    happened.has(nth) && happened.has(other) && !together[nth]!.includes(other);
  const dismissals: Verdict[] = [];
  for (const [nth, said] of own.entries())
    if (said?.dismissed) for (const other of together[nth] ?? []) dismissals[other] ??= said;
  return found.map((incident, nth) => {
    const spoken = [nth, ...spokenOf(nth, found, apart)].filter(other => !areApart(nth, other));
    const mine = own[nth];
    const others = [...spoken, ...(together[nth] ?? [])];
    const isOfFacts = mine && FACTS.some(fact => mine[fact] !== undefined);
    const said = isOfFacts
      ? mine
      : firstOf(others, other => own[other] && asFarAsAlike(own[other], found[other]!, incident));
    const dismissal = mine?.dismissed ? mine : firstOf(spoken, other => dismissals[other]);
    if (!dismissal) return said ? asSaidOf(incident, said, names) : incident;
    const { start, end, at, on, by } = dismissal;
    return asSaidOf(incident, { ...said, start, end, at, on, by, dismissed: true }, names);
  });
}

/** What is first found for one of them. */
function firstOf<T>(nths: readonly number[], find: (nth: number) => T | null | undefined): T | null {
  for (const nth of nths) {
    const found = find(nth);
    if (found) return found;
  }
  return null;
}

/**
 * By incident what was said of it itself. Where the rules have come to read other words of it as its trigger, they need only overlap; and
 * what was said while it had no place holds at the place that it has now, if these words tell of no other.
 */
function saidOfEach(
  found: readonly Incident[],
  mentions: readonly Mention[],
  verdicts: readonly Verdict[],
): (Verdict | undefined)[] {
  const placeStart = ({ mention }: Incident) => (mention === null ? null : (mentions[mention]?.start ?? null));
  const own: (Verdict | undefined)[] = found.map(incident =>
    verdicts.find(verdict => verdict.at === placeStart(incident) && overlap(verdict, incident.trigger)),
  );
  for (const verdict of verdicts.filter(({ at }) => at === null)) {
    const [nth = -1, ...others] = found.flatMap(({ trigger }, n) => (overlap(verdict, trigger) ? [n] : []));
    if (nth >= 0 && others.length === 0) own[nth] ??= verdict;
  }
  return own;
}

/**
 * What an incident speaks again of, the nearest first. A headline speaks of what is told behind it, other sentences of what is told before;
 * what a reader has set apart speaks of nothing.
 */
function spokenOf(nth: number, found: readonly Incident[], apart: ReadonlySet<number>): Set<number> {
  const passed = new Set<number>();
  const before = (at: number) => (apart.has(at) ? null : found[at]?.again);
  for (let at = before(nth); typeof at === "number" && at !== nth && !passed.has(at); at = before(at)) passed.add(at);
  return passed;
}

/** What was said of a report but that it is none, as far as it holds of another of the same event; null where nothing of it does. */
function asFarAsAlike(said: Verdict, of: Incident, other: Incident): Verdict | null {
  const { start, end, at, on, by } = said;
  const holds = FACTS.filter(fact => said[fact] !== undefined && ALIKE[fact](of, other));
  if (holds.length === 0) return null;
  const facts = Object.fromEntries(holds.map(fact => [fact, said[fact]])) as Pick<Verdict, Fact>;
  return { start, end, at, on, by, ...facts };
}

/** Whether two reports tell the same of a fact, so that they are wrong in the same way. */
const ALIKE: Record<Fact, (a: Incident, b: Incident) => boolean> = {
  subtype: (a, b) => a.type === b.type,
  date: (a, b) => mayBeOne(a.date, b.date),
  deaths: (a, b) => isAsMany(a.deaths, b.deaths),
  injuries: (a, b) => isAsMany(a.injuries, b.injuries),
  actors: (a, b) => whoIn(a.actors) === whoIn(b.actors),
};

/** Whether two dates may be of one day; none is like none. */
function mayBeOne(a: DateRange | null, b: DateRange | null): boolean {
  return a === null || b === null ? a === b : a.from <= b.to && b.from <= a.to;
}

const isAsMany = (a: PeopleSaid | null, b: PeopleSaid | null): boolean =>
  a === null || b === null ? a === b : a.low === b.low && a.high === b.high;

const whoIn = (actors: Verdict["actors"] & object): string =>
  actors
    .map(({ id, role }) => `${role} ${id}`)
    .sort()
    .join();

/** An incident as a reader says it is. A sub-type or an actor that is not known any more is ignored. */
function asSaidOf(incident: Incident, verdict: Verdict, names: ActorNames): Incident {
  const { dismissed, subtype, date, actors } = verdict;
  const { type, subtype: before, status, deaths, injuries } = incident;
  const when = incident.date && rangeOf(incident.date);
  const found = { type, subtype: before, date: when, status, deaths, injuries, actors: incident.actors };
  const judged: Incident = { ...incident, evidence: [...incident.evidence], byHand: { ...verdict, found } };
  const by = `by hand on ${verdict.on.slice(0, 10)} (${verdict.by}); found as:`;
  const note = (of: string, words: string) => judged.evidence.push(piece(`${of}-${BY_HAND}`, words));
  if (subtype !== undefined && TYPE_OF[subtype]) {
    Object.assign(judged, { subtype, type: TYPE_OF[subtype] });
    note("type", `type set ${by} ${before}`);
  }
  if (date !== undefined) {
    const words = `date set ${by} ${written(when)}`;
    judged.date = date && { ...date, span: null, note: words };
    note("date", words);
  }
  const nowhere = { start: incident.trigger.start, end: incident.trigger.start };
  for (const [fact, done] of [
    ["deaths", "killed"],
    ["injuries", "wounded"],
  ] as const) {
    const people = verdict[fact];
    if (people === undefined) continue;
    judged[fact] = people && { ...people, text: "", ...nowhere };
    note(fact, `${done} set ${by} ${peopleIn(incident[fact])}`);
  }
  if (actors !== undefined) {
    judged.actors = actors.flatMap(({ id, role }): Actor[] => {
      const name = names.get(id);
      // The words that name them stay theirs, whatever they did.
      const { start, end } = incident.actors.find(actor => actor.id === id) ?? nowhere;
      return name === undefined ? [] : [{ id, name, role, start, end }];
    });
    note(
      "actors",
      `actors set ${by} ${incident.actors.map(({ name, role }) => `${role} ${name}`).join(", ") || "nobody"}`,
    );
  }
  if (dismissed) {
    judged.status = "dismissed";
    judged.evidence.push(piece("status", `dismissed ${by} ${status}`));
  }
  return judged;
}

const rangeOf = ({ from, to, precision }: DateRange): DateRange => ({ from, to, precision });

function written(date: DateRange | null): string {
  if (date === null) return "no date";
  return date.from === date.to ? date.from : `${date.from} to ${date.to}`;
}

/** A number of people as it was found: digits, or the text's words where it tells none. */
function peopleIn(told: Incident["deaths"]): string {
  if (told === null) return "no number";
  const { low, high, text } = told;
  if (low === null) return high === null ? text : `at most ${high}`;
  if (high === null) return `at least ${low}`;
  return low === high ? String(low) : `${low} to ${high}`;
}
