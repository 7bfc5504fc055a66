// Builds, checks and extends the gazetteer. `npm run gazetteer`.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { buildGazetteer } from "@/lib/gazetteer/build/build";
import { checkGazetteer } from "@/lib/gazetteer/build/check";

const program = new Command("gazetteer").description(
  "Builds data/gazetteer/places.tsv from npm packages and the curated files",
);

program
  .command("build", { isDefault: true })
  .description("write the compact form")
  .option("--world", "all settlements above 1,000 people, into var/gazetteer/world.tsv")
  .option("--out <file>", "write elsewhere")
  .action(async (options: { world?: boolean; out?: string }) => {
    const world = options.world === true;
    const { text, notes } = await buildGazetteer({ world });
    const out = path.resolve(options.out ?? (world ? "var/gazetteer/world.tsv" : "data/gazetteer/places.tsv"));
    mkdirSync(path.dirname(out), { recursive: true });
    writeFileSync(out, text);
    for (const note of notes) process.stderr.write(`${note}\n`);
  });

program
  .command("check")
  .description("list what is doubtful in the curated files")
  .option("--reference <file>", "a table of places to compare with: name, name_ar, lat, lon, admin1, country, altnames")
  .action(async (options: { reference?: string }) => {
    for (const [heading, lines] of await checkGazetteer(options.reference ?? null))
      process.stdout.write(`\n${heading}: ${lines.length || "none"}\n${lines.map(line => `  ${line}\n`).join("")}`);
  });

await program.parseAsync();
