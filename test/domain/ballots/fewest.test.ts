/** The search for the fewest voters: groups as "3×1,2" (three voters, each adding 1 to the first need and 2 to the second), held against every choice. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fewestIn, type Gains } from "#app/domain/ballots/fewest.ts";

function groups(text: string): Gains[] {
  return text.split(" ").filter(Boolean).map((group) => {
    const [size = "", adds = ""] = group.split("×");
    const each = adds.split(",").map(Number);
    return Array.from({ length: Number(size) + 1 }, (_, taken) => each.map((add) => add * taken));
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe("the fewest", () => {
  const cases: [name: string, groups: string, needs: number[], taken: number[] | null][] = [
    ["of one need", "5×1 5×3", [7], [0, 3]],
    ["where one group alone meets two needs", "9×1,1 2×4,0 2×0,4", [1, 1], [1, 0, 0]],
    ["where what helps both is slower", "9×1,1 2×4,0 2×0,4", [4, 4], [0, 1, 1]],
    ["where all are just enough", "2×1,0 1×1,1", [3, 1], [2, 1]],
    ["where all are too few", "2×1,0 1×1,1", [4, 1], null],
    ["where nobody helps", "", [1], null],
  ];
  test.each(cases)("%s", (_, of, needs, taken) => expect(fewestIn(groups(of), needs, true)?.taken ?? null).toEqual(taken));

  test("is not said to be found where it was not sought", () => {
    const found = fewestIn(groups("9×1,1 2×4,0 2×0,4"), [4, 4], true, 0)!;
    expect([sum(found.taken), found.atLeast]).toEqual([4, 2]);
  });
});

test("law: as trying every choice finds, whether the voters of a group are alike or not; cut short, it still bounds it", () => {
  const group = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), { maxLength: 4 }).map((voters) => {
    const inOrder = [...voters].sort((a, b) => sum(b) - sum(a));
    return inOrder.reduce<Gains>((gains, voter) => [...gains, voter.map((add, at) => add + gains.at(-1)![at]!)], [[0, 0, 0]]);
  });
  const alike = fc.tuple(fc.nat(4), fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4))).map(([size, each]): Gains => Array.from({ length: size + 1 }, (_, taken) => each.map((add) => add * taken)));
  // What is asked of fewestIn: in each group every voter adds at least as much to every need as the next one.
  const falling = (gains: Gains) => gains.slice(2).every((sums, index) => sums.every((total, at) => total - gains[index + 1]![at]! <= gains[index + 1]![at]! - gains[index]![at]!));
  const one = fc.oneof(fc.tuple(fc.array(alike.filter((gains) => gains.length > 1), { maxLength: 4 }), fc.constant(true)), fc.tuple(fc.array(group.filter((gains) => gains.length > 1 && falling(gains)), { maxLength: 4 }), fc.constant(false)));
  fc.assert(
    fc.property(one, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 3 }), fc.constantFrom(0, 1, 4, undefined), ([given, even], needs, steps) => {
      const fewest = byTrying(given, needs);
      const found = fewestIn(given, needs, even, steps);
      expect(found === null).toBe(fewest === null);
      if (fewest === null || found === null) return;
      expect(needs.every((need, at) => sum(given.map((gains, index) => gains[found.taken[index]!]![at]!)) >= need)).toBe(true);
      expect(found.atLeast).toBeLessThanOrEqual(fewest);
      expect(sum(found.taken)).toBeGreaterThanOrEqual(fewest);
      if (steps === undefined) expect([sum(found.taken), found.atLeast]).toEqual([fewest, fewest]);
    }),
    { numRuns: 3_000 },
  );
});

function byTrying(given: readonly Gains[], needs: readonly number[]): number | null {
  const choices = given.reduce<number[][]>((all, gains) => all.flatMap((taken) => gains.map((_, count) => [...taken, count])), [[]]);
  const enough = choices.filter((taken) => needs.every((need, at) => sum(given.map((gains, index) => gains[taken[index]!]![at]!)) >= need));
  return enough.length === 0 ? null : Math.min(...enough.map(sum));
}
