// Sentences that go on from an event without naming it: what became of its victims, who is said to have done it, what those who did it did next.

import { WordSet } from "@/lib/text/tokenize";
import type { IncidentStatus } from "@/lib/types";
import type { Sentence } from "../sentence";
import type { Told } from "../suspect";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { type Fits, lastOf } from "./retold";

/** Sentences over which an event is gone on from without its name. */
const REACH = 2;
/** Words from the beginning of a sentence within which its subject stands. */
const OPENING = 6;

/** Of what a sentence goes on, by the words that say so. */
const GOES_ON = Object.entries<{ fits: Fits; opens: boolean; status?: IncidentStatus }>({
  hurt: { fits: harms, opens: false },
  damage: { fits: harms, opens: false },
  target: { fits: violent, opens: false },
  weapon: { fits: usesWeapons, opens: false },
  fall: { fits: fromAfar, opens: false },
  held: { fits: arrests, opens: false },
  freed: { fits: takes, opens: false },
  judged: { fits: violates, opens: false },
  blame: { fits: violates, opens: false },
  denied: { fits: violates, opens: false, status: "denied" },
  doer: { fits: violent, opens: true },
  crowd: { fits: crowds, opens: true },
  calm: { fits: peaceful, opens: false },
  course: { fits: violates, opens: true },
});

function crowds({ type }: { type: string }): boolean {
  return type === "protests" || type === "riots";
}
function peaceful({ subtype }: { subtype: string }): boolean {
  return subtype === "peaceful-protest";
}
function violent({ type }: { type: string }): boolean {
  return type === "battles" || type === "explosions" || type === "violence-against-civilians";
}
function violates(incident: { type: string; subtype: string }): boolean {
  return violent(incident) || crowds(incident);
}
function harms({ type, subtype }: { type: string; subtype: string }): boolean {
  return type !== "strategic-developments" && subtype !== "peaceful-protest";
}
function usesWeapons(incident: { type: string; subtype: string }): boolean {
  return violent(incident) && !incident.subtype.endsWith("territory");
}
/** With what flies: drones, rockets, shells. */
function fromAfar({ subtype }: { subtype: string }): boolean {
  return subtype === "air-drone-strike" || subtype === "shelling-artillery-missile-attack";
}
function arrests({ subtype }: { subtype: string }): boolean {
  return subtype === "arrests";
}
function takes({ subtype }: { subtype: string }): boolean {
  return subtype === "arrests" || subtype === "abduction-forced-disappearance";
}

/** The event that the sentence goes on from, and the words that say so; null where it tells of other things. */
export function sequelOf(
  { tokens, first, last, named }: Sentence,
  sequels: readonly Hit[],
  told: readonly Told[],
  now: number,
  meant: Fits,
): { hit: Hit; of: Told; said: boolean; status: IncidentStatus | undefined } | null {
  const recent = told.filter(({ incident, sentence }) => now - sentence <= REACH && incident.status !== "threatened");
  if (recent.length === 0) return null;
  // What is history goes on no more; who is tried for it may deny it.
  const near = recent.filter(({ incident }) => incident.status !== "background");
  for (const hit of sequels) {
    if (named.some(({ first: from, end }) => hit.first < end && from < hit.end)) continue;
    for (const [kind, { fits, opens, status }] of GOES_ON) {
      if (!has(hit, kind) || (opens && !isSubject(tokens, hit, opening(tokens, first, last)))) continue;
      const among = kind === "denied" ? recent : near;
      const of = lastOf(among, incident => fits(incident) && meant(incident)) ?? lastOf(among, fits);
      if (of !== null) return { hit, of, said: /^(?:judged|blame|denied)$/.test(kind), status };
    }
  }
  const of = lastOf(
    near.filter(({ sentence }) => now - sentence === 1),
    violates,
  );
  const they = theyAct(tokens, first, last);
  if (of === null || they === -1) return null;
  return { hit: { first: they, head: they + 1, end: they + 2, senses: [] }, of, said: false, status: undefined };
}

/** Who does something: at the beginning, in Arabic after a verb of the past. */
function isSubject(tokens: Sentence["tokens"], hit: Hit, from: number): boolean {
  if (hit.first - from > OPENING) return false;
  if (wordOf(tokens, hit.first) < "\u0600") return hit.first - from <= 2;
  return hit.first === from || !/^[وف]?[يت]/.test(wordOf(tokens, from));
}

/** After "the source added that" and the like, where the sentence that is told begins. */
function opening(tokens: Sentence["tokens"], first: number, last: number): number {
  for (let t = first; t < Math.min(last, first + 12); t++)
    if (
      /^(?:that|ان)$/.test(wordOf(tokens, t)) &&
      /^(?:said|says|added|reported|witnesses|قال|اضاف|ذكر|اكد|وقال|واضاف|وذكر|واكد|المصدر)$/.test(
        wordOf(tokens, t - 1),
      )
    )
      return t + 1;
  return first;
}

const SAYS = new WordSet(
  "said say told added called hope hoped want wanted have had need needed believe believed asked expect expected fear " +
    "feared are were also will would can could do did know knew thanked accused",
);
const DID =
  /(?:ed|sat|came|left|wore|carried|fled|drove|ran|held|took|threw|broke|beat|shot|cut|set|put|sang|stood|lay|went|got|burnt)$/;

/** "They sat on the asphalt": the word, where those of whom was told did something; -1 elsewhere. */
function theyAct(tokens: Sentence["tokens"], first: number, last: number): number {
  if (first + 1 >= last || wordOf(tokens, first) !== "they") return -1;
  const verb = wordOf(tokens, first + 1);
  return DID.test(verb) && !SAYS.hasWord(verb) ? first : -1;
}
