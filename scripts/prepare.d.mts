/** What `prepare.mjs` gives to code that is typed. */

/** Builds the app, if its sources changed. */
export function build(): Promise<void>;
/** A Chromium on this machine, installed where that is possible; ends the program with advice where there is none. */
export function findChromium(): Promise<string>;
