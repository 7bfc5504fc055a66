// What one line of a source file looks like: headline, date line, byline, tail, prose. Split draws boundaries from it.

import type { Reason } from "./boilerplate";
import { type DateOrder, findDates, type StatedDate } from "./dates";

/** A line with its place in the file; `text` is trimmed and `start`/`end` bound the trimmed part. */
export interface Line {
  text: string;
  start: number;
  end: number;
  look: Look;
  /** Whether an empty line (or the file's start) stands before it. */
  gapBefore: boolean;
}

export type Look =
  | { is: "blank" }
  /** A line that holds a date and nothing else. */
  | { is: "date"; date: StatedDate }
  /** Who wrote it, and what else the line says. */
  | { is: "byline"; author: string; source: string; date: StatedDate | null; posted: boolean }
  /** `Title: ...`, `Source: ...` and the like. */
  | { is: "label"; key: LabelKey; value: string }
  /** Could be a headline: short, begins like one, does not end like a sentence. */
  | { is: "headline"; level: number }
  /** What comes after or around articles; `strong` if it ends the article. */
  | { is: "tail"; reason: Reason; strong: boolean; year: number | null; site: string }
  /** ----- and the like. */
  | { is: "rule" }
  /** `dateline`: it opens with a place and a dash; "full" with an agency, a country or a date in it. */
  | { is: "prose"; dateline: "none" | "bare" | "full" };

export type LabelKey = "title" | "author" | "source" | "date" | "url" | "language";

/** Longest line that can be anything but prose. The patterns below never see longer ones. */
const MAX_SHORT = 400;

const LABELS: [LabelKey, RegExp][] = [
  ["title", /^(?:title|headline|العنوان|عنوان)\s*[:：]\s*(.+)$/i],
  ["author", /^(?:author|byline|writer|reporter|الكاتب|المؤلف)\s*[:：]\s*(.+)$/i],
  ["source", /^(?:source|publisher|publication|outlet|newspaper|المصدر|الناشر)\s*[:：]\s*(.+)$/i],
  ["url", /^(?:url|link|permalink|address|الرابط)\s*[:：]\s*(\S+)$/i],
  ["language", /^(?:language|lang|اللغة)\s*[:：]\s*(\S+)$/i],
];

/** Words that may stand around a date in a date line. */
const DATE_WORDS =
  /\b(?:first |last )?(?:date|dated|published|publication|posted|updated|modified|released|issued|created|on|at|the|of|gmt|utc|edt|est|pst|pdt|cet|bst|ast|am|pm|a\.m\.|p\.m\.|hrs|local time|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.?|تاريخ|النشر|نشر|نشرت|في|بتاريخ|آخر|تحديث|الساعة|بتوقيت|غرينتش|يوم|الموافق|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|الأحد|الاحد|هـ|هجري[ةه]?|ميلادي[ةه]?|(?<!\p{L})[مصه](?!\p{L})/giu;

const BYLINE =
  /^(?:(?:posted|published|written|reported|compiled|edited|translated)\s+(?:on\s+)?(.{0,60}?)\s*)?\bby\b[\s:]+(.{2,120})$/i;
const POSTED_ON = /^(?:posted|published|filed|written)\s+(?:on|in|at|by)\b/i;
const BYLINE_AR = /^(?:بقلم|كتب[هت]?|إعداد|اعداد|تقرير|مراسل|ترجمة)\s*[:：/-]?\s+(.{2,80})$/;
/** What follows "By" must be names: no sentence, and no more than a few small words. */
const SMALL_NAME_WORDS = new Set(
  "and al el bin ibn abu van von de der la le for in at of the staff agencies correspondent reporter special to news".split(
    " ",
  ),
);

/** A line made of these words alone is a row of buttons. */
const SHARE_WORDS = new Set(
  "share like tweet pin email print save follow subscribe whatsapp telegram facebook twitter linkedin reddit tumblr pinterest pocket x شارك تويتر فيسبوك واتساب تيليغرام طباعة".split(
    " ",
  ),
);
const SHARE_SMALL = new Set("this it on via us to with and now the article friends me المقال على".split(" "));

/** Headings and lines of what surrounds articles. Whole lines, any language; `strong` ends the article. */
const TAILS: { reason: Reason; strong: boolean; pattern: RegExp }[] = [
  {
    reason: "related items",
    strong: true,
    pattern:
      /^(?:(?:related|recommended|similar|more|other|latest|popular|trending|most (?:read|popular|viewed))\s+(?:(?:news|posts?|articles?|stories|story|videos?|topics?|content|items?|links?|coverage|reading|on this|from|by|in)\b.{0,60}|:)|you (?:may|might) (?:also )?(?:like|be interested).{0,40}|(?:read|see|watch) (?:also|more|next)|also (?:read|see)|keep reading|مواضيع (?:ذات صلة|متعلقة|مشابهة)|أخبار (?:ذات صلة|متعلقة)|مقالات (?:ذات صلة|مشابهة)|اقرأ أيضا?ً?|اقرأ المزيد|المزيد من.{0,40})\s*:?$/i,
  },
  {
    reason: "link to another item",
    strong: false,
    pattern:
      /^(?:(?:read|see|watch)(?: also| more| next)?|also read|related|more|اقرأ أيضا?ً?|شاهد)\s*[:：»>]\s*.{3,200}$/i,
  },
  {
    reason: "share buttons",
    strong: true,
    pattern:
      /^(?:like loading\.{0,3}|loading\.{3}|click to (?:share|email|print).{0,60}|%[ds]\s.{0,60}|\d+ (?:shares?|comments?|views?|likes?)|leave a (?:reply|comment).{0,40}|(?:no|add) comments?(?: yet)?|comments?(?: are closed\.?|:| \(\d+\))?|(?:follow|find|like|join) us (?:on|at)\b.{0,120}|تابعونا (?:على|عبر).{0,120})$/i,
  },
  { reason: "advertisement", strong: true, pattern: /^(?:advertisements?|sponsored(?: content)?|إعلان(?:ات)?)$/i },
  {
    reason: "copyright",
    strong: true,
    pattern:
      /(?:©|\(c\)\s*(?:19|20)\d\d|^copyright\b|\ball rights reserved\b|(?:جميع )?(?:ال)?حقوق (?:النشر |الطبع )?محفوظة)/i,
  },
  {
    reason: "proofreading or translation note",
    strong: true,
    pattern:
      /^(?:proof-?read(?:ing)?|edited|editing|fact-?checked|translated|reporting|additional reporting|translation|writing)(?: and (?:edited|editing|writing))?(?: by)?\s*[:：]?\s+(?:by\s+|from\s+)?.{3,160}$/i,
  },
  {
    reason: "tags",
    strong: true,
    pattern:
      /^(?:tags?|tagged(?: (?:as|with|under))?|filed under|categor(?:y|ies)|keywords|topics|posted in|الوسوم|كلمات (?:مفتاحية|دلالية)|التصنيف(?:ات)?)\s*[:：]\s*.{0,300}$/i,
  },
  {
    reason: "donation appeal",
    strong: true,
    pattern:
      /^(?=.*\b(?:donat\w*|contribut\w*|paypal|patreon|support|crowdfund\w*|fund)\b)(?=.*\b(?:your (?:contribution|donation|support|help|gift|generosity)|(?:donate|contribute|give) (?:now|here|today|to us|to our)|support(?:ing)? (?:us|(?:our|my) (?:work|journalism|site|reporting))|(?:with|make|making) a (?:small |monthly )?(?:donation|contribution)|(?:help|please) (?:to )?(?:fund|support|keep))\b)(?=.*\b(?:please|thank|as little as|help|click|readers?|independent|today)\b)/i,
  },
  {
    reason: "newsletter or cookie notice",
    strong: true,
    pattern:
      /^(?:(?=.*\b(?:newsletter|mailing list|inbox|cookies?|privacy policy|terms of (?:use|service)|unsubscribe)\b)(?=.*\b(?:sign up|subscribe|subscribing|we use|this (?:site|website) uses|accept|agree|click|view|read|delivered|unsubscribe|enter your e-?mail)\b).{0,300}|(?:sign up (?:for|to)|subscribe to) (?:our|the|my)\b.{0,80}|(?:enter )?your e-?mail(?: address)?(?: below)?[:.]?|اشترك في (?:النشرة|نشرتنا).{0,80})$/i,
  },
  {
    reason: "disclaimer",
    strong: true,
    pattern: /^(?:disclaimer\b.{0,400}|(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed .{0,400})$/i,
  },
  {
    reason: "picture caption",
    strong: false,
    pattern:
      /^(?:(?:photo|image|picture|file photo|pic|video|watch)(?: (?:credit|by|courtesy(?: of)?|source))?\s*[:：]\s*.{0,200}|\[?(?:image|photo|file photo)\]?|.{10,200}[[(](?:(?:file )?photo|image|getty|reuters|afp|ap)(?:[ /:][^)\]]{0,60})?[\])]\.?)$/i,
  },
  {
    reason: "line of a database record",
    strong: false,
    pattern:
      /^(?:SECTION|LENGTH|LOAD-DATE|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT|GEOGRAPHIC|ORGANIZATION|COUNTRY|INDUSTRY|LANGUAGE)\s*:\s*.{0,200}$/,
  },
  { reason: "bare link", strong: false, pattern: /^(?:https?:\/\/|www\.)\S+$/i },
];

/** A line of signs, a page break, or the counter of an export ("Document 3 of 12"). */
const RULE = /^(?:[-–—_=*#~•·+.\s]{3,}|\f+|(?:document|article|item|story|page)? ?\d{1,5} of \d{1,5}(?: documents)?)$/i;
/** BAGHDAD (Reuters) -, MOSUL, Iraq, June 29 —, بغداد (رويترز) - */
const DATELINE =
  /^(?:[A-Z]{3,}[A-Z'’.\- ]{0,30}(?:,\s[A-Z][A-Za-z. ]{2,20})?(?:,\s[A-Za-z]{3,9}\.?\s\d{1,2}(?:,\s\d{4})?)?\s*(?:\([A-Za-z/ .]{2,25}\)\s*)?[-–—]|[\p{Script=Arabic} ]{3,25}(?:\([^)]{2,25}\)\s*)?[-–—])\s*\S/u;

/** The lines of a file with what each looks like; offsets are UTF-16 code units into `text`. */
export function readLines(text: string, order: DateOrder): Line[] {
  const lines: Line[] = [];
  let gapBefore = true;
  for (let at = 0; at < text.length; ) {
    let next = text.indexOf("\n", at);
    if (next < 0) next = text.length;
    const raw = text.slice(at, next);
    const trimmed = raw.trim();
    const start = at + (raw.length - raw.trimStart().length);
    const look = lookAt(trimmed, order);
    lines.push({ text: trimmed, start, end: start + trimmed.length, look, gapBefore });
    gapBefore = look.is === "blank";
    at = next + 1;
  }
  return lines;
}

/** What one trimmed line looks like by itself. */
function lookAt(line: string, order: DateOrder): Look {
  if (line === "") return { is: "blank" };
  if (RULE.test(line)) return { is: "rule" };
  if (line.length > MAX_SHORT) return longLook(line);
  const text = line.replace(/\s+/g, " ");
  return (
    label(text) ??
    dateLine(text, order) ??
    byline(text, order) ??
    dateWithName(text, order) ??
    tail(text) ??
    headline(text) ??
    prose(text)
  );
}

function longLook(line: string): Look {
  if (line.length <= 2000) {
    const appeal = tail(line, new Set(["donation appeal", "disclaimer"]));
    if (appeal) return appeal;
  }
  return prose(line.slice(0, 120));
}

function prose(line: string): Look {
  const dateline = line.match(DATELINE);
  return { is: "prose", dateline: dateline ? (/[,(]/.test(dateline[0]) ? "full" : "bare") : "none" };
}

function label(line: string): Look | null {
  for (const [key, pattern] of LABELS) {
    const value = line.match(pattern)?.[1];
    if (value && value.length <= 250) return { is: "label", key, value: value.trim() };
  }
  return null;
}

/** A date with nothing but date words, times and separators around it. */
function dateLine(line: string, order: DateOrder): Look | null {
  if (line.length > 120 || !/[\d٠-٩۰-۹]/.test(line)) return null;
  const dates = findDates(line, order);
  const [date] = dates;
  if (!date) return null;
  let rest = line.replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 15));
  for (const { start, end } of [...dates].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  rest = rest
    .replace(/\d{1,2}[:.]\d{2}(?::\d{2})?/g, " ")
    .replace(DATE_WORDS, " ")
    .replace(/(?:[+-]\d{2}:?\d{2}|[\s,،.:;|/()[\]·•\-–—+]|\d{1,2}(?=\s|$))+/g, "");
  return rest === "" ? { is: "date", date } : null;
}

/** "Jane Doe | June 29, 2021" names a writer; "Baghdad, June 29, 2021" is a date line with a place before it. */
function dateWithName(line: string, order: DateOrder): Look | null {
  if (line.length > 120) return null;
  const [date, second] = findDates(line, order);
  if (!date || second || date.end < line.length - 12 || date.monthDay) return null;
  const [, name = "", separator = ""] =
    line.slice(0, date.start).match(/^(.{3,50}?)\s*([|,·•–—-])\s*(?:(?:published|posted|on|\p{L}+day)[:,]?\s*)*$/iu) ??
    [];
  const words = name.split(/\s+/);
  if (name === "" || words.length > 4 || !words.every(word => /^\p{Lu}/u.test(word) || isNameWord(word))) return null;
  if (separator === "," || words.length < 2) return { is: "date", date };
  return { is: "byline", author: name, source: "", date, posted: true };
}

function byline(line: string, order: DateOrder): Look | null {
  const arabic = line.match(BYLINE_AR)?.[1];
  if (arabic && arabic.split(" ").length <= 8) {
    return { is: "byline", author: arabic.replace(/[.:،]$/, "").trim(), source: "", date: null, posted: false };
  }
  const behind = line.search(/(?<!\p{L})(?:بقلم|كتب[هت]?|إعداد|اعداد)\s*[:：]/u);
  const before = behind > 0 ? dateLine(line.slice(0, behind).trim(), order) : null;
  if (before?.is === "date") {
    const author = line.slice(behind).match(/[:：]\s*(.{2,60})$/)?.[1] ?? "";
    return { is: "byline", author, source: "", date: before.date, posted: true };
  }
  const m = line.match(BYLINE);
  // "June 3, 2020 by Jane Doe", "Jane Doe | June 3, 2020"
  const dates = findDates(line, order);
  const date = dates[0] ?? null;
  if (!m) {
    const posted = POSTED_ON.test(line) && line.length < 120 && date;
    if (posted) return { is: "byline", author: "", source: "", date, posted: true };
    const leading =
      date && date.start === 0 ? line.slice(date.end).match(/^[\s,|·•–—-]*by[\s:]+(.{2,100})$/i)?.[1] : undefined;
    return leading ? named(leading, date, true, order) : null;
  }
  return named(m[2] ?? "", date, POSTED_ON.test(line) || date !== null, order);
}

const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$/i;

/** Reads "Jane Doe for The Paper, June 3, 2020" into author, source and date; null where it is no list of names. */
function named(text: string, date: StatedDate | null, posted: boolean, order: DateOrder): Look | null {
  let names = text;
  const inner = findDates(names, order)[0];
  if (inner)
    names = names
      .slice(0, inner.start)
      .replace(WEEKDAY, "")
      .replace(/\b(?:on|at|published|posted|updated)\s*$/i, "");
  names = names
    .replace(/@\w+/g, "")
    .replace(/\S+@\S+/g, "")
    .replace(/[\s:;,|·•–—-]+$/, "")
    .trim();
  const [named = "", source = ""] = names.split(/\s+for\s+|\s*\|\s*|\s+[-–—]\s+/, 2);
  const author = named.replace(/\s+in\s+\p{Lu}[\p{L} -]{2,30}$/u, "");
  const words = names.split(/[\s,/&|]+/).filter(Boolean);
  if (words.length === 0 || words.length > 14 || /[.!?]$/.test(names.replace(/\b[A-Z]\.$/, ""))) return null;
  const namelike = words.every(isNameWord);
  return namelike ? { is: "byline", author: author.trim(), source: source.trim(), date, posted } : null;
}

/** A capital, a small word of names, or an Arabic article before a capital: al-Hadi, ad-Din. */
function isNameWord(word: string): boolean {
  return (
    /^["“'’(]*[\p{Lu}\p{Lo}]/u.test(word) ||
    /^[a-z]{2,3}[-’']\p{Lu}/u.test(word) ||
    SMALL_NAME_WORDS.has(word.toLowerCase().replace(/\W/g, ""))
  );
}

function tail(line: string, only?: Set<string>): Look | null {
  if (!only && isShareRow(line)) return { is: "tail", reason: "share buttons", strong: true, year: null, site: "" };
  for (const { reason, strong, pattern } of TAILS) {
    if ((only && !only.has(reason)) || !pattern.test(line)) continue;
    const copyright = reason === "copyright";
    if (copyright && line.length > 250) continue;
    return { is: "tail", reason, strong, ...(copyright ? copyrightFacts(line) : { year: null, site: "" }) };
  }
  return null;
}

function isShareRow(line: string): boolean {
  const words = line.toLowerCase().match(/\p{L}+/gu) ?? [];
  return (
    words.length > 0 &&
    words.length <= 24 &&
    SHARE_WORDS.has(words[0] ?? "") &&
    words.every(w => SHARE_WORDS.has(w) || SHARE_SMALL.has(w))
  );
}

/** A single stated year is kept; a span of years says when the site began, not when the article appeared. */
function copyrightFacts(line: string): { year: number | null; site: string } {
  const years = line.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? [];
  const site = line.match(/(?:https?:\/\/)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12})\b/i)?.[1] ?? "";
  return { year: years.length === 1 ? Number(years[0]) : null, site: site.toLowerCase() };
}

function headline(line: string): Look | null {
  const level = line.match(/^(#{1,6})\s+\S/)?.[1]?.length ?? 0;
  const text = line.replace(/^#{1,6}\s+/, "");
  if (text.length > 220 || text.length < 4) return null;
  const words = text.split(/\s+/);
  if (words.length > 36) return null;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4) return null;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const shouted = capitals / letters > 0.7;
  if (level > 0) return { is: "headline", level };
  if (/^[\p{Ll},;.)]/u.test(text) || /[,;:]$/.test(text)) return null;
  // A full stop ends a sentence, unless the whole line is in capitals, as headlines are.
  if (/(?<!\b[A-Z]|\.)[.۔]["”’»')]?$/u.test(text) && !shouted) return null;
  return { is: "headline", level: 0 };
}

/** Whether two lines are the same title: alike but for case, punctuation and white space. */
export function sameTitle(a: string, b: string): boolean {
  // Paragraphs are no titles, and their letters are many.
  if (a.length > 3 * b.length + 20 || b.length > 3 * a.length + 20) return false;
  const left = lettersOf(a);
  return left.length >= 4 && left === lettersOf(b);
}

/** Letters and digits in lower case, one space between words. */
export function lettersOf(text: string): string {
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
