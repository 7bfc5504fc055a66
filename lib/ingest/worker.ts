// What a worker thread does: it opens the gazetteer once and parses the inputs it is handed.

import type { MessagePort } from "node:worker_threads";
import { openGazetteer } from "@/lib/gazetteer/open";
import { type ParsedSource, parseInput } from "./parse";
import type { Input, ReadOptions } from "./reader";

const gazetteer = openGazetteer();

export interface Task {
  inputs: Input[];
  options: ReadOptions;
  /** Told whenever an input begins, so that each has its own time and starting the thread costs none of it. */
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
