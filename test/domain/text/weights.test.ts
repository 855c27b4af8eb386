/** The learning of weights and of what evidence is worth, on examples of which the answer is known. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rightAt, WEIGHTS } from "#app/domain/text/matching/weights.ts";
import { curve, type Scored } from "#test/tuning/calibration.ts";
import { fit, type Example, type Prior } from "#test/tuning/logistic.ts";

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
