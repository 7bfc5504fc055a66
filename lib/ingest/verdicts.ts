// What a reader says of an incident: that it is none, or what it is and when it was. A verdict is kept by article, by the incident's trigger
// and by where its place is named, and overrides whatever the rules find, now and after a reparse. Pure.

import { byEvent, piece, placeIdOf } from "@/lib/incidents/events";
import { TYPE_OF } from "@/lib/incidents/subtypes";
import { BY_HAND, type DateRange, type Incident, type Mention, type Verdict } from "@/lib/types";
import { type Correction, isVerdict, overlap } from "./corrections";

/** The evidence of a type and of a date that a reader has set. */
const TYPE_SET = `type-${BY_HAND}`;
const DATE_SET = `date-${BY_HAND}`;

/**
 * The incidents as judged. What a reader says is none is kept as dismissed, with what speaks again of it. What a reader says of type and date
 * holds for all reports of the event in the article that were wrong in the same way: of the same type, of a day that may be the same. What
 * was said of a report itself goes before what was said of others. Where the rules have come to read other words of it as its trigger, they
 * need only overlap.
 */
export function judged(
  found: readonly Incident[],
  mentions: readonly Mention[],
  corrections: readonly Correction[],
): Incident[] {
  const verdicts = corrections.filter(isVerdict);
  if (verdicts.length === 0) return [...found];
  const own = found.map(({ mention, trigger }) => {
    const at = mention === null ? null : (mentions[mention]?.start ?? null);
    return verdicts.find(verdict => verdict.at === at && overlap(verdict, trigger));
  });
  const together = reportsOfOne(found, mentions);
  return found.map((incident, nth) => {
    const mine = own[nth];
    if (mine) return asSaidOf(incident, mine);
    for (const other of spokenOf(nth, found)) {
      const holds = own[other] && asFarAsAlike(own[other], found[other]!, incident);
      if (holds) return asSaidOf(incident, holds);
    }
    for (const other of together[nth] ?? []) {
      const said = own[other];
      const holds = said && !said.dismissed && asFarAsAlike(said, found[other]!, incident);
      if (holds) return asSaidOf(incident, holds);
    }
    return incident;
  });
}

/** What an incident speaks again of, the nearest first. A headline speaks of what is told behind it, other sentences of what is told before. */
function spokenOf(nth: number, found: readonly Incident[]): Set<number> {
  const passed = new Set<number>();
  for (let at = found[nth]?.again; at !== undefined && at !== nth && !passed.has(at); at = found[at]?.again)
    passed.add(at);
  return passed;
}

/** By incident those that report the same event, itself included; nothing where it is not told as having happened. */
function reportsOfOne(found: readonly Incident[], mentions: readonly Mention[]): number[][] {
  const by: number[][] = [];
  const told = found.map((incident, nth) => {
    const id = placeIdOf(incident, mentions);
    // Whether a place is broad tells events of different articles apart, never those of one: any kind will do.
    return { articleId: "", nth, incident, place: id === null ? null : { id, kind: "area" as const } };
  });
  for (const group of byEvent(told)) {
    const its = group.map(({ nth }) => nth);
    for (const nth of its) by[nth] = its;
  }
  return by;
}

/** What was said of a report, as far as it holds of another of the same event; null where nothing of it does. */
function asFarAsAlike(said: Verdict, of: Incident, other: Incident): Verdict | null {
  const { dismissed, subtype, date, ...kept } = said;
  const holds: Pick<Verdict, "dismissed" | "subtype" | "date"> = {};
  if (dismissed) holds.dismissed = true;
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
  const found = { type, subtype: before, date: incident.date && rangeOf(incident.date) };
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
