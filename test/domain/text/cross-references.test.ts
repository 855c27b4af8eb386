/** Cross-references that lead nowhere, as "line: text". */
import { describe, expect, test } from "vitest";
import { deadReferences } from "#app/domain/text/cross-references.ts";
import { cut } from "#app/domain/text/cut.ts";

const dead = (...blocks: string[]): string[] => deadReferences(cut(blocks.join("\n\n"))).map(({ line, text }) => `${line}: ${text}`);

const FRAME = ["# 5 Storage", "## 5.1 Keys", "# 6 Sessions", "# Annex A Terms", "Table 1 Sizes of keys", "Figure 2 States of a session"];

describe("references that lead nowhere", () => {
  const cases: [name: string, text: string, dead: string[]][] = [
    ["a clause that is there", "See clause 5.1 and section 6.", []],
    ["a clause that is not", "As said in clause 5.2, keys are kept.", ["7: clause 5.2"]],
    ["each of a list", "According to clauses 5.1, 5.3 and 7 it ends.", ["7: clauses 5.3", "7: clauses 7"]],
    ["the ends of a range", "Clauses 5 to 9 apply.", ["7: Clauses 9"]],
    ["a sign", "§ 6 and § 8 apply.", ["7: §8"]],
    ["an annex", "Annex A holds the terms, annex B the forms.", ["7: annex B"]],
    ["a table and a figure", "Table 1, Table 2, Figure 1 and Figure 2.", ["7: Table 2", "7: Figure 1"]],
    ["tables numbered within a chapter", "See table 7-1 and tables 1-1.", ["7: table 7-1"]],
    ["a law is no clause", "Section 508 applies.", []],
    ["a list of contents", "- Annex A Terms\n- Annex B Forms", []],
    ["a line of this draft", "Compare line 3 with line 300.", ["7: line 300"]],
    ["another document, named after", "See Section 4.2 of [RFC 5280] and clause 9 of ISO 27001.", []],
    ["another document, named before", "ISO/IEC 27001:2022, clause 9.1, and NIST SP 800-63B, Section 4.9 agree.", []],
    ["a plain number", "At least 12 tables and 3 lines of defence.", []],
    ["code is not read", "```\nclause 99\n```", []],
  ];
  test.each(cases)("%s", (_, text, expected) => expect(dead(...FRAME, text)).toEqual(expected));
  test("the line is the one on which the reference stands", () => expect(dead(...FRAME, `${"many words ".repeat(12)} as clause 44 says`)).toEqual(["8: clause 44"]));
  test("requirements that stand in rows", () => expect(dead("# V2 Passwords", "| id | text |\n| --- | --- |\n| 2.1.1 | Be long, see section 2.1.2. |\n| 2.1.2 | Be new, see section 2.1.3. |")).toEqual(["4: section 2.1.3"]));
  test("a draft without numbers is judged by those that were made for it", () => expect(dead("# Scope", "# Terms", "See clause 2, not clause 3.")).toEqual(["3: clause 3"]));
  test("an empty draft has none", () => expect(dead("")).toEqual([]));
});
