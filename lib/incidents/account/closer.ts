// Events that a sentence tells more closely: the lead has an attack in Diyala, the next sentence the village, and both are one event, though
// nothing calls it "the attack". Told by what both have in common, and only where nothing contradicts.

import { distanceKm } from "@/lib/geo";
import { type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Incident, Place } from "@/lib/types";
import { APART, byEvent, idsOf, peopleDiffer, piece, placeIdOf, tollsAgree } from "../events";
import { wordOf } from "../sentence";
import type { Around } from "../where/around";
import { isVast } from "../where/standing";
import { liesIn } from "../where/where";
import { type Account, isHeadline } from "./account";

/** Sentences over which an event is told more closely. */
const REACH = 3;
/** Reports before an event, and of one event, that are compared: time stays linear in a list of a thousand blasts. */
const FAR = 30;
/** Kilometres within which a village is called by its town, and a site is the town's. */
const BESIDE = 25;
/** Kilometres within which what is "near" or "south of" a town lies, in its province. */
const AROUND = 70;
/** Days of an event; what took longer sums up several. */
const LONG = 2;

/** The evidence of an incident that tells an event of the sentences before more closely. */
const CLOSER = "told-closer";

/** An incident with what is asked of it here. */
interface Report {
  incident: Incident;
  nth: number;
  place: Place | null;
  sentence: number;
  headline: boolean;
}

/** How the place of a report lies to that of an earlier one. */
type Lie = "same" | "inside" | "outside" | "beside" | "around" | "unknown-before" | "unknown" | "apart";

/** Says of each event that is an earlier one, told more closely, that it is: the two are linked by `again`. */
export function linkCloser(
  tokens: Tokens,
  { incidents, starts, item }: Account,
  { gazetteer, mentions }: Around,
): void {
  // The items of a round-up have nothing from each other.
  if (item !== null || incidents.length < 2) return;
  const sentences = new Map(starts.map((start, nth) => [start, nth]));
  const reports = incidents.map((incident, nth): Report => {
    const id = placeIdOf(incident, mentions);
    return {
      incident,
      nth,
      place: id === null ? null : (gazetteer.place(id) ?? null),
      sentence: sentences.get(incident.sentence.start) ?? 0,
      headline: isHeadline(tokens.text, incident.sentence),
    };
  });
  for (const report of reports.slice(1)) {
    const { incident } = report;
    if (incident.status === "reported" && incident.again === undefined && tellsAnother(tokens, report))
      incident.evidence.push(piece(APART, "told as another one than those before"));
  }
  const eventOf = new Map<number, Report[]>();
  for (const group of byEvent(reports.map(({ incident, nth, place }) => ({ articleId: "", nth, incident, place })))) {
    const event = group.map(({ nth }) => reports[nth]!).sort((a, b) => a.nth - b.nth);
    for (const { nth } of event) eventOf.set(nth, event);
  }
  for (const report of reports) {
    const event = eventOf.get(report.nth);
    if (event === undefined || event[0] !== report) continue;
    const earlier = earlierOf(tokens, report, event, reports, eventOf);
    if (earlier === null) continue;
    report.incident.again = earlier.nth;
    report.incident.evidence.push(piece(CLOSER, "tells more closely what was told before"));
    const joined = [...eventOf.get(earlier.nth)!, ...event].sort((a, b) => a.nth - b.nth);
    for (const { nth } of joined) eventOf.set(nth, joined);
  }
}

/** The last report before this one, of an event that it tells more closely; null where it tells an event of its own. */
function earlierOf(
  tokens: Tokens,
  report: Report,
  event: readonly Report[],
  reports: readonly Report[],
  eventOf: ReadonlyMap<number, Report[]>,
): Report | null {
  let another: boolean | null = null;
  for (let nth = report.nth - 1; nth >= Math.max(0, report.nth - FAR); nth--) {
    const earlier = reports[nth]!;
    if (report.sentence - earlier.sentence > REACH) break;
    const other = eventOf.get(nth);
    if (other === undefined || other === event || earlier.sentence === report.sentence) continue;
    if (!isAlike(earlier.incident, report.incident) || days(earlier.incident) > LONG) continue;
    another ??= tellsAnother(tokens, report) || days(report.incident) > LONG;
    if (another) return null;
    const near = other.filter(one => report.nth - one.nth < FAR);
    if (near.some(one => event.slice(0, FAR).some(next => contradict(one, next)))) continue;
    if (tellsCloser(tokens, earlier, report, near, event)) return earlier;
  }
  return null;
}

/** Gunmen and their victims are an attack to one sentence and a clash to the next. */
function isAlike(a: Incident, b: Incident): boolean {
  return a.subtype === b.subtype || (FIGHTS.test(a.subtype) && FIGHTS.test(b.subtype));
}
const FIGHTS = /^(?:attack|armed-clash)$/;

/** Whether two reports cannot be of one event: by day, place, toll or people. */
function contradict(a: Report, b: Report): boolean {
  // One sentence that tells of both tells of two.
  if (a.sentence === b.sentence) return true;
  const [one, two] = [a.incident, b.incident];
  if (one.date !== null && two.date !== null && (one.date.from > two.date.to || two.date.from > one.date.to))
    return true;
  if (lieOf(a.place, b.place) === "apart") return true;
  if (tollsAgree(one.deaths, two.deaths) === false || tollsAgree(one.injuries, two.injuries) === false) return true;
  return peopleDiffer(one, two);
}

/** What speaks for it, as much as the places ask for. */
function tellsCloser(
  tokens: Tokens,
  earlier: Report,
  report: Report,
  before: readonly Report[],
  event: readonly Report[],
): boolean {
  const lie = lieOf(earlier.place, report.place);
  const next = report.sentence - earlier.sentence === 1;
  const soon = report.sentence - earlier.sentence <= 2;
  const counted = before.some(one => event.some(other => countAlike(one.incident, other.incident)));
  const known = isKnown(tokens, report) || (next && speaksOfThing(tokens, earlier, report));
  const same = (role: "by" | "against"): boolean =>
    idsOf(earlier.incident, role).some(id => idsOf(report.incident, role).includes(id));
  const sameDoer = same("by");
  const vast = earlier.place !== null && isVast(earlier.place);
  const sameKind = earlier.incident.subtype === report.incident.subtype;
  const headline = earlier.headline && (sameKind || next);
  switch (lie) {
    case "same":
      if (vast) return counted || (sameDoer && next) || (headline && next);
      return counted || (headline && soon) || (known && (soon || sameDoer)) || (sameDoer && next);
    case "inside":
      return (
        counted ||
        (headline && soon) ||
        (known && soon) ||
        (next && (sameDoer || SAYS.among(tokens, ...wordsOf(tokens, report))))
      );
    case "beside":
      return (counted && soon) || (headline && next) || (known && soon);
    case "around":
      return next && (counted || known || (headline && sameKind));
    case "outside":
      return counted || (sameDoer && (known || (next && same("against")))) || (headline && next);
    case "unknown-before":
      return headline && next && sameKind;
    case "unknown":
      return counted || (known && next && earlier.place !== null);
    case "apart":
      return false;
  }
}

/** Whether both give the same number of dead or of injured. */
function countAlike(a: Incident, b: Incident): boolean {
  return [
    [a.deaths, b.deaths],
    [a.injuries, b.injuries],
  ].some(([one, two]) => (one?.low ?? 0) > 0 && one?.low === two?.low);
}

function lieOf(before: Place | null, place: Place | null): Lie {
  if (before === null) return place === null ? "unknown" : "unknown-before";
  if (place === null) return "unknown";
  if (before.id === place.id) return "same";
  if (isWithin(place, before)) return "inside";
  if (isWithin(before, place)) return "outside";
  if (before.country !== place.country) return "apart";
  const km = distanceKm([before.lon, before.lat], [place.lon, place.lat]);
  if (km <= BESIDE) return "beside";
  return km <= AROUND && before.admin1 !== "" && before.admin1 === place.admin1 ? "around" : "apart";
}

function isWithin(inner: Place, outer: Place): boolean {
  if (liesIn(inner, outer)) return true;
  if (inner.country !== outer.country) return false;
  if (outer.kind === "admin2") return inner.admin1 === outer.admin1 && inner.admin2 === outer.name;
  if (outer.extent?.type !== "radius" || !/^(?:region|area|desert)$/.test(outer.kind)) return false;
  return distanceKm([inner.lon, inner.lat], [outer.lon, outer.lat]) <= ROUGHLY * outer.extent.km;
}
/** A region is no circle. */
const ROUGHLY = 1.25;

function days({ date }: Incident): number {
  return date === null ? 1 : (Date.parse(date.to) - Date.parse(date.from)) / 86_400_000 + 1;
}

/** The words `[first, end)` of an incident's sentence. */
function wordsOf(tokens: Tokens, { incident: { sentence } }: Report): [first: number, end: number] {
  return [wordAt(tokens, sentence.start), wordAt(tokens, sentence.end - 1) + 1];
}

/** The last word that begins at or before a sign of the text. */
function wordAt({ start, length }: Tokens, at: number): number {
  let [low, high] = [0, Math.max(0, length - 1)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Who tells it, in words that go on from the sentence before. */
const SAYS = new WordSet(
  "said says told added according reported statement quoted explained " +
    "قال قالت ذكر ذكرت اضاف اضافت اوضح اوضحت اكد اكدت بين اشار اشارت لفت افاد افادت تابع بيان المصدر مصدر",
  "و ف",
);

/** Words for one event more. */
const ANOTHER = new WordSet(
  "another other separate separately also meanwhile elsewhere later second third fourth fifth similar earlier previous further again additional likewise " +
    "كما اخر اخري منفصل منفصله ثان ثانيه الثاني الثانيه الثالث الثالثه الرابع الخامس مماثل مماثله مشابه سياق ايضا كذلك لاحقا سابق سابقا متفرقه غضون",
  "و ف ب ل ال",
);
/** The same of people, who behind a number are those of the event itself: "and wounded 12 others". */
const OTHERS = new WordSet("others اخرون", "و");
/** Words at the beginning of a sentence, before what it tells, and behind, among which such a word counts. */
const OPENING = 4;
const BEFORE = 8;
const BEHIND = 3;

/** "In another attack", "he also shot", "كما انفجرت عبوة". */
function tellsAnother(tokens: Tokens, report: Report): boolean {
  const [first, last] = wordsOf(tokens, report);
  const { trigger } = report.incident;
  const [from, to] = [wordAt(tokens, trigger.start), wordAt(tokens, trigger.end - 1) + 1];
  return (
    ANOTHER.among(tokens, first, Math.min(last, first + OPENING)) ||
    OTHERS.among(tokens, first, Math.min(last, first + OPENING)) ||
    ANOTHER.among(tokens, Math.max(first, from - BEFORE), Math.min(last, to + BEHIND)) ||
    isBeforeThat(tokens, first, Math.min(last, first + OPENING))
  );
}

/** "Before that, ...", in Arabic also "before it": of what happened earlier. */
function isBeforeThat(tokens: Tokens, first: number, end: number): boolean {
  for (let t = first; t < end; t++) {
    if (BEFORE_IT.has(tokens, t)) return true;
    if (BEFORE_THAT.has(tokens, t) && THAT.has(tokens, t + 1)) return true;
  }
  return false;
}
const BEFORE_THAT = new WordSet("before قبل", "و");
const BEFORE_IT = new WordSet("قبلها قبله", "و");
const THAT = new WordSet("that then ذلك");

const DEFINITE = new WordSet("the this that these those");
/** Words before what is told within which an article makes it known. */
const ARTICLE = 3;

/** "The device exploded", "the gunmen opened fire", and not "the PKK": of what was told. */
function isKnown(tokens: Tokens, report: Report): boolean {
  const { trigger, sentence } = report.incident;
  const [from, to] = [wordAt(tokens, trigger.start), wordAt(tokens, trigger.end - 1) + 1];
  if (wordOf(tokens, from) >= "\u0600") {
    for (let t = from; t < to; t++) if (/^[وفبك]?ال/.test(wordOf(tokens, t)) && !ALWAYS.has(tokens, t)) return true;
    return THIS.has(tokens, from - 1);
  }
  const first = wordAt(tokens, sentence.start);
  for (let t = from; t >= Math.max(first, from - ARTICLE) && !BREAKS.has(tokens, t); t--) {
    const initial = tokens.text[tokens.start[t + 1] ?? 0] ?? "";
    if (DEFINITE.has(tokens, t) && initial === initial.toLowerCase()) return true;
  }
  return false;
}
/** "at the edge of the city and found murdered": the article is not of what was found. */
const BREAKS = new WordSet("and or but when who which while where before after");
const THIS = new WordSet("هذا هذه ذلك تلك", "و ف ب ل");
/** Arabic words that have the article wherever they stand in such a phrase: "shot (the fire)", "laid (the hands) on". */
const ALWAYS = new WordSet("النار القبض الرصاص الحي الي العام", "و ف ب");

/** Words around what is told within which a thing is spoken of as known. */
const AROUND_IT = 6;
/** What every report speaks of. */
const ANYTHING = new WordSet(
  "source official officials police army government country province city security force forces group area region town time day " +
    "المصدر مصدر الشرطه شرطه الجيش جيش قوات القوات الامنيه امنيه المحافظه محافظه المدينه مدينه المنطقه منطقه القضا قضا الناحيه ناحيه قريه اليوم يوم مسلحه",
  "و ب ل ف",
);

/** "an attack on a checkpoint ... stormed the checkpoint": of a thing that the sentence before brought up. */
function speaksOfThing(tokens: Tokens, earlier: Report, report: Report): boolean {
  const { trigger } = report.incident;
  const [first, last] = wordsOf(tokens, report);
  const [from, to] = [wordAt(tokens, trigger.start), wordAt(tokens, trigger.end - 1) + 1];
  const before = wordsOf(tokens, earlier);
  for (let t = Math.max(first, from - BEFORE); t < Math.min(last, to + AROUND_IT); t++) {
    if (ANYTHING.has(tokens, t)) continue;
    const word = wordOf(tokens, t);
    const thing =
      word < "\u0600" ? (wordOf(tokens, t - 1) === "the" ? word : "") : (/^[وفبك]?ال(.{3,})$/.exec(word)?.[1] ?? "");
    if (thing.length > 2 && bringsUp(tokens, before, thing)) return true;
  }
  return false;
}

/** Whether words of a text have the thing, not as one that is known. */
function bringsUp(tokens: Tokens, [first, last]: readonly [first: number, end: number], thing: string): boolean {
  for (let t = first; t < last; t++) {
    const word = wordOf(tokens, t);
    if (word !== thing && !(word >= "\u0600" && word.slice(1) === thing && /^[وفبل]/.test(word))) continue;
    if (thing >= "\u0600" || /^an?$/.test(wordOf(tokens, t - 1)) || /^an?$/.test(wordOf(tokens, t - 2))) return true;
  }
  return false;
}
