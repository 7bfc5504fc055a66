// Web pages saved to disk: the article by Mozilla's Readability, its metadata by what the page states. Nothing is
// fetched and no script runs: the page is parsed, never loaded.

import type { Boilerplate, Span } from "@/lib/types";
import type { Reason } from "../boilerplate";
import { dateOrder, findDates } from "../dates";
import { decodeText } from "../decode";
import type { Known } from "../metadata";
import { documented, head, type Input, type Reader, type Reading, rejected } from "../reader";
import { boxesIn, linesOf, type PageLine, type PageText, reasonOf } from "./blocks";

/** More elements than any article page has; beyond it, parsing is refused. */
const MAX_ELEMENTS = 60_000;
/** Deeper than any page that a person wrote; beyond it, the page's whole text is taken. */
const MAX_DEPTH = 300;
/** What precedes an author's name. */
const BY = /^(?:by\s+|(?:بقلم|كتب[هت]?|إعداد|اعداد|تقرير)\s*[:：/-]?\s*)/iu;

/** A byte order mark and comments. */
const LEAD = /^\s*(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<!--[^>]{0,500}-->\s*)*/;
const PAGE = /^(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<\?xml[^>]{0,200}>\s*<(?:!doctype html|html[\s>]))/i;
/** What a part that was cut out of a page begins with. */
const PART = /^<(?:article|main|section|header|div|figure|h[1-6]|p|nav|ul|table|meta|title|link|style|script)[\s>]/i;

export const html: Reader = {
  id: "html",
  name: "web page",
  container: false,
  detect(input) {
    const start = head(input).replaceAll("\0", "").replace(LEAD, "");
    return PAGE.test(start) || (PART.test(start) && /<\/[a-z]/i.test(start));
  },
  async *read(input) {
    const source = decodeHtml(input.bytes);
    if ("reason" in source) yield rejected(input.name, source.reason);
    else yield* readPage(input, source.text);
  },
};

/** The articles of a page: each `article` element of a front page, else what Readability takes for the article. */
async function* readPage(input: Input, source: string): AsyncGenerator<Reading> {
  const [{ parseHTML }, { Readability }] = await Promise.all([loadParser(), import("@mozilla/readability")]);
  const { document } = parseHTML(asPage(source));
  if (document.querySelectorAll("*").length > MAX_ELEMENTS) {
    yield rejected(input.name, `a web page of more than ${MAX_ELEMENTS} elements`);
    return;
  }
  for (const element of document.querySelectorAll("script, style, noscript, template, iframe, svg, form, button")) {
    if (element.getAttribute("type") !== "application/ld+json") element.remove();
  }
  const known = pageFacts(document);
  const pageTitle = document.querySelector("title")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  for (const element of document.querySelectorAll("script")) element.remove();

  const several = separateArticles(document);
  if (several.length > 1) {
    for (const element of several) {
      const page = linesOf(element);
      const title = element.querySelector("h1, h2, h3")?.textContent?.trim() ?? "";
      const inner: Known = {
        ...(known.source ? { source: known.source } : {}),
        ...(title ? { title } : {}),
        ...timeOf(element),
      };
      yield documented(input, page.text, { whole: true, shaped: true, known: inner, boilerplate: boxesIn(page) });
    }
    return;
  }
  const heading = document.querySelector("h1")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  const page = linesOf(document.body ?? document.documentElement);
  // Readability looks at every ancestor of every paragraph: its time grows with the square of the depth.
  const article =
    page.depth > MAX_DEPTH
      ? null
      : new Readability(document as unknown as Document, {
          maxElemsToParse: MAX_ELEMENTS,
          charThreshold: 200,
        }).parse();
  const content = article?.content ? linesOf(parseHTML(asPage(article.content)).document.body) : null;
  const { text, boilerplate } = articleOf(page, content, known.title || heading);
  if (text.trim() === "") {
    yield rejected(input.name, "a web page without text");
    return;
  }
  const author = known.author || article?.byline?.replace(BY, "").trim();
  yield documented(input, text, {
    whole: true,
    shaped: true,
    known: {
      ...titleAndSite(known, heading, article?.title?.trim() ?? "", pageTitle),
      ...(author ? { author: author.replace(/\s+in\s+\p{Lu}[\p{L} -]{2,30}$/u, "") } : {}),
    },
    boilerplate,
  });
}

/** A part of a page as a page. */
export function asPage(source: string): string {
  return /<(?:html|body|!doctype)/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
}

/** Lines with fewer letters are labels and names rather than sentences. */
const SENTENCE = 60;
const isSentence = (line: string) => line.length >= SENTENCE && /[.!?…۔؟]["”’»')\]]?$/.test(line);

/**
 * The page from its heading to the last line that Readability took for the article. The lines in between that it left out are
 * boilerplate, except sentences outside any box that share their element with sentences it took.
 */
function articleOf(
  page: PageText,
  content: PageText | null,
  title: string,
): { text: string; boilerplate: Boilerplate[] } {
  const wordsIn = (text: string) => text.replace(/\s+/g, " ").trim();
  const lineOf = ({ start, end }: Span) => wordsIn(page.text.slice(start, end));
  if (content === null) return { text: page.text, boilerplate: boxesIn(page) };
  const left = new Map<string, number>();
  for (const { start, end } of content.lines) {
    const line = wordsIn(content.text.slice(start, end));
    left.set(line, (left.get(line) ?? 0) + 1);
  }
  const parents = new Map<unknown, number>();
  const taken = page.lines.map(line => {
    const words = lineOf(line);
    const count = left.get(words) ?? 0;
    if (count === 0) return false;
    left.set(words, count - 1);
    if (isSentence(words)) parents.set(line.parent, (parents.get(line.parent) ?? 0) + 1);
    return true;
  });
  for (const [i, line] of page.lines.entries()) {
    if ((parents.get(line.parent) ?? 0) > 1 && reasonOf(line) === "" && isSentence(lineOf(line))) taken[i] = true;
  }
  const last = taken.lastIndexOf(true);
  // If Readability put its text together from pieces other than lines, it is taken as it is.
  if (last < 0) return { text: content.text, boilerplate: boxesIn(content) };
  let first = taken.indexOf(true);
  for (let i = first - 1; i >= Math.max(0, first - HEADER_LINES); i--) {
    const line = page.lines[i] as PageLine;
    if (line.heading && (title === "" || lineOf(line) === wordsIn(title))) first = i;
  }
  const from = page.lines[first]?.start ?? 0;
  let inHeader = true;
  const boilerplate = page.lines.slice(first, last + 1).flatMap((line, k) => {
    const { start, end } = line;
    const own = reasonOf(line);
    inHeader &&= k < HEADER_LINES && !(taken[first + k] && isSentence(lineOf(line)));
    const reason: Reason | "" = own || (taken[first + k] || line.heading || inHeader ? "" : "beside the article");
    return reason === "" ? [] : [{ start: start - from, end: end - from, reason }];
  });
  return { text: page.text.slice(from, page.lines[last]?.end), boilerplate };
}

/** Lines that may stand between a heading and the first paragraph: standfirst, byline, date, buttons. */
const HEADER_LINES = 12;

/** "Road reopens | River Post": what the heading does not say, is the site's name. A bare page title may be the site's, too. */
function titleAndSite(known: Known, heading: string, guess: string, pageTitle: string): Known {
  const title = known.title || (heading !== "" && pageTitle.includes(heading) ? heading : "");
  const rest = title !== "" && pageTitle.startsWith(title) ? pageTitle.slice(title.length) : "";
  const site = rest.match(/^\s*(?:[|·»:]|\s[-–—])\s*([^|·»]{2,60})$/u)?.[1]?.trim();
  return {
    ...known,
    ...(title !== "" ? { title } : guess !== "" ? { maybeTitle: heading || guess } : {}),
    ...(known.source || !site ? {} : { source: site }),
  };
}

/** Loaded when the first page comes: most imports are plain text, and the parser takes its time to load. */
const loadParser = () => import("linkedom");

/** HTML in a feed, a mail or a field of a table, as text with paragraphs; plain text stays as it is. */
export async function textOfHtml(source: string): Promise<{ text: string; boilerplate: Boilerplate[] }> {
  if (!/<\/?[a-z][^>]{0,2000}>|&(?:[a-z]{2,8}|#\d{1,6});/i.test(source)) return { text: source, boilerplate: [] };
  const { parseHTML } = await loadParser();
  const { document } = parseHTML(`<!doctype html><html><body>${source}</body></html>`);
  for (const element of document.querySelectorAll("script, style, noscript, template, iframe, svg, head, title"))
    element.remove();
  const page = linesOf(document.body);
  return { text: page.text, boilerplate: boxesIn(page) };
}

/** The charset that the page declares, unless the bytes are UTF-8 or UTF-16 anyway. */
function decodeHtml(bytes: Uint8Array): { text: string } | { reason: string } {
  const decoded = decodeText(bytes);
  if ("text" in decoded && decoded.encoding.startsWith("utf")) return decoded;
  const declared = Buffer.from(bytes.subarray(0, 4000))
    .toString("latin1")
    .match(/charset\s*=\s*["']?\s*([a-z0-9_-]{2,20})/i)?.[1];
  if (declared) {
    try {
      return { text: new TextDecoder(declared).decode(bytes) };
    } catch {
      // An unknown name: what the bytes look like decides.
    }
  }
  return decoded;
}

type Page = ReturnType<typeof import("linkedom").parseHTML>["document"];
type PageElement = NonNullable<ReturnType<Page["querySelector"]>>;

/** Elements that are articles of their own: several, side by side, each with a heading and prose. */
function separateArticles(document: Page): PageElement[] {
  return [...document.querySelectorAll("article")].filter(
    element =>
      !element.parentElement?.closest("article") &&
      element.querySelector("h1, h2, h3") !== null &&
      (element.textContent ?? "").trim().length > 400,
  );
}

/** What the page states of itself: JSON-LD first, then meta tags, then a `time` element. */
function pageFacts(document: Page): Known {
  const ld = linkedData(document);
  const meta = (...names: string[]) =>
    names
      .map(name =>
        document
          .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
          ?.getAttribute("content")
          ?.trim(),
      )
      .find(Boolean) ?? "";
  const known: Known = {};
  const title = text(ld.headline) || meta("og:title", "twitter:title", "dc.title", "DC.title");
  const author = nameOf(ld.author) || meta("author", "article:author", "dc.creator", "DC.creator", "byl");
  const source = nameOf(ld.publisher) || meta("og:site_name", "application-name", "dc.publisher", "DC.publisher");
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute("href") || meta("og:url");
  const language = (document.documentElement?.getAttribute("lang") ?? meta("og:locale")).toLowerCase();
  if (title) known.title = title;
  if (author && !/^https?:/i.test(author)) known.author = author.replace(BY, "");
  if (source) known.source = source;
  if (url && /^https?:\/\//i.test(url)) known.url = url;
  if (/^(?:ar|en)\b/.test(language)) known.language = language.startsWith("ar") ? "ar" : "en";
  const stated: [string, string][] = [
    ["structured data", text(ld.datePublished)],
    [
      "meta tag",
      meta(
        "article:published_time",
        "datePublished",
        "date",
        "pubdate",
        "publish-date",
        "dc.date",
        "DC.date",
        "DC.date.issued",
        "parsely-pub-date",
      ),
    ],
  ];
  for (const [evidence, value] of stated) Object.assign(known, known.publishedOn ? {} : dated(value, evidence));
  return known.publishedOn
    ? known
    : { ...known, ...timeOf(document.querySelector("header, article, main") ?? document.body) };
}

function timeOf(element: PageElement | null): Pick<Known, "publishedOn"> {
  const time = element?.querySelector("time");
  return dated(time?.getAttribute("datetime") || time?.textContent || "", "time element");
}

function dated(value: string, evidence: string): Pick<Known, "publishedOn"> {
  const date = findDates(value, dateOrder(value))[0];
  return date?.range
    ? { publishedOn: { range: date.range, evidence: date.note ? `${evidence} (${date.note})` : evidence } }
    : {};
}

/** The first schema.org article among the page's JSON-LD blocks. */
function linkedData(document: Page): Record<string, unknown> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = script.textContent ?? "";
    if (source.length > 200_000) continue;
    try {
      const queue: unknown[] = [JSON.parse(source)];
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
        if (Array.isArray(item)) queue.push(...item.slice(0, 50));
        else if (isRecord(item)) {
          if (/article|posting|report/i.test(String(item["@type"]))) return item;
          if (Array.isArray(item["@graph"])) queue.push(...item["@graph"].slice(0, 50));
        }
      }
    } catch {
      // Broken JSON-LD is common; the meta tags still count.
    }
  }
  return {};
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(nameOf).filter(Boolean).join(", ");
  return isRecord(value) ? text(value.name) : text(value);
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
