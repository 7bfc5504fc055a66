// What one sentence, or one clause of it, tells: which events, and what it says of each.

import { GAP, WordSet } from "@/lib/text/tokenize";
import {
  type Account,
  follows,
  lastDate,
  ofTheLast,
  ofTheScene,
  recalledBefore,
  tellsOfCrowd,
} from "./account/account";
import { another, mayContinue } from "./account/another";
import { refines, takeKindOf } from "./account/kinds";
import { compared, isOld, ofToll, speakAgain, takeKind, toldAs } from "./account/refer";
import { calledDuring, isSoonAfter, tellsLaterDeath, toldBefore } from "./account/retold";
import { ofFightersBefore } from "./account/sides";
import { REMEMBERED, record } from "./record";
import type { Sentence } from "./sentence";
import type { Modality, Suspect, Whereabouts } from "./suspect";
import { subordinate } from "./what/bearing";
import { suspectsOf } from "./what/detect";
import { speaksOfNature } from "./what/no-deed";
import { ofTheCrowd } from "./what/riots";
import { choose } from "./what/select";
import { isEcho, isVague } from "./what/vague";
import type { DateContext } from "./when/calendar";
import { datesOf, type StatedDate } from "./when/dates";
import { Dating } from "./when/dating";
import { isAside, ownDates } from "./when/when";
import type { Around } from "./where/around";
import { listedWith, ownPart } from "./where/lists";
import { SURE } from "./where/placed";
import { placeOf, placeWithin } from "./where/where";
import { modalityOf } from "./whether/status";
import { type Casualties, casualtiesOf, stated } from "./who/numbers";
import { Parties } from "./who/parties";
import { type Quantity, quantitiesOf } from "./who/quantities";
import { countedAs, shareOf, withoutCharges, withoutTotal } from "./who/share";
import { wordOf } from "./words/folded";
import { type Hit, has, type Rules } from "./words/rules";
import type { Words } from "./words/words";

/** A sentence with what is asked of it for each of its events. */
interface Reading {
  sentence: Sentence;
  parties: Parties;
  quantities: Quantity[];
  casualties: Casualties;
  days: Days;
  /** The last word of what the sentence compares its news with ("The raid follows ..."); null where it does not. */
  main: number | null;
  account: Account;
  around: Around;
}

/** Adds to the account what the sentence tells, or, where it tells no event of its own, what it says again of one told before. */
export function tell(
  sentence: Sentence,
  sequels: readonly Hit[],
  words: Words,
  rules: Rules,
  account: Account,
  around: Around,
): void {
  const parties = new Parties(sentence);
  const suspects = suspectsHere(sentence, parties, account, around);
  const quantities = quantitiesOf(sentence, words, rules.numbers);
  const casualties = casualtiesOf(sentence, quantities);
  ofAnAccident(sentence, suspects, parties, account, around);
  ofFightersBefore(sentence, suspects, parties, () => around.before(account.sentence - 1));
  const main = compared(sentence, suspects, account, around);
  const days = new Days(sentence, account, around);
  const reading: Reading = { sentence, parties, quantities, casualties, days, main, account, around };
  const events = eventsOf(reading, suspects);
  let silent = main === null;
  for (let nth = 0; nth < events.length; nth++) if (tellEvent(reading, events, nth)) silent = false;
  const goesOn = sentence.whole !== null && account.told.at(-1)?.sentence === account.sentence;
  if (silent && !goesOn) speakAgain(sentence, sequels, casualties, account, around);
}

/** What the sentence may tell, by its own words and by what was told before it. */
function suspectsHere(sentence: Sentence, parties: Parties, account: Account, { mentions }: Around): Suspect[] {
  const suspects = suspectsOf(sentence, parties, tellsOfCrowd(account));
  ofTheScene(sentence, suspects, parties, account, mentions);
  ofTheCrowd(sentence, suspects, parties, account.told, account.sentence);
  takeKind(sentence, suspects, account);
  const more = another(sentence, account, mayContinue(account));
  if (more === null) return suspects;
  // "another convoy was targeted" by what hit the first; "another killed a boy" as the first did.
  const same = suspects.find(({ hit, rule }) => hit === more.hit && /^(?:assault|harm|weak)$/.test(rule));
  if (same) Object.assign(same, { type: more.type, subtype: more.subtype });
  if (same && same.rule !== "assault") Object.assign(same, { rule: more.rule, note: more.note });
  if (!suspects.some(({ hit, subtype }) => hit === more.hit || (subtype === more.subtype && hit.first >= more.first)))
    suspects.push(more);
  return suspects;
}

/** Sentences over which an accident is what people were hurt by. */
const ACCIDENT = 2;

/** "They pulled out seven bodies". */
const RECOVERED = /^(?:bod(?:y|ies)|pull|recover|retriev)|^[وف]?[يت]?(?:انتشل|انتشال)/;

/** Who was hurt by what was told as an accident was hurt by no attack. */
function ofAnAccident(
  sentence: Sentence,
  suspects: Suspect[],
  parties: Parties,
  account: Account,
  around: Around,
): void {
  const { arabic, named } = sentence;
  if (suspects.length === 0) {
    if (tellsOfAccident(sentence)) account.accident = account.sentence;
    return;
  }
  if (parties.has("protest") || parties.hasGroup()) return;
  // A driver is held, and a road closed.
  const mayFollow = ({ rule, subtype, hit }: Suspect) =>
    rule === "harm" ||
    rule === "weak" ||
    (subtype === "arrests" && (arabic || named.length === 0)) ||
    (arabic && subtype === "peaceful-protest") ||
    (subtype === "attack" && RECOVERED.test(wordOf(sentence.tokens, hit.first)));
  if (!suspects.every(mayFollow) || !isAfterAccident(account, around)) return;
  for (const suspect of suspects)
    if (!parties.agentNear(suspect.hit) || suspect.subtype === "arrests") suspect.rule = "weak";
}

/** The sentences right before this one told of an accident, and of no event. */
function isAfterAccident(account: Account, around: Around): boolean {
  const { sentence, told, item } = account;
  if (sentence - account.accident <= ACCIDENT) return true;
  const from = Math.max(sentence - ACCIDENT, (told.at(-1)?.sentence ?? -1) + 1, 0);
  for (let nth = sentence - 1; nth >= from && item === null; nth--) {
    const before = around.before(nth);
    if (before !== null && tellsOfAccident(before)) {
      account.accident = nth;
      return true;
    }
  }
  return false;
}

/** "A fire broke out in a wedding hall": by more than a word that says little alone, as "traffic" and "virus" do. */
function tellsOfAccident(sentence: Sentence): boolean {
  const { cues, harms, tokens } = sentence;
  return cues.some(
    cue =>
      has(cue, "accident") &&
      (harms.length > 0 || cue.end - cue.first > 1 || SUDDEN.has(tokens, cue.first) || speaksOfNature(sentence)),
  );
}

/** What befalls people at once. */
const SUDDEN = new WordSet(
  "accident collapsed collapse capsized sank overturned derailed collided collision crashed crash firework inferno blaze stampede earthquake quake " +
    "landslide mudslide avalanche انهيار انهار انهارت حريق حادث تصادم غرق غرقت انقلاب انقلبت زلزال اصطدام دهس",
);

/** Which of the suspects are events of their own. */
function eventsOf({ sentence, casualties, days, main, account }: Reading, suspects: readonly Suspect[]): Suspect[] {
  const possible = suspects.filter(
    suspect =>
      !(main !== null && suspect.first <= main) &&
      (!suspect.noun || !isEcho(sentence, suspect, casualties) || isFirstTold(suspect, account)) &&
      !modalityOf(sentence, suspect).unreal,
  );
  let events = choose(sentence, possible);
  // "triggered clashes when they attacked": where the first says too little, the next may say more.
  while (events.length === 1 && possible.length > 1 && !sentence.arabic) {
    const first = events[0]!;
    if (!isVague(sentence, first, placeOf(sentence, first), [], casualties, modalityOf(sentence, first))) break;
    if (days.stated(false).length > 0) break;
    possible.splice(possible.indexOf(first), 1);
    events = choose(sentence, possible);
  }
  return events;
}

/** "the lorry bombing" where no explosion was told of: what everybody knows of, told here for the first time. */
function isFirstTold({ rule }: Suspect, { told }: Account): boolean {
  return rule === "explosion" && !told.some(({ incident }) => incident.type === "explosions");
}

/** Records one of the sentence's events, with the places listed beside its own. False where it is too vague to be one. */
function tellEvent(reading: Reading, events: readonly Suspect[], nth: number): boolean {
  const { sentence, parties, main, account, around } = reading;
  const suspect = events[nth]!;
  const single = events.length === 1;
  suspect.aside =
    main !== null ||
    goesBack(sentence, account) ||
    (!single && (suspect.from !== undefined || subordinate(sentence, suspect.hit)));
  let modality = modalityOf(sentence, suspect);
  const where = ownPlace(sentence, events, nth);
  // "Monday's attack came after the army had won battles": the day is that of the attack.
  const times = reading.days
    .of(suspect, modality.status === "threatened")
    .filter(({ word }) => main === null || word > main);
  // A time of the day tells nothing of what event it is.
  const dates = times.some(isTimeOfDay) ? times.filter(date => !isTimeOfDay(date)) : times;
  // "They chanted, after eight had been killed last week": what is told next is not of last week.
  suspect.aside ||= dates.length > 0 && dates.every(isSpan) && subordinate(sentence, suspect.hit);
  if (main !== null && modality.status === "reported" && isOld(dates, around))
    modality = { ...modality, status: "background", note: "of what something else followed" };
  const share = shareOf(sentence, reading.casualties, events, nth);
  const own = withoutCharges(sentence, suspect, withoutTotal(sentence, reading.quantities, events, nth, share));
  if (!isThere(sentence, suspect, parties, account) && isVague(sentence, suspect, where, dates, own, modality))
    return false;
  const recalled =
    suspect.rule === "harm" && where === null && dates.length === 0 ? recalledBefore(sentence, account) : null;
  if (recalled !== null) {
    if (/^(?:protests|riots)$/.test(recalled.incident.type))
      Object.assign(suspect, { type: "protests", subtype: "excessive-force-against-protesters" });
    suspect.again = recalled;
  } else if (nth === 0 && modality.status !== "threatened" && follows(sentence, suspect, where, dates, own, account))
    return true;
  if (single && recalled === null && ofTheLast(sentence, suspect, parties, where, dates, account)) {
    const { incident, sentence: at } = account.last!;
    const of = ofToll(sentence, { incident, sentence: at, aside: false }, account, around);
    const { type, subtype } = of.incident;
    Object.assign(suspect, { type, subtype, rule: "harm", again: of });
  }
  if (suspect.rule === "weak") return false;
  if (single && !suspect.noun && modality.status === "reported") {
    const during = calledDuring(sentence);
    suspect.within = during === null ? undefined : toldBefore(account.told, account.sentence, during, REMEMBERED)[0];
  }
  const of = toldAs(sentence, suspect, modality, where, dates, account, around);
  if (of !== null) {
    // "The suicide bombing", of what was told as a blast.
    if (refines(suspect.subtype, of.incident.subtype)) takeKindOf(of.incident, suspect);
    const { type, subtype } = of.incident;
    Object.assign(suspect, { type, subtype, again: of });
  }
  // The later day on which one of the wounded died is not that of the event.
  const before = suspect.again ?? suspect.within;
  const died = before !== undefined && tellsLaterDeath(sentence) ? before.incident : null;
  // "They were taken to Baghdad": not where it was.
  const at = of !== null && !suspect.noun && modality.status === "reported" ? null : where;
  suspect.beside = at === null && of === null && !single ? placeBeside(sentence, events, nth) : null;
  const told = ownDates(times, events, nth).filter(day => died === null || !isSoonAfter(day, died.date));
  const summed = where !== null && isOfProvinces(sentence, where, own);
  record(sentence, suspect, modality, at, told, summed ? NOBODY : own, account, around);
  if (where !== null && suspect.subtype !== "agreement") recordListed(reading, suspect, modality, where, told, own);
  return true;
}

/** "A judge was shot, two days after ...": the account stays at the judge; of mourners, it goes on to what they mourn. */
function goesBack({ apart }: Sentence, { told, sentence }: Account): boolean {
  const before = told.at(-1);
  return apart && before?.sentence === sentence && before.incident.type !== "protests";
}

const NOBODY: Casualties = { deaths: null, injuries: null };

/** "Eight bombs in Anbar, Diyala and Basra killed four": the count is of three provinces and more, and of none of them. */
function isOfProvinces(sentence: Sentence, { named }: Whereabouts, { deaths, injuries }: Casualties): boolean {
  if (named.place?.kind !== "admin1" || (deaths === null && injuries === null)) return false;
  const places = [named, ...listedWith(sentence, named)].map(({ mention, place }) => ({ mention, kind: place?.kind }));
  if (places.length < 3 || places.some(({ kind }) => kind !== "admin1")) return false;
  const from = Math.min(...places.map(({ mention }) => mention.start));
  const to = Math.max(...places.map(({ mention }) => mention.end));
  return [deaths, injuries].every(number => number === null || number.end <= from || number.start >= to);
}

/** "Hit, Haditha and Rawa were shelled": the same at each place of the list, with the day and the number told of it. */
function recordListed(
  { sentence, quantities, account, around }: Reading,
  suspect: Suspect,
  modality: Modality,
  where: Whereabouts,
  told: readonly StatedDate[],
  own: Casualties,
): void {
  // What is told next goes on from the first of the list; its numbers are told once.
  const { last } = account;
  const head = account.incidents.length - 1;
  for (const named of listedWith(sentence, where.named)) {
    const part = ownPart(sentence, named, told, quantities);
    const days = part.dates.length > 0 ? part.dates : told;
    const victims = countedAs(own, part.quantity && stated(sentence, part.quantity));
    record(sentence, suspect, modality, { ...where, named }, days, victims, account, around);
  }
  account.last = last;
  // "In Kut and Hit": the day that one of them has from the event before is that of all, but of what is still going on.
  if (/^(?:is|are)$/.test(wordOf(sentence.tokens, suspect.head - 1))) return;
  const list = account.incidents.slice(head);
  const day = list.find(({ date, status }) => date !== null && status === "reported")?.date;
  if (told.length === 0 && day) for (const incident of list) incident.date ??= { ...day };
}

/** The dates of a sentence, read once as past and once as to come. */
class Days {
  readonly #read: (StatedDate[] | undefined)[] = [];
  readonly #previous;

  constructor(
    private readonly sentence: Sentence,
    private readonly account: Account,
    private readonly around: Around,
  ) {
    this.#previous = lastDate(account);
  }

  /** Those that may be an event's: where its clause states none but aside ("rallies that began a year ago"), those told before the clause. */
  of(suspect: Suspect, future: boolean): StatedDate[] {
    const own = this.stated(future);
    const { sentence } = this;
    if (sentence.whole === null || own.length === 0 || !own.every(date => isAside(sentence, suspect, date))) return own;
    const whole = datesOf(sentence.whole, this.#dating(future));
    return whole.filter(({ word }) => word < sentence.first).slice(-1);
  }

  stated(future: boolean): StatedDate[] {
    this.#read[Number(future)] ??= datesWithin(this.sentence, this.#dating(future));
    return this.#read[Number(future)]!;
  }

  #dating(future: boolean): DateContext {
    return new Dating(this.account, this.#previous, future, this.around, this.sentence.tokens.text);
  }
}

const isTimeOfDay = ({ form }: StatedDate): boolean => form === "daytime";

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
