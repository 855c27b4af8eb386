/** Redlines in rows, in a notation: old line | new line | text, with [-gone-] and {+come+}; and why a text changed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hunksOf, rowsOf, type RedlineFilter } from "#app/domain/hunks.ts";
import { reasonsOf, unanswered, type Cause } from "#app/domain/reasons.ts";
import { redlinePage } from "#app/domain/redline-page.ts";
import { align } from "#app/domain/text/alignment.ts";
import { cut } from "#app/domain/text/cut.ts";
import { redline, type Piece } from "#app/domain/text/redline.ts";
import { revisions } from "#app/texts/en/revisions.ts";
import { runs } from "#test/world/laws.ts";

function compare(oldSource: string, nextSource: string) {
  const [old, next] = [cut(oldSource), cut(nextSource)];
  return { old, next, changes: redline(old, next, align(old, next)).changes };
}

const words = (pieces: readonly Piece[]) => pieces.map(({ op, text }) => (op === "same" ? text : op === "del" ? `[-${text}-]` : `{+${text}+}`)).join("");

function notation(oldSource: string, nextSource: string): string[] {
  const { old, next, changes } = compare(oldSource, nextSource);
  return changes.flatMap((change) => rowsOf(old, next, change).map((row) => `${row.old ? (row.old.first === row.old.last ? row.old.first : `${row.old.first}-${row.old.last}`) : ""}|${row.next ?? ""}|${row.cells.map(words).join(" ¦ ")}`));
}

const LONG = "The supplier shall keep a list of every component of each release, and shall give it to every buyer who asks for it in writing.";

describe("rows", () => {
  const cases: [name: string, old: string, next: string, rows: string[]][] = [
    ["the same", "one two", "one two", ["1|1|one two"]],
    ["old numbers on what is gone, new ones on what came", "alpha beta\n\ngamma delta epsilon", "alpha beta\n\nsomething else entirely\n\nzeta", ["1|1|alpha beta", "2||[-gamma delta epsilon-]", "|2|{+something else entirely+}", "|3|{+zeta+}"]],
    ["an edited block breaks where the new lines break", LONG, LONG.replace("every component", "every single component"), ["1|1|The supplier shall keep a list of every {+single +}component of each release, and shall ", "2|2|give it to every buyer who asks for it in writing."]],
    ["cells of a row", "| Assurance level one | no |\n|--|--|\n| second row here | no |", "| Assurance level one | no |\n|--|--|\n| second row here | yes |", ["1|1|Assurance level one ¦ no", "2|2|second row here ¦ [-no-]{+yes+}"]],
    ["a removed row keeps its cells", "| a one | b one |\n|--|--|\n| quite other words | entirely |", "| a one | b one |\n|--|--|", ["1|1|a one ¦ b one", "2||[-quite other words-] ¦ [-entirely-]"]],
  ];
  test.each(cases)("%s", (_, old, next, rows) => expect(notation(old, next).map((row) => row.replace(/(?<=\S)\s+$/, " ").trimEnd())).toEqual(rows.map((row) => row.trimEnd())));

  const word = fc.constantFrom("shall", "should", "list", "of", "every", "component", "supplier", "buyer", "release", "signed", "not", "verification");
  const paragraph = fc.array(word, { minLength: 1, maxLength: 40 }).map((list) => list.join(" "));
  const draft = fc.array(fc.oneof(paragraph, paragraph.map((text) => `# ${text}`), paragraph.map((text) => `- ${text}`), fc.tuple(word, word).map(([a, b]) => `| ${a} | ${b} |\n|--|--|`), paragraph.map((text) => `\`\`\`\n${text.replace(/ list /g, "\n")}\n\`\`\``)), { maxLength: 8 });
  const both = draft.chain((old) => fc.tuple(fc.constant(old), fc.shuffledSubarray([...old, "and one more paragraph"]), draft));

  test("law: the words of the rows are the words of the change, each line is numbered once", () => {
    fc.assert(
      fc.property(both, ([one, some, more]) => {
        const { old, next, changes } = compare(one.join("\n\n"), [...some, ...more].join("\n\n"));
        const numbers = { old: [] as number[], next: [] as number[] };
        for (const change of changes) {
          const rows = rowsOf(old, next, change);
          // In a row of a table words stand in their cells: there the order of the pieces is another one.
          const inOrder = (text: string) => (rows.some(({ cells }) => cells.length > 1) ? [...text].sort().join("").trim() : text.replace(/\t/g, ""));
          for (const gone of ["ins", "del"] as const) {
            const side = (pieces: readonly Piece[]) => inOrder(pieces.filter(({ op }) => op !== gone).map(({ text }) => text).join("").replace(/\t/g, ""));
            expect(side(rows.flatMap(({ cells }) => cells.flat()))).toBe(side(change.pieces));
          }
          for (const row of rows) {
            if (row.next !== null) numbers.next.push(row.next);
            if (row.old) for (let line = row.old.first; line <= row.old.last; line++) numbers.old.push(line);
          }
        }
        const plain = changes.every((change) => change.oldStart === 0 && change.newStart === 0);
        if (plain && next.blocks.every(({ text }) => text)) expect(new Set(numbers.next).size).toBe(numbers.next.length);
        expect(numbers.next.filter((line) => line < 1 || line > next.lines.length)).toEqual([]);
        expect(numbers.old.filter((line) => line < 1 || line > old.lines.length)).toEqual([]);
      }),
      runs(150),
    );
  });
});

describe("hunks", () => {
  const lines = (count: number, change: Record<number, string> = {}) => Array.from({ length: count }, (_, index) => change[index + 1] ?? `unique paragraph number ${index + 1} speaks of thing${index + 1}`).join("\n\n");
  const shown = (filter: RedlineFilter, whole = false) => {
    const { old, next, changes } = compare(lines(30), lines(30, { 10: "unique paragraph number 10 speaks of nothing10", 25: "unique paragraph number 25 speaks of Thing25" }));
    const { hunks, after } = hunksOf(old, next, changes, filter, whole);
    return { hunks: hunks.map((hunk) => [hunk.skipped, hunk.changes.map((change) => `${change.number || ""}:${change.rows.map((row) => row.next).join(",")}`).join(" ")]), after };
  };

  test("show three lines around a change, and count what they leave out", () => {
    expect(shown("all")).toEqual({ hunks: [[6, ":7 :8 :9 1:10 :11 :12 :13"], [8, ":22 :23 :24 2:25 :26 :27 :28"]], after: 2 });
  });

  test("of a filter keep the numbers of the changes", () => {
    expect(shown("editorial")).toEqual({ hunks: [[21, ":22 :23 :24 2:25 :26 :27 :28"]], after: 2 });
    expect(shown("moved")).toEqual({ hunks: [], after: 30 });
  });

  test("of the whole text leave nothing out", () => {
    const { hunks, after } = shown("all", true);
    expect(after).toBe(0);
    expect(hunks).toHaveLength(1);
  });
});

describe("reasons", () => {
  const old = "alpha beta gamma\n\ndelta epsilon zeta\n\neta theta iota\n\nkappa lambda mu";
  const next = "alpha beta gamma\n\ndelta epsilon zeta nu\n\neta theta iota\n\nsomething that is new here\n\nkappa lambda mu";
  const cause = (number: number, firstLine: number | null, disposition: Cause["disposition"] = "accepted"): Cause => ({ number, firstLine, lastLine: firstLine, disposition });

  test("are the comments whose lines overlap and whose disposition promises a change", () => {
    const made = compare(old, next);
    const why = (causes: Cause[]) => reasonsOf(made.changes, made.old, causes);
    expect(made.changes.map(({ kind }) => kind)).toEqual(["same", "edited", "same", "added", "same"]);
    expect(why([cause(1, 2), cause(2, 2, "not-accepted"), cause(3, 2, "partially-accepted"), cause(4, 2, null), cause(5, null), cause(6, 1)])).toEqual([[], [1, 3], [], [], []]);
  });

  test("of an addition stand on the unchanged lines beside it", () => {
    const made = compare(old, next);
    expect(reasonsOf(made.changes, made.old, [cause(1, 3), cause(2, 4), cause(3, 2)])[3]).toEqual([1, 2]);
  });

  test("are missing where nothing was changed for them", () => {
    const made = compare(old, next);
    expect(unanswered(made.changes, made.old, [cause(1, 1), cause(2, 2), cause(3, 1, "noted"), cause(4, null)])).toEqual([1]);
  });
});

test("whatever was written stands in the page as text", () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)> & 'quoted'`;
  const { old, next, changes } = compare(`\`${hostile}\` stays as it was\n\n\`${hostile}\` goes`, `\`${hostile}\` stays as it is\n\n- [x](javascript:alert(1)) comes`);
  const { hunks, after } = hunksOf(old, next, changes, "all", true);
  const html = redlinePage(hunks, after, new Map(), revisions.redline, { oldLine: (line) => `/d#L${line}`, newLine: null, reason: ({ kind, number }) => `/${kind}/${number}` });
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(html.match(/<(?!\/?(div|article|p|span|a|ins|del)\b)[^>]*>/g)).toBeNull();
  expect(html).not.toMatch(/ on\w+=(?!alert\(1\)&gt;)/);
});
