// What is stated of an article, other than by its prose: in front matter, named fields, and the lines of its header.

import type { DateRange, Language, Span } from "@/lib/types";
import { type DateOrder, dayRange, findDates, monthRange, type StatedDate, yearOf } from "./dates";
import type { LabelKey, Line } from "./lines";

/** What is known of an article before its text is read, from a format that says so (meta tags, feed entries, columns). */
export interface Known {
  title?: string;
  /** A title to take where the text itself shows none: a page's may be its site's. */
  maybeTitle?: string;
  author?: string;
  source?: string;
  url?: string;
  language?: Language;
  publishedOn?: { range: DateRange; evidence: string };
  /** A date that is stated where one belongs, and is none ("31/02/2021"): what is said instead of how the date is known. */
  noDate?: string;
}

interface FrontMatter extends Span {
  fields: Map<string, string>;
}

/** `---` lines around `key: value` lines begin an article each, however many a file holds; null where there are none. */
export function frontMatterBlocks(file: string): FrontMatter[] | null {
  if (!/^\ufeff?\s{0,200}---[ \t]*\r?\n/.test(file)) return null;
  const fence =
    /^---[ \t]*\r?\n((?:[\p{L}][\p{L}\w -]{0,40}:[^\n]*\n|[ \t]+[^\n]*\n|[ \t]*#[^\n]*\n){1,60})---[ \t]*(?:\r?\n|$)/gmu;
  const blocks: FrontMatter[] = [];
  for (const m of file.matchAll(fence)) {
    const before = blocks.at(-1);
    if (before) before.end = m.index;
    blocks.push({ start: m.index + m[0].length, end: file.length, fields: frontMatterFields(m[1] ?? "") });
  }
  return blocks.length > 0 ? blocks : null;
}

function frontMatterFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [, key = "", value = ""] = line.match(/^([\p{L}][\p{L}\w -]*):\s*(.*?)\s*$/u) ?? [];
    if (key !== "") fields.set(key.trim().toLowerCase(), value.replace(/^(["'])(.*)\1$/, "$2"));
  }
  return fields;
}

/** Field names under which formats state an article's metadata, most telling first. */
export const FIELD_NAMES: Record<LabelKey, string[]> = {
  title: ["title", "headline", "العنوان"],
  author: ["author", "authors", "byline", "by", "creator", "الكاتب"],
  source: ["source", "publisher", "publication", "outlet", "site", "المصدر"],
  date: [
    "date",
    "published",
    "publishedon",
    "published_on",
    "published_at",
    "publishedat",
    "pubdate",
    "date_published",
    "التاريخ",
  ],
  url: ["url", "link", "permalink", "الرابط"],
  language: ["language", "lang", "اللغة"],
};

/** A field that is known to be a date may also be a bare month or year. */
export function dateOfField(value: string, order: DateOrder): Pick<StatedDate, "range" | "note"> | undefined {
  const [, year = "", month = ""] = value.trim().match(/^((?:19|20)\d{2})(?:-(0[1-9]|1[0-2]))?$/) ?? [];
  if (year !== "")
    return { range: month === "" ? yearOf(Number(year)) : monthRange(Number(year), Number(month)), note: "" };
  return findDates(value, order)[0];
}

/** Metadata from named fields (front matter, columns, JSON members). */
export function knownFrom(fields: Map<string, string>, order: DateOrder, evidence: string): Known {
  const field = (key: LabelKey) => FIELD_NAMES[key].map(name => fields.get(name)).find(Boolean) ?? "";
  const known: Known = {};
  if (field("title")) known.title = field("title");
  if (field("author")) known.author = field("author");
  if (field("source")) known.source = field("source");
  if (field("url")) known.url = field("url");
  if (/^(?:ar|en)\b/i.test(field("language")))
    known.language = field("language").toLowerCase().startsWith("ar") ? "ar" : "en";
  const written = field("date");
  const date = dateOfField(written, order);
  if (date?.range) known.publishedOn = { range: date.range, evidence: withNote(evidence, date.note) };
  else if (written !== "") known.noDate = withNote(evidence, `"${written.slice(0, 40)}" could not be read as a date`);
  return known;
}

/** What the lines of a header state. */
export interface HeaderFacts {
  title: string;
  author: string;
  source: string;
  url: string;
  date: { stated: StatedDate; evidence: string } | null;
}

export function headerFacts(head: Line[]): HeaderFacts {
  const facts: HeaderFacts = { title: "", author: "", source: "", url: "", date: null };
  for (const { look } of head) {
    if (look.is === "date") facts.date ??= { stated: look.date, evidence: "date line" };
    if (look.is === "byline") {
      facts.author ||= look.author;
      facts.source ||= look.source;
      if (look.date) facts.date ??= { stated: look.date, evidence: look.posted ? "posted-on line" : "byline" };
    }
    if (
      look.is === "label" &&
      (look.key === "title" || look.key === "author" || look.key === "source" || look.key === "url")
    ) {
      facts[look.key] ||= look.value;
    }
  }
  return facts;
}

/** The stated date; a day without a year takes the year of the copyright line, and a year alone stays a year. */
export function publishedOn(
  date: HeaderFacts["date"],
  copyrightYear: number | null,
  body: Line[],
): { range: DateRange; evidence: string } | null {
  const stated = date?.stated;
  if (stated?.range) return { range: stated.range, evidence: withNote(date?.evidence ?? "", stated.note) };
  const monthDay = stated?.monthDay;
  if (monthDay && copyrightYear !== null) {
    const range = dayRange(copyrightYear, monthDay.month, monthDay.day);
    if (range) return { range, evidence: `${date?.evidence}, year from the copyright line` };
  }
  // BAGHDAD, June 29, 2021 (Agency) - ...
  const opening = body[0];
  if (opening?.look.is === "prose" && opening.look.dateline !== "none") {
    const inLine = findDates(opening.text.slice(0, 80))[0];
    if (inLine?.range?.precision === "day") return { range: inLine.range, evidence: "dateline" };
  }
  if (copyrightYear !== null) return { range: yearOf(copyrightYear), evidence: "copyright year" };
  return null;
}

function withNote(evidence: string, note: string): string {
  return note === "" ? evidence : `${evidence} (${note})`;
}
