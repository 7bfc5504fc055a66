// Exports: JSON, JSON Lines, and tables with a header (CSV, TSV). One article a record, with fields recognised by name.

import { Readable } from "node:stream";
import { type DateOrder, dateOrder } from "../dates";
import { decodeText } from "../decode";
import type { LabelKey } from "../lines";
import { FIELD_NAMES, knownFrom } from "../metadata";
import {
  documented,
  head,
  type Input,
  messageOf,
  type Reader,
  type Reading,
  type ReadOptions,
  rejected,
} from "../reader";
import { textOfHtml } from "./html";

/** Names under which exports keep an article's text, most telling first. */
const TEXT_FIELDS =
  "text body content articlebody article_body content_text content_html fulltext full_text article story html description summary النص المحتوى".split(
    " ",
  );

export const jsonLines: Reader = {
  id: "jsonl",
  name: "JSON Lines",
  container: true,
  detect(input) {
    if (!/^(?:\xef\xbb\xbf)?\s*\{/.test(head(input, 200))) return false;
    const start = head(input, 200_000);
    const lines = start.split(/\r?\n/, FIRST_LINES).filter(line => line.trim() !== "");
    if (isObject(lines[0] ?? "")) return start.includes("\n");
    // Any line may be broken, even the first.
    return lines[1]?.startsWith("{") === true && lines.some(isObject);
  },
  async *read(input, { limits }) {
    const order = orderIn(input);
    let number = 0;
    for (const line of linesOf(input.bytes)) {
      number++;
      const name = `${input.name}, line ${number}`;
      const first = line.find(byte => byte > 32);
      if (first === undefined) continue;
      if (line.length > limits.articleLength * 8) yield rejected(name, "a line too long to be one article");
      else if (number > 1 && first !== BRACE) yield rejected(name, "not a JSON object");
      else yield { type: "inner", input: { name, file: input.name, bytes: line, order } };
    }
  },
};

/** Lines that are looked at to recognise JSON Lines. */
const FIRST_LINES = 6;
/** "{" */
const BRACE = 0x7b;

export const json: Reader = {
  id: "json",
  name: "JSON",
  container: false,
  // A line of JSON Lines is JSON, however broken.
  detect: input =>
    (input.order === undefined
      ? /^(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*(?:[{\]]|null\b))/
      : /^(?:\xef\xbb\xbf)?\s*\{/
    ).test(head(input, 500)),
  async *read(input, options) {
    const decoded = decodeText(input.bytes);
    if ("reason" in decoded) {
      yield rejected(input.name, decoded.reason);
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(decoded.text.replace(/^\ufeff/, ""));
    } catch (error) {
      yield rejected(input.name, `not valid JSON: ${error instanceof Error ? error.message.slice(0, 120) : ""}`);
      return;
    }
    const list = listIn(value);
    if (list.length === 0) yield rejected(input.name, "JSON without a record");
    yield* readRecords(
      input,
      list.map((record, i) => ({ record, name: list.length === 1 ? input.name : `${input.name}, record ${i + 1}` })),
      options,
    );
  },
};

export const table: Reader = {
  id: "table",
  name: "table (CSV, TSV)",
  container: true,
  detect(input, fields) {
    const [names = [], ...rows] = firstRows(input);
    if (names.length < 2) return false;
    const texts = fields.text === undefined ? TEXT_FIELDS : [fold(fields.text)];
    const isText = (name: string) => texts.includes(name);
    if (names.some(isText)) return names.some(name => NAMES.has(name) && !isText(name)) || isTable(names, rows, 1);
    // A table of other things, or with other names: reading its rows gives the reason.
    return isTable(names, rows, 2);
  },
  async *read(input, { limits }) {
    const decoded = decodeText(input.bytes);
    if ("reason" in decoded) {
      yield rejected(input.name, decoded.reason);
      return;
    }
    const { parse } = await import("csv-parse");
    const order = dateOrder(decoded.text.slice(0, ORDER_SAMPLE));
    const rows = parse({
      bom: true,
      columns: (names: string[]) => names.map(name => name.trim()),
      delimiter: delimiterOf(decoded.text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: limits.articleLength * 4,
      skip_records_with_error: true,
    });
    const broken: string[] = [];
    rows.on("skip", error => broken.push(messageOf(error)));
    Readable.from([decoded.text]).pipe(rows);
    let number = 1;
    for await (const record of rows) {
      number++;
      yield {
        type: "inner",
        input: {
          name: `${input.name}, row ${number}`,
          file: input.name,
          bytes: Buffer.from(JSON.stringify(record)),
          order,
        },
      };
    }
    for (const reason of broken) yield rejected(input.name, `a row that could not be read: ${reason}`);
    if (number === 1 && broken.length === 0) yield rejected(input.name, "a table with a header and no rows");
  },
};

/** Bytes of an export that are searched for the order of days and months. */
const ORDER_SAMPLE = 1_000_000;

function orderIn(input: Input): DateOrder {
  return dateOrder(Buffer.from(input.bytes.subarray(0, ORDER_SAMPLE)).toString("latin1"));
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const next = bytes.indexOf(10, at);
    const end = next < 0 ? bytes.length : next;
    yield bytes.subarray(at, end);
    at = end + 1;
  }
}

const NAMES = new Set([...TEXT_FIELDS, ...Object.values(FIELD_NAMES).flat()]);

/** The cells of the first lines, the names of a table's columns folded. */
function firstRows(input: Input): string[][] {
  const [first = ""] = head(input, 4000).split("\n", 1);
  if (!/[,;\t]/.test(first)) return [];
  const decoded = decodeText(input.bytes.subarray(0, 4000));
  if ("reason" in decoded) return [];
  const lines = decoded.text.replace(/^\ufeff/, "").split(/\r?\n/, 3);
  return lines.map(line => line.split(delimiterOf(decoded.text)).map(fold));
}

/** Whether the first line is names and the next `needed` lines have as many cells. "Text, context" may also begin an article. */
function isTable(names: readonly string[], rows: readonly string[][], needed: number): boolean {
  const shaped = rows.slice(0, needed).filter(row => row.length >= names.length);
  return shaped.length === needed && names.every(name => /^[\p{L}\p{N}_.]{1,30}$/u.test(name));
}

function delimiterOf(text: string): string {
  const [line = ""] = text.split(/\r?\n/, 1);
  const count = (sign: string) => line.split(sign).length;
  return ["\t", ";", ","].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

async function* readRecords(
  input: Input,
  records: { record: unknown; name: string }[],
  { fields: mapping }: ReadOptions,
): AsyncGenerator<Reading> {
  const dates = records.slice(0, 2000).map(({ record }) => dateFieldOf(record, mapping));
  const order = input.order ?? dateOrder(dates.join("\n"));
  const file = input.file ?? input.name;
  for (const { record, name } of records) {
    if (typeof record === "string") {
      yield documented({ ...input, name, file }, record);
      continue;
    }
    const fields = fieldsOf(record);
    for (const [key, column] of Object.entries(mapping)) {
      const value = fields.get(fold(column));
      if (value !== undefined && key !== "text") fields.set(FIELD_NAMES[key as LabelKey][0] as string, value);
    }
    const field = mapping.text === undefined ? TEXT_FIELDS.find(key => fields.get(key)) : fold(mapping.text);
    const source = field === undefined ? "" : (fields.get(field) ?? "");
    if (source.trim() === "") {
      const has = [...fields.keys()].slice(0, 8).join(", ");
      yield rejected(name, `no text in it (its fields: ${has || "none"}); name the field with --fields text=NAME`);
      continue;
    }
    if (!/\p{L}/u.test(source)) {
      yield rejected(name, `no words in its field ${field}: expected a text, got ${source.slice(0, 40)}`);
      continue;
    }
    const { text, boilerplate } = await textOfHtml(source.replace(/\r\n?/g, "\n"));
    yield documented({ ...input, name, file }, text, {
      whole: true,
      known: knownFrom(fields, order, "field"),
      boilerplate,
    });
  }
}

function dateFieldOf(record: unknown, mapping: ReadOptions["fields"]): string {
  const fields = fieldsOf(record);
  return [mapping.date ?? "", ...FIELD_NAMES.date].map(name => fields.get(fold(name))).find(Boolean) ?? "";
}

/** Members by folded name; `author: { name }` and `authors: [...]` as their names. */
function fieldsOf(record: unknown): Map<string, string> {
  const fields = new Map<string, string>();
  if (typeof record !== "object" || record === null) return fields;
  for (const [key, value] of Object.entries(record)) {
    const text = wordsOf(value);
    if (text !== "" && !fields.has(fold(key))) fields.set(fold(key), text);
  }
  return fields;
}

function wordsOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.slice(0, 20).map(wordsOf).filter(Boolean).join(", ");
  if (typeof value === "object" && value !== null && "name" in value) return wordsOf(value.name);
  return "";
}

const fold = (name: string): string =>
  name
    .trim()
    .replace(/^"|"$/g, "")
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** The articles of a JSON file: the array itself, the first array of objects in it, or the one object. */
function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null) return [];
  const list = Object.values(value).find(
    inner => Array.isArray(inner) && typeof inner[0] === "object" && inner[0] !== null,
  );
  const hasText = TEXT_FIELDS.some(name => fieldsOf(value).has(name));
  return list && !hasText ? (list as unknown[]) : [value];
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line.replace(/^\u00ef\u00bb\u00bf/, ""));
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
