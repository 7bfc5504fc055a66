// The people whom a sentence names, in their order, and on which side each of them is.

import { SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";

export type Side = "armed" | "civil" | "protest" | "infrastructure";

export interface Party {
  first: number;
  end: number;
  side: Side;
  id: string;
  part: string;
  /** A place, a building or a vehicle. */
  thing: boolean;
  /** One person of rank. */
  officer: boolean;
}

/** Those who strike from the air. */
export const FLYING = new Set([
  "us-forces",
  "us-led-coalition",
  "turkish-army",
  "iraqi-air-force",
  "israel",
  "russia",
  "british-forces",
]);

/** The dead, who do nothing. */
export const BODIES = new WordSet("body bodies corpse corpses");

/** What those who hold a place do. */
export const HELD = new WordSet(
  "held controlled populated inhabited infested dominated occupied run ruled manned backed supported led besieged used declared " +
    "built erected established operated guarded protected staffed maintained owned shared",
);

/** Arabic words for a number, after which "of" stands. */
export const COUNTED =
  /^(?:ال)?(?:قتلي|قتيل|قتيلا|قتيلين|جرحي|جريحا|ضحايا|شهدا|اسري|واحد|واحدا|ثلاثين|عشرين|اربعين|خمسين|عشرات|مييات|مئات|مءات|الاف|عدد|عددا|بعض|احد|اثنين|اثنان|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع|عشر|ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|تسعه|عشره|عديد|مجموعه|اكثر)$/;

/** Who was armed, and is no more. */
export const NO_MORE = new WordSet(
  "former ex retired captured captive unarmed abducted kidnapped surrendered disarmed",
);
const THEIR = new WordSet("its their");

/** Actors and people in order; where both lists know a word, the actor speaks, unless it is part of a longer name for people. */
export function partiesIn(sentence: Sentence): Party[] {
  const { tokens, first: from, actors, persons } = sentence;
  const parties: Party[] = [];
  for (const { first, end, senses } of actors) {
    // "the army chief", "Hashd fighters": longer names for people speak for themselves.
    const longer = persons.some(
      hit =>
        (hit.first <= first && end <= hit.end && hit.end - hit.first > end - first) ||
        (has(hit, "officer") && hit.first < end && first < hit.end && hit.end > end),
    );
    if (longer) continue;
    const { value, part } = senses[0]!;
    if (first > from && NO_MORE.has(tokens, first - 1)) {
      parties.push({ first, end, side: "civil", id: "", part: "", thing: false, officer: false });
      continue;
    }
    // "the ministry said that its forces ...": those of the one named before.
    const owner = THEIR.has(tokens, first - 1) ? parties.at(-1) : undefined;
    if (owner !== undefined && owner.part !== "" && owner.part !== "civil" && part === "state") {
      parties.push({ ...owner, first, end });
      continue;
    }
    const side = part === "civil" || part === "crowd" ? "civil" : part === "protest" ? "protest" : "armed";
    // "took it to market": a place of people.
    const thing = side === "civil" && persons.some(hit => hit.first === first && hit.end === end && has(hit, "thing"));
    parties.push({ first, end, side, id: value, part, thing, officer: false });
  }
  for (const hit of persons) {
    const { first, end } = hit;
    if (parties.some(actor => first < actor.end && actor.first < end)) continue;
    // "an ISIS leader", "the army chief": one of the force.
    const force = has(hit, "officer")
      ? parties.find(actor => actor.end === first && actor.part !== "civil")
      : undefined;
    if (force) {
      Object.assign(force, { end, officer: true });
      continue;
    }
    const owner = THEIR.has(tokens, first - 1) ? parties.findLast(party => party.end < first) : undefined;
    if (owner !== undefined && owner.part !== "" && owner.part !== "civil" && has(hit, "armed") && !has(hit, "thing")) {
      parties.push({ ...owner, first, end });
      continue;
    }
    let side: Side = has(hit, "infrastructure")
      ? "infrastructure"
      : has(hit, "civil")
        ? "civil"
        : has(hit, "protest")
          ? "protest"
          : has(hit, "armed")
            ? "armed"
            : "civil";
    const thing = has(hit, "thing");
    if (side === "armed" && !thing && first > from && NO_MORE.has(tokens, first - 1)) side = "civil";
    parties.push({ first, end, side, id: "", part: "", thing, officer: has(hit, "officer") });
  }
  ofCivilians(sentence, inOrder(parties));
  return parties.filter((party, i, all) => !isOfKin(sentence, i === 0 ? undefined : all[i - 1], party));
}

/** "two civilians were hurt when gunmen fired at their vehicle", "an oil convoy": what those drive who bear no arms. */
function ofCivilians({ tokens, persons, arabic }: Sentence, parties: Party[]): void {
  if (arabic) return;
  for (const [i, party] of parties.entries()) {
    const { first, end, side, thing, part } = party;
    if (side !== "armed" || !thing || part !== "" || end - first > 1 || !VEHICLES.has(tokens, first)) continue;
    const owner = parties.slice(0, i).findLast(one => !one.thing && !GUNMEN.test(wordOf(tokens, one.first)));
    const theirs = THEIR_OWN.has(tokens, first - 1) && owner?.side === "civil";
    const used = FREIGHT.has(tokens, first - 1) || persons.some(hit => hit.end === first && has(hit, "civil"));
    if (theirs || used) party.side = "civil";
  }
}
const VEHICLES = new WordSet("vehicle vehicles convoy convoys column pickups");
const THEIR_OWN = new WordSet("their his her");
const FREIGHT = new WordSet(
  "civilian oil fuel aid relief food private passenger tourist commercial civil humanitarian un bus wedding",
);

/** "mothers of fighters", "the families of the policemen": those named first are who acts. */
function isOfKin({ tokens, arabic }: Sentence, owner: Party | undefined, { first, side }: Party): boolean {
  // "gunmen of the sons of the tribes"
  if (arabic && owner?.side === "armed" && !owner.thing && side === "civil" && first === owner.end + 1)
    return wordOf(tokens, owner.end) === "من";
  if (owner === undefined || side !== "armed" || owner.side !== "civil" || owner.thing || first <= owner.end)
    return false;
  if (!KIN.has(tokens, owner.end - 1) || !OF.has(tokens, owner.end)) return false;
  return first === owner.end + 1 || (first === owner.end + 2 && THE.has(tokens, first - 1));
}
/** Words for those who belong to somebody. */
const KIN = new WordSet(
  "mothers mother fathers father parents families family relatives relative wives wife widows widow sons son daughters daughter brothers " +
    "brother sisters sister children cousins cousin neighbours neighbors friends colleagues",
);
/** "the wife of a sergeant": she, and not he. */
export function isKinOf(tokens: Sentence["tokens"], first: number): boolean {
  let of = first - 1;
  // "of a Turkish sergeant"
  if (/(?:ish|[ai]an|ese|[^s]i)$/.test(wordOf(tokens, of))) of--;
  if (A.has(tokens, of)) of--;
  return wordOf(tokens, of) === "of" && KIN.has(tokens, of - 1);
}
const A = new WordSet("a an the two three some");
const OF = new WordSet("of");
const THE = new WordSet("the his its their these those two three four five several dead slain");

/** Two lists in order, one behind the other, as one in order: most of it stands where it belongs. */
function inOrder(parties: Party[]): Party[] {
  for (let i = 1; i < parties.length; i++) {
    const party = parties[i]!;
    let k = i;
    for (; k > 0 && parties[k - 1]!.first > party.first; k--) parties[k] = parties[k - 1]!;
    parties[k] = party;
  }
  return parties;
}

/** "was taken from her house and has not been seen since" */
export function isGone({ tokens, last }: Sentence, end: number): boolean {
  for (let t = end; t < last - 1; t++) {
    if (!/^(?:never|not)$/.test(wordOf(tokens, t))) continue;
    const next = wordOf(tokens, t + 1);
    if (GONE.has(tokens, t + 1 + Number(next === "been"))) return true;
  }
  return false;
}

const GONE = new WordSet("seen saw heard returned return came come");

/** Of "village guard post" the last word counts. */
export function heads(parties: readonly Party[]): Party[] {
  return parties.filter((party, i) => parties[i + 1]?.first !== party.end);
}

/** Gunmen whom nobody knows. */
export const GUNMEN =
  /^(?:gunm[ae]n|masked|armed|unknown|unidentified|assailants?|attackers?|[وفبل]?(?:ال)?(?:مسلح|مسلحون|مسلحين|مسلحان|ملثمون|ملثمين|ملثمان|مجهولون|مجهولين|مجهولان|مسلحه))$/;

/** What an armed group does to those who cannot fight. */
const PUTS_TO_DEATH = /^[وف]?[يت]?(?:ا?عدم|ا?غتال|ذبح|صف|نحر|شنق|ا?جهز|رجم|صلب)(?:ت|وا|ي|ا)?$/;

const DEATH_ARABIC = new WordSet("مقتل مصرع استشهاد وفاه", "و ف ب ل");

/** Words that stand before the name of those whose men they are. */
const MEN = new WordSet("مسلحو مقاتلو ارهابيو عناصر");

/** In Arabic "the group slaughtered two herders": verb, subject, and an object who bears no arms. */
export function civilBehind({ tokens, arabic }: Sentence, hit: Hit, [doer, other]: readonly Party[]): boolean {
  if (!arabic || doer === undefined || doer.side !== "armed" || doer.thing) return false;
  // "men of the group killed"
  const men = doer.first === hit.end + 1 && MEN.has(tokens, hit.end);
  if (doer.first !== hit.end && !men) return false;
  if (doer.part === "" && !GUNMEN.test(wordOf(tokens, doer.first))) return false;
  // "the death of a soldier": behind the noun stands who died.
  if (DEATH_ARABIC.has(tokens, hit.first)) return false;
  if (other !== undefined) {
    for (let t = doer.end; men && t < other.first; t++)
      if (!COUNTED.test(wordOf(tokens, t)) && tokens.shape[t] !== SHAPE.digit) return false;
    return other.side === "civil" && !wordOf(tokens, other.first).startsWith("و");
  }
  return doer.part === "insurgent" && PUTS_TO_DEATH.test(wordOf(tokens, hit.first));
}
