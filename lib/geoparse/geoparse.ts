// Text to mentions. Start reading here.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { distanceKm } from "@/lib/geo";
import { RESOLUTION_FEATURES, RESOLUTION_WEIGHTS, type Scored } from "@/lib/geoparse/candidates";
import { type Document, readDocument } from "@/lib/geoparse/document"; // words, keys, flags, sentences
import { RECOGNITION_FEATURES, type Recognition } from "@/lib/geoparse/features";
import { matchNames, type NameMatch } from "@/lib/geoparse/match"; // names of the gazetteer in the text
import { metonymyOf, spreadMetonymy } from "@/lib/geoparse/metonymy"; // place, or government
import { aloneProbability, isAdjective, RECOGNITION_WEIGHTS, recognizeToponyms } from "@/lib/geoparse/recognize"; // which of them name places
import { contradicts, resolveToponyms } from "@/lib/geoparse/resolve"; // which place each means
import { spanOf } from "@/lib/geoparse/span"; // which words belong to the toponym
import { type UnknownToponym, unknownToponyms } from "@/lib/geoparse/unknown"; // places that no gazetteer knows
import { CALIBRATION } from "@/lib/geoparse/weights";
import { rulesBetween } from "@/lib/text/spelling";
import { foldedWord, SHAPE } from "@/lib/text/tokenize";
import type { Candidate, Evidence, Language, Mention, Place, Span } from "@/lib/types";

export interface GeoparseOptions {
  /** Stretches that are not searched for toponyms (boilerplate). */
  skip?: readonly Span[];
  language?: Language;
  /** false: confidences as the models give them, for learning how far they can be trusted. */
  calibrate?: boolean;
  /**
   * What else to report beside places: "demonyms" ("Iraqi", "Iraqis", resolved to Iraq) or only those that are "adjectives", and
   * "embedded" names, which stand inside the name of something else or qualify a noun ("Basra" in "Basra Oil Company", "US troops").
   */
  report?: readonly ("demonyms" | "adjectives" | "embedded")[];
}

/** Below this probability a name is not taken for a place: a wrong dot costs more than a missing one. */
export const LEAST_PROBABILITY = 0.6;
/** Below this share of the candidates' probability the geoparser abstains. */
export const LEAST_CANDIDATE = 0.25;

/** Finds the toponyms of one article and decides which place each means. Pure; never throws on any text. */
export function geoparse(text: string, gazetteer: Gazetteer, options: GeoparseOptions = {}): Mention[] {
  const { document, found, scored } = stages(text, gazetteer, options);
  const known = found.map((recognition, i) => toMention(document, gazetteer, recognition, scored[i]!));
  if (options.calibrate !== false) for (const mention of known) mention.confidence = round(honest(mention.confidence));
  leaveMisplaced(gazetteer, found, known);
  keepApart(document, found, known);
  joinRepeated(document, found, known);
  spreadMetonymy(document, gazetteer, found, known);
  const unknown = unknownToponyms(
    document,
    found,
    word => gazetteer.look(word),
    (i, near) => areApart(gazetteer, known[i]!, known[near]!),
  ).map(toponym => toUnresolved(text, toponym, known));
  // An unknown name may hold a known word ("Tall" in "the village of Tall Sabz"): the longer one stands.
  const mentions =
    unknown.length === 0 ? known : [...outside(known, unknown), ...unknown].sort((a, b) => a.start - b.start);
  const peoples = options.report?.includes("demonyms") === true;
  if (!peoples && !options.report?.includes("adjectives")) return mentions;
  const taken = new Set(
    found.flatMap(({ match }) => Array.from({ length: match.end - match.first }, (_, i) => match.first + i)),
  );
  const derived = outside(demonyms(document, gazetteer, taken, peoples), mentions);
  return [...mentions, ...derived].sort((a, b) => a.start - b.start);
}

/**
 * "Bahla, north of Basra" is no town in Oman: a place abroad that lies far from the one of the region that the text puts it near to is not what
 * is meant, and the name is left unresolved near that one. Changes the mentions.
 */
function leaveMisplaced(gazetteer: Gazetteer, found: readonly Recognition[], known: readonly Mention[]): void {
  for (let i = 0; i + 1 < found.length; i++) {
    if (found[i]!.beside === null || found[i]!.beside !== found[i + 1]) continue;
    const [a, b] = [known[i]!, known[i + 1]!];
    if (a.resolution.type !== "resolved" || b.resolution.type !== "resolved") continue;
    const [there, near] = [gazetteer.place(a.resolution.placeId)!, gazetteer.place(b.resolution.placeId)!];
    const { countries } = gazetteer.region;
    if (countries.includes(there.country) || !countries.includes(near.country) || !isSettlement(there)) continue;
    if (near.kind === "country" || near.kind === "region" || near.kind === "sea") continue;
    if (distanceKm([there.lon, there.lat], [near.lon, near.lat]) < MISPLACED_KM + found[i]!.km) continue;
    const radiusKm = Math.round(Math.max(found[i]!.km * 1.3, NEAR_KM));
    a.resolution = {
      type: "unresolved",
      reason: "no place of this name is known there",
      near: { placeId: near.id, radiusKm },
    };
    a.literal = true;
    a.confidence = Math.min(a.confidence, 0.5);
  }
}

const MISPLACED_KM = 300;

function isSettlement({ kind }: Place): boolean {
  return kind === "city" || kind === "town" || kind === "village" || kind === "neighbourhood";
}

/** A word for the kind between two names ("Lake Tharthar Lake Habbaniya") belongs to one of them: where spans overlap, both are names alone. */
function keepApart({ tokens, prefix }: Document, found: readonly Recognition[], known: readonly Mention[]): void {
  for (let i = 0; i + 1 < known.length; i++) {
    const [a, b] = [known[i]!, known[i + 1]!];
    if (a.end <= b.start) continue;
    a.end = tokens.end[found[i]!.match.end - 1]!;
    a.text = tokens.text.slice(a.start, a.end);
    if (a.end <= b.start) continue;
    const { first } = found[i + 1]!.match;
    b.start = tokens.start[first]! + prefix[first]!;
    b.text = tokens.text.slice(b.start, b.end);
  }
}

/** "Washington, D.C.": one place named twice over a comma is one toponym. Changes both lists. */
function joinRepeated({ tokens }: Document, found: Recognition[], known: Mention[]): void {
  const joined = new Set<Mention>();
  for (let i = known.length - 2; i >= 0; i--) {
    const [a, b] = [known[i]!, known[i + 1]!];
    if (a.resolution.type !== "resolved" || b.resolution.type !== "resolved") continue;
    if (a.resolution.placeId !== b.resolution.placeId || tokens.text.slice(a.end, b.start) !== ", ") continue;
    if (a.text === b.text) continue; // "northern Iraq, Iraq Oil Minister"
    a.end = b.end;
    a.text = tokens.text.slice(a.start, a.end);
    joined.add(b);
  }
  if (joined.size === 0) return;
  let kept = 0;
  for (let i = 0; i < known.length; i++) {
    if (joined.has(known[i]!)) continue;
    known[kept] = known[i]!;
    found[kept++] = found[i]!;
  }
  known.length = kept;
  found.length = kept;
}

/** The mentions that overlap none of the others; both are in the order of the text, and the work is linear in it. */
function outside(mentions: readonly Mention[], others: readonly Span[]): Mention[] {
  let next = 0;
  return mentions.filter(({ start, end }) => {
    while (next < others.length && others[next]!.end <= start) next++;
    return next === others.length || others[next]!.start >= end;
  });
}

/** The same with everything in between, for those who ask why. */
export function stages(text: string, gazetteer: Gazetteer, options: GeoparseOptions = {}) {
  const document = readDocument(text, gazetteer, options.skip ?? []);
  const matches = matchNames(document, gazetteer);
  const recognized = recognizeToponyms(document, gazetteer, matches);
  const found = keep(recognized, options.report?.includes("embedded") === true);
  const scored = resolveToponyms(document, gazetteer, found);
  return { document, matches, recognized, found, scored };
}

/** What is likely a place; with `embedded`, also what would be one if no organisation were named after it and it qualified no noun. */
function keep(recognized: readonly Recognition[], embedded: boolean): Recognition[] {
  return recognized.filter(
    recognition =>
      (recognition.probability >= LEAST_PROBABILITY && !isAdjective(recognition)) ||
      (embedded &&
        (recognition.embedded || isAdjective(recognition)) &&
        aloneProbability(recognition) >= LEAST_PROBABILITY),
  );
}

/** Adjectives and names of peoples, with the place they are derived from. */
function demonyms(document: Document, gazetteer: Gazetteer, taken: ReadonlySet<number>, peoples: boolean): Mention[] {
  const mentions: Mention[] = [];
  for (const phrase of document.phrases) {
    if (phrase === undefined || taken.has(phrase.first) || document.skipped[phrase.first]) continue;
    const { first, end, entries } = phrase;
    const entry = entries.find(entry => entry.list === "demonym");
    const place = entry?.list === "demonym" ? gazetteer.place(entry.placeId) : undefined;
    if (!place || document.tokens.shape[first] === SHAPE.lower) continue;
    if (!peoples && /[^s]s$/.test(foldedWord(document.tokens, end - 1))) continue; // "Iraqis" are people, "Iraqi" qualifies
    const span = { start: document.tokens.start[first]! + document.prefix[first]!, end: document.tokens.end[end - 1]! };
    const evidence = [{ feature: "demonym", value: 1, weight: 0, note: `demonym of ${place.name}` }];
    mentions.push({
      ...span,
      text: document.tokens.text.slice(span.start, span.end),
      literal: false,
      confidence: 0.9,
      resolution: { type: "resolved", placeId: place.id },
      evidence,
      runnersUp: [],
    });
  }
  return mentions;
}

function toMention(
  document: Document,
  gazetteer: Gazetteer,
  recognition: Recognition,
  scored: readonly Scored[],
): Mention {
  const best = scored[0];
  const regional = best !== undefined && isRegional(gazetteer, best.place);
  const span = spanOf(document, recognition, best && gazetteer.placeAt(best.place), regional);
  const text = document.tokens.text.slice(span.start, span.end);
  const evidence = recognitionEvidence(document, gazetteer, recognition);
  const runnersUp = scored.slice(1, 6).map(candidate => toCandidate(gazetteer, candidate));
  const elsewhere = recognition.site?.elsewhere === true;
  const contradicted = best !== undefined && contradicts(best, recognition);
  if (best === undefined || best.probability < LEAST_CANDIDATE || elsewhere || contradicted) {
    const reason =
      best === undefined
        ? "no place of this name is known"
        : contradicted
          ? "no place of this name is known there"
          : elsewhere
            ? `named after ${gazetteer.placeAt(best.place).name}, and may stand anywhere`
            : "several places of this name are equally likely";
    return {
      start: span.start,
      end: span.end,
      text,
      literal: true,
      confidence: round(recognition.probability * (best?.probability ?? 0)),
      resolution: { type: "unresolved", reason, near: null },
      evidence,
      runnersUp: scored.slice(0, 5).map(candidate => toCandidate(gazetteer, candidate)),
    };
  }
  const place = gazetteer.placeAt(best.place);
  const metonymy = recognition.site ? "" : metonymyOf(document, gazetteer, recognition, place);
  if (metonymy !== "")
    evidence.push({
      feature: "metonymic",
      value: 1,
      weight: 0,
      note: `stands for a government or people: ${metonymy}`,
    });
  return {
    start: span.start,
    end: span.end,
    text,
    literal: metonymy === "",
    confidence: round(recognition.probability * best.probability),
    resolution: { type: "resolved", placeId: place.id },
    evidence: strongestFirst(resolutionEvidence(best).concat(evidence)),
    runnersUp,
  };
}

/** Whether two mentions are resolved to places further apart than a village is from the town it is told to be near to. */
function areApart(gazetteer: Gazetteer, a: Mention, b: Mention): boolean {
  const [from, to] = [a, b].map(({ resolution }) =>
    resolution.type === "resolved" ? gazetteer.place(resolution.placeId) : undefined,
  );
  return from !== undefined && to !== undefined && distanceKm([from.lon, from.lat], [to.lon, to.lat]) > FAR_KM;
}

const FAR_KM = 75;

/** How far from a place "near" reaches where the text states no distance. */
const NEAR_KM = 30;

function toUnresolved(
  text: string,
  { start, end, note, near, km }: UnknownToponym,
  known: readonly Mention[],
): Mention {
  const beside = known[near]?.resolution;
  return {
    start,
    end,
    text: text.slice(start, end),
    literal: true,
    confidence: 0.5,
    resolution: {
      type: "unresolved",
      reason: "no place of this name is known",
      near:
        beside?.type === "resolved"
          ? { placeId: beside.placeId, radiusKm: Math.round(Math.max(km * 1.3, km === 0 ? NEAR_KM : 5)) }
          : null,
    },
    evidence: [{ feature: "position", value: 1, weight: 0, note }],
    runnersUp: [],
  };
}

function isRegional(gazetteer: Gazetteer, place: number): boolean {
  const { country } = gazetteer.placeAt(place);
  return country === "" || gazetteer.region.countries.includes(country);
}

/** The spelling rules or the exact name, and the features that spoke. */
function recognitionEvidence(document: Document, gazetteer: Gazetteer, { match, features }: Recognition): Evidence[] {
  const evidence: Evidence[] = [];
  const name = gazetteer.nameAt(match.names[0]!);
  const how =
    match.form === "exact"
      ? `written as the name "${name.form}"`
      : match.form === "spelled"
        ? `sounds like "${name.form}": ${spellingNotes(document, match, name.words) || "words written together or apart"}`
        : `a slip away from "${name.form}"`;
  evidence.push({ feature: `name-${match.form}`, value: 1, weight: 0, note: how });
  RECOGNITION_EVIDENCE.add(features, 1, evidence);
  return evidence;
}

function spellingNotes({ tokens }: Document, { first, end }: NameMatch, name: readonly string[]): string {
  if (end - first !== name.length) return "";
  const notes = new Set<string>();
  for (let i = 0; i < name.length; i++)
    for (const rule of rulesBetween(tokens.text.slice(tokens.start[first + i], tokens.end[first + i]), name[i]!))
      notes.add(rule.note);
  return [...notes].join("; ");
}

/** What a model's features say, as evidence. */
class FeatureEvidence {
  /** Evidence of features that are simply there, made once and shared: nearly all of it. Null where it weighs less than `least`. */
  readonly #plain: (Evidence | null)[];

  constructor(
    private readonly names: readonly (readonly [feature: string, note: string])[],
    private readonly weights: readonly number[],
    private readonly least: number,
  ) {
    this.#plain = names.map(([feature, note], f) =>
      Math.abs(weights[f]!) < least ? null : Object.freeze({ feature, value: 1, weight: round(weights[f]!), note }),
    );
  }

  /** Adds what the features from `first` on weighed. */
  add(features: Float32Array, first: number, evidence: Evidence[]): void {
    for (let f = first; f < features.length; f++) {
      const value = features[f]!;
      if (value === 0) continue;
      if (value === 1) {
        const plain = this.#plain[f]!;
        if (plain !== null) evidence.push(plain);
        continue;
      }
      const weight = this.weights[f]!;
      if (Math.abs(weight * value) < this.least) continue;
      const [feature, note] = this.names[f]!;
      evidence.push({ feature, value: round(value), weight: round(weight), note });
    }
  }
}

const RECOGNITION_EVIDENCE = new FeatureEvidence(RECOGNITION_FEATURES, RECOGNITION_WEIGHTS, 0.1);
const RESOLUTION_EVIDENCE = new FeatureEvidence(RESOLUTION_FEATURES, RESOLUTION_WEIGHTS, 0.05);

/** Sorts in place; equals keep their order. The lists are short: inserting takes less than sorting. */
function strongestFirst(evidence: Evidence[]): Evidence[] {
  for (let i = 1; i < evidence.length; i++) {
    const one = evidence[i]!;
    const strength = Math.abs(one.weight * one.value);
    let at = i;
    for (; at > 0; at--) {
      const before = evidence[at - 1]!;
      if (Math.abs(before.weight * before.value) >= strength) break;
      evidence[at] = before;
    }
    evidence[at] = one;
  }
  return evidence;
}

function resolutionEvidence({ features }: Scored): Evidence[] {
  const evidence: Evidence[] = [];
  RESOLUTION_EVIDENCE.add(features, 0, evidence);
  return strongestFirst(evidence);
}

function toCandidate(gazetteer: Gazetteer, scored: Scored): Candidate {
  return {
    placeId: gazetteer.placeAt(scored.place).id,
    score: round(scored.score),
    evidence: resolutionEvidence(scored),
  };
}

/** The model's confidence as it proved on the development corpora. */
function honest(confidence: number): number {
  const odds = Math.min(0.999, Math.max(0.001, confidence));
  return 1 / (1 + Math.exp(-(CALIBRATION[0] + CALIBRATION[1] * Math.log(odds / (1 - odds)))));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
