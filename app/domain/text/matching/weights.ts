/** What speaks for two blocks being the same one, and how much; how it is put together is said in matching.ts. The numbers are learnt: test/tuning/learn.ts prints them, a test holds them to it. */

/** One weight for each feature, in its order. `first`: while only equal texts are matched. `later`: when the neighbours of most blocks are. `stars`: for parts. */
export interface Weights {
  first: readonly number[];
  later: readonly number[];
  stars: readonly number[];
}

/** By feature: the weight of the first round, and of later ones. All features lie between −1 and 1, and are made in features.ts. */
const PAIRS = {
  // Of all pairs that are looked at, most are wrong.
  always: [-6.72, -8.12],
  // Words, the rarer the more: what they say is said better by their order and by what one text holds of the other.
  cosine: [0, 0],
  // Neighbouring words: the same.
  bigrams: [0, 0],
  // Words in common order, of the longer text.
  order: [1.51, 1.96],
  // What each text holds of the other, by weight: the lesser share.
  held: [0, 0],
  // The greater share: a text that grew still holds the old one.
  holds: [1.76, 2.94],
  // The greater share of neighbouring words.
  runs: [0.08, 0.74],
  // The same words.
  exact: [0, 2.46],
  // The same first words.
  opening: [0, 0],
  // A short text: not less likely to be the same one …
  brief: [1.84, 4.27],
  // … but that it is alike says much less.
  briefLike: [-2.88, -8.18],
  // A heading and something else.
  heading: [-0.99, -0.47],
  // Both items, both rows, both paragraphs.
  kind: [0.62, 1.13],
  // As long as each other.
  length: [2.05, 2.19],
  // More alike than every other next block is to this old one.
  ahead: [2.89, 1.03],
  // More alike than every other old block is to this next one: what stays free when the better pair is taken.
  wantedMore: [5.5, 3.43],
  // Both.
  mutual: [1.36, 0.1],
  // A neighbour stands beside it again.
  beside: [0.41, 0.8],
  // The matched blocks around lead to this place.
  agreement: [2.35, 1.68],
  // Alike, and where it is expected: each makes the other worth more.
  likeHere: [3.36, 3.84],
  // The same words, where they are expected: one of many copies.
  exactHere: [0.03, 0],
  // One of many copies, where nothing leads to it.
  stray: [-3.97, -4.01],
  // Its clause went to this clause.
  clause: [1.12, 1.76],
  // The clause above went to the clause above.
  parent: [0.7, 0.18],
  // Between the places of the blocks above and below, as far as the pair of drafts keeps its order.
  inside: [0, 0],
  // Outside of them, and short.
  out: [-3.03, -2.29],
  // The one block without a partner, in a gap with one.
  alone: [0, 0],
  // The same, and alike.
  aloneLike: [0, 0],
  // Evidence ahead of all rivals in the round before. Learnt for later rounds alone.
  lead: [2, 1.83],
  // Matched with each other in the round before (1), each or one with something else (−1, −0.5).
  taken: [0, 1.19],
} as const;

/** What speaks for a block being a part of a pair that is already matched; made in stars.ts. */
const PARTS = {
  // Most blocks without a partner are new, or gone.
  always: -8.05,
  // Its words stand in the whole, by weight.
  contained: 2.98,
  // Its neighbouring words stand in the whole.
  runs: 2.86,
  // The partner does not explain them already: the surest sign.
  fresh: 3.96,
  // It explains what the partner leaves of the whole.
  room: 1.7,
  // It stands beside the partner.
  beside: 2.12,
  // The matched blocks around lead to this place.
  agreement: 3.12,
  // A short text stands in many.
  brief: -3.48,
} as const;

/** In this order everywhere. */
export const FEATURES = Object.keys(PAIRS) as (keyof typeof PAIRS)[];
export const STAR_FEATURES = Object.keys(PARTS) as (keyof typeof PARTS)[];

export const WEIGHTS: Weights = {
  first: FEATURES.map((name) => PAIRS[name][0]),
  later: FEATURES.map((name) => PAIRS[name][1]),
  stars: STAR_FEATURES.map((name) => PARTS[name]),
};

export function logit(weights: readonly number[], features: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < features.length; index++) sum += weights[index]! * features[index]!;
  return sum;
}

export function probability(evidence: number): number {
  return 1 / (1 + Math.exp(-evidence));
}
