// Builds, checks and extends the gazetteer. `npm run gazetteer`.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildGazetteer } from "@/lib/gazetteer/build/build";
import { checkGazetteer } from "@/lib/gazetteer/build/check";
import { countTables } from "@/lib/gazetteer/build/counts";
import { formatDistricts, listDistricts } from "@/lib/gazetteer/build/districts";
import { download } from "@/lib/gazetteer/build/dump";
import { type ImportReport, importGeoNames } from "@/lib/gazetteer/build/geonames";
import { commandOf, run, wholeNumber } from "@/scripts/command";
import { refreshChecksums } from "@/scripts/provenance";

const program = commandOf(
  "gazetteer",
  "Builds, checks and extends the gazetteer: data/gazetteer/places.tsv, from npm packages and the curated files.",
);

program
  .command("build", { isDefault: true })
  .description("write the compact form")
  .option("--world", "the settlements of the whole world, into var/gazetteer/world.tsv")
  .option("--out <file>", "write elsewhere")
  .action(async (options: { world?: boolean; out?: string }) => {
    const world = options.world === true;
    const { text, entries, region, notes } = await buildGazetteer({ world });
    const out = path.resolve(options.out ?? (world ? "var/gazetteer/world.tsv" : "data/gazetteer/places.tsv"));
    mkdirSync(path.dirname(out), { recursive: true });
    writeFileSync(out, text);
    for (const note of notes) process.stderr.write(`${note}\n`);
    if (!world && options.out === undefined) {
      const places = entries.map(({ place }) => place);
      writeFileSync("data/gazetteer/districts.json", formatDistricts(listDistricts(places, region.focus)));
      writeCounts(countTables(places, region));
      refreshChecksums();
    }
  });

program
  .command("check")
  .description("list what is doubtful in the curated files")
  .option("--reference <file>", "a table of places to compare with: name, name_ar, lat, lon, admin1, country, altnames")
  .action(async (options: { reference?: string }) => {
    for (const [heading, lines] of await checkGazetteer(options.reference ?? null))
      process.stdout.write(`\n${heading}: ${lines.length || "none"}\n${lines.map(line => `  ${line}\n`).join("")}`);
  });

program
  .command("import")
  .description("add the places of a GeoNames dump (IQ.zip, IQ.txt, allCountries.zip)")
  .argument("[rows]", "the dump")
  .argument("[names]", "its alternate names (alternateNamesV2.zip, or a country's part of it)")
  .option("--download <country>", "fetch dump and names of a country (IQ) from geonames.org first")
  .option("--least <people>", "outside the region, leave out settlements with fewer", wholeNumber, 1000)
  .action(
    async (rows: string | undefined, names: string | undefined, options: { download?: string; least: number }) => {
      const made = path.join(path.resolve(process.env.DATELINE_DATA || "var"), "gazetteer");
      const files = options.download ? await download(options.download, path.join(made, "downloads")) : { rows, names };
      if (!files.rows) return program.error("import: expected a dump, or --download with a country's code");
      const out = path.join(made, "imported.tsv");
      const report = await importGeoNames({
        rows: files.rows,
        names: files.names ?? null,
        out,
        least: options.least,
        progress: (stage, lines) => process.stderr.write(`${stage}: ${lines.toLocaleString("en")} lines read\n`),
      });
      process.stdout.write(`${describe(report)}\n${path.relative(process.cwd(), out)} is read from now on.\n`);
    },
  );

/** Puts the tables between their marks in data/README.md. */
function writeCounts(tables: string): void {
  const page = readFileSync("data/README.md", "utf8");
  writeFileSync("data/README.md", page.replace(/(<!-- counts -->\n)[\s\S]*?(\n<!-- end -->)/, `$1${tables}$2`));
}

/** The report in words. */
function describe({ read, kept, byKind, left, refused, names }: ImportReport): string {
  const most = (counts: Map<string, number>) => [...counts].sort((a, b) => b[1] - a[1]);
  return [
    `${read} rows read, ${kept} kept:`,
    ...most(byKind).map(([kind, n]) => `  ${kind}: ${n}`),
    "Left out:",
    ...most(left).map(([reason, n]) => `  ${reason}: ${n}`),
    `Refused: ${refused.total}`,
    ...refused.first.map(line => `  ${line}`),
    `Names: ${names.read} rows read, ${names.kept} names kept, ${names.refused.total} refused`,
    ...names.refused.first.map(line => `  ${line}`),
  ].join("\n");
}

await run(async () => {
  await program.parseAsync();
});
