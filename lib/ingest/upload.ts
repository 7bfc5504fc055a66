// What a browser sends, straight to disk: files as they come, never whole in memory, each within the limits.

import { createWriteStream } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { PASTED } from "@/lib/review";
import type { Upload } from "./jobs";
import { formatBytes, type Limits } from "./limits";
import { messageOf } from "./reader";

/** What was sent cannot be taken at all. */
export class UploadError extends Error {
  constructor(
    readonly status: 400 | 413,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Takes a multipart form: files, with their paths as names, and fields `text` and `url`, each as often as one likes. A file
 * beyond the limit is refused by name and the rest goes on. Returns the addresses. Throws UploadError; `signal` tells that the
 * sender has gone.
 */
export async function receiveForm(
  body: ReadableStream<Uint8Array> | null,
  type: string,
  upload: Upload,
  limits: Limits,
  signal: AbortSignal,
): Promise<string[]> {
  if (!body || !/^multipart\/form-data\s*;.*boundary=/i.test(type)) {
    throw new UploadError(400, "expected a form (multipart/form-data) with files, text or url");
  }
  const parser = new Busboy({
    headers: { "content-type": type },
    preservePath: true,
    limits: { fileSize: limits.archiveBytes, fieldSize: limits.fileBytes, fields: 1000, files: limits.members },
  });
  const addresses: string[] = [];
  const written: Promise<void>[] = [];
  // Whatever ends the form ends the files in it, too: none of them may wait for bytes that never come.
  const broken = new AbortController();
  const end = AbortSignal.any([signal, broken.signal]);
  const write = (work: Promise<void>) => {
    // A disk that is full ends the whole upload, not the one file.
    work.catch(error => parser.destroy(error instanceof Error ? error : new Error(messageOf(error))));
    written.push(work);
  };
  let things = 0;
  parser.on("file", (_field, stream, name) => {
    // A file field that was left empty.
    if (!name) return void stream.resume();
    things++;
    write(takeFile(stream, name, upload, limits, end));
  });
  parser.on("filesLimit", () => {
    const reason = `more than ${limits.members} files at once; those behind were left out (DATELINE_MAX_MEMBERS)`;
    upload.refuse({ source: "the rest of the files", reason });
  });
  parser.on("field", (field, value, _nameTruncated, truncated) => {
    if (value.trim() === "") return;
    things++;
    if (field === "url") addresses.push(value.trim());
    else if (field !== "text") upload.refuse({ source: field, reason: "expected files, text or url" });
    else if (truncated) {
      const reason = `too long: the limit is ${formatBytes(limits.fileBytes)} (DATELINE_MAX_FILE_MB)`;
      upload.refuse({ source: PASTED, reason });
    } else write(takeText(value, upload));
  });
  try {
    await pipeline(Readable.fromWeb(body), meter(limits.unpackedBytes), parser, { signal });
    await Promise.all(written);
  } catch (error) {
    broken.abort();
    await Promise.allSettled(written);
    if (error instanceof UploadError || isDisk(error)) throw error;
    throw new UploadError(400, `the form broke off or cannot be read (${messageOf(error)})`);
  }
  if (things === 0) throw new UploadError(400, "nothing was sent: expected files, text or a url");
  return addresses;
}

async function takeFile(
  stream: BusboyFileStream,
  name: string,
  upload: Upload,
  limits: Limits,
  signal: AbortSignal,
): Promise<void> {
  // Taken up at once: a form that breaks off says so on the file's stream, and somebody must listen.
  const file = upload.place(name);
  await pipeline(stream, createWriteStream(file), { signal });
  if (!stream.truncated) return;
  await rm(file);
  const reason = `too large: the limit is ${formatBytes(limits.archiveBytes)}; split it, or set DATELINE_MAX_ARCHIVE_MB`;
  upload.refuse({ source: name, reason });
}

async function takeText(text: string, upload: Upload): Promise<void> {
  await writeFile(upload.place(PASTED), text);
}

function meter(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= most) return done(null, chunk);
      const limit = `${formatBytes(most)} (DATELINE_MAX_UNPACKED_MB)`;
      done(new UploadError(413, `more than ${limit} at once: send it in parts, or give a folder to npm run ingest`));
    },
  });
}

function isDisk(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^(?:ENOSPC|EDQUOT|EROFS|EACCES|EPERM)$/.test(String(error.code));
}
