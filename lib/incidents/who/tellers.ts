// Who only tells of an event: who speaks for a force, a witness, who condemns it; and who tells of a deed of his own.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { type Sentence, wordIn, wordOf } from "../sentence";

const SPEAKER =
  /^(?:spokes\w+|sources?|statement|captain|colonel|lieutenant|brigadier|chief|general|major|sergeant|officials?|officers?|commanders?|leaders?|command|ministry)$/;
const SAYS = new WordSet("said says told reported added confirmed announced stated");
const SPEAKER_ARABIC =
  /^[وف]?(?:قال|قالت|افاد|افادت|ذكر|ذكرت|اوضح|اوضحت|اضاف|اضافت|مصدر|مصادر|متحدث|المتحدث|باسم|بيان|بحسب|حسب)$/;
/** What one who speaks does, and what he speaks for. */
const SAYS_ARABIC =
  /^[وف]?(?:قال|قالت|افاد|افادت|ذكر|ذكرت|اوضح|اوضحت|اضاف|اضافت|اكد|اكدت|اعلن|اعلنت|صرح|صرحت|ابلغ|كشف|بين|اشار|اشارت|بحسب|حسب|وفق|وفقا|نقلا)$/;
const SOURCE_ARABIC = new WordSet("مصدر مصدرا مصادر", "و ف ل ب ال وال فال لال بال");
const RANK_ARABIC =
  /^[لب]?(?:ال)?(?:مسوول|مسءول|ضابط|قايد|امر|عقيد|عميد|لواء|لوا|رايد|مقدم|نقيب|فريق|ناطق|متحدث|مدير|قيادي|مصدر|مصادر|بيان)$/;
/** Words between him who speaks and those for whom he does. */
const FAR_SPEAKER = 5;

/** "its fighters", "their aircraft" in Arabic. */
const OWN_ARABIC =
  /^[وفبل]?(?:مقاتل|عناصر|مسلح|قوات|جنود|طايرات|رجال|افراد|مفارز|وحدات|دوريات|مدفعيت|قطعات)(?:ي|و)?(?:ه|ها|هم|نا)$/;

/** "ISIS said it had downed a helicopter" */
export function saysOfItself(sentence: Sentence, end: number, trigger: { first: number; end: number }): boolean {
  for (let t = end + 1; t < Math.min(trigger.first, end + 9); t++) {
    if (
      /^(?:it|its|they|their|[وفب]?انه|[وفب]?انها|[وفب]?انهم)$/.test(wordIn(sentence, t)) ||
      OWN_ARABIC.test(wordIn(sentence, t))
    )
      return !sentence.actors.some(actor => actor.first > end && actor.end <= t && actor.senses[0]!.part !== "civil");
  }
  return false;
}

/** "according to police", "a police source said", in Arabic "a source in the police": who tells of it. */
export function isSpeaker(
  sentence: Sentence,
  first: number,
  end: number,
  trigger: { first: number; end: number },
): boolean {
  const before = first < trigger.first;
  if (sentence.arabic) return isArabicSpeaker(sentence, first, before ? sentence.first : trigger.end, before);
  let from = first;
  while (first - from < 3 && /^(?:an?|the|one|local|senior|provincial|iraqi|top)$/.test(wordIn(sentence, from - 1)))
    from--;
  const told = wordIn(sentence, from - 1) === "to";
  if (told && wordIn(sentence, from - 2) === "according") return true;
  if (!SPEAKER.test(wordIn(sentence, end))) return false;
  // "A coalition source, who asked not to be named, said", "quoted police sources as saying"
  if (before && /^sources?$/.test(wordIn(sentence, end))) return true;
  const { gap } = sentence.tokens;
  // Behind the event, "..., a police officer said": a clause of his own.
  if (!before && (from <= sentence.first || gap[from - 1]! === GAP.space)) return false;
  for (let t = end; t < end + 6 && (before || t === end || gap[t - 1]! < GAP.comma); t++)
    if (SAYS.hasWord(wordIn(sentence, t))) return true;
  return told;
}

/** "the mayor of the town said", "villagers told the agency" */
export function tellsOfIt({ tokens, last, arabic }: Sentence, end: number): boolean {
  if (arabic) return false;
  for (let t = end; t < Math.min(last, end + 6) && tokens.gap[t - 1]! < GAP.comma; t++) {
    if (TELLS.has(tokens, t)) return true;
    if (GOES_ON.has(tokens, t)) return false;
  }
  return false;
}
/** With which it is told who or what he is. */
const GOES_ON = new WordSet("who that which was were and");
const TELLS = new WordSet("said says told reported added recounted recalled");

/**
 * "The group vowed to hit bases of the army after a raid", in Arabic the verb first: of the raid neither who vows is the doer nor who is
 * threatened.
 */
export function vows(sentence: Sentence, first: number, end: number, trigger: { first: number; end: number }): boolean {
  if (end > trigger.first) return false;
  const { tokens, first: from } = sentence;
  let after = false;
  for (let t = end; t < trigger.first && !after; t++) after = AFTERWARDS.has(tokens, t);
  if (!after) return false;
  for (let t = Math.max(from, first - VOWED); t < Math.min(trigger.first, end + 2); t++) {
    if (AFTERWARDS.has(tokens, t)) return false;
    if (VOWS.has(tokens, t)) return true;
  }
  return false;
}
/** Words between a vow and who is threatened. */
const VOWED = 8;
const VOWS = new WordSet(
  "vowed vows threatened threatens pledged warned توعد توعدت تتوعد يتوعد هدد هددت تهدد يهدد تعهد تعهدت",
  "و ف",
);
const AFTERWARDS = new WordSet("after following over response retaliation revenge since بعد عقب ردا اثر انتقاما");

/** "Iran and Turkey condemned the blast", in Arabic the verb first: what others did. */
export function judges({ tokens, first: from, last, arabic }: Sentence, first: number, end: number): boolean {
  if (arabic) {
    let t = first - 1;
    if (wordOf(tokens, first).startsWith("و"))
      while (t > from && t > first - 4 && !JUDGE_ARABIC.test(wordOf(tokens, t))) t--;
    return JUDGE_ARABIC.test(wordOf(tokens, t));
  }
  for (let t = end; t < Math.min(last, end + 8); t++) {
    if (JUDGE.has(tokens, t)) return true;
    if (tokens.shape[t] === SHAPE.lower && wordOf(tokens, t) !== "and") return false;
  }
  return false;
}
const JUDGE = new WordSet("condemned condemn condemns denounced denounce denounces deplored welcomed praised mourned");
const JUDGE_ARABIC = /^[وف]?(?:ادان|[يت]دين|استنكر|[يت]ستنكر|شجب|[يت]شجب|رحب|[يت]رحب|نعي|[يت]نعي)ت?$/;

const THAT_ARABIC = new WordSet("ان بان لان");

/** "a source in the police", "an officer of the army added"; behind the event, where it is said that he speaks. */
function isArabicSpeaker(sentence: Sentence, first: number, from: number, before: boolean): boolean {
  // "added that a force of the army ...": he tells of it.
  const that = THAT_ARABIC.hasWord(wordIn(sentence, first - 1));
  if (
    before &&
    (SPEAKER_ARABIC.test(wordIn(sentence, first - 1)) || (!that && SPEAKER_ARABIC.test(wordIn(sentence, first - 2))))
  )
    return true;
  const { gap } = sentence.tokens;
  let ranked = false;
  for (let t = first - 1; t >= Math.max(from, first - FAR_SPEAKER) && gap[t]! < GAP.comma; t--) {
    const word = wordIn(sentence, t);
    if (THAT_ARABIC.hasWord(word)) return false;
    if (SOURCE_ARABIC.hasWord(word)) return true;
    if (SAYS_ARABIC.test(word)) return ranked;
    ranked ||= RANK_ARABIC.test(word);
  }
  return false;
}
