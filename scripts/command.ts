// What the scripts have in common: how each is called, where the database is, and how it ends. The exit status is 0 when
// everything was done, 1 when some of it was not (each with its reason), 2 when nothing could be tried.

import { Command, InvalidArgumentError, Option } from "commander";

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
  try {
    const status = await main();
    if (typeof status === "number") process.exitCode = status;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}

/** An option's value that must be a whole number, zero included. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("expected a whole number");
  return Number(value);
}
