/** Every shipped rule against ballots whose outcome is known: those of process.md, results that the bodies published, and the edges of every threshold. */
import { describe, expect, test } from "vitest";
import { RULE_NAMES, RULES, type RuleName } from "#app/domain/ballots/rules.ts";
import { recirculates, type Void } from "#app/domain/ballots/tally.ts";
import { variantOf } from "#app/domain/ballots/variants.ts";
import { ballot, count, said } from "./notation.ts";

const outcome = (rule: RuleName, text: string) => `${count(RULES[rule], ballot(text)).approved ? "approved" : "not approved"}: ${said(count(RULES[rule], ballot(text)))}`;

const vectors: Record<RuleName, [name: string, votes: string, outcome: string][]> = {
  "oasis-special-majority": [
    ["9 members need 6 yes", "-:y6.3", "approved: approval 6/9 ✓ · opposition 0/9 ✓"],
    ["5 yes of 9 are too few", "-:y5.4", "not approved: approval 5/9 ✗ · opposition 0/9 ✓"],
    ["9 members bear 2 no", "-:y6n2a", "approved: approval 6/9 ✓ · opposition 2/9 ✓"],
    ["3 no of 9 are too many", "-:y6n3", "not approved: approval 6/9 ✓ · opposition 3/9 ✗"],
    ["7 members need 5 yes and bear 1 no", "-:y5na", "approved: approval 5/7 ✓ · opposition 1/7 ✓"],
    ["4 yes of 7 are too few", "-:y4.3", "not approved: approval 4/7 ✗ · opposition 0/7 ✓"],
    ["2 no of 7 are too many", "-:y5n2", "not approved: approval 5/7 ✓ · opposition 2/7 ✗"],
    ["4 members need 3 yes and bear 1 no (ballot 2848)", "-:y3n", "approved: approval 3/4 ✓ · opposition 1/4 ✓"],
    ["2 yes of 4 are too few", "-:y2.2", "not approved: approval 2/4 ✗ · opposition 0/4 ✓"],
    ["a no counts without a comment", "-:y6u3", "not approved: approval 6/9 ✓ · opposition 3/9 ✗"],
    ["observers are no voting members", "-:y6.3 O/-:n5", "approved: approval 6/9 ✓ · opposition 0/9 ✓"],
  ],
  cen: [
    ["11 yes of 20 meet 55 %, and still need the population", "-:y11n9", "not approved: approval 11/20 ✓ · population 11/20 ✗"],
    ["65 % of the population exactly", "-:y@16y10n@6n8", "approved: approval 11/20 ✓ · population 26/40 ✓"],
    ["25 of 40 are less", "-:y@15y10n@7n8", "not approved: approval 11/20 ✓ · population 25/40 ✗"],
    ["13 of 20 by weight, 11 of 20 by head", "-:y@3y10n@1n6.2", "approved: approval 11/18 ✓ · population 13/20 ✓"],
    ["large members are not enough", "-:y@80y@60n@5n@5", "not approved: approval 2/4 ✗ · population 140/150 ✓"],
    ["who abstains or stays away is in neither", "-:y@80y@60n@5a@900.@900", "approved: approval 2/3 ✓ · population 140/145 ✓"],
    ["10 of 20 miss 55 %", "-:y@50y9n10", "not approved: approval 10/20 ✗ · population 59/69 ✓"],
  ],
  "iso-dis-fdis": [
    ["2/3 of 9 are met, and a third is no quarter", "-:y6n3", "not approved: approval 6/9 ✓ · opposition 3/9 ✗"],
    ["1/4 of 8 is borne", "-:y6n2", "approved: approval 6/8 ✓ · opposition 2/8 ✓"],
    ["observers count against it", "-:y6n2 O/-:n", "not approved: approval 6/8 ✓ · opposition 3/9 ✗"],
    ["observers do not count for it", "-:y5n3 O/-:y9", "not approved: approval 5/8 ✗ · opposition 3/17 ✓"],
    ["observers dilute the opposition", "-:y6n3 O/-:y3", "approved: approval 6/9 ✓ · opposition 3/12 ✓"],
    ["negatives without technical reasons are excluded", "-:y6n2u5", "approved: approval 6/8 ✓ · opposition 2/8 ✓"],
    ["abstentions are excluded", "-:y2a30", "approved: approval 2/2 ✓ · opposition 0/2 ✓"],
    ["comments do not lessen an approval", "-:c6n2", "approved: approval 6/8 ✓ · opposition 2/8 ✓"],
    ["no P-member voted", "-:.5 O/-:y5", "not approved: approval 0/0 ✗ · opposition 0/5 ✓"],
    ["a liaison has no vote", "-:y6n2 L/-:n5", "approved: approval 6/8 ✓ · opposition 2/8 ✓"],
  ],
  "iso-cd": [
    ["6 of 9", "-:y6n3", "approved: approval 6/9 ✓"],
    ["5 of 8", "-:y5n3", "not approved: approval 5/8 ✗"],
    ["of the P-members voting", "-:y2na4.9 O/-:n9", "approved: approval 2/3 ✓"],
  ],
  "ieee-sa": [
    ["802.11 ballot 194: two negatives without comments are returns alone", "a:y84n3a3u1.9 b:y84n3a3u1.9 c:y84n4a4.8", "approved: return 274/300 ✓ · approval 252/262 ✓ · abstentions 10/274 ✓ · balance:a 100/300 ✓ · balance:b 100/300 ✓ · balance:c 100/300 ✓"],
    ["802.11 ballot 231: 74.24 % are not 75 %", "-:y147n51ua31.58", "not approved: return 230/288 ✓ · approval 147/198 ✗ · abstentions 31/230 ✓"],
    ["3 of 4 returned, 3 of 4 of them yes", "-:y9n3.4", "approved: return 12/16 ✓ · approval 9/12 ✓ · abstentions 0/12 ✓"],
    ["a return under 75 %", "-:y11.4", "not approved: return 11/15 ✗ · approval 11/11 ✓ · abstentions 0/11 ✓"],
    ["30 % of the returns abstain", "-:y7a3", "not approved: return 10/10 ✓ · approval 7/7 ✓ · abstentions 3/10 ✗"],
    ["2 of 7 abstain", "-:y5a2", "approved: return 7/7 ✓ · approval 5/5 ✓ · abstentions 2/7 ✓"],
    ["a category of more than a third", "a:y4 b:y3 c:y3", "not approved: return 10/10 ✓ · approval 10/10 ✓ · abstentions 0/10 ✓ · balance:a 4/10 ✗ · balance:b 3/10 ✓ · balance:c 3/10 ✓"],
    ["a third of the group, whether they vote or not", "a:y3 b:y3 c:.2y", "approved: return 7/9 ✓ · approval 7/7 ✓ · abstentions 0/7 ✓ · balance:a 3/9 ✓ · balance:b 3/9 ✓ · balance:c 3/9 ✓"],
  ],
  iesg: [
    ["15 active, one recused: 10 of 14", "-:yo9r.4", "approved: one-yes 1/1 ✓ · blocking 0/1 ✓ · support 10/14 ✓"],
    ["9 of 14 are too few", "-:yo8r.5", "not approved: one-yes 1/1 ✓ · blocking 0/1 ✓ · support 9/14 ✗"],
    ["nobody says yes", "-:o10.4", "not approved: one-yes 0/1 ✗ · blocking 0/1 ✓ · support 10/14 ✓"],
    ["one blocks", "-:y13n", "not approved: one-yes 13/1 ✓ · blocking 1/1 ✗ · support 13/14 ✓"],
    ["who abstains is still one of them", "-:yo8a5", "not approved: one-yes 1/1 ✓ · blocking 0/1 ✓ · support 9/14 ✗"],
    ["2/3 of 9", "-:yo5.3", "approved: one-yes 1/1 ✓ · blocking 0/1 ✓ · support 6/9 ✓"],
  ],
  "two-chambers": [
    ["FORUM-9", "vendor:y11.4 enterprise:y3.3", "approved: approval:vendor 11/11 ✓ · majority:enterprise 3/3 ✓ · one-yes:vendor 11/1 ✓ · one-yes:enterprise 3/1 ✓ · quorum 14/21 ✓"],
    ["FORUM-020: one consumer of one is 50 % plus one; 13 of 24 are a quorum", "vendor:y11n.8 enterprise:y.3", "approved: approval:vendor 11/12 ✓ · majority:enterprise 1/1 ✓ · one-yes:vendor 11/1 ✓ · one-yes:enterprise 1/1 ✓ · quorum 13/24 ✓"],
    ["12 of 24 are none", "vendor:y11.9 enterprise:y.3", "not approved: approval:vendor 11/11 ✓ · majority:enterprise 1/1 ✓ · one-yes:vendor 11/1 ✓ · one-yes:enterprise 1/1 ✓ · quorum 12/24 ✗"],
    ["half of the consumers is not half plus one", "vendor:y6n3 enterprise:y2n2", "not approved: approval:vendor 6/9 ✓ · majority:enterprise 2/4 ✗ · one-yes:vendor 6/1 ✓ · one-yes:enterprise 2/1 ✓ · quorum 13/13 ✓"],
    ["3 of 5 consumers", "vendor:y6n3 enterprise:y3n2", "approved: approval:vendor 6/9 ✓ · majority:enterprise 3/5 ✓ · one-yes:vendor 6/1 ✓ · one-yes:enterprise 3/1 ✓ · quorum 14/14 ✓"],
    ["no consumer says yes", "vendor:y9 enterprise:a3", "not approved: approval:vendor 9/9 ✓ · majority:enterprise 0/0 ✗ · one-yes:vendor 9/1 ✓ · one-yes:enterprise 0/1 ✗ · quorum 12/12 ✓"],
    ["abstentions count for the quorum alone", "vendor:y2na4.3 enterprise:ya.2", "approved: approval:vendor 2/3 ✓ · majority:enterprise 1/1 ✓ · one-yes:vendor 2/1 ✓ · one-yes:enterprise 1/1 ✓ · quorum 9/14 ✓"],
  ],
  "public-private-consensus": [
    ["the picture of a ballot: 24 of 28, 4 of 28, 31 of 44", "government:y8na. enterprise:y9n.4 vendor:y7n2a2.8", "approved: approval 24/28 ✓ · opposition 4/28 ✓ · return 31/44 ✓ · half-of-each:government 8/9 ✓ · half-of-each:enterprise 9/10 ✓ · half-of-each:vendor 7/9 ✓"],
    ["one category below one half", "government:y6 enterprise:y6 vendor:y1n2", "not approved: approval 13/15 ✓ · opposition 2/15 ✓ · return 15/15 ✓ · half-of-each:government 6/6 ✓ · half-of-each:enterprise 6/6 ✓ · half-of-each:vendor 1/3 ✗"],
    ["one half of each is enough", "government:y5 enterprise:y5 vendor:yn", "approved: approval 11/12 ✓ · opposition 1/12 ✓ · return 12/12 ✓ · half-of-each:government 5/5 ✓ · half-of-each:enterprise 5/5 ✓ · half-of-each:vendor 1/2 ✓"],
    ["a category without a vote", "government:y5 enterprise:y5 vendor:a2", "not approved: approval 10/10 ✓ · opposition 0/10 ✓ · return 12/12 ✓ · half-of-each:government 5/5 ✓ · half-of-each:enterprise 5/5 ✓ · half-of-each:vendor 0/0 ✗"],
    ["half returned", "government:y2 enterprise:y2 vendor:y2.6", "approved: approval 6/6 ✓ · opposition 0/6 ✓ · return 6/12 ✓ · half-of-each:government 2/2 ✓ · half-of-each:enterprise 2/2 ✓ · half-of-each:vendor 2/2 ✓"],
    ["less than half returned", "government:y2 enterprise:y2 vendor:y2.7", "not approved: approval 6/6 ✓ · opposition 0/6 ✓ · return 6/13 ✗ · half-of-each:government 2/2 ✓ · half-of-each:enterprise 2/2 ✓ · half-of-each:vendor 2/2 ✓"],
    ["1/4 of 8, other categories counted in the whole", "government:y enterprise:y vendor:y academia:y3n2", "approved: approval 6/8 ✓ · opposition 2/8 ✓ · return 8/8 ✓ · half-of-each:government 1/1 ✓ · half-of-each:enterprise 1/1 ✓ · half-of-each:vendor 1/1 ✓"],
    ["a negative without technical reasons is a return", "government:yu enterprise:y vendor:y.4", "approved: approval 3/3 ✓ · opposition 0/3 ✓ · return 4/8 ✓ · half-of-each:government 1/1 ✓ · half-of-each:enterprise 1/1 ✓ · half-of-each:vendor 1/1 ✓"],
    ["all organisations, observing ones too", "government:y2 enterprise:y2 O/vendor:y2 O/academia:n3", "not approved: approval 6/9 ✓ · opposition 3/9 ✗ · return 9/9 ✓ · half-of-each:government 2/2 ✓ · half-of-each:enterprise 2/2 ✓ · half-of-each:vendor 2/2 ✓"],
  ],
};

describe.each(RULE_NAMES)("%s", (rule) => {
  test.each(vectors[rule])("%s", (_, votes, told) => expect(outcome(rule, votes)).toBe(told));
});

describe("void under every rule", () => {
  const voids: [votes: string, why: Void][] = [
    ["", "nobody-eligible"],
    ["L/vendor:y3", "nobody-eligible"],
    ["vendor:r3", "nobody-eligible"],
    ["government:.3 vendor:.2", "nobody-voted"],
    ["government:a3 enterprise:a3 vendor:a3", "only-abstentions"],
    ["government:n3", "nobody-approved"],
  ];
  test.each(voids)("%s is %s", (votes, why) => {
    for (const rule of RULE_NAMES) expect(count(RULES[rule], ballot(votes)), rule).toMatchObject({ approved: false, void: why });
  });
  test("abstentions and negatives without reasons, where those do not count", () => {
    expect(count(RULES["iso-dis-fdis"], ballot("vendor:u2a"))).toMatchObject({ approved: false, void: "nothing-counts" });
    expect(count(RULES["iso-cd"], ballot("vendor:u2a"))).toMatchObject({ approved: false, void: "nobody-approved" });
  });
  test("nobody says yes, where no test asks for one", () => {
    const silent = variantOf(RULES.iesg, { without: ["one-yes"] });
    expect(count(silent, ballot("-:o9"))).toMatchObject({ approved: false, void: "nobody-approved" });
    expect(count(silent, ballot("-:yo8")).approved).toBe(true);
  });
  test("who is not active has no vote", () => {
    const { electorate, positions } = ballot("vendor:y3");
    expect(count(RULES["iso-cd"], { electorate: electorate.map((elector) => ({ ...elector, active: false })), positions }).void).toBe("nobody-eligible");
  });
});

describe("a tally tells", () => {
  const told = count(RULES["public-private-consensus"], ballot("vendor:ycu. government:na -:y. O/enterprise:o L/vendor:y"));
  test("the return, who has not voted, and who objects", () => {
    expect(told).toMatchObject({ return: { returned: 7, eligible: 9 }, notVoted: ["3", "7"], objecting: ["4"] });
  });
  test("where each category stands", () => {
    expect(told.byCategory).toEqual([
      { category: "enterprise", eligible: 1, stands: { yes: 0, "no-objection": 1, no: 0, unreasoned: 0, abstain: 0, none: 0 } },
      { category: "government", eligible: 2, stands: { yes: 0, "no-objection": 0, no: 1, unreasoned: 0, abstain: 1, none: 0 } },
      { category: "vendor", eligible: 4, stands: { yes: 2, "no-objection": 0, no: 0, unreasoned: 1, abstain: 0, none: 1 } },
      { category: null, eligible: 2, stands: { yes: 1, "no-objection": 0, no: 0, unreasoned: 0, abstain: 0, none: 1 } },
    ]);
  });
  test("whether it goes round once more", () => {
    const [objected, agreed] = ["a:yn b:y2 c:y2", "a:y2 b:y2 c:y2"].map((votes) => count(RULES["ieee-sa"], ballot(votes))) as [typeof told, typeof told];
    expect([recirculates(RULES["ieee-sa"], objected, false), recirculates(RULES["ieee-sa"], agreed, true), recirculates(RULES["ieee-sa"], agreed, false), recirculates(RULES["iso-cd"], objected, true)]).toEqual([true, true, false, false]);
  });
});

test("every shipped rule is named once, sourced, and by its own name", () => {
  expect(Object.keys(RULES).sort()).toEqual([...RULE_NAMES].sort());
  for (const name of RULE_NAMES) expect(RULES[name]).toMatchObject({ name, source: expect.stringMatching(/\w{4}/) });
});

test("weights that cannot be exact are refused", () => {
  for (const weight of [0.5, -1, NaN, 90_000_000_001]) expect(() => count(RULES.cen, { electorate: [{ id: "a", category: null, part: "voting", weight, active: true }], positions: new Map() }), `${weight}`).toThrow(RangeError);
});
