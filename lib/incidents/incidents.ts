// From an article's sentences and mentions to the incidents it reports. Start reading here.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { sentenceBounds, type Tokens, tokenize } from "@/lib/text/tokenize";
import type { DateRange, Evidence, Incident, Language, Mention, Span } from "@/lib/types";
import {
  type Account,
  another,
  doersBefore,
  follows,
  HOLDS,
  heldPlace,
  lastDate,
  mayContinue,
  newAccount,
  ofTheLast,
  placesLast,
  saysAnother,
  tellsOfCrowd,
} from "./account"; // what the sentences before have told
import { actorsOf } from "./actors"; // who
import { datesOf, type StatedDate } from "./dates"; // when
import { type Suspect, suspectsOf } from "./detect"; // what
import { AGAIN } from "./events"; // reports of one event
import { listedWith } from "./lists"; // and at which others of a list
import { type Casualties, casualtiesOf, quantitiesOf } from "./numbers"; // how many
import { Parties } from "./parties"; // whose deed, and done to whom
import { relationOf } from "./relation"; // how far from it
import {
  again,
  calledAgain,
  type Fits,
  isDefinite,
  namedAs,
  type Told,
  tellsOtherwise,
  toldBefore,
  tollOf,
} from "./retold"; // events spoken of again
import { type Hit, hitsOfLists, type Rules, rulesOf, type Words, wordNumbers } from "./rules"; // the word lists, compiled
import { choose, isEcho, isVague } from "./select"; // which of the suspects are events of their own
import {
  forgetWords,
  has,
  LONGEST,
  type Named,
  namesKnown,
  readSentence,
  refersBack,
  type Sentence,
  spanOf,
} from "./sentence"; // one sentence as the rules see it
import { HAPPENED, isPerfect, type Modality, modalityOf } from "./status"; // reported, threatened, denied, background
import { isAhead, isAside, isBackground, isRuling, nearestDate, ownDates } from "./when"; // which of its dates, and whether that is history
import { datelinePlace, placeOf, placeWithin, type Whereabouts } from "./where"; // at which of its places

export interface IncidentOptions {
  publishedOn: DateRange | null;
  skip?: readonly Span[];
  language?: Language;
}

/** What the mentions of an article stand for. */
interface Around {
  mentions: readonly Mention[];
  gazetteer: Gazetteer;
}

/** Events that may be spoken of again. */
const REMEMBERED = 12;
/** Finds the incidents that an article reports. Pure; never throws on any text. Linear in the length of the text. */
export function findIncidents(
  text: string,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
  options: IncidentOptions,
): Incident[] {
  const rules = rulesOf(gazetteer);
  const tokens = tokenize(text);
  const words = wordNumbers(rules.vocabulary, tokens);
  const bounds = sentenceBounds(tokens);
  const account = newAccount();
  let from = 0;
  for (let s = 0; s < bounds.length; s += 2) {
    const [first, last] = [bounds[s]!, bounds[s + 1]!];
    const [start, end] = [tokens.start[first]!, tokens.end[last - 1]!];
    while (from < mentions.length && mentions[from]!.end <= start) from++;
    account.sentence = s >> 1;
    account.starts.push(start);
    account.from = from;
    if (options.skip?.some(span => span.start < end && start < span.end)) continue;
    if (placesLast(text, { start, end }, mentions, from, gazetteer, account)) continue;
    const seen = Math.min(last, first + LONGEST);
    const [triggers = []] = hitsOfLists(rules, [rules.triggers], tokens, words, first, seen);
    // Of what stands behind the words that are looked at it matters only whether it tells of anything.
    if (
      triggers.some(mayTell) ||
      (mayContinue(account) && saysAnother(tokens, triggers)) ||
      maySpeakAgain(account, tokens, first, seen, triggers) ||
      (seen < last && hitsOfLists(rules, [rules.triggers], tokens, words, first, last)[0]!.some(mayTell))
    ) {
      const sentence = readSentence(rules, tokens, words, [first, last], triggers, mentions, from, gazetteer);
      readIncidents(sentence, words, rules, account, { ...options, mentions, gazetteer });
      const named = sentence.actors.findLast(hit => hit.senses[0]!.part === "insurgent")?.senses[0];
      if (named) account.insurgent = { id: named.value, name: named.name };
    }
  }
  forgetWords();
  return account.incidents;
}

/** Words of use ("hit", "landed") tell nothing by themselves. */
function mayTell({ senses }: Hit): boolean {
  return senses.some(({ value }) => value !== "use" && value !== "metaphor" && value !== "none" && value !== "arms");
}

/** A sentence soon behind an event that calls it "the attack", or tells that nobody was hurt. */
function maySpeakAgain(
  { told, sentence }: Account,
  tokens: Tokens,
  first: number,
  last: number,
  triggers: readonly Hit[],
): boolean {
  const latest = told.at(-1);
  if (latest === undefined || sentence - latest.sentence > HOLDS + 1) return false;
  return triggers.some(hit => has(hit, "none")) || calledAgain({ tokens, first, last }) !== null;
}

function readIncidents(
  sentence: Sentence,
  words: Words,
  rules: Rules,
  account: Account,
  options: IncidentOptions & Around,
): void {
  const parties = new Parties(sentence);
  const suspects = suspectsOf(sentence, parties, tellsOfCrowd(account));
  const more = another(sentence, account, mayContinue(account));
  // "another convoy was targeted" by what hit the first.
  const same = more && suspects.find(({ hit, rule }) => hit === more.hit && rule === "assault");
  if (same) Object.assign(same, { type: more.type, subtype: more.subtype });
  if (
    more &&
    !suspects.some(({ hit, subtype }) => hit === more.hit || (subtype === more.subtype && hit.first >= more.first))
  )
    suspects.push(more);
  const quantities = quantitiesOf(sentence, words, rules.numbers);
  const casualties = casualtiesOf(sentence, quantities);
  const told = suspects.filter(suspect => !suspect.noun || !isEcho(sentence, suspect, casualties));
  const chosen = choose(
    sentence,
    told.filter(suspect => !modalityOf(sentence, suspect).unreal),
  );
  const previous = lastDate(account);
  let silent = true;
  // The dates of the sentence, told as past and as to come.
  const dated: (StatedDate[] | undefined)[] = [];
  for (const [nth, suspect] of chosen.entries()) {
    const modality = modalityOf(sentence, suspect);
    const where = ownPlace(sentence, chosen, nth);
    const future = modality.status === "threatened";
    dated[Number(future)] ??= datesOf(sentence, {
      publishedOn: options.publishedOn,
      previous,
      near: account.last !== null && account.sentence - account.last.sentence <= HOLDS,
      future,
    });
    const dates = dated[Number(future)]!;
    const own = shareOf(sentence, casualties, chosen, nth);
    if (isVague(sentence, suspect, where, dates, own, modality)) continue;
    if (nth === 0 && follows(sentence, suspect, where, dates, own, account)) {
      silent = false;
      continue;
    }
    if (chosen.length === 1 && ofTheLast(sentence, suspect, parties, where, dates, account)) {
      const { incident, sentence: at } = account.last!;
      const { type, subtype } = incident;
      Object.assign(suspect, { type, subtype, rule: "harm", again: { incident, sentence: at } });
    }
    if (suspect.rule === "weak") continue;
    silent = false;
    const of = toldAs(sentence, suspect, modality, where, dates, account, options);
    if (of !== null) {
      const { type, subtype } = of.incident;
      Object.assign(suspect, { type, subtype, again: of });
    }
    const told = ownDates(dates, chosen, nth);
    add(sentence, suspect, modality, where, told, own, account, options);
    const others = where === null || suspect.subtype === "agreement" ? [] : listedWith(sentence, where.named);
    if (others.length === 0) continue;
    // What is told next goes on from the first of the list; its numbers are told once.
    const { last } = account;
    for (const named of others)
      add(sentence, suspect, modality, { ...where!, named }, told, { deaths: null, injuries: null }, account, options);
    account.last = last;
  }
  if (silent) speakAgain(sentence, casualties, account, options);
}

/** "the strikes", "the shelling of the base" of which was told: the event told before that a noun speaks of; null where it is a new one. */
function toldAs(
  { tokens, first, cues }: Sentence,
  { noun, head, type }: Suspect,
  { status }: Modality,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  { told, sentence }: Account,
  { mentions }: Around,
): Told | null {
  if (!noun || status === "threatened") return null;
  const fits = namedAs(tokens, head) ?? (incident => incident.type === type);
  const agrees: Fits = incident => fits(incident) && dates.every(date => overlaps(date, incident.date));
  const definite = isDefinite(tokens, first, head);
  if (where !== null && where.score > SURE) {
    // At the same place, as known, claimed or denied.
    if (!definite && status !== "denied" && !cues.some(cue => has(cue, "claim"))) return null;
    return (
      toldBefore(told, sentence, i => agrees(i) && samePlace(where.named, i.mention, mentions), REMEMBERED)[0] ?? null
    );
  }
  return definite ? (toldBefore(told, sentence, agrees)[0] ?? null) : null;
}

/** A place that scores so is where it happened. */
const SURE = 0.6;

/** Where a sentence tells nothing new: the event told before, of which it speaks. */
function speakAgain(
  sentence: Sentence,
  casualties: Casualties,
  account: Account,
  options: IncidentOptions & Around,
): void {
  const { told, sentence: now } = account;
  const called = calledAgain(sentence);
  if (told.length === 0 || tellsOtherwise(sentence, called?.at)) return;
  let reports = called === null ? [] : toldBefore(told, now, called.fits);
  const toll = reports.length > 0 ? null : tollOf(sentence, casualties, told, now);
  if (toll !== null) reports = [toll.of];
  if (reports.length === 0) return;
  const suspect =
    toll === null
      ? again(reports[0]!, called!.at, called!.at + 1, null)
      : again(toll.of, toll.hit.first, toll.hit.end, toll.hit);
  const dates = datesOf(sentence, { publishedOn: options.publishedOn, previous: null, future: false });
  if (toll !== null) {
    // Victims of another place or another day are another event's.
    const where = placeOf(sentence, suspect);
    const { mention, date } = toll.of.incident;
    const elsewhere = where !== null && where.score > SURE && !samePlace(where.named, mention, options.mentions);
    if (elsewhere || !dates.every(stated => overlaps(stated, date))) return;
    // "Nobody was hurt" denies nothing.
    suspect.modality = HAPPENED;
  }
  const modality = modalityOf(sentence, suspect);
  if (modality.unreal || modality.status === "threatened") return;
  for (const [nth, of] of reports.entries()) {
    const where = nth > 0 ? null : placeOf(sentence, suspect);
    const own = nth > 0 ? { deaths: null, injuries: null } : casualties;
    add(sentence, { ...suspect, again: of }, modality, where, dates, own, account, options);
  }
}

function isBroad({ named }: Whereabouts): boolean {
  return named.place === null || /^(?:country|region|sea|admin1)$/.test(named.place.kind);
}

function samePlace({ mention: { resolution } }: Named, mention: number | null, mentions: readonly Mention[]): boolean {
  const other = mention === null ? null : mentions[mention]!.resolution;
  return other?.type === "resolved" && resolution.type === "resolved" && resolution.placeId === other.placeId;
}

function overlaps(a: DateRange, b: DateRange | null): boolean {
  return b === null || (a.from <= b.to && b.from <= a.to);
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

/** The numbers of victims that stand in an event's part of the sentence. */
function shareOf(
  { tokens }: Sentence,
  { deaths, injuries }: Casualties,
  chosen: readonly Suspect[],
  nth: number,
): Casualties {
  if (chosen.length === 1) return { deaths, injuries };
  const share = (number: Casualties["deaths"]) => {
    if (number === null) return null;
    const behind = chosen.findLastIndex(({ first }) => tokens.start[first]! <= number.end);
    return Math.max(0, behind) === nth ? number : null;
  };
  return { deaths: share(deaths), injuries: share(injuries) };
}

function add(
  sentence: Sentence,
  suspect: Suspect,
  modality: Modality,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  casualties: Casualties,
  account: Account,
  { publishedOn, mentions, gazetteer }: IncidentOptions & Around,
): void {
  const evidence: Evidence[] = [
    { feature: `rule-${suspect.rule}`, value: 1, weight: round(suspect.score), note: suspect.note },
  ];
  let confidence = Math.min(0.95, 0.45 + suspect.score * 0.45);
  let { status } = modality;
  evidence.push(piece("status", modality.note));

  let mention: number | null = null;
  let relation: Incident["relation"] = null;
  let carried = false;
  const { again: of } = suspect;
  if (of !== undefined && (where === null || where.score <= SURE || (isBroad(where) && of.incident.mention !== null))) {
    mention = of.incident.mention;
    carried = true;
    confidence -= 0.2;
    evidence.push(piece("place-carried", "the place of the event told before", -0.2));
    evidence.push(piece(AGAIN, "speaks again of an event told before"));
  } else if (where !== null) {
    mention = where.named.index;
    relation = relationOf(sentence, where.named);
    evidence.push(piece("place", where.note, round(where.score)));
    if (where.score < 0.5) confidence -= 0.1;
  } else {
    const loose = suspect.rule !== "harm" && (status === "threatened" || isPerfect(sentence, suspect.head));
    const held = heldPlace(sentence, account, loose ? "background" : status, mentions, gazetteer);
    if (held !== null) {
      mention = held.mention;
      carried = true;
      confidence -= 0.2;
      evidence.push(piece("place-carried", held.note, -0.2));
    } else {
      const dateline = status === "reported" && !loose ? datelinePlace(sentence) : null;
      if (dateline === null) evidence.push(piece("unlocated", "no place is named here or shortly before"));
      else {
        mention = dateline.index;
        confidence -= 0.25;
        evidence.push(piece("place-carried", "the city of the dateline", -0.25));
      }
    }
  }

  const court = modality.note.startsWith("a matter of courts");
  const stated = nearestDate(
    sentence,
    status === "threatened"
      ? dates.filter(isAhead(suspect))
      : dates.filter(date => !(court && isRuling(date, suspect)) && !isAside(sentence, suspect, date)),
    suspect,
  );
  let date: Incident["date"] = stated && {
    from: stated.from,
    to: stated.to,
    precision: stated.precision,
    span: stated.span,
    note: stated.note,
  };
  if (of?.incident.date && (stated === null || suspect.rule === "again")) {
    const { from, to, precision } = of.incident.date;
    date = { from, to, precision, span: null, note: "of the event told before" };
  } else if (stated === null) {
    const { last } = account;
    // "evacuated the base and then destroyed it": goes on from the first of the sentence.
    const goesOn = last?.sentence === account.sentence;
    const link = sentence.cues.some(
      cue =>
        has(cue, "link") &&
        cue.first <= suspect.head &&
        (goesOn || !sentence.triggers.some(hit => hit.end <= cue.first)),
    );
    if (
      last?.incident.date &&
      status === "reported" &&
      last.incident.status === "reported" &&
      account.sentence - last.sentence <= HOLDS &&
      (link ||
        (carried && refersBack(sentence)) ||
        namesKnown(sentence) ||
        suspect.rule === "another" ||
        (!carried && last.incident.mention === mention))
    ) {
      const { from, to, precision } = last.incident.date;
      date = { from, to, precision, span: null, note: "of the event told before" };
      confidence -= 0.05;
    }
  }
  if (of?.incident.status === "background" && status === "reported") {
    status = "background";
    evidence.push(piece("history", "as the event told before"));
  }
  const { last } = account;
  const within = last !== null && last.incident.status === "reported" && account.sentence - last.sentence <= 2;
  if (
    status === "reported" &&
    isBackground(sentence, suspect, date, stated?.after === true, publishedOn, within && stated === null)
  ) {
    status = "background";
    evidence.push(piece("history", "long before the article, or told as what had happened"));
  }
  const incident: Incident = {
    type: suspect.type,
    subtype: suspect.subtype,
    status,
    sentence: { start: sentence.start, end: sentence.end },
    trigger: spanOf(sentence, suspect.first, suspect.end),
    mention,
    relation,
    date,
    actors: actorsOf(sentence, suspect, account.insurgent, doersBefore(account)),
    deaths: casualties.deaths,
    injuries: casualties.injuries,
    confidence: round(Math.max(0.1, confidence)),
    evidence,
  };
  account.incidents.push(incident);
  account.told.push({ incident, sentence: account.sentence });
  if (account.told.length > REMEMBERED) account.told.shift();
  if (status === "reported" || account.last === null)
    account.last = { incident, sentence: account.sentence, carried: where === null };
}

function piece(feature: string, note: string, weight = 0): Evidence {
  return { feature, value: 1, weight, note };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
