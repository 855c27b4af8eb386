/** Learns what evidence is worth: how often a pair of so much evidence was right, on families that the weights were not learnt from. */
import { matchBlocks } from "#app/domain/text/matching/matching.ts";
import { partsOf } from "#app/domain/text/matching/stars.ts";
import { probability, type FeatureWeights, type Knot, type Weights } from "#app/domain/text/matching/weights.ts";
import { labelsOf, learn } from "./learn.ts";
import { lessonsOf } from "./lessons.ts";
import { type Truth } from "./truth.ts";

/** Where the share that is right is measured, in logits of evidence: close where the outcome turns. */
const PAIR_KNOTS = [-5, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8, 10];
/** There are fewer parts, and none is of more evidence than a pair. */
const PART_KNOTS = [-5, -3, -1, 0, 1, 2, 4, 6];
/** At every knot so many pairs of a family stand for what the logistic model says itself: where little was seen, it is believed. */
const BELIEVED = 2;

/** A pair or a part that the weights were not learnt from. `weight`: so that each family counts the same. */
export interface Scored {
  part: boolean;
  evidence: number;
  right: boolean;
  weight: number;
}

/** One family, and the weights that were learnt on all others. `scores`: what these weights say of it, and whether that is so. */
export interface Fold {
  family: string;
  learnt: FeatureWeights;
  scores: Scored[];
}

export function foldsOf(truths: readonly Truth[]): Fold[] {
  const lessons = lessonsOf(truths);
  return [...new Set(truths.map(({ family }) => family))].map((family) => {
    const learnt = learn(lessonsOf(truths.filter((truth) => truth.family !== family)));
    return { family, learnt, scores: lessons.filter((truth) => truth.family === family).flatMap((truth) => scoresOf(truth, learnt)) };
  });
}

/** What is placed is read off the held-out pairs of these folds: for a family that is reported on, of all others; for what is shipped, of all. */
export function calibrated(learnt: FeatureWeights, folds: readonly Fold[]): Weights {
  const scores = folds.flatMap((fold) => {
    const all = fold.scores.reduce((sum, { weight }) => sum + weight, 0);
    return fold.scores.map((score) => ({ ...score, weight: (1_000 * score.weight) / all }));
  });
  return { ...learnt, pairsRight: curve(scores.filter(({ part }) => !part), PAIR_KNOTS), partsRight: curve(scores.filter(({ part }) => part), PART_KNOTS) };
}

function scoresOf(truth: Truth, learnt: FeatureWeights): Scored[] {
  const labels = labelsOf(truth);
  const matching = matchBlocks(truth.old.cut, truth.next.cut, learnt);
  const scored = (part: boolean, old: number, next: number, evidence: number): Scored[] => {
    const label = labels.get(old);
    return label ? [{ part, evidence, right: label.right.has(next), weight: truth.weight ?? 1 }] : [];
  };
  const parts = partsOf(matching, (old) => matching.mapping[old]! >= 0 && matching.evidence[old]! >= 0, learnt);
  return [...[...matching.mapping].flatMap((next, old) => (next < 0 ? [] : scored(false, old, next, matching.evidence[old]!))), ...parts.flatMap(({ old, next, evidence }) => scored(true, old, next, evidence))];
}

/** Isotonic regression over the knots: what has more evidence is never less often right. Each score counts for the two knots that it lies between. */
export function curve(scores: readonly Scored[], knots: readonly number[]): Knot[] {
  const seen = knots.map((knot) => ({ right: BELIEVED * probability(knot), all: BELIEVED }));
  const count = (at: number, { right, weight }: Scored, share: number): void => {
    seen[at]!.all += weight * share;
    if (right) seen[at]!.right += weight * share;
  };
  for (const score of scores) {
    const above = knots.findIndex((knot) => knot > score.evidence);
    if (above === 0) continue;
    if (above < 0) {
      // What lies beyond the last knot says nothing of what is worth less.
      if (score.evidence < knots.at(-1)! + 2) count(knots.length - 1, score, 1);
      continue;
    }
    const share = (score.evidence - knots[above - 1]!) / (knots[above]! - knots[above - 1]!);
    count(above - 1, score, 1 - share);
    count(above, score, share);
  }
  const pools: { right: number; all: number; knots: number }[] = [];
  for (const { right, all } of seen) {
    let pool = { right, all, knots: 1 };
    while (pools.length > 0 && pools.at(-1)!.right / pools.at(-1)!.all >= pool.right / pool.all) {
      const before = pools.pop()!;
      pool = { right: before.right + pool.right, all: before.all + pool.all, knots: before.knots + pool.knots };
    }
    pools.push(pool);
  }
  const shares = pools.flatMap((pool) => Array.from({ length: pool.knots }, () => pool.right / pool.all));
  // Nothing is certain that was only counted.
  return knots.map((knot, index): Knot => [knot, Math.min(9_999, Math.max(1, Math.round(10_000 * shares[index]!))) / 10_000]);
}
