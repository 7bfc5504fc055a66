// The reports of an article as one is compared with another: where, when, of whom, and what the words of the sentence say of what was told before.
// All of it is worked out once for a report.

import { Vocabulary } from "@/lib/gazetteer/matcher";
import { hashOf, SHAPE, type Tokens } from "@/lib/text/tokenize";
import type { Incident, Mention, Place } from "@/lib/types";
import { DATELINE, idsOf, placeIdOf } from "../events";
import { bearingOf } from "../where/relation";
import { wordOf } from "../words/folded";
import { isHeadline } from "./headline";

/** An incident with what is asked of it here. */
export interface Report {
  incident: Incident;
  nth: number;
  /** The number of its sentence. */
  sentence: number;
  headline: boolean;
  /** In the first sentence below the headline that reports something. */
  lead: boolean;
  /** The number of the last sentence before its own that reports something; -1 where none does. */
  before: number;
  place: Place | null;
  /** Where it was as far as the text says: the point of "25 km south of Hit", else that of the place. */
  lon: number;
  lat: number;
  /** Degrees from north, where it was told to be on that side of the place; null elsewhere. */
  side: number | null;
  /** At the place of what was told before: its sentence names none. */
  carried: boolean;
  /** Days that it took. */
  days: number;
  by: readonly string[];
  against: readonly string[];
  /** What its sentence says, in bits of SAID. */
  said: number;
  /** Hashes of the words of its sentence that are about something, each once, ascending. */
  words: Int32Array;
  /** Of things that its sentence brings up ("a checkpoint"), and of those that it speaks of as known ("the checkpoint"). */
  things: Int32Array;
  knownThings: Int32Array;
}

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

/** What all incidents of a sentence share. */
interface Read {
  first: number;
  last: number;
  words: Int32Array;
  things: Int32Array;
  headline: boolean;
  lead: boolean;
  before: number;
}

/** Reads the words `[first, last)` of a sentence: those that are about something, and those of things that it brings up. */
function read(tokens: Tokens, first: number, last: number): Pick<Read, "words" | "things"> {
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

/** "stormed the checkpoint": the things that words `[first, end)` speak of as known. */
function knownIn(tokens: Tokens, first: number, end: number): Int32Array {
  const things: number[] = [];
  for (let t = first; t < end; t++) {
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

/** The reports of what happened, in the order of the text. */
export function reportsOf(
  tokens: Tokens,
  incidents: readonly Incident[],
  starts: readonly number[],
  mentions: readonly Mention[],
  placeOf: (id: string) => Place | undefined,
): Report[] {
  const reports: Report[] = [];
  let sentence: Read | null = null;
  let start = -1;
  let number = -1;
  let before: Report[] = [];
  let lead = -1;
  for (const [nth, incident] of incidents.entries()) {
    if (incident.status !== "reported") continue;
    if (sentence === null || incident.sentence.start !== start) {
      start = incident.sentence.start;
      while (number + 1 < starts.length && starts[number + 1]! <= start) number++;
      const [first, last] = [wordAt(tokens, start), wordAt(tokens, incident.sentence.end - 1) + 1];
      const { words, things } = read(tokens, first, last);
      const headline = isHeadline(tokens.text, incident.sentence);
      if (lead < 0 && !headline) lead = number;
      sentence = { first, last, words, things, headline, lead: lead === number, before: before.at(-1)?.sentence ?? -1 };
      before = [];
    }
    const report = reportOf(tokens, incident, nth, number, sentence, mentions, placeOf);
    if (before.length > 0) for (const other of [...before, report]) other.said |= SAID.several;
    before.push(report);
    reports.push(report);
  }
  return reports;
}

function reportOf(
  tokens: Tokens,
  incident: Incident,
  nth: number,
  sentence: number,
  { first, last, words, things, headline, lead, before }: Read,
  mentions: readonly Mention[],
  placeOf: (id: string) => Place | undefined,
): Report {
  const { date, relation, evidence, trigger } = incident;
  // From where it is told says little of where it was.
  const id = evidence.some(({ feature }) => feature === DATELINE) ? null : placeIdOf(incident, mentions);
  const place = id === null ? null : (placeOf(id) ?? null);
  const point = relation?.point ?? place;
  const day = date === null || date.span === null ? 0 : SAID.day;
  const [at, end] = [wordAt(tokens, trigger.start), wordAt(tokens, trigger.end - 1) + 1];
  return {
    incident,
    nth,
    sentence,
    headline,
    lead,
    before,
    place,
    lon: point?.lon ?? 0,
    lat: point?.lat ?? 0,
    side: relation === null || relation.point !== null ? null : bearingOf(relation.text),
    carried: evidence.some(({ feature }) => feature === "place-carried" || feature === "place-behind"),
    days: date === null || date.from === date.to ? 1 : (Date.parse(date.to) - Date.parse(date.from)) / 86_400_000 + 1,
    by: idsOf(incident, "by"),
    against: idsOf(incident, "against"),
    said: saidBy(tokens, at, end, first, last) | day | (bringsUpVictim(tokens, incident.deaths) ? SAID.victim : 0),
    words,
    things,
    knownThings: knownIn(tokens, Math.max(first, at - BEFORE), Math.min(last, end + AROUND)),
  };
}

/** @param at,end the words of what is told */
function saidBy(tokens: Tokens, at: number, end: number, first: number, last: number): number {
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
    if ((bitsAt(t) & WORD.the) !== 0 && t + 1 < tokens.length && tokens.shape[t + 1] === SHAPE.lower) return true;
  return false;
}
/** Arabic words that have the article wherever they stand in such a phrase: "shot (the fire)", "laid (the hands) on". */
const ALWAYS = new Set(["النار", "القبض", "الرصاص", "الحي", "الي", "العام"]);

function hasArticle(word: string): boolean {
  const bare = /^[وفبك]ال/.test(word) ? word.slice(1) : word;
  return bare.startsWith("ال") && !ALWAYS.has(bare);
}

/** The number of dead is a word for one man, with "a", in Arabic without the article. */
function bringsUpVictim(tokens: Tokens, deaths: Incident["deaths"]): boolean {
  if (deaths?.low !== 1 || !/^\p{L}{3,}$/u.test(deaths.text)) return false;
  const t = wordAt(tokens, deaths.start);
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

/** The last word that begins at or before a sign of the text. */
function wordAt({ start, length }: Tokens, at: number): number {
  let [low, high] = [0, Math.max(0, length - 1)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
