/** Where comments on a draft and its amendments stand in the text that follows it, and which change is theirs. */
import type { Hunk } from "./hunks.ts";
import type { Cause } from "./reasons.ts";
import type { Alignment } from "./text/alignment.ts";
import type { Cut } from "./text/cut.ts";
import type { Change } from "./text/redline.ts";

/** Where what was said of the old draft stands in the new source: UTF-16 offsets. `number`: of the comment or the amendment. `change`: the number of the change that it led to, or else that its lines are in; `page`: the page of that. */
export interface Spot {
  number: number;
  start: number;
  end: number;
  change: number | null;
  page: number | null;
}

export interface ChangesBy {
  cause: Map<number, number>;
  block: Map<number, number>;
  page: Map<number, number>;
}

/** The numbers of the changes: by the comment or amendment that led to one (whichever `reasons` count), by its old block; and the page of each. */
export function changesBy(changes: readonly Change[], reasons: readonly number[][], pages: readonly Hunk[][]): ChangesBy {
  const by: ChangesBy = { cause: new Map(), block: new Map(), page: new Map() };
  let number = 0;
  changes.forEach((change, index) => {
    if (change.kind === "same") return;
    number++;
    if (change.old !== null && !by.block.has(change.old)) by.block.set(change.old, number);
    for (const cause of reasons[index]!) if (!by.cause.has(cause)) by.cause.set(cause, number);
  });
  pages.forEach((hunks, index) => hunks.forEach((hunk) => hunk.changes.forEach((shown) => shown.number > 0 && by.page.set(shown.number, index + 1))));
  return by;
}

/** What is said of a block that is gone stands at the end of the block before it that is still there. */
export function spotsOf(old: Cut, next: Cut, alignment: Alignment, causes: readonly Cause[], by: ChangesBy): Spot[] {
  const becomes = new Map<number, number>();
  for (const pair of alignment.pairs) if (!becomes.has(pair.old)) becomes.set(pair.old, pair.next);
  return causes.flatMap(({ number, firstLine, lastLine }) => {
    const block = firstLine === null ? undefined : old.lines[firstLine - 1]?.block;
    if (block === undefined) return [];
    const last = old.lines[Math.min(lastLine ?? firstLine!, old.lines.length) - 1]!.block;
    let at = block;
    while (at >= 0 && !becomes.has(at)) at--;
    const first = next.blocks[becomes.get(at) ?? 0];
    const end = at === block ? next.blocks[becomes.get(last) ?? becomes.get(at)!] : undefined;
    const change = by.cause.get(number) ?? by.block.get(block) ?? null;
    return [{ number, start: at === block ? (first?.start ?? 0) : (first?.end ?? 0), end: Math.max(first?.end ?? 0, end?.end ?? 0), change, page: change === null ? null : (by.page.get(change) ?? null) }];
  });
}
