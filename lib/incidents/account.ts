// The account that an article gives, sentence by sentence: what the last event hands on to the next sentence, its place, its day, its kind.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { type Tokens, WordSet } from "@/lib/text/tokenize";
import type { DateRange, Evidence, Incident, Kind, Mention, Span } from "@/lib/types";
import type { StatedDate } from "./dates";
import type { Suspect } from "./detect";
import type { Casualties } from "./numbers";
import type { Parties } from "./parties";
import type { Told } from "./retold";
import type { Hit } from "./rules";
import { has, type Sentence, wordOf } from "./sentence";
import { EXPLOSIVE } from "./settle";
import { TYPE_OF } from "./subtypes";
import type { Whereabouts } from "./where";

/** Sentences over which a place or a date holds. */
export const HOLDS = 3;

/** Sentences over which "the city" is remembered. */
const REMEMBERED = 8;

/** Kinds of places that set no scene: too large, or passed through. */
const BROAD = new Set<Kind>(["country", "region", "sea", "river", "lake", "road", "border", "desert"]);

/** What the sentences before have told. */
export interface Account {
  incidents: Incident[];
  sentence: number;
  last: { incident: Incident; sentence: number; carried: boolean } | null;
  /** The events told last, of any status. */
  told: Told[];
  /** Where each sentence starts, by its number. */
  starts: number[];
  /** The first mention that is not after the sentence that is read. */
  from: number;
  /** The day of events that were told together, as the account goes through them one by one. */
  frame: { day: DateRange; sentence: number } | null;
  /** The sentence that told of an accident last. */
  accident: number;
  /** The armed group named last. */
  insurgent: { id: string; name: string } | null;
}

export const newAccount = (): Account => ({
  incidents: [],
  sentence: 0,
  last: null,
  told: [],
  starts: [],
  from: 0,
  frame: null,
  accident: -9,
  insurgent: null,
});

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
  gazetteer: Gazetteer,
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
    const { literal, resolution, start: at } = mentions[m]!;
    const known = resolution.type === "resolved" ? gazetteer.place(resolution.placeId) : undefined;
    if (literal && known && !BROAD.has(known.kind) && !/\bfrom $/.test(text.slice(at - 5, at))) place = m;
  }
  if (place === null) return false;
  incident.mention = place;
  incident.evidence.push(piece("place", "named in the sentence behind"));
  last.carried = false;
  return true;
}

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
  if (deaths === null && injuries === null) return false;
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
  last.incident.deaths ??= deaths;
  last.incident.injuries ??= injuries;
  last.incident.evidence.push({
    feature: "follow-up",
    value: 1,
    weight: 0,
    note: "the sentence behind adds to the number of victims",
  });
  return true;
}

/** Whether the account is at a crowd that demonstrates or riots. */
export function tellsOfCrowd({ last, sentence }: Account): boolean {
  return (
    last !== null &&
    sentence - last.sentence <= 2 &&
    last.incident.status === "reported" &&
    /^(?:protests|riots)$/.test(last.incident.type)
  );
}

/** Words for an attack that say little of how it was made. */
const SAYS_LITTLE =
  /^(?:raids?|strikes?|struck|hit|hits|targeted|bombardment|attacks?|ضربه|ضربات|الضربه|الضربات|استهدف|استهدفت)$/;

/** "A raid on a flat killed four" in an account of air strikes: one of them, where nobody armed is named for it and nobody shoots. */
export function ofTheScene(
  { tokens, triggers }: Sentence,
  suspects: readonly Suspect[],
  parties: Parties,
  { told, sentence: now }: Account,
): void {
  const before = told.findLast(({ incident, sentence }) => now - sentence <= HOLDS && incident.status === "reported");
  if (before === undefined || before.incident.type !== "explosions") return;
  const { type, subtype } = before.incident;
  if (triggers.some(hit => has(hit, "shot") || hit.senses.some(({ part }) => part === "weapon"))) return;
  const plain = triggers.every(({ senses }) => senses.every(({ value }) => /^(?:death|injury|use|none)$/.test(value)));
  for (const suspect of suspects)
    if (suspect.rule === "harm" && plain && !parties.agentNear(suspect.hit)) Object.assign(suspect, { type, subtype });
    else if (
      suspect.rule === "assault" &&
      /^(?:attack|armed-clash)$/.test(suspect.subtype) &&
      SAYS_LITTLE.test(wordOf(tokens, suspect.head)) &&
      !parties.agentNear(suspect.hit)
    )
      Object.assign(suspect, { type, subtype });
}

/** Words that leave out what the sentence before named: "another pair slammed into ...", "a third fell short". */
const ANOTHER = new WordSet("another others second third fourth fifth other more further both one rest");
const ONES =
  /^(?:pair|one|ones|volley|salvo|round|batch|device|devices|projectile|projectiles|of|them|was|were|had|has|have|been|also|later|then|two|three|four|unmanned|aircraft|missile|missiles|rocket|rockets|shell|shells|drone|drones|bomb|bombs|blast)$/;
const DONE_TO = /^(?:killed|wounded|hit|struck|targeted|attacked|injured)$/;

/** Whether the account is at an explosion, of which the next sentence may tell "another". */
export function mayContinue({ last, sentence }: Account): boolean {
  return last !== null && sentence - last.sentence <= 2 && EXPLOSIVE.includes(last.incident.subtype);
}

/** Whether one of the words of use follows a word for another one. */
export function saysAnother(tokens: Tokens, triggers: readonly Hit[]): boolean {
  return triggers.some(hit => {
    if (!has(hit, "use", "verb")) return false;
    for (let t = hit.first - 1; t >= Math.max(0, hit.first - 6); t--) if (ANOTHER.has(tokens, t)) return true;
    return false;
  });
}

/** "... and a third damaged a hangar": an event like the one before, by a weapon that is not named again; null without one. */
export function another(sentence: Sentence, { last }: Account, continues: boolean): Suspect | null {
  const { tokens, first, last: until, triggers } = sentence;
  if (!continues && !triggers.some(hit => hit.senses.some(({ part }) => part === "weapon"))) return null;
  for (let t = first; t < until; t++) {
    if (!ANOTHER.has(tokens, t)) continue;
    let u = t + 1;
    let passive = false;
    while (u < until && ONES.test(wordOf(tokens, u)))
      passive = /^(?:was|were|been)$/.test(wordOf(tokens, u++)) || passive;
    const use = triggers.find(hit => hit.first === u && has(hit, "use", "verb"));
    // "another column was targeted", and not "another man was hit"
    const done = triggers.find(hit => hit.first > t && hit.first <= t + 6 && DONE_TO.test(wordOf(tokens, hit.first)));
    if (use === undefined && done !== undefined && continues && isThing(sentence, t, done.first))
      return suspectOf(done, last!.incident.subtype, t, "another", "done to another one");
    if (use === undefined || (passive && DONE_TO.test(wordOf(tokens, use.first)))) continue;
    const weapon = triggers.findLast(hit => hit.first < u && hit.senses.some(({ part }) => part === "weapon"));
    const subtype =
      weapon?.senses.find(({ part }) => part === "weapon")?.value ?? (continues ? last!.incident.subtype : null);
    if (subtype === null) continue;
    const note = "another of what was told before";
    return suspectOf(use, subtype, t, "another", note);
  }
  return null;
}

/** A convoy, a house, a base between the words. */
function isThing({ persons }: Sentence, from: number, to: number): boolean {
  return persons.some(hit => hit.first > from && hit.end <= to && has(hit, "thing"));
}

function suspectOf(hit: Hit, subtype: string, first: number, rule: string, note: string): Suspect {
  const { end } = hit;
  const score = 0.75;
  return {
    type: TYPE_OF[subtype]!,
    subtype,
    first,
    end,
    head: hit.first,
    noun: false,
    rule,
    note,
    score,
    hit,
    modality: undefined,
    where: undefined,
  };
}

/** "Six of his guards were injured", right after an event and of nothing else: they are that event's. */
export function ofTheLast(
  sentence: Sentence,
  suspect: Suspect,
  parties: Parties,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  { last, sentence: now }: Account,
): boolean {
  if (!last || now - last.sentence > 2 || last.incident.status !== "reported") return false;
  const force = suspect.rule === "force" && suspect.type === "protests" && last.incident.type === "riots";
  if (suspect.rule !== "harm" && suspect.rule !== "weak" && !force) return false;
  if (last.incident.type === "strategic-developments" || last.incident.subtype === "peaceful-protest") return false;
  if (where !== null && where.score > 0.4 && where.named.index !== last.incident.mention) return false;
  if (parties.agentNear(suspect.hit)) return false;
  const { date } = last.incident;
  if (dates.some(({ from, to }) => date === null || to < date.from || days(date.to, from) > 14)) return false;
  return sentence.triggers.every(hit =>
    hit.senses.every(({ value }) => /^(?:death|injury|use|none|arms|attack)$/.test(value)),
  );
}

/** The actors of an event told shortly before. */
export function doersBefore({ last, sentence }: Account): Incident["actors"] {
  return last !== null && sentence - last.sentence <= 2 ? last.incident.actors : [];
}

const days = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;

export function lastDate({ incidents, last }: Account): DateRange | null {
  // An event told without a day is of the day of the one before.
  const dated = last?.incident.date
    ? last.incident
    : incidents.slice(-HOLDS).findLast(({ date, status }) => date !== null && status === "reported");
  if (!dated?.date) return null;
  const { from, to, precision } = dated.date;
  return { from, to, precision };
}

/** Kinds of places by the words that stand for one named before. */
const KINDS: Readonly<Record<string, readonly Kind[]>> = Object.assign(Object.create(null), {
  city: ["city", "town"],
  town: ["town", "city", "village"],
  village: ["village", "town"],
  district: ["neighbourhood", "admin2", "town"],
  neighbourhood: ["neighbourhood"],
  province: ["admin1"],
  governorate: ["admin1"],
  base: ["military-base"],
  airbase: ["military-base", "airport"],
  camp: ["military-base", "facility"],
  airport: ["airport"],
  airfield: ["airport", "military-base"],
  crossing: ["border-crossing"],
  mountain: ["mountain"],
  mountains: ["mountain"],
  range: ["mountain"],
  المدينه: ["city", "town"],
  البلده: ["town", "village"],
  القريه: ["village", "town"],
  المحافظه: ["admin1"],
  القاعده: ["military-base"],
  المطار: ["airport"],
  الناحيه: ["town", "admin2"],
  القضاء: ["admin2", "town"],
} satisfies Record<string, readonly Kind[]>);

/** "The city", "the base", "there": a place named before is meant; of these kinds, or of any; null where none is. */
function groundMeant({ tokens, first, last }: Sentence): readonly Kind[] | null {
  for (let t = first; t < last; t++) {
    const word = wordOf(tokens, t);
    if (/^(?:there|هناك)$/.test(word)) return [];
    const definite =
      word.startsWith("ال") ||
      (t > first && /^(?:the|this|that|same|latter)$/.test(wordOf(tokens, t - 1))) ||
      (t > first + 1 &&
        wordOf(tokens, t - 2) === "the" &&
        /^(?:southern|northern|eastern|western|central|port|holy|border|oil)$/.test(wordOf(tokens, t - 1)));
    if (!definite || wordOf(tokens, t + 1) === "of") continue;
    const kinds = KINDS[word];
    if (kinds) return kinds;
    if (/^(?:bridge|square|area|المنطقه)$/.test(word)) return [];
  }
  return null;
}

/** "in different provinces": no one place. */
function namesElsewhere({ tokens, start, end }: Sentence): boolean {
  return /\b(?:different|various|several|many|other|all) (?:\w+ )?(?:provinces|areas|places|parts|regions|cities|towns|countries|governorates)\b|مختلف المحافظات|عدة محافظات|محافظات عدة|عدد من المحافظات/.test(
    tokens.text.slice(start, end),
  );
}

/** The last place that still holds: one of the kind that is meant, else of the event told before, else the scene that was named. */
export function heldPlace(
  sentence: Sentence,
  { last, starts, from, sentence: now }: Account,
  status: Incident["status"],
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
): { mention: number; note: string } | null {
  if (namesElsewhere(sentence)) return null;
  const meant = groundMeant(sentence);
  if (status === "background" && meant === null) return null;
  const kindOf = (mention: number): Kind | undefined => {
    const { literal, resolution } = mentions[mention]!;
    return literal && resolution.type === "resolved" ? gazetteer.place(resolution.placeId)?.kind : undefined;
  };
  /** The last place of a kind, or of any that sets a scene, in so many sentences before. */
  const scene = (kind: Kind | null, reach: number): number | null => {
    const start = starts[Math.max(0, now - reach)] ?? 0;
    for (let m = from - 1; m >= 0 && mentions[m]!.start >= start; m--) {
      const known = kindOf(m);
      if (known !== undefined && (kind === null ? !BROAD.has(known) : known === kind)) return m;
    }
    return null;
  };
  const event =
    last !== null && last.incident.mention !== null && now - last.sentence <= HOLDS ? last.incident.mention : null;
  if (meant !== null && meant.length > 0) {
    // "The province": the event is somewhere in it.
    if (event !== null && meant[0] === "admin1") return { mention: event, note: "the place of the event told before" };
    for (const kind of meant) {
      if (event !== null && kindOf(event) === kind)
        return { mention: event, note: "the place of the event told before" };
      const named = scene(kind, REMEMBERED);
      if (named !== null) return { mention: named, note: `the last ${kind} named before` };
    }
  }
  if (event !== null) return { mention: event, note: "the place of the event told before" };
  const named = status === "reported" ? scene(null, HOLDS) : null;
  return named === null ? null : { mention: named, note: "the last place named before" };
}

function piece(feature: string, note: string, weight = 0): Evidence {
  return { feature, value: 1, weight, note };
}
