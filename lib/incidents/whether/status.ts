// How a sentence speaks of an event: reported, threatened, denied, or background.

import { GAP, WordSet } from "@/lib/text/tokenize";
import { clauseBetween, type Sentence, writtenBehind } from "../sentence";
import type { Modality, Suspect } from "../suspect";
import { WEEKDAYS } from "../when/calendar";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { courtOf } from "./courts"; // what a court deals with
import { commaBetween, foresees, isToCome } from "./future"; // what is to come
import { asked, courseOf, noteOf, occasionOf, type Words } from "./occasion"; // what is told for the sake of something else
import { FINITE, isStillDone, NEAR } from "./tense"; // what is done, and still done

/** Told as having happened. */
export const HAPPENED: Modality = { status: "reported", note: "told as having happened", unreal: false };

/** The modality of an event by the words around its trigger; dates have their say later. Asked more than once, so kept with the suspect. */
export function modalityOf(sentence: Sentence, suspect: Suspect): Modality {
  suspect.modality ??= readModality(sentence, suspect);
  return suspect.modality;
}

/** What a sentence has of the words by which modality is told. */
interface Said {
  sentence: Sentence;
  suspect: Suspect;
  /** Of the future, where they speak of the event. */
  future: Hit | undefined;
}

/** Each reader of the words around the trigger is asked in turn. */
function readModality(sentence: Sentence, suspect: Suspect): Modality {
  const future = sentence.cues.findLast(cue => has(cue, "future") && foresees(sentence, cue, suspect));
  const said = { sentence, suspect, future };
  for (const read of READ) {
    const modality = read(said);
    if (modality !== null) return modality;
  }
  return HAPPENED;
}

/** What may say so, in the order in which it is believed; null where it says nothing. */
const READ: readonly ((said: Said) => Modality | null)[] = [
  byNegation,
  byAnyone,
  byNone,
  byThought,
  ({ sentence, suspect }) => asked(sentence, suspect),
  byDenial,
  byHistory,
  byCourt,
  ({ sentence, suspect }) => occasionOf(sentence, suspect),
  byMemory,
  byHabit,
  byFuture,
];

/** A modality, with the words of the text that say so. */
const because = (
  status: Modality["status"],
  what: string,
  sentence: Sentence,
  cue: Words,
  unreal = false,
): Modality => ({
  status,
  note: `${what}: "${noteOf(sentence, cue)}"`,
  unreal,
});

function byNegation({ sentence, suspect, future }: Said): Modality | null {
  const { tokens, cues } = sentence;
  const { head } = suspect;
  const negation = cues.findLast(
    cue =>
      has(cue, "negation") &&
      governs(sentence, head, cue, NEAR) &&
      !isOfWho(sentence, cue, head) &&
      !isStill(sentence, cue) &&
      !isUnnamed(sentence, cue) &&
      !isUndenied(sentence, cue) &&
      !isNotPrevented(sentence, cue),
  );
  if (!negation || wordOf(tokens, negation.first) === "without" || isUnclaimed(sentence, negation, head)) return null;
  const until = /^(?:لم|لا|لن|ليس|ليست|دون|ما)$/.test(wordOf(tokens, negation.first));
  const infinitive = /^(?:to|be)$/.test(wordOf(tokens, head - 1));
  if (infinitive && wordOf(tokens, negation.first) === "not")
    return { status: "denied", note: "not to be", unreal: true };
  // "will not withdraw": what others want of them, and they refuse.
  if (future && suspect.subtype === "change-to-group-activity" && !suspect.noun && LEAVES.test(wordOf(tokens, head)))
    return because("denied", "denied", sentence, negation);
  if (future && !/ruled/.test(noteOf(sentence, future)))
    return because("threatened", "not to be", sentence, negation, true);
  return !until || governs(sentence, head, negation, 2) ? because("denied", "denied", sentence, negation) : null;
}

function byAnyone({ sentence, suspect }: Said): Modality | null {
  return isOfAnyone(sentence, suspect) ? { status: "threatened", note: "whoever it may be", unreal: true } : null;
}

/** "fired no mortars" */
function byNone({ sentence: { tokens }, suspect: { head, end } }: Said): Modality | null {
  return NONE.among(tokens, head + 1, end) ? { status: "denied", note: "none of it", unreal: false } : null;
}

function byThought({ sentence, suspect: { head, noun } }: Said): Modality | null {
  const unreal = sentence.cues.findLast(
    cue => has(cue, "unreal") && !isAchieved(sentence, cue) && governs(sentence, head, cue, noun ? 3 : 2),
  );
  return unreal && head > sentence.first ? because("threatened", "only thought of", sentence, unreal, true) : null;
}

function byDenial({ sentence, suspect }: Said): Modality | null {
  const denied = sentence.cues.find(
    cue =>
      has(cue, "denied") &&
      !isOfWho(sentence, cue, suspect.head) &&
      !isOfAnother(sentence, cue, suspect) &&
      !isOnlyWhose(sentence, cue, suspect),
  );
  return denied ? because("denied", "denied", sentence, denied) : null;
}

/** An anniversary, a museum of what happened. */
function byHistory({ sentence, suspect }: Said): Modality | null {
  const { type, subtype, head, noun } = suspect;
  // "smashed statues in the museum"
  const past = sentence.cues.find(
    cue =>
      has(cue, "anniversary") &&
      !(
        wordOf(sentence.tokens, cue.first) === "museum" &&
        cue.first > head &&
        subtype === "looting-property-destruction"
      ),
  );
  if (!past || type === "protests" || type === "riots" || inOtherItem(sentence, past, head)) return null;
  return past.first > head && past.first - head > 12 && !noun ? null : because("background", "history", sentence, past);
}

function byCourt({ sentence, suspect }: Said): Modality | null {
  const court = courtOf(sentence, suspect);
  return court ? because("background", "a matter of courts", sentence, court) : null;
}

/** "recalled the bombing", "two years ago" */
function byMemory({ sentence, suspect }: Said): Modality | null {
  const { cues, first } = sentence;
  const { head } = suspect;
  const recalled = cues.find(cue => has(cue, "recalled") && cue.end <= head && head - cue.end <= 3);
  if (recalled) return because("background", "history", sentence, recalled);
  const ago = cues.find(
    cue => has(cue, "ago") && ((cue.first === first && head - cue.end <= 12) || isNear(sentence, cue, suspect)),
  );
  return ago && !namesWeekday(sentence) ? because("background", "history", sentence, ago) : null;
}

function byHabit({ sentence, suspect }: Said): Modality | null {
  const { cues, tokens, arabic } = sentence;
  // "its men still plant bombs"
  if (!arabic && !suspect.noun && isStillDone(sentence, suspect.head))
    return { status: "background", note: 'again and again: "still"', unreal: false };
  const course = courseOf(sentence, suspect);
  if (course !== null) return course;
  // "every night since Thursday": as often as that, and no oftener.
  const habit = cues.find(
    cue => has(cue, "habit") && isNear(sentence, cue, suspect) && !/^(?:since|this|منذ)$/.test(wordOf(tokens, cue.end)),
  );
  return habit ? because("background", "again and again", sentence, habit) : null;
}

function byFuture({ sentence, suspect, future }: Said): Modality | null {
  const { cues, first } = sentence;
  const { head } = suspect;
  const conditional =
    isUnless(sentence, head) ||
    cues.some(
      cue =>
        has(cue, "if") &&
        cue.end <= head &&
        (cue.first - first <= 2 || (head - cue.end <= 10 && !commaBetween(sentence, cue.end, head))),
    );
  if (future) return because("threatened", "not yet", sentence, future, conditional);
  if (conditional) return { status: "threatened", note: "a condition", unreal: true };
  return isToCome(sentence, suspect)
    ? { status: "threatened", note: "not yet: a verb of the future", unreal: false }
    : null;
}

/** "to stop, unless they came under attack" */
function isUnless({ tokens, first }: Sentence, head: number): boolean {
  for (let t = head - 1; t >= Math.max(first, head - NEAR); t--) if (wordOf(tokens, t) === "unless") return true;
  return false;
}

/** In Arabic "is still going on", "aircraft without a pilot": a word for not that denies nothing. */
function isStill({ tokens }: Sentence, { end }: Words): boolean {
  return /^(?:[يت]زال\w*|يزالون|زال|زالت|طيار)$/.test(wordOf(tokens, end));
}

/** In Arabic "who preferred not to disclose his name": it is the source that is not told. And the word for kilometres begins like "not". */
function isUnnamed({ tokens, last }: Sentence, { first, end }: Words): boolean {
  if (wordOf(tokens, first) === "كلم") return true;
  return DISCLOSING.has(tokens, end) && IDENTITY.among(tokens, end + 1, Math.min(last, end + 5));
}
const DISCLOSING = new WordSet("كشف ذكر نشر افصاح ايراد اعلان تعريف تصريح", "ال");
const IDENTITY = new WordSet(
  "اسمه اسمها اسمهم اسمائهم اسماؤهم اسمايهم اسماوهم هويته هويتها هويتهم هوياتهم صفته صفتها صفاتهم منصبه رتبته",
  "ب",
);

/** "No group has claimed the attack", "nobody was hurt in the attack": it happened. */
function isUnclaimed({ tokens }: Sentence, { end }: Words, head: number): boolean {
  for (let t = end; t < head; t++)
    if (
      /^(?:hurt|killed|died|dead|injured|wounded|harmed|casualties|claim\w*|responsib\w*|behind|knows?|known|clear|word|اصابات|اصابه|ضحايا|خساير|اضرار|جرحي|معرفه|تتبن|يتبن|تتبني|يتبني|تعلن|يعلن|تعرف|يعرف)$/.test(
        wordOf(tokens, t),
      )
    )
      return true;
  return false;
}

/** "Men who refused to convert were executed", "a cleric who had denied it was shot": what they did not do or own to, and not what was done to them. */
function isOfWho({ tokens, first, arabic }: Sentence, cue: Words, head: number): boolean {
  if (arabic || cue.end > head || !WAS.among(tokens, Math.max(cue.end, head - 2), head + 1)) return false;
  let t = cue.first - 1;
  while (t > first && HAD.has(tokens, t)) t--;
  return wordOf(tokens, t) === "who" && !THAT.among(tokens, cue.end, head);
}
const WAS = new WordSet("was were");
const HAD = new WordSet("had has have also always repeatedly since");
const THAT = new WordSet("that it they he she there");

/** "was bombed, which had nothing to do with the talks": denied is what stands behind. */
function isOfAnother({ tokens }: Sentence, { first, end }: Words, suspect: Suspect): boolean {
  return (
    first >= suspect.end &&
    /^(?:with|to|in|of)$/.test(wordOf(tokens, end - 1)) &&
    !/^(?:it|this|that)$/.test(wordOf(tokens, end))
  );
}

/** "a strike killed four; the coalition denied responsibility": what was done is told, and by whom denied. */
function isOnlyWhose(sentence: Sentence, { first, end }: Words, suspect: Suspect): boolean {
  const { tokens, arabic } = sentence;
  if (arabic || first < suspect.end) return false;
  return (
    WHOSE.among(tokens, first, Math.min(sentence.last, end + 3)) && clauseBetween(sentence, suspect.end - 1, first)
  );
}
const WHOSE = new WordSet("responsibility involvement role part");

/** "No fewer than ten were killed", in Arabic "does not cease to shell": it is so. */
function isUndenied({ tokens, last }: Sentence, { end }: Words): boolean {
  if (LESS.has(tokens, end)) return wordOf(tokens, end + 1) === "than";
  return CEASES.has(tokens, end) && end + 1 < last && wordOf(tokens, end + 1) === "عن";
}
/** "failed to prevent the attack", "shortcomings in preventing it": it happened. */
function isNotPrevented({ tokens, first }: Sentence, { first: t }: Words): boolean {
  return PREVENTS.has(tokens, t) && FAILS.among(tokens, Math.max(first, t - FAILED), t);
}
const PREVENTS = new WordSet("prevent preventing avert averting stop stopping avoid avoiding");
const FAILS = new WordSet(
  "not failed fails failing failure failures unable inability shortcomings lapses negligence neglect neglected incapable",
);
/** Words from a failure to what it failed in. */
const FAILED = 7;
const LESS = new WordSet("fewer less");
const CEASES = new WordSet(
  "يكف تكف يكفون كف كفت يتوقف تتوقف يتوقفون توقف توقفت يتوانى تتوانى يتورع تتورع يتورعون ينقطع تنقطع انقطع انقطعت",
);

const NONE = new WordSet("no zero");
const BEING = new WordSet("is are get gets be being");
const ANYONE = new WordSet("anyone anybody whoever");

/** "Anyone who protests is arrested", in Arabic "all who attack": nobody of whom it is told. */
function isOfAnyone({ tokens, first, arabic }: Sentence, { head, noun }: Suspect): boolean {
  if (arabic)
    return (
      wordOf(tokens, head - 1) === "من" &&
      wordOf(tokens, head).startsWith("ي") &&
      /^[وفل]?(?:كل|لكل|ضد|مع|علي)$/.test(wordOf(tokens, head - 2))
    );
  if (noun || FINITE.test(wordOf(tokens, head)) !== BEING.has(tokens, head - 1)) return false;
  for (let t = head - 1; t >= first; t--) if (ANYONE.has(tokens, t)) return true;
  return false;
}

/** "were able to kill two": they did; "before they were able to strike": they did not. */
function isAchieved({ tokens, first }: Sentence, { first: t }: Words): boolean {
  if (wordOf(tokens, t) !== "able" || !/^(?:was|were|been)$/.test(wordOf(tokens, t - 1))) return false;
  return !YET.among(tokens, Math.max(first, t - YET_REACH), t - 1);
}
const YET = new WordSet("before");
/** Words from "before" to "able". */
const YET_REACH = 5;

/** The cue stands before the trigger's head, within `reach` words and in its clause. */
function governs(sentence: Sentence, head: number, { end }: Words, reach: number): boolean {
  return end <= head && head - end <= reach && !clauseBetween(sentence, end - 1, head);
}

/** "anniversary rallies turn violent; bomb in Hit": parted by a semicolon. */
function inOtherItem({ tokens }: Sentence, { first, end }: Words, head: number): boolean {
  for (let t = Math.min(end - 1, head); t < Math.max(first, head); t++)
    if (tokens.gap[t] === GAP.other && /[;؛]/.test(writtenBehind(tokens, t))) return true;
  return false;
}

/** Within the words of one clause. */
function isNear(sentence: Sentence, { first, end }: Words, suspect: Suspect): boolean {
  const [from, to] = end <= suspect.head ? [end, suspect.head] : [suspect.end, first];
  return to - from <= 9 && !(to > from && clauseBetween(sentence, from - 1, to));
}

/** Of the days before the article, whatever else the sentence speaks of. */
function namesWeekday({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < last; t++) if (WEEKDAYS.has(wordOf(tokens, t))) return true;
  return false;
}

/** Verbs for leaving a place. */
const LEAVES = /^(?:withdraw|pull|leav|evacuat|vacat|quit|abandon|redeploy)/;
