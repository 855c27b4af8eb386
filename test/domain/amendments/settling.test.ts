/** The texts that a collision may be settled with, and what a settlement takes of each side, in the notation of drafts.ts. */
import { expect, test } from "vitest";
import { editsOf } from "#app/domain/amendments/edits.ts";
import { layoutOf } from "#app/domain/amendments/passages.ts";
import { startsOf, takenOf } from "#app/domain/amendments/settling.ts";
import { readAmendment, readDraft } from "#test/domain/amendments/drafts.ts";

function starts(draft: string, notations: string[]): Record<string, string> {
  const layout = layoutOf(readDraft(draft));
  const sides = notations.map((notation, index) => {
    const amendment = readAmendment(layout, notation);
    return { number: index + 1, first: amendment.first, last: amendment.last, edits: editsOf(layout, amendment) };
  });
  return Object.fromEntries(startsOf(layout, sides).map(({ of, text }) => [of.join(" "), text.replace(/\n\n/g, " / ")]));
}

test.each<[string, string, string[], Record<string, string>]>([
  ["a word changed two ways", "a b c d / f", ["=1 a X c d", "=1 a Y c d"], { "": "a b c d", 1: "a X c d", 2: "a Y c d", "1 2": "a X Y c d", "2 1": "a Y X c d" }],
  ["what only one changes stays in both orders", "a b c d e / f", ["=1 a X c d E", "=1 a Y c d e"], { "": "a b c d e", 1: "a X c d E", 2: "a Y c d e", "1 2": "a X Y c d E", "2 1": "a Y X c d E" }],
  ["blocks that either reaches", "a b / c d / f", ["=1 a X", "=1..2 a Y¶¶c d"], { "": "a b / c d", 1: "a X / c d", 2: "a Y / c d", "1 2": "a X Y / c d", "2 1": "a Y X / c d" }],
  ["a word taken out by one", "a b c d / f", ["=1 a c d", "=1 a Y c d"], { "": "a b c d", 1: "a c d", 2: "a Y c d", "1 2": "a Y c d", "2 1": "a Y c d" }],
])("%s", (_, draft, amendments, expected) => {
  expect(starts(draft, amendments)).toEqual(expected);
});

/** What a text that was written for the blocks from the first to the last that any side reaches takes of each side. */
function taken(draft: string, notations: string[], written: string): string[] {
  const layout = layoutOf(readDraft(draft));
  const edits = (notation: string) => editsOf(layout, readAmendment(layout, notation));
  return takenOf(notations.map(edits), edits(written)).map((one) => (one.kind === "partially-accepted" ? `${one.kind} ${one.hunks.join(",")}` : one.kind));
}

test.each<[string, string[], string, string[]]>([
  ["that of the first", ["=1 a X c d e", "=1 a Y c d e"], "=1 a X c d e", ["accepted", "not-accepted"]],
  ["that of the second", ["=1 a X c d e", "=1 a Y c d e"], "=1 a Y c d e", ["not-accepted", "accepted"]],
  ["neither", ["=1 a X c d e", "=1 a Y c d e"], "=1 a Z c d e", ["accepted-with-modifications", "accepted-with-modifications"]],
  ["both in an order", ["=1 a X c d e", "=1 a Y c d e"], "=1 a X Y c d e", ["accepted-with-modifications", "accepted-with-modifications"]],
  ["the second, and what the first alone changes", ["=1 a X c d E", "=1 a Y c d e"], "=1 a Y c d E", ["partially-accepted 2", "accepted"]],
  ["as in the draft where they collide", ["=1 a X c d E", "=1 a Y c d e"], "=1 a b c d E", ["partially-accepted 2", "not-accepted"]],
  ["something else altogether", ["=1 a X c d e", "=1 a Y c d e"], "=1 a b c d Z", ["not-accepted", "not-accepted"]],
  ["that of one over two blocks", ["=1 a X c d e", "=1..2 a Y c d e¶¶g"], "=1..2 a Y c d e¶¶g", ["not-accepted", "accepted"]],
  ["what both proposed alike", ["=1 a X c d e", "=1 a X c d E"], "=1 a X c d E", ["accepted", "accepted"]],
])("takes %s", (_, sides, written, expected) => {
  expect(taken("a b c d e / f", sides, written)).toEqual(expected);
});
