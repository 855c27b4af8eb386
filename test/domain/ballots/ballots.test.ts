/** What is true of a ballot before anybody counts it: who may cast, what of a secret one is told, what its forms take. */
import { describe, expect, test } from "vitest";
import { ballotForm, planOf, positionForm } from "#app/domain/ballots/ballot-forms.ts";
import { isDisclosed, isResolved, mayCast, receiptText, SECRECIES, turnsUntil, type BallotTerms } from "#app/domain/ballots/ballots.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import type { Actor } from "#app/domain/roles.ts";

const OPENS = new Date("2026-03-02T09:00:00Z");
const CLOSES = new Date("2026-04-02T09:00:00Z");
const terms = (over: Partial<BallotTerms> = {}): BallotTerms => ({ opensAt: OPENS, closesAt: CLOSES, closedAt: null, rule: RULES["public-private-consensus"], secrecy: "open", ...over });

function person(role: "head" | "member"): Actor {
  const acting = { organisationId: "o", organisationName: "Northwind", organisationSlug: "northwind", category: "vendor" as const, role };
  return { id: "p", name: "Ada", email: "ada@example.org", verified: true, administrator: false, facilitates: [], delegations: [], agreed: [], memberships: [acting], actingFor: acting };
}

describe("who casts", () => {
  test("a head for an organisation of the electorate; the clock decides to the millisecond", () => {
    const voter = { part: "voting" as const };
    expect(mayCast(person("head"), terms(), voter, OPENS, true).ok).toBe(true);
    expect(mayCast(person("head"), terms(), voter, new Date(CLOSES.getTime() - 1), true).ok).toBe(true);
    expect(mayCast(person("head"), terms(), voter, CLOSES, true)).toEqual({ ok: false, refusal: { code: "ballot-closed", detail: { at: CLOSES.toISOString() } } });
    expect(mayCast(person("head"), terms({ closedAt: OPENS }), voter, OPENS, true)).toEqual({ ok: false, refusal: { code: "ballot-closed", detail: { at: OPENS.toISOString() } } });
  });
  test("whoever else is told to speak for it does too", () => {
    expect(mayCast(person("member"), terms(), { part: "voting" }, OPENS, true).ok).toBe(true);
    expect(mayCast(person("head"), terms(), { part: "voting" }, OPENS, false)).toMatchObject({ refusal: { code: "not-head" } });
  });
});

test("a secret ballot is told of at its close, be it early", () => {
  const told = SECRECIES.map((secrecy) => [OPENS, CLOSES].map((now) => isDisclosed(terms({ secrecy }), now)));
  expect(told).toEqual([[true, true], [false, true]]);
  expect(isDisclosed(terms({ secrecy: "secret-until-close", closedAt: OPENS }), OPENS)).toBe(true);
});

test("an objection is resolved by its author alone", () => {
  expect([{ withdrawn: true, answer: null }, { withdrawn: false, answer: "satisfied" as const }, { withdrawn: false, answer: "not-satisfied" as const }, { withdrawn: false, answer: null }].map(isResolved)).toEqual([true, true, false, false]);
});

test("days to turn a disapproval are counted from the close that was", () => {
  const rule = { ...RULES.cen, flipDays: 2 };
  expect(turnsUntil(terms({ rule, closedAt: OPENS }))).toEqual(new Date("2026-03-04T09:00:00Z"));
  expect(turnsUntil(terms())).toBeNull();
});

test("a receipt commits to everything that a vote is", () => {
  const parts = { ballotId: "b", organisationId: "o", sequence: 2, position: "disapprove" as const, comments: [3, 7], at: CLOSES.toISOString(), nonce: "n" };
  expect(receiptText(parts)).toBe('["b","o",2,"disapprove",[3,7],"2026-04-02T09:00:00.000Z","n"]');
});

describe("forms", () => {
  test("comments come once, many times or not at all", () => {
    expect([undefined, "7", ["9", "7", "9"]].map((comments) => positionForm.parse({ position: "disapprove", comments }).comments)).toEqual([[], [7], [7, 9]]);
    for (const comments of ["0", "x", "1.5", Array.from({ length: 31 }, (_, n) => String(n + 1))]) expect(positionForm.safeParse({ position: "approve", comments }).success).toBe(false);
  });
  test("a question needs one; electors are an id and a part", () => {
    const form = { subject: "advance", closesAt: "2026-04-02T09:00", electors: ["a:voting", "c:none", "b:observing"], weights: ["1", "1", "2"] };
    expect(ballotForm.parse(form)).toMatchObject({ rule: "public-private-consensus", secrecy: "open", weights: [1, 1, 2] });
    expect(planOf(ballotForm.parse(form)).electors).toEqual([{ organisationId: "a", part: "voting", weight: 1 }, { organisationId: "b", part: "observing", weight: 2 }]);
    for (const wrong of [{ subject: "question" }, { electors: "a:king" }, { weights: "-1" }, { rule: "majority" }, { flipDays: "366" }, { closesAt: "soon" }]) expect(ballotForm.safeParse({ ...form, ...wrong }).success).toBe(false);
  });
  test("a rule in which nothing differs is the shipped one; a variant is read as a file would be, and says its faults", () => {
    const form = (over: object) => ballotForm.parse({ subject: "advance", closesAt: "2026-04-02T09:00", tests: ["approval", "opposition", "return", "half-of-each"], thresholds: ["≥ 2/3", "≤ 1/4", "≥ 1/2", "≥ 1/2"], parts: ["voting", "observing"], unreasonedCount: "no", ...over });
    expect(planOf(form({})).rule).toBe(RULES["public-private-consensus"]);
    const { rule, original } = planOf(form({ variant: "Ours, stricter", thresholds: ["75 %", "", "≥ 1/2", "> 1/2"], flipDays: "14" }));
    expect([rule.name, rule.source, rule.flipDays, original]).toEqual(["Ours, stricter", null, 14, "public-private-consensus"]);
    expect(rule.tests.map(({ name, operator, threshold }) => `${name} ${operator} ${threshold}`)).toEqual(["approval ≥ 3/4", "return ≥ 1/2", "half-of-each > 1/2"]);
    expect(() => planOf(form({ thresholds: ["most", "≤ 1/4", "≥ 1/2", "≥ 1/2"] }))).toThrow("malformed: thresholds");
    expect(() => planOf(form({ parts: [] }))).toThrow("malformed: thresholds");
  });
});
