// What passes between the steps that find incidents: an event that words suggest, how it is spoken of, where it was, and what was told before.

import type { Incident, IncidentStatus, IncidentType } from "@/lib/types";
import type { Named } from "./sentence";
import type { Hit } from "./words/rules";

/** An event that the words of a sentence suggest. It has all of its fields from the beginning: many thousands of them are asked for each. */
export interface Suspect {
  type: IncidentType;
  subtype: string;
  /** Words of the trigger, `[first, end)`. */
  first: number;
  end: number;
  /** The word that the place, the cues and the actors stand around. */
  head: number;
  /** A noun ("the attack") rather than a verb. */
  noun: boolean;
  rule: string;
  note: string;
  score: number;
  hit: Hit;
  /** Of an event that another one followed ("... after a bombing in Kalar"): the word from which the sentence speaks of it. */
  from: number | undefined;
  /** Told beside another one of the sentence, of which it was a cause, a part or a comparison. */
  aside: boolean;
  /** The event told before that this one is, spoken of again. */
  again: Told | undefined;
  /** The event told before in the course of which this one happened ("during the attack"). */
  within: Told | undefined;
  /** Where another event of its clause was, if it names no place of its own. */
  beside: Whereabouts | null;
  /** Kept by `modalityOf`. */
  modality: Modality | undefined;
  /** Kept by `placeOf`; null where there is none. */
  where: Whereabouts | null | undefined;
}

/** What is known of a suspect when it is made. */
type Known = Pick<Suspect, "first" | "end" | "head" | "noun" | "rule" | "note" | "score">;

/** The one place where suspects are made, of which nothing more is known yet. */
export function suspectOf(kind: Pick<Suspect, "type" | "subtype">, hit: Hit, known: Known): Suspect {
  return {
    type: kind.type,
    subtype: kind.subtype,
    first: known.first,
    end: known.end,
    head: known.head,
    noun: known.noun,
    rule: known.rule,
    note: known.note,
    score: known.score,
    hit,
    from: undefined,
    aside: false,
    again: undefined,
    within: undefined,
    beside: null,
    modality: undefined,
    where: undefined,
  };
}

/** How a sentence speaks of an event. */
export interface Modality {
  status: IncidentStatus;
  note: string;
  /** Neither happened nor announced: "would not fire", "if they enter". */
  unreal: boolean;
}

/** A mention that an event may have happened at, and how much speaks for it. */
export interface Whereabouts {
  named: Named;
  score: number;
  note: string;
}

/** An event as it was told, and in which sentence. */
export interface Told {
  incident: Incident;
  sentence: number;
  /** Told beside another one, of which it was a cause, a part or a comparison. */
  aside: boolean;
}
