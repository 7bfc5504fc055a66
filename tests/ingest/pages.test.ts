// Pages of sites that have nothing in common: what stands around the article is marked with a reason, and no paragraph is lost.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "@/lib/ingest/limits";
import { findArticles } from "@/lib/ingest/parse";

interface Expected {
  title: string;
  author: string;
  source: string;
  from: string;
  evidence: string;
  /** Beginnings of everything that is the article's own, in order. */
  kept: string[];
  /** Beginnings of what is marked, with the reason. */
  marked: [start: string, reason: string][];
  /** Words that must not be in the text at all. */
  gone: string[];
}

const PAGES: Record<string, Expected> = {
  "news-site": {
    title: "Convoy hit by blast north of Baiji",
    author: "Hana Karim",
    source: "Tigris Courier",
    from: "2021-03-04",
    evidence: "meta tag",
    kept: [
      "Convoy hit by blast",
      "Two drivers wounded",
      "A roadside bomb hit",
      "The convoy had left",
      "No group has claimed",
      "Security forces closed",
      "It was quiet.",
      "In a statement",
    ],
    marked: [
      ["By Hana Karim", "byline"],
      ["4 March 2021", "date line"],
      ["FacebookTwitter", "share buttons"],
      ["A burnt lorry", "picture caption"],
      ["Advertisement", "advertisement"],
      ["Read more", "related items"],
      ["Tribal fighters", "related items"],
      ["Baghdad council", "related items"],
      ["Sign up for our", "newsletter or cookie notice"],
      ["Get the day's stories", "newsletter or cookie notice"],
      ["Additional reporting", "proofreading or translation note"],
      ["Tags: Baiji", "tags"],
    ],
    gone: ["Reader1", "We use cookies", "Flood warnings", "Opinion", "evil"],
  },
  "arabic-site": {
    title: "مقتل ثلاثة جنود في هجوم قرب الرطبة",
    author: "أحمد الدليمي",
    source: "صحيفة الفرات",
    from: "2021-05-17",
    evidence: "posted-on line",
    kept: ["مقتل ثلاثة جنود", "قتل ثلاثة جنود عراقيين", "وقال المصدر", "وأضاف أن القوات", "ولم تعلن أي جهة"],
    marked: [
      ["تاريخ النشر", "byline"],
      ["شارك على فيسبوك", "share buttons"],
      ["صورة من الأرشيف", "picture caption"],
      ["اقرأ أيضا", "links only"],
    ],
    gone: ["الرئيسية", "افتتاح جسر", "الحقوق محفوظة"],
  },
  "table-blog": {
    title: "Notes from the road to Sinjar",
    author: "Layla",
    source: "table-blog.html",
    from: "2020-02-11",
    evidence: "posted-on line",
    kept: ["Notes from the road", "We left Dohuk", "In Sinjar itself", "Later we heard", "Tomorrow we go on"],
    marked: [
      ["Posted by Layla", "byline"],
      ["4 comments", "links only"],
      ["Older:", "links only"],
      ["Copyright 2020", "copyright"],
    ],
    gone: ["January 2020", "Mosul diary"],
  },
  agency: {
    title: "Shelling on border villages displaces families, officials say",
    author: "Rebwar Aziz",
    source: "Zagros Wire",
    from: "2020-06-19",
    evidence: "structured data",
    kept: [
      "Shelling on border villages",
      "Artillery struck hills",
      "Forty families left",
      "Second round",
      "ERBIL",
      "“We took the children",
      "The mayor of Soran",
      "Pray for Haj Omran",
      "A long summer",
      "Villages along the frontier",
      "District",
      "Families displaced",
      "Soran",
      "40",
      "Choman",
      "12",
      "Three questions remain",
      "Who pays",
      "Will Baghdad",
      "The ministry did not",
    ],
    marked: [
      ["If you value our journalism", "donation appeal"],
      ["Follow us on", "share buttons"],
      ["Editing by", "proofreading or translation note"],
      ["Most read", "after the article's end (proofreading or translation note)"],
      ["Drone falls", "links only"],
      ["Snow closes", "links only"],
      ["Newsletter", "after the article's end (proofreading or translation note)"],
      ["Subscribe to", "beside the article"],
      ["Zagros Wire is", "after the article's end (proofreading or translation note)"],
    ],
    gone: ["schema.org"],
  },
};

describe.each(Object.entries(PAGES))("%s", (name, expected) => {
  const read = async () => {
    const bytes = readFileSync(path.resolve("tests/fixtures/pages", `${name}.html`));
    const options = { limits: DEFAULT_LIMITS, verbatim: false, fields: {} };
    const { found, rejected } = await findArticles({ name: `${name}.html`, bytes }, options);
    expect(rejected).toEqual([]);
    expect(found.length).toBe(1);
    return (found[0] as (typeof found)[number]).article;
  };

  it("states what the page states", async () => {
    const { title, author, source, publishedOn, dateEvidence } = await read();
    const { from, evidence } = expected;
    expect({ title, author, source, from: publishedOn?.from, evidence: dateEvidence }).toEqual({
      ...{ title: expected.title, author: expected.author, source: expected.source, from, evidence },
    });
  });

  it("marks what stands around the article, and loses no paragraph", async () => {
    const { text, boilerplate } = await read();
    const marked = boilerplate.map(({ start, end, reason }) => [text.slice(start, end), reason] as const);
    expect(marked.length).toBe(expected.marked.length);
    for (const [i, [start, reason]] of expected.marked.entries()) {
      expect(marked[i]?.[0].slice(0, start.length)).toBe(start);
      expect(marked[i]?.[1]).toBe(reason);
    }
    let prose = "";
    let at = 0;
    for (const { start, end } of boilerplate) {
      prose += `${text.slice(at, start)}\n`;
      at = end;
    }
    const lines = (prose + text.slice(at)).split("\n").filter(line => line.trim() !== "");
    expect(lines.length).toBe(expected.kept.length);
    for (const [i, start] of expected.kept.entries()) expect(lines[i]?.slice(0, start.length)).toBe(start);
    for (const word of expected.gone) expect(text).not.toContain(word);
  });
});
