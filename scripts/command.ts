// What the scripts share: how each is called, where the database is, and how it ends. The exit status is 0 if everything was
// done, 1 if some of it was not (each with its reason), 2 if nothing could be done.

import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { fileProblem } from "@/lib/ingest/reader";

/** The command behind `npm run SCRIPT`; subcommands are added to it. Unknown arguments end it with status 2. */
export function commandOf(script: string, description: string): Command {
  return new Command(`npm run ${script}${script.includes(" -- ") ? "" : " --"}`)
    .description(description)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}

/** `--data`: the folder of the database. */
export function dataOption(description = "folder of the database"): Option {
  return new Option("--data <folder>", description).default(process.env.DATELINE_DATA || "var");
}

/** Runs a script. If `main` returns a number, it is the exit status. Of an error, its message is printed. */
export async function run(main: () => Promise<unknown>): Promise<void> {
  // A reader that stops early (`| head`) is not an error.
  process.stdout.on("error", error => process.exit((error as NodeJS.ErrnoException).code === "EPIPE" ? 0 : 1));
  try {
    const status = await main();
    if (typeof status === "number") process.exitCode = status;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}

/** The text of a file that was asked for. Throws with its name and the reason if it cannot be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`${file}: ${fileProblem(error)}`);
  }
}

/** Text from outside must not control the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, " ");
}

/** "1 article", "2 articles". */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? "" : "s"}`;

/** An option's value that must be greater than zero. */
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
