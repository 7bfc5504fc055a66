// Ground that a trigger is about: a place that somebody takes, storms, marches on or comes to.

import { GAP, type Tokens, WordSet } from "@/lib/text/tokenize";
import { type Named, type Sentence, textOf } from "../sentence";
import { WEEKDAYS } from "../when/calendar";
import type { Parties } from "../who/parties";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { passiveAt } from "./bearing";

/** "march on Baghdad": against it, and not in it. */
export function marchesOn({ tokens, named }: Sentence, { first, end }: Hit): boolean {
  return (
    /^march/.test(wordOf(tokens, first)) &&
    wordOf(tokens, end) === "on" &&
    named.some(({ first: at, mention }) => mention.literal && at > end && at - end <= 2)
  );
}

/** A place as object within the next words: "seized Ramadi", "took control of most of the town of X". */
export function objectPlace(sentence: Sentence, hit: Hit): boolean {
  const reach = sentence.arabic ? 9 : 7;
  return (
    sentence.named.some(
      ({ first, mention }) =>
        mention.literal && first >= hit.head && first <= hit.end + reach && !blocked(sentence, hit.head, first),
    ) ||
    (passiveAt(sentence, hit) && sentence.named.some(named => isSubject(sentence, named, hit))) ||
    isHeadline(sentence, hit) ||
    // "Qaraqosh, which the group occupied"
    sentence.named.some(
      ({ end, mention }) =>
        mention.literal && wordOf(sentence.tokens, end) === "which" && hit.first > end && hit.first - end <= 5,
    ) ||
    generalPlace(sentence, hit)
  );
}

const TAKEN = new WordSet("retaken recaptured liberated freed cleared taken captured seized overrun secured");
const THEN = new WordSet("by from after as in on within without");

/** "Tikrit retaken, thousands return": a place, and what was done to it, as headlines tell it. */
function isHeadline({ tokens, named, last }: Sentence, { first, end }: Hit): boolean {
  if (end !== first + 1 || !TAKEN.has(tokens, first)) return false;
  if (end < last && tokens.gap[first]! < GAP.comma && !THEN.has(tokens, end)) return false;
  return named.some(
    ({ first: at, end: before, mention, place }) =>
      before === first &&
      tokens.gap[before - 1]! < GAP.comma &&
      mention.literal &&
      place !== null &&
      isSubjectAt(tokens, at) &&
      TOWN.test(place.kind),
  );
}

/** "The town was taken", "Rawa, the last town held by the group, had been retaken". */
function isSubject({ tokens, persons, first: start }: Sentence, { first, end, mention }: Named, hit: Hit): boolean {
  if (!mention.literal || end > hit.first) return false;
  // "In Mosul three hostages were freed"
  if (persons.some(person => person.first >= end && person.end <= hit.first && !has(person, "thing"))) return false;
  return (
    hit.first - end <= 3 ||
    (first - start <= 3 &&
      !/^(?:in|at|near|from|to|on|outside|around|after)$/.test(first > start ? wordOf(tokens, first - 1) : ""))
  );
}

const GROUND =
  /^(?:town|city|village|villages|district|towns|bridge|airport|base|border|area|areas|crossing|refinery|dam|hospital|university|compound|stadium|neighbourhood|neighborhood|hill|hills|field|oilfield|airbase|airfield|airstrip|bases|bridges|hamlets?|cities|districts|neighbourhoods|neighborhoods|quarters?|suburbs?|junction|crossroads|ridge|heights|mountain|summit|peaks?|stronghold|bastion|oilfields|fields|palace|campus|headquarters|port|highway|road|barracks|stations|outposts|buildings|blocks|streets|compounds|قريه|قري|مدينه|ناحيه|ناحيتي|قريتي|مدينتي|منطقتي|حيي|احيا|بلده|بلدات|قضا|حي|المدينه|المطار|مطار|سد|معبر|قاعده|منطقه|مناطق|حقول|حقل)$/;

/** "took the town": a word for ground right after the verb. */
export function generalPlace({ tokens, last, arabic }: Sentence, hit: Hit): boolean {
  // Verb, subject, object.
  for (let t = hit.end; arabic && t < Math.min(last, hit.end + 6); t++) if (GROUND.test(wordOf(tokens, t))) return true;
  // "holds 70 percent of the city"
  if (hit.end - hit.first > 3 && GROUND.test(wordOf(tokens, hit.end - 1))) return true;
  for (let t = hit.end; t < Math.min(last, hit.end + 4); t++) {
    const word = wordOf(tokens, t);
    if (GROUND.test(word)) return true;
    if (
      !/^(?:the|an?|two|three|four|five|most|of|parts|part|all|his|its|their|nearby|several|many|ten|six|seven|eight|nine|dozen|dozens|control|whole|entire|strategic|old|key|main|major|vital|last|first|important|large|small|northern|southern|eastern|western|central|border|air|military|army|police|oil|gas|mountain|\d+)$/.test(
        word,
      )
    )
      return false;
  }
  return false;
}

function blocked(sentence: Sentence, from: number, to: number): boolean {
  const { tokens } = sentence;
  for (let t = from; t < to; t++) {
    if (tokens.gap[t]! >= GAP.comma && tokens.gap[t] !== GAP.other && !sentence.arabic) return true;
    if (
      /^(?:in|at|near|to|from|for|on|by|with|that|during|after|as|who|and|around|up|along|away|off|rockets|weapons|hostage|prisoner)$/.test(
        wordOf(tokens, t),
      )
    )
      return true;
  }
  return (
    sentence.persons.some(
      person =>
        person.first >= from &&
        person.end <= to &&
        has(person, "civil") &&
        !/^(?:village|villages)/.test(wordOf(tokens, person.first)),
    ) && !sentence.arabic
  );
}

/** A place named shortly behind a noun. */
export function nounPlace(sentence: Sentence, hit: Hit): boolean {
  return sentence.named.some(({ first }) => first >= hit.end && first <= hit.end + 5);
}

/** "the fall of the nearby town of Hit": a town behind the noun, and not that of a government in it. */
export function townBehind({ tokens, named }: Sentence, { end }: Hit): boolean {
  const town = named.find(({ first }) => first >= end && first <= end + 5);
  if (town === undefined || !town.mention.literal || town.place === null || !TOWN.test(town.place.kind)) return false;
  for (let t = end; t < town.first; t++) if (OF_PLACE.has(tokens, t) && wordOf(tokens, t) !== "of") return false;
  return true;
}

const FALLS = new WordSet("fell fallen falls fall");
const TOWN = /^(?:city|town|village|admin1|admin2|neighbourhood|military-base|airport)$/;
const TOWNS = new WordSet(
  "city town village district capital enclave neighbourhood quarter bastion stronghold base airport",
);
const BEFORE_LOST = new WordSet("to within after as by when overnight today yesterday");

/** "Tikrit fell as well", "Hit changed hands", "the town is lost": what becomes of a place that is its subject. */
export function isLost(sentence: Sentence, hit: Hit): boolean {
  const { tokens, named, first } = sentence;
  const word = wordOf(tokens, hit.first);
  const single = hit.end === hit.first + 1;
  const falls = FALLS.has(tokens, hit.first);
  if (!falls && !has(hit, "lost")) return false;
  if (falls && !fallsToOthers(tokens, hit.first + 1)) return false;
  // "Ramadi lost: ...", and not "Baghdad lost patience".
  if (
    single &&
    word === "lost" &&
    tokens.gap[hit.first]! < GAP.comma &&
    hit.end < sentence.last &&
    !BEFORE_LOST.has(tokens, hit.end)
  )
    return false;
  return (
    (!(falls && word !== "fell") &&
      hit.first - first >= 2 &&
      TOWNS.has(tokens, hit.first - 1) &&
      wordOf(tokens, hit.first - 2) === "the") ||
    named.some(
      ({ first: at, end, mention, place }) =>
        mention.literal &&
        place !== null &&
        end <= hit.first &&
        (hit.first - end <= 2 ? tokens.gap[end - 1]! < GAP.comma : isBesides(sentence, end, hit.first)) &&
        isSubjectAt(tokens, at) &&
        TOWN.test(place.kind),
    )
  );
}

/** "Tikrit changed hands": from whom to whom is not told. */
export function isChange({ tokens }: Sentence, { first }: Hit): boolean {
  return wordOf(tokens, first).startsWith("chang");
}

/** Behind "fell": rockets from a town fall on another one; towns fall on a day. */
function fallsToOthers(tokens: Tokens, t: number): boolean {
  const next = wordOf(tokens, t);
  if (next === "on") return WEEKDAYS.has(wordOf(tokens, t + 1));
  return !(
    /^(?:onto|near|silent|ill|short|from|behind|under|by|sharply|heavily|slightly|steeply|apart|asleep|foul|back|down|off|out|\d.*)$/.test(
      next,
    ) ||
    (next === "to" && /^(?:an?|\d.*|first|second|third|fourth|fifth|last|its|their)$/.test(wordOf(tokens, t + 1)))
  );
}

/** "Mosul, the second city of Iraq, slipped ...": what stands between two commas says what it is. */
function isBesides({ tokens }: Sentence, end: number, at: number): boolean {
  if (at - end > 8 || tokens.gap[end - 1] !== GAP.comma || tokens.gap[at - 1] !== GAP.comma) return false;
  return /^(?:the|an?|its|iraq|syria|once|long|home)$/.test(wordOf(tokens, end));
}

/** "Ramadi fell", "the city of Ramadi fell"; not "temperatures in Ramadi fell". */
function isSubjectAt(tokens: Tokens, t: number): boolean {
  if (wordOf(tokens, t - 1) === "of") return /^(?:city|town|village|district)$/.test(wordOf(tokens, t - 2));
  return !OF_PLACE.has(tokens, t - 1);
}

const OF_PLACE = new WordSet(
  "in to from near at for over on around outside inside within through via across by with towards toward into between along beyond past " +
    "under against of",
);

const NO_GROUND = new WordSet(
  "mines mine bombs bomb rubble debris snow explosives ieds ordnance obstacles traps garbage rubbish barricades protesters demonstrators",
);

/** "was cleared on Tuesday": of those who held it, and not of mines or of a crowd. */
export function isRid(sentence: Sentence, parties: Parties, hit: Hit, protest: boolean): boolean {
  const { tokens, last } = sentence;
  const of = wordOf(tokens, hit.end - 1) === "of" ? hit.end - 2 : hit.end - 1;
  if (!RID.has(tokens, of)) return true;
  for (let t = hit.end; t < Math.min(last, hit.end + 8); t++) if (NO_GROUND.has(tokens, t)) return false;
  return !protest && objectPlace(sentence, hit) && (passiveAt(sentence, hit) || parties.has("armed"));
}
const RID = new WordSet("cleared freed");

/** What people live and work in, which is no ground. */
export const ROOMS = new WordSet("apartment flat house home office offices room rooms hotel villa");

/** Ground that is handed over or left, and not what a governorate hands over or what families move into. */
export function isGroundLeft(sentence: Sentence, parties: Parties, hit: Hit): boolean {
  const word = wordOf(sentence.tokens, hit.first);
  if (/^moved? into/.test(textOf(sentence, hit.first, hit.end)))
    if (parties.subjectOf(hit) === "civil" || ROOMS.among(sentence.tokens, hit.end, hit.end + 3)) return false;
  if (/^abandon/.test(word) && hit.end === hit.first + 1)
    return parties.subjectOf(hit) === "armed" && objectPlace(sentence, hit);
  return (
    !/^(?:hand|mov|transfer|turn|left|receiv|return)/.test(word) ||
    parties.has("armed") ||
    // "Sinjar had been handed over"
    (passiveAt(sentence, hit) && objectPlace(sentence, hit))
  );
}

const LEAVES = new WordSet(
  "withdrew withdraw withdraws withdrawn left leave leaves vacated vacate pulled pull quit departed evacuated",
);
const HANDS = new WordSet("handed handing hand hands turned turning transferred transferring ceded ceding");
const HELD_GROUND = new WordSet(
  "it them both control base bases camp camps site sites position positions post posts airfield facility town city",
);

/** "withdrew from the base and handed it over to ...": what they left, and not whom they held. */
export function handsOver({ tokens, last }: Sentence, { first, end }: Hit): boolean {
  if (!LEAVES.has(tokens, first)) return false;
  for (let t = end; t < last - 2; t++)
    if (HANDS.has(tokens, t))
      return HELD_GROUND.among(tokens, t + 1, Math.min(last, t + 5)) && TO.among(tokens, t + 2, Math.min(last, t + 8));
  return false;
}
const TO = new WordSet("to");
