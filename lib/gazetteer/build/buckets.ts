// Lines by id, spread over files so that one part at a time fits in memory whatever the whole: the first half of a join.

import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const BUCKETS = 256;
/** Letters held back before they are written. */
const HELD = 1 << 14;

export class Buckets {
  readonly #held = new Map<string, string>();

  /** @param folder made here, and removed by `remove` */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** Puts a line (without line ends) of a table under an id. */
  add(table: string, id: number, line: string): void {
    const file = this.#file(table, id % BUCKETS);
    const held = `${this.#held.get(file) ?? ""}${id}\t${line}\n`;
    if (held.length < HELD) this.#held.set(file, held);
    else {
      appendFileSync(file, held);
      this.#held.delete(file);
    }
  }

  /** The lines of a table by id, in the order of adding, one bucket of all. */
  *read(...tables: string[]): Generator<Map<number, string[]>[]> {
    for (const [file, held] of this.#held) appendFileSync(file, held);
    this.#held.clear();
    for (let bucket = 0; bucket < BUCKETS; bucket++) yield tables.map(table => byId(this.#file(table, bucket)));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #file(table: string, bucket: number): string {
    return path.join(this.folder, `${table}-${bucket}`);
  }
}

function byId(file: string): Map<number, string[]> {
  const lines = new Map<number, string[]>();
  if (!existsSync(file)) return lines;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line === "") continue;
    const tab = line.indexOf("\t");
    const id = Number(line.slice(0, tab));
    const known = lines.get(id);
    if (known) known.push(line.slice(tab + 1));
    else lines.set(id, [line.slice(tab + 1)]);
  }
  return lines;
}
