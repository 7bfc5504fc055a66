// How many: which of the numbers that a sentence states count the dead and the injured.

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { StatedNumber } from "@/lib/types";
import { clauseBetween, type Sentence, spanOf, textOf } from "../sentence";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { countsPeople, HARMED_ONES } from "./counting";
import { mixedOf } from "./mixed";
import { withoutParts } from "./parts";
import type { Quantity } from "./quantities";
import { counted, HARMING_THEM, isPlural, namedBehind, ofWas, ofWord, oneOf } from "./single";
import { tollOf } from "./toll";
import { type Victims, victimsOf, withCompany as withOthers } from "./victims";

export interface Casualties {
  deaths: StatedNumber | null;
  injuries: StatedNumber | null;
}

/** How far from its verb a number of victims may stand, in words. */
const FAR = 9;

const HARMED = /^[وف]?(?:[يت]?صيب|اصيب|اصاب|قتل|جرح|استشهد|توفي)(?:ت|وا|ا)?$/;
const HARMING = /^[وفبل]{0,2}(?:اصابه|مقتل|استشهاد|مصرع|قتل|جرح|وفاه)$/;

/** The numbers of dead and injured that the sentence states, each bound to a word of harm. */
export function casualtiesOf(sentence: Sentence, all: readonly Quantity[]): Casualties {
  const quantities = withoutParts(sentence, all);
  const told = sentence.harms.filter(hit => (has(hit, "death") || has(hit, "injury")) && !isAttempted(sentence, hit));
  const isPeople = (one: Quantity): boolean => countsPeople(sentence, one);
  const mixed = mixedOf(sentence, told, quantities, isPeople);
  const harms = told.filter(
    hit => (!mixed.hits.has(hit) || nobodyBefore(sentence, hit) !== -1) && !isOfWhoDied(sentence, told, hit),
  );
  const casualties: Casualties = { deaths: null, injuries: null };
  const taken = new Set<Quantity>(mixed.numbers);
  const toll = tollOf(sentence, quantities);
  if (toll !== null) {
    taken.add(toll);
    casualties.deaths = stated(sentence, toll);
  }
  takeNone(sentence, casualties);
  takeNouns(sentence, quantities, harms, casualties, taken);
  for (const hit of harms) {
    const field = has(hit, "death") ? "deaths" : "injuries";
    // "the mayor was not wounded": others may have been.
    if (casualties[field] !== null || wordOf(sentence.tokens, hit.first - 1) === "not") continue;
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
    const within = quantities.find(one => one.bare > hit.first && one.end < hit.end && isPeople(one));
    if (within) {
      casualties[field] = stated(sentence, within);
      continue;
    }
    const passive = isPassive(sentence, hit);
    const [ask, otherwise] = sentence.arabic || !passive ? [numberBehind, numberBefore] : [numberBefore, numberBehind];
    casualties[field] =
      ask(sentence, quantities, harms, hit, taken) ??
      otherwise(sentence, quantities, harms, hit, taken) ??
      (sentence.arabic
        ? ofWord(sentence, hit)
        : (namedBehind(sentence, hit) ?? ofSubject(sentence, quantities, hit) ?? ofWas(sentence, hit)));
  }
  // "Dozens were killed and wounded": a word for a number is of both.
  const word = mixed.numbers.find(({ low, high }) => low === null && high === null);
  if (word !== undefined) {
    casualties.deaths ??= stated(sentence, word);
    casualties.injuries ??= stated(sentence, word);
  }
  return casualties;
}

/** Harm that is denied: no dead, no injured. */
function takeNone(sentence: Sentence, casualties: Casualties): void {
  for (const hit of sentence.harms) {
    if (!has(hit, "none") || isOfOne(sentence, hit)) continue;
    const none = counted(sentence, hit.first, hit.end, 0);
    const text = none.text.toLowerCase();
    if (!/hurt|injur|wounded|unscathed/.test(text) || /casualt|killed/.test(text)) casualties.deaths ??= none;
    if (!/killed|death|died|fatal|loss of life/.test(text)) casualties.injuries ??= none;
  }
}

/** "four guards were killed, while the mayor escaped unharmed", "the mayor was not hurt": of him alone. */
function isOfOne({ tokens, harms }: Sentence, none: Hit): boolean {
  return OF_ONE.has(tokens, none.first) && harms.some(hit => has(hit, "death") || has(hit, "injury"));
}
/** With what it begins to be said of one: "was not hurt", and not "nobody was hurt". */
const OF_ONE = new WordSet("unharmed unhurt unscathed was not");

/** "fourteen bodies", "ثمانية قتلى وخمسين جريحا": the number right before its noun, unless in Arabic a verb before it has one. */
function takeNouns(
  sentence: Sentence,
  quantities: readonly Quantity[],
  harms: readonly Hit[],
  casualties: Casualties,
  taken: Set<Quantity>,
): void {
  const { tokens, arabic } = sentence;
  const told = new Set<string>();
  for (const hit of harms) {
    const field = has(hit, "death") ? "deaths" : "injuries";
    if (arabic) {
      // A verb counts what stands after it.
      const word = wordOf(tokens, hit.first);
      const behind = quantities.some(({ bare }) => bare >= hit.end && bare <= hit.end + 1);
      // "the killing of two and the wounding of five", "of a woman": so does the noun of a verb.
      if (HARMED.test(word) || (HARMING.test(word) && (word.startsWith("و") || behind))) {
        if (behind) told.add(field);
        continue;
      }
    } else if (!HARMED_ONES.has(tokens, hit.first)) continue;
    const quantity = quantities.find(({ end }) => end === hit.first);
    if (quantity === undefined || casualties[field] !== null || told.has(field) || taken.has(quantity)) continue;
    // "a second one injured three"
    if (!arabic && (quantity.low === 1 || !countsPeople(sentence, quantity))) continue;
    taken.add(quantity);
    casualties[field] = stated(sentence, quantity);
  }
}

/** "two of the wounded died": they are the dead, and of the wounded it tells no number. */
function isOfWhoDied({ tokens, arabic }: Sentence, harms: readonly Hit[], hit: Hit): boolean {
  if (arabic || !has(hit, "injury")) return false;
  const wounded =
    WOUNDED.has(tokens, hit.first) && OF.has(tokens, hit.first - 2) && wordOf(tokens, hit.first - 1) === "the";
  const who = WHO.has(tokens, hit.first - 2) && WAS.has(tokens, hit.first - 1);
  if (!wounded && !who && !(WHO.has(tokens, hit.first - 1) && WAS.has(tokens, hit.first))) return false;
  return harms.some(
    other =>
      has(other, "death") &&
      other.first >= hit.end &&
      other.first - hit.end <= (wounded ? SOON : FAR + SOON) &&
      DIES.has(tokens, other.first),
  );
}
const WOUNDED = new WordSet("wounded injured");
const OF = new WordSet("of");
const WHO = new WordSet("who");
const WAS = new WordSet("was were had");
const DIES = new WordSet("died dies die succumbed bled perished");
/** Words between the wounded and what tells that they died. */
const SOON = 5;

/** "tried to kill a judge", in Arabic "an attempt to assassinate him": nobody died of it. */
function isAttempted({ tokens, arabic }: Sentence, { first }: Hit): boolean {
  const before = wordOf(tokens, first - 1);
  // "an attempt to assassinate him", "the man accused of killing the girl"
  if (arabic)
    return (
      (ATTEMPT_AR.hasWord(before) && /اغتيال|تصفيه|قتل/.test(wordOf(tokens, first))) ||
      (CHARGED_AR.has(tokens, first - 1) && /^ب?(?:قتل|اغتيال|ذبح|اعدام)$/.test(wordOf(tokens, first)))
    );
  return before === "to" && (ATTEMPTS.has(tokens, first - 2) || ATTEMPTS.has(tokens, first - 3));
}
const ATTEMPT_AR = new WordSet("محاوله محاولات محاولتي عمليات", "و ف ب ل ال وال فال بال لال");
const CHARGED_AR = new WordSet("متهم متهمه متهمين متهمون متهما متهمان مشتبه بتهمه بتهم", "ال");
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
function isPassive({ tokens, first, last }: Sentence, hit: Hit): boolean {
  const word = wordOf(tokens, hit.first);
  if (word.endsWith("ing") || word === "toll") return false;
  if (/^(?:died|die|dies|dead|perished|lost|succumbed|kia|wia|needed|suffered|suffering)$/.test(word)) return true;
  for (let t = hit.first; t >= Math.max(first, hit.first - 4); t--) {
    if (SUFFERED.has(tokens, t)) return true;
  }
  // "Two killed, five hurt in": who kills kills somebody.
  if (PARTICIPLE.has(tokens, hit.first) && hit.end - hit.first === 1 && hit.end < last)
    if (tokens.gap[hit.end - 1] === GAP.comma || NO_OBJECT.has(tokens, hit.end)) return true;
  // "were killed and 40 more injured"
  return wordOf(tokens, hit.first - 1) === "more";
}

const PARTICIPLE = new WordSet("killed wounded injured hurt slain martyred");
const NO_OBJECT = new WordSet("in when by as after during near");

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
    // "killing a mother and two girls"
    const both = andOne(sentence, quantities, quantity, hit.end);
    if (both !== null) return both;
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
  let end = Math.min(until, hit.end + NEAR);
  // "injured after a bomber struck": who did it.
  for (let t = hit.end; t < end; t++) if (DOERS_BEHIND.has(sentence.tokens, t)) end = t;
  return oneOf(sentence, quantities, hit.first, hit.end) ?? oneOf(sentence, quantities, hit.end, end);
}
/** Words behind a verb in which its object is looked for where no number is told: "killing a three-year-old girl". */
const NEAR = 6;
const DOERS_BEHIND = new WordSet("after when as by before while because where");

function numberBefore(
  sentence: Sentence,
  quantities: readonly Quantity[],
  harms: readonly Hit[],
  hit: Hit,
  taken: Set<Quantity>,
): StatedNumber | null {
  if (HARMING_THEM.test(wordOf(sentence.tokens, hit.first))) return null;
  // "arrested 20, and the finding of a body": one, and they stand elsewhere.
  if (ONE_BODY.has(sentence.tokens, hit.first)) return null;
  // "families fled a campaign of murder"
  if (wordOf(sentence.tokens, hit.first - 1) === "of" && KILLINGS.has(sentence.tokens, hit.first)) return null;
  const previous = harms.findLast(other => other.end <= hit.first);
  const from = Math.max(sentence.first, hit.first - FAR - 3, previous ? previous.end : 0);
  for (let i = quantities.length - 1; i >= 0; i--) {
    const quantity = quantities[i]!;
    if (quantity.end > hit.first || quantity.bare < from || taken.has(quantity)) continue;
    if (!countsPeople(sentence, quantity) || clauseBetween(sentence, quantity.end - 1, hit.first)) continue;
    if (isOfOthers(sentence, quantity, hit.first)) continue;
    taken.add(quantity);
    const company = i > 0 ? quantities[i - 1]! : null;
    if (company && joins(sentence, company, quantity)) return sum(sentence, company, quantity);
    // "a sheikh and four of his kinsmen were shot"
    const both = andOne(sentence, quantities, quantity, Math.max(from, quantity.first - PAIR));
    if (both !== null) return both;
    return withCompany(sentence, quantity, hit.first);
  }
  return isPassive(sentence, hit) ? oneOf(sentence, quantities, from, hit.first) : null;
}

/** "Two reporters who had gone to see it were stopped at a checkpoint and shot dead": those with whom the clause begins. */
function ofSubject(sentence: Sentence, quantities: readonly Quantity[], hit: Hit): StatedNumber | null {
  const { tokens, first, persons } = sentence;
  let verb = hit.first;
  if (!DIES.has(tokens, verb)) while (verb >= first && !AUXILIARY.has(tokens, verb)) verb--;
  let start = verb;
  for (let t = hit.first - 1; t >= first; t--) {
    if (tokens.gap[t]! >= GAP.stop || SUBORDINATE.has(tokens, t)) break;
    start = t;
  }
  if (start >= verb || hit.first - start < FAR) return null;
  const number = quantities.find(one => one.first === start || one.bare === start);
  if (number === undefined) return oneOf(sentence, quantities, start, start + SINGLE);
  const people = persons.some(one => one.first >= number.end && one.first <= number.end + SINGLE);
  return people && countsPeople(sentence, number) ? stated(sentence, number) : null;
}
const AUXILIARY = new WordSet("was were");
const SUBORDINATE = new WordSet("when while after before as because that said says told how since if where");
/** Words from the beginning of a clause to the people whom it begins with. */
const SINGLE = 4;

const ONE_BODY = new WordSet("جثه جثمان", "و ف ب ل ال");
const KILLINGS = new WordSet("murder murders killings assassinations");

/** One of whom a number is told with "and" behind him; null where none is. */
function andOne(
  sentence: Sentence,
  quantities: readonly Quantity[],
  { first, low }: Quantity,
  from: number,
): StatedNumber | null {
  const { tokens, arabic } = sentence;
  const and = HIS.has(tokens, first - 1) ? first - 2 : first - 1;
  if (arabic || and <= from || wordOf(tokens, and) !== "and") return null;
  const both = oneOf(sentence, quantities, from, and);
  return both !== null && both.low !== null && both.low === (low ?? 0) + 1 ? both : null;
}
const HIS = new WordSet("his her their");
/** Words from one of whom it is told to the number of those with him. */
const PAIR = 9;

/**
 * "Two men said that their driver had been shot", and not "two men said to be"; "thousands attended the funeral of a man who was killed", in
 * Arabic the verb first: who tells of it or mourns.
 */
function isOfOthers({ tokens, arabic }: Sentence, { first, end }: Quantity, to: number): boolean {
  if (arabic) return MOURN.has(tokens, first - 1);
  for (let t = end; t < to; t++) {
    if (SAYS.has(tokens, t) && wordOf(tokens, t + 1) !== "to") return true;
    if (MOURN.has(tokens, t) && !HAD.has(tokens, t - 1)) return true;
  }
  return false;
}
const SAYS = new WordSet("said says told added");
const MOURN = new WordSet(
  "attended mourned carried buried gathered marched prayed joined protested rallied demonstrated demanded شيع شيعت شارك شاركت تظاهر طالب",
  "و ف",
);
const HAD = new WordSet("who had have that were");

function tokensBetween({ tokens }: Sentence, from: number, to: number): number {
  let count = 0;
  for (let t = from; t < to; t++) if (tokens.gap[t]! <= GAP.comma) count++;
  return count;
}

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
  for (let t = quantity.end; t + 2 < Math.min(until, quantity.end + COMPANY); t++) {
    if (tokens.gap[t - 1]! > GAP.space) break;
    if (wordOf(tokens, t) !== "and" || !/^(?:their|his|her|a|an)$/.test(wordOf(tokens, t + 1))) continue;
    const person = sentence.persons.find(hit => hit.first === t + 2 || hit.first === t + 3);
    if (!person || isPlural(sentence, person) || quantity.low === null) break;
    return {
      ...spanOf(sentence, quantity.first, person.end),
      low: quantity.low + 1,
      high: quantity.high === null ? null : quantity.high + 1,
      text: textOf(sentence, quantity.first, person.end),
    };
  }
  return stated(sentence, quantity);
}

/** Words from a number to one more. */
const COMPANY = 11;

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
