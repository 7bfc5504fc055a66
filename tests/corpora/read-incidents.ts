// Reads the annotated incident corpora of this folder: a sentence a line, and below it what it reports.

import { INCIDENT_TYPES, type IncidentStatus, type IncidentType, type Language } from "@/lib/types";

const STATUSES: readonly IncidentStatus[] = ["reported", "threatened", "denied", "background"];
const FIELDS = ["type", "subtype", "status", "place", "date", "deaths", "injuries", "by", "against"] as const;
/** Behind them, in sets that tell which reports are of one event. */
const EVENT = "event";

/** An incident as a person marked it; null where the text does not say. */
export interface GoldIncident {
  type: IncidentType;
  subtype: string;
  status: IncidentStatus;
  placeId: string | null;
  /** Inclusive days, from the first to the last of what is stated ("2021-06" is the whole month). */
  date: { from: string; to: string; precision: "day" | "month" | "year" | "range" } | null;
  /** As written in the corpus: "4", "12+", "3..5", "dozens". */
  deaths: string | null;
  injuries: string | null;
  by: string | null;
  against: string | null;
  /** Equal for reports of one event in an article; null for the only one of its event, and in sets that do not tell. */
  event: string | null;
}

export interface GoldSentence {
  /** Offsets into the article's text. */
  start: number;
  end: number;
  incidents: GoldIncident[];
}

export interface GoldIncidentArticle {
  id: string;
  outlet: string;
  language: Language;
  publishedOn: string;
  /** The sentences, with a space between them, behind a headline an empty line. */
  text: string;
  sentences: GoldSentence[];
}

/** Articles of an incident corpus, in order. Throws on a line that breaks the format, and says which. */
export function readIncidentCorpus(markdown: string): GoldIncidentArticle[] {
  const articles: GoldIncidentArticle[] = [];
  for (const line of markdown.split("\n")) {
    if (line.startsWith("## ")) {
      articles.push(readHeading(line));
      continue;
    }
    const article = articles.at(-1);
    if (article === undefined || line.trim() === "") continue;
    const where = `${article.id}: "${line.slice(0, 60)}"`;
    if (line.startsWith("> ")) {
      const sentence = article.sentences.at(-1);
      if (sentence === undefined) throw new Error(`${where}: expected a sentence first`);
      if (line.trim() !== "> none") sentence.incidents.push(readIncident(line.slice(2), where));
    } else {
      // A line without a stop is a headline: a paragraph of its own.
      if (article.text !== "") article.text += /[.!?؟…:]["”»)]*$/.test(article.text) ? " " : "\n\n";
      const start = article.text.length;
      article.text += line.trim();
      article.sentences.push({ start, end: article.text.length, incidents: [] });
    }
  }
  return articles;
}

function readHeading(line: string): GoldIncidentArticle {
  const [id = "", outlet = "", language = "", publishedOn = ""] = line
    .slice(3)
    .split("|")
    .map(part => part.trim());
  if (language !== "en" && language !== "ar")
    throw new Error(`${id}: language is "${language}", expected "en" or "ar"`);
  return { id, outlet, language, publishedOn, text: "", sentences: [] };
}

function readIncident(line: string, where: string): GoldIncident {
  const fields = new Map(
    line
      .trim()
      .split(/\s+/)
      .map(part => part.split("=", 2) as [string, string]),
  );
  for (const field of FIELDS) if (!fields.has(field)) throw new Error(`${where}: "${field}=" is missing`);
  for (const name of fields.keys())
    if (name !== EVENT && !FIELDS.some(field => field === name)) throw new Error(`${where}: unknown field "${name}"`);
  const stated = (field: (typeof FIELDS)[number]) => (fields.get(field) === "-" ? null : (fields.get(field) ?? null));
  const type = INCIDENT_TYPES.find(known => known === fields.get("type"));
  const status = STATUSES.find(known => known === fields.get("status"));
  if (type === undefined) throw new Error(`${where}: unknown type "${fields.get("type")}"`);
  if (status === undefined) throw new Error(`${where}: unknown status "${fields.get("status")}"`);
  return {
    type,
    subtype: fields.get("subtype") ?? "",
    status,
    placeId: stated("place"),
    date: readDate(stated("date"), where),
    deaths: stated("deaths"),
    injuries: stated("injuries"),
    by: stated("by"),
    against: stated("against"),
    event: fields.get(EVENT) ?? null,
  };
}

function readDate(stated: string | null, where: string): GoldIncident["date"] {
  if (stated === null) return null;
  const [first = "", last] = stated.split("..");
  if (last !== undefined) return { from: firstDay(first, where), to: lastDay(last, where), precision: "range" };
  const precision = first.length === 4 ? "year" : first.length === 7 ? "month" : "day";
  return { from: firstDay(first, where), to: lastDay(first, where), precision };
}

function firstDay(date: string, where: string): string {
  if (!/^\d{4}(-\d\d(-\d\d)?)?$/.test(date)) throw new Error(`${where}: "${date}" is no date`);
  return date + "-01-01".slice(date.length - 4);
}

function lastDay(date: string, where: string): string {
  const first = firstDay(date, where);
  if (date.length === 10) return first;
  if (date.length === 4) return `${date}-12-31`;
  const [year = 0, month = 0] = date.split("-").map(Number);
  return `${date}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}
