// From a decoded file to the articles in it: boundaries, stated metadata, boilerplate. Pure of clock and chance.

import { createHash } from "node:crypto";
import type { Article, Boilerplate, DateRange, Language, Span } from "@/lib/types";
import type { LongerReason, Reason } from "./boilerplate";
import { dateOrder, dayRange, findDates, monthRange, type StatedDate, yearOf } from "./dates";
import { type LabelKey, type Line, readLines } from "./lines";
import { baseName } from "./reader";

/** An article with its place in the file it was found in: `text === file.slice(start, end)`. */
export interface FoundArticle extends Article, Span {}

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
}

export interface SplitOptions {
  /** The file's name or path; its last part is the source where no outlet is stated. */
  fileName: string;
  /** The text is one article; no boundaries are looked for. */
  whole?: boolean;
  /** See SourceDocument. */
  shaped?: boolean;
  known?: Known;
  /** Stretches of the file that are known to be boilerplate. */
  boilerplate?: readonly Boilerplate[];
}

const DEFAULTS = {
  /** Evidence a header needs to begin an article inside a file, and at its first line. */
  headerScore: 2.5,
  firstHeaderScore: 1.5,
  /** Non-empty lines that a header may span. */
  headerLines: 8,
  /** Letters of prose that an article needs to stand alone. */
  minimumProse: 120,
  /** A tail may hold this share of an article, and this many characters, after its first marker. */
  tailShare: 0.4,
  tailLength: 2500,
};

/** A line is the outlet's when it stands in so many articles, and in such a share of them; longer lines are prose. */
const REPEATED = { articles: 3, share: 0.3, length: 400, reason: "stands in" } as const;

/**
 * The articles of a file, in order. A boundary needs general evidence: a line shaped like a headline, with date, byline,
 * label or repeated title lines around it, better after a tail. A file without such evidence is one article; a file
 * without a letter holds none.
 */
export function splitArticles(fileText: string, options: SplitOptions): FoundArticle[] {
  const order = dateOrder(fileText);
  const blocks = options.whole ? null : frontMatterBlocks(fileText);
  if (blocks) {
    return blocks.flatMap(block => {
      const known = { ...options.known, ...knownFrom(block.fields, order, "front matter") };
      return readSection(fileText, block, { ...options, known, whole: true }, order);
    });
  }
  const articles = readSection(fileText, { start: 0, end: fileText.length }, options, order);
  const named = articles.length === 1 ? articles[0] : undefined;
  // "2021-06-29 Road reopens.txt": the last resort, and only where the file is one article.
  const inName = named && !named.publishedOn ? findDates(baseName(options.fileName))[0]?.range : null;
  if (named && inName?.precision === "day") return [{ ...named, publishedOn: inName, dateEvidence: "file name" }];
  return markRepeated(articles);
}

/** Lines that stand in many articles of a file are the outlet's, not the articles'. Ids do not depend on it. */
export function markRepeated(articles: FoundArticle[]): FoundArticle[] {
  if (articles.length < REPEATED.articles) return articles;
  const counts = new Map<string, number>();
  const linesOf = articles.map(({ text }) =>
    readLines(text, "unknown").filter(line => line.look.is !== "blank" && line.text.length <= REPEATED.length),
  );
  for (const lines of linesOf) {
    for (const key of new Set(lines.map(line => lettersOf(line.text)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return articles.map((article, i) => {
    const spans = (linesOf[i] as Line[]).flatMap(({ text, start, end }) => {
      const count = counts.get(lettersOf(text)) ?? 0;
      const repeated = count >= Math.max(REPEATED.articles, articles.length * REPEATED.share) && /\p{L}/u.test(text);
      return repeated && !sameTitle(text, article.title)
        ? [{ start, end, reason: `${REPEATED.reason} ${count} articles of the file` satisfies LongerReason }]
        : [];
    });
    const free = spans.filter(
      span => !article.boilerplate.some(known => known.start < span.end && span.start < known.end),
    );
    return free.length === 0
      ? article
      : { ...article, boilerplate: mergeSpans([...article.boilerplate, ...free], 0, article.text.length) };
  });
}

function readSection(
  file: string,
  section: Span,
  options: SplitOptions,
  order: ReturnType<typeof dateOrder>,
): FoundArticle[] {
  const lines = readLines(file.slice(section.start, section.end), order).map(line => ({
    ...line,
    start: line.start + section.start,
    end: line.end + section.start,
  }));
  const filled = lines.filter(line => line.look.is !== "blank");
  if (!filled.some(line => /\p{L}/u.test(line.text))) return [];
  const headers = findHeaders(filled, options.whole === true);
  // What is known of a file as a whole holds for each of its articles only in part.
  const { source, publishedOn: date } = options.known ?? {};
  const each = headers.length === 1 ? options : { ...options, known: source ? { source } : {} };
  return headers.flatMap((header, i) => {
    const part = filled.slice(header.from, headers[i + 1]?.from ?? filled.length);
    const article = readArticle(file, part, header, each);
    if (article && !article.publishedOn && date)
      return { ...article, publishedOn: date.range, dateEvidence: date.evidence };
    return article ?? [];
  });
}

/** Where an article begins: indexes into the non-empty lines. `title` is null where no headline was found. */
interface Header {
  from: number;
  title: number | null;
  /** First line after the header. */
  body: number;
  /** The outlet's own line above date and title, as databases export it. */
  source?: number;
}

function findHeaders(lines: Line[], whole: boolean): Header[] {
  const skipped = lines.findIndex(line => line.look.is !== "rule");
  const first = headerAt(lines, skipped, DEFAULTS.firstHeaderScore) ?? plainHeader(lines, skipped);
  const headers = [first];
  if (whole) return headers;
  const regular = regularStarts(lines);
  const dateFirst = first.title !== null && first.title > first.from;
  for (let i = first.body; i < lines.length; i++) {
    const header =
      headerAt(lines, i, DEFAULTS.headerScore, dateFirst) ?? (regular.has(i) ? plainHeader(lines, i) : null);
    if (!header) continue;
    const before = headers.at(-1);
    // What is too short to be an article is a part of its neighbour: a timeline's entries, a list of headlines.
    if (before && proseLength(lines, before.body, header.from) < DEFAULTS.minimumProse) continue;
    if (proseLength(lines, header.body, lines.length) < DEFAULTS.minimumProse) break;
    headers.push(header);
    i = header.body - 1;
  }
  return headers;
}

/** A text that begins with a short line and then prose has that line as its title; otherwise it has none. */
function plainHeader(lines: Line[], at: number): Header {
  const first = lines[at];
  const second = lines[at + 1];
  const titled =
    first?.look.is === "headline" &&
    second !== undefined &&
    (second.gapBefore || first.look.level > 0 || isSeparated(lines, at));
  return titled ? { from: at, title: at, body: at + 1 } : { from: at, title: null, body: at };
}

function isSeparated(lines: Line[], at: number): boolean {
  return lines[at - 1]?.look.is === "rule" && lines[at + 1]?.look.is === "prose";
}

/**
 * Where the file's own regularity shows articles: every top-level heading, where there are several with prose under each;
 * every headline under a rule, where all rules of that kind have one.
 */
function regularStarts(lines: Line[]): Set<number> {
  const levels = lines.flatMap(line => (line.look.is === "headline" && line.look.level > 0 ? [line.look.level] : []));
  const top = Math.min(...levels);
  const headings = lines.flatMap((line, i) => (line.look.is === "headline" && line.look.level === top ? [i] : []));
  const startsWithHeading = headings[0] !== undefined && proseLength(lines, 0, headings[0]) === 0;
  if (headings.length > 1 && (top === 1 || startsWithHeading)) return new Set(headings);

  const rules = lines.flatMap((line, i) =>
    line.look.is === "rule" && i < lines.length - 1 && /^([-_=#~])\1{4,}$|\d of \d|\f/.test(line.text) ? [i] : [],
  );
  const starts = rules.map(i => i + 1);
  const regular = starts.every((start, k) => {
    const headed = lines[start]?.look.is === "headline" || lines[start]?.look.is === "date";
    return headed && proseLength(lines, start, rules[k + 1] ?? lines.length) >= DEFAULTS.minimumProse;
  });
  return new Set(regular ? starts : []);
}

/** The header that begins at line `at`, if the evidence for one reaches `needed`. */
function headerAt(lines: Line[], at: number, needed: number, dateFirst = false): Header | null {
  const first = lines[at];
  if (!first) return null;
  const before = lines[at - 1]?.look;
  const afterEnd = before === undefined || before.is === "tail" || before.is === "rule";
  let score = afterEnd ? 1 : 0;
  let title: number | null = null;
  // "2 of 3 DOCUMENTS": then outlet, date, title, and labels under it.
  const exported = /\d of \d/.test(lines[at - 1]?.text ?? "");
  let source: number | undefined;
  let deck = false;
  let evidence = 0;
  let i = at;
  for (; i < lines.length && i < at + DEFAULTS.headerLines; i++) {
    const line = lines[i] as Line;
    const { look } = line;
    if (look.is === "date") {
      score += 2;
      evidence++;
    } else if (look.is === "byline") {
      score += look.posted ? 2.5 : 2;
      evidence++;
    } else if (look.is === "label") {
      score += look.key === "title" ? 2.5 : 1;
      evidence++;
      if (look.key === "title" && title === null) title = i;
    } else if (title !== null && sameTitle(line.text, (lines[title] as Line).text)) {
      score += 2;
      evidence++;
    } else if (look.is === "headline") {
      if (title === null) title = i;
      // One line between title and evidence may be a deck; a second one is something else.
      else if (!deck && evidence === 0 && hasEvidence(lines[i + 1])) deck = true;
      else if (exported && source === undefined && title === at && hasEvidence(lines[i + 1])) {
        source = at;
        title = i;
      } else break;
    } else if (
      look.is === "prose" &&
      title === null &&
      i === at &&
      afterEnd &&
      line.text.length <= 200 &&
      hasEvidence(lines[i + 1])
    ) {
      // After a tail, even a line with a full stop is a headline where a date or byline follows.
      title = i;
    } else break;
  }
  const next = lines[i]?.look;
  const dateline = next?.is === "prose" ? next.dateline : "none";
  if (dateline !== "none" && title === i - 1) evidence++;
  if (title === null || evidence === 0) return null;
  // A date or byline above the headline belongs to it only where nothing else can claim it, or where the file does so.
  const claimed = source === undefined && !afterEnd && !(dateFirst && before?.is === "prose");
  if (title > at && claimed && first.look.is !== "label") return null;
  if (first.gapBefore) score += 0.5;
  if (dateline !== "none") score += dateline === "full" ? 2 : 1.5;
  if (score < needed) return null;
  return source === undefined ? { from: at, title, body: i } : { from: at, title, body: i, source };
}

function hasEvidence(line: Line | undefined): boolean {
  return line?.look.is === "date" || line?.look.is === "byline" || line?.look.is === "label";
}

function proseLength(lines: Line[], from: number, to: number): number {
  let length = 0;
  for (let i = from; i < to && length < DEFAULTS.minimumProse; i++) {
    const line = lines[i];
    if (line?.look.is === "prose") length += line.text.length;
  }
  return length;
}

function readArticle(file: string, lines: Line[], header: Header, options: SplitOptions): FoundArticle | null {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return null;
  const { start } = first;
  const { end } = last;
  const head = lines.slice(0, header.body - header.from);
  const titleLine = header.title === null ? undefined : lines[header.title - header.from];
  const body = lines.slice(head.length);
  const known = options.known ?? {};

  const boilerplate = (options.boilerplate ?? []).filter(span => span.start < end && span.end > start);
  const mark = (line: Line, reason: LongerReason) => boilerplate.push({ start: line.start, end: line.end, reason });
  const facts = headerFacts(head);
  const outlet = header.source === undefined ? undefined : lines[header.source - header.from];
  if (outlet) {
    facts.source ||= outlet.text;
    mark(outlet, "source line");
  }
  for (const line of head) {
    const { look } = line;
    if (look.is === "date") mark(line, "date line");
    else if (look.is === "byline") mark(line, "byline");
    else if (look.is === "label") mark(line, `${look.key} line`);
    else if (line !== titleLine && titleLine && sameTitle(line.text, titleLine.text)) mark(line, "title repeated");
  }
  const title = facts.title || (titleLine ? cleanTitle(titleLine.text) : "") || known.title || known.maybeTitle || "";
  for (const line of body.slice(0, 3)) {
    if (title !== "" && sameTitle(line.text, title)) mark(line, "title repeated");
  }
  const tails = markTails(body, facts.author || known.author || "", options.shaped === true);
  for (const { line, reason } of tails) mark(line, reason);

  const copyright = tails.map(({ line }) => line.look).find(look => look.is === "tail" && look.year !== null);
  const site = tails.map(({ line }) => (line.look.is === "tail" ? line.look.site : "")).find(Boolean) ?? "";
  const year = copyright?.is === "tail" ? copyright.year : null;
  const published = known.publishedOn ?? publishedOn(facts.date, year, body) ?? { range: null, evidence: "" };
  const text = file.slice(start, end);
  const spans = mergeSpans(boilerplate, start, text.length);
  const shownTitle = known.title || title || firstWords(body) || firstWords(lines);
  if (shownTitle === "") return null;
  return {
    id: articleId(shownTitle, text, spans),
    title: shownTitle,
    author: known.author || facts.author,
    source: known.source || facts.source || site || baseName(options.fileName),
    url: known.url || facts.url,
    publishedOn: published.range,
    dateEvidence: published.evidence,
    language: known.language ?? languageOf(text),
    text,
    boilerplate: spans,
    start,
    end,
  };
}

interface HeaderFacts {
  title: string;
  author: string;
  source: string;
  url: string;
  date: { stated: StatedDate; evidence: string } | null;
}

function headerFacts(head: Line[]): HeaderFacts {
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
function publishedOn(
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

/** Lines of the body that are not its prose: single ones anywhere, and everything after the marker that ends it. */
function markTails(body: Line[], author: string, shaped: boolean): { line: Line; reason: LongerReason }[] {
  const marked = new Map<Line, LongerReason>();
  for (const line of body) if (line.look.is === "tail") marked.set(line, line.look.reason);

  const total = body.reduce((sum, line) => sum + line.text.length, 0);
  let rest = 0;
  let cut = body.length;
  for (let i = body.length - 1; i >= 0; i--) {
    const line = body[i] as Line;
    rest += line.text.length;
    if (rest > Math.min(DEFAULTS.tailLength, total * DEFAULTS.tailShare)) break;
    const ends = line.look.is === "tail" && line.look.strong;
    const afterRule = line.look.is === "rule" && isAboutAuthor(body[i + 1], author);
    if (ends || afterRule) cut = i;
  }
  let reason: Reason | "" = "";
  // Boxes and buttons stand between the paragraphs of a page, too; what comes after them may go on.
  let soft = true;
  for (const line of body.slice(cut)) {
    if (line.look.is === "tail") {
      reason = line.look.reason;
      soft &&= shaped || SOFT.has(reason);
    }
    if (marked.has(line)) continue;
    if (soft && isSentence(line) && !isAboutAuthor(line, author)) continue;
    if (isAboutAuthor(line, author)) marked.set(line, "note about the author");
    else if (line.look.is === "rule") marked.set(line, "rule");
    else marked.set(line, reason === "" ? "after the article's end" : `after the article's end (${reason})`);
  }
  for (const line of body) if (line.look.is === "rule" && !marked.has(line)) marked.set(line, "rule");
  return [...marked].map(([line, why]) => ({ line, reason: why })).sort((a, b) => a.line.start - b.line.start);
}

/** Boxes that stand in the middle of articles as often as at their end. */
const SOFT = new Set(["share buttons", "advertisement", "newsletter or cookie notice", "donation appeal"]);

function isSentence({ text, look }: Line): boolean {
  return look.is === "prose" && text.length >= 80 && /[.!?…۔؟]["”’»')\]]?$/.test(text);
}

/** "Jane Doe is a reporter ..." at the end: a sentence that names the author and says what the author is. */
function isAboutAuthor(line: Line | undefined, author: string): boolean {
  const surname = author.split(/[\s,]+/).at(-1) ?? "";
  if (!line || surname.length < 3 || line.text.length > 600) return false;
  return (
    line.text.includes(surname) && /\b(?:is|was|writes|reports|covers|works)\b|كاتب|صحفي/.test(line.text.slice(0, 160))
  );
}

function cleanTitle(line: string): string {
  return line
    .replace(/^#{1,6}\s+/, "")
    .replace(/\s+#+$/, "")
    .replace(/\s+/g, " ")
    .trim();
}

function sameTitle(a: string, b: string): boolean {
  // Paragraphs are no titles, and their letters are many.
  if (a.length > 3 * b.length + 20 || b.length > 3 * a.length + 20) return false;
  const left = lettersOf(a);
  return left.length >= 4 && left === lettersOf(b);
}

/** Letters and digits in lower case, one space between words. */
function lettersOf(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9\u0080-\uffff]+/g, " ");
  if (!/[\u0080-\uffff]/.test(plain)) return plain.trim();
  return plain
    .replace(/(?:[^\p{L}\p{N} ]+ ?)+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

function firstWords(lines: Line[]): string {
  const prose = lines.find(line => line.look.is === "prose" || line.look.is === "headline");
  if (!prose) return "";
  const words = prose.text.split(/\s+/).slice(0, 12).join(" ").slice(0, 120);
  return words.length < prose.text.length ? `${words} …` : words;
}

/** Sorted, without overlaps, inside the article, with offsets into its text. */
function mergeSpans(spans: Boilerplate[], shift: number, length: number): Boilerplate[] {
  const merged: Boilerplate[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(span.start - shift, merged.at(-1)?.end ?? 0);
    const end = Math.min(span.end - shift, length);
    if (start < end) merged.push({ start, end, reason: span.reason });
  }
  return merged;
}

/** Arabic where most letters are of the Arabic script, else English. */
export function languageOf(text: string): Language {
  const length = Math.min(text.length, 20_000);
  let arabic = 0;
  let letters = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const latin = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit < 0x600);
    // Arabic, Arabic Supplement and Extended, presentation forms; its digits and signs stand below and between.
    const isArabic =
      (unit >= 0x620 && unit <= 0x6d5) || (unit >= 0x750 && unit <= 0x8ff) || (unit >= 0xfb50 && unit <= 0xfefc);
    if (isArabic) arabic++;
    if (latin || isArabic) letters++;
  }
  return arabic * 2 > letters ? "ar" : "en";
}

/** The same words give the same id, whatever the white space, punctuation and surroundings of the copy. */
export function articleId(title: string, text: string, boilerplate: readonly Boilerplate[]): string {
  let body = "";
  let at = 0;
  for (const span of boilerplate) {
    if (span.reason.startsWith(REPEATED.reason)) continue;
    body += `${text.slice(at, Math.max(at, span.start))}\n`;
    at = Math.max(at, span.end);
  }
  body += text.slice(at);
  const words = lettersOf(body);
  const lead = lettersOf(title);
  const content = words.startsWith(lead) ? words : `${lead} ${words}`;
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

interface Block extends Span {
  fields: Map<string, string>;
}

/** `---` lines around `key: value` lines begin an article each, however many a file holds; null where there are none. */
function frontMatterBlocks(file: string): Block[] | null {
  if (!/^\ufeff?\s{0,200}---[ \t]*\r?\n/.test(file)) return null;
  const fence =
    /^---[ \t]*\r?\n((?:[\p{L}][\p{L}\w -]{0,40}:[^\n]*\n|[ \t]+[^\n]*\n|[ \t]*#[^\n]*\n){1,60})---[ \t]*(?:\r?\n|$)/gmu;
  const blocks: Block[] = [];
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
function dateOfField(
  value: string,
  order: ReturnType<typeof dateOrder>,
): Pick<StatedDate, "range" | "note"> | undefined {
  const [, year = "", month = ""] = value.trim().match(/^((?:19|20)\d{2})(?:-(0[1-9]|1[0-2]))?$/) ?? [];
  if (year !== "")
    return { range: month === "" ? yearOf(Number(year)) : monthRange(Number(year), Number(month)), note: "" };
  return findDates(value, order)[0];
}

/** Metadata from named fields (front matter, columns, JSON members). */
export function knownFrom(fields: Map<string, string>, order: ReturnType<typeof dateOrder>, evidence: string): Known {
  const field = (key: LabelKey) => FIELD_NAMES[key].map(name => fields.get(name)).find(Boolean) ?? "";
  const known: Known = {};
  if (field("title")) known.title = field("title");
  if (field("author")) known.author = field("author");
  if (field("source")) known.source = field("source");
  if (field("url")) known.url = field("url");
  if (/^(?:ar|en)\b/i.test(field("language")))
    known.language = field("language").toLowerCase().startsWith("ar") ? "ar" : "en";
  const date = dateOfField(field("date"), order);
  if (date?.range) known.publishedOn = { range: date.range, evidence: withNote(evidence, date.note) };
  return known;
}
