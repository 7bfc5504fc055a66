// The account that an article gives, sentence by sentence: what the last event hands on to the next sentence, its place, its day, its kind.

import { WordSet } from "@/lib/text/tokenize";
import type { DateRange, Incident, Kind, Mention, Place, Span } from "@/lib/types";
import { piece } from "../events";
import { type Sentence, textOf } from "../sentence";
import type { Suspect, Told, Whereabouts } from "../suspect";
import type { StatedDate } from "../when/dates";
import type { Frame } from "../when/frame";
import { sumsUp } from "../when/when";
import { isSeparate } from "../where/elsewhere";
import { isVast } from "../where/standing";
import type { Casualties } from "../who/numbers";
import type { Parties } from "../who/parties";
import { tellsToll } from "../who/toll";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { partsFromLife, tellsLaterDeath } from "./retold";

/** Sentences over which a place or a date holds. */
export const HOLDS = 3;

/** Places that set no scene: too large, or passed through. */
export function isPassing(place: Place): boolean {
  return isVast(place) || PASSED.has(place.kind);
}
const PASSED = new Set<Kind>(["river", "lake", "road", "border", "desert"]);

/** What the sentences before have told. */
export interface Account {
  incidents: Incident[];
  sentence: number;
  last: { incident: Incident; sentence: number; carried: boolean } | null;
  /** The events told last, of any status. */
  told: Told[];
  /** Which of the incidents speak again of an event told before, and of which. */
  again: Map<Incident, Incident>;
  /** Where each sentence starts, by its number. */
  starts: number[];
  /** The first mention that is not after the sentence that is read. */
  from: number;
  /** The day of events that were told together, as the account goes through them one by one. */
  frame: Frame | null;
  /** The sentence that told of an accident last. */
  accident: number;
  /** The sentence that told of a trial last. */
  court: number;
  /** It tells what somebody has documented. */
  findings: boolean;
  /** The armed group named last. */
  insurgent: { id: string; name: string } | null;
  /** The item of a round-up that the account is at: where it begins in the text, its first incident; and the day above all of them. */
  item: { start: number; nth: number } | null;
  day: DateRange | null;
}

export const newAccount = (): Account => ({
  incidents: [],
  sentence: 0,
  last: null,
  told: [],
  again: new Map(),
  starts: [],
  from: 0,
  frame: null,
  accident: -9,
  court: -9,
  findings: false,
  insurgent: null,
  item: null,
  day: null,
});

/** The next item of a round-up has nothing from the one before. */
export function beginItem(account: Account, start: number): void {
  const item = { start, nth: account.incidents.length };
  Object.assign(account, { last: null, told: [], frame: null, accident: -9, court: -9, insurgent: null, item });
}

const HAPPENED =
  /^(?:The|This) (?:attack|blast|explosion|bombing|incident|shooting|raid|strike|ambush|clash(?:es)?|protest) (?:took place|happened|occurred|was in|hit)|^It (?:happened|occurred|took place)|^و?(?:وقع|حدث|جرى) (?:الحادث|الهجوم|الانفجار|التفجير|القصف)/;

/**
 * "The convoy was on its way from Erbil to ..., in the Uwaynat area", right after an incident told without a place: that is where.
 * The sentence speaks of something in the incident's, or of the incident itself.
 */
export function placesLast(
  text: string,
  { start, end }: Span,
  mentions: readonly Mention[],
  from: number,
  places: readonly (Place | undefined)[],
  { last, sentence }: Account,
): boolean {
  if (!last?.carried || sentence - last.sentence !== 1 || last.incident.status !== "reported") return false;
  const { incident } = last;
  const opening = text.slice(start, Math.min(end, start + 80));
  const subject = /^(?:The|This) (\w{4,}) (?:is|was|were|had been|are)\b/.exec(opening)?.[1];
  const same =
    subject !== undefined && text.slice(incident.sentence.start, incident.sentence.end).includes(` ${subject}`);
  if (!same && !HAPPENED.test(opening)) return false;
  let place: number | null = null;
  for (let m = from; m < mentions.length && mentions[m]!.end <= end; m++) {
    const { literal, start: at } = mentions[m]!;
    const known = places[m];
    if (!literal || !known || isPassing(known) || /\bfrom $/.test(text.slice(at - 5, at))) continue;
    place = m;
    // "It happened at Hit while the army fought for Mosul": the first that follows.
    if (!same) break;
  }
  if (place === null) return false;
  incident.mention = place;
  delete incident.described;
  incident.evidence.push(piece("place", "named in the sentence behind"));
  last.carried = false;
  return true;
}

/** The evidence of an incident whose day, or whose place, is told only behind it. */
export const DATED_BEHIND = "dated-behind";
export const PLACED_BEHIND = "place-behind";

/** Gives an event its day from a sentence behind that speaks of it. */
export function dateBehind({ incident }: Pick<Told, "incident">, day: DateRange): void {
  const { from, to, precision } = day;
  incident.date = { from, to, precision, span: null, note: "told behind it" };
  incident.evidence.push(piece(DATED_BEHIND, "the day is told in a sentence behind"));
}

/** "Hundreds died in the violence that went with them": what the sentence before recalls, of which the dead are, and not of the news. */
export function recalledBefore({ tokens, first, last, arabic }: Sentence, { told, sentence }: Account): Told | null {
  const before = told.filter(one => one.sentence === sentence - 1);
  if (before.length === 0 || before.some(({ incident }) => incident.status !== "background")) return null;
  for (let t = first; t < last; t++)
    if (
      arabic
        ? WITH_THEM_AR.has(tokens, t)
        : WENT_WITH.has(tokens, t) && WITH_THEM.among(tokens, t + 1, Math.min(last, t + 3))
    )
      return before.at(-1)!;
  return null;
}
const WENT_WITH = new WordSet("accompanied with followed during in amid attended");
const WITH_THEM = new WordSet("them it those");
const WITH_THEM_AR = new WordSet("رافقها رافقتها صاحبها صاحبتها خلالها تخللها تخللتها اثناها");

/** A sentence that only adds victims to the event told before: they go to that one. */
export function follows(
  sentence: Sentence,
  suspect: Suspect,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  { deaths, injuries }: Casualties,
  account: Account,
): boolean {
  const { last } = account;
  if (!last || account.sentence - last.sentence > 2 || last.incident.status !== "reported") return false;
  if ((deaths === null && injuries === null) || isSeparate(sentence) || tellsToll(sentence)) return false;
  // A rally in which people die is no longer a peaceful one.
  if (last.incident.subtype === "peaceful-protest") return false;
  // "18 have died since May", after a truce: of no one event.
  if (last.incident.subtype === "agreement" || dates.some(({ since }) => since !== -1)) return false;
  if (suspect.type !== last.incident.type && suspect.rule !== "harm" && suspect.rule !== "weak") return false;
  const definite =
    suspect.noun &&
    sentence.cues.some(cue => has(cue, "anaphora") && cue.end <= suspect.first && suspect.first - cue.end <= 2);
  if (suspect.rule !== "harm" && suspect.rule !== "weak" && !definite) return false;
  if (where !== null && where.score > 0.4 && where.named.index !== last.incident.mention) return false;
  if (
    dates.some(
      ({ from, to }) => last.incident.date === null || from > last.incident.date.to || to < last.incident.date.from,
    )
  )
    return false;
  if (
    (deaths !== null && last.incident.deaths !== null && !definite) ||
    (injuries !== null && last.incident.injuries !== null)
  )
    return false;
  // The account is still at it.
  account.told.push({ incident: last.incident, sentence: account.sentence, aside: false });
  last.sentence = account.sentence;
  last.incident.deaths ??= deaths;
  last.incident.injuries ??= injuries;
  last.incident.evidence.push(piece("follow-up", "the sentence behind adds to the number of victims"));
  return true;
}

/** Whether the account is at a crowd that demonstrates or riots. */
export function tellsOfCrowd({ last, sentence }: Account): boolean {
  return (
    last !== null &&
    sentence - last.sentence <= 2 &&
    last.incident.status === "reported" &&
    (last.incident.type === "protests" || last.incident.type === "riots")
  );
}

/** Words for an attack that say little of how it was made. */
const SAYS_LITTLE = new WordSet(
  "raid raids strike strikes struck hit hits targeted bombardment attack attacks ضربه ضربات الضربه الضربات استهدف استهدفت",
);

/** "A raid on a flat killed four" in an account of air strikes: one of them, where nobody armed is named for it and nobody shoots. */
export function ofTheScene(
  { tokens, triggers, named, first }: Sentence,
  suspects: readonly Suspect[],
  parties: Parties,
  { told, sentence: now }: Account,
  mentions: readonly Mention[],
): void {
  const before = told.findLast(({ incident, sentence }) => now - sentence <= HOLDS && incident.status === "reported");
  if (before === undefined || before.incident.type !== "explosions") return;
  const { type, subtype, mention } = before.incident;
  // "In Baghdad, two were killed", after a strike elsewhere: the account has moved on.
  // So has "An attack wounded two in Hatra", after a bomb.
  const opens = !subtype.startsWith("air") && wordOf(tokens, first) === "an" && wordOf(tokens, first + 1) === "attack";
  const ahead = named.find(one => one.mention.literal && one.place !== null && (opens || one.first - first <= 2));
  if (ahead && mention !== null && differ(ahead.mention, mentions[mention]!)) return;
  if (triggers.some(hit => has(hit, "shot") || hit.senses.some(({ part }) => part === "weapon"))) return;
  // "The army said it had killed a commander", right after its own strike: who struck.
  const others = (hit: Hit) =>
    parties.doers(hit).some(({ side, id: doer }) => side === "armed" && !(doer !== "" && struckBy(before, doer)));
  const plain = triggers.every(({ senses }) => senses.every(({ value }) => /^(?:death|injury|use|none)$/.test(value)));
  for (const suspect of suspects)
    if (suspect.rule === "harm" && plain && !others(suspect.hit)) Object.assign(suspect, { type, subtype });
    else if (
      suspect.rule === "assault" &&
      /^(?:attack|armed-clash)$/.test(suspect.subtype) &&
      SAYS_LITTLE.has(tokens, suspect.head) &&
      !parties.agentNear(suspect.hit)
    )
      Object.assign(suspect, { type, subtype });
}

const struckBy = ({ incident: { actors, subtype } }: Told, doer: string): boolean =>
  subtype === "air-drone-strike" && actors.some(({ id, role }) => role === "by" && id === doer);

function differ({ resolution: a }: Mention, { resolution: b }: Mention): boolean {
  return a.type === "resolved" && b.type === "resolved" && a.placeId !== b.placeId;
}

const RECOVERED = /\b(?:bod(?:y|ies)|corpses?|remains)\b.*\b(?:recovered|pulled|dug|retrieved|removed)\b/i;

/** "Six of his guards were injured", right after an event and of nothing else: they are that event's. */
export function ofTheLast(
  sentence: Sentence,
  suspect: Suspect,
  parties: Parties,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  { last, sentence: now }: Account,
): boolean {
  if (!last || now - last.sentence > 2 || last.incident.status !== "reported" || isSeparate(sentence)) return false;
  const force = suspect.rule === "force" && suspect.type === "protests" && last.incident.type === "riots";
  // "37 bodies were pulled from the rubble", after an air strike
  const recovered =
    last.incident.type === "explosions" &&
    suspect.subtype === "attack" &&
    RECOVERED.test(textOf(sentence, suspect.first, suspect.end));
  // "parted from life of his wounds"
  const dying = suspect.subtype === "attack" && partsFromLife(sentence, suspect.first);
  if (suspect.rule !== "harm" && suspect.rule !== "weak" && !force && !recovered && !dying) return false;
  if (last.incident.type === "strategic-developments" || last.incident.subtype === "peaceful-protest") return false;
  const quarter = recovered && where?.named.place?.kind === "neighbourhood";
  if (where !== null && where.score > 0.4 && where.named.index !== last.incident.mention && !quarter) return false;
  if (parties.agentNear(suspect.hit) && !tellsLaterDeath(sentence) && !isOfVictims(sentence, suspect.hit)) return false;
  const { date } = last.incident;
  if (dates.some(day => date === null || day.to < date.from || days(date.to, day.from) > 14 || sumsUp(day, date)))
    return false;
  return sentence.triggers.every(hit =>
    hit.senses.every(({ value }) => /^(?:death|injury|use|none|arms|attack)$/.test(value)),
  );
}

/** "the dead", "those wounded": of whom was told. */
function isOfVictims({ tokens }: Sentence, { first }: Hit): boolean {
  const word = wordOf(tokens, first);
  if (word >= "\u0600") return /^[وفبل]?(?:ال|لل)(?:قتلي|ضحايا|جرحي|مصابين|مصابون|شهدا)$/.test(word);
  return (
    /^(?:dead|victims?|wounded|injured|casualties|killed|fatalities)$/.test(word) &&
    /^(?:the|those|these)$/.test(wordOf(tokens, first - 1))
  );
}

/** The actors of an event told shortly before. */
export function doersBefore({ last, sentence }: Account): Incident["actors"] {
  return last !== null && sentence - last.sentence <= 2 ? last.incident.actors : [];
}

const days = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;

export function lastDate({ incidents, last, item }: Account): DateRange | null {
  // An event told without a day is of the day of the one before.
  const dated = last?.incident.date
    ? last.incident
    : incidents
        .slice(Math.max(item?.nth ?? 0, incidents.length - HOLDS))
        .findLast(({ date, status }) => date !== null && status === "reported");
  if (!dated?.date) return null;
  const { from, to, precision } = dated.date;
  return { from, to, precision };
}
