// npm run evaluate -- incidents: how well incidents are found, typed, placed, dated and counted, on a corpus with known answers.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openGazetteer } from "@/lib/gazetteer/open";
import { INCIDENT_TYPES } from "@/lib/types";
import { commandOf, readText } from "@/scripts/command";
import { type GoldIncidentArticle, readIncidentCorpus } from "@/tests/corpora/read-incidents";
import { evaluateIncidents, type IncidentFigures, MISPLACED, type Rates, type Share } from "./judge-incidents";

function print(name: string, figures: IncidentFigures): void {
  const rate = ({ right, all }: Share) => `${(right / Math.max(1, all)).toFixed(3)}  (${right} of ${all})`;
  const triple = ({ precision, recall, f1 }: Rates) =>
    `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`;
  const lines = [
    `\n# ${name}`,
    `${figures.sentences} sentences, ${figures.gold} incidents in them, ${figures.found} found`,
    "",
    `detection             ${triple(figures.detection)}`,
    `reported as happened  ${triple(figures.reported)}`,
    `type                  ${rate(figures.type)}`,
    `sub-type              ${rate(figures.subtype)}`,
    `status                ${rate(figures.status)}`,
    `place                 ${rate(figures.place)}`,
    `  where the geoparser found it  ${rate(figures.placeNamed)}`,
    `  within 25 km                  ${rate(figures.placeNear)}`,
    `  wrong                         ${MISPLACED.map(way => `${figures.misplaced[way]} ${way}`).join(", ")}`,
    `date                  ${rate(figures.date)}`,
    `  where a date is stated        ${rate(figures.dateStated)}`,
    `deaths                ${rate(figures.deaths)}`,
    `injuries              ${rate(figures.injuries)}`,
    `by whom               ${rate(figures.by)}`,
    `against whom          ${rate(figures.against)}`,
    ...(figures.links ? [`reports of one event  ${triple(figures.links)}`] : []),
    "",
    confusionTable(figures.confusion),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** As a Markdown table: rows are what is right, columns what was found. */
function confusionTable(confusion: IncidentFigures["confusion"]): string {
  const names = [...INCIDENT_TYPES, "none"];
  const rows = names.map(gold => `| ${gold} | ${names.map(found => confusion[gold]?.[found] ?? 0).join(" | ")} |`);
  return [`| right \\ found | ${names.join(" | ")} |`, `| --- |${" ---: |".repeat(names.length)}`, ...rows].join("\n");
}

export function readIncidents(file: string): GoldIncidentArticle[] {
  const text = readText(file);
  try {
    const articles = readIncidentCorpus(text);
    if (articles.length === 0) throw new Error("expected articles with marked incidents, found none");
    return articles;
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}

const DEVELOPMENT = "tests/corpora/incidents-dev.md";

/** @param args the words after "incidents" on the command line */
export async function evaluateIncidentsCommand(args: readonly string[]): Promise<void> {
  const command = commandOf("evaluate -- incidents", "How well incidents are found, on annotated articles.")
    .argument("[corpus...]", "annotated Markdown", [DEVELOPMENT])
    .option("--errors <file>", "write the errors, one a line", "var/incident-errors.tsv")
    .option("--no-errors", "print figures only")
    .option("--record", "append the figures to docs/records/incidents.jsonl");
  command.parse([...args], { from: "user" });
  const { errors: file, record } = command.opts<{ errors: string | false; record?: boolean }>();
  const gazetteer = await openGazetteer();
  const errors: string[] = [];
  for (const corpus of command.processedArgs[0] as string[]) {
    const figures = evaluateIncidents(readIncidents(corpus), gazetteer);
    print(path.basename(corpus), figures);
    errors.push(...figures.errors);
    if (record) {
      const { errors: _errors, ...row } = figures;
      mkdirSync("docs/records", { recursive: true });
      const day = new Date().toISOString().slice(0, 10);
      writeFileSync(
        "docs/records/incidents.jsonl",
        `${JSON.stringify({ day, corpus: path.basename(corpus), ...row })}\n`,
        { flag: "a" },
      );
    }
  }
  if (file === false) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${errors.sort().join("\n")}\n`);
  process.stdout.write(`\n${errors.length} errors in ${file}\n`);
}
