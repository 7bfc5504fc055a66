// What an Arabic trigger is in the company it keeps, where its words differ from the English ones.

import { WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import type { Parties } from "../who/parties";
import type { Side } from "../who/sides";
import { wordOf } from "../words/folded";
import { anyHas, type Hit, has } from "../words/rules";
import { isUnopposed } from "./bearing";
import { objectPlace } from "./ground";
import { EXPLOSIVE } from "./weapons";

/** "came under", "they targeted": verbs of an attack whose phrase holds the one that it is done to. */
const AIMED_AT = /^[وف]?[يت]?(?:تعرض|استهدف|ستهدف)/;

/** Families, and not those who were captured: with a preposition, or with the word for whose they are. */
const FAMILIES = new WordSet("لاسر للاسر باسر بالاسر كاسر كالاسر", "و ف");
const OF_WHOM =
  /^(?:ال)?(?:ضحايا|شهدا|قتلي|جرحي|(?:نازح|معتقل|مفقود|مخطوف|مختطف|مغيب|مصاب|متضرر|متعفف|مهجر|مقاتل)(?:ين|ون)|عراقيه|سوريه|فقيره|نازحه|كامله)$/;
/** "the clashes between", of people without arms on both sides. */
const BETWEEN_CROWDS = /^[وفبل]?(?:ال)?(?:صدامات|صدام|مصادمات|مواجهات|اشتباكات|احتكاكات)$/;

/** What an Arabic verb or noun is in this company, null for nothing; undefined where its words say enough. */
export function settleArabic(
  sentence: Sentence,
  parties: Parties,
  hit: Hit,
  subtype: string,
  part: string,
): string | null | undefined {
  // "the exposure of the embassy to a rocket attack": what it is exposed to is the event.
  if (subtype === "armed-clash" && part === "noun" && isExposure(sentence, hit)) return null;
  if (part !== "verb") return undefined;
  // "the group claimed the attack on the checkpoint", "to end a feud": words that build posts and clear squares elsewhere.
  if (subtype === "headquarters-or-base-established" && isClaim(sentence, hit)) return null;
  if (subtype === "protest-with-intervention" && endsQuarrel(sentence, hit)) return null;
  if (
    subtype === "abduction-forced-disappearance" &&
    (FAMILIES.has(sentence.tokens, hit.first) ||
      (/^[وف]?اسر$/.test(wordOf(sentence.tokens, hit.first)) && OF_WHOM.test(wordOf(sentence.tokens, hit.end))))
  )
    return null;
  // "six were killed in clashes between demonstrators and followers of ...", and no force is told of
  if (subtype === "excessive-force-against-protesters" && isAmongCrowds(sentence, parties)) return "mob-violence";
  // "demonstrators set fire to an office", "dozens of residents attacked the house"
  const crowd = parties.crowdDoes(hit) || isCrowdBefore(sentence, hit);
  if (crowd && ASSAILS.test(wordOf(sentence.tokens, hit.first)) && DESTRUCTIVE.has(subtype))
    return subtype === "attack" && !parties.has("protest") ? "mob-violence" : "violent-demonstration";
  const word = wordOf(sentence.tokens, hit.first);
  // "rained bullets on him"
  if (subtype === "shelling-artillery-missile-attack" && /^[وف]?[يت]?ا?مطر/.test(word))
    return sentence.triggers.some(other => has(other, "shot") && other.first >= hit.end && other.first - hit.end <= 5)
      ? "attack"
      : undefined;
  // "gunmen raided a post": who has no aircraft raids on the ground.
  if (
    subtype === "air-drone-strike" &&
    /^[وف]?[يت]?ا?غ[اي]ر/.test(word) &&
    hit.end - hit.first === 1 &&
    parties.doneByNext(hit) &&
    !anyHas(sentence.triggers, "air-drone-strike", "weapon")
  )
    return parties.targetOf(hit) === "civil" ? "attack" : "armed-clash";
  // "foiled an attempt to slip in": those who tried were met.
  if (subtype === "disrupted-weapons-use" && FOILS.test(word) && INROADS.among(sentence.tokens, hit.first, hit.end))
    return "armed-clash";
  if (subtype !== "armed-clash") return undefined;
  // "foiled an attack that the group had planned": a plot, of which nothing came.
  if (FOILS.test(word) && PLANS.among(sentence.tokens, hit.first, sentence.last)) return "disrupted-weapons-use";
  // "an activist came under fire", "unknown men shot at the house of a judge": who bears no arms fights nobody.
  const held = AIMED_AT.test(word) ? (heldBy(sentence, hit) ?? exposedBefore(sentence, hit)) : null;
  if (held === "civil" && !parties.has("protest")) return "attack";
  // "answered the sources of fire by shelling": what it answered with is the event.
  if (/^[وف]?[يت]?رد/.test(word)) {
    const means = sentence.triggers.find(
      other => other.first >= hit.end && other.first - hit.end <= 3 && EXPLOSIVE.some(kind => has(other, kind)),
    );
    return means && EXPLOSIVE.find(kind => has(means, kind));
  }
  return undefined;
}

const FOILS = /^[وفب]?(?:ال)?[يت]?(?:احبط|حبط|احباط|افشل|فشل|افشال|اجهض|اجهاض)/;
const INROADS = new WordSet("تسلل تسللا تقدم توغل اختراق زحف زحفا تعرض تعرضا", "ال لل ل");
const PLANS = new WordSet(
  "مخطط مخططا مخططات خطه يخطط تخطط يخططون خطط خططت خططوا ينوي ينوون تنوي يعتزم يعتزمون تعتزم",
  "و ف ل ال",
);

/** "The army entered the city after the others had withdrawn", "and met with no resistance". */
export function entersUnopposed(sentence: Sentence, parties: Parties, hit: Hit): boolean {
  if (!sentence.arabic) return false;
  const army = /^(?:state|foreign)$/.test(parties.doers(hit)[0]?.part ?? "");
  return isUnopposed(sentence, army) && objectPlace(sentence, hit);
}

/** "fired into the air to disperse them", and nobody is told of who was hit. */
export function isIntoAir({ tokens, harms, arabic, first, last }: Sentence): boolean {
  if (!arabic || harms.some(harm => has(harm, "death") || has(harm, "injury"))) return false;
  for (let t = first + 1; t < last; t++) if (AIR.has(tokens, t) && wordOf(tokens, t - 1) === "في") return true;
  return false;
}
const AIR = new WordSet("الهوا");

/** "claimed", which in Arabic is also "builds", with an attack behind it. */
function isClaim({ tokens, last }: Sentence, { first }: Hit): boolean {
  return CLAIMS.has(tokens, first) && CLAIMED.among(tokens, first + 1, Math.min(last, first + TO_CLAIMED));
}
const CLAIMS = new WordSet("تبني تبنت يتبني تتبني تبنيه تبنيها", "و ف ب");
const CLAIMED = new WordSet("هجوم هجمات عمليه عمليات تفجير تفجيرات استهداف قصف اغتيال اعتدا قتل كمين مسووليه", "ال");
/** Words from "claimed" to what is claimed: "the group of the so-called Islamic State". */
const TO_CLAIMED = 6;

/** "came between them to end the quarrel". */
function endsQuarrel({ tokens, last }: Sentence, { first, end }: Hit): boolean {
  for (let t = first; t < end; t++) if (ENDS.has(tokens, t)) return QUARREL.among(tokens, t + 1, Math.min(last, t + 3));
  return false;
}
const ENDS = new WordSet("فض لفض بفض تفض يفض فضت", "و ف");
const QUARREL = new WordSet("نزاع نزاعات اشتباك اشتباكات شجار مشاجره خلاف خلافات عراك اقتتال صراع", "ال");

const ASSAILS = /^[وف]?[يت]?ا?(?:حرق|ضرم|شعل|حطم|خرب|هشم|هاجم|قتحم|نهب|دمر)(?:ت|وا|ون)?$/;
/** What is done to others or to what is theirs, and by a crowd is a riot. */
const DESTRUCTIVE: ReadonlySet<string> = new Set(["looting-property-destruction", "attack", "armed-clash"]);

/** Those who demonstrate, right before the verb. */
function isCrowdBefore({ persons, actors }: Sentence, hit: Hit): boolean {
  const before = (other: Hit) => has(other, "protest") || other.senses[0]!.part === "protest";
  const near = ({ end }: Hit) => end <= hit.first && hit.first - end <= 2;
  return persons.some(other => near(other) && before(other)) || actors.some(other => near(other) && before(other));
}

/** In Arabic one word is an assault, and what somebody is exposed "to". */
function isExposure({ tokens, last }: Sentence, { first, head: end }: Hit): boolean {
  if (end - first > 1 || !/^[وفب]?تعرض(?:ه|ها|هم|هما)?$/.test(wordOf(tokens, first))) return false;
  for (let t = end; t < Math.min(last, end + EXPOSED); t++)
    if (wordOf(tokens, t) === "الي" || (t > end && /^ل\S{3,}/.test(wordOf(tokens, t)))) return true;
  return false;
}
/** Words between an exposure and what somebody is exposed to. */
const EXPOSED = 10;

/** "a soldier was wounded by fire from ...": whom the fire hit that the sentence tells of. */
export function hurtSide({ tokens, triggers }: Sentence, parties: Parties): Side | null {
  const harm = triggers.find(hit => (has(hit, "injury") || has(hit, "death")) && FELL.test(wordOf(tokens, hit.first)));
  return harm === undefined ? null : parties.victimOf(harm);
}

/** "launched a military operation": on the ground, whoever has aircraft, where it is told against whom. */
export function launchesOperation({ tokens, first, last, actors, arabic }: Sentence, hit: Hit): boolean {
  if (!arabic || !/^[وف]?[يت]?شن(?:ت|وا)?$/.test(wordOf(tokens, hit.first))) return false;
  for (let t = hit.head; t < Math.min(last, hit.head + 4); t++)
    if (/^(?:عمليه|عمليات|حمله)$/.test(wordOf(tokens, t)))
      return actors.some(actor => actor.first > t && wordOf(tokens, actor.first - 1) === "ضد" && actor.first >= first);
  return false;
}

/** Words for harm behind which those stand who suffer it. */
const FELL = /^[وفبل]?(?:اصيب|جرح|استشهد|اصابه|مقتل|استشهاد|مصرع)/;

/** "clashes between demonstrators", and no force is told of. */
export function isAmongCrowds({ tokens, first, last, arabic }: Sentence, parties: Parties): boolean {
  if (!arabic || parties.hasForce()) return false;
  for (let t = first; t < last - 1; t++)
    if (BETWEEN_CROWDS.test(wordOf(tokens, t)) && /^(?:بين|مع)$/.test(wordOf(tokens, t + 1))) return true;
  return false;
}

/** "the activist came under an armed attack": those who stand before the verb, civil where nobody of them is armed. */
function exposedBefore({ tokens, persons, actors, first }: Sentence, hit: Hit): "civil" | null {
  if (!/^[وف]?تعرض(?:ت|ا|وا|تا)?$/.test(wordOf(tokens, hit.first))) return null;
  const before = [...persons, ...actors].filter(({ end }) => end > first && end <= hit.first && hit.first - end <= 6);
  if (before.length === 0) return null;
  return before.every(
    other => !has(other, "thing") && /^(?:civil|)$/.test(other.senses[0]!.part) && !has(other, "armed"),
  )
    ? "civil"
    : null;
}

/** Whether those within a phrase ("came under ... fire") are armed, or all of them civil; null where there are none. */
function heldBy({ persons, actors }: Sentence, { first, end }: Hit): "armed" | "civil" | null {
  const within = [...persons, ...actors].filter(hit => hit.first > first && hit.end <= end);
  if (within.length === 0) return null;
  const armed = within.some(hit => has(hit, "armed") || !/^(?:civil|)$/.test(hit.senses[0]!.part));
  return armed ? "armed" : within.some(hit => has(hit, "civil") || hit.senses[0]!.part === "civil") ? "civil" : null;
}

/** "a mass grave of those whom the group killed in 2014": what is found there is the event, and the killing one of old. */
export function ofTheGrave(suspects: readonly Suspect[]): void {
  const grave = suspects.find(({ subtype }) => subtype === "other");
  if (grave === undefined) return;
  for (const suspect of suspects)
    if (suspect.subtype === "attack" && suspect.rule !== "noun") {
      suspect.score = Math.min(suspect.score, grave.score - 0.05);
      suspect.modality = { status: "background", note: "of those in a grave", unreal: false };
    }
}
