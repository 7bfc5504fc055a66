// Reads the annotated corpora of this folder: running text in which [[phrase|place id]] marks a toponym, [[phrase|@lat,lon]] one that
// the gazetteer need not know.

import type { Language } from "@/lib/types";

/** A toponym as a person marked it; `start` and `end` point into the text without the marks. */
export interface GoldToponym {
  start: number;
  end: number;
  phrase: string;
  /** null where the place is in no gazetteer: it should come out unresolved, or at `at`. */
  placeId: string | null;
  /** Where a place is that no gazetteer is asked to know. */
  at: { lat: number; lon: number } | null;
  /** The place that the text puts an unknown one near to. */
  near: string | null;
  literal: boolean;
}

export interface GoldArticle {
  id: string;
  /** Title, an empty line, body. */
  text: string;
  language: Language;
  /** `YYYY-MM-DD`, or "undated". */
  publishedOn: string;
  /** What sort of outlet it is written like: "wire", "blog", ... */
  outlet: string;
  toponyms: GoldToponym[];
}

const HEADING = /^## ([^|\n]+)\|([^|\n]+)\|([^|\n]+)\|([^|\n]+)$/gm;
const MARK = /\[\[([^\]|]+)\|([^\]|]+)(?:\|([^\]|]+))?\]\]/g;

/** Articles of a corpus, in order. Throws on a mark or heading that breaks the format, with the article's id. */
export function readCorpus(markdown: string): GoldArticle[] {
  const headings = [...markdown.matchAll(HEADING)];
  return headings.map((heading, index) => {
    const [, id = "", outlet = "", language = "", publishedOn = ""] = heading.map(field => field.trim());
    if (language !== "en" && language !== "ar")
      throw new Error(`${id}: language is "${language}", expected "en" or "ar"`);
    const end = headings[index + 1]?.index ?? markdown.length;
    const marked = markdown.slice(heading.index + heading[0].length, end).trim();
    return { id, outlet, language, publishedOn, ...readMarks(id, marked.replace("\n", "\n\n")) };
  });
}

function readMarks(id: string, marked: string): { text: string; toponyms: GoldToponym[] } {
  let text = "";
  let from = 0;
  const toponyms: GoldToponym[] = [];
  for (const mark of marked.matchAll(MARK)) {
    const [all, phrase = "", target = "", sense] = mark;
    if (sense !== undefined && sense !== "metonymic")
      throw new Error(`${id}: "${all}": expected |metonymic or nothing`);
    text += marked.slice(from, mark.index);
    const unknown = target.startsWith("?");
    const point = /^@(-?[\d.]+),(-?[\d.]+)$/.exec(target);
    if (target.startsWith("@") && !point) throw new Error(`${id}: "${all}": expected @latitude,longitude`);
    toponyms.push({
      start: text.length,
      end: text.length + phrase.length,
      phrase,
      placeId: unknown || point ? null : target,
      at: point ? { lat: Number(point[1]), lon: Number(point[2]) } : null,
      near: target.startsWith("?near:") ? target.slice("?near:".length) : null,
      literal: sense === undefined,
    });
    text += phrase;
    from = mark.index + all.length;
  }
  text += marked.slice(from);
  const stray = /\[\[|\]\]/.exec(text);
  if (stray) throw new Error(`${id}: unreadable mark near "${text.slice(stray.index, stray.index + 40)}"`);
  return { text, toponyms };
}
