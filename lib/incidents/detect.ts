// What happened: from the triggers, acts and people of a sentence to the events it reports, by rules with a name each.

import { GAP, SHAPE } from "@/lib/text/tokenize";
import type { IncidentType } from "@/lib/types";
import type { Parties, Side } from "./actors";
import type { Hit } from "./rules";
import { clauseBetween, has, hitsOf, type Named, type Sentence, textOf, wordOf } from "./sentence";
import { TYPE_OF } from "./subtypes";

/** An event that the words of a sentence suggest. */
export interface Suspect {
  type: IncidentType;
  subtype: string;
  /** Words of the trigger, `[first, end)`. */
  first: number;
  end: number;
  /** The word that the place, the cues and the actors stand around. */
  head: number;
  /** A noun ("the attack") rather than a verb. */
  noun: boolean;
  rule: string;
  note: string;
  score: number;
  hit: Hit;
}

const EXPLOSIVE = [
  "suicide-bomb",
  "chemical-weapon",
  "air-drone-strike",
  "grenade",
  "shelling-artillery-missile-attack",
  "remote-explosive-landmine-ied",
];

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
const KILLED = /^(?:kill|murder|massacr|slain|slaughter|martyr|و?ف?قتل|و?ف?مقتل|و?ف?استشهد)/;
const SUBORDINATE = 0.45;
const PER_WORD = 0.006;
/** Words between a weapon and its use. */
const NEAR = 14;

/** The events that the sentence suggests, best first. Empty where nothing is told, or where a game, a drill or an accident is. */
export function suspectsOf(sentence: Sentence, parties: Parties): Suspect[] {
  const { triggers, cues } = sentence;
  if (triggers.length === 0) return [];
  const harmed = triggers.some(hit => has(hit, "death") || has(hit, "injury"));
  const armedWeapon = triggers.some(hit => hit.senses.some(sense => sense.part === "weapon"));
  if (hitsOf(cues, "drill").length > 0) return [];
  const armed = harmed && armedWeapon;
  if (!armed && (hitsOf(cues, "sport").length > 0 || hitsOf(cues, "play").length > 1)) return [];
  const accident = cues.some(cue => (has(cue, "accident") && !isNameHere(sentence, cue)) || has(cue, "crime"));
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
      ...{ type: TYPE_OF[subtype]!, subtype, first, end, head, noun, rule, note, hit },
      score:
        WEIGHT[rule] -
        (noun && rule === "assault" ? 0.1 : 0) -
        (subordinate(sentence, hit) ? SUBORDINATE : 0) -
        PER_WORD * (hit.first - sentence.first),
    });

  const inflated = hitsOf(cues, "finance").length > 0 && !harmed && !armedWeapon;
  const protest = protestContext(sentence, parties);
  const crowd = crowdOf(sentence);
  for (const hit of triggers) {
    const sense = hit.senses[0]!;
    for (const { value, part } of hit.senses) {
      if (part === "weapon") {
        const use = useOf(sentence, hit);
        if (use === null) continue;
        const [first, end] = use.first < hit.first ? [use.first, hit.end] : [hit.first, use.end];
        const tight = end - first <= 6;
        add(
          gravest(sentence, hit, value),
          hit,
          "weapon",
          "a weapon and its use",
          false,
          tight ? end : hit.end,
          tight ? first : hit.first,
          use.first,
        );
      } else if (value === "territory") {
        const place = objectPlace(sentence, hit);
        if (!place) {
          const taken = parties.takenBy(hit);
          if (taken !== null) add(taken, hit, "verb", "people seized");
        }
        if (place)
          add(
            parties.takesForState(hit) ? "government-regains-territory" : "non-state-actor-overtakes-territory",
            hit,
            "territory",
            "a place taken",
          );
      } else if (value === "found") {
        const passive = /^w/.test(wordOf(sentence.tokens, hit.first));
        const weapon = triggers.find(
          other =>
            (passive
              ? other.end <= hit.first && hit.first - other.end <= 10
              : other.first >= hit.end && other.first <= hit.end + 8) &&
            (isWeapon(other) || has(other, "arms") || has(other, "disrupted-weapons-use", "noun")),
        );
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
        // Others gather, too; who demands something demonstrates.
        const demand = cues.some(cue => has(cue, "demand") && cue.end > hit.first);
        if (protest || (demand && parties.subjectOf(hit) !== "armed"))
          add(value, hit, "gather", "people gathered, or closed a road");
      } else if (part === "move") {
        const mover = sentence.arabic ? parties.targetOf(hit) : parties.subjectOf(hit);
        if (mover === "armed" && movesTo(sentence, hit)) add(value, hit, "move", "armed people moved");
      } else if (value in TYPE_OF && (part === "verb" || part === "noun")) {
        if (inflated && EXPLOSIVE.includes(value)) continue;
        const settled = settle(sentence, parties, hit, value, part, protest, crowd);
        if (settled === null) continue;
        if (settled === "disrupted-weapons-use") add(settled, hit, "force", "a weapon kept from use", part === "noun");
        else if (part === "verb") add(settled, hit, "verb", "a verb that reports it", isGerund(sentence, hit));
        else add(settled, hit, EXPLOSIVE.includes(value) ? "explosion" : "noun", "a noun that names it", true);
      }
    }
    if (has(hit, "assault") && !sense.value.includes("-")) {
      const noun = isNounHere(sentence, hit) || isGerund(sentence, hit);
      const target = parties.targetOf(hit, noun);
      // A crowd that attacks is a riot.
      const riot = !noun && crowd !== null && !parties.agentNear(hit);
      const subtype = riot
        ? crowd === "folk" && !protest
          ? "mob-violence"
          : "violent-demonstration"
        : assaultType(parties, hit, target, { noun, harmed, passive: passiveAt(sentence, hit) });
      if (subtype !== null) add(subtype, hit, "assault", `an assault on ${target ?? "a target"}`, noun);
    }
    if (has(hit, "harm") && !sense.value.includes("-")) {
      const target = parties.victimOf(hit);
      if (protest && target === "protest") add("protest-with-intervention", hit, "force", "protesters beaten");
      else if (target === "civil")
        add(crowd !== null && !parties.agentNear(hit) ? "mob-violence" : "attack", hit, "harm", "people beaten");
    }
    if (has(hit, "shot") || has(hit, "death") || has(hit, "injury")) {
      const shot = has(hit, "shot");
      const target = shot ? (parties.targetOf(hit) ?? parties.victimOf(hit)) : parties.victimOf(hit);
      if (protest && mourned(sentence, hit)) continue;
      const explosive = !shot && suspects.some(({ subtype, rule }) => EXPLOSIVE.includes(subtype) && rule !== "verb");
      if (protest && !explosive && (shot || has(hit, "death")) && target !== "armed")
        add("excessive-force-against-protesters", hit, "force", "shots or deaths at a protest");
      else if (protest && has(hit, "injury")) add("protest-with-intervention", hit, "harm", "people hurt at a protest");
      else if (target === "armed")
        add("armed-clash", hit, shot ? "shot" : "harm", "armed people shot, killed or wounded");
      else if (target === "civil" || shot) {
        const violent = shot || parties.agentNear(hit) || has(hit, "death");
        if (!(accident && !shot))
          add("attack", hit, shot ? "shot" : violent ? "harm" : "weak", "people shot, killed or wounded");
      } else if (!accident)
        add(
          "attack",
          hit,
          KILLED.test(wordOf(sentence.tokens, hit.first)) ? "harm" : "weak",
          "people killed or wounded",
        );
    }
  }
  const kept = suspects.filter(suspect => !(accident && isAccidental(sentence, parties, suspect)));
  if (protest) preferProtest(kept);
  return dropShadows(sentence, kept).sort((a, b) => b.score - a.score || a.first - b.first);
}

/** "rallied over the killing of", "buried their dead": what a protest is about. */
function mourned({ cues, triggers }: Sentence, hit: Hit): boolean {
  const protest = triggers.find(other => other.senses.some(({ value }) => value === "peaceful-protest"));
  if (protest === undefined || protest.first > hit.first) return false;
  return cues.some(
    cue => has(cue, "demand") && cue.first >= protest.end && cue.end <= hit.first && hit.first - cue.end <= 8,
  );
}

/** "operation Lightning" */
function isNameHere({ tokens, first }: Sentence, cue: Hit): boolean {
  return cue.first > first && tokens.shape[cue.first] === SHAPE.capital && !/^co[vr]/.test(wordOf(tokens, cue.first));
}

/** Of the kinds of weapons named close together the gravest: grenades out of a drone are a drone's. */
function gravest({ triggers }: Sentence, weapon: Hit, kind: string): string {
  const near = triggers.filter(hit => Math.abs(hit.first - weapon.first) <= 9);
  return EXPLOSIVE.find(other => other === kind || near.some(hit => has(hit, other))) ?? kind;
}

/** Of a word that is verb and noun ("attack") what it is here. */
function isNounHere({ tokens, first, last, arabic }: Sentence, hit: Hit): boolean {
  if (!has(hit, "assault", "noun") || !has(hit, "assault", "verb")) return has(hit, "assault", "noun");
  if (arabic) return true;
  const before = hit.first > first ? wordOf(tokens, hit.first - 1) : "";
  const next = hit.end < last ? wordOf(tokens, hit.end) : "";
  if (/^(?:to|will|would|could|may|might|can|should|must|not|they|we|who|and)$/.test(before)) return false;
  if (
    /^(?:the|a|an|this|that|its|his|their|of|any|another|armed|new|first|second|more|no|in|for|by|each)$/.test(before)
  )
    return true;
  return /^(?:on|in|by|against|near|at|that|which|of|was|were|killed|and|to|from|took|came|left|s|)$/.test(next);
}

/** "the targeting of" */
function isGerund({ tokens, last }: Sentence, hit: Hit): boolean {
  return /ing$/.test(wordOf(tokens, hit.end - 1)) && hit.end < last && wordOf(tokens, hit.end) === "of";
}

/** What makes an agreement one of those that ACLED codes: a truce, or parties to a conflict. */
function isSettlement(sentence: Sentence, hit: Hit): boolean {
  const { tokens, first, last, actors, named } = sentence;
  for (let t = first; t < last; t++)
    if (/^(?:ceasefire|truce|peace|reconciliation|withdraw\w*|accord|هدنه|صلح|مصالحه|لاطلاق)$/.test(wordOf(tokens, t)))
      return true;
  const signatories = new Set([
    ...actors.map(actor => actor.senses[0]!.value),
    ...named.filter(({ end }) => end <= hit.first || sentence.arabic).map(({ mention }) => mention.text),
  ]);
  return signatories.size >= 2;
}

export function isWeapon(hit: Hit): boolean {
  return hit.senses.some(sense => sense.part === "weapon");
}

/** A crowd that has come to demonstrate, or people of a place; null where the sentence tells of neither. */
function crowdOf({ persons }: Sentence): "crowd" | "folk" | null {
  if (persons.some(hit => has(hit, "crowd"))) return "crowd";
  return persons.some(hit => has(hit, "folk")) ? "folk" : null;
}

/** A place within the next words. */
function movesTo({ named }: Sentence, hit: Hit): boolean {
  return named.some(({ first, mention }) => mention.literal && first >= hit.end && first - hit.end <= 7);
}

/** Protesters, or a protest that is told of. */
function protestContext({ triggers, persons }: Sentence, parties: Parties): boolean {
  return (
    parties.has("protest") ||
    persons.some(hit => has(hit, "protest")) ||
    triggers.some(hit => has(hit, "peaceful-protest", "noun") || has(hit, "peaceful-protest", "verb"))
  );
}

/** The word of use or harm beside a weapon. */
function useOf(sentence: Sentence, weapon: Hit): Hit | null {
  let best: Hit | null = null;
  let distance = NEAR + 1;
  for (const hit of sentence.triggers) {
    if (hit === weapon) continue;
    const uses = hit.senses.some(
      ({ value, part }) =>
        value === "use" || value === "death" || value === "injury" || (EXPLOSIVE.includes(value) && part !== "weapon"),
    );
    if (!uses) continue;
    const gap = hit.first >= weapon.end ? hit.first - weapon.end : weapon.first - hit.end;
    const penalty = clauseBetween(sentence, Math.min(hit.end, weapon.end) - 1, Math.max(hit.first, weapon.first))
      ? 6
      : 0;
    if (gap + penalty < distance) {
      best = hit;
      distance = gap + penalty;
    }
  }
  return best;
}

/** What a strong trigger is in this company; null where it is nothing. */
function settle(
  sentence: Sentence,
  parties: Parties,
  hit: Hit,
  subtype: string,
  part: string,
  protest: boolean,
  crowd: "crowd" | "folk" | null,
): string | null {
  const type = TYPE_OF[subtype]!;
  // "are deployed at": where they stand, not what they did.
  if (
    subtype === "change-to-group-activity" &&
    /^deploy/.test(wordOf(sentence.tokens, hit.first)) &&
    stands(sentence, hit)
  )
    return null;
  if (subtype === "agreement") return isSettlement(sentence, hit) ? subtype : null;
  if (subtype === "remote-explosive-landmine-ied") {
    const better = EXPLOSIVE.find(
      kind =>
        kind !== "remote-explosive-landmine-ied" &&
        kind !== "grenade" &&
        sentence.triggers.some(other => has(other, kind, "weapon")),
    );
    if (better) return better;
    // "bombed" by those who have aircraft
    if (
      /^(?:bomb|bombed|bombs|bombing)$/.test(wordOf(sentence.tokens, hit.first)) &&
      part === "verb" &&
      parties.agentFlies(hit)
    )
      return "air-drone-strike";
    return subtype;
  }
  if (
    subtype === "shelling-artillery-missile-attack" &&
    (sentence.triggers.some(other => has(other, "air-drone-strike", "weapon")) ||
      (sentence.arabic && parties.agentFlies(hit)))
  )
    return "air-drone-strike";
  if (subtype === "government-regains-territory" && part === "verb") {
    if (hit.end - hit.first < 3 && !objectPlace(sentence, hit)) return null;
    return parties.takesForState(hit, true) ? subtype : "non-state-actor-overtakes-territory";
  }
  if (subtype === "government-regains-territory") return nounPlace(sentence, hit) ? subtype : null;
  if (type === "riots") {
    if (protest) return subtype === "mob-violence" && !parties.has("protest") ? subtype : "violent-demonstration";
    if (crowd === "crowd" || subtype === "mob-violence") return subtype;
    // People of a place are a mob where they themselves do it.
    if (crowd === "folk" && !parties.agentNear(hit) && parties.subjectOf(hit) === "civil" && !passiveAt(sentence, hit))
      return "mob-violence";
    const word = wordOf(sentence.tokens, hit.first);
    if (/^(?:storm|اقتحم)/.test(word)) {
      if (!parties.agentNear(hit)) return null;
      return parties.targetOf(hit) === "civil" ? "attack" : "armed-clash";
    }
    return parties.agentNear(hit) ||
      parties.victimOf(hit) === "civil" ||
      /^(?:torched|vandali|ransacked|احرق)/.test(word) ||
      (/^(?:burn|set|was|were)/.test(word) && (passiveAt(sentence, hit) || /^w/.test(word)))
      ? "looting-property-destruction"
      : null;
  }
  if (subtype === "armed-clash" && protest && parties.has("protest")) return "violent-demonstration";
  if (subtype === "arrests" && protest && parties.has("protest")) return subtype;
  if (
    subtype === "peaceful-protest" &&
    part === "verb" &&
    /^march/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.subjectOf(hit) === "armed"
  )
    return null;
  if (subtype === "protest-with-intervention" || subtype === "excessive-force-against-protesters")
    return protest || textOf(sentence, hit.first, hit.end).includes("crowd") ? subtype : null;
  if (
    subtype === "attack" &&
    part === "verb" &&
    /^(?:shot|gunned)/.test(wordOf(sentence.tokens, hit.first)) &&
    parties.victimOf(hit) === "armed"
  )
    return "armed-clash";
  if (subtype === "attack" && sentence.triggers.some(other => has(other, "air-drone-strike", "weapon")))
    return "air-drone-strike";
  if (
    subtype === "disrupted-weapons-use" &&
    part === "verb" &&
    /^(?:dismantl|disposed|downed|shot|اعترض|فك|عالج|اسقط|تفكيك)/.test(wordOf(sentence.tokens, hit.first))
  ) {
    const weapons = sentence.triggers.filter(isWeapon);
    const manned = weapons.some(weapon =>
      /^(?:helicopter|jet|plane|warplane|aircraft|مروحي)/.test(wordOf(sentence.tokens, weapon.first)),
    );
    if (manned && /^(?:shot|downed|اسقط)/.test(wordOf(sentence.tokens, hit.first))) return "armed-clash";
    return weapons.length > 0 ? subtype : null;
  }
  return subtype;
}

/** A place as object within the next words: "seized Ramadi", "took control of most of the town of X". */
function objectPlace(sentence: Sentence, hit: Hit): boolean {
  const reach = sentence.arabic ? 9 : 7;
  return (
    sentence.named.some(
      ({ first, mention }) =>
        mention.literal && first >= hit.end && first <= hit.end + reach && !blocked(sentence, hit.end, first),
    ) ||
    (passiveAt(sentence, hit) && sentence.named.some(named => isSubject(sentence, named, hit))) ||
    generalPlace(sentence, hit)
  );
}

/** "The town was taken", "Rawa, the last town held by the group, had been retaken". */
function isSubject({ tokens, first: start }: Sentence, { first, end, mention }: Named, hit: Hit): boolean {
  if (!mention.literal || end > hit.first) return false;
  return (
    hit.first - end <= 3 ||
    (first - start <= 3 &&
      !/^(?:in|at|near|from|to|on|outside|around|after)$/.test(first > start ? wordOf(tokens, first - 1) : ""))
  );
}

const GROUND =
  /^(?:town|city|village|villages|district|towns|bridge|airport|base|border|area|areas|crossing|refinery|dam|hospital|university|compound|stadium|neighbourhood|neighborhood|hill|hills|field|oilfield|قريه|قري|مدينه|ناحيه|قضاء|حي|المدينه|منطقه|مناطق)$/;

/** "took the town": a word for ground right behind the verb. */
function generalPlace({ tokens, last }: Sentence, hit: Hit): boolean {
  for (let t = hit.end; t < Math.min(last, hit.end + 4); t++) {
    const word = wordOf(tokens, t);
    if (GROUND.test(word)) return true;
    if (
      !/^(?:the|a|two|three|four|five|most|of|parts|all|his|its|nearby|several|many|ten|six|control|whole|entire|strategic|old|key|main|\d+)$/.test(
        word,
      )
    )
      return false;
  }
  return false;
}

function blocked(sentence: Sentence, from: number, to: number): boolean {
  const { tokens } = sentence;
  for (let t = from; t < to; t++) {
    if (tokens.gap[t]! >= GAP.comma && tokens.gap[t] !== GAP.other && !sentence.arabic) return true;
    if (
      /^(?:in|at|near|to|from|for|on|by|with|that|during|after|as|who|and|rockets|weapons|hostage|prisoner)$/.test(
        wordOf(tokens, t),
      )
    )
      return true;
  }
  return (
    sentence.persons.some(
      person =>
        person.first >= from &&
        person.end <= to &&
        has(person, "civil") &&
        !/^(?:village|villages)/.test(wordOf(tokens, person.first)),
    ) && !sentence.arabic
  );
}

function stands({ tokens, first }: Sentence, hit: Hit): boolean {
  for (let t = hit.first - 1; t >= Math.max(first, hit.first - 2); t--)
    if (/^(?:are|is|remain|remained|already)$/.test(wordOf(tokens, t))) return true;
  return false;
}

function passiveAt({ tokens, first }: Sentence, hit: Hit): boolean {
  for (let t = hit.first - 1; t >= Math.max(first, hit.first - 3); t--)
    if (/^(?:was|were|been|be|being|is)$/.test(wordOf(tokens, t))) return true;
  return false;
}

function nounPlace(sentence: Sentence, hit: Hit): boolean {
  return sentence.named.some(({ first }) => first >= hit.end && first <= hit.end + 5);
}

/** An attack by what it is aimed at. */
function assaultType(
  parties: Parties,
  hit: Hit,
  target: Side | null,
  { noun, harmed, passive }: { noun: boolean; harmed: boolean; passive: boolean },
): string | null {
  if (target === "infrastructure")
    return parties.agentFlies(hit) ? "air-drone-strike" : "remote-explosive-landmine-ied";
  if (noun) {
    if (target === "armed") return "armed-clash";
    if (target === "civil") return "attack";
    return parties.agentFlies(hit) && parties.agentNear(hit)
      ? "air-drone-strike"
      : parties.agentNear(hit)
        ? "armed-clash"
        : harmed
          ? "attack"
          : null;
  }
  if (parties.agentFlies(hit)) return "air-drone-strike";
  if (target === "armed") return "armed-clash";
  if (target === "civil" || target === "protest") return parties.agentNear(hit) || passive ? "attack" : null;
  return parties.agentNear(hit) ? "remote-explosive-landmine-ied" : null;
}

/** Behind "after", "during", "before": told as what something else followed or was part of. */
export function subordinate(sentence: Sentence, hit: Hit): boolean {
  const { cues, tokens, first } = sentence;
  for (const cue of cues) {
    if (!has(cue, "after") || cue.end > hit.first || hit.first - cue.end > 8) continue;
    if (wordOf(tokens, cue.first) === "over" && hit.first - cue.end > 3) continue;
    if (/^(?:from|over)$/.test(wordOf(tokens, cue.first)) && !/(?:revenge)/.test(wordOf(tokens, cue.end))) continue;
    // "After the attack, gunmen stormed ...": the comma ends it.
    let open = true;
    for (let t = cue.end; t < hit.first; t++) if (tokens.gap[t] === GAP.comma) open = false;
    if (open && !(cue.first === first && hit.first - cue.end > 6)) return true;
  }
  return false;
}

/** In a sentence about an accident, an illness or a private crime: what is told without weapons and without armed people. */
function isAccidental(sentence: Sentence, parties: Parties, { subtype, rule, first, hit }: Suspect): boolean {
  const { cues, triggers, tokens } = sentence;
  const weapon = triggers.some(
    other =>
      isWeapon(other) && !/^(?:مسيره|طائره|طائرات|aircraft|jet|helicopter|planes)/.test(wordOf(tokens, other.first)),
  );
  if (parties.agentArmed(hit)) return false;
  if (cues.some(cue => has(cue, "crime")) && !weapon) return true;
  if (rule === "shot") return false;
  if (rule === "harm" || rule === "assault") return true;
  if (subtype === "remote-explosive-landmine-ied") return !weapon;
  return (
    /^(?:found|was|were|body|bodies|عثر|العثور|storm|storms|storming|burn|burned|burning|burnt|strike|torn|levelled|demolish|goin|gone|went|missing)/.test(
      wordOf(tokens, first),
    ) ||
    (rule === "weapon" && !weapon)
  );
}

/** At a protest, what is done to it or by it is the event, not the protest. */
function preferProtest(suspects: Suspect[]): void {
  for (const suspect of suspects) {
    if (suspect.subtype === "protest-with-intervention" && suspect.rule !== "harm") suspect.score += 0.3;
    if (suspect.subtype === "excessive-force-against-protesters") suspect.score += 0.3;
    if (suspect.subtype === "violent-demonstration") suspect.score += 0.15;
    if (suspect.subtype === "peaceful-protest") suspect.score -= 0.15;
  }
}

/** Gunfire and a suicide vest in one assault are a clash; a weaker word for the same thing stands back. */
function dropShadows(sentence: Sentence, suspects: Suspect[]): Suspect[] {
  const clash = suspects.find(({ subtype, rule }) => subtype === "armed-clash" && rule !== "harm");
  if (!clash) return suspects;
  const guns = sentence.triggers.some(hit => has(hit, "shot"));
  const { tokens } = sentence;
  // "assaulted the prisons with mortars, car bombs and dozens of fighters"
  const means = suspects.filter(({ hit }) => isWeapon(hit) && hit.first > clash.first);
  const joint = means.length > 1 && means.some(({ hit }) => /^(?:with|using)$/.test(wordOf(tokens, hit.first - 1)));
  if (!guns && !joint) return suspects;
  return suspects.filter(({ rule, first, hit }) => !((rule === "weapon" || isWeapon(hit)) && first > clash.first));
}
