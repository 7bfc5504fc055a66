// npm run geoparse: articles in, places out, one JSON object a line; or every stage of one text for a person. Stores nothing.

import { createInterface } from "node:readline";
import { z } from "zod";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { explain } from "@/lib/geoparse/explain";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import { printedIncident, printedMention } from "@/lib/incidents/printed";
import { findingsOf } from "@/lib/ingest/findings";
import { limitsFrom } from "@/lib/ingest/limits";
import { dateOfField } from "@/lib/ingest/metadata";
import { NO_ARTICLE, NO_DATE, splitDocument } from "@/lib/ingest/parse";
import { readPaths } from "@/lib/ingest/read";
import type { Rejection } from "@/lib/ingest/reader";
import { languageOf } from "@/lib/ingest/split";
import { commandOf, run } from "@/scripts/command";
import { explainIncidents, formatDate } from "@/scripts/explain-incidents";

const program = commandOf(
  "--silent geoparse",
  "Finds the places that articles mention; prints one JSON object a line. All offsets are UTF-16 code units into the whole file.",
)
  .argument("[files...]", "files and folders")
  .option(
    "--jsonl",
    'read {"id","text"} lines on standard input, each one clean article; without "id" the line\'s number is its id',
  )
  .option("--explain", "take the arguments as text and show every stage for a person")
  .option("--world", "use the world pack (build it with `npm run gazetteer -- --world`)");

async function main(): Promise<number> {
  program.parse();
  const options = program.opts<{ jsonl?: boolean; explain?: boolean; world?: boolean }>();
  if (options.jsonl && program.args.length > 0)
    program.error(`--jsonl reads standard input; to read the lines of a file: --jsonl < ${program.args[0]}`);
  if (!options.jsonl && !options.explain && program.args.length === 0) {
    program.outputHelp({ error: true });
    return 2;
  }
  const gazetteer = await openGazetteer({ world: options.world === true });
  if (options.explain) {
    const text = program.args.length > 0 ? program.args.join(" ") : await readStandardInput();
    if (text.trim() === "") throw new Error("--explain: expected a text, got none");
    const colour = process.stdout.isTTY === true;
    process.stdout.write(explain(text, gazetteer, colour) + explainIncidents(text, gazetteer, colour));
    return 0;
  }
  return options.jsonl ? parseLines(gazetteer) : parseFiles(program.args, gazetteer);
}

/** Files: each article with offsets shifted to the whole file. */
async function parseFiles(files: string[], gazetteer: Gazetteer): Promise<number> {
  let failed = 0;
  const reject = ({ source, reason }: Rejection) => {
    process.stderr.write(`${source}: ${reason}\n`);
    failed++;
  };
  for await (const reading of readPaths(files, limitsFrom(process.env))) {
    if (reading.type === "rejected") {
      reject(reading.rejection);
      continue;
    }
    const { document } = reading;
    const articles = splitDocument(document);
    if (articles.length === 0) reject({ source: document.name, reason: NO_ARTICLE });
    for (const article of articles) {
      const { id, title, author, publishedOn, language, start, end } = article;
      if (!publishedOn && article.dateEvidence !== "")
        process.stderr.write(`${document.name}: ${NO_DATE}${article.dateEvidence}\n`);
      const { mentions, incidents } = findingsOf(article, gazetteer);
      await print({
        source: document.name,
        article: { id, title, author, publishedOn: publishedOn && formatDate(publishedOn), language, start, end },
        mentions: mentions.map(mention => printedMention(mention, gazetteer, article.start)),
        incidents: incidents.map(incident =>
          printedIncident(incident, mentions, gazetteer, article.text, article.start),
        ),
      });
    }
  }
  return failed > 0 ? 1 : 0;
}

/** In our words what a line should have been, and what stands there. */
const expected = (what: string) => ({
  error: ({ input }: { input?: unknown }) => `expected ${what}, got ${(JSON.stringify(input) ?? "none").slice(0, 80)}`,
});

const Line = z.object(
  {
    id: z.union([z.string(), z.number()], expected('a text or a number as "id"')).nullish(),
    text: z.string(expected('a text as "text"')),
    publishedOn: z.string(expected('a date as 2021-06-29 as "publishedOn"')).nullish(),
  },
  expected('an object as {"id": "a1", "text": "..."}'),
);

/**
 * Lines of clean text: the answer's lines come in the same order. A line that is not of the form is answered with its error;
 * one whose date cannot be read is answered without it, and that is said.
 */
async function parseLines(gazetteer: Gazetteer): Promise<number> {
  let number = 0;
  let failed = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === "") continue;
    let input: z.infer<typeof Line>;
    try {
      input = Line.parse(JSON.parse(line));
    } catch (error) {
      failed++;
      const reason =
        error instanceof z.ZodError
          ? error.issues.map(({ message }) => message).join("; ")
          : `expected JSON as {"id": "a1", "text": "..."} (${(error as Error).message})`;
      process.stderr.write(`line ${number}: ${reason}\n`);
      await print({ id: null, error: `line ${number}: ${reason}` });
      continue;
    }
    const { id, text, publishedOn: stated } = input;
    const publishedOn = stated ? (dateOfField(stated, "unknown")?.range ?? null) : null;
    if (stated && !publishedOn) {
      failed++;
      process.stderr.write(
        `line ${number}: publishedOn: expected a date as 2021-06-29, got ${JSON.stringify(stated)}; read without it\n`,
      );
    }
    const language = languageOf(text);
    const mentions = geoparse(text, gazetteer, { language });
    const incidents = findIncidents(text, mentions, gazetteer, { publishedOn, language });
    await print({
      id: id ?? number,
      mentions: mentions.map(mention => printedMention(mention, gazetteer, 0)),
      incidents: incidents.map(incident => printedIncident(incident, mentions, gazetteer, text, 0)),
    });
  }
  return failed > 0 ? 1 : 0;
}

/** Waits where the reader of a pipe is slower than we are. */
async function print(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`))
    await new Promise(resolve => process.stdout.once("drain", resolve));
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

await run(main);
