/** Random drafts and amendments for laws, in the shapes that real ones have. */
import fc from "fast-check";
import { cut, type Cut } from "#app/domain/text/cut.ts";
import { layoutOf, type Layout } from "#app/domain/amendments/passages.ts";
import { proposal, sourceOf, type Amendment } from "#app/domain/amendments/operations.ts";

const word = fc.constantFrom("shall", "should", "log", "access", "the", "of", "secret", "token", "verifier", "claimant", "3.2", "not", "a", "**must**", "[link](#a)", "`code`", "level,", "end.");
const words = (maxLength: number) => fc.array(word, { minLength: 1, maxLength }).map((list) => list.join(" "));

/** One block each, with what may part it from the next. */
const block = fc.oneof(
  { weight: 4, arbitrary: words(14) },
  { weight: 1, arbitrary: fc.tuple(words(8), words(8)).map(([a, b]) => `${a}\n${b}`) },
  { weight: 2, arbitrary: words(6).map((text) => `# ${text}`) },
  { weight: 3, arbitrary: fc.array(words(8), { minLength: 1, maxLength: 4 }).map((items) => items.map((text) => `- ${text}`).join("\n")) },
  { weight: 1, arbitrary: fc.array(words(5), { minLength: 2, maxLength: 3 }).map((items) => items.map((text, index) => `${index + 1}. ${text}\n   - ${text}`).join("\n")) },
  { weight: 2, arbitrary: fc.array(fc.tuple(words(4), words(4)), { minLength: 1, maxLength: 4 }).map(([head, ...rows]) => `| ${head!.join(" | ")} |\n|---|---|${rows.map((row) => `\n| ${row.join(" | ")} |`).join("")}`) },
  { weight: 1, arbitrary: fc.array(words(5), { minLength: 1, maxLength: 3 }).map((lines) => `\`\`\`\n${lines.join("\n\n")}\n\`\`\``) },
  { weight: 1, arbitrary: fc.array(words(6), { minLength: 1, maxLength: 3 }).map((texts) => texts.map((text) => `> ${text}`).join("\n>\n")) },
  { weight: 1, arbitrary: fc.constantFrom("<div>\n\nwords inside\n\n</div>", "[a]: https://a.example", "<!-- a remark -->", "---", "1. - x\n   - y", "<ul><li>one</li><li>two</li></ul>") },
);

export const sources = fc.tuple(fc.constantFrom("", "", "\n"), fc.array(fc.tuple(block, fc.constantFrom("\n\n", "\n\n", "\n\n", "\n\n\n", "\n")), { maxLength: 10 }), fc.constantFrom("", "\n", "\n\n")).map(
  ([head, blocks, tail]) => head + blocks.map(([text, gap], index) => text + (index < blocks.length - 1 ? gap : "")).join("") + tail,
);

/** With a block at least. */
export const drafts: fc.Arbitrary<Cut> = sources.map((source) => shownAs(source, cut(source))).filter(({ blocks }) => blocks.length > 0);

export const layouts: fc.Arbitrary<Layout> = drafts.map((draft) => shownAs(draft.source, layoutOf(draft)));

/** A failing case is printed as its source. */
function shownAs<T extends object>(source: string, made: T): T {
  return Object.defineProperty(made, fc.toStringMethod, { value: () => JSON.stringify(source), enumerable: false });
}

/** Something a person may do to a source: to its words, its lines, or all of it. */
export const editing: fc.Arbitrary<(source: string) => string> = fc.array(
  fc.oneof(
    fc.tuple(fc.nat(), words(3)).map(([at, text]) => (source: string) => onPart(source, " ", at, (part) => `${part} ${text}`)),
    fc.tuple(fc.nat(), words(3)).map(([at, text]) => (source: string) => onPart(source, " ", at, () => text)),
    fc.nat().map((at) => (source: string) => onPart(source, " ", at, () => null)),
    fc.nat().map((at) => (source: string) => onPart(source, "\n", at, () => null)),
    fc.tuple(fc.nat(), block, fc.constantFrom("\n", "\n\n")).map(([at, text, gap]) => (source: string) => onPart(source, "\n", at, (line) => `${line}${gap}${text}`)),
    fc.tuple(fc.nat(), fc.constantFrom("\n", "\n\n")).map(([at, gap]) => (source: string) => onPart(source, " ", at, (part) => `${part}${gap}`)),
    block.map((text) => () => text),
  ),
  { minLength: 1, maxLength: 3 },
).map((steps) => (source) => steps.reduce((text, step) => step(text), source));

function onPart(source: string, separator: string, at: number, change: (part: string) => string | null): string {
  const parts = source.split(separator);
  const index = at % parts.length;
  return parts.flatMap((part, place) => (place === index ? (change(part) ?? []) : part)).join(separator);
}

/** An amendment of a draft, as `proposal` leaves it; it may change nothing. */
export function amendmentsOf(layout: Layout): fc.Arbitrary<Amendment> {
  const count = layout.passages.at(-1)!.last + 1;
  const range = fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: 2 })).map(([first, more]) => ({ first, last: Math.min(first + more, count - 1) }));
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(range, editing).map(([at, edit]) => proposal(layout, { draft: 1, operation: "replace", ...at, source: edit(sourceOf(layout, at)) })) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: -1, max: count - 1 }), block).map(([at, source]) => proposal(layout, { draft: 1, operation: "insert", first: at, last: at, source })) },
    { weight: 1, arbitrary: range.map((at) => proposal(layout, { draft: 1, operation: "delete", ...at, source: "" })) },
  );
}

/** "=2 text": block 2 is now this; "=2..3 text"; "+2 text": after block 2, "+0": before all; "-2", "-2..3": taken out. Blocks from 1; "¶" is a line feed. */
export function readAmendment(layout: Layout, notation: string): Amendment {
  const [, sign, first, last, source] = /^([=+-])(\d+)(?:\.\.(\d+))? ?(.*)$/s.exec(notation)!;
  return proposal(layout, { draft: 1, operation: sign === "=" ? "replace" : sign === "+" ? "insert" : "delete", first: Number(first) - 1, last: Number(last ?? first) - 1, source: source!.replace(/¶/g, "\n") });
}

/** A draft whose blocks are parted by " / ", or written out with "¶". */
export function readDraft(notation: string): Cut {
  return cut(notation.replace(/ \/ /g, "\n\n").replace(/¶/g, "\n"));
}
