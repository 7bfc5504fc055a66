// What a crowd does: whether it brawls, demonstrates or riots, and what a riot's words mean where no crowd is.

import { passiveAt } from "./bearing";
import type { Parties } from "./parties";
import { type Hit, isWeapon } from "./rules";
import { has, type Sentence, textOf, wordOf } from "./sentence";

/** What only rioters do, whoever they are. */
const RIOTOUS =
  /شغب|صدامات|(?:[إا]?حراق|حرق|[إا]ضرام|اقتحام|تحطيم|تكسير|تهشيم) (?:النار في )?(?:مبنى )?(?:ال)?(?:قنصلي|سفار|مقار|مقرات|برلمان|مجلس|ديوان|واجهات)|^(?:riot|rampag)|molotov|petrol bomb|firebomb|burning t[iy]res|over the walls|\bt[iy]res\b/i;

/** "arrested ten who were marching", "detained twelve at a rally" */
export function isDemonstrating({ tokens, last }: Sentence, { end }: Hit): boolean {
  for (let t = end; t < Math.min(last - 1, end + 7); t++)
    if (
      (/^(?:were|was)$/.test(wordOf(tokens, t)) &&
        /^(?:demonstrating|protesting|marching|picketing|rallying)$/.test(wordOf(tokens, t + 1))) ||
      (/^(?:at|during)$/.test(wordOf(tokens, t)) &&
        /^(?:protests?|demonstrations?|rally|sit-in|march)$/.test(
          wordOf(tokens, /^(?:an?|the)$/.test(wordOf(tokens, t + 1)) ? t + 2 : t + 1),
        ))
    )
      return true;
  return false;
}

/** People of a place, students or fans who fight, and nobody with arms, clans least of all. */
export function isBrawl(sentence: Sentence, parties: Parties, hit: Hit): boolean {
  const { tokens, triggers, persons, arabic, cues } = sentence;
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
  if (cues.some(cue => has(cue, "sport")) && !persons.some(person => has(person, "crowd"))) return false;
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
    return sentence.triggers.some(other => has(other, "shot") || has(other, "death")) ? "attack" : null;
  // "skirmishes between the army and gunmen"
  if (
    !protest &&
    crowd === null &&
    parties.hasArmedPeople() &&
    /^[وفبل]?(?:ال)?مناوشات/.test(wordOf(sentence.tokens, hit.first))
  )
    return "armed-clash";
  if (protest)
    return subtype === "mob-violence" && !parties.has("protest") && !parties.hasForce()
      ? subtype
      : "violent-demonstration";
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
  if (!parties.agentNear(hit) && RIOTOUS.test(textOf(sentence, hit.first, hit.end))) return subtype;
  return parties.agentNear(hit) ||
    parties.victimOf(hit) === "civil" ||
    /^(?:torched|vandali|ransacked|احرق)/.test(word) ||
    (/^(?:burn|set|was|were)/.test(word) && (passiveAt(sentence, hit) || /^w/.test(word)))
    ? "looting-property-destruction"
    : null;
}
