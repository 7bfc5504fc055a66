// The reports of an article as one is compared with another: where, when, of whom, and what the words of the sentence say of what was told before.
// All of it is worked out once for a report.

import type { Tokens } from "@/lib/text/tokenize";
import type { Incident, Mention, Place } from "@/lib/types";
import { DATELINE, idsOf, placeIdOf } from "../events";
import { bearingOf } from "../where/relation";
import { isHeadline } from "./headline";
import { bringsUpVictim, type Heard, knownAround, readWords, SAID, saidBy } from "./said";

/** An incident with what is asked of it here. */
export interface Report {
  incident: Incident;
  nth: number;
  /** The number of its sentence. */
  sentence: number;
  headline: boolean;
  /** In the first sentence below the headline that reports something. */
  lead: boolean;
  /** The number of the last sentence before its own that reports something; -1 where none does. */
  before: number;
  place: Place | null;
  /** Where it was as far as the text says: the point of "25 km south of Hit", else that of the place. */
  lon: number;
  lat: number;
  /** Degrees from north, where it was told to be on that side of the place; null elsewhere. */
  side: number | null;
  /** At the place of what was told before: its sentence names none. */
  carried: boolean;
  /** Days that it took. */
  days: number;
  by: readonly string[];
  against: readonly string[];
  /** What its sentence says, in bits of SAID. */
  said: number;
  /** Hashes of the words of its sentence that are about something, each once, ascending. */
  words: Int32Array;
  /** Of things that its sentence brings up ("a checkpoint"), and of those that it speaks of as known ("the checkpoint"). */
  things: Int32Array;
  knownThings: Int32Array;
}

/** What all incidents of a sentence share. */
interface Read extends Heard {
  first: number;
  last: number;
  headline: boolean;
  lead: boolean;
  before: number;
}

/** The reports of what happened, in the order of the text. */
export function reportsOf(
  tokens: Tokens,
  incidents: readonly Incident[],
  starts: readonly number[],
  mentions: readonly Mention[],
  placeOf: (id: string) => Place | undefined,
): Report[] {
  const reports: Report[] = [];
  let sentence: Read | null = null;
  let start = -1;
  let number = -1;
  let before: Report[] = [];
  let lead = -1;
  for (const [nth, incident] of incidents.entries()) {
    if (incident.status !== "reported") continue;
    if (sentence === null || incident.sentence.start !== start) {
      start = incident.sentence.start;
      while (number + 1 < starts.length && starts[number + 1]! <= start) number++;
      const [first, last] = [wordAt(tokens, start), wordAt(tokens, incident.sentence.end - 1) + 1];
      const { words, things } = readWords(tokens, first, last);
      const headline = isHeadline(tokens.text, incident.sentence);
      if (lead < 0 && !headline) lead = number;
      sentence = { first, last, words, things, headline, lead: lead === number, before: before.at(-1)?.sentence ?? -1 };
      before = [];
    }
    const report = reportOf(tokens, incident, nth, number, sentence, mentions, placeOf);
    if (before.length > 0) for (const other of [...before, report]) other.said |= SAID.several;
    before.push(report);
    reports.push(report);
  }
  return reports;
}

function reportOf(
  tokens: Tokens,
  incident: Incident,
  nth: number,
  sentence: number,
  { first, last, words, things, headline, lead, before }: Read,
  mentions: readonly Mention[],
  placeOf: (id: string) => Place | undefined,
): Report {
  const { date, relation, evidence, trigger, deaths } = incident;
  // From where it is told says little of where it was.
  const id = evidence.some(({ feature }) => feature === DATELINE) ? null : placeIdOf(incident, mentions);
  const place = id === null ? null : (placeOf(id) ?? null);
  const point = relation?.point ?? place;
  const day = date === null || date.span === null ? 0 : SAID.day;
  const [at, end] = [wordAt(tokens, trigger.start), wordAt(tokens, trigger.end - 1) + 1];
  return {
    incident,
    nth,
    sentence,
    headline,
    lead,
    before,
    place,
    lon: point?.lon ?? 0,
    lat: point?.lat ?? 0,
    side: relation === null || relation.point !== null ? null : bearingOf(relation.text),
    carried: evidence.some(({ feature }) => feature === "place-carried" || feature === "place-behind"),
    days: date === null || date.from === date.to ? 1 : (Date.parse(date.to) - Date.parse(date.from)) / 86_400_000 + 1,
    by: idsOf(incident, "by"),
    against: idsOf(incident, "against"),
    said:
      saidBy(tokens, at, end, first, last) |
      day |
      (bringsUpVictim(tokens, deaths, wordAt(tokens, deaths?.start ?? 0)) ? SAID.victim : 0),
    words,
    things,
    knownThings: knownAround(tokens, at, end, first, last),
  };
}

/** The last word that begins at or before a sign of the text. */
function wordAt({ start, length }: Tokens, at: number): number {
  let [low, high] = [0, Math.max(0, length - 1)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
