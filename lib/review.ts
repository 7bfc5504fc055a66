// Articles on their way in, as the app shows them: imports, their reviews, and what a person may change in one. The shapes of
// the answers come first; below them the changes, each from one list of articles to another.

import type { Actor, Boilerplate, DateRange, Incident, Kind, Language, Mention, PeopleSaid, Span } from "@/lib/types";

/** An article of a review; offsets, also of its boilerplate, are into the document's text. */
export interface WantedArticle extends Span {
  /** false leaves it out. */
  accept: boolean;
  /** "": to be read from the text. */
  title: string;
  author: string;
  source: string;
  url: string;
  publishedOn: DateRange | null;
  dateEvidence: string;
  language: Language;
  boilerplate: Boilerplate[];
  /** What a person has said that names of it mean. */
  corrections?: SaidMeaning[] | undefined;
}

/** Somebody whom an incident may name, of the list of actors. */
export type ListedActor = Pick<Actor, "id" | "name">;

/** A name and the place that it means after all, by id; null: none. */
export interface SaidMeaning extends Span {
  place: string | null;
}

/** With what the program says of it. */
export interface ReviewedArticle extends WantedArticle {
  status?: "new" | "known" | "alike" | undefined;
  /** Title of the article that tells the same. */
  alikeTo?: string | undefined;
  places?: { name: string; admin1: string; country: string; mentions: number }[] | undefined;
  unresolved?: string[] | undefined;
  incidents?: number | undefined;
}

export interface ReviewedDocument {
  /** Path of the file, or path inside its archive. */
  name: string;
  note: string;
  text: string;
  articles: ReviewedArticle[];
}

/** The name under which a text that was pasted is kept. */
export const PASTED = "Pasted text";

/** One import, of the app or of the command line. */
export interface ImportRow {
  /** Of the app's imports twelve letters, of the command line's its number in the ledger. */
  id: string;
  /** ISO 8601. */
  started: string;
  /** `unfinished`: one of the command line's that runs, or that was interrupted. */
  state: "reading" | "ready" | "storing" | "done" | "failed" | "unfinished";
  /** What was asked for, by the names that a person knows; the first few of many. */
  asked: string[];
  askedInAll: number;
  /** Articles that came with it; as long as nothing is stored, those that were found. */
  articles: number;
  rejected: number;
  /** Its values of the explorer's `import` facet; there as far as it brought anything new. */
  values: string[];
}

/** GET /api/imports/{id}. */
export interface ImportAnswer extends ImportRow {
  /** Every name that was asked for. */
  inputs: string[];
  /** Sources read so far, and the last one. */
  sources: number;
  source: string;
  problem: string;
  /** The review, without texts; [] where there is none. */
  documents: { name: string; note: string; length: number; articles: ArticleOfReview[] }[];
  /** Files with articles in the corpus. */
  files: { name: string; articles: number }[];
  rejections: { source: string; reason: string }[];
  /** What came of storing, or null. */
  stored: { stored: number; known: number; alike: number; mentions: number; incidents: number } | null;
}

export interface ArticleOfReview {
  accept: boolean;
  title: string;
  source: string;
  publishedOn: DateRange | null;
  /** Its date can be read in two ways. */
  ambiguous: boolean;
  language: Language;
  status: "new" | "known" | "alike";
  alikeTo: string;
  places: number;
  incidents: number;
}

/** POST /api/geoparse. Offsets are into the text that was sent. */
export interface GeoparseAnswer {
  language: Language;
  mentions: FoundMention[];
  incidents: FoundIncident[];
}

export interface FoundPlace {
  id: string;
  name: string;
  nameAr: string;
  kind: Kind;
  country: string;
  admin1: string;
  lat: number;
  lon: number;
}

/** A mention as it is printed: with its place instead of an id. Where there is none, why. */
export interface FoundMention extends Pick<Mention, "start" | "end" | "text" | "literal" | "confidence" | "evidence"> {
  place: FoundPlace | null;
  reason?: string;
  near?: { placeId: string; radiusKm: number } | null;
}

export interface FoundIncident extends Omit<Incident, "trigger"> {
  trigger: Span & { text: string };
  place: FoundPlace | null;
}

/** The lines that hold something: what a boundary may lie between. */
export function paragraphsOf(text: string): Span[] {
  return Array.from(text.matchAll(/[^\n]*\S[^\n]*/g), ({ 0: line, index }) => ({
    start: index + line.length - line.trimStart().length,
    end: index + line.trimEnd().length,
  }));
}

/** Joins an article with the one behind it; what is known of the first is said of both. */
export function join<T extends WantedArticle>(articles: readonly T[], index: number): T[] {
  const [first, second] = [articles[index], articles[index + 1]];
  if (!first || !second) return [...articles];
  const joined = {
    ...{ ...first, end: second.end },
    boilerplate: [...first.boilerplate, ...second.boilerplate],
    corrections: [...(first.corrections ?? []), ...(second.corrections ?? [])],
  };
  return articles.toSpliced(index, 2, joined);
}

/** Splits an article before a paragraph. What the second part is called and when it is from, its text must tell. */
export function split<T extends WantedArticle>(
  articles: readonly T[],
  index: number,
  paragraphs: readonly Span[],
  at: number,
): T[] {
  const [article, before, behind] = [articles[index], paragraphs[at - 1], paragraphs[at]];
  if (!article || !before || !behind || before.start < article.start || behind.start >= article.end)
    return [...articles];
  const unread = { title: "", author: "", url: "", publishedOn: null, dateEvidence: "", boilerplate: [] };
  return articles.toSpliced(
    index,
    1,
    within({ ...article, end: Math.min(before.end, article.end) }),
    within({ ...article, ...unread, start: behind.start }),
  );
}

/** Where an article begins or ends. */
export type Side = "start" | "end";

/**
 * Lets an article begin or end with another paragraph. Reaching into the article beside it takes from that, which keeps at least
 * one; giving up paragraphs leaves them outside.
 */
export function moveEdge<T extends WantedArticle>(
  articles: readonly T[],
  index: number,
  paragraphs: readonly Span[],
  side: Side,
  to: number,
): T[] {
  const article = articles[index];
  if (!article) return [...articles];
  const { first, last } = edgeRange(articles, index, paragraphs, side);
  const at = Math.min(Math.max(to, first), last);
  const edge = paragraphs[at]?.[side] ?? article[side];
  const [step, facing] = side === "start" ? ([-1, "end"] as const) : ([1, "start"] as const);
  return articles.map((other, i) => {
    if (i === index) return within({ ...other, [side]: edge });
    const reached = i === index + step && (other[facing] - edge) * step < 0;
    return reached ? within({ ...other, [facing]: paragraphs[at + step]?.[facing] ?? edge }) : other;
  });
}

/** The paragraphs with which an article may begin, or end, and the one with which it does. */
export function edgeRange(
  articles: readonly WantedArticle[],
  index: number,
  paragraphs: readonly Span[],
  side: Side,
): { first: number; last: number; now: number } {
  const own = paragraphsIn(articles[index], paragraphs);
  if (side === "start") {
    const before = index > 0 ? paragraphsIn(articles[index - 1], paragraphs).first + 1 : 0;
    return { first: Math.min(before, own.first), last: own.last, now: own.first };
  }
  const behind = articles[index + 1];
  const last = behind ? paragraphsIn(behind, paragraphs).last - 1 : paragraphs.length - 1;
  return { first: own.first, last: Math.max(last, own.last), now: own.last };
}

/** The first and the last paragraph that touch a span. */
export function paragraphsIn(span: Span | undefined, paragraphs: readonly Span[]): { first: number; last: number } {
  if (!span) return { first: 0, last: -1 };
  const first = paragraphs.findIndex(({ end }) => end > span.start);
  const last = paragraphs.findLastIndex(({ start }) => start < span.end);
  return { first, last };
}

/** Takes a stretch for boilerplate, or takes boilerplate back: whatever touches the stretch. */
export function setAside<T extends WantedArticle>(article: T, span: Span, reason: string): T {
  const rest = article.boilerplate.filter(({ start, end }) => start >= span.end || end <= span.start);
  const boilerplate = reason === "" ? rest : [...rest, { start: span.start, end: span.end, reason }];
  return within({ ...article, boilerplate: boilerplate.sort((a, b) => a.start - b.start) });
}

/** Says what a name means: a place by its id, null for none, undefined for what was found. */
export function correct<T extends WantedArticle>(
  article: T,
  { start, end }: Span,
  place: string | null | undefined,
): T {
  const others = (article.corrections ?? []).filter(said => said.start !== start || said.end !== end);
  const corrections = place === undefined ? others : [...others, { start, end, place }];
  return { ...article, corrections: corrections.sort((a, b) => a.start - b.start) };
}

/** What is said of an article that lies within it. */
function within<T extends WantedArticle>(article: T): T {
  const { start, end, boilerplate, corrections = [] } = article;
  const clipped = boilerplate
    .map(span => ({ ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .filter(span => span.start < span.end);
  return {
    ...article,
    boilerplate: clipped,
    corrections: corrections.filter(said => said.start >= start && said.end <= end),
  };
}

/** A written date that says day and month in an order that nothing tells ("03/04/2020"), with its two readings. */
export interface TwoDays {
  written: string;
  dayFirst: string;
  monthFirst: string;
}

const TWO_DAYS = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}): /;

/** The two readings of a date whose evidence names it; null where there is no doubt. */
export function twoDays(evidence: string): TwoDays | null {
  const [found, a = "", , b = "", year = ""] = TWO_DAYS.exec(evidence) ?? [];
  if (!found) return null;
  const day = (month: string, day: string) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return { written: found.slice(0, -2), dayFirst: day(b, a), monthFirst: day(a, b) };
}

/** Whether a date still awaits the choice between its readings. */
export const isAmbiguous = ({ dateEvidence, publishedOn }: Pick<WantedArticle, "dateEvidence" | "publishedOn">) =>
  publishedOn?.precision === "year" && twoDays(dateEvidence) !== null;

/**
 * Whether a stated date lies in the future, from where no article comes. `today` is the day in UTC; east of that tomorrow may have begun.
 */
export function isAhead(date: DateRange | null, today: string): boolean {
  const tomorrow = new Date(`${today}T00:00:00Z`);
  tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
  return date !== null && date.from > tomorrow.toISOString().slice(0, 10);
}

/** A range out of what a person fills in; null where the calendar has no such day. */
export function rangeOf(precision: DateRange["precision"], from: string, to = from): DateRange | null {
  const year = from.slice(0, 4);
  if (precision === "year")
    return isDay(`${year}-01-01`) ? { from: `${year}-01-01`, to: `${year}-12-31`, precision } : null;
  if (precision === "month") {
    const first = `${from.slice(0, 7)}-01`;
    if (!isDay(first)) return null;
    const last = new Date(Date.UTC(Number(year), Number(from.slice(5, 7)), 0)).toISOString().slice(0, 10);
    return { from: first, to: last, precision };
  }
  if (!isDay(from) || !isDay(to) || to < from) return null;
  return { from, to: precision === "day" ? from : to, precision };
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** More people than any one event has killed or wounded; more is a slip. */
export const MOST_PEOPLE = 100_000;

/** Whether numbers of people can be: whole ones within bounds, the first not above the second, one of them at least. */
export function peopleIn({ low, high }: PeopleSaid): boolean {
  const isNumber = (number: number | null) =>
    number === null || (Number.isInteger(number) && number >= 0 && number <= MOST_PEOPLE);
  return isNumber(low) && isNumber(high) && (low === null ? high !== null : high === null || low <= high);
}
