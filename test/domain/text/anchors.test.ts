/** Anchors: what is kept of the words around a range, and which ranges are none. */
import { describe, expect, test } from "vitest";
import { anchorAt, rangeFault } from "#app/domain/text/anchors.ts";
import { cut } from "#app/domain/text/cut.ts";

const draft = cut("# 6 Access\n\nThe system shall log out.\n\n- one item\n- another item\n\n# 7 Audit\n\nKeep logs.");

describe("anchorAt", () => {
  test("without a quote: the text of the lines, and the words around", () => {
    expect(anchorAt(draft, { firstLine: 2, lastLine: 3 })).toEqual({ firstLine: 2, lastLine: 3, quote: "The system shall log out. • one item", before: "6 Access", after: "• another item 7 Audit", clause: "6" });
  });
  test("with a quote: the selected words, and what stands beside them on the line", () => {
    expect(anchorAt(draft, { firstLine: 2, lastLine: 2 }, "shall  log")).toMatchObject({ quote: "shall log", before: "6 Access The system", after: "out. • one item • another item" });
  });
  test("at the ends of the draft nothing stands before or after", () => {
    expect(anchorAt(draft, { firstLine: 1, lastLine: 1 }).before).toBe("");
    expect(anchorAt(draft, { firstLine: 6, lastLine: 6 })).toMatchObject({ after: "", clause: "7" });
  });
  test("before the first heading there is no clause", () => expect(anchorAt(cut("a\n\n# 1 B"), { firstLine: 1, lastLine: 1 }).clause).toBe(""));
  test("a quote is bounded and never ends inside a character", () => {
    const long = cut("😀".repeat(800));
    const { quote } = anchorAt(long, { firstLine: 1, lastLine: long.lines.length });
    expect(quote.length).toBe(1000);
    expect(anchorAt(cut(`x${"😀".repeat(800)}`), { firstLine: 1, lastLine: 10 }).quote.length).toBe(999);
  });
});

describe("rangeFault", () => {
  const cases: [first: number, last: number, fault: ReturnType<typeof rangeFault>][] = [
    [1, 6, null],
    [6, 6, null],
    [0, 2, "line-zero"],
    [-1, 2, "line-zero"],
    [2, 0, "line-zero"],
    [NaN, 2, "line-zero"],
    [3, 2, "last-before-first"],
    [1, 7, "past-end"],
    [7, 7, "past-end"],
    [1.5, 2, "past-end"],
  ];
  test.each(cases)("%s to %s", (firstLine, lastLine, fault) => expect(rangeFault(draft, { firstLine, lastLine })).toBe(fault));
});
