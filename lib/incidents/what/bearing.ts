// How a trigger stands among its words, whatever it tells: noun or verb, of a clause of its own, part of a feud, of a town that fell.

import { GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import { isAmid, type Sentence } from "../sentence";
import type { Parties } from "../who/parties";
import { wordOf } from "../words/folded";
import { type Hit, has, isWeapon } from "../words/rules";

/** "took over the posts after the Peshmerga withdrew": those before left of themselves. */
function isVacated(tokens: Tokens, t: number, last: number): boolean {
  if (/^(?:بعد|عقب|اثر)$/.test(wordOf(tokens, t))) return /^(?:انسحاب|اخلا|جلا|مغادره)$/.test(wordOf(tokens, t + 1));
  if (!/^(?:after|when|as|once|following|before)$/.test(wordOf(tokens, t))) return false;
  for (let u = t + 1; u < Math.min(last, t + 7); u++)
    if (
      /^(?:withdrew|withdrawn|vacated|withdrawal|handover|abandoned|evacuated)$/.test(wordOf(tokens, u)) ||
      (/^(?:pulled|moved)$/.test(wordOf(tokens, u)) && /^(?:back|out)$/.test(wordOf(tokens, u + 1)))
    )
      return true;
  return false;
}

const WITHOUT = new WordSet("without دون");
const HARDLY = new WordSet("hardly scarcely barely");
const NOT_ARABIC = new WordSet("لم ولم فلم");

/** "took the village without a shot"; by a state's forces also what others had left. */
export function isUnopposed({ tokens, first, last }: Sentence, byState: boolean): boolean {
  for (let t = first; t < last - 1; t++)
    if (
      (WITHOUT.has(tokens, t) &&
        /^(?:shot|fight|fighting|resistance|battle|قتال|مقاومه|اشتباك|معركه)$/.test(
          wordOf(tokens, /^(?:a|any|firing|اي)$/.test(wordOf(tokens, t + 1)) ? t + 2 : t + 1),
        )) ||
      wordOf(tokens, t) === "unopposed" ||
      (HARDLY.has(tokens, t) && wordOf(tokens, t + 1) === "a" && wordOf(tokens, t + 2) === "shot") ||
      // "and met with no resistance"
      (NOT_ARABIC.has(tokens, t) &&
        /^[يت]لق(?:وا|ي)?$/.test(wordOf(tokens, t + 1)) &&
        /^(?:مقاومه|اي)$/.test(wordOf(tokens, t + 2))) ||
      (byState && isVacated(tokens, t, last))
    )
      return true;
  return false;
}

/** A clash of armed people, of a crowd or of tribes, and not of committees. */
export function isFight({ triggers, persons, actors }: Sentence, parties: Parties, hit: Hit, harmed: boolean): boolean {
  return (
    harmed ||
    hit.end - hit.first > 1 ||
    parties.has("armed") ||
    parties.has("protest") ||
    actors.length > 0 ||
    persons.some(hit => has(hit, "crowd") || has(hit, "folk")) ||
    triggers.some(hit => isWeapon(hit) || has(hit, "shot"))
  );
}

/** Two clans, and what tells of two only after a word for it ("the clans"). */
const CLANS = ["عشيرتين", "عشيرتان", "عشيرتي"].flatMap(dual =>
  ["", "و", "ب", "ل"].flatMap(prefix => [prefix + dual, `${prefix}ال${dual}`]),
);
const TRIBAL = ["عشايري", "عشايريه", "العشايري", "العشايريه"].flatMap(word => ["", "و"].map(prefix => prefix + word));
const FEUD = new WordSet(`feud feuds clans tribes ${CLANS.join(" ")} ${TRIBAL.join(" ")}`);

export function isFeud({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < last; t++)
    if (
      FEUD.has(tokens, t) &&
      (!/^(?:clans|tribes)$/.test(wordOf(tokens, t)) ||
        /^(?:two|rival|between|warring|the)$/.test(wordOf(tokens, t - 1)))
    )
      return true;
  return false;
}

/** "that killing them was a duty": no killing that happened. */
export function isAbstract({ tokens, first }: Sentence, hit: Hit): boolean {
  if (wordOf(tokens, hit.first) !== "killing" || hit.first === first) return false;
  return (
    /^(?:that|by|about|from|of|for|to|stop|keep)$/.test(wordOf(tokens, hit.first - 1)) &&
    tokens.shape[hit.end] !== SHAPE.digit
  );
}

/** "a huge fire at a mall": a blaze, at which nobody shoots. */
export function isBlaze({ tokens }: Sentence, { first }: Hit): boolean {
  return wordOf(tokens, first) === "fire" && BEFORE_BLAZE.has(tokens, first - 1);
}
const BEFORE_BLAZE = new WordSet(
  "a the this that another huge massive big large great major fierce vast enormous raging devastating catastrophic terrible tragic electrical",
);

/** Of a word that is verb and noun ("attack") what it is here. */
export function isNounHere({ tokens, first, last, arabic }: Sentence, hit: Hit): boolean {
  if (!has(hit, "assault", "noun") || !has(hit, "assault", "verb")) return has(hit, "assault", "noun");
  if (arabic) return true;
  const before = hit.first > first ? wordOf(tokens, hit.first - 1) : "";
  const next = hit.end < last ? wordOf(tokens, hit.end) : "";
  if (/^(?:to|will|would|could|may|might|can|should|must|not|they|we|who|and)$/.test(before)) return false;
  if (
    /^(?:the|a|an|this|that|its|his|their|of|any|another|armed|new|first|second|more|no|in|for|by|each)$/.test(before)
  )
    return true;
  return /^(?:on|in|by|against|near|at|that|which|of|was|were|killed|and|to|from|took|came|left|s|)$/.test(next);
}

/** "the targeting of" */
export function isGerund({ tokens, last }: Sentence, hit: Hit): boolean {
  return wordOf(tokens, hit.end - 1).endsWith("ing") && hit.end < last && wordOf(tokens, hit.end) === "of";
}

/** "blocked traffic": of what the trigger tells. */
export function isWithinTrigger({ triggers }: Sentence, { first, end }: Hit): boolean {
  // Nor by what only stands between the words of a phrase.
  return triggers.some(
    hit =>
      hit.first < first && (end <= hit.head || end === hit.end) && hit.senses.some(({ value }) => value in TYPE_OF),
  );
}

/** A place within the next words. */
export function movesTo({ named }: Sentence, hit: Hit): boolean {
  return named.some(({ first, mention }) => mention.literal && first > hit.first && first - hit.end <= 7);
}

const TIMES = new WordSet(
  "ذلك هذا ساعه ساعات ساعتين دقايق دقيقه لحظات قليل وقت يوم يومين ايام اسبوع اسبوعين اسابيع شهر شهرين اشهر عام عامين " +
    "سنوات ظهر منتصف نحو قرابه حوالي الساعات الايام اليومين الاسبوع الشهر الليل الليله",
);

/** After "after", "during", "before": told as what something else followed or was part of. */
export function subordinate(sentence: Sentence, hit: Hit): boolean {
  const { cues, tokens, first } = sentence;
  if (isAmid(sentence, hit.first)) return true;
  for (const cue of cues) {
    // "threatened to attack if the groups are not disarmed"
    if (has(cue, "if") && cue.first > first && cue.end <= hit.first && hit.first - cue.end <= 8) return true;
    if (!has(cue, "after") || cue.end > hit.first || hit.first - cue.end > 8) continue;
    // In Arabic "an hour later, ...", "two days ago, ...", "after that": when, and nothing that it follows.
    if (sentence.arabic && TIMES.has(tokens, cue.end)) continue;
    // "an operation, during which one fell into an ambush": what came of it.
    if (wordOf(tokens, cue.end) === "which") continue;
    if (wordOf(tokens, cue.first) === "over" && hit.first - cue.end > 3) continue;
    // "Three who had gone there were abducted": what was done to them, and not what they had done.
    if (wordOf(tokens, cue.end - 1) === "had" && hit.first > cue.end + 1 && isWas(tokens, hit.first)) continue;
    if (/^(?:from|over)$/.test(wordOf(tokens, cue.first)) && !/(?:revenge)/.test(wordOf(tokens, cue.end))) continue;
    // "After the attack, gunmen stormed ...": the comma ends it.
    let open = true;
    for (let t = cue.end; t < hit.first; t++) if (tokens.gap[t] === GAP.comma) open = false;
    if (open && !(cue.first === first && hit.first - cue.end > 6)) return true;
  }
  return false;
}

const isWas = (tokens: Tokens, t: number): boolean => WAS.has(tokens, t) || WAS.has(tokens, t - 1);
const WAS = new WordSet("was were");

/** "killed two suicide bombers": it is done to them, before they could do it. */
export function isFelled({ tokens, triggers }: Sentence, weapon: Hit, use: Hit): boolean {
  // In Arabic "killed two who wore explosive belts"
  if (WEARS.test(wordOf(tokens, weapon.first - 1)))
    return (
      has(use, "death") && !triggers.some(hit => /^[وف]?[يت]?(?:فجر|تفجر|انفجر|نفجر)/.test(wordOf(tokens, hit.first)))
    );
  // "three suicide attackers were cornered and shot dead"
  if (
    has(use, "death") &&
    use.first >= weapon.end &&
    use.first - weapon.end <= 5 &&
    /^(?:bombers?|attackers?)$/.test(wordOf(tokens, weapon.end - 1)) &&
    /^w(?:as|ere)$/.test(wordOf(tokens, weapon.end)) &&
    !triggers.some(hit => /^(?:detonat|explo|blew|blow)/.test(wordOf(tokens, hit.first)))
  )
    return true;
  if (!has(use, "death") || use.end > weapon.first || weapon.first - use.end > 2) return false;
  if (/^(?:was|were|been|being)$/.test(wordOf(tokens, use.first - 1))) return false;
  for (let t = use.end; t < weapon.first; t++)
    if (!/^(?:\d+|an?|the|all|both|two|three|four|five|six|seven|eight|nine|ten|would-be)$/.test(wordOf(tokens, t)))
      return false;
  return /bombers?$|^(?:ال)?انتحاري/.test(wordOf(tokens, weapon.end - 1));
}

const WEARS = /^[وف]?(?:[يت]رتد|مرتدي|[يت]لبس|[يت]حمل|بحوزت)/;

/** "an air strike destroyed three car bombs": what was hit, and not what hit. */
export function isWrecked({ tokens, triggers }: Sentence, weapon: Hit, use: Hit): boolean {
  const destroys = [use.first, use.end - 1].some(t =>
    /^(?:destroy|wreck)(?:s|ed|ing)?$|^[وفيت]*دمر/.test(wordOf(tokens, t)),
  );
  if (use.head > weapon.first || !destroys) return false;
  return (
    triggers.some(hit => has(hit, "air-drone-strike") && (hit.first < use.first || hit === use)) ||
    STRUCK.has(tokens, use.first - 1)
  );
}

const MANNED = new WordSet(
  "helicopter helicopters gunship gunships jet jets plane planes warplane warplanes fighter-bomber aircraft chopper choppers مروحيه المروحيه مروحيتين",
);
const DOWNED = new WordSet("downed downing downs اسقط اسقطت اسقطوا اسقاط واسقط واسقطت");
const DOWN = new WordSet("shot shoot shoots shooting brought bring brings bringing forced forces took take");

/** Craft with people in it. */
export function isManned({ tokens }: Sentence, { first, end }: Hit): boolean {
  return MANNED.has(tokens, end - 1) && !/^(?:unmanned|pilotless|drone)$/.test(wordOf(tokens, first));
}

/** "shot down a helicopter": what was fought, and fought nobody; not "warplanes shot down a drone". */
export function isDowned(sentence: Sentence, hit: Hit): boolean {
  if (!isManned(sentence, hit)) return false;
  const { tokens, first } = sentence;
  for (let t = Math.max(first, hit.first - 6); t < hit.first; t++)
    if (DOWNED.has(tokens, t) || (DOWN.has(tokens, t) && wordOf(tokens, t + 1) === "down")) return true;
  return false;
}

const STRUCK = new WordSet("strike strikes raid raids also airstrike airstrikes");

/** In Arabic "took three bombs": weapons right behind the word for taking; null where it is something else that is taken. */
export function armsTaken({ triggers, arabic }: Sentence, hit: Hit): Hit | null {
  if (!arabic) return null;
  const taken = triggers.find(
    other => (isWeapon(other) || has(other, "arms")) && other.first >= hit.end && other.first - hit.end <= 3,
  );
  return taken ?? null;
}

/** "killed the general with a drone": no crowd is fired at so. */
export function byAircraft({ triggers }: Sentence, hit: Hit): boolean {
  return triggers.some(other => has(other, "air-drone-strike", "weapon") && Math.abs(other.first - hit.first) <= 8);
}

/** A phrase for killing the armed that names them as those at whose hands somebody was killed who is not armed himself. */
export function isDoneBy({ tokens, persons }: Sentence, { first, end }: Hit): boolean {
  if (!/^[وف]?قتل/.test(wordOf(tokens, first))) return false;
  for (let t = first + 1; t < end; t++)
    if (/^(?:بيد|يد|ايدي|بايدي|برصاص|بنيران|قبل)$/.test(wordOf(tokens, t)))
      return !persons.some(hit => has(hit, "armed") && hit.first < t && hit.end >= first - 2);
  return false;
}

/** "are deployed": how things stand, and nothing that was done. */
export function stands({ tokens, first, arabic }: Sentence, hit: Hit): boolean {
  if (arabic && /^[وف]?[يت](?:تمركز|رابط|تموضع)/.test(wordOf(tokens, hit.first))) return true;
  for (let t = hit.first - 1; t >= Math.max(first, hit.first - 2); t--)
    if (/^(?:are|is|remain|remained|already)$/.test(wordOf(tokens, t))) return true;
  return false;
}

const PASSIVE = new WordSet("was were been be being is");

/** Done to one, and not by one. */
export function passiveAt({ tokens, first }: Sentence, hit: Hit): boolean {
  for (let t = hit.first; t >= Math.max(first, hit.first - 3); t--) if (PASSIVE.has(tokens, t)) return true;
  return false;
}

/** "the blast", "the deadly blast": one of which the reader knows. */
export function isKnown({ tokens, first }: Sentence, head: number): boolean {
  for (let t = head - 1; t >= Math.max(first, head - 2); t--)
    if (/^(?:the|this|that|these|those|its)$/.test(wordOf(tokens, t))) return true;
  return false;
}

/** "were driven off by an air strike": done by what stands at `at` to those who did something before the joint. */
export function isMeans({ tokens, first, arabic }: Sentence, at: number, joint: number): boolean {
  if (arabic) return false;
  for (let t = at - 1; t >= Math.max(first + 2, at - 3); t--) {
    if (tokens.start[t]! < joint) return false;
    if (wordOf(tokens, t) === "by") return /(?:ed|off|back|out|away|down)$/.test(wordOf(tokens, t - 1));
  }
  return false;
}

/** "ISIS arms dump found near Hatra": done to what stands before, and by nobody who is named. */
export function isParticiple({ tokens, first, last, persons, actors }: Sentence, { first: at, end }: Hit): boolean {
  if (
    !/^(?:found|discovered|uncovered|seized|recovered|unearthed|confiscated|located|retrieved|impounded)$/.test(
      wordOf(tokens, at),
    ) ||
    end - at > 1
  )
    return false;
  if (
    end < last &&
    !/^(?:in|at|near|by|from|on|outside|during|inside|west|east|north|south|and)$/.test(wordOf(tokens, end))
  )
    return false;
  return at - first <= 5 && ![...persons, ...actors].some(hit => hit.end === at && !has(hit, "thing"));
}

/** "delivered to a camp in ...": a place, and nobody who camps. */
export function isCamp({ tokens, first }: Sentence, { first: at }: Hit): boolean {
  return (
    at > first &&
    /^camps?$/.test(wordOf(tokens, at)) &&
    /^(?:an?|the|this|their|its|displacement|refugee|idp|of)$/.test(wordOf(tokens, at - 1))
  );
}

/** "Women were among the dead": of those who died by something, which is told elsewhere. */
export function isPartOf({ tokens, first }: Sentence, hit: Hit): boolean {
  const among = /^(?:the|من)$/.test(wordOf(tokens, hit.first - 1)) ? hit.first - 2 : hit.first - 1;
  return among >= first - 1 && /^(?:among|amongst|[وف]?بين)$/.test(wordOf(tokens, Math.max(first, among)));
}

/** A company that takes over a port: somebody no list knows, and none of "they" and "who". */
export function isOthers({ tokens, first }: Sentence, hit: Hit): boolean {
  if (/^(?:was|were|been|be|being)$/.test(wordOf(tokens, hit.first - 1))) return false;
  for (let t = hit.first - 1; t >= Math.max(first, hit.first - 9); t--)
    if (/^(?:they|it|who|which|he|we|and|that|group|organisation|organization)$/.test(wordOf(tokens, t))) return false;
  return hit.first - first >= 2;
}
