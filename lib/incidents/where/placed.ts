// Where an incident is put: at the place that its sentence names, at one carried over from the account, at a site that the text describes,
// or nowhere; with the evidence for it.

import type { Evidence, Incident, Place } from "@/lib/types";
import { isHeadline } from "../account/headline";
import { AGAIN, DATELINE, piece, UNLOCATED } from "../events";
import type { Named, Sentence } from "../sentence";
import type { Suspect, Whereabouts } from "../suspect";
import { round, type Telling } from "../telling";
import { isPerfect } from "../whether/tense";
import { wordOf } from "../words/folded";
import { anyHas } from "../words/rules";
import { liesNear, OF_TOWN, placeAt } from "./around";
import { describedAt, townRound } from "./described";
import { localTeller } from "./elsewhere";
import { relationOf } from "./relation";
import { besideRoad, groundInstead, heldPlace, townOfUnknown } from "./scene";
import { countryOfHeadline, datelinePlace, liesIn, provinceOf } from "./where";

/** The evidence of a place that the text describes and does not name. */
const DESCRIBED = "described";
/** A place that scores so is where it happened. */
export const SURE = 0.6;

export interface Placed {
  /** Index into the article's mentions; null where no place is known. */
  mention: number | null;
  relation: Incident["relation"];
  described: Incident["described"];
  /** From another sentence, or from a name that was not said to be its place. */
  carried: boolean;
  /** What the incident's confidence loses by it. */
  doubt: number;
  evidence: Evidence[];
}

/** Where the event is put. @param long it was long before the article, as far as its own sentence says */
export function putAt(telling: Telling, long: boolean): Placed {
  const { suspect, where, account, around } = telling;
  const { again: of } = suspect;
  if (of !== undefined && (where === null || where.score <= SURE || (isBroad(where) && of.incident.mention !== null))) {
    const again = piece(AGAIN, "speaks again of an event told before");
    const { mention } = of.incident;
    const held =
      mention === null
        ? heldPlace(telling.sentence, account, suspect, telling.status, telling.stated, around)
        : { mention, note: "the place of the event told before" };
    const placed = carry(held?.mention ?? null, held?.note ?? "the place of the event told before", 0.2, again);
    return atSite(telling, placed, true);
  }
  if (where === null) return atSite(telling, carriedOver(telling, long), true);
  const instead =
    of !== undefined
      ? null
      : (groundInstead(telling.sentence, account, suspect, where, around) ??
        besideRoad(telling.sentence, account, where, around) ??
        townOfUnknown(telling.sentence, account, suspect, where, around));
  if (instead !== null) return atSite(telling, { ...carry(instead.mention, instead.note, 0.1), doubt: 0 }, false);
  const placed: Placed = {
    mention: where.named.index,
    relation: relationOf(telling.sentence, where.named),
    described: undefined,
    carried: false,
    doubt: where.score < 0.5 ? 0.1 : 0,
    evidence: [piece("place", where.note, round(where.score))],
  };
  return atSite(telling, placed, true);
}

const carry = (mention: number | null, note: string, doubt: number, ...more: Evidence[]): Placed =>
  broughtBy("place-carried", mention, note, doubt, more);

/** @param feature the evidence by which it is there */
const broughtBy = (
  feature: string,
  mention: number | null,
  note: string,
  doubt: number,
  more: readonly Evidence[] = [],
): Placed => ({
  mention,
  relation: null,
  described: undefined,
  carried: true,
  doubt,
  evidence: [piece(feature, note, -doubt), ...more],
});

/** What a sentence without a place of its own has from others: the account, those who tell of it, the dateline. */
function carriedOver({ sentence, suspect, status, stated, account, around }: Telling, long: boolean): Placed {
  const { places } = around;
  const perfect = isPerfect(sentence, suspect.head) && !isOfTheCrowd(sentence, suspect);
  const loose = suspect.rule !== "harm" && (status === "threatened" || perfect);
  // Where two sides agree is not where they fought.
  const held =
    suspect.subtype === "agreement"
      ? null
      : heldPlace(sentence, account, suspect, loose ? "background" : status, stated, around);
  const { beside } = suspect;
  if (beside !== null && (held === null || holds(placeAt(held.mention, places), beside.named.place)))
    return carry(beside.named.index, "of the other event in the clause", 0.2);
  const teller = status === "reported" || suspect.type === "protests" ? localTeller(sentence, suspect) : null;
  if (teller !== null && (held === null || isElsewhere(teller, placeAt(held.mention, places))))
    return carry(teller.index, "where those are who tell of it", 0.25);
  if (held !== null) return carry(held.mention, held.note, 0.2);
  const heads = account.sentence === 0 && isHeadline(sentence.tokens.text, sentence);
  const country = heads ? countryOfHeadline(sentence) : null;
  if (country !== null) return { ...carry(country.index, "the country that the headline names", 0.25), carried: false };
  const dateline = status === "reported" && !loose && !long ? datelinePlace(sentence) : null;
  if (dateline !== null)
    return { ...broughtBy(DATELINE, dateline.index, "the city of the dateline", 0.25), carried: false };
  const evidence = [piece(UNLOCATED, "no place is named here or shortly before")];
  return { mention: null, relation: null, described: undefined, carried: false, doubt: 0, evidence };
}

/** The site that the text describes at the place. @param goesOn whether it may be the one that the event before was at */
function atSite({ sentence, suspect, where, account, around }: Telling, placed: Placed, goesOn: boolean): Placed {
  const { gazetteer, mentions, places } = around;
  const { mention, relation, carried } = placed;
  const place = placeAt(mention, places);
  const own = where?.named.index === mention ? where.named : null;
  const found =
    place === undefined || relation?.point
      ? null
      : describedAt(
          sentence,
          suspect,
          gazetteer,
          mentions[mention!]!,
          own === null ? (townRound(place, around, account.from) ?? place) : place,
          own,
        );
  if (found !== null) {
    const text = sentence.tokens.text.slice(found.start, found.end).replace(/\s+/g, " ");
    placed.described = found;
    placed.evidence.push(piece(DESCRIBED, `described as "${text}"`));
    return placed;
  }
  // What goes on from the event told before goes on at what was described there; what is told of "the city", or another event, does not.
  const linked = account.last?.incident.subtype === suspect.subtype || anyHas(sentence.cues, "link");
  const before = carried ? (suspect.again ?? (goesOn && linked ? account.last : null))?.incident : undefined;
  if (before?.mention === mention) placed.described = before.described;
  return placed;
}

function isBroad({ named }: Whereabouts): boolean {
  return named.place === null || /^(?:country|region|sea|admin1)$/.test(named.place.kind);
}

/** "The protesters have called for ...": those who were told of, where they are. */
function isOfTheCrowd({ tokens, first }: Sentence, { type }: Suspect): boolean {
  return (type === "protests" || type === "riots") && /^(?:the|they|these)$/.test(wordOf(tokens, first));
}

/** Whether what the account was at is, or may contain, a place that the sentence names. */
function holds(held: Place | undefined, named: Place | null): boolean {
  if (held === undefined || named === null) return false;
  return (
    held.id === named.id ||
    liesIn(named, held) ||
    (/^(?:city|town|village)$/.test(held.kind) && liesNear(held, named, OF_TOWN))
  );
}

/** In another province than what the account was at, or a district of that province; a capital has those who tell of everything. */
function isElsewhere({ place }: Named, held: Place | undefined): boolean {
  if (place === null || held === undefined || place.featureCode === "PPLC") return false;
  if (held.kind === "admin1" && place.kind !== "city" && liesIn(place, held)) return true;
  return place.country === held.country && provinceOf(place) !== provinceOf(held);
}
