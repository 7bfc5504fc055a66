// What a crowd does: whether it brawls, demonstrates or riots, and what a riot's words mean where no crowd is.

import { GAP, WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import { type Sentence, textOf } from "../sentence";
import type { Suspect, Told } from "../suspect";
import type { Parties } from "../who/parties";
import { wordOf } from "../words/folded";
import { type Hit, has, isWeapon } from "../words/rules";
import { passiveAt } from "./bearing";
import { isTargeted } from "./context";
import { isPostOverrun, isSuspects } from "./deeds";
import { isIntoAir } from "./settle-arabic";

/** What only rioters do, whoever they are. */
const RIOTOUS =
  /شغب|صدامات|(?:[إا]?حراق|حرق|[إا]ضرام|اقتحام|تحطيم|تكسير|تهشيم) (?:النار في )?(?:مبنى )?(?:ال)?(?:قنصلي|سفار|مقار|مقر|برلمان|مجلس|ديوان|واجهات)|^(?:riot|rampag|pour|swarm|surg|stream)|molotov|petrol bomb|firebomb|burning t[iy]res|over the walls|\bt[iy]res\b/i;

/** Those in power, their forces and what is theirs: a crowd that turns on them riots against them, and is no mob against its like. */
const AUTHORITY = new WordSet(
  "governor governors minister ministers premier president mayor mp mps deputy deputies lawmaker lawmakers official officials councillor " +
    "councillors politician politicians motorcade convoy government governorate council parliament municipality ministry court courthouse " +
    "consulate embassy headquarters palace party parties bank banks police policeman policemen soldier soldiers army guards officers troops " +
    "gendarmes administration directorate registry town-hall",
);
/** What people live in and live by. */
const PRIVATE = new WordSet(
  "home homes house houses tent tents neighbour neighbours neighbor neighbors refugee refugees migrant migrants worker workers",
);
/** Words behind what a crowd does, or before what is done to something, in which it stands. */
const AIM = 9;

/** "set fire to the homes of ...": to what people live in, and not to those in power. */
export function isAtHomes(sentence: Sentence, hit: Hit): boolean {
  return !sentence.arabic && isDoneTo(sentence, hit, false, PRIVATE) && !isDoneTo(sentence, hit, false, AUTHORITY);
}

/** One of these words is what it is done to. */
function isDoneTo({ tokens, first, last }: Sentence, hit: Hit, passive: boolean, words: WordSet): boolean {
  for (let t = hit.first; t < Math.min(last, hit.end + AIM); t++) {
    if (words.has(tokens, t)) return true;
    if (t >= hit.end && (tokens.gap[t] === GAP.comma || BREAK.has(tokens, t))) break;
  }
  for (let t = hit.first - 1; passive && t >= Math.max(first, hit.first - AIM); t--) {
    if (tokens.gap[t] === GAP.comma) break;
    if (words.has(tokens, t)) return true;
  }
  return false;
}
const BREAK = new WordSet("when while as after before because who which and until");

/** "a mob killed four contractors": those who do it are a crowd, and nobody who bears arms. */
export function isMobs({ tokens, persons, actors, first, arabic }: Sentence, parties: Parties, hit: Hit): boolean {
  if (arabic || parties.agentNear(hit)) return false;
  const mob = (other: Hit) =>
    MOB.has(tokens, other.end - 1) && other.end <= hit.first && hit.first - other.end <= 4 && other.first >= first;
  return persons.some(mob) || actors.some(mob);
}
const MOB = new WordSet("mob mobs crowd crowds rioters vigilantes looters youths");

/** "killed by a mob", "forces shot two suspects dead": who is killed by a crowd, and who is hunted and fights back; null for others. */
export function killedAs(sentence: Sentence, parties: Parties, hit: Hit): "mob-violence" | "armed-clash" | null {
  if (has(hit, "shot")) return isSuspects(sentence, parties, hit) ? "armed-clash" : null;
  return has(hit, "death") && !passiveAt(sentence, hit) && isMobs(sentence, parties, hit) ? "mob-violence" : null;
}

/** "arrested ten who were marching" */
export function isDemonstrating({ tokens, last }: Sentence, { end }: Hit): boolean {
  for (let t = end; t < Math.min(last - 1, end + 7); t++)
    if (
      /^(?:were|was)$/.test(wordOf(tokens, t)) &&
      /^(?:demonstrating|protesting|marching|picketing|rallying)$/.test(wordOf(tokens, t + 1))
    )
      return true;
  return false;
}

/** People of a place, students or fans who fight, and nobody with arms, clans least of all. */
export function isBrawl(sentence: Sentence, parties: Parties, hit: Hit): boolean {
  const { tokens, triggers, persons, arabic } = sentence;
  if (
    arabic ||
    parties.has("armed") ||
    !/^(?:fought|fight|clash|came|come|brawl|battl)/.test(wordOf(tokens, hit.first))
  )
    return false;
  // "Families flee fighting": they are none of those who fight, unless it is between them.
  const word = wordOf(tokens, hit.first);
  if (/^(?:fighting|clashes|battles)$/.test(word) && !isBetween(sentence, hit)) return false;
  if (triggers.some(other => isWeapon(other) || has(other, "shot") || has(other, "death"))) return false;
  return persons.some(
    person =>
      has(person, "folk") &&
      Math.min(Math.abs(person.first - hit.end), Math.abs(hit.first - person.end)) <= 6 &&
      !/^(?:clans?|tribes|tribesmen|kinsmen)/.test(wordOf(tokens, person.end - 1)),
  );
}

/** "fighting between", "clashes broke out among" */
function isBetween({ tokens, last }: Sentence, { first, end }: Hit): boolean {
  for (let t = first + 1; t < Math.min(last, end + 3); t++)
    if (/^(?:between|among)$/.test(wordOf(tokens, t))) return true;
  return false;
}

const TO_DEATH = /to death|^lynch|^stoned (?:to|an?)\b/i;
const WHO = new WordSet("who that");
const RIOT = new WordSet("riot riots rioting شغب الشغب");
const UNREST = new WordSet(
  "unrest uprising revolt turmoil riot riots rioting اضطرابات الاضطرابات شغب الشغب انتفاضه الانتفاضه",
);

/** Sentences over which those who die without a word of how die in what the crowd did that was told of. */
const REACH = 2;

const isOfCrowd = ({ type, subtype }: Told["incident"]): boolean =>
  type === "protests" || subtype === "violent-demonstration";

/** "The unrest has claimed 44 lives", and after a crowd was told of "two were shot dead": what happened to it. */
export function ofTheCrowd(
  sentence: Sentence,
  suspects: readonly Suspect[],
  parties: Parties,
  told: readonly Told[],
  now: number,
): void {
  const harms = suspects.filter(
    ({ subtype, rule, noun }) => subtype === "attack" && !noun && /^(?:shot|harm|weak|verb)$/.test(rule),
  );
  if (harms.length === 0 || harms.length < suspects.length) return;
  const { tokens, first, last } = sentence;
  let named = -1;
  for (let t = first; t < last && named < 0; t++) if (UNREST.has(tokens, t)) named = t;
  const before = told.findLast(
    ({ incident, sentence: at }) =>
      incident.status === "reported" &&
      TYPE_OF[incident.subtype] !== "strategic-developments" &&
      (named >= 0 ? isOfCrowd(incident) : now - at <= REACH),
  )?.incident;
  if (named < 0 && (before === undefined || !isOfCrowd(before) || wordOf(tokens, first) === "another")) return;
  const elsewhere =
    named < 0 &&
    sentence.named.some(({ mention, place, index }) => mention.literal && place !== null && index !== before?.mention);
  if (elsewhere) return;
  const riot = before?.type === "riots";
  for (const suspect of harms) {
    const { hit } = suspect;
    if (parties.agentArmed(hit) || parties.doneByGunmen(hit) || parties.hasGroup()) continue;
    // Who is sought out, and "lawyers who were shot": of another time.
    if (named < 0 && (isTargeted(sentence, parties, hit) || WHO.has(tokens, hit.first - 2))) continue;
    const dead = has(hit, "death") || has(hit, "shot") || has(hit, "attack");
    const subtype = isIntoAir(sentence)
      ? "protest-with-intervention"
      : riot && !parties.hasForce()
        ? "violent-demonstration"
        : dead
          ? "excessive-force-against-protesters"
          : "protest-with-intervention";
    Object.assign(suspect, { subtype, type: TYPE_OF[subtype]!, rule: suspect.rule === "weak" ? "harm" : suspect.rule });
  }
}

/** What a word of riots is in this company; null where it is nothing. */
export function riotType(
  sentence: Sentence,
  parties: Parties,
  hit: Hit,
  subtype: string,
  part: string,
  protest: boolean,
  crowd: "crowd" | "folk" | null,
): string | null {
  // "gunmen burst into a house and shot ...": the shots are the event.
  if (
    parties.agentArmed(hit) &&
    parties.agentNear(hit) &&
    /^(?:burst|broke|break|invad|pour)/.test(wordOf(sentence.tokens, hit.first))
  )
    return isPostOverrun(sentence, hit)
      ? "armed-clash"
      : sentence.triggers.some(other => has(other, "shot") || has(other, "death"))
        ? "attack"
        : null;
  // "skirmishes between the army and gunmen"
  if (
    !protest &&
    crowd === null &&
    parties.hasArmedPeople() &&
    /^[وفبل]?(?:ال)?مناوشات/.test(wordOf(sentence.tokens, hit.first))
  )
    return "armed-clash";
  // "beat a man to death": whoever else stands in the sentence.
  if (
    subtype === "mob-violence" &&
    part === "verb" &&
    !parties.agentNear(hit) &&
    TO_DEATH.test(textOf(sentence, hit.first, hit.end))
  )
    return subtype;
  // "dealing with riots": named, whoever else stands in the sentence.
  if (RIOT.has(sentence.tokens, hit.end - 1)) return "violent-demonstration";
  const passive = passiveAt(sentence, hit);
  const aimed = !sentence.arabic && isDoneTo(sentence, hit, passive, AUTHORITY);
  if (aimed && crowd !== null && !parties.agentNear(hit)) return "violent-demonstration";
  if (protest)
    return subtype === "mob-violence" && !parties.has("protest") && !parties.hasForce()
      ? subtype
      : "violent-demonstration";
  // "looters set fire to homes"
  if (
    crowd === "crowd" &&
    !passive &&
    !sentence.arabic &&
    !parties.hasForce() &&
    isDoneTo(sentence, hit, false, PRIVATE)
  )
    return "mob-violence";
  // In Arabic "a shell fell on a house, which led to the burning of a car": what came of it, and no crowd told of.
  if (sentence.arabic && crowd === null && isConsequence(sentence, hit)) return null;
  if (subtype === "mob-violence" && parties.hasForce()) return "violent-demonstration";
  const byForces = sentence.arabic && part === "verb" && parties.agentNear(hit);
  if ((crowd === "crowd" && !byForces) || subtype === "mob-violence") return subtype;
  // People of a place are a mob where they themselves do it; who burns tyres demonstrates.
  if (crowd === "folk" && /t[iy]res$|t[iy]res (?:alight|on fire)/i.test(textOf(sentence, hit.first, hit.end)))
    return "violent-demonstration";
  if (crowd === "folk" && !parties.agentNear(hit) && parties.subjectOf(hit) === "civil" && !passiveAt(sentence, hit))
    return "mob-violence";
  const word = wordOf(sentence.tokens, hit.first);
  if (
    /(?:^|\s)(?:storm|break into|force their way)|^[وف]?اقتحم/.test(textOf(sentence, hit.first, hit.end)) ||
    /^[وف]?اقتحم/.test(word)
  ) {
    if (!parties.agentNear(hit)) return null;
    return parties.targetOf(hit) === "civil" ? "attack" : "armed-clash";
  }
  // "Five mosques were firebombed": nobody riots where no crowd is told of.
  const alone = crowd === null && passive && /^firebomb/.test(word);
  if (!alone && !parties.agentNear(hit) && RIOTOUS.test(textOf(sentence, hit.first, hit.end))) return subtype;
  // Police who scuffle with people destroy nothing, nor does a militia that clashes with them.
  if (/^(?:scuffl|jostl|grappl)/.test(word)) return "violent-demonstration";
  if (/^clash/.test(word)) return parties.hasGroup() ? "armed-clash" : "violent-demonstration";
  return parties.agentNear(hit) ||
    parties.victimOf(hit) === "civil" ||
    /^(?:torched|firebombed|vandali|ransacked|احرق)/.test(word) ||
    (/^(?:burn|set|was|were)/.test(word) && (passiveAt(sentence, hit) || /^w/.test(word)))
    ? "looting-property-destruction"
    : null;
}

function isConsequence({ tokens, first, triggers }: Sentence, hit: Hit): boolean {
  return (
    BURNING.has(tokens, hit.first) &&
    LED_TO.among(tokens, first, hit.first) &&
    triggers.some(other => other.first < hit.first && other.senses.some(({ value }) => TYPE_OF[value] === "explosions"))
  );
}
const BURNING = new WordSet("احراق حرق احتراق تدمير تحطيم تخريب", "و ف ب ل ال بال وال");
const LED_TO = new WordSet("ادي ادت اسفر اسفرت تسبب تسببت الحق الحقت خلف خلفت نجم نجمت", "و ف ما");

/** "The offices of two parties have been ransacked", "went up in flames": what stands for those in power, and nobody who does it. */
export function isBurnt(sentence: Sentence, hit: Hit): boolean {
  const { tokens, first, arabic } = sentence;
  if (arabic) return false;
  const alone = /^(?:went|go|goes|gone|burn|burned|burnt)$/.test(wordOf(tokens, hit.first));
  return (alone || passiveAt(sentence, hit)) && OF_POWER.among(tokens, Math.max(first, hit.first - 14), hit.end);
}
const OF_POWER = new WordSet(
  "office offices headquarters consulate embassy party parties governorate municipality council",
);
