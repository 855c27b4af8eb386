/** What a reader sees of an amendment, and what cannot be proposed; in the notation of drafts.ts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editsOf } from "#app/domain/amendments/edits.ts";
import { amendmentFault, MOST_AMENDED } from "#app/domain/amendments/faults.ts";
import { assembled } from "#app/domain/amendments/merging.ts";
import { sourceOf, proposal, type Amendment } from "#app/domain/amendments/operations.ts";
import { layoutOf } from "#app/domain/amendments/passages.ts";
import { redliner } from "#app/domain/amendments/redlines.ts";
import { align } from "#app/domain/text/alignment.ts";
import { cut, type Cut } from "#app/domain/text/cut.ts";
import { redline } from "#app/domain/text/redline.ts";
import { amendmentsOf, drafts, readAmendment, readDraft } from "#test/domain/amendments/drafts.ts";
import { HOSTILE } from "#test/domain/text/hostile.ts";
import { runs } from "#test/world/laws.ts";

function shown(draft: Cut, amendment: Amendment): string[] {
  const { layout, redlineOf } = redliner(draft);
  const { changes, label, keywords } = redlineOf(editsOf(layout, amendment));
  const pieces = changes.map((change) => `${change.old === null ? "+" : change.old + 1} ${change.pieces.map(({ op, text }) => (op === "same" ? text : op === "del" ? `[-${text}-]` : `{+${text}+}`)).join("")}`);
  return [...pieces, [label, ...keywords].join(", ")];
}

describe("redlines", () => {
  const DRAFT = "# 1 One / the verifier should keep a [log](https://a.example) / # 2 Terms and their meaning / see [the list][l] of tokens / | h | k |¶|---|---|¶| one | x |¶| two | y | / - alpha¶- beta / [l]: https://l.example";
  const cases: [name: string, amendment: string, redline: string[]][] = [
    ["a normative word", "=2 the verifier shall keep a [log](https://a.example)", ["2 the verifier [-should-]{+shall+} keep a log", "substantive, should → shall"]],
    ["a spelling", "=2 the verifier should keep a [log](https://a.example).", ["2 the verifier should keep a log{+.+}", "editorial"]],
    ["emphasis alone", "=2 the verifier should *keep* a [log](https://a.example)", ["editorial"]],
    ["where a link leads is a matter of substance", "=2 the verifier should keep a [log](https://b.example)", ["substantive"]],
    ["what a block is, too", "=2 > the verifier should keep a [log](https://a.example)", ["substantive"]],
    ["a link whose definition stands elsewhere", "=4 see [the list][l] of keys", ["4 see the list of [-tokens-]{+keys+}", "substantive"]],
    ["a cell", "=6 | one | z |", ["6 one\t[-x-]{+z+}", "substantive"]],
    ["a row put in", "+6 | new | n |", ["+ {+new\tn+}", "substantive"]],
    ["an item taken out", "-8", ["8 [-• alpha-]", "substantive"]],
    ["a heading", "=3 # 2 Terms and their sense", ["3 2 Terms and their [-meaning-]{+sense+}", "substantive"]],
    ["before all", "+0 we shall", ["+ {+we shall+}", "substantive, + shall"]],
  ];
  test.each(cases)("%s", (_, amendment, redline) => {
    const draft = readDraft(DRAFT);
    expect(shown(draft, readAmendment(layoutOf(draft), amendment))).toEqual(redline);
  });

  const one = drafts.chain((draft) => amendmentsOf(layoutOf(draft)).map((amendment) => ({ draft, amendment })));

  test("law: the section is the draft there, and what stays and comes is the text of the amended draft", () => {
    fc.assert(fc.property(one, ({ draft, amendment }) => {
      const { layout, redlineOf } = redliner(draft);
      const edits = editsOf(layout, amendment);
      fc.pre(edits.length > 0 && amendmentFault(draft, amendment) === null);
      const { changes, next } = redlineOf(edits);
      const whole = cut(assembled(layout, edits).source);
      const from = whole.blocks.findIndex((_, index) => next.blocks.every(({ text }, at) => whole.blocks[index + at]?.text === text));
      expect(from >= 0 || next.blocks.length === 0).toBe(true);
      for (const index of new Set(changes.flatMap(({ next }) => (next === null ? [] : [next])))) {
        const { text } = next.blocks[index]!;
        let reached = 0;
        // What no change tells of stands in the draft as it is: a block that was joined to this one may not have changed.
        const unchanged = (end: number): void => void expect(draft.blocks.some((block) => block.text.includes(text.slice(reached, end)))).toBe(true);
        for (const change of changes.filter((other) => other.next === index).sort((a, b) => a.newStart - b.newStart)) {
          const made = change.pieces.filter(({ op }) => op !== "del").map((piece) => piece.text).join("");
          unchanged(change.newStart);
          expect(made).toBe(text.slice(change.newStart, change.newStart + made.length));
          reached = change.newStart + made.length;
        }
        unchanged(text.length);
      }
      for (const change of changes.filter(({ old, kind }) => old !== null && kind === "removed")) expect(change.pieces.map(({ text }) => text).join("")).toBe(draft.blocks[change.old!]!.text);
      const all = redline(draft, whole, align(draft, whole));
      expect(changes.length === 0).toBe(all.changes.every(({ kind }) => kind === "same"));
    }), runs(200));
  });
});

describe("what cannot be proposed", () => {
  const DRAFT = "# One / first words here / - a¶- b / last words here / # Two / the end";
  const cases: [name: string, draft: string, amendment: Partial<Amendment>, fault: object | null][] = [
    ["a good one", DRAFT, { first: 1, last: 1, source: "other words here" }, null],
    ["a block that is not there", DRAFT, { first: 4, last: 7 }, { fault: "no-block" }],
    ["a range that ends before it begins", DRAFT, { first: 2, last: 1 }, { fault: "no-block" }],
    ["half a block", DRAFT, { first: 1.5, last: 2 }, { fault: "no-block" }],
    ["before the first, as a replacement", DRAFT, { first: -1, last: 1 }, { fault: "no-block" }],
    ["nothing changes", DRAFT, { first: 1, last: 1, source: "first words here" }, { fault: "nothing" }],
    ["nothing changes but line ends", DRAFT, { first: 2, last: 3, source: "\r\n- a\r\n- b\r\n\r\n" }, { fault: "nothing" }],
    ["nothing is put in", DRAFT, { operation: "insert", first: 1, last: 1, source: " \n\t\n" }, { fault: "blank" }],
    ["the whole draft deleted", DRAFT, { operation: "delete", first: 0, last: 6 }, { fault: "empties" }],
    ["the whole draft replaced by nothing", DRAFT, { first: 0, last: 6, source: "\n" }, { fault: "empties" }],
    ["the whole draft replaced by a remark that nobody sees", DRAFT, { first: 0, last: 6, source: "<!-- -->" }, { fault: "empties" }],
    ["200 KB", DRAFT, { first: 1, last: 1, source: "word ".repeat(40_000) }, { fault: "too-large", bytes: 200_000, most: MOST_AMENDED }],
    ["nested without end", DRAFT, { first: 1, last: 1, source: `${">".repeat(60)} x` }, { fault: "source", because: { fault: "nested-too-deep" } }],
    ["a byte that is no text", DRAFT, { first: 1, last: 1, source: "a\0b" }, { fault: "source", because: { fault: "binary" } }],
    ["a fence that is never closed", DRAFT, { first: 1, last: 1, source: "```\ncode" }, { fault: "spills", block: 2 }],
    ["a fence that is never closed, at the end of a clause", DRAFT, { first: 4, last: 4, source: "```\ncode" }, { fault: "spills", block: 5 }],
    ["a fence that is closed", DRAFT, { first: 1, last: 1, source: "```\ncode\n```" }, null],
    ["a comment that is never closed", DRAFT, { first: 1, last: 1, source: "<!-- words" }, { fault: "spills", block: 2 }],
    ["an element that is never closed and never shown", DRAFT, { first: 1, last: 1, source: "<script>\nwords" }, { fault: "spills", block: 2 }],
    ["an element that is never closed", DRAFT, { first: 1, last: 1, source: "<div>\nwords" }, null],
    ["numbers of a list that follow", "# 1 / 1. a¶2. b¶3. c", { operation: "delete", first: 2, last: 2 }, null],
    ["the only block, in other words", "one two three", { first: 0, last: 0, source: "four" }, null],
  ];
  test.each(cases)("%s", (_, text, given, fault) => {
    const draft = readDraft(text);
    const amendment: Amendment = { draft: 1, operation: "replace", first: 0, last: 0, source: "", ...given };
    const valid = amendment.first >= -1 && amendment.last < draft.blocks.length && Number.isInteger(amendment.first) && amendment.first <= amendment.last && amendment.first >= 0;
    const found = amendmentFault(draft, valid ? proposal(layoutOf(draft), amendment) : amendment);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toMatchObject(fault);
  });
});

describe("hostile text", () => {
  const draft = readDraft("# One / first words here / last words here / # Two / the end");
  const layout = layoutOf(draft);

  test("is kept as it was typed, and shown as the draft would show it", () => {
    for (const source of HOSTILE) {
      const amendment = proposal(layout, { draft: 1, operation: "replace", first: 1, last: 1, source });
      if (amendment.operation === "delete") continue;
      const edits = editsOf(layout, amendment);
      const made = assembled(layout, edits).source;
      expect(made).toBe(layout.source.replace("first words here", () => amendment.source));
      amendmentFault(draft, amendment);
      if (edits.length === 0) continue;
      const { next } = redliner(draft).redlineOf(edits);
      for (const { html } of next.lines) expect(html).not.toMatch(/<(?!\/?(?:a|abbr|b|br|code|del|dfn|em|hr|i|ins|kbd|mark|s|samp|small|span|strong|sub|sup|u|var)\b)|javascript:[^<]*"|\son\w+="/i);
    }
  });

  test("of any size and shape ends soon", () => {
    const long = "word ".repeat(18_000);
    const shapes = [long, "a\n".repeat(40_000), "- a\n".repeat(20_000), "| a | b |\n".repeat(9_000), "x".repeat(90_000), "`".repeat(90_000), "[".repeat(90_000), "\n\n".repeat(40_000) + "x", "> ".repeat(40) + "a", "*a ".repeat(25_000), " ".repeat(90_000) + "x", "|-".repeat(45_000)];
    const large = cut(`# One\n\n${shapes.slice(0, 4).join("\n\n# Next\n\n")}`);
    const base = layoutOf(large);
    const begun = performance.now();
    for (const source of shapes) {
      editsOf(layout, proposal(layout, { draft: 1, operation: "replace", first: 1, last: 2, source }));
      editsOf(base, proposal(base, { draft: 1, operation: "replace", first: 0, last: large.blocks.length - 1, source }));
    }
    expect(sourceOf(base, { first: 0, last: 0 })).toBe("# One");
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
