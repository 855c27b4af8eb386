/** The result of a ballot: every test with its two numbers, and whether it is approved. What would change it is found in margins.ts. */
import { HEAVIEST, passes, scoped, shareIn, type Measure, type Operator, type ScopedTest } from "./measures.ts";
import { votersOf, type Cast, type Elector, type Stand, type Voter } from "./positions.ts";
import type { Rule } from "./rules.ts";

/** Why a ballot is void whatever its tests say: nobody may vote; nobody did; all who did abstained; they abstained or disapproved without a technical reason; nobody said yes. */
export const VOIDS = ["nobody-eligible", "nobody-voted", "only-abstentions", "nothing-counts", "nobody-approved"] as const;
export type Void = (typeof VOIDS)[number];

/** `numerator` of `denominator`, which is 1 where a plain number is tested. `name` carries the category where the test looks at one: "half-of-each:vendor". */
export interface TestResult {
  name: string;
  category: string | null;
  count: Measure;
  of: Measure | null;
  weighed: boolean;
  numerator: number;
  denominator: number;
  threshold: string;
  operator: Operator;
  passed: boolean;
}

export interface CategoryResult {
  category: string | null;
  /** May vote, whether they did or not. */
  eligible: number;
  stands: Record<Stand, number>;
}

export interface Tally {
  approved: boolean;
  void: Void | null;
  tests: TestResult[];
  /** In alphabetical order; those without a category last. */
  byCategory: CategoryResult[];
  return: { returned: number; eligible: number };
  /** Ids of those who may still vote, and of those whose counted disapproval stands: both in the order of the electorate. */
  notVoted: string[];
  objecting: string[];
}

/**
 * Laws: the order of the electorate and of the positions is irrelevant; no votes, no approval; more in tally.test.ts.
 * @param positions by the id of the organisation; one that is not in the electorate is not counted.
 * @throws RangeError where weights are not whole, negative, or too heavy to be exact.
 */
export function tally(rule: Rule, electorate: readonly Elector[], positions: ReadonlyMap<string, Cast>): Tally {
  const weights = electorate.reduce((sum, { weight }) => (Number.isSafeInteger(weight) && weight >= 0 ? sum + weight : NaN), 0);
  if (!(weights <= HEAVIEST)) throw new RangeError(`weights must be whole numbers from 0, together at most ${HEAVIEST}`);
  const voters = votersOf(rule, electorate, positions);
  const tests = scoped(rule.tests, voters).map((test) => resultOf(test, voters));
  const found = voidOf(voters);
  const at = (...stands: Stand[]) => voters.filter(({ stand }) => stands.includes(stand)).map(({ elector }) => elector.id);
  const notVoted = at("none");
  return {
    approved: found === null && tests.every(({ passed }) => passed),
    void: found,
    tests,
    byCategory: byCategory(voters),
    return: { returned: voters.length - notVoted.length, eligible: voters.length },
    notVoted,
    objecting: at("no"),
  };
}

/** Whether the ballot goes round once more, where its rule has that: a disapproval stands, or substance of the text has changed since. */
export function recirculates(rule: Rule, { objecting }: Tally, substanceChanged: boolean): boolean {
  return rule.recirculates && (objecting.length > 0 || substanceChanged);
}

function resultOf(test: ScopedTest, voters: readonly Voter[]): TestResult {
  const sum = (measure: Measure) => voters.reduce((total, voter) => total + shareIn(test, measure, voter, voter.stand), 0);
  const numerator = sum(test.count);
  const denominator = test.of === null ? 1 : sum(test.of);
  const { name, category, count, of, operator, threshold, weighed = false } = test;
  return { name: category === null ? name : `${name}:${category}`, category, count, of, weighed, numerator, denominator, threshold, operator, passed: passes(test, numerator, denominator) };
}

function voidOf(voters: readonly Voter[]): Void | null {
  const stands = new Set(voters.map(({ stand }) => stand));
  if (stands.size === 0) return "nobody-eligible";
  stands.delete("none");
  if (stands.size === 0) return "nobody-voted";
  if (stands.has("yes")) return null;
  if (stands.has("no") || stands.has("no-objection")) return "nobody-approved";
  return stands.has("unreasoned") ? "nothing-counts" : "only-abstentions";
}

function byCategory(voters: readonly Voter[]): CategoryResult[] {
  const found = new Map<string | null, CategoryResult>();
  for (const { elector, stand } of voters) {
    const result = found.get(elector.category) ?? { category: elector.category, eligible: 0, stands: { yes: 0, "no-objection": 0, no: 0, unreasoned: 0, abstain: 0, none: 0 } };
    result.eligible++;
    result.stands[stand]++;
    found.set(elector.category, result);
  }
  return [...found.values()].sort((a, b) => (a.category === null ? 1 : b.category === null ? -1 : a.category < b.category ? -1 : 1));
}
