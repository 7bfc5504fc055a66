// One incident put together: its place, its day and its status, stated or carried over, with the evidence for each.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { WordSet } from "@/lib/text/tokenize";
import type { DateRange, Evidence, Incident, Mention, Place } from "@/lib/types";
import { type Account, dateBehind, doersBefore, HOLDS } from "./account";
import { actorsOf, ofCountry } from "./actors";
import { toDay } from "./calendar";
import type { StatedDate } from "./dates";
import { describedAt } from "./described";
import { localTeller } from "./elsewhere";
import { AGAIN } from "./events";
import { frameBy, framedDay, isViolent } from "./frame";
import type { Casualties } from "./numbers";
import { documents, recalledBy } from "./recalled";
import { relationOf } from "./relation";
import { isDefinite } from "./retold";
import { besideRoad, groundInstead, heldPlace } from "./scene";
import { has, type Named, namesKnown, type Sentence, spanOf, wordOf } from "./sentence";
import { type Setting, setsDay } from "./setting";
import { isPerfect } from "./status";
import type { Modality, Suspect, Whereabouts } from "./suspect";
import { isAhead, isAside, isBackground, isPluperfectAside, isRuling, nearestDate } from "./when";
import { datelinePlace, liesIn, provinceOf } from "./where";

/** What the mentions of an article stand for, and when it was published. */
export interface Around {
  gazetteer: Gazetteer;
  mentions: readonly Mention[];
  /** The place of each mention, as far as it is known. */
  places: readonly (Place | undefined)[];
  publishedOn: DateRange | null;
  /** The day that the sentences since the event told last have set. */
  setting: () => Setting | null;
}

/** The evidence of a place that the text describes and does not name. */
const DESCRIBED = "described";
/** A place that scores so is where it happened. */
export const SURE = 0.6;
/** Events that may be spoken of again. */
export const REMEMBERED = 12;

export function isBroad({ named }: Whereabouts): boolean {
  return named.place === null || /^(?:country|region|sea|admin1)$/.test(named.place.kind);
}

export function samePlace(
  { mention: { resolution } }: Named,
  mention: number | null,
  mentions: readonly Mention[],
): boolean {
  const other = mention === null ? null : mentions[mention]!.resolution;
  return other?.type === "resolved" && resolution.type === "resolved" && resolution.placeId === other.placeId;
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
  const long = isBackground(sentence, suspect, date, stated?.after === true, publishedOn, true, account.findings);
  let mention: number | null = null;
  let relation: Incident["relation"] = null;
  let carried = false;
  const { again: of } = suspect;
  const instead =
    where === null || of !== undefined
      ? null
      : (groundInstead(sentence, account, suspect, where, mentions, places) ??
        besideRoad(sentence, account, where, mentions, places));
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
        : heldPlace(sentence, account, suspect, loose ? "background" : status, stated, mentions, places);
    const teller = status === "reported" || suspect.type === "protests" ? localTeller(sentence, suspect) : null;
    if (teller !== null && (held === null || isElsewhere(teller, placeAt(held.mention, places)))) {
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
          place,
          where?.named.index === mention ? where.named : null,
        );
  // What goes on at the place of the event told before goes on at what was described there.
  const before = carried ? (of ?? account.last)?.incident : undefined;
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
  else if (of?.incident.date && (stated === null || suspect.rule === "again")) {
    const { from, to, precision } = of.incident.date;
    date = { from, to, precision, span: null, note: "of the event told before" };
  } else if (stated === null) {
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
  const incident: Incident = {
    type: suspect.type,
    subtype: suspect.subtype,
    status,
    sentence: { start: (sentence.whole ?? sentence).start, end: (sentence.whole ?? sentence).end },
    trigger: spanOf(sentence, suspect.first, suspect.end),
    mention,
    ...(described === undefined ? {} : { described }),
    relation,
    date,
    actors: ofCountry(
      actorsOf(sentence, suspect, account.insurgent, doersBefore(account)),
      sentence.tokens.text,
      placeAt(mention, places)?.country,
    ),
    deaths: casualties.deaths,
    injuries: casualties.injuries,
    confidence: round(Math.max(0.1, confidence)),
    evidence,
  };
  account.incidents.push(incident);
  account.told.push({ incident, sentence: account.sentence, aside: suspect.aside === true });
  if (account.told.length > REMEMBERED) account.told.shift();
  // "avenged the bomb that had gone off the evening before": the account does not go back to that day.
  const back =
    stated?.precision === "day" && account.last?.incident.date && stated.to < account.last.incident.date.from;
  if (
    (status === "reported" && !suspect.aside && !(back && isPluperfectAside(sentence, suspect))) ||
    account.last === null
  )
    account.last = { incident, sentence: account.sentence, carried: where === null };
}

/** In another province than what the account was at; a capital has those who tell of everything. */
function isElsewhere({ place }: Named, held: Place | undefined): boolean {
  if (place === null || held === undefined || place.featureCode === "PPLC") return false;
  return place.country === held.country && provinceOf(place) !== provinceOf(held);
}

/** Sentences over which what happened at a place told before is of the day of what was told of it. */
const SAME_PLACE = 6;

/** The day of the event told before, for one that is told without a day: where it goes on from that one, is at its place or speaks of it. */
function dayBefore(
  sentence: Sentence,
  suspect: Suspect,
  status: Incident["status"],
  { mention, carried }: { mention: number | null; carried: boolean },
  { last, told, frame, day, item, sentence: now }: Account,
  { mentions, places, publishedOn, setting }: Around,
): DateRange | null {
  if (status !== "reported" && status !== "denied") return null;
  if (suspect.again === undefined && !isPerfect(sentence, suspect.head)) {
    const set = setting();
    if (set !== null && setsDay(set, publishedOn) && (carried || isAmong(mention, set.sentence, places)))
      return set.day;
  }
  // "150 killed this month": of that, but of nothing that is told next.
  const dayOf = ({ date }: Incident): DateRange | null =>
    date && !isSoFar(date, publishedOn) ? { from: date.from, to: date.to, precision: date.precision } : null;
  if (last !== null && last.incident.status === "reported" && now - last.sentence <= HOLDS) {
    // "evacuated the base and then destroyed it": goes on from the first of the sentence.
    const goesOn = last.sentence === now;
    const link = sentence.cues.some(
      cue =>
        has(cue, "link") &&
        cue.first <= suspect.head &&
        (goesOn || !sentence.triggers.some(hit => hit.end <= cue.first)),
    );
    // "Days later, ..."
    if (link && isDaysLater(sentence)) return null;
    // "have since cleared the road"
    const later = !link && isPerfect(sentence, suspect.head) && suspect.rule !== "again";
    if (later) return null;
    if (link || carried || namesKnown(sentence) || namesWeapon(sentence, last.incident) || suspect.rule === "another") {
      const of = dayOf(last.incident);
      // "Last week some blocked the road. The police used tear gas": not of last week, unless it is spoken of again.
      if (of !== null && (goesOn || suspect.rule === "again" || isBrief(of))) return of;
      // "The attack", after something that was told without a day: of the one before that it may be, at a place close by.
      const named = suspect.noun && (sentence.arabic || isDefinite(sentence.tokens, sentence.first, suspect.head));
      const dated = !named
        ? undefined
        : told.findLast(
            ({ incident, sentence: at }) =>
              now - at <= HOLDS &&
              incident.status === "reported" &&
              incident.date?.precision === "day" &&
              incident.subtype === suspect.subtype &&
              near(placeAt(mention, places), placeAt(incident.mention, places)),
          );
      return dated === undefined ? null : dayOf(dated.incident);
    }
  }
  const above = item === null ? null : day;
  if (mention === null) return above;
  const there = told.findLast(
    ({ incident, sentence: at }) =>
      now - at <= SAME_PLACE && incident.status === "reported" && isAtPlace(mention, incident.mention, mentions),
  );
  if (there !== undefined) {
    const of = dayOf(there.incident);
    return of === null || isBrief(of) ? of : above;
  }
  // "A feud in Basra on Sunday. A source said that it broke out in Harithah": told closer.
  const doers = namesDoers(sentence);
  const closer = told.findLast(
    ({ incident, sentence: at }) =>
      now - at >= 1 &&
      now - at <= 2 &&
      incident.status === "reported" &&
      sameCourse(incident, suspect) &&
      (incident.mention === null ? doers : liesIn(placeAt(mention, places), placeAt(incident.mention, places))),
  );
  if (
    closer !== undefined &&
    ((now - closer.sentence === 1 && sentence.cues.some(cue => has(cue, "said") && cue.first - sentence.first <= 4)) ||
      doers)
  )
    return dayOf(closer.incident);
  // "The source added that two bombs went off in Tisin": of what the source tells.
  const before = told.findLast(({ incident, sentence: at }) => now - at <= 2 && incident.status === "reported");
  if (
    before !== undefined &&
    isViolent(suspect) &&
    isViolent(before.incident) &&
    isGoingOn(sentence) &&
    near(placeAt(mention, places), placeAt(before.incident.mention, places))
  )
    return dayOf(before.incident);
  return framedDay(suspect, placeAt(mention, places), frame, now) ?? above;
}

/** Whether a place is one that a sentence names, lies in one or holds one; or is not told. */
function isAmong(mention: number | null, { named }: Sentence, places: Around["places"]): boolean {
  const place = placeAt(mention, places);
  return (
    place === undefined ||
    named.some(
      ({ mention: { literal }, place: of }) =>
        literal && of && (of.id === place.id || liesIn(of, place) || liesIn(place, of)),
    )
  );
}

/** "The source added", "he went on to say": who told of the event before goes on. */
function isGoingOn({ tokens, first }: Sentence): boolean {
  for (let t = first; t < first + 4; t++)
    if (
      /^(?:added|continued|[وف]?(?:اضاف|اضافت|اشار|اشارت|تابع|تابعت|لفت|لفتت|اوضح|اوضحت|بين|بينت))$/.test(
        wordOf(tokens, t),
      )
    )
      return true;
  return false;
}

/** In one province, as far as is known. */
function near(a: Place | undefined, b: Place | undefined): boolean {
  return (
    a !== undefined && b !== undefined && (a.id === b.id || (provinceOf(a) !== "" && provinceOf(a) === provinceOf(b)))
  );
}

/** Days over which one thing may lead to the next. */
const COURSE = 3;
const isBrief = ({ from, to }: DateRange): boolean => toDay(to) - toDay(from) <= COURSE;

/** "Days later", "weeks after that": on another day, which is not told. */
function isDaysLater({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < last - 1; t++)
    if (
      /^(?:days|weeks|months|years)$/.test(wordOf(tokens, t))
        ? /^(?:later|after|afterwards|earlier|before)$/.test(wordOf(tokens, t + 1))
        : /^[وف]?بعد$/.test(wordOf(tokens, t)) && /^(?:ايام|اسابيع|اشهر|سنوات)$/.test(wordOf(tokens, t + 1))
    )
      return true;
  return false;
}

/** What an explosion was by, as it is known from before. */
const WEAPONS = new WordSet(
  "rocket rockets missile missiles projectile projectiles drone drones aircraft bomb bombs device mortar mortars shell shells launcher " +
    "vehicle car motorcycle الصاروخ الصاروخين الصواريخ القذيفه القذايف العبوه العبوتين المسيره المسيرتين المسيرات الطايره الطايرات الدراجه " +
    "السياره المركبه القنبله اللغم",
);

/** "The rockets were fired from ...", soon after an explosion: of that one. */
function namesWeapon({ tokens, first, last }: Sentence, { type }: Incident): boolean {
  if (type !== "explosions") return false;
  const from = tellingFrom(tokens, first, last);
  for (let t = from; t < Math.min(last, from + 3); t++)
    if (WEAPONS.has(tokens, t)) return wordOf(tokens, t) >= "\u0600" || wordOf(tokens, from) === "the";
  return false;
}

/** After "the source said that" and the like, where the sentence that is told begins. */
function tellingFrom(tokens: Sentence["tokens"], first: number, last: number): number {
  for (let t = first; t < Math.min(last, first + 12); t++)
    if (/^(?:that|ان|بان)$/.test(wordOf(tokens, t))) return t + 1;
  return first;
}

/** "The militants also ...", "the gunmen": those who did what was told. */
function namesDoers({ tokens, first }: Sentence): boolean {
  const bare = wordOf(tokens, first) === "the" ? wordOf(tokens, first + 1) : "";
  return /^(?:gunmen|militants|attackers|assailants|extremists|terrorists|insurgents|jihadists|fighters)$/.test(bare);
}

/** Of one sub-type, or people killed by gunmen, to one sentence a clash and to the next an attack. */
function sameCourse(a: Pick<Incident, "type" | "subtype">, b: Pick<Incident, "type" | "subtype">): boolean {
  const felled = ({ type }: Pick<Incident, "type">) => type === "battles" || type === "violence-against-civilians";
  return a.subtype === b.subtype || (felled(a) && felled(b));
}

/** Days that are more than those of one event. */
const LONG = 4;

/** A time that goes on as the article is written, and is longer than an event. */
function isSoFar({ from, to }: DateRange, publishedOn: DateRange | null): boolean {
  if (publishedOn === null || from > publishedOn.from || to < publishedOn.from) return false;
  return toDay(to) - toDay(from) >= LONG;
}

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

export function placeAt(mention: number | null, places: Around["places"]): Place | undefined {
  return mention === null ? undefined : places[mention];
}

export function isAtPlace(a: number, b: number | null, mentions: readonly Mention[]): boolean {
  if (b === null || a === b) return a === b;
  const [one, two] = [mentions[a]!.resolution, mentions[b]!.resolution];
  return one.type === "resolved" && two.type === "resolved" && one.placeId === two.placeId;
}

function piece(feature: string, note: string, weight = 0): Evidence {
  return { feature, value: 1, weight, note };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
