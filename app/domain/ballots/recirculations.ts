/**
 * Recirculations: a round on a changed draft that is narrower than the one before. Open for comment are changed lines, lines that the changes affect, and unresolved
 * negatives (IEEE SA); earlier votes stand unless changed. What changed is found in text/redline.ts, where a comment stands in text/placements.ts.
 */
import { ALLOWED, refuse, type Verdict } from "../refusals.ts";
import { referencesIn } from "#app/domain/text/cross-references.ts";
import { type Block, type Cut } from "#app/domain/text/cut.ts";
import { type Change } from "#app/domain/text/redline.ts";

/** Why lines are open, the strongest first. */
export const OPENINGS = ["changed", "affected", "unresolved"] as const;
export type Opening = (typeof OPENINGS)[number];

/** Inclusive lines of the new draft. */
export interface OpenLines {
  firstLine: number;
  lastLine: number;
  because: Opening;
}

/** Where an unresolved negative stands on the new draft; null where its text is gone: then what stood beside it is open. */
export interface Negative {
  firstLine: number | null;
  lastLine: number | null;
}

/**
 * Changed: every block that was edited, added or moved. Affected: the blocks on both sides of what was removed, and those that refer to a clause ("see 6.2", "AC-2(3)")
 * whose substance changed, in itself or within it. In the order of the lines, none twice.
 */
export function openLines(next: Cut, changes: readonly Change[], negatives: readonly Negative[]): OpenLines[] {
  const because: (Opening | undefined)[] = Array.from({ length: next.lines.length + 1 });
  const open = (firstLine: number, lastLine: number, why: Opening) => {
    for (let line = Math.max(1, firstLine); line <= Math.min(lastLine, next.lines.length); line++) because[line] ??= why;
  };
  const openBlock = (block: Block | undefined, why: Opening) => block && open(block.firstLine, block.lastLine, why);
  for (const { kind, next: at } of changes) if (kind !== "same" && at !== null) openBlock(next.blocks[at], "changed");
  const gaps = gapsIn(changes);
  for (const at of gaps.flatMap(({ beside }) => beside)) openBlock(next.blocks[at], "affected");
  const clauses = changedClauses(next, changes, gaps);
  for (const block of next.blocks) if (block.kind !== "heading" && numbersIn(block).some((number) => clauses.has(number))) openBlock(block, "affected");
  for (const { firstLine, lastLine } of negatives) if (firstLine !== null && lastLine !== null) open(firstLine, lastLine, "unresolved");
  return rangesOf(because);
}

/** Whether a comment on these lines touches one that is open. Inclusive. */
export function touches(open: readonly OpenLines[], firstLine: number, lastLine: number): boolean {
  return open.some((lines) => lines.firstLine <= lastLine && lines.lastLine >= firstLine);
}

/** So many ranges are named in a refusal. */
const NAMED = 6;

/** Comment on lines, or amend them, in a round that opens only these; null: it opens the whole draft. */
export function mayTouch(open: readonly OpenLines[] | null, firstLine: number, lastLine: number): Verdict {
  if (open === null || touches(open, firstLine, lastLine)) return ALLOWED;
  const nearest = [...open].sort((a, b) => distance(a, firstLine, lastLine) - distance(b, firstLine, lastLine)).slice(0, NAMED).sort((a, b) => a.firstLine - b.firstLine);
  return refuse("line-not-open", { lines: nearest.map((lines) => (lines.firstLine === lines.lastLine ? `${lines.firstLine}` : `${lines.firstLine}–${lines.lastLine}`)).join(", ") });
}

function distance(open: OpenLines, firstLine: number, lastLine: number): number {
  return Math.max(open.firstLine - lastLine, firstLine - open.lastLine);
}

interface Gap {
  substantive: boolean;
  /** Indexes of the new blocks on both sides. */
  beside: number[];
}

/** Where something was removed. A removed block follows what stood before it. */
function gapsIn(changes: readonly Change[]): Gap[] {
  return changes.flatMap(({ next, label }, index) => {
    if (next !== null) return [];
    const before = changes.slice(0, index).findLast((change) => change.next !== null);
    const after = changes.slice(index).find((change) => change.next !== null);
    return [{ substantive: label === "substantive", beside: [before, after].flatMap((change) => change?.next ?? []) }];
  });
}

/** The numbers of the clauses in which substance changed, with those that they stand in. */
function changedClauses(next: Cut, changes: readonly Change[], gaps: readonly Gap[]): Set<string> {
  const edited = changes.flatMap(({ label, next: at }) => (label === "substantive" && at !== null ? [at] : []));
  const lost = gaps.flatMap(({ substantive, beside }) => (substantive ? beside.slice(0, 1) : []));
  const lines = [...edited, ...lost].map((at) => next.blocks[at]!.firstLine);
  const within = next.clauses.filter(({ number, firstLine, lastLine }) => number !== "" && lines.some((line) => firstLine <= line && line <= lastLine));
  return new Set(within.map(({ number }) => number.toUpperCase().replace(/^(?:ANNEX|APPENDIX|CHAPTER|SECTION|CLAUSE|PART|ARTICLE)\s+/, "")));
}

/** "see 5.1 and 5.2", where no word says that it is a clause; and numbers that need none: "V2.1", "AC-2(3)", "A.3". */
const SEEN = /\b(?:see|in accordance with|according to)\s+(\d{1,3}(?:\.\d{1,3})*(?:(?:,\s*(?:and\s+)?|\s+(?:and|or|to)\s+)\d{1,3}(?:\.\d{1,3})*)*)/gi;
const BARE = /\b(?:[A-Z]{1,8}(?:-[A-Z]{1,8})*-?\d{1,3}(?:\.\d{1,3})*(?:\(\d{1,3}\))*|[A-Z](?:\.\d{1,2})+)(?![\w(])/g;

/** Numbers of clauses that a block refers to. */
function numbersIn({ text, marker }: Block): string[] {
  const announced = referencesIn(text, marker.length).flatMap(({ kind, number }) => (kind === "clause" ? [number] : []));
  const seen = [...text.matchAll(SEEN)].flatMap(([, numbers = ""]) => numbers.match(/\d+(?:\.\d+)*/g) ?? []);
  return [...announced, ...seen, ...(text.match(BARE) ?? [])];
}

function rangesOf(because: readonly (Opening | undefined)[]): OpenLines[] {
  const ranges: OpenLines[] = [];
  because.forEach((why, line) => {
    const last = ranges.at(-1);
    if (why && last?.because === why && last.lastLine === line - 1) last.lastLine = line;
    else if (why) ranges.push({ firstLine: line, lastLine: line, because: why });
  });
  return ranges;
}
