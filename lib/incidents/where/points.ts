// What speaks for a place as that of an event, and what against it: points that are added.

import { WordSet } from "@/lib/text/tokenize";
import type { Place } from "@/lib/types";
import { clauseBetween, type Named, type Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";
import {
  isHomeOfCrowd,
  isOfCharge,
  isOfComparison,
  isOfCondition,
  isOfSake,
  isOfTeller,
  isOfWar,
  isPersonTelling,
  isWard,
  isWhere,
  isWorkplace,
} from "./elsewhere"; // places where it was not
import { isNamedAfter, isObject, isSufferer, isTaken } from "./object"; // what it was done to
import {
  followsAnother,
  inContext,
  inRelative,
  isOfVerbBefore,
  isWhereTheyMourn,
  isWhereTheyStay,
  ofTheMainClause,
} from "./others"; // places of other verbs
import { relationBefore } from "./preposition"; // what the words before it say
import {
  cueText,
  holdsNext,
  isAmbient,
  isBearing,
  isDateline,
  isFrame,
  isHeading,
  isSideOf,
  isStreet,
  isVast,
  isWithin,
  LINES,
  leadsTo,
  namesRoad,
  owns,
  possessive,
  saw,
  speaks,
} from "./standing"; // how a place stands in its sentence
import { isAim, isCalmed, isCrowdsGoal, isGate, isReached, isScene } from "./ways"; // places on the way

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

/** Points of one place, with what they were given for. */
class Tally {
  score = 0;
  note = "";

  add([points, note]: Points): void {
    this.score += points;
    this.note = this.note === "" ? note : `${this.note}, ${note}`;
  }
}

/** So many points, and what for. */
type Points = readonly [points: number, note: string];

/** What speaks for a place and against it, added up, and why. */
export function scoreOf(sentence: Sentence, suspect: Suspect, named: Named): { score: number; note: string } {
  const { mention, place } = named;
  const before = relationBefore(sentence, named, suspect);
  const tally = new Tally();
  if (isParty(suspect, named, before)) tally.add([SCORE.metonymic, "a party to the agreement"]);
  else if (
    !mention.literal &&
    !saw(sentence, named) &&
    !isSufferer(sentence, suspect, named) &&
    !isNamedAfter(sentence, suspect, named)
  )
    tally.add([SCORE.metonymic, "a government or people, not the place"]);
  if (isDateline(sentence, named))
    tally.add(sentence.item ? [SCORE.item, "what the line is about"] : [SCORE.dateline, "dateline"]);
  if (isAmbient(sentence, named)) tally.add([SCORE.ambient, "names an institution of the place"]);
  if (owns(sentence, named)) tally.add([SCORE.speaker, "an institution of the place tells of it"]);
  tally.add(standingOf(sentence, suspect, named, before));
  const width = place === null ? null : widthOf(sentence, suspect, named, place);
  if (width !== null) tally.add(width);
  addNearness(tally, sentence, suspect, named);
  for (const [points, note, applies] of DOUBTS) if (applies(sentence, named, suspect)) tally.add([points, note]);
  return tally;
}

function isParty({ subtype, first }: Suspect, { mention, end }: Named, before: string): boolean {
  return subtype === "agreement" && (!mention.literal || (end <= first && before !== "at"));
}

/** What a place is to the event by the words that tie it to the sentence. @param before its relation, by the words before it */
function standingOf(sentence: Sentence, suspect: Suspect, named: Named, before: string): Points {
  if (isWard(sentence, named)) return [SCORE.speaker, "where they were treated"];
  if (isOfTeller(sentence, suspect, named))
    return [isPersonTelling(sentence, named) ? SCORE.person : SCORE.speaker, "where those are who tell of it"];
  if (isWhere(sentence, suspect, named)) return [SCORE.at, "where it happened"];
  if (before === "speaker") return [SCORE.speaker, "where somebody speaks"];
  if (isHomeOfCrowd(sentence, suspect, named)) return [SCORE.possessive, "where the crowd lives"];
  if (before === "origin")
    return isScene(sentence, suspect, named) || isGate(suspect, named)
      ? [SCORE.at, "what they left, or were taken from"]
      : [SCORE.origin, "where they came from"];
  if ((before === "arrival" || before === "destination") && isReached(sentence, suspect, named))
    return [SCORE.possessive, "where they had come to"];
  if (before === "arrival")
    return suspect.subtype === "change-to-group-activity" && named.first > suspect.first
      ? [SCORE.at + 0.3, "where the force went"]
      : [SCORE.arrival, "where they went or came to"];
  if (before === "destination") return goalOf(sentence, suspect, named);
  if (isObject(sentence, suspect, named) || isTaken(sentence, suspect, named) || isSufferer(sentence, suspect, named))
    return [SCORE.object, "what the act is done to"];
  if (isHeading(sentence, named)) return [SCORE.heading, "what the line is about"];
  if (saw(sentence, named)) return [SCORE.at, "what the place saw"];
  if (before === "at") return [SCORE.at, `"${cueText(sentence, named)}"`];
  return possessive(sentence, named) ? [SCORE.possessive, "of the place"] : [SCORE.bare, "named beside it"];
}

/** Of a place to which something goes. */
function goalOf(sentence: Sentence, suspect: Suspect, named: Named): Points {
  if (isCalmed(sentence, named)) return [SCORE.at, "where it is calm again"];
  if (isCrowdsGoal(sentence, suspect, named)) return [SCORE.at + 0.3, "where the crowd went"];
  // Who withdraws from one place to another has left the one.
  const left = sentence.named.some(one => one.first < named.first && isScene(sentence, suspect, one));
  if (/^(?:change-to|non-violent)/.test(suspect.subtype) && named.first > suspect.first && !left)
    return [SCORE.at + 0.3, "where the force went"];
  if (isAim(sentence, suspect, named)) return [SCORE.at, "what they fired at"];
  if (suspect.subtype === "headquarters-or-base-established") return [SCORE.bare, "where it leads"];
  return [SCORE.destination, "where they went"];
}

/** What a place loses that is wide or long; null where it is neither. */
function widthOf(sentence: Sentence, suspect: Suspect, named: Named, place: Place): Points | null {
  if (isVast(place)) {
    const ground = isWithin(sentence, named) || isObject(sentence, suspect, named);
    return [ground ? SCORE.country : SCORE.country + SCORE.ambient, "a whole country"];
  }
  if (place.kind === "admin1" || place.kind === "region") return [SCORE.province, "a whole province"];
  return LINES.has(place.kind) && !isStreet(named) ? [SCORE.line, "a river, a road, a border"] : null;
}

/** How far from the words that tell of the event a place stands, in one clause with them or not. */
function addNearness(tally: Tally, sentence: Sentence, suspect: Suspect, named: Named): void {
  const { head, first, end, subtype } = suspect;
  const { text } = sentence.tokens;
  const [from, to] = named.end <= head ? [named.end, head] : [end, Math.max(end, named.first)];
  const [left, right] =
    named.end <= head ? [named.mention.end, startOf(sentence, head)] : [startOf(sentence, head), named.mention.start];
  if (!clauseBetween(sentence, Math.max(sentence.first, from - 1), to))
    tally.add([SCORE.sameClause, "in the same clause"]);
  else if (isHeading(sentence, named)) tally.add([SCORE.sameClause, "what the line is about"]);
  else if (/;|؛/.test(text.slice(left, right)) && !isOfCrowd(sentence, suspect, named))
    tally.add([SCORE.otherClause, "in another clause"]);
  if (named.first >= end) tally.add([SCORE.behindTrigger, "behind the trigger"]);
  else if (named.first >= first) tally.add([SCORE.inTrigger, "in the trigger"]);
  if (subtype !== "agreement") tally.score += SCORE.perWord * Math.min(40, Math.max(0, to - from));
}

/** "Residents of Manbij demonstrated; one protester was killed": where the crowd was on which force is used, if one place is told. */
function isOfCrowd({ triggers, named: all }: Sentence, { type, first }: Suspect, { end }: Named): boolean {
  if (type !== "protests" || all.filter(one => one.end <= first && one.mention.literal).length > 1) return false;
  return triggers.some(hit => has(hit, "peaceful-protest") && hit.first >= end && hit.end <= first);
}

/** What speaks against a place besides: so many points, what for, and where it applies. */
const DOUBTS: readonly (readonly [...Points, (sentence: Sentence, named: Named, suspect: Suspect) => boolean])[] = [
  [SCORE.side, "the next place lies in it", holdsNext],
  [
    SCORE.metonymic,
    "a government, not the place",
    (sentence, named) => named.mention.literal && speaks(sentence, named),
  ],
  [SCORE.metonymic + SCORE.speaker, "whose government it is", isSeatOf],
  [SCORE.dateline, "part of a group's name", isOfGroupsName],
  [SCORE.side, "tells where another place lies", isSideOf],
  [
    SCORE.speaker,
    "tells where another place lies",
    (sentence, named) => !isSideOf(sentence, named) && isBearing(sentence, named),
  ],
  [SCORE.unknown, "a place that the gazetteer does not know", (_, { place }) => place === null],
  [-0.5, "the area of a nearer place in the clause", isFrame],
  [SCORE.metonymic, "what a bridge crosses", isCrossed],
  [-0.6, "names a road", namesRoad],
  [
    -0.3,
    "where a road leads",
    (sentence, named) => !sentence.item && !namesRoad(sentence, named) && leadsTo(sentence, named),
  ],
  [
    SCORE.line + SCORE.side,
    "names a road",
    (sentence, named) => sentence.item && !namesRoad(sentence, named) && leadsTo(sentence, named),
  ],
  [-1.3, "of what the next verb tells", followsAnother],
  [-0.5, "of what the verb before tells", isOfVerbBefore],
  [-0.8, "of the main clause", ofTheMainClause],
  [-1.2, "where somebody was before", inRelative],
  [SCORE.speaker, "where somebody is besides", isWhereTheyStay],
  [SCORE.speaker, "where they mourn", isWhereTheyMourn],
  [-0.8, "of another event in the sentence", inContext],
  [SCORE.speaker, "of what somebody is arrested for", isOfCharge],
  [SCORE.speaker, "of a condition", isOfCondition],
  [SCORE.speaker, "of what it is compared to", isOfComparison],
  [SCORE.speaker, "for whose sake they came together", isOfSake],
  [SCORE.otherClause, "of a war that is called after it", isOfWar],
  [-0.3, "where somebody works", isWorkplace],
];

/** In Arabic "the forces of the government of Baghdad". */
function isSeatOf({ tokens }: Sentence, { first, place }: Named): boolean {
  return place?.kind === "city" && /^[وفبل]?حكومه$/.test(wordOf(tokens, first - 1));
}

/** "Army of Mosul": in the name of a group. */
function isOfGroupsName({ actors }: Sentence, { first, end }: Named): boolean {
  return actors.some(actor => actor.first <= first && end <= actor.end && actor.end - actor.first > end - first);
}

/** "a bridge spanning the Tigris", "the bridges over the river Tigris" */
function isCrossed({ tokens }: Sentence, { place, first }: Named): boolean {
  if (place?.kind !== "river") return false;
  let t = first - 1;
  while (OF_RIVER.has(tokens, t)) t--;
  return /^(?:crossing|spanning)$/.test(wordOf(tokens, t)) || (OVER.has(tokens, t) && BRIDGES.among(tokens, t - 2, t));
}
const OF_RIVER = new WordSet("the river نهر");
const OVER = new WordSet("over across علي فوق");
const BRIDGES = new WordSet("bridge bridges جسر جسور جسرا جسرين", "و ال ب");

const startOf = ({ tokens }: Sentence, t: number): number => tokens.start[t]!;
