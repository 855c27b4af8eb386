/** The order of the queue, and an amendment told in parts. */
import { describe, expect, test } from "vitest";
import { editsOf } from "#app/domain/amendments/edits.ts";
import { layoutOf } from "#app/domain/amendments/passages.ts";
import { partsOf, queueOrder, type Waiting } from "#app/domain/amendments/queues.ts";
import { readAmendment, readDraft } from "#test/domain/amendments/drafts.ts";

/** "A3@7": amendment 3 on line 7; "c": a comment, "@-": its text is gone, "!": it is decided. */
function waiting(notation: string): Waiting {
  const [, kind, number, line, decided] = /^([AC])(\d+)@(\d+|-)(!?)$/.exec(notation)!;
  return { kind: kind === "A" ? "amendment" : "comment", number: Number(number), firstLine: line === "-" ? null : Number(line), open: !decided };
}

test.each([
  ["A2@5 C1@3", "C1@3 A2@5"],
  ["C1@3 A2@3", "A2@3 C1@3"],
  ["A1@2! C9@9", "C9@9 A1@2!"],
  ["C1@- A1@8 C2@8!", "A1@8 C1@- C2@8!"],
  ["A10@4 A2@4", "A2@4 A10@4"],
])("%s is taken in the order %s", (given, order) => {
  expect(queueOrder(given.split(" ").map(waiting))).toEqual(order.split(" ").map(waiting));
});

describe("the parts of an amendment", () => {
  const parts = (draft: string, amendment: string) => {
    const layout = layoutOf(readDraft(draft));
    return partsOf(layout, editsOf(layout, readAmendment(layout, amendment))).map(({ before, removed, added, after }) => `${before}[${removed}|${added}]${after}`.replace(/\n/g, "¶"));
  };

  test("are its changes in order, each with the words beside it", () => {
    expect(parts("a b c d e / f", "=1 a B c d E")).toEqual(["a [b|B] c d e", "a b c d [e|E]"]);
    expect(parts("a b / c d", "=2 c d x")).toEqual(["c d[| x]"]);
  });

  test("show no more than some words of a long line, and no word cut in two", () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index}`);
    const [part] = parts(words.join(" "), `=1 ${words.join(" ").replace("w20", "here")}`);
    expect(part).toMatch(/^… w\d+ .*w19 \[w20\|here\] w21 .* w\d+ …$/);
    expect(part!.length).toBeLessThan(140);
  });
});
