// Watches folders and feeds: what appears is taken once, also over restarts, since the ledger remembers what was seen.

import { stat } from "node:fs/promises";
import { fetchAddress, isAddress } from "./fetch";
import type { Ledger } from "./ledger";
import { expand, filesUnder, readInputAt } from "./read";
import { type InputReading, messageOf, type ReadOptions, rejected } from "./reader";

export interface WatchOptions {
  ledger: Ledger;
  read: ReadOptions;
  /** Milliseconds between looks at the folders. */
  interval: number;
  /** Least milliseconds between two requests to one feed. */
  feedInterval: number;
  /** Milliseconds to wait after a look that failed (a full disk, a locked database). */
  retryInterval: number;
  onProblem: (message: string) => void;
  signal: AbortSignal;
  /** Takes what is new; called one at a time, and only when there is something. */
  take: (inputs: AsyncIterable<InputReading>, names: string[]) => Promise<void>;
  /** See fetchAddress. */
  allows?: (address: string) => boolean;
}

/** A file that was written to a moment ago may not be whole yet. */
const SETTLE = 1_500;

/** Looks until the signal aborts. */
export async function watch(targets: readonly string[], options: WatchOptions): Promise<void> {
  const { interval, retryInterval, onProblem, signal } = options;
  const feeds = targets.filter(isAddress);
  const folders = targets.filter(target => !isAddress(target));
  const told = new Set<string>();
  while (!signal.aborted) {
    try {
      await lookAtFolders(folders, options, told);
      for (const feed of feeds) if (!signal.aborted) await lookAtFeed(feed, options);
      await pause(interval, signal);
    } catch (error) {
      // What was not taken is not marked as seen, so it will be tried again.
      onProblem(messageOf(error));
      await pause(Math.max(interval, retryInterval), signal);
    }
  }
}

/** A problem is reported when it begins, not at every look: `told` carries the problems over from look to look. */
async function lookAtFolders(
  folders: readonly string[],
  { ledger, read, take, onProblem, signal }: WatchOptions,
  told: Set<string>,
): Promise<void> {
  const problems = new Set<string>();
  const fresh: { path: string; state: string }[] = [];
  for (const folder of folders) {
    for await (const file of filesUnder(folder)) {
      if ("reason" in file) {
        problems.add(`${file.source}: ${file.reason}`);
        continue;
      }
      const found = await stat(file.source).catch(() => null);
      if (!found || Date.now() - found.mtimeMs < SETTLE) continue;
      const state = `${found.size} ${found.mtimeMs} ${found.ino}`;
      if (ledger.seen(file.source)?.etag !== state) fresh.push({ path: file.source, state });
    }
  }
  for (const problem of problems) if (!told.has(problem)) onProblem(problem);
  told.clear();
  for (const problem of problems) told.add(problem);
  if (fresh.length === 0 || signal.aborted) return;
  const names = fresh.map(({ path }) => path);
  await take(
    (async function* () {
      for (const name of names) yield* readInputAt(name, read);
    })(),
    names,
  );
  for (const { path, state } of fresh) ledger.see(path, { etag: state, modified: "", checked: Date.now() });
}

async function lookAtFeed(feed: string, { ledger, read, feedInterval, take, allows }: WatchOptions): Promise<void> {
  const before = ledger.seen(feed);
  if (before && Date.now() - before.checked < feedInterval) return;
  const { etag = "", modified = "" } = before ?? {};
  const answer = await fetchAddress(feed, { limits: read.limits, etag, modified, ...(allows ? { allows } : {}) });
  switch (answer.type) {
    case "unchanged":
      ledger.see(feed, { etag, modified, checked: Date.now() });
      return;
    case "refused":
      // If the server asks for a longer pause than the interval, the time of the last request is moved forward.
      ledger.see(feed, { etag, modified, checked: Date.now() + Math.max(0, (answer.retryAfter ?? 0) - feedInterval) });
      await take(single(rejected(feed, answer.reason)), [feed]);
      return;
    case "fetched":
      await take(expand({ name: feed, bytes: answer.bytes }, read), [feed]);
      ledger.see(feed, { etag: answer.etag, modified: answer.modified, checked: Date.now() });
      return;
    default:
      answer satisfies never;
  }
}

async function* single(reading: InputReading): AsyncGenerator<InputReading> {
  yield reading;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}
