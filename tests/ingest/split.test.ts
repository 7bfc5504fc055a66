// Boundaries, metadata and boilerplate, on files of the shapes people have. Every text here is invented.
import { describe, expect, it } from "vitest";
import { type FoundArticle, splitArticles } from "@/lib/ingest/split";
import { seeded } from "../random";

const PROSE = [
  "Officials in the province said on Monday that the road north of the town had been reopened after three days of work by engineers, and that lorries were moving again.",
  "Shopkeepers said that prices had fallen a little, but that many families still waited for word from relatives on the other side of the river.",
  "A spokesman for the council asked drivers to keep to the marked lane, since the shoulders had not been searched.",
].join("\n\n");
const OTHER = [
  "The water level in the reservoir dropped again this week, the directorate said, and farmers east of the canal were told to expect shorter turns until the end of the month.",
  "Two pumping stations have stood still since a fire in the spring, and spare parts are held up at the border, an engineer said.",
].join("\n\n");
const ARABIC =
  "قال مسؤول محلي إن فرق الهندسة أعادت فتح الطريق شمال البلدة بعد ثلاثة أيام من العمل، وإن الشاحنات عادت إلى السير على الجانبين. وأضاف أن العائلات ما زالت تنتظر أخبارا من الجهة الأخرى من النهر.";

const split = (file: string, fileName = "clippings.txt") => splitArticles(file, { fileName });
const marked = (article: FoundArticle) =>
  article.boilerplate.map(({ start, end, reason }) => [reason, article.text.slice(start, end)]);

describe("headers that begin an article inside a file", () => {
  const headers: [name: string, header: string, expected: Partial<FoundArticle>][] = [
    [
      "date, repeated title, byline",
      "Canal Farmers Told to Wait\n\n29/06/2021\n\nCanal Farmers Told to Wait\n\nBy Staff, Agencies",
      { author: "Staff, Agencies", publishedOn: { from: "2021-06-29", to: "2021-06-29", precision: "day" } },
    ],
    [
      "posted by, without a date, then a byline with a handle",
      "CANAL FARMERS TOLD TO WAIT.\n\nPosted on\u00a0 by\u00a0Jane Q Doe\n\nBy Jane Q. Doe:\u00a0@janeqdoe",
      { title: "CANAL FARMERS TOLD TO WAIT.", author: "Jane Q Doe", publishedOn: null },
    ],
    [
      "date, then a byline for an outlet",
      "Canal farmers told to wait\n\nJanuary 28, 2020\n\nby Jane Doe for The River Post",
      {
        author: "Jane Doe",
        source: "The River Post",
        publishedOn: { from: "2020-01-28", to: "2020-01-28", precision: "day" },
      },
    ],
    [
      "posted on a date by",
      "Canal farmers told to wait\nPosted on June 3, 2020 by Omar al-Hadi",
      { author: "Omar al-Hadi", publishedOn: { from: "2020-06-03", to: "2020-06-03", precision: "day" } },
    ],
    [
      "deck, byline with date",
      "Canal farmers told to wait\n\nSpare parts held up at the border\n\nBy Jane Doe, 3 June 2020",
      { author: "Jane Doe", publishedOn: { from: "2020-06-03", to: "2020-06-03", precision: "day" } },
    ],
    [
      "name and date on one line",
      "Canal farmers told to wait\n\nJane Doe | Wednesday, 3 June 2020, 10:15 GMT",
      { author: "Jane Doe", publishedOn: { from: "2020-06-03", to: "2020-06-03", precision: "day" } },
    ],
    [
      "labels",
      "Title: Canal farmers told to wait\nSource: The River Post\nDate: 2020-06-03\nURL: https://river.example/1",
      {
        source: "The River Post",
        url: "https://river.example/1",
        publishedOn: { from: "2020-06-03", to: "2020-06-03", precision: "day" },
      },
    ],
    [
      "a dateline in the first paragraph",
      "Canal farmers told to wait\n\nRAMADI, Iraq (Example News) - Farmers met.",
      {},
    ],
  ];
  it.each(headers)("%s", (_name, header, expected) => {
    const file = `Road to the north reopens\n\nBy John Smith\n\n${PROSE}\n\n${header}\n\n${OTHER}\n`;
    const articles = split(file);
    expect(articles).toHaveLength(2);
    expect(articles[0]?.title).toBe("Road to the north reopens");
    expect(articles[1]).toMatchObject({
      title: expect.stringMatching(/^canal farmers told to wait\.?$/i),
      ...expected,
    });
    expect(articles[1]?.start).toBe(file.indexOf(header));
  });

  it("finds Arabic headers", () => {
    const file = `إعادة فتح الطريق شمال البلدة\n\n٢٩ حزيران ٢٠٢١\n\nبقلم: سعاد محمد\n\n${ARABIC}\n\nأخبار ذات صلة\n\nتراجع منسوب المياه في الخزان\n\nنشر في 3 تموز 2021\n\n${ARABIC}`;
    const articles = split(file);
    expect(articles.map(a => [a.title, a.author, a.publishedOn?.from, a.language])).toEqual([
      ["إعادة فتح الطريق شمال البلدة", "سعاد محمد", "2021-06-29", "ar"],
      ["تراجع منسوب المياه في الخزان", "", "2021-07-03", "ar"],
    ]);
  });

  it("takes several top-level headings as several articles, and one with sections as one", () => {
    expect(split(`# Road reopens\n\n${PROSE}\n\n# Canal farmers told to wait\n\n${OTHER}`).map(a => a.title)).toEqual([
      "Road reopens",
      "Canal farmers told to wait",
    ]);
    expect(split(`# Road reopens\n\n${PROSE}\n\n## What comes next\n\n${OTHER}`)).toHaveLength(1);
  });

  it("takes headlines under rules as articles where every rule has one", () => {
    const file = `Road reopens\n\n${PROSE}\n\n==========\nCanal farmers told to wait\n\n${OTHER}\n`;
    expect(split(file).map(a => a.title)).toEqual(["Road reopens", "Canal farmers told to wait"]);
    expect(split(`Road reopens\n\n${PROSE}\n\n* * *\n\n${OTHER}\n`)).toHaveLength(1);
  });

  it("reads front matter, once or several times in a file", () => {
    const file = `---\ntitle: "Road reopens"\ndate: 2021-06-29\nsource: Sample\nlanguage: en\n---\n${PROSE}\n\n---\ntitle: Canal\ndate: 2021-07\n---\n${OTHER}\n`;
    const articles = split(file, "2021.md");
    expect(articles.map(a => [a.title, a.source, a.publishedOn?.precision, a.dateEvidence])).toEqual([
      ["Road reopens", "Sample", "day", "front matter"],
      ["Canal", "2021.md", "month", "front matter"],
    ]);
    expect(articles[0]?.text).toBe(PROSE);
  });
});

describe("exports of article databases", () => {
  it("take outlet, date, title and labels for what they are, record by record", () => {
    const record = (n: number, title: string, prose: string) =>
      `${n} of 2 DOCUMENTS\n\nEuphrates Daily (English)\n\nJuly 1${n}, 2016 Thursday\n\n${title}\n\nBYLINE: Nadia Salman\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 212 words\n\n${prose}\n\nLOAD-DATE: July 17, 2016\n\nCopyright 2016 Euphrates Daily\nAll Rights Reserved\n\n`;
    const first =
      "Mortar rounds fell near an army checkpoint east of Hit on Wednesday night, wounding one soldier, a local official said on Thursday, and the exchange lasted until dawn.";
    const second =
      "Sixty families returned to a suburb of Ramadi on Friday after engineers declared three streets clear of mines, the provincial council said in a statement to the press.";
    const articles = splitArticles(
      record(1, "Checkpoint near Hit comes under fire", first) + record(2, "Families return to Ramadi suburb", second),
      { fileName: "export.txt" },
    );
    const known = { author: "Nadia Salman", source: "Euphrates Daily (English)" };
    expect(articles).toMatchObject([
      {
        ...known,
        title: "Checkpoint near Hit comes under fire",
        publishedOn: { from: "2016-07-11", precision: "day" },
      },
      { ...known, title: "Families return to Ramadi suburb", publishedOn: { from: "2016-07-12", precision: "day" } },
    ]);
    const proseOf = ({ text, boilerplate }: (typeof articles)[number]) => {
      let prose = "";
      let at = 0;
      for (const { start, end } of boilerplate) {
        prose += text.slice(at, start);
        at = end;
      }
      return (prose + text.slice(at)).split("\n").filter(line => line.trim() !== "");
    };
    expect(articles.map(proseOf)).toEqual([
      ["Checkpoint near Hit comes under fire", first],
      ["Families return to Ramadi suburb", second],
    ]);
  });
});

describe("what is no boundary", () => {
  it.each([
    ["a subheading", `Road reopens\n\n${PROSE}\n\nWhat happened next\n\n${OTHER}`],
    [
      "a sentence that begins with By",
      `Road reopens\n\n${PROSE}\n\nA long wait\n\nBy contrast, the south was calm all week and the roads stayed open.\n\n${OTHER}`,
    ],
    ["an article without any header", `${PROSE}\n\n${OTHER}`],
    [
      "a list of headlines with dates and nothing below",
      `Road reopens\n\n${PROSE}\n\nOther title\n\n1 June 2020\n\nThird title\n\n2 June 2020`,
    ],
  ])("%s", (_name, file) => {
    expect(split(file)).toHaveLength(1);
  });
});

describe("boilerplate", () => {
  it("marks header lines, repeated title, notes and tails, and nothing of the prose", () => {
    const file = [
      "Road reopens",
      "29/06/2021",
      "Road reopens",
      "By Jane Doe",
      PROSE,
      "Proofread by: John Smith and A.B.",
      "Thousands read this page for free. Your contribution, however small, will help to keep it going. Thank you, readers.",
      "Copyright © https://road.example 2021",
      "—————",
      "Reporter Jane Doe is the author of a book on roads.",
      "Related Videos",
      "%d bloggers like this:",
    ].join("\n\n");
    const [article] = split(file);
    expect(marked(article as FoundArticle)).toEqual([
      ["date line", "29/06/2021"],
      ["title repeated", "Road reopens"],
      ["byline", "By Jane Doe"],
      ["proofreading or translation note", "Proofread by: John Smith and A.B."],
      ["donation appeal", expect.stringContaining("Thousands")],
      ["copyright", "Copyright © https://road.example 2021"],
      ["rule", "—————"],
      ["note about the author", "Reporter Jane Doe is the author of a book on roads."],
      ["related items", "Related Videos"],
      ["share buttons", "%d bloggers like this:"],
    ]);
    expect(article?.source).toBe("road.example");
  });

  it("leaves prose that speaks of donations, cookies and copyright alone", () => {
    const file = `Road reopens\n\nBy Jane Doe\n\nA kidney patient's family asked donors to come forward, and your neighbours may help.\n\nThe copyright law of the country was debated in parliament for a long day, and members argued about what it would mean for writers, musicians and the publishers of school books, of whom there are few left in the city, and even fewer in the provinces to the south of it, an official said.\n\n${PROSE}`;
    const [article] = split(file);
    expect(marked(article as FoundArticle).map(([reason]) => reason)).toEqual(["byline"]);
  });
});

describe("dates that are stated in part", () => {
  it.each([
    [
      "copyright year alone",
      "Road reopens\n\nBy Jane Doe",
      "Copyright © 2020 Road Post",
      { from: "2020-01-01", to: "2020-12-31", precision: "year" },
      "copyright year",
    ],
    ["a span of copyright years", "Road reopens\n\nBy Jane Doe", "Copyright © 2010-2020 Road Post", null, ""],
    ["no date at all", "Road reopens\n\nBy Jane Doe", "Related News", null, ""],
    [
      "day without year, with a copyright year",
      "Road reopens\n\nTuesday 29 June",
      "© 2021 Road Post",
      { from: "2021-06-29", to: "2021-06-29", precision: "day" },
      "date line, year from the copyright line",
    ],
    ["day without year, alone", "Road reopens\n\nTuesday 29 June", "Related News", null, ""],
    [
      "ambiguous numeric date",
      "Road reopens\n\n03/04/2020",
      "Related News",
      { from: "2020-01-01", to: "2020-12-31", precision: "year" },
      "date line (03/04/2020: day and month ambiguous)",
    ],
    [
      "numeric date in a file that shows its order",
      "Road reopens\n\n03/04/2020",
      "Updated 29/05/2020",
      { from: "2020-04-03", to: "2020-04-03", precision: "day" },
      "date line (day first, as other dates in the file)",
    ],
  ])("%s", (_name, header, tail, range, evidence) => {
    const [article] = split(`${header}\n\n${PROSE}\n\n${tail}`);
    expect(article?.publishedOn).toEqual(range);
    expect(article?.dateEvidence).toBe(evidence);
  });
});

describe("identity", () => {
  it("is the same whatever the white space and the surroundings of the copy", () => {
    const plain = split(`Road reopens\n\nBy Jane Doe\n\n${PROSE}`)[0];
    const copies = [
      `Road reopens\r\n\r\nBy Jane Doe\r\n\r\n${PROSE.replaceAll("\n", "\r\n")}\r\n\r\nRelated News`,
      `\ufeffRoad  reopens\n\n29/06/2021\n\nRoad reopens\n\n${PROSE}\n\nCopyright © 2020 Road Post`,
    ];
    for (const copy of copies) expect(split(copy)[0]?.id).toBe(plain?.id);
    expect(split(`Road closes\n\nBy Jane Doe\n\n${PROSE}`)[0]?.id).not.toBe(plain?.id);
    expect(plain?.id).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("invariants on seeded random files", () => {
  const pieces = [
    "Road reopens",
    "By Jane Doe",
    "29/06/2021",
    "Posted on June 3, 2020 by Omar al-Hadi",
    PROSE,
    OTHER,
    ARABIC,
    "Related News",
    "Copyright © 2020",
    "==========",
    "* * *",
    "---",
    "title: x",
    "# Heading",
    "\ud83d\ude9a",
    "\ud800",
    "\u202eabc",
    "",
    "\t",
    "\f",
    "x".repeat(5000),
    "1 of 3",
    "by by by by",
    "٢٠٢١",
    "https://a.example/",
    "Title: X",
    "%d bloggers like this:",
    "(((((((((",
    "'".repeat(300),
  ];
  it("slices are exact, spans are sorted and inside, nothing overlaps, the same input gives the same output", () => {
    const random = seeded(20210629);
    for (let round = 0; round < 300; round++) {
      const file = Array.from(
        { length: random.below(30) },
        () => random.pick(pieces) + random.pick(["\n", "\n\n", "\r\n", " "]),
      ).join("");
      const articles = split(file);
      expect(split(file)).toEqual(articles);
      let at = 0;
      for (const article of articles) {
        expect(article.text).toBe(file.slice(article.start, article.end));
        expect(article.start).toBeGreaterThanOrEqual(at);
        at = article.end;
        let inner = 0;
        for (const span of article.boilerplate) {
          expect(span.start).toBeGreaterThanOrEqual(inner);
          expect(span.end).toBeGreaterThan(span.start);
          inner = span.end;
        }
        expect(inner).toBeLessThanOrEqual(article.text.length);
        expect(article.title).not.toBe("");
      }
    }
  });

  it("takes a million of one letter, and of one line", () => {
    expect(split("x".repeat(1_000_000))).toHaveLength(1);
    expect(split("By Jane Doe\n".repeat(20_000)).length).toBeLessThanOrEqual(1);
    expect(split("")).toEqual([]);
    expect(split(" \n\n- - -\n")).toEqual([]);
  });
});
