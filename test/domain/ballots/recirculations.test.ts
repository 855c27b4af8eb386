/** Lines that are open in a recirculation, in short: "c" changed, "a" affected, "u" unresolved, "." closed, one letter a line. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayTouch, openLines, touches, type OpenLines } from "#app/domain/ballots/recirculations.ts";
import { align } from "#app/domain/text/alignment.ts";
import { cut } from "#app/domain/text/cut.ts";
import { redline } from "#app/domain/text/redline.ts";

function opened(old: readonly string[], next: readonly string[], negatives: [first: number | null, last: number | null][] = []) {
  const [a, b] = [cut(old.join("\n\n")), cut(next.join("\n\n"))];
  const open = openLines(b, redline(a, b, align(a, b)).changes, negatives.map(([firstLine, lastLine]) => ({ firstLine, lastLine })));
  return { open, lines: b.lines.length };
}

function notation({ open, lines }: { open: readonly OpenLines[]; lines: number }): string {
  return Array.from({ length: lines }, (_, index) => open.find(({ firstLine, lastLine }) => firstLine <= index + 1 && index + 1 <= lastLine)?.because[0] ?? ".").join("");
}

const LOGS = "The supplier shall keep logs of every release for one year.";
const KEYS = "Keys are generated in a hardware module and never leave it.";
const STAFF = "Staff are trained every year in the handling of incidents.";
const TESTS = "Every update is tested on a copy of the system before it is installed.";

describe("open are", () => {
  const cases: [name: string, old: string[], next: string[], negatives: [number | null, number | null][], lines: string][] = [
    ["no lines of the same text", [LOGS, KEYS], [LOGS, KEYS], [], ".."],
    ["what was edited, in substance or in form", [LOGS, KEYS, STAFF], [LOGS.replace("one year", "two years"), KEYS, STAFF.replace("Staff", "Staff,")], [], "c.c"],
    ["what was added", [LOGS, KEYS], [LOGS, STAFF, KEYS], [], ".c."],
    ["what was moved", [LOGS, KEYS, STAFF, TESTS], [TESTS, LOGS, KEYS, STAFF], [], "c..."],
    ["the lines on both sides of what was removed", [LOGS, KEYS, STAFF, TESTS], [LOGS, STAFF, TESTS], [], "aa."],
    ["beside what was removed at an end", [LOGS, KEYS, STAFF, TESTS], [KEYS, STAFF], [], "aa"],
    ["unresolved negatives, where they stand now", [LOGS, KEYS, STAFF], [LOGS, KEYS, STAFF], [[2, 2], [null, null]], ".u."],
    ["a changed line is changed, whoever objects to it", [LOGS, KEYS], [LOGS.replace("one", "two"), KEYS], [[1, 2]], "cu"],
    ["no lines beyond the text", [LOGS], [LOGS], [[0, 9]], "u"],
  ];
  test.each(cases)("%s", (_, old, next, negatives, lines) => expect(notation(opened(old, next, negatives))).toBe(lines));

  const clauses = (log: string, extra: string[] = []) => ["# 5 Records", STAFF, "## 5.1 Logs", log, ...extra, "## 5.2 Keys", KEYS, "# 6 Use", "Logs are read as clause 5.1 says.", "Keys are used as clause 5.2 says.", "See 5.2 and 5.1 for both.", "Certificates follow clause 5.1 of [RFC 5280].", "Everything of section 5 applies.", "There are 5.1 million of them."];
  test("lines that refer to a clause whose substance changed, or to what it stands in", () => {
    expect(notation(opened(clauses(LOGS), clauses(LOGS.replace("shall", "should"))))).toBe("...c...a.a.a.");
  });
  test("not those that refer to a clause whose form changed", () => {
    expect(notation(opened(clauses(LOGS), clauses(LOGS.replace("The supplier", "the supplier"))))).toBe("...c.........");
  });
  test("also where a part of the clause was removed", () => {
    expect(notation(opened(clauses(LOGS, [TESTS]), clauses(LOGS)))).toBe("...aa..a.a.a.");
  });

  test.each([
    ["# AC-2(3) Accounts", "Accounts are closed as AC-2(3) says.", "Accounts are closed as AC-2 says."],
    ["# V2.1 Passwords", "Passwords follow V2.1 in all places.", "Passwords follow V2.10 in all places."],
    ["# V2.1 Passwords", "Passwords follow V2.1.", "Passwords follow V2.1x in all places."],
    ["# Annex A Keys", "The keys of annex A are used.", "The keys of annex B are used."],
  ])("numbers that need no word before them: %s", (heading, refers, doesNot) => {
    const draft = (text: string) => [heading, text, "# Other", refers, doesNot];
    expect(notation(opened(draft(LOGS), draft(LOGS.replace("shall", "should"))))).toBe(".c.a.");
  });
});

test("a comment touches what is open", () => {
  const open: OpenLines[] = [{ firstLine: 4, lastLine: 6, because: "changed" }, { firstLine: 9, lastLine: 9, because: "unresolved" }];
  const asked: [number, number, boolean][] = [[1, 3, false], [1, 4, true], [5, 5, true], [6, 8, true], [7, 8, false], [9, 12, true], [10, 12, false]];
  for (const [first, last, is] of asked) expect([first, last, touches(open, first, last)]).toEqual([first, last, is]);
});

test("law: ranges stand in order, in the draft, never twice; what the redline leaves alone is open for another reason or not at all", () => {
  const sentence = fc.constantFrom(LOGS, KEYS, STAFF, TESTS, "# 5 Records", "## 5.1 Logs", "See 5.1.", "- an item of clause 5");
  const draft = fc.array(sentence, { maxLength: 10 });
  fc.assert(
    fc.property(draft, draft, fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))), (old, next, negatives) => {
      const [a, b] = [cut(old.join("\n\n")), cut(next.join("\n\n"))];
      const { changes } = redline(a, b, align(a, b));
      const open = openLines(b, changes, negatives.map(([firstLine, lastLine]) => ({ firstLine, lastLine })));
      open.forEach(({ firstLine, lastLine }, index) => {
        expect(firstLine).toBeGreaterThan(open[index - 1]?.lastLine ?? 0);
        expect(lastLine).toBeGreaterThanOrEqual(firstLine);
        expect(lastLine).toBeLessThanOrEqual(b.lines.length);
      });
      const changed = new Set(changes.flatMap(({ kind, next: at }) => (kind !== "same" && at !== null ? [at] : [])));
      for (const { number, block } of b.lines) expect(open.some((lines) => lines.because === "changed" && lines.firstLine <= number && number <= lines.lastLine)).toBe(changed.has(block));
    }),
  );
});

test("a comment elsewhere is refused with the lines that are open, the nearest of them where there are many", () => {
  const open = Array.from({ length: 20 }, (_, at) => ({ firstLine: at * 10 + 1, lastLine: at * 10 + (at % 2) + 1, because: "changed" as const }));
  expect(mayTouch(null, 5, 5).ok).toBe(true);
  expect(mayTouch(open, 9, 11).ok).toBe(true);
  expect(mayTouch(open, 13, 20).ok).toBe(false);
  expect(mayTouch(open, 105, 106)).toEqual({ ok: false, refusal: { code: "line-not-open", detail: { lines: "81, 91–92, 101, 111–112, 121, 131–132" } } });
});
