// What is history because of what the account told before it: what a court heard, and what came after something recalled.

import { WordSet } from "@/lib/text/tokenize";
import type { DateRange } from "@/lib/types";
import type { Sentence } from "../sentence";
import type { Suspect, Told } from "../suspect";
import { toDay } from "../when/calendar";
import { wordOf } from "../words/folded";

/** Sentences over which an account is in a courtroom. */
const IN_COURT = 3;
/** What happened so many days before the article is no news of its day. */
const FRESH = 14;

/** "The judges heard that ...", "... , her lawyer argued", soon after a sentence about a trial. */
function isHeard({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < Math.min(last, first + 4); t++) if (PLEADERS.test(wordOf(tokens, t))) return true;
  for (let t = first; t < last - 1; t++)
    if (/^(?:lawyers?|counsel|defen[cs]e)$/.test(wordOf(tokens, t)) && PLEADS.has(tokens, t + 1)) return true;
  return false;
}

const PLEADERS =
  /^(?:judges?|prosecutors?|prosecution|defendants?|convicts?|accused|indictment|jury|[وف]?(?:ال)?(?:متهم|متهمان|متهمون|متهمين|مدان|مدانان|مدانين|مدانون|قضاه|ادعا))$/;
const PLEADS = new WordSet("argued argues told said says claimed maintained insisted added");

/** "The next morning", "weeks later", "an official said at the time": on from what was told before. */
function goesOn({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < last - 1; t++) {
    const [word, next] = [wordOf(tokens, t), wordOf(tokens, t + 1)];
    if (THEN.has(tokens, t) || (word === "time" && next !== "of" && AT_THE.test(textBefore(tokens, t)))) return true;
    if (/^(?:next|following|same|that|subsequent)$/.test(word) && SPANS.hasWord(next) && !isNow(wordOf(tokens, t - 1)))
      return true;
    if (SPANS.hasWord(word) && /^(?:later|afterwards|after|التالي|التاليه|اللاحقه)$/.test(next)) return true;
    if (/^[وف]?بعد$/.test(word) && /^(?:ذلك|ايام|اسابيع|اشهر|ساعات)$/.test(next)) return true;
  }
  return false;
}

const THEN = new WordSet("حينها وقتها انذاك حينذاك وقتذاك يومها", "و ف");
const AT_THE = /^at (?:the|that)$/;
const textBefore = (tokens: Sentence["tokens"], t: number): string =>
  `${wordOf(tokens, t - 2)} ${wordOf(tokens, t - 1)}`;

const AFTER_HISTORY = "after something that is history";

/** "He added that", in Arabic "and the official added". */
const isAdded = ({ tokens, first }: Sentence): boolean =>
  ADDS.has(tokens, first) || (/^(?:he|she|they)$/.test(wordOf(tokens, first)) && wordOf(tokens, first + 1) === "added");
const ADDS = new WordSet("اضاف اضافت تابع تابعت", "و ف");

const isNow = (word: string): boolean => /^(?:over|for|until|this)$/.test(word);
const SPANS = new WordSet(
  "hour hours day days morning mornings night nights evening evenings week weeks month months year years يوم ليله ايام " +
    "اسابيع اشهر سنوات",
  "ال",
);

/** "The group has documented ...", "the mission recorded ...", in Arabic "the centre documented": findings, which are the news however old. */
export function documents({ tokens, first, last }: Sentence): boolean {
  return FOUND.among(tokens, first, last) && FINDER.among(tokens, first, last);
}

const FOUND = new WordSet(
  "documented documents recorded verified registered corroborated وثق وثقت يوثق توثق رصد رصدت سجل سجلت احصي احصت " +
    "ووثق ووثقت ويوثق وتوثق ورصد ورصدت وسجل وسجلت واحصي واحصت فوثق فوثقت فيوثق فتوثق فرصد فرصدت فسجل فسجلت فاحصي فاحصت",
);
const FINDER = new WordSet(
  "group mission researcher researchers organisation organization observatory monitor monitors monitoring team we office centre center commission report " +
    "unami amnesty مركز مرصد منظمه تقرير شبكه بعثه مفوضيه المركز المرصد المنظمه التقرير الشبكه البعثه المفوضيه فريقنا فريق",
);

/** Why an event that is told as having happened is history all the same; null where it is none. */
export function recalledBy(
  sentence: Sentence,
  { type, subtype }: Suspect,
  date: DateRange | null,
  before: Told | undefined,
  { court, now, publishedOn }: { court: number; now: number; publishedOn: DateRange | null },
): string | null {
  if (date !== null && publishedOn !== null && toDay(publishedOn.from) - toDay(date.to) < FRESH) return null;
  if (
    now - court <= IN_COURT &&
    now > court &&
    type !== "protests" &&
    type !== "riots" &&
    subtype !== "arrests" &&
    isHeard(sentence)
  )
    return "what a court heard";
  if (before?.incident.status !== "background" || now - before.sentence > 1) return null;
  // "He added": of what was recalled in the sentence before, too.
  const adds = isAdded(sentence) && before.incident.evidence.some(({ note }) => note === AFTER_HISTORY);
  return adds || goesOn(sentence) ? AFTER_HISTORY : null;
}
