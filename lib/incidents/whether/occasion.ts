// Events that a sentence names for the sake of something else: a question, a charge, what is protected or rebuilt; or as a course of things
// that nobody dates.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import type { Modality, Suspect } from "../suspect";
import { subordinate } from "../what/bearing";
import { WEEKDAYS } from "../when/calendar";
import { wordOf } from "../words/folded";
import { isWeapon } from "../words/rules";

/** Words `[first, end)` of a sentence. */
export type Words = { first: number; end: number };

/** As they stand there. */
export const noteOf = ({ tokens }: Sentence, { first, end }: Words): string =>
  tokens.text.slice(tokens.start[first]!, tokens.end[end - 1]!);

const ASKS_WHETHER = new WordSet(
  "could will would can may might should shall is are was were did does do has have had هل",
  "و ف",
);
const ASKS_WHY = new WordSet("why who whom whose what how which where لماذا متي كيف اين ماذا", "و ف ب ل");
/** Words with which a question may begin, its own among them. */
const ASKING = 3;

/** "Could they seize the town again?": nobody says that it is so; "Why was the mayor killed?": what everybody knows of; null where nothing is asked. */
export function asked(sentence: Sentence, suspect: Suspect): Modality | null {
  const { tokens, first, end } = sentence.whole ?? sentence;
  const behind = (sentence.whole ?? sentence).last - 1;
  if (!/^[^\p{L}\p{N}]*[?؟]/u.test(tokens.text.slice(tokens.end[behind]!, end))) return null;
  if (ASKS_WHY.among(tokens, first, first + ASKING) || wordOf(tokens, first) === "من")
    return { status: "background", note: "asked about as known", unreal: false };
  return ASKS_WHETHER.among(tokens, first, first + ASKING) && !subordinate(sentence, suspect.hit)
    ? { status: "threatened", note: "asked, and not told", unreal: true }
    : null;
}

/** What is kept off, charged or rebuilt, and so is told of and not reported; null for others. */
export function occasionOf(sentence: Sentence, suspect: Suspect): Modality | null {
  const warded = wardedBefore(sentence, suspect);
  if (warded !== null)
    return { status: "threatened", note: `only thought of: "${noteOf(sentence, warded)}"`, unreal: true };
  const charge = chargeOf(sentence, suspect);
  if (charge !== null)
    return { status: "background", note: `a matter of courts: "${noteOf(sentence, charge)}"`, unreal: false };
  const rebuilt = rebuiltBefore(sentence, suspect);
  if (rebuilt !== null) return { status: "background", note: `history: "${noteOf(sentence, rebuilt)}"`, unreal: false };
  return null;
}

const CHARGED = new WordSet(
  "accused suspected convicted wanted متهم متهما متهمه متهمين متهمون متهمان مطلوب مطلوبا مطلوبين مطلوبون مشتبه متورط متورطا متورطين " +
    "متورطون مدان مدانا مدانين مدانون",
  "و ف ب ل ال بال وال لل",
);
/** "hanged in Kut for a bombing": what somebody was punished for. */
const PUNISHED = new WordSet("executed hanged jailed sentenced imprisoned fined prosecuted tried extradited");
/** Words from a punishment to what it was for. */
const PUNISHMENT = 9;
const FINDS = new WordSet("was were is are been be being has have had he she they it");
/** What stands between a charge and the deed. */
const TAKING_PART = new WordSet(
  "of for in the a an being having involvement involved role part taking carrying out behind planning plotting ordering helping to several " +
    "many two three in launching بهم به بهما بها في ب تنفيذ تنفيذهم التخطيط التورط الضلوع المشاركه ضلوعهم",
  "و ف ب ل",
);
/** Words from a charge to the deed. */
const CHARGE = 6;

/** "two men accused of attacks on the embassy", in Arabic "a man charged with the killing of": who somebody is; null where a sentence tells who is to blame. */
function chargeOf({ tokens, first, arabic }: Sentence, { head, type, subtype }: Suspect): Words | null {
  if (type === "protests" || subtype === "arrests") return null;
  for (let t = head - 1; t > Math.max(first, head - CHARGE); t--) {
    if (CHARGED.has(tokens, t)) {
      if (arabic) return { first: t, end: t + 1 };
      return t + 1 < head && !FINDS.has(tokens, t - 1) ? { first: t, end: t + 1 } : null;
    }
    if (wordOf(tokens, t) === "for")
      for (let u = t - 1; u >= Math.max(first, t - PUNISHMENT); u--)
        if (PUNISHED.has(tokens, u)) return { first: u, end: u + 1 };
    if (!TAKING_PART.has(tokens, t)) return null;
  }
  return null;
}

const PROTECTS = new WordSet(
  "protect protects protected protecting protection shield shielded shielding guard guarded guarding safeguard safeguards defend defending spare spared " +
    "حمايه تحصين تامين وقايه صون يحمي تحمي",
  "و ف ب ل ال",
);
/** Words from a word for protection to what it is from. */
const FROM = 9;

/** "how to protect pylons from bombs": what is kept off; null without such a word. */
function wardedBefore({ tokens, first }: Sentence, { head, noun, hit }: Suspect): Words | null {
  if (!noun && !isWeapon(hit)) return null;
  const t = /^(?:the|any|further|more|new|future|such)$/.test(wordOf(tokens, head - 1)) ? head - 2 : head - 1;
  if (!/^(?:from|against|من|ضد)$/.test(wordOf(tokens, t))) return null;
  for (let u = t - 1; u >= Math.max(first, t - FROM); u--) if (PROTECTS.has(tokens, u)) return { first: u, end: u + 1 };
  return null;
}

const REBUILT = new WordSet(
  "rebuild rebuilds rebuilt rebuilding reconstruct reconstructed reconstruction repair repaired repairs repairing restore restored restoring " +
    "restoration renovate renovated renovation reopened reopen reopening اعمار اعاده تاهيل ترميم اصلاح صيانه افتتاح",
  "و ف ب ل ال وال بال لل",
);
const PAID_FOR = new WordSet(
  "compensation compensate compensated compensating reparations تعويض تعويضات تعويضهم تعويضها",
  "و ف ب ل ال بال لل",
);
const THAT = new WordSet("that which who الذي التي الذين اللذين");
const RUINED = new WordSet(
  "destroyed damaged burned burnt hit ruined wrecked levelled leveled flattened torched bombed blown torn المدمر المدمره",
);

/** "rebuilding the bridge that was blown up", "reopened a road damaged by a bomb": why it is needed; null without such a word. */
function rebuiltBefore({ tokens, first }: Sentence, { head, type }: Suspect): Words | null {
  if (type === "protests" || type === "riots") return null;
  let ruined = false;
  for (let t = head; t >= first; t--) {
    ruined ||= THAT.has(tokens, t) || (RUINED.has(tokens, t) && !WAS_OR_HAS.has(tokens, t - 1));
    if (PAID_FOR.has(tokens, t)) return t < head ? { first: t, end: t + 1 } : null;
    if (REBUILT.has(tokens, t)) return ruined && t < head ? { first: t, end: t + 1 } : null;
  }
  return null;
}
const WAS_OR_HAS = new WordSet("was were has have had");

/** What goes on for months, or has been so before; null for others. */
export function courseOf(sentence: Sentence, suspect: Suspect): Modality | null {
  const course = lastingCourse(sentence, suspect) ?? wontCourse(sentence, suspect);
  if (course === null) return null;
  return { status: "background", note: `again and again: "${noteOf(sentence, course)}"`, unreal: false };
}

const LONG = new WordSet("months years decades");
/** Words between "been" and the verb that goes with it. */
const BEEN = 4;

/** "have been landing in the zone for months": a course of things, but for a crowd that is still there; null for others. */
function lastingCourse(sentence: Sentence, suspect: Suspect): Words | null {
  const { tokens, first, last, arabic } = sentence;
  const { head, end, type } = suspect;
  if (type === "protests" || type === "riots") return null;
  if (arabic) return witnessedByNow(sentence, suspect);
  let lasting = false;
  for (let t = Math.max(first, head - BEEN); t < Math.min(last - 1, end); t++)
    lasting ||=
      wordOf(tokens, t) === "been" && /^ha(?:s|ve)$/.test(wordOf(tokens, t - 1)) && /ing$/.test(wordOf(tokens, t + 1));
  if (!lasting) return null;
  for (let t = end; t < last; t++)
    if (LONG.has(tokens, t) && wordOf(tokens, t - 1) === "for") return { first: t - 1, end: t + 1 };
  return null;
}

/** What a place does in the present, of which things happen there. */
const WITNESSES = new WordSet("تشهد يشهد تتعرض يتعرض تسجل يسجل تعاني يعاني", "و ف");
const EXPOSED = new WordSet("تتعرض يتعرض", "و ف");
/** A province, a country or "the areas", of which it is told in general. */
const BROAD = new WordSet("محافظه محافظات منطقه مناطق اقليم البلاد العراق سوريا لبنان ايران تركيا بلدات قري", "ال");
/** What tells that it is so on the day. */
const NOW = new WordSet(
  "يوم الان حاليا منذ امس ليله صباح صباحا مساء مسا فجر فجرا ظهر ظهرا عصر ساعه ساعات لحظات هذه وسط",
  "و ل ال لل",
);
const MANY = /ات$|^[وبلف]?(?:ال)?(?:معارك|حوادث|اعمال|غارات)$/;
/** Words from the verb to what is told of. */
const OPENING = 3;

/** In Arabic "the province witnesses feuds", "the base is exposed to attacks": several, of no day; null where it is told as of now. */
function witnessedByNow(sentence: Sentence, { first: at, end, noun, hit }: Suspect): Words | null {
  if (!noun && !isWeapon(hit)) return null;
  const { tokens, first, last } = sentence.whole ?? sentence;
  let verb = -1;
  for (let t = first; t < Math.min(at, first + OPENING); t++) if (WITNESSES.has(tokens, t)) verb = t;
  if (verb < 0 || !(EXPOSED.has(tokens, verb) || BROAD.has(tokens, verb + 1))) return null;
  let many = false;
  for (let t = at; t < end; t++) many ||= MANY.test(wordOf(tokens, t));
  return many && !NOW.among(tokens, first, last) ? { first: verb, end: verb + 1 } : null;
}

/**
 * "Has carried out similar attacks in the past", "has bombed markets before", "the area has seen clashes": what there has been, without a time;
 * null for what has a time, however vague.
 */
function wontCourse({ tokens, first, last, arabic }: Sentence, { head, end, type }: Suspect): Words | null {
  if (arabic || type === "protests" || type === "riots") return null;
  let has = false;
  let saw = -1;
  for (let t = Math.max(first, head - HAS); t < head; t++)
    if (HAVE.has(tokens, t)) {
      has = true;
      if (SEEN.has(tokens, t + 1)) saw = t;
    }
  if (!has) return null;
  // "In the past the group has ..."
  if (wordOf(tokens, first + 2) === "past" && wordOf(tokens, first) === "in" && KNOWN.has(tokens, first + 3))
    return { first, end: first + 3 };
  for (let t = end; t < last; t++) {
    if (t + 1 < last && tokens.gap[t]! < GAP.comma) continue;
    if (BEFORE.has(tokens, t)) return { first: t, end: t + 1 };
    if (wordOf(tokens, t) === "past" && wordOf(tokens, t - 2) === "in") return { first: t - 2, end: t + 1 };
  }
  if (saw === -1 || !wordOf(tokens, head).endsWith("s")) return null;
  for (let t = first; t < last; t++) if (isTime(tokens, t)) return null;
  return { first: saw, end: saw + 2 };
}

const KNOWN = new WordSet("the it its they their he his this that");
const HAVE = new WordSet("has have");
const SEEN = new WordSet("seen witnessed experienced endured known");
const BEFORE = new WordSet("before previously");
/** Words between "has" and what somebody has done. */
const HAS = 7;

/** A word for a time: "since", "today", "days", "recent", "2014". */
function isTime(tokens: Sentence["tokens"], t: number): boolean {
  const word = wordOf(tokens, t);
  return TIMES.hasWord(word) || WEEKDAYS.has(word) || tokens.shape[t] === SHAPE.digit;
}
const TIMES = new WordSet(
  "since today yesterday tonight overnight now recent recently lately hour hours day days week weeks weekend month months year years night " +
    "nights morning evening afternoon ramadan summer winter spring autumn january february march april may june july august september october " +
    "november december",
);
