// `npm run boundaries`: rebuilds the default governorates. `npm run boundaries -- FILE|URL`: installs official boundaries.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Option } from "commander";
import type { FeatureCollection } from "geojson";
import type { Area } from "@/lib/geo";
import type { District } from "@/lib/types";
import { commandOf, dataOption, readText, run } from "@/scripts/command";
import { buildGovernorates, describeGovernorates, formatCollection, readGovernorates } from "@/scripts/governorates";
import { type FieldMapping, importBoundaries } from "@/scripts/import-boundaries";

const DEFAULT_FILE = "data/boundaries/governorates.geojson";
const DISTRICTS_FILE = "data/gazetteer/districts.json";
const LIMIT = { megabytes: 300, seconds: 120 };

interface Flags {
  level?: string;
  nameField?: string;
  nameArField?: string;
  codeField?: string;
  parentField?: string;
  data: string;
  dryRun?: boolean;
}

const program = commandOf(
  "boundaries",
  "Rebuilds the default governorates, or installs official boundaries from a GeoJSON file.",
)
  .argument("[file]", "GeoJSON file or URL: OCHA COD-AB, geoBoundaries ADM1, ADM2 or ADM3")
  .addOption(
    new Option("--level <level>", "1 governorates, 2 districts, 3 sub-districts (else seen from the file)").choices([
      "1",
      "2",
      "3",
    ]),
  )
  .option("--name-field <field>", "field of the English name")
  .option("--name-ar-field <field>", "field of the Arabic name")
  .option("--code-field <field>", "field of the area's code")
  .option("--parent-field <field>", "field of the governorate's name (else by position)")
  .addOption(dataOption("folder to install into"))
  .option("--dry-run", "check and report, install nothing")
  .action(async (source: string | undefined, flags: Flags) => {
    if (source === undefined) rebuild();
    else await install(source, flags);
  });

/** What a file that was read is refused for. */
class Refused extends Error {}

await run(async () => {
  try {
    await program.parseAsync();
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
});

function rebuild(): void {
  const built = buildGovernorates();
  writeFileSync(DEFAULT_FILE, formatCollection(built));
  console.log(describeGovernorates(built));
}

async function install(source: string, flags: Flags): Promise<void> {
  const mapping: FieldMapping = {
    ...(flags.level && { level: Number(flags.level) as 1 | 2 | 3 }),
    ...(flags.nameField && { name: flags.nameField }),
    ...(flags.nameArField && { nameAr: flags.nameArField }),
    ...(flags.codeField && { code: flags.codeField }),
    ...(flags.parentField && { parent: flags.parentField }),
  };
  const home = JSON.parse(readFileSync(DEFAULT_FILE, "utf8")) as FeatureCollection<Area>;
  const known = JSON.parse(readFileSync(DISTRICTS_FILE, "utf8")) as District[];
  const result = importBoundaries(await readSource(source), mapping, home, readGovernorates(), known);
  if (!result.accepted) {
    throw new Refused(
      [`${source} refused; what was installed before stays:`, ...result.reasons.map(r => `  - ${r}`)].join("\n"),
    );
  }
  for (const line of result.report) console.log(line);
  if (flags.dryRun) return;
  const level = result.boundaries.features[0]?.properties.level;
  const target = path.join(flags.data, "boundaries", `adm${level}.geojson`);
  mkdirSync(path.dirname(target), { recursive: true });
  // Whole or not at all: the app may read it meanwhile.
  writeFileSync(`${target}.new`, formatCollection(result.boundaries));
  renameSync(`${target}.new`, target);
  console.log(`installed as ${target}; restart the server to see it`);
}

/** The parsed file. Throws with what came and what was expected. */
async function readSource(source: string): Promise<unknown> {
  const text = /^https?:\/\//.test(source) ? await download(source) : readText(source);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Refused(`${source} is not JSON (${(error as Error).message}); expected a GeoJSON file, unpacked`);
  }
}

async function download(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(LIMIT.seconds * 1000) });
  if (!answer.ok || !answer.body)
    throw new Error(`${url} answered ${answer.status} ${answer.statusText}; expected a GeoJSON file`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body) {
    size += part.length;
    if (size > LIMIT.megabytes * 1e6)
      throw new Error(`${url} is larger than ${LIMIT.megabytes} MB; expected boundaries of one country`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
