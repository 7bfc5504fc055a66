// What a trigger is in the company it keeps: the same word is a clash among the armed, an attack on civilians, a riot of a crowd.

import { isSettlement } from "./agreements";
import { isDoneBy, isFeud, passiveAt, stands } from "./bearing";
import { isSuspects } from "./deeds";
import { generalPlace, handsOver, isGroundLeft, isRid, marchesOn, nounPlace, objectPlace, townBehind } from "./ground";
import type { Parties } from "./parties";
import { isAtHomes, isBrawl, isBurnt, isDemonstrating, isMobs, riotType } from "./riots";
import { type Hit, isWeapon } from "./rules";
import { anyHas, has, type Sentence, textOf, wordOf } from "./sentence";
import { settleArabic } from "./settle-arabic";
import type { Side } from "./sides";
import { TYPE_OF } from "./subtypes";
import { blastType, broughtDown, EXPLOSIVE, pounds } from "./weapons";

/** Words for what only those who bear arms build. */
const MILITARY =
  /\b(?:(?:military|army) (?:base|bases|post|posts|point|points|camp|outpost|outposts|airfield)|barracks|outposts?|checkpoints?|garrison|watchtowers?|fortifications|trench\w*|training camp|recruitment)\b/i;
/** What companies and airlines do, too. */
const PAUSED =
  /^(?:halt|suspend|fr[eo]ez?|froze|paus|ceas|resum|clos|shut|appoint|nam|elect|chose|chos|operation|reinforc|wrap|left|leav|launch)/;

/** In Arabic what is fired from the ground, whoever fires it. */
const GUNS = /مدفع|راجم|هاون|صاروخ|صواريخ|قذا[ئي]ف|قذيف/;

const BEATS = /^(?:beat|kick|club|lynch|drag)/;

/** Words for killing that may be done to soldiers in a fight. */
const FELLED = /^(?:shot|gunned|slain|slay|slew|mow|cut|spray|raked|riddled|killed|fired|opened)/;

/** What a strong trigger is in this company; null where it is nothing. */
export function settle(
  sentence: Sentence,
  parties: Parties,
  hit: Hit,
  subtype: string,
  part: string,
  protest: boolean,
  crowd: "crowd" | "folk" | null,
  crowdBefore: boolean,
): string | null {
  const type = TYPE_OF[subtype]!;
  const known = sentence.arabic ? settleArabic(sentence, parties, hit, subtype, part) : undefined;
  if (known !== undefined) return known;
  if (
    subtype === "non-violent-transfer-of-territory" &&
    part === "verb" &&
    !sentence.arabic &&
    !isGroundLeft(sentence, parties, hit)
  )
    return null;
  // "demonstrators surrounded the police station"
  if (
    subtype === "change-to-group-activity" &&
    !sentence.arabic &&
    parties.subjectOf(hit) === "protest" &&
    /^(?:surround|besieg|encircl|ring)/.test(wordOf(sentence.tokens, hit.first))
  )
    return "peaceful-protest";
  // "demonstrators overran the embassy"
  if (
    subtype === "non-state-actor-overtakes-territory" &&
    !sentence.arabic &&
    /^(?:overran|overrun|overwhelm|pour)/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.subjectOf(hit) === "protest"
  )
    return "violent-demonstration";
  if (
    subtype === "attack" &&
    part === "verb" &&
    !sentence.arabic &&
    parties.subjectOf(hit) === "protest" &&
    !passiveAt(sentence, hit) &&
    /^(?:attack|storm|assault|raid)/.test(wordOf(sentence.tokens, hit.first))
  )
    return "violent-demonstration";
  // Clans that fight with guns do more than brawl.
  if (
    subtype === "mob-violence" &&
    part === "verb" &&
    !sentence.arabic &&
    /^fought/.test(wordOf(sentence.tokens, hit.first)) &&
    isFeud(sentence) &&
    sentence.triggers.some(other => isWeapon(other) || has(other, "shot"))
  )
    return "armed-clash";
  // "Rockets with gas were fired on the town"
  if (
    subtype === "armed-clash" &&
    part === "verb" &&
    /^w(?:as|ere)$/.test(wordOf(sentence.tokens, hit.first)) &&
    /fired (?:up)?on/.test(textOf(sentence, hit.first, hit.end))
  ) {
    const fired = sentence.triggers.findLast(
      other => isWeapon(other) && other.end <= hit.first && hit.first - other.end <= 5,
    );
    const kinds = sentence.triggers.filter(
      other => isWeapon(other) && other.end <= hit.first && hit.first - other.end <= 5,
    );
    if (fired) return EXPLOSIVE.find(kind => anyHas(kinds, kind, "weapon")) ?? subtype;
  }
  const pounded = pounds(sentence, parties, hit, subtype, part);
  if (pounded !== undefined) return pounded;
  // "are deployed at": where they stand, not what they did.
  if (
    subtype === "change-to-group-activity" &&
    /^deploy/.test(wordOf(sentence.tokens, hit.first)) &&
    (stands(sentence, hit) || !parties.armedNear(hit))
  )
    return null;
  // An office that somebody opens is a base where the somebody is armed; whom nobody armed drives out are diplomats.
  if (subtype === "headquarters-or-base-established" || subtype === "government-regains-territory") {
    const text = textOf(sentence, hit.first, hit.head);
    const base = subtype.startsWith("head");
    const unarmed = base
      ? /^(?:open|inaugurat|office|build|built|construct|creat|complet|establish|turn|convert|base|headquarters|set|put|mov)/
      : /^(?:expel|oust|evict)/;
    // "a new base of research": no people who bear arms, and no word for them.
    const armed = base
      ? parties.hasArmedPeople() || MILITARY.test(textOf(sentence, hit.first, hit.end))
      : parties.has("armed");
    if (unarmed.test(text) && !armed) return null;
    // A ministry's police open offices for everybody.
    if (base && /offices?$/i.test(textOf(sentence, hit.first, hit.end)) && !parties.hasGroup() && !sentence.arabic)
      return null;
  }
  if (
    subtype === "change-to-group-activity" &&
    part === "verb" &&
    !sentence.arabic &&
    PAUSED.test(wordOf(sentence.tokens, hit.first)) &&
    !parties.hasArmedPeople() &&
    !/military|security op|offensive|sweep|manhunt|incursion|reinforcements|attacks|hostilities|operation to|operation against|^operation/i.test(
      textOf(sentence, hit.first, hit.end),
    )
  )
    return null;
  // "set fire to the offices of the party": a crowd riots.
  if (
    subtype === "looting-property-destruction" &&
    part === "verb" &&
    !sentence.arabic &&
    crowd !== null &&
    !parties.agentNear(hit) &&
    (parties.subjectOf(hit) === "civil" || parties.subjectOf(hit) === "protest") &&
    !passiveAt(sentence, hit) &&
    /^(?:torch|burn|set|smash|wreck|demolish|raz|vandal|attack)/.test(wordOf(sentence.tokens, hit.first))
  )
    return (crowd === "folk" && !protest) || isAtHomes(sentence, hit) ? "mob-violence" : "violent-demonstration";
  // Villagers without guns brawl.
  if (subtype === "armed-clash" && !protest && isBrawl(sentence, parties, hit)) return "mob-violence";
  // A state's forces that storm villages fight those who hold them.
  if (
    subtype === "attack" &&
    part === "verb" &&
    /^storm/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.stormsGround(hit)
  )
    return "armed-clash";
  // "walked out of the base": who leaves a place does not stop work.
  if (
    subtype === "peaceful-protest" &&
    /^walk/.test(wordOf(sentence.tokens, hit.first)) &&
    (parties.subjectOf(hit) === "armed" || anyHas(sentence.cues, "accident"))
  )
    return null;
  // "the burning depot"
  if (
    type === "riots" || subtype === "looting-property-destruction"
      ? wordOf(sentence.tokens, hit.first) === "burning" &&
        /^(?:the|a|its)$/.test(wordOf(sentence.tokens, hit.first - 1))
      : false
  )
    return null;
  // In Arabic "demonstrators surrounded the house"
  if (
    subtype === "change-to-group-activity" &&
    protest &&
    /^[وف]?(?:حاصر|طوق)/.test(wordOf(sentence.tokens, hit.first))
  )
    return parties.has("protest") ? "peaceful-protest" : subtype;
  // "published the results": what is spread is no force.
  if (
    subtype === "change-to-group-activity" &&
    /^[وفب]?(?:نشر|ينشر|تنشر)/.test(wordOf(sentence.tokens, hit.first)) &&
    !parties.armedNear(hit, true)
  )
    return null;
  // "received three bodies", "handed them over to the courts"
  if (
    subtype === "non-violent-transfer-of-territory" &&
    hit.end - hit.first === 1 &&
    sentence.arabic &&
    /^[وفبل]?[يت]?(?:تسل|سلم|ا?ستل)/.test(wordOf(sentence.tokens, hit.first)) &&
    !generalPlace(sentence, hit)
  )
    return null;
  // "the force led them away"
  if (
    subtype === "abduction-forced-disappearance" &&
    /^[وف]?اقتاد/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.hasForce()
  )
    return "arrests";
  // "launched an attack on a village"
  if (
    subtype === "armed-clash" &&
    part === "verb" &&
    sentence.arabic &&
    /^[وف]?(?:شن|نفذ)/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.targetOf(hit) === "civil"
  )
    return "attack";
  // Soldiers who are captured are not abducted.
  if (
    subtype === "abduction-forced-disappearance" &&
    sentence.arabic &&
    /^[وف]?[اي]?سر/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.victimOf(hit) === "armed"
  )
    return null;
  if (
    subtype === "armed-clash" &&
    part === "verb" &&
    /^[وف]?هاجم/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.targetOf(hit) === "civil"
  )
    return "attack";
  // An outpost that is attacked in a village fights back.
  if (
    subtype === "attack" &&
    part === "verb" &&
    /^[وف]?هاجم/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.targetOf(hit) === "armed"
  )
    return "armed-clash";
  // In Arabic "an officer of the army was killed by gunmen"
  if (
    subtype === "attack" &&
    part === "verb" &&
    sentence.arabic &&
    /^[وف]?قتل/.test(wordOf(sentence.tokens, hit.first)) &&
    /(?:برصاص|بنيران|بيد|بايدي)/.test(textOf(sentence, hit.first, hit.end)) &&
    parties.soldierBefore(hit)
  )
    return "armed-clash";
  // "a youth was killed by gunmen": who did it, and not whom it was done to.
  if (subtype === "armed-clash" && part === "verb" && sentence.arabic && isDoneBy(sentence, hit)) return "attack";
  // A grenade out of an aircraft.
  if (
    subtype === "grenade" &&
    sentence.arabic &&
    sentence.triggers.some(other => has(other, "air-drone-strike", "weapon") && Math.abs(other.first - hit.first) <= 8)
  )
    return "air-drone-strike";
  if (subtype === "agreement") return isSettlement(sentence, hit) ? subtype : null;
  if (subtype === "remote-explosive-landmine-ied") return blastType(sentence, parties, hit, subtype, part);
  if (
    subtype === "shelling-artillery-missile-attack" &&
    !(sentence.arabic && part !== "weapon" && GUNS.test(textOf(sentence, hit.first, hit.end))) &&
    (anyHas(sentence.triggers, "air-drone-strike", "weapon") || (sentence.arabic && parties.agentFlies(hit)))
  )
    return "air-drone-strike";
  if (subtype === "government-regains-territory" && part === "verb") {
    if (!sentence.arabic && !isRid(sentence, parties, hit, protest)) return null;
    if (hit.end - hit.first < 3 && !objectPlace(sentence, hit)) return null;
    return parties.takesForState(hit, true) ? subtype : "non-state-actor-overtakes-territory";
  }
  if (subtype === "government-regains-territory") return nounPlace(sentence, hit) ? subtype : null;
  // "the fall of the town", and not that of a government
  if (
    subtype === "non-state-actor-overtakes-territory" &&
    part === "noun" &&
    /^of$/.test(wordOf(sentence.tokens, hit.end - 1))
  )
    return generalPlace(sentence, hit) || townBehind(sentence, hit) ? subtype : null;
  // "withdrew from the base and handed it over to the army"
  if (subtype === "change-to-group-activity" && part === "verb" && !sentence.arabic && handsOver(sentence, hit))
    return "non-violent-transfer-of-territory";
  // "party offices were torched", "the airport was stormed", where a crowd is told of.
  if (
    (type === "riots" || subtype === "looting-property-destruction") &&
    (crowdBefore || protest) &&
    !parties.agentNear(hit) &&
    (isBurnt(sentence, hit) ||
      (type === "riots" && passiveAt(sentence, hit) && /^storm/.test(wordOf(sentence.tokens, hit.first))))
  )
    return "violent-demonstration";
  // "one of the dead was burned": people, and not what they have.
  if (type === "riots" && /^burn/.test(wordOf(sentence.tokens, hit.first)) && parties.isHurt(hit)) return null;
  // What gunmen do to people who demonstrate is no riot.
  if (
    (type === "riots" || subtype === "excessive-force-against-protesters" || subtype === "protest-with-intervention") &&
    parties.doneByGunmen(hit)
  )
    return type !== "riots"
      ? "attack"
      : sentence.arabic && /^[وف]?[يت]?(?:احرق|حرق|اضرم|ضرم|حطم|خرب|هدم)/.test(wordOf(sentence.tokens, hit.first))
        ? "looting-property-destruction"
        : parties.targetOf(hit) === "armed"
          ? "armed-clash"
          : "attack";
  // "guards beat a detainee to death", in Arabic "the official's guards beat a reporter"
  if (
    subtype === "mob-violence" &&
    part === "verb" &&
    (sentence.arabic
      ? !/وا$|^[وف]?(?:رشق|رجم)/.test(wordOf(sentence.tokens, hit.first))
      : !protest && crowd !== "crowd" && !passiveAt(sentence, hit) && BEATS.test(wordOf(sentence.tokens, hit.first))) &&
    parties.agentNear(hit)
  )
    return parties.targetOf(hit) === "armed" ? "armed-clash" : "attack";
  if (subtype === "mob-violence" && wordOf(sentence.tokens, hit.end - 1) === "by" && parties.agentArmed(hit))
    return parties.targetOf(hit) === "armed" ? "armed-clash" : "attack";
  if (type === "riots") return riotType(sentence, parties, hit, subtype, part, protest, crowd);
  // A lawyer who comes under fire is attacked.
  if (
    subtype === "armed-clash" &&
    part === "verb" &&
    /^(?:c[ao]me|coming)/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.subjectOf(hit) === "civil" &&
    (sentence.arabic ? !parties.has("armed") : parties.subjectPerson(hit))
  )
    return sentence.persons.some(
      person => has(person, "civil") && !has(person, "thing") && !has(person, "officer") && person.end <= hit.first,
    )
      ? "attack"
      : subtype;
  if (
    subtype === "armed-clash" &&
    part === "verb" &&
    !protest &&
    /^(?:open|fire|firing)/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.targetOf(hit) === "civil"
  )
    return "attack";
  // Gunmen who come upon demonstrators fight nobody.
  if (subtype === "armed-clash" && protest && parties.has("protest"))
    return parties.agentArmed(hit) && !parties.hasForce() ? "attack" : "violent-demonstration";
  // "hauled away ten lecturers who were protesting": done to the protest.
  if (subtype === "arrests" && part === "verb" && !sentence.arabic && protest && isDemonstrating(sentence, hit))
    return "protest-with-intervention";
  if (subtype === "arrests" && protest && parties.has("protest")) return subtype;
  // A militia that rounds people up abducts them.
  if (
    subtype === "arrests" &&
    part === "verb" &&
    (!sentence.arabic || parties.doneByNext(hit)) &&
    parties.takenBy(hit) === "abduction-forced-disappearance"
  )
    return "abduction-forced-disappearance";
  if (
    subtype === "peaceful-protest" &&
    part === "verb" &&
    /^(?:march|mass|assembl|converg|swarm)/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.subjectOf(hit) === "armed"
  )
    return marchesOn(sentence, hit)
      ? "armed-clash"
      : parties.moves(hit) && nounPlace(sentence, hit)
        ? "change-to-group-activity"
        : null;
  // "the insurgents vowed to march on Baghdad"
  if (subtype === "peaceful-protest" && !protest && parties.has("armed") && marchesOn(sentence, hit))
    return "armed-clash";
  // Tear gas is used on crowds.
  if (
    subtype === "protest-with-intervention" &&
    parties.hasForce() &&
    /tear.?gas|water cannon|rubber bullet|baton|الغاز المسيل|خراطيم/.test(textOf(sentence, hit.first, hit.end))
  )
    return subtype;
  if (subtype === "protest-with-intervention" || subtype === "excessive-force-against-protesters")
    return protest ||
      /crowd|\btents?\b|sit-in|protest|demonstrat|march|rally|picket|disperse|teachers|graduates|students|اعتصام|تظاهر|مظاهر|محتج|معتصم|وقفة/.test(
        textOf(sentence, hit.first, hit.end),
      )
      ? subtype
      : null;
  if (
    subtype === "attack" &&
    part === "verb" &&
    FELLED.test(wordOf(sentence.tokens, hit.first)) &&
    !/cold blood|signs of|riddled|throat/.test(textOf(sentence, hit.first, hit.end)) &&
    (parties.victimOf(hit) === "armed" || isSuspects(sentence, parties, hit))
  )
    return "armed-clash";
  if (
    subtype === "attack" &&
    part === "verb" &&
    crowd !== null &&
    !parties.agentNear(hit) &&
    (/^(?:attack|storm|beat|assault|set)/.test(wordOf(sentence.tokens, hit.first)) || isMobs(sentence, parties, hit))
  )
    return "mob-violence";
  if (subtype === "attack" && anyHas(sentence.triggers, "air-drone-strike", "weapon")) return "air-drone-strike";
  // Hideouts that aircraft destroy are bombed.
  if (
    subtype === "disrupted-weapons-use" &&
    /^(?:destroy|[وفيت]*دمر)/.test(wordOf(sentence.tokens, hit.first)) &&
    (parties.agentFlies(hit) ||
      sentence.triggers.some(other => has(other, "air-drone-strike", "weapon") && other.end <= hit.first))
  )
    return "air-drone-strike";
  // A campaign is one of forces or of doctors.
  if (
    subtype === "change-to-group-activity" &&
    part === "verb" &&
    /campaign/.test(textOf(sentence, hit.first, hit.end)) &&
    !parties.has("armed")
  )
    return null;
  if (subtype === "disrupted-weapons-use" && part === "verb") return broughtDown(sentence, hit);
  return subtype;
}

/** An attack by what it is aimed at. */
export function assaultType(
  parties: Parties,
  hit: Hit,
  target: Side | null,
  { noun, harmed, passive, ground }: { noun: boolean; harmed: boolean; passive: boolean; ground: boolean },
): string | null {
  if (target === "infrastructure" && harmed && parties.has("armed") && !parties.agentFlies(hit)) return "armed-clash";
  if (target === "infrastructure")
    return parties.agentFlies(hit) ? "air-drone-strike" : "remote-explosive-landmine-ied";
  if (noun) {
    if (target === "armed") return "armed-clash";
    if (target === "civil") return "attack";
    return parties.agentFlies(hit) && parties.agentNear(hit) && !ground
      ? "air-drone-strike"
      : parties.agentNear(hit)
        ? "armed-clash"
        : harmed
          ? "attack"
          : null;
  }
  if (parties.agentFlies(hit)) return "air-drone-strike";
  if (parties.agentFires(hit) && !harmed) return "shelling-artillery-missile-attack";
  if (target === "armed" || parties.stormsGround(hit)) return "armed-clash";
  if (target === "civil" || target === "protest") return parties.agentNear(hit) || passive ? "attack" : null;
  return parties.agentNear(hit) ? "armed-clash" : null;
}
