// What an actor is to an event: who did it, whom it was done to, who only took part, and who merely tells of it.

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Incident } from "@/lib/types";
import { besideVerbs } from "./beside";
import { HELD } from "./parties";
import type { Hit } from "./rules";
import { clauseBetween, has, type Sentence, textOf, wordIn } from "./sentence";
import { FLYING } from "./sides";
import { TYPE_OF } from "./subtypes";
import { isSpeaker, judges, saysOfItself, tellsOfIt } from "./tellers";

/** An event's trigger as far as roles depend on it. */
export interface Trigger {
  first: number;
  end: number;
  noun: boolean;
  subtype: string;
  rule: string;
  from: number | undefined;
}

type Role = Incident["actors"][number]["role"];

export const PASSIVE = new WordSet("was were been being is are be");

const BY = new WordSet("by قبل يد ايدي برصاص بنيران نيران");
const AT = new WordSet("at on onto");
const SAID = new WordSet("said says told announced reported قال قالت اعلن اعلنت");
const STATES = new WordSet("claimed alleged confirmed stated claims alleges");
const JOINS = new WordSet("when after as while");

/** A conjunction between two words of the sentence. */
function joined({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (JOINS.has(tokens, t)) return true;
  return false;
}

/** Words between a preposition and an actor. */
const BETWEEN =
  /^(?:the|a|an|some|its|their|\d+|two|three|four|five|several|suspected|alleged|defeated|extremist|terrorist|armed|masked|local|iraqi|outlawed|banned|militant|jihadist|separatist|rebel|radical|rival|powerful|so-called|so|called|big|major|large|deadly|new|fresh|fierce|recent|apparent|massive|huge)$/;
/** What a group has, or who belongs to it. */
const OF_THEIRS = new WordSet(
  "stronghold strongholds bastion bastions base bases position positions headquarters camp camps hideout hideouts post posts checkpoint " +
    "checkpoints patrol patrols convoy convoys vehicle vehicles site sites facility facilities depot depots warehouse warehouses office offices " +
    "building buildings house houses fighters members member commander commanders leader leaders officers officer soldiers men targets",
);
/** And of these what does nothing itself. */
const BUILT = new WordSet(
  "stronghold strongholds bastion bastions base bases position positions headquarters camp camps hideout hideouts post posts " +
    "site sites facility facilities depot depots warehouse warehouses office offices building buildings house houses targets",
);
/** An attack by whose name stands right before it. */
const DEED = new WordSet(
  "suspected night dawn overnight sniper roadside car drone air rocket artillery mortar missile gun suicide terrorist " +
    "attack attacks airstrike airstrikes strike strikes raid raids shelling bombing bombings bombardment offensive assault " +
    "ambush operation",
);
const DEEDS = new WordSet(
  "attack attacks raid raids ambush ambushes assault assaults strike strikes airstrike airstrikes shelling bombing " +
    "bombardment offensive",
);

const TAKEN = new WordSet(
  "killed wounded injured martyred arrested detained kidnapped abducted shot gunned hurt slain held jailed captured ambushed beheaded",
);
const DOWN = new WordSet("dead down");
const BEHIND_TAKEN = new WordSet("in by on when near at during and outside after as over while inside");
const HELPED = new WordSet("backed supported aided helped assisted covered accompanied joined");
const DENIES = new WordSet("denied denies denying disowned disclaimed rejected");
/** What one denies who denies to have done it. */
const OWN = new WordSet("it its their they he his any all having being carrying firing involvement responsibility");
const MARKS = new WordSet("marks hallmarks hallmark work fingerprints handiwork doing");
const RELATIVE = new WordSet("that which whom");
const DESTROYS = /^(?:looting|violent|mob)/;
const ARMED_ONLY = /^(?:arrests|change-to-group-activity|disrupted|headquarters|non-violent)/;
/** Participles without an auxiliary, as headlines have them. */
const HEADED = new WordSet(
  "held looted torched burned burnt razed ransacked demolished desecrated detained arrested captured jailed seized disarmed",
);

/** "denied that it had", "denied any involvement": of a deed of his own. */
function ofItself({ tokens, last }: Sentence, from: number): boolean {
  for (let t = from; t < Math.min(last, from + 3); t++) if (OWN.has(tokens, t)) return true;
  return false;
}

/** "a post that the army built": who does it stands inside the words that tell of it. */
function isRelative({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (RELATIVE.has(tokens, t)) return true;
  return false;
}

/** "The group warned that the base would be hit": somebody else stands closer. */
function isOtherBetween({ actors, named }: Sentence, from: number, to: number): boolean {
  return (
    actors.some(({ first, end }) => first >= from && end <= to) ||
    named.some(({ first, end }) => first >= from + 1 && end === to)
  );
}

/** "has been driven back", "were looted", "suspects held": done to those who stand before it; weapons are fired by those who have them. */
function isDoneTo(sentence: Sentence, { first, end, noun, rule, subtype }: Trigger): boolean {
  if (noun || rule === "weapon" || rule === "explosion") return false;
  const before = wordIn(sentence, first - 1);
  if (PASSIVE.hasWord(before)) return wordIn(sentence, end) === "by" || DONE.test(wordIn(sentence, first));
  for (let t = first; t < end - 1; t++) if (WAS.has(sentence.tokens, t)) return DONE.test(wordIn(sentence, t + 1));
  return TYPE_OF[subtype] === "strategic-developments" && end - first > 1 && HEADED.has(sentence.tokens, end - 1);
}
const WAS = new WordSet("was were been is are");
const DONE =
  /(?:ed|en|ung|own|hit|struck|shot|hurt|torn|slain|cut|held|caught|taken|beaten|seized|burnt|put|sent|set|lost|led|brought)$/;

const THINGS = new WordSet("village villages home homes house houses market");

const FELL = /^(?:died?|dies|lost|lose|perish\w*|succumb\w*|dead|sustained|suffered|fell|was|were|been|met)$/;

const SUFFERED_ARABIC = new WordSet(
  "تعرض تعرضت تعرضا تعرضوا تعرضتا نجا نجت نجوا نجيا نجاه لقي لقيت وتعرض وتعرضت وتعرضا وتعرضوا وتعرضتا ونجا ونجت ونجوا " +
    "ونجيا ونجاه ولقي ولقيت فتعرض فتعرضت فتعرضا فتعرضوا فتعرضتا فنجا فنجت فنجوا فنجيا فنجاه فلقي فلقيت",
);
const NEAR_ARABIC = new WordSet("قرب بالقرب امام داخل محيط حول باتجاه نحو صوب علي في جوار");
const AFTER = new WordSet("after since because following");
const FINDS = new WordSet("found discovered recovered unearthed retrieved");
const SUFFERED =
  /^(?:(?:came|come|coming|comes) under|went missing|disappeared|vanished|(?:hit|struck|triggered|ran over|drove over|stepped on) an? |(?:survived|escaped|lost|suffered|fell)\b)/i;

/** The words from an actor to the trigger name one deed, that of the actor. */
function isDeedOf(sentence: Sentence, first: number, end: number, trigger: Trigger): boolean {
  const verb = !trigger.noun && trigger.rule !== "weapon" && trigger.end - trigger.first < 2;
  if (verb && !/^(?:ambush|attack|raid|strike|assault)$/.test(wordIn(sentence, trigger.first))) return false;
  if (verb && !/^(?:a|an|the|in|another|suspected|deadly)$/.test(wordIn(sentence, first - 1))) return false;
  let t = end;
  // The name again, in brackets.
  const again = sentence.actors.find(actor => actor.first === end);
  if (again !== undefined) t = again.end;
  let deed = false;
  while (t < trigger.end && DEED.hasWord(wordIn(sentence, t))) {
    deed = true;
    t++;
  }
  return deed && t >= trigger.end;
}

/** "and the Kurdish-led forces": the word that joins a name, over what describes it. */
function joinsAt(sentence: Sentence, first: number, lead: string): string {
  if (sentence.arabic || /^(?:and|with)$/.test(lead)) return lead;
  for (let t = first - 1; t > first - 5; t--) {
    if (sentence.tokens.gap[t]! >= GAP.comma) return lead;
    if (/^(?:and|with)$/.test(wordIn(sentence, t))) return wordIn(sentence, t);
  }
  return lead;
}

function isArms(hit: Hit): boolean {
  return hit.senses.some(({ part }) => part === "weapon");
}

/** The role of one actor, beside those whose role is known; null where he has none. */
export function roleOf(
  sentence: Sentence,
  trigger: Trigger,
  { first, end, id, part }: { first: number; end: number; id: string; part: string },
  others: Incident["actors"],
): Role | null {
  const { tokens, arabic } = sentence;
  // "the", "two suspected" and the like may stand between.
  let leadAt = first - 1;
  while (leadAt > first - 4 && BETWEEN.test(wordIn(sentence, leadAt))) leadAt--;
  const lead = wordIn(sentence, leadAt);
  const written = tokens.text.slice(tokens.start[first]!, tokens.end[first]!);
  const clash = trigger.subtype === "armed-clash";
  const by = others.filter(({ role }) => role === "by").length;
  // What is done to one, and not by one: "came under fire", "hit a mine", "survived an attempt on his life".
  const suffered = !arabic && end <= trigger.first && SUFFERED.test(textOf(sentence, trigger.first, trigger.end));
  // "accused the group", "blamed the army": who is said to have done it; "the group claimed it".
  if (trigger.rule === "again" || sentence.cues.some(cue => has(cue, "claim") && cue.end <= first)) {
    if (/^[وف]?(?:accused|accuses|blamed|blames|blaming|suspect|suspects|اتهم|اتهمت|يتهم|تتهم)$/.test(lead))
      return "by";
    if (/^(?:claimed|claims|تبني|تبنت|تبناه|تبناها)$/.test(wordIn(sentence, end)) && end <= trigger.first + 1)
      return "by";
  }
  // "the Hashd announced the arrest of ..."
  if (
    trigger.noun &&
    /^announce[sd]?$/.test(wordIn(sentence, end)) &&
    trigger.first - end <= 3 &&
    trigger.first >= end &&
    trigger.subtype === "arrests"
  )
    return "by";
  // "The ministry claimed the group killed ...": who tells of another's deed.
  if (
    !arabic &&
    STATES.hasWord(wordIn(sentence, end)) &&
    sentence.actors.some(other => other.first > end && other.end <= trigger.first && other.senses[0]!.part !== "civil")
  )
    return null;
  const said = SAID.hasWord(wordIn(sentence, end));
  if (said)
    return (FLYING.has(id) && trigger.subtype === "air-drone-strike") || saysOfItself(sentence, end, trigger)
      ? "by"
      : null;
  if (part === "civil" ? tellsOfIt(sentence, end) : judges(sentence, first, end)) return null;
  if (isSpeaker(sentence, first, end, trigger) && !saysOfItself(sentence, end, trigger)) return null;
  const type = TYPE_OF[trigger.subtype];
  if (!arabic && type !== "strategic-developments" && DENIES.has(tokens, end) && ofItself(sentence, end + 1))
    return "by";
  const violent = type === "battles" || type === "explosions" || type === "violence-against-civilians";
  // Civilians do no violence.
  const doer: Role | null = part === "civil" && violent ? null : "by";
  // "fighters, backed by jets of the coalition": who helps.
  if (lead === "by" && HELPED.has(tokens, leadAt - 1) && first < trigger.first) return "involved";
  // "struck Zap, a stronghold of the group", "offices of the group went up in flames"
  if (!arabic && lead === "of" && (violent || DESTROYS.test(trigger.subtype)))
    if (BUILT.has(tokens, leadAt - 1) || (first > trigger.first && OF_THEIRS.has(tokens, leadAt - 1))) return "against";
  // "depots held by the group"
  if (lead === "by" && HELD.hasWord(wordIn(sentence, leadAt - 1)) && first > trigger.first) return "against";
  if (BY.hasWord(lead)) return doer;
  // "bore the marks of the group"
  if (lead === "of" && MARKS.has(tokens, leadAt - 1)) return doer;
  // Villages that change hands are nobody's enemy.
  if (!arabic && part === "civil" && trigger.subtype.endsWith("territory")) return null;
  // "a marcher died after police had come": at a protest they are who did it.
  const put = trigger.subtype.startsWith("excessive") || trigger.subtype.startsWith("protest-with");
  if (put && /^(?:state|foreign)$/.test(part) && by === 0) return "by";
  // In Arabic "dead among the police and the army": one and the other.
  const one = arabic && written.startsWith("و") ? others.at(-1) : undefined;
  if (one !== undefined && one.role === "against" && one.end === tokens.end[first - 1]) return one.role;
  // "the fighters fled": from a town that others took.
  if (
    arabic &&
    trigger.subtype.endsWith("territory") &&
    /^(?:فروا|فر|هربوا|هرب|لاذوا|تراجعوا|استسلموا)$/.test(wordIn(sentence, end))
  )
    return "against";
  // "the withdrawal of the army"
  if (
    arabic &&
    trigger.noun &&
    trigger.subtype === "change-to-group-activity" &&
    first >= trigger.first &&
    first <= trigger.end
  )
    return doer;
  const beside = violent ? besideVerbs(sentence, first, end) : null;
  if (beside !== null && !(first <= trigger.first && end > trigger.first)) return beside === "by" ? doer : beside;
  const ofThings = !arabic && part === "civil" && !violent && THINGS.hasWord(wordIn(sentence, first));
  if (first <= trigger.first && end > trigger.first && !ofThings) return doer;
  // "killed in an ISIS ambush": by whom, whatever the trigger is.
  if (
    !arabic &&
    violent &&
    part !== "civil" &&
    /^(?:in|during)$/.test(lead) &&
    first > trigger.first &&
    (DEEDS.hasWord(wordIn(sentence, end)) ||
      (DEED.hasWord(wordIn(sentence, end)) && DEEDS.hasWord(wordIn(sentence, end + 1))))
  )
    return doer;
  // A village where weapons are found does nothing, nor do the homes that are burned.
  if (ofThings) return trigger.subtype === "looting-property-destruction" ? "against" : null;
  // "freed from the group"
  if (!arabic && lead === "from" && first >= trigger.first && trigger.subtype.endsWith("territory")) return "against";
  if (lead === "against" || lead === "ضد" || (end > trigger.first && AT.hasWord(lead))) return "against";
  if (
    clash &&
    /^(?:and|with|و|مع)$/.test(joinsAt(sentence, first, lead)) &&
    others.length > 0 &&
    leadAt > sentence.first
  )
    return by > 0 ? "against" : (doer ?? "against");
  if (clash && arabic && written.startsWith("و") && by === 1 && others.length === 1) return "against";
  if (clash && lead === "from" && first >= trigger.end) return "by";
  if (lead === "between" || lead === "بين") return "by";
  // "the group's targeting of a post", "the targeting of a convoy of the coalition"
  if (
    arabic &&
    part !== "civil" &&
    /^[وفب]?استهداف$/.test(wordIn(sentence, trigger.first)) &&
    first - trigger.first <= 3 &&
    sentence.persons.some(person => person.first === end && has(person, "armed"))
  )
    return "by";
  if (arabic && first >= trigger.end && /^[وفب]?استهداف$/.test(wordIn(sentence, trigger.first))) return "against";
  if (arabic && written.startsWith("ل") && trigger.noun && first >= trigger.end && first - trigger.end <= 1)
    return "by";
  if (arabic && lead === "الي" && first > trigger.end) return "involved";
  // "came under an attack", "survived"
  const suffers = [trigger.first, trigger.first - 1].some(t => SUFFERED_ARABIC.hasWord(wordIn(sentence, t)));
  if (arabic && suffers && !/^[ب]/.test(written))
    if (first > trigger.first || (end <= trigger.first && trigger.first - end <= 6)) return "against";
  // Verb, subject, object.
  if (arabic && first > trigger.first && end <= trigger.end && !trigger.noun)
    return violent && /^و?عثر/.test(wordIn(sentence, trigger.first)) ? "involved" : by > 0 ? "against" : doer;
  // "killed in an Islamic State (ISIS) attack": an attack of theirs.
  if (!arabic && end <= trigger.end && part !== "civil" && isDeedOf(sentence, first, end, trigger)) return doer;
  // "fell to the group", "blamed on Turkey"
  if (
    lead === "to" &&
    /^(?:fell|fallen|fall|falls|lost)$/.test(wordIn(sentence, trigger.first)) &&
    first >= trigger.first
  )
    return doer;
  if (lead === "on" && /^(?:blamed|pinned)$/.test(wordIn(sentence, leadAt - 1))) return doer;
  if (
    trigger.rule === "again" &&
    /^(?:blamed|accused)$/.test(wordIn(sentence, trigger.first)) &&
    end <= trigger.first &&
    PASSIVE.hasWord(wordIn(sentence, trigger.first - 1))
  )
    return doer;
  // Whom a word of harm or arrest stands beside.
  const harmed = sentence.triggers.some(
    hit =>
      hit.senses.some(({ value }) => value === "death" || value === "injury" || value === "shot") &&
      hit.end <= first &&
      first - hit.end <= (arabic ? 2 : 4) &&
      !joined(sentence, hit.end, first) &&
      !others.some(other => other.start > tokens.end[hit.end - 1]!),
  );
  if (harmed && !clauseBetween(sentence, Math.max(sentence.first, first - 5), first)) return "against";
  // "one policeman lost his life", "two fighters dead"
  const fell = sentence.harms.some(
    hit =>
      (has(hit, "death") || has(hit, "injury")) &&
      hit.first >= end &&
      hit.first - end <= 2 &&
      FELL.test(wordIn(sentence, hit.first)),
  );
  if (fell) return "against";
  // "a drone of the Turkish forces"
  if (lead === "of" && sentence.triggers.some(hit => isArms(hit) && hit.end === leadAt)) return doer;
  // "were shot dead when security forces opened fire"
  if (!arabic && first >= trigger.end && joined(sentence, trigger.end, first))
    if (
      sentence.triggers.some(
        hit => hit.first >= end && hit.first - end <= 3 && !/^w(?:as|ere)$/.test(wordIn(sentence, hit.first - 1)),
      )
    )
      return doer;
  // Who finds bodies killed nobody.
  if (violent && part !== "civil" && (FINDS.hasWord(wordIn(sentence, end)) || FINDS.hasWord(wordIn(sentence, end + 1))))
    return part === "insurgent" ? null : "involved";
  // "five soldiers killed in"
  // "ten guards, civilians killed in"
  const next = sentence.persons.find(
    hit => hit.first === end || (hit.first === end + 1 && wordIn(sentence, end) === "and"),
  );
  const behind = next?.end ?? end;
  if (TAKEN.has(tokens, behind) && BEHIND_TAKEN.has(tokens, DOWN.has(tokens, behind + 1) ? behind + 2 : behind + 1))
    return "against";
  for (let t = end; t < Math.min(sentence.last, end + 4); t++) {
    if (tokens.gap[t - 1]! >= GAP.stop) break;
    if (PASSIVE.hasWord(wordIn(sentence, t)))
      return /^(?:ing)$/.test(wordIn(sentence, t + 1).slice(-3)) ? doer : "against";
  }
  // "jets bomb PKK targets"
  if (!arabic && trigger.rule === "weapon" && first > trigger.first && end <= trigger.end && by > 0) return "against";
  // "shot down a Turkish drone", "repelled an ISIS attack"
  if (first > trigger.first && end <= trigger.end)
    return trigger.noun || trigger.rule === "weapon" || isRelative(sentence, trigger.first, first) ? doer : "against";
  // "He spoke on Tuesday, a day after warplanes struck": the subject of another clause.
  for (let t = end; t < trigger.first; t++)
    if (AFTER.has(tokens, t) && !/^ha(?:ve|s|d)$/.test(wordIn(sentence, t - 1))) return "involved";
  // In Arabic "the withdrawal of the force": of a noun for moving, the one who moves stands behind it.
  if (
    arabic &&
    trigger.noun &&
    trigger.subtype === "change-to-group-activity" &&
    first - trigger.first <= 2 &&
    by === 0
  )
    if (first > trigger.first && !/^(?:في|علي|حول|من)$/.test(lead)) return "by";
  if (end <= trigger.first) {
    // "the army, which bombed ..."
    if (/^(?:which|who)$/.test(wordIn(sentence, end)) && trigger.first - end <= 3) return suffered ? "against" : doer;
    if (clauseBetween(sentence, end - 1, trigger.first)) return "involved";
    // "Hawija, a stronghold of the group, has been taken by the army"
    if (suffered || (!arabic && isDoneTo(sentence, trigger) && !isOtherBetween(sentence, end, trigger.first)))
      return "against";
    // Who is not armed arrests nobody, and moves no forces.
    return part === "civil" && ARMED_ONLY.test(trigger.subtype) ? null : doer;
  }
  if (clauseBetween(sentence, trigger.end - 1, first)) return "involved";
  if (arabic && /^[بل]/.test(written) && !trigger.noun) return "against";
  if (arabic)
    return first - trigger.end <= 1 && by === 0 && !trigger.noun && !NEAR_ARABIC.hasWord(lead) ? doer : "against";
  return trigger.noun ? "involved" : "against";
}
