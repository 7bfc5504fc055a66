// What one sentence lets suspect, trigger by trigger, with what is known of it as a whole.

import { TYPE_OF } from "@/lib/types";
import { refersToCrowd, type Sentence } from "../sentence";
import { type Suspect, suspectOf } from "../suspect";
import type { Parties } from "../who/parties";
import { anyHas, type Hit, has, isWeapon } from "../words/rules";
import { isFeud, isWithinTrigger, subordinate } from "./bearing";
import { crowdOf, isNameHere, protestContext, shootsAtCrowd, usesCrowdArms } from "./context";
import { beginsWithNature } from "./no-deed";

/** How much a rule weighs before the place of its trigger in the sentence is considered. */
const WEIGHT = {
  weapon: 1.1,
  force: 1.15,
  explosion: 1.02,
  verb: 1,
  territory: 1,
  assault: 0.9,
  noun: 0.8,
  shot: 0.85,
  harm: 0.6,
  gather: 0.7,
  move: 0.7,
  weak: 0.2,
};
const SUBORDINATE = 0.45;
const PER_WORD = 0.006;

/** In Arabic "the forces killed four smugglers": a state's forces right behind a verb of killing do more than a crime. */
function isForce({ triggers, arabic }: Sentence, parties: Parties): boolean {
  return arabic && triggers.some(hit => has(hit, "death", "verb") && parties.killsForState(hit));
}

export class Suspicion {
  readonly suspects: Suspect[] = [];
  /** Words of use by which somebody was felled. */
  readonly felled: Hit[] = [];
  /** Weapons that were found. */
  readonly unused: Hit[] = [];

  /** Somebody died or was hurt. */
  readonly harmed: boolean;
  readonly armedWeapon: boolean;
  /** Whose gathering the sentence tells of; null without one. */
  readonly crowd: ReturnType<typeof crowdOf>;
  /** Only prices explode. */
  readonly inflated: boolean;
  readonly accident: boolean;
  /** Clans that fight each other. */
  readonly feud: boolean;
  readonly demonstrating: boolean;
  /** Shots at the crowd of the sentence before. */
  readonly fired: boolean;
  /** The sentence is about a protest, its own or that of the sentence before. */
  readonly protest: boolean;

  /** @param crowdBefore whether the sentence before told of a crowd, which "they" may be here */
  constructor(
    readonly sentence: Sentence,
    readonly parties: Parties,
    readonly crowdBefore: boolean,
  ) {
    const { cues } = sentence;
    this.harmed = anyHas(sentence.harms, "death") || anyHas(sentence.harms, "injury");
    this.armedWeapon = sentence.triggers.some(isWeapon);
    const they = crowdBefore && refersToCrowd(sentence);
    this.crowd = crowdOf(sentence) ?? (they ? "crowd" : null);
    this.inflated = !this.harmed && !this.armedWeapon && anyHas(cues, "finance");
    this.feud = isFeud(sentence);
    // Clans that quarrel do more than a household.
    this.accident =
      (anyHas(cues, "crime") && !this.feud && !isForce(sentence, parties)) ||
      anyHas(cues, "mishap") ||
      beginsWithNature(sentence) ||
      cues.some(cue => has(cue, "accident") && !isNameHere(sentence, cue) && !isWithinTrigger(sentence, cue));
    this.demonstrating = !this.feud && protestContext(sentence, parties);
    this.fired = crowdBefore && !this.feud && !this.demonstrating && shootsAtCrowd(sentence, parties);
    this.protest = they || this.demonstrating || this.fired || (crowdBefore && usesCrowdArms(sentence));
  }

  /** Adds an event of that sub-type, of which the words `[first, end)` tell. @param head the word that tells it */
  add(
    subtype: string,
    hit: Hit,
    rule: keyof typeof WEIGHT,
    note: string,
    noun = false,
    end = hit.end,
    first = hit.first,
    head = hit.first,
  ): void {
    const { sentence } = this;
    const score =
      WEIGHT[rule] -
      (noun && rule === "assault" ? 0.1 : 0) -
      (subordinate(sentence, hit) ? SUBORDINATE : 0) -
      PER_WORD * (hit.first - sentence.first);
    const kind = { type: TYPE_OF[subtype]!, subtype };
    this.suspects.push(suspectOf(kind, hit, { first, end, head, noun, rule, note, score }));
  }
}
