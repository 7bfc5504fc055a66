// What speaks for a report's being one more of an event that the article told before, and what against: named signs, of which each has its weight
// (link-weights.ts). The event is taken as a whole, with its kinds, places, days, tolls and people.

import { daysAgree, tollsAgree } from "../events";
import { refines } from "./kinds";
import { isCloser, LIE, lieOf } from "./lies";
import type { Report } from "./reports";
import { SAID } from "./said";

/** Of what kind the event was to be one with the report, the likest first. */
const KINDS = [
  "same kind",
  "an attack or a clash",
  "told more exactly",
  "a kind like it",
  "both of crowds",
  "both violent",
] as const;

/** How the places lie, by LIE. */
const LIES = [
  "same place",
  "same place by the account",
  "same wide place",
  "within the place",
  "on that side of the place",
  "around the place",
  "beside the place",
  "in its province",
  "not far",
  "in its country",
  "no place told",
  "place told behind",
  "place no longer told",
  "another place",
] as const;

/** How the days agree, the best first. */
const DAYS = ["same day", "days overlap", "no day told", "a day untold", "another day"] as const;

/** Signs, in words: those that are reasons stand in the evidence of an incident. */
export const SIGNS = [
  "event",
  // What one refers to.
  "spoken of again",
  "gone on about",
  "its victims",
  "of another",
  "the headline's report",
  "another report of the headline",
  // The headline.
  "the headline",
  "right below the headline",
  "a headline of several",
  // The lead, and what was told last.
  "of the lead",
  "right behind the lead",
  "what was told last",
  // How far it is, in sentences from the last report of the event.
  "same sentence",
  "next sentence",
  "second sentence",
  "a few sentences on",
  "far on",
  // What it was.
  ...KINDS,
  "another kind",
  // Where it was.
  ...LIES,
  "names a place in it",
  "names its place",
  "names the same place",
  "names a wider place",
  "told more closely, as known",
  "told more closely, by a source",
  "told more closely, with the same toll",
  "of a thing that was brought up",
  "told more widely, of the same people",
  // When.
  ...DAYS,
  "a day that differs",
  "sums up days",
  "names its day",
  // How many, and who.
  "same rare toll",
  "same toll",
  "same number of dead",
  "a toll that may be the same",
  "fewer dead",
  "more dead",
  "same dead and injured",
  "another one killed",
  "same number of injured",
  "another number of injured",
  "same doer",
  "another doer",
  "same victims",
  "other victims",
  "victims strike back",
  // What is said of it.
  "told as another",
  "told, perhaps, as another",
  "told as known",
  "told as known, soon",
  "told as known, on no day",
  "told as known, at a place of its own",
  "told as before that",
  "told as next",
  "told as a sum",
  "dead told as a sum",
  "goes on with a pronoun",
  "told as new",
  "tells of victims",
  "one of several in its sentence",
  "many words in common",
  "words in common",
  "a word in common",
  "no word in common",
  // The event so far.
  "told once so far",
  "told twice so far",
  "told often so far",
  "a summary of several places",
] as const;
type Sign = (typeof SIGNS)[number];

const NUMBER = Object.fromEntries(SIGNS.map((sign, n) => [sign, n])) as Readonly<Record<Sign, number>>;

/** What the article has told of one event so far. */
export interface Told {
  reports: Report[];
  /** At how many places, within the one that it was told at first, others of its kind are told. */
  covers: number;
}

/** Days of an event; what took longer sums up several. */
const LONG = 2;
/** So many dead are hardly told of two events in one article; so many are not, at one place and time. */
const RARE = 10;
const TOLL = 3;

const present: number[] = [];
/** By report of the event, how its place and its kind are to those of the report that is asked about. */
let lies = new Uint8Array(32);
let kinds = new Uint8Array(32);

function say(sign: Sign): void {
  present.push(NUMBER[sign]);
}

/** The signs of a report beside an event, by their number in SIGNS. They are written over by the next call. */
export function signsOf(event: Told, report: Report): readonly number[] {
  const { length } = event.reports;
  present.length = 0;
  if (lies.length < length) [lies, kinds] = [new Uint8Array(2 * length), new Uint8Array(2 * length)];
  for (let i = 0; i < length; i++) {
    lies[i] = lieOf(event.reports[i]!, report);
    kinds[i] = likeness(event.reports[i]!, report);
  }
  say("event");
  sayReference(event, report);
  sayDistance(event, report);
  sayKind(length);
  sayPlace(length, report);
  sayDay(event, report);
  sayTolls(event, report);
  sayPeople(event, report);
  sayCloser(event, report);
  saySaid(event, report);
  sayWords(event, report);
  say(length === 1 ? "told once so far" : length === 2 ? "told twice so far" : "told often so far");
  if (event.covers > 1) say("a summary of several places");
  return present;
}

function sayReference({ reports }: Told, { incident, nth }: Report): void {
  const { again } = incident;
  let [refers, announced, announces] = [false, false, false];
  for (const one of reports) {
    refers ||= again === one.nth;
    const ahead = one.incident.again;
    if (ahead === undefined || ahead === null || ahead < one.nth) continue;
    announced ||= ahead === nth;
    announces ||= ahead !== nth && !reports.some(other => other.nth === ahead);
  }
  if (refers) {
    const rule = incident.evidence[0]!.feature;
    say(rule === "rule-again" ? "spoken of again" : rule === "rule-continued" ? "gone on about" : "its victims");
  } else if (again !== undefined && again !== null) say("of another");
  if (announced) say("the headline's report");
  else if (announces) say("another report of the headline");
}

function sayDistance({ reports }: Told, { sentence, headline, before }: Report): void {
  const distance = sentence - reports.at(-1)!.sentence;
  if (distance === 0) say("same sentence");
  else if (distance === 1) say("next sentence");
  else if (distance === 2) say("second sentence");
  else say(distance <= 4 ? "a few sentences on" : "far on");
  const [first] = reports;
  if (distance > 0) {
    const last = reports.some(one => one.sentence === before);
    const lead = reports.some(one => one.lead);
    if (lead) say(last && reports.every(one => one.lead || one.headline) ? "right behind the lead" : "of the lead");
    else if (last) say("what was told last");
  }
  if (!first!.headline || headline) return;
  say("the headline");
  if (sentence - first!.sentence === 1) say("right below the headline");
  if ((first!.said & SAID.several) !== 0) say("a headline of several");
}

function sayKind(length: number): void {
  let best: number = KINDS.length;
  for (let i = 0; i < length; i++) best = Math.min(best, kinds[i]!);
  say(KINDS[best] ?? "another kind");
}

function likeness({ incident: a }: Report, { incident: b }: Report): number {
  if (a.subtype === b.subtype) return 0;
  if (FIGHTS.has(a.subtype) && FIGHTS.has(b.subtype)) return 1;
  if (refines(a.subtype, b.subtype) || refines(b.subtype, a.subtype)) return ALIKE;
  if (a.type === b.type) return 3;
  if (isOfCrowd(a) && isOfCrowd(b)) return 4;
  return isViolent(a) && isViolent(b) ? 5 : KINDS.length;
}
/** Kinds that one event has in two sentences, as the first of KINDS. */
const ALIKE = 2;
/** Gunmen and their victims are an attack to one sentence and a clash to the next. */
const FIGHTS = new Set(["attack", "armed-clash"]);
const isOfCrowd = ({ type, subtype }: Report["incident"]): boolean =>
  type === "protests" || type === "riots" || subtype.startsWith("excessive");
const isViolent = ({ type }: Report["incident"]): boolean =>
  type === "battles" || type === "explosions" || type === "violence-against-civilians";

function sayPlace(length: number, report: Report): void {
  let best: number = LIE.apart;
  for (let i = 0; i < length; i++) best = Math.min(best, lies[i]!);
  say(LIES[best]!);
  if (report.carried || report.place === null || best === LIE.toldBehind) return;
  if (best < LIE.within) say("names the same place");
  else if (best === LIE.around) say("names a wider place");
  else say(best === LIE.within || best === LIE.inProvince ? "names a place in it" : "names its place");
}

/** "Gunmen killed three in Diyala. A source said that the attackers ... in Abu Saida." */
function sayCloser({ reports }: Told, report: Report): void {
  const { said, sentence, incident } = report;
  let [closer, wider, thing, toll] = [false, false, false, false];
  const next = sentence - reports.at(-1)!.sentence === 1;
  for (const [i, one] of reports.entries()) {
    const distance = sentence - one.sentence;
    if (distance === 0 || distance > SOON || kinds[i]! > ALIKE) continue;
    thing ||= distance === 1 && inCommon(one.things, report.knownThings) > 0;
    const lie = lies[i]!;
    if (isCloser(lie) && !(isBeside(lie) && isAtTown(one) && isAtTown(report))) {
      closer = true;
      toll ||= isSameToll(one.incident.deaths, incident.deaths) || isSameToll(one.incident.injuries, incident.injuries);
    } else if (lie === LIE.around && distance === 1)
      wider ||= share(one.by, report.by) && share(one.against, report.against);
  }
  if ((said & SAID.another) !== 0) return;
  if (closer && (said & SAID.known) !== 0) say("told more closely, as known");
  else if (closer && next && (said & SAID.source) !== 0) say("told more closely, by a source");
  if (toll) say("told more closely, with the same toll");
  if (thing) say("of a thing that was brought up");
  if (wider) say("told more widely, of the same people");
}

/** "Near Tikrit" may be in Baiji, and a base is its town's; who says "in Khalis" does not mean Muqdadiyah. */
const isBeside = (lie: number): boolean => lie === LIE.beside || lie === LIE.near;
const isAtTown = ({ place, incident }: Report): boolean =>
  incident.relation === null && /^(?:city|town|village)$/.test(place?.kind ?? "");

function isSameToll(a: Report["incident"]["deaths"], b: Report["incident"]["deaths"]): boolean {
  return (a?.low ?? 0) > 0 && a!.low === b?.low;
}

function sayDay({ reports }: Told, report: Report): void {
  let best: number = DAYS.length - 1;
  let [differs, sums] = [false, false];
  for (const one of reports) {
    const agreement = agreementOf(one, report);
    best = Math.min(best, agreement);
    differs ||= agreement === 4;
    sums ||= one.days > LONG !== report.days > LONG;
  }
  say(DAYS[best]!);
  if (differs) say("a day that differs");
  if (sums) say("sums up days");
  if (report.carried && (report.said & SAID.day) !== 0) say("names its day");
}

function agreementOf({ incident: { date: a } }: Report, { incident: { date: b } }: Report): number {
  if (a === null || b === null) return a === b ? 2 : 3;
  if (!daysAgree(a, b)) return 4;
  return a.from === b.from && a.to === b.to ? 0 : 1;
}

function sayTolls({ reports }: Told, report: Report): void {
  const { deaths, injuries } = report.incident;
  let [dead, fewer, more, injured, others, may] = [0, false, false, false, false, false];
  for (const { incident: before } of reports) {
    const agree = before.deaths === null || deaths === null ? null : tollsAgree(before.deaths, deaths);
    if (agree === false && (deaths!.low ?? 0) < (before.deaths!.low ?? 0)) fewer = true;
    else if (agree === false) more = true;
    else if (before.deaths !== null && deaths !== null) {
      const same = agree === true && (deaths.low ?? 0) > 0 && deaths.low === before.deaths.low;
      if (same) dead = Math.max(dead, deaths.low!);
      else may = true;
    }
    if (before.injuries === null || injuries === null) continue;
    const alike = tollsAgree(before.injuries, injuries);
    if (alike === false) others = true;
    else injured ||= alike === true && (injuries.low ?? 0) > 0 && injuries.low === before.injuries.low;
  }
  if (dead > 0) say(dead >= RARE ? "same rare toll" : dead >= TOLL ? "same toll" : "same number of dead");
  else if (fewer) say("fewer dead");
  else if (more) say("more dead");
  else if (may) say("a toll that may be the same");
  if (isAnotherOne(reports, report)) say("another one killed");
  if (dead > 0 && injured) say("same dead and injured");
  if (injured) say("same number of injured");
  else if (others) say("another number of injured");
}

/** "A judge", and then "a baker": one man killed, who is brought up as nobody was that the event's reports tell of. */
function isAnotherOne(reports: readonly Report[], { said, incident: { deaths } }: Report): boolean {
  if ((said & SAID.victim) === 0) return false;
  const before = reports.filter(({ incident }) => incident.deaths !== null);
  return (
    before.length > 0 &&
    before.every(one => (one.said & SAID.victim) !== 0 && one.incident.deaths!.text !== deaths!.text)
  );
}

function sayPeople({ reports }: Told, report: Report): void {
  let [doer, otherDoer, victims, otherVictims, back] = [false, false, false, false, false];
  for (const one of reports) {
    const [by, against] = [share(one.by, report.by), share(one.against, report.against)];
    doer ||= by;
    victims ||= against;
    otherDoer ||= !by && one.by.length > 0 && report.by.length > 0;
    otherVictims ||= !against && one.against.length > 0 && report.against.length > 0;
    back ||= share(one.by, report.against) || share(one.against, report.by);
  }
  if (doer) say("same doer");
  else if (otherDoer) say("another doer");
  if (victims) say("same victims");
  else if (otherVictims) say("other victims");
  if (back) say("victims strike back");
}
function share(a: readonly string[], b: readonly string[]): boolean {
  for (const id of a) if (b.includes(id)) return true;
  return false;
}

/** Sentences within which what is known was told. */
const SOON = 2;

function saySaid({ reports }: Told, { said, sentence, incident, place, carried }: Report): void {
  const distance = sentence - reports.at(-1)!.sentence;
  if ((said & SAID.another) !== 0) say("told as another");
  else if ((said & SAID.perhapsAnother) !== 0) say("told, perhaps, as another");
  if ((said & SAID.several) !== 0) say("one of several in its sentence");
  if ((said & SAID.since) !== 0) {
    say("told as a sum");
    if (incident.deaths !== null) say("dead told as a sum");
  }
  if (distance === 0) return;
  if ((said & SAID.known) !== 0) {
    say(distance <= SOON ? "told as known, soon" : "told as known");
    if ((said & SAID.day) === 0) say("told as known, on no day");
    if (place !== null && !carried) say("told as known, at a place of its own");
  }
  if ((said & SAID.perfect) !== 0) say("told as before that");
  if ((said & SAID.next) !== 0) say("told as next");
  if ((said & SAID.pronoun) !== 0) say("goes on with a pronoun");
  if ((said & SAID.indefinite) !== 0) say("told as new");
  if ((said & SAID.victims) !== 0) say("tells of victims");
}

function sayWords({ reports }: Told, report: Report): void {
  let most = 0;
  let apart = true;
  for (const one of reports) {
    if (one.sentence === report.sentence) continue;
    apart = false;
    most = Math.max(most, inCommon(one.words, report.words));
  }
  if (apart) return;
  if (most === 0) say("no word in common");
  else say(most === 1 ? "a word in common" : most === 2 ? "words in common" : "many words in common");
}

/** How many words two sentences share; both ascending. */
function inCommon(a: Int32Array, b: Int32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, two] = [a[i]!, b[j]!];
    if (one === two) shared++;
    if (one <= two) i++;
    if (two <= one) j++;
  }
  return shared;
}
