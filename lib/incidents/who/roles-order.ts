// What the order of words, a name or a word of harm makes of an actor.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import { clauseBetween, type Sentence, wordIn } from "../sentence";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { type Asked, isBe, PASSIVE, type Role, type Trigger } from "./asked";

const JOINS = new WordSet("when after as while since");
const WHERE = new WordSet("where");
/** Words from "where" to the subject of its clause. */
const PLACED = 3;

/** A conjunction between two words of the sentence. */
function joined({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (JOINS.has(tokens, t) || (to - t <= PLACED && WHERE.has(tokens, t))) return true;
  return false;
}

/** "two days after the army struck": the subject of another deed. */
function isLongAfter({ tokens }: Sentence, { end }: Trigger, first: number): boolean {
  for (let t = first - 1; t > end; t--)
    if (JOINS.has(tokens, t)) return AFTER.has(tokens, t) && TIMES.has(tokens, t - 1);
  return false;
}
const TIMES = new WordSet("days day hours hour weeks week months month years year minutes");

/** An attack by whose name stands right before it. */
export const DEED = new WordSet(
  "suspected night dawn overnight sniper roadside car drone air rocket artillery mortar missile gun suicide terrorist " +
    "attack attacks airstrike airstrikes strike strikes raid raids shelling bombing bombings bombardment offensive assault " +
    "ambush operation",
);

const TAKEN = new WordSet(
  "killed wounded injured martyred arrested detained kidnapped abducted shot gunned hurt slain held jailed captured ambushed beheaded",
);
const RANK = new WordSet(
  "chief commander deputy officer officers general colonel captain lieutenant sergeant major brigadier member members leader leaders fighter " +
    "fighters guard guards recruit recruits patrol convoy",
);
/** Words of a rank. */
const RANKS = 3;
const DOWN = new WordSet("dead down");
const BEHIND_TAKEN = new WordSet("in by on when near at during and outside after as over while inside");
const MANY = new WordSet("many much few well");
const RELATIVE = new WordSet("that which whom");
const ARMED_ONLY = /^(?:arrests|change-to-group-activity|disrupted|headquarters|non-violent)/;

/** Participles without an auxiliary, as headlines have them. */
const HEADED = new WordSet(
  "held looted torched burned burnt razed ransacked demolished desecrated detained arrested captured jailed seized disarmed",
);

/** "a post that the army built": who does it stands inside the words that tell of it. */
function isRelative({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (RELATIVE.has(tokens, t)) return true;
  return false;
}

/** "A, B and C": one of a list with him, whose end is at `from`. */
function isListed(tokens: Sentence["tokens"], from: number, first: number): boolean {
  for (let t = from; t < first; t++) if (!LISTS.has(tokens, t)) return false;
  return first > from || tokens.gap[from - 1] === GAP.comma;
}
const LISTS = new WordSet("and or the of");

/** "The group warned that the base would be hit": somebody else stands closer. */
function isOtherBetween({ tokens, actors, named }: Sentence, from: number, to: number): boolean {
  return (
    actors.some(({ first, end }) => first >= from && end <= to && !isListed(tokens, from, first)) ||
    named.some(({ first, end }) => first >= from + 1 && end === to)
  );
}

/** "has been driven back", "were looted", "suspects held": done to those who stand before it; weapons are fired by those who have them. */
export function isDoneTo(sentence: Sentence, { first, end, noun, rule, subtype }: Trigger): boolean {
  if (noun || rule === "weapon" || rule === "explosion") return false;
  const before = wordIn(sentence, first - 1);
  if (PASSIVE.hasWord(before)) return wordIn(sentence, end) === "by" || DONE.test(wordIn(sentence, first));
  for (let t = first; t < end - 1; t++) if (WAS.has(sentence.tokens, t)) return DONE.test(wordIn(sentence, t + 1));
  // "the forces bombed repeatedly by the US", and not "attacked by night"
  const by = /ly$/.test(wordIn(sentence, end)) ? end + 1 : end;
  if (wordIn(sentence, by) === "by" && !WAYS.has(sentence.tokens, by + 1)) return true;
  // "suspects held", and not "raided a house and detained"
  if (wordIn(sentence, end - 2) === "and") return false;
  return TYPE_OF[subtype] === "strategic-developments" && end - first > 1 && HEADED.has(sentence.tokens, end - 1);
}

const WAS = new WordSet("was were been is are");
/** Behind "by", how and when it was done, and not who did it. */
const WAYS = new WordSet("night day dawn dusk air sea land mistake surprise accident then now");
const DONE =
  /(?:ed|en|ung|own|hit|struck|shot|hurt|torn|slain|cut|held|caught|taken|beaten|seized|burnt|put|sent|set|lost|led|brought)$/;
/** "of" behind people or weapons, and before these "by" or "at the hands of". */
export function isOfAgents({ tokens, first: from }: Sentence, of: number): boolean {
  if (!OF.has(tokens, of)) return false;
  let t = of - 1;
  if (LOYAL.has(tokens, t)) t--;
  if (!AGENTS.has(tokens, t)) return false;
  for (t--; t >= Math.max(from, of - AGENT); t--) {
    if (tokens.gap[t]! >= GAP.comma) return false;
    if (BY_AGENT.has(tokens, t)) return wordOf(tokens, t) === "by" || wordOf(tokens, t - 1) === "hands";
    if (tokens.shape[t] !== SHAPE.lower && tokens.shape[t] !== SHAPE.digit) return false;
  }
  return false;
}
const OF = new WordSet("of from to");
const LOYAL = new WordSet("loyal belonging linked affiliated");
const BY_AGENT = new WordSet("by of");
/** Words from "by" to "of". */
const AGENT = 6;
const AGENTS = new WordSet(
  "gunmen gunman fighters fighter militants militant militiamen militiaman men man members member snipers sniper unit units squad squads patrol " +
    "patrols soldiers soldier officers officer guards guard elements supporters followers drone drones jets jet warplanes planes aircraft " +
    "helicopters artillery tanks shell shells rocket rockets missile missiles brigade brigades cell cells group wing branch faction factions commandos",
);

const FELL = /^(?:died?|dies|lost|lose|perish\w*|succumb\w*|dead|sustained|suffered|fell|was|were|been|met)$/;
const SUFFERED_ARABIC = new WordSet("تعرض تعرضت تعرضا تعرضوا تعرضتا نجا نجت نجوا نجيا نجاه لقي لقيت", "و ف");
const NEAR_ARABIC = new WordSet("قرب بالقرب امام داخل محيط حول باتجاه نحو صوب علي في جوار");
const AFTER = new WordSet("after since because following");
const FINDS = new WordSet("found discovered recovered unearthed retrieved gathered collected");
const FINDS_ARABIC = new WordSet(
  "عثر عثرت عثروا العثور عثور اكتشف اكتشفت انتشلت انتشل انتشلوا وجد وجدت وجدوا",
  "و ف ب",
);

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

function isArms(hit: Hit): boolean {
  return hit.senses.some(({ part }) => part === "weapon");
}

/** What is aimed at, without the article, behind the name of those who aim. */
const TARGETS = new WordSet(
  "حاجزا حواجز مقرا مقرات مقار دوريه دوريات نقطه نقاطا نقاط ثكنه ثكنات رتلا ارتالا موقعا مواقع معسكرا معسكرات قاعده قواعد منزلا منازل " +
    "سياره عجله حافله",
);

/** By the order of words in Arabic. */
export function byArabicOrder(asked: Asked): Role | null | undefined {
  const { sentence, trigger, first, end, part, lead, written, by, violent, doer } = asked;
  const { arabic } = sentence;
  // "the group's targeting of a post", "the targeting of a convoy of the coalition"
  if (
    arabic &&
    part !== "civil" &&
    /^[وفب]?استهداف$/.test(wordIn(sentence, trigger.first)) &&
    first - trigger.first <= 3 &&
    (TARGETS.has(sentence.tokens, end) || sentence.persons.some(person => person.first === end && has(person, "armed")))
  )
    return "by";
  if (arabic && first >= trigger.end && /^[وفب]?استهداف$/.test(wordIn(sentence, trigger.first))) return "against";
  if (arabic && written.startsWith("ل") && trigger.noun && first >= trigger.end && first - trigger.end <= 1)
    return "by";
  if (arabic && lead === "الي" && first > trigger.end) return "involved";
  // "came under shelling from the force", "survived"
  const suffers = [trigger.first, trigger.first - 1].some(t => SUFFERED_ARABIC.hasWord(wordIn(sentence, t)));
  if (arabic && suffers && lead === "من" && first > trigger.first + 1) return doer;
  if (arabic && suffers && !/^[ب]/.test(written))
    if (first > trigger.first || (end <= trigger.first && trigger.first - end <= 6)) return "against";
  // Verb, subject, object.
  if (arabic && first > trigger.first && end <= trigger.end && !trigger.noun)
    return violent && /^و?عثر/.test(wordIn(sentence, trigger.first))
      ? "involved"
      : by > 0 || isActedOn(asked)
        ? "against"
        : doer;
  return undefined;
}

/** "gunmen drove off", "the tribesmen captured five of the force": people without a name stand between the verb and him. */
const isActedOn = ({ sentence, trigger, first }: Asked): boolean =>
  sentence.unnamed.some(hit => hit.first > trigger.first && hit.first - trigger.first <= 2 && hit.end <= first);

const FALLS = new WordSet("fell fallen fall falls lost loss");

/** By a deed called after him, or put on him. */
export function byName(asked: Asked): Role | null | undefined {
  const { sentence, trigger, first, end, part, lead, leadAt, doer } = asked;
  const { arabic } = sentence;
  // "killed in an Islamic State (ISIS) attack": an attack of theirs.
  if (!arabic && end <= trigger.end && part !== "civil" && isDeedOf(sentence, first, end, trigger)) return doer;
  // "fell to the group", "blamed on Turkey"
  if (
    lead === "to" &&
    first >= trigger.first &&
    FALLS.among(sentence.tokens, trigger.first, Math.min(first, trigger.first + 3))
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
  return undefined;
}

/** Words from "buries" to people who are others'. */
const BURIED = 4;
const BURIES = new WordSet("bury buries buried mourn mourns mourned");

/** Whom it was done to, and who comes to the scene. */
export function bySuffering(asked: Asked): Role | null | undefined {
  const { sentence, trigger, first, end, part, others, lead, leadAt, violent, doer } = asked;
  const { tokens, arabic } = sentence;
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
  // "The force buries seven after an attack": its own.
  if (!arabic && violent && part !== "civil" && BURIES.has(tokens, end) && first < trigger.first)
    return sentence.persons.some(hit => hit.first > end && hit.first - end <= BURIED) ? "involved" : "against";
  // "a drone of the Turkish forces"
  const arms = lead === "of" ? sentence.triggers.find(hit => isArms(hit) && hit.end === leadAt) : undefined;
  // "struck artillery of the group": what is struck.
  if (arms !== undefined) return asked.by > 0 && arms.first > trigger.first ? "against" : doer;
  // "were shot dead when security forces opened fire"
  if (!arabic && first >= trigger.end && isLongAfter(sentence, trigger, first)) return "involved";
  if (!arabic && first >= trigger.end && !trigger.subtype.endsWith("territory") && joined(sentence, trigger.end, first))
    if (
      sentence.triggers.some(
        hit => hit.first >= end && hit.first - end <= 3 && !/^w(?:as|ere)$/.test(wordIn(sentence, hit.first - 1)),
      )
    )
      return doer;
  // Who finds bodies killed nobody.
  if (violent && part !== "civil" && (FINDS.hasWord(wordIn(sentence, end)) || FINDS.hasWord(wordIn(sentence, end + 1))))
    return part === "insurgent" ? null : "involved";
  if (arabic && violent && part !== "civil" && FINDS_ARABIC.has(tokens, first - 1)) return "involved";
  // "five soldiers killed in"
  // "ten guards, civilians killed in"
  const next = sentence.persons.find(
    hit => hit.first === end || (hit.first === end + 1 && wordIn(sentence, end) === "and"),
  );
  let behind = next?.end ?? end;
  // "police chief killed in bombing"
  while (behind < end + RANKS && RANK.has(tokens, behind)) behind++;
  const after = DOWN.has(tokens, behind + 1) ? behind + 2 : behind + 1;
  // Not "killed as many as 40"
  if (TAKEN.has(tokens, behind) && BEHIND_TAKEN.has(tokens, after) && !MANY.has(tokens, after + 1)) return "against";
  for (let t = end; t < Math.min(sentence.last, end + 4); t++) {
    if (tokens.gap[t - 1]! >= GAP.stop) break;
    if (isBe(sentence, t)) return /^(?:ing)$/.test(wordIn(sentence, t + 1).slice(-3)) ? doer : "against";
  }
  return undefined;
}

/** "Police found a launcher near the village, and defused two rockets": the verb right behind "and" has the subject of the one before. */
function isNextDeed(sentence: Sentence, end: number, { first, noun, rule }: Trigger): boolean {
  if (sentence.arabic || noun || rule === "weapon" || rule === "explosion") return false;
  return AND.has(sentence.tokens, first - 1) && !isOtherBetween(sentence, end, first - 1);
}
const AND = new WordSet("and then but");

/** "the army chased the police from their posts and took the town": the verb right before him is another's. */
function isObject({ tokens, first }: Sentence, lead: string, leadAt: number): boolean {
  return leadAt > first && tokens.shape[leadAt] === SHAPE.lower && /[^e]ed$/.test(lead) && !DESCRIBES.hasWord(lead);
}
const DESCRIBES = new WordSet(
  "armed masked uniformed retired wounded injured suspected trained backed led hooded mounted based allied united",
);

const AIRCRAFT = new WordSet("jets jet warplanes planes aircraft helicopters gunships");

/** The word of a trigger's own subject ("blasts, jets"). */
function ownSubject({ first, end }: Trigger, tokens: Sentence["tokens"]): number {
  for (let t = first; t < end; t++) if (AIRCRAFT.has(tokens, t)) return t;
  return -1;
}

/** The trigger's own subject begins a clause behind him. */
function isApart({ tokens }: Sentence, end: number, trigger: Trigger): boolean {
  const subject = ownSubject(trigger, tokens);
  const start = wordOf(tokens, subject - 1) === "the" ? subject - 1 : subject;
  return start >= end && tokens.gap[start - 1]! >= GAP.comma && tokens.gap[subject]! === GAP.space;
}

/** "its shelters", behind the trigger: of him who was named. */
function isItsThing({ tokens, last }: Sentence, { end }: Trigger): boolean {
  for (let t = end; t < Math.min(last, end + 3); t++) if (/^(?:its|their)$/.test(wordOf(tokens, t))) return true;
  return false;
}

/** "they overran a police station, helped themselves to its weapons": a place, to which the verb before is done. */
function isTaken({ tokens, triggers, actors, persons, first }: Sentence, end: number, trigger: Trigger): boolean {
  if (!PLACES.has(tokens, end - 1)) return false;
  const verb = triggers.find(
    hit => hit.end <= end && end - hit.end <= NEAR_PLACE && hit.end <= trigger.first && !has(hit, "weapon"),
  );
  return verb !== undefined && verb.first > first && [...actors, ...persons].some(one => one.end <= verb.first);
}
const PLACES = new WordSet(
  "station stations post posts base bases headquarters office offices checkpoint checkpoints barracks camp camps",
);
/** Words from a verb to the place. */
const NEAR_PLACE = 5;
const DESTROYS = /^(?:looting|violent|mob)/;

/** By where he stands from the trigger. */
export function byOrder(asked: Asked): Role | null {
  const { sentence, trigger, first, end, part, lead, leadAt, others, written, by, suffered, doer } = asked;
  const { tokens, arabic } = sentence;
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
    // "The group had called a truce; jets attacked its camps": the trigger has a subject of its own.
    if (
      !arabic &&
      trigger.rule === "weapon" &&
      AIRCRAFT.has(tokens, ownSubject(trigger, tokens)) &&
      isApart(sentence, end, trigger)
    )
      return isItsThing(sentence, trigger) && part !== "civil" ? "against" : "involved";
    // "the army, which bombed ..."
    if (/^(?:which|who)$/.test(wordIn(sentence, end)) && trigger.first - end <= 3) return suffered ? "against" : doer;
    if (clauseBetween(sentence, end - 1, trigger.first) && !isNextDeed(sentence, end, trigger)) return "involved";
    // "Hawija, a stronghold of the group, has been taken by the army"
    if (suffered || (!arabic && isDoneTo(sentence, trigger) && !isOtherBetween(sentence, end, trigger.first)))
      return "against";
    if (!arabic && isTaken(sentence, end, trigger)) return DESTROYS.test(trigger.subtype) ? "against" : "involved";
    if (!arabic && others.some(({ role }) => role === "by") && isObject(sentence, lead, leadAt))
      return trigger.subtype.endsWith("territory") ? "against" : "involved";
    // Who is not armed arrests nobody, and moves no forces.
    return part === "civil" && ARMED_ONLY.test(trigger.subtype) ? null : doer;
  }
  if (clauseBetween(sentence, trigger.end - 1, first)) return "involved";
  if (arabic && /^[بل]/.test(written) && !trigger.noun) return "against";
  if (arabic)
    return first - trigger.end <= 1 && by === 0 && !trigger.noun && !NEAR_ARABIC.hasWord(lead) && !isActedOn(asked)
      ? doer
      : "against";
  // "the arrest of two men of the group"
  if (TAKING.test(trigger.subtype) && trigger.noun && first - trigger.end <= NEAR_PLACE && isOf(sentence, trigger))
    return "against";
  // "strikes engaged a unit of the group": a noun with its verb.
  return trigger.noun && !HARMS.has(tokens, trigger.end - 1) ? "involved" : "against";
}
const TAKING = /^(?:arrests|abduction)/;
const isOf = ({ tokens }: Sentence, { end }: Trigger): boolean => OF.has(tokens, end) || OF.has(tokens, end - 1);
const HARMS = new WordSet("engaged destroyed hit killed suppressed damaged degraded");
