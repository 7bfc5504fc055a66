// One event that an article tells several times is of one kind: a blast is the suicide bombing that a sentence behind makes of it.

import type { Incident, Mention } from "@/lib/types";
import { daysAgree, numbersAgree, piece, placeIdOf } from "../events";

type Kind = Pick<Incident, "type" | "subtype">;

/** What a word for an event leaves open, and by which kinds a sentence behind says what it was. */
const LITTLE: Readonly<Record<string, RegExp>> = {
  attack: /^(?:suicide|air|shelling|chemical)/,
  "remote-explosive-landmine-ied": /^(?:suicide|air|shelling|grenade)/,
};

/** Whether one kind says of an event what the other one leaves open. */
export function refines(subtype: string, of: string): boolean {
  return LITTLE[of]?.test(subtype) === true;
}

/** Gives an incident the kind that is told of its event elsewhere. */
export function takeKindOf(incident: Incident, { type, subtype }: Kind): void {
  if (incident.subtype === subtype) return;
  Object.assign(incident, { type, subtype });
  incident.evidence.push(piece("kind-elsewhere", "of the kind that the article tells of it elsewhere"));
}

/** What went off where it had been laid, hidden or left. */
const LAID =
  /roadside|improvised|\bieds?\b|\bmines?\b|landmine|plant|park|sticky|magnetic|device|booby|buried|عبو|لغم|لغام|لاصق|مركون|ناسف|زرع/i;
/** What somebody blew up, and not what went off. */
const BLOWN_UP = /^(?:bl[eo]w\w* up|blast\w* open|demolish|destroy|level|raz|[وف]?[يت]?(?:فجر|نسف|دمر))/i;
/** Words for an attack that say nothing of how it was made. */
const CALLED =
  /^(?:(?:the|an) )?(?:\w+ )?(?:attacks?|massacre|carnage|assault|incident)$|^[وفبل]?(?:ال|لل)?(?:هجوم|هجمات|هجومين|اعتداء|استهداف|مجزرة|مذبحة|حادث)/i;

/** Events over which a general word for an attack is the explosion told next. */
const NEAR = 3;
/** Events before and behind among which the same one is looked for: time stays linear in a list of a thousand blasts. */
const FAR = 60;

/** Gives what was told as a blast, or as "the attack", the kind that the article tells of it elsewhere. */
export function agreeOnKind(incidents: readonly Incident[], text: string, mentions: readonly Mention[]): void {
  for (const [nth, known] of incidents.entries()) {
    const { subtype, status, type, date, deaths } = known;
    if (type !== "explosions" || status !== "reported" || !refines(subtype, "remote-explosive-landmine-ied")) continue;
    const placeId = placeIdOf(known, mentions);
    if (placeId === null) continue;
    const wordsOf = ({ trigger }: Incident) => text.slice(trigger.start, trigger.end);
    const from = Math.max(0, nth - FAR);
    const alike = incidents
      .slice(from, nth + FAR)
      .filter(
        (other, i) =>
          other.status === "reported" &&
          refines(subtype, other.subtype) &&
          (other.type === "explosions"
            ? !BLOWN_UP.test(wordsOf(other))
            : from + i < nth && nth - from - i <= NEAR && CALLED.test(wordsOf(other))) &&
          placeIdOf(other, mentions) === placeId &&
          daysAgree(date, other.date) &&
          numbersAgree(deaths, other.deaths) !== false,
      );
    // A bomb was laid there, too: which of them "the blast" was is not told.
    if (alike.some(other => LAID.test(wordsOf(other)))) continue;
    for (const other of alike) takeKindOf(other, known);
  }
}
