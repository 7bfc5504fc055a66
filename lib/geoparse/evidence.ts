// Why: what the models saw of a toponym and of each place that it may mean, as data for a reader.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { Document } from "@/lib/geoparse/document";
import { type NameMatch, RECOGNITION_FEATURES, type Recognition } from "@/lib/geoparse/recognition/features";
import { RECOGNITION_WEIGHTS } from "@/lib/geoparse/recognition/recognize";
import { RESOLUTION_FEATURES, RESOLUTION_WEIGHTS, type Scored } from "@/lib/geoparse/resolution/scoring";
import { once } from "@/lib/text/memory";
import { rulesBetween } from "@/lib/text/spelling";
import type { Candidate, Evidence } from "@/lib/types";

/** Numbers for readers are told in steps of a thousandth. */
const STEPS = 1000;

export function round(value: number): number {
  return Math.round(value * STEPS) / STEPS;
}

/** What the features of one model say. An article has hundreds of pieces, of few sorts: each is made once, frozen and shared. */
class FeatureEvidence {
  /** By feature: what is simply there, and in steps from -1 to 1 what is there in part, as far as it was asked for. */
  readonly #plain: readonly Evidence[];
  readonly #weights: Float64Array;
  readonly #strengths: Float64Array;
  readonly #parts: (Evidence | undefined)[][] = [];

  /** @param least what weighs less is no evidence */
  constructor(
    private readonly features: readonly (readonly [feature: string, note: string])[],
    weights: readonly number[],
    private readonly least: number,
  ) {
    this.#weights = Float64Array.from(weights);
    this.#plain = features.map((_, f) => this.#make(f, 1));
    this.#strengths = Float64Array.from(weights, weight => Math.abs(round(weight)));
  }

  /** Gathers what the features from `first` on weighed. */
  gather(values: Float32Array, first: number): void {
    const weights = this.#weights;
    for (let f = first; f < weights.length; f++) {
      const value = values[f]!;
      if (value === 0 || Math.abs(weights[f]! * value) < this.least) continue;
      const strength = this.#strengths[f]!;
      if (value === 1) push(this.#plain[f]!, strength);
      else push(this.#part(f, value), strength * Math.abs(round(value)));
    }
  }

  #part(f: number, value: number): Evidence {
    const step = Math.round(value * STEPS) + STEPS;
    if (step < 0 || step > 2 * STEPS) return this.#make(f, value);
    this.#parts[f] ??= new Array(2 * STEPS + 1);
    const parts = this.#parts[f]!;
    parts[step] ??= this.#make(f, value);
    return parts[step];
  }

  #make(f: number, value: number): Evidence {
    const [feature, note] = this.features[f]!;
    return Object.freeze({ feature, value: round(value), weight: round(this.#weights[f]!), note });
  }
}

const RECOGNITION = new FeatureEvidence(RECOGNITION_FEATURES, RECOGNITION_WEIGHTS, 0.1);
const RESOLUTION = new FeatureEvidence(RESOLUTION_FEATURES, RESOLUTION_WEIGHTS, 0.05);

/** Why something is a toponym: how its name was found, and what spoke for a place. */
export function recognitionEvidence(document: Document, gazetteer: Gazetteer, recognition: Recognition): Evidence[] {
  gatherRecognition(document, gazetteer, recognition);
  return taken();
}

/** Why a toponym means its best candidate, and stands for a government or people if it does; the strongest first. */
export function resolutionEvidence(
  document: Document,
  gazetteer: Gazetteer,
  recognition: Recognition,
  best: Scored,
  metonymy: string,
): Evidence[] {
  RESOLUTION.gather(best.features, 0);
  gatherRecognition(document, gazetteer, recognition);
  if (metonymy !== "") push(metonymic(`stands for a government or people: ${metonymy}`), 0);
  strongestFirst();
  return taken();
}

export function metonymic(note: string): Evidence {
  return { feature: "metonymic", value: 1, weight: 0, note };
}

/** Candidates from one to before another, with what speaks for each. */
export function candidatesOf(
  gazetteer: Gazetteer,
  scored: readonly Scored[],
  first: number,
  behind: number,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (let i = first; i < scored.length && i < behind; i++) {
    const { place, score, features } = scored[i]!;
    RESOLUTION.gather(features, 0);
    strongestFirst();
    candidates.push({ placeId: gazetteer.placeAt(place).id, score: round(score), evidence: taken() });
  }
  return candidates;
}

function gatherRecognition(document: Document, gazetteer: Gazetteer, { match, features }: Recognition): void {
  const name = match.names[0]!;
  if (match.form === "exact") push(writtenAs(gazetteer, name), 0);
  else {
    const { form, words } = gazetteer.nameAt(name);
    const note =
      match.form === "spelled"
        ? `sounds like "${form}": ${habits(document, match, words)}`
        : `a slip away from "${form}"`;
    push({ feature: NAME_FEATURE[match.form], value: 1, weight: 0, note }, 0);
  }
  // The first is the bias, which says nothing of this name.
  RECOGNITION.gather(features, 1);
}

/** By name that it was written so. */
const written = once((gazetteer: Gazetteer) => new Array<Evidence | undefined>(gazetteer.size.names));

function writtenAs(gazetteer: Gazetteer, name: number): Evidence {
  const known = written(gazetteer);
  known[name] ??= Object.freeze({
    feature: NAME_FEATURE.exact,
    value: 1,
    weight: 0,
    note: `written as the name "${gazetteer.nameAt(name).form}"`,
  });
  return known[name];
}

const NAME_FEATURE = { exact: "name-exact", spelled: "name-spelled", fuzzy: "name-fuzzy" } as const;

/** The habits of transcribers that lie between the words of the text and those of the name. */
function habits({ tokens }: Document, { first, end }: NameMatch, name: readonly string[]): string {
  const notes = new Set<string>();
  for (let i = 0; end - first === name.length && i < name.length; i++)
    for (const rule of rulesBetween(tokens.text.slice(tokens.start[first + i], tokens.end[first + i]), name[i]!))
      notes.add(rule.note);
  return notes.size > 0 ? [...notes].join("; ") : "words written together or apart";
}

/** The pieces that are gathered, how strong each is, and in which order they stand; there are never more. */
const MOST = RECOGNITION_FEATURES.length + RESOLUTION_FEATURES.length + 2;
const pieces: Evidence[] = [];
const strengths = new Float64Array(MOST);
const order = new Uint8Array(MOST);
let count = 0;

function push(piece: Evidence, strength: number): void {
  pieces[count] = piece;
  strengths[count] = strength;
  order[count] = count++;
}

/** Puts what is gathered in order; equals keep theirs. It is little: inserting takes less than sorting. */
function strongestFirst(): void {
  for (let i = 1; i < count; i++) {
    const strength = strengths[i]!;
    let at = i;
    for (; at > 0 && strengths[order[at - 1]!]! < strength; at--) order[at] = order[at - 1]!;
    order[at] = i;
  }
}

/** What is gathered, as a list of its own; then nothing is. */
function taken(): Evidence[] {
  const evidence = new Array<Evidence>(count);
  for (let i = 0; i < count; i++) evidence[i] = pieces[order[i]!]!;
  count = 0;
  return evidence;
}
