/** What is laid over the lines of a draft: how many comments begin at each, how much is said of it, and how many stand in each clause. */
import type { Range } from "./text/anchors.ts";
import type { Clause } from "./text/cut.ts";
import type { LineMark } from "./text/pages.ts";

/** Comments that stand on the same lines of a draft. */
export interface Standing extends Range {
  count: number;
}

/** Line, count, heat: only lines of which something is said, in order. */
export type Overlay = [line: number, count: number, heat: number][];

/** From how many comments on a line its heat is 1, 2, 3. */
export const HEAT_FROM = [1, 3, 8] as const;

export function heatOf(comments: number): number {
  return HEAT_FROM.filter((from) => comments >= from).length;
}

/** The marks of a draft of `lineCount` lines. What stands outside of it is left out. */
export function overlayOf(standing: readonly Standing[], lineCount: number): Overlay {
  const begin = new Uint32Array(lineCount + 2);
  const change = new Int32Array(lineCount + 2);
  for (const { firstLine, lastLine, count } of standing) {
    if (firstLine < 1 || firstLine > lineCount) continue;
    begin[firstLine]! += count;
    change[firstLine]! += count;
    change[Math.min(lastLine, lineCount) + 1]! -= count;
  }
  const overlay: Overlay = [];
  let over = 0;
  for (let line = 1; line <= lineCount; line++) {
    over += change[line]!;
    if (over > 0) overlay.push([line, begin[line]!, heatOf(over)]);
  }
  return overlay;
}

export function marksOf(overlay: Overlay): Map<number, LineMark> {
  return new Map(overlay.map(([line, count, heat]) => [line, { count, heat }]));
}

/** The overlay as it stands among the lines of a page that leaves their marks to a script: data that no browser runs or shows. Each line by how far it is from the one before, which is nearly always 1. */
export function overlayMarkup(overlay: Overlay): string {
  return `<script type="application/json">${JSON.stringify(overlay.map(([line, count, heat], index) => [line - (overlay[index - 1]?.[0] ?? 0), count, heat]))}</script>`;
}

/** @param data what stands in `overlayMarkup`. */
export function readOverlay(data: string): Overlay {
  let at = 0;
  return (JSON.parse(data) as Overlay).map(([step, count, heat]) => [(at += step), count, heat]);
}

/** A clause in the outline. `share`: its comments against the most that a clause of its depth has, in thousandths from 0 to 1. */
export interface OutlinedClause extends Clause {
  comments: number;
  share: number;
}

/** So many subclauses at most; where there are more, the outline keeps to the clauses of the highest level. */
const SUBCLAUSES_MAX = 400;

/**
 * The clauses of the two highest levels that are numbered. A comment counts to the clause that its first line stands in, and to those around it.
 * The title of the whole draft is none. A number that the text does not carry was made to cite by; it is not shown before a title that stands without one.
 * @param heading the text of the heading at a line.
 */
export function outlineOf(clauses: readonly Clause[], overlay: Overlay, heading: (line: number) => string): OutlinedClause[] {
  const numbered = clauses.filter(({ number }) => number !== "");
  const top = Math.min(...numbered.map(({ depth }) => depth));
  const two = numbered.filter(({ depth }) => depth <= top + 1);
  const shown = two.length <= SUBCLAUSES_MAX ? two : numbered.filter(({ depth }) => depth === top);
  const counted = shown.map((clause) => ({ ...clause, number: heading(clause.firstLine).startsWith(clause.number) ? clause.number : "", comments: commentsIn(clause, overlay) }));
  const most = (depth: number) => Math.max(1, ...counted.filter((clause) => clause.depth === depth).map(({ comments }) => comments));
  const mostOf = new Map([top, top + 1].map((depth) => [depth, most(depth)]));
  return counted.map((clause) => ({ ...clause, share: Math.round((1_000 * clause.comments) / (mostOf.get(clause.depth) ?? 1)) / 1_000 }));
}

function commentsIn({ firstLine, lastLine }: Range, overlay: Overlay): number {
  let comments = 0;
  for (let at = indexFrom(overlay, firstLine); at < overlay.length && overlay[at]![0] <= lastLine; at++) comments += overlay[at]![1];
  return comments;
}

/** The first entry at or after a line. */
function indexFrom(overlay: Overlay, line: number): number {
  let low = 0;
  let high = overlay.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (overlay[middle]![0] < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
