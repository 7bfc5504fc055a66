// What a trigger is in the company it keeps, where ground is taken or something else is done than violence.

import { SHAPE, WordSet } from "@/lib/text/tokenize";
import { type Sentence, textOf } from "../sentence";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { isSettlement } from "./agreements";
import { passiveAt, stands } from "./bearing";
import { generalPlace, handsOver, isGroundLeft, isRid, nounPlace, objectPlace, townBehind } from "./ground";
import { isAtHomes, isBurnt } from "./riots";
import type { Suspicion } from "./suspicion";
import { broughtDown } from "./weapons";

const OF = new WordSet("of new army police the young fresh more these those raw hundreds thousands dozens");

/** What does not stand behind a verb that has an object. */
const BEHIND_PEOPLE = new WordSet("of from were was are had have lost died who and at in as");

/** Words for what only those who bear arms build. */
const MILITARY =
  /\b(?:(?:military|army) (?:base|bases|post|posts|point|points|camp|outpost|outposts|airfield)|barracks|outposts?|checkpoints?|garrison|watchtowers?|fortifications|trench\w*|training camp|recruitment)\b/i;
/** What companies and airlines do, too. */
const PAUSED =
  /^(?:halt|suspend|fr[eo]ez?|froze|paus|ceas|resum|clos|shut|appoint|nam|elect|chose|chos|operation|reinforc|wrap|left|leav|launch)/;

const HELD = /^(?:in \S+ hands|in the hands of|held by|controlled by)\b/i;
const ADVERB = new WordSet("still now long once largely firmly formerly currently partly until then");
const OF_GROUND = new WordSet(
  "town city village district area areas territory pocket stronghold bastion patch part parts land quarter",
);

/** "the last town in the hands of the rebels", "a patch still held by insurgents": of which ground something is told, and not what became of it. */
function isHowItStands({ tokens, first, named }: Sentence, hit: Hit): boolean {
  if (!HELD.test(textOf({ tokens }, hit.first, hit.end))) return false;
  let t = hit.first - 1;
  while (t > first && ADVERB.has(tokens, t)) t--;
  return OF_GROUND.has(tokens, t) || (t < hit.first - 1 && named.some(({ end }) => end === t + 1));
}

const LAWFULLY = /^(?:apprehen|remand)|\bcustody\b/i;

const DRIVEN = /^[وف]?[يت]?(?:اندحر|ندحر|اندحار)/;

/** Ground that one side takes from the other. */
export function settleTerritory(of: Suspicion, hit: Hit, subtype: string, part: string): string | null {
  const { sentence, parties, protest } = of;
  const { arabic } = sentence;
  const word = wordOf(sentence.tokens, hit.first);
  if (!arabic && part === "verb" && isHowItStands(sentence, hit)) return null;
  if (subtype === "non-state-actor-overtakes-territory") {
    // "demonstrators overran the embassy"
    if (!arabic && /^(?:overran|overrun|overwhelm|pour)/.test(word) && parties.subjectOf(hit) === "protest")
      return "violent-demonstration";
    // "the fall of the town", and not that of a government
    return part === "noun" && wordOf(sentence.tokens, hit.end - 1) === "of"
      ? generalPlace(sentence, hit) || townBehind(sentence, hit)
        ? subtype
        : null
      : subtype;
  }
  // Whom nobody armed drives out are diplomats.
  if (/^(?:expel|oust|evict)/.test(textOf(sentence, hit.first, hit.head)) && !parties.has("armed")) return null;
  if (part !== "verb") return nounPlace(sentence, hit) ? subtype : null;
  if (!arabic && !isRid(sentence, parties, hit, protest)) return null;
  // "families who were driven from the town": no ground is taken of them.
  if (!arabic && passiveAt(sentence, hit) && parties.subjectPerson(hit)) return null;
  if (hit.end - hit.first < 3 && !objectPlace(sentence, hit)) return null;
  // "fell to the army": to whom, the phrase says.
  if (!arabic && /^f[ae]ll/.test(word) && hit.end - hit.first > 2) return subtype;
  // "The group was driven out of the town": of its own it would not go.
  if (arabic && DRIVEN.test(word)) return subtype;
  return parties.takesForState(hit, true) ? subtype : "non-state-actor-overtakes-territory";
}

/** A strategic development. */
export function settleStrategic(of: Suspicion, hit: Hit, subtype: string, part: string): string | null {
  const { sentence } = of;
  switch (subtype) {
    case "agreement":
      return isSettlement(sentence, hit) ? subtype : null;
    case "arrests":
      return settleArrests(of, hit, part);
    case "change-to-group-activity":
      return settleActivity(of, hit, part);
    case "disrupted-weapons-use":
      return settleDisrupted(of, hit, part);
    case "headquarters-or-base-established":
      return isBaseOpened(of, hit) ? subtype : null;
    case "looting-property-destruction":
      return settleDestruction(of, hit, part);
    case "non-violent-transfer-of-territory":
      return isHandedOver(of, hit, part) ? subtype : null;
    default:
      return subtype;
  }
}

function settleArrests(of: Suspicion, hit: Hit, part: string): string | null {
  const { sentence, parties, protest } = of;
  // In Arabic "gunmen stopped a bus": one word for stopping and arresting.
  if (STOPS.has(sentence.tokens, hit.first) && VEHICLES.among(sentence.tokens, hit.end, hit.end + 3)) return null;
  if (protest && parties.has("protest")) return "arrests";
  // Whoever is put into custody is held by law, unless an armed group says so.
  if (
    LAWFULLY.test(textOf(sentence, hit.first, hit.end)) &&
    !parties.doers(hit).some(({ part }) => part === "insurgent" || part === "militia")
  )
    return "arrests";
  // In Arabic "the seizure of a cell of three": a word of the police alone.
  if (sentence.arabic && OF_POLICE.has(sentence.tokens, hit.first)) return "arrests";
  // A militia that rounds people up abducts them.
  const taken = part === "verb" && (!sentence.arabic || parties.doneByNext(hit)) ? parties.takenBy(hit) : null;
  return taken === "abduction-forced-disappearance" ? taken : "arrests";
}

const STOPS = new WordSet("اوقف اوقفت اوقفوا يوقف يوقفون توقف", "و ف");
const VEHICLES = new WordSet(
  "سياره سيارات سيارتين حافله حافلات باصا باص شاحنه شاحنات عجله عجلات مركبه مركبات صهريجا صهاريج قافله رتلا موكبا موكب سيارته سيارتهم عجلته",
);

const OF_POLICE = new WordSet("ضبط ضبطت تفكيك فكك فككت اطاح اطاحت اطاحه", "و ف ب ال");

function settleActivity(of: Suspicion, hit: Hit, part: string): string | null {
  const { sentence, parties, protest } = of;
  const { tokens, arabic } = sentence;
  const word = wordOf(tokens, hit.first);
  // "demonstrators surrounded the police station"
  if (!arabic && /^(?:surround|besieg|encircl|ring)/.test(word) && parties.subjectOf(hit) === "protest")
    return "peaceful-protest";
  // "a batch of 200 recruits", in Arabic "stand between": people, and where they are.
  if (
    word === "recruits" &&
    (OF.has(tokens, hit.first - 1) || tokens.shape[hit.first - 1] === SHAPE.digit || BEHIND_PEOPLE.has(tokens, hit.end))
  )
    return null;
  // "are deployed at": where they stand, not what they did.
  if (/^deploy/.test(word) && (stands(sentence, hit) || !parties.armedNear(hit))) return null;
  if (
    part === "verb" &&
    !arabic &&
    PAUSED.test(word) &&
    !parties.hasArmedPeople() &&
    !/military|security op|offensive|sweep|manhunt|incursion|reinforcements|attacks|hostilities|operation to|operation against|^operation/i.test(
      textOf(sentence, hit.first, hit.end),
    )
  )
    return null;
  // In Arabic "demonstrators surrounded the house"
  if (protest && /^[وف]?(?:حاصر|طوق)/.test(word)) return "peaceful-protest";
  // "withdrew from the base and handed it over to the army"
  if (part === "verb" && !arabic && handsOver(sentence, hit)) return "non-violent-transfer-of-territory";
  return "change-to-group-activity";
}

/** An office that somebody opens is a base where the somebody is armed; a ministry's police open offices for everybody. */
function isBaseOpened({ sentence, parties }: Suspicion, hit: Hit): boolean {
  const text = textOf(sentence, hit.first, hit.end);
  // "a new base of research": no people who bear arms, and no word for them.
  const armed = parties.hasArmedPeople() || MILITARY.test(text);
  const opened =
    /^(?:open|inaugurat|office|build|built|construct|creat|complet|establish|turn|convert|base|headquarters|set|put|mov)/;
  if (!armed && opened.test(textOf(sentence, hit.first, hit.head))) return false;
  return sentence.arabic || parties.hasGroup() || !/offices?$/i.test(text);
}

/** What burns, is wrecked or looted: by a crowd, it is a riot. */
function settleDestruction(of: Suspicion, hit: Hit, part: string): string | null {
  const { sentence, parties, protest, crowd, crowdBefore } = of;
  const { tokens, arabic } = sentence;
  const word = wordOf(tokens, hit.first);
  // "set fire to the offices of the party"
  if (
    part === "verb" &&
    !arabic &&
    crowd !== null &&
    !parties.agentNear(hit) &&
    (parties.subjectOf(hit) === "civil" || parties.subjectOf(hit) === "protest") &&
    !passiveAt(sentence, hit) &&
    /^(?:torch|burn|set|smash|wreck|demolish|raz|vandal|attack|trash)/.test(word)
  )
    return (crowd === "folk" && !protest) || isAtHomes(sentence, hit) ? "mob-violence" : "violent-demonstration";
  // "party offices were torched", where a crowd is told of.
  if ((crowdBefore || protest) && !parties.agentNear(hit) && isBurnt(sentence, hit)) return "violent-demonstration";
  return "looting-property-destruction";
}

function settleDisrupted({ sentence, parties }: Suspicion, hit: Hit, part: string): string | null {
  // Hideouts that aircraft destroy are bombed.
  if (
    /^(?:destroy|[وفيت]*دمر)/.test(wordOf(sentence.tokens, hit.first)) &&
    (parties.agentFlies(hit) ||
      sentence.triggers.some(other => has(other, "air-drone-strike") && other.end <= hit.first))
  )
    return "air-drone-strike";
  return part === "verb" ? broughtDown(sentence, hit) : "disrupted-weapons-use";
}

/** Ground that is left or handed over, and not bodies or suspects. */
function isHandedOver({ sentence, parties }: Suspicion, hit: Hit, part: string): boolean {
  if (!sentence.arabic) return part !== "verb" || isGroundLeft(sentence, parties, hit);
  // "received three bodies", "handed them over to the courts"
  const passes = hit.end - hit.first === 1 && /^[وفبل]?[يت]?(?:تسل|سلم|ا?ستل)/.test(wordOf(sentence.tokens, hit.first));
  return !passes || generalPlace(sentence, hit);
}
