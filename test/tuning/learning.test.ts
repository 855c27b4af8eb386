/** The weights that are shipped are those that the learning gives, and what they say of a place is so. It learns anew for each family of texts, which takes minutes: `npm run test:learning`. */
import { beforeAll, describe, expect, test } from "vitest";
import { FEATURES, STAR_FEATURES, WEIGHTS, type Knot } from "#app/domain/text/matching/weights.ts";
import { calibrated, foldsOf, type Fold } from "./calibration.ts";
import { learn } from "./learn.ts";
import { lessonsOf } from "./lessons.ts";
import { outcomesOf, reliability, type Bin, type Outcome } from "./outcomes.ts";
import { hasTruth, readTruths } from "./truth.ts";

/** Weights have two digits; the last one may differ where another processor rounds another way. */
const CLOSE = 0.02;
/** Fewer places than these say nothing. */
const ENOUGH = 20;
/** How far what is said of places may be from what is so, beyond two standard errors of their number: a person is not to be misled, and may be asked once too often. */
const [TOO_SURE, TOO_MODEST] = [0.05, 0.1];

describe.skipIf(!hasTruth())(hasTruth() ? "the shipped weights" : "the pairs to learn from are not here: set CARRY_DIR; not run", () => {
  let folds: Fold[] = [];
  beforeAll(() => void (folds = foldsOf(readTruths())), 600_000);

  test("are what the learning gives", { timeout: 600_000 }, () => {
    const { first, later, stars, pairsRight, partsRight } = calibrated(learn(lessonsOf(readTruths())), folds);
    const name = (weights: readonly number[], names: readonly string[]) => Object.fromEntries(names.map((one, index) => [one, weights[index]!]));
    const shares = (knots: readonly Knot[]) => Object.fromEntries(knots);
    const far = (a: Record<string, number>, b: Record<string, number>) => Object.keys(a).filter((one) => !(Math.abs(a[one]! - b[one]!) <= CLOSE));
    expect(far(name(first, FEATURES), name(WEIGHTS.first, FEATURES))).toEqual([]);
    expect(far(name(later, FEATURES), name(WEIGHTS.later, FEATURES))).toEqual([]);
    expect(far(name(stars, STAR_FEATURES), name(WEIGHTS.stars, STAR_FEATURES))).toEqual([]);
    expect(far(shares(pairsRight), shares(WEIGHTS.pairsRight))).toEqual([]);
    expect(far(shares(partsRight), shares(WEIGHTS.partsRight))).toEqual([]);
  });

  test("say of a place how likely it is, on families that nothing was learnt from", { timeout: 600_000 }, () => {
    const truths = readTruths();
    const judged = folds.flatMap(({ family, learnt }) => {
      const weights = calibrated(learnt, folds.filter((fold) => fold.family !== family));
      const own = lessonsOf(truths).filter((truth) => truth.family === family && truth.weight === undefined && !truth.name.includes("commented"));
      return own.map((truth) => ({ real: truths.includes(truth) && !truth.name.startsWith("synth"), outcomes: outcomesOf(truth, weights) }));
    });
    const bins = (outcomes: readonly Outcome[]) => reliability(outcomes).filter(({ count }) => count >= ENOUGH);
    const all = bins(judged.flatMap(({ outcomes }) => outcomes));
    const real = bins(judged.filter((one) => one.real).flatMap(({ outcomes }) => outcomes));
    expect(all.length).toBeGreaterThan(6);
    const chance = ({ said, count }: Bin) => 2 * Math.sqrt((said * (1 - said)) / count);
    expect([...all, ...real].filter((bin) => bin.said - bin.right > TOO_SURE + chance(bin) || bin.right - bin.said > TOO_MODEST + chance(bin))).toEqual([]);
  });
});
