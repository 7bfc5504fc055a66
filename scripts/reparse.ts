// npm run reparse: finds places and incidents in every stored article anew, after a change of gazetteer or rules.

import { rmSync } from "node:fs";
import path from "node:path";
import { codeVersion, openGazetteer } from "@/lib/gazetteer/open";
import { type Ledger, openLedger } from "@/lib/ingest/ledger";
import { reparse } from "@/lib/ingest/manage";
import { openSqlite } from "@/lib/store/sqlite";
import { commandOf, dataOption, run } from "@/scripts/command";

/** The code between a text and its findings. */
const RULES = ["text", "geo.ts", "gazetteer", "geoparse", "incidents", "ingest/findings.ts", "ingest/corrections.ts"];

const command = commandOf(
  "reparse",
  "Finds everything in every article anew. Readers see the old results until the new ones are complete; interrupted, it goes on where it was.",
)
  .addOption(dataOption())
  .option("--again", "also articles that were already done with this gazetteer and these rules");

async function main(): Promise<void> {
  command.parse();
  const { data, again } = command.opts<{ data: string; again?: boolean }>();
  const gazetteer = await openGazetteer();
  const version = `${gazetteer.version} ${codeVersion(RULES)}${again ? ` ${new Date().toISOString()}` : ""}`;
  const staging = path.join(data, "reparse.db");
  const store = openSqlite(path.join(data, "dateline.db"));
  let ledger: Ledger | null = null;
  let last = 0;
  try {
    ledger = openLedger(path.join(data, "ingest.db"));
    const report = await reparse({
      store,
      ledger,
      gazetteer,
      version,
      staging,
      onProgress(done, total, stage) {
        if (Date.now() - last < 500 && done < total) return;
        last = Date.now();
        const line = `${stage === "finding" ? "Finding places" : "Writing"}: ${done} of ${total}`;
        process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : done === total ? `${line}\n` : "");
      },
    });
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
    for (const suffix of ["", "-wal", "-shm"]) rmSync(staging + suffix, { force: true });
    console.log(
      `${report.articles} articles: ${report.kept} mentions as before, ${report.gained} gained, ${report.lost} lost, ${report.moved} moved to another place; ${report.incidentsBefore} incidents before, ${report.incidentsAfter} now.`,
    );
    for (const { change, article, text, from, to } of report.examples) {
      const what = change === "gained" ? `now ${to}` : change === "lost" ? `was ${from}` : `was ${from}, now ${to}`;
      console.log(`  ${change.padEnd(7)} "${text}" ${what}  (${article})`);
    }
  } finally {
    ledger?.close();
    await store.close();
  }
}

await run(main);
