// What the words of a report's sentence say of how it stands to those told before: of another event, of a thing that is known, of victims, of the
// next thing. Their sentence is read once, by `readWords`; what is asked then is of that one.

import { Vocabulary } from "@/lib/gazetteer/matcher";
import { hashOf, SHAPE, type Tokens } from "@/lib/text/tokenize";
import type { Incident } from "@/lib/types";
import { wordOf } from "../words/folded";

/** What a sentence says of how it stands to those before. */
export const SAID = {
  /** "In another attack", "a second bomb"; and with such a word farther off, "he also shot". */
  another: 1,
  perhapsAnother: 2048,
  /** "The device exploded", "the gunmen". */
  known: 2,
  /** "had fired": of what was before that which was just told. */
  perfect: 4,
  /** "then", "hours later": the next thing. */
  next: 8,
  /** "since Monday", "bringing to 40": sums up. */
  since: 16,
  /** "It was", "they": goes on. */
  pronoun: 32,
  /** "A bomb", "two men": of something that was not told of. */
  indefinite: 64,
  /** "among the dead", "a survivor": of victims. */
  victims: 128,
  /** Tells of several events. */
  several: 256,
  /** Names a day of its own. */
  day: 512,
  /** "A source said": tells what somebody adds. */
  source: 1024,
  /** "A judge": of one man killed, whom it brings up by what he was. */
  victim: 4096,
} as const;

/** What a word may say, in bits; those below `little` are also words that are about nothing. */
const WORD = {
  another: 1,
  others: 2,
  the: 4,
  breaks: 8,
  had: 16,
  next: 32,
  since: 64,
  pronoun: 128,
  indefinite: 256,
  victims: 512,
  ofVictims: 1024,
  each: 2048,
  ofTime: 4096,
  before: 8192,
  that: 16_384,
  beforeIt: 32_768,
  little: 65_536,
  source: 131_072,
  anything: 262_144,
  article: 524_288,
  definite: 1_048_576,
  teller: 2_097_152,
  parts: 4_194_304,
} as const;

/** Words by what they say; Arabic ones also with the letters that are written together with them. */
const SAYS: readonly (readonly [bit: number, words: string, before?: string])[] = [
  [
    WORD.another,
    "another other separate separately also meanwhile elsewhere later second third fourth fifth similar earlier previous further again additional likewise " +
      "كما اخر اخري منفصل منفصله ثان ثانيه الثاني الثانيه الثالث الثالثه الرابع الخامس مماثل مماثله مشابه سياق ايضا كذلك لاحقا سابق سابقا متفرقه غضون",
    "و ف ب ل ال",
  ],
  // Behind a number those of the event itself: "and wounded 12 others".
  [WORD.others, "others اخرون", "و"],
  [WORD.the, "the this that these those هذا هذه ذلك تلك", "و ف ب ل"],
  // "at the edge of the city and found murdered": the article is not of what was found.
  [WORD.breaks, "and or but when who which while where before after"],
  [WORD.had, "had كان كانت كانوا", "و"],
  [WORD.next, "then afterwards hours later meanwhile next ثم بعدها بعدما لاحقا ساعات", "و ف"],
  [WORD.since, "since so bringing brings overall total منذ ليرتفع اجمالي مجموع", "و"],
  [WORD.pronoun, "they it he she there both this that those these وكان وكانت واضاف واضافت وتابع وقال"],
  [
    WORD.indefinite,
    "a an two three four five six seven eight nine ten gunmen militants unknown several dozens مسلحون مسلحين مجهولون مجهولين",
  ],
  [
    WORD.victims,
    "dead wounded injured victims killed casualties survivors survivor witness witnesses القتلي الجرحي الضحايا المصابين المصابون ناج ناجون شهود",
    "و",
  ],
  [WORD.ofVictims, "the of those among a from"],
  // "fought each other"
  [WORD.each, "each one بعضهم"],
  // "for a third day", "the second city", "لليوم الثاني"
  [
    WORD.ofTime,
    "day days night week month year time city largest biggest town اليوم لليوم يوم ليوم الليله لليله الاسبوع للاسبوع المره للمره مره",
  ],
  [WORD.before, "before قبل", "و"],
  [WORD.beforeIt, "قبلها قبله", "و"],
  [WORD.that, "that then ذلك"],
  [
    WORD.source,
    "said says told added according reported statement quoted explained " +
      "قال قالت ذكر ذكرت اضاف اضافت اوضح اوضحت اكد اكدت بين اشار اشارت لفت افاد افادت تابع بيان المصدر مصدر",
    "و ف",
  ],
  // What every report speaks of.
  [
    WORD.anything,
    "source official officials police army government country province city security force forces group area region town time day " +
      "المصدر مصدر الشرطه شرطه الجيش جيش قوات القوات الامنيه امنيه المحافظه محافظه المدينه مدينه المنطقه منطقه القضا قضا الناحيه ناحيه قريه اليوم يوم مسلحه",
    "و ب ل ف",
  ],
  // "Other sources", "in scattered areas": no other event.
  [
    WORD.teller,
    "source sources official officials officer officers witness witnesses resident residents statement statements media reports agency agencies " +
      "مصدر مصادر مسوول مسوولون مسوولين ضابط شاهد شهود سكان بيان بيانات وسايل اعلام وكاله وكالات انبا تقارير",
    "و ال وال",
  ],
  [WORD.parts, "areas parts places districts neighbourhoods neighborhoods مناطق احيا اماكن انحا", "و ال"],
  [WORD.article, "a an"],
  [WORD.definite, "the"],
  [
    WORD.little,
    "the of in on at to from by for with and or but as after before when while who which that this these those was were is are be been being had has have not " +
      "no its his her their they them him said say says told over on under into out up down off near more most than about some many people " +
      "في من علي الي عن مع ان انه كان كانت قد لقد التي الذي الذين ما لا لم بعد قبل بين هذا هذه ذلك تلك كما حيث عند قال قالت مصدر احد كل عدد شخصا شخص اشخاص خلال وفق بحسب",
    "و ف",
  ],
];

const WORDS = new Vocabulary();
const BITS: number[] = [];
for (const [bit, words, before = ""] of SAYS)
  for (const word of words.split(" "))
    for (const letters of word < "\u0600" || before === "" ? [""] : ["", ...before.split(" ")]) {
      const id = WORDS.add(letters + word);
      BITS[id] = (BITS[id] ?? 0) | bit;
    }

/** Words at the beginning of a sentence, before what it tells, and behind, among which a word counts. */
const OPENING = 4;
const SOON = 6;
const BESIDE = 2;
const BEFORE = 8;
const BEHIND = 3;
/** Words before what is told within which an article makes it known. */
const ARTICLE = 3;
/** Letters of a word that is about something. */
const LONG = 4;

/** The bits of each word of the sentence that is read, and where they begin. */
let bits = new Int32Array(64);
let from = 0;

const bitsAt = (t: number): number => (t < from ? 0 : bits[t - from]!);
function among(bit: number, first: number, end: number): boolean {
  for (let t = first; t < end; t++) if ((bitsAt(t) & bit) !== 0) return true;
  return false;
}

/** Of a sentence: hashes of the words that are about something, and of the things that it brings up. */
export interface Heard {
  words: Int32Array;
  things: Int32Array;
}

/** Reads the words `[first, last)` of a sentence: those that are about something, and those of things that it brings up. */
export function readWords(tokens: Tokens, first: number, last: number): Heard {
  if (bits.length < last - first) bits = new Int32Array(2 * (last - first));
  from = first;
  const words: number[] = [];
  const things: number[] = [];
  for (let t = first; t < last; t++) {
    const id = WORDS.find(tokens, t);
    const said = id < 0 ? 0 : BITS[id]!;
    bits[t - first] = said;
    if ((said & (WORD.little | WORD.anything)) !== 0) continue;
    const length = tokens.end[t]! - tokens.start[t]!;
    if (length >= LONG && (said & WORD.little) === 0) words.push(tokens.hash[t]!);
    if (length < THING || (said & WORD.anything) !== 0) continue;
    if (tokens.shape[t] === SHAPE.arabic) {
      const word = wordOf(tokens, t);
      things.push(tokens.hash[t]!);
      if (/^[وفبل]./.test(word)) things.push(hashOf(word.slice(1)));
      // "حاجزا": the letter of what something is done to.
      if (word.endsWith("ا")) things.push(hashOf(word.slice(0, -1)));
    } else if (((bitsAt(t - 1) | bitsAt(t - 2)) & WORD.article) !== 0) things.push(tokens.hash[t]!);
  }
  return { words: distinct(words), things: distinct(things) };
}
/** Letters of a word for a thing. */
const THING = 3;

const distinct = (hashes: readonly number[]): Int32Array => Int32Array.from(new Set(hashes)).sort();

/** Words around what is told within which a thing is spoken of as known. */
const AROUND = 6;

/** "stormed the checkpoint": the things that the words around what is told, `[at, end)`, speak of as known. */
export function knownAround(tokens: Tokens, at: number, end: number, first: number, last: number): Int32Array {
  const things: number[] = [];
  const behind = Math.min(last, end + AROUND);
  for (let t = Math.max(first, at - BEFORE); t < behind; t++) {
    if ((bitsAt(t) & WORD.anything) !== 0) continue;
    if (tokens.shape[t] === SHAPE.arabic) {
      const word = wordOf(tokens, t);
      const bare = /^[وفبك]ال/.test(word) ? word.slice(1) : word;
      if (bare.startsWith("ال") && bare.length >= THING + 2) things.push(hashOf(bare.slice(2)));
    } else if ((bitsAt(t - 1) & WORD.definite) !== 0 && tokens.end[t]! - tokens.start[t]! >= THING)
      things.push(tokens.hash[t]!);
  }
  return distinct(things);
}

/** What is said, in bits of SAID. @param at,end the words of what is told, in a sentence `[first, last)` that was read */
export function saidBy(tokens: Tokens, at: number, end: number, first: number, last: number): number {
  const opening = Math.min(last, first + OPENING);
  let said = 0;
  if (
    tellsAnother(tokens, first, opening) ||
    among(WORD.others, first, opening) ||
    tellsAnother(tokens, Math.max(first, at - BESIDE), Math.min(last, end + BESIDE)) ||
    isBeforeThat(first, opening)
  )
    said |= SAID.another;
  else if (tellsAnother(tokens, Math.max(first, at - BEFORE), Math.min(last, end + BEHIND)))
    said |= SAID.perhapsAnother;
  if (isKnown(tokens, at, end, first)) said |= SAID.known;
  if (among(WORD.had, Math.max(first, at - SOON), Math.min(last, at + 1))) said |= SAID.perfect;
  if (among(WORD.next, first, Math.min(last, first + SOON))) said |= SAID.next;
  if (among(WORD.since, first, last)) said |= SAID.since;
  if (among(WORD.pronoun, first, Math.min(last, first + 2))) said |= SAID.pronoun;
  if ((bitsAt(first) & WORD.indefinite) !== 0) said |= SAID.indefinite;
  if (among(WORD.source, first, last)) said |= SAID.source;
  if (tellsOfVictims(tokens, first, last)) said |= SAID.victims;
  return said;
}

/** Not "each other", "for a third day", "the second city", "another source", "other local sources", "in separate areas". */
function tellsAnother({ shape }: Tokens, first: number, end: number): boolean {
  for (let t = first; t < end; t++) {
    if ((bitsAt(t) & WORD.another) === 0) continue;
    const [before, behind] = [bitsAt(t - 1), t + 1 < end ? bitsAt(t + 1) : 0];
    if ((before & (WORD.each | WORD.ofTime)) !== 0 || (behind & WORD.ofTime) !== 0) continue;
    const beside = shape[t] === SHAPE.arabic ? before | bitsAt(t - 2) : behind | (t + 2 < end ? bitsAt(t + 2) : 0);
    if ((beside & (WORD.teller | WORD.parts)) === 0) return true;
  }
  return false;
}

/** "Before that, ...", in Arabic also "before it": of what happened earlier. */
function isBeforeThat(first: number, end: number): boolean {
  for (let t = first; t < end; t++) {
    if ((bitsAt(t) & WORD.beforeIt) !== 0) return true;
    if ((bitsAt(t) & WORD.before) !== 0 && t + 1 < end && (bitsAt(t + 1) & WORD.that) !== 0) return true;
  }
  return false;
}

/** "The device exploded", "the gunmen opened fire", and not "the PKK": of what was told. */
function isKnown(tokens: Tokens, at: number, end: number, first: number): boolean {
  if (tokens.shape[at] === SHAPE.arabic) {
    for (let t = at; t < end; t++) if (hasArticle(wordOf(tokens, t))) return true;
    return (bitsAt(at - 1) & WORD.the) !== 0;
  }
  for (let t = at; t >= Math.max(first, at - ARTICLE) && (bitsAt(t) & WORD.breaks) === 0; t--)
    if ((bitsAt(t) & WORD.the) !== 0 && t + 1 < tokens.length && tokens.shape[t + 1] === SHAPE.lower)
      // "Said that gunmen" begins what is said.
      return (bitsAt(t) & WORD.that) === 0 || (bitsAt(t - 1) & WORD.source) === 0;
  return false;
}
/** Arabic words that have the article wherever they stand in such a phrase: "shot (the fire)", "laid (the hands) on". */
const ALWAYS = new Set(["النار", "القبض", "الرصاص", "الحي", "الي", "العام"]);

function hasArticle(word: string): boolean {
  const bare = /^[وفبك]ال/.test(word) ? word.slice(1) : word;
  return bare.startsWith("ال") && !ALWAYS.has(bare);
}

/** The number of dead is a word for one man, the word `t`, with "a", in Arabic without the article. */
export function bringsUpVictim(tokens: Tokens, deaths: Incident["deaths"], t: number): boolean {
  if (deaths?.low !== 1 || !/^\p{L}{3,}$/u.test(deaths.text)) return false;
  return tokens.shape[t] === SHAPE.arabic ? !hasArticle(wordOf(tokens, t)) : (bitsAt(t - 1) & WORD.article) !== 0;
}

function tellsOfVictims(tokens: Tokens, first: number, last: number): boolean {
  for (let t = first; t < last; t++)
    if (
      (bitsAt(t) & WORD.victims) !== 0 &&
      (tokens.shape[t] === SHAPE.arabic || (bitsAt(t - 1) & WORD.ofVictims) !== 0)
    )
      return true;
  return false;
}
