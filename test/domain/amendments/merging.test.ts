/** Amendments applied, alone and together, and laws of merging on random drafts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { difference, spliced } from "#app/domain/amendments/differences.ts";
import { editsOf } from "#app/domain/amendments/edits.ts";
import { applied, assembled, threeWay } from "#app/domain/amendments/merging.ts";
import { extent } from "#app/domain/amendments/operations.ts";
import { layoutOf } from "#app/domain/amendments/passages.ts";
import { amendmentsOf, editing, layouts, readAmendment, readDraft, sources } from "#test/domain/amendments/drafts.ts";
import { runs } from "#test/world/laws.ts";

describe("a working text that was edited meanwhile", () => {
  const BASE = "a b c d e / f g h / i j k";
  const cases: [name: string, ours: string, theirs: string, source: string, disputes: string[]][] = [
    ["other passages", "a b c d e / f G h / i j k", "a b c d e / f g h / i j K", "a b c d e / f G h / i j K", []],
    ["other words of one passage", "A b c d e / f g h / i j k", "a b c d E / f g h / i j k", "A b c d E / f g h / i j k", []],
    ["the same words: ours stays", "a b X d e / f g h / i j k", "a b Y d e / f g h / i j k", "a b X d e / f g h / i j k", ["a b c d e: a b X d e | a b Y d e"]],
    ["what is not disputed comes all the same", "a b X d e / f g h / i j k", "a b Y d e / f g h / i j K", "a b X d e / f g h / i j K", ["a b c d e: a b X d e | a b Y d e"]],
    ["the passage is gone", "f g h / i j k", "a b c d E / f g h / i j k", "f g h / i j k", ["a b c d e:  | a b c d E"]],
    ["it is done already", "a b X d e / f g h / i j k", "a b X d e / f g h / i j k", "a b X d e / f g h / i j k", []],
    ["two put something in at one place", "a b c d e / one / f g h / i j k", "a b c d e / two / f g h / i j k", "a b c d e / one / f g h / i j k", ["a b c d e / f g h: a b c d e / one / f g h | a b c d e / two / f g h"]],
  ];
  test.each(cases)("%s", (_, ours, theirs, source, disputes) => {
    const text = (notation: string): string => notation.replace(/ \/ /g, "\n\n");
    const shown = (made: string): string => made.replace(/\n\n/g, " / ");
    const merged = threeWay(text(BASE), text(ours), text(theirs));
    expect(shown(merged.source)).toBe(source);
    expect(merged.disputes.map(({ base, versions }) => `${shown(base)}: ${versions.map((version) => shown(version).trim()).join(" | ")}`)).toEqual(disputes);
  });

  test("says where what came of theirs stands", () => {
    const { source, landed } = threeWay("a b c d e\n\nf g h", "new at the head\n\na b c d e\n\nf g h", "a b X d e\n\nf g h\n\nlast");
    expect(landed.map(({ start, end }) => source.slice(start, end))).toEqual(["X", "\n\nlast"]);
  });
});

describe("a part of an amendment", () => {
  const layout = layoutOf(readDraft("a b c d e f g / h i j / k l m"));
  const edits = editsOf(layout, readAmendment(layout, "=1..2 A b c X e f g¶¶h i j¶¶new"));

  test("is any of its edits", () => {
    expect(edits.map(({ text }) => text.trim())).toEqual(["A", "X", "new"]);
    expect(assembled(layout, [edits[1]!]).source).toBe("a b c X e f g\n\nh i j\n\nk l m");
    expect(assembled(layout, [edits[0]!, edits[2]!]).source).toBe("A b c d e f g\n\nh i j\n\nnew\n\nk l m");
  });
});

describe("laws", () => {
  const one = layouts.chain((layout) => amendmentsOf(layout).map((amendment) => ({ layout, amendment })));
  const some = layouts.chain((layout) => fc.array(amendmentsOf(layout), { minLength: 2, maxLength: 5 }).map((amendments) => ({ layout, amendments })));
  const edited = fc.tuple(sources, editing, editing).map(([base, a, b]) => [base, a(base), b(base)] as const);

  test("a difference applied to the old source is the new one", () => {
    fc.assert(fc.property(edited, ([base, next]) => {
      const splices = difference(base, next);
      expect(spliced(base, splices)).toBe(next);
      splices.forEach(({ start, end, text }, index) => {
        expect(base.slice(start, end)).not.toBe(text);
        if (index > 0) expect(start).toBeGreaterThan(splices[index - 1]!.end);
      });
    }), runs(500));
  });

  test("a replacement alone gives what was typed, byte for byte", () => {
    fc.assert(fc.property(one, ({ layout, amendment }) => {
      fc.pre(amendment.operation === "replace");
      const { start, end } = extent(layout, amendment);
      expect(assembled(layout, editsOf(layout, amendment)).source).toBe(layout.source.slice(0, start) + amendment.source + layout.source.slice(end));
    }), runs(500));
  });

  test("amendments that do not collide commute; none of them is the draft", () => {
    fc.assert(fc.property(some.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given.amendments.map((_, index) => index), { minLength: given.amendments.length }))), ([{ layout, amendments }, order]) => {
      const edits = amendments.map((amendment) => editsOf(layout, amendment));
      expect(applied(layout, [])).toMatchObject({ source: layout.source });
      const [straight, shuffled] = [applied(layout, edits), applied(layout, order.map((index) => edits[index]!))];
      if ("collisions" in straight) expect(shuffled).toHaveProperty("collisions");
      else expect(shuffled).toMatchObject({ source: straight.source });
    }), runs(500));
  });

  test("an amendment in parts is the amendment, and each part stands where it is said to", () => {
    fc.assert(fc.property(one, fc.nat(), ({ layout, amendment }, mask) => {
      const edits = editsOf(layout, amendment);
      const whole = assembled(layout, edits);
      const parts = [true, false].map((side) => edits.filter((_, index) => ((mask >> index % 30) & 1) === Number(side)));
      expect(applied(layout, parts)).toMatchObject({ source: whole.source });
      expect(whole.landed.size).toBe(edits.length);
      for (const [{ text, kind }, { start, end }] of whole.landed) {
        const there = whole.source.slice(start, end);
        expect(kind === "insertion" ? there.trim() : there).toBe(kind === "insertion" ? text.trim() : text);
      }
    }), runs(300));
  });

  test("three-way: what both say, what one says, what none says", () => {
    fc.assert(fc.property(edited, ([base, ours, theirs]) => {
      expect(threeWay(base, ours, base)).toMatchObject({ source: ours, disputes: [] });
      expect(threeWay(base, base, theirs)).toMatchObject({ source: theirs, disputes: [] });
      expect(threeWay(base, ours, ours)).toMatchObject({ source: ours, disputes: [] });
      expect(threeWay(base, ours, theirs).disputes.length > 0).toBe(threeWay(base, theirs, ours).disputes.length > 0);
      const { source, disputes } = threeWay(base, ours, theirs);
      if (disputes.length === 0) expect(threeWay(base, theirs, ours).source).toBe(source);
    }), runs(500));
  });
});
