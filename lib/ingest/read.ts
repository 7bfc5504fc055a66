// From files and folders to decoded texts: a reader per format, chosen by content. Whatever cannot be read is a rejection.

import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { decodeText } from "./decode";
import { formatBytes, type Limits } from "./limits";
import type { Known } from "./split";

/** A text that holds one or more articles, as decoded from its source. */
export interface SourceDocument {
  /** Path of the file, or path inside its archive. */
  name: string;
  text: string;
  /** What a reader of the summary should know ("read as Windows-1256"), or "". */
  note: string;
  /** The text is one article. */
  whole: boolean;
  known: Known;
}

/** An input that did not go in, and why. */
export interface Rejection {
  source: string;
  reason: string;
}

export type Reading = { type: "document"; document: SourceDocument } | { type: "rejected"; rejection: Rejection };

/** Bytes of one file, read whole. */
export interface Input {
  name: string;
  bytes: Uint8Array;
}

/** One format. `detect` looks at the content; `read` gives the texts in it, or the reason why it cannot. */
export interface Reader {
  id: string;
  detect(input: Input): boolean;
  read(input: Input, limits: Limits): AsyncIterable<Reading>;
}

const plainText: Reader = {
  id: "text",
  detect: () => true,
  async *read(input) {
    const decoded = decodeText(input.bytes);
    if ("reason" in decoded) {
      yield rejected(input.name, decoded.reason);
      return;
    }
    if (decoded.text.trim() === "") {
      yield rejected(input.name, "the file holds only white space");
      return;
    }
    const note = decoded.encoding === "utf-8" ? "" : `read as ${decoded.encoding}`;
    yield { type: "document", document: { name: input.name, text: decoded.text, note, whole: false, known: {} } };
  },
};

/** Every format, most telling content first; plain text takes what is left. */
export const READERS: readonly Reader[] = [plainText];

/** Reads files and folders (recursively, in name order), one at a time; a failure of one never stops the others. */
export async function* readPaths(paths: readonly string[], limits: Limits): AsyncGenerator<Reading> {
  for (const given of paths) {
    for await (const file of filesUnder(given)) {
      if ("reason" in file) yield { type: "rejected", rejection: file };
      else yield* readFileAt(file.source, limits);
    }
  }
}

/** Reads one input through the first reader that knows its content. */
export async function* readInput(input: Input, limits: Limits): AsyncGenerator<Reading> {
  if (input.bytes.length === 0) {
    yield rejected(input.name, "the file is empty");
    return;
  }
  const reader = READERS.find(candidate => candidate.detect(input)) ?? plainText;
  try {
    yield* reader.read(input, limits);
  } catch (error) {
    yield rejected(input.name, `could not be read as ${reader.id}: ${messageOf(error)}`);
  }
}

async function* readFileAt(name: string, limits: Limits): AsyncGenerator<Reading> {
  let bytes: Uint8Array;
  try {
    const file = await open(name);
    try {
      const { size } = await file.stat();
      if (size > limits.fileBytes) {
        yield rejected(name, tooLarge(size, limits.fileBytes));
        return;
      }
      bytes = await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    yield rejected(name, fileProblem(error));
    return;
  }
  yield* readInput({ name, bytes }, limits);
}

async function* filesUnder(given: string): AsyncGenerator<{ source: string } | Rejection> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(given);
  } catch (error) {
    yield { source: given, reason: fileProblem(error) };
    return;
  }
  if (found.isFile()) yield { source: given };
  else if (found.isDirectory()) {
    let any = false;
    for await (const file of walk(given)) {
      any = true;
      yield file;
    }
    if (!any) yield { source: given, reason: "the folder holds no files" };
  } else yield { source: given, reason: "neither a file nor a folder" };
}

/** Files below a folder in name order; hidden ones are left out and links are not followed. */
async function* walk(folder: string): AsyncGenerator<{ source: string } | Rejection> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const inner = path.join(folder, entry.name);
      if (entry.isDirectory()) yield* walk(inner);
      else if (entry.isFile()) yield { source: inner };
    }
  } catch (error) {
    yield { source: folder, reason: fileProblem(error) };
  }
}

export function rejected(source: string, reason: string): Reading {
  return { type: "rejected", rejection: { source, reason } };
}

function tooLarge(size: number, limit: number): string {
  return `too large: ${formatBytes(size)}, the limit is ${formatBytes(limit)}; split it, or set DATELINE_MAX_FILE_MB`;
}

function fileProblem(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOENT") return "no such file or folder";
  if (code === "EACCES" || code === "EPERM") return "no permission to read it";
  if (code === "ELOOP") return "a link that leads to itself";
  return messageOf(error);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
