/** Rules and votes as files: the shapes that are taken, the sentences that refuse the others, and the command that counts them. */
import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readRule } from "#app/domain/ballots/rule-files.ts";
import { RULE_NAMES, RULES, type RuleName } from "#app/domain/ballots/rules.ts";
import { tally } from "#app/domain/ballots/tally.ts";
import { differences } from "#app/domain/ballots/variants.ts";
import { printed, readVotes } from "#app/domain/ballots/vote-files.ts";
import { said } from "./notation.ts";

const counted = (rule: unknown, votes: unknown) => {
  const { electorate, positions } = readVotes(votes);
  return said(tally(readRule(rule), electorate, positions));
};

describe("a rule by its name", () => {
  const names: [name: string, rule: RuleName][] = [
    ...RULE_NAMES.map((name): [string, RuleName] => [name, name]),
    ["ISO DIS", "iso-dis-fdis"],
    ["ISO DIS, FDIS", "iso-dis-fdis"],
    ["iso_fdis", "iso-dis-fdis"],
    ["ISO CD", "iso-cd"],
    ["IEEE SA", "ieee-sa"],
    ["IESG, standards track", "iesg"],
    ["OASIS special majority", "oasis-special-majority"],
    ["two chambers, CA/Browser Forum", "two-chambers"],
    ["CA/Browser Forum", "two-chambers"],
    ["CEN since 2017", "cen"],
    ["Public-private consensus", "public-private-consensus"],
    ["default", "public-private-consensus"],
  ];
  test.each(names)("%s", (name, rule) => {
    expect(readRule(name)).toBe(RULES[rule]);
    expect(differences(RULES[rule], readRule({ rule: name }))).toEqual([]);
    expect(differences(RULES[rule], readRule({ name }))).toEqual([]);
  });
  test.each(RULE_NAMES)("%s, written out and read again", (name) => expect(readRule(JSON.parse(JSON.stringify({ ...RULES[name], name: "own", description: "…" })))).toEqual({ ...RULES[name], name: "own" }));
});

describe("a rule of one's own, or a variant", () => {
  const nine = { votes: [{ position: "approve", count: 6 }, { position: "disapprove", count: 3 }], electorate: 12 };
  const cases: [name: string, rule: unknown, told: string][] = [
    ["a test", { tests: [{ name: "approval", count: "yes", of: "yes+no", operator: "≥", threshold: "2/3" }] }, "approval 6/9 ✓"],
    ["other words for it", { name: "mine", tests: [{ numerator: "approve", denominator: "votes cast", operator: ">", threshold: 0.66 }] }, "test-1 6/9 ✓"],
    ["percent, and an operator in front", { tests: [{ name: "a", count: "yes", of: "eligible", threshold: "> 50 %" }] }, "a 6/12 ✗"],
    ["a plain number", { tests: [{ name: "a", count: "yes", operator: "at least", threshold: 6 }] }, "a 6/1 ✓"],
    ["two numbers", { tests: [{ name: "a", count: "yes", of: "returns", operator: ">=", threshold: [2, 3] }] }, "a 6/9 ✓"],
    ["a fraction as an object", { tests: [{ name: "a", count: "yes", of: "yes+no", operator: "≥", threshold: { numerator: 2, denominator: 3 } }] }, "a 6/9 ✓"],
    ["the usual tests", { name: "majority", approval: "> 1/2", quorum: "3/4", abstentions: "< 30 %", blocking: ["discuss"] }, "approval 6/9 ✓ · quorum 9/12 ✓ · abstentions 0/9 ✓ · blocking 3/1 ✗"],
    ["another threshold", { rule: "ISO DIS", thresholds: { opposition: "1/3" } }, "approval 6/9 ✓ · opposition 3/9 ✓"],
    ["the same, beside the name", { rule: "ISO DIS", opposition: { threshold: "1/3", operator: "<" } }, "approval 6/9 ✓ · opposition 3/9 ✗"],
    ["a test taken out", { rule: "ISO DIS", without: ["opposition"] }, "approval 6/9 ✓"],
    ["taken out by false", { rule: "ISO DIS", opposition: false }, "approval 6/9 ✓"],
    ["a quorum is a return", { rule: "default", quorum: "75 %", thresholds: { "half-of-each": false } }, "approval 6/9 ✓ · opposition 3/9 ✗ · return 9/12 ✓"],
    ["a quorum is added", { rule: "iso-cd", quorum: "> 3/4" }, "approval 6/9 ✓ · quorum 9/12 ✗"],
    ["a variant of a variant", { rule: { rule: "iso-cd", quorum: "3/4" }, approval: "3/4" }, "approval 6/9 ✗ · quorum 9/12 ✓"],
  ];
  test.each(cases)("%s", (_, rule, told) => expect(counted(rule, nine)).toBe(told));

  test("chambers by other names", () => {
    const votes = [{ category: "CA", position: "yes", count: 2 }, { category: "CA", position: "no" }, { category: "Browser", position: "yes" }];
    expect(counted({ rule: "two-chambers", chambers: ["CA", "browser"] }, votes)).toBe("approval:ca 2/3 ✓ · majority:browser 1/1 ✓ · one-yes:ca 2/1 ✓ · one-yes:browser 1/1 ✓ · quorum 4/4 ✓");
  });
  test("who votes, and what counts", () => {
    const votes = [{ part: "O", position: "yes" }, { part: "P", position: "yes" }, { part: "P", position: "no", technical: false }];
    expect(counted({ rule: "iso-cd", parts: ["P", "O"], unreasonedCount: false }, votes)).toBe("approval 2/2 ✓");
  });

  const refused: [rule: unknown, sentence: RegExp][] = [
    [7, /^A rule is its name or an object, not 7\.$/],
    ["robert", /^There is no rule "robert"; there are public-private-consensus, iso-dis-fdis/],
    [{ rule: "cen", treshold: "1/2" }, /unknown field "treshold"/],
    [{ rule: "cen", thresholds: { opposition2: "1/2" } }, /no test "opposition2"; it has approval, population/],
    [{ rule: "cen", without: ["opposition"] }, /no test "opposition"; it has/],
    [{ rule: "cen", without: ["approval", "population"] }, /"cen": no test asks for approvals/],
    [{ rule: "cen", approval: "most" }, /^approval: "most" is no threshold/],
    [{ rule: "cen", approval: 60 }, /^The rule "cen", test "approval": no share of votes can be measured by this threshold/],
    [{ rule: "cen", approval: "0.6666667" }, /test "approval": no share/],
    [{ rule: "cen", approval: { threshold: "1/2", operator: "~" } }, /"~" is no operator; it is ≥, >, ≤ or </],
    [{ rule: "cen", categories: ["vendor"] }, /tests no categories/],
    [{ rule: "two-chambers", categories: ["vendor"] }, /tests 2 categories in turn \(vendor, enterprise\); name as many/],
    [{ rule: "cen", parts: ["Q"] }, /no part "Q"/],
    [{ rule: "cen", positions: ["maybe"] }, /no position "maybe"/],
    [{ rule: "cen", flipDays: -1 }, /^flipDays: -1 is no number of days/],
    [{ rule: "cen", decidedBy: "dice" }, /neither "tests" nor "chair"/],
    [{ rule: "cen", unreasonedCount: "perhaps" }, /neither true nor false/],
    [{ rule: "cen", quorum: true }, /^quorum: true is no threshold/],
    [{ name: "empty" }, /"empty": no test asks for approvals/],
    [{ tests: ["approval"] }, /^test 1: "approval" is no test/],
    [{ tests: [{ count: "yes", of: "yes+no", threshold: "1/2" }] }, /^test 1: the operator is missing/],
    [{ tests: [{ count: "maybes", of: "yes+no", operator: ">", threshold: "1/2" }] }, /^test 1: "maybes" is nothing that is counted/],
    [{ tests: [{ count: "yes", per: "yes+no", operator: ">", threshold: "1/2" }] }, /unknown field "per"/],
  ];
  test.each(refused)("refused: %j", (rule, sentence) => expect(() => readRule(rule)).toThrow(sentence));
});

describe("votes", () => {
  const four = "approval 2/3 ✓";
  const shapes: [name: string, votes: unknown][] = [
    ["a list", [{ organisation: "A", position: "approve" }, { organisation: "B", position: "approve with comments" }, { organisation: "C", position: "disapprove" }, { organisation: "D", position: "abstain" }]],
    ["without names", [{ vote: "yes" }, { vote: "Y" }, { vote: "no" }, { vote: null }, {}]],
    ["an object with votes", { votes: [{ name: "A", position: "approve" }, { name: "B", position: "APPROVE" }, { name: "C", position: "reject" }] }],
    ["an electorate, and votes on it", { electorate: [{ name: "A" }, { id: "B" }, "C", "D"], votes: [{ organisation: "A", position: "approve" }, { organisation: { name: "B" }, position: "approve" }, { organisation: "C", position: "against" }] }],
    ["an electorate with positions", { electorate: [{ name: "A", position: "yes" }, { name: "B", position: "yes" }, { name: "C", position: "no" }] }],
    ["an electorate of so many", { electorate: 9, votes: { A: "approve", B: "approve", C: "disapprove", D: null } }],
    ["so many alike", [{ position: "approve", count: 2 }, { position: "disapprove", count: 1 }]],
    ["O-members and liaisons beside", [{ part: "P-member", position: "approve", count: 2 }, { part: "P", position: "no" }, { part: "observing", position: "no" }, { part: "Liaison", position: "no" }]],
    ["by position, how many", { votes: { approve: 2, disapprove: 1, abstain: 0 } }],
    ["nothing but how many", { approve: 2, disapprove: 1, abstain: 0 }],
    ["nothing but who", { A: "approve", B: "yes", C: "no", D: null }],
    ["a ballot group of so many", { "Ballot group": 9, votes: { approve: 2, disapprove: 1 } }],
    ["by position, who", { electorate: ["A", "B", "C", "D"], votes: { yes: ["A", { name: "B" }], no: ["C"] } }],
    ["one recused, one not active", [{ position: "approve", count: 2 }, { position: "no" }, { position: "no", recused: true }, { position: "no", active: false }, { position: "recused" }]],
  ];
  test.each(shapes)("%s", (_, votes) => expect(counted("iso-cd", votes)).toBe(four));

  const tied: [disapproval: Record<string, unknown>, counts: boolean][] = [
    [{}, true],
    [{ technical: true }, true],
    [{ technicalComment: "C-12" }, true],
    [{ reasons: ["C-12"] }, true],
    [{ comments: [{ type: "te", text: "…" }] }, true],
    [{ comments: [{ text: "…" }] }, true],
    [{ comments: 2 }, true],
    [{ position: "disapprove with technical reasons" }, true],
    [{ position: "Disapprove, for technical reasons" }, true],
    [{ technical: false }, false],
    [{ technical: "no" }, false],
    [{ technicalComment: null }, false],
    [{ technical_comment: "" }, false],
    [{ reasons: [] }, false],
    [{ comments: [{ type: "editorial" }] }, false],
    [{ comments: 0 }, false],
    [{ position: "disapprove without comments" }, false],
    [{ position: "no without any technical reason", technical: true }, false],
  ];
  test.each(tied)("a disapproval with %j counts: %s", (fields, counts) => {
    expect(counted("iso-dis-fdis", [{ position: "approve" }, { position: "disapprove", ...fields }])).toBe(counts ? "approval 1/2 ✗ · opposition 1/2 ✗" : "approval 1/1 ✓ · opposition 0/1 ✓");
  });

  test("categories as they are called", () => {
    const votes = [{ category: "Governments", vote: "for" }, { category: "ENTERPRISE", vote: "for" }, { category: "vendors", vote: "for" }, { category: "Civil society", vote: "for" }, { category: "Standards bodies", vote: "for" }, { category: "press", vote: "for" }];
    expect(readVotes(votes).electorate.map(({ category }) => category)).toEqual(["government", "enterprise", "vendor", "civil-society", "standards-body", "press"]);
  });

  test("the positions of the IESG", () => {
    expect(counted("iesg", [{ position: "Yes" }, { position: "No Objection", count: 5 }, { position: "Recuse" }, { position: "Abstain", count: 3 }])).toBe("one-yes 1/1 ✓ · blocking 0/1 ✓ · support 6/9 ✓");
    expect(counted("iesg", [{ position: "yes" }, { position: "noObjection" }, { position: "Discuss" }])).toBe("one-yes 1/1 ✓ · blocking 1/1 ✗ · support 2/3 ✓");
  });

  test("decimal weights are exact, and printed as they were", () => {
    const { electorate, positions, decimals } = readVotes([{ vote: "yes", population: 0.1 }, { vote: "yes", population: "0.20" }, { vote: "yes", weight: 0.35 }, { vote: "no", weight: 0.35 }]);
    expect(electorate.map(({ weight }) => weight)).toEqual([10, 20, 35, 35]);
    expect(printed(tally(RULES.cen, electorate, positions), decimals)).toEqual({
      approved: true,
      tests: [
        { name: "approval", numerator: 3, denominator: 4, threshold: "55/100", operator: "≥", passed: true },
        { name: "population", numerator: 0.65, denominator: 1, threshold: "65/100", operator: "≥", passed: true },
      ],
    });
  });

  const refused: [votes: unknown, sentence: RegExp][] = [
    ["approve", /^Votes are a list or an object, not "approve"\.$/],
    [{ tally: [] }, /neither votes nor an electorate/],
    [{ quorum: 4, votes: { approve: 3 } }, /^The file of votes has a number "quorum" that means nothing/],
    [{ votes: 3 }, /^votes: 3 is neither a list nor an object/],
    [[3], /^entry 1: 3 is no object/],
    [[{ position: "maybe" }], /^entry 1: "maybe" is no position; it is one of approve, approve-with-comments/],
    [[{ position: 1 }], /^entry 1: 1 is no position/],
    [[{ name: "A" }, { name: "A" }], /^The organisation "A" stands there twice/],
    [[{ part: "Q" }], /^entry 1: "Q" is no part/],
    [[{ weight: -1 }], /^entry 1: -1 is no weight/],
    [[{ weight: 0.1234567 }], /is no weight; it is a number from 0 with at most six decimals/],
    [[{ weight: 90_000_000_000 }, { weight: 0.1 }], /too great to be counted exactly/],
    [[{ active: "perhaps" }], /^entry 1, active: "perhaps" is neither true nor false/],
    [[{ count: 0 }], /^entry 1: 0 is no count/],
    [[{ count: 6_000 }, { count: 6_000 }], /12000 organisations; at most 10000/],
    [{ electorate: 1, votes: { A: "yes", B: "no" } }, /There are 2 votes and only 1 organisations/],
    [{ electorate: ["A"], votes: [{ organisation: "B", position: "yes" }] }, /^vote 1: "B" is not in the electorate/],
    [{ electorate: ["A"], votes: [{ position: "yes" }] }, /^vote 1 names no organisation/],
    [{ electorate: ["A"], votes: [{ organisation: "A", postion: "yes" }] }, /^vote 1, of "A", has no position/],
    [{ electorate: ["A"], votes: [{ organisation: "A", position: "yes" }, { organisation: "A", position: "no" }] }, /"A" votes twice/],
  ];
  test.each(refused)("refused: %j", (votes, sentence) => expect(() => readVotes(votes)).toThrow(sentence));
});

describe("the command", () => {
  const folder = mkdtempSync(join(tmpdir(), "tally-"));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const run = (...files: string[]) =>
    new Promise<{ code: number | string | null | undefined; out: string; err: string }>((resolve) => {
      execFile(process.execPath, ["--import", "tsx", "test/tally.ts", ...files], (error, out, err) => resolve({ code: error ? error.code : 0, out, err }));
    });
  const nine = file("votes.json", JSON.stringify({ electorate: 9, votes: [{ position: "yes", count: 6 }, { position: "no", count: 2 }] }));

  test("prints JSON alone", async () => {
    const { code, out, err } = await run(file("rule.json", '\ufeff"OASIS"'), nine);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toEqual({
      approved: true,
      tests: [
        { name: "approval", numerator: 6, denominator: 9, threshold: "2/3", operator: "≥", passed: true },
        { name: "opposition", numerator: 2, denominator: 9, threshold: "1/4", operator: "≤", passed: true },
      ],
    });
  });

  test("says in a sentence what it cannot read, and ends with 2", async () => {
    const rule = file("oasis.json", '"OASIS"');
    const faults = await Promise.all([run(rule, join(folder, "none.json")), run(file("broken.json", "{"), nine), run(rule, file("maybe.json", '[{"position":"maybe"}]'))]);
    expect(faults.map(({ code, out }) => [code, out])).toEqual(faults.map(() => [2, ""]));
    expect(faults.map(({ err }) => err.replaceAll(`${folder}/`, ""))).toEqual([
      "none.json: there is no such file, or it cannot be read.\n",
      expect.stringMatching(/^broken\.json is not JSON: .+\n$/),
      expect.stringMatching(/^maybe\.json: entry 1: "maybe" is no position; .+\n$/),
    ]);
  });
});
