// npm run bench -- NAME...: runs benches by name; each prints what it measured, as Markdown.

import { cpus, platform, totalmem } from "node:os";
import { Argument } from "commander";
import { commandOf, run } from "@/scripts/command";

/** Each module exports its bench as default. */
const BENCHES: Record<string, () => Promise<{ default: () => Promise<void> }>> = {
  browser: () => import("./browser"),
  gazetteer: () => import("./gazetteer"),
  geoparse: () => import("./geoparse"),
  incidents: () => import("./incidents"),
  ingest: () => import("./ingest"),
  matcher: () => import("./matcher"),
  store: () => import("./store"),
};

async function main(): Promise<void> {
  const names = commandOf("bench", "Runs benches by name; each prints what it measured, as Markdown.")
    .addArgument(new Argument("<names...>", "benches to run").choices(Object.keys(BENCHES)))
    .parse().args;
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  console.log(
    `Node ${process.version}, ${platform()}, ${cpus().length} x ${cpus()[0]?.model ?? "?"}, ${gigabytes} GB\n`,
  );
  for (const name of names) {
    const bench = await BENCHES[name]?.();
    await bench?.default();
  }
}

await run(main);
