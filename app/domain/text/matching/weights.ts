/** What speaks for two blocks being the same one, and how much; how it is put together is said in matching.ts. The numbers are learnt: test/tuning/ship.ts prints them, a test holds them to it. */

/** One weight for each feature, in its order. `first`: while only equal texts are matched. `later`: when the neighbours of most blocks are. `stars`: for parts. */
export interface FeatureWeights {
  first: readonly number[];
  later: readonly number[];
  stars: readonly number[];
}

/** With what the evidence of pairs and of parts is worth. */
export interface Weights extends FeatureWeights {
  pairsRight: readonly Knot[];
  partsRight: readonly Knot[];
}

/** Of pairs with this evidence (a logit), the share that was right; in rising order of both. */
export type Knot = readonly [evidence: number, right: number];

/** By feature: the weight of the first round, and of later ones. All features lie between −1 and 1, and are made in features.ts. */
const PAIRS = {
  // Of all pairs that are looked at, most are wrong.
  always: [-6.68, -8.18],
  // Words, the rarer the more: what they say is said better by their order and by what one text holds of the other.
  cosine: [0, 0],
  // Neighbouring words: the same.
  bigrams: [0, 0],
  // Words in common order, of the longer text.
  order: [1.46, 2.47],
  // What each text holds of the other, by weight: the lesser share.
  held: [0, 0],
  // The greater share: a text that grew still holds the old one.
  holds: [1.94, 3.6],
  // The greater share of neighbouring words.
  runs: [0.11, 0.56],
  // The same words.
  exact: [0, 1.67],
  // The same first words.
  opening: [0, 0],
  // A short text: not less likely to be the same one …
  brief: [1.35, 3.13],
  // … but that it is alike says much less.
  briefLike: [-2.99, -6.94],
  // A heading and something else.
  heading: [-0.92, 0],
  // Both items, both rows, both paragraphs.
  kind: [0.6, 0.85],
  // As long as each other.
  length: [1.94, 1.55],
  // More alike than every other next block is to this old one.
  ahead: [3.07, 1.14],
  // More alike than every other old block is to this next one: what stays free when the better pair is taken.
  wantedMore: [5.43, 3.69],
  // Both.
  mutual: [1.45, 0.43],
  // A neighbour stands beside it again.
  beside: [0.28, 0.57],
  // The matched blocks around lead to this place.
  agreement: [2.29, 1.04],
  // Alike, and where it is expected: each makes the other worth more.
  likeHere: [2.35, 0.7],
  // The same words, where they are expected: one of many copies.
  exactHere: [0, 0],
  // One of many copies, where nothing leads to it.
  stray: [-3.93, -3.78],
  // Its clause went to this clause.
  clause: [1.56, 3.25],
  // The clause above went to the clause above.
  parent: [0.66, 0],
  // Of two headings: what stood below the one went below the other …
  children: [5.81, 7.59],
  // … and what stands below them did not.
  emptied: [-0.26, -0.89],
  // Between the places of the blocks above and below, as far as the pair of drafts keeps its order.
  inside: [0, 0],
  // Outside of them, and short.
  out: [-2.47, -2.3],
  // The one block without a partner, in a gap with one.
  alone: [0, 0],
  // The same, and alike.
  aloneLike: [0, 0],
  // Evidence ahead of all rivals in the round before. Learnt for later rounds alone.
  lead: [2, 1.55],
  // Matched with each other in the round before (1), each or one with something else (−1, −0.5).
  taken: [0, 1.27],
} as const;

/** What speaks for a block being a part of a pair that is already matched; made in stars.ts. */
const PARTS = {
  // Most blocks without a partner are new, or gone.
  always: -7.88,
  // Its words stand in the whole, by weight.
  contained: 3.13,
  // Its neighbouring words stand in the whole.
  runs: 2.93,
  // The partner does not explain them already: the surest sign.
  fresh: 4.61,
  // It explains what the partner leaves of the whole.
  room: 1.13,
  // It stands beside the partner.
  beside: 1.91,
  // The matched blocks around lead to this place.
  agreement: 3.2,
  // A short text stands in many.
  brief: -3.98,
} as const;

/** In this order everywhere. */
export const FEATURES = Object.keys(PAIRS) as (keyof typeof PAIRS)[];
export const STAR_FEATURES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** How often a pair of so much evidence was right, on texts that nothing was learnt from. The logistic model alone is too sure of itself where the text was moved and rewritten. */
const PAIRS_RIGHT: readonly Knot[] = [
  [-5, 0.067],
  [-3, 0.1641],
  [-2, 0.374],
  [-1, 0.6405],
  [0, 0.7563],
  [1, 0.8206],
  [2, 0.8206],
  [3, 0.8488],
  [4, 0.9281],
  [5, 0.9603],
  [6, 0.9832],
  [8, 0.9941],
  [10, 0.9976],
];

/** The same of parts. */
const PARTS_RIGHT: readonly Knot[] = [
  [-5, 0.0215],
  [-3, 0.0338],
  [-1, 0.2072],
  [0, 0.4015],
  [1, 0.6889],
  [2, 0.916],
  [4, 0.9381],
  [6, 0.9952],
];

export const WEIGHTS: Weights = {
  pairsRight: PAIRS_RIGHT,
  partsRight: PARTS_RIGHT,
  first: FEATURES.map((name) => PAIRS[name][0]),
  later: FEATURES.map((name) => PAIRS[name][1]),
  stars: STAR_FEATURES.map((name) => PARTS[name]),
};

export function logit(weights: readonly number[], features: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < features.length; index++) sum += weights[index]! * features[index]!;
  return sum;
}

/** The share that was right of pairs with such evidence, between the knots by their logits; beyond them, as far from it as at the last one. */
export function rightAt(knots: readonly Knot[], evidence: number): number {
  if (evidence === Infinity) return 1;
  const above = knots.findIndex(([at]) => at > evidence);
  if (above <= 0) {
    const [at, right] = knots.at(above)!;
    return probability(oddsOf(right) + evidence - at);
  }
  const [[from, low], [to, high]] = [knots[above - 1]!, knots[above]!];
  return probability(oddsOf(low) + ((oddsOf(high) - oddsOf(low)) * (evidence - from)) / (to - from));
}

function oddsOf(share: number): number {
  return Math.log(share / (1 - share));
}

export function probability(evidence: number): number {
  return 1 / (1 + Math.exp(-evidence));
}
