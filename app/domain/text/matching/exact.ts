/** Blocks whose words are the same in both drafts: unique ones wherever they went, repeated ones where their place is beyond doubt. */
import { type Wording } from "#app/domain/text/matching/wording.ts";

/** `unique`: old block to next block, for keys that stand once in each draft. `placed`: repeated keys, matched inside the gaps that the unique ones leave. */
export interface Exact {
  unique: Map<number, number>;
  placed: Map<number, number>;
}

/** A gap with more repeated blocks than this is matched from its ends alone: the table of a common order grows with the square. */
const LARGEST_TABLE = 250_000;

/**
 * Patience: between unique blocks that kept their order, what is unique within the gap is an anchor again; then the longest common order of the keys. Law: both
 * maps are one to one, and no next block stands in both.
 */
export function exactPairs(olds: readonly Wording[], nexts: readonly Wording[]): Exact {
  const exact: Exact = { unique: uniqueIn(olds, nexts, 0, olds.length, 0, nexts.length), placed: new Map() };
  const anchors = [...exact.unique];
  const rise = longestRise(anchors.map(([, next]) => next));
  let oldFrom = 0;
  let newFrom = 0;
  const ends: [number, number][] = [...anchors.filter((_, index) => rise.has(index)), [olds.length, nexts.length]];
  const takenNext = new Set(exact.unique.values());
  for (const [oldTo, newTo] of ends) {
    placeGap(exact, olds, nexts, [oldFrom, oldTo], [newFrom, newTo], takenNext, 0);
    oldFrom = oldTo + 1;
    newFrom = newTo + 1;
  }
  return exact;
}

function placeGap(exact: Exact, olds: readonly Wording[], nexts: readonly Wording[], [oldFrom, oldTo]: [number, number], [newFrom, newTo]: [number, number], taken: ReadonlySet<number>, depth: number): void {
  if (oldFrom >= oldTo || newFrom >= newTo) return;
  if (depth < 12) {
    const inside = [...uniqueIn(olds, nexts, oldFrom, oldTo, newFrom, newTo)].filter(([old, next]) => !exact.unique.has(old) && !taken.has(next));
    const rise = longestRise(inside.map(([, next]) => next));
    if (rise.size > 0) {
      let from: [number, number] = [oldFrom, newFrom];
      for (const [old, next] of inside.filter((_, index) => rise.has(index))) {
        exact.placed.set(old, next);
        placeGap(exact, olds, nexts, [from[0], old], [from[1], next], taken, depth + 1);
        from = [old + 1, next + 1];
      }
      return placeGap(exact, olds, nexts, [from[0], oldTo], [from[1], newTo], taken, depth + 1);
    }
  }
  const left = range(oldFrom, oldTo).filter((old) => !exact.unique.has(old));
  const right = range(newFrom, newTo).filter((next) => !taken.has(next));
  for (const [old, next] of commonRun(left, right, (a, b) => olds[a]!.key === nexts[b]!.key)) exact.placed.set(old, next);
}

function uniqueIn(olds: readonly Wording[], nexts: readonly Wording[], oldFrom: number, oldTo: number, newFrom: number, newTo: number): Map<number, number> {
  const once = (wordings: readonly Wording[], from: number, to: number): Map<string, number> => {
    const at = new Map<string, number>();
    for (let index = from; index < to; index++) at.set(wordings[index]!.key, at.has(wordings[index]!.key) ? -1 : index);
    return at;
  };
  const right = once(nexts, newFrom, newTo);
  const pairs = new Map<number, number>();
  for (const [key, old] of once(olds, oldFrom, oldTo)) {
    const next = right.get(key) ?? -1;
    if (old >= 0 && next >= 0) pairs.set(old, next);
  }
  return new Map([...pairs].sort(([a], [b]) => a - b));
}

/** A longest common subsequence of two lists; of equal heads and tails alone where the table would be too large. */
function commonRun(left: readonly number[], right: readonly number[], equal: (a: number, b: number) => boolean): [number, number][] {
  const pairs: [number, number][] = [];
  let head = 0;
  while (head < left.length && head < right.length && equal(left[head]!, right[head]!)) {
    pairs.push([left[head]!, right[head]!]);
    head++;
  }
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && equal(left[left.length - 1 - tail]!, right[right.length - 1 - tail]!)) {
    pairs.push([left[left.length - 1 - tail]!, right[right.length - 1 - tail]!]);
    tail++;
  }
  const rows = left.slice(head, left.length - tail);
  const columns = right.slice(head, right.length - tail);
  if (rows.length === 0 || columns.length === 0 || rows.length * columns.length > LARGEST_TABLE) return pairs;
  const width = columns.length + 1;
  const table = new Uint16Array((rows.length + 1) * width);
  for (let a = rows.length - 1; a >= 0; a--) {
    for (let b = columns.length - 1; b >= 0; b--) {
      table[a * width + b] = equal(rows[a]!, columns[b]!) ? table[(a + 1) * width + b + 1]! + 1 : Math.max(table[(a + 1) * width + b]!, table[a * width + b + 1]!);
    }
  }
  for (let a = 0, b = 0; a < rows.length && b < columns.length; ) {
    if (equal(rows[a]!, columns[b]!)) pairs.push([rows[a++]!, columns[b++]!]);
    else if (table[(a + 1) * width + b]! >= table[a * width + b + 1]!) a++;
    else b++;
  }
  return pairs;
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

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
