// News strings several events into one sentence ("... في الطارمية، فيما اغتيل ضابط في الدورة واعتقل ..."): where one ends and the next begins.

import { GAP, WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import { englishJoints, timeJoints } from "./clauses-english";
import type { Named, Sentence } from "./sentence";
import { governor, isDateline, isVast } from "./where/standing";
import { wordOf } from "./words/folded";
import { type Hit, has } from "./words/rules";

/** Clauses of one sentence at most. */
const MOST = 6;
/** Words between a joint and what tells of an event, behind a conjunction of its own and behind a mere "and". */
const AFTER_CONJUNCTION = 6;
const AFTER_AND = 2;

/** Conjunctions of one word and of two, with which what is told next is another thing. */
const ALONE = new WordSet("فيما بينما كما كذلك ثم وفيما وبينما وكما وكذلك وثم ففيما فبينما فكما فكذلك فثم وان وبان");
/** "which an attack followed" */
const FOLLOWED = /^[وف]?(?:اعقب|اعقبت|تبع|تبعت|تلا|تلت)(?:ه|ها|هما)$/;
const PAIRED = new Map([
  ["في", /^حين$/],
  ["الي", /^جانب$/],
  ["اضافه", /^الي$/],
  ["بالاضافه", /^الي$/],
  ["فضلا", /^عن$/],
  ["علاوه", /^علي$/],
  ["بالتزامن", /^مع$/],
  ["بالتوازي", /^مع$/],
  ["بالمقابل", /^./],
]);
/** "while he was ...": when it happened, and nothing else that happened. */
const WAS = new WordSet("كان كانت كانا كانوا يكون هو هي كانتا");
/** Words that only look as if they began with "and". */
const ROOT =
  /^(?:وقع|وقعت|وقعا|وقعوا|وقوع|وصل|وصلت|وصلوا|وصول|وجد|وجدت|وجود|وجه|وجهت|وجها|واجه|واجهت|واجهوا|واجهه|واجهات|وافق|وافقت|وفاه|وفا|وفد|وفود|وفق|وفقا|واصل|واصلت|واصلوا|وثق|وثيقه|وثايق|وضع|وقف|وقفه|وقفت|وقت|وقود|واقع|واقعه|وادي|واسط|وسط|وسيط|وسطا|وسايل|وسيله|واسع|واسعه|واحد|واحده|وحده|وحدات|وزير|وزرا|وزار[هي]|وزع|وزعت|وصف|وصفت|وكاله|وكيل|وكلا|والد|والده|وطن|وطني|وطنيه|ولايه|ولايات|ورا|ورشه|ورقه|وظيفه|وابل)$/;
/** What "and" only goes on with: threats, rulings, denials, history, demands. */
const GOVERNS = ["future", "denied", "court", "anniversary", "recalled", "if", "demand"];

/** A clause of a sentence. */
export interface Clause {
  /** Its first word. */
  first: number;
  /** It tells of another time, hours or days before or after what the sentence tells. */
  apart: boolean;
}

/** The clauses of a sentence that tell of events at places, or at times, of their own; one alone where it tells of one. */
export function clausesOf(sentence: Sentence): Clause[] {
  const times = sentence.arabic ? [] : timeJoints(sentence, sentence.triggers.filter(tells));
  return startsOf(sentence, times).map(first => ({ first, apart: times.includes(first) }));
}

function startsOf(sentence: Sentence, times: readonly number[]): number[] {
  const { first, triggers, arabic } = sentence;
  const telling = triggers.filter(tells);
  const grounds = telling.length < 2 ? [] : sentence.named.filter(named => isGroundOf(sentence, named));
  const starts = [first];
  if (grounds.length < 2 && times.length === 0) return starts;
  const joints = arabic
    ? arabicJoints(sentence, telling)
    : [...englishJoints(sentence, telling), ...times].sort((a, b) => a - b);
  let before: Named[] = [];
  for (const [nth, joint] of joints.entries()) {
    if (starts.length === MOST) break;
    const start = starts.at(-1)!;
    const next = joints[nth + 1] ?? sentence.last;
    const here = grounds.filter(named => named.first >= start && named.end <= joint);
    const there = grounds.filter(named => named.first >= joint && named.end <= next);
    const told = telling.some(
      hit => hit.first >= start && (hit.end <= joint || (hit.head <= joint && tells(plainOf(hit)))),
    );
    if (here.length > 0) before = here;
    // "13 were killed across the country: a bomb in Hit killed six, ...": the sum of what is told behind.
    if (starts.length === 1 && here.length === 0 && there.length > 0 && isColon(sentence, joint)) starts[0] = joint;
    // Of another time, wherever it was.
    if (told && times.includes(joint)) starts.push(joint);
    if (!told || here.length === 0 || there.length === 0) continue;
    if (starts.at(-1) === joint) continue;
    if (there.some(({ place }) => before.some(other => place !== null && other.place?.id === place.id))) continue;
    starts.push(joint);
  }
  return starts.length === 1 ? [first] : starts;
}

function isColon({ tokens }: Sentence, t: number): boolean {
  return tokens.text.slice(tokens.end[t - 1]!, tokens.start[t]!).includes(":");
}

/** A place where something may have happened: none that somebody comes from, goes to or speaks for, and no whole country. */
function isGroundOf(sentence: Sentence, named: Named): boolean {
  const { mention, place } = named;
  if (!mention.literal || (place !== null && isVast(place))) return false;
  // "ERBIL (Agency) - Two were killed when a mine destroyed ...": where it was written, unless it heads an item of a list.
  if (!sentence.item && isDateline(sentence, named)) return false;
  const inWord = sentence.tokens.text.slice(sentence.tokens.start[named.first] ?? 0, mention.start);
  if (inWord.endsWith("ل")) return false;
  const governing = inWord === "" ? governor(sentence, named) : null;
  return governing === null || governing.hit.senses[0]!.value === "at";
}

/** A phrase without what follows its "...". */
function plainOf(hit: Hit): Hit {
  return { ...hit, end: hit.head, senses: hit.senses.filter(({ tail }) => tail === null) };
}

const TELLING = new Set("assault death injury shot territory taken found".split(" "));

/** Words by which an event may be told: not a weapon by itself, nor a word of use. */
function tells({ senses }: Hit): boolean {
  return senses.some(({ value, part }) => (value in TYPE_OF && part !== "weapon") || TELLING.has(value));
}

/** Words with which another clause may begin: after a conjunction, "and" with a verb or a noun that tells, or a comma right before one. */
function arabicJoints(sentence: Sentence, telling: readonly Hit[]): number[] {
  const { tokens, first, last, cues, named } = sentence;
  const joints: number[] = [];
  for (let t = first + 1; t < last; t++) {
    // "in Hit and Rawa"
    if (named.some(name => name.first <= t && t < name.end)) continue;
    const near = (reach: number) => telling.find(hit => hit.first >= t && hit.first - t <= reach);
    const word = wordOf(tokens, t);
    const paired = PAIRED.get(/^[وف]/.test(word) && PAIRED.has(word.slice(1)) ? word.slice(1) : word);
    const alone = ALONE.hasWord(word) || FOLLOWED.test(word);
    if (alone || paired?.test(wordOf(tokens, t + 1))) {
      const behind = alone ? t + 1 : t + 2;
      if (!WAS.has(tokens, behind) && near(AFTER_CONJUNCTION + behind - t)) joints.push(t);
      continue;
    }
    if (/[;؛]/.test(tokens.text.slice(tokens.end[t - 1]!, tokens.start[t]!))) {
      if (near(AFTER_CONJUNCTION)) joints.push(t);
      continue;
    }
    const and = word.startsWith("و") && !ROOT.test(word);
    const comma = tokens.gap[t - 1] === GAP.comma;
    if (!and && !comma) continue;
    const framed = /^و?(?:في|شمالي?|جنوبي?|شرقي?|غربي?|قرب)$/.test(word);
    const hit = near(framed ? AFTER_CONJUNCTION : and ? AFTER_AND : 0);
    if (hit === undefined) continue;
    if (
      cues.some(cue => cue.end <= t && cue.first >= (joints.at(-1) ?? first) && GOVERNS.some(value => has(cue, value)))
    )
      continue;
    if (!framed && isToll(sentence, joints.at(-1) ?? first, t, hit)) continue;
    joints.push(t);
  }
  return joints;
}

/** "killed three and wounded five": of one event, where no place stands between the two. */
function isToll({ named, triggers }: Sentence, from: number, at: number, hit: Hit): boolean {
  if (!has(hit, "injury") && !has(hit, "death")) return false;
  const killed = triggers.findLast(
    other => other.first >= from && other.head <= at && (has(other, "death") || has(other, "injury")),
  );
  return killed !== undefined && !named.some(({ first, end }) => first >= killed.end && end <= at);
}
