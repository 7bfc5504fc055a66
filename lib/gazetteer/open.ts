// The rim: reads the region pack from disk. Compiling it takes seconds, so the result is kept in a file (var/gazetteer/*.bin), under
// the hash of everything it was made from, for the next opening.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fromBytes, toBytes } from "@/lib/gazetteer/columns";
import { compile } from "@/lib/gazetteer/compile";
import { type Compiled, Gazetteer, type Region } from "@/lib/gazetteer/gazetteer";
import type { Extent } from "@/lib/types";

export interface OpenOptions {
  /** Folder of the region pack; default: data/ of the working directory. */
  folder?: string;
  /**
   * The world pack (every settlement above 1,000 people) instead of the region's; built by `npm run gazetteer -- --world`. A path: the file it
   * lies in.
   */
  world?: boolean | string;
  /** Folder for generated files: the snapshot and imported rows; default: DATELINE_DATA, else var/. */
  made?: string;
  /** Whether to read the rows that `npm run gazetteer -- import` added; default: yes. */
  imported?: boolean;
}

/** Opens the gazetteer. Throws if a file is missing or malformed, with its name and what to do. */
export async function openGazetteer(options: OpenOptions = {}): Promise<Gazetteer> {
  const root = /* turbopackIgnore: true */ process.cwd();
  const folder = options.folder ?? path.join(root, "data");
  const made = path.join(options.made ?? path.resolve(root, process.env.DATELINE_DATA || "var"), "gazetteer");
  const pack = options.world ? path.join(root, "var/gazetteer/world.tsv") : path.join(folder, "gazetteer/places.tsv");
  const file = typeof options.world === "string" ? options.world : pack;
  if (!existsSync(file))
    throw new Error(
      `No gazetteer at ${file}. Build it with \`npm run gazetteer${options.world ? " -- --world" : ""}\`.`,
    );
  const hash = createHash("sha256");
  const read = (name: string): Buffer => {
    const bytes = readFileSync(name);
    hash.update(path.basename(name)).update("\0").update(bytes);
    return bytes;
  };
  const base = read(file);
  const overlay = path.join(made, "imported.tsv");
  const imported = options.imported !== false && existsSync(overlay) ? read(overlay) : null;
  const region = JSON.parse(read(path.join(folder, "region.json")).toString()) as Region;
  const lists: Record<string, string> = {};
  for (const name of filesIn(path.join(folder, "words"), ".txt"))
    lists[name.slice(0, -4)] = read(path.join(folder, "words", name)).toString();
  const extents = new Map<string, Extent>();
  const extentFile = path.join(folder, "gazetteer/extents.geojson");
  if (existsSync(extentFile)) {
    const collection = JSON.parse(read(extentFile).toString()) as {
      features: { properties: { name: string }; geometry: Extent }[];
    };
    for (const feature of collection.features) extents.set(feature.properties.name, feature.geometry);
  }
  const version = hash.copy().digest("hex").slice(0, 16);
  // A snapshot also depends on the code that made it.
  for (const room of ["lib/text", "lib/gazetteer"])
    for (const name of filesIn(path.join(root, room), ".ts")) read(path.join(root, room, name));

  const snapshot = path.join(made, `${options.world ? "world" : "region"}-${hash.digest("hex").slice(0, 32)}.bin`);
  let compiled = readSnapshot(snapshot);
  if (compiled === null) {
    const text = imported ? withImported(base.toString(), imported.toString()) : base.toString();
    try {
      compiled = compile(text, extents, region, lists);
    } catch (error) {
      const read = imported ? `${file} with ${overlay}` : file;
      throw new Error(`${read}: ${(error as Error).message}`, { cause: error });
    }
    writeSnapshot(snapshot, compiled);
  }
  return new Gazetteer(compiled, extents, region, lists, version);
}

/** The compact form followed by the imported lines, which replace lines with the same id. */
function withImported(base: string, imported: string): string {
  const linesOf = (text: string) => text.split("\n").filter(line => line !== "");
  const idOf = (line: string) => line.slice(0, line.indexOf("\t"));
  const lines = linesOf(imported).slice(1);
  const replaced = new Set(lines.map(idOf));
  return `${[...linesOf(base).filter(line => !replaced.has(idOf(line))), ...lines].join("\n")}\n`;
}

/** Files of a folder and the folders in it, by their path within it. */
function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter(name => name.endsWith(ending))
    .map(name => name.split(path.sep).join("/"))
    .sort();
}

/** Bytes of the checksum in front of a snapshot. */
const CHECKSUM = 32;

/** The contents of a snapshot, or null if there is none or it is damaged. */
function readSnapshot(file: string): Compiled | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const body = bytes.subarray(CHECKSUM);
  if (!checksum(body).equals(bytes.subarray(0, CHECKSUM))) return null;
  return fromBytes(body as Uint8Array<ArrayBuffer>) as Compiled;
}

/** Saves a snapshot and removes those of other inputs. If nothing can be written, the next opening compiles again. */
function writeSnapshot(file: string, compiled: Compiled): void {
  const folder = path.dirname(file);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    const body = toBytes(compiled);
    writeFileSync(draft, Buffer.concat([checksum(body), body]));
    renameSync(draft, file);
    const pack = path.basename(file).split("-")[0];
    for (const name of readdirSync(folder))
      if (name.startsWith(`${pack}-`) && name.endsWith(".bin") && name !== path.basename(file))
        rmSync(path.join(folder, name), { force: true });
  } catch (error) {
    rmSync(draft, { force: true });
    if (!["EACCES", "EROFS", "ENOSPC", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
