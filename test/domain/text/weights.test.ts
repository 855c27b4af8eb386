/** The weights that are shipped are those that the learning gives, and what they say of a place is so; and the learning itself, on examples of which the answer is known. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { FEATURES, rightAt, STAR_FEATURES, WEIGHTS, type Knot } from "#app/domain/text/matching/weights.ts";
import { calibrated, curve, foldsOf, type Fold, type Scored } from "#test/tuning/calibration.ts";
import { learn } from "#test/tuning/learn.ts";
import { lessonsOf } from "#test/tuning/lessons.ts";
import { fit, type Example, type Prior } from "#test/tuning/logistic.ts";
import { outcomesOf, reliability, type Bin, type Outcome } from "#test/tuning/outcomes.ts";
import { hasTruth, readTruths } from "#test/tuning/truth.ts";

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

describe("what evidence is worth", () => {
  const seen = (evidence: number, right: number, all: number): Scored[] => Array.from({ length: all }, (_, index) => ({ part: false, evidence, right: index < right, weight: 1 }));

  test("is the share that was right", () => {
    const knots = curve([...seen(0, 300, 1000), ...seen(2, 900, 1000)], [0, 2, 4]);
    expect(rightAt(knots, 0)).toBeCloseTo(0.3, 2);
    expect(rightAt(knots, 2)).toBeCloseTo(0.9, 2);
    expect(rightAt(knots, 1)).toBeGreaterThan(0.4);
    expect(rightAt(knots, 1)).toBeLessThan(0.8);
  });
  test("where more evidence was right less often, both are worth the same", () => {
    const knots = curve([...seen(0, 900, 1000), ...seen(2, 700, 1000)], [0, 2]);
    expect(knots[0]![1]).toBeCloseTo(0.8, 2);
    expect(knots[1]![1]).toBe(knots[0]![1]);
  });
  test("never falls, whatever was seen", () => {
    const score = fc.record({ part: fc.constant(false), evidence: fc.double({ min: -8, max: 12, noNaN: true }), right: fc.boolean(), weight: fc.constant(1) });
    fc.assert(
      fc.property(fc.array(score, { maxLength: 60 }), fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true }), (scores, evidence, more) => {
        const knots = curve(scores, [-5, -1, 0, 1, 5]);
        expect(rightAt(knots, evidence + more)).toBeGreaterThanOrEqual(rightAt(knots, evidence) - 1e-9);
      }),
    );
  });
  test("of what is beyond doubt is certainty", () => expect(rightAt(WEIGHTS.pairsRight, Infinity)).toBe(1));
});

describe("fitting", () => {
  const free: Prior[] = [{ mean: 0, sign: 0 }, { mean: 0, sign: 0 }];
  const example = (x: number, right: boolean, weight = 1): Example => ({ features: Float32Array.of(1, x), right, weight });

  test("finds the odds of a share", () => {
    const examples = Array.from({ length: 100 }, (_, index) => example(0, index < 80));
    expect(fit(examples, free, 1e-6)[0]).toBeCloseTo(Math.log(80 / 20), 3);
  });
  test("weighs examples", () => expect(fit([example(0, true, 3), example(0, false, 1)], free, 1e-6)[0]).toBeCloseTo(Math.log(3), 3));
  test("without examples the prior stays", () => expect(fit([], [{ mean: -7, sign: 0 }, { mean: 2, sign: 1 }], 1)).toEqual([-7, 2]));
  test("never crosses a sign", () => {
    const against = Array.from({ length: 100 }, (_, index) => example(index % 2, index % 2 === 0));
    expect(fit(against, [{ mean: 0, sign: 0 }, { mean: 1, sign: 1 }], 0.01)[1]).toBeCloseTo(0, 6);
    expect(fit(against, free, 0.01)[1]).toBeLessThan(-2);
  });
});
