// What a reader says a name means, where the rules found something else. A correction is kept by article and span, and overrides
// whatever the rules find, now and after a reparse. Pure.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { SaidMeaning } from "@/lib/review";
import { BY_HAND, type Evidence, type Mention, type Span } from "@/lib/types";

/** A reader's correction of one name in an article. */
export interface Correction extends Span {
  /** The place that it means, or null: no place at all. */
  placeId: string | null;
  /** ISO 8601. */
  on: string;
  /** Who made it: anyone who may write to this machine. */
  by: string;
}

/** What a person of this machine says now. */
export const asSaid = (said: readonly SaidMeaning[], now: Date): Correction[] =>
  said.map(({ start, end, place }) => ({ start, end, placeId: place, on: now.toISOString(), by: "local" }));

/** The mentions as corrected. None is lost: a corrected name that the rules no longer find stays where the reader saw it. */
export function corrected(
  found: readonly Mention[],
  corrections: readonly Correction[],
  text: string,
  gazetteer: Gazetteer,
): Mention[] {
  const mentions = [...found];
  for (const correction of corrections) {
    const { start, end, placeId } = correction;
    // A correction to a place that the gazetteer no longer has is ignored.
    if (placeId !== null && !gazetteer.place(placeId)) continue;
    const at = mentions.findIndex(mention => mention.start === start && mention.end === end);
    const before = mentions[at];
    if (before) mentions[at] = byHand(before, correction, gazetteer);
    else if (placeId !== null && !mentions.some(other => other.start < end && other.end > start))
      mentions.push(byHand(unknown(text, correction), correction, gazetteer));
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function unknown(text: string, { start, end }: Span): Mention {
  const resolution = { type: "unresolved", reason: "", near: null } as const;
  const written = text.slice(start, end);
  return { start, end, text: written, literal: true, confidence: 1, resolution, evidence: [], runnersUp: [] };
}

function byHand(mention: Mention, { placeId, on, by }: Correction, gazetteer: Gazetteer): Mention {
  const { resolution, confidence, evidence, runnersUp } = mention;
  const before = resolution.type === "resolved" ? resolution.placeId : null;
  const was = before === null ? "no place" : (gazetteer.place(before)?.name ?? before);
  const note = `corrected by hand on ${on.slice(0, 10)} (${by}); found as: ${was}`;
  const said: Evidence = { feature: BY_HAND, value: 1, weight: 0, note };
  const losers = runnersUp.filter(candidate => candidate.placeId !== placeId);
  // What the rules found becomes the first runner-up, with its evidence.
  if (before !== null && before !== placeId) losers.unshift({ placeId: before, score: confidence, evidence });
  return {
    ...mention,
    confidence: 1,
    resolution: placeId === null ? { type: "unresolved", reason: note, near: null } : { type: "resolved", placeId },
    evidence: [said],
    runnersUp: losers.slice(0, 5),
  };
}
