/** The weights that are shipped are those that the learning gives; and the learning itself, on examples of which the answer is known. */
import { describe, expect, test } from "vitest";
import { FEATURES, STAR_FEATURES, WEIGHTS } from "#app/domain/text/matching/weights.ts";
import { learn } from "#test/tuning/learn.ts";
import { lessonsOf } from "#test/tuning/lessons.ts";
import { fit, type Example, type Prior } from "#test/tuning/logistic.ts";
import { hasTruth, readTruths } from "#test/tuning/truth.ts";

/** Weights have two digits; the last one may differ where another processor rounds another way. */
const CLOSE = 0.02;

describe.skipIf(!hasTruth())(hasTruth() ? "the shipped weights" : "the pairs to learn from are not here: set CARRY_DIR; not run", () => {
  test("are what the learning gives", { timeout: 600_000 }, () => {
    const { first, later, stars } = learn(lessonsOf(readTruths()));
    const name = (weights: readonly number[], names: readonly string[]) => Object.fromEntries(names.map((one, index) => [one, weights[index]!]));
    const far = (a: Record<string, number>, b: Record<string, number>) => Object.keys(a).filter((one) => Math.abs(a[one]! - b[one]!) > CLOSE);
    expect(far(name(first, FEATURES), name(WEIGHTS.first, FEATURES))).toEqual([]);
    expect(far(name(later, FEATURES), name(WEIGHTS.later, FEATURES))).toEqual([]);
    expect(far(name(stars, STAR_FEATURES), name(WEIGHTS.stars, STAR_FEATURES))).toEqual([]);
  });
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
