// What a deed is by those who do it and those to whom it is done, where its words alone say something else.

import { WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import { type Sentence, textOf } from "../sentence";
import type { Parties } from "../who/parties";
import { wordOf } from "../words/folded";
import { anyHas, type Hit, has, isWeapon } from "../words/rules";
import { isFeud, isUnopposed } from "./bearing";
import { stormsHeld } from "./fights";

const POST = new WordSet(
  "outpost outposts post posts checkpoint checkpoints barracks position positions station stations prison jail gate gates " +
    "roadblock",
);
const EACH_OTHER = /\b(?:each other|one another)\b/i;
/** Words in which what comes behind a deed is looked for. */
const BEHIND = 9;

/** The sub-type of a deed by its people; null where it is none; undefined where its words decide. */
export function deedOf(
  sentence: Sentence,
  parties: Parties,
  hit: Hit,
  subtype: string,
  part: string,
): string | null | undefined {
  if (sentence.arabic) return isCaught(sentence, hit, subtype) ? "arrests" : undefined;
  const { last } = sentence;
  const text = textOf(sentence, hit.first, hit.end);
  // "the capture of Aleppo": ground, and nobody who is arrested.
  if (subtype === "arrests" && part === "noun" && /^capture of/i.test(text) && isGround(sentence, hit.end))
    return parties.takesForState(hit) ? "government-regains-territory" : "non-state-actor-overtakes-territory";
  // "announced the capture of a financier": somebody, and no ground.
  if (TYPE_OF[subtype] === "battles" && /\bcapture of$/i.test(text) && isSomebody(sentence, hit.end)) return "arrests";
  // "commandos stormed the church to free the hostages"
  if ((subtype === "attack" || TYPE_OF[subtype] === "riots") && part === "verb" && stormsHeld(sentence, parties, hit))
    return "armed-clash";
  // "the clearing of the sit-in", "the storming of the protest camp": done to a protest, and with arms where it is stormed.
  if (
    part === "noun" &&
    subtype === "protest-with-intervention" &&
    /(?:protest|sit-in|tent city|encampment)/i.test(text) &&
    /^(?:storming|assault|raid|attack)/i.test(text) &&
    !parties.hasGroup()
  )
    return "excessive-force-against-protesters";
  // "moved against the sit-in and fired for two hours"
  if (
    subtype === "protest-with-intervention" &&
    part === "verb" &&
    /(?:camp|sit-ins?|site|square|tents?|city|encampments?)$/i.test(text) &&
    sentence.triggers.some(other => other.first >= hit.end && FIRES.has(sentence.tokens, other.first))
  )
    return "excessive-force-against-protesters";
  // "soldiers drove off with eight organisers": whom a state's forces take is arrested.
  if (subtype === "abduction-forced-disappearance" && part === "verb" && CARRIES.test(text))
    return parties.takenBy(hit) === "arrests" ? "arrests" : undefined;
  // "farmers driving from Kut to Hillah"
  if (subtype === "government-regains-territory" && /^(?:drive|drives|driving|drove) from$/i.test(text)) return null;
  // "relatives of those killed since the truce held a vigil"
  if (
    subtype === "agreement" &&
    /held$/i.test(text) &&
    /^(?:an?|the|their|its)$/.test(wordOf(sentence.tokens, hit.end))
  )
    return null;
  if (subtype === "non-state-actor-overtakes-territory" && isPostOverrun(sentence, hit)) return "armed-clash";
  // "rolled into the town with barely a shot"
  if (
    TYPE_OF[subtype] === "battles" &&
    subtype.endsWith("-territory") &&
    !/^f[ae]ll/i.test(text) &&
    isUnopposed(sentence, false)
  )
    return "non-violent-transfer-of-territory";
  // "in the hands of the rebels, fell to the army": no verb, and whoever has it next is told by another.
  if (
    subtype === "non-violent-transfer-of-territory" &&
    /^hands\b/i.test(text) &&
    /^(?:the|their|its|in|rebel|government)$/.test(wordOf(sentence.tokens, hit.first - 1))
  )
    return null;
  if (subtype === "non-violent-transfer-of-territory" && part === "verb") {
    const given = GIVEN.has(sentence.tokens, hit.first) ? givenUp(sentence, hit) : undefined;
    if (given !== undefined) return given;
  }
  if (subtype === "other" && isAwaited(sentence, hit)) return null;
  if (subtype === "change-to-group-activity" && isStateOf(sentence, hit)) return null;
  // "launched a ground offensive against the hideouts": who does so fights, and who calls it off does not.
  if (subtype === "change-to-group-activity" && isOffensive(sentence, hit)) return "armed-clash";
  // "bodies were found handcuffed", "burned their corpses": what was done to the dead.
  if ((subtype === "arrests" || subtype === "looting-property-destruction") && MARRED.has(sentence.tokens, hit.first))
    if (ofTheDead(sentence, hit)) return "attack";
  // "rivals hurled chairs at each other"
  if (
    TYPE_OF[subtype] === "riots" &&
    !parties.has("protest") &&
    !parties.hasForce() &&
    // Those who shoot at each other do more.
    !sentence.triggers.some(other => isWeapon(other) || has(other, "shot")) &&
    !isFeud(sentence) &&
    EACH_OTHER.test(textOf(sentence, hit.first, Math.min(last, hit.end + BEHIND)))
  )
    return "mob-violence";
  return undefined;
}

const OFFENSIVE = new WordSet("offensive offensives");
const BEGUN = new WordSet(
  "began begin begins begun got get gets launch launched launches launching open opened opens resume resumed resumes start started starts " +
    "mount mounted mounts kicked kick kicks joined conduct conducted continued continues ground military cross-border",
);

/** An offensive that is begun, and not put off. */
function isOffensive({ tokens }: Sentence, { first, end }: Hit): boolean {
  return OFFENSIVE.among(tokens, first, end) && BEGUN.among(tokens, first, end);
}

const GIVEN = new WordSet("hand handed handing given ceded surrendered");

/** "X and Y had been handed over": a place is; "the wanted men have been handed over": people are no ground; undefined for others. */
function givenUp({ tokens, first, named, persons }: Sentence, hit: Hit): string | null | undefined {
  let t = hit.first - 1;
  if (!AUXILIARY.has(tokens, t)) return undefined;
  while (t > first && AROUND.has(tokens, t)) t--;
  const at = (mark: { first: number; end: number }) => mark.first <= t && t < mark.end;
  if (named.some(place => place.mention.literal && at(place))) return "non-violent-transfer-of-territory";
  return persons.some(person => at(person) && !has(person, "thing")) ? null : undefined;
}
const AROUND = new WordSet("was were been being is are be has have had still not too also all both yet never");

/** "until the curfew is lifted": what is waited for. */
function isAwaited({ tokens }: Sentence, { first }: Hit): boolean {
  const t = THE.has(tokens, first - 1) ? first - 2 : first - 1;
  return WAITS.has(tokens, t);
}
const THE = new WordSet("the a an any");
const WAITS = new WordSet("until unless till once if");

/** "in the besieged quarter": how a place is, and nothing that is done. */
function isStateOf({ tokens, first: from }: Sentence, { first, end }: Hit): boolean {
  return end - first === 1 && first > from && STATE.has(tokens, first) && OF_STATE.has(tokens, first - 1);
}
const STATE = new WordSet("besieged encircled blockaded surrounded");
const OF_STATE = new WordSet(
  "the a an this that of in on from into inside to near around its their his long heavily newly still",
);

/** Dead bodies close before the word, or right behind it. */
function ofTheDead({ tokens, first: from, last }: Sentence, { first, end }: Hit): boolean {
  for (let t = Math.max(from, first - NEAR_DEAD); t < Math.min(last, end + 3); t++)
    if (DEAD.has(tokens, t)) return true;
  return false;
}
const NEAR_DEAD = 8;
const DEAD = new WordSet("body bodies corpse corpses remains");
const MARRED = new WordSet("handcuffed cuffed blindfolded bound burned burnt burn burning torched");

const CARRIES = /^(?:dr[ao]ve|driv|drag|haul|led |lead|march|carr|took|tak|whisk|bundl|pick|pull)/i;

/** "shot dead two suspects": of people whom forces hunt. */
export function isSuspects({ tokens, persons, arabic }: Sentence, parties: Parties, hit: Hit): boolean {
  if (arabic || !parties.hasForce()) return false;
  return persons.some(
    ({ first, end }) =>
      SUSPECTS.has(tokens, end - 1) &&
      (first >= hit.end ? first - hit.end <= 3 : hit.first - end >= 0 && hit.first - end <= 3),
  );
}
const SUSPECTS = new WordSet("suspect suspects fugitive fugitives");

const FIRES = new WordSet("fired firing shot shooting opened killed killing");

/** In Arabic "two financiers fell into the grip of the army's intelligence": people, and no ground. */
function isCaught({ tokens, actors, named }: Sentence, hit: Hit, subtype: string): boolean {
  if (
    subtype !== "non-state-actor-overtakes-territory" ||
    !/^[وفب]?(?:قبضه|يد|ايدي)$/.test(wordOf(tokens, hit.end - 1))
  )
    return false;
  if (named.some(({ first, mention }) => mention.literal && first > hit.first && first < hit.end)) return false;
  return actors.some(({ first, senses }) => first - hit.end <= 1 && first >= hit.end && senses[0]!.part === "state");
}

/** A town, a village or a base right behind, and nobody who is captured there. */
function isGround({ tokens, named }: Sentence, at: number): boolean {
  let t = at;
  while (t < at + 5 && OF_GROUND.has(tokens, t)) t++;
  return named.some(
    ({ first, mention, place }) =>
      first === t && mention.literal && place !== null && !/^(?:country|region)$/.test(place.kind),
  );
}
/** A person within the next words, and no place before. */
function isSomebody({ persons, named }: Sentence, at: number): boolean {
  return persons.some(
    person =>
      person.first >= at &&
      person.first - at <= 4 &&
      !has(person, "thing") &&
      !named.some(({ first, mention }) => mention.literal && first >= at && first < person.first),
  );
}

const OF_GROUND = new WordSet(
  "the town towns city cities village villages district area base air of and strategic border nearby northern southern " +
    "eastern western central",
);

/** "overran an outpost near Udhaim", "burst into a police post": those in it fought, and no ground is told to be held. */
export function isPostOverrun({ tokens, first, last, arabic }: Sentence, hit: Hit): boolean {
  const at = AUXILIARY.has(tokens, hit.first) ? hit.first + 1 : hit.first;
  if (arabic || !/^(?:overr[au]n|burst|broke|barged)/.test(wordOf(tokens, at))) return false;
  for (let t = at + 1; t < Math.min(last, at + 7); t++) {
    const word = wordOf(tokens, t);
    if (POST.hasWord(word)) return true;
    if (/^(?:in|at|near|and|of|on|when|as|by|base|town|city|village|villages|district)$/.test(word)) break;
  }
  // "the post was overrun"
  for (let t = at - 1; t >= Math.max(first, at - 4); t--) {
    if (POST.has(tokens, t)) return AUXILIARY.has(tokens, at - 1);
  }
  return false;
}
const AUXILIARY = new WordSet("was were been being is are");

const SAYS = new WordSet("demanding protesting demonstrating chanting picketing rallying marching striking");
const SAYS_ARABIC = new WordSet("يتظاهرون يحتجون يطالبون يعتصمون تظاهروا احتجوا طالبوا المطالبين المطالبون مطالبين");

/** "lecturers who were demanding contracts", "students who had gathered to ask for ...": they demonstrate. */
export function demandersIn({ tokens, persons, last, arabic }: Sentence): boolean {
  return persons.some(person => {
    if (has(person, "armed") || has(person, "thing")) return false;
    let t = person.end;
    if (arabic) {
      if (/^(?:كانوا|الذين|ممن)$/.test(wordOf(tokens, t))) t++;
      if (/^كانوا$/.test(wordOf(tokens, t))) t++;
      return SAYS_ARABIC.has(tokens, t);
    }
    if (/^(?:who|that)$/.test(wordOf(tokens, t))) t++;
    while (t < person.end + 4 && /^(?:were|was|had|have|been)$/.test(wordOf(tokens, t))) t++;
    const word = wordOf(tokens, t);
    if (SAYS.hasWord(word)) return true;
    if (/^(?:calling|asking|pressing)$/.test(word)) return wordOf(tokens, t + 1) === "for";
    if (!/^(?:gathered|assembled|massed|met|come)$/.test(word)) return false;
    for (let u = t + 1; u < Math.min(last, t + 9); u++)
      if (/^(?:demand|protest|call|ask|press|demonstrate|chant)$/.test(wordOf(tokens, u))) return true;
    return false;
  });
}

/** "a bomber struck a mosque": one man with a bomb on him, and no aircraft. */
export function isBomber(sentence: Sentence, parties: Parties, hit: Hit): boolean {
  if (anyHas(sentence.triggers, "air-drone-strike")) return false;
  const [doer] = parties.doers(hit);
  return doer !== undefined && doer.part === "" && /^bombers?$/.test(wordOf(sentence.tokens, doer.end - 1));
}
