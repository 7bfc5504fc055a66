// Columns of numbers: what the compiled gazetteer consists of, and how it is stored in a file. Texts and lists are columns, too: all
// of them one after the other, and a column that says where each begins.

/** Columns by name. */
export type Column = Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
export type Columns = Record<string, Column>;

/** Texts as two columns, `<name>Utf8` and `<name>At`. */
export function textColumns(name: string, texts: readonly string[]): Columns {
  const at = new Int32Array(texts.length + 1);
  const pieces = texts.map((text, i) => {
    const piece = ENCODER.encode(text);
    at[i + 1] = at[i]! + piece.length;
    return piece;
  });
  const utf8 = new Uint8Array(at[texts.length]!);
  for (let i = 0; i < pieces.length; i++) utf8.set(pieces[i]!, at[i]);
  return { [`${name}Utf8`]: utf8, [`${name}At`]: at };
}

/** Lists of numbers as two columns, `<name>` and `<name>At`. */
export function listColumns(name: string, lists: readonly (readonly number[])[]): Columns {
  const at = new Int32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i++) at[i + 1] = at[i]! + lists[i]!.length;
  return { [name]: Int32Array.from(lists.flat()), [`${name}At`]: at };
}

export class TextColumn {
  readonly #utf8: Uint8Array;
  readonly #at: Int32Array;

  constructor(columns: Columns, name: string) {
    this.#utf8 = columns[`${name}Utf8`] as Uint8Array;
    this.#at = columns[`${name}At`] as Int32Array;
  }

  at(index: number): string {
    return DECODER.decode(this.#utf8.subarray(this.#at[index], this.#at[index + 1]));
  }
}

export class ListColumn {
  readonly #numbers: Int32Array;
  readonly #at: Int32Array;

  constructor(columns: Columns, name: string) {
    this.#numbers = columns[name] as Int32Array;
    this.#at = columns[`${name}At`] as Int32Array;
  }

  at(index: number): number[] {
    return Array.from(this.#numbers.subarray(this.#at[index], this.#at[index + 1]));
  }
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** Every column begins at a multiple of this, as the widest of them needs. */
const ALIGNMENT = 8;
const TYPES = { Int32Array, Uint16Array, Uint8Array } as const;

/** Where a column is: its type, the offset of its first byte after the head, and its length in numbers. */
type Slot = [type: keyof typeof TYPES, start: number, length: number];

/** Columns by part as bytes: the length of the head, the head (JSON: part -> column -> slot), then the columns. */
export function toBytes(parts: Record<string, Columns>): Uint8Array<ArrayBuffer> {
  const slots: Record<string, Record<string, Slot>> = {};
  const all: { column: Column; start: number }[] = [];
  let end = 0;
  for (const [part, columns] of Object.entries(parts)) {
    const own: Record<string, Slot> = {};
    slots[part] = own;
    for (const [name, column] of Object.entries(columns)) {
      own[name] = [column.constructor.name as Slot[0], end, column.length];
      all.push({ column, start: end });
      end = aligned(end + column.byteLength);
    }
  }
  const head = ENCODER.encode(JSON.stringify(slots));
  const first = aligned(4 + head.length);
  const bytes = new Uint8Array(first + end);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  for (const { column, start } of all) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), first + start);
  }
  return bytes;
}

/** The columns that `toBytes` wrote, as views into the bytes. Throws if the bytes are not of that form. */
export function fromBytes(bytes: Uint8Array<ArrayBuffer>): Record<string, Columns> {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const slots = JSON.parse(DECODER.decode(bytes.subarray(4, 4 + length))) as Record<string, Record<string, Slot>>;
  const first = bytes.byteOffset + aligned(4 + length);
  return mapValues(slots, columns =>
    mapValues(columns, ([type, start, size]) => new TYPES[type](bytes.buffer, first + start, size)),
  );
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
