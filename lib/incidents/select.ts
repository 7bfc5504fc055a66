// Which of the suspects of a sentence are events of their own: two clauses may tell of two, a noun may only refer to one told elsewhere.

import { WordSet } from "@/lib/text/tokenize";
import { isKnown, isMeans } from "./bearing";
import { NUMBER_WORDS } from "./calendar";
import { SOUGHT } from "./context";
import type { StatedDate } from "./dates";
import type { Casualties } from "./numbers";
import type { Hit } from "./rules";
import { has, type Sentence, wordOf } from "./sentence";
import { isDone, modalityOf } from "./status";
import type { Modality, Suspect, Whereabouts } from "./suspect";
import { placeOf, placeWithin } from "./where";

/** Events of one sentence told at most. */
const MOST = 3;
/** A suspect below this does not stand beside another one. */
const SURE = 0.55;
/** Nor one below this, whatever says that it is another one. */
const LEAST = 0.3;

/** What belongs to one course of events: a bomb, the fight after it and its dead; a protest and what is done to it. */
function courseOf({ type, subtype }: Suspect): string {
  if (type === "protests" || type === "riots") return "crowd";
  if (type !== "strategic-developments") return "violence";
  return subtype;
}

/** The event that the sentence reports, and others that its clauses report. By their place in the sentence. */
export function choose(sentence: Sentence, suspects: readonly Suspect[]): Suspect[] {
  const [best] = suspects;
  if (!best) return [];
  // "They planned to strike a post, troops moved in and killed one": what was done before what was not.
  const done =
    modalityOf(sentence, best).status !== "threatened" || !sentence.arabic
      ? undefined
      : suspects.find(
          other => other.score > LEAST && other.first > best.end && modalityOf(sentence, other).status === "reported",
        );
  const main = done ?? best;
  const chosen = [main];
  for (const other of suspects) {
    if (chosen.length === MOST) break;
    if (chosen.every(known => apart(sentence, known, other) || earlier(sentence, known, other))) chosen.push(other);
  }
  return chosen.sort((a, b) => a.first - b.first);
}

const STRONG = /^(?:verb|force|weapon|another|territory|explosion|shot|assault)$/;

/** Whether two suspects are two events. */
function apart(sentence: Sentence, a: Suspect, b: Suspect): boolean {
  if (a.first < b.end && b.first < a.end) return false;
  if (a.score < LEAST || b.score < LEAST || a.rule === "weak" || b.rule === "weak") return false;
  const [left, right] = a.first < b.first ? [a, b] : [b, a];
  if (isWhere(sentence, left, right)) return true;
  // "fired at a crowd that was trying to break into the building"
  if (
    /^(?:protest-with|excessive)/.test(left.subtype) &&
    right.type === "riots" &&
    !right.noun &&
    isOfCrowd(sentence, left.end, right.first)
  )
    return true;
  const joint = jointOf(sentence, left, right);
  if (joint === -1) return false;
  if (parted(sentence, left, right, joint) || ofAnotherYear(sentence, left, right, joint)) return true;
  // "the killing of two and the wounding of five by a bomb"
  if (
    sentence.arabic &&
    right.rule === "explosion" &&
    wordOf(sentence.tokens, right.first).startsWith("ب") &&
    /^مقتل|^[وف]?قتل/.test(wordOf(sentence.tokens, left.first))
  )
    return false;
  if (a.score < SURE || b.score < SURE) return false;
  const [one, two] = [courseOf(left), courseOf(right)];
  // "killed eight and detained 19"
  const killed = left.rule === "harm" && one !== two;
  // "seized the town and executed dozens of men", "retook two districts but came under rocket fire"
  if (
    !sentence.arabic &&
    TAKEN.test(left.subtype) &&
    left.type !== right.type &&
    /^(?:explosions|violence-against-civilians)$/.test(right.type) &&
    !left.noun &&
    isVerbBehind(sentence, right, joint)
  )
    return true;
  // "abducted and found dead": on one day, and on another.
  if (
    !sentence.arabic &&
    left.subtype === "abduction-forced-disappearance" &&
    !left.noun &&
    right.subtype === "attack" &&
    /^(?:found|turned|bod(?:y|ies)|corpses?)$/.test(wordOf(sentence.tokens, right.first))
  )
    return true;
  // "Activist shot dead in X, crowds block the road"
  if (right.rule === "gather" && one !== two && one !== "arrests" && !left.noun && hasSubject(sentence, right, joint))
    return true;
  if (
    sentence.arabic &&
    left.type === "riots" &&
    right.subtype === "protest-with-intervention" &&
    right.rule === "noun"
  )
    return true;
  if (!(STRONG.test(left.rule) || killed) || !STRONG.test(right.rule)) return false;
  if (a.subtype === b.subtype) return false;
  // "jets pounded the hills, while militiamen answered with mortars"
  if (left.type === right.type && FROM_AFAR.test(left.subtype) && FROM_AFAR.test(right.subtype))
    return isWhile(sentence, joint);
  // "pelted the building with stones, and the guards answered with tear gas"
  if (left.type === "riots" && /^(?:protest-with|excessive)/.test(right.subtype) && right.rule !== "shot") return true;
  // "stormed a post but were driven off by an air strike"
  if (
    right.rule === "explosion" &&
    left.type === "battles" &&
    left.rule === "verb" &&
    isMeans(sentence, right.first, joint)
  )
    return true;
  const subject = hasSubject(sentence, right, joint);
  // "attacked the post, killed two and then took three villagers away"
  if (
    sentence.arabic &&
    right.subtype === "abduction-forced-disappearance" &&
    right.rule === "verb" &&
    left.type !== right.type &&
    right.first <= wordBehind(sentence, joint) + 2
  )
    return true;
  // "took five men, and then the people marched": told in this order, the protest is about it.
  if (sentence.arabic && one === "arrests" && two === "crowd" && subject) return true;
  if (one !== two) {
    // "beat a reporter and smashed his camera"
    if (right.subtype === "looting-property-destruction" && right.end - right.first === 1 && !subject) return false;
    // "fired tear gas and arrested a dozen": what belongs to the protest.
    if ((one === "crowd" && two === "arrests") || (two === "crowd" && one === "arrests")) return false;
    // "found two caches and arrested the owner"
    const searched = /^(?:arrests|disrupted-weapons-use)$/;
    if (left.type === right.type && left.type === "strategic-developments")
      return subject || (searched.test(left.subtype) && searched.test(right.subtype));
    // "evacuated the base and destroyed what was left with two raids"
    const behind = wordBehind(sentence, joint);
    const used = sentence.triggers.some(
      hit => has(hit, "use", "verb") && hit.first > behind && hit.first <= behind + 3,
    );
    const verb = /^(?:verb|territory|force)$/.test(right.rule);
    return subject || ((verb || used) && right.first <= behind + (used ? 12 : 3));
  }
  if (left.type === right.type && left.type !== "violence-against-civilians") return false;
  return subject && (right.rule === "verb" || right.rule === "shot" || left.rule === "verb" || left.rule === "shot");
}

const FROM_AFAR = /^(?:air-drone-strike|shelling-artillery-missile-attack)$/;

/** "while" or a semicolon at the joint: something else that went on. */
function isWhile({ tokens }: Sentence, joint: number): boolean {
  return /^(?:;| while )/.test(tokens.text.slice(joint, joint + 7));
}

const MANY = new WordSet("crowd crowds throng protesters demonstrators marchers rioters youths people men residents");

/** "a throng that was throwing stones": those to whom the one is done do the other. */
function isOfCrowd({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = to - 1; t > Math.max(from - 2, to - 5); t--)
    if (/^(?:that|who|which)$/.test(wordOf(tokens, t))) return MANY.has(tokens, t - 1);
  return false;
}

const TAKEN = /^(?:government-regains-territory|non-state-actor-overtakes-territory)$/;

/** "... in X but held on in Y, where fighting broke out": told of the second place alone. */
function isWhere(sentence: Sentence, left: Suspect, right: Suspect): boolean {
  if (sentence.arabic || !/^(?:verb|noun|weapon|explosion|territory|force)$/.test(right.rule)) return false;
  const { tokens, named } = sentence;
  const there = named.findLast(
    ({ first, end, mention }) =>
      first >= left.end && end < right.first && mention.literal && wordOf(tokens, end) === "where",
  );
  if (there === undefined || right.first - there.end > 10) return false;
  const one = placeWithin(sentence, left, sentence.first, there.first);
  return one !== null && one.score > SURE && one.named.place?.id !== there.place?.id;
}

/** Somebody between the joint and the right one, who does it: a clause of its own. */
function hasSubject(sentence: Sentence, right: Suspect, joint: number): boolean {
  const { tokens, persons, actors } = sentence;
  const own = (hit: Hit) => tokens.start[hit.first]! >= joint && hit.end <= right.first;
  if (right.rule === "another" || persons.some(own) || actors.some(own)) return true;
  // "and three detonated their belts"
  if (!sentence.arabic && right.rule === "verb" && right.head > sentence.first) {
    const t = right.head - 1;
    if (tokens.start[t]! >= joint && (NUMBER_WORDS[wordOf(tokens, t)] ?? 0) > 0) return true;
  }
  return [1, 4].some(width => /^(?:which|who)$/.test(wordOf(tokens, wordBehind(sentence, joint + width))));
}

const CLAUSES =
  /;|؛|, while |[،,] ?(?:فيما|بينما|كما) | (?:في حين|(?:إلى|الى) جانب|(?:ب?ال)?[إا]ضافة (?:إلى|الى)|فضلا عن) /;

/** "...; a pair of bombs hit a convoy in Y", "..., while jets bombed Y": a clause of its own with a place of its own. */
function parted(sentence: Sentence, left: Suspect, right: Suspect, joint: number): boolean {
  const { tokens } = sentence;
  const between = tokens.text.slice(tokens.end[left.end - 1]!, tokens.start[right.first]!);
  const behind = wordBehind(sentence, joint);
  // "..., and a bomb left at a cafe in Y killed": what did it is the clause's subject.
  const opens = /^(?:weapon|explosion)$/.test(right.rule) && right.hit.first <= behind + 3;
  // "burned tyres in X and stormed a police station in Y": both done by the same people.
  const also =
    !sentence.arabic &&
    !left.noun &&
    ![left, right].some(({ subtype }) => subtype === "change-to-group-activity") &&
    isVerbBehind(sentence, right, joint);
  if (!CLAUSES.test(between) && !opens && !also && !hasSubject(sentence, right, joint)) return false;
  if (!CLAUSES.test(between) && (left.score < SURE || right.score < SURE)) return false;
  const one = placeWithin(sentence, left, sentence.first, behind);
  const two = placeWithin(sentence, right, behind, sentence.last);
  return (
    one !== null && two !== null && one.score > SURE && two.score > SURE && one.named.place?.id !== two.named.place?.id
  );
}

/** "..., and his uncle was gunned down in 2008": a clause with a year of its own. */
function ofAnotherYear(sentence: Sentence, left: Suspect, right: Suspect, joint: number): boolean {
  const behind = wordBehind(sentence, joint);
  const own = yearWithin(sentence, behind, sentence.last);
  if (own === "") return false;
  const other = yearWithin(sentence, sentence.first, behind);
  return own !== other && (other !== "" || hasSubject(sentence, right, joint)) && left.rule !== "weak";
}

/** The first year stated among the words `[from, to)`; "" without one. */
function yearWithin({ tokens }: Sentence, from: number, to: number): string {
  for (let t = from; t < to; t++) if (/^(?:19|20)\d\d$/.test(wordOf(tokens, t))) return wordOf(tokens, t);
  return "";
}

/** Whether the verb of the right one stands right behind the joint: "and stormed", ", then shelled". */
function isVerbBehind({ tokens, first, last }: Sentence, right: Suspect, joint: number): boolean {
  if (right.noun || /ing$/.test(wordOf(tokens, right.head))) return false;
  let t = wordBehind({ tokens, first, last }, joint + 1);
  while (t < right.head && /^(?:and|then|also|later|but|have|has|had|was|were|afterwards)$/.test(wordOf(tokens, t)))
    t++;
  return t === right.head;
}

/** "... after a bombing in Ankara": another event, at another place, that this one followed. */
function earlier(sentence: Sentence, main: Suspect, other: Suspect): boolean {
  const sought = other.note === SOUGHT && (main.type === "protests" || main.type === "riots");
  if (
    other.subtype === main.subtype ||
    other.first < main.end ||
    (!sought && !/^(?:verb|explosion|territory|noun|weapon)$/.test(other.rule))
  )
    return false;
  const joint = sentence.cues.findLast(
    hit =>
      has(hit, "after") &&
      hit.end <= other.first &&
      hit.first >= main.end &&
      !(sought && /^(?:who|which)$/.test(wordOf(sentence.tokens, hit.first))),
  );
  if (joint === undefined || other.first - joint.end > (sought ? 20 : 6)) return false;
  // "in answer to a raid": but what a crowd or an arrest answers is what it is about.
  const answers =
    /^(?:to|for)$/.test(wordOf(sentence.tokens, joint.end - 1)) &&
    wordOf(sentence.tokens, joint.first) === "in" &&
    /^(?:battles|explosions)$/.test(main.type);
  if (!answers && !/^(?:after|before|since|following|followed|بعد|عقب)$/.test(wordOf(sentence.tokens, joint.end - 1)))
    return false;
  // "Protests went on after an activist was killed"
  if (sought) {
    other.from = joint.first;
    return true;
  }
  const where = placeOf(sentence, other)?.named;
  if (where === undefined || where.first < joint.first) {
    // "mosques were torched hours after two blasts at a cafe": of another kind, wherever it was.
    if (sentence.arabic || other.type !== "explosions" || main.type === "explosions") return false;
    if (courseOf(main) === "violence" && /^(?:harm|weak|assault)$/.test(main.rule)) return false;
    // "hours after the blast": the one told before.
    if (other.noun && isKnown(sentence, other.head)) return false;
    other.from = joint.first;
    return true;
  }
  if (where.index === placeOf(sentence, main)?.named.index) {
    // "Raids began after the capture of its chief in Tal Afar": the place is the second one's; of one course they are one event.
    if (courseOf(main) === courseOf(other) || main.rule === "harm" || main.rule === "weak") return false;
    main.where = null;
  }
  other.from = joint.first;
  return true;
}

const JOINTS = [" and ", " while ", ";", "؛", ", which ", " و", "، ف", " ثم ", " فيما ", " بينما "].concat([
  " كما ",
  " في حين ",
  " إلى جانب ",
  " إضافة إلى ",
  " فضلا عن ",
  " قبل أن ",
]);

/** Where the clause of the right one begins: after the last "and", "while" or semicolon between the two; -1 without one. */
function jointOf(sentence: Sentence, left: Suspect, right: Suspect): number {
  const { tokens } = sentence;
  const start = tokens.end[left.end - 1]!;
  const between = tokens.text.slice(start, tokens.start[right.first]! + 1);
  let joint = -1;
  for (const word of JOINTS) joint = Math.max(joint, between.lastIndexOf(word));
  // "retook a district but came under fire": not "landed but did not explode".
  if (TAKEN.test(left.subtype) || right.rule === "explosion") joint = Math.max(joint, between.lastIndexOf(" but "));
  if (joint !== -1) return start + joint;
  // "Militants torch fields, clash with ...", "... هجوما، أعقبته غارات"
  const comma = Math.max(between.lastIndexOf(", "), between.lastIndexOf("، "));
  return comma !== -1 && right.first - wordBehind(sentence, start + comma + 1) <= 1 ? start + comma : -1;
}

function wordBehind({ tokens, first, last }: Pick<Sentence, "tokens" | "first" | "last">, offset: number): number {
  let t = first;
  while (t < last && tokens.start[t]! < offset) t++;
  return t;
}

/**
 * Says nothing that could be put on a map or a calendar: no place narrower than a country, no day, nobody hurt, and not told as
 * something done ("are fighting", "the great battle").
 */
export function isVague(
  sentence: Sentence,
  suspect: Suspect,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  { deaths, injuries }: Casualties,
  { status, note }: Modality,
): boolean {
  if (where === null && dates.length === 0 && /^(?:harm|assault)$/.test(suspect.rule) && isSum(sentence)) return true;
  const kind = where?.named.place?.kind;
  const wide = kind === "country" || (kind === "region" && !where?.named.place?.admin1);
  const placed = where !== null && where.score > 0.3 && !wide;
  if (suspect.subtype === "change-to-group-activity") {
    // Where forces stand, go or shall go is news with a place or a day; "deploys" and "are withdrawing" tell a state of affairs.
    const sure = suspect.noun && status !== "threatened" ? 0.8 : 0.3;
    if (!(placed && where.score > sure) && dates.length === 0) return true;
    if (dates.length === 0 && status === "reported" && isHabit(sentence, suspect)) return true;
  }
  if (suspect.noun && dates.length === 0 && deaths === null && injuries === null && isGeneral(sentence, suspect))
    return true;
  if (placed || dates.length > 0 || deaths !== null || injuries !== null) return false;
  if (isHabit(sentence, suspect)) return true;
  // "Russia can fill the vacuum": an essay's thought.
  if (
    status === "threatened" &&
    suspect.type === "strategic-developments" &&
    /"(?:can|could|may|might|should)"/.test(note)
  )
    return true;
  if (suspect.noun && isCounted(sentence, suspect)) return false;
  // "Drones shut oilfields": the line above a report tells what the report is of.
  if (suspect.type === "explosions" && status === "reported" && !sentence.arabic && isOpening(sentence)) return false;
  // "expected to carry on with bombings", "warned of more attacks"
  if (
    suspect.noun &&
    status === "threatened" &&
    /"(?:warn|vow|threat|expect|fear|plan|promis|swor|swear|pledg|imminent|due |cannot |death threat|threats |announced |called |(?:is|are|was|were|be|been|remains?|will|would) )/.test(
      note,
    )
  )
    return false;
  // "Dead and wounded in a Turkish bombing of the north": a headline.
  if (suspect.noun && status === "reported" && sentence.arabic && (opensReport(sentence) || isTold(sentence, suspect)))
    return false;
  if (suspect.noun) return status === "reported" || (status !== "denied" && where === null);
  return !sentence.arabic && status === "reported" && !isDone(sentence, suspect) && !isHeadline(sentence);
}

/** "Israel bombs western Iran": a line without a stop, which tells of somebody's deed as of now. */
function isHeadline({ tokens, last, actors, first }: Sentence): boolean {
  return (
    !/^\s*[.!?…"”]/.test(tokens.text.slice(tokens.end[last - 1]!, tokens.end[last - 1]! + 2)) &&
    actors.some(actor => actor.first - first <= 2 && actor.senses[0]!.part !== "civil")
  );
}

/** "At least nine were killed in recent violence:": the sum of what is told below. */
function isSum({ tokens, first, last }: Sentence): boolean {
  if (/^ ?:\s*\n/.test(tokens.text.slice(tokens.end[last - 1]!, tokens.end[last - 1]! + 4))) return true;
  for (let t = first; t < last - 1; t++)
    if (
      /^(?:recent|light|scattered|fresh|various|sporadic)$/.test(wordOf(tokens, t)) &&
      /^(?:violence|attacks|bloodshed|incidents)$/.test(wordOf(tokens, t + 1))
    )
      return true;
    else if (/^round-?up:?$/.test(wordOf(tokens, t)) && t - first <= 3) return true;
  return false;
}

/** The first line of a text, with those who did it, the dead, the hurt or a place, and without a stop. */
function opensReport({ tokens, first, last, harms, actors, named }: Sentence): boolean {
  if (harms.length + actors.length + named.filter(({ mention }) => mention.literal).length === 0) return false;
  return isOpening({ tokens, first, last });
}

/** The first line of a text, without a stop. */
function isOpening({ tokens, first, last }: Pick<Sentence, "tokens" | "first" | "last">): boolean {
  return first <= 1 && /^[”"»)]?[^\S\n]*\n/.test(tokens.text.slice(tokens.end[last - 1]!, tokens.end[last - 1]! + 6));
}

/** In Arabic "shelling preceded this", "clashes accompanied it": the subject of a verb that tells when it was. */
function isTold({ tokens, first }: Sentence, { head }: Suspect): boolean {
  for (let t = head - 1; t >= Math.max(first, head - 3); t--) if (TELLS.test(wordOf(tokens, t))) return true;
  return false;
}

const TELLS =
  /^[وف]?[يت]?(?:سبق|تلا|تل|اعقب|عقب|رافق|ترافق|تخلل|صاحب|تزامن|سبقت|تلت|تلته|سبقه|سبقها|تلاه|تلاها|اعقبه|اعقبها|اعقبت|رافقه|رافقها|رافقت|ترافقت|تخلله|تخللها|تخللت|تزامنت|صاحبه|صاحبها)$/;

/** "ten suicide bombings": so many, and no others. */
function isCounted({ tokens, first }: Sentence, suspect: Suspect): boolean {
  // "four separate drone attacks"
  for (let t = suspect.first - 1; t >= Math.max(first, suspect.first - 2); t--)
    if (/^\d{1,3}$/.test(wordOf(tokens, t)) || (NUMBER_WORDS[wordOf(tokens, t)] ?? 0) > 1) return true;
  return false;
}

/** "Attacks on civilians are a war crime". */
function isGeneral({ tokens, last }: Sentence, { end }: Suspect): boolean {
  for (let t = end; t < Math.min(last, end + 5); t++)
    if (/^(?:are|is|constitutes?|amounts?|violates?|remains?)$/.test(wordOf(tokens, t)))
      return !/^(?:under|ongoing|raging|continuing|reported|expected|feared|imminent|likely|planned|scheduled|due|inevitable|looming)$/.test(
        wordOf(tokens, t + 1),
      );
  return false;
}

/** "bombed repeatedly", "often shells", "deploys": told as what is done again and again. */
function isHabit({ tokens, first, last, arabic }: Sentence, { subtype, first: from, end }: Suspect): boolean {
  if (arabic) return false;
  for (let t = Math.max(first, from - 3); t < Math.min(last, end + 3); t++)
    if (
      /^(?:repeatedly|often|regularly|frequently|constantly|continually|increasingly|always|routinely)$/.test(
        wordOf(tokens, t),
      )
    )
      return true;
  return subtype === "change-to-group-activity" && from > first + 1 && /^(?:re)?deploys$/.test(wordOf(tokens, from));
}

/** "claimed responsibility for the attack", "the raid set off ...": speaks of an event told elsewhere. */
export function isEcho(sentence: Sentence, suspect: Suspect, casualties: Casualties): boolean {
  const { status } = modalityOf(sentence, suspect);
  if (status === "threatened" || status === "denied") return false;
  const where = placeOf(sentence, suspect);
  const definite = sentence.cues.some(
    cue => has(cue, "anaphora") && cue.end <= suspect.first && suspect.first - cue.end <= 2,
  );
  const claim = sentence.cues.some(cue => has(cue, "claim"));
  const counted = casualties.deaths !== null || casualties.injuries !== null;
  const behind = where === null ? -1 : where.named.first - suspect.end;
  const located =
    where !== null &&
    where.score > 0.6 &&
    (!claim ||
      (behind >= 0 &&
        behind <= 7 &&
        !sentence.cues.some(cue => has(cue, "claim") && cue.first >= suspect.end && cue.first < where.named.first)));
  return (claim && !counted && !located) || (definite && !counted && !located);
}
