// Every format with fixtures of our own, told by content: the names of the inputs say nothing.
import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "@/lib/ingest/limits";
import { findArticles, splitDocument } from "@/lib/ingest/parse";
import { expand, readerOf, readInput } from "@/lib/ingest/read";
import type { Input, ReadOptions } from "@/lib/ingest/reader";
import type { FoundArticle } from "@/lib/ingest/split";
import { docxOf, epubOf, pdfOf, zipOf } from "./containers";

const OPTIONS: ReadOptions = { limits: DEFAULT_LIMITS, verbatim: false, fields: {} };
const P1 =
  "Officials in the province said on Monday that the road north of Samarra had been reopened after three days of work by engineers, and that lorries were moving again.";
const P2 =
  "Shopkeepers said that prices had fallen a little, but that many families still waited for word from relatives on the other side of the river.";
const ARABIC =
  "قال مسؤول محلي إن فرق الهندسة أعادت فتح الطريق شمال سامراء بعد ثلاثة أيام من العمل، وإن الشاحنات عادت إلى السير.";

/** Everything that comes of some bytes: articles in order, reasons of rejections. */
async function read(bytes: Uint8Array | string, options: Partial<ReadOptions> = {}, name = "input") {
  const all = { ...OPTIONS, ...options };
  const articles: FoundArticle[] = [];
  const rejected: string[] = [];
  const names: string[] = [];
  const notes: string[] = [];
  const input: Input = { name, bytes: Buffer.from(bytes as string) };
  for await (const reading of expand(input, all)) {
    if (reading.type === "rejected") rejected.push(`${reading.rejection.source}: ${reading.rejection.reason}`);
    else
      for await (const text of readInput(reading.input, all)) {
        if (text.type === "rejected") rejected.push(`${text.rejection.source}: ${text.rejection.reason}`);
        else {
          names.push(text.document.name);
          notes.push(text.document.note);
          articles.push(...splitDocument(text.document));
        }
      }
  }
  return { articles, rejected, names, notes, format: readerOf(input).id };
}

const day = (iso: string) => ({ from: iso, to: iso, precision: "day" });
const marked = (article: FoundArticle | undefined) =>
  article?.boilerplate.map(b => [b.reason, article.text.slice(b.start, b.end)]);

const PAGE = `<!doctype html><html lang="en"><head><title>Road reopens | River Post</title>
<meta property="og:title" content="Road reopens"><meta property="og:site_name" content="River Post">
<meta property="article:published_time" content="2021-06-29T21:30:00Z"><link rel="canonical" href="https://river.example/road">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Road reopens","author":[{"name":"Jane Doe"}],"datePublished":"2021-06-28"}</script>
<script>document.title = "changed by script"</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Road reopens</h1><p>${P1}</p><figure><img src="http://tracker.example/x.png"><figcaption>Lorries near the bridge</figcaption></figure>
<p>${P2}</p><p>${P1}</p><p>${P2} &lt;script&gt; &amp; more</p></article>
<aside><a href="/a">More news</a><a href="/b">Other news</a></aside><footer>© 2021 River Post. We use cookies.</footer></body></html>`;

describe("web pages", () => {
  it("gives the article without what stands around it, with the metadata the page states", async () => {
    const { articles, format } = await read(PAGE);
    expect(format).toBe("html");
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      title: "Road reopens",
      author: "Jane Doe",
      source: "River Post",
      url: "https://river.example/road",
      publishedOn: day("2021-06-28"),
      dateEvidence: "structured data",
      language: "en",
    });
    expect(articles[0]?.text).toContain(P1);
    expect(articles[0]?.text).toContain("<script> & more");
    expect(articles[0]?.text).not.toMatch(/Home|cookies|More news|changed by script/);
  });

  it("reads the charset that the page declares", async () => {
    const page = `<html><head><meta charset="windows-1256"><title>x</title></head><body><p>AAA</p></body></html>`;
    const arabic = Buffer.from([0xc8, 0xdb, 0xcf, 0xc7, 0xcf]); // Baghdad
    const [before = "", after = ""] = page.split("AAA");
    const { articles } = await read(Buffer.concat([Buffer.from(before), arabic, Buffer.from(after)]));
    expect(articles[0]?.text).toBe("بغداد");
  });

  it("takes the articles of a front page one by one", async () => {
    const one = (title: string, time: string) =>
      `<article><h2>${title}</h2><time datetime="${time}">x</time><p>${P1}</p><p>${P2}</p><p>${P1}</p></article>`;
    const { articles } = await read(
      `<html><body>${one("First", "2021-06-29")}${one("Second", "2021-06-30")}</body></html>`,
    );
    expect(articles.map(a => [a.title, a.publishedOn?.from])).toEqual([
      ["First", "2021-06-29"],
      ["Second", "2021-06-30"],
    ]);
  });

  it("reads pages saved as MHTML, with their address", async () => {
    const mhtml = `From: <Saved by a browser>\r\nSnapshot-Content-Location: https://river.example/saved\r\nSubject: Road reopens\r\nDate: Tue, 1 Mar 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://river.example/saved\r\n\r\n${PAGE.replace(/<link[^>]*>/, "")}\r\n--b1--\r\n`;
    const { articles, format } = await read(mhtml);
    expect(format).toBe("mail");
    expect(articles[0]).toMatchObject({
      title: "Road reopens",
      url: "https://river.example/saved",
      publishedOn: day("2021-06-28"),
    });
  });

  it("reads a part that was cut out of a page, its captions marked", async () => {
    const caption = "<figure><img src='x.png'><figcaption>Soldiers in Mosul last year</figcaption></figure>";
    const part = `<article><h1>Road reopens</h1>${caption}<p>${P1}</p><p>${P2}</p></article>`;
    const { articles, format } = await read(part);
    expect(format).toBe("html");
    expect(articles).toHaveLength(1);
    expect(articles[0]?.title).toBe("Road reopens");
    expect(marked(articles[0])).toEqual([["picture caption", "Soldiers in Mosul last year"]]);
    expect(articles[0]?.text).not.toContain("<");
  });

  it.each([
    ["a sign that opens nothing", `<p is what the note began with. ${P1}`],
    ["a name in angle brackets", `<jane@river.example> wrote:\n\n${P1}`],
    ["tags among its words", `A short note <b>with</b> <i>tags</i> <script>x("y")</script>: ${P2}`],
  ])("text is no page for %s", async (_, content) => {
    const { articles, format } = await read(content);
    expect([format, articles.length]).toEqual(["text", 1]);
  });

  it("walks deep nesting without falling", async () => {
    const { articles, rejected } = await read(
      `<html><body>${"<div>".repeat(20_000)}${P1}${"</div>".repeat(20_000)}</body></html>`,
    );
    expect(articles.length + rejected.length).toBe(1);
  });
});

describe("feeds", () => {
  it("reads RSS with full content", async () => {
    const { articles, format } =
      await read(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>River Post</title><link>https://river.example/</link><description>d</description>
<item><title>Road &amp; river</title><link>https://river.example/1</link><dc:creator>Jane Doe</dc:creator><pubDate>Tue, 29 Jun 2021 10:00:00 GMT</pubDate><description>short</description><content:encoded><![CDATA[<p>${P1}</p><p>${P2}</p>]]></content:encoded></item>
<item><title>Empty</title><link>https://river.example/2</link></item></channel></rss>`);
    expect(format).toBe("feed");
    expect(articles[0]).toMatchObject({
      title: "Road & river",
      author: "Jane Doe",
      source: "River Post",
      url: "https://river.example/1",
      publishedOn: day("2021-06-29"),
      dateEvidence: "feed",
      text: `${P1}\n\n${P2}`,
    });
  });

  it("reads Atom", async () => {
    const { articles } = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>River Post</title><id>x</id><updated>2021-06-30T00:00:00Z</updated><entry><title>Road reopens</title><id>1</id><link href="https://river.example/1"/><published>2021-06-29T00:00:00Z</published><updated>2021-06-30T00:00:00Z</updated><author><name>Jane Doe</name></author><content type="html">&lt;p&gt;${P1}&lt;/p&gt;</content></entry></feed>`,
    );
    expect(articles[0]).toMatchObject({
      title: "Road reopens",
      author: "Jane Doe",
      source: "River Post",
      publishedOn: day("2021-06-29"),
      text: P1,
    });
  });

  it("reads JSON Feed", async () => {
    const { articles, format } = await read(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "River Post",
        items: [
          {
            id: "1",
            url: "https://river.example/1",
            title: "Road reopens",
            content_html: `<p>${P1}</p>`,
            date_published: "2021-06-29T10:00:00Z",
            authors: [{ name: "Jane Doe" }],
          },
        ],
      }),
    );
    expect(format).toBe("feed");
    expect(articles[0]).toMatchObject({
      title: "Road reopens",
      author: "Jane Doe",
      publishedOn: day("2021-06-29"),
      text: P1,
    });
  });

  it("refuses entity declarations", async () => {
    const { articles, rejected } = await read(
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>`,
    );
    expect(articles).toEqual([]);
    expect(rejected).toEqual([expect.stringContaining("declares entities")]);
  });
});

describe("mail", () => {
  const mail = (subject: string, body: string) =>
    `From: River Post <news@river.example>\r\nTo: reader@example.org\r\nSubject: ${subject}\r\nDate: Tue, 29 Jun 2021 10:00:00 +0300\r\nMessage-ID: <1@river.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`;

  it("reads a message, its broken lines rejoined", async () => {
    const wrapped = `${P1.replace(/(.{1,70})(?: |$)/g, "$1\r\n")}\r\n${P2.replace(/(.{1,70})(?: |$)/g, "$1\r\n")}`;
    const { articles, format } = await read(mail("=?utf-8?B?2LfYsdmK2YI=?=", wrapped));
    expect(format).toBe("mail");
    expect(articles[0]).toMatchObject({
      title: "طريق",
      source: "River Post",
      publishedOn: day("2021-06-29"),
      dateEvidence: "mail header",
    });
    expect(articles[0]?.text).toBe(`${P1}\n\n${P2}`);
  });

  it("takes the messages of a mailbox one by one", async () => {
    const box = ["First", "Second", "Third"]
      .map(
        s =>
          `From news@river.example Tue Jun 29 10:00:00 2021\n${mail(s, `${s}. ${P1}\r\n\r\nFrom here on the road is open.`).replaceAll("\r", "")}\n`,
      )
      .join("");
    const { articles, format } = await read(box);
    expect(format).toBe("mbox");
    expect(articles.map(a => a.title)).toEqual(["First", "Second", "Third"]);
    expect(articles[0]?.text).toContain("From here on");
  });
});

describe("exports", () => {
  it("reads JSON: arrays, wrapped arrays, one object", async () => {
    const record = {
      headline: "Road reopens",
      byline: "Jane Doe",
      publisher: { name: "River Post" },
      published_at: "2021-06-29",
      body: P1,
    };
    for (const value of [[record], { count: 1, articles: [record] }, record]) {
      const { articles, format } = await read(JSON.stringify(value));
      expect(format).toBe("json");
      expect(articles[0]).toMatchObject({
        title: "Road reopens",
        author: "Jane Doe",
        source: "River Post",
        publishedOn: day("2021-06-29"),
        text: P1,
      });
    }
  });

  it("reads JSON Lines; a broken line costs itself alone", async () => {
    const lines = [
      `{"title":"One","text":${JSON.stringify(P1)}}`,
      `{"title":"Two"`,
      `{"title":"Three","text":${JSON.stringify(P2)}}`,
      `{"title":"Four"}`,
    ];
    const { articles, rejected, format } = await read(lines.join("\n"));
    expect(format).toBe("jsonl");
    expect(articles.map(a => a.title)).toEqual(["One", "Three"]);
    expect(rejected).toEqual([
      expect.stringMatching(/^input, line 2: not valid JSON/),
      expect.stringMatching(/^input, line 4: no text in it \(its fields: title\)/),
    ]);
  });

  it.each([
    ["a table", `title,text\nOne,"${P1}"\nTwo,"${P2}"\n`],
    ["JSON Lines", `${JSON.stringify({ title: "One", text: P1 })}\n${JSON.stringify({ title: "Two", text: P2 })}\n`],
    ["JSON", JSON.stringify([P1, P2].map(text => ({ title: text.slice(0, 9), text })))],
  ])("a record that tells no source has its file as its source: %s", async (_, content) => {
    const { articles } = await read(content);
    expect(articles.map(a => a.source)).toEqual(["input", "input"]);
  });

  it.each([
    ["a table", `title,date,text\nOne,31/02/2021,"${P1}"\nTwo,28/02/2021,"${P2}"\n`, 'field ("31/02/2021"'],
    [
      "JSON",
      JSON.stringify([
        { date: "2021-02-31", text: P1 },
        { date: "2021-02-28", text: P2 },
      ]),
      'field ("2021-02-31"',
    ],
    [
      "front matter",
      `---\ntitle: One\ndate: 2021-02-31\n---\n\n${P1}\n\n---\ntitle: Two\ndate: 2021-02-28\n---\n\n${P2}\n`,
      'front matter ("2021-02-31"',
    ],
  ])("says that a stated date is none: %s", async (_, content, says) => {
    const { articles } = await read(content);
    expect(articles.map(a => a.publishedOn?.from ?? null)).toEqual([null, "2021-02-28"]);
    const notes: string[] = [];
    for await (const reading of expand({ name: "input", bytes: Buffer.from(content) }, OPTIONS))
      if (reading.type === "inner")
        notes.push(...(await findArticles(reading.input, OPTIONS)).notes.map(({ reason }) => reason));
    expect(articles[0]?.dateEvidence).toBe(`${says} could not be read as a date)`);
    expect(notes).toEqual([`no date: ${says} could not be read as a date)`]);
  });

  it.each([
    [",", "comma"],
    [";", "semicolon"],
    ["\t", "tab"],
  ])("reads tables separated by %j (%s)", async separator => {
    const cells = [
      ["title", "date", "text"],
      ["Road reopens", "29/06/2021", `"${P1}\n\nShe said ""wait""."`],
      ["Canal", "03/04/2021", `"${P2}"`],
    ];
    const { articles, format } = await read(cells.map(row => row.join(separator)).join("\n"));
    expect(format).toBe("table");
    // The first row shows that days come first.
    expect(articles.map(a => [a.title, a.publishedOn?.from])).toEqual([
      ["Road reopens", "2021-06-29"],
      ["Canal", "2021-04-03"],
    ]);
    expect(articles[0]?.text).toContain('She said "wait".');
  });

  it.each([
    ["JSON", JSON.stringify([{ titre: "Road reopens", corps: P1, text: "x" }])],
    ["JSON Lines", `${JSON.stringify({ titre: "Road reopens", corps: P1 })}\n`],
    ["a table", `titre;corps\nRoad reopens;"${P1}"\n`],
  ])("takes fields under other names when told: %s", async (_, content) => {
    const { articles } = await read(content, { fields: { text: "corps", title: "titre" } });
    expect(articles).toEqual([expect.objectContaining({ title: "Road reopens", text: P1 })]);
  });

  it.each([
    ["an id and a text", `id,text\n1,"${P1}"\n2,"${P2}"\n`, "table", [P1, P2]],
    ["prose whose first line looks like names", `Text, context\n\n${P1}\n`, "text", [`Text, context\n\n${P1}`]],
    ["prose with as many commas a line", `Roads, bridges, canals\n\n${P1}\n\n${P2}\n`, "text", undefined],
  ])("tells a table by its header and rows: %s", async (_, content, expected, texts) => {
    const { articles, format } = await read(content);
    expect(format).toBe(expected);
    if (texts) expect(articles.map(a => a.text)).toEqual(texts);
    else expect(articles).toHaveLength(1);
  });

  it.each<[string, string, string[], RegExp[]]>([
    [
      "JSON Lines whose first line is broken",
      `{"title":"One","text":"${P1}\n${JSON.stringify({ title: "Two", text: P2 })}\n`,
      ["Two"],
      [/^input, line 1: not valid JSON/],
    ],
    [
      "JSON Lines with a line that only begins as an object",
      `${JSON.stringify({ title: "One", text: P1 })}\n{title: One}\n`,
      ["One"],
      [/^input, line 2: not valid JSON: /],
    ],
    [
      "JSON Lines with a number for a text",
      `${JSON.stringify({ title: "One", text: P1 })}\n{"text": 123}\n`,
      ["One"],
      [/^input, line 2: no words in its field text: expected a text, got 123$/],
    ],
    [
      "JSON Lines with a line that is no object",
      `${JSON.stringify({ title: "One", text: P1 })}\n[1]\n"two"\n`,
      ["One"],
      [/^input, line 2: not a JSON object$/, /^input, line 3: not a JSON object$/],
    ],
    [
      "a table with a quote that is never closed",
      `title,text\nOne,"${P1}"\nTwo,"${P2}\n`,
      ["One"],
      [/^input: a row that could not be read: Quote Not Closed.* at line 3/],
    ],
    [
      "a table without a column for the text",
      "id,name,amount\n1,a,3\n2,b,4\n",
      [],
      [/^input, row 2: no text in it \(its fields: id, name, amount\)/, /^input, row 3: no text/],
    ],
    ["an empty list", "[]", [], [/^input: JSON without a record$/]],
    ["an empty object", "{}", [], [/^input: no text in it/]],
    ["a list that begins with nothing", "[null]", [], [/^input: no text in it/]],
  ])("of %s, what can be read goes in and the rest is named", async (_, content, titles, reasons) => {
    const { articles, rejected } = await read(content);
    expect(articles.map(a => a.title)).toEqual(titles);
    expect(rejected).toEqual(reasons.map(reason => expect.stringMatching(reason)));
  });
});

describe("documents", () => {
  it("reads a PDF: broken lines rejoined, running heads marked", async () => {
    const wrap = (text: string) => text.match(/.{1,80}(?:\s|$)/g)?.map(line => line.trim()) ?? [];
    const page = (n: number, ...paragraphs: string[]) => [
      "THE RIVER POST",
      ...paragraphs.flatMap(wrap),
      `Page ${n} of 2`,
    ];
    const { articles, format } = await read(pdfOf([page(1, P1, P2), page(2, P2, P1)], "Road reopens"));
    expect(format).toBe("pdf");
    expect(articles).toHaveLength(1);
    expect(articles[0]?.title).toBe("Road reopens");
    expect(articles[0]?.text).toContain(P1);
    expect(marked(articles[0])?.filter(([reason]) => reason === "on several pages")).toContainEqual([
      "on several pages",
      "THE RIVER POST",
    ]);
  });

  it("says when a PDF has no text layer", async () => {
    const { rejected } = await read(pdfOf([[]]));
    expect(rejected).toEqual([expect.stringContaining("without a text layer")]);
  });

  it("reads Word documents", async () => {
    const { articles, format } = await read(docxOf(`# Road reopens\n29 June 2021\nBy Jane Doe\n${P1}\n${P2}`));
    expect(format).toBe("docx");
    expect(articles[0]).toMatchObject({ title: "Road reopens", author: "Jane Doe", publishedOn: day("2021-06-29") });
  });

  it("reads EPUB chapters in reading order", async () => {
    const chapter = (title: string) =>
      `<html><head><title>x</title></head><body><h1>${title}</h1><p>${P1}</p><p>${P2}</p></body></html>`;
    const { articles, format } = await read(epubOf("Road Stories", [chapter("First"), chapter("Second")]));
    expect(format).toBe("epub");
    expect(articles.map(a => [a.title, a.source])).toEqual([
      ["First", "Road Stories"],
      ["Second", "Road Stories"],
    ]);
  });

  it.each([
    ["pdf", Buffer.from("%PDF-1.4\nbroken")],
    ["docx", zipOf([{ name: "word/document.xml", bytes: "not xml" }])],
    ["zip", Buffer.from("PK\u0003\u0004 broken", "latin1")],
  ])("a broken %s is rejected with a reason", async (_format, bytes) => {
    const { articles, rejected } = await read(bytes);
    expect(articles).toEqual([]);
    expect(rejected).toHaveLength(1);
  });
});

describe("archives", () => {
  it("reads zip, tar and gzip, one inside another, each member by its content", async () => {
    const tarball = pack();
    tarball.entry({ name: "b/page.txt" }, PAGE);
    tarball.finalize();
    const chunks: Buffer[] = [];
    tarball.on("data", chunk => chunks.push(chunk));
    await once(tarball, "end");
    const archive = zipOf([
      { name: "a.dat", bytes: `Road reopens\n\nBy Jane Doe\n\n${P1}` },
      { name: "inner.tgz", bytes: gzipSync(Buffer.concat(chunks)) },
      { name: "__MACOSX/._a.dat", bytes: "junk" },
    ]);
    const { articles, names, rejected } = await read(archive, {}, "all.zip");
    expect(rejected).toEqual([]);
    expect(names).toEqual(["all.zip/a.dat", "all.zip/inner.tgz/b/page.txt"]);
    expect(articles.map(a => a.author)).toEqual(["Jane Doe", "Jane Doe"]);
  });

  const limits = { ...DEFAULT_LIMITS, fileBytes: 100_000, archiveBytes: 200_000, unpackedBytes: 300_000, members: 20 };

  it("stops a bomb at the limit, whatever size it claims", async () => {
    const bomb = Buffer.alloc(20_000_000);
    const { articles, rejected } = await read(
      zipOf([
        { name: "bomb.txt", bytes: bomb, claimed: 10 },
        { name: "good.txt", bytes: P1 },
      ]),
      { limits },
    );
    expect(rejected).toEqual([expect.stringMatching(/bomb\.txt: larger than 100 kB when unpacked/)]);
    expect(articles).toHaveLength(1);
    expect((await read(gzipSync(bomb), { limits })).rejected).toEqual([
      expect.stringContaining("larger than 200 kB when unpacked"),
    ]);
  });

  it("stops when all members together are too much, or too many", async () => {
    const text = `${P1}\n\n`.repeat(300);
    const many = zipOf(Array.from({ length: 12 }, (_, i) => ({ name: `${i}.txt`, bytes: text })));
    expect((await read(many, { limits })).rejected.at(-1)).toContain("the rest was not read");
    const tiny = zipOf(Array.from({ length: 30 }, (_, i) => ({ name: `${i}.txt`, bytes: `${i}. ${P1}` })));
    const { articles, rejected } = await read(tiny, { limits });
    expect(rejected.at(-1)).toContain("the rest was not read");
    expect(articles.length).toBeLessThanOrEqual(20);
  });

  it("refuses paths that climb out, and archives too deep in archives", async () => {
    const { articles, rejected } = await read(
      zipOf([
        { name: "../../etc/evil.txt", bytes: P1 },
        { name: "fine.txt", bytes: P2 },
      ]),
    );
    expect(rejected).toEqual([expect.stringContaining("leads out of the archive")]);
    expect(articles).toHaveLength(1);
    let nested = zipOf([{ name: "deep.txt", bytes: P1 }]);
    for (let i = 0; i < 4; i++) nested = zipOf([{ name: `${i}.zip`, bytes: nested }]);
    expect((await read(nested)).rejected).toEqual([expect.stringContaining("inside 3 others")]);
  });
});

describe("encodings of plain text", () => {
  const cp1256 = Buffer.from([
    0xc8, 0xdb, 0xcf, 0xc7, 0xcf, 0x20, 0xc7, 0xe1, 0xe3, 0xe6, 0xd5, 0xe1, 0x20, 0xdf, 0xd1, 0xdf, 0xe6, 0xdf,
  ]);
  it.each([
    ["UTF-8", Buffer.from(ARABIC), ARABIC],
    ["UTF-16 with a mark", Buffer.from(`\ufeff${ARABIC}`, "utf16le"), `\ufeff${ARABIC}`],
    ["UTF-16 without a mark", Buffer.from(P1, "utf16le"), P1],
    ["Windows-1256", cp1256, "بغداد الموصل كركوك"],
    [
      "Windows-1252",
      Buffer.from("The caf\xe9 \x93opened\x94 again \x96 at last.", "latin1"),
      "The café “opened” again – at last.",
    ],
  ])("%s", async (_name, bytes, text) => {
    const { articles } = await read(bytes);
    expect(articles[0]?.text).toBe(text.replace(/^\ufeff/, ""));
  });

  it.each([
    ["nothing", Buffer.alloc(0), "empty"],
    ["white space", Buffer.from(" \n\t\n"), "only white space"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]), "PNG"],
    ["noise", Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)), "not text"],
    [
      "broken UTF-8",
      Buffer.from([...Buffer.from("a € sign, then "), 0xff, 0xfe, 0xc3, 0x28]),
      "not valid UTF-8 (byte 17)",
    ],
    [
      "UTF-32",
      Buffer.from([0xff, 0xfe, 0, 0, ...[...P1].flatMap(letter => [letter.charCodeAt(0), 0, 0, 0])]),
      "UTF-32",
    ],
    ["rich text", Buffer.from(`{\\rtf1\\ansi ${P1}}`), "an RTF document"],
    ["XML of another kind", Buffer.from(`<?xml version="1.0"?>\n<notes><note>${P1}</note></notes>`), "XML of a kind"],
    ["a script", Buffer.from('const a = load("x");\nexport function sum() { return a.b + 1; }\n'), "program code"],
    ["a style sheet", Buffer.from("body { color: red; margin: 0 }\nh1 { font-size: 2em }\n"), "program code"],
  ])("%s is rejected", async (_name, bytes, reason) => {
    const { articles, rejected } = await read(bytes);
    expect(articles).toEqual([]);
    expect(rejected).toEqual([expect.stringContaining(reason)]);
  });

  it("rejoins lines broken at a margin, and only then, and not where text must stay as it is", async () => {
    const broken = `${`${P1} ${P2}`.replace(/(.{1,72})(?: |$)/g, "$1\n")}\nThe fight-\ners left ${"Ain al-"}\nAsad.`;
    const { articles, notes } = await read(broken);
    expect(articles[0]?.text.startsWith(`${P1} ${P2}`)).toBe(true);
    expect(notes).toEqual(["broken lines rejoined"]);
    expect((await read(broken, { verbatim: true })).articles[0]?.text).toBe(broken);
    const verse = "A line of verse\nand one more line\nand a third one\nand the last line of it all";
    expect((await read(verse)).articles[0]?.text).toBe(verse);
  });
});
