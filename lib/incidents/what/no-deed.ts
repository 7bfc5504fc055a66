// Verbs that tell of a deed of armed people only with the subject or the object that such a deed has.

import { type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import type { Parties } from "../who/parties";
import { wordOf } from "../words/folded";
import { anyHas, type Hit, has, isWeapon } from "../words/rules";
import { isNounHere } from "./bearing";

/** What floods, burns and freezes, and is nobody's deed. */
const NATURE = new WordSet(
  "سيل سيول فيضان فيضانات مياه امطار ثلوج عاصفه عواصف رياح اعصار زلزال هزه حريق حرايق امواج طوفان ضباب انهيار صخور انقاض جراد " +
    "فيروس وباء مرض موجه جفاف حر حراره برد صقيع تلوث كوليرا تصحر زلازل هزات فيضان كلاب كلب ذياب خنازير",
  "و ف ب ل ال وال فال بال لل",
);

/** Forces and arms that can be deployed. */
const DEPLOYED = new WordSet(
  "قوات قواته قواتها قواتهم قوه قطعات قطعاته قطعاتها جنود جنوده جنودها جنديا جندي جنديين لواء الويه لوايين فوج افواج فوجين فرقه فرقا كتيبه كتايب " +
    "سريه سرايا وحدات وحده تعزيزات دبابات دبابه مدرعات مدرعه اليات عجلات مدفعيه مدافع بطاريات بطاريه منظومه منظومات صواريخ رادارات " +
    "نقاط نقطه حواجز سيطرات ربايا مفارز مفرزه دوريات عناصر عناصره عناصرها مقاتلين مقاتلي مقاتليه مقاتليها مسلحين مسلحيه مسلحي عسكريين " +
    "شرطه قناصه قناصين طايرات مسيرات مروحيات زوارق سفن حاملات حامله",
  "و ال وال",
);
/** What is published. */
const PRINTED = new WordSet(
  "بيان بيانا بيانات صور صوره صورا مقطع مقطعا مقاطع تقرير تقريرا تقارير احصاييه احصاييات تسجيل تسجيلا فيديو فيديوهات وثيقه وثايق كتابا " +
    "قايمه قوايم اسماء خبرا اخبار نتايج تفاصيل مشاهد لقطات خريطه خرايط رساله تغريده تدوينه منشورا اعلانا مقالا وعي توعيه ثقافه شايعات " +
    "معلومات فكر افكار حصيله ارقام ملصقات تصريحا ايجازا توضيحا عبر ان بان انها انه",
  "و ال وال",
);
const DEPLOYS = /^[وفب]?(?:ال)?[يت]?نشر(?:ت|وا|وه|وها|ه|ها|هم|ته|تها|تهم)?$/;
const ITS_OWN = /نشرت?(?:و)?(?:ه|ها|هم)$/;
/** Words behind a verb in which what is deployed or published stands. */
const OBJECT = 9;

/** Words of a name between a verb and the flag that is raised. */
const FLAG = new WordSet("علم اعلام رايه", "ال");
const HOISTS = /^[وفب]?(?:ال)?[يت]?رفع(?:ت|وا)?$/;

/** The verb or noun is of floods, of a statement that somebody published, of a river that is dredged, or of a flag that no force raised. */
export function isNoDeed(sentence: Sentence, parties: Parties, hit: Hit): boolean {
  if (isWeapon(hit)) return false;
  const { tokens, last, arabic } = sentence;
  if (!arabic) return isOfNature(sentence, hit);
  if (NATURE.has(tokens, hit.first + 1) || (hit.first > sentence.first && isNatureBefore(sentence, hit))) return true;
  if (isOfNatureBehind(sentence, hit) || goesOnWithNature(sentence, hit)) return true;
  if (isToppled(sentence, parties, hit)) return true;
  if (isDredged(sentence, hit)) return true;
  if (isSmuggling(sentence, hit)) return true;
  if (isCalledAfter(sentence, hit)) return true;
  const word = wordOf(tokens, hit.first);
  if (DEPLOYS.test(word)) return !isDeployment(sentence, parties, hit);
  if (HOISTS.test(word) && FLAG.among(tokens, hit.first + 1, Math.min(last, hit.end)))
    return FLAG.has(tokens, hit.first + 1)
      ? !parties.hasArmedPeople() && !(sentence.whole ?? sentence).actors.some(isForce)
      : !parties.doers(hit).some(({ side }) => side === "armed");
  return false;
}

const MARTYR = new WordSet("الشهيد الشهدا الشهيده شهدا");
/** What is called after people who fell. */
const CALLED = new WordSet(
  "مدرسه مدارس ثانويه اعداديه ابتداييه كليه جامعه معهد شارع ساحه جسر مستشفي مستوصف ملعب قاعه حي مجمع مخيم معسكر قاعده لواء فوج كتيبه سريه " +
    "حديقه متنزه مسجد جامع مركز مطار سد طريق مقبره مزار مرقد موسسه ضريح نصب قريه ناديه دوار تقاطع",
  "و ف ب ل",
);

/** "the Martyr Khalil school": nobody is told to have fallen. */
const isCalledAfter = ({ tokens, first }: Sentence, hit: Hit): boolean =>
  hit.end - hit.first === 1 && hit.first > first && MARTYR.has(tokens, hit.first) && CALLED.has(tokens, hit.first - 1);

const DRUGS = new WordSet(
  "مخدرات مخدره المخدره كبتاغون كبتاجون كريستال كرستال حشيش هيرويين تهريب مهربين مهربات سجاير",
  "و ف ب ل ال بال وال لل",
);
const RAIDS = new WordSet("عمليه عمليات", "و ف ب ل ال بال وال لل");
const SLIPS = new WordSet("تسلل", "و ف ب ل ال");

/** "an attempt to slip in and smuggle", "the operation" against those who make drugs: nobody fights, where nobody is shot or hurt. */
function isSmuggling({ tokens, first, last, harms, triggers, persons }: Sentence, hit: Hit): boolean {
  if (SLIPS.has(tokens, hit.end - 1)) return DRUGS.among(tokens, hit.end, Math.min(last, hit.end + 3));
  if (!RAIDS.has(tokens, hit.first) && !RAIDS.has(tokens, hit.end - 1) && !RAIDS.has(tokens, hit.first + 1))
    return false;
  return (
    harms.length === 0 &&
    !anyHas(triggers, "shot") &&
    !persons.some(person => /^(?:ارهابي|داعش)/.test(wordOf(tokens, person.first))) &&
    DRUGS.among(tokens, first, last)
  );
}

const isForce = ({ senses }: Hit): boolean => !/^(?:civil|crowd|protest)$/.test(senses[0]!.part);

/** "the floods that cut them off": it stands right before a verb in the feminine, alone or with "that". */
function isNatureBefore({ tokens }: Sentence, { first }: Hit): boolean {
  if (!/(?:ت|ته|تها|تهم)$|^[وف]?[يت]/.test(wordOf(tokens, first))) return false;
  if (NATURE.has(tokens, first - 1)) return true;
  // "the drought of the marshes", "the floods that", "stray dogs"
  return (THAT.has(tokens, first - 1) || /^ال|ه$/.test(wordOf(tokens, first - 1))) && NATURE.has(tokens, first - 2);
}
const THAT = new WordSet("التي الذي");

/** "a wave of dust sweeps the country": verb, what it is done to, and then what does it. */
function isOfNatureBehind({ tokens, last, named }: Sentence, { first, end }: Hit): boolean {
  if (end - first > 1 || !isVerbal(wordOf(tokens, first))) return false;
  const object = named.find(name => name.first === end);
  const behind = object?.end ?? (/^ال/.test(wordOf(tokens, end)) ? end + 1 : -1);
  return behind > end && behind < last && NATURE.has(tokens, behind);
}

const isVerbal = (word: string): boolean => /^[وف]?[يت]|ت$/.test(word);

/** "The water covered the streets and swept cars away": the verb behind "and" goes on with the subject of the sentence. */
function goesOnWithNature({ tokens, first, last, actors, persons }: Sentence, hit: Hit): boolean {
  if (!/^[وف]/.test(wordOf(tokens, hit.first)) || hit.first === first) return false;
  if (!NATURE.has(tokens, first + 1) && !NATURE.has(tokens, first)) return false;
  const next = Math.min(last, hit.end + 1);
  return ![...actors, ...persons].some(one => has(one, "armed") && one.first < next && one.first >= hit.first);
}

const TOPPLES = /^[وف]?(?:ا?طاح|[يت]طيح|اطيح|ال?اطاحه|لل?اطاحه|باطاحه|بالاطاحه)(?:ت|وا)?$/;
/** Whom the police bring down. */
const CULPRITS = new WordSet(
  "ارهابي ارهابيا ارهابيين ارهابيه متهم متهما متهمين متهمه مطلوب مطلوبا مطلوبين خليه خلايا شبكه شبكات عصابه عصابات تاجر تجار مروج مروجي قاتل قتله " +
    "مجرم مجرمين سارق مسوول قيادي قياديين عناصر عنصر عنصرا داعشي منفذ منفذي زعيم امير مهرب مهربين مزور مبتز",
  "ب بال ال و",
);

/** "was ousted by his board", "the results toppled old faces": nobody is arrested, where nobody is sought and no police are told of. */
function isToppled({ tokens, last }: Sentence, parties: Parties, { first, end }: Hit): boolean {
  if (!TOPPLES.test(wordOf(tokens, first))) return false;
  return !parties.hasForce() && !CULPRITS.among(tokens, end - 1, Math.min(last, end + 5));
}

const CLEARS = /^[وفبل]?(?:ال)?[يت]?ت?طه(?:ي)?ر(?:ت|وا|ون)?$/;
/** What is dredged, and what it is rid of. */
const CHANNELS = new WordSet(
  "نهر انهر انهار شط جدول جداول مبزل مبازل بزل قناه قنوات ترعه ترع مجري مجاري شبكات شبكه مصب سواقي ساقيه قاع خور",
  "ال",
);
const SILT = new WordSet(
  "نبات نباتات زهره اعشاب ترسبات رواسب اطيان طمي نفايات قصب ادغال الغام مخلفات انقاض اوساخ",
  "ال",
);

/** "clearing the river of weeds", "the district of mines": ground that nobody held. */
function isDredged({ tokens, last }: Sentence, { first, end }: Hit): boolean {
  if (!CLEARS.test(wordOf(tokens, first))) return false;
  if (CHANNELS.among(tokens, first + 1, Math.min(last, end + 1))) return true;
  for (let t = end; t < Math.min(last - 1, end + OBJECT); t++)
    if (wordOf(tokens, t) === "من" && SILT.has(tokens, t + 1)) return true;
  return false;
}

/** What floods, burns, shakes and sickens. */
const FORCES_OF_NATURE = new WordSet(
  "flood floods flooding floodwater floodwaters storm storms sandstorm sandstorms snowstorm blizzard hurricane tornado tornadoes cyclone typhoon " +
    "heat earthquake earthquakes quake quakes tremor tremors aftershock aftershocks landslide landslides mudslide avalanche rain rains downpour snow snowfall " +
    "hail lightning drought heatwave frost wind winds gales virus coronavirus covid pandemic epidemic disease cholera measles malaria flu outbreak blaze " +
    "wildfire wildfires inferno flames famine hunger locusts wolves fog pollution inflation",
);
const WAVES = new WordSet("wave waves snap spell");
const WEATHER = new WordSet("heat cold dust");
const A_FIRE = new WordSet("a huge massive big large major fierce devastating overnight forest house hospital factory");
/** Words between a subject and its verb. */
const AUXILIARY = new WordSet(
  "that which has have had also later then quickly soon again once nearly almost twice utterly completely totally badly severely partly",
);

const IS = new WordSet("is are was were been");

/** "the floods that cut off the town", "heat waves hit", "a fire destroyed", "was destroyed by fire": nobody did it. */
function isOfNature(sentence: Sentence, hit: Hit): boolean {
  const { tokens, first } = sentence;
  const verb = hit.senses.some(({ part }) => part !== "noun" && part !== "weapon");
  if (!verb || isNounHere(sentence, hit)) return false;
  let t = hit.first - 1;
  const lasting = wordOf(tokens, hit.first).endsWith("ing");
  while (t > first && (AUXILIARY.has(tokens, t) || (lasting && IS.has(tokens, t)))) t--;
  if (t >= first && isForceOfNature(tokens, t)) return true;
  const by = wordOf(tokens, hit.end - 1) === "by" ? hit.end - 1 : hit.end;
  if (wordOf(tokens, by) !== "by") return false;
  const behind = /^(?:a|an|the|heavy|flash)$/.test(wordOf(tokens, by + 1)) ? by + 2 : by + 1;
  return isForceOfNature(tokens, behind);
}

/** "The storm cut the road and killed a shepherd": whatever is told of it, nobody did it. */
export function beginsWithNature({ tokens, first, arabic, persons, actors }: Sentence): boolean {
  if (arabic) return false;
  const t = /^(?:the|a|an|heavy|flash)$/.test(wordOf(tokens, first)) ? first + 1 : first;
  if (isForceOfNature(tokens, t)) return true;
  // "Protesters storm the palace": they do it.
  const people = [...persons, ...actors].some(hit => hit.end === t + 1 && !has(hit, "thing"));
  return !people && isForceOfNature(tokens, t + 1);
}

/** Speaks of storms, floods or fires, by words that say nothing else. */
export const speaksOfNature = ({ tokens, first, last }: Sentence): boolean =>
  FORCES_OF_NATURE.among(tokens, first, last) || NATURE.among(tokens, first, last);

function isForceOfNature(tokens: Tokens, t: number): boolean {
  if (FORCES_OF_NATURE.has(tokens, t)) return true;
  if (WAVES.has(tokens, t)) return WEATHER.has(tokens, t - 1);
  return wordOf(tokens, t) === "fire" && A_FIRE.has(tokens, t - 1);
}

/** "deployed three brigades", "the troops that they deployed"; not "published pictures", "a statement that it published". */
function isDeployment({ tokens, first, last }: Sentence, parties: Parties, hit: Hit): boolean {
  const word = wordOf(tokens, hit.first);
  if (ITS_OWN.test(word)) {
    for (let t = hit.first - 1; t >= Math.max(first, hit.first - 4); t--) if (DEPLOYED.has(tokens, t)) return true;
    return false;
  }
  let deployed = false;
  for (let t = hit.first + 1; t < Math.min(last, hit.first + OBJECT); t++) {
    if (PRINTED.has(tokens, t)) return false;
    deployed ||= DEPLOYED.has(tokens, t);
  }
  return deployed || parties.armedNear(hit, true);
}
