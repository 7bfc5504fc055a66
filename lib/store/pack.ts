// Mentions as the store keeps them: of ten parts of their JSON seven are evidence that says the same again and again. What
// evidence says is written once an article, and each piece of it is three numbers. Pure.

import type { Evidence, Mention } from "@/lib/types";

/** Feature and note, which evidence names by their place in the list. */
type Said = [feature: string, note: string];

/** Number of what is said, value, weight; and so on. */
type PackedEvidence = number[];

interface PackedMention extends Omit<Mention, "evidence" | "runnersUp"> {
  evidence: PackedEvidence;
  runnersUp: [placeId: string, score: number, evidence: PackedEvidence][];
}

interface Packed {
  said: Said[];
  mentions: PackedMention[];
}

/** The mentions of one article as JSON. */
export function packMentions(mentions: readonly Mention[]): string {
  const numbers = new Map<string, Map<string, number>>();
  const said: Said[] = [];
  const numberOf = (feature: string, note: string): number => {
    let notes = numbers.get(feature);
    if (notes === undefined) {
      notes = new Map();
      numbers.set(feature, notes);
    }
    let number = notes.get(note);
    if (number === undefined) {
      number = said.push([feature, note]) - 1;
      notes.set(note, number);
    }
    return number;
  };
  const pack = (evidence: readonly Evidence[]): PackedEvidence => {
    const packed: PackedEvidence = [];
    for (const { feature, value, weight, note } of evidence) packed.push(numberOf(feature, note), value, weight);
    return packed;
  };
  const packed: Packed = {
    said,
    mentions: mentions.map(mention => ({
      ...mention,
      evidence: pack(mention.evidence),
      runnersUp: mention.runnersUp.map(({ placeId, score, evidence }) => [placeId, score, pack(evidence)]),
    })),
  };
  return JSON.stringify(packed);
}

/** What packMentions was given; also reads the plain JSON of databases that are older than it. */
export function unpackMentions(json: string): Mention[] {
  if (json.startsWith("[")) return JSON.parse(json);
  const { said, mentions }: Packed = JSON.parse(json);
  const unpack = (packed: PackedEvidence): Evidence[] => {
    const evidence: Evidence[] = [];
    for (let i = 0; i + 2 < packed.length; i += 3) {
      const [feature, note] = said[packed[i] as number] as Said;
      evidence.push({ feature, value: packed[i + 1] as number, weight: packed[i + 2] as number, note });
    }
    return evidence;
  };
  return mentions.map(mention => ({
    ...mention,
    evidence: unpack(mention.evidence),
    runnersUp: mention.runnersUp.map(([placeId, score, evidence]) => ({ placeId, score, evidence: unpack(evidence) })),
  }));
}
