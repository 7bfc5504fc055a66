// What a reader says of an incident: that it is none, or what it is and when it was. A verdict is kept by article, by the incident's trigger
// and by where its place is named, and overrides whatever the rules find, now and after a reparse. Pure.

import { eventsOf, piece } from "@/lib/incidents/events";
import { BY_HAND, type DateRange, type Incident, type Mention, TYPE_OF, type Verdict } from "@/lib/types";
import { type Correction, isVerdict, overlap } from "./corrections";

/** The evidence of a type and of a date that a reader has set. */
const TYPE_SET = `type-${BY_HAND}`;
const DATE_SET = `date-${BY_HAND}`;

/**
 * The incidents as judged. What a reader says is none is kept as dismissed, with every report of the same event in the article and what
 * speaks again of it. What a reader says of type and date holds for all reports of the event in the article that were wrong in the same way:
 * of the same type, of a day that may be the same. What was said of a report itself goes before what was said of others.
 */
export function judged(
  found: readonly Incident[],
  mentions: readonly Mention[],
  corrections: readonly Correction[],
): Incident[] {
  const verdicts = corrections.filter(isVerdict);
  if (verdicts.length === 0) return [...found];
  const own = saidOfEach(found, mentions, verdicts);
  /** By incident those that report the same event; itself where it is not told as having happened. */
  const together = found.map((_, nth) => [nth]);
  for (const reports of eventsOf(found, mentions)) {
    const event = reports.map(({ nth }) => nth);
    for (const nth of event) together[nth] = event;
  }
  const dismissals: Verdict[] = [];
  for (const [nth, said] of own.entries())
    if (said?.dismissed) for (const other of together[nth] ?? []) dismissals[other] ??= said;
  return found.map((incident, nth) => {
    const spoken = [nth, ...spokenOf(nth, found)];
    const mine = own[nth];
    const others = [...spoken, ...(together[nth] ?? [])];
    const isOfFacts = mine && (mine.subtype !== undefined || mine.date !== undefined);
    const said = isOfFacts
      ? mine
      : firstOf(others, other => own[other] && asFarAsAlike(own[other], found[other]!, incident));
    const dismissal = mine?.dismissed ? mine : firstOf(spoken, other => dismissals[other]);
    if (!dismissal) return said ? asSaidOf(incident, said) : incident;
    const { start, end, at, on, by } = dismissal;
    return asSaidOf(incident, { ...said, start, end, at, on, by, dismissed: true });
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

/** What an incident speaks again of, the nearest first. A headline speaks of what is told behind it, other sentences of what is told before. */
function spokenOf(nth: number, found: readonly Incident[]): Set<number> {
  const passed = new Set<number>();
  for (let at = found[nth]?.again; typeof at === "number" && at !== nth && !passed.has(at); at = found[at]?.again)
    passed.add(at);
  return passed;
}

/** What was said of type and date of a report, as far as it holds of another of the same event; null where nothing of it does. */
function asFarAsAlike(said: Verdict, of: Incident, other: Incident): Verdict | null {
  const { dismissed: _, subtype, date, ...kept } = said;
  const holds: Pick<Verdict, "subtype" | "date"> = {};
  if (subtype !== undefined && other.type === of.type) holds.subtype = subtype;
  if (date !== undefined && mayBeOne(other.date, of.date)) holds.date = date;
  return Object.keys(holds).length === 0 ? null : { ...kept, ...holds };
}

/** Whether two dates may be of one day; none is like none. */
function mayBeOne(a: DateRange | null, b: DateRange | null): boolean {
  return a === null || b === null ? a === b : a.from <= b.to && b.from <= a.to;
}

/** An incident as a reader says it is. A sub-type that is not known any more is ignored. */
function asSaidOf(incident: Incident, verdict: Verdict): Incident {
  const { dismissed, subtype, date } = verdict;
  const { type, subtype: before, status } = incident;
  const found = { type, subtype: before, date: incident.date && rangeOf(incident.date), status };
  const judged: Incident = { ...incident, evidence: [...incident.evidence], byHand: { ...verdict, found } };
  const by = `by hand on ${verdict.on.slice(0, 10)} (${verdict.by}); found as:`;
  if (subtype !== undefined && TYPE_OF[subtype]) {
    Object.assign(judged, { subtype, type: TYPE_OF[subtype] });
    judged.evidence.push(piece(TYPE_SET, `type set ${by} ${before}`));
  }
  if (date !== undefined) {
    const note = `date set ${by} ${written(found.date)}`;
    judged.date = date && { ...date, span: null, note };
    judged.evidence.push(piece(DATE_SET, note));
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
