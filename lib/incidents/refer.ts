// To which of the events told before a sentence refers, and its report there: with its own place and day, and what is new of it.

import type { DateRange } from "@/lib/types";
import type { Account } from "./account";
import { datesOf, type StatedDate } from "./dates";
import type { Casualties } from "./numbers";
import { type Around, placeAt, REMEMBERED, record, SURE, samePlace } from "./record";
import {
  again,
  allToldBefore,
  calledAgain,
  calledFirst,
  type Fits,
  isDefinite,
  isSoonAfter,
  namedAs,
  tellsLaterDeath,
  tellsOtherwise,
  toldBefore,
  tollOf,
} from "./retold";
import type { Hit } from "./rules";
import { has, type Sentence, wordOf } from "./sentence";
import { sequelOf } from "./sequel";
import { HAPPENED, modalityOf } from "./status";
import type { Modality, Suspect, Told, Whereabouts } from "./suspect";
import { placeOf } from "./where";

/**
 * "The attack follows a raid on ...": the event told before, reported again for the sake of the others, which are told aside; null
 * where there is none.
 * @returns the word that calls it
 */
export function compared(
  sentence: Sentence,
  suspects: readonly Suspect[],
  account: Account,
  options: Around,
): number | null {
  const called = suspects.length === 0 ? null : calledFirst(sentence);
  if (called === null || !suspects.some(({ first, rule }) => first > called.at && rule !== "weak")) return null;
  const [of] = toldBefore(account.told, account.sentence, called.fits, REMEMBERED);
  if (of === undefined) return null;
  const suspect = { ...again(of, called.at, called.at + 1, null), again: of, where: null, modality: HAPPENED };
  record(sentence, suspect, HAPPENED, null, [], { deaths: null, injuries: null }, account, options);
  return called.at;
}

/** Days by which an event that another one followed is history. */
const HISTORY = 6;

/** Without a day, or some days before the article. */
export function isOld(dates: readonly StatedDate[], { publishedOn }: Around): boolean {
  if (publishedOn === null) return false;
  return dates.every(({ to }) => Date.parse(publishedOn.from) - Date.parse(to) >= HISTORY * 86_400_000);
}

/** "the strikes", "the shelling of the base" of which was told: the event told before that a noun speaks of; null where it is a new one. */
export function toldAs(
  { tokens, first, cues, arabic }: Sentence,
  { noun, head, type }: Suspect,
  { status }: Modality,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  { told, sentence }: Account,
  { mentions }: Around,
): Told | null {
  if (!noun || status === "threatened") return null;
  const fits = namedAs(tokens, head) ?? (incident => incident.type === type);
  const agrees: Fits = incident => fits(incident) && dates.every(date => overlaps(date, incident.date));
  const definite = isDefinite(tokens, first, head) || (arabic && /^(?:[وفبك]?ال|لل)/.test(wordOf(tokens, head)));
  if (where !== null && where.score > SURE) {
    // At the same place, as known, claimed or denied.
    if (!definite && status !== "denied" && !cues.some(cue => has(cue, "claim"))) return null;
    return (
      toldBefore(told, sentence, i => agrees(i) && samePlace(where.named, i.mention, mentions), REMEMBERED)[0] ?? null
    );
  }
  return definite ? (toldBefore(told, sentence, agrees)[0] ?? null) : null;
}

/** Where a sentence says nothing new: the event told before, of which it speaks. */
export function speakAgain(
  sentence: Sentence,
  sequels: readonly Hit[],
  casualties: Casualties,
  account: Account,
  options: Around,
): void {
  const { told, sentence: now } = account;
  const called = calledAgain(sentence);
  if (told.length === 0 || tellsOtherwise(sentence, called?.at)) return;
  const dates = datesOf(sentence, { publishedOn: options.publishedOn, previous: null, future: false });
  const meant = meantBy(sentence, dates, options);
  let reports =
    called === null
      ? []
      : allToldBefore(
          sentence,
          called.at,
          told,
          now,
          called.fits,
          of => placeAt(of.mention, options.places)?.id ?? null,
        );
  if (called !== null && reports.length === 0) reports = toldBefore(told, now, called.fits, undefined, meant);
  const toll = reports.length > 0 ? null : tollOf(sentence, casualties, told, now);
  if (toll !== null) reports = [toll.of];
  const sequel = reports.length > 0 ? null : sequelOf(sentence, sequels, told, now, meant);
  if (sequel !== null) reports = [sequel.of];
  if (reports.length === 0) return;
  const by = toll ?? sequel;
  const suspect =
    by === null ? again(reports[0]!, called!.at, called!.at + 1, null) : again(by.of, by.hit.first, by.hit.end, by.hit);
  if (by !== null) {
    // Victims of another place or another day are another event's.
    const where = placeOf(sentence, suspect);
    const { mention, date } = by.of.incident;
    // Where those are who blame and deny is not where it was.
    const speaker = sequel?.said === true && where !== null && where.named.end <= sequel.hit.first;
    const elsewhere =
      where !== null && where.score > SURE && !speaker && !samePlace(where.named, mention, options.mentions);
    const dying = !dates.every(stated => overlaps(stated, date)) && tellsLaterDeath(sentence);
    if (elsewhere || !dates.every(stated => overlaps(stated, date) || (dying && isSoonAfter(stated, date)))) return;
    // "Nobody was hurt" denies nothing.
    suspect.modality = sequel?.status === undefined ? HAPPENED : { ...HAPPENED, status: sequel.status };
  }
  const modality = modalityOf(sentence, suspect);
  if (modality.unreal || modality.status === "threatened") return;
  for (const [nth, of] of reports.entries()) {
    const where = nth > 0 ? null : placeOf(sentence, suspect);
    const own = nth > 0 ? { deaths: null, injuries: null } : casualties;
    suspect.again = of;
    record(sentence, suspect, modality, where, dates, own, account, options);
  }
}

/** What says of an event told before that the sentence means it: its place is named, or else the day is its day. */
function meantBy({ named }: Sentence, dates: readonly StatedDate[], { mentions }: Around): Fits {
  const places = named.filter(({ mention, place }) => mention.literal && place !== null);
  const days = dates.filter(({ precision, after }) => precision === "day" && !after);
  return ({ mention, date, status }) =>
    status !== "threatened" &&
    (places.some(one => samePlace(one, mention, mentions)) ||
      (days.length > 0 && date?.precision === "day" && days.every(day => overlaps(day, date))));
}

function overlaps(a: DateRange, b: DateRange | null): boolean {
  return b === null || (a.from <= b.to && b.from <= a.to);
}
