// Arabic verbs that tell of a deed of armed people only with the subject or the object that such a deed has.

import { WordSet } from "@/lib/text/tokenize";
import { anyHas, type Sentence, wordOf } from "../sentence";
import type { Parties } from "../who/parties";
import { type Hit, isWeapon } from "../words/rules";

/** What floods, burns and freezes, and is nobody's deed. */
const NATURE = new WordSet(
  "سيل سيول فيضان فيضانات مياه امطار ثلوج عاصفه عواصف رياح اعصار زلزال هزه حريق حرايق امواج طوفان ضباب انهيار صخور انقاض جراد " +
    "فيروس وباء مرض موجه",
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

/** The verb or noun is of floods, of a statement that somebody published, or of a flag that no force raised. */
export function isNoDeed(sentence: Sentence, parties: Parties, hit: Hit): boolean {
  if (isWeapon(hit)) return false;
  const { tokens, last } = sentence;
  if (NATURE.has(tokens, hit.first + 1) || (hit.first > sentence.first && isNatureBefore(sentence, hit))) return true;
  if (isSmuggling(sentence, hit)) return true;
  const word = wordOf(tokens, hit.first);
  if (DEPLOYS.test(word)) return !isDeployment(sentence, parties, hit);
  if (HOISTS.test(word) && FLAG.among(tokens, hit.first + 1, Math.min(last, hit.end)))
    return FLAG.has(tokens, hit.first + 1)
      ? !parties.hasArmedPeople() && !(sentence.whole ?? sentence).actors.some(isForce)
      : !parties.doers(hit).some(({ side }) => side === "armed");
  return false;
}

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
  return NATURE.has(tokens, first - 1) || (THAT.has(tokens, first - 1) && NATURE.has(tokens, first - 2));
}
const THAT = new WordSet("التي الذي");

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
