// Which of the suspects of a sentence are events of their own: two clauses may tell of two.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { NUMBER_WORDS } from "../when/calendar";
import { isElsewhere } from "../where/elsewhere";
import { placeOf, placeWithin } from "../where/where";
import { modalityOf } from "../whether/status";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { isKnown, isMeans } from "./bearing";
import { SOUGHT } from "./context";
import { isOften } from "./weapons";

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
  const main = done ?? carriedOff(sentence, best, suspects) ?? besides(sentence, best, suspects) ?? best;
  const chosen = [main];
  for (const other of suspects) {
    if (chosen.length === MOST) break;
    if (chosen.every(known => apart(sentence, known, other) || earlier(sentence, known, other))) chosen.push(other);
  }
  return chosen.sort((a, b) => a.first - b.first);
}

/** "Stormed a house and abducted a man", and nobody was hurt: what they had come for; null where they had not. */
function carriedOff(sentence: Sentence, attack: Suspect, suspects: readonly Suspect[]): Suspect | null {
  if (attack.type !== "violence-against-civilians" || attack.subtype !== "attack" || attack.noun) return null;
  if (sentence.triggers.some(hit => has(hit, "death"))) return null;
  const taken = suspects.find(
    ({ subtype, rule, first }) =>
      subtype === "abduction-forced-disappearance" && rule === "verb" && first >= attack.end,
  );
  if (taken === undefined) return null;
  const joint = jointOf(sentence, attack, taken);
  return joint !== -1 && isVerbBehind(sentence, taken, joint) ? taken : null;
}

/** "attacked a convoy, burning three tankers and killing the drivers": the attack in the course of which they burned something; null without one. */
function besides({ tokens, arabic }: Sentence, burnt: Suspect, suspects: readonly Suspect[]): Suspect | null {
  if (arabic || burnt.subtype !== "looting-property-destruction") return null;
  if (!wordOf(tokens, burnt.first).endsWith("ing") || tokens.gap[burnt.first - 1] !== GAP.comma) return null;
  const violent = ({ type, noun, first, rule, score }: Suspect) =>
    !noun && first < burnt.first && rule !== "weak" && score >= LEAST && VIOLENT.test(type);
  return suspects.find(violent) ?? null;
}
const VIOLENT = /^(?:battles|violence-against-civilians)$/;

const TELLING = /^(?:verb|explosion|territory|noun|weapon|shot)$/;
const STRONG = /^(?:verb|force|weapon|another|territory|explosion|shot|assault)$/;

/** Whether two suspects are two events. */
function apart(sentence: Sentence, a: Suspect, b: Suspect): boolean {
  if (areEach(sentence, a, b) || isBacked(sentence, a, b) || isBacked(sentence, b, a)) return true;
  if (a.first < b.end && b.first < a.end) return false;
  if (a.first < b.first ? areApart(sentence, a, b) : areApart(sentence, b, a)) return true;
  if (a.score < LEAST || b.score < LEAST || a.rule === "weak" || b.rule === "weak") return false;
  const [left, right] = a.first < b.first ? [a, b] : [b, a];
  if (isWhere(sentence, left, right) || areNamedTogether(sentence, left, right)) return true;
  // "fired at a crowd that was trying to break into the building"
  if (
    /^(?:protest-with|excessive)/.test(left.subtype) &&
    right.type === "riots" &&
    !right.noun &&
    isOfCrowd(sentence, left.end, right.first)
  )
    return true;
  // "a grave of those whom the group killed": what was found, and what had been done.
  if (sentence.arabic && left.subtype === "other" && right.modality?.status === "background") return true;
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
    right.subtype === "abduction-forced-disappearance" &&
    right.rule === "verb" &&
    left.type !== right.type &&
    right.first <= wordBehind(sentence, joint) + 2
  )
    return true;
  if (one !== two) {
    // "beat a reporter and smashed his camera"
    if (right.subtype === "looting-property-destruction" && right.end - right.first === 1 && !subject) return false;
    // "fired tear gas and arrested a dozen": what belongs to the protest.
    if ((one === "crowd" && two === "arrests") || (two === "crowd" && one === "arrests")) return false;
    // "found two caches and arrested the owner"
    const searched = /^(?:arrests|disrupted-weapons-use|headquarters-or-base-established)$/;
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

/** "Rockets and drones often target the base", "dozens of rocket and drone attacks": told of many times, each of the two has its own. */
function areEach(sentence: Sentence, a: Suspect, b: Suspect): boolean {
  if (a.subtype === b.subtype || !FROM_AFAR.test(a.subtype) || !FROM_AFAR.test(b.subtype)) return false;
  if (!isOften(sentence)) return false;
  const { tokens } = sentence;
  const [left, right] = a.hit.first < b.hit.first ? [a.hit, b.hit] : [b.hit, a.hit];
  let t = left.end;
  while (t < right.first && BESIDE.has(tokens, t)) t++;
  return t === right.first;
}
const BESIDE = new WordSet("and or rockets missiles mortars drones armed explosive ballistic cruise");

/** "..., and a dozen people died in violence elsewhere", "a bombing and attacks elsewhere in the country": not where the first was. */
function areApart(sentence: Sentence, left: Suspect, right: Suspect): boolean {
  if (right.rule === "weak" || right.first - left.end < 2 || !isElsewhere(sentence, right)) return false;
  for (let t = left.end; t < right.first; t++)
    if (wordOf(sentence.tokens, t) === "and") {
      const where = placeOf(sentence, right);
      if (where !== null && where.named.end <= right.first) right.where = null;
      right.from = t;
      return true;
    }
  return false;
}

/** "Shelling and clashes", "clashes as well as air strikes": events of two kinds of which the sentence tells the same. */
function areNamedTogether({ tokens, arabic }: Sentence, left: Suspect, right: Suspect): boolean {
  if (!left.noun || !right.noun || left.type === right.type || right.first - left.end > 3) return false;
  if (!MANY_OF.test(wordOf(tokens, left.end - 1)) || !MANY_OF.test(wordOf(tokens, right.end - 1))) return false;
  if (arabic) return right.first - left.end <= 1 && /^و/.test(wordOf(tokens, right.first));
  let t = left.end;
  while (t < right.first && TOGETHER.has(tokens, t)) t++;
  return t === right.first && t > left.end;
}
const TOGETHER = new WordSet("and or as well heavy fierce");
/** A plural, or what goes on for a while; "attacks" are of either kind. */
const MANY_OF =
  /[^k]s$|^(?:fighting|shelling|bombardment|gunfire)$|[^م]ات$|^[وفبل]?(?:ال)?(?:قصف|قصفا|قتال|قتالا|معارك)$/;

/** "Troops backed by air strikes retook the town": both of them happened. */
function isBacked({ tokens, first }: Sentence, { type, rule }: Suspect, means: Suspect): boolean {
  if (type !== "battles" || means.type !== "explosions" || !/^(?:verb|territory)$/.test(rule)) return false;
  for (let t = means.first - 1; t > Math.max(first, means.first - 5); t--)
    if (wordOf(tokens, t) === "by") return BACKED.has(tokens, t - 1);
  return false;
}
const BACKED = new WordSet("backed supported aided helped assisted covered accompanied bolstered preceded");

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

/** "... in X but held on in Y, where fighting broke out", "for the people of Y, which saw ten killed last week": told of the second place alone. */
function isWhere(sentence: Sentence, left: Suspect, right: Suspect): boolean {
  if (sentence.arabic || !/^(?:verb|noun|weapon|explosion|territory|force|harm)$/.test(right.rule)) return false;
  const { tokens, named } = sentence;
  const saw = (end: number) => wordOf(tokens, end) === "which" && SAW.has(tokens, end + 1);
  const there = named.findLast(
    ({ first, end, mention }) =>
      first >= left.end &&
      end < right.first &&
      mention.literal &&
      (right.rule === "harm" ? saw(end) : wordOf(tokens, end) === "where" || saw(end)),
  );
  if (there === undefined || right.first - there.end > 10) return false;
  const one = placeWithin(sentence, left, sentence.first, there.first);
  return one !== null && one.score > SURE && one.named.place?.id !== there.place?.id;
}

const SAW = new WordSet("saw witnessed");

/** Somebody between the joint and the right one, who does it: a clause of its own. */
function hasSubject(sentence: Sentence, right: Suspect, joint: number): boolean {
  const { tokens, persons, actors } = sentence;
  const own = (hit: Hit) => tokens.start[hit.first]! >= joint && hit.end <= right.first;
  if (right.rule === "another" || persons.some(own) || actors.some(own)) return true;
  // "and three detonated their belts"
  if (!sentence.arabic && right.rule === "verb" && right.head > sentence.first) {
    const t = right.head - 1;
    if (tokens.start[t]! >= joint && (NUMBER_WORDS.get(wordOf(tokens, t)) ?? 0) > 0) return true;
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
  for (let t = from; t < to; t++)
    if (tokens.shape[t] === SHAPE.digit && /^(?:19|20)\d\d$/.test(wordOf(tokens, t))) return wordOf(tokens, t);
  return "";
}

/** Whether the verb of the right one stands right behind the joint: "and stormed", ", then shelled". */
function isVerbBehind({ tokens, first, last }: Sentence, right: Suspect, joint: number): boolean {
  if (right.noun || wordOf(tokens, right.head).endsWith("ing")) return false;
  let t = wordBehind({ tokens, first, last }, joint + 1);
  while (t < right.head && /^(?:and|then|also|later|but|have|has|had|was|were|afterwards)$/.test(wordOf(tokens, t)))
    t++;
  return t === right.head;
}

/** "... after a bombing in Ankara": another event, at another place or of another kind, that this one followed. */
function earlier(sentence: Sentence, main: Suspect, other: Suspect): boolean {
  const sought = other.note === SOUGHT && (main.type === "protests" || main.type === "riots");
  if (other.first < main.end || (!sought && !TELLING.test(other.rule))) return false;
  const joint = sentence.cues.findLast(
    hit =>
      has(hit, "after") &&
      hit.end <= other.first &&
      hit.end >= main.end &&
      !(sought && /^(?:who|which)$/.test(wordOf(sentence.tokens, hit.first))),
  );
  if (joint === undefined || other.first - joint.end > (sought ? 20 : 6)) return false;
  // "in answer to a raid": but what a crowd or an arrest answers is what it is about.
  const answers =
    /^(?:to|for)$/.test(wordOf(sentence.tokens, joint.end - 1)) &&
    wordOf(sentence.tokens, joint.first) === "in" &&
    /^(?:battles|explosions)$/.test(main.type);
  if (
    !answers &&
    !/^(?:after|before|since|following|followed|amid|despite|بعد|عقب|رغم)$/.test(wordOf(sentence.tokens, joint.end - 1))
  )
    return false;
  // "Protests went on after an activist was killed"
  if (sought) {
    other.from = joint.first;
    return true;
  }
  const where = placeOf(sentence, other)?.named;
  if (where === undefined || where.first < joint.first) {
    // "mosques were torched hours after two blasts at a cafe": of another kind, wherever it was.
    if (!isOfAnotherKind(sentence, main, other, joint)) return false;
    // "hours after the blast": the one told before.
    if (other.noun && isKnown(sentence, other.head)) return false;
    other.from = joint.first;
    return true;
  }
  if (where.index === placeOf(sentence, main)?.named.index) {
    // "Raids began after the capture of its chief in Tal Afar": the place is the second one's; of one course they are one event.
    const ground = TAKEN.test(other.subtype) && !TAKEN.test(main.subtype);
    if ((courseOf(main) === courseOf(other) && !ground) || main.rule === "harm" || main.rule === "weak") return false;
    main.where = null;
  }
  other.from = joint.first;
  return true;
}

/** What is told behind "after" without a place as what another kind of event followed. */
function isOfAnotherKind({ tokens }: Sentence, main: Suspect, other: Suspect, joint: Hit): boolean {
  const [one, two] = [courseOf(main), courseOf(other)];
  if (one === two)
    return other.type === "explosions" && main.type !== "explosions" && !/^(?:harm|weak|assault)$/.test(main.rule);
  // How ground was left that others took.
  if (main.subtype.endsWith("territory") && other.type === "strategic-developments") return false;
  // Of a crowd is what is done to it; what went on "since the offensive began" belongs to that.
  const crowd = one === "crowd" ? two : two === "crowd" ? one : "";
  if (other.type === "explosions") return true;
  return !/^(?:violence|arrests|change-to-group-activity)$/.test(crowd) && wordOf(tokens, joint.end - 1) !== "since";
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
