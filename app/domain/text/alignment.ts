/** Which block of one draft became which of the next; where a line range goes is found in placements.ts. */
import { type Cut } from "#app/domain/text/cut.ts";
import { wordingOf, type Wording } from "#app/domain/text/wording.ts";

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

export function align(old: Cut, next: Cut): Alignment {
  const olds = old.blocks.map(wordingOf);
  const nexts = next.blocks.map(wordingOf);
  const toNext = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (from: number, to: number): void => {
    toNext.set(from, to);
    taken.add(to);
  };
  const oldAt = positions(olds);
  const nextAt = positions(nexts);
  for (const [key, froms] of oldAt) {
    const tos = nextAt.get(key);
    if (tos && froms.length === 1 && tos.length === 1) pair(froms[0]!, tos[0]!);
  }
  for (const [key, froms] of oldAt) {
    const tos = (nextAt.get(key) ?? []).filter((to) => !taken.has(to));
    froms.filter((from) => !toNext.has(from)).forEach((from, index) => tos[index] !== undefined && pair(from, tos[index]!));
  }
  const scores = new Map<number, number>();
  similar(olds, nexts, toNext, taken).forEach(({ from, to, score }) => {
    if (toNext.has(from) || taken.has(to) || score < 0.5) return;
    pair(from, to);
    scores.set(from, Math.min(0.97, 0.5 + score / 2));
  });
  const pairs = [...toNext].sort(([a], [b]) => a - b).map(([from, to]): Pair => ({ old: from, next: to, score: scores.get(from) ?? 1, kind: old.blocks[from]!.text === next.blocks[to]!.text ? "same" : "edited", moved: false }));
  const inOrder = longestRise(pairs.map(({ next }) => next));
  pairs.forEach((one, index) => (one.moved = !inOrder.has(index)));
  return { version: CARRY_VERSION, pairs, offers: [] };
}

function similar(olds: readonly Wording[], nexts: readonly Wording[], toNext: ReadonlyMap<number, number>, taken: ReadonlySet<number>): { from: number; to: number; score: number }[] {
  const index = new Map<string, number[]>();
  nexts.forEach(({ words }, to) => {
    if (!taken.has(to)) for (const word of new Set(words)) index.set(word, [...(index.get(word) ?? []), to]);
  });
  const found: { from: number; to: number; score: number }[] = [];
  olds.forEach(({ words }, from) => {
    if (toNext.has(from)) return;
    const common = new Map<number, number>();
    for (const word of new Set(words)) for (const to of index.get(word) ?? []) common.set(to, (common.get(to) ?? 0) + 1);
    for (const [to, count] of common) found.push({ from, to, score: (2 * count) / (new Set(words).size + new Set(nexts[to]!.words).size) });
  });
  return found.sort((a, b) => b.score - a.score);
}

function positions(wordings: readonly Wording[]): Map<string, number[]> {
  const at = new Map<string, number[]>();
  wordings.forEach(({ key }, index) => {
    const list = at.get(key);
    if (list) list.push(index);
    else at.set(key, [index]);
  });
  return at;
}

/** The indexes of a longest strictly rising run. */
export function longestRise(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  values.forEach((value, index) => {
    let low = 0;
    for (let high = tails.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const rise = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) rise.add(at);
  return rise;
}
