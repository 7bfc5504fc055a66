// What happened: from the triggers, acts and people of a sentence to the events it reports, by rules with a name each.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import { type Sentence, textOf } from "../sentence";
import type { Suspect } from "../suspect";
import type { Parties } from "../who/parties";
import { wordOf } from "../words/folded";
import { anyHas, type Hit, has, hitsOf, isWeapon } from "../words/rules";
import {
  armsTaken,
  isAbstract,
  isBlaze,
  isCamp,
  isDowned,
  isFelled,
  isFight,
  isGerund,
  isOthers,
  isParticiple,
  isUnopposed,
  isWrecked,
  movesTo,
  stands,
} from "./bearing"; // how a trigger stands among its words
import { crowdOf, isDemanding, isEpithet, isLawful, isOfOrganisers, standsUp } from "./context";
import { deedOf } from "./deeds";
import { isChange, isLost, objectPlace, ROOMS } from "./ground"; // which ground it is about
import { isNoDeed } from "./no-deed";
import { isDemonstrating } from "./riots";
import { settle } from "./settle";
import { entersUnopposed } from "./settle-arabic";
import { Suspicion } from "./suspicion"; // what one sentence lets suspect
import { ofAssault, ofHarm, ofVictims } from "./violence"; // who is attacked, beaten, shot or killed
import {
  EXPLOSIVE,
  firedAt,
  gravest,
  isLaunchOnly,
  isLeftOver,
  isOften,
  isOverhead,
  isSupport,
  meansOf,
  onTheSpot,
  useOf,
} from "./weapons";
import { weigh } from "./weigh";

const LOSES = /^[وف]?[يت]?(?:خسر|فقد|خسار)/;
/** What is done to one side alone, and so may be done with a bomb. */
const AIMED = /^[وف]?(?:attack|target|hit|struck|strike|c[ao]m|تعرض|استهدف|هاجم)/;

/** What is made with whatever is named behind it: "launched an attack with", "came under an attack by". */
const ATTACKS = new WordSet(
  "هجوم هجوما هجومين هجمات اعتدا اعتداء اعتدي اعتدت اعتدوا استهداف هوجم هوجمت هاجم هاجمت هاجموا",
  "و ف ب ل ال بال لل",
);

/** The events that the sentence suggests, best first. Empty where nothing is told, or where a game, a drill or an accident is. */
export function suspectsOf(sentence: Sentence, parties: Parties, crowdBefore = false): Suspect[] {
  const { triggers } = sentence;
  if (triggers.length === 0 || isPlayed(sentence)) return [];
  const of = new Suspicion(sentence, parties, crowdBefore);
  if (isGame(of)) return [];
  for (const hit of triggers) {
    if (isEpithet(sentence, hit) || isLawful(sentence, parties, hit) || isOfOrganisers(sentence, hit)) continue;
    if (isNoDeed(sentence, parties, hit)) continue;
    for (const { value, part } of hit.senses) suspect(of, hit, value, part);
    const named = hit.senses[0]!.value.includes("-");
    if (!named && has(hit, "assault")) ofAssault(of, hit);
    if (!named && has(hit, "harm")) ofHarm(of, hit);
    const harms = has(hit, "shot") || has(hit, "death") || has(hit, "injury");
    if (harms && !isAbstract(sentence, hit) && !isBlaze(sentence, hit)) ofVictims(of, hit);
  }
  return weigh(sentence, parties, butAtDrones(of.suspects), of);
}

/** Words for a house in which something is shown, or for its office: people meet in front of it. */
const HOUSES = new WordSet(
  "دايره مبني نقابه وزاره مديريه قاعه دار صاله امام قرب كليه معهد جوار outside opposite near",
  "و ف ب ل ال",
);
const SHOWN = new WordSet("سينما معرض cinema theatre theater", "و ف ب ل ال بال لل");

/** A drill, a film, a play: what is told of happens in it; not "in front of the cinema". */
function isPlayed({ cues, tokens }: Sentence): boolean {
  return cues.some(
    cue =>
      has(cue, "drill") &&
      !(SHOWN.has(tokens, cue.first) && cue.end - cue.first === 1 && HOUSES.among(tokens, cue.first - 2, cue.first)),
  );
}

/** Of a game, whatever words it is told in; but those who watch it may riot. */
function isGame({ sentence, harmed, armedWeapon, crowd }: Suspicion): boolean {
  const { triggers, cues } = sentence;
  // "five hurt in a mortar attack on a football pitch"
  if (
    harmed &&
    (armedWeapon || triggers.some(hit => hit.end - hit.first > 1 && EXPLOSIVE.some(kind => has(hit, kind, "noun"))))
  )
    return false;
  if (!anyHas(cues, "sport") && hitsOf(cues, "play").length < 2 && !statesScore(sentence)) return false;
  return (
    crowd === null ||
    triggers.every(hit => !hit.senses.some(({ value, part }) => TYPE_OF[value] === "riots" && part === "verb"))
  );
}

const RESULT = new WordSet(
  "beat beats beating win wins won draw drew drawn lose lost loss defeat defeated victory thrash thrashed edged فوز فاز فازت تعادل تعادلا خسر خساره تغلب تغلبت هزم",
  "و ف ب ل ال بال",
);

/** "beat Jordan 2-1": how a game ended. */
function statesScore({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < last - 1; t++)
    if (
      tokens.shape[t] === SHAPE.digit &&
      tokens.shape[t + 1] === SHAPE.digit &&
      tokens.gap[t] === GAP.hyphen &&
      /^\d$/.test(wordOf(tokens, t)) &&
      /^\d$/.test(wordOf(tokens, t + 1))
    )
      return RESULT.among(tokens, first, last);
  return false;
}

/** What one sense of a trigger tells. */
function suspect(of: Suspicion, hit: Hit, value: string, part: string): void {
  if (part === "weapon") ofWeapon(of, hit, value);
  else if (value === "territory" || ((value === "lost" || value === "use") && isLost(of.sentence, hit)))
    ofGround(of, hit, value);
  else if (value === "advance") ofAdvance(of, hit, part);
  else if (value === "threat") ofThreat(of, hit);
  else if (value === "taken") ofTaken(of, hit);
  else if (value === "found") ofFound(of, hit);
  else if (part === "gather") ofGathering(of, hit, value);
  else if (part === "stand") {
    if (of.demonstrating || standsUp(of.sentence, hit)) of.add(value, hit, "gather", "people who say what they want");
  } else if (part === "move") ofMove(of, hit, value);
  else if (value in TYPE_OF && (part === "verb" || part === "noun")) ofName(of, hit, value, part);
}

/** A weapon, where something says that it was used. */
function ofWeapon(of: Suspicion, hit: Hit, value: string): void {
  const { sentence } = of;
  // "a bomb maker": a person
  if (
    sentence.persons.some(
      ({ first, end }) =>
        first <= hit.first && (hit.end < end || (sentence.arabic && first < hit.first && hit.end === end)),
    )
  )
    return;
  const shot = of.protest ? null : firedAt(sentence, hit);
  if (shot !== null) {
    of.add("disrupted-weapons-use", hit, "force", FIRED_AT, false, hit.end, shot.first, shot.first);
    return;
  }
  if (fellsCraft(sentence, hit)) {
    of.add("disrupted-weapons-use", hit, "force", FIRED_AT, false, hit.end, hit.first - 1, hit.first - 1);
    return;
  }
  const use = useOf(sentence, hit);
  if (use === null || isWrecked(sentence, hit, use) || isDowned(sentence, hit) || onTheSpot(sentence, use)) return;
  if (isOverhead(sentence, hit, use) || isSupport(sentence, hit)) return;
  const [first, end] = use.first < hit.first ? [use.first, hit.end] : [hit.first, use.end];
  const tight = end - first <= 6;
  if (of.felled.includes(use)) return;
  if (isFelled(sentence, hit, use)) {
    of.felled.push(use);
    of.add("armed-clash", hit, "verb", "armed people shot, killed or wounded", false, hit.end, use.first, use.first);
    return;
  }
  of.add(
    isOften(sentence) ? value : isShell(value) && isLeftOver(sentence, hit) ? LAID : gravest(sentence, hit, value),
    hit,
    "weapon",
    "a weapon and its use",
    false,
    tight ? end : hit.end,
    tight ? first : hit.first,
    use.first,
  );
}

/** In Arabic headlines "the army brings down a drone": who does it, and the verb that without them is "falls". */
function fellsCraft({ tokens, actors, persons, arabic }: Sentence, hit: Hit): boolean {
  const verb = hit.first - 1;
  if (!arabic || !has(hit, "air-drone-strike") || !FELLS.has(tokens, verb)) return false;
  return [...actors, ...persons].some(({ end }) => end === verb);
}
const FELLS = new WordSet("يسقط تسقط يسقطون", "و ف");

const FIRED_AT = "a drone fired at";
const LAID = "remote-explosive-landmine-ied";
const isShell = (kind: string): boolean => kind === "shelling-artillery-missile-attack" || kind === "grenade";

/** Who fires at a drone fires at nobody: of the words of that nothing else is told. */
function butAtDrones(suspects: Suspect[]): Suspect[] {
  const at = suspects.filter(({ note }) => note === FIRED_AT);
  return at.length === 0
    ? suspects
    : suspects.filter(
        one => at.includes(one) || !at.some(({ first, end }) => one.hit.first >= first && one.hit.first < end),
      );
}

const SO_LONG = new WordSet(
  "a an another about around nearly almost some more than at least up to several few many only just over him them her us two three four five six seven " +
    "eight nine ten twelve",
);
const TIME = new WordSet(
  "minute minutes hour hours day days night nights week weeks month months year years decade decades long longer",
);

/** "will take another two years" */
function takesTime({ tokens, last }: Sentence, { end }: Hit): boolean {
  if (!/^(?:takes?|took|taken|taking)$/.test(wordOf(tokens, end - 1))) return false;
  let t = end;
  while (t < last && (SO_LONG.has(tokens, t) || tokens.shape[t] === SHAPE.digit)) t++;
  return t > end && t < last && TIME.has(tokens, t);
}

const REMOVED = new WordSet("down away apart");
const TAKEN = /^(?:took|take[ns]?|taking)$/;

/** A place that is taken or lost, or what else was taken in it. */
function ofGround(of: Suspicion, hit: Hit, value: string): void {
  const { sentence, parties } = of;
  if (sentence.arabic && /^[وف]?[يت]?دخل/.test(wordOf(sentence.tokens, hit.first)) && !parties.armedNear(hit)) return;
  // "had the tents in the square taken down"
  if (!sentence.arabic && REMOVED.has(sentence.tokens, hit.end) && TAKEN.test(wordOf(sentence.tokens, hit.end - 1)))
    return;
  if (!sentence.arabic && takesTime(sentence, hit)) return;
  const arms = armsTaken(sentence, hit);
  if (arms !== null) {
    of.add("disrupted-weapons-use", hit, "force", "weapons taken", false, arms.end);
    return;
  }
  const fallen = value !== "territory" || isLost(sentence, hit);
  const place = objectPlace(sentence, hit) || fallen;
  if (!place) {
    // "took control of the governor's office"; in Arabic the word takes no people.
    const held = /control|possession|charge|grip/.test(textOf(sentence, hit.first, hit.end));
    const taken = held || sentence.arabic ? null : parties.takenBy(hit);
    if (taken !== null && !hit.senses.some(other => other.value === "taken"))
      of.add(taken, hit, "verb", "people seized");
  }
  if (place && !fallen && !sentence.arabic && !parties.has("armed") && isOthers(sentence, hit)) return;
  // "the army lost the town": taken by the others.
  const loses = LOSES.test(wordOf(sentence.tokens, hit.first));
  const forState = loses ? parties.doers(hit)[0]?.part === "insurgent" : parties.takesForState(hit);
  if (place && (isUnopposed(sentence, forState) || isChange(sentence, hit)))
    of.add("non-violent-transfer-of-territory", hit, "territory", "a place taken over");
  else if (place)
    of.add(
      forState ? "government-regains-territory" : "non-state-actor-overtakes-territory",
      hit,
      "territory",
      "a place taken",
    );
}

/** Armed people who press forward. */
function ofAdvance(of: Suspicion, hit: Hit, part: string): void {
  const { sentence, parties } = of;
  if (part === "verb" ? parties.moves(hit) : parties.has("armed"))
    of.add(
      // Insurgents who sweep through a country take it.
      /^sw/.test(wordOf(sentence.tokens, hit.first)) && !parties.takesForState(hit, true)
        ? "non-state-actor-overtakes-territory"
        : "armed-clash",
      hit,
      part === "verb" ? "verb" : "noun",
      "armed people press forward",
      part !== "verb",
    );
}

/** What somebody says that he will do. */
function ofThreat(of: Suspicion, hit: Hit): void {
  const { parties } = of;
  const threatened = parties.threatens(hit);
  if (threatened !== null) {
    of.add(threatened, hit, "verb", "a threat");
    of.suspects.at(-1)!.modality = { status: "threatened", note: "announced", unreal: false };
  }
}

/** People who are taken, or weapons. */
function ofTaken(of: Suspicion, hit: Hit): void {
  const { sentence, parties, protest } = of;
  const taken = parties.takenBy(hit);
  const arms = sentence.triggers.find(
    other => has(other, "arms") && other.first >= hit.end && other.first <= hit.end + 3,
  );
  if (arms && /^t[ao]ke?n?$/.test(wordOf(sentence.tokens, hit.first)))
    of.add("disrupted-weapons-use", hit, "force", "weapons taken", false, arms.end);
  else if (taken === "arrests" && protest && isDemonstrating(sentence, hit))
    of.add("protest-with-intervention", hit, "verb", "people taken from a protest");
  else if (taken !== null && !objectPlace(sentence, hit)) of.add(taken, hit, "verb", "people taken");
}

/** Weapons that are found. */
function ofFound(of: Suspicion, hit: Hit): void {
  const { sentence } = of;
  const passive =
    /^w/.test(wordOf(sentence.tokens, hit.first)) ||
    /^(?:them|it)$/.test(wordOf(sentence.tokens, hit.end)) ||
    isParticiple(sentence, hit);
  const weapon = sentence.triggers.find(
    other =>
      (passive
        ? other.end <= hit.first && hit.first - other.end <= 10
        : other.first >= hit.end && other.first <= hit.end + 8) &&
      ((isWeapon(other) && !/^bombers?$/.test(wordOf(sentence.tokens, other.end - 1))) ||
        has(other, "arms") ||
        has(other, "disrupted-weapons-use", "noun")),
  );
  if (weapon && passive) of.unused.push(weapon);
  if (weapon && (passive || !objectPlace(sentence, hit)))
    of.add(
      "disrupted-weapons-use",
      hit,
      "force",
      "a weapon found",
      false,
      !passive && weapon.end - hit.first <= 8 ? weapon.end : hit.end,
    );
}

/** People who come together. */
function ofGathering(of: Suspicion, hit: Hit, value: string): void {
  const { sentence, parties, feud, demonstrating } = of;
  if (isCamp(sentence, hit) || isPlea(of, hit) || isOfOne(of, hit)) return;
  // Others gather, too; who demands something demonstrates.
  if (demonstrating || (!feud && parties.subjectOf(hit) !== "armed" && isDemanding(sentence, hit, crowdOf(sentence))))
    of.add(value, hit, "gather", "people gathered, or closed a road");
}

/** "The bloc called for the release of protesters": said of a crowd, and not by one. */
function isPlea({ sentence, crowdBefore }: Suspicion, hit: Hit): boolean {
  return (
    !sentence.arabic &&
    !crowdBefore &&
    /^call/.test(wordOf(sentence.tokens, hit.first)) &&
    !standsUp(sentence, hit) &&
    !sentence.triggers.some(other => has(other, "peaceful-protest") && other.first < hit.first)
  );
}

const IN_PROTEST = new WordSet("احتجاجا استنكارا تنديدا رفضا", "و");
const RESIGNS = new WordSet(
  "استقاله استقالته استقالتها استقالتهما استقالتيهما استقالاتهم استقال استقالت استقالوا استدعي استدعت استدعاء استدعا عضويته عضويتها مقاطعه السفير سفيره سفيرها",
  "و ف ب ل",
);

/** "Two ministers resigned in protest at it": no crowd, and nothing but their leaving. */
function isOfOne({ sentence, demonstrating }: Suspicion, hit: Hit): boolean {
  const { tokens, first, arabic } = sentence;
  return arabic && !demonstrating && IN_PROTEST.has(tokens, hit.first) && RESIGNS.among(tokens, first, hit.first);
}

/** Armed people who move. */
function ofMove(of: Suspicion, hit: Hit, value: string): void {
  const { sentence, parties } = of;
  // "moved into an apartment"
  if (!sentence.arabic && ROOMS.among(sentence.tokens, hit.end, hit.end + 3)) return;
  if (parties.moves(hit) && movesTo(sentence, hit) && !stands(sentence, hit))
    if (entersUnopposed(sentence, parties, hit))
      // In Arabic "the army entered the town after the others had withdrawn"
      of.add("non-violent-transfer-of-territory", hit, "territory", "a place taken over");
    else of.add(value, hit, "move", "armed people moved");
}

/** A verb or noun that names an event. */
function ofName(of: Suspicion, hit: Hit, value: string, part: "verb" | "noun"): void {
  const { sentence, parties, harmed, inflated } = of;
  if (value === "armed-clash" && part === "verb" && !isFight(sentence, parties, hit, harmed)) return;
  if (EXPLOSIVE.includes(value) && (inflated || (part === "verb" && isLaunchOnly(sentence, hit, hit)))) return;
  const deed = deedOf(sentence, parties, hit, value, part);
  const known = deed === undefined ? settle(of, hit, value, part) : deed;
  if (known === null) return;
  // "were set ablaze by a roadside bomb", in Arabic "came under an attack with a bomb"
  const aimed =
    known === "looting-property-destruction" ||
    (known === "armed-clash" && AIMED.test(wordOf(sentence.tokens, hit.first))) ||
    (sentence.arabic &&
      (known === "armed-clash" || known === "attack") &&
      ATTACKS.among(sentence.tokens, hit.first, hit.end));
  const means = part === "verb" && aimed ? meansOf(sentence, hit, false) : null;
  const settled = means ?? known;
  // "the police kept them out and used tear gas"
  if (
    settled === "protest-with-intervention" &&
    part === "noun" &&
    !harmed &&
    parties.hasForce() &&
    parties.has("protest")
  )
    of.add(settled, hit, "force", "a noun that names it");
  else if (settled === "disrupted-weapons-use" && part === "verb")
    of.add(settled, hit, "force", "a weapon kept from use");
  else if (part === "verb") of.add(settled, hit, "verb", "a verb that reports it", isGerund(sentence, hit));
  else of.add(settled, hit, EXPLOSIVE.includes(value) ? "explosion" : "noun", "a noun that names it", true);
}
