// The words of a web page as lines, with what the markup says about each: heading, caption, links, boxes beside the article.

import type { Boilerplate } from "@/lib/types";
import type { Reason } from "../boilerplate";

/** One line of a page's text; offsets into it. */
export interface PageLine {
  start: number;
  end: number;
  /** Share of its letters that are inside links, 0 to 1. */
  linked: number;
  heading: boolean;
  /** What its markup says that it is ("picture caption"), or "". */
  reason: Reason | "";
  /** The element around the line's own; paragraphs of one article share it. */
  parent: unknown;
}

export interface PageText {
  text: string;
  lines: PageLine[];
  /** How deeply the page's elements are nested. */
  depth: number;
}

/** What of the DOM is used; linkedom and browsers have it. */
interface NodeLike {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  firstChild: NodeLike | null;
  nextSibling: NodeLike | null;
  parentNode: NodeLike | null;
  getAttribute?(name: string): string | null;
}

const words = (list: string) => new Set(list.split(" "));
const BLOCKS = words(
  "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul",
);
const SKIPPED = words("script style noscript template iframe object svg head title button select textarea");
const HEADINGS = words("h1 h2 h3 h4 h5 h6");
const CAPTION: Reason = "picture caption";

/** Words of class names and ids that mean the same on unrelated sites. */
const BOXES: [reason: Reason, names: Set<string>][] = [
  [CAPTION, words("caption figcaption credit")],
  ["share buttons", words("share sharing sharebar social socials addtoany sharedaddy")],
  ["newsletter or cookie notice", words("newsletter subscribe subscription signup cookie cookies consent gdpr")],
  ["related items", words("related recommended recommendation recommendations trending mostread readmore")],
  ["navigation", words("nav navigation navbar menu breadcrumb breadcrumbs pagination pager")],
  ["comments", words("comment comments disqus")],
  ["advertisement", words("ad ads advert advertisement advertising sponsored promo")],
  ["donation appeal", words("donate donation")],
];

/** A box holds no more characters than this; wrappers of whole pages have such names, too. */
const BOX_LENGTH = 600;
/** Looking into a box takes time in proportion to its size; no page written by a person has this many. */
const MOST_BOXES = 1000;
/** Above this share of letters inside links, a line of some length is navigation. */
const LINK_DENSITY = 0.6;

/** The text below an element, a blank line between blocks, a new line at `br`. Walks without recursion: pages nest deeply. */
export function linesOf(root: unknown): PageText {
  const top = root as NodeLike;
  const lines: PageLine[] = [];
  let text = "";
  let lineStart = 0;
  let linked = 0;
  let links = 0;
  let block: NodeLike = top;
  let looked = 0;
  const boxes: { node: NodeLike; reason: Reason }[] = [];
  const endLine = (end: string) => {
    const line = text.slice(lineStart).trim();
    text = text.slice(0, lineStart);
    if (line !== "") {
      text += line;
      lines.push({
        start: lineStart,
        end: text.length,
        linked: Math.min(1, linked / line.length),
        heading: HEADINGS.has(nameOf(block)),
        reason: boxes.at(-1)?.reason ?? "",
        parent: block.parentNode,
      });
      text += "\n";
    }
    if (end === "\n\n" && text !== "" && !text.endsWith("\n\n")) text += "\n";
    lineStart = text.length;
    linked = 0;
  };
  const enter = (node: NodeLike) => {
    const name = nameOf(node);
    if (node.nodeType === 3) {
      const raw = (node.textContent ?? "").replace(/[ \t\r\n\f]+/g, " ");
      const glued = text.length === lineStart || text.endsWith(" ") ? raw.trimStart() : raw;
      text += glued;
      if (links > 0) linked += glued.length;
    } else if (name === "br") endLine("\n");
    else if (BLOCKS.has(name)) {
      endLine("\n\n");
      block = node;
    }
    if (name === "a") links++;
    if (boxes.length > 0 || looked > MOST_BOXES || !BLOCKS.has(name)) return;
    const reason = boxOf(node, name);
    if (reason === "") return;
    looked++;
    if ((node.textContent ?? "").trim().length <= BOX_LENGTH) boxes.push({ node, reason });
  };
  const leave = (node: NodeLike) => {
    const name = nameOf(node);
    if (BLOCKS.has(name)) {
      endLine("\n\n");
      block = node.parentNode ?? top;
    }
    if (name === "a") links--;
    if (boxes.at(-1)?.node === node) boxes.pop();
  };
  let node: NodeLike | null = top;
  let depth = 0;
  let deepest = 0;
  while (node) {
    enter(node);
    if (node.firstChild && !SKIPPED.has(nameOf(node))) {
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
  endLine("\n\n");
  return { text: text.trimEnd(), lines, depth: deepest };
}

/** Lines whose own markup shows that they are not the article's prose. */
export function boxesIn({ lines }: PageText): Boilerplate[] {
  return lines.flatMap(line => {
    const reason = reasonOf(line);
    return reason === "" ? [] : [{ start: line.start, end: line.end, reason }];
  });
}

/** Why a line does not belong to the article, by its own markup, or "". */
export function reasonOf({ start, end, linked, heading, reason }: PageLine): Reason | "" {
  if (reason !== "") return reason;
  return !heading && linked > LINK_DENSITY && end - start < 300 ? "links only" : "";
}

function nameOf(node: NodeLike): string {
  return node.nodeName.toLowerCase();
}

function boxOf(node: NodeLike, name: string): Reason | "" {
  if (name === "figcaption") return CAPTION;
  if (name === "body" || name === "html" || name === "article" || name === "main") return "";
  if (name === "nav") return "navigation";
  const named = `${node.getAttribute?.("class") ?? ""} ${node.getAttribute?.("id") ?? ""}`;
  const parts =
    named
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return BOXES.find(([, names]) => parts.some(part => names.has(part)))?.[0] ?? "";
}
