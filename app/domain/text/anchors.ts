/** The place in a draft that a comment was written about, kept once and never rewritten; where it stands in later drafts is found in placements.ts. */
import { type Cut } from "#app/domain/text/cut.ts";

/** Lines of one draft, inclusive, from 1. */
export interface Range {
  firstLine: number;
  lastLine: number;
}

/** `quote`: the words spoken of; `before`, `after`: a few words around them; `clause`: number of the innermost clause at the first line, or "". */
export interface Anchor extends Range {
  quote: string;
  before: string;
  after: string;
  clause: string;
}

const LONGEST_QUOTE = 1_000;
const CONTEXT = 60;

/** `quote`: the selected words where a person selected some; otherwise the text of the lines, both cut at 1,000 UTF-16 units. The range must lie in the draft. */
export function anchorAt(cut: Cut, range: Range, quote?: string): Anchor {
  const words = quote ? spaced(quote) : "";
  const all = spaced(textOf(cut, range));
  const at = words ? all.indexOf(words) : -1;
  const inside = at >= 0 ? [all.slice(0, at), all.slice(at + words.length)] : ["", ""];
  const above = spaced(`${textOf(cut, { firstLine: Math.max(1, range.firstLine - 2), lastLine: range.firstLine - 1 })} ${inside[0]}`);
  const below = spaced(`${inside[1]} ${textOf(cut, { firstLine: range.lastLine + 1, lastLine: range.lastLine + 2 })}`);
  const block = cut.blocks[cut.lines[range.firstLine - 1]?.block ?? -1];
  return {
    firstLine: range.firstLine,
    lastLine: range.lastLine,
    quote: clipped(words || all, LONGEST_QUOTE),
    before: wholeWords(above.slice(-CONTEXT), above.length > CONTEXT, "start"),
    after: wholeWords(below.slice(0, CONTEXT), below.length > CONTEXT, "end"),
    clause: block ? (cut.clauses[block.clause]?.number ?? "") : "",
  };
}

/** Why a range is none in this draft; null: it is one. */
export function rangeFault(cut: { lines: { length: number } }, range: Range): null | "line-zero" | "past-end" | "last-before-first" {
  if (!(range.firstLine >= 1) || !(range.lastLine >= 1)) return "line-zero";
  if (range.lastLine < range.firstLine) return "last-before-first";
  return range.lastLine > cut.lines.length || !Number.isInteger(range.firstLine) || !Number.isInteger(range.lastLine) ? "past-end" : null;
}

/** The text of lines: lines of one block are joined as they were broken, blocks are parted by a line feed. */
export function textOf(cut: Cut, { firstLine, lastLine }: Range): string {
  let text = "";
  let block = -1;
  for (const line of cut.lines.slice(Math.max(0, firstLine - 1), Math.max(0, lastLine))) {
    if (block >= 0 && (line.block !== block || cut.blocks[block]!.kind === "code")) text += "\n";
    text += line.text;
    block = line.block;
  }
  return text;
}

function spaced(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Never in the middle of a surrogate pair. */
function clipped(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, /[\ud800-\udbff]/.test(text[most - 1]!) ? most - 1 : most);
}

function wholeWords(text: string, wasCut: boolean, side: "start" | "end"): string {
  if (!wasCut || !text.includes(" ")) return clipped(text.replace(/^[\udc00-\udfff]/, ""), CONTEXT);
  return side === "start" ? text.slice(text.indexOf(" ") + 1) : text.slice(0, text.lastIndexOf(" "));
}
