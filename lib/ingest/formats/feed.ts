// RSS, Atom, RDF and JSON feeds: one article an item, with the metadata that the feed states.

import type { AtomFeed, parseFeed, RdfFeed, RssFeed } from "feedsmith";
import { findDates } from "../dates";
import { decodeText } from "../decode";
import type { Known } from "../metadata";
import { documented, head, type Reader, rejected } from "../reader";
import { textOfHtml } from "./html";

/** What an item says, whatever the feed's format. */
interface Item {
  title: string;
  author: string;
  url: string;
  date: string;
  html: string;
}

export const feed: Reader = {
  id: "feed",
  name: "feed",
  container: false,
  detect(input) {
    const start = head(input, 6000).replaceAll("\0", "");
    const isXml = /<(?:rss|rdf:RDF|feed)[\s>]/i.test(start) && !/<html[\s>]/i.test(start);
    return isXml || (/^\s*\{/.test(start) && /"version"\s*:\s*"https:\\?\/\\?\/jsonfeed\.org/.test(start));
  },
  async *read(input) {
    const decoded = decodeText(input.bytes);
    if ("reason" in decoded) {
      yield rejected(input.name, decoded.reason);
      return;
    }
    const problem = entityProblem(decoded.text);
    if (problem) {
      yield rejected(input.name, problem);
      return;
    }
    const { parseFeed } = await import("feedsmith");
    const { source, items } = readItems(parseFeed(decoded.text.replace(/^\ufeff/, "")));
    if (items.length === 0) yield rejected(input.name, "a feed without items");
    for (const item of items) {
      const { text, boilerplate } = await textOfHtml(item.html);
      const { text: title } = await textOfHtml(item.title);
      const name = item.url || title;
      if (text.trim() === "") {
        yield rejected(`${input.name}: ${name}`, "a feed item without text");
        continue;
      }
      const known: Known = { title, author: item.author, url: item.url, source };
      const date = findDates(item.date)[0];
      if (date?.range) known.publishedOn = { range: date.range, evidence: "feed" };
      yield documented(input, text, { whole: true, known: filled(known), boilerplate });
    }
  },
};

/** XML may declare entities that grow without bound when they are replaced; no feed or book needs them. */
export function entityProblem(xml: string): string | null {
  return /<!ENTITY/i.test(xml.slice(0, 100_000)) ? "XML that declares entities is not read" : null;
}

function readItems(parsed: ReturnType<typeof parseFeed>): { source: string; items: Item[] } {
  switch (parsed.format) {
    case "rss":
    case "rdf": {
      const { feed: channel } = parsed;
      const items = (channel.items ?? []) as (RssFeed.Item<string> & RdfFeed.Item<string>)[];
      return {
        source: channel.title ?? "",
        items: items.map(item => ({
          title: item.title ?? "",
          author: item.dc?.creators?.join(", ") ?? item.authors?.map(nameOf).filter(Boolean).join(", ") ?? "",
          url: item.link ?? "",
          date: item.pubDate ?? item.dc?.dates?.[0] ?? "",
          html: item.content?.encoded ?? item.description ?? "",
        })),
      };
    }
    case "atom": {
      const entries = (parsed.feed.entries ?? []) as AtomFeed.Entry<string>[];
      return {
        source: wordsIn(parsed.feed.title),
        items: entries.map(entry => ({
          title: wordsIn(entry.title),
          author: entry.authors?.map(nameOf).filter(Boolean).join(", ") ?? "",
          url: (entry.links?.find(link => !link.rel || link.rel === "alternate") ?? entry.links?.[0])?.href ?? "",
          date: entry.published ?? entry.updated ?? "",
          html: wordsIn(entry.content) || wordsIn(entry.summary),
        })),
      };
    }
    case "json":
      return {
        source: parsed.feed.title ?? "",
        items: (parsed.feed.items ?? []).map(item => ({
          title: item.title ?? "",
          author: item.authors?.map(nameOf).filter(Boolean).join(", ") ?? "",
          url: item.url ?? "",
          date: String(item.date_published ?? ""),
          html: item.content_html ?? item.content_text ?? item.summary ?? "",
        })),
      };
    default:
      return { source: "", items: [] };
  }
}

function wordsIn(value: unknown): string {
  if (typeof value === "string") return value;
  const inner = typeof value === "object" && value !== null && "value" in value ? value.value : "";
  return typeof inner === "string" ? inner : "";
}

function nameOf(person: unknown): string {
  if (typeof person === "string") return person;
  const name = typeof person === "object" && person !== null && "name" in person ? person.name : "";
  return typeof name === "string" ? name : "";
}

/** Without the members that say nothing. */
export function filled(known: Known): Known {
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== "" && value !== undefined));
}
