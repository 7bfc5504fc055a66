// Where: the mention that an event happened at, told apart from origins, destinations, courts and speakers.

import { distanceKm } from "@/lib/geo";
import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Place } from "@/lib/types";
import { clauseBetween, has, type Named, type Sentence, wordOf } from "../sentence";
import { TYPE_OF } from "../subtypes";
import type { Suspect, Whereabouts } from "../suspect";
import type { Hit } from "../words/rules";
import {
  isHomeOfCrowd,
  isOfCharge,
  isOfComparison,
  isOfCondition,
  isOfTeller,
  isOfWar,
  isPersonTelling,
  isWard,
  isWhere,
  isWorkplace,
} from "./elsewhere"; // places where it was not
import { INFINITIVE, isObject, isSufferer, isTaken } from "./object"; // what it was done to
import {
  cueText,
  governor,
  holdsNext,
  isBearing,
  isDateline,
  isFrame,
  isGround,
  isHeading,
  isNounBefore,
  isSideOf,
  isStreet,
  isVast,
  isWithin,
  KIND_WORD,
  LINES,
  leadsTo,
  namesEvent,
  namesRoad,
  owns,
  possessive,
  relationBehind,
  saw,
  speaks,
} from "./standing"; // how a place stands in its sentence
import {
  isAim,
  isCalmed,
  isCrowdsGoal,
  isGate,
  isPartOrDistance,
  isReached,
  isScene,
  isVenue,
  MEANT,
  outerRelation,
} from "./ways"; // places on the way

/** What speaks for a place. Scores of one mention are added; below zero it is not the place of the event. */
const SCORE = {
  at: 1,
  object: 1.2,
  possessive: 0.5,
  heading: 0.7,
  bare: 0.1,
  origin: -1.5,
  destination: -1,
  arrival: -0.5,
  speaker: -2.5,
  person: 0,
  ambient: -1.2,
  dateline: -5,
  item: 0.05,
  metonymic: -2,
  country: -0.8,
  province: -0.25,
  line: -0.4,
  sameClause: 0.4,
  perWord: -0.03,
  behindTrigger: 0.15,
  inTrigger: 0.3,
  side: -0.9,
  otherClause: -0.8,
  unknown: -0.8,
};

/** With no more points than these it was not there. */
const LEAST = -0.6;

/** The city of a dateline, for a sentence that names no other place; null without one. */
export function datelinePlace(sentence: Sentence): Named | null {
  const [named] = sentence.named;
  if (!named || named.place === null || !named.mention.literal || !isDateline(sentence, named)) return null;
  const others = sentence.named
    .slice(1)
    .some(
      ({ first, mention, place }) =>
        mention.literal && place !== null && place.kind !== "country" && first - named.end > 3,
    );
  return others || named.place.kind === "country" ? null : named;
}

/** "Two soldiers killed by Iraq bomb", "Fear returns to Iraq's squares": the country that a headline names, and that does not do what it tells; null without one. */
export function countryOfHeadline({ named: all, tokens }: Sentence, { first, end }: Suspect): Named | null {
  return (
    all.find(
      ({ mention, place, first: at, end: until }) =>
        place?.kind === "country" &&
        (mention.literal ||
          (at >= first && until <= end) ||
          /^['’]/.test(tokens.text.slice(mention.end, mention.end + 1))),
    ) ?? null
  );
}

/** The place of the event among those that the sentence names, or null. Asked more than once, so kept with the suspect. */
export function placeOf(sentence: Sentence, suspect: Suspect): Whereabouts | null {
  if (suspect.where === undefined) suspect.where = bestPlace(sentence, suspect);
  return suspect.where;
}

/** The best place among the words `[from, to)`: the part of one event in a sentence that tells of more; null without one there. */
export function placeWithin(sentence: Sentence, suspect: Suspect, from: number, to: number): Whereabouts | null {
  return bestPlace(sentence, suspect, from, to);
}

function bestPlace(
  sentence: Sentence,
  suspect: Suspect,
  from = sentence.first,
  to = sentence.last,
): Whereabouts | null {
  let best: Whereabouts | null = null;
  for (const named of sentence.named) {
    if (named.first < from || named.end > to) continue;
    if (named.place === null && named.mention.resolution.type !== "unresolved") continue;
    // Where those who threaten are is not where they would strike.
    if (suspect.note === "a threat" && named.first < suspect.end) continue;
    const { score, note } = scoreOf(sentence, suspect, named);
    if (best === null || score > best.score) best = { named, score, note };
  }
  if (best === null || best.score <= LEAST) return null;
  const city = saidToBeIn(best, sentence);
  if (city !== null) return { ...best, named: city };
  const meant = whoseSide(best, sentence, suspect);
  if (meant !== null) return meant;
  return closerThan(best, sentence, suspect, from, to) ?? best;
}

/** "the base north-west of Kirkuk was hit": the second name only tells where the first is, and the event was at the first unless that is ruled out. */
function whoseSide({ named }: Whereabouts, sentence: Sentence, suspect: Suspect): Whereabouts | null {
  if (!isSideOf(sentence, named)) return null;
  const whole = sentence.named[sentence.named.indexOf(named) - 1]!;
  if (liesIn(named.place, whole.place)) return null;
  const { score, note } = scoreOf(sentence, suspect, whole);
  return score <= LEAST ? null : { named: whole, score, note };
}

/** Kilometres within which what a city has may lie. */
const OF_CITY = 60;

/** "in front of the parliament building in Basra": the city, where what is known by that name is in another one. */
function saidToBeIn({ named: { place, mention, end } }: Whereabouts, { named: all, tokens }: Sentence): Named | null {
  if (place === null || !(place.kind === "facility" || place.kind === "neighbourhood")) return null;
  const next = all.find(({ first }) => first >= end);
  if (!next?.place || !next.mention.literal || !/^(?:city|town|admin1)$/.test(next.place.kind)) return null;
  if (
    !/^ (?:in|of|في) (?:the )?(?:(?:city|town) of |central |مدينة |محافظة |وسط )?$/.test(
      tokens.text.slice(mention.end, next.mention.start),
    )
  )
    return null;
  const away = distanceKm([place.lon, place.lat], [next.place.lon, next.place.lat]) > OF_CITY;
  return away && provinceOf(place) !== provinceOf(next.place) ? next : null;
}

/** "In Basra, in the far south, in Baradiyah": of two places at which it is said to have happened, the one that lies in the other. */
function closerThan(
  { named: outer, score }: Whereabouts,
  sentence: Sentence,
  suspect: Suspect,
  from: number,
  to: number,
): Whereabouts | null {
  if (score < CLEAR || outer.place === null || sentence.named.length < 2) return null;
  for (const named of sentence.named) {
    if (named === outer || named.first < from || named.end > to) continue;
    if (!liesIn(named.place, outer.place) && !standsIn(named.place, outer.place)) continue;
    const inner = scoreOf(sentence, suspect, named);
    if (inner.score >= CLEAR) return { named, score: inner.score, note: inner.note };
  }
  return null;
}

/** A square, a bridge or a quarter of the town. */
function standsIn(site: Place | null, { kind, lon, lat }: Place): boolean {
  if (site === null || !/^(?:facility|neighbourhood)$/.test(site.kind) || !/^(?:city|town)$/.test(kind)) return false;
  return distanceKm([site.lon, site.lat], [lon, lat]) <= IN_TOWN;
}
const IN_TOWN = 15;

/** From so many points on it is said to have happened there. */
const CLEAR = 0.3;

/** One place in another one, as far as kinds and provinces tell. */
export function liesIn(inner: Place | null | undefined, outer: Place | null | undefined): boolean {
  if (!inner || !outer || inner.id === outer.id || inner.country !== outer.country) return false;
  if (outer.kind === "country") return true;
  if (provinceOf(inner) !== provinceOf(outer)) return false;
  return outer.kind === "admin1" || (outer.kind === "city" && inner.kind === "neighbourhood");
}

/** The name of the province that a place lies in, or is. */
export function provinceOf({ kind, name, admin1 }: Place): string {
  return kind === "admin1" ? name : admin1;
}

/** Points of one place, with what they were given for. */
class Tally {
  score = 0;
  note = "";

  add(points: number, note: string): void {
    this.score += points;
    this.note = this.note === "" ? note : `${this.note}, ${note}`;
  }
}

function scoreOf(sentence: Sentence, suspect: Suspect, named: Named): { score: number; note: string } {
  const { mention, place, first, end } = named;
  const before = relationBefore(sentence, named, suspect);
  const tally = new Tally();
  const agreement = suspect.subtype === "agreement";
  const party = agreement && (!mention.literal || (end <= suspect.first && before !== "at"));
  if (party) tally.add(SCORE.metonymic, "a party to the agreement");
  else if (!mention.literal && !saw(sentence, named) && !isSufferer(sentence, suspect, named))
    tally.add(SCORE.metonymic, "a government or people, not the place");
  if (isDateline(sentence, named))
    if (sentence.item) tally.add(SCORE.item, "what the line is about");
    else tally.add(SCORE.dateline, "dateline");
  const behind = relationBehind(sentence, named);
  if (behind === "ambient") tally.add(SCORE.ambient, "names an institution of the place");
  if (owns(sentence, named)) tally.add(SCORE.speaker, "an institution of the place tells of it");
  const told = isOfTeller(sentence, suspect, named);
  if (isWard(sentence, named)) tally.add(SCORE.speaker, "where they were treated");
  else if (told)
    tally.add(isPersonTelling(sentence, named) ? SCORE.person : SCORE.speaker, "where those are who tell of it");
  else if (isWhere(sentence, suspect, named)) tally.add(SCORE.at, "where it happened");
  else if (before === "speaker") tally.add(SCORE.speaker, "where somebody speaks");
  else if (isHomeOfCrowd(sentence, suspect, named)) tally.add(SCORE.possessive, "where the crowd lives");
  else if (before === "origin" && (isScene(sentence, suspect, named) || isGate(suspect, named)))
    tally.add(SCORE.at, "what they left, or were taken from");
  else if (before === "origin") tally.add(SCORE.origin, "where they came from");
  else if ((before === "arrival" || before === "destination") && isReached(sentence, suspect, named))
    tally.add(SCORE.possessive, "where they had come to");
  else if (before === "arrival" && suspect.subtype === "change-to-group-activity" && first > suspect.first)
    tally.add(SCORE.at + 0.3, "where the force went");
  else if (before === "arrival") tally.add(SCORE.arrival, "where they went or came to");
  else if (before === "destination") {
    if (isCalmed(sentence, named)) tally.add(SCORE.at, "where it is calm again");
    else if (isCrowdsGoal(sentence, suspect, named)) tally.add(SCORE.at + 0.3, "where the crowd went");
    else if (/^(?:change-to|non-violent)/.test(suspect.subtype) && first > suspect.first)
      tally.add(SCORE.at + 0.3, "where the force went");
    else if (isAim(sentence, suspect, named)) tally.add(SCORE.at, "what they fired at");
    else if (suspect.subtype === "headquarters-or-base-established") tally.add(SCORE.bare, "where it leads");
    else tally.add(SCORE.destination, "where they went");
  } else if (
    isObject(sentence, suspect, named) ||
    isTaken(sentence, suspect, named) ||
    isSufferer(sentence, suspect, named)
  )
    tally.add(SCORE.object, "what the act is done to");
  else if (isHeading(sentence, named)) tally.add(SCORE.heading, "what the line is about");
  else if (saw(sentence, named)) tally.add(SCORE.at, "what the place saw");
  else if (before === "at") tally.add(SCORE.at, `"${cueText(sentence, named)}"`);
  else if (possessive(sentence, named)) tally.add(SCORE.possessive, "of the place");
  else tally.add(SCORE.bare, "named beside it");
  if (place && isVast(place))
    tally.add(
      isWithin(sentence, named) || isObject(sentence, suspect, named) ? SCORE.country : SCORE.country + SCORE.ambient,
      "a whole country",
    );
  else if (place?.kind === "admin1" || place?.kind === "region") tally.add(SCORE.province, "a whole province");
  else if (place && LINES.has(place.kind) && !isStreet(named)) tally.add(SCORE.line, "a river, a road, a border");
  const [from, to] = end <= suspect.head ? [end, suspect.head] : [suspect.end, Math.max(suspect.end, first)];
  if (!clauseBetween(sentence, Math.max(sentence.first, from - 1), to))
    tally.add(SCORE.sameClause, "in the same clause");
  else if (isHeading(sentence, named)) tally.add(SCORE.sameClause, "what the line is about");
  else if (
    /;|؛/.test(
      sentence.tokens.text.slice(
        ...(end <= suspect.head
          ? [mention.end, startOf(sentence, suspect.head)]
          : [startOf(sentence, suspect.head), mention.start]),
      ),
    )
  )
    tally.add(SCORE.otherClause, "in another clause");
  if (first >= suspect.end) tally.add(SCORE.behindTrigger, "behind the trigger");
  else if (first >= suspect.first) tally.add(SCORE.inTrigger, "in the trigger");
  if (!agreement) tally.score += SCORE.perWord * Math.min(40, Math.max(0, to - from));
  if (holdsNext(sentence, named)) tally.add(SCORE.side, "the next place lies in it");
  if (mention.literal && speaks(sentence, named)) tally.add(SCORE.metonymic, "a government, not the place");
  if (sentence.actors.some(actor => actor.first <= first && end <= actor.end && actor.end - actor.first > end - first))
    tally.add(SCORE.dateline, "part of a group's name");
  if (isSideOf(sentence, named)) tally.add(SCORE.side, "tells where another place lies");
  else if (isBearing(sentence, named)) tally.add(SCORE.speaker, "tells where another place lies");
  if (place === null) tally.add(SCORE.unknown, "a place that the gazetteer does not know");
  if (isFrame(sentence, named)) tally.add(-0.5, "the area of a nearer place in the clause");
  if (
    place?.kind === "river" &&
    /^(?:crossing|spanning)$/.test(
      wordOf(sentence.tokens, first - 1 - Number(wordOf(sentence.tokens, first - 1) === "the")),
    )
  )
    tally.add(SCORE.metonymic, "what a bridge crosses");
  if (namesRoad(sentence, named)) tally.add(-0.6, "names a road");
  else if (sentence.item && leadsTo(sentence, named)) tally.add(SCORE.line + SCORE.side, "names a road");
  if (followsAnother(sentence, suspect, named)) tally.add(-1.3, "of what the next verb tells");
  if (isOfVerbBefore(sentence, suspect, named)) tally.add(-0.5, "of what the verb before tells");
  if (ofTheMainClause(sentence, named, suspect)) tally.add(-0.8, "of the main clause");
  if (inRelative(sentence, named, suspect)) tally.add(-1.2, "where somebody was before");
  if (inContext(sentence, named, suspect)) tally.add(-0.8, "of another event in the sentence");
  if (isOfCharge(sentence, suspect, named)) tally.add(SCORE.speaker, "of what somebody is arrested for");
  if (isOfCondition(sentence, suspect, named)) tally.add(SCORE.speaker, "of a condition");
  if (isOfComparison(sentence, suspect, named)) tally.add(SCORE.speaker, "of what it is compared to");
  if (isOfWar(sentence, suspect, named)) tally.add(SCORE.otherClause, "of a war that is called after it");
  if (isWorkplace(sentence, suspect, named)) tally.add(-0.3, "where somebody works");
  return tally;
}

const startOf = ({ tokens }: Sentence, t: number): number => tokens.start[t]!;

/** "killed the general, and which bombed bases at Qaim", "the man who bombed a base at Qaim": the place after another verb is that verb's. */
function followsAnother({ tokens, triggers }: Sentence, suspect: Suspect, named: Named): boolean {
  return triggers.some(
    hit =>
      hit.first >= suspect.end + 2 &&
      hit.end <= named.first &&
      hit.senses.some(({ value, part }) => part === "verb" && value in TYPE_OF) &&
      CLAUSE.has(tokens, hit.first - 1),
  );
}
const CLAUSE = new WordSet("which who");

/** "killed a judge in Baghdad and bombed a base near Qaim": the place before the second verb is the first one's, where the second has its own. */
function isOfVerbBefore({ tokens, triggers, named: all }: Sentence, suspect: Suspect, named: Named): boolean {
  if (named.end >= suspect.first || !AND.has(tokens, suspect.first - 1)) return false;
  return (
    triggers.some(hit => hit.end <= named.first && hit.senses.some(({ part }) => part === "verb")) &&
    all.some(({ first, mention, place }) => first >= suspect.end && mention.literal && place !== null && !isVast(place))
  );
}
const AND = new WordSet("and then");

const RELATIVE = new WordSet("who whose which");

/** "A driver who had picked up a man at Balad Ruz was found ...", "abducted a man who had fled from Mosul": of what is told of him aside. */
function inRelative({ tokens, first, named: all }: Sentence, named: Named, suspect: Suspect): boolean {
  if (named.first >= suspect.end) {
    // Up to the name before it: the next one may be of the event again. Where one "had been hiding" one still was.
    const before = all[all.indexOf(named) - 1]?.end ?? first;
    for (let t = Math.max(suspect.end, before); t < named.first - 1; t++)
      if (RELATIVE.has(tokens, t) && wordOf(tokens, t + 1) === "had") return wordOf(tokens, t + 2) !== "been";
    return false;
  }
  if (named.end > suspect.first) return false;
  for (let t = named.first - 1; t >= Math.max(first, named.first - 10); t--)
    if (RELATIVE.has(tokens, t))
      return wordOf(tokens, t + 1) === "had" && /^(?:was|were)$/.test(wordOf(tokens, named.end));
  return false;
}

/** "Men were hanged in Nasiriyah after bodies were found near Baiji", "since": the main clause's place is not that of what is told after "after". */
function ofTheMainClause(sentence: Sentence, named: Named, suspect: Suspect): boolean {
  const cue = sentence.cues.findLast(hit => has(hit, "after") && hit.end <= suspect.head && hit.first >= named.end);
  if (!cue || suspect.head - cue.end > 8 || !/^(?:after|since)$/.test(wordOf(sentence.tokens, cue.end - 1)))
    return false;
  if (commaBetween(sentence, cue.end, suspect.head)) return false;
  return sentence.named.some(({ first, mention, place }) => first >= suspect.head && mention.literal && place !== null);
}

/** A subordinate event's own place: "after an attack in Mosul". */
function inContext(sentence: Sentence, named: Named, suspect: Suspect): boolean {
  for (const cue of sentence.cues) {
    if (!has(cue, "after") || cue.end > named.first || named.first - cue.end > 10) continue;
    if (/^(?:from|over|until|during|خلال|اثنا|منذ|since|as|amid)$/.test(wordOf(sentence.tokens, cue.first))) continue;
    const own = suspect.head >= cue.end && suspect.head <= named.first;
    const comma = commaBetween(sentence, cue.end, named.first);
    if (!own && !comma && sentence.triggers.some(hit => hit.first >= cue.end && hit.first < named.first)) return true;
  }
  return false;
}

function commaBetween({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (tokens.gap[t] === GAP.comma) return true;
  return false;
}

function relationBefore(sentence: Sentence, named: Named, suspect: Suspect): string {
  const { tokens } = sentence;
  // Arabic prepositions written together with the name.
  const inWord = tokens.text.slice(tokens.start[named.first] ?? 0, named.mention.start);
  if (inWord.endsWith("ب") || inWord.endsWith("ف")) return "at";
  if (inWord.endsWith("ل")) return "destination";
  if (namesEvent(sentence, named, suspect)) return "at";
  const governing = governor(sentence, named);
  if (governing === null) return "";
  const { hit, gap } = governing;
  const value = hit.senses[0]!.value;
  const word = wordOf(tokens, hit.end - 1);
  // "a rocket meant for X hit Y"
  if (value === "destination" && word === "for" && MEANT.has(tokens, hit.first - 1)) return "arrival";
  // "drove them out of X", "slammed into X": the preposition is the verb's.
  if (word === "of" && value === "origin" && isOfTrigger(hit, suspect)) return "";
  if (hit.first >= suspect.first && hit.end <= suspect.end && value === "destination") return "at";
  if ((value === "destination" || value === "speaker") && isVenue(sentence, suspect, hit)) return "at";
  // "stormed the parliament in X": no place of speakers, but for "according to X", in Arabic.
  if (
    value === "speaker" &&
    !/^[وفب]?(?:وفق|حسب)/.test(wordOf(tokens, hit.first)) &&
    ((hit.first >= suspect.first && hit.first - suspect.end <= 2) ||
      // "in front of the court in X", in Arabic
      (hit.first >= suspect.end && /^(?:امام|قرب|داخل|خارج|مبني|محيط)$/.test(wordOf(tokens, hit.first - 1))))
  )
    return "at";
  // "the prisons of X", "the villages of X and Y": a place, not its governor.
  if (value === "object" && isGround(sentence, hit.first)) return "at";
  if (value === "origin" && isPartOrDistance(sentence, hit.first, hit.end)) return "at";
  // "the road from X", "fire from X" ... stay origins; "X, near Y": Y's own.
  if (value === "object") return named.first - hit.end <= 1 && isNounBefore(sentence, hit) ? "of" : "at";
  if (value === "destination" && word === "for" && gap > 2) return "";
  if (word === "to" && gap > 0 && INFINITIVE.has(tokens, hit.end)) return "";
  // "from the town of X", in Arabic "من ناحية": the word for the kind of place is no relation of its own.
  if (value === "at" && KIND_WORD.test(word === "of" ? wordOf(tokens, hit.end - 2) : word)) {
    const before = wordOf(tokens, hit.first - 1) === "the" ? hit.first - 1 : hit.first;
    const outer = sentence.places.findLast(
      other => other.end === before && !has(other, "ambient") && !has(other, "object"),
    );
    if (outer) return isOfTrigger(outer, suspect) ? "at" : outer.senses[0]!.value;
  }
  if (value === "at") return outerRelation(sentence, hit.first) ?? holderRelation(sentence, named, suspect) ?? value;
  return value;
}

/** "drove them [out of]": begins in the last words that tell of the event. */
const isOfTrigger = (hit: Hit, { first, end }: Suspect): boolean =>
  hit.first >= first && hit.first < end && end - hit.first <= 2;

/** "from Bartella in the Nineveh plains": the second place only tells where the first is. */
function holderRelation(sentence: Sentence, named: Named, suspect: Suspect): string | null {
  const at = sentence.named.indexOf(named);
  if (at < 1) return null;
  const previous = sentence.named[at - 1]!;
  // "pulled from the Tigris in Kut": not where they came from, but where they were found.
  if (Math.abs(previous.first - suspect.end) <= 1) return null;
  if (
    !/^,? (?:in|of|في) (?:the )?(?:\S+ )?$/.test(sentence.tokens.text.slice(previous.mention.end, named.mention.start))
  )
    return null;
  const outer = relationBefore(sentence, previous, suspect);
  return outer === "origin" || outer === "destination" ? outer : null;
}
