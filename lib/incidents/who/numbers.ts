// How many: which of the numbers that a sentence states count the dead and the injured.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { StatedNumber } from "@/lib/types";
import { clauseBetween, has, type Sentence, spanOf, textOf, wordOf } from "../sentence";
import type { Hit } from "../words/rules";
import { mixedOf } from "./mixed";
import type { Quantity } from "./quantities";
import { type Victims, victimsOf, withCompany as withOthers } from "./victims";

export interface Casualties {
  deaths: StatedNumber | null;
  injuries: StatedNumber | null;
}

/** What a number must not count to be a number of people. */
const UNITS = new Set(
  (
    "km kms kilometres kilometers kilometre kilometer miles mile metres meters percent per hours hour minutes days day weeks months years year rockets " +
    "rocket missiles shells mortars bombs bomb ieds drones drone strikes airstrikes raids air houses homes vehicles vehicle cars car trucks tanks " +
    "villages dollars billion tonnes tons barrels times rounds kg explosives explosions blasts attacks incidents operations " +
    "seconds second minute week month yards feet acres dunams hectares dinars euros points floors storeys rooms " +
    "دقيقه ثانيه ثواني يوما يوم شهر شهرا اشهر اسبوع اسبوعا اسابيع عام عاما اعوام سنه سنوات دولار دولارا دينار دينارا دونم دونما طن طنا " +
    "مره مرات منزلا مترا سياره عجله دراجه صاروخا طائره طايره مسيره طايرات مسيرات غاره هجوم هجوما هجمات عمليه عمليات " +
    "رصاصه رصاصات طلقه طلقات اطلاقه اطلاقات شظيه شظايا دارا دور محلا محال مبني مباني بنايه بنايات خيمه خيم قارب زورق قوارب زوارق دبابه دبابات اليه اليات " +
    "مدرعه مدرعات شاحنه شاحنات قنبله قنابل لغما لغم الغام نقطه نقاط موقعا مواقع قريه قري مدن محافظات حادثه حوادث كيلوغرام كيلوغراما كغم غراما " +
    "كم كيلومتر كيلومترات صاروخ صواريخ قذايف ساعات ساعه ايام عبوات غارات منازل عجلات سيارات بالميه دقايق امتار كيلومترا متر قذيفه عبوه"
  ).split(" "),
);
const ANOTHER = new WordSet("a an another one اخر");
const PLURAL = /(?:s|men|women|children|people|police|troops|family)$/;

/** How far from its verb a number of victims may stand, in words. */
const FAR = 9;

const HARMED = /^[وف]?(?:اصيب|قتل|جرح|استشهد|توفي)(?:ت|وا|ا)?$/;
/** "the killing of her": who it was is told before. */
const HARMING_THEM = /^[وفبل]{0,2}(?:اصابت|مقتل|استشهاد|مصرع|وفات)(?:ه|ها|هما|هم|هن)$/;
const HARMING = /^[وفبل]{0,2}(?:اصابه|مقتل|استشهاد|مصرع|قتل|جرح|وفاه)$/;

/** The numbers of dead and injured that the sentence states, each bound to a word of harm. */
export function casualtiesOf(sentence: Sentence, quantities: readonly Quantity[]): Casualties {
  const all = sentence.harms.filter(hit => (has(hit, "death") || has(hit, "injury")) && !isAttempted(sentence, hit));
  const isPeople = (one: Quantity): boolean => countsPeople(sentence, one);
  const mixed = mixedOf(sentence, all, quantities, isPeople);
  const harms = all.filter(hit => !mixed.hits.has(hit) || nobodyBefore(sentence, hit) !== -1);
  const casualties: Casualties = { deaths: null, injuries: null };
  const taken = new Set<Quantity>(mixed.numbers);
  for (const hit of sentence.harms) {
    if (!has(hit, "none")) continue;
    const none = counted(sentence, hit.first, hit.end, 0);
    const text = none.text.toLowerCase();
    if (!/hurt|injur|wounded|unscathed/.test(text) || /casualt|killed/.test(text)) casualties.deaths ??= none;
    if (!/killed|death|died|fatal|loss of life/.test(text)) casualties.injuries ??= none;
  }
  // "ثمانية قتلى وخمسين جريحا": the number right before its noun, unless a verb before it has one.
  const told = new Set<string>();
  for (const hit of sentence.arabic ? harms : []) {
    const field = has(hit, "death") ? "deaths" : "injuries";
    // A verb counts what stands after it.
    const word = wordOf(sentence.tokens, hit.first);
    const behind = quantities.some(({ bare }) => bare >= hit.end && bare <= hit.end + 1);
    // "the killing of two and the wounding of five", "of a woman": so does the noun of a verb.
    if (HARMED.test(word) || (HARMING.test(word) && (word.startsWith("و") || behind))) {
      if (behind) told.add(field);
      continue;
    }
    const quantity = quantities.find(({ end }) => end === hit.first);
    if (quantity === undefined || casualties[field] !== null || told.has(field)) continue;
    taken.add(quantity);
    casualties[field] = stated(sentence, quantity);
  }
  for (const hit of harms) {
    const field = has(hit, "death") ? "deaths" : "injuries";
    if (casualties[field] !== null) continue;
    const nobody = nobodyBefore(sentence, hit);
    if (nobody !== -1) {
      casualties[field] = counted(sentence, nobody, hit.end, 0);
      continue;
    }
    const victims = sentence.arabic ? victimsOf(sentence, quantities, hit, isPeople) : null;
    if (victims !== null && !victims.of.some(one => taken.has(one))) {
      for (const one of quantities) if (one.bare >= victims.first && one.bare < victims.end) taken.add(one);
      casualties[field] = asStated(sentence, victims);
      continue;
    }
    const within = quantities.find(({ bare, end }) => bare > hit.first && end < hit.end);
    if (within) {
      casualties[field] = stated(sentence, within);
      continue;
    }
    const passive = isPassive(sentence, hit);
    const [ask, otherwise] = sentence.arabic || !passive ? [numberBehind, numberBefore] : [numberBefore, numberBehind];
    casualties[field] =
      ask(sentence, quantities, harms, hit, taken) ??
      otherwise(sentence, quantities, harms, hit, taken) ??
      (sentence.arabic ? ofWord(sentence, hit) : (namedBehind(sentence, hit) ?? ofWas(sentence, hit)));
  }
  // "Dozens were killed and wounded": a word for a number is of both.
  const word = mixed.numbers.find(({ low, high }) => low === null && high === null);
  if (word !== undefined) {
    casualties.deaths ??= stated(sentence, word);
    casualties.injuries ??= stated(sentence, word);
  }
  return casualties;
}

/** "killed Hussam al-Darraji": one by name, who is not told of as anything else. */
function namedBehind(sentence: Sentence, { first, end }: Hit): StatedNumber | null {
  const { tokens, last, named, actors, persons } = sentence;
  if (!KILLED.has(tokens, first) || tokens.gap[end - 1] !== GAP.space) return null;
  let t = end;
  for (; t < Math.min(last, end + NAME); t++) {
    if (t > end && tokens.gap[t - 1]! > GAP.hyphen) break;
    const al = /^(?:al|el|bin|abu|ibn)$/.test(wordOf(tokens, t));
    if (tokens.shape[t] !== SHAPE.capital && !al) break;
  }
  const known = [...named, ...actors, ...persons].some(hit => hit.first < t && hit.end > end);
  if (t - end < 2 || known || PEOPLES.test(wordOf(tokens, t - 1))) return null;
  if (t < last && tokens.gap[t - 1]! <= GAP.hyphen && !BEHIND_NAME.has(tokens, t)) return null;
  return counted(sentence, end, t, 1);
}
/** Words of a name. */
const NAME = 6;
const KILLED = new WordSet("killed kills killing assassinated assassinates assassinating murdered murders murdering");
const PEOPLES = /s$|(?:ish|ian|ese|ites?)$/;
const BEHIND_NAME = new WordSet(
  "in at on near outside inside with by and as when after while who before during along from",
);

/** "was killed": one, where it is no crew or family. */
function ofWas(sentence: Sentence, hit: Hit): StatedNumber | null {
  const { tokens, first } = sentence;
  const at = wordOf(tokens, hit.first) === "was" ? hit.first + 1 : hit.first;
  if (!HURT.has(tokens, at)) return null;
  const also = wordOf(tokens, at - 1) !== "was" && /ly$|^(?:also|later)$/.test(wordOf(tokens, at - 1));
  const was = also ? at - 2 : at - 1;
  if (was < first || wordOf(tokens, was) !== "was") return null;
  for (let t = was - 1; t >= Math.max(first, was - SUBJECT); t--) if (MANY.has(tokens, t)) return null;
  return counted(sentence, was, hit.end, 1);
}
const HURT = new WordSet("killed shot assassinated murdered wounded injured slain executed gunned fatally");
/** Words in which the subject of a verb is looked for. */
const SUBJECT = 12;
const MANY = new WordSet(
  "family families crew group unit patrol squad team cell platoon convoy gang band household couple pair half part rest number most some all none nobody nothing " +
    "one anyone anybody everyone everybody someone whether if it which that civilian leadership command army police force militia staff population movement wedding",
);

/** In Arabic "met his death", "a dead man", "led to her death": so many as its last word says. */
function ofWord(sentence: Sentence, { first, end }: Hit): StatedNumber | null {
  const { tokens } = sentence;
  const word = wordOf(tokens, end - 1);
  const before = wordOf(tokens, first - 1);
  const his = end - first > 1 ? HIS_DEATH.exec(word) : HARMING_THEM.test(word) && OF_THEM.exec(word);
  if (his) {
    if (HURT_BY.test(word) && !/^(?:بجر|بطلق|بعيار|برصاص|بشظ|بحروق)/.test(wordOf(tokens, end))) return null;
    const number = his[1] === "هما" ? 2 : 1;
    return counted(sentence, first, end, number);
  }
  if (/^(?:بين|اي|اول)$/.test(before)) return null;
  if (ONE_HURT.hasWord(word)) return counted(sentence, first, end, 1);
  return TWO_HURT.hasWord(word) ? counted(sentence, first, end, 2) : null;
}
const ONE_HURT = new WordSet("قتيل قتيلا قتيله جريح جريحا شهيد شهيدا صريعا صريعه جثه جثمان", "و ف ب");
const TWO_HURT = new WordSet("قتيلان قتيلين جريحان جريحين شهيدان شهيدين جثتان جثتين جثتي", "و ف ب");
const HIS_DEATH = /^(?:حتف|مصرع|نحب)(ه|ها|هما)$/;
const OF_THEM = /(هما|ها|ه)$/;
const HURT_BY = /^[وفبل]{0,2}اصابت/;

/** "tried to kill a judge", in Arabic "an attempt to assassinate him": nobody died of it. */
function isAttempted({ tokens, arabic }: Sentence, { first }: Hit): boolean {
  const before = wordOf(tokens, first - 1);
  if (arabic) return ATTEMPT_AR.hasWord(before) && /اغتيال|تصفيه|قتل/.test(wordOf(tokens, first));
  return before === "to" && (ATTEMPTS.has(tokens, first - 2) || ATTEMPTS.has(tokens, first - 3));
}
const ATTEMPT_AR = new WordSet("محاوله محاولات محاولتي عمليات", "و ف ب ل ال وال فال بال لال");
const ATTEMPTS = new WordSet(
  "tried try tries trying attempt attempts attempted attempting plot plots plotted plotting plan plans planned planning want wants wanted " +
    "wanting threaten threatens threatened threatening vow vows vowed vowing order orders ordered ordering intend intends intended intending " +
    "seek seeks sought seeking aim aims aimed aiming conspired conspiring conspiracy hired paid sworn swore pledged called calls call",
);

/** "No one of the crew was hurt", "none of the guards was killed or wounded": where they stand who did not come to harm; -1 where none do. */
function nobodyBefore(sentence: Sentence, hit: Hit): number {
  const { tokens, first, arabic } = sentence;
  if (arabic || !isPassive(sentence, hit)) return -1;
  for (let t = hit.first - 1; t >= Math.max(first, hit.first - FAR); t--) {
    if (tokens.gap[t]! > GAP.comma) return -1;
    const word = wordOf(tokens, t);
    if (word === "but" || word === "and") return -1;
    const nobody =
      word === "nobody" ||
      word === "none" ||
      (word === "no" &&
        (wordOf(tokens, t + 1) === "one" ||
          /^(?:was|were|is|are)$/.test(wordOf(tokens, t + 2)) ||
          sentence.persons.some(({ first }) => first === t + 1)));
    if (nobody) return clauseBetween(sentence, t, hit.first) ? -1 : t;
  }
  return -1;
}

const SUFFERED = new WordSet("was were been be being is are got left found people others another");

/** "were killed", "12 wounded", "found dead": the victims stand before. */
function isPassive({ tokens, first }: Sentence, hit: Hit): boolean {
  const word = wordOf(tokens, hit.first);
  if (word.endsWith("ing") || word === "toll") return false;
  if (/^(?:died|die|dies|dead|perished|lost|succumbed|kia|wia|needed|suffered|suffering)$/.test(word)) return true;
  for (let t = hit.first; t >= Math.max(first, hit.first - 4); t--) {
    if (SUFFERED.has(tokens, t)) return true;
  }
  // "were killed and 40 more injured"
  return wordOf(tokens, hit.first - 1) === "more";
}

function numberBehind(
  sentence: Sentence,
  quantities: readonly Quantity[],
  harms: readonly Hit[],
  hit: Hit,
  taken: Set<Quantity>,
): StatedNumber | null {
  const { last } = sentence;
  const next = harms.find(other => other.first >= hit.end);
  const joint = next ? Math.max(hit.end, next.first) : last;
  // "killed and wounded 12": not ours to part.
  const until = Math.min(last, hit.end + FAR, joint);
  for (const quantity of quantities) {
    if (quantity.bare < hit.end || quantity.bare >= until || taken.has(quantity)) continue;
    if (
      clauseBetween(sentence, hit.end - 1, quantity.bare) ||
      tokensBetween(sentence, hit.end, quantity.first) > 3 + (sentence.arabic ? 2 : 0)
    )
      break;
    if (!countsPeople(sentence, quantity)) continue;
    // "killed ... and 12 wounded": the number before the next word of harm is that one's, where it stands right before it.
    if (next && quantity.end >= next.first - 1 && isPassive(sentence, next) && quantity.first > hit.end + 1) break;
    taken.add(quantity);
    // "ran over two": the words before are the verb's.
    if (quantity.first < hit.end) return stated(sentence, { ...quantity, first: quantity.bare, high: quantity.low });
    const company = quantities[quantities.indexOf(quantity) + 1];
    if (
      company &&
      company.first < last &&
      joins(sentence, quantity, company) &&
      !(next && next.first - company.end <= 2)
    ) {
      taken.add(company);
      return sum(sentence, quantity, company);
    }
    return withCompany(sentence, quantity);
  }
  let end = Math.min(until, hit.end + 4);
  // "injured after a bomber struck": who did it.
  for (let t = hit.end; t < end; t++) if (DOERS_BEHIND.has(sentence.tokens, t)) end = t;
  return oneOf(sentence, quantities, hit.first, hit.end) ?? oneOf(sentence, quantities, hit.end, end);
}
const DOERS_BEHIND = new WordSet("after when as by before while because where");

function numberBefore(
  sentence: Sentence,
  quantities: readonly Quantity[],
  harms: readonly Hit[],
  hit: Hit,
  taken: Set<Quantity>,
): StatedNumber | null {
  if (HARMING_THEM.test(wordOf(sentence.tokens, hit.first))) return null;
  const previous = harms.findLast(other => other.end <= hit.first);
  const from = Math.max(sentence.first, hit.first - FAR - 3, previous ? previous.end : 0);
  for (let i = quantities.length - 1; i >= 0; i--) {
    const quantity = quantities[i]!;
    if (quantity.end > hit.first || quantity.bare < from || taken.has(quantity)) continue;
    if (!countsPeople(sentence, quantity) || clauseBetween(sentence, quantity.end - 1, hit.first)) continue;
    taken.add(quantity);
    const company = i > 0 ? quantities[i - 1]! : null;
    if (company && joins(sentence, company, quantity)) return sum(sentence, company, quantity);
    // "a sheikh and four of his kinsmen were shot"
    if (wordOf(sentence.tokens, quantity.first - 1) === "and") {
      const both = oneOf(sentence, quantities, Math.max(from, quantity.first - 5), quantity.first - 1);
      if (both !== null && both.low !== null && both.low === (quantity.low ?? 0) + 1) return both;
    }
    return withCompany(sentence, quantity, hit.first);
  }
  return isPassive(sentence, hit) ? oneOf(sentence, quantities, Math.max(from, hit.first - 9), hit.first) : null;
}

function tokensBetween({ tokens }: Sentence, from: number, to: number): number {
  let count = 0;
  for (let t = from; t < to; t++) if (tokens.gap[t]! <= GAP.comma) count++;
  return count;
}

/** Not a distance, a date, a year, an age, a share or a number of things. */
export function countsPeople(sentence: Sentence, quantity: Quantity): boolean {
  const { tokens, last } = sentence;
  let next = quantity.end < last ? wordOf(tokens, quantity.end) : "";
  // "10,20 minutes": of what the last of the numbers is.
  for (let t = quantity.end; t < last && tokens.shape[t] === SHAPE.digit && tokens.gap[t - 1]! <= GAP.comma; )
    next = ++t < last ? wordOf(tokens, t) : "";
  const day = sentence.persons.some(hit => hit.first === quantity.end + 1); // "27 day labourers"
  if ((UNITS.has(next) && !day) || MONTHS.test(next)) return false;
  // "the twentieth of October"
  if (next === "من" && MONTHS.test(wordOf(tokens, quantity.end + 1))) return false;
  if (/%/.test(tokens.text.slice(tokens.end[quantity.end - 1]!, tokens.end[quantity.end - 1]! + 2))) return false;
  // "three of them children", "including two women": parts of a number told before.
  const before = quantity.first > sentence.first ? wordOf(tokens, quantity.first - 1) : "";
  if (before === "including" || before === "among") return false;
  const aside = tokens.gap[quantity.first - 1] === GAP.comma;
  if (aside && next === "of" && /^(?:them|whom|those|منهم)$/.test(wordOf(tokens, quantity.end + 1))) return false;
  // "six men, three for theft"
  if (aside && /^(?:for|from|in)$/.test(next) && tokens.gap[quantity.first - 1] === GAP.comma) return false;
  if (isAge(sentence, quantity)) return false;
  // "in her twenties", and "Kurdistan 24", which tells of it
  if (/^(?:من|عمره|عمرها)$/.test(next) && /^عمر/.test(wordOf(tokens, next === "من" ? quantity.end + 1 : quantity.end)))
    return false;
  if (
    tokens.shape[quantity.bare] === SHAPE.digit &&
    (MEDIA.has(tokens, quantity.bare - 1) ||
      OUTLET.among(tokens, Math.max(sentence.first, quantity.bare - 3), quantity.bare))
  )
    return false;
  const isPerson = sentence.persons.some(hit => hit.first >= quantity.end && hit.first <= quantity.end + 4);
  const left = quantity.bare > sentence.first ? wordOf(tokens, quantity.bare - 1) : "";
  // "three brothers from one family"
  if (/^(?:from|of|in)$/.test(left) && /^(?:family|tribe|clan|household|unit)$/.test(next)) return false;
  // "the colonel, 44, was killed"
  if (aside && tokens.gap[quantity.end - 1] === GAP.comma && tokens.shape[quantity.bare] === SHAPE.digit) return false;
  const close = quantity.bare > 0 && tokens.gap[quantity.bare - 1]! <= (left.length < 5 ? GAP.stop : GAP.space);
  if ((MONTHS.test(left) && close) || /[$€£]/.test(tokens.text[tokens.start[quantity.bare]! - 1] ?? "")) return false;
  const isYear = quantity.low !== null && quantity.low >= 1900 && quantity.low <= 2100;
  if (isYear && (!isPerson || /^(?:in|since|[وبفلك]?(?:ال|ل)?(?:عام|سنه))$/.test(left))) return false;
  // "a family of five"
  if (left === "of" && FAMILY.has(tokens, quantity.bare - 2) && ANOTHER.has(tokens, quantity.bare - 3))
    return wordOf(tokens, quantity.bare - 4) !== "of";
  if (/^(?:in|on|by|since|of|at|km|عام|سنه|في)$/.test(left) && !isPerson) return false;
  if (/^(?:th|st|nd|rd|brigade|division|battalion|regiment|of|am|pm)$/.test(next)) return next === "of";
  return true;
}
/** "aged 7 and 11", "the youngest of them 11", "the eldest was only 20" */
function isAge({ tokens, first, last, persons }: Sentence, { first: from, end }: Quantity): boolean {
  // "who was 22 and studied law"
  if (tokens.shape[from] === SHAPE.digit && WAS.has(tokens, from - 1) && wordOf(tokens, from - 2) === "who")
    return end >= last || tokens.gap[end - 1]! >= GAP.comma || !persons.some(hit => hit.first === end);
  for (let t = from - 1; t >= Math.max(first, from - AGE_REACH); t--) {
    if (AGED.has(tokens, t))
      return t >= from - 1 || /^(?:and|to|between|from|only|just|ما|من)$/.test(wordOf(tokens, from - 1));
    if (ELDEST.has(tokens, t))
      return end >= last || tokens.gap[end - 1]! >= GAP.comma || !persons.some(hit => hit.first === end);
    if (!WITH_AGE.has(tokens, t) && tokens.shape[t] !== SHAPE.digit) return false;
  }
  return false;
}
const WAS = new WordSet("is was");
/** Words between a word of age and the number. */
const AGE_REACH = 5;
const AGED = new WordSet("aged age ages عمره عمرها عمرهم اعمارهم اعمارهن");
const ELDEST = new WordSet("youngest eldest oldest younger elder older اصغرهم اصغرهن اصغرهما اكبرهم اكبرهن اكبرهما");
const WITH_AGE = new WordSet(
  "of them whom which is was just only barely aged and the two wounded injured dead victims يبلغ تبلغ من العمر عمره عمرها",
);
const FAMILY = new WordSet("family household crew group");
/** "the network Suwayda 24" */
const OUTLET = new WordSet(
  "شبكه موقع قناه وكاله تلفزيون راديو اذاعه صحيفه منصه network channel tv radio website",
  "و ل ب",
);
const MEDIA = new WordSet("كوردستان كردستان فرانس قناه kurdistan france channel روسيا");
const MONTHS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|كانون|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين)$/;

/** So many, as the words `[first, end)` say. */
function counted({ tokens }: Sentence, first: number, end: number, number: number): StatedNumber {
  const [start, until] = [tokens.start[first]!, tokens.end[end - 1]!];
  return { start, end: until, low: number, high: number, text: tokens.text.slice(start, until) };
}

/** One victim in the singular: "a worker", "activist Ihab al-Wazni", "another". */
function oneOf(sentence: Sentence, quantities: readonly Quantity[], from: number, to: number): StatedNumber | null {
  const { tokens, arabic } = sentence;
  if (arabic) return null;
  for (let t = from; t < to; t++) {
    const word = wordOf(tokens, t);
    const person = sentence.persons.find(hit => hit.first === t);
    // "a worker", "a PMF fighter"
    const article = ANOTHER.among(tokens, Math.max(sentence.first, t - 2), t);
    if (
      person &&
      !PLURAL.test(wordOf(tokens, person.end - 1)) &&
      (article || tokens.shape[person.end] === SHAPE.capital || person.senses[0]!.value !== "armed")
    ) {
      // "a hospital source said": who tells of it.
      if (/^(?:source|spokes\w+)$/.test(wordOf(tokens, person.end - 1)) || isSpeaker(sentence, person.end)) continue;
      // What is hit may be called by a thing ("a consulate"), but no thing dies.
      if (has(person, "thing") || (person.end === t + 1 && /^(?:army|crowd|farm)$/.test(word))) continue;
      return withOther(sentence, quantities, counted(sentence, t, person.end, 1), person.end);
    }
    if (BELONGS.has(tokens, t) && ANOTHER.among(tokens, Math.max(sentence.first, t - 2), t))
      return withOther(sentence, quantities, counted(sentence, t, t + 1, 1), t + 1);
    // "in another attack" is nobody.
    if (word === "another" && /^(?:in|by|of|at|during|after)$/.test(wordOf(tokens, t - 1))) continue;
    if (/^(?:another|him|her|himself|one)$/.test(word)) return counted(sentence, t, t + 1, 1);
  }
  return null;
}

/** "a shepherd and his son", "a sheikh and four of his kinsmen", "a policeman and an engineer" */
function withOther(sentence: Sentence, quantities: readonly Quantity[], one: StatedNumber, end: number): StatedNumber {
  const { tokens, last, persons, triggers, harms } = sentence;
  for (let t = end; t + 2 < Math.min(last, end + COMPANY); t++) {
    if (tokens.gap[t - 1]! > GAP.hyphen || [...triggers, ...harms].some(({ first }) => first === t)) break;
    if (wordOf(tokens, t) !== "and") continue;
    const number = quantities.find(({ first }) => first === t + 1);
    const low = number === undefined ? 1 : number.low;
    const person = persons.find(({ first }) => first >= t + 2 && first <= t + 3);
    const until = number?.end ?? person?.end ?? 0;
    const single = person !== undefined && !PLURAL.test(wordOf(tokens, person.end - 1)) && !has(person, "thing");
    if (
      number === undefined
        ? !(single && /^(?:his|her|a|an)$/.test(wordOf(tokens, t + 1)))
        : !/^(?:of|other|others)$/.test(wordOf(tokens, until))
    )
      break;
    // "and a suspect was arrested" is another thing.
    if (
      low === null ||
      (number === undefined &&
        /^(?:was|has|had|is|who)$/.test(wordOf(tokens, until)) &&
        !harms.some(({ first }) => first > until && first <= until + 2))
    )
      break;
    const { start } = one;
    return {
      start,
      end: tokens.end[until - 1]!,
      low: 1 + low,
      high: number === undefined ? 2 : number.high && 1 + number.high,
      text: tokens.text.slice(start, tokens.end[until - 1]!),
    };
  }
  return one;
}
/** Words between one victim and the next. */
const COMPANY = 8;

/** Who belongs to a group: "a member of the council" */
const BELONGS = new WordSet("member supporter employee relative resident");

/** "... said" after a person, who may be named, or told of as one of somewhere ("an official there", "a doctor in Kut"). */
function isSpeaker({ tokens, last }: Sentence, end: number): boolean {
  let t = end;
  while (t < Math.min(last, end + 5) && (tokens.shape[t] === SHAPE.capital || OF_SPEAKER.has(tokens, t))) t++;
  return /^(?:said|says|told|added|announced|confirmed)$/.test(wordOf(tokens, t));
}

const OF_SPEAKER = new WordSet("there here in at of from with for the who also later");

/** "two policemen and three civilians": one number of people, in two parts. */
function joins(sentence: Sentence, a: Quantity, b: Quantity): boolean {
  const { tokens } = sentence;
  const and =
    wordOf(tokens, b.first - 1) === "and" || (sentence.arabic && tokens.text.startsWith("و", tokens.start[b.first]!));
  if (!and || b.first - a.end > 6 || b.first - a.end < (sentence.arabic ? 1 : 2)) return false;
  const between = ({ first }: { first: number }) => first >= a.end && first < b.first;
  // "nine in Hit and six in Rawa" are not of one place.
  if (sentence.triggers.some(between) || (!sentence.arabic && sentence.named.some(between))) return false;
  return (
    countsPeople(sentence, a) &&
    sentence.persons.some(hit => hit.first >= a.end && hit.end < b.first + Number(sentence.arabic))
  );
}

function sum(sentence: Sentence, a: Quantity, b: Quantity): StatedNumber {
  const plus = (x: number | null, y: number | null) => (x === null || y === null ? null : x + y);
  return stated(sentence, { ...a, end: b.end, low: plus(a.low, b.low), high: plus(a.high, b.high) });
}

/** "two officers and their driver": three. */
function withCompany(sentence: Sentence, quantity: Quantity, until = sentence.last): StatedNumber {
  const { tokens } = sentence;
  if (sentence.arabic) {
    const quantities: Quantity[] = [];
    return asStated(
      sentence,
      withOthers(sentence, quantities, { ...quantity, of: [quantity] }, () => true),
    );
  }
  for (let t = quantity.end; t + 2 < Math.min(until, quantity.end + 8); t++) {
    if (tokens.gap[t - 1]! > GAP.space) break;
    if (wordOf(tokens, t) !== "and" || !/^(?:their|his|her|a|an)$/.test(wordOf(tokens, t + 1))) continue;
    const person = sentence.persons.find(hit => hit.first === t + 2);
    if (!person || PLURAL.test(wordOf(tokens, person.end - 1)) || quantity.low === null) break;
    return {
      ...spanOf(sentence, quantity.first, person.end),
      low: quantity.low + 1,
      high: quantity.high === null ? null : quantity.high + 1,
      text: textOf(sentence, quantity.first, person.end),
    };
  }
  return stated(sentence, quantity);
}

const asStated = (sentence: Sentence, { first, end, low, high }: Victims): StatedNumber => ({
  ...spanOf(sentence, first, end),
  low,
  high,
  text: textOf(sentence, first, end),
});

export function stated(sentence: Sentence, { first, end, low, high }: Quantity): StatedNumber {
  const { start, end: behind } = spanOf(sentence, first, end);
  return { start, end: behind, low, high, text: textOf(sentence, first, end) };
}
