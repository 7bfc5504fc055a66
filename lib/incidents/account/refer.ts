// To which of the events told before a sentence refers, and its report there: with its own place and day, and what is new of it.

import { WordSet } from "@/lib/text/tokenize";
import type { Incident, Place } from "@/lib/types";
import { daysAgree } from "../events";
import { REMEMBERED, record } from "../record";
import type { Sentence } from "../sentence";
import type { Modality, Suspect, Told, Whereabouts } from "../suspect";
import { datesOf, type StatedDate } from "../when/dates";
import { isViolent } from "../when/frame";
import { type Around, isAtPlace, placeAt, samePlace } from "../where/around";
import { SURE } from "../where/placed";
import { liesIn, placeOf } from "../where/where";
import { HAPPENED, modalityOf } from "../whether/status";
import type { Casualties } from "../who/numbers";
import { wordOf } from "../words/folded";
import { anyHas, type Hit, has } from "../words/rules";
import type { Account } from "./account";
import { isHeadline } from "./headline";
import { refines, takeKindOf } from "./kinds";
import {
  again,
  allToldBefore,
  calledAgain,
  calledFirst,
  type Fits,
  isDefinite,
  isSoonAfter,
  kindNamed,
  lastOf,
  namedAs,
  narrowed,
  tellsLaterDeath,
  tellsOtherwise,
  toldBefore,
  tollOf,
  WHOLE,
  withoutRelated,
} from "./retold";
import { sequelOf } from "./sequel";

/**
 * "The attack follows a raid on ...": the event told before, reported again for the sake of the others, which are told aside; null
 * where there is none.
 * @returns the word up to which it is spoken of
 */
export function compared(
  sentence: Sentence,
  suspects: readonly Suspect[],
  account: Account,
  options: Around,
): number | null {
  const called = suspects.length === 0 ? null : calledFirst(sentence);
  if (called === null || !suspects.some(({ first, rule }) => first > called.at && rule !== "weak")) return null;
  const [of] = toldBefore(account.told, account.sentence, called.fits, REMEMBERED);
  if (of === undefined) return null;
  const suspect = { ...again(of, called.at, called.at + 1, null), again: of, where: null, modality: HAPPENED };
  const head = withoutRelated(sentence);
  const dates =
    head === sentence ? [] : datesOf(head, { publishedOn: options.publishedOn, previous: null, future: false });
  record(head, suspect, HAPPENED, null, dates, { deaths: null, injuries: null }, account, options);
  return called.until;
}

/** Words that say little of how it was done. */
const VAGUE =
  /^(?:attacks?|assaults?|strikes?|raids?|blasts?|explosions?|operations?|[وفب]?(?:قصفا?|هجوما?|هجومين|هجمات|هجمه|ضربه|ضربات|غاره|غارات|عمليه|اعتدا|استهدافا?|انفجارا?))$/;
const ALIKE = new WordSet("similar مماثل مماثله مشابه مشابهه");

/** "A similar attack in Kalar": of the kind of the one that was told. */
export function takeKind({ tokens, first, last }: Sentence, suspects: readonly Suspect[], { told }: Account): void {
  for (const suspect of suspects) {
    const { head, noun, type } = suspect;
    if (!noun || !VAGUE.test(wordOf(tokens, head))) continue;
    const fits = kindNamed(tokens, head) ?? (incident => incident.type === type);
    let alike = false;
    for (let t = Math.max(first, head - 3); t < Math.min(last, head + 3); t++) alike ||= ALIKE.has(tokens, t);
    const of = alike ? lastOf(told, fits) : null;
    if (of !== null) Object.assign(suspect, { type: of.incident.type, subtype: of.incident.subtype });
  }
}

/** Days by which an event that another one followed is history. */
const HISTORY = 6;

/** Without a day, or some days before the article. */
export function isOld(dates: readonly StatedDate[], { publishedOn }: Around): boolean {
  if (publishedOn === null) return false;
  return dates.every(({ to }) => Date.parse(publishedOn.from) - Date.parse(to) >= HISTORY * 86_400_000);
}

const TAKES = /^(?:arrests|abduction-forced-disappearance)$/;
const THEY = new WordSet("they he she all both most some one");

/** Sentences over which what is denied is what was told. */
const DENIED = 2;

/** What somebody may deny who denies to have killed, shot or fought, however it was done; and of other deeds the same. */
const mayBe =
  (subtype: string): Fits =>
  incident =>
    /^(?:attack|armed-clash|excessive-force-against-protesters)$/.test(subtype)
      ? (isViolent(incident) && !incident.subtype.startsWith("abduction")) ||
        /^(?:excessive|violent|mob)/.test(incident.subtype)
      : incident.subtype === subtype;

/** "the strikes", "the shelling of the base" of which was told: the event told before that a noun speaks of; null where it is a new one. */
export function toldAs(
  whole: Sentence,
  { noun, head, type, subtype }: Suspect,
  { status }: Modality,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  { told, sentence }: Account,
  { mentions, places }: Around,
): Told | null {
  if (status === "threatened") return null;
  const { tokens, first, cues, arabic } = whole;
  // "wounded during the attack, they died on Tuesday": of a later day, and of it all the same.
  const dying = dates.length > 0 && tellsLaterDeath(whole);
  // Tear gas and batons are no name of the march on which they are used.
  const alike: Fits = incident =>
    /^(?:protest-with|excessive)/.test(subtype) ? incident.subtype === subtype : incident.type === type;
  const fits = noun ? (namedAs(tokens, head) ?? alike) : mayBe(subtype);
  const agrees: Fits = incident =>
    fits(incident) &&
    dates.every(date => daysAgree(date, incident.date) || (dying && isSoonAfter(date, incident.date)));
  if (!noun) {
    // "They were taken to Baghdad": where those are brought who were taken before.
    const [last] = toldBefore(told, sentence, agrees, 1);
    if (status === "reported" && TAKES.test(subtype) && dates.length === 0 && THEY.has(tokens, first))
      return last?.incident.subtype === subtype ? last : null;
    if (status !== "denied") return null;
    const there = where === null ? null : where.named;
    return (
      toldBefore(
        told,
        sentence,
        i => i.status === "reported" && agrees(i) && (there === null || samePlace(there, i.mention, mentions)),
        there === null ? DENIED : REMEMBERED,
      )[0] ?? null
    );
  }
  const definite = isDefinite(tokens, first, head) || (arabic && /^(?:[وفبك]?ال|لل)/.test(wordOf(tokens, head)));
  if (where !== null && where.score > SURE) {
    // At the same place, as known, claimed or denied.
    if (!definite && status !== "denied" && !anyHas(cues, "claim")) return null;
    const { named } = where;
    // "Clashes broke out in Diyala. The clashes in Hibhib ...": one place of the province, if the account has not told of others in it.
    const narrower = (outer: Place | undefined): boolean =>
      liesIn(named.place, outer) &&
      told.every(
        ({ incident: { mention } }) => samePlace(named, mention, mentions) || !liesIn(placeAt(mention, places), outer),
      );
    const there = (i: Incident) =>
      samePlace(named, i.mention, mentions) ||
      (definite && status === "reported" && narrower(placeAt(i.mention, places)));
    const [of] = toldBefore(told, sentence, i => agrees(i) && there(i), REMEMBERED);
    // "Drones attacked oilfields. The attacks hit Zakho": where those were that were told without a place.
    const [last] = of === undefined && definite && status === "reported" ? toldBefore(told, sentence, agrees, 1) : [];
    return of ?? (last?.incident.mention === null ? last : null);
  }
  return definite ? (toldBefore(told, sentence, agrees)[0] ?? null) : null;
}

/** Where a sentence says nothing new: the event told before, of which it speaks. */
export function speakAgain(
  whole: Sentence,
  sequels: readonly Hit[],
  stated: Casualties,
  account: Account,
  options: Around,
): void {
  const { told, sentence: now } = account;
  const sentence = withoutRelated(whole);
  const casualties = casualtiesBefore(stated, sentence.end);
  const name = calledAgain(sentence);
  const called = name && { at: name.at, fits: narrowed(name.fits, told) };
  if (told.length === 0 || tellsOtherwise(sentence, called?.at)) return;
  // Looked for only where something is spoken of again.
  let days: StatedDate[] | null = null;
  const datesHere = () => {
    days ??= datesOf(sentence, { publishedOn: options.publishedOn, previous: null, future: false });
    return days;
  };
  const meant = meantBy(sentence, datesHere, options);
  let reports =
    called === null
      ? []
      : allToldBefore(
          sentence,
          called.at,
          told,
          now,
          called.fits,
          of => placeAt(of.mention, options.places)?.id ?? null,
          (outer, inner) => liesIn(placeAt(inner.mention, options.places), placeAt(outer.mention, options.places)),
        );
  if (called !== null && reports.length === 0) reports = toldBefore(told, now, called.fits, undefined, meant);
  const toll = reports.length > 0 ? null : tollOf(sentence, casualties, told, now);
  if (toll !== null) reports = [toll.of];
  const sequel = reports.length > 0 ? null : sequelOf(sentence, sequels, told, now, meant);
  if (sequel !== null) reports = [sequel.of];
  if (reports.length === 0) return;
  if (reports.length === 1 && !meant(reports[0]!.incident) && saysOfAll(sentence, called, toll ?? sequel)) {
    const recalled = called !== null && reports[0]!.incident.status === "background" && anyHas(sequels, "blame");
    const judged = recalled || sequels.some(hit => has(hit, "judged") || has(hit, "opinion"));
    const main = mainOf(reports[0]!, judged, sentence, account, options);
    reports = [main];
    if (toll !== null) toll.of = main;
    if (sequel !== null) sequel.of = main;
  }
  const dates = datesHere();
  const by = toll ?? sequel;
  const suspect =
    by === null ? again(reports[0]!, called!.at, called!.at + 1, null) : again(by.of, by.hit.first, by.hit.end, by.hit);
  if (by !== null) {
    // Victims of another place or another day are another event's.
    const where = placeOf(sentence, suspect);
    const { mention, date } = by.of.incident;
    // Where those are who blame and deny is not where it was.
    const speaker = sequel?.said === true && where !== null && where.named.end <= sequel.hit.first;
    const elsewhere =
      where !== null && where.score > SURE && !speaker && !samePlace(where.named, mention, options.mentions);
    // "Two of them came down in Y": of what was fired, and there.
    const there = elsewhere && sequel !== null && has(sequel.hit, "fall");
    const dying = !dates.every(stated => daysAgree(stated, date)) && tellsLaterDeath(sentence);
    if (
      (elsewhere && !there) ||
      !dates.every(stated => daysAgree(stated, date) || (dying && isSoonAfter(stated, date)))
    )
      return;
    // "Nobody was hurt" denies nothing.
    suspect.modality = sequel?.status === undefined ? HAPPENED : { ...HAPPENED, status: sequel.status };
  }
  const modality = modalityOf(sentence, suspect);
  if (modality.unreal || modality.status === "threatened") return;
  const [of] = reports;
  if (reports.length === 1 && called !== null) {
    // "The suicide bombing", of what was told as a blast.
    for (const { first, end, senses } of sentence.triggers)
      for (const { value } of senses)
        if (first <= called.at && called.at < end && refines(value, of!.incident.subtype))
          takeKindOf(of!.incident, { type: "explosions", subtype: value });
  }
  for (const [nth, of] of reports.entries()) {
    const where = nth > 0 ? null : placeOf(sentence, suspect);
    const own = nth > 0 ? { deaths: null, injuries: null } : casualties;
    const { type, subtype } = of.incident;
    Object.assign(suspect, { again: of, type, subtype });
    record(sentence, suspect, modality, where, dates, own, account, options);
  }
}

/** The numbers that stand before sign `end` of the text. */
function casualtiesBefore({ deaths, injuries }: Casualties, end: number): Casualties {
  const before = (number: Casualties["deaths"]) => (number !== null && number.start < end ? number : null);
  return { deaths: before(deaths), injuries: before(injuries) };
}

const TOLL = new WordSet("toll tally count حصيله", "و ف ال وال فال");

/** The event whose toll the sentence tells, of those told together; the same one where it tells none. */
export function ofToll(sentence: Sentence, of: Told, account: Account, options: Around): Told {
  const { tokens, first, last } = sentence;
  for (let t = first; t < last; t++) if (TOLL.has(tokens, t)) return mainOf(of, false, sentence, account, options);
  return of;
}

/** Whether it is said of an attack with all its acts: who did it, the toll, what is called "the attack" and no more. */
function saysOfAll({ tokens }: Sentence, called: { fits: Fits } | null, by: { hit: Hit } | null): boolean {
  if (by === null) return called !== null && WHOLE.has(called.fits);
  if (has(by.hit, "blame") || has(by.hit, "judged")) return true;
  for (let t = by.hit.first; t < by.hit.end; t++) if (TOLL.has(tokens, t)) return true;
  return false;
}

/** Days by which an event may be later than that of which an article tells first, where others condemn it, and still be meant. */
const SINCE = 2;

const isSamePlace = (a: number | null, b: number | null, mentions: Around["mentions"]): boolean =>
  a !== null && b !== null && isAtPlace(a, b, mentions);

/**
 * The event that stands for those told with it: the first of those at its place on its day; and where others judge it, the first of
 * which the article tells.
 */
function mainOf(
  of: Told,
  judged: boolean,
  { tokens }: Sentence,
  { incidents, item, told }: Account,
  { mentions }: Around,
): Told {
  const { mention, date } = of.incident;
  const refined = (first: Incident): boolean => refines(of.incident.subtype, first.subtype);
  const stands: Fits = incident =>
    incident.status === "reported" && isViolent(incident) && !isHeadline(tokens.text, incident.sentence);
  if (judged && item === null) {
    const first = incidents.find(incident => stands(incident) && incident.mention !== null);
    if (first !== undefined && (date === null || first.date === null || daysBetween(first.date.to, date.from) <= SINCE))
      return { incident: first, sentence: of.sentence, aside: false };
  }
  const scene = told.find(
    ({ incident, aside }) =>
      !aside &&
      stands(incident) &&
      isSamePlace(incident.mention, mention, mentions) &&
      incident.date !== null &&
      daysAgree(incident.date, date),
  );
  return scene === undefined || refined(scene.incident) ? of : scene;
}

/** What says of an event told before that the sentence means it: its place is named, or else the day is its day. */
function meantBy({ named }: Sentence, dates: () => readonly StatedDate[], { mentions }: Around): Fits {
  const places = named.filter(({ mention, place }) => mention.literal && place !== null);
  return ({ mention, date }) => {
    if (places.some(one => samePlace(one, mention, mentions))) return true;
    if (date?.precision !== "day") return false;
    const days = dates().filter(({ precision, after }) => precision === "day" && !after);
    return days.length > 0 && days.every(day => daysAgree(day, date));
  };
}

const daysBetween = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;
