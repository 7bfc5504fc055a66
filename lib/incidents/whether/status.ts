// How a sentence speaks of an event: reported, threatened, denied, or background.

import { GAP, WordSet } from "@/lib/text/tokenize";
import { isDefinite } from "../account/retold";
import { clauseBetween, has, type Sentence, wordOf } from "../sentence";
import type { Modality, Suspect } from "../suspect";
import { WEEKDAYS } from "../when/calendar";
import type { Hit } from "../words/rules";
import { asked, courseOf, noteOf, occasionOf, type Words } from "./occasion";

/** Told as having happened. */
export const HAPPENED: Modality = { status: "reported", note: "told as having happened", unreal: false };
/** Words between "had" or "will" and its verb. */
const NEAR = 4;

/** The modality of an event by the words around its trigger; dates have their say later. Asked more than once, so kept with the suspect. */
export function modalityOf(sentence: Sentence, suspect: Suspect): Modality {
  suspect.modality ??= readModality(sentence, suspect);
  return suspect.modality;
}

function readModality(sentence: Sentence, suspect: Suspect): Modality {
  const { cues, tokens, first } = sentence;
  const { head } = suspect;
  const future = cues.findLast(cue => has(cue, "future") && foresees(sentence, cue, suspect));
  const negation = cues.findLast(
    cue =>
      has(cue, "negation") &&
      governs(sentence, head, cue, NEAR) &&
      !isStill(sentence, cue) &&
      !isUndenied(sentence, cue),
  );
  if (negation && wordOf(tokens, negation.first) !== "without" && !isUnclaimed(sentence, negation, head)) {
    const until = /^(?:لم|لا|لن|ليس|ليست|دون|ما)$/.test(wordOf(tokens, negation.first));
    const infinitive = /^(?:to|be)$/.test(wordOf(tokens, head - 1));
    if (infinitive && wordOf(tokens, negation.first) === "not")
      return { status: "denied", note: "not to be", unreal: true };
    // "will not withdraw": what others want of them, and they refuse.
    if (future && suspect.subtype === "change-to-group-activity" && !suspect.noun && LEAVES.test(wordOf(tokens, head)))
      return { status: "denied", note: `denied: "${noteOf(sentence, negation)}"`, unreal: false };
    if (future && !/ruled/.test(noteOf(sentence, future)))
      return { status: "threatened", note: `not to be: "${noteOf(sentence, negation)}"`, unreal: true };
    if (!until || governs(sentence, head, negation, 2))
      return { status: "denied", note: `denied: "${noteOf(sentence, negation)}"`, unreal: false };
  }
  if (isOfAnyone(sentence, suspect)) return { status: "threatened", note: "whoever it may be", unreal: true };
  // "fired no mortars"
  for (let t = head + 1; t < suspect.end; t++)
    if (NONE.has(tokens, t)) return { status: "denied", note: "none of it", unreal: false };
  const unreal = cues.findLast(
    cue => has(cue, "unreal") && !isAchieved(sentence, cue) && governs(sentence, head, cue, suspect.noun ? 3 : 2),
  );
  if (unreal && head > first)
    return { status: "threatened", note: `only thought of: "${noteOf(sentence, unreal)}"`, unreal: true };
  const question = asked(sentence, suspect);
  if (question !== null) return question;
  const denied = cues.find(cue => has(cue, "denied") && !isOfAnother(sentence, cue, suspect));
  if (denied) return { status: "denied", note: `denied: "${noteOf(sentence, denied)}"`, unreal: false };
  const conditional = cues.find(
    cue =>
      has(cue, "if") &&
      cue.end <= head &&
      (cue.first - first <= 2 || (head - cue.end <= 10 && !commaBetween(sentence, cue.end, head))),
  );
  // "smashed statues in the museum"
  const past = cues.find(
    cue =>
      has(cue, "anniversary") &&
      !(
        wordOf(tokens, cue.first) === "museum" &&
        cue.first > head &&
        suspect.subtype === "looting-property-destruction"
      ),
  );
  if (
    past &&
    suspect.type !== "protests" &&
    suspect.type !== "riots" &&
    !inOtherItem(sentence, past, head) &&
    !(past.first > head && past.first - head > 12 && !suspect.noun)
  )
    return { status: "background", note: `history: "${noteOf(sentence, past)}"`, unreal: false };
  const court = cues.find(
    cue =>
      has(cue, "court") &&
      !isOfPrisoners(sentence, cue, suspect) &&
      !isBuilding(sentence, cue.first) &&
      !isDistrict(sentence, cue) &&
      !condemns(sentence, cue) &&
      !(
        /^on charges/.test(noteOf(sentence, cue)) &&
        sentence.actors.some(actor => actor.senses[0]!.part === "insurgent")
      ) &&
      !(cue.first >= suspect.first && cue.end <= suspect.end),
  );
  if (court && suspect.subtype !== "arrests" && suspect.subtype !== "peaceful-protest")
    return { status: "background", note: `a matter of courts: "${noteOf(sentence, court)}"`, unreal: false };
  const occasion = occasionOf(sentence, suspect);
  if (occasion !== null) return occasion;
  const recalled = cues.find(cue => has(cue, "recalled") && cue.end <= suspect.head && suspect.head - cue.end <= 3);
  if (recalled) return { status: "background", note: `history: "${noteOf(sentence, recalled)}"`, unreal: false };
  const ago = cues.find(
    cue => has(cue, "ago") && ((cue.first === first && head - cue.end <= 12) || isNear(sentence, cue, suspect)),
  );
  if (ago && !namesWeekday(sentence))
    return { status: "background", note: `history: "${noteOf(sentence, ago)}"`, unreal: false };
  // "every night since Thursday": as often as that, and no oftener.
  const habit = cues.find(
    cue => has(cue, "habit") && isNear(sentence, cue, suspect) && !/^(?:since|this|منذ)$/.test(wordOf(tokens, cue.end)),
  );
  // "its men still plant bombs"
  if (!sentence.arabic && !suspect.noun && isStillDone(sentence, head))
    return { status: "background", note: 'again and again: "still"', unreal: false };
  const course = courseOf(sentence, suspect);
  if (course !== null) return course;
  if (habit) return { status: "background", note: `again and again: "${noteOf(sentence, habit)}"`, unreal: false };
  if (future)
    return { status: "threatened", note: `not yet: "${noteOf(sentence, future)}"`, unreal: conditional !== undefined };
  if (conditional) return { status: "threatened", note: "a condition", unreal: true };
  if (isToCome(sentence, suspect))
    return { status: "threatened", note: "not yet: a verb of the future", unreal: false };
  return HAPPENED;
}

/** In Arabic "is still going on", "aircraft without a pilot": a word for not that denies nothing. */
function isStill({ tokens }: Sentence, { end }: Words): boolean {
  return /^(?:[يت]زال\w*|يزالون|زال|زالت|طيار)$/.test(wordOf(tokens, end));
}

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

/** "was bombed, which had nothing to do with the talks": denied is what stands behind. */
function isOfAnother({ tokens }: Sentence, { first, end }: Words, suspect: Suspect): boolean {
  return (
    first >= suspect.end &&
    /^(?:with|to|in|of)$/.test(wordOf(tokens, end - 1)) &&
    !/^(?:it|this|that)$/.test(wordOf(tokens, end))
  );
}

/** "No fewer than ten were killed", in Arabic "does not cease to shell": it is so. */
function isUndenied({ tokens, last }: Sentence, { end }: Words): boolean {
  if (LESS.has(tokens, end)) return wordOf(tokens, end + 1) === "than";
  return CEASES.has(tokens, end) && end + 1 < last && wordOf(tokens, end + 1) === "عن";
}
const LESS = new WordSet("fewer less");
const CEASES = new WordSet(
  "يكف تكف يكفون كف كفت يتوقف تتوقف يتوقفون توقف توقفت يتوانى تتوانى يتورع تتورع يتورعون ينقطع تنقطع انقطع انقطعت",
);

const NONE = new WordSet("no zero");
const BEING = new WordSet("is are get gets be being");
const HAD = new WordSet("had hadn قد");
const WAS = new WordSet("was were");
const WAS_OR_HAS = new WordSet("was were has have had");
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

/** "were able to kill two": they did. */
function isAchieved({ tokens }: Sentence, { first: t }: Words): boolean {
  return wordOf(tokens, t) === "able" && /^(?:was|were|been)$/.test(wordOf(tokens, t - 1));
}

/** The cue stands before the trigger's head, within `reach` words and in its clause. */
function governs(sentence: Sentence, head: number, { end }: Words, reach: number): boolean {
  return end <= head && head - end <= reach && !clauseBetween(sentence, end - 1, head);
}

/** "anniversary rallies turn violent; bomb in Hit": parted by a semicolon. */
function inOtherItem({ tokens }: Sentence, { first, end }: Words, head: number): boolean {
  for (let t = Math.min(end - 1, head); t < Math.max(first, head); t++)
    if (tokens.gap[t] === GAP.other && /[;؛]/.test(tokens.text.slice(tokens.end[t]!, tokens.start[t + 1]!)))
      return true;
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

const CONDEMNED = new WordSet("ادانت ادانه", "و ف");

/** One word in Arabic for a court that convicts and a ministry that condemns: a court is named with it, or a sentence. */
function condemns({ tokens, cues }: Sentence, { first }: Hit): boolean {
  return CONDEMNED.has(tokens, first) && cues.every(cue => !has(cue, "court") || CONDEMNED.has(tokens, cue.first));
}

/** "outside the court": where something happened; "court guards": who it happened to; in Arabic a word for the law that is a district, too. */
function isBuilding({ tokens, first }: Sentence, t: number): boolean {
  // "put an end to all of them"
  if (/^[وف]?(?:قضت|قضي)$/.test(wordOf(tokens, t))) return wordOf(tokens, t + 1) === "علي";
  if (/^[وفبكل]?القضا$/.test(wordOf(tokens, t)))
    return (
      !/^(?:مجلس|امام|الي|سلطه|رجال|قبل|علي)$/.test(wordOf(tokens, t - 1)) &&
      !/^(?:العراقي|الاعلي|اللبناني|السوري|العسكري)$/.test(wordOf(tokens, t + 1))
    );
  if (
    wordOf(tokens, t) === "court" &&
    /^(?:guards?|buildings?|complex|house|employees|staff|clerks?|workers)$/.test(wordOf(tokens, t + 1))
  )
    return true;
  if (wordOf(tokens, t) !== "court" && wordOf(tokens, t) !== "محكمه") return false;
  for (let u = t - 1; u >= Math.max(first, t - 3); u--)
    if (/^(?:outside|near|of|at|inside|left|leaving|entered|entering|into|from|قرب|امام|on)$/.test(wordOf(tokens, u)))
      return true;
  return false;
}

/** "gunmen freed 40 men, 17 of them sentenced to death": who they are, and no trial. */
function isOfPrisoners({ tokens, first }: Sentence, cue: Words, { end }: Suspect): boolean {
  if (
    cue.first < end ||
    !/^(?:convicted|sentenced|imprison\w+|indicted|charged|guilty)$/.test(wordOf(tokens, cue.first))
  )
    return false;
  for (let t = cue.first - 1; t >= Math.max(first, cue.first - 4); t--)
    if (
      /^(?:was|were|been|being|is|are|has|have|had|and|be|got|later|then|court|judges?|who|tribunal)$/.test(
        wordOf(tokens, t),
      )
    )
      return false;
  return true;
}

const FINITE =
  /(?:ed|struck|shot|fought|blew|took|taken|threw|went|fell|beat|stole|drove|broke|hit|retook|overran|burnt|fired|found|caught|held|fled|built|dug|lost|won|met|came|gave|sent|led|brought|withdrew|swept|tore)$/;

/** A verb in the present, behind "still". */
const isOfHabit = (verb: string): boolean => !FINITE.test(verb) && !/(?:ed|ing|^in|^on|^at|^under)$/.test(verb);

/** "still plant bombs, stage attacks and abduct people" */
function isStillDone({ tokens, first }: Sentence, head: number): boolean {
  if (!isOfHabit(wordOf(tokens, head))) return false;
  const joined = wordOf(tokens, head - 1) === "and" || tokens.gap[head - 1] === GAP.comma;
  for (let t = head - 1; t >= Math.max(first, head - (joined ? 12 : 1)); t--)
    if (wordOf(tokens, t) === "still") return isOfHabit(wordOf(tokens, t + 1)) && !BE.has(tokens, t - 1);
  return false;
}

const BE = new WordSet("is are was were be been has have had");
/** Verbs for leaving a place. */
const LEAVES = /^(?:withdraw|pull|leav|evacuat|vacat|quit|abandon|redeploy)/;

/** What is done only with what is there already. */
const IS_THERE = new WordSet(
  "respect honor honour uphold observe keep implement investigate probe explain condemn denounce revisit recall answer " +
    "avenge punish prosecute address acknowledge recognise recognize commemorate mark mourn review discuss",
);

/** In Arabic a verb of the future: "س" with a prefix of the present; not "took", "a car", "years". */
const WILL =
  /^[وف]?س(?:ي(?!طر|ار|اس|اد|اج|اح|اق|ول|د$|ده|دات|دي|دكا|ل$|ف$|وف|نا$|ناء|ناريو|نما|ما$|ر[هتا]$|رو|مال)|ت(?!ين|ون$|ار|وك|را|اد$)|ن(?!وات|وي|ين|تين|تان|جار|جق|دات|غا|يه$))\S{2,}$/;

/** In Arabic after "قد": a verb of the present, so that it may happen; some verbs of the past begin with "ت", too. */
function isPresent(word: string): boolean {
  return /^ي|^ت(?:ت|ن|ست|[^ا]ت)\S{2,}/.test(word);
}

/** "will see protests", "will open fire", in Arabic: the verb of the trigger, or the one of which an event that is not known is told. */
function isToCome({ tokens, first, arabic }: Sentence, suspect: Suspect): boolean {
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
function foresees(sentence: Sentence, cue: { first: number; end: number }, suspect: Suspect): boolean {
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
      (sentence.arabic && !/^[وف]?[يت]?طالب/.test(word)) || (cue.first === suspect.first && suspect.type !== "protests")
    );
  // "due to an explosion", "due to two bombings carried out by ...": a cause, unless a verb of theirs follows at once.
  if (
    word === "due" &&
    cue.end - cue.first === 2 &&
    wordOf(tokens, cue.end - 1) === "to" &&
    (suspect.noun || (head !== cue.end && wordOf(tokens, cue.end) !== "be"))
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
    const before = head > sentence.first ? wordOf(tokens, head - 1) : "";
    return before === "be" || before === "to" || before === "get";
  }
  if (!suspect.noun && verb.endsWith("ing") && commaBetween(sentence, cue.end, head)) return false;
  return true;
}

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
  /^[وفبل]?(?:ال)?(?:ملاحقه|محاسبه|معاقبه|كشف|كشفه|تحقيق|مرتكبي|منفذي|مدبري|قتله|متورطين|مسوولين|متسببين|جناه|قصاص|ثار|انتقام|تعويض|ادانه)$/;

function commaBetween({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (tokens.gap[t] === GAP.comma) return true;
  return false;
}

const AHEAD = new WordSet("to will would can could may might shall should must not be");

/** A verb in the past, or a participle with "was" or "have": something done. */
export function isDone({ tokens, first, last }: Sentence, { head, end }: Suspect): boolean {
  for (let t = head; t < Math.min(last, Math.max(end, head + 1)); t++)
    if (WAS.has(tokens, t) || FINITE.test(wordOf(tokens, t))) return true;
    // "had been made", and not "have been on strike"
    else if (wordOf(tokens, t) === "been" && t + 1 < end && !/^(?:on|in|at|under)$/.test(wordOf(tokens, t + 1)))
      return true;
  // "when the driver set off two tonnes of explosives"
  if (wordOf(tokens, head) === "set" && wordOf(tokens, head + 1) === "off" && !AHEAD.has(tokens, head - 1)) return true;
  // "a video showed a bomb exploding"
  if (wordOf(tokens, Math.max(head, end - 1)).endsWith("ing"))
    for (let t = first; t < head; t++)
      if (/^(?:showed|shows|showing|filmed|saw|seen|heard|video|footage|witnessed)$/.test(wordOf(tokens, t)))
        return true;
  for (let t = head - 1; t >= Math.max(first, head - NEAR); t--) if (WAS_OR_HAS.has(tokens, t)) return true;
  return false;
}

/** "has waged a campaign": a course of things rather than one event. */
export function isPerfect({ tokens, first }: Sentence, head: number): boolean {
  for (let t = head - 1; t >= Math.max(first, head - 2); t--) {
    const word = wordOf(tokens, t);
    if (word === "has" || word === "have") return wordOf(tokens, t + 1) !== "been";
  }
  return false;
}

/** Past perfect before the trigger: "had seized"; not after "said that", where it is a past. */
export function pluperfect({ tokens, first, cues }: Sentence, head: number): boolean {
  for (let t = head - 1; t >= Math.max(first, head - NEAR); t--)
    if (HAD.has(tokens, t) && !(wordOf(tokens, t) === "قد" && isPresent(wordOf(tokens, t + 1))))
      // "had their houses burned": what was done to them.
      return (
        !/^(?:his|her|its|their)$/.test(wordOf(tokens, t + 1)) &&
        !cues.some(cue => has(cue, "said") && cue.end <= t && t - cue.end <= 6)
      );
  return false;
}

/** In Arabic "the district", where one was named or lies round something, and "putting an end to": no matter of the judiciary, which is written alike. */
function isDistrict({ tokens, named }: Sentence, { first, end }: Hit): boolean {
  if (!/^(?:[وفبك]?ال|[وف]?لل)قضا$/.test(wordOf(tokens, first))) return false;
  if (/^عل[يى]$/.test(wordOf(tokens, end)) || ROUND.has(tokens, first - 1)) return true;
  return named.some(name => name.end <= first && /^[وفبل]?قضا$/.test(wordOf(tokens, name.first - 1)));
}

const ROUND = new WordSet(
  "مركز قايممقام قايمقام داخل خارج شرق شرقي غرب غربي شمال شمالي جنوب جنوبي اطراف ضواحي عموم مناطق احيا سكان اهالي محيط " +
    "قري نواحي",
);
