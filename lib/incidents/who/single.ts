// Victims whom no number counts: "a worker", "a shepherd and his son", "was killed", in Arabic "met his death".

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { StatedNumber } from "@/lib/types";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { countsPeople } from "./counting";
import type { Quantity } from "./quantities";

const ANOTHER = new WordSet("a an another one اخر");
const PLURAL = /(?:s|men|women|children|people|police|troops|family)$/;

/** "the killing of her": who it was is told before. */
export const HARMING_THEM = /^[وفبل]{0,2}(?:اصابت|مقتل|استشهاد|مصرع|وفات)(?:ه|ها|هما|هم|هن)$/;

/** So many, as the words `[first, end)` say. */
export function counted({ tokens }: Sentence, first: number, end: number, number: number): StatedNumber {
  const [start, until] = [tokens.start[first]!, tokens.end[end - 1]!];
  return { start, end: until, low: number, high: number, text: tokens.text.slice(start, until) };
}

/** One victim in the singular: "a worker", "activist Ihab al-Wazni", "another". */
export function oneOf(
  sentence: Sentence,
  quantities: readonly Quantity[],
  from: number,
  to: number,
): StatedNumber | null {
  const { tokens, arabic } = sentence;
  if (arabic) return null;
  for (let t = from; t < to; t++) {
    const word = wordOf(tokens, t);
    const person = sentence.persons.find(hit => hit.first === t);
    // "a worker", "a PMF fighter"
    const article = ANOTHER.among(tokens, Math.max(sentence.first, t - 2), t);
    if (
      person &&
      !isPlural(sentence, person) &&
      (article || tokens.shape[person.end] === SHAPE.capital || person.senses[0]!.value !== "armed")
    ) {
      // "there was no doctor"; a list has "the sit-in" for those in it.
      if (/^(?:the|no)$/.test(word) || wordOf(tokens, t - 1) === "no") continue;
      // "a hospital source said": who tells of it.
      if (/^(?:source|spokes\w+)$/.test(wordOf(tokens, person.end - 1)) || isSpeaker(sentence, person.end)) continue;
      // What is hit may be called by a thing ("a consulate"), but no thing dies.
      if (has(person, "thing") || (person.end === t + 1 && /^(?:army|crowd|mob|farm)$/.test(word))) continue;
      return withOther(sentence, quantities, counted(sentence, t, person.end, 1), person.end);
    }
    if (BELONGS.has(tokens, t) && ANOTHER.among(tokens, Math.max(sentence.first, t - 2), t))
      return withOther(sentence, quantities, counted(sentence, t, t + 1, 1), t + 1);
    // "in another attack" is nobody.
    if (word === "another" && /^(?:in|by|of|at|during|after)$/.test(wordOf(tokens, t - 1))) continue;
    if (/^(?:another|him|her|himself|one)$/.test(word)) return counted(sentence, t, t + 1, 1);
    // "two died and a third was hurt", and not "a third man", nor "a third of them"
    if (NTH.has(tokens, t) && wordOf(tokens, t - 1) === "a" && isAlone(sentence, t))
      return counted(sentence, t, t + 1, 1);
  }
  return null;
}

/** Several people: "policemen", "members of a family", "young people on". */
export function isPlural({ tokens }: Sentence, { end }: Hit): boolean {
  let head = end - 1;
  while (HEADED.has(tokens, head)) head--;
  return PLURAL.test(wordOf(tokens, head));
}
const HEADED = new WordSet("on of in at from to");
const NTH = new WordSet("third fourth fifth sixth seventh");

/** Neither a part ("a third of them") nor the number of somebody who is named. */
function isAlone({ tokens, last, persons }: Sentence, t: number): boolean {
  return t + 1 >= last || (wordOf(tokens, t + 1) !== "of" && !persons.some(({ first }) => first === t + 1));
}

/** "a shepherd and his son", "a woman and her two sons", "a sheikh and four of his kinsmen", "a policeman and an engineer" */
function withOther(sentence: Sentence, quantities: readonly Quantity[], one: StatedNumber, end: number): StatedNumber {
  const { tokens, last, persons, triggers, harms } = sentence;
  for (let t = end; t + 2 < Math.min(last, end + COMPANY); t++) {
    if (tokens.gap[t - 1]! > GAP.hyphen || [...triggers, ...harms].some(({ first }) => first === t)) break;
    if (wordOf(tokens, t) !== "and") continue;
    const hers = HIS.has(tokens, t + 1);
    const number = quantities.find(
      one => (one.first === t + 1 || (hers && one.first === t + 2)) && tokens.gap[one.end - 1] !== GAP.hyphen,
    );
    const low = number === undefined ? 1 : number.low;
    const person = persons.find(({ first }) => first >= t + 2 && first <= t + (hers ? AGED : 1) + 2);
    const until = number?.end ?? person?.end ?? 0;
    const single = person !== undefined && !isPlural(sentence, person) && !has(person, "thing");
    if (
      number === undefined
        ? !(single && /^(?:his|her|a|an)$/.test(wordOf(tokens, t + 1)))
        : !countsPeople(sentence, number) ||
          !(/^(?:of|other|others)$/.test(wordOf(tokens, until)) || arePeople(sentence, until))
    )
      break;
    // "and a suspect was arrested" is another thing.
    if (
      low === null ||
      (/^(?:was|has|had|is|who)$/.test(wordOf(tokens, until)) &&
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
/** "two guards", "two young sons". */
function arePeople({ persons }: Sentence, from: number): boolean {
  let t = from;
  while (t < from + DESCRIBED && persons.every(({ first }) => first !== t)) t++;
  return persons.some(({ first }) => first === t);
}
/** Words that say more of people before the word for them. */
const DESCRIBED = 2;

/** Words between one victim and the next, and of "her eleven-month-old" before a son. */
const COMPANY = 10;
const AGED = 4;
const HIS = new WordSet("his her their");

/** Who belongs to a group: "a member of the council" */
const BELONGS = new WordSet("member supporter employee relative resident");

/** "... said" after a person, who may be named, or told of as one of somewhere ("an official there", "a doctor in Kut"). */
function isSpeaker({ tokens, last }: Sentence, end: number): boolean {
  let t = end;
  while (t < Math.min(last, end + 5) && (tokens.shape[t] === SHAPE.capital || OF_SPEAKER.has(tokens, t))) {
    // "a girl, the White Helmets said"
    if (tokens.gap[t - 1]! >= GAP.comma && wordOf(tokens, t) === "the") return false;
    t++;
  }
  return /^(?:said|says|told|added|announced|confirmed)$/.test(wordOf(tokens, t));
}

const OF_SPEAKER = new WordSet("there here in at of from with for the who also later");

/** "killed Hussam al-Darraji": one by name, who is not told of as anything else. */
export function namedBehind(sentence: Sentence, { first, end }: Hit): StatedNumber | null {
  const { tokens, last, named, actors, persons } = sentence;
  if (!KILLED.has(tokens, first) || tokens.gap[end - 1] !== GAP.space) return null;
  let t = end;
  for (; t < Math.min(last, end + NAME); t++) {
    if (tokens.gap[t - 1]! > GAP.hyphen) break;
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
export function ofWas(sentence: Sentence, { first: at, end }: Hit): StatedNumber | null {
  const { tokens, first } = sentence;
  if (!HURT.has(tokens, at)) return null;
  const also = /ly$|^(?:also|later)$/.test(wordOf(tokens, at - 1));
  const was = also ? at - 2 : at - 1;
  if (wordOf(tokens, was) !== "was") return null;
  for (let t = was - 1; t >= Math.max(first, was - SUBJECT); t--) if (MANY.has(tokens, t)) return null;
  return counted(sentence, was, end, 1);
}
const HURT = new WordSet("killed shot assassinated murdered wounded injured slain executed gunned fatally");
/** Words in which the subject of a verb is looked for. */
const SUBJECT = 12;
const MANY = new WordSet(
  "family families crew group unit patrol squad team cell platoon convoy gang band household couple pair half part rest number most some all none nobody nothing " +
    "one anyone anybody everyone everybody someone whether if it which that civilian leadership command army police force militia staff population movement wedding",
);

/** In Arabic "met his death", "a dead man", "led to her death": so many as its last word says. */
export function ofWord(sentence: Sentence, { first, end }: Hit): StatedNumber | null {
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
