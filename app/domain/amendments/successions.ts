/** Which passages of one draft became which of the next; what that means for an amendment is said in rebasing.ts. */
import { type Alignment } from "#app/domain/text/alignment.ts";
import { difference } from "./differences.ts";
import { editsBetween, type Edit } from "./edits.ts";
import { type Splice } from "./operations.ts";
import { passageAt, passageOf, type Layout } from "./passages.ts";

/** `heirs`: of each old passage, the next ones that it became; `origins`: the other way round. */
export interface Succession {
  old: Layout;
  next: Layout;
  heirs: number[][];
  origins: number[][];
}

/** Passages of both drafts that became each other, as ranges of indexes, inclusive; a passage that was split or merged is in one with its parts. */
export interface Kin {
  old: [number, number];
  next: [number, number];
}

/** What the new draft did to the text of kin: as edits of the old draft, and as the splices that a place there is counted through. */
export interface Revision {
  kin: Kin;
  edits: Edit[];
  splices: Splice[];
}

export function successionOf(old: Layout, next: Layout, alignment: Alignment): Succession {
  const succession: Succession = { old, next, heirs: old.passages.map(() => []), origins: next.passages.map(() => []) };
  for (const pair of alignment.pairs) {
    const [from, to] = [passageOf(old, pair.old), passageOf(next, pair.next)];
    if (succession.heirs[from]!.includes(to)) continue;
    succession.heirs[from]!.push(to);
    succession.origins[to]!.push(from);
  }
  return succession;
}

/** Everything that passages `from` to `to` became, and what stood beside them and became part of it; null: something of another origin stands among it. One of them must have an heir. */
export function kinOf({ heirs, origins }: Succession, from: number, to: number): Kin | null {
  const kin: Kin = { old: [from, to], next: [Infinity, -1] };
  for (let wider = true; wider; ) {
    wider = false;
    for (let passage = kin.old[0]; passage <= kin.old[1]; passage++) wider = widened(kin.next, heirs[passage]!) || wider;
    for (let passage = kin.next[0]; passage <= kin.next[1]; passage++) {
      const own = (origin: number): boolean => origin >= kin.old[0] && origin <= kin.old[1];
      if (origins[passage]!.length > 0 && !origins[passage]!.some(own)) return null;
      wider = widened(kin.old, origins[passage]!.filter((origin) => origin === kin.old[0] - 1 || origin === kin.old[1] + 1)) || wider;
    }
  }
  return kin;
}

/** The same range, or with a neighbour, and with those around it that have no counterpart: what the alignment did not see as parts of one. */
export function widerKin(succession: Succession, from: number, to: number): Kin[] {
  const { heirs, origins } = succession;
  const ranges: [number, number][] = [[from, to], [from - 1, to], [from, to + 1]];
  return ranges.flatMap(([low, high]) => {
    const kin = low >= 0 && high < heirs.length && heirs.slice(low, high + 1).some((found) => found.length > 0) ? kinOf(succession, low, high) : null;
    if (!kin) return [];
    while (heirs[kin.old[0] - 1]?.length === 0) kin.old[0]--;
    while (heirs[kin.old[1] + 1]?.length === 0) kin.old[1]++;
    while (origins[kin.next[0] - 1]?.length === 0) kin.next[0]--;
    while (origins[kin.next[1] + 1]?.length === 0) kin.next[1]++;
    return [kin];
  });
}

/** The range that all passages of an old range became; [∞, −1] where none is left. */
export function heirsOf({ heirs }: Succession, from: number, to: number): [number, number] {
  const range: [number, number] = [Infinity, -1];
  for (let passage = from; passage <= to; passage++) widened(range, heirs[passage]!);
  return range;
}

export function revisionOf({ old, next }: Succession, kin: Kin): Revision {
  const start = old.passages[kin.old[0]]!.start;
  const splices = difference(old.source.slice(start, old.passages[kin.old[1]]!.end), next.source.slice(next.passages[kin.next[0]]!.start, next.passages[kin.next[1]]!.end));
  const moved = splices.map((splice) => ({ ...splice, start: splice.start + start, end: splice.end + start }));
  return { kin, edits: editsBetween(old, moved), splices: moved };
}

/** Where an offset of the old draft stands in the new one. What was put in at the end of a passage stands after it, what was put in at any other place before it. */
export function placeIn({ old, next }: Succession, { kin, splices }: Revision, offset: number): number {
  const atEnd = old.passages[passageAt(old, offset)]?.end === offset;
  let place = offset - old.passages[kin.old[0]]!.start + next.passages[kin.next[0]]!.start;
  for (const { start, end, text } of splices) {
    if (end < offset || (end === offset && !(start === end && atEnd))) place += text.length - (end - start);
    else if (start < offset) place += text.length - (offset - start);
  }
  return place;
}

function widened(range: [number, number], members: readonly number[]): boolean {
  const [low, high] = range;
  range[0] = Math.min(low, ...members);
  range[1] = Math.max(high, ...members);
  return range[0] !== low || range[1] !== high;
}
