// One incident put together: its place, its day and its status, stated or carried over, with the evidence for each.

import { WordSet } from "@/lib/text/tokenize";
import type { DateRange, Evidence, Incident } from "@/lib/types";
import { type Account, dateBehind, doersBefore } from "./account/account";
import { withSidesOf } from "./account/sides";
import { NOBODY, piece } from "./events";
import { type Sentence, spanOf } from "./sentence";
import type { Modality, Suspect, Whereabouts } from "./suspect";
import { round, type Telling } from "./telling";
import { isOfAftermath } from "./when/aftermath";
import { toDay } from "./when/calendar";
import type { StatedDate } from "./when/dates";
import { dayBefore, dayOfTime } from "./when/day-before";
import { frameBy } from "./when/frame";
import {
  isAhead,
  isAside,
  isBackground,
  isOfCount,
  isOfDays,
  isOfWords,
  isPluperfectAside,
  isRuling,
  nearestDate,
  sinceOrThen,
  takesDays,
} from "./when/when";
import { type Around, isAtPlace, placeAt } from "./where/around";
import { type Placed, putAt } from "./where/placed";
import { whyPast } from "./whether/past";
import { documents } from "./whether/recalled";
import { actorsOf } from "./who/actors";
import type { Casualties } from "./who/numbers";
import { abroad, ofPlace } from "./who/of-place";
import { withoutTotals } from "./who/totals";

/** Events that may be spoken of again. */
export const REMEMBERED = 12;

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
  const court = modality.note.startsWith("a matter of courts");
  if (court) account.court = account.sentence;
  account.findings ||= documents(sentence);
  const stated = ownDate(sentence, suspect, modality, dates, casualties, court, around.publishedOn);
  const telling: Telling = { sentence, suspect, status: modality.status, where, stated, account, around };
  const date = asStated(telling);
  const after = stated?.after === true;
  const long = isBackground(sentence, suspect, date, after, around.publishedOn, true, account.findings);
  const placed = putAt(telling, long);
  const dated = dayOf(telling, placed, date);
  const past = modality.status === "reported" ? whyPast(telling, dated.date, casualties.deaths) : null;
  const place = placeAt(placed.mention, around.places);
  frameBy(sentence, suspect, dated.date, stated?.form ?? null, place, account);
  const broad = where === null || place === undefined || place.kind === "country" || place.kind === "region";
  const victims = withoutTotals(sentence, suspect, casualties, dates, stated, broad);
  const evidence: Evidence[] = [
    { feature: `rule-${suspect.rule}`, value: 1, weight: round(suspect.score), note: suspect.note },
    piece("status", modality.note),
    ...placed.evidence,
  ];
  if (past !== null) evidence.push(piece("history", past));
  const incident: Incident = {
    type: suspect.type,
    subtype: suspect.subtype,
    status: past === null ? modality.status : "background",
    sentence: { start: (sentence.whole ?? sentence).start, end: (sentence.whole ?? sentence).end },
    trigger: spanOf(sentence, suspect.first, suspect.end),
    mention: placed.mention,
    relation: placed.relation,
    date: dated.date,
    actors: actorsIn(telling, placed, casualties),
    deaths: victims.deaths,
    injuries: victims.injuries,
    confidence: round(Math.max(0.1, Math.min(0.95, 0.45 + suspect.score * 0.45) - placed.doubt - dated.doubt)),
    evidence,
    again: undefined,
  };
  if (placed.described !== undefined) incident.described = placed.described;
  keep(incident, telling);
}

/** Of the dates of a sentence the one that is the event's, and not that of a ruling, a statement or what came after. */
function ownDate(
  sentence: Sentence,
  suspect: Suspect,
  { status, note }: Modality,
  dates: readonly StatedDate[],
  { deaths, injuries }: Casualties,
  court: boolean,
  publishedOn: DateRange | null,
): StatedDate | null {
  const inGrave = note === "of those in a grave";
  const own =
    status === "threatened"
      ? dates.filter(isAhead(suspect, publishedOn))
      : dates.filter(
          date =>
            !(court && isRuling(date, suspect)) &&
            !isAside(sentence, suspect, date) &&
            !isOfCount(sentence, suspect, date) &&
            // "found on Monday a grave of those whom the group had killed"
            !(inGrave && date.precision === "day" && date.word < suspect.head) &&
            takesDays(sentence, suspect, date, deaths !== null || injuries !== null) &&
            !isOfWords(sentence, suspect, date, dates) &&
            !isOfAftermath(sentence, suspect, date),
        );
  return nearestDate(sentence, own, suspect);
}

/** The event's date as its sentence states it. */
function asStated({ sentence, suspect, status, stated, around: { publishedOn } }: Telling): Incident["date"] {
  if (stated === null) return null;
  const { from, to, precision } = sinceOrThen(sentence, suspect, stated);
  // What happened was not after it was told.
  if (status !== "threatened" && publishedOn !== null && toDay(from) > toDay(publishedOn.to) + 1) return null;
  return { from, to, precision, span: stated.span, note: stated.note };
}

/** The event's date: the stated one, or that of the event told before of which it speaks, or goes on from. */
function dayOf(
  { sentence, suspect, status, stated, account, around }: Telling,
  { mention, carried }: Placed,
  date: Incident["date"],
): { date: Incident["date"]; doubt: number } {
  const { again: of } = suspect;
  if (of?.incident.date === null && of.incident.status === "reported" && stated?.precision === "day" && !of.aside) {
    dateBehind(of, stated);
    return { date, doubt: 0 };
  }
  if (of?.incident.date && (stated === null || (suspect.rule === "again" && stated.since === -1)))
    return { date: unstated(of.incident.date, "of the event told before"), doubt: 0 };
  // "The two attacks are unclaimed": one that has no day gets none from one of another kind at another place, or it would be one more.
  if (
    of !== undefined &&
    stated === null &&
    of.incident.mention !== null &&
    isOnlyUndated(of.incident, account, around)
  )
    return { date, doubt: 0 };
  if (stated?.form === "daytime") {
    const day = dayOfTime(sentence, suspect, status, { mention, carried }, stated, account, around);
    return { date: day && date && { ...date, from: day.from, to: day.to, precision: day.precision }, doubt: 0 };
  }
  if (stated !== null || isOfDays(sentence, suspect)) return { date, doubt: 0 };
  const day =
    suspect.within?.incident.date ?? dayBefore(sentence, suspect, status, { mention, carried }, account, around);
  if (day === null) return { date, doubt: 0 };
  const note = day === account.day ? "the day above the list" : "of the event told before";
  return { date: unstated(day, note), doubt: 0.05 };
}

/** Whether the days told are all of events of other kinds at other places, told before it: a headline has the day of its report. */
function isOnlyUndated(
  { type, mention, sentence: { start } }: Incident,
  { told, sentence: now }: Account,
  { mentions }: Around,
): boolean {
  const dated = told.filter(({ incident, sentence }) => incident.date !== null && sentence < now);
  return (
    dated.length > 0 &&
    dated.every(
      ({ incident }) =>
        incident.type !== type &&
        incident.sentence.start < start &&
        incident.mention !== null &&
        !isAtPlace(incident.mention, mention, mentions),
    )
  );
}

const unstated = ({ from, to, precision }: DateRange, note: string): Incident["date"] => ({
  from,
  to,
  precision,
  span: null,
  note,
});

function actorsIn(telling: Telling, { mention }: Placed, { deaths, injuries }: Casualties): Incident["actors"] {
  const { sentence, suspect, account, around } = telling;
  const { again: of } = suspect;
  const named = ofPlace(
    actorsOf(sentence, suspect, {
      insurgent: account.insurgent,
      sentence: () => around.before(account.sentence - 1),
      actors: of?.incident.actors ?? doersBefore(account),
    }),
    sentence.tokens.text,
    placeAt(mention ?? account.last?.incident.mention ?? null, around.places) ?? abroad(around.places),
  );
  const actors = withSidesOf(telling, named);
  // "Of the wounded forty are still in hospital": those to whom it was done as it was told first.
  if (of !== undefined && (deaths !== null || injuries !== null)) {
    const victims = actors.some(({ role }) => role === "against") ? [] : of.incident.actors;
    for (const victim of victims)
      if (victim.role === "against" && actors.every(({ id }) => id !== victim.id)) actors.push(victim);
  }
  return actors.filter(({ id, role }, i) => i === actors.findIndex(actor => actor.id === id && actor.role === role));
}

/** Who did it and to whom, as an event was told, where it is spoken of again and nobody is named; and of a claim, who did it, for the telling before. */
function shareActors(told: Incident, again: Incident, { sentence, suspect }: Telling): void {
  if (suspect.rule !== "again" || told.subtype !== again.subtype) return;
  if (told.status !== "reported" || again.status !== "reported") return;
  const says = SAYS_WHO.among(sentence.tokens, sentence.first, sentence.last);
  const doers = says ? again.actors.filter(isDoer).filter(({ id }) => told.actors.every(actor => actor.id !== id)) : [];
  const unclaimed = told.actors.filter(({ role, id }) => role !== "by" || id === "unidentified-gunmen");
  // "gunmen shot at ... The group claimed it": they are its men.
  if (doers.length > 0 && unclaimed.length === told.actors.length)
    told.actors = [...told.actors.filter(({ role }) => role !== "by"), ...doers];
  const own = again.actors.filter(({ role }) => role !== "involved");
  const shared = told.actors.filter(
    ({ role, id }) => role !== "involved" && !own.some(actor => actor.role === role || actor.id === id),
  );
  again.actors = [
    ...again.actors.filter(({ role, id }) => role !== "involved" || !shared.some(actor => actor.id === id)),
    ...shared,
  ];
}
const isDoer = ({ role, id }: Incident["actors"][number]): boolean => role === "by" && !NOBODY.has(id);
const SAYS_WHO = new WordSet(
  "claimed claims claim claiming blamed blames blaming accused responsibility responsible behind perpetrators تبني تبنت يتبني تتبني مسووليته مسووليتها مسووليه " +
    "وراء اتهم اتهمت اتهموا متهما متهمه منفذ منفذو منفذي",
  "و ف ب",
);

/** Adds the incident to what the account has told, and lets the account go on from it if it is its news. */
function keep(incident: Incident, telling: Telling): void {
  const { sentence, suspect, where, stated, account } = telling;
  const { again: of } = suspect;
  account.incidents.push(incident);
  if (of !== undefined && of.incident.subtype === incident.subtype) account.again.set(incident, of.incident);
  if (of !== undefined && !of.aside) shareActors(of.incident, incident, telling);
  account.told.push({ incident, sentence: account.sentence, aside: suspect.aside });
  if (account.told.length > REMEMBERED) account.told.shift();
  const before = account.last?.incident.date ?? null;
  // "avenged the bomb that had gone off the evening before": the account does not go back to that day.
  const back = stated?.precision === "day" && before !== null && stated.to < before.from;
  const goesOn =
    incident.status === "reported" &&
    !suspect.aside &&
    !(stated !== null && isTotal(stated) && before !== null) &&
    !(back && isPluperfectAside(sentence, suspect));
  if (goesOn || account.last === null) account.last = { incident, sentence: account.sentence, carried: where === null };
}

/** "40 have died since Monday": the account stays at the day that it was at. */
function isTotal({ since, from, to }: StatedDate): boolean {
  return from !== to && since !== -1;
}
