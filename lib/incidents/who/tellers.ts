// Who only tells of an event: who speaks for a force, a witness, who condemns it; and who tells of a deed of his own.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { type Sentence, wordIn } from "../sentence";
import { wordOf } from "../words/folded";
import { isBe } from "./asked";

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
  /^[لب]?(?:ال)?(?:امين|وزير|وزاره|رييس|مستشار|وكيل|ممثل|محافظ|قايممقام|قايمقام|مسوول|مسوولون|مسوولين|مسوولان|مسءول|ضابط|ضباط|قايد|قاده|امر|عقيد|عميد|لواء|لوا|رايد|مقدم|نقيب|فريق|ناطق|متحدث|مدير|قيادي|مصدر|مصادر|بيان)$/;
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

/**
 * "said its troops came under fire", "said two of its men were killed", "said a drone hit its base": of what he says, whether it was done to
 * his own.
 */
export function saysOfHisOwn(sentence: Sentence, end: number, trigger: { first: number; end: number }): boolean {
  const { tokens, last } = sentence;
  for (let t = end; t < Math.min(last, end + SPEAKS + CONTENT); t++) {
    if (!ITS.has(tokens, t)) continue;
    // What is hit, behind the words for it.
    if (t >= trigger.end && t - trigger.end <= 4) {
      let u = t - 1;
      while (u >= trigger.end && TO_HIS.has(tokens, u)) u--;
      return u < trigger.end;
    }
    for (let u = t + 2; u < Math.min(last, t + 7) && tokens.gap[u - 1]! < GAP.comma; u++) {
      if (BY_HIMSELF.has(tokens, u) || (CAME.has(tokens, u) && UNDER.has(tokens, u + 1))) return true;
      if (isBe(sentence, u)) return HARMED.has(tokens, u + 1);
    }
    return false;
  }
  return false;
}
/** "said the attack was its work" */
export function ownsUp({ tokens, last }: Sentence, end: number): boolean {
  for (let t = end; t < Math.min(last, end + SPEAKS + CONTENT); t++)
    if (ITS.has(tokens, t) && (WORK.has(tokens, t + 1) || WORK.has(tokens, t + 2))) return true;
  return false;
}
const WORK = new WordSet("work doing handiwork");
const ITS = new WordSet("its their our");
const TO_HIS = new WordSet(
  "one two three four five six several some many of at on a the an all against into onto near dozens",
);
const BY_HIMSELF = new WordSet("died suffered sustained survived lost perished fell");
const CAME = new WordSet("came come comes coming");
const UNDER = new WordSet("under");
const HARMED = new WordSet(
  "killed wounded injured hurt hit struck attacked targeted shot shelled bombed ambushed shelled martyred damaged destroyed burned kidnapped",
);

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

/** "the mayor of the town said", "villagers told the agency"; in Arabic the verb stands right before the name. */
export function tellsOfIt({ tokens, first: from, last, arabic }: Sentence, end: number, first = end - 1): boolean {
  if (arabic) return first > from && SAYS_ARABIC.test(wordOf(tokens, first - 1)) && !SAID_OF.has(tokens, first - 1);
  for (let t = end; t < Math.min(last, end + 6) && tokens.gap[t - 1]! < GAP.comma; t++) {
    if (TELLS.has(tokens, t)) return true;
    if (GOES_ON.has(tokens, t)) return false;
  }
  return false;
}
const SAID_OF = new WordSet("وفق وفقا بين اشار");
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
    if (tokens.shape[t] === SHAPE.lower && !/^(?:and|all|both)$/.test(wordOf(tokens, t))) return false;
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

/** Words behind him who speaks in which the verb for that stands, and those of what he says that tell what it is about. */
const SPEAKS = 9;
const CONTENT = 5;
/** What happens to somebody. */
const HAPPENS = new WordSet(
  "مقتل اصابه استشهاد مصرع وفاه سقوط وقوع حدوث انفجار تعرض فقدان نجاه جرح",
  "و ف ب ل ال بال وال",
);
/** People of a force without a word for whose they are, and those who are none of its own. */
const ITS_MEN = new WordSet(
  "جندي جنديا جنديين جنود جنودا ضابط ضابطا ضابطين ضباط شرطي شرطيا شرطيين منتسب منتسبين منتسبا عسكري عسكريا عسكريين عنصر عنصرا عنصرين عناصر",
);
const ENEMIES = new WordSet(
  "مسلح مسلحا مسلحين ارهابي ارهابيا ارهابيين انتحاري انتحاريا انتحاريين داعشي داعشيا دواعش متسلل متسللين مهرب مهربين مطلوب مطلوبين",
  "ال",
);
const OWN_THING =
  /^[وفبل]?(?:مقر|مقرات|مقار|نقاط|نقطت|قاعدت|قواعد|دوريت|دوريات|حاجز|ثكنت|رتل|عجلت|حافلت|مواقع|موقع|اعضاء|اعضا|عناصر|مقاتل[يو]|منتسب[يو]|جنود|ضباط|افراد|قوات|رجال)(?:ه|ها|هم)$/;
const SUFFERS =
  /^[وف]?[يت]?(?:تعرض|تعرضت|تعرضوا|قتل|قتلت|قتلوا|قتلا|اصيب|اصيبت|اصيبوا|استشهد|استشهدوا|استهدف|استهدفت|سقط|سقطت)$/;
const BY_AIR = new WordSet("غاره غارات ضربه ضربات طيران مروحيات مقاتلات مدفعيه مدفعيته مدفعيتها", "و ف ب ال بال");
const ITS_FORCE = new WordSet("قوه قوات قواتنا مفارز مفرزه وحدات دوريه طايراتها طايراته");
const ATTACKS = new WordSet("هجوم هجوما هجومين هجمات اعتدا اعتداء", "و ف ب ل ال بال لل");
const THAT = /^[وفبل]?ان(?:ه|ها|هم|هما|نا)?$/;
const BY_HAND = /^(?:remote|suicide|grenade)/;
const THEIRS = new WordSet("لها له لهم");

/**
 * In Arabic "the ministry announced that a drone hit the field", "the army announced the death of two in an attack": who tells of what others
 * did, or of what was done to his own; undefined where it may be his own deed, or he tells nothing.
 */
export function announces(
  sentence: Sentence,
  speaker: { first: number; end: number; id: string },
  trigger: { first: number; end: number; subtype: string },
): "against" | null | undefined {
  const { tokens, last } = sentence;
  const from = contentOf(sentence, speaker, trigger.first);
  if (from === null) return undefined;
  const until = Math.min(last, trigger.first + 1);
  for (let t = from; t < until; t++) {
    if (THAT.test(wordOf(tokens, t)))
      return THAT_ARABIC.hasWord(wordOf(tokens, t)) ? ofOthers(sentence, speaker.id, trigger, t) : undefined;
    if (HAPPENS.has(tokens, t)) return ofHappening(sentence, speaker.id, trigger, t);
  }
  return undefined;
}

/** The word behind the verb with which he speaks, before his name or behind it; null where he does not. */
function contentOf(
  { tokens, first: from, actors }: Sentence,
  { first, end }: { first: number; end: number },
  until: number,
): number | null {
  if (end > until) return null;
  if (first > from && SAYS_ARABIC.test(wordOf(tokens, first - 1))) return end;
  // "the agency of ... confirmed that"
  if (first > from + 1 && INSTITUTION.has(tokens, first - 1) && SAYS_ARABIC.test(wordOf(tokens, first - 2))) return end;
  for (let t = end; t < Math.min(until, end + SPEAKS); t++) {
    if (SAYS_ARABIC.test(wordOf(tokens, t))) return t + 1;
    if (actors.some(one => one.first === t)) return null;
  }
  return null;
}

const INSTITUTION = new WordSet("وكاله جهاز قياده وزاره مديريه خليه هييه اعلام غرفه مركز");

/** Whether somebody armed but him is named among the words. */
function isNamed({ actors }: Sentence, id: string, from: number, to: number): boolean {
  return actors.some(
    ({ first, end, senses: [sense] }) => first > from && end <= to && sense!.value !== id && sense!.part !== "civil",
  );
}

/** "that ...": of what others did, of what was done to his own, or of his own deed. */
function ofOthers(
  sentence: Sentence,
  id: string,
  { first, end, subtype }: { first: number; end: number; subtype: string },
  that: number,
): "against" | null | undefined {
  const { tokens, last } = sentence;
  for (let t = that + 1; t < first; t++)
    if (OWN_THING.test(wordOf(tokens, t)) || OWN_ARABIC.test(wordOf(tokens, t)))
      return [first, t - 1, t + 1].some(at => SUFFERS.test(wordOf(tokens, at))) ? "against" : undefined;
  if (ITS_FORCE.has(tokens, that + 1) || BY_AIR.among(tokens, that + 1, Math.min(last, end + 1))) return undefined;
  if (subtype !== "armed-clash") return null;
  if (isNamed(sentence, id, that, end)) return THEIRS.among(tokens, end, Math.min(last, end + 4)) ? "against" : null;
  return ATTACKS.has(tokens, end - 1) || ATTACKS.has(tokens, first) ? null : undefined;
}

/** "the death of three of the group in a strike by a drone of another army": told, and not done. */
function isStruckByOthers({ tokens, actors }: Sentence, id: string, from: number): boolean {
  return actors.some(
    ({ first, senses: [sense] }) =>
      first > from &&
      sense!.part !== "civil" &&
      sense!.part !== "insurgent" &&
      sense!.value !== id &&
      (STRIKES.has(tokens, first) || STRIKES.has(tokens, first - 1)),
  );
}
const STRIKES = new WordSet("قصف غاره غارات ضربه ضربات مسيره مسيرات طايره طايرات طيران مقاتلات مدفعيه صواريخ", "ب ل");

/** "the death of two soldiers": of his own men, of civilians, or of enemies. */
function ofHappening(
  sentence: Sentence,
  id: string,
  { first, subtype }: { first: number; subtype: string },
  at: number,
): "against" | null | undefined {
  const { tokens, last, actors } = sentence;
  for (let t = at + 1; t < Math.min(last, at + CONTENT); t++) {
    const enemy = actors.some(one => one.first === t && one.senses[0]!.part === "insurgent");
    if (enemy || ENEMIES.has(tokens, t))
      return BY_HAND.test(subtype) || isStruckByOthers(sentence, id, at) ? null : undefined;
    if (OWN_THING.test(wordOf(tokens, t))) return "against";
    if (ITS_MEN.has(tokens, t))
      return isNamed(sentence, id, t, Math.min(last, t + 4)) && !ATTACKS.among(tokens, t, t + 4) ? null : "against";
  }
  return subtype === "armed-clash" && !ATTACKS.has(tokens, first) ? undefined : null;
}

/** "Police rushed to the market where a bomb had gone off", in Arabic the verb first: who comes after it, helps or looks into it. */
export function comesAfter(sentence: Sentence, first: number, end: number, trigger: { first: number }): boolean {
  const { tokens, first: from, arabic } = sentence;
  if (arabic) {
    if (COMES_ARABIC.has(tokens, end) && end !== trigger.first) return true;
    for (let t = first - 1; t >= Math.max(from, first - HELPERS) && tokens.gap[t]! < GAP.comma; t--)
      if (COMES_ARABIC.has(tokens, t)) return t !== trigger.first;
    return false;
  }
  // "police arrived and opened fire": what comes next is his own deed.
  if (end > trigger.first || NEXT.has(tokens, trigger.first - 1)) return false;
  for (let t = end; t < Math.min(trigger.first, end + 3); t++)
    if (COMES.has(tokens, t)) return !(LOOKS.has(tokens, t) && !INTO_IT.among(tokens, t + 1, t + 4));
  return false;
}
/** Words between the verb and one of several who come. */
const HELPERS = 5;
const NEXT = new WordSet("and then before");
const COMES = new WordSet(
  "rushed raced hurried arrived responded transported cordoned investigated investigating searched retrieved recovered opened launched " +
    "began started closed sealed",
);
/** Of these what says so only with what follows. */
const LOOKS = new WordSet("opened launched began started");
const INTO_IT = new WordSet("investigation investigations search hunt manhunt probe inquiry investigating searching");
const COMES_ARABIC = new WordSet(
  "هرعت هرع هرعوا وصلت وصل توجهت توجه انتقلت انتقل سارعت سارع حضرت حضر نقلت نقل اخلت اجلت طوقت طوق وطوقت باشرت فتحت",
  "و ف",
);
