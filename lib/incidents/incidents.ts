// From an article's sentences and mentions to the incidents it reports. Start reading here.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { sentenceBounds, tokenize } from "@/lib/text/tokenize";
import type { DateRange, Evidence, Incident, Kind, Language, Mention, Span } from "@/lib/types";
import { actorsOf } from "./actors"; // who
import { toDay } from "./calendar"; // days as numbers
import { datesOf, type StatedDate } from "./dates"; // when
import { type Suspect, suspectsOf } from "./detect"; // what
import { type Casualties, casualtiesOf, quantitiesOf } from "./numbers"; // how many
import { Parties } from "./parties"; // whose deed, and done to whom
import { type Hit, hitsOfLists, type Rules, rulesOf, type Words, wordNumbers } from "./rules"; // the word lists, compiled
import { choose, isEcho, isVague } from "./select"; // which of the suspects are events of their own
import { forgetWords, has, LONGEST, readSentence, type Sentence, spanOf, wordOf } from "./sentence"; // one sentence as the rules see it
import { type Modality, modalityOf, pluperfect } from "./status"; // reported, threatened, denied, background
import { placeOf, relationOf, type Whereabouts } from "./where"; // at which of its places

export interface IncidentOptions {
  publishedOn: DateRange | null;
  skip?: readonly Span[];
  language?: Language;
}

/** An event this much older than its article is told as background. */
const OLD_DAYS = 60;
/** Sentences over which a place or a date holds. */
const HOLDS = 3;

/** Kinds of places that set no scene: too large, or passed through. */
const BROAD = new Set<Kind>(["country", "region", "sea", "river", "lake", "road", "border", "desert"]);

/** What the sentences before have told. */
interface Account {
  incidents: Incident[];
  sentence: number;
  last: { incident: Incident; sentence: number; carried: boolean } | null;
  /** The last literal mention of a place, and its sentence. */
  scene: { mention: number; sentence: number } | null;
  /** The armed group named last. */
  insurgent: { id: string; name: string } | null;
}

/** Finds the incidents that an article reports. Pure; never throws on any text. Linear in the length of the text. */
export function findIncidents(
  text: string,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
  options: IncidentOptions,
): Incident[] {
  const rules = rulesOf(gazetteer);
  const tokens = tokenize(text);
  const words = wordNumbers(rules.vocabulary, tokens);
  const bounds = sentenceBounds(tokens);
  const account: Account = { incidents: [], sentence: 0, last: null, scene: null, insurgent: null };
  let from = 0;
  for (let s = 0; s < bounds.length; s += 2) {
    const [first, last] = [bounds[s]!, bounds[s + 1]!];
    const [start, end] = [tokens.start[first]!, tokens.end[last - 1]!];
    while (from < mentions.length && mentions[from]!.end <= start) from++;
    account.sentence = s >> 1;
    if (options.skip?.some(span => span.start < end && start < span.end)) continue;
    if (placesLast(text, { start, end }, mentions, from, gazetteer, account)) continue;
    const seen = Math.min(last, first + LONGEST);
    const [triggers = []] = hitsOfLists(rules, [rules.triggers], tokens, words, first, seen);
    // Of what stands behind the words that are looked at it matters only whether it tells of anything.
    if (
      triggers.some(mayTell) ||
      (seen < last && hitsOfLists(rules, [rules.triggers], tokens, words, first, last)[0]!.some(mayTell))
    ) {
      const sentence = readSentence(rules, tokens, words, [first, last], triggers, mentions, from, gazetteer);
      readIncidents(sentence, words, rules, account, options);
      const named = sentence.actors.findLast(hit => hit.senses[0]!.part === "insurgent")?.senses[0];
      if (named) account.insurgent = { id: named.value, name: named.name };
    }
    for (let m = from; m < mentions.length && mentions[m]!.start < end; m++) {
      const { literal, resolution } = mentions[m]!;
      const place = resolution.type === "resolved" ? gazetteer.place(resolution.placeId) : undefined;
      if (literal && place && !BROAD.has(place.kind)) account.scene = { mention: m, sentence: account.sentence };
    }
  }
  forgetWords();
  return account.incidents;
}

const HAPPENED =
  /^(?:The|This) (?:attack|blast|explosion|bombing|incident|shooting|raid|strike|ambush|clash(?:es)?|protest) (?:took place|happened|occurred|was in|hit)|^It (?:happened|occurred|took place)|^و?(?:وقع|حدث|جرى) (?:الحادث|الهجوم|الانفجار|التفجير|القصف)/;

/**
 * "The convoy was on its way from Erbil to ..., in the Uwaynat area", right behind an incident told without a place: that is where.
 * The sentence speaks of something in the incident's, or of the incident itself.
 */
function placesLast(
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

/** Words of use ("hit", "landed") tell nothing by themselves. */
function mayTell({ senses }: Hit): boolean {
  return senses.some(({ value }) => value !== "use" && value !== "metaphor" && value !== "none" && value !== "arms");
}

function readIncidents(
  sentence: Sentence,
  words: Words,
  rules: Rules,
  account: Account,
  options: IncidentOptions,
): void {
  const suspects = suspectsOf(sentence, new Parties(sentence));
  if (suspects.length === 0) return;
  const quantities = quantitiesOf(sentence, words, rules.numbers);
  const casualties = casualtiesOf(sentence, quantities);
  const told = suspects.filter(suspect => !suspect.noun || !isEcho(sentence, suspect, casualties));
  const chosen = choose(
    sentence,
    told.filter(suspect => !modalityOf(sentence, suspect).unreal),
  );
  for (const [nth, suspect] of chosen.entries()) {
    const modality = modalityOf(sentence, suspect);
    const where = placeOf(sentence, suspect);
    const dates = datesOf(sentence, {
      publishedOn: options.publishedOn,
      previous: lastDate(account),
      near: account.last !== null && account.sentence - account.last.sentence <= HOLDS,
      future: modality.status === "threatened",
    });
    const own = shareOf(sentence, casualties, chosen, nth);
    if (isVague(sentence, suspect, where, dates, own, modality)) continue;
    if (nth === 0 && follows(sentence, suspect, where, dates, own, account)) continue;
    if (suspect.rule === "weak") continue;
    add(sentence, suspect, modality, where, ownDates(dates, chosen, nth), own, account, options);
  }
}

/** Where a sentence tells two events, the dates of this one's part; without any, all. */
function ownDates(dates: readonly StatedDate[], chosen: readonly Suspect[], nth: number): readonly StatedDate[] {
  if (chosen.length === 1) return dates;
  const own = dates.filter(
    ({ word }) =>
      Math.max(
        0,
        chosen.findLastIndex(({ first }) => first <= word),
      ) === nth,
  );
  return own.length > 0 ? own : dates;
}

/** The numbers of victims that stand in an event's part of the sentence. */
function shareOf(
  { tokens }: Sentence,
  { deaths, injuries }: Casualties,
  chosen: readonly Suspect[],
  nth: number,
): Casualties {
  if (chosen.length === 1) return { deaths, injuries };
  const share = (number: Casualties["deaths"]) => {
    if (number === null) return null;
    const behind = chosen.findLastIndex(({ first }) => tokens.start[first]! <= number.end);
    return Math.max(0, behind) === nth ? number : null;
  };
  return { deaths: share(deaths), injuries: share(injuries) };
}

/** A sentence that only adds victims to the event told before: they go to that one. */
function follows(
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

function lastDate({ last }: Account): DateRange | null {
  if (!last?.incident.date) return null;
  const { from, to, precision } = last.incident.date;
  return { from, to, precision };
}

function add(
  sentence: Sentence,
  suspect: Suspect,
  modality: Modality,
  where: Whereabouts | null,
  dates: readonly StatedDate[],
  casualties: Casualties,
  account: Account,
  { publishedOn }: IncidentOptions,
): void {
  const evidence: Evidence[] = [
    { feature: `rule-${suspect.rule}`, value: 1, weight: round(suspect.score), note: suspect.note },
  ];
  let confidence = Math.min(0.95, 0.45 + suspect.score * 0.45);
  let { status } = modality;
  evidence.push(piece("status", modality.note));

  let mention: number | null = null;
  let relation: Incident["relation"] = null;
  let carried = false;
  if (where !== null) {
    mention = where.named.index;
    relation = relationOf(sentence, where.named);
    evidence.push(piece("place", where.note, round(where.score)));
    if (where.score < 0.5) confidence -= 0.1;
  } else {
    const held = namesElsewhere(sentence) ? null : heldPlace(account, status, namesGround(sentence));
    if (held !== null) {
      mention = held.mention;
      carried = true;
      confidence -= 0.2;
      evidence.push(piece("place-carried", held.note, -0.2));
    } else evidence.push(piece("unlocated", "no place is named here or shortly before"));
  }

  const stated = nearestDate(sentence, status === "threatened" ? dates.filter(isAhead(suspect)) : dates, suspect);
  let date: Incident["date"] = stated && {
    from: stated.from,
    to: stated.to,
    precision: stated.precision,
    span: stated.span,
    note: stated.note,
  };
  if (stated === null) {
    const link = sentence.cues.some(cue => has(cue, "link"));
    const { last } = account;
    if (
      last?.incident.date &&
      status === "reported" &&
      last.incident.status === "reported" &&
      account.sentence - last.sentence <= HOLDS &&
      (link || carried || last.incident.mention === mention)
    ) {
      const { from, to, precision } = last.incident.date;
      date = { from, to, precision, span: null, note: "of the event told before" };
      confidence -= 0.05;
    }
  }
  const { last } = account;
  const within = last !== null && last.incident.status === "reported" && account.sentence - last.sentence <= 2;
  if (
    status === "reported" &&
    isBackground(sentence, suspect, date, stated?.after === true, publishedOn, within && stated === null)
  ) {
    status = "background";
    evidence.push(piece("history", "long before the article, or told as what had happened"));
  }
  const incident: Incident = {
    type: suspect.type,
    subtype: suspect.subtype,
    status,
    sentence: { start: sentence.start, end: sentence.end },
    trigger: spanOf(sentence, suspect.first, suspect.end),
    mention,
    relation,
    date,
    actors: actorsOf(sentence, suspect, account.insurgent),
    deaths: casualties.deaths,
    injuries: casualties.injuries,
    confidence: round(Math.max(0.1, confidence)),
    evidence,
  };
  account.incidents.push(incident);
  if (status === "reported" || account.last === null)
    account.last = { incident, sentence: account.sentence, carried: where === null };
}

/** "The city", "the base", "there": a place named before is meant. */
function namesGround({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < last; t++) {
    const word = wordOf(tokens, t);
    if (/^(?:there|المدينه|هناك|البلده|القريه)$/.test(word)) return true;
    if (t > first && /^(?:city|town|village|district|province|bridge|square|base|area)$/.test(word))
      if (/^(?:the|this|that)$/.test(wordOf(tokens, t - 1))) return true;
  }
  return false;
}

/** "in different provinces": no one place. */
function namesElsewhere({ tokens, start, end }: Sentence): boolean {
  return /\b(?:different|various|several|many|other|all) (?:\w+ )?(?:provinces|areas|places|parts|regions|cities|towns|countries|governorates)\b|مختلف المحافظات|عدة محافظات|محافظات عدة|عدد من المحافظات/.test(
    tokens.text.slice(start, end),
  );
}

/** The last place that still holds: of the event told before, else the scene that was named. */
function heldPlace(
  { last, scene, sentence }: Account,
  status: Incident["status"],
  meant: boolean,
): { mention: number; note: string } | null {
  if (status === "background" && !meant) return null;
  if (last && last.incident.mention !== null && sentence - last.sentence <= HOLDS)
    return { mention: last.incident.mention, note: "the place of the event told before" };
  if (scene && sentence - scene.sentence <= HOLDS && status === "reported")
    return { mention: scene.mention, note: "the last place named before" };
  return null;
}

/** "arrested two men over a bombing last year": the day of what they are charged with. */
function isCharge({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++)
    if (
      /^(?:over|connection|suspicion|suspected|accused|charged|linked|wanted|بتهمه|لتورطه|لتورطهم|لضلوعه)$/.test(
        wordOf(tokens, t),
      )
    )
      return true;
  return false;
}

/** "vowed on Sunday to shoot": the day of the vow, not of what is vowed. */
function isAhead({ head }: Suspect): (date: StatedDate) => boolean {
  return ({ word, note, precision }) => word > head || precision !== "day" || !note.startsWith("weekday");
}

/** The date that stands nearest to the trigger; one behind "after" is another event's. */
function nearestDate(sentence: Sentence, dates: readonly StatedDate[], suspect: Suspect): StatedDate | null {
  let best: StatedDate | null = null;
  let distance = Number.POSITIVE_INFINITY;
  const { tokens } = sentence;
  for (const date of dates) {
    if (suspect.subtype === "arrests" && isCharge(sentence, suspect.end, date.word)) continue;
    if (date.after) {
      const governs =
        date.word < suspect.head && !tokens.text.slice(date.span.end, tokens.start[suspect.head]!).includes(",");
      if (governs) return date;
      continue;
    }
    const gap = Math.abs(date.word - suspect.head);
    if (gap < distance) {
      best = date;
      distance = gap;
    }
  }
  return best;
}

/** Old by its date, or past perfect without a fresh date. */
function isBackground(
  sentence: Sentence,
  suspect: Suspect,
  date: Incident["date"],
  countedBack: boolean,
  publishedOn: DateRange | null,
  within: boolean,
): boolean {
  if (date?.span && publishedOn) {
    const age = toDay(publishedOn.from) - toDay(date.to);
    if (age > OLD_DAYS) return true;
    if (age <= 14 && date.precision !== "month" && date.precision !== "year" && !countedBack) return false;
  }
  // What had happened before, in an account that is going on, belongs to it.
  return !within && pluperfect(sentence, suspect.head);
}

function piece(feature: string, note: string, weight = 0): Evidence {
  return { feature, value: 1, weight, note };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
