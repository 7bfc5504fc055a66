// Which reports are of one event by a reader's word, where the rules say otherwise: what was said, one after the other, over the groups that
// were found. Pure.

import type { Grouping, Incident, Mention, ReportRef } from "@/lib/types";
import { eventsOf } from "./events";

/** An event: its reports, and by index what of all that was said it comes of. */
export interface Grouped<R> {
  reports: R[];
  said: number[];
}

/**
 * Groups of reports as readers have said. Of two reports it is said that their groups are one, as these are by then; of one that it leaves its group,
 * which stays together without it. So one event with another and that with a third is all one, what is set apart is apart from whatever
 * was found, and of what contradicts the later counts. What is said of reports in no group is passed over.
 * @param said in the order in which it was said
 */
export function groupedAsSaid<R>(found: readonly (readonly R[])[], said: readonly (readonly R[])[]): Grouped<R>[] {
  const groupOf = new Map<R, Set<R>>();
  for (const group of found.map(reports => new Set(reports))) for (const report of group) groupOf.set(report, group);
  /** What each made one, as both were by then; of a report set apart itself, until it is once more. Empty where it is told of no event. */
  const sides: (readonly (readonly R[])[])[] = said.map(() => []);
  const apart = new Map<R, number>();
  for (const [n, [a, b]] of (said as readonly (readonly [R, R?])[]).entries()) {
    const [one, other] = [groupOf.get(a), b === undefined ? undefined : groupOf.get(b)];
    if (one === undefined) continue;
    if (b === undefined) {
      sides[apart.get(a) ?? n] = [];
      apart.set(a, n);
      sides[n] = [[a]];
      one.delete(a);
      groupOf.set(a, new Set([a]));
    } else if (one === other) {
      sides[n] = [[a], [b]];
    } else if (other !== undefined) {
      sides[n] = [[...one], [...other]];
      for (const report of other) groupOf.set(report, one.add(report));
    }
  }
  const events = new Map<Set<R>, Grouped<R>>();
  for (const group of groupOf.values()) events.set(group, { reports: [...group], said: [] });
  for (const [n, its] of sides.entries()) {
    // It is told of the event in which something of both is still together.
    const groups = its.flat().map(report => groupOf.get(report)!);
    const together = groups.find(group => its.every(side => side.some(report => group.has(report))));
    if (together) events.get(together)?.said.push(n);
  }
  return [...events.values()];
}

/** In the order in which it was said; of one moment in an order of its own, so that it does not matter how it came in. */
export function inOrderSaid<G extends Grouping>(said: readonly G[]): G[] {
  const key = ({ on, reports }: Grouping) => `${on} ${JSON.stringify(reports)}`;
  return said
    .map(grouping => [key(grouping), grouping] as const)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([, grouping]) => grouping);
}

/** The events of one article as readers have said: of each the indices of its reports, those among them that are dismissed. */
export function eventsAsSaid(
  incidents: readonly Incident[],
  mentions: readonly Mention[],
  groupings: readonly Grouping[],
): number[][] {
  const found = eventsOf(incidents, mentions).map(reports => reports.map(({ nth }) => nth));
  return groupedAsSaid(found, saidWithin(incidents, mentions, groupings)).map(({ reports }) => reports);
}

/** How many events an article reports as having happened, each once; without those of which all reports are dismissed. */
export const eventsIn = (
  incidents: readonly Incident[],
  mentions: readonly Mention[],
  groupings: readonly Grouping[] = [],
): number =>
  eventsAsSaid(incidents, mentions, groupings).filter(reports =>
    reports.some(nth => incidents[nth]?.status === "reported"),
  ).length;

/** What was said of which reports of the article are of one event, by their index. With those of other articles the store puts them together. */
export function saidWithin(
  incidents: readonly Incident[],
  mentions: readonly Mention[],
  groupings: readonly Grouping[],
): number[][] {
  return inOrderSaid(groupings)
    .filter(({ reports: [one, other = one] }) => one.article === other.article)
    .map(({ reports }) => reports.map(report => nthOf(report, incidents, mentions)))
    .filter(nths => nths.every(nth => nth >= 0));
}

/**
 * The incident that a reader points at, by its index in its article; -1 where it is found no more. Where the rules have come to read other words
 * as its trigger these need only overlap, and where they place it by another name it is the only one with that trigger.
 */
export function nthOf(
  { start, end, at }: Omit<ReportRef, "article">,
  found: readonly Pick<Incident, "trigger" | "mention">[],
  mentions: readonly Pick<Mention, "start">[],
): number {
  const near = [...found.keys()].filter(n => found[n]!.trigger.start < end && start < found[n]!.trigger.end);
  const placed = near.filter(n => (mentions[found[n]!.mention ?? -1]?.start ?? null) === at);
  const exact = placed.find(n => found[n]!.trigger.start === start && found[n]!.trigger.end === end);
  return exact ?? placed[0] ?? (near.length === 1 ? near[0]! : -1);
}
