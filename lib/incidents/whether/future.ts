// Whether a sentence speaks of an event as one to come: what will be, is planned, expected, warned of.

import { GAP, WordSet } from "@/lib/text/tokenize";
import { isDefinite } from "../account/retold";
import { clauseBetween, type Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import type { Words } from "./occasion";
import { FINITE, isPresent, NEAR } from "./tense";

/** What is done only with what is there already. */
const IS_THERE = new WordSet(
  "respect honor honour uphold observe keep implement investigate probe explain condemn denounce revisit recall answer " +
    "avenge punish prosecute address acknowledge recognise recognize commemorate mark mourn review discuss",
);

/** In Arabic a verb of the future: "س" with a prefix of the present; not "took", "a car", "years". */
const WILL =
  /^[وف]?س(?:ي(?!طر|ار|اس|اد|اج|اح|اق|ول|د$|ده|دات|دي|دكا|ل$|ف$|وف|نا$|ناء|ناريو|نما|ما$|ر[هتا]$|رو|مال)|ت(?!ين|ون$|ار|وك|را|اد$)|ن(?!وات|وي|ين|تين|تان|جار|جق|دات|غا|يه$))\S{2,}$/;

/** "will see protests", "will open fire", in Arabic: the verb of the trigger, or the one of which an event that is not known is told. */
export function isToCome({ tokens, first, arabic }: Sentence, suspect: Suspect): boolean {
  if (!arabic) return false;
  for (let t = suspect.first; t < suspect.end; t++) if (WILL.test(wordOf(tokens, t))) return true;
  if (!suspect.noun || /^[وف]?[بك]?(?:ال|لل)/.test(wordOf(tokens, suspect.head))) return false;
  for (let t = suspect.head - 1; t >= Math.max(first, suspect.head - 3); t--) {
    if (WILL.test(wordOf(tokens, t))) return true;
    if (/^(?:في|عن|حول|ضد|من|بعد|منذ)$/.test(wordOf(tokens, t)) || tokens.gap[t] === GAP.comma) return false;
  }
  return false;
}

/** "and" with a verb in the past. */
const JOINED_ARABIC = /^[وف][^يتنس].*(?:ت|وا)$/;

/** Whether a word about the future speaks of the event: "will strike", "plan to march", "warned of attacks". */
export function foresees(sentence: Sentence, cue: { first: number; end: number }, suspect: Suspect): boolean {
  const { tokens } = sentence;
  const word = wordOf(tokens, cue.first);
  const { head } = suspect;
  // "قد" before a past is none of the future.
  if (/^[وفل]?قد$/.test(word) && !isPresent(wordOf(tokens, cue.end))) return false;
  // In Arabic the verb itself may tell ("will strike").
  if (
    cue.first >= suspect.first &&
    cue.first < suspect.end &&
    suspect.subtype === "disrupted-weapons-use" &&
    !sentence.arabic
  )
    return false;
  if (cue.first >= suspect.first && cue.first < suspect.end)
    return (
      (sentence.arabic && !/^[وف]?[يت]?طالب/.test(word)) ||
      // Who demands something demonstrates, and in Arabic who demands a ransom has taken somebody.
      (cue.first === suspect.first && suspect.type !== "protests" && !sentence.arabic)
    );
  // "due to an explosion", "due to two bombings carried out by ...", "due to protests": a cause, unless a verb of theirs follows at once.
  if (
    word === "due" &&
    wordOf(tokens, cue.end - 1) === "to" &&
    (suspect.noun || wordOf(tokens, head).endsWith("s") || (head !== cue.end && wordOf(tokens, cue.end) !== "be"))
  )
    return false;
  // "the best planned attack" was carried out.
  if (word === "planned" && /^(?:best|well|carefully|meticulously|long)$/.test(wordOf(tokens, cue.first - 1)))
    return false;
  // "the next morning" is told from the day before.
  if (word === "next" && /^(?:day|morning|night|evening|afternoon)$/.test(wordOf(tokens, cue.end))) return false;
  if (cue.first >= head)
    return (
      (/^(?:tomorrow|next|scheduled|awaits|looming|planned|المقبل|المقبله|القادم|القادمه|غدا)$/.test(word) &&
        cue.first - head <= 14 &&
        !AHEAD_OF.among(tokens, suspect.end, cue.first) &&
        !FINITE.test(wordOf(tokens, head))) ||
      ((suspect.noun || suspect.hit.senses.some(({ part }) => part === "noun")) && isForetold(sentence, cue, suspect))
    );
  // "they meant to attack, and a force fought them"
  if (sentence.arabic)
    return (
      head - cue.end <= 6 &&
      (suspect.noun || !JOINED_ARABIC.test(wordOf(tokens, head))) &&
      !isAnswer(sentence, cue.end, head) &&
      !/^(?:يكون|تكون|كان|كانت)$/.test(wordOf(tokens, cue.end + Number(wordOf(tokens, cue.end) === "ان")))
    );
  if (/^(?:will|would|could|may|might|can|should|must|shall)$/.test(word)) {
    // "could be seen shooting"
    if (/^(?:seen|heard)$/.test(wordOf(tokens, cue.end + 1))) return false;
    // "May", the month; "operation Will of Victory"
    if (/^(?:may|will)$/.test(word) && tokens.shape[cue.first] !== 0 && cue.first > sentence.first) return false;
    return (head - cue.end <= NEAR && !commaBetween(sentence, cue.end, head)) || isJoined(sentence, cue.end, suspect);
  }
  if (clauseBetween(sentence, cue.end - 1, head) || head - cue.end > 12) return false;
  if (word === "next") return false;
  // "asked both to respect the truce of May": what is to be kept, or looked into, is there.
  if (suspect.noun && IS_THERE.has(tokens, cue.end) && isDefinite(tokens, cue.end, cue.end + 2)) return false;
  // "old fears return as killings go on", "vowed revenge after the attack"
  if (MEANWHILE.among(tokens, cue.end, head)) return false;
  const verb = wordOf(tokens, head);
  // "which threatened revenge, fired missiles": a finite past of its own is not governed.
  if (!suspect.noun && FINITE.test(verb)) {
    const before = wordOf(tokens, head - 1);
    return before === "be" || before === "to" || before === "get";
  }
  if (!suspect.noun && verb.endsWith("ing") && commaBetween(sentence, cue.end, head)) return false;
  return true;
}

/** "The protests come ahead of elections planned for May": what is to come is something else. */
const AHEAD_OF = new WordSet("ahead before despite amid over against قبل قبيل بسبب رغم ضد", "و");

/** Words from "should" to the second verb that it governs. */
const JOINED = 14;

/** "should appoint a mayor, and recruit police": a verb in the form that it has behind such a word, joined to the one before. */
function isJoined({ tokens }: Sentence, from: number, { head, noun }: Suspect): boolean {
  const verb = wordOf(tokens, head);
  return (
    !noun &&
    head - from <= JOINED &&
    /^(?:and|or|then)$/.test(wordOf(tokens, head - 1)) &&
    !FINITE.test(verb) &&
    !/(?:s|ing)$/.test(verb)
  );
}

/** With what begins what is told as it is. */
const MEANWHILE = new WordSet("as after while because despite amid following");

/** What a thing that is expected does. */
const BEGINS = new WordSet(
  "begin start last resume continue follow take be happen occur come go get spread intensify grow escalate erupt break turn",
);

/** "An assault on the airport is expected", in Arabic "the looming attack": what is said behind the noun, in its clause. */
function isForetold(sentence: Sentence, cue: Words, { end }: Suspect): boolean {
  const { tokens } = sentence;
  const word = wordOf(tokens, cue.first);
  if (sentence.arabic) return /^(?:ال)?(?:مزمعه?|متوقعه?|مرتقبه?|محتمله?|وشيكه?)$/.test(word) && cue.first - end <= 3;
  if (!(cue.end - cue.first > 1 || word === "imminent") || cue.first - end > 12) return false;
  if (
    !/^(?:is|are|was|were|be|been|remains?|will|would|called|set|due|scheduled|imminent|cannot|can|not|could)$/.test(
      word,
    )
  )
    return false;
  if (commaBetween(sentence, end - 1, cue.first) || clauseBetween(sentence, end - 1, cue.first)) return false;
  // "the toll of the strike is expected to rise": something else.
  return wordOf(tokens, cue.end) !== "to" || BEGINS.has(tokens, cue.end + 1);
}

/** "pledged to find those behind the attack", in Arabic: what is to be done about what happened. */
function isAnswer({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (ANSWER.test(wordOf(tokens, t))) return true;
  return false;
}

const ANSWER =
  /^[وفبل]?(?:ال)?(?:ملاحقه|محاسبه|معاقبه|كشف|كشفه|تحقيق|مرتكبي|منفذي|مدبري|قتله|متورطين|مسوولين|متسببين|جناه|قصاص|ثار|انتقام|تعويض|ادانه|رد)$/;

/** A comma between two words. */
export function commaBetween({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (tokens.gap[t] === GAP.comma) return true;
  return false;
}
