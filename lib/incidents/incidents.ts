// From an article's sentences and mentions to the incidents it reports. Start reading here.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { GAP, sentenceBounds, type Tokens, tokenize } from "@/lib/text/tokenize";
import type { DateRange, Incident, Language, Mention, Span, StatedNumber } from "@/lib/types";
import {
  type Account,
  another,
  beginItem,
  follows,
  HOLDS,
  isPassing,
  lastDate,
  mayContinue,
  newAccount,
  ofTheLast,
  ofTheScene,
  placesLast,
  readHeadline,
  saysAnother,
  tellsOfCrowd,
} from "./account"; // what the sentences before have told
import { type Around, placeAt } from "./around";
import { subordinate } from "./bearing"; // how a trigger stands among its words
import type { DateContext } from "./calendar";
import { clausesOf } from "./clauses"; // where an Arabic sentence goes on to another event
import { goOn, type Judge } from "./continued"; // what goes on about an event without naming it
import { datesOf, mayState, type StatedDate } from "./dates"; // when
import { TIME_OF_DAY } from "./dates-daytime";
import { Dating } from "./dating"; // and what that is counted from
import { suspectsOf } from "./detect"; // what
import { agreeOnKind, refines, takeKindOf } from "./kinds"; // which the article may tell elsewhere
import { listedWith, ownPart } from "./lists"; // and at which others of a list
import { type Casualties, casualtiesOf, stated } from "./numbers"; // how many
import { Parties } from "./parties"; // whose deed, and done to whom
import { SURE } from "./placed";
import { quantitiesOf } from "./quantities"; // the numbers stated
import { REMEMBERED, record } from "./record"; // one incident put together
import { compared, isOld, ofToll, speakAgain, takeKind, toldAs } from "./refer"; // what refers to an event told before
import { calledAgain, calledDuring, isSoonAfter, tellsLaterDeath, toldBefore } from "./retold"; // events spoken of again
import { ofTheCrowd } from "./riots"; // and what belongs to a crowd that was told of
import { itemsOf } from "./roundup"; // lists of items that have nothing from each other
import { type Hit, hitsOfLists, type Rules, rulesOf } from "./rules"; // the word lists
import { choose } from "./select"; // which of the suspects are events of their own
import { forgetWords, has, LONGEST, readSentence, type Sentence, wordOf } from "./sentence"; // one sentence as the rules see it
import { type Setting, settingOf } from "./setting"; // the day that sentences without an event have set
import { modalityOf } from "./status"; // reported, threatened, denied, background
import type { Suspect, Whereabouts } from "./suspect";
import { tracesOf } from "./traces"; // what events leave in the sentences behind them
import { isEcho, isVague } from "./vague"; // and which are none
import { ownDates } from "./when"; // which of its dates
import { liesIn, placeOf, placeWithin, provinceOf } from "./where"; // at which of its places
import { type Words, wordNumbers } from "./words"; // the words of a text, as the lists have them

export interface IncidentOptions {
  publishedOn: DateRange | null;
  skip?: readonly Span[];
  language?: Language;
  /** Who says whether a sentence goes on about an event; the learned one, unless another is to learn. */
  judge?: Judge;
}

/** Finds the incidents that an article reports. Pure; never throws on any text. Linear in the length of the text. */
export function findIncidents(
  text: string,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
  options: IncidentOptions,
): Incident[] {
  const rules = rulesOf(gazetteer);
  const traces = tracesOf(gazetteer);
  const tokens = tokenize(text);
  const words = wordNumbers(rules, tokens);
  const bounds = sentenceBounds(tokens);
  const account = newAccount();
  const places = mentions.map(({ resolution }) =>
    resolution.type === "resolved" ? gazetteer.place(resolution.placeId) : undefined,
  );
  const sentenceAt = (nth: number): Sentence | null => {
    const [first, last] = [bounds[2 * nth], bounds[2 * nth + 1]];
    if (first === undefined || last === undefined || !mayState(tokens, first, Math.min(last, first + LONGEST)))
      return null;
    let named = account.from;
    while (named > 0 && mentions[named - 1]!.end > tokens.start[first]!) named--;
    return readSentence(rules, tokens, words, [first, last], [], mentions, named, places);
  };
  const around = {
    gazetteer,
    mentions,
    places,
    publishedOn: options.publishedOn,
    setting: settingNow(account, sentenceAt, options),
  };
  const items = itemsOf(text, mentions);
  let from = 0;
  for (let s = 0; s < bounds.length; s += 2) {
    const [first, last] = [bounds[s]!, bounds[s + 1]!];
    const [start, end] = [tokens.start[first]!, tokens.end[last - 1]!];
    while (from < mentions.length && mentions[from]!.end <= start) from++;
    account.sentence = s >> 1;
    account.starts.push(start);
    account.from = from;
    if (options.skip?.some(span => span.start < end && start < span.end)) continue;
    if (items.has(start)) beginItem(account, start);
    else if (items.size > 0 && account.item === null) {
      const above = readSentence(rules, tokens, words, [first, last], [], mentions, from, places);
      account.day = dayAbove(above, options) ?? account.day;
    }
    if (placesLast(text, { start, end }, mentions, from, places, account)) continue;
    const seen = Math.min(last, first + LONGEST);
    const lists = maySpeakAgain(account) ? [rules.triggers, rules.sequels] : [rules.triggers];
    const [triggers = [], sequels = []] = hitsOfLists(lists, tokens, words, first, seen);
    let whole: Sentence | null = null;
    // Of what stands after the words that are looked at it matters only whether it tells of anything.
    if (
      triggers.some(hit => mayTell(hit, tokens)) ||
      (mayContinue(account) && saysAnother(tokens, triggers)) ||
      sequels.length > 0 ||
      speaksAgain(account, tokens, first, seen, triggers) ||
      (seen < last && hitsOfLists([rules.triggers], tokens, words, first, last)[0]!.some(hit => mayTell(hit, tokens)))
    ) {
      const sentence = readSentence(rules, tokens, words, [first, last], triggers, mentions, from, places);
      whole = sentence;
      sentence.item = items.has(start);
      const starts = clausesOf(sentence);
      if (starts.length === 1) readIncidents(sentence, sequels, words, rules, account, around);
      else
        for (const [nth, begin] of starts.entries()) {
          const bounds = [begin, starts[nth + 1] ?? last] as const;
          const until = Math.min(bounds[1], seen);
          const [own = [], more = []] = hitsOfLists(lists, tokens, words, begin, until);
          while (account.from < mentions.length && mentions[account.from]!.end <= tokens.start[begin]!) account.from++;
          const clause = readSentence(rules, tokens, words, bounds, own, mentions, account.from, places);
          clause.whole = sentence;
          clause.item = sentence.item && nth === 0;
          readIncidents(clause, more, words, rules, account, around);
        }
      const named = sentence.actors.findLast(hit => hit.senses[0]!.part === "insurgent")?.senses[0];
      if (named) account.insurgent = { id: named.value, name: named.name };
    }
    if (lists.length === 1 || account.told.at(-1)!.sentence === account.sentence) continue;
    const found = traces.find(tokens, first, seen);
    if (found.length > 0) {
      const sentence = whole ?? readSentence(rules, tokens, words, [first, last], triggers, mentions, from, places);
      const heard = { triggers, sequels, traces: found, position: s / Math.max(1, bounds.length - 2) };
      const numbers = () => casualtiesOf(sentence, quantitiesOf(sentence, words, rules.numbers));
      goOn(sentence, heard, numbers, account, around, options.judge);
    }
  }
  const narrow = ({ mention }: Incident) => {
    const place = placeAt(mention, places);
    return place !== undefined && !isPassing(place);
  };
  if (account.item === null) agreeOnKind(account.incidents, text, mentions);
  readHeadline(text, account, (headline, lead) => mayBeAt(headline, lead, around), narrow);
  for (const [report, of] of account.again) takeKindOf(report, of);
  forgetWords();
  return account.incidents;
}

/** The day that the sentences before have set, looked for when it is first asked for in a sentence. */
function settingNow(
  account: Account,
  sentenceAt: (nth: number) => Sentence | null,
  { publishedOn }: IncidentOptions,
): () => Setting | null {
  let known: { sentence: number; events: number; setting: Setting | null } | null = null;
  return () => {
    const { sentence, told } = account;
    if (known?.sentence !== sentence || known.events !== told.length) {
      const context = { publishedOn, previous: lastDate(account), future: false };
      known = { sentence, events: told.length, setting: settingOf(account, sentenceAt, context) };
    }
    return known.setting;
  };
}

/** Whether one place lies in the other, or is not told. */
function mayBeAt(a: Incident, b: Incident, { places }: Around): boolean {
  const [one, two] = [placeAt(a.mention, places), placeAt(b.mention, places)];
  return (
    !one ||
    !two ||
    one.id === two.id ||
    liesIn(one, two) ||
    liesIn(two, one) ||
    (provinceOf(one) !== "" && provinceOf(one) === provinceOf(two))
  );
}

/** The day that a line above a list states: "Security incidents on Wednesday, June 3". */
function dayAbove(sentence: Sentence, { publishedOn }: IncidentOptions): DateRange | null {
  const stated = datesOf(sentence, { publishedOn, previous: null, future: false, heading: true });
  const day = stated.findLast(({ precision, after }) => precision === "day" && !after);
  return day === undefined ? null : { from: day.from, to: day.to, precision: day.precision };
}

/** Words of use ("hit", "landed") say nothing by themselves; but a town may have fallen. */
function mayTell({ senses, first }: Hit, tokens: Tokens): boolean {
  if (/^(?:fell|falls)$/.test(wordOf(tokens, first))) return true;
  return senses.some(({ value }) => value !== "use" && value !== "metaphor" && value !== "none" && value !== "arms");
}

/** Soon after an event. */
function maySpeakAgain({ told, sentence }: Account): boolean {
  const latest = told.at(-1);
  return latest !== undefined && sentence - latest.sentence <= HOLDS + 1;
}

/** A sentence soon after an event that calls it "the attack", or says that nobody was hurt. */
function speaksAgain(account: Account, tokens: Tokens, first: number, last: number, triggers: readonly Hit[]): boolean {
  if (!maySpeakAgain(account)) return false;
  if (wordOf(tokens, first) === "they") return true;
  return triggers.some(hit => has(hit, "none")) || calledAgain({ tokens, first, last }) !== null;
}

/** "the lorry bombing" where no explosion was told of: what everybody knows of, told here for the first time. */
function isFirstTold({ rule }: Suspect, { told }: Account): boolean {
  return rule === "explosion" && !told.some(({ incident }) => incident.type === "explosions");
}

function readIncidents(
  sentence: Sentence,
  sequels: readonly Hit[],
  words: Words,
  rules: Rules,
  account: Account,
  options: Around,
): void {
  const parties = new Parties(sentence);
  const suspects = suspectsOf(sentence, parties, tellsOfCrowd(account));
  ofTheScene(sentence, suspects, parties, account, options.mentions);
  ofTheCrowd(sentence, suspects, parties, account.told, account.sentence);
  takeKind(sentence, suspects, account);
  const more = another(sentence, account, mayContinue(account));
  // "another convoy was targeted" by what hit the first; "another killed a boy" as the first did.
  const same = more && suspects.find(({ hit, rule }) => hit === more.hit && /^(?:assault|harm|weak)$/.test(rule));
  if (same) Object.assign(same, { type: more.type, subtype: more.subtype });
  if (same && same.rule !== "assault") Object.assign(same, { rule: more.rule, note: more.note });
  if (
    more &&
    !suspects.some(({ hit, subtype }) => hit === more.hit || (subtype === more.subtype && hit.first >= more.first))
  )
    suspects.push(more);
  const quantities = quantitiesOf(sentence, words, rules.numbers);
  const casualties = casualtiesOf(sentence, quantities);
  // Who was hurt by what was told as an accident.
  if (suspects.length === 0 && sentence.harms.length > 0 && sentence.cues.some(cue => has(cue, "accident")))
    account.accident = account.sentence;
  if (
    account.sentence - account.accident <= ACCIDENT &&
    suspects.every(
      ({ rule, subtype }) =>
        rule === "harm" ||
        rule === "weak" ||
        // A driver is held, and a road closed.
        (sentence.arabic && /^(?:arrests|peaceful-protest)$/.test(subtype)),
    ) &&
    !parties.has("protest") &&
    !parties.hasGroup()
  )
    for (const suspect of suspects)
      if (!parties.agentNear(suspect.hit) || suspect.subtype === "arrests") suspect.rule = "weak";
  const main = compared(sentence, suspects, account, options);
  const told = suspects.filter(
    suspect =>
      !(main !== null && suspect.first <= main) &&
      (!suspect.noun || !isEcho(sentence, suspect, casualties) || isFirstTold(suspect, account)),
  );
  const possible = told.filter(suspect => !modalityOf(sentence, suspect).unreal);
  const previous = lastDate(account);
  let chosen = choose(sentence, possible);
  // "triggered clashes when they attacked": where the first says too little, the next may say more.
  while (chosen.length === 1 && possible.length > 1 && !sentence.arabic) {
    const [first] = chosen;
    if (!isVague(sentence, first!, placeOf(sentence, first!), [], casualties, modalityOf(sentence, first!))) break;
    if (datesWithin(sentence, new Dating(account, previous, false, options, sentence.tokens.text)).length > 0) break;
    possible.splice(possible.indexOf(first!), 1);
    chosen = choose(sentence, possible);
  }
  let silent = main === null;
  // The dates of the sentence, told as past and as to come.
  const dated: (StatedDate[] | undefined)[] = [];
  for (const [nth, suspect] of chosen.entries()) {
    suspect.aside =
      main !== null || (chosen.length > 1 && (suspect.from !== undefined || subordinate(sentence, suspect.hit)));
    let modality = modalityOf(sentence, suspect);
    const where = ownPlace(sentence, chosen, nth);
    const future = modality.status === "threatened";
    dated[Number(future)] ??= datesWithin(
      sentence,
      new Dating(account, previous, future, options, sentence.tokens.text),
    );
    const times = dated[Number(future)]!;
    // A time of the day tells nothing of what event it is.
    const dates = times.some(isTimeOfDay) ? times.filter(date => !isTimeOfDay(date)) : times;
    // "They chanted, after eight had been killed last week": what is told next is not of last week.
    suspect.aside ||= dates.length > 0 && dates.every(isSpan) && subordinate(sentence, suspect.hit);
    if (main !== null && modality.status === "reported" && isOld(dates, options))
      modality = { ...modality, status: "background", note: "of what something else followed" };
    const own = shareOf(sentence, casualties, chosen, nth);
    if (!isThere(sentence, suspect, parties, account) && isVague(sentence, suspect, where, dates, own, modality))
      continue;
    if (nth === 0 && modality.status !== "threatened" && follows(sentence, suspect, where, dates, own, account)) {
      silent = false;
      continue;
    }
    if (chosen.length === 1 && ofTheLast(sentence, suspect, parties, where, dates, account)) {
      const { incident, sentence: at } = account.last!;
      const of = ofToll(sentence, { incident, sentence: at, aside: false }, account, options);
      const { type, subtype } = of.incident;
      Object.assign(suspect, { type, subtype, rule: "harm", again: of });
    }
    if (suspect.rule === "weak") continue;
    silent = false;
    if (chosen.length === 1 && !suspect.noun && modality.status === "reported") {
      const during = calledDuring(sentence);
      suspect.within = during === null ? undefined : toldBefore(account.told, account.sentence, during, REMEMBERED)[0];
    }
    const of = toldAs(sentence, suspect, modality, where, dates, account, options);
    if (of !== null) {
      // "The suicide bombing", of what was told as a blast.
      if (refines(suspect.subtype, of.incident.subtype)) takeKindOf(of.incident, suspect);
      const { type, subtype } = of.incident;
      Object.assign(suspect, { type, subtype, again: of });
    }
    // The later day on which one of the wounded died is not that of the event.
    const died =
      of === null && suspect.again !== undefined && tellsLaterDeath(sentence) ? suspect.again.incident : null;
    // "They were taken to Baghdad": not where it was.
    const at = of !== null && !suspect.noun && modality.status === "reported" ? null : where;
    suspect.beside = at === null && of === null && chosen.length > 1 ? placeBeside(sentence, chosen, nth) : null;
    const told = ownDates(times, chosen, nth).filter(day => died === null || !isSoonAfter(day, died.date));
    record(sentence, suspect, modality, at, told, own, account, options);
    const others = where === null || suspect.subtype === "agreement" ? [] : listedWith(sentence, where.named);
    if (others.length === 0) continue;
    // What is told next goes on from the first of the list; its numbers are told once.
    const { last } = account;
    for (const named of others) {
      const part = ownPart(sentence, named, told, quantities);
      const days = part.dates.length > 0 ? part.dates : told;
      const victims = countedAs(own, part.quantity && stated(sentence, part.quantity));
      record(sentence, suspect, modality, { ...where!, named }, days, victims, account, options);
    }
    account.last = last;
  }
  const goesOn = sentence.whole !== null && account.told.at(-1)?.sentence === account.sentence;
  if (silent && !goesOn) speakAgain(sentence, sequels, casualties, account, options);
}

const isTimeOfDay = ({ note }: StatedDate): boolean => note === TIME_OF_DAY;

/** The dates of a sentence; of a clause without one, those that the sentence told last before it, else behind it. */
function datesWithin(sentence: Sentence, context: DateContext): StatedDate[] {
  const own = datesOf(sentence, context);
  if (sentence.whole === null || own.length > 0) return own;
  const all = datesOf(sentence.whole, context);
  const before = all.findLast(({ word }) => word < sentence.first);
  return before === undefined ? all : [before];
}

/** In Arabic "reinforcements came to the area": forces that go where the event told before was. */
function isThere(
  { tokens, last, arabic }: Sentence,
  { subtype, noun, end }: Suspect,
  parties: Parties,
  account: Account,
): boolean {
  if (!arabic || subtype !== "change-to-group-activity" || !(noun || parties.hasArmedPeople())) return false;
  if (account.last === null || account.sentence - account.last.sentence > 2) return false;
  for (let t = end; t < Math.min(last, end + 5); t++)
    if (/^(?:[بل]?(?:ال|لل)(?:مكان|منطقه|موقع|ناحيه|قريه|بلده|قضا)|مكان|موقع)$/.test(wordOf(tokens, t))) return true;
  return false;
}

/** Sentences over which an accident is what people were hurt by. */
const ACCIDENT = 2;

/** A week, a month or another time of more than a day. */
function isSpan({ from, to }: StatedDate): boolean {
  return from !== to;
}

/** Where a sentence tells two events, a place of this one's part before any other. */
function ownPlace(sentence: Sentence, chosen: readonly Suspect[], nth: number): Whereabouts | null {
  const suspect = chosen[nth]!;
  const where = placeOf(sentence, suspect);
  if (chosen.length === 1 || where === null) return where;
  const from = nth === 0 ? sentence.first : chosen[nth - 1]!.end;
  const to = chosen[nth + 1]?.first ?? sentence.last;
  if (where.named.first >= from && where.named.end <= to) return where;
  const own = placeWithin(sentence, suspect, from, to);
  return own !== null && own.score > 0.6 ? own : where;
}

/** "arrested a trader after storming a house in Hit": where the other thing was that the same people did. */
function placeBeside(sentence: Sentence, chosen: readonly Suspect[], nth: number): Whereabouts | null {
  const { head, subtype } = chosen[nth]!;
  if (subtype === "agreement") return null;
  for (const other of chosen) {
    if (other === chosen[nth] || !BY_THE_SAME.test(wordOf(sentence.tokens, other.head))) continue;
    const where = placeOf(sentence, other);
    if (where === null || where.score < SURE || where.named.place === null) continue;
    const [from, to] = [Math.min(head, other.head), Math.max(head, other.head)];
    let joined = true;
    for (let t = from; t < to && joined; t++) joined = sentence.tokens.gap[t]! < GAP.comma;
    if (joined) return where;
  }
  return null;
}

/** "after storming", in Arabic "during their raid of". */
const BY_THE_SAME =
  /^(?:\w{3,}ing|اقتحام|اقتحامه|اقتحامها|اقتحامهم|مداهمه|مداهمته|مداهمتهم|مهاجمه|مهاجمتهم|استهداف|تفتيش)$/;

/** The numbers of victims that stand in an event's part of the sentence. */
function shareOf(
  { tokens }: Sentence,
  { deaths, injuries }: Casualties,
  chosen: readonly Suspect[],
  nth: number,
): Casualties {
  if (chosen.length === 1) return { deaths, injuries };
  return {
    deaths: isOfEvent(tokens, deaths, chosen, nth) ? deaths : null,
    injuries: isOfEvent(tokens, injuries, chosen, nth) ? injuries : null,
  };
}

/** "four were killed in X and nine in Y": the second number counts what the first does, where that counts one thing. */
function countedAs({ deaths, injuries }: Casualties, number: StatedNumber | undefined): Casualties {
  const none: Casualties = { deaths: null, injuries: null };
  if (number === undefined || (deaths === null) === (injuries === null)) return none;
  return deaths === null ? { ...none, injuries: number } : { ...none, deaths: number };
}

/** Whether a number of victims stands in the part of the sentence that tells of event `nth`. */
function isOfEvent({ start }: Tokens, number: Casualties["deaths"], chosen: readonly Suspect[], nth: number): boolean {
  if (number === null) return false;
  return (
    Math.max(
      0,
      chosen.findLastIndex(({ first }) => start[first]! <= number.end),
    ) === nth
  );
}
