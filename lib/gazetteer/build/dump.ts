// Reads GeoNames' dumps as they are published, line by line: a text file, or the zip archive that holds one.

import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { type Entry, openPromise } from "yauzl";

/** A dump that cannot be read at all. The message says what came and what was expected. */
export class DumpError extends Error {
  override name = "DumpError";
}

/** The lines of a dump, one by one; memory does not grow with the file. Throws DumpError. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) throw new DumpError(`${file}: no such file`);
  const stream = /\.zip$/i.test(file) ? await openZipped(file) : createReadStream(file);
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) yield line;
  } catch (error) {
    throw new DumpError(`${file}: cannot be read to its end (${(error as Error).message})`);
  } finally {
    stream.destroy();
  }
}

/** Members of the archives that are not the table itself. */
const BESIDE = /^(readme|iso-?languagecodes)\.txt$/i;

async function openZipped(file: string): Promise<Readable> {
  try {
    const archive = await openPromise(file, { autoClose: false });
    const members: Entry[] = [];
    for await (const entry of archive.eachEntry()) {
      const name = path.posix.basename(entry.fileName);
      if (name.toLowerCase().endsWith(".txt") && !BESIDE.test(name)) members.push(entry);
    }
    const [member] = members.sort((a, b) => b.uncompressedSize - a.uncompressedSize);
    if (!member) throw new Error("expected a .txt table in the archive, found none");
    const stream = await archive.openReadStreamPromise(member);
    stream.once("close", () => archive.close());
    return stream;
  } catch (error) {
    throw new DumpError(`${file}: not a readable zip archive (${(error as Error).message})`);
  }
}

const SOURCE = "https://download.geonames.org/export/dump";
const DOWNLOAD_TIMEOUT_MS = 30 * 60_000;

/**
 * Fetches the dump of a country (ISO 3166 alpha-2), or of all of them ("allCountries"), and its alternate names.
 * Without a network, throws DumpError with what to do instead.
 */
export async function download(country: string, folder: string): Promise<{ rows: string; names: string }> {
  const world = country === "allCountries";
  if (!world && !/^[A-Z]{2}$/.test(country))
    throw new DumpError(`--download ${country}: expected a country's code in two capitals (IQ), or allCountries`);
  const rows = { url: `${SOURCE}/${country}.zip`, file: path.join(folder, `${country}.zip`) };
  const names = world
    ? { url: `${SOURCE}/alternateNamesV2.zip`, file: path.join(folder, "alternateNamesV2.zip") }
    : { url: `${SOURCE}/alternatenames/${country}.zip`, file: path.join(folder, `${country}-names.zip`) };
  mkdirSync(folder, { recursive: true });
  for (const { url, file } of [rows, names]) {
    const draft = `${file}.${process.pid}`;
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
      if (!answer.ok || !answer.body) throw new Error(`the server answered ${answer.status}`);
      await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(draft));
      renameSync(draft, file);
    } catch (error) {
      rmSync(draft, { force: true });
      const { message, cause } = error as Error & { cause?: Error };
      throw new DumpError(
        `${url} could not be fetched (${cause?.message ?? message}). Fetch it with a browser where there is a network, and name the files: npm run gazetteer -- import ${country}.zip`,
      );
    }
  }
  return { rows: rows.file, names: names.file };
}
