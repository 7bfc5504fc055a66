// What a reader says a name means, where the rules found something else or nothing. A correction is kept by article and span, and
// overrides whatever the rules find, now and after a reparse. Pure.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { SaidMeaning } from "@/lib/review";
import {
  BY_HAND,
  type Evidence,
  type Grouping,
  MARKED_BY_HAND,
  type Mention,
  type Span,
  type Verdict,
} from "@/lib/types";

/** A reader's correction of one name in an article, or the mark of one that was not found. */
export interface NameCorrection extends Span {
  /** The place that it means, or null: no place at all. */
  placeId: string | null;
  /** ISO 8601. */
  on: string;
  /** Who made it: anyone who may write to this machine. */
  by: string;
}

/** What a reader has said of an article: of a name in it, of an incident, or of which reports one of its own is of one event with. */
export type Correction = NameCorrection | Verdict | Grouping;

export const isVerdict = (correction: Correction): correction is Verdict => "at" in correction;
export const isGrouping = (correction: Correction): correction is Grouping => "reports" in correction;
export const isOfName = (correction: Correction): correction is NameCorrection => "placeId" in correction;

/** What a person of this machine says now. */
export const asSaid = (said: readonly SaidMeaning[], now: Date): NameCorrection[] =>
  said.map(({ start, end, place }) => ({ start, end, placeId: place, on: now.toISOString(), by: "local" }));

/**
 * The mentions as corrected. None is lost: a corrected name that the rules do not find stands where the reader saw it, instead of
 * whatever they find of its words.
 */
export function corrected(
  found: readonly Mention[],
  corrections: readonly Correction[],
  text: string,
  gazetteer: Gazetteer,
): Mention[] {
  let mentions = [...found];
  for (const correction of corrections) {
    if (!isOfName(correction)) continue;
    const { start, end, placeId } = correction;
    // A correction to a place that the gazetteer no longer has is ignored.
    if (placeId !== null && !gazetteer.place(placeId)) continue;
    const at = mentions.findIndex(mention => mention.start === start && mention.end === end);
    const before = mentions[at];
    if (before) {
      mentions[at] = byHand(before, correction, gazetteer);
    } else if (placeId !== null) {
      const instead = mentions.filter(other => overlap(other, correction));
      mentions = mentions.filter(other => !overlap(other, correction));
      mentions.push(marked(text, { ...correction, placeId }, instead, gazetteer));
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}

export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const saidBy = (note: string): Evidence[] => [{ feature: BY_HAND, value: 1, weight: 0, note }];
const RUNNERS_UP = 5;

/** A name that the rules do not find. What they found of its words, if anything, are its runners-up. */
function marked(
  text: string,
  { start, end, placeId, on, by }: NameCorrection & { placeId: string },
  instead: readonly Mention[],
  gazetteer: Gazetteer,
): Mention {
  const names = instead.map(mention => `"${mention.text}"${nameOf(mention, gazetteer, name => ` (${name})`)}`);
  const found = names.length > 0 ? `found instead: ${names.join(", ")}` : "the rules found no name here";
  const note = `${MARKED_BY_HAND} on ${on.slice(0, 10)} (${by}); ${found}`;
  return {
    ...{ start, end, text: text.slice(start, end), literal: true, confidence: 1 },
    resolution: { type: "resolved", placeId },
    evidence: saidBy(note),
    runnersUp: instead
      .flatMap(({ resolution, confidence: score, evidence }) =>
        resolution.type === "resolved" ? [{ placeId: resolution.placeId, score, evidence }] : [],
      )
      .filter(candidate => candidate.placeId !== placeId)
      .slice(0, RUNNERS_UP),
  };
}

function nameOf({ resolution }: Mention, gazetteer: Gazetteer, say = (name: string) => name): string {
  if (resolution.type !== "resolved") return "";
  return say(gazetteer.place(resolution.placeId)?.name ?? resolution.placeId);
}

function byHand(mention: Mention, { placeId, on, by }: NameCorrection, gazetteer: Gazetteer): Mention {
  const { resolution, confidence, evidence, runnersUp } = mention;
  const before = resolution.type === "resolved" ? resolution.placeId : null;
  const note = `corrected by hand on ${on.slice(0, 10)} (${by}); found as: ${nameOf(mention, gazetteer) || "no place"}`;
  const losers = runnersUp.filter(candidate => candidate.placeId !== placeId);
  // What the rules found becomes the first runner-up, with its evidence.
  if (before !== null && before !== placeId) losers.unshift({ placeId: before, score: confidence, evidence });
  return {
    ...mention,
    confidence: 1,
    resolution: placeId === null ? { type: "unresolved", reason: note, near: null } : { type: "resolved", placeId },
    evidence: saidBy(note),
    runnersUp: losers.slice(0, RUNNERS_UP),
  };
}
