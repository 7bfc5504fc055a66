// Archives: zip, tar and gzip. Everything is unpacked in memory and nothing is written to disk. The sizes that an archive states
// are not trusted: bytes are counted as they come.

import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";
import { type Budget, formatBytes, type Limits } from "../limits";
import { head, type Input, messageOf, type Reader, type Reading, rejected } from "../reader";

export const zip: Reader = {
  id: "zip",
  name: "zip archive",
  container: true,
  detect: input => head(input, 4) === "PK\u0003\u0004" || head(input, 4) === "PK\u0005\u0006",
  async *read(input, { limits }) {
    const budget = budgetOf(input, limits);
    let any = false;
    for await (const { name, bytes, problem } of zipMembers(input, limits, budget)) {
      any = true;
      const source = `${input.name}/${name}`;
      yield problem === "" ? inner(source, bytes, budget) : rejected(source, problem);
      if (spent(budget)) {
        yield rejected(input.name, exhausted(limits));
        return;
      }
    }
    if (!any) yield rejected(input.name, "an archive without files");
  },
};

export const tar: Reader = {
  id: "tar",
  name: "tar archive",
  container: true,
  detect: input => head(input, 263).slice(257) === "ustar\0" || head(input, 265).slice(257, 263) === "ustar ",
  async *read(input, { limits }) {
    const budget = budgetOf(input, limits);
    const { extract } = await import("tar-stream");
    const members = extract();
    members.end(Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength));
    for await (const entry of members) {
      const { name, type } = entry.header;
      const source = `${input.name}/${name}`;
      if (type !== "file" || hidden(name)) {
        entry.resume();
        continue;
      }
      const problem = pathProblem(name);
      const taken = await take(entry as unknown as Readable, limits.fileBytes, budget);
      if (problem !== "" || "reason" in taken)
        yield rejected(source, problem || ("reason" in taken ? taken.reason : ""));
      else yield inner(source, taken.bytes, budget);
      if (spent(budget)) {
        yield rejected(input.name, exhausted(limits));
        return;
      }
    }
  },
};

export const gzip: Reader = {
  id: "gzip",
  name: "gzip file",
  container: true,
  detect: input => head(input, 3) === "\u001f\u008b\u0008",
  async *read(input, { limits }) {
    const budget = budgetOf(input, limits);
    const stream = createGunzip();
    stream.end(input.bytes);
    const taken = await take(stream, Math.max(limits.fileBytes, limits.archiveBytes), budget);
    if ("reason" in taken) yield rejected(input.name, taken.reason);
    else yield inner(input.name, taken.bytes, budget);
  },
};

/** The members of a zip file that are wanted, within limits; `problem` says why one could not be taken. */
export async function* zipMembers(
  input: Input,
  limits: Limits,
  budget: Budget,
  wanted: (name: string) => boolean = name => !hidden(name),
): AsyncGenerator<{ name: string; bytes: Uint8Array; problem: string }> {
  const { bytes } = input;
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
  const { fromBufferPromise } = await import("yauzl");
  const file = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
  for await (const entry of entriesOf(file)) {
    // decodeStrings is off so that a bad name costs one member, not the archive.
    const name = Buffer.from(entry.fileName as unknown as Buffer).toString("utf8");
    if (/\/$/.test(name) || !wanted(name)) continue;
    const empty = { name, bytes: new Uint8Array() };
    const problem = pathProblem(name) || (entry.isEncrypted() ? "encrypted" : "");
    if (problem !== "") {
      yield { ...empty, problem };
      continue;
    }
    try {
      const taken = await take(await openMember(file, entry), limits.fileBytes, budget);
      yield "reason" in taken ? { ...empty, problem: taken.reason } : { name, bytes: taken.bytes, problem: "" };
    } catch (error) {
      yield { ...empty, problem: messageOf(error) };
    }
    if (spent(budget)) return;
  }
}

async function* entriesOf(file: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      file.removeAllListeners();
      file.once("entry", resolve);
      file.once("end", () => resolve(null));
      file.once("error", reject);
      file.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function openMember(file: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

/** Reads a stream up to a limit; beyond it the stream is destroyed. */
async function take(
  stream: Readable,
  limit: number,
  budget: Budget,
): Promise<{ bytes: Uint8Array } | { reason: string }> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (--budget.members < 0) {
    stream.destroy();
    return { reason: "the archive holds more files than are unpacked of one" };
  }
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      budget.bytes -= chunk.length;
      if (size > limit) return { reason: `larger than ${formatBytes(limit)} when unpacked` };
      if (budget.bytes < 0) return { reason: "the archive holds more than is unpacked of one" };
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    return { reason: `damaged: ${messageOf(error)}` };
  } finally {
    stream.destroy();
  }
  return { bytes: Buffer.concat(chunks) };
}

export function budgetOf(input: Input, limits: Limits): Budget {
  return input.budget ?? { bytes: limits.unpackedBytes, members: limits.members };
}

function spent(budget: Budget): boolean {
  return budget.bytes < 0 || budget.members < 0;
}

function exhausted(limits: Limits): string {
  return `the rest was not read: more than ${formatBytes(limits.unpackedBytes)} or ${limits.members} files in one archive (DATELINE_MAX_UNPACKED_MB, DATELINE_MAX_MEMBERS)`;
}

function inner(name: string, bytes: Uint8Array, budget: Budget): Reading {
  return { type: "inner", input: { name, bytes, budget } };
}

/** Nothing is written, so a path that leads out could do no harm. It is refused all the same, as the sign of a bad archive. */
function pathProblem(name: string): string {
  const climbs = name.split(/[\\/]/).includes("..") || /^(?:[\\/]|[a-z]:)/i.test(name) || name.includes("\0");
  return climbs ? "its path leads out of the archive" : "";
}

function hidden(name: string): boolean {
  return (
    name.split("/").some(part => part.startsWith(".") && part !== "." && part !== "..") || name.startsWith("__MACOSX/")
  );
}
