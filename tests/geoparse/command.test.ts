// The command line's contract: exact keys, offsets into the whole file, order kept, errors as lines.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KINDS } from "@/lib/types";

const ROOT = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "dateline-geoparse-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  status: number | null;
  errors: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the command prints is what these tests judge
  lines: any[];
}

function run(args: string[], input = "", set: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...set };
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/geoparse.ts", ...args], { cwd: ROOT, env });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", chunk => {
      output += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", chunk => {
      errors += chunk;
    });
    child.on("error", reject);
    child.on("close", status => {
      const lines = output.split("\n").filter(line => line !== "");
      resolve({ status, errors, lines: lines.map(line => JSON.parse(line)) });
    });
    child.stdin.end(input);
  });
}

const FIRST = `Two rockets land near Balad base

Posted on June 3, 2020 by Staff

Two rockets landed near Balad air base in Salah al-Din province on Tuesday. Nobody was hurt, an officer in Tikrit said. The
rockets were fired from an orchard on the other bank of the river, he added, and a search of the fields went on until the evening.

It was the third such attack within a month. The contractors who look after the aircraft there had left some days before, and most
of the hangars were empty when the rockets came down beside the runway and set fire to dry grass.`;
const SECOND = `Checkpoint attacked in Diyala

Posted on June 4, 2020 by Staff

Gunmen attacked a checkpoint near Jalawla in Diyala on Wednesday night. Two policemen were wounded and taken to Khanaqin. The
attackers came through palm groves in the dark and left the same way, a farmer said, who had heard the shots from his house nearby.

The police brought more men to the road in the morning and searched two hamlets beside it. Nobody was arrested, and the road was open
again before noon, when the first lorries of the day came through on their way from the border.`;
const ARABIC = `هجوم قرب القائم

هاجم مسلحون نقطة تفتيش قرب القائم في محافظة الأنبار. ونقل الجرحى الى مستشفى في حديثة.`;

const FILES: Record<string, string | Buffer> = {
  "one.txt": FIRST,
  "several.txt": `${FIRST}\n\n\n${SECOND}\n`,
  "mark.txt": `\ufeff${FIRST}\n`,
  "windows.txt": `${FIRST}\n\n\n${SECOND}\n`.replaceAll("\n", "\r\n"),
  "arabic.txt": ARABIC,
  "empty.txt": "",
  "numbers.txt": "12 34\n56",
  "broken.pdf": "%PDF-1.4\nthis is no PDF",
  "binary.txt": Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
};
for (const [name, content] of Object.entries(FILES)) writeFileSync(path.join(folder, name), content);

const MENTION = ["start", "end", "text", "literal", "confidence", "place", "evidence"];
const PLACE = ["id", "name", "nameAr", "kind", "country", "admin1", "lat", "lon"];

/** What is wrong with a line's mentions, given the text that their offsets count in. */
function wrongMentions(line: Answer["lines"][number], text: string): string[] {
  return line.mentions.flatMap((mention: Answer["lines"][number]) => {
    const wrong: string[] = [];
    const keys = Object.keys(mention).filter(key => mention.place !== null || (key !== "reason" && key !== "near"));
    if (keys.join() !== MENTION.join()) wrong.push(`keys ${keys}`);
    if (text.slice(mention.start, mention.end) !== mention.text)
      wrong.push(`${mention.text} is not at ${mention.start}`);
    if (typeof mention.literal !== "boolean" || !(mention.confidence >= 0 && mention.confidence <= 1))
      wrong.push("literal or confidence");
    if (!Array.isArray(mention.evidence) || mention.evidence.length === 0) wrong.push("evidence");
    if (mention.place !== null) {
      if (Object.keys(mention.place).join() !== PLACE.join()) wrong.push(`place ${Object.keys(mention.place)}`);
      if (!KINDS.includes(mention.place.kind)) wrong.push(`kind ${mention.place.kind}`);
      if (Math.abs(mention.place.lat) > 90 || Math.abs(mention.place.lon) > 180) wrong.push("position");
    }
    return wrong;
  });
}

const found = (line: Answer["lines"][number]) => line.mentions.map((mention: { text: string }) => mention.text);

describe("geoparse FILE...", () => {
  const rows: [file: string, articles: number, mentions: string[][]][] = [
    ["one.txt", 1, [["Balad air base", "Tikrit"]]],
    [
      "several.txt",
      2,
      [
        ["Balad air base", "Tikrit"],
        ["Jalawla", "Diyala", "Khanaqin"],
      ],
    ],
    ["mark.txt", 1, [["Balad air base", "Tikrit"]]],
    [
      "windows.txt",
      2,
      [
        ["Balad air base", "Tikrit"],
        ["Jalawla", "Diyala", "Khanaqin"],
      ],
    ],
    ["arabic.txt", 1, [["القائم", "الأنبار", "حديثة"]]],
  ];
  it.each(rows)("%s", async (file, articles, mentions) => {
    const { status, lines } = await run([path.join(folder, file)]);
    expect(status).toBe(0);
    expect(lines).toHaveLength(articles);
    // As decoded: a byte order mark counts as one code unit.
    const text = String(FILES[file]);
    lines.forEach((line, i) => {
      expect(Object.keys(line)).toEqual(["source", "article", "mentions", "incidents"]);
      expect(Object.keys(line.article)).toEqual([
        ...["id", "title", "author", "publishedOn", "language", "start", "end"],
      ]);
      expect(line.source).toContain(file);
      expect(line.article.language).toBe(file === "arabic.txt" ? "ar" : "en");
      expect(text.slice(line.article.start, line.article.end)).toContain(line.article.title);
      expect(wrongMentions(line, text)).toEqual([]);
      expect(found(line)).toEqual(expect.arrayContaining(mentions[i]!));
      expect(Array.isArray(line.incidents)).toBe(true);
      for (const incident of line.incidents)
        expect(text.slice(incident.trigger.start, incident.trigger.end)).toBe(incident.trigger.text);
    });
    if (file !== "arabic.txt") expect(lines[0].article.publishedOn).toBe("2020-06-03");
  });

  it("the same article has the same id in every file", async () => {
    const { lines } = await run(["one.txt", "mark.txt"].map(file => path.join(folder, file)));
    expect(lines).toHaveLength(2);
    expect(lines[0].article.id).toBe(lines[1].article.id);
  });

  it("bad files are named on standard error, the others go through", async () => {
    const bad = ["empty.txt", "numbers.txt", "broken.pdf", "binary.txt", "missing.txt"];
    const files = [...bad, "one.txt"].map(file => path.join(folder, file));
    const { status, lines, errors } = await run(files);
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    for (const file of bad) expect(errors).toMatch(new RegExp(`${file}.*: \\w`));
  });

  it("captions are no part of a feed item's prose, as when it is ingested", async () => {
    const feed = path.join(folder, "feed.xml");
    const paragraph = `<p>${"The road through Tikrit was opened again on Sunday, after a month of work. ".repeat(4)}</p>`;
    const item = `${paragraph}<figure><figcaption>A bridge in Basra</figcaption></figure>${paragraph}`;
    writeFileSync(
      feed,
      `<rss version="2.0"><channel><item><title>Road reopens</title><description><![CDATA[${item}]]></description></item></channel></rss>`,
    );
    const { status, lines } = await run([feed]);
    expect(status).toBe(0);
    expect(new Set(found(lines[0]))).toEqual(new Set(["Tikrit"]));
  });

  it("a file over the limit that the environment sets is refused by that setting's name", async () => {
    const { status, errors } = await run([path.join(folder, "one.txt")], "", { DATELINE_MAX_FILE_MB: "0.0001" });
    expect(status).toBe(1);
    expect(errors).toMatch(/one\.txt: too large: .*DATELINE_MAX_FILE_MB/);
  });

  it("nothing asked is answered with how to ask", async () => {
    const { status, lines, errors } = await run([]);
    expect(status).toBe(2);
    expect(lines).toEqual([]);
    expect(errors).toContain("Usage");
  });

  const misread: [what: string, args: string[], says: string][] = [
    ["an unknown option", ["--jsonlines"], "--jsonlines"],
    ["files beside --jsonl", ["--jsonl", "one.txt"], "--jsonl < one.txt"],
  ];
  it.each(misread)("%s ends with status 2 and says so", async (_, args, says) => {
    const { status, lines, errors } = await run(args);
    expect([status, lines]).toEqual([2, []]);
    expect(errors).toContain(says);
  });
});

describe("geoparse --jsonl", () => {
  let answer: Answer;
  const texts = [FIRST, "", ARABIC, "Nothing is named here.", "\ud800 in Mosul \0", SECOND];
  beforeAll(async () => {
    const lines = texts.map((text, i) => JSON.stringify({ id: i % 2 === 0 ? `t${i}` : i, text }));
    lines.splice(2, 0, "{ this is no JSON", '{"id": 7}', '{"id": [], "text": "in Mosul"}', "");
    lines.push('{"text": "A bridge in Mosul."}');
    answer = await run(["--jsonl"], `${lines.join("\n")}\n`);
  });

  it("answers every line in order", () => {
    expect(answer.lines.map(line => line.id)).toEqual(["t0", 1, null, null, null, "t2", 3, "t4", 5, 11]);
  });

  it("gives a line without an id its number", () => {
    expect(found(answer.lines.at(-1))).toEqual(["Mosul"]);
    expect(answer.lines.at(-1).id).toBe(11);
  });

  it("answers a bad line with its error and its number", () => {
    const bad = answer.lines.filter(line => "error" in line);
    expect(bad.map(line => Object.keys(line))).toEqual(Array(3).fill(["id", "error"]));
    expect(bad.map(line => /line \d/.exec(line.error)?.[0])).toEqual(["line 3", "line 4", "line 5"]);
    expect(answer.errors.trim().split("\n")).toEqual([
      expect.stringMatching(/^line 3: expected JSON as \{"id": "a1", "text": "\.\.\."\} \(.+\)$/),
      'line 4: expected a text as "text", got none',
      'line 5: expected a text or a number as "id", got []',
    ]);
    expect(answer.status).toBe(1);
  });

  it("reads the day of an article however it is written, and says of which line it could not", async () => {
    const stated = ["2021-06-30", "2021-06-30T05:00:00Z", "30 June 2021", null, "some day", "2021-02-31"];
    const text = "Two people were killed in Ramadi on Monday.";
    const lines = stated.map(publishedOn => `${JSON.stringify({ text, publishedOn })}\n`);
    const dated = await run(["--jsonl"], lines.join(""));
    expect(dated.lines.map(line => line.incidents[0]?.date?.from ?? null)).toEqual([
      ...["2021-06-28", "2021-06-28", "2021-06-28"],
      ...[null, null, null],
    ]);
    expect(dated.errors.trim().split("\n")).toEqual([
      'line 5: publishedOn: expected a date as 2021-06-29, got "some day"; read without it',
      'line 6: publishedOn: expected a date as 2021-06-29, got "2021-02-31"; read without it',
    ]);
    expect(dated.status).toBe(1);
  });

  it("takes each text as one clean article", () => {
    const good = answer.lines.filter(line => !("error" in line));
    good.slice(0, texts.length).forEach((line, i) => {
      expect(Object.keys(line)).toEqual(["id", "mentions", "incidents"]);
      expect(wrongMentions(line, texts[i]!)).toEqual([]);
    });
    expect(good[1].mentions).toEqual([]);
    expect(good[3].mentions).toEqual([]);
    expect(found(good[4])).toEqual(["Mosul"]);
    expect(found(good[5])).toEqual(expect.arrayContaining(["Jalawla", "Diyala", "Khanaqin"]));
  });
});

describe("geoparse --explain", () => {
  function explained(text: string): { status: number | null; stdout: string; stderr: string } {
    const args = ["--import", "tsx", "scripts/geoparse.ts", "--explain", text];
    return spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  }

  it("shows every stage, the incidents last, each with its evidence", () => {
    const { status, stdout } = explained("Gunmen killed three policemen near Jalawla on 4 June 2020.");
    expect(status).toBe(0);
    expect(stdout.match(/^\S.*$/gm)).toEqual([
      ...["Words", "Names that stand in the text", "What they mean", "Mentions", "Incidents"],
    ]);
    const [, incidents = ""] = stdout.split("\nIncidents\n");
    expect(incidents).toMatch(/7-13 {2}killed {2}battles, armed-clash {2}reported {2}confidence 0\.\d+/);
    expect(incidents).toMatch(/place {5}Jalawla \(.*Diyala, IQ\) {2}"Jalawla"/);
    expect(incidents).toMatch(/date {6}2020-06-04 /);
    expect(incidents).toMatch(/deaths {4}3 {2}"three"/);
    expect(incidents).toMatch(/injuries {2}not told/);
    expect(incidents).toMatch(/actors {4}.+ \(against\)/);
    expect(incidents).toMatch(/^ {8}status {2}told as having happened$/m);
  });

  it("says where there is no incident, and where there is no text", () => {
    expect(explained("The bridge of Mosul is open.").stdout).toMatch(/\nIncidents\n {2}none\n$/);
    expect(explained(" ")).toMatchObject({ status: 2, stdout: "", stderr: "--explain: expected a text, got none\n" });
  });
});
