// Places that a sentence names and where its event was not: where those are who tell of it, what an arrest is for, what a threat depends on.

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Named, Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";
import { governor, isVast, KIND_WORD } from "./standing";

/** Words between a verb of saying and the place of who says it. */
const REACH = 9;
const SAYS = new WordSet(
  "said says told tells announced reported reports confirmed added revealed claimed warned complained complain " +
    "acknowledged stated described recalled insisted explained testified estimated",
);
/** "the police said that", in Arabic at the beginning of the clause. */
const SAYS_ARABIC =
  /^[وف]?(?:قال|قالت|قالوا|ذكر|ذكرت|افاد|افادت|اكد|اكدت|اوضح|اوضحت|اعلن|اعلنت|كشف|كشفت|اشار|اشارت|صرح|صرحت|اضاف|اضافت|بينت|روي|يروي|تقول|يقول|ابلغ|ابلغت|لفت|لفتت)$/;
/** "that", "of" what is said: behind it the place is of what is told. */
const THAT_ARABIC = new WordSet(
  "ان بان وان انه بانه وانه انها بانها وانها انهم بانهم وانهم عن قايلا قايله قوله قولها مبينا مضيفا",
);
const ACCORDING = new WordSet("وفق وفقا حسب بحسب حسبما كما وفقما نقلا", "و ف");

/** "A spokesman in Baghdad said that rockets hit the base", "..., a doctor in Hit said": the place of who tells it. */
export function isOfTeller(sentence: Sentence, { head }: Suspect, named: Named): boolean {
  if (sentence.arabic) return isOfArabicTeller(sentence, head, named);
  const { tokens, first, last } = sentence;
  const governing = governor(sentence, named);
  // "In Kirkuk, police said": where it was.
  if (governing === null || governing.hit.first <= first + 1) return false;
  const before = named.end <= head;
  // "a bomb killed two in Hit, police said"
  if (!before && !commaWithin(sentence, head, governing.hit.first)) return false;
  const until = before ? Math.min(head, named.end + REACH) : Math.min(last, named.end + REACH);
  for (let t = named.end; t < until; t++) {
    if (SAYS.has(tokens, t)) return before ? isBare(sentence, first, t) : isBare(sentence, governing.hit.first, t);
    // ", Colonel X," or "on Monday" may stand between; another clause may not.
    if ((tokens.gap[t - 1] ?? 0) >= GAP.stop || wordOf(tokens, t) === "and") break;
  }
  if (before) return saysThat(sentence, governing.hit.first, named.end, head);
  for (let t = governing.hit.first - 1; t > Math.max(head, governing.hit.first - REACH); t--) {
    if (tokens.gap[t]! >= GAP.comma) return false;
    if (wordOf(tokens, t) === "according" || (SAYS.has(tokens, t) && tokens.gap[t - 1]! >= GAP.comma))
      return isBare(sentence, t, named.first);
  }
  return false;
}

/** "said from a hospital bed in Hit that ...": where it was said. */
function saysThat({ tokens, first }: Sentence, at: number, end: number, head: number): boolean {
  if (end >= head || !/^(?:that|how)$/.test(wordOf(tokens, end))) return false;
  for (let t = at - 1; t >= Math.max(first, at - REACH) && tokens.gap[t]! < GAP.comma; t--)
    if (SAYS.has(tokens, t)) return true;
  return false;
}

function isOfArabicTeller(sentence: Sentence, head: number, named: Named): boolean {
  const { tokens, first } = sentence;
  const behind = named.first > head;
  const from = Math.max(behind ? head + 1 : first, named.first - REACH);
  for (let t = named.first - 1; t >= from; t--) {
    const word = wordOf(tokens, t);
    if (behind ? ACCORDING.hasWord(word) : SAYS_ARABIC.test(word) && t - first <= 2)
      // "According to article 4": nobody tells of it.
      return isBare(sentence, t + 1, named.first) && !(behind && ARTICLE.among(tokens, t + 1, t + 3));
    if (THAT_ARABIC.hasWord(word)) return false;
  }
  return false;
}

/** Somebody of whom it is told, rather than an office: "residents of Hit said", and not who "said from a bed in Hit". */
export function isPersonTelling({ persons, first, tokens }: Sentence, named: Named): boolean {
  return persons.some(
    hit =>
      hit.first >= Math.max(first, named.first - REACH) &&
      hit.end <= named.first &&
      has(hit, "civil") &&
      !SAYS.among(tokens, hit.end, named.first) &&
      !OFFICIAL.test(wordOf(tokens, hit.end - 1)),
  );
}

const OFFICIAL =
  /^(?:officials?|spokes\w+|ambassadors?|ministers?|diplomats?|consul|judges?|mayors?|governors?|lawmakers?|mps?|deput\w+|correspondents?|reporters?|members?|analysts?|experts?|advis[eo]rs?|hospitals?|doctors?|مسوول\w*|محافظ|قايممقام|قايمقام|نايب|وزير|قاضي|مراسل|مدير)$/;

/** No event is told between two words. */
function isBare({ triggers }: Sentence, from: number, to: number): boolean {
  return !triggers.some(hit => hit.first > from && hit.end <= to && hit.senses.some(({ part }) => part === "verb"));
}

function commaWithin({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (tokens.gap[t]! >= GAP.comma) return true;
  return false;
}

/** Those who tell of what happened where they are. */
const LOCAL = new WordSet(
  "police policeman security medical medic medics hospital hospitals officer officers source sources resident residents " +
    "witness witnesses doctor doctors health mayor correspondent reporter activist activists organiser organisers organizer organizers protester protesters municipal provincial local " +
    "مصدر مصادر شرطه الشرطه ضابط امني امنيه طبي طبيه محلي محليه شهود ناشط ناشطون مراسل مراسلنا قايممقام قايمقام قيادة عمليات " +
    "صحه دايره مستشفي اهالي سكان مديريه",
);

/** "A police source in Kirkuk said that a bomb killed two": where it was, if nothing says more. */
export function localTeller(sentence: Sentence, suspect: Suspect): Named | null {
  for (const named of sentence.named) {
    const { mention, place } = named;
    if (!mention.literal || place === null || isVast(place)) continue;
    if (!isOfTeller(sentence, suspect, named)) continue;
    for (let t = Math.max(sentence.first, named.first - REACH); t < named.first; t++)
      if (LOCAL.has(sentence.tokens, t)) return named;
  }
  return null;
}

const WHERE = new WordSet("where حيث");

/** "Balad, where a mortar fell on the market": what is told behind "where" happened there, whatever was told of it before. */
export function isWhere({ tokens, named: all }: Sentence, { first }: Suspect, named: Named): boolean {
  if (named.end > first || first - named.end > 14) return false;
  if (!WHERE.has(tokens, named.end)) return false;
  return !all.some(other => other.first > named.end && other.end <= first && governed(other, tokens));
}

function governed({ first }: Named, tokens: Sentence["tokens"]): boolean {
  return /^(?:in|at|near|في|قرب)$/.test(wordOf(tokens, first - 1));
}

const UNLESS = new WordSet("unless");

/** "unless it leaves the war in Gaza": of a condition. */
export function isOfCondition({ cues, tokens }: Sentence, { first }: Named, { end, head }: Suspect): boolean {
  const opens = (at: number) => at <= first && (at >= end || first < head);
  if (cues.some(cue => has(cue, "if") && opens(cue.first))) return true;
  for (let t = end; t < first; t++) if (UNLESS.has(tokens, t)) return true;
  return false;
}

/** "arrested eleven people for filming sites in Muharraq", "a man accused of a bombing in Karrada": of what the arrest is for. */
export function isOfCharge({ tokens, triggers }: Sentence, { first }: Named, { subtype, end }: Suspect): boolean {
  if (subtype !== "arrests") return false;
  for (let t = end; t < first; t++) {
    const word = wordOf(tokens, t);
    const next = wordOf(tokens, t + 1);
    if (word === "for" && /^\w{3,}ing$/.test(next)) return true;
    const charge =
      /^(?:accused|suspected|suspicion|charges|charged|convicted|wanted|behind|over)$/.test(word) &&
      (/^(?:behind|over)$/.test(word) || /^(?:of|for|over|in|with)$/.test(next));
    if (!charge && !CHARGE_ARABIC.hasWord(word)) continue;
    // "Wanted under article 4, in Mosul": the law says what for, and the place is that of the arrest.
    if (!charge && ARTICLE.among(tokens, t + 1, first)) return false;
    return triggers.some(
      hit =>
        hit.first > t && hit.end <= first && hit.senses.some(({ value }) => value !== "arrests" && value !== "none"),
    );
  }
  return false;
}

const CHARGE_ARABIC = new WordSet(
  "بتهمه لتورطه لتورطهم لضلوعه لضلوعهم المتهم متهم متهما متهمين متورط متورطين مطلوب للاشتباه مسوول مسوولين",
);

const ARTICLE = new WordSet("الماده ماده مواد المواد", "و ب ل");

/** "Dozens (of the) people (of the) district (of) Rifai demonstrated", in Arabic: a crowd that is told by where it lives, and comes together there. */
export function isHomeOfCrowd({ tokens, arabic, first }: Sentence, { type }: Suspect, named: Named): boolean {
  if (!arabic || (type !== "protests" && type !== "riots")) return false;
  let t = named.first - 1;
  while (t > first && t > named.first - 3 && KIND_WORD.test(wordOf(tokens, t))) t--;
  return t >= first && DWELLERS.has(tokens, t);
}

const DWELLERS = new WordSet("اهالي سكان ابنا مواطني سكنه", "و ل");

const WARD = new WordSet("hospital hospitals clinic infirmary morgue");
const TREATED = new WordSet(
  "died dies succumbed treated treatment admitted recovering surgery operated hospitalised hospitalized pronounced buried",
);

/** "died overnight at Azadi hospital" */
export function isWard({ tokens, first, last }: Sentence, named: Named): boolean {
  let ward = WARD.has(tokens, named.end - 1);
  for (let t = named.end; t < Math.min(last, named.end + 3); t++) ward ||= WARD.has(tokens, t);
  for (let t = named.first - 1; ward && t >= Math.max(first, named.first - 6); t--)
    if (TREATED.has(tokens, t)) return true;
  return false;
}

const LIKENS = new WordSet(
  "reminiscent recalls recalled recalling resembles resembled resembling resemblance echoes echoed echoing akin similar unlike likened",
);
/** "in the manner of", "following the example of"; of places themselves "like" says as much as "such as". */
const MANNER = new WordSet("manner style example footsteps model fashion");
const LIKENS_ARABIC = new WordSet("غرار شبيه شبيها شبيهه مشابه مشابها مشابهه اسوه يذكر تذكر اشبه يشبه تشبه", "و ب");

/** "in a manner reminiscent of the group in Lebanon", in Arabic "in the manner of what": of what it is compared to, behind what is told. */
export function isOfComparison({ tokens, arabic }: Sentence, { first }: Named, { end }: Suspect): boolean {
  for (let t = end; t < first; t++)
    if (arabic ? LIKENS_ARABIC.has(tokens, t) : LIKENS.has(tokens, t) || (MANNER.has(tokens, t) && isOf(tokens, t)))
      return true;
  return false;
}

const isOf = (tokens: Sentence["tokens"], t: number): boolean => wordOf(tokens, t + 1) === "of";

const SAKE = new WordSet("support solidarity sympathy defence");
const SAKE_ARABIC = new WordSet("تضامنا تضامنيه تضامن متضامنين متضامنه", "ال");
const FOR_ARABIC = new WordSet("لاجل اجل لنصره");
const PEOPLE_OF = new WordSet("the people children of families");

/** "a rally for Gaza", "marched in solidarity with Gaza": for whose sake a crowd comes together, which is somewhere else. */
export function isOfSake({ tokens, arabic }: Sentence, { first }: Named, { type, first: from, end }: Suspect): boolean {
  if (type !== "protests" || first < from) return false;
  let t = first - 1;
  if (arabic) return FOR_ARABIC.has(tokens, t) || (wordOf(tokens, t) === "مع" && SAKE_ARABIC.has(tokens, t - 1));
  while (t > end && PEOPLE_OF.has(tokens, t) && !SAKE.has(tokens, t - 1)) t--;
  if (wordOf(tokens, t) === "for") return t <= end;
  return /^(?:of|with|for)$/.test(wordOf(tokens, t)) && SAKE.has(tokens, t - 1);
}

const WARS = new WordSet("war wars conflict invasion الحرب حرب بالحرب للحرب");

/** "since the war in Gaza", "against the war in Iraq": of a war that is called after the place, where it is not itself what happened. */
export function isOfWar(sentence: Sentence, named: Named, { end, first }: Suspect): boolean {
  const { tokens } = sentence;
  const of = governor(sentence, named)?.hit.first ?? named.first;
  const war = of - 1;
  return WARS.has(tokens, war) && !(first <= war && war < end) && tokens.gap[war]! < GAP.comma;
}

/** "A professor at Mustansiriya was shot in Palestine Street": what is told first is where somebody works. */
export function isWorkplace(sentence: Sentence, named: Named, { first }: Suspect): boolean {
  if (named.end > first || sentence.arabic) return false;
  const governing = governor(sentence, named);
  if (governing === null || wordOf(sentence.tokens, governing.hit.first) !== "at") return false;
  const at = governing.hit.first;
  return sentence.persons.some(
    hit => has(hit, "civil") && hit.first - sentence.first <= 2 && hit.end <= at && at - hit.end <= 2,
  );
}

/** "violence elsewhere in the country": shortly behind what is told, and not "elsewhere in the town". */
export function isElsewhere({ tokens, last, arabic }: Sentence, { end }: { end: number }): boolean {
  for (let t = end; !arabic && t < Math.min(last, end + ELSEWHERE); t++)
    if (wordOf(tokens, t) === "elsewhere") return !HERE.has(tokens, t + 3);
    else if (tokens.gap[t - 1]! >= GAP.comma) return false;
  return false;
}
const ELSEWHERE = 6;
const HERE = new WordSet("town city village district neighbourhood area camp building compound");

/** "In a separate incident", "elsewhere": not where the last one was. */
export function isSeparate({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < Math.min(last, first + SOON); t++) {
    if (APART.has(tokens, t)) return true;
    if (OTHER.has(tokens, t) && CASES.has(tokens, t + 1))
      return wordOf(tokens, t - 1) === "in" || wordOf(tokens, t - 2) === "in";
    if (CASES_ARABIC.has(tokens, t) && OTHER_ARABIC.has(tokens, t + 1)) return true;
  }
  return false;
}
const APART = new WordSet("elsewhere separately unrelated");
const OTHER = new WordSet("separate another other different");
const CASES = new WordSet("incident incidents attack attacks development developments operation operations case cases");
const CASES_ARABIC = new WordSet("حادث حادثه هجوم سياق عمليه تطور موضوع شان انفجار");
const OTHER_ARABIC = new WordSet("منفصل منفصله اخر اخري مختلف");
/** Words at the beginning of a sentence. */
const SOON = 6;
