// Text to mentions. Start reading here.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { type Document, readDocument } from "@/lib/geoparse/document"; // words, keys, flags, sentences
import { candidatesOf, recognitionEvidence, resolutionEvidence, round } from "@/lib/geoparse/evidence"; // why
import { metonymyOf, spreadMetonymy } from "@/lib/geoparse/metonymy"; // place, or government
import type { Recognition } from "@/lib/geoparse/recognition/features";
import { matchNames } from "@/lib/geoparse/recognition/match"; // names of the gazetteer in the text
import { aloneProbability, isAdjective, recognizeToponyms } from "@/lib/geoparse/recognition/recognize"; // which of them name places
import { isCounty, spanOf } from "@/lib/geoparse/recognition/span"; // which words belong to the toponym
import { unknownToponyms } from "@/lib/geoparse/recognition/unknown"; // places that no gazetteer knows
import type { UnknownToponym } from "@/lib/geoparse/recognition/unknown-search";
import { areApart, leaveMisplaced, NEAR_KM } from "@/lib/geoparse/resolution/misplaced"; // and which it cannot mean
import { contradicts, resolveToponyms } from "@/lib/geoparse/resolution/resolve"; // which place each means
import type { Scored } from "@/lib/geoparse/resolution/scoring";
import { Standings } from "@/lib/geoparse/resolution/standing";
import { CALIBRATION } from "@/lib/geoparse/weights";
import { foldedWord, SHAPE } from "@/lib/text/tokenize";
import type { Language, Mention, Place, Span } from "@/lib/types";

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
const LEAST_CANDIDATE = 0.25;

/** Finds the toponyms of one article and decides which place each means. Pure; never throws on any text. */
export function geoparse(text: string, gazetteer: Gazetteer, options: GeoparseOptions = {}): Mention[] {
  const { document, found, scored } = stages(text, gazetteer, options);
  const standings = Standings.of(gazetteer);
  const known = found.map((recognition, i) => toMention(document, gazetteer, standings, recognition, scored[i]!));
  if (options.calibrate !== false) for (const mention of known) mention.confidence = round(honest(mention.confidence));
  const places = known.map(({ resolution }, i) =>
    resolution.type === "resolved" ? gazetteer.placeAt(scored[i]![0]!.place) : undefined,
  );
  const guesses = leaveMisplaced(document, gazetteer, found, known, places, scored);
  // What means another place than its best candidate tells what speaks for that.
  for (let i = 0; i < known.length; i++) {
    const { resolution } = known[i]!;
    if (resolution.type !== "resolved" || gazetteer.placeAt(scored[i]![0]!.place).id === resolution.placeId) continue;
    const meant = scored[i]!.find(({ place }) => gazetteer.placeAt(place).id === resolution.placeId)!;
    known[i]!.evidence = resolutionEvidence(document, gazetteer, found[i]!, meant, "");
  }
  without(guesses, found, known);
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
  without(joined, found, known);
}

/** Takes mentions out of both lists. */
function without(none: ReadonlySet<Mention>, found: Recognition[], known: Mention[]): void {
  if (none.size === 0) return;
  let kept = 0;
  for (let i = 0; i < known.length; i++) {
    if (none.has(known[i]!)) continue;
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
  standings: Standings,
  recognition: Recognition,
  scored: readonly Scored[],
): Mention {
  const best = scored[0];
  const place = best && gazetteer.placeAt(best.place);
  const regional = best !== undefined && standings.regional[best.place] === 1;
  const { start, end } = spanOf(document, recognition, place, regional);
  const text = document.tokens.text.slice(start, end);
  const reason = whyUnresolved(recognition, best, place, regional);
  if (best === undefined || place === undefined || reason !== "") {
    return {
      start,
      end,
      text,
      literal: true,
      confidence: round(recognition.probability * (best?.probability ?? 0)),
      resolution: { type: "unresolved", reason, near: null },
      evidence: recognitionEvidence(document, gazetteer, recognition),
      runnersUp: candidatesOf(gazetteer, scored, 0, RUNNERS_UP),
    };
  }
  const metonymy = recognition.site ? "" : metonymyOf(document, gazetteer, recognition, place);
  return {
    start,
    end,
    text,
    literal: metonymy === "",
    confidence: round(recognition.probability * best.probability),
    resolution: { type: "resolved", placeId: place.id },
    evidence: resolutionEvidence(document, gazetteer, recognition, best, metonymy),
    runnersUp: candidatesOf(gazetteer, scored, 1, 1 + RUNNERS_UP),
  };
}

/** How many other places a mention tells of. */
const RUNNERS_UP = 5;

/** Why the geoparser abstains, or "". */
function whyUnresolved(
  recognition: Recognition,
  best: Scored | undefined,
  place: Place | undefined,
  regional: boolean,
): string {
  if (best === undefined || place === undefined) return "no place of this name is known";
  if (contradicts(best, recognition)) return "no place of this name is known there";
  if (recognition.site?.elsewhere && place.kind !== "road" && !isCounty(recognition, place, regional))
    return `named after ${place.name}, and may stand anywhere`;
  return best.probability < LEAST_CANDIDATE ? "several places of this name are equally likely" : "";
}

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

/** The model's confidence as it proved on the development corpora. */
function honest(confidence: number): number {
  const odds = Math.min(0.999, Math.max(0.001, confidence));
  return 1 / (1 + Math.exp(-(CALIBRATION[0] + CALIBRATION[1] * Math.log(odds / (1 - odds)))));
}
