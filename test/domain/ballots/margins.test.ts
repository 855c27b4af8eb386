/** What would change the outcome: told in short, held against every possible change of small ballots, and bounded on large ones. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { marginOf, type Margin } from "#app/domain/ballots/margins.ts";
import { standOf } from "#app/domain/ballots/positions.ts";
import { RULE_NAMES, RULES, type Rule, type RuleName } from "#app/domain/ballots/rules.ts";
import { variantOf } from "#app/domain/ballots/variants.ts";
import { ballot, ballots, count, recast, type Ballot } from "./notation.ts";

const margin = (rule: Rule, { electorate, positions }: Ballot, steps?: number) => marginOf(rule, electorate, positions, steps);

/** "3: vendor 2 none → approve, 1 no → approve" */
function said(found: Margin): string {
  if (found.kind !== "votes") return found.kind;
  const moves = found.moves.map(({ category, from, to, votes }) => `${category ?? "-"} ${votes} ${from} → ${to}`).sort();
  return `${found.exact ? found.votes : `${found.atLeast} to ${found.votes}`}: ${moves.join(", ")}`;
}

/** Under which no test asks for a yes; somebody has to approve all the same. */
const silent = variantOf(RULES.iesg, { name: "silent", without: ["one-yes"] });

describe("the fewest votes that turn the outcome", () => {
  const cases: [name: string, rule: RuleName, votes: string, margin: string][] = [
    ["one approval short", "oasis-special-majority", "-:y5.4", "1: - 1 none → approve"],
    ["one no too many, and an approval short", "oasis-special-majority", "-:y5n3.", "1: - 1 no → approve"],
    ["an approval that is needed", "oasis-special-majority", "-:y6.3", "1: - 1 yes → disapprove"],
    ["two new noes of 16 are borne, two turned of 14 are not", "iso-dis-fdis", "-:y12n2a.9", "2: - 2 yes → disapprove"],
    ["an approval turned weighs more than a new no", "iso-cd", "-:y5n.9", "2: - 2 yes → disapprove"],
    ["the category that fails", "public-private-consensus", "government:y6 enterprise:y6 vendor:y1n2", "1: vendor 1 no → approve"],
    ["a return is made by those who have not voted alone", "public-private-consensus", "government:y2 enterprise:y2 vendor:y2.9a", "1: vendor 1 none → approve"],
    ["a block is lifted, and support found", "iesg", "-:yo7n.5", "2: - 1 no → approve, - 1 none → approve"],
    ["the heaviest first", "cen", "-:y@5y@5n@9n@60n@60.@40", "2: - 2 no → approve"],
    ["half plus one", "two-chambers", "vendor:y6 enterprise:y2n2", "1: enterprise 1 no → approve"],
    ["no votes can balance a group", "ieee-sa", "government:y3 vendor:y3 academia:n", "never"],
    ["nobody may vote", "iso-cd", "O/-:y3", "never"],
    ["a category that is not there", "public-private-consensus", "government:y6 enterprise:y6", "never"],
  ];
  test.each(cases)("%s", (_, rule, votes, told) => expect(said(margin(RULES[rule], ballot(votes)))).toBe(told));

  test("is one where nobody says yes", () => expect(said(margin(silent, ballot("-:o9")))).toBe("1: - 1 no-objection → approve"));

  test("is not worked out where an approval can do harm", () => {
    const most = variantOf(RULES["iso-cd"], { name: "no landslide", tests: [{ name: "most", count: "yes", of: "yes+no", operator: "≤", threshold: "3/4" }] });
    expect(said(margin(most, ballot("-:y4")))).toBe("unknown");
  });
});

describe("laws", () => {
  const strict = variantOf(RULES.cen, { name: "strict", tests: [{ name: "population", count: "no", of: "returns", operator: "<", threshold: "1/3", weighed: true }] });
  const rules = fc.constantFrom(...RULE_NAMES.map((name) => RULES[name]), silent, strict);

  test("on small ballots: what trying every change finds", () => {
    fc.assert(
      fc.property(rules, ballots(5, "yyycnnua..ro"), (rule, one) => {
        const found = margin(rule, one);
        const fewest = byTrying(rule, one);
        expect(found.kind === "votes" ? [found.votes, found.exact] : found.kind).toEqual(fewest === null ? "never" : [fewest, true]);
      }),
      { numRuns: 300 },
    );
  });

  test("the votes that are told turn the outcome, also where the search is cut short", () => {
    fc.assert(
      fc.property(rules, ballots(40, "yyyyyyyynnnnua......o"), fc.constantFrom(0, 3, undefined), (rule, one, steps) => {
        const found = margin(rule, one, steps);
        if (found.kind !== "votes") return;
        expect(count(rule, moved(rule, one, found)).approved).toBe(!count(rule, one).approved);
        const exact = margin(rule, one);
        if (exact.kind === "votes" && exact.exact) {
          expect(found.atLeast).toBeLessThanOrEqual(exact.votes);
          expect(found.votes).toBeGreaterThanOrEqual(exact.votes);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("with 300 organisations it is exact, and the work is bounded", () => {
  const groups = ["government", "enterprise", "vendor", "academia"].map((category, index) => `${category}:y${5 + index * 3}n${20 - index * 2}a${3 + index}u2.${45 - index}`);
  const large = ballot(groups.join(" "));
  expect(large.electorate.length).toBeGreaterThan(290);
  for (const name of RULE_NAMES) {
    const found = margin(RULES[name], large);
    if (found.kind === "votes") expect([name, found.exact]).toEqual([name, true]);
    const started = process.cpuUsage().user;
    margin(RULES[name], large);
    expect((process.cpuUsage().user - started) / 1_000, name).toBeLessThan(200);
  }
});

/** The fewest changes after which the outcome is another; null: none is. Every voter who is not recused may cast every position that the rule offers. */
function byTrying(rule: Rule, one: Ballot): number | null {
  const now = count(rule, one).approved;
  const letters = [..."yona"].filter((letter) => rule.positions.includes(({ y: "approve", o: "no-objection", n: "disapprove", a: "abstain" } as const)[letter as "y"]));
  const ids = one.electorate.map(({ id }) => id).filter((id) => one.positions.get(id)?.position !== "recuse");
  const within = (at: Ballot, from: number, room: number): boolean => {
    if (room === 0) return count(rule, at).approved !== now;
    return ids.slice(from).some((id, index) => letters.some((letter) => within(recast(at, id, letter), from + index + 1, room - 1)));
  };
  for (let votes = 1; votes <= ids.length; votes++) if (within(one, 0, votes)) return votes;
  return null;
}

function moved(rule: Rule, one: Ballot, { moves }: Extract<Margin, { kind: "votes" }>): Ballot {
  const used = new Set<string>();
  const positions = new Map(one.positions);
  for (const move of moves) {
    const members = one.electorate.filter(({ id, category, part, active }) => active && !used.has(id) && category === move.category && part === move.part && standAt(rule, one, id) === move.from);
    members.sort((a, b) => b.weight - a.weight);
    for (const { id } of members.slice(0, move.votes)) {
      used.add(id);
      positions.set(id, { position: move.to, reasoned: true });
    }
  }
  return { ...one, positions };
}

function standAt(rule: Rule, { positions }: Ballot, id: string): string {
  const cast = positions.get(id);
  if (!cast) return "none";
  return cast.position === "recuse" ? "recused" : standOf(rule, cast);
}
