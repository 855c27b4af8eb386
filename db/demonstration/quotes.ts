/** Where the words that a comment of the demonstration quotes stand in their draft. */
import { textOf, type Range } from "#app/domain/text/anchors.ts";
import type { Cut } from "#app/domain/text/cut.ts";

/** The fewest lines of one block that hold the quote; spaces and line breaks count alike. @throws Error where no block holds it. */
export function linesOf(cut: Cut, quote: string): Range {
  const block = cut.blocks.find(({ text }) => plain(text).includes(plain(quote)));
  if (!block) throw new Error(`no block holds “${quote}”`);
  let { firstLine, lastLine } = block;
  const holds = (range: Range) => plain(textOf(cut, range)).includes(plain(quote));
  while (firstLine < lastLine && holds({ firstLine: firstLine + 1, lastLine })) firstLine++;
  while (firstLine < lastLine && holds({ firstLine, lastLine: lastLine - 1 })) lastLine--;
  return { firstLine, lastLine };
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ");
}
