// How right incidents are that were found, beside labelled ones: which is meant by which label, and what of it agrees. Pure.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { distanceKm } from "@/lib/geo";
import { geoparse } from "@/lib/geoparse/geoparse";
import { DATED_BEHIND, PLACED_BEHIND } from "@/lib/incidents/account/account";
import { isWithin } from "@/lib/incidents/account/lies";
import type { Weigh } from "@/lib/incidents/account/links";
import { byEvent } from "@/lib/incidents/events";
import { findIncidents } from "@/lib/incidents/incidents";
import type { Incident, Kind, Mention, Place, Position, StatedNumber } from "@/lib/types";
import type { GoldIncident, GoldIncidentArticle, GoldSentence } from "@/tests/corpora/read-incidents";

/** Right of all that were asked. */
export interface Share {
  right: number;
  all: number;
}

export interface Rates {
  precision: number;
  recall: number;
  f1: number;
}

export interface IncidentFigures {
  sentences: number;
  gold: number;
  found: number;
  /** Gold and found incidents paired by sentence; the status is judged apart. */
  detection: Rates;
  /** The same for what the text reports as having happened, status included. */
  reported: Rates;
  type: Share;
  subtype: Share;
  status: Share;
  /** Of all pairs; and of those whose gold place the geoparser found anywhere in the article. */
  place: Share;
  placeNamed: Share;
  /** Of the pairs with a gold place of known position: found no farther from it than 25 km. */
  placeNear: Share;
  /** How many wrong places are wrong in which way. */
  misplaced: Record<Misplaced, number>;
  /** Same days and precision; `dateStated`: of the pairs with a gold date. */
  date: Share;
  dateStated: Share;
  deaths: Share;
  injuries: Share;
  by: Share;
  against: Share;
  /** Of two reports that one article gives, both found and said to have happened, whether they are of one event; null in sets that do not tell. */
  links: Rates | null;
  /** How many pairs of reports that is: found, right among them, and by the labels. */
  pairs: { gold: number; found: number; right: number };
  /** Gold type (rows) by found type (columns), "none" for missed and invented ones. */
  confusion: Record<string, Record<string, number>>;
  errors: string[];
}

/** None where there is one, one where there is none; a place that holds the right one, lies in it, is near it, or far off. */
export const MISPLACED = ["none", "one for none", "wider", "narrower", "near", "far"] as const;
type Misplaced = (typeof MISPLACED)[number];

/** As far from the right place as a wrong one of the same city or district may be. */
const NEAR_KM = 25;
/** As far as a place may lie from where a label without an id puts it. */
const SPOT_KM = 5;
/** Places that are no such spot, wherever their point lies. */
const WIDE = new Set<Kind>(["country", "region", "admin1", "admin2", "city"]);

/** A gold number as low and high: "4", "12+", "3..5"; null for words ("dozens"). */
function goldNumber(stated: string): { low: number | null; high: number | null } | null {
  const range = /^(\d+)\.\.(\d+)$/.exec(stated);
  if (range) return { low: Number(range[1]), high: Number(range[2]) };
  if (/^\d+\+$/.test(stated)) return { low: Number.parseInt(stated, 10), high: null };
  return /^\d+$/.test(stated) ? { low: Number(stated), high: Number(stated) } : null;
}

function sameNumber(gold: string | null, found: StatedNumber | null): boolean {
  if (gold === null || found === null) return gold === null && found === null;
  const number = goldNumber(gold);
  if (number === null) return found.low === null && found.high === null;
  return number.low === found.low && number.high === found.high;
}

/** By what right and found incidents of a sentence are paired, the nearest first: two of one list differ in their places alone. */
const WISHES: readonly ((gold: GoldIncident, found: Incident, placeId: string | null) => boolean)[] = [
  (gold, found, placeId) => found.subtype === gold.subtype && placeId === gold.placeId,
  (gold, found) => found.subtype === gold.subtype,
  (gold, found) => found.type === gold.type,
  () => true,
];

/** Where a label without an id ("@34.35,42.1") puts the place; null for one with an id, and for none. */
function spotOf(placeId: string | null): Position | null {
  const written = /^@(-?[\d.]+),(-?[\d.]+)$/.exec(placeId ?? "");
  return written && [Number(written[2]), Number(written[1])];
}

function placeIdOf(mention: Mention | null): string | null {
  return mention?.resolution.type === "resolved" ? mention.resolution.placeId : null;
}

/** What it describes, else what its mention means. */
function placeOfIncident({ described }: Incident, mention: number | null, mentions: readonly Mention[]): string | null {
  if (mention === null) return null;
  return described?.placeId ?? placeIdOf(mentions[mention]!);
}

interface Seen {
  incident: Incident;
  /** Found in this sentence only by its number of victims, which was added to the incident of a sentence before. */
  added: boolean;
}

/** The incidents that are seen in a sentence, paired with the right ones of it; what is left of these, and free of those. */
function pairsIn(
  sentence: GoldSentence,
  incidents: readonly Incident[],
  placeOf: (incident: Incident) => string | null,
): { seen: Seen[]; pairs: [GoldIncident, Seen][]; left: GoldIncident[]; free: Seen[] } {
  const inside = (span: { start: number } | null) =>
    span !== null && span.start >= sentence.start && span.start < sentence.end;
  const seen: Seen[] = [];
  for (const incident of incidents) {
    if (inside(incident.trigger)) seen.push({ incident, added: false });
    else if (inside(incident.deaths) || inside(incident.injuries)) seen.push({ incident, added: true });
  }
  const free = [...seen];
  const pairs: [GoldIncident, Seen][] = [];
  const left = [...sentence.incidents];
  for (const same of WISHES) {
    for (const gold of left.splice(0)) {
      const i = free.findIndex(({ incident }) => same(gold, incident, placeOf(incident)));
      if (i === -1) left.push(gold);
      else pairs.push([gold, free.splice(i, 1)[0]!]);
    }
  }
  return { seen, pairs, left, free };
}

/** Of an article's incidents those that happened, by the labels, too: by index, the number of the event; null where they are its only report. */
export function eventsLabelled(
  article: GoldIncidentArticle,
  incidents: readonly Incident[],
  mentions: readonly Mention[],
): Map<number, string | null> {
  const labels = new Map<number, string | null>();
  const placeOf = (incident: Incident) => placeOfIncident(incident, incident.mention, mentions);
  for (const sentence of article.sentences)
    for (const [gold, { incident, added }] of pairsIn(sentence, incidents, placeOf).pairs)
      if (gold.status === "reported" && incident.status === "reported" && !added)
        labels.set(incidents.indexOf(incident), gold.event);
  return labels;
}

/**
 * Judges the incidents found in the corpus' articles.
 * @param weigh says which reports are of one event, instead of what is learned
 */
export function evaluateIncidents(
  articles: readonly GoldIncidentArticle[],
  gazetteer: Gazetteer,
  weigh?: Weigh,
): IncidentFigures {
  const share = (): Share => ({ right: 0, all: 0 });
  const figures: IncidentFigures = {
    ...{ sentences: 0, gold: 0, found: 0 },
    detection: { precision: 0, recall: 0, f1: 0 },
    reported: { precision: 0, recall: 0, f1: 0 },
    ...{
      type: share(),
      subtype: share(),
      status: share(),
      place: share(),
      placeNamed: share(),
      placeNear: share(),
      misplaced: Object.fromEntries(MISPLACED.map(way => [way, 0])) as Record<Misplaced, number>,
      date: share(),
      dateStated: share(),
    },
    ...{ deaths: share(), injuries: share(), by: share(), against: share(), links: null },
    pairs: { gold: 0, found: 0, right: 0 },
    confusion: {},
    errors: [],
  };
  let paired = 0;
  const reported = { gold: 0, found: 0, right: 0 };
  const links = figures.pairs;
  const confuse = (gold: string, found: string) => {
    figures.confusion[gold] ??= {};
    const row = figures.confusion[gold];
    row[found] = (row[found] ?? 0) + 1;
  };
  for (const article of articles) {
    const { text, language } = article;
    const mentions = geoparse(text, gazetteer, { language });
    const publishedOn = { from: article.publishedOn, to: article.publishedOn, precision: "day" } as const;
    const incidents = findIncidents(text, mentions, gazetteer, { publishedOn, language, weigh });
    const happened: [GoldIncident, Incident][] = [];
    for (const sentence of article.sentences) {
      figures.sentences++;
      const inside = (span: { start: number } | null) =>
        span !== null && span.start >= sentence.start && span.start < sentence.end;
      const placeOf = (incident: Incident) => placeOfIncident(incident, incident.mention, mentions);
      const { seen, pairs, left, free } = pairsIn(sentence, incidents, placeOf);
      const say = (kind: string, detail: string) =>
        figures.errors.push(`${kind}\t${article.id}\t${detail}\t${text.slice(sentence.start, sentence.end)}`);
      const own = seen.filter(({ added }) => !added);
      figures.gold += sentence.incidents.length;
      figures.found += own.length;
      reported.gold += sentence.incidents.filter(({ status }) => status === "reported").length;
      reported.found += own.filter(({ incident }) => incident.status === "reported").length;
      for (const gold of left) {
        confuse(gold.type, "none");
        say("missed", `${gold.type} ${gold.subtype} ${gold.status}`);
      }
      for (const { incident, added } of free) {
        if (added) continue;
        confuse("none", incident.type);
        say(
          "invented",
          `${incident.type} ${incident.subtype} ${incident.status} "${text.slice(incident.trigger.start, incident.trigger.end)}"`,
        );
      }
      for (const [gold, { incident, added }] of pairs) {
        paired++;
        if (added) figures.found++; // found, as part of the incident before
        if (gold.status === "reported" && incident.status === "reported") {
          reported.right++;
          if (!added) happened.push([gold, incident]);
          if (added) reported.found++;
        }
        confuse(gold.type, incident.type);
        judge(figures, gold, incident, mentions, { gazetteer, text, inside, added, say });
      }
    }
    const eventOf = eventsOf(incidents, mentions, gazetteer);
    const say = (kind: string, a: Incident, b: Incident) =>
      figures.errors.push(
        [kind, article.id, ...[a, b].map(({ sentence }) => text.slice(sentence.start, sentence.end))].join("\t"),
      );
    for (const [n, [gold, incident]] of happened.entries()) {
      for (const [otherGold, other] of happened.slice(n + 1)) {
        const same = gold.event !== null && gold.event === otherGold.event;
        const linked = eventOf.get(incident) === eventOf.get(other);
        if (same) links.gold++;
        if (linked) links.found++;
        if (same && linked) links.right++;
        else if (same) say("unlinked", incident, other);
        else if (linked) say("linked", incident, other);
      }
    }
  }
  const f1 = (right: number, gold: number, found: number) => {
    const precision = right / Math.max(1, found);
    const recall = right / Math.max(1, gold);
    return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  };
  figures.detection = f1(paired, figures.gold, figures.found);
  figures.reported = f1(reported.right, reported.gold, reported.found);
  if (links.gold > 0) figures.links = f1(links.right, links.gold, links.found);
  else figures.errors = figures.errors.filter(error => !error.startsWith("linked"));
  return figures;
}

/** The event of each incident that happened, by a number. */
function eventsOf(
  incidents: readonly Incident[],
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
): Map<Incident, number> {
  const told = incidents.map((incident, nth) => {
    const id = placeOfIncident(incident, incident.mention, mentions);
    return { articleId: "", nth, incident, place: id === null ? null : (gazetteer.place(id) ?? null) };
  });
  return new Map(byEvent(told).flatMap((group, event) => group.map(({ incident }) => [incident, event] as const)));
}

interface Around {
  gazetteer: Gazetteer;
  text: string;
  inside: (span: { start: number } | null) => boolean;
  added: boolean;
  say: (kind: string, detail: string) => void;
}

function judge(
  figures: IncidentFigures,
  gold: GoldIncident,
  incident: Incident,
  mentions: readonly Mention[],
  { gazetteer, text, inside, added, say }: Around,
): void {
  const count = (share: Share, right: boolean, kind: string, detail: string) => {
    share.all++;
    if (right) share.right++;
    else say(kind, detail);
  };
  const trigger = text.slice(incident.trigger.start, incident.trigger.end);
  count(
    figures.type,
    gold.type === incident.type,
    "type",
    `${incident.type} ${incident.subtype} for ${gold.type} ${gold.subtype} "${trigger}"`,
  );
  figures.subtype.all++;
  if (gold.subtype === incident.subtype) figures.subtype.right++;
  else if (gold.type === incident.type) say("subtype", `${incident.subtype} for ${gold.subtype} "${trigger}"`);
  count(
    figures.status,
    gold.status === incident.status,
    "status",
    `${incident.status} for ${gold.status} "${trigger}"`,
  );

  // The labels say of a headline and the like that the text up to there does not tell the place, or the day.
  const tells = (name: string) => incident.evidence.some(({ feature }) => feature === name);
  const mention = tells(PLACED_BEHIND) ? null : incident.mention;
  const placeId = placeOfIncident(incident, mention, mentions);
  const there = placeId === null ? undefined : gazetteer.place(placeId);
  const spot = spotOf(gold.placeId);
  const samePlace =
    spot === null
      ? placeId === gold.placeId
      : there !== undefined && !WIDE.has(there.kind) && distanceKm(spot, [there.lon, there.lat]) <= SPOT_KM;
  const named =
    gold.placeId === null ||
    mentions.some(m => m.resolution.type === "resolved" && m.resolution.placeId === gold.placeId);
  const unknown = spot === null && gold.placeId !== null && gazetteer.place(gold.placeId) === undefined;
  count(
    figures.place,
    samePlace,
    "place",
    `${placeId} for ${gold.placeId}${unknown ? " (not in the gazetteer)" : ""}${named ? "" : " (not found by the geoparser)"}`,
  );
  if (named) {
    figures.placeNamed.all++;
    if (samePlace) figures.placeNamed.right++;
  }

  const known = gold.placeId === null ? undefined : gazetteer.place(gold.placeId);
  const wanted: Position | undefined = spot ?? (known && [known.lon, known.lat]);
  if (wanted) {
    figures.placeNear.all++;
    if (there && distanceKm(wanted, [there.lon, there.lat]) <= NEAR_KM) figures.placeNear.right++;
  }
  if (!samePlace) figures.misplaced[misplacedAs(there, gold.placeId === null ? null : known, wanted)]++;

  const [g, f] = [gold.date, tells(DATED_BEHIND) ? null : incident.date];
  const sameDate = g === null || f === null ? g === null && f === null : g.from === f.from && g.to === f.to;
  const written = (date: { from: string; to: string } | null) =>
    date === null ? "none" : date.from === date.to ? date.from : `${date.from}..${date.to}`;
  count(figures.date, sameDate, "date", `${written(f)} for ${written(g)}`);
  if (g !== null) {
    figures.dateStated.all++;
    if (sameDate) figures.dateStated.right++;
  }

  for (const field of ["deaths", "injuries"] as const) {
    const found = incident[field];
    const here =
      found !== null && (!inside(found) && !added ? inside(incident.trigger) && inside(found) : inside(found))
        ? found
        : null;
    count(
      figures[field],
      sameNumber(gold[field], here),
      field,
      `${here ? here.text : "none"} for ${gold[field] ?? "none"}`,
    );
  }
  for (const role of ["by", "against"] as const) {
    if (gold[role] === null) continue;
    const found = incident.actors.filter(actor => actor.role === role).map(actor => actor.id);
    count(figures[role], found.includes(gold[role]), role, `${found.join(", ") || "none"} for ${gold[role]}`);
  }
}

/** `known` is null where no place is right, undefined where the right one is a spot alone. */
function misplacedAs(
  there: Place | undefined,
  known: Place | null | undefined,
  wanted: Position | undefined,
): Misplaced {
  if (there === undefined) return "none";
  if (known === null) return "one for none";
  if (known && isWithin(known, there)) return "wider";
  if (known && isWithin(there, known)) return "narrower";
  return wanted && distanceKm(wanted, [there.lon, there.lat]) <= NEAR_KM ? "near" : "far";
}
