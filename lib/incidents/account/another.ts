// "... and a third fell short": an event like the one before, by a weapon that is not named again.

import { type Tokens, WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import type { Sentence } from "../sentence";
import { type Suspect, suspectOf } from "../suspect";
import { EXPLOSIVE } from "../what/weapons";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import type { Account } from "./account";

/** Words that leave out what the sentence before named: "another pair slammed into ...", "a third fell short". */
const ANOTHER = new WordSet("another others second third fourth fifth other more further both one rest");
const ONES = new WordSet(
  "pair one ones volley salvo round batch device devices projectile projectiles of them was were had has have been also " +
    "later then two three four unmanned aircraft missile missiles rocket rockets shell shells drone drones bomb bombs blast",
);
const FOLLOWED = new WordSet("followed came arrived appeared flew");
/** Words between a word for another one and what it did. */
const SAID_OF = 9;
const DONE_TO = new WordSet("killed wounded hit struck targeted attacked injured");

/** Whether the account is at an explosion, of which the next sentence may tell "another". */
export function mayContinue({ last, sentence }: Account): boolean {
  return last !== null && sentence - last.sentence <= 2 && EXPLOSIVE.includes(last.incident.subtype);
}

/** Whether one of the words of use follows a word for another one. */
export function saysAnother(tokens: Tokens, triggers: readonly Hit[]): boolean {
  return triggers.some(hit => {
    if (!has(hit, "use", "verb")) return false;
    for (let t = hit.first - 1; t >= Math.max(0, hit.first - SAID_OF); t--) if (ANOTHER.has(tokens, t)) return true;
    return false;
  });
}

/** "... and a third damaged a hangar": an event like the one before, by a weapon that is not named again; null without one. */
export function another(sentence: Sentence, { last }: Account, continues: boolean): Suspect | null {
  const { tokens, first, last: until, triggers } = sentence;
  if (!continues && !triggers.some(hit => hit.senses.some(({ part }) => part === "weapon"))) return null;
  for (let t = first; t < until; t++) {
    if (!ANOTHER.has(tokens, t)) continue;
    let u = t + 1;
    let passive = false;
    while (u < until && ONES.has(tokens, u)) passive = /^(?:was|were|been)$/.test(wordOf(tokens, u++)) || passive;
    // "another followed at dusk and hit": the verb behind "and".
    if (FOLLOWED.has(tokens, u)) while (u < Math.min(until, t + SAID_OF) && wordOf(tokens, u - 1) !== "and") u++;
    const use = triggers.find(hit => hit.first === u && has(hit, "use", "verb"));
    // "another column was targeted", and not "another man was hit"
    const done = triggers.find(hit => hit.first > t && hit.first <= t + 6 && DONE_TO.has(tokens, hit.first));
    if (use === undefined && done !== undefined && continues && isThing(sentence, t, done.first))
      return anotherOf(done, last!.incident.subtype, t, "done to another one");
    if (use === undefined || (passive && DONE_TO.has(tokens, use.first))) continue;
    const weapon = triggers.findLast(hit => hit.first < u && hit.senses.some(({ part }) => part === "weapon"));
    const subtype =
      weapon?.senses.find(({ part }) => part === "weapon")?.value ?? (continues ? last!.incident.subtype : null);
    if (subtype === null) continue;
    return anotherOf(use, subtype, t, "another of what was told before");
  }
  return null;
}

/** A convoy, a house, a base between the words. */
function isThing({ persons }: Sentence, from: number, to: number): boolean {
  return persons.some(hit => hit.first > from && hit.end <= to && has(hit, "thing"));
}

function anotherOf(hit: Hit, subtype: string, first: number, note: string): Suspect {
  const { first: head, end } = hit;
  const known = { first, end, head, noun: false, rule: "another", note, score: 0.75 };
  return suspectOf({ type: TYPE_OF[subtype]!, subtype }, hit, known);
}
