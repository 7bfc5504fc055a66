// What opening the gazetteer costs, each time in a process of its own: from the snapshot, and the first time, when it is compiled.

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { percentile } from "@/bench/timing";

const RUNS = 11;

interface Opening {
  clock: number;
  processor: number;
  firstPlace: number;
  /** Resident megabytes before and after. */
  before: number;
  opened: number;
  found: string;
  places: number;
  names: number;
}

export default async function benchGazetteer(): Promise<void> {
  const made = path.join(process.cwd(), "var", "bench", `gazetteer-${process.pid}`);
  mkdirSync(made, { recursive: true });
  try {
    const first = open(made);
    const later = Array.from({ length: RUNS }, () => open(made));
    console.log(`## Gazetteer: ${first.places} places, ${first.names} written forms\n`);
    console.log("Cold processes; milliseconds, resident megabytes (node and its TypeScript loader alone: `before`).\n");
    console.log(
      "| opening | min ms | median ms | max ms | cpu median ms | first place ms | before MB | opened MB | runs |",
    );
    console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    console.log(row("compiled and kept", [first]));
    console.log(row("from the snapshot", later));
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function open(made: string): Opening {
  const script = path.join(process.cwd(), "bench", "open-gazetteer.ts");
  const child = spawnSync(process.execPath, ["--import", "tsx", script, made], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  const opening = JSON.parse(child.stdout) as Opening;
  if (opening.found !== "Baghdad") throw new Error(`iq:baghdad: expected Baghdad, got ${opening.found}`);
  return opening;
}

function row(name: string, openings: readonly Opening[]): string {
  const of = (field: "clock" | "processor" | "firstPlace" | "before" | "opened", share: number) =>
    percentile(
      openings.map(opening => opening[field]).sort((a, b) => a - b),
      share,
    ).toFixed(0);
  const cells = [of("clock", 0), of("clock", 0.5), of("clock", 1), of("processor", 0.5), of("firstPlace", 0.5)];
  return `| ${name} | ${[...cells, of("before", 0.5), of("opened", 0.5)].join(" | ")} | ${openings.length} |`;
}
