// What the web server holds open for as long as it runs: the store, once per process.

import { readFileSync } from "node:fs";
import path from "node:path";
import { openSqlite } from "@/lib/store/sqlite";
import type { Store } from "@/lib/store/store";

/** On globalThis, because a reload in development runs this module again in the same process. */
const held = globalThis as typeof globalThis & { datelineStore?: { path: string; store: Store } };

/** Folder of the database: DATELINE_DATA, else var/ in the working directory. */
export function dataFolder(): string {
  return path.resolve(/* turbopackIgnore: true */ process.cwd(), process.env.DATELINE_DATA || "var");
}

/** The store of this process. Throws StoreError where the file cannot be used. */
export async function openStore(): Promise<Store> {
  const file = path.join(dataFolder(), "dateline.db");
  const before = held.datelineStore;
  if (before?.path === file) return before.store;
  const store = openSqlite(file, { focus: focusCountry() });
  held.datelineStore = { path: file, store };
  await before?.store.close();
  return store;
}

/** The region pack's country (ISO 3166 alpha-2): its provinces are told apart. */
function focusCountry(): string {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "data", "region.json");
  const { focus } = JSON.parse(readFileSync(file, "utf8")) as { focus?: unknown };
  if (typeof focus !== "string") throw new Error(`${file}: expected "focus", a country code`);
  return focus;
}
