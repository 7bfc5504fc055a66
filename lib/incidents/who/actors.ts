// Who: the groups, forces and people that a sentence names, leaves to a pronoun or implies.

import { WordSet } from "@/lib/text/tokenize";
import { type Incident, TYPE_OF } from "@/lib/types";
import { type Sentence, spanOf, wordIn } from "../sentence";
import { wordOf } from "../words/folded";
import type { Trigger } from "./asked";
import { impliedOf } from "./implied";
import { listsOf } from "./lists";
import {
  groupIn,
  isForce,
  type Named,
  ownedIn,
  pronounOf,
  referredTo,
  subjectBefore,
  takesUp,
  topicOf,
} from "./referred";
import { roleOf } from "./roles";
import { isKinOf, NO_MORE } from "./sides";
import { addUnnamed } from "./unnamed";

/** Actors told of at most for one event. */
const MOST = 8;

/** Whom an article has told of before the sentence. */
export interface Before {
  /** The armed group named last: whom "the group" and "militants" mean. */
  insurgent: { id: string; name: string } | null;
  /** The sentence right before: whom it is about, "it" means. */
  sentence: () => Sentence | null;
  /** Those of the event told before: whom "they" and "its jets" mean. */
  actors: Incident["actors"];
}

/** Actors of a sentence with their role in the event of the trigger. */
export function actorsOf(sentence: Sentence, trigger: Trigger, before: Before): Incident["actors"] {
  const { tokens } = sentence;
  const told = namedIn(sentence, before);
  const lists = listsOf(sentence, trigger, told);
  const found: Incident["actors"] = [];
  for (const [i, actor] of told.entries()) {
    ofOwner(sentence, actor, told[i - 1]);
    const { first, end, id, name, part } = actor;
    if (first < (trigger.from ?? 0) || isKnown(found, id) || isNobody(sentence, trigger, actor)) continue;
    const others = found.filter(({ start }) => start < tokens.start[lists[i]!.first]!);
    const role = roleOf(sentence, trigger, { ...lists[i]!, id, part }, others);
    if (role !== null) found.push({ id, name, role, ...spanOf(sentence, first, end) });
  }
  addTopic(sentence, trigger, found, before);
  addFromBefore(sentence, trigger, found, before.actors);
  addUnnamed(sentence, trigger, found, told.some(isGroup));
  settleCrowd(trigger, found);
  dropAnybody(sentence, trigger, found);
  settleSides(sentence, trigger, told, found);
  const implied = impliedOf(sentence, trigger, found);
  if (implied !== null) {
    // "two men were led away and shot": who only seemed to take part.
    const same = found.find(({ id, role }) => id === implied.id && role === "involved");
    if (same !== undefined) same.role = implied.role;
    else if (!isKnown(found, implied.id)) found.push(implied);
  }
  return found.slice(0, MOST);
}

const isKnown = (found: Incident["actors"], actor: string): boolean => found.some(({ id }) => id === actor);

/** Those whom the sentence names, by a name or by a word for those told of before, in order. */
function namedIn(sentence: Sentence, { insurgent, actors }: Before): Named[] {
  const { tokens } = sentence;
  const told: Named[] = sentence.actors.map(({ first, end, senses: [sense] }) => ({
    first,
    end,
    id: sense!.value,
    name: sense!.name,
    part: sense!.part,
  }));
  // "Syrian and Russian aircraft": the aircraft of both stand behind the second.
  for (const [i, one] of told.entries()) {
    const next = told[i + 1];
    if (next !== undefined && next.first < one.end && next.end >= one.end && next.first - one.first >= 2)
      one.end = one.first + 1;
  }
  const group = insurgent === null || told.some(({ part }) => part === "insurgent") ? null : groupIn(sentence);
  if (group !== null) told.push({ ...group, ...insurgent!, part: "insurgent" });
  if (sentence.arabic) ownedIn(sentence, told);
  for (const meant of referredTo(sentence, told, actors)) told.push(meant);
  for (const [i, man] of told.entries()) {
    // "the internal security forces (Asayish)": the nearer name.
    const again = told[i + 1];
    if (
      again !== undefined &&
      again.first === man.end &&
      OPENS.test(tokens.text.slice(tokens.end[man.end - 1], tokens.start[man.end])) &&
      isForce(again) &&
      isForce(man)
    )
      Object.assign(man, { id: again.id, name: again.name, part: again.part });
    // "policemen of the Asayish", "a soldier in the Peshmerga": one of those named behind him.
    const force = told[i + 1];
    if (
      force !== undefined &&
      man.end - man.first === 1 &&
      MAN.has(tokens, man.first) &&
      isForce(force) &&
      isOneOf(sentence, man, force)
    )
      Object.assign(man, { id: force.id, name: force.name, part: force.part });
  }
  return told.sort((a, b) => a.first - b.first);
}

/** "the ministry said that three of its soldiers were killed": those of the one named before. */
function ofOwner(sentence: Sentence, actor: Named, owner: Named | undefined): void {
  if (
    owner !== undefined &&
    /^(?:its|their|his)$/.test(wordIn(sentence, actor.first - 1)) &&
    /^(?:soldiers?|troops|forces|policemen|police|officers|fighters|army|men|members)$/.test(
      wordOf(sentence.tokens, actor.first),
    ) &&
    owner.part !== "civil"
  )
    Object.assign(actor, { id: owner.id, name: owner.name, part: owner.part });
}

/** Who is none of a force any more, only belongs to one of it, or is where it was. */
function isNobody(sentence: Sentence, { subtype }: Trigger, { first, id, part }: Named): boolean {
  const { tokens, arabic } = sentence;
  if (first > sentence.first && (NO_MORE.has(tokens, first - 1) || isFormer(sentence, first))) return true;
  if (part !== "civil" && isKinOf(tokens, first)) return true;
  if (!arabic && /^(?:protests|riots)$/.test(TYPE_OF[subtype]!) && isFollowed(sentence, first)) return true;
  if (id !== "civilians") return false;
  // What goes off beside homes and markets is meant for those in them.
  if ((arabic || TYPE_OF[subtype] !== "explosions") && isWhereabouts(sentence, first)) return true;
  // "lost seven men", "its men": of those named before.
  return wordOf(tokens, first) === "men" && isOwn(sentence, first);
}

/** "supporters of the Hashd burned the office": a crowd, and not the force. */
function isFollowed({ tokens, first: from }: Sentence, first: number): boolean {
  const of = wordOf(tokens, first - 1) === "the" ? first - 2 : first - 1;
  return of > from && wordOf(tokens, of) === "of" && FOLLOWERS.has(tokens, of - 1);
}
const FOLLOWERS = new WordSet("supporters followers sympathisers sympathizers backers loyalists");

/** "The PKK keeps bases there. It has attacked ...": whom the sentence before is about did what this one tells of "it". */
function addTopic(sentence: Sentence, trigger: Trigger, found: Incident["actors"], before: Before): void {
  const it = takesUp(sentence);
  if (it === null || found.some(({ role }) => role === "by")) return;
  const last = before.sentence();
  const topic = last && topicOf(last);
  if (topic === null || isKnown(found, topic.id)) return;
  const { id, name, part } = topic;
  if (roleOf(sentence, trigger, { first: it, end: it + 1, id, part }, found) === "by")
    found.push({ id, name, role: "by", ...spanOf(sentence, it, it + 1) });
}

/** Who did what was told before, or what the clause before tells, where this one names nobody. */
function addFromBefore(
  sentence: Sentence,
  trigger: Trigger,
  found: Incident["actors"],
  before: Incident["actors"],
): void {
  if (found.some(({ role }) => role === "by")) return;
  const doer = before.find(({ role, id }) => role === "by" && id !== "protesters" && !isKnown(found, id));
  // "They burned the offices": a crowd, whoever was told of before.
  if (doer && TYPE_OF[trigger.subtype] !== "riots" && TYPE_OF[trigger.subtype] !== "protests") {
    const pronoun = pronounOf(sentence, trigger);
    if (pronoun !== null) {
      found.push({ ...doer, ...spanOf(sentence, pronoun, pronoun + 1) });
      return;
    }
  }
  // "the army surrounded it, and defused a bomb": one who is not named again in the clause that is next.
  const same = subjectBefore(sentence, trigger);
  if (same !== null && !isKnown(found, same.id)) found.push(same);
}

/** What a crowd is to violence. */
function settleCrowd({ subtype }: Trigger, found: Incident["actors"]): void {
  const crowd = found.find(({ id }) => id === "protesters");
  // Those who demonstrate are shot at: they do not attack civilians.
  if (crowd?.role === "by" && subtype === "attack") crowd.role = "against";
  // "They denounced the bombing": nor do they bomb.
  if (crowd?.role === "by" && TYPE_OF[subtype] === "explosions") found.splice(found.indexOf(crowd), 1);
  // "police clashed with demonstrators": a riot is the crowd's.
  const force = found.find(({ id, role }) => role === "by" && id !== "protesters");
  if (crowd?.role === "against" && force && TYPE_OF[subtype] === "riots") {
    crowd.role = "by";
    force.role = "against";
  }
}

/** Who is named in it, where it is not told who did it: fighters of the group, or the one force that a clash is told of. */
function settleSides(sentence: Sentence, trigger: Trigger, told: readonly Named[], found: Incident["actors"]): void {
  if (found.some(({ role }) => role === "by")) return;
  const { tokens } = sentence;
  const partOf = ({ id }: { id: string }) => told.find(actor => actor.id === id)?.part ?? "";
  const armed = found.filter(actor => isForce({ part: partOf(actor) }));
  const [one] = armed;
  if (armed.length !== 1 || one!.role !== "involved") return;
  // "The group keeps pockets there, where 400 fighters are holding families"
  const ahead = tokens.start[trigger.first]! > one!.end;
  const fighters =
    /^(?:militia|insurgent)$/.test(partOf(one!)) &&
    FIGHTERS.among(tokens, Math.max(sentence.first, trigger.first - NEAR), trigger.first);
  // "on Monday it sent five bombers"
  const it = IT.has(tokens, trigger.first - 1) && !trigger.noun;
  if (ahead && (fighters || it)) one!.role = "by";
  // "Heavy fighting was under way where the police edged along the river"
  else if (TYPE_OF[trigger.subtype] === "battles" && partOf(one!) === "state" && found.length === 1)
    if (FIGHTS.among(tokens, trigger.first, trigger.end)) one!.role = "by";
}
const IT = new WordSet("it they");
const FIGHTS = new WordSet(
  "fighting clashes clash battle battles combat firefight firefights exchange اشتباكات معارك مواجهات قتال",
  "ال و ب ل",
);
const FIGHTERS = new WordSet("fighters militants gunmen insurgents jihadists militiamen مقاتلين مقاتلون مسلحين مسلحون");
/** Words between fighters and what they do. */
const NEAR = 3;

/** "attacked a post of the army in a village, killing ten men": soldiers, and the village is where it was. */
function dropAnybody({ tokens }: Sentence, { subtype }: Trigger, found: Incident["actors"]): void {
  if (TYPE_OF[subtype] !== "battles") return;
  if (!found.some(({ role, id }) => role === "against" && id !== "civilians")) return;
  const nobody = found.findIndex(
    ({ id, start, end }) => id === "civilians" && ANYBODY.test(tokens.text.slice(start, end)),
  );
  if (nobody !== -1) found.splice(nobody, 1);
}

/** A bracket or a quotation mark. */
const OPENS = /[("“«]/;

/** "of the", "من": nothing else stands between a man and his force. */
function isOneOf({ tokens }: Sentence, { end }: Named, { first }: Named): boolean {
  if (!OF_THEM.has(tokens, end)) return false;
  for (let t = end + 1; t < first; t++) if (!OF_THEM.has(tokens, t)) return false;
  return first - end <= 3;
}
const OF_THEM = new WordSet("of from in with the من في ضمن لدي عناصر افراد قوات");
const MAN = new WordSet(
  "soldier soldiers policeman policemen officer officers troops جندي جنديا جنديين جنديان جنود جنودا شرطي شرطيا شرطيين منتسب منتسبا منتسبين منتسبان منتسبون " +
    "عسكري عسكريا عسكريين عسكريون ضابط",
  "و ال ب ل",
);
const isGroup = ({ part }: { part: string }): boolean => part === "insurgent";

/** Words for people, and for places of theirs, that say nothing of whether they bear arms. */
const ANYBODY =
  /^(?:men|man|people|person|persons|villages?|homes?|houses?|market|residents|[وبل]?(?:ال)?(?:شخصا?|أشخاص|شخصين|قرى|قرية|منازل|آخرين))$/i;

/** In Arabic "a former member of the force": no one of it any more. */
function isFormer({ tokens, first: from, arabic }: Sentence, first: number): boolean {
  if (!arabic) return false;
  const of = IN_ARABIC.has(tokens, first - 1) ? first - 2 : first - 1;
  return of > from && FORMER_ARABIC.has(tokens, of);
}
const IN_ARABIC = new WordSet("في من لدي مع");
const FORMER_ARABIC = new WordSet("سابق سابقا سابقين سابقون متقاعد متقاعدا متقاعدين منشق منشقا منشقين", "ال");

/** "in the village of", "near a market": where it was, and nobody to whom it was done. */
function isWhereabouts({ tokens, first: from, arabic }: Sentence, first: number): boolean {
  if (!HOMES.has(tokens, first)) return false;
  if (arabic && /^[وف]?(?:بال?|لل?)(?:قري|منازل|منزل)/.test(wordOf(tokens, first))) return true;
  let t = first - 1;
  while (t > from && first - t < 5 && OF_HOMES.has(tokens, t)) t--;
  return AROUND.has(tokens, t);
}
const HOMES = new WordSet(
  "village villages market homes houses قريه قري قريتين قريتي منازل منزل",
  "و ف ب ل ال بال لل وال",
);
const OF_HOMES = new WordSet(
  "a an the its their several some two three four five other nearby same small remote احدي عدد عدده من بعض",
);
const AROUND = new WordSet(
  "in near outside inside around at behind beyond toward towards from between of over above across beside " +
    "في قرب بالقرب محيط بمحيط اطراف باطراف الي بين داخل خارج جنوب شمال شرق غرب جنوبي شمالي شرقي غربي ناحيه قضاء مدخل حدود مشارف ضواحي اجواء سماء " +
    "جوار قبال مقابل عند فوق نحو",
);

function isOwn(sentence: Sentence, first: number): boolean {
  return /^(?:lost|its|their)$/.test(wordIn(sentence, first - 1)) || wordIn(sentence, first - 2) === "lost";
}
