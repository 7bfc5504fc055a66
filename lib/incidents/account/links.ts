// Which reports of an article are of one event: each is weighed beside the events told so far, by all that speaks for and against, and goes to the
// one for which most does, or tells an event of its own.

import type { Tokens } from "@/lib/text/tokenize";
import type { Place } from "@/lib/types";
import { APART, DATELINE, daysAgree, piece, UNLOCATED } from "../events";
import type { Around } from "../where/around";
import { type Account, PLACED_BEHIND } from "./account";
import { isWithin } from "./lies";
import { ONE_EVENT } from "./link-weights";
import { type Report, reportsOf } from "./reports";
import { SAID } from "./said";
import { SIGNS, signsOf, type Told } from "./signs";

/** Sentences without a report of an event behind which it is no longer gone on about. */
const REACH = 8;
/** Events, and reports of one, that are compared: time stays linear in a list of a thousand blasts. */
const FAR = 30;

/** The evidence of an incident that is one more report of an event. */
const ONE = "one-event";
/** Reasons named, and what each weighs at least. */
const NAMED = 4;
const LEAST = 0.1;

const WEIGHTS = Float64Array.from(SIGNS, sign => ONE_EVENT[sign] ?? 0);

/** Says by how much more speaks for one event than against it; `signs` by their number in SIGNS. */
export type Weigh = (event: Told, report: Report, signs: readonly number[]) => number;

const learned: Weigh = (_, __, signs) => {
  let sum = 0;
  for (const sign of signs) sum += WEIGHTS[sign]!;
  return sum;
};

/** Says of each report of what happened of which other it is one more (`again`), or null where it tells an event of its own. */
export function linkReports(
  tokens: Tokens,
  { incidents, starts, item }: Account,
  { gazetteer, mentions }: Around,
  weigh: Weigh = learned,
): void {
  // The items of a round-up have nothing from each other.
  if (item !== null) return;
  const reports = reportsOf(tokens, incidents, starts, mentions, id => gazetteer.place(id));
  const wide = summaries(reports);
  const events: Told[] = [];
  const links: { report: Report; event: Told; why: string }[] = [];
  for (const report of reports) {
    if (report.nth > 0 && (report.said & SAID.another) !== 0)
      report.incident.evidence.push(piece(APART, "told as another one than those before"));
    let best = 0;
    let event: Told | null = null;
    let why: readonly number[] = [];
    for (let k = events.length - 1; k >= Math.max(0, events.length - FAR); k--) {
      const told = events[k]!;
      const last = told.reports.at(-1)!;
      if (report.sentence - last.sentence > REACH) continue;
      const signs = signsOf(told, report);
      const weight = weigh(told, report, signs);
      if (weight <= best) continue;
      [best, event, why] = [weight, told, [...signs]];
    }
    if (event === null) events.push({ reports: [report], covers: wide.get(report) ?? 0 });
    else {
      links.push({ report, event, why: reasonsOf(why) });
      event.reports.push(report);
      // The first ones and the last.
      if (event.reports.length > FAR) event.reports.splice(FIRST, 1);
    }
  }
  const before = new Map(reports.map(({ nth, incident }) => [nth, incident.again]));
  for (const { incident } of reports) incident.again = null;
  for (const { report, event, why } of links) {
    const { incident, nth } = report;
    incident.evidence.push(piece(ONE, `one event with what was told before: ${why}`));
    const [first, second] = event.reports;
    // A headline speaks of what is told below it, other reports of the one that they mean, or of the first.
    const lead = first!.headline ? second! : first!;
    const meant = before.get(nth);
    const known = event.reports.some(one => one.nth === meant && one.nth < nth && !one.headline);
    if (lead === report) first!.incident.again = nth;
    else incident.again = known ? meant! : lead.nth;
  }
  for (const { reports } of events) placeAlike(reports);
}

/** "Gunmen ambushed a patrol. The attack took place in Ataq": where a report tells nothing of where it was, it was where the next one says. */
function placeAlike(reports: readonly Report[]): void {
  for (const [i, { incident, place, carried }] of reports.entries()) {
    if (place !== null || carried) continue;
    const told = reports.slice(i + 1).find(one => one.place !== null && !one.carried)?.incident;
    if (told === undefined) continue;
    incident.mention = told.mention;
    if (told.described) incident.described = told.described;
    incident.evidence = incident.evidence.filter(({ feature }) => feature !== UNLOCATED && feature !== DATELINE);
    incident.evidence.push(piece(PLACED_BEHIND, "named in the sentence behind"));
  }
}
/** Reports of an event that stay among those that are compared. */
const FIRST = 2;

/** The signs that weigh most for one event, in words. */
function reasonsOf(signs: readonly number[]): string {
  return [...signs]
    .filter(sign => WEIGHTS[sign]! >= LEAST)
    .sort((a, b) => WEIGHTS[b]! - WEIGHTS[a]!)
    .slice(0, NAMED)
    .map(sign => SIGNS[sign])
    .join("; ");
}

/** Of reports at a wide place, at how many places in it, none in another, the article tells of events of their kind that may be of their day. */
function summaries(reports: readonly Report[]): Map<Report, number> {
  const sums = new Map<Report, number>();
  const near = reports.slice(0, FAR);
  for (const report of near) {
    const within: Place[] = [];
    for (const { incident, place, carried } of near) {
      if (place === null || carried || incident.type !== report.incident.type) continue;
      if (report.place !== null && (place.id === report.place.id || !isWithin(place, report.place))) continue;
      if (!daysAgree(incident.date, report.incident.date)) continue;
      if (within.every(one => one.id !== place.id && !isWithin(place, one) && !isWithin(one, place)))
        within.push(place);
    }
    if (within.length > 1) sums.set(report, within.length);
  }
  return sums;
}
