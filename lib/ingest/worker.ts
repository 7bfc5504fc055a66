// What a worker thread does: it opens the gazetteer once and parses the inputs it is handed.

import type { MessagePort } from "node:worker_threads";
import { openGazetteer } from "@/lib/gazetteer/open";
import { DEFAULT_LIMITS } from "./limits";
import { type ParsedSource, parseInput } from "./parse";
import type { Input, ReadOptions } from "./reader";

/** Word lists and rules are loaded on first use; this text loads them before the first input's time begins. */
const FIRST =
  "Two bombs went off near Samarra on Monday, 4 May 2020, killing three.\n\nانفجرت قنبلة قرب الرمادي يوم الاثنين.";

const gazetteer = openGazetteer().then(async opened => {
  const options: ReadOptions = { limits: DEFAULT_LIMITS, verbatim: true, fields: {} };
  await parseInput({ name: "", bytes: Buffer.from(FIRST) }, opened, options);
  return opened;
});

export interface Task {
  inputs: Input[];
  options: ReadOptions;
  /** Receives a message whenever an input begins, so that each has its own time limit, which excludes starting the thread. */
  begins: MessagePort;
}

/** The inputs' findings, in order. */
export default async function parseBatch({ inputs, options, begins }: Task): Promise<ParsedSource[]> {
  const opened = await gazetteer;
  const results: ParsedSource[] = [];
  for (const [i, input] of inputs.entries()) {
    begins.postMessage(i);
    results.push(await parseInput(input, opened, options));
  }
  begins.close();
  return results;
}
