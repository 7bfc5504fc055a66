// Seeded chance for tests and benches: the same seed gives the same sequence on every machine.

export interface Random {
  /** In [0, 1). */
  next(): number;
  /** An integer in [0, below). */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** Between `min` and `max` different values, in their own order. */
  some<T>(values: readonly T[], min: number, max: number): T[];
}

/** Mulberry32 (Tommy Ettinger, public domain). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: probability => next() < probability,
    pick: values => {
      if (values.length === 0) throw new Error("pick: expected at least one value, got none");
      return values[below(values.length)] as (typeof values)[number];
    },
    some: (values, min, max) => {
      const rest = values.map((_, i) => i);
      const count = Math.min(rest.length, min + below(max - min + 1));
      const chosen = Array.from({ length: count }, () => rest.splice(below(rest.length), 1)[0] as number);
      return chosen.sort((a, b) => a - b).map(i => values[i] as (typeof values)[number]);
    },
  };
}
