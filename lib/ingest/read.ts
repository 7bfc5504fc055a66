// From files and folders to decoded texts: a reader per format, chosen by content. Whatever cannot be read is a rejection.

import { open, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { fetchAddress, isAddress } from "./fetch";
import { gzip, tar, zip } from "./formats/archive";
import { epub, pdf, word } from "./formats/documents";
import { feed } from "./formats/feed";
import { html } from "./formats/html";
import { mailbox, message } from "./formats/mail";
import { json, jsonLines, table } from "./formats/records";
import { review } from "./formats/review";
import { plainText } from "./formats/text";
import { formatBytes, type Limits } from "./limits";
import {
  fileProblem,
  type Input,
  type InputReading,
  messageOf,
  type Reader,
  type ReadOptions,
  type Rejection,
  rejected,
  type TextReading,
} from "./reader";

/** Every format, most telling content first; plain text takes what is left. */
const READERS: readonly Reader[] = [
  pdf,
  word,
  epub,
  zip,
  gzip,
  tar,
  mailbox,
  review,
  feed,
  html,
  message,
  jsonLines,
  json,
  table,
  plainText,
];

/** Reads files and folders (recursively, in name order), one at a time, as they are; a failure of one never stops the others. */
export async function* readPaths(paths: readonly string[], limits: Limits): AsyncGenerator<TextReading> {
  const options: ReadOptions = { limits, verbatim: true, fields: {} };
  for await (const input of inputsAt(paths, options)) {
    if (input.type === "inner") yield* readInput(input.input, options);
    else yield input;
  }
}

/** The inputs at some paths, archives opened: each is one file, message or member of a format that holds text. */
export async function* inputsAt(paths: readonly string[], options: ReadOptions): AsyncGenerator<InputReading> {
  for (const given of paths) {
    if (isAddress(given)) {
      yield* inputsFrom(given, options);
      continue;
    }
    let any = false;
    for await (const file of filesUnder(given)) {
      any = true;
      if ("reason" in file) yield { type: "rejected", rejection: file };
      else yield* readInputAt(file.source, options);
    }
    if (!any) yield rejected(given, "the folder holds no files");
  }
}

async function* inputsFrom(address: string, options: ReadOptions): AsyncGenerator<InputReading> {
  const answer = await fetchAddress(address, { limits: options.limits });
  if (answer.type !== "fetched") {
    yield rejected(address, answer.type === "refused" ? answer.reason : "unchanged");
    return;
  }
  const input: Input = { name: address, bytes: answer.bytes };
  yield* expand(readerOf(input, options) === html ? { ...input, known: { url: answer.url } } : input, options);
}

/** Opens containers, as deep as the limits allow; anything else comes out as it went in. */
export async function* expand(input: Input, options: ReadOptions): AsyncGenerator<InputReading> {
  const reader = readerOf(input, options);
  if (!reader.container) {
    yield { type: "inner", input };
    return;
  }
  const depth = (input.depth ?? 0) + 1;
  if (depth > options.limits.depth) {
    yield rejected(
      input.name,
      `an archive inside ${depth - 1} others; the limit is ${options.limits.depth} (DATELINE_MAX_DEPTH)`,
    );
    return;
  }
  try {
    for await (const reading of reader.read(input, options)) {
      if (reading.type === "inner") yield* expand({ ...reading.input, depth }, options);
      else if (reading.type === "rejected") yield reading;
    }
  } catch (error) {
    yield rejected(input.name, `could not be read as ${reader.name}: ${messageOf(error)}`);
  }
}

/** The texts of one input, through the first reader that knows its content. */
export async function* readInput(input: Input, options: ReadOptions): AsyncGenerator<TextReading> {
  if (input.bytes.length === 0) {
    yield rejected(input.name, "the file is empty");
    return;
  }
  const reader = readerOf(input, options);
  try {
    for await (const reading of reader.read(input, options)) {
      // A page saved as MHTML holds a page; nothing else that is not a container holds an input.
      if (reading.type !== "inner") yield reading;
      else if ((input.depth ?? 0) < 10) yield* readInput({ ...reading.input, depth: (input.depth ?? 0) + 1 }, options);
    }
  } catch (error) {
    yield rejected(input.name, `could not be read as ${reader.name}: ${messageOf(error)}`);
  }
}

/** The same bytes are asked about several times. */
const readers = new WeakMap<Uint8Array, Reader>();

/** The first reader that knows the content. For bytes that were asked about before, the options can be left out. */
export function readerOf(input: Input, options?: Pick<ReadOptions, "fields">): Reader {
  let reader = readers.get(input.bytes);
  if (reader === undefined) {
    reader = READERS.find(one => one.detect(input, options?.fields ?? {})) ?? plainText;
    readers.set(input.bytes, reader);
  }
  return reader;
}

/** The inputs in one file. */
export async function* readInputAt(name: string, options: ReadOptions): AsyncGenerator<InputReading> {
  const { limits } = options;
  let bytes: Uint8Array;
  try {
    const file = await open(name);
    try {
      const { size } = await file.stat();
      if (size > limits.fileBytes) {
        // Archives, mailboxes and exports hold many articles and may be larger.
        const start = Buffer.alloc(262_144);
        const { bytesRead } = await file.read(start, 0, start.length, 0);
        const input = { name, bytes: start.subarray(0, bytesRead) };
        const limit = holdsMany(readerOf(input, options)) ? limits.archiveBytes : limits.fileBytes;
        if (size > limit) {
          yield rejected(name, tooLarge(size, limit, limits));
          return;
        }
      }
      bytes = await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    yield rejected(name, fileProblem(error));
    return;
  }
  if (bytes.length === 0) yield rejected(name, "the file is empty");
  else yield* expand({ name, bytes }, options);
}

function holdsMany(reader: Reader): boolean {
  return reader.container || reader === review;
}

/**
 * The files at or below a path, and what cannot be read with its reason; nothing for an empty folder. Folders are walked in
 * name order, without hidden entries. Links are followed, but `walked` ensures that each folder is visited only once.
 */
export async function* filesUnder(
  given: string,
  walked = new Set<string>(),
): AsyncGenerator<{ source: string } | Rejection> {
  try {
    const found = await stat(given);
    if (found.isFile()) yield { source: given };
    else if (found.isDirectory()) yield* filesIn(given, walked);
    else yield { source: given, reason: "neither a file nor a folder" };
  } catch (error) {
    yield { source: given, reason: fileProblem(error) };
  }
}

async function* filesIn(folder: string, walked: Set<string>): AsyncGenerator<{ source: string } | Rejection> {
  const real = await realpath(folder);
  if (walked.has(real)) return;
  walked.add(real);
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const inner = path.join(folder, entry.name);
    if (entry.isFile()) yield { source: inner };
    else yield* filesUnder(inner, walked);
  }
}

function tooLarge(size: number, limit: number, limits: Limits): string {
  const setting = limit === limits.fileBytes ? "DATELINE_MAX_FILE_MB" : "DATELINE_MAX_ARCHIVE_MB";
  return `too large: ${formatBytes(size)}, the limit is ${formatBytes(limit)}; split it, or set ${setting}`;
}
