// Who is named for something else than the event: who finds the dead, counts them or puts the blame, and whom somebody else fights.

import { GAP, WordSet } from "@/lib/text/tokenize";
import { isAmid, type Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { type Asked, isBe, type Role } from "./asked";

/** The role of an actor that such words tell: none, or of him at whom a finger is pointed that he did it; undefined where there are none. */
export function byAside({
  sentence,
  trigger,
  first,
  end,
  part,
  type,
  violent,
  leadAt,
  suffered,
}: Asked): Role | null | undefined {
  // "workers found a mass grave": nobody did it.
  if (trigger.subtype === "other" && part !== "insurgent")
    if (GRAVES.among(sentence.tokens, trigger.first, Math.min(sentence.last, trigger.end + TO_GRAVE))) return null;
  if (isFreed(sentence, trigger, end)) return HANDLERS.test(part) ? "involved" : undefined;
  if (violent && HANDLERS.test(part) && handlesBodies(sentence, trigger, first, end))
    return sentence.arabic ? "involved" : null;
  if (violent && part !== "civil" && isWhence(sentence, type, first, end)) return "involved";
  if (
    type === "violence-against-civilians" &&
    (sentence.arabic || first > trigger.first) &&
    isInCharge(sentence, first)
  )
    return null;
  if (part !== "civil" && first > trigger.end && isAmid(sentence, first)) return "involved";
  if (part !== "civil" && threatensAnswer(sentence, end, trigger.first)) return "involved";
  if (sentence.arabic) return part === "civil" ? undefined : byNextClause(sentence, trigger, first, end);
  const { tokens } = sentence;
  if (violent && pointsAt(sentence, first)) return "by";
  // "The convoy of troops was near Hit when it came under fire"
  if (violent && suffered && IT.has(tokens, trigger.first - 1)) return "against";
  if (violent && FINDS.has(tokens, trigger.first) && BODIES.among(tokens, trigger.first, trigger.end + 1))
    if (end <= trigger.first && /^(?:state|foreign|militia)$/.test(part)) return null;
  if (countsDead(sentence, end)) return null;
  // "troops were deployed to the town"
  if (trigger.subtype === "change-to-group-activity" && end <= trigger.first && part !== "civil")
    if (SENT.has(tokens, trigger.first) && isBe(sentence, trigger.first - 1)) return "by";
  // "arrested two men after a bombing claimed by the group"
  if (trigger.subtype === "arrests" && claimedBy(sentence, trigger.end, first)) return null;
  if (type !== "explosions" && type !== "violence-against-civilians") return undefined;
  return isFought(sentence, leadAt, trigger) ? null : undefined;
}

/** "Police freed a kidnapped child": who ends an abduction did not abduct. */
function isFreed({ tokens }: Sentence, { first, end: until, subtype }: Asked["trigger"], end: number): boolean {
  return subtype === "abduction-forced-disappearance" && end <= first && FREES.among(tokens, first, until);
}
const FREES = new WordSet(
  "free frees freed freeing rescue rescues rescued rescuing release releases released releasing found finds recovered liberated",
);
const GRAVES = new WordSet("grave graves مقبره مقابر", "ال");
/** Words from "found" to "grave". */
const TO_GRAVE = 3;

/**
 * "Police carried the body of a judge who had been shot", "found by the army", in Arabic the verb first: who finds, moves, names or buries the
 * dead; not who throws them away, and not "men whom they had killed".
 */
function handlesBodies(
  { tokens, harms, first: from, last }: Sentence,
  trigger: { first: number; end: number },
  first: number,
  end: number,
): boolean {
  if (wordOf(tokens, first - 1) === "by" || wordOf(tokens, first - 2) === "by") {
    const verb = wordOf(tokens, first - 1) === "by" ? first - 2 : first - 3;
    return HANDLED.has(tokens, verb) && BODIES.among(tokens, from, verb);
  }
  if (BURIED.has(tokens, first - 1)) return trigger.first > end;
  let body = end;
  const until = Math.min(last, end + TO_BODY);
  for (; body < until && !BODIES.has(tokens, body); body++)
    if (tokens.gap[body - 1]! >= GAP.comma || THROWS.has(tokens, body)) return false;
  if (body >= until || tokens.gap[body - 1]! >= GAP.comma || trigger.end <= body) return false;
  if (harms.some(hit => hit.first >= end && hit.end <= body)) return false;
  for (let t = body; t < trigger.first; t++) if (IT.has(tokens, t)) return false;
  return !THROWS.has(tokens, first - 1);
}
const HANDLERS = /^(?:state|foreign|militia)$/;
/** Words from him to the dead. */
const TO_BODY = 12;
const HANDLED = new WordSet(
  "found discovered recovered retrieved unearthed collected identified removed buried exhumed photographed received examined moved carried " +
    "dug spotted located",
);
const BURIED = new WordSet("دفن دفنت وارت", "و ف");
/** What those do who killed. */
const THROWS = new WordSet(
  "dumped threw left hung displayed dragged burned burnt hid mutilated beheaded killed shot القت القي رمت رمي احرقت احرق علقت علق تركت مثلت قتلت قتل",
  "و ف",
);

/**
 * "fired from an area held by the group", "from a truck near a base of the police", in Arabic "من منطقة يسيطر عليها": from whose ground it came,
 * which does not say whose deed it is.
 */
function isWhence(
  { tokens, first: from, arabic, actors }: Sentence,
  type: Asked["type"],
  first: number,
  end: number,
): boolean {
  let held = !arabic && (GROUND.has(tokens, end) || HOLDS.has(tokens, end));
  for (let t = first - 1; t > Math.max(from, first - WHENCE); t--) {
    if (tokens.gap[t]! >= GAP.comma || (BY.has(tokens, t) && !HOLDS.has(tokens, t - 1))) return false;
    if (FROM.has(tokens, t)) return held && (type === "explosions" || FIRES.among(tokens, from, t));
    if (actors.some(one => one.first <= t && t < one.end && one.senses[0]!.part !== "civil")) return false;
    held ||= HOLDS.has(tokens, t) || (!arabic && GROUND.has(tokens, t)) || BESIDE.has(tokens, t);
  }
  return false;
}
const FROM = new WordSet("from من");
const BY = new WordSet("by قبل");
const FIRES = new WordSet(
  "fire fired fires firing shot shots shoot shooting sniper launched launch lobbed نار النار نيران رصاص اطلق اطلقت",
);
/** Words from "from" to those whose ground it is. */
const WHENCE = 10;
const HOLDS = new WordSet(
  "held controlled run ruled manned occupied dominated control grip used owned سيطره يسيطر تسيطر خاضعه خاضع تديرها يديرها نفوذ قبضه تحتلها يحتلها",
  "و ل ال",
);
const GROUND = new WordSet(
  "base bases position positions post posts camp camps barracks territory area areas zone side lines stronghold district",
);
const BESIDE = new WordSet("near beside behind direction قرب بالقرب جوار جهه اتجاه محيط");

/** In Arabic "the factions vowed to answer the raid": what they would answer is the deed of others. */
function threatensAnswer({ tokens }: Sentence, end: number, until: number): boolean {
  for (let t = until - 2; t >= Math.max(end, until - ANSWERED); t--)
    if (ANSWERING.has(tokens, t) && wordOf(tokens, t + 1) === "علي") return true;
  return false;
}
/** Words from "answer" to what is answered. */
const ANSWERED = 4;
const ANSWERING = new WordSet("رد", "بال لل ال سال");

/** "put to death two men accused of working with the army": with whom they are said to have had to do. */
function isInCharge({ tokens, first: from }: Sentence, first: number): boolean {
  let t = first - 1;
  while (t > Math.max(from, first - OF_CHARGE) && !DEALING.has(tokens, t)) t--;
  return CHARGED.among(tokens, Math.max(from, t - OF_CHARGE), t + 1) && DEALING.has(tokens, t);
}
/** Words from a charge to what it is of, and from that to him. */
const OF_CHARGE = 4;
const CHARGED = new WordSet(
  "accused suspected charges charge allegedly بتهمه بتهم بحجه بذريعه بدعوي بزعم متهما متهمين اتهمهم اتهمته اتهمهما",
);
const DEALING = new WordSet(
  "working collaborating cooperating spying collaboration cooperation dealing informing informers spies تعاون تخابر تعامل عمل تجسس انتما ارتباط تواصل انتساب",
  "ال وال بال لل ب",
);

/**
 * In Arabic "..., while forces cordoned off the area": who comes to the scene of what the clause before tells; and of what they do then, who
 * is named before.
 */
function byNextClause(
  { tokens, first: from }: Sentence,
  trigger: { first: number; end: number; subtype: string },
  first: number,
  end: number,
): Role | null | undefined {
  if (trigger.subtype === "change-to-group-activity") {
    for (let t = trigger.first; t > Math.max(end, trigger.first - CLAUSE); t--)
      if (WHILE.has(tokens, t)) return COMES.among(tokens, t + 1, trigger.end) ? null : undefined;
    return undefined;
  }
  const verb = first - 1;
  const opens =
    WHILE.has(tokens, verb - 1) || (WHILE.has(tokens, verb - 2) && /^(?:حين|قد)$/.test(wordOf(tokens, verb - 1)));
  return verb - 1 > Math.max(from, trigger.end - 1) && COMES.has(tokens, verb) && opens ? "involved" : undefined;
}
/** Words from the beginning of a clause to what it tells. */
const CLAUSE = 6;
const WHILE = new WordSet("فيما بينما حين");
/** What forces do where something has happened. */
const COMES = new WordSet(
  "دخل دخلت وصل وصلت طوق طوقت فرض فرضت هرع هرعت انتشر انتشرت باشر باشرت شرع شرعت فتح فتحت ارسل ارسلت اغلق اغلقت عزز عززت استنفر استنفرت توجه توجهت",
);

const IT = new WordSet("it they");
const SENT = new WordSet("deployed redeployed sent dispatched mobilised mobilized rushed stationed massed moved");
const FINDS = new WordSet("found finds discovered recovered retrieved unearthed collected");
const BODIES = new WordSet(
  "body bodies corpse corpses remains جثه جثث جثتي جثتين جثتان جثمان جثامين رفات",
  "و ف ب ل ال",
);

/** "pointing the finger at the Iran-backed Houthis" */
function pointsAt({ tokens, first: from }: Sentence, first: number): boolean {
  for (let t = first - 1; t > Math.max(from, first - POINTED); t--)
    if (FINGER.has(tokens, t - 1) && wordOf(tokens, t) === "at") return true;
    else if (tokens.gap[t]! >= GAP.comma) return false;
  return false;
}
const FINGER = new WordSet("finger fingers");
const POINTED = 6;

/** "police officials, who gave the death toll of four" */
function countsDead({ tokens, last }: Sentence, end: number): boolean {
  let t = end;
  while (t < Math.min(last, end + 3) && TELLERS.has(tokens, t)) t++;
  return COUNTS.has(tokens, t) && TOLL.among(tokens, t + 1, Math.min(last, t + 5));
}
const TELLERS = new WordSet("official officials source sources officer officers who");
const COUNTS = new WordSet("put puts raised raises gave gives lowered revised");
const TOLL = new WordSet("toll number tolls count figure");

/** "claimed by" before him, behind the words for what he has no part in. */
function claimedBy({ tokens }: Sentence, from: number, first: number): boolean {
  for (let t = first - 1; t > Math.max(from, first - 4); t--)
    if (wordOf(tokens, t) === "by") return CLAIMED.has(tokens, t - 1);
  return false;
}
const CLAIMED = new WordSet("claimed blamed");

/** "the general leading the fight against the group", "declared that it was at war with the group": whom others fight. */
function isFought({ tokens, first: from }: Sentence, leadAt: number, trigger: { first: number; end: number }): boolean {
  if (!AGAINST.has(tokens, leadAt)) return false;
  const fight = leadAt - 1;
  if (fight < from || !FIGHT.has(tokens, fight)) return false;
  return fight >= trigger.end || leadAt < trigger.first;
}
const AGAINST = new WordSet("against with on");
const FIGHT = new WordSet("fight fighting war battle campaign struggle crackdown");
