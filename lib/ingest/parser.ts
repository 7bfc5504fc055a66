// Who parses: this thread, or the worker threads of pool.ts.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { type ParsedSource, parseInput } from "./parse";
import type { Input, ReadOptions } from "./reader";

/** Parses batches of inputs; results come in the inputs' order. A batch never fails: what cannot be parsed is rejected. */
export interface Parser {
  /** Batches that can run at once. */
  readonly width: number;
  parse(inputs: Input[]): Promise<ParsedSource[]>;
  close(): Promise<void>;
}

/** Parses in this thread: for few inputs, or where threads are not available. No time limit. */
export function inlineParser(gazetteer: Gazetteer, options: ReadOptions): Parser {
  return {
    width: 1,
    async parse(inputs) {
      const results: ParsedSource[] = [];
      for (const input of inputs) results.push(await parseInput(input, gazetteer, options));
      return results;
    },
    async close() {},
  };
}
