// What a worker thread does: it opens the gazetteer once and parses the inputs it is handed.

import { openGazetteer } from "@/lib/gazetteer/open";
import { type ParsedSource, parseInput } from "./parse";
import type { Input, ReadOptions } from "./reader";

const gazetteer = openGazetteer();

/** The inputs' findings, in order. */
export async function parseBatch({
  inputs,
  options,
}: {
  inputs: Input[];
  options: ReadOptions;
}): Promise<ParsedSource[]> {
  const opened = await gazetteer;
  const results: ParsedSource[] = [];
  for (const input of inputs) results.push(await parseInput(input, opened, options));
  return results;
}
