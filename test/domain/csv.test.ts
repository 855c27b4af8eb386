/** Files of comma-separated values: read back as they were written, and never computed. */
import { expect, test } from "vitest";
import { csv } from "#app/domain/csv.ts";

const cells: [value: string | number | null, written: string][] = [
  ["plain", "plain"],
  ['a "b", c', '"a ""b"", c"'],
  ["one\ntwo", '"one\ntwo"'],
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  [-1, "-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  [" =1", "' =1"],
  ["＝1", "'＝1"],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  [null, ""],
  ["", ""],
];
test.each(cells)("%j", (value, written) => expect(csv([[value]])).toBe(`\ufeff${written}\r\n`));
test("rows and columns", () => expect(csv([["a", 1], [null, "b"]])).toBe("\ufeffa,1\r\n,b\r\n"));
