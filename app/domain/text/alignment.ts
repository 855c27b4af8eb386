/** Which block of one draft became which of the next; where a line range goes is found in placements.ts. */
import { type Cut } from "#app/domain/text/cut.ts";
import { longestRise } from "#app/domain/text/exact.ts";
import { matchBlocks, type Matching } from "#app/domain/text/matching.ts";
import { probability, WEIGHTS, type Weights } from "#app/domain/text/weights.ts";

/** The version of the alignment and its weights, stored with every placement that it made. */
export const CARRY_VERSION = 1;

/** `old`, `next`: indexes of blocks. `score`: the probability that the pair is right, 0 to 1. `moved`: it left the order of its neighbours. */
export interface Pair {
  old: number;
  next: number;
  score: number;
  kind: "same" | "edited";
  moved: boolean;
}

/** `pairs` in the order of the old draft; one old block may have many next ones or the other way round, never both. `offers`: weaker candidates, best first per old block, to suggest to a person. */
export interface Alignment {
  version: number;
  pairs: Pair[];
  offers: { old: number; next: number; score: number }[];
}

/** Less likely than this, a block counts as removed: a wrong place is worse than none. */
const PLACED = 0.5;
const OFFERS = 3;

/** Law: drafts of the same blocks are aligned by place, with certainty. */
export function align(old: Cut, next: Cut, weights: Weights = WEIGHTS): Alignment {
  if (old.blocks.length === next.blocks.length && old.blocks.every(({ kind, text }, index) => text === next.blocks[index]!.text && kind === next.blocks[index]!.kind)) {
    return { version: CARRY_VERSION, pairs: old.blocks.map((_, index) => ({ old: index, next: index, score: 1, kind: "same", moved: false })), offers: [] };
  }
  const matching = matchBlocks(old, next, weights);
  const pairs: Pair[] = [];
  matching.mapping.forEach((to, from) => {
    const score = to >= 0 ? probability(matching.evidence[from]!) : 0;
    if (score >= PLACED) pairs.push({ old: from, next: to, score, kind: old.blocks[from]!.text === next.blocks[to]!.text ? "same" : "edited", moved: false });
  });
  const inOrder = longestRise(pairs.map(({ next }) => next));
  pairs.forEach((pair, index) => (pair.moved = !inOrder.has(index)));
  return { version: CARRY_VERSION, pairs, offers: offersOf(matching, pairs) };
}

function offersOf({ candidates }: Matching, pairs: readonly Pair[]): Alignment["offers"] {
  const placed = new Map(pairs.map((pair) => [pair.old, pair]));
  const byOld = new Map<number, { old: number; next: number; score: number }[]>();
  for (const { old, next, evidence } of candidates) {
    const pair = placed.get(old);
    if (pair && (pair.score > 0.9 || pair.next === next)) continue;
    const list = byOld.get(old) ?? [];
    list.push({ old, next, score: probability(evidence) });
    byOld.set(old, list);
  }
  return [...byOld.values()].flatMap((list) => list.sort((a, b) => b.score - a.score || a.next - b.next).slice(0, OFFERS));
}
