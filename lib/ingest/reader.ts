// What a reader of one format is, and what reading gives. The readers are in formats/; read.ts chooses among them.

import type { Boilerplate } from "@/lib/types";
import type { DateOrder } from "./dates";
import type { Budget, Limits } from "./limits";
import type { LabelKey } from "./lines";
import type { Known } from "./metadata";
import type { FoundArticle } from "./split";

/** A text that holds one or more articles, as decoded or extracted from its source. */
export interface SourceDocument {
  /** Path of the file, or path inside its archive; of a record, with its number. */
  name: string;
  /** The name without the record's number; it is the article's source if no other is stated. */
  file: string;
  text: string;
  /** What a reader of the summary should know ("read as windows-1256"), or "". */
  note: string;
  /** The text is one article. */
  whole: boolean;
  /** Its markup shows what is prose, so sentences after a box or button still belong to the article. */
  shaped: boolean;
  known: Known;
  /** Stretches of the text whose origin says that they are not the article's prose (captions, running heads). */
  boilerplate: Boilerplate[];
  /** The articles in it, where a person has reviewed them. */
  articles?: FoundArticle[];
}

/** An input that did not go in, and why. */
export interface Rejection {
  source: string;
  reason: string;
}

/** Bytes of one file, message or archive member, read whole. */
export interface Input {
  name: string;
  /** The file whose record it is. */
  file?: string;
  bytes: Uint8Array;
  /** What its container says of it. */
  known?: Known;
  /** Which way its container's dates are written, where it is one record of many. */
  order?: DateOrder;
  /** How many containers it came out of, and what they may still unpack. */
  depth?: number;
  budget?: Budget;
}

export type Reading =
  | { type: "document"; document: SourceDocument }
  | { type: "inner"; input: Input }
  | { type: "rejected"; rejection: Rejection };

/** What reading an input gives that is not a container. */
export type TextReading = Exclude<Reading, { type: "inner" }>;

/** What opening a container gives. */
export type InputReading = Exclude<Reading, { type: "document" }>;

export interface ReadOptions {
  limits: Limits;
  /** Plain text stays letter for letter as decoded; otherwise lines that were broken at a margin are rejoined. */
  verbatim: boolean;
  /** For tables and JSON: which column or member holds what, if the names do not say (`{ text: "corps" }`). */
  fields: Partial<Record<"text" | LabelKey, string>>;
}

/** One format. `detect` looks at the content alone; `read` gives texts, inner inputs of a container, or reasons. */
export interface Reader {
  id: string;
  /** For people: "Word document". */
  name: string;
  /** Its members are inputs of their own; reading it does not parse them. */
  container: boolean;
  detect(input: Input, fields: ReadOptions["fields"]): boolean;
  read(input: Input, options: ReadOptions): AsyncIterable<Reading>;
}

export function rejected(source: string, reason: string): Reading & { type: "rejected" } {
  return { type: "rejected", rejection: { source, reason } };
}

/** A document, with defaults for what is left out. */
export function documented(
  input: Input,
  text: string,
  rest: Partial<SourceDocument> = {},
): Reading & { type: "document" } {
  const known = { ...rest.known, ...input.known };
  const { name, file = name } = input;
  return {
    type: "document",
    document: { note: "", whole: false, shaped: false, boilerplate: [], ...rest, name, file, text, known },
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why a file could not be read. */
export function fileProblem(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOENT") return "no such file or folder";
  if (code === "EACCES" || code === "EPERM") return "no permission to read it";
  if (code === "EISDIR") return "a folder, not a file";
  if (code === "ELOOP") return "a link that leads to itself";
  return messageOf(error);
}

/** The first bytes as Latin letters, for `detect`. */
export function head(input: Input, length = 2000): string {
  return Buffer.from(input.bytes.subarray(0, length)).toString("latin1");
}
