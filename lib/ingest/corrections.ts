// What readers say that a name means, against what was found. It is kept beside the article by the name's span, and goes before
// whatever the rules find, now and after a reparse. Pure.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { BY_HAND, type Evidence, type Mention, type Span } from "@/lib/types";

/** One reader's word on one name of an article. */
export interface Correction extends Span {
  /** The place that it means, or null: no place at all. */
  placeId: string | null;
  /** ISO 8601. */
  on: string;
  /** Who said so: whoever may write to this machine. */
  by: string;
}

/** The mentions as corrected: none is lost, and one whose name is no longer found stays where a reader has seen it. */
export function corrected(
  found: readonly Mention[],
  corrections: readonly Correction[],
  text: string,
  gazetteer: Gazetteer,
): Mention[] {
  const mentions = [...found];
  for (const correction of corrections) {
    const { start, end, placeId } = correction;
    // A place that the gazetteer no longer has says nothing.
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
  // What was found stands first among what it could have been, with what spoke for it.
  if (before !== null && before !== placeId) losers.unshift({ placeId: before, score: confidence, evidence });
  return {
    ...mention,
    confidence: 1,
    resolution: placeId === null ? { type: "unresolved", reason: note, near: null } : { type: "resolved", placeId },
    evidence: [said],
    runnersUp: losers.slice(0, 5),
  };
}
