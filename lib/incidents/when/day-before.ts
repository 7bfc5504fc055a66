// The day of an event that is told without one: that of the event it goes on from, is at the place of, or speaks of.

import { SHAPE, WordSet } from "@/lib/text/tokenize";
import type { DateRange, Incident, Place, Span } from "@/lib/types";
import { type Account, HOLDS } from "../account/account";
import { isDefinite } from "../account/retold";
import { namesKnown, type Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { type Around, isAtPlace, liesNear, OF_TOWN, placeAt } from "../where/around";
import { isSeparate } from "../where/elsewhere";
import { liesIn, provinceOf } from "../where/where";
import { isPerfect } from "../whether/tense";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";
import { toDay } from "./calendar";
import { framedDay, isViolent } from "./frame";
import { setsDay } from "./setting";

/** Kilometres between places of which one source may tell in one breath. */
const NEIGHBOURS = 40;
/** Sentences over which what happened at a place told before is of the day of what was told of it. */
const SAME_PLACE = 6;

/** The day of the event told before, for one that is told without a day: where it goes on from that one, is at its place or speaks of it. */
export function dayBefore(
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
  const around = told.findLast(
    ({ incident, sentence: at }) => now - at <= HOLDS && incident.status === "reported" && incident.date !== null,
  );
  const recent = around !== undefined && isBrief(around.incident.date!) && !isSeparate(sentence) ? around : null;
  const brought =
    recent !== null && isViolent(recent.incident) === isViolent(suspect) && takesUp(sentence, recent.incident.sentence);
  if (mention === null) return brought ? dayOf(recent.incident) : above;
  const there = told.findLast(
    ({ incident, sentence: at }) =>
      now - at <= SAME_PLACE && incident.status === "reported" && isAtPlace(mention, incident.mention, mentions),
  );
  if (there !== undefined) {
    const of = dayOf(there.incident);
    return of === null || isBrief(of) ? of : above;
  }
  if (recent !== null) {
    const [here, at] = [placeAt(mention, places), placeAt(recent.incident.mention, places)];
    // "An attack in Hakkari on Sunday. They set off mines in Daglica": where in the place told before it was.
    if (brought || (isViolent(recent.incident) === isViolent(suspect) && isWithin(here, at)))
      return dayOf(recent.incident);
    // "Missiles fell on Erbil on Monday. The Guard said that it had hit a base in the Kurdistan Region": of what was told.
    const said = sentence.cues.some(cue => has(cue, "said") && cue.end <= suspect.first);
    if (said && recent.incident.subtype === suspect.subtype && (liesIn(at, here) || isOfRegion(at, here)))
      return dayOf(recent.incident);
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
  // "Similar rallies were held in Kut", "Students also marched in Kut"
  const alike = crowd(suspect)
    ? told.findLast(
        ({ incident, sentence: at }) => now - at <= HOLDS && crowd(incident) && incident.status === "reported",
      )
    : undefined;
  if (
    alike !== undefined &&
    (ALIKE.among(sentence.tokens, sentence.first, Math.min(sentence.last, suspect.end + 3)) ||
      liesIn(placeAt(mention, places), placeAt(alike.incident.mention, places)))
  )
    return dayOf(alike.incident);
  // "The source added that two bombs went off in Tisin": of what the source tells.
  const before = told.findLast(({ incident, sentence: at }) => now - at <= 2 && incident.status === "reported");
  if (
    before !== undefined &&
    isGoingOn(sentence) &&
    !isSeparate(sentence) &&
    (near(placeAt(mention, places), placeAt(before.incident.mention, places)) ||
      liesNear(placeAt(mention, places), placeAt(before.incident.mention, places), NEIGHBOURS))
  )
    return dayOf(before.incident);
  return framedDay(suspect, placeAt(mention, places), frame, now) ?? above;
}

/** In a part of its country: "the Kurdistan Region", "the north". */
const isOfRegion = (inner: Place | undefined, outer: Place | undefined): boolean =>
  outer?.kind === "region" && outer.country === inner?.country;

/** A place in another one, or a site of a town. */
function isWithin(inner: Place | undefined, outer: Place | undefined): boolean {
  if (inner === undefined || outer === undefined || outer.kind === "country") return false;
  if (liesIn(inner, outer)) return true;
  return (
    /^(?:city|town)$/.test(outer.kind) && !/^(?:city|town|village)$/.test(inner.kind) && liesNear(inner, outer, OF_TOWN)
  );
}

/** "a checkpoint north of Baghdad ... The attack on the checkpoint began in Buhriz": something that the other sentence brought up. */
function takesUp({ tokens, first, last, arabic }: Sentence, { start, end }: Span): boolean {
  if (arabic) return false;
  let before: string | null = null;
  for (let t = first + 1; t < last; t++) {
    if (wordOf(tokens, t - 1) !== "the" || tokens.shape[t] !== SHAPE.lower || NO_THING.has(tokens, t)) continue;
    const word = wordOf(tokens, t);
    if (word.length < SHORT) continue;
    before ??= tokens.text.slice(start, end);
    const at = before.indexOf(` ${word}`);
    if (at !== -1 && ONE_OF.test(before.slice(Math.max(0, at - 30), at))) return true;
  }
  return false;
}

/** Letters of a word that is one of those that sentences have without end. */
const SHORT = 4;
const ONE_OF = /\b[Aa]n?(?: [\w'-]+){0,2}$/;
const NO_THING = new WordSet(
  "security police military army local second third last first area region province district country city capital town village government " +
    "ministry group source official statement number day night week month year same northern southern eastern western central attack explosion blast raid strike",
);

const PRONOUN = new WordSet("they he she it");
/** Words in which the subject of a sentence is looked for. */
const SUBJECT = 6;

/** Of those who did what was told, wherever they are by now. */
function speaksOn(sentence: Sentence): boolean {
  const { tokens, first, last } = sentence;
  return PRONOUN.among(tokens, first, Math.min(last, first + SUBJECT)) || namesKnown(sentence);
}

/** In two provinces. */
function isApart(a: Place | undefined, b: Place | undefined): boolean {
  const [one, two] = [a && provinceOf(a), b && provinceOf(b)];
  return one !== undefined && two !== undefined && one !== "" && two !== "" && one !== two;
}

/** The day of an event that is told with a time of the day alone; null where the account is at another place than before. */
export function dayOfTime(
  sentence: Sentence,
  suspect: Suspect,
  status: Incident["status"],
  at: { mention: number | null; carried: boolean },
  time: DateRange,
  account: Account,
  around: Around,
): DateRange | null {
  const before = dayBefore(sentence, suspect, status, at, account, around);
  if (before !== null || speaksOn(sentence)) return before ?? time;
  const { places } = around;
  return isApart(placeAt(at.mention, places), placeAt(account.last?.incident.mention ?? null, places)) ? null : time;
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

/** Of demonstrators, what they do and what is done to them. */
const crowd = ({ type, subtype }: Pick<Incident, "type" | "subtype">): boolean =>
  type === "protests" || type === "riots" || subtype === "protest-with-intervention";
const ALIKE = new WordSet(
  "also similar similarly likewise elsewhere too كما كذلك ايضا مماثل مماثله وكذلك مماثلا مشابهه بالمثل",
);

/** "The source added", "he went on to say", "the statement said": who told of the event before goes on. */
function isGoingOn({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < first + 4; t++) {
    const word = wordOf(tokens, t);
    if (GOES_ON.test(word)) return true;
    if (THE_SOURCE.hasWord(word)) return SAYS.test(wordOf(tokens, t - 1)) || t === first + 1;
    if (word === "the" && SOURCE.has(tokens, t + 1))
      return t === first && SAID.among(tokens, t + 2, Math.min(last, t + 4));
  }
  return false;
}
const GOES_ON = /^(?:added|continued|[وف]?(?:اضاف|اضافت|اشار|اشارت|تابع|تابعت|لفت|لفتت|اوضح|اوضحت|بين|بينت))$/;
const SAYS = /^[وف]?(?:قال|قالت|ذكر|ذكرت|افاد|افادت|اكد|اكدت|كشف|كشفت|بحسب|حسب|وفق|في)$/;
const THE_SOURCE = new WordSet("المصدر المصادر البيان للمصدر للمصادر للبيان");
const SOURCE = new WordSet("source sources statement official officer spokesman spokeswoman spokesperson");
const SAID = new WordSet("said says added also stated reported told");

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

const THAT = new WordSet("that ان بان انه بانه انها بانها");

/** After "the source said that" and the like, where the sentence that is told begins. */
function tellingFrom(tokens: Sentence["tokens"], first: number, last: number): number {
  for (let t = first; t < Math.min(last, first + 12); t++) if (THAT.has(tokens, t)) return t + 1;
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
