// What the web server holds open for as long as it runs, once per process: the store with the boundaries it sorts places by,
// and for those who bring articles in, the gazetteer, the ledger of imports and the jobs.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { jobsIn } from "@/lib/ingest/jobs";
import { type Ledger, openLedger } from "@/lib/ingest/ledger";
import type { Held } from "@/lib/ingest/manage";
import { EMPTY } from "@/lib/query";
import { type DistrictSources, NO_DISTRICTS, type OfficialAreas } from "@/lib/store/districts";
import { openSqlite } from "@/lib/store/sqlite";
import type { Store } from "@/lib/store/store";
import type { District } from "@/lib/types";

/** On globalThis, because a reload in development runs this module again in the same process. */
const held = globalThis as typeof globalThis & {
  datelineStore?: { path: string; store: Store };
  datelineLedger?: { path: string; ledger: Ledger };
  datelineGazetteer?: Promise<Gazetteer> | undefined;
};

/** Folder of the database: DATELINE_DATA, else var/ in the working directory. */
export function dataFolder(): string {
  return path.resolve(/* turbopackIgnore: true */ process.cwd(), process.env.DATELINE_DATA || "var");
}

/** The store of this process. Throws StoreError where the file cannot be used. */
export async function openStore(): Promise<Store> {
  const file = path.join(dataFolder(), "dateline.db");
  const before = held.datelineStore;
  if (before?.path === file) return before.store;
  const store = openSqlite(file, { focus: focusCountry(), districts: readDistricts(), snapshot: true });
  held.datelineStore = { path: file, store };
  await before?.store.close();
  return store;
}

/** Loads the columns before the first request. If the store cannot be used, requests say so. */
export async function loadStore(): Promise<void> {
  await openStore()
    .then(store => store.placeCounts(EMPTY))
    .catch(() => {});
}

/** Official boundaries that `npm run boundaries -- FILE` has installed, governorates (1) to sub-districts (3). */
export const installedBoundaries = (level: 1 | 2 | 3): string =>
  path.join(dataFolder(), "boundaries", `adm${level}.geojson`);

/** The gazetteer's districts, and the installed outlines where there are any. */
function readDistricts(): DistrictSources {
  const listed = path.join(/* turbopackIgnore: true */ process.cwd(), "data", "gazetteer", "districts.json");
  const [districts, subdistricts] = ([2, 3] as const).map(level => installedBoundaries(level));
  const read = (file = "") => (existsSync(file) ? readFileSync(file, "utf8") : "");
  const [known, second, third] = [read(listed), read(districts), read(subdistricts)];
  if (!known && !second && !third) return NO_DISTRICTS;
  const outlines = second + third;
  return {
    version: outlines && createHash("sha256").update(outlines).digest("hex").slice(0, 8),
    known: known ? (JSON.parse(known) as District[]) : [],
    districts: second ? (JSON.parse(second) as OfficialAreas) : null,
    subdistricts: third ? (JSON.parse(third) as OfficialAreas) : null,
  };
}

/** Everything that changing the corpus needs. The gazetteer stays as it was at the first call. */
export async function openHeld(): Promise<Held> {
  held.datelineGazetteer ??= openGazetteer();
  // A failure is not kept: the next call tries again.
  held.datelineGazetteer.catch(() => {
    held.datelineGazetteer = undefined;
  });
  const [store, gazetteer] = [await openStore(), await held.datelineGazetteer];
  return { store, ledger: openBooks(), gazetteer };
}

/** The ledger of imports. */
export function openBooks(): Ledger {
  const file = path.join(/* turbopackIgnore: true */ dataFolder(), "ingest.db");
  const before = held.datelineLedger;
  if (before?.path === file) return before.ledger;
  const ledger = openLedger(file);
  held.datelineLedger = { path: file, ledger };
  before?.ledger.close();
  return ledger;
}

/** The imports that the app starts. */
export function openJobs() {
  return jobsIn(dataFolder());
}

/** The region pack's country (ISO 3166 alpha-2), whose provinces are listed. */
function focusCountry(): string {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "data", "region.json");
  const { focus } = JSON.parse(readFileSync(file, "utf8")) as { focus?: unknown };
  if (typeof focus !== "string") throw new Error(`${file}: expected "focus", a country code`);
  return focus;
}
