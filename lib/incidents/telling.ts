// An event as one sentence tells it, with all that its record asks of it.

import type { IncidentStatus } from "@/lib/types";
import type { Account } from "./account/account";
import type { Sentence } from "./sentence";
import type { Suspect, Whereabouts } from "./suspect";
import type { StatedDate } from "./when/dates";
import type { Around } from "./where/around";

export interface Telling {
  sentence: Sentence;
  suspect: Suspect;
  /** As the sentence has it; the account may make it background. */
  status: IncidentStatus;
  /** The place that the sentence names for it. */
  where: Whereabouts | null;
  /** The date that the sentence states for it. */
  stated: StatedDate | null;
  account: Account;
  around: Around;
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
