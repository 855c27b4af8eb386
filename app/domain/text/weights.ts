/** What speaks for two blocks being the same one, and how much; how it is put together is said in matching.ts. The numbers are learnt, see test/tuning. */

/** In this order everywhere. */
export const FEATURES = [
  "always", "cosine", "bigrams", "order", "held", "holds", "exact", "brief", "briefLike", "heading", "kind", "length", "ahead", "wantedMore", "mutual",
  "beside", "agreement", "likeHere", "exactHere", "clause", "parent", "inside", "out", "lead", "taken",
] as const;

/** One weight for each feature. `first`: while only equal texts are matched. `later`: when the neighbours of most blocks are. */
export interface Weights {
  first: readonly number[];
  later: readonly number[];
}

export const WEIGHTS: Weights = {
  first: [-7, 3, 1.5, 2, 2, 0.5, 1, -1, 0, -2, 0.3, 0, 1.5, 1.5, 0.5, 1.5, 1, 1, 1, 1, 0.5, 1, -0.5, 0, 0],
  later: [-7, 3, 1.5, 2, 2, 0.5, 1, -1, 0, -2, 0.3, 0, 1.5, 1.5, 0.5, 1.5, 1, 1, 1, 1, 0.5, 1, -0.5, 2, 0],
};

export function logit(weights: readonly number[], features: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < features.length; index++) sum += weights[index]! * features[index]!;
  return sum;
}

export function probability(evidence: number): number {
  return 1 / (1 + Math.exp(-evidence));
}
