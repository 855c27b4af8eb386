/** What an amendment is: an operation on whole blocks of an immutable draft, and the source that its editor opens with. What it changes is said in edits.ts. */
import { normalised } from "#app/domain/text/cut.ts";
import { familyOf, gapAt, gapText, isSeparator, leadingSeparator, passageOf, type Layout } from "./passages.ts";

export const OPERATIONS = ["replace", "insert", "delete"] as const;
export type Operation = (typeof OPERATIONS)[number];

/**
 * `draft`: the number of the draft it is an operation on. `first`, `last`: indexes of its blocks, inclusive; what is inserted stands after `last` (`first` is the
 * same), −1: before all. `source`: the Markdown that comes, as `proposal` leaves it; "" where blocks are deleted. Never rewritten.
 */
export interface Amendment {
  draft: number;
  operation: Operation;
  first: number;
  last: number;
  source: string;
}

/** A piece of a text and what stands there instead. UTF-16 offsets, end exclusive. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * What a person typed, as it is kept: whole passages, LF alone, no blank lines around, and blocks that are replaced by nothing are deleted. The blocks must be in
 * the draft. Law: a proposal is its own proposal.
 */
export function proposal(layout: Layout, { draft, operation, first, last, source }: Amendment): Amendment {
  const kept = operation === "delete" ? "" : withoutBlankEnds(normalised(source));
  if (operation === "insert") {
    const after = last < 0 ? -1 : layout.passages[passageOf(layout, last)]!.last;
    return { draft, operation, first: after, last: after, source: kept };
  }
  const { from, to } = passagesOf(layout, { first, last });
  return { draft, operation: kept ? operation : "delete", first: layout.passages[from]!.first, last: layout.passages[to]!.last, source: kept };
}

/** The source of the chosen blocks, as the editor shows it: whole source lines, so that blocks on one line come together. The blocks must be in the draft. */
export function sourceOf(layout: Layout, range: { first: number; last: number }): string {
  const { start, end } = extent(layout, range);
  return layout.source.slice(start, end);
}

/** The passages of a range of blocks, as indexes, inclusive. */
export function passagesOf(layout: Layout, { first, last }: { first: number; last: number }): { from: number; to: number } {
  return { from: passageOf(layout, first), to: passageOf(layout, last) };
}

export function extent(layout: Layout, range: { first: number; last: number }): { start: number; end: number } {
  const { from, to } = passagesOf(layout, range);
  return { start: layout.passages[from]!.start, end: layout.passages[to]!.end };
}

/**
 * Where and with which blank lines a source is put in before passage `index`. Rows follow rows and items follow items as closely as their neighbours do; anything
 * else is parted by a blank line on both sides.
 */
export function insertion(layout: Layout, index: number, source: string): Splice {
  const { passages } = layout;
  const [before, after] = [passages[index - 1], passages[index]];
  const gap = gapText(layout, index);
  const own = familyOf(source);
  const closeness = (beside: typeof before): string => (!beside || own === "other" || beside.kind !== own ? "\n\n" : own === "row" ? "\n" : usualGap(layout, index));
  if (!before) return { start: gapAt(layout, 0).end, end: gapAt(layout, 0).end, text: after ? `${source}${closeness(after)}` : source };
  const given = feeds(leadingSeparator(gap));
  const missing = after ? Math.max(0, feeds(closeness(after)) - given) : 0;
  return { start: before.end, end: before.end, text: `${closeness(before)}${source}${"\n".repeat(missing)}` };
}

/** How items around a place are parted: as the two that it stands between, or else as the one before it and its own. */
function usualGap(layout: Layout, index: number): string {
  for (const at of [index, index - 1, index + 1]) {
    const [one, other] = [layout.passages[at - 1], layout.passages[at]];
    const gap = gapText(layout, Math.max(0, Math.min(at, layout.passages.length)));
    if (one?.kind === "item" && other?.kind === "item" && isSeparator(gap)) return feeds(gap) > 1 ? "\n\n" : "\n";
  }
  return "\n";
}

function feeds(text: string): number {
  return text.split("\n").length - 1;
}

/** Blank lines before and after; the indentation of the first line and the spaces that end the last one stay. */
function withoutBlankEnds(text: string): string {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  return first < 0 ? "" : lines.slice(first, lines.findLastIndex((line) => line.trim() !== "") + 1).join("\n");
}
