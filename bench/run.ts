// npm run bench -- NAME...: runs benches by name; each prints what it measured, as Markdown.

import { spawnSync } from "node:child_process";
import { cpus, platform, totalmem } from "node:os";
import { Argument } from "commander";
import { bundled } from "@/lib/ingest/pool";
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
  const command = commandOf("bench", "Runs benches by name; each prints what it measured, as Markdown.")
    .addArgument(new Argument("<names...>", "benches to run").choices(Object.keys(BENCHES)))
    .option(
      "--bundled",
      "in one file of JavaScript, as the server and the threads of ingest run it, not as the commands do",
    )
    .parse();
  const names = command.args;
  if (command.opts<{ bundled?: true }>().bundled) {
    const file = await bundled("bench/run.ts");
    const { status } = spawnSync(process.execPath, [...process.execArgv.filter(isRoom), file, ...names], {
      stdio: "inherit",
    });
    process.exitCode = status ?? 1;
    return;
  }
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  console.log(
    `Node ${process.version}, ${platform()}, ${cpus().length} x ${cpus()[0]?.model ?? "?"}, ${gigabytes} GB\n`,
  );
  for (const name of names) {
    const bench = await BENCHES[name]?.();
    await bench?.default();
  }
}

/** Of the engine's arguments the one on the room for new objects; the others are those of the runtime for TypeScript. */
function isRoom(argument: string): boolean {
  return argument.startsWith("--max-semi-space-size=");
}

await run(main);
