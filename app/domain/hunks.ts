/** A redline in rows, with the line numbers of the draft each belongs to, and what of it is shown; its markup is left to redline-page.ts. */
import type { Block, Cut } from "./text/cut.ts";
import type { Change, Piece } from "./text/redline.ts";

/** What a reader may ask to see alone. */
export const REDLINE_FILTERS = ["all", "substantive", "editorial", "added", "removed", "moved"] as const;
export type RedlineFilter = (typeof REDLINE_FILTERS)[number];

/** One line as it is shown: `old`, the lines of the old draft that begin in it (inclusive); `next`, its own number. Cells are one, but in a row of a table. */
export interface RedlineRow {
  old: { first: number; last: number } | null;
  next: number | null;
  cells: Piece[][];
}

/** `number`: from 1, among all that changed; 0 for what stands beside a change. `block`: the new one, or the old one where it is gone. */
export interface ShownChange {
  number: number;
  change: Change;
  block: Block;
  rows: RedlineRow[];
}

/** Rows that stand together. `skipped`: how many unchanged ones were left out before them. */
export interface Hunk {
  skipped: number;
  changes: ShownChange[];
}

/** Unchanged rows shown above and below a change. */
const CONTEXT = 3;

/** What stands around each match of the filter, or everything. `after`: unchanged rows left out at the end. */
export function hunksOf(old: Cut, next: Cut, changes: readonly Change[], filter: RedlineFilter, whole: boolean): { hunks: Hunk[]; after: number } {
  const hunks: Hunk[] = [];
  let number = 0;
  let skipped = 0;
  let held: ShownChange[] = [];
  let open: Hunk | null = null;
  let after = 0;
  for (const change of changes) {
    const shown: ShownChange = { number: change.kind === "same" ? 0 : ++number, change, block: blockOf(old, next, change), rows: rowsOf(old, next, change) };
    if (whole || matches(change, filter)) {
      if (!open || skipped > 0) hunks.push((open = { skipped, changes: [] }));
      open.changes.push(...held, shown);
      [held, skipped, after] = [[], 0, CONTEXT];
      continue;
    }
    const beside = { ...shown, number: 0 };
    const below = open ? shown.rows.slice(0, after) : [];
    if (below.length > 0) open!.changes.push({ ...beside, rows: below });
    after -= below.length;
    const rest = shown.rows.slice(below.length);
    if (rest.length === 0) continue;
    held.push({ ...beside, rows: rest });
    let room = CONTEXT;
    held = held.reverse().flatMap((one) => {
      const rows = room > 0 ? one.rows.slice(-room) : [];
      room -= rows.length;
      skipped += one.rows.length - rows.length;
      return rows.length > 0 ? [{ ...one, rows }] : [];
    }).reverse();
  }
  return { hunks, after: skipped + held.reduce((sum, { rows }) => sum + rows.length, 0) };
}

export function matches(change: Change, filter: RedlineFilter): boolean {
  if (change.kind === "same") return false;
  if (filter === "all") return true;
  if (filter === "substantive" || filter === "editorial") return change.label === filter;
  return filter === "moved" ? change.kind.startsWith("moved") : change.kind === filter;
}

/** The lines of the old and of the new draft that a change stands on, inclusive; null where it has none. */
export function linesOfChange(old: Cut, next: Cut, change: Change): { old: { first: number; last: number } | null; next: { first: number; last: number } | null } {
  const span = (block: Block | undefined) => (block ? { first: block.firstLine, last: block.lastLine } : null);
  return { old: span(change.old === null ? undefined : old.blocks[change.old]), next: span(change.next === null ? undefined : next.blocks[change.next]) };
}

function blockOf(old: Cut, next: Cut, change: Change): Block {
  return change.next !== null ? next.blocks[change.next]! : old.blocks[change.old!]!;
}

/** A row for each new line of the change; for each old line where it is gone. Law: the pieces of the rows, in order, are those of the change. */
export function rowsOf(old: Cut, next: Cut, change: Change): RedlineRow[] {
  const oldStarts = change.old === null ? null : lineStarts(old, old.blocks[change.old]!);
  const newStarts = change.next === null ? null : lineStarts(next, next.blocks[change.next]!);
  const table = blockOf(old, next, change).kind === "row";
  const rows: RedlineRow[] = [];
  const at = { old: change.oldStart, next: change.newStart };
  let line = 0;
  let told = 0;
  let cell = { old: 0, next: 0 };
  const leading = newStarts ?? oldStarts!;
  const side = newStarts ? "next" : "old";
  const begin = () => {
    line = lineAt(leading, at[side]);
    rows.push({ old: null, next: newStarts ? newStarts.first + line : null, cells: [[]] });
    cell = { old: 0, next: 0 };
  };
  begin();
  const put = (op: Piece["op"], text: string) => {
    const row = rows.at(-1)!;
    if (op !== "ins" && oldStarts) {
      const first = oldStarts.first + lineAt(oldStarts, at.old);
      const last = oldStarts.first + lineAt(oldStarts, at.old + Math.max(0, text.length - 1));
      if (last > told) row.old = { first: row.old?.first ?? Math.max(first, told + 1), last };
      told = Math.max(told, last);
    }
    const own = op === "del" ? "old" : "next";
    const parts = table ? text.split("\t") : [text];
    parts.forEach((part, index) => {
      if (index > 0) {
        if (op !== "ins") cell.old++;
        if (op !== "del") cell.next++;
      }
      while (row.cells.length <= cell[own]) row.cells.push([]);
      if (part) row.cells[cell[own]]!.push({ op, text: part });
    });
    if (op !== "ins") at.old += text.length;
    if (op !== "del") at.next += text.length;
  };
  for (const { op, text } of change.pieces) {
    let rest = text;
    const leads = side === "next" ? op !== "del" : op !== "ins";
    while (rest) {
      if (leads && lineAt(leading, at[side]) !== line) begin();
      const end = leads ? (leading.starts[line + 1] ?? Infinity) - at[side] : rest.length;
      const piece = rest.slice(0, Math.max(1, end));
      put(op, piece);
      rest = rest.slice(piece.length);
    }
  }
  return rows;
}

interface LineStarts {
  first: number;
  starts: number[];
}

/** Where each line of a block begins in its text, UTF-16. */
function lineStarts(cut: Cut, block: Block): LineStarts {
  const starts = [0];
  const extra = block.kind === "code" ? 1 : 0;
  for (let line = block.firstLine; line < block.lastLine; line++) starts.push(starts.at(-1)! + cut.lines[line - 1]!.text.length + extra);
  return { first: block.firstLine, starts };
}

function lineAt({ starts }: LineStarts, offset: number): number {
  let line = 0;
  while (line < starts.length - 1 && starts[line + 1]! <= offset) line++;
  return line;
}
