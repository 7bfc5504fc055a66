// What an actor is to an event: who did it, whom it was done to, who only took part, and who merely tells of it.

import { GAP, WordSet } from "@/lib/text/tokenize";
import { type Incident, TYPE_OF } from "@/lib/types";
import { clauseBetween, type Sentence, textOf, wordIn } from "../sentence";
import { wordOf } from "../words/folded";
import type { Hit } from "../words/rules";
import type { Asked, Role, Trigger } from "./asked";
import { besideVerbs } from "./beside";
import { byAside } from "./no-part";
import { byClause } from "./of-clause";
import { byArabicOrder, byName, byOrder, bySuffering, isDoneTo, isOfAgents } from "./roles-order";
import { byTelling } from "./roles-telling";
import { HELD } from "./sides";

const BY = new WordSet("by قبل يد ايدي برصاص بنيران نيران");
/** "the gunmen's opening fire", told by a noun before those who do it. */
const DOES_ARABIC = new WordSet("قيام اقدام", "و ف ب ل");
const AT = new WordSet("at on onto");
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
const DEEDS = new WordSet(
  "attack attacks raid raids ambush ambushes assault assaults strike strikes airstrike airstrikes shelling bombing " +
    "bombardment offensive",
);
const OCCUPIED = new WordSet("held controlled occupied ruled run");
const HELPED = new WordSet("backed supported aided helped assisted covered accompanied joined");
const MARKS = new WordSet("marks hallmarks hallmark work fingerprints handiwork doing");
const DESTROYS = /^(?:looting|violent|mob)/;

/** The two words before one. */
const textBefore = (sentence: Sentence, t: number): string => `${wordIn(sentence, t - 2)} ${wordIn(sentence, t - 1)}`;

const ATTACKS_AR = new WordSet(
  "عدوان عدوانا غاره غارات هجوم هجوما هجمات اعتدا اعتداء قصف قصفا ضربه ضربات",
  "و ف ب ل ال وال فال بال لل",
);

const THINGS = new WordSet("village villages home homes house houses market قريه قري منزل منازل دور سوق", "ال");
const SUFFERED =
  /^(?:(?:came|come|coming|comes) under|went missing|disappeared|vanished|(?:hit|struck|triggered|ran over|drove over|stepped on) an? |(?:survived|escaped|lost|suffered|fell)\b)/i;

/** "and the Kurdish-led forces": the word that joins a name, over what describes it. */
function joinsAt(sentence: Sentence, first: number, lead: string): string {
  // "with fighters of the group"
  if (sentence.arabic) return MEN_ARABIC.has(sentence.tokens, first - 1) ? wordIn(sentence, first - 2) : lead;
  if (/^(?:and|with)$/.test(lead)) return lead;
  for (let t = first - 1; t > first - 5; t--) {
    if (sentence.tokens.gap[t]! >= GAP.comma) return lead;
    if (/^(?:and|with)$/.test(wordIn(sentence, t))) return wordIn(sentence, t);
  }
  return lead;
}

const MEN_ARABIC = new WordSet("عناصر مسلحي مسلحين مقاتلي مقاتلين افراد جنود رجال مجموعه مجاميع");

/** The role of one actor, beside those whose role is known; null where he has none. */
export function roleOf(
  sentence: Sentence,
  trigger: Trigger,
  { first, end, id, part }: { first: number; end: number; id: string; part: string },
  others: Incident["actors"],
): Role | null {
  const { tokens, arabic } = sentence;
  // "disguised in the army's dress": who wears it is none of them.
  if (arabic && DRESS.has(tokens, first - 1)) return null;
  // "the", "two suspected" and the like may stand between.
  let leadAt = first - 1;
  while (leadAt > first - 4 && BETWEEN.test(wordIn(sentence, leadAt))) leadAt--;
  const type = TYPE_OF[trigger.subtype];
  const violent = type === "battles" || type === "explosions" || type === "violence-against-civilians";
  let by = 0;
  for (const { role } of others) if (role === "by") by++;
  const asked: Asked = {
    sentence,
    trigger,
    first,
    end,
    id,
    part,
    others,
    lead: wordIn(sentence, leadAt),
    leadAt,
    written: tokens.text.slice(tokens.start[first]!, tokens.end[first]!),
    clash: trigger.subtype === "armed-clash",
    type,
    violent,
    by,
    doer: part === "civil" && violent ? null : "by",
    suffered: !arabic && end <= trigger.first && SUFFERED.test(textOf(sentence, trigger.first, trigger.end)),
  };
  for (const role of SAYS) {
    const known = role(asked);
    if (known !== undefined) return known;
  }
  return byOrder(asked);
}

const BETWEEN_THEM = new WordSet("between بين");
const DRESS = new WordSet("زي ازياء ملابس لباس بزات بزه بدلات بدله", "ب و ال");

/** What may say his role, in the order in which it is believed; undefined where it says nothing. */
const SAYS = [
  byAside,
  byTelling,
  byRelative,
  byOwning,
  byNamedDeed,
  byClause,
  byLead,
  byEvent,
  byDeed,
  byOthers,
  byArabicOrder,
  byName,
  bySuffering,
];

/** "against the US, which assassinated a general and bombed bases": who does what is told right behind him, whatever goes before. */
function byRelative({ sentence, trigger, end, suffered, doer }: Asked): Role | null | undefined {
  if (sentence.arabic || suffered || !RELATIVE.hasWord(wordIn(sentence, end)) || trigger.first <= end) return undefined;
  const deed = sentence.triggers.some(hit => hit.first === end + 1 && hit.senses.some(({ part }) => part === "verb"));
  if (!deed || IS.hasWord(wordIn(sentence, trigger.first))) return undefined;
  return trigger.first === end + 1 || GOES_ON.hasWord(wordIn(sentence, trigger.first - 1)) ? doer : undefined;
}
const RELATIVE = new WordSet("which who");
/** What is done to them, or happens to them. */
const IS = new WordSet("was were is are been had died dies perished fell bled drowned suffered lost survived escaped");
const GOES_ON = new WordSet("and which who");

/** "The group has lost ground despite its attack": a deed is his who has it, whatever else is said of him. */
function byOwning({ sentence, trigger, end, part, doer }: Asked): Role | null | undefined {
  const { tokens, arabic, actors } = sentence;
  if (arabic || part === "civil" || end >= trigger.first || !DEEDS.has(tokens, trigger.end - 1)) return undefined;
  // "its attack", "its deadly attack", and not "its shelling by others"
  const own = [trigger.first - 1, trigger.first - 2].find(t => OWN.hasWord(wordIn(sentence, t)));
  if (own === undefined || own < end || wordIn(sentence, trigger.end) === "by") return undefined;
  const others = actors.some(other => other.first >= end && other.first < own) || CLAUSE.among(tokens, end, own);
  return others ? undefined : doer;
}
const OWN = new WordSet("its their");
/** Behind them somebody else may be meant. */
const CLAUSE = new WordSet("when while as and but where whose who which that if");

/** "US forces were asked to stay after the ISIS attacks": the deed has its doer's name, and he to whom nothing is said to be done has no part in it. */
function byNamedDeed({ sentence, trigger, end, part }: Asked): Role | null | undefined {
  const { tokens, arabic, actors, harms, triggers } = sentence;
  if (arabic || part === "civil" || end >= trigger.end || !DEEDS.has(tokens, trigger.end - 1)) return undefined;
  const owner = actors.find(other => other.first > end && other.end < trigger.end && other.end >= trigger.first);
  if (owner === undefined || owner.senses[0]!.part === "civil") return undefined;
  const between = (hit: Hit) => hit.first >= end && hit.end <= owner.first;
  if (harms.some(between) || triggers.some(between) || !CLAUSE_OF.among(tokens, end, owner.first)) return undefined;
  return null;
}
/** Words that part what somebody does from the deed of another. */
const CLAUSE_OF = new WordSet(
  "after before despite amid since following while as of about over because when against discussed condemned denounced",
);

/** By the preposition before him. */
function byLead(asked: Asked): Role | null | undefined {
  const { sentence, trigger, first, part, lead, leadAt, violent, doer } = asked;
  const { tokens, arabic } = sentence;
  // "blamed on Turkey", "blamed by officials on Turkey", in Arabic "attributed to the factions"
  if (!arabic && lead === "on" && BLAMED.among(tokens, Math.max(sentence.first, leadAt - BLAMED_BY), leadAt))
    return doer;
  if (arabic && lead === "الي" && ATTRIBUTED.among(tokens, Math.max(sentence.first, leadAt - ATTRIBUTED_BY), leadAt))
    return doer;
  // "a base that houses American troops": they are hit.
  if (asked.type === "explosions" && part !== "civil" && first > trigger.first)
    if (HOSTS.among(tokens, Math.max(trigger.end, leadAt - HOSTED), leadAt + 1)) return "against";
  // "the coalition against the group": what others are there for.
  const against = arabic && GROUP_OF.has(tokens, leadAt) ? leadAt - 1 : leadAt;
  if (
    /^(?:against|ضد|لمحاربه|لمكافحه)$/.test(wordIn(sentence, against)) &&
    ALLIANCE.among(tokens, Math.max(sentence.first, against - 2), against)
  )
    return null;
  // "arrested in an operation that a force of the police carried out", "defused by a squad of the police"
  if (arabic && isDoneBy(sentence, first)) return doer;
  // "strikes in support of the Peshmerga": who is helped.
  if (!arabic && /^(?:of|for)$/.test(lead) && SUPPORT.has(tokens, leadAt - 1)) return "involved";
  if (
    arabic &&
    SUPPORT_ARABIC.among(tokens, Math.max(sentence.first, first - 2), first) &&
    /^ل/.test(wordOf(tokens, SUPPORT_ARABIC.has(tokens, first - 1) ? first : first - 1))
  )
    return "involved";
  // "in coordination with the Asayish": who helps.
  if (arabic && lead === "مع" && COORDINATED.has(tokens, leadAt - 1)) return "involved";
  // "an operation with the participation of the army and the Hashd"
  if (arabic && trigger.subtype === "change-to-group-activity" && WITH_THEM.has(tokens, first - 1)) return "by";
  // "fighters, backed by jets of the coalition": who helps.
  if (lead === "by" && HELPED.has(tokens, leadAt - 1)) return "involved";
  // "by gunmen of the group", "by two drones belonging to the army"
  if (!arabic && isOfAgents(sentence, leadAt)) return isOfNextDeed({ ...asked, lead: "by" }) ? "involved" : doer;
  // "struck Zap, a stronghold of the group", "offices of the group went up in flames"
  if (!arabic && lead === "of" && (violent || DESTROYS.test(trigger.subtype)))
    if (BUILT.has(tokens, leadAt - 1) || (first > trigger.first && OF_THEIRS.has(tokens, leadAt - 1))) return "against";
  // "depots held by the group"
  if (lead === "by" && trigger.subtype.endsWith("territory") && OCCUPIED.has(tokens, leadAt - 1)) return "against";
  if (lead === "by" && first > trigger.first)
    if (HELD.hasWord(wordIn(sentence, leadAt - 1)) || /^set up$/.test(textBefore(sentence, leadAt))) return "against";
  // "shells fell on a graveyard where fighters had dug in"
  if (
    !arabic &&
    asked.type === "explosions" &&
    part !== "civil" &&
    first > trigger.first &&
    isWithin(sentence, asked.end)
  )
    return "against";
  // "They gathered before the mission of the United Nations": where it was.
  if (arabic && SEATS.has(tokens, leadAt) && BEFORE.among(tokens, Math.max(sentence.first, leadAt - 2), leadAt))
    return "involved";
  // In Arabic "the raid on the group"
  if (arabic && lead === "علي" && leadAt === first - 1)
    for (let t = leadAt - 1; t >= Math.max(sentence.first, leadAt - 2); t--)
      if (ATTACKS_AR.has(tokens, t)) return "against";
  if (BY.hasWord(lead) || DOES_ARABIC.hasWord(lead)) return isOfNextDeed(asked) ? "involved" : doer;
  // "bore the marks of the group"
  if (lead === "of" && MARKS.has(tokens, leadAt - 1)) return doer;
  return undefined;
}

/** "They burned a bank; three were shot by police", "hours after a bombing claimed by the group": by whom something else was done. */
function isOfNextDeed({ sentence, trigger, lead, leadAt }: Asked): boolean {
  if (lead !== "by" || leadAt <= trigger.end) return false;
  const { tokens, triggers } = sentence;
  let apart = clauseBetween(sentence, trigger.end - 1, leadAt);
  for (let t = trigger.end; t < leadAt && !apart; t++)
    apart = TIMED.has(tokens, t) && t > trigger.end && SPAN.has(tokens, t - 1);
  return apart && triggers.some(hit => hit.first >= trigger.end && leadAt - hit.end >= 0 && leadAt - hit.end <= 1);
}
const TIMED = new WordSet("after before");
const SPAN = new WordSet("days day hours hour weeks week months month years year minutes");

const COORDINATED = new WordSet("تنسيق تعاون", "بال");
const WITH_THEM = new WordSet("بمشاركه بمشاركات بمسانده");
const SEATS = new WordSet("مبني مقر مقرات سفاره قنصليه بعثه مكتب مكاتب مفوضيه", "ال");
const BEFORE = new WordSet("امام قباله محيط بوابه باب خارج", "ب");

const BLAMED = new WordSet("blamed pinned");
/** Words between "blamed" and "on". */
const BLAMED_BY = 4;
/** In Arabic words between "attributed" and "to": "the official media attributed the massacre to the group". */
const ATTRIBUTED_BY = 6;
const ATTRIBUTED = new WordSet("نسب نسبت منسوب منسوبه ينسب تنسب نسبه منسوبا المح المحت لمح لمحت", "و ف ال");
const SUPPORT = new WordSet("support aid defence defense help backing assistance");
const SUPPORT_ARABIC = new WordSet("دعما اسنادا لدعم اسناد دعم مساندة مسانده");
const GROUP_OF = new WordSet("تنظيم جماعه عصابات حركه ميليشيا مليشيا");

/** In Arabic the verb with the operation as its object, or "by", before him, and no more between than what is a part of his. */
function isDoneBy({ tokens, first: from }: Sentence, first: number): boolean {
  let t = first - 1;
  while (t > from && first - t <= PARTS && PART_OF.has(tokens, t)) t--;
  return CARRIED_OUT.has(tokens, t) || (t < first - 1 && BY.has(tokens, t) && AT_HANDS.has(tokens, t - 1));
}
const AT_HANDS = new WordSet("من علي");
/** Words such as "a joint force of". */
const PARTS = 3;
const PART_OF = new WordSet(
  "قوه قوات مفرزه مفارز دوريه وحده وحدات فريق فرق مجموعه تشكيلات قطعات خبرا عناصر مشتركه هندسي هندسيه تابع تابعه تابعين من",
);
const CARRIED_OUT = new WordSet(
  "نفذها نفذه نفذتها نفذته ينفذها تنفذها شنها شنه شنتها شنته تشنها يشنها اجرتها اجراها قادتها قادها اطلقتها",
);

/** "had dug in", "were holed up", "had taken cover" */
function isWithin({ tokens, last }: Sentence, end: number): boolean {
  for (let t = end; t < Math.min(last, end + 3); t++)
    if (HIDES.has(tokens, t) && BEHIND.among(tokens, t + 1, t + 3)) return true;
  return false;
}
const HIDES = new WordSet(
  "dug holed taken took taking hidden hid hiding entrenched sheltering sheltered barricaded positioned massed gathered based",
);
const BEHIND = new WordSet("in up cover refuge positions shelter out inside");
const HOSTS = new WordSet("houses housing hosts hosting hosted تضم يضم تستضيف يستضيف تاوي");
/** Words between what a base does and those who are in it. */
const HOSTED = 3;
const ALLIANCE = new WordSet("coalition alliance war mission campaign التحالف تحالف الدولي الحرب");

/** By what happened: at a protest, where a town changes hands, where a force moves. */
function byEvent(asked: Asked): Role | null | undefined {
  const { sentence, trigger, first, end, part, others, written, by, doer, clash } = asked;
  const { tokens, arabic } = sentence;
  // Villages that change hands are nobody's enemy.
  if (!arabic && part === "civil" && trigger.subtype.endsWith("territory")) return null;
  // "numbers of demonstrators flocked", in Arabic the verb first: theirs, however many words tell of how many.
  if (part === "protest" && arabic && !trigger.noun && CROWDS_DEED.test(trigger.subtype) && first >= trigger.end)
    if (NUMBERS.has(tokens, first - 2) && wordIn(sentence, first - 1) === "من") return "by";
  // "a marcher died after police had come": at a protest they are who did it.
  const put = trigger.subtype.startsWith("excessive") || trigger.subtype.startsWith("protest-with");
  // The crowd that stands in the words for it is none.
  const doers = arabic ? others.filter(({ role, id }) => role === "by" && id !== "protesters").length : by;
  if (put && /^(?:state|foreign)$/.test(part) && doers === 0) return "by";
  // In Arabic "dead among the police and the army": one and the other.
  const one = arabic && written.startsWith("و") ? others.at(-1) : undefined;
  if (one !== undefined && one.role === "against" && one.end === tokens.end[first - 1]) return one.role;
  if (arabic && clash && REPELS.has(tokens, trigger.first) && first > trigger.first && isRepelled(asked)) return "by";
  if (repels(asked)) return "against";
  // "as police melted away", "soldiers fled": from a town that others take.
  if (!arabic && trigger.subtype.startsWith("non-state") && /^(?:state|foreign)$/.test(part))
    if (FLEES.has(tokens, asked.end) || CHASES.hasWord(asked.lead)) return "against";
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
  return undefined;
}

const CROWDS_DEED = /^(?:peaceful-protest|violent-demonstration)$/;
const NUMBERS = new WordSet(
  "اعداد عدد جموع حشود عشرات مئات مييات الاف مجموعه مجاميع الكثير المزيد كبيره كبير غفيره واسعه",
);

/** "and chased the police from their posts" */
const CHASES = new WordSet("chased chasing drove driving pushed pushing forced forcing ousted expelled routed evicted");
const FLEES = new WordSet(
  "melt melted melts fled flee flees withdrew withdraw retreated retreat deserted abandoned left pulled collapsed surrendered",
);

/** In Arabic "foiled an attack by men of the group", "repelled a Houthi attack": whose it was. */
function isRepelled({ sentence: { tokens }, first, lead, written }: Asked): boolean {
  return (
    ATTACKS_AR.has(tokens, first) || /^ل(?!ل?لواء)/.test(written) || (/^ل/.test(lead) && MEN_OF.has(tokens, first - 1))
  );
}
const MEN_OF = new WordSet("لعناصر لفلول لمسلحي لمقاتلي لمجموعات لمجموعه لخلايا لارهابيي لبقايا");

/** "The army repelled an attack", in Arabic the verb first: an attack on him. */
function repels({ sentence, trigger, first, end, part, clash }: Asked): boolean {
  if (!clash || part === "civil") return false;
  const { tokens, arabic } = sentence;
  if (arabic) return first > trigger.first && first - trigger.first <= 3 && REPELS.has(tokens, trigger.first);
  return (
    end <= trigger.first &&
    trigger.first - end <= 3 &&
    REPELS.has(tokens, trigger.first) &&
    ATTACK.among(tokens, trigger.end - 1, trigger.end + 2)
  );
}
const REPELS = new WordSet(
  "repelled repelling repels repulsed beat fended warded صد صدت تصدي تصدت كسر كسرت افشل افشلت احبط احبطت اجهض اجهضت",
  "و ف",
);
const ATTACK = new WordSet("attack attacks assault assaults offensive raid raids ambush");

/** By the verbs and nouns of the deed beside him. */
function byDeed(asked: Asked): Role | null | undefined {
  const { sentence, trigger, first, end, part, lead, violent, doer } = asked;
  const { arabic } = sentence;
  if (asked.clash && /^(?:between|بين)$/.test(lead)) return asked.by > 0 ? "against" : "by";
  const beside = violent ? besideVerbs(sentence, first, end) : null;
  // "four of the riot police were hurt by stones"
  const pelted = arabic && asked.type === "riots" && /^(?:state|foreign)$/.test(part);
  if (pelted && besideVerbs(sentence, first, end) === "against") return "against";
  if (beside !== null && !(first <= trigger.first && end > trigger.first)) return beside === "by" ? doer : beside;
  const ofThings = part === "civil" && !violent && THINGS.hasWord(wordIn(sentence, first));
  // "suspects of the group held": the words for them hold the verb.
  if (!arabic && first <= trigger.first && end > trigger.first && isDoneTo(sentence, trigger)) return "against";
  if (first <= trigger.first && end > trigger.first && !ofThings) return doer;
  // In Arabic "the bombing of the Turkish air force", of which the words that tell it hold the first ones.
  if (arabic && first > trigger.first && first < trigger.end && end > trigger.end)
    return asked.by > 0 ? "against" : doer;
  // "hurt during an ISIS ambush": by whom, whatever the trigger is.
  if (
    !arabic &&
    violent &&
    part !== "civil" &&
    /^(?:in|during|after|following|from)$/.test(lead) &&
    first > trigger.first &&
    DEEDS.hasWord(wordIn(sentence, end))
  )
    return doer;
  // A village where weapons are found does nothing, nor do the homes that are burned.
  const destroyed = trigger.subtype === "looting-property-destruction";
  if (ofThings) return destroyed ? "against" : null;
  // In Arabic the verb, who does it, and then whose house it is.
  if (arabic && destroyed && part === "civil" && first >= trigger.end) return "against";
  return undefined;
}

/** Whom he is told of with or against. */
function byOthers(asked: Asked): Role | null | undefined {
  const { sentence, trigger, first, end, others, lead, leadAt, written, clash, type, by, doer } = asked;
  const { arabic } = sentence;
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
  // "blew himself up between soldiers"
  if (BETWEEN_THEM.hasWord(lead) && asked.trigger.subtype === "suicide-bomb") return "against";
  if (lead === "between" || lead === "بين") return type === "violence-against-civilians" ? "involved" : "by";
  return undefined;
}
