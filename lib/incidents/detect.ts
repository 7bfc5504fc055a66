// What happened: from the triggers, acts and people of a sentence to the events it reports, by rules with a name each.

import { WordSet } from "@/lib/text/tokenize";
import {
  armsTaken,
  byAircraft,
  isAbstract,
  isCamp,
  isDowned,
  isFelled,
  isFeud,
  isFight,
  isGerund,
  isIntoAir,
  isNounHere,
  isParticiple,
  isPartOf,
  isUnopposed,
  isWithinTrigger,
  isWrecked,
  movesTo,
  passiveAt,
  stands,
  subordinate,
} from "./bearing"; // how a trigger stands among its words
import {
  crowdOf,
  isAtTown,
  isBorne,
  isDemanding,
  isEpithet,
  isLawful,
  isNameHere,
  isOfOrganisers,
  isOnTown,
  isTargeted,
  mourned,
  protestContext,
  SOUGHT,
  shootsAtCrowd,
  standsUp,
  usesCrowdArms,
} from "./context";
import { deedOf, demandersIn, isBomber, isPostOverrun } from "./deeds";
import { inFight, inViolence, onJail, stormsHeld } from "./fights";
import { isChange, isLost, objectPlace } from "./ground"; // which ground it is about
import type { Parties } from "./parties";
import { isDemonstrating, killedAs } from "./riots";
import { type Hit, isWeapon } from "./rules";
import { anyHas, has, hitsOf, refersToCrowd, type Sentence, textOf, wordOf } from "./sentence";
import { assaultType, settle } from "./settle";
import { entersUnopposed, hurtSide, isAmongCrowds, launchesOperation } from "./settle-arabic";
import { modalityOf } from "./status";
import { TYPE_OF } from "./subtypes";
import type { Suspect } from "./suspect";
import { EXPLOSIVE, gravest, isFlames, isOften, meansOf, onTheSpot, useOf } from "./weapons";
import { weigh } from "./weigh";

/** How much a rule weighs before the place of its trigger in the sentence is considered. */
const WEIGHT = {
  weapon: 1.1,
  force: 1.15,
  explosion: 1.02,
  verb: 1,
  territory: 1,
  assault: 0.9,
  noun: 0.8,
  shot: 0.85,
  harm: 0.6,
  gather: 0.7,
  move: 0.7,
  weak: 0.2,
};
/** Words that tell of violence by themselves. */
const KILLED =
  /^(?:kill|murder|massacr|slain|slaughter|martyr|[وف]?(?:قتل|مقتل|استشهد|استشهاد|[بل]?قتيل|القتلي|مصرع|شهيدا|صرع|اجهز|صفي))/;
const DIED = /^(?:die|dying|dead|perish|succumb|lost|lose|death|toll|lives|و?توفي|و?وفاه|و?مات)/;
const BODIES = new WordSet("body bodies corpse corpses");
const LOSES = /^[وف]?[يت]?(?:خسر|فقد|خسار)/;
const SUBORDINATE = 0.45;
const PER_WORD = 0.006;
/** What is done to one side alone, and so may be done with a bomb. */
const AIMED = /^[وف]?(?:attack|target|hit|struck|strike|c[ao]m|تعرض|استهدف|هاجم)/;
/**
 * The events that the sentence suggests, best first. Empty where nothing is told, or where a game, a drill or an accident is.
 * @param crowdBefore whether the sentence before told of a crowd, which "they" may be here
 */
export function suspectsOf(sentence: Sentence, parties: Parties, crowdBefore = false): Suspect[] {
  const { triggers, cues } = sentence;
  if (triggers.length === 0) return [];
  const harmed = sentence.harms.some(hit => has(hit, "death") || has(hit, "injury"));
  const armedWeapon = triggers.some(hit => hit.senses.some(sense => sense.part === "weapon"));
  if (anyHas(cues, "drill")) return [];
  const armed = harmed && armedWeapon;
  const they = crowdBefore && refersToCrowd(sentence);
  const crowd = crowdOf(sentence) ?? (they ? "crowd" : null);
  // Those who watch a game may riot.
  const riot =
    crowd !== null &&
    triggers.some(
      hit =>
        hit.senses.some(({ value, part }) => TYPE_OF[value] === "riots" && part === "verb") ||
        (has(hit, "assault", "verb") && /ed$/.test(wordOf(sentence.tokens, hit.first))),
    );
  if (!armed && !riot && (anyHas(cues, "sport") || hitsOf(cues, "play").length > 1)) return [];
  const accident = cues.some(
    cue => (has(cue, "accident") && !isNameHere(sentence, cue) && !isWithinTrigger(sentence, cue)) || has(cue, "crime"),
  );
  const suspects: Suspect[] = [];
  const add = (
    subtype: string,
    hit: Hit,
    rule: keyof typeof WEIGHT,
    note: string,
    noun = false,
    end = hit.end,
    first = hit.first,
    head = hit.first,
  ) =>
    suspects.push({
      type: TYPE_OF[subtype]!,
      subtype,
      first,
      end,
      head,
      noun,
      rule,
      note,
      hit,
      from: undefined,
      aside: false,
      again: undefined,
      within: undefined,
      beside: null,
      modality: undefined,
      where: undefined,
      score:
        WEIGHT[rule] -
        (noun && rule === "assault" ? 0.1 : 0) -
        (subordinate(sentence, hit) ? SUBORDINATE : 0) -
        PER_WORD * (hit.first - sentence.first),
    });

  const inflated = !harmed && !armedWeapon && anyHas(cues, "finance");
  const feud = isFeud(sentence);
  const demonstrating = !feud && protestContext(sentence, parties);
  const fired = crowdBefore && !feud && !demonstrating && shootsAtCrowd(sentence, parties);
  const protest = they || demonstrating || fired || (crowdBefore && usesCrowdArms(sentence));
  const felled: Hit[] = [];
  /** Weapons that were found. */
  const unused: Hit[] = [];
  for (const hit of triggers) {
    if (isEpithet(sentence, hit) || isLawful(sentence, parties, hit) || isOfOrganisers(sentence, hit)) continue;
    const sense = hit.senses[0]!;
    for (const { value, part } of hit.senses) {
      if (part === "weapon") {
        // "a bomb maker": a person
        if (
          sentence.persons.some(
            ({ first, end }) =>
              first <= hit.first && (hit.end < end || (sentence.arabic && first < hit.first && hit.end === end)),
          )
        )
          continue;
        const use = useOf(sentence, hit);
        if (use === null || isWrecked(sentence, hit, use) || isDowned(sentence, hit) || onTheSpot(sentence, use))
          continue;
        const [first, end] = use.first < hit.first ? [use.first, hit.end] : [hit.first, use.end];
        const tight = end - first <= 6;
        if (felled.includes(use)) continue;
        if (isFelled(sentence, hit, use)) {
          felled.push(use);
          add("armed-clash", hit, "verb", "armed people shot, killed or wounded", false, hit.end, use.first, use.first);
          continue;
        }
        add(
          isOften(sentence) ? value : gravest(sentence, hit, value),
          hit,
          "weapon",
          "a weapon and its use",
          false,
          tight ? end : hit.end,
          tight ? first : hit.first,
          use.first,
        );
      } else if (value === "territory" || ((value === "lost" || value === "use") && isLost(sentence, hit))) {
        if (sentence.arabic && /^[وف]?[يت]?دخل/.test(wordOf(sentence.tokens, hit.first)) && !parties.armedNear(hit))
          continue;
        const arms = armsTaken(sentence, hit);
        if (arms !== null) {
          add("disrupted-weapons-use", hit, "force", "weapons taken", false, arms.end);
          continue;
        }
        const fallen = value !== "territory" || isLost(sentence, hit);
        const place = objectPlace(sentence, hit) || fallen;
        if (!place) {
          // "took control of the governor's office"; in Arabic the word takes no people.
          const held = /control|possession|charge|grip/.test(textOf(sentence, hit.first, hit.end));
          const taken = held || sentence.arabic ? null : parties.takenBy(hit);
          if (taken !== null && !hit.senses.some(other => other.value === "taken"))
            add(taken, hit, "verb", "people seized");
        }
        if (place && !fallen && !sentence.arabic && !parties.has("armed") && isOthers(sentence, hit)) continue;
        if (isPostOverrun(sentence, hit)) {
          add("armed-clash", hit, "verb", "a post overrun");
          continue;
        }
        // "the army lost the town": taken by the others.
        const loses = LOSES.test(wordOf(sentence.tokens, hit.first));
        const forState = loses ? parties.doers(hit)[0]?.part === "insurgent" : parties.takesForState(hit);
        if (place && (isUnopposed(sentence, forState) || isChange(sentence, hit)))
          add("non-violent-transfer-of-territory", hit, "territory", "a place taken over");
        else if (place)
          add(
            forState ? "government-regains-territory" : "non-state-actor-overtakes-territory",
            hit,
            "territory",
            "a place taken",
          );
      } else if (value === "advance") {
        if (part === "verb" ? parties.moves(hit) : parties.has("armed"))
          add(
            // Insurgents who sweep through a country take it.
            /^sw/.test(wordOf(sentence.tokens, hit.first)) && !parties.takesForState(hit, true)
              ? "non-state-actor-overtakes-territory"
              : "armed-clash",
            hit,
            part === "verb" ? "verb" : "noun",
            "armed people press forward",
            part !== "verb",
          );
      } else if (value === "threat") {
        const threatened = parties.threatens();
        if (threatened !== null) {
          add(threatened, hit, "verb", "a threat");
          suspects.at(-1)!.modality = { status: "threatened", note: "announced", unreal: false };
        }
      } else if (value === "taken") {
        const taken = parties.takenBy(hit);
        const arms = triggers.find(other => has(other, "arms") && other.first >= hit.end && other.first <= hit.end + 3);
        if (arms && /^t[ao]ke?n?$/.test(wordOf(sentence.tokens, hit.first)))
          add("disrupted-weapons-use", hit, "force", "weapons taken", false, arms.end);
        else if (taken === "arrests" && protest && isDemonstrating(sentence, hit))
          add("protest-with-intervention", hit, "verb", "people taken from a protest");
        else if (taken !== null && !objectPlace(sentence, hit)) add(taken, hit, "verb", "people taken");
      } else if (value === "found") {
        const passive =
          /^w/.test(wordOf(sentence.tokens, hit.first)) ||
          /^(?:them|it)$/.test(wordOf(sentence.tokens, hit.end)) ||
          isParticiple(sentence, hit);
        const weapon = triggers.find(
          other =>
            (passive
              ? other.end <= hit.first && hit.first - other.end <= 10
              : other.first >= hit.end && other.first <= hit.end + 8) &&
            ((isWeapon(other) && !/^bombers?$/.test(wordOf(sentence.tokens, other.end - 1))) ||
              has(other, "arms") ||
              has(other, "disrupted-weapons-use", "noun")),
        );
        if (weapon && passive) unused.push(weapon);
        if (weapon && (passive || !objectPlace(sentence, hit)))
          add(
            "disrupted-weapons-use",
            hit,
            "force",
            "a weapon found",
            false,
            !passive && weapon.end - hit.first <= 8 ? weapon.end : hit.end,
          );
      } else if (part === "gather") {
        if (isCamp(sentence, hit)) continue;
        // Others gather, too; who demands something demonstrates.
        if (
          demonstrating ||
          (!feud && parties.subjectOf(hit) !== "armed" && isDemanding(sentence, hit, crowdOf(sentence)))
        )
          add(value, hit, "gather", "people gathered, or closed a road");
      } else if (part === "stand") {
        if (demonstrating || standsUp(sentence, hit)) add(value, hit, "gather", "people who say what they want");
      } else if (part === "move") {
        if (parties.moves(hit) && movesTo(sentence, hit) && !stands(sentence, hit))
          if (entersUnopposed(sentence, parties, hit))
            // In Arabic "the army entered the town after the others had withdrawn"
            add("non-violent-transfer-of-territory", hit, "territory", "a place taken over");
          else add(value, hit, "move", "armed people moved");
      } else if (value in TYPE_OF && (part === "verb" || part === "noun")) {
        if (value === "armed-clash" && part === "verb" && !isFight(sentence, parties, hit, harmed)) continue;
        if (inflated && EXPLOSIVE.includes(value)) continue;
        const deed = deedOf(sentence, parties, hit, value, part);
        const known =
          deed === undefined ? settle(sentence, parties, hit, value, part, protest, crowd, crowdBefore) : deed;
        if (known === null) continue;
        // "were set ablaze by a roadside bomb", in Arabic "came under an attack with a bomb"
        const aimed =
          known === "looting-property-destruction" ||
          (known === "armed-clash" && AIMED.test(wordOf(sentence.tokens, hit.first)));
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
          add(settled, hit, "force", "a noun that names it");
        else if (settled === "disrupted-weapons-use" && part === "verb")
          add(settled, hit, "force", "a weapon kept from use");
        else if (part === "verb") add(settled, hit, "verb", "a verb that reports it", isGerund(sentence, hit));
        else add(settled, hit, EXPLOSIVE.includes(value) ? "explosion" : "noun", "a noun that names it", true);
      }
    }
    if (has(hit, "assault") && !sense.value.includes("-")) {
      const noun = isNounHere(sentence, hit) || isGerund(sentence, hit);
      const target = parties.targetOf(hit, noun);
      // A crowd that attacks is a riot.
      const exposed = sentence.arabic && /^[وف]?[يت]?تعرض/.test(wordOf(sentence.tokens, hit.first));
      const riot =
        !noun && !exposed && !parties.agentNear(hit) && (crowd !== null || parties.subjectOf(hit) === "protest");
      const subtype = riot
        ? crowd === "folk" && !protest
          ? "mob-violence"
          : "violent-demonstration"
        : !noun && isBomber(sentence, parties, hit)
          ? "suicide-bomb"
          : (meansOf(sentence, hit, noun) ??
            (launchesOperation(sentence, hit) ? "armed-clash" : null) ??
            assaultType(parties, hit, target, {
              noun,
              harmed,
              passive: passiveAt(sentence, hit),
              ground: GROUND.has(sentence.tokens, hit.head),
            }) ??
            (!noun && target === null && isAtTown(sentence, hit) && (parties.has("armed") || !isOthers(sentence, hit))
              ? "armed-clash"
              : null));
      const fought =
        !sentence.arabic &&
        subtype === "attack" &&
        (stormsHeld(sentence, parties, hit) || (onJail(sentence, hit) && !parties.forceNear(hit)));
      if (subtype !== null)
        add(fought ? "armed-clash" : subtype, hit, "assault", `an assault on ${target ?? "a target"}`, noun);
      else if (noun && isOnTown(sentence, hit)) {
        // "an assault on Tikrit is expected": against those who hold it. What was done to a town says more of itself.
        add("armed-clash", hit, "assault", "an assault on a town", true);
        if (modalityOf(sentence, suspects.at(-1)!).status !== "threatened") suspects.pop();
      }
    }
    if (has(hit, "harm") && !sense.value.includes("-")) {
      const target = parties.victimOf(hit);
      if (protest && (target === "protest" || (target === "civil" && parties.forceAlone(hit) && demandersIn(sentence))))
        add("protest-with-intervention", hit, "force", "protesters beaten");
      else if (target === "civil")
        add(crowd !== null && !parties.agentNear(hit) ? "mob-violence" : "attack", hit, "harm", "people beaten");
    }
    if ((has(hit, "shot") || has(hit, "death") || has(hit, "injury")) && !isAbstract(sentence, hit)) {
      const shot = has(hit, "shot");
      if (shot && isFlames(sentence, hit)) continue;
      const aim = shot
        ? (parties.targetOf(hit) ?? parties.victimOf(hit) ?? (sentence.arabic ? hurtSide(sentence, parties) : null))
        : parties.victimOf(hit);
      const target = fired && aim === "armed" ? null : aim;
      const killed = killedAs(sentence, parties, hit);
      if (killed !== null) {
        if (killed === "mob-violence") add(killed, hit, "harm", "people killed by a crowd");
        else add(killed, hit, "shot", "armed people shot, killed or wounded");
        continue;
      }
      if (protest && sentence.arabic && !shot && isBorne(sentence, hit)) continue;
      if (protest && mourned(sentence, hit) && !parties.doneByGunmen(hit)) continue;
      const explosive =
        !shot &&
        (suspects.some(({ subtype, rule }) => EXPLOSIVE.includes(subtype) && rule !== "verb") ||
          byAircraft(sentence, hit));
      // "fired into the air to scatter the marchers"
      if (protest && shot && isIntoAir(sentence, hit)) {
        add("protest-with-intervention", hit, "force", "shots into the air at a protest");
        continue;
      }
      if (protest && !explosive && has(hit, "death") && isAmongCrowds(sentence, parties))
        add("mob-violence", hit, "harm", "people killed by a crowd");
      else if (
        protest &&
        !explosive &&
        target !== "armed" &&
        (shot || has(hit, "death")) &&
        isTargeted(sentence, parties, hit)
      )
        add("attack", hit, shot ? "shot" : "harm", SOUGHT);
      else if (protest && !explosive && (shot || has(hit, "death")) && target !== "armed")
        add("excessive-force-against-protesters", hit, "force", "shots or deaths at a protest");
      else if (protest && has(hit, "injury")) add("protest-with-intervention", hit, "harm", "people hurt at a protest");
      else if (!shot && has(hit, "death") && isBomber(sentence, parties, hit))
        add("suicide-bomb", hit, "explosion", "a bomber who kills");
      else if (target === "armed")
        add("armed-clash", hit, shot ? "shot" : "harm", "armed people shot, killed or wounded");
      else if (!shot && !protest && !sentence.arabic && !explosive && inFight(sentence, hit))
        add("armed-clash", hit, "harm", "people killed or wounded in a fight");
      else if (target === "civil" || shot) {
        // "died" alone tells of no violence.
        const other = triggers.some(
          known =>
            known !== hit &&
            (has(known, "shot") || isWeapon(known) || known.senses.some(({ value }) => value in TYPE_OF)),
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
          add("attack", hit, shot ? "shot" : violent ? "harm" : "weak", "people shot, killed or wounded");
      } else if (!accident)
        add(
          "attack",
          hit,
          KILLED.test(wordOf(sentence.tokens, hit.first)) || inViolence(sentence, hit) ? "harm" : "weak",
          "people killed or wounded",
        );
    }
  }
  return weigh(sentence, parties, suspects, { accident, feud, protest, unused });
}

/** What is not done from the air. */
const GROUND = new WordSet("offensive offensives assault assaults ambush ambushes incursion push siege crackdown");

/** A company that takes over a port: somebody no list knows, and none of "they" and "who". */
function isOthers({ tokens, first }: Sentence, hit: Hit): boolean {
  if (/^(?:was|were|been|be|being)$/.test(wordOf(tokens, hit.first - 1))) return false;
  for (let t = hit.first - 1; t >= Math.max(first, hit.first - 9); t--)
    if (/^(?:they|it|who|which|he|we|and|that|group|organisation|organization)$/.test(wordOf(tokens, t))) return false;
  return hit.first - first >= 2;
}
