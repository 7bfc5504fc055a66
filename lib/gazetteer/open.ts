// The rim: reads the region pack from disk. Compiling it takes seconds, so the result is kept in a file (var/gazetteer/*.bin), under
// the hash of everything it was made from, for the next opening; a stamp beside it (var/gazetteer/*.json) spares that hashing.

import { createHash, type Hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { threadId } from "node:worker_threads";
import { type Columns, fromBytes, toBytes } from "@/lib/gazetteer/columns";
import { compile } from "@/lib/gazetteer/compile";
import { type Compiled, Gazetteer, type Keep, type Region } from "@/lib/gazetteer/gazetteer";
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
  const usual = options.world ? path.join(root, "var/gazetteer/world.tsv") : path.join(folder, "gazetteer/places.tsv");
  const file = typeof options.world === "string" ? options.world : usual;
  if (!existsSync(file))
    throw new Error(
      `No gazetteer at ${file}. Build it with \`npm run gazetteer${options.world ? " -- --world" : ""}\`.`,
    );
  const overlay = path.join(made, "imported.tsv");
  const imported = options.imported !== false && existsSync(overlay);
  const regionFile = path.join(folder, "region.json");
  const words = filesIn(path.join(folder, "words"), ".txt");
  const extentFile = path.join(folder, "gazetteer/extents.geojson");
  const data = [
    file,
    ...(imported ? [overlay] : []),
    regionFile,
    ...words.map(name => path.join(folder, "words", name)),
  ];
  if (existsSync(extentFile)) data.push(extentFile);
  // A snapshot also depends on the code that made it.
  const rooms = ["text", "gazetteer"];

  const region = JSON.parse(readFileSync(regionFile, "utf8")) as Region;
  const lists: Record<string, string> = {};
  for (const name of words) lists[name.slice(0, -4)] = readFileSync(path.join(folder, "words", name), "utf8");
  const extents = extentsIn(extentFile);
  const keep = keepIn(made, root, lists);

  const pack = options.world ? "world" : "region";
  const stamp = new Stamp(path.join(made, `${pack}.json`), [...data, ...codeOf(rooms, root)]);
  const known = stamp.read();
  if (known !== null) {
    const compiled = fromBytes(bodyOf(readFileSync(path.join(made, known.snapshot)))) as Compiled;
    return new Gazetteer(compiled, extents, region, lists, known.version, keep);
  }
  const hash = createHash("sha256");
  hashFiles(hash, data);
  const version = hash.copy().digest("hex").slice(0, 16);
  hash.update(codeVersion(rooms, root));
  const snapshot = `${pack}-${hash.digest("hex").slice(0, 32)}.bin`;
  let compiled = readSnapshot(path.join(made, snapshot)) as Compiled | null;
  if (compiled === null) {
    const base = readFileSync(file, "utf8");
    const text = imported ? withImported(base, readFileSync(overlay, "utf8")) : base;
    try {
      compiled = compile(text, extents, region, lists);
    } catch (error) {
      const read = imported ? `${file} with ${overlay}` : file;
      throw new Error(`${read}: ${(error as Error).message}`, { cause: error });
    }
    writeSnapshot(path.join(made, snapshot), compiled);
  }
  stamp.write({ snapshot, version });
  return new Gazetteer(compiled, extents, region, lists, version, keep);
}

function extentsIn(file: string): Map<string, Extent> {
  const extents = new Map<string, Extent>();
  if (!existsSync(file)) return extents;
  const collection = JSON.parse(readFileSync(file, "utf8")) as {
    features: { properties: { name: string }; geometry: Extent }[];
  };
  for (const feature of collection.features) extents.set(feature.properties.name, feature.geometry);
  return extents;
}

/** Keeps what rooms make out of the word lists as the gazetteer is kept: under the hash of the lists and of the code that read them. */
function keepIn(folder: string, root: string, lists: Readonly<Record<string, string>>): Keep {
  return (room, make) => {
    const hash = createHash("sha256");
    for (const [name, text] of Object.entries(lists)) hash.update(`${name}\0${text}\0`);
    hash.update(codeVersion(["text", "gazetteer", room], root));
    const file = path.join(folder, `${room}-${hash.digest("hex").slice(0, 32)}.bin`);
    let parts = readSnapshot(file);
    if (parts === null) {
      parts = make();
      writeSnapshot(file, parts);
    }
    return parts;
  };
}

/** Hash of source code: of rooms of lib/ with every folder in them, and of single files of it ("geo.ts"). Throws if a file is not there. */
export function codeVersion(
  parts: readonly string[],
  root: string = /* turbopackIgnore: true */ process.cwd(),
): string {
  const hash = createHash("sha256");
  hashFiles(hash, codeOf(parts, root));
  return hash.digest("hex").slice(0, 16);
}

/** The source files of rooms and files of lib/. */
function codeOf(parts: readonly string[], root: string): string[] {
  const lib = path.join(root, "lib");
  return parts
    .flatMap(part =>
      part.endsWith(".ts") ? [part] : filesIn(path.join(lib, part), ".ts").map(name => `${part}/${name}`),
    )
    .map(name => path.join(lib, name));
}

function hashFiles(hash: Hash, files: readonly string[]): void {
  for (const file of files) hash.update(path.basename(file)).update("\0").update(readFileSync(file));
}

/** Which snapshot was made from the files as they are, and the version of their contents. */
interface Known {
  snapshot: string;
  version: string;
}

/**
 * Hashing all that a snapshot was made from, and the snapshot, takes longer than reading it. What was hashed once is known again by size
 * and time of change of every file, the snapshot's too; whenever one differs, all is hashed again.
 */
class Stamp {
  readonly #inputs: string;

  constructor(
    private readonly file: string,
    inputs: readonly string[],
  ) {
    this.#inputs = inputs.map(traitsOf).join("\n");
  }

  read(): Known | null {
    if (!existsSync(this.file)) return null;
    try {
      const { inputs, made, ...known } = JSON.parse(readFileSync(this.file, "utf8")) as Known & Record<string, string>;
      const snapshot = path.join(path.dirname(this.file), known.snapshot);
      return inputs === this.#inputs && existsSync(snapshot) && made === traitsOf(snapshot) ? known : null;
    } catch {
      return null; // written by half, or by another version: all is hashed again
    }
  }

  write(known: Known): void {
    const snapshot = path.join(path.dirname(this.file), known.snapshot);
    if (!existsSync(snapshot)) return;
    const made = traitsOf(snapshot);
    saveWhole(this.file, Buffer.from(JSON.stringify({ ...known, made, inputs: this.#inputs })));
  }
}

/** Name, size and time of change of a file: what tells that it was not written since. */
function traitsOf(file: string): string {
  const { size, ctimeMs } = statSync(file);
  return `${file} ${size} ${ctimeMs}`;
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
function readSnapshot(file: string): Record<string, Columns> | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  return checksum(bodyOf(bytes)).equals(bytes.subarray(0, CHECKSUM)) ? fromBytes(bodyOf(bytes)) : null;
}

function bodyOf(bytes: Buffer): Uint8Array<ArrayBuffer> {
  return bytes.subarray(CHECKSUM) as Uint8Array<ArrayBuffer>;
}

/** Saves a snapshot and removes those of other inputs. If nothing can be written, the next opening compiles again. */
function writeSnapshot(file: string, parts: Record<string, Columns>): void {
  const body = toBytes(parts);
  if (!saveWhole(file, Buffer.concat([checksum(body), body]))) return;
  const folder = path.dirname(file);
  const pack = path.basename(file).split("-")[0];
  for (const name of readdirSync(folder))
    if (name.startsWith(`${pack}-`) && name.endsWith(".bin") && name !== path.basename(file))
      rmSync(path.join(folder, name), { force: true });
}

/** Writes a file whole or not at all; false where nothing can be written. */
function saveWhole(file: string, bytes: Buffer): boolean {
  const draft = `${file}.${process.pid}.${threadId}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, bytes);
    renameSync(draft, file);
    return true;
  } catch (error) {
    rmSync(draft, { force: true });
    if (!["EACCES", "EROFS", "ENOSPC", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return false;
  }
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
