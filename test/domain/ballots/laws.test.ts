/** Laws that every shipped rule keeps, on random ballots; where a rule breaks one, the test says which and how. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FINEST, HEAVIEST, OPERATORS, passes, type Measure, type Operator } from "#app/domain/ballots/measures.ts";
import { RULE_NAMES, RULES } from "#app/domain/ballots/rules.ts";
import { tally, type TestResult } from "#app/domain/ballots/tally.ts";
import { ballot, ballots, CASTS, count, recast, type Ballot } from "./notation.ts";

const rules = fc.constantFrom(...RULE_NAMES).map((name) => RULES[name]);
const pick = <T,>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];
const RUNS = { numRuns: 1_000 };

const numbers = ({ numerator, denominator, passed }: TestResult) => [numerator, denominator, passed];

test("the random ballots are decided both ways under every rule", () => {
  for (const name of RULE_NAMES) {
    const approved = fc.sample(ballots(), { numRuns: 1_000, seed: 7 }).filter((one) => count(RULES[name], one).approved).length;
    expect(approved, name).toBeGreaterThan(50);
    expect(approved, name).toBeLessThan(950);
  }
});

describe("laws", () => {
  test("the order of the organisations and of their votes is irrelevant", () => {
    const shuffled = ballots().chain(({ electorate, positions }) =>
      fc.tuple(fc.constant({ electorate, positions }), fc.shuffledSubarray(electorate, { minLength: electorate.length }), fc.shuffledSubarray([...positions], { minLength: positions.size })),
    );
    fc.assert(
      fc.property(rules, shuffled, (rule, [one, electorate, positions]) => {
        const [a, b] = [count(rule, one), tally(rule, electorate, new Map(positions))];
        expect({ ...b, notVoted: b.notVoted.sort(), objecting: b.objecting.sort() }).toEqual({ ...a, notVoted: a.notVoted.sort(), objecting: a.objecting.sort() });
      }),
    );
  });

  test("no votes, no approval: without a yes nothing is approved", () => {
    fc.assert(
      fc.property(rules, ballots(24, "noua.r"), (rule, one) => {
        expect(count(rule, one).approved).toBe(false);
      }),
    );
  });

  test("one more approval never undoes approval, nor any test that is passed: who has not voted, or changes the vote", () => {
    fc.assert(
      fc.property(rules, ballots(), fc.nat(), fc.constantFrom("y", "c"), (rule, one, at, letter) => {
        const elector = pick(one.electorate.filter(({ id }) => one.positions.get(id)?.position !== "recuse"), at);
        fc.pre(elector !== undefined);
        const [before, after] = [count(rule, one), count(rule, recast(one, elector.id, letter))];
        if (before.approved) expect(after.approved).toBe(true);
        before.tests.forEach(({ passed, name }, index) => passed && expect(after.tests[index]!.passed, name).toBe(true));
      }),
      RUNS,
    );
  });

  // The electorate of a ballot is fixed when it opens; only the balance of IEEE's group looks at who is in it.
  test("nor does one more organisation that approves, but for the balance of IEEE's group", () => {
    const joined = (one: Ballot): Ballot => ({ electorate: [...one.electorate, { id: "new", category: "vendor", part: "voting", weight: 7, active: true }], positions: new Map([...one.positions, ["new", CASTS.y!]]) });
    fc.assert(
      fc.property(rules, ballots(), (rule, one) => {
        const [before, after] = [count(rule, one), count(rule, joined(one))];
        for (const { name, passed } of before.tests) if (passed && !name.startsWith("balance:")) expect(after.tests.find((other) => other.name === name)?.passed, name).toBe(true);
        if (before.approved && rule.name !== "ieee-sa") expect(after.approved).toBe(true);
      }),
      RUNS,
    );
    const balanced = ballot("government:y enterprise:y vendor:y");
    expect([count(RULES["ieee-sa"], balanced).approved, count(RULES["ieee-sa"], joined(balanced)).approved]).toEqual([true, false]);
  });

  test("an abstention is in no test that does not count it: there it is as if nobody had voted", () => {
    const counts = ({ count: counted, of }: { count: Measure; of: Measure | null }) => [counted, of].some((measure) => measure === "returns" || measure === "abstentions");
    fc.assert(
      fc.property(rules, ballots(), fc.nat(), (rule, one, at) => {
        const elector = pick(one.electorate.filter(({ id }) => !one.positions.has(id)), at);
        fc.pre(elector !== undefined);
        const [before, after] = [count(rule, one), count(rule, recast(one, elector.id, "a"))];
        expect(after.tests.filter((result) => !counts(result))).toEqual(before.tests.filter((result) => !counts(result)));
        if (!rule.tests.some(counts)) expect(after.approved).toBe(before.approved);
      }),
      RUNS,
    );
    expect(RULE_NAMES.filter((name) => RULES[name].tests.some(counts))).toEqual(["public-private-consensus", "ieee-sa", "two-chambers"]);
  });

  test("an abstention in the place of an approval never helps", () => {
    fc.assert(
      fc.property(rules, ballots(), fc.nat(), (rule, one, at) => {
        const elector = pick(one.electorate.filter(({ id }) => one.positions.get(id)?.position.startsWith("approve")), at);
        fc.pre(elector !== undefined);
        if (!count(rule, one).approved) expect(count(rule, recast(one, elector.id, "a")).approved).toBe(false);
      }),
      RUNS,
    );
  });

  test("a disapproval that does not count is as an abstention, but for a cap on these", () => {
    fc.assert(
      fc.property(rules.filter((rule) => !rule.unreasonedCount), ballots(), fc.nat(), (rule, one, at) => {
        const elector = pick(one.electorate, at);
        fc.pre(elector !== undefined);
        const [unreasoned, abstaining] = ["u", "a"].map((letter) => count(rule, recast(one, elector.id, letter)).tests.filter(({ name }) => name !== "abstentions").map(numbers));
        expect(unreasoned).toEqual(abstaining);
      }),
    );
  });

  test("the unit of weights is irrelevant", () => {
    fc.assert(
      fc.property(ballots(), fc.integer({ min: 1, max: 40 }), (one, factor) => {
        const heavier = { ...one, electorate: one.electorate.map((elector) => ({ ...elector, weight: elector.weight * factor })) };
        expect(count(RULES.cen, heavier).tests.map(({ passed }) => passed)).toEqual(count(RULES.cen, one).tests.map(({ passed }) => passed));
      }),
    );
  });
});

describe("thresholds are exact", () => {
  const edges: [numerator: number, denominator: number, operator: Operator, threshold: string, passed: boolean][] = [
    [6, 9, "≥", "2/3", true],
    [6, 9, ">", "2/3", false],
    [5, 9, "≥", "2/3", false],
    [2, 8, "≤", "1/4", true],
    [2, 8, "<", "1/4", false],
    [3, 8, "≤", "1/4", false],
    [3, 10, "<", "3/10", false],
    [11, 20, "≥", "55/100", true],
    [0, 1, "≤", "0", true],
    [1, 1, "≤", "0", false],
    [0, 0, "≥", "0", false],
    [0, 0, "≤", "1/4", false],
    [59_999_999_999, HEAVIEST, "≥", "2/3", false],
    [60_000_000_000, HEAVIEST, "≥", "2/3", true],
    [66_667, FINEST, ">", "66666/100000", true],
  ];
  test.each(edges)("%i of %i %s %s: %s", (numerator, denominator, operator, threshold, passed) => expect(passes({ operator, threshold }, numerator, denominator)).toBe(passed));

  test("law: as in integers without end", () => {
    const amount = fc.integer({ min: 1, max: HEAVIEST });
    const near = fc.tuple(amount, fc.integer({ min: 0, max: FINEST }), fc.integer({ min: 1, max: FINEST }), fc.integer({ min: -1, max: 1 }));
    fc.assert(
      fc.property(near, fc.constantFrom(...(Object.keys(OPERATORS) as Operator[])), ([denominator, part, whole, step], operator) => {
        fc.pre(part <= whole);
        const numerator = Math.max(0, Number((BigInt(part) * BigInt(denominator)) / BigInt(whole)) + step);
        const [left, right] = [BigInt(numerator) * BigInt(whole), BigInt(part) * BigInt(denominator)];
        expect(passes({ operator, threshold: `${part}/${whole}` }, numerator, denominator)).toBe({ "≥": left >= right, ">": left > right, "≤": left <= right, "<": left < right }[operator]);
      }),
      RUNS,
    );
  });
});
