// What kind of sentence it is: of a protest and what it is about, of an accident, of an arrest and its charge.

import { SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Place } from "@/lib/types";
import { type Sentence, textOf } from "../sentence";
import type { Suspect } from "../suspect";
import type { Parties } from "../who/parties";
import { wordOf } from "../words/folded";
import { anyHas, type Hit, has, isWeapon } from "../words/rules";
import { demandersIn } from "./deeds";
import { EXPLOSIVE } from "./weapons";

/** A crowd that has come to demonstrate, or people of a place; null where the sentence speaks of neither. */
export function crowdOf({ persons }: Sentence): "crowd" | "folk" | null {
  if (anyHas(persons, "crowd")) return "crowd";
  return anyHas(persons, "folk") ? "folk" : null;
}

/** Protesters, or a protest that is told of. */
export function protestContext(sentence: Sentence, parties: Parties): boolean {
  const { tokens, triggers, persons, cues } = sentence;
  return (
    parties.has("protest") ||
    anyHas(persons, "protest") ||
    triggers.some(hit => has(hit, "peaceful-protest", "noun") || has(hit, "peaceful-protest", "verb")) ||
    (parties.hasForce() && (usesCrowdArms({ tokens, triggers }) || demandersIn(sentence))) ||
    isCrowdUnderFire(sentence) ||
    cues.some(cue => has(cue, "demand") && /^(?:tents|placards|banners|sit)$/.test(wordOf(tokens, cue.first)))
  );
}

/** "guards fired at a throng that ...": a crowd, and those who guard something. */
function isCrowdUnderFire({ tokens, triggers, persons, actors, arabic }: Sentence): boolean {
  return (
    !arabic &&
    triggers.some(hit => has(hit, "shot") && FIRES.has(tokens, hit.first)) &&
    persons.some(hit => has(hit, "crowd") && CROWD.has(tokens, hit.first) && wordOf(tokens, hit.end) !== "of") &&
    (actors.some(({ senses }) => senses[0]!.part === "state") ||
      persons.some(hit => GUARDS.has(tokens, hit.end - 1))) &&
    !persons.some(hit => has(hit, "armed") && GUNMEN.test(wordOf(tokens, hit.first))) &&
    !actors.some(({ senses }) => senses[0]!.part === "insurgent")
  );
}
const FIRES = new WordSet("fire fires fired firing open opens opened opening shoot shoots shot shooting");
const CROWD = new WordSet("crowd crowds throng throngs youths");
const GUARDS = new WordSet("guards guard officers troops");

/** Tear gas and the like, which is used on crowds. */
export function usesCrowdArms({ tokens, triggers }: Pick<Sentence, "tokens" | "triggers">): boolean {
  return triggers.some(hit => CROWD_ARMS.has(tokens, hit.end - 1));
}

/** "Two were shot by security forces", where a crowd was told of: they shot at it, unless it was somewhere else. */
export function shootsAtCrowd({ triggers, named }: Sentence, parties: Parties): boolean {
  return (
    !named.some(({ mention, place }) => mention.literal && place !== null) &&
    triggers.some(hit => (has(hit, "shot") || has(hit, "death")) && parties.forceAlone(hit))
  );
}

/** The last word of what is used on crowds: tear gas, a water cannon. */
const CROWD_ARMS = new WordSet("gas cannon teargas للدموع خراطيم");

/** People of a place or of one trade before the words that say what they want. */
export function standsUp({ persons, tokens }: Sentence, hit: Hit): boolean {
  return persons.some(
    person =>
      person.end <= hit.first &&
      !has(person, "officer") &&
      !has(person, "thing") &&
      !has(person, "armed") &&
      (has(person, "folk") ||
        has(person, "crowd") ||
        has(person, "protest") ||
        /s$/.test(wordOf(tokens, person.end - 1))),
  );
}

/** People who are many, or say what they want, and have not come for a feast. */
export function isDemanding(sentence: Sentence, hit: Hit, crowd: "crowd" | "folk" | null): boolean {
  const { cues, tokens, first, arabic } = sentence;
  if (anyHas(cues, "festive")) return false;
  if (arabic && closesRoad(sentence, hit)) return true;
  if (crowd === "crowd" || anyHas(cues, "demand")) return true;
  for (let t = first; t < hit.first; t++)
    if (/^(?:hundreds|thousands|dozens|scores|crowds)$/.test(wordOf(tokens, t))) return true;
  return false;
}

const CLOSES = /^[وف]?(?:[يت]?(?:قطع|ا?غلق|سد|ا?قفل)(?:ت|وا|ون)?|اقدم(?:ت|وا)?)$/;
const WAY =
  /^(?:ال)?(?:طريق|طرق|طرقات|شارع|شوارع|جسر|جسور|مدخل|مداخل|بوابه|بوابات|معبر|منفذ|اوتوستراد|حقل|مصفي|مصفاه|شركه|داير[هت]|مقر|مبني|ابواب|باب)$/;

/** In Arabic "farmers cut the road", "clerks locked the gate": verb, people without arms who are many, and what they close. */
function closesRoad({ tokens, last, persons }: Sentence, { first: at }: Hit): boolean {
  if (!CLOSES.test(wordOf(tokens, at))) return false;
  const who = persons.find(({ first }) => first > at && first - at <= 2);
  if (!who || !has(who, "civil") || !MANY.test(wordOf(tokens, who.first))) return false;
  for (let t = who.end; t < Math.min(last, who.end + 5); t++) if (WAY.test(wordOf(tokens, t))) return true;
  return false;
}

/** A plural of people. */
const MANY = /(?:ون|ين|ات|وا|ي|و)$|^(?:ال)?(?:اهالي|سكان|عمال|طلاب|طلبه|شبان|شباب|نساء|اسر|تجار|كسبه|رجال|ناس)$/;

const FIRE = new WordSet("fire blaze حريق حرايق النيران نيران", "و ف ب ل ال بال");

/** In a sentence about an accident, an illness or a private crime: what is told without weapons and without armed people. */
export function isAccidental(sentence: Sentence, parties: Parties, { subtype, rule, first, hit }: Suspect): boolean {
  const { triggers, tokens } = sentence;
  // "an attack on an oil field, which set it on fire"
  const cues =
    rule === "assault"
      ? sentence.cues.filter(cue => cue.first < hit.end || !FIRE.has(tokens, cue.end - 1))
      : sentence.cues;
  if (cues.length < sentence.cues.length && !["accident", "crime", "mishap"].some(value => anyHas(cues, value)))
    return false;
  const weapon = triggers.some(
    other =>
      isWeapon(other) && !/^(?:مسيره|طايره|طايرات|aircraft|jet|helicopter|planes)/.test(wordOf(tokens, other.first)),
  );
  // "arrested a gang of forgers"
  if (
    sentence.arabic &&
    (subtype === "arrests" || has(hit, "arrests")) &&
    anyHas(cues, "crime") &&
    !sentence.actors.some(actor => actor.senses[0]!.part === "insurgent")
  )
    return true;
  // "dogs attacked": they stand right behind the verb, or are what was killed.
  if (sentence.arabic && cues.some(cue => has(cue, "accident") && cue.first === hit.end && rule !== "weapon"))
    return true;
  // "shot himself", "killed while playing with a gun"
  const bombed = triggers.some(other => EXPLOSIVE.some(kind => has(other, kind)));
  if ((rule === "shot" || rule === "harm") && !bombed && anyHas(cues, "mishap")) return true;
  if (parties.agentArmed(hit)) return false;
  // A brawl of two families is none of one household.
  if (
    subtype === "mob-violence" &&
    sentence.arabic &&
    cues.every(cue => !has(cue, "crime") || cue.first === first) &&
    isOfTwo(sentence, hit)
  )
    return false;
  // Who lynches a thief does more than steal.
  if (/^lynch/.test(wordOf(tokens, first)) && crowdOf(sentence) !== null) return false;
  // "raids on drug smugglers", by those who have aircraft and guns
  if (/^(?:air-drone|shelling)/.test(subtype) && parties.has("armed") && !anyHas(cues, "accident")) return false;
  if (anyHas(cues, "crime") && !weapon) return crowdOf(sentence) !== "crowd";
  if (rule === "shot") return false;
  if (rule === "harm" || rule === "assault" || rule === "territory") return true;
  // Water cuts roads, and schools close after an earthquake.
  if (rule === "gather") return !parties.has("protest") && !anyHas(cues, "demand");
  // "a bomb exploded by a transformer"
  if (subtype === "remote-explosive-landmine-ied") return !weapon && !BOMBS.among(tokens, hit.first, hit.end + 1);
  return (
    /^[وف]?(?:عثر|العثور|جرف)|^(?:destroy|ruin|found|was|were|body|bodies|storm|storms|storming|burn|burned|burning|burnt|strike|torn|levelled|demolish|swept|sweep|cut|goin|gone|went|missing|set|recover)/.test(
      wordOf(tokens, first),
    ) ||
    (rule === "weapon" && !weapon)
  );
}

const BOMBS = new WordSet("bomb bombs ied ieds عبوه عبوات عبوتين لغم الغام مفخخه ناسفه", "و ف ب ل ال");

/** "a brawl between two families", "a mass brawl" */
function isOfTwo({ tokens, last }: Sentence, { first, end }: Hit): boolean {
  for (let t = first; t < Math.min(last, end + 4); t++)
    if (/^(?:بين|عايلتين|عايلتان|عشيرتين|عشيرتان|عشايري|عشايريه|جماعي|جماعيه)$/.test(wordOf(tokens, t))) return true;
  return false;
}

/** What is told of those who are sought out and killed. */
export const SOUGHT = "somebody killed by unknown hands";

/** Words after which an arrest's charge stands. */
const CHARGE =
  /^(?:over|connection|suspicion|suspected|suspect|suspects|accused|charged|linked|wanted|involved|involvement|responsible|behind|killers|plotting|planning|mastermind|masterminds|masterminding|المدبر|مدبر|منفذ|منفذي|المنفذ|المخطط|متورطين|المتورطين|المتورط|متورط|المتورطون|المتهمين|المتهم|المشتبه|مشتبه|المسوول|المسوولين|مسوول|بتهمه|لتورطه|لتورطهم|لضلوعه|متهم|متهما|متهمين|بتورطه)$/;

/** "marched to condemn the shelling of ...", "held a suspect in the murder of ...": what a protest or an arrest is about is told elsewhere. */
export function isCause(
  { cues, tokens, arabic }: Sentence,
  suspects: readonly Suspect[],
  { type, subtype, first, note, rule }: Suspect,
): boolean {
  if (type === "protests" || type === "riots" || subtype === "arrests" || note === SOUGHT) return false;
  const held = suspects.some(
    other => other.subtype === "arrests" && (other.rule !== "noun" || (arabic && other.end <= first)),
  );
  // "held two suspects and seized rifles": done beside it.
  const besides = rule === "force" && !arabic && wordOf(tokens, first - 1) === "and";
  for (let t = Math.max(0, first - 5); held && !besides && t < first; t++)
    if (CHARGE.test(wordOf(tokens, t))) return true;
  return suspects.some(
    other =>
      other.subtype === "peaceful-protest" &&
      other.end <= first &&
      cues.some(cue => has(cue, "demand") && cue.first >= other.end && cue.end <= first && first - cue.end <= 13),
  );
}

/** "rallied over the killing of", "buried their dead": what a protest is about. */
export function mourned({ cues, triggers }: Sentence, hit: Hit): boolean {
  const protest = triggers.find(other => other.senses.some(({ value }) => value === "peaceful-protest"));
  if (protest === undefined || protest.first > hit.first) return false;
  return cues.some(
    cue => has(cue, "demand") && cue.first >= protest.end && cue.end <= hit.first && hit.first - cue.end <= 8,
  );
}

/** "hundreds bore the bodies of the victims to the grave", "the families of the dead": of those who died elsewhere. */
export function isBorne({ tokens, first }: Sentence, hit: Hit): boolean {
  if (KIN.test(hit.first > first ? wordOf(tokens, hit.first - 1) : "")) return true;
  for (let t = hit.first - 1; t >= Math.max(first, hit.first - 7); t--)
    if (/^[وف]?(?:شيع|شيعت|شيعوا|يشيع|تشييع|يشيعون|تشيع)$/.test(wordOf(tokens, t))) return true;
  return false;
}

const KIN = /^[ولب]?(?:ذوو|ذوي|ذو|اهالي|عوايل|عايلات|اسر|امهات|ابا|اقارب|ارواح|دما|صور|حقوق|قتله|قتلت|تشييع)$/;

/** "operation Lightning" */
export function isNameHere({ tokens, first }: Sentence, cue: Hit): boolean {
  return cue.first > first && tokens.shape[cue.first] === SHAPE.capital && !/^co[vr]/.test(wordOf(tokens, cue.first));
}

/** "an activist who had joined the protests was shot by masked men": one who is sought out, and no crowd that is fired at. */
export function isTargeted({ triggers, persons, tokens }: Sentence, parties: Parties, hit: Hit): boolean {
  if (triggers.some(other => ASSASSIN.test(wordOf(tokens, other.first)))) return true;
  const near = persons.filter(person => Math.abs(person.first - hit.first) <= 9);
  if (near.some(person => has(person, "armed") && GUNMEN.test(wordOf(tokens, person.first)))) return true;
  // "two activists were killed in attacks carried out by unknown gunmen"
  if (parties.doneByGunmen(hit)) return true;
  // "The activist, who had led marches, was killed in an attack": one who is known, and nobody's fire is told of.
  const known = persons.some(
    person =>
      ACTIVIST.test(wordOf(tokens, person.end - 1)) &&
      (person.end <= hit.first ? hit.first - person.end <= 18 : person.first - hit.end <= 2),
  );
  if (known && !parties.forceNear(hit)) return true;
  if (parties.hasForce() || near.length === 0) return false;
  return near.every(
    person =>
      has(person, "civil") &&
      !has(person, "folk") &&
      !has(person, "thing") &&
      !ANYONE.test(wordOf(tokens, person.first)),
  );
}

/**
 * "A coach who had taken part in the protests was shot dead": what the victim had done before; not of those who "had gathered in the
 * square" when they were shot.
 */
export function hadProtested({ tokens, first, arabic }: Sentence, hit: Hit): boolean {
  if (arabic) return false;
  for (let t = hit.first - 1; t >= Math.max(first, hit.first - HAD_DONE); t--)
    if (wordOf(tokens, t) === "had" && /^(?:who|and)$/.test(wordOf(tokens, t - 1)))
      return HAD_JOINED.among(tokens, t + 1, t + 4);
  return false;
}
/** Words from what somebody had done to what was done to him. */
const HAD_DONE = 16;
const HAD_JOINED = new WordSet(
  "taken played joined led organised organized helped participated supported spoken covered attended called headed photographed filmed",
);

const GUNMEN = /^(?:gunm[ae]n|masked|unknown|unidentified|assailants?|armed|مسلح|ملثم|مجهول)/;
const ACTIVIST =
  /^(?:activists?|organi[sz]ers?|campaigners?|bloggers?|[وبل]?(?:ال)?ناشط(?:ا|ه|ين|ان|ون)?|[وبل]?(?:ال)?ناشطه)$/;
const ANYONE =
  /^(?:people|persons?|civilians?|others?|m[ae]n|wom[ae]n|youths?|boys?|young|child|teenagers?|bystanders?|اشخاص|شخص|مدني|شاب|شبان|مواطن)/;

/** "attacking Rawa and Hit": a town right after the verb. */
export function isAtTown({ named, arabic }: Sentence, hit: Hit): boolean {
  return (
    !arabic &&
    named.some(
      ({ first, mention, place }) =>
        first === hit.end &&
        mention.literal &&
        place !== null &&
        /^(?:city|town|village|neighbourhood)$/.test(place.kind),
    )
  );
}

/** "protest organisers", "the protest movement": people, and no protest. */
export function isOfOrganisers({ tokens, last }: Sentence, { first, end }: Hit): boolean {
  return end === first + 1 && end < last && wordOf(tokens, first) === "protest" && ORGANISERS.has(tokens, end);
}

const ORGANISERS = new WordSet(
  "leader leaders organiser organisers organizer organizers movement movements committee committees coordinator coordinators group groups",
);

/** "an attack on Tikrit", "an assault on the town of Hit", "an assault on the airport" */
export function isOnTown({ tokens, named }: Sentence, { end }: Hit): boolean {
  return (
    /^(?:on|against|upon)$/.test(wordOf(tokens, end)) &&
    (named.some(
      ({ first, mention, place }) =>
        first > end && first - end <= 4 && mention.literal && place !== null && place.kind !== "country",
    ) ||
      GROUNDS.has(tokens, end + 2))
  );
}

/** "An attack in Hit", "the attack near Hit on Sunday": nobody is named, and the place is. */
export function isInTown({ tokens, named }: Sentence, { end }: Hit): boolean {
  return (
    AT.has(tokens, end) &&
    named.some(({ first, mention, place }) => first > end && first - end <= 3 && mention.literal && isNarrow(place))
  );
}
const AT = new WordSet("in near at outside");
const isNarrow = (place: Place | null): boolean => place !== null && !/^(?:country|region|admin1)$/.test(place.kind);

const GROUNDS = new WordSet("city town village airport airfield base district province camp");

/** The last word of "carried out a security operation". */
export const OPERATION = new WordSet(
  "operation operations عمليه عمليات امنيه انزال انزالا الانزال الانزالا وانزال وانزالا والانزال والانزالا بانزال بانزالا " +
    "بالانزال بالانزالا جوي جويا الجوي الجويا وجوي وجويا والجوي والجويا بجوي بجويا بالجوي بالجويا",
);

/** Words for a murder that was planned. */
const ASSASSIN = /^(?:assassin|[وفبل]*(?:ال)?اغتيال|[وف]?اغتال|[وف]?اغتيل|لل?اغتيال)/;

export function isAssassination({ tokens }: Sentence, hit: Hit): boolean {
  return ASSASSIN.test(wordOf(tokens, hit.first));
}

/** "since protests erupted", "returning from the protests", "who had organised marches": a protest by which something else is told. */
export function isOnlyNamed({ tokens, first }: Sentence, { first: at }: Suspect): boolean {
  for (let t = at - 1; t >= Math.max(first, at - 4); t--)
    if (
      /^(?:since|from|during|after|before|organi[sz]\w+|led|leading|join\w*|attend\w*|with|amid|involved|of|في|من|خلال|منذ|بعد|اثنا)$/.test(
        wordOf(tokens, t),
      )
    )
      return true;
  return false;
}

const VICTIMS = new WordSet("ضحايا", "و ل ب ال وال بال لال");
const SLAIN = new WordSet("slain murdered killed assassinated");

/** "the bodies of the two slain farmers": who they are, and not what happened. */
export function isEpithet({ tokens, persons, first }: Sentence, hit: Hit): boolean {
  // "families of the victims of the blast"
  if (hit.first - 1 > first && VICTIMS.has(tokens, hit.first - 1)) return KIN.test(wordOf(tokens, hit.first - 2));
  if (!SLAIN.has(tokens, hit.first)) return false;
  if (!persons.some(person => person.first === hit.end && !has(person, "thing"))) return false;
  return /^(?:the|two|three|four|five|of|his|their|\d+)$/.test(hit.first > first ? wordOf(tokens, hit.first - 1) : "");
}

const EXECUTION = /execut|\bhang|[إا]عدام|[أا]عدم|عدام/;
const CONDEMNED = new WordSet(
  "convict convicts convicted inmate inmates prison prisons jail prisoners authorities hanging hanged death sentence sentences sentenced verdict verdicts justice " +
    "judiciary حكم احكام بحكم مدان مدانا مدانين مدانون محكوم محكوما محكومين محكومون شنقا العدل القضا بالاعدام سجن السجن سجون سجنا سجينا سجينين السلطات",
);

/** "hanged three men convicted of ...": what a state does by its law. */
export function isLawful({ tokens, first, last }: Sentence, parties: Parties, hit: Hit): boolean {
  if (!EXECUTION.test(textOf({ tokens }, hit.first, hit.end)) || parties.agentArmed(hit)) return false;
  for (let t = first; t < last; t++) if (CONDEMNED.has(tokens, t)) return true;
  return false;
}
