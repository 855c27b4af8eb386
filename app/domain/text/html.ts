/** Groups the lines of a draft into the sections that a page shows and skips as one; the markup around a line is the page's. */
import { type Cut } from "#app/domain/text/cut.ts";

/** Measured: sections of 25 to 64 lines cost a browser least. */
const SECTION = 64;
/** A section ends early at a heading once it holds this many lines. */
const SOON = 40;

/** Every line once, in order; `firstLine`, `lastLine` inclusive. A section never ends on a heading where it can end before it. */
export function lineSections(cut: Cut): { firstLine: number; lastLine: number; lines: string[] }[] {
  const sections: { firstLine: number; lastLine: number; lines: string[] }[] = [];
  let first = 0;
  while (first < cut.lines.length) {
    let end = Math.min(first + SECTION, cut.lines.length);
    if (end < cut.lines.length) {
      for (let at = first + SOON; at <= end; at++) {
        if (isHeading(cut, at) && !isHeading(cut, at - 1)) {
          end = at;
          break;
        }
      }
    }
    sections.push({ firstLine: first + 1, lastLine: end, lines: cut.lines.slice(first, end).map(({ html }) => html) });
    first = end;
  }
  return sections;
}

function isHeading(cut: Cut, index: number): boolean {
  const line = cut.lines[index];
  return line !== undefined && cut.blocks[line.block]!.kind === "heading";
}
