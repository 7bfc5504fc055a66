// What makes a fight of deaths, of a storm or of a raid: the battle they are told of, those who hold the building, those who guard it.

import { GAP, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import type { Parties } from "../who/parties";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";

const FIGHT = new WordSet(
  "fighting combat battle battles clashes offensive offensives counteroffensive siege campaign war conflict insurgency rebellion " +
    "hostilities skirmishes onslaught",
);
const DURING = new WordSet("in during since of amid throughout from by");
const WITHIN = new WordSet(
  "the this that these those a an its their his fierce heavy intense bitter ferocious sporadic street renewed days day weeks week months " +
    "month hours nights night years two three four five six seven eight nine ten twelve last past final first long latest same whole ground " +
    "military bloody of",
);
/** Words behind a death in which the fight is looked for. */
const REACH = 12;

/** "have been killed in the city since the siege began", "died in nine days of heavy combat" */
export function inFight({ tokens, last, arabic }: Sentence, { end }: Hit): boolean {
  if (arabic) return sinceFight(tokens, end, Math.min(last, end + REACH));
  for (let t = end; t < Math.min(last, end + REACH); t++) {
    if (tokens.gap[t - 1]! >= GAP.stop && t > end) return false;
    if (!DURING.has(tokens, t)) continue;
    for (let u = t + 1; u < Math.min(last, t + 7); u++) {
      if (FIGHT.has(tokens, u)) return !OF_OTHERS.has(tokens, u + 1);
      if (
        !WITHIN.has(tokens, u) &&
        !/^\d/.test(wordOf(tokens, u)) &&
        !/-(?:day|week|month|year|long)$/.test(wordOf(tokens, u))
      )
        break;
    }
  }
  return false;
}
/** "the dead since the fighting began" */
function sinceFight(tokens: Tokens, from: number, to: number): boolean {
  for (let t = from; t < to - 2; t++)
    if (SINCE.has(tokens, t) && BEGINNING.has(tokens, t + 1) && FIGHT_ARABIC.has(tokens, t + 2)) return true;
  return false;
}
const SINCE = new WordSet("منذ");
const BEGINNING = new WordSet("بد بدا اندلاع بدايه انطلاق تجدد اندلعت بدات");
const FIGHT_ARABIC = new WordSet("قتال معارك معركه اشتباكات مواجهات حصار حرب هجوم", "ال");
/** In English "died in violence across Diyala": by somebody's hand, however it was. */
export function inViolence({ tokens, last, arabic }: Sentence, hit: Hit): boolean {
  if (arabic || !has(hit, "death")) return false;
  const { end } = hit;
  for (let t = end; t < Math.min(last, end + REACH); t++) {
    if (tokens.gap[t - 1]! >= GAP.stop && t > end) return false;
    if (VIOLENCE.has(tokens, t) && DURING.among(tokens, Math.max(end, t - 4), t)) return true;
  }
  return false;
}
const VIOLENCE = new WordSet(
  "violence bloodshed attacks attack assault shooting shootings bombings killings raid raids ambush massacre",
);

/** "the war on drugs", "the campaign rally" */
const OF_OTHERS = new WordSet(
  "on rally rallies office offices trail museum memorial cemetery veteran veterans crime crimes",
);

const STORMS = new WordSet(
  "storm stormed storms storming burst bursts bursting broke break breaks breaking smash smashed rush rushed",
);
const ELITE = new WordSet("commandos commando paratroopers swat");
const HOLDERS = new WordSet(
  "hostage hostages hostage-takers hostage-taker captors siege besieged barricaded holed gunmen militants jihadists insurgents captives",
);

/** A state's forces storm a building that others hold, or in which people are held: they fight those in it. */
export function stormsHeld(sentence: Sentence, parties: Parties, hit: Hit): boolean {
  const { tokens, first, last } = sentence;
  if (!STORMS.has(tokens, hit.first)) return false;
  const [doer] = parties.doers(hit);
  if (doer === undefined || doer.side !== "armed" || doer.thing) return false;
  if (doer.part !== "state" && doer.part !== "foreign" && !ELITE.has(tokens, doer.end - 1)) return false;
  return HOLDERS.among(tokens, first, doer.first) || HOLDERS.among(tokens, doer.end, last);
}

const GUARDED = new WordSet("jail jails prison prisons");
const OF_PLACE = new WordSet("the a an on at of near in two three several both central main notorious high-security");

/** "raids on the jail": those who guard it fight back. */
export function onJail({ tokens, last }: Sentence, { end }: Hit): boolean {
  for (let t = end; t < Math.min(last, end + 6); t++) {
    if (GUARDED.has(tokens, t)) return true;
    if (!OF_PLACE.has(tokens, t) && tokens.gap[t]! >= GAP.comma) return false;
  }
  return false;
}
