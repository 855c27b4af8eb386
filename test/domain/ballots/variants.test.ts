/** Variants of rules: how they differ from the original, and what is no rule. */
import { describe, expect, test } from "vitest";
import type { Test } from "#app/domain/ballots/measures.ts";
import { RULE_NAMES, RULES, type Rule } from "#app/domain/ballots/rules.ts";
import { differences, faultsOf, variantOf, type RuleFault } from "#app/domain/ballots/variants.ts";
import { ballot, count } from "./notation.ts";

const ours = RULES["public-private-consensus"];
const named = (rule: Rule, name: string): Test => rule.tests.find((one) => one.name === name)!;

describe("differences", () => {
  test("none to itself, whatever the order of its tests", () => {
    for (const name of RULE_NAMES) expect(differences(RULES[name], { ...RULES[name], name: "other", tests: [...RULES[name].tests].reverse() })).toEqual([]);
  });

  test("a field, a test changed, one taken out, one added", () => {
    const cap: Test = { name: "abstentions", count: "abstentions", of: "returns", operator: "<", threshold: "3/10" };
    const stricter = { ...named(ours, "return"), threshold: "3/4" };
    const variant = variantOf(ours, { name: "stricter", parts: ["voting"], flipDays: 14, tests: [stricter, cap], without: ["opposition"] });
    expect(variant.tests.map(({ name }) => name)).toEqual(["approval", "return", "half-of-each", "abstentions"]);
    expect(differences(ours, variant)).toEqual([
      { field: "parts", was: ["voting", "observing"], is: ["voting"] },
      { field: "flipDays", was: null, is: 14 },
      { test: "opposition", was: named(ours, "opposition"), is: null },
      { test: "return", was: named(ours, "return"), is: stricter },
      { test: "abstentions", was: null, is: cap },
    ]);
  });

  test("the original stays as it is", () => {
    const before = JSON.stringify(ours);
    variantOf(ours, { tests: [{ ...named(ours, "return"), threshold: "1/1" }], without: ["approval"], categories: ["academia"] });
    expect(JSON.stringify(ours)).toBe(before);
  });
});

describe("categories", () => {
  test("take the place of those that are tested together", () => {
    const variant = variantOf(ours, { categories: ["vendor", "academia"] });
    expect(named(variant, "half-of-each").categories).toEqual(["vendor", "academia"]);
    expect(count(variant, ballot("vendor:y2 academia:y")).approved).toBe(true);
  });
  test("are named in turn where a rule tells them apart", () => {
    const variant = variantOf(RULES["two-chambers"], { categories: ["government", "civil-society"] });
    expect(variant.tests.map(({ categories }) => categories)).toEqual([["government"], ["civil-society"], ["government", "civil-society"], undefined]);
  });
});

describe("what is no rule", () => {
  const approval = named(ours, "approval");
  const cases: [name: string, rule: Partial<Rule>, fault: RuleFault | null][] = [
    ["nobody votes", { parts: [] }, "no-parts"],
    ["no tests", { tests: [] }, "approves-nothing"],
    ["a return alone", { tests: [named(ours, "return")] }, "approves-nothing"],
    ["a limit of approvals alone", { tests: [{ ...approval, operator: "≤" }] }, "approves-nothing"],
    ["two of one name", { tests: [approval, { ...approval, threshold: "1/2" }] }, "name-twice"],
    ["more than all", { tests: [{ ...approval, threshold: "3/2" }] }, "threshold"],
    ["more than all of it", { tests: [{ ...approval, operator: ">", threshold: "1" }] }, "threshold"],
    ["less than nothing", { tests: [approval, { ...approval, name: "cap", operator: "<", threshold: "0/3" }] }, "threshold"],
    ["of nothing", { tests: [{ ...approval, threshold: "1/0" }] }, "threshold"],
    ["too fine", { tests: [{ ...approval, threshold: "1/100001" }] }, "threshold"],
    ["no number", { tests: [{ ...approval, threshold: "most" }] }, "threshold"],
    ["a share of a plain number", { tests: [{ ...approval, of: null, threshold: "1/2" }] }, "threshold"],
    ["no category", { tests: [{ ...approval, categories: [] }] }, "no-category"],
    ["all of them", { tests: [{ ...approval, threshold: "1" }] }, null],
    ["as fine as may be", { tests: [{ ...approval, threshold: "66667/100000" }] }, null],
  ];
  test.each(cases)("%s", (_, rule, fault) => expect(faultsOf({ ...ours, ...rule }).map((found) => found.fault)).toEqual(fault ? [fault] : []));
  test("every shipped rule is one", () => {
    for (const name of RULE_NAMES) expect(faultsOf(RULES[name]), name).toEqual([]);
  });
});
