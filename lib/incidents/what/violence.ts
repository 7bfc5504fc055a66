// Violence against somebody: who is attacked, beaten, shot or killed decides which event it is.

import { WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import type { Sentence } from "../sentence";
import { modalityOf } from "../whether/status";
import type { Parties } from "../who/parties";
import { BODIES, type Side } from "../who/sides";
import { wordOf } from "../words/folded";
import { type Hit, has, isWeapon } from "../words/rules";
import { byAircraft, isGerund, isNounHere, isOthers, isPartOf, passiveAt } from "./bearing"; // how a trigger stands among its words
import { hadProtested, isAtTown, isBorne, isInTown, isOnTown, isTargeted, mourned, SOUGHT } from "./context";
import { demandersIn, isBomber } from "./deeds";
import { inFight, inViolence, onJail, stormsHeld } from "./fights";
import { killedAs } from "./riots";
import { assaultType } from "./settle";
import { hurtSide, isAmongCrowds, isIntoAir, launchesOperation } from "./settle-arabic";
import type { Suspicion } from "./suspicion";
import { EXPLOSIVE, isFlames, meansOf } from "./weapons";

/** Words that tell of violence by themselves. */
const KILLED =
  /^(?:kill|murder|massacr|slain|slaughter|martyr|[وف]?(?:قتل|مقتل|استشهد|استشهاد|[بل]?قتيل|القتلي|مصرع|شهيدا|صرع|اجهز|صفي))/;
const DIED = /^(?:die|dying|dead|perish|succumb|lost|lose|death|toll|lives|و?توفي|و?وفاه|و?مات)/;
/** What is not done from the air. */
const GROUND = new WordSet("offensive offensives assault assaults ambush ambushes incursion push siege crackdown");

/** What two sides wage. */
const FIGHT = new WordSet("battle battles siege offensive offensives");
/** What is hit from afar and bears no arms. */
const BUILDINGS = new WordSet(
  "building buildings house houses home homes hospital school schools mosque church market clinic tower towers block flat flats apartment apartments " +
    "warehouse depot plant port tent tents shelter municipality hotel bakery factory hall",
);

/** "the town hall was struck, and the mayor died": from the air as a rule; gunmen strike no building. */
function isStruckFromAfar({ tokens, arabic }: Sentence, { first }: Hit): boolean {
  if (arabic || !/^(?:hit|struck)$/.test(wordOf(tokens, first))) return false;
  const be = /^(?:also|again|directly|heavily|badly|twice|been)$/.test(wordOf(tokens, first - 1))
    ? first - 2
    : first - 1;
  if (!/^(?:was|were|been|had|has|have)$/.test(wordOf(tokens, be))) return false;
  return BUILDINGS.has(tokens, be - 1) && wordOf(tokens, first + 1) !== "by";
}

/** An attack, which is named by whom or what it is aimed at. */
export function ofAssault(of: Suspicion, hit: Hit): void {
  const { sentence, parties, harmed, crowd, protest } = of;
  const noun = isNounHere(sentence, hit) || isGerund(sentence, hit);
  const target = parties.targetOf(hit, noun);
  // A crowd that attacks is a riot.
  const exposed = sentence.arabic && /^[وف]?[يت]?تعرض/.test(wordOf(sentence.tokens, hit.first));
  const riot = !noun && !exposed && !parties.agentNear(hit) && (crowd !== null || parties.subjectOf(hit) === "protest");
  const subtype = riot
    ? crowd === "folk" && !protest
      ? "mob-violence"
      : "violent-demonstration"
    : !noun && isBomber(sentence, parties, hit)
      ? "suicide-bomb"
      : (meansOf(sentence, hit, noun) ??
        (isStruckFromAfar(sentence, hit) ? "air-drone-strike" : null) ??
        (launchesOperation(sentence, hit) ? "armed-clash" : null) ??
        assaultType(parties, hit, target, {
          noun,
          harmed,
          passive: passiveAt(sentence, hit),
          ground: GROUND.has(sentence.tokens, hit.head),
          fight: FIGHT.has(sentence.tokens, hit.first),
        }) ??
        (!noun && target === null && isAtTown(sentence, hit) && (parties.has("armed") || !isOthers(sentence, hit))
          ? "armed-clash"
          : null));
  const fought =
    !sentence.arabic &&
    subtype === "attack" &&
    (stormsHeld(sentence, parties, hit) || (onJail(sentence, hit) && !parties.forceNear(hit)));
  // "unknown men targeted an officer with a silenced pistol": no fight.
  const silenced = subtype === "armed-clash" && !noun && SILENCED.among(sentence.tokens, sentence.first, sentence.last);
  const settled = silenced ? "attack" : fought ? "armed-clash" : subtype;
  if (settled !== null) of.add(settled, hit, "assault", `an assault on ${target ?? "a target"}`, noun);
  else if (noun && isInTown(sentence, hit)) of.add("armed-clash", hit, "assault", "an attack at a place", true);
  else if (noun && isOnTown(sentence, hit)) {
    // "an assault on Tikrit is expected": against those who hold it. What was done to a town says more of itself.
    of.add("armed-clash", hit, "assault", "an assault on a town", true);
    if (modalityOf(sentence, of.suspects.at(-1)!).status !== "threatened") of.suspects.pop();
  }
}

const SILENCED = new WordSet("silenced silencer silencers كاتم كاتمه كواتم");

/** "died of non-battle causes", "in a non-combat incident" */
function isNonBattle({ tokens, first, last, arabic }: Sentence): boolean {
  for (let t = first; t < last - 1; t++)
    if (
      arabic
        ? wordOf(tokens, t) === "غير" && NO_BATTLE.has(tokens, t + 1)
        : NON.has(tokens, t) && NO_BATTLE.has(tokens, t + 1)
    )
      return true;
  return false;
}
const NON = new WordSet("non");
const NO_BATTLE = new WordSet("battle combat hostile قتاليه قتالي عدائيه");

/** People who are beaten. */
export function ofHarm(of: Suspicion, hit: Hit): void {
  const { sentence, parties, crowd, protest } = of;
  const target = parties.victimOf(hit);
  if (protest && (target === "protest" || (target === "civil" && parties.forceAlone(hit) && demandersIn(sentence))))
    of.add("protest-with-intervention", hit, "force", "protesters beaten");
  else if (target === "civil")
    of.add(crowd !== null && !parties.agentNear(hit) ? "mob-violence" : "attack", hit, "harm", "people beaten");
}

/** In Arabic "killed when the police opened fire on a march": those named behind are who fired. */
function firesOnCrowd({ tokens, last, arabic }: Sentence, { end }: Hit): boolean {
  if (!arabic) return false;
  for (let t = end; t < Math.min(last - 2, end + FIRES); t++)
    if (OPENS_FIRE.has(tokens, t)) {
      const until = Math.min(last, t + FIRES);
      return FIRE.among(tokens, t + 1, until) && CROWD.among(tokens, t + 1, until);
    }
  return false;
}
/** Words between those who fell and what made them fall, and between that and the crowd. */
const FIRES = 8;
const OPENS_FIRE = new WordSet("اطلاق فتح اطلقت اطلق فتحت", "و ف ب ل");
const FIRE = new WordSet("نار نيران رصاص", "ال");
const CROWD = new WordSet(
  "مظاهره مظاهرات تظاهره تظاهرات متظاهرين متظاهرون محتجين محتجون معتصمين احتجاجات احتجاج اعتصام حشد حشود",
  "ال",
);

/** "gunfire rang out as rival factions faced off": two sides that shoot. */
const isOfRivals = ({ tokens, first, last }: Sentence): boolean => RIVALS.among(tokens, first, last);
const RIVALS = new WordSet("rival rivals warring opposing feuding");

/** "pressed on under heavy sniper fire": who does so is shot at; null for other words. */
function underFire({ tokens, first, arabic }: Sentence, parties: Parties, hit: Hit): Side | null {
  if (arabic || !/^(?:fire|gunfire)$/.test(wordOf(tokens, hit.end - 1))) return null;
  for (let t = hit.first - 1; t >= Math.max(first, hit.first - 3); t--)
    if (wordOf(tokens, t) === "under") return parties.agentNear(hit) ? "armed" : parties.subjectOf(hit);
  return null;
}

/** In Arabic "fifty were killed, snipers among them": who fell, and nobody who shot. */
function isAmongThem({ tokens, arabic, first }: Sentence, hit: Hit): boolean {
  return arabic && hit.first > first && AMONG.has(tokens, hit.first - 1);
}
const AMONG = new WordSet("بينهم بينهما بينهن", "و");

/** In Arabic "by the bullets of gunmen in a village": behind it stand those who fire, and where, and nobody who is hit. */
const isAgents = ({ tokens, arabic }: Sentence, { first, end }: Hit): boolean =>
  arabic && end - first === 1 && BY_FIRE.has(tokens, first);
const BY_FIRE = new WordSet("برصاص برصاصات بنيران");

/** People who are shot, killed or hurt. */
export function ofVictims(of: Suspicion, hit: Hit): void {
  const { sentence, parties, fired, protest, accident } = of;
  const shot = has(hit, "shot");
  if (shot && (isFlames(sentence, hit) || isAmongThem(sentence, hit))) return;
  // In Arabic "fired into the air to disperse them"
  if (shot && protest && isIntoAir(sentence)) {
    of.add("protest-with-intervention", hit, "shot", "shots or deaths at a protest");
    return;
  }
  if (!shot && isNonBattle(sentence)) return;
  const aim = shot
    ? (underFire(sentence, parties, hit) ??
      (isAgents(sentence, hit) ? hurtSide(sentence, parties) : null) ??
      parties.targetOf(hit) ??
      parties.victimOf(hit) ??
      (sentence.arabic ? hurtSide(sentence, parties) : null))
    : parties.victimOf(hit);
  const target = aim === "armed" && (fired || (protest && !shot && firesOnCrowd(sentence, hit))) ? null : aim;
  // "Turkey fired on Kobane": at a town, with guns.
  if (
    shot &&
    !protest &&
    /^fir/.test(wordOf(sentence.tokens, hit.first)) &&
    isAtTown(sentence, hit) &&
    parties.agentFlies(hit)
  ) {
    of.add("shelling-artillery-missile-attack", hit, "shot", "a state's guns fired at a town");
    return;
  }
  const killed = killedAs(sentence, parties, hit);
  if (killed !== null) {
    if (killed === "mob-violence") of.add(killed, hit, "harm", "people killed by a crowd");
    else of.add(killed, hit, "shot", "armed people shot, killed or wounded");
    return;
  }
  if (protest && sentence.arabic && !shot && isBorne(sentence, hit)) return;
  if (protest && mourned(sentence, hit) && !parties.doneByGunmen(hit)) return;
  const explosive =
    !shot &&
    (of.suspects.some(({ subtype, rule }) => EXPLOSIVE.includes(subtype) && rule !== "verb") ||
      byAircraft(sentence, hit));
  if (protest && !explosive && has(hit, "death") && isAmongCrowds(sentence, parties))
    of.add("mob-violence", hit, "harm", "people killed by a crowd");
  else if (
    protest &&
    !explosive &&
    target !== "armed" &&
    (shot || has(hit, "death")) &&
    (isTargeted(sentence, parties, hit) || (!parties.forceNear(hit) && hadProtested(sentence, hit)))
  )
    of.add("attack", hit, shot ? "shot" : "harm", SOUGHT);
  else if (protest && !explosive && (shot || has(hit, "death")) && target !== "armed")
    of.add("excessive-force-against-protesters", hit, "force", "shots or deaths at a protest");
  else if (protest && has(hit, "injury")) of.add("protest-with-intervention", hit, "harm", "people hurt at a protest");
  else if (!shot && has(hit, "death") && isBomber(sentence, parties, hit))
    of.add("suicide-bomb", hit, "explosion", "a bomber who kills");
  else if (target === "armed" || (shot && target === null && isOfRivals(sentence)))
    of.add("armed-clash", hit, shot ? "shot" : "harm", "armed people shot, killed or wounded");
  else if (!shot && !protest && !explosive && inFight(sentence, hit))
    of.add("armed-clash", hit, "harm", "people killed or wounded in a fight");
  else if (target === "civil" || shot) {
    // "died" alone tells of no violence.
    const other = sentence.triggers.some(
      known =>
        known !== hit && (has(known, "shot") || isWeapon(known) || known.senses.some(({ value }) => value in TYPE_OF)),
    );
    const violent =
      shot ||
      parties.agentNear(hit) ||
      other ||
      inViolence(sentence, hit) ||
      (has(hit, "death") &&
        !isPartOf(sentence, hit) &&
        (!DIED.test(wordOf(sentence.tokens, hit.first)) || BODIES.has(sentence.tokens, hit.end - 1)));
    // "killed his father" is a crime of the family, but not where gunmen did it.
    if (!accident || shot || parties.agentArmed(hit))
      of.add("attack", hit, shot ? "shot" : violent ? "harm" : "weak", "people shot, killed or wounded");
  } else if (!accident)
    of.add(
      "attack",
      hit,
      KILLED.test(wordOf(sentence.tokens, hit.first)) || inViolence(sentence, hit) ? "harm" : "weak",
      "people killed or wounded",
    );
}
