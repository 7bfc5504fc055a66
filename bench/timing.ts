// How benches time: warm-up first, then every call by itself, so that percentiles are those of single calls. Beside the
// clock's time stands the processor's: on a machine that others use too, the second is the one to compare.

export interface Timing {
  runs: number;
  /** Sorted, in milliseconds. */
  clock: number[];
  processor: number[];
}

/** Times each call of `run`, which gets the number of the call. */
export async function timed(runs: number, run: (n: number) => Promise<unknown>, warmUp = 20): Promise<Timing> {
  for (let n = 0; n < warmUp; n++) await run(n);
  const clock: number[] = [];
  const processor: number[] = [];
  for (let n = 0; n < runs; n++) {
    const used = process.cpuUsage();
    const start = performance.now();
    await run(n);
    clock.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  const ascending = (a: number, b: number) => a - b;
  return { runs, clock: clock.sort(ascending), processor: processor.sort(ascending) };
}

/** Milliseconds of the processor that `run` takes, its least of several runs: what others do on the machine counts least so. */
export function processorTime(runs: number, run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < runs; n++) {
    const used = process.cpuUsage();
    run();
    least = Math.min(least, process.cpuUsage(used).user / 1000);
  }
  return least;
}

/** `share` 0.5 is the median. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function timingRow(name: string, { runs, clock, processor }: Timing): string {
  const cells = [
    ...[0, 0.5, 0.95].map(share => percentile(clock, share)),
    ...[0.5, 0.95].map(share => percentile(processor, share)),
  ];
  return `| ${name} | ${cells.map(ms => ms.toFixed(1)).join(" | ")} | ${runs} |`;
}

export const TIMING_HEAD =
  "| | min ms | p50 ms | p95 ms | p50 CPU ms | p95 CPU ms | runs |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |";
