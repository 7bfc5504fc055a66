// Weapons and what was done with them: which word tells the use of which, with what an assault was made, and what went off.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { clauseBetween, type Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import type { Parties } from "../who/parties";
import { FLYING } from "../who/sides";
import { wordOf } from "../words/folded";
import { anyHas, type Hit, has, isWeapon } from "../words/rules";
import { isManned } from "./bearing";

/** Sub-types of explosions, the gravest first. */
export const EXPLOSIVE = [
  "suicide-bomb",
  "chemical-weapon",
  "air-drone-strike",
  "grenade",
  "shelling-artillery-missile-attack",
  "remote-explosive-landmine-ied",
];

/** Words between an assault and what it was done with. */
const REACH = 24;

/** Words between a weapon and its use. */
const NEAR = 14;

/** "struck bases at Koya with drones and missiles": with what it was done; null where that is not told so. */
export function meansOf(sentence: Sentence, hit: Hit, noun: boolean): string | null {
  if (noun) return null;
  const { tokens, triggers } = sentence;
  // "the blast hit a pickup"
  const blast = triggers.find(other => other.end === hit.first && EXPLOSIVE.some(kind => has(other, kind, "noun")));
  if (blast) return EXPLOSIVE.find(kind => has(blast, kind, "noun"))!;
  // In Arabic "a strike that targeted the house": of those who have aircraft, where no weapon is told.
  if (
    sentence.arabic &&
    /^[وفب]?(?:ال)?ضرب(?:ه|ات|تين|تان)$/.test(wordOf(tokens, hit.first - 1)) &&
    sentence.actors.some(({ senses }) => FLYING.has(senses[0]!.value)) &&
    !triggers.some(isWeapon)
  )
    return "air-drone-strike";
  // "came under an attack with two drones", in Arabic one phrase into which another one goes on
  const goesOn = triggers.find(
    other =>
      sentence.arabic &&
      other.first > hit.first &&
      other.first < hit.end &&
      other.end > hit.end &&
      EXPLOSIVE.some(kind => has(other, kind, "noun")),
  );
  if (goesOn) return EXPLOSIVE.find(kind => has(goesOn, kind, "noun"))!;
  for (const weapon of triggers) {
    if (weapon.first < hit.end || !isWeapon(weapon) || weapon.first - hit.end > REACH) continue;
    const kind = weapon.senses.find(({ part }) => part === "weapon")!.value;
    if (!EXPLOSIVE.includes(kind)) continue;
    // "with gunfire and suicide vests", "with mortars, car bombs and dozens of fighters"
    if (triggers.some(other => has(other, "shot") && Math.abs(other.first - weapon.first) <= 5)) return null;
    if (
      sentence.persons.some(
        person => has(person, "armed") && person.first >= weapon.end && person.first <= weapon.end + 6,
      )
    )
      return null;
    if (
      sentence.arabic &&
      /^ب(?!راميل|نادق)/.test(wordOf(tokens, weapon.first)) &&
      (weapon.first - hit.end <= 2 || !clauseBetween(sentence, hit.end - 1, weapon.first))
    )
      return gravest(sentence, weapon, kind);
    for (let t = weapon.first - 1; t >= Math.max(hit.end, weapon.first - 4); t--)
      if (
        (/^(?:with|by|using|ب)$/.test(wordOf(tokens, t)) || (sentence.arabic && BY_MEANS.has(tokens, t))) &&
        // "two vehicles with bombs": what they carried.
        !/^(?:vehicles?|cars?|trucks?|boats?|homes?|houses?)$/.test(wordOf(tokens, t - 1)) &&
        !clauseBetween(sentence, hit.end - 1, t)
      )
        return gravest(sentence, weapon, kind);
  }
  return null;
}

const BY_MEANS = new WordSet("باستخدام بواسطه بوساطه باستعمال عبر مستخدما مستخدمين مستخدمه مستخدمه مستعملين");

/** "opened fire on a drone": the words of the shot that is aimed at it, and not at what flew it; null where nothing is. */
export function firedAt(sentence: Sentence, weapon: Hit): Hit | null {
  const { tokens, first, triggers } = sentence;
  if (!has(weapon, "air-drone-strike", "weapon")) return null;
  if (!DRONE.among(tokens, weapon.first, weapon.end) || isManned(sentence, weapon)) return null;
  let t = weapon.first - 1;
  while (t > first && weapon.first - t < 4 && OF_DRONES.has(tokens, t)) t--;
  if (!AIMS_AT.has(tokens, t)) return null;
  return (
    triggers.find(
      ({ first: from, end, senses }) =>
        from < t &&
        (end >= t ? end <= t + 1 : t - end <= 2) &&
        (senses.some(({ value }) => value === "shot") ||
          /نار|نيران|رصاص|fire|shot/.test(wordOf(tokens, end - 1)) ||
          isFire(sentence, from, end)),
    ) ?? null
  );
}
const isFire = ({ tokens }: Sentence, from: number, end: number): boolean => FIRE.among(tokens, from, end);
const FIRE = new WordSet("نار نيران نيرانها نيرانهم رصاص fire fired shots", "ال ب بال");
const DRONE = new WordSet(
  "مسيره مسير مسيرات مسيرتين مسيرتان مسيرين طيار درون درونز drone drones uav uavs quadcopter quadcopters unmanned",
  "ال",
);
const OF_DRONES = new WordSet(
  "a an the two three four several suspected explosive unidentified طايره طايرتين طايرات الطايره الطايرتين الطايرات",
);
const AIMS_AT = new WordSet("at on towards toward علي باتجاه صوب نحو تجاه");

/** "the drones were launched from the south of Kirkuk", and nothing is told of where they came down: where those came from that are known. */
export function isLaunchOnly({ tokens, last, triggers, arabic }: Sentence, weapon: Hit, use: Hit): boolean {
  if (!LAUNCHED.has(tokens, use.first) && !LAUNCHED.has(tokens, use.end - 1)) return false;
  const known = arabic
    ? /^[وفب]?(?:ال|لل)/.test(wordOf(tokens, weapon === use ? weapon.end - 1 : weapon.first))
    : /^(?:the|these|those|both)$/.test(wordOf(tokens, weapon.first - 1));
  if (!known) return false;
  let from = use.end;
  while (from < Math.min(last, use.end + 3) && !FROM.has(tokens, from)) from++;
  if (!FROM.has(tokens, from)) return false;
  for (let t = use.end; t < last; t++) if (TOWARDS.has(tokens, t)) return false;
  return !triggers.some(hit => hit !== use && (has(hit, "assault", "verb") || HITS.has(tokens, hit.first)));
}
const LAUNCHED = new WordSet(
  "launched fired اطلق اطلقت اطلقتا اطلقوا اطلقا انطلق انطلقت انطلقتا انطلاق اقلعت اقلعتا",
  "و ف",
);
const FROM = new WordSet("from من");
const TOWARDS = new WordSet("at on onto into toward towards against علي باتجاه صوب نحو تجاه مستهدفه مستهدفا");
const HITS = new WordSet("hit struck landed fell سقط سقطت سقطتا اصاب اصابت اصابتا ضرب ضربت", "و ف");

/** "on fire on Monday"; in Arabic "set fire to", with a word that is gunfire, too. */
export function isFlames({ tokens, first, arabic }: Sentence, hit: Hit): boolean {
  if (arabic) {
    if (!/^[وب]?(?:ال)?نيران$/.test(wordOf(tokens, hit.first))) return false;
    for (let t = hit.first - 1; t >= Math.max(first, hit.first - 5); t--)
      if (BURNS.test(wordOf(tokens, t))) return true;
    return false;
  }
  return (
    hit.first > first &&
    /^fires?$/.test(wordOf(tokens, hit.first)) &&
    /^(?:on|of|the|a|caught)$/.test(wordOf(tokens, hit.first - 1))
  );
}

const BURNS =
  /^[وفب]?(?:ال)?[يت]?(?:اشعل|شعل|اضرم|ضرم|التهم|لتهم|اضرام|اشعال|اخماد|اخمد|اطفا|محاصره|السنه|اندلاع|نشوب)(?:ت|وا|ون)?$/;

/** Of the kinds of weapons named close together the gravest: grenades out of a drone are a drone's. */
export function gravest({ triggers }: Sentence, weapon: Hit, kind: string): string {
  const near = triggers.filter(hit => Math.abs(hit.first - weapon.first) <= 9);
  return EXPLOSIVE.find(other => other === kind || anyHas(near, other)) ?? kind;
}

/** In English "often", "more than 30 times": what is told is no one attack, and of its weapons each has its own. */
export function isOften({ tokens, cues, first, last, arabic }: Sentence): boolean {
  if (arabic) return false;
  if (anyHas(cues, "habit")) return true;
  for (let t = first + 1; t < last; t++) if (TIMES.has(tokens, t) && tokens.shape[t - 1] === SHAPE.digit) return true;
  return false;
}
const TIMES = new WordSet("times occasions");

/** "an old shell went off", in Arabic "a projectile from the remnants of war": what lay there since it was fired, and nobody fires now. */
export function isLeftOver({ tokens, first, last, arabic }: Sentence, { first: from, end }: Hit): boolean {
  if (!arabic && OLD.among(tokens, Math.max(first, from - 2), from)) return true;
  for (let t = end; t < Math.min(last, end + LEFT_REACH) && tokens.gap[t - 1]! <= GAP.comma; t++) {
    if (arabic ? REMNANTS.has(tokens, t) : LEFT.has(tokens, t) && LEFT_BY.has(tokens, t + 1)) return true;
    if (!arabic && REMAINS.has(tokens, t)) return true;
  }
  return false;
}
const OLD = new WordSet("old unexploded leftover abandoned dud rusty rusted discarded");
/** Words between what lay there and what says so. */
const LEFT_REACH = 6;
const LEFT = new WordSet("left remained remaining");
const LEFT_BY = new WordSet("over behind from");
const REMAINS = new WordSet("remnant remnants");
const REMNANTS = new WordSet("مخلفات قديم قديمه منفلق منفلقه", "و ال");

/** The word of use or harm beside a weapon. */
export function useOf(sentence: Sentence, weapon: Hit): Hit | null {
  let best: Hit | null = null;
  let distance = NEAR + 1;
  for (const hit of sentence.triggers) {
    if (hit === weapon) continue;
    const uses = hit.senses.some(
      ({ value, part }) =>
        value === "use" ||
        // "came under attack by an IED"
        (value === "armed-clash" &&
          part === "verb" &&
          /^c[ao]m/.test(wordOf(sentence.tokens, hit.first)) &&
          hit.end <= weapon.first) ||
        value === "death" ||
        value === "injury" ||
        (EXPLOSIVE.includes(value) && part !== "weapon"),
    );
    if (!uses) continue;
    if (uses && has(weapon, "air-drone-strike") && isErrand(sentence, weapon, hit)) continue;
    if (uses && (isFlight(sentence, weapon, hit) || isLaunchOnly(sentence, weapon, hit))) continue;
    const gap = hit.first >= weapon.end ? hit.first - weapon.end : weapon.first - hit.end;
    const penalty = clauseBetween(sentence, Math.min(hit.end, weapon.end) - 1, Math.max(hit.first, weapon.first))
      ? 6
      : 0;
    if (gap + penalty < distance) {
      best = hit;
      distance = gap + penalty;
    }
  }
  return best;
}

/** In Arabic "while the flight of drones was observed over": they fly, and what was fired before was not fired by them. */
export function isOverhead({ tokens, first, last, arabic }: Sentence, { first: from, end }: Hit, use: Hit): boolean {
  if (!arabic || use.end > from) return false;
  return (
    FLIGHT_ARABIC.among(tokens, Math.max(first, use.end, from - AROUND), from) ||
    FLIGHT_ARABIC.among(tokens, end, Math.min(last, end + AROUND))
  );
}
const FLIGHT_ARABIC = new WordSet("تحليق تحليقا حلق حلقت يحلق تحلق تحلقان", "و ف ب ل ال بال وال لل");
/** Words between craft and their flight. */
const AROUND = 3;

/** "arrested two men, backed by helicopters", in Arabic "with support from the aircraft of the coalition": they help in what is told, and nobody says that they struck. */
export function isSupport({ tokens, first, arabic }: Sentence, weapon: Hit): boolean {
  if (!has(weapon, "air-drone-strike")) return false;
  if (!arabic) {
    if (!CRAFT.has(tokens, weapon.end - 1)) return false;
    let by = weapon.first - 1;
    while (by > first && weapon.first - by < SUPPORTERS && !BEHIND_SUPPORT.has(tokens, by)) by--;
    return BEHIND_SUPPORT.has(tokens, by) && SUPPORTED.has(tokens, by - 1);
  }
  const from = wordOf(tokens, weapon.first - 1) === "من" ? weapon.first - 2 : weapon.first - 1;
  return from >= first && SUPPORT.has(tokens, from);
}
const SUPPORTED = new WordSet("backed supported aided accompanied assisted support backing cover assistance escorted");
const BEHIND_SUPPORT = new WordSet("by of from");
/** Words from "by" to the craft. */
const SUPPORTERS = 5;
const SUPPORT = new WordSet("اسناد دعم مسانده غطا مدعومه مدعوما مدعوم مدعومين مسنوده مسنودا", "ب و");

/** "drones were launched to search for the wreck": sent out for work. */
function isErrand({ tokens, last }: Sentence, { end: from }: Hit, { end }: Hit): boolean {
  for (let t = from; t < Math.min(last - 1, end + 6); t++)
    if (wordOf(tokens, t) === "to" && ERRANDS.has(tokens, t + 1)) return true;
  return false;
}
const ERRANDS = new WordSet("search film map survey photograph inspect deliver monitor spray look track find measure");

/** "planes landed", "helicopters were sent up": craft that carry, too, and only come and go. */
function isFlight({ tokens, triggers }: Sentence, weapon: Hit, use: Hit): boolean {
  return (
    CRAFT.has(tokens, weapon.end - 1) &&
    MOVES.has(tokens, use.first) &&
    !triggers.some(hit => hit !== weapon && hit !== use && (isWeapon(hit) || has(hit, "use", "noun")))
  );
}
const CRAFT = new WordSet("plane planes helicopter helicopters aircraft jet jets");
const MOVES = new WordSet(
  "land lands landed landing sent send sends took take drove drive drives used using use laid lay place placed pick picked drop dropped dropping " +
    "launch launched poured",
);

/** In Arabic "bombs were detonated where they lay", "by the engineers": by those who clear them. */
export function onTheSpot({ tokens, last, arabic }: Sentence, { first, end }: Hit): boolean {
  if (!arabic || !/^[وفب]?(?:ال)?[يت]?(?:تفجير|فجر)/.test(wordOf(tokens, first))) return false;
  for (let t = first; t < Math.min(last, end + 12); t++)
    if (
      /^(?:موقعيا|موضعيا)$/.test(wordOf(tokens, t)) ||
      (/^(?:ال)?هندس(?:ي|يه|ه)$/.test(wordOf(tokens, t)) &&
        [1, 2, 3].some(width => wordOf(tokens, t - width) === "قبل"))
    )
      return true;
  return false;
}

/** What a blast or a bombing was: of the weapon beside it, of who has aircraft, or of a bomb. */
export function blastType(sentence: Sentence, parties: Parties, hit: Hit, subtype: string, part: string): string {
  const better = EXPLOSIVE.find(
    kind =>
      kind !== "remote-explosive-landmine-ied" &&
      kind !== "grenade" &&
      sentence.triggers.some(
        other =>
          (has(other, kind, "weapon") || (part === "noun" && has(other, kind, "noun"))) &&
          Math.abs(other.first - hit.first) <= 12,
      ),
  );
  if (better) return better;
  // "bombed" by those who have aircraft, or by "they" or a name that is no armed group's
  if (onTheSpot(sentence, hit)) return "disrupted-weapons-use";
  const word = wordOf(sentence.tokens, hit.first);
  // "was blown up by engineers"
  if (part === "verb" && parties.madeSafe(hit)) return "disrupted-weapons-use";
  const before = hit.first > sentence.first ? wordOf(sentence.tokens, hit.first - 1) : "";
  const named = sentence.tokens.shape[hit.first - 1] === SHAPE.capital && !parties.agentNear(hit);
  if (/^bomb(?:ed|s|ing)?$/.test(word) && part === "verb" && parties.agentFlies(hit)) return "air-drone-strike";
  // "killed in a Turkish bombing"
  if (
    /^bomb(?:ing|ings|ardment)$/.test(word) &&
    sentence.actors.some(
      ({ first, end, senses }) => first < hit.first && end >= hit.first && FLYING.has(senses[0]!.value),
    )
  )
    return "air-drone-strike";
  if (word === "bombed" && part === "verb" && (/^(?:they|he|it|which)$/.test(before) || named))
    return "air-drone-strike";
  return subtype;
}

/** Gunfire and a suicide vest in one assault are a clash; a weaker word for the same thing stands back. */
export function dropShadows(sentence: Sentence, suspects: Suspect[]): Suspect[] {
  const clash = suspects.find(({ subtype, rule }) => subtype === "armed-clash" && rule !== "harm");
  if (!clash) return suspects;
  const guns = anyHas(sentence.triggers, "shot");
  const { tokens } = sentence;
  // "assaulted the prisons with mortars, car bombs and dozens of fighters"
  const near = ({ first }: { first: number }) => first > clash.first && !clauseBetween(sentence, clash.end - 1, first);
  const means = suspects.filter(({ hit }) => isWeapon(hit) && near(hit));
  const joint = means.length > 1 && means.some(({ hit }) => /^(?:with|using)$/.test(wordOf(tokens, hit.first - 1)));
  if (!guns && !joint) return suspects;
  return suspects.filter(({ rule, first, hit }) => !((rule === "weapon" || isWeapon(hit)) && near({ first })));
}

const CLEARS = /^(?:dismantl|disposed|[وفب]?(?:ال)?(?:[يت]?(?:عترض|فكك|عالج)|اعترض|فك|تفكيك|معالجه))/;
const FELLS = /^(?:downed|shot|[وفب]?(?:ال)?(?:[يت]?سقط|اسقط))/;
const DOWNED = /^w(?:as|ere) (?:shot|downed|brought)/;

/** What keeps a weapon from use: of nothing else it is told so; craft with people in it that are shot down are fought. */
export function broughtDown(sentence: Sentence, hit: Hit): string | null {
  const { tokens, triggers, arabic } = sentence;
  const word = wordOf(tokens, hit.first);
  const downed = DOWNED.test(`${word} ${wordOf(tokens, hit.first + 1)}`);
  const fells = downed || FELLS.test(word);
  if (!fells && !CLEARS.test(word)) return "disrupted-weapons-use";
  const weapons = triggers.filter(isWeapon);
  if (fells && weapons.length > 0 && weapons.every(weapon => isManned(sentence, weapon))) return "armed-clash";
  return downed || weapons.length > 0 || (arabic && hit.end - hit.first > 1) ? "disrupted-weapons-use" : null;
}

const POUNDS = new WordSet(
  "pound pounds pounded pounding hammer hammers hammered hammering batter batters battered battering",
);

/** "pounded the hills": with guns or from the air, by those who have them; critics hammer, and rain pounds. Undefined where it is no such verb. */
export function pounds(
  { tokens, triggers }: Sentence,
  parties: Parties,
  hit: Hit,
  subtype: string,
  part: string,
): string | null | undefined {
  if (subtype !== "shelling-artillery-missile-attack" || part !== "verb" || !POUNDS.has(tokens, hit.first))
    return undefined;
  if (parties.agentFlies(hit)) return "air-drone-strike";
  return parties.agentNear(hit) || triggers.some(isWeapon) ? undefined : null;
}
