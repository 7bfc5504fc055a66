// Who is named in another clause than the event, which describes somebody or tells of another time, has no part in it.

import { WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import { type Circumstance, circumstanceAround, isInReason, relativeAround, timedAround } from "../asides";
import { clauseBetween, type Relative, type Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { type Asked, isBe, type Role } from "./asked";
import { hasObject } from "./beside";
import { DEED, isDoneTo } from "./roles-order";

/** Words between an antecedent and its clause: "the strike on a post of the army that killed". */
const NEAR = 7;
/** Words between an actor and the clause that describes him: "supporters of the party who". */
const BESIDE = 3;

/** The role of an actor whom a relative clause, or one of time, parts from the event: none; undefined where it may be of his. */
export function byClause(asked: Asked): Role | null | undefined {
  const { sentence, trigger, first, end, part } = asked;
  if (part === "civil") return undefined;
  // "in retaliation for a raid by the coalition": who had a part in what came before.
  if (isInReason(sentence, first) && !isInReason(sentence, trigger.first)) return null;
  const beside = besideDoer(asked);
  if (beside !== undefined || sentence.arabic) return beside;
  const own = relativeAround(sentence, first);
  const its = relativeAround(sentence, trigger.first);
  if (own !== its) {
    if (own !== null && !(own.first <= trigger.first && trigger.first < own.end)) {
      // "took the town, whose people had lived under the group": from those who held it.
      if (trigger.subtype.endsWith("territory")) return undefined;
      if (!describesEvent(sentence, own, trigger) && !says(sentence, own, first)) return null;
    } else if (its !== null && !its.governed) {
      const beside =
        end <= its.first &&
        its.first - end <= BESIDE &&
        ![...sentence.persons, ...sentence.unnamed].some(one => one.first >= end && one.end <= its.first);
      if (!beside && eventBefore(sentence, its) === null) return null;
    }
  }
  return isOfOtherTime(asked) ? null : behindHisClause(asked);
}

/** "three soldiers who were guarding a bank were killed": what is done to them is told behind the clause that says who they are. */
function behindHisClause({ sentence, trigger, end, violent }: Asked): Role | undefined {
  const clause = violent ? relativeAround(sentence, end) : null;
  if (clause === null || clause.first !== end || trigger.first < clause.end) return undefined;
  return isBe(sentence, clause.end) && DONE.test(wordOf(sentence.tokens, clause.end + 1)) ? "against" : undefined;
}
const DONE = /(?:ed|en|hit|struck|shot|hurt|torn|slain)$/;

/** "arrested two men after soldiers had been shot", "the worst attack since the army took the town": he took part in what is told of that time. */
function isOfOtherTime({ sentence, trigger, first }: Asked): boolean {
  const time = timedAround(sentence, first);
  if (time === null || (time.first <= trigger.first && trigger.first < time.end)) return false;
  if (trigger.subtype.endsWith("territory")) return false;
  // "were shot after gunmen had stopped their bus": of one event.
  return time.apart || !sentence.harms.some(hit => hit.first < trigger.end && trigger.first < hit.end);
}

/**
 * "Gunmen killed two after police had left": where the main clause tells who did it, or that a bomb did, who does no harm in one of time or
 * place has not done it; he may be whom it was done to ("a cave where fighters were sleeping") where nobody else is.
 */
function besideDoer({ sentence, trigger, first, end, part, violent, clash }: Asked): Role | null | undefined {
  if (CROWD.test(part) || !(violent || trigger.subtype === DESTROYED)) return undefined;
  if (trigger.subtype.endsWith("territory")) return undefined;
  const clause = circumstanceAround(sentence, first);
  if (clause === null || (clause.first < trigger.end && trigger.first < clause.end)) return undefined;
  // "when the group, beaten in the towns, ...": it goes on.
  if ((clause.same && clause.end <= end && !sentence.arabic) || tellsHarm(sentence, clause)) return undefined;
  const passive = trigger.rule !== "weapon" && trigger.rule !== "explosion" && isDoneTo(sentence, trigger);
  const doer = doerOf(sentence, trigger, clause, passive);
  if (doer === null && !(clause.same && LAID.test(trigger.subtype))) return undefined;
  const victims = sentence.persons.some(
    hit => (passive || hit.first >= trigger.first) && !has(hit, "armed") && !overlaps(hit, clause),
  );
  if (!clause.same || victims) return clash ? "involved" : null;
  return doer === null || isRebel(doer) !== isRebel(part) ? "against" : "involved";
}
const CROWD = /^(?:protest|crowd)$/;
const DESTROYED = "looting-property-destruction";
/** What goes off by itself, whoever is beside it. */
const LAID = /^(?:remote-explosive|suicide-bomb)/;
const isRebel = (part: string): boolean => !/^(?:state|foreign)$/.test(part);
const overlaps = (a: { first: number; end: number }, b: { first: number; end: number }): boolean =>
  a.first < b.end && b.first < a.end;

/** A word of violence in a clause, and not merely of who goes, holds or is arrested. */
function tellsHarm({ triggers, harms }: Sentence, { first, end }: Circumstance): boolean {
  const within = (hit: Hit) => hit.first > first && hit.first < end;
  return (
    harms.some(within) ||
    triggers.some(hit => within(hit) && hit.senses.some(({ value }) => !TAME.test(value) && !isStrategic(value)))
  );
}
const isStrategic = (value: string): boolean => TYPE_OF[value] === "strategic-developments";
/** Words that only others beside them make violence: "pulled out", "drove", "found", "reached". */
const TAME = /^(?:taken|found|threat|use|advance)$/;

/** The class of him who does it outside of a clause: before an active verb, behind "by", in Arabic between the verb and its object; or null. */
function doerOf(sentence: Sentence, trigger: Asked["trigger"], clause: Circumstance, passive: boolean): string | null {
  const { tokens, arabic, actors, unnamed, persons } = sentence;
  const does = (one: Hit): boolean => {
    const { first, end } = one;
    if (overlaps(one, clause)) return false;
    if (BY.has(tokens, first - 1) && first > trigger.first) return true;
    if (first < trigger.first) return !passive && !clauseBetween(sentence, end - 1, trigger.first);
    if (!arabic || trigger.noun || first - trigger.first > VERB) return false;
    return end < trigger.end || hasObject(sentence, end);
  };
  const actor = actors.find(one => one.senses[0]!.part !== "civil" && does(one));
  if (actor !== undefined) return actor.senses[0]!.part;
  return unnamed.some(does) || persons.some(one => has(one, "armed") && !has(one, "thing") && does(one)) ? "" : null;
}
const BY = new WordSet("by قبل يد ايدي");
/** In Arabic words from the verb to him who does it. */
const VERB = 2;

/** The event that a clause describes; null where it describes somebody, or a thing. */
function eventBefore(sentence: Sentence, { first, pronoun, governed }: Relative): Hit | null {
  const { tokens, triggers, persons, actors } = sentence;
  if (!governed && WHO.has(tokens, pronoun)) return null;
  const event = triggers.findLast(
    hit => hit.end <= first && hit.senses.some(({ part }) => part === "noun" || part === "weapon"),
  );
  if (event === undefined || (!governed && first - event.end > NEAR)) return null;
  const parted = !governed && [...persons, ...actors].some(one => one.first >= event.end && one.end === first);
  return parted ? null : event;
}
const WHO = new WordSet("who whom");

/** "the attack in which five soldiers died", "an assault that killed two of the army": told of the event itself, or of a name for it. */
function describesEvent(sentence: Sentence, clause: Relative, trigger: Asked["trigger"]): boolean {
  // "an accord under which the force leaves": what is to come of it.
  if (trigger.subtype === "agreement") return false;
  const event = eventBefore(sentence, clause) ?? deedBefore(sentence, clause);
  if (event === null)
    return clause.governed && sentence.triggers.every(hit => hit.end > clause.first || hit.first === trigger.first);
  if (event.first < trigger.end && trigger.first < event.end) return true;
  for (let t = event.first - 1; t >= event.first - 3; t--) if (/^an?$/.test(wordOf(sentence.tokens, t))) return true;
  return false;
}

/** A noun for an attack that is no event by itself: "the raid on Rawa in which". */
function deedBefore(
  { tokens, first: from }: Sentence,
  { first, governed }: Relative,
): { first: number; end: number } | null {
  for (let t = first - 1; governed && t >= from; t--) if (DEED.has(tokens, t)) return { first: t, end: t + 1 };
  return null;
}

/** "who was a commander of the group", "the mine that the group laid": what somebody is, or whose a thing is. */
function says(sentence: Sentence, { pronoun, governed }: Relative, first: number): boolean {
  const { tokens } = sentence;
  if (BELONGS.has(tokens, pronoun + 1)) return true;
  if (isBe(sentence, pronoun + 1) && !/(?:ed|ing)$/.test(wordOf(tokens, pronoun + 2))) return true;
  return !governed && !WHO.has(tokens, pronoun) && first - pronoun <= 2;
}
const BELONGS = new WordSet("served serves worked works belonged belongs hosts hosted houses housed");
