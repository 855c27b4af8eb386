/**
 * Ballots in short: "vendor:y3n@5 O/government:a2." is three vendors that approve, one of weight 5 that disapproves, two observing governments that abstain, one that has not voted.
 * y approve, c approve with comments, o no objection, n disapprove, u disapprove without a technical comment, a abstain, r recuse, "." not voted; a number after it: so many.
 * Before the colon the part (O, L; else voting) and the category; "-" is none.
 */
import fc from "fast-check";
import type { Cast, Elector, Part } from "#app/domain/ballots/positions.ts";
import type { Rule } from "#app/domain/ballots/rules.ts";
import { tally, type Tally } from "#app/domain/ballots/tally.ts";

export interface Ballot {
  electorate: Elector[];
  positions: Map<string, Cast>;
}

export const CASTS: Record<string, Cast | null> = {
  y: { position: "approve", reasoned: false },
  c: { position: "approve-with-comments", reasoned: false },
  o: { position: "no-objection", reasoned: false },
  n: { position: "disapprove", reasoned: true },
  u: { position: "disapprove", reasoned: false },
  a: { position: "abstain", reasoned: false },
  r: { position: "recuse", reasoned: false },
  ".": null,
};

export function ballot(text: string): Ballot {
  const electorate: Elector[] = [];
  const positions = new Map<string, Cast>();
  for (const group of text.split(" ").filter(Boolean)) {
    const [, part = "", category = "", letters = ""] = /^(?:([OL])\/)?([^:]+):(.*)$/.exec(group) ?? [];
    for (const [, letter = "", weight, count] of letters.matchAll(/([yconuar.])(?:@(\d+)|(\d+))?/g)) {
      for (let made = 0; made < Number(count ?? 1); made++) {
        const id = `${electorate.length}`;
        electorate.push({ id, category: category === "-" ? null : category, part: ({ O: "observing", L: "liaison" } as Record<string, Part>)[part] ?? "voting", weight: Number(weight ?? 1), active: true });
        const cast = CASTS[letter];
        if (cast) positions.set(id, cast);
      }
    }
  }
  return { electorate, positions };
}

export function count(rule: Rule, { electorate, positions }: Ballot): Tally {
  return tally(rule, electorate, positions);
}

/** "approval 6/8 ✓ · opposition 3/9 ✗" */
export function said({ tests }: Tally): string {
  return tests.map(({ name, numerator, denominator, passed }) => `${name} ${numerator}/${denominator} ${passed ? "✓" : "✗"}`).join(" · ");
}

const elector = fc.record({
  category: fc.constantFrom("government", "enterprise", "vendor", "academia", null),
  part: fc.constantFrom<Part>("voting", "voting", "voting", "observing", "liaison"),
  weight: fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 90_000_000 })),
  active: fc.constantFrom(true, true, true, true, false),
});

/** Random electorates and what they cast, a letter each: whole blocks alike, so that thresholds are met and missed. */
export function ballots(maxLength = 24, letters = "yyyyyyyyyyyyyyconnua..r"): fc.Arbitrary<Ballot> {
  return fc.array(fc.tuple(elector, fc.constantFrom(...letters)), { maxLength, size: "max" }).map((members) => {
    const electorate = members.map(([member], index) => ({ id: `${index}`, ...member }));
    return { electorate, positions: new Map(members.flatMap(([, letter], index) => (CASTS[letter] ? [[`${index}`, CASTS[letter]] as const] : []))) };
  });
}

/** The same ballot, where one organisation stands otherwise. */
export function recast({ electorate, positions }: Ballot, id: string, letter: string): Ballot {
  const cast = CASTS[letter];
  const rest = [...positions].filter(([organisation]) => organisation !== id);
  return { electorate, positions: new Map(cast ? [...rest, [id, cast]] : rest) };
}
