// Who: the groups, forces and people that a sentence names, leaves to a pronoun or implies.

import { WordSet } from "@/lib/text/tokenize";
import type { Incident, Place } from "@/lib/types";
import { clauseBetween, has, type Sentence, spanOf, wordIn, wordOf } from "../sentence";
import { TYPE_OF } from "../subtypes";
import type { Hit } from "../words/rules";
import { PASSIVE, type Trigger } from "./asked";
import { roleOf } from "./roles";
import { KIN, NO_MORE } from "./sides";
import { tellsOfIt } from "./tellers";
import { addUnnamed } from "./unnamed";

const SAUDI = { id: "saudi-forces", name: "Saudi forces" };

/** Whom "the army" and "police" mean outside the list's own country; null where the list knows none. */
const FORCES: Readonly<Record<string, { id: string; name: string }>> = {
  SY: { id: "syrian-army", name: "Syrian army" },
  TR: { id: "turkish-army", name: "Turkish armed forces" },
  IR: { id: "iran-irgc", name: "Iranian forces (IRGC)" },
  JO: { id: "jordan-army", name: "Jordanian forces" },
  KW: { id: "kuwait-forces", name: "Kuwaiti forces" },
  SA: SAUDI,
  IL: { id: "israel", name: "Israel" },
  PS: { id: "israel", name: "Israel" },
};
const LOCAL = /^iraqi-security-forces$/;
const GENERIC = /^(?:iraqi-(?:army|police|security-forces|air-force)|federal-police)$/;

/** Provinces whose own forces keep their peace, and who they are. */
const KURDISH = /^(?:Erbil|Dohuk|Sulaymaniyah|Halabja)$/;
const ASAYISH = { id: "asayish", name: "Asayish" };

const TRIBES = { id: "tribes", name: "Armed tribes" };
const SYRIAN_KURDS = { id: "sdf", name: "Syrian Democratic Forces" };

/** "Iraqi police", "the Federal Police", in Arabic with the adjective behind; "in Iraq" says nothing of whose they are. */
function isIraqs(text: string, { start, end }: Incident["actors"][number]): boolean {
  return (
    /iraqi|federal|عراقي|العراقي|اتحادي/i.test(text.slice(start, end)) ||
    /(?:iraqi|iraq's|federal)\s$/i.test(text.slice(Math.max(0, start - 10), start)) ||
    /^\s(?:ال)?(?:عراقي|اتحادي)/.test(text.slice(end, end + 12))
  );
}

/** "The army" at a place of another country is that country's, and "security forces" in a region with its own are those, where they are not called by another name. */
export function ofPlace(actors: Incident["actors"], text: string, place: Place | undefined): Incident["actors"] {
  if (place === undefined) return actors;
  const { country } = place;
  // "Kurdish forces" in Syria are not those of the Region.
  if (country === "SY")
    for (const actor of actors)
      if (actor.id === "peshmerga" && /kurdish|كرد|اكراد|أكراد/i.test(text.slice(actor.start, actor.end)))
        Object.assign(actor, SYRIAN_KURDS);
  // Tribal fighters elsewhere are no Iraqi force.
  if (country !== "IQ")
    for (const actor of actors) if (actor.id === "tribal-mobilisation") Object.assign(actor, TRIBES);
  // "The coalition" in Yemen is the one that Riyadh leads.
  if (country === "SA" || country === "YE")
    for (const actor of actors)
      if (actor.id === "us-led-coalition" && !/us|u\.s|american|دولي/i.test(text.slice(actor.start, actor.end)))
        Object.assign(actor, SAUDI);
  const home = country === "IQ";
  if (home && !KURDISH.test(place.kind === "admin1" ? place.name : place.admin1)) return actors;
  const force = home ? ASAYISH : FORCES[country];
  const meant: Incident["actors"] = [];
  for (const actor of actors)
    if (!(home ? LOCAL : GENERIC).test(actor.id) || isIraqs(text, actor)) meant.push(actor);
    else if (force !== undefined && actors.every(({ id }) => id !== force.id)) meant.push({ ...actor, ...force });
  return meant;
}

/** Actors told of at most for one event. */
const MOST = 8;

/**
 * Actors of a sentence with their role in the event of the trigger.
 * @param insurgent the armed group named last in the article: whom "the group" and "militants" mean
 * @param before the actors of the event told before: whom "it" and "its jets" mean
 */
export function actorsOf(
  sentence: Sentence,
  trigger: Trigger,
  insurgent: { id: string; name: string } | null = null,
  before: Incident["actors"] = [],
): Incident["actors"] {
  const { tokens } = sentence;
  const found: Incident["actors"] = [];
  const isKnown = (actor: string) => found.some(({ id }) => id === actor);
  const told = sentence.actors.map(({ first, end, senses: [sense] }) => ({
    first,
    end,
    id: sense!.value,
    name: sense!.name,
    part: sense!.part,
  }));
  const group = insurgent === null || told.some(({ part }) => part === "insurgent") ? null : groupIn(sentence);
  if (group !== null) told.push({ ...group, ...insurgent!, part: "insurgent" });
  if (sentence.arabic) ownedIn(sentence, told);
  for (const meant of referredTo(sentence, told, before)) told.push(meant);
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
  told.sort((a, b) => a.first - b.first);
  const explosive = TYPE_OF[trigger.subtype] === "explosions";
  for (const [i, actor] of told.entries()) {
    // "the ministry said that three of its soldiers were killed": those of the one named before.
    const owner = i === 0 ? undefined : told[i - 1];
    if (
      owner &&
      /^(?:its|their|his)$/.test(wordIn(sentence, actor.first - 1)) &&
      /^(?:soldiers?|troops|forces|policemen|police|officers|fighters|army|men|members)$/.test(
        wordOf(tokens, actor.first),
      ) &&
      owner.part !== "civil"
    )
      Object.assign(actor, { id: owner.id, name: owner.name, part: owner.part });
    const { first, end, id, name, part } = actor;
    if (first > sentence.first && (NO_MORE.has(tokens, first - 1) || isFormer(sentence, first))) continue;
    if (isKnown(id) || first < (trigger.from ?? 0)) continue;
    if (part !== "civil" && isKinOf(tokens, first)) continue;
    // What goes off beside homes and markets is meant for those in them.
    if (id === "civilians" && (sentence.arabic || !explosive) && isWhereabouts(sentence, first)) continue;
    // "lost seven men", "its men": of those named before.
    if (id === "civilians" && wordOf(tokens, first) === "men" && isOwn(sentence, first)) continue;
    const role = roleOf(sentence, trigger, { first, end, id, part }, found);
    if (role !== null) found.push({ id, name, role, ...spanOf(sentence, first, end) });
  }
  const doer = before.find(({ role, id }) => role === "by" && id !== "protesters" && !isKnown(id));
  // "They burned the offices": a crowd, whoever was told of before.
  if (
    doer &&
    TYPE_OF[trigger.subtype] !== "riots" &&
    TYPE_OF[trigger.subtype] !== "protests" &&
    !found.some(({ role }) => role === "by")
  ) {
    const pronoun = pronounOf(sentence, trigger);
    if (pronoun !== null) found.push({ ...doer, ...spanOf(sentence, pronoun, pronoun + 1) });
  }
  // "the army surrounded it, and defused a bomb": one who is not named again in the clause that is next.
  const same = found.some(({ role }) => role === "by") ? null : subjectBefore(sentence, trigger);
  if (same !== null && !isKnown(same.id)) found.push(same);
  addUnnamed(sentence, trigger, found, told.some(isGroup));
  // Those who demonstrate are shot at: they do not attack civilians.
  const crowd = found.find(({ id }) => id === "protesters");
  if (crowd?.role === "by" && trigger.subtype === "attack") crowd.role = "against";
  // "They denounced the bombing": nor do they bomb.
  if (crowd?.role === "by" && explosive) found.splice(found.indexOf(crowd), 1);
  // "police clashed with demonstrators": a riot is the crowd's.
  const force = found.find(({ id, role }) => role === "by" && id !== "protesters");
  if (crowd?.role === "against" && force && TYPE_OF[trigger.subtype] === "riots") {
    crowd.role = "by";
    force.role = "against";
  }
  // "attacked a post of the army in a village, killing ten men": soldiers, and the village is where it was.
  if (
    TYPE_OF[trigger.subtype] === "battles" &&
    found.some(({ role, id }) => role === "against" && id !== "civilians")
  ) {
    const nobody = found.findIndex(
      ({ id, start, end }) => id === "civilians" && ANYBODY.test(tokens.text.slice(start, end)),
    );
    if (nobody !== -1) found.splice(nobody, 1);
  }
  const implied = impliedOf(sentence, trigger, found);
  if (implied !== null && !isKnown(implied.id)) found.push(implied);
  return found.slice(0, MOST);
}

/** In Arabic "seven of its soldiers", "its fighters": those of the force or group named before. */
function ownedIn({ tokens, persons }: Sentence, told: Named[]): void {
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
const TELLS_ARABIC = new WordSet(
  "اعلن اعلنت واعلن واعلنت قال قالت وقال وقالت اكد اكدت واكد واكدت نعى نعت كشف كشفت افاد افادت ذكر ذكرت وذكر وذكرت",
);
/** Words between a force that tells of its own and them. */
const TOLD_OF = 14;
const OF_A_FORCE = new WordSet("جندي جنديا جنديين جنديان جنود جنودا شرطي شرطيا شرطيين شرطيان", "و ال");
const OWNED =
  /^[وفبل]?(?:جنود|عناصر|مقاتل[يو]|مسلح[يو]|ضباط|قوات|منتسب[يو]|افراد|رجال|عسكري[يو]|قتلا|جرحا|ضحايا)(?:ه|ها|هم)$/;
const isGroup = ({ part }: { part: string }): boolean => part === "insurgent";
const isForce = ({ part }: { part: string }): boolean => /^(?:state|foreign|militia|insurgent)$/.test(part);

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

/** "the wife of a sergeant": she, and not he. */
function isKinOf(tokens: Sentence["tokens"], first: number): boolean {
  const of = A.has(tokens, first - 1) ? first - 2 : first - 1;
  return wordOf(tokens, of) === "of" && KIN.has(tokens, of - 1);
}
const A = new WordSet("a an the two three some");

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

const CROWDS = ["protest", "crowd", "folk", "civil"];
const CIVILIANS = ["civil"];

/** Of the persons on one of the sides, those named closest to an event. */
function nearest(persons: readonly Hit[], sides: readonly string[], { first }: Trigger): Hit | undefined {
  let best: Hit | undefined;
  for (const hit of persons)
    if (sides.some(side => has(hit, side)) && !(best && Math.abs(best.first - first) <= Math.abs(hit.first - first)))
      best = hit;
  return best;
}

/** Who takes part by the kind of the event: those who demonstrate, the civilians that an attack on civilians or a bomb hit. */
function impliedOf(sentence: Sentence, trigger: Trigger, known: Incident["actors"]): Incident["actors"][number] | null {
  const { persons, harms } = sentence;
  const type = TYPE_OF[trigger.subtype];
  if (type === "protests" || type === "riots") {
    const put = trigger.subtype === "protest-with-intervention" || trigger.subtype.startsWith("excessive");
    const role = put ? "against" : "by";
    // "Thousands of students joined a sit-in": whoever does it demonstrates.
    const people = known.find(actor => (put || actor.role === role) && actor.id === "civilians");
    const turned = put ? known.find(actor => actor.id === "protesters" && actor.role === "by") : undefined;
    if (turned) turned.role = "against";
    if (people) Object.assign(people, { id: "protesters", name: "Protesters", role });
    if (known.some(actor => actor.role === role)) return null;
    const { first, end } = nearest(persons, CROWDS, trigger) ?? trigger;
    return { id: "protesters", name: "Protesters", role, ...spanOf(sentence, first, end) };
  }
  if (known.some(actor => actor.role === "against")) return null;
  const people = persons.filter(({ first, end }) => !tellsOfIt(sentence, end, first));
  const isHarmed = (person: Hit) =>
    harms.some(
      hit =>
        (has(hit, "death") || has(hit, "injury")) &&
        ((person.first >= hit.end ? person.first - hit.end : hit.first - person.end) <= 4 ||
          isWho(sentence, person, hit)),
    );
  // Of "beside an ambulance, and two medics died" the medics.
  const victim =
    nearest(
      people.filter(person => !has(person, "thing") && isHarmed(person)),
      CIVILIANS,
      trigger,
    ) ?? nearest(people, CIVILIANS, trigger);
  // Violence against civilians is that, whoever is named.
  if (victim === undefined && trigger.rule === "again") return null;
  if (victim === undefined)
    return TARGETED.test(trigger.subtype)
      ? { id: "civilians", name: "Civilians", role: "against", ...spanOf(sentence, trigger.first, trigger.end) }
      : null;
  const harmed = isHarmed(victim);
  if (type === "violence-against-civilians" || (type === "explosions" && (harmed || isAim(sentence, trigger, victim))))
    return { id: "civilians", name: "Civilians", role: "against", ...spanOf(sentence, victim.first, victim.end) };
  return null;
}

const TARGETED = /^(?:attack|abduction-forced-disappearance|sexual-violence)$/;

/** "two women who were on their way home were killed": the clause tells who they were. */
function isWho({ tokens }: Sentence, person: Hit, { first }: Hit): boolean {
  return (
    WHO.has(tokens, person.end) && first > person.end && first - person.end <= CLAUSE && WERE.has(tokens, first - 1)
  );
}
const WHO = new WordSet("who whose");
const WERE = new WordSet("was were been being");
/** Words of a clause that tells who somebody was. */
const CLAUSE = 12;

/** "fell on a market", "thrown at the house of a judge": what is hit, and not what is near. */
function isAim(sentence: Sentence, trigger: Trigger, { first }: Hit): boolean {
  if (first < trigger.end || first - trigger.end > 5 || clauseBetween(sentence, trigger.end - 1, first)) return false;
  for (let t = trigger.end; t < first; t++)
    if (/^(?:near|outside|beside|by|from|behind|close|قرب|قريب|خارج|بالقرب)$/.test(wordIn(sentence, t))) return false;
  return true;
}

/** In Arabic "and defused": he who did what the clause before tells, where this one names nobody. */
function subjectBefore(sentence: Sentence, trigger: Trigger): Incident["actors"][number] | null {
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

/** "It announced ...", "its jets bombed ...", "by nightfall they had captured ...": the word that stands for the doer named before; or null. */
function pronounOf(sentence: Sentence, trigger: Trigger): number | null {
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
function groupIn({ tokens, first, last }: Sentence): { first: number; end: number } | null {
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

interface Named {
  first: number;
  end: number;
  id: string;
  name: string;
  part: string;
}

/** "the attackers", "the force": who is known from the event told before; a soldier or policeman is one of those it named. */
function referredTo({ tokens, first, last }: Sentence, told: Named[], before: Incident["actors"]): Named[] {
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
