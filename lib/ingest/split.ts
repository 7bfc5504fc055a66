// From a decoded file to the articles in it: boundaries, stated metadata, boilerplate. Pure of clock and chance.

import { createHash } from "node:crypto";
import type { SaidMeaning } from "@/lib/review";
import type { Article, Boilerplate, Language, Span } from "@/lib/types";
import type { LongerReason, Reason } from "./boilerplate";
import { type DateOrder, dateOrder, findDates } from "./dates";
import { findHeaders, type Header } from "./headers";
import { type Line, lettersOf, readLines, sameTitle } from "./lines";
import { frontMatterBlocks, headerFacts, type Known, knownFrom, publishedOn } from "./metadata";

/** An article with its place in the file it was found in: `text === file.slice(start, end)`. */
export interface FoundArticle extends Article, Span {
  /** What a person has said in a review that names of it mean, with offsets into its text. */
  corrections?: SaidMeaning[];
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

/** A tail may hold this share of an article, and this many characters, after its first marker. */
const TAIL = { share: 0.4, length: 2500 };

/** A line belongs to the outlet if it appears in this many articles and in this share of them; longer lines are prose. */
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
  // "2021-06-29 Road reopens.txt": the last resort, and only if the file is one article.
  const inName = named && !named.publishedOn ? findDates(baseName(options.fileName))[0]?.range : null;
  if (named && inName?.precision === "day") return [{ ...named, publishedOn: inName, dateEvidence: "file name" }];
  return markRepeated(articles);
}

/** Lines that appear in many articles of a file belong to the outlet, not to the articles. Ids do not depend on this. */
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

function readSection(file: string, section: Span, options: SplitOptions, order: DateOrder): FoundArticle[] {
  const lines = readLines(file.slice(section.start, section.end), order).map(line => ({
    ...line,
    start: line.start + section.start,
    end: line.end + section.start,
  }));
  const filled = lines.filter(line => line.look.is !== "blank");
  if (!filled.some(line => /\p{L}/u.test(line.text))) return [];
  const headers = findHeaders(filled, options.whole === true);
  // Of what is known of a file with several articles, only the source and the date hold for each of them.
  const { source, publishedOn: date, noDate = "" } = options.known ?? {};
  const each = headers.length === 1 ? options : { ...options, known: source ? { source } : {} };
  return headers.flatMap((header, i) => {
    const part = filled.slice(header.from, headers[i + 1]?.from ?? filled.length);
    const article = readArticle(file, part, header, each);
    if (article && !article.publishedOn)
      return { ...article, publishedOn: date?.range ?? null, dateEvidence: date?.evidence ?? noDate };
    return article ?? [];
  });
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
    if (rest > Math.min(TAIL.length, total * TAIL.share)) break;
    const ends = line.look.is === "tail" && line.look.strong;
    const afterRule = line.look.is === "rule" && isAboutAuthor(body[i + 1], author);
    if (ends || afterRule) cut = i;
  }
  let reason: Reason | "" = "";
  // Boxes and buttons also appear between the paragraphs of a page; the article may continue after them.
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

/** Boxes that appear in the middle of articles as often as at the end. */
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

/** "clippings/june.zip/3.html" -> "3.html". */
export function baseName(name: string): string {
  return name.split(/[\\/]/).filter(Boolean).at(-1) || name;
}
