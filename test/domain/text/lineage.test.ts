/** Names of blocks across drafts: pairs as "old>next@score", ids as letters. */
import { describe, expect, test } from "vitest";
import { type Alignment } from "#app/domain/text/alignment.ts";
import { lineage } from "#app/domain/text/lineage.ts";

function alignment(text: string): Alignment {
  const pairs = text.split(" ").filter(Boolean).map((pair) => {
    const [old, next, score] = pair.split(/[>@]/).map(Number) as [number, number, number];
    return { old, next, score, kind: "same" as const, moved: false };
  });
  return { version: 1, pairs, offers: [] };
}

describe("lineage", () => {
  const cases: [name: string, old: string, pairs: string, nextCount: number, ids: string][] = [
    ["kept in another order", "a b", "0>1@1 1>0@1", 2, "b a"],
    ["new blocks get new ids", "a b", "0>1@1", 3, "1 a 2"],
    ["split: the surest piece keeps the id", "a", "0>0@0.7 0>1@0.9", 2, "1 a"],
    ["merged: the surest one gives it", "a b", "0>0@0.7 1>0@0.9", 1, "b"],
    ["nothing before", "", "", 2, "1 2"],
    ["nothing after", "a", "", 0, ""],
  ];
  test.each(cases)("%s", (_, old, pairs, nextCount, ids) => {
    let made = 0;
    expect(lineage(old.split(" ").filter(Boolean), alignment(pairs), nextCount, () => String(++made)).join(" ")).toBe(ids);
  });
});
