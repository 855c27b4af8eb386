/** Real revisions of real standards as amendments: accepted in any order they make the next draft byte for byte, and half of them the old draft with that half. */
import { diffArrays } from "diff";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { collisionGraph } from "#app/domain/amendments/collisions.ts";
import { editsOf, type Edit } from "#app/domain/amendments/edits.ts";
import { amendmentFault } from "#app/domain/amendments/faults.ts";
import { applied, assembled, threeWay } from "#app/domain/amendments/merging.ts";
import { insertion, proposal, type Amendment, type Splice } from "#app/domain/amendments/operations.ts";
import { gapText, layoutOf, type Layout } from "#app/domain/amendments/passages.ts";
import { rebaser } from "#app/domain/amendments/rebasing.ts";
import { redliner } from "#app/domain/amendments/redlines.ts";
import { align } from "#app/domain/text/alignment.ts";
import { cut, type Cut } from "#app/domain/text/cut.ts";
import { corpus } from "#test/domain/text/corpus.ts";

const PAIRS: [old: string, next: string][] = [
  ["nist-sp800-63b/r3-draft-2017-01.md", "nist-sp800-63b/r3-final-2017-06.md"],
  ["owasp-asvs/4.0.1.md", "owasp-asvs/4.0.3.md"],
  ["osps-baseline/2025-02-25.md", "osps-baseline/2025-10-10.md"],
  ["nist-sp800-53/r5-fpd.md", "nist-sp800-53/r5.md"],
];

interface Proposed {
  amendment: Amendment;
  /** The same by hand: what stands there instead. */
  splice: Splice;
  edits: Edit[];
}

/** The passages that differ, with the gaps around them, and what a person would do to each: found without the engine. */
function proposals(old: Layout, next: Layout): Proposed[] {
  const keys = (layout: Layout): string[] => layout.passages.map(({ start, end }, index) => [gapText(layout, index), layout.source.slice(start, end), gapText(layout, index + 1)].join("\u0000"));
  const found: Proposed[] = [];
  const text = (layout: Layout, from: number, to: number): string => layout.source.slice(layout.passages[from]!.start, layout.passages[to - 1]!.end);
  const propose = (operation: Amendment["operation"], from: number, to: number, source: string, splice: Splice): void => {
    const [first, last] = from < to ? [old.passages[from]!.first, old.passages[to - 1]!.last] : [old.passages[from - 1]!.last, old.passages[from - 1]!.last];
    const amendment = proposal(old, { draft: 1, operation, first, last, source });
    found.push({ amendment, splice, edits: editsOf(old, amendment) });
  };
  const replace = (from: number, to: number, source: string): void => propose("replace", from, to, source, { start: old.passages[from]!.start, end: old.passages[to - 1]!.end, text: source });
  let [atOld, atNew, wasOld, wasNew] = [0, 0, 0, 0];
  const region = (from: number, to: number, newFrom: number, newTo: number): void => {
    const gaps = (layout: Layout, low: number, high: number): string[] => Array.from({ length: high - low - 1 }, (_, index) => gapText(layout, low + index + 1));
    if (to - from === newTo - newFrom && gaps(old, from, to).join("\u0000") === gaps(next, newFrom, newTo).join("\u0000")) {
      for (let index = 0; index < to - from; index++) if (text(old, from + index, from + index + 1) !== text(next, newFrom + index, newFrom + index + 1)) replace(from + index, from + index + 1, text(next, newFrom + index, newFrom + index + 1));
    } else if (newFrom === newTo) propose("delete", from, to, "", { start: old.passages[from]!.start, end: old.passages[to]!.start, text: "" });
    else if (from < to) replace(from, to, text(next, newFrom, newTo));
    else {
      const source = text(next, newFrom, newTo);
      const gap = gapText(old, from);
      if (insertion(old, from, source).text === gap + source) propose("insert", from, from, source, { start: old.passages[from - 1]!.end, end: old.passages[from - 1]!.end, text: gap + source });
      else replace(from - 1, from, text(old, from - 1, from) + gap + source);
    }
  };
  for (const { added, removed, count } of diffArrays(keys(old), keys(next))) {
    if (!added && !removed) {
      if (wasOld < atOld || wasNew < atNew) region(wasOld, atOld, wasNew, atNew);
      [atOld, atNew] = [atOld + count, atNew + count];
      [wasOld, wasNew] = [atOld, atNew];
    } else if (removed) atOld += count;
    else atNew += count;
  }
  if (wasOld < atOld || wasNew < atNew) region(wasOld, atOld, wasNew, atNew);
  return found;
}

function byHand(source: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((a, b) => a.start - b.start);
  return ordered.map(({ start, text }, index) => source.slice(ordered[index - 1]?.end ?? 0, start) + text).join("") + source.slice(ordered.at(-1)?.end ?? 0);
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const keys = list.map((_, index) => Math.imul(seed ^ (index + 1), 2654435761) >>> 0);
  return list.map((one, index) => ({ one, key: keys[index]! })).sort((a, b) => a.key - b.key).map(({ one }) => one);
}

const files = new Map(corpus());
const here = PAIRS.filter((pair) => pair.every((name) => files.has(name)));

describe.skipIf(here.length === 0)(here.length === 0 ? "the corpus is not here: set CORPUS_DIR; not run" : "real revisions", () => {
  describe.each(here)("%s to %s", (oldName, nextName) => {
    let [old, next] = [] as unknown as [Cut, Cut];
    let layout: Layout;
    let proposed: Proposed[] = [];

    beforeAll(() => {
      old = cut(files.get(oldName)!);
      layout = layoutOf(old);
      // What stands before the first block and after the last one (blank lines, a script that is never shown) belongs to none, so nobody amends it.
      const { source, passages } = layoutOf(cut(files.get(nextName)!));
      next = cut(gapText(layout, 0) + source.slice(passages[0]!.start, passages.at(-1)!.end) + gapText(layout, layout.passages.length));
      proposed = proposals(layout, layoutOf(next));
    }, 60_000);

    test("is a hundred amendments or more; all of them, in any order, are the next draft", () => {
      expect(proposed.length).toBeGreaterThanOrEqual(100);
      expect(collisionGraph(proposed.map(({ edits }) => edits))).toMatchObject({ collisions: [], groups: [] });
      fc.assert(fc.property(fc.integer(), (seed) => {
        const made = applied(layout, shuffled(proposed, seed).map(({ edits }) => edits));
        expect("source" in made && made.source === next.source).toBe(true);
      }), { numRuns: 5 });
    });

    test("a random half is the old draft with that half", () => {
      fc.assert(fc.property(fc.integer(), (seed) => {
        const half = shuffled(proposed, seed).slice(0, proposed.length / 2);
        const made = applied(layout, half.map(({ edits }) => edits));
        expect("source" in made && made.source === byHand(old.source, half.map(({ splice }) => splice))).toBe(true);
      }), { numRuns: 10 });
    });

    test("one after the other, beside what the facilitator wrote, and half of them taken back", () => {
      const own = "A paragraph of the facilitator's own.";
      const some = proposed.slice(0, 30);
      let accepted: Proposed[] = [];
      let working = `${old.source.trimEnd()}\n\n${own}\n`;
      const step = (now: Proposed[]): void => {
        const merged = threeWay(assembled(layout, accepted.flatMap(({ edits }) => edits)).source, working, assembled(layout, now.flatMap(({ edits }) => edits)).source);
        expect(merged.disputes).toEqual([]);
        [accepted, working] = [now, merged.source];
      };
      for (const one of some) step([...accepted, one]);
      for (const one of some.filter((_, index) => index % 2 === 0)) step(accepted.filter((other) => other !== one));
      expect(working).toBe(`${byHand(old.source, some.filter((_, index) => index % 2 === 1).map(({ splice }) => splice)).trimEnd()}\n\n${own}\n`);
    });

    test("rebased onto the next draft nearly each is there already, and onto the old one each is itself", () => {
      const [onto, still] = [rebaser(old, next, align(old, next), 1), rebaser(old, old, align(old, old), 1)];
      const there = proposed.filter(({ amendment }) => onto(amendment).outcome === "there");
      expect(there.length / proposed.length).toBeGreaterThan(0.9);
      for (const { amendment } of proposed) expect(still(amendment)).toEqual({ outcome: "fits", amendment });
    });

    test("they can be proposed, and have a redline", () => {
      const { redlineOf } = redliner(old);
      for (const { amendment, edits } of proposed.filter((_, index) => index % Math.ceil(proposed.length / 60) === 0)) {
        expect(amendmentFault(old, amendment)).toBeNull();
        expect(redlineOf(edits).next.lines.length).toBeGreaterThan(0);
      }
    });
  });
});
