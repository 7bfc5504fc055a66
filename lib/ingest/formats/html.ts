// Web pages saved to disk: the article by Mozilla's Readability, its metadata by what the page states. Nothing is
// fetched and no script runs: the page is parsed, never loaded.

import type { Boilerplate } from "@/lib/types";
import { dateOrder, findDates } from "../dates";
import { decodeText } from "../decode";
import { documented, head, type Input, type Reader, type Reading, rejected } from "../reader";
import type { Known } from "../split";

/** More elements than any article page has; beyond it, parsing is refused. */
const MAX_ELEMENTS = 60_000;
/** Deeper than any page that a person wrote; beyond it, the page's whole text is taken. */
const MAX_DEPTH = 300;

export const html: Reader = {
  id: "html",
  name: "web page",
  container: false,
  detect: input =>
    /^\s*(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<!--[^>]{0,500}-->\s*)*(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<\?xml[^>]{0,200}>\s*<(?:!doctype html|html[\s>]))/i.test(
      head(input).replaceAll("\0", ""),
    ),
  async *read(input) {
    const source = decodeHtml(input.bytes);
    if ("reason" in source) yield rejected(input.name, source.reason);
    else yield* readPage(input, source.text);
  },
};

/** The articles of a page: each `article` element of a front page, else what Readability takes for the article. */
export async function* readPage(input: Input, source: string): AsyncGenerator<Reading> {
  const [{ parseHTML }, { Readability }] = await Promise.all([loadParser(), import("@mozilla/readability")]);
  const { document } = parseHTML(source);
  if (document.querySelectorAll("*").length > MAX_ELEMENTS) {
    yield rejected(input.name, `a web page of more than ${MAX_ELEMENTS} elements`);
    return;
  }
  for (const element of document.querySelectorAll("script, style, noscript, template, iframe, svg, form, button")) {
    if (element.getAttribute("type") !== "application/ld+json") element.remove();
  }
  const known = pageFacts(document);
  for (const element of document.querySelectorAll("script")) element.remove();

  const several = separateArticles(document);
  if (several.length > 1) {
    for (const element of several) {
      const { text, boilerplate } = textOf(element);
      const title = element.querySelector("h1, h2, h3")?.textContent?.trim() ?? "";
      const inner: Known = {
        ...(known.source ? { source: known.source } : {}),
        ...(title ? { title } : {}),
        ...timeOf(element),
      };
      yield documented(input, text, { whole: true, known: inner, boilerplate });
    }
    return;
  }
  const bodyText = textOf(document.body ?? document.documentElement);
  // Readability looks at every ancestor of every paragraph: its time grows with the square of the depth.
  const article =
    bodyText.depth > MAX_DEPTH
      ? null
      : new Readability(document as unknown as Document, {
          maxElemsToParse: MAX_ELEMENTS,
          charThreshold: 200,
        }).parse();
  const content = article?.content
    ? textOf(parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document.body)
    : bodyText;
  const text = content.text.trim().length > 0 ? content : bodyText;
  if (text.text.trim() === "") {
    yield rejected(input.name, "a web page without text");
    return;
  }
  const title = known.title || article?.title?.trim();
  const author = known.author || article?.byline?.replace(/^by\s+/i, "").trim();
  yield documented(input, text.text, {
    whole: true,
    known: { ...known, ...(title ? { title } : {}), ...(author ? { author } : {}) },
    boilerplate: text.boilerplate,
  });
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
  return textOf(document.body);
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

const BLOCKS = new Set(
  "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
const SKIPPED = new Set(
  "script style noscript template iframe object svg head title button select textarea".split(" "),
);
/** Above this share of letters inside links, a block of some length is navigation. */
const LINK_DENSITY = 0.7;

interface NodeLike {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  firstChild: NodeLike | null;
  nextSibling: NodeLike | null;
  parentNode: NodeLike | null;
}

/** Text with a blank line between blocks. Captions and blocks of links are marked. Walks without recursion: pages nest deeply. */
function textOf(root: unknown): { text: string; boilerplate: Boilerplate[]; depth: number } {
  let text = "";
  let linked = 0;
  let blockStart = 0;
  const boilerplate: Boilerplate[] = [];
  const captions: number[] = [];
  const endBlock = () => {
    const block = text.slice(blockStart);
    const trimmed = block.trim();
    if (trimmed === "") {
      text = text.slice(0, blockStart);
    } else {
      const lead = block.length - block.trimStart().length;
      text = `${text.slice(0, blockStart)}${trimmed}\n\n`;
      const span = { start: blockStart, end: blockStart + trimmed.length };
      if (captions.length > 0) boilerplate.push({ ...span, reason: "picture caption" });
      else if (linked - lead > trimmed.length * LINK_DENSITY && trimmed.length < 300)
        boilerplate.push({ ...span, reason: "links only" });
    }
    blockStart = text.length;
    linked = 0;
  };
  let links = 0;
  const enter = (node: NodeLike) => {
    const name = node.nodeName.toLowerCase();
    if (node.nodeType === 3) {
      const words = (node.textContent ?? "").replace(/[ \t\r\n\f]+/g, " ");
      const glued = text === "" || /\s$/.test(text) ? words.trimStart() : words;
      text += glued;
      if (links > 0) linked += glued.length;
    } else if (name === "br") text = `${text.trimEnd()}\n`;
    else if (BLOCKS.has(name)) endBlock();
    if (name === "a") links++;
    if (name === "figcaption") captions.push(1);
  };
  const leave = (node: NodeLike) => {
    const name = node.nodeName.toLowerCase();
    if (BLOCKS.has(name)) endBlock();
    if (name === "a") links--;
    if (name === "figcaption") captions.pop();
  };
  const top = root as NodeLike;
  let node: NodeLike | null = top;
  let depth = 0;
  let deepest = 0;
  while (node) {
    enter(node);
    if (node.firstChild && !SKIPPED.has(node.nodeName.toLowerCase())) {
      node = node.firstChild;
      depth++;
      deepest = Math.max(deepest, depth);
      continue;
    }
    leave(node);
    while (node && node !== top && !node.nextSibling) {
      node = node.parentNode;
      depth--;
      if (node) leave(node);
    }
    node = !node || node === top ? null : node.nextSibling;
  }
  endBlock();
  return { text: text.trimEnd(), boilerplate, depth: deepest };
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
  if (author && !/^https?:/i.test(author)) known.author = author.replace(/^by\s+/i, "");
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
