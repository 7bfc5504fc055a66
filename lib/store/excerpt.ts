// From a stored article and one thing found in it to what a reader sees: the sentence with its marks, and why. Pure.

import type { ArticleAnswer, ArticleRow, EventView, Excerpt, GroupingView, IncidentView } from "@/lib/answers";
import { placeIdOf } from "@/lib/incidents/events";
import { incidentOf } from "@/lib/store/rows";
import { hits, type SearchGroup } from "@/lib/store/search";
import { sentenceBounds, tokenize } from "@/lib/text/tokenize";
import type { Article, Candidate, Incident, Mention, Place, Span } from "@/lib/types";

/** An article as a backend hands it over, with everything found in it. */
export interface StoredArticle {
  article: Article;
  mentions: Mention[];
  incidents: Incident[];
  /** For each incident its event, how many articles report that and in how many sentences (at least 1), and what readers have said that it comes of. */
  events: { id: string; reports: number; sentences: number; groupings: GroupingView[] }[];
  alsoIn: { id: string; title: string; source: string }[];
}

export type FindPlace = (id: string) => Place | null;

const LONGEST = 600;

/**
 * The sentence around a span of a text, without the space around it; at most 600 code units, then cut between words. The
 * span itself is always inside.
 */
export function sentenceAround(text: string, span: Span): Span {
  // Sentences are found in a stretch around the span: articles may be long, sentences are not.
  const from = Math.max(0, span.start - 2 * LONGEST);
  const tokens = tokenize(text.slice(from, span.end + 2 * LONGEST));
  const bounds = sentenceBounds(tokens);
  let sentence: Span = span;
  for (let b = 0; b < bounds.length; b += 2) {
    const first = from + (tokens.start[bounds[b] ?? 0] ?? 0);
    const next = bounds[b + 2];
    // The next sentence's first word, or the end of the stretch, closes this one.
    const close = next === undefined ? from + tokens.text.length : from + (tokens.start[next] ?? 0);
    if (close <= span.start) continue;
    if (first >= span.end) break;
    sentence = { start: Math.min(sentence.start, first), end: Math.max(sentence.end, close) };
  }
  const { start } = withOpening(text, sentence);
  const end = start + trimmedLength(text.slice(start, sentence.end), text.slice(sentence.end, sentence.end + 1));
  return cut(text, { start, end: Math.max(end, span.end) }, span);
}

/** Quotation marks and brackets before the first word belong to the sentence. */
function withOpening(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && /["'“‘«([]/.test(text[from - 1] ?? "")) from--;
  return { start: from, end };
}

/** Behind the last word, its punctuation stays; space and the next sentence's opening marks go. */
function trimmedLength(text: string, next: string): number {
  const opening = next === "" ? text : text.replace(/(\s)["'“‘«([]+$/u, "$1");
  return opening.trimEnd().length;
}

function cut(text: string, sentence: Span, span: Span): Span {
  if (sentence.end - sentence.start <= LONGEST) return sentence;
  const around = Math.max(0, Math.floor((LONGEST - (span.end - span.start)) / 2));
  let start = Math.max(sentence.start, span.start - around);
  let end = Math.min(sentence.end, Math.max(span.end, start + LONGEST));
  start = Math.max(sentence.start, Math.min(start, end - LONGEST));
  while (start > sentence.start && start < span.start && !/\s/.test(text[start - 1] ?? "")) start++;
  while (end < sentence.end && end > span.end && !/\s/.test(text[end] ?? "")) end--;
  while (end > span.end && /\s/.test(text[end - 1] ?? "")) end--;
  return { start: Math.min(start, span.start), end };
}

/** The excerpt of a mention, or of an incident, by its index in the stored article. */
export function excerptOf(
  stored: StoredArticle,
  which: { mention: number } | { incident: number },
  place: FindPlace,
  search: readonly SearchGroup[],
): Excerpt {
  const { article, mentions, incidents } = stored;
  const incident = "incident" in which ? (incidents[which.incident] ?? null) : incidentOfMention(stored, which.mention);
  const mentionIndex = "mention" in which ? which.mention : (incident?.mention ?? -1);
  const mention = mentions[mentionIndex] ?? null;
  const around = "incident" in which ? incident?.sentence : mention;
  if (!around) throw new Error(`excerptOf: article ${article.id} has no such finding: ${JSON.stringify(which)}`);
  const { start, end } =
    "incident" in which && around.end - around.start <= LONGEST
      ? around
      : sentenceAround(article.text, "incident" in which && incident ? incident.trigger : around);
  const text = article.text.slice(start, end);

  const marks: Excerpt["marks"] = [];
  const mark = (span: Span | null | undefined, as: Excerpt["marks"][number]["mark"]) => {
    if (span && span.start >= start && span.end <= end && span.start < span.end) {
      marks.push({ start: span.start - start, end: span.end - start, mark: as });
    }
  };
  // What is described is marked whole: "the foreign ministry in Baghdad", not the name in it.
  const site = ("incident" in which && incident?.described) || null;
  mark(site, "toponym");
  for (const [index, other] of mentions.entries()) {
    if (site !== null && site.start <= other.start && other.end <= site.end) continue;
    mark(other, index === mentionIndex ? "toponym" : "other-toponym");
  }
  mark(incident?.trigger, "trigger");
  mark(incident?.date?.span, "date");
  mark(incident?.deaths, "number");
  mark(incident?.injuries, "number");
  for (const hit of hits(text, search)) marks.push({ ...hit, mark: "hit" });
  marks.sort((a, b) => a.start - b.start || b.end - a.end);

  return {
    id: "mention" in which ? `${article.id}:${which.mention}` : `${article.id}:i${which.incident}`,
    articleId: article.id,
    title: article.title,
    source: article.source,
    author: article.author,
    url: article.url,
    language: article.language,
    publishedOn: article.publishedOn,
    text,
    textStart: start,
    marks,
    place: mention && placeOfIncident("incident" in which ? incident : null, mention, place),
    placeTold: null,
    name: mention && { start: mention.start, end: mention.end },
    literal: mention?.literal ?? true,
    confidence: "incident" in which ? (incident?.confidence ?? 0) : (mention?.confidence ?? 0),
    placeConfidence: mention?.confidence ?? 0,
    placeFrom: mention && placeFrom(article.text, mention, { start, end }),
    evidence: mention?.evidence ?? [],
    runnersUp: (mention?.runnersUp ?? []).flatMap(candidate => runnerUp(candidate, place)),
    incident: incident && incidentView(stored, incidents.indexOf(incident)),
    event: null,
  };
}

/** The same in a list of incidents: at the place of its event, with what that is told by all its reports. */
export function asReported(excerpt: Excerpt, at: Place | null, event: EventView): Excerpt {
  const { place } = excerpt;
  return { ...excerpt, place: at && shown(at), placeTold: place?.id === at?.id ? null : place, event };
}

/** The sentence that names the place, where the excerpt does not. */
function placeFrom(text: string, mention: Span, excerpt: Span): Excerpt["placeFrom"] {
  if (mention.start >= excerpt.start && mention.end <= excerpt.end) return null;
  const { start, end } = sentenceAround(text, mention);
  const name = { start: mention.start - start, end: mention.end - start };
  return { text: text.slice(start, end), textStart: start, name };
}

/** As the columns say it, from the stored incidents. */
function incidentOfMention({ mentions, incidents }: StoredArticle, nth: number): Incident | null {
  const reported = incidents
    .filter(({ status }) => status === "reported")
    .map(incident => ({
      incident,
      mention: incident.mention,
      sentenceStart: incident.sentence.start,
      sentenceEnd: incident.sentence.end,
    }));
  return incidentOf({ nth, start: mentions[nth]?.start ?? -1 }, reported)?.incident ?? null;
}

/** Where an incident happened: what the text describes, else what the mention means. */
function placeOfIncident(incident: Incident | null, mention: Mention, find: FindPlace): Excerpt["place"] {
  const place = incident?.described && find(incident.described.placeId);
  return place ? shown(place) : placeOf(mention, find);
}

function placeOf(mention: Mention, find: FindPlace): Excerpt["place"] {
  const place = mention.resolution.type === "resolved" ? find(mention.resolution.placeId) : null;
  return place && shown(place);
}

function shown(place: Place): NonNullable<Excerpt["place"]> {
  const { id, name, nameAr, kind, admin1, country, lon, lat } = place;
  return { id, name, nameAr, kind, admin1, country, lon, lat };
}

function runnerUp({ placeId, score }: Candidate, find: FindPlace): Excerpt["runnersUp"] {
  const place = find(placeId);
  if (!place) return [];
  const { name, nameAr, kind, admin1, country, lon, lat } = place;
  return [{ placeId, name, nameAr, kind, admin1, country, lon, lat, score }];
}

function incidentView({ article: { text }, mentions, incidents, events }: StoredArticle, nth: number): IncidentView {
  const incident = incidents[nth]!;
  const { date, deaths, injuries } = incident;
  const wordsOf = ({ start, end }: Span) => text.slice(start, end);
  return {
    type: incident.type,
    subtype: incident.subtype,
    status: incident.status,
    trigger: wordsOf(incident.trigger),
    triggerStart: incident.trigger.start,
    placeStart: incident.mention === null ? null : (mentions[incident.mention]?.start ?? null),
    date: date && { from: date.from, to: date.to, precision: date.precision },
    dateNote: date?.note ?? "",
    dateWords: date?.span ? wordsOf(date.span) : "",
    actors: incident.actors.map(actor => ({ id: actor.id, name: actor.name, role: actor.role, words: wordsOf(actor) })),
    deaths: deaths?.text ?? "",
    injuries: injuries?.text ?? "",
    deathsRange: deaths && { low: deaths.low, high: deaths.high },
    injuriesRange: injuries && { low: injuries.low, high: injuries.high },
    relation: incident.relation?.text ?? "",
    confidence: incident.confidence,
    evidence: incident.evidence,
    event: events[nth]!.id,
    reports: events[nth]!.reports,
    sentences: events[nth]!.sentences,
    byHand: incident.byHand ?? null,
    groupings: events[nth]!.groupings,
  };
}

export function articleRow({ article, mentions, incidents, events }: StoredArticle): ArticleRow {
  const { id, title, author, source, url, language, publishedOn } = article;
  const told = new Set(incidents.flatMap(({ status }, nth) => (status === "reported" ? [events[nth]!.id] : [])));
  return { id, title, author, source, url, language, publishedOn, mentions: mentions.length, incidents: told.size };
}

/** The article with everything found in it, for the reader. */
export function articleAnswer(stored: StoredArticle, place: FindPlace): ArticleAnswer {
  const { article, mentions, incidents, alsoIn } = stored;
  return {
    ...articleRow(stored),
    text: article.text,
    dateEvidence: article.dateEvidence,
    boilerplate: article.boilerplate,
    found: mentions.map((mention, m) => ({
      id: `${article.id}:${m}`,
      start: mention.start,
      end: mention.end,
      place: placeOf(mention, place),
      reason: mention.resolution.type === "unresolved" ? mention.resolution.reason : "",
      literal: mention.literal,
      confidence: mention.confidence,
      evidence: mention.evidence,
      runnersUp: mention.runnersUp.flatMap(candidate => runnerUp(candidate, place)),
    })),
    happened: incidents.map((incident, i) => {
      return {
        id: `${article.id}:i${i}`,
        start: incident.sentence.start,
        end: incident.sentence.end,
        placeId: placeIdOf(incident, mentions),
        trigger: { start: incident.trigger.start, end: incident.trigger.end },
        incident: incidentView(stored, i),
      };
    }),
    alsoIn,
  };
}
