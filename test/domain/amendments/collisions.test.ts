/** Which amendments collide, which are one, and what comes of the others, in the notation of drafts.ts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collisionGraph, disputes } from "#app/domain/amendments/collisions.ts";
import { editsOf } from "#app/domain/amendments/edits.ts";
import { applied, threeWay } from "#app/domain/amendments/merging.ts";
import { layoutOf } from "#app/domain/amendments/passages.ts";
import { amendmentsOf, layouts, readAmendment, readDraft } from "#test/domain/amendments/drafts.ts";
import { runs } from "#test/world/laws.ts";

function outcome(draft: string, amendments: readonly string[]): string {
  const layout = layoutOf(readDraft(draft));
  const made = applied(layout, amendments.map((notation) => editsOf(layout, readAmendment(layout, notation))));
  return "collisions" in made ? `collide ${made.collisions.map(({ one, other }) => `${one + 1}:${other + 1}`).join(" ")}` : made.source.replace(/\n\n/g, " / ").replace(/\n/g, "¶");
}

const FIVE = "a b c d e / f g h / i j k / l m n / o p q";
const LIST = "before it / - one¶- two¶- three / after it";
const TABLE = "| h | k |¶|---|---|¶| one | x |¶| two | y | / after it";

describe("one passage", () => {
  const cases: [name: string, amendments: string[], becomes: string][] = [
    ["disjoint changes merge by words", ["=1 A b c d e", "=1 a b c d E"], "A b c d E / f g h / i j k / l m n / o p q"],
    ["the same word changed two ways", ["=1 a b C d e", "=1 a b X d e"], "collide 1:2"],
    ["words side by side", ["=1 a B c d e", "=1 a b C d e"], "collide 1:2"],
    ["a word between is enough", ["=1 a B c d e", "=1 a b c D e"], "a B c D e / f g h / i j k / l m n / o p q"],
    ["the same change is one", ["=1 a b C d e", "=1 a b C d e"], "a b C d e / f g h / i j k / l m n / o p q"],
    ["the same change and another", ["=1 a b C d e", "=1 A b C d e"], "A b C d e / f g h / i j k / l m n / o p q"],
    ["different words put in at one place", ["=1 a b X c d e", "=1 a b Y c d e"], "collide 1:2"],
    ["words put in beside a change", ["=1 a b X c d e", "=1 a b C d e"], "collide 1:2"],
    ["words put in on both sides of a word", ["=1 a b X c d e", "=1 a b c Y d e"], "a b X c Y d e / f g h / i j k / l m n / o p q"],
    ["words put in apart", ["=1 a X b c d e", "=1 a b c d Y e"], "a X b c d Y e / f g h / i j k / l m n / o p q"],
    ["a word deleted inside a phrase that was changed", ["=1 a X Y Z e", "=1 a b d e"], "collide 1:2"],
    ["a passage written anew takes no other change", ["=1 entirely other words stand here now", "=1 a b c d E"], "collide 1:2"],
    ["white space stands beside a change", ["=1 a b¶c d e", "=1 a b C d e"], "a b¶C d e / f g h / i j k / l m n / o p q"],
    ["white space gives way to a change around it", ["=1 a b¶c d e", "=1 a X Y d e"], "a X Y d e / f g h / i j k / l m n / o p q"],
  ];
  test.each(cases)("%s", (_, amendments, becomes) => {
    expect(outcome(FIVE, amendments)).toBe(becomes);
    expect(outcome(FIVE, [...amendments].reverse())).toBe(becomes);
  });
});

describe("many passages", () => {
  const cases: [name: string, draft: string, amendments: string[], becomes: string][] = [
    ["neighbours never collide", FIVE, ["=1 a b c d E", "=2 F g h"], "a b c d E / F g h / i j k / l m n / o p q"],
    ["a range against one inside it, in other words", FIVE, ["=1..3 A b c d e / f g h / i j K".replace(/ \/ /g, "¶¶"), "=2 f G h"], "A b c d e / f G h / i j K / l m n / o p q"],
    ["a range against one inside it, in the same words", FIVE, ["=1..3 a b c d e¶¶f X h¶¶i j k", "=2 f G h"], "collide 1:2"],
    ["a deletion against a change inside it", FIVE, ["-2..3", "=3 i J k"], "collide 1:2"],
    ["a deletion against one inside it agrees", FIVE, ["-2..4", "-3"], "a b c d e / o p q"],
    ["deletions that overlap agree", FIVE, ["-2..3", "-3..4"], "a b c d e / o p q"],
    ["deletions side by side", FIVE, ["-2", "-3"], "a b c d e / l m n / o p q"],
    ["a deletion, typed", FIVE, ["=1..3 a b c d e¶¶i j k", "-2"], "a b c d e / i j k / l m n / o p q"],
    ["insertions at one place", FIVE, ["+2 new", "+2 other"], "collide 1:2"],
    ["the same insertion", FIVE, ["+2 new", "+2 new"], "a b c d e / f g h / new / i j k / l m n / o p q"],
    ["the same insertion, typed after one passage and before the other", FIVE, ["=2 f g h¶¶new", "=3 new¶¶i j k", "+2 new"], "a b c d e / f g h / new / i j k / l m n / o p q"],
    ["an insertion beside a change", FIVE, ["+2 new", "=2 f g H", "=3 I j k"], "a b c d e / f g H / new / I j k / l m n / o p q"],
    ["an insertion beside a deletion", FIVE, ["+2 new", "-2"], "a b c d e / new / i j k / l m n / o p q"],
    ["an insertion inside a deletion", FIVE, ["+2 new", "-2..3"], "collide 1:2"],
    ["a passage split where another word changes", FIVE, ["=1 a b¶¶c d e", "=1 a b c d E"], "a b / c d E / f g h / i j k / l m n / o p q"],
    ["passages joined against a change beside the seam", FIVE, ["=1..2 a b c d e f g h", "=1 a b c d E"], "collide 1:2"],
    ["passages joined against a change away from the seam", FIVE, ["=1..2 a b c d e f g h", "=1 A b c d e"], "A b c d e f g h / i j k / l m n / o p q"],
    ["before all, and after all", FIVE, ["+0 new", "+5 last"], "new / a b c d e / f g h / i j k / l m n / o p q / last"],
    ["first and last deleted", FIVE, ["-1", "-5"], "f g h / i j k / l m n"],
    ["items follow items", LIST, ["+2 - and", "+4 - end", "=3 - TWO"], "before it / - one¶- and¶- TWO¶- three¶- end / after it"],
    ["a paragraph after an item is parted from it", LIST, ["+2 words"], "before it / - one / words / - two¶- three / after it"],
    ["the first item goes", LIST, ["-2"], "before it / - two¶- three / after it"],
    ["all items go, one by one", LIST, ["-2", "-3", "-4"], "before it / after it"],
    ["the last item goes and one comes in its place", LIST, ["-4", "+4 - new"], "before it / - one¶- two¶- new / after it"],
    ["rows follow rows", TABLE, ["+1 | new | z |", "=3 | two | Y |"], "| h | k |¶|---|---|¶| new | z |¶| one | x |¶| two | Y | / after it"],
    ["a head goes with its rule", TABLE, ["-1"], "| one | x |¶| two | y | / after it"],
    ["cells of one row", TABLE, ["=2 | ONE | x |", "=2 | one | X |"], "| h | k |¶|---|---|¶| ONE | X |¶| two | y | / after it"],
    ["a quotation stays one", "> a b¶>¶> c d / e f", ["-1"], "> c d / e f"],
  ];
  test.each(cases)("%s", (_, draft, amendments, becomes) => {
    expect(outcome(draft, amendments)).toBe(becomes);
    expect(outcome(draft, [...amendments].reverse())).toBe(becomes.startsWith("collide") ? "collide 1:2" : becomes);
  });
});

describe("the graph", () => {
  const layout = layoutOf(readDraft(FIVE));
  const graph = (...amendments: string[]) => collisionGraph(amendments.map((notation) => editsOf(layout, readAmendment(layout, notation))));

  test("names pairs with their place, groups through others, and what is one change", () => {
    const made = graph("=1 X b c d e", "=1 Y b c d e", "=1..2 Z b c d e¶¶f g H", "=2 f g V", "=4 l m N", "=4 l m N", "-5");
    expect(made.collisions.map(({ one, other }) => [one, other])).toEqual([[0, 1], [0, 2], [1, 2], [2, 3]]);
    expect(made.collisions[3]).toMatchObject({ start: layout.source.indexOf("h"), end: layout.source.indexOf("h") + 1 });
    expect(made.groups).toEqual([[0, 1, 2, 3]]);
    expect(made.same).toEqual([[4, 5]]);
  });

  test("shows what is disputed as each side has it", () => {
    const sides = ["=1..2 A b c d e¶¶f X h", "=2 f Y h", "=4 l M n"].map((notation) => editsOf(layout, readAmendment(layout, notation)));
    expect(disputes(layout, sides)).toEqual([{ first: 1, last: 1, base: "f g h", versions: ["f X h", "f Y h", "f g h"] }]);
  });
});

describe("laws", () => {
  const some = layouts.chain((layout) => fc.array(amendmentsOf(layout), { minLength: 2, maxLength: 6 }).map((amendments) => ({ layout, edits: amendments.map((amendment) => editsOf(layout, amendment)) })));

  test("the graph is every pair that could not be applied together, and nothing else", () => {
    fc.assert(fc.property(some, ({ layout, edits }) => {
      const { collisions, groups } = collisionGraph(edits);
      const named = new Set(collisions.map(({ one, other }) => `${one}:${other}`));
      edits.forEach((a, one) => edits.forEach((b, other) => {
        if (one < other) expect("collisions" in applied(layout, [a, b])).toBe(named.has(`${one}:${other}`));
      }));
      for (const { one, other } of collisions) expect(groups.some((group) => group.includes(one) && group.includes(other))).toBe(true);
    }), runs(300));
  });

  test("an amendment never collides with itself", () => {
    fc.assert(fc.property(some, ({ edits }) => void expect(edits.flatMap((own) => collisionGraph([own, own]).collisions)).toEqual([])), runs(300));
  });

  /** A text of words that are all different has one alignment alone: there a merge can be worked out word by word, with no engine at all. */
  test("words: a merge is what each side did to each word, and collides where both did to neighbours", () => {
    const change = fc.constantFrom("keep", "keep", "keep", "drop", "alter", "after");
    const cases = fc.integer({ min: 1, max: 14 }).chain((length) => fc.tuple(fc.array(change, { minLength: length, maxLength: length }), fc.array(change, { minLength: length, maxLength: length }), fc.boolean()));
    fc.assert(fc.property(cases, ([ours, theirs, split]) => {
      const base = ours.map((_, index) => `w${index}`);
      const separator = (index: number): string => (split && index % 5 === 4 ? "\n\n" : " ");
      const text = (side: readonly (readonly string[])[]): string => side.map((words, index) => words.map((word) => word + separator(index)).join("")).join("");
      const made = (mark: string, changes: readonly string[]): string[][] => base.map((word, index) => ({ keep: [word], drop: [], alter: [`${mark}${index}`], after: [word, `${mark}${index}`] })[changes[index] as "keep" | "drop" | "alter" | "after"]);
      const [a, b] = [made("a", ours), made("b", theirs)];
      const merged = threeWay(text(base.map((word) => [word])), text(a), text(b));
      const found = (word: string): boolean => merged.source.split(/\s+/).includes(word) || merged.disputes.some(({ versions }) => versions.some((version) => version.split(/\s+/).includes(word)));
      for (const word of [...a, ...b].flat().filter((word) => !word.startsWith("w"))) expect(found(word), word).toBe(true);
      base.forEach((word, index) => {
        if (a[index]!.includes(word) && b[index]!.includes(word)) expect(found(word), word).toBe(true);
        if (merged.disputes.length === 0 && !(a[index]!.includes(word) && b[index]!.includes(word))) expect(merged.source.split(/\s+/)).not.toContain(word);
      });
      if (merged.disputes.length === 0) expect(merged.source.split(/\s+/).filter(Boolean)).toHaveLength(new Set(merged.source.split(/\s+/).filter(Boolean)).size);
    }), runs(300));
  });
});
