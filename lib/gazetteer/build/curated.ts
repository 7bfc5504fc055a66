// Reads the curated files: blocks that people wrote, checked for their form.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { KINDS, type Kind } from "@/lib/types";

/** A curated block as written in data/gazetteer/curated/*.yaml. */
export interface Block {
  id: string;
  name?: string;
  nameAr?: string;
  kind?: Kind;
  country?: string;
  admin1?: string;
  admin2?: string;
  at?: [number, number];
  accuracy?: number;
  names?: string[];
  namesAr?: string[];
  former?: string[];
  source?: string;
  geonames?: number;
  population?: number;
  radius?: number;
  line?: string;
  area?: string;
  common?: boolean;
  unsure?: string;
}

const BLOCK_KEYS = new Set(
  "id name nameAr kind country admin1 admin2 at accuracy names namesAr former source geonames population radius line area common unsure".split(
    " ",
  ),
);

/** Reads the curated blocks; throws with file and id if one is malformed. */
export function readCurated(folder: string): { block: Block; file: string }[] {
  const blocks: { block: Block; file: string }[] = [];
  const seen = new Map<string, string>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".yaml")) continue;
    const list = (parse(readFileSync(path.join(folder, file), "utf8")) ?? []) as Block[];
    for (const block of list) {
      const where = `${file}, ${block.id ?? JSON.stringify(block).slice(0, 60)}`;
      if (!block.id) throw new Error(`${where}: a block needs an id`);
      for (const key of Object.keys(block)) if (!BLOCK_KEYS.has(key)) throw new Error(`${where}: unknown key "${key}"`);
      if (block.kind && !KINDS.includes(block.kind)) throw new Error(`${where}: unknown kind "${block.kind}"`);
      if (block.at && !(Math.abs(block.at[0]) <= 180 && Math.abs(block.at[1]) <= 90))
        throw new Error(`${where}: "at" is not [longitude, latitude]`);
      const twin = seen.get(block.id);
      if (twin !== undefined) throw new Error(`${where}: the id stands in ${twin} already; join the two blocks`);
      seen.set(block.id, file);
      blocks.push({ block, file });
    }
  }
  return blocks;
}
