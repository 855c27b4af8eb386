/** The stretches of a draft that are amended as one, and the gaps between them; what is done to them is said in edits.ts. */
import { type BlockKind, type Cut } from "#app/domain/text/cut.ts";

/** A draft as far as amendments ask. */
export type Draft = Pick<Cut, "source" | "blocks">;

/**
 * Whole source lines with the blocks that begin on them: one, but where Markdown or HTML puts several on a line. The first row of a table has the line under it
 * that makes it a head. `first`, `last`: indexes of blocks, inclusive. `start`, `end`: UTF-16 offsets, end exclusive, without the line feed.
 */
export interface Passage {
  first: number;
  last: number;
  start: number;
  end: number;
  kind: BlockKind;
}

/** Law: passages stand in order, with at least a line feed between two, and what is between them belongs to no block. */
export interface Layout {
  source: string;
  passages: Passage[];
}

const FENCE = /^[ \t]*(`{3,}|~{3,})/;
const ROW = /^[ \t]*\|/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)]|\((?:[a-z]|[ivx]{1,4})\)|(?:[a-z]|[ivx]{1,4})\))[ \t]/;
const OPENING = /^[ \t]*(?:#{1,6}[ \t]|[><])/;

/** The passages of a draft that was cut. */
export function layoutOf({ source, blocks }: Draft): Layout {
  const passages: Passage[] = [];
  blocks.forEach(({ kind, start, end }, index) => {
    const own = source.slice(start, end);
    const words = own.trim();
    const last = passages.at(-1);
    if (!words && last) {
      last.last = index;
      return;
    }
    const from = start + own.length - own.trimStart().length;
    const first = words ? source.lastIndexOf("\n", from - 1) + 1 : start;
    const reached = words ? lineEnd(source, from + words.length) : end;
    if (last && first <= last.end) {
      last.last = index;
      last.end = Math.max(last.end, reached);
    } else passages.push({ first: index, last: index, start: first, end: reached, kind });
  });
  passages.forEach((passage, index) => {
    const under = passage.kind === "row" ? lineEnd(source, passage.end + 1) : 0;
    if (under > passage.end && under < (passages[index + 1]?.start ?? source.length + 1) && isRuleOfTable(source.slice(passage.end + 1, under))) passage.end = under;
  });
  return { source, passages };
}

/** The passages of a text that nobody cut, by the look of its lines; their blocks are counted as if each were one. */
export function layoutOfText(source: string): Layout {
  const passages: Passage[] = [];
  let fence = "";
  let open = false;
  for (let start = 0; start <= source.length; ) {
    const end = lineEnd(source, start);
    const line = source.slice(start, end);
    const mark = FENCE.exec(line)?.[1] ?? "";
    const kind: BlockKind | null = mark ? "code" : ROW.test(line) ? "row" : ITEM.test(line) ? "item" : OPENING.test(line) ? "paragraph" : null;
    if (fence) {
      passages.at(-1)!.end = end;
      if (mark.startsWith(fence) && line.trim() === mark) fence = "";
    } else if (!line.trim()) open = false;
    else if (open && !kind) passages.at(-1)!.end = end;
    else {
      passages.push({ first: passages.length, last: passages.length, start, end, kind: kind ?? "paragraph" });
      fence = mark;
    }
    if (line.trim()) open = !(mark && !fence);
    start = end + 1;
  }
  return { source, passages };
}

/** Passages `from` to `to` with the gaps around them, as a layout of their own that begins at `offset`. */
export function excerpt({ source, passages }: Layout, from: number, to: number): { layout: Layout; offset: number } {
  const offset = from > 0 ? passages[from - 1]!.end : 0;
  const own = passages.slice(from, to + 1).map((passage) => ({ ...passage, start: passage.start - offset, end: passage.end - offset }));
  return { layout: { source: source.slice(offset, passages[to + 1]?.start ?? source.length), passages: own }, offset };
}

/** The gap before passage `index`, 0 to their number inclusive: UTF-16 offsets. */
export function gapAt({ source, passages }: Layout, index: number): { start: number; end: number } {
  return { start: index > 0 ? passages[index - 1]!.end : 0, end: index < passages.length ? passages[index]!.start : source.length };
}

export function gapText(layout: Layout, index: number): string {
  const { start, end } = gapAt(layout, index);
  return layout.source.slice(start, end);
}

/** The index of the passage that a block belongs to. The block must be in the draft. */
export function passageOf({ passages }: Layout, block: number): number {
  return lastWhere(passages, ({ first }) => first <= block);
}

/** The index of the last passage that begins at or before `offset`; −1: none does. */
export function passageAt({ passages }: Layout, offset: number): number {
  return lastWhere(passages, ({ start }) => start <= offset);
}

/** What the first line of a source will be read as, as far as it decides how much must part it from its neighbours. */
export function familyOf(source: string): "row" | "item" | "other" {
  return ROW.test(source) ? "row" : ITEM.test(source) ? "item" : "other";
}

/** Lines that only part: blank ones, and the bars of a quotation between two of its paragraphs. */
export function isSeparator(text: string): boolean {
  return trailingSeparator(text) === text;
}

/** The lines at the end of a text that only part, with the line feed before them. */
export function trailingSeparator(text: string): string {
  let at = text.length;
  for (;;) {
    const feed = at > 0 ? text.lastIndexOf("\n", at - 1) : -1;
    if (!isBar(text, feed + 1, at)) return text.slice(at);
    if (feed < 0) return text;
    at = feed;
  }
}

/** The lines at the beginning of a text that only part, with the line feed after each; no indentation of the line that follows. */
export function leadingSeparator(text: string): string {
  let at = 0;
  for (;;) {
    const feed = text.indexOf("\n", at);
    if (feed < 0 || !isBar(text, at, feed)) return text.slice(0, at);
    at = feed + 1;
  }
}

/** Which of two separators stays where what stood between them goes. Law: associative and commutative. */
export function stronger(a: string, b: string): string {
  const [x, y] = [strength(a), strength(b)];
  for (let index = 0; index < x.length; index++) if (x[index] !== y[index]) return x[index]! > y[index]! ? a : b;
  return a < b ? a : b;
}

/** Blank lines part most; the bar of a quotation keeps both sides in it; a line feed alone parts rows and items. */
function strength(separator: string): number[] {
  const feeds = separator.split("\n").length - 1;
  return [separator.includes(">") ? 2 : feeds > 1 ? 3 : feeds, feeds, separator.length];
}

function isBar(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!" \t>".includes(text[at]!)) return false;
  return true;
}

function isRuleOfTable(line: string): boolean {
  return /^[ \t|:-]+$/.test(line) && line.includes("-");
}

function lineEnd(source: string, from: number): number {
  const feed = source.indexOf("\n", from);
  return feed < 0 ? source.length : feed;
}

function lastWhere(passages: readonly Passage[], holds: (passage: Passage) => boolean): number {
  let low = 0;
  for (let high = passages.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (holds(passages[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
