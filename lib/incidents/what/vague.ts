// What is no event of its own: a noun that only refers to one told elsewhere, and what says too little of where, when and who.

import { SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import type { Modality, Suspect, Whereabouts } from "../suspect";
import { NUMBER_WORDS } from "../when/calendar";
import type { StatedDate } from "../when/dates";
import { isBearing } from "../where/standing";
import { placeOf } from "../where/where";
import { modalityOf } from "../whether/status";
import { isDone } from "../whether/tense";
import { LIVESTOCK } from "../who/counting";
import type { Casualties } from "../who/numbers";
import { wordOf } from "../words/folded";
import { anyHas, has } from "../words/rules";

const ANIMALS = new WordSet(`${LIVESTOCK} goat cows ماشيه`, "و ال");

/**
 * Says nothing that could be put on a map or a calendar: no place narrower than a country, no day, nobody hurt, and not told as
 * something done ("are fighting", "the great battle").
 */
export function isVague(
  sentence: Sentence,
  suspect: Suspect,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  { deaths, injuries }: Casualties,
  { status, note }: Modality,
): boolean {
  if (where === null && dates.length === 0 && /^(?:harm|assault)$/.test(suspect.rule) && isSum(sentence)) return true;
  // "Around 200 sheep were killed": what somebody loses, where nobody is told of who came to harm.
  if (
    suspect.rule === "harm" &&
    deaths === null &&
    injuries === null &&
    ANIMALS.among(sentence.tokens, sentence.first, sentence.last)
  )
    return true;
  const kind = where?.named.place?.kind;
  const wide = kind === "country" || (kind === "region" && !where?.named.place?.admin1);
  // "The base, 20 km north of Baghdad, ...": at a place that was named before.
  const placed =
    where === null
      ? sentence.named.some(named => named.mention.literal && isBearing(sentence, named))
      : where.score > 0.3 && !wide;
  if (suspect.subtype === "change-to-group-activity") {
    // Where forces stand, go or shall go is news with a place or a day; "deploys" and "are withdrawing" tell a state of affairs.
    const sure = suspect.noun && status !== "threatened" ? 0.8 : 0.3;
    if (!(placed && (where?.score ?? 1) > sure) && dates.length === 0) return true;
  }
  if (suspect.noun && dates.length === 0 && deaths === null && injuries === null && isGeneral(sentence, suspect))
    return true;
  if (placed || dates.length > 0 || deaths !== null || injuries !== null) return false;
  // "carrying out frequent attacks against the army": by whom or to whom it is done says enough.
  if (status === "background" && note.startsWith("again and again") && sentence.actors.length > 0) return false;
  // "Russia can fill the vacuum": an essay's thought.
  if (
    status === "threatened" &&
    suspect.type === "strategic-developments" &&
    /"(?:can|could|may|might|should)"/.test(note)
  )
    return true;
  if (suspect.noun && isCounted(sentence, suspect)) return false;
  // "Drones shut oilfields", "Clashes erupt": the line above a report tells what the report is of.
  if (status === "reported" && !sentence.arabic && suspect.rule !== "harm" && isOpening(sentence)) return false;
  // "expected to carry on with bombings", "warned of more attacks"
  if (
    suspect.noun &&
    status === "threatened" &&
    /"(?:warn|vow|threat|expect|fear|plan|promis|swor|swear|pledg|imminent|due |cannot |death threat|threats |announced |called |(?:is|are|was|were|be|been|remains?|will|would) )/.test(
      note,
    )
  )
    return false;
  // "Dead and wounded in a Turkish bombing of the north": a headline.
  if (suspect.noun && status === "reported" && sentence.arabic && opensReport(sentence)) return false;
  if (suspect.noun) return status === "reported" || (status !== "denied" && where === null);
  return !sentence.arabic && status === "reported" && !isDone(sentence, suspect) && !isHeadline(sentence);
}

/** "Israel bombs western Iran": a line without a stop, which tells of somebody's deed as of now. */
function isHeadline({ tokens, last, actors, first }: Sentence): boolean {
  return (
    !/^\s*[.!?…"”]/.test(tokens.text.slice(tokens.end[last - 1]!, tokens.end[last - 1]! + 2)) &&
    actors.some(actor => actor.first - first <= 2 && actor.senses[0]!.part !== "civil")
  );
}

/** "At least nine were killed in recent violence:": the sum of what is told below. */
function isSum({ tokens, first, last }: Sentence): boolean {
  if (/^ ?:\s*\n/.test(tokens.text.slice(tokens.end[last - 1]!, tokens.end[last - 1]! + 4))) return true;
  for (let t = first; t < last - 1; t++) if (/^round-?up:?$/.test(wordOf(tokens, t)) && t - first <= 3) return true;
  return false;
}

/** The first line of a text, with those who did it, the dead, the hurt or a place, and without a stop. */
function opensReport({ tokens, first, last, harms, actors, named }: Sentence): boolean {
  if (harms.length + actors.length + named.filter(({ mention }) => mention.literal).length === 0) return false;
  return isOpening({ tokens, first, last });
}

/** The first line of a text, without a stop. */
function isOpening({ tokens, first, last }: Pick<Sentence, "tokens" | "first" | "last">): boolean {
  return first <= 1 && /^[”"»)]?[^\S\n]*\n/.test(tokens.text.slice(tokens.end[last - 1]!, tokens.end[last - 1]! + 6));
}

/** "ten suicide bombings": so many, and no others. */
function isCounted({ tokens, first }: Sentence, suspect: Suspect): boolean {
  // "four separate drone attacks"
  for (let t = suspect.first - 1; t >= Math.max(first, suspect.first - 2); t--)
    if (
      (tokens.shape[t] === SHAPE.digit && /^\d{1,3}$/.test(wordOf(tokens, t))) ||
      (NUMBER_WORDS.get(wordOf(tokens, t)) ?? 0) > 1
    )
      return true;
  return false;
}

const IS = new WordSet("are is constitute constitutes amount amounts violate violates remain remains");

/** "Attacks on civilians are a war crime". */
function isGeneral({ tokens, last }: Sentence, { end }: Suspect): boolean {
  for (let t = end; t < Math.min(last, end + 5); t++)
    if (IS.has(tokens, t))
      return !/^(?:under|ongoing|raging|continuing|reported|expected|feared|imminent|likely|planned|scheduled|due|inevitable|looming)$/.test(
        wordOf(tokens, t + 1),
      );
  return false;
}

/** "claimed responsibility for the attack", "the raid set off ...": speaks of an event told elsewhere. */
export function isEcho(sentence: Sentence, suspect: Suspect, casualties: Casualties): boolean {
  const { status } = modalityOf(sentence, suspect);
  if (status === "threatened" || status === "denied") return false;
  const definite = sentence.cues.some(
    cue => has(cue, "anaphora") && cue.end <= suspect.first && suspect.first - cue.end <= 2,
  );
  const claim = anyHas(sentence.cues, "claim");
  if (!(definite || claim) || casualties.deaths !== null || casualties.injuries !== null) return false;
  const where = placeOf(sentence, suspect);
  if (where === null || where.score <= 0.6) return true;
  if (!claim) return false;
  const behind = where.named.first - suspect.end;
  return (
    behind < 0 ||
    behind > 7 ||
    sentence.cues.some(cue => has(cue, "claim") && cue.first >= suspect.end && cue.first < where.named.first)
  );
}
