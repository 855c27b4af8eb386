/** Variants of a rule: what a facilitator may change in it, whether the result is still a rule, and how it differs from its original. */
import { FINEST, type Test } from "./measures.ts";
import type { Rule } from "./rules.ts";

/** `tests`: each in the place of the one with its name, or added. `without`: names of tests. `categories`: in the place of those that the rule tests, in their order. */
export interface Changes extends Partial<Omit<Rule, "tests" | "source">> {
  tests?: readonly Test[];
  without?: readonly string[];
  categories?: readonly string[];
}

export function variantOf(rule: Rule, { tests = [], without = [], categories, ...fields }: Changes): Rule {
  const kept = rule.tests.filter(({ name }) => !without.includes(name)).map((test) => tests.find(({ name }) => name === test.name) ?? test);
  const added = tests.filter(({ name }) => !rule.tests.some((test) => test.name === name));
  return { ...rule, ...fields, tests: categories ? named([...kept, ...added], categories) : [...kept, ...added] };
}

/** The categories that tests name, in their order. */
export function categoriesIn(tests: readonly Test[]): string[] {
  return [...new Set(tests.flatMap(({ categories }) => (categories === undefined || categories === "each" ? [] : categories)))];
}

/** A test of all categories takes all the new ones; a test of some takes those in their place. */
function named(tests: readonly Test[], categories: readonly string[]): Test[] {
  const old = categoriesIn(tests);
  return tests.map((test) => {
    if (test.categories === undefined || test.categories === "each") return test;
    if (test.categories.length === old.length) return { ...test, categories };
    return { ...test, categories: test.categories.flatMap((category) => categories[old.indexOf(category)] ?? []) };
  });
}

/** Why something is no rule: nobody votes; no test asks for approvals; two tests of one name; a threshold that is no number, or that nothing can pass; a test of no category. */
export const RULE_FAULTS = ["no-parts", "approves-nothing", "name-twice", "threshold", "no-category"] as const;
export type RuleFault = (typeof RULE_FAULTS)[number];

/** `test`: the name of the one at fault; null: the rule as a whole. */
export function faultsOf(rule: Rule): { fault: RuleFault; test: string | null }[] {
  const asks = ({ count, operator }: Test) => (count === "yes" || count === "yes+no-objection") && (operator === "≥" || operator === ">");
  return [
    ...(rule.parts.length === 0 ? [{ fault: "no-parts" as const, test: null }] : []),
    ...(rule.tests.some(asks) ? [] : [{ fault: "approves-nothing" as const, test: null }]),
    ...rule.tests.flatMap((test, index) => [
      ...(rule.tests.findIndex(({ name }) => name === test.name) < index ? [{ fault: "name-twice" as const, test: test.name }] : []),
      ...(isThreshold(test) ? [] : [{ fault: "threshold" as const, test: test.name }]),
      ...(test.categories?.length === 0 ? [{ fault: "no-category" as const, test: test.name }] : []),
    ]),
  ];
}

/** A share: "2/3", no more than all; a plain number: "1". Both no finer and no greater than FINEST. */
function isThreshold({ of, operator, threshold }: Test): boolean {
  const [, part, whole] = /^(\d{1,6})(?:\/([1-9]\d{0,5}))?$/.exec(threshold) ?? [];
  const [top, bottom] = [Number(part), Number(whole ?? 1)];
  if (part === undefined || top > FINEST || bottom > FINEST) return false;
  if (operator === "<" && top === 0) return false;
  if (of === null) return whole === undefined;
  return top < bottom || (top === bottom && operator !== ">");
}

/** One thing in which a variant differs: a field of the rule, or a test, by its name; null: it is not there. */
export type Difference = { field: keyof Omit<Rule, "name" | "source" | "tests">; was: unknown; is: unknown } | { test: string; was: Test | null; is: Test | null };

const FIELDS = ["parts", "positions", "unreasonedCount", "flipDays", "recirculates", "decidedBy"] as const;

/** Nothing: they count the same. The order of tests is no difference. */
export function differences(original: Rule, variant: Rule): Difference[] {
  const fields = FIELDS.filter((field) => JSON.stringify(original[field]) !== JSON.stringify(variant[field])).map((field) => ({ field, was: original[field], is: variant[field] }));
  const names = [...new Set([...original.tests, ...variant.tests].map(({ name }) => name))];
  const tests = names.flatMap((name) => {
    const [was, is] = [original, variant].map(({ tests: all }) => all.find((test) => test.name === name) ?? null) as [Test | null, Test | null];
    return isSame(was, is) ? [] : [{ test: name, was, is }];
  });
  return [...fields, ...tests];
}

function isSame(a: Test | null, b: Test | null): boolean {
  const said = (test: Test | null) => test && JSON.stringify([test.count, test.of, test.operator, test.threshold, test.parts, test.categories, test.weighed ?? false]);
  return said(a) === said(b);
}
