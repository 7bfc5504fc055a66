// What the scripts have in common: how each is called, where the database is, and how it ends. The exit status is 0 when
// everything was done, 1 when some of it was not (each with its reason), 2 when nothing could be tried.

import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { fileProblem } from "@/lib/ingest/reader";

/** The command behind `npm run SCRIPT`, and those below it. Arguments that it does not know end it with status 2. */
export function commandOf(script: string, description: string): Command {
  return new Command(`npm run ${script}${script.includes(" -- ") ? "" : " --"}`)
    .description(description)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}

/** `--data`: the folder of the database. */
export function dataOption(description = "folder of the database"): Option {
  return new Option("--data <folder>", description).default(process.env.DATELINE_DATA || "var");
}

/** Runs a script; what `main` answers with, if anything, is the exit status. An error is told in its own words. */
export async function run(main: () => Promise<unknown>): Promise<void> {
  // A reader that goes away early (`| head`) is no error.
  process.stdout.on("error", error => process.exit((error as NodeJS.ErrnoException).code === "EPIPE" ? 0 : 1));
  try {
    const status = await main();
    if (typeof status === "number") process.exitCode = status;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}

/** The text of a file that was asked for; what hinders is told with its name. */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`${file}: ${fileProblem(error)}`);
  }
}

/** What comes from outside must not steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, " ");
}

/** An option's value that must be more than nothing. */
export function positiveNumber(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError("expected a positive number");
  return number;
}

/** An option's value that must be a whole number, zero included. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("expected a whole number");
  return Number(value);
}
