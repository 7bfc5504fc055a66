// Where an English sentence goes on to another event: "... in Tikrit, and a roadside bomb wounded three near Baiji", "...; in Kut crowds closed ...".

import { GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "./sentence";
import { wordOf } from "./words/folded";
import { type Hit, has } from "./words/rules";

/** Words between a joint and the verb of its clause. */
const REACH = 12;

/** Conjunctions with which another main clause may begin. */
const JOINS = new WordSet("and but while whereas as");
/** Before "as": what somebody is dressed or known as, and no clause. */
const DRESSED = new WordSet(
  "disguised dressed posing posed masquerading described known seen regarded viewed identified named such same so well " +
    "far just served serving worked working used treated",
);
const PRONOUN = new WordSet("he she they it we i");
/** What opens a relative clause. */
const RELATIVE = new WordSet("who whom whose which that where when after before since because if");
/** Verbs of what nouns of violence do: "fighting spread", "clashes erupted". */
const HAPPENS = new WordSet(
  "erupted broke spread continued raged resumed flared began started went came took left claimed hit struck targeted destroyed damaged " +
    "rocked shook was were is are has have had occurred happened ensued followed escalated prompted caused",
);
const LATER = new WordSet("later then subsequently afterwards");
/** Who or what does something, besides the people of the lists. */
const SUBJECT = new WordSet(
  "he she they it another others some two three four five six seven eight nine ten dozens hundreds thousands scores several many one " +
    "residents crowds people men women unknown masked armed unidentified",
);
/** What is said with the sentence's first verb holds for the others: what a court tries, what is commemorated, conditions. */
const GOVERNS = ["court", "anniversary", "if"];

/** Words at which a clause begins that has a subject and a verb that tells of its own. */
export function englishJoints(sentence: Sentence, telling: readonly Hit[]): number[] {
  const { tokens, first, last, cues, named } = sentence;
  const joints: number[] = [];
  // What a list or a headline puts behind a comma.
  let listed = isHeadline(sentence);
  for (let t = first + 2; t < last - 1; t++) {
    const joins = JOINS.has(tokens, t);
    const gap = tokens.gap[t - 1]!;
    const sign = gap === GAP.other ? tokens.text.slice(tokens.end[t - 1]!, tokens.start[t]!).trim() : "";
    listed ||= sign === ":";
    if (!joins && sign !== ";" && sign !== ":" && !(listed && gap === GAP.comma)) continue;
    if (named.some(name => name.first <= t && t < name.end)) continue;
    if (wordOf(tokens, t) === "as" && DRESSED.has(tokens, t - 1)) continue;
    const from = joints.at(-1) ?? first;
    if (cues.some(cue => cue.first >= from && cue.end <= t && GOVERNS.some(value => has(cue, value)))) continue;
    const begin = joins ? t + 1 : t;
    // "as they drove through Jihad": when it happened.
    if (/^(?:as|while)$/.test(wordOf(tokens, t)) && PRONOUN.has(tokens, begin)) continue;
    const told = ownVerb(sentence, telling, begin);
    if (told !== null && !isToll(sentence, from, begin, told)) joints.push(t);
  }
  return joints;
}

/** Words of a stretch of time, and what says how long it was: "less than two days after". */
const TIME = new WordSet("minutes minute hours hour days day weeks week months month years year");
const LONG = new WordSet(
  "a an one two three four five six seven eight nine ten eleven twelve few several some only just barely less more than about nearly " +
    "almost exactly",
);

/** Words at which the sentence goes back, or on, by hours or days to what else happened: "..., two days after gunmen had shot a judge". */
export function timeJoints(sentence: Sentence, telling: readonly Hit[]): number[] {
  const { tokens, first, last } = sentence;
  const joints: number[] = [];
  for (let t = first + 3; t < last - 1; t++) {
    if (!TIME.has(tokens, t - 1) || tokens.gap[t] !== GAP.space || !/^(?:after|before)$/.test(wordOf(tokens, t)))
      continue;
    // "was found dead a day after he was taken": of one man.
    if (PRONOUN.has(tokens, t + 1)) continue;
    if (ownVerb(sentence, telling, t + 1) === null) continue;
    let begin = t - 1;
    while (begin > first && (LONG.has(tokens, begin - 1) || tokens.shape[begin - 1] === SHAPE.digit)) begin--;
    if (begin > first) joints.push(begin);
  }
  return joints;
}

/** A line without a stop. */
function isHeadline({ tokens, end }: Sentence): boolean {
  return !/[.!?…:;"”]/.test(tokens.text[end - 1] ?? "") && /^[^\S\n]*(?:\n|$)/.test(tokens.text.slice(end, end + 4));
}

/** What happened, where the words behind a joint are somebody, or something, and then that. */
function ownVerb(sentence: Sentence, telling: readonly Hit[], begin: number): Hit | null {
  const { tokens, last, named } = sentence;
  const until = Math.min(last, begin + REACH);
  // "struck a farm and later hit a town": by the same.
  let subject = wordOf(tokens, begin - 1) === "and" && LATER.has(tokens, begin);
  let event: Hit | null = null;
  let relative = false;
  for (let t = begin; t < until; t++) {
    const place = named.find(name => name.first <= t && t < name.end);
    if (place) {
      // "students in Najaf, Kufa and Samawah marched"
      t = place.end - 1;
      if (wordOf(tokens, t + 1) === "and" && named.some(({ first }) => first === t + 2)) t++;
      continue;
    }
    if (t > begin && (JOINS.has(tokens, t) || tokens.gap[t - 1]! > GAP.comma)) return null;
    // "in Baiji, three were killed": a comma ends what stands in front.
    if (tokens.gap[t - 1] === GAP.comma && t > begin) relative = false;
    if (RELATIVE.has(tokens, t)) {
      if (t === begin) return null;
      relative = true;
    }
    const told = telling.find(hit => hit.first <= t && t < hit.end);
    if (told !== undefined && t === told.first && subject && !relative && isInflected(sentence, told)) return told;
    if (event !== null && HAPPENS.has(tokens, t) && !relative) return event;
    if (told !== undefined && !relative) event ??= told;
    subject ||= event !== null || isSubject(sentence, t);
  }
  return null;
}

/** "In X two were killed and three others were hurt when ...": of one event, where no place of its own stands between the two. */
function isToll({ tokens, named, triggers }: Sentence, from: number, begin: number, hit: Hit): boolean {
  const harms = (one: Hit) => has(one, "death") || has(one, "injury");
  if (!harms(hit) || !/^(?:was|were|been|died|lost|suffered|sustained)$/.test(suffers(tokens, hit))) return false;
  return (
    triggers.some(one => one.first >= from && one.end <= begin && harms(one)) &&
    !named.some(({ first, end }) => first > from + 2 && end <= hit.first)
  );
}

/** The auxiliary before a verb, or else the verb. */
const suffers = (tokens: Tokens, { first }: Hit): string =>
  /^(?:was|were|been)$/.test(wordOf(tokens, first - 1)) ? wordOf(tokens, first - 1) : wordOf(tokens, first);

/** A verb with a subject, and no "-ing", no infinitive and no noun. */
function isInflected({ tokens }: Sentence, { first, senses }: Hit): boolean {
  if (!senses.some(({ part }) => part === "verb" || part === "gather" || part === "stand" || part === "move"))
    return false;
  return !wordOf(tokens, first).endsWith("ing") && !/^(?:to|a|an|the|of|by|in)$/.test(wordOf(tokens, first - 1));
}

/** Somebody, or a weapon. */
function isSubject({ tokens, persons, actors, triggers }: Sentence, t: number): boolean {
  const at = ({ first, end }: Hit) => first <= t && t < end;
  return (
    SUBJECT.has(tokens, t) ||
    persons.some(at) ||
    actors.some(at) ||
    triggers.some(hit => at(hit) && hit.senses.some(({ part }) => part === "weapon"))
  );
}
