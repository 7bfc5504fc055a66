// Learning by full-batch gradient descent (Adam, Kingma and Ba 2015) with L2.

export interface Descent {
  steps: number;
  rate: number;
  /** Strength of the pull towards zero, per example. */
  l2: number;
}

/** One example: its features, 1 or 0, and what it counts. */
export interface Example {
  features: Float32Array;
  label: number;
  weight: number;
}

/** Minimises the weighted logistic loss; returns the loss. */
export function learnLogistic(examples: readonly Example[], weights: number[], descent: Descent): number {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return descend(
    weights,
    gradient => {
      let loss = 0;
      for (const { features, label, weight } of examples) {
        const probability = probabilityOf(features, weights);
        loss -= (weight / total) * Math.log(Math.max(1e-9, label === 1 ? probability : 1 - probability));
        for (let f = 0; f < features.length; f++)
          gradient[f]! += ((probability - label) * features[f]! * weight) / total;
      }
      return loss;
    },
    descent,
  );
}

export function probabilityOf(features: Float32Array, weights: readonly number[]): number {
  let sum = 0;
  for (let f = 0; f < features.length; f++) sum += features[f]! * weights[f]!;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Follows the gradient that is added to; returns the loss.
 * @param held by number of the feature, whether its weight stays as it is
 */
export function descend(
  weights: number[],
  lossAndGradient: (gradient: Float64Array) => number,
  { steps, rate, l2 }: Descent,
  held: readonly boolean[] = [],
): number {
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  let loss = 0;
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(weights.length);
    loss = lossAndGradient(gradient);
    for (let f = 0; f < weights.length; f++) {
      if (held[f]) continue;
      const g = gradient[f]! + l2 * weights[f]!;
      first[f] = 0.9 * first[f]! + 0.1 * g;
      second[f] = 0.999 * second[f]! + 0.001 * g * g;
      const pace = rate * (1 - step / (steps + 1)) * 0.2;
      weights[f]! -= (pace * (first[f]! / (1 - 0.9 ** step))) / (Math.sqrt(second[f]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return loss;
}
