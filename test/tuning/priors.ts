/** What a person would say of each feature before any data were seen, and the sign that no data may turn round; the learning starts from here. */
import { FEATURES, STAR_FEATURES } from "#app/domain/text/matching/weights.ts";
import { type Prior } from "./logistic.ts";

const PRIORS: Record<(typeof FEATURES)[number], Prior> = {
  // Of all pairs that are looked at, most are wrong.
  always: { mean: -7, sign: 0 },
  // Words: the rarer, the more they say; their order says it again.
  cosine: { mean: 3, sign: 1 },
  bigrams: { mean: 1.5, sign: 1 },
  order: { mean: 2, sign: 1 },
  held: { mean: 2, sign: 1 },
  holds: { mean: 0.5, sign: 1 },
  runs: { mean: 0.5, sign: 1 },
  exact: { mean: 1, sign: 1 },
  opening: { mean: 0.5, sign: 1 },
  // A short text has little to recognise it by, and likeness of it says less.
  brief: { mean: -1, sign: 0 },
  briefLike: { mean: 0, sign: 0 },
  // A heading does not become a paragraph; a list often becomes a table.
  heading: { mean: -2, sign: -1 },
  kind: { mean: 0.3, sign: 1 },
  length: { mean: 0, sign: 1 },
  // Better than every other choice, from both sides.
  ahead: { mean: 1.5, sign: 1 },
  wantedMore: { mean: 1.5, sign: 1 },
  mutual: { mean: 0.5, sign: 1 },
  // Place: neighbours, clause, order.
  beside: { mean: 1.5, sign: 1 },
  agreement: { mean: 1, sign: 1 },
  likeHere: { mean: 1, sign: 1 },
  exactHere: { mean: 1, sign: 1 },
  // One of many copies of the same words, where nothing around leads to it.
  stray: { mean: -4, sign: -1 },
  clause: { mean: 1, sign: 1 },
  parent: { mean: 0.5, sign: 1 },
  // A heading is where its text is.
  children: { mean: 1, sign: 1 },
  emptied: { mean: -1, sign: -1 },
  inside: { mean: 1, sign: 1 },
  out: { mean: -0.5, sign: -1 },
  alone: { mean: 0.5, sign: 1 },
  aloneLike: { mean: 0.5, sign: 1 },
  // What the round before said.
  lead: { mean: 2, sign: 1 },
  taken: { mean: 0, sign: 0 },
};

const STAR_PRIORS: Record<(typeof STAR_FEATURES)[number], Prior> = {
  always: { mean: -8, sign: 0 },
  contained: { mean: 2, sign: 1 },
  runs: { mean: 3, sign: 1 },
  // What the partner explains already is no sign of a part.
  fresh: { mean: 4, sign: 1 },
  room: { mean: 1, sign: 1 },
  beside: { mean: 1, sign: 1 },
  agreement: { mean: 0.5, sign: 1 },
  brief: { mean: -1, sign: -1 },
};

export const priors: readonly Prior[] = FEATURES.map((name) => PRIORS[name]);
export const starPriors: readonly Prior[] = STAR_FEATURES.map((name) => STAR_PRIORS[name]);
