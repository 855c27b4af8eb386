/** Clause tables in a small notation: "old number and title > next number and title: what became of it". */
import { describe, expect, test } from "vitest";
import { align } from "#app/domain/text/alignment.ts";
import { clauseTable, type ClauseRow } from "#app/domain/text/clause-table.ts";
import { cut } from "#app/domain/text/cut.ts";

const alpha = "Verifiers shall store memorized secrets in a form that resists offline attacks.";
const beta = "Sessions are ended after thirty minutes without any activity of the claimant.";
const gamma = "Biometric samples collected in the process are erased from memory at once.";

function table(old: string[], next: string[]): string[] {
  const [a, b] = [cut(old.join("\n\n")), cut(next.join("\n\n"))];
  return clauseTable(a, b, align(a, b)).map(notation);
}

function notation({ old, next, became, renumbered, retitled, edited }: ClauseRow): string {
  const name = (clause: ClauseRow["old"]): string => (clause ? `${clause.number} ${clause.title}` : "–");
  return `${name(old)} > ${name(next)}: ${[became, renumbered && "renumbered", retitled && "retitled", edited && "edited"].filter(Boolean).join(", ")}`;
}

describe("the clause table", () => {
  const one = ["# 1 Storage of secrets", alpha, "# 2 Length of sessions", beta, "# 3 Erasure of samples", gamma];
  test("nothing changed", () => expect(table(one, one)).toEqual(["1 Storage of secrets > 1 Storage of secrets: kept", "2 Length of sessions > 2 Length of sessions: kept", "3 Erasure of samples > 3 Erasure of samples: kept"]));
  test("a clause put in: what follows is renumbered, and only that", () =>
    expect(table(one, ["# 1 Storage of secrets", alpha, "# 2 Transfer of keys", "Every transfer of keys is announced.", "# 3 Length of sessions", beta, "# 4 Erasure of samples", gamma])).toEqual([
      "1 Storage of secrets > 1 Storage of secrets: kept",
      "– > 2 Transfer of keys: added",
      "2 Length of sessions > 3 Length of sessions: kept, renumbered",
      "3 Erasure of samples > 4 Erasure of samples: kept, renumbered",
    ]));
  test("a clause taken out, with its text", () => expect(table(one, ["# 1 Storage of secrets", alpha, "# 2 Erasure of samples", gamma])).toEqual(["1 Storage of secrets > 1 Storage of secrets: kept", "2 Length of sessions > –: removed", "3 Erasure of samples > 2 Erasure of samples: kept, renumbered"]));
  test("a clause whose heading is gone and whose text stands under another one", () => expect(table(one, ["# 1 Storage of secrets", alpha, beta, "# 2 Erasure of samples", gamma])[1]).toBe("2 Length of sessions > 1 Storage of secrets: merged"));
  test("another title, another text", () => expect(table(one, ["# 1 Storage of all secrets", alpha.replace("shall", "must"), "# 2 Length of sessions", beta, "# 3 Erasure of samples", gamma])[0]).toBe("1 Storage of secrets > 1 Storage of all secrets: kept, retitled, edited"));
  test("a number that is given to another clause names that one no more", () =>
    expect(table(one, ["# 1 Length of sessions", beta, "# 2 Storage of secrets", alpha, "# 3 Erasure of samples", gamma]).slice(0, 2)).toEqual([
      expect.stringMatching(/^1 Storage of secrets > 2 Storage of secrets: kept, renumbered/),
      expect.stringMatching(/^2 Length of sessions > 1 Length of sessions: kept, renumbered/),
    ]));
  test("nothing before, nothing after", () => {
    expect(table([], ["# 1 New"])).toEqual(["– > 1 New: added"]);
    expect(table(["# 1 Gone"], [])).toEqual(["1 Gone > –: removed"]);
  });
});
