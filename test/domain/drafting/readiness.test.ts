/** What is required before a draft is published is refused while it is open, named in order; a warning never is. */
import { expect, test } from "vitest";
import { CHECKS, FIRST_REQUIRED, inOrder, leftOf, mayPublish, type Check } from "#app/domain/drafting/readiness.ts";

const cases: [required: Check[], open: Partial<Record<Check, number>>, left: Partial<Record<Check, number>>][] = [
  [[], { technical: 3, references: 1 }, {}],
  [["technical"], { technical: 0, references: 1 }, {}],
  [["references", "technical"], { technical: 3, references: 1, collisions: 2 }, { technical: 3, references: 1 }],
  [[...CHECKS], { amendments: 4 }, { amendments: 4 }],
  [["objections"], {}, {}],
];
test.each(cases)("%j required, %j open: %j is in the way", (required, open, left) => {
  const verdict = mayPublish(required, open);
  const named = Object.keys(left).length > 0;
  expect(verdict).toEqual(named ? { ok: false, refusal: { code: "not-ready", detail: left } } : { ok: true });
  expect(leftOf(left)).toEqual(CHECKS.flatMap((check) => (left[check] ? [{ check, count: left[check] }] : [])));
});

test("they are kept in their order, each once", () => {
  expect(inOrder(["references", "technical", "references"])).toEqual(["technical", "references"]);
  expect(inOrder(FIRST_REQUIRED)).toEqual(FIRST_REQUIRED);
});
