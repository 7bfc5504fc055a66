// What an Arabic trigger is in the company it keeps, where its words differ from the English ones.

import { isUnopposed } from "./bearing";
import { objectPlace } from "./ground";
import type { Parties } from "./parties";
import type { Hit } from "./rules";
import { has, type Sentence, wordOf } from "./sentence";
import { EXPLOSIVE } from "./weapons";

/** "came under", "they targeted": verbs of an attack whose phrase holds the one that it is done to. */
const AIMED_AT = /^[وف]?[يت]?(?:تعرض|استهدف|ستهدف)/;

const ENTERS = /^[وفب]?(?:ال)?(?:[يت]?نتشر|انتشر|انتشرت|انتشار|دخل|دخلت|[يت]دخل|دخول|عاد|عادت|عوده)$/;

/** What an Arabic verb is in this company; undefined where its words say enough. */
export function settleArabic(
  sentence: Sentence,
  parties: Parties,
  hit: Hit,
  subtype: string,
  part: string,
): string | undefined {
  if (part !== "verb") return undefined;
  if (subtype === "change-to-group-activity" && ENTERS.test(wordOf(sentence.tokens, hit.first)))
    return entersUnopposed(sentence, parties, hit) ? "non-violent-transfer-of-territory" : undefined;
  const word = wordOf(sentence.tokens, hit.first);
  // "rained bullets on him"
  if (subtype === "shelling-artillery-missile-attack" && /^[وف]?[يت]?ا?مطر/.test(word))
    return sentence.triggers.some(other => has(other, "shot") && other.first >= hit.end && other.first - hit.end <= 5)
      ? parties.targetOf(hit) === "armed" && !parties.doneByNext(hit)
        ? "armed-clash"
        : "attack"
      : undefined;
  // "gunmen raided a post": who has no aircraft raids on the ground.
  if (
    subtype === "air-drone-strike" &&
    /^[وف]?[يت]?ا?غ[اي]ر/.test(word) &&
    hit.end - hit.first === 1 &&
    parties.doneByNext(hit) &&
    !sentence.triggers.some(other => has(other, "air-drone-strike", "weapon"))
  )
    return parties.targetOf(hit) === "civil" ? "attack" : "armed-clash";
  if (subtype !== "armed-clash") return undefined;
  // "an activist came under fire", "unknown men shot at the house of a judge": who bears no arms fights nobody.
  if (AIMED_AT.test(word) && heldBy(sentence, hit) === "civil" && !parties.has("protest")) return "attack";
  // "answered the sources of fire by shelling": what it answered with is the event.
  if (/^[وف]?[يت]?رد/.test(word)) {
    const means = sentence.triggers.find(
      other => other.first >= hit.end && other.first - hit.end <= 3 && EXPLOSIVE.some(kind => has(other, kind)),
    );
    return means && EXPLOSIVE.find(kind => has(means, kind));
  }
  return undefined;
}

/** "The army entered the city after the others had withdrawn", "and met with no resistance". */
export function entersUnopposed(sentence: Sentence, parties: Parties, hit: Hit): boolean {
  if (!sentence.arabic) return false;
  const army = /^(?:state|foreign)$/.test(parties.doers(hit)[0]?.part ?? "");
  return isUnopposed(sentence, army) && objectPlace(sentence, hit);
}

/** Whether those within a phrase ("came under ... fire") are armed, or all of them civil; null where there are none. */
function heldBy({ persons, actors }: Sentence, { first, end }: Hit): "armed" | "civil" | null {
  const within = [...persons, ...actors].filter(hit => hit.first > first && hit.end <= end);
  if (within.length === 0) return null;
  const armed = within.some(hit => has(hit, "armed") || !/^(?:civil|)$/.test(hit.senses[0]!.part));
  return armed ? "armed" : within.some(hit => has(hit, "civil") || hit.senses[0]!.part === "civil") ? "civil" : null;
}
