// Victims whom Arabic counts by the form of a word: "a guard", "two guards", "another one", "the officer and three of his men".

import { GAP, WordSet } from "@/lib/text/tokenize";
import { clauseBetween, type Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import type { Hit } from "../words/rules";
import type { Quantity } from "./quantities";

/** So many people, as the words `[first, end)` say. */
export interface Victims {
  first: number;
  end: number;
  low: number | null;
  high: number | null;
  /** The stated numbers among them. */
  of: readonly Quantity[];
}

/** People whose plural is another word ("jundi", "junud"): the ending of the dual is theirs alone. */
const BROKEN =
  "جندي شرطي ضابط شخص رجل طفل شاب صبي عنصر طبيب عامل طالب تاجر قاضي نايب شيخ خطيب مختار زعيم امير قايد حارس راعي شقيق نجل ولد عقيد عميد " +
  "رايد نقيب ملازم عريف رقيب سجين راهب تلميذ كاسب صاحب قناص طيار سايح زاير خبير وجيه رضيع قاصر شهيد قتيل جريح رييس عضو وزير سفير عميل راكب جار " +
  "كاهن استاذ لوا مراهق حاكم قروي بدوي صديق مريض فرد";
/** Those whose plural ends as the dual does. */
const SOUND =
  "مدني مسلح مقاتل متظاهر محتج معتصم مهندس مدرس معلم موظف محامي مزارع فلاح صحفي صحافي اعلامي مصور مراسل منتسب مواطن انتحاري ارهابي مهاجم متسلل " +
  "مهرب قيادي مسوول ملثم مطلوب متطرف انغماسي مستوطن متعاقد متطوع نازح لاجي مقاول سياسي مختطف معتقل مرشح ناشط مدون حقوقي اكاديمي باحث خباز حلاق " +
  "صياد سايق بايع متقاعد منشق مسعف مترجم ممرض موذن متسوق عسكري مرافق مدير محافظ مستشار داعشي حوثي شبيح مفوض مخبر قايممقام قايمقام عراقي " +
  "سوري فلسطيني تركي ايراني لبناني امريكي اميركي يمني اردني كويتي سعودي اسراييلي روسي افغاني باكستاني مصري كردي تركماني ايزيدي مسيحي مغترب مسن " +
  "مصلي مشجع محقق مصاب سباك عتال ميكانيكي صيدلي صيدلاني خريج مجند متدرب";
/** Women, with the ending that they have in the singular. */
const FEMININE =
  "امراه طفله فتاه شابه سيده طبيبه معلمه مواطنه ناشطه صحفيه صحافيه مدنيه موظفه طالبه ممرضه محاميه صيدلانيه رضيعه مجنده متظاهره محتجه مسنه اعلاميه " +
  "مهندسه شقيقه زوجه ابنه ضابطه نازحه رهينه شرطيه مقاتله شهيده مدرسه تدريسيه ارهابيه انتحاريه ايزيديه عراقيه سوريه فلسطينيه";

const words = (list: string): string[] => list.split(" ");
const definite = (list: readonly string[]): string[] => list.flatMap(word => [word, `ال${word}`]);
const ofTwo = (word: string): string => (word.endsWith("ه") ? `${word.slice(0, -1)}ت` : word);

const ONE = new WordSet(
  [
    ...definite([...words(BROKEN), ...words(SOUND), ...words(FEMININE)]),
    ...[...words(BROKEN), ...words(SOUND)].map(word => `${word}ا`),
    ...words(
      "قاض راع محام فتي الفتي قاضيا راعيا اب الاب والد الوالد الوالده ابن الابن ابنا احد احدي المدعو المدعوه الملقب المكني مجهول مجهولا عجوز عجوزا امراتا امام اماما",
    ),
  ].join(" "),
);
/** In the accusative: whom an active verb has as its object. */
const OBJECT = new WordSet([...words(BROKEN), ...words(SOUND)].map(word => `${word}ا`).join(" "));
const TWO = new WordSet(
  [
    ...definite([...words(BROKEN), ...words(FEMININE)].map(ofTwo).flatMap(word => [`${word}ان`, `${word}ين`])),
    ...definite(words(SOUND).map(word => `${word}ان`)),
    ...words(FEMININE).map(word => `${ofTwo(word)}ي`),
    ...words(
      "عنصري جنديي ضابطي شرطيي حارسي طفلي شابي رجلي شقيقي نجلي ولدي ابنا ابني ابنين قاضيين راعيين صبيين فتيين فتيان اخران اثنان اثنين",
    ),
  ].join(" "),
);
/** "another", "a third one" */
const ANOTHER_ONE = new WordSet(
  "اخر اخري الاخر الاخري ثان ثاني ثانيه ثالث ثالثه رابع رابعه خامس خامسه سادس سادسه سابع سابعه ثامن ثامنه تاسع عاشر احدهم احدهما احدهن",
);
/** "his son", "their driver": one who belongs to somebody who was told of. */
const RELATION =
  /^(?:نجل|ابن|طفل|شقيق|زوج|والد|سايق|مرافق|حارس|صهر|مختار|عمده|عم|خال|جد|ابنت|زوجت|والدت|طفلت|شقيقت|ام|اب[ويا]|اخ[ويا]|عمت|خالت|صديق|صديقت|رضيع|رضيعت|جنين|ولد)(?:ه|ها|هم|هما|هن)$/;
const RELATIONS =
  /^(?:نجلي|نجلا|ابني|ابنا|طفلي|طفلا|شقيقي|شقيقا|ولدي|ولدا|حفيدي|ابنتي|ابنتا|طفلتي|طفلتا|شقيقتي|زوجتي)(?:ه|ها|هم|هما)$/;
const CHILDREN = /^(?:اطفال|ابنا|اولاد|بنات|شقيقات|اشقا)(?:ه|ها|هم|هما)$/;

/** Whom "one of" may be said of. */
const PEOPLE = new WordSet(
  [
    ...words(
      "عناصر افراد ابنا اعضا رجال قاده ضباط جنود شيوخ وجها زعما امرا حراس طلاب اطفال شبان شباب عمال سكان اهالي ماره رعاه قيادات كوادر سجنا قضاه نواب",
    ),
    ...words("منتسبي مقاتلي مسلحي موظفي قياديي سايقي مسوولي معلمي مدرسي صحفيي متظاهري مرافقي مهندسي مواطني"),
  ]
    .flatMap(word => [word, `ال${word}`, `${word}ه`, `${word}ها`, `${word}هم`, `${word}نا`])
    .join(" "),
);
const PLURAL = /^ال\S{3,}ين$/;
/** A form that is a dual or a plural, and a dual where one more is told of as the third. */
const TWO_OR_MORE = new WordSet(
  words(SOUND)
    .map(word => `${word}ين`)
    .join(" "),
);
const THIRD = new WordSet("ثالث ثالثه");
/** Words from two victims to the third. */
const TO_THIRD = 5;

/** Words that mean people only before such others. */
const HEADS: Readonly<Record<string, RegExp>> = {
  اب: /^و/,
  امام: /^(?:و?خطيب|مسجد|جامع|حسينيه|المسجد|الجامع|الجمعه)$/,
  امر: /^(?:فوج|لوا|سريه|قاطع|كتيبه|حضيره|قوه|الفوج|اللوا|السريه)$/,
  لوا: /^(?:في|ركن|بالجيش|متقاعد)$/,
  مدرسه: /^(?:متقاعده|برصاص|بعبوه|وزوجها|وابنتها|وطفلها)$/,
  مجهول: /^الهويه$/,
};

/** How many people one word is; 0 where it is none. */
function countOf({ tokens, actors }: Sentence, t: number, word: string): 0 | 1 | 2 {
  // "the Syrian security forces": a part of their name.
  if (actors.some(actor => actor.first < t && t < actor.end)) return 0;
  const next = wordOf(tokens, t + 1);
  if (word === "احد" || word === "احدي") return PEOPLE.hasWord(next) || PLURAL.test(next) ? 1 : 0;
  const head = HEADS[word];
  if (head !== undefined) return head.test(next) ? 1 : 0;
  if (ONE.hasWord(word) || RELATION.test(word)) return 1;
  if (TWO_OR_MORE.hasWord(word)) return THIRD.among(tokens, t + 2, t + 1 + TO_THIRD) ? 2 : 0;
  return TWO.hasWord(word) || RELATIONS.test(word) ? 2 : 0;
}

/** People counted by the word at `t`, or by the number that begins there; null where they are not. */
function countedAt(sentence: Sentence, quantities: readonly Quantity[], t: number, word: string): Victims | null {
  const number = quantities.find(({ first, bare }) => first === t || bare === t);
  if (number !== undefined) {
    const { end, low, high } = number;
    return { first: t, end, low, high, of: [number] };
  }
  const count = countOf(sentence, t, word);
  return count === 0 ? null : { first: t, end: t + 1, low: count, high: count, of: [] };
}

/** Words between people and those who are told of with them: "an officer with the rank of captain in the army and two soldiers". */
const COMPANY_REACH = 7;

/**
 * With those who are joined to them by "and".
 * @param isPeople what a number must count
 */
export function withCompany(
  sentence: Sentence,
  quantities: readonly Quantity[],
  victims: Victims,
  isPeople: (number: Quantity) => boolean,
): Victims {
  const { tokens, last, harms, triggers, named } = sentence;
  let all = victims;
  for (let t = all.end; t < Math.min(last, all.end + COMPANY_REACH); t++) {
    if (tokens.gap[t - 1]! > GAP.space || STOPS.has(tokens, t)) break;
    if (harms.some(({ first }) => first === t) || triggers.some(({ first }) => first === t)) break;
    const written = wordOf(tokens, t);
    const apart = WITH.has(tokens, t) && t + 1 < last;
    if (!apart && !/^و(?:\d|..)/.test(written)) continue;
    if (apart) t++;
    const word = apart ? wordOf(tokens, t) : written.slice(1);
    const number = quantities.find(({ first, bare }) => first === t || bare === t);
    const relation = RELATION.test(word) || RELATIONS.test(word);
    const more = CHILDREN.test(word) ? childrenAt(quantities, t) : countedAt(sentence, quantities, t, word);
    // "of the units": a word that begins so without "and"; "an imam and preacher" is one.
    if ((more === null && BEGINS.has(tokens, t)) || (word === "خطيب" && wordOf(tokens, t - 1) === "امام")) continue;
    // "and five wounded"
    if (more === null || HURT.has(tokens, more.end)) break;
    if (number !== undefined && !isPeople(number)) break;
    // "in Hit and a guard in Rawa"
    if (!relation && named.some(({ first }) => first >= all.end && first < t)) break;
    const plus = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);
    all = {
      first: all.first,
      end: more.end,
      low: plus(all.low, more.low),
      high: plus(all.high, more.high),
      of: [...all.of, ...more.of],
    };
    t = more.end - 1;
  }
  return all;
}

const HURT = new WordSet("جرحي جريحا جريح قتلي قتيلا قتيل مصابين مصابا مصاب شهدا شهيدا شهيد ضحايا");
const WITH = new WordSet("مع و برفقه");
const BEGINS = new WordSet("وحده وحدات وزاره وزارت وكاله وفد ورشه وجبه وظيفه وقف ولايه");

/** "and her three children" */
function childrenAt(quantities: readonly Quantity[], t: number): Victims | null {
  const number = quantities.find(({ bare }) => bare === t + 1);
  return number === undefined ? null : { first: t, end: number.end, low: number.low, high: number.high, of: [number] };
}

/** Words with which it begins how, where, when and by whom it was done. */
const STOPS = new WordSet(
  "بعد قبل اثر جرا نتيجه خلال اثنا عندما حين بينما فيما حيث عقب قرب داخل امام وسط جنوب شمال شرق غرب جنوبي شمالي شرقي غربي بنيران برصاص بيد علي بينهم بينهما لدي منذ يوم اليوم امس صباح مسا ليل فجر",
);
const VERB =
  /^[وف]?(?:[ايت]?صيب|اصاب|قتل|جرح|استشهد|توفي|اغتال|اغتيل|اعدم|قضي|صفي|اردي|يقتل|تقتل|يغتال|تغتال|مات|هلك|فارق|لقي|ارتقي)(?:ت|وا|ا|ون)?$/;
const OF_VERB = /^[وفبل]{0,2}(?:ال)?(?:اصابه|مقتل|استشهاد|مصرع|قتل|جرح|وفاه|اغتيال|تصفيه|اعدام|تحييد|حياه|جثه|جثمان)$/;
/** "that", behind which the subject may stand before its verb. */
const THAT = /^(?:[وفبل]?ان|وكان|كان|لكن|بان|وبان|فيما|بينما|حيث)$/;
/** Words from a verb to its object. */
const OBJECT_REACH = 9;
/** Words from a subject to its verb. */
const SUBJECT_REACH = 8;

/** Those killed or hurt by the word of harm, where words count them: behind it, or before it as its subject. */
export function victimsOf(
  sentence: Sentence,
  quantities: readonly Quantity[],
  hit: Hit,
  isPeople: (number: Quantity) => boolean,
): Victims | null {
  const { tokens } = sentence;
  const verb = VERB.test(wordOf(tokens, hit.first));
  let found: Victims | null = null;
  // "met three farmers and a guard their death"
  if (hit.end - hit.first > 2) found = countedAt(sentence, quantities, hit.first + 1, wordOf(tokens, hit.first + 1));
  else if (OF_VERB.test(wordOf(tokens, hit.end - 1)) && !(verb && isClauseAt(sentence, hit.first)))
    found = headOf(sentence, quantities, hit);
  else if (verb) found = objectOf(sentence, quantities, hit, isPeople);
  if (found !== null || !verb) return found && withCompany(sentence, quantities, found, isPeople);
  found = subjectOf(sentence, hit) ?? describedBy(sentence, hit);
  if (found === null) return null;
  found = withCompany(sentence, quantities, found, isPeople);
  // "that a farmer was killed with two of his children"
  if (wordOf(tokens, hit.end) !== "مع") return found;
  const all = withCompany(sentence, quantities, { ...found, end: hit.end }, isPeople);
  return all.end === hit.end ? found : all;
}

/** A clause begins there: "qatala" is the verb, and not "the killing of". */
function isClauseAt({ tokens, first }: Sentence, t: number): boolean {
  return (
    t === first ||
    tokens.gap[t - 1]! >= GAP.comma ||
    /^[وف]/.test(wordOf(tokens, t)) ||
    THAT.test(wordOf(tokens, t - 1))
  );
}

/** Right behind a noun of harm: "the killing of a guard", "the wounding of another". */
function headOf(sentence: Sentence, quantities: readonly Quantity[], { end }: Hit): Victims | null {
  const { tokens, last } = sentence;
  if (end >= last || tokens.gap[end - 1]! > GAP.space) return null;
  const word = wordOf(tokens, end);
  const count = ANOTHER_ONE.hasWord(word) ? 1 : countOf(sentence, end, word);
  if (count === 0 || quantities.some(({ bare, low }) => bare === end && (low ?? 0) > TENS)) return null;
  return { first: end, end: end + 1, low: count, high: count, of: [] };
}

/** "Two and ninety" and the like are more than this, "two policemen, two" is not. */
const TENS = 20;

/** Behind a verb: "was killed yesterday a guard", "shot dead gunmen on a motorcycle an engineer". */
function objectOf(
  sentence: Sentence,
  quantities: readonly Quantity[],
  { end }: Hit,
  isPeople: (number: Quantity) => boolean,
): Victims | null {
  const { tokens, last, triggers, harms, actors, persons } = sentence;
  const begins = ({ first }: Hit) => first === end;
  // Several who act stand between the verb and those to whom it is done.
  const acted =
    countOf(sentence, end, wordOf(tokens, end)) === 0 &&
    (actors.some(begins) || persons.some(hit => begins(hit) && /^(?:armed|crowd|protest)$/.test(hit.senses[0]!.value)));
  let subject: Victims | null = null;
  let aside = false;
  let joined = false;
  for (let t = end; t < Math.min(last, end + OBJECT_REACH); t++) {
    if (tokens.gap[t - 1]! > (t === end ? GAP.space : GAP.comma) || clauseBetween(sentence, t - 1, t + 1)) break;
    if (harms.some(({ first }) => first === t) || (t > end && triggers.some(({ first }) => first === t))) break;
    const word = wordOf(tokens, t);
    if (t === end && ANOTHER_ONE.hasWord(word)) return { first: t, end: t + 1, low: 1, high: 1, of: [] };
    const count = countOf(sentence, t, word);
    const object = OBJECT.hasWord(word);
    // "12 civilians": a number says it, but "a woman and her three children", "an officer and three soldiers" begin with one.
    // Nor are "two and ninety" two.
    if (quantities.some(number => number.bare === t && isPeople(number) && (count < 2 || (number.low ?? 0) > TENS)))
      return joined || word.startsWith("و") || wordOf(tokens, t - 1) === "و" ? subject : null;
    joined ||= word.startsWith("و") && CHILDREN.test(word.slice(1));
    if (count > 0 && (object || (subject === null && !aside))) {
      const found = { first: t, end: t + 1, low: count, high: count, of: [] };
      if (object || acted) return found;
      subject = found;
      continue;
    }
    if (/^ب\S{3,}$/.test(word)) break;
    if (!STOPS.has(tokens, t) && !/^(?:في|من)$/.test(word)) continue;
    if (!acted) break;
    aside = true;
  }
  return subject;
}

/** "mourned an officer with the rank of major killed by a bomb": one in the accusative of whom the verb tells what befell him. */
function describedBy(sentence: Sentence, { first: verb, end }: Hit): Victims | null {
  const { tokens, first, last, triggers } = sentence;
  if (end >= last || !SUFFERS.test(wordOf(tokens, end))) return null;
  for (let t = verb - 1; t >= Math.max(first, verb - DESCRIBED); t--) {
    if (tokens.gap[t]! > GAP.space || triggers.some(hit => hit.first === t)) return null;
    if (OBJECT.has(tokens, t)) return { first: t, end: t + 1, low: 1, high: 1, of: [] };
  }
  return null;
}
/** How, where or when it befell him: nobody whom he himself killed. */
const SUFFERS = /^(?:ب\S{3,}|في|اثر|جرا|خلال|امس|اليوم|نتيجه|قرب|قبل|علي|اثنا)$/;
/** Words from him to the verb: "with the rank of major". */
const DESCRIBED = 4;

/** Before its verb: "that a guard was killed". */
export function subjectOf(sentence: Sentence, { first: verb }: Hit): Victims | null {
  const { tokens, first, harms, triggers } = sentence;
  for (let t = verb - 1; t >= Math.max(first, verb - SUBJECT_REACH); t--) {
    if (tokens.gap[t]! > GAP.space) return null;
    if (harms.some(hit => hit.first === t) || triggers.some(hit => hit.first === t)) return null;
    const start = t === first || THAT.test(wordOf(tokens, t - 1));
    if (!start) continue;
    const word = wordOf(tokens, t);
    const count = countOf(sentence, t, word) || (t === first ? countOf(sentence, t, word.replace(/^[وف]/, "")) : 0);
    return count === 0 ? null : { first: t, end: t + 1, low: count, high: count, of: [] };
  }
  return null;
}
