// Toponym resolution: which place on earth each toponym means. Candidates get features; a log-linear model scores them against each
// other; what the article's other toponyms mean is evidence, so the scores are computed twice.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { Document } from "@/lib/geoparse/document";
import { withSameMarks } from "@/lib/geoparse/recognition/arabic-readings";
import type { Recognition } from "@/lib/geoparse/recognition/features";
import { candidates } from "@/lib/geoparse/resolution/candidates";
import { Context, Peoples } from "@/lib/geoparse/resolution/context";
import { describeLevel, pairOf } from "@/lib/geoparse/resolution/levels";
import { INDEX, rank, type Scored } from "@/lib/geoparse/resolution/scoring";
import { hintSites, inTheirCities } from "@/lib/geoparse/resolution/sites";
import { Standings } from "@/lib/geoparse/resolution/standing";

/** Scores the candidates of every recognition; the result is in the same order, candidates best first. */
export function resolveToponyms(document: Document, gazetteer: Gazetteer, found: readonly Recognition[]): Scored[][] {
  hintSites(document, gazetteer, found);
  const standings = Standings.of(gazetteer);
  const scored = inTheirCities(
    document,
    gazetteer,
    found,
    found.map(recognition => withSameMarks(document, gazetteer, recognition.match, candidates(gazetteer, recognition))),
  );
  for (const list of scored) rank(list);
  const pairs = found.map((recognition, i) => {
    const pair = scored[i]!.length > 1 ? pairOf(standings, scored[i]!) : null;
    if (pair !== null) describeLevel(pair, document, recognition);
    return pair;
  });
  // Containers first, then neighbours: two rounds over what the others mean so far.
  const context = new Context(document, gazetteer, found, scored, new Peoples(document, gazetteer), pairs);
  for (let round = 0; round < 2; round++) {
    context.weigh();
    for (let i = 0; i < found.length; i++) {
      // A single candidate needs no comparing, but may contradict what is stated.
      if (scored[i]!.length > 1) context.describe(i);
      else if (scored[i]!.length === 1) context.describeContainer(scored[i]![0]!, i);
    }
    for (let i = 0; i < found.length; i++) {
      if (scored[i]!.length < 2) continue;
      if (found[i]!.closed) scored[i] = withinStated(scored[i]!);
      rank(scored[i]!);
    }
  }
  return scored;
}

/** "Paris, Texas": where some place of the name lies in the distant state that is stated, those that do not are out of the question. */
function withinStated(list: Scored[]): Scored[] {
  const within = list.filter(({ features }) => features[INDEX.container] === 1);
  return within.length === 0 ? list : within;
}

/** Whether a place far from the region is stated as the container, and the candidate does not lie in it ("Cairo, Illinois" in Egypt). */
export function contradicts(candidate: Scored, recognition: Recognition): boolean {
  return recognition.closed && candidate.features[INDEX.containerDisagrees] === 1;
}
