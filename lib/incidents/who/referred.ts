// Who is meant by words that name nobody: "it", "the group", "the attackers", "its soldiers".

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Incident } from "@/lib/types";
import { type Sentence, spanOf, wordIn } from "../sentence";
import { wordOf } from "../words/folded";
import { PASSIVE, type Trigger } from "./asked";
import { GENERIC } from "./of-place";
import { roleOf } from "./roles";

export interface Named {
  first: number;
  end: number;
  id: string;
  name: string;
  part: string;
}

/** In Arabic "seven of its soldiers", "its fighters": those of the force or group named before. */
export function ownedIn({ tokens, persons }: Sentence, told: Named[]): void {
  for (let i = 1; i < told.length; i++) {
    const owner = told[i - 1]!;
    if (OWNED.test(wordOf(tokens, told[i]!.first)) && isForce(owner))
      Object.assign(told[i]!, { id: owner.id, name: owner.name, part: owner.part });
  }
  for (const { first, end } of persons) {
    if (!OWNED.test(wordOf(tokens, first)) || told.some(actor => actor.first <= first && first < actor.end)) continue;
    const owner = told.findLast(actor => actor.end <= first);
    if (owner !== undefined && isForce(owner)) told.push({ ...owner, first, end });
  }
  // "the Turkish ministry announced the death of a soldier": one of those for whom it speaks.
  for (const actor of told) {
    if (!OF_A_FORCE.has(tokens, actor.first) || actor.part !== "state" || actor.end - actor.first > 1) continue;
    const teller = told.find(
      ({ first, end, part }) =>
        part === "foreign" && end <= actor.first && actor.first - end <= TOLD_OF && TELLS_ARABIC.has(tokens, first - 1),
    );
    if (teller !== undefined) Object.assign(actor, { id: teller.id, name: teller.name, part: teller.part });
  }
  // "the army announced the death of seven of its soldiers": it only tells of it.
  for (let i = told.length - 1; i >= 0; i--) {
    const { first, id } = told[i]!;
    const tells = TELLS_ARABIC.has(tokens, first - 1);
    if (tells && told.some(actor => actor.first > first && actor.id === id && OWNED.test(wordOf(tokens, actor.first))))
      told.splice(i, 1);
  }
}
const TELLS_ARABIC = new WordSet(
  "اعلن اعلنت واعلن واعلنت قال قالت وقال وقالت اكد اكدت واكد واكدت نعى نعت كشف كشفت افاد افادت ذكر ذكرت وذكر وذكرت",
);
/** Words between a force that tells of its own and them. */
const TOLD_OF = 14;
const OF_A_FORCE = new WordSet("جندي جنديا جنديين جنديان جنود جنودا شرطي شرطيا شرطيين شرطيان", "و ال");
const OWNED =
  /^[وفبل]?(?:جنود|عناصر|مقاتل[يو]|مسلح[يو]|ضباط|قوات|منتسب[يو]|افراد|رجال|عسكري[يو]|قتلا|جرحا|ضحايا)(?:ه|ها|هم)$/;
export const isForce = ({ part }: { part: string }): boolean => /^(?:state|foreign|militia|insurgent)$/.test(part);

/** In Arabic "and defused": he who did what the clause before tells, where this one names nobody. */
export function subjectBefore(sentence: Sentence, trigger: Trigger): Incident["actors"][number] | null {
  const { whole, tokens } = sentence;
  if (whole === null || trigger.noun || trigger.first > sentence.first + 1) return null;
  if (!/^و(?!قال|اضاف|ذكر|اكد)/.test(wordOf(tokens, trigger.first))) return null;
  if (sentence.actors.some(({ first }) => first <= trigger.end + 1)) return null;
  const doer = whole.actors.findLast(
    ({ end, senses }) => end <= sentence.first && !/^(?:civil|protest|crowd)$/.test(senses[0]!.part),
  );
  if (doer === undefined || sentence.first - doer.end > 8) return null;
  const { value: id, name, part } = doer.senses[0]!;
  const role = roleOf(
    whole,
    { ...trigger, end: trigger.first + 1 },
    { first: doer.first, end: doer.end, id, part },
    [],
  );
  return role === "by" ? { id, name, role, ...spanOf(sentence, doer.first, doer.end) } : null;
}

/** Words, from its first, within which a sentence names what it is about, or takes it up as "it". */
const OPENING = 5;

/** "The PKK keeps bases there. It has attacked ...": the armed side that a sentence is about; null where it is about anything else, if only his. */
export function topicOf({ tokens, first, actors, arabic }: Sentence): Named | null {
  const hit = actors[0];
  if (arabic || hit === undefined || hit.first - first > OPENING) return null;
  const { value: id, name, part } = hit.senses[0]!;
  if (!isForce({ part })) return null;
  const next = wordOf(tokens, hit.end);
  const goesOn = tokens.gap[hit.end - 1]! >= GAP.comma || DOES.has(tokens, hit.end) || /[^e]ed$/.test(next);
  return goesOn ? { first: hit.first, end: hit.end, id, name, part } : null;
}
const DOES = new WordSet(
  "has have had is are was were will would can could may might must does did said says knows claims wants remains continues keeps holds controls runs took " +
    "held lost made kept began gave sent won went came still also never now no not",
);

/** Where a sentence takes up as "it" what the one before is about; null where it does not, as in "it took an hour". */
export function takesUp({ tokens, first, last, whole }: Sentence): number | null {
  if (whole !== null && whole.first !== first) return null;
  for (let t = first; t < Math.min(last, first + OPENING); t++) {
    if (wordOf(tokens, t) !== "it") continue;
    return /^(?:took|came)$/.test(wordOf(tokens, t + 1)) ? null : t;
  }
  return null;
}

/** "It announced ...", "its jets bombed ...", "by nightfall they had captured ...": the word that stands for the doer named before; or null. */
export function pronounOf(sentence: Sentence, trigger: Trigger): number | null {
  const { tokens, first, actors, persons, named } = sentence;
  for (let t = first; t < Math.min(trigger.first, first + 7); t++) {
    if (actors.some(hit => hit.first <= t) || persons.some(hit => hit.first <= t) || named.some(hit => hit.first < t))
      return null;
    const word = wordOf(tokens, t);
    // "It was ...", "there they were shot"
    if (PASSIVE.hasWord(wordIn(sentence, trigger.first - 1)) || PASSIVE.hasWord(wordIn(sentence, trigger.first)))
      return null;
    if (/^(?:they|it|its|their)$/.test(word)) return /^(?:is|was|took|came)$/.test(wordIn(sentence, t + 1)) ? null : t;
  }
  return null;
}

/** "the group", "militants", with nobody else to be meant. */
export function groupIn({ tokens, first, last }: Sentence): { first: number; end: number } | null {
  for (let t = first; t < last; t++) {
    if (!GROUP.has(tokens, t)) continue;
    const word = wordOf(tokens, t);
    // "Fighters held the village"; not "Kurdish fighters".
    if (word === "fighters" && t > first && wordOf(tokens, t - 1) !== "the") continue;
    if (!/^(?:group|organi[sz]ation)$/.test(word)) return { first: t, end: t + 1 };
    if (t > first && /^(?:the|same)$/.test(wordOf(tokens, t - 1)) && wordOf(tokens, t + 1) !== "of")
      return { first: t, end: t + 1 };
  }
  return null;
}
const GROUP = new WordSet(
  "group organisation organization militants insurgents jihadists fighters extremists terrorists rebels guerrillas المسلحون المسلحين والمسلحون " +
    "الارهابيون الارهابيين المتمردون المتمردين",
);

/** "the attackers", "the force": who is known from the event told before; a soldier or policeman is one of those it named. */
export function referredTo(sentence: Sentence, told: Named[], before: Incident["actors"]): Named[] {
  const { tokens, first, last } = sentence;
  const doer = before.find(({ role, id }) => role === "by" && !PEOPLE.test(id));
  const force = before.find(({ id }) => FORCE.test(id));
  const victims = before.find(({ role, id }) => role === "against" && FORCE.test(id));
  for (const actor of told) {
    if (actor.end - actor.first > 1 || victims === undefined) continue;
    const fits =
      (actor.id === "iraqi-army" && SOLDIER.has(tokens, actor.first) && !GENERIC.test(victims.id)) ||
      (actor.id === "iraqi-police" && POLICEMAN.has(tokens, actor.first) && victims.id === "federal-police");
    if (fits) Object.assign(actor, { id: victims.id, name: victims.name });
  }
  const meant: Named[] = [];
  const party = sentence.arabic ? partyIn(sentence, before) : null;
  if (party !== null && !told.some(({ id }) => id === party.id)) meant.push(party);
  for (let t = first; t < last; t++) {
    const by = DOERS.has(tokens, t) && isKnownHere(tokens, t, first) ? doer : undefined;
    const of = by ?? (FORCES_TOLD.has(tokens, t) && isKnownHere(tokens, t, first) ? force : undefined);
    if (of === undefined || told.some(actor => actor.id === of.id || (actor.first <= t && t < actor.end))) continue;
    meant.push({
      first: t,
      end: t + 1,
      id: of.id,
      name: of.name,
      part: by && !FORCE.test(of.id) ? "insurgent" : "state",
    });
    break;
  }
  return meant;
}
/** Groups that are called "the party" in Arabic. */
const PARTIES = new Set(["pkk", "hezbollah"]);
const PARTY = new WordSet("الحزب والحزب للحزب بالحزب");

/** In Arabic "the party announced that it had struck": the armed one that the event before told of; not "the Communist party". */
function partyIn({ tokens, first, last }: Sentence, before: Incident["actors"]): Named | null {
  const party = before.find(({ id }) => PARTIES.has(id));
  if (party === undefined) return null;
  for (let t = first; t < last; t++)
    if (PARTY.has(tokens, t) && !(tokens.gap[t] === GAP.space && /^ال/.test(wordOf(tokens, t + 1))))
      return { first: t, end: t + 1, id: party.id, name: party.name, part: "insurgent" };
  return null;
}

const DOERS = new WordSet(
  "attackers assailants gunmen raiders kidnappers killers bombers المهاجمين المهاجمون المسلحين المسلحون والمهاجمين الخاطفين الخاطفون",
);
const FORCES_TOLD = new WordSet("force forces troops unit القوه القوات والقوات والقوه");
const SOLDIER = new WordSet("soldier soldiers troops الجنود جنود جندي جنديا جنديين جنديان الجندي والجنود");
const POLICEMAN = new WordSet("policeman policemen شرطي شرطيا شرطيين شرطيان");
const PEOPLE = /^(?:protesters|civilians)$/;
const FORCE = /army|police|forces|service|asayish|peshmerga|coalition|irgc|^israel$|^russia$/;

/** With its article: known from before. */
function isKnownHere(tokens: Sentence["tokens"], t: number, first: number): boolean {
  return /^[وف]?ال/.test(wordOf(tokens, t)) || (t > first && wordOf(tokens, t - 1) === "the");
}
