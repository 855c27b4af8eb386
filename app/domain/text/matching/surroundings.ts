/** What stands around two blocks, as the blocks that are already matched show it; the words themselves are weighed in likeness.ts. */
import { type Mapping } from "#app/domain/text/matching/candidates.ts";
import { type Cut } from "#app/domain/text/cut.ts";
import { longestRise } from "#app/domain/text/matching/exact.ts";

/**
 * All from 0 to 1. `beside`: how many of the two neighbours stand beside it again. `agreement`: how nearly the matched blocks around lead to this place.
 * `clause`, `parent`: share of the matched blocks of its clause (of the clause above that) which went to this block's clause. `inside`: it lies between
 * the places of the matched blocks above and below. `alone`: that place has one gap on either side, and how few blocks without a partner stand in it.
 * Of two headings alone, 0 otherwise: `children`: share of the matched blocks below it that went below this one; `emptied`: share of the blocks below the
 * lesser of the two that did not.
 */
export interface Surroundings {
  beside: number;
  agreement: number;
  clause: number;
  parent: number;
  inside: number;
  alone: number;
  children: number;
  emptied: number;
}

const NEIGHBOURS = 3;
const FAR = 15;
/** Votes of a clause are damped, so that one matched block is no certainty: this many votes for nowhere. */
const DOUBT = 0.5;

/** Where each block stands: its heading and the heading above that, as indexes of clauses (−1: before the first). */
export interface Ground {
  clause: Int32Array;
  parent: Int32Array;
  /** Index of the block that is the heading of each clause. */
  headings: Int32Array;
  /** Which clause each block is the heading of, −1: none. */
  opens: Int32Array;
  /** How many blocks stand in each clause, the headings right below it among them. */
  sizes: Int32Array;
}

export function groundOf({ blocks, clauses }: Cut): Ground {
  const headings = new Int32Array(clauses.length);
  const above = new Int32Array(clauses.length).fill(-1);
  const open: number[] = [];
  blocks.forEach((block, index) => {
    if (block.kind === "heading") headings[block.clause] = index;
  });
  clauses.forEach(({ depth }, index) => {
    while (open.length > 0 && clauses[open.at(-1)!]!.depth >= depth) open.pop();
    above[index] = open.at(-1) ?? -1;
    open.push(index);
  });
  // A heading stands in the clause above it: what it opens is not what is around it.
  const clause = Int32Array.from(blocks, (block) => (block.kind === "heading" ? above[block.clause]! : block.clause));
  const sizes = new Int32Array(clauses.length);
  for (const own of clause) if (own >= 0) sizes[own]!++;
  const opens = Int32Array.from(blocks, (block) => (block.kind === "heading" ? block.clause : -1));
  return { clause, parent: clause.map((own) => (own >= 0 ? above[own]! : -1)), headings, opens, sizes };
}

/** Made once for a mapping. A block's own place in the mapping is never evidence for itself. `order`: share of the matched blocks that kept their order, 0 to 1. */
export function surveyor(mapping: Mapping, old: Ground, next: Ground): { order: number; look: (from: number, to: number) => Surroundings } {
  const size = mapping.length;
  const above = new Int32Array(size).fill(-1);
  const below = new Int32Array(size).fill(-1);
  for (let index = 1; index < size; index++) above[index] = mapping[index - 1]! >= 0 ? index - 1 : above[index - 1]!;
  for (let index = size - 2; index >= 0; index--) below[index] = mapping[index + 1]! >= 0 ? index + 1 : below[index + 1]!;
  const clauseVotes = votes(mapping, old.clause, next.clause);
  const parentVotes = votes(mapping, old.parent, next.parent);
  const nextAbove = heldBefore(mapping, next.clause.length);
  const mapped = mapping.filter((to) => to >= 0);
  const order = mapped.length > 0 ? longestRise([...mapped]).size / mapped.length : 1;

  function look(from: number, to: number): Surroundings {
    let agreement = 0;
    let asked = 0;
    for (const chain of [above, below]) {
      let index = chain[from]!;
      for (let count = 0; count < NEIGHBOURS && index >= 0 && Math.abs(index - from) <= FAR; count++, index = chain[index]!) {
        const weight = 1 / Math.sqrt(Math.abs(index - from));
        agreement += weight / (1 + Math.abs(to - mapping[index]! - (from - index)));
        asked += weight;
      }
    }
    const low = above[from]! >= 0 ? mapping[above[from]!]! : -1;
    const high = below[from]! >= 0 ? mapping[below[from]!]! : Infinity;
    return {
      beside: (beside(from - 1, to - 1) + beside(from + 1, to + 1)) / 2,
      agreement: asked > 0 ? agreement / asked : 0,
      clause: share(clauseVotes, old.clause, next.clause, from, to),
      parent: share(parentVotes, old.parent, next.parent, from, to),
      inside: low < to && to < high ? 1 : 0,
      alone: alone(from, to, low, high),
      ...led(from, to),
    };
  }

  function led(from: number, to: number): { children: number; emptied: number } {
    const [own, other] = [old.opens[from]!, next.opens[to]!];
    if (own < 0 || other < 0) return { children: 0, emptied: 0 };
    const ballots = clauseVotes.get(own);
    const mine = ballots?.get(other) ?? 0;
    const lesser = Math.min(old.sizes[own]!, next.sizes[other]!);
    return { children: mine / ((ballots?.get(-2) ?? 0) + DOUBT), emptied: lesser > 0 ? 1 - Math.min(1, mine / lesser) : 0 };
  }

  /** Gaps of one block against one block say most. Blocks that are matched stand in no gap; the pair's own match is left out. */
  function alone(from: number, to: number, low: number, high: number): number {
    if (!(low < to && to < high) || high === Infinity || low < 0) return 0;
    const oldGap = below[from]! - above[from]! - 1;
    // Next blocks between the two that nothing else leads to.
    const newGap = high - low - 1 - (nextAbove[high]! - nextAbove[low + 1]!) + (mapping[from]! > low && mapping[from]! < high ? 1 : 0);
    return newGap < 1 ? 0 : 1 / Math.max(oldGap, newGap);
  }

  function beside(from: number, to: number): number {
    return from >= 0 && from < size && mapping[from] === to ? 1 : 0;
  }

  function share(cast: Map<number, Map<number, number>>, oldPart: Int32Array, nextPart: Int32Array, from: number, to: number): number {
    const ballots = cast.get(oldPart[from]!);
    if (!ballots) return 0;
    const own = mapping[from]!;
    let all = ballots.get(-2)!;
    let mine = ballots.get(nextPart[to]!) ?? 0;
    if (own >= 0) {
      all--;
      if (nextPart[own] === nextPart[to]) mine--;
    }
    return mine / (all + DOUBT);
  }

  return { order, look };
}

/** For each next block how many before it are matched. */
function heldBefore(mapping: Mapping, size: number): Int32Array {
  const held = new Int32Array(size + 1);
  for (const to of mapping) if (to >= 0) held[to + 1] = 1;
  for (let index = 1; index <= size; index++) held[index]! += held[index - 1]!;
  return held;
}

/** For each old heading the next one below which most of its blocks went; of equals the first. A heading is found by it that was renamed altogether. */
export function followed(mapping: Mapping, old: Ground, next: Ground): Map<number, number> {
  const found = new Map<number, number>();
  for (const [own, ballots] of votes(mapping, old.clause, next.clause)) {
    const went = [...ballots].filter(([to]) => to >= 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (own >= 0 && went.length > 0) found.set(old.headings[own]!, next.headings[went[0]![0]]!);
  }
  return found;
}

/** For each part of the old draft how many of its blocks went to which part of the next; all of them under −2. */
function votes(mapping: Mapping, oldPart: Int32Array, nextPart: Int32Array): Map<number, Map<number, number>> {
  const cast = new Map<number, Map<number, number>>();
  mapping.forEach((to, from) => {
    if (to < 0) return;
    let ballots = cast.get(oldPart[from]!);
    if (!ballots) cast.set(oldPart[from]!, (ballots = new Map([[-2, 0]])));
    ballots.set(-2, ballots.get(-2)! + 1);
    ballots.set(nextPart[to]!, (ballots.get(nextPart[to]!) ?? 0) + 1);
  });
  return cast;
}
