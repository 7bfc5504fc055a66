// What the verbs beside an actor make of him: object of the one before him, subject of the one behind.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { clauseBetween, type Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";

type Role = "by" | "against";

/** Words between a verb and its object, or between him who suffers and what tells of it. */
const NEAR = 5;

const RELATIVE = new WordSet("that which whom");
const PREPOSITION = new WordSet("in at on from after during under by to with for against of near through");
const PRONOUN = new WordSet("it they he she we");
const HAVE = new WordSet("have has had");
/** "has seen a dozen attacks": to whom it was done. */
const MET_WITH = new WordSet(
  "seen faced endured suffered sustained survived withstood weathered lost experienced received",
);
const AUXILIARY = new WordSet("was were been being be is are got gets");
/** What may stand between a verb and its object, before or inside the name of whom it is done to. */
const INTO = new WordSet(
  "at on onto into upon against the a an its their his some several many more two three four five six seven eight nine ten eleven " +
    "twelve dozen dozens hundreds scores least most about around nearly of members member fighters fighter commander commanders leader " +
    "leaders positions position base bases convoy convoys patrol patrols post posts camp camps site sites headquarters hideout hideouts " +
    "columns column local senior other another suspected joint nearby same advancing",
);
/** Verbs of those to whom something is done. */
const SUFFER = new WordSet(
  "survive survived survives escaped sustained suffered lost die died dies perished fell lay succumbed",
);
const PAST =
  /(?:ed|laid|fired|shot|threw|sent|set|took|made|held|drove|left|dropped|flew|led|ran|fought|hit|struck|buried|built|dug|dumped|seized)$/;
/** What is done to somebody, behind an auxiliary. */
const DONE = /(?:ed|en|hit|struck|shot|hurt|torn|blown|slain|cut)$/;
const BLAMED = new WordSet("blamed accused suspected");

/** Arabic: words of a part of them, or for how many of them. */
const PART_ARABIC =
  /^[وب]?(?:ال)?(?:من|خلايا|خليه|فلول|مجاميع|مجموعات|في|ما|يسمي|مسمي|عنصر|عناصر|عنصرا|عنصرين|افراد|فرد|منتسب|منتسبي|منتسبا|منتسبين|منتسبان|منتسبون|مقاتل|مقاتلي|مقاتلا|مقاتلين|مسلح|مسلحي|مسلحين|ضابط|ضابطا|ضباط|جندي|جنديا|جنود|عدد|بعض|احد|قيادي|قياديا|قياديين|قياديان|قيادات|قاده|ضابطان|ضابطين|جنديان|جنديين|شرطيان|شرطيين|عنصران|مقاتلان|قناص|قناصه|قناصي|قناصو|اعضا|اعضاء|عضو|قايد|امر|اكثر|اقل|علي|الاقل|لا|يقل|عن|اخرين|اخر|مجموعه|قتلي|جرحي|ضحايا|شهدا|مدنيين|عسكريين|بين|قتيل|وجريح|احدهم|رتل|دوريه|نقطه|ثكنه|مقر|مواقع|موقع|حاجز|سيطره|عجله|اليه|لواء|فوج|نحو|حوالي|قرابه|واحد|اثنان|اثنين|اثنا|ثلاث|ثلاثه|اربع|اربعه|خمس|خمسه|ست|سته|سبع|سبعه|ثماني|ثمانيه|تسع|تسعه|عشر|عشره|عشرات|مييات|مئات|عشرون|عشرين|ثلاثين|اربعين|خمسين)$/;
const TARGET_ARABIC = new WordSet(
  "مقر مقار مقرات دوريه دوريات قواعد قاعده ارتال تحصينات مواقع موقع نقطه نقاط ثكنه ثكنات حاجز حواجز رتل معسكر معسكرات " +
    "مناطق تجمعات",
  "ال",
);
/** Those who are killed or hurt are told of behind it. */
const FELL_ARABIC =
  /^[وف]?(?:ارتقي|ارتقت|ارتقا|(?:ال)?(?:شهيد|قتيل|جريح)(?:ان|ين|ا)|استشهد|استشهدت|اصيب|اصيبت|جرح|توفي|قضي|لقي|لقيت|سقط|فقد|يصب|يصاب|يجرح|يستشهد|[بل]?مقتل|[بل]?اصابه|[بل]?استشهاد|[بل]?جرح|[بل]?مصرع|[بل]?وفاه|[بل]?سقوط|[بل]?اغتيال|اغتيل|[بل]?تحييد)$/;
/** In Arabic "an officer of the army and two of the group met their deaths": verb, those who die, and what they meet. */
function isMetByDeath({ tokens, first: from, last }: Sentence, first: number, end: number): boolean {
  return (
    MET_ARABIC.among(tokens, Math.max(from, first - MET), first) &&
    DEATH_ARABIC.among(tokens, end, Math.min(last, end + MET))
  );
}
const MET_ARABIC = new WordSet("لقي لقيت لقوا", "و ف");
const DEATH_ARABIC = new WordSet("مصرعه مصرعها مصرعهم مصرعهما حتفه حتفها حتفهم حتفهما");
/** Words from the verb to one of those who die. */
const MET = 22;
const ONE_OF_ARABIC = new WordSet("احد احدي", "و ف");
const AMONG_ARABIC = new WordSet("بينهم بينهما بينهن احدهم احدهما", "و");
/** The body of one who was killed. */
const BODY_ARABIC = /^[وفبل]?(?:ال)?(?:جثه|جثث|جثتي|جثتين|جثمان|جثامين|رفات)$/;
/** Active of those who kill, passive of those who are killed. */
const KILLED_ARABIC = new WordSet(
  "قتل قتلت جرح جرحت ذبح ذبحت اعدم اعدمت خطف خطفت اسر اسرت استهدف استهدفت قنص قنصت",
  "و ف",
);
/** Active alone: he who stands behind it did it. */
const KILLS_ARABIC = new WordSet("اغتال اغتالت", "و ف");
/** "which they launched", "that the group laid": what is told of is the deed of those behind it. */
const DEED_ARABIC =
  /^(?:ت|ي)?(?:قتل|اعدم|عدم|اغتال|غتال|خطف|اختطف|ختطف|ذبح|اعتقل|عتقل|احتجز|حتجز|احرق|حرق|دمر|نسف|هدم|نهب|حاصر|احتل|حتل|داهم|اقتحم|قتحم|حرر|شن|نفذ|نصب|اطلق|زرع|القا|القي|استخدم|فجر|قاد|دبر|خطط|اسقط|رمي|وجه|ارتكب|ارسل|اقام|صنع|ترك|خلف|ضرب|قصف|هاجم|استهدف)ت?(?:ه|ها|هم|هما)$/;
const AFTER_ARABIC = new WordSet("بعد قبل", "و ف");
const WHEN_ARABIC = new WordSet("حين عندما بعدما لما حينما", "و ف");
const AGENT_ARABIC =
  /^[وف]?(?:[بو]?يد|[بو]?ايدي|برصاص|[ب]?نيران|بقصف|بغاره|بغارات|بضربه|بضربات|بصواريخ|بقذايف|بطايره|بطايرات)$/;

/** Who he is to the deed by the verbs beside him; null where none is near. */
export function besideVerbs(sentence: Sentence, first: number, end: number): Role | null {
  return sentence.arabic
    ? besideArabic(sentence, first, end)
    : (asSubject(sentence, first, end) ?? asObject(sentence, first));
}

/** "which the group laid", "came under fire", "were killed", "was blamed for it". */
function asSubject({ tokens, first: from, last }: Sentence, first: number, end: number): Role | null {
  const word = (t: number) => (t >= from && t < last ? wordOf(tokens, t) : "");
  let before = first - 1;
  while (before > first - 4 && INTO.has(tokens, before)) before--;
  // Not "in which three of the group's men died".
  const relative = before >= from && RELATIVE.has(tokens, before) && !PREPOSITION.has(tokens, before - 1);
  if (relative && PAST.test(word(end)) && !SUFFER.hasWord(word(end))) return "by";
  // "a base that they had destroyed"
  if (RELATIVE.has(tokens, end) && PRONOUN.has(tokens, end + 1)) return "against";
  // The name again, in brackets: "the Islamic State (IS) militants".
  const again = tokens.gap[end - 1] === GAP.other && tokens.gap[end] === GAP.other ? end + 1 : end;
  for (let t = again; t < Math.min(last, again + NEAR + 2); t++) {
    if (t > again && tokens.gap[t - 1]! >= GAP.stop && tokens.gap[t - 1] !== GAP.other) return null;
    if (SUFFER.hasWord(word(t))) return "against";
    if (word(t + 1) === "under" && /^c[ao]me?s?$/.test(word(t))) return "against";
    if (HAVE.has(tokens, t) && MET_WITH.has(tokens, t + 1)) return "against";
    if (AUXILIARY.has(tokens, t) && tokens.shape[t] !== SHAPE.upper) {
      if (/^(?:been|being)$/.test(word(t + 1))) continue;
      return BLAMED.hasWord(word(t + 1)) ? "by" : DONE.test(word(t + 1)) ? "against" : null;
    }
    if (PAST.test(word(t)) || RELATIVE.has(tokens, t)) return null;
  }
  return null;
}

/** The nearest word before him is one of a deed, active, and nothing stands between but what belongs to his name. */
function asObject(sentence: Sentence, first: number): Role | null {
  const { tokens, triggers, harms, first: from } = sentence;
  let t = first - 1;
  while (t >= from && first - t <= NEAR && INTO.has(tokens, t)) t--;
  if (tokens.gap[t]! >= GAP.comma) return null;
  const ends = (hit: Hit) => hit.end === t + 1 || (hit.end > t && hit.end <= first && hit.first <= t);
  const verb = [...triggers, ...harms].find(hit => ends(hit) && isDeed(hit));
  if (verb === undefined) return null;
  if (AUXILIARY.has(tokens, verb.first) || (verb.first > from && AUXILIARY.has(tokens, verb.first - 1))) return null;
  return clauseBetween(sentence, verb.end - 1, first) ? null : "against";
}

function isDeed(hit: Hit): boolean {
  return (
    has(hit, "assault", "verb") ||
    has(hit, "use") ||
    has(hit, "death") ||
    has(hit, "injury") ||
    has(hit, "shot") ||
    hit.senses.some(({ part, value }) => part === "verb" && value.includes("-"))
  );
}

/** Verb, subject, object: the word before him and those of his number tell which he is. */
function besideArabic(sentence: Sentence, first: number, end: number): Role | null {
  const { tokens, first: from } = sentence;
  const word = (t: number) => (t >= from ? wordOf(tokens, t) : "");
  let t = first - 1;
  while (t >= from && first - t <= 8 && (PART_ARABIC.test(word(t)) || /^\d+$/.test(word(t)))) t--;
  const before = word(t);
  // "by shelling positions of the regime": what is shelled.
  // "lost their lives when the group stormed their post"
  const when =
    word(first - 2) === "ان"
      ? AFTER_ARABIC.hasWord(word(first - 3)) && actsBehind(sentence, first - 3, end)
      : WHEN_ARABIC.hasWord(word(first - 2));
  if (when && !FELL_ARABIC.test(word(first - 1)) && !KILLED_ARABIC.hasWord(word(first - 1))) return "by";
  if (AGENT_ARABIC.test(before))
    return /^بقصف$/.test(before) && TARGET_ARABIC.hasWord(word(first - 1)) ? "against" : "by";
  if (isMetByDeath(sentence, first, end)) return "against";
  // "herders whom the group had abducted": the deed right behind, with those it was done to written together with it.
  if (DEED_ARABIC.test(word(word(end) === "قد" ? end + 1 : end))) return "by";
  // "a Houthi shell", "a raid of theirs": the name holds what they did.
  if (end - first > 1 && DEED_NOUN.test(word(first))) return "by";
  // "men of the group abducted three": verb, those who do it, and then whom it is done to.
  if (DOES_ARABIC.test(before) && MEN_ARABIC.hasWord(word(t + 1)) && first - t <= 3 && hasObject(sentence, end))
    return "by";
  // "three people, among them a policeman"; "raids on positions of the force"
  if (AMONG_ARABIC.has(tokens, first - 1)) return "against";
  if (word(first - 2) === "علي" && TARGET_ARABIC.hasWord(word(first - 1))) return "against";
  if (FELL_ARABIC.test(before) || BODY_ARABIC.test(before)) return "against";
  // "one of its soldiers was killed by a bomb", the verb behind him
  if (KILLED_ARABIC.has(tokens, end) && KILLED_BY_ARABIC.has(tokens, end + 1)) return "against";
  // "the police's opening fire", "after the force fired": who shoots stands right behind the word.
  if (
    t === first - 1 &&
    OPENS_ARABIC.hasWord(before) &&
    FIRE_ARABIC.among(tokens, end, Math.min(sentence.last, end + 3))
  )
    return "by";
  // "one of its soldiers was killed, and five were hurt"
  if (ONE_OF_ARABIC.has(tokens, first - 1) && KILLED_ARABIC.has(tokens, end))
    if (KILLED_ARABIC.has(tokens, end + 1) || !hasObject(sentence, end + 1)) return "against";
  // "a policeman was killed by fire"; "the group's men killed three".
  if (KILLED_ARABIC.hasWord(before) && KILLED_BY_ARABIC.has(tokens, end)) return "against";
  // "gunmen of the group killed three farmers": in the form of a subject, and those whom they killed right behind.
  const men = SUBJECTS_ARABIC.has(tokens, t + 1) ? t + 1 : SUBJECTS_ARABIC.has(tokens, t) ? t : -1;
  if (men !== -1 && KILLED_ARABIC.has(tokens, men - 1) && isObjectAt(sentence, end)) return "by";
  // "three of the police were killed"; of "the army killed" it is the army that does it.
  if (KILLED_ARABIC.hasWord(before) && first - t > 1) return "against";
  if (t === first - 1 && KILLS_ARABIC.hasWord(before)) return "by";
  // "a soldier was picked off at the edge of the town": nobody behind him to whom he could have done it.
  if (t === first - 1 && /^[وف]?قنص$/.test(before) && ONE_ARABIC.test(word(first)) && !hasObject(sentence, end))
    return "against";
  // "the soldiers killed two": definite, and somebody else behind them.
  if (
    KILLED_ARABIC.hasWord(before) &&
    !/^(?:ال)?(?:(?:جندي|شرطي|ضابط|قيادي|قايد|عنصر)|مسلح(?:ا|ين)?$)/.test(word(first))
  )
    return hasObject(sentence, end) ? "by" : null;
  // "a patrol of the Asayish raided", the verb first
  if (/^لل?./.test(word(first)) && GOES_ARABIC.hasWord(word(first - 2)) && THING_ARABIC.test(word(first - 1)))
    return "by";
  // "a convoy of the army's": what is hit is theirs.
  if (/^لل?./.test(word(first)) && [1, 2, 3].some(width => THING_ARABIC.test(word(first - width)))) return "against";
  if (DEED_ARABIC.test(before) || OWN_ARABIC.test(before)) return "by";
  // "an ambush that fighters of the group laid for them"
  if (!/^ل/.test(word(first)) && isLaidBy(sentence, first)) return "by";
  // "the army shelled positions", "the army's shelling": one word for both, and its force behind it.
  if (t === first - 1 && SHELLS_ARABIC.has(tokens, t) && (SHELLS_SELF.has(tokens, first) || isOfThings(sentence, end)))
    return "by";
  // "ambushes that gunmen laid for patrols of the army"
  if (/^ل/.test(word(first)) && isLaidFor(sentence, first)) return "against";
  // "an attack by the group", "shelling of the army's": written together with it, or after a letter of its own
  const of = /^ل[^ا]|^ل$/.test(word(first - 1)) ? first - 2 : /^ل/.test(word(first)) ? first - 1 : -1;
  if (of >= from && (ATTACK_ARABIC.test(word(of)) || ATTACK_ARABIC.test(word(of - 1)))) return "by";
  // "48 of the group's men were killed": nobody behind the verb.
  if (WERE_KILLED_ARABIC.hasWord(word(end)) && !hasObject(sentence, end + 1)) return "against";
  return null;
}
/** "after the army stormed their den": something stands behind him as an object, or nobody else before who could be the subject. */
function actsBehind({ tokens, actors, unnamed, last }: Sentence, conjunction: number, end: number): boolean {
  if (end < last && tokens.gap[end - 1] === GAP.space && !/^(?:[بل]|في$|علي$|من$|قرب$|الي$)/.test(wordOf(tokens, end)))
    return true;
  return ![...actors, ...unnamed].some(one => one.end <= conjunction && one.senses[0]!.part !== "civil");
}

/** The verb of a deed, with what was done as its object, and behind it for whom and by how many of them. */
function isLaidBy({ tokens, first: from }: Sentence, first: number): boolean {
  let t = first - 1;
  while (t > from && first - t <= BY_MANY && FOR_THEM_BY.has(tokens, t)) t--;
  return t < first - 1 && DEED_ARABIC.test(wordOf(tokens, t));
}
/** Words of whom it was done to and of those who did it. */
const BY_MANY = 5;
const FOR_THEM_BY = new WordSet("لهم لها له مقاتلون مسلحون مسلحو مقاتلو عناصر ارهابيون من في تنظيم جماعه");

/** What is hit stands right behind him, as an object: "positions". */
function isOfThings({ tokens, last }: Sentence, end: number): boolean {
  return end < last && tokens.gap[end - 1] === GAP.space && TARGET_ARABIC.has(tokens, end);
}
const SHELLS_ARABIC = new WordSet("قصف", "و ف");
/** Forces, and what they shell with. */
const SHELLS_SELF = new WordSet("جيش طيران سلاح قوات مدفعيه تحالف حرس احتلال", "ال");

/** A deed of others, told with its own verb, stands shortly before. */
function isLaidFor({ tokens, first: from }: Sentence, first: number): boolean {
  for (let t = first - 2; t >= Math.max(from, first - LAID); t--)
    if (LAID_ARABIC.has(tokens, t) && ATTACK_ARABIC.test(wordOf(tokens, t - 1))) return true;
  return false;
}
/** Words from an ambush to those for whom it is laid. */
const LAID = 9;
const LAID_ARABIC = new WordSet("نصبها نصبه شنها شنه نفذها نفذه دبرها دبره اعدها اعده");

/** Attacks with whose name behind them: that of who made them. */
const OWN_ARABIC = /^[وفبل]?(?:هجوم|هجمات|تسلل|توغل|كمين|كماين|غار[هت]|غارات|ضربه|ضربات)$/;
const ATTACK_ARABIC =
  /^[وفب]?(?:ال)?(?:هجوما?|هجومين|هجمات|هجمه|قصفا?|غار[هت]|غارات|كمينا?|كماين|ضربه|ضربات|تسللا?|توغلا?|انزالا?|كمين|اعتدا)$/;
const THING_ARABIC =
  /^[وفبل]?(?:ال)?(?:رتلا?|ارتال|عجله|عجلات|اليه|اليات|مدرعه|دوريه|مقرا?|حاجزا?|نقطه|ثكنه|معسكرا?|موقعا?|مخفرا?|تجمعا?|حافله|شاحنه|كدسا?|مخزنا?|مستودعا?|مواقع|مقرات|مقار|نقاط|اهداف|معسكرات|تجمعات|قواعد|ثكنات|حواجز|دوريات)$/;
const GOES_ARABIC = new WordSet(
  "اقتحمت اقتحم داهمت داهم دهمت دهم اعتقلت نفذت شنت اطلقت فتحت انتشرت دخلت توغلت فتشت",
  "و ف",
);
const OPENS_ARABIC = new WordSet("اطلاق فتح اطلق اطلقت فتحت", "و ف ب ل");
const KILLED_BY_ARABIC = new WordSet(
  "برصاص برصاصه بنيران بهجوم بكمين بانفجار بتفجير بعبوه بلغم بسلاح بطلق بطلقات بقصف بقذيفه بصاروخ بغاره بضربه",
);
const DEED_NOUN =
  /^[وفبل]?(?:هجوم|هجمات|مقذوف|مقذوفات|صاروخ|صواريخ|قذيفه|قذايف|لغم|الغام|كمين|غاره|غارات|قصف|ضربه|ضربات)$/;
const DOES_ARABIC =
  /^[وف]?(?:اختطف|خطف|اغتصب|اقتاد|احتجز|اسر|ذبح|اعدم|طعن|قنص|هجر|نهب|سلب|سرق|باغت|اعترض|اغتال|صلب|جلد|عذب)ت?$/;
const ONE_ARABIC = /^(?:ال)?(?:جندي|شرطي|ضابط|قيادي|قايد|عنصر|مقاتل|عسكري)/;
const MEN_ARABIC = new WordSet("عناصر مسلحو مقاتلو مسلحون مسلحي مقاتلي ارهابيو");
const FIRE_ARABIC = new WordSet("نار نيران رصاص قذايف صواريخ", "ال");
const WERE_KILLED_ARABIC = new WordSet(
  "قتلوا قتلا اصيبوا اصيبا جرحوا جرحا استشهدوا استشهدا سقطوا لقوا قضوا اختطفوا خطفوا اعدموا",
);

const SUBJECTS_ARABIC = new WordSet(
  "مسلحو مسلحون مسلحان مقاتلو مقاتلون ارهابيو ارهابيون عناصر عنصران قناصو قناصه افراد",
);

/** People or their number, and not "and three others", stand right behind a name, or behind one word that describes who bears it. */
function isObjectAt({ tokens, persons, last }: Sentence, end: number): boolean {
  for (let t = end; t < Math.min(last, end + 2); t++) {
    if (tokens.gap[t - 1]! > GAP.space) return false;
    if (/^\d+$/.test(wordOf(tokens, t)) || NUMBER_ARABIC.has(tokens, t)) return !/^منه/.test(wordOf(tokens, t + 1));
    if (!wordOf(tokens, t).startsWith("و") && persons.some(hit => hit.first === t)) return true;
    if (!wordOf(tokens, t).startsWith("ال")) return false;
  }
  return false;
}

/** People or their number within a few words, and no "in" or "by" before them. */
export function hasObject({ tokens, persons, last }: Sentence, end: number): boolean {
  for (let t = end; t < Math.min(last, end + 6); t++) {
    const word = wordOf(tokens, t);
    if (/^(?:في|خلال|اثر|جراء|بانفجار|بهجوم|قرب|علي)$/.test(word)) return false;
    if (/^\d+$/.test(word) || NUMBER_ARABIC.hasWord(word) || persons.some(hit => hit.first === t)) return true;
  }
  return false;
}
const NUMBER_ARABIC = new WordSet(
  "ما اكثر عشرات مييات مئات اثنين ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه ثمان ثمانه ثماني ثمانيه تسع تسعه عشر " +
    "عشره عددا نحو",
);
