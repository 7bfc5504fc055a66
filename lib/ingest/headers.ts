// Where articles begin: the lines of a file weighed for headlines with dates, bylines and labels around them.

import { type Line, sameTitle } from "./lines";

const DEFAULTS = {
  /** Evidence a header needs to begin an article inside a file, and at its first line. */
  headerScore: 2.5,
  firstHeaderScore: 1.5,
  /** Non-empty lines that a header may span. */
  headerLines: 8,
  /** Letters of prose that an article needs to stand alone. */
  minimumProse: 120,
  /** Longest line with a full stop that can be a headline. */
  longestTitle: 200,
};

/** What speaks for a header, and how much. */
const POINTS = {
  /** Nothing, a tail or a rule stands before it. */
  afterEnd: 1,
  gapBefore: 0.5,
  date: 2,
  byline: 2,
  /** "Posted on June 29 by Jane Doe": no sentence begins so. */
  posted: 2.5,
  titleLabel: 2.5,
  label: 1,
  titleAgain: 2,
  /** The prose under it opens with one. */
  dateline: { none: 0, bare: 1.5, full: 2 },
};

/** Where an article begins: indexes into the non-empty lines. `title` is null where no headline was found. */
export interface Header {
  from: number;
  title: number | null;
  /** First line after the header. */
  body: number;
  /** The outlet's own line above date and title, as databases export it. */
  source?: number;
}

/** The headers of a text in order, at least one; only the first where the text is known to be one article (`whole`). */
export function findHeaders(lines: Line[], whole: boolean): Header[] {
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
  const { title, source, body, evidence, points } = readHeader(lines, at, afterEnd);
  const under = lines[body]?.look;
  const dateline = under?.is === "prose" ? under.dateline : "none";
  const opens = dateline !== "none" && title === body - 1;
  if (title === null || (evidence === 0 && !opens)) return null;
  // A date or byline above the headline belongs to it only where nothing else can claim it, or where the file does so.
  const claimed = source === undefined && !afterEnd && !(dateFirst && before?.is === "prose");
  if (title > at && claimed && first.look.is !== "label") return null;
  const score =
    points + (afterEnd ? POINTS.afterEnd : 0) + (first.gapBefore ? POINTS.gapBefore : 0) + POINTS.dateline[dateline];
  if (score < needed) return null;
  return source === undefined ? { from: at, title, body } : { from: at, title, body, source };
}

/** The lines from `at` on that can belong to one header: how many of them are evidence, and what they weigh together. */
function readHeader(
  lines: Line[],
  at: number,
  afterEnd: boolean,
): { title: number | null; source: number | undefined; body: number; evidence: number; points: number } {
  let title: number | null = null;
  let source: number | undefined;
  let deck = false;
  let evidence = 0;
  let points = 0;
  const count = (weight: number) => {
    evidence++;
    points += weight;
  };
  // "2 of 3 DOCUMENTS": then outlet, date, title, and labels under it.
  const exported = /\d of \d/.test(lines[at - 1]?.text ?? "");
  let i = at;
  for (; i < lines.length && i < at + DEFAULTS.headerLines; i++) {
    const line = lines[i] as Line;
    const { look } = line;
    if (look.is === "date") count(POINTS.date);
    else if (look.is === "byline") count(look.posted ? POINTS.posted : POINTS.byline);
    else if (look.is === "label") {
      count(look.key === "title" ? POINTS.titleLabel : POINTS.label);
      if (look.key === "title") title ??= i;
    } else if (title !== null && sameTitle(line.text, (lines[title] as Line).text)) count(POINTS.titleAgain);
    else if (look.is === "headline") {
      if (title === null) title = i;
      // One line between title and evidence may be a deck; a second one is something else.
      else if (!deck && evidence === 0 && hasEvidence(lines[i + 1])) deck = true;
      else if (exported && source === undefined && title === at && hasEvidence(lines[i + 1])) {
        source = at;
        title = i;
      } else break;
    } else if (i === at && afterEnd && isShort(line) && hasEvidence(lines[i + 1])) {
      // After a tail, even a line with a full stop is a headline where a date or byline follows.
      title = i;
    } else break;
  }
  return { title, source, body: i, evidence, points };
}

function isShort({ look, text }: Line): boolean {
  return look.is === "prose" && text.length <= DEFAULTS.longestTitle;
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
