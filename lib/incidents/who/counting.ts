// What a number of a sentence counts: people, or their age, a day, a distance, a number of things.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";
import { isPartTold } from "./parts";
import type { Quantity } from "./quantities";

/** What people keep, and lose. */
export const LIVESTOCK = "sheep goats cattle livestock camels horses donkeys poultry اغنام ماعز مواشي ابقار";

/** What a number must not count to be a number of people; see THINGS. */
const UNITS = new Set(
  (
    "km kms kilometres kilometers kilometre kilometer miles mile metres meters percent per hours hour minutes days day weeks months years year rockets " +
    "rocket missiles shells mortars bombs bomb ieds drones drone strikes airstrikes raids air vehicle car " +
    "villages dollars billion tonnes tons barrels times rounds kg explosives explosions blasts attacks incidents operations " +
    "راس راسا خروف خروفا بقره " +
    "legs feet arms hands eyes limbs seconds second minute week month yards feet acres dunams hectares dinars euros points floors storeys rooms " +
    "دقيقه ثانيه ثواني يوما يوم شهر شهرا اشهر اسبوع اسبوعا اسابيع عام عاما اعوام سنه سنوات دولار دولارا دينار دينارا دونم دونما طن طنا " +
    "مره مرات منزلا مترا سياره عجله دراجه صاروخا طائره طايره مسيره طايرات مسيرات غاره هجوم هجوما هجمات عمليه عمليات " +
    "رصاصه رصاصات طلقه طلقات اطلاقه اطلاقات شظيه شظايا دارا دور محلا محال مبني مباني بنايه بنايات خيمه خيم قارب زورق قوارب زوارق دبابه دبابات اليه اليات " +
    "مدرعه مدرعات شاحنه شاحنات قنبله قنابل لغما لغم الغام نقطه نقاط موقعا مواقع قريه قري مدن محافظات حادثه حوادث كيلوغرام كيلوغراما كغم غراما " +
    "كم كيلومتر كيلومترات صاروخ صواريخ قذايف ساعات ساعه ايام عبوات غارات منازل عجلات سيارات بالميه دقايق امتار كيلومترا متر قذيفه عبوه"
  ).split(" "),
);

/** "among them two infants" */
const AMONG_THEM = new WordSet("them whom these those");

/** Not a distance, a date, a year, an age, a share or a number of things. */
export function countsPeople(sentence: Sentence, quantity: Quantity): boolean {
  const { tokens, last } = sentence;
  // "10,20 minutes": of what the last of the numbers is.
  let behind = quantity.end;
  while (behind < last && tokens.shape[behind] === SHAPE.digit && tokens.gap[behind - 1]! <= GAP.comma) behind++;
  const next = behind < last ? wordOf(tokens, behind) : "";
  const day = sentence.persons.some(hit => hit.first <= quantity.end + 1 && hit.end > quantity.end); // "27 day labourers"
  if ((UNITS.has(next) && !day) || MONTHS.test(next) || countsThings(sentence, behind)) return false;
  // "the twentieth of October"
  if (next === "من" && MONTHS.test(wordOf(tokens, quantity.end + 1))) return false;
  if (/%/.test(tokens.text.slice(tokens.end[quantity.end - 1]!, tokens.end[quantity.end - 1]! + 2))) return false;
  // "three of them children", "including two women": parts of a number told before.
  const before = wordOf(tokens, quantity.first - 1);
  if (
    before === "including" ||
    isPartTold(sentence, quantity.first) ||
    (before === "among" && !isOfHarmed(sentence, quantity))
  )
    return false;
  if (AMONG_THEM.has(tokens, quantity.first - 1) && wordOf(tokens, quantity.first - 2) === "among") return false;
  const aside = tokens.gap[quantity.first - 1] === GAP.comma;
  if (aside && next === "of" && /^(?:them|whom|those)$/.test(wordOf(tokens, quantity.end + 1))) return false;
  // "one of the dead was a colonel"
  if (next === "of" && /^(?:dead|victims|killed|fatalities)$/.test(wordOf(tokens, quantity.end + 2))) return false;
  // "two men, one a shepherd"
  if (aside && /^an?$/.test(next)) return false;
  // "six men, three for theft"
  if (aside && /^(?:for|from|in)$/.test(next)) return false;
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
  // "of six dead"
  const isPerson =
    sentence.persons.some(hit => hit.first >= quantity.end && hit.first <= quantity.end + 4) ||
    HARMED_ONES.has(tokens, quantity.end);
  const left = quantity.bare > sentence.first ? wordOf(tokens, quantity.bare - 1) : "";
  // "three brothers from one family"
  if (/^(?:from|of|in)$/.test(left) && /^(?:family|tribe|clan|household|unit)$/.test(next)) return false;
  // "the colonel, 44, was killed"
  if (aside && tokens.gap[quantity.end - 1] === GAP.comma && tokens.shape[quantity.bare] === SHAPE.digit) return false;
  const close = tokens.gap[quantity.bare - 1]! <= GAP.stop;
  if ((MONTHS.test(left) && close) || /[$€£]/.test(tokens.text[tokens.start[quantity.bare]! - 1] ?? "")) return false;
  const isYear = quantity.low !== null && quantity.low >= 1900 && quantity.low <= 2100;
  if (isYear && (!isPerson || /^(?:in|since|[وبفلك]?(?:ال|ل)?(?:عام|سنه))$/.test(left))) return false;
  // "a family of five"
  if (left === "of" && FAMILY.has(tokens, quantity.bare - 2) && ONE_OR_HIS.has(tokens, quantity.bare - 3))
    return wordOf(tokens, quantity.bare - 4) !== "of";
  if (/^(?:in|on|by|since|of|at|km|عام|سنه|في)$/.test(left) && !isPerson) return false;
  if (/^(?:th|st|nd|rd|brigade|division|battalion|regiment|of|am|pm)$/.test(next)) return next === "of";
  return true;
}
/** "two police cars", "40 of his sheep", "three of the houses": what a word or two behind the number says that it counts. */
function countsThings({ tokens, last }: Sentence, behind: number): boolean {
  let t = behind;
  if (wordOf(tokens, t) === "of") t++;
  if (t < last && THINGS.has(tokens, t)) return true;
  return t + 1 < last && tokens.gap[t] === GAP.space && THINGS.has(tokens, t + 1);
}
/** Things that other words may stand before: "police cars", where "27 day labourers" are no days. */
const THINGS = new WordSet(
  `cars vehicles trucks lorries pick-ups tanks buses boats houses homes shops tents tankers motorcycles ${LIVESTOCK} cows cats dogs mules animals birds`,
);

/** "were among 16 people killed": all of them. */
function isOfHarmed({ harms, last }: Sentence, { end }: Quantity): boolean {
  return harms.some(hit => hit.first >= end && hit.first <= Math.min(last, end + 2) && !has(hit, "none"));
}

/** "aged 7 and 11", "the youngest of them 11", "the eldest was only 20" */
function isAge({ tokens, first, persons }: Sentence, { first: from, end }: Quantity): boolean {
  // "who was 22 and studied law"
  if (tokens.shape[from] === SHAPE.digit && WAS.has(tokens, from - 1) && wordOf(tokens, from - 2) === "who")
    return tokens.gap[end - 1]! >= GAP.comma || !persons.some(hit => hit.first === end);
  for (let t = from - 1; t >= Math.max(first, from - AGE_REACH); t--) {
    if (AGED.has(tokens, t))
      return t >= from - 1 || /^(?:and|to|between|from|only|just|ما|من)$/.test(wordOf(tokens, from - 1));
    if (ELDEST.has(tokens, t)) return tokens.gap[end - 1]! >= GAP.comma || !persons.some(hit => hit.first === end);
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
/** Words for the dead and the hurt before which their number stands. */
export const HARMED_ONES = new WordSet("bodies corpses dead deaths fatalities casualties injured wounded");
const FAMILY = new WordSet("family household crew group");
const ONE_OR_HIS = new WordSet("a an another one its his her their whole entire اخر");
/** "the network Suwayda 24" */
const OUTLET = new WordSet(
  "شبكه موقع قناه وكاله تلفزيون راديو اذاعه صحيفه منصه network channel tv radio website",
  "و ل ب",
);
const MEDIA = new WordSet("كوردستان كردستان فرانس قناه kurdistan france channel روسيا");
const MONTHS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|كانون|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين)$/;
