// Who tells of an event, accuses others of it, is accused of it, claims it or denies it.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { type Sentence, textOf, wordIn } from "../sentence";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";
import { type Asked, isBe, type Role } from "./asked";
import { FLYING } from "./sides";
import {
  announces,
  comesAfter,
  isSpeaker,
  judges,
  ownsUp,
  saysOfHisOwn,
  saysOfItself,
  tellsOfIt,
  vows,
} from "./tellers";

const SAID = new WordSet(
  "said says say told announced reported confirmed stated noted explained revealed disclosed قال قالت اعلن اعلنت",
);
const STATES = new WordSet("claimed alleged confirmed stated claims alleges");

const DENIES = new WordSet("denied denies denying disowned disclaimed rejected");

/** What one denies who denies to have done it. */
const OWN = new WordSet("it its their they he his any all having being carrying firing involvement responsibility");
/** "denied that it had", "denied any involvement": of a deed of his own. */
function ofItself({ tokens, last }: Sentence, from: number): boolean {
  for (let t = from; t < Math.min(last, from + 3); t++) if (OWN.has(tokens, t)) return true;
  return false;
}

/** "claimed by the group", in Arabic the verb first; "accusing the factions of it". */
/** In Arabic "a spokesman of the group denied any part in it": of a deed that is put on them. */
function disowns({ tokens, first: from, last }: Sentence, first: number, end: number): boolean {
  return (
    DENIES_ARABIC.among(tokens, Math.max(from, first - 5), first) &&
    PART_IN.among(tokens, end, Math.min(last, end + PART_AT))
  );
}
const DENIES_ARABIC = new WordSet("نفي نفت ينفي تنفي نفوا انكر انكرت", "و ف");
const PART_IN = new WordSet(
  "ضلوع ضلوعه ضلوعها ضلوعهم تورط تورطه تورطها تورطهم مسووليته مسووليتها مسووليتهم صله صلته صلتها علاقته علاقتها وقوفه وقوفها مشاركته مشاركتها",
  "ب ال",
);
/** Words from him who denies to the part that he denies. */
const PART_AT = 6;
const CLAIMED_ARABIC = new WordSet("تبني تبنت تتبني يتبني متهما متهمه متهمين محملا محمله", "و ف");
const WHICH = new WordSet("which");
const violentOnly = ({ part, violent }: Asked): boolean => violent && part !== "civil";

/** Who tells of it, is accused of it or denies it. */
export function byTelling(asked: Asked): Role | null | undefined {
  const { sentence, trigger, first, end, id, part, others, lead, leadAt, type } = asked;
  const { tokens, arabic } = sentence;
  // "which the army blamed on the group", "Washington blames the factions": who blames others.
  if (arabic ? accuses(sentence, first, end) : blames(sentence, end)) return null;
  // "accused the group", "blamed the army": who is said to have done it; "the group claimed it".
  if (trigger.rule === "again" || sentence.cues.some(cue => has(cue, "claim") && cue.end <= first)) {
    if (/^[وف]?(?:accused|accuses|blamed|blames|blaming|suspect|suspects|اتهم|اتهمت|يتهم|تتهم)$/.test(lead))
      return "by";
    if (/^(?:claimed|claims|تبني|تبنت|تبناه|تبناها)$/.test(wordIn(sentence, end)) && end <= trigger.first + 1)
      return "by";
  }
  if (arabic && violentOnly(asked) && (CLAIMED_ARABIC.hasWord(lead) || disowns(sentence, first, end))) return "by";
  // "The group, as it has styled itself since April, claimed Sunday's raids"
  if (!arabic && violentOnly(asked) && end <= trigger.first && claimsBehind(sentence, end, trigger.first)) return "by";
  // "a bomb killed four; the group claimed responsibility"
  if (!arabic && violentOnly(asked) && first >= trigger.end && claims(sentence, end)) return "by";
  // "accused a brigade of the force of having fired them"
  if (!arabic && asked.violent && lead === "of" && isAccusedPart(sentence, leadAt)) return "by";
  // "the Hashd announced the arrest of ..."
  if (
    trigger.noun &&
    /^announce[sd]?$/.test(wordIn(sentence, end)) &&
    trigger.first - end <= 3 &&
    trigger.first >= end &&
    trigger.subtype === "arrests"
  )
    return "by";
  // "..., the army claimed", "..., police and medics said": who tells of it.
  if (!arabic && first >= trigger.end && isClauseOf(sentence, first) && isTold(sentence, end))
    return FLYING.has(id) && isStrikeOfHis(asked) ? "by" : null;
  // "Ankara accused the group of a bombing", in Arabic the verb first
  if (arabic && asked.violent && others.length === 0 && isAccused(sentence, first)) return "by";
  // "The ministry claimed the group killed ...": who tells of another's deed.
  if (
    !arabic &&
    STATES.hasWord(wordIn(sentence, end)) &&
    sentence.actors.some(other => other.first > end && other.end <= trigger.first && other.senses[0]!.part !== "civil")
  )
    return null;
  const said = SAID.hasWord(wordIn(sentence, end));
  if (said)
    return saysOfHisOwn(sentence, end, trigger)
      ? "against"
      : (FLYING.has(id) && isStrikeOfHis(asked)) || ownsUp(sentence, end) || saysOfItself(sentence, end, trigger)
        ? asked.doer
        : null;
  if (arabic && part !== "civil" && asked.violent) {
    const announced = announces(sentence, { first, end, id }, trigger);
    if (announced !== undefined) return announced;
  }
  if (asked.violent && /^(?:state|foreign|militia)$/.test(part) && comesAfter(sentence, first, end, trigger))
    return "involved";
  // "..., which the army denied"
  if (!arabic && DENIES.has(tokens, end) && WHICH.among(tokens, Math.max(sentence.first, first - 4), first))
    return null;
  if (vows(sentence, first, end, trigger)) return null;
  if (part === "civil" ? tellsOfIt(sentence, end, first) : judges(sentence, first, end)) return null;
  if (isSpeaker(sentence, first, end, trigger) && !saysOfItself(sentence, end, trigger)) return null;
  if (!arabic && type !== "strategic-developments" && DENIES.has(tokens, end) && ofItself(sentence, end + 1))
    return "by";
  return undefined;
}

/** Behind what is told of him between commas the verb with which he claims the deed. */
function claimsBehind({ tokens }: Sentence, end: number, until: number): boolean {
  if (tokens.gap[end - 1] !== GAP.comma) return false;
  for (let t = end; t < Math.min(until, end + APPOSITION); t++)
    if (tokens.gap[t - 1] === GAP.comma && t > end && CLAIMS.has(tokens, t)) return true;
  return false;
}
const CLAIMS = new WordSet("claimed claims claim took accepted");

/** "claimed responsibility", "later claimed the attack", and not "claimed that its men had fled". */
function claims({ tokens, last }: Sentence, end: number): boolean {
  for (let t = end; t < Math.min(last, end + CLAIM_AT) && tokens.gap[t - 1]! < GAP.comma; t++)
    if (CLAIMS.has(tokens, t)) return DEEDS.among(tokens, t + 1, Math.min(last, t + CLAIM_AT));
  return false;
}
/** Words from who claims to his verb, and from that to what he claims. */
const CLAIM_AT = 4;
const DEEDS = new WordSet(
  "responsibility credit attack attacks bombing bombings killing killings blast ambush assault operation it both",
);
/** Words of what is told of somebody between commas. */
const APPOSITION = 16;

/** "accused a brigade of": a part of those named behind. */
function isAccusedPart({ tokens }: Sentence, of: number): boolean {
  let t = of - 1;
  if (!PARTS.has(tokens, t)) return false;
  while (t > of - 4 && !ACCUSES.has(tokens, t)) t--;
  return ACCUSES.has(tokens, t);
}
const PARTS = new WordSet(
  "brigade brigades unit units faction factions members member fighters militants gunmen wing cell elements",
);
const ACCUSES = new WordSet("accused accuses blamed blames");

/** "the coalition said that strikes hit ...": its own; but a drone is, where nobody is told of whom it fights, somebody else's. */
function isStrikeOfHis({ sentence, trigger, by }: Asked): boolean {
  if (trigger.subtype !== "air-drone-strike" || by > 0) return false;
  return (
    !/drone|unmanned|uav/i.test(textOf(sentence, trigger.first, trigger.end)) ||
    sentence.actors.some(({ senses }) => senses[0]!.part === "insurgent")
  );
}

/** "the army claimed", "police and medical sources told reporters" */
function isTold({ tokens, last }: Sentence, end: number): boolean {
  for (let t = end; t < Math.min(last, end + 6); t++) {
    if (SAID.has(tokens, t) || STATES.has(tokens, t)) return true;
    if (tokens.gap[t]! >= GAP.comma || tokens.shape[t] === SHAPE.digit) return false;
  }
  return false;
}

/** "blamed on", "accused": of another, and not a passive. */
function blames(sentence: Sentence, end: number): boolean {
  for (let t = end; t < end + 3; t++) {
    if (isBe(sentence, t) || sentence.tokens.gap[t - 1]! >= GAP.comma) return false;
    // "an officer accused of shooting"
    if (BLAMES.has(sentence.tokens, t)) return wordIn(sentence, t + 1) !== "of";
  }
  return false;
}
const BLAMES = new WordSet("blamed blames blaming accused accuses accusing");

/** In Arabic right behind the verb, with him whom he accuses behind him. */
function accuses({ tokens, actors }: Sentence, first: number, end: number): boolean {
  return ACCUSES_ARABIC.has(tokens, first - 1) && actors.some(other => other.first >= end && other.first - end <= 1);
}

/** Behind the verb and him who accuses. */
function isAccused({ tokens, first: from }: Sentence, first: number): boolean {
  for (let t = Math.max(from, first - 4); t < first; t++)
    if (ACCUSES_ARABIC.has(tokens, t)) return !LOADS.has(tokens, t + 1);
  return false;
}
/** What a convoy bears, by the verb that also makes somebody bear the blame. */
const LOADS = new WordSet("معدات مواد اسلحه امدادات مساعدات وقودا ذخيره ذخاير مونا عتادا جنودا عناصر متفجرات");
const ACCUSES_ARABIC = new WordSet("اتهم اتهمت يتهم تتهم اتهموا حمل حملت يحمل تحمل", "و ف");

/** A clause of his own begins with him. */
function isClauseOf({ tokens, first: from }: Sentence, first: number): boolean {
  const t = /^(?:the|an?)$/.test(wordOf(tokens, first - 1)) ? first - 1 : first;
  return t > from && tokens.gap[t - 1]! >= GAP.comma;
}
