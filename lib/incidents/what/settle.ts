// What a trigger is in the company it keeps: the same word is a clash among the armed, an attack on civilians, a riot of a crowd.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import { type Sentence, textOf } from "../sentence";
import type { Parties } from "../who/parties";
import type { Side } from "../who/sides";
import { wordOf } from "../words/folded";
import { anyHas, type Hit, has, isWeapon } from "../words/rules";
import { isDoneBy, isFeud, passiveAt } from "./bearing";
import { isSuspects } from "./deeds";
import { marchesOn, nounPlace } from "./ground";
import { isBrawl, isBurnt, isMobs, riotType } from "./riots";
import { hurtSide, settleArabic } from "./settle-arabic";
import { settleStrategic, settleTerritory } from "./settle-strategic";
import type { Suspicion } from "./suspicion";
import { blastType, EXPLOSIVE, pounds } from "./weapons";

/** In Arabic what is fired from the ground, whoever fires it. */
const GUNS = /مدفع|راجم|هاون|صاروخ|صواريخ|قذا[ئي]ف|قذيف/;

const BEATS = /^(?:beat|kick|club|lynch|drag)/;

/** What shells, and is no man. */
const ORDNANCE = new WordSet("howitzer howitzers artillery guns gunners mortars cannon batteries battery tanks");

/** Words for killing that may be done to soldiers in a fight. */
const FELLED = /^(?:shot|gunned|slain|slay|slew|mow|cut|spray|raked|riddled|killed|fired|opened)/;

/** What a strong trigger is in this company; null where it is nothing. */
export function settle(of: Suspicion, hit: Hit, subtype: string, part: string): string | null {
  const { sentence, parties } = of;
  const known = sentence.arabic ? settleArabic(sentence, parties, hit, subtype, part) : undefined;
  if (known !== undefined) return known;
  switch (TYPE_OF[subtype]) {
    case "battles":
      return subtype === "armed-clash" ? settleClash(of, hit, part) : settleTerritory(of, hit, subtype, part);
    case "explosions":
      return settleBlast(of, hit, subtype, part);
    case "violence-against-civilians":
      return subtype === "attack"
        ? settleAttack(of, hit, part)
        : subtype === "abduction-forced-disappearance"
          ? settleAbduction(of, hit)
          : subtype;
    case "protests":
      return subtype === "peaceful-protest" ? settleProtest(of, hit, part) : settleForce(of, hit, subtype);
    case "riots":
      return settleRiot(of, hit, subtype, part);
    default:
      return settleStrategic(of, hit, subtype, part);
  }
}

function settleClash(of: Suspicion, hit: Hit, part: string): string | null {
  const { sentence, parties, protest } = of;
  const { tokens, arabic, triggers } = sentence;
  const word = wordOf(tokens, hit.first);
  const verb = part === "verb";
  // "Rockets with gas were fired on the town"
  if (verb && /^w(?:as|ere)$/.test(word) && /fired (?:up)?on/.test(textOf(sentence, hit.first, hit.end))) {
    const fired = triggers.filter(other => isWeapon(other) && other.end <= hit.first && hit.first - other.end <= 5);
    if (fired.length > 0) return EXPLOSIVE.find(kind => anyHas(fired, kind, "weapon")) ?? "armed-clash";
  }
  // "howitzers returned fire": with what stands before the verb.
  if (
    verb &&
    !arabic &&
    /^return/.test(word) &&
    ORDNANCE.among(tokens, Math.max(sentence.first, hit.first - 3), hit.first)
  )
    return "shelling-artillery-missile-attack";
  // Villagers without guns brawl.
  if (!protest && isBrawl(sentence, parties, hit)) return "mob-violence";
  if (verb && arabic) {
    // "launched an attack on a village"
    if (/^[وف]?(?:شن|نفذ|[يت]?هاجم)/.test(word) && parties.targetOf(hit) === "civil") return "attack";
    // "a youth was killed by gunmen": who did it, and not whom it was done to.
    if (isDoneBy(sentence, hit)) return "attack";
  }
  // "an attack that struck a market", "an attack on a village"
  if (arabic && !verb && isAimed(sentence, hit) && parties.targetOf(hit, true) === "civil")
    return parties.soldiersFell() ? "armed-clash" : "attack";
  // A lawyer who comes under fire is attacked.
  if (verb && /^(?:c[ao]me|coming)/.test(word) && parties.subjectOf(hit) === "civil" && parties.subjectPerson(hit))
    return "attack";
  if (verb && !protest && /^(?:open|fire|firing)/.test(word) && parties.targetOf(hit) === "civil") return "attack";
  return protest && parties.has("protest") ? "violent-demonstration" : "armed-clash";
}

/** In Arabic an attack, and behind it "that struck" or "on". */
function isAimed({ tokens, last }: Sentence, hit: Hit): boolean {
  if (!ATTACK.has(tokens, hit.first)) return false;
  for (let t = hit.end; t < Math.min(last, hit.end + TO_AIM); t++)
    if (AIM.has(tokens, t)) return true;
    else if (tokens.gap[t]! >= GAP.comma) return false;
  return false;
}
/** Words from an attack to what it is aimed at. */
const TO_AIM = 4;
const ATTACK = new WordSet("هجوم هجوما هجومين هجمات اعتدا", "ال بال وال و ب ل");
const AIM = new WordSet("استهدف استهدفت يستهدف تستهدف طال طالت علي");

function settleAttack(of: Suspicion, hit: Hit, part: string): string | null {
  const { sentence, parties, crowd } = of;
  const word = wordOf(sentence.tokens, hit.first);
  if (part === "verb") {
    // An outpost that is attacked in a village fights back.
    if (/^[وف]?هاجم/.test(word) && parties.targetOf(hit) === "armed") return "armed-clash";
    // In Arabic "an officer of the army was killed by gunmen"
    if (
      sentence.arabic &&
      /^[وف]?قتل/.test(word) &&
      /(?:برصاص|بنيران|بيد|بايدي)/.test(textOf(sentence, hit.first, hit.end)) &&
      (parties.soldierBefore(hit) || parties.soldierIn(hit))
    )
      return "armed-clash";
    // In Arabic "fire was opened on the car, which killed five of the group"
    if (
      sentence.arabic &&
      /^[وف]?(?:[يت]?فتح|[يت]?طلق|اطلق)/.test(word) &&
      (hurtSide(sentence, parties) === "armed" || isAtArmed(sentence, parties, hit)) &&
      parties.targetOf(hit) !== "protest"
    )
      return "armed-clash";
    if (
      (sentence.arabic ? /^[وف]?(?:اردي|ارد[تو])/ : FELLED).test(word) &&
      !/cold blood|signs of|riddled|throat/.test(textOf(sentence, hit.first, hit.end)) &&
      (parties.victimOf(hit) === "armed" || isSuspects(sentence, parties, hit))
    )
      return "armed-clash";
    if (
      crowd !== null &&
      !parties.agentNear(hit) &&
      (/^(?:attack|storm|beat|assault|set)/.test(word) || isMobs(sentence, parties, hit))
    )
      return "mob-violence";
  }
  if (anyHas(sentence.triggers, "air-drone-strike", "weapon")) return "air-drone-strike";
  return part === "noun" && ATTACKS.has(sentence.tokens, hit.first) && parties.soldiersFell()
    ? "armed-clash"
    : "attack";
}

const ATTACKS = new WordSet("attack attacks assault assaults raid هجوم هجوما هجمات", "ال بال وال و ب ل");

/** "opened fire on a patrol": those behind "on", where nobody is told of who died of it. */
function isAtArmed({ tokens, last, harms }: Sentence, parties: Parties, hit: Hit): boolean {
  if (anyHas(harms, "death")) return false;
  for (let t = hit.head; t < Math.min(last, hit.head + 4); t++)
    if (wordOf(tokens, t) === "علي") return parties.targetOf(hit) === "armed";
  return false;
}

function settleAbduction({ sentence, parties }: Suspicion, hit: Hit): string | null {
  const word = wordOf(sentence.tokens, hit.first);
  // "the last house of the town has vanished"
  if (!sentence.arabic && isGone(sentence, hit) && !isOfSomebody(sentence, hit)) return null;
  // "the force led them away"
  if (/^[وف]?اقتاد/.test(word) && parties.hasForce()) return "arrests";
  // Soldiers who are captured are not abducted.
  if (sentence.arabic && /^[وف]?[اي]?سر/.test(word) && parties.victimOf(hit) === "armed") return null;
  return "abduction-forced-disappearance";
}

const GONE = new WordSet("vanished vanish vanishes disappeared disappear disappears went");

/** Verbs of which somebody is the subject, and nobody the object. */
const isGone = ({ tokens }: Sentence, { end }: Hit): boolean => GONE.among(tokens, end - 2, end);

/** What is lost sight of, with people in it or none. */
const CRAFT = new WordSet("jet plane airliner aircraft flight helicopter ship boat vessel tanker yacht");

/** Words before "vanished" in which who did stands. */
const SUBJECT = 10;

/** A person, a pronoun or a name before the verb, and no thing nearer to it. */
function isOfSomebody({ tokens, persons, first, named }: Sentence, hit: Hit): boolean {
  if (CRAFT.has(tokens, hit.first - 1)) return false;
  const before = persons.findLast(person => person.end <= hit.first && hit.first - person.end <= SUBJECT);
  if (before) return !has(before, "thing");
  for (let t = hit.first - 1; t >= Math.max(first, hit.first - SUBJECT); t--)
    if (
      /^(?:he|she|they|who|i|we|others?|one|several|many|dozens|hundreds|thousands)$/.test(wordOf(tokens, t)) ||
      (tokens.shape[t] === SHAPE.capital && t > first && !named.some(place => place.first <= t && t < place.end)) ||
      tokens.shape[t] === SHAPE.digit
    )
      return true;
  return hit.first - first <= 2;
}

function settleBlast({ sentence, parties }: Suspicion, hit: Hit, subtype: string, part: string): string | null {
  const { arabic, triggers } = sentence;
  const pounded = pounds(sentence, parties, hit, subtype, part);
  if (pounded !== undefined) return pounded;
  // A grenade out of an aircraft.
  if (
    subtype === "grenade" &&
    arabic &&
    triggers.some(other => has(other, "air-drone-strike", "weapon") && Math.abs(other.first - hit.first) <= 8)
  )
    return "air-drone-strike";
  if (subtype === "remote-explosive-landmine-ied") return blastType(sentence, parties, hit, subtype, part);
  if (
    subtype === "shelling-artillery-missile-attack" &&
    !(arabic && part !== "weapon" && GUNS.test(textOf(sentence, hit.first, hit.end))) &&
    (anyHas(triggers, "air-drone-strike", "weapon") || (arabic && parties.agentFlies(hit)))
  )
    return "air-drone-strike";
  return subtype;
}

const COMES_OUT =
  /^(?:came|went|took|poured|spilled|gathered|filled|flocked|[وف]?(?:خرج|نزل|تجمع|احتشد|توافد|تدفق)(?:ت|وا)?)$/;

const HOLDS = /^[وف]?[يت]?(?:نظم|اطلق|اقام|انطلق|نفذ)(?:ت|وا)?$/;
const MARCH = /^(?:ال)?(?:مسيره|مسيرات)$/;

function settleProtest(of: Suspicion, hit: Hit, part: string): string | null {
  const { sentence, parties } = of;
  const word = wordOf(sentence.tokens, hit.first);
  // "the prisoners were marched to the railhead"
  if (word === "marched" && passiveAt(sentence, hit)) return null;
  // Thousands who come out for a feast want nothing, nor does a school that holds a march in honour of a day.
  if (
    (part === "verb" ? COMES_OUT.test(word) || HOLDS.test(word) : MARCH.test(word)) &&
    anyHas(sentence.cues, "festive") &&
    !anyHas(sentence.cues, "demand")
  )
    return null;
  // "walked out of the base": who leaves a place does not stop work.
  if (/^walk/.test(word) && (parties.subjectOf(hit) === "armed" || anyHas(sentence.cues, "accident"))) return null;
  if (part === "verb" && /^(?:march|mass|assembl|converg|swarm)/.test(word) && parties.subjectOf(hit) === "armed")
    return marchesOn(sentence, hit)
      ? "armed-clash"
      : parties.moves(hit) && nounPlace(sentence, hit)
        ? "change-to-group-activity"
        : null;
  return "peaceful-protest";
}

const DISPERSING = new WordSet("لتفريق لفض لقمع");

/** Force used on a crowd. */
function settleForce(of: Suspicion, hit: Hit, subtype: string): string | null {
  const { sentence, parties, protest } = of;
  if (parties.doneByGunmen(hit)) return "attack";
  if (protest) return subtype;
  const text = textOf(sentence, hit.first, hit.end);
  // Tear gas is used on crowds.
  const scatters =
    subtype === "protest-with-intervention" &&
    parties.hasForce() &&
    /tear.?gas|water cannon|rubber bullet|baton|الغاز|المسيلة|خراطيم|المطاطي|الهراوات/.test(text);
  const gathering =
    /crowd|\btents?\b|sit-in|protest|demonstrat|march|rally|picket|disperse|teachers|graduates|students|اعتصام|تظاهر|مظاهر|محتج|معتصم|وقفة/;
  const dispersing = sentence.arabic && DISPERSING.among(sentence.tokens, hit.first, hit.end + 3);
  return scatters || dispersing || gathering.test(text) ? subtype : null;
}

function settleRiot(of: Suspicion, hit: Hit, subtype: string, part: string): string | null {
  const { sentence, parties, protest, crowd, crowdBefore } = of;
  const { tokens, arabic } = sentence;
  const word = wordOf(tokens, hit.first);
  const mob = subtype === "mob-violence";
  // Clans that fight with guns do more than brawl.
  if (
    mob &&
    part === "verb" &&
    !arabic &&
    /^fought/.test(word) &&
    isFeud(sentence) &&
    sentence.triggers.some(other => isWeapon(other) || has(other, "shot"))
  )
    return "armed-clash";
  // Soldiers who try to enter a quarter are no crowd.
  if (!protest && /^tr(?:y|ied|ying) to (?:enter|cross|reach)/.test(textOf(sentence, hit.first, hit.end)))
    if (parties.subjectOf(hit) === "armed") return null;
  // "the burning depot"
  if (word === "burning" && /^(?:the|a|its)$/.test(wordOf(tokens, hit.first - 1))) return null;
  // "party offices were torched", "the airport was stormed", where a crowd is told of.
  if (
    (crowdBefore || protest) &&
    !parties.agentNear(hit) &&
    (isBurnt(sentence, hit) || (passiveAt(sentence, hit) && /^storm/.test(word)))
  )
    return "violent-demonstration";
  // "one of the dead was burned": people, and not what they have.
  if (/^burn/.test(word) && parties.isHurt(hit)) return null;
  // What gunmen do to people who demonstrate is no riot; nor is a house that they burn.
  if (parties.doneByGunmen(hit)) return DESTROYS.test(word) ? "looting-property-destruction" : byArms(parties, hit);
  // "guards beat a detainee to death", in Arabic "the official's guards beat a reporter"
  const beaten = arabic
    ? !/وا$|^[وف]?(?:رشق|رجم)/.test(word)
    : !protest && crowd !== "crowd" && !passiveAt(sentence, hit) && BEATS.test(word);
  if (mob && part === "verb" && beaten && parties.agentNear(hit)) return byArms(parties, hit);
  return riotType(sentence, parties, hit, subtype, part, protest, crowd);
}

const DESTROYS =
  /^(?:torch|burn|set|ransack|vandal|smash|trash|wreck|raze|demolish)|^[وف]?[يت]?(?:احرق|حرق|اضرم|ضرم|حطم|خرب|هدم)/;

/** What those who bear arms do to others. */
function byArms(parties: Parties, hit: Hit): string {
  return parties.targetOf(hit) === "armed" ? "armed-clash" : "attack";
}

/** An attack by what it is aimed at. */
export function assaultType(
  parties: Parties,
  hit: Hit,
  target: Side | null,
  {
    noun,
    harmed,
    passive,
    ground,
    fight,
  }: { noun: boolean; harmed: boolean; passive: boolean; ground: boolean; fight: boolean },
): string | null {
  if (target === "infrastructure" && harmed && parties.has("armed") && !parties.agentFlies(hit)) return "armed-clash";
  // "battle for the dam": who fights over it does not blow it up.
  if (target === "infrastructure" && fight) return "armed-clash";
  if (target === "infrastructure")
    return parties.agentFlies(hit) ? "air-drone-strike" : "remote-explosive-landmine-ied";
  if (noun) {
    if (target === "armed") return "armed-clash";
    // "thirteen soldiers were killed in an attack on a bus"
    if (target === "civil") return parties.soldiersFell() ? "armed-clash" : "attack";
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
