/** Sections: every line once, about 64 together, parted at headings where one is near. */
import { describe, expect, test } from "vitest";
import { cut } from "#app/domain/text/cut.ts";
import { lineSections } from "#app/domain/text/html.ts";

const paragraphs = (count: number): string => "p\n\n".repeat(count);

describe("lineSections", () => {
  const cases: [name: string, source: string, sections: [first: number, last: number][]][] = [
    ["nothing", "", []],
    ["a few lines", paragraphs(3), [[1, 3]]],
    ["no heading", paragraphs(130), [[1, 64], [65, 128], [129, 130]]],
    ["a heading near the end", `${paragraphs(50)}# A\n\n${paragraphs(20)}`, [[1, 50], [51, 71]]],
    ["a heading too early", `${paragraphs(10)}# A\n\n${paragraphs(70)}`, [[1, 64], [65, 81]]],
    ["headings together stay together", `${paragraphs(63)}# A\n\n## B\n\n${paragraphs(2)}`, [[1, 63], [64, 67]]],
  ];
  test.each(cases)("%s", (_, source, sections) => {
    const made = cut(source);
    const found = lineSections(made);
    expect(found.map(({ firstLine, lastLine }) => [firstLine, lastLine])).toEqual(sections);
    expect(found.flatMap(({ lines }) => lines)).toEqual(made.lines.map(({ html }) => html));
  });
});
