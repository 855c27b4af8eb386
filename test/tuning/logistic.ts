/** Fits a logistic model to labelled features, drawn towards weights that were reasoned before any data were seen, and never across their sign. */

/** `features` of equal length; `right`: the label; `weight`: how much the example counts. */
export interface Example {
  features: Float32Array;
  right: boolean;
  weight: number;
}

/** `mean`: what a person would say. `sign`: 1 may not fall below nought, −1 may not rise above it, 0 is free. */
export interface Prior {
  mean: number;
  sign: -1 | 0 | 1;
}

const STEPS = 25;
const SWEEPS = 50;
const CLOSE = 1e-6;

/** The most probable weights, by Newton's steps, each a quadratic in a box solved one coordinate after the other. `pull`: how strongly the prior draws. Deterministic. */
export function fit(examples: readonly Example[], priors: readonly Prior[], pull: number): number[] {
  const size = priors.length;
  const weights = priors.map(({ mean }) => mean);
  for (let step = 0; step < STEPS; step++) {
    const gradient = priors.map(({ mean }, index) => pull * (weights[index]! - mean));
    const curvature = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => (row === column ? pull : 0)));
    for (const { features, right, weight } of examples) {
      let sum = 0;
      for (let index = 0; index < size; index++) sum += weights[index]! * features[index]!;
      const chance = 1 / (1 + Math.exp(-sum));
      const error = weight * (chance - (right ? 1 : 0));
      const bend = weight * Math.max(1e-6, chance * (1 - chance));
      for (let row = 0; row < size; row++) {
        const own = features[row]!;
        if (own === 0) continue;
        gradient[row]! += error * own;
        const line = curvature[row]!;
        for (let column = 0; column <= row; column++) line[column]! += bend * own * features[column]!;
      }
    }
    for (let row = 0; row < size; row++) for (let column = row + 1; column < size; column++) curvature[row]![column] = curvature[column]![row]!;
    const change = stepInBox(gradient, curvature, weights, priors);
    const most = Math.max(...change.map(Math.abs));
    // Far from the goal a whole step overshoots.
    const damped = most > 4 ? 4 / most : 1;
    for (let index = 0; index < size; index++) weights[index]! += damped * change[index]!;
    if (most < CLOSE) break;
  }
  return weights;
}

function stepInBox(gradient: readonly number[], curvature: readonly (readonly number[])[], weights: readonly number[], priors: readonly Prior[]): number[] {
  const change = weights.map(() => 0);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let most = 0;
    for (let index = 0; index < change.length; index++) {
      let slope = gradient[index]!;
      for (let other = 0; other < change.length; other++) slope += curvature[index]![other]! * change[other]!;
      let wanted = change[index]! - slope / curvature[index]![index]!;
      const { sign } = priors[index]!;
      if (sign > 0) wanted = Math.max(wanted, -weights[index]!);
      if (sign < 0) wanted = Math.min(wanted, -weights[index]!);
      most = Math.max(most, Math.abs(wanted - change[index]!));
      change[index] = wanted;
    }
    if (most < CLOSE) break;
  }
  return change;
}
