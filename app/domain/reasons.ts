/** Why a text was changed: the comments, or the amendments, that led to a change of a redline, by their place on the old draft and their disposition. */
import { amendmentCode } from "./amendments/states.ts";
import { CHANGING, commentCode, type Disposition } from "./comments.ts";
import type { Cut } from "./text/cut.ts";
import type { Change } from "./text/redline.ts";

/** What a change names. */
export interface Reason {
  kind: "comment" | "amendment";
  number: number;
}

/** "C-12", "A-31". */
export function reasonCode({ kind, number }: Reason): string {
  return kind === "comment" ? commentCode(number) : amendmentCode(number);
}

/** A comment or an amendment as far as a change asks. Inclusive lines of the old draft; null where its text was gone before. */
export interface Cause {
  number: number;
  firstLine: number | null;
  lastLine: number | null;
  disposition: Disposition | null;
}

/**
 * The comments that led to each change, by their numbers, in the order of the changes; none for what stayed the same.
 * A comment leads to a change where its disposition promises one and its lines overlap the changed block.
 * What was added has no lines of the old draft: there the unchanged blocks beside it stand for it, since "insert after line 12" is said about line 12.
 */
export function reasonsOf(changes: readonly Change[], old: Cut, causes: readonly Cause[]): number[][] {
  const byBlock = causesByBlock(old, causes);
  return changes.map((change, index) => {
    if (change.kind === "same") return [];
    const blocks = change.old !== null ? [change.old] : unchangedBeside(changes, index);
    return [...new Set(blocks.flatMap((block) => byBlock.get(block) ?? []))].sort((a, b) => a - b);
  });
}

/** Whether a disposition of this kind promises a change of the text. */
export function promisesChange(disposition: Disposition | null): boolean {
  return disposition !== null && CHANGING.includes(disposition);
}

/** Of the comments that promise a change, those whose lines no change touches yet. */
export function unanswered(changes: readonly Change[], old: Cut, causes: readonly Cause[]): number[] {
  const answered = new Set(reasonsOf(changes, old, causes).flat());
  return causes.filter((cause) => promisesChange(cause.disposition) && cause.firstLine !== null && !answered.has(cause.number)).map(({ number }) => number);
}

function causesByBlock(old: Cut, causes: readonly Cause[]): Map<number, number[]> {
  const byBlock = new Map<number, number[]>();
  for (const { number, firstLine, lastLine, disposition } of causes) {
    if (firstLine === null || lastLine === null || !promisesChange(disposition)) continue;
    const last = old.lines[Math.min(lastLine, old.lines.length) - 1]?.block ?? -1;
    for (let block = old.lines[firstLine - 1]?.block ?? 0; block <= last; block++) byBlock.set(block, [...(byBlock.get(block) ?? []), number]);
  }
  return byBlock;
}

/** The old blocks directly above and below an addition, past other additions, where they stayed as they were. */
function unchangedBeside(changes: readonly Change[], index: number): number[] {
  const beside: number[] = [];
  for (const step of [-1, 1]) {
    let at = index + step;
    while (changes[at]?.kind === "added") at += step;
    const neighbour = changes[at];
    if (neighbour?.kind === "same" && neighbour.old !== null) beside.push(neighbour.old);
  }
  return beside;
}
