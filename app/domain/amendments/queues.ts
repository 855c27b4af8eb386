/** The queue of a workbench: comments and amendments in one order, and what each amendment changes in a few words. How it is decided is left to states.ts and rights.ts. */
import type { Edit } from "./edits.ts";
import type { Layout } from "./passages.ts";

/** `firstLine` null: its text is gone. */
export interface Waiting {
  kind: "comment" | "amendment";
  number: number;
  firstLine: number | null;
  open: boolean;
}

/** What is open first; then by line, what has none last; at one line amendments before comments, each by number. */
export function queueOrder<W extends Waiting>(waiting: readonly W[]): W[] {
  return [...waiting].sort((a, b) => Number(b.open) - Number(a.open) || (a.firstLine ?? Infinity) - (b.firstLine ?? Infinity) || a.kind.localeCompare(b.kind) || a.number - b.number);
}

/** One change of an amendment: what goes, what comes, and the words beside it. */
export interface Part {
  before: string;
  removed: string;
  added: string;
  after: string;
}

/** Words shown on each side of a change, UTF-16 units at most. */
const BESIDE = 60;

/** One for each edit, in order: `DecisionForm.hunks` counts them from 1. */
export function partsOf({ source }: Layout, edits: readonly Edit[]): Part[] {
  return edits.map(({ start, end, text }) => ({ before: wordsBefore(source, start), removed: source.slice(start, end), added: text, after: wordsAfter(source, end) }));
}

function wordsBefore(source: string, at: number): string {
  const line = source.slice(source.lastIndexOf("\n", at - 1) + 1, at);
  return line.length <= BESIDE ? line : line.slice(-BESIDE).replace(/^\S*\s?/u, "… ");
}

function wordsAfter(source: string, at: number): string {
  const feed = source.indexOf("\n", at);
  const line = source.slice(at, feed < 0 ? source.length : feed);
  return line.length <= BESIDE ? line : line.slice(0, BESIDE).replace(/\s?\S*$/u, " …");
}
