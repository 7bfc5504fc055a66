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
