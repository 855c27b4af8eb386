/** What rules count and how they compare, in whole numbers alone: the named functions that a rule's data refer to. Which rule refers to which stands in rules.ts. */
import type { Part, Stand, Voter } from "./positions.ts";

/** Whether a voter is counted, by where it stands. "group": all who may vote, also where a test looks at one category. */
export const MEASURES = {
  yes: (stand) => stand === "yes",
  no: (stand) => stand === "no",
  "yes+no": (stand) => stand === "yes" || stand === "no",
  "yes+no-objection": (stand) => stand === "yes" || stand === "no-objection",
  abstentions: (stand) => stand === "abstain",
  returns: (stand) => stand !== "none",
  eligible: () => true,
  group: () => true,
} satisfies Record<string, (stand: Stand) => boolean>;
export type Measure = keyof typeof MEASURES;

export const OPERATORS = {
  "≥": (left, right) => left >= right,
  ">": (left, right) => left > right,
  "≤": (left, right) => left <= right,
  "<": (left, right) => left < right,
} satisfies Record<string, (left: number, right: number) => boolean>;
export type Operator = keyof typeof OPERATORS;

/** No threshold is finer than this, and no electorate weighs more: so every product of the two is exact. */
export const FINEST = 100_000;
export const HEAVIEST = 90_000_000_000;

/** `of` null: a plain number, as if of one. */
export interface Test {
  /** Once in its rule. */
  name: string;
  count: Measure;
  of: Measure | null;
  operator: Operator;
  /** "2/3", or "1" where `of` is null. */
  threshold: string;
  /** Of these parts alone; left out: of all who may vote. */
  parts?: readonly Part[];
  /** One test for each, of its voters alone; "each": for each category that is there. */
  categories?: readonly string[] | "each";
  /** Weights are added up instead of organisations. */
  weighed?: boolean;
}

/** A test of one scope: of everybody, or of one category. */
export interface ScopedTest extends Test {
  category: string | null;
}

/** The tests of a rule, each with the category it looks at; categories in alphabetical order where the electorate names them. */
export function scoped(tests: readonly Test[], voters: readonly Voter[]): ScopedTest[] {
  const present = [...new Set(voters.flatMap(({ elector }) => (elector.category === null ? [] : [elector.category])))].sort();
  return tests.flatMap((test): ScopedTest[] => {
    if (test.categories === undefined) return [{ ...test, category: null }];
    return (test.categories === "each" ? present : test.categories).map((category) => ({ ...test, category }));
  });
}

/** What a voter adds to `measure` where it stands at `stand`: 0, 1, or its weight. */
export function shareIn(test: ScopedTest, measure: Measure, { elector }: Pick<Voter, "elector">, stand: Stand): number {
  if (test.parts && !test.parts.includes(elector.part)) return 0;
  if (test.category !== null && measure !== "group" && elector.category !== test.category) return 0;
  if (!MEASURES[measure](stand)) return 0;
  return test.weighed ? elector.weight : 1;
}

/** Exact: both sides are multiplied out, nothing is divided. Of nothing, no share is large or small enough: it does not pass. */
export function passes({ operator, threshold }: Pick<Test, "operator" | "threshold">, numerator: number, denominator: number): boolean {
  const [part, whole] = fraction(threshold);
  return denominator > 0 && OPERATORS[operator](numerator * whole, part * denominator);
}

/** "2/3" as [2, 3], "1" as [1, 1]. */
export function fraction(threshold: string): [part: number, whole: number] {
  const [part = NaN, whole = 1] = threshold.split("/").map(Number);
  return [part, whole];
}
