// What is asked of an actor of whose part in an event nothing is known yet.

import { SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Incident, IncidentType } from "@/lib/types";
import type { Sentence } from "../sentence";

/** An event's trigger as far as roles depend on it. */
export interface Trigger {
  first: number;
  end: number;
  noun: boolean;
  subtype: string;
  rule: string;
  from: number | undefined;
}

export type Role = Incident["actors"][number]["role"];

/** What is asked of one actor. */
export interface Asked {
  sentence: Sentence;
  trigger: Trigger;
  /** His words `[first, end)`. */
  first: number;
  end: number;
  id: string;
  part: string;
  /** The actors whose role is known. */
  others: Incident["actors"];
  /** The word before him and what describes him, and where it stands. */
  lead: string;
  leadAt: number;
  /** His first word as it is written. */
  written: string;
  clash: boolean;
  type: IncidentType | undefined;
  violent: boolean;
  /** How many are known to have done it. */
  by: number;
  /** What he is if he acts: civilians do no violence. */
  doer: Role | null;
  /** What is done to one, and not by one: "came under fire", "hit a mine", "survived an attempt on his life". */
  suffered: boolean;
}

export const PASSIVE = new WordSet("was were been being is are be");

/** A form of "to be", and not the initials of a group ("killed an IS commander"). */
export function isBe({ tokens, first, last }: Sentence, t: number): boolean {
  return t >= first && t < last && PASSIVE.has(tokens, t) && tokens.shape[t] !== SHAPE.upper;
}
