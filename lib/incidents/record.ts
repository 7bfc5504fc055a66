// One incident put together: its place, its day and its status, stated or carried over, with the evidence for each.

import { distanceKm } from "@/lib/geo";
import type { DateRange, Evidence, Incident, Place } from "@/lib/types";
import { type Account, dateBehind, doersBefore } from "./account";
import { actorsOf, ofPlace } from "./actors";
import { isOfAftermath } from "./aftermath";
import { type Around, placeAt } from "./around";
import { toDay } from "./calendar";
import { SO_MANY_DAYS, type StatedDate } from "./dates";
import { TIME_OF_DAY } from "./dates-daytime";
import { dayBefore, dayOfTime } from "./day-before";
import { describedAt, townRound } from "./described";
import { localTeller } from "./elsewhere";
import { AGAIN } from "./events";
import { frameBy } from "./frame";
import type { Casualties } from "./numbers";
import { documents, recalledBy } from "./recalled";
import { relationOf } from "./relation";
import { besideRoad, groundInstead, heldPlace, townOfUnknown } from "./scene";
import { has, type Named, type Sentence, spanOf } from "./sentence";
import { isPerfect } from "./status";
import type { Modality, Suspect, Whereabouts } from "./suspect";
import {
  isAhead,
  isAside,
  isBackground,
  isOfDays,
  isPluperfectAside,
  isRuling,
  nearestDate,
  sinceOrThen,
  takesDays,
} from "./when";
import { datelinePlace, liesIn, provinceOf } from "./where";

/** The evidence of a place that the text describes and does not name. */
const DESCRIBED = "described";
/** A place that scores so is where it happened. */
export const SURE = 0.6;
/** Events that may be spoken of again. */
export const REMEMBERED = 12;

export function isBroad({ named }: Whereabouts): boolean {
  return named.place === null || /^(?:country|region|sea|admin1)$/.test(named.place.kind);
}

/** Adds an incident to the account. */
export function record(
  sentence: Sentence,
  suspect: Suspect,
  modality: Modality,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  casualties: Casualties,
  account: Account,
  around: Around,
): void {
  const { gazetteer, publishedOn, mentions, places } = around;
  const evidence: Evidence[] = [
    { feature: `rule-${suspect.rule}`, value: 1, weight: round(suspect.score), note: suspect.note },
  ];
  let confidence = Math.min(0.95, 0.45 + suspect.score * 0.45);
  let { status } = modality;
  evidence.push(piece("status", modality.note));

  const court = modality.note.startsWith("a matter of courts");
  if (court) account.court = account.sentence;
  account.findings ||= documents(sentence);
  const stated = nearestDate(
    sentence,
    status === "threatened"
      ? dates.filter(isAhead(suspect, publishedOn))
      : dates.filter(
          date =>
            !(court && isRuling(date, suspect)) &&
            !isAside(sentence, suspect, date) &&
            takesDays(sentence, suspect, date, casualties.deaths !== null || casualties.injuries !== null) &&
            !isOfAftermath(sentence, suspect, date),
        ),
    suspect,
  );
  const then = stated && sinceOrThen(sentence, suspect, stated);
  let date: Incident["date"] = then && {
    from: then.from,
    to: then.to,
    precision: then.precision,
    span: stated!.span,
    note: stated!.note,
  };
  // What happened was not after it was told.
  if (date !== null && status !== "threatened" && publishedOn !== null && toDay(date.from) > toDay(publishedOn.to) + 1)
    date = null;
  const long = isBackground(sentence, suspect, date, stated?.after === true, publishedOn, true, account.findings);
  let mention: number | null = null;
  let relation: Incident["relation"] = null;
  let carried = false;
  const { again: of } = suspect;
  const instead =
    where === null || of !== undefined
      ? null
      : (groundInstead(sentence, account, suspect, where, around) ??
        besideRoad(sentence, account, where, around) ??
        townOfUnknown(sentence, account, suspect, where, around));
  if (of !== undefined && (where === null || where.score <= SURE || (isBroad(where) && of.incident.mention !== null))) {
    mention = of.incident.mention;
    carried = true;
    confidence -= 0.2;
    evidence.push(piece("place-carried", "the place of the event told before", -0.2));
    evidence.push(piece(AGAIN, "speaks again of an event told before"));
  } else if (where !== null && instead !== null) {
    mention = instead.mention;
    carried = true;
    evidence.push(piece("place-carried", instead.note, -0.1));
  } else if (where !== null) {
    mention = where.named.index;
    relation = relationOf(sentence, where.named);
    evidence.push(piece("place", where.note, round(where.score)));
    if (where.score < 0.5) confidence -= 0.1;
  } else {
    const loose = suspect.rule !== "harm" && (status === "threatened" || isPerfect(sentence, suspect.head));
    // Where two sides agree is not where they fought.
    const held =
      suspect.subtype === "agreement"
        ? null
        : heldPlace(sentence, account, suspect, loose ? "background" : status, stated, around);
    const { beside } = suspect;
    const teller = status === "reported" || suspect.type === "protests" ? localTeller(sentence, suspect) : null;
    if (beside !== null && (held === null || holds(placeAt(held.mention, places), beside.named.place))) {
      mention = beside.named.index;
      carried = true;
      confidence -= 0.2;
      evidence.push(piece("place-carried", "of the other event in the clause", -0.2));
    } else if (teller !== null && (held === null || isElsewhere(teller, placeAt(held.mention, places)))) {
      mention = teller.index;
      carried = true;
      confidence -= 0.25;
      evidence.push(piece("place-carried", "where those are who tell of it", -0.25));
    } else if (held !== null) {
      mention = held.mention;
      carried = true;
      confidence -= 0.2;
      evidence.push(piece("place-carried", held.note, -0.2));
    } else {
      const dateline = status === "reported" && !loose && !long ? datelinePlace(sentence) : null;
      if (dateline === null) evidence.push(piece("unlocated", "no place is named here or shortly before"));
      else {
        mention = dateline.index;
        confidence -= 0.25;
        evidence.push(piece("place-carried", "the city of the dateline", -0.25));
      }
    }
  }

  const place = placeAt(mention, places);
  const found =
    place === undefined || relation?.point
      ? null
      : describedAt(
          sentence,
          suspect,
          gazetteer,
          mentions[mention!]!,
          where?.named.index === mention ? place : (townRound(place, around, account.from) ?? place),
          where?.named.index === mention ? where.named : null,
        );
  // What goes on from the event told before goes on at what was described there; what is told of "the city", or another event, does not.
  const linked = account.last?.incident.subtype === suspect.subtype || sentence.cues.some(cue => has(cue, "link"));
  const goesOn = of ?? (instead === null && linked ? account.last : null);
  const before = carried ? goesOn?.incident : undefined;
  const described = found ?? (before?.mention === mention ? before.described : undefined);
  if (described !== undefined && described === found)
    evidence.push(
      piece(
        DESCRIBED,
        `described as "${sentence.tokens.text.slice(described.start, described.end).replace(/\s+/g, " ")}"`,
      ),
    );

  if (of?.incident.date === null && of.incident.status === "reported" && stated?.precision === "day" && !of.aside)
    dateBehind(of, stated);
  else if (of?.incident.date && (stated === null || (suspect.rule === "again" && stated.since === -1))) {
    const { from, to, precision } = of.incident.date;
    date = { from, to, precision, span: null, note: "of the event told before" };
  } else if (stated?.note === TIME_OF_DAY) {
    const from = dayOfTime(sentence, suspect, status, { mention, carried }, stated, account, around);
    date = from && { ...date!, from: from.from, to: from.to, precision: from.precision };
  } else if (stated === null && !isOfDays(sentence, suspect)) {
    const from =
      suspect.within?.incident.date ?? dayBefore(sentence, suspect, status, { mention, carried }, account, around);
    if (from !== null) {
      const note = from === account.day ? "the day above the list" : "of the event told before";
      date = { from: from.from, to: from.to, precision: from.precision, span: null, note };
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
    isBackground(
      sentence,
      suspect,
      date,
      stated?.after === true,
      publishedOn,
      within && stated === null,
      account.findings,
    )
  ) {
    status = "background";
    evidence.push(piece("history", "long before the article, or told as what had happened"));
  }
  if (
    status === "reported" &&
    stated !== null &&
    isLongSince(stated, date, publishedOn) &&
    !account.findings &&
    !isOfCrowd(suspect)
  ) {
    status = "background";
    evidence.push(piece("history", "a course of things since long before the article"));
  }
  const recalled =
    status === "reported" && of === undefined
      ? recalledBy(sentence, suspect, date, account.told.at(-1), {
          court: account.court,
          now: account.sentence,
          publishedOn,
        })
      : null;
  if (recalled !== null) {
    status = "background";
    evidence.push(piece("history", recalled));
  }
  // In the midst of other news: what was weeks before is recalled.
  if (
    status === "reported" &&
    date?.span &&
    account.last?.incident.date &&
    account.last.incident.status === "reported" &&
    toDay(account.last.incident.date.from) - endOf(date, date.span.start - sentence.start) >= RECALLED &&
    isOfDay(publishedOn, account.last.incident.date)
  ) {
    status = "background";
    evidence.push(piece("history", "weeks before what the account tells"));
  }
  frameBy(sentence, suspect, date, placeAt(mention, places), account);
  const actors = ofPlace(
    actorsOf(sentence, suspect, account.insurgent, of?.incident.actors ?? doersBefore(account)),
    sentence.tokens.text,
    placeAt(mention ?? account.last?.incident.mention ?? null, places),
  );
  // "Of the wounded forty are still in hospital": those to whom it was done as it was told first.
  if (of !== undefined && (casualties.deaths !== null || casualties.injuries !== null)) {
    const victims = actors.some(({ role }) => role === "against") ? [] : of.incident.actors;
    for (const victim of victims)
      if (victim.role === "against" && actors.every(({ id }) => id !== victim.id)) actors.push(victim);
  }
  const incident: Incident = {
    type: suspect.type,
    subtype: suspect.subtype,
    status,
    sentence: { start: (sentence.whole ?? sentence).start, end: (sentence.whole ?? sentence).end },
    trigger: spanOf(sentence, suspect.first, suspect.end),
    mention,
    relation,
    date,
    actors,
    deaths: casualties.deaths,
    injuries: casualties.injuries,
    confidence: round(Math.max(0.1, confidence)),
    evidence,
  };
  if (described !== undefined) incident.described = described;
  account.incidents.push(incident);
  if (of !== undefined && of.incident.subtype === incident.subtype) account.again.set(incident, of.incident);
  account.told.push({ incident, sentence: account.sentence, aside: suspect.aside });
  if (account.told.length > REMEMBERED) account.told.shift();
  // "avenged the bomb that had gone off the evening before": the account does not go back to that day.
  const back =
    stated?.precision === "day" && account.last?.incident.date && stated.to < account.last.incident.date.from;
  if (
    (status === "reported" &&
      !suspect.aside &&
      !(stated !== null && isTotal(stated) && account.last?.incident.date != null) &&
      !(back && isPluperfectAside(sentence, suspect))) ||
    account.last === null
  )
    account.last = { incident, sentence: account.sentence, carried: where === null };
}

/** Whether what the account was at is, or may contain, a place that the sentence names. */
function holds(held: Place | undefined, named: Place | null): boolean {
  if (held === undefined || named === null) return false;
  const km = distanceKm([held.lon, held.lat], [named.lon, named.lat]);
  return held.id === named.id || liesIn(named, held) || (/^(?:city|town|village)$/.test(held.kind) && km <= OF_TOWN);
}
/** Kilometres within which what a town has may lie. */
const OF_TOWN = 15;

/** "40 have died since Monday": the account stays at the day that it was at. */
function isTotal({ since, note, from, to }: StatedDate): boolean {
  return from !== to && (since !== -1 || note === SO_MANY_DAYS);
}

/** In another province than what the account was at; a capital has those who tell of everything. */
function isElsewhere({ place }: Named, held: Place | undefined): boolean {
  if (place === null || held === undefined || place.featureCode === "PPLC") return false;
  return place.country === held.country && provinceOf(place) !== provinceOf(held);
}

/** Days of a course of things that make it none of the news. */
const LONG_SINCE = 120;

/** "has fought for self-rule since 1984" */
function isLongSince({ since }: StatedDate, date: DateRange | null, publishedOn: DateRange | null): boolean {
  if (since === -1 || date === null || date.precision !== "range" || publishedOn === null) return false;
  return toDay(publishedOn.from) - toDay(date.from) > LONG_SINCE;
}

const isOfCrowd = ({ type }: Suspect): boolean => type === "protests" || type === "riots";

/** Days before the news that make an event one that is recalled. */
const RECALLED = 14;

/** "Last month three were shot", which goes back from the news: as long ago as the middle of it. */
const endOf = ({ from, to, precision }: DateRange, behind: number): number =>
  precision === "month" && behind <= 3 ? (toDay(from) + toDay(to)) / 2 : toDay(to);

/** The news: of the days before the article. */
function isOfDay(publishedOn: DateRange | null, { from }: DateRange): boolean {
  const age = publishedOn === null ? -1 : toDay(publishedOn.from) - toDay(from);
  return age >= 0 && age <= 7;
}

function piece(feature: string, note: string, weight = 0): Evidence {
  return { feature, value: 1, weight, note };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
